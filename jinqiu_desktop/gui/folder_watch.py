"""Looks now and then at the data folder while it is open: is it there, and is there room. It tells; what to do about it is the window's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from jinqiu_desktop.places import FolderState, folder_state

_EVERY = 3000
"""Milliseconds: a pulled stick is told at once, and looking costs a fraction of one."""


class FolderWatch(QObject):
    """`changed` with a `FolderState` whenever it is another one than before."""

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._state: FolderState | None = None
        self.timer = QTimer(self)
        self.timer.setInterval(_EVERY)
        self.timer.timeout.connect(self.look)

    @property
    def is_there(self) -> bool:
        """Whether the folder was there when it was last looked at."""
        return self._state is None or self._state.is_there

    def begin(self, folder: Path) -> None:
        """From now on this folder."""
        self._folder, self._state = folder, None
        self.look()
        self.timer.start()

    def end(self) -> None:
        """No folder is open any more."""
        self.timer.stop()
        self._folder = None

    def look(self) -> None:
        """Looks now."""
        if self._folder is None:
            return
        state = folder_state(self._folder)
        if state != self._state:
            self._state = state
            self.changed.emit(state)
