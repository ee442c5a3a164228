"""The practice book at the desk: from first run and from unlocking, with its bar, mended by F8, left by one click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.conftest import PASSPHRASE
from offices import DECLARED
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo.practice import PLANTED
from jinqiu_desktop.gui.first_run import FirstRunPage
from jinqiu_desktop.gui.long_words import WordsDialog
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office import Office
from jinqiu_desktop.places import practice_folder


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[MainWindow]:
    """A window over an empty folder."""
    made = MainWindow(tmp_path / "data", DECLARED)
    made.resize(1366, 697)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def practise(qtbot: QtBot, window: MainWindow) -> None:
    """Clicks for the practice book where it is offered, and waits for it."""
    page = window.ui.scenes.currentWidget()
    button = page.ui.practice
    assert button.isVisible()
    button.click()
    qtbot.waitUntil(lambda: window.office is not None and window.office.desk.is_practice, timeout=60_000)
    window.activateWindow()  # the dialog that told how far it was had it
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_it_is_offered_on_every_step_of_first_run_and_leads_back_to_that_step(qtbot: QtBot, fresh: MainWindow) -> None:
    page = fresh.ui.scenes.currentWidget()
    assert isinstance(page, FirstRunPage)
    page.ui.office_name.setText("示例厂工会")
    for at in range(5):
        page._at = at
        page._show()
        assert page.ui.practice.isVisible()
    page._at = 1
    page._show()
    practise(qtbot, fresh)
    assert fresh.ui.practice.isVisible()
    fresh.ui.practice_end.click()
    assert fresh.ui.scenes.currentWidget() is page
    assert page.ui.pages.currentIndex() == 1
    assert page.ui.office_name.text() == "示例厂工会"
    assert not fresh.ui.practice.isVisible()


def test_no_passphrase_is_asked_and_one_click_leads_to_the_real_archive(
    qtbot: QtBot, tmp_path: Path, office: Office
) -> None:
    office.close()
    window = MainWindow(tmp_path / "data", DECLARED)
    window.show()
    practise(qtbot, window)
    assert window.office is not None
    assert window.office.desk.folder == practice_folder(tmp_path / "data")
    window.ui.practice_end.click()
    assert window.ui.scenes.currentWidget() is window.unlock
    assert window.office is None
    window.unlock.ui.passphrase.setText(PASSPHRASE)
    window.unlock.unlock()
    qtbot.waitUntil(lambda: window.office is not None, timeout=20_000)
    assert window.office.profile.name == office.profile.name
    assert not window.ui.practice.isVisible()
    window.close()
    window.deleteLater()


def test_the_bar_stands_over_every_scene(qtbot: QtBot, fresh: MainWindow) -> None:
    practise(qtbot, fresh)
    office, shell = fresh.office, fresh.shell
    assert office is not None
    assert shell is not None
    uid = next(iter(office.archive.all_saved("application")))
    for act in (
        shell.go_today,
        lambda: shell.go_list("household"),
        shell.go_seal,
        shell.go_statistics,
        lambda: fresh.open_record(uid),
        lambda: fresh.show_papers((uid,)),
        lambda: fresh.show_steps(uid),
    ):
        act()
        assert fresh.ui.practice.isVisible()
        assert fresh.ui.practice_text.text() == say("window.practice.bar")


def test_the_three_errors_are_reached_by_f8_and_mended_as_the_made_up_paper_says(
    qtbot: QtBot, fresh: MainWindow
) -> None:
    practise(qtbot, fresh)
    assert fresh.office is not None
    (draft,) = fresh.office.archive.drafts("household")
    fresh.open_record(draft.uid)
    frame = fresh.filling
    assert frame is not None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
    met = []
    for _ in PLANTED:
        met.append(frame.filling.cursor)
        planted = next(one for one in PLANTED if one.path == frame.filling.cursor)
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit):
            focus.setText(planted.right)
            focus.textEdited.emit(planted.right)
        frame.filling.type(planted.path, planted.right)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
    assert met == [one.path for one in PLANTED]
    assert not [one for one in frame.filling.problems(frame.filling.form.final_step) if one.severity == "error"]


def test_the_guide_says_what_the_made_up_paper_says(qtbot: QtBot, fresh: MainWindow) -> None:
    practise(qtbot, fresh)
    fresh.ui.practice_guide.click()
    box = fresh.findChild(WordsDialog, "practice_guide")
    assert box is not None
    for one in PLANTED:
        assert one.right in box.text
    box.close()


def test_beginning_anew_brings_the_mistakes_back(qtbot: QtBot, fresh: MainWindow) -> None:
    practise(qtbot, fresh)
    before = fresh.office
    assert before is not None
    (draft,) = before.archive.drafts("household")
    before.archive.discard(draft.uid)
    fresh.ui.practice_again.click()
    qtbot.waitUntil(lambda: fresh.office is not None and fresh.office is not before, timeout=60_000)
    assert fresh.office is not None
    assert len(fresh.office.archive.drafts("household")) == 1


@pytest.mark.parametrize("zoom", [100, 125, 150, 175])
def test_the_bar_has_room_at_every_zoom(qtbot: QtBot, fresh: MainWindow, zoom: int) -> None:
    look.set_zoom(zoom)
    fresh.ui.practice.show()
    fresh.ui.practice.layout().activate()
    assert fresh.width() <= 1366
    for one in (fresh.ui.practice_guide, fresh.ui.practice_again, fresh.ui.practice_end):
        assert one.width() >= one.sizeHint().width()
    label: QLabel = fresh.ui.practice_text
    assert label.height() >= label.heightForWidth(label.width())
