"""The shell around the lists: navigation at the left, the pages, the status bar (look.md 03, 04)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from jinqiu_desktop.gui.dress import dress, set_state
from jinqiu_desktop.gui.exchange_page import ExchangePage
from jinqiu_desktop.gui.generated.shell import Ui_Shell
from jinqiu_desktop.gui.import_page import ImportPage
from jinqiu_desktop.gui.lists import ListPage
from jinqiu_desktop.gui.settings_page import SettingsPage
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.today import TodayPage
from jinqiu_desktop.gui.words import moment, say, short_path
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.places import free_bytes

_FIRST = ("household", "application", "authorization", "posting")
_LOW = 500_000_000


class Shell(QWidget):
    """Everything between unlocking and filling."""

    open_wanted = Signal(str)
    new_wanted = Signal(str)
    print_wanted = Signal(tuple)
    posting_wanted = Signal(tuple)
    backup_wanted = Signal()
    help_wanted = Signal()
    started = Signal(object)
    failed = Signal(str)

    def __init__(self, office: Office, worker: Worker, folder: Path, form_ids: tuple[str, ...]) -> None:
        super().__init__()
        self._office, self._worker, self._folder = office, worker, folder
        self.ui = ui = Ui_Shell()
        ui.setupUi(self)
        known = tuple(form_id for form_id in _FIRST if form_id in form_ids)
        ordered = known + tuple(form_id for form_id in form_ids if form_id not in _FIRST)
        self.today = TodayPage(office, folder, ordered)
        self.lists = {form_id: ListPage(office, form_id) for form_id in ordered}
        self.exchange = ExchangePage(office, worker)
        self.seal = self.exchange.seal
        self.settings = SettingsPage(office, worker, folder)
        self._import: ImportPage | None = None
        for page in (self.today, *self.lists.values(), self.exchange, self.settings):
            ui.pages.addWidget(page)
        self._nav: dict[QWidget, QPushButton] = {
            self.today: ui.go_today,
            **{page: self._nav_button(form_id, page) for form_id, page in self.lists.items()},
            self.exchange: ui.go_seal,
            self.settings: ui.go_settings,
        }
        self._connect()
        dress(self)
        self.setMinimumSize(look.px(600), look.px(360))  # narrower than its parts ask for: they give way first

    def arrive(self, form_id: str = "", uid: str = "") -> None:
        """To the front: the list with a record marked, or what is to do today."""
        self._show_status()
        if free_bytes(self._folder) < _LOW:
            self.failed.emit(say("window.low_room", gigabytes=f"{free_bytes(self._folder) / 1e9:.1f}"))
        if form_id:
            self.go_list(form_id, uid=uid)
        else:
            self.go_today()

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

    def go_import(self, form_id: str) -> None:
        """A new import."""
        if self._import is not None:
            self.ui.pages.removeWidget(self._import)
            self._import.deleteLater()
        page = ImportPage(self._office, self._worker, form_id)
        self._import = page
        self.ui.pages.addWidget(page)
        self._front(page)
        self._nav[self.lists[form_id]].setChecked(True)
        page.left.connect(lambda: self.go_list(form_id))
        page.started.connect(self.started)
        page.failed.connect(self.failed)
        page.ui.pick.setFocus()

    def go_seal(self, uids: tuple[str, ...] = ()) -> None:
        """Sealing, with these records ticked."""
        self._front(self.exchange)
        self.exchange.go_seal(uids)

    def go_receive(self) -> None:
        """What came from other offices."""
        self._front(self.exchange)
        self.exchange.go_receive()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At 150 % the navigation is narrow: words under their icons stay, the room goes to the table."""
        super().resizeEvent(event)
        self._show_width()

    def _connect(self) -> None:
        ui = self.ui
        ui.go_today.clicked.connect(self.go_today)
        for form_id in self.lists:
            self._nav[self.lists[form_id]].clicked.connect(lambda _on, form_id=form_id: self.go_list(form_id))
            page = self.lists[form_id]
            page.open_wanted.connect(self.open_wanted)
            page.new_wanted.connect(self.new_wanted)
            page.print_wanted.connect(self.print_wanted)
            page.import_wanted.connect(self.go_import)
            page.seal_wanted.connect(self.go_seal)
            page.posting_wanted.connect(self.posting_wanted)
        ui.go_seal.clicked.connect(lambda: self.go_seal())
        ui.go_settings.clicked.connect(self._go_settings)
        ui.go_help.clicked.connect(self.help_wanted)
        self.today.list_wanted.connect(self.go_list)
        self.today.open_wanted.connect(self.open_wanted)
        self.today.new_wanted.connect(self.new_wanted)
        self.today.find_wanted.connect(lambda: self.go_list("household"))
        self.today.backup_wanted.connect(self.backup_wanted)
        self.settings.backup_wanted.connect(self.backup_wanted)
        self.exchange.started.connect(self.started)
        self.exchange.failed.connect(self.failed)
        self.exchange.open_wanted.connect(self.open_wanted)
        keys = (
            ("F2", self._new),
            ("Ctrl+F", lambda: self.go_list("household")),
            ("F1", self.help_wanted.emit),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        look.changed.connect(self._show_width)

    def _nav_button(self, form_id: str, page: ListPage) -> QPushButton:
        """The button of a form; one that came as data only gets its own, after the others."""
        drawn = self.findChild(QPushButton, f"go_{form_id}")
        if drawn is not None:
            return drawn
        button = QPushButton(page.form.title)
        button.setObjectName(f"go_{form_id}")
        button.setProperty("role", "nav")
        button.setProperty("symbol", "document")
        button.setProperty("glyph", 20)
        button.setCheckable(True)
        self.ui.nav_rows.insertWidget(self.ui.nav_rows.indexOf(self.ui.go_seal), button)
        return button

    def _new(self) -> None:
        page = self.ui.pages.currentWidget()
        self.new_wanted.emit(page.form.id if isinstance(page, ListPage) else "household")

    def _go_settings(self) -> None:
        self._front(self.settings)
        self.settings.arrive()

    def _front(self, page: QWidget) -> None:
        self.ui.pages.setCurrentWidget(page)
        for one, button in self._nav.items():
            button.setChecked(one is page)

    def _show_status(self) -> None:
        ui, profile = self.ui, self._office.profile
        free = free_bytes(self._folder)
        ui.place.setText(say("window.status.place", folder=short_path(self._folder), gigabytes=f"{free / 1e9:.1f}"))
        ui.place.setToolTip(str(self._folder))
        set_state(ui.place, role="wrong" if free < _LOW else "note")
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
        self.ui.backup.setVisible(wide >= 1040)
        self.ui.backup_icon.setVisible(wide >= 1040)
        self.ui.office.setVisible(wide >= 900)
        narrow = wide < 1040
        self.ui.nav.setFixedWidth(look.px(112 if narrow else 148))
        for button in self._nav.values():
            self._fit_nav(button, narrow)

    @staticmethod
    def _fit_nav(button: QPushButton, narrow: bool) -> None:
        full = button.property("full") or button.text()
        button.setProperty("full", full)
        brief = button.property("brief") or str(full)[-4:]
        button.setText(str(brief) if narrow else str(full))
