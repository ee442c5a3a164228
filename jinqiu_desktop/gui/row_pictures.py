"""The small pictures on a page of rows: one in the overview for each file, and one over the card that opens the large view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView

from jinqiu_desktop.gui.rows_model import RowsModel
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.thumbnails import HIGH, WIDE, ThumbButton, Thumbnails, grounded, still
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.kinds import Attached

if TYPE_CHECKING:
    from jinqiu_desktop.gui.pages import RowsPage


_OVER_THE_CARD = (34, 24)
"""Units of the picture in the line over the card, which is no higher for it."""


class RowPictures(QObject):
    """Of one page; it lives with it. A double click on a picture opens it, as the button does."""

    def __init__(self, page: RowsPage, pictures: Thumbnails, model: RowsModel, grid: QTableView) -> None:
        super().__init__(page)
        self._page, self._pictures, self._model, self._grid = page, pictures, model, grid
        model.picture_of = lambda file: still(grounded(pictures.of(file)))
        self.button = ThumbButton(say("window.file.look"), page, *_OVER_THE_CARD)
        self.button.setObjectName("look_row")
        self.button.clicked.connect(self._look)
        grid.doubleClicked.connect(lambda index: self._open(model.file_at(index)))
        pictures.arrived.connect(self._again)
        look.changed.connect(self._fit)
        self._fit()
        key = QShortcut(QKeySequence("Ctrl+T"), page)
        key.activated.connect(self._look)

    def show_file(self, file: Attached | None) -> None:
        """The file of the row in the card."""
        self.button.setVisible(file is not None)
        if file is not None:
            self.button.show_thumb(self._pictures.of(file), file.name)

    def _fit(self) -> None:
        self._grid.setIconSize(QSize(look.px(WIDE), look.px(HIGH)))
        self.show_file(self._page.file)

    def _again(self, _key: str) -> None:
        self._grid.viewport().update()
        self.show_file(self._page.file)

    def _look(self) -> None:
        checklist = self._page.checklist
        if checklist is not None and not checklist.is_folded:
            checklist.look()
        else:
            self._open(self._page.file)

    def _open(self, file: Attached | None) -> None:
        if file is not None:
            self._page.look_wanted.emit(file)
