"""Receiving: which bundle, and what it would change (look.md 12). Nothing is written before 收下.

What came from whom, what came of an import and what goes back are parts of their own: came, slip_page, return_page.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QPushButton, QScrollArea, QTableView, QVBoxLayout, QWidget

from jinqiu_desktop.bundle import Change, Choice, ImportPlan, Planned
from jinqiu_desktop.errors import Failure, Progress, Refused, Stopped, line
from jinqiu_desktop.gui.came import CamePanel
from jinqiu_desktop.gui.compare import Comparison
from jinqiu_desktop.gui.dress import allow, dress, redress, set_icon, set_state
from jinqiu_desktop.gui.generated.receive_page import Ui_ReceivePage
from jinqiu_desktop.gui.last_folder import in_last_folder, last_folder, remember_folder
from jinqiu_desktop.gui.list_model import MASKED
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words, fit, start
from jinqiu_desktop.gui.plan_words import SIGNS, counted, fate, is_decided, is_taken, shown_as
from jinqiu_desktop.gui.printer import print_pdf
from jinqiu_desktop.gui.return_page import ReturnPage
from jinqiu_desktop.gui.side import refill
from jinqiu_desktop.gui.slip_page import SlipPage
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, short_path, size_words, spoken_code, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.exchange import SealedBundle
from jinqiu_desktop.office.receiving import Decisions, FromOffice, Received, Waiting
from jinqiu_desktop.office.versions import Difference

_BUNDLES = (
    Head(code="window.receive.office"),
    Head(code="window.receive.seq", wide=80),
    Head(code="window.receive.sealed", wide=110),
    Head(code="window.receive.size", wide=90, needs=560),
    Head(code="window.receive.state", wide=110),
    Head(code="window.receive.file", needs=820),
)
_ROWS = (
    Head(code="window.plan.kind", wide=110),
    Head(code="window.plan.who", wide=120),
    Head(code="window.plan.form", wide=120, needs=960),
    Head(code="window.plan.number", wide=150, needs=760),
    Head(code="window.plan.here", wide=90),
    Head(code="window.plan.incoming", wide=90),
    Head(code="window.plan.fate"),
)
_WIDE = 1000
"""Units of width under which the filter has no room for its symbols and for what is said beside it."""
_LOW = 500
"""Units of height of the window under which two versions side by side have no room with everything else."""
_FEWEST = 3
"""Bundles that are seen at once at least."""
_ORDER_WORDS = {
    "bundle.seen": "window.check.seen",
    "bundle.older": "window.check.older",
    "bundle.gap": "window.check.gap",
    "bundle.lineage": "window.check.lineage",
}
"""What is told of a bundle's place among those of its sender -> the words of the fourth check."""
_ORDER = (Change.CONFLICT, Change.QUARANTINED, Change.NEWER, Change.PROGRESS, Change.NEW, Change.SAME, Change.OLDER)


@dataclass(frozen=True, kw_only=True)
class _Looked:
    """A bundle that was opened and held against what is here."""

    path: Path
    plan: ImportPlan


