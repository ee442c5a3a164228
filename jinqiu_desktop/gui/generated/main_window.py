# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'main_window.ui'
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
    QMainWindow, QSizePolicy, QStackedWidget, QVBoxLayout,
    QWidget)

class Ui_MainWindow(object):
    def setupUi(self, MainWindow):
        if not MainWindow.objectName():
            MainWindow.setObjectName(u"MainWindow")
        self.central = QWidget(MainWindow)
        self.central.setObjectName(u"central")
        self.layout_1 = QVBoxLayout(self.central)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.alert = QFrame(self.central)
        self.alert.setObjectName(u"alert")
        self.layout_2 = QHBoxLayout(self.alert)
        self.layout_2.setSpacing(10)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(12, 7, 12, 7)
        self.alert_icon = QLabel(self.alert)
        self.alert_icon.setObjectName(u"alert_icon")
        self.alert_icon.setProperty(u"glyph", 18)

        self.layout_2.addWidget(self.alert_icon)

        self.alert_text = QLabel(self.alert)
        self.alert_text.setObjectName(u"alert_text")
        self.alert_text.setWordWrap(True)

        self.layout_2.addWidget(self.alert_text)

        self.layout_2.setStretch(1, 1)

        self.layout_1.addWidget(self.alert)

        self.scenes = QStackedWidget(self.central)
        self.scenes.setObjectName(u"scenes")

        self.layout_1.addWidget(self.scenes)

        self.layout_1.setStretch(1, 1)
        MainWindow.setCentralWidget(self.central)

        self.retranslateUi(MainWindow)

        QMetaObject.connectSlotsByName(MainWindow)
    # setupUi

    def retranslateUi(self, MainWindow):
        MainWindow.setWindowTitle(QCoreApplication.translate("MainWindow", u"\u91d1\u79cb\u52a9\u5b66\u5de5\u4f5c\u53f0", None))
        self.alert.setProperty(u"role", QCoreApplication.translate("MainWindow", u"bar", None))
        self.alert.setProperty(u"state", QCoreApplication.translate("MainWindow", u"wrong", None))
        self.alert_icon.setProperty(u"symbol", QCoreApplication.translate("MainWindow", u"wrong", None))
        self.alert_icon.setProperty(u"ink", QCoreApplication.translate("MainWindow", u"wrong", None))
        self.alert_text.setText("")
    # retranslateUi

