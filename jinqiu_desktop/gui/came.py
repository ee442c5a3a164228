"""What came from whom: the offices whose cards are known, the bundles of the one that is marked, a receipt again, a return bundle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jinqiu_desktop.gui.dress import allow, dress, set_state
from jinqiu_desktop.gui.generated.came_panel import Ui_CamePanel
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words, start
from jinqiu_desktop.gui.words import moment, say
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.receiving import FromOffice
from jinqiu_desktop.store import BundleSeen

_SENDERS = (
    Head(code="window.receive.office"),
    Head(code="window.cards.level", wide=80, needs=520),
    Head(code="window.receive.records", wide=110),
    Head(code="window.receive.last", wide=120, needs=400),
)
_PACKS = (Head(code="window.receive.seq", wide=90), Head(code="window.receive.when"))


class CamePanel(QWidget):
    """Offices at the left, bundles of one of them at the right."""

    return_wanted = Signal(object)
    receipt_wanted = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._senders: tuple[FromOffice, ...] = ()
        self._packs: tuple[BundleSeen, ...] = ()
        self._is_busy = False
        self.ui = ui = Ui_CamePanel()
        ui.setupUi(self)
        self._from, self._of_one = PlainModel(_SENDERS), PlainModel(_PACKS)
        start(ui.senders, self._from)
        start(ui.packs, self._of_one)
        ui.senders.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_packs())
        ui.packs.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_buttons())
        ui.senders.installEventFilter(self)
        ui.give_back.clicked.connect(self._return)
        ui.print_receipt.clicked.connect(self._print)
        dress(self)

    def arrive(self) -> None:
        """Reads anew what is here of others."""
        today, row = self._office.today(), self.ui.senders.currentIndex().row()
        self._senders = self._office.receiving.received()
        self._from.show(
            [
                (
                    Words(text=one.card.office, is_bold=True),
                    Words(text=one.card.level),
                    Words(text=say("window.receive.count", count=one.records)),
                    Words(
                        text=moment(max(each.at for each in one.bundles), today) if one.bundles else "", ink="text_2"
                    ),
                )
                for one in self._senders
            ]
        )
        if self._senders:
            self.ui.senders.selectRow(min(max(row, 0), len(self._senders) - 1))
        self.tell("quiet", "" if self._senders else say("window.receive.nobody"))
        self._show_packs()

    @property
    def has_records(self) -> bool:
        """Whether anything was taken in from anybody."""
        return any(one.records for one in self._senders)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter on an office goes to what may go back to it."""
        if watched is not self.ui.senders or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self.ui.give_back.click()
        return True

    def set_busy(self, is_busy: bool) -> None:
        """While a job runs nothing else begins."""
        self._is_busy = is_busy
        self._show_buttons()

    def tell(self, role: str, words: str) -> None:
        """What became of the last act."""
        self.ui.came_told.setText(words)
        self.ui.came_told.setVisible(bool(words))
        set_state(self.ui.came_told, role=role)

    def _sender(self) -> FromOffice | None:
        row = self.ui.senders.currentIndex().row()
        return self._senders[row] if 0 <= row < len(self._senders) else None

    def _pack(self) -> BundleSeen | None:
        row = self.ui.packs.currentIndex().row()
        return self._packs[row] if 0 <= row < len(self._packs) else None

    def _show_packs(self) -> None:
        sender, today = self._sender(), self._office.today()
        self._packs = tuple(sorted(sender.bundles, key=lambda one: one.at, reverse=True)) if sender else ()
        self._of_one.show(
            [
                (Words(text=say("window.receive.seq_of", seq=one.seq)), Words(text=moment(one.at, today)))
                for one in self._packs
            ]
        )
        if self._packs:
            self.ui.packs.selectRow(0)
        self._show_buttons()

    def _show_buttons(self) -> None:
        sender = self._sender()
        busy = say("window.return.busy") if self._is_busy else ""
        has_records = sender is not None and sender.records > 0
        allow(self.ui.give_back, busy or ("" if has_records else say("window.receive.nothing_of")))
        allow(self.ui.print_receipt, busy or ("" if self._pack() is not None else say("window.receive.no_pack")))

    def _return(self) -> None:
        sender = self._sender()
        if sender is not None:
            self.return_wanted.emit(sender)

    def _print(self) -> None:
        pack = self._pack()
        if pack is not None:
            self.receipt_wanted.emit(pack.uuid)
