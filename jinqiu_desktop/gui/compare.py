"""Two versions of one record, cell by cell, with who wrote each side, when and why, and a side to choose; nothing is chosen beforehand
(look.md 12)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from jinqiu_desktop.bundle import Choice, Planned
from jinqiu_desktop.gui.dress import redress, set_icon
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import moment, say
from jinqiu_desktop.office.versions import Difference, Side

_STEPS = "steps"
"""The name of the line that stands for the log."""


class Comparison(QWidget):
    """The cells of one record that differ. `is_whole`: the record is another office's, so all of it is taken or none."""

    chosen = Signal()

    def __init__(self, one: Planned, cells: Sequence[Difference], is_whole: bool, today: date) -> None:
        super().__init__()
        self.planned = one
        self._today = today
        self._is_whole = is_whole
        self._groups: dict[str, QButtonGroup] = {}
        self._signs: dict[str, QLabel] = {}
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnMinimumWidth(1, look.px(150))
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(3, 1)
        heads = (
            (1, say("window.compare.cell")),
            (2, say("window.compare.here", no=one.local_no)),
            (3, say("window.compare.incoming", no=one.no, office=one.office)),
        )
        for column, words in heads:
            head = QLabel(words)
            head.setProperty("role", "note")
            grid.addWidget(head, 0, column)
        for cell in cells:
            self._line(cell.path, cell.label, self._side(cell.here), self._side(cell.incoming))
        if one.disputed:
            words = say("window.compare.steps_theirs", count=len(one.disputed))
            self._line(_STEPS, say("window.compare.steps"), (say("window.compare.steps_ours"),), (words,))
        redress(self)

    def choose_all(self, incoming: bool) -> None:
        """One side for every cell."""
        for path in self._groups:
            self._groups[path].button(int(incoming)).setChecked(True)
        self._told()

    def begin(self) -> None:
        """The focus at the first cell nobody has chosen for."""
        for group in self._groups.values():
            if group.checkedId() == -1:
                group.button(0).setFocus()
                return

    def show_choice(self, choice: Choice) -> None:
        """What was chosen before, when the record is looked at again."""
        for path in self._groups:
            incoming = choice.steps if path == _STEPS else choice.fields.get(path, choice.incoming)
            self._groups[path].button(int(incoming)).setChecked(True)
        self._show_signs()

    def choice(self) -> Choice | None:
        """What was chosen, once there is a side for every cell."""
        sides = {path: self._groups[path].checkedId() for path in self._groups}
        if -1 in sides.values():
            return None
        fields = {path: bool(side) for path, side in sides.items() if path != _STEPS}
        return Choice(
            incoming=bool(fields) and all(fields.values()), fields=fields, steps=bool(sides.get(_STEPS, False))
        )

    def missing(self) -> tuple[str, ...]:
        """The labels of the cells nobody has chosen for."""
        return tuple(group.objectName() for group in self._groups.values() if group.checkedId() == -1)

    def _side(self, side: Side) -> tuple[str, ...]:
        """What stands there; who wrote it and when; why."""
        whys = [say("window.compare.mends", office=one.office, text=one.text) for one in side.mends]
        whys += [say("window.compare.why", why=side.why)] if side.why else []
        told = say(
            "window.compare.side" if whys else "window.compare.side_plain",
            when=moment(side.at, self._today),
            office=side.office,
            by=side.by,
            no=side.no,
        )
        return (side.words or say("window.compare.empty"), told, *whys)

    def _line(self, path: str, label: str, here: Sequence[str], incoming: Sequence[str]) -> None:
        row = self._grid.rowCount()
        sign, name = QLabel(), QLabel(label)
        sign.setProperty("symbol", "warn")
        sign.setProperty("ink", "warn")
        name.setProperty("role", "strong")
        name.setWordWrap(True)
        for each in (sign, name):  # on the line of the choices beside them
            each.setContentsMargins(0, look.px(4), 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(sign, row, 0, top)
        self._grid.addWidget(name, row, 1, top)
        group = QButtonGroup(self)
        group.setObjectName(label)
        for side, (words, *notes) in enumerate((here, incoming)):
            button = QRadioButton(words)
            button.setObjectName(f"{'theirs' if side else 'ours'}:{path}")
            button.setAccessibleName(" ".join((label, say("window.compare.theirs" if side else "window.compare.ours"))))
            group.addButton(button, side)
            self._grid.addWidget(_stacked(button, notes), row, 2 + side, top)
        group.idClicked.connect(lambda side: self._picked(path, bool(side)))
        self._groups[path], self._signs[path] = group, sign

    def _picked(self, path: str, incoming: bool) -> None:
        if self._is_whole and path != _STEPS:
            for other in self._groups:
                if other != _STEPS:
                    self._groups[other].button(int(incoming)).setChecked(True)
        self._told()

    def _told(self) -> None:
        self._show_signs()
        self.chosen.emit()

    def _show_signs(self) -> None:
        for path, sign in self._signs.items():
            is_open = self._groups[path].checkedId() == -1
            set_icon(sign, *(("warn", "warn") if is_open else ("tick", "good")))


def _stacked(button: QRadioButton, notes: Sequence[str]) -> QWidget:
    """A choice, and below it in small words where it comes from."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 12, 6)
    column.setSpacing(1)
    column.addWidget(button)
    for words in notes:
        note = QLabel(words)
        note.setProperty("role", "note")
        note.setWordWrap(True)
        note.setIndent(look.px(22))
        column.addWidget(note)
    button.setAccessibleDescription("。".join(notes))
    return made
