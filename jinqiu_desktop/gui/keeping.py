"""Hands a filling to the lane of drafts and says in the head bar since when it is on disk: never before it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jinqiu_desktop.filling import Filling
from jinqiu_desktop.gui.dress import set_icon, set_state
from jinqiu_desktop.gui.generated.filling import Ui_Filling
from jinqiu_desktop.gui.words import moment, say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office


class Keeping(QObject):
    """The drafts of one filling."""

    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, office: Office, worker: Worker, filling: Filling, ui: Ui_Filling, over: QWidget) -> None:
        super().__init__(over)
        self._office, self._worker, self._filling, self._ui = office, worker, filling, ui
        self._is_waiting = False

    def show_before(self) -> None:
        """What was opened again is on disk already, and says since when."""
        uid = self._filling.uid
        drafts = self._office.archive.drafts(self._filling.form.id)
        at = next((one.saved_at for one in drafts if one.uid == uid), None)
        if at is not None:
            self._is_saved(at)
            self._ui.saved.setText(say("window.restored_at", at=moment(at, self._filling.today)))
        elif self._filling.base:
            self._is_saved(self._office.archive.record(uid).at)

    def keep(self) -> None:
        """The filling as it stands, once it is its turn: what is typed until then goes with it."""
        if not self._is_waiting:
            self._is_waiting = True
            self._worker.draft(self._save, self._is_saved, self._not_saved)

    def then(self, act: Callable[[], None]) -> None:
        """Does something once everything handed over is on disk."""
        self._worker.draft(lambda: None, lambda _: act(), self._not_saved)

    def _save(self) -> datetime:
        self._is_waiting = False  # from here on a newer state needs its own turn
        return self._office.archive.save(self._filling)

    def _is_saved(self, at: datetime) -> None:
        is_today = at.astimezone().date() == self._filling.today
        time = f"{at.astimezone():%H:%M}" if is_today else moment(at, self._filling.today)
        self._ui.saved.setText(say("window.saved_at", time=time))
        set_icon(self._ui.saved_icon, "tick", "good")
        self._ui.saved_icon.show()
        set_state(self._ui.saved, role="goodnote")
        self.saved.emit(at)

    def _not_saved(self, error: BaseException) -> None:
        self._is_waiting = False
        self._ui.saved.setText(say("window.not_saved"))
        set_icon(self._ui.saved_icon, "wrong", "wrong")
        self._ui.saved_icon.show()
        set_state(self._ui.saved, role="wrong")
        self.failed.emit(told(error))
