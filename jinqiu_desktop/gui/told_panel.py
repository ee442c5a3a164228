"""What the notice says of an application, line by line, below the cells of its page: sums, bounds, the notice's sentences. Nothing to type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from jinqiu_desktop.gui.cell import Heading
from jinqiu_desktop.gui.dress import redress
from jinqiu_desktop.gui.side import refill
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.reckoning import Notice, ToldLine, notice_kept
from jinqiu_desktop.records import StepTaken
from jinqiu_desktop.workflow import TOLD


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The lines to show, and the step that kept them with its label; None: as things stand now. `notice` is the one asked, where it is known."""

    lines: tuple[ToldLine, ...]
    by: StepTaken | None = None
    step: str = ""
    notice: Notice | None = None


Tell: TypeAlias = Callable[[], Told]

_SIGNS = {"good": ("tick", "good"), "wrong": ("wrong", "wrong"), "warn": ("warn", "warn"), "open": ("empty", "text_2")}


class ToldPanel(QWidget):
    """Read only: each condition with its sign, the sum with its figures, the sentence."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self._tell = tell
        self._shown: Told | None = None
        self.setObjectName("told")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 6)
        column.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)

    def show_again(self) -> None:
        """Reads anew; the labels are made again only where something else is told."""
        told = self._tell()
        if told == self._shown:
            return
        self._shown = told
        note = say("window.told.now")
        if told.by is not None:
            note = say("window.told.kept", on=told.by.on.isoformat(), step=told.step)
        outcome = told.lines[-1] if told.lines else None
        right = f"{outcome.label}　{outcome.result}".strip("　") if outcome is not None else ""
        heading = Heading(say("window.told.title"), note, self, right)
        heading.setFixedHeight(look.px(27))
        notice = told.notice or (notice_kept(told.by.values.get(TOLD)) if told.by is not None else None)
        under = [] if notice is None else [_named(notice)]
        refill(self._column, [heading, *under, self._table(told.lines)])

    def _table(self, lines: tuple[ToldLine, ...]) -> QWidget:
        table = QFrame(self)
        grid = QGridLayout(table)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setSpacing(9)
        for column, stretch in enumerate((0, 5, 6, 7)):
            grid.setColumnStretch(column, stretch)
        for row, one in enumerate(lines):
            for column, cell in enumerate((_sign(one), _said(one), _sum(one), _source(one))):
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop if column == 0 else Qt.AlignmentFlag(0))
        redress(table)
        return table


def _named(notice: Notice) -> QLabel:
    words = "　".join(dict.fromkeys(text for text in (notice.title, notice.source or notice.issuer) if text))
    label = _wrapped(words, "note")
    label.setObjectName("told:notice")
    label.setContentsMargins(12, 6, 12, 0)
    return label


def _sign(one: ToldLine) -> QLabel:
    sign = QLabel()
    symbol, ink = _SIGNS[one.state]
    sign.setProperty("symbol", symbol)
    sign.setProperty("ink", ink)
    sign.setProperty("glyph", 16)
    sign.setAccessibleName(one.holds)
    return sign


def _said(one: ToldLine) -> QLabel:
    is_outcome = one.id == "outcome"
    words = _wrapped(one.label if is_outcome else f"{one.label}　{one.holds}", "strong" if is_outcome else "")
    words.setObjectName(f"told:{one.id}")
    return words


def _sum(one: ToldLine) -> QLabel:
    is_whole = "→" in one.sum or not one.result
    equal = one.sum if is_whole else f"{one.sum} = {one.result}" if one.sum else one.result
    told = "，".join(text for text in (equal, one.bound) if text)
    return _wrapped("\n".join(text for text in (told, one.figures) if text), "")


def _source(one: ToldLine) -> QLabel:
    return _wrapped(one.source, "note")


def _wrapped(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    if role:
        label.setProperty("role", role)
    return label
