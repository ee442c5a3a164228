"""Every declared form opens in the window: each page, each cell by its path, each step of Enter; and one form can be chosen from another."""

from __future__ import annotations

import pytest
from gui.typist import Typist
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.demo import sample
from jinqiu_desktop.forms import row_path
from jinqiu_desktop.gui.cell import Cell
from jinqiu_desktop.gui.frame import REVIEW
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office
from jinqiu_desktop.places import resources

FORMS = Catalog(resources()).form_ids


@pytest.mark.parametrize("form_id", FORMS)
def test_every_page_of_every_form_opens_with_a_cell_for_each_field(window: MainWindow, form_id: str) -> None:
    window.new_record(form_id)
    frame = window.filling
    assert frame is not None
    typist = Typist(frame)
    for page in frame.filling.form.pages:
        frame.show_page(page.id)
        if page.rows:
            typist.press(Qt.Key.Key_F3)
            rid = frame.filling.row_ids(page.rows)[-1]
            laid = [place.path for group in frame.filling.groups(page.id) for line in group.rows for place in line]
            paths = [row_path(page.rows, rid, name) for name in laid]
        else:
            paths = list(frame.filling.paths(page.id))
        for path in paths:
            assert frame.findChild(Cell, f"cell:{path}") is not None, path
        for path in [one for one in paths if frame.filling.is_open(one)]:
            frame.go(path)
            assert frame.filling.cursor == path
    frame.show_page(REVIEW)
    assert frame.review.ui.first.isVisibleTo(frame)


def test_an_application_is_filled_by_choosing_household_and_student(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    uid = office.archive.put("household", sample("household"))
    rid = office.archive.record(uid).rows("members")[0].rid
    window.new_record("application")
    frame = window.filling
    assert frame is not None
    typist = Typist(frame)
    frame.go("household")
    typist.write("lcm")
    typist.press(Qt.Key.Key_Return)
    assert frame.filling.text("household") == uid
    assert frame.view("household").shown == "李春梅"
    frame.go("student")
    typist.write(" ")
    typist.press(Qt.Key.Key_Return)
    assert frame.filling.text("student") == f"{uid}/{rid}"
    assert frame.view("student").shown == "王小雨"
    assert frame.view("pupil.name").shown == "王小雨"


def test_a_household_leads_to_a_new_application_for_it(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    uid = office.archive.put("household", sample("household"))
    window.open_record(uid)
    first = window.filling
    assert first is not None
    button = first.findChild(QPushButton, "related_new:application")
    assert button is not None
    button.setFocus()
    Typist(first).press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.filling is not first)
    frame = window.filling
    assert frame is not None
    assert frame.filling.form.id == "application"
    assert frame.filling.text("household") == uid
    assert frame.view("household").shown == "李春梅"


def test_a_household_that_is_only_a_draft_has_no_students_to_choose_from(window: MainWindow, office: Office) -> None:
    draft = office.archive.new("household", carry=False)
    draft.type("head.name", "周世军")
    office.archive.save(draft)
    window.new_record("application")
    frame = window.filling
    assert frame is not None
    typist = Typist(frame)
    frame.filling.type("household", draft.uid)
    frame.go("student")
    typist.write("王")
    typist.press(Qt.Key.Key_Return)
    assert frame.filling.text("student") == "王"
    assert [one.code for one in frame.filling.problems_of("household")] == ["reference.missing"]
