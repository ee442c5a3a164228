"""Rows from a table: choose, say what its columns are, look at what would change, take in (look.md §5.5: what did not happen is said).

Nothing is written before 导入. The page shows what the office found and asks which of it is taken in; it decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from jinqiu_desktop.errors import Failure, Problem, Progress, Severity, Stopped
from jinqiu_desktop.gui.dress import allow, dress, set_icon, set_state
from jinqiu_desktop.gui.generated.import_page import Ui_ImportPage
from jinqiu_desktop.gui.match_rows import HeadLine, HeadLines, set_wide, share_room
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words, start
from jinqiu_desktop.gui.side import SIGNS
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, told, two_lengths
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.sheets import Checked, Imported
from jinqiu_desktop.office.weighing import CheckedRecord, RowVerdict

if TYPE_CHECKING:
    from jinqiu_desktop.spreadsheet import HeaderMatch, Layout

T = TypeVar("T")

_FILES = "Excel (*.xlsx *.xls *.ods *.xlsm)"
_RECORD_HEADS = (
    Head(code="window.import.row", wide=70),
    Head(code="window.import.name", wide=150),
    Head(code="window.import.verdict", wide=100),
    Head(code="window.import.what"),
)
_DETAIL_HEADS = (
    Head(code="window.problems.where", wide=190),
    Head(code="window.problems.label", wide=210, needs=840),
    Head(code="window.problems.what"),
    Head(code="window.problems.do", needs=560),
)
_VERDICTS = {
    RowVerdict.NEW: ("window.import.is_new", "plus", "accent"),
    RowVerdict.CHANGED: ("window.import.is_changed", "pencil", "warn"),
    RowVerdict.SAME: ("window.import.is_same", "same", "text_2"),
    RowVerdict.WRONG: ("window.import.is_wrong", "wrong", "wrong"),
}
"""Verdict -> words, symbol, ink."""
_COUNTED = {
    RowVerdict.NEW: "window.import.new",
    RowVerdict.CHANGED: "window.import.changed",
    RowVerdict.SAME: "window.import.same",
    RowVerdict.WRONG: "window.import.wrong",
}
"""Verdict -> words of its tick, with the count."""
_MOST_LABELS = 4
_NARROW, _LOW = 800, 480
"""Units of width and of height below which the page has room for one thing less."""


class ImportPage(QWidget):
    """One import, from the choice of the file to the records made."""

    left = Signal()
    imported = Signal(tuple)
    started = Signal(object)

    def __init__(self, office: Office, worker: Worker, form_id: str) -> None:
        super().__init__()
        self._office, self._worker, self._form_id = office, worker, form_id
        self._noun = office.archive.form(form_id).noun
        self._checked: Checked | None = None
        self.first = ""
        self._counts_are_told = False
        self._shown: tuple[CheckedRecord | None, ...] = ()
        self._by_row: Mapping[str, Sequence[Problem]] = {}
        self.records, self.details = PlainModel(_RECORD_HEADS), PlainModel(_DETAIL_HEADS)
        self.ui = ui = Ui_ImportPage()
        ui.setupUi(self)
        self.heads = HeadLines(ui.match_rows)
        for label in (ui.head_words, ui.head_samples):
            share_room(label)
        self._chips = {verdict: getattr(ui, f"chip_{verdict.value}") for verdict in RowVerdict}
        ui.title.setText(say("window.import.title", form=office.archive.form(form_id).title))
        ui.how.setText(say("window.import.how"))
        form = office.archive.form(form_id)
        steps = [one for one in office.sheets.first_steps(form_id) if one.id != form.final_step]
        self._first_step = steps[0].id if steps else ""
        ui.first_only.setVisible(bool(steps))
        ui.first_only.setText(say("window.import.first_only", step=steps[0].label if steps else ""))
        ui.national.setVisible(office.sheets.has_national(form_id))
        start(ui.table, self.records)
        start(ui.details, self.details)
        ui.details.setWordWrap(True)
        self._connect()
        dress(self)
        self._to_stage(ui.blank)
        self._bar("", "info", say("window.import.choose"))

    def _connect(self) -> None:
        ui = self.ui
        ui.file.returnPressed.connect(self.check)
        ui.pick.clicked.connect(self._ask_file)
        ui.check.clicked.connect(self.check)
        ui.first_only.clicked.connect(self.check)
        ui.heads.clicked.connect(self.ask_heads)
        ui.go_on.clicked.connect(self._take_heads)
        ui.forget.clicked.connect(self._forget)
        ui.do_import.clicked.connect(lambda: self.take_in())
        ui.take_good.clicked.connect(lambda: self.take_in(accept_good=True))
        ui.report.clicked.connect(lambda: self._ask_save("window.import.report", self._office.sheets.write_report))
        ui.refused.clicked.connect(lambda: self._ask_save("window.import.refused", self._office.sheets.write_refused))
        ui.template.clicked.connect(lambda: self._ask_template("window.import.template_name"))
        ui.national.clicked.connect(lambda: self._ask_template("window.import.national_name"))
        ui.to_list.clicked.connect(self.left)
        ui.leave.clicked.connect(self.left)
        self.heads.walked.connect(self._show_line)
        self.heads.ended.connect(ui.go_on.setFocus)
        ui.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_details(now))
        for chip in self._chips.values():
            chip.clicked.connect(self._show_records)
        for key, act in (("Esc", self.left.emit), ("Ctrl+Return", self._go_on), ("F8", self._next_wrong)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hints leave whole."""
        super().resizeEvent(event)
        self.ui.title_note.setVisible(look.units(self.width()) >= 960)
        self.ui.chips_hint.setVisible(look.units(self.width()) >= 960)
        self._fit()

    def _fit(self) -> None:
        """Where the page is low, the ticks tell the counts alone and the table gets the room."""
        ui, is_narrow = self.ui, look.units(self.width()) < _NARROW
        ui.head_samples.setHidden(is_narrow)
        set_wide(ui.head_column, 44 if is_narrow else 110)
        set_wide(ui.head_field, 220 if is_narrow else 300)
        self.heads.fit(is_narrow=is_narrow)
        self.ui.bar.setVisible(not (self._counts_are_told and look.units(self.height()) < _LOW))

    # --- the file ---

    def choose(self, path: Path) -> None:
        """Another file; it is checked at once."""
        self.ui.file.setText(str(path))
        self.check()

    @property
    def _path(self) -> Path | None:
        typed = self.ui.file.text().strip().strip("\"'“”")
        return Path(typed) if typed else None

    def check(self) -> None:
        """Reads and checks the file; nothing is written."""
        path = self._path
        if path is None:
            self.ui.pick.setFocus()
            return
        self._check(path, self._is_checked)

    def _check(self, path: Path, done: Callable[[Checked], None]) -> None:
        step = self._first_step if self.ui.first_only.isChecked() else ""
        sheets, form_id = self._office.sheets, self._form_id
        self._run(lambda progress: sheets.check(path, form_id, step=step, progress=progress), done)

    def _is_checked(self, found: Checked) -> None:
        self._checked = found
        if found.is_unclear:
            self.ask_heads()
        else:
            self._show_preview()

    # --- what the columns are ---

    def ask_heads(self) -> None:
        """Shows what every column is taken for."""
        path = self._path
        if path is not None:
            self._run(lambda _progress: self._office.sheets.heads(path, self._form_id), self._show_heads)

    def _show_heads(self, matches: tuple[HeaderMatch, ...]) -> None:
        self.heads.show_heads(matches, self._office.sheets.targets(self._form_id))
        self._to_stage(self.ui.match)
        alike, unknown = self.heads.count("alike"), self.heads.count("none")
        self._bar("warn" if alike else "", "info", say("window.match.bar", alike=alike, none=unknown, all=len(matches)))
        self.heads.focus_first()

    def _show_line(self, line: HeadLine) -> None:
        self.ui.match_scroll.ensureWidgetVisible(line, 0, look.px(40))

    def _take_heads(self) -> None:
        """The columns are as they stand there, now and next time."""
        self._office.sheets.keep_columns(self._form_id, self.heads.chosen())
        path = self._path
        if path is not None:
            self._check(path, self._is_matched)

    def _is_matched(self, found: Checked) -> None:
        self._checked = found
        self._show_preview()

    def _forget(self) -> None:
        self._office.sheets.forget_columns(self._form_id)
        self.ask_heads()

    # --- what would change ---

    def _show_preview(self) -> None:
        found = self._checked
        if found is None:
            return
        self._by_row = _by_row(found.problems)
        for verdict, count in found.counts.items():
            chip = self._chips[verdict]
            chip.setText(say(_COUNTED[verdict], count=count))
            chip.setChecked(True)
            set_state(chip, empty="false" if count else "true")
        self._to_stage(self.ui.preview)
        self._show_records()
        self._tell_checked(found)
        if self.ui.do_import.isEnabled():
            self.ui.do_import.setFocus()
        else:
            self._next_wrong()
            self.ui.table.setFocus()

    def _tell_checked(self, found: Checked) -> None:
        counts = {verdict.value: count for verdict, count in found.counts.items()}
        if found.errors:
            self._bar("wrong", "wrong", say("window.import.errors", count=len(found.errors), noun=self._noun, **counts))
            self.ui.foot.setText(say("window.import.reason_errors"))
        elif found.submissions:
            self._bar("good", "tick", say("window.import.ready", noun=self._noun, **counts))
            self.ui.foot.setText("")
        else:
            self._bar("", "info", say("window.import.nothing_new"))
            self.ui.foot.setText("")
        self._counts_are_told = True
        self._fit()

    def _show_records(self) -> None:
        """The records of the ticked verdicts; what is wrong with the table as a whole stands first."""
        found = self._checked
        if found is None:
            return
        wanted = {verdict for verdict, chip in self._chips.items() if chip.isChecked()}
        whole: tuple[CheckedRecord | None, ...] = (None,) if self._by_row.get("") else ()
        self._shown = (*whole, *(one for one in found.records if one.verdict in wanted))
        self.records.show([self._line(one) for one in self._shown])
        self.details.show(())
        if self._shown:
            self.ui.table.selectRow(0)

    def _line(self, one: CheckedRecord | None) -> tuple[Words, ...]:
        if one is None:
            here = self._by_row.get("", ())
            symbol, ink = SIGNS[min((each.severity for each in here), key=list(SIGNS).index)]
            count = say("window.import.whole_what", count=len(here))
            return (
                Words(text=""),
                Words(text=say("window.import.whole"), is_bold=True),
                Words(text=""),
                Words(text=count, symbol=symbol, ink=ink),
            )
        code, symbol, ink = _VERDICTS[one.verdict]
        verdict = Words(text=say(code), symbol=symbol, ink=ink)
        return Words(text=one.key), Words(text=one.name, is_bold=True), verdict, Words(text=self._what(one))

    def _what(self, one: CheckedRecord) -> str:
        here = self._by_row.get(one.key, ())
        if one.verdict is RowVerdict.WRONG:
            first = next((each for each in here if each.severity is Severity.ERROR), None)
            return two_lengths(first)[0] if first is not None else ""
        if one.verdict is RowVerdict.SAME:
            return say("window.import.same_what", number=one.number)
        if one.verdict is RowVerdict.CHANGED:
            labels = [each.label for each in one.differences]
            more = "……" if len(labels) > _MOST_LABELS else ""
            return say(
                "window.import.changed_what",
                number=one.number,
                count=len(labels),
                labels="、".join(labels[:_MOST_LABELS]) + more,
            )
        doubts = sum(each.severity is Severity.WARNING for each in here)
        return say("window.import.doubts", count=doubts) if doubts else ""

    def _show_details(self, now: QModelIndex) -> None:
        one = self._shown[now.row()] if 0 <= now.row() < len(self._shown) else None
        lines = [
            (
                Words(text=say("window.import.is_changed"), symbol="pencil", ink="warn"),
                Words(text=each.label),
                Words(text=say("window.import.before", text=each.before or say("window.import.blank"))),
                Words(text=say("window.import.after", text=each.after or say("window.import.blank"))),
            )
            for each in (one.differences if one is not None else ())
        ]
        for each in sorted(self._by_row.get(one.key if one is not None else "", ()), key=_rank):
            what, do = two_lengths(each)
            symbol, ink = SIGNS[each.severity]
            label = each.fact("label").rpartition("「")[2].removesuffix("」")
            where = Words(text=each.where, symbol=symbol, ink=ink)
            lines.append((where, Words(text=label), Words(text=what), Words(text=do)))
        self.details.show(lines)

    def _next_wrong(self) -> None:
        """To the next record that is wrong, after the one that is shown."""
        here = self.ui.table.currentIndex().row()
        wrong = [at for at, one in enumerate(self._shown) if one is not None and one.verdict is RowVerdict.WRONG]
        if wrong:
            self.ui.table.selectRow(next((at for at in wrong if at > here), wrong[0]))
            self.ui.table.setFocus()

    # --- taking in ---

    def take_in(self, *, accept_good: bool = False) -> None:
        """Writes what was checked, or only what is not wrong."""
        found = self._checked
        if found is not None:
            self._run(
                lambda progress: self._office.sheets.take_in(found, accept_good=accept_good, progress=progress),
                self._is_in,
                "window.import.taking",
            )

    def _is_in(self, done: Imported) -> None:
        counts = {verdict.value: count for verdict, count in done.counts.items()}
        self._to_stage(self.ui.preview, is_done=True)
        self._bar("good", "tick", say("window.import.done", noun=self._noun, **counts))
        self.ui.foot.setText(say("window.import.reason_left") if done.bad else "")
        self.first = next(iter(done.uids), "")
        self.imported.emit(done.uids)
        self.ui.to_list.setFocus()

    # --- acts and their words ---

    def _run(
        self, act: Callable[[Progress], T], done: Callable[[T], None], code: str = "window.import.checking"
    ) -> None:
        for button in (self.ui.do_import, self.ui.take_good, self.ui.go_on):
            allow(button, say(code))
        self._bar("", "clock", say(code))
        self.started.emit(self._worker.run(act, done, self._failed))

    def _failed(self, error: BaseException) -> None:
        if (
            isinstance(error, Failure)
            and error.code == "sheet.no_table"
            and self.ui.stages.currentWidget() is not self.ui.match
        ):
            self._to_stage(self.ui.match)
            self.ask_heads()  # there may be columns that look alike
            return
        self._checked = None
        self._to_stage(self.ui.blank)
        if isinstance(error, Stopped):
            self._bar("", "info", say("window.import.stopped"))
        else:
            self._bar("wrong", "wrong", told(error))
        self.ui.check.setFocus()

    def _go_on(self) -> None:
        """What comes next, by one key on every stage."""
        ui = self.ui
        ahead: Sequence[QPushButton] = (ui.go_on, ui.do_import, ui.to_list, ui.check)
        button = next((one for one in ahead if not one.isHidden() and one.isEnabled()), None)
        if button is not None:
            button.click()

    def _to_stage(self, stage: QWidget, *, is_done: bool = False) -> None:
        ui, found = self.ui, self._checked
        ui.stages.setCurrentWidget(stage)
        is_preview = stage is ui.preview and found is not None
        errors = bool(found.errors) if found is not None else False
        wrong = found.counts[RowVerdict.WRONG] if found is not None else 0
        good = len(found.submissions) if found is not None else 0
        ui.heads.setVisible(is_preview and not is_done)
        ui.go_on.setVisible(stage is ui.match)
        allow(ui.go_on, "")
        ui.forget.setVisible(stage is ui.match and bool(self._office.sheets.columns(self._form_id)))
        ui.report.setVisible(is_preview and found is not None and bool(found.problems))
        ui.refused.setVisible(is_preview and errors)
        ui.refused.setText(say("window.import.refused_count", count=wrong, noun=self._noun))
        ui.take_good.setVisible(is_preview and errors and good > 0 and not is_done)
        allow(ui.take_good, "")
        ui.take_good.setText(say("window.import.take_good", count=good, noun=self._noun))
        ui.do_import.setVisible(is_preview and not is_done)
        why = say("window.import.reason_errors") if errors else "" if good else say("window.import.nothing_new")
        allow(ui.do_import, why)
        code = "window.import.take_in" if ui.do_import.isEnabled() else "window.import.take_in_none"
        ui.do_import.setText(say(code, count=good, noun=self._noun))
        ui.to_list.setVisible(is_done)
        if stage is not ui.preview:
            ui.foot.setText("")

    def _bar(self, state: str, symbol: str, words: str) -> None:
        self._counts_are_told = False
        self._fit()
        self.ui.bar_text.setText(words)
        set_state(self.ui.bar, state=state)
        set_icon(self.ui.bar_icon, symbol, state or "accent")

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, say("window.import.pick"), self.ui.file.text(), _FILES)
        if chosen:
            self.choose(Path(chosen))

    def _ask_save(self, code: str, write: Callable[[Checked, Path], None]) -> None:
        found = self._checked
        chosen, _ = QFileDialog.getSaveFileName(self, say(code), "", "Excel (*.xlsx)")
        if chosen and found is not None:
            self._save(lambda: write(found, Path(chosen)), "window.import.report_saved", Path(chosen))

    def _ask_template(self, name: str) -> None:
        title = self._office.archive.form(self._form_id).title
        chosen, _ = QFileDialog.getSaveFileName(
            self, say("window.import.template"), say(name, form=title), "Excel (*.xlsx)"
        )
        layout: Layout = "national" if name == "window.import.national_name" else "sheets"
        if chosen:
            sheets, out = self._office.sheets, Path(chosen)
            self._save(lambda: sheets.template(out, self._form_id, layout=layout), "window.import.template_saved", out)

    def _save(self, write: Callable[[], None], code: str, out: Path) -> None:
        def not_saved(error: BaseException) -> None:
            self._bar("wrong", "wrong", told(error))

        self._worker.run(
            lambda _progress: write(), lambda _: self._bar("good", "tick", say(code, name=out.name)), not_saved
        )


def _by_row(problems: Sequence[Problem]) -> Mapping[str, Sequence[Problem]]:
    found: dict[str, list[Problem]] = defaultdict(list)
    for one in problems:
        found[one.fact("row")].append(one)
    return dict(found)


def _rank(one: Problem) -> int:
    return list(Severity).index(one.severity)
