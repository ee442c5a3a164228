"""Sealing: which records, for whom, into which file (look.md 11, thin). The words of the card are compared by people."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.gui.dress import dress, set_icon, set_state
from jinqiu_desktop.gui.generated.seal_page import Ui_SealPage
from jinqiu_desktop.gui.lists import ListModel, RowPainter
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.exchange import SealedBundle


class SealPage(QWidget):
    """One bundle in the making."""

    failed = Signal(str)
    started = Signal(object)

    def __init__(self, office: Office, worker: Worker) -> None:
        super().__init__()
        self._office, self._worker = office, worker
        self._card: Path | None = None
        self._is_busy = False
        self._model = ListModel(office, office.archive.form("household"))
        self.ui = ui = Ui_SealPage()
        ui.setupUi(self)
        ui.do_seal.setObjectName("do_seal")
        ui.to_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._start_table()
        ui.pick_card.clicked.connect(self._ask_card)
        ui.save_card.clicked.connect(self._ask_own_card)
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
        self._show()
        self.ui.pick_card.setFocus()

    def choose_card(self, path: Path) -> None:
        """The receiver's card."""
        try:
            card = Card.load(path)
        except Failure as error:
            self.failed.emit(told(error))
            return
        self._card = path
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
        job = self._worker.run(
            lambda progress: self._office.exchange.seal(card, out, uids, progress), self._is_sealed, self._not_sealed
        )
        self.started.emit(job)

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
                kilobytes=max(1, made.size // 1024),
                code=made.sha256[:8],
            ),
        )

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
        for column in range(4, len(self._model.fields) + 1):
            table.setColumnHidden(column, True)  # who and how far is enough to choose by
        table.setColumnHidden(self._model.columnCount() - 1, True)

    def _ask_card(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, say("window.seal.pick_card"))
        if chosen:
            self.choose_card(Path(chosen))

    def _ask_own_card(self) -> None:
        name = say("window.seal.card_name", office=self._office.profile.name)
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.seal.save_card"), name)
        if chosen:
            path = Path(chosen)
            self._worker.run(
                lambda _progress: self._office.exchange.export_card(path),
                lambda _: self._bar("good", "tick", say("window.seal.card_saved", name=path.name)),
                self._not_sealed,
            )

    def _ask_file(self) -> None:
        name = say("window.seal.file_name", day=f"{self._office.today():%Y%m%d}")
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.seal.save"), name)
        if chosen:
            self.seal_to(Path(chosen))
