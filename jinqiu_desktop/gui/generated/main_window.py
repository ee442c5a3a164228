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
    QMainWindow, QPushButton, QSizePolicy, QStackedWidget,
    QVBoxLayout, QWidget)

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
        self.practice = QFrame(self.central)
        self.practice.setObjectName(u"practice")
        self.layout_11 = QHBoxLayout(self.practice)
        self.layout_11.setSpacing(10)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(12, 4, 12, 4)
        self.practice_icon = QLabel(self.practice)
        self.practice_icon.setObjectName(u"practice_icon")
        self.practice_icon.setProperty(u"glyph", 18)

        self.layout_11.addWidget(self.practice_icon)

        self.practice_text = QLabel(self.practice)
        self.practice_text.setObjectName(u"practice_text")
        self.practice_text.setWordWrap(True)

        self.layout_11.addWidget(self.practice_text)

        self.practice_guide = QPushButton(self.practice)
        self.practice_guide.setObjectName(u"practice_guide")

        self.layout_11.addWidget(self.practice_guide)

        self.practice_again = QPushButton(self.practice)
        self.practice_again.setObjectName(u"practice_again")

        self.layout_11.addWidget(self.practice_again)

        self.practice_end = QPushButton(self.practice)
        self.practice_end.setObjectName(u"practice_end")

        self.layout_11.addWidget(self.practice_end)

        self.layout_11.setStretch(1, 1)

        self.layout_1.addWidget(self.practice)

        self.state = QFrame(self.central)
        self.state.setObjectName(u"state")
        self.layout_12 = QHBoxLayout(self.state)
        self.layout_12.setSpacing(10)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(12, 4, 12, 4)
        self.state_icon = QLabel(self.state)
        self.state_icon.setObjectName(u"state_icon")
        self.state_icon.setProperty(u"glyph", 18)

        self.layout_12.addWidget(self.state_icon)

        self.state_text = QLabel(self.state)
        self.state_text.setObjectName(u"state_text")
        self.state_text.setWordWrap(True)

        self.layout_12.addWidget(self.state_text)

        self.layout_12.setStretch(1, 1)

        self.layout_1.addWidget(self.state)

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

        self.layout_1.setStretch(3, 1)
        MainWindow.setCentralWidget(self.central)

        self.retranslateUi(MainWindow)

        QMetaObject.connectSlotsByName(MainWindow)
    # setupUi

    def retranslateUi(self, MainWindow):
        MainWindow.setWindowTitle(QCoreApplication.translate("MainWindow", u"\u91d1\u79cb\u52a9\u5b66\u5de5\u4f5c\u53f0", None))
        self.practice.setProperty(u"role", QCoreApplication.translate("MainWindow", u"bar", None))
        self.practice.setProperty(u"state", QCoreApplication.translate("MainWindow", u"warn", None))
        self.practice_icon.setProperty(u"symbol", QCoreApplication.translate("MainWindow", u"book", None))
        self.practice_icon.setProperty(u"ink", QCoreApplication.translate("MainWindow", u"warn", None))
        self.practice_text.setText("")
        self.practice_guide.setText(QCoreApplication.translate("MainWindow", u"\u7ec3\u4ec0\u4e48", None))
        self.practice_guide.setProperty(u"role", QCoreApplication.translate("MainWindow", u"link", None))
        self.practice_again.setText(QCoreApplication.translate("MainWindow", u"\u91cd\u65b0\u5f00\u59cb\u7ec3\u4e60", None))
        self.practice_again.setProperty(u"role", QCoreApplication.translate("MainWindow", u"link", None))
        self.practice_end.setText(QCoreApplication.translate("MainWindow", u"\u5f00\u59cb\u6b63\u5f0f\u4f7f\u7528", None))
        self.practice_end.setProperty(u"role", "")
        self.state.setProperty(u"role", QCoreApplication.translate("MainWindow", u"bar", None))
        self.state.setProperty(u"state", QCoreApplication.translate("MainWindow", u"wrong", None))
        self.state_icon.setProperty(u"symbol", QCoreApplication.translate("MainWindow", u"wrong", None))
        self.state_icon.setProperty(u"ink", QCoreApplication.translate("MainWindow", u"wrong", None))
        self.state_text.setText("")
        self.alert.setProperty(u"role", QCoreApplication.translate("MainWindow", u"bar", None))
        self.alert.setProperty(u"state", QCoreApplication.translate("MainWindow", u"wrong", None))
        self.alert_icon.setProperty(u"symbol", QCoreApplication.translate("MainWindow", u"wrong", None))
        self.alert_icon.setProperty(u"ink", QCoreApplication.translate("MainWindow", u"wrong", None))
        self.alert_text.setText("")
    # retranslateUi

