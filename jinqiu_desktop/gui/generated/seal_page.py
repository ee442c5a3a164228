# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'seal_page.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QHeaderView, QLabel, QPushButton, QRadioButton,
    QScrollArea, QSizePolicy, QSpacerItem, QTableView,
    QVBoxLayout, QWidget)

class Ui_SealPage(object):
    def setupUi(self, SealPage):
        if not SealPage.objectName():
            SealPage.setObjectName(u"SealPage")
        self.layout_1 = QVBoxLayout(SealPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.layout_4 = QHBoxLayout()
        self.layout_4.setSpacing(14)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(16, 14, 16, 14)
        self.layout_5 = QVBoxLayout()
        self.layout_5.setSpacing(0)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.what = QFrame(SealPage)
        self.what.setObjectName(u"what")
        self.layout_6 = QVBoxLayout(self.what)
        self.layout_6.setSpacing(8)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(14, 12, 14, 12)
        self.what_title = QLabel(self.what)
        self.what_title.setObjectName(u"what_title")

        self.layout_6.addWidget(self.what_title)

        self.table = QTableView(self.what)
        self.table.setObjectName(u"table")

        self.layout_6.addWidget(self.table)

        self.left_title = QLabel(self.what)
        self.left_title.setObjectName(u"left_title")
        self.left_title.setWordWrap(True)

        self.layout_6.addWidget(self.left_title)

        self.left = QTableView(self.what)
        self.left.setObjectName(u"left")

        self.layout_6.addWidget(self.left)


        self.layout_5.addWidget(self.what)

        self.layout_5.setStretch(0, 1)

        self.layout_4.addLayout(self.layout_5)

        self.layout_7 = QVBoxLayout()
        self.layout_7.setSpacing(12)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.to_scroll = QScrollArea(SealPage)
        self.to_scroll.setObjectName(u"to_scroll")
        self.to_scroll.setWidgetResizable(True)
        self.to_body = QWidget()
        self.to_body.setObjectName(u"to_body")
        self.layout_8 = QVBoxLayout(self.to_body)
        self.layout_8.setSpacing(12)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.to = QFrame(self.to_body)
        self.to.setObjectName(u"to")
        self.layout_9 = QVBoxLayout(self.to)
        self.layout_9.setSpacing(9)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(16, 14, 16, 14)
        self.to_title = QLabel(self.to)
        self.to_title.setObjectName(u"to_title")

        self.layout_9.addWidget(self.to_title)

        self.kind_jqb = QRadioButton(self.to)
        self.kind_jqb.setObjectName(u"kind_jqb")
        self.kind_jqb.setChecked(True)

        self.layout_9.addWidget(self.kind_jqb)

        self.kind_zip = QRadioButton(self.to)
        self.kind_zip.setObjectName(u"kind_zip")

        self.layout_9.addWidget(self.kind_zip)

        self.known = QComboBox(self.to)
        self.known.setObjectName(u"known")

        self.layout_9.addWidget(self.known)

        self.card = QLabel(self.to)
        self.card.setObjectName(u"card")
        self.card.setWordWrap(True)

        self.layout_9.addWidget(self.card)

        self.card_note = QLabel(self.to)
        self.card_note.setObjectName(u"card_note")
        self.card_note.setWordWrap(True)

        self.layout_9.addWidget(self.card_note)

        self.zip_note = QLabel(self.to)
        self.zip_note.setObjectName(u"zip_note")
        self.zip_note.setWordWrap(True)

        self.layout_9.addWidget(self.zip_note)

        self.layout_10 = QHBoxLayout()
        self.layout_10.setSpacing(0)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.pick_card = QPushButton(self.to)
        self.pick_card.setObjectName(u"pick_card")

        self.layout_10.addWidget(self.pick_card)

        self.gap_11 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_10.addItem(self.gap_11)


        self.layout_9.addLayout(self.layout_10)


        self.layout_8.addWidget(self.to)

        self.bar = QFrame(self.to_body)
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

        self.layout_8.addWidget(self.bar)

        self.gap_15 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_8.addItem(self.gap_15)

        self.to_scroll.setWidget(self.to_body)

        self.layout_7.addWidget(self.to_scroll)

        self.reason = QLabel(SealPage)
        self.reason.setObjectName(u"reason")
        self.reason.setWordWrap(True)

        self.layout_7.addWidget(self.reason)

        self.do_seal = QPushButton(SealPage)
        self.do_seal.setObjectName(u"do_seal")

        self.layout_7.addWidget(self.do_seal)


        self.layout_4.addLayout(self.layout_7)

        self.layout_4.setStretch(0, 5)
        self.layout_4.setStretch(1, 2)

        self.layout_1.addLayout(self.layout_4)


        self.retranslateUi(SealPage)

        QMetaObject.connectSlotsByName(SealPage)
    # setupUi

    def retranslateUi(self, SealPage):
        self.what.setProperty(u"role", QCoreApplication.translate("SealPage", u"panel", None))
        self.what_title.setText(QCoreApplication.translate("SealPage", u"\u88c5\u8fdb\u54ea\u4e9b\u6237", None))
        self.what_title.setProperty(u"role", QCoreApplication.translate("SealPage", u"strong", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("SealPage", u"\u88c5\u8fdb\u5305\u91cc\u7684\u6237", None))
#endif // QT_CONFIG(accessibility)
        self.left_title.setText("")
        self.left_title.setProperty(u"role", QCoreApplication.translate("SealPage", u"strong", None))
#if QT_CONFIG(accessibility)
        self.left.setAccessibleName(QCoreApplication.translate("SealPage", u"\u5148\u4e0d\u88c5\u7684", None))
#endif // QT_CONFIG(accessibility)
        self.to.setProperty(u"role", QCoreApplication.translate("SealPage", u"panel", None))
        self.to_title.setText(QCoreApplication.translate("SealPage", u"\u4ea4\u7ed9\u8c01", None))
        self.to_title.setProperty(u"role", QCoreApplication.translate("SealPage", u"strong", None))
        self.kind_jqb.setText(QCoreApplication.translate("SealPage", u"\u4e0a\u7ea7\u6709\u672c\u7a0b\u5e8f\uff08\u63a8\u8350\uff09", None))
        self.kind_zip.setText(QCoreApplication.translate("SealPage", u"\u5bf9\u65b9\u6ca1\u6709\u672c\u7a0b\u5e8f\uff08\u52a0\u5bc6\u538b\u7f29\u5305\uff09", None))
#if QT_CONFIG(accessibility)
        self.known.setAccessibleName(QCoreApplication.translate("SealPage", u"\u6536\u4ef6\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.card.setText(QCoreApplication.translate("SealPage", u"\u8fd8\u6ca1\u6709\u9009\u6536\u4ef6\u5355\u4f4d\u7684\u540d\u7247", None))
        self.card_note.setText(QCoreApplication.translate("SealPage", u"\u540d\u7247\u662f\u5bf9\u65b9\u7ed9\u7684\u4e00\u4e2a\u5c0f\u6587\u4ef6\uff0c\u8bf7\u5f53\u9762\u6838\u5bf9\u3002", None))
        self.card_note.setProperty(u"role", QCoreApplication.translate("SealPage", u"note", None))
        self.zip_note.setText(QCoreApplication.translate("SealPage", u"\u538b\u7f29\u5305\u7528 7-Zip \u8f93\u5bc6\u7801\u6253\u5f00\u3002\u5bc6\u7801\u7531\u7a0b\u5e8f\u968f\u673a\u751f\u6210\uff0c\u5c01\u597d\u4ee5\u540e\u53ea\u663e\u793a\u4e00\u6b21\uff0c\u8bf7\u6253\u5370\u5bc6\u7801\u5355\uff0c\u548c U \u76d8\u5206\u5f00\u9001\u3002\u5bf9\u65b9\u6536\u5230\u7684\u662f\u539f\u59cb\u6570\u636e\uff0c\u4e0d\u80fd\u76f4\u63a5\u5bfc\u5165\uff0c\u4e5f\u4e0d\u4f1a\u81ea\u52a8\u9000\u56de\u610f\u89c1\u3002", None))
        self.zip_note.setProperty(u"role", QCoreApplication.translate("SealPage", u"note", None))
        self.pick_card.setText(QCoreApplication.translate("SealPage", u"\u9009\u540d\u7247\u6587\u4ef6  Ctrl+O", None))
        self.pick_card.setProperty(u"symbol", QCoreApplication.translate("SealPage", u"folder", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("SealPage", u"bar", None))
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("SealPage", u"info", None))
        self.bar_icon.setProperty(u"ink", QCoreApplication.translate("SealPage", u"accent", None))
        self.bar_text.setText("")
        self.reason.setText("")
        self.reason.setProperty(u"role", QCoreApplication.translate("SealPage", u"note", None))
        self.do_seal.setText(QCoreApplication.translate("SealPage", u"\u5c01\u4e0a\u62a5\u5305  F10", None))
        self.do_seal.setProperty(u"role", QCoreApplication.translate("SealPage", u"primary", None))
        self.do_seal.setProperty(u"symbol", QCoreApplication.translate("SealPage", u"sealed", None))
        pass
    # retranslateUi

