"""The one style sheet over Fusion, written in tokens and units.

`@name` is a colour token of `theme.Tones`, `12u` a length in units (1 em = 14), `10.5p` a type size before zoom. Widgets ask for a look
by the dynamic property `role` (and `state`), set in the .ui files or in code. No colour or pixel is written anywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_SHEET = """
QWidget { color: @text; }
QMainWindow, QDialog, QWidget[role="ground"], QScrollArea[role="ground"], QStackedWidget { background: @ground; }
QDialog[role="sheet"] { background: @sheet; }
QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QWidget[role="surface"] { background: @surface; }
QWidget[role="desk"], QScrollArea[role="desk"] { background: @desk; }
QFrame[role="nav"] { background: @surface; border: 0; border-right: 1px solid @hairline; }
QFrame[role="headbar"] { background: @surface; border: 0; border-bottom: 1px solid @hairline; }
QFrame[role="footbar"] { background: @surface; border: 0; border-top: 1px solid @hairline; }
QFrame[role="side"] { background: @surface; border: 0; border-left: 1px solid @hairline; }
QFrame[role="bulk"] { background: @soft; border: 0; border-top: 1px solid @accent; }
QFrame[role="panel"] { background: @sheet; border: 1px solid @hairline; border-radius: 4u; }
QFrame[role="leaf"] { background: @surface; border: 1px solid @hairline; border-top-left-radius: 4u; border-bottom-left-radius: 4u; border-right: 0; }
QFrame[role="leaf2"] { background: @sheet; border: 1px solid @hairline; border-top-right-radius: 4u; border-bottom-right-radius: 4u; }
QFrame[role="line"] { background: @hairline; border: 0; min-height: 1px; max-height: 1px; }
QFrame[role="redhead"] { background: @seal; border: 0; min-height: 2px; max-height: 2px; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: 15p; font-weight: bold; }
QLabel[role="page"] { font-size: 12p; font-weight: bold; }
QLabel[role="strong"] { font-weight: bold; }
QLabel[role="code"] { font-size: 12p; font-weight: bold; background: @band; border: 1px solid @hairline; border-radius: 3u; padding: 3u 6u; }
QLabel[role="count"] { font-size: 18p; font-weight: bold; }
QLabel[role="program"] { font-size: 20p; font-weight: bold; font-family: "@serif"; }
QLabel[role="official"] { font-size: 13p; font-weight: bold; font-family: "@serif"; }
QLabel[role="value"] { font-size: 11p; }
QLabel[role="quiet"] { color: @text_2; }
QLabel[role="note"] { font-size: 9p; color: @text_2; }
QLabel[role="accent"] { color: @accent; }
QLabel[role="good"] { color: @good; }
QLabel[role="goodnote"] { color: @good; font-size: 9p; }
QLabel[role="wrong"] { color: @wrong; }
QLabel[role="warn"] { color: @warn; }
QLabel[role="carried"] { color: @carried; }

