"""新恢复单: another recovery sheet in three steps, for one that was lost or never left the printer.

The passphrase is asked, the code is shown and goes on paper, two groups are typed back from the paper. From the second step on the old sheet
opens nothing; it may be left all the same, and then `outcome` says that another one has to be made.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from jinqiu_desktop.errors import Progress
from jinqiu_desktop.gui.dress import allow, dress
from jinqiu_desktop.gui.printer import print_pdf
from jinqiu_desktop.gui.recovery import AskedGroups, two_lines
from jinqiu_desktop.gui.sealed import fit
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.keys import Recovery
from jinqiu_desktop.office import Office
from jinqiu_desktop.places import write_whole

_WIDE = 600
_WHO, _SHEET, _CHECK = range(3)


class NewSheetDialog(QDialog):
    """Esc leaves at every step. `outcome` with a role and what to say about it where it was asked for."""

    outcome = Signal(str, str)

    def __init__(self, office: Office, worker: Worker, parent: QWidget) -> None:
        super().__init__(parent)
        self._office, self._worker = office, worker
        self._recovery: Recovery | None = None
        self._is_busy = self._is_out = False
        self.setObjectName("new_sheet")
        self.setProperty("role", "sheet")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(say("window.renew.title"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.code, self.sheet_told = _label("", "official"), _label("", "goodnote")
        self.code.setWordWrap(False)
        self.print_sheet = _button("window.renew.print", "printer")
        self.save_sheet = _button("window.renew.save", "document")
        self.groups, self.check_told = AskedGroups(), _label("", "")
        self._at = _WHO
        self._steps = (self._who(), self._sheet(), self._check())
        self.reason = _label("", "note")
        self.reason.setObjectName("reason")
        self.go_on = _button("window.first.next", "")
        self.go_on.setProperty("role", "primary")
        self._stand()
        self._connect()
        dress(self)
        self._show()
        self.passphrase.setFocus()

    def press_on(self) -> None:
        """The next step, when nothing speaks against it."""
        if self._reason():
            return
        if self._at == _WHO:
            self._make()
        elif self._at == _SHEET:
            self._move_to(_CHECK)
            self.groups.boxes[self.groups.asked[0]].setFocus()
        else:
            self.outcome.emit("goodnote", say("window.renew.checked"))
            self.accept()

    def save(self, path: Path) -> None:
        """The sheet as a PDF file. Raises as `places.write_whole`."""
        with write_whole(path) as file:
            file.write(self._pdf())
        self._sheet_is_out(say("window.sheet_saved", name=path.name))

    # --- acts ---

    def _make(self) -> None:
        office, passphrase = self._office, self.passphrase.text()

        def make(_progress: Progress) -> Recovery:
            office.safety.confirm_passphrase(passphrase)
            return office.safety.new_recovery()

        self._set_busy(True)
        self._worker.run(make, self._is_made, self._not_made)

    def _is_made(self, recovery: Recovery) -> None:
        self._recovery = recovery
        self.passphrase.clear()
        self.outcome.emit("wrong", say("window.renew.unchecked"))  # until two groups were typed back
        self.code.setText(two_lines(recovery))
        self._is_busy = False
        self._move_to(_SHEET)
        self.print_sheet.setFocus()

    def _not_made(self, error: BaseException) -> None:
        self._set_busy(False)
        self.wrong.setText(told(error))
        self._fit()
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _pdf(self) -> bytes:
        if self._recovery is None:
            raise LookupError("no code yet")
        return self._office.safety.recovery_sheet(self._recovery)

    def _print(self) -> None:
        if print_pdf(self._pdf(), self, say("window.renew.title")):
            self._sheet_is_out(say("window.sheet_printed"))

    def _ask_file(self) -> None:
        name = str(Path.home() / say("window.sheet_name"))
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.renew.title"), name, "PDF (*.pdf)")
        if chosen:
            self.save(Path(chosen))

    def _sheet_is_out(self, words: str) -> None:
        self._is_out = True
        self.sheet_told.setText(words)
        self._show()
        self.go_on.setFocus()

    # --- showing ---

    def _reason(self) -> str:
        if self._is_busy:
            return say("window.renew.busy")
        if self._at == _WHO:
            return "" if self.passphrase.text() else say("window.renew.who")
        if self._at == _SHEET:
            return "" if self._is_out else say("window.first.sheet_missing")
        is_right = self._recovery is not None and self.groups.are_right(self._recovery)
        return "" if is_right else say("window.first.groups_missing")

    def _show(self) -> None:
        reason = self._reason()
        allow(self.go_on, reason)
        self.reason.setText(reason)
        for at, page in enumerate(self._steps):
            page.setVisible(at == self._at)
        self.go_on.setText(say("window.renew.done" if self._at == _CHECK else "window.first.next"))
        if self._recovery is not None:
            self.check_told.setText(self.groups.told(self._recovery))
        self._fit()

    def _fit(self) -> None:
        fit(self, _WIDE, ())

    def _move_to(self, at: int) -> None:
        self._at = at
        self._show()

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.passphrase.setReadOnly(is_busy)
        self._show()

    # --- parts ---

    def _connect(self) -> None:
        self.passphrase.textChanged.connect(lambda _text: self._typed())
        self.passphrase.returnPressed.connect(self.press_on)
        for box in self.groups.boxes.values():
            box.textChanged.connect(lambda _text: self._show())
            box.returnPressed.connect(lambda box=box: self._enter(box))
        self.print_sheet.clicked.connect(self._print)
        self.save_sheet.clicked.connect(self._ask_file)
        self.go_on.clicked.connect(self.press_on)
        self.finished.connect(lambda _how: self._worker.at_rest(self.deleteLater))
        look.changed.connect(self._fit)

    def _typed(self) -> None:
        self.wrong.clear()
        self._show()

    def _enter(self, box: QLineEdit) -> None:
        first, second = (self.groups.boxes[number] for number in self.groups.asked)
        if box is first:
            second.setFocus()
        else:
            self.press_on()

    def _stand(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        for page in self._steps:
            column.addWidget(page, 1)
        leave = _button("window.renew.leave", "")
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.reason, 1)
        foot.addWidget(leave)
        foot.addWidget(self.go_on)
        column.addLayout(foot)

    def _who(self) -> QWidget:
        self.wrong = _label("", "wrong")
        asked = _label(say("window.passphrase_label"), "strong")
        asked.setBuddy(self.passphrase)
        return _page(_label(say("window.renew.warn"), ""), asked, self.passphrase, self.wrong)

    def _sheet(self) -> QWidget:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for part in (self.print_sheet, self.save_sheet):
            acts.addWidget(part)
        acts.addWidget(self.sheet_told, 1)
        return _page(_label(say("window.first.sheet_note"), ""), self.code, acts)

    def _check(self) -> QWidget:
        return _page(_label(say("window.first.check_note"), ""), self.groups, self.check_told)


def _page(*parts: QWidget | QLayout) -> QWidget:
    page = QWidget()
    lines = QVBoxLayout(page)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(10)
    for part in parts:
        if isinstance(part, QWidget):
            lines.addWidget(part)
        else:
            lines.addLayout(part)
    lines.addStretch(1)
    return page


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def _button(code: str, symbol: str) -> QPushButton:
    button = QPushButton(say(code))
    button.setProperty("symbol", symbol)
    button.setAutoDefault(False)
    return button
