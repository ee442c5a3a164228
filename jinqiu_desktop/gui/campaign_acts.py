"""Acts on many records that a list offers: 列入发放, 银行文件, 重发, 转入下一年, 沿用去年, 建档 from a survey, 重复帮扶.

Each asks for the one thing the office cannot know (a batch, a year, a file), calls the office once, in the background where it takes long, and
tells what came of it. What may be done and what speaks against it is the office's; where the answer is shown is the shell's.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from jinqiu_desktop.errors import Failure, Progress, Refused, Stopped
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.campaign import Roster
from jinqiu_desktop.office.next_year import CarriedOver
from jinqiu_desktop.records import Record

T = TypeVar("T")

_YEARS = (2000, 2100)
_EXCEL, _BANK_FILES = "Excel (*.xlsx)", "Excel (*.xlsx);;CSV (*.csv)"


class CampaignActs(QObject):
    """The acts of one office; questions appear over `over`."""

    started = Signal(object)
    done = Signal(str, str, str, str)
    """Form, state, uid of the first record that came of it, what to tell."""
    refused = Signal(str, str)
    """Form in whose list it was asked for, why nothing was done."""
    open_wanted = Signal(str)
    filling_wanted = Signal(object)
    next_year_wanted = Signal(tuple, str)
    """The applications of last year that are meant, and the form in whose list they were."""

    def __init__(self, office: Office, worker: Worker, over: QWidget) -> None:
        super().__init__(over)
        self._office, self._worker, self._over = office, worker, over
        self._warned: set[str] = set()

    def ask_payroll(self, uids: tuple[str, ...]) -> None:
        """Asks for the batch in which these applications are paid."""
        self._ask_batch(say("window.pay.ask", count=len(uids)), lambda batch: self._pay(batch, uids))

    def ask_bank_file(self, uids: tuple[str, ...]) -> None:
        """Asks where the file for the bank goes; it is of the whole batch these payments are in."""
        batches = {str(self._office.archive.record(uid).value("batch") or "") for uid in uids}
        if len(batches) != 1:
            self.refused.emit("payment", say("window.bank.batches", count=len(batches)))
            return
        (batch,) = batches
        path = self._ask_file(say("window.bank.save"), say("window.bank.name", batch=batch), _BANK_FILES)
        if path is not None:
            self.write_bank_file(batch, path)

    def write_bank_file(self, batch: str, path: Path) -> None:
        """What the bank pays of a batch, into this file. Who was warned that it was written before and asks once more gets it again."""
        again = batch in self._warned

        def write(_progress: Progress) -> Roster:
            try:
                return self._office.campaign.bank_file(batch, path, again=again)
            except Failure as error:
                if error.code == "payment.bank_again":
                    self._warned.add(batch)
                raise

        def written(roster: Roster) -> None:
            self._warned.discard(batch)
            name = roster.file.name if roster.file is not None else path.name
            facts = {"batch": batch, "count": len(roster.lines), "total": roster.total, "name": name}
            self.done.emit("payment", "", roster.lines[0].uid, say("window.bank.done", **facts))

        self._run("payment", write, written)

    def ask_repeat(self, uid: str) -> None:
        """Asks for the batch in which a payment that came back is made again."""
        self._ask_batch(say("window.pay.again"), lambda batch: self._repeat(uid, batch))

    def ask_carry_over(self) -> None:
        """Asks into which year those at school are carried over."""
        self._ask_year(say("window.carry.ask"), self._carry_over)

    def ask_next_year(self, uids: tuple[str, ...], form_id: str) -> None:
        """Which applications of last year these are; the questions have a page of their own."""
        try:
            self.next_year_wanted.emit(self._office.next_year.queue(uids), form_id)
        except Refused as error:
            self.refused.emit(form_id, told(error))

    def ask_hit_list(self) -> None:
        """Asks for which year, and into which file, aid of other bodies is held against ours."""
        self._ask_year(say("window.hits.ask"), self._hit_list)

    def found_archive(self, uid: str) -> None:
        """A new archive with what a survey found out."""
        try:
            self.filling_wanted.emit(self._office.campaign.from_survey(uid))
        except Failure as error:
            self.refused.emit("survey", told(error))

    def _pay(self, batch: str, uids: tuple[str, ...]) -> None:
        def paid(made: tuple[Record, ...]) -> None:
            words = say("window.pay.done", count=len(made), batch=batch)
            self.done.emit("payment", "waiting", made[0].uid, words)

        self._run("application", lambda job: self._office.campaign.payroll(batch, uids, progress=job), paid)

    def _repeat(self, uid: str, batch: str) -> None:
        self._run(
            "payment",
            lambda _progress: self._office.campaign.repeat(uid, batch),
            lambda made: self.open_wanted.emit(made.uid),
        )

    def _carry_over(self, year: int) -> None:
        def carried(made: CarriedOver) -> None:
            words = say("window.carry.done", count=len(made.drafts), year=year)
            if made.left_out:
                words += "\n" + say("window.carry.left", count=len(made.left_out)) + "\n" + told(Refused(made.left_out))
            state, first = ("draft", made.drafts[0]) if made.drafts else ("", "")
            self.done.emit("application", state, first, words)

        self._run("application", lambda _progress: self._office.next_year.carry_over(year), carried)

    def _hit_list(self, year: int) -> None:
        path = self._ask_file(say("window.hits.save"), say("window.hits.name", year=year), _EXCEL)
        if path is not None:
            self._run(
                "aided",
                lambda _progress: self._office.campaign.hit_list(year, path),
                lambda count: self.done.emit("aided", "", "", say("window.hits.done", count=count, name=path.name)),
            )

    # --- asking and waiting ---

    def _ask_batch(self, words: str, then: Callable[[str], None]) -> None:
        dialog = self._dialog(words)
        dialog.setTextValue(self._office.today().isoformat())
        dialog.textValueSelected.connect(lambda text: then(text.strip()))
        dialog.open()

    def _ask_year(self, words: str, then: Callable[[int], None]) -> None:
        dialog = self._dialog(words)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(*_YEARS)
        dialog.setIntValue(self._office.today().year)
        dialog.intValueSelected.connect(then)
        dialog.open()

    def _dialog(self, words: str) -> QInputDialog:
        dialog = QInputDialog(self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self._over.window().windowTitle())
        dialog.setLabelText(words)
        dialog.setOkButtonText(say("window.pay.ok"))
        dialog.setCancelButtonText(say("window.pay.cancel"))
        return dialog

    def _ask_file(self, title: str, name: str, kinds: str) -> Path | None:
        name = "".join("-" if one in '\\/:*?"<>|' else one for one in name)
        chosen, _ = QFileDialog.getSaveFileName(self._over, title, name, kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_name(f"{path.name}.xlsx")

    def _run(self, form_id: str, act: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        def failed(error: BaseException) -> None:
            if not isinstance(error, Stopped):
                self.refused.emit(form_id, told(error))

        self.started.emit(self._worker.run(act, done, failed))
