"""Sealing: which records, for whom, into which file (look.md 11). A receiver is a known office, or the card of a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from jinqiu_desktop.errors import Failure, Progress
from jinqiu_desktop.gui.cards_page import as_file
from jinqiu_desktop.gui.dress import dress, set_icon, set_state
from jinqiu_desktop.gui.generated.seal_page import Ui_SealPage
from jinqiu_desktop.gui.lists import ListModel, RowPainter
from jinqiu_desktop.gui.sealed import SealedDialog
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, size_words, spoken_code, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.exchange import SealedBundle

_THREE = 560
"""Units of width in which a third thing about a household has room."""


class SealPage(QWidget):
    """One bundle in the making."""

    failed = Signal(str)
    started = Signal(object)

    def __init__(self, office: Office, worker: Worker) -> None:
        super().__init__()
        self._office, self._worker = office, worker
        self._card: Card | None = None
        self._known: tuple[Card, ...] = ()
        self._is_busy = False
        self._model = ListModel(office, office.archive.form("household"))
        self.ui = ui = Ui_SealPage()
        ui.setupUi(self)
        ui.do_seal.setObjectName("do_seal")
        ui.to_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._start_table()
        ui.pick_card.clicked.connect(self._ask_card)
        ui.known.activated.connect(self._pick_known)
        ui.do_seal.clicked.connect(self._ask_file)
        self._model.ticked.connect(self._show)
        dress(self)

    def arrive(self, uids: tuple[str, ...] = ()) -> None:
        """Reads the list anew; these are ticked, or everything that waits to go up."""
        states = tuple(
            state for state in self._office.archive.form("household").states if state not in ("draft", "registered")
        )
        self._model.ask("", states, self._office.today())
        known = {line.uid for line in self._model.lines}
        self._model.chosen = (
            set(uids) & known if uids else {one.uid for one in self._model.lines if one.state == "submitted"}
        )
        self._fit()
        self.show_cards()
        (self.ui.table if self._card is not None else self.ui.known).setFocus()

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
        """The known offices to choose from; the only one there is stands there already."""
        self._known = self._office.exchange.trusted()
        self.ui.known.clear()
        self.ui.known.addItem(say("window.seal.choose"))
        self.ui.known.addItems([say("window.seal.card", office=card.office, level=card.level) for card in self._known])
        if self._card is None and len(self._known) == 1:
            self._take(self._known[0])
        elif self._card is not None:
            self._take(self._card)
        else:
            self._show()

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
        card, uids = self._card, self._uids()
        if card is None or not uids:
            return
        self._is_busy = True
        self._show()

        def seal(progress: Progress) -> SealedBundle:
            with as_file(card) as path:
                return self._office.exchange.seal(path, out, uids, progress)

        self.started.emit(self._worker.run(seal, self._is_sealed, self._not_sealed))

    def _is_sealed(self, made: SealedBundle) -> None:
        self._is_busy = False
        self._show()
        self._bar(
            "good",
            "tick",
            say(
                "window.seal.done",
                households=made.households,
                records=made.records,
                receiver=made.receiver,
                name=made.path.name,
                size=size_words(made.size),
                code=spoken_code(made.sha256),
            ),
        )
        SealedDialog(made, self.window()).open()

    def _not_sealed(self, error: BaseException) -> None:
        self._is_busy = False
        self._show()
        self._bar("wrong", "wrong", told(error))

    def _uids(self) -> list[str]:
        return [line.uid for line in self._model.lines if line.uid in self._model.chosen]

    def _show(self) -> None:
        count = len(self._uids())
        self.ui.do_seal.setText(say("window.seal.seal", count=count))
        reason = ""
        if self._is_busy:
            reason = say("window.seal.busy")
        elif not count:
            reason = say("window.seal.nothing")
        elif self._card is None:
            reason = say("window.seal.no_card")
        self.ui.reason.setText(reason)
        self.ui.do_seal.setEnabled(not reason)
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
        state = len(self._model.fields) + 1
        head.setSectionResizeMode(state, head.ResizeMode.Fixed)
        table.setColumnWidth(state, look.px(110))
        table.setColumnHidden(3, look.units(table.viewport().width()) < _THREE)
        for column in range(4, len(self._model.fields) + 1):
            table.setColumnHidden(column, True)  # who and how far is enough to choose by
        table.setColumnHidden(self._model.columnCount() - 1, True)

    def _ask_card(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, say("window.seal.pick_card"))
        if chosen:
            self.choose_card(Path(chosen))

    def _ask_file(self) -> None:
        name = say("window.seal.file_name", day=f"{self._office.today():%Y%m%d}")
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.seal.save"), name)
        if chosen:
            self.seal_to(Path(chosen))
