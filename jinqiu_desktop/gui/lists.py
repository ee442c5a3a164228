"""A list of records of one form: search, state chips, table, the summary of one record, ticking many (look.md 04)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QIcon, QKeyEvent, QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jinqiu_desktop.errors import sentence
from jinqiu_desktop.forms import Form
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.dress import dress, set_icon, set_state
from jinqiu_desktop.gui.export_page import Asked
from jinqiu_desktop.gui.generated.list_page import Ui_ListPage
from jinqiu_desktop.gui.side import materials_words, noted, refill
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import moment, say
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.today import Task
from jinqiu_desktop.store import Line

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
_WIDTHS = {
    "id_number": 170,
    "money": 96,
    "number": 92,
    "person_name": 112,
    "choice": 122,
    "year_month": 96,
    "date": 110,
}
"""Kind -> width of its column in units; any other kind shares the room that is left."""
_LEAST = 84
"""Units that a column without a width of its own still needs."""
_GIVE_WAY = ("choice", "number")
"""After the last change these leave a list that has no room; a row never wraps (look.md §4)."""
_MADE_HERE = ("report", "dispose")
"""Forms whose records the program makes out of others: there is no table of them to take in."""
_PAGE = 200


def sign_of(state: str) -> tuple[str, str]:
    """Symbol and ink of a state."""
    return _SIGNS.get(state, ("sealed", "accent"))


class ListModel(QAbstractTableModel):
    """Lines as the office lists them; more are fetched as the view asks for them."""

    ticked = Signal()

    def __init__(self, office: Office, form: Form) -> None:
        super().__init__()
        self._office, self.form = office, form
        names = dict.fromkeys([*form.summary, *(name for name, one in form.fields.items() if one.list)])
        self.fields = tuple(names)
        self.lines: list[Line] = []
        self.total = 0
        self.chosen: set[str] = set()
        self._search = ""
        self._states: tuple[str, ...] = ()
        self._today = date.min

    def ask(self, search: str, states: tuple[str, ...], today: date) -> None:
        """Another question to the list."""
        self._search, self._states, self._today = search, states, today
        self.beginResetModel()
        listing = self._office.archive.listing(self.form.id, search, states, limit=_PAGE)
        self.lines, self.total = list(listing.lines), listing.total
        self.endResetModel()

    def show_only(self, uids: tuple[str, ...], today: date) -> None:
        """These lines and no others."""
        self._today = today
        self.beginResetModel()
        self.lines = list(self._office.archive.lines(self.form.id, uids))
        self.total = len(self.lines)
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the list goes on."""
        return not parent.isValid() and len(self.lines) < self.total

    def fetchMore(self, parent: Index) -> None:
        """The next lines."""
        del parent
        more = self._office.archive.listing(
            self.form.id, self._search, self._states, limit=_PAGE, offset=len(self.lines)
        ).lines
        if not more:
            self.total = len(self.lines)
            return
        self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(more) - 1)
        self.lines += more
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One row a record."""
        return 0 if parent.isValid() else len(self.lines)

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
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
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
        self.chosen ^= {self.lines[row].uid}
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.ticked.emit()

    def choose_all(self) -> None:
        """Ticks every line there is, also those that were not fetched yet."""
        while self.canFetchMore(QModelIndex()):
            self.fetchMore(QModelIndex())
        self.chosen = {line.uid for line in self.lines}
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, self.columnCount() - 1))
        self.ticked.emit()

    def choose_none(self) -> None:
        """Takes every tick away."""
        self.chosen.clear()
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))
        self.ticked.emit()

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
            return icons.pixmap(symbol, look.colour(ink).name(), look.px(16), 2.0)
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
        if isinstance(model, ListModel) and model.lines[index.row()].uid in model.chosen:
            option.backgroundBrush = QBrush(look.colour("selected"))
            if look.tones.bare:
                option.palette.setColor(option.palette.ColorRole.Text, look.colour("on_selected"))
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground first: it reaches under the padding too."""
        model = index.model()
        if isinstance(model, ListModel) and model.lines[index.row()].uid in model.chosen:
            painter.fillRect(option.rect, look.colour("selected"))
        super().paint(painter, option, index)


