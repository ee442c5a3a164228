# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'return_page.ui'
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

class Ui_ReturnPage(object):
    def setupUi(self, ReturnPage):
        if not ReturnPage.objectName():
            ReturnPage.setObjectName(u"ReturnPage")
        self.layout_1 = QVBoxLayout(ReturnPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.layout_2 = QVBoxLayout()
        self.layout_2.setSpacing(12)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(16, 14, 16, 14)
        self.answers = QFrame(ReturnPage)
        self.answers.setObjectName(u"answers")
        self.layout_3 = QVBoxLayout(self.answers)
        self.layout_3.setSpacing(8)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(14, 12, 14, 12)
        self.layout_4 = QHBoxLayout()
        self.layout_4.setSpacing(10)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.title = QLabel(self.answers)
        self.title.setObjectName(u"title")

        self.layout_4.addWidget(self.title)

        self.note = QLabel(self.answers)
        self.note.setObjectName(u"note")

        self.layout_4.addWidget(self.note)

        self.gap_5 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_4.addItem(self.gap_5)

        self.all = QPushButton(self.answers)
        self.all.setObjectName(u"all")

        self.layout_4.addWidget(self.all)

        self.none = QPushButton(self.answers)
        self.none.setObjectName(u"none")

        self.layout_4.addWidget(self.none)


        self.layout_3.addLayout(self.layout_4)

        self.table = QTableView(self.answers)
        self.table.setObjectName(u"table")

        self.layout_3.addWidget(self.table)

        self.layout_3.setStretch(1, 1)

        self.layout_2.addWidget(self.answers)


        self.layout_1.addLayout(self.layout_2)

        self.foot = QFrame(ReturnPage)
        self.foot.setObjectName(u"foot")
        self.layout_6 = QHBoxLayout(self.foot)
        self.layout_6.setSpacing(10)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(20, 8, 16, 8)
        self.foot_icon = QLabel(self.foot)
        self.foot_icon.setObjectName(u"foot_icon")
        self.foot_icon.setProperty(u"glyph", 18)

        self.layout_6.addWidget(self.foot_icon)

        self.foot_text = QLabel(self.foot)
        self.foot_text.setObjectName(u"foot_text")
        self.foot_text.setWordWrap(True)

        self.layout_6.addWidget(self.foot_text)

        self.leave = QPushButton(self.foot)
        self.leave.setObjectName(u"leave")

        self.layout_6.addWidget(self.leave)

        self.seal = QPushButton(self.foot)
        self.seal.setObjectName(u"seal")

        self.layout_6.addWidget(self.seal)

        self.layout_6.setStretch(1, 1)

        self.layout_1.addWidget(self.foot)

        self.layout_1.setStretch(0, 1)

        self.retranslateUi(ReturnPage)

        QMetaObject.connectSlotsByName(ReturnPage)
    # setupUi

    def retranslateUi(self, ReturnPage):
        self.answers.setProperty(u"role", QCoreApplication.translate("ReturnPage", u"panel", None))
        self.title.setText("")
        self.title.setProperty(u"role", QCoreApplication.translate("ReturnPage", u"strong", None))
        self.note.setText(QCoreApplication.translate("ReturnPage", u"\u52fe\u4e0a\u8981\u9000\u7684\uff1b\u6bcf\u4efd\u9000\u56de\u4ec0\u4e48\u5199\u5728\u540e\u9762", None))
        self.note.setProperty(u"role", QCoreApplication.translate("ReturnPage", u"note", None))
        self.all.setText(QCoreApplication.translate("ReturnPage", u"\u5168\u52fe\u4e0a  Ctrl+A", None))
        self.all.setProperty(u"role", QCoreApplication.translate("ReturnPage", u"link", None))
        self.none.setText(QCoreApplication.translate("ReturnPage", u"\u5168\u4e0d\u52fe  Ctrl+D", None))
        self.none.setProperty(u"role", QCoreApplication.translate("ReturnPage", u"link", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("ReturnPage", u"\u9000\u56de\u7ed9\u5bf9\u65b9\u7684\u610f\u89c1\u548c\u7ed3\u679c", None))
#endif // QT_CONFIG(accessibility)
        self.foot.setProperty(u"role", QCoreApplication.translate("ReturnPage", u"footbar", None))
        self.foot_icon.setProperty(u"symbol", QCoreApplication.translate("ReturnPage", u"info", None))
        self.foot_icon.setProperty(u"ink", QCoreApplication.translate("ReturnPage", u"accent", None))
        self.foot_text.setText("")
        self.leave.setText(QCoreApplication.translate("ReturnPage", u"\u5148\u4e0d\u9000  Esc", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("ReturnPage", u"back", None))
        self.seal.setText(QCoreApplication.translate("ReturnPage", u"\u5c01\u9000\u56de\u5305  F10", None))
        self.seal.setProperty(u"symbol", QCoreApplication.translate("ReturnPage", u"returned", None))
        self.seal.setProperty(u"role", QCoreApplication.translate("ReturnPage", u"primary", None))
        pass
    # retranslateUi

