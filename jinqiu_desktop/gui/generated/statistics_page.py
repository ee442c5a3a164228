# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'statistics_page.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFrame,
    QHBoxLayout, QHeaderView, QLabel, QLineEdit,
    QPushButton, QRadioButton, QSizePolicy, QSpacerItem,
    QSpinBox, QTableView, QVBoxLayout, QWidget)

class Ui_StatisticsPage(object):
    def setupUi(self, StatisticsPage):
        if not StatisticsPage.objectName():
            StatisticsPage.setObjectName(u"StatisticsPage")
        self.layout_1 = QVBoxLayout(StatisticsPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(StatisticsPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(10)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(16, 0, 16, 0)
        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_2.addWidget(self.title)

        self.table = QComboBox(self.head)
        self.table.setObjectName(u"table")
        self.table.setProperty(u"least", 220)
        self.table.setProperty(u"most", 560)

        self.layout_2.addWidget(self.table)

        self.kind = QLabel(self.head)
        self.kind.setObjectName(u"kind")
        self.kind.setProperty(u"high", 24)

        self.layout_2.addWidget(self.kind)

        self.year_label = QLabel(self.head)
        self.year_label.setObjectName(u"year_label")

        self.layout_2.addWidget(self.year_label)

        self.year = QSpinBox(self.head)
        self.year.setObjectName(u"year")
        self.year.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.year.setMinimum(2000)
        self.year.setMaximum(2100)
        self.year.setProperty(u"keyboardTracking", False)
        self.year.setProperty(u"least", 92)

        self.layout_2.addWidget(self.year)

        self.cutoff_label = QLabel(self.head)
        self.cutoff_label.setObjectName(u"cutoff_label")

        self.layout_2.addWidget(self.cutoff_label)

        self.cutoff = QLineEdit(self.head)
        self.cutoff.setObjectName(u"cutoff")
        self.cutoff.setProperty(u"wide", 118)

        self.layout_2.addWidget(self.cutoff)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_3)

        self.recount = QPushButton(self.head)
        self.recount.setObjectName(u"recount")

        self.layout_2.addWidget(self.recount)

        self.layout_2.setStretch(1, 60)
        self.layout_2.setStretch(7, 1)

        self.layout_1.addWidget(self.head)

        self.layout_4 = QVBoxLayout()
        self.layout_4.setSpacing(10)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(16, 12, 16, 12)
        self.bar = QFrame(StatisticsPage)
        self.bar.setObjectName(u"bar")
        self.layout_5 = QHBoxLayout(self.bar)
        self.layout_5.setSpacing(10)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(12, 6, 8, 6)
        self.bar_icon = QLabel(self.bar)
        self.bar_icon.setObjectName(u"bar_icon")
        self.bar_icon.setProperty(u"glyph", 18)

        self.layout_5.addWidget(self.bar_icon)

        self.bar_text = QLabel(self.bar)
        self.bar_text.setObjectName(u"bar_text")
        self.bar_text.setWordWrap(True)

        self.layout_5.addWidget(self.bar_text)

        self.which = QComboBox(self.bar)
        self.which.setObjectName(u"which")
        self.which.setProperty(u"least", 150)

        self.layout_5.addWidget(self.which)

        self.back = QPushButton(self.bar)
        self.back.setObjectName(u"back")

        self.layout_5.addWidget(self.back)

        self.layout_5.setStretch(1, 1)

        self.layout_4.addWidget(self.bar)

        self.layout_6 = QHBoxLayout()
        self.layout_6.setSpacing(12)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.paper = QFrame(StatisticsPage)
        self.paper.setObjectName(u"paper")
        self.paper_rows = QVBoxLayout(self.paper)
        self.paper_rows.setSpacing(8)
        self.paper_rows.setObjectName(u"paper_rows")
        self.paper_rows.setContentsMargins(0, 0, 0, 0)
        self.name = QLabel(self.paper)
        self.name.setObjectName(u"name")
        self.name.setWordWrap(True)
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name.setProperty(u"tall", 36)

        self.paper_rows.addWidget(self.name)

        self.lines = QWidget(self.paper)
        self.lines.setObjectName(u"lines")
        self.layout_8 = QHBoxLayout(self.lines)
        self.layout_8.setSpacing(10)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(14, 0, 14, 0)
        self.line_1 = QLabel(self.lines)
        self.line_1.setObjectName(u"line_1")

        self.layout_8.addWidget(self.line_1)

        self.gap_9 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_8.addItem(self.gap_9)

        self.line_2 = QLabel(self.lines)
        self.line_2.setObjectName(u"line_2")

        self.layout_8.addWidget(self.line_2)

        self.gap_10 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_8.addItem(self.gap_10)

        self.line_3 = QLabel(self.lines)
        self.line_3.setObjectName(u"line_3")

        self.layout_8.addWidget(self.line_3)


        self.paper_rows.addWidget(self.lines)

        self.foot_lines = QWidget(self.paper)
        self.foot_lines.setObjectName(u"foot_lines")
        self.layout_11 = QVBoxLayout(self.foot_lines)
        self.layout_11.setSpacing(0)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(14, 0, 14, 0)
        self.foot_words = QLabel(self.foot_lines)
        self.foot_words.setObjectName(u"foot_words")
        self.foot_words.setWordWrap(True)

        self.layout_11.addWidget(self.foot_words)


        self.paper_rows.addWidget(self.foot_lines)

        self.told = QTableView(self.paper)
        self.told.setObjectName(u"told")

        self.paper_rows.addWidget(self.told)


        self.layout_6.addWidget(self.paper)

        self.side = QFrame(StatisticsPage)
        self.side.setObjectName(u"side")
        self.layout_12 = QVBoxLayout(self.side)
        self.layout_12.setSpacing(8)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(14, 12, 14, 12)
        self.layout_13 = QHBoxLayout()
        self.layout_13.setSpacing(10)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.side_name = QLabel(self.side)
        self.side_name.setObjectName(u"side_name")
        self.side_name.setWordWrap(True)

        self.layout_13.addWidget(self.side_name)

        self.side_close = QPushButton(self.side)
        self.side_close.setObjectName(u"side_close")

        self.layout_13.addWidget(self.side_close)

        self.layout_13.setStretch(0, 1)

        self.layout_12.addLayout(self.layout_13)

        self.side_value = QLabel(self.side)
        self.side_value.setObjectName(u"side_value")
        self.side_value.setWordWrap(True)

        self.layout_12.addWidget(self.side_value)

        self.side_before = QLabel(self.side)
        self.side_before.setObjectName(u"side_before")
        self.side_before.setWordWrap(True)

        self.layout_12.addWidget(self.side_before)

        self.chips = QWidget(self.side)
        self.chips.setObjectName(u"chips")
        self.chip_row = QHBoxLayout(self.chips)
        self.chip_row.setSpacing(6)
        self.chip_row.setObjectName(u"chip_row")
        self.chip_row.setContentsMargins(0, 0, 0, 0)

        self.layout_12.addWidget(self.chips)

        self.records = QTableView(self.side)
        self.records.setObjectName(u"records")

        self.layout_12.addWidget(self.records)

        self.reports = QTableView(self.side)
        self.reports.setObjectName(u"reports")

        self.layout_12.addWidget(self.reports)

        self.side_hint = QLabel(self.side)
        self.side_hint.setObjectName(u"side_hint")
        self.side_hint.setWordWrap(True)

        self.layout_12.addWidget(self.side_hint)

        self.layout_12.setStretch(4, 1)
        self.layout_12.setStretch(5, 1)

        self.layout_6.addWidget(self.side)

        self.chooser = QFrame(StatisticsPage)
        self.chooser.setObjectName(u"chooser")
        self.layout_15 = QVBoxLayout(self.chooser)
        self.layout_15.setSpacing(8)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(14, 12, 14, 12)
        self.sum_title = QLabel(self.chooser)
        self.sum_title.setObjectName(u"sum_title")

        self.layout_15.addWidget(self.sum_title)

        self.sum_note = QLabel(self.chooser)
        self.sum_note.setObjectName(u"sum_note")
        self.sum_note.setWordWrap(True)

        self.layout_15.addWidget(self.sum_note)

        self.layout_16 = QHBoxLayout()
        self.layout_16.setSpacing(24)
        self.layout_16.setObjectName(u"layout_16")
        self.layout_16.setContentsMargins(0, 0, 0, 0)
        self.stage = QRadioButton(self.chooser)
        self.stage.setObjectName(u"stage")
        self.stage.setChecked(True)

        self.layout_16.addWidget(self.stage)

        self.whole = QRadioButton(self.chooser)
        self.whole.setObjectName(u"whole")

        self.layout_16.addWidget(self.whole)

        self.gap_17 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_16.addItem(self.gap_17)

        self.masked = QCheckBox(self.chooser)
        self.masked.setObjectName(u"masked")
        self.masked.setChecked(True)

        self.layout_16.addWidget(self.masked)


        self.layout_15.addLayout(self.layout_16)

        self.cases_title = QLabel(self.chooser)
        self.cases_title.setObjectName(u"cases_title")

        self.layout_15.addWidget(self.cases_title)

        self.cases = QTableView(self.chooser)
        self.cases.setObjectName(u"cases")

        self.layout_15.addWidget(self.cases)

        self.cases_note = QLabel(self.chooser)
        self.cases_note.setObjectName(u"cases_note")
        self.cases_note.setWordWrap(True)

        self.layout_15.addWidget(self.cases_note)

        self.layout_15.setStretch(4, 1)

        self.layout_6.addWidget(self.chooser)


        self.layout_4.addLayout(self.layout_6)

        self.layout_4.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_4)

        self.foot = QFrame(StatisticsPage)
        self.foot.setObjectName(u"foot")
        self.layout_18 = QHBoxLayout(self.foot)
        self.layout_18.setSpacing(10)
        self.layout_18.setObjectName(u"layout_18")
        self.layout_18.setContentsMargins(16, 8, 16, 8)
        self.to_excel = QPushButton(self.foot)
        self.to_excel.setObjectName(u"to_excel")

        self.layout_18.addWidget(self.to_excel)

        self.to_pdf = QPushButton(self.foot)
        self.to_pdf.setObjectName(u"to_pdf")

        self.layout_18.addWidget(self.to_pdf)

        self.summary = QPushButton(self.foot)
        self.summary.setObjectName(u"summary")

        self.layout_18.addWidget(self.summary)

        self.gather = QPushButton(self.foot)
        self.gather.setObjectName(u"gather")
        self.gather.setCheckable(True)

        self.layout_18.addWidget(self.gather)

        self.foot_text = QLabel(self.foot)
        self.foot_text.setObjectName(u"foot_text")

        self.layout_18.addWidget(self.foot_text)

        self.report = QPushButton(self.foot)
        self.report.setObjectName(u"report")

        self.layout_18.addWidget(self.report)

        self.layout_18.setStretch(4, 1)

        self.layout_1.addWidget(self.foot)

        self.final = QFrame(StatisticsPage)
        self.final.setObjectName(u"final")
        self.layout_19 = QVBoxLayout(self.final)
        self.layout_19.setSpacing(8)
        self.layout_19.setObjectName(u"layout_19")
        self.layout_19.setContentsMargins(16, 8, 16, 8)
        self.final_words = QLabel(self.final)
        self.final_words.setObjectName(u"final_words")
        self.final_words.setWordWrap(True)

        self.layout_19.addWidget(self.final_words)

        self.layout_20 = QHBoxLayout()
        self.layout_20.setSpacing(10)
        self.layout_20.setObjectName(u"layout_20")
        self.layout_20.setContentsMargins(0, 0, 0, 0)
        self.phone_label = QLabel(self.final)
        self.phone_label.setObjectName(u"phone_label")

        self.layout_20.addWidget(self.phone_label)

        self.phone = QLineEdit(self.final)
        self.phone.setObjectName(u"phone")
        self.phone.setMaxLength(40)
        self.phone.setProperty(u"wide", 150)

        self.layout_20.addWidget(self.phone)

        self.remark_label = QLabel(self.final)
        self.remark_label.setObjectName(u"remark_label")

        self.layout_20.addWidget(self.remark_label)

        self.remark = QLineEdit(self.final)
        self.remark.setObjectName(u"remark")
        self.remark.setMaxLength(500)

        self.layout_20.addWidget(self.remark)

        self.not_yet = QPushButton(self.final)
        self.not_yet.setObjectName(u"not_yet")

        self.layout_20.addWidget(self.not_yet)

        self.do_report = QPushButton(self.final)
        self.do_report.setObjectName(u"do_report")

        self.layout_20.addWidget(self.do_report)

        self.layout_20.setStretch(3, 1)

        self.layout_19.addLayout(self.layout_20)


        self.layout_1.addWidget(self.final)

        self.draft = QFrame(StatisticsPage)
        self.draft.setObjectName(u"draft")
        self.layout_21 = QHBoxLayout(self.draft)
        self.layout_21.setSpacing(10)
        self.layout_21.setObjectName(u"layout_21")
        self.layout_21.setContentsMargins(16, 8, 16, 8)
        self.draft_back = QPushButton(self.draft)
        self.draft_back.setObjectName(u"draft_back")

        self.layout_21.addWidget(self.draft_back)

        self.draft_text = QLabel(self.draft)
        self.draft_text.setObjectName(u"draft_text")
        self.draft_text.setWordWrap(True)

        self.layout_21.addWidget(self.draft_text)

        self.write_draft = QPushButton(self.draft)
        self.write_draft.setObjectName(u"write_draft")

        self.layout_21.addWidget(self.write_draft)

        self.layout_21.setStretch(1, 1)

        self.layout_1.addWidget(self.draft)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(StatisticsPage)

        QMetaObject.connectSlotsByName(StatisticsPage)
    # setupUi

    def retranslateUi(self, StatisticsPage):
        self.head.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"headbar", None))
        self.title.setText(QCoreApplication.translate("StatisticsPage", u"\u7edf\u8ba1\u8868", None))
        self.title.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"title", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("StatisticsPage", u"\u54ea\u4e00\u5f20\u7edf\u8ba1\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.kind.setText("")
        self.kind.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"badge", None))
        self.year_label.setText(QCoreApplication.translate("StatisticsPage", u"\u5e74\u5ea6", None))
