"""The chips over a list: how much of what was found is in each state, and how much of it waits for something (look.md 04).

A chip narrows the list; what is counted is told to it. Where there is no room for all of them, the empty ones leave first.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from jinqiu_desktop.errors import sentence
from jinqiu_desktop.forms import Form
from jinqiu_desktop.gui.dress import redress, set_icon
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office.today import Task
from jinqiu_desktop.store import CHANGED, REMARKED, Tally

_MARKS = {
    REMARKED: ("window.list.remarked", "returned"),
    CHANGED: ("window.list.unsubmitted", "pencil"),
}
"""Mark -> its words, its symbol."""
_GAP = 6
_BETWEEN = 14


class Chips(QObject):
    """The row of chips of one list."""

    picked = Signal(str, str)
    """State and mark; an empty one is any."""

    def __init__(self, row: QHBoxLayout, form: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self._row, self._page = row, parent
        self._words = {"": say("window.list.all"), **form.states}
        self._state, self._mark = "", ""
        self._task: QPushButton | None = None
        self._states = {state: self._chip(f"chip:{state or 'all'}") for state in self._words}
        self._marks = {mark: self._chip(f"chip:{mark}") for mark in _MARKS}
        for state, chip in self._states.items():
            chip.clicked.connect(lambda _on, state=state: self.picked.emit(state, ""))
        row.addSpacing(_BETWEEN)
        for mark, chip in self._marks.items():
            chip.clicked.connect(lambda _on, mark=mark: self._turn(mark))
        row.addStretch(1)
        self.count(Tally(states={}, marks={}))

    def words(self, state: str) -> str:
        """What the chip of a state, or of a mark, says."""
        return say(_MARKS[state][0]) if state in _MARKS else self._words[state]

    def show(self, state: str, mark: str, task: Task | None) -> None:
        """Which are chosen; a line of 今天要做 has a chip of its own, before the others, as long as the list is about it."""
        self._state, self._mark = state, mark
        if self._task is not None:
            self._row.removeWidget(self._task)
            self._task.hide()
            self._task.deleteLater()
            self._task = None
        if task is not None:
            words = sentence(task.told()).what.removesuffix("。").rpartition("：")[2]
            self._task = self._chip("chip:task", at=0)
            self._task.setText(say("window.list.task", words=words) + f" {len(task.uids)}")
            self._task.setChecked(True)
            redress(self._task)
            self._task.show()
        for one, chip in self._states.items():
            chip.setChecked(one == state and not (mark and not state) and task is None)
        for one, chip in self._marks.items():
            chip.setChecked(one == mark and task is None)

    def count(self, tally: Tally) -> None:
        """How much was found."""
        for state, chip in self._states.items():
            count = tally.states.get(state, 0) if state else sum(tally.states.values())
            _tell(chip, self.words(state), count)
        for mark, chip in self._marks.items():
            _tell(chip, self.words(mark), tally.marks.get(mark, 0))
        self.fit()

    def fit(self) -> None:
        """Where there is no room, first the symbols leave, then chips in which nothing was found, then from the end."""
        is_wide = look.units(self._page.window().width()) >= 1280
        for mark, chip in self._marks.items():
            if is_wide:
                set_icon(chip, _MARKS[mark][1])
            else:
                chip.setProperty("symbol", "")
                chip.setIcon(QIcon())
        room = self._page.width() - look.px(40 + _BETWEEN)
        first = [self._task] if self._task is not None else []
        shown = [*first, *self._states.values(), *self._marks.values()]
        leave = [one for one in reversed(shown) if one.property("empty") == "true"] + shown[:2:-1]
        gone = set[QPushButton]()
        wide = {one: one.sizeHint().width() + look.px(_GAP) for one in shown}
        for one in leave:
            if sum(wide[each] for each in shown if each not in gone) <= room:
                break
            if not one.isChecked():
                gone.add(one)
        for one in shown:
            one.setVisible(one not in gone)

    def _turn(self, mark: str) -> None:
        """A mark is taken away by a second click."""
        self.picked.emit(self._state, "" if mark == self._mark else mark)

    def _chip(self, name: str, at: int = -1) -> QPushButton:
        chip = QPushButton(self._page)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setObjectName(name)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.insertWidget(at, chip)
        return chip


def _tell(chip: QPushButton, words: str, count: int) -> None:
    is_empty = "true" if count == 0 else "false"
    chip.setText(f"{words} {count}")
    if chip.property("empty") != is_empty:
        chip.setProperty("empty", is_empty)
        chip.style().unpolish(chip)
        chip.style().polish(chip)
