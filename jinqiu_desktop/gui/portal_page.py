"""Files for a government website: what would be written for some applications, the warning before it, and what lies there still.

The page shows what the office proposes and asks where to; every file is ticked or left out by a person, and nothing is written before the
warning was confirmed. What was written here or before is deleted from here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from jinqiu_desktop.errors import Problem, Refused, Severity, Stopped, line, sentence
from jinqiu_desktop.gui.dress import allow, dress, set_icon, set_state
from jinqiu_desktop.gui.generated.portal_page import Ui_PortalPage
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words, start
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, short_path, size_words, told
from jinqiu_desktop.gui.worker import Job, Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.lying import Purged
from jinqiu_desktop.office.portal import Options, Origin, Planned, Upload, Written

Index = QModelIndex | QPersistentModelIndex
_HEADS = (
    Head(code="window.portal.tick", wide=44),
    Head(code="window.portal.who", wide=90, needs=860),
    Head(code="window.portal.asked", needs=560),
    Head(code="window.portal.file"),
    Head(code="window.portal.origin", wide=100, needs=700),
    Head(code="window.portal.size", wide=84),
    Head(code="window.portal.state", wide=104),
)
_LOW = 440
"""Units of height under which something leaves."""
_KINDS = {"": "window.portal.kind_own", "pdf": "window.portal.kind_pdf", "jpg": "window.portal.kind_jpg"}
_ORIGINS = {
    Origin.LIST: "window.portal.list",
    Origin.ARCHIVE: "window.portal.archive",
    Origin.PRINTED: "window.portal.printed",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """A line of the table: something to upload, or what is missing."""

    planned: Planned
    upload: Upload | None
    told: tuple[Problem, ...]


class _Ticks(PlainModel):
    """The lines with a tick before what can be uploaded; what is missing has none."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__(_HEADS)
        self.rows: tuple[_Row, ...] = ()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        plain = super().flags(index)
        has_tick = index.column() == 0 and self.rows[index.row()].upload is not None
        return plain | Qt.ItemFlag.ItemIsUserCheckable if has_tick else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Ticks, and the words of a plain table."""
        upload = self.rows[index.row()].upload
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and upload is not None:
            return Qt.CheckState.Checked if upload.is_in else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A click on the tick."""
        del value
        if role == Qt.ItemDataRole.CheckStateRole and self.rows[index.row()].upload is not None:
            self.turned.emit(index.row())
            return True
        return False


