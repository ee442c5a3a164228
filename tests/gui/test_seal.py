"""封上报包 in the window: what cannot go up yet is grey and leads to its cell, and a zip for somebody without the program."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import pyzipper
from gui.conftest import NOW
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import made_up_households
from jinqiu_desktop.errors import Problem, Stopped, problem
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.gui import zipped as zipped_module
from jinqiu_desktop.gui.seal_page import SealPage
from jinqiu_desktop.gui.sealed import SealedDialog
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.gui.zipped import ZippedDialog
from jinqiu_desktop.keys import OfficeKeys
from jinqiu_desktop.kinds import Ref, id_check_digit
from jinqiu_desktop.office import Office

LONG = 30000
ENTER = Qt.Key.Key_Return


def household(office: Office, born: str = "20060310", seed: int = 1, step: str = "submit") -> str:
    """A household whose first student was born on this day."""
    (stored,) = made_up_households(1, random.Random(seed), NOW.date())
    answers = json.loads(json.dumps(stored))
    first = f"{answers['members'][0]['idno'][:6]}{born}{seed:03}"
    answers["members"][0]["idno"] = first + id_check_digit(first)
    return office.archive.put("household", answers, step=step)


def application(office: Office, uid: str, guardian: str = "") -> str:
    """An application for the first student, as it may be submitted."""
    rid = office.archive.record(uid).rows("members")[0].rid
    filling = office.archive.new("application", references={"household": Ref(uid), "student": Ref(uid, rid)})
    typed = {
        "kind": "新入学", "year": "2026", "school.type": "普通本科", "school.name": "示例大学", "school.entry": "2026-09",
        "school.years": "4", "school.major": "护理学", "reason": "家庭收入低，学费难以承担。", "guardian": guardian,
    }  # fmt: skip
    for path, text in typed.items():
        filling.type(path, text)
    return office.archive.submit(filling).uid


@pytest.fixture
def county(office: Office, tmp_path: Path) -> None:
    """The office knows its county."""
    card = OfficeKeys.generate().card(office="示例县总工会", level="县区", region="341602")
    (tmp_path / "county.jqcard").write_text(card.to_text(), encoding="utf-8")
    office.exchange.trust(tmp_path / "county.jqcard")


class Person:
    """Somebody at the page."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        assert window.shell is not None
        self.bot, self.window, self.shell = bot, window, window.shell
        self.page: SealPage = window.shell.seal

    def front(self) -> None:
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def go(self, *uids: str) -> None:
        self.front()
        self.shell.go_seal(tuple(uids))
        self.wait()

    def wait(self) -> None:
        self.until(lambda: self.page._judging is None)

    def until(self, so: Callable[[], bool]) -> None:
        self.bot.waitUntil(so, timeout=LONG)

    def left(self) -> list[list[str]]:
        model = self.page.ui.left.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def ticked(self) -> list[str]:
        return self.page._uids()

    def row(self, uid: str) -> int:
        return next(at for at, one in enumerate(self.page._model.lines) if one.uid == uid)

    def seal(self, out: Path) -> None:
        self.bot.mouseClick(self.page.ui.do_seal, Qt.MouseButton.LeftButton)
        self.until(out.exists)


@pytest.fixture
def person(qtbot: QtBot, window: MainWindow) -> Person:
    return Person(qtbot, window)


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a person chooses in the system's own file dialog."""
    path = tmp_path / "stick" / "a.bin"
    path.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