#if QT_CONFIG(accessibility)
        self.year.setAccessibleName(QCoreApplication.translate("StatisticsPage", u"\u5e74\u5ea6", None))
#endif // QT_CONFIG(accessibility)
        self.cutoff_label.setText(QCoreApplication.translate("StatisticsPage", u"\u622a\u6b62", None))
#if QT_CONFIG(accessibility)
        self.cutoff.setAccessibleName(QCoreApplication.translate("StatisticsPage", u"\u6570\u636e\u7edf\u8ba1\u622a\u6b62\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.recount.setText(QCoreApplication.translate("StatisticsPage", u"\u91cd\u7b97  F9", None))
        self.recount.setProperty(u"ink", QCoreApplication.translate("StatisticsPage", u"accent", None))
        self.recount.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"link", None))
        self.recount.setProperty(u"symbol", QCoreApplication.translate("StatisticsPage", u"refresh", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"bar", None))
        self.bar_icon.setText("")
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("StatisticsPage", u"info", None))
        self.bar_icon.setProperty(u"ink", QCoreApplication.translate("StatisticsPage", u"accent", None))
        self.bar_text.setText("")
#if QT_CONFIG(accessibility)
        self.which.setAccessibleName(QCoreApplication.translate("StatisticsPage", u"\u770b\u54ea\u4e00\u7248", None))
