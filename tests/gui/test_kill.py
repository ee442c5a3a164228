"""kill -9 while somebody types: at most the field being typed is lost, and the window reopened on that folder goes on in that field."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from gui.typing_process import PACE
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import sample
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.gui.cell import Cell
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office, Profile

PASSPHRASE = "秋天的第一张通知书"
TESTS = Path(__file__).resolve().parent.parent
FIELDS = 108
"""Fields that are typed one after the other: those of the golden answers but for what the window offers."""
AT_ONCE = 2
PATIENCE = 180
"""Seconds after which a typing process that says nothing more is given up."""
ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When a process is killed: so many fields left and a pause (seconds), or inside the write of this number."""

    fields: int
    pause: float = 0
    write: int = 0


@dataclass(kw_only=True)
class Killed:
    """What a process had said when it was killed: its forms, the fields it had left in each, and where it was."""

    folder: Path
    uids: list[str] = field(default_factory=list)
    left: list[tuple[str, str, str]] = field(default_factory=list)
    at: str = ""
    is_writing: bool = False

    def hear(self, line: str) -> None:
        """One line of what it says."""
        word, _, rest = line.rstrip("\n").partition(" ")
        if word == "uid":
            self.uids.append(rest)
            self.at = ""
        elif word == "at":
            self.at = rest
        elif word == "left":
            path, _, text = rest.partition("\t")
            self.left.append((self.uids[-1], path, text))
        self.is_writing = self.is_writing or word == "writing"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new office's folder, to be copied; one cheap passphrase for all."""
    folder = tmp_path_factory.mktemp("killed") / "data"
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="general", clerk="刘敏")
    Office.setup(folder, profile, PASSPHRASE).office.close()
    return folder


