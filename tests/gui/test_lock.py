"""Locking by time and by key: what was typed is on disk, nothing of the archive is left, and unlocking leads back to the very cell."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from gui.conftest import NOW, PASSPHRASE
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import sample
from jinqiu_desktop.errors import Progress
from jinqiu_desktop.gui.idle import Idle
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office import Office

ROOT = Path(__file__).parents[2]
ENTER = Qt.Key.Key_Return
NAME = "周世军"


class Clock:
    """Seconds, as they are set."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def unlock(qtbot: QtBot, window: MainWindow, words: str = PASSPHRASE) -> None:
    """Types the passphrase and waits for the office."""
    field = window.unlock.ui.passphrase
    assert QApplication.focusWidget() is field or field.isVisible()
    field.setFocus()
    field.setText(words)
    QTest.keyClick(field, ENTER)


def is_open(window: MainWindow) -> Callable[[], bool]:
    return lambda: window.ui.scenes.currentWidget() is not window.unlock and window.office is not None


def shown(window: MainWindow) -> str:
    """Everything the window says to whoever stands before it."""
    words = [window.windowTitle()]
    for one in window.findChildren(QWidget):
        if one.isVisible() and isinstance(one, QLabel | QPushButton | QLineEdit):
            words.append(one.text())
    return " ".join(words)


def collected() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.collect()


# --- when -------------------------------------------------------------------------------------------------------------


def test_the_time_begins_anew_at_every_touch_and_is_told_once_it_is_over(qtbot: QtBot, qapp: QApplication) -> None:
    clock = Clock()
    idle = Idle(qapp, clock)
    told: list[int] = []
    idle.due.connect(lambda: told.append(1))
    idle.set_minutes(5)
    assert idle.timer.isActive()
    clock.now += 299
    idle.touch()
    clock.now += 200
    idle.timer.timeout.emit()
    assert told == []
    assert idle.timer.remainingTime() <= 101_000
    clock.now += 100
    idle.timer.timeout.emit()
    assert told == [1]
    idle.deleteLater()


def test_never_is_never(qapp: QApplication) -> None:
    idle = Idle(qapp, Clock())
    idle.set_minutes(0)
    assert not idle.timer.isActive()
    idle.deleteLater()


def test_a_key_after_the_computer_slept_too_long_locks_at_once(qapp: QApplication, window: MainWindow) -> None:
    clock = Clock()
    idle = Idle(window, clock)
    idle.due.connect(window.locking.lock)
    idle.set_minutes(15)
    handle = window.windowHandle()
    assert handle is not None
    idle.follow(handle)
    clock.now += 14 * 60
    QTest.mouseMove(handle)
    assert not window.locking.is_locked
    clock.now += 16 * 60
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    assert window.locking.is_locked


def test_the_minutes_chosen_in_the_settings_are_kept(window: MainWindow, tmp_path: Path) -> None:
    assert window.shell is not None
    assert window.idle.minutes == 15
    assert window.shell.settings.ui.lock_15.isChecked()
    window.shell.settings.ui.lock_30.click()
    assert window.idle.minutes == 30
    other = MainWindow(tmp_path / "other")
    assert other.idle.minutes == 30
    other.close()
    other.deleteLater()


# --- what stays and what goes -----------------------------------------------------------------------------------------


def typing(window: MainWindow, office: Office) -> str:
    """A new household with a name typed and half an address in the cell with the focus."""
    window.new_record("household")
    assert window.filling is not None
    window.filling.go("head.name")
    QApplication.focusWidget().insert(NAME)
    window.filling.go("house.address")
    QApplication.focusWidget().insert("谯城区")
    return window.filling.filling.uid


