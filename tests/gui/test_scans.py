"""The scanner's folder in the window: a page files itself while the office is open, and what has no code of ours is filed with few keys."""

from __future__ import annotations

from pathlib import Path

import pdfs
import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import sample
from jinqiu_desktop.gui import scan_folder as module
from jinqiu_desktop.gui.file_view import FileView
from jinqiu_desktop.gui.scans_page import ScansPage
from jinqiu_desktop.gui.shell import Shell
from jinqiu_desktop.gui.today import TaskRow
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.scanned import State


@pytest.fixture(autouse=True)
def _in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_QUICK", 20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder a scanner writes into."""
    made = tmp_path / "扫描"
    made.mkdir()
    return made


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def press(key: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, with_keys)


def write(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def scanned(office: Office, uid: str, path: Path, sheet: int = 0) -> Path:
    """A sheet of a record's first paper at 150 dots an inch, two degrees askew."""
    first = next(line for line in office.papers.set_of(uid) if line.uid == uid)
    page = pdfs.opened(office.papers.pdf([first]))[sheet].render(scale=150 / 72).to_pil().convert("L")
    page.rotate(2, fillcolor="white", expand=True).save(path, quality=70)
    return path


def blank(path: Path, shade: int = 200) -> Path:
    Image.new("L", (600, 800), shade).save(path)
    return path


def words(page: ScansPage) -> list[str]:
    model = page.ui.table.model()
    return [str(model.data(model.index(row, 3))) for row in range(model.rowCount())]


def states(shell: Shell) -> list[State]:
    return [one.state for found in shell.scan_folder.pieces.values() for one in found]


def test_a_scan_that_appears_in_the_folder_files_itself_and_the_page_tells_where(
    qtbot: QtBot, window: MainWindow, office: Office, folder: Path
) -> None:
    uid = office.archive.put("household", sample("household"))
    shell = shell_of(window)
    shell.go_scans()
    shell.scan_folder.choose(folder)
    path = scanned(office, uid, folder / "0001.jpg")
    qtbot.waitUntil(lambda: states(shell) == [State.FILED], timeout=15000)
    qtbot.waitUntil(lambda: len(words(shell.scans)) == 1)
    (told,) = words(shell.scans)
    assert told.startswith("归到 李春梅")
    assert "缺第2、3页" in told
    assert path.is_file(), "the original stays"
    scanned(office, uid, folder / "0002.jpg", 1)
    scanned(office, uid, folder / "0003.jpg", 2)
    qtbot.waitUntil(lambda: states(shell) == [State.FILED] * 3, timeout=15000)
    qtbot.waitUntil(lambda: not any("缺第" in one for one in words(shell.scans)))
    assert shell.scan_folder.waiting == 0


def test_a_file_that_still_grows_is_not_read(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_QUICK", 600_000)  # this test looks itself
    monkeypatch.setattr(module.ScanFolder, "_begin", lambda _self: None)
    shell = shell_of(window)
    whole = blank(folder / "a.png").read_bytes()
    (folder / "a.png").write_bytes(whole[: len(whole) // 2])
    scans = shell.scan_folder
    scans.choose(folder)

    def looked() -> None:
        scans.look()
        qtbot.waitUntil(lambda: not scans._is_looking)

    looked()
    (folder / "a.png").write_bytes(whole)
    looked()
    assert (scans.pieces, scans.is_reading) == ({}, False)
    looked()
    qtbot.waitUntil(lambda: states(shell) == [State.WAITING])


def test_a_page_without_a_code_waits_and_is_filed_with_few_keys(
    qtbot: QtBot, window: MainWindow, office: Office, folder: Path
) -> None:
    uid = office.archive.put("household", sample("household"))
    shell = shell_of(window)
    blank(folder / "一.png", 100)
    blank(folder / "二.png", 150)
    shell.scan_folder.choose(folder)
    qtbot.waitUntil(lambda: shell.scan_folder.waiting == 2, timeout=15000)
    shell.go_today()
    (row,) = [one for one in shell.today.findChildren(TaskRow) if one.task.kind == "scans" and one.isVisible()]
    assert (row.task.count, row.text()) == (2, "扫描件待归档 2 张")
    go = window.findChild(QPushButton, "go_scans")
    assert go is not None
    assert "2" in str(go.property("full"))
    row.click()
    page = shell.scans
    assert page.ui.table.hasFocus()
    press(Qt.Key.Key_Return)
    write("lcm")
    qtbot.waitUntil(lambda: page._offered_records.isVisible())
    press(Qt.Key.Key_Return)
    write("01")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.scan_folder.waiting == 1)
    qtbot.waitUntil(page.ui.table.hasFocus)
    for _ in range(3):  # the same record, the same type
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.scan_folder.waiting == 0)
    (listed,) = office.archive.saved("scan", 10, 0)
    rows = office.archive.record(listed).rows("pages")
    assert [row.values["type"] for row in rows] == ["01", "01"]
    assert office.archive.record(listed).value("household") == Ref(uid)


def test_a_scan_for_the_list_on_the_screen_waits_until_it_is_left(
    qtbot: QtBot, window: MainWindow, office: Office, folder: Path
) -> None:
    uid = office.archive.put("household", sample("household"))
    rid = office.archive.record(uid).rows("members")[0].rid
    filling = office.archive.new("application", references={"household": Ref(uid), "student": Ref(uid, rid)})
    typed = {
        "kind": "新入学", "year": "2026", "school.type": "普通本科", "school.name": "示例大学", "school.entry": "2026-09",
        "school.years": "4", "school.major": "护理学", "reason": "家庭收入低，学费难以承担。", "guardian": "李春梅",
    }  # fmt: skip
    for path, text in typed.items():
        filling.type(path, text)
    applied = office.archive.submit(filling).uid
    shell = shell_of(window)
    window.open_materials(applied)
    scanned(office, applied, folder / "申请.jpg")
    shell.scan_folder.choose(folder)
    qtbot.waitUntil(lambda: states(shell) == [State.HELD], timeout=15000)
    assert office.materials.of(applied).uid == ""
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: states(shell) == [State.FILED], timeout=15000)
    assert office.materials.of(applied).uid


def test_what_is_filed_is_moved_aside_when_that_is_set_and_the_setting_is_of_this_computer(
    qtbot: QtBot, window: MainWindow, office: Office, folder: Path
) -> None:
    uid = office.archive.put("household", sample("household"))
    shell = shell_of(window)
    shell.go_scans()
    shell.scans.ui.aside.click()
    shell.scan_folder.choose(folder)
    scanned(office, uid, folder / "0001.jpg")
    blank(folder / "0002.png")
    qtbot.waitUntil(lambda: (folder / "已归档" / "0001.jpg").is_file(), timeout=15000)
    qtbot.waitUntil(lambda: shell.scan_folder.waiting == 1, timeout=15000)
    assert (folder / "0002.png").is_file()
    assert not (folder / "0001.jpg").exists()
    assert State.FILED in states(shell), "the line stays"
    again = module.ScanFolder(office, window.worker, office.desk.folder, window)
    assert (again.folder, again.puts_aside) == (folder, True)
    again.end()
    kept = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "jinqiu-desktop", "scans")
    assert any(key.endswith("/folder") for key in kept.allKeys())


