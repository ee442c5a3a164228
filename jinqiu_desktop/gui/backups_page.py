"""The backups that are known: from where they were made to making one of them the archive of today. Reached from home and from unlocking.

Restoring overwrites nothing: what is there today is set aside first, and the page says where. Without the key nothing stands here that is
not on the disk for everybody to see.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from jinqiu_desktop.errors import Failure, Stopped
from jinqiu_desktop.gui.dress import dress, set_state
from jinqiu_desktop.gui.generated.backups_page import Ui_BackupsPage
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words, start
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import moment, say, short_path, size_words, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office, restore, try_backup
from jinqiu_desktop.office.backups import Known, read_list

_HEADS = (
    Head(code="window.backups.when", wide=150),
    Head(code="window.backups.count", wide=80, needs=700),
    Head(code="window.backups.size", wide=90),
    Head(code="window.backups.where"),
    Head(code="window.backups.tested", wide=170),
)


class BackupsPage(QWidget):
    """What is known of the backups of one data folder; with the office open also how much is in them."""

    left = Signal()
    started = Signal(object)
    back_up_wanted = Signal()
    restoring = Signal()
    restored = Signal(str)

    def __init__(self, worker: Worker, folder: Path, office: Office | None) -> None:
        super().__init__()
        self._worker, self._folder, self._office = worker, folder, office
        self._lines: tuple[Known, ...] = ()
        self._others: tuple[Known, ...] = ()
        self._is_by_recovery = False
        self._is_busy = False
        self._model = PlainModel(_HEADS)
        self.ui = ui = Ui_BackupsPage()
        ui.setupUi(self)
        start(ui.table, self._model)
        ui.table.setAccessibleName(say("window.title.backups"))
        ui.none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        ui.passphrase.setAccessibleName(ui.pass_label.text())
        ui.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        ui.leave.clicked.connect(self.left)
        ui.back_up.clicked.connect(self.back_up_wanted)
        ui.own_pick.clicked.connect(self._ask_folder)
        ui.own_stop.clicked.connect(lambda: self.choose_folder(None))
        ui.other.clicked.connect(self._ask_file)
        ui.try_it.clicked.connect(self.try_chosen)
        ui.by_recovery.clicked.connect(self._turn_to_recovery)
        ui.restore.clicked.connect(self.restore_chosen)
        ui.passphrase.textChanged.connect(self._show_acts)
        ui.passphrase.returnPressed.connect(self.restore_chosen)
        ui.table.activated.connect(lambda _at: ui.passphrase.setFocus())
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.activated.connect(self.left)
        ui.back_up.setVisible(office is not None and not office.is_read_only)
        ui.own_panel.setVisible(office is not None and not office.is_read_only and not office.desk.is_practice)
        dress(self)
        self.setMinimumSize(look.px(600), look.px(360))

    def begin(self) -> None:
        """The newest one is marked."""
        self._show()
        self.ui.table.setFocus()

    def refresh(self) -> None:
        """Another one was made."""
        self._show()

    @property
    def chosen(self) -> Known | None:
        """The backup that is marked."""
        at = self.ui.table.currentIndex().row()
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def choose_folder(self, folder: Path | None) -> None:
        """Where backups go by themselves from now on."""
        if self._office is None:
            return
        try:
            self._office.safety.choose_backup_folder(folder)
        except Failure as failure:
            self._tell("wrong", str(failure))
        self._show()

    def add_file(self, path: Path) -> None:
        """A backup that is not on the list, as from a stick."""
        try:
            size, at = path.stat().st_size, path.stat().st_mtime
        except OSError:
            self._tell("wrong", str(Failure("file.missing", name=path.name)))
            return
        when = datetime.fromtimestamp(at).astimezone().isoformat()
        self._others = (Known(path=str(path), at=when, size=size, is_tested=False), *self._others)
        self._show(str(path))
        self.ui.passphrase.setFocus()

    def try_chosen(self) -> None:
        """Reads the whole backup and holds it against its own list."""
        one = self.chosen
        if one is None or self._is_busy:
            return
        self._set_busy(True)
        self.started.emit(
            self._worker.run(
                lambda progress: try_backup(Path(one.path), progress),
                lambda _: self._done("good", say("window.backups.sound", name=Path(one.path).name)),
                self._not_done,
            )
        )

    def restore_chosen(self) -> None:
        """Makes this backup the archive; the office is closed for it, what is there now is set aside."""
        one, secret = self.chosen, self.ui.passphrase.text()
        if one is None or not self.ui.restore.isEnabled():
            return
        self._set_busy(True)
        folder, by_recovery = self._folder, self._is_by_recovery
        if self._office is not None:
            self._office = None
            self.restoring.emit()
        self.started.emit(
            self._worker.run(
                lambda progress: restore(
                    Path(one.path),
                    folder,
                    passphrase="" if by_recovery else secret,
                    recovery=secret if by_recovery else "",
                    progress=progress,
                ),
                self._is_restored,
                self._not_done,
            )
        )

    def _is_restored(self, aside: Path | None) -> None:
        self.ui.passphrase.clear()
        words = say("window.backups.restored")
        self.restored.emit(words + say("window.backups.aside", folder=aside) if aside is not None else words)

    def _not_done(self, error: BaseException) -> None:
        self._set_busy(False)
        if not isinstance(error, Stopped):
            self._tell("wrong", told(error))
        self.ui.passphrase.selectAll()
        self.ui.passphrase.setFocus()

    def _done(self, role: str, words: str) -> None:
        self._set_busy(False)
        self._tell(role, words)

    def _tell(self, role: str, words: str) -> None:
        self.ui.told.setText(words)
        self.ui.told.setVisible(bool(words))
        set_state(self.ui.told, role=role)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._tell("", "")
        self._show_acts()

    # --- showing ---

    def _show(self, marked: str = "") -> None:
        ui, kept = self.ui, read_list(self._folder)
        marked = marked or (self.chosen.path if self.chosen is not None else "")
        known = {one.path for one in kept.made}
        others = tuple(one for one in self._others if one.path not in known)
        self._lines = tuple(sorted((*others, *kept.made), key=lambda one: one.when, reverse=True))
        counts = self._office.safety.backup_counts() if self._office is not None else {}
        self._model.show([self._line(one, counts.get(one.path)) for one in self._lines])
        ui.table.setVisible(bool(self._lines))
        ui.none.setVisible(not self._lines)
        ui.none.setText(say("window.backups.none"))
        ui.none.setContentsMargins(16, 20, 16, 20)
        if self._lines:
            at = next((n for n, one in enumerate(self._lines) if one.path == marked), 0)
            ui.table.selectRow(at)
        ui.title_note.setText(say("window.backups.folder", folder=short_path(self._folder)))
        ui.own.setText(
            say("window.backups.own", folder=short_path(Path(kept.folder)))
            if kept.folder
            else say("window.backups.own_none")
        )
        ui.own_stop.setVisible(bool(kept.folder))
        ui.aside.setText(say("window.backups.aside_was", folder=kept.aside[0]) if kept.aside else "")
        ui.aside.setVisible(bool(kept.aside))
        ui.told.setVisible(bool(ui.told.text()))
        self._show_chosen()

    def _line(self, one: Known, count: int | None) -> tuple[Words, ...]:
        today = self._office.today() if self._office is not None else datetime.now().astimezone().date()
        path = Path(one.path)
        state = (
            Words(text=say("window.backups.away"), ink="warn", symbol="warn")
            if not one.is_there
            else Words(text=say("window.backups.is_tested"), ink="good", symbol="tick")
            if one.is_tested
            else Words(text=say("window.backups.untested"), ink="text_2", symbol="empty")
        )
        return (
            Words(text=moment(one.when, today), is_bold=True),
            Words(text=say("window.backups.houses", count=count) if count is not None else ""),
            Words(text=size_words(one.size)),
            Words(text=f"{path.name}　{short_path(path.parent)}"),
            state,
        )

    def _show_chosen(self) -> None:
        one, ui = self.chosen, self.ui
        ui.acts_panel.setVisible(True)
        ui.chosen.setText(say("window.backups.chosen", name=Path(one.path).name) if one else say("window.backups.pick"))
        self._show_acts()

    def _show_acts(self) -> None:
        ui, one = self.ui, self.chosen
        reason = ""
        if one is None:
            reason = say("window.backups.pick")
        elif not one.is_there:
            reason = say("window.backups.not_there")
        elif not ui.passphrase.text():
            reason = say("window.backups.needs_pass")
        elif self._is_busy:
            reason = say("window.backups.busy")
        ui.reason.setText(reason)
        ui.restore.setEnabled(not reason)
        ui.try_it.setEnabled(one is not None and one.is_there and not self._is_busy)

    def _turn_to_recovery(self) -> None:
        self._is_by_recovery = on = not self._is_by_recovery
        ui = self.ui
        ui.pass_label.setText(say("window.recovery_label" if on else "window.backups.pass_label"))
        ui.by_recovery.setText(say("window.backups.use_pass" if on else "window.backups.use_recovery"))
        ui.passphrase.setEchoMode(ui.passphrase.EchoMode.Normal if on else ui.passphrase.EchoMode.Password)
        ui.passphrase.setAccessibleName(ui.pass_label.text())
        ui.passphrase.clear()
        ui.passphrase.setFocus()

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say("window.pick_folder"))
        if chosen:
            self.choose_folder(Path(chosen))

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, say("window.pick_backup"), "", say("window.backups.files"))
        if chosen:
            self.add_file(Path(chosen))
