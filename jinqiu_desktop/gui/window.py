"""The main window: which scene is in front, one alert bar above all, one job at a time with its progress and its 停下."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox, QProgressDialog, QWidget

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure, Stopped
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.dress import dress
from jinqiu_desktop.gui.first_run import FirstRunPage
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.generated.main_window import Ui_MainWindow
from jinqiu_desktop.gui.portal_page import PortalPage
from jinqiu_desktop.gui.print_page import PrintPage
from jinqiu_desktop.gui.reading import ReadingFrame
from jinqiu_desktop.gui.shell import Shell
from jinqiu_desktop.gui.step_page import StepPage
from jinqiu_desktop.gui.theme import PaletteChoice, look
from jinqiu_desktop.gui.transfer_page import TransferPage
from jinqiu_desktop.gui.unlock import UnlockPage
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Job, Worker
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office
from jinqiu_desktop.places import resources

_PATIENCE = 1000
"""Milliseconds before a job shows how far it is."""


class MainWindow(QMainWindow):
    """Holds the office that is open, and nothing of what it decides."""

    closing = Signal()

    def __init__(self, folder: Path, catalog: Catalog | None = None) -> None:
        super().__init__()
        self._folder = folder
        self._catalog = catalog or Catalog(resources())
        self.worker = Worker(self)
        self.office: Office | None = None
        self.shell: Shell | None = None
        self.filling: FillingFrame | None = None
        self._led_by: tuple[str, str] | None = None
        self._papers: PrintPage | None = None
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self.setWindowIcon(icons.program())
        self.ui.alert.hide()
        self._read_preferences()
        look.changed.connect(self._write_preferences)
        for key, act in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda by=act: look.step_zoom(by))
        QShortcut(QKeySequence("Ctrl+0"), self).activated.connect(lambda: look.set_zoom(100))
        dress(self)
        self.unlock = UnlockPage(self.worker, folder, self._catalog)
        self.ui.scenes.addWidget(self.unlock)
        self.unlock.opened.connect(self.show_office)
        self.unlock.first_run_wanted.connect(self.show_first_run)
        self.unlock.folder_wanted.connect(self._other_folder)
        if not Office.exists(folder):
            self.show_first_run()

    # --- scenes ---

    def show_first_run(self) -> None:
        """The five steps of first use."""
        page = FirstRunPage(self.worker, self._folder, self._catalog)
        page.done.connect(self.show_office)
        page.failed.connect(self.alert)
        self._front(page)
        page.ui.office_name.setFocus()
        self.setWindowTitle(say("window.title.first_run"))

    def show_office(self, office: Office) -> None:
        """The office is open: what is to do today."""
        self._forget_alert()
        self.office = office
        shell = Shell(office, self.worker, self._folder, self._catalog.form_ids)
        shell.open_wanted.connect(self.open_record)
        shell.mend_wanted.connect(self.mend_record)
        shell.new_wanted.connect(self.new_record)
        shell.print_wanted.connect(self.show_papers)
        shell.posting_wanted.connect(self.new_posting)
        shell.materials_wanted.connect(self.open_materials)
        shell.transfer_wanted.connect(self.show_transfer)
        shell.portal_wanted.connect(self.show_portal)
        shell.steps_wanted.connect(self.show_steps_of)
        shell.roster_wanted.connect(self.show_roster)
        shell.filling_wanted.connect(self._fill)
        shell.backup_wanted.connect(self._ask_backup)
        shell.help_wanted.connect(self._help)
        shell.started.connect(self.follow)
        shell.failed.connect(self.alert)
        self.shell = shell
        before = self.ui.scenes.currentWidget()
        self._front(shell)
        if isinstance(before, FirstRunPage):
            self._drop(before)
        shell.arrive()
        self.setWindowTitle(say("window.title.office", office=office.profile.name))

    def new_record(self, form_id: str) -> None:
        """A new filling of a form."""
        if self.office is not None:
            self._fill(self.office.archive.new(form_id))

    def new_record_for(self, form_id: str, field: str, uid: str) -> None:
        """A new filling that begins with a reference to a record: an application for this household."""
        if self.office is not None:
            self._fill(self.office.archive.new(form_id, references={field: Ref(uid)}))

    def new_posting(self, households: tuple[str, ...]) -> None:
        """A new 公示 that lists these households, with nothing of them but what may be public."""
        if self.office is None:
            return
        filling = self.office.archive.new("posting")
        for uid in households:
            self.office.papers.list_publicly(filling, uid)
        self._fill(filling)

    def open_materials(self, uid: str) -> None:
        """The list of materials of an application, a new one where there is none; leaving it leads back to the application's line."""
        if self.office is None:
            return
        try:
            listed = self.office.materials.of(uid).uid
            if listed:
                self.open_record(listed)
            else:
                self._fill(self.office.materials.filling(uid))
        except Failure as error:
            self.alert(told(error))
            return
        self._led_by = self.office.archive.form_id(uid), uid

    def open_record(self, uid: str) -> None:
        """A draft as it was left, a record to correct, or another office's record to read."""
        if self.office is None:
            return
        if not self.office.archive.has_draft(uid) and self.office.archive.record(uid).owner:
            self._show_frame(ReadingFrame(self.office, self.worker, uid))
        else:
            self._fill(self.office.archive.edit(uid))

    def mend_record(self, uid: str, path: str) -> None:
        """A record opened at the very cell that has to be mended; without one as it was left."""
        self.open_record(uid)
        if self.filling is not None and path:
            self.filling.go(path)

    def show_steps(self, uid: str) -> None:
        """The steps a record can take now; afterwards it is open again."""
        if self.office is not None:
            self._show_step_page((uid,), lambda: self.open_record(uid))

    def show_steps_of(self, uids: tuple[str, ...], step: str = "") -> None:
        """The steps that records of one form can take now, all at once, the one asked for first; afterwards their list is in front."""
        if self.office is not None:
            form_id = self.office.archive.form_id(uids[0])
            self._show_step_page(uids, lambda: self._back_to_list(form_id, uids[0]), step)

    def _show_step_page(self, uids: tuple[str, ...], afterwards: Callable[[], None], step: str = "") -> None:
        if self.office is None:
            return
        page = StepPage(self.office, self.worker, uids, step)

        def leave() -> None:
            self._drop(page)
            afterwards()

        page.left.connect(leave)
        page.taken.connect(leave)
        page.failed.connect(self.alert)
        page.started.connect(self.follow)
        self._front(page)
        page.begin()
        self.setWindowTitle(say("window.title.step"))

    def show_transfer(self, uids: tuple[str, ...]) -> None:
        """Records of ours for another office: to whom, and what that means."""
        if self.office is None:
            return
        page = TransferPage(self.office, self.worker, uids)
        page.left.connect(lambda: self._leave_transfer(page, uids))
        page.seal_wanted.connect(lambda chosen: self._seal_given(page, chosen))
        self._front(page)
        page.begin()
        self.setWindowTitle(say("window.title.transfer"))

    def show_portal(self, uids: tuple[str, ...]) -> None:
        """What a government website wants uploaded for these applications; afterwards their list is in front."""
        if self.office is None:
            return
        page, form_id = PortalPage(self.office, self.worker, uids), self.office.archive.form_id(uids[0])

        def leave() -> None:
            self._drop(page)
            self._back_to_list(form_id, uids[0])

        page.left.connect(leave)
        page.started.connect(self.follow)
        self._front(page)
        page.begin()
        self.setWindowTitle(say("window.title.portal"))

    def show_papers(self, uids: tuple[str, ...]) -> None:
        """The papers of these records."""
        if self.office is not None:
            self._show_print_page(PrintPage(self.office, self.worker, uids))

    def show_roster(self, uids: tuple[str, ...]) -> None:
        """The paper that lists these payments, and no other."""
        if self.office is not None:
            self._show_print_page(PrintPage(self.office, self.worker, uids, only="payroll"))

    def _show_print_page(self, page: PrintPage) -> None:
        page.left.connect(self._leave_papers)
        page.failed.connect(self.alert)
        self._papers = page
        self._front(page)
        self.setWindowTitle(say("window.title.print"))
        page.setFocus()

    def alert(self, words: str) -> None:
        """A bar over everything; it stays until its cause is gone."""
        self.ui.alert_text.setText(words)
        self.ui.alert.show()

    def follow(self, job: Job) -> None:
        """Shows a long job: what it does, how far it is, and 停下."""
        dialog = QProgressDialog(say("window.working"), say("window.stop"), 0, 0, self)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(_PATIENCE)
        dialog.setAutoReset(False)
        dialog.setAutoClose(False)
        dialog.setWindowTitle(self.windowTitle())

        def stepped(at: int, of: int, doing: str) -> None:
            dialog.setMaximum(of)
            dialog.setValue(at)
            dialog.setLabelText(say("window.working_on", doing=doing, at=at, of=of))

        job.stepped.connect(stepped)
        job.ended.connect(dialog.close)
        job.ended.connect(dialog.deleteLater)
        dialog.canceled.connect(job.stop)

    def save_everything(self) -> None:
        """Every draft to disk, whatever happens next; used before the last-resort window."""
        if self.filling is not None and self.office is not None and not isinstance(self.filling, ReadingFrame):
            with suppress(Failure):
                self.office.archive.save(self.filling.filling)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The last commit goes to disk before the window goes."""
        if self.filling is not None:
            self.filling.commit()
        self.worker.close()
        if self.office is not None:
            self.office.close()
            self.office = None
        self.closing.emit()
        super().closeEvent(event)

    # --- filling and papers ---

    def _fill(self, filling: Filling) -> None:
        if self.office is None:
            return
        self._show_frame(FillingFrame(self.office, self.worker, filling, self._catalog.form_ids))

    def _show_frame(self, frame: FillingFrame) -> None:
        before, self.filling = self.filling, frame
        self._led_by = None
        frame.open_wanted.connect(self.open_record)
        frame.new_wanted.connect(self.new_record_for)
        frame.materials_wanted.connect(self.open_materials)
        frame.steps_wanted.connect(self.show_steps)
        frame.left.connect(self._leave_filling)
        frame.print_wanted.connect(lambda uid: self.show_papers((uid,)))
        frame.failed.connect(self.alert)
        frame.saved.connect(lambda _at: self._forget_alert())
        if self.shell is not None:
            frame.saved.connect(self.shell.show_saved)
        self._front(frame)
        if before is not None:
            self._drop(before)
        frame.begin()
        self.setWindowTitle(say("window.title.filling", who=frame.windowTitle()))

    def _back_to_list(self, form_id: str, uid: str) -> None:
        if self.shell is not None and self.office is not None:
            self._front(self.shell)
            self.shell.arrive(form_id, uid)
            self.setWindowTitle(say("window.title.office", office=self.office.profile.name))

    def _leave_transfer(self, page: TransferPage, uids: tuple[str, ...]) -> None:
        if self.shell is None or self.office is None:
            return
        self._front(self.shell)
        self.shell.arrive(self.office.archive.record(uids[0]).form, uids[0])
        self._drop(page)
        self.setWindowTitle(say("window.title.office", office=self.office.profile.name))

    def _seal_given(self, page: TransferPage, uids: tuple[str, ...]) -> None:
        self._leave_transfer(page, uids)
        if self.shell is not None:
            self.shell.go_seal(uids)

    def _leave_filling(self) -> None:
        frame, self.filling = self.filling, None
        if frame is None or self.shell is None:
            return
        self._forget_alert()
        self._front(self.shell)
        self.shell.arrive(*(self._led_by or (frame.filling.form.id, frame.filling.uid)))
        self._drop(frame)
        if self.office is not None:
            self.setWindowTitle(say("window.title.office", office=self.office.profile.name))

    def _leave_papers(self) -> None:
        page, self._papers = self._papers, None
        self._forget_alert()
        if self.filling is not None:
            self._front(self.filling)
            self.filling.come_back()
            self.setWindowTitle(say("window.title.filling", who=self.filling.windowTitle()))
        elif self.shell is not None and self.office is not None:
            self._front(self.shell)
            self.setWindowTitle(say("window.title.office", office=self.office.profile.name))
        if page is not None:
            self._drop(page)

    def _front(self, scene: QWidget) -> None:
        if self.ui.scenes.indexOf(scene) < 0:
            self.ui.scenes.addWidget(scene)
        self.ui.scenes.setCurrentWidget(scene)

    def _drop(self, scene: QWidget) -> None:
        self.ui.scenes.removeWidget(scene)
        scene.blockSignals(True)  # an answer that comes late leads nowhere
        self.worker.at_rest(scene.deleteLater)

    # --- the rest ---

    def _other_folder(self, folder: Path) -> None:
        self._folder = folder
        self.unlock.show_folder(folder)

    def _ask_backup(self) -> None:
        if self.office is None:
            return
        name = say("window.backup_name", day=f"{self.office.today():%Y%m%d}")
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.back_up"), name)
        if chosen:
            self.back_up(Path(chosen))

    def back_up(self, path: Path) -> None:
        """Writes a backup; it is opened again before it gets its name."""
        office = self.office
        if office is not None:
            job = self.worker.run(
                lambda progress: office.safety.backup(path, progress), lambda _: self._is_backed_up(), self._job_failed
            )
            self.follow(job)

    def _is_backed_up(self) -> None:
        if self.shell is not None:
            self.shell.refresh_status()
            if self.shell.ui.pages.currentWidget() is self.shell.today:
                self.shell.today.arrive()

    def _job_failed(self, error: BaseException) -> None:
        if not isinstance(error, Stopped):
            self.alert(told(error))

    def _help(self) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, say("window.help"), say("window.help_keys"), parent=self)
        box.setObjectName("help")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _forget_alert(self) -> None:
        self.ui.alert.hide()

    def _read_preferences(self) -> None:
        kept = _preferences()
        look.set_zoom(int(str(kept.value("zoom", 100))))
        with suppress(ValueError):
            look.choose(PaletteChoice(str(kept.value("palette", "system"))))

    def _write_preferences(self) -> None:
        kept = _preferences()
        kept.setValue("zoom", look.zoom)
        kept.setValue("palette", str(look.choice))


def _preferences() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "jinqiu-desktop", "window")