class ReceivePage(QWidget):
    """Inbox, plan, slip: one after the other. `subject` says whose bundle is in front, for the head bar.

    `held`: Esc was pressed where choices would be lost by leaving; only 先不收 lets them go.
    """

    headed = Signal(str)
    failed = Signal(str)
    started = Signal(object)
    open_wanted = Signal(str)
    held = Signal()

    def __init__(self, office: Office, worker: Worker) -> None:
        super().__init__()
        self._office, self._worker = office, worker
        self._waiting: tuple[Waiting, ...] = ()
        self._folder: Path | None = None
        self._looked: _Looked | None = None
        self._kind: Change | None = None
        self._shown: tuple[Planned, ...] = ()
        self._choices: dict[str, Choice] = {}
        self._compared: Comparison | None = None
        self._remarks: Counter[str] = Counter()
        self._is_busy = False
        self._is_wide = True
        self.subject = ""
        self.ui = ui = Ui_ReceivePage()
        ui.setupUi(self)
        self.came = CamePanel(office)
        ui.inbox_parts.addWidget(self.came)
        ui.inbox_parts.setStretch(0, 3)
        ui.inbox_parts.setStretch(1, 2)
        self._scroll_inbox()
        self.slip, self.giving = SlipPage(office), ReturnPage(office, worker)
        for scene in (self.slip, self.giving):
            ui.scenes.addWidget(scene)
        self._bundles, self._rows = PlainModel(_BUNDLES), PlainModel(_ROWS)
        self._tables: dict[QTableView, PlainModel] = {ui.bundles: self._bundles, ui.rows: self._rows}
        for table, model in self._tables.items():
            start(table, model)
        self._connect()
        dress(self)
        self.go_inbox()

    # --- scenes ---

    def arrive(self) -> None:
        """To the front; a plan that was being looked at is still there."""
        if self.ui.scenes.currentWidget() is self.ui.plan:
            self.ui.rows.setFocus()
        elif self.ui.scenes.currentWidget() is self.giving:
            self.giving.again()
        else:
            self.go_inbox()

    def go_inbox(self) -> None:
        """Which bundle; what came from whom."""
        self._looked, self._compared = None, None
        self._choices = {}
        self.ui.scenes.setCurrentWidget(self.ui.inbox)
        self._head("")
        if self._folder is None or not self._folder.is_dir():
            self._folder = last_folder()
        self._show_inbox()
        self._focus_inbox()

    def look_around(self, folder: Path) -> None:
        """The bundles of a folder, by their covers."""
        self._folder = folder
        remember_folder(folder)
        self._show_inbox()
        if self._waiting:
            self.ui.bundles.setFocus()
        else:
            self._say("warn", say("window.receive.none_there"))

    def look_into(self, path: Path) -> None:
        """Opens a bundle and holds it against what is here. Nothing is written."""
        self._set_busy(True)
        self._say("quiet", say("window.receive.looking", name=path.name))

        def open_it(progress: Progress) -> _Looked:
            return _Looked(path=path, plan=self._office.receiving.plan(path, progress))

        self.started.emit(self._worker.run(open_it, self._is_looked, self._not_opened))

    def take_in(self) -> None:
        """Writes what was decided, all of it or nothing."""
        looked = self._looked
        if looked is None or not self.ui.take_in.isEnabled():
            return
        self._set_busy(True)
        decisions = Decisions(records=dict(self._choices), older=self.ui.older_wanted.isChecked())
        job = self._worker.run(
            lambda progress: self._office.receiving.receive(looked.path, decisions, progress),
            self._is_in,
            self._not_in,
        )
        self.started.emit(job)

    def go_return(self, sender: FromOffice) -> None:
        """What would go back to an office, to choose from."""
        self.ui.scenes.setCurrentWidget(self.giving)
        self._head("")
        self.giving.arrive(sender.card)

    def print_receipt(self, uuid: str) -> None:
        """The 收包单 of a bundle, to the printer."""
        self._worker.run(lambda _progress: self._office.receiving.receipt_sheet(uuid), self._send, self._not_printed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns leave whole; the note of a check leaves before its words."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter opens the bundle that is marked; in a plan it goes to what has to be chosen, then to 收下."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if watched is self.ui.bundles and self.ui.look.isEnabled():
            self._look()
            return True
        if watched is self.ui.rows and self._looked is not None:
            self._go_on()
            return True
        return False

    # --- inbox ---

    def _connect(self) -> None:
        ui = self.ui
        ui.pick_file.clicked.connect(self.ask_file)
        ui.pick_folder.clicked.connect(self._ask_folder)
        ui.look.clicked.connect(self._look)
        ui.bundles.doubleClicked.connect(lambda _index: self._look())
        for table in (ui.bundles, ui.rows):
            table.installEventFilter(self)
        ui.take_in.clicked.connect(self.take_in)
        ui.older_wanted.toggled.connect(lambda _on: self._show_foot())
        self.came.return_wanted.connect(self.go_return)
        self.came.receipt_wanted.connect(self.print_receipt)
        self.slip.receipt_wanted.connect(self.print_receipt)
        self.slip.left.connect(self.go_inbox)
        self.slip.open_wanted.connect(self.open_wanted)
        self.giving.left.connect(self.go_inbox)
        self.giving.open_wanted.connect(self.open_wanted)
        self.giving.started.connect(self.started)
        self.giving.returned.connect(self._is_returned)
        ui.all_theirs.clicked.connect(lambda: self._choose_all(incoming=True))
        ui.all_ours.clicked.connect(lambda: self._choose_all(incoming=False))
        ui.rows.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_compare())
        came, giving, slip = self.came.ui, self.giving.ui, self.slip.ui
        keys = (
            ("Esc", self._escape),
            ("F10", lambda: _press(ui.take_in, came.give_back, giving.seal)),
            ("F12", lambda: _press(came.print_receipt, slip.print_receipt)),
            ("Ctrl+O", self.ask_file),
            ("Ctrl+D", lambda: _press(ui.pick_folder, giving.none)),
            ("Ctrl+A", lambda: _press(giving.all)),
            ("Alt+Right", lambda: _press(ui.all_theirs)),
            ("Alt+Left", lambda: _press(ui.all_ours)),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _escape(self) -> None:
        """Back to the inbox, unless something was chosen: that is let go only by 先不收."""
        if self._choices and self.ui.scenes.currentWidget() is self.ui.plan:
            self.held.emit()
        else:
            self.go_inbox()

    def _focus_inbox(self) -> None:
        """What was not taken in yet; else what may go back to somebody; else the question for a bundle."""
        if any(one.office and not one.is_received for one in self._waiting):
            self.ui.bundles.setFocus()
        elif self.came.has_records:
            self.came.ui.senders.setFocus()
        else:
            (self.ui.bundles if self._waiting else self.ui.pick_file).setFocus()

    def _go_on(self) -> None:
        """The first record that nobody has decided about, at its first cell without a side; 收下 when there is none."""
        shown = [one for one in self._shown if not is_decided(one, self._choices.get(one.uid))]
        if not shown:
            self.ui.take_in.setFocus()
            return
        self.ui.rows.selectRow(self._shown.index(shown[0]))
        if self._compared is not None and self._compared.planned is shown[0]:
            self._compared.begin()

    def _show_inbox(self) -> None:
        self._waiting = self._office.receiving.waiting(self._folder) if self._folder is not None else ()
        self._bundles.show([self._bundle_line(one) for one in self._waiting])
        if self._waiting:
            fresh = next((at for at, one in enumerate(self._waiting) if not one.is_received and one.office), 0)
            self.ui.bundles.selectRow(fresh)
        self.came.arrive()
        there = short_path(self._folder, 40) if self._folder is not None else ""
        self._say("quiet", say("window.receive.folder" if self._waiting else "window.receive.start", folder=there))
        self._set_busy(False)

    @staticmethod
    def _bundle_line(one: Waiting) -> tuple[Words, ...]:
        known = Words(text=one.office, is_bold=True)
        here = one.created.astimezone()
        if not one.office:
            state = Words(text=say("window.receive.stranger"), ink="wrong", symbol="wrong")
        elif one.is_received:
            state = Words(text=say("window.receive.taken"), ink="good", symbol="tick")
        else:
            state = Words(text=say("window.receive.fresh"), ink="accent", symbol="clock")
        return (
            known if one.office else Words(text=say("window.receive.no_card"), ink="wrong"),
            Words(text=say("window.receive.seq_of", seq=one.seq)),
            Words(text=say("window.day", month=here.month, day=here.day)),
            Words(text=size_words(one.size)),
            state,
            Words(text=one.path.name, ink="text_2"),
        )

    def _look(self) -> None:
        row = self.ui.bundles.currentIndex().row()
        if 0 <= row < len(self._waiting):
            self.look_into(self._waiting[row].path)

    def _say(self, role: str, words: str) -> None:
        self.ui.inbox_told.setText(words)
        set_state(self.ui.inbox_told, role=role)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        busy = say("window.return.busy") if is_busy else ""
        allow(self.ui.look, busy or ("" if self._waiting else say("window.receive.start")))
        allow(self.ui.pick_file, busy)
        allow(self.ui.pick_folder, busy)
        self.came.set_busy(is_busy)
        allow(self.ui.take_in, busy or ("" if self._looked is not None else say("window.receive.start")))

    def _not_opened(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, Stopped):
            self._say("quiet", say("window.receive.start"))
        elif self.ui.scenes.currentWidget() is self.ui.inbox:
            self._say("wrong", told(error))
        else:
            self.failed.emit(told(error))

    # --- plan ---

    def _is_looked(self, looked: _Looked) -> None:
        self._looked, self._choices, self._kind = looked, {}, None
        self._remarks = Counter(one.uid for one in looked.plan.remarks)
        cover = looked.plan.manifest.cover
        day = cover.created.astimezone()
        office = looked.plan.manifest.sender.office
        self._head(say("window.plan.subject", office=office, day=f"{day:%Y-%m-%d}", seq=cover.seq))
        self.ui.scenes.setCurrentWidget(self.ui.plan)
        self.ui.older_wanted.setChecked(False)
        self._show_checks(looked)
        self._show_rows()
        self._set_busy(False)
        self._show_foot()
        self._fit()
        self.ui.rows.setFocus()

    def _show_checks(self, looked: _Looked) -> None:
        plan, ui = looked.plan, self.ui
        aside = plan.counts[Change.QUARANTINED.value]
        total = len(plan.records)
        self._check("signed", "tick", "good", say("window.check.signed"))
        self._check("whole", "tick", "good", say("window.check.whole", count=total - aside))
        if aside:
            self._check("readable", "warn", "warn", say("window.check.aside", count=aside))
        else:
            self._check("readable", "tick", "good", say("window.check.readable"))
        first = next(iter(plan.problems), None)
        code = _ORDER_WORDS.get(first.code, "window.check.not_seen") if first is not None else "window.check.not_seen"
        ui.fresh_what.setText(say(code))
        ui.fresh_note.setToolTip(line(first) if first is not None else "")
        sign = ("warn", "warn") if code in _ORDER_WORDS.values() else ("tick", "good")
        self._check("fresh", *sign, say("window.check.code", code=spoken_code(plan.manifest.file_sha256)))
        ui.older_bar.setVisible(plan.is_older)
        if first is not None and plan.is_older:
            told_of = next(one for one in plan.problems if one.code == "bundle.older")
            ui.older_text.setText(say("window.take.older_why", **dict(told_of.facts)))

    def _check(self, name: str, symbol: str, ink: str, note: str) -> None:
        signs = {
            "signed": (self.ui.signed_icon, self.ui.signed_note),
            "whole": (self.ui.whole_icon, self.ui.whole_note),
            "readable": (self.ui.readable_icon, self.ui.readable_note),
            "fresh": (self.ui.fresh_icon, self.ui.fresh_note),
        }
        sign, words = signs[name]
        set_icon(sign, symbol, ink)
        words.setText(note)

    def _show_rows(self) -> None:
        looked = self._looked
        if looked is None:
            return
        self._show_chips(looked.plan)
        self._fill_rows()
        if self._shown:
            self.ui.rows.selectRow(0)
        self._show_compare()

    def _show_chips(self, plan: ImportPlan) -> None:
        counts = Counter(shown_as(one) for one in plan.records)
        chips = [self._chip(None, say("window.list.all"), len(plan.records))]
        chips += [self._chip(kind, say(SIGNS[kind].code), counts[kind]) for kind in _ORDER]
        refill(self.ui.chips, chips)

    def _fill_rows(self) -> None:
        looked, row = self._looked, self.ui.rows.currentIndex().row()
        if looked is None:
            return
        first = [one for one in looked.plan.records if shown_as(one) in (Change.CONFLICT, Change.QUARANTINED)]
        rest = [one for one in looked.plan.records if one not in first]
        rest.sort(key=lambda one: _ORDER.index(shown_as(one)))
        self._shown = tuple(one for one in (*first, *rest) if self._kind in (None, shown_as(one)))
        self._rows.show([self._row(one) for one in self._shown])
        if 0 <= row < len(self._shown):
            self.ui.rows.selectRow(row)

    def _row(self, one: Planned) -> tuple[Words, ...]:
        kind = shown_as(one)
        sign, choice = SIGNS[kind], self._choices.get(one.uid)
        is_aside = one.change is Change.QUARANTINED
        word = say("window.plan.decided") if choice is not None else say(sign.code)
        return (
            Words(text=word, ink="good" if choice is not None else sign.ink, symbol=sign.symbol),
            Words(text=one.title or say("window.plan.nameless"), is_bold=True),
            Words(text=self._office.archive.form(one.form).title if one.title else ""),
            Words(text=one.number, ink="text_2"),
            Words(text=say("window.plan.no", no=one.local_no) if one.local_no else say("window.plan.none"), ink=""),
            Words(text=say("window.plan.damaged") if is_aside else say("window.plan.no", no=one.no)),
            Words(text=fate(one, choice, self._remarks[one.uid], self._office.receiving.progress(one))),
        )

    def _chip(self, kind: Change | None, label: str, count: int) -> QPushButton:
        chip = QPushButton(f"{label} {count}")
        chip.setObjectName(f"plan:{kind.value if kind else 'all'}")
        chip.setProperty("role", "chip")
        chip.setProperty("empty", "true" if count == 0 else "false")
        if kind is not None and self._is_wide:
            chip.setProperty("symbol", SIGNS[kind].symbol)
            chip.setProperty("glyph", 14)
        chip.setCheckable(True)
        chip.setChecked(kind is self._kind)
        chip.clicked.connect(lambda: self._pick(kind))
        return chip

    def _pick(self, kind: Change | None) -> None:
        self._kind = kind
        self._show_rows()

    # --- choosing ---

    def _current(self) -> Planned | None:
        row = self.ui.rows.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _show_compare(self) -> None:
        one, looked = self._current(), self._looked
        asks = one is not None and looked is not None and (one.asks or bool(one.disputed))
        self.ui.compare.setVisible(asks)
        self._fit_height()
        if one is None or looked is None or not asks:
            return
        if self._compared is not None and self._compared.planned is one:
            return
        self._compared = None
        refill(self.ui.compare_rows, [])
        name = one.title or say("window.plan.nameless")
        self.ui.compare_title.setText(say("window.compare.title", name=name, count=len(one.differs)))
        self.ui.compare_note.setText(say("window.compare.whole" if self._is_whole(one) else "window.compare.each"))
        if not one.local_no:
            self._is_compared(one, ())
            return
        self._worker.run(
            lambda progress: self._office.receiving.differences(looked.path, one.uid, progress),
            lambda cells: self._is_compared(one, tuple(self._masked(one, cell) for cell in cells)),
            self._not_in,
        )

    def _is_whole(self, one: Planned) -> bool:
        return one.owner != self._office.exchange.card().sender

    def _is_compared(self, one: Planned, cells: tuple[Difference, ...]) -> None:
        if self._current() is not one:
            return
        made = Comparison(one, cells, self._is_whole(one), self._office.today())
        made.chosen.connect(self._is_chosen)
        self._compared = made
        refill(self.ui.compare_rows, [made])
        self.ui.compare_rows.addStretch(1)
        if one.uid in self._choices:
            made.show_choice(self._choices[one.uid])
        redress(self.ui.compare)

    def _masked(self, one: Planned, cell: Difference) -> Difference:
        """Numbers of people masked, as in every list."""
        if cell.path.endswith("]"):
            return cell
        kind, today = self._office.archive.form(one.form).field(cell.path).kind, self._office.today()

        def mask(words: str) -> str:
            value = kind.parse(words, today).value if kind.name in MASKED else None
            return words if value is None else kind.masked(value)

        here, incoming = (replace(side, words=mask(side.words)) for side in (cell.here, cell.incoming))
        return replace(cell, here=here, incoming=incoming)

    def _choose_all(self, incoming: bool) -> None:
        if self._compared is not None:
            self._compared.choose_all(incoming)

    def _is_chosen(self) -> None:
        made = self._compared
        if made is None:
            return
        choice = made.choice()
        if choice is not None:
            self._choices[made.planned.uid] = choice
        row = self._shown.index(made.planned)
        lines = list(self._rows.lines)
        lines[row] = self._row(made.planned)
        self._rows.lines = tuple(lines)
        self._rows.dataChanged.emit(self._rows.index(row, 0), self._rows.index(row, len(_ROWS) - 1))
        self._show_foot()

    def _show_foot(self) -> None:
        looked = self._looked
        if looked is None:
            return
        open_ones = [one for one in looked.plan.records if not is_decided(one, self._choices.get(one.uid))]
        due = [one for one in looked.plan.records if is_taken(one, self._choices.get(one.uid))]
        remarks = len(looked.plan.remarks)
        houses = sum(one.form == "household" for one in due)
        what = counted(houses, len(due) - houses, remarks)
        names = "、".join(one.title or one.number for one in open_ones[:2])
        self.ui.take_in.setText(
            say("window.take.some", what=what, names=names) if open_ones and due else say("window.take.all", what=what)
        )
        waits = looked.plan.is_older and not self.ui.older_wanted.isChecked()
        missing = self._compared.missing() if self._compared is not None else ()
        if waits:
            self._foot("warn", "warn", say("window.take.tick_older"))
        elif open_ones and missing:
            self._foot("warn", "warn", say("window.take.missing", label=missing[0], name=open_ones[0].title))
        elif open_ones:
            self._foot("warn", "warn", say("window.take.open", count=len(open_ones)))
        elif looked.plan.problems:
            self._foot("warn", "warn", line(looked.plan.problems[0]))
        elif not due and not remarks:
            self._foot("info", "quiet", say("window.take.nothing"))
        else:
            self._foot("info", "quiet", say("window.take.ready"))
        is_off = self._is_busy or waits or not (due or remarks)
        allow(self.ui.take_in, self.ui.foot_text.text() if is_off else "")

    def _foot(self, symbol: str, role: str, words: str) -> None:
        self.ui.foot_text.setText(words)
        set_state(self.ui.foot_text, role=role)
        set_icon(self.ui.foot_icon, symbol, "warn" if role == "warn" else "accent")

    # --- afterwards ---

    def _is_in(self, made: Received) -> None:
        self._looked = None
        self._set_busy(False)
        self._head("")
        self.slip.show_import(made, self._choices, self._remarks)
        self.ui.scenes.setCurrentWidget(self.slip)
        self.slip.ui.done.setFocus()

    def _not_in(self, error: BaseException) -> None:
        self._set_busy(False)
        self._show_foot()
        if isinstance(error, Failure | Refused):
            self._foot("wrong", "warn", told(error))
        elif not isinstance(error, Stopped):
            raise error

    def _is_returned(self, made: SealedBundle) -> None:
        self.go_inbox()
        self.came.tell("good", say("window.receive.returned", name=made.path.name, office=made.receiver))

    def _send(self, pdf: bytes) -> None:
        if print_pdf(pdf, self, say("window.receive.receipt")):
            self._tell_printed("good", say("window.receive.printed"))

    def _not_printed(self, error: BaseException) -> None:
        self._tell_printed("wrong", told(error))

    def _tell_printed(self, role: str, words: str) -> None:
        is_slip = self.ui.scenes.currentWidget() is self.slip
        (self.slip if is_slip else self.came).tell(role, words)

    # --- questions ---

    def ask_file(self) -> None:
        """Which file; it is opened at once."""
        if self._is_busy or self.ui.scenes.currentWidget() not in (self.ui.inbox, self.ui.plan):
            return
        begin = in_last_folder()
        chosen, _ = QFileDialog.getOpenFileName(self, say("window.receive.pick"), begin, say("window.receive.files"))
        if chosen:
            remember_folder(Path(chosen).parent)
            self.look_into(Path(chosen))

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say("window.receive.pick_folder"), in_last_folder())
        if chosen:
            self.look_around(Path(chosen))

    def _head(self, words: str) -> None:
        self.subject = words
        self.headed.emit(words)

    def _fit(self) -> None:
        for table, model in self._tables.items():
            fit(table, model)
        wide = look.units(self.width())
        ui = self.ui
        for note in (ui.signed_note, ui.whole_note, ui.readable_note):
            note.setVisible(wide >= 1000)
        ui.nothing_note.setVisible(wide >= 860)
        ui.order_note.setVisible(wide >= _WIDE)
        if self._is_wide != (wide >= _WIDE):
            self._is_wide = not self._is_wide
            if self._looked is not None:
                self._show_chips(self._looked.plan)
        ui.bundles.setMinimumHeight(look.px(33 + _FEWEST * 31))
        for table in (self.came.ui.senders, self.came.ui.packs):
            table.setMinimumHeight(look.px(33 + 2 * 31))
        self._fit_height()

    def _scroll_inbox(self) -> None:
        """Where there is no room for some rows of each table, the two panels scroll as one."""
        body, scroll, around = QWidget(), QScrollArea(), QVBoxLayout()
        body.setLayout(self.ui.inbox_parts)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        self.ui.inbox.setLayout(around)

    def _fit_height(self) -> None:
        """In a low window the two versions need the room: the filter leaves for them, and the checks where a bar tells the same."""
        ui = self.ui
        is_cramped = look.units(self.window().height()) < _LOW and not ui.compare.isHidden()
        ui.filter.setHidden(is_cramped)
        ui.strip.setHidden(is_cramped and not ui.older_bar.isHidden())


def _press(*buttons: QPushButton) -> None:
    """The one of these that is in front; one that is off stays off."""
    for button in buttons:
        if button.isVisible():
            button.click()
            return
