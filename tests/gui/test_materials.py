"""The materials of an application in the window, with keys: opened from its line, ticked, taken back, given a scan, printed papers apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.typist import Typist
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import sample
from jinqiu_desktop.gui.checklist import Checklist
from jinqiu_desktop.gui.file_view import FileView
from jinqiu_desktop.gui.frame import REVIEW, FillingFrame
from jinqiu_desktop.gui.pages import RowsPage
from jinqiu_desktop.gui.reading import ReadingFrame
from jinqiu_desktop.gui.thumbnails import ThumbButton
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.kinds import Attached, Ref
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
    photo(tmp_path / "身份证.jpg")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(tmp_path / "身份证.jpg")], ""))
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
    photo(tmp_path / "档案表.pdf")
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


# --- files: several at once, pasted, refused, looked at ---------------------------------------------------------------


def photo(path: Path, wide: int = 400, high: int = 300) -> Path:
    """A picture of one colour; what it is is said by its content, whatever its name."""
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert QImageWriter(str(path), QByteArray(b"PNG")).write(image)
    return path


def attachments_page(window: MainWindow, office: Office) -> tuple[FillingFrame, RowsPage]:
    """The files of a household, on a new row."""
    window.open_record(office.archive.put("household", sample("household")))
    frame = window.filling
    assert frame is not None
    frame.show_page("attachments")
    page = frame.ui.stack.currentWidget()
    assert isinstance(page, RowsPage)
    press(Qt.Key.Key_F3)
    return frame, page


def named(frame: FillingFrame) -> list[str]:
    filling = frame.filling
    return [filling.cell(f"attachments[{rid}].file").shown for rid in filling.row_ids("attachments")]


def dropped(frame: FillingFrame, mime: QMimeData, place: QPoint) -> None:
    drop = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, *drop)
    QApplication.sendEvent(frame, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(frame, QDropEvent(QPointF(place), *drop))


def test_several_files_are_dropped_at_once_and_one_report_names_those_that_are_refused(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    frame, page = attachments_page(window, office)
    before = len(named(frame))
    whole = photo(tmp_path / "户口簿.png").read_bytes()
    (tmp_path / "坏的.jpg").write_bytes(whole[:60])
    (tmp_path / "空的.pdf").write_bytes(b"")
    photo(tmp_path / "身份证.jpg")
    mime = QMimeData()
    names = ("户口簿.png", "坏的.jpg", "空的.pdf", "身份证.jpg")
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    with qtbot.waitSignal(frame.failed) as told:
        dropped(frame, mime, page.mapTo(frame, page.rect().center()))
    assert [name in told.args[0] for name in names] == [False, True, True, False]
    assert len(named(frame)) == before + 1, "the first goes into the row that was begun"
    assert named(frame)[-2:] == ["户口簿.png", "身份证.jpg"]
    qtbot.waitUntil(lambda: office.archive.has_draft(frame.filling.uid))


def test_a_picture_dragged_out_of_a_program_becomes_a_file(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    frame, page = attachments_page(window, office)
    mime = QMimeData()
    mime.setImageData(QImage(str(photo(tmp_path / "a.png"))))
    dropped(frame, mime, page.mapTo(frame, page.rect().center()))
    qtbot.waitUntil(lambda: named(frame)[-1].startswith("拖来的图片 2026-08-07"))


def test_a_copied_picture_is_pasted_into_the_row_and_text_stays_text(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    frame, _ = attachments_page(window, office)
    rid = frame.filling.row_ids("attachments")[-1]
    QGuiApplication.clipboard().setImage(QImage(str(photo(tmp_path / "a.png"))))
    frame.go(f"attachments[{rid}].name")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    frame.go(f"attachments[{rid}].file")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: named(frame)[-1] != "")
    held = frame.filling.value(f"attachments[{rid}].file")
    assert isinstance(held, Attached)
    assert (held.name.endswith(".png"), len(frame.filling.row_ids("attachments"))) == (True, len(named(frame)))
    assert office.desk.store.attachment(held.sha256).startswith(b"\x89PNG")
    QGuiApplication.clipboard().setText("王小雨的证书")
    frame.go(f"attachments[{rid}].name")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    frame.commit()
    assert frame.filling.text(f"attachments[{rid}].name") == "王小雨的证书"
    assert frame.filling.value(f"attachments[{rid}].file") == held


def test_copied_files_are_pasted_into_the_chosen_line_of_the_checklist(
    qtbot: QtBot, window: MainWindow, application: str, tmp_path: Path
) -> None:
    frame, checklist = opened(window, application)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo(tmp_path / name))) for name in ("正面.png", "反面.png")])
    QGuiApplication.clipboard().setMimeData(mime)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(frame.filling.row_ids("received")) == 2)
    types = {frame.filling.text(f"received[{rid}].type").split(" ")[0] for rid in frame.filling.row_ids("received")}
    assert types == {"01"}
    assert checklist.ui.table.hasFocus()


def middle(icon: QIcon) -> QColor:
    picture = icon.pixmap(QSize(32, 22)).toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() // 2)


def test_a_file_is_seen_small_beside_its_row_and_in_large_over_the_window(
    qtbot: QtBot, window: MainWindow, application: str, tmp_path: Path
) -> None:
    frame, checklist = opened(window, application)
    press(Qt.Key.Key_Down)
    high = checklist.ui.table.rowHeight(1)
    page = frame.ui.stack.currentWidget()
    assert isinstance(page, RowsPage)
    frame.files.enclose(page, photo(tmp_path / "身份证.png"), ("01",))
    model = checklist.ui.table.model()
    line = next(at for at, one in enumerate(frame.filling.wanted("received")) if "01" in one.types)

    def drawn() -> QIcon | None:
        return model.data(model.index(line, 4), Qt.ItemDataRole.DecorationRole)

    qtbot.waitUntil(lambda: drawn() is not None and middle(drawn()) == QColor("teal"))
    assert checklist.ui.table.rowHeight(line) == high, "nothing moves when it arrives"
    press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    view = window.findChild(FileView)
    assert view is not None
    qtbot.waitUntil(lambda: view.image is not None)
    assert (view.image.width(), view.image.height()) == (400, 300)
    press(Qt.Key.Key_R)
    assert (view.image.width(), view.image.height()) == (300, 400)
    small = view.ui.scroll.widget().width()
    press(Qt.Key.Key_Plus)
    assert view.ui.scroll.widget().width() > small
    press(Qt.Key.Key_Escape)
    assert checklist.ui.table.hasFocus(), "back where one was"
    assert window.filling is frame


def test_a_file_that_is_no_picture_says_so_in_words(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    frame, page = attachments_page(window, office)
    (tmp_path / "表.docx").write_bytes(b"PK\x03\x04 another program's")
    frame.files.enclose(page, tmp_path / "表.docx", ())
    qtbot.waitUntil(lambda: named(frame)[-1] == "表.docx")
    page.show_row(frame.filling.row_ids("attachments")[-1])
    button = page.findChild(ThumbButton, "look_row")
    assert button is not None
    qtbot.waitUntil(lambda: "看不了" in button.toolTip())
    button.setFocus()
    press(Qt.Key.Key_Return)
    view = window.findChild(FileView)
    assert view is not None
    qtbot.waitUntil(lambda: "看不了" in view.ui.scroll.widget().text())
    press(Qt.Key.Key_Escape)
    assert button.hasFocus()
