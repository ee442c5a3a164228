"""扫描件: what came back on paper, each part of each file with what the office says of it; and filing by hand what bears no code of ours.

By hand it takes few keys: Enter on a line, some letters of a name, Enter, a type, Enter; an empty name means the record of the time before.
The page shows and asks; what a scan says and where it may be put is the core's (`office.scans`), when files are read the folder's
(`scan_folder`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHeaderView, QWidget

from jinqiu_desktop.errors import Severity, sentence
from jinqiu_desktop.gui import plain_table
from jinqiu_desktop.gui.checklist import LinePainter
from jinqiu_desktop.gui.dress import dress, set_state
from jinqiu_desktop.gui.file_view import FileView
from jinqiu_desktop.gui.generated.scans_page import Ui_ScansPage
from jinqiu_desktop.gui.list_model import Index
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words
from jinqiu_desktop.gui.scan_folder import ScanFolder
from jinqiu_desktop.gui.suggestions import Suggestions
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.thumbnails import HIGH, SIDE, WIDE, Thumb, Thumbnails, grounded, still
from jinqiu_desktop.gui.words import say, short_path
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.kinds import Item
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.files import Shown
from jinqiu_desktop.office.scanned import Piece, State
from jinqiu_desktop.office.scans import Target

_HEADS = (
    Head(code="window.scans.picture", wide=84),
    Head(code="window.scans.file", wide=210, needs=560),
    Head(code="window.scans.state", wide=146),
    Head(code="window.scans.told"),
)
_SIGNS = {
    State.FILED: ("tick", "good"),
    State.KNOWN: ("same", "text_2"),
    State.WAITING: ("empty", "warn"),
    State.HELD: ("clock", "accent"),
    State.UNREADABLE: ("unreadable", "wrong"),
}
_ORDER = (State.UNREADABLE, State.WAITING, State.HELD, State.FILED, State.KNOWN)


@dataclass(frozen=True, slots=True)
class _Line:
    path: Path
    piece: Piece

    @property
    def key(self) -> str:
        return f"{self.path.name}|{self.piece.sha256}|{self.piece.pages}"


class _Model(PlainModel):
    """Lines of scans, each with its small picture."""

    def __init__(self, picture_at: Callable[[int], QIcon]) -> None:
        super().__init__(_HEADS)
        self._picture_at = picture_at

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As a plain table, but for the picture in the first column."""
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._picture_at(index.row())
        return super().data(index, role)


class _Painter(LinePainter):
    """Lines as high as their words, and never lower than their picture: nothing moves when it arrives."""

    def sizeHint(self, option: object, index: Index) -> QSize:
        """Qt asks for each cell."""
        size = super().sizeHint(option, index)  # type: ignore[arg-type]  # Qt's own type
        return QSize(size.width(), max(size.height(), look.px(HIGH + 8)))