#endif // QT_CONFIG(accessibility)
        self.back.setText(QCoreApplication.translate("StatisticsPage", u"\u8fd4\u56de\u6c47\u603b  Esc", None))
        self.back.setProperty(u"ink", QCoreApplication.translate("StatisticsPage", u"accent", None))
        self.back.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"link", None))
        self.back.setProperty(u"symbol", QCoreApplication.translate("StatisticsPage", u"back", None))
        self.paper.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"panel", None))
        self.name.setText("")
        self.name.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"official", None))
        self.line_1.setText("")
        self.line_1.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"quiet", None))
        self.line_2.setText("")
        self.line_2.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"quiet", None))
        self.line_3.setText("")
        self.line_3.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"quiet", None))
        self.foot_words.setText("")
        self.foot_words.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"note", None))
#if QT_CONFIG(accessibility)
        self.told.setAccessibleName(QCoreApplication.translate("StatisticsPage", u"\u6ca1\u6570\u8fdb\u53bb\u7684\u548c\u5bf9\u4e0d\u4e0a\u7684", None))
#endif // QT_CONFIG(accessibility)
        self.side.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"panel", None))
        self.side_name.setText("")
        self.side_name.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"strong", None))
        self.side_close.setText(QCoreApplication.translate("StatisticsPage", u"\u5173\u4e0a  Esc", None))
        self.side_close.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"link", None))
        self.side_value.setText("")
        self.side_value.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"title", None))
        self.side_before.setText("")
        self.side_before.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"quiet", None))
