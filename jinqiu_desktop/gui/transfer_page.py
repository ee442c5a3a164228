"""A record of ours for another office: which, to whom, and what that means, before it is done (formats.md §8).

Who gets it is a known office, or the card of a file. It cannot be taken back from here: only the new owner can give it back.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from jinqiu_desktop.errors import Failure, Refused
from jinqiu_desktop.gui.dress import allow, dress, set_icon, set_state
from jinqiu_desktop.gui.generated.transfer_page import Ui_TransferPage
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office import Office

_MOST = 5
"""Records that are named; the others are counted."""


class TransferPage(QWidget):
    """Some records, and the office that gets them."""

    left = Signal()
    seal_wanted = Signal(tuple)

    def __init__(self, office: Office, worker: Worker, uids: tuple[str, ...]) -> None:
        super().__init__()
        self._office, self._worker = office, worker
        records = [office.archive.record(uid) for uid in uids]
        self._ours = [one for one in records if not one.owner]
        self._not_ours = len(records) - len(self._ours)
        self._known = office.exchange.trusted()
        self._card: Card | None = None
        self._is_busy = self._is_given = False
        self.ui = ui = Ui_TransferPage()
        ui.setupUi(self)
        ui.known.addItem(say("window.transfer.choose"))
        ui.known.addItems([say("window.seal.card", office=card.office, level=card.level) for card in self._known])
        ui.known.activated.connect(self._pick_known)
        ui.pick_card.clicked.connect(self._ask_card)
        ui.sure.toggled.connect(lambda _on: self._show())
        ui.give.clicked.connect(self._act)
        ui.leave.clicked.connect(self.left)
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.left)
        self._show_what()
        self._show()
        dress(self)

    def begin(self) -> None:
        """The focus where the first choice is."""
        self.ui.known.setFocus()

    def choose_card(self, path: Path) -> None:
        """The card of an office that is not known yet."""
        try:
            card = Card.load(path)
        except Failure as error:
            self._bar("wrong", "wrong", told(error))
            return
        self._take(card)

    def give(self) -> None:
        """Gives them away, all of them or none."""
        card = self._card
        if card is None or not self.ui.give.isEnabled():
            return
        self._is_busy = True
        self._show()
        uids = [one.uid for one in self._ours]
        self._worker.run(
            lambda _progress: self._office.receiving.transfer(uids, card),
            lambda _: self._given(card),
            self._not_given,
        )

    def _given(self, card: Card) -> None:
        self._is_busy, self._is_given = False, True
        self._show()
        self._bar("good", "tick", say("window.transfer.done", count=len(self._ours), office=card.office))
        self.ui.give.setFocus()

    def _not_given(self, error: BaseException) -> None:
        self._is_busy = False
        self._show()
        if not isinstance(error, Failure | Refused):
            raise error
        self._bar("wrong", "wrong", told(error))

    def _act(self) -> None:
        if self._is_given:
            self.seal_wanted.emit(tuple(one.uid for one in self._ours))
        else:
            self.give()

    def _pick_known(self, at: int) -> None:
        if at > 0:
            self._take(self._known[at - 1])

    def _take(self, card: Card) -> None:
        self._card = card
        senders = [one.sender for one in self._known]
        self.ui.known.setCurrentIndex(senders.index(card.sender) + 1 if card.sender in senders else 0)
        self.ui.sure.setChecked(False)  # it was said of another office
        self._show()

    def _show_what(self) -> None:
        archive = self._office.archive
        names = [
            say("window.transfer.one", form=archive.form(one.form).title, name=self._name(one.uid), number=one.number)
            for one in self._ours[:_MOST]
        ]
        if len(self._ours) > _MOST:
            names.append(say("window.more", count=len(self._ours) - _MOST))
        self.ui.what.setText("\n".join(names))
        uids = {one.uid for one in self._ours}
        others = {uid for one in self._ours for uid in archive.referring(one.uid)} - uids
        notes = [say("window.transfer.not_ours", count=self._not_ours)] if self._not_ours else []
        notes += [say("window.transfer.others", count=len(others))] if others else []
        self.ui.what_note.setText("".join(notes))
        self.ui.what_note.setVisible(bool(notes))

    def _name(self, uid: str) -> str:
        whole = self._office.archive.whole(uid)
        return next((str(value) for path in whole.form.summary if (value := whole.value(path)) is not None), "")

    def _show(self) -> None:
        ui, card = self.ui, self._card
        for widget in (ui.known, ui.pick_card, ui.sure):
            widget.setEnabled(not self._is_busy and not self._is_given)
        ui.card_note.setText(say("window.seal.fingerprint", fingerprint=card.fingerprint) if card else "")
        ui.card_note.setVisible(card is not None)
        reason = ""
        if self._is_busy:
            reason = say("window.seal.busy")
        elif not self._ours:
            reason = say("window.transfer.nothing")
        elif card is None:
            reason = say("window.transfer.no_card")
        elif not ui.sure.isChecked():
            reason = say("window.transfer.not_sure")
        office = card.office if card is not None else say("window.transfer.it")
        if self._is_given:
            ui.sure.hide()
            ui.foot_text.setText("")
            ui.give.setText(say("window.transfer.seal"))
            allow(ui.give, "")
            return
        ui.foot_text.setText(reason)
        ui.give.setText(say("window.transfer.give", count=len(self._ours), office=office))
        allow(ui.give, reason)
        self._bar("warn", "warn", say("window.transfer.means", office=office))

    def _bar(self, state: str, symbol: str, words: str) -> None:
        self.ui.bar_text.setText(words)
        set_state(self.ui.bar, state=state)
        set_icon(self.ui.bar_icon, symbol, state)

    def _ask_card(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, say("window.seal.pick_card"), "", say("window.cards.files"))
        if chosen:
            self.choose_card(Path(chosen))
