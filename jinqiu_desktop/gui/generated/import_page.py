# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_page.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QFrame, QHBoxLayout,
    QHeaderView, QLabel, QLineEdit, QPushButton,
    QScrollArea, QSizePolicy, QSpacerItem, QStackedWidget,
    QTableView, QVBoxLayout, QWidget)

class Ui_ImportPage(object):
    def setupUi(self, ImportPage):
        if not ImportPage.objectName():
            ImportPage.setObjectName(u"ImportPage")
        self.layout_15 = QVBoxLayout(ImportPage)
        self.layout_15.setSpacing(0)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(ImportPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(10)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(20, 0, 16, 0)
        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_2.addWidget(self.title)

        self.title_note = QLabel(self.head)
        self.title_note.setObjectName(u"title_note")

        self.layout_2.addWidget(self.title_note)

        self.gap_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_1)

        self.template = QPushButton(self.head)
        self.template.setObjectName(u"template")

        self.layout_2.addWidget(self.template)

        self.national = QPushButton(self.head)
        self.national.setObjectName(u"national")

        self.layout_2.addWidget(self.national)

        self.leave = QPushButton(self.head)
        self.leave.setObjectName(u"leave")

        self.layout_2.addWidget(self.leave)


        self.layout_15.addWidget(self.head)

        self.layout_14 = QVBoxLayout()
        self.layout_14.setSpacing(12)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setContentsMargins(16, 14, 16, 14)
        self.choose = QFrame(ImportPage)
        self.choose.setObjectName(u"choose")
        self.layout_3 = QHBoxLayout(self.choose)
        self.layout_3.setSpacing(10)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(16, 10, 12, 10)
        self.file_icon = QLabel(self.choose)
        self.file_icon.setObjectName(u"file_icon")
        self.file_icon.setProperty(u"glyph", 20)

        self.layout_3.addWidget(self.file_icon)

        self.file = QLineEdit(self.choose)
        self.file.setObjectName(u"file")

        self.layout_3.addWidget(self.file)

        self.first_only = QCheckBox(self.choose)
        self.first_only.setObjectName(u"first_only")

        self.layout_3.addWidget(self.first_only)

        self.pick = QPushButton(self.choose)
        self.pick.setObjectName(u"pick")

        self.layout_3.addWidget(self.pick)

        self.check = QPushButton(self.choose)
        self.check.setObjectName(u"check")

        self.layout_3.addWidget(self.check)

        self.heads = QPushButton(self.choose)
        self.heads.setObjectName(u"heads")

        self.layout_3.addWidget(self.heads)

        self.layout_3.setStretch(1, 1)

        self.layout_14.addWidget(self.choose)

        self.bar = QFrame(ImportPage)
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

        self.layout_14.addWidget(self.bar)

        self.stages = QStackedWidget(ImportPage)
        self.stages.setObjectName(u"stages")
        self.blank = QWidget()
        self.blank.setObjectName(u"blank")
        self.layout_5 = QVBoxLayout(self.blank)
        self.layout_5.setSpacing(0)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(4, 8, 4, 0)
        self.how = QLabel(self.blank)
        self.how.setObjectName(u"how")
        self.how.setWordWrap(True)

        self.layout_5.addWidget(self.how)

        self.gap_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_5.addItem(self.gap_4)

        self.stages.addWidget(self.blank)
        self.match = QWidget()
        self.match.setObjectName(u"match")
        self.layout_8 = QVBoxLayout(self.match)
        self.layout_8.setSpacing(4)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.match_head = QFrame(self.match)
        self.match_head.setObjectName(u"match_head")
        self.layout_6 = QHBoxLayout(self.match_head)
        self.layout_6.setSpacing(10)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(12, 0, 24, 0)
        self.head_column = QLabel(self.match_head)
        self.head_column.setObjectName(u"head_column")
        self.head_column.setProperty(u"wide", 110)

        self.layout_6.addWidget(self.head_column)

        self.head_words = QLabel(self.match_head)
        self.head_words.setObjectName(u"head_words")

        self.layout_6.addWidget(self.head_words)

        self.head_samples = QLabel(self.match_head)
        self.head_samples.setObjectName(u"head_samples")

        self.layout_6.addWidget(self.head_samples)

        self.head_field = QLabel(self.match_head)
        self.head_field.setObjectName(u"head_field")
        self.head_field.setProperty(u"wide", 300)

        self.layout_6.addWidget(self.head_field)

        self.head_sign = QLabel(self.match_head)
        self.head_sign.setObjectName(u"head_sign")
        self.head_sign.setProperty(u"wide", 84)

        self.layout_6.addWidget(self.head_sign)

        self.layout_6.setStretch(1, 2)
        self.layout_6.setStretch(2, 3)

        self.layout_8.addWidget(self.match_head)

        self.match_scroll = QScrollArea(self.match)
        self.match_scroll.setObjectName(u"match_scroll")
        self.match_scroll.setWidgetResizable(True)
        self.match_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.match_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.match_inside = QWidget()
        self.match_inside.setObjectName(u"match_inside")
        self.match_rows = QVBoxLayout(self.match_inside)
        self.match_rows.setSpacing(4)
        self.match_rows.setObjectName(u"match_rows")
        self.match_rows.setContentsMargins(0, 0, 8, 0)
        self.match_scroll.setWidget(self.match_inside)

        self.layout_8.addWidget(self.match_scroll)

        self.layout_8.setStretch(1, 1)
        self.stages.addWidget(self.match)
        self.preview = QWidget()
        self.preview.setObjectName(u"preview")
        self.layout_11 = QVBoxLayout(self.preview)
        self.layout_11.setSpacing(8)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.chips = QWidget(self.preview)
        self.chips.setObjectName(u"chips")
        self.layout_10 = QHBoxLayout(self.chips)
        self.layout_10.setSpacing(6)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.chips_note = QLabel(self.chips)
        self.chips_note.setObjectName(u"chips_note")

        self.layout_10.addWidget(self.chips_note)

        self.chip_new = QPushButton(self.chips)
        self.chip_new.setObjectName(u"chip_new")
        self.chip_new.setCheckable(True)
        self.chip_new.setChecked(True)

        self.layout_10.addWidget(self.chip_new)

        self.chip_changed = QPushButton(self.chips)
        self.chip_changed.setObjectName(u"chip_changed")
        self.chip_changed.setCheckable(True)
        self.chip_changed.setChecked(True)

        self.layout_10.addWidget(self.chip_changed)

        self.chip_same = QPushButton(self.chips)
        self.chip_same.setObjectName(u"chip_same")
        self.chip_same.setCheckable(True)
        self.chip_same.setChecked(True)

        self.layout_10.addWidget(self.chip_same)

        self.chip_wrong = QPushButton(self.chips)
        self.chip_wrong.setObjectName(u"chip_wrong")
        self.chip_wrong.setCheckable(True)
        self.chip_wrong.setChecked(True)

        self.layout_10.addWidget(self.chip_wrong)

        self.gap_9 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_10.addItem(self.gap_9)

        self.chips_hint = QLabel(self.chips)
        self.chips_hint.setObjectName(u"chips_hint")

        self.layout_10.addWidget(self.chips_hint)


        self.layout_11.addWidget(self.chips)

        self.table = QTableView(self.preview)
        self.table.setObjectName(u"table")

        self.layout_11.addWidget(self.table)

        self.details = QTableView(self.preview)
        self.details.setObjectName(u"details")

        self.layout_11.addWidget(self.details)

        self.layout_11.setStretch(1, 3)
        self.layout_11.setStretch(2, 2)
        self.stages.addWidget(self.preview)

        self.layout_14.addWidget(self.stages)

        self.layout_12 = QHBoxLayout()
        self.layout_12.setSpacing(8)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(0, 0, 0, 0)
        self.foot = QLabel(ImportPage)
        self.foot.setObjectName(u"foot")
        self.foot.setWordWrap(True)

        self.layout_12.addWidget(self.foot)

        self.forget = QPushButton(ImportPage)
        self.forget.setObjectName(u"forget")

        self.layout_12.addWidget(self.forget)

        self.report = QPushButton(ImportPage)
        self.report.setObjectName(u"report")

        self.layout_12.addWidget(self.report)

        self.refused = QPushButton(ImportPage)
        self.refused.setObjectName(u"refused")

        self.layout_12.addWidget(self.refused)

        self.take_good = QPushButton(ImportPage)
        self.take_good.setObjectName(u"take_good")

        self.layout_12.addWidget(self.take_good)

        self.do_import = QPushButton(ImportPage)
        self.do_import.setObjectName(u"do_import")

        self.layout_12.addWidget(self.do_import)

        self.go_on = QPushButton(ImportPage)
        self.go_on.setObjectName(u"go_on")

        self.layout_12.addWidget(self.go_on)

        self.to_list = QPushButton(ImportPage)
        self.to_list.setObjectName(u"to_list")

        self.layout_12.addWidget(self.to_list)

        self.layout_12.setStretch(0, 1)

        self.layout_14.addLayout(self.layout_12)

        self.layout_14.setStretch(2, 1)

        self.layout_15.addLayout(self.layout_14)

        self.layout_15.setStretch(1, 1)

        self.retranslateUi(ImportPage)

        QMetaObject.connectSlotsByName(ImportPage)
    # setupUi

    def retranslateUi(self, ImportPage):
        self.head.setProperty(u"role", QCoreApplication.translate("ImportPage", u"headbar", None))
        self.title.setText(QCoreApplication.translate("ImportPage", u"\u5bfc\u5165\u8868\u683c", None))
        self.title.setProperty(u"role", QCoreApplication.translate("ImportPage", u"title", None))
        self.title_note.setText(QCoreApplication.translate("ImportPage", u"\u9009\u6587\u4ef6 \u2192 \u8ba4\u5217\u540d \u2192 \u68c0\u67e5 \u2192 \u5bfc\u5165\u3002\u70b9\u5bfc\u5165\u4ee5\u524d\u4ec0\u4e48\u90fd\u4e0d\u5199\u5165\u3002", None))
        self.title_note.setProperty(u"role", QCoreApplication.translate("ImportPage", u"quiet", None))
        self.template.setText(QCoreApplication.translate("ImportPage", u"\u5b58\u7a7a\u767d\u6a21\u677f", None))
        self.template.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"table", None))
        self.national.setText(QCoreApplication.translate("ImportPage", u"\u5b58\u4e00\u884c\u5f0f\u6a21\u677f", None))
        self.national.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"table", None))
        self.leave.setText(QCoreApplication.translate("ImportPage", u"\u8fd4\u56de  Esc", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"back", None))
        self.choose.setProperty(u"role", QCoreApplication.translate("ImportPage", u"panel", None))
        self.file_icon.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"import", None))
