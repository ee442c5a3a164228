# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'rows_page.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QHeaderView, QLabel,
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QTableView, QVBoxLayout, QWidget)

class Ui_RowsPage(object):
    def setupUi(self, RowsPage):
        if not RowsPage.objectName():
            RowsPage.setObjectName(u"RowsPage")
        self.layout_1 = QVBoxLayout(RowsPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(14, 8, 14, 7)
        self.count = QLabel(RowsPage)
        self.count.setObjectName(u"count")

        self.layout_2.addWidget(self.count)

        self.count_note = QLabel(RowsPage)
        self.count_note.setObjectName(u"count_note")

        self.layout_2.addWidget(self.count_note)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_3)

        self.add_row = QPushButton(RowsPage)
        self.add_row.setObjectName(u"add_row")

        self.layout_2.addWidget(self.add_row)

        self.remove_row = QPushButton(RowsPage)
        self.remove_row.setObjectName(u"remove_row")

        self.layout_2.addWidget(self.remove_row)


        self.layout_1.addLayout(self.layout_2)

        self.layout_4 = QHBoxLayout()
        self.layout_4.setSpacing(0)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(14, 0, 14, 0)
        self.grid = QTableView(RowsPage)
        self.grid.setObjectName(u"grid")

        self.layout_4.addWidget(self.grid)


        self.layout_1.addLayout(self.layout_4)

        self.gone = QWidget(RowsPage)
        self.gone.setObjectName(u"gone")
        self.strips = QVBoxLayout(self.gone)
        self.strips.setSpacing(4)
        self.strips.setObjectName(u"strips")
        self.strips.setContentsMargins(0, 6, 0, 0)

        self.layout_1.addWidget(self.gone)

        self.layout_6 = QHBoxLayout()
        self.layout_6.setSpacing(8)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(14, 4, 14, 4)
        self.row_title = QLabel(RowsPage)
        self.row_title.setObjectName(u"row_title")

        self.layout_6.addWidget(self.row_title)

        self.row_note = QLabel(RowsPage)
        self.row_note.setObjectName(u"row_note")

        self.layout_6.addWidget(self.row_note)

        self.gap_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_6.addItem(self.gap_7)

        self.earlier = QPushButton(RowsPage)
        self.earlier.setObjectName(u"earlier")

        self.layout_6.addWidget(self.earlier)

        self.later = QPushButton(RowsPage)
        self.later.setObjectName(u"later")

        self.layout_6.addWidget(self.later)


        self.layout_1.addLayout(self.layout_6)

        self.scroll = QScrollArea(RowsPage)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.layout_8 = QVBoxLayout(self.body)
        self.layout_8.setSpacing(0)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(14, 0, 14, 8)
        self.place = QWidget(self.body)
        self.place.setObjectName(u"place")
        self.card = QVBoxLayout(self.place)
        self.card.setSpacing(0)
        self.card.setObjectName(u"card")
        self.card.setContentsMargins(0, 0, 0, 0)

        self.layout_8.addWidget(self.place)

        self.gap_10 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_8.addItem(self.gap_10)

        self.layout_8.setStretch(1, 1)
        self.scroll.setWidget(self.body)

        self.layout_1.addWidget(self.scroll)

        self.layout_1.setStretch(4, 1)

        self.retranslateUi(RowsPage)

        QMetaObject.connectSlotsByName(RowsPage)
    # setupUi

    def retranslateUi(self, RowsPage):
        self.count.setText("")
        self.count.setProperty(u"role", QCoreApplication.translate("RowsPage", u"strong", None))
        self.count_note.setText("")
        self.count_note.setProperty(u"role", QCoreApplication.translate("RowsPage", u"note", None))
        self.add_row.setText("")
        self.add_row.setProperty(u"symbol", QCoreApplication.translate("RowsPage", u"plus", None))
        self.remove_row.setText("")
        self.remove_row.setProperty(u"symbol", QCoreApplication.translate("RowsPage", u"minus", None))
        self.row_title.setText("")
        self.row_title.setProperty(u"role", QCoreApplication.translate("RowsPage", u"page", None))
        self.row_note.setText("")
        self.row_note.setProperty(u"role", QCoreApplication.translate("RowsPage", u"quiet", None))
        self.earlier.setText(QCoreApplication.translate("RowsPage", u"\u4e0a\u4e00\u4f4d", None))
        self.earlier.setProperty(u"ink", QCoreApplication.translate("RowsPage", u"accent", None))
        self.earlier.setProperty(u"role", QCoreApplication.translate("RowsPage", u"link", None))
        self.earlier.setProperty(u"symbol", QCoreApplication.translate("RowsPage", u"up", None))
        self.later.setText(QCoreApplication.translate("RowsPage", u"\u4e0b\u4e00\u4f4d", None))
        self.later.setProperty(u"ink", QCoreApplication.translate("RowsPage", u"accent", None))
        self.later.setProperty(u"role", QCoreApplication.translate("RowsPage", u"link", None))
        self.later.setProperty(u"symbol", QCoreApplication.translate("RowsPage", u"down", None))
        pass
    # retranslateUi

