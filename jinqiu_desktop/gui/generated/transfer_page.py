# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'transfer_page.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFrame,
    QHBoxLayout, QLabel, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_TransferPage(object):
    def setupUi(self, TransferPage):
        if not TransferPage.objectName():
            TransferPage.setObjectName(u"TransferPage")
        self.layout_1 = QVBoxLayout(TransferPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(TransferPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(12)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(12, 0, 12, 0)
        self.leave = QPushButton(self.head)
        self.leave.setObjectName(u"leave")

        self.layout_2.addWidget(self.leave)

        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_2.addWidget(self.title)

        self.who = QLabel(self.head)
        self.who.setObjectName(u"who")

        self.layout_2.addWidget(self.who)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_3)


        self.layout_1.addWidget(self.head)

        self.scroll = QScrollArea(TransferPage)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.layout_4 = QVBoxLayout(self.body)
        self.layout_4.setSpacing(12)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(16, 14, 16, 14)
        self.sheet = QFrame(self.body)
        self.sheet.setObjectName(u"sheet")
        self.layout_5 = QVBoxLayout(self.sheet)
        self.layout_5.setSpacing(10)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(18, 16, 18, 16)
        self.what_title = QLabel(self.sheet)
        self.what_title.setObjectName(u"what_title")

        self.layout_5.addWidget(self.what_title)

        self.what = QLabel(self.sheet)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)

        self.layout_5.addWidget(self.what)

        self.what_note = QLabel(self.sheet)
        self.what_note.setObjectName(u"what_note")
        self.what_note.setWordWrap(True)

        self.layout_5.addWidget(self.what_note)

        self.l1 = QFrame(self.sheet)
        self.l1.setObjectName(u"l1")

        self.layout_5.addWidget(self.l1)

        self.to_title = QLabel(self.sheet)
        self.to_title.setObjectName(u"to_title")

        self.layout_5.addWidget(self.to_title)

        self.layout_6 = QHBoxLayout()
        self.layout_6.setSpacing(10)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.known = QComboBox(self.sheet)
        self.known.setObjectName(u"known")
        self.known.setProperty(u"least", 320)

        self.layout_6.addWidget(self.known)

        self.pick_card = QPushButton(self.sheet)
        self.pick_card.setObjectName(u"pick_card")

        self.layout_6.addWidget(self.pick_card)

        self.gap_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_6.addItem(self.gap_7)


        self.layout_5.addLayout(self.layout_6)

        self.card_note = QLabel(self.sheet)
        self.card_note.setObjectName(u"card_note")
        self.card_note.setWordWrap(True)

        self.layout_5.addWidget(self.card_note)


        self.layout_4.addWidget(self.sheet)

        self.bar = QFrame(self.body)
        self.bar.setObjectName(u"bar")
        self.layout_8 = QHBoxLayout(self.bar)
        self.layout_8.setSpacing(10)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(12, 10, 12, 10)
        self.bar_icon = QLabel(self.bar)
        self.bar_icon.setObjectName(u"bar_icon")
        self.bar_icon.setProperty(u"glyph", 18)

        self.layout_8.addWidget(self.bar_icon)

        self.bar_text = QLabel(self.bar)
        self.bar_text.setObjectName(u"bar_text")
        self.bar_text.setWordWrap(True)

        self.layout_8.addWidget(self.bar_text)

        self.layout_8.setStretch(1, 1)

        self.layout_4.addWidget(self.bar)

        self.sure = QCheckBox(self.body)
        self.sure.setObjectName(u"sure")

        self.layout_4.addWidget(self.sure)

        self.gap_9 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_4.addItem(self.gap_9)

        self.scroll.setWidget(self.body)

        self.layout_1.addWidget(self.scroll)

        self.foot = QFrame(TransferPage)
        self.foot.setObjectName(u"foot")
        self.layout_10 = QHBoxLayout(self.foot)
        self.layout_10.setSpacing(10)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(20, 8, 16, 8)
        self.foot_text = QLabel(self.foot)
        self.foot_text.setObjectName(u"foot_text")
        self.foot_text.setWordWrap(True)

        self.layout_10.addWidget(self.foot_text)

        self.give = QPushButton(self.foot)
        self.give.setObjectName(u"give")

        self.layout_10.addWidget(self.give)

        self.layout_10.setStretch(0, 1)

        self.layout_1.addWidget(self.foot)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(TransferPage)

        QMetaObject.connectSlotsByName(TransferPage)
    # setupUi

    def retranslateUi(self, TransferPage):
        self.head.setProperty(u"role", QCoreApplication.translate("TransferPage", u"headbar", None))
        self.leave.setText(QCoreApplication.translate("TransferPage", u"\u8fd4\u56de  Esc", None))
        self.leave.setProperty(u"ink", QCoreApplication.translate("TransferPage", u"accent", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("TransferPage", u"back", None))
        self.leave.setProperty(u"role", QCoreApplication.translate("TransferPage", u"link", None))
        self.title.setText(QCoreApplication.translate("TransferPage", u"\u8f6c\u7ed9\u53e6\u4e00\u5355\u4f4d", None))
        self.title.setProperty(u"role", QCoreApplication.translate("TransferPage", u"title", None))
        self.who.setText("")
        self.who.setProperty(u"role", QCoreApplication.translate("TransferPage", u"quiet", None))
        self.sheet.setProperty(u"role", QCoreApplication.translate("TransferPage", u"panel", None))
        self.what_title.setText(QCoreApplication.translate("TransferPage", u"\u8f6c\u54ea\u51e0\u4efd", None))
        self.what_title.setProperty(u"role", QCoreApplication.translate("TransferPage", u"page", None))
        self.what.setText("")
        self.what_note.setText("")
        self.what_note.setProperty(u"role", QCoreApplication.translate("TransferPage", u"quiet", None))
        self.l1.setProperty(u"role", QCoreApplication.translate("TransferPage", u"line", None))
        self.to_title.setText(QCoreApplication.translate("TransferPage", u"\u8f6c\u7ed9\u8c01", None))
        self.to_title.setProperty(u"role", QCoreApplication.translate("TransferPage", u"page", None))
        self.pick_card.setText(QCoreApplication.translate("TransferPage", u"\u7528\u540d\u7247\u6587\u4ef6", None))
        self.pick_card.setProperty(u"symbol", QCoreApplication.translate("TransferPage", u"folder", None))
        self.card_note.setText("")
        self.card_note.setProperty(u"role", QCoreApplication.translate("TransferPage", u"quiet", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("TransferPage", u"bar", None))
        self.bar.setProperty(u"state", QCoreApplication.translate("TransferPage", u"warn", None))
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("TransferPage", u"warn", None))
        self.bar_icon.setProperty(u"ink", QCoreApplication.translate("TransferPage", u"warn", None))
        self.bar_text.setText("")
        self.sure.setText(QCoreApplication.translate("TransferPage", u"\u770b\u660e\u767d\u4e86\uff1a\u8f6c\u51fa\u4ee5\u540e\uff0c\u8fd9\u91cc\u4e0d\u80fd\u518d\u6539", None))
        self.foot.setProperty(u"role", QCoreApplication.translate("TransferPage", u"footbar", None))
        self.foot_text.setText("")
        self.foot_text.setProperty(u"role", QCoreApplication.translate("TransferPage", u"quiet", None))
        self.give.setText(QCoreApplication.translate("TransferPage", u"\u8f6c\u7ed9\u5b83", None))
        self.give.setProperty(u"symbol", QCoreApplication.translate("TransferPage", u"goto", None))
        self.give.setProperty(u"role", QCoreApplication.translate("TransferPage", u"primary", None))
        pass
    # retranslateUi

