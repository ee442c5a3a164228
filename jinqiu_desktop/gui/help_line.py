"""The line below the sheet: what the cell with the focus is called, what is wrong with it or what to write, one example."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QFontMetrics

from jinqiu_desktop.errors import Problem
from jinqiu_desktop.filling import CellView
from jinqiu_desktop.gui.dress import set_icon
from jinqiu_desktop.gui.generated.filling import Ui_Filling
from jinqiu_desktop.gui.side import SIGNS
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, two_lengths

NO_EXAMPLE = ("reference", "row_reference", "attachment")
"""Kinds whose typed text is no words: an example would say nothing."""


class HelpLine:
    """Two lines of words and a symbol."""

    def __init__(self, ui: Ui_Filling) -> None:
        self._ui = ui

    def tell(self, what: str, do: str = "") -> None:
        """Something that is about no cell."""
        self._write(what, do)
        set_icon(self._ui.help_icon, "info", "accent")

    def show(self, view: CellView, problems: Sequence[Problem]) -> None:
        """The cell's first problem, or what belongs into it."""
        first = next((one for one in problems if one.where == view.path), None)
        if first is not None:
            what, do = two_lengths(first)
            self._say(view, what, do or view.help)
            set_icon(self._ui.help_icon, *SIGNS[first.severity])
            return
        example = example_of(view) if view.enabled and not view.options else ""
        self._say(
            view,
            view.help or say("window.just_fill"),
            example or (say("window.choose_hint") if view.enabled and view.options else ""),
        )
        set_icon(self._ui.help_icon, "info", "accent")

    def _say(self, view: CellView, what: str, do: str) -> None:
        self._write(f"<b>{escape(view.label)}</b>　{escape(what)}", do, len(view.label) + len(what) + 1)

    def _write(self, what: str, do: str, signs: int = 0) -> None:
        """Two lines have room; where what is said needs both, the second length waits for F1."""
        self._ui.help_what.setText(what)
        self._ui.help_do.setText(do)
        room = self._ui.help_what.width()
        self._ui.help_do.setVisible(bool(do) and signs * QFontMetrics(look.font()).horizontalAdvance("字") <= room)


def example_of(view: CellView) -> str:
    """One example in words, for kinds that have any."""
    return say("window.example", example=view.example) if view.example and view.kind not in NO_EXAMPLE else ""
