"""Pictures of the real windows: those of README and help, or every window at every zoom in every palette. No real person is in them.

Run by `dev.py shots`; `dev.py shots --all DIR [SCENE…]` draws every scene (or those named) as DIR/scene-zoom-palette.png and a sheet of each
scene in DIR/sheets. The scenes are those that the tests walk: tests/gui/scenes.py. Without a screen Qt's offscreen platform draws; the size
is that of a small laptop less caption and task bar.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from contextlib import chdir
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Asia/Shanghai"  # the clock of the pictures is that of the offices
if hasattr(time, "tzset"):
    time.tzset()
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from gui.scenes import SCENES
from gui.stage import Stage, flush
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from jinqiu_desktop.gui.start import application
from jinqiu_desktop.gui.theme import CONTRAST, DARK, LIGHT, ZOOMS, Tones, look

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "help" / "pictures"
_SHOWN = {
    "today": "home", "list": "list-household", "fill": "fill-draft", "members": "fill-household-members",
    "review": "fill-household-review", "notice": "fill-application-notice", "materials": "materials", "print": "papers",
    "seal": "sealed", "receive": "receive-conflict", "statistics": "statistics",
}  # fmt: skip
"""Picture of README and help -> its scene."""
_DARK = {"fill-dark": "fill-draft"}
_PALETTES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
_VARIANTS = (
    *((zoom, palette) for palette in ("light", "dark") for zoom in ZOOMS),
    (100, "contrast"),
)
_ACROSS, _SHARE = 3, 0.5
"""Pictures in a row of a sheet, and their size there."""


def main(arguments: list[str]) -> int:
    """Write the pictures; returns the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py shots", description="Pictures of the windows.")
    parser.add_argument(
        "out", nargs="?", type=Path, default=PICTURES, help="folder of the pictures for README and help"
    )
    parser.add_argument("--all", type=Path, metavar="DIR", help="every window at every zoom in every palette, into DIR")
    parser.add_argument("scene", nargs="*", help="with --all: only these")
    asked = parser.parse_args(arguments)
    if asked.all is not None:
        names = [str(asked.out), *asked.scene] if asked.out is not PICTURES else list(SCENES)
        return draw_all(asked.all.resolve(), names)
    return draw_shown(asked.out.resolve())


def draw_shown(out: Path) -> int:
    """The pictures of README and help."""
    out.mkdir(parents=True, exist_ok=True)
    with _scratch() as scratch, chdir(scratch), Stage(Path()) as stage:
        for tones, shown in ((LIGHT, _SHOWN), (DARK, _DARK)):
            _wear(100, tones)
            for name, scene in shown.items():
                _save(_grab(SCENES[scene](stage)), out / f"{name}.png")
                stage.clear()
    return 0


def draw_all(out: Path, names: list[str]) -> int:
    """Every scene in every variant, and a sheet of them."""
    (out / "sheets").mkdir(parents=True, exist_ok=True)
    with _scratch() as scratch, chdir(scratch), Stage(Path()) as stage:
        for name in names:
            _wear(100, LIGHT)
            window = SCENES[name](stage)
            drawn = []
            for zoom, palette in _VARIANTS:
                _wear(zoom, _PALETTES[palette])
                drawn.append(_grab(window))
                drawn[-1].save(str(out / f"{name}-{zoom}-{palette}.png"))
            _save(_sheet(drawn), out / "sheets" / f"{name}.png")
            stage.clear()
    return 0


def _scratch() -> tempfile.TemporaryDirectory[str]:
    made = tempfile.TemporaryDirectory()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, made.name)
    application()
    return made


def _wear(zoom: int, tones: Tones) -> None:
    """As a clerk would by key and settings; a contrast theme comes from the system, here from us."""
    look.wear(tones)
    look.set_zoom(zoom)


def _grab(shown: QWidget) -> QPixmap:
    """The window; a dialog in the middle of its window, as a clerk sees it: a screen that is not there stacks no windows."""
    flush()
    under = shown.parentWidget().window() if isinstance(shown, QDialog) and shown.parentWidget() is not None else None
    if under is None:
        return shown.grab()
    picture = under.grab()
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(23, 33, 37, 60))
    place = QPoint((under.width() - shown.width()) // 2, (under.height() - shown.height()) // 2)
    painter.drawPixmap(place, shown.grab())
    painter.end()
    return picture


def _sheet(drawn: list[QPixmap]) -> QPixmap:
    """All variants of a scene on one picture, to be judged side by side."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = [one.scaledToWidth(round(one.width() * _SHARE), smooth) for one in drawn]
    wide, high = max(one.width() for one in small), max(one.height() for one in small)
    made = QPixmap(wide * _ACROSS, high * -(-len(small) // _ACROSS))
    made.fill(Qt.GlobalColor.gray)
    painter = QPainter(made)
    for at, one in enumerate(small):
        painter.drawPixmap(at % _ACROSS * wide, at // _ACROSS * high, one)
    painter.end()
    return made


def _save(picture: QPixmap, path: Path) -> None:
    if not picture.save(str(path)):
        raise OSError(f"{path} cannot be written")
    sys.stdout.write(f"{path}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
