"""今天要做: what is open now, by real data, each with one action; where the data lie and how old the backup is (look.md 03)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.cell import Heading
from jinqiu_desktop.gui.dress import dress
from jinqiu_desktop.gui.generated.today_page import Ui_TodayPage
from jinqiu_desktop.gui.side import noted, refill
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import moment, say, short_path
from jinqiu_desktop.office import Office
from jinqiu_desktop.places import free_bytes

_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """One line: symbol, how many, what, whose, and where its action leads (a form and a state, or a draft)."""

    symbol: str
    ink: str
    count: int
    what: str
    detail: str
    action: str
    form: str
    state: str
    uid: str = ""


class ToDoRow(QAbstractButton):
    """A line of the list; ↑↓ move, Enter acts."""

    moved = Signal(int)

    def __init__(self, one: ToDo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.todo = one
        self.setObjectName(f"todo:{one.form}:{one.state}")
        self.setText(one.what)
        self.setAccessibleName(f"{one.count} {one.what} {one.detail} {one.action}")
        self.setToolTip(one.detail)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """58 units high."""
        return QSize(look.px(400), look.px(58))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts, arrows move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Symbol, count, what and whose, the action."""
        del event
        painter, one, middle = QPainter(self), self.todo, self.height() / 2
        if self.hasFocus():
            painter.fillRect(self.rect(), look.colour("soft"))
            painter.fillRect(QRect(0, 0, look.px(3), self.height()), look.colour("accent"))
        painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        size = look.px(22)
        icons.paint(
            painter, one.symbol, look.colour(one.ink).name(), QRectF(look.px(14), middle - size / 2, size, size)
        )
        painter.setFont(look.font(18, bold=True))
        painter.setPen(look.colour("text"))
        painter.drawText(
            QRect(look.px(44), 0, look.px(50), self.height()), Qt.AlignmentFlag.AlignCenter, str(one.count)
        )
        action = QFontMetrics(look.font(10.5)).horizontalAdvance(one.action) + look.px(50)
        left, right = look.px(102), self.width() - action - look.px(10)
        painter.setFont(look.font(10.5, bold=True))
        half = self.height() // 2
        painter.drawText(QRect(left, 0, right - left, half), Qt.AlignmentFlag.AlignBottom, one.what)
        painter.setFont(look.font(9))
        painter.setPen(look.colour("text_2"))
        detail = QFontMetrics(painter.font()).elidedText(one.detail, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, half + look.px(2), right - left, half), Qt.AlignmentFlag.AlignTop, detail)
        painter.setFont(look.font(10.5))
        painter.setPen(look.colour("accent"))
        painter.drawText(
            QRect(right + look.px(10), 0, action, self.height()), Qt.AlignmentFlag.AlignVCenter, one.action
        )
        arrow = look.px(14)
        place = QRectF(self.width() - look.px(16) - arrow, middle - arrow / 2, arrow, arrow)
        icons.paint(painter, "forward", look.colour("accent").name(), place)


class TodayPage(QWidget):
    """The first page after unlocking."""

    list_wanted = Signal(str, str)
    open_wanted = Signal(str)
    new_wanted = Signal(str)
    find_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, office: Office, folder: Path, form_ids: tuple[str, ...]) -> None:
        super().__init__()
        self._office, self._folder, self._form_ids = office, folder, form_ids
        self._rows: list[ToDoRow] = []
        self.ui = ui = Ui_TodayPage()
        ui.setupUi(self)
        ui.find.clicked.connect(self.find_wanted)
        ui.new_one.clicked.connect(lambda: self.new_wanted.emit("household"))
        ui.back_up.clicked.connect(self.backup_wanted)
        dress(self)

    def arrive(self) -> None:
        """Reads everything anew; the focus is on the first line."""
        today = self._office.today()
        weekday = _WEEKDAYS[today.weekday()]
        self.ui.day.setText(say("window.today.day", year=today.year, month=today.month, day=today.day, weekday=weekday))
        todos = self.todos()
        self._rows = [self._row(one) for one in todos]
        heading = Heading(
            say("window.today.open"), say("window.today.count", count=sum(one.count for one in todos)), self
        )
        heading.setFixedHeight(look.px(28))
        empty = [noted("tick", "good", say("window.today.nothing"))] if not todos else []
        refill(self.ui.todo_rows, [heading, *self._rows, *empty])
        for widget in empty:
            widget.setContentsMargins(14, 14, 14, 14)
        self._show_store()
        (self._rows[0] if self._rows else self.ui.new_one).setFocus()

    def todos(self) -> list[ToDo]:
        """What is open, by form and state."""
        found: list[ToDo] = []
        for form_id in self._form_ids:
            form = self._office.archive.form(form_id)
            counts = self._office.archive.counts(form_id)
            drafts = self._office.archive.drafts(form_id)
            if drafts:
                latest = drafts[0]
                name = (
                    form.fields[form.summary[0]].kind.shown(latest.values[form.summary[0]])
                    if form.summary and form.summary[0] in latest.values
                    else say("window.nameless")
                )
                when = moment(latest.saved_at, self._office.today())
                found.append(
                    ToDo(
                        symbol="pencil",
                        ink="text_2",
                        count=len(drafts),
                        what=say("window.today.drafts", title=form.title),
                        detail=say("window.today.draft_detail", name=name, when=when),
                        action=say("window.today.go_on"),
                        form=form_id,
                        state="draft",
                        uid=latest.uid,
                    )
                )
            for state, symbol, ink, code in (
                ("returned", "returned", "wrong", "returned"),
                ("submitted", "sealed", "text_2", "submitted"),
            ):
                if counts.get(state):
                    found.append(
                        ToDo(
                            symbol=symbol,
                            ink=ink,
                            count=counts[state],
                            what=say(f"window.today.{code}", title=form.title),
                            detail=say(f"window.today.{code}_detail"),
                            action=say(f"window.today.{code}_action"),
                            form=form_id,
                            state=state,
                        )
                    )
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the right column leaves; the status bar says the same."""
        super().resizeEvent(event)
        self.ui.store_column.setVisible(look.units(self.width()) >= 880)

    def _row(self, one: ToDo) -> ToDoRow:
        row = ToDoRow(one)
        if one.uid and one.count == 1:
            row.clicked.connect(lambda: self.open_wanted.emit(one.uid))
        else:
            row.clicked.connect(lambda: self.list_wanted.emit(one.form, one.state))
        row.moved.connect(lambda by: self._move(row, by))
        return row

    def _move(self, row: ToDoRow, by: int) -> None:
        at = self._rows.index(row) + by
        if 0 <= at < len(self._rows):
            self._rows[at].setFocus()

    def _show_store(self) -> None:
        ui = self.ui
        ui.store_place.setText(say("window.today.place", folder=short_path(self._folder)))
        ui.store_room.setText(say("window.room", gigabytes=f"{free_bytes(self._folder) / 1e9:.1f}"))
        last = self._office.safety.last_backup()
        ui.store_backup.setText(
            say("window.last_backup", when=moment(last, self._office.today())) if last else say("window.no_backup")
        )
