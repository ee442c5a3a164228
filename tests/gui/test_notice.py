"""What the notice says in the window: below the cells of its page, and which notice is in force."""

from __future__ import annotations

from pathlib import Path

import pytest
from offices import application, someone
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.pages import SheetPage
from jinqiu_desktop.gui.reading import ReadingFrame
from jinqiu_desktop.gui.settings_page import SettingsPage
from jinqiu_desktop.gui.worker import Worker


def said(frame: FillingFrame, line: str) -> str:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    label = frame.findChild(QLabel, f"told:{line}")
    return label.text() if label is not None else ""


def page(frame: FillingFrame) -> SheetPage:
    frame.show_page("notice")
    made = frame.findChild(SheetPage)
    assert made is not None
    return made


@pytest.fixture
def worker(qtbot: QtBot) -> Worker:
    del qtbot
    return Worker()


def test_the_page_tells_line_by_line_and_follows_what_is_typed(qtbot: QtBot, tmp_path: Path, worker: Worker) -> None:
    works = someone(tmp_path / "a", "示例厂工会")
    uid = application(works, works.put())
    filling = works.office.archive.edit(uid)
    frame = FillingFrame(works.office, worker, filling)
    qtbot.addWidget(frame)
    frame.resize(1280, 900)
    frame.show()
    frame.begin()
    page(frame)
    assert "按本地实施办法" in said(frame, "amount")
    filling.type("fund", "社会捐助")
    filling.type("asked", "3000")
    frame.refresh()
    assert said(frame, "amount").startswith("社会各界捐款，按捐赠方意愿")
    assert said(frame, "outcome").startswith("结论：")


def test_another_offices_record_tells_what_was_told_there(qtbot: QtBot, tmp_path: Path, worker: Worker) -> None:
    works = someone(tmp_path / "a", "示例厂工会")
    uid = application(works, works.put())
    frame = ReadingFrame(works.office, worker, uid)
    qtbot.addWidget(frame)
    frame.show()
    page(frame)
    by = works.office.archive.told_by(uid)
    assert by is not None
    assert by.step == "submit"
    assert said(frame, "outcome").startswith("结论：")


def test_the_notice_in_force_is_chosen_in_the_settings(qtbot: QtBot, tmp_path: Path, worker: Worker) -> None:
    works = someone(tmp_path / "a", "示例厂工会")
    settings = SettingsPage(works.office, worker, tmp_path)
    qtbot.addWidget(settings)
    settings.arrive()
    box = settings.ui.policy
    assert box.currentData() == "bozhou-2023"
    box.setCurrentIndex(box.findData("yinchuan-2018"))
    settings.ui.policy_use.click()
    qtbot.waitUntil(lambda: works.office.profile.policy == "yinchuan-2018")
    qtbot.waitUntil(lambda: "银川市" in settings.ui.policy_told.text())
    settings.add_policy(tmp_path / "没有.toml")
    qtbot.waitUntil(lambda: "没有.toml" in settings.ui.policy_told.text())
