"""The checklist over the rows that answer it: what the notice asks for, line by line, ticked with one key a line.

Up and down choose a line, Enter or Space say that it came in, a digit says which of several kinds, Backspace takes it back. What a tick
writes into the rows is the core's business (`office.materials`); the rows below can be changed by hand as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QStyleOptionViewItem, QTableView, QWidget

from jinqiu_desktop.errors import problem, sentence
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.gui import plain_table
from jinqiu_desktop.gui.dress import dress, set_icon, set_state
from jinqiu_desktop.gui.generated.checklist import Ui_Checklist
from jinqiu_desktop.gui.list_model import Index, RowPainter
from jinqiu_desktop.gui.plain_table import Head, PlainModel, Words
from jinqiu_desktop.gui.side import refill
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.thumbnails import ThumbButton, Thumbnails, grounded, still
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.kinds import Choices
from jinqiu_desktop.office.materials import ONLINE, PAPER, of_channel, receive, receive_all, scanned, take_back
from jinqiu_desktop.rules import Wanted

_HEADS = (
    Head(code="window.materials.channel", wide=72),
    Head(code="window.materials.label"),
    Head(code="window.materials.copies", wide=64),
    Head(code="window.materials.got", wide=72),
    Head(code="window.materials.scans", wide=92, needs=640),
    Head(code="window.state", wide=92),
)
_SCANS = 4
"""The column that counts scans."""
SMALL_WIDE, SMALL_HIGH = 32, 22
"""Units of a small picture in a line: no line is higher for it."""
_PADDING = 14
"""Units at each side of the words: the padding of the style sheet and Qt's own margin."""
_ENDLESS = 100_000
_DIGITS = "123456789"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class LinePainter(RowPainter):
    """Words in as many lines as they need: Qt forgets the padding of the style sheet when it counts them."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of the words in the width their column has."""
        self.initStyleOption(option, index)
        room = QRect(0, 0, self._table.columnWidth(index.column()) - look.px(2 * _PADDING), _ENDLESS)
        words = QFontMetrics(option.font).boundingRect(room, Qt.TextFlag.TextWordWrap, option.text)
        return QSize(room.width(), words.height() + look.px(6))