QPushButton { background: @sheet; border: 1px solid @edge; border-radius: 3u; padding: 0 13u; min-height: 30u; color: @text; }
QPushButton:hover { background: @soft; border-color: @accent; }
QPushButton:pressed { background: @selected; color: @on_selected; }
QPushButton:focus { border: 2px solid @accent; padding: 0 12u; min-height: 28u; }
QPushButton:disabled { color: @disabled; background: @band; border-color: @hairline; }
QPushButton[role="primary"] { background: @accent; color: @on_accent; border-color: @accent; font-weight: bold; }
QPushButton[role="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton[role="primary"]:disabled { background: @band; color: @disabled; border-color: @hairline; }
QPushButton[role="remove"] { color: @wrong; border-color: @wrong; }
QPushButton[role="link"] { background: transparent; border: 0; color: @accent; padding: 0 4u; min-height: 28u; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid @accent; padding: 0 2u; min-height: 24u; }
QPushButton[role="link"]:disabled { color: @disabled; }
QPushButton[role="chip"] { min-height: 26u; padding: 0 12u; border-color: @hairline; color: @text_2; }
QPushButton[role="chip"]:checked { background: @soft; border-color: @accent; color: @accent; font-weight: bold; }
QPushButton[role="chip"][empty="true"] { color: @disabled; }
QPushButton[role="chip"]:focus { border: 2px solid @accent; padding: 0 11u; min-height: 24u; }
QPushButton[role="nav"] { background: transparent; border: 0; border-left: 3u solid transparent; border-radius: 0; text-align: left; padding: 0 8u 0 9u; min-height: 40u; }
QPushButton[role="nav"]:hover { background: @soft; }
QPushButton[role="nav"]:checked { background: @soft; border-left: 3u solid @accent; font-weight: bold; color: @accent; }
QPushButton[role="nav"][sub="true"] { min-height: 34u; }
QPushButton[role="nav"]:focus { border: 1px solid @accent; border-left: 3u solid @accent; }

QLineEdit, QComboBox, QSpinBox, QPlainTextEdit { background: @sheet; border: 1px solid @edge; border-radius: 3u; color: @text;
    selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit, QSpinBox { min-height: 28u; padding: 0 9u; }
QPlainTextEdit { padding: 4u 6u; }
QLineEdit:focus, QSpinBox:focus { border: 2px solid @accent; min-height: 26u; padding: 0 8u; }
QComboBox { min-height: 28u; padding: 0 9u; }
QComboBox:focus { border: 2px solid @accent; min-height: 26u; padding: 0 8u; }
QComboBox::drop-down { border: 0; width: 24u; }
QComboBox::down-arrow { image: url("@down"); width: 12u; height: 12u; }
QComboBox QAbstractItemView { background: @sheet; border: 1px solid @edge; selection-background-color: @selected; selection-color: @on_selected; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 26u; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { color: @disabled; background: @band; }
QLineEdit[role="cell"], QLineEdit[role="cell"]:focus { background: transparent; border: 0; padding: 0; min-height: 22u; font-size: 11p; }
QLineEdit[role="cell"][state="carried"] { color: @carried; }
QLineEdit[role="cell"][state="automatic"] { color: @text_2; }
QPlainTextEdit[role="cell"] { background: transparent; border: 0; padding: 0; font-size: 11p; }
QSpinBox::up-button, QSpinBox::down-button { border: 0; width: 20u; background: transparent; }
QSpinBox::up-arrow { image: url("@up"); width: 10u; height: 10u; }
QSpinBox::down-arrow { image: url("@down"); width: 10u; height: 10u; }
QCheckBox, QRadioButton { spacing: 8u; min-height: 28u; background: transparent; }
QCheckBox::indicator { width: 16u; height: 16u; border: 1px solid @edge; border-radius: 3u; background: @sheet; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url("@ticked"); }
QCheckBox::indicator:focus { border: 2px solid @accent; }
QRadioButton::indicator { width: 16u; height: 16u; border: 1px solid @edge; border-radius: 8u; background: @sheet; }
QRadioButton::indicator:checked { border-color: @accent; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 @sheet, stop: 0.42 @sheet, stop: 0.5 @accent, stop: 1 @accent); }
QRadioButton:focus, QCheckBox:focus { color: @accent; }

QTableView { background: @sheet; alternate-background-color: @stripe; border: 1px solid @hairline; gridline-color: transparent;
    selection-background-color: @selected; selection-color: @on_selected; outline: 0; }
QTableView::item { padding: 0 10u; }
QTableView::indicator { width: 16u; height: 16u; border: 1px solid @edge; border-radius: 3u; background: @sheet; }
QTableView::indicator:checked { background: @accent; border-color: @accent; image: url("@ticked"); }
QHeaderView { background: @band; border: 0; }
QHeaderView::section { background: @band; border: 0; border-right: 1px solid @hairline; border-bottom: 1px solid @hairline;
    padding: 0 10u; font-weight: bold; color: @text_2; }
QListView { background: @sheet; border: 1px solid @edge; outline: 0; }
QListView::item { min-height: 26u; padding: 0 6u; }
QListView::item:selected { background: @selected; color: @on_selected; }
QScrollBar:vertical { background: @ground; width: 11u; margin: 0; border: 0; }
QScrollBar::handle:vertical { background: @edge; border-radius: 3u; min-height: 30u; margin: 2u 2u; }
QScrollBar:horizontal { background: @ground; height: 11u; margin: 0; border: 0; }
QScrollBar::handle:horizontal { background: @edge; border-radius: 3u; min-width: 30u; margin: 2u 2u; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { qproperty-textVisible: false; background: @band; border: 1px solid @hairline; border-radius: 3u; min-height: 10u; max-height: 10u; }
QProgressBar::chunk { background: @accent; }
QMenu { background: @sheet; border: 1px solid @edge; padding: 4u; }
QMenu::item { padding: 5u 24u; }
QMenu::item:selected { background: @selected; color: @on_selected; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { background: @hairline; height: 1px; margin: 4u 8u; }
QToolTip { background: @sheet; color: @text; border: 1px solid @edge; padding: 4u; }

QFrame[role="bar"] { border: 0; border-radius: 3u; border-left: 4u solid @accent; background: @soft; }
QFrame[role="bar"][state="good"] { border-left-color: @good; background: @good_ground; }
QFrame[role="bar"][state="warn"] { border-left-color: @warn; background: @warn_ground; }
QFrame[role="bar"][state="wrong"] { border-left-color: @wrong; background: @wrong_ground; }
QLabel[role="badge"] { font-size: 9p; padding: 2u 7u; border-radius: 3u; background: @soft; color: @accent; }
QLabel[role="badge"][state="good"] { background: @good_ground; color: @good; }
QLabel[role="badge"][state="warn"] { background: @warn_ground; color: @warn; }
QLabel[role="badge"][state="wrong"] { background: @wrong_ground; color: @wrong; }
QLabel[role="badge"][state="carried"] { background: @carried_ground; color: @carried; }
"""

_BARE = """
QFrame[role="bar"], QFrame[role="bar"][state="good"], QFrame[role="bar"][state="warn"], QFrame[role="bar"][state="wrong"] {
    border-top: 1px solid @edge; border-right: 1px solid @edge; border-bottom: 1px solid @edge; }
QLabel[role="badge"] { border: 1px solid @edge; }
QPushButton:hover { border: 1px solid @accent; }
QPushButton[role="chip"]:checked, QPushButton[role="nav"]:checked { border: 2px solid @accent; }
"""


def sheet(
    colours: Mapping[str, str], scale: float, zoom: float, serif: str, pictures: Mapping[str, str], bare: bool
) -> str:
    """The style sheet with its tokens filled in: `scale` pixels a unit, `zoom` on type sizes, `pictures` as files Qt can read."""
    text = _SHEET + (_BARE if bare else "")
    known = {**colours, **pictures, "serif": serif}
    text = re.sub(r"@([a-z][a-z_0-9]*)", lambda hit: known[hit[1]], text)
    text = re.sub(r"(?<![\w#])(\d+(?:\.\d+)?)u\b", lambda hit: f"{max(1, round(float(hit[1]) * scale))}px", text)
    return re.sub(r"(?<![\w#])(\d+(?:\.\d+)?)p\b", lambda hit: f"{float(hit[1]) * zoom:g}pt", text)
