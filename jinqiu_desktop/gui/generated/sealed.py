# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'sealed.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QFrame, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_Sealed(object):
    def setupUi(self, Sealed):
        if not Sealed.objectName():
            Sealed.setObjectName(u"Sealed")
        self.layout_1 = QVBoxLayout(Sealed)
        self.layout_1.setSpacing(12)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(28, 24, 28, 20)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(16)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.sign = QLabel(Sealed)
        self.sign.setObjectName(u"sign")
        self.sign.setProperty(u"glyph", 40)

        self.layout_2.addWidget(self.sign)

        self.layout_3 = QVBoxLayout()
        self.layout_3.setSpacing(2)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(Sealed)
        self.headline.setObjectName(u"headline")

        self.layout_3.addWidget(self.headline)

        self.under = QLabel(Sealed)
        self.under.setObjectName(u"under")
        self.under.setWordWrap(True)

        self.layout_3.addWidget(self.under)


        self.layout_2.addLayout(self.layout_3)

        self.layout_2.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_2)

        self.l1 = QFrame(Sealed)
        self.l1.setObjectName(u"l1")

        self.layout_1.addWidget(self.l1)

        self.layout_4 = QHBoxLayout()
        self.layout_4.setSpacing(0)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.who_label = QLabel(Sealed)
        self.who_label.setObjectName(u"who_label")
        self.who_label.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)
        self.who_label.setProperty(u"wide", 88)

        self.layout_4.addWidget(self.who_label)

        self.layout_5 = QVBoxLayout()
        self.layout_5.setSpacing(1)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.who = QLabel(Sealed)
        self.who.setObjectName(u"who")
        self.who.setWordWrap(True)

        self.layout_5.addWidget(self.who)

        self.who_note = QLabel(Sealed)
        self.who_note.setObjectName(u"who_note")
        self.who_note.setWordWrap(True)

        self.layout_5.addWidget(self.who_note)


        self.layout_4.addLayout(self.layout_5)

        self.layout_4.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_4)

        self.layout_6 = QHBoxLayout()
        self.layout_6.setSpacing(0)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.what_label = QLabel(Sealed)
        self.what_label.setObjectName(u"what_label")
        self.what_label.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)
        self.what_label.setProperty(u"wide", 88)

        self.layout_6.addWidget(self.what_label)

        self.layout_7 = QVBoxLayout()
        self.layout_7.setSpacing(1)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.what = QLabel(Sealed)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)

        self.layout_7.addWidget(self.what)

        self.what_note = QLabel(Sealed)
        self.what_note.setObjectName(u"what_note")
        self.what_note.setWordWrap(True)

        self.layout_7.addWidget(self.what_note)


        self.layout_6.addLayout(self.layout_7)

        self.layout_6.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_6)

        self.layout_8 = QHBoxLayout()
        self.layout_8.setSpacing(0)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.file_label = QLabel(Sealed)
        self.file_label.setObjectName(u"file_label")
        self.file_label.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)
        self.file_label.setProperty(u"wide", 88)

        self.layout_8.addWidget(self.file_label)

        self.layout_9 = QVBoxLayout()
        self.layout_9.setSpacing(1)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(0, 0, 0, 0)
        self.file = QLabel(Sealed)
        self.file.setObjectName(u"file")
        self.file.setWordWrap(True)

        self.layout_9.addWidget(self.file)

        self.file_note = QLabel(Sealed)
        self.file_note.setObjectName(u"file_note")
        self.file_note.setWordWrap(True)

        self.layout_9.addWidget(self.file_note)


        self.layout_8.addLayout(self.layout_9)

        self.layout_8.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_8)

        self.layout_10 = QHBoxLayout()
        self.layout_10.setSpacing(0)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.code_label = QLabel(Sealed)
        self.code_label.setObjectName(u"code_label")
        self.code_label.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)
        self.code_label.setProperty(u"wide", 88)

        self.layout_10.addWidget(self.code_label)

        self.layout_11 = QVBoxLayout()
        self.layout_11.setSpacing(1)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.code = QLabel(Sealed)
        self.code.setObjectName(u"code")
        self.code.setWordWrap(True)

        self.layout_11.addWidget(self.code)

        self.code_note = QLabel(Sealed)
        self.code_note.setObjectName(u"code_note")
        self.code_note.setWordWrap(True)

        self.layout_11.addWidget(self.code_note)


        self.layout_10.addLayout(self.layout_11)

        self.layout_10.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_10)

        self.layout_12 = QHBoxLayout()
        self.layout_12.setSpacing(0)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(0, 0, 0, 0)
        self.left_out_label = QLabel(Sealed)
        self.left_out_label.setObjectName(u"left_out_label")
        self.left_out_label.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)
        self.left_out_label.setProperty(u"wide", 88)

        self.layout_12.addWidget(self.left_out_label)

        self.layout_13 = QVBoxLayout()
        self.layout_13.setSpacing(1)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.left_out = QLabel(Sealed)
        self.left_out.setObjectName(u"left_out")
        self.left_out.setWordWrap(True)

        self.layout_13.addWidget(self.left_out)

        self.left_out_note = QLabel(Sealed)
        self.left_out_note.setObjectName(u"left_out_note")
        self.left_out_note.setWordWrap(True)

        self.layout_13.addWidget(self.left_out_note)


        self.layout_12.addLayout(self.layout_13)

        self.layout_12.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_12)

        self.bar = QFrame(Sealed)
        self.bar.setObjectName(u"bar")
        self.layout_14 = QHBoxLayout(self.bar)
        self.layout_14.setSpacing(10)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setContentsMargins(14, 9, 12, 9)
        self.bar_icon = QLabel(self.bar)
        self.bar_icon.setObjectName(u"bar_icon")
        self.bar_icon.setProperty(u"glyph", 18)

        self.layout_14.addWidget(self.bar_icon)

        self.bar_text = QLabel(self.bar)
        self.bar_text.setObjectName(u"bar_text")
        self.bar_text.setWordWrap(True)

        self.layout_14.addWidget(self.bar_text)

        self.layout_14.setStretch(1, 1)

        self.layout_1.addWidget(self.bar)

        self.gap_15 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_1.addItem(self.gap_15)

        self.layout_16 = QHBoxLayout()
        self.layout_16.setSpacing(10)
        self.layout_16.setObjectName(u"layout_16")
        self.layout_16.setContentsMargins(0, 0, 0, 0)
        self.open_folder = QPushButton(Sealed)
        self.open_folder.setObjectName(u"open_folder")

        self.layout_16.addWidget(self.open_folder)

        self.gap_17 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_16.addItem(self.gap_17)

        self.done = QPushButton(Sealed)
        self.done.setObjectName(u"done")
        self.done.setProperty(u"high", 36)

        self.layout_16.addWidget(self.done)


        self.layout_1.addLayout(self.layout_16)


        self.retranslateUi(Sealed)

        QMetaObject.connectSlotsByName(Sealed)
    # setupUi

    def retranslateUi(self, Sealed):
        self.sign.setProperty(u"symbol", QCoreApplication.translate("Sealed", u"tick", None))
        self.sign.setProperty(u"ink", QCoreApplication.translate("Sealed", u"good", None))
        self.headline.setText(QCoreApplication.translate("Sealed", u"\u5c01\u597d\u4e86", None))
        self.headline.setProperty(u"role", QCoreApplication.translate("Sealed", u"title", None))
        self.under.setText("")
        self.under.setProperty(u"role", QCoreApplication.translate("Sealed", u"quiet", None))
        self.l1.setProperty(u"role", QCoreApplication.translate("Sealed", u"line", None))
        self.who_label.setText(QCoreApplication.translate("Sealed", u"\u4ea4\u7ed9\u8c01", None))
        self.who_label.setProperty(u"role", QCoreApplication.translate("Sealed", u"quiet", None))
        self.who.setText("")
        self.who_note.setText("")
        self.who_note.setProperty(u"role", QCoreApplication.translate("Sealed", u"quiet", None))
        self.what_label.setText(QCoreApplication.translate("Sealed", u"\u88c5\u4e86\u4ec0\u4e48", None))
        self.what_label.setProperty(u"role", QCoreApplication.translate("Sealed", u"quiet", None))
        self.what.setText("")
        self.what_note.setText("")
        self.what_note.setProperty(u"role", QCoreApplication.translate("Sealed", u"quiet", None))
        self.file_label.setText(QCoreApplication.translate("Sealed", u"\u6587\u4ef6", None))
        self.file_label.setProperty(u"role", QCoreApplication.translate("Sealed", u"quiet", None))
        self.file.setText("")
        self.file_note.setText("")
        self.file_note.setProperty(u"role", QCoreApplication.translate("Sealed", u"quiet", None))
        self.code_label.setText(QCoreApplication.translate("Sealed", u"\u7535\u8bdd\u6838\u5bf9\u7801", None))
        self.code_label.setProperty(u"role", QCoreApplication.translate("Sealed", u"quiet", None))
        self.code.setText("")
        self.code_note.setText("")
        self.code_note.setProperty(u"role", QCoreApplication.translate("Sealed", u"quiet", None))
        self.left_out_label.setText(QCoreApplication.translate("Sealed", u"\u6ca1\u6709\u88c5\u8fdb", None))
        self.left_out_label.setProperty(u"role", QCoreApplication.translate("Sealed", u"quiet", None))
        self.left_out.setText("")
        self.left_out_note.setText("")
        self.left_out_note.setProperty(u"role", QCoreApplication.translate("Sealed", u"quiet", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("Sealed", u"bar", None))
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("Sealed", u"info", None))
        self.bar_icon.setProperty(u"ink", QCoreApplication.translate("Sealed", u"accent", None))
        self.bar_text.setText("")
        self.open_folder.setText(QCoreApplication.translate("Sealed", u"\u6253\u5f00\u6240\u5728\u6587\u4ef6\u5939", None))
        self.open_folder.setProperty(u"symbol", QCoreApplication.translate("Sealed", u"folder", None))
        self.done.setText(QCoreApplication.translate("Sealed", u"\u5b8c\u6210  \u56de\u8f66", None))
        self.done.setProperty(u"role", QCoreApplication.translate("Sealed", u"primary", None))
        pass
    # retranslateUi