class PortalPage(QWidget):
    """The upload sets of some applications."""

    left = Signal()
    started = Signal(object)

    def __init__(self, office: Office, worker: Worker, uids: tuple[str, ...]) -> None:
        super().__init__()
        self._office, self._worker, self._uids = office, worker, uids
        self._planned: dict[str, Planned] = {}
        self._chosen: dict[str, bool] = {}
        self._planning: Job | None = None
        self._is_busy = False
        self._written: Written | None = None
        self._model = _Ticks()
        self.ui = ui = Ui_PortalPage()
        ui.setupUi(self)
        limits = office.portal.limits
        self._kinds = ("", *limits.kinds)
        ui.kind.addItems([say(_KINDS[one]) for one in self._kinds])
        ui.most.setValue(limits.max_kb)
        ui.limit_note.setText(say("window.portal.limit_note"))
        start(ui.table, self._model)
        ui.table.installEventFilter(self)
        ui.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_detail())
        self._model.turned.connect(self._turn)
        ui.kind.activated.connect(lambda _at: self._plan(self._uids))
        ui.most.valueChanged.connect(lambda _most: self._plan(self._uids))
        ui.ascii_names.toggled.connect(lambda _on: self._plan(self._uids))
        ui.sure.toggled.connect(lambda _on: self._show())
        ui.write.clicked.connect(self._ask_folder)
        ui.purge.clicked.connect(self.purge)
        ui.open_folder.clicked.connect(self._open_folder)
        ui.leave.clicked.connect(self._leave)
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._leave)
        dress(self)
        ui.open_folder.hide()
        self._show()

    def begin(self) -> None:
        """The files are worked out; the focus is where they will stand."""
        self.ui.table.setFocus()
        self._show_old()
        self._plan(self._uids)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks the line."""
        if watched is not self.ui.table or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        row = self.ui.table.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self._turn(row)
            return True
        return False

    # --- what would be written ---

    @property
    def is_planning(self) -> bool:
        """Whether the files are being worked out."""
        return self._planning is not None

    def _options(self) -> Options:
        ui = self.ui
        return Options(
            kind=self._kinds[ui.kind.currentIndex()],
            max_kb=ui.most.value(),
            ascii_names=ui.ascii_names.isChecked(),
            chosen=dict(self._chosen),
        )

    def _plan(self, uids: Sequence[str]) -> None:
        """Works the files of these out anew; what was being worked out is asked for again with them."""
        if self._planning is not None:
            self._planning.stop()
            uids = self._uids
        options, portal = self._options(), self._office.portal
        job = self._worker.run(
            lambda progress: portal.plan(uids, options, progress),
            lambda found: self._is_planned(job, found),
            lambda error: self._not_planned(job, error),
        )
        self._planning = job
        self._show()

    def _is_planned(self, job: Job, found: tuple[Planned, ...]) -> None:
        if job is not self._planning:
            return
        self._planning = None
        self._planned |= {one.uid: one for one in found}
        self._fill()

    def _not_planned(self, job: Job, error: BaseException) -> None:
        if job is not self._planning:
            return
        self._planning = None
        self._show()
        if not isinstance(error, Stopped):
            self._bar("wrong", "wrong", told(error))

    def _turn(self, row: int) -> None:
        upload, planned = self._model.rows[row].upload, self._model.rows[row].planned
        if upload is not None and not self._is_busy:
            self._chosen[upload.key] = not upload.is_in
            self._plan((planned.uid,))

    def _fill(self) -> None:
        at = max(self.ui.table.currentIndex().row(), 0)
        rows: list[_Row] = []
        for uid in self._uids:
            planned = self._planned[uid]
            rows += [_Row(planned=planned, upload=one, told=one.told) for one in planned.uploads]
            rows += [_Row(planned=planned, upload=None, told=(one,)) for one in planned.missing]
        self._model.rows = tuple(rows)
        self._model.show([_words(one) for one in rows])
        if rows:
            self.ui.table.selectRow(min(at, len(rows) - 1))
        self._show_detail()
        self._show()

    def _show_detail(self) -> None:
        row = self.ui.table.currentIndex().row()
        rows = self._model.rows
        self.ui.detail.setText(" ".join(line(one) for one in rows[row].told) if 0 <= row < len(rows) else "")

    # --- writing ---

    def write_into(self, parent: Path) -> None:
        """Writes everything ticked into a new folder inside this one."""
        if not self.ui.write.isEnabled():
            return
        uids, options, portal = self._uids, self._options(), self._office.portal
        name = say("window.portal.folder", day=f"{self._office.today():%Y%m%d}")
        tried = (parent / (name if at == 1 else f"{name}-{at}") for at in range(1, 1000))
        out = next(one for one in tried if not one.exists())
        self._is_busy = True
        self._show()
        self.started.emit(
            self._worker.run(
                lambda progress: portal.write(uids, out, options, progress), self._is_written, self._not_done
            )
        )

    def _is_written(self, written: Written) -> None:
        self._is_busy, self._written = False, written
        self.ui.sure.setChecked(False)
        self._show()
        self._show_old()
        self.ui.open_folder.show()
        self.ui.open_folder.setFocus()
        words = say(
            "window.portal.done",
            files=written.files,
            size=size_words(written.size),
            folder=written.folder.name,
            until=written.until.isoformat(),
        )
        self._bar("good", "tick", words)

    def _not_done(self, error: BaseException) -> None:
        self._is_busy = False
        self._show()
        self._show_old()
        if isinstance(error, Stopped):
            self._bar("", "info", say("window.seal.stopped"))
        else:
            self._bar("wrong", "wrong", told(error))

    # --- what lies there still ---

    def purge(self) -> None:
        """Deletes what was written, now and before."""
        self._is_busy = True
        self._show()
        portal = self._office.portal
        self.started.emit(self._worker.run(lambda progress: portal.purge(progress), self._is_purged, self._not_done))

    def _is_purged(self, purged: Purged) -> None:
        self._is_busy, self._written = False, None
        self.ui.open_folder.hide()
        self._show()
        self._show_old()
        if purged.problems:
            self._bar("warn", "warn", told(Refused(purged.problems)))
        else:
            self._bar("good", "tick", say("window.portal.purged", files=purged.files))
        self.ui.table.setFocus()

    def _show_old(self) -> None:
        left = self._office.portal.left()
        self.ui.old.setVisible(bool(left))
        names = "、".join(short_path(one.folder) for one in left)
        files = sum(one.files for one in left)
        self.ui.old_text.setText(say("window.portal.left", folders=names, files=files) if left else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the files need the room of what is said about the limit."""
        super().resizeEvent(event)
        self.ui.limit_note.setVisible(look.units(self.height()) >= _LOW)

    # --- the rest ---

    def _show(self) -> None:
        ui, planned = self.ui, list(self._planned.values())
        is_working = self._is_busy or self.is_planning
        for widget in (ui.kind, ui.most, ui.ascii_names, ui.sure, ui.purge):
            widget.setEnabled(not self._is_busy)
        files, missing = sum(one.files for one in planned), sum(len(one.missing) for one in planned)
        wrong = [one for each in planned for one in each.wrong]
        ui.who.setText(say("window.portal.count", count=len(self._uids), files=files) if planned else "")
        reason = ""
        if is_working:
            reason = say("window.portal.busy" if self._is_busy else "window.portal.planning")
        elif wrong:
            reason = line(wrong[0])
        elif not planned:
            reason = say("window.portal.planning")
        elif not ui.sure.isChecked():
            reason = say("window.transfer.not_sure")
        allow(ui.write, reason)
        set_state(ui.foot_text, role="wrong" if wrong and not is_working else "quiet")
        if not reason and missing:
            reason = say("window.portal.missing", count=missing)
        is_done = self._written is not None and not is_working and not wrong
        ui.foot_text.setText("" if is_done else reason)
        if self._written is None:
            until = self._office.portal.until().isoformat()
            self._bar("warn", "warn", line(Problem(where="", code="portal.warning", facts=(("until", until),))))

    def _bar(self, state: str, symbol: str, words: str) -> None:
        self.ui.bar_text.setText(words)
        set_state(self.ui.bar, state=state)
        set_icon(self.ui.bar_icon, symbol, state or "accent")

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say("window.portal.choose"))
        if chosen:
            self.write_into(Path(chosen))

    def _open_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.folder)))

    def _leave(self) -> None:
        if self._planning is not None:
            self._planning.stop()
            self._planning = None
        self.left.emit()


