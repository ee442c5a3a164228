"""检查全部: what is wrong or doubtful in everything that was submitted, household by household; Enter goes to the very cell."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jinqiu_desktop.errors import Problem, Progress, Severity, Stopped
from jinqiu_desktop.gui.dress import dress
from jinqiu_desktop.gui.generated.check_page import Ui_CheckPage
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words, start
from jinqiu_desktop.gui.side import SIGNS
from jinqiu_desktop.gui.words import say, told, two_lengths
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office

_HEADS = (
    Head(code="window.checked.who", wide=150),
    Head(code="window.checked.form", wide=130, needs=700),
    Head(code="window.checked.cell", wide=190),
    Head(code="window.checked.what"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    uid: str
    name: str
    form: str
    problem: Problem


class CheckPage(QWidget):
    """The problems of all records; `mend_wanted` with a record and the path of a cell."""

    left = Signal()
    mend_wanted = Signal(str, str)
    started = Signal(object)
    failed = Signal(str)

    def __init__(self, office: Office, worker: Worker) -> None:
        super().__init__()
        self._office, self._worker = office, worker
        self._found: tuple[_Found, ...] = ()
        self._model = PlainModel(_HEADS)
        self.ui = ui = Ui_CheckPage()
        ui.setupUi(self)
        start(ui.table, self._model)
        ui.table.setAccessibleName(ui.title.text())
        ui.leave.clicked.connect(self.left)
        ui.again.clicked.connect(self.check)
        ui.table.activated.connect(self._go)
        for key, act in (("Esc", self.left.emit), ("F9", self.check), ("F8", self._next)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(act)
        ui.hint.setText(say("window.checked.hint"))
        ui.none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        dress(self)

    def check(self) -> None:
        """Everything anew; it may take a while, and may be stopped."""
        self.ui.again.setEnabled(False)
        self.ui.title_note.setText(say("window.checked.busy"))
        self.started.emit(self._worker.run(self._look, self._show, self._not_done))

    def _look(self, progress: Progress) -> tuple[_Found, ...]:
        archive, found = self._office.archive, []
        for at, (uid, one) in enumerate(archive.problems_of_all()):
            progress.step(at, at + 1, say("window.checked.doing"))
            if one.severity is Severity.HINT:
                continue
            form = archive.form(archive.form_id(uid))
            found.append(_Found(uid=uid, name=archive.name(uid), form=form.title, problem=one))
        order = {uid: at for at, uid in enumerate(dict.fromkeys(one.uid for one in found))}
        return tuple(
            sorted(found, key=lambda one: (one.name, order[one.uid], one.problem.severity is not Severity.ERROR))
        )

    def _show(self, found: tuple[_Found, ...]) -> None:
        ui, self._found = self.ui, found
        ui.again.setEnabled(True)
        wrong = sum(one.problem.severity is Severity.ERROR for one in found)
        ui.title_note.setText(say("window.checked.count", wrong=wrong, warn=len(found) - wrong))
        self._model.show([self._line(one) for one in found])
        ui.table.setVisible(bool(found))
        ui.none.setVisible(not found)
        ui.none.setText(say("window.checked.none"))
        ui.none.setContentsMargins(20, 20, 20, 20)
        if found:
            ui.table.selectRow(0)
            ui.table.setFocus()
        else:
            ui.leave.setFocus()

    @staticmethod
    def _line(one: _Found) -> tuple[Words, ...]:
        symbol, ink = SIGNS[one.problem.severity]
        what, do = two_lengths(one.problem)
        return (
            Words(text=one.name, is_bold=True),
            Words(text=one.form),
            Words(text=one.problem.fact("label")),
            Words(text=f"{what}{do}", symbol=symbol, ink=ink),
        )

    def _go(self, at: QModelIndex) -> None:
        if 0 <= at.row() < len(self._found):
            one = self._found[at.row()]
            self.mend_wanted.emit(one.uid, one.problem.where)

    def _next(self) -> None:
        row = self.ui.table.currentIndex().row() + 1
        if self._found:
            self.ui.table.selectRow(row % len(self._found))

    def _not_done(self, error: BaseException) -> None:
        self.ui.again.setEnabled(True)
        self.ui.title_note.setText("")
        if not isinstance(error, Stopped):
            self.failed.emit(told(error))
