"""The filling frame: page list, sheet, help line, problems (look.md 05-09). It shows a Filling and hands every commit to the drafts lane.

It decides nothing: what a text means, what is wrong, what comes next are all asked from the Filling.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import escape

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from jinqiu_desktop.errors import Failure, Problem, Refused, Severity
from jinqiu_desktop.filling import CellView, Filling
from jinqiu_desktop.forms import row_path, split_path
from jinqiu_desktop.gui.attaching import Attaching
from jinqiu_desktop.gui.cell import Cell
from jinqiu_desktop.gui.dress import dress, set_icon, set_state
from jinqiu_desktop.gui.editors import Suggest
from jinqiu_desktop.gui.generated.filling import Ui_Filling
from jinqiu_desktop.gui.pages import FormPage, RowsPage, SheetPage
from jinqiu_desktop.gui.review import ReviewPage
from jinqiu_desktop.gui.sheet import UNITS
from jinqiu_desktop.gui.side import SIGNS, PageButton, ProblemCard, materials_words, noted, refill
from jinqiu_desktop.gui.suggestions import Suggestions
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.told_panel import Told
from jinqiu_desktop.gui.words import say, told, two_lengths
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office
from jinqiu_desktop.records import Record

REVIEW = "review"
_NO_EXAMPLE = ("reference", "row_reference", "attachment")
"""Kinds whose typed text is no words: an example would say nothing."""


class FillingFrame(QWidget):
    """One filling on the screen, until it is left."""

    left = Signal()
    print_wanted = Signal(str)
    open_wanted = Signal(str)
    new_wanted = Signal(str, str, str)
    materials_wanted = Signal(str)
    steps_wanted = Signal(str)
    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, office: Office, worker: Worker, filling: Filling, form_ids: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._form_ids = form_ids
        self._office, self._worker, self.filling = office, worker, filling
        self._final = filling.form.final_step
        self._seen: set[str] = set()
        self._is_checked = False
        self._is_waiting_to_save = False
        self._is_submitted = False
        self._has_step = False
        self._page = ""
        self._pages: dict[str, FormPage] = {}
        self._buttons: dict[str, PageButton] = {}
        self._cards: list[ProblemCard] = []
        self.ui = Ui_Filling()
        self.ui.setupUi(self)
        self.files = Attaching(office, worker, self, lambda: not self._is_submitted)
        self.review = ReviewPage(filling, self._final)
        self.ui.stack.addWidget(self.review)
        self._make_page_list()
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
        self._show_saved_before()
        self._show_related()
        first = self.filling.form.pages[0].id
        at = self.filling.cursor
        if at and self._knows(at):
            self._see_until(at)
            self.go(at)
        else:
            self.show_page(first)
        self.refresh()

    def _show_saved_before(self) -> None:
        """What was opened again is on disk already, and says since when."""
        uid = self.filling.uid
        drafts = self._office.archive.drafts(self.filling.form.id)
        at = next((one.saved_at for one in drafts if one.uid == uid), None)
        if at is None and self.filling.base:
            at = self._office.archive.record(uid).at
        if at is not None:
            self._is_saved(at)

    def _show_related(self) -> None:
        """Records that refer to this one, and the forms that can begin with it; both lead away, nothing is lost by it."""
        uid, own = self.filling.uid, self.filling.form
        buttons: list[QWidget] = []
        listed = self._show_materials(buttons)
        if self.filling.base or self._is_submitted:
            for other in self._office.archive.referring(uid):
                if other == listed:
                    continue
                whole = self._office.archive.whole(other)
                name = next((str(value) for path in whole.form.summary if (value := whole.value(path)) is not None), "")
                words = say("window.related", title=whole.form.title, name=name)
                buttons.append(self._link(f"related:{other}", words, "document", self._lead(self.open_wanted, other)))
            for form_id in self._form_ids:
                form = self._office.archive.form(form_id)
                through = [
                    one.id for one in form.fields.values() if one.kind.name == "reference" and one.target == own.id
                ]
                if through and not (form.goes_with in through and any(one.wants for one in form.rows.values())):
                    words = say("window.related_new", title=form.title)
                    act = self._lead(self.new_wanted, form_id, through[0], uid)
                    buttons.append(self._link(f"related_new:{form_id}", words, "plus", act))
        is_saved = bool(self.filling.base) and not self._office.archive.has_draft(uid)
        self._has_step = is_saved and bool(self._office.archive.open_steps(uid))
        self._show_head()
        self.ui.related_title.setText(say("window.related_title", noun=own.noun))
        self.ui.related_box.setVisible(bool(buttons) and self._width() >= 1040)
        refill(self.ui.related, buttons)

    def _show_materials(self, buttons: list[QWidget]) -> str:
        """The way to the materials of an application, with how far they are; returns the uid of their list."""
        if not self._office.materials.has_list(self.filling.form.id):
            return ""
        if not (self.filling.base or self._is_submitted):
            told = QLabel(say("window.materials.first_submit"))
            told.setProperty("role", "note")
            buttons.append(told)
            return ""
        stand = self._office.materials.of(self.filling.uid)
        if stand.can_open:
            act = self._lead(self.materials_wanted, self.filling.uid)
            buttons.append(self._link("materials", materials_words(stand), "clip", act))
        return stand.uid

    def _lead(self, signal: SignalInstance, *words: str) -> Callable[[], None]:
        """An act that leads to another filling once everything here is on disk."""

        def act() -> None:
            self.commit()
            self._worker.draft(lambda: None, lambda _: signal.emit(*words), self._not_saved)

        return act

    @staticmethod
    def _link(name: str, words: str, symbol: str, act: Callable[[], None]) -> QPushButton:
        room = look.px(160)
        button = QPushButton(QFontMetrics(look.font()).elidedText(words, Qt.TextElideMode.ElideRight, room))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setObjectName(name)
        button.setProperty("role", "link")
        button.setProperty("symbol", symbol)
        button.setProperty("ink", "accent")
        button.clicked.connect(act)
        return button

    def commit(self) -> None:
        """Takes what stands in the cell with the focus."""
        cell = self._focused()
        if cell is not None:
            cell.commit()

    def leave(self) -> None:
        """Back one level; everything typed is on disk before the list appears."""
        if self.ui.seek.isVisible():
            self._go_named("")
            return
        self.commit()
        self._worker.draft(lambda: None, lambda _: self.left.emit(), self._not_saved)

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
        """Ctrl+Enter: this page counts as looked at; the next one follows."""
        self.commit()
        if self._page == REVIEW:
            return
        self._seen.update(self.filling.paths(self._page))
        ids = [one.id for one in self.filling.form.pages]
        at = ids.index(self._page) + 1
        self.show_page(ids[at] if at < len(ids) else REVIEW)
        self.refresh()

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
            self.ui.help_what.setText(say("window.nothing_to_undo"))
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
        self._show_page_list(problems)
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
            made = replace(made, shown=self._name_of(path) or made.shown)
        if made.state == "empty_required" and self._is_seen(path):
            return replace(made, state="wrong", short=say("window.required_short"))
        if made.state in ("warning", "wrong") and self._is_untouched(path):
            return replace(made, state="empty_required" if made.star else "empty", short="")
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What gives way at which width stands in look.md §4."""
        super().resizeEvent(event)
        self._show_width()

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
        ui.seek.hide()
        self._offered = Suggestions(ui.seek)
        self._offered.picked.connect(self._go_named)
        ui.seek.textEdited.connect(
            lambda text: self._offered.offer([name for name in self._names() if text in name][:20])
        )
        ui.seek.returnPressed.connect(lambda: self._go_named(self._offered.marked()))
        self.files.kept.connect(lambda path, kept: self._typed(path, self.filling.form.field(path).kind.typed(kept)))
        self.files.enclosed.connect(self._changed)
        self.files.failed.connect(self.failed)
        self.review.go_wanted.connect(self.go)
        self.review.reason_given.connect(self._note)
        self.review.submit_wanted.connect(self.submit)
        self.review.print_wanted.connect(self._print)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Esc", self.leave),
            ("Ctrl+Z", self.undo),
            ("F9", self.check),
            ("F12", self._print),
            ("Ctrl+Return", self.finish_page),
            ("Ctrl+Enter", self.finish_page),
            ("F1", self._explain),
            ("F3", lambda: self._with_rows(RowsPage.add_row)),
            ("F4", lambda: self._with_rows(RowsPage.remove_row)),
            ("Ctrl+PgUp", lambda: self._with_rows(lambda page: page.turn(-1))),
            ("Ctrl+PgDown", lambda: self._with_rows(lambda page: page.turn(1))),
            ("F6", self._seek),
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

    def _make_page_list(self) -> None:
        for number, page in enumerate(self.filling.form.pages, start=1):
            self._add_page_button(number, page.id, page.label, page.note)
        self._add_page_button(len(self._buttons) + 1, REVIEW, say("window.review"), "")

    def _add_page_button(self, number: int, page_id: str, label: str, note: str) -> None:
        button = PageButton(number, label, note, self)
        button.setObjectName(f"page:{page_id}")
        button.clicked.connect(lambda: self.show_page(page_id))
        self._buttons[page_id] = button
        self.ui.page_lines.addWidget(button)

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
            rows = RowsPage(self.filling, page_id, self.view, self._suggest)
            rows.sheet.built.connect(lambda: self._listen(rows.sheet.cells))
            rows.changed.connect(self._rows_changed)
            rows.path_wanted.connect(lambda path: self.go(path) if path else None)
            if rows.checklist is not None:
                rows.checklist.ticked.connect(self._ticked)
                rows.checklist.moved.connect(lambda: self._show_help(self._shown_problems()))
                rows.checklist.file_wanted.connect(lambda types: self.files.pick_scan(rows, types))
            self._listen(rows.sheet.cells)
            return rows
        tell = self._tell if declared.tells else None
        sheet = SheetPage(self.filling, page_id, self.view, self._suggest, tell)
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
            cell.file_wanted.connect(self.files.pick)

    def _suggest(self, view: CellView) -> Suggest | None:
        """A list to choose from, for kinds whose answers are too many for a box."""
        if view.kind == "region":
            regions = getattr(self.filling.form.field(view.path).kind, "regions", None)
            return (
                (lambda text: tuple((f"{code} {name}", f"{code} {name}") for code, name in regions.search(text, 12)))
                if regions
                else None
            )
        if view.kind == "reference":
            return self._find_records(self.filling.form.field(view.path).target)
        if view.kind == "row_reference":
            return self._find_rows(view.path)
        return None

    def _find_records(self, target: str) -> Suggest:
        def found(text: str) -> tuple[tuple[str, str], ...]:
            listing = self._office.archive.listing(target, text, limit=12)
            return tuple((line.uid, " ".join(str(part) for part in line.values.values())) for line in listing.lines)

        return found

    def _find_rows(self, path: str) -> Suggest:
        """The rows of the record that another cell of this form refers to: all of them, they are few."""
        target, _, rows_id = self.filling.form.field(path).target.partition(".")

        def found(text: str) -> tuple[tuple[str, str], ...]:
            del text
            fields = self.filling.form.fields.items()
            through = next((name for name, one in fields if one.kind.name == "reference" and one.target == target), "")
            ref = self.filling.value(through) if through else None
            if not isinstance(ref, Ref):
                return ()
            record = self._office.archive.record(ref.uid)
            return tuple((f"{ref.uid}/{row.rid}", self._row_name(ref.uid, row.rid)) for row in record.rows(rows_id))

        return found

    def _name_of(self, path: str) -> str:
        """What a reference is called: the summary of its record, or the person of its row."""
        ref = self.filling.value(path)
        if not isinstance(ref, Ref):
            return ""
        if ref.rid:
            return self._row_name(ref.uid, ref.rid)
        try:
            whole = self._office.archive.whole(ref.uid)
        except Failure:
            return ""
        return "　".join(str(value) for name in whole.form.summary[:1] if (value := whole.value(name)) is not None)

    def _row_name(self, uid: str, rid: str) -> str:
        try:
            whole = self._office.archive.whole(uid)
        except Failure:
            return ""
        for block in whole.form.rows.values():
            if block.person and (value := whole.value(row_path(block.id, rid, block.person))) is not None:
                return str(value)
        return ""

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
        self._mark_current(path)
        if self._page in self._pages and isinstance(page := self._pages[self._page], SheetPage):
            page.ensure_in_sight(page.sheet.group_box(path))

    def _step(self, path: str, way: int) -> None:
        cell = self._cell(path)
        if cell is None:
            return
        cell.commit()
        if way > 0 and self.filling.cell(path).state == "carried":
            self.filling.confirm(path)
            self._changed()
        self._seen.add(path)
        target = self.filling.next_path(path) if way > 0 else self.filling.previous_path(path)
        self.refresh()
        if target is not None:
            self.go(target)
        elif way > 0:
            page = self._pages[self._page]
            (page.ui.add_row if isinstance(page, RowsPage) else self.ui.done).setFocus(Qt.FocusReason.TabFocusReason)

    def _rows_changed(self, path: str) -> None:
        self._changed()
        if path:
            self.go(path)
        else:
            self._focus_page(self._pages[self._page])

    def _note(self, one: Problem, reason: str) -> None:
        self.filling.note(one, reason)
        self._changed()

    def _seek(self) -> None:
        """F6: a line to name the cell to go to."""
        self.commit()
        self.ui.seek.clear()
        self.ui.seek.show()
        self.ui.seek.setFocus()
        self._offered.offer(list(self._names())[:20])

    def _names(self) -> dict[str, str]:
        """The open cells of all pages by what they are called."""
        pages = self.filling.form.pages
        paths = [path for page in pages for path in self.filling.paths(page.id) if self.filling.is_open(path)]
        return {self.filling.label(path): path for path in paths}

    def _go_named(self, name: str) -> None:
        path = self._names().get(name) or self.filling.cursor
        self.ui.seek.hide()
        self._offered.hide()
        if self._knows(path):
            self.go(path)

    def _replace(self) -> None:
        cell = self._focused()
        if cell is not None:
            cell.select_all()

    def _jump(self, by: int) -> None:
        self.commit()
        shown = [one for one in self._shown_problems() if one.severity is not Severity.HINT and one.where]
        if not shown:
            self.ui.help_what.setText(say("window.no_problem"))
            return
        wheres = list(dict.fromkeys(one.where for one in shown))
        at = (
            wheres.index(self.filling.cursor) + by
            if self.filling.cursor in wheres and self._page != REVIEW
            else (0 if by > 0 else -1)
        )
        if self.filling.cursor not in wheres and self._page != REVIEW:
            order = [path for page in self.filling.form.pages for path in self.filling.paths(page.id)]
            here = order.index(self.filling.cursor) if self.filling.cursor in order else -1
            later = [n for n, where in enumerate(wheres) if where in order and order.index(where) > here]
            at = later[0] if by > 0 and later else (len(wheres) - len(later) - 1 if by < 0 else 0)
        self.go(wheres[at % len(wheres)])

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
            self._lead(self.materials_wanted, self.filling.uid)()

    def _print(self) -> None:
        self.commit()
        self._worker.draft(lambda: None, lambda _: self.print_wanted.emit(self.filling.uid), self._not_saved)

    def _take_step(self) -> None:
        self.commit()
        self._worker.draft(lambda: None, lambda _: self.steps_wanted.emit(self.filling.uid), self._not_saved)

    def _explain(self) -> None:
        path = self.filling.cursor
        if not self._knows(path):
            return
        view = self.filling.cell(path)
        box = QMessageBox(QMessageBox.Icon.NoIcon, say("window.explain"), f"<b>{escape(view.label)}</b>", parent=self)
        lines = [
            view.help,
            say("window.example", example=view.example) if view.example and view.kind not in _NO_EXAMPLE else "",
            self._options_of(view),
        ]
        box.setInformativeText("\n".join(line for line in lines if line))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setObjectName("explain")
        box.open()

    @staticmethod
    def _options_of(view: CellView) -> str:
        return "\n".join(f"{one.code} {one.label}" for one in view.options[:20])

    # --- keeping ---

    def _changed(self) -> None:
        """Hands the draft over before anything else happens, then shows it."""
        if not self._is_waiting_to_save and not self._is_submitted:
            self._is_waiting_to_save = True
            self._worker.draft(self._save, self._is_saved, self._not_saved)
        self.refresh()

    def _save(self) -> datetime:
        self._is_waiting_to_save = False  # from here on a newer state needs its own turn
        return self._office.archive.save(self.filling)

    def _is_saved(self, at: datetime) -> None:
        self.ui.saved.setText(say("window.saved_at", time=f"{at.astimezone():%H:%M}"))
        set_icon(self.ui.saved_icon, "tick", "good")
        self.ui.saved_icon.show()
        set_state(self.ui.saved, role="goodnote")
        self.saved.emit(at)

    def _not_saved(self, error: BaseException) -> None:
        self._is_waiting_to_save = False
        self.ui.saved.setText(say("window.not_saved"))
        set_icon(self.ui.saved_icon, "wrong", "wrong")
        self.ui.saved_icon.show()
        set_state(self.ui.saved, role="wrong")
        self.failed.emit(told(error))

    def _submitted(self, record: Record) -> None:
        self._set_busy(False)
        self._is_submitted = True
        self.review.show_done(say("window.submitted", number=record.number, no=record.no))
        for page_id, button in self._buttons.items():
            button.setEnabled(page_id == REVIEW)
        self.review.ui.submit.setFocus()
        self._show_related()

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
        self.ui.title.setText(f"{who}　{label}" if is_narrow else label)
        self.ui.who.setText(who)
        self.ui.who_note.setText(self.filling.form.title)
        self.setWindowTitle(who)
        self.ui.done.setVisible(self._page != REVIEW)
        self.ui.undo.setVisible(self._page != REVIEW and not is_narrow)
        self.ui.take_step.setVisible(self._has_step and not is_narrow)
        self.ui.help_line.setVisible(self._page != REVIEW)
        self.ui.side.setVisible(self._page != REVIEW and not is_narrow)
        self.review.ui.sum_column.setVisible(not is_narrow)

    def _show_page_list(self, problems: tuple[Problem, ...]) -> None:
        for line in self.filling.pages(self._final):
            here = [one for one in problems if self.filling.page_of(one.where) == line.id]
            wrong = sum(one.severity is Severity.ERROR for one in here)
            warn = sum(one.severity is Severity.WARNING and not one.fact("note") for one in here)
            counts = tuple(
                one
                for one in (("wrong", "wrong", wrong), ("warn", "warn", warn), ("carried", "carried", line.carried))
                if one[2]
            )
            button = self._buttons[line.id]
            button.show_counts(counts, is_done=line.is_done and line.filled > 0)
            button.setChecked(line.id == self._page)
        self._buttons[REVIEW].setChecked(self._page == REVIEW)

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        ui = self.ui
        here = [one for one in problems if self.filling.page_of(one.where) == self._page]
        ui.problems_title.setText(say("window.problems_here", count=len(here)))
        if here != [card.problem for card in self._cards]:
            self._cards = [ProblemCard(one, self._row_note(one.where), self) for one in here]
            for card in self._cards:
                card.clicked.connect(lambda one: self.go(one.where))
            refill(ui.cards, self._cards)
        self._mark_current(self.filling.cursor)
        self._show_elsewhere(problems)
        wrong = sum(one.severity is Severity.ERROR for one in here)
        warn = sum(one.severity is Severity.WARNING for one in here)
        ui.count_wrong.setText(say("window.wrong_badge", count=wrong))
        ui.count_warn.setText(say("window.warning_badge", count=warn))
        set_state(ui.count_wrong, state="wrong")
        set_state(ui.count_warn, state="warn")

    def _show_elsewhere(self, problems: tuple[Problem, ...]) -> None:
        lines: list[QWidget] = []
        if self._width() >= 1280:
            for page in self.filling.form.pages:
                there = [one for one in problems if self.filling.page_of(one.where) == page.id]
                if there and page.id != self._page:
                    worst = (
                        Severity.ERROR if any(one.severity is Severity.ERROR for one in there) else there[0].severity
                    )
                    symbol, ink = SIGNS[worst]
                    lines.append(
                        noted(symbol, ink, say("window.elsewhere", page=page.label, count=len(there)), role="quiet")
                    )
        refill(self.ui.elsewhere, lines)

    def _mark_current(self, path: str) -> None:
        for card in self._cards:
            card.set_current(card.problem.where == path)

    def _show_help(self, problems: tuple[Problem, ...]) -> None:
        path = self.filling.cursor
        if not self._knows(path) or self.filling.page_of(path) != self._page:
            page = self._pages.get(self._page)
            listed = page.checklist if isinstance(page, RowsPage) else None
            what, do = listed.help_words() if listed is not None else (say("window.rows_help"), "")
            self.ui.help_what.setText(what)
            self.ui.help_do.setText(do)
            set_icon(self.ui.help_icon, "info", "accent")
            return
        view = self.view(path)
        first = next((one for one in problems if one.where == path), None)
        if first is not None:
            what, do = two_lengths(first)
            self.ui.help_what.setText(f"<b>{escape(view.label)}</b>　{escape(what)}")
            self.ui.help_do.setText(do or view.help)
            set_icon(self.ui.help_icon, *SIGNS[first.severity])
            return
        words = view.help or say("window.just_fill")
        self.ui.help_what.setText(f"<b>{escape(view.label)}</b>　{escape(words)}")
        example = (
            say("window.example", example=view.example)
            if view.example and not view.options and view.kind not in _NO_EXAMPLE
            else ""
        )
        self.ui.help_do.setText(example or (say("window.choose_hint") if view.options else ""))
        set_icon(self.ui.help_icon, "info", "accent")

    def _row_note(self, where: str) -> str:
        for page in self.filling.form.pages:
            for group in page.groups:
                if any(place.path == where for row in group.rows for place in row):
                    return group.note
        return ""

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
        ui.related_box.setVisible(ui.related.count() > 0 and not is_narrow)
        ui.count_wrong.setVisible(is_narrow)
        ui.count_warn.setVisible(is_narrow)
        ui.next_problem.setVisible(is_narrow)
        ui.explain.setVisible(not is_narrow)
        for button, code in (
            (ui.leave, "window.leave"),
            (ui.check, "window.check"),
            (ui.print, "window.print"),
            (ui.done, "window.page_done"),
        ):
            button.setText(say(f"{code}_short" if is_narrow else code))
        for line in self._buttons.values():
            line.set_short(is_narrow)
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
