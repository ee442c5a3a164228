"""Rows from Excel: choose, check, mend, take in (look.md §5.5: what did not happen is said). Nothing is written before 导入."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from jinqiu_desktop.errors import Severity
from jinqiu_desktop.gui import problem_table
from jinqiu_desktop.gui.dress import dress, set_icon, set_state
from jinqiu_desktop.gui.generated.import_page import Ui_ImportPage
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, short_path, told
from jinqiu_desktop.gui.worker import Job, Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.archive import Imported


class ImportPage(QWidget):
    """One import, from the choice of the file to the records made."""

    left = Signal()
    imported = Signal(tuple)
    failed = Signal(str)
    started = Signal(object)

    def __init__(self, office: Office, worker: Worker, form_id: str) -> None:
        super().__init__()
        self._office, self._worker, self._form = office, worker, form_id
        self._file: Path | None = None
        self._checked: Imported | None = None
        self._model = problem_table.ProblemModel()
        self.ui = ui = Ui_ImportPage()
        ui.setupUi(self)
        problem_table.start(ui.table, self._model)
        ui.do_import.setObjectName("do_import")
        ui.pick.clicked.connect(self._ask_file)
        ui.check.clicked.connect(self.check)
        ui.do_import.clicked.connect(self.take_in)
        ui.report.clicked.connect(self._ask_report)
        ui.template.clicked.connect(self._ask_template)
        ui.leave.clicked.connect(self.left)
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.left)
        dress(self)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint leaves whole."""
        super().resizeEvent(event)
        self.ui.title_note.setVisible(look.units(self.width()) >= 800)
        problem_table.fit(self.ui.table)

    def choose(self, path: Path) -> None:
        """Another file; it is checked at once."""
        self._file, self._checked = path, None
        self._model.show(())
        self.check()

    def check(self) -> None:
        """Reads and checks the file; nothing is written."""
        path = self._file
        if path is None:
            return
        job = self._worker.run(
            lambda progress: self._office.archive.import_table(path, self._form, dry_run=True, progress=progress),
            self._is_checked,
            self._failed,
        )
        self._busy(job)

    def take_in(self) -> None:
        """Writes the rows that were checked."""
        path = self._file
        if path is None or self._checked is None:
            return
        job = self._worker.run(
            lambda progress: self._office.archive.import_table(path, self._form, progress=progress),
            self._is_in,
            self._failed,
        )
        self._busy(job)

    def _is_checked(self, found: Imported) -> None:
        self._checked = found
        self._model.show(found.problems)
        self._show()
        (self.ui.do_import if self.ui.do_import.isEnabled() else self.ui.pick).setFocus()

    def _is_in(self, found: Imported) -> None:
        self._checked = None
        self._bar("good", "tick", say("window.import.done", count=len(found.uids)))
        self.ui.do_import.setEnabled(False)
        self.imported.emit(found.uids)

    def _failed(self, error: BaseException) -> None:
        self._checked = None
        self._show()
        self._bar("wrong", "wrong", told(error))

    def _busy(self, job: Job) -> None:
        self.ui.do_import.setEnabled(False)
        self._bar("", "clock", say("window.import.checking"))
        self.started.emit(job)

    def _show(self) -> None:
        ui, found = self.ui, self._checked
        ui.file.setText(short_path(self._file, 60) if self._file else say("window.import.no_file"))
        ui.check.setEnabled(self._file is not None)
        ui.report.setEnabled(found is not None and bool(found.problems))
        errors = [one for one in found.problems if one.severity is Severity.ERROR] if found else []
        ready = found is not None and not errors and found.good > 0
        ui.do_import.setEnabled(ready)
        ui.do_import.setText(
            say("window.import.take_in", count=found.good) if found else say("window.import.take_in_none")
        )
        if found is None:
            ui.foot.setText(say("window.import.reason_check"))
            self._bar("", "info", say("window.import.choose"))
        elif errors:
            ui.foot.setText(say("window.import.reason_errors"))
            self._bar("wrong", "wrong", say("window.import.errors", bad=found.bad, good=found.good, count=len(errors)))
        else:
            ui.foot.setText("")
            self._bar("good", "tick", say("window.import.ready", good=found.good))

    def _bar(self, state: str, symbol: str, words: str) -> None:
        self.ui.bar_text.setText(words)
        set_state(self.ui.bar, state=state)
        set_icon(self.ui.bar_icon, symbol, state or "accent")

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, say("window.import.pick"), "", "Excel (*.xlsx *.xls)")
        if chosen:
            self.choose(Path(chosen))

    def _ask_report(self) -> None:
        path = self._file
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.import.report"), "", "Excel (*.xlsx)")
        if chosen and path is not None:
            self._worker.run(
                lambda progress: self._office.archive.import_table(
                    path, self._form, dry_run=True, report=Path(chosen), progress=progress
                ),
                lambda _: self._bar("good", "tick", say("window.import.report_saved", name=Path(chosen).name)),
                self._failed,
            )

    def _ask_template(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, say("window.import.template"), say("window.import.template_name"), "Excel (*.xlsx)"
        )
        if chosen:
            self._worker.run(
                lambda _progress: self._office.archive.template(Path(chosen), self._form),
                lambda _: self._bar("good", "tick", say("window.import.template_saved", name=Path(chosen).name)),
                self._failed,
            )