#if QT_CONFIG(accessibility)
        self.records.setAccessibleName(QCoreApplication.translate("StatisticsPage", u"\u8fd9\u4e2a\u6570\u540e\u9762\u7684\u8bb0\u5f55", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.reports.setAccessibleName(QCoreApplication.translate("StatisticsPage", u"\u5404\u5355\u4f4d\u62a5\u7684\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.side_hint.setText("")
        self.side_hint.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"note", None))
        self.chooser.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"panel", None))
        self.sum_title.setText(QCoreApplication.translate("StatisticsPage", u"\u6d3b\u52a8\u603b\u7ed3", None))
        self.sum_title.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"page", None))
        self.sum_note.setText(QCoreApplication.translate("StatisticsPage", u"\u6309\u901a\u77e5\u8981\u7684\u7edf\u8ba1\u8868\u5199\u4e00\u4efd Word \u8349\u7a3f\uff1a\u5404\u9879\u6570\u3001\u53bb\u5e74\u7684\u6570\u3001\u5178\u578b\u6848\u4f8b\u3001\u6ca1\u529e\u5b8c\u7684\u3002\u53e5\u5b50\u518d\u81ea\u5df1\u6539\u3002", None))
        self.sum_note.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"quiet", None))
        self.stage.setText(QCoreApplication.translate("StatisticsPage", u"\u9636\u6bb5\u603b\u7ed3", None))
        self.whole.setText(QCoreApplication.translate("StatisticsPage", u"\u6700\u7ec8\u603b\u7ed3", None))
        self.masked.setText(QCoreApplication.translate("StatisticsPage", u"\u6848\u4f8b\u91cc\u7684\u59d3\u540d\u6253\u7801", None))
        self.cases_title.setText(QCoreApplication.translate("StatisticsPage", u"\u5178\u578b\u6848\u4f8b", None))
        self.cases_title.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"strong", None))
