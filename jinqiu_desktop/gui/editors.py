"""One editor for each kind of field: what a hand types into a cell, and how it is taken.

An editor holds text only; what the text means is decided by `Filling.type`. Lengths are never cut here: Qt counts UTF-16 units, a person
counts characters (䶮 is one), so the kind judges the length. Adding a kind = one line in `editor_for`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget

from jinqiu_desktop.filling import CellView, Option
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.dress import set_state
from jinqiu_desktop.gui.suggestions import Suggestions
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say

Suggest = Callable[[str], tuple[tuple[str, str], ...]]
"""Text so far -> (text to type, words to show) of what it may mean."""

_TO_THE_RIGHT = frozenset({"money", "number"})
_IN_DIGITS = frozenset({"id_number", "phone", "bank_card", "postcode", "money", "number", "date", "year_month"})
"""Kinds that are written in digits: the input method stays out, and full-width digits become plain ones before one's eyes."""
_HIDDEN = frozenset({"id_number", "bank_card"})
_IDNO = (6, 8, 3, 1)
_CARD = (4, 4, 4, 4, 7)
_PHONE = (3, 4, 4)
_GROUPED = {"id_number": _IDNO, "bank_card": _CARD}
_SHOWN_GROUPED = {"phone": _PHONE}


class LineEditor(QLineEdit):
    """One line of text. Id and card numbers are grouped while edited and masked otherwise; a suggestion list opens where there is one."""

    chosen = Signal()

    def __init__(self, kind: str, suggest: Suggest | None) -> None:
        super().__init__()
        self._kind = kind
        self._view: CellView | None = None
        self._suggest = suggest
        self._offered: dict[str, str] = {}
        self._taken = ""
        self._is_editing = False
        self.setProperty("role", "cell")
        self.setFrame(False)
        if kind in _TO_THE_RIGHT:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(self._unfold)
        if kind in _GROUPED:
            self.textEdited.connect(lambda _: self._group(self.text()))
        if kind in _IN_DIGITS:
            self.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly | Qt.InputMethodHint.ImhPreferNumbers)
        self._list: Suggestions | None = None
        if suggest is not None:
            self._list = Suggestions(self)
            self._list.picked.connect(self._take)
            self.textEdited.connect(self._offer)

    @property
    def is_choosing(self) -> bool:
        """Whether a list is open, so that ↑ and ↓ belong to it."""
        return self._list is not None and self._list.isVisible()

    def show_view(self, view: CellView) -> None:
        """Shows the cell; what is being typed now is never overwritten by itself."""
        fresh = self._view is None or view.text != self._view.text
        self._view = view
        self.setReadOnly(not view.enabled)
        set_state(self, state=view.state)
        if self._is_editing and view.enabled:
            if fresh:
                self.setText(_grouped(view.text, _GROUPED.get(self._kind, ())))
        else:
            self.setText(_resting(view))
            self.setCursorPosition(0)

    def current(self) -> str:
        """The text as it would be typed."""
        if self._view is None or not (self._is_editing and self._view.enabled):
            return self._view.text if self._view else ""
        if self._taken and self.text() == self._offered.get(self._taken):
            return self._taken
        text = self.text()
        if self._list is not None and (words := self._list.marked()):
            return next((typed for typed, shown in self._offered.items() if shown == words), text)
        return text.replace(" ", "") if self._kind in _GROUPED and _is_plain(text) else text

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back letters here; when there are none it is the frame's, which takes back the last cell."""
        if _is_undo(event) and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """A number keeps the input method out: 1 is 1, and Enter goes on."""
        if query == Qt.InputMethodQuery.ImEnabled and self._kind in _IN_DIGITS:
            return False
        return super().inputMethodQuery(query) if argument is None else super().inputMethodQuery(query, argument)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the whole text and marks it, so that typing replaces it."""
        if self._view is not None and self._view.enabled and event.reason() != Qt.FocusReason.PopupFocusReason:
            shown = self._view.shown if self._suggest is not None else self._view.text
            self._taken, self._offered = self._view.text, {self._view.text: shown}
            self._is_editing = True
            self.setText(_grouped(shown, _GROUPED.get(self._kind, ())))
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def rest(self) -> None:
        """Back to the masked face after the focus has left."""
        self._is_editing = False
        if self._list is not None:
            self._list.hide()
        if self._view is not None:
            self.setText(_resting(self._view))
            self.setCursorPosition(0)

    def _unfold(self, text: str) -> None:
        """Pasted lines and columns become one line; full-width digits of a number become plain. The cursor stays where it was from the end."""
        folded = re.sub(r"\s*[\t\r\n\u2028\u2029]\s*", " ", text)
        if self._kind in _IN_DIGITS:
            folded = unicodedata.normalize("NFKC", folded)
        if folded != text:
            behind = len(text) - self.cursorPosition()
            self.setText(folded)
            self.setCursorPosition(max(0, len(folded) - behind))

    def _group(self, text: str) -> None:
        """Spaces between the parts of a number, the cursor stays behind the same digit."""
        if not _is_plain(text):
            return
        behind = sum(one != " " for one in text[: self.cursorPosition()])
        grouped = _grouped(text.replace(" ", ""), _GROUPED[self._kind])
        self.setText(grouped)
        at = seen = 0
        while at < len(grouped) and seen < behind:
            seen += grouped[at] != " "
            at += 1
        self.setCursorPosition(at)

    def _offer(self, text: str) -> None:
        found = self._suggest(text.strip()) if self._suggest is not None and text else ()
        self._taken = ""
        self._offered = dict(found)
        if self._list is not None:
            self._list.offer([words for _, words in found])

    def _take(self, words: str) -> None:
        self._taken = next((typed for typed, shown in self._offered.items() if shown == words), "")
        self.setText(words)
        self.chosen.emit()


class LongEditor(QPlainTextEdit):
    """Several lines. Enter goes on as everywhere; Alt+Enter begins a new line."""

    def __init__(self) -> None:
        super().__init__()
        self._view: CellView | None = None
        self.setProperty("role", "cell")
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(0)

    def show_view(self, view: CellView) -> None:
        """Shows the cell; what is being typed now is never overwritten by itself."""
        fresh = self._view is None or view.text != self._view.text
        self._view = view
        self.setReadOnly(not view.enabled)
        if fresh and view.text != self.toPlainText():
            self.setPlainText(view.text)

    def current(self) -> str:
        """The text as it would be typed."""
        return self.toPlainText()

    def rest(self) -> None:
        """Nothing to hide."""

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back letters here; when there are none it is the frame's."""
        if _is_undo(event) and not self.document().isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Enter = new line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)

    def is_inside(self, key: int) -> bool:
        """Whether ↑ or ↓ still has a line to go to."""
        cursor = QTextCursor(self.textCursor())
        way = QTextCursor.MoveOperation.Up if key == Qt.Key.Key_Up else QTextCursor.MoveOperation.Down
        return cursor.movePosition(way)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor stands at the end: one adds to a text more often than one replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.moveCursor(QTextCursor.MoveOperation.End)


