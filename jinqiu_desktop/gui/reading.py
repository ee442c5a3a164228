"""Another office's record, read only: the same frame and sheet, nothing to type, a remark at the cell with the focus.

What is shown beside the sheet are the open remarks on the record, at their very cells, not what this office's rules would say of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from jinqiu_desktop.errors import Failure, Problem, Severity, problem
from jinqiu_desktop.filling import CellView, Filling
from jinqiu_desktop.gui.dress import set_icon, set_state
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.pages import FormPage, RowsPage
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office

_MARKS = {
    Severity.ERROR: ("wrong", "window.remark.mend"),
    Severity.WARNING: ("warning", "window.remark.note"),
    Severity.HINT: ("warning", "window.remark.note"),
}
"""Severity -> state of the cell, short word."""


def opened(office: Office, uid: str) -> Filling:
    """A record as it is kept, to look at."""
    record = office.archive.record(uid)
    form, around = office.archive.form(record.form), office.desk.around(uid)
    return Filling.of_record(form, record, around, {"clerk": record.by}, was=office.desk.form_of(record))


class ReadingFrame(FillingFrame):
    """A record nobody here may change."""

    def __init__(self, office: Office, worker: Worker, uid: str) -> None:
        self._remarks: tuple[Problem, ...] = ()
        super().__init__(office, worker, opened(office, uid))
        self._remarks = self._read_remarks()
        ui = self.ui
        for button in (ui.undo, ui.check, ui.done):
            button.hide()
        self._list.hide_review()
        ui.remark.show()
        ui.remark.clicked.connect(self.begin_remark)
        ui.remark_add.clicked.connect(self.add_remark)
        ui.remark_cancel.clicked.connect(self.end_remark)
        ui.remark_text.returnPressed.connect(self.add_remark)
        ui.remark_text.installEventFilter(self)
        shortcut = QShortcut(QKeySequence("F5"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.begin_remark)

    def begin(self) -> None:
        """The first cell; what stands there cannot be changed."""
        self.filling.cursor = ""
        super().begin()
        self.ui.saved.setText(self._whose())
        set_state(self.ui.saved, role="note")
        set_icon(self.ui.saved_icon, "eye", "text_2")

    def _whose(self) -> str:
        given = self._office.receiving.given_to(self.filling.uid)
        if given:
            return say("window.transfer.given", office=given)
        return say("window.remark.whose", office=self._office.archive.record(self.filling.uid).office)

    @property
    def is_only_read(self) -> bool:
        """Nothing can be typed here."""
        return True

    def begin_remark(self) -> None:
        """A line for what is wrong with the cell that has the focus."""
        path = self.filling.cursor
        label = self.filling.label(path) if self._knows(path) else say("window.remark.all")
        self.ui.remark_where.setText(label)
        self.ui.remark_text.clear()
        self.ui.remark_mend.setChecked(True)
        self.ui.remark_bar.show()
        self.ui.remark_text.setFocus()

    def add_remark(self) -> None:
        """Keeps the remark; it goes to the office of the record with the next return bundle."""
        path = self.filling.cursor if self._knows(self.filling.cursor) else ""
        severity = Severity.ERROR if self.ui.remark_mend.isChecked() else Severity.WARNING
        try:
            self._office.receiving.remark(self.filling.uid, path, self.ui.remark_text.text(), severity)
        except Failure as error:
            self.ui.help_what.setText(told(error))
            return
        self._remarks = self._read_remarks()
        self.end_remark()
        self.refresh()

    def end_remark(self) -> None:
        """Back to the cell."""
        self.ui.remark_bar.hide()
        if self._knows(self.filling.cursor):
            self.go(self.filling.cursor)

    def leave(self) -> None:
        """Back one level; nothing was typed that could be lost."""
        if self.ui.remark_bar.isVisible():
            self.end_remark()
        elif self.ui.seek.isVisible():
            super().leave()
        else:
            self.left.emit()

    def view(self, path: str) -> CellView:
        """Every cell grey; one with a remark in the colour of the remark."""
        made = replace(super().view(path), enabled=False)
        mark = next((_MARKS[one.severity] for one in self._remarks if one.where == path), None)
        if mark is not None:
            return replace(made, state=mark[0], short=say(mark[1]))
        return made if made.state == "not_applicable" else replace(made, state="read_only", short="")

    def finish_page(self) -> None:
        """Ctrl+Enter: the next page, round and round."""
        ids = [one.id for one in self.filling.form.pages]
        self.show_page(ids[(ids.index(self._page) + 1) % len(ids)])

    def check(self) -> None:
        """Nothing is checked here: the answers are another office's."""

    def undo(self) -> None:
        """Nothing can have been changed."""

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Esc in the line of the remark leaves the line, not the record."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self.ui.remark_text and event.type() == QEvent.Type.ShortcutOverride and is_escape:
            event.accept()
        elif watched is self.ui.remark_text and event.type() == QEvent.Type.KeyPress and is_escape:
            self.end_remark()
            return True
        return False

    def _read_remarks(self) -> tuple[Problem, ...]:
        found = [one for one in self._office.receiving.remarks(self.filling.uid) if not one.closed_by]
        made = [
            problem(
                one.path,
                "window.remark",
                Severity(one.severity),
                office=one.office,
                text=one.text,
                label=self.filling.label(one.path) if self._knows(one.path) else say("window.remark.all"),
            )
            for one in found
        ]
        order = [path for page in self.filling.form.pages for path in self.filling.paths(page.id)]
        return tuple(sorted(made, key=lambda one: order.index(one.where) if one.where in order else -1))

    def _shown_problems(self) -> tuple[Problem, ...]:
        return self._remarks

    def _typed(self, path: str, text: str) -> None:
        del path, text

    def _changed(self) -> None:
        self.refresh()

    def _make_page(self, page_id: str) -> FormPage:
        page = super()._make_page(page_id)
        if isinstance(page, RowsPage):
            page.lock()
        return page

    def _with_rows(self, act: Callable[[RowsPage], None]) -> None:
        if act not in (RowsPage.add_row, RowsPage.remove_row):
            super()._with_rows(act)

    def _focus_page(self, page: FormPage) -> None:
        del page
        self.ui.leave.setFocus()

    def _show_head(self) -> None:
        super()._show_head()
        self.ui.undo.hide()
        self.ui.done.hide()
        self.ui.take_step.setVisible(self._has_step)
        self.ui.side_note.hide()

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        super()._show_problems(problems)
        here = [one for one in problems if self.filling.page_of(one.where) == self._page]
        self.ui.problems_title.setText(say("window.remark.here", count=len(here)))

    def _show_help(self, problems: tuple[Problem, ...]) -> None:
        super()._show_help(problems)
        if self._knows(self.filling.cursor):
            self.ui.help_do.setText(say("window.remark.help"))
        else:
            self._help.tell(say("window.remark.help"))

    def _show_width(self) -> None:
        super()._show_width()
        self._list.hide_review()
