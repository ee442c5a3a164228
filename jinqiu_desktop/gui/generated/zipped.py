# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'zipped.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QDialog, QFrame,
    QHBoxLayout, QLabel, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_Zipped(object):
    def setupUi(self, Zipped):
        if not Zipped.objectName():
            Zipped.setObjectName(u"Zipped")
        self.layout_1 = QVBoxLayout(Zipped)
        self.layout_1.setSpacing(12)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(28, 24, 28, 20)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(16)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.sign = QLabel(Zipped)
        self.sign.setObjectName(u"sign")
        self.sign.setProperty(u"glyph", 40)

        self.layout_2.addWidget(self.sign)

        self.layout_3 = QVBoxLayout()
        self.layout_3.setSpacing(2)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.headline = QLabel(Zipped)
        self.headline.setObjectName(u"headline")

        self.layout_3.addWidget(self.headline)

        self.under = QLabel(Zipped)
        self.under.setObjectName(u"under")
        self.under.setWordWrap(True)

        self.layout_3.addWidget(self.under)


        self.layout_2.addLayout(self.layout_3)

        self.layout_2.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_2)

        self.secret = QFrame(Zipped)
        self.secret.setObjectName(u"secret")
        self.layout_4 = QVBoxLayout(self.secret)
        self.layout_4.setSpacing(8)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(18, 14, 18, 14)
        self.secret_title = QLabel(self.secret)
        self.secret_title.setObjectName(u"secret_title")

        self.layout_4.addWidget(self.secret_title)

        self.password = QLabel(self.secret)
        self.password.setObjectName(u"password")
        self.password.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)

        self.layout_4.addWidget(self.password)

        self.layout_5 = QHBoxLayout()
        self.layout_5.setSpacing(10)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 4, 0, 0)
        self.print_sheet = QPushButton(self.secret)
        self.print_sheet.setObjectName(u"print_sheet")

        self.layout_5.addWidget(self.print_sheet)

        self.copy = QPushButton(self.secret)
        self.copy.setObjectName(u"copy")

        self.layout_5.addWidget(self.copy)

        self.kept = QCheckBox(self.secret)
        self.kept.setObjectName(u"kept")

        self.layout_5.addWidget(self.kept)

        self.gap_secret = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_5.addItem(self.gap_secret)


        self.layout_4.addLayout(self.layout_5)

        self.kept_note = QLabel(self.secret)
        self.kept_note.setObjectName(u"kept_note")
        self.kept_note.setWordWrap(True)

        self.layout_4.addWidget(self.kept_note)


        self.layout_1.addWidget(self.secret)

        self.layout_8 = QHBoxLayout()
        self.layout_8.setSpacing(0)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.what_label = QLabel(Zipped)
        self.what_label.setObjectName(u"what_label")
        self.what_label.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)
        self.what_label.setProperty(u"wide", 88)

        self.layout_8.addWidget(self.what_label)

        self.layout_9 = QVBoxLayout()
        self.layout_9.setSpacing(1)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(0, 0, 0, 0)
        self.what = QLabel(Zipped)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)

        self.layout_9.addWidget(self.what)

        self.what_note = QLabel(Zipped)
        self.what_note.setObjectName(u"what_note")
        self.what_note.setWordWrap(True)

        self.layout_9.addWidget(self.what_note)


        self.layout_8.addLayout(self.layout_9)

        self.layout_8.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_8)

        self.layout_10 = QHBoxLayout()
        self.layout_10.setSpacing(0)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.file_label = QLabel(Zipped)
        self.file_label.setObjectName(u"file_label")
        self.file_label.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)
        self.file_label.setProperty(u"wide", 88)

        self.layout_10.addWidget(self.file_label)

        self.layout_11 = QVBoxLayout()
        self.layout_11.setSpacing(1)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.file = QLabel(Zipped)
        self.file.setObjectName(u"file")
        self.file.setWordWrap(True)

        self.layout_11.addWidget(self.file)

        self.file_note = QLabel(Zipped)
        self.file_note.setObjectName(u"file_note")
        self.file_note.setWordWrap(True)

        self.layout_11.addWidget(self.file_note)


        self.layout_10.addLayout(self.layout_11)

        self.layout_10.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_10)

        self.layout_12 = QHBoxLayout()
        self.layout_12.setSpacing(0)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(0, 0, 0, 0)
        self.left_out_label = QLabel(Zipped)
        self.left_out_label.setObjectName(u"left_out_label")
        self.left_out_label.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)
        self.left_out_label.setProperty(u"wide", 88)

        self.layout_12.addWidget(self.left_out_label)

        self.layout_13 = QVBoxLayout()
        self.layout_13.setSpacing(1)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.left_out = QLabel(Zipped)
        self.left_out.setObjectName(u"left_out")
        self.left_out.setWordWrap(True)

        self.layout_13.addWidget(self.left_out)

        self.left_out_note = QLabel(Zipped)
        self.left_out_note.setObjectName(u"left_out_note")
        self.left_out_note.setWordWrap(True)

        self.layout_13.addWidget(self.left_out_note)


        self.layout_12.addLayout(self.layout_13)

        self.layout_12.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_12)

        self.bar = QFrame(Zipped)
        self.bar.setObjectName(u"bar")
        self.layout_6 = QHBoxLayout(self.bar)
        self.layout_6.setSpacing(10)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(14, 9, 12, 9)
        self.bar_icon = QLabel(self.bar)
        self.bar_icon.setObjectName(u"bar_icon")
        self.bar_icon.setProperty(u"glyph", 18)

        self.layout_6.addWidget(self.bar_icon)

        self.bar_text = QLabel(self.bar)
        self.bar_text.setObjectName(u"bar_text")
        self.bar_text.setWordWrap(True)

        self.layout_6.addWidget(self.bar_text)

        self.layout_6.setStretch(1, 1)

        self.layout_1.addWidget(self.bar)

        self.layout_7 = QHBoxLayout()
        self.layout_7.setSpacing(10)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.open_folder = QPushButton(Zipped)
        self.open_folder.setObjectName(u"open_folder")

        self.layout_7.addWidget(self.open_folder)

        self.gap_foot = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_7.addItem(self.gap_foot)

        self.reason = QLabel(Zipped)
        self.reason.setObjectName(u"reason")

        self.layout_7.addWidget(self.reason)

        self.done = QPushButton(Zipped)
        self.done.setObjectName(u"done")
        self.done.setProperty(u"high", 36)

        self.layout_7.addWidget(self.done)


        self.layout_1.addLayout(self.layout_7)


        self.retranslateUi(Zipped)

        QMetaObject.connectSlotsByName(Zipped)
    # setupUi

    def retranslateUi(self, Zipped):
        self.sign.setProperty(u"symbol", QCoreApplication.translate("Zipped", u"tick", None))
        self.sign.setProperty(u"ink", QCoreApplication.translate("Zipped", u"good", None))
        self.headline.setText(QCoreApplication.translate("Zipped", u"\u52a0\u5bc6\u538b\u7f29\u5305\u5c01\u597d\u4e86", None))
        self.headline.setProperty(u"role", QCoreApplication.translate("Zipped", u"title", None))
        self.under.setText(QCoreApplication.translate("Zipped", u"\u5bf9\u65b9\u7528 7-Zip \u8fd9\u7c7b\u8f6f\u4ef6\uff0c\u8f93\u4e0b\u9762\u7684\u5bc6\u7801\u6253\u5f00\u3002\u6ca1\u6709\u5bc6\u7801\uff0c\u8c01\u90fd\u6253\u4e0d\u5f00\u3002", None))
        self.under.setProperty(u"role", QCoreApplication.translate("Zipped", u"quiet", None))
        self.secret.setProperty(u"role", QCoreApplication.translate("Zipped", u"panel", None))
        self.secret_title.setText(QCoreApplication.translate("Zipped", u"\u6253\u5f00\u5bc6\u7801", None))
        self.secret_title.setProperty(u"role", QCoreApplication.translate("Zipped", u"quiet", None))
        self.password.setText("")
        self.password.setProperty(u"role", QCoreApplication.translate("Zipped", u"count", None))
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("Zipped", u"\u6253\u5f00\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.print_sheet.setText(QCoreApplication.translate("Zipped", u"\u6253\u5370\u5bc6\u7801\u5355", None))
        self.print_sheet.setProperty(u"symbol", QCoreApplication.translate("Zipped", u"printer", None))
        self.copy.setText(QCoreApplication.translate("Zipped", u"\u590d\u5236\u5bc6\u7801", None))
        self.copy.setProperty(u"symbol", QCoreApplication.translate("Zipped", u"document", None))
        self.kept.setText(QCoreApplication.translate("Zipped", u"\u5bc6\u7801\u5df2\u7ecf\u5370\u597d\u3001\u6284\u4e0b\u6216\u5b58\u597d", None))
        self.kept_note.setText(QCoreApplication.translate("Zipped", u"\u5173\u4e86\u8fd9\u4e2a\u7a97\u53e3\u5c31\u4e0d\u518d\u663e\u793a\uff0c\u672c\u7a0b\u5e8f\u4e5f\u4e0d\u4fdd\u5b58\u3002", None))
        self.kept_note.setProperty(u"role", QCoreApplication.translate("Zipped", u"note", None))
        self.what_label.setText(QCoreApplication.translate("Zipped", u"\u88c5\u4e86\u4ec0\u4e48", None))
        self.what_label.setProperty(u"role", QCoreApplication.translate("Zipped", u"quiet", None))
        self.what.setText("")
        self.what_note.setText("")
        self.what_note.setProperty(u"role", QCoreApplication.translate("Zipped", u"quiet", None))
        self.file_label.setText(QCoreApplication.translate("Zipped", u"\u6587\u4ef6", None))
        self.file_label.setProperty(u"role", QCoreApplication.translate("Zipped", u"quiet", None))
        self.file.setText("")
        self.file_note.setText("")
        self.file_note.setProperty(u"role", QCoreApplication.translate("Zipped", u"quiet", None))
        self.left_out_label.setText(QCoreApplication.translate("Zipped", u"\u6ca1\u6709\u88c5\u8fdb", None))
        self.left_out_label.setProperty(u"role", QCoreApplication.translate("Zipped", u"quiet", None))
        self.left_out.setText("")
        self.left_out_note.setText("")
        self.left_out_note.setProperty(u"role", QCoreApplication.translate("Zipped", u"quiet", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("Zipped", u"bar", None))
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("Zipped", u"info", None))
        self.bar_icon.setProperty(u"ink", QCoreApplication.translate("Zipped", u"accent", None))
        self.bar_text.setText("")
        self.open_folder.setText(QCoreApplication.translate("Zipped", u"\u6253\u5f00\u6240\u5728\u6587\u4ef6\u5939", None))
        self.open_folder.setProperty(u"symbol", QCoreApplication.translate("Zipped", u"folder", None))
        self.reason.setText("")
        self.reason.setProperty(u"role", QCoreApplication.translate("Zipped", u"note", None))
        self.done.setText(QCoreApplication.translate("Zipped", u"\u5b8c\u6210", None))
        self.done.setProperty(u"role", QCoreApplication.translate("Zipped", u"primary", None))
        pass
    # retranslateUi

