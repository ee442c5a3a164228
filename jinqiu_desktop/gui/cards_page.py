"""Cards: this office's own, the offices it knows, and how a new one is met (design.md §8: a card is compared over the telephone).

Two groups of the other office's fingerprint stay hidden until they were typed in as they were heard: what is on the screen cannot be copied.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import SystemRandom

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.gui.dress import allow, dress, set_state
from jinqiu_desktop.gui.generated.cards_page import Ui_CardsPage
from jinqiu_desktop.gui.last_folder import in_last_folder, remember_folder
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words, fit, start
from jinqiu_desktop.gui.printer import print_pdf
from jinqiu_desktop.gui.side import refill
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office import Office

_HEADS = (
    Head(code="window.cards.office"),
    Head(code="window.cards.level", wide=80),
    Head(code="window.cards.code", wide=340, needs=520),
)
_BOTH = 440
"""Units of height in which the known offices and the one being met have room."""
_NARROW, _LOW = 700, 340
"""Units of width under which the own card leaves while another is met, and of height under which what it is for is not told."""
_ASKED = 2
"""Groups of the fingerprint that are typed in as heard."""


class CardsPage(QWidget):
    """Own card at the left, known offices at the right, the one being met below them."""

    failed = Signal(str)
    trusted = Signal()

    def __init__(self, office: Office, worker: Worker) -> None:
        super().__init__()
        self._office, self._worker = office, worker
        self._met: Card | None = None
        self._groups: tuple[str, ...] = ()
        self._boxes: dict[int, QLineEdit] = {}
        self._model = PlainModel(_HEADS)
        self.ui = ui = Ui_CardsPage()
        ui.setupUi(self)
        start(ui.trusted, self._model)
        ui.save_card.clicked.connect(self._ask_own_card)
        ui.print_card.clicked.connect(self._print_own)
        ui.pick_card.clicked.connect(self._ask_card)
        ui.meet_cancel.clicked.connect(self.forget)
        ui.trust.clicked.connect(self._trust)
        keys = (
            ("Esc", self.forget),
            ("F10", self._trust),
            ("F12", ui.print_card.click),
            ("Ctrl+O", ui.pick_card.click),
            ("Ctrl+S", ui.save_card.click),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        dress(self)
        self.forget()

    def arrive(self) -> None:
        """Reads cards anew; the focus is on the next sensible thing."""
        own = self._office.exchange.card()
        self.ui.own_office.setText(own.office)
        self.ui.own_level.setText(own.level)
        groups = own.fingerprint.split()
        refill(self.ui.own_code, _lines_of([_group(one) for one in groups]))
        self._show_trusted()
        (self.ui.pick_card if self._met is None else self.ui.meet_cancel).setFocus()

    def meet(self, path: Path) -> None:
        """Shows the card of a file; it is not trusted by that."""
        try:
            card = Card.load(path)
        except Failure as error:
            self.failed.emit(told(error))
            return
        self._met, self._groups = card, tuple(card.fingerprint.split())
        hidden = sorted(SystemRandom().sample(range(len(self._groups)), _ASKED))
        self.ui.meet_office.setText(card.office)
        self.ui.meet_level.setText(card.level)
        self._boxes = {}
        parts: list[QWidget] = []
        for at, group in enumerate(self._groups):
            parts.append(self._asked(at) if at in hidden else _group(group))
        refill(self.ui.meet_code, _lines_of(parts))
        self.ui.meet.show()
        self._fit()
        self._show_met()
        self._boxes[hidden[0]].setFocus()

    def forget(self) -> None:
        """The card that was being met stays a stranger."""
        self._met, self._groups, self._boxes = None, (), {}
        self.ui.meet.hide()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the known offices leave while a card is met."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fit(self.ui.trusted, self._model)
        wide, high = look.units(self.width()), look.units(self.height())
        self.ui.known.setVisible(self._met is None or high >= _BOTH)
        self.ui.own.setVisible(self._met is None or wide >= _NARROW)
        self.ui.known_note.setVisible(wide >= _NARROW)
        for part in (self.ui.own_note, self.ui.own_level):
            part.setVisible(high >= _LOW)

    def _asked(self, at: int) -> QLineEdit:
        box = QLineEdit()
        box.setObjectName(f"heard:{at + 1}")
        box.setAccessibleName(say("window.cards.group", n=at + 1))
        box.setPlaceholderText(say("window.cards.group", n=at + 1))
        box.setMaxLength(4)
        box.setProperty("wide", 72)
        box.textEdited.connect(lambda _text: self._heard(at))
        box.returnPressed.connect(self._trust)
        self._boxes[at] = box
        return box

    def _heard(self, at: int) -> None:
        if self._is_right(at):
            later = [box for place, box in self._boxes.items() if place > at and not box.text()]
            if later:
                later[0].setFocus()
        self._show_met()

    def _is_right(self, at: int) -> bool:
        return self._boxes[at].text().strip() == self._groups[at]

    def _show_met(self) -> None:
        full = [at for at, box in self._boxes.items() if len(box.text().strip()) == len(self._groups[at])]
        wrong = [at for at in full if not self._is_right(at)]
        right = [at for at in full if self._is_right(at)]
        if wrong:
            words, role = say("window.cards.group_wrong", n=wrong[0] + 1), "wrong"
        elif len(right) < len(self._boxes):
            words, role = say("window.cards.groups_missing"), "quiet"
        else:
            words, role = say("window.cards.groups_right"), "good"
        allow(self.ui.trust, "" if len(right) == len(self._boxes) else words)
        self.ui.meet_told.setText(words)
        set_state(self.ui.meet_told, role=role)

    def _trust(self) -> None:
        if self._met is None or not self.ui.trust.isEnabled():
            return
        try:
            card = self._office.exchange.trust(
                self._met
            )  # the one that was compared, whatever lies on the stick by now
        except Failure as error:
            self.failed.emit(told(error))
            return
        self.forget()
        self._show_trusted()
        self.ui.own_told.setText(say("window.cards.trusted", office=card.office))
        self.ui.pick_card.setFocus()
        self.trusted.emit()

    def _show_trusted(self) -> None:
        cards = self._office.exchange.trusted()
        self._model.show(
            [
                (
                    Words(text=card.office, is_bold=True),
                    Words(text=card.level),
                    Words(text=card.fingerprint, ink="text_2"),
                )
                for card in cards
            ]
        )
        fit(self.ui.trusted, self._model)

    def _ask_card(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, say("window.cards.pick"), in_last_folder(), say("window.cards.files")
        )
        if chosen:
            remember_folder(Path(chosen).parent)
            self.meet(Path(chosen))

    def _ask_own_card(self) -> None:
        name = say("window.seal.card_name", office=self._office.profile.name)
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.seal.save_card"), in_last_folder(name))
        if chosen:
            remember_folder(Path(chosen).parent)
            self.save_own(Path(chosen))

    def _print_own(self) -> None:
        title = self.ui.own_title.text()
        self._worker.run(
            lambda _progress: self._office.papers.card_sheet(),
            lambda pdf: self._send(pdf, title),
            lambda error: self.failed.emit(told(error)),
        )

    def _send(self, pdf: bytes, title: str) -> None:
        if print_pdf(pdf, self, title):
            self.ui.own_told.setText(say("window.sheet_printed"))

    def save_own(self, path: Path) -> None:
        """Writes this office's card into a file."""
        self._worker.run(
            lambda _progress: self._office.exchange.export_card(path),
            lambda _: self.ui.own_told.setText(say("window.seal.card_saved", name=path.name)),
            lambda error: self.failed.emit(told(error)),
        )


def _lines_of(groups: list[QWidget]) -> Iterator[QWidget]:
    """Four groups a line, as they are read aloud."""
    for at in range(0, len(groups), 4):
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for one in groups[at : at + 4]:
            row.addWidget(one)
        row.addStretch(1)
        yield line


def _group(text: str) -> QWidget:
    label = QLabel(text)
    label.setProperty("role", "code")
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