#if QT_CONFIG(accessibility)
        self.file.setAccessibleName(QCoreApplication.translate("ImportPage", u"\u8981\u5bfc\u5165\u7684\u8868\u683c\u6587\u4ef6", None))
#endif // QT_CONFIG(accessibility)
        self.file.setPlaceholderText(QCoreApplication.translate("ImportPage", u"\u7c98\u8d34\u6587\u4ef6\u8def\u5f84\uff0c\u6309\u56de\u8f66", None))
        self.first_only.setText("")
        self.pick.setText(QCoreApplication.translate("ImportPage", u"\u9009\u6587\u4ef6", None))
        self.pick.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"folder", None))
        self.check.setText(QCoreApplication.translate("ImportPage", u"\u68c0\u67e5", None))
        self.check.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"tick", None))
        self.heads.setText(QCoreApplication.translate("ImportPage", u"\u6539\u5217\u540d\u5bf9\u5e94", None))
        self.heads.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"pencil", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("ImportPage", u"bar", None))
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"info", None))
        self.bar_icon.setProperty(u"ink", QCoreApplication.translate("ImportPage", u"accent", None))
        self.bar_text.setText("")
        self.how.setText("")
        self.how.setProperty(u"role", QCoreApplication.translate("ImportPage", u"quiet", None))
        self.head_column.setText(QCoreApplication.translate("ImportPage", u"\u5217", None))
        self.head_column.setProperty(u"role", QCoreApplication.translate("ImportPage", u"note", None))
        self.head_words.setText(QCoreApplication.translate("ImportPage", u"\u8868\u91cc\u7684\u5217\u540d", None))
        self.head_words.setProperty(u"role", QCoreApplication.translate("ImportPage", u"note", None))
        self.head_samples.setText(QCoreApplication.translate("ImportPage", u"\u4e0b\u9762\u5199\u7684\u662f\uff08\u5df2\u906e\u63a9\uff09", None))
        self.head_samples.setProperty(u"role", QCoreApplication.translate("ImportPage", u"note", None))
        self.head_field.setText(QCoreApplication.translate("ImportPage", u"\u5f53\u4f5c\u54ea\u4e00\u680f", None))
        self.head_field.setProperty(u"role", QCoreApplication.translate("ImportPage", u"note", None))
        self.head_sign.setText("")
        self.head_sign.setProperty(u"role", QCoreApplication.translate("ImportPage", u"note", None))
        self.chips_note.setText(QCoreApplication.translate("ImportPage", u"\u53ea\u770b\uff1a", None))
        self.chips_note.setProperty(u"role", QCoreApplication.translate("ImportPage", u"quiet", None))
        self.chip_new.setText("")
        self.chip_new.setProperty(u"role", QCoreApplication.translate("ImportPage", u"chip", None))
        self.chip_changed.setText("")
        self.chip_changed.setProperty(u"role", QCoreApplication.translate("ImportPage", u"chip", None))
        self.chip_same.setText("")
        self.chip_same.setProperty(u"role", QCoreApplication.translate("ImportPage", u"chip", None))
        self.chip_wrong.setText("")
        self.chip_wrong.setProperty(u"role", QCoreApplication.translate("ImportPage", u"chip", None))
        self.chips_hint.setText(QCoreApplication.translate("ImportPage", u"\u7a7a\u683c \u52fe\u4e0a\u6216\u53bb\u6389\u3000\u2191\u2193 \u9010\u6237\u770b\u3000\u4e0b\u9762\u662f\u8fd9\u4e00\u6237\u7684\u95ee\u9898\u548c\u53d8\u5316", None))
        self.chips_hint.setProperty(u"role", QCoreApplication.translate("ImportPage", u"note", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("ImportPage", u"\u8868\u91cc\u7684\u5404\u884c", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.details.setAccessibleName(QCoreApplication.translate("ImportPage", u"\u8fd9\u4e00\u884c\u54ea\u91cc\u4e0d\u5bf9", None))
#endif // QT_CONFIG(accessibility)
        self.foot.setText("")
        self.foot.setProperty(u"role", QCoreApplication.translate("ImportPage", u"note", None))
        self.forget.setText(QCoreApplication.translate("ImportPage", u"\u5fd8\u6389\u8bb0\u4f4f\u7684\u5217\u540d", None))
        self.forget.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"trash", None))
        self.report.setText(QCoreApplication.translate("ImportPage", u"\u5b58\u5e26\u539f\u56e0\u7684\u8868", None))
        self.report.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"table", None))
        self.refused.setText(QCoreApplication.translate("ImportPage", u"\u5bfc\u51fa\u6709\u9519\u7684\u884c", None))
        self.refused.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"table", None))
        self.take_good.setText(QCoreApplication.translate("ImportPage", u"\u53ea\u5bfc\u5165\u6ca1\u9519\u7684", None))
        self.take_good.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"import", None))
        self.do_import.setText(QCoreApplication.translate("ImportPage", u"\u5bfc\u5165\u5168\u90e8", None))
        self.do_import.setProperty(u"role", QCoreApplication.translate("ImportPage", u"primary", None))
        self.do_import.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"import", None))
        self.go_on.setText(QCoreApplication.translate("ImportPage", u"\u5c31\u8fd9\u6837\u5bf9\uff0c\u68c0\u67e5", None))
        self.go_on.setProperty(u"role", QCoreApplication.translate("ImportPage", u"primary", None))
        self.go_on.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"forward", None))
        self.to_list.setText(QCoreApplication.translate("ImportPage", u"\u53bb\u770b\u540d\u5355", None))
        self.to_list.setProperty(u"role", QCoreApplication.translate("ImportPage", u"primary", None))
        self.to_list.setProperty(u"symbol", QCoreApplication.translate("ImportPage", u"goto", None))
        pass
    # retranslateUi

