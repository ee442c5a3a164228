"""The first hour is walked from an empty folder, step after step, on the window itself; the table of keys, clicks and seconds is printed."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from gui.conftest import NOW
from gui.hour import Hour
from gui.typist import Typist
from last_year import household, paid
from offices import DECLARED, Someone, someone, trust_each_other
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import made_up_households, sample
from jinqiu_desktop.demo.practice import PLANTED
from jinqiu_desktop.gui import first_run
from jinqiu_desktop.gui.check_page import CheckPage
from jinqiu_desktop.gui.first_run import FirstRunPage
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.import_page import ImportPage
from jinqiu_desktop.gui.next_year_page import NextYearPage
from jinqiu_desktop.gui.print_page import PrintPage
from jinqiu_desktop.gui.question_row import QuestionRow
from jinqiu_desktop.gui.shell import Shell
from jinqiu_desktop.gui.step_page import StepPage
from jinqiu_desktop.gui.today import TaskRow
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.interview import QUESTIONS

ENTER, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
LONG = 60_000
CLICKS, SECONDS = 50, 47 * 60
"""The budget of the whole hour (facts of the desk, §6)."""
_AT_A_GLANCE = 5
"""Records found among which one is picked without typing more."""


@dataclass
class Answers:
    """What is chosen in the next dialog of the system."""

    hour: Hour
    next: Path = Path()

    def give(self, *_: object, **__: object) -> tuple[str, str]:
        self.hour.chosen_in_dialog()
        return str(self.next), ""

    def save(self, *_: object, **__: object) -> tuple[str, str]:
        self.hour.saved_in_dialog()
        return str(self.next), ""

    def give_folder(self, *_: object, **__: object) -> str:
        self.hour.chosen_in_dialog()
        return str(self.next)


class Clerk:
    """Somebody at one window."""

    def __init__(self, bot: QtBot, hour: Hour, window: MainWindow) -> None:
        self.bot, self.hour, self.window = bot, hour, window

    @property
    def office(self) -> Office:
        assert self.window.office is not None
        return self.window.office

    @property
    def shell(self) -> Shell:
        assert self.window.shell is not None
        return self.window.shell

    @property
    def frame(self) -> FillingFrame:
        assert self.window.filling is not None
        return self.window.filling

    def front(self) -> None:
        """A window that was behind another one, or behind a dialog that told how far a job is."""
        self.window.raise_()
        self.window.activateWindow()
        self.until(lambda: self.window.isActiveWindow() and QApplication.focusWidget() is not None)

    def until(self, so: Callable[[], bool]) -> None:
        self.bot.waitUntil(so, timeout=LONG)

    def typist(self) -> Typist:
        return Typist(self.frame, self.hour.tally)

    def write(self, text: str) -> None:
        """Into the line with the focus."""
        hand = Typist.__new__(Typist)
        hand.write(text)

    def child(self, name: str) -> QPushButton:
        (found,) = [one for one in self.window.findChildren(QPushButton, name) if one.isVisible()]
        return found

    def hand_in(self, typist: Typist) -> None:
        uid = typist.frame.filling.uid
        typist.hand_in()
        self.until(lambda: self.office.archive.state(uid) == "submitted")
        self.until(lambda: typist.focus().objectName() == "submit" and typist.focus().isEnabled())
        self.hour.thought(len(typist._typed))

    def go(self, form_id: str) -> None:
        """To the list of a form: the key of its shelf, as often as it has forms before this one."""
        shelves = self.shell.navigation.shelves
        (at,) = [at for at, one in enumerate(shelves) if form_id in [each.form for each in one.forms]]
        key = (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)[at]
        for _ in range(12):
            if self.shell.ui.pages.currentWidget() is self.shell.lists[form_id]:
                break
            self.hour.press(key, CONTROL)
        assert QApplication.focusWidget() is self.shell.lists[form_id].ui.search

    def find(self, form_id: str, initials: str, uid: str) -> None:
        """A record of a list, by initials of a name, and among those that are found by ↓."""
        self.go(form_id)
        self.write(initials)
        page = self.shell.lists[form_id]
        self.until(lambda: 0 < len(page.model.uids) <= _AT_A_GLANCE)
        self.hour.thought()
        self.hour.press(Qt.Key.Key_Down)
        assert page.ui.table.hasFocus()
        self.hour.press_until(Qt.Key.Key_Down, lambda: page.model.uids[page.ui.table.currentIndex().row()] == uid)

    def exchange(self, part: Qt.Key) -> None:
        """封包, 收包 or 名片."""
        self.hour.press(Qt.Key.Key_6, CONTROL)
        if part != Qt.Key.Key_1:
            self.hour.press(part, Qt.KeyboardModifier.AltModifier)

    def meet(self, card: Path, own: Path, heard: str, answers: Answers) -> None:
        """The card of another office, with the groups of it that were heard on the telephone; the own card as a file for them."""
        self.exchange(Qt.Key.Key_3)
        page = self.shell.exchange.cards
        answers.next = own
        self.hour.press(Qt.Key.Key_S, CONTROL)
        self.until(own.exists)
        answers.next = card
        self.hour.press(Qt.Key.Key_O, CONTROL)
        groups = heard.split()
        for _ in range(2):
            box = QApplication.focusWidget()
            assert isinstance(box, QLineEdit)
            self.hour.thought()
            self.write(groups[int(box.objectName().partition(":")[2]) - 1])
        self.hour.press(Qt.Key.Key_F10)
        assert page.ui.pick_card.hasFocus()
        self.front()

    def seal(self, out: Path, answers: Answers) -> None:
        """Everything that waits, to the one office above."""
        self.exchange(Qt.Key.Key_1)
        answers.next = out
        page = self.shell.seal
        self.until(lambda: page.ui.do_seal.isEnabled() and page._judging is None)
        self.hour.thought(2)
        self.hour.press(Qt.Key.Key_F10)
        self.read_sealed()

    def read_sealed(self) -> None:
        """The dialog after sealing, and 完成."""
        self.until(lambda: any(one.isVisible() for one in self.window.findChildren(QDialog, "sealed")))
        self.hour.thought()
        self.hour.press(ENTER)
        self.until(lambda: not self.window.findChildren(QDialog, "sealed"))
        self.front()

    def take_in(self) -> None:
        """The bundle that is marked: opened, looked at, taken in, and back to the inbox."""
        page = self.shell.exchange.receive
        assert page.ui.bundles.hasFocus()
        self.hour.press(ENTER)
        self.until(lambda: page.ui.scenes.currentWidget() is page.ui.plan and page.ui.take_in.isEnabled())
        self.front()
        self.hour.thought(2)
        self.hour.press(Qt.Key.Key_F10)
        self.until(lambda: page.ui.scenes.currentWidget() is page.slip)
        self.front()
        assert page.slip.ui.done.hasFocus()
        self.hour.press(ENTER)


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    """A window over an empty folder, on 7 August 2026."""
    for module in ("jinqiu_desktop.office", "jinqiu_desktop.demo.practice"):
        monkeypatch.setattr(f"{module}._now", lambda: NOW)
    window = MainWindow(tmp_path / "data", DECLARED)
    window.resize(1366, 697)
    window.show()
    yield Clerk(qtbot, Hour.beside(window), window)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def answers(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> Answers:
    """The system's dialogs answer what the test wants."""
    made = Answers(hour=clerk.hour)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", made.give)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", made.save)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", made.give_folder)
    return made