def test_ctrl_l_keeps_the_cell_that_is_being_typed_and_comes_back_to_it(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    uid = typing(window, office)
    page = window.filling.filling.page_of("house.address")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.ui.scenes.currentWidget() is window.unlock
    assert window.office is None
    unlock(qtbot, window)
    qtbot.waitUntil(is_open(window), timeout=20_000)
    frame = window.filling
    assert frame is not None
    assert (frame.filling.uid, frame.filling.cursor) == (uid, "house.address")
    assert frame.filling.text("head.name") == NAME
    assert frame.filling.text("house.address") == "谯城区"
    assert frame.filling.page_of(frame.filling.cursor) == page
    assert frame.isAncestorOf(QApplication.focusWidget())
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "谯城区", "the focus is in that very cell"


def test_after_locking_the_office_its_key_and_every_page_are_gone(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, office: Office
) -> None:
    office.close()
    window.close_office()
    opened = Office.open(tmp_path / "data", PASSPHRASE, clock=lambda: NOW)
    window.show_office(opened)
    typing(window, opened)
    traces = [weakref.ref(one) for one in (opened, opened.desk, opened.desk.store, window.shell, window.filling)]
    del opened
    window.locking.lock()
    qtbot.waitUntil(lambda: collected() or all(one() is None for one in traces), timeout=10_000)
    assert not (tmp_path / "data" / "holder.txt").exists(), "the folder is free for others"


def test_nothing_of_the_archive_can_be_seen_while_it_is_locked(window: MainWindow, office: Office) -> None:
    typing(window, office)
    assert NAME in shown(window)
    window.alert(f"{NAME}的身份证号不对")
    window.locking.lock()
    words = shown(window)
    assert NAME not in words
    assert office.profile.name not in words
    assert office.profile.clerk not in words
    assert window.windowTitle() == say("window.splash.name")


def test_a_record_that_was_only_looked_at_gets_no_draft_by_locking(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    uid = office.archive.put("household", sample("household"))
    window.open_record(uid)
    assert window.filling is not None
    window.filling.go("head.phone")
    window.locking.lock()
    unlock(qtbot, window)
    qtbot.waitUntil(is_open(window), timeout=20_000)
    assert window.filling is not None
    assert window.filling.filling.cursor == "head.phone"
    assert window.office is not None
    assert not window.office.archive.has_draft(uid)


def test_an_empty_new_filling_is_there_again_and_leaves_no_draft(qtbot: QtBot, window: MainWindow) -> None:
    window.new_record("household")
    window.locking.lock()
    unlock(qtbot, window)
    qtbot.waitUntil(is_open(window), timeout=20_000)
    assert window.filling is not None
    assert window.filling.filling.form.id == "household"
    assert window.office is not None
    assert window.office.archive.drafts("household") == ()


def test_the_page_of_the_shell_is_in_front_again(qtbot: QtBot, window: MainWindow) -> None:
    assert window.shell is not None
    window.shell.go_list("application")
    window.locking.lock()
    unlock(qtbot, window)
    qtbot.waitUntil(is_open(window), timeout=20_000)
    assert window.shell.where == "application"


def test_a_question_that_stood_open_is_cancelled(window: MainWindow) -> None:
    asked = QDialog(window)
    asked.setModal(True)
    asked.show()
    window.locking.lock()
    assert not asked.isVisible()
    assert window.unlock.isVisible()


# --- what is not done yet ---------------------------------------------------------------------------------------------


@pytest.fixture
def job(window: MainWindow) -> Iterator[Event]:
    """A job that runs until it is let go."""
    go, begun = Event(), Event()

    def work(progress: Progress) -> str:
        begun.set()
        assert go.wait(30)
        return "done"

    ended: list[str] = []
    window.follow(window.worker.run(work, ended.append, lambda error: None))
    assert begun.wait(30)
    yield go
    go.set()


def test_a_running_job_goes_on_behind_the_lock_and_the_office_is_closed_when_it_has_ended(
    qtbot: QtBot, window: MainWindow, job: Event
) -> None:
    window.locking.lock()
    assert window.ui.scenes.currentWidget() is window.unlock
    assert window.office is not None
    assert window.unlock.ui.news.text() == say("window.locked.covered")
    job.set()
    qtbot.waitUntil(lambda: window.office is None, timeout=10_000)
    assert window.ui.scenes.currentWidget() is window.unlock


def test_the_right_words_lead_back_to_a_running_job_and_wrong_ones_do_not(
    qtbot: QtBot, window: MainWindow, job: Event
) -> None:
    assert window.shell is not None
    window.shell.go_list("household")
    before, shell = window.windowTitle(), window.shell
    window.locking.lock()
    unlock(qtbot, window, "something else")
    qtbot.waitUntil(window.unlock.ui.told.isVisible, timeout=10_000)
    assert window.ui.scenes.currentWidget() is window.unlock
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: window.ui.scenes.currentWidget() is shell, timeout=10_000)
    assert window.windowTitle() == before
    assert window.office is not None


def test_what_a_job_shows_when_it_ends_waits_behind_the_lock(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    go = Event()

    def show(_result: object) -> None:
        result = QDialog(window)
        result.setObjectName("result")
        result.open()
        window.setWindowTitle(NAME)
        window.alert(NAME)

    window.worker.run(lambda _progress: go.wait(30), show, lambda error: None)
    window.locking.lock()
    go.set()
    qtbot.waitUntil(lambda: window.findChild(QDialog, "result") is not None, timeout=10_000)
    result = window.findChild(QDialog, "result")
    qtbot.waitUntil(lambda: not result.isVisible())
    assert NAME not in shown(window)
    assert window.office is not None, "somebody has to see what came of it"
    unlock(qtbot, window)
    qtbot.waitUntil(result.isVisible, timeout=10_000)
    assert result.windowOpacity() == 1
    assert window.ui.alert_text.text() == NAME


def test_what_cannot_be_saved_is_not_closed(window: MainWindow, office: Office, tmp_path: Path) -> None:
    typing(window, office)
    (tmp_path / "data").rename(tmp_path / "pulled")
    window.locking.lock()
    assert window.ui.scenes.currentWidget() is window.unlock
    assert window.office is office
    (tmp_path / "pulled").rename(tmp_path / "data")


def test_a_practice_book_is_not_locked(qtbot: QtBot, window: MainWindow) -> None:
    window.close_office()
    window.practising.open()
    qtbot.waitUntil(is_open(window), timeout=60_000)
    window.locking.lock()
    assert not window.locking.is_locked


# --- the folder -------------------------------------------------------------------------------------------------------


def test_a_pulled_stick_is_told_and_what_was_typed_is_saved_when_it_is_back(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    uid = typing(window, office)
    window.worker.settle()
    (tmp_path / "data").rename(tmp_path / "pulled")
    window.safekeeping.watch.look()
    assert window.ui.state.isVisible()
    assert "不见了" in window.ui.state_text.text()
    assert window.filling is not None
    window.filling.go("head.phone")
    QApplication.focusWidget().insert("13800004629")
    window.filling.go("head.name")
    qtbot.waitUntil(lambda: window.filling.ui.saved.text() == say("window.not_saved"))
    (tmp_path / "pulled").rename(tmp_path / "data")
    window.safekeeping.watch.look()
    assert not window.ui.state.isVisible()
    qtbot.waitUntil(lambda: window.filling.ui.saved.text() != say("window.not_saved"))
    window.worker.settle()
    kept = office.archive.edit(uid)
    assert kept.text("head.phone") == "13800004629"


def test_short_room_stands_above_every_page(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    from jinqiu_desktop import places

    state = places.FolderState(is_there=True, is_low=True, free=3)
    monkeypatch.setattr("jinqiu_desktop.gui.folder_watch.folder_state", lambda _folder: state)
    window.safekeeping.watch.look()
    assert window.ui.state_text.text() == say("window.low_room", gigabytes="0.3")
    window.new_record("household")
    assert window.ui.state.isVisible()


def test_an_archive_in_use_is_told_with_by_whom_and_can_be_looked_at(
    qtbot: QtBot, tmp_path: Path, office: Office
) -> None:
    uid = office.archive.put("household", sample("household"))
    second = MainWindow(tmp_path / "data")
    second.resize(1366, 697)
    second.show()
    unlock(qtbot, second)
    qtbot.waitUntil(second.unlock.ui.told.isVisible, timeout=20_000)
    assert "刘敏" in second.unlock.ui.told.text()
    QTest.keyClick(second.unlock.ui.passphrase, ENTER)
    qtbot.waitUntil(is_open(second), timeout=20_000)
    assert second.ui.state_text.text() == say("window.state.read_only")
    assert not second.shell.today.ui.new_one.isEnabled()
    second.open_record(uid)
    assert second.filling is not None
    second.filling.go("head.name")
    assert second.filling.view("head.name").state == "read_only"
    second.new_record("household")
    assert second.ui.alert.isVisible()
    second.close()
    second.deleteLater()
    collected()


# --- backups ----------------------------------------------------------------------------------------------------------


def test_a_backup_is_restored_from_home_and_what_was_there_is_set_aside(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    first = office.archive.put("household", sample("household"))
    office.safety.backup(tmp_path / "one.jqbackup")
    assert window.shell is not None
    window.shell.go_today()
    window.shell.today.ui.restore.click()
    page = window.ui.scenes.currentWidget()
    assert page.chosen.path == str(tmp_path / "one.jqbackup")
    assert not page.ui.restore.isEnabled()
    assert page.ui.reason.text() == say("window.backups.needs_pass")
    page.ui.passphrase.setText(PASSPHRASE)
    QTest.keyClick(page.ui.passphrase, ENTER)
    qtbot.waitUntil(lambda: window.ui.scenes.currentWidget() is window.unlock, timeout=20_000)
    (aside,) = tmp_path.glob("data.*.old")
    assert str(aside) in window.unlock.ui.news.text()
    unlock(qtbot, window)
    qtbot.waitUntil(is_open(window), timeout=20_000)
    assert window.office is not None
    assert window.office.archive.record(first).number


def test_a_wrong_passphrase_for_a_backup_changes_nothing_and_leads_back(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    office.safety.backup(tmp_path / "one.jqbackup")
    window.safekeeping.show_backups()
    page = window.ui.scenes.currentWidget()
    QTest.keyClicks(page.ui.passphrase, "something else")
    page.restore_chosen()
    qtbot.waitUntil(page.ui.told.isVisible, timeout=20_000)
    assert list(tmp_path.glob("data.*.old")) == []
    page.left.emit()
    assert window.ui.scenes.currentWidget() is window.unlock, "the archive was closed for it"


def test_the_first_opening_of_a_day_makes_a_backup_by_itself(qtbot: QtBot, tmp_path: Path, office: Office) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    office.safety.choose_backup_folder(stick)
    made = MainWindow(tmp_path / "data")
    made.show()
    made.show_office(office)
    qtbot.waitUntil(lambda: not made.worker.is_busy, timeout=20_000)
    assert [path.name for path in stick.iterdir()] == [f"自动备份{NOW.astimezone():%Y%m%d}.jqbackup"]
    assert (office.safety.last_backup() or NOW) - NOW < timedelta(minutes=1)
    made.close()
    made.deleteLater()
    collected()


# --- before everything ------------------------------------------------------------------------------------------------


def test_the_splash_is_painted_before_anything_heavy_is_read(tmp_path: Path) -> None:
    code = """
import sys
from jinqiu_desktop.gui.splash import Splash
from jinqiu_desktop.gui.start import application
app = application()
splash = Splash()
splash.show_now()
heavy = [name for name in ("sqlalchemy", "jinqiu_desktop.office", "jinqiu_desktop.gui.window") if name in sys.modules]
print(splash._is_painted, heavy, splash.words)
splash.done()
print(Splash().words)
"""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout.splitlines() == [
        f"True [] {say('window.splash.first')}",
        say("window.splash.opening"),
    ], done.stderr
