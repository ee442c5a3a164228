"""The first page: which folder, the passphrase, and the ways out when it does not open (look.md 01). No name from the archive stands here."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from jinqiu_desktop import __version__
from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.gui.dress import dress
from jinqiu_desktop.gui.generated.unlock import Ui_Unlock
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, short_path, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office, restore
from jinqiu_desktop.places import free_bytes


class UnlockPage(QWidget):
    """Asks for the passphrase; `opened` with the office."""

    opened = Signal(object)
    first_run_wanted = Signal()
    folder_wanted = Signal(Path)

    def __init__(self, worker: Worker, folder: Path, catalog: Catalog) -> None:
        super().__init__()
        self._worker, self._folder, self._catalog = worker, folder, catalog
        self._is_by_recovery = False
        self.ui = ui = Ui_Unlock()
        ui.setupUi(self)
        ui.passphrase.setObjectName("passphrase")
        ui.unlock.setObjectName("unlock")
        ui.passphrase.returnPressed.connect(self.unlock)
        ui.unlock.clicked.connect(self.unlock)
        ui.look_once.toggled.connect(self._look)
        ui.by_recovery.clicked.connect(self._turn_to_recovery)
        ui.by_backup.clicked.connect(self._ask_backup)
        ui.by_folder.clicked.connect(self._ask_folder)
        ui.first_run.clicked.connect(self.first_run_wanted)
        ui.passphrase.installEventFilter(self)
        look.changed.connect(self._show_width)
        for widget in (ui.office_icon, ui.office, ui.office_note, ui.backup_icon, ui.backup, ui.backup_note):
            widget.hide()  # both are known only with the key
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
        writable = os.access(folder if folder.exists() else folder.parent, os.W_OK)
        ui.folder_note.setText(say("window.folder_writable" if writable else "window.folder_read_only", room=room))
        ui.version.setText(say("window.version", version=__version__))
        ui.told.hide()
        ui.caps.setText(say("window.enter_opens"))
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

    def unlock(self) -> None:
        """Tries what was typed."""
        secret = self.ui.passphrase.text()
        if not secret or not self.ui.unlock.isEnabled():
            return
        self._set_busy(True)
        folder, by_recovery = self._folder, self._is_by_recovery
        self._worker.run(
            lambda progress: Office.open(
                folder,
                passphrase="" if by_recovery else secret,
                recovery=secret if by_recovery else "",
                catalog=self._catalog,
                progress=progress,
            ),
            self._open,
            self._not_opened,
        )

    def restore_from(self, backup: Path) -> None:
        """Takes a backup into this folder; the passphrase of the backup stands in the field."""
        secret, folder, by_recovery = self.ui.passphrase.text(), self._folder, self._is_by_recovery
        self._set_busy(True)
        self._worker.run(
            lambda progress: restore(
                backup,
                folder,
                passphrase="" if by_recovery else secret,
                recovery=secret if by_recovery else "",
                progress=progress,
            ),
            lambda _: self._restored(),
            self._not_opened,
        )

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

    def _restored(self) -> None:
        self._set_busy(False)
        self.show_folder(self._folder)
        self.unlock()

    def _not_opened(self, error: BaseException) -> None:
        self._set_busy(False)
        self._tell(told(error))
        self.ui.passphrase.setFocus()
        self.ui.passphrase.selectAll()

    def _tell(self, words: str) -> None:
        self.ui.told.setText(words)
        self.ui.told.show()

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
        self.ui.told.hide()
        self._look(self.ui.look_once.isChecked())

    def _ask_backup(self) -> None:
        if not self.ui.passphrase.text():
            self._tell(say("window.backup_needs_passphrase"))
            self.ui.passphrase.setFocus()
            return
        chosen, _ = QFileDialog.getOpenFileName(self, say("window.pick_backup"))
        if chosen:
            self.restore_from(Path(chosen))

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say("window.pick_folder"), str(self._folder.parent))
        if chosen:
            self.folder_wanted.emit(Path(chosen))
