"""今天要做 at the desk: every line opens its place, forty applications are approved in one go, the navigation folds and has keys."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from gui.conftest import PASSPHRASE
from offices import DECLARED, Someone
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from test_together import alike, applied

from jinqiu_desktop.gui.basis import BasisDialog
from jinqiu_desktop.gui.lists import ListPage
from jinqiu_desktop.gui.navigation import ShelfHead
from jinqiu_desktop.gui.shell import Shell
from jinqiu_desktop.gui.step_page import StepPage
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.today import TaskRow
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office import Office, Profile

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """An office with its window, and somebody who uses the keyboard only."""

    def __init__(self, qtbot: QtBot, of: Someone, window: MainWindow) -> None:
        self.qtbot, self.of, self.window = qtbot, of, window
        self.pressed = 0

    @property
    def shell(self) -> Shell:
        assert self.window.shell is not None
        return self.window.shell

    def home(self) -> list[TaskRow]:
        """What is to do, from top to bottom."""
        self.shell.go_today()
        return list(self.shell.today._rows)

    def row(self, words: str) -> TaskRow:
        """One line of it, with the focus."""
        row = next(one for one in self.home() if words in one.text())
        row.setFocus()
        return row

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.pressed += 1
        QTest.keyClick(focus, key, modifier)

    def type(self, text: str) -> None:
        """Words come by an input method: they count by the letter."""
        focus = QApplication.focusWidget()
        self.pressed += len(text)
        if isinstance(focus, QPlainTextEdit):
            focus.insertPlainText(text)
        else:
            assert isinstance(focus, QLineEdit)
            focus.insert(text)

    def page(self) -> StepPage:
        page = self.window.ui.scenes.currentWidget()
        assert isinstance(page, StepPage)
        return page

    def until(self, done: object) -> None:
        self.qtbot.waitUntil(done, timeout=30_000)

    def approve(self) -> None:
        """Opinion, signer, date, amount as the notice gives it, agreed."""
        page = self.page()
        self.type("同意救助。")
        self.press(Qt.Key.Key_Tab)
        self.type("何丽")
        self.press(ENTER)
        self.type("2026-08-20")
        self.press(ENTER)
        assert QApplication.focusWidget() is page.findChild(QLineEdit, "field:amount")
        self.press(ENTER)
        self.press(Qt.Key.Key_Space)
        assert page.findChild(QRadioButton, "outcome:agreed").isChecked()
        self.press(ENTER, CONTROL)


@pytest.fixture
def county(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A county under the notice of 银川 2018, where amounts are fixed."""
    profile = Profile(name="示例县总工会", level="县区", region="640104", policy="yinchuan-2018", clerk="周宁")
    now = datetime(2026, 8, 21, 1, tzinfo=UTC)
    with Office.setup(tmp_path / "data", profile, PASSPHRASE, catalog=DECLARED, clock=lambda: now).office as office:
        yield from desk(qtbot, Someone(office, tmp_path, PASSPHRASE))


