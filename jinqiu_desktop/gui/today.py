"""今天要做: what waits, grouped by how urgent it is, each with one action; the plan to the next deadline; data and backup (look.md 03)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from jinqiu_desktop.errors import sentence
from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.cell import Heading
from jinqiu_desktop.gui.dress import dress
from jinqiu_desktop.gui.generated.today_page import Ui_TodayPage
from jinqiu_desktop.gui.side import noted, refill
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import moment, say, short_path
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.backups import same_drive
from jinqiu_desktop.office.today import BACKUP_DAYS, Plan, PlanLine, Task, Urgency
from jinqiu_desktop.places import folder_state, free_bytes

_WEEKDAYS = "一二三四五六日"
_SIGNS = {
    "draft": ("pencil", "text_2"),
    "returned": ("returned", "wrong"),
    "remark": ("returned", "wrong"),
    "waiting": ("clock", "accent"),
    "materials": ("clip", "warn"),
    "deadline": ("calendar", "accent"),
    "portal": ("trash", "warn"),
    "scans": ("receive", "accent"),
    "backup": ("backup", "warn"),
    "backup_never": ("backup", "warn"),
}
"""Kind of task -> symbol, ink."""
_COUNTLESS = ("deadline", "backup", "backup_never")


class TaskRow(QAbstractButton):
    """A line of the list; ↑↓ move, Enter acts."""

    moved = Signal(int)

    def __init__(self, task: Task, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task, self._detail = task, detail
        words = sentence(task.told())
        self._action = words.short
        self._count = "" if task.kind in _COUNTLESS else str(task.count)
        self._symbol, self._ink = _SIGNS[task.kind]
        if task.urgency is Urgency.OVERDUE:
            self._ink = "wrong"
        self.setObjectName(f"todo:{task.form or task.kind}:{task.states[0] if task.states else task.kind}")
        self.setText(words.what.removesuffix("。"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def tell(self, detail: str, symbol: str, ink: str) -> None:
        """Something else about the same task."""
        self._detail, self._symbol, self._ink = detail, symbol, ink
        self._tell()
        self.update()

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
        painter, middle = QPainter(self), self.height() / 2
        if self.hasFocus():
            painter.fillRect(self.rect(), look.colour("soft"))
            painter.fillRect(QRect(0, 0, look.px(3), self.height()), look.colour("accent"))
        painter.setPen(QPen(look.colour("hairline"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        size = look.px(22)
        place = QRectF(look.px(14), middle - size / 2, size, size)
        icons.paint(painter, self._symbol, look.colour(self._ink).name(), place)
        painter.setFont(look.font(18, bold=True))
        painter.setPen(look.colour("text"))
        painter.drawText(QRect(look.px(42), 0, look.px(56), self.height()), Qt.AlignmentFlag.AlignCenter, self._count)
        action = QFontMetrics(look.font(10.5)).horizontalAdvance(self._action) + look.px(50)
        left = look.px(102 if self._count else 52)
        right = self.width() - action - look.px(10)
        half = self.height() // 2
        self._paint_words(painter, QRect(left, 0, right - left, half), self.text(), look.font(10.5, bold=True), "text")
        low = QRect(left, half + look.px(2), right - left, half)
        ink = "wrong" if self.task.urgency is Urgency.OVERDUE else "text_2"
        self._paint_words(painter, low, self._detail, look.font(9), ink)
        painter.setFont(look.font(10.5))
        painter.setPen(look.colour("accent"))
        where = QRect(right + look.px(10), 0, action, self.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, self._action)
        arrow = look.px(14)
        end = QRectF(self.width() - look.px(16) - arrow, middle - arrow / 2, arrow, arrow)
        icons.paint(painter, "forward", look.colour("accent").name(), end)

    @staticmethod
    def _paint_words(painter: QPainter, box: QRect, words: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(look.colour(ink))
        short = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        is_upper = box.top() == 0
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom if is_upper else Qt.AlignmentFlag.AlignTop, short)

    def _tell(self) -> None:
        self.setToolTip(self._detail)
        self.setAccessibleName(f"{self._count} {self.text()} {self._detail} {self._action}".strip())


class TodayPage(QWidget):
    """The first page after unlocking."""

    task_wanted = Signal(object)
    open_wanted = Signal(str)
    materials_wanted = Signal(str)
    new_wanted = Signal(str)
    find_wanted = Signal()
    backup_wanted = Signal()
    restore_wanted = Signal()
    purge_wanted = Signal()
    scans_wanted = Signal()
    settings_wanted = Signal()
    check_wanted = Signal()
    counted = Signal(int)

    def __init__(self, office: Office, folder: Path) -> None:
        super().__init__()
        self._office, self._folder = office, folder
        self._rows: list[TaskRow] = []
        self._met: set[str] = set()
        self.scans_waiting = 0
        self.ui = ui = Ui_TodayPage()
        ui.setupUi(self)
        ui.find.clicked.connect(self.find_wanted)
        ui.check_all.clicked.connect(self.check_wanted)
        shortcut = QShortcut(QKeySequence("F9"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.check_wanted)
        ui.new_one.clicked.connect(lambda: self.new_wanted.emit("household"))
        ui.back_up.clicked.connect(self.backup_wanted)
        ui.restore.clicked.connect(self.restore_wanted)
        ui.plan_change.clicked.connect(self.settings_wanted)
        dress(self)

    def arrive(self) -> None:
        """Reads everything anew; the focus is on the first line."""
        today = self._office.today()
        weekday = _WEEKDAYS[today.weekday()]
        self.ui.day.setText(say("window.today.day", year=today.year, month=today.month, day=today.day, weekday=weekday))
        tasks, plan = self._office.todo.tasks(today, self.scans_waiting), self._office.todo.plan(today)
        self._met = set()
        self._rows = [self._row(one) for one in tasks]
        refill(self.ui.todo_rows, self._grouped(today) if tasks else self._nothing(plan))
        self.counted.emit(len(tasks))
        self._show_plan(plan, today)
        self._show_store()
        (self._rows[0] if self._rows else self.ui.new_one).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the right column leaves; the list and the status bar say the same."""
        super().resizeEvent(event)
        self.ui.store_column.setVisible(look.units(self.width()) >= 860)
        self.ui.check_all.setVisible(look.units(self.width()) >= 760)  # its key stays

    def _grouped(self, today: date) -> list[QWidget]:
        widgets: list[QWidget] = []
        until = _day(today + timedelta(days=7))
        for urgency in Urgency:
            rows = [row for row in self._rows if row.task.urgency is urgency]
            if rows:
                note = say(f"window.today.{urgency}_note", day=_day(today), until=until)
                heading = Heading(
                    say(f"window.today.{urgency}"), note, self, say("window.today.count", count=len(rows))
                )
                heading.setProperty("high", 28)
                widgets += [heading, *rows]
        return widgets

    def _nothing(self, plan: Plan | None) -> list[QWidget]:
        lines = [noted("tick", "good", say("window.today.nothing"), role="page")]
        if plan is not None:
            day, label = _day(plan.deadline.on), plan.deadline.label
            lines.append(
                noted("", "", say("window.today.nothing_next", day=day, label=label, left=plan.left), role="quiet")
            )
        lines.append(noted("", "", say("window.today.nothing_do"), role="quiet"))
        for at, line in enumerate(lines):
            line.setContentsMargins(
                look.px(20), look.px(20 if at == 0 else 2), look.px(20), look.px(20 if at + 1 == len(lines) else 4)
            )
        return list(lines)

    def _row(self, task: Task) -> TaskRow:
        row = TaskRow(task, self._detail(task))
        row.clicked.connect(lambda: self._act(row))
        row.moved.connect(lambda by: self._move(row, by))
        return row

    def _act(self, row: TaskRow) -> None:
        task = row.task
        if task.key:
            self._turn_met(row)
        elif task.kind in ("backup", "backup_never"):
            self.backup_wanted.emit()
        elif task.kind == "portal":
            self.purge_wanted.emit()
        elif task.kind == "scans":
            self.scans_wanted.emit()
        elif len(task.uids) != 1:
            self.task_wanted.emit(task)
        elif task.kind == "materials":
            self.materials_wanted.emit(task.uids[0])
        elif task.kind == "waiting":
            self.task_wanted.emit(task)
        else:
            self.open_wanted.emit(task.uids[0])

    def _turn_met(self, row: TaskRow) -> None:
        """A deadline is met, or not after all; the line stays until the page is left."""
        key = row.task.key
        if key in self._met:
            self._office.todo.call_open(key)
            self._met.discard(key)
            row.tell(self._detail(row.task), *_SIGNS["deadline"])
        else:
            self._office.todo.call_done(key)
            self._met.add(key)
            row.tell(say("window.today.met"), "tick", "good")

    def _detail(self, task: Task) -> str:
        if task.kind in ("backup", "backup_never"):
            return say("window.today.backup_note")
        names = task.title if task.kind == "deadline" else "、".join(task.names)
        if task.count > len(task.names) and task.names:
            names = say("window.today.names_more", names=names, count=task.count, noun=task.noun)
        return "　".join(filter(None, (_by(task), names)))

    def _move(self, row: TaskRow, by: int) -> None:
        at = self._rows.index(row) + by
        if 0 <= at < len(self._rows):
            self._rows[at].setFocus()
            self.ui.scroll.ensureWidgetVisible(self._rows[at])

    def _show_plan(self, plan: Plan | None, today: date) -> None:
        ui, is_over = self.ui, self._office.todo.is_over(today)
        ui.plan_panel.setVisible(plan is not None or is_over)
        for widget in (ui.plan_how, ui.plan_day, ui.plan_left, ui.plan_line):
            widget.setVisible(plan is not None)
        ui.plan_change.setVisible(is_over)
        refill(ui.plan_rows, [] if plan is None else [_plan_line(one, today) for one in plan.lines])
        if plan is None:
            year = self._office.todo.year
            ui.plan_label.setText(say("window.today.plan_over", year=year))
            return
        ui.plan_day.setText(_day(plan.deadline.on))
        is_today = plan.deadline.on == today
        ui.plan_left.setText(
            say("window.today.plan_today") if is_today else say("window.today.plan_left", left=plan.left)
        )
        ui.plan_label.setText(plan.deadline.label)
        ui.plan_line.setVisible(bool(plan.lines))

    def _show_store(self) -> None:
        """The data folder, the newest backup, and how many places hold one; each with its sign and what stands behind it."""
        office, state = self._office, folder_state(self._folder)
        room = say("window.room", gigabytes=f"{free_bytes(self._folder) / 1e9:.1f}")
        note = f"{short_path(self._folder)}　{room}"
        if office.is_read_only:
            lines = [_sign("wrong", "wrong", say("window.today.folder_read_only"), note)]
        elif state.is_low:
            lines = [_sign("warn", "warn", say("window.today.folder_low"), note)]
        else:
            lines = [_sign("tick", "good", say("window.today.folder_good"), note)]
        if office.desk.is_practice:
            lines.append(_sign("info", "text_2", say("window.today.practice"), say("window.today.practice_note")))
        else:
            lines += self._backup_lines()
        refill(self.ui.store_rows, lines)
        for button in (self.ui.back_up, self.ui.restore):
            button.setVisible(not office.desk.is_practice)
        self.ui.back_up.setEnabled(not office.is_read_only)

    def _backup_lines(self) -> list[QWidget]:
        office = self._office
        kept, today = office.safety.backups(), office.today()
        last = kept.last
        if last is None:
            return [_sign("warn", "warn", say("window.no_backup"), say("window.today.backup_note"))]
        tested = say("window.backup_tested" if last.is_tested else "window.backup_untested")
        place = say("window.backup_kept", folder=short_path(Path(last.path).parent, 22))
        is_old = (today - last.when.astimezone().date()).days >= BACKUP_DAYS
        title = say("window.today.backup_old" if is_old else "window.today.backup_new")
        when = f"{moment(last.when, today)}　{place}{tested}"
        lines = [_sign("warn" if is_old else "tick", "warn" if is_old else "good", title, when)]
        places = {str(Path(one.path).parent) for one in kept.made if one.is_there}
        if all(same_drive(Path(one), self._folder) for one in places):
            lines.append(_sign("warn", "warn", say("window.today.same_drive"), say("window.today.same_drive_note")))
        elif len(places) == 1:
            lines.append(_sign("warn", "warn", say("window.today.one_place"), say("window.today.one_place_note")))
        return lines


