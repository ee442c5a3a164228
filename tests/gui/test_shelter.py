"""An error in a method that Qt calls is told, and nothing is let go of that is still in use."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jinqiu_desktop.gui.shelter import ours, shelter
from jinqiu_desktop.gui.window import MainWindow


class Inner(QWidget):
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)


class Outer(QWidget):
    def __init__(self) -> None:
        super().__init__()
        QVBoxLayout(self).addWidget(Inner())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        raise KeyError("a bug")

    def size_now(self) -> int:
        raise KeyError("no method of Qt's")


def test_an_error_in_an_override_is_told_and_what_qt_calls_after_it_stays_whole(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: told.append(kind))
    shelter((Inner, Outer))
    held = sys.getrefcount(vars(Inner)["resizeEvent"])
    outer = Outer()
    qtbot.addWidget(outer)
    outer.resize(300, 200)
    outer.show()
    assert told
    assert set(told) == {KeyError}
    assert sys.getrefcount(vars(Inner)["resizeEvent"]) >= held


def test_only_what_qt_calls_is_sheltered(qtbot: QtBot) -> None:
    outer = Outer()
    qtbot.addWidget(outer)
    with pytest.raises(KeyError):
        outer.size_now()


def test_the_windows_of_this_program_are_among_those_sheltered() -> None:
    found = set(ours())
    assert MainWindow in found
    assert all(kind.__module__.startswith("jinqiu_desktop.") for kind in found)
