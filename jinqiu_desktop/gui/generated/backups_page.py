# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'backups_page.ui'
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
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QTableView, QVBoxLayout, QWidget)

class Ui_BackupsPage(object):
    def setupUi(self, BackupsPage):
        if not BackupsPage.objectName():
            BackupsPage.setObjectName(u"BackupsPage")
        self.layout_911 = QVBoxLayout(BackupsPage)
        self.layout_911.setSpacing(0)
        self.layout_911.setObjectName(u"layout_911")
        self.layout_911.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(BackupsPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_904 = QHBoxLayout(self.head)
        self.layout_904.setSpacing(10)
        self.layout_904.setObjectName(u"layout_904")
        self.layout_904.setContentsMargins(16, 0, 16, 0)
        self.leave = QPushButton(self.head)
        self.leave.setObjectName(u"leave")

        self.layout_904.addWidget(self.leave)

        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_904.addWidget(self.title)

        self.title_note = QLabel(self.head)
        self.title_note.setObjectName(u"title_note")

        self.layout_904.addWidget(self.title_note)

        self.gap_903 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_904.addItem(self.gap_903)

        self.back_up = QPushButton(self.head)
        self.back_up.setObjectName(u"back_up")

        self.layout_904.addWidget(self.back_up)


        self.layout_911.addWidget(self.head)

        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(16, 14, 16, 14)
        self.own_panel = QFrame(BackupsPage)
        self.own_panel.setObjectName(u"own_panel")
        self.layout_905 = QHBoxLayout(self.own_panel)
        self.layout_905.setSpacing(10)
        self.layout_905.setObjectName(u"layout_905")
        self.layout_905.setContentsMargins(16, 10, 16, 10)
        self.own_icon = QLabel(self.own_panel)
        self.own_icon.setObjectName(u"own_icon")
        self.own_icon.setProperty(u"glyph", 18)

        self.layout_905.addWidget(self.own_icon)

        self.own = QLabel(self.own_panel)
        self.own.setObjectName(u"own")
        self.own.setWordWrap(True)

        self.layout_905.addWidget(self.own)

        self.own_pick = QPushButton(self.own_panel)
        self.own_pick.setObjectName(u"own_pick")

        self.layout_905.addWidget(self.own_pick)

        self.own_stop = QPushButton(self.own_panel)
        self.own_stop.setObjectName(u"own_stop")

        self.layout_905.addWidget(self.own_stop)

        self.layout_905.setStretch(1, 1)

        self.body.addWidget(self.own_panel)

        self.list_panel = QFrame(BackupsPage)
        self.list_panel.setObjectName(u"list_panel")
        self.layout_906 = QVBoxLayout(self.list_panel)
        self.layout_906.setSpacing(0)
        self.layout_906.setObjectName(u"layout_906")
        self.layout_906.setContentsMargins(0, 0, 0, 0)
        self.table = QTableView(self.list_panel)
        self.table.setObjectName(u"table")

        self.layout_906.addWidget(self.table)

        self.none = QLabel(self.list_panel)
        self.none.setObjectName(u"none")
        self.none.setWordWrap(True)

        self.layout_906.addWidget(self.none)


        self.body.addWidget(self.list_panel)

        self.acts_panel = QFrame(BackupsPage)
        self.acts_panel.setObjectName(u"acts_panel")
        self.layout_910 = QVBoxLayout(self.acts_panel)
        self.layout_910.setSpacing(8)
        self.layout_910.setObjectName(u"layout_910")
        self.layout_910.setContentsMargins(16, 12, 16, 12)
        self.layout_907 = QHBoxLayout()
        self.layout_907.setSpacing(10)
        self.layout_907.setObjectName(u"layout_907")
        self.layout_907.setContentsMargins(0, 0, 0, 0)
        self.chosen = QLabel(self.acts_panel)
        self.chosen.setObjectName(u"chosen")
        self.chosen.setWordWrap(True)

        self.layout_907.addWidget(self.chosen)

        self.try_it = QPushButton(self.acts_panel)
        self.try_it.setObjectName(u"try_it")

        self.layout_907.addWidget(self.try_it)

        self.other = QPushButton(self.acts_panel)
        self.other.setObjectName(u"other")

        self.layout_907.addWidget(self.other)

        self.layout_907.setStretch(0, 1)

        self.layout_910.addLayout(self.layout_907)

        self.layout_909 = QHBoxLayout()
        self.layout_909.setSpacing(10)
        self.layout_909.setObjectName(u"layout_909")
        self.layout_909.setContentsMargins(0, 0, 0, 0)
        self.pass_label = QLabel(self.acts_panel)
        self.pass_label.setObjectName(u"pass_label")

        self.layout_909.addWidget(self.pass_label)

        self.passphrase = QLineEdit(self.acts_panel)
        self.passphrase.setObjectName(u"passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setProperty(u"least", 130)

        self.layout_909.addWidget(self.passphrase)

        self.by_recovery = QPushButton(self.acts_panel)
        self.by_recovery.setObjectName(u"by_recovery")

        self.layout_909.addWidget(self.by_recovery)

        self.gap_908 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_909.addItem(self.gap_908)

        self.reason = QLabel(self.acts_panel)
        self.reason.setObjectName(u"reason")

        self.layout_909.addWidget(self.reason)

        self.restore = QPushButton(self.acts_panel)
        self.restore.setObjectName(u"restore")

        self.layout_909.addWidget(self.restore)


        self.layout_910.addLayout(self.layout_909)

        self.told = QLabel(self.acts_panel)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)

        self.layout_910.addWidget(self.told)

        self.aside = QLabel(self.acts_panel)
        self.aside.setObjectName(u"aside")
        self.aside.setWordWrap(True)

        self.layout_910.addWidget(self.aside)


        self.body.addWidget(self.acts_panel)

        self.body.setStretch(1, 1)

        self.layout_911.addLayout(self.body)

        self.layout_911.setStretch(1, 1)

        self.retranslateUi(BackupsPage)

        QMetaObject.connectSlotsByName(BackupsPage)
    # setupUi

    def retranslateUi(self, BackupsPage):
        self.head.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"headbar", None))
        self.leave.setText(QCoreApplication.translate("BackupsPage", u"\u8fd4\u56de  Esc", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("BackupsPage", u"back", None))
        self.title.setText(QCoreApplication.translate("BackupsPage", u"\u5907\u4efd\u4e0e\u6062\u590d", None))
        self.title.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"title", None))
        self.title_note.setText("")
        self.title_note.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"quiet", None))
        self.back_up.setText(QCoreApplication.translate("BackupsPage", u"\u73b0\u5728\u5907\u4efd", None))
        self.back_up.setProperty(u"symbol", QCoreApplication.translate("BackupsPage", u"backup", None))
        self.back_up.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"primary", None))
        self.own_panel.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"panel", None))
        self.own_icon.setText("")
        self.own_icon.setProperty(u"symbol", QCoreApplication.translate("BackupsPage", u"calendar", None))
        self.own_icon.setProperty(u"ink", QCoreApplication.translate("BackupsPage", u"text_2", None))
        self.own.setText("")
        self.own_pick.setText(QCoreApplication.translate("BackupsPage", u"\u9009\u6587\u4ef6\u5939\u2026", None))
        self.own_pick.setProperty(u"symbol", QCoreApplication.translate("BackupsPage", u"folder", None))
        self.own_stop.setText(QCoreApplication.translate("BackupsPage", u"\u4e0d\u518d\u81ea\u52a8\u5907\u4efd", None))
        self.own_stop.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"link", None))
        self.own_stop.setProperty(u"ink", QCoreApplication.translate("BackupsPage", u"accent", None))
        self.list_panel.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"panel", None))
        self.none.setText("")
        self.none.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"quiet", None))
        self.acts_panel.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"panel", None))
        self.chosen.setText("")
        self.chosen.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"strong", None))
        self.try_it.setText(QCoreApplication.translate("BackupsPage", u"\u8bd5\u7740\u6253\u5f00\u4e00\u904d", None))
        self.try_it.setProperty(u"symbol", QCoreApplication.translate("BackupsPage", u"tick", None))
        self.other.setText(QCoreApplication.translate("BackupsPage", u"\u522b\u7684\u5907\u4efd\u6587\u4ef6\u2026", None))
        self.other.setProperty(u"symbol", QCoreApplication.translate("BackupsPage", u"folder", None))
        self.pass_label.setText(QCoreApplication.translate("BackupsPage", u"\u5907\u4efd\u90a3\u65f6\u7684\u53e3\u4ee4", None))
        self.by_recovery.setText(QCoreApplication.translate("BackupsPage", u"\u6539\u7528\u6062\u590d\u7801", None))
        self.by_recovery.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"link", None))
        self.by_recovery.setProperty(u"ink", QCoreApplication.translate("BackupsPage", u"accent", None))
        self.reason.setText("")
        self.reason.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"quiet", None))
        self.restore.setText(QCoreApplication.translate("BackupsPage", u"\u6062\u590d\u6210\u8fd9\u4e00\u4efd", None))
        self.restore.setProperty(u"symbol", QCoreApplication.translate("BackupsPage", u"history", None))
        self.told.setText("")
        self.aside.setText("")
        self.aside.setProperty(u"role", QCoreApplication.translate("BackupsPage", u"note", None))
        pass
    # retranslateUi

