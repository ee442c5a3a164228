# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_page.ui'
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

class Ui_SettingsPage(object):
    def setupUi(self, SettingsPage):
        if not SettingsPage.objectName():
            SettingsPage.setObjectName(u"SettingsPage")
        self.layout_1 = QVBoxLayout(SettingsPage)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(SettingsPage)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 52)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(10)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(20, 0, 16, 0)
        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_2.addWidget(self.title)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_3)


        self.layout_1.addWidget(self.head)

        self.scroll = QScrollArea(SettingsPage)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.layout_4 = QVBoxLayout(self.body)
        self.layout_4.setSpacing(12)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(16, 14, 16, 14)
        self.look_panel = QFrame(self.body)
        self.look_panel.setObjectName(u"look_panel")
        self.layout_5 = QVBoxLayout(self.look_panel)
        self.layout_5.setSpacing(10)
        self.layout_5.setObjectName(u"layout_5")
        self.layout_5.setContentsMargins(18, 14, 18, 14)
        self.look_title = QLabel(self.look_panel)
        self.look_title.setObjectName(u"look_title")

        self.layout_5.addWidget(self.look_title)

        self.layout_6 = QHBoxLayout()
        self.layout_6.setSpacing(8)
        self.layout_6.setObjectName(u"layout_6")
        self.layout_6.setContentsMargins(0, 0, 0, 0)
        self.zoom_label = QLabel(self.look_panel)
        self.zoom_label.setObjectName(u"zoom_label")
        self.zoom_label.setProperty(u"wide", 72)

        self.layout_6.addWidget(self.zoom_label)

        self.zoom_100 = QPushButton(self.look_panel)
        self.zoom_100.setObjectName(u"zoom_100")
        self.zoom_100.setCheckable(True)

        self.layout_6.addWidget(self.zoom_100)

        self.zoom_125 = QPushButton(self.look_panel)
        self.zoom_125.setObjectName(u"zoom_125")
        self.zoom_125.setCheckable(True)

        self.layout_6.addWidget(self.zoom_125)

        self.zoom_150 = QPushButton(self.look_panel)
        self.zoom_150.setObjectName(u"zoom_150")
        self.zoom_150.setCheckable(True)

        self.layout_6.addWidget(self.zoom_150)

        self.zoom_175 = QPushButton(self.look_panel)
        self.zoom_175.setObjectName(u"zoom_175")
        self.zoom_175.setCheckable(True)

        self.layout_6.addWidget(self.zoom_175)

        self.zoom_note = QLabel(self.look_panel)
        self.zoom_note.setObjectName(u"zoom_note")

        self.layout_6.addWidget(self.zoom_note)

        self.gap_7 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_6.addItem(self.gap_7)


        self.layout_5.addLayout(self.layout_6)

        self.layout_8 = QHBoxLayout()
        self.layout_8.setSpacing(8)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.palette_label = QLabel(self.look_panel)
        self.palette_label.setObjectName(u"palette_label")
        self.palette_label.setProperty(u"wide", 72)

        self.layout_8.addWidget(self.palette_label)

        self.palette_system = QPushButton(self.look_panel)
        self.palette_system.setObjectName(u"palette_system")
        self.palette_system.setCheckable(True)

        self.layout_8.addWidget(self.palette_system)

        self.palette_light = QPushButton(self.look_panel)
        self.palette_light.setObjectName(u"palette_light")
        self.palette_light.setCheckable(True)

        self.layout_8.addWidget(self.palette_light)

        self.palette_dark = QPushButton(self.look_panel)
        self.palette_dark.setObjectName(u"palette_dark")
        self.palette_dark.setCheckable(True)

        self.layout_8.addWidget(self.palette_dark)

        self.gap_9 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_8.addItem(self.gap_9)


        self.layout_5.addLayout(self.layout_8)


        self.layout_4.addWidget(self.look_panel)

        self.lock_panel = QFrame(self.body)
        self.lock_panel.setObjectName(u"lock_panel")
        self.layout_902 = QVBoxLayout(self.lock_panel)
        self.layout_902.setSpacing(8)
        self.layout_902.setObjectName(u"layout_902")
        self.layout_902.setContentsMargins(18, 14, 18, 14)
        self.lock_title = QLabel(self.lock_panel)
        self.lock_title.setObjectName(u"lock_title")

        self.layout_902.addWidget(self.lock_title)

        self.layout_901 = QHBoxLayout()
        self.layout_901.setSpacing(8)
        self.layout_901.setObjectName(u"layout_901")
        self.layout_901.setContentsMargins(0, 0, 0, 0)
        self.lock_label = QLabel(self.lock_panel)
        self.lock_label.setObjectName(u"lock_label")

        self.layout_901.addWidget(self.lock_label)

        self.lock_5 = QPushButton(self.lock_panel)
        self.lock_5.setObjectName(u"lock_5")

        self.layout_901.addWidget(self.lock_5)

        self.lock_10 = QPushButton(self.lock_panel)
        self.lock_10.setObjectName(u"lock_10")

        self.layout_901.addWidget(self.lock_10)

        self.lock_15 = QPushButton(self.lock_panel)
        self.lock_15.setObjectName(u"lock_15")

        self.layout_901.addWidget(self.lock_15)

        self.lock_30 = QPushButton(self.lock_panel)
        self.lock_30.setObjectName(u"lock_30")

        self.layout_901.addWidget(self.lock_30)

        self.lock_0 = QPushButton(self.lock_panel)
        self.lock_0.setObjectName(u"lock_0")

        self.layout_901.addWidget(self.lock_0)

        self.gap_900 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_901.addItem(self.gap_900)


        self.layout_902.addLayout(self.layout_901)

        self.layout_lock_now = QHBoxLayout()
        self.layout_lock_now.setSpacing(8)
        self.layout_lock_now.setObjectName(u"layout_lock_now")
        self.layout_lock_now.setContentsMargins(0, 0, 0, 0)
        self.lock_now = QPushButton(self.lock_panel)
        self.lock_now.setObjectName(u"lock_now")

        self.layout_lock_now.addWidget(self.lock_now)

        self.lock_note = QLabel(self.lock_panel)
        self.lock_note.setObjectName(u"lock_note")
        self.lock_note.setWordWrap(True)

        self.layout_lock_now.addWidget(self.lock_note)

        self.layout_lock_now.setStretch(1, 1)

        self.layout_902.addLayout(self.layout_lock_now)


        self.layout_4.addWidget(self.lock_panel)

        self.pass_panel = QFrame(self.body)
        self.pass_panel.setObjectName(u"pass_panel")
        self.layout_10 = QVBoxLayout(self.pass_panel)
        self.layout_10.setSpacing(8)
        self.layout_10.setObjectName(u"layout_10")
        self.layout_10.setContentsMargins(18, 14, 18, 14)
        self.pass_title = QLabel(self.pass_panel)
        self.pass_title.setObjectName(u"pass_title")

        self.layout_10.addWidget(self.pass_title)

        self.layout_11 = QHBoxLayout()
        self.layout_11.setSpacing(8)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.old_label = QLabel(self.pass_panel)
        self.old_label.setObjectName(u"old_label")
        self.old_label.setProperty(u"wide", 72)

        self.layout_11.addWidget(self.old_label)

        self.old = QLineEdit(self.pass_panel)
        self.old.setObjectName(u"old")
        self.old.setProperty(u"least", 240)
        self.old.setEchoMode(QLineEdit.EchoMode.Password)

        self.layout_11.addWidget(self.old)

        self.gap_12 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_11.addItem(self.gap_12)


        self.layout_10.addLayout(self.layout_11)

        self.layout_13 = QHBoxLayout()
        self.layout_13.setSpacing(8)
        self.layout_13.setObjectName(u"layout_13")
        self.layout_13.setContentsMargins(0, 0, 0, 0)
        self.new_label = QLabel(self.pass_panel)
        self.new_label.setObjectName(u"new_label")
        self.new_label.setProperty(u"wide", 72)

        self.layout_13.addWidget(self.new_label)

        self.new1 = QLineEdit(self.pass_panel)
        self.new1.setObjectName(u"new1")
        self.new1.setProperty(u"least", 240)
        self.new1.setEchoMode(QLineEdit.EchoMode.Password)

        self.layout_13.addWidget(self.new1)

        self.gap_14 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_13.addItem(self.gap_14)


        self.layout_10.addLayout(self.layout_13)

        self.layout_15 = QHBoxLayout()
        self.layout_15.setSpacing(8)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(0, 0, 0, 0)
        self.again_label = QLabel(self.pass_panel)
        self.again_label.setObjectName(u"again_label")
        self.again_label.setProperty(u"wide", 72)

        self.layout_15.addWidget(self.again_label)

        self.new2 = QLineEdit(self.pass_panel)
        self.new2.setObjectName(u"new2")
        self.new2.setProperty(u"least", 240)
        self.new2.setEchoMode(QLineEdit.EchoMode.Password)

        self.layout_15.addWidget(self.new2)

        self.gap_16 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_15.addItem(self.gap_16)


        self.layout_10.addLayout(self.layout_15)

        self.layout_17 = QHBoxLayout()
        self.layout_17.setSpacing(10)
        self.layout_17.setObjectName(u"layout_17")
        self.layout_17.setContentsMargins(0, 0, 0, 0)
        self.change_pass = QPushButton(self.pass_panel)
        self.change_pass.setObjectName(u"change_pass")

        self.layout_17.addWidget(self.change_pass)

        self.pass_told = QLabel(self.pass_panel)
        self.pass_told.setObjectName(u"pass_told")
        self.pass_told.setWordWrap(True)

        self.layout_17.addWidget(self.pass_told)

        self.gap_18 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_17.addItem(self.gap_18)


        self.layout_10.addLayout(self.layout_17)


        self.layout_4.addWidget(self.pass_panel)

        self.recovery_panel = QFrame(self.body)
        self.recovery_panel.setObjectName(u"recovery_panel")
        self.layout_recovery = QVBoxLayout(self.recovery_panel)
        self.layout_recovery.setSpacing(8)
        self.layout_recovery.setObjectName(u"layout_recovery")
        self.layout_recovery.setContentsMargins(18, 14, 18, 14)
        self.recovery_title = QLabel(self.recovery_panel)
        self.recovery_title.setObjectName(u"recovery_title")

        self.layout_recovery.addWidget(self.recovery_title)

        self.layout_new_sheet = QHBoxLayout()
        self.layout_new_sheet.setSpacing(8)
        self.layout_new_sheet.setObjectName(u"layout_new_sheet")
        self.layout_new_sheet.setContentsMargins(0, 0, 0, 0)
        self.new_sheet = QPushButton(self.recovery_panel)
        self.new_sheet.setObjectName(u"new_sheet")

        self.layout_new_sheet.addWidget(self.new_sheet)

        self.sheet_told = QLabel(self.recovery_panel)
        self.sheet_told.setObjectName(u"sheet_told")
        self.sheet_told.setWordWrap(True)

        self.layout_new_sheet.addWidget(self.sheet_told)

        self.layout_new_sheet.setStretch(1, 1)

        self.layout_recovery.addLayout(self.layout_new_sheet)


        self.layout_4.addWidget(self.recovery_panel)

        self.policy_panel = QFrame(self.body)
        self.policy_panel.setObjectName(u"policy_panel")
        self.layout_policy = QVBoxLayout(self.policy_panel)
        self.layout_policy.setSpacing(8)
        self.layout_policy.setObjectName(u"layout_policy")
        self.layout_policy.setContentsMargins(18, 14, 18, 14)
        self.policy_title = QLabel(self.policy_panel)
        self.policy_title.setObjectName(u"policy_title")

        self.layout_policy.addWidget(self.policy_title)

        self.layout_policy_row = QHBoxLayout()
        self.layout_policy_row.setSpacing(8)
        self.layout_policy_row.setObjectName(u"layout_policy_row")
        self.layout_policy_row.setContentsMargins(0, 0, 0, 0)
        self.policy = QComboBox(self.policy_panel)
        self.policy.setObjectName(u"policy")
        self.policy.setProperty(u"wide", 460)

        self.layout_policy_row.addWidget(self.policy)

        self.policy_basis = QPushButton(self.policy_panel)
        self.policy_basis.setObjectName(u"policy_basis")

        self.layout_policy_row.addWidget(self.policy_basis)

        self.gap_policy = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_policy_row.addItem(self.gap_policy)


        self.layout_policy.addLayout(self.layout_policy_row)

        self.policy_whose = QLabel(self.policy_panel)
        self.policy_whose.setObjectName(u"policy_whose")
        self.policy_whose.setWordWrap(True)

        self.layout_policy.addWidget(self.policy_whose)

        self.layout_policy_acts = QHBoxLayout()
        self.layout_policy_acts.setSpacing(8)
        self.layout_policy_acts.setObjectName(u"layout_policy_acts")
        self.layout_policy_acts.setContentsMargins(0, 0, 0, 0)
        self.policy_use = QPushButton(self.policy_panel)
        self.policy_use.setObjectName(u"policy_use")

        self.layout_policy_acts.addWidget(self.policy_use)

        self.policy_add = QPushButton(self.policy_panel)
        self.policy_add.setObjectName(u"policy_add")

        self.layout_policy_acts.addWidget(self.policy_add)

        self.gap_policy_acts = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_policy_acts.addItem(self.gap_policy_acts)


        self.layout_policy.addLayout(self.layout_policy_acts)

        self.policy_told = QLabel(self.policy_panel)
        self.policy_told.setObjectName(u"policy_told")
        self.policy_told.setWordWrap(True)

        self.layout_policy.addWidget(self.policy_told)


        self.layout_4.addWidget(self.policy_panel)

        self.backup_panel = QFrame(self.body)
        self.backup_panel.setObjectName(u"backup_panel")
        self.layout_19 = QVBoxLayout(self.backup_panel)
        self.layout_19.setSpacing(8)
        self.layout_19.setObjectName(u"layout_19")
        self.layout_19.setContentsMargins(18, 14, 18, 14)
        self.backup_title = QLabel(self.backup_panel)
        self.backup_title.setObjectName(u"backup_title")

        self.layout_19.addWidget(self.backup_title)

        self.backup_note = QLabel(self.backup_panel)
        self.backup_note.setObjectName(u"backup_note")
        self.backup_note.setWordWrap(True)

        self.layout_19.addWidget(self.backup_note)

        self.layout_20 = QHBoxLayout()
        self.layout_20.setSpacing(10)
        self.layout_20.setObjectName(u"layout_20")
        self.layout_20.setContentsMargins(0, 0, 0, 0)
        self.back_up = QPushButton(self.backup_panel)
        self.back_up.setObjectName(u"back_up")

        self.layout_20.addWidget(self.back_up)

        self.backups = QPushButton(self.backup_panel)
        self.backups.setObjectName(u"backups")

        self.layout_20.addWidget(self.backups)

        self.backup_told = QLabel(self.backup_panel)
        self.backup_told.setObjectName(u"backup_told")
        self.backup_told.setWordWrap(True)

        self.layout_20.addWidget(self.backup_told)

        self.gap_21 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_20.addItem(self.gap_21)


        self.layout_19.addLayout(self.layout_20)


        self.layout_4.addWidget(self.backup_panel)

        self.about_panel = QFrame(self.body)
        self.about_panel.setObjectName(u"about_panel")
        self.layout_22 = QVBoxLayout(self.about_panel)
        self.layout_22.setSpacing(8)
        self.layout_22.setObjectName(u"layout_22")
        self.layout_22.setContentsMargins(18, 14, 18, 14)
        self.about_title = QLabel(self.about_panel)
        self.about_title.setObjectName(u"about_title")

        self.layout_22.addWidget(self.about_title)

        self.about = QLabel(self.about_panel)
        self.about.setObjectName(u"about")
        self.about.setWordWrap(True)

        self.layout_22.addWidget(self.about)


        self.layout_4.addWidget(self.about_panel)

        self.gap_23 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_4.addItem(self.gap_23)

        self.scroll.setWidget(self.body)

        self.layout_1.addWidget(self.scroll)

        self.layout_1.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.old_label.setBuddy(self.old)
        self.new_label.setBuddy(self.new1)
        self.again_label.setBuddy(self.new2)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsPage)

        QMetaObject.connectSlotsByName(SettingsPage)
    # setupUi

    def retranslateUi(self, SettingsPage):
        self.head.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"headbar", None))
        self.title.setText(QCoreApplication.translate("SettingsPage", u"\u8bbe\u7f6e", None))
        self.title.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"title", None))
        self.look_panel.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"panel", None))
        self.look_title.setText(QCoreApplication.translate("SettingsPage", u"\u5b57\u53f7\u548c\u989c\u8272", None))
        self.look_title.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"strong", None))
        self.zoom_label.setText(QCoreApplication.translate("SettingsPage", u"\u5b57\u53f7", None))
        self.zoom_label.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"quiet", None))
        self.zoom_100.setText(QCoreApplication.translate("SettingsPage", u"100%", None))
        self.zoom_100.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"chip", None))
        self.zoom_125.setText(QCoreApplication.translate("SettingsPage", u"125%", None))
        self.zoom_125.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"chip", None))
        self.zoom_150.setText(QCoreApplication.translate("SettingsPage", u"150%", None))
        self.zoom_150.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"chip", None))
        self.zoom_175.setText(QCoreApplication.translate("SettingsPage", u"175%", None))
        self.zoom_175.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"chip", None))
        self.zoom_note.setText(QCoreApplication.translate("SettingsPage", u"\u4e5f\u53ef\u6309\u4f4f Ctrl \u6eda\u8f6e", None))
        self.zoom_note.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"note", None))
        self.palette_label.setText(QCoreApplication.translate("SettingsPage", u"\u989c\u8272", None))
        self.palette_label.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"quiet", None))
        self.palette_system.setText(QCoreApplication.translate("SettingsPage", u"\u8ddf\u968f\u7cfb\u7edf", None))
        self.palette_system.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"chip", None))
        self.palette_light.setText(QCoreApplication.translate("SettingsPage", u"\u6d45\u8272", None))
        self.palette_light.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"chip", None))
        self.palette_dark.setText(QCoreApplication.translate("SettingsPage", u"\u6df1\u8272", None))
        self.palette_dark.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"chip", None))
        self.lock_panel.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"panel", None))
        self.lock_title.setText(QCoreApplication.translate("SettingsPage", u"\u79bb\u5f00\u65f6\u4e0a\u9501", None))
        self.lock_title.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"strong", None))
        self.lock_label.setText(QCoreApplication.translate("SettingsPage", u"\u591a\u4e45\u6ca1\u4eba\u52a8\u5c31\u9501", None))
        self.lock_5.setText(QCoreApplication.translate("SettingsPage", u"5 \u5206\u949f", None))
        self.lock_5.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"chip", None))
        self.lock_10.setText(QCoreApplication.translate("SettingsPage", u"10 \u5206\u949f", None))
        self.lock_10.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"chip", None))
        self.lock_15.setText(QCoreApplication.translate("SettingsPage", u"15 \u5206\u949f", None))
        self.lock_15.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"chip", None))
        self.lock_30.setText(QCoreApplication.translate("SettingsPage", u"30 \u5206\u949f", None))
        self.lock_30.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"chip", None))
        self.lock_0.setText(QCoreApplication.translate("SettingsPage", u"\u4e0d\u9501", None))
        self.lock_0.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"chip", None))
        self.lock_now.setText(QCoreApplication.translate("SettingsPage", u"\u73b0\u5728\u4e0a\u9501  Ctrl+L", None))
        self.lock_now.setProperty(u"symbol", QCoreApplication.translate("SettingsPage", u"lock", None))
        self.lock_note.setText(QCoreApplication.translate("SettingsPage", u"\u586b\u4e86\u4e00\u534a\u7684\u5148\u5b58\u597d\u518d\u9501\uff0c\u5f00\u9501\u540e\u56de\u5230\u539f\u6765\u90a3\u4e00\u683c\u3002", None))
        self.lock_note.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"quiet", None))
        self.pass_panel.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"panel", None))
        self.pass_title.setText(QCoreApplication.translate("SettingsPage", u"\u6362\u53e3\u4ee4", None))
        self.pass_title.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"strong", None))
        self.old_label.setText(QCoreApplication.translate("SettingsPage", u"\u73b0\u5728\u7684\u53e3\u4ee4", None))
        self.old_label.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"quiet", None))
        self.new_label.setText(QCoreApplication.translate("SettingsPage", u"\u65b0\u53e3\u4ee4", None))
        self.new_label.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"quiet", None))
        self.again_label.setText(QCoreApplication.translate("SettingsPage", u"\u518d\u8f93\u4e00\u904d", None))
        self.again_label.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"quiet", None))
        self.change_pass.setText(QCoreApplication.translate("SettingsPage", u"\u6362\u6210\u65b0\u53e3\u4ee4", None))
        self.change_pass.setProperty(u"symbol", QCoreApplication.translate("SettingsPage", u"key", None))
        self.pass_told.setText("")
        self.pass_told.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"note", None))
        self.recovery_panel.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"panel", None))
        self.recovery_title.setText(QCoreApplication.translate("SettingsPage", u"\u6062\u590d\u5355", None))
        self.recovery_title.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"strong", None))
        self.new_sheet.setText(QCoreApplication.translate("SettingsPage", u"\u65b0\u6062\u590d\u5355\u2026", None))
        self.new_sheet.setProperty(u"symbol", QCoreApplication.translate("SettingsPage", u"printer", None))
        self.sheet_told.setText(QCoreApplication.translate("SettingsPage", u"\u6062\u590d\u5355\u4e22\u4e86\uff0c\u6216\u8005\u6ca1\u6765\u5f97\u53ca\u6253\u5370\uff0c\u5c31\u505a\u4e00\u5f20\u65b0\u7684\u3002", None))
        self.sheet_told.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"note", None))
        self.policy_panel.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"panel", None))
        self.policy_title.setText(QCoreApplication.translate("SettingsPage", u"\u73b0\u5728\u7528\u7684\u901a\u77e5", None))
        self.policy_title.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"strong", None))
