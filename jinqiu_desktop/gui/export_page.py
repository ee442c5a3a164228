"""A list for people outside: which records, how much of them can be seen, in which columns; where to is asked last.

In full nothing leaves without a reason: the button says so until one is written. The page only asks; the office masks, writes and notes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from jinqiu_desktop.errors import Stopped, line
from jinqiu_desktop.gui.dress import allow, dress, set_icon, set_state
from jinqiu_desktop.gui.generated.export_page import Ui_ExportPage
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.sheets import Exported

if TYPE_CHECKING:
    from jinqiu_desktop.spreadsheet import Layout


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What of a list goes out: these records, or all that a search in one state finds. `count` tells how many that are."""

    form_id: str
    count: int
    uids: tuple[str, ...] | None = None
    search: str = ""
    state: str = ""


class ExportPage(QWidget):
    """One export."""

    left = Signal()
    started = Signal(object)

    def __init__(self, office: Office, worker: Worker, asked: Asked) -> None:
        super().__init__()
        self._office, self._worker, self._asked = office, worker, asked
        self._form = office.archive.form(asked.form_id)
        self.ui = ui = Ui_ExportPage()
        ui.setupUi(self)
        ui.title.setText(say("window.export.title", form=self._form.title))
        ui.which_words.setText(self._which())
        ui.shape.setVisible(office.sheets.has_national(asked.form_id))
        for choice in (ui.masked, ui.full):
            choice.toggled.connect(self._show)
        ui.reason.textChanged.connect(self._show)
        ui.reason.returnPressed.connect(ui.save.click)
        ui.save.clicked.connect(self._ask_file)
        ui.leave.clicked.connect(self.left)
        for key, act in (("Esc", self.left.emit), ("Ctrl+Return", ui.save.click)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        dress(self)
        self._bar("", "info", say("window.export.begin"))
        self._show()

    def export_to(self, out: Path) -> None:
        """Writes the file."""
        asked, ui = self._asked, self.ui
        full, reason = ui.full.isChecked(), ui.reason.text()
        layout: Layout = "national" if ui.national.isChecked() else "sheets"
        allow(ui.save, say("window.return.busy"))
        job = self._worker.run(
            lambda progress: self._office.sheets.export(
                asked.form_id,
                out,
                search=asked.search,
                states=(asked.state,) if asked.state else (),
                uids=asked.uids,
                full=full,
                reason=reason,
                layout=layout,
                progress=progress,
            ),
            self._is_out,
            self._failed,
        )
        self.started.emit(job)

    def _which(self) -> str:
        asked, noun = self._asked, self._form.noun
        if asked.uids is not None:
            return say("window.export.chosen", count=asked.count, noun=noun)
        state = self._form.states.get(asked.state, "")
        found = [f"“{one}”" for one in (asked.search, state) if one]
        code = "window.export.found" if found else "window.export.all"
        return say(code, count=asked.count, noun=noun, by="、".join(found))

    def _is_out(self, done: Exported) -> None:
        words = say("window.export.done", count=done.count, noun=self._form.noun, name=done.file.name)
        drafts = say("window.export.drafts", count=done.drafts) if done.drafts else ""
        left = [line(one) for one in done.problems[:3]]
        self._bar("warn" if left else "good", "warn" if left else "tick", "\n".join([words + drafts, *left]))
        self._show()
        self.ui.leave.setFocus()

    def _failed(self, error: BaseException) -> None:
        self._bar("wrong", "wrong", say("window.export.stopped") if isinstance(error, Stopped) else told(error))
        self._show()

    def _show(self) -> None:
        ui = self.ui
        is_full = ui.full.isChecked()
        is_ready = not is_full or bool(ui.reason.text().strip())
        ui.reason.setEnabled(is_full)
        ui.reason_label.setEnabled(is_full)
        ui.reason_note.setText("" if is_ready else say("window.export.reason"))
        allow(ui.save, "" if is_ready else say("window.export.reason"))
        ui.foot.setText("" if is_full else say("window.export.masked"))

    def _bar(self, state: str, symbol: str, words: str) -> None:
        self.ui.bar_text.setText(words)
        set_state(self.ui.bar, state=state)
        set_icon(self.ui.bar_icon, symbol, state or "accent")

    def _ask_file(self) -> None:
        code = "window.export.name_full" if self.ui.full.isChecked() else "window.export.name"
        name = say(code, form=self._form.title, day=self._office.today().isoformat())
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.export.save"), name, "Excel (*.xlsx)")
        if chosen:
            self.export_to(Path(chosen))
