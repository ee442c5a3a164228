"""沿用去年 at the window: six questions, each by one key, from the list and back; what has to be said cannot be passed over."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from gui.conftest import NOW, PASSPHRASE
from gui.typist import Tally
from last_year import household, paid
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jinqiu_desktop.gui.cell import Cell
from jinqiu_desktop.gui.next_year_page import NextYearPage
from jinqiu_desktop.gui.question_row import QuestionRow
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.office.interview import QUESTIONS

ENTER, ESC, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down
BUDGET = 40
SECOND = {
    "kind": "在校圆梦", "school.type": "普通高中", "school.name": "示例二中", "school.entry": "2025-09", "school.years": "3",
    "school.major": "", "school.batch": "", "guardian": "李春梅",
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office that may approve, on 7 August 2026."""
    profile = Profile(name="示例区总工会", level="县区", region="341602", policy="bozhou-2023", clerk="周宁")
    with Office.setup(tmp_path / "data", profile, PASSPHRASE, clock=lambda: NOW).office as opened:
        yield opened


@pytest.fixture
def home(office: Office) -> str:
    return household(office)


@pytest.fixture
def before(office: Office, home: str) -> str:
    return paid(office, home)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focus(), key)


def write(text: str) -> None:
    if text.isascii():
        QTest.keyClicks(focus(), text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(focus(), event)


def question() -> str:
    """The question with the focus."""
    row = focus()
    return row.question if isinstance(row, QuestionRow) else ""


def cell() -> str:
    widget: QWidget | None = focus()
    while widget is not None and not isinstance(widget, Cell):
        widget = widget.parentWidget()
    return widget.path if widget is not None else ""


def go_to_list(qtbot: QtBot, window: MainWindow, form: str) -> None:
    assert window.shell is not None
    window.shell.go_list(form)
    qtbot.waitUntil(lambda: focus().objectName() == f"search:{form}")


def asked(qtbot: QtBot, window: MainWindow, search: str, form: str = "application") -> NextYearPage:
    """From the list of a form: who is looked for, and F7."""
    go_to_list(qtbot, window, form)
    QTest.keyClicks(focus(), search)
    assert window.shell is not None
    page = window.shell.lists[form]
    qtbot.waitUntil(lambda: len(page.model.lines) == 1)
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: bool(question()))
    found = window.ui.scenes.currentWidget()
    assert isinstance(found, NextYearPage)
    return found


def fill_in(name: str, text: str) -> int:
    """A cell, and Enter: what stands there is right, or another text. Gives how many keys the text took."""
    assert cell() == name
    if text:
        write(text)
    press(ENTER)
    return len(text)


def written(qtbot: QtBot, page: NextYearPage) -> None:
    """Enter on the button, and what it wrote."""
    assert focus() is page.ui.act
    press(ENTER)
    qtbot.waitUntil(lambda: page.ui.bar.isVisible() and page.ui.act.hasFocus())


def test_an_unchanged_household_takes_at_most_40_keys_and_no_mouse(
    qtbot: QtBot, window: MainWindow, office: Office, home: str, before: str, capsys: pytest.CaptureFixture[str]
) -> None:
    go_to_list(qtbot, window, "application")
    tally = Tally(window)
    page = asked(qtbot, window, "wxy")
    for name in QUESTIONS:
        assert question() == name
        write("1")
    written(qtbot, page)
    with capsys.disabled():
        print(f"\ncarry-over, nothing changed: keys {tally.keys}, mouse {tally.mouse}")
    assert tally.keys <= BUDGET
    assert tally.mouse == 0
    (draft,) = office.archive.drafts()
    filling = office.archive.edit(draft.uid)
    assert (filling.value("year"), filling.value("kind"), filling.cell("school.name").state) == (2027, "2", "filled")
    assert office.archive.record(home).no == 1
    press(ENTER)
    assert window.filling is not None
    assert window.filling.filling.uid == draft.uid
    assert before


def test_another_income_and_another_card_take_at_most_40_keys_beside_what_is_written(
    qtbot: QtBot, window: MainWindow, office: Office, home: str, before: str, capsys: pytest.CaptureFixture[str]
) -> None:
    go_to_list(qtbot, window, "application")
    tally = Tally(window)
    page = asked(qtbot, window, "wxy")
    write("2")
    assert cell() == "household:head.income"
    assert page.interview is not None
    told = 0
    for name in page.interview.keys("income"):
        told += fill_in(name, "1900" if name == "household:head.income" else "")
    for name in ("school", "health", "address"):
        assert question() == name
        write("1")
    write("2")
    for name in ("household:bank.name", "household:bank.branch", "household:bank.card"):
        told += fill_in(name, "6222020200000000006" if name == "household:bank.card" else "")
    assert question() == "people"
    write("1")
    written(qtbot, page)
    with capsys.disabled():
        print(f"\ncarry-over, other income and card: keys {tally.keys}, of them written {told}, mouse {tally.mouse}")
    assert tally.keys - told <= BUDGET
    assert tally.mouse == 0
    record = office.archive.record(home)
    assert (record.no, record.value("head.income"), record.value("bank.card")) == (
        2,
        Decimal(1900),
        "6222020200000000006",
    )
    assert before


def test_enter_says_nothing_changed_but_not_of_income_and_health(qtbot: QtBot, window: MainWindow, before: str) -> None:
    page = asked(qtbot, window, "wxy")
    press(ENTER, ENTER)
    assert question() == "income"
    assert page.ui.foot_text.property("role") == "warn"
    press(DOWN, ENTER)  # school
    assert page.interview is not None
    assert page.interview.said("school") == "same"
    assert question() == "income", "the first one that is open"
    write("1")
    assert question() == "health"
    press(ENTER, DOWN, ENTER)
    assert question() == "health"
    press(DOWN, DOWN, ENTER, DOWN, DOWN, DOWN, ENTER)
    assert page.interview.open_questions == ("health",)
    assert not page.ui.act.isEnabled()
    assert page.ui.foot_text.text()
    assert before


