"""Parts of a recovery sheet on the screen: its code in two lines, a drawing of the paper, two groups of it to type back.

Who makes the code and what follows when it was typed is not decided here.
"""

from __future__ import annotations

from secrets import SystemRandom

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.theme import LIGHT, look
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.keys import Recovery

GROUPS = 8
_ASKED = 2


def two_lines(recovery: Recovery) -> str:
    """The code as it is read: four groups in a line."""
    return "　".join(recovery.groups[:4]) + "\n" + "　".join(recovery.groups[4:])


class AskedGroups(QWidget):
    """Eight places as on the sheet; the two that are asked are fields, another two every time."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = tuple(sorted(SystemRandom().sample(range(1, GROUPS + 1), _ASKED)))
        self.boxes: dict[int, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        for number in range(1, GROUPS + 1):
            grid.addWidget(self._place(number), (number - 1) // 4, (number - 1) % 4)
        for column in range(4):
            grid.setColumnStretch(column, 1)

    def are_right(self, recovery: Recovery) -> bool:
        """Whether what was asked stands here as on the sheet."""
        return not self._open(recovery)

    def told(self, recovery: Recovery) -> str:
        """Which group is right, which one is still to be typed."""
        missing = self._open(recovery)
        right = [number for number in self.asked if number not in missing]
        words = ""
        if right:
            words += say("window.first.group_right", n="、".join(str(number) for number in right))
        if missing:
            words += say("window.first.group_open", n="、".join(str(number) for number in missing))
        return words

    def _open(self, recovery: Recovery) -> list[int]:
        return [number for number in self.asked if not recovery.is_group(number, self.boxes[number].text())]

    def _place(self, number: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(8, 4, 6, 4)
        label = QLabel(str(number))
        label.setProperty("role", "note")
        row.addWidget(label)
        if number in self.asked:
            box = QLineEdit()
            box.setObjectName(f"group:{number}")
            box.setPlaceholderText(say("window.first.group", n=number))
            box.setAccessibleName(say("window.first.group", n=number))
            box.setProperty("least", 84)
            self.boxes[number] = box
            row.addWidget(box, 1)
        else:
            dots = QLabel("●●●●")
            dots.setProperty("role", "quiet")
            row.addWidget(dots, 1)
            holder.setProperty("role", "ground")
            holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        holder.setProperty("high", 44)
        return holder


class RecoverySketch(QWidget):
    """A drawing of the sheet in the clerk's hand, the asked groups framed."""

    def __init__(self, asked: tuple[int, ...]) -> None:
        super().__init__()
        self._asked = asked
        self.setAccessibleName(say("window.first.paper_alt"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper in every palette, eight boxes, grey bars for the groups: never the code itself."""
        del event
        painter = QPainter(self)
        wide, high = self.width(), self.height()
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(QPen(QColor(LIGHT.edge), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setFont(look.font(13, bold=True, serif=True))
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(
            QRectF(0, high * 0.04, wide, high * 0.12), Qt.AlignmentFlag.AlignCenter, say("window.first.sheet_word")
        )
        for number in range(1, GROUPS + 1):
            column, row = (number - 1) % 2, (number - 1) // 2
            box = QRectF(wide * (0.07 + 0.44 * column), high * (0.2 + 0.13 * row), wide * 0.42, high * 0.11)
            is_asked = number in self._asked
            painter.fillRect(box, QColor(LIGHT.soft) if is_asked else Qt.GlobalColor.white)
            painter.setPen(QPen(QColor(LIGHT.accent if is_asked else LIGHT.edge), 2 if is_asked else 1))
            painter.drawRect(box)
            painter.setFont(look.font(9))
            painter.setPen(Qt.GlobalColor.black)
            painter.drawText(box.adjusted(look.px(6), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(number))
            bar = QRectF(box.left() + box.width() * 0.32, box.center().y() - 2, box.width() * 0.5, 4)
            painter.fillRect(bar, Qt.GlobalColor.gray)
        painter.setPen(QPen(QColor(LIGHT.seal), 1))
        painter.drawLine(int(wide * 0.07), int(high * 0.78), int(wide * 0.93), int(high * 0.78))
        size = look.px(20)
        icons.paint(painter, "lock", "#000000", QRectF(wide / 2 - size / 2, high * 0.84, size, size))
