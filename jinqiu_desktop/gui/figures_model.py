"""The rows of a filled statistics table for a view: what each column holds, where each figure stands, and what is told beside it.

Texts come from `reports.Sheet` as they are; nothing is counted here, and no colour or length is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jinqiu_desktop.gui.words import say
from jinqiu_desktop.ruling import Band, Sheet, SheetRow, Shown

Index = QModelIndex | QPersistentModelIndex

_BESIDE = {
    "before": "window.statistics.before",
    "change": "window.statistics.change",
    "check": "window.statistics.check",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Noted:
    """What is told beside a figure: how it differs from last year's, its state (good, warn, wrong) and that in words."""

    change: str = ""
    state: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A figure and where it stands; `piece` is its place among the words of a sentence, else -1."""

    row: int
    column: int
    piece: int
    shown: Shown


Notes = Mapping[tuple[str, str], Noted]


class FiguresModel(QAbstractTableModel):
    """The rows of a sheet; `kinds` says what each column holds, `current` is the figure in use, `columns_gone` what there is no room for."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)  # goes when the view goes, not when Python happens to collect it
        self.rows: tuple[SheetRow, ...] = ()
        self.kinds: tuple[str, ...] = ()
        self.heads: tuple[str, ...] = ()
        self.bands: tuple[Band, ...] = ()
        self.spots: tuple[tuple[Spot, ...], ...] = ()
        self.has_before = False
        self.current: Spot | None = None
        self.columns_gone: frozenset[str] = frozenset()
        self._first = 0
        self._notes: Notes = {}

    def show(self, sheet: Sheet, notes: Notes) -> None:
        """Another filled table."""
        self.beginResetModel()
        self.rows, self.bands, self._notes = sheet.rows, sheet.bands, notes
        figures = max((len(row.figures) for row in sheet.rows), default=0)
        before = [one.before for row in sheet.rows for one in row_figures(row)]
        self.has_before = any(before)
        if sheet.layout == "offices":
            self.kinds = ("no", "office", *("figure",) * figures)
            self.heads = sheet.heads
        else:
            codes = ("code",) if any(row.before or row.outer or row.code for row in sheet.rows) else ()
            beside = ("before", "change", "check") if figures <= 1 else ()
            self.kinds = ("no", *codes, "words", *("figure",) * figures, *beside)
            labels = sheet.heads[len(sheet.heads) - figures :] if figures else ()
            own = (say("window.statistics.no"), *("" for _ in codes), say("window.statistics.item"))
            self.heads = (*own, *labels, *(say(_BESIDE[kind]) for kind in beside))
        self._first = self.kinds.index("figure") if figures else 0
        self.spots = tuple(self._spots(at, row) for at, row in enumerate(sheet.rows))
        self.endResetModel()

    def noted(self, shown: Shown) -> Noted:
        """What is told beside a figure."""
        return self._notes.get((shown.key, shown.column), Noted())

    def spot(self, row: int, column: int) -> Spot | None:
        """The figure of a ruled cell."""
        return next((one for one in self.spots[row] if one.column == column and one.piece < 0), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One row a printed row."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number, code, words, figures and what stands beside them."""
        return 0 if parent.isValid() else len(self.kinds)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Shown, never typed into."""
        del index
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heads as printed."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heads[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words; to a screen reader a figure says what it is of and how it stands."""
        row, kind = self.rows[index.row()], self.kinds[index.column()]
        spot = self.spot(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and spot is not None:
            return self.spoken(spot)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if spot is not None:
            return grouped(spot.shown.text)
        return self.printed(row, kind)

    def spoken(self, spot: Spot) -> str:
        """A figure with what it is of, last year's and what does not fit."""
        row, one = self.rows[spot.row], spot.shown
        noted = self.noted(one)
        words = "".join(piece.text for piece in row.words)
        head = self.heads[spot.column] if spot.piece < 0 else ""
        value = one.text or say("window.statistics.blank")
        before = say("window.statistics.then", value=one.before, change=noted.change) if one.before else ""
        return " ".join(part for part in (row.no, row.code, words, head, value, before, noted.words) if part)

    def printed(self, row: SheetRow, kind: str) -> str:
        """What stands in a column that holds no figure."""
        if kind in ("no", "code"):
            return row.no if kind == "no" else f"{row.before}{row.outer}{row.code}"
        if kind in ("words", "office"):
            return "".join(piece.text for piece in row.words)
        figures = row_figures(row)
        if kind == "before":
            return "；".join(grouped(one.before) for one in figures if one.before)
        if kind == "change":
            return "；".join(change for one in figures if (change := self.noted(one).change))
        return "；".join(dict.fromkeys(words for one in figures if (words := self.noted(one).words)))

    def _spots(self, at: int, row: SheetRow) -> tuple[Spot, ...]:
        words = self.kinds.index("words") if "words" in self.kinds else 0
        inside = [
            Spot(row=at, column=words, piece=piece, shown=one.shown)
            for piece, one in enumerate(row.words)
            if one.shown is not None
        ]
        ruled = [
            Spot(row=at, column=self._first + column, piece=-1, shown=one) for column, one in enumerate(row.figures)
        ]
        return (*inside, *ruled)


def row_figures(row: SheetRow) -> tuple[Shown, ...]:
    """The figures of a row, those inside its words first."""
    return (*(one.shown for one in row.words if one.shown is not None), *row.figures)


def grouped(text: str) -> str:
    """A figure as a screen shows it, with thousands separators."""
    whole, point, rest = text.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.isdecimal() else text
