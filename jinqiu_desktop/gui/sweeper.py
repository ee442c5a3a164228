"""Collects cycles on the window's thread and nowhere else, between two events.

Python starts its collector on whichever thread happens to make an object. A page that nobody refers to any more would then be taken apart by
a job's thread, or in the middle of an event it takes part in; Qt allows neither, and the program ends without a word.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from jinqiu_desktop.collector import is_at_rest

_EVERY = 1000
"""Milliseconds between two looks."""


class Sweeper(QObject):
    """Takes the collector over from Python until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.sweep)
        self._timer.start(_EVERY)

    def sweep(self) -> None:
        """Collects as many generations as Python itself would have by now; nothing while a job wants the collector at rest."""
        if is_at_rest():
            return
        for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count <= most:
                return
            gc.collect(generation)

    def stop(self) -> None:
        """Python collects by itself again."""
        self._timer.stop()
        gc.enable()
