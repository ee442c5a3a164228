"""The last-resort window: a bug is told in one sentence with a code, drafts are saved first, details can be copied without answers.

Details hold file names of the program, line numbers and the kind of the error; never its message, which may quote what somebody typed.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import PurePath
from types import TracebackType
from zlib import crc32

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from jinqiu_desktop import __version__
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say


class LastResort(QObject):
    """Takes every error nobody expected. `save` is called before anything is shown."""

    _raised = Signal(str, str)

    def __init__(self, save: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._box: QMessageBox | None = None
        self._raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on instead of Python's own."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """One error: drafts to disk, the details to stderr, the window for the person."""
        text = details(kind, error, trace)
        sys.stderr.write(text + "\n")
        self._save()
        self._raised.emit(code_of(text), text)

    def _show(self, code: str, text: str) -> None:
        if self._box is not None:
            return
        box = QMessageBox(QMessageBox.Icon.NoIcon, say("window.crash.title"), say("window.crash.what", code=code))
        box.setIconPixmap(icons.pixmap("warn", look.colour("warn").name(), look.px(32), box.devicePixelRatioF()))
        box.setInformativeText(say("window.crash.do"))
        copy = box.addButton(say("window.crash.copy"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        close = box.addButton(say("window.crash.go_on"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(close)
        box.setEscapeButton(close)
        box.setObjectName("last_resort")
        box.finished.connect(self._closed)
        self._box = box
        box.open()

    def _closed(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
        self._box = None


def details(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What may be copied to the people who mend the program: versions, kinds and places, no words of the error."""
    lines = [f"jinqiu-desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {sys.platform}"]
    chain: BaseException | None = error
    while chain is not None:
        lines.append(type(chain).__name__ if chain is not error else kind.__name__)
        frames = traceback.extract_tb(trace if chain is error else chain.__traceback__)
        lines += [f"  {PurePath(one.filename).name}:{one.lineno} {one.name}" for one in frames]
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines)


def code_of(text: str) -> str:
    """A short code that is the same for the same error at the same place."""
    return f"{crc32(text.encode()) & 0xFFFFFF:06X}"
