"""The first page: which folder, the passphrase, and the ways out when it does not open (look.md 01). No name from the archive stands here."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from jinqiu_desktop import __version__
from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.gui.dress import dress
from jinqiu_desktop.gui.generated.unlock import Ui_Unlock
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import moment, say, short_path, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.backups import read_list
from jinqiu_desktop.places import free_bytes, is_removable, is_writable

_LOW = 440
"""Units of height in which there is no room for everything and a sentence about what went wrong."""


class UnlockPage(QWidget):
    """Asks for the passphrase; `opened` with the office."""

    opened = Signal(object)
    first_run_wanted = Signal()
    folder_wanted = Signal(Path)
    practice_wanted = Signal()
    backups_wanted = Signal()
    uncovered = Signal()

    def __init__(self, worker: Worker, folder: Path, catalog: Catalog) -> None:
        super().__init__()
        self._worker, self._folder, self._catalog = worker, folder, catalog
        self._is_by_recovery = False
        self._over: Office | None = None
        self._is_writable = True
        self.ui = ui = Ui_Unlock()
        ui.setupUi(self)
        ui.passphrase.setObjectName("passphrase")
        ui.unlock.setObjectName("unlock")
        ui.passphrase.returnPressed.connect(self.unlock)
        ui.unlock.clicked.connect(self.unlock)
        ui.look_once.toggled.connect(self._look)
        ui.by_recovery.clicked.connect(self._turn_to_recovery)
        ui.by_backup.clicked.connect(self.backups_wanted)
        ui.practice.clicked.connect(self.practice_wanted)
        ui.by_folder.clicked.connect(self._ask_folder)
        ui.first_run.clicked.connect(self.first_run_wanted)
        ui.passphrase.installEventFilter(self)
        look.changed.connect(self._show_width)
        for widget in (ui.office_icon, ui.office, ui.office_note):
            widget.hide()  # known only with the key
        ui.news.hide()
        dress(self)
        self.setMinimumSize(look.px(520), look.px(360))
        self.show_folder(folder)

    def show_folder(self, folder: Path) -> None:
        """What can be told about a folder without its key."""
        self._folder = folder
        ui = self.ui
        ui.folder.setText(short_path(folder))
        ui.folder.setToolTip(str(folder))
        room = say("window.room", gigabytes=f"{free_bytes(folder) / 1e9:.1f}")
        if folder.exists() and is_removable(folder):
            room = say("window.on_stick", room=room)
        self._is_writable = is_writable(folder)
        ui.folder_note.setText(
            say("window.folder_writable" if self._is_writable else "window.folder_read_only", room=room)
        )
        self._show_backup(folder)
        ui.news.hide()
        ui.version.setText(say("window.version", version=__version__))
        self._tell_nothing()
        ui.caps.setText(say("window.enter_opens"))
        ui.unlock.setText(say("window.open" if self._is_writable else "window.open_to_look"))
        ui.unlock.setEnabled(Office.exists(folder))
        ui.first_run.setVisible(not Office.exists(folder))
        if not Office.exists(folder):
            self._tell(say("window.nothing_here"))
        ui.passphrase.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is known about the folder leaves before the passphrase does."""
        super().resizeEvent(event)
        self._show_width()

    def _show_width(self) -> None:
        self.ui.left.setVisible(look.units(self.width()) >= 900)
        is_low = look.units(self.height()) < _LOW
        for part in (self.ui.ask, self.ui.other_title, self.ui.l1):
            part.setVisible(not is_low or self.ui.told.isHidden())

    def cover(self, office: Office) -> None:
        """Stands before an office that is still open: something is not done yet, so only the right words lead back."""
        self._over = office
        self._show_ways(False)
        self.tell_good(say("window.locked.covered"))

    def close_cover(self) -> None:
        """There is no office behind this page any more, or it is in front again."""
        if self._over is not None:
            self._over = None
            self._show_ways(True)

    def tell_good(self, words: str) -> None:
        """What is worth knowing before the passphrase."""
        self.ui.news.setText(words)
        self.ui.news.show()
        self._tell_nothing()

    def _show_ways(self, on: bool) -> None:
        ui = self.ui
        for widget in (ui.by_backup, ui.by_backup_note, ui.by_folder, ui.by_folder_note, ui.practice):
            widget.setVisible(on)

    def _show_backup(self, folder: Path) -> None:
        last = read_list(folder).last
        for widget in (self.ui.backup_icon, self.ui.backup, self.ui.backup_note):
            widget.setVisible(last is not None)
        if last is not None:
            self.ui.backup.setText(
                say("window.last_backup", when=moment(last.when, datetime.now().astimezone().date()))
            )
            note = say("window.backup_kept", folder=short_path(Path(last.path).parent, 24))
            self.ui.backup_note.setText(
                note + say("window.backup_tested" if last.is_tested else "window.backup_untested")
            )
            self.ui.backup_note.setToolTip(last.path)

    def unlock(self) -> None:
        """Tries what was typed."""
        secret = self.ui.passphrase.text()
        if not secret or not self.ui.unlock.isEnabled():
            return
        self._set_busy(True)
        if self._over is not None:
            self._uncover(self._over, secret)
            return
        folder, by_recovery, read_only = self._folder, self._is_by_recovery, not self._is_writable
        self._worker.run(
            lambda progress: Office.open(
                folder,
                passphrase="" if by_recovery else secret,
                recovery=secret if by_recovery else "",
                read_only=read_only,
                catalog=self._catalog,
                progress=progress,
            ),
            self._open,
            self._not_opened,
        )

    def _uncover(self, office: Office, secret: str) -> None:
        """In the lane of drafts: the lane of jobs may be what one waits for."""
        asked = {"recovery": secret} if self._is_by_recovery else {"passphrase": secret}
        self._worker.draft(lambda: office.safety.confirm(**asked), lambda _: self._is_uncovered(), self._not_opened)

    def _is_uncovered(self) -> None:
        self._set_busy(False)
        self.ui.passphrase.clear()
        self.uncovered.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Tells about Caps Lock in words, as far as a key shows it."""
        if watched is self.ui.passphrase and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            text = event.text()
            if text.isalpha() and not self._is_by_recovery:
                is_shifted = bool(event.modifiers() & event.modifiers().ShiftModifier)
                is_locked = text.isupper() != is_shifted
                self.ui.caps.setText(say("window.caps_on" if is_locked else "window.enter_opens"))
        return False

    def _open(self, office: Office) -> None:
        self._set_busy(False)
        self.ui.passphrase.clear()
        self.opened.emit(office)

    def _not_opened(self, error: BaseException) -> None:
        self._set_busy(False)
        words = told(error)
        if isinstance(error, Failure) and error.code in ("store.in_use", "folder.read_only"):
            self._is_writable = False  # asked once more, it opens to look
            self.ui.unlock.setText(say("window.open_to_look"))
            words += say("window.look_instead")
        self._tell(words)
        self.ui.passphrase.setFocus()
        self.ui.passphrase.selectAll()

    def _tell(self, words: str) -> None:
        self.ui.told.setText(words)
        self.ui.told.show()
        self._show_width()

    def _tell_nothing(self) -> None:
        self.ui.told.hide()
        self._show_width()

    def _set_busy(self, is_busy: bool) -> None:
        self.ui.unlock.setEnabled(not is_busy)
        self.ui.passphrase.setReadOnly(is_busy)
        self.ui.busy.setText(say("window.opening") if is_busy else "")

    def _look(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on or self._is_by_recovery else QLineEdit.EchoMode.Password
        self.ui.passphrase.setEchoMode(mode)
        self.ui.passphrase.setFocus()

    def _turn_to_recovery(self) -> None:
        self._is_by_recovery = not self._is_by_recovery
        on = self._is_by_recovery
        self.ui.passphrase_label.setText(say("window.recovery_label" if on else "window.passphrase_label"))
        self.ui.by_recovery.setText(say("window.by_passphrase" if on else "window.by_recovery"))
        self.ui.caps.setText(say("window.recovery_hint" if on else "window.enter_opens"))
        self.ui.passphrase.clear()
        self._tell_nothing()
        self._look(self.ui.look_once.isChecked())

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say("window.pick_folder"), str(self._folder.parent))
        if chosen:
            self.folder_wanted.emit(Path(chosen))
