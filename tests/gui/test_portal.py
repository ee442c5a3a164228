"""网上申报文件 in the window: from the list to the folder, never without the warning, and away again with one click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from gui.test_seal import application, household
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.gui.portal_page import PortalPage
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office

LONG = 30000
LEFT = Qt.MouseButton.LeftButton


class Person:
    """Somebody at the page."""

    def __init__(self, bot: QtBot, window: MainWindow, stick: Path) -> None:
        assert window.shell is not None
        self.bot, self.window, self.shell, self.stick = bot, window, window.shell, stick

    def until(self, so: Callable[[], bool]) -> None:
        self.bot.waitUntil(so, timeout=LONG)

    def go(self) -> PortalPage:
        """Every application, from its list."""
        self.shell.go_list("application")
        page = self.shell.lists["application"]
        page.model.choose_all()
        self.bot.mouseClick(page.ui.bulk_portal, LEFT)
        (made,) = self.window.findChildren(PortalPage)
        self.until(lambda: not made.is_planning)
        return made

    def write(self, page: PortalPage) -> None:
        page.ui.sure.setChecked(True)
        self.bot.mouseClick(page.ui.write, LEFT)
        self.until(lambda: not page.ui.sure.isChecked())


@pytest.fixture
def person(qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    return Person(qtbot, window, stick)


@pytest.fixture
def applied(office: Office) -> str:
    return application(office, household(office))


def lines(page: PortalPage) -> list[tuple[str, str]]:
    """What the notice asks for, and how it stands."""
    model = page.ui.table.model()
    return [(str(model.index(at, 2).data()), str(model.index(at, 6).data())) for at in range(model.rowCount())]


def scan(office: Office, tmp_path: Path, uid: str, content: bytes) -> None:
    (tmp_path / "身份证.jpg").write_bytes(content)
    office.materials.attach(uid, tmp_path / "身份证.jpg", "身份证")


@pytest.mark.usefixtures("applied")
def test_files_are_written_after_the_warning_told_today_and_gone_with_one_click(person: Person) -> None:
    page = person.go()
    assert [state for _, state in lines(page)] == ["能传", "能传", "缺"]
    assert "没有加密" in page.ui.bar_text.text()
    assert not page.ui.write.isEnabled()
    person.write(page)
    (folder,) = person.stick.iterdir()
    assert folder.name == "网上申报20260807"
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 3
    assert (page.ui.sure.isChecked(), page.ui.old.isVisible()) == (False, True)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert person.window.ui.scenes.currentWidget() is person.shell
    person.shell.go_today()
    (row,) = [one for one in person.shell.today._rows if one.task.kind == "portal"]
    assert str(folder) in row.text()
    person.bot.mouseClick(row, LEFT)
    person.until(lambda: not any(person.stick.iterdir()))
    person.until(lambda: not [one for one in person.shell.today._rows if one.task.kind == "portal"])


def test_a_bad_scan_stands_in_the_way_until_it_is_left_out(
    person: Person, office: Office, applied: str, tmp_path: Path
) -> None:
    scan(office, tmp_path, applied, b"no picture")
    page = person.go()
    assert lines(page)[2] == ("职工身份证图片", "打不开")
    page.ui.sure.setChecked(True)
    assert not page.ui.write.isEnabled()
    assert "身份证" in page.ui.foot_text.text()
    page.ui.table.selectRow(2)
    assert "请重新扫描" in page.ui.detail.text()
    QTest.keyClick(page.ui.table, Qt.Key.Key_Space)
    person.until(lambda: not page.is_planning)
    assert [state for _, state in lines(page)] == ["能传", "能传", "不传", "缺"]
    assert page.ui.write.isEnabled()


@pytest.mark.usefixtures("applied")
def test_another_kind_and_plain_names_are_shown_before_they_are_written(person: Person) -> None:
    page = person.go()
    page.ui.kind.setCurrentIndex(2)
    page.ui.kind.activated.emit(2)
    page.ui.ascii_names.setChecked(True)
    person.until(lambda: not page.is_planning)
    names = [str(page.ui.table.model().index(at, 3).data()) for at in (0, 1)]
    assert names[0].isascii()
    assert names[0].startswith("01_shenqingbiao_")
    assert names[1].split(" ")[0].endswith("_1.jpg")
    person.write(page)
    person.write(page)  # a second time: a folder of its own
    assert sorted(path.name for path in person.stick.iterdir()) == ["网上申报20260807", "网上申报20260807-2"]
    person.bot.mouseClick(page.ui.purge, LEFT)
    person.until(lambda: not any(person.stick.iterdir()))
    person.until(lambda: not page.ui.old.isVisible())


@pytest.mark.usefixtures("applied")
def test_what_cannot_be_written_is_told_and_can_be_tried_again(
    person: Person, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = person.go()

    def full(*_: object) -> None:
        raise Failure("disk.full", name="网上申报")

    monkeypatch.setattr(office.portal, "write", full)
    page.ui.sure.setChecked(True)
    person.bot.mouseClick(page.ui.write, LEFT)
    person.until(lambda: "网上申报" in page.ui.bar_text.text())
    assert page.ui.write.isEnabled()
    assert not page.ui.old.isVisible()


def test_only_the_list_of_applications_offers_it_and_only_where_the_notice_wants_uploads(
    person: Person, office: Office, applied: str
) -> None:
    for form_id, is_offered in (("application", True), ("household", False)):
        person.shell.go_list(form_id)
        page = person.shell.lists[form_id]
        page.model.choose_all()
        assert page.ui.bulk_portal.isVisible() is is_offered
    office.desk.pack = office.desk.packs.named("yinchuan-2018")
    person.shell.go_list("application")
    page = person.shell.lists["application"]
    page.model.choose_all()
    assert (page.ui.bulk_portal.isVisible(), page.model.chosen) == (False, {applied})
