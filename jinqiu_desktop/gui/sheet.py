"""A ruled sheet of 24 units, drawn from a form's declaration as the paper prints it (look.md §1.1).

The sheet lays cells in the order of the paper; when its room gets narrow it breaks a row earlier, it never changes the order. Which cells
there are and what they show is the filling's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from jinqiu_desktop.filling import CellView
from jinqiu_desktop.forms import Group, Place
from jinqiu_desktop.gui.cell import HEIGHT, Cell, Heading
from jinqiu_desktop.gui.dress import redress
from jinqiu_desktop.gui.editors import Suggest
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say

UNITS = 24
_SPINE = 28
"""Units of the words written downwards: four cells beside it keep room for the longest choice at 125 %."""
Line = tuple[tuple["Cell", int], ...]
ViewOf = Callable[[str], CellView]
SuggestFor = Callable[[CellView], Suggest | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """What stands over an official table: the paper's name left, the title, how much is filled right."""

    left: str
    title: str
    right: str


class Sheet(QWidget):
    """All groups of a page, or the card of one row."""

    built = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: dict[str, Cell] = {}
        self._groups: tuple[Group, ...] = ()
        self._blocks: list[tuple[Heading | None, list[Line]]] = []
        self._units = UNITS
        self._title: Title | None = None
        self._spine = ""
        self._folded: tuple[str, ...] = ()
        self._is_open = False
        self._unfold = QPushButton(say("window.unfold"), self)
        self._unfold.setProperty("role", "link")
        self._unfold.setProperty("symbol", "down")
        self._unfold.setProperty("ink", "accent")
        self._unfold.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._unfold.clicked.connect(self.unfold)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._relaid)

    def build(
        self, groups: tuple[Group, ...], path_of: Callable[[Place], str], view: ViewOf, suggest: SuggestFor
    ) -> None:
        """Makes the cells anew. A line of which nothing applies is folded now and stays so until it is opened."""
        self._clear()
        self._groups = groups
        for group in groups:
            heading = Heading(group.title, group.note, self) if group.title else None
            self._blocks.append((heading, [self._line(row, path_of, view, suggest) for row in group.rows]))
        self._is_open = False
        self._folded = tuple(
            path
            for group in groups
            if group.folds
            for path in self._idle_paths([path_of(place) for row in group.rows for place in row])
        )
        redress(self)
        self._relaid()
        self.built.emit()

    def _line(self, row: tuple[Place, ...], path_of: Callable[[Place], str], view: ViewOf, suggest: SuggestFor) -> Line:
        line: list[tuple[Cell, int]] = []
        for place in row:
            seen = view(path_of(place))
            cell = Cell(seen, suggest(seen), self)
            self.cells[cell.path] = cell
            line.append((cell, place.weight))
        return tuple(line)

    def set_units(self, units: int) -> None:
        """How many units a line takes: 24, or fewer where the window is narrow; the order stays."""
        if units != self._units:
            self._units = units
            self._relaid()

    def show_views(self, view: ViewOf) -> None:
        """Shows every cell anew; nothing moves."""
        for path, cell in self.cells.items():
            cell.show_view(view(path))

    def set_title(self, title: Title | None) -> None:
        """The line over the sheet."""
        if (title is None) != (self._title is None):
            self._title = title
            self._relaid()
        self._title = title
        self.update()

    def set_spine(self, words: str) -> None:
        """The words written downwards at the left, as on the member tables."""
        self._spine = words
        self._relaid()

    def unfold(self) -> None:
        """Shows what was folded because it does not apply."""
        self._is_open = True
        self._relaid()

    def reveal(self, path: str) -> None:
        """Opens the fold when this cell is inside."""
        if path in self._folded:
            self.unfold()

    def group_box(self, path: str) -> QRect:
        """Where the cell stands, with its line and its heading."""
        cell = self.cells[path]
        box = QRect(cell.geometry())
        for heading, lines in self._blocks:
            if heading is not None and any(one is cell for one, _ in lines[0]):
                box = box.united(heading.geometry())
        return box

    def sizeHint(self) -> QSize:
        """As high as all lines."""
        return QSize(look.px(600), self._layout(self.width(), is_trial=True))

    def minimumSizeHint(self) -> QSize:
        """Any width, the whole height."""
        return QSize(look.px(200), self._layout(self.width(), is_trial=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may break the lines elsewhere."""
        super().resizeEvent(event)
        height = self._layout(self.width(), is_trial=False)
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, spine, the fold's line and the sheet's edge."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("sheet"))
        if self._title is not None:
            self._paint_title(painter, self._title)
        if self._spine:
            self._paint_spine(painter)
        if self._folded and not self._is_open:
            self._paint_fold(painter)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _clear(self) -> None:
        headings = [heading for heading, _ in self._blocks if heading is not None]
        for old in (*self.cells.values(), *headings):
            old.hide()
            old.deleteLater()
        self.cells, self._blocks = {}, []

    def _idle_paths(self, paths: list[str]) -> list[str]:
        """These paths when none of them applies."""
        return paths if all(self.cells[path].view.state == "not_applicable" for path in paths) else []

    def _relaid(self) -> None:
        self.setFixedHeight(max(1, self._layout(self.width(), is_trial=False)))
        for cell in self.cells.values():
            cell.place()
        self.updateGeometry()
        self.update()

    def _layout(self, width: int, is_trial: bool) -> int:
        left = look.px(_SPINE) if self._spine else 1
        room = width - left - 1
        top = (look.px(33) if self._title else 0) + 1
        for heading, lines in self._blocks:
            hidden = not self._is_open and all(cell.path in self._folded for line in lines for cell, _ in line)
            if not is_trial:
                self._show_block(heading, lines, not hidden)
            if hidden:
                continue
            if heading is not None:
                high = look.px(25)
                if not is_trial:
                    heading.setGeometry(left, top, room, high)
                top += high
            for part in self._parts(lines):
                high = look.px(max((cell.units_high for cell, _ in part), default=HEIGHT))
                if not is_trial:
                    _lay(part, left, top, room, high)
                top += high
        if self._folded and not self._is_open:
            high = look.px(27)
            if not is_trial:
                wide = self._unfold.sizeHint().width()
                self._unfold.setGeometry(width - wide - look.px(10), top, wide, high)
            top += high
        if not is_trial:
            self._unfold.setVisible(bool(self._folded) and not self._is_open)
        return top + 1

    @staticmethod
    def _show_block(heading: Heading | None, lines: list[Line], is_shown: bool) -> None:
        if heading is not None:
            heading.setVisible(is_shown)
        for line in lines:
            for cell, _ in line:
                cell.setVisible(is_shown)

    def _parts(self, lines: list[Line]) -> Iterator[Line]:
        if self._units == UNITS:
            return iter(lines)
        return _flowing([one for line in lines for one in line], self._units)

    def _paint_title(self, painter: QPainter, title: Title) -> None:
        box = QRect(look.px(12), 0, self.width() - look.px(24), look.px(33))
        painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawLine(0, box.height(), self.width(), box.height())
        painter.setFont(look.font(9))
        painter.setPen(look.colour("text_2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title.left)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, title.right)
        official = look.font(13, bold=True, serif=True)
        words = QFontMetrics(official).horizontalAdvance(title.title)
        note = say("window.starred")
        noted = QFontMetrics(look.font(9)).horizontalAdvance(note)
        start = box.left() + (box.width() - words - noted) // 2
        painter.drawText(
            QRect(start + words + look.px(10), 0, noted + 4, box.height()), Qt.AlignmentFlag.AlignVCenter, note
        )
        painter.setFont(official)
        painter.setPen(look.colour("text"))
        painter.drawText(QRect(start, 0, words + 8, box.height()), Qt.AlignmentFlag.AlignVCenter, title.title)

    def _paint_spine(self, painter: QPainter) -> None:
        wide = look.px(_SPINE)
        painter.fillRect(QRect(0, 0, wide, self.height()), look.colour("band"))
        painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawLine(wide - 1, 0, wide - 1, self.height())
        font = look.font(10.5, bold=True, serif=True)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        letters = [one for one in self._spine if not one.isspace()]
        step = min(QFontMetrics(font).height() + look.px(2), (self.height() - look.px(8)) // max(1, len(letters)))
        top = (self.height() - step * len(letters)) // 2
        for at, letter in enumerate(letters):
            painter.drawText(QRect(0, top + at * step, wide, step), Qt.AlignmentFlag.AlignCenter, letter)

    def _paint_fold(self, painter: QPainter) -> None:
        left = look.px(_SPINE) if self._spine else 1
        box = QRect(left, self._unfold.y(), self.width() - left, self._unfold.height())
        painter.fillRect(box, look.colour("automatic_ground"))
        painter.setFont(look.font(9))
        painter.setPen(look.colour("text_2"))
        labels = [self.cells[path].view.label for path in self._folded]
        words = say("window.folded", labels="、".join(labels[:3]), count=len(labels))
        room = self._unfold.x() - box.left() - look.px(20)
        told = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box.adjusted(look.px(12), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, told)


def _lay(line: Line, left: int, top: int, room: int, high: int) -> None:
    total = sum(weight for _, weight in line)
    so_far = 0
    for cell, weight in line:
        start = left + room * so_far // total
        so_far += weight
        cell.setGeometry(start, top, left + room * so_far // total - start, high)


def _flowing(cells: list[tuple[Cell, int]], units: int) -> Iterator[Line]:
    """The cells in lines of at most so many units, order kept."""
    part: list[tuple[Cell, int]] = []
    for cell, weight in cells:
        if part and sum(one for _, one in part) + weight > units:
            yield tuple(part)
            part = []
        part.append((cell, weight))
    if part:
        yield tuple(part)
