"""沿用去年: six questions about one student's household on one page, each answered by one key (look.md §4).

1 says that nothing changed, 2 opens the cells of the question right there. Enter says the same as 1, but not of 收入 and 健康: those are told
by a digit only. What the answers mean, and what may not be passed over, is asked from the `Interview`; the archive is written by the office.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from jinqiu_desktop.errors import Failure, Problem, Refused, sentence
from jinqiu_desktop.gui.dress import dress, redress, set_icon, set_state
from jinqiu_desktop.gui.generated.next_year import Ui_NextYearPage
from jinqiu_desktop.gui.question_row import QuestionRow
from jinqiu_desktop.gui.sheet import UNITS
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.interview import QUESTIONS, TO_BE_SAID, Interview
from jinqiu_desktop.office.next_year import Made


class NextYearPage(QWidget):
    """One student after the other, as long as there are any."""

    left = Signal()
    open_wanted = Signal(str)
    failed = Signal(str)

    def __init__(self, office: Office, worker: Worker, uids: Sequence[str]) -> None:
        super().__init__()
        self._office, self._worker = office, worker
        self._queue = list(uids)
        self._asks_all = len(self._queue) < 2
        self._interview: Interview | None = None
        self._made: Made | None = None
        self._is_busy = self._is_answered = False
        self.ui = ui = Ui_NextYearPage()
        ui.setupUi(self)
        self.questions = {one: QuestionRow(at, one, ui.body) for at, one in enumerate(QUESTIONS, start=1)}
        for row in self.questions.values():
            ui.rows.addWidget(row)
            self._listen(row)
        ui.leave.clicked.connect(self.leave)
        ui.act.clicked.connect(self._act)
        ui.open_made.clicked.connect(self._open)
        ui.skip.clicked.connect(self._next)
        ui.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ui.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for key, act in (("Esc", self.leave), ("Ctrl+Return", self._act), ("Ctrl+Enter", self._act)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        look.changed.connect(self._show_width)
        dress(self)

    def begin(self) -> None:
        """The first one; the focus on its first question."""
        self._next()

    @property
    def interview(self) -> Interview | None:
        """The one that is being asked about."""
        return self._interview

    def leave(self) -> None:
        """Back to the list. What was answered is kept as a draft, what was only looked at leaves nothing."""
        if self._is_busy:
            return
        interview = self._interview
        if interview is None or self._made is not None:
            self.left.emit()
            return
        self._commit()
        self._worker.draft(lambda: self._office.next_year.leave(interview), lambda _: self.left.emit(), self._not_kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower lines where there is less room."""
        super().resizeEvent(event)
        self._show_width()

    # --- one after the other ---

    def _next(self) -> None:
        """The next one of the queue; why it cannot be asked about is told in its place."""
        if self._interview is not None and self._made is None:
            waiting = self._interview
            self._worker.draft(lambda: self._office.next_year.leave(waiting), lambda _: None, self._not_kept)
        self._interview = self._made = None
        self._is_answered = False
        self.ui.bar.hide()
        uid = self._queue.pop(0)
        try:
            self._interview = self._office.next_year.begin(uid)
        except (Refused, Failure) as error:
            self._bar("wrong", say("window.next_year.refused", why=told(error)))
        for row in self.questions.values():
            row.setVisible(self._interview is not None)
        if self._interview is not None:
            interview = self._interview
            number = self._office.archive.number(interview.before.uid)
            who = say("window.next_year.who", name=interview.name, household=interview.household.title(), number=number)
            self.ui.title.setText(say("window.next_year.title", year=interview.year))
            self.ui.who.setText(who)
            self.ui.intro.setText(say("window.next_year.intro"))
        self.ui.intro.setVisible(self._interview is not None)
        self._show()
        if self._interview is not None:
            self.questions[QUESTIONS[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.ui.skip if self._queue else self.ui.leave).setFocus(Qt.FocusReason.OtherFocusReason)
        self.ui.scroll.verticalScrollBar().setValue(0)

    def _act(self) -> None:
        """The one filled button: write it, then the next one, then open the last."""
        if not self.ui.act.isEnabled() or self.ui.act.isHidden():
            return
        if self._made is None:
            self._make()
        elif self._queue:
            self._next()
        else:
            self._open()

    def _make(self) -> None:
        interview = self._interview
        if interview is None:
            return
        self._commit()
        self._is_busy = True
        self._show()
        self._worker.draft(
            lambda: None, lambda _: self._write(interview), self._not_kept
        )  # nothing is kept behind its back

    def _write(self, interview: Interview) -> None:
        def write(_progress: object) -> tuple[Made, tuple[str, ...]]:
            made = self._office.next_year.finish(interview)
            return made, self._office.next_year.waiting(interview.year) if self._asks_all else ()

        self._worker.run(write, lambda done: self._is_made(*done), self._refused)

    def _is_made(self, made: Made, waiting: tuple[str, ...]) -> None:
        interview = self._interview
        self._is_busy, self._made = False, made
        if interview is None:
            return
        if self._asks_all:
            self._queue = list(waiting)
        code = "window.next_year.made_too" if made.changed else "window.next_year.made"
        words = say(code, name=interview.name, year=interview.year, count=made.changed)
        rest = say("window.next_year.rest", count=len(self._queue)) if self._queue else say("window.next_year.last")
        self._bar("good", f"{words}{rest}")
        self._show()
        self.ui.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: BaseException) -> None:
        self._is_busy = False
        if not isinstance(error, Refused | Failure):
            raise error
        self._bar("wrong", told(error))
        self._show()
        for one in error.problems if isinstance(error, Refused) else ():
            if self._go_to(one):
                return

    def _go_to(self, one: Problem) -> bool:
        """The cell of a problem, its question open."""
        interview = self._interview
        if interview is None:
            return False
        for question in QUESTIONS:
            for key in (f"household:{one.where}", f"application:{one.where}"):
                if key in interview.keys(question):
                    interview.say_changed(question)
                    self._show()
                    self._focus_on(question, key)
                    return True
        return False

    def _open(self) -> None:
        if self._made is not None:
            self.open_wanted.emit(self._made.draft)

    # --- answering ---

    def _listen(self, row: QuestionRow) -> None:
        row.same.connect(lambda: self._say_same(row.question))
        row.changed.connect(lambda: self._say_changed(row.question))
        row.entered.connect(lambda: self._enter(row.question))
        row.left.connect(lambda way: self._beside(row.question, way))
        row.sheet.built.connect(lambda: self._listen_to_cells(row))

    def _listen_to_cells(self, row: QuestionRow) -> None:
        for key, cell in row.sheet.cells.items():
            cell.typed.connect(self._typed)
            cell.entered.connect(self._in_sight)
            cell.left.connect(lambda way, key=key: self._step(row.question, key, way, is_sure=way > 0))
            cell.passed.connect(lambda way, key=key: self._step(row.question, key, way, is_sure=False))

    def _say_same(self, question: str) -> None:
        if self._interview is None or self._is_done or not self._interview.say_same(question):
            return
        self._keep()
        self._show()
        self._go_on()

    def _say_changed(self, question: str) -> None:
        if self._interview is None or self._is_done:
            return
        self._interview.say_changed(question)
        self._show()
        self._focus_on(question, next(iter(self._interview.keys(question)), ""))

    def _enter(self, question: str) -> None:
        """What was answered already is left as it is; nobody passes over what has to be said."""
        if self._interview is None or self._is_done:
            return
        if self._interview.said(question):
            self._go_on(question)
        elif question in TO_BE_SAID:
            self.ui.foot_text.setText(say("window.next_year.must"))
            set_state(self.ui.foot_text, role="warn")
        else:
            self._say_same(question)

    def _beside(self, question: str, way: int) -> None:
        at = QUESTIONS.index(question) + way
        if 0 <= at < len(QUESTIONS):
            self.questions[QUESTIONS[at]].setFocus(Qt.FocusReason.OtherFocusReason)
        elif way > 0 and self.ui.act.isEnabled():
            self.ui.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, after: str = "") -> None:
        """The next question that is open, else the button."""
        interview = self._interview
        if interview is None:
            return
        still = interview.open_questions
        later = [one for one in still if after and QUESTIONS.index(one) > QUESTIONS.index(after)]
        if still:
            row = self.questions[(later or still)[0]]
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll_to(row)
        else:
            self.ui.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, key: str, text: str) -> None:
        if self._interview is None or self._is_done:
            return
        self._interview.type(key, text)
        self._keep()
        self._show_states()

    def _step(self, question: str, key: str, way: int, *, is_sure: bool) -> None:
        interview = self._interview
        cell = self.questions[question].sheet.cells.get(key)
        if interview is None or cell is None:
            return
        cell.commit()
        if is_sure:
            interview.confirm(key)
        self._show()
        keys = interview.keys(question)
        at = keys.index(key) + way if key in keys else 0
        if 0 <= at < len(keys):
            self._focus_on(question, keys[at])
        elif way < 0:
            self.questions[question].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._keep()
            self._go_on(question)

    def _focus_on(self, question: str, key: str) -> None:
        cell = self.questions[question].sheet.cells.get(key)
        if cell is not None:
            cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def _commit(self) -> None:
        for row in self.questions.values():
            for cell in row.sheet.cells.values():
                if cell.isAncestorOf(self.focusWidget() or self):
                    cell.commit()

    def _keep(self) -> None:
        """On disk before anything else happens."""
        interview = self._interview
        if interview is not None:
            self._worker.draft(lambda: self._office.next_year.keep(interview), lambda _: None, self._not_kept)

    def _not_kept(self, error: BaseException) -> None:
        self._is_busy = False
        self.failed.emit(told(error))

    # --- showing ---

    @property
    def _is_done(self) -> bool:
        return self._is_busy or self._made is not None

    def _show(self) -> None:
        interview = self._interview
        if interview is not None:
            for row in self.questions.values():
                if row.show_cells(interview):
                    redress(row)
        self._show_states()
        self._show_width()

    def _show_states(self) -> None:
        """Everything but the cells' layout."""
        ui, interview = self.ui, self._interview
        ui.act.setVisible(interview is not None)
        ui.skip.setVisible(bool(self._queue) and self._made is None)
        ui.open_made.setVisible(self._made is not None and bool(self._queue))
        set_state(ui.foot_text, role="quiet")
        if interview is None:
            ui.foot_text.setText("")
            return
        grade = interview.grade
        for row in self.questions.values():
            row.sheet.show_views(interview.view)
            row.show_state(interview, self._grade_words() if row.question == "school" else "")
        self.questions["school"].over(grade.problem is not None)
        still = len(interview.open_questions)
        ui.act.setEnabled(not self._is_busy and not still)
        if self._made is not None:
            ui.act.setText(say("window.next_year.next" if self._queue else "window.next_year.open"))
            ui.foot_text.setText("")
            return
        ui.act.setText(say("window.next_year.make", year=interview.year))
        self._say_below()

    def _say_below(self, more: str = "") -> None:
        """Why the button beside waits, and what to write in the cell with the focus."""
        still = len(self._interview.open_questions) if self._interview is not None else 0
        words = say("window.next_year.left", count=still) if still else say("window.next_year.ready")
        words = say("window.next_year.busy") if self._is_busy else words
        self.ui.foot_text.setText("　".join(part for part in (words, more) if part))
        set_state(self.ui.foot_text, role="quiet")

    def _grade_words(self) -> str:
        if self._interview is None:
            return ""
        grade = self._interview.grade
        if grade.problem is not None:
            before = grade.before or sentence(grade.problem).short
            return say("window.next_year.over", before=before)
        return (
            say("window.next_year.grade", before=grade.before, now=grade.now)
            if grade.before and grade.now
            else grade.now
        )

    def _show_width(self) -> None:
        units = UNITS if look.units(self.width()) >= 820 else UNITS * 3 // 4
        for row in self.questions.values():
            row.sheet.set_units(units)

    def _bar(self, state: str, words: str) -> None:
        self.ui.bar_text.setText(words)
        set_state(self.ui.bar, state=state)
        set_icon(self.ui.bar_icon, "tick" if state == "good" else "wrong", state)
        self.ui.bar.show()

    def _in_sight(self, key: str) -> None:
        """A cell has the focus: it is seen, and below stands what to write there."""
        for row in self.questions.values():
            if (cell := row.sheet.cells.get(key)) is not None:
                self._say_below(cell.view.help)
                self._scroll_to(cell)
                QTimer.singleShot(0, cell, partial(self._scroll_to, cell))  # what is said below may take room from it

    def _scroll_to(self, widget: QWidget) -> None:
        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.LayoutRequest
        )  # cells that opened just now have no place yet
        top = widget.mapTo(self.ui.body, QPoint(0, 0)).y()
        gap = look.px(10)
        self.ui.scroll.ensureVisible(0, top + widget.height(), 0, gap)
        self.ui.scroll.ensureVisible(0, top, 0, gap)
