"""The materials of an application in the window, with keys: opened from its line, ticked, taken back, given a scan, printed papers apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.typist import Typist
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import sample
from jinqiu_desktop.gui.checklist import Checklist
from jinqiu_desktop.gui.frame import REVIEW, FillingFrame
from jinqiu_desktop.gui.reading import ReadingFrame
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.materials import receive


@pytest.fixture
def application(office: Office) -> str:
    """An application of a new student."""
    uid = office.archive.put("household", sample("household"))
    rid = office.archive.record(uid).rows("members")[0].rid
    filling = office.archive.new("application", references={"household": Ref(uid), "student": Ref(uid, rid)})
    typed = {
        "kind": "新入学", "year": "2026", "school.type": "普通本科", "school.name": "示例大学", "school.entry": "2026-09",
        "school.years": "4", "school.major": "护理学", "reason": "家庭收入低，学费难以承担。", "guardian": "李春梅",
    }  # fmt: skip
    for path, text in typed.items():
        filling.type(path, text)
    return office.archive.submit(filling).uid


def press(key: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, with_keys)


def opened(window: MainWindow, application: str) -> tuple[FillingFrame, Checklist]:
    """F11 on the application's line."""
    assert window.shell is not None
    window.shell.go_list("application", uid=application)
    press(Qt.Key.Key_F11)
    frame = window.filling
    assert frame is not None
    checklist = frame.findChild(Checklist)
    assert checklist is not None
    assert checklist.ui.table.hasFocus()
    return frame, checklist


def test_a_clerk_ticks_every_line_with_one_key_each_and_the_totals_say_complete(
    qtbot: QtBot, window: MainWindow, office: Office, application: str
) -> None:
    frame, checklist = opened(window, application)
    assert checklist.ui.paper.text() == "纸质 0/10 齐"
    for _ in range(10):
        press(Qt.Key.Key_Return)
    assert checklist.ui.paper.text() == "纸质 10/10 齐"
    assert checklist.ui.online.text() == "网上 0/3 齐"
    press(Qt.Key.Key_Return)  # one too many does nothing
    assert len(frame.filling.row_ids("received")) == 10
    qtbot.waitUntil(lambda: office.materials.of(application).is_draft)
    assert office.materials.of(application).complete("paper") == 10
    for _ in range(2):  # the other page, then what is left to check
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert frame.ui.stack.currentWidget() is frame.review
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not office.materials.of(application).is_draft, timeout=20000)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.filling is None)
    assert window.shell is not None
    page = window.shell.lists["application"]
    assert page.isVisible()
    assert page.ui.materials.text().startswith("材料 10/13")


def test_everything_in_the_envelope_is_one_key_and_what_is_not_in_it_two(
    window: MainWindow, office: Office, application: str
) -> None:
    frame, checklist = opened(window, application)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert checklist.ui.paper.text() == "纸质 10/10 齐"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Backspace)
    assert checklist.ui.paper.text() == "纸质 9/10 齐"
    assert [one.id for one in frame.filling.wanted("received") if one.channel == "paper" and one.missing] == [
        "identity"
    ]
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert checklist.ui.paper.text() == "纸质 10/10 齐"


def test_a_digit_says_which_of_several_kinds_came(window: MainWindow, application: str) -> None:
    frame, checklist = opened(window, application)
    press(Qt.Key.Key_Down)
    assert [chip.text() for chip in checklist.findChildren(QPushButton) if chip.objectName()[:8] == "receive:"] == [
        "1 身份证",
        "2 户口簿",
    ]
    press(Qt.Key.Key_2)
    (rid,) = frame.filling.row_ids("received")
    assert frame.filling.value(f"received[{rid}].type") == "02"
    assert frame.filling.text(f"received[{rid}].on") == "2026-08-07"


