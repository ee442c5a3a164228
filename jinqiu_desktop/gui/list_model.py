"""The lines of a list as the table shows them: which there are, what stands in each, and which are ticked.

A list is the uids of all that was found, in order; what stands in a line is read when somebody looks at it, some lines together. So a list of
100,000 opens, scrolls to its end and is ticked as a whole at once, and a line that changes meanwhile is never shown twice or passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jinqiu_desktop.forms import Form
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import moment, say
from jinqiu_desktop.office import Office
from jinqiu_desktop.store import Line, Question

Index = QModelIndex | QPersistentModelIndex
DRAFT = "draft"
_SIGNS = {
    DRAFT: ("pencil", "text_2"),
    "registered": ("empty", "text_2"),
    "submitted": ("clock", "accent"),
    "returned": ("returned", "wrong"),
    "archived": ("tick", "good"),
    "refused": ("unreadable", "wrong"),
}
"""State -> symbol, ink; any other state shows the sealed box: it has left the office."""
MASKED = frozenset({"id_number", "phone", "bank_card"})
_TOGETHER = 60
"""Lines that are read together: more than a screen shows."""
_IN_PASSING = 2000
"""Lines that are read together by who looks at all of them."""
_KEPT = 10_000
"""Lines that are kept; of more the program would grow with every list."""


def sign_of(state: str) -> tuple[str, str]:
    """Symbol and ink of a state."""
    return _SIGNS.get(state, ("sealed", "accent"))


@lru_cache(maxsize=64)
def _sign(symbol: str, colour: str, pixels: int) -> QPixmap:
    """Drawn once, not once a row each time the table is painted."""
    return icons.pixmap(symbol, colour, pixels, 2.0)


class Lines(Sequence[Line]):
    """The lines of a model, read as they are asked for; one whose record is gone raises IndexError, and is passed over in a loop."""

    def __init__(self, model: ListModel) -> None:
        self._model = model

    def __len__(self) -> int:
        return len(self._model.uids)

    def __getitem__(self, row: int) -> Line:  # type: ignore[override]  # nobody wants a slice
        line = self._model.line_at(row)
        if line is None:
            raise IndexError(row)
        return line

    def __iter__(self) -> Iterator[Line]:
        for begin in range(0, len(self), _IN_PASSING):
            yield from self._model.some(begin, begin + _IN_PASSING)


class ListModel(QAbstractTableModel):
    """Lines as the office lists them. Ticks stay when other lines are shown: they are of records, not of rows."""

    ticked = Signal()
    outdated = Signal()

    def __init__(self, office: Office, form: Form, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self.form = office, form
        names = dict.fromkeys([*form.summary, *(name for name, one in form.fields.items() if one.list)])
        self.fields = tuple(names)
        self.uids: tuple[str, ...] = ()
        self.lines = Lines(self)
        self.chosen: set[str] = set()
        self.drafts: set[str] = set()
        self._read: dict[str, Line] = {}
        self._today = date.min

    @property
    def total(self) -> int:
        """How many lines there are."""
        return len(self.uids)

    def ask(self, search: str, states: tuple[str, ...], today: date) -> None:
        """Everything that is found."""
        self._reset(self._office.archive.order(self.form.id, Question(search=search, states=states)), (), today)

    def show_only(self, uids: tuple[str, ...], today: date) -> None:
        """These lines and no others; of a few, those whose record is gone are left out at once."""
        is_few = len(uids) <= _IN_PASSING
        lines = self._office.archive.lines(self.form.id, uids) if is_few else ()
        self._reset(tuple(line.uid for line in lines) if is_few else uids, lines, today)

    def show_first(self, lines: tuple[Line, ...], today: date) -> None:
        """The first lines of a list; the rest comes by `show_rest`."""
        self._reset(tuple(line.uid for line in lines), lines, today)

    def show_rest(self, uids: tuple[str, ...]) -> None:
        """The whole list whose first lines are shown; where they are others by now, all of it anew."""
        shown = len(self.uids)
        if uids[:shown] != self.uids:
            self._reset(uids, (), self._today)
        elif len(uids) > shown:
            self.beginInsertRows(QModelIndex(), shown, len(uids) - 1)
            self.uids = uids
            self.endInsertRows()

    def _reset(self, uids: tuple[str, ...], lines: tuple[Line, ...], today: date) -> None:
        self.beginResetModel()
        self.uids, self._read, self._today = uids, {}, today
        self._keep(lines)
        self.endResetModel()

    def line_at(self, row: int) -> Line | None:
        """The line of a row, read with those about it; None where its record is gone."""
        if not 0 <= row < len(self.uids):
            return None
        uid = self.uids[row]
        if uid not in self._read:
            begin = row - row % _TOGETHER
            self.some(begin, begin + _TOGETHER)
            if uid not in self._read:
                QTimer.singleShot(0, self, self.outdated.emit)
        return self._read.get(uid)

    def some(self, begin: int, end: int) -> tuple[Line, ...]:
        """The lines of these rows, without those whose record is gone."""
        uids = self.uids[begin:end]
        if missing := [uid for uid in uids if uid not in self._read]:
            if len(self._read) > _KEPT:
                self._read.clear()
                missing = list(uids)
            self._keep(self._office.archive.lines(self.form.id, missing))
        return tuple(self._read[uid] for uid in uids if uid in self._read)

    def _keep(self, lines: tuple[Line, ...]) -> None:
        self._read |= {line.uid: line for line in lines}
        self.drafts |= {line.uid for line in lines if not line.number}
        self.drafts -= {line.uid for line in lines if line.number}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One row a record."""
        return 0 if parent.isValid() else len(self.uids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Tick, listed fields, how far, last change."""
        return 0 if parent.isValid() else len(self.fields) + 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The labels of the form."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return ""
        if section <= len(self.fields):
            return self.form.fields[self.fields[section - 1]].label
        return say("window.list.state" if section == len(self.fields) + 1 else "window.list.changed")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, symbols, ticks."""
        line, column = self.line_at(index.row()), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        if line is None:
            return None
        if column == 0:
            ticked = Qt.CheckState.Checked if line.uid in self.chosen else Qt.CheckState.Unchecked
            return ticked if role == Qt.ItemDataRole.CheckStateRole else None
        if role == Qt.ItemDataRole.FontRole and column == 1:
            return look.font(10.5, bold=True)
        if column == len(self.fields) + 1:
            return self._state(line, role)
        if role == Qt.ItemDataRole.ForegroundRole and column == len(self.fields) + 2:
            return look.colour("text_2")
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if column == len(self.fields) + 2:
            return moment(line.changed_at, self._today)
        return self.words(line, self.fields[column - 1])

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ticks or unticks."""
        del value
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.turn(index.row())
        return True

    def turn(self, row: int) -> None:
        """Ticks a line, or takes the tick away."""
        self.chosen ^= {self.uids[row]}
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.ticked.emit()

    def choose_all(self) -> None:
        """Ticks every line there is."""
        self.chosen |= set(self.uids)
        self._ticks_changed()

    def choose_none(self) -> None:
        """Takes every tick away, also of what is not shown now."""
        self.chosen.clear()
        self._ticks_changed()

    def _ticks_changed(self) -> None:
        if self.uids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.uids) - 1, self.columnCount() - 1))
        self.ticked.emit()

    def chosen_here(self) -> int:
        """How many of the ticked ones are among the lines."""
        return sum(uid in self.chosen for uid in self.uids)

    def has_chosen_records(self) -> bool:
        """Whether something is ticked that is more than a draft; a draft that was never looked at counts as more until it is asked for."""
        return any(uid not in self.drafts for uid in self.chosen)

    def words(self, line: Line, name: str) -> str:
        """A value as the list shows it: numbers of people masked."""
        value = line.values.get(name)
        if value is None:
            return ""
        kind = self.form.fields[name].kind
        return kind.masked(value) if kind.name in MASKED else kind.shown(value)

    def _state(self, line: Line, role: int) -> object:
        state = DRAFT if line.is_draft and not line.number else line.state
        symbol, ink = sign_of(state)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.form.states.get(state, state)
        if role == Qt.ItemDataRole.ForegroundRole:
            return look.colour(ink)
        if role == Qt.ItemDataRole.DecorationRole:
            return _sign(symbol, look.colour(ink).name(), look.px(16))
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        middle = Qt.AlignmentFlag.AlignVCenter
        if 0 < column <= len(self.fields) and self.form.fields[self.fields[column - 1]].kind.name in (
            "money",
            "number",
        ):
            return middle | Qt.AlignmentFlag.AlignRight
        return middle | Qt.AlignmentFlag.AlignLeft


class RowPainter(QStyledItemDelegate):
    """A ticked row has the selected ground; state colours survive being chosen, except in a contrast theme."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt asks what to draw."""
        super().initStyleOption(option, index)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        if ink is not None and not look.tones.bare:
            option.palette.setColor(option.palette.ColorRole.HighlightedText, ink)
        model = index.model()
        if isinstance(model, ListModel) and model.uids[index.row()] in model.chosen:
            option.backgroundBrush = QBrush(look.colour("selected"))
            if look.tones.bare:
                option.palette.setColor(option.palette.ColorRole.Text, look.colour("on_selected"))
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground first: it reaches under the padding too."""
        model = index.model()
        if isinstance(model, ListModel) and model.uids[index.row()] in model.chosen:
            painter.fillRect(option.rect, look.colour("selected"))
        super().paint(painter, option, index)
