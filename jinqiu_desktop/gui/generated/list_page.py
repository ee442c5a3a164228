# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'list_page.ui'
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
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QTableView, QVBoxLayout, QWidget)

class Ui_ListPage(object):
    def setupUi(self, ListPage):
        if not ListPage.objectName():
            ListPage.setObjectName(u"ListPage")
        self.layout_1 = QVBoxLayout(ListPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(ListPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(12)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(20, 0, 16, 0)
        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_2.addWidget(self.title)

        self.search = QLineEdit(self.head)
        self.search.setObjectName(u"search")
        self.search.setProperty(u"least", 120)

        self.layout_2.addWidget(self.search)

        self.search_hint = QLabel(self.head)
        self.search_hint.setObjectName(u"search_hint")

        self.layout_2.addWidget(self.search_hint)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_3)

        self.carry_over = QPushButton(self.head)
        self.carry_over.setObjectName(u"carry_over")

        self.layout_2.addWidget(self.carry_over)

        self.hit_list = QPushButton(self.head)
        self.hit_list.setObjectName(u"hit_list")

        self.layout_2.addWidget(self.hit_list)

        self.import_rows = QPushButton(self.head)
        self.import_rows.setObjectName(u"import_rows")

        self.layout_2.addWidget(self.import_rows)

        self.export_rows = QPushButton(self.head)
        self.export_rows.setObjectName(u"export_rows")

        self.layout_2.addWidget(self.export_rows)

        self.new_one = QPushButton(self.head)
        self.new_one.setObjectName(u"new_one")

        self.layout_2.addWidget(self.new_one)

        self.layout_2.setStretch(1, 3)
        self.layout_2.setStretch(3, 1)

        self.layout_1.addWidget(self.head)

        self.chips = QWidget(ListPage)
        self.chips.setObjectName(u"chips")
        self.chip_row = QHBoxLayout(self.chips)
        self.chip_row.setSpacing(6)
        self.chip_row.setObjectName(u"chip_row")
        self.chip_row.setContentsMargins(16, 10, 16, 9)

        self.layout_1.addWidget(self.chips)

        self.middle = QWidget(ListPage)
        self.middle.setObjectName(u"middle")
        self.layout_5 = QHBoxLayout(self.middle)
        self.layout_5.setSpacing(12)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(16, 0, 16, 10)
        self.table = QTableView(self.middle)
        self.table.setObjectName(u"table")

        self.layout_5.addWidget(self.table)

        self.side = QFrame(self.middle)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"wide", 286)
        self.layout_6 = QVBoxLayout(self.side)
        self.layout_6.setSpacing(8)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(16, 16, 16, 12)
        self.layout_7 = QHBoxLayout()
        self.layout_7.setSpacing(8)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.who = QLabel(self.side)
        self.who.setObjectName(u"who")
        self.who.setWordWrap(True)

        self.layout_7.addWidget(self.who)

        self.badge = QLabel(self.side)
        self.badge.setObjectName(u"badge")

        self.layout_7.addWidget(self.badge)

        self.layout_7.setStretch(0, 1)

        self.layout_6.addLayout(self.layout_7)

        self.what = QLabel(self.side)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)

        self.layout_6.addWidget(self.what)

        self.l1 = QFrame(self.side)
        self.l1.setObjectName(u"l1")

        self.layout_6.addWidget(self.l1)

        self.facts = QVBoxLayout()
        self.facts.setSpacing(6)
        self.facts.setObjectName(u"facts")
        self.facts.setContentsMargins(0, 0, 0, 0)

        self.layout_6.addLayout(self.facts)

        self.l2 = QFrame(self.side)
        self.l2.setObjectName(u"l2")

        self.layout_6.addWidget(self.l2)

        self.next_title = QLabel(self.side)
        self.next_title.setObjectName(u"next_title")

        self.layout_6.addWidget(self.next_title)

        self.next_step = QLabel(self.side)
        self.next_step.setObjectName(u"next_step")
        self.next_step.setWordWrap(True)

        self.layout_6.addWidget(self.next_step)

        self.materials = QPushButton(self.side)
        self.materials.setObjectName(u"materials")

        self.layout_6.addWidget(self.materials)

        self.repeat_one = QPushButton(self.side)
        self.repeat_one.setObjectName(u"repeat_one")

        self.layout_6.addWidget(self.repeat_one)

        self.found_one = QPushButton(self.side)
        self.found_one.setObjectName(u"found_one")

        self.layout_6.addWidget(self.found_one)

        self.next_year_one = QPushButton(self.side)
        self.next_year_one.setObjectName(u"next_year_one")

        self.layout_6.addWidget(self.next_year_one)

        self.gap_9 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_6.addItem(self.gap_9)

        self.layout_10 = QHBoxLayout()
        self.layout_10.setSpacing(8)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.open_one = QPushButton(self.side)
        self.open_one.setObjectName(u"open_one")

        self.layout_10.addWidget(self.open_one)

        self.print_one = QPushButton(self.side)
        self.print_one.setObjectName(u"print_one")

        self.layout_10.addWidget(self.print_one)

        self.gap_11 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_10.addItem(self.gap_11)


        self.layout_6.addLayout(self.layout_10)

        self.transfer_one = QPushButton(self.side)
        self.transfer_one.setObjectName(u"transfer_one")

        self.layout_6.addWidget(self.transfer_one)


        self.layout_5.addWidget(self.side)

        self.layout_5.setStretch(0, 1)

        self.layout_1.addWidget(self.middle)

        self.bar = QFrame(ListPage)
        self.bar.setObjectName(u"bar")
        self.layout_14 = QHBoxLayout(self.bar)
        self.layout_14.setSpacing(10)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setContentsMargins(20, 8, 16, 8)
        self.bar_icon = QLabel(self.bar)
        self.bar_icon.setObjectName(u"bar_icon")
        self.bar_icon.setProperty(u"glyph", 18)

        self.layout_14.addWidget(self.bar_icon)

        self.bar_text = QLabel(self.bar)
        self.bar_text.setObjectName(u"bar_text")
        self.bar_text.setWordWrap(True)

        self.layout_14.addWidget(self.bar_text)

        self.layout_14.setStretch(1, 1)

        self.layout_1.addWidget(self.bar)

        self.bulk = QFrame(ListPage)
        self.bulk.setObjectName(u"bulk")
        self.layout_12 = QHBoxLayout(self.bulk)
        self.layout_12.setSpacing(8)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(20, 7, 16, 7)
        self.bulk_icon = QLabel(self.bulk)
        self.bulk_icon.setObjectName(u"bulk_icon")
        self.bulk_icon.setProperty(u"glyph", 18)

        self.layout_12.addWidget(self.bulk_icon)

        self.bulk_count = QLabel(self.bulk)
        self.bulk_count.setObjectName(u"bulk_count")

        self.layout_12.addWidget(self.bulk_count)

        self.bulk_step = QPushButton(self.bulk)
        self.bulk_step.setObjectName(u"bulk_step")

        self.layout_12.addWidget(self.bulk_step)

        self.bulk_print = QPushButton(self.bulk)
        self.bulk_print.setObjectName(u"bulk_print")

        self.layout_12.addWidget(self.bulk_print)

        self.bulk_seal = QPushButton(self.bulk)
        self.bulk_seal.setObjectName(u"bulk_seal")

        self.layout_12.addWidget(self.bulk_seal)

        self.bulk_post = QPushButton(self.bulk)
        self.bulk_post.setObjectName(u"bulk_post")

        self.layout_12.addWidget(self.bulk_post)

        self.bulk_pay = QPushButton(self.bulk)
        self.bulk_pay.setObjectName(u"bulk_pay")

        self.layout_12.addWidget(self.bulk_pay)

        self.bulk_bank = QPushButton(self.bulk)
        self.bulk_bank.setObjectName(u"bulk_bank")

        self.layout_12.addWidget(self.bulk_bank)

        self.bulk_roster = QPushButton(self.bulk)
        self.bulk_roster.setObjectName(u"bulk_roster")

        self.layout_12.addWidget(self.bulk_roster)

        self.bulk_portal = QPushButton(self.bulk)
        self.bulk_portal.setObjectName(u"bulk_portal")

        self.layout_12.addWidget(self.bulk_portal)

        self.bulk_transfer = QPushButton(self.bulk)
        self.bulk_transfer.setObjectName(u"bulk_transfer")

        self.layout_12.addWidget(self.bulk_transfer)

        self.gap_13 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_12.addItem(self.gap_13)

        self.bulk_hint = QLabel(self.bulk)
        self.bulk_hint.setObjectName(u"bulk_hint")

        self.layout_12.addWidget(self.bulk_hint)


        self.layout_1.addWidget(self.bulk)

        self.layout_1.setStretch(2, 1)

        self.retranslateUi(ListPage)

        QMetaObject.connectSlotsByName(ListPage)
    # setupUi

    def retranslateUi(self, ListPage):
        self.head.setProperty(u"role", QCoreApplication.translate("ListPage", u"headbar", None))
        self.title.setText("")
        self.title.setProperty(u"role", QCoreApplication.translate("ListPage", u"title", None))
        self.search.setPlaceholderText(QCoreApplication.translate("ListPage", u"\u59d3\u540d\u3001\u62fc\u97f3\u9996\u5b57\u6bcd\u3001\u8eab\u4efd\u8bc1\u6216\u624b\u673a\u540e\u56db\u4f4d\u3001\u5355\u4f4d", None))
        self.search_hint.setText(QCoreApplication.translate("ListPage", u"\u59d3\u540d\u3001\u62fc\u97f3\u9996\u5b57\u6bcd\u3001\u8eab\u4efd\u8bc1\u6216\u624b\u673a\u540e\u56db\u4f4d\u3001\u5355\u4f4d", None))
        self.search_hint.setProperty(u"role", QCoreApplication.translate("ListPage", u"note", None))
        self.carry_over.setText(QCoreApplication.translate("ListPage", u"\u8f6c\u5165\u4e0b\u4e00\u5e74", None))
        self.carry_over.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"forward", None))
        self.hit_list.setText(QCoreApplication.translate("ListPage", u"\u91cd\u590d\u5e2e\u6276", None))
        self.hit_list.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"table", None))
        self.import_rows.setText(QCoreApplication.translate("ListPage", u"\u5bfc\u5165", None))
