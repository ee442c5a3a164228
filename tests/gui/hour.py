"""The first hour of the desk, step by step (facts of the desk, §6): what a person presses and clicks, and how long the model says it takes.

Everything is done by keys and clicks on the window itself; they are counted where they arrive. A file dialog of the system is not ours: choosing in it counts as two clicks,
saving under the name it offers as one. The time is the
keystroke-level model of the same page: a key 0.5 s, a click 1.7 s with the way to it, 1.35 s to think before each answer and each click.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal

from gui.typist import Tally
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

KEY, CLICK, THINK = Decimal("0.5"), Decimal("1.7"), Decimal("1.35")
_MOST = 40
"""Keys of one kind in a row after which somebody would give up."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step as it went, and its budget: seconds, clicks."""

    name: str
    keys: Decimal
    clicks: int
    seconds: Decimal
    budget: int
    most_clicks: int


@dataclass
class Hour:
    """A person at the desk, with a watch."""

    tally: Tally
    steps: list[Step] = field(default_factory=list)
    _clicks: int = 0
    _keys: int = 0
    _thoughts: int = 0

    @staticmethod
    def beside(parent: QObject) -> Hour:
        """Counts whatever comes to the application."""
        return Hour(tally=Tally(parent))

    @contextmanager
    def step(self, name: str, *, budget: int, clicks: int) -> Iterator[None]:
        """What is done inside is one step; `budget` in seconds."""
        keys, before = self.tally.keys, self.tally.mouse
        self._clicks = self._keys = self._thoughts = 0
        yield
        pressed, clicked = self.tally.keys - keys + self._keys, self.tally.mouse - before + self._clicks
        seconds = KEY * pressed + CLICK * clicked + THINK * (self._thoughts + clicked)
        self.steps.append(
            Step(name=name, keys=pressed, clicks=clicked, seconds=seconds, budget=budget, most_clicks=clicks)
        )

    def click(self, widget: QWidget) -> None:
        """One click on a button."""
        assert widget.isVisible(), widget.objectName()
        assert widget.isEnabled(), widget.objectName()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def chosen_in_dialog(self) -> None:
        """A file was chosen in the system's own dialog."""
        self._clicks += 2

    def saved_in_dialog(self) -> None:
        """The name that the system's own dialog offers was taken."""
        self._clicks += 1

    def elsewhere(self, *, keys: int, clicks: int) -> None:
        """What was pressed and clicked in another program, such as the one for spreadsheets."""
        self._keys += keys
        self._clicks += clicks

    def thought(self, times: int = 1) -> None:
        """Looked at the paper, or at the screen, to know what comes next."""
        self._thoughts += times

    def press(self, key: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key that is no content."""
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        QTest.keyClick(focus, key, with_keys)

    def tab_to(self, wanted: Callable[[QWidget], bool], *, back: bool = False) -> None:
        """Tab after Tab until the focus is there."""
        for _ in range(_MOST):
            focus = QApplication.focusWidget()
            assert focus is not None, "nothing has the focus"
            if wanted(focus):
                return
            self.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        raise AssertionError("not reached by Tab")

    def press_until(self, key: Qt.Key, so: Callable[[], bool]) -> None:
        """One key again and again, looking at the screen."""
        for _ in range(_MOST):
            if so():
                return
            self.press(key)
        raise AssertionError(f"not reached by {key}")

    @property
    def table(self) -> str:
        """For people: step, keys, clicks, seconds, and the budget of both."""
        lines = [f"{'step':<34}{'keys':>8}{'clicks':>8}{'of':>4}{'seconds':>9}{'of':>6}"]
        lines += [
            f"{one.name:<34}{one.keys:>8.1f}{one.clicks:>8}{one.most_clicks:>4}{one.seconds:>9.0f}{one.budget:>6}"
            for one in self.steps
        ]
        keys, clicks = sum(one.keys for one in self.steps), sum(one.clicks for one in self.steps)
        seconds, budget = sum(one.seconds for one in self.steps), sum(one.budget for one in self.steps)
        lines.append(f"{'sum':<34}{keys:>8.1f}{clicks:>8}{'':>4}{seconds:>9.0f}{budget:>6}")
        return "\n".join(lines)
