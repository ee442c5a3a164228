# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'shell.ui'
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
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QStackedWidget, QVBoxLayout, QWidget)

class Ui_Shell(object):
    def setupUi(self, Shell):
        if not Shell.objectName():
            Shell.setObjectName(u"Shell")
        self.layout_1 = QHBoxLayout(Shell)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.nav = QFrame(Shell)
        self.nav.setObjectName(u"nav")
        self.nav.setProperty(u"wide", 160)
        self.nav_rows = QVBoxLayout(self.nav)
        self.nav_rows.setSpacing(2)
        self.nav_rows.setObjectName(u"nav_rows")
        self.nav_rows.setContentsMargins(0, 10, 0, 8)
        self.go_today = QPushButton(self.nav)
        self.go_today.setObjectName(u"go_today")
        self.go_today.setCheckable(True)
        self.go_today.setProperty(u"glyph", 20)

        self.nav_rows.addWidget(self.go_today)

        self.shelf_scroll = QScrollArea(self.nav)
        self.shelf_scroll.setObjectName(u"shelf_scroll")
        self.shelf_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.shelf_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.shelf_scroll.setWidgetResizable(True)
        self.shelf_body = QWidget()
        self.shelf_body.setObjectName(u"shelf_body")
        self.shelf_rows = QVBoxLayout(self.shelf_body)
        self.shelf_rows.setSpacing(0)
        self.shelf_rows.setObjectName(u"shelf_rows")
        self.shelf_rows.setContentsMargins(0, 0, 0, 0)
        self.shelf_scroll.setWidget(self.shelf_body)

        self.nav_rows.addWidget(self.shelf_scroll)

        self.go_seal = QPushButton(self.nav)
        self.go_seal.setObjectName(u"go_seal")
        self.go_seal.setCheckable(True)
        self.go_seal.setProperty(u"glyph", 20)

        self.nav_rows.addWidget(self.go_seal)

        self.go_statistics = QPushButton(self.nav)
        self.go_statistics.setObjectName(u"go_statistics")
        self.go_statistics.setCheckable(True)
        self.go_statistics.setProperty(u"glyph", 20)

        self.nav_rows.addWidget(self.go_statistics)

        self.go_settings = QPushButton(self.nav)
        self.go_settings.setObjectName(u"go_settings")
        self.go_settings.setCheckable(True)
        self.go_settings.setProperty(u"glyph", 20)

        self.nav_rows.addWidget(self.go_settings)

        self.go_help = QPushButton(self.nav)
        self.go_help.setObjectName(u"go_help")
        self.go_help.setCheckable(True)
        self.go_help.setProperty(u"glyph", 20)

        self.nav_rows.addWidget(self.go_help)

        self.nav_rows.setStretch(1, 1)

        self.layout_1.addWidget(self.nav)

        self.layout_4 = QVBoxLayout()
        self.layout_4.setSpacing(0)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.pages = QStackedWidget(Shell)
        self.pages.setObjectName(u"pages")

        self.layout_4.addWidget(self.pages)

        self.status = QFrame(Shell)
        self.status.setObjectName(u"status")
        self.status.setProperty(u"high", 27)
        self.layout_5 = QHBoxLayout(self.status)
        self.layout_5.setSpacing(6)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(14, 0, 14, 0)
        self.saved_icon = QLabel(self.status)
        self.saved_icon.setObjectName(u"saved_icon")
        self.saved_icon.setProperty(u"glyph", 14)

        self.layout_5.addWidget(self.saved_icon)

        self.saved = QLabel(self.status)
        self.saved.setObjectName(u"saved")

        self.layout_5.addWidget(self.saved)

        self.g1 = QWidget(self.status)
        self.g1.setObjectName(u"g1")
        self.g1.setProperty(u"wide", 10)

        self.layout_5.addWidget(self.g1)

        self.place_icon = QLabel(self.status)
        self.place_icon.setObjectName(u"place_icon")
        self.place_icon.setProperty(u"glyph", 14)

        self.layout_5.addWidget(self.place_icon)

        self.place = QLabel(self.status)
        self.place.setObjectName(u"place")

        self.layout_5.addWidget(self.place)

        self.g2 = QWidget(self.status)
        self.g2.setObjectName(u"g2")
        self.g2.setProperty(u"wide", 10)

        self.layout_5.addWidget(self.g2)

        self.backup_icon = QLabel(self.status)
        self.backup_icon.setObjectName(u"backup_icon")
        self.backup_icon.setProperty(u"glyph", 14)

        self.layout_5.addWidget(self.backup_icon)

        self.backup = QLabel(self.status)
        self.backup.setObjectName(u"backup")

        self.layout_5.addWidget(self.backup)

        self.gap_6 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_5.addItem(self.gap_6)

        self.office = QLabel(self.status)
        self.office.setObjectName(u"office")

        self.layout_5.addWidget(self.office)

        self.g3 = QWidget(self.status)
        self.g3.setObjectName(u"g3")
        self.g3.setProperty(u"wide", 10)

        self.layout_5.addWidget(self.g3)

        self.clerk = QLabel(self.status)
        self.clerk.setObjectName(u"clerk")

        self.layout_5.addWidget(self.clerk)

        self.g4 = QWidget(self.status)
        self.g4.setObjectName(u"g4")
        self.g4.setProperty(u"wide", 10)

        self.layout_5.addWidget(self.g4)

        self.zoom = QLabel(self.status)
        self.zoom.setObjectName(u"zoom")

        self.layout_5.addWidget(self.zoom)


        self.layout_4.addWidget(self.status)

        self.layout_4.setStretch(0, 1)

        self.layout_1.addLayout(self.layout_4)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(Shell)

        QMetaObject.connectSlotsByName(Shell)
    # setupUi

    def retranslateUi(self, Shell):
        self.nav.setProperty(u"role", QCoreApplication.translate("Shell", u"nav", None))
        self.go_today.setText(QCoreApplication.translate("Shell", u"\u4eca\u5929\u8981\u505a", None))
        self.go_today.setProperty(u"role", QCoreApplication.translate("Shell", u"nav", None))
        self.go_today.setProperty(u"symbol", QCoreApplication.translate("Shell", u"today", None))
        self.go_seal.setText(QCoreApplication.translate("Shell", u"\u5f80\u6765", None))
        self.go_seal.setProperty(u"role", QCoreApplication.translate("Shell", u"nav", None))
        self.go_seal.setProperty(u"symbol", QCoreApplication.translate("Shell", u"sealed", None))
        self.go_statistics.setText(QCoreApplication.translate("Shell", u"\u7edf\u8ba1\u8868", None))
        self.go_statistics.setProperty(u"role", QCoreApplication.translate("Shell", u"nav", None))
        self.go_statistics.setProperty(u"symbol", QCoreApplication.translate("Shell", u"sum", None))
        self.go_settings.setText(QCoreApplication.translate("Shell", u"\u8bbe\u7f6e", None))
        self.go_settings.setProperty(u"role", QCoreApplication.translate("Shell", u"nav", None))
        self.go_settings.setProperty(u"symbol", QCoreApplication.translate("Shell", u"settings", None))
        self.go_help.setText(QCoreApplication.translate("Shell", u"\u5e2e\u52a9", None))
        self.go_help.setProperty(u"role", QCoreApplication.translate("Shell", u"nav", None))
        self.go_help.setProperty(u"symbol", QCoreApplication.translate("Shell", u"help", None))
        self.status.setProperty(u"role", QCoreApplication.translate("Shell", u"footbar", None))
        self.saved_icon.setProperty(u"symbol", QCoreApplication.translate("Shell", u"tick", None))
        self.saved_icon.setProperty(u"ink", QCoreApplication.translate("Shell", u"good", None))
        self.saved.setText("")
        self.saved.setProperty(u"role", QCoreApplication.translate("Shell", u"goodnote", None))
        self.place_icon.setProperty(u"symbol", QCoreApplication.translate("Shell", u"folder", None))
        self.place.setText("")
        self.place.setProperty(u"role", QCoreApplication.translate("Shell", u"note", None))
        self.backup_icon.setProperty(u"symbol", QCoreApplication.translate("Shell", u"backup", None))
        self.backup.setText("")
        self.backup.setProperty(u"role", QCoreApplication.translate("Shell", u"note", None))
        self.office.setText("")
        self.office.setProperty(u"role", QCoreApplication.translate("Shell", u"note", None))
        self.clerk.setText("")
        self.clerk.setProperty(u"role", QCoreApplication.translate("Shell", u"note", None))
        self.zoom.setText("")
        self.zoom.setProperty(u"role", QCoreApplication.translate("Shell", u"note", None))
        pass
    # retranslateUi

