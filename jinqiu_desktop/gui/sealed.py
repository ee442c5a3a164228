"""The dialog after sealing: done, and what to do with it (look.md 11). It comes only because something finished; Enter is 完成."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from jinqiu_desktop.errors import Problem, sentence
from jinqiu_desktop.gui.dress import dress
from jinqiu_desktop.gui.generated.sealed import Ui_Sealed
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say, short_path, size_words, spoken_code
from jinqiu_desktop.office.exchange import SealedBundle

_MOST = 3
"""Records left out that are named; the others are counted."""


class SealedDialog(QDialog):
    """To whom, what is in it, which file, what was not put in; the stick may be pulled: the file was flushed and read back."""

    def __init__(self, made: SealedBundle, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sealed")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("window.sealed.title"))
        self.ui = ui = Ui_Sealed()
        ui.setupUi(self)
        self.setProperty("role", "sheet")
        dress(self)
        ui.headline.setText(say("window.sealed.headline", receiver=made.receiver))
        ui.under.setText(say("window.sealed.only", receiver=made.receiver))
        ui.who.setText(f"<b>{made.receiver}</b>")
        ui.who_note.setText(say("window.sealed.fingerprint", fingerprint=made.fingerprint))
        ui.what.setText(say("window.sealed.what", households=made.households, records=made.records))
        ui.what_note.hide()
        ui.file.setText(f"<b>{made.path.name}</b>")
        ui.file_note.setText(
            say("window.sealed.file", folder=short_path(made.path.parent, 40), size=size_words(made.size))
        )
        ui.code.setText(f"<b>{spoken_code(made.sha256)}</b>")
        ui.code_note.setText(say("window.sealed.code"))
        count = len(made.problems)
        ui.left_out.setText(say("window.sealed.left_out", count=count) if count else say("window.sealed.all_in"))
        ui.left_out_note.setText(left_out(made.problems, _MOST))
        ui.left_out_note.setVisible(count > 0)
        ui.bar_text.setText(say("window.sealed.pull"))
        ui.open_folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(made.path.parent.resolve())))
        )
        ui.done.clicked.connect(self.accept)
        ui.open_folder.setAutoDefault(False)
        ui.done.setDefault(True)
        ui.done.setFocus()
        self._fit()
        look.changed.connect(self._fit)
        QTimer.singleShot(0, self, self._fit)  # once its words have their faces

    def _fit(self) -> None:
        fit(self, 690, (self.ui.code_note, self.ui.bar, self.ui.under, self.ui.who_note))


def fit(dialog: QDialog, wide: int, gives: Sequence[QWidget]) -> None:
    """A dialog of so many units, as high as its wrapped words need; in a low window what `gives` way leaves, one after the other."""
    above = dialog.parentWidget()
    if above is None:
        return
    across = min(look.px(wide), above.width() - look.px(16))
    dialog.setFixedWidth(across)
    for part in gives:
        part.show()
    needed = _high(dialog, across)
    for part in gives:
        if needed <= above.height() - look.px(8):
            break
        part.hide()
        needed = _high(dialog, across)
    dialog.setMinimumHeight(needed)
    dialog.resize(across, needed)


def _high(dialog: QDialog, across: int) -> int:
    """As it is now, whatever the layouts remember of parts that have left meanwhile."""
    for part in dialog.findChildren(QWidget):
        part.updateGeometry()
    for rows in dialog.findChildren(QLayout):  # one inside another keeps its size until the next event
        rows.invalidate()
    layout = dialog.layout()
    return layout.totalHeightForWidth(across) if layout is not None else 0


def left_out(problems: Sequence[Problem], most: int) -> str:
    """What was not put in, a line each; more than `most` are counted."""
    lines = [sentence(one).what for one in problems]
    more = [say("window.more", count=len(lines) - most)] if len(lines) > most else []
    return "\n".join(lines[:most] + more)
