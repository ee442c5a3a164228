"""Paying in the window: from ticked applications to the file for the bank and the roster, what came back, and what else a list does with many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from gui.conftest import NOW, PASSPHRASE
from gui.test_seal import application, household
from offices import Someone
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from test_campaign import APPROVED, POSTED, REVIEWED, SURVEY, VISITED, archived

from jinqiu_desktop.gui.lists import ListPage
from jinqiu_desktop.gui.print_page import PrintPage
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office, Profile

LONG = 30000
LEFT = Qt.MouseButton.LeftButton
ENTER = Qt.Key.Key_Return


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A county's office: it is the one that grants and pays."""
    profile = Profile(name="示例区总工会", level="县区", region="341602", policy="bozhou-2023", clerk="周宁")
    with Office.setup(tmp_path / "data", profile, PASSPHRASE, clock=lambda: NOW).office as opened:
        yield opened


def granted(office: Office, seed: int = 1) -> str:
    """An application the center has granted."""
    uid = application(office, household(office, seed=seed), guardian="李春梅")
    told = {"verify": VISITED, "review": REVIEWED, "posting": POSTED, "center_review": APPROVED}
    for step, typed in told.items():
        office.archive.step(uid, step, typed)
    return uid


class Person:
    """Somebody at the lists."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        assert window.shell is not None
        self.bot, self.window, self.shell = bot, window, window.shell

    def until(self, so: Callable[[], bool]) -> None:
        self.bot.waitUntil(so, timeout=LONG)

    def list(self, form_id: str) -> ListPage:
        self.shell.go_list(form_id)
        return self.shell.lists[form_id]

    def tick_all(self, form_id: str) -> ListPage:
        """Every line, by keys."""
        page = self.list(form_id)
        QTest.keyClick(page.ui.search, Qt.Key.Key_Down)
        QTest.keyClick(page.ui.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        return page

    def answer(self, button: QPushButton, text: str = "") -> str:
        """Clicks, and answers what is asked then; gives what stood there already."""
        assert button.isVisible()
        self.bot.mouseClick(button, LEFT)
        dialog = next(one for one in self.shell.findChildren(QInputDialog) if one.isVisible())
        suggested = dialog.textValue()
        box = next(one for one in dialog.findChildren(QLineEdit) if one.isVisible())
        if text:
            box.selectAll()
            QTest.keyClicks(box, text)
        QTest.keyClick(box, ENTER)
        return suggested


@pytest.fixture
def person(qtbot: QtBot, window: MainWindow) -> Person:
    return Person(qtbot, window)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_ticked_applications_become_a_batch_with_the_day_as_its_name(person: Person, office: Office) -> None:
    granted(office, 1)
    granted(office, 2)
    page = person.tick_all("application")
    assert person.answer(page.ui.bulk_pay) == "2026-08-07"
    payments = person.shell.lists["payment"]
    person.until(payments.ui.bar.isVisible)
    assert len(office.campaign.roster("2026-08-07").lines) == 2
    assert payments.model.total == 2
    assert "2026-08-07" in payments.ui.bar_text.text()
    assert not payments.ui.bulk_pay.isVisible()


def test_what_speaks_against_one_of_them_is_told_and_nobody_is_paid(person: Person, office: Office) -> None:
    granted(office, 1)
    early = application(office, household(office, seed=2), guardian="李春梅")
    page = person.tick_all("application")
    person.answer(page.ui.bulk_pay, "B2")
    person.until(page.ui.bar.isVisible)
    assert office.archive.record(early).number in page.ui.bar_text.text()
    assert page.ui.bar.property("state") == "wrong"
    assert page.model.chosen, "to take the tick of that one away"
    assert office.archive.listing("payment").total == 0


def test_a_batch_is_written_for_the_bank_and_its_roster_shown(
    person: Person, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = granted(office)
    (made,) = office.campaign.payroll("B1", [one])
    page = person.tick_all("payment")
    choose(monkeypatch, tmp_path / "bank")
    person.bot.mouseClick(page.ui.bulk_bank, LEFT)
    person.until(page.ui.bar.isVisible)
    assert load_workbook(tmp_path / "bank.xlsx").active.max_row == 3, "labels, one payment, the sum"
    assert office.archive.state(made.uid) == "exported"
    assert "2000" in page.ui.bar_text.text()
    person.tick_all("payment")
    person.bot.mouseClick(page.ui.bulk_bank, LEFT)
    person.until(lambda: page.ui.bar.property("state") == "wrong")
    assert "再点一次" in page.ui.bar_text.text()
    person.bot.mouseClick(page.ui.bulk_bank, LEFT)
    person.until(lambda: page.ui.bar.property("state") != "wrong")
    assert [path.name for path in tmp_path.glob("*第 2 次*")]
    person.tick_all("payment")
    person.bot.mouseClick(page.ui.bulk_roster, LEFT)
    papers = person.window.ui.scenes.currentWidget()
    assert isinstance(papers, PrintPage)
    assert [(line.paper, line.among) for line in papers.asked()] == [("payroll", (made.uid,))]
    person.until(lambda: not papers.ui.page.pixmap().isNull())


def test_one_bank_file_is_of_one_batch(person: Person, office: Office) -> None:
    office.campaign.payroll("B1", [granted(office, 1)])
    office.campaign.payroll("B2", [granted(office, 2)])
    page = person.tick_all("payment")
    person.bot.mouseClick(page.ui.bulk_bank, LEFT)
    assert page.ui.bar.property("state") == "wrong"
    assert page.ui.bar.isVisible()


def test_what_came_back_is_paid_again_and_opened_to_mend_the_card(person: Person, office: Office) -> None:
    (first,) = office.campaign.payroll("B1", [granted(office)])
    page = person.list("payment")
    assert not page.ui.repeat_one.isVisible()
    office.campaign.mark_paid("B1", date(2026, 8, 5))
    office.campaign.bounced(first.uid, "户名与卡号不符", date(2026, 8, 6))
    page = person.list("payment")
    person.answer(page.ui.repeat_one, "B2")
    person.until(lambda: person.window.filling is not None)
    assert person.window.filling is not None
    assert person.window.filling.filling.text("batch") == "B2"
    assert office.archive.state(first.uid) == "repeated"


def test_an_archive_is_begun_from_a_survey(person: Person, office: Office) -> None:
    office.archive.put("survey", SURVEY)
    page = person.list("survey")
    QTest.keyClick(page.ui.search, Qt.Key.Key_F7)
    assert person.window.filling is not None
    assert person.window.filling.filling.form.id == "household"
    assert person.window.filling.filling.text("head.name") == "李春梅"


def test_who_is_still_at_school_is_carried_over_and_the_drafts_shown(
    person: Person, office: Office, tmp_path: Path
) -> None:
    stays, closed = granted(office, 1), granted(office, 2)
    office.campaign.payroll("B1", [stays, closed])
    office.campaign.mark_paid("B1", date(2026, 8, 5))
    archived(Someone(office=office, root=tmp_path, passphrase=PASSPHRASE), stays)
    page = person.list("application")
    person.answer(page.ui.carry_over, "2027")
    person.until(page.ui.bar.isVisible)
    (draft,) = office.archive.drafts("application")
    assert [line.uid for line in page.model.lines] == [draft.uid]
    assert office.archive.record(closed).number in page.ui.bar_text.text(), "and why the other is not"


def test_aid_of_other_bodies_is_listed_in_a_file(
    person: Person, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "hits.xlsx")
    page = person.list("aided")
    person.answer(page.ui.hit_list)
    person.until(page.ui.bar.isVisible)
    assert "0 条" in page.ui.bar_text.text()
    assert (tmp_path / "hits.xlsx").exists()
