"""Two made-up offices with something of everything in them, a third that has just begun, and their windows: where every scene is played.

It is built once and used by many: the tests that walk every window, and the pictures of `dev.py shots`. It knows no page; what is shown
stands in scenes. No real person is in it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from jinqiu_desktop.demo import ledgers, made_up_households, sample
from jinqiu_desktop.errors import Refused
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.shell import Shell
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office, Profile, restore

WIDE, HIGH = 1366, 697
"""What a small laptop leaves of 1366×768 under the caption and above the task bar."""
NOW = datetime(2026, 8, 7, 6, 32, tzinfo=UTC)
CAMPAIGN = date(2023, 8, 7)
"""A day of the campaign of the notice in force, so that its tables have something to count."""
PASSPHRASE = "秋天的第一张通知书"
PATIENCE = 30_000
"""Milliseconds a scene may wait for what it shows."""
_HERE = Profile(name="示例市第一纺织厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="刘敏")
_ABOVE = Profile(name="示例县总工会", level="县区", region="341602", policy="bozhou-2023", clerk="孙立")
_FRESH = Profile(name="示例市第二印刷厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="王芳")
_APPLIED = {
    "kind": "新入学", "year": "2023", "school.type": "普通本科", "school.name": "示例师范大学", "school.entry": "2023-09",
    "school.years": "4", "school.major": "护理学", "reason": "母亲长期患病，家庭收入低，学费难以负担。", "guardian": "李春梅",
    "asked": "2000", "tuition": "5800", "group": "1",
}  # fmt: skip
_WRONG = {"head.name": "陈小兰", "head.idno": "009901197503070024", "head.illness": "", "head.phone": "13900001234"}


class Desk:
    """An office that is open, and its window."""

    def __init__(self, folder: Path, office: Office) -> None:
        self.folder, self.office = folder, office
        self._window: MainWindow | None = None

    @property
    def window(self) -> MainWindow:
        """The window, made when it is first asked for."""
        if self._window is None:
            made = MainWindow(self.folder)
            made.resize(WIDE, HIGH)
            made.show_office(self.office)
            self._window = made
        return self._window

    @property
    def shell(self) -> Shell:
        """The lists and what stands beside them."""
        shell = self.window.shell
        if shell is None:
            raise LookupError("the office is not open")
        return shell

    @property
    def filling(self) -> FillingFrame:
        """What is being filled in."""
        frame = self.window.filling
        if frame is None:
            raise LookupError("nothing is being filled in")
        return frame

    def close(self) -> None:
        """The window, and with it the office; the office alone when nobody looked at it."""
        if self._window is None:
            self.office.close()
            return
        self._window.close()
        self._window.deleteLater()


class Stage:
    """The offices in one folder. Close it, or use it as a context manager."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stick = root / "U盘"
        self.stick.mkdir(parents=True)
        county = _found(root / "县总工会" / "数据", _ABOVE)
        here = root / "金秋助学" / "数据"
        office = self._office_with_a_past(here, county)
        self.golden = next(uid for uid in office.archive.all_saved("household") if _name(office, uid) == "李春梅")
        self.draft = _draft(office)
        self.application = _applied(office, self.golden)
        ledgers.keep(office, CAMPAIGN)
        _report(office, county, self.stick)
        self.here, self.above = Desk(here, office), Desk(root / "县总工会" / "数据", county)
        fresh = root / "第二印刷厂" / "数据"
        self.fresh = Desk(fresh, _found(fresh, _FRESH))
        self._more: list[QWidget] = []

    def __enter__(self) -> Stage:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()
        for desk in (self.here, self.above, self.fresh):
            desk.close()
        flush()

    def front(self, desk: Desk) -> MainWindow:
        """The window of an office, alone on the screen, with its lists in front."""
        window = desk.window
        for other in (self.here, self.above, self.fresh):
            if other is not desk and other._window is not None:
                other._window.hide()
        window.resize(WIDE, HIGH)
        window.show()
        return window

    def alone(self, window: QWidget) -> QWidget:
        """Another window of a scene, gone after it."""
        for desk in (self.here, self.above, self.fresh):
            if desk._window is not None:
                desk._window.hide()
        window.resize(WIDE, HIGH)
        window.show()
        self._more.append(window)
        return window

    def another(self) -> Desk:
        """An office of its own for what closes the office; its window goes with the scene."""
        folder = self.root / f"另一单位{len(list(self.root.iterdir()))}" / "数据"
        return Desk(folder, _found(folder, _FRESH))

    def clear(self) -> None:
        """The stage as it was: dialogs closed, fillings left, the lists in front."""
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.close()
                dialog.deleteLater()
        for window in self._more:
            window.close()
            window.deleteLater()
        self._more = []
        for desk in (self.here, self.above, self.fresh):
            if desk._window is not None:
                self._lead_back(desk)
        flush()

    def _lead_back(self, desk: Desk) -> None:
        window = desk.window
        window.ui.alert.hide()
        scene = window.ui.scenes.currentWidget()
        if scene is not desk.shell and window.filling is None:
            scene.left.emit()  # type: ignore[union-attr] (every scene but the lists and the filling frame has it)
        if (frame := window.filling) is not None:
            frame.leave()  # one level back at a time: a line that was open, then the frame
            flush()
            if window.filling is frame:
                frame.leave()
            until(lambda: window.filling is None)
        for page in desk.shell.lists.values():
            page.model.choose_none()
        desk.shell.go_today()

    def _office_with_a_past(self, folder: Path, county: Office) -> Office:
        """What went to the county, was mended there and here, and stands against each other: the folder was put back from a backup."""
        office = _found(folder, _HERE)
        for answers in made_up_households(12, random.Random(7), office.today()):
            office.archive.put("household", answers)
        office.archive.put("household", sample("household"))
        office.exchange.export_card(self.stick / "office.jqcard")
        county.exchange.export_card(self.stick / "county.jqcard")
        office.exchange.trust(self.stick / "county.jqcard")
        county.exchange.trust(self.stick / "office.jqcard")
        uids = list(office.archive.all_saved("household"))
        office.exchange.seal(self.stick / "county.jqcard", self.stick / "上报包1.jqb", uids[:7])
        county.receiving.receive(self.stick / "上报包1.jqb")
        office.safety.backup(self.root / "before.jqbackup")
        _correct(office, uids[0], "head.contact", "0099-5550000")
        office.exchange.seal(self.stick / "county.jqcard", self.stick / "上报包2.jqb", uids[:1])
        county.receiving.receive(self.stick / "上报包2.jqb")
        office.close()
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        folder.rmdir()
        restore(self.root / "before.jqbackup", folder, passphrase=PASSPHRASE)
        office = Office.open(folder, PASSPHRASE, clock=lambda: NOW)
        _correct(office, uids[0], "head.phone", "13900001111")
        for uid in uids[1:4]:
            _correct(office, uid, "head.contact", "0099-5550000")
        office.exchange.seal(self.stick / "county.jqcard", self.stick / "上报包3.jqb", uids[:9])
        first, second, third = uids[4:7]
        county.receiving.remark(first, "head.phone", "电话打不通，请核对。")
        county.receiving.remark(second, "house.address", "门牌号和户口簿不同。")
        county.archive.step(third, "archive", {"opinion": "请补正"}, "returned")
        return office


