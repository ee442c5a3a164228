"""Colours, sizes, icons and generated frames: what look.md promises is recomputed from what the program really uses."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

from jinqiu_desktop.errors import SENTENCES
from jinqiu_desktop.gui import generated, icons
from jinqiu_desktop.gui.dress import allow, dress, shorten
from jinqiu_desktop.gui.style import sheet
from jinqiu_desktop.gui.theme import CONTRAST, DARK, LIGHT, ZOOMS, PaletteChoice, Tones, contrast, look

ROOT = Path(__file__).parents[2]
FRAMES = sorted((ROOT / "ui").glob("*.ui"))
PALETTES = pytest.mark.parametrize("tones", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
ON_ROWS = ("sheet", "stripe", "ground", "surface", "band", "soft")


def pairs(tones: Tones) -> list[tuple[str, str]]:
    """Every ink with every ground it is written on."""
    found = [(ink, ground) for ink in ("text", "text_2", "accent", "disabled") for ground in ON_ROWS[:5]]
    found += [(ink, "soft") for ink in ("text", "text_2", "accent")]
    found += [("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_selected", "selected")]
    found += [
        ("text_2", "automatic_ground"),
        ("text", "wrong_ground"),
        ("text", "warn_ground"),
        ("text", "good_ground"),
    ]
    for state in ("wrong", "warn", "good", "carried"):
        found += [(state, "sheet"), (state, f"{state}_ground"), (state, "surface"), (state, "stripe")]
        found += [] if tones.bare else [(state, "selected"), (state, "soft")]  # a contrast theme writes black there
    return found


@PALETTES
def test_every_text_can_be_read_on_every_ground_it_stands_on(tones: Tones) -> None:
    colours = dict(tones.colours())
    weak = {
        (ink, ground): round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground in pairs(tones)
        if contrast(colours[ink], colours[ground]) < 4.5
    }
    assert weak == {}


@PALETTES
def test_an_edge_is_seen_on_ground_and_sheet(tones: Tones) -> None:
    assert min(contrast(tones.edge, tones.ground), contrast(tones.edge, tones.sheet)) >= 3


@pytest.mark.parametrize("choice", [PaletteChoice.LIGHT, PaletteChoice.DARK])
def test_the_application_really_uses_these_colours(qapp: QApplication, choice: PaletteChoice) -> None:
    look.choose(choice)
    tones = DARK if choice is PaletteChoice.DARK else LIGHT
    used = qapp.palette()
    assert used.color(QPalette.ColorRole.Window).name().upper() == tones.ground
    assert used.color(QPalette.ColorRole.Text).name().upper() == tones.text
    label = QLabel()
    label.setProperty("role", "note")
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == tones.text_2


def test_a_contrast_theme_can_be_worn_and_taken_off_again(qapp: QApplication) -> None:
    look.wear(CONTRAST)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == CONTRAST.ground
    look.choose(PaletteChoice.LIGHT)
    assert look.tones is LIGHT


def test_buttons_of_qt_itself_speak_chinese_and_none_throws_away(qapp: QApplication) -> None:
    standard = QMessageBox.StandardButton
    box = QMessageBox()
    box.setStandardButtons(standard.Ok | standard.Cancel | standard.Save | standard.Yes | standard.No)
    words = {box.button(one).text().partition("(")[0] for one in (standard.Ok, standard.Cancel, standard.Save)}
    assert words == {"确定", "取消", "保存"}
    for path in (ROOT / "jinqiu_desktop" / "gui").glob("*.py"):
        assert "StandardButton.Discard" not in path.read_text(encoding="utf-8"), (
            path.name
        )  # Qt says 丢弃; 不保存 is meant


def test_another_zoom_lets_a_page_decide_anew_what_gives_way(qapp: QApplication) -> None:
    class Page(QWidget):
        wide: ClassVar[list[float]] = []

        def resizeEvent(self, event: QResizeEvent) -> None:
            self.wide.append(look.units(self.width()))

    outer = QWidget()
    page = Page(outer)
    page.resize(700, 100)
    dress(page)
    dress(outer)
    look.set_zoom(175)
    assert page.wide[-1] == pytest.approx(400, abs=12)
    outer.deleteLater()


def test_a_button_that_is_off_says_why_and_forgets_it_when_it_is_on(qapp: QApplication) -> None:
    button = QPushButton("打印")
    button.setToolTip("打印  F12")
    allow(button, "没有打印机")
    assert (button.isEnabled(), button.toolTip(), button.accessibleDescription()) == (False, "没有打印机", "没有打印机")
    allow(button, "")
    assert (button.isEnabled(), button.toolTip(), button.accessibleDescription()) == (True, "打印  F12", "")


def test_fewer_words_keep_the_whole_name(qapp: QApplication) -> None:
    button = QPushButton("导出 Excel  Ctrl+E")
    shorten(button, "Excel")
    assert (button.text(), button.accessibleName()) == ("Excel", "导出 Excel  Ctrl+E")
    shorten(button, "")
    assert button.text() == "导出 Excel  Ctrl+E"


@pytest.mark.parametrize("zoom", ZOOMS)
def test_lengths_and_type_grow_together_and_nothing_is_under_nine_points(qapp: QApplication, zoom: int) -> None:
    look.set_zoom(zoom)
    assert abs(look.px(14) - 14 * zoom / 100) <= 1
    assert look.font(6).pointSizeF() == pytest.approx(9 * zoom / 100)
    assert qapp.font().pointSizeF() == pytest.approx(10.5 * zoom / 100)


def test_the_style_sheet_has_no_token_or_unit_left_unfilled(qapp: QApplication) -> None:
    text = qapp.styleSheet()
    assert "@" not in text
    assert not [
        word for word in text.replace(";", " ").split() if word[:1].isdigit() and word.rstrip(";").endswith(("u", "p"))
    ]
    with pytest.raises(KeyError):
        sheet({}, 1, 1, "", {}, bare=False)


def test_every_icon_is_drawn_in_one_colour_on_the_grid(qapp: QApplication) -> None:
    assert len(icons.names()) > 40
    for name in icons.names():
        assert icons.renderer(name, "#0B5C66").isValid(), name
        if name != "program":
            assert not icons.pixmap(name, "#0B5C66", 20).toImage().isNull()
    with pytest.raises(KeyError):
        icons.renderer("no such icon", "#000000")


@pytest.mark.parametrize("frame", FRAMES, ids=lambda path: path.stem)
def test_a_generated_frame_is_what_its_ui_file_compiles_to(frame: Path) -> None:
    compiled = subprocess.run(
        [Path(sys.executable).with_name("pyside6-uic"), frame.relative_to(ROOT)],
        capture_output=True,
        check=True,
        cwd=ROOT,
    ).stdout
    kept = Path(generated.__path__[0], f"{frame.stem}.py").read_bytes()
    assert compiled.decode().split() == kept.decode().split()


def test_there_is_no_generated_frame_without_a_ui_file() -> None:
    kept = {path.stem for path in Path(generated.__path__[0]).glob("*.py")} - {"__init__"}
    assert kept == {path.stem for path in FRAMES}


def test_the_window_says_only_what_errors_py_knows_and_nothing_there_is_idle() -> None:
    said: set[str] = set()
    for path in (ROOT / "jinqiu_desktop" / "gui").glob("*.py"):
        said |= set(re.findall(r'"(window\.[a-z_.0-9]+)"', path.read_text(encoding="utf-8")))
    known = {code for code in SENTENCES if code.startswith("window.")}
    built = {code for code in known if code.startswith(("window.first.", "window.today.")) or code.endswith("_short")}
    assert said - known == set()
    assert known - said - built == set()
