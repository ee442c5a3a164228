"""First use in five named steps (look.md 02): office, clerk and passphrase, recovery sheet, typing two groups back, where backups go.

The office is founded after the second step, because only then there is a recovery code to print. Going back is always allowed; what was
founded can be looked at, not founded twice.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Progress
from jinqiu_desktop.gui.basis import BasisDialog, whose
from jinqiu_desktop.gui.dress import dress, set_icon, set_state
from jinqiu_desktop.gui.generated.first_run import Ui_FirstRun
from jinqiu_desktop.gui.printer import print_pdf
from jinqiu_desktop.gui.recovery import AskedGroups, RecoverySketch, two_lines
from jinqiu_desktop.gui.side import PageButton
from jinqiu_desktop.gui.suggestions import Suggestions
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, short_path, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.keys import Recovery
from jinqiu_desktop.office import LEVELS, Founded, Office, Profile
from jinqiu_desktop.places import free_bytes, is_network_path, is_writable, write_whole
from jinqiu_desktop.policy import PolicyPack

_STEPS = ("office", "clerk", "sheet", "check", "backup")


class FirstRunPage(QWidget):
    """The five steps; `done` with the office that is open now, `failed` with a sentence."""

    done = Signal(object)
    failed = Signal(str)
    practice_wanted = Signal()
    backups_wanted = Signal()
    folder_wanted = Signal(Path)

    def __init__(self, worker: Worker, folder: Path, catalog: Catalog) -> None:
        super().__init__()
        self._worker, self._folder, self._catalog = worker, folder, catalog
        self._at = 0
        self._founded: Founded | None = None
        self._region = ""
        self._is_printed = False
        self._is_busy = False
        self._place_reason = ""
        self.ui = ui = Ui_FirstRun()
        ui.setupUi(self)
        self._steps = [self._step_line(at, name) for at, name in enumerate(_STEPS, start=1)]
        self._fill_office()
        self._groups = AskedGroups()
        ui.layout_groups.addWidget(self._groups)
        paper = QVBoxLayout(ui.paper)
        paper.setContentsMargins(0, 0, 0, 0)
        paper.addWidget(RecoverySketch(self._groups.asked))
        self._scroll = self._scrolled()
        self._connect()
        dress(self)
        self.setMinimumSize(look.px(600), look.px(360))
        self._move(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The drawing of the sheet leaves first."""
        super().resizeEvent(event)
        self.ui.steps.setFixedWidth(look.px(232 if look.units(self.width()) >= 1040 else 176))
        self.ui.paper.setVisible(look.units(self.width()) >= 1000)
        self.ui.paper_note.setVisible(look.units(self.width()) >= 1000)

    @property
    def is_founded(self) -> bool:
        """Whether there is an archive already, whose recovery code stands here."""
        return self._founded is not None

    # --- acts ---

    def go_on(self) -> None:
        """The next step; after the second the office is founded, after the last it is opened."""
        if not self.ui.go_on.isEnabled():
            return
        name = _STEPS[self._at]
        if name == "clerk" and self._founded is None:
            self._found()
        elif name == "backup":
            self._finish()
        else:
            self._move(1)

    def save_sheet(self, path: Path) -> None:
        """The recovery sheet as a PDF file."""
        pdf = self._sheet()
        if pdf is not None:
            with write_whole(path) as file:
                file.write(pdf)
            self._sheet_is_out(say("window.sheet_saved", name=path.name))

    def _found(self) -> None:
        profile = Profile(
            name=self.ui.office_name.text().strip(),
            level=self.ui.level.currentText(),
            region=self._region,
            policy=str(self.ui.policy.currentData()),
            clerk=self.ui.clerk.text().strip(),
        )
        passphrase, folder = self.ui.pass1.text(), self._folder
        self._set_busy(True)
        self._worker.run(
            lambda _progress: Office.setup(folder, profile, passphrase, catalog=self._catalog),
            self._is_founded,
            self._not_founded,
        )

    def _is_founded(self, founded: Founded) -> None:
        self._set_busy(False)
        self._founded = founded
        for button in (self.ui.by_backup, self.ui.pick_place):
            button.hide()  # the archive has its folder now
        self.ui.code.setText(two_lines(self._recovery))
        for widget in (self.ui.office_panel, self.ui.clerk_panel):
            widget.setEnabled(False)
        self._move(1)

    def _not_founded(self, error: BaseException) -> None:
        self._set_busy(False)
        self.failed.emit(told(error))

    def _finish(self) -> None:
        if self._founded is None:
            return
        office, folder = self._founded.office, self.ui.backup_folder.text().strip()
        if not folder:
            self.done.emit(office)
            return

        def choose_and_back_up(progress: Progress) -> None:
            office.safety.choose_backup_folder(Path(folder))
            office.safety.back_up_by_itself(progress)

        self._set_busy(True)
        self._worker.run(choose_and_back_up, lambda _: self._backed_up(office), self._not_founded)

    def _backed_up(self, office: Office) -> None:
        self._set_busy(False)
        self.done.emit(office)

    # --- the steps ---

    @property
    def _recovery(self) -> Recovery:
        if self._founded is None:
            raise LookupError("no office yet")
        return self._founded.recovery

    def _connect(self) -> None:
        ui = self.ui
        ui.go_back.clicked.connect(lambda: self._move(-1))
        ui.go_on.clicked.connect(self.go_on)
        fields = (
            ui.office_name,
            ui.region,
            ui.clerk,
            ui.pass1,
            ui.pass2,
            ui.backup_folder,
            *self._groups.boxes.values(),
        )
        for field in fields:
            field.textChanged.connect(self._show)
            field.returnPressed.connect(lambda field=field: self._enter(field))
        ui.print_sheet.clicked.connect(self._print_sheet)
        ui.save_sheet.clicked.connect(self._ask_sheet_file)
        ui.pick_backup.clicked.connect(self._ask_backup_folder)
        ui.practice.clicked.connect(self.practice_wanted)
        ui.by_backup.clicked.connect(self.backups_wanted)
        ui.pick_place.clicked.connect(self._ask_folder)

    def _scrolled(self) -> QScrollArea:
        """The steps in a scroll area: in large type the first one is higher than a small screen."""
        pages, scroll = self.ui.pages, QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ui.layout_7.replaceWidget(pages, scroll)
        scroll.setWidget(pages)
        return scroll

    def _focus(self, field: QLineEdit) -> None:
        field.setFocus()
        self._scroll.ensureWidgetVisible(field, 0, look.px(40))

    def _enter(self, field: QLineEdit) -> None:
        """Enter goes to the next field of the step, after the last one on."""
        if field is self.ui.region and (words := self._offered.marked()):
            field.setText(words)
        fields = [one for one in self._fields() if one.isVisible() and one.isEnabled()]
        later = fields[fields.index(field) + 1 :] if field in fields else []
        if later:
            self._focus(later[0])
        else:
            self.go_on()

    def _move(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(_STEPS) - 1))
        if _STEPS[self._at] == "office":
            self._place_reason = self._look_at_place()
        self._show()
        first = next((one for one in self._fields() if one.isEnabled()), None)
        if first is not None:
            self._focus(first)
        elif _STEPS[self._at] == "sheet":
            self.ui.print_sheet.setFocus()

    def _fields(self) -> list[QLineEdit]:
        page = self.ui.pages.currentWidget()
        return page.findChildren(QLineEdit) if page is not None else []

    def _show(self) -> None:
        ui, name = self.ui, _STEPS[self._at]
        for at in range(ui.pages.count()):  # a page behind asks for no room
            policy = QSizePolicy.Policy.Preferred if at == self._at else QSizePolicy.Policy.Ignored
            if (page := ui.pages.widget(at)) is not None:
                page.setSizePolicy(policy, policy)
        ui.pages.setCurrentIndex(self._at)
        ui.step_title.setText(say("window.first.step", at=self._at + 1, label=say(f"window.first.{name}")))
        ui.step_note.setText(say(f"window.first.{name}_note"))
        reason = self._reason()
        ui.reason.setText(reason)
        ui.go_on.setEnabled(not reason and not self._is_busy)
        ui.go_on.setText(say("window.first.finish" if name == "backup" else "window.first.next"))
        ui.go_back.setVisible(self._at > 0)
        for at, line in enumerate(self._steps):
            line.setChecked(at == self._at)
            line.show_note(self._chosen(_STEPS[at]) if at != self._at else "")
            line.show_counts((), is_done=at < self._at)
        if name == "check":
            self._show_groups()

    def _chosen(self, step: str) -> str:
        """What was chosen in a step, beside its name."""
        ui = self.ui
        if step == "office" and ui.office_name.text().strip():
            return f"{ui.office_name.text().strip()} · {ui.level.currentText()}"
        if step == "clerk":
            return ui.clerk.text().strip()
        if step == "sheet":
            return ui.sheet_told.text()
        return ""

    def _reason(self) -> str:
        """Why the next step is not open yet; nothing when it is."""
        ui, name = self.ui, _STEPS[self._at]
        if self._is_busy:
            return say("window.first.busy")
        if name == "office" and self._place_reason:
            return self._place_reason
        if name == "office":
            self._region = self._find_region(ui.region.text())
            told_region = self._catalog.regions.name(self._region) if self._region else None
            ui.region_told.setText(told_region or say("window.first.region_hint"))
            missing = not ui.office_name.text().strip() or not self._region
            return say("window.first.office_missing") if missing else ""
        if name == "clerk" and self._founded is None:
            if not ui.clerk.text().strip() or not ui.pass1.text():
                return say("window.first.clerk_missing")
            return "" if ui.pass1.text() == ui.pass2.text() else say("window.first.pass_differs")
        if name == "sheet":
            return "" if self._is_printed else say("window.first.sheet_missing")
        if name == "check":
            is_right = self._founded is not None and self._groups.are_right(self._recovery)
            return "" if is_right else say("window.first.groups_missing")
        return ""

    def _look_at_place(self) -> str:
        """Says where the archive will lie and how it stands there; gives what speaks against it."""
        ui, folder = self.ui, self._folder
        if is_network_path(folder):
            reason = say("window.first.place_network")
        elif self._founded is None and not is_writable(folder):
            reason = say("window.first.place_read_only")
        else:
            reason = ""
        room = say("window.room", gigabytes=f"{free_bytes(folder) / 1e9:.1f}")
        ui.place.setText(say("window.first.place", folder=short_path(folder), room=room))
        ui.place.setToolTip(str(folder))
        set_icon(ui.place_icon, "wrong" if reason else "folder", "wrong" if reason else "text_2")
        set_state(ui.place, role="wrong" if reason else "quiet")
        return reason

    def _find_region(self, text: str) -> str:
        typed = text.strip().split(" ")[0]
        if self._catalog.regions.name(typed) is not None:
            return typed
        return self._catalog.regions.find(text.strip()) or "" if typed else ""

    def _fill_office(self) -> None:
        ui = self.ui
        ui.level.addItems(LEVELS)
        ui.policy.setSizeAdjustPolicy(ui.policy.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for policy_id in self._catalog.policy_ids:
            ui.policy.addItem(self._catalog.policy(policy_id).title, policy_id)
        ui.policy.currentIndexChanged.connect(lambda _at: self._show_whose())
        ui.policy_basis.clicked.connect(lambda: BasisDialog(self._pack(), self).open())
        self._show_whose()
        offered = Suggestions(ui.region)
        offered.picked.connect(ui.region.setText)
        self._offered = offered

        def offer(text: str) -> None:
            found = self._catalog.regions.search(text.strip(), 10) if text.strip() else ()
            offered.offer([f"{code} {name}" for code, name in found])

        ui.region.textEdited.connect(offer)

    def _pack(self) -> PolicyPack:
        return self._catalog.policy(str(self.ui.policy.currentData()))

    def _show_whose(self) -> None:
        pack = self._pack()
        self.ui.policy_whose.setText(whose(pack, self._catalog.regions.name(pack.region) or pack.region))

    # --- recovery ---

    def _sheet(self) -> bytes | None:
        return None if self._founded is None else self._founded.office.safety.recovery_sheet(self._recovery)

    def _print_sheet(self) -> None:
        pdf = self._sheet()
        if pdf is not None and print_pdf(pdf, self, say("window.first.sheet")):
            self._sheet_is_out(say("window.sheet_printed"))

    def _ask_sheet_file(self) -> None:
        name = str(Path.home() / say("window.sheet_name"))
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.first.sheet"), name, "PDF (*.pdf)")
        if chosen:
            self.save_sheet(Path(chosen))

    def _sheet_is_out(self, words: str) -> None:
        self._is_printed = True
        self.ui.sheet_told.setText(words)
        self._show()
        self.ui.go_on.setFocus()

    def _show_groups(self) -> None:
        if self._founded is None:
            return
        ui = self.ui
        ui.check_told.setText(self._groups.told(self._recovery))
        is_right = self._groups.are_right(self._recovery)
        set_icon(ui.check_icon, "tick" if is_right else "info", "good" if is_right else "text_2")
        set_state(ui.check_told, role="good" if is_right else "")

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say("window.pick_folder"), str(self._folder.parent))
        if chosen:
            self.folder_wanted.emit(Path(chosen))

    def _ask_backup_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say("window.pick_folder"))
        if chosen:
            self.ui.backup_folder.setText(chosen)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._show()

    def _step_line(self, number: int, name: str) -> PageButton:
        line = PageButton(number, say(f"window.first.{name}"), "", self)
        line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.ui.step_lines.insertWidget(number - 1, line)
        return line
