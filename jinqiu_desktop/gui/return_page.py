"""A return bundle, record by record: what was done and said here for one office, and which of it goes back now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from jinqiu_desktop.errors import Failure, Progress, Stopped
from jinqiu_desktop.gui.dress import allow, dress, set_icon, set_state
from jinqiu_desktop.gui.generated.return_page import Ui_ReturnPage
from jinqiu_desktop.gui.last_folder import in_last_folder, remember_folder
from jinqiu_desktop.gui.plain_table import Head, TickedModel, Words, start
from jinqiu_desktop.gui.sealed import SealedDialog
from jinqiu_desktop.gui.words import moment, say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.answers import Answer
from jinqiu_desktop.office.exchange import SealedBundle

Index = QModelIndex | QPersistentModelIndex
_HEADS = (
    Head(code="window.return.tick", wide=56),
    Head(code="window.plan.who", wide=120),
    Head(code="window.plan.form", wide=120, needs=700),
    Head(code="window.plan.number", wide=240, needs=900),
    Head(code="window.return.what"),
    Head(code="window.return.before", wide=130, needs=560),
)


class ReturnPage(QWidget):
    """The answers to one office."""

    left = Signal()
    returned = Signal(object)
    started = Signal(object)
    open_wanted = Signal(str)

    def __init__(self, office: Office, worker: Worker) -> None:
        super().__init__()
        self._office, self._worker = office, worker
        self._card: Card | None = None
        self._answers: tuple[Answer, ...] = ()
        self._is_busy = False
        self._model = TickedModel(_HEADS)
        self.ui = ui = Ui_ReturnPage()
        ui.setupUi(self)
        start(ui.table, self._model)
        ui.table.installEventFilter(self)
        ui.table.doubleClicked.connect(self._double_clicked)
        ui.all.clicked.connect(lambda: self._choose(set(range(len(self._answers)))))
        ui.none.clicked.connect(lambda: self._choose(set()))
        ui.leave.clicked.connect(self.left)
        ui.seal.clicked.connect(self._ask_file)
        self._model.ticked.connect(self._show)
        dress(self)

    def arrive(self, card: Card) -> None:
        """The answers to an office; what did not go back yet is ticked."""
        self._card, self._answers, self._is_busy = card, (), True
        self._fill()
        self._worker.run(
            lambda _progress: self._office.receiving.answers_for(card.sender), self._is_read, self._not_read
        )

    def again(self) -> None:
        """Read anew: something may have been done or said meanwhile."""
        if self._card is not None:
            self.arrive(self._card)

    def seal_to(self, out: Path) -> None:
        """Seals exactly what is ticked."""
        card, uids = self._card, [self._answers[row].record.uid for row in sorted(self._model.chosen)]
        if card is None or not uids:
            return
        self._is_busy = True
        self._show()

        def seal(progress: Progress) -> SealedBundle:
            return self._office.exchange.return_to(card, out, uids, progress)

        self.started.emit(self._worker.run(seal, self._is_sealed, self._not_read))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Space ticks, Enter opens the record."""
        if watched is not self.ui.table or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        row = self.ui.table.currentIndex().row()
        if not 0 <= row < len(self._answers):
            return False
        if event.key() == Qt.Key.Key_Space:
            self._model.turn(row)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit(self._answers[row].record.uid)
            return True
        return False

    def _choose(self, rows: set[int]) -> None:
        self._model.choose(rows)
        self.ui.table.setFocus()

    def _is_read(self, answers: tuple[Answer, ...]) -> None:
        self._answers, self._is_busy = tuple(sorted(answers, key=lambda one: not one.is_new)), False
        self._fill()
        self.ui.table.setFocus()

    def _is_sealed(self, made: SealedBundle) -> None:
        self._is_busy = False
        SealedDialog(made, self.window()).open()
        self.returned.emit(made)

    def _not_read(self, error: BaseException) -> None:
        self._is_busy = False
        self._show()
        if not isinstance(error, Stopped):
            if not isinstance(error, Failure):
                raise error
            self._foot("wrong", "wrong", told(error))

    def _fill(self) -> None:
        today = self._office.today()
        office = self._card.office if self._card is not None else ""
        self.ui.title.setText(say("window.return.title", office=office))
        self._model.show(
            [
                (
                    Words(text=""),
                    Words(text=one.title or say("window.plan.nameless"), is_bold=True),
                    Words(text=self._office.archive.form(one.record.form).title),
                    Words(text=one.record.number, ink="text_2"),
                    Words(text=self._what(one)),
                    Words(
                        text=moment(one.returned, today) if one.returned else say("window.return.never"), ink="text_2"
                    ),
                )
                for one in self._answers
            ]
        )
        self._model.choose({row for row, one in enumerate(self._answers) if one.is_new})
        if self._answers:
            self.ui.table.selectRow(0)

    def _what(self, one: Answer) -> str:
        """2 条意见；建档：退回补正."""
        form = self._office.archive.form(one.record.form)
        words = [say("window.plan.remarks_back", count=len(one.remarks))] if one.remarks else []
        for taken in one.steps:
            step = form.steps.get(taken.step)
            if step is not None:
                way = step.back.get(taken.outcome, "")
                outcome = form.states.get(way, way) if way else say("window.step.agree")
                words.append(say("window.return.step", label=step.label, outcome=outcome))
        return "；".join(words)

    def _show(self) -> None:
        count = len(self._model.chosen)
        self.ui.seal.setText(say("window.return.seal", count=count))
        office = self._card.office if self._card is not None else ""
        if self._is_busy:
            self._foot("clock", "quiet", say("window.return.busy"))
        elif not self._answers:
            self._foot("info", "quiet", say("window.return.none", office=office))
        elif not count:
            done = not any(one.is_new for one in self._answers)
            self._foot("warn", "warn", say("window.return.all_went" if done else "window.return.tick_one"))
        else:
            self._foot("info", "quiet", say("window.return.about", count=count, office=office))
        reason = self.ui.foot_text.text()
        allow(self.ui.seal, reason if self._is_busy or not count else "")
        for button in (self.ui.all, self.ui.none):
            allow(button, reason if self._is_busy or not self._answers else "")

    def _foot(self, symbol: str, role: str, words: str) -> None:
        self.ui.foot_text.setText(words)
        set_state(self.ui.foot_text, role=role)
        set_icon(self.ui.foot_icon, symbol, role if role in ("warn", "wrong") else "accent")

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.column() > 0:
            self.open_wanted.emit(self._answers[index.row()].record.uid)

    def _ask_file(self) -> None:
        if self._card is None:
            return
        name = say("window.receive.return_name", office=self._card.office, day=f"{self._office.today():%Y%m%d}")
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.receive.return"), in_last_folder(name))
        if chosen:
            remember_folder(Path(chosen).parent)
            self.seal_to(Path(chosen))
