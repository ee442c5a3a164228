# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exchange_page.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QStackedWidget,
    QVBoxLayout, QWidget)

class Ui_ExchangePage(object):
    def setupUi(self, ExchangePage):
        if not ExchangePage.objectName():
            ExchangePage.setObjectName(u"ExchangePage")
        self.layout_1 = QVBoxLayout(ExchangePage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(ExchangePage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(10)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(20, 0, 16, 0)
        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_2.addWidget(self.title)

        self.tab_seal = QPushButton(self.head)
        self.tab_seal.setObjectName(u"tab_seal")
        self.tab_seal.setCheckable(True)
        self.tab_seal.setAutoExclusive(True)
        self.tab_seal.setChecked(True)

        self.layout_2.addWidget(self.tab_seal)

        self.tab_receive = QPushButton(self.head)
        self.tab_receive.setObjectName(u"tab_receive")
        self.tab_receive.setCheckable(True)
        self.tab_receive.setAutoExclusive(True)

        self.layout_2.addWidget(self.tab_receive)

        self.tab_cards = QPushButton(self.head)
        self.tab_cards.setObjectName(u"tab_cards")
        self.tab_cards.setCheckable(True)
        self.tab_cards.setAutoExclusive(True)

        self.layout_2.addWidget(self.tab_cards)

        self.subject = QLabel(self.head)
        self.subject.setObjectName(u"subject")

        self.layout_2.addWidget(self.subject)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_3)

        self.later = QPushButton(self.head)
        self.later.setObjectName(u"later")

        self.layout_2.addWidget(self.later)

        self.other = QPushButton(self.head)
        self.other.setObjectName(u"other")

        self.layout_2.addWidget(self.other)


        self.layout_1.addWidget(self.head)

        self.parts = QStackedWidget(ExchangePage)
        self.parts.setObjectName(u"parts")

        self.layout_1.addWidget(self.parts)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(ExchangePage)

        QMetaObject.connectSlotsByName(ExchangePage)
    # setupUi

    def retranslateUi(self, ExchangePage):
        self.head.setProperty(u"role", QCoreApplication.translate("ExchangePage", u"headbar", None))
        self.title.setText(QCoreApplication.translate("ExchangePage", u"\u4e0a\u62a5\u5305", None))
        self.title.setProperty(u"role", QCoreApplication.translate("ExchangePage", u"title", None))
        self.tab_seal.setText(QCoreApplication.translate("ExchangePage", u"\u5c01\u5305  Alt+1", None))
        self.tab_seal.setProperty(u"symbol", QCoreApplication.translate("ExchangePage", u"sealed", None))
        self.tab_seal.setProperty(u"role", QCoreApplication.translate("ExchangePage", u"chip", None))
        self.tab_receive.setText(QCoreApplication.translate("ExchangePage", u"\u6536\u5305  Alt+2", None))
        self.tab_receive.setProperty(u"symbol", QCoreApplication.translate("ExchangePage", u"receive", None))
        self.tab_receive.setProperty(u"role", QCoreApplication.translate("ExchangePage", u"chip", None))
        self.tab_cards.setText(QCoreApplication.translate("ExchangePage", u"\u540d\u7247  Alt+3", None))
        self.tab_cards.setProperty(u"symbol", QCoreApplication.translate("ExchangePage", u"key", None))
        self.tab_cards.setProperty(u"role", QCoreApplication.translate("ExchangePage", u"chip", None))
        self.subject.setText("")
        self.subject.setProperty(u"role", QCoreApplication.translate("ExchangePage", u"quiet", None))
        self.later.setText(QCoreApplication.translate("ExchangePage", u"\u5148\u4e0d\u6536  Esc", None))
        self.later.setProperty(u"symbol", QCoreApplication.translate("ExchangePage", u"back", None))
        self.other.setText(QCoreApplication.translate("ExchangePage", u"\u6362\u4e00\u4e2a\u5305  Ctrl+O", None))
        self.other.setProperty(u"symbol", QCoreApplication.translate("ExchangePage", u"folder", None))
        pass
    # retranslateUi

