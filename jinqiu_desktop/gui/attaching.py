"""Files a person brings to a filling: picked, dropped or pasted, one or many. Each is kept beside the record first and then named in its row.

Where a file belongs is the page's to say, what may be kept the office's; nothing here looks into a file. What is refused is told once for all
that came together, and the rest is kept. A picture of each kept file is shown small where its row is, and large when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from jinqiu_desktop.errors import Failure, Progress, Refused
from jinqiu_desktop.gui.cell import Cell
from jinqiu_desktop.gui.file_view import FileView
from jinqiu_desktop.gui.pages import FormPage, RowsPage
from jinqiu_desktop.gui.thumbnails import Thumbnails
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.kinds import Attached
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.files import Brought, Kept

_LARGE = 4_000_000
"""Bytes of a PNG above which a pasted picture is a photograph and becomes a JPEG."""

_FINE = 92


@dataclass(frozen=True, slots=True)
class _Image:
    """A picture that came without a file."""

    name: str
    image: QImage


_Came = Path | _Image


class Attaching(QObject):
    """The files of one filling frame; `page` is the one in front, `is_open` says whether anything may still be put into the filling."""

    kept = Signal(str, object)
    """Path of a cell, and the `Attached` that belongs into it."""
    enclosed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        office: Office,
        worker: Worker,
        over: QWidget,
        page: Callable[[], FormPage | None],
        is_open: Callable[[], bool],
    ) -> None:
        super().__init__(over)
        self._office, self._worker, self._over = office, worker, over
        self._in_front, self._is_open = page, is_open
        self._pictures = Thumbnails(office, worker, self)
        over.installEventFilter(self)

    def furnish(self, page: RowsPage) -> None:
        """Small pictures on a page whose rows have files."""
        if page.has_files:
            page.show_pictures(self._pictures)
            page.look_wanted.connect(self.look)

    def look(self, file: Attached) -> None:
        """A kept file in large, over the window."""
        files = self._office.files
        FileView(
            self._over.window(), self._worker, file.name, lambda at, side: files.show(file.sha256, file.name, at, side)
        )

    # --- bringing ---

    def pick(self, path: str) -> None:
        """Asks for the file of a cell; of several the others get rows of their own, where there are rows."""
        if files := self._ask():
            self._keep(files, path, self._page)

    def pick_scan(self, page: RowsPage, types: tuple[str, ...]) -> None:
        """Asks for the files of a line of a checklist."""
        if files := self._ask():
            self._keep(files, "", page, types)

    def takes(self, page: FormPage | None, brought: QMimeData) -> bool:
        """Whether what is brought can be dropped on a page."""
        return isinstance(page, RowsPage) and page.takes_files and (brought.hasUrls() or brought.hasImage())

    def drop(self, page: FormPage | None, brought: QMimeData, place: QPoint) -> None:
        """Every file dropped, into the line at this place of the page; else into the row in the card, while it has none."""
        if isinstance(page, RowsPage) and page.takes_files and (came := self._came(brought, "window.file.dropped")):
            types = page.types_at(place)
            self._keep(came, "" if types else page.bare_path, page, types)

    def paste(self) -> bool:
        """What was copied, into the file cell with the focus, or into the rows of the page; False where it is text or has no place."""
        came = self._came(QGuiApplication.clipboard().mimeData(), "window.file.pasted")
        path, page = self._focused_path(), self._page
        if not came or not self._is_open() or not (path or (page is not None and page.takes_files)):
            return False
        types = page.types_chosen if page is not None else ()
        self._keep(came, path or (page.bare_path if page is not None and not types else ""), page, types)
        return True

    def enclose(self, page: RowsPage, file: Path, types: tuple[str, ...]) -> None:
        """Keeps a file and puts it into the row it belongs to."""
        self._keep([file], "", page, types)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+V that no text field wanted comes up to the frame."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return watched is self._over and event.matches(QKeySequence.StandardKey.Paste) and self.paste()
        return False

    # --- parts ---

    @property
    def _page(self) -> RowsPage | None:
        page = self._in_front()
        return page if isinstance(page, RowsPage) else None

    def _ask(self) -> list[Path]:
        chosen, _ = QFileDialog.getOpenFileNames(self._over, say("window.file.pick"))
        return [Path(one) for one in chosen]

    def _came(self, brought: QMimeData, code: str) -> list[_Came]:
        """Copied or dragged files; else the picture itself, under a name that says when it came."""
        files: list[_Came] = [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]
        if files or not brought.hasImage():
            return files
        image = QImage(brought.imageData())
        at = self._office.desk.clock().astimezone()
        return [_Image(say(code, day=f"{at:%Y-%m-%d}", time=f"{at:%H%M%S}"), image)] if not image.isNull() else []

    def _focused_path(self) -> str:
        """The path of the file cell that has the focus."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, Cell):
            widget = widget.parentWidget()
        return widget.path if isinstance(widget, Cell) else ""

    def _keep(self, came: Sequence[_Came], path: str, page: RowsPage | None, types: tuple[str, ...] = ()) -> None:
        files = self._office.files

        def keep(progress: Progress) -> Kept:
            return files.keep_all([_written(one) if isinstance(one, _Image) else one for one in came], progress)

        self._worker.run(keep, lambda kept: self._put(kept, path, page, types), self._not_kept)

    def _put(self, kept: Kept, path: str, page: RowsPage | None, types: tuple[str, ...]) -> None:
        if self._is_open():
            left = list(kept.files)
            if path and left:
                self.kept.emit(path, left.pop(0))
            for one in left if page is not None else ():
                if page is not None:
                    page.enclose(one, types)
            if left and page is not None:
                self.enclosed.emit()
        if kept.problems:
            self.failed.emit(told(Refused(kept.problems)))

    def _not_kept(self, error: BaseException) -> None:
        if not isinstance(error, Failure):
            raise error
        self.failed.emit(told(error))


def _written(one: _Image) -> Brought:
    """A copied picture as a file: PNG, which loses nothing, or JPEG where it is a photograph."""
    content = _encoded(one.image, b"PNG", -1)
    if len(content) > _LARGE:
        return Brought(name=f"{one.name}.jpg", content=_encoded(one.image, b"JPEG", _FINE))
    return Brought(name=f"{one.name}.png", content=content)


def _encoded(image: QImage, kind: bytes, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())
