# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'receive_page.ui'
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
    QHeaderView, QLabel, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QStackedWidget, QTableView,
    QVBoxLayout, QWidget)

class Ui_ReceivePage(object):
    def setupUi(self, ReceivePage):
        if not ReceivePage.objectName():
            ReceivePage.setObjectName(u"ReceivePage")
        self.layout_1 = QVBoxLayout(ReceivePage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.scenes = QStackedWidget(ReceivePage)
        self.scenes.setObjectName(u"scenes")
        self.inbox = QWidget()
        self.inbox.setObjectName(u"inbox")
        self.inbox_parts = QVBoxLayout(self.inbox)
        self.inbox_parts.setSpacing(12)
        self.inbox_parts.setObjectName(u"inbox_parts")
        self.inbox_parts.setContentsMargins(16, 14, 16, 14)
        self.incoming = QFrame(self.inbox)
        self.incoming.setObjectName(u"incoming")
        self.layout_3 = QVBoxLayout(self.incoming)
        self.layout_3.setSpacing(8)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(14, 12, 14, 12)
        self.layout_4 = QHBoxLayout()
        self.layout_4.setSpacing(10)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.incoming_title = QLabel(self.incoming)
        self.incoming_title.setObjectName(u"incoming_title")

        self.layout_4.addWidget(self.incoming_title)

        self.incoming_note = QLabel(self.incoming)
        self.incoming_note.setObjectName(u"incoming_note")

        self.layout_4.addWidget(self.incoming_note)

        self.gap_5 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_4.addItem(self.gap_5)

        self.pick_folder = QPushButton(self.incoming)
        self.pick_folder.setObjectName(u"pick_folder")

        self.layout_4.addWidget(self.pick_folder)

        self.pick_file = QPushButton(self.incoming)
        self.pick_file.setObjectName(u"pick_file")

        self.layout_4.addWidget(self.pick_file)


        self.layout_3.addLayout(self.layout_4)

        self.bundles = QTableView(self.incoming)
        self.bundles.setObjectName(u"bundles")

        self.layout_3.addWidget(self.bundles)

        self.layout_6 = QHBoxLayout()
        self.layout_6.setSpacing(12)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.inbox_told = QLabel(self.incoming)
        self.inbox_told.setObjectName(u"inbox_told")
        self.inbox_told.setWordWrap(True)

        self.layout_6.addWidget(self.inbox_told)

        self.look = QPushButton(self.incoming)
        self.look.setObjectName(u"look")

        self.layout_6.addWidget(self.look)

        self.layout_6.setStretch(0, 1)

        self.layout_3.addLayout(self.layout_6)

        self.layout_3.setStretch(1, 1)

        self.inbox_parts.addWidget(self.incoming)

        self.scenes.addWidget(self.inbox)
        self.plan = QWidget()
        self.plan.setObjectName(u"plan")
        self.layout_10 = QVBoxLayout(self.plan)
        self.layout_10.setSpacing(0)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.layout_11 = QVBoxLayout()
        self.layout_11.setSpacing(10)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(16, 12, 16, 12)
        self.strip = QFrame(self.plan)
        self.strip.setObjectName(u"strip")
        self.strip.setProperty(u"tall", 56)
        self.layout_12 = QHBoxLayout(self.strip)
        self.layout_12.setSpacing(26)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(18, 8, 18, 8)
        self.layout_13 = QHBoxLayout()
        self.layout_13.setSpacing(10)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.signed_icon = QLabel(self.strip)
        self.signed_icon.setObjectName(u"signed_icon")
        self.signed_icon.setProperty(u"glyph", 18)

        self.layout_13.addWidget(self.signed_icon)

        self.layout_14 = QVBoxLayout()
        self.layout_14.setSpacing(1)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setContentsMargins(0, 0, 0, 0)
        self.signed_what = QLabel(self.strip)
        self.signed_what.setObjectName(u"signed_what")

        self.layout_14.addWidget(self.signed_what)

        self.signed_note = QLabel(self.strip)
        self.signed_note.setObjectName(u"signed_note")

        self.layout_14.addWidget(self.signed_note)


        self.layout_13.addLayout(self.layout_14)


        self.layout_12.addLayout(self.layout_13)

        self.layout_15 = QHBoxLayout()
        self.layout_15.setSpacing(10)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(0, 0, 0, 0)
        self.whole_icon = QLabel(self.strip)
        self.whole_icon.setObjectName(u"whole_icon")
        self.whole_icon.setProperty(u"glyph", 18)

        self.layout_15.addWidget(self.whole_icon)

        self.layout_16 = QVBoxLayout()
        self.layout_16.setSpacing(1)
        self.layout_16.setObjectName(u"layout_16")
        self.layout_16.setContentsMargins(0, 0, 0, 0)
        self.whole_what = QLabel(self.strip)
        self.whole_what.setObjectName(u"whole_what")

        self.layout_16.addWidget(self.whole_what)

        self.whole_note = QLabel(self.strip)
        self.whole_note.setObjectName(u"whole_note")

        self.layout_16.addWidget(self.whole_note)


        self.layout_15.addLayout(self.layout_16)


        self.layout_12.addLayout(self.layout_15)

        self.layout_17 = QHBoxLayout()
        self.layout_17.setSpacing(10)
        self.layout_17.setObjectName(u"layout_17")
        self.layout_17.setContentsMargins(0, 0, 0, 0)
        self.readable_icon = QLabel(self.strip)
        self.readable_icon.setObjectName(u"readable_icon")
        self.readable_icon.setProperty(u"glyph", 18)

        self.layout_17.addWidget(self.readable_icon)

        self.layout_18 = QVBoxLayout()
        self.layout_18.setSpacing(1)
        self.layout_18.setObjectName(u"layout_18")
        self.layout_18.setContentsMargins(0, 0, 0, 0)
        self.readable_what = QLabel(self.strip)
        self.readable_what.setObjectName(u"readable_what")

        self.layout_18.addWidget(self.readable_what)

        self.readable_note = QLabel(self.strip)
        self.readable_note.setObjectName(u"readable_note")

        self.layout_18.addWidget(self.readable_note)


        self.layout_17.addLayout(self.layout_18)


        self.layout_12.addLayout(self.layout_17)

        self.layout_19 = QHBoxLayout()
        self.layout_19.setSpacing(10)
        self.layout_19.setObjectName(u"layout_19")
        self.layout_19.setContentsMargins(0, 0, 0, 0)
        self.fresh_icon = QLabel(self.strip)
        self.fresh_icon.setObjectName(u"fresh_icon")
        self.fresh_icon.setProperty(u"glyph", 18)

        self.layout_19.addWidget(self.fresh_icon)

        self.layout_20 = QVBoxLayout()
        self.layout_20.setSpacing(1)
        self.layout_20.setObjectName(u"layout_20")
        self.layout_20.setContentsMargins(0, 0, 0, 0)
        self.fresh_what = QLabel(self.strip)
        self.fresh_what.setObjectName(u"fresh_what")

        self.layout_20.addWidget(self.fresh_what)

        self.fresh_note = QLabel(self.strip)
        self.fresh_note.setObjectName(u"fresh_note")

        self.layout_20.addWidget(self.fresh_note)


        self.layout_19.addLayout(self.layout_20)


        self.layout_12.addLayout(self.layout_19)

        self.gap_21 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_12.addItem(self.gap_21)

        self.layout_22 = QHBoxLayout()
        self.layout_22.setSpacing(10)
        self.layout_22.setObjectName(u"layout_22")
        self.layout_22.setContentsMargins(0, 0, 0, 0)
        self.nothing_icon = QLabel(self.strip)
        self.nothing_icon.setObjectName(u"nothing_icon")
        self.nothing_icon.setProperty(u"glyph", 18)

        self.layout_22.addWidget(self.nothing_icon)

        self.layout_23 = QVBoxLayout()
        self.layout_23.setSpacing(1)
        self.layout_23.setObjectName(u"layout_23")
        self.layout_23.setContentsMargins(0, 0, 0, 0)
        self.nothing_what = QLabel(self.strip)
        self.nothing_what.setObjectName(u"nothing_what")

        self.layout_23.addWidget(self.nothing_what)

        self.nothing_note = QLabel(self.strip)
        self.nothing_note.setObjectName(u"nothing_note")

        self.layout_23.addWidget(self.nothing_note)


        self.layout_22.addLayout(self.layout_23)


        self.layout_12.addLayout(self.layout_22)


        self.layout_11.addWidget(self.strip)

        self.older_bar = QFrame(self.plan)
        self.older_bar.setObjectName(u"older_bar")
        self.layout_101 = QHBoxLayout(self.older_bar)
        self.layout_101.setSpacing(10)
        self.layout_101.setObjectName(u"layout_101")
        self.layout_101.setContentsMargins(12, 6, 12, 6)
        self.older_icon = QLabel(self.older_bar)
        self.older_icon.setObjectName(u"older_icon")
        self.older_icon.setProperty(u"glyph", 18)

        self.layout_101.addWidget(self.older_icon)

        self.older_text = QLabel(self.older_bar)
        self.older_text.setObjectName(u"older_text")
        self.older_text.setWordWrap(True)

        self.layout_101.addWidget(self.older_text)

        self.older_wanted = QCheckBox(self.older_bar)
        self.older_wanted.setObjectName(u"older_wanted")

        self.layout_101.addWidget(self.older_wanted)

        self.layout_101.setStretch(1, 1)

        self.layout_11.addWidget(self.older_bar)

        self.filter = QWidget(self.plan)
        self.filter.setObjectName(u"filter")
        self.layout_24 = QHBoxLayout(self.filter)
        self.layout_24.setSpacing(8)
        self.layout_24.setObjectName(u"layout_24")
        self.layout_24.setContentsMargins(0, 0, 0, 0)
        self.chips = QHBoxLayout()
        self.chips.setSpacing(8)
        self.chips.setObjectName(u"chips")
        self.chips.setContentsMargins(0, 0, 0, 0)

        self.layout_24.addLayout(self.chips)

        self.gap_26 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_24.addItem(self.gap_26)

        self.order_note = QLabel(self.filter)
        self.order_note.setObjectName(u"order_note")

        self.layout_24.addWidget(self.order_note)


        self.layout_11.addWidget(self.filter)

        self.rows = QTableView(self.plan)
        self.rows.setObjectName(u"rows")

        self.layout_11.addWidget(self.rows)

        self.compare = QFrame(self.plan)
        self.compare.setObjectName(u"compare")
        self.layout_27 = QVBoxLayout(self.compare)
        self.layout_27.setSpacing(0)
        self.layout_27.setObjectName(u"layout_27")
        self.layout_27.setContentsMargins(0, 0, 0, 0)
        self.compare_head = QFrame(self.compare)
        self.compare_head.setObjectName(u"compare_head")
        self.compare_head.setProperty(u"high", 36)
        self.layout_28 = QHBoxLayout(self.compare_head)
        self.layout_28.setSpacing(10)
        self.layout_28.setObjectName(u"layout_28")
        self.layout_28.setContentsMargins(14, 0, 10, 0)
        self.compare_title = QLabel(self.compare_head)
        self.compare_title.setObjectName(u"compare_title")

        self.layout_28.addWidget(self.compare_title)

        self.compare_note = QLabel(self.compare_head)
        self.compare_note.setObjectName(u"compare_note")

        self.layout_28.addWidget(self.compare_note)

        self.gap_29 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_28.addItem(self.gap_29)

        self.all_theirs = QPushButton(self.compare_head)
        self.all_theirs.setObjectName(u"all_theirs")

        self.layout_28.addWidget(self.all_theirs)

        self.all_ours = QPushButton(self.compare_head)
        self.all_ours.setObjectName(u"all_ours")

        self.layout_28.addWidget(self.all_ours)


        self.layout_27.addWidget(self.compare_head)

        self.compare_scroll = QScrollArea(self.compare)
        self.compare_scroll.setObjectName(u"compare_scroll")
        self.compare_scroll.setWidgetResizable(True)
        self.compare_body = QWidget()
        self.compare_body.setObjectName(u"compare_body")
        self.compare_rows = QVBoxLayout(self.compare_body)
        self.compare_rows.setSpacing(2)
        self.compare_rows.setObjectName(u"compare_rows")
        self.compare_rows.setContentsMargins(14, 8, 14, 8)
        self.compare_scroll.setWidget(self.compare_body)

        self.layout_27.addWidget(self.compare_scroll)

        self.layout_27.setStretch(1, 1)

        self.layout_11.addWidget(self.compare)

        self.layout_11.setStretch(3, 4)
        self.layout_11.setStretch(4, 5)

        self.layout_10.addLayout(self.layout_11)

        self.foot = QFrame(self.plan)
        self.foot.setObjectName(u"foot")
        self.layout_31 = QHBoxLayout(self.foot)
        self.layout_31.setSpacing(10)
        self.layout_31.setObjectName(u"layout_31")
        self.layout_31.setContentsMargins(20, 8, 16, 8)
        self.foot_icon = QLabel(self.foot)
        self.foot_icon.setObjectName(u"foot_icon")
        self.foot_icon.setProperty(u"glyph", 18)

        self.layout_31.addWidget(self.foot_icon)

        self.foot_text = QLabel(self.foot)
        self.foot_text.setObjectName(u"foot_text")
        self.foot_text.setWordWrap(True)

        self.layout_31.addWidget(self.foot_text)

        self.take_in = QPushButton(self.foot)
        self.take_in.setObjectName(u"take_in")

        self.layout_31.addWidget(self.take_in)

        self.layout_31.setStretch(1, 1)

        self.layout_10.addWidget(self.foot)

        self.layout_10.setStretch(0, 1)
        self.scenes.addWidget(self.plan)

        self.layout_1.addWidget(self.scenes)


        self.retranslateUi(ReceivePage)

        QMetaObject.connectSlotsByName(ReceivePage)
    # setupUi

    def retranslateUi(self, ReceivePage):
        self.incoming.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"panel", None))
        self.incoming_title.setText(QCoreApplication.translate("ReceivePage", u"\u6536\u54ea\u4e2a\u5305", None))
        self.incoming_title.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"strong", None))
        self.incoming_note.setText(QCoreApplication.translate("ReceivePage", u"\u53ea\u770b\u5c01\u76ae\uff0c\u73b0\u5728\u4ec0\u4e48\u90fd\u6ca1\u5199\u5165", None))
        self.incoming_note.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"note", None))
        self.pick_folder.setText(QCoreApplication.translate("ReceivePage", u"\u9009\u6587\u4ef6\u5939  Ctrl+D", None))
        self.pick_folder.setProperty(u"symbol", QCoreApplication.translate("ReceivePage", u"folder", None))
        self.pick_file.setText(QCoreApplication.translate("ReceivePage", u"\u9009\u4e0a\u62a5\u5305  Ctrl+O", None))
        self.pick_file.setProperty(u"symbol", QCoreApplication.translate("ReceivePage", u"sealed", None))
