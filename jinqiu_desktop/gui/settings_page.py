"""Settings: size and colours, the passphrase, the notice in force, a backup, where things are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from jinqiu_desktop import __version__
from jinqiu_desktop.gui.basis import BasisDialog, whose
from jinqiu_desktop.gui.dress import dress, set_state
from jinqiu_desktop.gui.generated.settings_page import Ui_SettingsPage
from jinqiu_desktop.gui.new_sheet import NewSheetDialog
from jinqiu_desktop.gui.theme import ZOOMS, PaletteChoice, look
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.keys import KeyFile
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.policies import PackLine


class SettingsPage(QWidget):
    """What a clerk may set."""

    backup_wanted = Signal()
    backups_wanted = Signal()
    lock_chosen = Signal(int)
    lock_wanted = Signal()

    def __init__(self, office: Office, worker: Worker, folder: Path) -> None:
        super().__init__()
        self._office, self._worker, self._folder = office, worker, folder
        self.ui = ui = Ui_SettingsPage()
        ui.setupUi(self)
        self._zooms = {100: ui.zoom_100, 125: ui.zoom_125, 150: ui.zoom_150, 175: ui.zoom_175}
        self._palettes = {
            PaletteChoice.SYSTEM: ui.palette_system,
            PaletteChoice.LIGHT: ui.palette_light,
            PaletteChoice.DARK: ui.palette_dark,
        }
        for zoom in ZOOMS:
            self._zooms[zoom].clicked.connect(lambda _on, zoom=zoom: look.set_zoom(zoom))
        for choice, chip in self._palettes.items():
            chip.clicked.connect(lambda _on, choice=choice: look.choose(choice))
        look.changed.connect(self._show)
        ui.change_pass.clicked.connect(self.change_passphrase)
        ui.new_sheet.clicked.connect(self.ask_new_sheet)
        ui.back_up.clicked.connect(self.backup_wanted)
        ui.backups.clicked.connect(self.backups_wanted)
        ui.lock_now.clicked.connect(self.lock_wanted)
        self._locks = {5: ui.lock_5, 10: ui.lock_10, 15: ui.lock_15, 30: ui.lock_30, 0: ui.lock_0}
        for minutes, chip in self._locks.items():
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on, minutes=minutes: self._choose_lock(minutes))
        ui.policy_use.clicked.connect(self.use_policy)
        ui.policy_add.clicked.connect(self._pick_policy)
        ui.policy_basis.clicked.connect(self._show_basis)
        ui.policy.currentIndexChanged.connect(lambda _at: self._show_whose())
        dress(self)
        self._show()

    def arrive(self) -> None:
        """The page comes to the front."""
        self._show()

    def show_lock_minutes(self, minutes: int) -> None:
        """After how long the window locks itself; 0: never."""
        for one, chip in self._locks.items():
            chip.setChecked(one == minutes)

    def _choose_lock(self, minutes: int) -> None:
        self.show_lock_minutes(minutes)
        self.lock_chosen.emit(minutes)

    def change_passphrase(self) -> None:
        """The passphrase of today is asked once more before there is another."""
        ui = self.ui
        old, new = ui.old.text(), ui.new1.text()
        if not old or not new:
            self._tell("wrong", say("window.settings.pass_empty"))
            return
        if new != ui.new2.text():
            self._tell("wrong", say("window.first.pass_differs"))
            return
        ui.change_pass.setEnabled(False)
        folder, office = self._folder, self._office

        def change(_progress: object) -> None:
            KeyFile.load(folder / "keys.json").unlock(old)
            office.safety.change_passphrase(new)

        self._worker.run(change, lambda _: self._is_changed(), self._not_changed)

    def _is_changed(self) -> None:
        ui = self.ui
        ui.change_pass.setEnabled(True)
        for field in (ui.old, ui.new1, ui.new2):
            field.clear()
        self._tell("goodnote", say("window.settings.pass_changed"))

    def _not_changed(self, error: BaseException) -> None:
        self.ui.change_pass.setEnabled(True)
        self._tell("wrong", told(error))
        self.ui.old.setFocus()
        self.ui.old.selectAll()

    def ask_new_sheet(self) -> None:
        """Another recovery sheet; it asks for the passphrase itself."""
        dialog = NewSheetDialog(self._office, self._worker, self.window())
        dialog.outcome.connect(self._tell_sheet)
        dialog.open()

    def _tell_sheet(self, role: str, words: str) -> None:
        self.ui.sheet_told.setText(words)
        set_state(self.ui.sheet_told, role=role)

    def use_policy(self) -> None:
        """The notice chosen is in force from now on."""
        chosen = str(self.ui.policy.currentData())
        self._worker.run(
            lambda _progress: self._office.policies.choose(chosen),
            lambda line: self._policy_is(line, "window.settings.policy_used"),
            lambda error: self._tell_policy("wrong", told(error)),
        )

    def add_policy(self, path: Path) -> None:
        """A notice from a stick; it is listed, and not yet in force."""
        self._worker.run(
            lambda _progress: self._office.policies.add(path),
            lambda line: self._policy_is(line, "window.settings.policy_added"),
            lambda error: self._tell_policy("wrong", told(error)),
        )

    def _pick_policy(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.ui.policy_add.text(), "", say("window.settings.policy_file") + " (*.toml)"
        )
        if path:
            self.add_policy(Path(path))

    def _policy_is(self, line: PackLine, code: str) -> None:
        self._show_policies(line.id)
        self._tell_policy("goodnote", say(code, title=line.title, signer=line.signer))

    def _show_basis(self) -> None:
        BasisDialog(self._office.policies.named(str(self.ui.policy.currentData())), self).open()

    def _show_whose(self) -> None:
        chosen = self.ui.policy.currentData()
        if chosen is not None:
            pack = self._office.policies.named(str(chosen))
            self.ui.policy_whose.setText(whose(pack, self._office.policies.region(pack)))

    def _tell_policy(self, role: str, words: str) -> None:
        self.ui.policy_told.setText(words)
        set_state(self.ui.policy_told, role=role)

    def _show_policies(self, marked: str) -> None:
        box = self.ui.policy
        box.clear()
        for one in self._office.policies.all():
            code = "window.settings.policy_now" if one.is_in_force else "window.settings.policy_line"
            box.addItem(say(code, title=one.title), one.id)
        box.setCurrentIndex(max(box.findData(marked), 0))

    def _tell(self, role: str, words: str) -> None:
        self.ui.pass_told.setText(words)
        set_state(self.ui.pass_told, role=role)

    def _show(self) -> None:
        for zoom, chip in self._zooms.items():
            chip.setChecked(zoom == look.zoom)
        for choice, chip in self._palettes.items():
            chip.setChecked(choice is look.choice)
        profile = self._office.profile
        self._show_policies(profile.policy)
        if not self.ui.policy_told.text():
            self._tell_policy("note", say("window.settings.policy"))
        self.ui.backup_note.setText(say("window.settings.backup"))
        self.ui.about.setText(
            say(
                "window.settings.about",
                office=profile.name,
                level=profile.level,
                clerk=profile.clerk,
                folder=self._folder,
                version=__version__,
            )
        )
