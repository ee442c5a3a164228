"""What the words over the columns of a table mean: a line for each column, with the field it is taken for, to be walked through by Enter.

What only looks alike stands first and asks to be confirmed; then what nobody knows, then what is sure. It only shows and asks: what was
chosen is handed back as the page wants to have it, by the words over the column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from jinqiu_desktop.gui.dress import redress, set_state
from jinqiu_desktop.gui.keys import Stop
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say

if TYPE_CHECKING:
    from jinqiu_desktop.spreadsheet import HeaderMatch, Target

_ORDER = ("alike", "none", "chosen", "alias", "exact")
_SIGNS = {
    "alike": ("window.match.alike", "warn"),
    "none": ("window.match.none", ""),
    "chosen": ("window.match.chosen", "good"),
    "alias": ("window.match.known", "good"),
    "exact": ("window.match.known", "good"),
}
"""How a column was matched -> words and state of its sign."""


class HeadLine(Stop):
    """One column: where it stands, its words, what stands below them, and the field."""

    changed = Signal()

    def __init__(self, match: HeaderMatch, fields: QStandardItemModel, *, with_sheet: bool) -> None:
        super().__init__()
        self.match = match
        self.setProperty("role", "panel")
        place = QLabel(f"{match.sheet} {match.column}" if with_sheet else match.column)
        place.setProperty("role", "quiet")
        place.setProperty("wide", 110)
        words, samples = QLabel(match.header), QLabel("、".join(match.samples))
        words.setProperty("role", "strong")
        samples.setProperty("role", "quiet")
        self.field = QComboBox()
        self.field.setObjectName(f"field:{match.sheet}:{match.column}")
        self.field.setModel(fields)
        self.field.setMaxVisibleItems(18)
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field.setProperty("wide", 300)
        self.field.setCurrentIndex(max(0, self.field.findData(match.path)))
        self.sign = QLabel()
        self.sign.setProperty("role", "badge")
        self.sign.setProperty("wide", 84)
        self.sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(10)
        for widget, stretch in ((place, 0), (words, 2), (samples, 3), (self.field, 0), (self.sign, 0)):
            row.addWidget(widget, stretch)
        self._place, self._samples = place, samples
        for label in (words, samples):
            label.setTextFormat(Qt.TextFormat.PlainText)  # they come from a file
            share_room(label)  # long words are cut, the field stays in its place
            label.setToolTip(escape(label.text()))
        self.setFocusProxy(self.field)
        self.field.currentIndexChanged.connect(lambda _index: self.changed.emit())

    @property
    def path(self) -> str:
        """The field that is chosen now; empty = the column is left out."""
        return str(self.field.currentData() or "")

    @property
    def is_other(self) -> bool:
        """Whether it is another field than the file was matched to."""
        return self.path != self.match.path

    def fit(self, *, is_narrow: bool) -> None:
        """Where there is little room the examples leave, and the place needs no more than its letter."""
        self._samples.setHidden(is_narrow)
        set_wide(self._place, 44 if is_narrow else 110)
        set_wide(self.field, 220 if is_narrow else 300)

    def show_sign(self, *, is_twice: bool) -> None:
        """How sure it is, or that another column has the same field."""
        code, state = _SIGNS["chosen" if self.is_other else self.match.how]
        if is_twice:
            code, state = "window.match.twice", "wrong"
        self.sign.setText(say(code))
        set_state(self.sign, state=state)


class HeadLines(QWidget):
    """All the columns of a file."""

    walked = Signal(object)
    ended = Signal()

    def __init__(self, rows: QVBoxLayout) -> None:
        super().__init__()
        self._rows = rows
        self.lines: list[HeadLine] = []
        self._is_narrow = False

    def fit(self, *, is_narrow: bool) -> None:
        """As much of each column as there is room for."""
        self._is_narrow = is_narrow
        for line in self.lines:
            line.fit(is_narrow=is_narrow)

    def show_heads(self, matches: Sequence[HeaderMatch], targets: Sequence[Target]) -> None:
        """Other columns."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        is_sideways = any("[" in one.path for one in matches)
        fields = _fields([one for one in targets if is_sideways or "[" not in one.path], self)
        with_sheet = len({one.sheet for one in matches}) > 1
        ordered = sorted(matches, key=lambda one: _ORDER.index(one.how))
        self.lines = [HeadLine(one, fields, with_sheet=with_sheet) for one in ordered]
        for at, line in enumerate(self.lines):
            self._rows.addWidget(line)
            line.changed.connect(self._show_signs)
            line.left.connect(lambda way, at=at: self._walk(at + way))
            redress(line)
            line.fit(is_narrow=self._is_narrow)
        self._rows.addStretch(1)
        self._show_signs()

    def chosen(self) -> Mapping[str, str]:
        """The fields that were chosen or confirmed, by the words over their columns; what was sure already is not among them."""
        return {line.match.header: line.path for line in self.lines if line.is_other or line.match.how == "alike"}

    def count(self, *hows: str) -> int:
        """How many columns were matched in one of these ways."""
        return sum(line.match.how in hows for line in self.lines)

    def focus_first(self) -> None:
        """To the first column."""
        self._walk(0)

    def _walk(self, at: int) -> None:
        if at >= len(self.lines):
            self.ended.emit()
        elif at >= 0:
            self.lines[at].field.setFocus()
            self.walked.emit(self.lines[at])

    def _show_signs(self) -> None:
        taken = Counter((line.match.sheet, line.path) for line in self.lines if line.path)
        for line in self.lines:
            line.show_sign(is_twice=taken[line.match.sheet, line.path] > 1)


def share_room(label: QLabel) -> None:
    """Its words do not ask for room: the shares of the row decide, in the head as in every line."""
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setMinimumWidth(1)


def set_wide(widget: QWidget, units: int) -> None:
    """Another fixed width, kept at the next zoom."""
    widget.setProperty("wide", units)
    widget.setFixedWidth(look.px(units))


def _fields(targets: Sequence[Target], parent: QWidget) -> QStandardItemModel:
    made = QStandardItemModel(parent)
    for path, words in (("", say("window.match.left_out")), *((one.path, one.label) for one in targets)):
        item = QStandardItem(words)
        item.setData(path, Qt.ItemDataRole.UserRole)
        made.appendRow(item)
    return made
