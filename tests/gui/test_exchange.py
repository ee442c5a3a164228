"""Office, stick, county and back: two windows over two folders, driven by keys and clicks; only card files and bundles cross."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
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
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import made_up_households, sample
from jinqiu_desktop.gui import receive_page
from jinqiu_desktop.gui.exchange_page import ExchangePage
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.print_page import PrintPage
from jinqiu_desktop.gui.printer import find_words, page_count
from jinqiu_desktop.gui.reading import ReadingFrame
from jinqiu_desktop.gui.side import ProblemCard
from jinqiu_desktop.gui.step_page import StepPage
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.transfer_page import TransferPage
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office import Office, Profile, restore

ENTER, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
LONG = 30000
LATER = NOW + timedelta(days=1)
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
        self.until(lambda: page.ui.scenes.currentWidget() is page.slip)

    def give_back(self, out: Path, answers: Answers, names: Sequence[str] | None = None) -> None:
        """A return bundle for the only office there is; with `names` these people's records and no others."""
        self.go("tab_receive")
        page = self.exchange.receive
        self.click(page.came.ui.give_back)
        self.until(lambda: page.ui.scenes.currentWidget() is page.giving)
        self.until(lambda: page.giving.ui.table.model().rowCount() > 0)
        assert page.giving.ui.table.hasFocus()
        lines = page.giving.ui.table.model()
        for row in range(lines.rowCount()):
            is_on = lines.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            if names is not None and is_on != (lines.index(row, 1).data() in names):
                page.giving.ui.table.selectRow(row)
                self.press(Qt.Key.Key_Space)
        answers.next = out
        self.click(page.giving.ui.seal)
        self.finish_dialog()
        self.until(lambda: page.ui.scenes.currentWidget() is page.ui.inbox)


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


def test_steps_that_come_with_the_same_answers_stand_apart_from_what_is_the_same(
    desks: tuple[Desk, Desk], tmp_path: Path, answers: Answers
) -> None:
    clerk, county = desks
    for one, other in ((clerk, county), (county, clerk)):
        one.office.exchange.export_card(tmp_path / f"{one.office.profile.level}.jqcard")
        other.office.exchange.trust(tmp_path / f"{one.office.profile.level}.jqcard")
    uid = clerk.office.archive.put("household", sample("household"))
    clerk.office.archive.put("household", another())
    card = tmp_path / "县区.jqcard"
    county.office.receiving.receive(clerk.office.exchange.seal(card, tmp_path / "a.jqb").path)
    county.office.archive.step(uid, "archive", {"opinion": "退回补正"}, "returned")
    (own,) = county.office.exchange.trusted()
    back = county.office.exchange.return_to(
        own, tmp_path / "back.jqb", [uid, *clerk.office.archive.all_saved("household")]
    )
    clerk.go("tab_receive")
    answers.next = back.path
    page = clerk.exchange.receive
    clerk.click(page.ui.pick_file)
    clerk.until(lambda: page.ui.scenes.currentWidget() is page.ui.plan)
    clerk.until(page.ui.take_in.isEnabled)
    assert clerk.named("plan:progress").text() == "有进展 1"
    assert clerk.named("plan:same").text() == "相同 1"
    assert clerk.named("plan:newer").text() == "更新的 0"
    clerk.click(clerk.named("plan:progress"))
    rows = page.ui.rows.model()
    assert rows.rowCount() == 1
    words = [str(rows.index(0, at).data()) for at in range(rows.columnCount())]
    form = clerk.office.archive.form("household")
    step = f"{form.steps['archive'].label}：{form.states['returned']}（2026-08-07）"
    assert (words[0], words[-1]) == ("有进展", f"办理有新进展：{step}")
    assert "1 户" in page.ui.take_in.text()
    clerk.click(page.ui.take_in)
    clerk.until(lambda: page.ui.scenes.currentWidget() is page.slip)
    assert clerk.office.archive.state(uid) == "returned"


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
    county.until(lambda: page.ui.scenes.currentWidget() is page.slip)
    assert county.office.archive.record(uid).digest == clerk.office.archive.record(uid).digest
    slip = page.slip.ui.table
    slip.setFocus()
    while slip.model().index(slip.currentIndex().row(), 1).data() != "李春梅":
        assert slip.currentIndex().row() + 1 < slip.model().rowCount()
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
    county.give_back(stick / "back.jqb", answers)

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
    slip = county.exchange.receive.slip.ui.table.model()
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
    county.until(lambda: isinstance(county.window.ui.scenes.currentWidget(), StepPage))
    page = county.window.ui.scenes.currentWidget()
    assert isinstance(page, StepPage)
    county.click(child(page, "step:archive"))
    county.until(lambda: bool(page.findChildren(QPlainTextEdit, "field:opinion")))
    for name, text in (("opinion", "see the remark"), ("signer", "Zheng"), ("signed_on", "2026-08-07")):
        QTest.keyClicks(seen(page, f"field:{name}"), text)
    assert not page.ui.take.isEnabled()
    county.click(seen(page, "outcome:returned"))
    county.click(page.ui.take)
    county.until(lambda: county.window.ui.scenes.currentWidget() is not page)