class LineModel(PlainModel):
    """The lines of a checklist, with a small picture of what was scanned for them."""

    def __init__(self, heads: Sequence[Head], picture_at: Callable[[Index], QIcon | None]) -> None:
        super().__init__(heads)
        self._picture_at = picture_at

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Of a plain table, but for the picture beside the number of scans."""
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _SCANS:
            return self._picture_at(index) or super().data(index, role)
        return super().data(index, role)


class Checklist(QWidget):
    """What is wanted, what came, what is missing. `ticked` after every act, `file_wanted` with the types a scan is asked for."""

    ticked = Signal()
    moved = Signal()
    file_wanted = Signal(tuple)
    look_wanted = Signal(object)
    unfolded = Signal()
    rows_wanted = Signal()

    def __init__(self, filling: Filling, rows_id: str) -> None:
        super().__init__()
        self._filling, self._rows_id = filling, rows_id
        self._lines: tuple[Wanted, ...] = ()
        self._at = ""
        self._is_folded = False
        self._is_locked = False
        self._pictures: Thumbnails | None = None
        self.ui = ui = Ui_Checklist()
        ui.setupUi(self)
        ui.table.setObjectName(f"checklist:{rows_id}")
        ui.table.setAccessibleName(filling.form.rows[rows_id].title or say("window.materials.label"))
        self._model = LineModel(_HEADS, self._picture_at)
        plain_table.start(ui.table, self._model)
        ui.table.setItemDelegate(LinePainter(ui.table))
        ui.table.setAlternatingRowColors(False)
        ui.table.setTextElideMode(Qt.TextElideMode.ElideNone)
        ui.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        ui.table.selectionModel().currentRowChanged.connect(self._moved_to)
        ui.table.doubleClicked.connect(lambda _index: self.receive())
        ui.table.installEventFilter(self)
        ui.table.viewport().installEventFilter(self)
        ui.all.clicked.connect(self.receive_all)
        ui.attach.clicked.connect(self.ask_for_file)
        ui.take_back.clicked.connect(self.take_back)
        ui.open_list.clicked.connect(self.unfolded)
        ui.see_rows.clicked.connect(self.rows_wanted)
        for button in (ui.all, ui.attach, ui.take_back, ui.see_rows):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the focus stays in the list, where the keys are
        dress(self)
        look.changed.connect(self._fit)
        self.show_again()

    # --- showing ---

    def show_again(self) -> None:
        """Lines and totals from the filling; the chosen line stays."""
        wanted = self._filling.wanted(self._rows_id)
        self._lines = of_channel(wanted, PAPER) + of_channel(wanted, ONLINE)
        self._show_totals()
        at = self._at
        self._model.show([self._words(row) for row in range(len(self._lines))])
        self._choose(at)
        self._fit()
        self._show_choice()

    def fold(self, is_folded: bool) -> None:
        """Only the totals, for the rows below to have the room; or all lines."""
        self._is_folded = is_folded
        self.ui.table.setVisible(not is_folded)
        self._show_choice()

    def lock(self) -> None:
        """A list to look at."""
        self._is_locked = True
        self._show_choice()

    @property
    def is_folded(self) -> bool:
        """Whether only the totals are shown."""
        return self._is_folded

    def take_focus(self) -> None:
        """The focus in the list, on the line chosen last, or the first that misses something."""
        if not self._line():
            self._choose(next((one.id for one in self._lines if one.missing), ""))
        self.ui.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def types_at(self, place: QPoint) -> tuple[str, ...]:
        """The types of the line under a point of this widget, else of the chosen line: where a dropped file belongs."""
        at = self.ui.table.indexAt(self.ui.table.viewport().mapFrom(self, place)) if not self._is_folded else None
        line = self._lines[at.row()] if at is not None and at.isValid() else self._line()
        return self._scanned_as(line) if line is not None else ()

    def help_words(self) -> tuple[str, str]:
        """The notice's sentence for the chosen line; it may need both lines of the help."""
        line = self._line()
        return say("window.materials.source", source=line.source) if line is not None else say(
            "window.materials.none"
        ), ""

    @property
    def types_chosen(self) -> tuple[str, ...]:
        """The types of the chosen line: where a pasted file belongs."""
        line = self._line()
        return self._scanned_as(line) if line is not None else ()

    def show_pictures(self, pictures: Thumbnails) -> None:
        """A small picture of the files beside each line, and of the chosen one under the lines."""
        self._pictures = pictures
        self.look_button = ThumbButton(say("window.file.look"), self)
        self.look_button.setObjectName("look")
        self.look_button.clicked.connect(self.look)
        self.ui.layout_4.insertWidget(self.ui.layout_4.count() - 1, self.look_button)
        pictures.arrived.connect(lambda _key: self._show_pictures())
        self._show_pictures()

    # --- what a person did ---

    def look(self) -> None:
        """The newest scan of the chosen line in large."""
        line = self._line()
        files = scanned(self._filling, self._rows_id, line) if line is not None else ()
        if files:
            self.look_wanted.emit(files[-1])

    def receive(self, code: str = "") -> None:
        """The chosen line came in; then the next one that misses something is chosen. What is uploaded asks for its file."""
        line = self._line()
        if line is None or self._is_locked or not line.missing:
            return
        if line.channel == ONLINE:
            self.ask_for_file()
            return
        receive(self._filling, self._rows_id, line, code)
        self._changed()
        self._go_on()

    def receive_all(self) -> None:
        """Everything on paper came in."""
        if not self._is_locked:
            receive_all(self._filling, self._rows_id)
            self._changed()

    def take_back(self) -> None:
        """It did not come in."""
        line = self._line()
        if line is not None and not self._is_locked:
            take_back(self._filling, self._rows_id, line)
            self._changed()

    def ask_for_file(self) -> None:
        """A scan for the chosen line."""
        line = self._line()
        if line is not None and not self._is_locked:
            self.file_wanted.emit(self._scanned_as(line))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The keys of the list; another width breaks its words elsewhere."""
        if watched is self.ui.table.viewport() and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self.ui.table.resizeRowsToContents)
            return False
        if watched is not self.ui.table or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, is_control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and key == Qt.Key.Key_A:
            self.receive_all()
        elif is_control and key == Qt.Key.Key_O:
            self.ask_for_file()
        elif is_control:
            return False
        elif key in _ENTER:
            self.receive()
        elif key == Qt.Key.Key_Tab and self.ui.see_rows.isVisible():
            self.rows_wanted.emit()
        elif key in _BACK:
            self.take_back()
        elif event.text() and event.text() in _DIGITS:
            self._receive_choice(_DIGITS.index(event.text()))
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys on the buttons give way first, then words break into a second line."""
        super().resizeEvent(event)
        self._fit()

    def _changed(self) -> None:
        self.show_again()
        self.ticked.emit()

    def _receive_choice(self, at: int) -> None:
        line = self._line()
        if line is not None and line.channel == PAPER and at < len(line.open_types):
            self.receive(line.open_types[at])

    def _go_on(self) -> None:
        """To the next line of this channel that misses something; where none is left the choice stays."""
        line = self._line()
        if line is None or line.missing:
            return
        later = self._lines[self._lines.index(line) + 1 :]
        following = next((one for one in later if one.missing and one.channel == line.channel), None)
        if following is not None:
            self._choose(following.id)

    @staticmethod
    def _scanned_as(line: Wanted) -> tuple[str, ...]:
        """What a scan for this line may be, what is still open first."""
        return tuple(dict.fromkeys((*line.open_types, *line.types)))

    # --- parts ---

    def _line(self) -> Wanted | None:
        return next((one for one in self._lines if one.id == self._at), None)

    def _choose(self, line_id: str) -> None:
        row = next((at for at, one in enumerate(self._lines) if one.id == line_id), -1)
        if row >= 0:
            self._at = line_id
            self.ui.table.selectRow(row)
            self.ui.table.scrollTo(self._model.index(row, 1))
            self._show_choice()

    def _moved_to(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and now.row() < len(self._lines):
            self._at = self._lines[now.row()].id
            self._show_choice()
            self.moved.emit()

    def _words(self, row: int) -> tuple[Words, ...]:
        line = self._lines[row]
        is_first = row == 0 or self._lines[row - 1].channel != line.channel
        files = len(scanned(self._filling, self._rows_id, line))
        if line.missing:
            state = Words(text=say("window.materials.missing", count=line.missing), ink="warn", symbol="empty")
        else:
            state = Words(text=say("window.materials.complete"), ink="good", symbol="tick")
        return (
            Words(text=_channel(line.channel) if is_first else "", is_bold=True),
            Words(text=line.label),
            Words(text=say("window.materials.count", count=line.copies)),
            Words(text=say("window.materials.count", count=line.got)),
            Words(text=str(files), symbol="clip") if files else Words(text=""),
            state,
        )

    def _show_totals(self) -> None:
        for label, channel in ((self.ui.paper, PAPER), (self.ui.online, ONLINE)):
            lines = of_channel(self._lines, channel)
            done = sum(not one.missing for one in lines)
            label.setText(say("window.materials.total", channel=_channel(channel), done=done, of=len(lines)))
            label.setVisible(bool(lines))
        missing = any(one.missing for one in of_channel(self._lines, PAPER))
        set_state(self.ui.paper, role="strong" if missing else "good")
        set_icon(self.ui.totals_icon, "clip" if missing else "tick", "text_2" if missing else "good")

    def _show_choice(self) -> None:
        """The bar under the lines: what Enter does here, or the kinds to choose from; and the buttons that have something to do."""
        ui, line = self.ui, self._line()
        is_open = not self._is_folded and not self._is_locked
        ui.choice_bar.setVisible(not self._is_folded)
        ui.open_list.setVisible(self._is_folded)
        ui.all.setVisible(is_open and any(one.missing for one in of_channel(self._lines, PAPER)))
        ui.attach.setVisible(is_open and line is not None)
        ui.take_back.setVisible(is_open and line is not None and bool(line.got))
        ui.see_rows.setVisible(not self._is_folded and bool(self._filling.row_ids(self._rows_id)))
        kinds = line.open_types if line is not None and line.channel == PAPER and is_open else ()
        several = kinds if len(kinds) > 1 else ()
        ui.hint.setText(self._hint(line, len(kinds)) if not self._is_locked else "")
        refill(ui.choices, [self._chip(at, code) for at, code in enumerate(several)])
        self._show_pictures()

    def _show_pictures(self) -> None:
        """What arrived since; the lines keep their height."""
        if self._pictures is None:
            return
        line = self._line()
        files = scanned(self._filling, self._rows_id, line) if line is not None else ()
        self.look_button.setVisible(bool(files) and not self._is_folded)
        if files:
            self.look_button.show_thumb(self._pictures.of(files[-1]), files[-1].name)
        self.ui.table.viewport().update()

    def _picture_at(self, index: Index) -> QIcon | None:
        """The newest scan that answers a line."""
        files = scanned(self._filling, self._rows_id, self._lines[index.row()])
        if not files or self._pictures is None:
            return None
        return still(grounded(self._pictures.of(files[-1]), SMALL_WIDE, SMALL_HIGH))

    @staticmethod
    def _hint(line: Wanted | None, kinds: int) -> str:
        if line is None:
            return say("window.materials.none")
        if not line.missing:
            return say("window.materials.is_complete")
        if line.channel == ONLINE:
            return say("window.materials.pick_file")
        return say("window.materials.which" if kinds > 1 else "window.materials.receive", count=line.missing)

    def _chip(self, at: int, code: str) -> QPushButton:
        chip = QPushButton(f"{at + 1} {self._type_label(code)}")
        chip.setObjectName(f"receive:{code}")
        chip.setProperty("role", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.clicked.connect(lambda: self.receive(code))
        return chip

    def _type_label(self, code: str) -> str:
        choices = getattr(self._filling.form.rows[self._rows_id].fields["type"].kind, "choices", None)
        item = choices.item(code) if isinstance(choices, Choices) else None
        return (item.short or item.label) if item is not None else code

    def _fit(self) -> None:
        table = self.ui.table
        for button in (self.ui.all, self.ui.attach, self.ui.take_back):
            full = str(button.property("full") or button.text())
            button.setProperty("full", full)
            button.setText(full if look.units(self.width()) >= 760 else full.partition("  ")[0])
        table.setIconSize(QSize(look.px(SMALL_WIDE), look.px(SMALL_HIGH)))
        plain_table.fit(table, self._model)
        table.verticalHeader().setMinimumSectionSize(look.px(26))
        table.horizontalHeader().setFixedHeight(look.px(28))
        table.resizeRowsToContents()
        self._show_pictures()


def _channel(channel: str) -> str:
    return sentence(problem("", f"materials.{channel}")).short