def test_going_to_a_row_gives_it_the_room_and_f11_leads_back_to_the_list(window: MainWindow, application: str) -> None:
    frame, checklist = opened(window, application)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F3)
    assert checklist.is_folded
    assert checklist.ui.paper.isVisible()
    Typist(frame).answer(f"received[{frame.filling.row_ids('received')[-1]}].type", "其他")
    press(Qt.Key.Key_F11)
    assert not checklist.is_folded
    assert checklist.ui.table.hasFocus()


def test_a_scan_is_picked_for_the_chosen_line(
    qtbot: QtBot, window: MainWindow, office: Office, application: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "身份证.jpg").write_bytes(b"made up")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(tmp_path / "身份证.jpg"), ""))
    frame, _ = opened(window, application)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)  # the paper came
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    line = {one.id: one for one in frame.filling.wanted("received")}
    qtbot.waitUntil(lambda: frame.filling.wanted("received")[-1].got == 1)
    assert line["online_identity"].got == 0
    assert len(frame.filling.row_ids("received")) == 1  # the scan lies beside its paper


def test_a_file_dropped_on_a_line_belongs_to_it(
    qtbot: QtBot, window: MainWindow, application: str, tmp_path: Path
) -> None:
    (tmp_path / "档案表.pdf").write_bytes(b"made up")
    frame, checklist = opened(window, application)
    table, mime = checklist.ui.table, QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "档案表.pdf"))])
    row = next(at for at, one in enumerate(frame.filling.wanted("received")) if one.id == "online_archive")
    place = table.viewport().mapTo(frame, table.visualRect(table.model().index(row, 1)).center())
    drop = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(place), *drop)
    QApplication.sendEvent(frame, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(frame, QDropEvent(QPointF(place), *drop))
    qtbot.waitUntil(lambda: frame.filling.wanted("received")[row].got == 1)
    (rid,) = frame.filling.row_ids("received")
    assert frame.filling.text(f"received[{rid}].copies") == "0"


def test_a_draft_application_says_what_comes_first(window: MainWindow, office: Office) -> None:
    filling = office.archive.new("application")
    filling.type("reason", "还没填完")
    office.archive.save(filling)
    assert window.shell is not None
    window.shell.go_list("application", uid=filling.uid)
    page = window.shell.lists["application"]
    assert page.ui.materials.text() == "材料：先提交申请"
    assert not page.ui.materials.isEnabled()
    press(Qt.Key.Key_F11)
    assert window.filling is None


def test_the_application_itself_leads_to_its_materials_and_offers_no_second_list(
    qtbot: QtBot, window: MainWindow, application: str
) -> None:
    window.open_record(application)
    frame = window.filling
    assert frame is not None
    assert frame.findChild(QPushButton, "related_new:materials") is None
    button = frame.findChild(QPushButton, "materials")
    assert button is not None
    assert button.toolTip().startswith("材料 0/13")
    press(Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: window.filling is not frame)
    assert window.filling is not None
    assert window.filling.filling.form.id == "materials"
    window.filling.show_page(REVIEW)


def test_a_list_to_look_at_takes_no_key(qtbot: QtBot, window: MainWindow, office: Office, application: str) -> None:
    filling = office.materials.filling(application)
    receive(filling, "received", filling.wanted("received")[0])
    frame = ReadingFrame(office, window.worker, office.archive.submit(filling).uid)
    qtbot.addWidget(frame)
    frame.show()
    frame.begin()
    checklist = frame.findChild(Checklist)
    assert checklist is not None
    checklist.take_focus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Backspace, Qt.Key.Key_Down):
        QTest.keyClick(checklist.ui.table, key)
    assert checklist.ui.paper.text() == "纸质 1/10 齐"
    assert not checklist.ui.all.isVisible()
    assert not checklist.ui.take_back.isVisible()


def test_the_list_fits_its_window_at_every_zoom(window: MainWindow, application: str) -> None:
    frame, checklist = opened(window, application)
    for wide in (1366, 1093, 911):
        window.resize(wide, 697)
        QApplication.processEvents()
        bar = checklist.ui.table.horizontalScrollBar()
        assert bar.maximum() == 0
        assert checklist.width() <= frame.width()
