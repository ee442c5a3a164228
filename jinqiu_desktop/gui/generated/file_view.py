# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'file_view.ui'
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
class Ui_FileView(object):
    def setupUi(self, FileView):
        if not FileView.objectName():
            FileView.setObjectName(u"FileView")
        self.layout_1 = QVBoxLayout(FileView)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.layout_2 = QHBoxLayout()
        self.layout_2.setSpacing(8)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(14, 7, 14, 7)
        self.leave = QPushButton(FileView)
        self.leave.setObjectName(u"leave")

        self.layout_2.addWidget(self.leave)

        self.name = QLabel(FileView)
        self.name.setObjectName(u"name")

        self.layout_2.addWidget(self.name)

        self.spacer_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.spacer_1)

        self.at = QLabel(FileView)
        self.at.setObjectName(u"at")

        self.layout_2.addWidget(self.at)

        self.earlier = QPushButton(FileView)
        self.earlier.setObjectName(u"earlier")

        self.layout_2.addWidget(self.earlier)

        self.later = QPushButton(FileView)
        self.later.setObjectName(u"later")

        self.layout_2.addWidget(self.later)

        self.larger = QPushButton(FileView)
        self.larger.setObjectName(u"larger")

        self.layout_2.addWidget(self.larger)

        self.smaller = QPushButton(FileView)
        self.smaller.setObjectName(u"smaller")

        self.layout_2.addWidget(self.smaller)

        self.turn = QPushButton(FileView)
        self.turn.setObjectName(u"turn")

        self.layout_2.addWidget(self.turn)


        self.layout_1.addLayout(self.layout_2)

        self.line = QFrame(FileView)
        self.line.setObjectName(u"line")
        self.line.setProperty(u"high", 1)

        self.layout_1.addWidget(self.line)

        self.scroll = QScrollArea(FileView)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.scroll.setWidgetResizable(False)

        self.layout_1.addWidget(self.scroll)

        self.layout_1.setStretch(2, 1)

        self.retranslateUi(FileView)

        QMetaObject.connectSlotsByName(FileView)
    # setupUi

    def retranslateUi(self, FileView):
        self.leave.setText(QCoreApplication.translate("FileView", u"\u8fd4\u56de  Esc", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("FileView", u"back", None))
        self.name.setText("")
        self.name.setProperty(u"role", QCoreApplication.translate("FileView", u"strong", None))
        self.at.setText("")
        self.at.setProperty(u"role", QCoreApplication.translate("FileView", u"quiet", None))
        self.earlier.setText(QCoreApplication.translate("FileView", u"\u4e0a\u4e00\u9875  PgUp", None))
        self.earlier.setProperty(u"symbol", QCoreApplication.translate("FileView", u"up", None))
        self.later.setText(QCoreApplication.translate("FileView", u"\u4e0b\u4e00\u9875  PgDn", None))
        self.later.setProperty(u"symbol", QCoreApplication.translate("FileView", u"down", None))
        self.larger.setText(QCoreApplication.translate("FileView", u"\u653e\u5927  +", None))
        self.larger.setProperty(u"symbol", QCoreApplication.translate("FileView", u"plus", None))
        self.smaller.setText(QCoreApplication.translate("FileView", u"\u7f29\u5c0f  -", None))
        self.smaller.setProperty(u"symbol", QCoreApplication.translate("FileView", u"minus", None))
        self.turn.setText(QCoreApplication.translate("FileView", u"\u8f6c 90\u00b0  R", None))
        self.turn.setProperty(u"symbol", QCoreApplication.translate("FileView", u"refresh", None))
        self.line.setProperty(u"role", QCoreApplication.translate("FileView", u"line", None))
        pass
    # retranslateUi

