"""Sealing: which records, for whom, into which file (look.md 11). A receiver is a known office, the card of a file, or somebody without the program.

What cannot go up yet stands greyed, with the reason, and leads to the cell that has to be mended; what that is, the office decides.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from jinqiu_desktop.errors import Failure, Progress, Stopped, sentence
from jinqiu_desktop.forms import Form
from jinqiu_desktop.gui.dress import allow, dress, set_icon, set_state
from jinqiu_desktop.gui.generated.seal_page import Ui_SealPage
from jinqiu_desktop.gui.last_folder import in_last_folder, remember_folder
from jinqiu_desktop.gui.list_model import Index, ListModel, RowPainter
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words, fit, start
from jinqiu_desktop.gui.sealed import SealedDialog
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, size_words, spoken_code, told
from jinqiu_desktop.gui.worker import Job, Worker
from jinqiu_desktop.gui.zipped import ZippedDialog
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office import LEVELS, Office
from jinqiu_desktop.office.due import Due, Unready
from jinqiu_desktop.office.exchange import SealedBundle, SealedZip
from jinqiu_desktop.store import Question

_THREE = 560
"""Units of width in which a third thing about a household has room."""
_TO = 280
"""Units that the choice of the receiver needs."""
_TWO = 410
"""Units of width in which a number has room beside the name."""
_LEFT_ROWS = 4
"""Rows of what is left out that are seen at once."""
_HEADS = (
    Head(code="window.seal.left_who", wide=92),
    Head(code="window.seal.left_what", wide=150, needs=520),
    Head(code="window.seal.left_why"),
)


class SealModel(ListModel):
    """Every household that was saved; one that cannot go up yet is grey and cannot be ticked."""

    def __init__(self, office: Office, form: Form) -> None:
        super().__init__(office, form)
        self._unready: frozenset[str] = frozenset()

    def grey(self, unready: frozenset[str]) -> None:
        """These cannot go up yet."""
        self._unready = unready
        self.chosen -= unready
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, self.columnCount() - 1))
        self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A grey line can be reached and opened, not ticked."""
        plain = super().flags(index)
        return plain & ~Qt.ItemFlag.ItemIsUserCheckable if self._is_grey(index) else plain

    def turn(self, row: int) -> None:
        """Ticks a line, or takes the tick away; a grey one stays as it is."""
        if self.lines[row].uid not in self._unready:
            super().turn(row)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As in the list; grey ones say so in the column of the state."""
        if not self._is_grey(index):
            return super().data(index, role)
        is_state = index.column() == len(self.fields) + 1
        if role == Qt.ItemDataRole.ForegroundRole:
            return look.colour("text_2")
        if role == Qt.ItemDataRole.CheckStateRole or (role == Qt.ItemDataRole.DecorationRole and is_state):
            return None
        if role == Qt.ItemDataRole.DisplayRole and is_state:
            return say("window.seal.not_yet")
        return super().data(index, role)

    def _is_grey(self, index: Index) -> bool:
        return self.lines[index.row()].uid in self._unready


class SealPage(QWidget):
    """One bundle in the making."""

    failed = Signal(str)
    started = Signal(object)
    mend_wanted = Signal(str, str)

    def __init__(self, office: Office, worker: Worker) -> None:
        super().__init__()
        self._office, self._worker = office, worker
        self._card: Card | None = None
        self._known: tuple[Card, ...] = ()
        self._is_busy = False
        self._judging: Job | None = None
        self._is_default = True
        self._unready: tuple[Unready, ...] = ()
        self._model = SealModel(office, office.archive.form("household"))
        self._left = PlainModel(_HEADS)
        self.ui = ui = Ui_SealPage()
        ui.setupUi(self)
        ui.do_seal.setObjectName("do_seal")
        ui.to_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ui.known.setSizeAdjustPolicy(ui.known.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._start_table()
        start(ui.left, self._left)
        self._show_left()
        ui.pick_card.clicked.connect(self._ask_card)
        ui.known.activated.connect(self._pick_known)
        ui.do_seal.clicked.connect(self._ask_file)
        ui.kind_zip.toggled.connect(lambda _on: self._show_kind())
        ui.table.doubleClicked.connect(lambda index: self._open(self._model.lines[index.row()].uid))
        ui.left.doubleClicked.connect(lambda index: self._mend(self._unready[index.row()]))
        for table in (ui.table, ui.left):
            table.installEventFilter(self)
        self._model.ticked.connect(self._show)
        for key, act in (("F10", ui.do_seal.click), ("Ctrl+O", self._card_by_key)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        dress(self)
        self._show_kind()

    def arrive(self, uids: tuple[str, ...] = ()) -> None:
        """Reads the list anew; the households of these are ticked, or everything that waits to go up."""
        states = tuple(state for state in self._office.archive.form("household").states if state != "draft")
        self._model.ask("", states, self._office.today())
        known = set(self._model.uids)
        self._is_default = not uids
        self._model.chosen = (
            self._in_state("submitted") if self._is_default else known & self._office.exchange.households(uids)
        )
        self._fit()
        self.show_cards()
        self._judge()
        is_ready = self.ui.kind_zip.isChecked() or self._card is not None
        (self.ui.table if is_ready else self.ui.known).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Something may have been mended meanwhile."""
        super().showEvent(event)
        if self._model.lines:
            self._judge()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens the line, at the very cell where there is something to mend."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        row = (self.ui.table if watched is self.ui.table else self.ui.left).currentIndex().row()
        if row >= 0 and watched is self.ui.table:
            self._open(self._model.lines[row].uid)
        elif row >= 0:
            self._mend(self._unready[row])
        return True

    def _in_state(self, state: str) -> set[str]:
        return set(self._office.archive.order("household", Question(states=(state,))))

    def _open(self, uid: str) -> None:
        held = next((one for one in self._unready if one.record.uid == uid), None)
        if held is not None:
            self._mend(held)
        else:
            self.mend_wanted.emit(uid, "")

    def _mend(self, one: Unready) -> None:
        self.mend_wanted.emit(one.mend_uid, one.mend_path)

    def _judge(self) -> None:
        """Asks the office what may go up."""
        if self._judging is None:
            exchange = self._office.exchange
            self._judging = self._worker.run(
                lambda progress: exchange.due(progress=progress), self._is_judged, self._not_judged
            )

    def _is_judged(self, due: Due) -> None:
        self._judging = None
        self._unready = due.unready
        if self._is_default:
            self._model.chosen |= (
                self._in_state("registered") & due.needed
            )  # not in the archive yet, but somebody applies
        self._model.grey(frozenset(one.record.uid for one in due.unready))
        self._show_left()

    def _not_judged(self, error: BaseException) -> None:
        self._judging = None
        if not isinstance(error, Stopped):
            self.failed.emit(told(error))

    def _show_left(self) -> None:
        self._left.show(
            [
                (
                    Words(text=one.subject, ink="text_2", is_bold=True),
                    Words(text=one.form, ink="text_2"),
                    Words(text=_why(one), ink="text_2"),
                )
                for one in self._unready
            ]
        )
        count = len(self._unready)
        self.ui.left_title.setText(say("window.seal.left", count=count))
        self.ui.left_title.setVisible(count > 0)
        self.ui.left.setVisible(count > 0)
        self.ui.left.setFixedHeight(look.px(34 + 31 * min(count, _LEFT_ROWS)))
        fit(self.ui.left, self._left)

    def _show_kind(self) -> None:
        is_zip = self.ui.kind_zip.isChecked()
        for widget in (self.ui.known, self.ui.card, self.ui.card_note, self.ui.pick_card):
            widget.setVisible(not is_zip)
        self.ui.zip_note.setVisible(is_zip)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A column leaves whole."""
        super().resizeEvent(event)
        self._fit()

    def choose_card(self, path: Path) -> None:
        """The receiver's card."""
        try:
            card = Card.load(path)
        except Failure as error:
            self.failed.emit(told(error))
            return
        self._take(card)

    def show_cards(self) -> None:
        """The known offices to choose from; the only one there is, or the only one above this office, stands there already."""
        self._known = self._office.exchange.trusted()
        self.ui.known.clear()
        self.ui.known.addItem(say("window.seal.choose"))
        self.ui.known.addItems([say("window.seal.card", office=card.office, level=card.level) for card in self._known])
        usual = self._above() if len(self._known) > 1 else self._known
        if self._card is None and len(usual) == 1:
            self._take(usual[0])
        elif self._card is not None:
            self._take(self._card)
        else:
            self._show()

    def _above(self) -> tuple[Card, ...]:
        """The known offices to which one like this reports."""
        own = LEVELS.index(self._office.profile.level)
        return tuple(card for card in self._known if card.level in LEVELS[own + 1 :])

    def _card_by_key(self) -> None:
        if self.ui.pick_card.isVisible():
            self.ui.pick_card.click()

    def _pick_known(self, at: int) -> None:
        if at > 0:
            self._take(self._known[at - 1])

    def _take(self, card: Card) -> None:
        self._card = card
        senders = [one.sender for one in self._known]
        self.ui.known.setCurrentIndex(senders.index(card.sender) + 1 if card.sender in senders else 0)
        self.ui.card.setText(say("window.seal.card", office=card.office, level=card.level))
        self.ui.card_note.setText(say("window.seal.fingerprint", fingerprint=card.fingerprint))
        self._show()

    def seal_to(self, out: Path) -> None:
        """Seals what is ticked into a new file."""
        uids = self._uids()
        if self._is_busy or not uids or (self._card is None and not self.ui.kind_zip.isChecked()):
            return
        self._is_busy = True
        self._show()
        exchange, card = self._office.exchange, None if self.ui.kind_zip.isChecked() else self._card

        def seal(progress: Progress) -> SealedBundle | SealedZip:
            due = exchange.due(uids, progress)
            left = tuple(one.told() for one in due.unready)
            if card is None:
                zipped = exchange.seal_zip(out, due.uids(), progress)
                return replace(zipped, problems=(*left, *zipped.problems))
            made = exchange.seal(card, out, due.uids(), progress)
            return replace(made, problems=(*left, *made.problems))

        self.started.emit(self._worker.run(seal, self._is_sealed, self._not_sealed))

    def _is_sealed(self, made: SealedBundle | SealedZip) -> None:
        self._is_busy = False
        self._show()
        counts = {"households": made.households, "records": made.records}
        file = {"name": made.path.name, "size": size_words(made.size)}
        if isinstance(made, SealedZip):
            self._bar("good", "tick", say("window.seal.zip_done", **counts, **file))
            ZippedDialog(made, self._office, self._worker, self.window()).open()
            return
        code = spoken_code(made.sha256)
        self._bar("good", "tick", say("window.seal.done", receiver=made.receiver, code=code, **counts, **file))
        SealedDialog(made, self.window()).open()

    def _not_sealed(self, error: BaseException) -> None:
        self._is_busy = False
        self._show()
        if isinstance(error, Stopped):
            self._bar("", "info", say("window.seal.stopped"))
        else:
            self._bar("wrong", "wrong", told(error))

    def _uids(self) -> list[str]:
        return [uid for uid in self._model.uids if uid in self._model.chosen]

    def _show(self) -> None:
        count = len(self._uids())
        self.ui.do_seal.setText(say("window.seal.seal", count=count))
        reason = ""
        if self._is_busy:
            reason = say("window.seal.busy")
        elif not count:
            reason = say("window.seal.nothing")
        elif self._card is None and not self.ui.kind_zip.isChecked():
            reason = say("window.seal.no_card")
        self.ui.reason.setText(reason)
        allow(self.ui.do_seal, reason)
        self._bar("", "info", say("window.seal.about", count=count))

    def _bar(self, state: str, symbol: str, words: str) -> None:
        self.ui.bar_text.setText(words)
        set_state(self.ui.bar, state=state)
        set_icon(self.ui.bar_icon, symbol, state or "accent")

    def _start_table(self) -> None:
        table = self.ui.table
        table.setModel(self._model)
        table.setItemDelegate(RowPainter(table))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setSelectionBehavior(table.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(table.EditTrigger.NoEditTriggers)

    def _fit(self) -> None:
        self.ui.to_scroll.setMinimumWidth(look.px(_TO))
        table, head = self.ui.table, self.ui.table.horizontalHeader()
        table.verticalHeader().setDefaultSectionSize(look.px(33))
        head.setFixedHeight(look.px(32))
        head.setHighlightSections(False)
        head.setSectionResizeMode(head.ResizeMode.Stretch)
        head.setSectionResizeMode(0, head.ResizeMode.Fixed)
        table.setColumnWidth(0, look.px(44))
        for column, name in enumerate(self._model.fields, start=1):
            if self._model.form.fields[name].kind.name == "id_number":
                head.setSectionResizeMode(column, head.ResizeMode.Fixed)
                table.setColumnWidth(column, look.px(170))
                table.setColumnHidden(column, look.units(table.viewport().width()) < _TWO)  # a name is never cut
        state = len(self._model.fields) + 1
        head.setSectionResizeMode(state, head.ResizeMode.Fixed)
        table.setColumnWidth(state, look.px(110))
        table.setColumnHidden(3, look.units(table.viewport().width()) < _THREE)
        for column in range(4, len(self._model.fields) + 1):
            table.setColumnHidden(column, True)  # who and how far is enough to choose by
        table.setColumnHidden(self._model.columnCount() - 1, True)

    def _ask_card(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, say("window.seal.pick_card"), in_last_folder())
        if chosen:
            remember_folder(Path(chosen).parent)
            self.choose_card(Path(chosen))

    def _ask_file(self) -> None:
        code = "window.seal.zip_name" if self.ui.kind_zip.isChecked() else "window.seal.file_name"
        name = say(code, day=f"{self._office.today():%Y%m%d}")
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.seal.save"), in_last_folder(name))
        if chosen:
            remember_folder(Path(chosen).parent)
            self.seal_to(Path(chosen))


def _why(one: Unready) -> str:
    """Why something stays, in few words."""
    if one.behind:
        return say("window.seal.behind", number=one.behind)
    words = dict.fromkeys(sentence(each).what.removesuffix("。") for each in one.problems)
    return "；".join(words)
