"""Every page of every declared form, walked by key: Enter, Shift+Enter and Tab go the way of the paper, the wheel changes nothing, the input
method finishes its word or stays out, and what is pasted is stored as what is typed.

The order is read from the declaration (pages, groups, rows of places) and not from what the window asks.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from gui.conftest import NOW, PASSPHRASE
from gui.typist import Typist
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Page, row_path, split_path
from jinqiu_desktop.gui.cell import Cell
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.pages import RowsPage
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import DraftCell

FORMS = Catalog(resources()).form_ids
EVERY_FORM = pytest.mark.parametrize("form_id", FORMS)
ENTER, TAB, BACKTAB = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
IN_DIGITS = {"id_number", "phone", "bank_card", "postcode", "money", "number", "date", "year_month"}
PICKED = {"reference", "row_reference", "attachment"}
"""Kinds whose text nobody writes: a record, a row or a file is picked."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for all walks: none of them submits anything."""
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="刘敏")
    folder = tmp_path_factory.mktemp("walks") / "data"
    with Office.setup(folder, profile, PASSPHRASE, clock=lambda: NOW).office as opened:
        yield opened


@pytest.fixture
def typist(qtbot: QtBot, qapp: QApplication, shared: Office, form_id: str) -> Iterator[Typist]:
    """Somebody before a filling of the form in which every cell that applies has an answer, with one line in every block of rows."""
    worker = Worker()
    filling = shared.archive.new(form_id, carry=False)
    _answer(filling)
    frame = FillingFrame(shared, worker, filling)
    frame.resize(1366, 697)
    frame.show()
    frame.begin()
    yield Typist(frame)
    frame.hide()
    worker.close()
    QCoreApplication.sendPostedEvents(worker)  # answers of the drafts lane come before the frame goes
    frame.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _answer(filling: Filling) -> None:
    """Examples into all cells, again and again: an answer opens cells, and some take rows away and bring others."""
    for _ in range(4):
        for block in filling.form.rows.values():
            if not filling.row_ids(block.id):
                filling.add_row(block.id)
        for path in [path for page in filling.form.pages for path in on_paper(filling, page)]:
            kind = filling.form.field(path).kind
            is_there = path in filling.form.fields or split_path(path).rid in filling.row_ids(split_path(path).rows)
            if is_there and kind.name not in PICKED and filling.is_open(path) and not filling.text(path):
                filling.take(path, "是" if kind.name == "yes_no" else kind.example())


def on_paper(filling: Filling, page: Page) -> list[str]:
    """The cells of a page from left to right and from top to bottom, as the form declares them."""
    if not page.rows:
        return [place.path for group in page.groups for row in group.rows for place in row]
    block = filling.form.rows[page.rows]
    names = [place.path for group in block.groups for row in group.rows for place in row]
    return [row_path(page.rows, rid, name) for rid in filling.row_ids(page.rows) for name in names]


def open_pages(typist: Typist) -> Iterator[tuple[Page, list[str]]]:
    """Every page with a cell to fill in, with its cells; the focus is in the first one."""
    frame = typist.frame
    for page in frame.filling.form.pages:
        cells = [path for path in on_paper(frame.filling, page) if frame.filling.is_open(path)]
        if cells:
            frame.go(cells[0])
            yield page, cells


def here(typist: Typist) -> str:
    cell = typist.cell()
    return cell.path if cell is not None else ""


