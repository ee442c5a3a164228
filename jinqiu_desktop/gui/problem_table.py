"""A table of problems for pages that show many: where, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from jinqiu_desktop.errors import Problem
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.side import SIGNS
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, two_lengths

Index = QModelIndex | QPersistentModelIndex
_HEADS = ("window.problems.where", "window.problems.label", "window.problems.what", "window.problems.do")


class ProblemModel(QAbstractTableModel):
    """Problems, one a line."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: tuple[Problem, ...] = ()

    def show(self, problems: Sequence[Problem]) -> None:
        """Other problems."""
        self.beginResetModel()
        self.problems = tuple(problems)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One row a problem."""
        return 0 if parent.isValid() else len(self.problems)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Where, field, what, what to do."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        return say(_HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words; the symbol stands in the first column."""
        one = self.problems[index.row()]
        symbol, ink = SIGNS[one.severity]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icons.pixmap(symbol, look.colour(ink).name(), look.px(16), 2.0)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        what, do = two_lengths(one)
        return (one.where, one.fact("label"), what, do)[index.column()]


def start(table: QTableView, model: ProblemModel) -> None:
    """A table view for problems, without a horizontal bar."""
    table.setModel(model)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setSelectionBehavior(table.SelectionBehavior.SelectRows)
    table.setSelectionMode(table.SelectionMode.SingleSelection)
    table.setEditTriggers(table.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setTabKeyNavigation(False)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    for column, mode in enumerate((QHeaderView.ResizeMode.Interactive,) * 2 + (QHeaderView.ResizeMode.Stretch,) * 2):
        head.setSectionResizeMode(column, mode)
    fit(table)


def fit(table: QTableView) -> None:
    """Row heights and the narrow columns, after a change of zoom."""
    table.verticalHeader().setDefaultSectionSize(look.px(31))
    table.horizontalHeader().setFixedHeight(look.px(32))
    table.setColumnWidth(0, look.px(150))
    table.setColumnWidth(1, look.px(170))
