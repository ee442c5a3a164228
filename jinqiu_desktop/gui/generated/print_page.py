# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'print_page.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_PrintPage(object):
    def setupUi(self, PrintPage):
        if not PrintPage.objectName():
            PrintPage.setObjectName(u"PrintPage")
        self.layout_1 = QHBoxLayout(PrintPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.papers = QFrame(PrintPage)
        self.papers.setObjectName(u"papers")
        self.papers.setProperty(u"wide", 286)
        self.layout_2 = QVBoxLayout(self.papers)
        self.layout_2.setSpacing(6)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 12)
        self.layout_3 = QVBoxLayout()
        self.layout_3.setSpacing(4)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(14, 8, 10, 8)
        self.leave = QPushButton(self.papers)
        self.leave.setObjectName(u"leave")

        self.layout_3.addWidget(self.leave)

        self.title = QLabel(self.papers)
        self.title.setObjectName(u"title")

        self.layout_3.addWidget(self.title)

        self.title_note = QLabel(self.papers)
        self.title_note.setObjectName(u"title_note")

        self.layout_3.addWidget(self.title_note)


        self.layout_2.addLayout(self.layout_3)

        self.l1 = QFrame(self.papers)
        self.l1.setObjectName(u"l1")

        self.layout_2.addWidget(self.l1)

        self.scroll = QScrollArea(self.papers)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.paper_rows = QVBoxLayout(self.body)
        self.paper_rows.setSpacing(0)
        self.paper_rows.setObjectName(u"paper_rows")
        self.paper_rows.setContentsMargins(0, 0, 0, 0)
        self.gap_5 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.paper_rows.addItem(self.gap_5)

        self.scroll.setWidget(self.body)

        self.layout_2.addWidget(self.scroll)

        self.l2 = QFrame(self.papers)
        self.l2.setObjectName(u"l2")

        self.layout_2.addWidget(self.l2)

        self.layout_6 = QHBoxLayout()
        self.layout_6.setSpacing(0)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(16, 0, 12, 0)
        self.total_note = QLabel(self.papers)
        self.total_note.setObjectName(u"total_note")

        self.layout_6.addWidget(self.total_note)

        self.gap_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_6.addItem(self.gap_7)

        self.total = QLabel(self.papers)
        self.total.setObjectName(u"total")

        self.layout_6.addWidget(self.total)


        self.layout_2.addLayout(self.layout_6)

        self.gap_8 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_2.addItem(self.gap_8)

        self.layout_9 = QHBoxLayout()
        self.layout_9.setSpacing(8)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(16, 0, 12, 0)
        self.blank_icon = QLabel(self.papers)
        self.blank_icon.setObjectName(u"blank_icon")
        self.blank_icon.setProperty(u"glyph", 16)

        self.layout_9.addWidget(self.blank_icon)

        self.blank_note = QLabel(self.papers)
        self.blank_note.setObjectName(u"blank_note")

        self.layout_9.addWidget(self.blank_note)

        self.gap_10 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_9.addItem(self.gap_10)


        self.layout_2.addLayout(self.layout_9)

        self.layout_11 = QHBoxLayout()
        self.layout_11.setSpacing(0)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(16, 0, 12, 0)
        self.blank = QPushButton(self.papers)
        self.blank.setObjectName(u"blank")

        self.layout_11.addWidget(self.blank)

        self.gap_12 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_11.addItem(self.gap_12)


        self.layout_2.addLayout(self.layout_11)

        self.layout_2.setStretch(2, 5)
        self.layout_2.setStretch(5, 1)

        self.layout_1.addWidget(self.papers)

        self.layout_13 = QVBoxLayout()
        self.layout_13.setSpacing(0)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(PrintPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 46)
        self.layout_14 = QHBoxLayout(self.head)
        self.layout_14.setSpacing(8)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setContentsMargins(16, 0, 12, 0)
        self.paper_title = QLabel(self.head)
        self.paper_title.setObjectName(u"paper_title")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.paper_title.sizePolicy().hasHeightForWidth())
        self.paper_title.setSizePolicy(sizePolicy)

        self.layout_14.addWidget(self.paper_title)

        self.found = QLabel(self.head)
        self.found.setObjectName(u"found")

        self.layout_14.addWidget(self.found)

        self.find = QLineEdit(self.head)
        self.find.setObjectName(u"find")
        self.find.setProperty(u"wide", 170)

        self.layout_14.addWidget(self.find)

        self.earlier = QPushButton(self.head)
        self.earlier.setObjectName(u"earlier")
        self.earlier.setProperty(u"wide", 44)

        self.layout_14.addWidget(self.earlier)

        self.at = QLabel(self.head)
        self.at.setObjectName(u"at")

        self.layout_14.addWidget(self.at)

        self.later = QPushButton(self.head)
        self.later.setObjectName(u"later")
        self.later.setProperty(u"wide", 44)

        self.layout_14.addWidget(self.later)

        self.scale = QComboBox(self.head)
        self.scale.setObjectName(u"scale")
        self.scale.setProperty(u"least", 92)

        self.layout_14.addWidget(self.scale)

        self.layout_14.setStretch(0, 1)

        self.layout_13.addWidget(self.head)

        self.view = QScrollArea(PrintPage)
        self.view.setObjectName(u"view")
        self.view.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page = QLabel()
        self.page.setObjectName(u"page")
        self.view.setWidget(self.page)

        self.layout_13.addWidget(self.view)

        self.note_line = QFrame(PrintPage)
        self.note_line.setObjectName(u"note_line")
        self.note_line.setProperty(u"high", 30)
        self.layout_15 = QHBoxLayout(self.note_line)
        self.layout_15.setSpacing(8)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(14, 0, 12, 0)
        self.note_icon = QLabel(self.note_line)
        self.note_icon.setObjectName(u"note_icon")
        self.note_icon.setProperty(u"glyph", 16)

        self.layout_15.addWidget(self.note_icon)

        self.note = QLabel(self.note_line)
        self.note.setObjectName(u"note")

        self.layout_15.addWidget(self.note)

        self.gap_16 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_15.addItem(self.gap_16)


        self.layout_13.addWidget(self.note_line)

        self.layout_13.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_13)

        self.side = QFrame(PrintPage)
        self.side.setObjectName(u"side")
        self.side.setProperty(u"wide", 243)
        self.layout_17 = QVBoxLayout(self.side)
        self.layout_17.setSpacing(8)
        self.layout_17.setObjectName(u"layout_17")
        self.layout_17.setContentsMargins(14, 14, 14, 14)
        self.printer_label = QLabel(self.side)
        self.printer_label.setObjectName(u"printer_label")

        self.layout_17.addWidget(self.printer_label)

        self.printer = QComboBox(self.side)
        self.printer.setObjectName(u"printer")

        self.layout_17.addWidget(self.printer)

        self.sides_label = QLabel(self.side)
        self.sides_label.setObjectName(u"sides_label")

        self.layout_17.addWidget(self.sides_label)

        self.sides = QComboBox(self.side)
        self.sides.setObjectName(u"sides")

        self.layout_17.addWidget(self.sides)

        self.l3 = QFrame(self.side)
        self.l3.setObjectName(u"l3")

        self.layout_17.addWidget(self.l3)

        self.checks_title = QLabel(self.side)
        self.checks_title.setObjectName(u"checks_title")
        self.checks_title.setWordWrap(True)

        self.layout_17.addWidget(self.checks_title)

        self.checks_box = QWidget(self.side)
        self.checks_box.setObjectName(u"checks_box")
        self.checks = QVBoxLayout(self.checks_box)
        self.checks.setSpacing(6)
        self.checks.setObjectName(u"checks")
        self.checks.setContentsMargins(0, 0, 0, 0)

        self.layout_17.addWidget(self.checks_box)

        self.gap_19 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_17.addItem(self.gap_19)

        self.told = QLabel(self.side)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)

        self.layout_17.addWidget(self.told)

        self.print = QPushButton(self.side)
        self.print.setObjectName(u"print")

        self.layout_17.addWidget(self.print)

        self.save_pdf = QPushButton(self.side)
        self.save_pdf.setObjectName(u"save_pdf")

        self.layout_17.addWidget(self.save_pdf)

        self.save_word = QPushButton(self.side)
        self.save_word.setObjectName(u"save_word")

        self.layout_17.addWidget(self.save_word)


        self.layout_1.addWidget(self.side)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(PrintPage)

        QMetaObject.connectSlotsByName(PrintPage)
    # setupUi

    def retranslateUi(self, PrintPage):
        self.papers.setProperty(u"role", QCoreApplication.translate("PrintPage", u"nav", None))
        self.leave.setText(QCoreApplication.translate("PrintPage", u"\u8fd4\u56de  Esc", None))
        self.leave.setProperty(u"ink", QCoreApplication.translate("PrintPage", u"accent", None))
        self.leave.setProperty(u"role", QCoreApplication.translate("PrintPage", u"link", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("PrintPage", u"back", None))
        self.title.setText(QCoreApplication.translate("PrintPage", u"\u6253\u5370\u5168\u5957\u7eb8\u8868", None))
        self.title.setProperty(u"role", QCoreApplication.translate("PrintPage", u"page", None))
        self.title_note.setText(QCoreApplication.translate("PrintPage", u"\u6309\u4e0a\u62a5\u88c5\u8ba2\u7684\u987a\u5e8f\u6392\u597d\u4e86", None))
        self.title_note.setProperty(u"role", QCoreApplication.translate("PrintPage", u"note", None))
        self.l1.setProperty(u"role", QCoreApplication.translate("PrintPage", u"line", None))
        self.l2.setProperty(u"role", QCoreApplication.translate("PrintPage", u"line", None))
        self.total_note.setText("")
        self.total_note.setProperty(u"role", QCoreApplication.translate("PrintPage", u"quiet", None))
        self.total.setText("")
        self.total.setProperty(u"role", QCoreApplication.translate("PrintPage", u"strong", None))
        self.blank_icon.setProperty(u"symbol", QCoreApplication.translate("PrintPage", u"document", None))
        self.blank_note.setText(QCoreApplication.translate("PrintPage", u"\u4e5f\u53ef\u4ee5\u53ea\u6253\u7a7a\u767d\u8868\uff0c\u5148\u7528\u7b14\u586b", None))
        self.blank_note.setProperty(u"role", QCoreApplication.translate("PrintPage", u"note", None))
        self.blank.setText(QCoreApplication.translate("PrintPage", u"\u6253\u5370\u7a7a\u767d\u8868", None))
        self.blank.setProperty(u"symbol", QCoreApplication.translate("PrintPage", u"printer", None))
        self.head.setProperty(u"role", QCoreApplication.translate("PrintPage", u"headbar", None))
        self.paper_title.setText("")
        self.paper_title.setProperty(u"role", QCoreApplication.translate("PrintPage", u"page", None))
        self.found.setText("")
        self.found.setProperty(u"role", QCoreApplication.translate("PrintPage", u"note", None))
        self.find.setPlaceholderText(QCoreApplication.translate("PrintPage", u"\u67e5\u627e  Ctrl+F", None))
#if QT_CONFIG(accessibility)
        self.find.setAccessibleName(QCoreApplication.translate("PrintPage", u"\u5728\u7eb8\u8868\u91cc\u67e5\u627e", None))
#endif // QT_CONFIG(accessibility)
        self.earlier.setText("")
#if QT_CONFIG(accessibility)
        self.earlier.setAccessibleName(QCoreApplication.translate("PrintPage", u"\u4e0a\u4e00\u9875", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.earlier.setToolTip(QCoreApplication.translate("PrintPage", u"\u4e0a\u4e00\u9875  PgUp", None))
#endif // QT_CONFIG(tooltip)
        self.earlier.setProperty(u"symbol", QCoreApplication.translate("PrintPage", u"back", None))
        self.at.setText("")
        self.later.setText("")
#if QT_CONFIG(accessibility)
        self.later.setAccessibleName(QCoreApplication.translate("PrintPage", u"\u4e0b\u4e00\u9875", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.later.setToolTip(QCoreApplication.translate("PrintPage", u"\u4e0b\u4e00\u9875  PgDn", None))
#endif // QT_CONFIG(tooltip)
        self.later.setProperty(u"symbol", QCoreApplication.translate("PrintPage", u"forward", None))
        self.view.setProperty(u"role", QCoreApplication.translate("PrintPage", u"desk", None))
        self.note_line.setProperty(u"role", QCoreApplication.translate("PrintPage", u"footbar", None))
        self.note_icon.setProperty(u"symbol", QCoreApplication.translate("PrintPage", u"info", None))
        self.note.setText(QCoreApplication.translate("PrintPage", u"\u84dd\u5b57\u662f\u586b\u7684\u5185\u5bb9\uff0c\u6253\u5370\u65f6\u662f\u9ed1\u5b57\u3002", None))
        self.note.setProperty(u"role", QCoreApplication.translate("PrintPage", u"note", None))
        self.side.setProperty(u"role", QCoreApplication.translate("PrintPage", u"side", None))
        self.printer_label.setText(QCoreApplication.translate("PrintPage", u"\u6253\u5370\u673a", None))
        self.printer_label.setProperty(u"role", QCoreApplication.translate("PrintPage", u"note", None))
        self.sides_label.setText(QCoreApplication.translate("PrintPage", u"\u5355\u53cc\u9762", None))
        self.sides_label.setProperty(u"role", QCoreApplication.translate("PrintPage", u"note", None))
        self.l3.setProperty(u"role", QCoreApplication.translate("PrintPage", u"line", None))
        self.checks_title.setText(QCoreApplication.translate("PrintPage", u"\u6253\u5370\u524d\u67e5\u8fc7\u4e86", None))
        self.checks_title.setProperty(u"role", QCoreApplication.translate("PrintPage", u"strong", None))
        self.told.setText("")
        self.told.setProperty(u"role", QCoreApplication.translate("PrintPage", u"note", None))
        self.print.setText("")
        self.print.setProperty(u"role", QCoreApplication.translate("PrintPage", u"primary", None))
        self.print.setProperty(u"symbol", QCoreApplication.translate("PrintPage", u"printer", None))
        self.save_pdf.setText(QCoreApplication.translate("PrintPage", u"\u5b58\u6210 PDF", None))
        self.save_pdf.setProperty(u"symbol", QCoreApplication.translate("PrintPage", u"document", None))
        self.save_word.setText(QCoreApplication.translate("PrintPage", u"\u53e6\u5b58\u4e3a Word", None))
        self.save_word.setProperty(u"symbol", QCoreApplication.translate("PrintPage", u"document", None))
        pass
    # retranslateUi

