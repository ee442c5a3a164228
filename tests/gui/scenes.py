"""Every window and page of the program, each brought to the front by one small function over the stage: for the tests and for pictures.

A scene returns the window that is looked at: the main window with a page in front, or the dialog over it. What cannot be brought to the
front raises. A new window or page gets its scene here and is then walked at every zoom and drawn in every palette.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import openpyxl
from gui.stage import CAMPAIGN, PASSPHRASE, Desk, Stage, until
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QMessageBox, QProgressDialog, QWidget

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.gui.basis import BasisDialog
from jinqiu_desktop.gui.crash import LastResort
from jinqiu_desktop.gui.export_page import Asked
from jinqiu_desktop.gui.first_run import FirstRunPage
from jinqiu_desktop.gui.import_page import ImportPage
from jinqiu_desktop.gui.long_words import WordsDialog
from jinqiu_desktop.gui.new_sheet import NewSheetDialog
from jinqiu_desktop.gui.portal_page import PortalPage
from jinqiu_desktop.gui.print_page import PrintPage
from jinqiu_desktop.gui.receive_page import ReceivePage
from jinqiu_desktop.gui.sealed import SealedDialog
from jinqiu_desktop.gui.statistics_page import StatisticsPage
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.gui.worker import Job
from jinqiu_desktop.gui.zipped import ZippedDialog
from jinqiu_desktop.places import resources

Scene = Callable[[Stage], QWidget]
SCENES: dict[str, Scene] = {}
"""Name -> how it is brought to the front, in the order of a day's work."""


def scene(play: Scene) -> Scene:
    """Names a scene by its function."""
    SCENES[play.__name__.strip("_").replace("_", "-")] = play
    return play


# --- before the office is open ---


@scene
def unlock(stage: Stage) -> QWidget:
    return stage.alone(MainWindow(stage.here.folder))


@scene
def unlock_wrong(stage: Stage) -> QWidget:
    window = MainWindow(stage.above.folder)
    stage.alone(window)
    window.unlock.ui.passphrase.setText("不是这个")
    window.unlock.unlock()
    until(window.unlock.ui.told.isVisible)
    return window


@scene
def unlock_recovery(stage: Stage) -> QWidget:
    window = MainWindow(stage.here.folder)
    stage.alone(window)
    window.unlock.ui.by_recovery.click()
    return window


def _first_run(stage: Stage, at: int) -> QWidget:
    """One of the five steps; each begins in a folder of its own."""
    window = MainWindow(stage.root / f"新单位{len(list(stage.root.iterdir()))}" / "数据")
    stage.alone(window)
    page = window.findChild(FirstRunPage)
    if page is None:
        raise LookupError("an empty folder leads to the first run")
    ui = page.ui
    if at == 0:
        return window
    ui.office_name.setText("示例市第三机床厂工会")
    ui.region.setText("341602")
    page.go_on()
    if at == 1:
        return window
    ui.clerk.setText("刘敏")
    ui.pass1.setText(PASSPHRASE)
    ui.pass2.setText(PASSPHRASE)
    page.go_on()
    until(ui.print_sheet.isVisible)
    if at == 2:
        return window
    page.save_sheet(stage.root / f"恢复单{at}.pdf")
    page.go_on()
    if at == 3:
        return window
    for number, box in page._groups.boxes.items():
        box.setText(page._recovery.groups[number - 1])
    page.go_on()
    return window


for _at, _step in enumerate(("office", "clerk", "sheet", "check", "backup")):
    SCENES[f"first-run-{_at + 1}-{_step}"] = partial(_first_run, at=_at)


@scene
def locked(stage: Stage) -> QWidget:
    desk = stage.another()
    stage.alone(desk.window)
    desk.window.locking.lock()
    until(lambda: desk.window.locking.is_locked)
    return desk.window


@scene
def backups_locked(stage: Stage) -> QWidget:
    window = MainWindow(stage.here.folder)
    stage.alone(window)
    window.safekeeping.show_backups()
    return window


# --- home and lists ---


@scene
def home(stage: Stage) -> QWidget:
    stage.here.shell.go_today()
    return stage.front(stage.here)


