# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'check_page.ui'
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

class Ui_CheckPage(object):
    def setupUi(self, CheckPage):
        if not CheckPage.objectName():
            CheckPage.setObjectName(u"CheckPage")
        self.layout_903 = QVBoxLayout(CheckPage)
        self.layout_903.setSpacing(0)
        self.layout_903.setObjectName(u"layout_903")
        self.layout_903.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(CheckPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_901 = QHBoxLayout(self.head)
        self.layout_901.setSpacing(10)
        self.layout_901.setObjectName(u"layout_901")
        self.layout_901.setContentsMargins(16, 0, 16, 0)
        self.leave = QPushButton(self.head)
        self.leave.setObjectName(u"leave")

        self.layout_901.addWidget(self.leave)

        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_901.addWidget(self.title)

        self.title_note = QLabel(self.head)
        self.title_note.setObjectName(u"title_note")

        self.layout_901.addWidget(self.title_note)

        self.gap_900 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_901.addItem(self.gap_900)

        self.again = QPushButton(self.head)
        self.again.setObjectName(u"again")

        self.layout_901.addWidget(self.again)


        self.layout_903.addWidget(self.head)

        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(16, 14, 16, 10)
        self.list_panel = QFrame(CheckPage)
        self.list_panel.setObjectName(u"list_panel")
        self.layout_902 = QVBoxLayout(self.list_panel)
        self.layout_902.setSpacing(0)
        self.layout_902.setObjectName(u"layout_902")
        self.layout_902.setContentsMargins(0, 0, 0, 0)
        self.table = QTableView(self.list_panel)
        self.table.setObjectName(u"table")

        self.layout_902.addWidget(self.table)

        self.none = QLabel(self.list_panel)
        self.none.setObjectName(u"none")
        self.none.setWordWrap(True)

        self.layout_902.addWidget(self.none)


        self.body.addWidget(self.list_panel)

        self.hint = QLabel(CheckPage)
        self.hint.setObjectName(u"hint")

        self.body.addWidget(self.hint)

        self.body.setStretch(0, 1)

        self.layout_903.addLayout(self.body)

        self.layout_903.setStretch(1, 1)

        self.retranslateUi(CheckPage)

        QMetaObject.connectSlotsByName(CheckPage)
    # setupUi

    def retranslateUi(self, CheckPage):
        self.head.setProperty(u"role", QCoreApplication.translate("CheckPage", u"headbar", None))
        self.leave.setText(QCoreApplication.translate("CheckPage", u"\u8fd4\u56de  Esc", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("CheckPage", u"back", None))
        self.title.setText(QCoreApplication.translate("CheckPage", u"\u68c0\u67e5\u5168\u90e8", None))
        self.title.setProperty(u"role", QCoreApplication.translate("CheckPage", u"title", None))
        self.title_note.setText("")
        self.title_note.setProperty(u"role", QCoreApplication.translate("CheckPage", u"quiet", None))
        self.again.setText(QCoreApplication.translate("CheckPage", u"\u518d\u67e5\u4e00\u904d  F9", None))
        self.again.setProperty(u"symbol", QCoreApplication.translate("CheckPage", u"refresh", None))
        self.list_panel.setProperty(u"role", QCoreApplication.translate("CheckPage", u"panel", None))
        self.none.setText("")
        self.none.setProperty(u"role", QCoreApplication.translate("CheckPage", u"page", None))
        self.hint.setText("")
        self.hint.setProperty(u"role", QCoreApplication.translate("CheckPage", u"note", None))
        pass
    # retranslateUi

