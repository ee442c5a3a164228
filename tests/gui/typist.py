"""Somebody who types: keys and input-method events only, no mouse, no setText, no clipboard, no call into what stores.

ASCII comes as key events, everything else as the commit of an input method, as a Chinese keyboard sends it. The typist looks at the
screen (which cell has the focus, what stands in it, what a list offers) and presses keys until the cell of a path is reached. What is
right already is not typed again. Keys are counted by a `Tally` that listens to the application, not by the typist.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jinqiu_desktop.filling import CellView, Filling, Option
from jinqiu_desktop.forms import Form, row_path
from jinqiu_desktop.gui.cell import Cell
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.pages import RowsPage
from jinqiu_desktop.gui.suggestions import Suggestions
from jinqiu_desktop.kinds import Choices, Kind

HAN_KEYS = Decimal("3.2")
"""Keys a Chinese character costs in pinyin, its candidate included (facts of the desk); exact, never rounded."""

_NO_KEYS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
_ANY = "w"
"""A letter that opens a list in which all lines are offered."""
_NOT_TYPED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Tally(QObject):
    """Counts what comes from keyboard and mouse, wherever it goes: a filter over the whole application.

    `content` are keys that write an answer (a digit, a letter, a character by pinyin), `idle` all others: Enter, arrows, F keys, Esc, Space,
    and whatever is pressed together with Ctrl or Alt, which counts as one.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.content = Decimal(0)
        self.idle = 0
        self.mouse = 0
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    @property
    def keys(self) -> Decimal:
        """All of them."""
        return self.content + self.idle

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key is offered first to the widget with the focus, as a shortcut that may be overridden: there each comes by once."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self.mouse += 1
        elif watched is not QApplication.focusWidget():
            return False
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._key(event)
        elif kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self.content += sum((HAN_KEYS if is_han(one) else Decimal(1) for one in event.commitString()), Decimal(0))
        return False

    def _key(self, event: QKeyEvent) -> None:
        if event.key() in _NO_KEYS:
            return
        if event.text().strip().isprintable() and event.text().strip() and not event.modifiers() & _NOT_TYPED:
            self.content += 1
        else:
            self.idle += 1


def is_han(letter: str) -> bool:
    """A character that is written by its sound; a Chinese comma or full stop is one key."""
    return "㐀" <= letter <= "鿿" or letter >= "\U00020000"