def practise(clerk: Clerk) -> None:
    """3: the practice book, its three mistakes, and out again."""
    page, hour = clerk.window.ui.scenes.currentWidget(), clerk.hour
    assert isinstance(page, FirstRunPage)
    hour.click(page.ui.practice)
    clerk.until(lambda: clerk.window.shell is not None)
    clerk.front()
    (row,) = [one for one in clerk.window.findChildren(TaskRow) if one.task.kind == "draft"]
    hour.click(row)
    clerk.until(lambda: clerk.window.filling is not None)
    typist = clerk.typist()
    typist.press(Qt.Key.Key_F9)
    for one in PLANTED:
        assert clerk.frame.filling.cursor == one.path
        typist.answer(one.path, one.right)
        typist.press(Qt.Key.Key_F8)
    assert not clerk.frame.filling.blocking(clerk.frame.filling.form.final_step)
    hour.thought(len(PLANTED))
    hour.click(clerk.window.ui.practice_end)
    assert clerk.window.ui.scenes.currentWidget() is page
    clerk.front()


def found(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """2: who, passphrase, the sheet, two groups of it, no folder for backups yet."""
    page, hour = clerk.window.ui.scenes.currentWidget(), clerk.hour
    assert isinstance(page, FirstRunPage)
    monkeypatch.setattr(first_run, "print_pdf", lambda *_: True)
    if not page.ui.office_name.hasFocus():
        hour.click(page.ui.office_name)
    for words in ("示例厂工会", "341602", "刘敏", "a long enough passphrase 7", "a long enough passphrase 7"):
        clerk.write(words)
        hour.thought()
        hour.press(ENTER)
    clerk.until(lambda: page.ui.pages.currentIndex() == 2)
    clerk.front()
    hour.click(page.ui.print_sheet)
    hour.chosen_in_dialog()  # the system's own, for the printer
    hour.press(Qt.Key.Key_Space)
    groups = "".join(page.ui.code.text().split())
    for box in [one for one in page.findChildren(QLineEdit) if one.objectName().startswith("group:")]:
        number = int(box.objectName().partition(":")[2])
        assert box.hasFocus()
        clerk.write(groups[4 * number - 4 : 4 * number].lower())
        hour.thought()
        hour.press(ENTER)
    assert page.ui.pages.currentIndex() == 4
    hour.press(ENTER)
    clerk.until(lambda: clerk.window.shell is not None)
    clerk.front()


def first_household(clerk: Clerk) -> str:
    """4: the golden household and its student's application, by keys alone."""
    clerk.hour.press(Qt.Key.Key_F2)
    typist = clerk.typist()
    uid = typist.frame.filling.uid
    typist.fill(sample("household"))
    clerk.hand_in(typist)
    typist.tab_to("related_new:application")
    typist.press(ENTER)
    clerk.until(lambda: clerk.frame is not typist.frame)
    second = clerk.typist()
    wanted = sample("application")
    del wanted["household"]
    second.fill(wanted | {"student": "王小雨"})
    clerk.hand_in(second)
    return uid


def second_household(clerk: Clerk) -> int:
    """5: the next one of the same batch; gives how many cells were there already."""
    clerk.hour.press(Qt.Key.Key_Escape)
    clerk.until(lambda: clerk.window.filling is None)
    clerk.go("household")
    clerk.hour.press(Qt.Key.Key_F2)
    typist = clerk.typist()
    filling = typist.frame.filling
    carried = sum(
        filling.cell(path).state == "carried" for page in filling.form.pages for path in filling.paths(page.id)
    )
    (other,) = made_up_households(1, random.Random(5), NOW.date())
    typist.fill(other)
    clerk.hand_in(typist)
    clerk.hour.press(Qt.Key.Key_Escape)
    clerk.until(lambda: clerk.window.filling is None)
    return carried


def from_last_year(office: Office) -> str:
    """What was in the archive before: a family whose daughter was aided, with the steps that only a county may take."""
    (stored,) = made_up_households(1, random.Random(12), NOW.date())
    made = json.loads(json.dumps(stored))
    made["members"][0]["name"] = "赵书宁"
    own = office.profile
    office.desk.keep_profile(replace(own, level="县区"))
    uid = paid(office, household(office, **made))
    office.desk.keep_profile(own)
    return uid


def carry_over(clerk: Clerk, before: str) -> None:
    """6: who was aided last year is found by initials; six questions, nothing has changed."""
    clerk.find("application", "zsn", before)
    clerk.hour.press(Qt.Key.Key_F7)
    clerk.until(lambda: isinstance(clerk.window.ui.scenes.currentWidget(), NextYearPage))
    page = clerk.window.ui.scenes.currentWidget()
    assert isinstance(page, NextYearPage)
    clerk.until(lambda: isinstance(QApplication.focusWidget(), QuestionRow))
    for name in QUESTIONS:
        row = QApplication.focusWidget()
        assert isinstance(row, QuestionRow)
        assert row.question == name
        clerk.write("1")
        clerk.hour.thought()
    assert page.ui.act.hasFocus()
    clerk.hour.press(ENTER)
    clerk.until(lambda: page.ui.bar.isVisible() and page.ui.act.hasFocus())
    assert len(clerk.office.archive.drafts("application")) == 1
    clerk.hour.press(Qt.Key.Key_Escape)
    clerk.until(lambda: clerk.window.ui.scenes.currentWidget() is clerk.shell)


@contextmanager
def computer_of(qtbot: QtBot, other: Someone) -> Iterator[MainWindow]:
    """Another computer, with the window of another office and habits of its own."""
    own = Path(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "a", "b").fileName()).parent.parent
    settings = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    QSettings.setPath(*settings, str(other.root / "settings"))
    window = MainWindow(other.root / "data", DECLARED)
    window.resize(1366, 697)
    window.show()
    window.show_office(other.office)
    yield window
    window.office = None
    window.close()
    window.deleteLater()
    QSettings.setPath(*settings, str(own))


