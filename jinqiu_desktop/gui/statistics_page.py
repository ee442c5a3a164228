"""统计表: a table as its notice prints it, filled from the records; who is behind a number, what was reported, what the offices below reported.

The page asks the office for figures and shows them; what is counted stands in the tables, how in the core. Nothing is typed into a figure here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from jinqiu_desktop.errors import Problem, Progress, Severity, Stopped, line, sentence
from jinqiu_desktop.gui import plain_table
from jinqiu_desktop.gui.behind_panel import ENTER, BehindPanel, Said, Told
from jinqiu_desktop.gui.dress import allow, dress, set_icon, set_state, shorten
from jinqiu_desktop.gui.figures_model import Noted, Spot, grouped
from jinqiu_desktop.gui.figures_view import FiguresView
from jinqiu_desktop.gui.generated.statistics_page import Ui_StatisticsPage
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words
from jinqiu_desktop.gui.summary_chooser import SummaryChooser
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Job, Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.statistics import Offered
from jinqiu_desktop.records import Record
from jinqiu_desktop.reports import TOTAL, Figures, Unassigned
from jinqiu_desktop.ruling import Sheet, written
from jinqiu_desktop.tables import BLANK, Table, worded

_WIDE, _NARROW, _TIGHT, _LOW = 1280, 1040, 820, 560
"""Units of the window: under these the panel takes the place of the table, the title leaves the head bar, buttons have fewer words, title
and foot leave the paper."""
_SIDE = 424
_ANY_WIDTH = 16_777_215
"""Qt's own word for: no most width."""
_MOST_TOLD = 3
"""Lines under the table that are seen without scrolling."""
_GRASS_ROOTS = "基层"
_DAY = re.compile(r"(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?")
T = TypeVar("T")
_HEADS = (Head(code="window.statistics.told"),)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """What is looked at: the figures as they are now, what the offices below reported added up, or one version of a report."""

    kind: str = "now"
    uid: str = ""
    no: int = 0
    office: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Filled:
    """A table ready to be shown; `reported` is what this office reported of it for the same day."""

    figures: Figures
    sheet: Sheet
    doubts: tuple[Problem, ...]
    reported: Figures | None