class Typist:
    """Types into one filling frame."""

    def __init__(self, frame: FillingFrame, tally: Tally | None = None) -> None:
        self.frame = frame
        self.tally = tally or Tally(frame)
        self._passed: set[tuple[str, str]] = set()
        self._typed: set[tuple[str, str]] = set()

    @property
    def keys(self) -> Decimal:
        """The keys so far."""
        return self.tally.keys

    @property
    def unchanged(self) -> int:
        """Cells that had the focus and kept what they had."""
        return len(self._passed - self._typed)

    # --- keys ---

    def press(self, key: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key that is no content: Enter, an arrow, an F key."""
        QTest.keyClick(self.focus(), key, with_keys)

    def write(self, text: str) -> None:
        """Content: ASCII key by key, the rest as the input method commits it."""
        for is_ascii, letters in groupby(text, str.isascii):
            run = "".join(letters)
            if is_ascii:
                QTest.keyClicks(self.focus(), run)
            else:
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
            if cell is not None:
                self._passed.add((self.frame.filling.uid, cell.path))
            self.press(Qt.Key.Key_Return)
        raise AssertionError(f"{path} is not reached by Enter; the focus is in {self.focus().objectName()}")

    def answer(self, path: str, text: str) -> None:
        """Types an answer into the cell with the focus: a choice by its code or initials, everything else as it is written."""
        cell = self.cell()
        assert cell is not None
        assert cell.path == path
        if _means(self.frame.filling, path, text):
            self._passed.add((self.frame.filling.uid, path))
            return
        self._typed.add((self.frame.filling.uid, path))
        if cell.view.kind in ("reference", "row_reference"):
            self._choose(text)
            return
        for part in _keys_for(self.frame.filling.form, cell.view, text):
            self.write(part)

    def hand_in(self) -> None:
        """Past the pages that are left, and 提交."""
        for _ in range(5):
            if self.focus().objectName() == "submit":
                break
            self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert self.frame.filling.blocking(self.frame.filling.form.final_step) == ()
        self.press(Qt.Key.Key_Return)

    def tab_to(self, name: str) -> None:
        """Tab until the focus is on this button."""
        for _ in range(12):
            if self.focus().objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not reached by Tab")

    def _choose(self, words: str) -> None:
        """A record by its name: one letter opens the list, ↓ goes to the line; the Enter that leaves the cell takes it."""
        self.write(_ANY)
        (offered,) = (one for one in self.frame.window().findChildren(Suggestions) if one.isVisible())
        for _ in range(12):
            if words in offered.marked():
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"{words} is not offered")

    # --- whole forms ---

    def fill(self, stored: Mapping[str, object]) -> None:
        """Everything of a JSON object of answers, page after page, rows added with F3; the last page is left by nobody."""
        filling = self.frame.filling
        last = max(at for at, page in enumerate(filling.form.pages) if self._wanted_on(page.id, page.rows, stored))
        for at, page in enumerate(filling.form.pages[: last + 1]):
            if at:
                self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            if page.rows:
                self._fill_rows(page.rows, stored.get(page.rows))
                continue
            for path in self._wanted_on(page.id, page.rows, stored):
                self.reach(path)
                self.answer(path, _text(stored[path]))

    def _wanted_on(self, page_id: str, rows: str, stored: Mapping[str, object]) -> list[str]:
        """What has to be visited on a page: what is not right as it stands, until the last of it."""
        if rows:
            return [rows] if stored.get(rows) else []
        filling = self.frame.filling
        paths = [path for path in filling.paths(page_id) if stored.get(path) not in (None, "")]
        return [path for path in paths if not _means(filling, path, _text(stored[path]))]

    def _fill_rows(self, rows_id: str, rows: object) -> None:
        if not isinstance(rows, Sequence):
            return
        for row in rows:
            assert isinstance(row, Mapping)
            self.add_row(rows_id, row)

    def add_row(self, rows_id: str, row: Mapping[str, object]) -> None:
        """F3, and what is told of one person."""
        filling = self.frame.filling
        self.press(Qt.Key.Key_F3)
        rid = filling.row_ids(rows_id)[-1]
        block = filling.form.rows[rows_id]
        order = [place.path for group in block.groups for line in group.rows for place in line]
        for name in [*order, *(one for one in block.fields if one not in order)]:
            path = row_path(rows_id, rid, name)
            if row.get(name) not in (None, "") and not _means(filling, path, _text(row[name])):
                self.reach(path)
                self.answer(path, _text(row[name]))

    def rows_page(self) -> RowsPage:
        """The page of rows in front."""
        page = self.frame.ui.stack.currentWidget()
        assert isinstance(page, RowsPage)
        return page


def _means(filling: Filling, path: str, text: str) -> bool:
    """Whether what stands in a cell means this already."""
    kind = filling.form.field(path).kind
    return filling.value(path) is not None and filling.value(path) == kind.parse(text, filling.today).value


def _text(answer: object) -> str:
    if isinstance(answer, bool):
        return "是" if answer else "否"
    if isinstance(answer, list):
        return "、".join(str(one) for one in answer)
    return str(answer)


def _keys_for(form: Form, view: CellView, text: str) -> Iterator[str]:
    """The keys a clerk presses for an answer: as few as choose the item, 1 or 0 for 是 or 否, the text itself otherwise."""
    kind = form.field(view.path).kind
    if kind.name == "yes_no":
        yield "1" if text == "是" else "0"
    elif kind.name == "choice":
        yield _fewest(view.options, _code(kind, text))
    elif kind.name == "choices":
        for part in text.split("、"):
            yield _code(kind, part)
    else:
        yield text


def _fewest(options: Sequence[Option], code: str) -> str:
    """The shortest beginning of an item's code, or of its initials, at which the list stands on it."""
    (item,) = (one for one in options if one.code == code)
    ways = [face[:at] for face in (item.code.lower(), item.initials) for at in range(1, len(face) + 1)]
    return min((way for way in ways if _stands_on(options, way) == code), key=len, default=code)


def _stands_on(options: Sequence[Option], typed: str) -> str:
    """Which item a list shows after these keys: a code before initials, a whole one before one that only begins so."""
    for face in ([one.code.lower() for one in options], [one.initials for one in options]):
        fits = [at for at, one in enumerate(face) if one == typed] or [
            at for at, one in enumerate(face) if one.startswith(typed)
        ]
        if fits:
            return options[fits[0]].code
    return ""


def _code(kind: Kind, text: str) -> str:
    """The code the list shows beside these words; a clerk reads it there."""
    choices = getattr(kind, "choices", None)
    assert isinstance(choices, Choices)
    item = choices.find(text)
    assert item is not None, f"{text} is not in the list {choices.id}"
    return item.code
