# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'today_page.ui'
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
    QVBoxLayout, QWidget)

class Ui_TodayPage(object):
    def setupUi(self, TodayPage):
        if not TodayPage.objectName():
            TodayPage.setObjectName(u"TodayPage")
        self.layout_1 = QVBoxLayout(TodayPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(TodayPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(12)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(20, 0, 16, 0)
        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_2.addWidget(self.title)

        self.day = QLabel(self.head)
        self.day.setObjectName(u"day")

        self.layout_2.addWidget(self.day)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_3)

        self.check_all = QPushButton(self.head)
        self.check_all.setObjectName(u"check_all")

        self.layout_2.addWidget(self.check_all)

        self.find = QPushButton(self.head)
        self.find.setObjectName(u"find")

        self.layout_2.addWidget(self.find)

        self.new_one = QPushButton(self.head)
        self.new_one.setObjectName(u"new_one")

        self.layout_2.addWidget(self.new_one)


        self.layout_1.addWidget(self.head)

        self.scroll = QScrollArea(TodayPage)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.layout_4 = QHBoxLayout(self.body)
        self.layout_4.setSpacing(14)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(16, 14, 16, 14)
        self.layout_5 = QVBoxLayout()
        self.layout_5.setSpacing(0)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.to_do = QFrame(self.body)
        self.to_do.setObjectName(u"to_do")
        self.todo_rows = QVBoxLayout(self.to_do)
        self.todo_rows.setSpacing(0)
        self.todo_rows.setObjectName(u"todo_rows")
        self.todo_rows.setContentsMargins(0, 0, 0, 0)

        self.layout_5.addWidget(self.to_do)

        self.gap_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_5.addItem(self.gap_7)

        self.layout_5.setStretch(1, 1)

        self.layout_4.addLayout(self.layout_5)

        self.store_column = QWidget(self.body)
        self.store_column.setObjectName(u"store_column")
        self.layout_8 = QVBoxLayout(self.store_column)
        self.layout_8.setSpacing(14)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.plan_panel = QFrame(self.store_column)
        self.plan_panel.setObjectName(u"plan_panel")
        self.plan_panel.setProperty(u"wide", 344)
        self.layout_20 = QVBoxLayout(self.plan_panel)
        self.layout_20.setSpacing(7)
        self.layout_20.setObjectName(u"layout_20")
        self.layout_20.setContentsMargins(18, 14, 18, 14)
        self.layout_21 = QHBoxLayout()
        self.layout_21.setSpacing(10)
        self.layout_21.setObjectName(u"layout_21")
        self.layout_21.setContentsMargins(0, 0, 0, 0)
        self.plan_icon = QLabel(self.plan_panel)
        self.plan_icon.setObjectName(u"plan_icon")
        self.plan_icon.setProperty(u"glyph", 20)

        self.layout_21.addWidget(self.plan_icon)

        self.plan_title = QLabel(self.plan_panel)
        self.plan_title.setObjectName(u"plan_title")

        self.layout_21.addWidget(self.plan_title)

        self.gap_22 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_21.addItem(self.gap_22)

        self.plan_how = QLabel(self.plan_panel)
        self.plan_how.setObjectName(u"plan_how")

        self.layout_21.addWidget(self.plan_how)


        self.layout_20.addLayout(self.layout_21)

        self.layout_23 = QHBoxLayout()
        self.layout_23.setSpacing(8)
        self.layout_23.setObjectName(u"layout_23")
        self.layout_23.setContentsMargins(0, 0, 0, 0)
        self.plan_day = QLabel(self.plan_panel)
        self.plan_day.setObjectName(u"plan_day")

        self.layout_23.addWidget(self.plan_day)

        self.gap_24 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_23.addItem(self.gap_24)

        self.plan_left = QLabel(self.plan_panel)
        self.plan_left.setObjectName(u"plan_left")

        self.layout_23.addWidget(self.plan_left)


        self.layout_20.addLayout(self.layout_23)

        self.plan_label = QLabel(self.plan_panel)
        self.plan_label.setObjectName(u"plan_label")
        self.plan_label.setWordWrap(True)

        self.layout_20.addWidget(self.plan_label)

        self.plan_line = QFrame(self.plan_panel)
        self.plan_line.setObjectName(u"plan_line")

        self.layout_20.addWidget(self.plan_line)

        self.plan_rows = QVBoxLayout()
        self.plan_rows.setSpacing(7)
        self.plan_rows.setObjectName(u"plan_rows")
        self.plan_rows.setContentsMargins(0, 0, 0, 0)

        self.layout_20.addLayout(self.plan_rows)

        self.plan_change = QPushButton(self.plan_panel)
        self.plan_change.setObjectName(u"plan_change")

        self.layout_20.addWidget(self.plan_change)


        self.layout_8.addWidget(self.plan_panel)

        self.store_panel = QFrame(self.store_column)
        self.store_panel.setObjectName(u"store_panel")
        self.store_panel.setProperty(u"wide", 344)
        self.layout_9 = QVBoxLayout(self.store_panel)
        self.layout_9.setSpacing(8)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(18, 16, 18, 14)
        self.layout_10 = QHBoxLayout()
        self.layout_10.setSpacing(10)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.store_icon = QLabel(self.store_panel)
        self.store_icon.setObjectName(u"store_icon")
        self.store_icon.setProperty(u"glyph", 20)

        self.layout_10.addWidget(self.store_icon)

        self.store_title = QLabel(self.store_panel)
        self.store_title.setObjectName(u"store_title")

        self.layout_10.addWidget(self.store_title)

        self.gap_11 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_10.addItem(self.gap_11)


        self.layout_9.addLayout(self.layout_10)

        self.store_rows = QVBoxLayout()
        self.store_rows.setSpacing(6)
        self.store_rows.setObjectName(u"store_rows")
        self.store_rows.setContentsMargins(0, 0, 0, 0)

        self.layout_9.addLayout(self.store_rows)

        self.layout_12 = QHBoxLayout()
        self.layout_12.setSpacing(8)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(0, 0, 0, 0)
        self.back_up = QPushButton(self.store_panel)
        self.back_up.setObjectName(u"back_up")

        self.layout_12.addWidget(self.back_up)

        self.restore = QPushButton(self.store_panel)
        self.restore.setObjectName(u"restore")

        self.layout_12.addWidget(self.restore)

        self.gap_13 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_12.addItem(self.gap_13)


        self.layout_9.addLayout(self.layout_12)


        self.layout_8.addWidget(self.store_panel)

        self.gap_14 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_8.addItem(self.gap_14)

        self.layout_8.setStretch(2, 1)

        self.layout_4.addWidget(self.store_column)

        self.layout_4.setStretch(0, 1)
        self.scroll.setWidget(self.body)

        self.layout_1.addWidget(self.scroll)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(TodayPage)

        QMetaObject.connectSlotsByName(TodayPage)
    # setupUi

    def retranslateUi(self, TodayPage):
        self.head.setProperty(u"role", QCoreApplication.translate("TodayPage", u"headbar", None))
        self.title.setText(QCoreApplication.translate("TodayPage", u"\u4eca\u5929\u8981\u505a", None))
        self.title.setProperty(u"role", QCoreApplication.translate("TodayPage", u"title", None))
        self.day.setText("")
        self.day.setProperty(u"role", QCoreApplication.translate("TodayPage", u"quiet", None))
        self.check_all.setText(QCoreApplication.translate("TodayPage", u"\u68c0\u67e5\u5168\u90e8  F9", None))
        self.check_all.setProperty(u"symbol", QCoreApplication.translate("TodayPage", u"tick", None))
        self.find.setText(QCoreApplication.translate("TodayPage", u"\u67e5\u627e  Ctrl+F", None))
        self.find.setProperty(u"symbol", QCoreApplication.translate("TodayPage", u"search", None))
        self.new_one.setText(QCoreApplication.translate("TodayPage", u"\u65b0\u5efa\u4e00\u6237  F2", None))
        self.new_one.setProperty(u"role", QCoreApplication.translate("TodayPage", u"primary", None))
        self.new_one.setProperty(u"symbol", QCoreApplication.translate("TodayPage", u"plus", None))
        self.to_do.setProperty(u"role", QCoreApplication.translate("TodayPage", u"panel", None))
        self.plan_panel.setProperty(u"role", QCoreApplication.translate("TodayPage", u"panel", None))
        self.plan_icon.setProperty(u"symbol", QCoreApplication.translate("TodayPage", u"calendar", None))
        self.plan_icon.setProperty(u"ink", QCoreApplication.translate("TodayPage", u"accent", None))
        self.plan_title.setText(QCoreApplication.translate("TodayPage", u"\u4e0b\u4e00\u4e2a\u671f\u9650", None))
        self.plan_title.setProperty(u"role", QCoreApplication.translate("TodayPage", u"strong", None))
        self.plan_how.setText(QCoreApplication.translate("TodayPage", u"\u6309\u901a\u77e5\u5012\u6392", None))
        self.plan_how.setProperty(u"role", QCoreApplication.translate("TodayPage", u"note", None))
        self.plan_day.setText("")
        self.plan_day.setProperty(u"role", QCoreApplication.translate("TodayPage", u"title", None))
        self.plan_left.setText("")
        self.plan_left.setProperty(u"role", QCoreApplication.translate("TodayPage", u"accent", None))
        self.plan_label.setText("")
        self.plan_label.setProperty(u"role", QCoreApplication.translate("TodayPage", u"quiet", None))
        self.plan_line.setProperty(u"role", QCoreApplication.translate("TodayPage", u"line", None))
        self.plan_change.setText(QCoreApplication.translate("TodayPage", u"\u6362\u4e00\u4e2a\u901a\u77e5", None))
        self.plan_change.setProperty(u"role", QCoreApplication.translate("TodayPage", u"link", None))
        self.plan_change.setProperty(u"symbol", QCoreApplication.translate("TodayPage", u"goto", None))
        self.plan_change.setProperty(u"ink", QCoreApplication.translate("TodayPage", u"accent", None))
        self.store_panel.setProperty(u"role", QCoreApplication.translate("TodayPage", u"panel", None))
        self.store_icon.setProperty(u"symbol", QCoreApplication.translate("TodayPage", u"disk", None))
        self.store_icon.setProperty(u"ink", QCoreApplication.translate("TodayPage", u"accent", None))
        self.store_title.setText(QCoreApplication.translate("TodayPage", u"\u6570\u636e\u548c\u5907\u4efd", None))
        self.store_title.setProperty(u"role", QCoreApplication.translate("TodayPage", u"strong", None))
        self.back_up.setText(QCoreApplication.translate("TodayPage", u"\u73b0\u5728\u5907\u4efd", None))
        self.back_up.setProperty(u"symbol", QCoreApplication.translate("TodayPage", u"backup", None))
        self.restore.setText(QCoreApplication.translate("TodayPage", u"\u4ece\u5907\u4efd\u6062\u590d\u2026", None))
        self.restore.setProperty(u"symbol", QCoreApplication.translate("TodayPage", u"history", None))
        pass
    # retranslateUi