class StatisticsPage(QWidget):
    """The tables of this office."""

    started = Signal(object)
    open_wanted = Signal(str)

    def __init__(self, office: Office, worker: Worker) -> None:
        super().__init__()
        self._office, self._worker = office, worker
        self._offered: tuple[Offered, ...] = ()
        self._broken = ""
        self._asked = _Asked()
        self._until: date | None = None
        self._filled: _Filled | None = None
        self._job: Job | None = None
        self._behind_job: Job | None = None
        self._act: Job | None = None
        self._after: tuple[str, str] = ("", "")
        self._lines: tuple[Problem | Unassigned, ...] = ()
        self.ui = ui = Ui_StatisticsPage()
        ui.setupUi(self)
        self.view = FiguresView()
        ui.paper_rows.insertWidget(2, self.view, 1)
        ui.table.currentTextChanged.connect(ui.table.setToolTip)  # a long title is cut at the end
        self.setTabOrder(ui.back, self.view)
        self.setTabOrder(self.view, ui.told)
        self.behind = BehindPanel(office, ui)
        self.summary = SummaryChooser(office, worker, ui)
        self._told = PlainModel(_HEADS)
        plain_table.start(ui.told, self._told)
        ui.told.horizontalHeader().hide()
        ui.told.setWordWrap(True)
        ui.told.installEventFilter(self)
        ui.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._connect()
        dress(self)
        for widget in (ui.bar, ui.final, ui.back, ui.which, ui.told):
            widget.hide()
        ui.gather.setVisible(office.profile.level != _GRASS_ROOTS)
        self._show_can()

    @property
    def figures(self) -> Figures | None:
        """The figures in front."""
        return self._filled.figures if self._filled is not None else None

    @property
    def is_busy(self) -> bool:
        """Whether figures or what is behind one are being worked out, or something is reported or written."""
        return any(one is not None for one in (self._job, self._behind_job, self._act))

    def arrive(self) -> None:
        """The page comes to the front: everything is counted anew, a figure that was open stays open."""
        self._offer()
        self.count()
        (self.behind.table if self.behind.is_open and self.behind.has_lines else self.view).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What gives way where there is less room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A line under the table is marked while the focus is there; Enter leads to what it is about."""
        if watched is self.ui.told and event.type() == QEvent.Type.Resize:
            self._fit_told()
        if watched is self.ui.told and event.type() == QEvent.Type.FocusIn:
            self.ui.told.selectRow(max(self.ui.told.currentIndex().row(), 0))
        if watched is self.ui.told and event.type() == QEvent.Type.FocusOut:
            self.ui.told.clearSelection()
        is_key = watched is self.ui.told and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in ENTER:
            self._follow(self.ui.told.currentIndex().row())
            return True
        return False

    def _connect(self) -> None:
        ui = self.ui
        ui.table.activated.connect(lambda _at: self._choose_table())
        ui.year.valueChanged.connect(lambda _year: self._choose_year())
        ui.cutoff.editingFinished.connect(self._choose_day)
        ui.cutoff.returnPressed.connect(self.view.setFocus)
        ui.which.activated.connect(lambda _at: self._look_at(ui.which.currentData()))
        ui.back.clicked.connect(self._back)
        ui.recount.clicked.connect(self.count)
        ui.gather.toggled.connect(self._gather)
        ui.to_excel.clicked.connect(lambda: self._ask_file("xlsx"))
        ui.to_pdf.clicked.connect(lambda: self._ask_file("pdf"))
        ui.report.clicked.connect(self._ask_report)
        ui.not_yet.clicked.connect(self._back)
        ui.do_report.clicked.connect(self._report)
        ui.told.clicked.connect(lambda index: self._follow(index.row()))
        self.view.opened.connect(self._open)
        self.behind.open_wanted.connect(self._open_record)
        self.behind.left.connect(self._close_side)
        ui.summary.clicked.connect(self._go_summary)
        self.summary.started.connect(self.started)
        self.summary.told.connect(self._tell)
        self.summary.left.connect(self._back)
        keys = (
            ("F9", self.count),
            ("F10", self._ask_report),
            ("F12", lambda: self._ask_file("pdf")),
            ("Ctrl+E", lambda: self._ask_file("xlsx")),
            ("Esc", self._back),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        look.changed.connect(self._fit)

    # --- which table, year and day ---

    def _offer(self) -> None:
        """The tables, those of the notice in force first; the one that was chosen stays. What cannot be used is told and stops no other."""
        before, box = self.ui.table.currentData(), self.ui.table
        self._offered = self._office.statistics.tables()
        broken = self._office.statistics.broken()
        why = "".join(sentence(one).what for one in broken[:1])
        self._broken = say("window.statistics.broken_files", count=len(broken), why=why) if broken else ""
        box.clear()
        for one in self._offered:
            if box.count() and not one.asked and self._offered[box.count() - 1].asked:
                box.insertSeparator(box.count())
            box.addItem(_called(one), one.id)
        box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + look.px(40))
        at = box.findData(before) if before else 0
        box.setCurrentIndex(max(at, 0))
        if self._offered and (at < 0 or not before):
            self._fill_in()

    def _chosen(self) -> Offered:
        wanted = self.ui.table.currentData()
        return next(one for one in self._offered if one.id == wanted)

    def _fill_in(self) -> None:
        """Year and day as the notice says."""
        one = self._chosen()
        self._until = None
        self.ui.year.blockSignals(True)
        self.ui.year.setValue(one.year)
        self.ui.year.blockSignals(False)
        self.ui.cutoff.setText(one.cutoff.isoformat())

    def _choose_table(self) -> None:
        self._fill_in()
        self.view.forget()
        self._from_new()

    def _choose_year(self) -> None:
        self._until = None
        self._from_new()

    def _choose_day(self) -> None:
        text = self.ui.cutoff.text().strip()
        shown = self._filled.figures.cutoff if self._filled is not None else None
        day = _day(text)
        if day is None:
            self._tell("wrong", say("window.statistics.bad_day"))
        elif day != shown:
            self._until = day
            self._from_new()

    def _from_new(self) -> None:
        """Another table is asked for: back to the figures as they are now."""
        self._asked = _Asked(kind="below" if self.ui.gather.isChecked() else "now")
        self._hide_final()
        if self.summary.is_open:
            self._back()
        self.behind.close()
        self._fit()
        self.count()

    def _gather(self, on: bool) -> None:
        self._asked = _Asked(kind="below" if on else "now")
        self._hide_final()
        self._close_side()
        self.count()

    def _look_at(self, asked: object) -> None:
        if isinstance(asked, _Asked):
            self._asked = asked
            self._hide_final()
            self._close_side()
            self.count()

    # --- counting ---

    def count(self) -> None:
        """Fills the table anew; an answer to an earlier question is not waited for."""
        if not self._offered:
            self._filled = None
            self._show_can()
            if self._broken:
                self._tell("wrong", self._broken)
            return
        table_id, year, until = self._chosen().id, self.ui.year.value(), self._until
        asked, statistics, phone = self._asked, self._office.statistics, self.ui.phone.text().strip()

        def fill(progress: Progress) -> _Filled:
            progress.step(0, 1, say("window.statistics.counting"))  # one that nobody waits for any more ends here
            if asked.kind == "below":
                figures = statistics.consolidated(table_id, year, until)
            elif asked.kind == "version":
                figures = statistics.version(asked.uid, asked.no)
            else:
                figures = statistics.figures(table_id, year, until)
            reported = statistics.reported(table_id, year)
            alike = [one for one in reported if (one.cutoff, one.added_up) == (figures.cutoff, figures.added_up)]
            return _Filled(
                figures=figures,
                sheet=statistics.sheet(figures, phone=phone),
                doubts=statistics.doubts(figures),
                reported=alike[-1] if alike else None,
            )

        if self._job is not None:
            self._job.stop()
        job = self._worker.run(fill, lambda found: self._is_filled(job, found), lambda error: self._failed(job, error))
        self._job = job
        self.started.emit(job)
        self._show_can()

    def _is_filled(self, job: Job, found: _Filled) -> None:
        if job is not self._job:
            return
        self._job, self._filled = None, found
        figures, sheet, ui = found.figures, found.sheet, self.ui
        ui.cutoff.setText(figures.cutoff.isoformat())
        ui.name.setText(sheet.title)
        for label, words in zip((ui.line_1, ui.line_2, ui.line_3), (*sheet.head, "", "", ""), strict=False):
            label.setText(words)
        own = sheet.notes[: len(sheet.notes) - len(figures.unassigned)]
        ui.foot_words.setText("\n".join(part for part in (sheet.foot, *own) if part))
        official = figures.table.official
        ui.kind.setText(say("window.statistics.official" if official else "window.statistics.ours"))
        set_state(ui.kind, state="" if official else "warn")
        self.view.show_sheet(sheet, dict(_notes(found)))
        self._show_told(found)
        self._show_versions(found)
        self._show_state(found)
        self._show_can()
        self._fit()
        if self.behind.is_open and self.view.current is not None:
            self._open(self.view.current)

    def _failed(self, job: Job, error: BaseException) -> None:
        if job is not self._job:
            return
        self._job = None
        if not isinstance(error, Stopped):
            self._filled = None  # what still stands there was asked for before
            self._tell("wrong", told(error))
        self._show_can()

    # --- what is told of it ---

    def _show_told(self, found: _Filled) -> None:
        """Under the table: what does not fit, then what was not counted."""
        words = [Words(text=_doubted(found.figures, one), ink=_state(one), symbol=_state(one)) for one in found.doubts]
        left = found.figures.unassigned
        notes = found.sheet.notes[len(found.sheet.notes) - len(left) :]
        words += [Words(text=note, symbol="info") for note in notes]
        self._lines = (*found.doubts, *left)
        self._told.show([(one,) for one in words])
        self.ui.told.setVisible(bool(words))

    def _show_versions(self, found: _Filled) -> None:
        box, reported = self.ui.which, found.reported
        box.clear()
        box.addItem(say("window.statistics.now"), _Asked(kind="below" if found.figures.added_up else "now"))
        if reported is not None:
            newest = reported.included[0]
            for no in range(newest.version, 0, -1):
                asked = _Asked(kind="version", uid=newest.uid, no=no)
                box.addItem(say("window.statistics.version_no", no=no), asked)
                if asked == self._asked:
                    box.setCurrentIndex(box.count() - 1)
        box.setVisible(reported is not None and not self._asked.office)
        self.ui.back.setVisible(bool(self._asked.office))

    def _show_state(self, found: _Filled) -> None:
        """Over the table: which version this is, and who is in it."""
        state, words = self._state_of(found)
        if self._broken:
            state, words = "wrong", f"{words}{self._broken}"
        self._tell(state, words)
        self.ui.bar.setVisible(bool(words))

    def _state_of(self, found: _Filled) -> tuple[str, str]:
        since = _since(found.figures, found.reported) if found.reported is not None else ""
        if self._after[1]:
            after, self._after = self._after, ("", "")
            return after
        if self._asked.kind == "below":
            state, words = self._gathered(found.figures)
            return state, f"{words}{since}"
        if self._asked.office:
            no = found.figures.included[0].version
            return "", say("window.statistics.theirs", office=self._asked.office, no=no) + _made_of(found.figures)
        if self._asked.kind == "version":
            return "", say("window.statistics.frozen", no=self._asked.no) + _made_of(found.figures)
        return "", since

    @staticmethod
    def _gathered(figures: Figures) -> tuple[str, str]:
        count, missing = len(figures.included), figures.missing
        if not count and not missing:
            return "warn", say("window.statistics.nobody")
        facts = {"all": count + len(missing), "count": count}
        if not missing:
            return "good", say("window.statistics.all_in", **facts)
        return "warn", say("window.statistics.some_missing", **facts, left=len(missing), names="、".join(missing))

    def _tell(self, state: str, words: str) -> None:
        self.ui.bar_text.setText(words)
        set_state(self.ui.bar, state=state)
        set_icon(self.ui.bar_icon, {"good": "tick", "": "info"}.get(state, state), state or "accent")
        self.ui.bar.show()

    def _show_can(self) -> None:
        """What can be done now, and why something cannot."""
        ui, filled, asked = self.ui, self._filled, self._asked
        is_ready = filled is not None and self._job is None
        none = say("window.statistics.not_counted" if self._offered else "window.statistics.no_table")
        for button in (ui.to_excel, ui.to_pdf):
            allow(button, "" if is_ready else say("window.statistics.counting") if self._job is not None else none)
        reason = ""
        if self._job is not None:
            reason = say("window.statistics.counting")
        elif filled is None:
            reason = none
        elif asked.kind == "version":
            reason = say("window.statistics.is_reported")
        elif asked.kind == "below" and not filled.figures.included:
            reason = say("window.statistics.nothing_in")
        elif any(one.severity is Severity.ERROR for one in filled.doubts):
            reason = say("window.statistics.mend_first")
        elif filled.reported is not None and _is_same(filled.figures, filled.reported):
            reason = say("window.statistics.same_as", no=filled.reported.included[0].version)
        allow(ui.report, reason)
        ui.foot_text.setText(reason)
        ui.gather.setText(say("window.statistics.own" if ui.gather.isChecked() else "window.statistics.gather"))

    def _follow(self, row: int) -> None:
        """To the cell that does not fit, or the records that fall in no part."""
        if not 0 <= row < len(self._lines) or self._filled is None:
            return
        one = self._lines[row]
        if isinstance(one, Unassigned):
            self._open_unassigned(self._filled, one, row)
            return
        key, _, column = one.where.partition("@")
        self._close_side()
        self.view.go_to(key, column or (TOTAL if self._filled.figures.table.layout == "offices" else ""))

    # --- what is behind a figure ---

    def _open(self, spot: Spot) -> None:
        """The records of a figure, or of an added-up one what each office reported."""
        filled = self._filled
        if filled is None:
            return
        key, column, figures = spot.shown.key, spot.shown.column, filled.figures
        head = Told(
            name=_named(figures, key, column),
            value=_value(figures, key, column),
            before=_compared(figures, key, column),
            hint=say("window.statistics.hint"),
        )
        if self._asked.kind != "now":
            self._run_behind(
                lambda: self._said(figures, key, column), lambda said: self.behind.show_reports(head, said)
            )
            return
        forms = tuple(dict.fromkeys(_forms(figures.table, key)))
        self._run_behind(
            lambda: self._office.statistics.behind(figures, key, column),
            lambda uids: self.behind.show_records(
                _with_count(head, figures, key, column, uids), forms, uids, figures.cutoff
            ),
        )

    def _open_unassigned(self, filled: _Filled, one: Unassigned, row: int) -> None:
        figures, counted = filled.figures, one.counted
        if counted is None:  # of a report only the figure is known
            self._close_side()
            self.view.go_to(one.key, one.column)
            return
        head = Told(
            name=_named(figures, one.key, one.column),
            value=say("window.statistics.left_out"),
            before=self._told.lines[row][0].text,
            hint=say("window.statistics.hint"),
        )
        self._run_behind(
            lambda: self._office.statistics.behind_unassigned(figures, one),
            lambda uids: self.behind.show_records(head, (counted.form,), uids, figures.cutoff),
        )

    def _said(self, figures: Figures, key: str, column: str) -> tuple[Said, ...]:
        statistics, cell = self._office.statistics, figures.table.cells[key]
        found = []
        for one in figures.included:
            value = statistics.version(one.uid, one.version).value(key, column)
            text = grouped(written(cell, value, figures.table.decimals))
            found.append(Said(office=one.office, uid=one.uid, version=one.version, text=text))
        return (*found, *(Said(office=name) for name in figures.missing))

    def _run_behind(self, ask: Callable[[], T], show: Callable[[T], None]) -> None:
        """Asks in the lane of jobs; the panel opens when the answer is there, with the focus in its list."""

        def answered(found: T) -> None:
            if job is self._behind_job:
                self._behind_job = None
                show(found)
                self._fit()
                (self.behind.table if self.behind.has_lines else self.ui.side_close).setFocus()

        def failed(error: BaseException) -> None:
            if job is self._behind_job:
                self._behind_job = None
                if not isinstance(error, Stopped):
                    self._tell("wrong", told(error))

        job = self._worker.run(lambda _progress: ask(), answered, failed)
        self._behind_job = job
        self.started.emit(job)

    def _open_record(self, uid: str) -> None:
        """A counted record, or what an office reported as its own paper; our own reports are chosen above the table."""
        if self._asked.kind != "below":
            if self._asked.kind == "now" or self._asked.office:
                self.open_wanted.emit(uid)
            return
        one = next(each for each in self._filled.figures.included if each.uid == uid) if self._filled else None
        if one is not None:
            self._look_at(_Asked(kind="version", uid=uid, no=one.version, office=one.office))

    def _close_side(self) -> None:
        self.behind.close()
        self._fit()
        self.view.setFocus()

    def _back(self) -> None:
        """One thing less: the report that was not made, the open figure, another office's paper."""
        if self.summary.is_open:
            self.summary.hide()
            self.ui.foot.show()
            self._fit()
            self.view.setFocus()
        elif not self.ui.final.isHidden():
            self._hide_final()
        elif self.behind.is_open:
            self._close_side()
        elif self._asked.office:
            self._look_at(_Asked(kind="below"))

    def _go_summary(self) -> None:
        """The draft of the summary takes the place of the table."""
        self.behind.close()
        self.ui.foot.hide()
        self.summary.arrive()
        self._fit()

    # --- reporting and writing ---

    def _ask_report(self) -> None:
        """What reporting means, with the telephone number and the words that go with it."""
        filled = self._filled
        if filled is None or not self.ui.report.isEnabled() or self.summary.is_open:
            return
        no = _next(filled)
        words = say("window.statistics.final", no=no)
        warned = sum(one.severity is Severity.WARNING for one in filled.doubts)
        if warned:
            words += say("window.statistics.final_warned", count=warned)
        self.ui.final_words.setText(words)
        self.ui.do_report.setText(say("window.statistics.do_report", no=no))
        self.ui.foot.hide()
        self.ui.final.show()
        self.ui.phone.setFocus()

    def _hide_final(self) -> None:
        if not self.ui.final.isHidden():
            self.ui.final.hide()
            self.ui.foot.show()
            self.view.setFocus()

    def _report(self) -> None:
        filled = self._filled
        if filled is None:
            return
        phone, remark = self.ui.phone.text().strip(), self.ui.remark.text().strip()
        before = filled.reported.included[0].version if filled.reported is not None else 0
        self._hide_final()

        def reported(record: Record) -> None:
            code = "window.statistics.unchanged" if record.no == before else "window.statistics.reported"
            self._after = ("good", say(code, no=record.no))
            self.ui.remark.clear()
            self.count()

        self._run_act(
            lambda _progress: self._office.statistics.report(filled.figures, phone=phone, remark=remark), reported
        )

    def _ask_file(self, suffix: str) -> None:
        filled = self._filled
        if filled is None or not self.ui.to_excel.isEnabled() or self.summary.is_open:
            return
        name = "".join("-" if one in '\\/:*?"<>|' else one for one in f"{filled.sheet.title}.{suffix}")
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.statistics.save"), name, f"*.{suffix}")
        if chosen:
            path = Path(chosen)
            self.write_to(path if path.suffix == f".{suffix}" else path.with_name(f"{path.name}.{suffix}"))

    def write_to(self, path: Path) -> None:
        """The table in front as a file, laid out as printed."""
        filled = self._filled
        if filled is None:
            return
        phone = self.ui.phone.text().strip()
        self._run_act(
            lambda _progress: self._office.statistics.write(filled.figures, path, phone=phone),
            lambda _nothing: self._tell("good", say("window.statistics.written", name=path.name)),
        )

    def _run_act(self, act: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """One act at a time: what is reported or written waits for the one before."""
        if self._act is not None:
            return

        def ended(result: T) -> None:
            self._act = None
            done(result)

        def failed(error: BaseException) -> None:
            self._act = None
            if not isinstance(error, Stopped):
                self._tell("wrong", told(error))

        self._act = self._worker.run(act, ended, failed)
        self.started.emit(self._act)

    # --- room ---

    def _fit(self) -> None:
        ui = self.ui
        wide, high = look.units(self.window().width()), look.units(self.window().height())
        is_beside, is_open = wide >= _WIDE, self.behind.is_open
        ui.paper.setVisible(not self.summary.is_open and (is_beside or not is_open))
        ui.side.setMaximumWidth(look.px(_SIDE) if is_beside else _ANY_WIDTH)
        ui.side.setMinimumWidth(look.px(_SIDE) if is_beside else 0)
        ui.title.setVisible(wide >= _NARROW)
        for widget in (ui.recount, ui.year_label, ui.cutoff_label):
            widget.setVisible(wide >= _NARROW)
        ui.kind.setVisible(wide >= _WIDE)
        is_tight = wide < _TIGHT
        shorten(ui.to_excel, say("window.statistics.to_excel_brief") if is_tight else "")
        shorten(ui.report, say("window.statistics.report_brief") if is_tight else "")
        ui.name.setVisible(high >= _LOW)
        ui.lines.setVisible(high >= _LOW)
        ui.foot_lines.setVisible(high >= _LOW and bool(ui.foot_words.text()))
        self._fit_told()

    def _fit_told(self) -> None:
        """As many lines under the table as there is room for, each as high as its words."""
        table, is_low = self.ui.told, look.units(self.window().height()) < _LOW
        table.resizeRowsToContents()
        rows = [table.rowHeight(at) for at in range(len(self._told.lines))]
        table.setFixedHeight(sum(rows[: 2 if is_low else _MOST_TOLD]) + 2 * table.frameWidth())


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _state(one: Problem) -> str:
    return "wrong" if one.severity is Severity.ERROR else "warn"


def _doubted(figures: Figures, one: Problem) -> str:
    """What does not fit, with the column it stands in where there are several."""
    if len(figures.columns) == 1:
        return line(one)
    key, _, column = one.where.partition("@")
    words = sentence(one)
    return f"{_named(figures, key, column or TOTAL)}：{words.what}{words.do}"


def _next(filled: _Filled) -> int:
    return filled.reported.included[0].version + 1 if filled.reported is not None else 1


def _called(one: Offered) -> str:
    """A table in the list: whether it is official, and of which notice where that is not the one in force."""
    title = one.title if one.official else say("window.statistics.proposed", title=one.title)
    return title if one.asked or not one.notice else say("window.statistics.of_notice", title=title, notice=one.notice)


def _made_of(figures: Figures) -> str:
    """Of a report that was added up: from how many offices, and who was missing. In a low window there is no room for its notes."""
    if not figures.added_up:
        return ""
    missing = figures.missing
    left = say("figures.missing", count=len(missing), names="、".join(missing)) if missing else ""
    return say("figures.added_up", count=len(figures.offices)) + left


def _other_figures(figures: Figures, reported: Figures) -> int:
    """How many figures are not those that were reported."""
    names = {one.id for one in (*figures.columns, *reported.columns)}
    return sum(figures.value(key, name) != reported.value(key, name) for key in figures.table.cells for name in names)


def _is_same(figures: Figures, reported: Figures) -> bool:
    """Whether reporting again would say nothing else: the same figures, from the same offices."""
    offices = (set(figures.offices), figures.missing)
    return offices == (set(reported.offices), reported.missing) and not _other_figures(figures, reported)


def _since(figures: Figures, reported: Figures) -> str:
    """Whether the figures are still those that were reported."""
    no, other = reported.included[0].version, _other_figures(figures, reported)
    if not other:
        return say("window.statistics.same", no=no)
    return say("window.statistics.differs", no=no, count=other, next=no + 1)


def _notes(filled: _Filled) -> Iterator[tuple[tuple[str, str], Noted]]:
    """What is told beside each figure."""
    figures = filled.figures
    told_of = {one.where: one for one in reversed(filled.doubts)}
    for column in figures.columns:
        for key, cell in figures.table.cells.items():
            doubt = told_of.get(key if column.id == TOTAL else f"{key}@{column.id}")
            state, words = "", ""
            if doubt is not None:
                state, words = _state(doubt), line(doubt)
            elif cell.sum_of and figures.value(key, column.id) is not None:
                state, words = "good", f"{cell.id}={'+'.join(cell.sum_of)}"
            yield (key, column.id), Noted(change=_change(figures, key, column.id), state=state, words=words)


def _change(figures: Figures, key: str, column: str) -> str:
    """How much more or less than a year ago: +3, −0.15, 0; nothing where one of the two is blank."""
    value, before = figures.value(key, column), figures.before.get(key, {}).get(column)
    if value is None or before is None:
        return ""
    sign = "+" if value > before else "−" if value < before else ""
    return f"{sign}{_size(figures.table, key, abs(value - before))}"


def _size(table: Table, key: str, value: int) -> str:
    return grouped(written(table.cells[key], value, table.decimals)).replace("%", say("window.statistics.points"))


def _named(figures: Figures, key: str, column: str) -> str:
    """A figure by its number, code and words as printed, and its column where there are several."""
    table = figures.table
    cell = table.cells[key]
    at = next(one for one in table.lines if key.startswith(f"{one.id}."))
    words = worded(cell.label, figures.year, figures.cutoff).replace(BLANK, "")
    if table.layout == "offices":
        words = f"{at.band} {words}"
    label = next((one.label for one in figures.columns if one.id == column), "") if len(figures.columns) > 1 else ""
    parts = (f"{at.no}{cell.outer}{cell.code}" if table.layout != "offices" else "", words, label)
    return " ".join(part for part in parts if part)


def _value(figures: Figures, key: str, column: str) -> str:
    table = figures.table
    cell, value = table.cells[key], figures.value(key, column)
    if value is None:
        return say("window.statistics.blank")
    unit = "" if cell.unit == "%" else f" {cell.unit}"
    return f"{grouped(written(cell, value, table.decimals))}{unit}"


def _compared(figures: Figures, key: str, column: str) -> str:
    value, before = figures.value(key, column), figures.before.get(key, {}).get(column)
    if before is None:
        return ""
    then = grouped(written(figures.table.cells[key], before, figures.table.decimals))
    if value is None or value == before:
        return say("window.statistics.last_year" if value is None else "window.statistics.last_year_same", value=then)
    code = "window.statistics.last_year_more" if value > before else "window.statistics.last_year_less"
    return say(code, value=then, by=_size(figures.table, key, abs(value - before)))


def _with_count(head: Told, figures: Figures, key: str, column: str, uids: tuple[str, ...]) -> Told:
    """How many records there are, or why there are none."""
    if uids:
        count = say("window.statistics.count", count=len(uids))
        hint = f"{count}　{head.hint}"
    else:
        is_blank = figures.value(key, column) is None
        hint = say("window.statistics.blank_behind" if is_blank else "window.statistics.none_behind")
    return replace(head, hint=hint)


def _forms(table: Table, key: str) -> Iterator[str]:
    """The forms whose records a cell counts."""
    cell = table.cells[key]
    if cell.counted is not None:
        yield cell.counted.form
    for part in (*cell.ratio_of, *table.parts_of(key)):
        yield from _forms(table, part)
