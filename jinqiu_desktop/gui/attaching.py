"""Files a person brings to a filling: picked, or dropped on a row. Each is kept beside the record first and then named in its cell.

Where a file belongs is the page's to say, what may be kept the office's; nothing here looks into a file.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from jinqiu_desktop.gui.pages import FormPage, RowsPage
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.kinds import Attached
from jinqiu_desktop.office import Office


class Attaching(QObject):
    """The files of one filling frame; `is_open` says whether anything may still be put into the filling."""

    kept = Signal(str, object)
    """Path of a cell, and the `Attached` that belongs into it."""
    enclosed = Signal()
    failed = Signal(str)

    def __init__(self, office: Office, worker: Worker, over: QWidget, is_open: Callable[[], bool]) -> None:
        super().__init__(over)
        self._office, self._worker, self._over, self._is_open = office, worker, over, is_open

    def pick(self, path: str) -> None:
        """Asks for the file of a cell."""
        if (file := self._ask()) is not None:
            self._keep(file, lambda found: self.kept.emit(path, found))

    def pick_scan(self, page: RowsPage, types: tuple[str, ...]) -> None:
        """Asks for the file of a line of a checklist."""
        if (file := self._ask()) is not None:
            self.enclose(page, file, types)

    def takes(self, page: FormPage | None, brought: QMimeData) -> bool:
        """Whether what is brought can be dropped on a page."""
        return isinstance(page, RowsPage) and page.takes_files and brought.hasUrls()

    def drop(self, page: FormPage | None, brought: QMimeData, place: QPoint) -> None:
        """Every file dropped, into the line at this place of the page."""
        if not isinstance(page, RowsPage) or not page.takes_files:
            return
        types = page.types_at(place)
        for url in brought.urls():
            if url.isLocalFile():
                self.enclose(page, Path(url.toLocalFile()), types)

    def enclose(self, page: RowsPage, file: Path, types: tuple[str, ...]) -> None:
        """Keeps a file and puts it into the row it belongs to."""

        def put(found: Attached) -> None:
            if self._is_open():
                page.enclose(found, types)
                self.enclosed.emit()

        self._keep(file, put)

    def _ask(self) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._over, say("window.pick_file"))
        return Path(chosen) if chosen else None

    def _keep(self, file: Path, then: Callable[[Attached], None]) -> None:
        self._worker.run(
            lambda progress: self._office.archive.keep_file(file, progress),
            then,
            lambda error: self.failed.emit(told(error)),
        )
