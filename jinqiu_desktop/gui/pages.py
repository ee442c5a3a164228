"""The two kinds of page in the filling frame: a ruled sheet, and rows as a grid with a card below (look.md §4, 05 and 08).

Rows that answer a checklist have it above them; the lines have the room until somebody goes to a cell of a row.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Place, Rows, row_path, split_path
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.checklist import Checklist
from jinqiu_desktop.gui.dress import dress, redress
from jinqiu_desktop.gui.editors import thousands
from jinqiu_desktop.gui.generated.rows_page import Ui_RowsPage
from jinqiu_desktop.gui.sheet import Sheet, SuggestFor, Title, ViewOf
from jinqiu_desktop.gui.side import refill
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.told_panel import Tell, ToldPanel
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.kinds import Attached
from jinqiu_desktop.office.materials import enclose

Index = QModelIndex | QPersistentModelIndex
_LEGEND = (
    ("empty", "text_2", "window.legend.empty"),
    ("tick", "good", "window.legend.filled"),
    ("carried", "carried", "window.legend.carried"),
    ("sum", "text_2", "window.legend.automatic"),
    ("warn", "warn", "window.legend.warning"),
    ("wrong", "wrong", "window.legend.wrong"),
)


class Legend(QWidget):
    """What the symbols mean, in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(5)
        for symbol, ink, code in _LEGEND:
            sign, words = QLabel(), QLabel(say(code))
            sign.setProperty("symbol", symbol)
            sign.setProperty("ink", ink)
            sign.setProperty("glyph", 14)
            words.setProperty("role", "note")
            row.addWidget(sign)
            row.addWidget(words)
            row.addSpacing(look.px(10))
        row.addStretch(1)
        redress(self)


