"""F1: everything there is to say about the cell with the focus, between the sheet and the help line.

It follows the focus while it is open and never takes it; the cell it speaks of stays in sight (the frame sees to that). A click on an
automatic cell opens it too, and the next cell to type into closes it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from PySide6.QtWidgets import QLabel, QWidget

from jinqiu_desktop.filling import CellView, Explanation
from jinqiu_desktop.gui.generated.filling import Ui_Filling
from jinqiu_desktop.gui.help_line import example_of
from jinqiu_desktop.gui.side import refill
from jinqiu_desktop.gui.sums import work_table
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say

_STANDARDS = {"id_number": "window.explain.idno", "region": "window.explain.region"}
"""Kinds whose way of writing is a national standard."""
_MOST_OPTIONS = 20


class ExplainPanel:
    """The panel of one frame; `closed` is told when the person closes it."""

    def __init__(self, ui: Ui_Filling, closed: Callable[[], None]) -> None:
        self._ui, self._closed = ui, closed
        self._is_by_click = False
        self._high = 0
        ui.explained.hide()
        ui.explained_close.clicked.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether it is in front."""
        return not self._ui.explained.isHidden()

    def open(self, view: CellView, told: Explanation, is_by_click: bool = False) -> None:
        """Shows what there is to say about a cell."""
        self._is_by_click = is_by_click
        self._ui.explained.show()
        self._fill(view, told)

    def follow(self, view: CellView, told: Explanation) -> None:
        """The focus has come to another cell, or its value is another one."""
        if self._is_by_click and view.state != "automatic":
            self.hide()
        elif self.is_open:
            self._fill(view, told)

    def close(self) -> None:
        """By the person: the focus goes back to the cell."""
        self.hide()
        self._closed()

    def hide(self) -> None:
        """Gives its room back."""
        self._is_by_click, self._high = False, 0
        self._ui.explained.hide()

    def fit(self) -> None:
        """As high as its words, at most a quarter of the window; while it is open it gets no lower, so that the sheet stands still."""
        scroll, body = self._ui.explained_scroll, self._ui.explained_body
        room = self._ui.explained.width() - look.px(40)
        layout = self._ui.explained_lines
        layout.activate()
        need = layout.heightForWidth(room) if layout.hasHeightForWidth() else body.sizeHint().height()
        window = self._ui.explained.window().height()
        self._high = min(max(look.px(20), need + look.px(4), self._high), window // 4)
        scroll.setFixedHeight(self._high)

    def _fill(self, view: CellView, told: Explanation) -> None:
        self._ui.explained_title.setText(say("window.explain.of", label=told.label))
        refill(self._ui.explained_lines, self._lines(view, told))
        self._ui.explained_lines.addStretch(1)
        self._ui.explained_scroll.verticalScrollBar().setValue(0)
        self.fit()

    def _lines(self, view: CellView, told: Explanation) -> list[QWidget]:
        lines: list[QWidget] = [_words(text) for text in _texts(view, told)]
        if told.work:
            lines.append(work_table(told.work))
        standard = _STANDARDS.get(view.kind, "")
        basis = (*((say(standard),) if standard else ()), *told.basis)
        if basis:
            lines.append(_words(say("window.explain.basis", source="；".join(basis)), role="note"))
        return lines


def _texts(view: CellView, told: Explanation) -> Iterator[str]:
    if told.help:
        yield told.help
    if told.copied:
        yield say("window.explain.copied", label=told.copied)
    if view.state == "automatic" and not (told.copied or told.work):
        yield say("window.explain.automatic")
    if view.enabled and (example := example_of(view)):
        yield example
    if view.enabled and view.options:
        items = [f"{one.code}\u00a0{one.label}" for one in view.options[:_MOST_OPTIONS]]
        more = say("window.explain.more") if len(view.options) > len(items) else ""
        yield "&nbsp;&nbsp; ".join([f'<span style="white-space:nowrap">{escape(one)}</span>' for one in items] + [more])


def _words(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
