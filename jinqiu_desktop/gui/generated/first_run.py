# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'first_run.ui'
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
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

class Ui_FirstRun(object):
    def setupUi(self, FirstRun):
        if not FirstRun.objectName():
            FirstRun.setObjectName(u"FirstRun")
        self.layout_1 = QVBoxLayout(FirstRun)
        self.layout_1.setSpacing(0)
        self.layout_1.setObjectName(u"layout_1")
        self.layout_1.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(FirstRun)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"high", 48)
        self.layout_2 = QHBoxLayout(self.head)
        self.layout_2.setSpacing(10)
        self.layout_2.setObjectName(u"layout_2")
        self.layout_2.setContentsMargins(20, 0, 16, 0)
        self.title = QLabel(self.head)
        self.title.setObjectName(u"title")

        self.layout_2.addWidget(self.title)

        self.title_note = QLabel(self.head)
        self.title_note.setObjectName(u"title_note")

        self.layout_2.addWidget(self.title_note)

        self.gap_3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_2.addItem(self.gap_3)

        self.by_backup = QPushButton(self.head)
        self.by_backup.setObjectName(u"by_backup")

        self.layout_2.addWidget(self.by_backup)

        self.practice = QPushButton(self.head)
        self.practice.setObjectName(u"practice")

        self.layout_2.addWidget(self.practice)


        self.layout_1.addWidget(self.head)

        self.layout_4 = QHBoxLayout()
        self.layout_4.setSpacing(0)
        self.layout_4.setObjectName(u"layout_4")
        self.layout_4.setContentsMargins(0, 0, 0, 0)
        self.steps = QFrame(FirstRun)
        self.steps.setObjectName(u"steps")
        self.steps.setProperty(u"wide", 232)
        self.step_lines = QVBoxLayout(self.steps)
        self.step_lines.setSpacing(0)
        self.step_lines.setObjectName(u"step_lines")
        self.step_lines.setContentsMargins(0, 12, 0, 8)
        self.gap_6 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.step_lines.addItem(self.gap_6)


        self.layout_4.addWidget(self.steps)

        self.layout_7 = QVBoxLayout()
        self.layout_7.setSpacing(14)
        self.layout_7.setObjectName(u"layout_7")
        self.layout_7.setContentsMargins(40, 32, 40, 22)
        self.step_title = QLabel(FirstRun)
        self.step_title.setObjectName(u"step_title")

        self.layout_7.addWidget(self.step_title)

        self.step_note = QLabel(FirstRun)
        self.step_note.setObjectName(u"step_note")
        self.step_note.setWordWrap(True)

        self.layout_7.addWidget(self.step_note)

        self.pages = QStackedWidget(FirstRun)
        self.pages.setObjectName(u"pages")
        self.page_office = QWidget()
        self.page_office.setObjectName(u"page_office")
        self.layout_8 = QVBoxLayout(self.page_office)
        self.layout_8.setSpacing(0)
        self.layout_8.setObjectName(u"layout_8")
        self.layout_8.setContentsMargins(0, 0, 0, 0)
        self.office_panel = QFrame(self.page_office)
        self.office_panel.setObjectName(u"office_panel")
        self.office_panel.setProperty(u"most", 760)
        self.layout_9 = QVBoxLayout(self.office_panel)
        self.layout_9.setSpacing(7)
        self.layout_9.setObjectName(u"layout_9")
        self.layout_9.setContentsMargins(24, 18, 24, 20)
        self.layout_place = QHBoxLayout()
        self.layout_place.setSpacing(8)
        self.layout_place.setObjectName(u"layout_place")
        self.layout_place.setContentsMargins(0, 0, 0, 0)
        self.place_icon = QLabel(self.office_panel)
        self.place_icon.setObjectName(u"place_icon")
        self.place_icon.setProperty(u"glyph", 18)

        self.layout_place.addWidget(self.place_icon)

        self.place = QLabel(self.office_panel)
        self.place.setObjectName(u"place")
        self.place.setWordWrap(True)

        self.layout_place.addWidget(self.place)

        self.pick_place = QPushButton(self.office_panel)
        self.pick_place.setObjectName(u"pick_place")

        self.layout_place.addWidget(self.pick_place)

        self.layout_place.setStretch(1, 1)

        self.layout_9.addLayout(self.layout_place)

        self.office_name_label = QLabel(self.office_panel)
        self.office_name_label.setObjectName(u"office_name_label")

        self.layout_9.addWidget(self.office_name_label)

        self.office_name = QLineEdit(self.office_panel)
        self.office_name.setObjectName(u"office_name")

        self.layout_9.addWidget(self.office_name)

        self.level_label = QLabel(self.office_panel)
        self.level_label.setObjectName(u"level_label")

        self.layout_9.addWidget(self.level_label)

        self.level = QComboBox(self.office_panel)
        self.level.setObjectName(u"level")

        self.layout_9.addWidget(self.level)

        self.region_label = QLabel(self.office_panel)
        self.region_label.setObjectName(u"region_label")

        self.layout_9.addWidget(self.region_label)

        self.region = QLineEdit(self.office_panel)
        self.region.setObjectName(u"region")

        self.layout_9.addWidget(self.region)

        self.region_told = QLabel(self.office_panel)
        self.region_told.setObjectName(u"region_told")

        self.layout_9.addWidget(self.region_told)

        self.policy_label = QLabel(self.office_panel)
        self.policy_label.setObjectName(u"policy_label")

        self.layout_9.addWidget(self.policy_label)

        self.policy = QComboBox(self.office_panel)
        self.policy.setObjectName(u"policy")

        self.layout_9.addWidget(self.policy)

        self.layout_policy = QHBoxLayout()
        self.layout_policy.setSpacing(8)
        self.layout_policy.setObjectName(u"layout_policy")
        self.layout_policy.setContentsMargins(0, 0, 0, 0)
        self.policy_whose = QLabel(self.office_panel)
        self.policy_whose.setObjectName(u"policy_whose")
        self.policy_whose.setWordWrap(True)

        self.layout_policy.addWidget(self.policy_whose)

        self.policy_basis = QPushButton(self.office_panel)
        self.policy_basis.setObjectName(u"policy_basis")

        self.layout_policy.addWidget(self.policy_basis)

        self.layout_policy.setStretch(0, 1)

        self.layout_9.addLayout(self.layout_policy)


        self.layout_8.addWidget(self.office_panel)

        self.gap_10 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_8.addItem(self.gap_10)

        self.pages.addWidget(self.page_office)
        self.page_clerk = QWidget()
        self.page_clerk.setObjectName(u"page_clerk")
        self.layout_11 = QVBoxLayout(self.page_clerk)
        self.layout_11.setSpacing(0)
        self.layout_11.setObjectName(u"layout_11")
        self.layout_11.setContentsMargins(0, 0, 0, 0)
        self.clerk_panel = QFrame(self.page_clerk)
        self.clerk_panel.setObjectName(u"clerk_panel")
        self.clerk_panel.setProperty(u"most", 760)
        self.layout_12 = QVBoxLayout(self.clerk_panel)
        self.layout_12.setSpacing(7)
        self.layout_12.setObjectName(u"layout_12")
        self.layout_12.setContentsMargins(24, 18, 24, 20)
        self.clerk_label = QLabel(self.clerk_panel)
        self.clerk_label.setObjectName(u"clerk_label")

        self.layout_12.addWidget(self.clerk_label)

        self.clerk = QLineEdit(self.clerk_panel)
        self.clerk.setObjectName(u"clerk")

        self.layout_12.addWidget(self.clerk)

        self.pass1_label = QLabel(self.clerk_panel)
        self.pass1_label.setObjectName(u"pass1_label")

        self.layout_12.addWidget(self.pass1_label)

        self.pass1 = QLineEdit(self.clerk_panel)
        self.pass1.setObjectName(u"pass1")
        self.pass1.setEchoMode(QLineEdit.EchoMode.Password)

        self.layout_12.addWidget(self.pass1)

        self.pass2_label = QLabel(self.clerk_panel)
        self.pass2_label.setObjectName(u"pass2_label")

        self.layout_12.addWidget(self.pass2_label)

        self.pass2 = QLineEdit(self.clerk_panel)
        self.pass2.setObjectName(u"pass2")
        self.pass2.setEchoMode(QLineEdit.EchoMode.Password)

        self.layout_12.addWidget(self.pass2)

        self.pass_told = QLabel(self.clerk_panel)
        self.pass_told.setObjectName(u"pass_told")
        self.pass_told.setWordWrap(True)

        self.layout_12.addWidget(self.pass_told)


        self.layout_11.addWidget(self.clerk_panel)

        self.gap_13 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_11.addItem(self.gap_13)

        self.pages.addWidget(self.page_clerk)
        self.page_sheet = QWidget()
        self.page_sheet.setObjectName(u"page_sheet")
        self.layout_14 = QVBoxLayout(self.page_sheet)
        self.layout_14.setSpacing(14)
        self.layout_14.setObjectName(u"layout_14")
        self.layout_14.setContentsMargins(0, 0, 0, 0)
        self.sheet_panel = QFrame(self.page_sheet)
        self.sheet_panel.setObjectName(u"sheet_panel")
        self.layout_15 = QVBoxLayout(self.sheet_panel)
        self.layout_15.setSpacing(14)
        self.layout_15.setObjectName(u"layout_15")
        self.layout_15.setContentsMargins(24, 18, 24, 20)
        self.sheet_words = QLabel(self.sheet_panel)
        self.sheet_words.setObjectName(u"sheet_words")
        self.sheet_words.setWordWrap(True)

        self.layout_15.addWidget(self.sheet_words)

        self.code = QLabel(self.sheet_panel)
        self.code.setObjectName(u"code")
        self.code.setWordWrap(True)

        self.layout_15.addWidget(self.code)

        self.layout_16 = QHBoxLayout()
        self.layout_16.setSpacing(8)
        self.layout_16.setObjectName(u"layout_16")
        self.layout_16.setContentsMargins(0, 0, 0, 0)
        self.print_sheet = QPushButton(self.sheet_panel)
        self.print_sheet.setObjectName(u"print_sheet")

        self.layout_16.addWidget(self.print_sheet)

        self.save_sheet = QPushButton(self.sheet_panel)
        self.save_sheet.setObjectName(u"save_sheet")

        self.layout_16.addWidget(self.save_sheet)

        self.sheet_told = QLabel(self.sheet_panel)
        self.sheet_told.setObjectName(u"sheet_told")

        self.layout_16.addWidget(self.sheet_told)

        self.gap_17 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_16.addItem(self.gap_17)


        self.layout_15.addLayout(self.layout_16)


        self.layout_14.addWidget(self.sheet_panel)

        self.sheet_bar = QFrame(self.page_sheet)
        self.sheet_bar.setObjectName(u"sheet_bar")
        self.layout_18 = QHBoxLayout(self.sheet_bar)
        self.layout_18.setSpacing(10)
        self.layout_18.setObjectName(u"layout_18")
        self.layout_18.setContentsMargins(14, 9, 12, 9)
        self.sheet_icon = QLabel(self.sheet_bar)
        self.sheet_icon.setObjectName(u"sheet_icon")
        self.sheet_icon.setProperty(u"glyph", 18)

        self.layout_18.addWidget(self.sheet_icon)

        self.sheet_warn = QLabel(self.sheet_bar)
        self.sheet_warn.setObjectName(u"sheet_warn")
        self.sheet_warn.setWordWrap(True)

        self.layout_18.addWidget(self.sheet_warn)

        self.layout_18.setStretch(1, 1)

        self.layout_14.addWidget(self.sheet_bar)

        self.gap_19 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_14.addItem(self.gap_19)

        self.pages.addWidget(self.page_sheet)
        self.page_check = QWidget()
        self.page_check.setObjectName(u"page_check")
        self.layout_20 = QVBoxLayout(self.page_check)
        self.layout_20.setSpacing(14)
        self.layout_20.setObjectName(u"layout_20")
        self.layout_20.setContentsMargins(0, 0, 0, 0)
        self.layout_21 = QHBoxLayout()
        self.layout_21.setSpacing(24)
        self.layout_21.setObjectName(u"layout_21")
        self.layout_21.setContentsMargins(0, 0, 0, 0)
        self.check_panel = QFrame(self.page_check)
        self.check_panel.setObjectName(u"check_panel")
        self.layout_22 = QVBoxLayout(self.check_panel)
        self.layout_22.setSpacing(12)
        self.layout_22.setObjectName(u"layout_22")
        self.layout_22.setContentsMargins(24, 20, 24, 16)
        self.layout_groups = QVBoxLayout()
        self.layout_groups.setSpacing(0)
        self.layout_groups.setObjectName(u"layout_groups")
        self.layout_groups.setContentsMargins(0, 0, 0, 0)

        self.layout_22.addLayout(self.layout_groups)

        self.layout_23 = QHBoxLayout()
        self.layout_23.setSpacing(8)
        self.layout_23.setObjectName(u"layout_23")
        self.layout_23.setContentsMargins(0, 0, 0, 0)
        self.check_icon = QLabel(self.check_panel)
        self.check_icon.setObjectName(u"check_icon")
        self.check_icon.setProperty(u"glyph", 18)

        self.layout_23.addWidget(self.check_icon)

        self.check_told = QLabel(self.check_panel)
        self.check_told.setObjectName(u"check_told")
        self.check_told.setWordWrap(True)

        self.layout_23.addWidget(self.check_told)

        self.layout_23.setStretch(1, 1)

        self.layout_22.addLayout(self.layout_23)

        self.gap_24 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_22.addItem(self.gap_24)


        self.layout_21.addWidget(self.check_panel)

        self.layout_25 = QVBoxLayout()
        self.layout_25.setSpacing(8)
        self.layout_25.setObjectName(u"layout_25")
        self.layout_25.setContentsMargins(0, 0, 0, 0)
        self.paper_note = QLabel(self.page_check)
        self.paper_note.setObjectName(u"paper_note")

        self.layout_25.addWidget(self.paper_note)

        self.paper = QWidget(self.page_check)
        self.paper.setObjectName(u"paper")
        self.paper.setProperty(u"wide", 212)
        self.paper.setProperty(u"high", 280)

        self.layout_25.addWidget(self.paper)

        self.gap_26 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_25.addItem(self.gap_26)


        self.layout_21.addLayout(self.layout_25)

        self.layout_21.setStretch(0, 1)

        self.layout_20.addLayout(self.layout_21)

        self.check_bar = QFrame(self.page_check)
        self.check_bar.setObjectName(u"check_bar")
        self.layout_27 = QHBoxLayout(self.check_bar)
        self.layout_27.setSpacing(10)
        self.layout_27.setObjectName(u"layout_27")
        self.layout_27.setContentsMargins(14, 9, 12, 9)
        self.check_bar_icon = QLabel(self.check_bar)
        self.check_bar_icon.setObjectName(u"check_bar_icon")
        self.check_bar_icon.setProperty(u"glyph", 18)

        self.layout_27.addWidget(self.check_bar_icon)

        self.check_warn = QLabel(self.check_bar)
        self.check_warn.setObjectName(u"check_warn")
        self.check_warn.setWordWrap(True)

        self.layout_27.addWidget(self.check_warn)

        self.layout_27.setStretch(1, 1)

        self.layout_20.addWidget(self.check_bar)

        self.gap_28 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_20.addItem(self.gap_28)

        self.pages.addWidget(self.page_check)
        self.page_backup = QWidget()
        self.page_backup.setObjectName(u"page_backup")
        self.layout_29 = QVBoxLayout(self.page_backup)
        self.layout_29.setSpacing(0)
        self.layout_29.setObjectName(u"layout_29")
        self.layout_29.setContentsMargins(0, 0, 0, 0)
        self.backup_panel = QFrame(self.page_backup)
        self.backup_panel.setObjectName(u"backup_panel")
        self.backup_panel.setProperty(u"most", 760)
        self.layout_30 = QVBoxLayout(self.backup_panel)
        self.layout_30.setSpacing(12)
        self.layout_30.setObjectName(u"layout_30")
        self.layout_30.setContentsMargins(24, 18, 24, 20)
        self.backup_words = QLabel(self.backup_panel)
        self.backup_words.setObjectName(u"backup_words")
        self.backup_words.setWordWrap(True)

        self.layout_30.addWidget(self.backup_words)

        self.layout_31 = QHBoxLayout()
        self.layout_31.setSpacing(8)
        self.layout_31.setObjectName(u"layout_31")
        self.layout_31.setContentsMargins(0, 0, 0, 0)
        self.backup_folder = QLineEdit(self.backup_panel)
        self.backup_folder.setObjectName(u"backup_folder")

        self.layout_31.addWidget(self.backup_folder)

        self.pick_backup = QPushButton(self.backup_panel)
        self.pick_backup.setObjectName(u"pick_backup")

        self.layout_31.addWidget(self.pick_backup)

        self.layout_31.setStretch(0, 1)

        self.layout_30.addLayout(self.layout_31)

        self.backup_note = QLabel(self.backup_panel)
        self.backup_note.setObjectName(u"backup_note")
        self.backup_note.setWordWrap(True)

        self.layout_30.addWidget(self.backup_note)


        self.layout_29.addWidget(self.backup_panel)

        self.gap_32 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout_29.addItem(self.gap_32)

        self.pages.addWidget(self.page_backup)

        self.layout_7.addWidget(self.pages)

        self.foot_line = QFrame(FirstRun)
        self.foot_line.setObjectName(u"foot_line")

        self.layout_7.addWidget(self.foot_line)

        self.layout_33 = QHBoxLayout()
        self.layout_33.setSpacing(10)
        self.layout_33.setObjectName(u"layout_33")
        self.layout_33.setContentsMargins(0, 0, 0, 0)
        self.go_back = QPushButton(FirstRun)
        self.go_back.setObjectName(u"go_back")

        self.layout_33.addWidget(self.go_back)

        self.gap_34 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout_33.addItem(self.gap_34)

        self.reason = QLabel(FirstRun)
        self.reason.setObjectName(u"reason")

        self.layout_33.addWidget(self.reason)

        self.go_on = QPushButton(FirstRun)
        self.go_on.setObjectName(u"go_on")

        self.layout_33.addWidget(self.go_on)


        self.layout_7.addLayout(self.layout_33)

        self.layout_7.setStretch(2, 1)

        self.layout_4.addLayout(self.layout_7)

        self.layout_4.setStretch(1, 1)

        self.layout_1.addLayout(self.layout_4)

        self.layout_1.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.office_name_label.setBuddy(self.office_name)
        self.level_label.setBuddy(self.level)
        self.region_label.setBuddy(self.region)
        self.policy_label.setBuddy(self.policy)
        self.clerk_label.setBuddy(self.clerk)
        self.pass1_label.setBuddy(self.pass1)
        self.pass2_label.setBuddy(self.pass2)
        self.backup_words.setBuddy(self.backup_folder)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(FirstRun)

        QMetaObject.connectSlotsByName(FirstRun)
    # setupUi

    def retranslateUi(self, FirstRun):
        self.head.setProperty(u"role", QCoreApplication.translate("FirstRun", u"headbar", None))
        self.title.setText(QCoreApplication.translate("FirstRun", u"\u9996\u6b21\u4f7f\u7528", None))
        self.title.setProperty(u"role", QCoreApplication.translate("FirstRun", u"title", None))
        self.title_note.setText(QCoreApplication.translate("FirstRun", u"\u5171 5 \u6b65\uff0c\u7ea6 4 \u5206\u949f\uff0c\u968f\u65f6\u53ef\u4ee5\u9000\u56de\u4e0a\u4e00\u6b65", None))
        self.title_note.setProperty(u"role", QCoreApplication.translate("FirstRun", u"quiet", None))
        self.by_backup.setText(QCoreApplication.translate("FirstRun", u"\u4ece\u5907\u4efd\u6062\u590d", None))
        self.by_backup.setProperty(u"ink", QCoreApplication.translate("FirstRun", u"accent", None))
        self.by_backup.setProperty(u"role", QCoreApplication.translate("FirstRun", u"link", None))
        self.by_backup.setProperty(u"symbol", QCoreApplication.translate("FirstRun", u"history", None))
        self.practice.setText(QCoreApplication.translate("FirstRun", u"\u5148\u7528\u7ec3\u4e60\u672c\u8bd5\u4e00\u8bd5", None))
        self.practice.setProperty(u"symbol", QCoreApplication.translate("FirstRun", u"book", None))
        self.steps.setProperty(u"role", QCoreApplication.translate("FirstRun", u"nav", None))
        self.step_title.setText("")
        self.step_title.setProperty(u"role", QCoreApplication.translate("FirstRun", u"title", None))
        self.step_note.setText("")
        self.step_note.setProperty(u"role", QCoreApplication.translate("FirstRun", u"quiet", None))
        self.office_panel.setProperty(u"role", QCoreApplication.translate("FirstRun", u"panel", None))
        self.place_icon.setText("")
        self.place_icon.setProperty(u"symbol", QCoreApplication.translate("FirstRun", u"folder", None))
        self.place_icon.setProperty(u"ink", QCoreApplication.translate("FirstRun", u"text_2", None))
        self.place.setText("")
        self.place.setProperty(u"role", QCoreApplication.translate("FirstRun", u"quiet", None))
        self.pick_place.setText(QCoreApplication.translate("FirstRun", u"\u6362\u4e00\u4e2a\u6587\u4ef6\u5939", None))
        self.pick_place.setProperty(u"ink", QCoreApplication.translate("FirstRun", u"accent", None))
        self.pick_place.setProperty(u"role", QCoreApplication.translate("FirstRun", u"link", None))
        self.pick_place.setProperty(u"symbol", QCoreApplication.translate("FirstRun", u"goto", None))
        self.office_name_label.setText(QCoreApplication.translate("FirstRun", u"\u5355\u4f4d\u540d\u79f0\uff08\u5370\u5728\u7eb8\u8868\u548c\u4e0a\u62a5\u5305\u4e0a\uff09", None))
        self.office_name_label.setProperty(u"role", QCoreApplication.translate("FirstRun", u"strong", None))
        self.level_label.setText(QCoreApplication.translate("FirstRun", u"\u5728\u54ea\u4e00\u7ea7", None))
        self.level_label.setProperty(u"role", QCoreApplication.translate("FirstRun", u"strong", None))
        self.region_label.setText(QCoreApplication.translate("FirstRun", u"\u6240\u5728\u5730\u533a\uff08\u884c\u653f\u533a\u5212\u4ee3\u7801\u6216\u540d\u79f0\uff09", None))
        self.region_label.setProperty(u"role", QCoreApplication.translate("FirstRun", u"strong", None))
        self.region_told.setText("")
        self.region_told.setProperty(u"role", QCoreApplication.translate("FirstRun", u"note", None))
        self.policy_label.setText(QCoreApplication.translate("FirstRun", u"\u7528\u54ea\u4e00\u4efd\u901a\u77e5\u7684\u53e3\u5f84", None))
        self.policy_label.setProperty(u"role", QCoreApplication.translate("FirstRun", u"strong", None))
        self.policy_whose.setText("")
        self.policy_whose.setProperty(u"role", QCoreApplication.translate("FirstRun", u"note", None))
        self.policy_basis.setText(QCoreApplication.translate("FirstRun", u"\u770b\u4f9d\u636e", None))
        self.policy_basis.setProperty(u"role", QCoreApplication.translate("FirstRun", u"link", None))
        self.policy_basis.setProperty(u"symbol", QCoreApplication.translate("FirstRun", u"book", None))
        self.policy_basis.setProperty(u"ink", QCoreApplication.translate("FirstRun", u"accent", None))
        self.clerk_panel.setProperty(u"role", QCoreApplication.translate("FirstRun", u"panel", None))
        self.clerk_label.setText(QCoreApplication.translate("FirstRun", u"\u60a8\u7684\u59d3\u540d\uff08\u5370\u4f5c\u5efa\u6863\u4eba\u3001\u5f55\u5165\u4eba\uff09", None))
        self.clerk_label.setProperty(u"role", QCoreApplication.translate("FirstRun", u"strong", None))
        self.pass1_label.setText(QCoreApplication.translate("FirstRun", u"\u53e3\u4ee4", None))
        self.pass1_label.setProperty(u"role", QCoreApplication.translate("FirstRun", u"strong", None))
        self.pass2_label.setText(QCoreApplication.translate("FirstRun", u"\u518d\u8f93\u4e00\u904d", None))
        self.pass2_label.setProperty(u"role", QCoreApplication.translate("FirstRun", u"strong", None))
        self.pass_told.setText(QCoreApplication.translate("FirstRun", u"\u5341\u4e2a\u5b57\u4ee5\u4e0a\uff0c\u4e00\u53e5\u81ea\u5df1\u8bb0\u5f97\u4f4f\u7684\u8bdd\u6700\u597d\u3002\u7a0b\u5e8f\u4e0d\u8054\u7f51\uff0c\u5fd8\u4e86\u6ca1\u6709\u4eba\u80fd\u627e\u56de\u3002", None))
        self.pass_told.setProperty(u"role", QCoreApplication.translate("FirstRun", u"note", None))
        self.sheet_panel.setProperty(u"role", QCoreApplication.translate("FirstRun", u"panel", None))
        self.sheet_words.setText(QCoreApplication.translate("FirstRun", u"\u5fd8\u8bb0\u53e3\u4ee4\u65f6\uff0c\u53ea\u6709\u6062\u590d\u5355\u80fd\u6253\u5f00\u6863\u6848\u3002\u8bf7\u73b0\u5728\u6253\u5370\u4e00\u5f20\uff0c\u6216\u5b58\u5230\u81ea\u5df1\u7684 U \u76d8\u91cc\u518d\u6253\u5370\u3002", None))
        self.code.setText("")
        self.code.setProperty(u"role", QCoreApplication.translate("FirstRun", u"official", None))
        self.print_sheet.setText(QCoreApplication.translate("FirstRun", u"\u6253\u5370\u6062\u590d\u5355", None))
        self.print_sheet.setProperty(u"role", QCoreApplication.translate("FirstRun", u"primary", None))
        self.print_sheet.setProperty(u"symbol", QCoreApplication.translate("FirstRun", u"printer", None))
        self.save_sheet.setText(QCoreApplication.translate("FirstRun", u"\u5b58\u6210 PDF", None))
        self.save_sheet.setProperty(u"symbol", QCoreApplication.translate("FirstRun", u"document", None))
        self.sheet_told.setText("")
        self.sheet_told.setProperty(u"role", QCoreApplication.translate("FirstRun", u"goodnote", None))
        self.sheet_bar.setProperty(u"role", QCoreApplication.translate("FirstRun", u"bar", None))
        self.sheet_bar.setProperty(u"state", QCoreApplication.translate("FirstRun", u"warn", None))
        self.sheet_icon.setProperty(u"symbol", QCoreApplication.translate("FirstRun", u"warn", None))
        self.sheet_icon.setProperty(u"ink", QCoreApplication.translate("FirstRun", u"warn", None))
        self.sheet_warn.setText(QCoreApplication.translate("FirstRun", u"\u6062\u590d\u5355\u7b49\u4e8e\u94a5\u5319\uff1a\u653e\u8fdb\u4fdd\u9669\u67dc\u6216\u4ea4\u5de5\u4f1a\u4e3b\u5e2d\u5c01\u5b58\uff0c\u4e0d\u8981\u62cd\u7167\uff0c\u4e0d\u8981\u548c\u7535\u8111\u653e\u5728\u4e00\u8d77\u3002", None))
        self.check_panel.setProperty(u"role", QCoreApplication.translate("FirstRun", u"panel", None))
        self.check_icon.setProperty(u"symbol", QCoreApplication.translate("FirstRun", u"info", None))
        self.check_told.setText("")
        self.paper_note.setText(QCoreApplication.translate("FirstRun", u"\u60a8\u624b\u91cc\u7684\u7eb8\u662f\u8fd9\u6837\u7684", None))
        self.paper_note.setProperty(u"role", QCoreApplication.translate("FirstRun", u"note", None))
        self.check_bar.setProperty(u"role", QCoreApplication.translate("FirstRun", u"bar", None))
        self.check_bar.setProperty(u"state", QCoreApplication.translate("FirstRun", u"warn", None))
        self.check_bar_icon.setProperty(u"symbol", QCoreApplication.translate("FirstRun", u"warn", None))
        self.check_bar_icon.setProperty(u"ink", QCoreApplication.translate("FirstRun", u"warn", None))
        self.check_warn.setText(QCoreApplication.translate("FirstRun", u"\u6062\u590d\u5355\u7b49\u4e8e\u94a5\u5319\uff1a\u653e\u8fdb\u4fdd\u9669\u67dc\u6216\u4ea4\u5de5\u4f1a\u4e3b\u5e2d\u5c01\u5b58\uff0c\u4e0d\u8981\u62cd\u7167\uff0c\u4e0d\u8981\u548c\u7535\u8111\u653e\u5728\u4e00\u8d77\u3002", None))
        self.backup_panel.setProperty(u"role", QCoreApplication.translate("FirstRun", u"panel", None))
        self.backup_words.setText(QCoreApplication.translate("FirstRun", u"\u5907\u4efd\u662f\u6574\u4e2a\u6863\u6848\u7684\u52a0\u5bc6\u526f\u672c\uff0c\u6ca1\u6709\u53e3\u4ee4\u6253\u4e0d\u5f00\u3002\u8bf7\u653e\u5728 U \u76d8\u6216\u79fb\u52a8\u786c\u76d8\u4e0a\uff0c\u4e0d\u8981\u548c\u7535\u8111\u653e\u5728\u4e00\u8d77\u3002", None))
        self.pick_backup.setText(QCoreApplication.translate("FirstRun", u"\u9009\u6587\u4ef6\u5939", None))
        self.pick_backup.setProperty(u"symbol", QCoreApplication.translate("FirstRun", u"folder", None))
        self.backup_note.setText(QCoreApplication.translate("FirstRun", u"\u73b0\u5728\u53ef\u4ee5\u7a7a\u7740\uff0c\u4ee5\u540e\u5728\u201c\u4eca\u5929\u8981\u505a\u201d\u91cc\u4e5f\u80fd\u5907\u4efd\u3002", None))
        self.backup_note.setProperty(u"role", QCoreApplication.translate("FirstRun", u"note", None))
        self.foot_line.setProperty(u"role", QCoreApplication.translate("FirstRun", u"line", None))
        self.go_back.setText(QCoreApplication.translate("FirstRun", u"\u9000\u56de\u4e0a\u4e00\u6b65", None))
        self.go_back.setProperty(u"symbol", QCoreApplication.translate("FirstRun", u"back", None))
        self.reason.setText("")
        self.reason.setProperty(u"role", QCoreApplication.translate("FirstRun", u"note", None))
        self.go_on.setText(QCoreApplication.translate("FirstRun", u"\u4e0b\u4e00\u6b65", None))
        self.go_on.setProperty(u"role", QCoreApplication.translate("FirstRun", u"primary", None))
        pass
    # retranslateUi

