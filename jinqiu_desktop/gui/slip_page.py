"""What came of an import: what was taken in, what was left out and why, and the paper for whoever brought it (look.md 12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jinqiu_desktop.bundle import Choice, Planned
from jinqiu_desktop.gui.dress import dress, set_state
from jinqiu_desktop.gui.generated.slip_page import Ui_SlipPage
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words, start
from jinqiu_desktop.gui.plan_words import counted, fate
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.receiving import Received

_HEADS = (
    Head(code="window.slip.kind", wide=110),
    Head(code="window.plan.who", wide=120),
    Head(code="window.plan.form", wide=120, needs=620),
    Head(code="window.plan.number", wide=160, needs=760),
    Head(code="window.slip.why"),
)


class SlipPage(QWidget):
    """One import that is done."""

    left = Signal()
    open_wanted = Signal(str)
    receipt_wanted = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._uids: tuple[str, ...] = ()
        self._uuid = ""
        self._model = PlainModel(_HEADS)
        self.ui = ui = Ui_SlipPage()
        ui.setupUi(self)
        start(ui.table, self._model)
        ui.table.installEventFilter(self)
        ui.table.doubleClicked.connect(lambda index: self._open(index.row()))
        ui.done.clicked.connect(self.left)
        ui.print_receipt.clicked.connect(lambda: self.receipt_wanted.emit(self._uuid))
        dress(self)

    def show_import(self, made: Received, choices: Mapping[str, Choice], remarks: Counter[str]) -> None:
        """Another import; `remarks` counts those that came, by record."""
        by_uid = {one.uid: one for one in made.plan.records}
        taken = [by_uid[uid] for uid in made.taken]
        self._uids, self._uuid = made.taken, made.plan.manifest.cover.uuid
        houses, left = sum(one.form == "household" for one in taken), len(made.left_out)
        what = counted(houses, len(taken) - houses, made.remarks)
        progress = self._office.receiving.progress
        self.ui.result_what.setText(say("window.slip.done", what=what, office=made.sender))
        self.ui.result_note.setText(say("window.slip.left", count=left) if left else say("window.slip.all"))

        def row(one: Planned, code: str, symbol: str, ink: str) -> tuple[Words, ...]:
            return (
                Words(text=say(code), symbol=symbol, ink=ink),
                Words(text=one.title or say("window.plan.nameless"), is_bold=True),
                Words(text=self._office.archive.form(one.form).title if one.title else ""),
                Words(text=one.number, ink="text_2"),
                Words(text=fate(one, choices.get(one.uid), remarks[one.uid], progress(one))),
            )

        self._model.show(
            [
                *(row(one, "window.slip.in", "tick", "good") for one in taken),
                *(row(one, "window.slip.out", "warn", "warn") for one in made.left_out),
            ]
        )
        rest = len(made.plan.records) - len(taken) - left
        self.tell("quiet", say("window.slip.told", count=rest) if rest else say("window.slip.open"))
        if self._model.lines:
            self.ui.table.selectRow(0)

    def tell(self, role: str, words: str) -> None:
        """What became of the last act."""
        self.ui.told.setText(words)
        set_state(self.ui.told, role=role)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter opens the record of a line."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is not self.ui.table or not is_key or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self._open(self.ui.table.currentIndex().row())
        return True

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._uids):
            self.open_wanted.emit(self._uids[row])
