# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'review_page.ui'
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

class Ui_ReviewPage(object):
    def setupUi(self, ReviewPage):
        if not ReviewPage.objectName():
            ReviewPage.setObjectName(u"ReviewPage")
        self.layout_1 = QHBoxLayout(ReviewPage)
        self.layout_1.setSpacing(14)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(14, 12, 14, 12)
        self.layout_2 = QVBoxLayout()
        self.layout_2.setSpacing(12)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(0, 0, 0, 0)
        self.bar = QFrame(ReviewPage)
        self.bar.setObjectName(u"bar")
        self.layout_3 = QHBoxLayout(self.bar)
        self.layout_3.setSpacing(10)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(14, 8, 9, 8)
        self.bar_icon = QLabel(self.bar)
        self.bar_icon.setObjectName(u"bar_icon")
        self.bar_icon.setProperty(u"glyph", 18)

        self.layout_3.addWidget(self.bar_icon)

        self.bar_text = QLabel(self.bar)
        self.bar_text.setObjectName(u"bar_text")
        self.bar_text.setWordWrap(True)

        self.layout_3.addWidget(self.bar_text)

        self.first = QPushButton(self.bar)
        self.first.setObjectName(u"first")

        self.layout_3.addWidget(self.first)

        self.next_one = QPushButton(self.bar)
        self.next_one.setObjectName(u"next_one")

        self.layout_3.addWidget(self.next_one)

        self.submit = QPushButton(self.bar)
        self.submit.setObjectName(u"submit")

        self.layout_3.addWidget(self.submit)

        self.layout_3.setStretch(1, 1)

        self.layout_2.addWidget(self.bar)

        self.found = QFrame(ReviewPage)
        self.found.setObjectName(u"found")
        self.layout_4 = QVBoxLayout(self.found)
        self.layout_4.setSpacing(0)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(1, 1, 1, 1)
        self.scroll = QScrollArea(self.found)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.rows = QVBoxLayout(self.body)
        self.rows.setSpacing(0)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.gap_6 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.rows.addItem(self.gap_6)

        self.scroll.setWidget(self.body)

        self.layout_4.addWidget(self.scroll)


        self.layout_2.addWidget(self.found)

        self.after = QFrame(ReviewPage)
        self.after.setObjectName(u"after")
        self.layout_7 = QVBoxLayout(self.after)
        self.layout_7.setSpacing(8)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(14, 12, 14, 12)
        self.after_title = QLabel(self.after)
        self.after_title.setObjectName(u"after_title")

        self.layout_7.addWidget(self.after_title)

        self.after_steps = QHBoxLayout()
        self.after_steps.setSpacing(12)
        self.after_steps.setObjectName(u"after_steps")
        self.after_steps.setContentsMargins(0, 0, 0, 0)

        self.layout_7.addLayout(self.after_steps)

        self.after_note = QLabel(self.after)
        self.after_note.setObjectName(u"after_note")

        self.layout_7.addWidget(self.after_note)


        self.layout_2.addWidget(self.after)

        self.layout_2.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_2)

        self.sum_column = QWidget(ReviewPage)
        self.sum_column.setObjectName(u"sum_column")
        self.layout_9 = QVBoxLayout(self.sum_column)
        self.layout_9.setSpacing(0)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(0, 0, 0, 0)
        self.sum = QFrame(self.sum_column)
        self.sum.setObjectName(u"sum")
        self.layout_10 = QVBoxLayout(self.sum)
        self.layout_10.setSpacing(10)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(16, 14, 16, 14)
        self.layout_11 = QHBoxLayout()
        self.layout_11.setSpacing(8)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.sum_icon = QLabel(self.sum)
        self.sum_icon.setObjectName(u"sum_icon")
        self.sum_icon.setProperty(u"glyph", 18)

        self.layout_11.addWidget(self.sum_icon)

        self.sum_title = QLabel(self.sum)
        self.sum_title.setObjectName(u"sum_title")

        self.layout_11.addWidget(self.sum_title)

        self.gap_12 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_11.addItem(self.gap_12)


        self.layout_10.addLayout(self.layout_11)

        self.sums = QVBoxLayout()
        self.sums.setSpacing(8)
        self.sums.setObjectName(u"sums")
        self.sums.setContentsMargins(0, 0, 0, 0)

        self.layout_10.addLayout(self.sums)


        self.layout_9.addWidget(self.sum)

        self.gap_14 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_9.addItem(self.gap_14)

        self.layout_9.setStretch(1, 1)

        self.layout_1.addWidget(self.sum_column)

        self.layout_1.setStretch(0, 11)
        self.layout_1.setStretch(1, 5)

        self.retranslateUi(ReviewPage)

        QMetaObject.connectSlotsByName(ReviewPage)
    # setupUi

    def retranslateUi(self, ReviewPage):
        self.bar.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"bar", None))
        self.bar.setProperty(u"state", QCoreApplication.translate("ReviewPage", u"wrong", None))
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("ReviewPage", u"wrong", None))
        self.bar_icon.setProperty(u"ink", QCoreApplication.translate("ReviewPage", u"wrong", None))
        self.bar_text.setText("")
        self.bar_text.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"strong", None))
        self.first.setText(QCoreApplication.translate("ReviewPage", u"\u6539\u7b2c\u4e00\u5904  F8", None))
        self.first.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"primary", None))
        self.first.setProperty(u"symbol", QCoreApplication.translate("ReviewPage", u"goto", None))
        self.next_one.setText("")
        self.next_one.setProperty(u"symbol", QCoreApplication.translate("ReviewPage", u"plus", None))
        self.submit.setText(QCoreApplication.translate("ReviewPage", u"\u63d0\u4ea4", None))
        self.submit.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"primary", None))
        self.submit.setProperty(u"symbol", QCoreApplication.translate("ReviewPage", u"tick", None))
        self.found.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"panel", None))
        self.after.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"panel", None))
        self.after_title.setText(QCoreApplication.translate("ReviewPage", u"\u63d0\u4ea4\u4ee5\u540e", None))
        self.after_title.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"strong", None))
        self.after_note.setText(QCoreApplication.translate("ReviewPage", u"\u63d0\u4ea4\u540e\u53d1\u73b0\u9519\u4e86\uff0c\u70b9\u201c\u66f4\u6b63\u201d\u6539\u4e00\u7248\u5c31\u884c\uff0c\u4e0d\u7528\u6c42\u4eba\u9000\u56de\u3002", None))
        self.after_note.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"note", None))
        self.sum.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"panel", None))
        self.sum_icon.setProperty(u"symbol", QCoreApplication.translate("ReviewPage", u"sum", None))
        self.sum_icon.setProperty(u"ink", QCoreApplication.translate("ReviewPage", u"accent", None))
        self.sum_title.setText(QCoreApplication.translate("ReviewPage", u"\u81ea\u52a8\u7b97\u51fa\u7684\u6570", None))
        self.sum_title.setProperty(u"role", QCoreApplication.translate("ReviewPage", u"strong", None))
        pass
    # retranslateUi

