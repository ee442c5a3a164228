"""A table of words for pages that only show: bundles, offices, what an import would do. It holds no value and knows no record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.list_model import RowPainter
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """A column: the code of its words, its width in units (0: it takes what is left), and the width of the table it needs to stay."""

    code: str
    wide: int = 0
    needs: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """One cell: its words, the ink and symbol of a state, bold for a name."""

    text: str
    ink: str = ""
    symbol: str = ""
    is_bold: bool = False


class PlainModel(QAbstractTableModel):
    """Lines of words under fixed heads."""

    def __init__(self, heads: Sequence[Head]) -> None:
        super().__init__()
        self.heads = tuple(heads)
        self.lines: tuple[tuple[Words, ...], ...] = ()

    def show(self, lines: Sequence[tuple[Words, ...]]) -> None:
        """Other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One row a line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One column a head."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of the heads."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return say(self.heads[section].code) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, symbol, ink."""
        one = self.lines[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return one.text
        if role == Qt.ItemDataRole.DecorationRole and one.symbol:
            return icons.pixmap(one.symbol, look.colour(one.ink or "text_2").name(), look.px(16), 2.0)
        if role == Qt.ItemDataRole.ForegroundRole and one.ink:
            return look.colour(one.ink)
        if role == Qt.ItemDataRole.FontRole and one.is_bold:
            return look.font(10.5, bold=True)
        return None


class TickedModel(PlainModel):
    """Lines of words with a tick before each; the first column holds it."""

    ticked = Signal()

    def __init__(self, heads: Sequence[Head]) -> None:
        super().__init__(heads)
        self.chosen: set[int] = set()

    def choose(self, rows: set[int]) -> None:
        """These, and no others."""
        self.chosen = rows
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))
        self.ticked.emit()

    def turn(self, row: int) -> None:
        """Ticks a line, or takes the tick away."""
        self.choose(self.chosen ^ {row})

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Ticks, and the words of a plain table."""
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if index.row() in self.chosen else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A click on the tick."""
        del value
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.turn(index.row())
        return True


def start(table: QTableView, model: PlainModel) -> None:
    """A table view over a model, one row at a time, without a horizontal bar. The model goes when the view goes."""
    model.setParent(table)
    table.setModel(model)
    table.setItemDelegate(RowPainter(table))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setSelectionBehavior(table.SelectionBehavior.SelectRows)
    table.setSelectionMode(table.SelectionMode.SingleSelection)
    table.setEditTriggers(table.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setHighlightSections(False)
    table.installEventFilter(_Fitter(table, model))


class _Fitter(QObject):
    """Fits the columns whenever the table gets another width; it lives with its table."""

    def __init__(self, table: QTableView, model: PlainModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt asks for every event of the table."""
        del watched
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            fit(self._table, self._model)
        return False


def fit(table: QTableView, model: PlainModel) -> None:
    """Heights and widths for the room there is; a column that needs more than that leaves whole."""
    table.verticalHeader().setDefaultSectionSize(look.px(31))
    head = table.horizontalHeader()
    head.setFixedHeight(look.px(32))
    room = look.units(table.viewport().width())
    for column, one in enumerate(model.heads):
        table.setColumnHidden(column, one.needs > room)
        mode = QHeaderView.ResizeMode.Fixed if one.wide else QHeaderView.ResizeMode.Stretch
        head.setSectionResizeMode(column, mode)
        if one.wide:
            table.setColumnWidth(column, look.px(one.wide))
