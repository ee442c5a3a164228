"""Colours, sizes and type of every screen (look.md §2), in three palettes and four zoom steps.

A `Look` answers two questions for all widgets: which colour is this token, how many pixels are so many units (1 em = 14 units at
96 dpi and 100 %). Nothing here knows a screen; the style sheet made from these tokens stands in `style.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from jinqiu_desktop.gui import icons, style
from jinqiu_desktop.places import resources

ZOOMS = (100, 125, 150, 175)
"""Per cent by which all point sizes are multiplied."""


class PaletteChoice(StrEnum):
    """What a clerk may choose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tones:
    """One palette: every colour token of look.md §2.1 as #RRGGBB."""

    ground: str
    surface: str
    sheet: str
    band: str
    stripe: str
    desk: str
    hairline: str
    edge: str
    text: str
    text_2: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    soft: str
    selected: str
    on_selected: str
    wrong: str
    wrong_ground: str
    warn: str
    warn_ground: str
    good: str
    good_ground: str
    carried: str
    carried_ground: str
    automatic_ground: str
    seal: str
    bare: bool = False
    """Contrast themes have no coloured grounds: border, symbol and word carry the state."""

    def colours(self) -> Iterator[tuple[str, str]]:
        """Every token with its colour."""
        for one in fields(self):
            if one.name != "bare":
                yield one.name, getattr(self, one.name)


LIGHT = Tones(
    ground="#ECF0F0", surface="#F7F9F9", sheet="#FFFFFF", band="#E4EAEB", stripe="#F8FAFA", desk="#D5DCDD", hairline="#CBD4D6",
    edge="#7C8B90", text="#172125", text_2="#4A595E", disabled="#5B6A6F", accent="#0B5C66", accent_hover="#08474F",
    on_accent="#FFFFFF", soft="#DCEBED", selected="#D3E7EA", on_selected="#172125", wrong="#AE1F19", wrong_ground="#FDECEA",
    warn="#7F4C00", warn_ground="#FFF2D6", good="#1B663A", good_ground="#E5F2E9", carried="#464C8F", carried_ground="#ECEDFA",
    automatic_ground="#EDF1F1", seal="#B3261E",
)  # fmt: skip
DARK = Tones(
    ground="#141718", surface="#1B1F20", sheet="#212627", band="#2A3132", stripe="#24292A", desk="#0F1112", hairline="#3A4346",
    edge="#7F8E93", text="#E7EDED", text_2="#AEBABD", disabled="#93A0A4", accent="#68BFC9", accent_hover="#86D0D8",
    on_accent="#06272B", soft="#1D3A3E", selected="#1F444A", on_selected="#E7EDED", wrong="#FF9E95", wrong_ground="#402321",
    warn="#F0BE66", warn_ground="#3A2F16", good="#86CF9E", good_ground="#1C3425", carried="#B9BFF4", carried_ground="#282B42",
    automatic_ground="#2A3132", seal="#B3261E",
)  # fmt: skip
CONTRAST = Tones(
    ground="#000000", surface="#000000", sheet="#000000", band="#000000", stripe="#000000", desk="#000000", hairline="#FFFFFF",
    edge="#FFFFFF", text="#FFFFFF", text_2="#FFFFFF", disabled="#3FF23F", accent="#1AEBFF", accent_hover="#1AEBFF",
    on_accent="#000000", soft="#000000", selected="#1AEBFF", on_selected="#000000", wrong="#FF9E95", wrong_ground="#000000",
    warn="#FFFF00", warn_ground="#000000", good="#6BFF8F", good_ground="#000000", carried="#D0C4FF", carried_ground="#000000",
    automatic_ground="#000000", seal="#FFFFFF", bare=True,
)  # fmt: skip