#if QT_CONFIG(tooltip)
        self.import_rows.setToolTip(QCoreApplication.translate("ListPage", u"\u4ece Excel \u8868\u683c\u5bfc\u5165\u3000Ctrl+I", None))
#endif // QT_CONFIG(tooltip)
        self.import_rows.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"import", None))
        self.export_rows.setText(QCoreApplication.translate("ListPage", u"\u5bfc\u51fa", None))
#if QT_CONFIG(tooltip)
        self.export_rows.setToolTip(QCoreApplication.translate("ListPage", u"\u5bfc\u51fa\u52fe\u4e0a\u7684\uff0c\u6ca1\u6709\u52fe\u5c31\u5bfc\u51fa\u627e\u5230\u7684\u5168\u90e8\u3000Ctrl+E", None))
#endif // QT_CONFIG(tooltip)
        self.export_rows.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"table", None))
        self.new_one.setText(QCoreApplication.translate("ListPage", u"\u65b0\u5efa\u4e00\u6237  F2", None))
        self.new_one.setProperty(u"role", QCoreApplication.translate("ListPage", u"primary", None))
        self.new_one.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"plus", None))
        self.side.setProperty(u"role", QCoreApplication.translate("ListPage", u"panel", None))
        self.who.setText("")
        self.who.setProperty(u"role", QCoreApplication.translate("ListPage", u"page", None))
        self.badge.setText("")
        self.badge.setProperty(u"role", QCoreApplication.translate("ListPage", u"badge", None))
        self.what.setText("")
        self.what.setProperty(u"role", QCoreApplication.translate("ListPage", u"note", None))
        self.l1.setProperty(u"role", QCoreApplication.translate("ListPage", u"line", None))
        self.l2.setProperty(u"role", QCoreApplication.translate("ListPage", u"line", None))
        self.next_title.setText(QCoreApplication.translate("ListPage", u"\u4e0b\u4e00\u6b65", None))
        self.next_title.setProperty(u"role", QCoreApplication.translate("ListPage", u"strong", None))
        self.next_step.setText("")
        self.next_step.setProperty(u"role", QCoreApplication.translate("ListPage", u"quiet", None))
        self.materials.setText("")
        self.materials.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"clip", None))
        self.materials.setProperty(u"role", QCoreApplication.translate("ListPage", u"link", None))
        self.materials.setProperty(u"ink", QCoreApplication.translate("ListPage", u"accent", None))
        self.repeat_one.setText(QCoreApplication.translate("ListPage", u"\u91cd\u53d1  F7", None))
        self.repeat_one.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"refresh", None))
        self.repeat_one.setProperty(u"role", QCoreApplication.translate("ListPage", u"link", None))
        self.repeat_one.setProperty(u"ink", QCoreApplication.translate("ListPage", u"accent", None))
        self.found_one.setText(QCoreApplication.translate("ListPage", u"\u5efa\u6863  F7", None))
        self.found_one.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"people", None))
        self.found_one.setProperty(u"role", QCoreApplication.translate("ListPage", u"link", None))
        self.found_one.setProperty(u"ink", QCoreApplication.translate("ListPage", u"accent", None))
        self.next_year_one.setText(QCoreApplication.translate("ListPage", u"\u6cbf\u7528\u53bb\u5e74  F7", None))
        self.next_year_one.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"carried", None))
        self.next_year_one.setProperty(u"role", QCoreApplication.translate("ListPage", u"link", None))
        self.next_year_one.setProperty(u"ink", QCoreApplication.translate("ListPage", u"accent", None))
        self.open_one.setText(QCoreApplication.translate("ListPage", u"\u6253\u5f00  \u56de\u8f66", None))
        self.open_one.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"pencil", None))
        self.print_one.setText(QCoreApplication.translate("ListPage", u"\u6253\u5370  F12", None))
        self.print_one.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"printer", None))
        self.transfer_one.setText(QCoreApplication.translate("ListPage", u"\u8f6c\u7ed9\u53e6\u4e00\u5355\u4f4d", None))
        self.transfer_one.setProperty(u"role", QCoreApplication.translate("ListPage", u"link", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("ListPage", u"bar", None))
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"tick", None))
        self.bar_text.setText("")
        self.bulk.setProperty(u"role", QCoreApplication.translate("ListPage", u"bulk", None))
        self.bulk_icon.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"tick", None))
        self.bulk_icon.setProperty(u"ink", QCoreApplication.translate("ListPage", u"accent", None))
        self.bulk_count.setText("")
        self.bulk_count.setProperty(u"role", QCoreApplication.translate("ListPage", u"strong", None))
        self.bulk_step.setText(QCoreApplication.translate("ListPage", u"\u529e\u4e0b\u4e00\u6b65  F10", None))
        self.bulk_step.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"goto", None))
        self.bulk_print.setText(QCoreApplication.translate("ListPage", u"\u6253\u5370\u5168\u5957\u7eb8\u8868", None))
        self.bulk_print.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"printer", None))
        self.bulk_seal.setText(QCoreApplication.translate("ListPage", u"\u5c01\u6210\u4e0a\u62a5\u5305", None))
        self.bulk_seal.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"sealed", None))
        self.bulk_post.setText(QCoreApplication.translate("ListPage", u"\u5217\u5165\u516c\u793a", None))
        self.bulk_post.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"notice", None))
        self.bulk_pay.setText(QCoreApplication.translate("ListPage", u"\u5217\u5165\u53d1\u653e", None))
        self.bulk_pay.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"sum", None))
        self.bulk_bank.setText(QCoreApplication.translate("ListPage", u"\u94f6\u884c\u6587\u4ef6", None))
        self.bulk_bank.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"table", None))
        self.bulk_roster.setText(QCoreApplication.translate("ListPage", u"\u82b1\u540d\u518c", None))
        self.bulk_roster.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"document", None))
        self.bulk_portal.setText(QCoreApplication.translate("ListPage", u"\u7f51\u4e0a\u7533\u62a5", None))
        self.bulk_portal.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"document", None))
        self.bulk_transfer.setText("")
        self.bulk_transfer.setProperty(u"symbol", QCoreApplication.translate("ListPage", u"goto", None))
        self.bulk_hint.setText("")
        self.bulk_hint.setProperty(u"role", QCoreApplication.translate("ListPage", u"note", None))
        pass
    # retranslateUi

