"""What is wrong with a window as it stands on the screen: cut words, overlaps, names that a screen reader would miss, reasons not told.

It looks at geometry and properties of what is visible and knows no page. What a widget paints by itself is not seen here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QWidget,
)

from jinqiu_desktop.gui.theme import look

_SLACK = 1
"""Pixels that rounding may cost."""
_MAY_SCROLL_ASIDE = ("figures", "view")
"""A table as wide as its notice prints it, and a paper that is looked at closely."""


@dataclass(frozen=True, kw_only=True, order=True)
class Fault:
    """What is wrong with which widget; `told` is for people."""

    kind: str
    widget: str
    told: str

    def __str__(self) -> str:
        return f"{self.kind} {self.widget}: {self.told}"


def faults(window: QWidget) -> list[Fault]:
    """Everything that is wrong with a window and what is visible in it."""
    found: set[Fault] = set(_too_large(window))
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisibleTo(window) and _is_of(widget, window):
            found |= {*_cut(widget), *_outside(widget), *_nameless(widget), *_unexplained(widget), *_small(widget)}
            found |= set(_overlaps(widget))
    return sorted(found)


def called(widget: QWidget) -> str:
    """A widget by its own name, or by its kind under the nearest one that has a name."""
    if name := widget.objectName():
        return name
    above = widget.parentWidget()
    while above is not None and not above.objectName():
        above = above.parentWidget()
    return f"{above.objectName() if above is not None else ''}/{type(widget).__name__}"


def _is_of(widget: QWidget, window: QWidget) -> bool:
    """Not another window over this one, and not the inside of a widget of Qt's own."""
    if widget is not window and widget.window() is not window.window():
        return False
    above = widget.parentWidget()
    return not isinstance(above, (QComboBox, QAbstractSpinBox, QScrollBar))


# --- words ---


def _cut(widget: QWidget) -> Iterator[Fault]:
    text, needed, room = "", 0, 0
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
        return
    if isinstance(widget, (QPushButton, QCheckBox, QRadioButton)):
        text, needed, room = widget.text(), _button_needs(widget), widget.width()
    elif isinstance(widget, QComboBox):
        text = widget.currentText()
        needed, room = _wide(widget, text) + look.px(9 + 24), widget.width()
    elif isinstance(widget, QLineEdit):
        text = "" if widget.text() else widget.placeholderText()
        margins = widget.textMargins().left() + widget.textMargins().right()
        needed, room = _wide(widget, text) + margins + 4, widget.width()
    elif isinstance(widget, QHeaderView):
        yield from _cut_heads(widget)
        return
    if text and needed > room + _SLACK and text not in widget.toolTip():
        yield Fault(kind="cut", widget=called(widget), told=f"“{text}” needs {needed} of {room}")
    if text and widget.minimumSizeHint().height() > widget.height() + _SLACK and widget.height() < _high(widget):
        yield Fault(kind="cut", widget=called(widget), told=f"“{text}” is {widget.height()} high")


def _cut_label(label: QLabel) -> Iterator[Fault]:
    text = label.text()
    if not text or label.width() == 0:
        return
    if label.wordWrap():
        needed, room = label.heightForWidth(label.width()) - look.px(2), label.height()
    else:
        needed, room = label.sizeHint().width(), label.width()
        if label.sizeHint().height() - look.px(2) > label.height() + _SLACK:
            yield Fault(kind="cut", widget=called(label), told=f"“{text}” is {label.height()} high")
    if needed > room + _SLACK:
        yield Fault(kind="cut", widget=called(label), told=f"“{text}” needs {needed} of {room}")


def _cut_heads(head: QHeaderView) -> Iterator[Fault]:
    if head.orientation() is not Qt.Orientation.Horizontal or not head.isVisible():
        return
    model = head.model()
    bold = look.font(10.5, bold=True)
    for section in range(head.count()):
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        needed, room = QFontMetrics(bold).horizontalAdvance(text) + 2 * look.px(4), head.sectionSize(section)
        if text and not head.isSectionHidden(section) and needed > room + _SLACK:
            table = head.parentWidget()
            told = f"head “{text}” needs {needed} of {room}"
            yield Fault(kind="cut", widget=called(table) if table is not None else "", told=told)


def _button_needs(button: QAbstractButton) -> int:
    """Words and symbol, without the padding around them."""
    picture = 0 if button.icon().isNull() else button.iconSize().width() + 4
    mark = look.px(16 + 8) if isinstance(button, (QCheckBox, QRadioButton)) else 0
    words = max(_wide(button, line) for line in button.text().replace("&&", "&").split("\n"))
    return words + picture + mark + 2


def _wide(widget: QWidget, text: str) -> int:
    return QFontMetrics(widget.font()).horizontalAdvance(text)


def _high(widget: QWidget) -> int:
    return QFontMetrics(widget.font()).height()


