"""Office, stick, county and back: two windows over two folders, driven by keys and clicks; only card files and bundles cross."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from gui.conftest import NOW, PASSPHRASE
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import made_up_households, sample
from jinqiu_desktop.gui.exchange_page import ExchangePage
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.print_page import PrintPage
from jinqiu_desktop.gui.reading import ReadingFrame
from jinqiu_desktop.gui.side import ProblemCard
from jinqiu_desktop.gui.step_page import StepPage
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office, Profile

ENTER = Qt.Key.Key_Return
LONG = 30000
WORDS = "Phone number does not answer"


@dataclass
class Desk:
    """An office with its window, and somebody at it."""

    bot: QtBot
    office: Office
    window: MainWindow

    @property
    def exchange(self) -> ExchangePage:
        assert self.window.shell is not None
        return self.window.shell.exchange

    @property
    def frame(self) -> FillingFrame:
        assert self.window.filling is not None
        return self.window.filling

    def front(self) -> None:
        self.window.raise_()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def until(self, so: Callable[[], bool]) -> None:
        self.bot.waitUntil(so, timeout=LONG)

    def click(self, button: QWidget) -> None:
        assert button.isVisible(), button.objectName()
        assert button.isEnabled(), button.objectName()
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def named(self, name: str) -> QPushButton:
        found = [one for one in self.window.findChildren(QPushButton, name) if one.isVisible()]
        assert found, name
        return found[0]

    def press(self, key: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, with_keys)

    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def go(self, tab: str) -> None:
        self.front()
        self.click(self.named("go_seal"))
        self.click(self.named(tab))

    def finish_dialog(self) -> None:
        """完成, by Enter."""
        self.until(lambda: any(one.isVisible() for one in self.window.findChildren(QDialog, "sealed")))
        (dialog,) = [one for one in self.window.findChildren(QDialog, "sealed") if one.isVisible()]
        QTest.keyClick(dialog, ENTER)
        self.until(lambda: not self.window.findChildren(QDialog, "sealed"))

    def receive(self, path: Path, answers: Answers) -> None:
        """收包 of one file, up to the slip."""
        self.go("tab_receive")
        answers.next = path
        page = self.exchange.receive
        self.click(page.ui.pick_file)
        self.until(lambda: page.ui.scenes.currentWidget() is page.ui.plan)
        self.until(page.ui.take_in.isEnabled)
        self.click(page.ui.take_in)
        self.until(lambda: page.ui.scenes.currentWidget() is page.ui.done)


@dataclass
class Answers:
    """What a person chooses in the system's own file dialogs, which no test can reach."""

    next: Path = Path()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    made = Answers()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(made.next), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(made.next), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(made.next))
    return made


def desk(qtbot: QtBot, folder: Path, profile: Profile) -> Desk:
    office = Office.setup(folder, profile, PASSPHRASE, clock=lambda: NOW).office
    window = MainWindow(folder)
    window.resize(1366, 697)
    window.show()
    window.show_office(office)
    return Desk(qtbot, office, window)


