# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_page.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QHeaderView,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QTableView, QVBoxLayout, QWidget)

class Ui_ImportPage(object):
    def setupUi(self, ImportPage):
        if not ImportPage.objectName():
            ImportPage.setObjectName(u"ImportPage")
        self.layout_1 = QVBoxLayout(ImportPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(ImportPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(10)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(20, 0, 16, 0)
        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_2.addWidget(self.title)

        self.title_note = QLabel(self.head)
        self.title_note.setObjectName(u"title_note")

        self.layout_2.addWidget(self.title_note)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_3)

        self.template = QPushButton(self.head)
        self.template.setObjectName(u"template")

        self.layout_2.addWidget(self.template)

        self.leave = QPushButton(self.head)
        self.leave.setObjectName(u"leave")

        self.layout_2.addWidget(self.leave)


        self.layout_1.addWidget(self.head)

        self.layout_4 = QVBoxLayout()
        self.layout_4.setSpacing(12)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(16, 14, 16, 14)
        self.choose = QFrame(ImportPage)
        self.choose.setObjectName(u"choose")
        self.layout_5 = QHBoxLayout(self.choose)
        self.layout_5.setSpacing(10)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(16, 10, 12, 10)
        self.file_icon = QLabel(self.choose)
        self.file_icon.setObjectName(u"file_icon")
        self.file_icon.setProperty(u"glyph", 20)

        self.layout_5.addWidget(self.file_icon)

        self.file = QLabel(self.choose)
        self.file.setObjectName(u"file")
        self.file.setWordWrap(True)

        self.layout_5.addWidget(self.file)

        self.pick = QPushButton(self.choose)
        self.pick.setObjectName(u"pick")

        self.layout_5.addWidget(self.pick)

        self.check = QPushButton(self.choose)
        self.check.setObjectName(u"check")

        self.layout_5.addWidget(self.check)

        self.layout_5.setStretch(1, 1)

        self.layout_4.addWidget(self.choose)

        self.bar = QFrame(ImportPage)
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

        self.layout_4.addWidget(self.bar)

        self.table = QTableView(ImportPage)
        self.table.setObjectName(u"table")

        self.layout_4.addWidget(self.table)

        self.layout_7 = QHBoxLayout()
        self.layout_7.setSpacing(8)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.foot = QLabel(ImportPage)
        self.foot.setObjectName(u"foot")

        self.layout_7.addWidget(self.foot)

        self.gap_8 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_7.addItem(self.gap_8)

        self.report = QPushButton(ImportPage)
        self.report.setObjectName(u"report")

        self.layout_7.addWidget(self.report)

        self.do_import = QPushButton(ImportPage)
        self.do_import.setObjectName(u"do_import")

        self.layout_7.addWidget(self.do_import)


        self.layout_4.addLayout(self.layout_7)

        self.layout_4.setStretch(2, 1)

        self.layout_1.addLayout(self.layout_4)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(ImportPage)

        QMetaObject.connectSlotsByName(ImportPage)
    # setupUi

    def retranslateUi(self, ImportPage):
        self.head.setProperty(u"role", QCoreApplication.translate("ImportPage", u"headbar", None))
        self.title.setText(QCoreApplication.translate("ImportPage", u"\u5bfc\u5165\u8868\u683c", None))
        self.title.setProperty(u"role", QCoreApplication.translate("ImportPage", u"title", None))
        self.title_note.setText(QCoreApplication.translate("ImportPage", u"\u9009\u6587\u4ef6 \u2192 \u68c0\u67e5 \u2192 \u6539 \u2192 \u5bfc\u5165\u3002\u68c0\u67e5\u65f6\u4ec0\u4e48\u90fd\u4e0d\u5199\u5165\u3002", None))
        self.title_note.setProperty(u"role", QCoreApplication.translate("ImportPage", u"quiet", None))
        self.template.setText(QCoreApplication.translate("ImportPage", u"\u5b58\u4e00\u4efd\u7a7a\u767d\u6a21\u677f", None))
        self.template.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"table", None))
        self.leave.setText(QCoreApplication.translate("ImportPage", u"\u8fd4\u56de  Esc", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"back", None))
        self.choose.setProperty(u"role", QCoreApplication.translate("ImportPage", u"panel", None))
        self.file_icon.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"import", None))
        self.file.setText(QCoreApplication.translate("ImportPage", u"\u8fd8\u6ca1\u6709\u9009\u6587\u4ef6", None))
        self.pick.setText(QCoreApplication.translate("ImportPage", u"\u9009\u6587\u4ef6", None))
        self.pick.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"folder", None))
        self.check.setText(QCoreApplication.translate("ImportPage", u"\u68c0\u67e5", None))
        self.check.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"tick", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("ImportPage", u"bar", None))
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"info", None))
        self.bar_icon.setProperty(u"ink", QCoreApplication.translate("ImportPage", u"accent", None))
        self.bar_text.setText(QCoreApplication.translate("ImportPage", u"\u5148\u9009\u4e00\u4e2a Excel \u6587\u4ef6\u3002\u73b0\u5728\u4ec0\u4e48\u90fd\u6ca1\u5199\u5165\u3002", None))
        self.foot.setText("")
        self.foot.setProperty(u"role", QCoreApplication.translate("ImportPage", u"note", None))
        self.report.setText(QCoreApplication.translate("ImportPage", u"\u5b58\u4e00\u4efd\u5e26\u539f\u56e0\u7684\u8868", None))
        self.report.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"table", None))
        self.do_import.setText(QCoreApplication.translate("ImportPage", u"\u5bfc\u5165", None))
        self.do_import.setProperty(u"role", QCoreApplication.translate("ImportPage", u"primary", None))
        self.do_import.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"import", None))
        pass
    # retranslateUi