def test_esc_leaves_nothing_where_nothing_was_said_and_keeps_what_was(
    qtbot: QtBot, window: MainWindow, office: Office, home: str, before: str
) -> None:
    asked(qtbot, window, "wxy")
    press(ESC)
    assert window.shell is not None
    qtbot.waitUntil(lambda: window.ui.scenes.currentWidget() is window.shell)
    assert office.archive.drafts() == ()
    asked(qtbot, window, "wxy")
    write("2")
    write("1900")
    press(ESC)
    qtbot.waitUntil(lambda: window.ui.scenes.currentWidget() is window.shell)
    assert office.archive.edit(home).text("head.income") == "1900"
    assert office.archive.record(home).no == 1
    page = asked(qtbot, window, "wxy")
    assert page.interview is not None
    assert page.interview.view("household:head.income").text == "1900"
    assert before


def test_one_after_the_other_is_offered(
    qtbot: QtBot, window: MainWindow, office: Office, home: str, before: str
) -> None:
    paid(office, home, 1, **SECOND)
    page = asked(qtbot, window, "0020")
    for _ in QUESTIONS:
        write("1")
    written(qtbot, page)
    press(ENTER)
    qtbot.waitUntil(lambda: question() == "income")
    assert page.interview is not None
    assert page.interview.name == "王小阳"
    for _ in QUESTIONS:
        write("1")
    written(qtbot, page)
    assert len(office.archive.drafts("application")) == 2
    assert before


def test_one_that_cannot_be_carried_over_is_told_and_the_next_one_offered(
    qtbot: QtBot, window: MainWindow, office: Office, home: str, before: str
) -> None:
    other = paid(office, home, 1, **SECOND)
    interview = office.next_year.begin(before)
    for name in QUESTIONS:
        interview.say_same(name)
    filling = office.archive.edit(office.next_year.finish(interview).draft)
    filling.take("reason", "母亲有病，学费难负担。")
    office.archive.submit(filling)
    window.show_next_year((before, other), "application")
    page = window.ui.scenes.currentWidget()
    assert isinstance(page, NextYearPage)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.ui.skip)
    assert page.ui.bar.property("state") == "wrong"
    assert not any(row.isVisible() for row in page.questions.values())
    press(ENTER)
    assert question() == "income"
    assert page.interview is not None
    assert page.interview.before.uid == other


def test_a_household_that_is_ticked_in_its_list_is_asked_about(
    qtbot: QtBot, window: MainWindow, home: str, before: str
) -> None:
    page = asked(qtbot, window, "lcm", "household")
    assert page.interview is not None
    assert page.interview.before.uid == before
    press(ESC)
    assert window.shell is not None
    qtbot.waitUntil(lambda: window.ui.scenes.currentWidget() is window.shell)
    assert window.shell.ui.pages.currentWidget() is window.shell.lists["household"]
    assert home


def test_what_was_never_paid_is_told_in_the_list(qtbot: QtBot, window: MainWindow, home: str) -> None:
    go_to_list(qtbot, window, "household")
    assert window.shell is not None
    page = window.shell.lists["household"]
    qtbot.waitUntil(lambda: len(page.model.lines) == 1)
    press(Qt.Key.Key_F7)
    qtbot.waitUntil(page.ui.bar.isVisible)
    assert page.ui.bar_text.text()
    assert home


def test_what_is_refused_leads_to_its_cell(
    qtbot: QtBot, window: MainWindow, office: Office, home: str, before: str
) -> None:
    page = asked(qtbot, window, "wxy")
    write("2")
    write("很少")
    press(*(ENTER for _ in range(5)))
    for _ in QUESTIONS[1:]:
        write("1")
    assert focus() is page.ui.act
    press(ENTER)
    qtbot.waitUntil(lambda: cell() == "household:head.income")
    assert page.ui.bar.property("state") == "wrong"
    assert office.archive.record(home).no == 1
    write("1900")
    press(ENTER)
    QTest.keyClick(focus(), ENTER, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: office.archive.record(home).no == 2)
    qtbot.waitUntil(lambda: page.ui.bar.property("state") == "good")
    assert before


def test_school_that_is_over_cannot_stay_the_same(qtbot: QtBot, window: MainWindow, office: Office, home: str) -> None:
    paid(office, home, 1, **{**SECOND, "school.entry": "2024-09"})
    page = asked(qtbot, window, "wxy")
    row = page.questions["school"]
    assert row.yes.isHidden()
    row.setFocus()
    write("1")
    assert question() == "school"
    write("2")
    assert cell() == "application:school.type"


def test_somebody_new_is_written_right_there(qtbot: QtBot, window: MainWindow, before: str) -> None:
    look.set_zoom(150)
    page = asked(qtbot, window, "wxy")
    page.questions["people"].setFocus()
    write("2")
    press(ENTER, ENTER, ENTER)
    assert cell() == "added:"
    write("1")
    press(ENTER)
    assert cell().endswith("].name")
    room = page.ui.scroll.viewport()
    qtbot.waitUntil(lambda: room.rect().contains(focus().rect().translated(focus().mapTo(room, QPoint(0, 0)))))
    write("李国强")
    press(ENTER)
    assert cell().endswith("].relation")
    assert page.interview is not None
    assert page.interview.household.row_name("members", page.interview.household.row_ids("members")[-1]) == "李国强"
    assert before
