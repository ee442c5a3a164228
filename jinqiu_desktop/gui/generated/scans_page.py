# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'scans_page.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QHBoxLayout, QHeaderView,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QTableView, QVBoxLayout, QWidget)
class Ui_ScansPage(object):
    def setupUi(self, ScansPage):
        if not ScansPage.objectName():
            ScansPage.setObjectName(u"ScansPage")
        self.layout_1 = QVBoxLayout(ScansPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.setObjectName(u"head")
        self.head.setContentsMargins(14, 10, 14, 4)
        self.title = QLabel(ScansPage)
        self.title.setObjectName(u"title")

        self.head.addWidget(self.title)

        self.counts = QLabel(ScansPage)
        self.counts.setObjectName(u"counts")

        self.head.addWidget(self.counts)

        self.gap_1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.gap_1)

        self.busy = QLabel(ScansPage)
        self.busy.setObjectName(u"busy")

        self.head.addWidget(self.busy)

        self.stop = QPushButton(ScansPage)
        self.stop.setObjectName(u"stop")

        self.head.addWidget(self.stop)

        self.choose = QPushButton(ScansPage)
        self.choose.setObjectName(u"choose")

        self.head.addWidget(self.choose)


        self.layout_1.addLayout(self.head)

        self.where = QHBoxLayout()
        self.where.setSpacing(8)
        self.where.setObjectName(u"where")
        self.where.setContentsMargins(14, 0, 14, 6)
        self.folder = QLabel(ScansPage)
        self.folder.setObjectName(u"folder")

        self.where.addWidget(self.folder)

        self.gap_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.where.addItem(self.gap_2)

        self.aside = QCheckBox(ScansPage)
        self.aside.setObjectName(u"aside")

        self.where.addWidget(self.aside)


        self.layout_1.addLayout(self.where)

        self.middle = QHBoxLayout()
        self.middle.setSpacing(8)
        self.middle.setObjectName(u"middle")
        self.middle.setContentsMargins(14, 0, 14, 0)
        self.table = QTableView(ScansPage)
        self.table.setObjectName(u"table")

        self.middle.addWidget(self.table)


        self.layout_1.addLayout(self.middle)

        self.bar = QWidget(ScansPage)
        self.bar.setObjectName(u"bar")
        self.row = QHBoxLayout(self.bar)
        self.row.setSpacing(8)
        self.row.setObjectName(u"row")
        self.row.setContentsMargins(14, 6, 14, 6)
        self.look_at = QPushButton(self.bar)
        self.look_at.setObjectName(u"look_at")

        self.row.addWidget(self.look_at)

        self.open = QPushButton(self.bar)
        self.open.setObjectName(u"open")

        self.row.addWidget(self.open)

        self.put_aside = QPushButton(self.bar)
        self.put_aside.setObjectName(u"put_aside")

        self.row.addWidget(self.put_aside)

        self.hint = QLabel(self.bar)
        self.hint.setObjectName(u"hint")

        self.row.addWidget(self.hint)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row.addItem(self.gap_3)

        self.to_label = QLabel(self.bar)
        self.to_label.setObjectName(u"to_label")

        self.row.addWidget(self.to_label)

        self.to = QLineEdit(self.bar)
        self.to.setObjectName(u"to")
        self.to.setProperty(u"wide", 190)

        self.row.addWidget(self.to)

        self.as_label = QLabel(self.bar)
        self.as_label.setObjectName(u"as_label")

        self.row.addWidget(self.as_label)

        self.kind = QLineEdit(self.bar)
        self.kind.setObjectName(u"kind")
        self.kind.setProperty(u"wide", 120)

        self.row.addWidget(self.kind)

        self.file = QPushButton(self.bar)
        self.file.setObjectName(u"file")

        self.row.addWidget(self.file)


        self.layout_1.addWidget(self.bar)

        self.foot_box = QWidget(ScansPage)
        self.foot_box.setObjectName(u"foot_box")
        self.foot = QHBoxLayout(self.foot_box)
        self.foot.setSpacing(8)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(14, 0, 14, 8)
        self.told = QLabel(self.foot_box)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setProperty(u"tall", 20)

        self.foot.addWidget(self.told)


        self.layout_1.addWidget(self.foot_box)

        self.layout_1.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.to_label.setBuddy(self.to)
        self.as_label.setBuddy(self.kind)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ScansPage)

        QMetaObject.connectSlotsByName(ScansPage)
    # setupUi

    def retranslateUi(self, ScansPage):
        self.title.setText(QCoreApplication.translate("ScansPage", u"\u626b\u63cf\u4ef6", None))
        self.title.setProperty(u"role", QCoreApplication.translate("ScansPage", u"page", None))
        self.counts.setText("")
        self.counts.setProperty(u"role", QCoreApplication.translate("ScansPage", u"quiet", None))
        self.busy.setText("")
        self.busy.setProperty(u"role", QCoreApplication.translate("ScansPage", u"quiet", None))
        self.stop.setText(QCoreApplication.translate("ScansPage", u"\u505c\u4e0b", None))
        self.stop.setProperty(u"symbol", QCoreApplication.translate("ScansPage", u"close", None))
        self.choose.setText(QCoreApplication.translate("ScansPage", u"\u9009\u626b\u63cf\u6587\u4ef6\u5939", None))
        self.choose.setProperty(u"symbol", QCoreApplication.translate("ScansPage", u"folder", None))
        self.folder.setText("")
        self.folder.setProperty(u"role", QCoreApplication.translate("ScansPage", u"note", None))
        self.aside.setText(QCoreApplication.translate("ScansPage", u"\u5f52\u597d\u7684\u539f\u4ef6\u79fb\u5230\u201c\u5df2\u5f52\u6863\u201d\u5b50\u6587\u4ef6\u5939", None))
        self.look_at.setText(QCoreApplication.translate("ScansPage", u"\u770b\u5927\u56fe  Ctrl+T", None))
        self.look_at.setProperty(u"symbol", QCoreApplication.translate("ScansPage", u"eye", None))
        self.open.setText(QCoreApplication.translate("ScansPage", u"\u6253\u5f00\u8fd9\u4e00\u4efd", None))
        self.open.setProperty(u"role", QCoreApplication.translate("ScansPage", u"link", None))
        self.open.setProperty(u"symbol", QCoreApplication.translate("ScansPage", u"goto", None))
        self.open.setProperty(u"ink", QCoreApplication.translate("ScansPage", u"accent", None))
        self.put_aside.setText(QCoreApplication.translate("ScansPage", u"\u79fb\u5230\u201c\u5df2\u5f52\u6863\u201d", None))
        self.put_aside.setProperty(u"role", QCoreApplication.translate("ScansPage", u"link", None))
        self.put_aside.setProperty(u"symbol", QCoreApplication.translate("ScansPage", u"folder", None))
        self.put_aside.setProperty(u"ink", QCoreApplication.translate("ScansPage", u"accent", None))
        self.hint.setText("")
        self.hint.setProperty(u"role", QCoreApplication.translate("ScansPage", u"quiet", None))
        self.to_label.setText(QCoreApplication.translate("ScansPage", u"\u5f52\u5230", None))
        self.as_label.setText(QCoreApplication.translate("ScansPage", u"\u4f5c\u4e3a", None))
        self.file.setText(QCoreApplication.translate("ScansPage", u"\u5f52\u6863", None))
        self.file.setProperty(u"symbol", QCoreApplication.translate("ScansPage", u"tick", None))
        self.told.setText("")
        self.told.setProperty(u"role", QCoreApplication.translate("ScansPage", u"note", None))
        pass
    # retranslateUi

