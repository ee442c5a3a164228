"""A record of an archive that is open to look only: as another office's record, and without remarks and steps."""

from __future__ import annotations

from jinqiu_desktop.errors import Problem
from jinqiu_desktop.gui.reading import ReadingFrame
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office


class LookingFrame(ReadingFrame):
    """Nothing here can be changed by anybody."""

    def __init__(self, office: Office, worker: Worker, uid: str) -> None:
        super().__init__(office, worker, uid)
        self.ui.remark.hide()

    def begin_remark(self) -> None:
        """There is nowhere to keep one."""

    def _whose(self) -> str:
        return say("window.look_only")

    def _show_head(self) -> None:
        super()._show_head()
        self.ui.take_step.hide()

    def _show_help(self, problems: tuple[Problem, ...]) -> None:
        super()._show_help(problems)
        self.ui.help_do.setText("")
