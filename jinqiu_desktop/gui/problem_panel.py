"""The problems beside the sheet: those of the page in the order of its cells, what waits on other pages, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from jinqiu_desktop.errors import Problem, Severity
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.gui.dress import set_state
from jinqiu_desktop.gui.generated.filling import Ui_Filling
from jinqiu_desktop.gui.side import SIGNS, ProblemCard, noted, refill
from jinqiu_desktop.gui.words import say


class ProblemPanel:
    """The panel at the right; where there is no room for it, the two counts in the help line."""

    def __init__(self, ui: Ui_Filling, filling: Filling, over: QWidget, go: Callable[[str], None]) -> None:
        self._ui, self._filling, self._over, self._go = ui, filling, over, go
        self._cards: list[ProblemCard] = []

    def show(self, problems: Sequence[Problem], page_id: str, with_elsewhere: bool, is_narrow: bool) -> None:
        """The problems of a page, counts of the others where there is room; in a narrow window the panel is gone and its counts stand below."""
        ui = self._ui
        here = [one for one in problems if self._filling.page_of(one.where) == page_id]
        ui.problems_title.setText(say("window.problems_here", count=len(here)))
        if here != [card.problem for card in self._cards]:
            self._cards = [ProblemCard(one, self._row_note(one.where), self._over) for one in here]
            for card in self._cards:
                card.clicked.connect(lambda one: self._go(one.where))
            refill(ui.cards, self._cards)
        self.mark(self._filling.cursor)
        self._show_elsewhere(problems if with_elsewhere else (), page_id)
        wrong = sum(one.severity is Severity.ERROR for one in here)
        warn = sum(one.severity is Severity.WARNING for one in here)
        ui.count_wrong.setText(say("window.wrong_badge", count=wrong))
        ui.count_warn.setText(say("window.warning_badge", count=warn))
        set_state(ui.count_wrong, state="wrong")
        set_state(ui.count_warn, state="warn")
        ui.count_wrong.setVisible(is_narrow and wrong > 0)
        ui.count_warn.setVisible(is_narrow and warn > 0)

    def mark(self, path: str) -> None:
        """The problem of the cell with the focus."""
        for card in self._cards:
            card.set_current(card.problem.where == path)

    def _show_elsewhere(self, problems: Sequence[Problem], page_id: str) -> None:
        lines: list[QWidget] = []
        for page in self._filling.form.pages:
            there = [one for one in problems if _waits(one) and self._filling.page_of(one.where) == page.id]
            if there and page.id != page_id:
                worst = Severity.ERROR if any(one.severity is Severity.ERROR for one in there) else there[0].severity
                symbol, ink = SIGNS[worst]
                words = say("window.elsewhere", page=page.label, count=len(there))
                lines.append(noted(symbol, ink, words, role="quiet"))
        refill(self._ui.elsewhere, lines)

    def _row_note(self, where: str) -> str:
        for page in self._filling.form.pages:
            for group in page.groups:
                if any(place.path == where for row in group.rows for place in row):
                    return group.note
        return ""


def _waits(one: Problem) -> bool:
    """Whether something is to be done about it: a hint is only told, a warning with its reason may stay."""
    return one.severity is Severity.ERROR or (one.severity is Severity.WARNING and not one.fact("note"))


def next_problem(filling: Filling, problems: Sequence[Problem], by: int, is_at_a_cell: bool) -> str:
    """Where F8 (+1) or Shift+F8 (-1) goes: from problem to problem, round and round; nothing when there is none."""
    wheres = list(dict.fromkeys(one.where for one in problems if one.severity is not Severity.HINT and one.where))
    if not wheres:
        return ""
    if not is_at_a_cell:
        return wheres[0 if by > 0 else -1]
    if filling.cursor in wheres:
        return wheres[(wheres.index(filling.cursor) + by) % len(wheres)]
    order = [path for page in filling.form.pages for path in filling.paths(page.id)]
    here = order.index(filling.cursor) if filling.cursor in order else -1
    later = [n for n, where in enumerate(wheres) if where in order and order.index(where) > here]
    at = later[0] if by > 0 and later else (len(wheres) - len(later) - 1 if by < 0 else 0)
    return wheres[at % len(wheres)]