@pytest.fixture
def desks(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """A factory's office and its county, each with its own folder, passphrase and window."""
    here = Profile(name="示例厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="刘敏")
    above = Profile(name="示例县总工会", level="县区", region="341602", policy="bozhou-2023", clerk="王芳")
    made = (desk(qtbot, tmp_path / "office", here), desk(qtbot, tmp_path / "county", above))
    yield made
    for one in made:
        one.window.close()
        one.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def read_aloud(other: Desk) -> list[str]:
    """The groups on the card page of the other office, as its clerk reads them over the telephone."""
    other.go("tab_cards")
    labels = other.exchange.cards.ui.own.findChildren(QLabel)
    return [one.text() for one in labels if one.property("role") == "code"]


def meet(one: Desk, other: Desk, stick: Path, answers: Answers) -> None:
    """One office takes in the other's card: from the stick, and by telephone."""
    other.go("tab_cards")
    answers.next = stick / f"{other.office.profile.level}.jqcard"
    other.click(other.exchange.cards.ui.save_card)
    other.until(answers.next.exists)
    heard = read_aloud(other)
    one.go("tab_cards")
    page = one.exchange.cards
    one.click(page.ui.pick_card)
    boxes = [box for box in page.findChildren(QLineEdit) if box.objectName().startswith("heard:")]
    assert len(boxes) == 2
    shown = [label.text() for label in page.ui.meet.findChildren(QLabel) if label.property("role") == "code"]
    assert len(shown) == 6
    for box in boxes:
        assert not page.ui.trust.isEnabled()
        QTest.keyClicks(box, heard[int(box.objectName().partition(":")[2]) - 1])
    one.click(page.ui.trust)
    assert [card.sender for card in one.office.exchange.trusted()] == [other.office.exchange.card().sender]


def seal(one: Desk, out: Path, answers: Answers) -> None:
    one.go("tab_seal")
    answers.next = out
    one.click(one.exchange.seal.ui.do_seal)
    one.finish_dialog()
    assert out.stat().st_size > 0


def test_a_household_goes_up_comes_back_with_a_remark_is_mended_and_goes_up_again(
    desks: tuple[Desk, Desk], tmp_path: Path, answers: Answers
) -> None:
    clerk, county = desks
    stick = tmp_path / "stick"
    stick.mkdir()
    uid = clerk.office.archive.put("household", sample("household"))
    clerk.office.archive.put("household", another())
    meet(clerk, county, stick, answers)
    meet(county, clerk, stick, answers)
    seal(clerk, stick / "1.jqb", answers)

    # the county looks at the stick, takes the bundle in and reads the record
    county.go("tab_receive")
    answers.next = stick
    page = county.exchange.receive
    county.click(page.ui.pick_folder)
    assert page.ui.bundles.hasFocus()
    county.press(ENTER)
    county.until(lambda: page.ui.scenes.currentWidget() is page.ui.plan)
    assert county.office.archive.listing("household").total == 0
    county.until(page.ui.take_in.isEnabled)
    county.click(page.ui.take_in)
    county.until(lambda: page.ui.scenes.currentWidget() is page.ui.done)
    assert county.office.archive.record(uid).digest == clerk.office.archive.record(uid).digest
    page.ui.slip.setFocus()
    while page.ui.slip.model().index(page.ui.slip.currentIndex().row(), 1).data() != "李春梅":
        assert page.ui.slip.currentIndex().row() + 1 < page.ui.slip.model().rowCount()
        county.press(Qt.Key.Key_Down)
    county.press(ENTER)
    assert isinstance(county.frame, ReadingFrame)
    assert county.frame.filling.uid == uid
    assert not any(
        one.objectName() == "add:members" and one.isVisible() for one in county.frame.findChildren(QPushButton)
    )
    remark_on(county, "head.phone")
    give_back_by_step(county)
    assert county.office.archive.state(uid) == "returned"
    assert county.office.archive.record(uid).digest == clerk.office.archive.record(uid).digest
    county.press(Qt.Key.Key_Escape)

    # the return bundle
    county.go("tab_receive")
    answers.next = stick / "back.jqb"
    county.click(county.exchange.receive.ui.give_back)
    county.finish_dialog()

    # at the clerk's the remark stands at its cell
    clerk.receive(stick / "back.jqb", answers)
    clerk.click(clerk.named("go_household"))
    clerk.click(clerk.named("chip:returned"))
    table = clerk.window.shell.lists["household"].ui.table if clerk.window.shell else None
    assert table is not None
    table.setFocus()
    clerk.press(ENTER)
    clerk.press(Qt.Key.Key_F8)
    assert clerk.frame.filling.cursor == "head.phone"
    told = [card for card in clerk.frame.findChildren(ProblemCard) if card.problem.where == "head.phone"]
    assert [card.problem.code for card in told] == ["remark"]
    assert WORDS in told[0].accessibleName()
    clerk.press(Qt.Key.Key_F7)
    QTest.keyClicks(clerk.focus(), "13900005678")
    clerk.press(ENTER)
    clerk.click(child(clerk.frame, "page:review"))
    clerk.click(clerk.frame.review.ui.submit)
    clerk.until(lambda: clerk.office.archive.record(uid).no == 2)
    clerk.press(Qt.Key.Key_Escape)
    clerk.until(lambda: clerk.window.filling is None)

    # and only the mended record counts as changed
    seal(clerk, stick / "2.jqb", answers)
    county.receive(stick / "2.jqb", answers)
    slip = county.exchange.receive.ui.slip.model()
    assert [slip.index(row, 1).data() for row in range(slip.rowCount())] == ["李春梅"]
    assert str(county.office.archive.record(uid).value("head.phone")) == "13900005678"


def remark_on(county: Desk, path: str) -> None:
    county.click(child(county.frame, f"cell:{path}"))
    assert county.frame.filling.cursor == path
    county.press(Qt.Key.Key_F5)
    assert county.frame.ui.remark_text.hasFocus()
    QTest.keyClicks(county.frame.ui.remark_text, WORDS)
    county.press(ENTER)
    assert not county.frame.ui.remark_bar.isVisible()
    assert county.frame.view(path).state == "wrong"


def give_back_by_step(county: Desk) -> None:
    frame = county.frame
    county.click(frame.ui.take_step)
    county.until(lambda: bool(county.window.findChildren(QPlainTextEdit, "field:opinion")))
    page = county.window.ui.scenes.currentWidget()
    assert isinstance(page, StepPage)
    for name, text in (("opinion", "see the remark"), ("signer", "Zheng"), ("signed_on", "2026-08-07")):
        QTest.keyClicks(child(page, f"field:{name}"), text)
    assert not page.ui.take.isEnabled()
    county.click(child(page, "outcome:returned"))
    county.click(page.ui.take)
    county.until(lambda: county.window.ui.scenes.currentWidget() is not page)


def child(page: QWidget, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def test_a_bundle_of_a_stranger_is_told_and_nothing_is_written(
    desks: tuple[Desk, Desk], tmp_path: Path, answers: Answers
) -> None:
    clerk, county = desks
    clerk.office.archive.put("household", sample("household"))
    county.office.exchange.export_card(tmp_path / "county.jqcard")
    clerk.office.exchange.seal(tmp_path / "county.jqcard", tmp_path / "1.jqb", ())
    county.go("tab_receive")
    answers.next = tmp_path
    page = county.exchange.receive
    county.click(page.ui.pick_folder)
    assert page.ui.bundles.model().rowCount() == 1
    county.click(page.ui.look)
    county.until(lambda: page.ui.inbox_told.property("role") == "wrong")
    assert page.ui.scenes.currentWidget() is page.ui.inbox
    assert county.office.archive.listing("household").total == 0


def test_a_card_whose_groups_were_heard_otherwise_is_not_trusted(
    desks: tuple[Desk, Desk], tmp_path: Path, answers: Answers
) -> None:
    clerk, county = desks
    county.office.exchange.export_card(tmp_path / "county.jqcard")
    clerk.go("tab_cards")
    answers.next = tmp_path / "county.jqcard"
    page = clerk.exchange.cards
    clerk.click(page.ui.pick_card)
    for box in [one for one in page.findChildren(QLineEdit) if one.objectName().startswith("heard:")]:
        QTest.keyClicks(box, "abcd")
    assert not page.ui.trust.isEnabled()
    assert page.ui.meet_told.property("role") == "wrong"
    clerk.press(Qt.Key.Key_Escape)
    assert not page.ui.meet.isVisible()
    assert clerk.office.exchange.trusted() == ()


def test_words_are_found_in_the_papers_and_pages_go_on_into_the_next_paper(
    desks: tuple[Desk, Desk],
) -> None:
    clerk, _ = desks
    uid = clerk.office.archive.put("household", sample("household"))
    other = clerk.office.archive.put("household", another())
    clerk.front()
    clerk.window.show_papers((uid, other))
    page = clerk.window.ui.scenes.currentWidget()
    assert isinstance(page, PrintPage)
    clerk.until(lambda: len(page._pdfs) == 2)
    first = page.ui.at.text()
    page.setFocus()
    clerk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.ui.find.hasFocus()
    QTest.keyClicks(page.ui.find, "13900009999")
    clerk.press(ENTER)
    assert page._shown is not None
    assert page._shown.uid == other
    assert page._hit is not None
    clerk.press(Qt.Key.Key_Escape)
    for _ in range(20):
        clerk.press(Qt.Key.Key_PageUp)
    assert page._shown.uid == uid
    assert page.ui.at.text() == first
    assert not page.ui.earlier.isEnabled()


def another() -> dict[str, object]:
    """A second household that shares nothing with the first."""
    (made,) = made_up_households(1, random.Random(5), NOW.date())
    return {**made, "head.phone": "13900009999"}


@pytest.mark.parametrize(("wide", "high"), [(1366, 697), (1093, 543)])
def test_no_part_of_the_exchange_is_wider_than_the_window(
    desks: tuple[Desk, Desk], wide: int, high: int, answers: Answers, tmp_path: Path
) -> None:
    _, county = desks
    look.set_zoom(100)
    county.window.resize(wide, high)
    for tab in ("tab_seal", "tab_receive", "tab_cards"):
        county.go(tab)
        assert county.exchange.width() <= wide
        for button in county.exchange.findChildren(QPushButton):
            assert not button.isVisible() or button.width() >= button.minimumSizeHint().width(), button.objectName()