@pytest.mark.usefixtures("county")
def test_an_application_that_waits_is_told_leads_to_its_cell_and_goes_once_it_is_mended(
    person: Person, office: Office, out: Path
) -> None:
    uid = household(office, "20100310")
    waiting = application(office, uid)
    person.go()
    pupil = str(office.archive.whole(waiting).value("pupil.name"))
    ((who, what, why),) = person.left()
    assert (who, what) == (pupil, office.archive.form("application").title)
    assert "监护人" in why
    assert person.ticked() == [uid]
    person.seal(out)
    person.until(lambda: bool(person.window.findChildren(SealedDialog)))
    (dialog,) = person.window.findChildren(SealedDialog)
    assert office.archive.number(waiting) in dialog.ui.left_out_note.text()
    QTest.keyClick(dialog, ENTER)
    person.until(lambda: not person.window.findChildren(SealedDialog))
    # Enter on the line of what waits leads to the very cell
    person.front()
    person.page.ui.left.selectRow(0)
    QTest.keyClick(person.page.ui.left, ENTER)
    frame = person.window.filling
    assert frame is not None
    assert (frame.filling.uid, frame.filling.cursor) == (waiting, "guardian")
    filling = office.archive.edit(waiting)
    filling.type("guardian", "李春梅")
    office.archive.correct(filling)
    frame.leave()
    person.until(lambda: person.window.filling is None)
    person.go()
    assert person.left() == []
    assert not person.page.ui.left.isVisible()


