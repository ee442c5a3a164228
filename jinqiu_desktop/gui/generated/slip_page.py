# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'slip_page.ui'
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
    QLabel, QPushButton, QSizePolicy, QTableView,
    QVBoxLayout, QWidget)

class Ui_SlipPage(object):
    def setupUi(self, SlipPage):
        if not SlipPage.objectName():
            SlipPage.setObjectName(u"SlipPage")
        self.layout_1 = QVBoxLayout(SlipPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.layout_2 = QVBoxLayout()
        self.layout_2.setSpacing(12)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(16, 14, 16, 14)
        self.result = QFrame(SlipPage)
        self.result.setObjectName(u"result")
        self.layout_3 = QHBoxLayout(self.result)
        self.layout_3.setSpacing(14)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(18, 14, 18, 14)
        self.result_icon = QLabel(self.result)
        self.result_icon.setObjectName(u"result_icon")
        self.result_icon.setProperty(u"glyph", 30)

        self.layout_3.addWidget(self.result_icon)

        self.layout_4 = QVBoxLayout()
        self.layout_4.setSpacing(3)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.result_what = QLabel(self.result)
        self.result_what.setObjectName(u"result_what")

        self.layout_4.addWidget(self.result_what)

        self.result_note = QLabel(self.result)
        self.result_note.setObjectName(u"result_note")
        self.result_note.setWordWrap(True)

        self.layout_4.addWidget(self.result_note)


        self.layout_3.addLayout(self.layout_4)

        self.layout_3.setStretch(1, 1)

        self.layout_2.addWidget(self.result)

        self.table = QTableView(SlipPage)
        self.table.setObjectName(u"table")

        self.layout_2.addWidget(self.table)

        self.layout_2.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_2)

        self.foot = QFrame(SlipPage)
        self.foot.setObjectName(u"foot")
        self.layout_5 = QHBoxLayout(self.foot)
        self.layout_5.setSpacing(10)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(20, 8, 16, 8)
        self.told = QLabel(self.foot)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)

        self.layout_5.addWidget(self.told)

        self.print_receipt = QPushButton(self.foot)
        self.print_receipt.setObjectName(u"print_receipt")

        self.layout_5.addWidget(self.print_receipt)

        self.done = QPushButton(self.foot)
        self.done.setObjectName(u"done")

        self.layout_5.addWidget(self.done)

        self.layout_5.setStretch(0, 1)

        self.layout_1.addWidget(self.foot)

        self.layout_1.setStretch(0, 1)

        self.retranslateUi(SlipPage)

        QMetaObject.connectSlotsByName(SlipPage)
    # setupUi

    def retranslateUi(self, SlipPage):
        self.result.setProperty(u"role", QCoreApplication.translate("SlipPage", u"panel", None))
        self.result_icon.setProperty(u"symbol", QCoreApplication.translate("SlipPage", u"tick", None))
        self.result_icon.setProperty(u"ink", QCoreApplication.translate("SlipPage", u"good", None))
        self.result_what.setText("")
        self.result_what.setProperty(u"role", QCoreApplication.translate("SlipPage", u"page", None))
        self.result_note.setText("")
        self.result_note.setProperty(u"role", QCoreApplication.translate("SlipPage", u"quiet", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("SlipPage", u"\u6536\u8fdb\u6765\u7684\u5404\u4efd", None))
#endif // QT_CONFIG(accessibility)
        self.foot.setProperty(u"role", QCoreApplication.translate("SlipPage", u"footbar", None))
        self.told.setText("")
        self.told.setProperty(u"role", QCoreApplication.translate("SlipPage", u"quiet", None))
        self.print_receipt.setText(QCoreApplication.translate("SlipPage", u"\u6253\u5370\u6536\u5305\u5355  F12", None))
        self.print_receipt.setProperty(u"symbol", QCoreApplication.translate("SlipPage", u"printer", None))
        self.done.setText(QCoreApplication.translate("SlipPage", u"\u5b8c\u6210  Esc", None))
        self.done.setProperty(u"symbol", QCoreApplication.translate("SlipPage", u"tick", None))
        self.done.setProperty(u"role", QCoreApplication.translate("SlipPage", u"primary", None))
        pass
    # retranslateUi

