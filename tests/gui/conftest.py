"""A window over a made-up office in an empty folder, and somebody who types into it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from pytestqt.qtbot import QtBot

from jinqiu_desktop.gui.start import application
from jinqiu_desktop.gui.sweeper import Sweeper
from jinqiu_desktop.gui.theme import PaletteChoice, look
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office, Profile

NOW = datetime(2026, 8, 7, 6, 32, tzinfo=UTC)
PASSPHRASE = "秋天的第一张通知书"


@pytest.fixture(scope="session")
def qapp() -> object:
    """The application as the program itself makes it."""
    return application()


@pytest.fixture(autouse=True)
def _swept(qapp: QCoreApplication) -> Iterator[None]:
    """Cycles are collected as in the program itself."""
    sweeper = Sweeper(qapp)
    yield
    sweeper.stop()
    sweeper.deleteLater()


@pytest.fixture(autouse=True)
def _plain_look(qapp: object, tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    look.choose(PaletteChoice.LIGHT)
    look.set_zoom(100)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A new office on 7 August 2026."""
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="刘敏")
    with Office.setup(tmp_path / "data", profile, PASSPHRASE, clock=lambda: NOW).office as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, office: Office) -> Iterator[MainWindow]:
    """The main window with the office open, at the size of a small laptop."""
    made = MainWindow(tmp_path / "data")
    made.resize(1366, 697)
    made.show()
    made.show_office(office)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