#if QT_CONFIG(accessibility)
        self.cases.setAccessibleName(QCoreApplication.translate("StatisticsPage", u"\u53ef\u4ee5\u5199\u8fdb\u603b\u7ed3\u7684\u5178\u578b\u6848\u4f8b", None))
#endif // QT_CONFIG(accessibility)
        self.cases_note.setText("")
        self.cases_note.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"note", None))
        self.foot.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"footbar", None))
        self.to_excel.setText(QCoreApplication.translate("StatisticsPage", u"\u5bfc\u51fa Excel  Ctrl+E", None))
        self.to_excel.setProperty(u"symbol", QCoreApplication.translate("StatisticsPage", u"table", None))
        self.to_pdf.setText(QCoreApplication.translate("StatisticsPage", u"PDF  F12", None))
        self.to_pdf.setProperty(u"symbol", QCoreApplication.translate("StatisticsPage", u"document", None))
        self.summary.setText(QCoreApplication.translate("StatisticsPage", u"\u6d3b\u52a8\u603b\u7ed3", None))
        self.summary.setProperty(u"symbol", QCoreApplication.translate("StatisticsPage", u"pencil", None))
        self.gather.setText(QCoreApplication.translate("StatisticsPage", u"\u6c47\u603b\u4e0b\u7ea7", None))
        self.gather.setProperty(u"symbol", QCoreApplication.translate("StatisticsPage", u"receive", None))
        self.foot_text.setText("")
        self.foot_text.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"quiet", None))
        self.report.setText(QCoreApplication.translate("StatisticsPage", u"\u62a5\u9001\uff08\u5b9a\u7a3f\uff09  F10", None))
        self.report.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"primary", None))
        self.report.setProperty(u"symbol", QCoreApplication.translate("StatisticsPage", u"sealed", None))
        self.final.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"footbar", None))
        self.final_words.setText("")
        self.phone_label.setText(QCoreApplication.translate("StatisticsPage", u"\u8054\u7cfb\u7535\u8bdd", None))
