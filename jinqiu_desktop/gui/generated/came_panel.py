# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'came_panel.ui'
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

class Ui_CamePanel(object):
    def setupUi(self, CamePanel):
        if not CamePanel.objectName():
            CamePanel.setObjectName(u"CamePanel")
        self.layout_1 = QVBoxLayout(CamePanel)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.came = QFrame(CamePanel)
        self.came.setObjectName(u"came")
        self.layout_2 = QVBoxLayout(self.came)
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(14, 12, 14, 12)
        self.layout_3 = QHBoxLayout()
        self.layout_3.setSpacing(10)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.came_title = QLabel(self.came)
        self.came_title.setObjectName(u"came_title")

        self.layout_3.addWidget(self.came_title)

        self.came_note = QLabel(self.came)
        self.came_note.setObjectName(u"came_note")

        self.layout_3.addWidget(self.came_note)

        self.gap_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_3.addItem(self.gap_4)

        self.print_receipt = QPushButton(self.came)
        self.print_receipt.setObjectName(u"print_receipt")

        self.layout_3.addWidget(self.print_receipt)

        self.give_back = QPushButton(self.came)
        self.give_back.setObjectName(u"give_back")

        self.layout_3.addWidget(self.give_back)


        self.layout_2.addLayout(self.layout_3)

        self.layout_5 = QHBoxLayout()
        self.layout_5.setSpacing(12)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.senders = QTableView(self.came)
        self.senders.setObjectName(u"senders")

        self.layout_5.addWidget(self.senders)

        self.packs = QTableView(self.came)
        self.packs.setObjectName(u"packs")

        self.layout_5.addWidget(self.packs)

        self.layout_5.setStretch(0, 3)
        self.layout_5.setStretch(1, 2)

        self.layout_2.addLayout(self.layout_5)

        self.came_told = QLabel(self.came)
        self.came_told.setObjectName(u"came_told")
        self.came_told.setWordWrap(True)

        self.layout_2.addWidget(self.came_told)

        self.layout_2.setStretch(1, 1)

        self.layout_1.addWidget(self.came)


        self.retranslateUi(CamePanel)

        QMetaObject.connectSlotsByName(CamePanel)
    # setupUi

    def retranslateUi(self, CamePanel):
        self.came.setProperty(u"role", QCoreApplication.translate("CamePanel", u"panel", None))
        self.came_title.setText(QCoreApplication.translate("CamePanel", u"\u6765\u81ea\u8c01", None))
        self.came_title.setProperty(u"role", QCoreApplication.translate("CamePanel", u"strong", None))
        self.came_note.setText(QCoreApplication.translate("CamePanel", u"\u4ece\u54ea\u4e2a\u5355\u4f4d\u6536\u4e0b\u4e86\u4ec0\u4e48", None))
        self.came_note.setProperty(u"role", QCoreApplication.translate("CamePanel", u"note", None))
        self.print_receipt.setText(QCoreApplication.translate("CamePanel", u"\u6253\u5370\u6536\u5305\u5355  F12", None))
        self.print_receipt.setProperty(u"symbol", QCoreApplication.translate("CamePanel", u"printer", None))
        self.give_back.setText(QCoreApplication.translate("CamePanel", u"\u5c01\u9000\u56de\u5305  F10", None))
        self.give_back.setProperty(u"symbol", QCoreApplication.translate("CamePanel", u"returned", None))
#if QT_CONFIG(accessibility)
        self.senders.setAccessibleName(QCoreApplication.translate("CamePanel", u"\u6765\u8fc7\u5305\u7684\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.packs.setAccessibleName(QCoreApplication.translate("CamePanel", u"\u6536\u8fc7\u7684\u5305", None))
#endif // QT_CONFIG(accessibility)
        self.came_told.setText("")
        self.came_told.setProperty(u"role", QCoreApplication.translate("CamePanel", u"quiet", None))
        pass
    # retranslateUi

