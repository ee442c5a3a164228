"""One step of a record, or of many at once: which is open, its own fields, its outcome (formats.md §4).

What is typed here belongs to the step, never to the answers. For many records everything is typed once; a cell that each has for itself (an
amount the notice works out) stands in the list beside it and can be changed there. If one cannot take the step, none does, and the list says
why; the others go on only when the person says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
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

from jinqiu_desktop.errors import Failure, Problem, Refused, Severity, sentence
from jinqiu_desktop.forms import Field, Step
from jinqiu_desktop.gui import plain_table
from jinqiu_desktop.gui.dress import allow, dress, set_icon, set_state
from jinqiu_desktop.gui.generated.step_page import Ui_StepPage
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words
from jinqiu_desktop.gui.side import refill
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Job, Worker
from jinqiu_desktop.kinds import Choices
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.together import OpenStep, Outcome

Editor = QLineEdit | QPlainTextEdit | QComboBox
Index = QModelIndex | QPersistentModelIndex

_BESIDE = 900
"""Units of width from which the list stands beside the fields, not below them."""
_HINTS = 1240
"""Units of width from which a field beside the list is explained."""


class ManyModel(PlainModel):
    """The records a step is taken of: name, number, the cells each has for itself, and what speaks against it."""

    def __init__(self) -> None:
        super().__init__(())
        self.uids: tuple[str, ...] = ()
        self.own: dict[str, dict[str, str]] = {}
        self._fields: tuple[tuple[str, Field], ...] = ()

    def tell(self, uids: Sequence[str], fields: Mapping[str, Field], lines: Sequence[tuple[Words, ...]]) -> None:
        """Other records, or something else about them."""
        self.beginResetModel()
        self.uids, self._fields = tuple(uids), tuple(fields.items())
        self.heads = (
            Head(code="window.step.name", wide=96),
            Head(code="window.step.number", wide=136, needs=520),
            *(Head(code="", wide=104) for _ in fields),
            Head(code="window.step.result"),
        )
        self.lines = tuple(lines)
        self.endResetModel()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The label of the step's field over what each has for itself."""
        declared = self._field(section)
        if declared is not None and orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return declared[1].label
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What each has for itself can be changed."""
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsEditable if self._field(index.column()) is not None else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As shown; the editor begins with the same words."""
        shown = Qt.ItemDataRole.DisplayRole
        return super().data(index, shown if role == Qt.ItemDataRole.EditRole else role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Something typed for one record only."""
        declared = self._field(index.column())
        if declared is None or role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value).strip()
        self.own.setdefault(self.uids[index.row()], {})[declared[0]] = text
        line = list(self.lines[index.row()])
        line[index.column()] = Words(text=text, ink="accent")
        self.lines = (*self.lines[: index.row()], tuple(line), *self.lines[index.row() + 1 :])
        self.dataChanged.emit(index, index)
        return True

    def _field(self, column: int) -> tuple[str, Field] | None:
        at = column - 2
        return self._fields[at] if 0 <= at < len(self._fields) else None


class StepPage(QWidget):
    """The open steps of one record, or of several of one form; one of them is taken."""

    left = Signal()
    taken = Signal()
    failed = Signal(str)
    started = Signal(object)

    def __init__(self, office: Office, worker: Worker, uids: Sequence[str], step: str = "") -> None:
        super().__init__()
        self._office, self._worker = office, worker
        self._uids = tuple(uids)
        self._step: Step | None = None
        self._editors: dict[str, Editor] = {}
        self._hints: list[QLabel] = []
        self._outcomes = QButtonGroup(self)
        self._ways: list[str] = []
        self._may_leave_some = False
        self._model = ManyModel()
        self.ui = ui = Ui_StepPage()
        ui.setupUi(self)
        self._form = office.archive.form(office.archive.form_id(self._uids[0]))
        ui.who.setText(f"{self._form.title}　{self._who()}")
        self._open = office.together.open_steps(self._uids) if self._is_many else self._steps_of_one()
        plain_table.start(ui.records, self._model)
        ui.records.setEditTriggers(
            ui.records.EditTrigger.DoubleClicked
            | ui.records.EditTrigger.AnyKeyPressed
            | ui.records.EditTrigger.EditKeyPressed
        )
        ui.records.setSelectionBehavior(ui.records.SelectionBehavior.SelectItems)
        ui.records_panel.setVisible(self._is_many)
        ui.pair.setAlignment(ui.sheet, Qt.AlignmentFlag.AlignTop)
        ui.leave.clicked.connect(self.left)
        ui.take.clicked.connect(self.take)
        for key, act in (("Esc", self.left.emit), ("Ctrl+Return", self.take), ("Ctrl+Enter", self.take)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._outcomes.idToggled.connect(lambda _way, _on: self._is_changed())
        self._model.dataChanged.connect(lambda *_: self._is_changed())
        self._show_steps()
        dress(self)
        look.changed.connect(self._fit)
        if self._open:
            self.pick(next((one for one in self._open if one.step.id == step), self._open[0]))
        else:
            self._show_none()

    @property
    def _is_many(self) -> bool:
        return len(self._uids) > 1

    def pick(self, one: OpenStep) -> None:
        """Another of the open steps; the one that is chosen keeps what was typed."""
        step = one.step
        for chip in self.findChildren(QPushButton):
            if chip.objectName().startswith("step:"):
                chip.setChecked(chip.objectName() == f"step:{step.id}")
        if self._step is step:
            self.begin()
            return
        self._step = step
        self.ui.step_title.setText(step.label)
        self.ui.step_note.setText(say("window.step.role", role=step.role) if step.role else say("window.step.note"))
        self._editors, self._hints = {}, []
        refill(self.ui.fields, [self._line(name, declared, step) for name, declared in step.fields.items()])
        self._show_hints()
        self._show_outcomes(step)
        self._bar("", "info", say("window.step.many_about" if self._is_many else "window.step.about"))
        self._model.own = {}
        if self._is_many:
            self._ask_own(step)
        else:
            self._offer(step)
        self._is_changed()
        self.begin()

    def begin(self) -> None:
        """The focus in the first field of the step."""
        if self._editors:
            next(iter(self._editors.values())).setFocus()
        elif self._open:
            self._outcomes.buttons()[0].setFocus()
        else:
            self.ui.leave.setFocus()

    def take(self) -> None:
        """Takes the step, or says at which field, or of which records, it cannot be taken."""
        step = self._step
        if step is None or not self.ui.take.isEnabled():
            return
        typed = {name: text for name, editor in self._editors.items() if (text := _text(editor))}
        outcome = self._ways[self._outcomes.checkedId()]
        allow(self.ui.take, say("window.return.busy"))
        if self._is_many:
            self._take_many(step, typed, outcome)
            return
        uid = self._uids[0]
        self._worker.run(
            lambda _progress: self._office.together.take(uid, step.id, typed, outcome), self._is_taken, self._refused
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room the list stands beside the fields."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = look.units(self.width()) >= _BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self.ui.pair.setDirection(way)
        self._show_hints()

    def _show_hints(self) -> None:
        """Beside a list the words that explain a field need a wide window; the same words are its tooltip."""
        has_room = not self._is_many or look.units(self.width()) >= _HINTS
        for hint in self._hints:
            hint.setVisible(has_room)

    # --- one ---

    def _steps_of_one(self) -> tuple[OpenStep, ...]:
        return tuple(OpenStep(step=step, uids=self._uids) for step in self._office.archive.open_steps(self._uids[0]))

    def _offer(self, step: Step) -> None:
        """What is worked out or was said before stands in its cell, to be kept or changed."""
        for name, text in self._office.together.offered(self._uids[0], step.id).items():
            editor = self._editors[name]
            if isinstance(editor, QLineEdit):
                editor.setText(text)
            elif isinstance(editor, QPlainTextEdit):
                editor.setPlainText(text)
            else:
                editor.setCurrentIndex(max(0, editor.findData(text)))

    def _is_taken(self, warnings: tuple[Problem, ...]) -> None:
        del warnings
        allow(self.ui.take, "")
        self.taken.emit()

    def _refused(self, error: BaseException) -> None:
        allow(self.ui.take, "")
        if not isinstance(error, Failure | Refused):
            raise error
        self._bar("wrong", "wrong", told(error))
        if isinstance(error, Refused):
            self._go_to_first(error.problems)

    def _go_to_first(self, problems: Sequence[Problem]) -> None:
        wanted = [one.where.rpartition(".")[2] for one in problems]
        first = next((self._editors[name] for name in wanted if name in self._editors), None)
        if first is not None:
            first.setFocus()

    # --- many ---

    def _ask_own(self, step: Step) -> None:
        """What each record has for itself, as soon as it is worked out."""
        together, uids = self._office.together, self._uids
        self._show_records([Outcome(uid=uid, called="", name="") for uid in uids])
        self._worker.run(
            lambda progress: together.weigh(uids, step.id, {}, progress=progress),
            lambda found: self._show_offered(step, found),
            self._refused,
        )

    def _show_offered(self, step: Step, found: Sequence[Outcome]) -> None:
        if self._step is step:
            self._show_records(found)

    def _take_many(self, step: Step, typed: Mapping[str, str], outcome: str) -> None:
        together, uids, own, leave_some = self._office.together, self._uids, self._model.own, self._may_leave_some
        job: Job = self._worker.run(
            lambda progress: together.step_many(
                uids, step.id, typed, outcome, own=own, accept_good=leave_some, progress=progress
            ),
            self._are_weighed,
            self._refused,
        )
        self.started.emit(job)

    def _are_weighed(self, found: tuple[Outcome, ...]) -> None:
        """All were taken: done. Else the list says which cannot, and why."""
        bad = [one for one in found if not one.is_taken and one.is_refused]
        good, noun = len(found) - len(bad), self._form.noun
        if not bad:
            self._is_taken(())
            return
        bad_first = sorted(found, key=lambda one: not one.is_refused)
        if any(one.is_taken for one in found):
            self._uids = tuple(one.uid for one in bad)
            self._bar("warn", "warn", say("window.step.done_some", good=good, bad=len(bad), noun=noun))
            self._show_records(bad, with_problems=True)
            self._is_changed()
            return
        self._show_records(bad_first, with_problems=True)
        code = "window.step.refused" if good else "window.step.all_refused"
        self._bar("wrong", "wrong", say(code, bad=len(bad), good=good, noun=noun))
        allow(self.ui.take, "")
        if good:
            self._may_leave_some = True
            self.ui.take.setText(say("window.step.take_rest", good=good, noun=noun))
            self.ui.records.setFocus()
        else:
            self._go_to_first([problem for one in bad for problem in one.problems])

    def _show_records(self, found: Sequence[Outcome], *, with_problems: bool = False) -> None:
        own = {} if self._step is None else _own_fields(self._step)
        self._uids = tuple(one.uid for one in found)
        open_ones = next((one.uids for one in self._open if one.step is self._step), ())
        self._model.tell(self._uids, own, [self._words(one, own, one.uid in open_ones, with_problems) for one in found])
        plain_table.fit(self.ui.records, self._model)
        self.ui.records_title.setText(say("window.step.records", count=len(found), noun=self._form.noun))

    def _words(self, one: Outcome, own: Mapping[str, Field], is_open: bool, with_problems: bool) -> tuple[Words, ...]:
        typed = {**one.typed, **self._model.own.get(one.uid, {})}
        cells = tuple(Words(text=typed.get(name, "")) for name in own)
        return (
            Words(text=one.name, is_bold=True),
            Words(text=one.called),
            *cells,
            _verdict(one, is_open, with_problems),
        )

    # --- what is shown ---

    def _who(self) -> str:
        if self._is_many:
            return say("window.step.many", count=len(self._uids), noun=self._form.noun)
        whole = self._office.archive.whole(self._uids[0])
        return next((str(value) for path in whole.form.summary if (value := whole.value(path)) is not None), "")

    def _show_steps(self) -> None:
        chips: list[QWidget] = []
        for one in self._open:
            label = say("window.step.chip", label=one.step.label, count=len(one.uids))
            chip = QPushButton(label if self._is_many else one.step.label)
            chip.setObjectName(f"step:{one.step.id}")
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on, one=one: self.pick(one))
            chips.append(chip)
        refill(self.ui.steps, chips)

    def _show_none(self) -> None:
        for widget in (self.ui.sheet, self.ui.ask, self.ui.records_panel):
            widget.hide()
        allow(self.ui.take, say("window.step.none"))
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
        if self._is_many and isinstance(editor, QLineEdit) and _is_own(declared):
            editor.setPlaceholderText(say("window.step.own"))
        hint = QLabel(declared.help)
        hint.setProperty("role", "note")
        hint.setWordWrap(True)
        editor.setToolTip(declared.help)
        self._hints.append(hint)
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
            box.currentIndexChanged.connect(lambda _at: self._is_changed())
            return box
        if declared.kind.name == "long_text":
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.setProperty("high", 64)
            text.textChanged.connect(self._is_changed)
            return text
        line = QLineEdit()
        line.setPlaceholderText(declared.example)
        line.returnPressed.connect(lambda: self._next(line))
        line.textChanged.connect(lambda _text: self._is_changed())
        return line

    def _next(self, editor: QLineEdit) -> None:
        order: list[Editor] = list(self._editors.values())
        at = order.index(editor) + 1
        (order[at] if at < len(order) else self._outcomes.button(0)).setFocus()

    def _show_outcomes(self, step: Step) -> None:
        for old in self._outcomes.buttons():
            self._outcomes.removeButton(old)
        self._ways = ["", *step.back]
        states = self._form.states
        words = [say("window.step.agree"), *(states.get(state, way) for way, state in step.back.items())]
        buttons: list[QWidget] = []
        for at, (way, word) in enumerate(zip(self._ways, words, strict=True)):
            button = QRadioButton(word)
            button.setObjectName(f"outcome:{way or 'agreed'}")
            self._outcomes.addButton(button, at)
            button.setChecked(len(words) == 1)
            buttons.append(button)
        refill(self.ui.outcomes, buttons)

    def _is_changed(self) -> None:
        """Something else was typed: the step is asked for all again, and it can be taken once it has an outcome."""
        self._may_leave_some = False
        is_open = self._outcomes.checkedId() == -1
        self.ui.foot_text.setText(say("window.step.choose") if is_open else "")
        allow(self.ui.take, say("window.step.choose") if is_open else "")
        if self._step is not None:
            label, count, noun = self._step.label, len(self._uids), self._form.noun
            many = say("window.step.take_many", label=label, count=count, noun=noun)
            self.ui.take.setText(many if self._is_many else say("window.step.take", label=label))

    def _bar(self, state: str, symbol: str, words: str) -> None:
        self.ui.bar_text.setText(words)
        set_state(self.ui.bar, state=state)
        set_icon(self.ui.bar_icon, symbol, state or "accent")


def _own_fields(step: Step) -> dict[str, Field]:
    return {name: one for name, one in step.fields.items() if _is_own(one)}


def _is_own(declared: Field) -> bool:
    """Whether each record has its own value for it."""
    return bool(declared.compute or declared.carry_from)


def _verdict(one: Outcome, is_open: bool, with_problems: bool) -> Words:
    """Why a record cannot take the step; before anybody typed only whether it stands where the step begins."""
    if not with_problems:
        return Words(text="") if is_open else Words(text=say("window.step.not_open"), ink="warn", symbol="warn")
    errors = [each for each in one.problems if each.severity is Severity.ERROR]
    if not errors:
        return Words(text=say("window.step.can"), ink="good", symbol="tick")
    reasons = "；".join(dict.fromkeys(_reason(each) for each in errors))
    return Words(text=reasons, ink="wrong", symbol="wrong")


def _reason(one: Problem) -> str:
    label = one.fact("label")
    return f"{label}：{sentence(one).what}" if label else sentence(one).what


def _text(editor: Editor) -> str:
    if isinstance(editor, QComboBox):
        return str(editor.currentData())
    return editor.toPlainText().strip() if isinstance(editor, QPlainTextEdit) else editor.text().strip()
