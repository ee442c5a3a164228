# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'unlock.ui'
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
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_Unlock(object):
    def setupUi(self, Unlock):
        if not Unlock.objectName():
            Unlock.setObjectName(u"Unlock")
        self.layout_1 = QVBoxLayout(Unlock)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.gap_2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_1.addItem(self.gap_2)

        self.layout_3 = QHBoxLayout()
        self.layout_3.setSpacing(0)
        self.layout_3.setObjectName(u"layout_3")
        self.layout_3.setContentsMargins(0, 0, 0, 0)
        self.gap_4 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_3.addItem(self.gap_4)

        self.layout_5 = QHBoxLayout()
        self.layout_5.setSpacing(0)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(0, 0, 0, 0)
        self.left = QFrame(Unlock)
        self.left.setObjectName(u"left")
        self.left.setProperty(u"wide", 386)
        self.left.setProperty(u"tall", 452)
        self.layout_6 = QVBoxLayout(self.left)
        self.layout_6.setSpacing(14)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(32, 34, 28, 22)
        self.mark = QLabel(self.left)
        self.mark.setObjectName(u"mark")
        self.mark.setProperty(u"glyph", 40)

        self.layout_6.addWidget(self.mark)

        self.program = QLabel(self.left)
        self.program.setObjectName(u"program")

        self.layout_6.addWidget(self.program)

        self.program_note = QLabel(self.left)
        self.program_note.setObjectName(u"program_note")

        self.layout_6.addWidget(self.program_note)

        self.red = QFrame(self.left)
        self.red.setObjectName(u"red")

        self.layout_6.addWidget(self.red)

        self.layout_7 = QHBoxLayout()
        self.layout_7.setSpacing(12)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(0, 0, 0, 0)
        self.office_icon = QLabel(self.left)
        self.office_icon.setObjectName(u"office_icon")
        self.office_icon.setProperty(u"glyph", 20)

        self.layout_7.addWidget(self.office_icon)

        self.layout_8 = QVBoxLayout()
        self.layout_8.setSpacing(2)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.office = QLabel(self.left)
        self.office.setObjectName(u"office")

        self.layout_8.addWidget(self.office)

        self.office_note = QLabel(self.left)
        self.office_note.setObjectName(u"office_note")

        self.layout_8.addWidget(self.office_note)


        self.layout_7.addLayout(self.layout_8)

        self.gap_9 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_7.addItem(self.gap_9)


        self.layout_6.addLayout(self.layout_7)

        self.layout_10 = QHBoxLayout()
        self.layout_10.setSpacing(12)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(0, 0, 0, 0)
        self.folder_icon = QLabel(self.left)
        self.folder_icon.setObjectName(u"folder_icon")
        self.folder_icon.setProperty(u"glyph", 20)

        self.layout_10.addWidget(self.folder_icon)

        self.layout_11 = QVBoxLayout()
        self.layout_11.setSpacing(2)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.folder = QLabel(self.left)
        self.folder.setObjectName(u"folder")
        self.folder.setWordWrap(True)

        self.layout_11.addWidget(self.folder)

        self.folder_note = QLabel(self.left)
        self.folder_note.setObjectName(u"folder_note")

        self.layout_11.addWidget(self.folder_note)


        self.layout_10.addLayout(self.layout_11)

        self.layout_10.setStretch(1, 1)

        self.layout_6.addLayout(self.layout_10)

        self.layout_12 = QHBoxLayout()
        self.layout_12.setSpacing(12)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(0, 0, 0, 0)
        self.backup_icon = QLabel(self.left)
        self.backup_icon.setObjectName(u"backup_icon")
        self.backup_icon.setProperty(u"glyph", 20)

        self.layout_12.addWidget(self.backup_icon)

        self.layout_13 = QVBoxLayout()
        self.layout_13.setSpacing(2)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.backup = QLabel(self.left)
        self.backup.setObjectName(u"backup")

        self.layout_13.addWidget(self.backup)

        self.backup_note = QLabel(self.left)
        self.backup_note.setObjectName(u"backup_note")

        self.layout_13.addWidget(self.backup_note)


        self.layout_12.addLayout(self.layout_13)

        self.gap_14 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_12.addItem(self.gap_14)


        self.layout_6.addLayout(self.layout_12)

        self.gap_15 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_6.addItem(self.gap_15)

        self.version = QLabel(self.left)
        self.version.setObjectName(u"version")

        self.layout_6.addWidget(self.version)


        self.layout_5.addWidget(self.left)

        self.right = QFrame(Unlock)
        self.right.setObjectName(u"right")
        self.right.setProperty(u"wide", 498)
        self.layout_16 = QVBoxLayout(self.right)
        self.layout_16.setSpacing(9)
        self.layout_16.setObjectName(u"layout_16")
        self.layout_16.setContentsMargins(36, 36, 36, 22)
        self.ask = QLabel(self.right)
        self.ask.setObjectName(u"ask")

        self.layout_16.addWidget(self.ask)

        self.news = QLabel(self.right)
        self.news.setObjectName(u"news")
        self.news.setWordWrap(True)

        self.layout_16.addWidget(self.news)

        self.passphrase_label = QLabel(self.right)
        self.passphrase_label.setObjectName(u"passphrase_label")

        self.layout_16.addWidget(self.passphrase_label)

        self.layout_17 = QHBoxLayout()
        self.layout_17.setSpacing(8)
        self.layout_17.setObjectName(u"layout_17")
        self.layout_17.setContentsMargins(0, 0, 0, 0)
        self.passphrase = QLineEdit(self.right)
        self.passphrase.setObjectName(u"passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)

        self.layout_17.addWidget(self.passphrase)

        self.look_once = QPushButton(self.right)
        self.look_once.setObjectName(u"look_once")
        self.look_once.setCheckable(True)

        self.layout_17.addWidget(self.look_once)

        self.layout_17.setStretch(0, 1)

        self.layout_16.addLayout(self.layout_17)

        self.told = QLabel(self.right)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)

        self.layout_16.addWidget(self.told)

        self.caps = QLabel(self.right)
        self.caps.setObjectName(u"caps")

        self.layout_16.addWidget(self.caps)

        self.layout_18 = QHBoxLayout()
        self.layout_18.setSpacing(10)
        self.layout_18.setObjectName(u"layout_18")
        self.layout_18.setContentsMargins(0, 0, 0, 0)
        self.unlock = QPushButton(self.right)
        self.unlock.setObjectName(u"unlock")

        self.layout_18.addWidget(self.unlock)

        self.busy = QLabel(self.right)
        self.busy.setObjectName(u"busy")

        self.layout_18.addWidget(self.busy)

        self.gap_19 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_18.addItem(self.gap_19)


        self.layout_16.addLayout(self.layout_18)

        self.l1 = QFrame(self.right)
        self.l1.setObjectName(u"l1")

        self.layout_16.addWidget(self.l1)

        self.other_title = QLabel(self.right)
        self.other_title.setObjectName(u"other_title")

        self.layout_16.addWidget(self.other_title)

        self.layout_20 = QHBoxLayout()
        self.layout_20.setSpacing(8)
        self.layout_20.setObjectName(u"layout_20")
        self.layout_20.setContentsMargins(0, 0, 0, 0)
        self.by_recovery = QPushButton(self.right)
        self.by_recovery.setObjectName(u"by_recovery")

        self.layout_20.addWidget(self.by_recovery)

        self.by_recovery_note = QLabel(self.right)
        self.by_recovery_note.setObjectName(u"by_recovery_note")

        self.layout_20.addWidget(self.by_recovery_note)

        self.layout_20.setStretch(0, 5)
        self.layout_20.setStretch(1, 4)

        self.layout_16.addLayout(self.layout_20)

        self.layout_21 = QHBoxLayout()
        self.layout_21.setSpacing(8)
        self.layout_21.setObjectName(u"layout_21")
        self.layout_21.setContentsMargins(0, 0, 0, 0)
        self.by_backup = QPushButton(self.right)
        self.by_backup.setObjectName(u"by_backup")

        self.layout_21.addWidget(self.by_backup)

        self.by_backup_note = QLabel(self.right)
        self.by_backup_note.setObjectName(u"by_backup_note")

        self.layout_21.addWidget(self.by_backup_note)

        self.layout_21.setStretch(0, 5)
        self.layout_21.setStretch(1, 4)

        self.layout_16.addLayout(self.layout_21)

        self.layout_22 = QHBoxLayout()
        self.layout_22.setSpacing(8)
        self.layout_22.setObjectName(u"layout_22")
        self.layout_22.setContentsMargins(0, 0, 0, 0)
        self.by_folder = QPushButton(self.right)
        self.by_folder.setObjectName(u"by_folder")

        self.layout_22.addWidget(self.by_folder)

        self.by_folder_note = QLabel(self.right)
        self.by_folder_note.setObjectName(u"by_folder_note")

        self.layout_22.addWidget(self.by_folder_note)

        self.layout_22.setStretch(0, 5)
        self.layout_22.setStretch(1, 4)

        self.layout_16.addLayout(self.layout_22)

        self.gap_23 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_16.addItem(self.gap_23)

        self.layout_24 = QHBoxLayout()
        self.layout_24.setSpacing(8)
        self.layout_24.setObjectName(u"layout_24")
        self.layout_24.setContentsMargins(0, 0, 0, 0)
        self.first_run = QPushButton(self.right)
        self.first_run.setObjectName(u"first_run")

        self.layout_24.addWidget(self.first_run)

        self.gap_25 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_24.addItem(self.gap_25)

        self.practice = QPushButton(self.right)
        self.practice.setObjectName(u"practice")

        self.layout_24.addWidget(self.practice)


        self.layout_16.addLayout(self.layout_24)


        self.layout_5.addWidget(self.right)


        self.layout_3.addLayout(self.layout_5)

        self.gap_26 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_3.addItem(self.gap_26)


        self.layout_1.addLayout(self.layout_3)

        self.gap_27 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_1.addItem(self.gap_27)

