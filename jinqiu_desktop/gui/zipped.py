"""The dialog after sealing an encrypted zip: its password, this once, in large type, and the sheet that carries it apart from the stick.

It closes only when somebody says that the password is kept: printed, copied or written down. Nothing else in the program knows it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from jinqiu_desktop.gui.dress import allow, dress
from jinqiu_desktop.gui.generated.zipped import Ui_Zipped
from jinqiu_desktop.gui.printer import print_pdf
from jinqiu_desktop.gui.sealed import fit, left_out
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, short_path, size_words, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.exchange import SealedZip

_MOST = 1
"""Records left out that are named; the others are counted."""


class ZippedDialog(QDialog):
    """The password, what is in the zip, which file, what was not put in; the stick may be pulled: the file was flushed and read back."""

    def __init__(self, made: SealedZip, office: Office, worker: Worker, parent: QWidget) -> None:
        super().__init__(parent)
        self._made, self._office, self._worker = made, office, worker
        self.setObjectName("zipped")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("window.zipped.title"))
        self.ui = ui = Ui_Zipped()
        ui.setupUi(self)
        self.setProperty("role", "sheet")
        dress(self)
        ui.password.setText(" - ".join(made.password.split("-")))
        ui.what.setText(say("window.sealed.what", households=made.households, records=made.records))
        ui.what_note.hide()
        ui.file.setText(f"<b>{made.path.name}</b>")
        folder, size = short_path(made.path.parent, 40), size_words(made.size)
        ui.file_note.setText(say("window.zipped.file", folder=folder, size=size))
        count = len(made.problems)
        ui.left_out.setText(say("window.sealed.left_out", count=count) if count else say("window.sealed.all_in"))
        ui.left_out_note.setText(left_out(made.problems, _MOST))
        ui.left_out_note.setVisible(count > 0)
        ui.bar_text.setText(say("window.zipped.pull"))
        ui.print_sheet.clicked.connect(self._print)
        ui.copy.clicked.connect(self._copy)
        ui.kept.toggled.connect(lambda _on: self._show())
        ui.open_folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(made.path.parent.resolve())))
        )
        ui.done.clicked.connect(self.accept)
        for button in (ui.copy, ui.open_folder, ui.done):
            button.setAutoDefault(False)
        ui.print_sheet.setDefault(True)
        ui.print_sheet.setFocus()
        self._fit()
        look.changed.connect(self._fit)
        QTimer.singleShot(0, self, self._fit)  # once its words have their faces
        self._show()

    def _fit(self) -> None:
        ui = self.ui
        fit(self, 690, (ui.bar, ui.under, ui.file_note, ui.secret_title, ui.kept_note))

    def reject(self) -> None:
        """Esc and the cross close it only when the password is kept."""
        if self.ui.kept.isChecked():
            super().reject()

    def _show(self) -> None:
        is_kept = self.ui.kept.isChecked()
        reason = "" if is_kept else say("window.zipped.keep")
        allow(self.ui.done, reason)
        self.ui.reason.setText(reason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._made.password)
        self._is_kept(say("window.zipped.copied"))

    def _print(self) -> None:
        allow(self.ui.print_sheet, say("window.return.busy"))
        self._worker.run(lambda _progress: self._office.papers.password_sheet(self._made), self._send, self._not_made)

    def _send(self, pdf: bytes) -> None:
        allow(self.ui.print_sheet, "")
        if print_pdf(pdf, self, say("window.zipped.sheet")):
            self._is_kept(say("window.sheet_printed"))

    def _not_made(self, error: BaseException) -> None:
        allow(self.ui.print_sheet, "")
        self.ui.kept_note.setText(told(error))

    def _is_kept(self, words: str) -> None:
        self.ui.kept_note.setText(words)
        self._fit()
        self.ui.kept.setChecked(True)
        self.ui.done.setFocus()
