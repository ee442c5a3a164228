"""Lists by their keys: what stands in the box is what is acted on, all that was found can be ticked, chips narrow, nothing stale is shown."""

from __future__ import annotations

import random
from collections.abc import Iterator
from threading import Event

import pytest
from gui.conftest import NOW
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import made_up_households
from jinqiu_desktop.gui.export_page import Asked
from jinqiu_desktop.gui.lists import ListPage, Whole
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.store import CHANGED, Question, Tally

ENTER, DOWN, ESC, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Space
CONTROL = Qt.KeyboardModifier.ControlModifier
SURNAMES = ("单", "仇", "解", "曾", "查", "翟", "区")


@pytest.fixture(autouse=True)
def _few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small pages, so that a few records are more than one."""
    monkeypatch.setattr("jinqiu_desktop.gui.lists._FIRST", 4)
    monkeypatch.setattr("jinqiu_desktop.gui.list_model._TOGETHER", 3)


@pytest.fixture
def uids(office: Office) -> list[str]:
    """Twelve households, the oldest first; seven of them have surnames with several readings."""
    made = list(made_up_households(12, random.Random(5), NOW.date()))
    for surname, one in zip(SURNAMES, made, strict=False):
        one["head.name"] = f"{surname}春梅"
    for one in made[7:]:
        one["head.name"] = "王秀英"
    for member in (member for one in made for member in one["members"]):
        member["name"] = "于一一"  # found by nothing that is typed here
    return [office.archive.put("household", one) for one in made]


@pytest.fixture
def page(qtbot: QtBot, office: Office, uids: list[str]) -> Iterator[ListPage]:
    """The list of households alone, a few rows high: nobody does what it asks for."""
    worker = Worker()
    made = ListPage(office, worker, "household")
    made.resize(1366, 330)
    made.show()
    made.arrive()
    yield made
    worker.close()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def chip(page: ListPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, f"chip:{name}")
    assert found is not None
    return found


def shown(page: ListPage) -> list[str]:
    return [line.uid for line in page.model.lines]


def test_the_newest_stand_first_and_the_whole_list_can_be_reached(page: ListPage, uids: list[str]) -> None:
    assert shown(page) == uids[::-1]
    QTest.keyClick(page.ui.search, DOWN)
    QTest.keyClick(page.ui.table, Qt.Key.Key_End)
    assert page.ui.table.currentIndex().row() == 11
    assert page.model.index(11, 1).data() == "单春梅"
    QTest.keyClick(page.ui.table, Qt.Key.Key_Home)
    assert page.ui.table.currentIndex().row() == 0
    QTest.keyClick(page.ui.table, Qt.Key.Key_Up)
    assert page.ui.search.hasFocus() or not page.isActiveWindow()


def test_every_reading_of_a_surname_finds_it_letter_by_letter(page: ListPage, uids: list[str]) -> None:
    for typed in ("scm", "dcm", "ccm", "qcm", "xcm", "jcm", "zcm", "ocm"):
        page.ui.search.clear()
        QTest.keyClicks(page.ui.search, typed)
        names = {str(line.values["head.name"]) for line in page.model.lines}
        of = {"s": "单", "d": "单翟", "c": "单仇曾查", "q": "仇区", "x": "解", "j": "解", "z": "曾查翟", "o": "区"}[
            typed[0]
        ]
        assert {f"{surname}春梅" for surname in of} <= names, typed
        assert "王秀英" not in names


def test_enter_right_after_typing_opens_what_was_typed_last(qtbot: QtBot, page: ListPage, uids: list[str]) -> None:
    QTest.keyClicks(page.ui.search, "wxy")
    page.ui.search.clear()
    QTest.keyClicks(page.ui.search, "scm")
    with qtbot.waitSignal(page.open_wanted) as opened:
        QTest.keyClick(page.ui.search, ENTER)
    assert opened.args == [uids[0]]


def test_the_table_belongs_to_the_box_at_every_key_and_the_rest_comes_later(
    qtbot: QtBot, page: ListPage, uids: list[str]
) -> None:
    QTest.keyClicks(page.ui.search, "wxy")
    assert page.model.uids == tuple(uids[:7:-1]), "the first of five at once"
    qtbot.waitUntil(lambda: chip(page, "all").text() == "全部 5")
    assert shown(page) == uids[:6:-1]


def test_an_answer_to_an_older_question_is_never_shown(qtbot: QtBot, page: ListPage, uids: list[str]) -> None:
    told: list[int] = []
    go_on, read, count = Event(), page._read, page.chips.count

    def slow(question: Question, is_whole: bool) -> Whole:
        if question.search == "wx":
            go_on.wait(10)
        return read(question, is_whole)

    def listen(tally: Tally) -> None:
        told.append(sum(tally.states.values()))
        count(tally)

    page._read, page.chips.count = slow, listen  # type: ignore[method-assign]
    QTest.keyClicks(page.ui.search, "wx")
    page._rest.timeout.emit()  # the typing rests, and goes on before the answer is here
    QTest.keyClicks(page.ui.search, "y")
    page._rest.timeout.emit()
    go_on.set()
    qtbot.waitUntil(lambda: page._is_told)
    assert told == [5], "once, and not for what was typed before"
    assert shown(page) == uids[:6:-1]


def test_everything_found_is_ticked_and_acted_on_also_what_was_never_read(
    qtbot: QtBot, page: ListPage, office: Office, uids: list[str]
) -> None:
    draft = office.archive.new("household", carry=False)
    draft.type("head.name", "王草")
    office.archive.save(draft)
    page.ask()
    QTest.keyClick(page.ui.search, DOWN)
    QTest.keyClick(page.ui.table, Qt.Key.Key_A, CONTROL)
    assert page.ui.bulk_count.text() == say("window.list.chosen", count=13, noun="户")
    with qtbot.waitSignal(page.print_wanted) as printed:
        page.ui.bulk_print.click()
    assert printed.args == [(draft.uid, *uids[::-1])]
    with qtbot.waitSignal(page.seal_wanted) as sealed:
        page.ui.bulk_seal.click()
    assert set(sealed.args[0]) == {draft.uid, *uids}
    with qtbot.waitSignal(page.posting_wanted) as posted:
        page.ui.bulk_post.click()
    assert posted.args == [tuple(uids[::-1])], "a draft is no household yet"
    QTest.keyClick(page.ui.table, ESC)
    assert not page.model.chosen
    assert page.ui.bulk.isHidden()


def test_ticks_stay_while_others_are_looked_for_and_the_bar_says_so(page: ListPage, uids: list[str]) -> None:
    QTest.keyClicks(page.ui.search, "scm")
    QTest.keyClick(page.ui.search, DOWN)
    QTest.keyClick(page.ui.table, SPACE)
    page.ui.search.clear()
    QTest.keyClicks(page.ui.search, "ocm")
    page.ui.table.setFocus()
    QTest.keyClick(page.ui.table, SPACE)
    assert page.model.chosen == {uids[0], uids[6]}
    assert say("window.list.elsewhere", count=1) in page.ui.bulk_count.text()
    assert page._chosen() == (uids[6], uids[0]), "as the list has them"


def test_only_drafts_ticked_say_why_some_buttons_are_off(page: ListPage, office: Office) -> None:
    draft = office.archive.new("household", carry=False)
    office.archive.save(draft)
    page.arrive()
    page.ui.table.setFocus()
    QTest.keyClick(page.ui.table, SPACE)
    assert (page.ui.bulk_print.isEnabled(), page.ui.bulk_seal.isEnabled()) == (True, False)
    assert page.ui.bulk_hint.isVisible()
    assert page.ui.bulk_hint.text() == say("window.list.only_drafts")


def test_chips_narrow_to_a_state_and_to_what_waits(page: ListPage, office: Office, uids: list[str]) -> None:
    filling = office.archive.edit(uids[3])
    filling.type("head.phone", "13900001234")
    office.archive.save(filling)
    page.arrive()
    assert chip(page, CHANGED).text().endswith(" 1")
    chip(page, CHANGED).click()
    assert shown(page) == [uids[3]]
    chip(page, CHANGED).click()
    assert len(shown(page)) == 12, "a second click shows all again"
    chip(page, "returned").click()
    assert shown(page) == []
    assert not page._nothing.isHidden()
    QTest.keyClicks(page.ui.search, "wxy")
    assert "wxy" in page._nothing.text()
    assert say("window.list.widen_chip", where="退回补正") in page._nothing.text()
    chip(page, "all").click()
    assert len(shown(page)) == 5
    assert page._nothing.isHidden()


def test_escape_empties_the_box_and_f12_prints_the_line(qtbot: QtBot, page: ListPage, uids: list[str]) -> None:
    QTest.keyClicks(page.ui.search, "scm")
    with qtbot.waitSignal(page.print_wanted) as printed:
        QTest.keyClick(page, Qt.Key.Key_F12)
    assert printed.args == [(uids[0],)]
    QTest.keyClick(page.ui.search, ESC)
    assert page.ui.search.text() == ""
    assert len(shown(page)) == 12


def test_export_right_after_typing_takes_all_that_is_found(qtbot: QtBot, page: ListPage) -> None:
    QTest.keyClicks(page.ui.search, "wxy")
    with qtbot.waitSignal(page.export_wanted) as exported:
        page._export()
    assert exported.args == [Asked(form_id="household", count=5, search="wxy", state="")]


def test_a_record_that_goes_while_it_is_listed_leaves_its_list(
    qtbot: QtBot, page: ListPage, office: Office, uids: list[str]
) -> None:
    for _ in range(20):
        office.archive.save(office.archive.new("household", carry=False))
    page.arrive()
    before = page.model.uids
    office.archive.discard(before[18])
    page.ui.table.setFocus()
    QTest.keyClick(page.ui.table, Qt.Key.Key_End)
    page.ui.table.selectRow(18)
    qtbot.waitUntil(lambda: len(page.model.uids) == len(before) - 1)
    assert set(shown(page)) == set(before) - {before[18]}


def test_the_panel_tells_the_next_step_once_the_person_rests_on_a_line(qtbot: QtBot, page: ListPage) -> None:
    QTest.keyClicks(page.ui.search, "scm")
    qtbot.waitUntil(lambda: "单春梅" in page.ui.who.text())
    qtbot.waitUntil(lambda: page.ui.next_step.text() != "")
    assert page.ui.badge.text() == "待上报"
