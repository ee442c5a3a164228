# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'portal_page.ui'
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
    QHBoxLayout, QHeaderView, QLabel, QPushButton,
    QSizePolicy, QSpacerItem, QSpinBox, QTableView,
    QVBoxLayout, QWidget)

class Ui_PortalPage(object):
    def setupUi(self, PortalPage):
        if not PortalPage.objectName():
            PortalPage.setObjectName(u"PortalPage")
        self.layout_1 = QVBoxLayout(PortalPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(PortalPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(12)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(12, 0, 12, 0)
        self.leave = QPushButton(self.head)
        self.leave.setObjectName(u"leave")

        self.layout_2.addWidget(self.leave)

        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_2.addWidget(self.title)

        self.who = QLabel(self.head)
        self.who.setObjectName(u"who")

        self.layout_2.addWidget(self.who)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_3)


        self.layout_1.addWidget(self.head)

        self.layout_4 = QVBoxLayout()
        self.layout_4.setSpacing(10)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(16, 12, 16, 12)
        self.sheet = QFrame(PortalPage)
        self.sheet.setObjectName(u"sheet")
        self.layout_5 = QVBoxLayout(self.sheet)
        self.layout_5.setSpacing(10)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(14, 12, 14, 12)
        self.layout_6 = QHBoxLayout()
        self.layout_6.setSpacing(10)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.kind_label = QLabel(self.sheet)
        self.kind_label.setObjectName(u"kind_label")

        self.layout_6.addWidget(self.kind_label)

        self.kind = QComboBox(self.sheet)
        self.kind.setObjectName(u"kind")
        self.kind.setProperty(u"least", 200)

        self.layout_6.addWidget(self.kind)

        self.most_label = QLabel(self.sheet)
        self.most_label.setObjectName(u"most_label")

        self.layout_6.addWidget(self.most_label)

        self.most = QSpinBox(self.sheet)
        self.most.setObjectName(u"most")
        self.most.setMinimum(20)
        self.most.setMaximum(50000)
        self.most.setSingleStep(100)
        self.most.setKeyboardTracking(False)
        self.most.setProperty(u"least", 110)

        self.layout_6.addWidget(self.most)

        self.ascii_names = QCheckBox(self.sheet)
        self.ascii_names.setObjectName(u"ascii_names")

        self.layout_6.addWidget(self.ascii_names)

        self.gap_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_6.addItem(self.gap_7)


        self.layout_5.addLayout(self.layout_6)

        self.limit_note = QLabel(self.sheet)
        self.limit_note.setObjectName(u"limit_note")
        self.limit_note.setWordWrap(True)

        self.layout_5.addWidget(self.limit_note)

        self.table = QTableView(self.sheet)
        self.table.setObjectName(u"table")

        self.layout_5.addWidget(self.table)

        self.detail = QLabel(self.sheet)
        self.detail.setObjectName(u"detail")
        self.detail.setWordWrap(True)
        self.detail.setProperty(u"tall", 36)

        self.layout_5.addWidget(self.detail)

        self.layout_5.setStretch(2, 1)

        self.layout_4.addWidget(self.sheet)

        self.old = QFrame(PortalPage)
        self.old.setObjectName(u"old")
        self.layout_8 = QHBoxLayout(self.old)
        self.layout_8.setSpacing(10)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(12, 8, 12, 8)
        self.old_icon = QLabel(self.old)
        self.old_icon.setObjectName(u"old_icon")
        self.old_icon.setProperty(u"glyph", 18)

        self.layout_8.addWidget(self.old_icon)

        self.old_text = QLabel(self.old)
        self.old_text.setObjectName(u"old_text")
        self.old_text.setWordWrap(True)

        self.layout_8.addWidget(self.old_text)

        self.purge = QPushButton(self.old)
        self.purge.setObjectName(u"purge")

        self.layout_8.addWidget(self.purge)

        self.layout_8.setStretch(1, 1)

        self.layout_4.addWidget(self.old)

        self.bar = QFrame(PortalPage)
        self.bar.setObjectName(u"bar")
        self.layout_9 = QHBoxLayout(self.bar)
        self.layout_9.setSpacing(10)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(12, 10, 12, 10)
        self.bar_icon = QLabel(self.bar)
        self.bar_icon.setObjectName(u"bar_icon")
        self.bar_icon.setProperty(u"glyph", 18)

        self.layout_9.addWidget(self.bar_icon)

        self.bar_text = QLabel(self.bar)
        self.bar_text.setObjectName(u"bar_text")
        self.bar_text.setWordWrap(True)

        self.layout_9.addWidget(self.bar_text)

        self.layout_9.setStretch(1, 1)

        self.layout_4.addWidget(self.bar)

        self.sure = QCheckBox(PortalPage)
        self.sure.setObjectName(u"sure")

        self.layout_4.addWidget(self.sure)

        self.layout_4.setStretch(0, 1)

        self.layout_1.addLayout(self.layout_4)

        self.foot = QFrame(PortalPage)
        self.foot.setObjectName(u"foot")
        self.layout_10 = QHBoxLayout(self.foot)
        self.layout_10.setSpacing(10)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(20, 8, 16, 8)
        self.foot_text = QLabel(self.foot)
        self.foot_text.setObjectName(u"foot_text")
        self.foot_text.setWordWrap(True)

        self.layout_10.addWidget(self.foot_text)

        self.open_folder = QPushButton(self.foot)
        self.open_folder.setObjectName(u"open_folder")

        self.layout_10.addWidget(self.open_folder)

        self.write = QPushButton(self.foot)
        self.write.setObjectName(u"write")

        self.layout_10.addWidget(self.write)

        self.layout_10.setStretch(0, 1)

        self.layout_1.addWidget(self.foot)

        self.layout_1.setStretch(1, 1)

        self.retranslateUi(PortalPage)

        QMetaObject.connectSlotsByName(PortalPage)
    # setupUi

    def retranslateUi(self, PortalPage):
        self.head.setProperty(u"role", QCoreApplication.translate("PortalPage", u"headbar", None))
        self.leave.setText(QCoreApplication.translate("PortalPage", u"\u8fd4\u56de  Esc", None))
        self.leave.setProperty(u"ink", QCoreApplication.translate("PortalPage", u"accent", None))
        self.leave.setProperty(u"symbol", QCoreApplication.translate("PortalPage", u"back", None))
        self.leave.setProperty(u"role", QCoreApplication.translate("PortalPage", u"link", None))
        self.title.setText(QCoreApplication.translate("PortalPage", u"\u7f51\u4e0a\u7533\u62a5\u6587\u4ef6", None))
        self.title.setProperty(u"role", QCoreApplication.translate("PortalPage", u"title", None))
        self.who.setText("")
        self.who.setProperty(u"role", QCoreApplication.translate("PortalPage", u"quiet", None))
        self.sheet.setProperty(u"role", QCoreApplication.translate("PortalPage", u"panel", None))
        self.kind_label.setText(QCoreApplication.translate("PortalPage", u"\u6587\u4ef6\u683c\u5f0f", None))
        self.most_label.setText(QCoreApplication.translate("PortalPage", u"\u6bcf\u4e2a\u6587\u4ef6\u6700\u5927", None))
#if QT_CONFIG(accessibility)
        self.most.setAccessibleName(QCoreApplication.translate("PortalPage", u"\u5355\u4e2a\u6587\u4ef6\u6700\u5927\u591a\u5c11 KB", None))
#endif // QT_CONFIG(accessibility)
        self.most.setSuffix(QCoreApplication.translate("PortalPage", u" KB", None))
        self.ascii_names.setText(QCoreApplication.translate("PortalPage", u"\u6587\u4ef6\u540d\u53ea\u7528\u82f1\u6587\u5b57\u6bcd", None))
        self.limit_note.setText("")
        self.limit_note.setProperty(u"role", QCoreApplication.translate("PortalPage", u"quiet", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("PortalPage", u"\u8981\u4e0a\u4f20\u7684\u6587\u4ef6", None))
#endif // QT_CONFIG(accessibility)
        self.detail.setText("")
        self.detail.setProperty(u"role", QCoreApplication.translate("PortalPage", u"quiet", None))
        self.old.setProperty(u"role", QCoreApplication.translate("PortalPage", u"bar", None))
        self.old.setProperty(u"state", QCoreApplication.translate("PortalPage", u"warn", None))
        self.old_icon.setProperty(u"symbol", QCoreApplication.translate("PortalPage", u"trash", None))
        self.old_icon.setProperty(u"ink", QCoreApplication.translate("PortalPage", u"warn", None))
        self.old_text.setText("")
        self.purge.setText(QCoreApplication.translate("PortalPage", u"\u5220\u6389", None))
        self.purge.setProperty(u"symbol", QCoreApplication.translate("PortalPage", u"trash", None))
        self.bar.setProperty(u"role", QCoreApplication.translate("PortalPage", u"bar", None))
        self.bar.setProperty(u"state", QCoreApplication.translate("PortalPage", u"warn", None))
        self.bar_icon.setProperty(u"symbol", QCoreApplication.translate("PortalPage", u"warn", None))
        self.bar_icon.setProperty(u"ink", QCoreApplication.translate("PortalPage", u"warn", None))
        self.bar_text.setText("")
        self.sure.setText(QCoreApplication.translate("PortalPage", u"\u770b\u660e\u767d\u4e86\uff1a\u8fd9\u4e9b\u6587\u4ef6\u6ca1\u6709\u52a0\u5bc6\uff0c\u4f20\u5b8c\u5c31\u5220", None))
        self.foot.setProperty(u"role", QCoreApplication.translate("PortalPage", u"footbar", None))
        self.foot_text.setText("")
        self.foot_text.setProperty(u"role", QCoreApplication.translate("PortalPage", u"quiet", None))
        self.open_folder.setText(QCoreApplication.translate("PortalPage", u"\u6253\u5f00\u6587\u4ef6\u5939", None))
        self.open_folder.setProperty(u"symbol", QCoreApplication.translate("PortalPage", u"folder", None))
        self.write.setText(QCoreApplication.translate("PortalPage", u"\u5199\u5230\u6587\u4ef6\u5939\u2026", None))
        self.write.setProperty(u"symbol", QCoreApplication.translate("PortalPage", u"document", None))
        self.write.setProperty(u"role", QCoreApplication.translate("PortalPage", u"primary", None))
        pass
    # retranslateUi

