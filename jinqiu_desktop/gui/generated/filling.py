# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'filling.ui'
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
    QLineEdit, QPushButton, QRadioButton, QScrollArea,
    QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout,
    QWidget)

class Ui_Filling(object):
    def setupUi(self, Filling):
        if not Filling.objectName():
            Filling.setObjectName(u"Filling")
        self.layout_1 = QHBoxLayout(Filling)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.pages = QFrame(Filling)
        self.pages.setObjectName(u"pages")
        self.pages.setProperty(u"wide", 212)
        self.layout_2 = QVBoxLayout(self.pages)
        self.layout_2.setSpacing(0)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 8)
        self.layout_3 = QVBoxLayout()
        self.layout_3.setSpacing(4)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(14, 8, 10, 8)
        self.leave = QPushButton(self.pages)
        self.leave.setObjectName(u"leave")

        self.layout_3.addWidget(self.leave)

        self.who = QLabel(self.pages)
        self.who.setObjectName(u"who")
        self.who.setWordWrap(True)

        self.layout_3.addWidget(self.who)

        self.who_note = QLabel(self.pages)
        self.who_note.setObjectName(u"who_note")
        self.who_note.setWordWrap(True)

        self.layout_3.addWidget(self.who_note)


        self.layout_2.addLayout(self.layout_3)

        self.pages_line = QFrame(self.pages)
        self.pages_line.setObjectName(u"pages_line")

        self.layout_2.addWidget(self.pages_line)

        self.lines = QWidget(self.pages)
        self.lines.setObjectName(u"lines")
        self.page_lines = QVBoxLayout(self.lines)
        self.page_lines.setSpacing(0)
        self.page_lines.setObjectName(u"page_lines")
        self.page_lines.setContentsMargins(0, 0, 0, 0)

        self.layout_2.addWidget(self.lines)

        self.gap_5 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_2.addItem(self.gap_5)

        self.related_scroll = QScrollArea(self.pages)
        self.related_scroll.setObjectName(u"related_scroll")
        self.related_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.related_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.related_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.related_scroll.setWidgetResizable(True)
        self.related_box = QWidget()
        self.related_box.setObjectName(u"related_box")
        self.layout_6 = QVBoxLayout(self.related_box)
        self.layout_6.setSpacing(4)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(14, 8, 8, 4)
        self.related_line = QFrame(self.related_box)
        self.related_line.setObjectName(u"related_line")

        self.layout_6.addWidget(self.related_line)

        self.related_title = QLabel(self.related_box)
        self.related_title.setObjectName(u"related_title")

        self.layout_6.addWidget(self.related_title)

        self.related = QVBoxLayout()
        self.related.setSpacing(0)
        self.related.setObjectName(u"related")
        self.related.setContentsMargins(0, 0, 0, 0)

        self.layout_6.addLayout(self.related)

        self.related_scroll.setWidget(self.related_box)

        self.layout_2.addWidget(self.related_scroll)

        self.layout_2.setStretch(4, 1)

        self.layout_1.addWidget(self.pages)

        self.layout_8 = QVBoxLayout()
        self.layout_8.setSpacing(0)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(Filling)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 46)
        self.layout_9 = QHBoxLayout(self.head)
        self.layout_9.setSpacing(8)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(16, 0, 12, 0)
        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.title.sizePolicy().hasHeightForWidth())
        self.title.setSizePolicy(sizePolicy)

        self.layout_9.addWidget(self.title)

        self.seek = QLineEdit(self.head)
        self.seek.setObjectName(u"seek")
        self.seek.setProperty(u"least", 200)

        self.layout_9.addWidget(self.seek)

        self.saved_icon = QLabel(self.head)
        self.saved_icon.setObjectName(u"saved_icon")
        self.saved_icon.setProperty(u"glyph", 16)

        self.layout_9.addWidget(self.saved_icon)

        self.saved = QLabel(self.head)
        self.saved.setObjectName(u"saved")

        self.layout_9.addWidget(self.saved)

        self.undo = QPushButton(self.head)
        self.undo.setObjectName(u"undo")

        self.layout_9.addWidget(self.undo)

        self.check = QPushButton(self.head)
        self.check.setObjectName(u"check")

        self.layout_9.addWidget(self.check)

        self.print = QPushButton(self.head)
        self.print.setObjectName(u"print")

        self.layout_9.addWidget(self.print)

        self.done = QPushButton(self.head)
        self.done.setObjectName(u"done")

        self.layout_9.addWidget(self.done)

        self.remark = QPushButton(self.head)
        self.remark.setObjectName(u"remark")

        self.layout_9.addWidget(self.remark)

        self.take_step = QPushButton(self.head)
        self.take_step.setObjectName(u"take_step")

        self.layout_9.addWidget(self.take_step)

        self.layout_9.setStretch(0, 1)

        self.layout_8.addWidget(self.head)

        self.layout_10 = QHBoxLayout()
        self.layout_10.setSpacing(0)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.layout_11 = QVBoxLayout()
        self.layout_11.setSpacing(0)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget(Filling)
        self.stack.setObjectName(u"stack")

        self.layout_11.addWidget(self.stack)

        self.explained = QFrame(Filling)
        self.explained.setObjectName(u"explained")
        self.layout_91 = QVBoxLayout(self.explained)
        self.layout_91.setSpacing(2)
        self.layout_91.setObjectName(u"layout_91")
        self.layout_91.setContentsMargins(18, 6, 12, 6)
        self.layout_92 = QHBoxLayout()
        self.layout_92.setSpacing(8)
        self.layout_92.setObjectName(u"layout_92")
        self.layout_92.setContentsMargins(0, 0, 0, 0)
        self.explained_title = QLabel(self.explained)
        self.explained_title.setObjectName(u"explained_title")

        self.layout_92.addWidget(self.explained_title)

        self.explained_close = QPushButton(self.explained)
        self.explained_close.setObjectName(u"explained_close")
        self.explained_close.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.layout_92.addWidget(self.explained_close)

        self.layout_92.setStretch(0, 1)

        self.layout_91.addLayout(self.layout_92)

        self.explained_scroll = QScrollArea(self.explained)
        self.explained_scroll.setObjectName(u"explained_scroll")
        self.explained_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.explained_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.explained_scroll.setWidgetResizable(True)
        self.explained_body = QWidget()
        self.explained_body.setObjectName(u"explained_body")
        self.explained_lines = QVBoxLayout(self.explained_body)
        self.explained_lines.setSpacing(4)
        self.explained_lines.setObjectName(u"explained_lines")
        self.explained_lines.setContentsMargins(0, 0, 12, 0)
        self.explained_scroll.setWidget(self.explained_body)

        self.layout_91.addWidget(self.explained_scroll)

        self.layout_91.setStretch(1, 1)

        self.layout_11.addWidget(self.explained)

        self.remark_bar = QFrame(Filling)
        self.remark_bar.setObjectName(u"remark_bar")
        self.layout_90 = QHBoxLayout(self.remark_bar)
        self.layout_90.setSpacing(10)
        self.layout_90.setObjectName(u"layout_90")
        self.layout_90.setContentsMargins(16, 7, 14, 7)
        self.remark_where = QLabel(self.remark_bar)
        self.remark_where.setObjectName(u"remark_where")

        self.layout_90.addWidget(self.remark_where)

        self.remark_text = QLineEdit(self.remark_bar)
        self.remark_text.setObjectName(u"remark_text")

        self.layout_90.addWidget(self.remark_text)

        self.remark_mend = QRadioButton(self.remark_bar)
        self.remark_mend.setObjectName(u"remark_mend")
        self.remark_mend.setChecked(True)

        self.layout_90.addWidget(self.remark_mend)

        self.remark_note = QRadioButton(self.remark_bar)
        self.remark_note.setObjectName(u"remark_note")

        self.layout_90.addWidget(self.remark_note)

        self.remark_add = QPushButton(self.remark_bar)
        self.remark_add.setObjectName(u"remark_add")

        self.layout_90.addWidget(self.remark_add)

        self.remark_cancel = QPushButton(self.remark_bar)
        self.remark_cancel.setObjectName(u"remark_cancel")

        self.layout_90.addWidget(self.remark_cancel)

        self.layout_90.setStretch(1, 1)

        self.layout_11.addWidget(self.remark_bar)

        self.help_line = QFrame(Filling)
        self.help_line.setObjectName(u"help_line")
        self.help_line.setProperty(u"high", 52)
        self.layout_12 = QHBoxLayout(self.help_line)
        self.layout_12.setSpacing(12)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(18, 3, 12, 3)
        self.help_icon = QLabel(self.help_line)
        self.help_icon.setObjectName(u"help_icon")
        self.help_icon.setProperty(u"glyph", 20)

        self.layout_12.addWidget(self.help_icon)

        self.layout_13 = QVBoxLayout()
        self.layout_13.setSpacing(0)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.help_what = QLabel(self.help_line)
        self.help_what.setObjectName(u"help_what")
        self.help_what.setTextFormat(Qt.TextFormat.RichText)
        sizePolicy.setHeightForWidth(self.help_what.sizePolicy().hasHeightForWidth())
        self.help_what.setSizePolicy(sizePolicy)
        self.help_what.setWordWrap(True)

        self.layout_13.addWidget(self.help_what)

        self.help_do = QLabel(self.help_line)
        self.help_do.setObjectName(u"help_do")
        sizePolicy.setHeightForWidth(self.help_do.sizePolicy().hasHeightForWidth())
        self.help_do.setSizePolicy(sizePolicy)
        self.help_do.setWordWrap(True)

        self.layout_13.addWidget(self.help_do)


        self.layout_12.addLayout(self.layout_13)

        self.count_wrong = QLabel(self.help_line)
        self.count_wrong.setObjectName(u"count_wrong")

        self.layout_12.addWidget(self.count_wrong)

        self.count_warn = QLabel(self.help_line)
        self.count_warn.setObjectName(u"count_warn")

        self.layout_12.addWidget(self.count_warn)

        self.next_problem = QPushButton(self.help_line)
        self.next_problem.setObjectName(u"next_problem")

        self.layout_12.addWidget(self.next_problem)

        self.explain = QPushButton(self.help_line)
        self.explain.setObjectName(u"explain")
        self.explain.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.layout_12.addWidget(self.explain)

        self.layout_12.setStretch(1, 1)

        self.layout_11.addWidget(self.help_line)

        self.layout_11.setStretch(0, 1)

        self.layout_10.addLayout(self.layout_11)

        self.side = QFrame(Filling)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"wide", 262)
        self.layout_14 = QVBoxLayout(self.side)
        self.layout_14.setSpacing(8)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setContentsMargins(12, 12, 12, 12)
        self.layout_15 = QHBoxLayout()
        self.layout_15.setSpacing(6)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(0, 0, 0, 0)
        self.problems_title = QLabel(self.side)
        self.problems_title.setObjectName(u"problems_title")

        self.layout_15.addWidget(self.problems_title)

        self.gap_16 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_15.addItem(self.gap_16)

        self.problems_hint = QLabel(self.side)
        self.problems_hint.setObjectName(u"problems_hint")

        self.layout_15.addWidget(self.problems_hint)


        self.layout_14.addLayout(self.layout_15)

        self.problems_scroll = QScrollArea(self.side)
        self.problems_scroll.setObjectName(u"problems_scroll")
        self.problems_scroll.setWidgetResizable(True)
        self.problems = QWidget()
        self.problems.setObjectName(u"problems")
        self.layout_17 = QVBoxLayout(self.problems)
        self.layout_17.setSpacing(0)
        self.layout_17.setObjectName(u"layout_17")
        self.layout_17.setContentsMargins(0, 0, 0, 0)
        self.cards = QVBoxLayout()
        self.cards.setSpacing(8)
        self.cards.setObjectName(u"cards")
        self.cards.setContentsMargins(0, 0, 0, 0)

        self.layout_17.addLayout(self.cards)

        self.gap_19 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_17.addItem(self.gap_19)

        self.problems_scroll.setWidget(self.problems)

        self.layout_14.addWidget(self.problems_scroll)

        self.sums_box = QWidget(self.side)
        self.sums_box.setObjectName(u"sums_box")
        self.layout_93 = QVBoxLayout(self.sums_box)
        self.layout_93.setSpacing(4)
        self.layout_93.setObjectName(u"layout_93")
        self.layout_93.setContentsMargins(0, 4, 0, 4)
        self.sums_line = QFrame(self.sums_box)
        self.sums_line.setObjectName(u"sums_line")

        self.layout_93.addWidget(self.sums_line)

        self.sums = QVBoxLayout()
        self.sums.setSpacing(3)
        self.sums.setObjectName(u"sums")
        self.sums.setContentsMargins(0, 4, 0, 0)

        self.layout_93.addLayout(self.sums)


        self.layout_14.addWidget(self.sums_box)

        self.elsewhere = QVBoxLayout()
        self.elsewhere.setSpacing(6)
        self.elsewhere.setObjectName(u"elsewhere")
        self.elsewhere.setContentsMargins(0, 0, 0, 0)

        self.layout_14.addLayout(self.elsewhere)

        self.side_note = QLabel(self.side)
        self.side_note.setObjectName(u"side_note")
        self.side_note.setWordWrap(True)

        self.layout_14.addWidget(self.side_note)

        self.layout_14.setStretch(1, 1)

        self.layout_10.addWidget(self.side)

        self.layout_10.setStretch(0, 1)

        self.layout_8.addLayout(self.layout_10)

        self.layout_8.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_8)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(Filling)

        QMetaObject.connectSlotsByName(Filling)
    # setupUi

    def retranslateUi(self, Filling):
        self.pages.setProperty(u"role", QCoreApplication.translate("Filling", u"nav", None))
        self.leave.setText(QCoreApplication.translate("Filling", u"\u8fd4\u56de\u6863\u6848\u5217\u8868  Esc", None))
        self.leave.setProperty(u"ink", QCoreApplication.translate("Filling", u"accent", None))
        self.leave.setProperty(u"role", QCoreApplication.translate("Filling", u"link", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("Filling", u"back", None))
        self.who.setText("")
        self.who.setProperty(u"role", QCoreApplication.translate("Filling", u"page", None))
        self.who_note.setText("")
        self.who_note.setProperty(u"role", QCoreApplication.translate("Filling", u"note", None))
        self.pages_line.setProperty(u"role", QCoreApplication.translate("Filling", u"line", None))
        self.related_line.setProperty(u"role", QCoreApplication.translate("Filling", u"line", None))
        self.related_title.setText("")
        self.related_title.setProperty(u"role", QCoreApplication.translate("Filling", u"note", None))
        self.head.setProperty(u"role", QCoreApplication.translate("Filling", u"headbar", None))
        self.title.setText("")
        self.title.setProperty(u"role", QCoreApplication.translate("Filling", u"page", None))
        self.seek.setPlaceholderText(QCoreApplication.translate("Filling", u"\u5230\u54ea\u4e00\u683c  F6", None))
        self.saved_icon.setProperty(u"symbol", QCoreApplication.translate("Filling", u"tick", None))
        self.saved_icon.setProperty(u"ink", QCoreApplication.translate("Filling", u"good", None))
        self.saved.setText("")
        self.saved.setProperty(u"role", QCoreApplication.translate("Filling", u"goodnote", None))
        self.undo.setText(QCoreApplication.translate("Filling", u"\u64a4\u9500", None))
        self.undo.setProperty(u"symbol", QCoreApplication.translate("Filling", u"undo", None))
        self.check.setText(QCoreApplication.translate("Filling", u"\u68c0\u67e5  F9", None))
        self.check.setProperty(u"symbol", QCoreApplication.translate("Filling", u"tick", None))
        self.print.setText(QCoreApplication.translate("Filling", u"\u6253\u5370  F12", None))
        self.print.setProperty(u"symbol", QCoreApplication.translate("Filling", u"printer", None))
        self.done.setText(QCoreApplication.translate("Filling", u"\u672c\u9875\u586b\u5b8c  Ctrl+\u56de\u8f66", None))
        self.done.setProperty(u"role", QCoreApplication.translate("Filling", u"primary", None))
        self.remark.setText(QCoreApplication.translate("Filling", u"\u52a0\u610f\u89c1  F5", None))
        self.remark.setProperty(u"symbol", QCoreApplication.translate("Filling", u"pencil", None))
        self.take_step.setText(QCoreApplication.translate("Filling", u"\u529e\u4e00\u6b65", None))
        self.take_step.setProperty(u"symbol", QCoreApplication.translate("Filling", u"goto", None))
        self.explained.setProperty(u"role", QCoreApplication.translate("Filling", u"footbar", None))
        self.explained_title.setText("")
        self.explained_title.setProperty(u"role", QCoreApplication.translate("Filling", u"strong", None))
        self.explained_close.setText(QCoreApplication.translate("Filling", u"\u6536\u8d77  Esc", None))
        self.explained_close.setProperty(u"role", QCoreApplication.translate("Filling", u"link", None))
        self.explained_close.setProperty(u"ink", QCoreApplication.translate("Filling", u"accent", None))
        self.explained_close.setProperty(u"symbol", QCoreApplication.translate("Filling", u"down", None))
        self.remark_bar.setProperty(u"role", QCoreApplication.translate("Filling", u"bulk", None))
        self.remark_where.setText("")
        self.remark_where.setProperty(u"role", QCoreApplication.translate("Filling", u"strong", None))
        self.remark_text.setPlaceholderText(QCoreApplication.translate("Filling", u"\u5199\u660e\u54ea\u91cc\u4e0d\u5bf9\u3001\u600e\u4e48\u6539", None))
#if QT_CONFIG(accessibility)
        self.remark_text.setAccessibleName(QCoreApplication.translate("Filling", u"\u610f\u89c1", None))
#endif // QT_CONFIG(accessibility)
        self.remark_mend.setText(QCoreApplication.translate("Filling", u"\u8981\u6539", None))
        self.remark_note.setText(QCoreApplication.translate("Filling", u"\u63d0\u9192", None))
        self.remark_add.setText(QCoreApplication.translate("Filling", u"\u52a0\u4e0a  \u56de\u8f66", None))
        self.remark_add.setProperty(u"symbol", QCoreApplication.translate("Filling", u"tick", None))
        self.remark_cancel.setText(QCoreApplication.translate("Filling", u"\u4e0d\u52a0  Esc", None))
        self.remark_cancel.setProperty(u"role", QCoreApplication.translate("Filling", u"link", None))
        self.help_line.setProperty(u"role", QCoreApplication.translate("Filling", u"footbar", None))
        self.help_icon.setProperty(u"symbol", QCoreApplication.translate("Filling", u"info", None))
        self.help_icon.setProperty(u"ink", QCoreApplication.translate("Filling", u"accent", None))
        self.help_what.setText("")
        self.help_do.setText("")
        self.help_do.setProperty(u"role", QCoreApplication.translate("Filling", u"note", None))
        self.count_wrong.setText("")
        self.count_wrong.setProperty(u"role", QCoreApplication.translate("Filling", u"badge", None))
        self.count_warn.setText("")
        self.count_warn.setProperty(u"role", QCoreApplication.translate("Filling", u"badge", None))
        self.next_problem.setText(QCoreApplication.translate("Filling", u"\u4e0b\u4e00\u5904  F8", None))
        self.next_problem.setProperty(u"symbol", QCoreApplication.translate("Filling", u"goto", None))
        self.explain.setText(QCoreApplication.translate("Filling", u"\u586b\u5199\u8bf4\u660e  F1", None))
        self.explain.setProperty(u"symbol", QCoreApplication.translate("Filling", u"help", None))
        self.side.setProperty(u"role", QCoreApplication.translate("Filling", u"side", None))
        self.problems_title.setText("")
        self.problems_title.setProperty(u"role", QCoreApplication.translate("Filling", u"strong", None))
        self.problems_hint.setText(QCoreApplication.translate("Filling", u"F8 \u4e0b\u4e00\u5904", None))
        self.problems_hint.setProperty(u"role", QCoreApplication.translate("Filling", u"note", None))
        self.sums_line.setProperty(u"role", QCoreApplication.translate("Filling", u"line", None))
        self.side_note.setText(QCoreApplication.translate("Filling", u"\u6709\u9519\u8bef\u4e5f\u80fd\u5b58\uff0c\u53ea\u662f\u4e0d\u80fd\u63d0\u4ea4\u3002", None))
        self.side_note.setProperty(u"role", QCoreApplication.translate("Filling", u"note", None))
        pass
    # retranslateUi

