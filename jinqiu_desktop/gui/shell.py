"""The shell around the lists: navigation at the left, the pages, the status bar (look.md 03, 04)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from jinqiu_desktop.catalog import Shelf
from jinqiu_desktop.errors import Refused, Stopped
from jinqiu_desktop.gui.campaign_acts import CampaignActs
from jinqiu_desktop.gui.check_page import CheckPage
from jinqiu_desktop.gui.dress import dress, set_state
from jinqiu_desktop.gui.exchange_page import ExchangePage
from jinqiu_desktop.gui.export_page import Asked, ExportPage
from jinqiu_desktop.gui.generated.shell import Ui_Shell
from jinqiu_desktop.gui.import_page import ImportPage
from jinqiu_desktop.gui.lists import ListPage
from jinqiu_desktop.gui.navigation import Navigation
from jinqiu_desktop.gui.scan_folder import ScanFolder
from jinqiu_desktop.gui.scans_page import ScansPage
from jinqiu_desktop.gui.settings_page import SettingsPage
from jinqiu_desktop.gui.statistics_page import StatisticsPage
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.today import TodayPage
from jinqiu_desktop.gui.words import moment, say, short_path, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.lying import Purged
from jinqiu_desktop.office.today import Task
from jinqiu_desktop.places import LOW_ROOM, free_bytes

_BRIEF = 4
"""Characters of a title that a narrow navigation has room for."""
_BESIDE_WORDS = 46
"""Units of a button of the navigation that its icon and margins take."""


_WRITING = frozenset(
    [
        "carry_over",
        "hit_list",
        "import_rows",
        "export_rows",
        "new_one",
        "materials",
        "repeat_one",
        "next_year_one",
        "print_one",
        "transfer_one",
        "bulk_step",
        "bulk_print",
        "bulk_seal",
        "bulk_post",
        "bulk_pay",
        "bulk_bank",
        "bulk_roster",
        "bulk_portal",
        "bulk_transfer",
        "report",
        "write_draft",
        "to_excel",
        "to_pdf",
        "plan_change",
        "change_pass",
        "new_sheet",
        "policy_use",
        "policy_add",
        "back_up",
    ]
)
"""Buttons of acts that change the archive or are noted in it."""


class Shell(QWidget):
    """Everything between unlocking and filling."""

    open_wanted = Signal(str)
    mend_wanted = Signal(str, str)
    new_wanted = Signal(str)
    print_wanted = Signal(tuple)
    posting_wanted = Signal(tuple)
    materials_wanted = Signal(str)
    transfer_wanted = Signal(tuple)
    portal_wanted = Signal(tuple)
    steps_wanted = Signal(tuple, str)
    roster_wanted = Signal(tuple)
    filling_wanted = Signal(object)
    next_year_wanted = Signal(tuple, str)
    backup_wanted = Signal()
    backups_wanted = Signal()
    help_wanted = Signal()
    started = Signal(object)
    failed = Signal(str)

    def __init__(self, office: Office, worker: Worker, folder: Path, form_ids: tuple[str, ...]) -> None:
        super().__init__()
        self._office, self._worker, self._folder = office, worker, folder
        self._room = ""
        self.ui = ui = Ui_Shell()
        ui.setupUi(self)
        forms = {form_id: office.archive.form(form_id) for form_id in form_ids}
        self.navigation = Navigation(ui.shelf_scroll, ui.shelf_rows, office.archive.shelves(), forms)
        self.today = TodayPage(office, folder)
        self.lists = {form_id: ListPage(office, worker, form_id) for form_id in self.navigation.form_ids}
        self.exchange = ExchangePage(office, worker)
        self.seal = self.exchange.seal
        self.settings = SettingsPage(office, worker, folder)
        self.scan_folder = ScanFolder(office, worker, folder, self)
        self.scans = ScansPage(office, worker, self.scan_folder)
        self.acts = CampaignActs(office, worker, self)
        self.statistics = StatisticsPage(office, worker)
        self._led_by_figure = self._led_by_check = False
        self._errand: ImportPage | ExportPage | CheckPage | None = None
        for page in (self.today, *self.lists.values(), self.exchange, self.scans, self.statistics, self.settings):
            ui.pages.addWidget(page)
        self._nav: dict[QWidget, QPushButton] = {
            self.today: ui.go_today,
            self.exchange: ui.go_seal,
            self.scans: self._add_nav("go_scans", say("window.scans.title"), "receive"),
            self.statistics: ui.go_statistics,
            self.settings: ui.go_settings,
        }
        self._connect()
        if office.is_read_only:
            self._leave_looking_only()
        dress(self)
        self.setMinimumSize(look.px(600), look.px(360))  # narrower than its parts ask for: they give way first

    def arrive(self, form_id: str = "", uid: str = "") -> None:
        """To the front: the list with a record marked, or what is to do today."""
        self._show_status()
        self.scan_folder.retry()  # what was held while a filling was open
        led_by_figure, self._led_by_figure = self._led_by_figure, False
        led_by_check, self._led_by_check = self._led_by_check, False
        if led_by_check and isinstance(self._errand, CheckPage):
            self._front(self._errand)
            self._errand.check()
        elif form_id and led_by_figure:
            self.go_statistics()
        elif form_id:
            self.go_list(form_id, uid=uid)
        else:
            self.go_today()

    @property
    def where(self) -> str:
        """Which page is in front, by a name that `go_where` knows; an errand counts as its list."""
        page = self.ui.pages.currentWidget()
        if isinstance(page, ListPage):
            return page.form.id
        return next((name for name, one in self._named_pages() if one is page), "")

    @property
    def is_half_done(self) -> bool:
        """Whether something was begun here that only this window knows: a table half taken in, a bundle half decided."""
        page = self.ui.pages.currentWidget()
        return page is self._errand or (page is self.exchange and self.exchange.receive.subject != "")

    def go_where(self, name: str) -> None:
        """To the page of this name; 今天要做 for any other."""
        page = dict(self._named_pages()).get(name)
        if name in self.lists:
            self.go_list(name)
        elif page is self.exchange:
            self.go_seal()
        elif page is self.scans:
            self.go_scans()
        elif page is self.statistics:
            self.go_statistics()
        elif page is self.settings:
            self._go_settings()
        else:
            self.go_today()

    def _add_nav(self, name: str, words: str, symbol: str) -> QPushButton:
        """A further button of the navigation, above the statistics."""
        button = QPushButton(words)
        button.setObjectName(name)
        button.setCheckable(True)
        for key, value in (("role", "nav"), ("symbol", symbol), ("glyph", 20)):
            button.setProperty(key, value)
        below = self.ui.go_statistics
        column = self.ui.nav.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(below), button)
        return button

    def _named_pages(self) -> tuple[tuple[str, QWidget], ...]:
        pages = (self.exchange, self.scans, self.statistics, self.settings)
        return tuple(zip(("exchange", "scans", "statistics", "settings"), pages, strict=True))

    def refresh_status(self) -> None:
        """Reads the status bar anew."""
        self._show_status()

    def show_saved(self, at: datetime) -> None:
        """When something was last put on disk."""
        self.ui.saved.setText(say("window.saved_at", time=f"{at.astimezone():%H:%M}"))
        self.ui.saved.show()
        self.ui.saved_icon.show()

    def go_today(self) -> None:
        """今天要做."""
        self._front(self.today)
        self.today.arrive()

    def go_list(self, form_id: str, state: str = "", uid: str = "") -> None:
        """The list of a form, in one state when asked."""
        page = self.lists[form_id]
        self._front(page)
        if state:
            page.pick(state)
        page.arrive(uid)

    def _go_whole_list(self, form_id: str) -> None:
        self.lists[form_id].forget_task()
        self.go_list(form_id)

    def go_task(self, task: Task) -> None:
        """The list of what a line of 今天要做 is about, and nothing else."""
        page = self.lists[task.form]
        self._front(page)
        page.show_task(task)

    def go_check(self) -> None:
        """What is wrong anywhere."""
        page = CheckPage(self._office, self._worker)
        self._to_errand(page, "")
        page.left.connect(self.go_today)
        page.mend_wanted.connect(self._mend_checked)
        page.started.connect(self.started)
        page.failed.connect(self.failed)
        page.check()

    def _mend_checked(self, uid: str, path: str) -> None:
        """A cell that was found wrong; leaving it leads back to what else was found."""
        self._led_by_check = True
        self.mend_wanted.emit(uid, path)

    def go_import(self, form_id: str) -> None:
        """A new import."""
        page = ImportPage(self._office, self._worker, form_id)
        self._to_errand(page, form_id)
        page.left.connect(lambda: self.go_list(form_id, uid=page.first))
        page.started.connect(self.started)
        page.ui.file.setFocus()

    def go_export(self, asked: Asked) -> None:
        """Some of a list, for people outside."""
        page = ExportPage(self._office, self._worker, asked)
        self._to_errand(page, asked.form_id)
        page.left.connect(lambda: self.go_list(asked.form_id))
        page.started.connect(self.started)
        page.ui.masked.setFocus()

    def _to_errand(self, page: ImportPage | ExportPage | CheckPage, form_id: str) -> None:
        """A page that lives for one import or export takes the place of the one before."""
        if (before := self._errand) is not None:
            self.ui.pages.removeWidget(before)
            before.setParent(None)
            self._worker.at_rest(before.deleteLater)
        self._errand = page
        self.ui.pages.addWidget(page)
        self._front(page)
        self.navigation.show_current(form_id)

    def go_seal(self, uids: tuple[str, ...] = ()) -> None:
        """Sealing, with these records ticked."""
        self._front(self.exchange)
        self.exchange.go_seal(uids)

    def go_receive(self) -> None:
        """What came from other offices."""
        self._front(self.exchange)
        self.exchange.go_receive()

    def go_scans(self) -> None:
        """What came back on paper."""
        self._front(self.scans)
        self.scans.arrive()

    def _show_scans(self) -> None:
        """How many wait, beside the words in the navigation and in 今天要做."""
        waiting = self.scan_folder.waiting
        words = say("window.scans.nav", count=waiting) if waiting else say("window.scans.title")
        self._nav[self.scans].setProperty("full", words)
        if waiting != self.today.scans_waiting:
            self.today.scans_waiting = waiting
            if self.ui.pages.currentWidget() is self.today and self.isVisible():
                self.today.arrive()
        self._show_width()

    def go_statistics(self) -> None:
        """The statistics tables."""
        self._front(self.statistics)
        self.statistics.arrive()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At 150 % the navigation is narrow: words under their icons stay, the room goes to the table."""
        super().resizeEvent(event)
        self._show_width()

    def _connect(self) -> None:
        ui = self.ui
        ui.go_today.clicked.connect(self.go_today)
        self.navigation.form_wanted.connect(self._go_whole_list)
        for page in self.lists.values():
            page.open_wanted.connect(self.open_wanted)
            page.new_wanted.connect(self.new_wanted)
            page.print_wanted.connect(self.print_wanted)
            page.import_wanted.connect(self.go_import)
            page.export_wanted.connect(self.go_export)
            page.seal_wanted.connect(self.go_seal)
            page.posting_wanted.connect(self.posting_wanted)
            page.materials_wanted.connect(self.materials_wanted)
            page.transfer_wanted.connect(self.transfer_wanted)
            page.portal_wanted.connect(self.portal_wanted)
            page.steps_wanted.connect(self.steps_wanted)
            page.roster_wanted.connect(self.roster_wanted)
            page.pay_wanted.connect(self.acts.ask_payroll)
            page.bank_wanted.connect(self.acts.ask_bank_file)
            page.repeat_wanted.connect(self.acts.ask_repeat)
            page.founding_wanted.connect(self.acts.found_archive)
            page.next_year_wanted.connect(self.acts.ask_next_year)
            page.carry_wanted.connect(self.acts.ask_carry_over)
            page.hits_wanted.connect(self.acts.ask_hit_list)
        self.acts.started.connect(self.started)
        self.acts.done.connect(self._show_done)
        self.acts.refused.connect(lambda form_id, words: self.lists[form_id].tell("wrong", words))
        self.acts.open_wanted.connect(self.open_wanted)
        self.acts.filling_wanted.connect(self.filling_wanted)
        self.acts.next_year_wanted.connect(self.next_year_wanted)
        ui.go_seal.clicked.connect(lambda: self.go_seal())
        ui.go_statistics.clicked.connect(self.go_statistics)
        ui.go_settings.clicked.connect(self._go_settings)
        ui.go_help.clicked.connect(self.help_wanted)
        self.today.task_wanted.connect(self.go_task)
        self.today.counted.connect(self._show_count)
        self.today.settings_wanted.connect(self._go_settings)
        self.today.materials_wanted.connect(self.materials_wanted)
        self.today.open_wanted.connect(self.open_wanted)
        self.today.new_wanted.connect(self.new_wanted)
        self.today.find_wanted.connect(lambda: self.go_list("household"))
        self.today.backup_wanted.connect(self.backup_wanted)
        self.today.scans_wanted.connect(self.go_scans)
        self._nav[self.scans].clicked.connect(self.go_scans)
        self.scans.open_wanted.connect(self.open_wanted)
        self.scan_folder.changed.connect(self._show_scans)
        self.scan_folder.failed.connect(self.failed)
        self.today.restore_wanted.connect(self.backups_wanted)
        self.today.check_wanted.connect(self.go_check)
        self.settings.backups_wanted.connect(self.backups_wanted)
        self.today.purge_wanted.connect(self._purge)
        self.settings.backup_wanted.connect(self.backup_wanted)
        self.exchange.started.connect(self.started)
        self.exchange.failed.connect(self.failed)
        self.exchange.open_wanted.connect(self.open_wanted)
        self.statistics.started.connect(self.started)
        self.statistics.open_wanted.connect(self._open_behind)
        self.exchange.mend_wanted.connect(self.mend_wanted)
        keys = (
            ("F2", self._new),
            ("Ctrl+F", lambda: self.go_list("household")),
            ("F1", self.help_wanted.emit),
            ("Ctrl+1", self.go_today),
            *((f"Ctrl+{at}", partial(self.navigation.turn, one.id)) for at, one in self._numbered()),
            (f"Ctrl+{len(self.navigation.shelves) + 2}", self.go_seal),
            (f"Ctrl+{len(self.navigation.shelves) + 3}", self._go_settings),
            (f"Ctrl+{len(self.navigation.shelves) + 4}", self.go_statistics),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        look.changed.connect(self._show_width)

    def _leave_looking_only(self) -> None:
        """Everything that would write is off; why stands in the bar above all."""
        reason = say("window.state.read_only")
        off = [button for button in self.findChildren(QPushButton) if button.objectName() in _WRITING]
        off += [self.ui.go_seal, self.today.ui.back_up]
        for button in off:
            button.setEnabled(False)
            button.setToolTip(reason)
        self.settings.ui.policy.setEnabled(False)

    def _numbered(self) -> Iterable[tuple[int, Shelf]]:
        return enumerate(self.navigation.shelves, start=2)

    def _purge(self) -> None:
        """What was written for a website goes."""
        portal = self._office.portal
        self.started.emit(self._worker.run(lambda progress: portal.purge(progress), self._purged, self._not_purged))

    def _purged(self, purged: Purged) -> None:
        if self.ui.pages.currentWidget() is self.today:
            self.today.arrive()
        if purged.problems:
            self.failed.emit(told(Refused(purged.problems)))

    def _not_purged(self, error: BaseException) -> None:
        if not isinstance(error, Stopped):
            self.failed.emit(told(error))

    def _show_done(self, form_id: str, state: str, uid: str, words: str) -> None:
        """The list in which what came of an act stands, in that state or as it was, and what to tell of it."""
        for page in self.lists.values():
            page.model.choose_none()
        self.lists[form_id].ui.search.clear()
        self.lists[form_id].forget_task()
        self.go_list(form_id, state, uid)
        self.lists[form_id].tell("good", words)

    def _show_count(self, count: int) -> None:
        """How much waits, beside the words in the navigation."""
        self.ui.go_today.setProperty("full", say("window.nav.today", count=count) if count else say("window.nav.quiet"))
        self._show_width()

    def _new(self) -> None:
        page = self.ui.pages.currentWidget()
        self.new_wanted.emit(page.form.id if isinstance(page, ListPage) else "household")

    def _go_settings(self) -> None:
        self._front(self.settings)
        self.settings.arrive()

    def _open_behind(self, uid: str) -> None:
        """A record behind a figure; leaving it leads back to the figure."""
        self._led_by_figure = True
        self.open_wanted.emit(uid)

    def _front(self, page: QWidget) -> None:
        self.ui.pages.setCurrentWidget(page)
        for one, button in self._nav.items():
            button.setChecked(one is page)
        self.navigation.show_current(page.form.id if isinstance(page, ListPage) else "")

    def _show_status(self) -> None:
        ui, profile = self.ui, self._office.profile
        free = free_bytes(self._folder)
        self._room = f"{free / 1e9:.1f}"
        ui.place.setToolTip(str(self._folder))
        set_state(ui.place, role="wrong" if free < LOW_ROOM else "note")
        last = self._office.safety.last_backup()
        ui.backup.setText(
            say("window.last_backup", when=moment(last, self._office.today())) if last else say("window.no_backup")
        )
        ui.office.setText(say("window.status.office", office=profile.name, level=profile.level))
        ui.clerk.setText(say("window.status.clerk", clerk=profile.clerk))
        ui.saved.setVisible(bool(ui.saved.text()))
        ui.saved_icon.setVisible(bool(ui.saved.text()))
        self._show_width()

    def _show_width(self) -> None:
        wide = look.units(self.width())
        self.ui.zoom.setText(say("window.status.zoom", zoom=look.zoom))
        for part in (self.ui.backup, self.ui.backup_icon):
            part.setVisible(wide >= 1040 and not self._office.desk.is_practice)
        self.ui.office.setVisible(wide >= 900)
        folder = short_path(self._folder, 36 if wide >= 1200 else 20)
        self.ui.place.setText(say("window.status.place", folder=folder, gigabytes=self._room))
        narrow = wide < 1040
        self.ui.nav.setProperty("wide", 116 if narrow else 160)  # dressed again at another zoom
        self.ui.nav.setFixedWidth(look.px(116 if narrow else 160))
        self.navigation.set_narrow(narrow)
        room = (116 if narrow else 160) - _BESIDE_WORDS
        for button in self._nav.values():
            self._fit_nav(button, look.px(room))
        bar = self.ui.shelf_scroll.verticalScrollBar().sizeHint().width()
        for button in self.navigation.buttons.values():
            self._fit_nav(button, look.px(room) - bar)

    def _fit_nav(self, button: QPushButton, room: int) -> None:
        """The whole title where there is room for it, else its short name."""
        full = str(button.property("full") or button.text())
        button.setProperty("full", full)
        brief = str(button.property("brief") or full[:_BRIEF])
        fits = QFontMetrics(look.font(10.5, bold=True)).horizontalAdvance(full) <= room
        button.setText(full if fits else brief)
