"""The main window: which scene is in front, one alert bar above all, one job at a time with its progress and its 停下."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMainWindow, QProgressDialog, QWidget

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure, Stopped
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.dress import dress
from jinqiu_desktop.gui.first_run import FirstRunPage
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.generated.main_window import Ui_MainWindow
from jinqiu_desktop.gui.idle import DEFAULT, MINUTES, Idle
from jinqiu_desktop.gui.locking import Locking
from jinqiu_desktop.gui.long_words import WordsDialog
from jinqiu_desktop.gui.looking import LookingFrame
from jinqiu_desktop.gui.next_year_page import NextYearPage
from jinqiu_desktop.gui.portal_page import PortalPage
from jinqiu_desktop.gui.practising import Practising
from jinqiu_desktop.gui.print_page import PrintPage
from jinqiu_desktop.gui.reading import ReadingFrame
from jinqiu_desktop.gui.safekeeping import SafeKeeping
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
        self.locking = Locking(self)
        self._folder = folder
        self._catalog = catalog or Catalog(resources())
        self.worker = Worker(self)
        self.office: Office | None = None
        self.shell: Shell | None = None
        self.filling: FillingFrame | None = None
        self._led_by: tuple[str, str] | None = None
        self._papers: PrintPage | None = None
        self._first_run: FirstRunPage | None = None
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self.setWindowIcon(icons.program())
        self.ui.alert.hide()
        self.ui.scenes.setMinimumSize(1, 1)  # a bar above takes its room from the scene, never from beyond the screen
        self.idle = Idle(self)
        self._read_preferences()
        look.changed.connect(self._write_preferences)
        for key, act in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda by=act: look.step_zoom(by))
        QShortcut(QKeySequence("Ctrl+0"), self).activated.connect(lambda: look.set_zoom(100))
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(lambda: self.locking.lock())
        dress(self)
        self.practising, self.safekeeping = Practising(self), SafeKeeping(self)
        self.safekeeping.front_wanted.connect(self._front)
        self.safekeeping.drop_wanted.connect(self._drop)
        self.safekeeping.left.connect(self._leave_backups)
        self.unlock = UnlockPage(self.worker, folder, self._catalog)
        self.ui.scenes.addWidget(self.unlock)
        self.unlock.opened.connect(self.show_office)
        self.unlock.first_run_wanted.connect(self.show_first_run)
        self.unlock.folder_wanted.connect(self.show_folder)
        self.unlock.practice_wanted.connect(self.practising.open)
        self.unlock.backups_wanted.connect(self.safekeeping.show_backups)
        self.unlock.uncovered.connect(self.locking.come_back)
        self.idle.due.connect(self.locking.lock)
        if not Office.exists(folder):
            self.show_first_run()

    # --- scenes ---

    def show_first_run(self) -> None:
        """The five steps of first use, as they were left."""
        if self._first_run is not None:
            self._front(self._first_run)
            self.setWindowTitle(say("window.title.first_run"))
            return
        page = FirstRunPage(self.worker, self._folder, self._catalog)
        page.done.connect(self.show_office)
        page.failed.connect(self.alert)
        page.practice_wanted.connect(self.practising.open)
        page.backups_wanted.connect(self.safekeeping.show_backups)
        page.folder_wanted.connect(self.show_folder)
        self._first_run = page
        self._front(page)
        page.ui.office_name.setFocus()
        self.setWindowTitle(say("window.title.first_run"))

    def show_office(self, office: Office) -> None:
        """The office is open: what is to do today."""
        self.forget_alert()
        place = self.locking.forget()
        self.office = office
        folder = office.desk.folder
        shell = Shell(office, self.worker, folder, self._catalog.form_ids)
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
        shell.next_year_wanted.connect(self.show_next_year)
        shell.backup_wanted.connect(self.safekeeping.ask_backup)
        shell.backups_wanted.connect(self.safekeeping.show_backups)
        shell.settings.lock_chosen.connect(self._set_lock_minutes)
        shell.settings.lock_wanted.connect(self.locking.lock)
        shell.settings.show_lock_minutes(self.idle.minutes)
        shell.help_wanted.connect(self._help)
        shell.started.connect(self.follow)
        shell.failed.connect(self.alert)
        shell.scan_folder.open_filling = lambda: self.filling.filling if self.filling is not None else None
        self.shell = shell
        self._front(shell)
        if self._first_run is not None and not office.desk.is_practice:
            self._drop(self._first_run)
            self._first_run = None
        self.ui.practice.setVisible(office.desk.is_practice)
        self.idle.touch()
        shell.arrive()
        self.setWindowTitle(say("window.title.office", office=office.profile.name))
        if place is not None:
            self.locking.go_back_to(place)
        self.safekeeping.begin(office)

    def close_office(self) -> None:
        """Everything that knows of the archive goes, and its key; the drafts are on disk. Nothing comes to the front for it."""
        self.safekeeping.end()
        if self.shell is not None:
            self.shell.scan_folder.end()
        scenes = [one for one in (self.filling, self._papers, self.shell) if one is not None]
        office, self.office = self.office, None
        self.filling = self._papers = self.shell = None
        self._led_by = None
        self.ui.practice.hide()
        self.forget_alert()
        for scene in scenes:
            self._drop(scene)
        if office is not None:
            office.close()

    def show_locked(self) -> None:
        """The unlock page is in front, and nothing of the archive is left to see."""
        self.forget_alert()
        super().setWindowTitle(say("window.splash.name"))
        self.unlock.show_folder(self._folder)

    def setWindowTitle(self, title: str) -> None:
        """As Qt's, but while the window is locked it tells no name."""
        if not self.locking.title(title):
            super().setWindowTitle(title)

    # --- the lock ---

    def _set_lock_minutes(self, minutes: int) -> None:
        self.idle.set_minutes(minutes)
        self._write_preferences()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on there is a window to listen at."""
        super().showEvent(event)
        if (handle := self.windowHandle()) is not None:
            self.idle.follow(handle)

    def new_record(self, form_id: str) -> None:
        """A new filling of a form."""
        if self.office is not None and self._may_write(self.office):
            self._fill(self.office.archive.new(form_id))

    def _may_write(self, office: Office) -> bool:
        if office.is_read_only:
            self.alert(str(Failure("store.read_only")))
        return not office.is_read_only

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
        if self.office.is_read_only:
            self._look_at(self.office, uid)
            return
        if not self.office.archive.has_draft(uid) and self.office.archive.record(uid).owner:
            self._show_frame(ReadingFrame(self.office, self.worker, uid))
        else:
            self._fill(self.office.archive.edit(uid))

    def _look_at(self, office: Office, uid: str) -> None:
        """A record of an archive in which nothing can be changed; a draft that was never submitted cannot even be shown there."""
        try:
            self._show_frame(LookingFrame(office, self.worker, uid))
        except Failure as failure:
            self.alert(told(failure))

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

    def show_next_year(self, uids: tuple[str, ...], form_id: str) -> None:
        """Six questions about each of these applications of last year; afterwards the list they were asked for in is in front."""
        if self.office is None:
            return
        page = NextYearPage(self.office, self.worker, uids)

        def leave() -> None:
            self._drop(page)
            self._back_to_list(form_id, uids[0])

        def open_made(uid: str) -> None:
            self._drop(page)
            self.open_record(uid)

        page.left.connect(leave)
        page.open_wanted.connect(open_made)
        page.failed.connect(self.alert)
        self._front(page)
        page.begin()
        self.setWindowTitle(say("window.title.next_year"))

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
        if self.locking.alert(words):
            return
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
        self.safekeeping.end()
        if self.shell is not None:
            self.shell.scan_folder.end()
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
        frame.next_wanted.connect(self.new_record)
        frame.materials_wanted.connect(self.open_materials)
        frame.steps_wanted.connect(self.show_steps)
        frame.left.connect(self._leave_filling)
        frame.print_wanted.connect(lambda uid: self.show_papers((uid,)))
        frame.failed.connect(self.alert)
        frame.saved.connect(lambda _at: self.forget_alert())
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
        self.forget_alert()
        self._front(self.shell)
        self.shell.arrive(*(self._led_by or (frame.filling.form.id, frame.filling.uid)))
        self._drop(frame)
        if self.office is not None:
            self.setWindowTitle(say("window.title.office", office=self.office.profile.name))

    def _leave_papers(self) -> None:
        page, self._papers = self._papers, None
        self.forget_alert()
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
        if not self.locking.front(scene):
            self.ui.scenes.setCurrentWidget(scene)

    def _drop(self, scene: QWidget) -> None:
        self.ui.scenes.removeWidget(scene)
        scene.blockSignals(True)  # an answer that comes late leads nowhere
        self.worker.at_rest(scene.deleteLater)

    # --- the rest ---

    @property
    def folder(self) -> Path:
        """The data folder of the real archive, open or not."""
        return self._folder

    @property
    def catalog(self) -> Catalog:
        """What everything here is declared by."""
        return self._catalog

    def show_folder(self, folder: Path) -> None:
        """To the passphrase of a data folder; to first run where there is no archive in it."""
        first, exists = self._first_run, Office.exists(folder)
        if first is not None and (folder != self._folder or (exists and not first.is_founded)):
            self._drop(first)
            self._first_run = None
        self._folder = folder
        if self._first_run is None and (exists or self.ui.scenes.currentWidget() is self.unlock):
            self._front(self.unlock)
            self.setWindowTitle(say("window.splash.name"))
            self.unlock.show_folder(folder)
        else:
            self.show_first_run()

    def _leave_backups(self) -> None:
        """Back to where the backups were asked for: to the archive, or to what stands before it."""
        if self.office is not None and self.shell is not None:
            self._front(self.shell)
            self.shell.arrive()
            self.setWindowTitle(say("window.title.office", office=self.office.profile.name))
        else:
            self.show_folder(self._folder)

    def job_failed(self, error: BaseException) -> None:
        """What a job ended with, unless a person stopped it."""
        if not isinstance(error, Stopped):
            self.alert(told(error))

    def _help(self) -> None:
        WordsDialog("help", say("window.help"), say("window.help_keys"), self).open()

    def forget_alert(self) -> None:
        """The cause of the bar over everything is gone."""
        self.ui.alert.hide()

    def _read_preferences(self) -> None:
        kept = _preferences()
        look.set_zoom(int(str(kept.value("zoom", 100))))
        minutes = int(str(kept.value("lock_minutes", DEFAULT)))
        self.idle.minutes = minutes if minutes in MINUTES else DEFAULT
        with suppress(ValueError):
            look.choose(PaletteChoice(str(kept.value("palette", "system"))))

    def _write_preferences(self) -> None:
        kept = _preferences()
        kept.setValue("zoom", look.zoom)
        kept.setValue("palette", str(look.choice))
        kept.setValue("lock_minutes", self.idle.minutes)


def _preferences() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "jinqiu-desktop", "window")
