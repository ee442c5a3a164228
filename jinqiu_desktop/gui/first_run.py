"""First use in five named steps (look.md 02): office, clerk and passphrase, recovery sheet, typing two groups back, where backups go.

The office is founded after the second step, because only then there is a recovery code to print. Going back is always allowed; what was
founded can be looked at, not founded twice.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.basis import BasisDialog, whose
from jinqiu_desktop.gui.dress import dress, set_icon, set_state
from jinqiu_desktop.gui.generated.first_run import Ui_FirstRun
from jinqiu_desktop.gui.printer import print_pdf
from jinqiu_desktop.gui.side import PageButton
from jinqiu_desktop.gui.suggestions import Suggestions
from jinqiu_desktop.gui.theme import LIGHT, look
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.keys import Recovery
from jinqiu_desktop.office import LEVELS, Founded, Office, Profile
from jinqiu_desktop.places import write_whole
from jinqiu_desktop.policy import PolicyPack

_STEPS = ("office", "clerk", "sheet", "check", "backup")
_GROUPS = 8


class FirstRunPage(QWidget):
    """The five steps; `done` with the office that is open now, `failed` with a sentence."""

    done = Signal(object)
    failed = Signal(str)

    def __init__(self, worker: Worker, folder: Path, catalog: Catalog) -> None:
        super().__init__()
        self._worker, self._folder, self._catalog = worker, folder, catalog
        self._at = 0
        self._founded: Founded | None = None
        self._region = ""
        self._is_printed = False
        self._is_busy = False
        self._asked = sorted(secrets.SystemRandom().sample(range(1, _GROUPS + 1), 2))
        self.ui = ui = Ui_FirstRun()
        ui.setupUi(self)
        self._steps = [self._step_line(at, name) for at, name in enumerate(_STEPS, start=1)]
        self._fill_office()
        self._group_boxes = self._make_groups()
        paper = QVBoxLayout(ui.paper)
        paper.setContentsMargins(0, 0, 0, 0)
        paper.addWidget(RecoverySketch(tuple(self._asked)))
        self._connect()
        dress(self)
        self.setMinimumSize(look.px(600), look.px(360))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The drawing of the sheet leaves first."""
        super().resizeEvent(event)
        self.ui.steps.setFixedWidth(look.px(232 if look.units(self.width()) >= 1040 else 176))
        self.ui.paper.setVisible(look.units(self.width()) >= 1000)
        self.ui.paper_note.setVisible(look.units(self.width()) >= 1000)

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
        self.ui.code.setText("　".join(self._recovery.groups[:4]) + "\n" + "　".join(self._recovery.groups[4:]))
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
        target = Path(folder) / say("window.backup_name", day=f"{office.today():%Y%m%d}")
        self._set_busy(True)
        self._worker.run(
            lambda progress: office.safety.backup(target, progress),
            lambda _: self._backed_up(office),
            self._not_founded,
        )

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
            *self._group_boxes.values(),
        )
        for field in fields:
            field.textChanged.connect(self._show)
            field.returnPressed.connect(lambda field=field: self._enter(field))
        ui.print_sheet.clicked.connect(self._print_sheet)
        ui.save_sheet.clicked.connect(self._ask_sheet_file)
        ui.pick_backup.clicked.connect(self._ask_backup_folder)

    def _enter(self, field: QLineEdit) -> None:
        """Enter goes to the next field of the step, after the last one on."""
        if field is self.ui.region and (words := self._offered.marked()):
            field.setText(words)
        fields = [one for one in self._fields() if one.isVisible() and one.isEnabled()]
        later = fields[fields.index(field) + 1 :] if field in fields else []
        if later:
            later[0].setFocus()
        else:
            self.go_on()

    def _move(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(_STEPS) - 1))
        self._show()
        first = next((one for one in self._fields() if one.isEnabled()), None)
        if first is not None:
            first.setFocus()
        elif _STEPS[self._at] == "sheet":
            self.ui.print_sheet.setFocus()

    def _fields(self) -> list[QLineEdit]:
        page = self.ui.pages.currentWidget()
        return page.findChildren(QLineEdit) if page is not None else []

    def _show(self) -> None:
        ui, name = self.ui, _STEPS[self._at]
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
            line.show_counts((), is_done=at < self._at)
        if name == "check":
            self._show_groups()

    def _reason(self) -> str:
        """Why the next step is not open yet; nothing when it is."""
        ui, name = self.ui, _STEPS[self._at]
        if self._is_busy:
            return say("window.first.busy")
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
            return "" if all(self._is_right(n) for n in self._asked) else say("window.first.groups_missing")
        return ""

    def _find_region(self, text: str) -> str:
        typed = text.strip().split(" ")[0]
        if self._catalog.regions.name(typed) is not None:
            return typed
        return self._catalog.regions.find(text.strip()) or "" if typed else ""

    def _fill_office(self) -> None:
        ui = self.ui
        ui.level.addItems(LEVELS)
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

    def _make_groups(self) -> dict[int, QLineEdit]:
        grid = QGridLayout(self.ui.groups)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        boxes: dict[int, QLineEdit] = {}
        for number in range(1, _GROUPS + 1):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(12, 4, 8, 4)
            label = QLabel(str(number))
            label.setProperty("role", "note")
            row.addWidget(label)
            if number in self._asked:
                box = QLineEdit()
                box.setObjectName(f"group:{number}")
                box.setPlaceholderText(say("window.first.group", n=number))
                box.setProperty("least", 88)
                boxes[number] = box
                row.addWidget(box, 1)
            else:
                dots = QLabel("●●●●")
                dots.setProperty("role", "quiet")
                row.addWidget(dots, 1)
                holder.setProperty("role", "ground")
                holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            holder.setProperty("high", 44)
            grid.addWidget(holder, (number - 1) // 4, (number - 1) % 4)
        return boxes

    def _is_right(self, number: int) -> bool:
        return self._founded is not None and self._recovery.is_group(number, self._group_boxes[number].text())

    def _show_groups(self) -> None:
        right = [n for n in self._asked if self._is_right(n)]
        open_ = [n for n in self._asked if n not in right]
        good = "、".join(str(n) for n in right)
        missing = "、".join(str(n) for n in open_)
        words = (say("window.first.group_right", n=good) if right else "") + (
            say("window.first.group_open", n=missing) if open_ else ""
        )
        self.ui.check_told.setText(words)
        set_icon(self.ui.check_icon, "info" if open_ else "tick", "text_2" if open_ else "good")
        set_state(self.ui.check_told, role="" if open_ else "good")

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


class RecoverySketch(QWidget):
    """A drawing of the sheet in the clerk's hand, the asked groups framed."""

    def __init__(self, asked: tuple[int, ...]) -> None:
        super().__init__()
        self._asked = asked
        self.setAccessibleName(say("window.first.paper_alt"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper in every palette, eight boxes, grey bars for the groups: never the code itself."""
        del event
        painter = QPainter(self)
        wide, high = self.width(), self.height()
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(QPen(QColor(LIGHT.edge), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setFont(look.font(13, bold=True, serif=True))
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(
            QRectF(0, high * 0.04, wide, high * 0.12), Qt.AlignmentFlag.AlignCenter, say("window.first.sheet_word")
        )
        for number in range(1, _GROUPS + 1):
            column, row = (number - 1) % 2, (number - 1) // 2
            box = QRectF(wide * (0.07 + 0.44 * column), high * (0.2 + 0.13 * row), wide * 0.42, high * 0.11)
            is_asked = number in self._asked
            painter.fillRect(box, QColor(LIGHT.soft) if is_asked else Qt.GlobalColor.white)
            painter.setPen(QPen(QColor(LIGHT.accent if is_asked else LIGHT.edge), 2 if is_asked else 1))
            painter.drawRect(box)
            painter.setFont(look.font(9))
            painter.setPen(Qt.GlobalColor.black)
            painter.drawText(box.adjusted(look.px(6), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(number))
            bar = QRectF(box.left() + box.width() * 0.32, box.center().y() - 2, box.width() * 0.5, 4)
            painter.fillRect(bar, Qt.GlobalColor.gray)
        painter.setPen(QPen(QColor(LIGHT.seal), 1))
        painter.drawLine(int(wide * 0.07), int(high * 0.78), int(wide * 0.93), int(high * 0.78))
        size = look.px(20)
        icons.paint(painter, "lock", "#000000", QRectF(wide / 2 - size / 2, high * 0.84, size, size))