def _words(row: _Row) -> tuple[Words, ...]:
    planned, upload = row.planned, row.upload
    who = Words(text=planned.who, is_bold=True)
    if upload is None:
        (missing,) = row.told
        label = missing.fact("label")
        state = Words(text=sentence(missing).short, ink="warn", symbol="warn")
        return (Words(text=""), who, Words(text=label), *(Words(text="") for _ in range(3)), state)
    ink = "" if upload.is_in else "text_2"
    name = upload.names[0]
    if len(upload.names) > 1:
        name = say("window.portal.several", name=name, count=len(upload.names))
    size = size_words(upload.size) if upload.size else ""
    return (
        Words(text=""),
        who,
        Words(text=upload.asked, ink=ink),
        Words(text=name, ink=ink),
        Words(text=say(_ORIGINS[upload.origin]), ink="text_2"),
        Words(text=size, ink=ink),
        _state(upload),
    )


def _state(upload: Upload) -> Words:
    if upload.is_wrong:
        first = next(one for one in upload.told if one.severity is Severity.ERROR)
        return Words(text=sentence(first).short, ink="wrong", symbol="wrong")
    if not upload.is_in:
        return Words(text=say("window.portal.out"), ink="text_2", symbol="minus")
    return Words(text=say("window.portal.in"), ink="good", symbol="tick")