class Look(QObject):
    """The palette and zoom in force; `changed` when either is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tones = LIGHT
        self.zoom = 100
        self._choice = PaletteChoice.SYSTEM
        self._worn: Tones | None = None
        self._em = 14.0
        self._family = ""
        self._serif = ""

    @property
    def choice(self) -> PaletteChoice:
        """The palette the clerk chose."""
        return self._choice

    def start(self, app: QApplication) -> None:
        """Gives the application Fusion, the faces, the colours and the style sheet, and follows the system from now on."""
        app.setStyle(QStyleFactory.create("Fusion"))
        self._family, self._serif = _screen_face(), _title_face()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(lambda _scheme: self._apply())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _contrast: self._apply())
        self._apply()

    def choose(self, choice: PaletteChoice) -> None:
        """Another palette."""
        if choice is not self._choice or self._worn is not None:
            self._choice, self._worn = choice, None
            self._apply()

    def wear(self, tones: Tones) -> None:
        """These colours until a palette is chosen: to see a contrast theme where the system has none."""
        if tones is not self.tones:
            self._worn = tones
            self._apply()

    def set_zoom(self, zoom: int) -> None:
        """One of `ZOOMS`; anything else is taken to the nearest step."""
        nearest = min(ZOOMS, key=lambda one: abs(one - zoom))
        if nearest != self.zoom:
            self.zoom = nearest
            self._apply()

    def step_zoom(self, steps: int) -> None:
        """So many steps larger (or smaller, when negative)."""
        at = ZOOMS.index(self.zoom) + steps
        self.set_zoom(ZOOMS[max(0, min(at, len(ZOOMS) - 1))])

    def px(self, units: float) -> int:
        """Pixels of a length given in the units of look.md §2.3; at least 1 for anything above nothing."""
        return max(1, round(units * self._em / 14)) if units > 0 else 0

    def units(self, pixels: int) -> float:
        """How many units a length on the screen is worth: the width that decides what gives way."""
        return pixels * 14 / self._em

    def font(self, points: float = 10.5, *, bold: bool = False, serif: bool = False) -> QFont:
        """A face of the screen; points before zoom, never under 9."""
        font = QFont(self._serif if serif else self._family)
        font.setPointSizeF(max(points, 9.0) * self.zoom / 100)
        font.setBold(bold)
        return font

    def colour(self, token: str) -> QColor:
        """The colour of a token in the palette in force."""
        return QColor(str(getattr(self.tones, token)))

    def palette(self) -> QPalette:
        """The tokens as Qt's own palette, for what the style draws by itself."""
        tones, made = self.tones, QPalette()
        role = QPalette.ColorRole
        pairs = {
            role.Window: tones.ground, role.WindowText: tones.text, role.Base: tones.sheet, role.AlternateBase: tones.stripe,
            role.Text: tones.text, role.Button: tones.sheet, role.ButtonText: tones.text, role.Highlight: tones.accent,
            role.HighlightedText: tones.on_accent, role.ToolTipBase: tones.sheet, role.ToolTipText: tones.text,
            role.Link: tones.accent, role.LinkVisited: tones.accent, role.PlaceholderText: tones.disabled,
            role.Mid: tones.hairline, role.Dark: tones.edge, role.Light: tones.sheet, role.Accent: tones.accent,
        }  # fmt: skip
        for name, colour in pairs.items():
            made.setColor(name, QColor(colour))
        for name in (role.WindowText, role.Text, role.ButtonText):
            made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tones.disabled))
        return made

    def _apply(self) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self.tones = self._chosen()
        base = self.font()
        info = QFontInfo(base)
        self._em = info.pixelSize() if info.pixelSize() > 0 else 14.0 * self.zoom / 100
        app.setStyleSheet("")  # Qt takes a sheet away and gives another four times faster than it changes one
        app.setFont(base)
        app.setPalette(self.palette())
        app.setStyleSheet(self._sheet())
        self.changed.emit()

    def _sheet(self) -> str:
        tones = self.tones
        pictures = {
            "down": icons.as_file("down", tones.text_2),
            "up": icons.as_file("up", tones.text_2),
            "ticked": icons.as_file("tick", tones.on_accent),
        }
        colours = dict(tones.colours())
        return style.sheet(colours, self._em / 14, self.zoom / 100, self._serif, pictures, tones.bare)

    def _chosen(self) -> Tones:
        if self._worn is not None:
            return self._worn
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return _system_contrast()
        if self._choice is PaletteChoice.SYSTEM:
            return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is PaletteChoice.DARK else LIGHT


def _system_contrast() -> Tones:
    """The colours of a contrast theme as the system gives them; state inks stay ours on black, fall back to text on anything else."""
    style_hint = QApplication.style()
    system = style_hint.standardPalette() if style_hint is not None else QPalette()
    role = QPalette.ColorRole
    window, text = system.color(role.Window).name(), system.color(role.WindowText).name()
    if window == CONTRAST.ground or QColor(window).lightness() == QColor(text).lightness():
        return CONTRAST
    mark, on_mark = system.color(role.Highlight).name(), system.color(role.HighlightedText).name()
    grey = system.color(QPalette.ColorGroup.Disabled, role.Text).name()
    values = {name: window for name, _colour in CONTRAST.colours()}
    values |= dict.fromkeys(("hairline", "edge", "text", "text_2", "wrong", "warn", "good", "carried", "seal"), text)
    values |= {"disabled": grey, "accent": mark, "accent_hover": mark, "selected": mark}
    values |= {"on_accent": on_mark, "on_selected": on_mark}
    return Tones(**values, bare=True)


def _screen_face() -> str:
    families = set(QFontDatabase.families())
    for name in ("Microsoft YaHei UI", "微软雅黑", "Microsoft YaHei"):
        if name in families:
            return name
    return _bundled("NotoSansSC") or QFont().family()


def _title_face() -> str:
    families = set(QFontDatabase.families())
    for name in ("SimSun", "宋体", "NSimSun"):
        if name in families:
            return name
    return _bundled("NotoSerifSC") or _screen_face()


def _bundled(stem: str) -> str:
    """Loads the faces of this stem that came with the program; their family name, or nothing when there are none."""
    family = ""
    for path in sorted((resources() / "fonts").glob(f"{stem}*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        family = next(iter(QFontDatabase.applicationFontFamilies(number)), family)
    return family


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = QColor(colour)
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (parts.redF(), parts.greenF(), parts.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


look = Look()
"""The one look of the program: there is one application, one palette and one zoom."""
