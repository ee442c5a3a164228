"""Into the practice book and out of it: made first where there is none, made anew when somebody wants, left by one click."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jinqiu_desktop.errors import Progress
from jinqiu_desktop.gui.long_words import WordsDialog
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.practice import PASSPHRASE, is_book
from jinqiu_desktop.places import data_folder, practice_folder

if TYPE_CHECKING:
    from jinqiu_desktop.gui.window import MainWindow


class Practising(QObject):
    """The bar of the practice book, and what its buttons do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        ui = window.ui
        ui.practice.hide()
        ui.practice_text.setText(say("window.practice.bar"))
        ui.practice_guide.clicked.connect(self.show_guide)
        ui.practice_again.clicked.connect(lambda: self.open(anew=True))
        ui.practice_end.clicked.connect(self.leave)

    def open(self, *, anew: bool = False) -> None:
        """The practice book, in a few seconds where it has to be made."""
        window = self._window
        folder, catalog = practice_folder(self._real_folder()), window.catalog
        self._close()

        def opened(progress: Progress) -> Office:
            from jinqiu_desktop.demo.practice import make_book

            if anew or not is_book(folder):
                make_book(folder, catalog=catalog, progress=progress)
            return Office.open(folder, PASSPHRASE, catalog=catalog, progress=progress)

        window.follow(window.worker.run(opened, window.show_office, self._not_opened))

    def leave(self) -> None:
        """To the real archive: to its passphrase, or to first run as it was left."""
        self._close()
        self._window.show_folder(self._real_folder())

    def show_guide(self) -> None:
        """What can be tried, and what the made-up paper says where mistakes are planted."""
        from jinqiu_desktop.demo.practice import PLANTED, unfinished

        rights = {f"right_{at}": one.right for at, one in enumerate(PLANTED, start=1)}
        words = say("window.practice.guide", who=unfinished(), **rights)
        WordsDialog("practice_guide", say("window.practice.title"), words, self._window).open()

    def _close(self) -> None:
        """What was typed is on disk before the book is closed."""
        window = self._window
        if window.filling is not None:
            window.filling.commit()
            window.worker.settle()
        window.close_office()

    def _not_opened(self, error: BaseException) -> None:
        self.leave()
        self._window.job_failed(error)

    def _real_folder(self) -> Path:
        """Never a practice book, should somebody have chosen one as the data folder."""
        folder = self._window.folder
        return data_folder() if is_book(folder) else folder
