"""First run, unlocking, today, the list: what stands between the program's icon and a filling."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.conftest import PASSPHRASE
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import sample
from jinqiu_desktop.gui.first_run import FirstRunPage
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office

ENTER = Qt.Key.Key_Return


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[MainWindow]:
    """A window over an empty folder."""
    made = MainWindow(tmp_path / "new")
    made.resize(1366, 697)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def locked(tmp_path: Path, office: Office) -> Iterator[MainWindow]:
    """A window before unlocking."""
    office.close()
    made = MainWindow(tmp_path / "data")
    made.resize(1366, 697)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def type_in(page: QWidget, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, name)
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, text)


def test_first_run_asks_two_groups_back_before_the_office_opens(
    qtbot: QtBot, fresh: MainWindow, tmp_path: Path
) -> None:
    page = fresh.ui.scenes.currentWidget()
    assert isinstance(page, FirstRunPage)
    assert not page.ui.go_on.isEnabled()
    type_in(page, "office_name", "Example Union")
    type_in(page, "region", "341602")
    assert page.ui.region_told.text() == "安徽省亳州市谯城区"
    page.go_on()
    type_in(page, "clerk", "Liu Min")
    type_in(page, "pass1", "a long enough passphrase 7")
    type_in(page, "pass2", "a long enough passphrase 8")
    assert not page.ui.go_on.isEnabled()
    assert page.ui.reason.text()
    QTest.keyClick(page.ui.pass2, Qt.Key.Key_Backspace)
    type_in(page, "pass2", "7")
    QTest.keyClick(page.ui.pass2, ENTER)
    qtbot.waitUntil(lambda: page.ui.pages.currentIndex() == 2, timeout=15000)
    assert not page.ui.go_on.isEnabled()
    page.save_sheet(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    page.go_on()
    groups = "".join(page.ui.code.text().split())
    asked = [box for box in page.findChildren(QLineEdit) if box.objectName().startswith("group:")]
    assert len(asked) == 2
    for box in asked:
        number = int(box.objectName().partition(":")[2])
        assert not page.ui.go_on.isEnabled()
        box.setFocus()
        QTest.keyClicks(box, groups[4 * number - 4 : 4 * number].lower())
    assert page.ui.go_on.isEnabled()
    page.go_on()
    page.go_on()
    qtbot.waitUntil(lambda: fresh.shell is not None)
    assert fresh.office is not None
    assert fresh.office.profile.name == "Example Union"


def test_a_wrong_passphrase_is_told_under_the_field_and_stays_marked(qtbot: QtBot, locked: MainWindow) -> None:
    page = locked.unlock
    QTest.keyClicks(page.ui.passphrase, "something else")
    QTest.keyClick(page.ui.passphrase, ENTER)
    qtbot.waitUntil(page.ui.told.isVisible, timeout=15000)
    assert page.ui.passphrase.hasSelectedText()
    assert QApplication.activeModalWidget() is None
    page.ui.passphrase.setText(PASSPHRASE)
    QTest.keyClick(page.ui.passphrase, ENTER)
    qtbot.waitUntil(lambda: locked.shell is not None, timeout=15000)


def test_no_name_from_the_archive_stands_on_the_unlock_page(locked: MainWindow, office: Office) -> None:
    words = " ".join(getattr(one, "text", str)() for one in locked.unlock.findChildren(QWidget) if hasattr(one, "text"))
    assert office.profile.name not in words
    assert office.profile.clerk not in words


def test_today_leads_to_the_draft_by_enter(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    filling = office.archive.new("household")
    filling.type("head.name", "周世军")
    office.archive.save(filling)
    assert window.shell is not None
    window.shell.go_today()
    row = QApplication.focusWidget()
    assert row is not None
    assert row.objectName() == "todo:household:draft"
    QTest.keyClick(row, ENTER)
    qtbot.waitUntil(lambda: window.filling is not None)
    assert window.filling is not None
    assert window.filling.filling.uid == filling.uid


def test_f2_makes_a_new_household(window: MainWindow) -> None:
    assert window.shell is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_F2)
    assert window.filling is not None
    assert window.filling.filling.form.id == "household"


def test_a_household_is_found_by_initials_masked_ticked_and_opened(window: MainWindow, office: Office) -> None:
    uid = office.archive.put("household", sample("household"))
    filling = office.archive.new("household", carry=False)
    filling.type("head.name", "周世军")
    office.archive.save(filling)
    assert window.shell is not None
    window.shell.go_list("household")
    page = window.shell.lists["household"]
    assert len(page.model.lines) == 2
    QTest.keyClicks(page.ui.search, "lcm")
    assert [line.uid for line in page.model.lines] == [uid]
    shown = [page.model.data(page.model.index(0, column)) for column in range(page.model.columnCount())]
    assert "李春梅" in shown
    assert "009901********0023" in shown
    assert not any("009901197503070023" in str(one) for one in shown)
    QTest.keyClick(page.ui.search, Qt.Key.Key_Down)
    assert page.ui.table.hasFocus()
    QTest.keyClick(page.ui.table, Qt.Key.Key_Space)
    assert page.ui.bulk.isVisible()
    assert page.model.chosen == {uid}
    QTest.keyClick(page.ui.table, Qt.Key.Key_Escape)
    assert not page.ui.bulk.isVisible()
    QTest.keyClick(page.ui.table, ENTER)
    assert window.filling is not None
    assert window.filling.filling.uid == uid


def test_chips_count_what_was_found_and_narrow_the_list(window: MainWindow, office: Office) -> None:
    office.archive.put("household", sample("household"))
    filling = office.archive.new("household", carry=False)
    filling.type("head.name", "李四")
    office.archive.save(filling)
    assert window.shell is not None
    window.shell.go_list("household", state="submitted")
    page = window.shell.lists["household"]
    assert [line.state for line in page.model.lines] == ["submitted"]
    page.pick("")
    assert len(page.model.lines) == 2


@pytest.mark.parametrize(("wide", "zoom"), [(1366, 100), (1366, 125), (1093, 100), (1366, 150)])
def test_no_page_of_the_shell_is_wider_than_the_window(window: MainWindow, wide: int, zoom: int) -> None:
    look.set_zoom(zoom)
    window.resize(wide, 697 if wide == 1366 else 543)
    shell = window.shell
    assert shell is not None
    shell.go_list("household")
    assert shell.width() <= wide
    table = shell.lists["household"].ui.table
    assert table.horizontalScrollBar().maximum() == 0
    shell.go_seal()
    shell.go_import("household")
    shell.go_today()
    assert shell.width() <= wide
