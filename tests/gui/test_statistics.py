"""The statistics page: a table as printed, the records behind a number, what was left out, reports in versions, what offices below sent, and files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document
from gui.conftest import NOW, PASSPHRASE
from gui.test_seal import household
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QTableView
from pytestqt.qtbot import QtBot
from test_campaign import APPROVED, POSTED, REVIEWED, VISITED

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.gui.figures_view import FiguresView
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.reading import ReadingFrame
from jinqiu_desktop.gui.statistics_page import StatisticsPage
from jinqiu_desktop.gui.theme import PaletteChoice, look
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.tables import Table

LONG = 30000
LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
STUDY = "study-pingdingshan-2022"
SENTENCES = "study-qingpu-2017"
BY_OFFICE = "summary-anhui-2023"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A county's office: it pays, and adds up what others report."""
    profile = Profile(name="示例区总工会", level="县区", region="341602", policy="bozhou-2023", clerk="周宁")
    with Office.setup(tmp_path / "data", profile, PASSPHRASE, clock=lambda: NOW).office as opened:
        yield opened


def raised(office: Office, amount: str, source: str = "社会捐助", year: str = "2026") -> str:
    """Money received in July of a year."""
    filling = office.archive.new("fund")
    typed = {
        "source": source, "year": year, "donor": "示例商会", "amount": amount, "received_on": f"{year}-07-20",
        "voucher": f"记-{year}-07-0018", "contact": "郑志强",
    }  # fmt: skip
    for path, text in typed.items():
        filling.type(path, text)
    return office.archive.submit(filling).uid


def paid(office: Office, seed: int = 1, school: str = "普通本科") -> str:
    """The application of a student to whom 2000 yuan were paid on 5 August."""
    uid = household(office, seed=seed)
    rid = office.archive.record(uid).rows("members")[0].rid
    filling = office.archive.new("application", references={"household": Ref(uid), "student": Ref(uid, rid)})
    typed = {
        "kind": "新入学", "year": "2026", "school.type": school, "school.name": "示例学校", "school.entry": "2026-09",
        "school.years": "4", "school.major": "护理学", "reason": "家庭收入低，学费难以承担。", "guardian": "李春梅",
    }  # fmt: skip
    for path, text in typed.items():
        filling.type(path, text)
    applied = office.archive.submit(filling).uid
    told = {"verify": VISITED, "review": REVIEWED, "posting": POSTED, "center_review": APPROVED}
    for step, values in told.items():
        office.archive.step(applied, step, values)
    office.campaign.payroll(f"B{seed}", [applied])
    office.campaign.mark_paid(f"B{seed}", date(2026, 8, 5))
    return applied


