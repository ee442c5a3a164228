"""Sums a person can follow, as lines of a panel: how the yearly income is made, and every amount computed from it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from jinqiu_desktop.filling import Filling, WorkLine
from jinqiu_desktop.gui.editors import thousands
from jinqiu_desktop.gui.side import noted
from jinqiu_desktop.gui.theme import look


def income_lines(filling: Filling, with_parts: bool = True) -> list[QWidget]:
    """The incomes line by line, then what is computed on the page of the amounts; nothing for a form that computes none."""
    form = filling.form
    summed = [path for path, one in form.fields.items() if one.compute and one.kind.name in ("money", "number")]
    pages = {filling.page_of(path) for path in summed if form.fields[path].kind.name == "money"}
    lines = work_lines(filling.worked(), role="quiet") if with_parts else []
    for path in summed:
        if filling.page_of(path) in pages:
            view = filling.cell(path)
            shown = thousands(view.shown) if view.kind == "money" else view.shown
            if shown:
                lines.append(noted("", "", view.label, " ".join(part for part in (shown, view.unit) if part)))
    return lines


def work_lines(work: Iterable[WorkLine], role: str = "") -> list[QWidget]:
    """Of what, the sum in figures, at the right what it comes to; a narrow panel breaks the line before the sum, never inside it."""
    return [noted("", "", f"{one.label}　{_whole(one.sum)}".rstrip("　"), one.result, role=role) for one in work]


def work_table(work: Iterable[WorkLine]) -> QWidget:
    """The same as columns that stand close together, for a wide panel; the last line is the outcome."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(1)
    grid.setColumnStretch(3, 1)
    lines = list(work)
    for row, one in enumerate(lines):
        for column, text in enumerate((one.label, _whole(one.sum), one.result)):
            cell = QLabel(text)
            cell.setContentsMargins(0, 0, look.px(18), 0)
            cell.setProperty("role", "strong" if one is lines[-1] else "")
            right = Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(cell, row, column, right | Qt.AlignmentFlag.AlignVCenter)
    return table


def _whole(sum_: str) -> str:
    return sum_.replace(" ", "\u00a0")