@scene
def home_empty(stage: Stage) -> QWidget:
    stage.fresh.shell.go_today()
    return stage.front(stage.fresh)


@scene
def alert(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.alert("数据文件夹只读，存不进去。请打开 U 盘的写保护开关，或换一个文件夹。")
    return window


@scene
def list_ticked(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    stage.here.shell.go_list("household")
    model = stage.here.shell.lists["household"].model
    for row in range(3):
        model.turn(row)
    return window


def _list(stage: Stage, form_id: str, whose: Callable[[Stage], Desk]) -> QWidget:
    desk = whose(stage)
    desk.shell.go_list(form_id)
    return stage.front(desk)


for _form in ("household", "application", "fund", "graduate", "visit", "report"):
    SCENES[f"list-{_form}"] = partial(_list, form_id=_form, whose=lambda stage: stage.here)
for _form in ("household", "payment"):
    SCENES[f"list-{_form}-empty"] = partial(_list, form_id=_form, whose=lambda stage: stage.fresh)


# --- filling in ---


def _filling(stage: Stage, page: str, whose: Callable[[Stage], str]) -> QWidget:
    window = stage.front(stage.here)
    window.open_record(whose(stage))
    stage.here.filling.show_page(page)
    return window


for _page in ("head", "income", "bank", "members", "attachments", "review"):
    SCENES[f"fill-household-{_page}"] = partial(_filling, page=_page, whose=lambda stage: stage.golden)
for _page in ("student", "family", "reason", "notice", "review"):
    SCENES[f"fill-application-{_page}"] = partial(_filling, page=_page, whose=lambda stage: stage.application)


@scene
def fill_draft(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.open_record(stage.draft)
    return window


@scene
def fill_draft_review(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.open_record(stage.draft)
    stage.here.filling.show_page("review")
    return window


@scene
def fill_new(stage: Stage) -> QWidget:
    window = stage.front(stage.fresh)
    window.new_record("household")
    return window


@scene
def fill_posting(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.new_posting((stage.golden,))
    return window


@scene
def materials(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.open_materials(stage.application)
    return window


@scene
def explain(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.open_record(stage.draft)
    stage.here.filling.ui.explain.click()
    return window


@scene
def next_year(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.show_next_year((stage.application,), "application")
    return window


@scene
def reading(stage: Stage) -> QWidget:
    window = stage.front(stage.above)
    window.open_record(next(iter(stage.above.office.archive.all_saved("household"))))
    stage.above.filling.begin_remark()  # type: ignore[attr-defined] (the record of another office is read, not filled in)
    return window


@scene
def check_all(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    stage.here.shell.go_check()
    until(lambda: not stage.here.window.worker.is_busy)
    return window


@scene
def scans(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    stage.here.shell.go_scans()
    return window


# --- papers and steps ---


@scene
def papers(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.show_papers((stage.golden,))
    page = window.findChild(PrintPage)
    until(lambda: page is not None and not page.ui.page.pixmap().isNull())
    return window


@scene
def step(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.show_steps(stage.golden)
    return window


@scene
def step_many(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.show_steps_of(tuple(stage.here.office.archive.all_saved("household"))[:4])
    return window


@scene
def portal(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.show_portal((stage.application,))
    page = window.findChild(PortalPage)
    until(lambda: page is not None and not page.is_planning)
    return window


# --- exchange ---


@scene
def seal(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    stage.here.shell.go_seal()
    page = stage.here.shell.seal
    until(lambda: page._judging is None)
    return window


@scene
def seal_zip(stage: Stage) -> QWidget:
    window = seal(stage)
    stage.here.shell.seal.ui.kind_zip.click()
    return window


@scene
def seal_no_card(stage: Stage) -> QWidget:
    window = stage.front(stage.fresh)
    stage.fresh.shell.go_seal()
    page = stage.fresh.shell.seal
    until(lambda: page._judging is None)
    return window


@scene
def sealed(stage: Stage) -> QWidget:
    window = seal(stage)
    page = stage.here.shell.seal
    page.ui.kind_jqb.click()
    page.seal_to(stage.stick / f"示例一厂_20260807_{len(list(stage.stick.iterdir()))}.jqb")
    return _dialog(window, SealedDialog)


@scene
def zipped(stage: Stage) -> QWidget:
    window = seal(stage)
    page = stage.here.shell.seal
    page.ui.kind_zip.click()
    page.seal_to(stage.stick / f"示例一厂_20260807_{len(list(stage.stick.iterdir()))}.zip")
    return _dialog(window, ZippedDialog)


@scene
def receive(stage: Stage) -> QWidget:
    window = stage.front(stage.above)
    stage.above.shell.go_receive()
    page = _receiving(stage)
    page.go_inbox()
    page.look_around(stage.stick)
    return window


@scene
def receive_empty(stage: Stage) -> QWidget:
    window = stage.front(stage.fresh)
    stage.fresh.shell.go_receive()
    return window


@scene
def receive_conflict(stage: Stage) -> QWidget:
    window = stage.front(stage.above)
    stage.above.shell.go_receive()
    page = _receiving(stage)
    page.look_into(stage.stick / "上报包3.jqb")
    until(lambda: page.ui.scenes.currentWidget() is page.ui.plan)
    return window


@scene
def returning(stage: Stage) -> QWidget:
    window = stage.front(stage.above)
    stage.above.shell.go_receive()
    page = _receiving(stage)
    page.go_inbox()
    page.came.ui.give_back.click()
    until(lambda: page.giving.ui.table.model().rowCount() > 0)
    return window


@scene
def cards(stage: Stage) -> QWidget:
    window = stage.front(stage.above)
    stage.above.shell.go_seal()
    stage.above.shell.exchange.go_cards()
    return window


@scene
def cards_meet(stage: Stage) -> QWidget:
    window = stage.front(stage.fresh)
    stage.fresh.shell.go_seal()
    stage.fresh.shell.exchange.go_cards()
    stage.fresh.shell.exchange.cards.meet(stage.stick / "county.jqcard")
    return window


@scene
def transfer(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.show_transfer((stage.golden,))
    return window


# --- statistics, sheets, settings ---


def _statistics(stage: Stage, desk: Desk, table: str) -> StatisticsPage:
    stage.front(desk)
    desk.shell.go_statistics()
    page = desk.shell.statistics
    until(lambda: not page.is_busy)
    box = page.ui.table
    box.setCurrentIndex(box.findData(table))
    box.activated.emit(box.currentIndex())
    until(lambda: not page.is_busy)
    page.ui.year.setValue(CAMPAIGN.year)
    until(lambda: not page.is_busy)
    return page


@scene
def statistics(stage: Stage) -> QWidget:
    return _statistics(stage, stage.here, "study-bozhou-2023").window()


@scene
def statistics_work(stage: Stage) -> QWidget:
    return _statistics(stage, stage.here, "work-bozhou-2023").window()


@scene
def statistics_behind(stage: Stage) -> QWidget:
    page = _statistics(stage, stage.here, "study-bozhou-2023")
    spot = next(
        one.shown
        for row in page.view.figures.spots
        for one in row
        if page.figures is not None and (page.figures.value(one.shown.key, one.shown.column) or 0) > 0
    )
    page.view.go_to(spot.key, spot.column)
    page.view.opened.emit(page.view.current)
    until(lambda: page.behind.is_open and not page.is_busy)
    return page.window()


@scene
def statistics_report(stage: Stage) -> QWidget:
    page = _statistics(stage, stage.here, "study-bozhou-2023")
    page.ui.report.click()
    return page.window()


@scene
def statistics_summary(stage: Stage) -> QWidget:
    page = _statistics(stage, stage.above, "summary-anhui-2023")
    page.ui.summary.click()
    until(lambda: not page.is_busy)
    return page.window()


@scene
def importing(stage: Stage) -> QWidget:
    stage.here.shell.go_import("household")
    return stage.front(stage.here)


def _imported(stage: Stage, heads: tuple[str, ...], *rows: tuple[str, ...]) -> ImportPage:
    stage.front(stage.here)
    stage.here.shell.go_import("household")
    page = stage.here.shell.ui.pages.currentWidget()
    if not isinstance(page, ImportPage):
        raise LookupError("the import is not in front")
    path = stage.root / "名册.xlsx"
    book = openpyxl.Workbook()
    for row in (heads, *rows):
        book.active.append(list(row))
    book.save(path)
    if page.ui.first_only.isVisible():
        page.ui.first_only.setChecked(True)
    page.choose(path)
    return page


@scene
def import_heads(stage: Stage) -> QWidget:
    heads = ("职工姓名", "身份证号码", "联系电话号码", "工作的单位", "月平均工资", "致困原因", "小组")
    line = ("周世军", "009901197503070024", "13900001357", "示例纺织厂", "1800", "本人大病", "三组")
    page = _imported(stage, heads, line)
    until(lambda: bool(page.heads.lines) and page.heads.lines[0].field.isVisible())
    return page.window()


@scene
def import_errors(stage: Stage) -> QWidget:
    heads = ("姓名", "身份证号", "手机号码", "工作单位")
    lines = (
        ("周世军", "009901197503070024", "13900001357", "示例纺织厂"),
        ("郑素梅", "00990119680412354", "1390000", "示例纺织厂"),
    )
    page = _imported(stage, heads, *lines)
    until(lambda: bool(page.heads.lines) or page.ui.stages.currentWidget() is page.ui.preview)
    if page.ui.stages.currentWidget() is not page.ui.preview:
        page.ui.go_on.click()
        until(lambda: page.ui.stages.currentWidget() is page.ui.preview)
    return page.window()


@scene
def exporting(stage: Stage) -> QWidget:
    stage.here.shell.go_export(Asked(form_id="household", count=14))
    return stage.front(stage.here)


@scene
def settings(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    stage.here.shell.ui.go_settings.click()
    return window


def _new_sheet(stage: Stage, at: int) -> QWidget:
    """A new recovery sheet at one of its three steps, in an office of its own: it shuts out the old one."""
    desk = stage.another()
    stage.alone(desk.window)
    desk.shell.ui.go_settings.click()
    desk.shell.settings.ui.new_sheet.click()
    dialog = _dialog(desk.window, NewSheetDialog)
    if not isinstance(dialog, NewSheetDialog) or at == 0:
        return dialog
    dialog.passphrase.setText(PASSPHRASE)
    dialog.press_on()
    until(dialog.print_sheet.isVisible)
    if at > 1:
        dialog.save(stage.root / "新恢复单.pdf")
        dialog.press_on()
    return dialog


for _at, _step in enumerate(("who", "sheet", "check")):
    SCENES[f"new-sheet-{_at + 1}-{_step}"] = partial(_new_sheet, at=_at)


@scene
def basis(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    BasisDialog(Catalog(resources()).policy("bozhou-2023"), window).open()
    return _dialog(window, BasisDialog)


@scene
def backups(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.safekeeping.show_backups()
    return window


# --- what comes over everything ---


@scene
def help_keys(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    stage.here.shell.ui.go_help.click()
    return _dialog(window, WordsDialog)


@scene
def practice_guide(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    window.practising.show_guide()
    return _dialog(window, WordsDialog)


@scene
def last_resort(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    LastResort(lambda: None, window)._show("3FA29C", "jinqiu-desktop\nValueError\n  cell.py:12 commit")
    return _dialog(None, QMessageBox)


@scene
def progress(stage: Stage) -> QWidget:
    """A job as it is told while it lasts."""
    window = stage.front(stage.here)
    job = Job(window)
    window.follow(job)
    job.step(12, 23, "封上报包")
    dialog = next(iter(window.findChildren(QProgressDialog)))
    dialog.show()
    return dialog


@scene
def ask_batch(stage: Stage) -> QWidget:
    window = stage.front(stage.here)
    stage.here.shell.acts.ask_payroll((stage.application,))
    return _dialog(window, QInputDialog)


def _dialog(over: QWidget | None, kind: type[QDialog]) -> QWidget:
    """The dialog of this kind, as soon as it is there."""

    def shown() -> list[QDialog]:
        there = over.findChildren(kind) if over is not None else QApplication.topLevelWidgets()
        return [one for one in there if isinstance(one, kind) and one.isVisible()]

    until(lambda: bool(shown()), f"no {kind.__name__} came")
    return shown()[-1]


def _receiving(stage: Stage) -> ReceivePage:
    return stage.above.shell.exchange.receive