class Person:
    """Somebody at the page."""

    def __init__(self, bot: QtBot, window: MainWindow) -> None:
        assert window.shell is not None
        self.bot, self.window, self.shell = bot, window, window.shell
        self.page: StatisticsPage = window.shell.statistics

    @property
    def view(self) -> FiguresView:
        return self.page.view

    def until(self, so: Callable[[], bool]) -> None:
        self.bot.waitUntil(so, timeout=LONG)

    def go(self, table: str = STUDY, year: int = 2026) -> StatisticsPage:
        """To a table, by the key of the page and its boxes."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        QTest.keyClick(self.shell, KEY.Key_8, CONTROL)
        self.wait()
        box = self.page.ui.table
        box.setCurrentIndex(box.findData(table))
        box.activated.emit(box.currentIndex())
        self.page.ui.year.setValue(year)
        self.wait()
        self.view.setFocus()
        return self.page

    def wait(self) -> None:
        self.until(lambda: not self.page.is_busy)

    def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            focus = self.window.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key)

    def figure(self, key: str, column: str = "total") -> str:
        spots = [one for row in self.view.figures.spots for one in row]
        return next(one.shown.text for one in spots if (one.shown.key, one.shown.column) == (key, column))

    def open(self, key: str) -> list[list[str]]:
        """Enter on a figure; what is listed then."""
        assert self.view.go_to(key)
        self.view.setFocus()
        self.press(KEY.Key_Return)
        self.wait()
        return self.listed()

    def listed(self) -> list[list[str]]:
        return words_of(self.page.behind.table)

    def report(self) -> None:
        self.press(KEY.Key_F10)
        assert self.page.ui.final.isVisible()
        self.bot.mouseClick(self.page.ui.do_report, LEFT)
        self.wait()


def words_of(table: QTableView) -> list[list[str]]:
    model = table.model()
    shown = [at for at in range(model.columnCount()) if not table.isColumnHidden(at)]
    return [[str(model.index(row, at).data() or "") for at in shown] for row in range(model.rowCount())]


@pytest.fixture
def person(qtbot: QtBot, window: MainWindow) -> Person:
    return Person(qtbot, window)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


# --- the table ------------------------------------------------------------------------------------------------------------


def test_the_tables_of_the_notice_come_first_and_proposals_are_marked(person: Person) -> None:
    page = person.go()
    offered = [page.ui.table.itemText(at) for at in range(page.ui.table.count())]
    assert "安徽" in offered[0]
    assert [text for text in offered if text.startswith("非官方")] == [
        text for text in offered if "年" in text and "非官方" in text
    ]
    assert page.ui.kind.text() == "官方表样"
    person.go(BY_OFFICE)
    assert page.ui.kind.text() == "非官方"


def test_figures_stand_in_the_rows_as_printed_with_last_year_and_the_difference_beside(
    person: Person, office: Office
) -> None:
    raised(office, "50000")
    raised(office, "30000", year="2025")
    person.go()
    rows = words_of(person.view)
    assert rows[0][:4] == ["(01)", "(A)", "2026年助学活动共筹集资金(万元) (A=B+C+D+E)", "5"]
    assert rows[0][4:] == ["3", "+2", "A=B+C+D+E"]
    assert rows[2][2:6] == ["其中社会捐助(万元)", "5", "3", "+2"]
    assert person.page.ui.cutoff.text() == "2026-08-31"


def test_what_was_not_filled_in_is_not_zero(person: Person, office: Office) -> None:
    raised(office, "50000")
    person.go()
    assert (person.figure("01.B"), person.figure("07.A")) == ("0", "")
    blank = next(one for row in person.view.figures.spots for one in row if one.shown.key == "07.A")
    assert "未填" in person.view.figures.spoken(blank)
    assert person.open("07.A") == []
    assert "未填" in person.page.ui.side_value.text()
    assert "0" in person.page.ui.side_hint.text(), "and says that this is another thing than 0"


def test_another_year_and_another_day_are_counted(person: Person, office: Office) -> None:
    raised(office, "50000")
    page = person.go(year=2025)
    assert page.ui.cutoff.text() == "2025-08-31"
    assert person.figure("01.A") == ""
    page.ui.year.setValue(2026)
    person.wait()
    page.ui.cutoff.setFocus()
    page.ui.cutoff.selectAll()
    QTest.keyClicks(page.ui.cutoff, "2026.7.1")
    QTest.keyClick(page.ui.cutoff, KEY.Key_Return)
    person.wait()
    assert page.ui.cutoff.text() == "2026-07-01"
    assert person.figure("01.A") == "0"
    page.ui.cutoff.setText("明天")
    page.ui.cutoff.editingFinished.emit()
    assert page.ui.bar.property("state") == "wrong"


def test_tab_goes_from_the_head_to_the_figures_to_what_is_told_and_to_the_buttons(
    person: Person, office: Office
) -> None:
    paid(office)
    page = person.go()
    page.ui.recount.setFocus()
    for widget in (person.view, page.ui.told, page.ui.to_excel, page.ui.to_pdf, page.ui.summary, page.ui.gather):
        person.press(KEY.Key_Tab)
        assert widget.hasFocus(), widget.objectName()


def test_one_broken_file_is_told_and_the_other_tables_are_there(
    person: Person, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = office.desk.catalog.table

    def table(table_id: str) -> Table:
        if table_id == SENTENCES:
            raise Failure("declaration.broken", file=f"{SENTENCES}.toml", entry="line", reason="没有这一项")
        return read(table_id)

    raised(office, "50000")
    monkeypatch.setattr(office.desk.catalog, "table", table)
    page = person.go()
    assert person.figure("01.A") == "5"
    assert page.ui.table.findData(SENTENCES) == -1
    assert page.ui.bar.property("state") == "wrong"
    assert f"{SENTENCES}.toml" in page.ui.bar_text.text()
    assert page.ui.report.isEnabled()


def test_without_any_table_the_page_says_so_and_waits_for_nothing(
    person: Person, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def table(table_id: str) -> Table:
        raise Failure("declaration.broken", file=f"{table_id}.toml", entry="line", reason="没有这一项")

    monkeypatch.setattr(office.desk.catalog, "table", table)
    QTest.keyClick(person.shell, KEY.Key_8, CONTROL)
    person.wait()
    page = person.page
    assert ".toml" in page.ui.bar_text.text()
    assert not any(one.isEnabled() for one in (page.ui.report, page.ui.to_excel, page.ui.to_pdf))
    assert page.ui.foot_text.text() == "没有统计表"


def test_what_could_not_be_counted_is_not_waited_for_and_not_reported(
    person: Person, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised(office, "50000")
    page = person.go()

    def fails(*_: object, **__: object) -> None:
        raise Failure("table.path", name="fund.nowhere")

    monkeypatch.setattr(office.statistics, "figures", fails)
    person.press(KEY.Key_F9)
    person.until(lambda: page.ui.bar.property("state") == "wrong")
    assert page.figures is None, "the figures of before are not those that were asked for"
    assert page.ui.foot_text.text() == "没数成"
    assert not page.ui.report.isEnabled()


def test_tables_of_other_notices_are_told_apart_by_the_notice(person: Person) -> None:
    page = person.go()
    offered = {page.ui.table.itemData(at): page.ui.table.itemText(at) for at in range(page.ui.table.count())}
    assert "青浦" in offered[SENTENCES]
    assert "银川" in offered["study-yinchuan-2018"]
    assert "亳州" not in offered[BY_OFFICE], "its own notice goes without saying"


# --- what is behind a number ----------------------------------------------------------------------------------------------


def test_enter_on_a_figure_lists_its_records_and_enter_on_one_opens_it_and_comes_back(
    person: Person, office: Office
) -> None:
    first, second = raised(office, "50000"), raised(office, "20000", "各级党委政府资助")
    page = person.go()
    assert person.view.current is not None
    assert person.view.current.shown.key == "01.A"
    person.press(KEY.Key_Down, 2)
    person.press(KEY.Key_Return)
    person.wait()
    assert page.ui.side.isVisible()
    assert page.ui.side_value.text() == "5 万元"
    assert [row[0] for row in person.listed()] == ["示例商会"]
    person.press(KEY.Key_Return)
    frame = person.window.ui.scenes.currentWidget()
    assert isinstance(frame, FillingFrame)
    assert frame.filling.uid == first != second
    frame.left.emit()
    person.wait()
    assert person.shell.ui.pages.currentWidget() is page, "back at the figure, not in the list of funds"
    assert page.ui.side.isVisible()
    person.press(KEY.Key_Escape)
    assert page.ui.side.isHidden()
    assert person.view.hasFocus()
    assert person.view.current.shown.key == "01.C"


def test_numbers_of_people_stay_masked_in_the_list(person: Person, office: Office) -> None:
    applied = paid(office)
    student = str(office.archive.record(applied).value("pupil.idno"))
    person.go()
    listed = person.open("02.A")
    assert len(listed) == 1
    assert student not in str(listed)


def test_a_payment_that_came_back_later_is_told_as_it_stood_on_the_day(person: Person, office: Office) -> None:
    stays, bounced = (paid(office, seed) for seed in (1, 2))
    one = next(uid for uid in office.archive.all_saved("payment") if bounced in str(office.archive.record(uid).answers))
    later = datetime(2026, 9, 11, 1, tzinfo=UTC)
    office.desk.clock = lambda: later
    office.archive.step(one, "bounced", {"reason": "户名与卡号不符", "on": "2026-09-10"})
    person.go()
    assert person.figure("02.A") == "0.4"
    listed = person.open("02.A")
    assert {row[-1] for row in listed} == {"成功", "成功（截止日）→ 退票"}
    assert stays != bounced
    person.page.ui.cutoff.setText("2026-09-30")
    person.page.ui.cutoff.editingFinished.emit()
    person.wait()
    assert person.figure("02.A") == "0.2"
    assert [row[-1] for row in person.open("02.A")] == ["成功"]


def test_a_click_opens_a_figure_inside_a_sentence_and_arrows_reach_the_second(person: Person, office: Office) -> None:
    raised(office, "50000")
    page = person.go(SENTENCES)
    words = person.view.figures.rows[0].words
    assert [piece.shown.text for piece in words if piece.shown is not None] == ["5"]
    rect = person.view.visualRect(person.view.figures.index(0, person.view.figures.kinds.index("words")))
    spot = next(
        QPoint(x, rect.center().y())
        for x in range(rect.left(), rect.right(), 2)
        if person.view.under(QPoint(x, rect.center().y()))
    )
    QTest.mouseClick(person.view.viewport(), LEFT, pos=spot)
    person.wait()
    assert page.ui.side_value.text() == "5 万元"
    person.press(KEY.Key_Escape)
    two = next(row for row in person.view.figures.spots if len(row) == 2)
    person.view.go_to(two[0].shown.key)
    person.press(KEY.Key_Right)
    assert person.view.current == two[1]
    person.press(KEY.Key_Right)
    assert person.view.current == two[1], "the last one"
    person.press(KEY.Key_Home)
    assert person.view.current == two[0]


def test_offices_are_rows_whose_names_stay_while_the_figures_scroll(person: Person, office: Office) -> None:
    paid(office)
    person.window.resize(900, 697)
    person.go("demand-bozhou-2023")
    view = person.view
    assert view.horizontalScrollBar().maximum() > 0
    first = view.columnViewportPosition(2)
    person.press(KEY.Key_End)
    assert view.columnViewportPosition(2) < first
    frozen = next(one for one in view.findChildren(QTableView) if one.isVisible())
    assert not frozen.isColumnHidden(1)
    assert frozen.columnViewportPosition(1) == frozen.columnWidth(0), "where it was"
    person.press(KEY.Key_Home)
    assert view.current is not None
    assert view.columnViewportPosition(view.current.column) >= frozen.width() - 2, "not under the names"


# --- under the table ------------------------------------------------------------------------------------------------------


def test_who_falls_in_no_part_is_told_under_the_table_and_leads_to_the_records(person: Person, office: Office) -> None:
    paid(office, 1)
    paid(office, 2, school="其他/两后生")
    page = person.go()
    assert person.figure("02.A") == "0.2"
    told = [row[0] for row in words_of(page.ui.told)]
    left = next(at for at, text in enumerate(told) if "(02)" in text and "未计入" in text)
    assert "0.2 万元" in told[left]
    page.ui.told.setFocus()
    page.ui.told.selectRow(left)
    person.press(KEY.Key_Return)
    person.wait()
    assert page.ui.side_value.text() == "没数进去的"
    assert len(person.listed()) == 1


def test_what_does_not_fit_is_marked_told_and_leads_to_its_cell(person: Person, office: Office) -> None:
    paid(office)
    page = person.go()
    told = [row[0] for row in words_of(page.ui.told)]
    at = next(at for at, text in enumerate(told) if text.startswith("(02)(A)") and "还大" in text)
    person.view.go_to("07.A")
    rect = page.ui.told.visualRect(page.ui.told.model().index(at, 0))
    QTest.mouseClick(page.ui.told.viewport(), LEFT, pos=rect.center())
    assert person.view.current is not None
    assert person.view.current.shown.key == "02.A"
    assert person.view.figures.noted(person.view.current.shown).state == "warn"
    assert page.ui.report.isEnabled(), "a warning may stay, with its reason"


# --- reporting ------------------------------------------------------------------------------------------------------------


def test_a_report_is_frozen_and_a_change_makes_the_next_version(person: Person, office: Office) -> None:
    raised(office, "50000")
    page = person.go()
    assert page.ui.bar.isHidden()
    person.press(KEY.Key_F10)
    assert page.ui.phone.hasFocus()
    QTest.keyClicks(page.ui.phone, "0558-5550010")
    person.press(KEY.Key_Escape)
    assert page.ui.final.isHidden()
    assert office.statistics.reported(STUDY, 2026) == (), "nothing was reported yet"
    person.report()
    assert "第 1 版" in page.ui.bar_text.text()
    assert not page.ui.report.isEnabled(), "before anybody presses"
    assert page.ui.foot_text.text() == "和第 1 版一样"
    person.press(KEY.Key_F10)
    assert page.ui.final.isHidden()
    raised(office, "20000")
    person.press(KEY.Key_F9)
    person.wait()
    assert "不同" in page.ui.bar_text.text()
    assert person.figure("01.A") == "7"
    person.report()
    assert "第 2 版" in page.ui.bar_text.text()
    versions = [page.ui.which.itemText(at) for at in range(page.ui.which.count())]
    assert versions == ["现在的数", "第 2 版", "第 1 版"]
    page.ui.which.setCurrentIndex(2)
    page.ui.which.activated.emit(2)
    person.wait()
    assert person.figure("01.A") == "5"
    assert not page.ui.report.isEnabled()
    assert "已报送" in page.ui.foot_text.text(), "and says why"


def test_a_refused_report_says_so_and_nothing_is_frozen(
    person: Person, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised(office, "50000")
    page = person.go()

    def full(*_: object, **__: object) -> None:
        raise Failure("disk.full", name="统计表")

    monkeypatch.setattr(office.statistics, "report", full)
    person.press(KEY.Key_F10)
    person.bot.mouseClick(page.ui.do_report, LEFT)
    person.until(lambda: page.ui.bar.property("state") == "wrong")
    assert "统计表" in page.ui.bar_text.text()
    assert page.ui.report.isEnabled()


def test_what_offices_below_reported_is_added_up_with_who_is_missing(
    person: Person, office: Office, tmp_path: Path
) -> None:
    below = Profile(name="示例厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="刘敏")
    with Office.setup(tmp_path / "below", below, PASSPHRASE, clock=lambda: NOW).office as other:
        raised(other, "30000")
        other.statistics.report(other.statistics.figures(STUDY, 2026, date(2026, 8, 31)))
        for one, path in ((office, "county.jqcard"), (other, "below.jqcard")):
            one.exchange.export_card(tmp_path / path)
        office.exchange.trust(tmp_path / "below.jqcard")
        other.exchange.trust(tmp_path / "county.jqcard")
        reports = tuple(other.archive.all_saved("report"))
        other.exchange.seal(tmp_path / "county.jqcard", tmp_path / "up.jqb", reports)
    office.receiving.receive(tmp_path / "up.jqb")
    for name in ("示例厂工会", "示例乡工会"):
        office.archive.put("office", {"name": name, "level": "基层"})
    raised(office, "99000")
    page = person.go()
    assert person.figure("01.A") == "9.9"
    person.bot.mouseClick(page.ui.gather, LEFT)
    person.wait()
    assert person.figure("01.A") == "3", "nothing of ours"
    assert "示例乡工会" in page.ui.bar_text.text()
    assert person.open("01.A") == [["示例厂工会", "第 1 版", "3"], ["示例乡工会", "没报", ""]]
    person.press(KEY.Key_Return)
    person.wait()
    assert "示例厂工会" in page.ui.bar_text.text()
    assert person.figure("01.C") == "3"
    person.open("01.C")
    person.press(KEY.Key_Return)
    frame = person.window.ui.scenes.currentWidget()
    assert isinstance(frame, ReadingFrame)
    frame.left.emit()
    person.wait()
    person.press(KEY.Key_Escape)
    person.press(KEY.Key_Escape)
    person.wait()
    assert "示例乡工会" in page.ui.bar_text.text(), "back at the sum"
    person.report()
    assert page.ui.foot_text.text() == "和第 1 版一样"
    page.ui.which.setCurrentIndex(1)
    page.ui.which.activated.emit(1)
    person.wait()
    assert "第 1 版" in page.ui.bar_text.text()
    for words in (page.ui.foot_words.text(), page.ui.bar_text.text()):
        assert "示例乡工会" in words, "what was reported says who was not in it"
        assert "由 1 家" in words
    page.ui.which.setCurrentIndex(0)
    page.ui.which.activated.emit(0)
    person.wait()
    assert person.figure("01.A") == "3", "back at the sum, not at our own records"
    person.bot.mouseClick(page.ui.gather, LEFT)
    person.wait()
    assert person.figure("01.A") == "9.9"
    assert page.ui.report.isEnabled(), "the sum was reported, our own figures were not"


def test_who_has_nobody_below_is_not_offered_to_add_up(qtbot: QtBot, tmp_path: Path) -> None:
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="刘敏")
    with Office.setup(tmp_path / "data", profile, PASSPHRASE, clock=lambda: NOW).office as one:
        window = MainWindow(tmp_path / "data")
        window.show()
        window.show_office(one)
        person = Person(qtbot, window)
        assert not person.go().ui.gather.isVisible()
        window.close()


# --- files ----------------------------------------------------------------------------------------------------------------


def test_the_table_is_written_as_workbook_and_as_page(
    person: Person, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised(office, "50000")
    page = person.go()
    choose(monkeypatch, tmp_path / "统计表")
    person.bot.mouseClick(page.ui.to_excel, LEFT)
    person.wait()
    assert page.ui.bar.property("state") == "good"
    values = [
        cell for row in load_workbook(tmp_path / "统计表.xlsx")["统计表"].iter_rows(values_only=True) for cell in row
    ]
    assert 5 in values
    person.view.setFocus()
    person.press(KEY.Key_F12)
    person.until(lambda: "统计表.pdf" in page.ui.bar_text.text())
    assert (tmp_path / "统计表.pdf").read_bytes().startswith(b"%PDF")


def test_a_draft_of_the_summary_tells_only_the_cases_that_were_ticked(
    person: Person, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.desk.pack = office.desk.packs.named("general")
    for seed in (1, 2):
        applied = office.archive.record(paid(office, seed))
        ref = applied.value("household")
        assert isinstance(ref, Ref)
        signed = office.archive.submit(office.archive.new("authorization", references={"household": ref})).uid
        office.archive.step(signed, "sign", {"everyone": "是", "signed_on": "2026-08-01"})
    page = person.go()
    choose(monkeypatch, tmp_path / "总结")
    person.bot.mouseClick(page.ui.summary, LEFT)
    person.until(lambda: page.ui.cases.model().rowCount() == 2)
    assert page.ui.paper.isHidden()
    page.ui.cases.setFocus()
    person.press(KEY.Key_Space)
    assert "1 个" in page.ui.draft_text.text()
    person.bot.mouseClick(page.ui.write_draft, LEFT)
    person.until(lambda: "总结.docx" in page.ui.bar_text.text())
    assert page.ui.paper.isVisible()
    told = "\n".join(one.text for one in Document(str(tmp_path / "总结.docx")).paragraphs)
    assert told.count("【请写受助前后的情况】") == 1


# --- room and palettes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zoom", [100, 150])
def test_every_layout_has_room_at_every_zoom(person: Person, office: Office, zoom: int) -> None:
    raised(office, "50000")
    look.choose(PaletteChoice.DARK)
    look.set_zoom(zoom)
    for table in (STUDY, SENTENCES, BY_OFFICE, "work-bozhou-2023"):
        page = person.go(table)
        view = person.view
        assert view.viewport().height() > look.px(90), "three rows at least"
        if table != BY_OFFICE:
            assert view.horizontalScrollBar().maximum() == 0
        assert "no" in view.kinds_shown
        person.open(view.figures.spots[0][0].shown.key)
        assert page.ui.side_close.isVisible()
        assert page.ui.paper.isVisible() is (zoom == 100), "beside it, or in its place"
        person.press(KEY.Key_Escape)
