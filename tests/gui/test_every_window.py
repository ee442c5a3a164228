"""Every window at every zoom: nothing is cut, nothing lies over another, everything has a name, every button that is off says why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from gui.scenes import SCENES
from gui.stage import Stage, flush, staged
from gui.walker import faults
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from jinqiu_desktop.gui.dress import allow
from jinqiu_desktop.gui.plain_table import Head, PlainModel, start
from jinqiu_desktop.gui.theme import LIGHT, ZOOMS, look

GUI = Path(__file__).parents[2] / "jinqiu_desktop" / "gui"


@pytest.fixture
def _plain_look() -> None:
    """The look of these tests is that of their parameter: between two scenes of a zoom nothing changes."""


@pytest.fixture(scope="module")
def stage(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    root = tmp_path_factory.mktemp("stage")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(root / "settings"))
    look.wear(LIGHT)
    yield from staged(root / "desks")
    look.set_zoom(100)


def told(stage: Stage, name: str, built: int, seen: int) -> list[str]:
    """What is wrong with a scene that was brought to the front at one zoom and is looked at in another."""
    look.set_zoom(built)
    window = SCENES[name](stage)
    try:
        look.set_zoom(seen)  # a window that is made takes the zoom that was kept
        flush()
        found = faults(window)
    finally:
        stage.clear()
    return [str(one) for one in found]


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_window_is_whole_at_a_zoom(stage: Stage, name: str, zoom: int) -> None:
    assert told(stage, name, zoom, zoom) == []


@pytest.mark.heavy
@pytest.mark.parametrize("name", SCENES)
def test_a_window_is_whole_when_the_zoom_is_changed_under_it(stage: Stage, name: str) -> None:
    assert told(stage, name, 100, 175) == []


@pytest.fixture
def line(qapp: QApplication) -> Iterator[QWidget]:
    """A row of widgets as wide as they need, to be spoilt."""
    look.set_zoom(100)
    made = QWidget()
    made.setObjectName("line")
    QHBoxLayout(made)
    made.resize(600, 60)
    yield made
    made.deleteLater()


def add(line: QWidget, widget: QWidget) -> QWidget:
    layout = line.layout()
    assert layout is not None
    layout.addWidget(widget)
    line.show()
    flush()
    return widget


def kinds(line: QWidget) -> list[str]:
    flush()
    return sorted({one.kind for one in faults(line)})


def test_what_is_whole_is_not_told(line: QWidget) -> None:
    add(line, QLabel("还差第 2 组。抄完按回车。"))
    add(line, QPushButton("封上报包"))
    assert kinds(line) == []


def test_words_that_are_really_cut_are_told(line: QWidget) -> None:
    label, button = add(line, QLabel("还差第 2 组。抄完按回车。")), add(line, QPushButton("封上报包"))
    label.setFixedWidth(label.sizeHint().width() - 4)
    assert kinds(line) == ["cut"]
    label.setFixedWidth(label.sizeHint().width())
    assert kinds(line) == []
    button.setFixedWidth(30)
    assert kinds(line) == ["cut"]


def test_a_head_that_is_too_narrow_is_told(line: QWidget) -> None:
    table = QTableView()
    table.setAccessibleName("名单")
    model = PlainModel((Head(code="window.plan.number", wide=20), Head(code="window.plan.who")))
    start(table, model)
    add(line, table)
    assert kinds(line) == ["cut"]


def test_what_lies_over_another_or_beyond_its_place_is_told(line: QWidget) -> None:
    one, other = add(line, QLabel("甲")), add(line, QLabel("乙"))
    other.setGeometry(one.geometry().translated(3, 0))
    assert [fault.kind for fault in faults(line)] == ["overlap"]
    other.setGeometry(590, 0, 60, 20)
    assert [fault.kind for fault in faults(line)] == ["outside"]


def test_what_a_screen_reader_could_not_name_is_told(line: QWidget) -> None:
    field = add(line, QLineEdit())
    assert kinds(line) == ["nameless"]
    field.setAccessibleName("单位名称")
    assert kinds(line) == []


def test_a_button_that_is_off_without_a_reason_is_told(line: QWidget) -> None:
    button = add(line, QPushButton("提交"))
    button.setEnabled(False)
    assert kinds(line) == ["unexplained"]
    assert isinstance(button, QPushButton)
    allow(button, "还有 2 处错误，改完才能提交。")
    assert kinds(line) == []


def test_no_module_of_the_window_fixes_a_size_in_pixels() -> None:
    """Lengths go through look.px or are worked out; a number alone would not grow with the zoom."""
    fixed = re.compile(r"\.(?:setFixed|setMinimum|setMaximum)(?:Width|Height|Size)\(\d{2,}[,)]|\.resize\(\d+")
    found = {
        f"{path.name}: {hit[0]}"
        for folder in (GUI, GUI / "generated")
        for path in folder.glob("*.py")
        for hit in fixed.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()