#if QT_CONFIG(accessibility)
        self.phone.setAccessibleName(QCoreApplication.translate("StatisticsPage", u"\u8054\u7cfb\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        self.remark_label.setText(QCoreApplication.translate("StatisticsPage", u"\u8bf4\u660e", None))
#if QT_CONFIG(accessibility)
        self.remark.setAccessibleName(QCoreApplication.translate("StatisticsPage", u"\u8bf4\u660e", None))
#endif // QT_CONFIG(accessibility)
        self.remark.setPlaceholderText(QCoreApplication.translate("StatisticsPage", u"\u6709\u63d0\u9192\u7684\uff0c\u5199\u660e\u539f\u56e0\uff1b\u6ca1\u6709\u53ef\u4e0d\u5199", None))
        self.not_yet.setText(QCoreApplication.translate("StatisticsPage", u"\u5148\u4e0d\u62a5  Esc", None))
        self.do_report.setText(QCoreApplication.translate("StatisticsPage", u"\u62a5\u9001", None))
        self.do_report.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"primary", None))
        self.do_report.setProperty(u"symbol", QCoreApplication.translate("StatisticsPage", u"sealed", None))
        self.draft.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"footbar", None))
        self.draft_back.setText(QCoreApplication.translate("StatisticsPage", u"\u8fd4\u56de  Esc", None))
        self.draft_back.setProperty(u"symbol", QCoreApplication.translate("StatisticsPage", u"back", None))
        self.draft_text.setText("")
        self.draft_text.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"quiet", None))
        self.write_draft.setText(QCoreApplication.translate("StatisticsPage", u"\u5b58\u6210 Word\u2026", None))
        self.write_draft.setProperty(u"role", QCoreApplication.translate("StatisticsPage", u"primary", None))
        self.write_draft.setProperty(u"symbol", QCoreApplication.translate("StatisticsPage", u"document", None))
        pass
    # retranslateUi

