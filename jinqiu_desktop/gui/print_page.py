"""The papers of a record before they are printed: which, how many, how they look, where to (look.md 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPen, QPixmap, QResizeEvent, QShortcut
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from jinqiu_desktop.errors import Progress
from jinqiu_desktop.gui.dress import allow, dress, redress, set_state
from jinqiu_desktop.gui.generated.print_page import Ui_PrintPage
from jinqiu_desktop.gui.printer import Hit, find_words, page_count, page_image, page_sizes, print_on
from jinqiu_desktop.gui.side import noted, refill
from jinqiu_desktop.gui.theme import LIGHT, look
from jinqiu_desktop.gui.words import say, told
from jinqiu_desktop.gui.worker import Worker
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.papers import PaperLine
from jinqiu_desktop.places import write_whole

_SCALES = (0, 100, 150, 200)
"""Per cent of the true size; 0 = the whole page."""
_TITLE, _MARK, _BOTH, _FIND, _LOW = 1280, 820, 1040, 1000, 490
"""Units of the window under which the title of the paper, the wide columns, the box to search in and what was checked give way."""


class PaperRow(QFrame):
    """One paper of the set: ticked or not, its name, its copies."""

    changed = Signal()
    picked = Signal(object)

    def __init__(self, line: PaperLine, *, is_asked: bool) -> None:
        super().__init__()
        self.line = line
        self._is_current = False
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(7)
        self.tick = QCheckBox()
        self.tick.setChecked(is_asked)
        self.tick.setObjectName(f"paper:{line.paper}:{'masked' if line.masked else line.uid}")
        self.tick.setAccessibleName(f"{line.mark} {line.title}")
        self.copies = QSpinBox()
        self.copies.setRange(1, 20)
        self.copies.setValue(line.copies)
        self.copies.setSuffix(say("window.print.copies"))
        self.copies.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.copies.setAccessibleName(say("window.print.copies_of", title=line.title))
        self.copies.setProperty("wide", 74)
        names = QVBoxLayout()
        names.setSpacing(1)
        self._title = QLabel(f"{line.mark}　{line.title}".strip("　"))
        self._title.setWordWrap(True)
        note = QLabel(_of_what(line))
        note.setWordWrap(True)
        note.setProperty("role", "note")
        names.addWidget(self._title)
        names.addWidget(note)
        row.addWidget(self.tick)
        row.addLayout(names, 1)
        row.addWidget(self.copies)
        self.tick.toggled.connect(lambda _on: self.changed.emit())
        self.copies.valueChanged.connect(lambda _n: self.changed.emit())

    def asked(self) -> PaperLine | None:
        """The paper with its copies, or nothing when it is not ticked."""
        return replace(self.line, copies=self.copies.value()) if self.tick.isChecked() else None

    def set_current(self, is_current: bool) -> None:
        """Whether it is the one in the preview."""
        set_state(self, role="bar" if is_current else "")
        set_state(self._title, role="strong" if is_current else "")

    def mousePressEvent(self, event: object) -> None:
        """Shows this paper in the preview."""
        del event
        self.picked.emit(self.line)


class PrintPage(QWidget):
    """The set of papers of one or more records; `only` one of them where a paper is named."""

    left = Signal()
    failed = Signal(str)

    def __init__(self, office: Office, worker: Worker, uids: Sequence[str], only: str = "") -> None:
        super().__init__()
        self._office, self._worker = office, worker
        self._pdf = b""
        self._at = 0
        self._shown: PaperLine | None = None
        self._sheets: dict[PaperLine, int] = {}
        self._pdfs: dict[PaperLine, bytes] = {}
        self._hit: Hit | None = None
        self._opens_at_end = False
        self.ui = ui = Ui_PrintPage()
        ui.setupUi(self)
        lines = dict.fromkeys(line for uid in uids for line in office.papers.set_of(uid))
        besides = dict.fromkeys(line for line in office.papers.besides(uids) if line not in lines)
        if only:
            lines, besides = {}, {line: None for line in (*lines, *besides) if line.paper == only}
        self._rows = [PaperRow(line, is_asked=True) for line in lines]
        self._rows += [PaperRow(line, is_asked=not lines and not (only and line.masked)) for line in besides]
        self._fill()
        self._connect()
        dress(self)
        self.setMinimumSize(look.px(600), look.px(360))
        self._show_totals()
        if self._rows:
            self.show_paper(self._rows[0].line)

    def show_paper(self, line: PaperLine) -> None:
        """Renders one paper for the preview."""
        self._shown = line
        for row in self._rows:
            row.set_current(row.line == line)
        self._show_title()
        self._hit = None
        if line in self._pdfs:
            self._is_rendered(line, self._pdfs[line])
            return
        self._pdf = b""
        self.ui.page.setText(say("window.print.working"))
        self.ui.page.adjustSize()
        self._worker.run(
            lambda progress: self._office.papers.pdf([replace(line, copies=1)], screen=True, progress=progress),
            lambda pdf: self._is_rendered(line, pdf),
            self._not_rendered,
        )

    def find_next(self) -> None:
        """The next place of the words in the box, on this paper or one after it, and round to the first again."""
        words = self.ui.find.text().strip()
        if not words or self._shown is None:
            self.ui.found.setText("")
            return
        hits = [
            (line, hit) for line in self._lines() if line in self._pdfs for hit in find_words(self._pdfs[line], words)
        ]
        if not hits:
            self._hit = None
            self.ui.found.setText(say("window.print.not_found"))
            self._show_page()
            return
        here = (self._shown, self._hit)
        if here in hits:
            at = (hits.index(here) + 1) % len(hits)
        else:
            order = self._lines()
            mine = (order.index(self._shown), self._at)
            at = next((n for n, (line, hit) in enumerate(hits) if (order.index(line), hit.page) >= mine), 0)
        line, hit = hits[at]
        if line != self._shown:
            self.show_paper(line)
        self._at, self._hit = hit.page, hit
        self.ui.found.setText(say("window.print.found", at=at + 1, of=len(hits)))
        self._show_page()

    def _lines(self) -> list[PaperLine]:
        return [row.line for row in self._rows]

    def asked(self) -> list[PaperLine]:
        """The ticked papers with their copies, in order."""
        return [line for row in self._rows if (line := row.asked()) is not None]

    def save_to(self, path: Path) -> None:
        """Everything ticked as one PDF."""
        lines = self.asked()

        def save(progress: Progress) -> int:
            pdf = self._office.papers.hand_out(lines, progress)
            with write_whole(path) as file:
                file.write(pdf)
            return page_count(pdf)

        self._worker.run(
            save, lambda count: self._tell(say("window.print.saved", count=count, name=path.name)), self._failed
        )

    def save_word_to(self, path: Path) -> None:
        """Those ticked that come as Word, as one Word file."""
        lines = [line for line in self.asked() if line.has_word]

        def save(progress: Progress) -> int:
            made = self._office.papers.hand_out_word(lines, progress)
            with write_whole(path) as file:
                file.write(made)
            return len(lines)

        self._worker.run(
            save, lambda count: self._tell(say("window.print.word_saved", count=count, name=path.name)), self._failed
        )

    def print_to(self, printer: QPrinter) -> None:
        """Everything ticked on a printer."""
        lines = self.asked()
        self._worker.run(
            lambda progress: self._office.papers.hand_out(lines, progress),
            lambda pdf: self._send(pdf, printer),
            self._failed,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole page again fits; the papers give way before the page does."""
        super().resizeEvent(event)
        ui, wide, high = self.ui, look.units(self.width()), look.units(self.height())
        ui.papers.setFixedWidth(look.px(286 if wide >= _BOTH else 236))
        ui.side.setFixedWidth(look.px(243 if wide >= _BOTH else 200))
        ui.find.setFixedWidth(look.px(170 if wide >= _TITLE else 110))
        self._show_find()
        is_low = high < _LOW
        ui.title_note.setHidden(is_low)
        ui.blank_icon.setHidden(is_low)
        ui.blank_note.setHidden(is_low)
        ui.checks_box.setHidden(is_low)
        self._show_checked()
        self._show_title()
        self._show_page()

    def _show_find(self) -> None:
        """The box to search in where there is room for it, or while it is used; the size of the page then gives way."""
        has_room = look.units(self.width()) >= _FIND
        self.ui.find.setVisible(has_room or self.ui.find.hasFocus() or bool(self.ui.find.text()))
        self.ui.scale.setVisible(has_room or self.ui.find.isHidden())

    def _show_checked(self) -> None:
        """What was looked at before printing; in a low window in one line, the rest in its tooltip."""
        is_low = self.ui.checks_box.isHidden()
        self.ui.checks_title.setText(say("window.print.checked" if is_low else "window.print.checks"))

    def _show_title(self) -> None:
        """The whole title where there is room for it; it stands in the list at the left as well."""
        line, title = self._shown, self.ui.paper_title
        if line is not None:
            full = f"{line.mark}　{line.title}".strip("　")
            wide = look.units(self.width())
            title.setText(full if wide >= _TITLE else line.mark if wide >= _MARK else "")
            title.setToolTip(full)

    def _fill(self) -> None:
        ui = self.ui
        for at, row in enumerate(self._rows):
            ui.paper_rows.insertWidget(at, row)
        ui.leave.setText(say("window.back"))
        names = [info.description() or info.printerName() for info in QPrinterInfo.availablePrinters()]
        ui.printer.addItems(names or [say("window.print.no_printer")])
        ui.printer.setEnabled(bool(names))
        ui.sides.addItems([say("window.print.one_side"), say("window.print.two_sides")])
        for scale in _SCALES:
            ui.scale.addItem(say("window.print.whole_page") if scale == 0 else f"{scale}%", scale)
        ui.told.setText("" if names else say("window.print.no_printer_note"))

    def _connect(self) -> None:
        ui = self.ui
        for row in self._rows:
            row.changed.connect(self._show_totals)
            row.picked.connect(self.show_paper)
        ui.leave.clicked.connect(self.left)
        ui.earlier.clicked.connect(lambda: self._turn(-1))
        ui.later.clicked.connect(lambda: self._turn(1))
        ui.scale.currentIndexChanged.connect(lambda _at: self._show_page())
        ui.print.clicked.connect(self._print)
        ui.save_pdf.clicked.connect(self._ask_file)
        ui.save_word.clicked.connect(self._ask_word_file)
        ui.blank.clicked.connect(self._ask_blank)
        ui.find.returnPressed.connect(self.find_next)
        for key, act in (
            ("Esc", self._leave),
            ("F12", self._print),
            ("PgUp", lambda: self._turn(-1)),
            ("PgDown", lambda: self._turn(1)),
            ("Ctrl+F", self._to_find),
            ("F3", self.find_next),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _to_find(self) -> None:
        self.ui.find.show()
        self.ui.find.setFocus()
        self.ui.find.selectAll()
        self._show_find()

    def _leave(self) -> None:
        """Esc leaves the search first, then the papers."""
        if self.ui.find.hasFocus():
            self._hit = None
            self.ui.find.clear()
            self.ui.found.setText("")
            self._show_page()
            self.setFocus()
            self._show_find()
        else:
            self.left.emit()

    def _is_rendered(self, line: PaperLine, pdf: bytes) -> None:
        self._sheets[line], self._pdfs[line] = page_count(pdf), pdf
        self._show_totals()
        if line != self._shown:
            return
        self._pdf, self._at = pdf, self._sheets[line] - 1 if self._opens_at_end else 0
        self._opens_at_end = False
        checks = ["window.print.glyphs", "window.print.fits"]
        checks += [] if line.masked else ["window.print.logged"]
        refill(self.ui.checks, [noted("tick", "good", say(code), role="quiet") for code in checks])
        self._show_page()
        self._count_next()

    def _count_next(self) -> None:
        """Renders the papers not looked at yet, one after the other: their sheets are counted and their words can be found."""
        waiting = next((row.line for row in self._rows if row.line not in self._sheets), None)
        if waiting is None:
            return
        self._worker.run(
            lambda progress: self._office.papers.pdf([replace(waiting, copies=1)], screen=True, progress=progress),
            lambda pdf: self._is_counted(waiting, pdf),
            lambda _error: self._is_counted(waiting, b""),
        )

    def _is_counted(self, line: PaperLine, pdf: bytes) -> None:
        self._sheets[line] = page_count(pdf) if pdf else 1
        if pdf:
            self._pdfs[line] = pdf
        self._show_totals()
        self._count_next()

    def _not_rendered(self, error: BaseException) -> None:
        self._pdf = b""
        self.ui.page.setPixmap(QPixmap())
        self.ui.page.setText(told(error))

    def _show_page(self) -> None:
        if not self._pdf:
            return
        sizes = list(page_sizes(self._pdf))
        size = sizes[self._at]
        view = self.ui.view.viewport().size()
        percent = self.ui.scale.currentData()
        if percent:
            scale = percent / 100 * 96 / 72
        else:
            room = look.px(32)
            scale = min((view.width() - room) / size.width, (view.height() - room) / size.height)
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(page_image(self._pdf, self._at, max(0.1, scale) * ratio))
        if self._hit is not None and self._hit.page == self._at:
            _mark(picture, self._hit)
        picture.setDevicePixelRatio(ratio)
        self.ui.page.setPixmap(picture)
        self.ui.page.adjustSize()
        self.ui.page.setAccessibleName(self.ui.paper_title.toolTip())
        self.ui.at.setText(say("window.print.page_of", at=self._at + 1, of=len(sizes)))
        lines = self._lines()
        is_first = self._at == 0 and self._shown == lines[0]
        is_last = self._at + 1 == len(sizes) and self._shown == lines[-1]
        allow(self.ui.earlier, say("window.print.first_page") if is_first else "")
        allow(self.ui.later, say("window.print.last_page") if is_last else "")

    def _turn(self, by: int) -> None:
        """The next or previous page; after the last page of a paper comes the first of the next paper."""
        if not self._pdf or self._shown is None:
            return
        self._hit = None
        if 0 <= self._at + by < page_count(self._pdf):
            self._at += by
            self._show_page()
            return
        lines = self._lines()
        at = lines.index(self._shown) + by
        if 0 <= at < len(lines):
            self._opens_at_end = by < 0
            self.show_paper(lines[at])

    def _show_totals(self) -> None:
        asked = self.asked()
        sheets = sum(self._sheets.get(replace(line, copies=self._declared(line)), 1) * line.copies for line in asked)
        self.ui.total_note.setText(say("window.print.kinds", count=len(asked)))
        self.ui.total.setText(say("window.print.sheets", count=sheets))
        self.ui.print.setText(say("window.print.print", count=sheets))
        none = "" if asked else say("window.print.none_ticked")
        no_word = "" if any(line.has_word for line in asked) else say("window.print.no_word")
        allow(self.ui.print, none if self.ui.printer.isEnabled() else say("window.print.no_printer_note"))
        allow(self.ui.save_pdf, none)
        allow(self.ui.save_word, none or no_word)

    def _declared(self, line: PaperLine) -> int:
        return next(row.line.copies for row in self._rows if (row.line.paper, row.line.uid) == (line.paper, line.uid))

    def _print(self) -> None:
        infos = QPrinterInfo.availablePrinters()
        if not infos or not self.ui.print.isEnabled():
            return
        printer = QPrinter(infos[self.ui.printer.currentIndex()], QPrinter.PrinterMode.HighResolution)
        two = self.ui.sides.currentIndex() == 1
        printer.setDuplex(QPrinter.DuplexMode.DuplexAuto if two else QPrinter.DuplexMode.DuplexNone)
        self.print_to(printer)

    def _send(self, pdf: bytes, printer: QPrinter) -> None:
        print_on(pdf, printer)
        self._tell(say("window.print.sent", count=page_count(pdf)))

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, say("window.print.save"), say("window.print.file_name"), "PDF (*.pdf)"
        )
        if chosen:
            self.save_to(Path(chosen))

    def _ask_word_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.ui.save_word.text(), say("window.print.word_name"), "Word (*.docx)"
        )
        if chosen:
            self.save_word_to(Path(chosen))

    def _ask_blank(self) -> None:
        line = self._shown
        if line is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(self, say("window.print.blank"), f"{line.title}.pdf", "PDF (*.pdf)")
        if chosen:
            self._worker.run(
                lambda _progress: self._office.papers.blank(line.paper, Path(chosen)),
                lambda _: self._tell(say("window.print.blank_saved", name=Path(chosen).name)),
                self._failed,
            )

    def _tell(self, words: str) -> None:
        self.ui.told.setText(words)
        redress(self.ui.side)

    def _failed(self, error: BaseException) -> None:
        self.failed.emit(told(error))


def _of_what(line: PaperLine) -> str:
    """Whose paper it is; of a list, how many records it lists, or that it may be handed round."""
    if not line.among:
        return line.subject
    return say("window.print.masked") if line.masked else say("window.print.listed", count=len(line.among))


def _mark(picture: QPixmap, hit: Hit) -> None:
    """A frame around words that were found; the paper is white in every palette, so the ink is that of the light one."""
    wide, high = picture.width(), picture.height()
    box = QRectF(hit.left * wide, hit.top * high, (hit.right - hit.left) * wide, (hit.bottom - hit.top) * high)
    painter, ground = QPainter(picture), QColor(LIGHT.accent)
    ground.setAlpha(50)
    room = look.px(3)
    box.adjust(-room, -room, room, room)
    painter.fillRect(box, ground)
    painter.setPen(QPen(QColor(LIGHT.accent), 2))
    painter.drawRect(box)
    painter.end()