def seen(page: QWidget, name: str) -> QWidget:
    """What a person sees; what was there for another step may not be gone yet."""
    (found,) = [one for one in page.findChildren(QWidget, name) if one.isVisible()]
    return found


def child(page: QWidget, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


@pytest.fixture
def up(desks: tuple[Desk, Desk], tmp_path: Path) -> Path:
    """Two households of the factory lie at the county, and a backup of the factory from before; the folder of the stick."""
    clerk, county = desks
    for one, other in ((clerk, county), (county, clerk)):
        one.office.exchange.trust(other.office.exchange.card())
    for stored in (sample("household"), another()):
        clerk.office.archive.put("household", stored)
    stick = tmp_path / "stick"
    stick.mkdir()
    send(clerk, county, stick / "1.jqb")
    return stick


def send(one: Desk, to: Desk, path: Path) -> Path:
    """A bundle from one office, taken in by the other, without their windows."""
    one.office.exchange.seal(card_of(to, path.parent), path, ())
    to.office.receiving.receive(path)
    return path


def card_of(of: Desk, folder: Path) -> Path:
    path = folder / f"{of.office.profile.level}.jqcard"
    of.office.exchange.export_card(path)
    return path


def uid_of(one: Desk, name: str) -> str:
    (uid,) = [
        uid
        for uid in one.office.archive.all_saved("household")
        if one.office.archive.record(uid).value("head.name") == name
    ]
    return uid


def test_only_the_ticked_records_go_back_and_what_goes_with_each_is_told(
    desks: tuple[Desk, Desk], up: Path, answers: Answers
) -> None:
    clerk, county = desks
    first, second = county.office.archive.all_saved("household")
    for uid in (first, second):
        county.office.receiving.remark(uid, "head.phone", WORDS)
    county.office.archive.step(first, "archive", {"opinion": "补正"}, "returned")
    names = {uid: str(county.office.archive.record(uid).value("head.name")) for uid in (first, second)}
    county.give_back(up / "back.jqb", answers, [names[first]])
    assert [one.uid for one in clerk.office.receiving.plan(up / "back.jqb").records] == [first]
    # what went already is there, not ticked, and a lost stick is made again by a tick
    page = county.exchange.receive.giving
    county.click(county.exchange.receive.came.ui.give_back)
    county.until(lambda: page.ui.table.model().rowCount() == 2)
    lines = page.ui.table.model()
    told = {lines.index(row, 1).data(): row for row in range(lines.rowCount())}
    ticks = {name: lines.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for name, row in told.items()}
    assert ticks == {names[first]: Qt.CheckState.Unchecked, names[second]: Qt.CheckState.Checked}
    assert lines.index(told[names[second]], 4).data() == "1 条意见"
    assert lines.index(told[names[first]], 4).data().startswith("1 条意见；")
    county.click(page.ui.none)
    assert not page.ui.seal.isEnabled()
    assert page.ui.foot_text.text()
    county.click(page.ui.all)
    assert page.ui.seal.isEnabled()
    county.front()
    county.press(Qt.Key.Key_Escape)
    assert county.exchange.receive.ui.scenes.currentWidget() is county.exchange.receive.ui.inbox


def test_a_conflict_shows_who_wrote_each_side_and_when_and_why(
    desks: tuple[Desk, Desk], up: Path, answers: Answers, tmp_path: Path
) -> None:
    clerk, county = desks
    uid = uid_of(clerk, "李春梅")
    clerk.office.safety.backup(tmp_path / "before.jqbackup")
    change(clerk, uid, "house.address", "谯城区新路 1 号")
    send(clerk, county, up / "2.jqb")
    clerk.office.close()
    shutil.rmtree(tmp_path / "office")
    restore(tmp_path / "before.jqbackup", tmp_path / "office", passphrase=PASSPHRASE)
    with Office.open(tmp_path / "office", PASSPHRASE, clock=lambda: LATER) as office:
        clerk.office = office
        change(clerk, uid, "head.phone", "13900001111")
        office.exchange.seal(card_of(county, up), up / "3.jqb", ())
    answers.next = up / "3.jqb"
    county.go("tab_receive")
    page = county.exchange.receive
    county.click(page.ui.pick_file)
    county.until(lambda: page.ui.scenes.currentWidget() is page.ui.plan)
    county.until(lambda: bool(page.ui.compare.findChildren(QRadioButton)))
    texts = {one.text() for one in page.ui.compare.findChildren(QLabel)}
    assert "刘敏" in " ".join(texts)
    sides = [one for one in texts if "刘敏" in one]
    # the address is of the second revision here and of the first one there; the phone the other way round, and a day later
    assert sum("第 1 版" in one for one in sides) == 1
    assert sum("第 2 版" in one for one in sides) == 2
    assert any("8月8日" in one for one in sides)
    assert all("示例厂工会" in one for one in sides)
    assert all(one.endswith("没写理由") for one in sides)


def change(one: Desk, uid: str, path: str, text: str) -> None:
    filling = one.office.archive.edit(uid)
    filling.type(path, text)
    one.office.archive.correct(filling)


def test_an_older_bundle_is_taken_in_only_after_its_own_tick(
    desks: tuple[Desk, Desk], up: Path, answers: Answers
) -> None:
    clerk, county = desks
    uid = uid_of(clerk, "李春梅")
    clerk.office.archive.put("household", third())
    clerk.office.exchange.seal(card_of(county, up), up / "2.jqb", ())
    change(clerk, uid, "head.phone", "13900001111")
    clerk.office.exchange.seal(card_of(county, up), up / "3.jqb", [uid])
    county.office.receiving.receive(up / "3.jqb")
    answers.next = up / "2.jqb"
    county.go("tab_receive")
    page = county.exchange.receive
    county.click(page.ui.pick_file)
    county.until(lambda: page.ui.scenes.currentWidget() is page.ui.plan)
    county.until(page.ui.older_bar.isVisible)
    assert not page.ui.take_in.isEnabled()
    assert page.ui.foot_text.text() == say("window.take.tick_older")
    page.take_in()
    assert page.ui.scenes.currentWidget() is page.ui.plan
    page.ui.older_wanted.setFocus()
    county.press(Qt.Key.Key_Space)
    county.until(page.ui.take_in.isEnabled)
    county.click(page.ui.take_in)
    county.until(lambda: page.ui.scenes.currentWidget() is page.slip)
    assert county.office.archive.listing("household").total == 3
    assert str(county.office.archive.record(uid).value("head.phone")) == "13900001111"


def third() -> dict[str, object]:
    """A third household that shares nothing with the others."""
    (made,) = made_up_households(1, random.Random(6), NOW.date())
    return {**made, "head.phone": "13900008888"}


def test_the_receipt_is_printed_after_an_import_and_again_later(
    desks: tuple[Desk, Desk], up: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk, county = desks
    printed: list[bytes] = []
    monkeypatch.setattr(receive_page, "print_pdf", lambda pdf, *_: printed.append(pdf) is None)
    clerk.office.archive.put("household", third())
    clerk.office.exchange.seal(card_of(county, up), up / "2.jqb", ())
    county.receive(up / "2.jqb", answers)
    page = county.exchange.receive
    county.click(page.slip.ui.print_receipt)
    county.until(lambda: len(printed) == 1)
    county.until(lambda: page.slip.ui.told.property("role") == "good")
    county.click(page.slip.ui.done)
    assert page.came.ui.packs.model().rowCount() == 2
    county.click(page.came.ui.print_receipt)
    county.until(lambda: len(printed) == 2)
    assert page_count(printed[0]) == page_count(printed[1]) == 1
    assert find_words(printed[1], "收包单") or find_words(printed[1], "送交人")


def test_a_record_is_given_to_another_office_and_can_only_be_read_then(
    desks: tuple[Desk, Desk], up: Path, answers: Answers
) -> None:
    clerk, county = desks
    uid, name = uid_of(clerk, "李春梅"), county.office.profile.name
    clerk.front()
    clerk.click(clerk.named("go_household"))
    shell = clerk.window.shell
    assert shell is not None
    table = shell.lists["household"].ui.table
    rows = {table.model().index(row, 1).data(): row for row in range(table.model().rowCount())}
    table.selectRow(rows["李春梅"])
    clerk.click(clerk.named("transfer_one"))
    page = clerk.window.ui.scenes.currentWidget()
    assert isinstance(page, TransferPage)
    assert not page.ui.give.isEnabled()
    page.ui.known.setFocus()
    page.ui.known.setCurrentIndex(1)
    page.ui.known.activated.emit(1)
    assert name in page.ui.bar_text.text()
    assert not page.ui.give.isEnabled()
    page.ui.sure.setFocus()
    clerk.press(Qt.Key.Key_Space)
    assert clerk.office.archive.record(uid).owner == ""
    clerk.click(page.ui.give)
    clerk.until(lambda: page.ui.bar.property("state") == "good")
    assert clerk.office.archive.record(uid).owner == county.office.exchange.card().sender
    clerk.press(Qt.Key.Key_Escape)
    clerk.until(lambda: clerk.window.ui.scenes.currentWidget() is shell)
    assert shell.lists["household"].ui.next_step.text() == say("window.transfer.given", office=name)
    assert not shell.lists["household"].ui.transfer_one.isVisible()
    clerk.window.open_record(uid)
    assert isinstance(clerk.frame, ReadingFrame)
    assert clerk.frame.ui.saved.text() == say("window.transfer.given", office=name)


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


def test_the_stick_that_was_used_last_is_looked_at_again_and_the_bundle_that_is_new_is_taken_in_by_three_keys(
    desks: tuple[Desk, Desk], up: Path, answers: Answers
) -> None:
    clerk, county = desks
    county.go("tab_receive")
    answers.next = up
    county.press(Qt.Key.Key_D, CONTROL)
    clerk.office.archive.put("household", third())
    clerk.office.exchange.seal(card_of(county, up), up / "2.jqb", ())
    county.click(county.named("go_today"))
    county.press(Qt.Key.Key_6, CONTROL)
    county.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    page = county.exchange.receive
    assert page.ui.bundles.hasFocus()
    assert page.ui.bundles.currentIndex().siblingAtColumn(5).data() == "2.jqb"
    assert up.name in page.ui.inbox_told.text()
    county.press(ENTER)
    county.until(lambda: page.ui.scenes.currentWidget() is page.ui.plan)
    county.until(page.ui.take_in.isEnabled)
    county.front()
    assert page.ui.rows.hasFocus(), "one Enter too many takes nothing in"
    county.press(ENTER)
    assert page.ui.take_in.hasFocus()
    assert county.office.archive.listing("household").total == 2
    county.press(ENTER)
    county.until(lambda: page.ui.scenes.currentWidget() is page.slip)
    county.front()
    county.press(ENTER)
    assert page.came.ui.senders.hasFocus(), "nothing is left to take in"


def test_a_stick_that_was_pulled_is_forgotten(desks: tuple[Desk, Desk], up: Path, answers: Answers) -> None:
    _, county = desks
    county.go("tab_receive")
    answers.next = up
    county.press(Qt.Key.Key_D, CONTROL)
    assert county.exchange.receive.ui.bundles.model().rowCount() == 1
    shutil.rmtree(up)
    county.go("tab_receive")
    assert county.exchange.receive.ui.bundles.model().rowCount() == 0
    assert county.exchange.receive.ui.inbox_told.text() == say("window.receive.start")


def test_enter_leads_to_what_has_to_be_chosen_and_esc_to_the_button_that_lets_choices_go(
    desks: tuple[Desk, Desk], up: Path, answers: Answers, tmp_path: Path
) -> None:
    clerk, county = desks
    uid = uid_of(clerk, "李春梅")
    clerk.office.safety.backup(tmp_path / "before.jqbackup")
    change(clerk, uid, "head.phone", "13900001112")
    send(clerk, county, up / "2.jqb")
    clerk.office.close()
    shutil.rmtree(tmp_path / "office")
    restore(tmp_path / "before.jqbackup", tmp_path / "office", passphrase=PASSPHRASE)
    with Office.open(tmp_path / "office", PASSPHRASE, clock=lambda: LATER) as office:
        clerk.office = office
        change(clerk, uid, "head.phone", "13900001111")
        office.exchange.seal(card_of(county, up), up / "3.jqb", ())
    county.go("tab_receive")
    answers.next = up / "3.jqb"
    page = county.exchange.receive
    county.press(Qt.Key.Key_O, CONTROL)
    county.until(lambda: bool(page.ui.compare.findChildren(QRadioButton)))
    county.front()
    county.press(ENTER)
    assert isinstance(county.focus(), QRadioButton)
    county.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [choice.incoming for choice in page._choices.values()] == [True]
    county.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert [choice.incoming for choice in page._choices.values()] == [False]
    county.press(Qt.Key.Key_Escape)
    assert page.ui.scenes.currentWidget() is page.ui.plan
    assert county.exchange.ui.later.hasFocus()
    county.press(ENTER)
    assert page.ui.scenes.currentWidget() is page.ui.inbox


def test_every_act_of_the_exchange_has_a_key_written_on_its_button(desks: tuple[Desk, Desk], up: Path) -> None:
    _, county = desks
    exchange = county.exchange
    assert up.exists()
    pages = (exchange.seal, exchange.receive, exchange.cards)
    chips = ("chip", "link")
    buttons = [one for page in pages for one in page.findChildren(QPushButton) if one.property("role") not in chips]
    mute = [one.objectName() for one in buttons if "  " not in one.text()]
    assert mute == []
