# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'next_year.ui'
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

class Ui_NextYearPage(object):
    def setupUi(self, NextYearPage):
        if not NextYearPage.objectName():
            NextYearPage.setObjectName(u"NextYearPage")
        self.layout_1 = QVBoxLayout(NextYearPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(NextYearPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(12)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(12, 0, 12, 0)
        self.leave = QPushButton(self.head)
        self.leave.setObjectName(u"leave")

        self.layout_2.addWidget(self.leave)

        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_2.addWidget(self.title)

        self.who = QLabel(self.head)
        self.who.setObjectName(u"who")

        self.layout_2.addWidget(self.who)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_3)


        self.layout_1.addWidget(self.head)

        self.scroll = QScrollArea(NextYearPage)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.layout_4 = QVBoxLayout(self.body)
        self.layout_4.setSpacing(12)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(16, 14, 16, 14)
        self.intro = QLabel(self.body)
        self.intro.setObjectName(u"intro")
        self.intro.setWordWrap(True)

        self.layout_4.addWidget(self.intro)

        self.rows = QVBoxLayout()
        self.rows.setSpacing(8)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(0, 0, 0, 0)

        self.layout_4.addLayout(self.rows)

        self.gap_9 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_4.addItem(self.gap_9)

        self.scroll.setWidget(self.body)

        self.layout_1.addWidget(self.scroll)

        self.bar = QFrame(NextYearPage)
        self.bar.setObjectName(u"bar")
        self.layout_8 = QHBoxLayout(self.bar)
        self.layout_8.setSpacing(10)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(12, 10, 12, 10)
        self.bar_icon = QLabel(self.bar)
        self.bar_icon.setObjectName(u"bar_icon")
        self.bar_icon.setProperty(u"glyph", 18)

        self.layout_8.addWidget(self.bar_icon)

        self.bar_text = QLabel(self.bar)
        self.bar_text.setObjectName(u"bar_text")
        self.bar_text.setWordWrap(True)

        self.layout_8.addWidget(self.bar_text)

        self.layout_8.setStretch(1, 1)

        self.layout_1.addWidget(self.bar)

        self.foot = QFrame(NextYearPage)
        self.foot.setObjectName(u"foot")
        self.layout_10 = QHBoxLayout(self.foot)
        self.layout_10.setSpacing(10)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(20, 8, 16, 8)
        self.foot_text = QLabel(self.foot)
        self.foot_text.setObjectName(u"foot_text")
        self.foot_text.setWordWrap(True)

        self.layout_10.addWidget(self.foot_text)

        self.skip = QPushButton(self.foot)
        self.skip.setObjectName(u"skip")

        self.layout_10.addWidget(self.skip)

        self.open_made = QPushButton(self.foot)
        self.open_made.setObjectName(u"open_made")

        self.layout_10.addWidget(self.open_made)

        self.act = QPushButton(self.foot)
        self.act.setObjectName(u"act")

        self.layout_10.addWidget(self.act)

        self.layout_10.setStretch(0, 1)

        self.layout_1.addWidget(self.foot)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(NextYearPage)

        QMetaObject.connectSlotsByName(NextYearPage)
    # setupUi

    def retranslateUi(self, NextYearPage):
        self.head.setProperty(u"role", QCoreApplication.translate("NextYearPage", u"headbar", None))
        self.leave.setText(QCoreApplication.translate("NextYearPage", u"\u8fd4\u56de  Esc", None))
        self.leave.setProperty(u"ink", QCoreApplication.translate("NextYearPage", u"accent", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("NextYearPage", u"back", None))
        self.leave.setProperty(u"role", QCoreApplication.translate("NextYearPage", u"link", None))
        self.title.setText(QCoreApplication.translate("NextYearPage", u"\u6cbf\u7528\u53bb\u5e74", None))
        self.title.setProperty(u"role", QCoreApplication.translate("NextYearPage", u"title", None))
        self.who.setText("")
        self.who.setProperty(u"role", QCoreApplication.translate("NextYearPage", u"quiet", None))
        self.intro.setText("")
        self.intro.setProperty(u"role", QCoreApplication.translate("NextYearPage", u"quiet", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("NextYearPage", u"bar", None))
        self.bar.setProperty(u"state", QCoreApplication.translate("NextYearPage", u"warn", None))
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("NextYearPage", u"warn", None))
        self.bar_icon.setProperty(u"ink", QCoreApplication.translate("NextYearPage", u"warn", None))
        self.bar_text.setText("")
        self.foot.setProperty(u"role", QCoreApplication.translate("NextYearPage", u"footbar", None))
        self.foot_text.setText("")
        self.foot_text.setProperty(u"role", QCoreApplication.translate("NextYearPage", u"quiet", None))
        self.skip.setText(QCoreApplication.translate("NextYearPage", u"\u5148\u653e\u7740\uff0c\u529e\u4e0b\u4e00\u4efd", None))
        self.skip.setProperty(u"symbol", QCoreApplication.translate("NextYearPage", u"forward", None))
        self.skip.setProperty(u"role", QCoreApplication.translate("NextYearPage", u"link", None))
        self.skip.setProperty(u"ink", QCoreApplication.translate("NextYearPage", u"accent", None))
        self.open_made.setText(QCoreApplication.translate("NextYearPage", u"\u6253\u5f00\u8fd9\u4efd\uff0c\u5199\u7533\u8bf7\u539f\u56e0", None))
        self.open_made.setProperty(u"symbol", QCoreApplication.translate("NextYearPage", u"pencil", None))
        self.act.setText(QCoreApplication.translate("NextYearPage", u"\u5199\u6210\u8349\u7a3f", None))
        self.act.setProperty(u"symbol", QCoreApplication.translate("NextYearPage", u"tick", None))
        self.act.setProperty(u"role", QCoreApplication.translate("NextYearPage", u"primary", None))
        pass
    # retranslateUi

