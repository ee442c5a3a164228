# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'checklist.ui'
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
class Ui_Checklist(object):
    def setupUi(self, Checklist):
        if not Checklist.objectName():
            Checklist.setObjectName(u"Checklist")
        self.layout_1 = QVBoxLayout(Checklist)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(14, 0, 14, 0)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 8, 0, 7)
        self.totals_icon = QLabel(Checklist)
        self.totals_icon.setObjectName(u"totals_icon")

        self.layout_2.addWidget(self.totals_icon)

        self.paper = QLabel(Checklist)
        self.paper.setObjectName(u"paper")

        self.layout_2.addWidget(self.paper)

        self.online = QLabel(Checklist)
        self.online.setObjectName(u"online")

        self.layout_2.addWidget(self.online)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_3)

        self.open_list = QPushButton(Checklist)
        self.open_list.setObjectName(u"open_list")

        self.layout_2.addWidget(self.open_list)

        self.all = QPushButton(Checklist)
        self.all.setObjectName(u"all")

        self.layout_2.addWidget(self.all)

        self.attach = QPushButton(Checklist)
        self.attach.setObjectName(u"attach")

        self.layout_2.addWidget(self.attach)

        self.take_back = QPushButton(Checklist)
        self.take_back.setObjectName(u"take_back")

        self.layout_2.addWidget(self.take_back)


        self.layout_1.addLayout(self.layout_2)

        self.table = QTableView(Checklist)
        self.table.setObjectName(u"table")

        self.layout_1.addWidget(self.table)

        self.choice_bar = QWidget(Checklist)
        self.choice_bar.setObjectName(u"choice_bar")
        self.layout_4 = QHBoxLayout(self.choice_bar)
        self.layout_4.setSpacing(8)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 4, 0, 4)
        self.hint = QLabel(self.choice_bar)
        self.hint.setObjectName(u"hint")

        self.layout_4.addWidget(self.hint)

        self.choices = QHBoxLayout()
        self.choices.setSpacing(6)
        self.choices.setObjectName(u"choices")

        self.layout_4.addLayout(self.choices)

        self.gap_5 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_4.addItem(self.gap_5)

        self.see_rows = QPushButton(self.choice_bar)
        self.see_rows.setObjectName(u"see_rows")

        self.layout_4.addWidget(self.see_rows)


        self.layout_1.addWidget(self.choice_bar)

        self.line = QFrame(Checklist)
        self.line.setObjectName(u"line")

        self.layout_1.addWidget(self.line)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(Checklist)

        QMetaObject.connectSlotsByName(Checklist)
    # setupUi

    def retranslateUi(self, Checklist):
        self.totals_icon.setText("")
        self.totals_icon.setProperty(u"symbol", QCoreApplication.translate("Checklist", u"clip", None))
        self.paper.setText("")
        self.paper.setProperty(u"role", QCoreApplication.translate("Checklist", u"strong", None))
        self.online.setText("")
        self.online.setProperty(u"role", QCoreApplication.translate("Checklist", u"quiet", None))
        self.open_list.setText(QCoreApplication.translate("Checklist", u"\u6253\u5f00\u6e05\u5355  F11", None))
        self.open_list.setProperty(u"symbol", QCoreApplication.translate("Checklist", u"down", None))
        self.all.setText(QCoreApplication.translate("Checklist", u"\u7eb8\u8d28\u90fd\u6536\u5230  Ctrl+A", None))
        self.all.setProperty(u"symbol", QCoreApplication.translate("Checklist", u"tick", None))
        self.attach.setText(QCoreApplication.translate("Checklist", u"\u9644\u626b\u63cf\u4ef6  Ctrl+O", None))
        self.attach.setProperty(u"symbol", QCoreApplication.translate("Checklist", u"clip", None))
        self.take_back.setText(QCoreApplication.translate("Checklist", u"\u6536\u56de  \u9000\u683c", None))
        self.take_back.setProperty(u"symbol", QCoreApplication.translate("Checklist", u"undo", None))
        self.choice_bar.setProperty(u"high", QCoreApplication.translate("Checklist", u"44", None))
        self.hint.setText("")
        self.hint.setProperty(u"role", QCoreApplication.translate("Checklist", u"quiet", None))
        self.see_rows.setText(QCoreApplication.translate("Checklist", u"\u9010\u6837\u770b\u767b\u8bb0\u7684  Tab", None))
        self.see_rows.setProperty(u"role", QCoreApplication.translate("Checklist", u"link", None))
        self.see_rows.setProperty(u"symbol", QCoreApplication.translate("Checklist", u"table", None))
        self.see_rows.setProperty(u"ink", QCoreApplication.translate("Checklist", u"accent", None))
        self.line.setProperty(u"role", QCoreApplication.translate("Checklist", u"line", None))
        pass
    # retranslateUi

