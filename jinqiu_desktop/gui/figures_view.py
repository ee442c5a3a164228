"""A filled statistics table as it is printed, in ruled cells: every figure can be reached with the arrows, is opened by Enter or a click.

Three layouts (`reports.Sheet`): a grid with last year beside, sentences with the figures inside their words, and a row for each office under heads that
may stand in bands, with the first columns kept in sight. It shows texts and marks; what a figure counts it does not know.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip

from jinqiu_desktop.gui.figure_painter import LINE, PAD, FigurePainter, Heads
from jinqiu_desktop.gui.figures_model import FiguresModel, Notes, Spot
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.ruling import Sheet

_WIDTHS = {"no": 48, "code": 40, "figure": 92, "before": 84, "change": 92, "check": 82}
"""Units; number and code get more where their texts ask for it."""
_LEAST = {"words": 230, "office": 150}
_GIVE_WAY = ("check", "change", "before")
"""What leaves first where the words would be squeezed; the change and last year stand in the panel of a figure as well."""


class FiguresView(QTableView):
    """A sheet on the screen. ←→↑↓ go from figure to figure, Enter opens; `opened` and `moved` say which."""

    opened = Signal(object)
    moved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("figures")
        self.setAccessibleName(say("window.statistics.sheet"))
        self.figures = FiguresModel(self)
        self.setModel(self.figures)
        self.setHorizontalHeader(Heads(self))
        self._painter = FigurePainter(self, self.figures)
        self._frozen = _Frozen(self, self._painter)
        for view in (self, self._frozen):
            view.verticalHeader().hide()
            view.setShowGrid(False)
            view.setItemDelegate(self._painter)
            view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
            view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            view.setTabKeyNavigation(False)
            view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._frozen.verticalScrollBar().setValue)
        look.changed.connect(self.fit)

    @property
    def current(self) -> Spot | None:
        """The figure in use."""
        return self.figures.current

    @property
    def kinds_shown(self) -> tuple[str, ...]:
        """What the columns in sight hold."""
        return tuple(kind for at, kind in enumerate(self.figures.kinds) if not self.isColumnHidden(at))

    def show_sheet(self, sheet: Sheet, notes: Notes) -> None:
        """Another table; the figure in use stays where its name is still there."""
        at = (self.current.shown.key, self.current.shown.column) if self.current is not None else ("", "")
        self.figures.current = None
        self.figures.show(sheet, notes)
        self.fit()
        if not self.go_to(*at):
            self._put(next((one for spots in self.figures.spots for one in spots), None))

    def forget(self) -> None:
        """Another table comes: its first figure will be in use."""
        self.figures.current = None

    def go_to(self, key: str, column: str = "") -> bool:
        """To a figure by the name of its cell (and column); whether there is one."""
        spots = [one for spots in self.figures.spots for one in spots if one.shown.key == key]
        found = next((one for one in spots if one.shown.column == column), spots[-1] if spots and not column else None)
        if found is not None:
            self._put(found)
        return found is not None

    def fit(self) -> None:
        """Widths and heights for the room there is."""
        kinds = self.figures.kinds
        if not kinds:
            return
        gone = self.figures.columns_gone = self._gone()
        for at, kind in enumerate(kinds):
            self.setColumnHidden(at, kind in gone)
            if kind in _WIDTHS:
                self.setColumnWidth(at, self._wide(at))
        wide = next(at for at, kind in enumerate(kinds) if kind in _LEAST)
        rest = self.viewport().width() - sum(self.columnWidth(at) for at in range(len(kinds)) if at != wide)
        self.setColumnWidth(wide, max(look.px(_LEAST[kinds[wide]]), rest))
        shown = [at for at in range(len(kinds)) if not self.isColumnHidden(at)]
        for row in range(len(self.figures.rows)):
            high = max(self._painter.height(row, at, self.columnWidth(at)) for at in shown)
            self.setRowHeight(row, max(high, look.px(LINE)))
        head = self.horizontalHeader()
        if isinstance(head, Heads):
            head.setFixedHeight(head.needed())
        self._frozen.take_over(frozen=2 if "office" in kinds else 0)
        if self.current is not None:
            self._into_sight(self.figures.index(self.current.row, self.current.column))

    # --- going about ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows between figures, Home and End in a row, Enter opens."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
            self._step_aside(key)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            rows = max(1, self.viewport().height() // look.px(LINE) - 1)
            self._step(rows if key == Qt.Key.Key_PageDown else -rows)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a figure opens it; anywhere else it does nothing."""
        self.setFocus()
        spot = self.under(event.position().toPoint())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._put(spot)
            self.opened.emit(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The hand over what can be opened."""
        spot = self.under(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """The tooltip of a figure says what a screen reader is told."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.under(event.pos())
            if spot is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.figures.spoken(spot), self)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame of the figure in use is drawn thick."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And thin again."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words elsewhere."""
        super().resizeEvent(event)
        self.fit()

    def _gone(self) -> frozenset[str]:
        kinds = self.figures.kinds
        gone: set[str] = set() if self.figures.has_before else {"before", "change"}
        for one in ("", *_GIVE_WAY):
            gone |= {one}
            fixed = sum(self._wide(at) for at, kind in enumerate(kinds) if kind in _WIDTHS and kind not in gone)
            if self.viewport().width() - fixed >= look.px(_LEAST["words"]):
                break
        return frozenset(gone)

    def _wide(self, column: int) -> int:
        """The width of a column that does not stretch."""
        kind = self.figures.kinds[column]
        if kind not in ("no", "code"):
            return look.px(_WIDTHS[kind])
        texts = [self.figures.heads[column], *(self.figures.printed(row, kind) for row in self.figures.rows)]
        metrics = QFontMetrics(look.font(10.5, bold=True))
        needed = max(metrics.horizontalAdvance(text) for text in texts) + 2 * look.px(PAD) + 2
        return max(look.px(_WIDTHS[kind]), needed)

    def _put(self, spot: Spot | None) -> None:
        self.figures.current = spot
        if spot is not None:
            index = self.figures.index(spot.row, spot.column)
            self.setCurrentIndex(index)
            self._into_sight(index)
            self.moved.emit(spot)
        self.viewport().update()
        self._frozen.viewport().update()

    def _into_sight(self, index: QModelIndex) -> None:
        """And not under the columns that stay."""
        self.scrollTo(index)
        hidden = self._frozen.wide() - self.columnViewportPosition(index.column())
        if hidden > 0 and self.figures.kinds[index.column()] == "figure":
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def _step_aside(self, key: int) -> None:
        if self.current is None:
            return
        spots = self.figures.spots[self.current.row]
        at = spots.index(self.current)
        ways = {Qt.Key.Key_Left: at - 1, Qt.Key.Key_Right: at + 1, Qt.Key.Key_Home: 0}
        self._put(spots[max(0, min(ways.get(Qt.Key(key), len(spots) - 1), len(spots) - 1))])

    def _step(self, by: int) -> None:
        if self.current is None:
            return
        rows = [spots for spots in self.figures.spots if spots]
        at = next(at for at, spots in enumerate(rows) if spots[0].row == self.current.row)
        place = rows[at].index(self.current)
        there = rows[max(0, min(at + by, len(rows) - 1))]
        self._put(there[min(place, len(there) - 1)])

    def under(self, at: QPoint) -> Spot | None:
        """The figure at a point of the viewport."""
        index = self.indexAt(at)
        if not index.isValid():
            return None
        if self.figures.kinds[index.column()] == "words":
            return self._painter.piece_at(index.row(), self.visualRect(index), at)
        return self.figures.spot(index.row(), index.column())


class _Frozen(QTableView):
    """The first columns of a view, over it, so that they stay while the others scroll."""

    def __init__(self, view: FiguresView, painter: FigurePainter) -> None:
        super().__init__(view)
        self._view, self._count = view, 0
        self.setModel(view.figures)
        self.setHorizontalHeader(Heads(self))
        self.setItemDelegate(painter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(view.verticalScrollBar().setValue)
        self.hide()

    def wide(self) -> int:
        """How much of the view it covers."""
        return sum(self._view.columnWidth(at) for at in range(self._count))

    def take_over(self, frozen: int) -> None:
        """So many columns stay; none where there is nothing to scroll."""
        self._count = frozen
        self.setVisible(frozen > 0)
        if not frozen:
            return
        for at in range(self._view.figures.columnCount()):
            self.setColumnHidden(at, at >= frozen)
            if at < frozen:
                self.setColumnWidth(at, self._view.columnWidth(at))
        for row in range(self._view.figures.rowCount()):
            self.setRowHeight(row, self._view.rowHeight(row))
        self.horizontalHeader().setFixedHeight(self._view.horizontalHeader().height())
        self.lay_over()

    def lay_over(self) -> None:
        """Over the first columns, as high as what is seen of them."""
        edge = self._view.frameWidth()  # its own is as wide, so that the cells lie on those below
        high = self._view.viewport().height() + self._view.horizontalHeader().height()
        self.setGeometry(0, 0, self.wide() + 2 * edge, high + 2 * edge)
        self.verticalScrollBar().setValue(self._view.verticalScrollBar().value())
        self.raise_()