#if QT_CONFIG(accessibility)
        self.bundles.setAccessibleName(QCoreApplication.translate("ReceivePage", u"\u6587\u4ef6\u5939\u91cc\u7684\u4e0a\u62a5\u5305", None))
#endif // QT_CONFIG(accessibility)
        self.inbox_told.setText("")
        self.inbox_told.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"quiet", None))
        self.look.setText(QCoreApplication.translate("ReceivePage", u"\u6253\u5f00\u770b\u770b  \u56de\u8f66", None))
        self.look.setProperty(u"symbol", QCoreApplication.translate("ReceivePage", u"goto", None))
        self.look.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"primary", None))
        self.strip.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"panel", None))
        self.signed_icon.setProperty(u"symbol", QCoreApplication.translate("ReceivePage", u"clock", None))
        self.signed_icon.setProperty(u"ink", QCoreApplication.translate("ReceivePage", u"text_2", None))
        self.signed_what.setText(QCoreApplication.translate("ReceivePage", u"\u662f\u4ed6\u4eec\u5c01\u7684", None))
        self.signed_what.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"strong", None))
        self.signed_note.setText("")
        self.signed_note.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"note", None))
        self.whole_icon.setProperty(u"symbol", QCoreApplication.translate("ReceivePage", u"clock", None))
        self.whole_icon.setProperty(u"ink", QCoreApplication.translate("ReceivePage", u"text_2", None))
        self.whole_what.setText(QCoreApplication.translate("ReceivePage", u"\u6ca1\u88ab\u52a8\u8fc7", None))
        self.whole_what.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"strong", None))
        self.whole_note.setText("")
        self.whole_note.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"note", None))
        self.readable_icon.setProperty(u"symbol", QCoreApplication.translate("ReceivePage", u"clock", None))
        self.readable_icon.setProperty(u"ink", QCoreApplication.translate("ReceivePage", u"text_2", None))
        self.readable_what.setText(QCoreApplication.translate("ReceivePage", u"\u770b\u5f97\u61c2", None))
        self.readable_what.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"strong", None))
        self.readable_note.setText("")
        self.readable_note.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"note", None))
        self.fresh_icon.setProperty(u"symbol", QCoreApplication.translate("ReceivePage", u"clock", None))
        self.fresh_icon.setProperty(u"ink", QCoreApplication.translate("ReceivePage", u"text_2", None))
        self.fresh_what.setText(QCoreApplication.translate("ReceivePage", u"\u6ca1\u6709\u6536\u8fc7", None))
        self.fresh_what.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"strong", None))
        self.fresh_note.setText("")
        self.fresh_note.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"note", None))
        self.nothing_icon.setProperty(u"symbol", QCoreApplication.translate("ReceivePage", u"info", None))
        self.nothing_icon.setProperty(u"ink", QCoreApplication.translate("ReceivePage", u"accent", None))
        self.nothing_what.setText(QCoreApplication.translate("ReceivePage", u"\u73b0\u5728\u4ec0\u4e48\u90fd\u6ca1\u5199\u5165", None))
        self.nothing_what.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"strong", None))
        self.nothing_note.setText(QCoreApplication.translate("ReceivePage", u"\u770b\u5b8c\u518d\u6536", None))
        self.nothing_note.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"note", None))
        self.older_bar.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"bar", None))
        self.older_bar.setProperty(u"state", QCoreApplication.translate("ReceivePage", u"warn", None))
        self.older_icon.setProperty(u"symbol", QCoreApplication.translate("ReceivePage", u"warn", None))
        self.older_icon.setProperty(u"ink", QCoreApplication.translate("ReceivePage", u"warn", None))
        self.older_text.setText("")
        self.older_wanted.setText(QCoreApplication.translate("ReceivePage", u"\u4ecd\u7136\u8981\u6536\u8fd9\u4e00\u5305", None))
        self.order_note.setText(QCoreApplication.translate("ReceivePage", u"\u8981\u60a8\u5b9a\u7684\u6392\u5728\u6700\u4e0a\u9762", None))
        self.order_note.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"note", None))
