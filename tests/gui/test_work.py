"""Printing, importing, sealing, backing up, and what happens when a job is stopped or the program has a bug."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from gui.conftest import NOW, PASSPHRASE
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import sample
from jinqiu_desktop.errors import Progress, Stopped
from jinqiu_desktop.gui.crash import LastResort, details
from jinqiu_desktop.gui.print_page import PrintPage
from jinqiu_desktop.gui.printer import page_count, page_image, print_on
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office, Profile


def papers(window: MainWindow, uid: str) -> PrintPage:
    window.show_papers((uid,))
    page = window.ui.scenes.currentWidget()
    assert isinstance(page, PrintPage)
    return page


def test_the_papers_of_a_household_are_shown_and_saved(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    page = papers(window, office.archive.put("household", sample("household")))
    assert [line.paper for line in page.asked()] == ["annex3"]
    qtbot.waitUntil(lambda: not page.ui.page.pixmap().isNull(), timeout=20000)
    picture = page.ui.page.pixmap().toImage()
    assert picture.pixelColor(3, 3).name() == "#ffffff"
    page.save_to(tmp_path / "papers.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "papers.pdf").exists() and "papers.pdf" in page.ui.told.text(), timeout=20000)
    text = pypdfium2.PdfDocument(tmp_path / "papers.pdf")[0].get_textpage().get_text_range()
    assert "李春梅" in text


def test_what_comes_as_word_is_saved_as_word_and_only_that(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    page = papers(window, office.archive.put("household", sample("household")))
    assert not page.ui.save_word.isEnabled(), "附件3 does not come as Word"
    filling = office.archive.new("posting")
    filling.type("unit.name", "示例厂")
    office.archive.save(filling)
    page = papers(window, filling.uid)
    assert page.ui.save_word.isEnabled()
    page.save_word_to(tmp_path / "公示.docx")
    qtbot.waitUntil(lambda: "公示.docx" in page.ui.told.text(), timeout=20000)
    assert (tmp_path / "公示.docx").read_bytes().startswith(b"PK")


def test_a_printer_gets_every_sheet(office: Office, tmp_path: Path) -> None:
    uid = office.archive.put("household", sample("household"))
    pdf = office.papers.pdf(office.papers.set_of(uid))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_on(pdf, printer)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert page_count(printed) == page_count(pdf)
    image = page_image(printed, 0, 1)
    assert image.width() > image.height()


def test_a_table_is_checked_before_anything_is_written_and_then_taken_in(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    office.sheets.template(tmp_path / "rows.xlsx", "household", [sample("household")])
    shell = window.shell
    assert shell is not None
    shell.go_import("household")
    page = shell.ui.pages.currentWidget()
    page.choose(tmp_path / "rows.xlsx")
    qtbot.waitUntil(page.ui.do_import.isEnabled, timeout=20000)
    assert office.archive.listing("household").total == 0
    page.ui.do_import.click()
    qtbot.waitUntil(lambda: office.archive.listing("household").total == 1, timeout=20000)


def test_a_table_with_an_error_names_the_cell_and_is_not_taken_in(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    answers = {**sample("household"), "head.idno": "009901197503070024"}
    office.sheets.template(tmp_path / "rows.xlsx", "household", [answers])
    shell = window.shell
    assert shell is not None
    shell.go_import("household")
    page = shell.ui.pages.currentWidget()
    page.choose(tmp_path / "rows.xlsx")
    qtbot.waitUntil(lambda: page.ui.table.model().rowCount() > 0, timeout=20000)
    assert not page.ui.do_import.isEnabled()
    assert page.ui.foot.text()
    where = page.ui.table.model().index(0, 0).data()
    assert any(letter.isdigit() for letter in where)
    assert openpyxl.load_workbook(tmp_path / "rows.xlsx").sheetnames


def test_a_bundle_is_sealed_for_the_office_of_a_card(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    office.archive.put("household", sample("household"))
    county = Profile(name="示例县总工会", level="县区", region="341602", policy="general", clerk="王芳")
    with Office.setup(tmp_path / "county", county, PASSPHRASE, clock=lambda: NOW).office as receiver:
        receiver.exchange.export_card(tmp_path / "county.jqcard")
    shell = window.shell
    assert shell is not None
    shell.go_seal()
    assert not shell.seal.ui.do_seal.isEnabled()
    assert shell.seal.ui.reason.text()
    shell.seal.choose_card(tmp_path / "county.jqcard")
    assert shell.seal.ui.do_seal.isEnabled()
    shell.seal.seal_to(tmp_path / "up.jqb")
    qtbot.waitUntil(lambda: "up.jqb" in shell.seal.ui.bar_text.text(), timeout=30000)
    assert (tmp_path / "up.jqb").stat().st_size > 0


def test_ticked_households_are_listed_publicly_with_nothing_but_unit_name_and_reason(
    window: MainWindow, office: Office
) -> None:
    uid = office.archive.put("household", sample("household"))
    window.new_posting((uid,))
    frame = window.filling
    assert frame is not None
    rows = frame.filling.answers().blocks["list"]
    shown = {name: str(value) for name, value in rows[0].values.items() if name != "household"}
    assert shown["name"] == "李春梅"
    assert not any("0099" in text for text in shown.values())


def test_a_damaged_card_is_told_in_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "bad.jqcard").write_text("not a card", encoding="utf-8")
    assert window.shell is not None
    window.shell.seal.choose_card(tmp_path / "bad.jqcard")
    assert window.ui.alert.isVisible()
    assert window.ui.alert_text.text()


def test_a_backup_is_written_and_the_status_bar_knows_it(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    assert window.shell is not None
    before = window.shell.ui.backup.text()
    window.safekeeping.back_up(tmp_path / "copy.jqbackup")
    shell = window.shell
    qtbot.waitUntil(lambda: shell.ui.backup.text() != before, timeout=30000)
    assert (tmp_path / "copy.jqbackup").exists()
    assert office.safety.last_backup() is not None


def test_a_draft_is_saved_while_a_long_job_runs(qtbot: QtBot) -> None:
    worker, gate, saved = Worker(), threading.Event(), []
    worker.run(lambda _progress: gate.wait(5), lambda _: None, lambda _: None)
    worker.draft(lambda: "draft", saved.append, lambda _: None)
    qtbot.waitUntil(lambda: saved == ["draft"])
    gate.set()
    worker.close()


def test_a_job_stops_between_two_of_its_steps(qtbot: QtBot) -> None:
    worker, ready, failures = Worker(), threading.Event(), []

    def long(progress: Progress) -> None:
        ready.set()
        for at in range(10**9):
            progress.step(at, 10**9, "封包")

    job = worker.run(long, lambda _: None, failures.append)
    assert ready.wait(5)
    job.stop()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Stopped)
    worker.close()


def test_results_come_back_on_the_windows_thread(qtbot: QtBot) -> None:
    worker, threads = Worker(), []
    worker.draft(lambda: None, lambda _: threads.append(threading.current_thread()), lambda _: None)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]
    worker.close()


def test_what_a_job_holds_of_the_window_is_let_go_on_the_windows_thread(qtbot: QtBot) -> None:
    worker, let_go, over = Worker(), list[threading.Thread](), list[bool]()

    class Page:
        def __del__(self) -> None:
            let_go.append(threading.current_thread())

        def work(self, _progress: Progress) -> bool:
            return True

    for _ in range(50):
        worker.run(Page().work, over.append, lambda _: None)
    qtbot.waitUntil(lambda: len(over) == 50)
    worker.close()
    assert let_go == [threading.main_thread()] * 50


def test_cycles_are_collected_on_the_windows_thread(qtbot: QtBot) -> None:
    worker, let_go, over = Worker(), list[threading.Thread](), list[int]()

    class Circle:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            let_go.append(threading.current_thread())

    def many(_progress: Progress) -> int:
        return len([Circle() for _ in range(20_000)])

    worker.run(many, over.append, lambda _: None)
    qtbot.waitUntil(lambda: bool(over) and bool(let_go))
    worker.close()
    assert set(let_go) == {threading.main_thread()}


def test_a_bug_saves_the_draft_first_and_its_details_hold_no_answer(
    qtbot: QtBot, window: MainWindow, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    window.new_record("household")
    assert window.filling is not None
    window.filling.filling.type("head.name", "周世军")
    keeper = QObject()
    last = LastResort(window.save_everything, keeper)
    try:
        raise ValueError("周世军 009901197503070023")
    except ValueError as error:
        last.take(ValueError, error, error.__traceback__)
    assert office.archive.edit(window.filling.filling.uid).text("head.name") == "周世军"
    qtbot.waitUntil(lambda: any(one.objectName() == "last_resort" for one in QApplication.topLevelWidgets()))
    (box,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    text = details(*_raised())
    for told in (text, capsys.readouterr().err, box.text()):
        assert "周世军" not in told
        assert "0099" not in told
    assert "ValueError" in text
    box.accept()


def _raised() -> tuple[type[BaseException], BaseException, object]:
    try:
        raise ValueError("周世军 009901197503070023")
    except ValueError:
        kind, error, trace = sys.exc_info()
        assert kind is not None
        assert error is not None
        return kind, error, trace


def test_a_job_that_takes_long_can_be_stopped_by_its_button(qtbot: QtBot, window: MainWindow) -> None:
    gate, failures = threading.Event(), []

    def long(progress: Progress) -> None:
        for at in range(10**9):
            progress.step(at % 20, 20, "封包")
            gate.wait(0.001)

    job = window.worker.run(long, lambda _: None, failures.append)
    window.follow(job)
    qtbot.waitUntil(lambda: bool(window.findChildren(QProgressDialog)))
    window.findChildren(QProgressDialog)[0].canceled.emit()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Stopped)


def test_papers_left_while_their_sheets_are_counted_end_in_peace(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    uid = office.archive.put("household", sample("household"))
    student = office.archive.record(uid).rows("members")[0].rid
    for kind in ("新入学", "在校圆梦"):
        filling = office.archive.new("application", references={"household": Ref(uid), "student": Ref(uid, student)})
        filling.type("kind", kind)
        office.archive.save(filling)
    page = papers(window, uid)
    qtbot.waitUntil(lambda: not page.ui.page.pixmap().isNull(), timeout=20000)
    with qtbot.waitSignal(page.destroyed, timeout=20000):
        page.left.emit()