class _Typed:
    """What was typed so far to find one item: digits of its code, or initials of its words."""

    def __init__(self, options: tuple[Option, ...]) -> None:
        self.options = options
        self._so_far = ""

    def forget(self) -> None:
        self._so_far = ""

    def find(self, key: str) -> int | None:
        """The place of the item meant after one more key, or None when the key means none."""
        for text in (self._so_far + key.lower(), key.lower()):
            for face in (_code, _initials, _words):
                at = next((at for at, one in enumerate(self.options) if face(one).startswith(text)), None)
                exact = next((at for at, one in enumerate(self.options) if face(one) == text), at)
                if exact is not None:
                    self._so_far = text
                    return exact
        self._so_far = ""
        return None

    def only(self, key: str) -> int | None:
        """The place of the item meant once nothing else can be meant; until then what was typed is remembered."""
        for text in (self._so_far + key.lower(), key.lower()):
            for face in (_code, _initials):
                fitting = [at for at, one in enumerate(self.options) if face(one).startswith(text)]
                if fitting:
                    exact = [at for at in fitting if face(self.options[at]) == text]
                    self._so_far = "" if len(fitting) == 1 or (exact and face is _initials) else text
                    return (exact or fitting)[0] if not self._so_far else None
        self._so_far = ""
        return None


