# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'step_page.ui'
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
    QLabel, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QTableView, QVBoxLayout, QWidget)

class Ui_StepPage(object):
    def setupUi(self, StepPage):
        if not StepPage.objectName():
            StepPage.setObjectName(u"StepPage")
        self.layout_1 = QVBoxLayout(StepPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(StepPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(12)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(14, 0, 16, 0)
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

        self.scroll = QScrollArea(StepPage)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.layout_4 = QVBoxLayout(self.body)
        self.layout_4.setSpacing(12)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(16, 14, 16, 14)
        self.layout_5 = QHBoxLayout()
        self.layout_5.setSpacing(10)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.ask = QLabel(self.body)
        self.ask.setObjectName(u"ask")

        self.layout_5.addWidget(self.ask)

        self.steps = QHBoxLayout()
        self.steps.setSpacing(8)
        self.steps.setObjectName(u"steps")
        self.steps.setContentsMargins(0, 0, 0, 0)

        self.layout_5.addLayout(self.steps)

        self.gap_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_5.addItem(self.gap_7)


        self.layout_4.addLayout(self.layout_5)

        self.bar = QFrame(self.body)
        self.bar.setObjectName(u"bar")
        self.layout_13 = QHBoxLayout(self.bar)
        self.layout_13.setSpacing(10)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(14, 9, 12, 9)
        self.bar_icon = QLabel(self.bar)
        self.bar_icon.setObjectName(u"bar_icon")
        self.bar_icon.setProperty(u"glyph", 18)

        self.layout_13.addWidget(self.bar_icon)

        self.bar_text = QLabel(self.bar)
        self.bar_text.setObjectName(u"bar_text")
        self.bar_text.setWordWrap(True)

        self.layout_13.addWidget(self.bar_text)

        self.layout_13.setStretch(1, 1)

        self.layout_4.addWidget(self.bar)

        self.pair = QHBoxLayout()
        self.pair.setSpacing(12)
        self.pair.setObjectName(u"pair")
        self.pair.setContentsMargins(0, 0, 0, 0)
        self.sheet = QFrame(self.body)
        self.sheet.setObjectName(u"sheet")
        self.layout_8 = QVBoxLayout(self.sheet)
        self.layout_8.setSpacing(10)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(20, 16, 20, 16)
        self.step_title = QLabel(self.sheet)
        self.step_title.setObjectName(u"step_title")

        self.layout_8.addWidget(self.step_title)

        self.step_note = QLabel(self.sheet)
        self.step_note.setObjectName(u"step_note")
        self.step_note.setWordWrap(True)

        self.layout_8.addWidget(self.step_note)

        self.l1 = QFrame(self.sheet)
        self.l1.setObjectName(u"l1")

        self.layout_8.addWidget(self.l1)

        self.fields = QVBoxLayout()
        self.fields.setSpacing(8)
        self.fields.setObjectName(u"fields")
        self.fields.setContentsMargins(0, 0, 0, 0)

        self.layout_8.addLayout(self.fields)

        self.l2 = QFrame(self.sheet)
        self.l2.setObjectName(u"l2")

        self.layout_8.addWidget(self.l2)

        self.layout_10 = QHBoxLayout()
        self.layout_10.setSpacing(10)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.outcome_label = QLabel(self.sheet)
        self.outcome_label.setObjectName(u"outcome_label")
        self.outcome_label.setProperty(u"wide", 120)

        self.layout_10.addWidget(self.outcome_label)

        self.outcomes = QHBoxLayout()
        self.outcomes.setSpacing(18)
        self.outcomes.setObjectName(u"outcomes")
        self.outcomes.setContentsMargins(0, 0, 0, 0)

        self.layout_10.addLayout(self.outcomes)

        self.gap_12 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_10.addItem(self.gap_12)


        self.layout_8.addLayout(self.layout_10)


        self.pair.addWidget(self.sheet)

        self.records_panel = QFrame(self.body)
        self.records_panel.setObjectName(u"records_panel")
        self.layout_30 = QVBoxLayout(self.records_panel)
        self.layout_30.setSpacing(8)
        self.layout_30.setObjectName(u"layout_30")
        self.layout_30.setContentsMargins(1, 10, 1, 1)
        self.records_title = QLabel(self.records_panel)
        self.records_title.setObjectName(u"records_title")
        self.records_title.setIndent(14)
        self.records_title.setWordWrap(True)

        self.layout_30.addWidget(self.records_title)

        self.records = QTableView(self.records_panel)
        self.records.setObjectName(u"records")
        self.records.setProperty(u"tall", 240)

        self.layout_30.addWidget(self.records)

        self.layout_30.setStretch(1, 1)

        self.pair.addWidget(self.records_panel)

        self.pair.setStretch(0, 5)
        self.pair.setStretch(1, 6)

        self.layout_4.addLayout(self.pair)

        self.gap_14 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_4.addItem(self.gap_14)

        self.layout_4.setStretch(2, 1)
        self.scroll.setWidget(self.body)

        self.layout_1.addWidget(self.scroll)

        self.foot = QFrame(StepPage)
        self.foot.setObjectName(u"foot")
        self.layout_15 = QHBoxLayout(self.foot)
        self.layout_15.setSpacing(10)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(20, 8, 16, 8)
        self.foot_text = QLabel(self.foot)
        self.foot_text.setObjectName(u"foot_text")
        self.foot_text.setWordWrap(True)

        self.layout_15.addWidget(self.foot_text)

        self.take = QPushButton(self.foot)
        self.take.setObjectName(u"take")

        self.layout_15.addWidget(self.take)

        self.layout_15.setStretch(0, 1)

        self.layout_1.addWidget(self.foot)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(StepPage)

        QMetaObject.connectSlotsByName(StepPage)
    # setupUi

    def retranslateUi(self, StepPage):
        self.head.setProperty(u"role", QCoreApplication.translate("StepPage", u"headbar", None))
        self.leave.setText(QCoreApplication.translate("StepPage", u"\u8fd4\u56de  Esc", None))
        self.leave.setProperty(u"ink", QCoreApplication.translate("StepPage", u"accent", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("StepPage", u"back", None))
        self.leave.setProperty(u"role", QCoreApplication.translate("StepPage", u"link", None))
        self.title.setText(QCoreApplication.translate("StepPage", u"\u529e\u4e00\u6b65", None))
        self.title.setProperty(u"role", QCoreApplication.translate("StepPage", u"title", None))
        self.who.setText("")
        self.who.setProperty(u"role", QCoreApplication.translate("StepPage", u"quiet", None))
        self.ask.setText(QCoreApplication.translate("StepPage", u"\u73b0\u5728\u53ef\u4ee5\u529e", None))
        self.ask.setProperty(u"role", QCoreApplication.translate("StepPage", u"quiet", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("StepPage", u"bar", None))
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("StepPage", u"info", None))
        self.bar_icon.setProperty(u"ink", QCoreApplication.translate("StepPage", u"accent", None))
        self.bar_text.setText("")
        self.sheet.setProperty(u"role", QCoreApplication.translate("StepPage", u"panel", None))
        self.step_title.setText("")
        self.step_title.setProperty(u"role", QCoreApplication.translate("StepPage", u"page", None))
        self.step_note.setText("")
        self.step_note.setProperty(u"role", QCoreApplication.translate("StepPage", u"quiet", None))
        self.l1.setProperty(u"role", QCoreApplication.translate("StepPage", u"line", None))
        self.l2.setProperty(u"role", QCoreApplication.translate("StepPage", u"line", None))
        self.outcome_label.setText(QCoreApplication.translate("StepPage", u"\u7ed3\u679c", None))
        self.outcome_label.setProperty(u"role", QCoreApplication.translate("StepPage", u"quiet", None))
        self.records_panel.setProperty(u"role", QCoreApplication.translate("StepPage", u"panel", None))
        self.records_title.setText("")
        self.records_title.setProperty(u"role", QCoreApplication.translate("StepPage", u"quiet", None))
#if QT_CONFIG(accessibility)
        self.records.setAccessibleName(QCoreApplication.translate("StepPage", u"\u8981\u529e\u7684\u5404\u4efd", None))
#endif // QT_CONFIG(accessibility)
        self.foot.setProperty(u"role", QCoreApplication.translate("StepPage", u"footbar", None))
        self.foot_text.setText("")
        self.foot_text.setProperty(u"role", QCoreApplication.translate("StepPage", u"quiet", None))
        self.take.setText(QCoreApplication.translate("StepPage", u"\u529e\u8fd9\u4e00\u6b65", None))
        self.take.setProperty(u"symbol", QCoreApplication.translate("StepPage", u"tick", None))
        self.take.setProperty(u"role", QCoreApplication.translate("StepPage", u"primary", None))
        pass
    # retranslateUi

