"""Somebody who types: keys and input-method events only, no mouse, no setText, no clipboard, no call into what stores.

ASCII comes as key events, everything else as the commit of an input method, as a Chinese keyboard sends it. The typist looks at the
screen (which cell has the focus, what a list offers) and presses keys until the cell of a path is reached.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jinqiu_desktop.forms import Form, row_path
from jinqiu_desktop.gui.cell import Cell
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.pages import RowsPage
from jinqiu_desktop.kinds import Choices, Kind


@dataclass
class Typist:
    """Types into one filling frame and counts the keys."""

    frame: FillingFrame
    keys: int = 0
    idle: int = 0
    entered: list[str] = field(default_factory=list)

    # --- keys ---

    def press(self, key: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key that is no content: Enter, an arrow, an F key."""
        self.idle += 1
        self.keys += 1
        QTest.keyClick(self.focus(), key, with_keys)

    def write(self, text: str) -> None:
        """Content: ASCII key by key, the rest as the input method commits it."""
        for is_ascii, letters in groupby(text, str.isascii):
            run = "".join(letters)
            if is_ascii:
                self.keys += len(run)
                QTest.keyClicks(self.focus(), run)
            else:
                self.keys += round(len(run) * 3.2)
                self.compose(run)

    def compose(self, text: str) -> None:
        """Pinyin as preedit, then the commit of the candidate."""
        preedit = QInputMethodEvent("pin", [])
        QCoreApplication.sendEvent(self.focus(), preedit)
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QCoreApplication.sendEvent(self.focus(), commit)

    def focus(self) -> QWidget:
        """The widget that hears the keys."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def cell(self) -> Cell | None:
        """The cell with the focus."""
        widget: QWidget | None = self.focus()
        while widget is not None and not isinstance(widget, Cell):
            widget = widget.parentWidget()
        return widget

    # --- going about ---

    def reach(self, path: str) -> None:
        """Enter, cell after cell, until the focus is in this one."""
        for _ in range(200):
            cell = self.cell()
            if cell is not None and cell.path == path:
                return
            self.press(Qt.Key.Key_Return)
        raise AssertionError(f"{path} is not reached by Enter; the focus is in {self.focus().objectName()}")

    def answer(self, path: str, text: str) -> None:
        """Types an answer into the cell with the focus: a choice by its code, everything else as it is written."""
        cell = self.cell()
        assert cell is not None
        assert cell.path == path
        for part in _keys_for(self.frame.filling.form, cell, text):
            self.write(part)

    # --- whole forms ---

    def fill(self, stored: Mapping[str, object]) -> None:
        """Everything of a JSON object of answers, page after page, rows added with F3."""
        filling = self.frame.filling
        for at, page in enumerate(filling.form.pages):
            if at:
                self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            if page.rows:
                self._fill_rows(page.rows, stored.get(page.rows))
                continue
            wanted = [path for path in filling.paths(page.id) if stored.get(path) not in (None, "")]
            for path in wanted:
                self.reach(path)
                self.answer(path, _text(stored[path]))

    def _fill_rows(self, rows_id: str, rows: object) -> None:
        if not isinstance(rows, Sequence):
            return
        block = self.frame.filling.form.rows[rows_id]
        for row in rows:
            assert isinstance(row, Mapping)
            self.press(Qt.Key.Key_F3)
            rid = self.frame.filling.row_ids(rows_id)[-1]
            order = [place.path for group in block.groups for line in group.rows for place in line]
            for name in [*order, *(one for one in block.fields if one not in order)]:
                if row.get(name) not in (None, ""):
                    path = row_path(rows_id, rid, name)
                    self.reach(path)
                    self.answer(path, _text(row[name]))

    def rows_page(self) -> RowsPage:
        """The page of rows in front."""
        page = self.frame.ui.stack.currentWidget()
        assert isinstance(page, RowsPage)
        return page


def _text(answer: object) -> str:
    if isinstance(answer, bool):
        return "是" if answer else "否"
    if isinstance(answer, list):
        return "、".join(str(one) for one in answer)
    return str(answer)


def _keys_for(form: Form, cell: Cell, text: str) -> Iterator[str]:
    """The keys a clerk presses for an answer: the code of a choice, 1 or 0 for 是 or 否, the text itself otherwise."""
    kind = form.field(cell.path).kind
    if kind.name == "yes_no":
        yield "1" if text == "是" else "0"
    elif kind.name == "choice":
        yield _code(kind, text)
    elif kind.name == "choices":
        for part in text.split("、"):
            yield _code(kind, part)
    else:
        yield text


def _code(kind: Kind, text: str) -> str:
    """The code the list shows beside these words; a clerk reads it there."""
    choices = getattr(kind, "choices", None)
    assert isinstance(choices, Choices)
    item = choices.find(text)
    assert item is not None, f"{text} is not in the list {choices.id}"
    return item.code
