"""The two kinds of page in the filling frame: a ruled sheet, and rows as a grid with a card below (look.md §4, 05 and 08).

Rows that answer a checklist have it above them; the lines have the room until somebody goes to a cell of a row.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
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
from jinqiu_desktop.forms import Place, row_path, split_path
from jinqiu_desktop.gui.checklist import Checklist
from jinqiu_desktop.gui.dress import dress, redress
from jinqiu_desktop.gui.generated.rows_page import Ui_RowsPage
from jinqiu_desktop.gui.row_pictures import RowPictures
from jinqiu_desktop.gui.rows_model import RowsModel
from jinqiu_desktop.gui.sheet import Sheet, SuggestFor, Title, ViewOf
from jinqiu_desktop.gui.side import refill
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.thumbnails import HIGH, Thumbnails
from jinqiu_desktop.gui.told_panel import Tell, ToldPanel
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.kinds import Attached
from jinqiu_desktop.office.materials import enclose

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
        row.setContentsMargins(0, 3, 0, 2)
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
        self._at = ""
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
        self.bring(path)

    def bring(self, path: str) -> None:
        """The cell with its line and heading in sight; scrolls as little as needed."""
        self._at = path
        box = self.sheet.group_box(path)
        at = self.sheet.mapTo(self._body, QPoint(0, 0))
        top, bottom = box.top() + at.y(), box.bottom() + at.y()
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if bottom + look.px(8) > bar.value() + high:
            bar.setValue(bottom + look.px(8) - high)
        if top - look.px(4) < bar.value():
            bar.setValue(max(0, top - look.px(4)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The legend is the first to go; the cell with the focus stays in sight when a panel takes room."""
        super().resizeEvent(event)
        if self._at in self.sheet.cells:
            self.bring(self._at)
        room = self.viewport().height() - self.sheet.minimumHeight() - look.px(14)
        self._legend.setVisible(look.units(self.width()) >= 760 and room >= self._legend.sizeHint().height())


class RowsPage(QWidget):
    """All rows as a grid, the chosen one as the card the paper prints."""

    changed = Signal(str)
    path_wanted = Signal(str)
    look_wanted = Signal(object)
    """An `Attached` that is to be seen in large."""

    def __init__(self, filling: Filling, page_id: str, view: ViewOf, suggest: SuggestFor) -> None:
        super().__init__()
        self.page_id = page_id
        self._pictures: RowPictures | None = None
        self._filling, self._view, self._suggest = filling, view, suggest
        self._block = filling.form.rows[next(one.rows for one in filling.form.pages if one.id == page_id)]
        self._rid = ""
        self._at = ""
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
        self._model = RowsModel(filling, self._block, view, self)
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
    def has_files(self) -> bool:
        """Whether a row here is a file with its name."""
        return "file" in self._block.fields

    @property
    def takes_files(self) -> bool:
        """Whether one may be put here."""
        return self.has_files and not self._is_read_only

    @property
    def types_chosen(self) -> tuple[str, ...]:
        """What a file pasted here is: of the chosen line of the checklist, while that is open."""
        return self.checklist.types_chosen if self.checklist is not None and not self.checklist.is_folded else ()

    @property
    def bare_path(self) -> str:
        """The file cell of the row in the card, as long as it is empty; nothing else."""
        path = row_path(self._block.id, self._rid, "file") if self._has_card else ""
        return path if path and self._filling.value(path) is None else ""

    @property
    def file(self) -> Attached | None:
        """The file of the row in the card."""
        held = self._filling.value(row_path(self._block.id, self._rid, "file")) if self._has_card else None
        return held if isinstance(held, Attached) else None

    def show_pictures(self, pictures: Thumbnails) -> None:
        """Small pictures of the files: in the grid, over the card, in the checklist."""
        self._pictures = RowPictures(self, pictures, self._model, self.ui.grid)
        self.ui.layout_6.insertWidget(2, self._pictures.button)
        if self.checklist is not None:
            self.checklist.show_pictures(pictures)
            self.checklist.look_wanted.connect(self.look_wanted)
        self.show_again()

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
        self._fit_legend()
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
        if self._pictures is not None:
            self._pictures.show_file(self.file)
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
        self.bring(path)

    def bring(self, path: str) -> None:
        """The cell with its line and heading in sight."""
        self._at = path
        box = self.sheet.group_box(path)
        at = self.sheet.mapTo(self.ui.body, QPoint(0, 0)).y()
        self.ui.scroll.ensureVisible(0, box.bottom() + at, 0, look.px(10))
        self.ui.scroll.ensureVisible(0, max(0, box.top() + at), 0, look.px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The legend is the first to go; many rows scroll in the grid."""
        super().resizeEvent(event)
        self._fit_grid(len(self._model.rids))
        self._fit_legend()
        if self._at in self.sheet.cells:
            self.bring(self._at)

    def _fit_legend(self) -> None:
        """All of it, or none."""
        room = self.ui.scroll.viewport().height() - self.sheet.minimumHeight() - look.px(8)
        has_room = look.units(self.width()) >= 760 and room >= self._legend.sizeHint().height()
        self._legend.setVisible(self._has_card and has_room)

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
        row = look.px(HIGH + 4 if self._pictures is not None else 30)
        grid.verticalHeader().setDefaultSectionSize(row)
        head.setFixedHeight(look.px(30))
        high = look.units(self.height())
        most = max(1, min(rows, 5 if high > 560 else 3 if high > 440 else 2))
        grid.setFixedHeight(look.px(30) + row * most + 3)
        grid.setVisible(rows > 0 and (self.checklist is None or self.checklist.is_folded))
        self._fit_columns(grid.viewport().width())

    def _fit_columns(self, room: int) -> None:
        """Every column as wide as its words; what has no room leaves whole, from the right, but the person and the state stay."""
        grid, model = self.ui.grid, self._model
        widths = model.widths()
        stays = {0, len(widths) - 1, *(at for at, name in enumerate(model.fields, 1) if name == self._block.person), 1}
        leaving = [at for at in sorted(range(len(widths)), key=self._leaves_last) if at not in stays]
        hidden: set[int] = set()
        while leaving and sum(wide for at, wide in enumerate(widths) if at not in hidden) > room:
            hidden.add(leaving.pop(0))
        shown = [at for at in range(len(widths)) if at not in hidden]
        spare = max(0, room - sum(widths[at] for at in shown)) // max(1, len(shown) - 1)
        grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for at, wide in enumerate(widths):
            grid.setColumnHidden(at, at in hidden)
            grid.setColumnWidth(at, wide if at == 0 else wide + spare)
        grid.horizontalHeader().setStretchLastSection(True)

    def _leaves_last(self, column: int) -> tuple[bool, int]:
        """Dates leave first, then the others from the right."""
        fields = self._model.fields
        is_date = 0 < column <= len(fields) and self._block.fields[fields[column - 1]].kind.name == "date"
        return (not is_date, -column)

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
