"""A table into the office and a list out of it, by keys: choose, say what the columns are, look, take in; masked, or in full for a reason."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from gui.conftest import NOW
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import made_up_households
from jinqiu_desktop.errors import Stopped
from jinqiu_desktop.gui.export_page import ExportPage
from jinqiu_desktop.gui.import_page import ImportPage
from jinqiu_desktop.gui.shell import Shell
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office import Office
from jinqiu_desktop.records import Json

WAIT = 20000
WRONG = "009901197503070024"


def families(count: int) -> list[dict[str, Json]]:
    return list(made_up_households(count, random.Random(7), NOW.date()))


@pytest.fixture
def shell(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def importing(shell: Shell) -> ImportPage:
    shell.go_import("household")
    page = shell.ui.pages.currentWidget()
    assert isinstance(page, ImportPage)
    return page


def press(key: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the focus: a key would go nowhere"
    QTest.keyClick(focus, key, with_keys)


def type_path(page: ImportPage, path: Path) -> None:
    assert page.ui.file.hasFocus()
    page.ui.file.clear()
    QTest.keyClicks(page.ui.file, str(path))
    press(Qt.Key.Key_Return)


def roster(path: Path, heads: Sequence[str], *rows: Sequence[object]) -> Path:
    book = openpyxl.Workbook()
    for row in (heads, *rows):
        book.active.append(list(row))
    book.save(path)
    return path


def total(office: Office) -> int:
    return office.archive.listing("household").total


def test_from_the_choice_of_the_file_to_the_records_made_by_keys_alone(
    qtbot: QtBot, shell: Shell, office: Office, tmp_path: Path
) -> None:
    first, *more = families(3)
    uid = office.archive.put("household", first)
    office.sheets.template(tmp_path / "t.xlsx", "household", [{**first, "head.phone": "13900001357"}, *more])
    shell.go_list("household")
    press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    page = shell.ui.pages.currentWidget()
    assert isinstance(page, ImportPage)
    type_path(page, tmp_path / "t.xlsx")
    qtbot.waitUntil(page.ui.do_import.hasFocus, timeout=WAIT)
    assert (total(office), page.ui.chip_new.text()) == (1, say("window.import.new", count=2))
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.ui.to_list.hasFocus, timeout=WAIT)
    assert (total(office), office.archive.record(uid).value("head.phone")) == (3, "13900001357")
    press(Qt.Key.Key_Return)
    assert shell.ui.pages.currentWidget() is shell.lists["household"]


def test_columns_that_look_alike_are_walked_by_enter_and_not_asked_again(
    qtbot: QtBot, shell: Shell, office: Office, tmp_path: Path
) -> None:
    one, other = families(2)
    heads = ("职工姓名", "身份证号码", "联系电话号码", "工作的单位", "月平均工资", "致困原因", "小组")
    lines = [
        (each["head.name"], each["head.idno"], each["head.phone"], "示例纺织厂", "1800", "本人大病", "三组")
        for each in (one, other)
    ]
    page = importing(shell)
    page.ui.first_only.setFocus()
    press(Qt.Key.Key_Space)
    page.ui.file.setFocus()
    type_path(page, roster(tmp_path / "a.xlsx", heads, lines[0]))
    qtbot.waitUntil(lambda: bool(page.heads.lines) and page.heads.lines[0].field.hasFocus(), timeout=WAIT)
    assert [line.sign.text() for line in page.heads.lines if line.match.how == "alike"].count("请确认") >= 2
    assert "1380" not in "".join("".join(line.match.samples) for line in page.heads.lines)
    for _ in page.heads.lines:
        press(Qt.Key.Key_Return)
    assert page.ui.go_on.hasFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.ui.do_import.hasFocus, timeout=WAIT)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.ui.to_list.hasFocus, timeout=WAIT)
    (uid,) = office.archive.saved("household", 10, 0)
    record = office.archive.record(uid)
    assert (record.state, record.value("head.unit")) == ("registered", "示例纺织厂")
    again = importing(shell)
    again.ui.first_only.setChecked(True)
    type_path(again, roster(tmp_path / "b.xlsx", heads, lines[1]))
    qtbot.waitUntil(again.ui.do_import.hasFocus, timeout=WAIT)
    assert again.heads.lines == []


def test_two_columns_for_one_field_are_marked(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    page = importing(shell)
    type_path(page, roster(tmp_path / "a.xlsx", ("姓名", "身份证号码", "联系电话号码"), ("甲", "乙", "丙")))
    qtbot.waitUntil(lambda: bool(page.heads.lines), timeout=WAIT)
    first, second = page.heads.lines[:2]
    second.field.setCurrentIndex(second.field.findData(first.path))
    assert {first.sign.text(), second.sign.text()} == {say("window.match.twice")}


def test_what_is_wrong_is_shown_by_cell_and_the_rest_can_be_taken_in(
    qtbot: QtBot, shell: Shell, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = families(2)
    office.sheets.template(tmp_path / "t.xlsx", "household", [good, {**bad, "head.idno": WRONG}])
    page = importing(shell)
    type_path(page, tmp_path / "t.xlsx")
    qtbot.waitUntil(page.ui.table.hasFocus, timeout=WAIT)
    assert not page.ui.do_import.isEnabled()
    assert "!" in page.details.lines[0][0].text
    assert page.records.lines[page.ui.table.currentIndex().row()][2].text == say("window.import.is_wrong")
    page.ui.chip_wrong.setFocus()
    press(Qt.Key.Key_Space)
    assert [line[2].text for line in page.records.lines if line[0].text] == [say("window.import.is_new")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "refused.xlsx"), ""))
    page.ui.refused.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil((tmp_path / "refused.xlsx").exists, timeout=WAIT)
    page.ui.take_good.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.ui.to_list.hasFocus, timeout=WAIT)
    assert total(office) == 1


def test_a_check_that_was_stopped_says_that_nothing_was_written(
    qtbot: QtBot, shell: Shell, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise Stopped

    monkeypatch.setattr(type(office.sheets), "check", stopped)
    page = importing(shell)
    type_path(page, tmp_path / "t.xlsx")
    qtbot.waitUntil(lambda: page.ui.bar_text.text() == say("window.import.stopped"), timeout=WAIT)


def test_a_file_that_is_no_table_is_told_and_another_can_be_chosen(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_text("not a table", encoding="utf-8")
    roster(tmp_path / "none.xlsx", ("一", "二"), ("三", "四"))
    page = importing(shell)
    for name in ("t.xlsx", "none.xlsx"):
        page.ui.file.setFocus()
        type_path(page, tmp_path / name)
        qtbot.waitUntil(lambda name=name: name in page.ui.bar_text.text(), timeout=WAIT)
        assert page.ui.stages.currentWidget() is page.ui.blank


# --- out ------------------------------------------------------------------------------------------------------------------


def exporting(shell: Shell) -> ExportPage:
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    page = shell.ui.pages.currentWidget()
    assert isinstance(page, ExportPage)
    return page


def test_nothing_leaves_in_full_before_a_reason_is_written(
    qtbot: QtBot, shell: Shell, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = families(2)
    office.archive.put("household", one)
    uid = office.archive.put("household", other)
    shell.go_list("household")
    shell.lists["household"].model.chosen.add(uid)
    page = exporting(shell)
    assert page.ui.which_words.text() == say("window.export.chosen", count=1, noun="户")
    page.ui.masked.setFocus()
    press(Qt.Key.Key_Down)
    assert page.ui.full.isChecked()
    assert not page.ui.save.isEnabled()
    page.ui.reason.setFocus()
    QTest.keyClicks(page.ui.reason, "to the county")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.xlsx"), ""))
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "a.xlsx" in page.ui.bar_text.text(), timeout=WAIT)
    written = str([[cell.value for cell in row] for row in openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]])
    assert str(other["head.idno"]) in written
    assert str(one["head.idno"]) not in written


def test_the_whole_list_leaves_as_it_was_found_and_masked(
    qtbot: QtBot, shell: Shell, office: Office, tmp_path: Path
) -> None:
    one, other = families(2)
    for each in (one, other):
        office.archive.put("household", each)
    shell.go_list("household")
    QTest.keyClicks(shell.lists["household"].ui.search, str(one["head.idno"])[-4:])
    page = exporting(shell)
    page.export_to(tmp_path / "a.xlsx")
    qtbot.waitUntil(lambda: "a.xlsx" in page.ui.bar_text.text(), timeout=WAIT)
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0])
    assert len(rows) == 2
    assert str(one["head.idno"]) not in str([cell.value for cell in rows[1]])


def test_every_list_of_what_people_write_can_be_imported_into_and_every_one_exported_from(shell: Shell) -> None:
    for form_id, page in shell.lists.items():
        assert page.ui.import_rows.isHidden() == (form_id in ("report", "dispose"))
        assert not page.ui.export_rows.isHidden()