class SheetPage(QScrollArea):
    """One sheet that scrolls alone; the legend leaves when there is no room for it."""

    def __init__(
        self, filling: Filling, page_id: str, view: ViewOf, suggest: SuggestFor, tell: Tell | None = None
    ) -> None:
        super().__init__()
        self.page_id = page_id
        self._filling, self._view = filling, view
        self.told = ToldPanel(tell) if tell is not None else None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(14, 10, 14, 4)
        self._column.setSpacing(0)
        self.sheet = Sheet(body)
        self._legend = Legend(body)
        self._column.addWidget(self.sheet)
        self._column.addWidget(self._legend)
        if self.told is not None:
            self._column.addWidget(self.told)
        self._column.addStretch(1)
        self.setWidget(body)
        self.sheet.build(filling.groups(page_id), lambda place: place.path, view, suggest)
        redress(self)

    def show_again(self) -> None:
        """Every cell and the count over them."""
        self.sheet.show_views(self._view)
        line = next(one for one in self._filling.pages() if one.id == self.page_id)
        form = self._filling.form
        self.sheet.set_title(
            Title(left=line.note, title=form.title, right=say("window.filled_of", filled=line.filled, cells=line.cells))
        )
        if self.told is not None:
            self.told.show_again()

    def reach(self, path: str) -> None:
        """Focus in the cell, its whole group row in sight."""
        self.sheet.reveal(path)
        cell = self.sheet.cells[path]
        cell.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensure_in_sight(self.sheet.group_box(path))

    def ensure_in_sight(self, box: QRect) -> None:
        """Scrolls as little as needed."""
        at = self.sheet.mapTo(self._body, QPoint(0, 0))
        top, bottom = box.top() + at.y(), box.bottom() + at.y()
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if bottom + look.px(8) > bar.value() + high:
            bar.setValue(bottom + look.px(8) - high)
        if top - look.px(4) < bar.value():
            bar.setValue(max(0, top - look.px(4)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The legend is the first to go."""
        super().resizeEvent(event)
        room = self.viewport().height() - self.sheet.minimumHeight() - look.px(18)
        self._legend.setVisible(look.units(self.width()) >= 760 and room >= self._legend.sizeHint().height())


class RowsModel(QAbstractTableModel):
    """The rows of a block for the overview: masked, one line each."""

    def __init__(self, filling: Filling, block: Rows, view: ViewOf) -> None:
        super().__init__()
        self._filling, self._block, self._view = filling, block, view
        fields = [name for name, one in block.fields.items() if one.list] or list(block.fields)[:6]
        self.fields = tuple(name for name in fields if block.fields[name].kind.name != "long_text")
        self.rids: tuple[str, ...] = ()

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


class RowsPage(QWidget):
    """All rows as a grid, the chosen one as the card the paper prints."""

    changed = Signal(str)
    path_wanted = Signal(str)

    def __init__(self, filling: Filling, page_id: str, view: ViewOf, suggest: SuggestFor) -> None:
        super().__init__()
        self.page_id = page_id
        self._filling, self._view, self._suggest = filling, view, suggest
        self._block = filling.form.rows[next(one.rows for one in filling.form.pages if one.id == page_id)]
        self._rid = ""
        self._is_read_only = False
        self.ui = Ui_RowsPage()
        self.ui.setupUi(self)
        self.checklist = self._make_checklist()
        self.sheet = Sheet()
        self.ui.card.addWidget(self.sheet)
        self.ui.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ui.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._legend = Legend()
        self.ui.card.addWidget(self._legend)
        self._model = RowsModel(filling, self._block, view)
        self._start_grid()
        self.ui.add_row.setText(say("window.add_row", noun=self._block.noun, label=self._block.label))
        self.ui.remove_row.setText(say("window.remove_row", noun=self._block.noun))
        self.ui.remove_row.setProperty("role", "remove")
        self.ui.remove_row.setProperty("ink", "wrong")
        self.ui.add_row.setObjectName(f"add:{self._block.id}")
        self.ui.remove_row.setObjectName(f"remove:{self._block.id}")
        self.ui.earlier.setText(say("window.earlier_row", noun=self._block.noun))
        self.ui.later.setText(say("window.later_row", noun=self._block.noun))
        self.ui.add_row.clicked.connect(self.add_row)
        self.ui.remove_row.clicked.connect(self.remove_row)
        self.ui.earlier.clicked.connect(lambda: self.turn(-1))
        self.ui.later.clicked.connect(lambda: self.turn(1))
        dress(self)
        rids = filling.row_ids(self._block.id)
        if rids:
            self.show_row(rids[0])
        self.show_again()

    @property
    def rows_id(self) -> str:
        """The block of rows on this page."""
        return self._block.id

    @property
    def rid(self) -> str:
        """The row in the card, or nothing when there is none."""
        return self._rid

    @property
    def takes_files(self) -> bool:
        """Whether a row here is a file with its name."""
        return "file" in self._block.fields and not self._is_read_only

    def lock(self) -> None:
        """Rows to look at: none can be added or removed."""
        self._is_read_only = True
        if self.checklist is not None:
            self.checklist.lock()
        self.show_again()

    def take_focus(self) -> None:
        """The focus in the checklist, all of it in sight; else on the way to a new row."""
        if self.checklist is not None:
            self._fold(False)
            self.checklist.take_focus()
        else:
            self.ui.add_row.setFocus(Qt.FocusReason.TabFocusReason)

    def types_at(self, place: QPoint) -> tuple[str, ...]:
        """What a file dropped at a point of this page is: of the line there, else of the chosen line; nothing without a checklist."""
        return self.checklist.types_at(self.checklist.mapFrom(self, place)) if self.checklist is not None else ()

    def enclose(self, kept: Attached, types: tuple[str, ...]) -> None:
        """A file of these types in the row it belongs to."""
        enclose(self._filling, self._block.id, kept, types)

    def _make_checklist(self) -> Checklist | None:
        if not self._block.wants:
            return None
        made = Checklist(self._filling, self._block.id)
        made.unfolded.connect(self.take_focus)
        made.rows_wanted.connect(lambda: self.path_wanted.emit(self._first(self._filling.row_ids(self._block.id)[0])))
        self.ui.layout_1.insertWidget(0, made, 1)
        return made

    def _fold(self, is_folded: bool) -> None:
        """The card of a row, or the lines of the checklist: there is no room for both."""
        if self.checklist is not None and self.checklist.is_folded != is_folded:
            self.checklist.fold(is_folded)
            self.ui.layout_1.setStretch(0, 0 if is_folded else 1)
            self.show_again()

    @property
    def _has_card(self) -> bool:
        return bool(self._rid) and (self.checklist is None or self.checklist.is_folded)

    def add_row(self) -> None:
        """F3: a new row, the focus in its first cell."""
        rid = self._filling.add_row(self._block.id)
        self.show_row(rid)
        self.changed.emit(self._first(rid))

    def remove_row(self) -> None:
        """F4: takes the row in the card away; it can be restored until the form is submitted."""
        rids = self._filling.row_ids(self._block.id)
        if self._rid not in rids or not self._has_card:
            return
        at = rids.index(self._rid)
        self._filling.remove_row(self._block.id, self._rid)
        left = self._filling.row_ids(self._block.id)
        self._rid = ""
        if left:
            self.show_row(left[min(at, len(left) - 1)])
        self.changed.emit("")

    def turn(self, by: int) -> None:
        """The row before or after."""
        rids = self._filling.row_ids(self._block.id)
        if self._rid in rids and 0 <= rids.index(self._rid) + by < len(rids):
            self.path_wanted.emit(self._first(rids[rids.index(self._rid) + by]))

    def show_row(self, rid: str) -> None:
        """The card of a row."""
        if rid == self._rid:
            return
        self._rid = rid
        block = self._block

        def path_of(place: Place) -> str:
            return row_path(block.id, rid, place.path)

        self.sheet.build(block.groups, path_of, self._view, self._suggest)
        self.show_again()
        self.ui.scroll.verticalScrollBar().setValue(0)

    def show_again(self) -> None:
        """Grid, card and removed rows from the filling."""
        self._model.again()
        rids = self._filling.row_ids(self._block.id)
        if self._rid not in rids:
            self._rid = ""
        if self.checklist is not None:
            self.checklist.show_again()
        has, is_open = bool(self._rid), self.checklist is None or self.checklist.is_folded
        self.ui.scroll.setVisible(is_open)
        for widget in (self.sheet, self.ui.row_title, self.ui.row_note):
            widget.setVisible(self._has_card)
        self._legend.setVisible(has and look.units(self.width()) >= 760)
        self.ui.add_row.setVisible(not self._is_read_only)
        self.ui.remove_row.setVisible(self._has_card and not self._is_read_only)
        self.ui.earlier.setVisible(self._has_card and rids.index(self._rid) > 0)
        self.ui.later.setVisible(self._has_card and rids.index(self._rid) < len(rids) - 1)
        self.ui.count.setText(say("window.row_count", count=len(rids), noun=self._block.noun))
        self.ui.count_note.setText(say("window.rows_empty") if not rids else "")
        if has:
            self.sheet.show_views(self._view)
            at = rids.index(self._rid)
            spine = self._block.title.replace("{n}", str(at + 1)).replace("{name}", "")
            self.sheet.set_spine(spine)
            self.ui.row_title.setText(self._filling.row_name(self._block.id, self._rid))
            self.ui.row_note.setText(say("window.row_of", at=at + 1, of=len(rids)))
            self.ui.grid.selectRow(at)
        self._fit_grid(len(rids))
        refill(self.ui.strips, [self._strip(rid) for rid in self._filling.gone_row_ids(self._block.id)])
        self.ui.gone.setVisible(is_open and bool(self._filling.gone_row_ids(self._block.id)))

    def reach(self, path: str) -> None:
        """Focus in the cell of a row."""
        self._fold(True)
        self.show_row(split_path(path).rid)
        self.sheet.reveal(path)
        if path not in self.sheet.cells:
            return
        self.sheet.cells[path].setFocus(Qt.FocusReason.OtherFocusReason)
        box = self.sheet.group_box(path)
        at = self.sheet.mapTo(self.ui.body, QPoint(0, 0)).y()
        self.ui.scroll.ensureVisible(0, box.bottom() + at, 0, look.px(10))
        self.ui.scroll.ensureVisible(0, max(0, box.top() + at), 0, look.px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The legend is the first to go; many rows scroll in the grid."""
        super().resizeEvent(event)
        self._legend.setVisible(bool(self._rid) and look.units(self.width()) >= 760)
        self._fit_grid(len(self._model.rids))

    def _first(self, rid: str) -> str:
        paths = self._filling.paths(self.page_id)
        return next((path for path in paths if split_path(path).rid == rid and self._filling.is_open(path)), "")

    def _start_grid(self) -> None:
        grid = self.ui.grid
        grid.setModel(self._model)
        grid.setObjectName(f"grid:{self._block.id}")
        grid.verticalHeader().hide()
        grid.setShowGrid(False)
        grid.setAlternatingRowColors(True)
        grid.setSelectionBehavior(grid.SelectionBehavior.SelectRows)
        grid.setSelectionMode(grid.SelectionMode.SingleSelection)
        grid.setEditTriggers(grid.EditTrigger.NoEditTriggers)
        grid.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid.horizontalHeader().setHighlightSections(False)
        grid.clicked.connect(lambda index: self.path_wanted.emit(self._first(self._model.rids[index.row()])))

    def _fit_grid(self, rows: int) -> None:
        grid, head = self.ui.grid, self.ui.grid.horizontalHeader()
        row = look.px(30)
        grid.verticalHeader().setDefaultSectionSize(row)
        head.setFixedHeight(look.px(30))
        high, wide = look.units(self.height()), look.units(self.width())
        most = max(1, min(rows, 5 if high > 560 else 3 if high > 440 else 2))
        grid.setFixedHeight(look.px(30) + row * most + 3)
        grid.setVisible(rows > 0 and (self.checklist is None or self.checklist.is_folded))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (0,):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            grid.setColumnWidth(column, look.px(48))
        for at, name in enumerate(self._model.fields, start=1):
            grid.setColumnHidden(at, wide < 720 and self._block.fields[name].kind.name == "date")
            if self._block.fields[name].kind.name == "id_number":
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
                grid.setColumnWidth(at, look.px(170))

    def _strip(self, rid: str) -> QWidget:
        strip = RemovedStrip(self._filling.row_name(self._block.id, rid))
        strip.setObjectName(f"gone:{self._block.id}[{rid}]")
        strip.restored.connect(lambda: self._restore(rid))
        return strip

    def _restore(self, rid: str) -> None:
        self._filling.restore_row(self._block.id, rid)
        self.show_row(rid)
        self.changed.emit(self._first(rid))


class RemovedStrip(QFrame):
    """A row that was taken away, with the way back."""

    restored = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(26, 0, 26, 0)
        row.setSpacing(8)
        sign, words, struck, after = (
            QLabel(),
            QLabel(say("window.removed")),
            QLabel(name),
            QLabel(say("window.removed_note")),
        )
        sign.setProperty("symbol", "trash")
        for label in (words, struck, after):
            label.setProperty("role", "quiet")
            label.setSizePolicy(label.sizePolicy().Policy.Maximum, label.sizePolicy().Policy.Preferred)
        line = QFont(struck.font())
        line.setStrikeOut(True)
        struck.setFont(line)
        back = QPushButton(say("window.restore"))
        back.setProperty("role", "link")
        back.setProperty("symbol", "undo")
        back.setProperty("ink", "accent")
        back.clicked.connect(self.restored)
        for widget in (sign, words, struck, after):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(back)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(look.px(300), look.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed edge: it is not there any more."""
        del event
        painter = QPainter(self)
        painter.setPen(QPen(look.colour("edge"), 1, Qt.PenStyle.DashLine))
        painter.drawRect(self.rect().adjusted(look.px(14), 0, -look.px(14) - 1, -1))


FormPage = SheetPage | RowsPage
