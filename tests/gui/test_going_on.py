"""After a submission one goes on from where one is: to the next record of the form, or to a form that begins with this one."""

from __future__ import annotations

import pytest
from gui.stage import flush
from gui.typist import Typist
from gui.walker import faults
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import sample
from jinqiu_desktop.gui.cell import Cell
from jinqiu_desktop.gui.theme import ZOOMS, look
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office import Office

ENTER, CONTROL, NO_KEY = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
CARRIED = 9
"""Cells that the last household hands on to the next one, at the very least."""


def submitted(qtbot: QtBot, window: MainWindow, office: Office) -> Typist:
    """A household that was left as a draft is opened, checked and submitted by keys; the focus is on what can be done next."""
    uid = office.archive.put("household", sample("household"), step="draft")
    window.open_record(uid)
    assert window.filling is not None
    typist = Typist(window.filling)
    typist.press(Qt.Key.Key_F9)
    typist.hand_in()
    qtbot.waitUntil(lambda: window.filling is not None and window.filling.is_submitted)
    qtbot.waitUntil(lambda: typist.focus().objectName() == "submit" and typist.focus().isEnabled())
    assert office.archive.state(uid) == "submitted"
    return typist


def is_in_sight(widget: QWidget, window: MainWindow) -> bool:
    """Whether all of it is shown, not scrolled away."""
    return widget.isVisibleTo(window) and widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_F2, NO_KEY), (ENTER, CONTROL)])
def test_one_key_after_a_submission_leads_to_the_next_household_with_what_the_last_one_hands_on(
    qtbot: QtBot, window: MainWindow, office: Office, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    typist = submitted(qtbot, window, office)
    first = typist.frame
    typist.press(key, held)
    qtbot.waitUntil(lambda: window.filling is not None and window.filling is not first)
    frame = window.filling
    assert frame is not None
    assert (frame.filling.form.id, frame.filling.base) == ("household", "")
    assert frame.filling.uid != first.filling.uid
    carried = set()
    for page in frame.filling.form.pages:
        frame.show_page(page.id)
        shown = [one for one in frame.findChildren(Cell) if one.isVisibleTo(window)]
        carried |= {one.path for one in shown if one.view.state == "carried" and one.view.shown}
    assert len(carried) >= CARRIED, sorted(carried)
    assert not frame.filling.text("head.name"), "a person is nobody else's"
    assert not frame.filling.text("head.idno")


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_household_just_submitted_leads_by_keys_to_an_application_for_it_at_every_zoom(
    qtbot: QtBot, window: MainWindow, office: Office, zoom: int
) -> None:
    look.set_zoom(zoom)
    typist = submitted(qtbot, window, office)
    first = typist.frame
    flush()
    assert [str(one) for one in faults(window) if one.widget != "place"] == []
    typist.tab_to("related_new:application")
    assert is_in_sight(typist.focus(), window)
    ways = [one for one in first.findChildren(QPushButton, "related_new:application") if one.isVisibleTo(window)]
    assert len(ways) == 1, "beside the page list or on the page, never twice"
    typist.press(ENTER)
    qtbot.waitUntil(lambda: window.filling is not None and window.filling is not first)
    frame = window.filling
    assert frame is not None
    assert frame.filling.form.id == "application"
    assert frame.filling.text("household") == first.filling.uid


def test_what_goes_on_moves_to_where_there_is_room_when_the_zoom_is_changed(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    typist = submitted(qtbot, window, office)
    frame = typist.frame
    for zoom in (150, 100, 175, 125):
        look.set_zoom(zoom)
        flush()
        ways = [one for one in frame.findChildren(QPushButton, "related_new:application") if one.isVisibleTo(window)]
        assert len(ways) == 1, f"at {zoom} %"
        assert frame.review.isAncestorOf(ways[0]) == (zoom >= 150)


def test_scans_are_filed_as_they_come_and_not_begun_by_hand(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    frame = submitted(qtbot, window, office).frame
    begun = {one.objectName() for one in frame.findChildren(QPushButton) if one.objectName().startswith("related_new:")}
    assert {"related_new:application", "related_new:authorization"} <= begun
    assert "related_new:scan" not in begun
    assert "related_new:materials" not in begun
    assert say("window.related_new", title=office.archive.form("scan").title) not in {
        one.toolTip() for one in frame.findChildren(QPushButton)
    }
