"""What leads away from a filling: records that refer to it, forms that can begin with it, the materials of an application.

It only shows the ways; who goes one of them first puts everything on disk (the frame).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Form
from jinqiu_desktop.gui.generated.filling import Ui_Filling
from jinqiu_desktop.gui.side import materials_words, refill
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office import Office


class Related(QObject):
    """The lines below the page list. `is_kept` says whether the record is on disk as a record, not only as a draft."""

    open_wanted = Signal(str)
    new_wanted = Signal(str, str, str)
    materials_wanted = Signal(str)

    def __init__(
        self, office: Office, filling: Filling, ui: Ui_Filling, form_ids: tuple[str, ...], over: QWidget
    ) -> None:
        super().__init__(over)
        self._office, self._filling, self._ui, self._form_ids = office, filling, ui, form_ids

    def show(self, is_kept: bool, has_room: bool) -> None:
        """Reads anew which ways there are."""
        lines: list[QWidget] = []
        listed = self._add_materials(lines, is_kept)
        if is_kept:
            self._add_records(lines, listed)
            self._add_new(lines)
        for one in lines:
            if isinstance(one, QPushButton):
                _shorten(one)
        self._ui.related_title.setText(say("window.related_title", noun=self._filling.form.noun))
        self._ui.related_scroll.setVisible(bool(lines) and has_room)
        refill(self._ui.related, lines)
        self._ui.related_scroll.setMaximumHeight(self._ui.related_box.sizeHint().height())

    def give_way(self, has_room: bool) -> None:
        """A narrow page list has no room for them."""
        self._ui.related_scroll.setVisible(self._ui.related.count() > 0 and has_room)

    def begun_here(self) -> tuple[QWidget, ...]:
        """Fresh lines for the forms that can begin with this record, to be shown elsewhere, where all of their words have room."""
        lines: list[QWidget] = []
        self._add_new(lines)
        return tuple(lines)

    def _add_records(self, lines: list[QWidget], listed: str) -> None:
        for other in self._office.archive.referring(self._filling.uid):
            if other == listed:
                continue
            whole = self._office.archive.whole(other)
            name = next((str(value) for path in whole.form.summary if (value := whole.value(path)) is not None), "")
            words = say("window.related", title=whole.form.title, name=name)
            lines.append(_link(f"related:{other}", words, "document", self._opens(other)))

    def _add_new(self, lines: list[QWidget]) -> None:
        for form_id in self._form_ids:
            form = self._office.archive.form(form_id)
            through = [
                one.id
                for one in form.fields.values()
                if one.kind.name == "reference" and one.target == self._filling.form.id
            ]
            if through and not (form.goes_with in through and _is_led_by_program(form)):
                words = say("window.related_new", title=form.title)
                lines.append(_link(f"related_new:{form_id}", words, "plus", self._begins(form_id, through[0])))

    def _add_materials(self, lines: list[QWidget], is_kept: bool) -> str:
        """The way to the materials of an application, with how far they are; returns the uid of their list."""
        if not self._office.materials.has_list(self._filling.form.id):
            return ""
        if not is_kept:
            told = QLabel(say("window.materials.first_submit"))
            told.setProperty("role", "note")
            lines.append(told)
            return ""
        stand = self._office.materials.of(self._filling.uid)
        if stand.can_open:
            uid = self._filling.uid
            lines.append(_link("materials", materials_words(stand), "clip", lambda: self.materials_wanted.emit(uid)))
        return stand.uid

    def _opens(self, uid: str) -> Callable[[], None]:
        return lambda: self.open_wanted.emit(uid)

    def _begins(self, form_id: str, through: str) -> Callable[[], None]:
        return lambda: self.new_wanted.emit(form_id, through, self._filling.uid)


def _is_led_by_program(form: Form) -> bool:
    """The materials of an application have their own way, and what goes with a record but may stand without it is filed page by page as scans come."""
    return any(one.wants for one in form.rows.values()) or not form.fields[form.goes_with].required


def _link(name: str, words: str, symbol: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setObjectName(name)
    button.setProperty("role", "link")
    button.setProperty("symbol", symbol)
    button.setProperty("ink", "accent")
    button.clicked.connect(act)
    return button


def _shorten(button: QPushButton) -> None:
    room = look.px(146)  # beside the symbol and, where there are many, the scroll bar
    button.setText(QFontMetrics(look.font()).elidedText(button.text(), Qt.TextElideMode.ElideRight, room))
