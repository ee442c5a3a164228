"""The page before submission: every problem of the form in three sections, the sums, and what comes after (look.md 09)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from jinqiu_desktop.errors import Problem, Severity
from jinqiu_desktop.filling import Filling, SumLine
from jinqiu_desktop.gui.cell import Heading
from jinqiu_desktop.gui.dress import dress, set_icon, set_state
from jinqiu_desktop.gui.editors import thousands
from jinqiu_desktop.gui.generated.review_page import Ui_ReviewPage
from jinqiu_desktop.gui.side import SIGNS, noted, refill
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, two_lengths

_SECTIONS = (
    (Severity.ERROR, "window.review.errors", "window.review.errors_note"),
    (Severity.WARNING, "window.review.warnings", "window.review.warnings_note"),
    (Severity.HINT, "window.review.hints", "window.review.hints_note"),
)


class ReviewPage(QWidget):
    """Shows what stands between the form and its submission; asks the frame to go there."""

    go_wanted = Signal(str)
    reason_given = Signal(object, str)
    submit_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, filling: Filling, step: str) -> None:
        super().__init__()
        self._filling, self._step = filling, step
        self._done = ""
        self.ui = Ui_ReviewPage()
        self.ui.setupUi(self)
        self.ui.submit.setObjectName("submit")
        self.ui.first.clicked.connect(self._go_first)
        self.ui.submit.clicked.connect(self._press)
        self._fill_after()
        dress(self)

    def show_again(self) -> None:
        """Everything from the filling."""
        found = self._filling.problems(self._step)
        errors = [one for one in found if one.severity is Severity.ERROR]
        open_warnings = [one for one in found if one.severity is Severity.WARNING and not one.fact("note")]
        self._show_bar(len(errors), len(open_warnings))
        rows: list[QWidget] = []
        for severity, title, note in _SECTIONS:
            here = [one for one in found if one.severity is severity]
            if here:
                heading = Heading(say(title, count=len(here)), say(note), self)
                heading.setFixedHeight(look.px(27))
                rows.append(heading)
                rows.extend(self._row(one) for one in here)
        if not rows:
            rows.append(_padded(noted("tick", "good", say("window.review.clean"))))
        refill(self.ui.rows, rows)
        self.ui.rows.addStretch(1)
        self._show_sums()

    def show_done(self, words: str) -> None:
        """The form is submitted: says so and offers its papers."""
        self._done = words
        self._show_bar(0, 0)

    def _show_bar(self, errors: int, warnings: int) -> None:
        ui = self.ui
        ui.first.setVisible(bool(errors) and not self._done)
        ui.submit.setVisible(not errors or bool(self._done))
        if self._done:
            words, state, icon = self._done, "good", "tick"
        elif errors:
            words, state, icon = say("window.review.stopped", count=errors), "wrong", "wrong"
        elif warnings:
            words, state, icon = say("window.review.doubt", count=warnings), "warn", "warn"
        else:
            words, state, icon = say("window.review.ready"), "good", "tick"
        ui.bar_text.setText(words)
        set_state(ui.bar, state=state)
        set_icon(ui.bar_icon, icon, state)
        ui.submit.setText(say("window.print_set") if self._done else say("window.submit"))
        set_icon(ui.submit, "printer" if self._done else "tick", "on_accent")

    def _go_first(self) -> None:
        first = next((one for one in self._filling.problems(self._step) if one.severity is Severity.ERROR), None)
        if first is not None:
            self.go_wanted.emit(first.where)

    def _press(self) -> None:
        if self._done:
            self.print_wanted.emit()
        else:
            self.submit_wanted.emit()

    def _row(self, one: Problem) -> QWidget:
        what, do = two_lengths(one)
        symbol, ink = SIGNS[one.severity]
        line = QWidget()
        line.setObjectName(f"review:{one.code}@{one.where}")
        column = QVBoxLayout(line)
        column.setContentsMargins(14, 6, 10, 6)
        row = QHBoxLayout()
        row.setSpacing(10)
        sign, label = QLabel(), QLabel(one.fact("label"))
        sign.setProperty("symbol", symbol)
        sign.setProperty("ink", ink)
        sign.setProperty("glyph", 18)
        label.setProperty("role", "strong")
        label.setWordWrap(True)
        page = QLabel(self._page_label(one.where))
        page.setProperty("role", "note")
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(label)
        names.addWidget(page)
        reason = one.fact("note")
        told = QLabel(what + (say("window.review.noted", reason=reason) if reason else do))
        told.setWordWrap(True)
        row.addWidget(sign)
        row.addLayout(names, 2)
        row.addWidget(told, 4)
        if one.severity is not Severity.HINT and one.where:
            row.addWidget(self._go_button(one))
        if one.severity is Severity.WARNING:
            row.addWidget(self._note_button(one, column))
        column.addLayout(row)
        return line

    def _go_button(self, one: Problem) -> QPushButton:
        code = {"field.required": "window.go_fill"}.get(one.code, "window.go_mend")
        button = QPushButton(say("window.go_see" if one.fact("note") else code))
        button.setProperty("symbol", "goto")
        button.clicked.connect(lambda: self.go_wanted.emit(one.where))
        return button

    def _note_button(self, one: Problem, column: QVBoxLayout) -> QPushButton:
        button = QPushButton(say("window.write_reason"))
        button.setProperty("symbol", "pencil")
        button.setObjectName(f"reason:{one.code}@{one.where}")
        editor = QLineEdit(one.fact("note"))
        editor.setPlaceholderText(say("window.reason_hint"))
        editor.setObjectName(f"reason_text:{one.code}@{one.where}")
        editor.hide()
        column.addWidget(editor)

        def ask() -> None:
            if editor.isHidden():
                editor.show()
                editor.setFocus()
            else:
                self.reason_given.emit(one, editor.text())

        editor.returnPressed.connect(lambda: self.reason_given.emit(one, editor.text()))
        button.clicked.connect(ask)
        return button

    def _page_label(self, where: str) -> str:
        page = self._filling.page_of(where)
        return next((one.label for one in self._filling.form.pages if one.id == page), "")

    def _show_sums(self) -> None:
        lines = list(self._sum_lines())
        self.ui.sum.setVisible(bool(lines))
        refill(self.ui.sums, lines)

    def _sum_lines(self) -> list[QWidget]:
        lines = [
            noted("", "", f"{one.label}　{self._times(one)}".rstrip("　"), thousands(str(one.result)), role="quiet")
            for one in self._filling.explained()
        ]
        form = self._filling.form
        summed = [path for path, one in form.fields.items() if one.compute and one.kind.name in ("money", "number")]
        pages = {self._filling.page_of(path) for path in summed if form.fields[path].kind.name == "money"}
        for path in summed:
            declared = form.fields[path]
            if self._filling.page_of(path) in pages:
                view = self._filling.cell(path)
                shown = thousands(view.shown) if view.kind == "money" else view.shown
                if shown:
                    lines.append(
                        noted("", "", declared.label, " ".join(part for part in (shown, declared.unit) if part))
                    )
        return lines

    @staticmethod
    def _times(one: SumLine) -> str:
        if one.factor == 1:
            return ""
        return say("window.review.times", amount=thousands(str(one.amount)), factor=one.factor)

    def _fill_after(self) -> None:
        declared = list(self._filling.form.steps.values())
        here = next((at for at, step in enumerate(declared) if step.id == self._step), -1)
        steps = declared[here + 1 : here + 5]
        row = self.ui.after_steps
        for at, step in enumerate(steps, start=1):
            number = QLabel(str(at))
            number.setProperty("role", "badge")
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(number)
            row.addWidget(QLabel(step.label))
            row.addSpacing(12)
        row.addStretch(1)
        self.ui.after.setVisible(bool(steps))


def _padded(widget: QWidget) -> QWidget:
    outer = QWidget()
    column = QVBoxLayout(outer)
    column.setContentsMargins(14, 12, 14, 12)
    column.addWidget(widget)
    return outer
