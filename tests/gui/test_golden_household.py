"""A household with three members is typed as a clerk types it, submitted, and is the same as the one that came by `put`."""

from __future__ import annotations

from pathlib import Path

from gui.conftest import NOW, PASSPHRASE
from gui.typist import Typist
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import sample
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office
from jinqiu_desktop.records import content_digest


def test_a_typed_household_is_the_same_as_one_that_was_put(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    golden = sample("household")
    window.new_record("household")
    frame = window.filling
    assert frame is not None
    typist = Typist(frame)
    typist.fill(golden)
    typist.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.code for one in frame.filling.blocking("submit")] == []
    typist.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.archive.state(frame.filling.uid) == "submitted")
    typed = office.archive.record(frame.filling.uid)
    form = office.archive.form("household")
    with Office.setup(tmp_path / "other", office.profile, PASSPHRASE, clock=lambda: NOW).office as other:
        put = other.archive.record(other.archive.put("household", golden))
    assert content_digest(form, typed.answers) == content_digest(form, put.answers)
    assert office.archive.drafts() == ()
    assert typist.keys <= 1000