@pytest.fixture
def grassroots(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A grass-roots office under the notice of 亳州 2023, eleven days before the papers are due."""
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="刘敏")
    now = datetime(2023, 8, 9, 1, tzinfo=UTC)
    with Office.setup(tmp_path / "data", profile, PASSPHRASE, catalog=DECLARED, clock=lambda: now).office as office:
        yield from desk(qtbot, Someone(office, tmp_path, PASSPHRASE))


def desk(qtbot: QtBot, of: Someone) -> Iterator[Desk]:
    window = MainWindow(of.root / "data", DECLARED)
    window.resize(1366, 697)
    window.show()
    window.show_office(of.office)
    yield Desk(qtbot, of, window)
    window.office = None  # the fixture closes it
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# --- forty ------------------------------------------------------------------------------------------------------------


def test_a_county_officer_approves_forty_in_a_minute(county: Desk) -> None:
    uids = alike(county.of, 40)
    county.row(say_waiting("等中心审核"))
    begin = time.perf_counter()
    county.press(ENTER)
    page = county.shell.ui.pages.currentWidget()
    assert isinstance(page, ListPage)
    assert {line.uid for line in page.model.lines} == set(uids)
    assert page.ui.table.hasFocus()
    county.press(Qt.Key.Key_A, CONTROL)
    county.press(Qt.Key.Key_F10)
    many = county.page()
    county.until(lambda: many._model.rowCount() == 40 and many._model.index(39, 2).data() == "5000")
    assert many.ui.step_title.text() == "帮扶中心审核"
    county.approve()
    county.until(lambda: county.window.ui.scenes.currentWidget() is county.shell)
    took = time.perf_counter() - begin
    assert {county.of.office.archive.state(uid) for uid in uids} == {"approved"}
    assert {county.of.office.archive.steps(uid)[-1].values["amount"] for uid in uids} == {"5000"}
    assert county.pressed <= 40, "one key a record at most, all words counted"
    assert took < 30, "the program's own part of the minute"


def test_one_that_cannot_is_named_and_the_others_wait_for_a_word(county: Desk) -> None:
    uids = alike(county.of, 3)
    early = applied(county.of, 9)
    county.shell.go_list("application")
    county.press(Qt.Key.Key_Down)
    county.press(Qt.Key.Key_A, CONTROL)
    county.press(Qt.Key.Key_F10)
    page = county.page()
    chip = page.findChild(QPushButton, "step:center_review")
    assert chip.text().endswith("3")
    chip.click()
    county.until(lambda: bool(page._model.lines) and page._model.lines[0][0].text != "")
    county.approve()
    county.until(lambda: page.ui.bar.property("state") == "wrong")
    assert {county.of.office.archive.state(uid) for uid in uids} == {"posted"}
    first = page._model.lines[0]
    assert page._uids[0] == early
    assert first[-1].ink == "wrong"
    assert "已提交" in first[-1].text
    assert page.ui.take.text() == say("window.step.take_rest", good=3, noun="份")
    county.press(ENTER, CONTROL)
    county.until(lambda: {county.of.office.archive.state(uid) for uid in uids} == {"approved"})
    county.until(lambda: page._uids == (early,))
    assert county.of.office.archive.state(early) == "submitted"


def test_typing_again_asks_for_all_of_them_again(county: Desk) -> None:
    alike(county.of, 2)
    applied(county.of, 9)
    county.shell.go_list("application")
    county.press(Qt.Key.Key_Down)
    county.press(Qt.Key.Key_A, CONTROL)
    county.press(Qt.Key.Key_F10)
    page = county.page()
    page.findChild(QPushButton, "step:center_review").click()
    county.approve()
    county.until(lambda: page._may_leave_some)
    page.findChild(QLineEdit, "field:signer").setText("何莉")
    assert not page._may_leave_some
    assert page.ui.take.text().startswith("帮扶中心审核 3 份")


def test_an_amount_can_be_changed_for_one_of_them(county: Desk) -> None:
    first, second = alike(county.of, 2)
    county.shell.window().show_steps_of((first, second))  # type: ignore[attr-defined]
    page = county.page()
    county.until(lambda: bool(page._model.lines) and page._model.index(1, 2).data() == "5000")
    page._model.setData(page._model.index(1, 2), "4000")
    assert page._model.index(1, 2).data() == "4000"
    county.approve()
    county.until(lambda: page.ui.bar.property("state") == "wrong")
    assert page._uids[0] == second, "the notice gives 5000 to everybody out of the region"
    assert "5000" in page._model.lines[0][-1].text


def test_one_record_is_offered_what_the_notice_gives(county: Desk) -> None:
    (uid,) = alike(county.of, 1)
    county.window.show_steps(uid)
    page = county.page()
    page.pick(next(one for one in page._open if one.step.id == "center_review"))
    field = page.findChild(QLineEdit, "field:amount")
    assert field.text() == "5000"
    assert not page.ui.records_panel.isVisible()


# --- home -------------------------------------------------------------------------------------------------------------


def say_waiting(label: str) -> str:
    return f"助学申请：{label}"


def test_every_line_opens_its_place(grassroots: Desk) -> None:
    office = grassroots.of.office
    for seed in (1, 2):
        grassroots.of.put(seed)
    draft = office.archive.new("household", carry=False)
    draft.type("head.name", "周世军")
    office.archive.save(draft)
    grassroots.row("困难职工档案：等建档")
    grassroots.press(ENTER)
    page = grassroots.shell.lists["household"]
    assert grassroots.shell.ui.pages.currentWidget() is page
    assert len(page.model.lines) == 2
    chip = page.findChild(QPushButton, "chip:task")
    assert chip.isChecked()
    grassroots.press(Qt.Key.Key_Escape)
    grassroots.press(Qt.Key.Key_Escape)
    assert len(page.model.lines) == 3, "the whole list again"
    grassroots.row("困难职工档案：没填完")
    grassroots.press(ENTER)
    grassroots.until(lambda: grassroots.window.filling is not None)
    assert grassroots.window.filling is not None
    assert grassroots.window.filling.filling.uid == draft.uid


def test_going_by_the_navigation_shows_the_whole_list(grassroots: Desk) -> None:
    grassroots.of.put(1)
    draft = grassroots.of.office.archive.new("household", carry=False)
    draft.type("head.name", "周世军")
    grassroots.of.office.archive.save(draft)
    grassroots.row("等建档")
    grassroots.press(ENTER)
    page = grassroots.shell.lists["household"]
    assert len(page.model.lines) == 1
    grassroots.window.findChild(QPushButton, "go_household").click()
    assert len(page.model.lines) == 2


def test_lines_stand_in_groups_by_how_urgent_they_are_and_arrows_go_through_them(grassroots: Desk) -> None:
    grassroots.of.put(1)
    rows = grassroots.home()
    assert [row.task.kind for row in rows] == ["backup_never", "waiting", "deadline"]
    assert QApplication.focusWidget() is rows[0]
    for row in rows[1:]:
        grassroots.press(Qt.Key.Key_Down)
        assert QApplication.focusWidget() is row
    told = [row.accessibleName() for row in rows]
    assert "8月20日 周日" in told[2]
    assert grassroots.shell.ui.go_today.text() == say("window.nav.today", count=3)


def test_a_deadline_is_called_done_and_taken_back(grassroots: Desk) -> None:
    row = grassroots.row("报送纸质申报材料")
    grassroots.press(ENTER)
    assert row.toolTip() == say("window.today.met")
    assert grassroots.of.office.todo.tasks(grassroots.of.office.today()) == ()
    grassroots.press(ENTER)
    assert row.toolTip() != say("window.today.met")
    assert [one.text() for one in grassroots.home()] == [row.text()]


def test_a_day_with_nothing_to_do_says_so_and_what_comes_next(grassroots: Desk) -> None:
    (row,) = grassroots.home()
    row.click()
    assert grassroots.home() == []
    shown = [label.text() for label in grassroots.shell.today.ui.to_do.findChildren(QWidget) if hasattr(label, "text")]
    assert say("window.today.nothing") in shown
    assert QApplication.focusWidget() is grassroots.shell.today.ui.new_one


def test_the_plan_to_the_next_deadline_stands_beside(grassroots: Desk) -> None:
    grassroots.home()
    ui = grassroots.shell.today.ui
    assert ui.plan_day.text() == "8月20日 周日"
    assert ui.plan_left.text() == "还有 7 个工作日"
    told = [label.text() for label in ui.plan_panel.findChildren(QWidget) if hasattr(label, "text")]
    assert "公示（5 个工作日）" in told
    assert "8月14日 周一" in told


# --- navigation -------------------------------------------------------------------------------------------------------


def test_each_form_stands_on_one_shelf_and_has_its_button(grassroots: Desk) -> None:
    shelved = [one.form for shelf in DECLARED.shelves for one in shelf.forms]
    assert sorted(shelved) == sorted(DECLARED.form_ids)
    for form_id in DECLARED.form_ids:
        assert grassroots.window.findChild(QPushButton, f"go_{form_id}") is not None


def test_a_key_goes_to_a_shelf_and_again_to_its_next_form(grassroots: Desk) -> None:
    first, second = [one.form for one in DECLARED.shelves[1].forms][:2]
    for form_id in (first, second):
        grassroots.press(Qt.Key.Key_3, CONTROL)
        assert grassroots.shell.ui.pages.currentWidget() is grassroots.shell.lists[form_id]
    grassroots.press(Qt.Key.Key_1, CONTROL)
    assert grassroots.shell.ui.pages.currentWidget() is grassroots.shell.today


def test_a_shelf_folds_and_unfolds_by_its_arrows(grassroots: Desk) -> None:
    head = grassroots.window.findChild(ShelfHead, "shelf:cases")
    button = grassroots.window.findChild(QPushButton, "go_household")
    head.setFocus()
    grassroots.press(Qt.Key.Key_Left)
    assert not button.isVisible()
    grassroots.press(Qt.Key.Key_Right)
    assert button.isVisible()
    grassroots.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is grassroots.shell.navigation.buttons[DECLARED.shelves[0].forms[0].form]


@pytest.mark.parametrize(
    ("wide", "high", "zoom"), [(1366, 697, 100), (1280, 649, 125), (1366, 697, 150), (1280, 649, 175)]
)
def test_what_does_not_fit_is_folded_and_the_page_in_front_is_never(
    grassroots: Desk, wide: int, high: int, zoom: int
) -> None:
    look.set_zoom(zoom)
    grassroots.window.resize(wide, high)
    for shelf in DECLARED.shelves:
        last = shelf.forms[-1].form
        grassroots.shell.go_list(last)
        button = grassroots.shell.navigation.buttons[last]
        assert button.isVisible()
        assert button.isChecked()
    assert grassroots.shell.width() <= wide


# --- the notice -------------------------------------------------------------------------------------------------------


def test_the_sentences_of_a_notice_are_read_before_it_is_put_in_force(grassroots: Desk) -> None:
    grassroots.press(Qt.Key.Key_7, CONTROL)
    ui = grassroots.shell.settings.ui
    assert grassroots.shell.ui.pages.currentWidget() is grassroots.shell.settings
    assert "2023" in ui.policy_whose.text()
    ui.policy.setCurrentIndex(ui.policy.findData("yinchuan-2018"))
    assert "银川市总工会" in ui.policy_whose.text()
    ui.policy_basis.click()
    dialog = grassroots.window.findChild(BasisDialog)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert "今年考入高校，区外：5000 元" in told
    assert "“今年考入高校的受助学生补助标准为:区内每人4000元;区外每人5000元”" in told
    dialog.close()
    assert grassroots.of.office.profile.policy == "bozhou-2023", "reading puts nothing in force"