@pytest.mark.usefixtures("county")
def test_a_household_that_waits_is_grey_cannot_be_ticked_and_opens_at_its_cell(
    person: Person, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = household(office), household(office, seed=2)
    judged = Filling.blocking

    def strict(filling: Filling, step: str) -> tuple[Problem, ...]:
        is_bad = filling.uid == bad and step == "report"
        return (problem("head.phone", "field.required"),) if is_bad else judged(filling, step)

    monkeypatch.setattr(Filling, "blocking", strict)
    person.go()
    assert person.ticked() == [good]
    model, row = person.page._model, person.row(bad)
    assert not model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    assert model.index(row, len(model.fields) + 1).data() == "还不能报"
    model.turn(row)
    assert person.ticked() == [good]
    table = person.page.ui.table
    table.selectRow(row)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert person.ticked() == [good]
    QTest.keyClick(table, ENTER)
    assert person.window.filling is not None
    assert (person.window.filling.filling.uid, person.window.filling.filling.cursor) == (bad, "head.phone")


@pytest.mark.usefixtures("county")
def test_what_waits_is_left_out_also_when_it_was_ticked_before_that_was_known(
    person: Person, office: Office, out: Path
) -> None:
    uid = household(office, "20100310")
    waiting = application(office, uid)
    person.shell.go_seal((waiting,))  # the household behind it is ticked
    assert person.ticked() == [uid]
    person.seal(out)
    person.until(lambda: bool(person.window.findChildren(SealedDialog)))
    (dialog,) = person.window.findChildren(SealedDialog)
    assert "1 户" in dialog.ui.what.text()
    assert office.archive.number(waiting) in dialog.ui.left_out_note.text()
    dialog.accept()


@pytest.mark.usefixtures("county")
def test_a_household_is_sealed_with_its_application_and_one_not_archived_yet_is_ticked_when_somebody_applies(
    person: Person, office: Office, out: Path
) -> None:
    uid = household(office, step="register")
    alone = household(office, seed=2, step="register")
    application(office, uid)
    person.go()
    assert {one.uid for one in person.page._model.lines} == {uid, alone}
    assert person.ticked() == [uid]
    person.seal(out)
    person.until(lambda: bool(person.window.findChildren(SealedDialog)))
    (dialog,) = person.window.findChildren(SealedDialog)
    assert "共 2 份" in dialog.ui.what.text()
    assert dialog.ui.left_out.text() == "都装进去了"
    dialog.accept()


def test_everything_is_ticked_also_beyond_the_first_page_of_the_list(
    person: Person, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jinqiu_desktop.gui.list_model._TOGETHER", 2)
    uids = {household(office, seed=seed) for seed in range(1, 6)}
    person.go()
    assert set(person.ticked()) == uids


def test_a_zip_needs_no_card_and_shows_its_password_once_until_it_is_kept(
    person: Person, office: Office, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    household(office)
    printed: list[bytes] = []
    monkeypatch.setattr(zipped_module, "print_pdf", lambda pdf, *_: bool(printed.append(pdf)) or True)
    person.go()
    ui = person.page.ui
    assert not ui.do_seal.isEnabled()
    assert ui.known.isVisible()
    person.bot.mouseClick(ui.kind_zip, Qt.MouseButton.LeftButton)
    assert (ui.known.isVisible(), ui.zip_note.isVisible(), ui.do_seal.isEnabled()) == (False, True, True)
    person.seal(out)
    person.until(lambda: bool(person.window.findChildren(ZippedDialog)))
    (dialog,) = person.window.findChildren(ZippedDialog)
    shown = dialog.ui.password.text().replace("\n", "").replace(" ", "")
    assert len(shown) == 29
    with pyzipper.AESZipFile(out) as archive:
        assert archive.read("package.zip", pwd=shown.encode()).startswith(b"PK")
    # it does not close while nobody has kept the password
    assert not dialog.ui.done.isEnabled()
    assert dialog.ui.reason.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    person.bot.mouseClick(dialog.ui.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == shown
    assert dialog.ui.done.isEnabled()
    dialog.ui.kept.setChecked(False)
    person.bot.mouseClick(dialog.ui.print_sheet, Qt.MouseButton.LeftButton)
    person.until(lambda: bool(printed))
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(printed[0]))
    assert all(group in text for group in shown.split("-"))
    assert out.name in text
    assert "样式为软件建议，非官方附件" in text
    person.until(dialog.ui.done.isEnabled)
    person.bot.mouseClick(dialog.ui.done, Qt.MouseButton.LeftButton)
    person.until(lambda: not person.window.findChildren(ZippedDialog))
    assert shown not in repr(vars(person.page))
    assert shown not in repr(office.safety.audit_log())


@pytest.mark.usefixtures("county")
def test_the_only_office_above_is_chosen_among_those_that_are_known_and_f10_seals(
    person: Person, office: Office, tmp_path: Path, out: Path
) -> None:
    household(office)
    other = OfficeKeys.generate().card(office="示例二厂工会", level="基层", region="341602")
    (tmp_path / "other.jqcard").write_text(other.to_text(), encoding="utf-8")
    office.exchange.trust(tmp_path / "other.jqcard")
    person.go()
    assert person.page.ui.card.text() == say("window.seal.card", office="示例县总工会", level="县区")
    assert person.page.ui.do_seal.text().endswith("F10")
    QTest.keyClick(person.page.ui.table, Qt.Key.Key_F10)
    person.until(lambda: bool(person.window.findChildren(SealedDialog)))
    assert out.exists()
    person.window.findChildren(SealedDialog)[0].accept()


@pytest.mark.usefixtures("county")
def test_a_seal_that_was_stopped_says_so_and_can_be_begun_again(
    person: Person, office: Office, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    household(office)
    person.go()

    def stopped(*_: object) -> None:
        raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr(office.exchange, "seal", stopped)
        person.bot.mouseClick(person.page.ui.do_seal, Qt.MouseButton.LeftButton)
        person.until(lambda: not person.page._is_busy)
    assert "停下" in person.page.ui.bar_text.text()
    assert not out.exists()
    person.seal(out)
    person.until(lambda: bool(person.window.findChildren(SealedDialog)))
    person.window.findChildren(SealedDialog)[0].accept()


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize(("wide", "high"), [(1366, 697), (1093, 543)])
def test_nothing_is_wider_than_the_window_with_something_left_out(
    person: Person, office: Office, wide: int, high: int
) -> None:
    for seed in range(1, 7):
        application(office, household(office, "20100310", seed))
    person.window.resize(wide, high)
    person.go()
    assert len(person.left()) == 6
    assert person.page.ui.left.isVisible()
    assert person.page.width() <= wide
    assert person.page.ui.table.height() > 90
    assert not person.page.ui.left.horizontalScrollBar().isVisible()
