"""The filling frame: saved when it says so, problems one key away, rows that come back, a review before submission."""

from __future__ import annotations

import threading
from datetime import datetime

import pytest
from gui.conftest import NOW
from gui.typist import Typist
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import sample
from jinqiu_desktop.errors import Failure, Severity
from jinqiu_desktop.gui.cell import Cell
from jinqiu_desktop.gui.frame import REVIEW, FillingFrame
from jinqiu_desktop.gui.pages import RowsPage
from jinqiu_desktop.gui.side import PageButton, ProblemCard
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.gui.words import moment, say
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


def explained(frame: FillingFrame) -> list[str]:
    """What the panel of F1 says, line by line."""
    return [one.text() for one in frame.ui.explained_body.findChildren(QLabel) if one.isVisibleTo(frame)]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_f1_tells_help_example_and_source_without_taking_the_focus(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.idno")
    typist.press(Qt.Key.Key_F1)
    told = explained(frame)
    declared = frame.filling.form.field("head.idno")
    assert declared.help in told
    assert any(declared.example in one for one in told)
    assert any("GB 11643" in one and "附件3" in one for one in told)
    typist.write("009901197503070023")
    typist.press(ENTER)
    assert frame.filling.text("head.idno") == "009901197503070023"
    cell = typist.cell()
    assert cell is not None
    assert frame.ui.explained_title.text().endswith(cell.view.label)


def test_the_cell_f1_speaks_of_stays_in_sight(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.industry")
    typist.press(Qt.Key.Key_F1)
    cell = typist.cell()
    assert cell is not None
    page = frame.ui.stack.currentWidget()
    top = cell.mapTo(frame, QPoint(0, 0)).y()
    assert top >= page.mapTo(frame, QPoint(0, 0)).y()
    assert top + cell.height() <= frame.ui.explained.mapTo(frame, QPoint(0, 0)).y()


@pytest.mark.parametrize("way", ["F1", "Esc", "button"])
def test_closing_the_help_gives_the_focus_back_to_the_same_cell(typist: Typist, frame: FillingFrame, way: str) -> None:
    frame.go("head.phone")
    typist.press(Qt.Key.Key_F1)
    if way == "button":
        frame.ui.explained_close.setFocus()
        typist.press(ENTER)
    else:
        typist.press(Qt.Key.Key_F1 if way == "F1" else Qt.Key.Key_Escape)
    assert not frame.ui.explained.isVisible()
    assert frame.isVisible()
    cell = typist.cell()
    assert cell is not None
    assert cell.path == "head.phone"


def test_a_click_on_an_automatic_cell_writes_its_sum_out_until_another_cell_has_the_focus(
    typist: Typist, frame: FillingFrame
) -> None:
    for path, text in {"head.income": "2180", "income.other": "600"}.items():
        frame.filling.take(path, text)
    rid = frame.filling.add_row("members")
    frame.filling.take(f"members[{rid}].income", "1120")
    frame.show_page("income")
    editor = frame.findChild(QWidget, "editor:income.total")
    assert editor is not None
    click(editor)
    told = explained(frame)
    assert [one.replace("\u00a0", " ") for one in told if "×" in one and "12" in one][-2:] == [
        "2,180 × 12",
        "1,120 × 12",
    ]
    assert "40,200" in told
    per_head = frame.findChild(QWidget, "editor:income.per_head")
    assert per_head is not None
    click(per_head)
    assert "40,200\u00a0÷\u00a012\u00a0÷\u00a02" in explained(frame)
    frame.go("head.income")
    assert not frame.ui.explained.isVisible()


def test_an_automatic_cell_without_a_sum_says_in_words_how_it_came_about(typist: Typist, frame: FillingFrame) -> None:
    editor = frame.findChild(QWidget, "editor:head.age")
    assert editor is not None
    click(editor)
    assert frame.filling.form.field("head.age").help in explained(frame)


def test_nothing_on_the_sheet_moves_and_no_cell_changes_its_size_while_one_types(
    typist: Typist, frame: FillingFrame
) -> None:
    cells = {path: frame.findChild(Cell, f"cell:{path}") for path in frame.filling.paths("head")}
    before = {path: cell.geometry() for path, cell in cells.items() if cell is not None}
    for path, text in (("head.idno", "12"), ("head.name", "1"), ("head.work_since", "x"), ("house.area", "-1")):
        frame.go(path)
        typist.write(text)
        typist.press(ENTER)
    frame.check()
    assert {path: cell.geometry() for path, cell in cells.items() if cell is not None} == before
    assert len({frame.view(path).state for path in before}) >= 4


def test_a_label_is_never_cut_for_the_short_word_beside_it(frame: FillingFrame) -> None:
    frame.filling.take("head.health", "2")
    frame.check()
    cell = frame.findChild(Cell, "cell:head.illness")
    assert cell is not None
    assert cell.view.short
    assert cell.shows_short_word
    cell.resize(look.px(130), cell.height())
    assert not cell.shows_short_word


def test_a_draft_opened_again_says_what_moment_it_was_brought_back_to(
    qtbot: QtBot, window: MainWindow, office: Office, typist: Typist, frame: FillingFrame
) -> None:
    uid = frame.filling.uid
    frame.go("head.name")
    typist.write("周世军")
    typist.press(ENTER)
    qtbot.waitUntil(lambda: office.archive.has_draft(uid))
    window.open_record(uid)
    again = window.filling
    assert again is not None
    assert again.ui.saved.text() == say("window.restored_at", at=moment(NOW, office.today()))
    typist = Typist(again)
    assert again.filling.cursor == "head.nation" or again.filling.cursor == "head.name"
    typist.press(ENTER)
    typist.write("1")
    typist.press(ENTER)
    qtbot.waitUntil(lambda: again.ui.saved.text() == say("window.saved_at", time=f"{NOW.astimezone():%H:%M}"))


def test_ctrl_enter_does_not_submit_and_after_submission_begins_the_next_one(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    filling = office.archive.new("household", carry=False)
    office.archive.put("household", sample("household"))
    filling = office.archive.edit(office.archive.listing("household", "").lines[0].uid)
    frame = FillingFrame(office, window.worker, filling)
    qtbot.addWidget(frame)
    frame.resize(1366, 697)
    frame.show()
    frame.begin()
    wanted: list[str] = []
    frame.next_wanted.connect(wanted.append)
    frame.show_page(REVIEW)
    typist = Typist(frame)
    typist.press(ENTER, Qt.KeyboardModifier.ControlModifier)
    assert wanted == []
    assert not frame.review.is_done
    frame.submit()
    qtbot.waitUntil(lambda: frame.review.is_done)
    assert frame.review.ui.next_one.isVisibleTo(frame)
    typist.press(ENTER, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: wanted == ["household"])
    frame.review.ui.next_one.setFocus()
    typist.press(ENTER)
    qtbot.waitUntil(lambda: wanted == ["household"] * 2)


def test_the_next_household_has_nine_cells_filled_in_light_before_anybody_types(office: Office) -> None:
    answers = dict(sample("household")) | {"standard": "3", "filed_by": "刘敏", "reviewed_by": "陈志远"}
    office.archive.put("household", answers)
    filling = office.archive.new("household")
    carried = {path for path in filling.form.fields if filling.cell(path).state == "carried"}
    assert {"head.unit", "standard", "filed_by"} <= carried
    assert len(carried) >= 9
    assert filling.text("head.unit") == answers["head.unit"]
    assert not filling.text("head.name")


def test_a_new_member_takes_nation_and_registration_from_the_head_until_they_are_confirmed(
    typist: Typist, frame: FillingFrame
) -> None:
    frame.filling.take("head.nation", "03")
    frame.filling.take("house.registration", "1")
    frame.show_page("members")
    typist.press(Qt.Key.Key_F3)
    (rid,) = frame.filling.row_ids("members")
    nation = f"members[{rid}].nation"
    view = frame.view(nation)
    assert (view.state, view.short, view.chosen) == ("carried", "照户主", ("03",))
    assert frame.view(f"members[{rid}].registration").short == "照户主"
    typist.reach(nation)
    typist.press(ENTER)
    assert frame.view(nation).state == "filled"


def test_the_income_a_head_is_reckoned_beside_the_members_as_one_types(typist: Typist, frame: FillingFrame) -> None:
    frame.filling.take("head.income", "1000")
    frame.filling.take("income.other", "0")
    frame.show_page("members")
    typist.press(Qt.Key.Key_F3)
    (rid,) = frame.filling.row_ids("members")
    typist.reach(f"members[{rid}].income")
    typist.write("500")
    typist.press(ENTER)
    shown = [one.text() for one in frame.ui.sums_box.findChildren(QLabel) if one.isVisibleTo(frame)]
    assert "750 元" in shown
    frame.show_page("head")
    assert not frame.ui.sums_box.isVisibleTo(frame)


@pytest.mark.parametrize("zoom", [100, 125, 150, 175])
def test_every_column_of_the_members_in_sight_shows_all_its_words(
    window: MainWindow, frame: FillingFrame, zoom: int
) -> None:
    look.set_zoom(zoom)
    for row in sample("household")["members"]:
        rid = frame.filling.add_row("members")
        frame.filling.type_row("members", rid, {name: str(text) for name, text in row.items()})
    frame.show_page("members")
    page = frame.ui.stack.currentWidget()
    assert isinstance(page, RowsPage)
    grid, model = page.ui.grid, page.ui.grid.model()
    shown = [at for at in range(model.columnCount()) if not grid.isColumnHidden(at)]
    assert {0, 1, model.columnCount() - 1} <= set(shown)
    assert len(shown) >= 5
    for column in shown:
        widest = max(grid.sizeHintForIndex(model.index(row, column)).width() for row in range(model.rowCount()))
        assert grid.columnWidth(column) >= widest, model.headerData(column, Qt.Orientation.Horizontal)
    assert sum(grid.columnWidth(at) for at in shown) <= grid.viewport().width()


def test_what_waits_on_other_pages_is_counted_as_the_page_list_counts_it(typist: Typist, frame: FillingFrame) -> None:
    rid = frame.filling.add_row("members")
    frame.filling.take(f"members[{rid}].idno", "009901201005160017")  # an area nobody knows: a hint
    frame.check()
    hints = [one for one in frame.filling.problems() if one.severity is Severity.HINT]
    there = [one for one in frame.filling.problems() if frame.filling.page_of(one.where) == "members"]
    assert hints
    frame.show_page("head")
    told = [one.text() for one in frame.ui.side.findChildren(QLabel) if one.text().startswith("家庭成员　")]
    assert told == [say("window.elsewhere", page="家庭成员", count=len(there) - len(hints))]


def test_f2_begins_another_household_and_keeps_this_one(
    qtbot: QtBot, office: Office, typist: Typist, frame: FillingFrame
) -> None:
    wanted: list[str] = []
    frame.next_wanted.connect(wanted.append)
    frame.go("head.name")
    typist.write("周世军")
    typist.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: wanted == ["household"])
    assert office.archive.edit(frame.filling.uid).text("head.name") == "周世军"


@pytest.mark.parametrize("zoom", [100, 125])
def test_many_ways_to_other_records_scroll_and_no_page_in_the_list_gets_lower(
    window: MainWindow, office: Office, zoom: int
) -> None:
    look.set_zoom(zoom)
    window.resize(1366, 697)
    window.open_record(office.archive.put("household", sample("household")))
    frame = window.filling
    assert frame is not None
    QApplication.processEvents()
    buttons = frame.findChildren(PageButton)
    assert {one.height() for one in buttons} == {look.px(50)}
    room = frame.ui.related_scroll
    assert room.isVisible()
    assert room.mapTo(frame, QPoint(0, room.height())).y() <= frame.height()
    assert room.mapTo(frame, QPoint(0, 0)).y() >= max(one.mapTo(frame, QPoint(0, one.height())).y() for one in buttons)
    assert room.horizontalScrollBar().maximum() == 0
