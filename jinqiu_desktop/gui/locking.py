"""Locking: what was in front is covered by the unlock page, and closed if nothing would be lost by it.

Everything typed into a filling is on disk first. Then the store is closed and its key let go; what is remembered is where somebody was, by
ids only. Where something is half done that no draft holds (a running job, an opinion half typed, a password that is shown once), the
screen is covered just the same, the office stays open behind it, and once the job has ended it is closed too. Nothing that comes up
meanwhile is shown over the cover.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog, QWidget

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.gui.side import PageButton
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.gui.zipped import ZippedDialog

if TYPE_CHECKING:
    from jinqiu_desktop.gui.frame import FillingFrame
    from jinqiu_desktop.gui.window import MainWindow


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where somebody was: ids and names of pages, nothing that the archive says.

    `where` is the shell's page. `uid` is a filling, then at the cell `path` of `page`; `is_blank`: nothing was typed into it yet, its draft
    is only there to come back to.
    """

    where: str = ""
    uid: str = ""
    page: str = ""
    path: str = ""
    is_blank: bool = False


class Locking(QObject):
    """The lock of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.is_locked = False
        self.place: Place | None = None
        self._behind: QWidget | None = None
        self._title = ""
        self._alert = ""
        self._dialogs: list[QDialog] = []

    # --- locking ---

    def lock(self) -> None:
        """Covers the screen, and closes the office as soon as nothing would be lost by it. A practice book has nothing to lock."""
        window = self._window
        if self.is_locked or window.office is None or window.office.desk.is_practice:
            return
        self._put_dialogs_away()
        is_kept = self._keep_drafts()
        self._behind, self._title = window.ui.scenes.currentWidget(), window.windowTitle()
        self.place = self._place()
        self.is_locked = True
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one, or no window
        window.ui.scenes.setCurrentWidget(window.unlock)
        window.show_locked()
        if is_kept and not self._is_half_done():
            self._close()
        else:
            window.unlock.cover(window.office)
            window.worker.at_rest(self._close_if_done)

    def _close_if_done(self) -> None:
        """The job behind the cover has ended."""
        if self.is_locked and self._window.office is not None and self._keep_drafts() and not self._is_half_done():
            self._close()

    def _close(self) -> None:
        self._behind = None
        self._window.close_office()
        self._window.unlock.close_cover()
        self._window.unlock.tell_good(say("window.locked.closed"))
        QTimer.singleShot(0, self, gc.collect)  # what still points in circles to the key

    # --- coming back ---

    def come_back(self) -> None:
        """The cover goes: everything is as it was left."""
        self._end()
        window = self._window
        if self._behind is not None:
            window.ui.scenes.setCurrentWidget(self._behind)
        window.setWindowTitle(self._title)
        filling = window.filling
        if filling is not None and filling is self._behind:
            filling.come_back()
        if self._alert:
            window.alert(self._alert)
        for dialog in self._dialogs:
            dialog.setWindowOpacity(1)
            dialog.show()
        self._behind, self._alert, self._dialogs, self.place = None, "", [], None

    def go_back_to(self, place: Place) -> None:
        """The office was opened again: the same record, page and cell."""
        window = self._window
        if window.shell is None or window.office is None:
            return
        window.shell.go_where(place.where)
        if not place.uid:
            return
        try:
            window.open_record(place.uid)
        except Failure:  # it went meanwhile, as by another program; the list is in front
            return
        if place.is_blank:
            window.office.archive.discard(place.uid)
        if (frame := window.filling) is not None:
            if place.page:
                frame.show_page(place.page)
            if place.path:
                frame.go(place.path)

    def forget(self) -> Place | None:
        """The office is open again; gives where somebody was when it was locked, once."""
        place, self.place = self.place, None
        if self.is_locked:
            self._end()
        return place

    # --- while it is covered ---

    def front(self, scene: QWidget) -> bool:
        """Whether a scene must wait behind the cover to come to the front."""
        if self.is_locked:
            self._behind = scene
        return self.is_locked

    def title(self, words: str) -> bool:
        """Whether a title must wait."""
        if self.is_locked:
            self._title = words
        return self.is_locked

    def alert(self, words: str) -> bool:
        """Whether an alert must wait."""
        if self.is_locked:
            self._alert = words
        return self.is_locked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A dialog that comes up, as when a job ends, waits behind the cover: it is let go clear before it is drawn, and hidden."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog) and not self._is_ours(watched):
            watched.setWindowOpacity(0)
            if watched not in self._dialogs and not isinstance(watched, QProgressDialog):
                self._dialogs.append(watched)
                watched.destroyed.connect(lambda _=None, gone=watched: self._drop(gone))
            QTimer.singleShot(0, watched, watched.hide)
        return False

    def _is_ours(self, dialog: QDialog) -> bool:
        return self._window.unlock.isAncestorOf(dialog)

    def _drop(self, dialog: QDialog) -> None:
        self._dialogs = [one for one in self._dialogs if one is not dialog]

    # --- parts ---

    def _end(self) -> None:
        self.is_locked = False
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._window.unlock.close_cover()

    def _put_dialogs_away(self) -> None:
        """A question is as good as cancelled; a password that is shown once is only hidden."""
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]:
            if isinstance(dialog, ZippedDialog):
                dialog.hide()
                self._dialogs.append(dialog)
            elif isinstance(dialog, QProgressDialog):
                dialog.hide()
            else:
                dialog.reject()

    def _keep_drafts(self) -> bool:
        """Everything typed to disk; false when it could not be."""
        window, frame = self._window, self._window.filling
        if frame is None or window.office is None:
            return True
        frame.commit()
        window.worker.settle()
        if not _is_open_to_typing(frame):
            return True
        try:
            window.office.archive.save(frame.filling)
        except Failure as failure:
            self._alert = str(failure)
            return False
        return True

    def _is_half_done(self) -> bool:
        window = self._window
        stands = {one for one in (window.shell, window.filling) if one is not None}
        if window.worker.is_busy or self._dialogs or self._behind not in stands:
            return True
        return self._behind is window.shell and window.shell is not None and window.shell.is_half_done

    def _place(self) -> Place:
        window, frame = self._window, self._window.filling
        where = window.shell.where if window.shell is not None else ""
        if frame is None:
            return Place(where=where)
        uid = frame.filling.uid
        is_blank = _is_open_to_typing(frame) and not frame.filling.is_touched and not frame.filling.base
        return Place(where=where, uid=uid, page=_page_of(frame), path=frame.filling.cursor, is_blank=is_blank)


def _is_open_to_typing(frame: FillingFrame) -> bool:
    """Whether what is in a frame has a draft, or should have one to come back to."""
    if frame.is_only_read or frame.is_submitted:
        return False
    return frame.filling.is_touched or not frame.filling.base


def _page_of(frame: FillingFrame) -> str:
    shown = [one for one in frame.findChildren(PageButton) if one.isChecked()]
    return shown[0].objectName().removeprefix("page:") if shown else ""
