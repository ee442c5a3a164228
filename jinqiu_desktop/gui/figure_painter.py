"""Draws the ruled cells of a filled statistics table and the heads over them; says how high they have to be.

Which figure is in use and what there is no room for it reads from the model; going about is the view's.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.figures_model import FiguresModel, Spot, grouped, row_figures
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.ruling import Shown

Index = QModelIndex | QPersistentModelIndex

PAD, LINE = 8, 30
"""Units: padding of a cell, least height of a row."""
_HARD = "\u00a0"
_RIGHT = ("figure", "before", "change")
_CHECKED = {
    "good": "window.statistics.fits",
    "warn": "window.statistics.doubtful",
    "wrong": "window.statistics.broken",
}


class Heads(QHeaderView):
    """Heads over as many lines as they need, under the bands of a sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def needed(self) -> int:
        """Height that the longest head asks for."""
        model = self.model()
        if not isinstance(model, FiguresModel):
            return look.px(32)
        shown = [at for at in range(self.count()) if not self.isSectionHidden(at)]
        font = look.font(9.5, bold=True)
        high = max((_high(model.heads[at], font, self.sectionSize(at) - look.px(PAD)) for at in shown), default=0)
        return max(look.px(32), high + look.px(10)) + self._band()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 (Qt's own name)
        """One head."""
        model = self.model()
        if not isinstance(model, FiguresModel):
            return
        painter.fillRect(rect, look.colour("band"))
        painter.setPen(QPen(look.colour("hairline"), 1))
        is_under = bool(self._band()) and model.kinds[logicalIndex] == "figure"
        top = rect.top() + (self._band() if is_under else 0)
        painter.drawLine(rect.right(), top, rect.right(), rect.bottom())
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.setPen(look.colour("text_2"))
        painter.setFont(look.font(9.5, bold=True))
        side = Qt.AlignmentFlag.AlignLeft
        if model.kinds[logicalIndex] in _RIGHT:
            side = Qt.AlignmentFlag.AlignHCenter if model.bands else Qt.AlignmentFlag.AlignRight
        pad = look.px(PAD) // 2 if model.bands else look.px(PAD)
        room = QRect(rect.left(), top, rect.width(), rect.bottom() - top).adjusted(pad, 0, -pad, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextWrapAnywhere
        painter.drawText(room, int(flags), model.heads[logicalIndex])

    def paintEvent(self, event: QPaintEvent) -> None:
        """The heads, then the bands over them."""
        super().paintEvent(event)
        model, high = self.model(), self._band()
        if not isinstance(model, FiguresModel) or not high:
            return
        painter = QPainter(self.viewport())
        painter.setFont(look.font(9.5, bold=True))
        at = model.kinds.index("figure")
        for band in model.bands:
            last = at + band.span - 1
            if not self.isSectionHidden(at):
                left = self.sectionViewportPosition(at)
                right = self.sectionViewportPosition(last) + self.sectionSize(last)
                self._paint_band(painter, QRect(left, 0, right - left, high), band.label)
            at += band.span

    def _paint_band(self, painter: QPainter, rect: QRect, label: str) -> None:
        painter.fillRect(rect, look.colour("band"))
        painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        painter.setPen(look.colour("text_2"))
        seen = rect.intersected(self.viewport().rect())
        if seen.width() * 2 < rect.width():
            seen = rect  # too little to say it in what is seen; else the words stay in sight while the columns scroll
        painter.drawText(seen, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere), label)

    def _band(self) -> int:
        model = self.model()
        if not isinstance(model, FiguresModel) or not any(band.label for band in model.bands):
            return 0
        at, font, high = model.kinds.index("figure"), look.font(9.5, bold=True), look.px(26)
        for band in model.bands:
            wide = sum(self.sectionSize(one) for one in range(at, at + band.span))
            if wide:
                high = max(high, _high(band.label, font, wide - look.px(PAD)) + look.px(8))
            at += band.span
        return high


class FigurePainter(QStyledItemDelegate):
    """Draws one ruled cell."""

    def __init__(self, view: QTableView, model: FiguresModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def height(self, row: int, column: int, wide: int) -> int:
        """What a cell asks for at this width."""
        model = self._model
        kind, one = model.kinds[column], model.rows[row]
        room = wide - 2 * look.px(PAD)
        if kind == "words":
            return round(self._laid(row, room).boundingRect().height()) + look.px(10)
        if kind == "office":
            return _high("".join(piece.text for piece in one.words), self._font(row), room) + look.px(10)
        spot = model.spot(row, column)
        if spot is not None and self._has_second(spot):
            return look.px(46)
        return look.px(LINE)

    def piece_at(self, row: int, rect: QRect, at: QPoint) -> Spot | None:
        """The figure inside a sentence under the pointer."""
        for spot, places in self._places(row, rect):
            if any(place.adjusted(-3, -3, 3, 3).contains(QPointF(at)) for place in places):
                return spot
        return None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, rules, words or figure, and the frame of the one in use."""
        model, row, column = self._model, index.row(), index.column()
        kind, rect = model.kinds[column], option.rect
        painter.save()
        is_current = self._model.current is not None and self._model.current.row == row
        painter.fillRect(rect, look.colour("soft" if is_current and not look.tones.bare else "sheet"))
        spot = model.spot(row, column)
        if spot is not None:
            self._paint_state(painter, rect, spot)
        painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(look.px(PAD), 0, -look.px(PAD), 0)
        if kind == "words":
            self._paint_words(painter, row, rect)
        elif spot is not None:
            self._paint_figure(painter, inner, spot)
        elif kind == "check":
            self._paint_check(painter, inner, row)
        else:
            painter.setFont(self._font(row) if kind == "office" else look.font(10.5))
            painter.setPen(look.colour("text" if kind == "office" else "text_2"))
            side = Qt.AlignmentFlag.AlignRight if kind in _RIGHT else Qt.AlignmentFlag.AlignLeft
            text = str(index.data() or "")
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextWrapAnywhere), text)
        if spot is not None and spot == self._model.current:
            self._frame(painter, QRectF(rect.adjusted(0, 0, -1, -1)))
        painter.restore()

    def _paint_state(self, painter: QPainter, rect: QRect, spot: Spot) -> None:
        state = self._model.noted(spot.shown).state
        if state not in ("warn", "wrong"):
            return
        painter.fillRect(rect, look.colour(f"{state}_ground"))
        painter.fillRect(QRect(rect.left(), rect.top(), look.px(3), rect.height()), look.colour(state))
        size = look.px(14)
        middle = rect.top() + rect.height() * (0.3 if self._has_second(spot) else 0.5)
        place = QRectF(rect.left() + look.px(7), middle - size / 2, size, size)
        icons.paint(painter, state, look.colour(state).name(), place)

    def _paint_figure(self, painter: QPainter, inner: QRect, spot: Spot) -> None:
        one, side = spot.shown, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        upper, lower = QRect(inner), QRect(inner)
        if self._has_second(spot):
            upper.setBottom(inner.top() + round(inner.height() * 0.58))
            lower.setTop(inner.top() + round(inner.height() * 0.5))
            lower.setBottom(inner.bottom() - look.px(3))
        if one.text:
            painter.setFont(self._font(spot.row))
            painter.setPen(look.colour("text"))
            painter.drawText(upper, side, grouped(one.text))
        else:
            painter.setFont(look.font(9))
            painter.setPen(look.colour("disabled"))
            painter.drawText(upper, side, say("window.statistics.blank"))
        if self._has_second(spot):
            painter.setFont(look.font(9))
            painter.setPen(look.colour("text_2"))
            painter.drawText(lower, side, self._second(spot))

    def _paint_check(self, painter: QPainter, inner: QRect, row: int) -> None:
        model = self._model
        told = [noted for one in row_figures(model.rows[row]) if (noted := model.noted(one)).state]
        worst = next((one for state in ("wrong", "warn", "good") for one in told if one.state == state), None)
        if worst is None:
            return
        size, symbol = look.px(14), "tick" if worst.state == "good" else worst.state
        icons.paint(
            painter,
            symbol,
            look.colour(worst.state).name(),
            QRectF(inner.left(), inner.center().y() - size / 2 + 1, size, size),
        )
        painter.setFont(look.font(9))
        painter.setPen(look.colour(worst.state))
        words = say(_CHECKED[worst.state])
        painter.drawText(inner.adjusted(size + look.px(4), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_words(self, painter: QPainter, row: int, rect: QRect) -> None:
        laid = self._laid(row, rect.width() - 2 * look.px(PAD))
        painter.setPen(look.colour("text"))
        laid.draw(painter, self._origin(laid, rect))
        for spot, places in self._places(row, rect):
            if spot == self._model.current:
                for place in places:
                    self._frame(painter, place.adjusted(0, -1, 0, 1))

    def _frame(self, painter: QPainter, place: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("accent"), 2 if self._view.hasFocus() else 1))
        painter.drawRect(place.adjusted(1, 1, -1, -1))

    def _places(self, row: int, rect: QRect) -> list[tuple[Spot, list[QRectF]]]:
        """Where the figures of a sentence stand on the screen."""
        laid = self._laid(row, rect.width() - 2 * look.px(PAD))
        origin, found = self._origin(laid, rect), []
        for spot, begin, end in self._runs(row):
            places = []
            for at in range(laid.lineCount()):
                one = laid.lineAt(at)
                first = max(begin, one.textStart())
                last = min(end, one.textStart() + one.textLength())
                if first < last:
                    left, right = _across(one, first), _across(one, last)
                    places.append(QRectF(left, one.y(), right - left, one.height()).translated(origin))
            found.append((spot, places))
        return found

    def _runs(self, row: int) -> list[tuple[Spot, int, int]]:
        model, found, at = self._model, [], 0
        by_piece = {one.piece: one for one in model.spots[row]}
        for place, piece in enumerate(model.rows[row].words):
            text = _printed(piece.text, piece.shown)
            if place in by_piece:
                found.append((by_piece[place], at, at + len(text)))
            at += len(text)
        return found

    def _laid(self, row: int, room: int) -> QTextLayout:
        """The words of a row broken into lines."""
        model = self._model
        text = "".join(_printed(piece.text, piece.shown) for piece in model.rows[row].words)
        made = QTextLayout(text, self._font(row))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        made.setTextOption(option)
        formats = []
        for spot, begin, end in self._runs(row):
            look_of = QTextCharFormat()
            state = model.noted(spot.shown).state
            look_of.setForeground(look.colour(state if state in ("warn", "wrong") else "accent"))
            look_of.setFontWeight(QFont.Weight.Bold)
            look_of.setFontUnderline(bool(spot.shown.text))
            run = QTextLayout.FormatRange()
            run.start, run.length, run.format = begin, end - begin, look_of
            formats.append(run)
        made.setFormats(formats)
        made.beginLayout()
        high = 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(max(room, 20))
            line.setPosition(QPointF(0, high))
            high += line.height()
        made.endLayout()
        return made

    def _origin(self, laid: QTextLayout, rect: QRect) -> QPointF:
        high = laid.boundingRect().height()
        return QPointF(rect.left() + look.px(PAD), rect.top() + (rect.height() - high) / 2)

    def _font(self, row: int) -> QFont:
        one = self._model.rows[row]
        return look.font(10.5, bold=bool(one.no) if "office" not in self._model.kinds else not one.no)

    def _has_second(self, spot: Spot) -> bool:
        """Where there is no column for it, last year's figure stands under the figure."""
        model = self._model
        has_column = "before" in model.kinds and "before" not in model.columns_gone
        return spot.piece < 0 and model.has_before and not has_column

    def _second(self, spot: Spot) -> str:
        one = spot.shown
        if not one.before:
            return ""
        return say("window.statistics.then_short", value=grouped(one.before), change=self._model.noted(one).change)


def _printed(text: str, shown: Shown | None) -> str:
    """A piece of a sentence; a figure has a little room around it, where it is not parted from its words."""
    return text if shown is None else f"{_HARD}{grouped(shown.text) or text.strip()}{_HARD}"


def _high(text: str, font: QFont, room: int) -> int:
    flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWrapAnywhere
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(room, 20), 10_000), int(flags), text).height()


def _across(line: QTextLine, at: int) -> float:
    """How far from the left edge of its line a letter begins."""
    found = line.cursorToX(at)
    first = found[0] if isinstance(found, tuple) else found
    assert isinstance(first, float)
    return first