#if QT_CONFIG(accessibility)
        self.rows.setAccessibleName(QCoreApplication.translate("ReceivePage", u"\u6536\u4e0b\u4f1a\u6539\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
        self.compare.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"panel", None))
        self.compare_head.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"headbar", None))
        self.compare_title.setText("")
        self.compare_title.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"strong", None))
        self.compare_note.setText(QCoreApplication.translate("ReceivePage", u"\u6bcf\u4e00\u683c\u9009\u4e00\u8fb9", None))
        self.compare_note.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"note", None))
        self.all_theirs.setText(QCoreApplication.translate("ReceivePage", u"\u5168\u7528\u5305\u91cc\u7684  Alt+\u2192", None))
        self.all_theirs.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"link", None))
        self.all_ours.setText(QCoreApplication.translate("ReceivePage", u"\u5168\u7528\u672c\u673a\u7684  Alt+\u2190", None))
        self.all_ours.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"link", None))
        self.foot.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"footbar", None))
        self.foot_icon.setProperty(u"symbol", QCoreApplication.translate("ReceivePage", u"info", None))
        self.foot_icon.setProperty(u"ink", QCoreApplication.translate("ReceivePage", u"accent", None))
        self.foot_text.setText("")
        self.take_in.setText(QCoreApplication.translate("ReceivePage", u"\u6536\u4e0b  F10", None))
        self.take_in.setProperty(u"symbol", QCoreApplication.translate("ReceivePage", u"receive", None))
        self.take_in.setProperty(u"role", QCoreApplication.translate("ReceivePage", u"primary", None))
        pass
    # retranslateUi

