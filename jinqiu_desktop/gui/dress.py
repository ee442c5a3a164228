"""Gives the widgets of a Designer file what Designer cannot: icons in the palette's ink, lengths that follow the zoom.

A .ui file carries them as dynamic properties: `symbol` (name of an icon), `ink` (token), `glyph` (size of the icon, units), `wide`, `high`,
`least`, `most`, `tall` (fixed width and height, least and most width, least height, in units). Margins and spacings of a .ui file are units too.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLabel, QLayout, QLineEdit, QScrollArea, QWidget

from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.theme import look


def dress(root: QWidget) -> None:
    """Dresses everything under `root`, now and at every change of palette or zoom; what was dressed so before dresses itself."""
    redress(root)
    root.setProperty("tailored", True)
    look.changed.connect(_Tailor(root).again)


def redress(root: QWidget) -> None:
    """Dresses once: for parts that are made while the window is open."""
    for widget in _own(root):
        _dress_one(widget)
    for layout in root.findChildren(QLayout):
        _space(layout)
    if (own := root.layout()) is not None:
        _space(own)


def set_icon(widget: QAbstractButton | QLabel, name: str, ink: str = "text_2", size: int = 0) -> None:
    """Another icon or ink for a widget that is already dressed."""
    widget.setProperty("symbol", name)
    widget.setProperty("ink", ink)
    if size:
        widget.setProperty("glyph", size)
    _dress_one(widget)


def set_state(widget: QWidget, **properties: str) -> None:
    """Sets dynamic properties and lets the style sheet look again."""
    if all(widget.property(name) == value for name, value in properties.items()):
        widget.update()
        return  # to polish again is a third of what a key costs in a filling
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def allow(button: QAbstractButton, reason: str) -> None:
    """A button is on when nothing speaks against it; else it is off and says why, to the pointer and to a screen reader."""
    button.setEnabled(not reason)
    if not button.property("usual"):
        button.setProperty("usual", button.toolTip() or " ")
    button.setToolTip(reason or str(button.property("usual")).strip())
    button.setAccessibleDescription(reason)


def shorten(button: QAbstractButton, brief: str) -> None:
    """Fewer words where there is no room for all of them, which stay its name; nothing = the whole words again."""
    if not button.property("full"):
        button.setProperty("full", button.text())
        button.setAccessibleName(button.accessibleName() or button.text())
    button.setText(brief or str(button.property("full")))


class _Tailor(QObject):
    """Lives and dies with its root, so that a closed page is not dressed again."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self._root = root

    def again(self) -> None:
        """Another zoom leaves another room: what gives way is decided anew, as when the window gets another size."""
        redress(self._root)
        QCoreApplication.sendEvent(self._root, QResizeEvent(self._root.size(), self._root.size()))


def _own(root: QWidget) -> Iterator[QWidget]:
    yield root
    for child in root.children():
        if isinstance(child, QWidget) and not child.property("tailored"):
            yield from _own(child)


def _dress_one(widget: QWidget) -> None:
    name = widget.property("symbol")
    if isinstance(name, str) and name and isinstance(widget, (QAbstractButton, QLabel)):
        primary = widget.property("role") == "primary"
        ink = str(widget.property("ink") or ("on_accent" if primary else "text_2"))
        size = look.px(int(widget.property("glyph") or (18 if isinstance(widget, QAbstractButton) else 16)))
        colour, grey = look.colour(ink).name(), look.tones.disabled
        if isinstance(widget, QLabel):
            widget.setPixmap(icons.pixmap(name, colour, size, widget.devicePixelRatioF()))
            widget.setFixedSize(size, size)
        else:
            gap = look.px(5) if widget.text() else 0
            widget.setIcon(icons.icon(name, colour, grey, size, gap))
            widget.setIconSize(QSize(size + gap, size))
    if isinstance(widget, QAbstractSpinBox) and (line := widget.findChild(QLineEdit)) is not None:
        line.setTextMargins(look.px(6), 0, 0, 0)  # the style sheet's padding does not reach into it
    if type(widget) is QScrollArea and not widget.accessibleName():
        widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what scrolls has parts that take the focus; Tab stops at those
    if (wide := widget.property("wide")) is not None:
        widget.setFixedWidth(look.px(int(wide)))
    if (high := widget.property("high")) is not None:
        widget.setFixedHeight(look.px(int(high)))
    if (least := widget.property("least")) is not None:
        widget.setMinimumWidth(look.px(int(least)))
    if (most := widget.property("most")) is not None:
        widget.setMaximumWidth(look.px(int(most)))
    if (tall := widget.property("tall")) is not None:
        widget.setMinimumHeight(look.px(int(tall)))


def _space(layout: QLayout) -> None:
    drawn = layout.property("drawn")
    if drawn is None:
        margins = layout.contentsMargins()
        drawn = [margins.left(), margins.top(), margins.right(), margins.bottom(), max(layout.spacing(), 0)]
        layout.setProperty("drawn", drawn)
    left, top, right, bottom, gap = (look.px(int(one)) for one in drawn)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(gap)
