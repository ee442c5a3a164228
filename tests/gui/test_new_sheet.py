"""Another recovery sheet from the settings: who asks for it is asked, the paper is proved, and what happens to the old one is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui.conftest import PASSPHRASE
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.gui.new_sheet import NewSheetDialog
from jinqiu_desktop.gui.settings_page import SettingsPage
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office import Office

ENTER = Qt.Key.Key_Return


def asked(window: MainWindow) -> NewSheetDialog:
    """The dialog, as the button in the settings brings it."""
    settings(window).ui.new_sheet.click()
    dialog = next(one for one in window.findChildren(NewSheetDialog) if one.isVisible())
    assert not dialog.go_on.isEnabled()
    return dialog


def settings(window: MainWindow) -> SettingsPage:
    assert window.shell is not None
    window.shell.ui.go_settings.click()
    return window.shell.settings


def made(qtbot: QtBot, window: MainWindow) -> NewSheetDialog:
    dialog = asked(window)
    dialog.passphrase.setText(PASSPHRASE)
    QTest.keyClick(dialog.passphrase, ENTER)
    qtbot.waitUntil(dialog.print_sheet.isVisible)
    return dialog


def test_the_new_code_opens_the_archive_once_two_groups_were_typed_from_the_paper(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    dialog = made(qtbot, window)
    assert dialog.passphrase.text() == ""
    assert not dialog.go_on.isEnabled()
    dialog.save(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    dialog.go_on.click()
    code = "".join(dialog.code.text().split())
    for number, box in dialog.groups.boxes.items():
        assert not dialog.go_on.isEnabled()
        QTest.keyClicks(box, code[4 * number - 4 : 4 * number].lower())
    QTest.keyClick(box, ENTER)
    assert not dialog.isVisible()
    assert settings(window).ui.sheet_told.text() == say("window.renew.checked")
    office.safety.confirm(recovery=code)


def test_a_wrong_passphrase_makes_no_sheet(qtbot: QtBot, window: MainWindow) -> None:
    dialog = asked(window)
    before = (window.folder / "keys.json").read_bytes()
    QTest.keyClicks(dialog.passphrase, "something else")
    dialog.go_on.click()
    qtbot.waitUntil(lambda: bool(dialog.wrong.text()))
    assert dialog.passphrase.hasSelectedText()
    assert (window.folder / "keys.json").read_bytes() == before
    dialog.reject()


def test_leaving_before_the_groups_were_typed_says_that_another_sheet_is_needed(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    first = made(qtbot, window)
    code = first.code.text()
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert not first.isVisible()
    assert settings(window).ui.sheet_told.text() == say("window.renew.unchecked")
    made(qtbot, window).reject()
    with pytest.raises(Failure) as caught:
        office.safety.confirm(recovery=code)
    assert caught.value.code == "recovery.wrong"


def test_locking_takes_the_code_from_the_screen(qtbot: QtBot, window: MainWindow) -> None:
    dialog = made(qtbot, window)
    window.locking.lock()
    assert window.locking.is_locked
    assert not dialog.isVisible()
