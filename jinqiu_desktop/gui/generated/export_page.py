# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'export_page.ui'
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
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_ExportPage(object):
    def setupUi(self, ExportPage):
        if not ExportPage.objectName():
            ExportPage.setObjectName(u"ExportPage")
        self.layout_13 = QVBoxLayout(ExportPage)
        self.layout_13.setSpacing(0)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(ExportPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(10)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(20, 0, 16, 0)
        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_2.addWidget(self.title)

        self.gap_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_1)

        self.leave = QPushButton(self.head)
        self.leave.setObjectName(u"leave")

        self.layout_2.addWidget(self.leave)


        self.layout_13.addWidget(self.head)

        self.layout_12 = QVBoxLayout()
        self.layout_12.setSpacing(12)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(16, 14, 16, 14)
        self.bar = QFrame(ExportPage)
        self.bar.setObjectName(u"bar")
        self.layout_11 = QHBoxLayout(self.bar)
        self.layout_11.setSpacing(10)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(14, 9, 12, 9)
        self.bar_icon = QLabel(self.bar)
        self.bar_icon.setObjectName(u"bar_icon")
        self.bar_icon.setProperty(u"glyph", 18)

        self.layout_11.addWidget(self.bar_icon)

        self.bar_text = QLabel(self.bar)
        self.bar_text.setObjectName(u"bar_text")
        self.bar_text.setWordWrap(True)

        self.layout_11.addWidget(self.bar_text)

        self.layout_11.setStretch(1, 1)

        self.layout_12.addWidget(self.bar)

        self.scroll = QScrollArea(ExportPage)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget()
        self.inside.setObjectName(u"inside")
        self.layout_10 = QVBoxLayout(self.inside)
        self.layout_10.setSpacing(12)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.which = QFrame(self.inside)
        self.which.setObjectName(u"which")
        self.layout_3 = QVBoxLayout(self.which)
        self.layout_3.setSpacing(6)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(18, 14, 18, 14)
        self.which_title = QLabel(self.which)
        self.which_title.setObjectName(u"which_title")

        self.layout_3.addWidget(self.which_title)

        self.which_words = QLabel(self.which)
        self.which_words.setObjectName(u"which_words")
        self.which_words.setWordWrap(True)

        self.layout_3.addWidget(self.which_words)


        self.layout_10.addWidget(self.which)

        self.how = QFrame(self.inside)
        self.how.setObjectName(u"how")
        self.layout_6 = QVBoxLayout(self.how)
        self.layout_6.setSpacing(6)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(18, 14, 18, 14)
        self.how_title = QLabel(self.how)
        self.how_title.setObjectName(u"how_title")

        self.layout_6.addWidget(self.how_title)

        self.masked = QRadioButton(self.how)
        self.masked.setObjectName(u"masked")
        self.masked.setChecked(True)

        self.layout_6.addWidget(self.masked)

        self.full = QRadioButton(self.how)
        self.full.setObjectName(u"full")

        self.layout_6.addWidget(self.full)

        self.layout_4 = QHBoxLayout()
        self.layout_4.setSpacing(10)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(26, 0, 0, 0)
        self.reason_label = QLabel(self.how)
        self.reason_label.setObjectName(u"reason_label")

        self.layout_4.addWidget(self.reason_label)

        self.reason = QLineEdit(self.how)
        self.reason.setObjectName(u"reason")
        self.reason.setMaxLength(200)

        self.layout_4.addWidget(self.reason)

        self.layout_4.setStretch(1, 1)

        self.layout_6.addLayout(self.layout_4)

        self.layout_5 = QHBoxLayout()
        self.layout_5.setSpacing(0)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(66, 0, 0, 0)
        self.reason_note = QLabel(self.how)
        self.reason_note.setObjectName(u"reason_note")

        self.layout_5.addWidget(self.reason_note)


        self.layout_6.addLayout(self.layout_5)


        self.layout_10.addWidget(self.how)

        self.shape = QFrame(self.inside)
        self.shape.setObjectName(u"shape")
        self.layout_7 = QVBoxLayout(self.shape)
        self.layout_7.setSpacing(6)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(18, 14, 18, 14)
        self.shape_title = QLabel(self.shape)
        self.shape_title.setObjectName(u"shape_title")

        self.layout_7.addWidget(self.shape_title)

        self.plain = QRadioButton(self.shape)
        self.plain.setObjectName(u"plain")
        self.plain.setChecked(True)

        self.layout_7.addWidget(self.plain)

        self.national = QRadioButton(self.shape)
        self.national.setObjectName(u"national")

        self.layout_7.addWidget(self.national)


        self.layout_10.addWidget(self.shape)

        self.gap_9 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_10.addItem(self.gap_9)

        self.layout_10.setStretch(3, 1)
        self.scroll.setWidget(self.inside)

        self.layout_12.addWidget(self.scroll)

        self.layout_8 = QHBoxLayout()
        self.layout_8.setSpacing(8)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.foot = QLabel(ExportPage)
        self.foot.setObjectName(u"foot")
        self.foot.setWordWrap(True)

        self.layout_8.addWidget(self.foot)

        self.save = QPushButton(ExportPage)
        self.save.setObjectName(u"save")

        self.layout_8.addWidget(self.save)

        self.layout_8.setStretch(0, 1)

        self.layout_12.addLayout(self.layout_8)

        self.layout_12.setStretch(1, 1)

        self.layout_13.addLayout(self.layout_12)

        self.layout_13.setStretch(1, 1)

        self.retranslateUi(ExportPage)

        QMetaObject.connectSlotsByName(ExportPage)
    # setupUi

    def retranslateUi(self, ExportPage):
        self.head.setProperty(u"role", QCoreApplication.translate("ExportPage", u"headbar", None))
        self.title.setText(QCoreApplication.translate("ExportPage", u"\u5bfc\u51fa\u540d\u5355", None))
        self.title.setProperty(u"role", QCoreApplication.translate("ExportPage", u"title", None))
        self.leave.setText(QCoreApplication.translate("ExportPage", u"\u8fd4\u56de  Esc", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("ExportPage", u"back", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("ExportPage", u"bar", None))
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("ExportPage", u"info", None))
        self.bar_icon.setProperty(u"ink", QCoreApplication.translate("ExportPage", u"accent", None))
        self.bar_text.setText("")
        self.which.setProperty(u"role", QCoreApplication.translate("ExportPage", u"panel", None))
        self.which_title.setText(QCoreApplication.translate("ExportPage", u"\u5bfc\u51fa\u54ea\u4e9b", None))
        self.which_title.setProperty(u"role", QCoreApplication.translate("ExportPage", u"page", None))
        self.which_words.setText("")
        self.how.setProperty(u"role", QCoreApplication.translate("ExportPage", u"panel", None))
        self.how_title.setText(QCoreApplication.translate("ExportPage", u"\u7ed9\u5916\u9762\u770b\u5230\u591a\u5c11", None))
        self.how_title.setProperty(u"role", QCoreApplication.translate("ExportPage", u"page", None))
        self.masked.setText(QCoreApplication.translate("ExportPage", u"\u8131\u654f\uff1a\u59d3\u540d\u3001\u8eab\u4efd\u8bc1\u53f7\u3001\u624b\u673a\u3001\u94f6\u884c\u5361\u53f7\u3001\u4f4f\u5740\u90fd\u906e\u63a9\uff08\u5e73\u65f6\u7528\u8fd9\u4e2a\uff09", None))
        self.full.setText(QCoreApplication.translate("ExportPage", u"\u4e0d\u8131\u654f\uff1a\u539f\u6837\u5199\u51fa\u3002\u8981\u5199\u7406\u7531\uff0c\u7406\u7531\u548c\u4efd\u6570\u8bb0\u5165\u65e5\u5fd7", None))
        self.reason_label.setText(QCoreApplication.translate("ExportPage", u"\u7406\u7531", None))
        self.reason_label.setProperty(u"role", QCoreApplication.translate("ExportPage", u"strong", None))
        self.reason.setPlaceholderText(QCoreApplication.translate("ExportPage", u"\u7ed9\u8c01\u3001\u505a\u4ec0\u4e48\u7528\u3002\u4e0d\u8981\u5199\u4eba\u540d\u3001\u8eab\u4efd\u8bc1\u53f7", None))
        self.reason_note.setText("")
        self.reason_note.setProperty(u"role", QCoreApplication.translate("ExportPage", u"wrong", None))
        self.shape.setProperty(u"role", QCoreApplication.translate("ExportPage", u"panel", None))
        self.shape_title.setText(QCoreApplication.translate("ExportPage", u"\u8868\u6837", None))
        self.shape_title.setProperty(u"role", QCoreApplication.translate("ExportPage", u"page", None))
        self.plain.setText(QCoreApplication.translate("ExportPage", u"\u666e\u901a\u8868\u6837\uff1a\u6210\u5458\u53e6\u5199\u4e00\u5f20\u8868\uff0c\u5217\u540d\u4e0e\u5bfc\u5165\u6a21\u677f\u4e00\u6837", None))
        self.national.setText(QCoreApplication.translate("ExportPage", u"\u5168\u56fd\u7cfb\u7edf\u7684\u4e00\u884c\u5f0f\uff1a\u5bb6\u5ead\u6210\u54581\u3001\u5bb6\u5ead\u6210\u54582\u2026\u2026\u4f9d\u6b21\u5f80\u53f3\u6392\uff0c\u6700\u591a 5 \u4eba", None))
        self.foot.setText("")
        self.foot.setProperty(u"role", QCoreApplication.translate("ExportPage", u"note", None))
        self.save.setText(QCoreApplication.translate("ExportPage", u"\u9009\u5730\u65b9\uff0c\u5bfc\u51fa", None))
        self.save.setProperty(u"role", QCoreApplication.translate("ExportPage", u"primary", None))
        self.save.setProperty(u"symbol", QCoreApplication.translate("ExportPage", u"table", None))
        pass
    # retranslateUi