def until(so: Callable[[], bool], told: str = "") -> None:
    """Lets the windows work until something is so. Raises `TimeoutError` when it does not come."""
    if so():
        return
    loop, left = QEventLoop(), [PATIENCE]

    def look_again() -> None:
        left[0] -= 10
        if so() or left[0] <= 0:
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(look_again)
    timer.start(10)
    loop.exec()
    if not so():
        raise TimeoutError(told or "what the scene shows did not come")


def flush() -> None:
    """What was queued is done, what was to go is gone."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def staged(root: Path) -> Iterator[Stage]:
    """For a fixture."""
    with Stage(root) as made:
        yield made


def _found(folder: Path, profile: Profile) -> Office:
    folder.parent.mkdir(parents=True, exist_ok=True)
    return Office.setup(folder, profile, PASSPHRASE, clock=lambda: NOW).office


def _name(office: Office, uid: str) -> str:
    return str(office.archive.record(uid).value("head.name"))


def _correct(office: Office, uid: str, path: str, text: str) -> None:
    filling = office.archive.edit(uid)
    filling.type(path, text)
    office.archive.correct(filling)


def _draft(office: Office) -> str:
    """A household with mistakes in it, left at one of them."""
    draft = office.archive.new("household", carry=False)
    for path, text in (sample("household") | _WRONG).items():
        if path in draft.form.fields and path not in ("worker_no", "standard"):
            draft.type(path, str(text))
    draft.cursor = "head.idno"
    office.archive.save(draft)
    return draft.uid


def _applied(office: Office, household: str) -> str:
    """An application for a child of the household, and some of its materials."""
    archive = office.archive
    rid = next(row.rid for row in archive.record(household).rows("members") if row.value("education") is not None)
    filling = archive.new("application", references={"household": Ref(household), "student": Ref(household, rid)})
    for path, text in _APPLIED.items():
        filling.type(path, text)
    archive.save(filling)
    with suppress(Refused):
        archive.submit(filling)
    return filling.uid


def _report(office: Office, county: Office, stick: Path) -> None:
    """A table of the notice, reported and gone up."""
    statistics = office.statistics
    record = statistics.report(statistics.figures("study-bozhou-2023"), phone="0099-5550000")
    office.exchange.seal(stick / "county.jqcard", stick / "统计表.jqb", [record.uid])
    county.receiving.receive(stick / "统计表.jqb")