def import_five(clerk: Clerk, stick: Path, answers: Answers) -> None:
    """7: five rows of her own list, two of them wrong; mended in the table and taken in."""
    office, hour = clerk.office, clerk.hour
    rows = list(made_up_households(5, random.Random(77), NOW.date()))
    path, before = stick / "roster.xlsx", office.archive.listing("household").total
    office.sheets.template(path, "household", rows)
    book = openpyxl.load_workbook(path)
    cells = [
        cell
        for line in book.worksheets[0].iter_rows()
        for cell in line
        if cell.value in [one["head.idno"] for one in rows]
    ]
    cells[0].value, cells[0].number_format = int(str(cells[0].value)[:17] + "0"), "0"
    right = cells[1].value
    cells[1].value = f"{str(right)[:17]}{'1' if str(right)[-1] != '1' else '2'}"
    book.save(path)
    clerk.go("household")
    hour.press(Qt.Key.Key_I, CONTROL)
    page = clerk.shell.ui.pages.currentWidget()
    assert isinstance(page, ImportPage)
    answers.next = path
    hour.tab_to(lambda at: at is page.ui.pick)
    hour.press(ENTER)
    clerk.until(lambda: page.ui.check.isVisible() and page._checked is not None and not clerk.window.worker.is_busy)
    wrong = {one.where for one in page._checked.problems if one.severity == "error"}
    assert {one for one in wrong if one.startswith(book.worksheets[0].title)} == {
        f"{book.worksheets[0].title}!{cell.coordinate}" for cell in cells[:2]
    }, "the rest are members whose household could not be read"
    assert office.archive.listing("household").total == before, "nothing is written before 导入"
    office.sheets.template(path, "household", rows)
    hour.elsewhere(keys=2 * (18 + 1) + 1, clicks=2)  # both numbers typed anew in the table, each with Enter, and saved
    hour.thought(2)
    clerk.front()
    hour.tab_to(lambda at: at is page.ui.check)
    hour.press(ENTER)
    clerk.front()
    clerk.until(page.ui.do_import.hasFocus)
    hour.press(ENTER, CONTROL)
    clerk.until(page.ui.to_list.hasFocus)
    assert office.archive.listing("household").total == before + 5
    hour.press(ENTER)


