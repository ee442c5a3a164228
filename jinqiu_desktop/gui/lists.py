"""A list of records of one form: one search box, chips, the table, the summary of one record, ticking many (look.md 04).

The table always shows what stands in the box: the first lines are asked at every key and are there before the next one. What must be counted,
which takes longer, is asked beside when the typing rests, and thrown away when another question has been asked meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QIcon, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.dress import dress, set_icon, set_state, shorten
from jinqiu_desktop.gui.export_page import Asked
from jinqiu_desktop.gui.generated.list_page import Ui_ListPage
from jinqiu_desktop.gui.list_chips import Chips
from jinqiu_desktop.gui.list_model import ListModel, RowPainter
from jinqiu_desktop.gui.list_side import SidePanel
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Asking, Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.today import Task
from jinqiu_desktop.store import Line, Question, Tally

_WIDTHS = {
    "id_number": 162,
    "money": 96,
    "number": 84,
    "person_name": 112,
    "choice": 122,
    "year_month": 96,
    "date": 110,
}
"""Kind -> width of its column in units; any other kind shares the room that is left."""
_LEAST = 84
"""Units that a column without a width of its own still needs."""
_BESIDE_HEAD, _BESIDE_HINT = 20, 44
"""Units beside the words over a column, and beside those in the search box."""
_GIVE_WAY = ("choice", "number")
"""After the last change these leave a list that has no room; a row never wraps (look.md §4)."""
_MADE_HERE = ("report", "dispose")
"""Forms whose records the program makes out of others: there is no table of them to take in."""
_BRIEF = {
    "bulk_step": "window.list.step_brief",
    "bulk_print": "window.list.print_brief",
    "bulk_seal": "window.list.seal_brief",
    "bulk_post": "window.list.post_brief",
    "bulk_pay": "window.list.pay_brief",
    "bulk_bank": "window.list.bank_brief",
    "bulk_roster": "window.list.roster_brief",
    "bulk_portal": "window.list.portal_brief",
    "bulk_transfer": "window.transfer.brief",
}
"""Button of the bar -> its words where there is no room for the whole ones."""
_FIRST = 60
"""Lines that are asked at every key: more than a screen shows."""
_RESTS_AFTER = 80
"""Milliseconds without a key after which typing rests. Typists take 100 to 300 between two keys; who is quicker is not kept from it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """Everything that a question finds, and how much of it is in each state and waits for something."""

    uids: tuple[str, ...]
    tally: Tally


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
    next_year_wanted = Signal(tuple, str)
    carry_wanted = Signal()
    hits_wanted = Signal()

    def __init__(self, office: Office, worker: Worker, form_id: str) -> None:
        super().__init__()
        self._office, self._worker = office, worker
        self.form = office.archive.form(form_id)
        self._question = Question()
        self._task: Task | None = None
        self._is_whole = self._is_told = True
        self._asking: Asking | None = None
        self.ui = ui = Ui_ListPage()
        ui.setupUi(self)
        self.model = ListModel(office, self.form, ui.table)
        self.side = SidePanel(office, worker, ui, self.model)
        self.chips = Chips(ui.chip_row, self.form, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS_AFTER)
        ui.title.setText(self.form.title)
        ui.search.setObjectName(f"search:{form_id}")
        ui.search.setAccessibleName(ui.search_hint.text())
        ui.table.setObjectName(f"table:{form_id}")
        ui.table.setAccessibleName(self.form.title)
        ui.new_one.setText(say("window.list.new", noun=self.form.noun))
        ui.bulk_transfer.setText(say("window.transfer.full"))
        ui.import_rows.setVisible(form_id not in _MADE_HERE)
        ui.carry_over.setVisible(form_id == "application")
        ui.hit_list.setVisible(form_id == "aided")
        self._nothing = QLabel(ui.table.viewport())
        self._start_table()
        self._connect()
        self._glass = ui.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._glass.setText(say("window.list.find"))
        for one in ui.search.findChildren(QToolButton):
            one.setAccessibleName(say("window.list.find"))
        self._paint_glass()
        look.changed.connect(self._paint_glass)
        ui.search.installEventFilter(self)
        ui.table.installEventFilter(self)
        dress(self)
        self._show_bulk()

    def arrive(self, uid: str = "") -> None:
        """The page comes to the front: reads the list anew; the focus is in the search box."""
        self.ask()
        self.settle()
        if uid in self.model.uids:
            self.ui.table.selectRow(self.model.uids.index(uid))
        self.side.settle()
        self.ui.search.setFocus()
        self.ui.search.selectAll()

    def show_task(self, task: Task) -> None:
        """Only what a line of 今天要做 is about; the focus is in the table, for there is nothing to look for."""
        self.ui.search.clear()
        self._question, self._task = Question(), task
        if not task.uids:  # too many to be told one by one: all that are in its state
            self._question, self._task = Question(states=task.states[:1]), None
        self.model.choose_none()
        self.ask()
        self.settle()
        (self.ui.table if self.model.uids else self.ui.search).setFocus()

    def forget_task(self) -> None:
        """The whole list again."""
        self._task = None

    def ask(self) -> None:
        """The lines for what stands in the search box, at once; how many there are is told when the typing rests."""
        self._drop()
        self._is_told = False
        self.ui.bar.hide()
        self._question = replace(self._question, search=self.ui.search.text().strip())
        if self._question.search:
            self._task = None
        if self._task is not None:
            self.model.show_only(self._task.uids, self._office.today())
            self._is_whole = True
        else:
            lines = self._office.archive.first(self.form.id, self._question, _FIRST)
            self.model.show_first(lines, self._office.today())
            self._is_whole = len(lines) < _FIRST
        self.chips.show(next(iter(self._question.states), ""), self._question.mark, self._task)
        if self.model.uids:
            self.ui.table.selectRow(0)
        else:
            self._show_side()
        self._show_nothing()
        self._show_bulk()
        self._rest.start()

    def settle(self) -> None:
        """The whole list now: for an act on all of it, or a way to its end."""
        if not self._is_told:
            self._drop()
            self._came(self._read(self._question, self._is_whole))

    def _drop(self) -> None:
        """What was asked before is of no use any more; its answer would belong to another question."""
        self._rest.stop()
        if self._asking is not None:
            self._asking.drop()
            self._asking = None

    def _ask_rest(self) -> None:
        self._drop()
        question, is_whole = self._question, self._is_whole
        self._asking = self._worker.ask(lambda: self._read(question, is_whole), self._came, self._not_read)

    def _read(self, question: Question, is_whole: bool) -> Whole:
        """Asked in the lane of questions too: it only reads."""
        archive = self._office.archive
        uids = () if is_whole else archive.order(self.form.id, question)
        return Whole(uids=uids, tally=archive.tally(self.form.id, question))

    def _came(self, whole: Whole) -> None:
        self._asking, self._is_told = None, True
        if not self._is_whole:
            self._is_whole = True
            self.model.show_rest(whole.uids)
            if self._line() is None and self.model.uids:
                self.ui.table.selectRow(0)
        self.chips.count(whole.tally)
        self._show_bulk()

    def _not_read(self, error: BaseException) -> None:
        self._asking = None
        self.tell("wrong", told(error))

    def tell(self, state: str, words: str) -> None:
        """What came of an act, under the list until another question is asked: "good" or "wrong"."""
        self.ui.bar_text.setText(words)
        set_state(self.ui.bar, state=state)
        set_icon(self.ui.bar_icon, "tick" if state == "good" else "wrong", state)
        self.ui.bar.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for an answer here."""
        super().hideEvent(event)
        self._drop()
        self.side.pause()

    def showEvent(self, event: QShowEvent) -> None:
        """What was not told yet is asked again."""
        super().showEvent(event)
        if not self._is_told:
            self._rest.start()
        self.side.go_on()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel at the right leaves first, then the hint moves into the search box."""
        super().resizeEvent(event)
        wide = look.units(self.window().width())
        self.ui.side.setVisible(wide >= 1280)
        self.ui.search_hint.setVisible(wide >= 1280)
        self._show_bulk()
        self.chips.fit()
        self._fit_head()
        self._fit_hint()
        self._fit_columns()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """↓ goes from the box into the table; Space ticks, Enter opens, Esc empties."""
        if watched is self.ui.table and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._fit_columns()
        if watched is self.ui.search and event.type() == QEvent.Type.Resize:
            self._fit_hint()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if watched is self.ui.search:
            return self._search_key(key)
        row = self.ui.table.currentIndex().row()
        if key == Qt.Key.Key_Space and row >= 0:
            self.model.turn(row)
            return True
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_A):
            self.settle()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):  # Qt's own go along the row
            self.settle()
            self.ui.table.selectRow(0 if key == Qt.Key.Key_Home else len(self.model.uids) - 1)
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
        if key == Qt.Key.Key_Down and self.model.uids:
            self.ui.table.setFocus()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if len(self.model.uids) == 1:
                self._open()
            elif self.model.uids:
                self.ui.table.setFocus()
            return True
        if key == Qt.Key.Key_Escape and (self.ui.search.text() or self._task is not None):
            self._task = None
            self.ui.search.clear()
            self.ask()
            self.settle()
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
        within = QVBoxLayout(table.viewport())
        within.addWidget(self._nothing)
        within.addStretch(1)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._nothing.setProperty("role", "quiet")
        self._nothing.setContentsMargins(0, 36, 0, 0)
        table.doubleClicked.connect(lambda _index: self._open())

    def _fit_columns(self) -> None:
        table, head = self.ui.table, self.ui.table.horizontalHeader()
        table.verticalHeader().setDefaultSectionSize(look.px(33))
        head.setFixedHeight(look.px(32))
        last = self.model.columnCount() - 1
        kinds = {at: self.form.fields[name].kind.name for at, name in enumerate(self.model.fields, start=1)}
        fixed = {0: 44, last: 104, last - 1: 116}
        fixed |= {at: _WIDTHS.get(kind, 0) for at, kind in kinds.items()}
        needs = {at: max(fixed.get(at) or _LEAST, self._head_needs(at)) for at in range(last + 1)}
        room = look.units(table.viewport().width())
        shown = list(range(last + 1))
        others = [at for at, kind in kinds.items() if at > 1 and not fixed[at] and kind not in _GIVE_WAY]
        for column in (last, *(at for at, kind in kinds.items() if kind in _GIVE_WAY), *reversed(others)):
            if sum(needs[one] for one in shown) > room:
                shown.remove(column)
        for column in range(last + 1):
            table.setColumnHidden(column, column not in shown)
            is_fixed = bool(fixed.get(column)) and (column != shown[-1] or any(not fixed.get(one) for one in shown))
            mode = QHeaderView.ResizeMode.Fixed if is_fixed else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
            if is_fixed:
                table.setColumnWidth(column, look.px(needs[column]))

    def _head_needs(self, column: int) -> float:
        """Units that the words over a column take: they are never cut."""
        words = str(self.model.headerData(column, Qt.Orientation.Horizontal) or "")
        return look.units(QFontMetrics(look.font(10.5, bold=True)).horizontalAdvance(words)) + _BESIDE_HEAD

    def _fit_head(self) -> None:
        """In a very narrow window the title leaves, which the navigation tells too, and the long words of the button."""
        is_narrow = look.units(self.window().width()) < 820
        self.ui.title.setVisible(not is_narrow)
        shorten(self.ui.new_one, say("window.list.new_brief") if is_narrow else "")

    def _fit_hint(self) -> None:
        """As many words in the empty box as it has room for; the tooltip has all."""
        search, hint = self.ui.search, self.ui.search_hint
        search.setToolTip(hint.text())
        told = [hint.text(), say("window.list.search_short"), say("window.list.search_brief")]
        room = search.width() - look.px(_BESIDE_HINT)
        fitting = [one for one in told if search.fontMetrics().horizontalAdvance(one) <= room]
        search.setPlaceholderText("" if not hint.isHidden() else next(iter(fitting), ""))

    def _paint_glass(self) -> None:
        tones = look.tones
        self._glass.setIcon(icons.icon("search", tones.text_2, tones.disabled, look.px(16), 0))

    def _connect(self) -> None:
        ui = self.ui
        ui.search.textChanged.connect(lambda _text: self.ask())
        self._rest.timeout.connect(self._ask_rest)
        self.chips.picked.connect(self._narrow)
        self.model.outdated.connect(self._again)
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
        ui.next_year_one.clicked.connect(self._go_on)
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
            return
        self.settle()
        uids, asked = self.model.uids, self._question
        if self._task is not None or asked.mark:
            self.export_wanted.emit(Asked(form_id=self.form.id, count=len(uids), uids=uids))
        elif uids:
            state = next(iter(asked.states), "")
            self.export_wanted.emit(Asked(form_id=self.form.id, count=len(uids), search=asked.search, state=state))

    def _to_search(self) -> None:
        self.ui.search.setFocus()
        self.ui.search.selectAll()

    def _chosen(self) -> tuple[str, ...]:
        """Everything that is ticked, also what is not seen now: drafts first, then records as the list has them."""
        chosen = self.model.chosen
        if not chosen:
            return ()
        saved = self._chosen_records()
        drafts = chosen - set(saved)
        here = [uid for uid in self.model.uids if uid in drafts] if drafts else []
        left = [line.uid for line in self._office.archive.lines(self.form.id, [*here, *sorted(drafts - set(here))])]
        return (*left, *saved)

    def _chosen_records(self) -> tuple[str, ...]:
        return self._office.archive.saved_among(self.form.id, list(self.model.chosen))

    def _line(self) -> Line | None:
        return self.model.line_at(self.ui.table.currentIndex().row())

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
        """重发, 建档 or 沿用去年, whichever the record offers; by its key also where there is no room for the panel."""
        self.side.settle()
        line = self._line()
        if line is not None and not self.ui.repeat_one.isHidden():
            self.repeat_wanted.emit(line.uid)
        elif line is not None and not self.ui.found_one.isHidden():
            self.founding_wanted.emit(line.uid)
        elif line is not None and line.number and self.form.id in self._office.next_year.forms:
            self.next_year_wanted.emit(self._chosen_records() or (line.uid,), self.form.id)

    def _go_materials(self) -> None:
        line = self._line()
        if line is not None and line.number and self._office.materials.has_list(self.form.id):
            self.materials_wanted.emit(line.uid)

    def pick(self, state: str) -> None:
        """Only one state, or all of them."""
        self._narrow(state, "")

    def _narrow(self, state: str, mark: str) -> None:
        self._question, self._task = Question(states=(state,) if state else (), mark=mark), None
        self.ask()
        self.settle()

    def _again(self) -> None:
        """A record went while its list was shown."""
        row = self.ui.table.currentIndex().row()
        self.ask()
        self.settle()
        self.ui.table.selectRow(max(0, min(row, len(self.model.uids) - 1)))

    def _show_side(self) -> None:
        self.side.show(self._line())

    def _show_nothing(self) -> None:
        """Nothing found: what was looked for and where, and how to look wider."""
        self._nothing.setVisible(not self.model.uids)
        asked, noun = self._question, self.form.noun
        narrowed = [self.chips.words(one) for one in (*asked.states, asked.mark) if one]
        where = "、".join(narrowed) or say("window.list.all")
        if asked.search:
            words = [say("window.list.sought", search=asked.search, where=where), say("window.list.widen")]
        elif narrowed:
            words = [say("window.list.none_here", where=where)]
        else:
            words = [say("window.list.none_yet", noun=noun)]
        if narrowed:
            words.append(say("window.list.widen_chip", where=where))
        self._nothing.setText("\n".join(words))

    def _show_bulk(self) -> None:
        ui, form_id, count = self.ui, self.form.id, len(self.model.chosen)
        ui.bulk.setVisible(count > 0)
        if not count:
            return
        has_records = self.model.has_chosen_records()
        of_form = {
            ui.bulk_post: "household",
            ui.bulk_pay: "application",
            ui.bulk_bank: "payment",
            ui.bulk_roster: "payment",
        }
        for button, only in of_form.items():
            button.setVisible(form_id == only)
        ui.bulk_portal.setVisible(self._office.portal.has_sets(form_id))
        for button in (*of_form, ui.bulk_seal, ui.bulk_portal, ui.bulk_transfer):
            button.setEnabled(has_records)
            button.setToolTip("" if has_records else say("window.list.only_drafts"))
        elsewhere = count - self.model.chosen_here() if self._is_whole else 0
        words = [say("window.list.chosen", count=count, noun=self.form.noun)]
        words += [say("window.list.elsewhere", count=elsewhere)] if elsewhere else []
        ui.bulk_count.setText("\n".join(words))
        code = "window.list.bulk_hint" if has_records else "window.list.only_drafts"
        ui.bulk_hint.setText(say(code, total=self.model.total, noun=self.form.noun))
        self._fit_bulk()

    def _fit_bulk(self) -> None:
        """The hint leaves first, then the long words of the buttons; a reason why some are off stays."""
        ui, buttons = self.ui, [self.findChild(QPushButton, name) for name in _BRIEF]
        shown = [one for one in buttons if one is not None and not one.isHidden()]
        for one in shown:
            full = str(one.property("full") or one.text())
            one.setProperty("full", full)
            one.setText(full)
        room = self.width() - look.px(60) - ui.bulk_count.sizeHint().width()
        needed = sum(one.sizeHint().width() + look.px(8) for one in shown)
        is_reason = not self.model.has_chosen_records()
        fits_hint = needed + ui.bulk_hint.sizeHint().width() <= room
        ui.bulk_icon.setVisible(needed <= room)
        ui.bulk_hint.setVisible(fits_hint or is_reason)
        if needed > room or (is_reason and not fits_hint):
            for one in shown:
                one.setText(say(_BRIEF[one.objectName()]))
