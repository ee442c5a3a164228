"""The filling frame: page list, sheet, help line, problems (look.md 05-09). It shows a Filling and hands every commit to the drafts lane.

It decides nothing: what a text means, what is wrong, what comes next are all asked from the Filling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from jinqiu_desktop.errors import Failure, Problem, Refused
from jinqiu_desktop.filling import CellView, Filling
from jinqiu_desktop.forms import split_path
from jinqiu_desktop.gui.attaching import Attaching
from jinqiu_desktop.gui.called import Called
from jinqiu_desktop.gui.cell import Cell
from jinqiu_desktop.gui.dress import dress
from jinqiu_desktop.gui.explain_panel import ExplainPanel
from jinqiu_desktop.gui.generated.filling import Ui_Filling
from jinqiu_desktop.gui.head_title import HeadTitle
from jinqiu_desktop.gui.help_line import HelpLine
from jinqiu_desktop.gui.keeping import Keeping
from jinqiu_desktop.gui.page_list import REVIEW, PageList
from jinqiu_desktop.gui.pages import FormPage, RowsPage, SheetPage
from jinqiu_desktop.gui.problem_panel import ProblemPanel, next_problem
from jinqiu_desktop.gui.related import Related
from jinqiu_desktop.gui.review import ReviewPage
from jinqiu_desktop.gui.seek import Seek
from jinqiu_desktop.gui.sheet import UNITS
from jinqiu_desktop.gui.side import refill
from jinqiu_desktop.gui.sums import income_lines
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.told_panel import Told
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.records import Record


class FillingFrame(QWidget):
    """One filling on the screen, until it is left."""

    left = Signal()
    print_wanted = Signal(str)
    open_wanted = Signal(str)
    new_wanted = Signal(str, str, str)
    materials_wanted = Signal(str)
    steps_wanted = Signal(str)
    next_wanted = Signal(str)
    """The id of a form: a new filling of it, as the window makes one."""
    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, office: Office, worker: Worker, filling: Filling, form_ids: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._office, self._worker, self.filling = office, worker, filling
        self._final = filling.form.final_step
        self._seen: set[str] = set()
        self._is_checked = False
        self._is_submitted = self._is_stepping = False
        self._has_step = False
        self._is_narrow = False
        self._page = ""
        self._pages: dict[str, FormPage] = {}
        self.ui = Ui_Filling()
        self.ui.setupUi(self)
        self._called = Called(office, filling)
        self._keeping = Keeping(office, worker, filling, self.ui, self)
        self._related = Related(office, filling, self.ui, form_ids, self)
        self._panel = ProblemPanel(self.ui, filling, self, self.go)
        self._help = HelpLine(self.ui)
        self._title = HeadTitle(self.ui.title)
        self._seek = Seek(self.ui, filling, self._go_back_to)
        self.files = Attaching(
            office, worker, self, lambda: self._pages.get(self._page), lambda: not self._is_submitted
        )
        self.review = ReviewPage(filling, self._final)
        self.ui.stack.addWidget(self.review)
        self._list = PageList(filling, self.ui.page_lines, self, self.show_page)
        self._explained = ExplainPanel(self.ui, self.come_back)
        self._connect()
        dress(self)
        self.ui.saved_icon.hide()
        self.ui.remark.hide()
        self.ui.remark_bar.hide()
        self.setAcceptDrops(True)
        self.setMinimumSize(look.px(600), look.px(360))  # narrower than its parts ask for: they give way first
        self._show_width()

    # --- beginning and leaving ---

    def begin(self) -> None:
        """Goes where the cursor was left, or to the first cell."""
        self._keeping.show_before()
        self._show_related()
        first = self.filling.form.pages[0].id
        at = self.filling.cursor
        if at and self._knows(at):
            self._see_until(at)
            self.go(at)
        else:
            self.show_page(first)
        self.refresh()

    def _show_related(self) -> None:
        is_saved = bool(self.filling.base) and not self._office.archive.has_draft(self.filling.uid)
        self._has_step = is_saved and bool(self._office.archive.open_steps(self.filling.uid))
        self._show_head()
        self._related.show(bool(self.filling.base) or self._is_submitted, self._width() >= 1040)

    def _lead(self, signal: SignalInstance, *words: str) -> None:
        """Leads to another filling once everything here is on disk."""
        self.commit()
        self._keeping.then(lambda: signal.emit(*words))

    @property
    def is_submitted(self) -> bool:
        """Whether what is shown was submitted: it has no draft any more."""
        return self._is_submitted

    @property
    def is_only_read(self) -> bool:
        """Whether nothing can be typed here."""
        return False

    def keep_again(self) -> None:
        """What is here goes to disk once more, if anybody typed anything."""
        if not self._is_submitted and self.filling.is_touched:
            self._keeping.keep()

    def commit(self) -> None:
        """Takes what stands in the cell with the focus."""
        cell = self._focused()
        if cell is not None:
            cell.commit()

    def leave(self) -> None:
        """Back one level; everything typed is on disk before the list appears."""
        if self._seek.is_open:
            self._seek.close()
            return
        if self._explained.is_open:
            self._explained.close()
            return
        self.commit()
        self._keeping.then(self.left.emit)

    def come_back(self) -> None:
        """To the front again, the focus where it was."""
        if self._page == REVIEW:
            self.review.ui.submit.setFocus()
        elif self._knows(self.filling.cursor):
            self.go(self.filling.cursor)

    # --- going about ---

    def go(self, path: str) -> None:
        """Focus in the cell of a path, or on the page of a block of rows."""
        page_id = self.filling.page_of(path)
        page = self._open_page(page_id)
        if path in self.filling.form.rows or not self._knows(path):
            self._focus_page(page)
            return
        page.reach(path)

    def show_page(self, page_id: str) -> None:
        """Another page, the focus in its first open cell."""
        self.commit()
        if page_id == REVIEW:
            self._open_review()
            return
        page = self._open_page(page_id)
        first = self.filling.first_path(page_id)
        if first is not None and not (isinstance(page, RowsPage) and page.checklist is not None):
            page.reach(first)
        else:
            self._focus_page(page)

    def finish_page(self) -> None:
        """Ctrl+Enter: this page counts as looked at; the next one follows, after the last one and its submission another record."""
        if self._page == REVIEW:
            if self._is_submitted:
                self.begin_next()
            return
        self.commit()
        self._seen.update(self.filling.paths(self._page))
        ids = [one.id for one in self.filling.form.pages]
        at = ids.index(self._page) + 1
        self.show_page(ids[at] if at < len(ids) else REVIEW)
        self.refresh()

    def begin_next(self) -> None:
        """F2: another filling of the same form, with what the last record hands on."""
        self._lead(self.next_wanted, self.filling.form.id)

    def check(self) -> None:
        """F9: what is only missing counts from now on; the focus goes to the first problem."""
        self.commit()
        self._is_checked = True
        self.refresh()
        if self._page == REVIEW or not self._shown_problems():
            self.show_page(REVIEW)
        else:
            self._jump(1)

    def undo(self) -> None:
        """Takes back the last act and shows where it was."""
        self.commit()
        where = self.filling.undo()
        if where is None:
            self._help.tell(say("window.nothing_to_undo"))
            return
        self._changed()
        self.go(where)

    def submit(self) -> None:
        """Everything typed goes to disk, then the step is taken in the lane of jobs."""
        self.commit()
        self._set_busy(True)
        self._worker.run(
            lambda _progress: self._office.archive.submit(self.filling, self._final), self._submitted, self._refused
        )

    # --- showing ---

    def refresh(self) -> None:
        """Page list, cells, problems and help line from the filling."""
        problems = self._shown_problems()
        self._list.show(self.filling.pages(self._final), problems, self._page)
        if self._page == REVIEW:
            self.review.show_again()
        elif self._page:
            self._pages[self._page].show_again()
        self._show_problems(problems)
        self._show_help(problems)

    def view(self, path: str) -> CellView:
        """A cell; what is only missing or doubtful because nobody was there yet shows as such once the cell was left."""
        made = self.filling.cell(path)
        if made.kind in ("reference", "row_reference"):
            made = replace(made, shown=self._called.name(path) or made.shown)
        if made.state == "empty_required" and self._is_seen(path):
            return replace(made, state="wrong", short=say("window.required_short"))
        if made.state in ("warning", "wrong") and self._is_untouched(path):
            return replace(made, state="empty_required" if made.star else "empty", short="")
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What gives way at which width stands in look.md §4."""
        super().resizeEvent(event)
        self._show_width()
        if self._explained.is_open:
            self._explained.fit()

    # --- keys and signals ---

    def _connect(self) -> None:
        ui = self.ui
        ui.leave.clicked.connect(self.leave)
        ui.undo.clicked.connect(self.undo)
        ui.check.clicked.connect(self.check)
        ui.print.clicked.connect(self._print)
        ui.done.clicked.connect(self.finish_page)
        ui.take_step.clicked.connect(self._take_step)
        ui.explain.clicked.connect(self._explain)
        ui.next_problem.clicked.connect(lambda: self._jump(1))
        self._keeping.saved.connect(self.saved)
        self._keeping.failed.connect(self.failed)
        self._related.open_wanted.connect(lambda uid: self._lead(self.open_wanted, uid))
        self._related.new_wanted.connect(lambda *words: self._lead(self.new_wanted, *words))
        self._related.materials_wanted.connect(lambda uid: self._lead(self.materials_wanted, uid))
        self.files.kept.connect(lambda path, kept: self._typed(path, self.filling.form.field(path).kind.typed(kept)))
        self.files.enclosed.connect(self._changed)
        self.files.failed.connect(self.failed)
        self.review.go_wanted.connect(self.go)
        self.review.reason_given.connect(self._note)
        self.review.submit_wanted.connect(self.submit)
        self.review.print_wanted.connect(self._print)
        self.review.next_wanted.connect(self.begin_next)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Esc", self.leave),
            ("Ctrl+Z", self.undo),
            ("F9", self.check),
            ("F12", self._print),
            ("Ctrl+Return", self.finish_page),
            ("Ctrl+Enter", self.finish_page),
            ("F1", self._explain),
            ("F2", self.begin_next),
            ("F3", lambda: self._with_rows(RowsPage.add_row)),
            ("F4", lambda: self._with_rows(RowsPage.remove_row)),
            ("Ctrl+PgUp", lambda: self._with_rows(lambda page: page.turn(-1))),
            ("Ctrl+PgDown", lambda: self._with_rows(lambda page: page.turn(1))),
            ("F6", self._name_a_cell),
            ("Ctrl+F", self._name_a_cell),
            ("F7", self._replace),
            ("F8", lambda: self._jump(1)),
            ("Shift+F8", lambda: self._jump(-1)),
            ("F10", self._go_last),
            ("F11", self._go_materials),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        look.changed.connect(self._show_width)

    def _open_page(self, page_id: str) -> FormPage:
        if page_id not in self._pages:
            self._pages[page_id] = self._make_page(page_id)
            self.ui.stack.addWidget(self._pages[page_id])
            self._show_width()
        page = self._pages[page_id]
        if self._page != page_id:
            self._page = page_id
            self.ui.stack.setCurrentWidget(page)
            page.show_again()
            self._show_head()
            self.refresh()
        return page

    def _open_review(self) -> None:
        self._page = REVIEW
        self._is_checked = True
        self.ui.stack.setCurrentWidget(self.review)
        self._show_head()
        self.refresh()
        (self.review.ui.first if self.review.ui.first.isVisibleTo(self.review) else self.review.ui.submit).setFocus()

    def _make_page(self, page_id: str) -> FormPage:
        declared = next(one for one in self.filling.form.pages if one.id == page_id)
        if declared.rows:
            rows = RowsPage(self.filling, page_id, self.view, self._called.suggest)
            rows.sheet.built.connect(lambda: self._listen(rows.sheet.cells))
            rows.changed.connect(self._rows_changed)
            rows.path_wanted.connect(lambda path: self.go(path) if path else None)
            if rows.checklist is not None:
                rows.checklist.ticked.connect(self._ticked)
                rows.checklist.moved.connect(lambda: self._show_help(self._shown_problems()))
                rows.checklist.file_wanted.connect(lambda types: self.files.pick_scan(rows, types))
            self.files.furnish(rows)
            self._listen(rows.sheet.cells)
            return rows
        tell = self._tell if declared.tells else None
        sheet = SheetPage(self.filling, page_id, self.view, self._called.suggest, tell)
        self._listen(sheet.sheet.cells)
        return sheet

    def _tell(self) -> Told:
        """What the notice says: of a record nobody has touched what was told on the day, else of what stands here now."""
        archive, filling = self._office.archive, self.filling
        notice = self._office.papers.notice_of(filling.uid)
        if not filling.base or filling.is_touched:
            return Told(lines=archive.explained(filling), notice=notice)
        by = archive.told_by(filling.uid)
        step = filling.form.steps[by.step].label if by is not None else ""
        return Told(lines=archive.explained(filling.uid), by=by, step=step, notice=notice)

    def _listen(self, cells: dict[str, Cell]) -> None:
        for cell in cells.values():
            cell.typed.connect(self._typed)
            cell.entered.connect(self._entered)
            cell.left.connect(lambda way, path=cell.path: self._step(path, way))
            cell.passed.connect(lambda way, path=cell.path: self._pass(path, way))
            cell.asked.connect(self._explain_automatic)
            cell.file_wanted.connect(self.files.pick)

    # --- what a person did ---

    def _typed(self, path: str, text: str) -> None:
        if self._is_submitted:
            return
        self.filling.type(path, text)
        self.filling.cursor = path
        self._changed()

    def _entered(self, path: str) -> None:
        self.filling.cursor = path
        self._show_help(self._shown_problems())
        self._panel.mark(path)
        if isinstance(page := self._pages.get(self._page), SheetPage):
            page.bring(path)
        if not self.filling.is_blank:
            self.keep_again()  # where somebody is counts too: it is reopened there

    def _step(self, path: str, way: int) -> None:
        cell = self._cell(path)
        if cell is None:
            return
        with self._shown_once():
            cell.commit()
            if way > 0 and self.filling.cell(path).state == "carried":
                self.filling.confirm(path)
                self._changed()
        self._move(path, way)

    def _pass(self, path: str, way: int) -> None:
        """Tab goes the way of Enter, but nothing is said yes to; before the first cell it leaves the sheet."""
        with self._shown_once():
            self.commit()
        if not self._move(path, way) and way < 0:
            self.focusPreviousChild()

    def _move(self, path: str, way: int) -> bool:
        """To the next cell or the one before, behind the last one to the button of the page; False where there is nothing."""
        self._seen.add(path)
        target = self.filling.next_path(path) if way > 0 else self.filling.previous_path(path)
        self.refresh()
        if target is not None:
            self.go(target)
        elif way > 0:
            page = self._pages[self._page]
            (page.ui.add_row if isinstance(page, RowsPage) else self.ui.done).setFocus(Qt.FocusReason.TabFocusReason)
        return target is not None or way > 0

    def _rows_changed(self, path: str) -> None:
        self._changed()
        if path:
            self.go(path)
        else:
            self._focus_page(self._pages[self._page])

    def _note(self, one: Problem, reason: str) -> None:
        self.filling.note(one, reason)
        self._changed()

    def _name_a_cell(self) -> None:
        self.commit()
        self._seek.open()

    def _go_back_to(self, path: str) -> None:
        if self._knows(path):
            self.go(path)

    def _replace(self) -> None:
        cell = self._focused()
        if cell is not None:
            cell.select_all()

    def _jump(self, by: int) -> None:
        self.commit()
        where = next_problem(self.filling, self._shown_problems(), by, self._page != REVIEW)
        if where:
            self.go(where)
        else:
            self._help.tell(say("window.no_problem"))

    def _go_last(self) -> None:
        if self._page in self._pages:
            last = [path for path in self.filling.paths(self._page) if self.filling.is_open(path)]
            if last:
                self.go(last[-1])

    def _with_rows(self, act: Callable[[RowsPage], None]) -> None:
        page = self._pages.get(self._page)
        if isinstance(page, RowsPage):
            self.commit()
            act(page)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped where rows have files."""
        if self.files.takes(self._pages.get(self._page), event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Every file dropped, into the line under the pointer."""
        page = self._pages.get(self._page)
        if page is not None:
            self.files.drop(page, event.mimeData(), page.mapFrom(self, event.position().toPoint()))
            event.acceptProposedAction()

    def _ticked(self) -> None:
        """A line of the checklist was ticked: there is no cell to come back to, the list is where one goes on."""
        if not self._is_submitted:
            self.filling.cursor = ""
            self._changed()

    def _go_materials(self) -> None:
        """F11: the checklist of this form, or of the list that belongs to this record."""
        rows = {page.rows: page.id for page in self.filling.form.pages if page.rows}
        mine = next((rows[one.id] for one in self.filling.form.rows.values() if one.wants and one.id in rows), "")
        if mine:
            self.show_page(mine)
        elif self._office.materials.has_list(self.filling.form.id) and (self.filling.base or self._is_submitted):
            self._lead(self.materials_wanted, self.filling.uid)

    def _print(self) -> None:
        self._lead(self.print_wanted, self.filling.uid)

    def _take_step(self) -> None:
        self._lead(self.steps_wanted, self.filling.uid)

    def _explain(self) -> None:
        """F1: what there is to say about the cell, and away with it again."""
        path = self.filling.cursor
        if self._explained.is_open:
            self._explained.close()
        elif self._knows(path) and self._page != REVIEW:
            self._explained.open(self.view(path), self.filling.explanation(path))

    def _explain_automatic(self, path: str) -> None:
        if not self._explained.is_open:
            self._explained.open(self.view(path), self.filling.explanation(path), is_by_click=True)

    # --- keeping ---

    def _changed(self) -> None:
        """Hands the draft over before anything else happens, then shows it."""
        if not self._is_submitted:
            self._keeping.keep()
        if not self._is_stepping:
            self.refresh()

    @contextmanager
    def _shown_once(self) -> Iterator[None]:
        """What changes on the way out of a cell is shown with the move: every cell is painted once, not twice, for a key."""
        self._is_stepping = True
        try:
            yield
        finally:
            self._is_stepping = False

    def _submitted(self, record: Record) -> None:
        self._set_busy(False)
        self._is_submitted = True
        self._list.leave_only(REVIEW)
        self._show_related()
        self.review.show_done(say("window.submitted", number=record.number, no=record.no), self._ways_on)
        self.review.ui.submit.setFocus()

    def _ways_on(self) -> tuple[QWidget, ...]:
        """What can begin with this record, where there is no room for it beside."""
        return self._related.begun_here() if self._width() < 1040 else ()

    def _refused(self, error: BaseException) -> None:
        self._set_busy(False)
        if not isinstance(error, Refused | Failure):
            raise error
        self.refresh()
        self.failed.emit(told(error))

    def _set_busy(self, is_busy: bool) -> None:
        self.review.ui.submit.setEnabled(not is_busy)
        self.ui.leave.setEnabled(not is_busy)

    # --- parts of the screen ---

    def _show_head(self) -> None:
        line = next((one for one in self.filling.form.pages if one.id == self._page), None)
        label = line.label if line is not None else say("window.review")
        is_narrow = self._width() < 1040
        who = say("window.who", name=self.filling.title(), noun=self.filling.form.noun)
        self._title.tell(f"{who}　{label}" if is_narrow else label, who if is_narrow else label)
        self.ui.who.setText(who)
        self.ui.who_note.setText(self.filling.form.title)
        self.setWindowTitle(who)
        self.ui.done.setVisible(self._page != REVIEW)
        self.ui.undo.setVisible(self._page != REVIEW and not is_narrow)
        self.ui.take_step.setVisible(self._has_step and not is_narrow)
        self.ui.help_line.setVisible(self._page != REVIEW)
        if self._page == REVIEW:
            self._explained.hide()
        self.ui.side.setVisible(self._page != REVIEW and not is_narrow)
        self.review.ui.sum_column.setVisible(not is_narrow)

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        has_room = self._width() >= 1280
        self._panel.show(problems, self._page, with_elsewhere=has_room, is_narrow=self._width() < 1040)
        is_summed = any(self.filling.page_of(one.path) == self._page for one in self.filling.explained())
        is_shown = is_summed and isinstance(self._pages.get(self._page), RowsPage)
        self.ui.sums_box.setVisible(is_shown)
        refill(self.ui.sums, income_lines(self.filling, with_parts=has_room) if is_shown else ())

    def _show_help(self, problems: tuple[Problem, ...]) -> None:
        path = self.filling.cursor
        if not self._knows(path) or self.filling.page_of(path) != self._page:
            page = self._pages.get(self._page)
            listed = page.checklist if isinstance(page, RowsPage) else None
            what, do = listed.help_words() if listed is not None else (say("window.rows_help"), "")
            self._help.tell(what, do)
            self._explained.hide()
        else:
            view = self.view(path)
            self._help.show(view, problems)
            self._explained.follow(view, self.filling.explanation(path))

    def _width(self) -> float:
        return look.units(self.width())

    def _show_width(self) -> None:
        wide = self._width()
        ui = self.ui
        is_narrow = wide < 1040
        ui.pages.setFixedWidth(look.px(92 if is_narrow else 212))
        ui.side.setFixedWidth(look.px(262 if wide >= 1280 else 226))
        ui.side_note.setVisible(wide >= 1040)
        ui.who.setVisible(not is_narrow)
        ui.who_note.setVisible(not is_narrow)
        self._related.give_way(not is_narrow)
        ui.next_problem.setVisible(is_narrow)
        ui.explain.setVisible(not is_narrow)
        for button, code in (
            (ui.leave, "window.leave"),
            (ui.check, "window.check"),
            (ui.print, "window.print"),
            (ui.done, "window.page_done"),
        ):
            button.setText(say(f"{code}_short" if is_narrow else code))
        self._list.set_short(is_narrow)
        if self._is_submitted and is_narrow != self._is_narrow:
            self.review.show_again()  # the ways on stand there, or beside it
        self._is_narrow = is_narrow
        for page in self._pages.values():
            page.sheet.set_units(UNITS if wide >= 820 else UNITS * 3 // 4)
        self._show_head()

    def _focus_page(self, page: FormPage) -> None:
        if isinstance(page, RowsPage):
            page.take_focus()

    # --- small questions ---

    def _shown_problems(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.filling.problems(self._final) if not self._is_untouched(one.where))

    def _is_untouched(self, where: str) -> bool:
        """Whether this is an empty cell nobody has come to yet: its problem can wait."""
        return (
            self._knows(where)
            and self.filling.is_open(where)
            and not (self.filling.text(where) or self._is_seen(where))
        )

    def _is_seen(self, path: str) -> bool:
        return self._is_checked or path in self._seen

    def _see_until(self, path: str) -> None:
        """A draft opened again: what lies before the cursor was looked at."""
        for page in self.filling.form.pages:
            for one in self.filling.paths(page.id):
                if one == path:
                    return
                self._seen.add(one)

    def _knows(self, path: str) -> bool:
        if not path:
            return False
        try:
            self.filling.form.field(path)
        except KeyError:
            return False
        if path in self.filling.form.fields:
            return True
        parts = split_path(path)
        return parts.rid in self.filling.row_ids(parts.rows)

    def _cell(self, path: str) -> Cell | None:
        page = self._pages.get(self._page)
        return page.sheet.cells.get(path) if page is not None else None

    def _focused(self) -> Cell | None:
        widget: QWidget | None = self.focusWidget()
        while widget is not None and not isinstance(widget, Cell):
            widget = widget.parentWidget()
        return widget