def _sign(symbol: str, ink: str, words: str, note: str) -> QWidget:
    """A line with its sign, and the line behind it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(noted(symbol, ink, words, role="warn" if ink == "warn" else ""))
    told = QLabel(note)
    told.setWordWrap(True)
    told.setProperty("role", "note")
    told.setContentsMargins(look.px(24), 0, 0, 0)
    column.addWidget(told)
    return box


def _day(day: date) -> str:
    return say("window.today.date", month=day.month, day=day.day, weekday=_WEEKDAYS[day.weekday()])


def _by(task: Task) -> str:
    if task.due is None:
        return ""
    if task.urgency is Urgency.TODAY:
        return say("window.today.by_today")
    if task.left < 0:
        return say("window.today.late", day=_day(task.due), days=-task.left)
    return say("window.today.by", day=_day(task.due), left=task.left)


def _plan_line(one: PlanLine, today: date) -> QWidget:
    words = one.label
    if one.days:
        unit = say("window.today.plan_workday" if one.unit == "workday" else "window.today.plan_day")
        words = say("window.today.plan_takes", label=words, days=one.days, unit=unit)
    if one.open:
        words = say("window.today.plan_open", label=words, open=one.open, noun=one.noun)
    is_late = one.open and one.by < today
    symbol, ink = ("warn", "warn") if is_late else ("empty", "text_2")
    return noted(symbol, ink, words, _day(one.by), role="warn" if is_late else "")
