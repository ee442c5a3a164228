"""The panel beside a list: what the chosen record is and what is next, without opening it (look.md 04).

It comes when the person rests on a line: typing, or going down a list with the arrow key held, draws and asks nothing. `settle` reads it now, for an act that depends on it. The panel does nothing by itself; its buttons are the page's.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.gui.dress import set_state
from jinqiu_desktop.gui.generated.list_page import Ui_ListPage
from jinqiu_desktop.gui.list_model import DRAFT, ListModel, sign_of
from jinqiu_desktop.gui.side import materials_words, noted, refill
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.gui.worker import Asking, Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.materials import Stand
from jinqiu_desktop.store import Line

_RESTS_AFTER = 90
"""Milliseconds on one line after which a person is taken to look at it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """What is read of a line's record: is it ours, to whom it was given, which steps are open, and its materials."""

    uid: str
    is_ours: bool = False
    given: str = ""
    steps: tuple[str, ...] = ()
    stand: Stand | None = None


class SidePanel(QObject):
    """The panel `side` of a list page."""

    def __init__(self, office: Office, worker: Worker, ui: Ui_ListPage, model: ListModel) -> None:
        super().__init__(ui.side)
        self._office, self._worker, self._ui, self._model = office, worker, ui, model
        self._line: Line | None = None
        self._is_due = False
        self._asking: Asking | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_RESTS_AFTER)
        self._timer.timeout.connect(self._ask)

    def show(self, line: Line | None) -> None:
        """Another line is chosen, or none."""
        self.pause()
        self._line, self._is_due = line, line is not None
        if line is None:
            self._empty()
        self.go_on()

    def go_on(self) -> None:
        """What is due is shown once the person rests, where the panel can be seen."""
        if self._is_due and self._ui.side.isVisible():
            self._timer.start()

    def settle(self) -> None:
        """What is due is shown now."""
        if self._is_due and self._line is not None:
            self.pause()
            self._show_line(self._line)
            self._fill(self._read(self._line))

    def _empty(self) -> None:
        ui = self._ui
        for widget in (ui.badge, ui.l1, ui.l2, ui.next_title, ui.open_one, ui.print_one):
            widget.hide()
        for button in (ui.transfer_one, ui.repeat_one, ui.found_one, ui.materials):
            button.hide()
        ui.who.setText(say("window.list.nothing"))
        ui.what.setText("")
        ui.next_step.setText("")
        refill(ui.facts, ())

    def _show_line(self, line: Line) -> None:
        ui, model, form = self._ui, self._model, self._model.form
        for widget in (ui.badge, ui.l1, ui.next_title, ui.open_one, ui.print_one):
            widget.show()
        for button in (ui.transfer_one, ui.repeat_one, ui.found_one, ui.materials):
            button.hide()
        ui.next_step.setText("")
        name = model.words(line, form.summary[0]) if form.summary else ""
        state = DRAFT if line.is_draft and not line.number else line.state
        ui.who.setText(say("window.who", name=name or say("window.nameless"), noun=form.noun))
        ui.badge.setText(form.states.get(state, state))
        set_state(ui.badge, state={"wrong": "wrong", "good": "good"}.get(sign_of(state)[1], ""))
        ui.what.setText(line.number or say("window.list.no_number"))
        facts = [(form.fields[one].label, model.words(line, one)) for one in model.fields[1:]]
        rows: list[QWidget] = [noted("", "", label, words) for label, words in facts if words]
        refill(ui.facts, rows)
        ui.l2.setVisible(bool(rows))

    def pause(self) -> None:
        """Nobody looks any more, or at something else."""
        self._timer.stop()
        if self._asking is not None:
            self._asking.drop()
            self._asking = None

    def _ask(self) -> None:
        line = self._line
        if line is not None:
            self._show_line(line)
            self._asking = self._worker.ask(lambda: self._read(line), self._fill, self._not_read)

    def _read(self, line: Line) -> Beside:
        """Asked in the lane of questions: it only reads."""
        office, form_id = self._office, self._model.form.id
        if not line.number:
            return Beside(uid=line.uid)
        is_ours = not office.archive.record(line.uid).owner
        given = office.receiving.given_to(line.uid)
        steps = () if given or line.is_draft else tuple(one.label for one in office.archive.open_steps(line.uid))
        stand = office.materials.of(line.uid) if office.materials.has_list(form_id) else None
        return Beside(uid=line.uid, is_ours=is_ours, given=given, steps=steps, stand=stand)

    def _not_read(self, error: BaseException) -> None:
        """A record that went meanwhile leaves its panel as it is; anything else is a bug."""
        if not isinstance(error, Failure):
            raise error

    def _fill(self, told: Beside) -> None:
        ui, line = self._ui, self._line
        if line is None or line.uid != told.uid:
            return
        self._is_due = False
        ui.transfer_one.setVisible(told.is_ours)
        stands = (self._model.form.id, line.state) if told.is_ours else ("", "")
        ui.repeat_one.setVisible(stands == ("payment", "bounced"))
        ui.found_one.setVisible(stands == ("survey", "kept"))
        ui.next_year_one.setVisible(
            told.is_ours and line.state in self._office.next_year.forms.get(self._model.form.id, ())
        )
        if self._office.materials.has_list(self._model.form.id):
            stand = told.stand
            ui.materials.setText(say("window.materials.first_submit") if stand is None else materials_words(stand))
            ui.materials.setEnabled(stand is not None)
            ui.materials.setVisible(stand is None or stand.can_open)
        if told.given:
            ui.next_step.setText(say("window.transfer.given", office=told.given))
        elif line.is_draft:
            ui.next_step.setText(say("window.list.go_on"))
        else:
            ui.next_step.setText("、".join(told.steps) or say("window.list.no_step"))
