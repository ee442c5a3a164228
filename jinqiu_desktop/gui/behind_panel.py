"""What stands behind one figure: the records it counts, masked as lists are, or of an added-up figure what each office reported.

It is given uids and texts, reads their lines page by page and asks for a record to be opened; counting is not done here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableView

from jinqiu_desktop.forms import Form
from jinqiu_desktop.gui import plain_table
from jinqiu_desktop.gui.generated.statistics_page import Ui_StatisticsPage
from jinqiu_desktop.gui.list_model import ListModel, RowPainter
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words
from jinqiu_desktop.gui.side import refill
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office import Office
from jinqiu_desktop.records import state_of
from jinqiu_desktop.store import Line

Index = QModelIndex | QPersistentModelIndex

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEADS = (
    Head(code="window.statistics.office"),
    Head(code="window.statistics.version", wide=84),
    Head(code="window.statistics.value", wide=110),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What heads the panel: which figure, how it stands, how it stood last year, and what is said below the list."""

    name: str
    value: str
    before: str
    hint: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What one office reported of a figure; one that is missing has no uid."""

    office: str
    uid: str = ""
    version: int = 0
    text: str = ""


class _Some(ListModel):
    """The lines of given records, read as far as they are looked at."""

    def __init__(self, office: Office, form: Form) -> None:
        super().__init__(office, form)
        self._cutoff = date.max
        self._stood: dict[str, str] = {}

    def show_these(self, uids: tuple[str, ...], today: date, cutoff: date) -> None:
        """These records, in this order; the states of the cut-off day, as they were counted."""
        self._cutoff, self._stood = cutoff, {}
        self.show_only(uids, today)

    def _keep(self, lines: tuple[Line, ...]) -> None:
        """With how they stood on the day."""
        super()._keep(lines)
        if self._cutoff < self._today:
            logs = ((one.uid, self._office.archive.steps(one.uid)) for one in lines)
            self._stood |= {uid: state_of(self.form, log, self._cutoff) for uid, log in logs}

    def _state(self, line: Line, role: int) -> object:
        """How it stood on the day, which is why it is counted; what became of it since stands behind."""
        then = self._stood.get(line.uid, line.state)
        words = super()._state(replace(line, state=then, is_draft=False), role)
        if role == Qt.ItemDataRole.DisplayRole and then != line.state:
            return say("window.statistics.stood", then=words, now=super()._state(line, role))
        return words


class BehindPanel(QObject):
    """The panel `side` of the statistics page."""

    open_wanted = Signal(str)
    left = Signal()

    def __init__(self, office: Office, ui: Ui_StatisticsPage) -> None:
        super().__init__(ui.side)
        self._office, self._ui = office, ui
        self._models: tuple[_Some, ...] = ()
        self._said: tuple[Said, ...] = ()
        self._reports = PlainModel(_HEADS)
        plain_table.start(ui.reports, self._reports)
        _start(ui.records)
        ui.records.viewport().installEventFilter(
            self
        )  # when the table itself is told of its new width, its viewport has the old one yet
        for table in (ui.records, ui.reports):
            table.installEventFilter(self)
            table.doubleClicked.connect(lambda _index: self._open())
        ui.side_close.clicked.connect(self.left)
        look.changed.connect(self._fit)
        ui.side.hide()

    @property
    def table(self) -> QTableView:
        """The list in front."""
        return self._ui.reports if self._said else self._ui.records

    @property
    def is_open(self) -> bool:
        """Whether a figure is open."""
        return not self._ui.side.isHidden()

    @property
    def has_lines(self) -> bool:
        """Whether anything is listed."""
        return bool(self._said) or any(one.lines for one in self._models)

    def show_records(self, told: Told, forms: Sequence[str], uids: tuple[str, ...], cutoff: date) -> None:
        """The records of these forms as they stood on a day; those of a second form stand behind a chip of their own."""
        self._said = ()
        models = []
        for form_id in forms:
            model = _Some(self._office, self._office.archive.form(form_id))
            model.show_these(uids, self._office.today(), cutoff)
            models.append(model)
        self._models = tuple(one for one in models if one.lines) or tuple(models[:1])
        self._show(told)
        self._ui.records.setVisible(self.has_lines)
        chips = [self._chip(one) for one in self._models] if len(self._models) > 1 else []
        refill(self._ui.chip_row, chips)
        self._ui.chips.setVisible(bool(chips))
        if self._models:
            self._front(self._models[0])

    def show_reports(self, told: Told, said: Sequence[Said]) -> None:
        """What each office reported, those that are missing last."""
        self._said, self._models = tuple(said), ()
        self._ui.chips.hide()
        self._show(told)
        self._reports.show([_line(one) for one in self._said])
        if self._said:
            self._ui.reports.selectRow(0)

    def close(self) -> None:
        """Out of sight."""
        self._ui.side.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens; another width lets other columns fit."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and watched is self._ui.records.viewport():
            self._fit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            self._open()
            return True
        return False

    def _show(self, told: Told) -> None:
        ui = self._ui
        ui.side_name.setText(told.name)
        ui.side_value.setText(told.value)
        ui.side_before.setText(told.before)
        ui.side_before.setVisible(bool(told.before))
        ui.side_hint.setText(told.hint)
        ui.records.hide()
        ui.reports.setVisible(bool(self._said))
        ui.side.show()

    def _chip(self, model: _Some) -> QPushButton:
        chip = QPushButton(model.form.title)
        chip.setProperty("role", "chip")
        chip.setObjectName(f"behind:{model.form.id}")
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        chip.setChecked(model is self._models[0])
        chip.clicked.connect(lambda: self._front(model))
        return chip

    def _front(self, model: _Some) -> None:
        table = self._ui.records
        table.setModel(model)
        self._fit()
        if model.lines:
            table.selectRow(0)

    def _open(self) -> None:
        row = self.table.currentIndex().row()
        if self._said and 0 <= row < len(self._said):
            uid = self._said[row].uid
        else:
            model = self._ui.records.model()
            uid = model.lines[row].uid if isinstance(model, _Some) and 0 <= row < len(model.lines) else ""
        if uid:
            self.open_wanted.emit(uid)

    def _fit(self) -> None:
        """The columns that fit, from left to right; sums and states stay, the last change leaves first."""
        table, model = self._ui.records, self._ui.records.model()
        table.verticalHeader().setDefaultSectionSize(look.px(31))
        head = table.horizontalHeader()
        head.setFixedHeight(look.px(32))
        if not isinstance(model, _Some):
            return
        count = model.columnCount()
        for column in range(count):
            table.setColumnHidden(column, column == 0)
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        wide = {at: max(table.sizeHintForColumn(at), head.sectionSizeHint(at)) + 2 for at in range(1, count)}
        kinds = {at: model.form.fields[name].kind.name for at, name in enumerate(model.fields, start=1)}
        leave = [count - 1]
        leave += [at for at in reversed(range(2, count - 2)) if kinds[at] != "money"] + [count - 2]
        while leave and sum(wide.values()) > table.viewport().width():
            gone = leave.pop(0)
            del wide[gone]
            table.setColumnHidden(gone, True)
        for column, needed in wide.items():
            table.setColumnWidth(column, needed)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)


def _start(table: QTableView) -> None:
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


def _line(one: Said) -> tuple[Words, ...]:
    if not one.uid:
        missing = Words(text=say("window.statistics.missing"), ink="warn", symbol="warn")
        return (Words(text=one.office, is_bold=True), missing, Words(text=""))
    version = Words(text=say("window.statistics.version_no", no=one.version), ink="text_2")
    value = Words(text=one.text) if one.text else Words(text=say("window.statistics.blank"), ink="disabled")
    return (Words(text=one.office, is_bold=True), version, value)