def walk(typist: Typist, key: Qt.Key, with_keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[str]:
    """The cells a key leads through until it leads out of them or no further."""
    visited = [here(typist)]
    for _ in range(300):
        typist.press(key, with_keys)
        if here(typist) in ("", visited[-1]):
            return visited
        visited.append(here(typist))
    raise AssertionError(f"no end of it: {visited[-5:]}")


def page_button(frame: FillingFrame) -> QWidget:
    """What the last Enter of a page leads to."""
    page = frame.ui.stack.currentWidget()
    return page.ui.add_row if isinstance(page, RowsPage) else frame.ui.done


def told(frame: FillingFrame) -> dict[str, DraftCell]:
    return dict(frame.filling.draft(NOW).cells)


@EVERY_FORM
def test_enter_goes_through_the_open_cells_as_they_stand_on_paper_and_ends_at_the_button(typist: Typist) -> None:
    pages = 0
    for _, cells in open_pages(typist):
        assert walk(typist, ENTER) == cells
        assert typist.focus() is page_button(typist.frame)
        pages += 1
    assert pages >= 1 or typist.frame.filling.form.id == "report"  # its figures come from the program


@EVERY_FORM
def test_shift_enter_goes_the_same_way_back_and_stays_in_the_first_cell(typist: Typist) -> None:
    for _, cells in open_pages(typist):
        typist.frame.go(cells[-1])
        assert walk(typist, ENTER, SHIFT) == cells[::-1]
        assert here(typist) == cells[0]


@EVERY_FORM
def test_tab_goes_the_way_of_enter_and_says_yes_to_nothing(typist: Typist) -> None:
    before = told(typist.frame)
    for page, cells in open_pages(typist):
        assert walk(typist, TAB) == cells
        assert typist.focus() is page_button(typist.frame)
        typist.frame.go(cells[-1])
        assert walk(typist, BACKTAB, SHIFT) == cells[::-1]
        assert here(typist) == "", f"Shift+Tab does not leave the sheet of {page.id}"
    assert told(typist.frame) == before


@EVERY_FORM
def test_down_and_up_go_through_every_cell_that_has_no_lines_of_its_own(typist: Typist) -> None:
    for _, cells in open_pages(typist):
        for path, after in itertools.pairwise(cells):
            typist.frame.go(path)
            typist.press(Qt.Key.Key_Down)
            assert here(typist) == after
            typist.press(Qt.Key.Key_Up)
            assert here(typist) in (path, after), "↑ went past a cell"


@EVERY_FORM
def test_an_empty_form_is_walked_in_the_same_order(qtbot: QtBot, shared: Office, typist: Typist) -> None:
    filling = typist.frame.filling
    for path in [path for page in filling.form.pages for path in on_paper(filling, page)]:
        if filling.form.field(path).is_typed:
            filling.take(path, "")
    typist.frame.refresh()
    for _, cells in open_pages(typist):
        assert walk(typist, ENTER) == cells
        assert typist.focus() is page_button(typist.frame)


@EVERY_FORM
def test_the_wheel_over_every_editor_changes_nothing_with_the_focus_and_without(typist: Typist) -> None:
    frame, turned = typist.frame, 0
    for page, _ in open_pages(typist):
        before = told(frame)
        for path in on_paper(frame.filling, page):
            editor = _editor(frame, path)
            for delta in (QPoint(0, -120), QPoint(0, 120), QPoint(120, 0)):
                _turn(editor, delta)
                editor.setFocus()
            turned += 1
        for widget in (frame.ui.pages, frame.ui.side, frame.ui.stack.currentWidget()):
            _turn(widget, QPoint(0, -120))
        frame.commit()
        assert told(frame) == before
    assert turned or frame.filling.form.id == "report"


@EVERY_FORM
def test_a_word_of_the_input_method_is_finished_by_enter_and_a_number_keeps_it_out(typist: Typist) -> None:
    for _, cells in open_pages(typist):
        for path in cells:
            kind = typist.frame.filling.form.field(path).kind.name
            typist.frame.go(path)
            if kind in IN_DIGITS or kind in ("choice", "choices", "yes_no", "attachment"):
                assert not _is_composed_in(typist.focus()), f"{path} ({kind}) lets the input method in"
                continue
            assert _is_composed_in(typist.focus()), f"{path} ({kind}) keeps the input method out"
            for key in (ENTER, Qt.Key.Key_Enter, TAB):
                QCoreApplication.sendEvent(typist.focus(), QInputMethodEvent("shili", []))
                typist.press(key)
                assert here(typist) == path, f"a key for the word being composed left {path}"
            _commit(typist.focus(), "示例")
            assert here(typist) == path
            typist.press(ENTER)
            assert here(typist) != path
            if kind not in ("region", *PICKED):
                assert typist.frame.filling.text(path).endswith("示例")


@EVERY_FORM
def test_what_is_pasted_is_stored_as_what_is_typed(typist: Typist) -> None:
    filling, seen = typist.frame.filling, set(PICKED)
    for _, cells in open_pages(typist):
        for path in cells:
            kind = filling.form.field(path).kind
            if kind.name in seen or not filling.is_open(path):
                continue
            text = "否" if kind.name == "yes_no" else kind.example()
            stored = _entered(typist, path, lambda text=text, path=path: typist.answer(path, text))
            assert stored == kind.parse(text, filling.today).value
            assert stored is not None
            seen.add(kind.name)
            for pasted in _as_copied(kind.name, text):
                found = _entered(typist, path, lambda pasted=pasted: _paste(typist, pasted))
                assert found == stored, f"{path}: {pasted!r}"


def _entered(typist: Typist, path: str, act: object) -> object:
    """The value of a cell after it was emptied, something was done there, and Enter was pressed."""
    typist.frame.filling.take(path, "")
    typist.frame.refresh()
    typist.frame.go(path)
    assert here(typist) == path
    assert callable(act)
    act()
    typist.press(ENTER)
    return typist.frame.filling.value(path)


def _as_copied(kind: str, text: str) -> list[str]:
    """A text as other programs give it: with blanks and line ends around it, from a row of a sheet, in full width."""
    copied = [text, f" {text} ", f"{text}\r\n", f"{text}\n"]
    if kind in IN_DIGITS:
        copied.append(text.translate({ord(one): ord(one) + 0xFEE0 for one in "0123456789X.-"}))
    if kind in ("id_number", "bank_card", "phone"):
        copied += [f"{text[:6]} {text[6:10]} {text[10:]}", text.lower(), f"{text}\t"]
    return copied


def _paste(typist: Typist, text: str) -> None:
    QApplication.clipboard().setText(text)
    typist.press(Qt.Key.Key_A, CONTROL)
    typist.press(Qt.Key.Key_V, CONTROL)


def _editor(frame: FillingFrame, path: str) -> QWidget:
    """The editor of a cell on the page in front; a row's card is brought to the front first."""
    page = frame.ui.stack.currentWidget()
    if isinstance(page, RowsPage):
        page.show_row(split_path(path).rid)
    cell = frame.findChild(Cell, f"cell:{path}")
    assert cell is not None, path
    editor = cell.focusProxy()
    assert editor is not None
    return editor


def _turn(widget: QWidget, delta: QPoint) -> None:
    turned = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), delta, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(widget, turned)


def _is_composed_in(widget: QWidget) -> bool:
    """What an input method asks before it opens its window."""
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QCoreApplication.sendEvent(widget, asked)
    return bool(asked.value(Qt.InputMethodQuery.ImEnabled))


def _commit(widget: QWidget, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)