def _small(widget: QWidget) -> Iterator[Fault]:
    if not isinstance(widget, (QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)):
        return
    points = widget.font().pointSizeF()
    if points < 9 * look.zoom / 100 - 0.01:
        yield Fault(kind="small", widget=called(widget), told=f"{points:g} pt at {look.zoom} %")


# --- places ---


def _outside(widget: QWidget) -> Iterator[Fault]:
    above = widget.parentWidget()
    if above is None or widget.isWindow() or not above.isVisible() or _scrolls(above):
        return
    if not above.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(widget.geometry()):
        told = f"{_words(widget.geometry())} in {above.width()}×{above.height()} of {called(above)}"
        yield Fault(kind="outside", widget=called(widget), told=told)
    if isinstance(widget, QScrollArea) and (inside := widget.widget()) is not None:
        hidden = inside.width() - widget.viewport().width()
        if hidden > _SLACK and widget.objectName() not in _MAY_SCROLL_ASIDE:
            yield Fault(kind="aside", widget=called(widget), told=f"{hidden} of {inside.width()} do not fit its width")
    if (
        isinstance(widget, QScrollBar)
        and widget.orientation() is Qt.Orientation.Horizontal
        and widget.maximum() > widget.minimum()
    ):
        holder = above.parentWidget()
        if holder is not None and holder.objectName() not in _MAY_SCROLL_ASIDE:
            yield Fault(kind="aside", widget=called(holder), told=f"scrolls sideways by {widget.maximum()}")


def _too_large(dialog: QWidget) -> Iterator[Fault]:
    """A dialog that is larger than the window it stands over."""
    above = dialog.parentWidget()
    if above is not None and dialog.isWindow():
        room, size = above.window().size(), dialog.size()
        if size.width() > room.width() or size.height() > room.height():
            told = f"{size.width()}×{size.height()} over {room.width()}×{room.height()}"
            yield Fault(kind="outside", widget=called(dialog), told=told)


def _overlaps(above: QWidget) -> Iterator[Fault]:
    if isinstance(above, (QAbstractScrollArea, QComboBox, QAbstractSpinBox, QStackedWidget, QMainWindow)):
        return
    beside = [
        one
        for one in above.children()
        if isinstance(one, QWidget) and not one.isWindow() and one.isVisibleTo(above) and not one.geometry().isEmpty()
    ]
    for at, one in enumerate(beside):
        for other in beside[at + 1 :]:
            both = one.geometry().intersected(other.geometry())
            if both.width() > _SLACK and both.height() > _SLACK:
                told = f"{_words(one.geometry())} over {called(other)} {_words(other.geometry())}"
                yield Fault(kind="overlap", widget=called(one), told=told)


def _scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return isinstance(above, QAbstractScrollArea) and above.viewport() is widget


def _words(place: QRect) -> str:
    return f"{place.width()}×{place.height()} at {place.x()},{place.y()}"


# --- what a screen reader tells ---


def _nameless(widget: QWidget) -> Iterator[Fault]:
    if isinstance(widget, QAbstractButton) and not widget.text() and not widget.icon().isNull():
        if not widget.toolTip():
            yield Fault(kind="nameless", widget=called(widget), told="an icon alone, without a tooltip")
        if not widget.accessibleName():
            yield Fault(kind="nameless", widget=called(widget), told="an icon alone, without an accessible name")
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.isEnabled() or widget.isWindow():
        return
    if widget.focusProxy() is not None:
        return
    told = QAccessible.queryAccessibleInterface(widget)
    if told is None or not (widget.accessibleName() or told.text(QAccessible.Text.Name)):
        yield Fault(
            kind="nameless", widget=called(widget), told=f"a {type(widget).__name__} without an accessible name"
        )


def _unexplained(widget: QWidget) -> Iterator[Fault]:
    if not isinstance(widget, QAbstractButton) or widget.isEnabled() or _is_off_with_its_page(widget):
        return
    if not (widget.toolTip() or widget.accessibleDescription()) and not _has_reason_beside(widget):
        told = f"“{widget.text()}” is off and nobody says why"
        yield Fault(kind="unexplained", widget=called(widget), told=told)


def _is_off_with_its_page(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return above is not None and not above.isEnabled()


def _has_reason_beside(button: QWidget) -> bool:
    """A sentence in the same row, or right above or below it."""
    above = button.parentWidget()
    if above is None:
        return False
    place = QRect(button.mapTo(above, QPoint()), button.size())
    near = place.adjusted(-look.px(700), -look.px(60), look.px(700), look.px(60))
    labels = [one for one in above.findChildren(QLabel) if one.isVisible() and one.text()]
    reasons = [one for one in labels if _is_reason(one)]
    return any(near.intersects(QRect(one.mapTo(above, QPoint()), one.size())) for one in reasons)


def _is_reason(label: QLabel) -> bool:
    return label.objectName() in ("reason", "foot_text")