def check_everything(clerk: Clerk) -> None:
    """8: one list over all households; Enter goes to the cell, leaving it comes back."""
    clerk.hour.press(Qt.Key.Key_1, CONTROL)
    clerk.hour.press(Qt.Key.Key_F9)
    page = clerk.shell.ui.pages.currentWidget()
    assert isinstance(page, CheckPage)
    clerk.until(page.ui.again.isEnabled)
    names = [line[0].text for line in page._model.lines]
    assert names == sorted(names), "household by household"
    clerk.hour.thought(2)
    assert names
    for first in page._found[:1]:
        clerk.hour.press(ENTER)
        clerk.until(lambda: clerk.window.filling is not None)
        assert clerk.frame.filling.cursor == first.problem.where
        clerk.hour.press(Qt.Key.Key_Escape)
        clerk.until(lambda: clerk.window.filling is None)
        assert clerk.shell.ui.pages.currentWidget() is page
        clerk.until(page.ui.again.isEnabled)
    clerk.hour.press(Qt.Key.Key_Escape)


def post(clerk: Clerk, uid: str) -> None:
    """9: a notice for the board that lists the household, by keys alone."""
    clerk.find("household", "lcm", uid)
    clerk.hour.press(Qt.Key.Key_Space)
    page = clerk.shell.lists["household"]
    clerk.hour.tab_to(lambda at: at is page.ui.bulk_post)
    clerk.hour.press(ENTER)
    clerk.until(lambda: clerk.window.filling is not None)
    typist = clerk.typist()
    posting = typist.frame.filling.uid
    told = {
        "unit.name": "示例厂工会",
        "begins": "2026-08-10",
        "ends": "2026-08-14",
        "phone": "0558-5550002",
        "signed_on": "2026-08-10",
    }
    typist.fill(told)
    typist.hand_in()
    clerk.until(lambda: clerk.office.archive.state(posting) == "posted")
    clerk.hour.thought(len(told))
    clerk.hour.press(Qt.Key.Key_Escape)
    clerk.until(lambda: clerk.window.filling is None)