class ListPage(QWidget):
    """The list of one form."""

    open_wanted = Signal(str)
    new_wanted = Signal(str)
    print_wanted = Signal(tuple)
    import_wanted = Signal(str)
    export_wanted = Signal(object)
    seal_wanted = Signal(tuple)
    posting_wanted = Signal(tuple)
    materials_wanted = Signal(str)
    transfer_wanted = Signal(tuple)
    portal_wanted = Signal(tuple)
    steps_wanted = Signal(tuple, str)
    pay_wanted = Signal(tuple)
    bank_wanted = Signal(tuple)
    roster_wanted = Signal(tuple)
    repeat_wanted = Signal(str)
    founding_wanted = Signal(str)
    carry_wanted = Signal()
    hits_wanted = Signal()

    def __init__(self, office: Office, form_id: str) -> None:
        super().__init__()
        self._office = office
        self.form = office.archive.form(form_id)
        self._state = ""
        self._task: Task | None = None
        self._chips: list[QPushButton] = []
        self.ui = ui = Ui_ListPage()
        ui.setupUi(self)
        self.model = ListModel(office, self.form)
        ui.title.setText(self.form.title)
        ui.search.setObjectName(f"search:{form_id}")
        ui.table.setObjectName(f"table:{form_id}")
        ui.new_one.setText(say("window.list.new", noun=self.form.noun))
        ui.bulk_transfer.setText(say("window.transfer.full"))
        ui.import_rows.setVisible(form_id not in _MADE_HERE)
        ui.carry_over.setVisible(form_id == "application")
        ui.hit_list.setVisible(form_id == "aided")
        self._start_table()
        self._connect()
        self._glass = ui.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._paint_glass()
        look.changed.connect(self._paint_glass)
        ui.search.installEventFilter(self)
        ui.table.installEventFilter(self)
        dress(self)
        self._show_bulk()

    def arrive(self, uid: str = "") -> None:
        """The page comes to the front: reads the list anew; the focus is in the search box."""
        self.ask()
        row = next((at for at, line in enumerate(self.model.lines) if line.uid == uid), 0)
        if self.model.lines:
            self.ui.table.selectRow(row)
        self.ui.search.setFocus()
        self.ui.search.selectAll()

    def show_task(self, task: Task) -> None:
        """Only what a line of 今天要做 is about; the focus is in the table, for there is nothing to look for."""
        self.ui.search.clear()
        self._state, self._task = "", task
        if not task.uids:  # too many to be told one by one: all that are in its state
            self._state, self._task = next(iter(task.states), ""), None
        self.model.choose_none()
        self.ask()
        (self.ui.table if self.model.lines else self.ui.search).setFocus()

    def forget_task(self) -> None:
        """The whole list again."""
        self._task = None

    def ask(self) -> None:
        """Lines, counts and summary for what stands in the search box."""
        self.ui.bar.hide()
        search = self.ui.search.text().strip()
        states = (self._state,) if self._state else ()
        if search:
            self._task = None
        if self._task is not None:
            self.model.show_only(self._task.uids, self._office.today())
        else:
            self.model.ask(search, states, self._office.today())
        self._show_chips(search)
        if self.model.lines:
            self.ui.table.selectRow(0)
        self._show_side()
        self._show_bulk()

    def tell(self, state: str, words: str) -> None:
        """What came of an act, under the list until another question is asked: "good" or "wrong"."""
        self.ui.bar_text.setText(words)
        set_state(self.ui.bar, state=state)
        set_icon(self.ui.bar_icon, "tick" if state == "good" else "wrong", state)
        self.ui.bar.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel at the right leaves first, then the hint moves into the search box."""
        super().resizeEvent(event)
        wide = look.units(self.window().width())
        self.ui.side.setVisible(wide >= 1280)
        hint = self.ui.search_hint.text()
        self.ui.search_hint.setVisible(wide >= 1280)
        self.ui.bulk_hint.setVisible(wide >= 1280)
        self.ui.bulk_icon.setVisible(wide >= 1140)
        self.ui.bulk_transfer.setText(say("window.transfer.full" if wide >= 1140 else "window.transfer.brief"))
        self._fit_chips()
        self.ui.search.setPlaceholderText("" if wide >= 1280 else hint)
        self._fit_columns()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """↓ goes from the box into the table; Space ticks, Enter opens, Esc empties."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if watched is self.ui.search:
            return self._search_key(key)
        row = self.ui.table.currentIndex().row()
        if key == Qt.Key.Key_Space and row >= 0:
            self.model.turn(row)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._open()
            return True
        if key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.model.choose_all()
            return True
        if key == Qt.Key.Key_Up and row == 0:
            self.ui.search.setFocus()
            return True
        if key == Qt.Key.Key_Escape:
            if self.model.chosen:
                self.model.choose_none()
            else:
                self.ui.search.setFocus()
            return True
        return False

    def _search_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Down and self.model.lines:
            self.ui.table.setFocus()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if len(self.model.lines) == 1:
                self._open()
            elif self.model.lines:
                self.ui.table.setFocus()
            return True
        if key == Qt.Key.Key_Escape and (self.ui.search.text() or self._task is not None):
            self._task = None
            self.ui.search.clear()
            self.ask()
            return True
        return False

    def _start_table(self) -> None:
        table = self.ui.table
        table.setModel(self.model)
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
        table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_side())
        self.model.modelReset.connect(self._fit_columns)
        table.doubleClicked.connect(lambda _index: self._open())

    def _fit_columns(self) -> None:
        table, head = self.ui.table, self.ui.table.horizontalHeader()
        table.verticalHeader().setDefaultSectionSize(look.px(33))
        head.setFixedHeight(look.px(32))
        last = self.model.columnCount() - 1
        kinds = {at: self.form.fields[name].kind.name for at, name in enumerate(self.model.fields, start=1)}
        fixed = {0: 44, last: 110, last - 1: 106}
        fixed |= {at: _WIDTHS.get(kind, 0) for at, kind in kinds.items()}
        room = look.units(table.viewport().width())
        shown = list(range(last + 1))
        for column in (last, *(at for at, kind in kinds.items() if kind in _GIVE_WAY)):
            if sum(fixed.get(one) or _LEAST for one in shown) > room and column in shown:
                shown.remove(column)
        for column in range(last + 1):
            table.setColumnHidden(column, column not in shown)
            wide = fixed.get(column, 0)
            mode = QHeaderView.ResizeMode.Fixed if wide else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
            if wide:
                table.setColumnWidth(column, look.px(wide))

    def _paint_glass(self) -> None:
        tones = look.tones
        self._glass.setIcon(icons.icon("search", tones.text_2, tones.disabled, look.px(16), 0))

    def _connect(self) -> None:
        ui = self.ui
        ui.search.textChanged.connect(lambda _text: self.ask())
        ui.new_one.clicked.connect(lambda: self.new_wanted.emit(self.form.id))
        ui.import_rows.clicked.connect(self._import)
        ui.export_rows.clicked.connect(self._export)
        ui.open_one.clicked.connect(self._open)
        ui.print_one.clicked.connect(self._print)
        ui.materials.clicked.connect(self._go_materials)
        ui.bulk_step.clicked.connect(self._step)
        ui.bulk_print.clicked.connect(lambda: self.print_wanted.emit(self._chosen()))
        ui.bulk_seal.clicked.connect(lambda: self.seal_wanted.emit(self._chosen()))
        ui.bulk_post.clicked.connect(lambda: self.posting_wanted.emit(self._chosen_records()))
        ui.bulk_portal.clicked.connect(lambda: self.portal_wanted.emit(self._chosen_records()))
        ui.bulk_transfer.clicked.connect(lambda: self.transfer_wanted.emit(self._chosen_records()))
        ui.bulk_pay.clicked.connect(lambda: self.pay_wanted.emit(self._chosen_records()))
        ui.bulk_bank.clicked.connect(lambda: self.bank_wanted.emit(self._chosen_records()))
        ui.bulk_roster.clicked.connect(lambda: self.roster_wanted.emit(self._chosen_records()))
        ui.transfer_one.clicked.connect(self._transfer)
        ui.repeat_one.clicked.connect(self._go_on)
        ui.found_one.clicked.connect(self._go_on)
        ui.carry_over.clicked.connect(self.carry_wanted)
        ui.hit_list.clicked.connect(self.hits_wanted)
        self.model.ticked.connect(self._show_bulk)
        keys = (
            ("F7", self._go_on),
            ("F10", self._step),
            ("F11", self._go_materials),
            ("F12", self._print),
            ("Ctrl+F", self._to_search),
            ("Ctrl+I", self._import),
            ("Ctrl+E", self._export),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _import(self) -> None:
        if not self.ui.import_rows.isHidden():
            self.import_wanted.emit(self.form.id)

    def _export(self) -> None:
        """What is ticked, else all that the list has found."""
        if chosen := self._chosen():
            self.export_wanted.emit(Asked(form_id=self.form.id, count=len(chosen), uids=chosen))
        elif self._task is not None:
            self.export_wanted.emit(Asked(form_id=self.form.id, count=len(self._task.uids), uids=self._task.uids))
        elif self.model.total:
            search = self.ui.search.text().strip()
            self.export_wanted.emit(
                Asked(form_id=self.form.id, count=self.model.total, search=search, state=self._state)
            )

    def _to_search(self) -> None:
        self.ui.search.setFocus()
        self.ui.search.selectAll()

    def _chosen(self) -> tuple[str, ...]:
        return tuple(line.uid for line in self.model.lines if line.uid in self.model.chosen)

    def _chosen_records(self) -> tuple[str, ...]:
        return tuple(line.uid for line in self.model.lines if line.uid in self.model.chosen and line.number)

    def _line(self) -> Line | None:
        row = self.ui.table.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def _open(self) -> None:
        line = self._line()
        if line is not None:
            self.open_wanted.emit(line.uid)

    def _print(self) -> None:
        line = self._line()
        chosen = self._chosen() or ((line.uid,) if line is not None else ())
        if chosen:
            self.print_wanted.emit(chosen)

    def _step(self) -> None:
        line = self._line()
        chosen = self._chosen() or ((line.uid,) if line is not None else ())
        if chosen:
            self.steps_wanted.emit(chosen, self._task.step if self._task is not None else "")

    def _transfer(self) -> None:
        line = self._line()
        if line is not None:
            self.transfer_wanted.emit((line.uid,))

    def _go_on(self) -> None:
        """重发 or 建档, whichever the record offers; by its key also where there is no room for the panel."""
        line = self._line()
        if line is not None and not self.ui.repeat_one.isHidden():
            self.repeat_wanted.emit(line.uid)
        elif line is not None and not self.ui.found_one.isHidden():
            self.founding_wanted.emit(line.uid)

    def _go_materials(self) -> None:
        line = self._line()
        if line is not None and line.number and self._office.materials.has_list(self.form.id):
            self.materials_wanted.emit(line.uid)

    def _show_materials(self, line: Line | None) -> None:
        """How far the materials of an application are; a draft says what comes first."""
        button, materials = self.ui.materials, self._office.materials
        has_list = line is not None and materials.has_list(self.form.id)
        button.setVisible(has_list)
        if line is None or not has_list:
            return
        stand = materials.of(line.uid) if line.number else None
        button.setText(materials_words(stand) if stand is not None else say("window.materials.first_submit"))
        button.setEnabled(stand is not None)
        button.setVisible(stand is None or stand.can_open)

    def _show_chips(self, search: str) -> None:
        counts = self._office.archive.counts(self.form.id, search)
        total = sum(counts.values())
        chips = [] if self._task is None else [self._task_chip(self._task)]
        chips += [self._chip("", say("window.list.all"), total)]
        chips += [self._chip(state, label, counts.get(state, 0)) for state, label in self.form.states.items()]
        refill(self.ui.chip_row, chips)
        self.ui.chip_row.addStretch(1)
        self._chips = chips
        self._fit_chips()

    def _fit_chips(self) -> None:
        """Where there is no room for all of them, states in which nothing was found leave first, then from the end."""
        room = self.width() - look.px(40)
        shown = list(self._chips)
        leave = [one for one in reversed(shown) if one.property("empty") == "true"] + shown[:2:-1]
        for one in shown:
            one.setVisible(True)
        while leave and sum(one.sizeHint().width() + look.px(6) for one in shown) > room:
            one = leave.pop(0)
            if one in shown and not one.isChecked():
                one.setVisible(False)
                shown.remove(one)

    def _chip(self, state: str, label: str, count: int) -> QPushButton:
        chip = QPushButton(f"{label} {count}")
        chip.setProperty("role", "chip")
        chip.setProperty("empty", "true" if count == 0 else "false")
        chip.setCheckable(True)
        chip.setChecked(state == self._state and self._task is None)
        chip.setObjectName(f"chip:{state or 'all'}")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self.pick(state))
        return chip

    def _task_chip(self, task: Task) -> QPushButton:
        words = sentence(task.told()).what.removesuffix("。").rpartition("：")[2]
        chip = self._chip("", say("window.list.task", words=words), len(task.uids))
        chip.setObjectName("chip:task")
        chip.setChecked(True)
        return chip

    def pick(self, state: str) -> None:
        """Only one state, or all of them."""
        self._state, self._task = state, None
        self.ask()

    def _show_side(self) -> None:
        ui, line = self.ui, self._line()
        for widget in (ui.badge, ui.l1, ui.l2, ui.next_title, ui.open_one, ui.print_one):
            widget.setVisible(line is not None)
        is_ours = line is not None and line.number != "" and not self._office.archive.record(line.uid).owner
        ui.transfer_one.setVisible(is_ours)
        stands = (self.form.id, line.state) if line is not None and is_ours else ("", "")
        ui.repeat_one.setVisible(stands == ("payment", "bounced"))
        ui.found_one.setVisible(stands == ("survey", "kept"))
        self._show_materials(line)
        if line is None:
            ui.who.setText(say("window.list.nothing"))
            ui.what.setText(say("window.list.nothing_note", noun=self.form.noun))
            ui.next_step.setText("")
            self._show_facts([])
            return
        name = self.model.words(line, self.form.summary[0]) if self.form.summary else ""
        state = DRAFT if line.is_draft and not line.number else line.state
        ui.who.setText(say("window.who", name=name or say("window.nameless"), noun=self.form.noun))
        ui.badge.setText(self.form.states.get(state, state))
        set_state(ui.badge, state={"wrong": "wrong", "good": "good"}.get(sign_of(state)[1], ""))
        ui.what.setText(line.number or say("window.list.no_number"))
        facts = [(self.form.fields[one].label, self.model.words(line, one)) for one in self.model.fields[1:]]
        rows = [noted("", "", label, words) for label, words in facts if words]
        self._show_facts(rows)
        ui.l2.setVisible(bool(rows))
        given = self._office.receiving.given_to(line.uid) if line.number else ""
        if given:
            ui.next_step.setText(say("window.transfer.given", office=given))
            return
        steps = [] if state == DRAFT else [step.label for step in self._office.archive.open_steps(line.uid)]
        ui.next_step.setText(
            say("window.list.go_on") if line.is_draft else ("、".join(steps) or say("window.list.no_step"))
        )

    def _show_facts(self, rows: list[QWidget]) -> None:
        refill(self.ui.facts, rows)

    def _show_bulk(self) -> None:
        count = len(self._chosen())
        self.ui.bulk.setVisible(count > 0)
        self.ui.bulk_post.setVisible(self.form.id == "household")
        self.ui.bulk_post.setEnabled(bool(self._chosen_records()))
        self.ui.bulk_seal.setEnabled(bool(self._chosen_records()))
        self.ui.bulk_portal.setVisible(self._office.portal.has_sets(self.form.id))
        self.ui.bulk_portal.setEnabled(bool(self._chosen_records()))
        self.ui.bulk_transfer.setEnabled(bool(self._chosen_records()))
        of_form = {self.ui.bulk_pay: "application", self.ui.bulk_bank: "payment", self.ui.bulk_roster: "payment"}
        for button, form_id in of_form.items():
            button.setVisible(self.form.id == form_id)
            button.setEnabled(bool(self._chosen_records()))
        self.ui.bulk_count.setText(say("window.list.chosen", count=count, noun=self.form.noun))
        self.ui.bulk_hint.setText(say("window.list.bulk_hint", total=self.model.total, noun=self.form.noun))