class ChoiceEditor(QComboBox):
    """One item of a list: its code, the initials of its words, or a click. The wheel does nothing (keys.py)."""

    picked = Signal()

    def __init__(self, options: tuple[Option, ...]) -> None:
        super().__init__()
        self._view: CellView | None = None
        self._typed = _Typed(options)
        self._options = options
        self._is_picked = False
        self._pasted: str | None = None
        self.setFrame(False)
        self.setMaxVisibleItems(12)
        self.addItems([self.words_of(one) for one in options])
        self.setCurrentIndex(-1)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # initials are letters, not a Chinese word
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(1)
        self.activated.connect(self._chosen)

    def show_view(self, view: CellView) -> None:
        """Shows the cell. A text that is in no list any more stays as it is until something is chosen."""
        self._view, self._is_picked, self._pasted = view, False, None
        self.setCurrentIndex(next((at for at, one in enumerate(self._options) if one.code in view.chosen), -1))
        self.update()

    def current(self) -> str:
        """The code chosen, the text pasted, or what stood there before."""
        if self._pasted is not None:
            return self._pasted
        if not self._is_picked:
            return self._view.text if self._view else ""
        return self._options[self.currentIndex()].code if self.currentIndex() >= 0 else ""

    def words_of(self, one: Option) -> str:
        """An item as the list shows it."""
        return _line(one)

    def rest(self) -> None:
        """The next visit begins a new search."""
        self._typed.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and letters choose, Space opens the list, Backspace and Delete empty the cell."""
        if self._view is not None and not self._view.enabled:
            event.ignore()
            return
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste):
            self._pasted = QGuiApplication.clipboard().text()
            self.picked.emit()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._typed.forget()
            self._chosen(-1)
        elif key == Qt.Key.Key_Space:
            self.showPopup()
        elif event.text().isalnum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if (at := self._typed.find(event.text())) is not None:
                self._chosen(at)
        else:
            event.ignore()

    def showPopup(self) -> None:
        """A list as wide as its longest line needs."""
        if self._view is not None and not self._view.enabled:
            return
        metrics = QFontMetrics(self.view().font())
        widest = max((metrics.horizontalAdvance(self.words_of(one)) for one in self._options), default=0)
        self.view().setMinimumWidth(max(self.width(), widest + look.px(40)))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words and a small arrow: the cell around it draws the rest."""
        del event
        painter = QPainter(self)
        ink, open_to_type = _ink(self._view), self._view is None or self._view.enabled
        arrow = look.px(12)
        room = self.width() - (arrow + look.px(8) if open_to_type else 0)
        painter.setFont(look.font(11))
        painter.setPen(look.colour(ink))
        words = QFontMetrics(painter.font()).elidedText(self._words(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            _text_box(room, self.height()), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
        )
        if open_to_type:
            top = (self.height() - arrow) / 2
            colour = look.colour("text_2").name()
            icons.paint(painter, "down", colour, QRectF(self.width() - arrow - look.px(3), top, arrow, arrow))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its cell."""
        return QSize(look.px(20), look.px(22))

    def _words(self) -> str:
        at = self.currentIndex()
        if self._view is not None and self._view.state == "automatic":
            return self._view.shown
        if at >= 0:
            return self.words_of(self._options[at])
        return self._view.shown if self._view and not self._is_picked else ""

    def _chosen(self, at: int) -> None:
        self.setCurrentIndex(at)
        self._is_picked = True
        self.picked.emit()
        self.update()


class YesNoEditor(ChoiceEditor):
    """是 by 1 or s, 否 by 0 or f."""

    def __init__(self) -> None:
        super().__init__((Option(code="1", label="是", initials="s"), Option(code="0", label="否", initials="f")))

    def words_of(self, one: Option) -> str:
        """The word alone: the digit is only a key."""
        return one.label


class SeveralEditor(QWidget):
    """Several items of a list: each key puts one in or takes it out; Space opens the list with ticks."""

    picked = Signal()

    def __init__(self, options: tuple[Option, ...]) -> None:
        super().__init__()
        self._options = options
        self._typed = _Typed(options)
        self._view: CellView | None = None
        self._in: list[str] = []
        self._text = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_view(self, view: CellView) -> None:
        """Shows the cell."""
        self._view, self._text = view, view.text
        known = [one.code for one in self._options]
        self._in = [code for code in view.chosen if code in known]
        self.update()

    def current(self) -> str:
        """The codes as they would be typed, or the text as it was until something is put in or taken out."""
        return self._text

    def rest(self) -> None:
        """The next visit begins a new search."""
        self._typed.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and letters put in or take out; Backspace takes the last out."""
        if self._view is None or not self._view.enabled:
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._text = QGuiApplication.clipboard().text()
            self.picked.emit()
        elif event.key() == Qt.Key.Key_Space:
            self._open()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._in = self._in[:-1] if event.key() == Qt.Key.Key_Backspace else []
            self._changed()
        elif event.text().isalnum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if (at := self._typed.only(event.text())) is not None:
                self._turn(self._options[at].code)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the list."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()
        if self._view is not None and self._view.enabled:
            self._open()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen words in one line."""
        del event
        painter = QPainter(self)
        arrow = look.px(12)
        painter.setFont(look.font(11))
        painter.setPen(look.colour(_ink(self._view)))
        words = "、".join(_line(one) for one in self._options if one.code in self._in) or (
            self._view.shown if self._view else ""
        )
        room = self.width() - arrow - look.px(8)
        text = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            _text_box(room, self.height()), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text
        )
        colour = look.colour("text_2").name()
        icons.paint(
            painter,
            "down",
            colour,
            QRectF(self.width() - arrow - look.px(3), (self.height() - arrow) / 2, arrow, arrow),
        )

    def _open(self) -> None:
        menu = QMenu(self)
        for one in self._options:
            action = QAction(_line(one), menu)
            action.setCheckable(True)
            action.setChecked(one.code in self._in)
            action.triggered.connect(lambda _on, code=one.code: self._turn(code))
            menu.addAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _turn(self, code: str) -> None:
        self._in = [one for one in self._in if one != code] if code in self._in else [*self._in, code]
        self._changed()

    def _changed(self) -> None:
        self._text = "、".join(sorted(self._in, key=[one.code for one in self._options].index))
        self.picked.emit()
        self.update()


class FileEditor(LineEditor):
    """A file kept beside the record: Space or a click asks for it."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__("attachment", None)
        self.setPlaceholderText(say("window.pick_file"))

    def show_view(self, view: CellView) -> None:
        """Shows the name of the file."""
        super().show_view(view)
        self.setReadOnly(True)
        self.setText(view.shown)

    def current(self) -> str:
        """What stands there: it changes only by picking another file."""
        return self._view.text if self._view else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The name stays as it is."""
        QLineEdit.focusInEvent(self, event)

    def rest(self) -> None:
        """Nothing to hide."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space asks for a file; a copied one is taken by the page (`Attaching.paste`)."""
        if event.matches(QKeySequence.StandardKey.Paste):
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Space and self._view is not None and self._view.enabled:
            self.wanted.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click asks for a file."""
        super().mouseReleaseEvent(event)
        if self._view is not None and self._view.enabled:
            self.wanted.emit()


Editor = LineEditor | LongEditor | ChoiceEditor | SeveralEditor


def editor_for(view: CellView, suggest: Suggest | None) -> Editor:
    """The editor of a cell's kind."""
    if view.kind == "long_text":
        return LongEditor()
    if view.kind == "attachment":
        return FileEditor()
    if view.kind == "choices":
        return SeveralEditor(view.options)
    if view.kind == "choice":
        return ChoiceEditor(view.options)
    if view.kind == "yes_no":
        return YesNoEditor()
    return LineEditor(view.kind, suggest)


def is_long(view: CellView) -> bool:
    """Whether a cell needs more than one line."""
    return view.kind == "long_text"


def _code(one: Option) -> str:
    return one.code.lower()


def _initials(one: Option) -> str:
    return one.initials


def _words(one: Option) -> str:
    return one.label


def _line(one: Option) -> str:
    return f"{one.code} {one.label}"


def _ink(view: CellView | None) -> str:
    if view is None:
        return "text"
    return {"carried": "carried", "automatic": "text_2", "not_applicable": "text_2"}.get(view.state, "text")


def _is_undo(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.matches(QKeySequence.StandardKey.Undo)
    )


def _text_box(room: int, height: int) -> QRect:
    """Where a line edit would write its text."""
    return QRect(look.px(2), -look.px(2), room, height)


def _resting(view: CellView) -> str:
    """What a cell shows while nobody types in it."""
    if view.state == "not_applicable":
        return ""
    if view.kind in _HIDDEN and view.state not in ("wrong", "empty"):
        return view.masked
    if view.kind in _HIDDEN:
        return _grouped(view.text, _GROUPED[view.kind])
    return thousands(view.shown) if view.kind == "money" else _grouped(view.shown, _SHOWN_GROUPED.get(view.kind, ()))


def thousands(text: str) -> str:
    """An amount as a screen shows it: 26,160. Anything that is no amount stays as it is."""
    whole, dot, cents = text.partition(".")
    return f"{int(whole):,}{dot}{cents}" if whole.isascii() and whole.isdigit() else text


def _is_plain(text: str) -> bool:
    return all(one in "0123456789xX " for one in text)


def _grouped(text: str, sizes: tuple[int, ...]) -> str:
    """A number in groups; anything that is not only digits stays as it is."""
    if not sizes or not _is_plain(text):
        return text
    rest, parts = text.replace(" ", ""), []
    for size in sizes:
        parts.append(rest[:size])
        rest = rest[size:]
    return " ".join(part for part in (*parts, rest) if part)