#if QT_CONFIG(accessibility)
        self.policy.setAccessibleName(QCoreApplication.translate("SettingsPage", u"\u73b0\u5728\u7528\u7684\u901a\u77e5", None))
#endif // QT_CONFIG(accessibility)
        self.policy_basis.setText(QCoreApplication.translate("SettingsPage", u"\u770b\u4f9d\u636e", None))
        self.policy_basis.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"link", None))
        self.policy_basis.setProperty(u"symbol", QCoreApplication.translate("SettingsPage", u"book", None))
        self.policy_basis.setProperty(u"ink", QCoreApplication.translate("SettingsPage", u"accent", None))
        self.policy_whose.setText("")
        self.policy_whose.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"quiet", None))
        self.policy_use.setText(QCoreApplication.translate("SettingsPage", u"\u6539\u7528\u8fd9\u4e00\u4efd", None))
        self.policy_add.setText(QCoreApplication.translate("SettingsPage", u"\u6536\u4e00\u4efd\u901a\u77e5\u2026", None))
        self.policy_told.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"note", None))
        self.backup_panel.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"panel", None))
        self.backup_title.setText(QCoreApplication.translate("SettingsPage", u"\u5907\u4efd", None))
        self.backup_title.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"strong", None))
        self.backup_note.setText("")
        self.backup_note.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"quiet", None))
        self.back_up.setText(QCoreApplication.translate("SettingsPage", u"\u73b0\u5728\u5907\u4efd", None))
        self.back_up.setProperty(u"symbol", QCoreApplication.translate("SettingsPage", u"backup", None))
        self.backups.setText(QCoreApplication.translate("SettingsPage", u"\u5907\u4efd\u4e0e\u6062\u590d\u2026", None))
        self.backups.setProperty(u"symbol", QCoreApplication.translate("SettingsPage", u"history", None))
        self.backup_told.setText("")
        self.backup_told.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"note", None))
        self.about_panel.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"panel", None))
        self.about_title.setText(QCoreApplication.translate("SettingsPage", u"\u672c\u673a", None))
        self.about_title.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"strong", None))
        self.about.setText("")
        self.about.setProperty(u"role", QCoreApplication.translate("SettingsPage", u"quiet", None))
        pass
    # retranslateUi