class ScansPage(QWidget):
    """The page of one office."""

    open_wanted = Signal(str)

    def __init__(self, office: Office, worker: Worker, folder: ScanFolder) -> None:
        super().__init__()
        self._office, self._worker, self._folder = office, worker, folder
        self._pictures = Thumbnails(office, worker, self)
        self._lines: tuple[_Line, ...] = ()
        self._at = ""
        self._targets: dict[str, Target] = {}
        self._target: Target | None = None
        self._type: Item | None = None
        self.ui = ui = Ui_ScansPage()
        ui.setupUi(self)
        ui.table.setObjectName("scans")
        ui.table.setAccessibleName(say("window.scans.title"))
        self._model = _Model(self._picture_at)
        plain_table.start(ui.table, self._model)
        ui.table.setItemDelegate(_Painter(ui.table))
        ui.table.setTextElideMode(Qt.TextElideMode.ElideNone)
        ui.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        ui.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._moved_to(now.row()))
        ui.table.doubleClicked.connect(lambda _index: self.look_at())
        ui.table.installEventFilter(self)
        self._offered_records = Suggestions(ui.to)
        self._offered_types = Suggestions(ui.kind)
        self._offered_records.picked.connect(self._take_record)
        self._offered_types.picked.connect(self._take_type)
        for field, label in ((ui.to, ui.to_label), (ui.kind, ui.as_label)):
            field.setAccessibleName(label.text())
            field.installEventFilter(self)
        ui.to.textEdited.connect(self._offer_records)
        ui.kind.textEdited.connect(self._offer_types)
        ui.to.returnPressed.connect(lambda: self._take_record(self._offered_records.marked()))
        ui.kind.returnPressed.connect(lambda: self._take_type(self._offered_types.marked()))
        ui.file.clicked.connect(self.file)
        ui.choose.clicked.connect(self._ask_folder)
        ui.aside.toggled.connect(folder.set_puts_aside)
        ui.stop.clicked.connect(self._turn)
        ui.look_at.clicked.connect(self.look_at)
        ui.open.clicked.connect(self._open)
        ui.put_aside.clicked.connect(self._put_aside)
        folder.changed.connect(self.show_again)
        self._pictures.arrived.connect(lambda _key: ui.table.viewport().update())
        key = QShortcut(QKeySequence("Ctrl+T"), self)
        key.activated.connect(self.look_at)
        ui.aside.setChecked(folder.puts_aside)
        dress(self)
        look.changed.connect(self._fit)
        self.show_again()

    def arrive(self) -> None:
        """To the front, the focus on the first line that waits."""
        self._folder.go_on()
        self.show_again()
        waiting = next((one.key for one in self._lines if not one.piece.state.is_done), "")
        self._choose(self._at or waiting)
        (self.ui.table if self._lines else self.ui.choose).setFocus()

    # --- showing ---

    def show_again(self) -> None:
        """Every part of every file, what waits first; the chosen line stays."""
        found = [_Line(path, one) for path, parts in self._folder.pieces.items() for one in parts]
        self._lines = tuple(sorted(found, key=lambda one: _ORDER.index(one.piece.state)))
        at = self._at
        self._model.show([self._words(one) for one in self._lines])
        self._choose(at)
        ui, folder = self.ui, self._folder.folder
        ui.folder.setText(
            say("window.scans.folder", folder=short_path(folder))
            if folder is not None
            else say("window.scans.no_folder")
        )
        ui.folder.setToolTip(str(folder) if folder is not None else "")
        filed = sum(one.piece.state.is_done for one in self._lines)
        waiting = self._folder.waiting
        ui.counts.setText(say("window.scans.counts", filed=filed, waiting=waiting) if self._lines else "")
        at_file, of = self._folder.progress
        is_reading = self._folder.is_reading
        ui.busy.setText(say("window.scans.reading", at=at_file, of=of) if is_reading else "")
        is_stopped = folder is not None and not self._folder.timer.isActive()
        ui.stop.setVisible(is_reading or is_stopped)
        ui.stop.setText(say("window.scans.go_on" if is_stopped else "window.stop"))
        ui.aside.setVisible(folder is not None)
        self._show_choice()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words break elsewhere."""
        super().resizeEvent(event)
        self._fit()

    # --- what a person did ---

    def look_at(self) -> None:
        """The chosen part in large."""
        if (one := self._line()) is not None and one.piece.pages:
            piece, scans = one.piece, self._office.scans
            FileView(self.window(), self._worker, one.path.name, lambda at, side: scans.show(piece, at, side))

    def file(self) -> None:
        """The chosen part under the record and as the type that were chosen; the next one that waits follows."""
        one = self._line()
        if one is None or self._target is None or self._type is None or one.piece.state is not State.WAITING:
            return
        self._folder.file_under(one.path, one.piece, self._target.uid, self._type.code, self._go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a line begins filing it, or shows it; Esc in a field goes back to the lines."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if watched is self.ui.table and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            one = self._line()
            if one is not None and one.piece.state is State.WAITING and key != Qt.Key.Key_Space:
                self.ui.to.setFocus()
                self.ui.to.selectAll()
            else:
                self.look_at()
            return True
        if watched in (self.ui.to, self.ui.kind) and key == Qt.Key.Key_Escape:
            self.ui.table.setFocus()
            return True
        return False

    def _offer_records(self, text: str) -> None:
        self._target = None
        found = self._office.scans.targets(text) if text.strip() else ()
        self._targets = {
            say("window.scans.target", name=one.name, title=one.title, number=one.number): one for one in found
        }
        self._offered_records.offer(list(self._targets))
        self._show_choice()

    def _take_record(self, words: str) -> None:
        """The record marked; with an empty line the one of the time before."""
        chosen = self._targets.get(words) or self._target
        self._offered_records.hide()
        if chosen is None:
            return
        self._target = chosen
        self.ui.to.setText(say("window.scans.target", name=chosen.name, title=chosen.title, number=chosen.number))
        self.ui.to.setCursorPosition(0)
        self.ui.kind.setFocus()
        self.ui.kind.selectAll()
        self._show_choice()

    def _offer_types(self, text: str) -> None:
        self._type = None
        self._offered_types.offer([_type_words(one) for one in self._office.scans.types() if _is_meant(one, text)])
        self._show_choice()

    def _take_type(self, words: str) -> None:
        chosen = next((one for one in self._office.scans.types() if _type_words(one) == words), self._type)
        self._offered_types.hide()
        if chosen is None:
            return
        self._type = chosen
        self.ui.kind.setText(_type_words(chosen))
        self._show_choice()
        self.file()

    def _go_on(self) -> None:
        """To the next line that waits."""
        later = next((one.key for one in self._lines if one.piece.state is State.WAITING), "")
        self._choose(later or self._at)
        self.ui.table.setFocus()

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say("window.scans.pick"))
        if chosen:
            self._folder.choose(Path(chosen))

    def _turn(self) -> None:
        if self._folder.is_reading:
            self._folder.stop()
        else:
            self._folder.go_on()
        self.show_again()

    def _open(self) -> None:
        if (one := self._line()) is not None and one.piece.uid:
            self.open_wanted.emit(one.piece.uid)

    def _put_aside(self) -> None:
        if (one := self._line()) is not None:
            self._folder.put_aside(one.path)

    # --- parts ---

    def _line(self) -> _Line | None:
        return next((one for one in self._lines if one.key == self._at), None)

    def _choose(self, key: str) -> None:
        row = next((at for at, one in enumerate(self._lines) if one.key == key), 0)
        self._at = self._lines[row].key if self._lines else ""
        if self._lines:
            self.ui.table.selectRow(row)
            self.ui.table.scrollTo(self._model.index(row, 0))
        self._show_choice()

    def _moved_to(self, row: int) -> None:
        if 0 <= row < len(self._lines):
            self._at = self._lines[row].key
            self._show_choice()

    def _show_choice(self) -> None:
        """What can be done about the chosen line, and why not."""
        ui, one = self.ui, self._line()
        nothing = say("window.scans.nothing") if self._folder.folder is not None else ""
        told = self._folder.problem or (nothing if one is None else _doing(one.piece))
        ui.told.setText(told)
        set_state(ui.told, role="wrong" if self._folder.problem else "note")
        ui.bar.setVisible(one is not None)
        if one is None:
            return
        is_waiting, is_done = one.piece.state is State.WAITING, one.piece.state.is_done
        for part in (ui.to_label, ui.to, ui.as_label, ui.kind, ui.file):
            part.setVisible(is_waiting)
        ui.look_at.setVisible(bool(one.piece.pages))
        ui.open.setVisible(is_done and bool(one.piece.uid))
        all_done = all(part.state.is_done for part in self._folder.pieces.get(one.path, ()))
        is_here = one.path.parent == self._folder.folder
        ui.put_aside.setVisible(is_done and all_done and is_here)
        ui.file.setEnabled(self._target is not None and self._type is not None)
        if is_waiting:
            has_type = "window.scans.kind" if self._type is None else "window.scans.ready"
            ui.hint.setText(say("window.scans.to" if self._target is None else has_type))
        else:
            ui.hint.setText("")

    def _words(self, one: _Line) -> tuple[Words, ...]:
        symbol, ink = _SIGNS[one.piece.state]
        doubts = [each for each in one.piece.told if each.severity is not Severity.HINT]
        if one.piece.state.is_done and doubts:
            symbol, ink = "warn", "warn"
        pages = "、".join(str(at + 1) for at in one.piece.pages)
        name = one.path.name if one.piece.is_whole else say("window.scans.part", name=one.path.name, pages=pages)
        short = [sentence(each).short for each in (doubts or one.piece.told[:1])]
        told = "".join(sentence(each).what for each in one.piece.told)
        return (
            Words(text=""),
            Words(text=name, is_bold=not one.piece.state.is_done),
            Words(text="、".join(dict.fromkeys(short)), ink=ink, symbol=symbol),
            Words(text=told),
        )

    def _picture_at(self, row: int) -> QIcon:
        one = self._lines[row]
        scans = self._office.scans
        if not one.piece.pages:
            return still(grounded(Thumb(symbol="unreadable")))

        def ask() -> Shown:
            return scans.show(one.piece, 0, SIDE)

        return still(grounded(self._pictures.get(one.key, ask)))

    def _fit(self) -> None:
        self.ui.table.setIconSize(QSize(look.px(WIDE), look.px(HIGH)))
        plain_table.fit(self.ui.table, self._model)
        QTimer.singleShot(0, self.ui.table, self.ui.table.resizeRowsToContents)


def _doing(piece: Piece) -> str:
    """What to do about a part, for the line under the table."""
    return "".join(sentence(each).do for each in piece.told)


def _type_words(one: Item) -> str:
    return f"{one.code} {one.short or one.label}"


def _is_meant(one: Item, text: str) -> bool:
    sought = text.strip().lower()
    return bool(sought) and (one.code.startswith(sought) or sought in one.label or sought in one.short)
