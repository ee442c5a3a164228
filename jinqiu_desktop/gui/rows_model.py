"""The rows of a block as the overview shows them: masked, one line each, their state as symbol and word (look.md 08)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QIcon

from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Rows, row_path
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.editors import thousands
from jinqiu_desktop.gui.sheet import ViewOf
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.thumbnails import WIDE
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.kinds import Attached

Index = QModelIndex | QPersistentModelIndex
_MEASURED = 40
"""Rows of a grid whose words are measured: more are never in sight at once."""


class RowsModel(QAbstractTableModel):
    """The rows of a block for the overview: masked, one line each."""

    def __init__(self, filling: Filling, block: Rows, view: ViewOf, parent: QObject) -> None:
        super().__init__(parent)
        self._filling, self._block, self._view = filling, block, view
        fields = [name for name, one in block.fields.items() if one.list] or list(block.fields)[:6]
        self.fields = tuple(name for name in fields if block.fields[name].kind.name != "long_text")
        self.rids: tuple[str, ...] = ()
        self.picture_of: Callable[[Attached], QIcon] | None = None

    def again(self) -> None:
        """Reads the rows anew."""
        fresh = self._filling.row_ids(self._block.id)
        if fresh != self.rids:
            self.beginResetModel()
            self.rids = fresh
            self.endResetModel()
        elif self.rids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rids) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One line a row."""
        return 0 if parent.isValid() else len(self.rids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number, the listed fields, the state."""
        return 0 if parent.isValid() else len(self.fields) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The labels of the paper."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return ""
        if section > len(self.fields):
            return say("window.state")
        return self._block.fields[self.fields[section - 1]].label.partition("（")[0]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, and for the state its symbol and ink."""
        rid, column = self.rids[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        if (
            role == Qt.ItemDataRole.FontRole
            and 0 < column <= len(self.fields)
            and self.fields[column - 1] == self._block.person
        ):
            return look.font(10.5, bold=True)
        if column == len(self.fields) + 1:
            return self._state(rid, role)
        if role == Qt.ItemDataRole.DecorationRole and self.picture_of is not None:
            file = self.file_at(index)
            return self.picture_of(file) if file is not None else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if column == 0:
            return str(index.row() + 1)
        view = self._filling.cell(row_path(self._block.id, rid, self.fields[column - 1]))
        if view.state == "not_applicable":
            return ""
        if view.kind == "money":
            return thousands(view.shown)
        return view.masked if view.kind in ("id_number", "bank_card", "phone") else view.shown

    def file_at(self, index: Index) -> Attached | None:
        """The file a cell of the overview shows."""
        if not 0 < index.column() <= len(self.fields):
            return None
        held = self._filling.value(row_path(self._block.id, self.rids[index.row()], self.fields[index.column() - 1]))
        return held if isinstance(held, Attached) else None

    def widths(self) -> list[int]:
        """How many pixels each column needs for its head and its words."""
        plain, bold = QFontMetrics(look.font()), QFontMetrics(look.font(10.5, bold=True))
        wide: list[int] = []
        for column in range(self.columnCount()):
            told = [str(self.data(self.index(row, column))) for row in range(min(len(self.rids), _MEASURED))]
            head = bold.horizontalAdvance(str(self.headerData(column, Qt.Orientation.Horizontal)))
            is_name = 0 < column <= len(self.fields) and self.fields[column - 1] == self._block.person
            need = max(((bold if is_name else plain).horizontalAdvance(one) for one in told), default=0)
            is_file = self.picture_of is not None and 0 < column <= len(self.fields) and self._is_file(column)
            sign = look.px(24) if column == self.columnCount() - 1 else look.px(WIDE) if is_file else 0
            wide.append(max(head, need + sign) + look.px(28))
        return wide

    def _is_file(self, column: int) -> bool:
        return self._block.fields[self.fields[column - 1]].kind.name == "attachment"

    def _side(self, column: int) -> Qt.AlignmentFlag:
        middle = Qt.AlignmentFlag.AlignVCenter
        if 0 < column <= len(self.fields) and self._block.fields[self.fields[column - 1]].kind.name in (
            "money",
            "number",
        ):
            return middle | Qt.AlignmentFlag.AlignRight
        return middle | Qt.AlignmentFlag.AlignLeft

    def _state(self, rid: str, role: int) -> object:
        views = [self._view(row_path(self._block.id, rid, name)) for name in self._block.fields]
        wrong = sum(one.state == "wrong" for one in views)
        doubt = sum(one.state == "warning" for one in views)
        carried = sum(one.state == "carried" for one in views)
        open_ = any(one.state == "empty_required" for one in views)
        if wrong:
            told, symbol, ink = say("window.wrong_count", count=wrong), "wrong", "wrong"
        elif doubt:
            told, symbol, ink = say("window.warning_count", count=doubt), "warn", "warn"
        elif open_:
            told, symbol, ink = say("window.legend.empty"), "empty", "text_2"
        elif carried:
            told, symbol, ink = say("window.to_confirm"), "carried", "carried"
        else:
            told, symbol, ink = say("window.legend.filled"), "tick", "good"
        if role == Qt.ItemDataRole.DisplayRole:
            return told
        if role == Qt.ItemDataRole.ForegroundRole:
            return look.colour(ink)
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.pixmap(symbol, look.colour(ink).name(), look.px(16), 2.0)
        return None
