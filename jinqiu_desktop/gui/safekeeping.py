"""What keeps the data safe, as the window shows it: the bar about the data folder, backups by hand and by themselves, restoring one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from jinqiu_desktop.gui.backups_page import BackupsPage
from jinqiu_desktop.gui.folder_watch import FolderWatch
from jinqiu_desktop.gui.words import say, short_path
from jinqiu_desktop.office import Office
from jinqiu_desktop.places import FolderState

if TYPE_CHECKING:
    from jinqiu_desktop.gui.window import MainWindow


class SafeKeeping(QObject):
    """`front_wanted` and `drop_wanted` with a page of its own, `left` when the backups were looked at."""

    front_wanted = Signal(object)
    drop_wanted = Signal(object)
    left = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._was_gone = False
        self.watch = FolderWatch(self)
        self.watch.changed.connect(self._show_state)
        window.ui.state.hide()

    def begin(self, office: Office) -> None:
        """An office was opened: its folder is watched, and today's backup is made if it is due."""
        self._was_gone = False
        self.watch.begin(office.desk.folder)
        if not office.is_read_only and office.safety.own_backup_due() is not None:
            window = self._window
            window.worker.run(office.safety.back_up_by_itself, lambda _: self._is_backed_up(), window.job_failed)

    def end(self) -> None:
        """No office is open any more."""
        self.watch.end()
        self._window.ui.state.hide()

    # --- backups ---

    def ask_backup(self) -> None:
        """A backup in the folder chosen for them, when it is there; else it is asked where."""
        office = self._window.office
        if office is None:
            return
        if (path := office.safety.next_backup()) is not None:
            self.back_up(path)
            return
        name = say("window.backup_name", day=f"{office.today():%Y%m%d}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, say("window.back_up"), name)
        if chosen:
            self.back_up(Path(chosen))

    def back_up(self, path: Path) -> None:
        """Writes a backup; it is opened again before it gets its name."""
        window, office = self._window, self._window.office
        if office is not None:
            job = window.worker.run(
                lambda progress: office.safety.backup(path, progress), lambda _: self._is_backed_up(), window.job_failed
            )
            window.follow(job)

    def show_backups(self) -> None:
        """The backups that are known, and restoring one; afterwards back to where it was asked."""
        window = self._window
        page = BackupsPage(window.worker, window.folder, window.office)

        def leave() -> None:
            self.drop_wanted.emit(page)
            self.left.emit()

        page.left.connect(leave)
        page.started.connect(window.follow)
        page.back_up_wanted.connect(self.ask_backup)
        page.restoring.connect(window.close_office)
        page.restored.connect(lambda words: self._is_restored(page, words))
        self.front_wanted.emit(page)
        window.setWindowTitle(say("window.title.backups"))
        page.begin()

    def _is_restored(self, page: QWidget, words: str) -> None:
        self.drop_wanted.emit(page)
        self._window.show_folder(self._window.folder)
        self._window.unlock.tell_good(words)

    def _is_backed_up(self) -> None:
        shell, scene = self._window.shell, self._window.ui.scenes.currentWidget()
        if isinstance(scene, BackupsPage):
            scene.refresh()
        if shell is not None:
            shell.refresh_status()
            if shell.ui.pages.currentWidget() is shell.today and scene is shell:
                shell.today.arrive()

    # --- the folder ---

    def _show_state(self, state: FolderState) -> None:
        """Above everything, until its cause is gone."""
        ui, office = self._window.ui, self._window.office
        words = ""
        if office is None:
            return
        if not state.is_there:
            words = say("window.state.gone", folder=short_path(office.desk.folder))
        elif state.is_low:
            words = say("window.low_room", gigabytes=f"{state.free / 10:.1f}")
        elif office.is_read_only:
            words = say("window.state.read_only")
        ui.state_text.setText(words)
        ui.state.setVisible(bool(words) and not self._window.locking.is_locked)
        was_gone, self._was_gone = self._was_gone, not state.is_there
        if was_gone and state.is_there:
            self._window.worker.draft(office.safety.come_back, lambda _: self._is_back(), self._window.job_failed)

    def _is_back(self) -> None:
        """Its files are open anew; what was kept on the screen goes to disk."""
        self._window.forget_alert()
        if self._window.filling is not None and not self._window.filling.is_only_read:
            self._window.filling.keep_again()
