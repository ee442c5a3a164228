"""上报包: what goes out, what comes in, and whose cards are known, under one head bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from jinqiu_desktop.gui.cards_page import CardsPage
from jinqiu_desktop.gui.dress import dress, shorten
from jinqiu_desktop.gui.generated.exchange_page import Ui_ExchangePage
from jinqiu_desktop.gui.receive_page import ReceivePage
from jinqiu_desktop.gui.seal_page import SealPage
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office

_KEYS, _SUBJECT = 760, 1040
"""Units of width under which the tabs no longer tell their keys, and under which it is not told whose bundle it is."""


class ExchangePage(QWidget):
    """Three parts: 封包, 收包, 名片."""

    failed = Signal(str)
    started = Signal(object)
    open_wanted = Signal(str)
    mend_wanted = Signal(str, str)

    def __init__(self, office: Office, worker: Worker) -> None:
        super().__init__()
        self.seal = SealPage(office, worker)
        self.receive = ReceivePage(office, worker)
        self.cards = CardsPage(office, worker)
        self.ui = ui = Ui_ExchangePage()
        ui.setupUi(self)
        self._tabs: dict[QWidget, QPushButton] = {
            self.seal: ui.tab_seal,
            self.receive: ui.tab_receive,
            self.cards: ui.tab_cards,
        }
        for part in self._tabs:
            ui.parts.addWidget(part)
        ui.tab_seal.clicked.connect(lambda: self.go_seal())
        ui.tab_receive.clicked.connect(self.go_receive)
        ui.tab_cards.clicked.connect(self.go_cards)
        ui.later.clicked.connect(self.receive.go_inbox)
        ui.other.clicked.connect(self.receive.ask_file)
        self.receive.headed.connect(lambda _words: self._show_head())
        self.receive.held.connect(ui.later.setFocus)
        self.receive.open_wanted.connect(self.open_wanted)
        self.seal.mend_wanted.connect(self.mend_wanted)
        for source in (self.seal, self.receive, self.cards):
            source.failed.connect(self.failed)
        for source in (self.seal, self.receive):
            source.started.connect(self.started)
        self.cards.trusted.connect(self.seal.show_cards)
        for key, act in (("Alt+1", self.go_seal), ("Alt+2", self.go_receive), ("Alt+3", self.go_cards)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        dress(self)
        self._show_head()

    def go_seal(self, uids: tuple[str, ...] = ()) -> None:
        """Sealing, with these records ticked."""
        self._front(self.seal)
        self.seal.arrive(uids)

    def go_receive(self) -> None:
        """What came, and from whom."""
        self._front(self.receive)
        self.receive.arrive()

    def go_cards(self) -> None:
        """Own card and the offices that are known."""
        self._front(self.cards)
        self.cards.arrive()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whose bundle it is leaves the head bar when there is no room for all of it."""
        super().resizeEvent(event)
        self._show_head()

    def _front(self, part: QWidget) -> None:
        self.ui.parts.setCurrentWidget(part)
        self._tabs[part].setChecked(True)
        self._show_head()

    def _show_head(self) -> None:
        is_plan = self.ui.parts.currentWidget() is self.receive and self.receive.subject != ""
        self.ui.later.setVisible(is_plan)
        self.ui.other.setVisible(is_plan)
        wide = look.units(self.width())
        for tab in self._tabs.values():
            words = str(tab.property("full") or tab.text())
            shorten(tab, "" if wide >= _KEYS else words.partition("  ")[0])
        self.ui.subject.setVisible(is_plan and wide >= _SUBJECT)
        self.ui.subject.setText(self.receive.subject)