def typed_until_killed(empty: Path, folder: Path, moment: Moment) -> Killed:
    """Let a process type in a copy of the empty office, and kill it."""
    shutil.copytree(empty, folder)
    argv = [sys.executable, "-m", "gui.typing_process", str(folder), PASSPHRASE, str(moment.write)]
    paths = {"PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}", "QT_QPA_PLATFORM": "offscreen"}
    seen = Killed(folder=folder)
    with subprocess.Popen(
        argv, env={**os.environ, **paths}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        watch = threading.Timer(PATIENCE, child.kill)
        watch.start()
        for line in child.stdout:
            seen.hear(line)
            done = seen.is_writing if moment.write else bool(seen.uids) and len(seen.left) >= moment.fields
            if done or line == "end\n":
                break
        else:
            assert child.stderr is not None
            watch.cancel()
            pytest.fail(f"the typing process ended by itself, or stood still: {child.stderr.read()}")
        watch.cancel()
        threading.Event().wait(moment.pause)
        child.kill()
        if not moment.write:  # behind a write that stands still nothing else gets to the disk
            for line in child.stdout:
                if line.endswith("\n"):
                    seen.hear(line)
        child.wait()
    return seen


def all_killed(empty: Path, under: Path, moments: Iterable[Moment]) -> Iterator[Killed]:
    """Several at once; each folder goes when it was looked at."""
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        runs = [pool.submit(typed_until_killed, empty, under / str(at), one) for at, one in enumerate(moments)]
        for run in runs:
            seen = run.result()
            yield seen
            shutil.rmtree(seen.folder)
    finally:
        pool.shutdown(cancel_futures=True)  # where one has failed the others say nothing more


def lost(office: Office, seen: Killed) -> list[tuple[str, str]]:
    """The fields left that are not on disk as they were typed."""
    assert office.safety.verify().problems == ()
    known = {uid for uid in seen.uids if office.archive.has_draft(uid)}
    known |= {uid for uid in seen.uids if office.desk.store.record(uid) is not None}
    fillings = {uid: office.archive.edit(uid) for uid in known}
    gone = []
    for uid, path, text in seen.left:
        kind = office.archive.form(office.archive.form_id(uid)).field(path).kind if uid in known else None
        if kind is None:
            gone.append((uid, path))
            continue
        held = fillings[uid].value(path)
        is_there = held is not None if kind.name == "row_reference" else held == kind.parse(text, office.today()).value
        gone += [] if is_there else [(uid, path)]
    return gone


def reopened_at(qtbot: QtBot, office: Office, folder: Path) -> str:
    """Today's list, Enter on the draft: the field that has the focus then. Nothing where there is no draft."""
    drafts = office.archive.drafts()
    if not drafts:
        office.close()
        return ""
    window = MainWindow(folder)
    window.resize(1366, 697)
    window.show()
    window.show_office(office)
    name = f"todo:{drafts[0].form}:draft"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    for _ in range(9):
        if focus().objectName() == name:
            break
        QTest.keyClick(focus(), DOWN)
    QTest.keyClick(focus(), ENTER)
    qtbot.waitUntil(lambda: window.filling is not None and bool(cell()))
    found = cell()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return found


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def cell() -> str:
    widget: QWidget | None = focus()
    while widget is not None and not isinstance(widget, Cell):
        widget = widget.parentWidget()
    return widget.path if widget is not None else ""


def proved(qtbot: QtBot, seen: Killed) -> int:
    """Asserts what is promised of one kill; gives how many fields were lost that had been left already, none or one."""
    office = Office.open(seen.folder, PASSPHRASE)
    gone = lost(office, seen)
    assert gone in ([], [seen.left[-1][:2]] if seen.left else []), f"lost {gone}, at {seen.at}"
    last = [path for uid, path, _ in seen.left if uid == seen.uids[-1]][-1:]
    drafts = [one.uid for one in office.archive.drafts()]
    onward = tuple(_onward(office.archive.edit(drafts[0]), seen.at)) if drafts else ()
    found = reopened_at(qtbot, office, seen.folder)
    if drafts == seen.uids[-1:]:
        assert found in (seen.at, *last, *onward), f"reopened in {found}, was in {seen.at}"
    return len(gone)


def _onward(filling: Filling, at: str) -> Iterator[str]:
    """The cells that Enter passes on the way to the next one that is typed, and that one: the process says where it is only once it is there."""
    told = sample(filling.form.id)
    rows = (row for held in told.values() if isinstance(held, list) for row in held)
    names = {name for row in rows if isinstance(row, dict) for name in row}
    path = filling.next_path(at) if at else None
    while path is not None:
        yield path
        if path in told or path.partition("].")[2] in names:
            return
        path = filling.next_path(path)


def test_a_killed_program_loses_at_most_the_field_being_typed_and_goes_on_there(
    qtbot: QtBot,
    empty: Path,
    tmp_path: Path,
    seed: int,
    counts: Callable[[int, int], int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    chance, count = random.Random(seed), counts(2, 200)
    times = [chance.uniform(0, FIELDS) for _ in range(count)]
    moments = [Moment(fields=int(one), pause=(one - int(one)) * PACE / 1000) for one in times]
    gone = [proved(qtbot, seen) for seen in all_killed(empty, tmp_path, moments)]
    with capsys.disabled():
        print(f"\nkilled {count} times: nothing lost {gone.count(0)} times, the field being left {gone.count(1)} times")


def test_a_program_killed_inside_a_write_leaves_the_draft_before_it(
    qtbot: QtBot,
    empty: Path,
    tmp_path: Path,
    seed: int,
    counts: Callable[[int, int], int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    chance, count = random.Random(seed), counts(2, 50)
    moments = [Moment(fields=FIELDS, write=chance.randint(2, FIELDS - 20)) for _ in range(count)]
    gone = []
    for seen in all_killed(empty, tmp_path, moments):
        assert seen.is_writing
        gone.append(proved(qtbot, seen))
    with capsys.disabled():
        print(f"\nkilled inside a write {count} times: the field being left was lost {gone.count(1)} times")


def test_the_samples_have_as_many_fields_as_somebody_is_killed_in() -> None:
    household, application = sample("household"), sample("application")
    members = household["members"]
    assert isinstance(members, list)
    told = [*(held for held in household.values() if isinstance(held, str)), *application.values()]
    told += [held for row in members if isinstance(row, dict) for held in row.values()]
    assert len(told) - 1 >= FIELDS, "but for the household that the application begins with"