def test_reading_can_be_stopped_and_goes_on(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    shell = shell_of(window)
    for at in range(6):
        blank(folder / f"{at}.png", 100 + at)
    shell.go_scans()
    shell.scan_folder.choose(folder)
    qtbot.waitUntil(lambda: shell.scan_folder.is_reading, timeout=15000)
    shell.scan_folder.stop()
    qtbot.waitUntil(lambda: not shell.scan_folder.is_reading)
    assert len(states(shell)) < 6
    assert shell.scans.ui.stop.text() == "接着看"
    shell.scans.ui.stop.click()
    qtbot.waitUntil(lambda: len(states(shell)) == 6, timeout=15000)


def test_a_waiting_page_is_seen_in_large_before_it_is_filed(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    shell = shell_of(window)
    blank(folder / "a.png")
    shell.scan_folder.choose(folder)
    qtbot.waitUntil(lambda: shell.scan_folder.waiting == 1, timeout=15000)
    shell.go_scans()
    press(Qt.Key.Key_Space)
    view = window.findChild(FileView)
    assert view is not None
    qtbot.waitUntil(lambda: view.image is not None)
    press(Qt.Key.Key_Escape)
    assert shell.scans.ui.table.hasFocus()


def test_a_folder_that_went_is_told_and_nothing_else_happens(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    shell = shell_of(window)
    shell.go_scans()
    shell.scan_folder.choose(folder)
    folder.rmdir()
    shell.scan_folder.look()
    qtbot.waitUntil(lambda: shell.scans.ui.told.text() != "" and "扫描" in shell.scan_folder.problem)
    folder.mkdir()
    shell.scan_folder.look()
    qtbot.waitUntil(lambda: shell.scan_folder.problem == "")
