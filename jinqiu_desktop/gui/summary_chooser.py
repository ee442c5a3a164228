"""活动总结: of a stage or of the whole campaign, and which cases it tells. Whose case may be told, and every word of it, is the office's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog

from jinqiu_desktop.errors import Stopped
from jinqiu_desktop.gui.generated.statistics_page import Ui_StatisticsPage
from jinqiu_desktop.gui.plain_table import Head, TickedModel, Words, start
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.summary import OfferedCase

Index = QModelIndex | QPersistentModelIndex
_HEADS = (
    Head(code="window.statistics.tick", wide=44),
    Head(code="window.statistics.who", wide=110),
    Head(code="window.statistics.application", wide=210, needs=620),
    Head(code="window.statistics.case"),
)


class SummaryChooser(QObject):
    """The parts `chooser` and `draft` of the statistics page; `told` says in which state and words it ended."""

    started = Signal(object)
    told = Signal(str, str)
    left = Signal()

    def __init__(self, office: Office, worker: Worker, ui: Ui_StatisticsPage) -> None:
        super().__init__(ui.chooser)
        self._office, self._worker, self._ui = office, worker, ui
        self._cases: tuple[OfferedCase, ...] = ()
        self._model = TickedModel(_HEADS)
        start(ui.cases, self._model)
        ui.cases.installEventFilter(self)
        ui.draft_back.clicked.connect(self.left)
        ui.write_draft.clicked.connect(self._ask_file)
        self._model.ticked.connect(self._show)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is in front."""
        return not self._ui.chooser.isHidden()

    def arrive(self) -> None:
        """The cases are asked for; none is ticked."""
        self._cases = ()
        self._model.chosen.clear()
        self._model.show(())
        self._ui.chooser.show()
        self._ui.draft.show()
        self._ui.stage.setFocus()
        self._ui.cases_note.setText(say("window.statistics.counting"))
        summary = self._office.summary
        self.started.emit(self._worker.run(lambda _progress: summary.cases(), self._is_read, self._failed))

    def hide(self) -> None:
        """Out of sight."""
        self._ui.chooser.hide()
        self._ui.draft.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks."""
        is_key = watched is self._ui.cases and event.type() == QEvent.Type.KeyPress
        if not is_key or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Space:
            return False
        row = self._ui.cases.currentIndex().row()
        if row >= 0:
            self._model.turn(row)
        return row >= 0

    def write_to(self, path: Path) -> None:
        """Writes the draft with the ticked cases, in the order of the list."""
        uids = tuple(one.uid for at, one in enumerate(self._cases) if at in self._model.chosen)
        is_final, is_masked = self._ui.whole.isChecked(), self._ui.masked.isChecked()

        def written(_nothing: None) -> None:
            self.left.emit()
            self.told.emit("good", say("window.statistics.drafted", name=path.name, count=len(uids)))

        job = self._worker.run(
            lambda _progress: self._office.summary.write(path, final=is_final, cases=uids, masked=is_masked),
            written,
            self._failed,
        )
        self.started.emit(job)

    def _is_read(self, cases: tuple[OfferedCase, ...]) -> None:
        self._cases = cases
        self._model.show(
            [
                (Words(text=""), Words(text=one.name, is_bold=True), Words(text=one.number), Words(text=one.told))
                for one in cases
            ]
        )
        if cases:
            self._ui.cases.selectRow(0)
        self._show()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Stopped):
            self.told.emit("wrong", told(error))

    def _show(self) -> None:
        count = len(self._model.chosen)
        code = "window.statistics.cases" if self._cases else "window.statistics.no_cases"
        self._ui.cases_note.setText(say(code))
        self._ui.draft_text.setText(say("window.statistics.cases_chosen", count=count))

    def _ask_file(self) -> None:
        code = "window.statistics.draft_whole" if self._ui.whole.isChecked() else "window.statistics.draft_stage"
        chosen, _ = QFileDialog.getSaveFileName(self._ui.chooser, say("window.statistics.save"), say(code), "*.docx")
        if chosen:
            path = Path(chosen)
            self.write_to(path if path.suffix == ".docx" else path.with_name(f"{path.name}.docx"))
