"""The filling frame: saved when it says so, problems one key away, rows that come back, a review before submission."""

from __future__ import annotations

import threading
from datetime import datetime

import pytest
from gui.typist import Typist
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import sample
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.gui.frame import REVIEW, FillingFrame
from jinqiu_desktop.gui.pages import RowsPage
from jinqiu_desktop.gui.side import ProblemCard
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office

ENTER = Qt.Key.Key_Return


@pytest.fixture
def frame(window: MainWindow) -> FillingFrame:
    window.new_record("household")
    assert window.filling is not None
    return window.filling


@pytest.fixture
def typist(frame: FillingFrame) -> Typist:
    return Typist(frame)


def problems(frame: FillingFrame) -> list[tuple[str, str]]:
    return [(one.problem.where, one.problem.code) for one in frame.findChildren(ProblemCard) if one.isVisibleTo(frame)]


def test_nothing_is_wrong_with_a_form_nobody_typed_into(frame: FillingFrame) -> None:
    assert problems(frame) == []
    assert frame.view("head.name").state == "empty_required"


def test_an_empty_cell_is_wrong_only_after_it_was_left(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.name")
    typist.press(ENTER)
    assert frame.view("head.name").state == "wrong"
    assert problems(frame) == [("head.name", "field.required")]


def test_saved_is_said_only_when_it_is_on_disk(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, office: Office, typist: Typist, frame: FillingFrame
) -> None:
    gate = threading.Event()
    save = office.archive.save

    def wait_then_save(filling: object) -> datetime:
        assert gate.wait(5)
        return save(filling)  # type: ignore[arg-type]

    monkeypatch.setattr(office.archive, "save", wait_then_save)
    frame.go("head.name")
    typist.write("周世军")
    typist.press(ENTER)
    assert frame.ui.saved.text() == ""
    gate.set()
    qtbot.waitUntil(lambda: frame.ui.saved.text() != "")
    assert office.archive.edit(frame.filling.uid).text("head.name") == "周世军"


def test_a_draft_that_cannot_be_written_is_told_and_tried_again(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    window: MainWindow,
    office: Office,
    typist: Typist,
    frame: FillingFrame,
) -> None:
    save = office.archive.save

    def full(filling: object) -> datetime:
        raise Failure("disk.full", name="drafts")

    monkeypatch.setattr(office.archive, "save", full)
    frame.go("head.name")
    typist.write("周世军")
    typist.press(ENTER)
    qtbot.waitUntil(window.ui.alert.isVisible)
    assert "空间" in window.ui.alert_text.text()
    monkeypatch.setattr(office.archive, "save", save)
    typist.write("1")
    typist.press(ENTER)
    qtbot.waitUntil(lambda: not window.ui.alert.isVisible())
    assert office.archive.edit(frame.filling.uid).text("head.name") == "周世军"


def test_the_panel_the_cell_and_the_help_line_speak_of_the_same_problem(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.idno")
    typist.write("009901197503070024")
    typist.press(ENTER)
    frame.go("head.idno")
    assert problems(frame) == [("head.idno", "idno.check")] or problems(frame)[0][0] == "head.idno"
    assert frame.view("head.idno").state == "wrong"
    assert "身份证号" in frame.ui.help_what.text()


def test_f8_and_shift_f8_go_round_the_problems(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.name")
    typist.press(ENTER)
    frame.go("house.address")
    typist.press(ENTER)
    wheres = [where for where, _ in problems(frame)]
    assert len(wheres) == 2
    frame.go("head.politics")
    typist.press(Qt.Key.Key_F8)
    assert frame.filling.cursor == wheres[1]
    typist.press(Qt.Key.Key_F8)
    assert frame.filling.cursor == wheres[0]
    typist.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert frame.filling.cursor == wheres[1]


def test_f9_shows_what_is_missing_and_goes_to_the_first(typist: Typist, frame: FillingFrame) -> None:
    typist.press(Qt.Key.Key_F9)
    assert len(problems(frame)) > 10
    cell = typist.cell()
    assert cell is not None
    assert cell.view.state == "wrong"


def test_undo_takes_back_the_last_text_and_shows_where(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.name")
    typist.write("周世军")
    typist.press(ENTER)
    frame.show_page("bank")
    typist.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert frame.filling.text("head.name") == ""
    assert frame.filling.cursor == "head.name"


def test_rows_are_added_turned_removed_and_restored_by_keys(typist: Typist, frame: FillingFrame) -> None:
    frame.show_page("members")
    for name in ("王小雨", "王小阳"):
        typist.press(Qt.Key.Key_F3)
        typist.write(name)
    typist.press(ENTER)
    page = typist.rows_page()
    first, second = frame.filling.row_ids("members")
    assert page.rid == second
    typist.press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.rid == first
    typist.press(Qt.Key.Key_F4)
    assert frame.filling.row_ids("members") == (second,)
    strip = frame.findChild(QWidget, f"gone:members[{first}]")
    assert strip is not None
    button = strip.findChild(QPushButton)
    assert button is not None
    button.setFocus()
    typist.press(ENTER)
    assert frame.filling.row_ids("members") == (first, second)


def test_enter_does_not_press_the_button_that_takes_away(typist: Typist, frame: FillingFrame) -> None:
    frame.show_page("members")
    typist.press(Qt.Key.Key_F3)
    button = frame.findChild(QPushButton, "remove:members")
    assert button is not None
    button.setFocus()
    typist.press(ENTER)
    assert len(frame.filling.row_ids("members")) == 1


def test_a_warning_may_stay_with_a_reason_and_then_waits_no_longer(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    answers = dict(sample("household"))
    answers["head.single_parent"] = "否"
    answers["head.marriage"] = "已婚"
    filling = office.archive.new("household", carry=False)
    for path, text in answers.items():
        if path in filling.form.fields:
            filling.type(path, str(text))
    office.archive.save(filling)
    window.open_record(filling.uid)
    frame = window.filling
    assert frame is not None
    frame.show_page(REVIEW)
    (warning,) = [one for one in frame.filling.problems("submit") if one.code == "V07.spouse"]
    button = frame.findChild(QPushButton, f"reason:V07.spouse@{warning.where}")
    editor = frame.findChild(QLineEdit, f"reason_text:V07.spouse@{warning.where}")
    assert button is not None
    assert editor is not None
    qtbot.keyClick(button, ENTER)
    typist = Typist(frame)
    typist.write("配偶长期在外，另有证明。")
    typist.press(ENTER)
    noted = [one for one in frame.filling.problems("submit") if one.code == "V07.spouse"]
    assert [one.fact("note") for one in noted] == ["配偶长期在外，另有证明。"]
    assert frame.filling.blocking("submit") == ()


def test_the_last_page_refuses_with_the_way_to_the_first_error(typist: Typist, frame: FillingFrame) -> None:
    frame.show_page(REVIEW)
    assert not frame.review.ui.submit.isVisibleTo(frame)
    typist.press(ENTER)
    cell = typist.cell()
    assert cell is not None
    assert cell.view.state == "wrong"


@pytest.mark.parametrize(("wide", "zoom"), [(1366, 100), (1366, 125), (1366, 150), (1366, 175), (800, 100)])
def test_nothing_is_wider_than_the_window_at_any_zoom(
    window: MainWindow, frame: FillingFrame, wide: int, zoom: int
) -> None:
    look.set_zoom(zoom)
    window.resize(wide, 697)
    for page_id in [page.id for page in frame.filling.form.pages]:
        frame.show_page(page_id)
        assert frame.width() <= window.width()
        page = frame.ui.stack.currentWidget()
        sheet = page.sheet  # type: ignore[union-attr]
        assert sheet.width() <= page.width()
        right = max((cell.geometry().right() for cell in sheet.cells.values()), default=0)
        assert right <= sheet.width()
        if isinstance(page, RowsPage):
            continue
        assert page.horizontalScrollBar().maximum() == 0  # type: ignore[union-attr]


def test_f6_goes_to_a_cell_by_its_name(typist: Typist, frame: FillingFrame) -> None:
    typist.press(Qt.Key.Key_F6)
    typist.write("邮政")
    typist.press(ENTER)
    cell = typist.cell()
    assert cell is not None
    assert cell.path == "house.postcode"
    typist.press(Qt.Key.Key_F6)
    typist.press(Qt.Key.Key_Escape)
    typist.press(Qt.Key.Key_Escape)
    assert frame.filling.cursor == "house.postcode"