def print_papers(clerk: Clerk, uid: str, stick: Path, answers: Answers) -> None:
    """9: every paper of the first household, in the order it is handed in, as one PDF, and as Word what comes as Word."""
    hour = clerk.hour
    clerk.find("household", "lcm", uid)
    hour.press(Qt.Key.Key_F12)
    page = clerk.window.ui.scenes.currentWidget()
    assert isinstance(page, PrintPage)
    asked = page.asked()
    assert [one.paper for one in asked] == [one.paper for one in clerk.office.papers.set_of(uid)]
    assert asked[-1].paper == "annex6"
    assert asked[-1].has_word
    for button, path in ((page.ui.save_pdf, stick / "papers.pdf"), (page.ui.save_word, stick / "papers.docx")):
        answers.next = path
        clerk.until(button.isEnabled)
        hour.tab_to(lambda at, button=button: at is button)
        hour.press(ENTER)
        clerk.until(path.exists)
        clerk.front()
    hour.press(Qt.Key.Key_Escape)
    with pypdfium2.PdfDocument(stick / "papers.pdf") as pdf:
        sheets = [one.get_textpage().get_text_range() for one in pdf]
    (posted,) = [one for one in sheets if "困难原因" in one and "监督电话" in one]
    assert "李春梅" in posted
    word = docx.Document(str(stick / "papers.docx"))
    lines = [one.text for one in word.paragraphs]
    lines += [cell.text for table in word.tables for line in table.rows for cell in line.cells]
    assert "李春梅" in "\n".join(lines)
    own = clerk.office.archive.record(uid)
    for number in (str(own.value("head.idno")), str(own.value("head.phone"))):
        assert number not in posted
    assert not re.search(r"\d{15,}", posted)


