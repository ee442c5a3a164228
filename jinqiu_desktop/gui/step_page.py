"""One step of a record: which is open, its own fields, its outcome (formats.md §4). What is typed here belongs to the step, never to the answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from jinqiu_desktop.errors import Failure, Problem, Refused
from jinqiu_desktop.forms import Field, Step
from jinqiu_desktop.gui.dress import dress, set_icon, set_state
from jinqiu_desktop.gui.generated.step_page import Ui_StepPage
from jinqiu_desktop.gui.side import refill
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.kinds import Choices
from jinqiu_desktop.office import Office

Editor = QLineEdit | QPlainTextEdit | QComboBox


class StepPage(QWidget):
    """The open steps of one record; one of them is taken."""

    left = Signal()
    taken = Signal()
    failed = Signal(str)

    def __init__(self, office: Office, worker: Worker, uid: str) -> None:
        super().__init__()
        self._office, self._worker, self._uid = office, worker, uid
        self._step: Step | None = None
        self._editors: dict[str, Editor] = {}
        self._outcomes = QButtonGroup(self)
        self._ways: list[str] = []
        self.ui = ui = Ui_StepPage()
        ui.setupUi(self)
        whole = office.archive.whole(uid)
        name = next((str(value) for path in whole.form.summary if (value := whole.value(path)) is not None), "")
        ui.who.setText(f"{whole.form.title}　{name}")
        self._states = whole.form.states
        self._steps = office.archive.open_steps(uid)
        ui.leave.clicked.connect(self.left)
        ui.take.clicked.connect(self.take)
        for key, act in (("Esc", self.left.emit), ("Ctrl+Return", self.take), ("Ctrl+Enter", self.take)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._outcomes.idToggled.connect(lambda _way, _on: self._show_reason())
        self._show_steps()
        dress(self)
        if self._steps:
            self.pick(self._steps[0])
        else:
            self._show_none()

    def pick(self, step: Step) -> None:
        """Another of the open steps."""
        self._step = step
        for chip in self.findChildren(QPushButton):
            if chip.objectName().startswith("step:"):
                chip.setChecked(chip.objectName() == f"step:{step.id}")
        self.ui.step_title.setText(step.label)
        self.ui.step_note.setText(say("window.step.role", role=step.role) if step.role else say("window.step.note"))
        self._editors = {}
        refill(self.ui.fields, [self._line(name, one, step) for name, one in step.fields.items()])
        self._show_outcomes(step)
        self.ui.take.setText(say("window.step.take", label=step.label))
        self._bar("", "info", say("window.step.about"))
        self._show_reason()
        self.begin()

    def begin(self) -> None:
        """The focus in the first field of the step."""
        if self._editors:
            next(iter(self._editors.values())).setFocus()
        elif self._steps:
            self._outcomes.buttons()[0].setFocus()
        else:
            self.ui.leave.setFocus()

    def take(self) -> None:
        """Takes the step, or says at which field it cannot be taken."""
        step = self._step
        if step is None or not self.ui.take.isEnabled():
            return
        typed = {name: text for name, editor in self._editors.items() if (text := _text(editor))}
        outcome = self._ways[self._outcomes.checkedId()]
        self.ui.take.setEnabled(False)
        self._worker.run(
            lambda _progress: self._office.archive.step(self._uid, step.id, typed, outcome),
            self._is_taken,
            self._refused,
        )

    def _is_taken(self, warnings: tuple[Problem, ...]) -> None:
        del warnings
        self.ui.take.setEnabled(True)
        self.taken.emit()

    def _refused(self, error: BaseException) -> None:
        self.ui.take.setEnabled(True)
        if not isinstance(error, Failure | Refused):
            raise error
        self._bar("wrong", "wrong", told(error))
        if isinstance(error, Refused):
            wanted = [one.where.rpartition(".")[2] for one in error.problems]
            first = next((self._editors[name] for name in wanted if name in self._editors), None)
            if first is not None:
                first.setFocus()

    def _show_steps(self) -> None:
        chips: list[QWidget] = []
        for step in self._steps:
            chip = QPushButton(step.label)
            chip.setObjectName(f"step:{step.id}")
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on, step=step: self.pick(step))
            chips.append(chip)
        refill(self.ui.steps, chips)

    def _show_none(self) -> None:
        for widget in (self.ui.sheet, self.ui.ask):
            widget.hide()
        self.ui.take.setEnabled(False)
        self._bar("", "info", say("window.step.none"))

    def _line(self, name: str, declared: Field, step: Step) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        star = "*" if step.id in declared.required else ""
        label = QLabel(f"{star}{declared.label}")
        label.setProperty("role", "quiet")
        label.setProperty("wide", 120)
        editor = self._editor(declared)
        editor.setObjectName(f"field:{name}")
        editor.setAccessibleName(f"{star}{declared.label}")
        editor.setAccessibleDescription(declared.help)
        editor.setProperty("most", 620)
        hint = QLabel(declared.help)
        hint.setProperty("role", "note")
        hint.setWordWrap(True)
        row.addWidget(label)
        row.addWidget(editor, 3)
        row.addWidget(hint, 2)
        self._editors[name] = editor
        return line

    def _editor(self, declared: Field) -> Editor:
        choices = getattr(declared.kind, "choices", None)
        if declared.kind.name == "choice" and isinstance(choices, Choices):
            box = QComboBox()
            box.addItem("", "")
            for item in choices.open_on(self._office.today()):
                box.addItem(f"{item.code} {item.label}", item.code)
            return box
        if declared.kind.name == "long_text":
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.setProperty("high", 64)
            return text
        line = QLineEdit()
        line.setPlaceholderText(declared.example)
        line.returnPressed.connect(lambda: self._next(line))
        return line

    def _next(self, editor: QLineEdit) -> None:
        order: list[Editor] = list(self._editors.values())
        at = order.index(editor) + 1
        (order[at] if at < len(order) else self._outcomes.button(0)).setFocus()

    def _show_outcomes(self, step: Step) -> None:
        for old in self._outcomes.buttons():
            self._outcomes.removeButton(old)
        self._ways = ["", *step.back]
        words = [say("window.step.agree"), *(self._states.get(state, way) for way, state in step.back.items())]
        buttons: list[QWidget] = []
        for at, (way, word) in enumerate(zip(self._ways, words, strict=True)):
            button = QRadioButton(word)
            button.setObjectName(f"outcome:{way or 'agreed'}")
            self._outcomes.addButton(button, at)
            button.setChecked(len(words) == 1)
            buttons.append(button)
        refill(self.ui.outcomes, buttons)

    def _show_reason(self) -> None:
        is_open = self._outcomes.checkedId() == -1
        self.ui.foot_text.setText(say("window.step.choose") if is_open else "")
        self.ui.take.setEnabled(not is_open)

    def _bar(self, state: str, symbol: str, words: str) -> None:
        self.ui.bar_text.setText(words)
        set_state(self.ui.bar, state=state)
        set_icon(self.ui.bar_icon, symbol, state or "accent")


def _text(editor: Editor) -> str:
    if isinstance(editor, QComboBox):
        return str(editor.currentData())
    return editor.toPlainText().strip() if isinstance(editor, QPlainTextEdit) else editor.text().strip()
