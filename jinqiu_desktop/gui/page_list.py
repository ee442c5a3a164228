"""The list of pages at the left of the filling frame: one button each, with the counts of what waits there, and the review at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jinqiu_desktop.errors import Problem, Severity
from jinqiu_desktop.filling import Filling, PageLine
from jinqiu_desktop.gui.side import PageButton
from jinqiu_desktop.gui.words import say

REVIEW = "review"


class PageList:
    """The buttons; `show_page` is asked with the id of a page."""

    def __init__(self, filling: Filling, lines: QVBoxLayout, over: QWidget, show_page: Callable[[str], None]) -> None:
        self._filling = filling
        self._buttons: dict[str, PageButton] = {}
        pages = [(one.id, one.label, one.note) for one in filling.form.pages]
        for number, (page_id, label, note) in enumerate([*pages, (REVIEW, say("window.review"), "")], start=1):
            button = PageButton(number, label, note, over)
            button.setObjectName(f"page:{page_id}")
            button.clicked.connect(lambda _on, page_id=page_id: show_page(page_id))
            self._buttons[page_id] = button
            lines.addWidget(button)

    def show(self, pages: Sequence[PageLine], problems: Sequence[Problem], here: str) -> None:
        """The counts of these problems, and which page is in front."""
        for line in pages:
            there = [one for one in problems if self._filling.page_of(one.where) == line.id]
            wrong = sum(one.severity is Severity.ERROR for one in there)
            warn = sum(one.severity is Severity.WARNING and not one.fact("note") for one in there)
            counts = (("wrong", "wrong", wrong), ("warn", "warn", warn), ("carried", "carried", line.carried))
            button = self._buttons[line.id]
            button.show_counts(tuple(one for one in counts if one[2]), is_done=line.is_done and line.filled > 0)
            button.setChecked(line.id == here)
        self._buttons[REVIEW].setChecked(here == REVIEW)

    def set_short(self, is_short: bool) -> None:
        """A narrow list: short words."""
        for button in self._buttons.values():
            button.set_short(is_short)

    def leave_only(self, page_id: str) -> None:
        """The form is submitted: there is nothing to go to but this page."""
        for one, button in self._buttons.items():
            button.setEnabled(one == page_id)

    def hide_review(self) -> None:
        """Nothing will be submitted here."""
        self._buttons[REVIEW].hide()