def test_the_first_hour_is_walked_within_its_clicks_and_time(
    qtbot: QtBot,
    clerk: Clerk,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hour, stick = clerk.hour, tmp_path / "stick"
    stick.mkdir()
    clerk.front()
    county = someone(tmp_path / "county", "示例区总工会", "县区")
    with hour.step("3 practice book", budget=240, clicks=6):
        practise(clerk)
    with hour.step("2 first run", budget=240, clicks=6):
        found(clerk, monkeypatch)
    with hour.step("4 first household, application", budget=720, clicks=0):
        uid = first_household(clerk)
    with hour.step("5 second household", budget=450, clicks=0):
        assert second_household(clerk) >= 9
    before = from_last_year(clerk.office)
    with hour.step("6 last year's application", budget=60, clicks=3):
        carry_over(clerk, before)
    with hour.step("7 Excel, five rows", budget=240, clicks=5):
        import_five(clerk, stick, answers)
    with hour.step("8 check everything", budget=60, clicks=2):
        check_everything(clerk)
    with hour.step("9 papers", budget=180, clicks=3):
        post(clerk, uid)
        print_papers(clerk, uid, stick, answers)
    own, theirs = stick / "own.jqcard", stick / "county.jqcard"
    county.office.exchange.export_card(theirs)
    with hour.step("10a cards, once, here", budget=120, clicks=3):
        clerk.meet(theirs, own, county.office.exchange.card().fingerprint, answers)
    with hour.step("10 bundle", budget=60, clicks=3):
        clerk.seal(stick / "1.jqb", answers)
    others = [other_office(tmp_path, county, name, stick) for name in ("甲", "乙")]
    returned = stick / "back.jqb"
    with computer_of(qtbot, county) as window:
        there = Clerk(qtbot, hour, window)
        there.front()
        with hour.step("11a cards, once, county", budget=120, clicks=3):
            there.meet(own, county.root / "own.jqcard", clerk.office.exchange.card().fingerprint, answers)
        with hour.step("11 county: three bundles, back", budget=360, clicks=8):
            take_in_three(there, stick, answers)
            send_back(there, uid, returned, answers)
    clerk.front()
    with hour.step("12 mend what came back", budget=120, clicks=4):
        mend(clerk, uid, stick, answers)
    for one in (county, *others):
        one.office.close()
    with capsys.disabled():
        print(f"\n{hour.table}")
    assert sum(one.clicks for one in hour.steps) <= CLICKS
    assert sum(one.seconds for one in hour.steps) <= SECONDS
    assert [one.name for one in hour.steps if one.seconds > one.budget] == []
    assert [one.name for one in hour.steps if one.clicks > one.most_clicks] == []


def other_office(root: Path, county: Someone, name: str, stick: Path) -> Someone:
    """Another grass-roots office; both have the same household, which the county is told."""
    of = someone(root / name, f"示例{name}厂工会")
    trust_each_other(of, county)
    of.put(31)
    of.office.exchange.seal(county.office.exchange.card(), stick / f"{name}.jqb")
    of.office.close()
    return of


def take_in_three(county: Clerk, stick: Path, answers: Answers) -> None:
    """11: a folder with three bundles; a person who is in two of them is told; a number of the table leads to its people."""
    hour = county.hour
    county.exchange(Qt.Key.Key_2)
    page = county.shell.exchange.receive
    answers.next = stick
    hour.press(Qt.Key.Key_D, CONTROL)
    twice = 0
    for _ in range(3):
        bundle = page._waiting[page.ui.bundles.currentIndex().row()]
        assert not bundle.is_received
        twice += sum(
            one.code == "bundle.person_twice" for one in county.office.receiving.plan(bundle.path).all_problems()
        )
        county.take_in()
    assert twice, "the household that two offices have"
    assert all(one.is_received for one in page._waiting)
    hour.press(Qt.Key.Key_8, CONTROL)
    table = county.shell.statistics
    county.until(lambda: not table.is_busy)
    hour.tab_to(lambda at: at is table.view)
    hour.thought(2)
    hour.press(ENTER)
    county.until(lambda: not table.is_busy)
    assert table.behind.is_open


def send_back(county: Clerk, uid: str, out: Path, answers: Answers) -> None:
    """A remark at its cell, back by a step, and the return bundle."""
    hour = county.hour
    county.find("household", "lcm", uid)
    hour.press(ENTER)
    county.until(lambda: county.window.filling is not None)
    frame = county.frame
    assert frame.filling.uid == uid
    hour.press(Qt.Key.Key_F6)
    county.write(frame.filling.label("head.phone"))
    hour.press(ENTER)
    assert frame.filling.cursor == "head.phone"
    hour.press(Qt.Key.Key_F5)
    county.write("电话打不通")
    hour.thought()
    hour.press(ENTER)
    assert frame.view("head.phone").state == "wrong"
    hour.press(Qt.Key.Key_Escape)
    county.until(lambda: county.window.filling is None)
    hour.press(Qt.Key.Key_F10)
    page = county.window.ui.scenes.currentWidget()
    assert isinstance(page, StepPage)
    hour.tab_to(lambda at: at.objectName() == "step:archive", back=True)
    hour.press(ENTER)
    for name, text in (("opinion", "退回补正"), ("signer", "郑志强"), ("signed_on", "2026-08-07")):
        hour.tab_to(lambda at, name=name: at.objectName() == f"field:{name}")
        county.write(text)
        hour.thought()
    hour.tab_to(lambda at: at.objectName().startswith("outcome:"))
    hour.press_until(Qt.Key.Key_Right, lambda: is_at("outcome:returned"))
    hour.press(Qt.Key.Key_Space)
    hour.press(ENTER, CONTROL)
    county.until(lambda: county.window.ui.scenes.currentWidget() is county.shell)
    assert county.office.archive.state(uid) == "returned"
    county.exchange(Qt.Key.Key_2)
    receive = county.shell.exchange.receive
    senders = receive.came.ui.senders
    assert senders.hasFocus(), "there is nothing left to take in"
    hour.press_until(Qt.Key.Key_Down, lambda: senders.currentIndex().siblingAtColumn(0).data() == "示例厂工会")
    hour.press(ENTER)
    county.until(lambda: receive.giving.ui.table.hasFocus() and receive.giving.ui.table.model().rowCount() == 1)
    answers.next = out
    hour.thought()
    hour.press(Qt.Key.Key_F10)
    county.read_sealed()


def is_at(name: str) -> bool:
    """Whether the focus is there."""
    focus = QApplication.focusWidget()
    return focus is not None and focus.objectName() == name


def mend(clerk: Clerk, uid: str, stick: Path, answers: Answers) -> None:
    """12: the return bundle in, the one cell, and out again."""
    hour = clerk.hour
    clerk.exchange(Qt.Key.Key_2)
    clerk.take_in()
    hour.press(Qt.Key.Key_1, CONTROL)
    hour.press_until(Qt.Key.Key_Down, is_at_returned)
    hour.press(ENTER)
    clerk.until(lambda: clerk.window.filling is not None)
    hour.press(Qt.Key.Key_F8)
    assert clerk.frame.filling.cursor == "head.phone"
    typist = clerk.typist()
    typist.answer("head.phone", "13800005678")
    typist.press(ENTER)
    no = clerk.office.archive.record(uid).no
    typist.hand_in()
    clerk.until(lambda: clerk.office.archive.record(uid).no == no + 1)
    hour.press(Qt.Key.Key_Escape)
    clerk.until(lambda: clerk.window.filling is None)
    clerk.seal(stick / "2.jqb", answers)


def is_at_returned() -> bool:
    """Whether the focus is on the line of what came back."""
    focus = QApplication.focusWidget()
    return isinstance(focus, TaskRow) and focus.task.kind == "returned"