#if QT_CONFIG(shortcut)
        self.passphrase_label.setBuddy(self.passphrase)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Unlock)

        QMetaObject.connectSlotsByName(Unlock)
    # setupUi

    def retranslateUi(self, Unlock):
        self.left.setProperty(u"role", QCoreApplication.translate("Unlock", u"leaf", None))
        self.mark.setProperty(u"symbol", QCoreApplication.translate("Unlock", u"program", None))
        self.program.setText(QCoreApplication.translate("Unlock", u"\u91d1\u79cb\u52a9\u5b66\u5de5\u4f5c\u53f0", None))
        self.program.setProperty(u"role", QCoreApplication.translate("Unlock", u"program", None))
        self.program_note.setText(QCoreApplication.translate("Unlock", u"\u56f0\u96be\u804c\u5de5\u6863\u6848 \u00b7 \u52a9\u5b66\u7533\u8bf7 \u00b7 \u7eb8\u8868 \u00b7 \u4e0a\u62a5", None))
        self.program_note.setProperty(u"role", QCoreApplication.translate("Unlock", u"quiet", None))
        self.red.setProperty(u"role", QCoreApplication.translate("Unlock", u"redhead", None))
        self.office_icon.setProperty(u"symbol", QCoreApplication.translate("Unlock", u"people", None))
        self.office.setText("")
        self.office.setProperty(u"role", QCoreApplication.translate("Unlock", u"strong", None))
        self.office_note.setText("")
        self.office_note.setProperty(u"role", QCoreApplication.translate("Unlock", u"note", None))
        self.folder_icon.setProperty(u"symbol", QCoreApplication.translate("Unlock", u"folder", None))
        self.folder.setText("")
        self.folder_note.setText("")
        self.folder_note.setProperty(u"role", QCoreApplication.translate("Unlock", u"note", None))
        self.backup_icon.setProperty(u"symbol", QCoreApplication.translate("Unlock", u"backup", None))
        self.backup.setText("")
        self.backup_note.setText("")
        self.backup_note.setProperty(u"role", QCoreApplication.translate("Unlock", u"note", None))
        self.version.setText("")
        self.version.setProperty(u"role", QCoreApplication.translate("Unlock", u"note", None))
        self.right.setProperty(u"role", QCoreApplication.translate("Unlock", u"leaf2", None))
        self.ask.setText(QCoreApplication.translate("Unlock", u"\u8f93\u5165\u53e3\u4ee4\uff0c\u6253\u5f00\u672c\u5355\u4f4d\u7684\u6863\u6848", None))
        self.ask.setProperty(u"role", QCoreApplication.translate("Unlock", u"page", None))
        self.news.setText("")
        self.news.setProperty(u"role", QCoreApplication.translate("Unlock", u"goodnote", None))
        self.passphrase_label.setText(QCoreApplication.translate("Unlock", u"\u53e3\u4ee4", None))
        self.passphrase_label.setProperty(u"role", QCoreApplication.translate("Unlock", u"strong", None))
        self.look_once.setText(QCoreApplication.translate("Unlock", u"\u770b\u4e00\u773c", None))
        self.look_once.setProperty(u"symbol", QCoreApplication.translate("Unlock", u"eye", None))
        self.told.setText("")
        self.told.setProperty(u"role", QCoreApplication.translate("Unlock", u"wrong", None))
        self.caps.setText("")
        self.caps.setProperty(u"role", QCoreApplication.translate("Unlock", u"note", None))
        self.unlock.setText(QCoreApplication.translate("Unlock", u"\u6253\u5f00\u6863\u6848", None))
        self.unlock.setProperty(u"role", QCoreApplication.translate("Unlock", u"primary", None))
        self.unlock.setProperty(u"symbol", QCoreApplication.translate("Unlock", u"key", None))
        self.busy.setText("")
        self.busy.setProperty(u"role", QCoreApplication.translate("Unlock", u"note", None))
        self.l1.setProperty(u"role", QCoreApplication.translate("Unlock", u"line", None))
        self.other_title.setText(QCoreApplication.translate("Unlock", u"\u6253\u4e0d\u5f00\u65f6", None))
        self.other_title.setProperty(u"role", QCoreApplication.translate("Unlock", u"strong", None))
        self.by_recovery.setText(QCoreApplication.translate("Unlock", u"\u5fd8\u8bb0\u53e3\u4ee4\uff0c\u7528\u6062\u590d\u5355\u6253\u5f00", None))
        self.by_recovery.setProperty(u"ink", QCoreApplication.translate("Unlock", u"accent", None))
        self.by_recovery.setProperty(u"role", QCoreApplication.translate("Unlock", u"link", None))
        self.by_recovery.setProperty(u"symbol", QCoreApplication.translate("Unlock", u"key", None))
        self.by_recovery_note.setText(QCoreApplication.translate("Unlock", u"\u8981\u7528\u5f53\u521d\u6253\u5370\u7684\u90a3\u5f20\u6062\u590d\u5355", None))
        self.by_recovery_note.setProperty(u"role", QCoreApplication.translate("Unlock", u"note", None))
        self.by_backup.setText(QCoreApplication.translate("Unlock", u"\u770b\u5907\u4efd\uff0c\u4ece\u5907\u4efd\u6062\u590d", None))
        self.by_backup.setProperty(u"ink", QCoreApplication.translate("Unlock", u"accent", None))
        self.by_backup.setProperty(u"role", QCoreApplication.translate("Unlock", u"link", None))
        self.by_backup.setProperty(u"symbol", QCoreApplication.translate("Unlock", u"history", None))
        self.by_backup_note.setText(QCoreApplication.translate("Unlock", u"\u4e0d\u4f1a\u8986\u76d6\u73b0\u6709\u6863\u6848\uff0c\u5148\u770b\u518d\u6362", None))
        self.by_backup_note.setProperty(u"role", QCoreApplication.translate("Unlock", u"note", None))
        self.by_folder.setText(QCoreApplication.translate("Unlock", u"\u6362\u4e00\u4e2a\u6570\u636e\u6587\u4ef6\u5939", None))
        self.by_folder.setProperty(u"ink", QCoreApplication.translate("Unlock", u"accent", None))
        self.by_folder.setProperty(u"role", QCoreApplication.translate("Unlock", u"link", None))
        self.by_folder.setProperty(u"symbol", QCoreApplication.translate("Unlock", u"folder", None))
        self.by_folder_note.setText(QCoreApplication.translate("Unlock", u"\u4f8b\u5982\u6362\u5230 U \u76d8\u4e0a\u7684\u4fbf\u643a\u7248", None))
        self.by_folder_note.setProperty(u"role", QCoreApplication.translate("Unlock", u"note", None))
        self.first_run.setText(QCoreApplication.translate("Unlock", u"\u9996\u6b21\u4f7f\u7528\uff0c\u5efa\u7acb\u672c\u5355\u4f4d", None))
        self.first_run.setProperty(u"ink", QCoreApplication.translate("Unlock", u"accent", None))
        self.first_run.setProperty(u"role", QCoreApplication.translate("Unlock", u"link", None))
        self.first_run.setProperty(u"symbol", QCoreApplication.translate("Unlock", u"plus", None))
        self.practice.setText(QCoreApplication.translate("Unlock", u"\u5148\u7528\u7ec3\u4e60\u672c\u8bd5\u4e00\u8bd5", None))
        self.practice.setProperty(u"ink", QCoreApplication.translate("Unlock", u"accent", None))
        self.practice.setProperty(u"role", QCoreApplication.translate("Unlock", u"link", None))
        self.practice.setProperty(u"symbol", QCoreApplication.translate("Unlock", u"book", None))
        pass
    # retranslateUi

