"""Pictures of the real window for the README: a made-up office is filled, the window is driven and grabbed. No real person is in them.

Run by `dev.py shots`. Without a screen Qt's offscreen platform draws; the size is that of a small laptop less caption and taskbar.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import chdir, suppress
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Asia/Shanghai"  # the clock of the pictures is that of the offices
if hasattr(time, "tzset"):
    time.tzset()

from PySide6.QtCore import QEventLoop, QPoint, QSettings, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from jinqiu_desktop.demo import ledgers, made_up_households, sample
from jinqiu_desktop.errors import Refused
from jinqiu_desktop.gui.print_page import PrintPage
from jinqiu_desktop.gui.sealed import SealedDialog
from jinqiu_desktop.gui.start import application
from jinqiu_desktop.gui.theme import PaletteChoice, look
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office, Profile

PICTURES = Path(__file__).resolve().parent.parent / "resources" / "help" / "pictures"
DATA = Path("金秋助学") / "数据"
WIDE, HIGH = 1366, 697
NOW = datetime(2026, 8, 7, 6, 32, tzinfo=UTC)
PATIENCE = 20_000
"""Milliseconds a picture may wait for what it shows."""


def main(out: Path) -> int:
    """Write the pictures into a folder; returns the exit code."""
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, chdir(scratch):
        DATA.parent.mkdir()
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, scratch)
        application()
        look.choose(PaletteChoice.LIGHT)
        profile = Profile(
            name="示例市第一纺织厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="刘敏"
        )
        founded = Office.setup(DATA, profile, "秋天的第一张通知书", clock=lambda: NOW)
        office = founded.office
        for answers in made_up_households(12, random.Random(7), office.today()):
            office.archive.put("household", answers)
        golden = office.archive.put("household", sample("household"))
        draft = office.archive.new("household", carry=False)
        wrong = {
            "head.name": "陈小兰",
            "head.idno": "009901197503070024",
            "head.illness": "",
            "head.phone": "13900001234",
        }
        for path, text in (sample("household") | wrong).items():
            if path in draft.form.fields and path not in ("worker_no", "standard"):
                draft.type(path, str(text))
        draft.cursor = "head.idno"
        office.archive.save(draft)
        window = MainWindow(DATA)
        window.resize(WIDE, HIGH)
        window.show()
        window.show_office(office)
        _today_and_list(window, out)
        _filling(window, draft.uid, golden, out)
        _campaign(window, _applied(office, golden), out)
        _papers(window, golden, out)
        _exchange(window, office, out)
        _statistics(window, office, out)
        look.choose(PaletteChoice.DARK)
        window.open_record(draft.uid)
        _grab(window, out / "fill-dark.png")
        window.close()
    return 0


def _exchange(window: MainWindow, office: Office, out: Path) -> None:
    """What the office seals, and what the county sees of it before it takes anything in."""
    stick = Path("U盘")
    stick.mkdir()
    profile = Profile(name="示例县总工会", level="县区", region="341602", policy="bozhou-2023", clerk="孙立")
    county = Office.setup(Path("县总工会"), profile, "春天的第二张通知书", clock=lambda: NOW).office
    office.exchange.export_card(stick / "office.jqcard")
    county.exchange.export_card(stick / "county.jqcard")
    office.exchange.trust(stick / "county.jqcard")
    county.exchange.trust(stick / "office.jqcard")
    uids = list(office.archive.all_saved("household"))
    office.exchange.seal(stick / "county.jqcard", stick / "上报包1.jqb", uids[:7])
    county.receiving.receive(stick / "上报包1.jqb")
    for uid in uids[:3]:
        filling = office.archive.edit(uid)
        filling.type("head.contact", "0099-5550000")
        office.archive.correct(filling)
    if window.shell is None:
        return
    window.shell.go_seal(tuple(uids[:9]))
    window.shell.seal.seal_to(stick / "上报包2.jqb")
    _wait(lambda: bool(window.findChildren(SealedDialog)))
    for dialog in window.findChildren(SealedDialog):
        _grab_over(window, dialog, out / "seal.png")
        dialog.accept()
    above = MainWindow(Path("县总工会"))
    above.resize(WIDE, HIGH)
    above.show()
    above.show_office(county)
    if above.shell is not None:
        above.shell.go_receive()
        page = above.shell.exchange.receive
        page.look_into(stick / "上报包2.jqb")
        _wait(lambda: page.subject != "")
        _grab(above, out / "receive.png")
    above.close()


def _today_and_list(window: MainWindow, out: Path) -> None:
    if window.shell is None:
        return
    window.shell.go_today()
    _grab(window, out / "today.png")
    window.shell.go_list("household")
    _grab(window, out / "list.png")


def _filling(window: MainWindow, draft: str, golden: str, out: Path) -> None:
    window.open_record(draft)
    _grab(window, out / "fill.png")
    window.open_record(golden)
    if window.filling is not None:
        window.filling.show_page("members")
        _grab(window, out / "members.png")
        window.filling.show_page("review")
        _grab(window, out / "review.png")
        window.filling.leave()
        _wait(lambda: window.filling is None)


def _applied(office: Office, household: str) -> str:
    """An application for a child of the household, and some of its materials."""
    archive = office.archive
    rid = next(row.rid for row in archive.record(household).rows("members") if row.value("education") is not None)
    filling = archive.new("application", references={"household": Ref(household), "student": Ref(household, rid)})
    typed = {
        "kind": "新入学", "year": "2023", "school.type": "普通本科", "school.name": "示例师范大学", "school.entry": "2023-09",
        "school.years": "4", "school.major": "护理学", "reason": "母亲长期患病，家庭收入低，学费难以负担。", "guardian": "李春梅",
        "asked": "2000", "tuition": "5800", "group": "1",
    }  # fmt: skip
    for path, text in typed.items():
        filling.type(path, text)
    archive.save(filling)
    with suppress(Refused):
        archive.submit(filling)
    return filling.uid


def _campaign(window: MainWindow, application: str, out: Path) -> None:
    """What the notice says of an application, and the checklist of its materials."""
    window.open_record(application)
    if window.filling is not None:
        window.filling.show_page("notice")
        _grab(window, out / "notice.png")
        window.filling.leave()
        _wait(lambda: window.filling is None)
    window.open_materials(application)
    _grab(window, out / "materials.png")
    if window.filling is not None:
        window.filling.leave()
        _wait(lambda: window.filling is None)


def _papers(window: MainWindow, golden: str, out: Path) -> None:
    window.show_papers((golden,))
    page = window.ui.scenes.currentWidget()
    picture = page.ui.page if page is not None and hasattr(page, "ui") else None
    _wait(lambda: picture is None or not picture.pixmap().isNull())
    _grab(window, out / "print.png")
    if isinstance(page, PrintPage):
        page.left.emit()


def _statistics(window: MainWindow, office: Office, out: Path) -> None:
    """A table of the notice, with a number looked behind."""
    ledgers.keep(office, date(2023, 8, 7))
    window.shell.go_statistics()
    page = window.shell.statistics
    _wait(lambda: not page.is_busy)
    page.ui.table.setCurrentIndex(page.ui.table.findData("study-bozhou-2023"))
    page.ui.table.activated.emit(page.ui.table.currentIndex())
    _wait(lambda: not page.is_busy)
    _grab(window, out / "statistics.png")


def _grab(window: QWidget, path: Path) -> None:
    _wait(lambda: True)
    window.grab().save(str(path))
    print(path)


def _grab_over(window: QWidget, dialog: QWidget, path: Path) -> None:
    """A dialog in the middle of its window, as a clerk sees it; a screen that is not there stacks no windows."""
    _wait(lambda: True)
    picture = window.grab()
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(23, 33, 37, 60))
    place = QPoint((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 2)
    painter.drawPixmap(place, dialog.grab())
    painter.end()
    picture.save(str(path))
    print(path)


def _wait(until: Callable[[], bool]) -> None:
    """Lets the window work until something is so."""
    loop, left = QEventLoop(), [PATIENCE]

    def look_again() -> None:
        left[0] -= 50
        if until() or left[0] <= 0:
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(look_again)
    timer.start(50)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES))
