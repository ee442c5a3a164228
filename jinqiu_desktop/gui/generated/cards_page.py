# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'cards_page.ui'
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

class Ui_CardsPage(object):
    def setupUi(self, CardsPage):
        if not CardsPage.objectName():
            CardsPage.setObjectName(u"CardsPage")
        self.layout_1 = QVBoxLayout(CardsPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(14)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(16, 14, 16, 14)
        self.own = QFrame(CardsPage)
        self.own.setObjectName(u"own")
        self.layout_3 = QVBoxLayout(self.own)
        self.layout_3.setSpacing(9)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(18, 16, 18, 16)
        self.own_title = QLabel(self.own)
        self.own_title.setObjectName(u"own_title")

        self.layout_3.addWidget(self.own_title)

        self.own_office = QLabel(self.own)
        self.own_office.setObjectName(u"own_office")
        self.own_office.setWordWrap(True)

        self.layout_3.addWidget(self.own_office)

        self.own_level = QLabel(self.own)
        self.own_level.setObjectName(u"own_level")

        self.layout_3.addWidget(self.own_level)

        self.l1 = QFrame(self.own)
        self.l1.setObjectName(u"l1")

        self.layout_3.addWidget(self.l1)

        self.own_code_title = QLabel(self.own)
        self.own_code_title.setObjectName(u"own_code_title")

        self.layout_3.addWidget(self.own_code_title)

        self.own_code = QVBoxLayout()
        self.own_code.setSpacing(6)
        self.own_code.setObjectName(u"own_code")
        self.own_code.setContentsMargins(0, 0, 0, 0)

        self.layout_3.addLayout(self.own_code)

        self.own_note = QLabel(self.own)
        self.own_note.setObjectName(u"own_note")
        self.own_note.setWordWrap(True)

        self.layout_3.addWidget(self.own_note)

        self.layout_5 = QHBoxLayout()
        self.layout_5.setSpacing(8)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.save_card = QPushButton(self.own)
        self.save_card.setObjectName(u"save_card")

        self.layout_5.addWidget(self.save_card)

        self.print_card = QPushButton(self.own)
        self.print_card.setObjectName(u"print_card")

        self.layout_5.addWidget(self.print_card)

        self.gap_6 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_5.addItem(self.gap_6)


        self.layout_3.addLayout(self.layout_5)

        self.own_told = QLabel(self.own)
        self.own_told.setObjectName(u"own_told")
        self.own_told.setWordWrap(True)

        self.layout_3.addWidget(self.own_told)

        self.gap_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_3.addItem(self.gap_7)


        self.layout_2.addWidget(self.own)

        self.layout_8 = QVBoxLayout()
        self.layout_8.setSpacing(12)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.known = QFrame(CardsPage)
        self.known.setObjectName(u"known")
        self.layout_9 = QVBoxLayout(self.known)
        self.layout_9.setSpacing(8)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(14, 12, 14, 12)
        self.layout_10 = QHBoxLayout()
        self.layout_10.setSpacing(10)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.known_title = QLabel(self.known)
        self.known_title.setObjectName(u"known_title")

        self.layout_10.addWidget(self.known_title)

        self.known_note = QLabel(self.known)
        self.known_note.setObjectName(u"known_note")

        self.layout_10.addWidget(self.known_note)

        self.gap_11 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_10.addItem(self.gap_11)

        self.pick_card = QPushButton(self.known)
        self.pick_card.setObjectName(u"pick_card")

        self.layout_10.addWidget(self.pick_card)


        self.layout_9.addLayout(self.layout_10)

        self.trusted = QTableView(self.known)
        self.trusted.setObjectName(u"trusted")

        self.layout_9.addWidget(self.trusted)

        self.layout_9.setStretch(1, 1)

        self.layout_8.addWidget(self.known)

        self.meet = QFrame(CardsPage)
        self.meet.setObjectName(u"meet")
        self.layout_12 = QVBoxLayout(self.meet)
        self.layout_12.setSpacing(10)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(18, 14, 18, 14)
        self.layout_13 = QHBoxLayout()
        self.layout_13.setSpacing(10)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.layout_14 = QVBoxLayout()
        self.layout_14.setSpacing(2)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setContentsMargins(0, 0, 0, 0)
        self.meet_office = QLabel(self.meet)
        self.meet_office.setObjectName(u"meet_office")

        self.layout_14.addWidget(self.meet_office)

        self.meet_level = QLabel(self.meet)
        self.meet_level.setObjectName(u"meet_level")

        self.layout_14.addWidget(self.meet_level)


        self.layout_13.addLayout(self.layout_14)

        self.gap_15 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_13.addItem(self.gap_15)

        self.meet_cancel = QPushButton(self.meet)
        self.meet_cancel.setObjectName(u"meet_cancel")

        self.layout_13.addWidget(self.meet_cancel)


        self.layout_12.addLayout(self.layout_13)

        self.meet_note = QLabel(self.meet)
        self.meet_note.setObjectName(u"meet_note")
        self.meet_note.setWordWrap(True)

        self.layout_12.addWidget(self.meet_note)

        self.meet_code = QVBoxLayout()
        self.meet_code.setSpacing(6)
        self.meet_code.setObjectName(u"meet_code")
        self.meet_code.setContentsMargins(0, 0, 0, 0)

        self.layout_12.addLayout(self.meet_code)

        self.gap_17 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_12.addItem(self.gap_17)

        self.layout_18 = QHBoxLayout()
        self.layout_18.setSpacing(12)
        self.layout_18.setObjectName(u"layout_18")
        self.layout_18.setContentsMargins(0, 0, 0, 0)
        self.meet_told = QLabel(self.meet)
        self.meet_told.setObjectName(u"meet_told")
        self.meet_told.setWordWrap(True)

        self.layout_18.addWidget(self.meet_told)

        self.trust = QPushButton(self.meet)
        self.trust.setObjectName(u"trust")

        self.layout_18.addWidget(self.trust)

        self.layout_18.setStretch(0, 1)

        self.layout_12.addLayout(self.layout_18)


        self.layout_8.addWidget(self.meet)

        self.layout_8.setStretch(0, 1)

        self.layout_2.addLayout(self.layout_8)

        self.layout_2.setStretch(0, 2)
        self.layout_2.setStretch(1, 3)

        self.layout_1.addLayout(self.layout_2)


        self.retranslateUi(CardsPage)

        QMetaObject.connectSlotsByName(CardsPage)
    # setupUi

    def retranslateUi(self, CardsPage):
        self.own.setProperty(u"role", QCoreApplication.translate("CardsPage", u"panel", None))
        self.own_title.setText(QCoreApplication.translate("CardsPage", u"\u672c\u5355\u4f4d\u7684\u540d\u7247", None))
        self.own_title.setProperty(u"role", QCoreApplication.translate("CardsPage", u"strong", None))
        self.own_office.setText("")
        self.own_office.setProperty(u"role", QCoreApplication.translate("CardsPage", u"page", None))
        self.own_level.setText("")
        self.own_level.setProperty(u"role", QCoreApplication.translate("CardsPage", u"quiet", None))
        self.l1.setProperty(u"role", QCoreApplication.translate("CardsPage", u"line", None))
        self.own_code_title.setText(QCoreApplication.translate("CardsPage", u"\u6838\u5bf9\u7801\uff0c\u5171 8 \u7ec4", None))
        self.own_code_title.setProperty(u"role", QCoreApplication.translate("CardsPage", u"note", None))
        self.own_note.setText(QCoreApplication.translate("CardsPage", u"\u8981\u6536\u522b\u4eba\u7684\u5305\uff0c\u5148\u628a\u540d\u7247\u7ed9\u5bf9\u65b9\uff0c\u518d\u5728\u7535\u8bdd\u91cc\u5ff5\u6838\u5bf9\u7801\u3002\u540d\u7247\u4e0d\u662f\u53e3\u4ee4\uff0c\u8c01\u770b\u89c1\u90fd\u4e0d\u8981\u7d27\u3002", None))
        self.own_note.setProperty(u"role", QCoreApplication.translate("CardsPage", u"note", None))
        self.save_card.setText(QCoreApplication.translate("CardsPage", u"\u5b58\u6210\u6587\u4ef6  Ctrl+S", None))
        self.save_card.setProperty(u"symbol", QCoreApplication.translate("CardsPage", u"disk", None))
        self.print_card.setText(QCoreApplication.translate("CardsPage", u"\u6253\u5370  F12", None))
        self.print_card.setProperty(u"symbol", QCoreApplication.translate("CardsPage", u"printer", None))
        self.own_told.setText("")
        self.own_told.setProperty(u"role", QCoreApplication.translate("CardsPage", u"quiet", None))
        self.known.setProperty(u"role", QCoreApplication.translate("CardsPage", u"panel", None))
        self.known_title.setText(QCoreApplication.translate("CardsPage", u"\u8ba4\u4e0b\u7684\u5355\u4f4d", None))
        self.known_title.setProperty(u"role", QCoreApplication.translate("CardsPage", u"strong", None))
        self.known_note.setText(QCoreApplication.translate("CardsPage", u"\u53ea\u6536\u8fd9\u4e9b\u5355\u4f4d\u5c01\u7684\u5305", None))
        self.known_note.setProperty(u"role", QCoreApplication.translate("CardsPage", u"note", None))
        self.pick_card.setText(QCoreApplication.translate("CardsPage", u"\u8ba4\u4e00\u5f20\u540d\u7247  Ctrl+O", None))
        self.pick_card.setProperty(u"symbol", QCoreApplication.translate("CardsPage", u"plus", None))
#if QT_CONFIG(accessibility)
        self.trusted.setAccessibleName(QCoreApplication.translate("CardsPage", u"\u8ba4\u4e0b\u7684\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.meet.setProperty(u"role", QCoreApplication.translate("CardsPage", u"panel", None))
        self.meet_office.setText("")
        self.meet_office.setProperty(u"role", QCoreApplication.translate("CardsPage", u"page", None))
        self.meet_level.setText("")
        self.meet_level.setProperty(u"role", QCoreApplication.translate("CardsPage", u"quiet", None))
        self.meet_cancel.setText(QCoreApplication.translate("CardsPage", u"\u5148\u4e0d\u8ba4  Esc", None))
        self.meet_cancel.setProperty(u"role", QCoreApplication.translate("CardsPage", u"link", None))
        self.meet_note.setText(QCoreApplication.translate("CardsPage", u"\u7ed9\u5bf9\u65b9\u5355\u4f4d\u6253\u7535\u8bdd\uff0c\u7528\u60a8\u539f\u6765\u5c31\u6709\u7684\u53f7\u7801\u3002\u8bf7\u5bf9\u65b9\u5ff5\u6838\u5bf9\u7801\uff0c\u628a\u7a7a\u7740\u7684\u4e24\u7ec4\u586b\u8fdb\u6765\u3002", None))
        self.meet_note.setProperty(u"role", QCoreApplication.translate("CardsPage", u"quiet", None))
        self.meet_told.setText("")
        self.meet_told.setProperty(u"role", QCoreApplication.translate("CardsPage", u"quiet", None))
        self.trust.setText(QCoreApplication.translate("CardsPage", u"\u8ba4\u4e0b\u8fd9\u5f20\u540d\u7247  F10", None))
        self.trust.setProperty(u"symbol", QCoreApplication.translate("CardsPage", u"tick", None))
        self.trust.setProperty(u"role", QCoreApplication.translate("CardsPage", u"primary", None))
        pass
    # retranslateUi

