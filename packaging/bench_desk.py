"""The measurement of the desk: what a clerk waits for, in the real window, alone and while a 10,000-row import runs in its lane of jobs.

Keys go to the real widgets. A search lasts from the key to the rows painted, a change of focus from Enter to the next cell painted, a page from
the call to the page painted, a field from Enter to its draft's transaction committed. Beside each stands what the plain tool underneath does in
the same minute: Qt's own filter over the same rows in memory, two bare lines of text, a bare row written by the same driver, a bare stack. Run by
`dev.py bench desk`; it tests nothing for being right.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget
from sqlcipher3 import dbapi2

from jinqiu_desktop.errors import Progress, Stopped
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.lists import ListPage
from jinqiu_desktop.gui.start import application
from jinqiu_desktop.gui.sweeper import Sweeper
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.gui.worker import courtesy
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.sheets import Imported
from jinqiu_desktop.records import Draft
from jinqiu_desktop.store import Line, Question

if TYPE_CHECKING:
    from bench import Figures

PERSONS = 20_000
"""Heads and members: whom a search finds."""

SEARCH, FOCUS, PAGE, ON_DISK = 100.0, 30.0, 150.0, 50.0
"""Milliseconds, p95."""

_PAUSE = 120
"""Milliseconds between two keys of a quick typist."""
_LONGEST = 20.0
"""Seconds after which something that should have been painted never will be."""
_SEARCHES = 20
_ROUNDS = 8
_A_ROUND = 5
"""Words of a round; and twice as many cells."""


def bench_list(figures: Figures, office: Office) -> None:
    """The list of a whole county: opened, searched, scrolled to its end, ticked as a whole."""
    desk = _Desk(office)
    try:
        rows = office.archive.listing("household", limit=1).total
        shell = desk.window.shell
        assert shell is not None
        took = [desk.until_painted(lambda: shell.go_list("household"), desk.page) for _ in range(9)]
        _tell(figures, f"{rows:,} rows: opening the list", took, PAGE)
        _tell(figures, f"{rows:,} rows: search", list(desk.searches()), SEARCH, _Filter(desk).searches(desk.words()))
        desk.clear()
        table = desk.page.ui.table
        ends = [
            desk.until_painted(lambda key=key: QTest.keyClick(table, key), desk.page)
            for _ in range(9)
            for key in (Qt.Key.Key_End, Qt.Key.Key_Home)
        ]
        _tell(figures, f"{rows:,} rows: to the end and back", ends, SEARCH)
        ticks = []
        for _ in range(5):
            ticks.append(
                desk.until_painted(
                    lambda: QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier), desk.page
                )
            )
            assert len(desk.page.model.chosen) == rows
            ticks.append(desk.until_painted(lambda: QTest.keyClick(table, Qt.Key.Key_Space), desk.page))
            desk.until_painted(lambda: QTest.keyClick(table, Qt.Key.Key_Escape), desk.page)
        _tell(figures, f"{rows:,} rows: ticking all, and one off", ticks, SEARCH)
    finally:
        desk.close()


def bench_work(figures: Figures, office: Office, persons: int, table: Path) -> None:
    """Searching and filling at 20,000 persons, alone, then while `table` is taken in."""
    desk = _Desk(office)

    def take_in(progress: Progress) -> Imported:
        return office.sheets.import_table(table, progress=progress)

    try:
        for what, going_on in ((f"{persons:,} persons", False), ("  while importing", True)):
            taken = _Taken()
            job = desk.window.worker.run(take_in, _be_done, _refuse) if going_on else None
            for at in range(_ROUNDS):
                one = _Taken()
                desk.take(one, at)
                if job is not None and not desk.window.worker.is_busy:
                    break  # the import was over before the round was: it is no measure of what was asked
                taken.add(one)
            if job is not None:
                job.stop()
                desk.wait(lambda: not desk.window.worker.is_busy)
            if not taken.search:
                raise SystemExit("bench desk: the import was over before anything could be measured")
            proxy = _Filter(desk).searches(desk.words())
            _tell(figures, f"{what}: search", taken.search, SEARCH, proxy, "Qt's filter in memory")
            _tell(figures, f"{what}: focus", taken.focus, FOCUS, list(_bare_focus(desk)), "two bare lines")
            _tell(figures, f"{what}: page", taken.page, PAGE, list(_bare_pages(desk)), "a bare stack")
            _tell(figures, f"{what}: field on disk", taken.on_disk, ON_DISK, taken.bare_write, "a bare row")
    finally:
        desk.close()


def _be_done(done: Imported) -> None:
    del done  # what came of it is not what is measured


def _refuse(error: BaseException) -> None:
    if not isinstance(error, Stopped):
        raise SystemExit(f"bench desk: the import ended: {error}")


@dataclass
class _Taken:
    """What was measured, in milliseconds."""

    search: list[float] = field(default_factory=list)
    focus: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    on_disk: list[float] = field(default_factory=list)
    bare_write: list[float] = field(default_factory=list)

    def add(self, other: _Taken) -> None:
        """Another round."""
        self.search += other.search
        self.focus += other.focus
        self.page += other.page
        self.on_disk += other.on_disk
        self.bare_write += other.bare_write


class _Painted(QObject):
    """Whether a widget was asked to paint itself."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.has = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Qt asks for every event of the widget."""
        self.has |= event.type() == QEvent.Type.Paint
        return False


class _Desk:
    """The window over an office, and hands to work with it."""

    def __init__(self, office: Office) -> None:
        self.app = application()
        self.office = office
        self.window = MainWindow(office.desk.folder)
        self._sweeper = Sweeper(self.window)
        self.window.resize(1366, 697)
        self.window.show()
        self.window.show_office(office)
        assert self.window.shell is not None
        self.page: ListPage = self.window.shell.lists["household"]
        self.window.shell.go_list("household")
        self.rest(200)
        self._seen: dict[QWidget, _Painted] = {}

    def close(self) -> None:
        """The window and its office."""
        self._sweeper.stop()
        self.window.close()

    def rest(self, milliseconds: int) -> None:
        """Nothing is typed for so long; the window goes on."""
        clock = QElapsedTimer()
        clock.start()
        self.wait(lambda: clock.hasExpired(milliseconds))

    def wait(self, until: Callable[[], bool]) -> None:
        """The window goes on until something is so."""
        while not until():
            self.app.processEvents()
            time.sleep(0.001)  # or the measuring itself would be the busy thread

    def until_painted(self, act: Callable[[], object], widget: QWidget) -> float:
        """Milliseconds from an act until the table of a list, or a widget, was painted after it."""
        canvas = widget.ui.table.viewport() if isinstance(widget, ListPage) else widget
        if canvas not in self._seen:
            self._seen[canvas] = _Painted(canvas)
        painted = self._seen[canvas]
        self.app.processEvents()
        painted.has = False
        begin = time.perf_counter()
        act()
        while not painted.has:
            self.app.processEvents()
            if time.perf_counter() - begin > _LONGEST:
                raise SystemExit("bench desk: nothing was painted")
        return (time.perf_counter() - begin) * 1000

    def clear(self) -> None:
        """Nothing in the search box."""
        self.page.ui.search.clear()
        self.rest(200)

    def lines(self) -> tuple[Line, ...]:
        """Some lines of the list."""
        return self.office.archive.first("household", Question(), 400)

    def words(self) -> list[str]:
        """What clerks type: pinyin initials, or the end of an id number; a letter by a key."""
        from jinqiu_desktop.store.terms import _spellings

        lines = self.lines()[:: 400 // _SEARCHES]
        initials = [_spellings(str(line.values["head.name"]))[0] for line in lines]
        ends = [str(line.values["head.idno"])[-4:] for line in lines]
        return [word for two in zip(initials, ends, strict=True) for word in two][:_SEARCHES]

    def searches(self, begin: int = 0, many: int = _SEARCHES) -> Iterator[float]:
        """Every key of some words, from the key to the rows painted."""
        for word in islice(cycle(self.words()), begin, begin + many):
            self.page.ui.search.clear()
            self.rest(_PAUSE)
            for letter in word:
                yield self.until_painted(lambda letter=letter: QTest.keyClick(self.page.ui.search, letter), self.page)
                self.rest(_PAUSE)

    def take(self, into: _Taken, at: int) -> None:
        """One round of everything: some searches, then a filling from cell to cell and page to page."""
        assert self.window.shell is not None
        self.window.activateWindow()  # a bare widget was in front
        self.window.shell.go_list("household")
        into.search += self.searches(at * _A_ROUND, _A_ROUND)
        self.window.new_record("household")
        frame = self.window.filling
        assert isinstance(frame, FillingFrame)
        self.rest(300)
        saved: list[float] = []
        save = self.office.desk.store.save_draft

        def timed(draft: Draft) -> None:
            save(draft)
            saved.append(time.perf_counter())

        self.office.desk.store.save_draft = timed  # type: ignore[method-assign]
        try:
            for _ in range(2 * _A_ROUND):
                into.focus += self._enter(frame, saved, into.on_disk)
        finally:
            self.office.desk.store.save_draft = save  # type: ignore[method-assign]
        pages = [page.id for page in frame.filling.form.pages]
        frame.show_page(pages[-1])
        self.rest(60)
        for page_id in pages:
            courtesy.window_first()  # as a key would have said
            into.page.append(self.until_painted(lambda page_id=page_id: frame.show_page(page_id), frame))
            self.rest(_PAUSE)
        into.bare_write += _bare_writes(self.office)
        uid = frame.filling.uid
        frame.leave()
        self.wait(lambda: self.window.filling is None)
        self.office.desk.store.drop_draft(uid)  # not `discard`: it would be noted, behind the import

    def _enter(self, frame: FillingFrame, saved: list[float], on_disk: list[float]) -> Iterator[float]:
        """One digit into a cell and Enter: until the next cell is painted; and until the draft is on disk."""
        cell = QApplication.focusWidget()
        if cell is None:
            return
        QTest.keyClick(cell, "1")
        self.rest(_PAUSE)
        saved.clear()
        begin = time.perf_counter()
        took = self.until_painted(lambda: QTest.keyClick(cell, Qt.Key.Key_Return), frame)
        if QApplication.focusWidget() is not cell:
            yield took
        clock = QElapsedTimer()
        clock.start()
        self.wait(lambda: bool(saved) or clock.hasExpired(_PAUSE))
        on_disk += [(at - begin) * 1000 for at in saved[:1]]


class _Filter:
    """Qt's own way: all rows in memory as text, a filter between them and a view."""

    def __init__(self, desk: _Desk) -> None:
        self._desk = desk
        from jinqiu_desktop.store.terms import _spellings

        lines = desk.office.archive.lines("household", desk.office.archive.order("household", Question()))
        names = [str(line.values.get("head.name", "")) for line in lines]
        spelt = [" ".join((name, *_spellings(name), str(line.values["head.idno"]))) for name, line in zip(names, lines, strict=True)]  # fmt: skip
        self._view = QListView()
        self._view.setUniformItemSizes(True)
        self._proxy = QSortFilterProxyModel(self._view)
        self._proxy.setSourceModel(QStringListModel(spelt, self._view))
        self._view.setModel(self._proxy)
        self._view.resize(900, 500)
        self._view.show()

    def searches(self, words: Sequence[str]) -> list[float]:
        """The same words, letter by letter."""
        canvas, took = self._view.viewport(), []
        for word in words:
            for end in range(1, len(word) + 1):
                part = word[:end]
                took.append(self._desk.until_painted(lambda part=part: self._asked(part), canvas))
        self._view.hide()
        return took

    def _asked(self, part: str) -> None:
        self._proxy.setFilterFixedString(part)
        self._view.viewport().update()


def _bare_focus(desk: _Desk) -> Iterator[float]:
    page = QWidget()
    column, lines = QVBoxLayout(page), [QLineEdit(page), QLineEdit(page)]
    for line in lines:
        column.addWidget(line)
    page.show()
    lines[0].setFocus()
    for to, _ in zip(cycle(reversed(lines)), range(30), strict=False):
        yield desk.until_painted(lambda to=to: (to.setFocus(), page.update()), page)
    page.hide()


def _bare_pages(desk: _Desk) -> Iterator[float]:
    stack = QStackedWidget()
    for _ in range(2):
        page = QWidget()
        column = QVBoxLayout(page)
        for _ in range(20):
            column.addWidget(QLineEdit(page))
        stack.addWidget(page)
    stack.show()
    for at in range(20):
        yield desk.until_painted(lambda at=at: (stack.setCurrentIndex(at % 2), stack.update()), stack)
    stack.hide()


def _bare_writes(office: Office) -> list[float]:
    """A row as long as a draft, written and committed by the same driver into an encrypted file beside."""
    path, took = office.desk.folder / "bare.db", []
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{'00' * 32}'\"")
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE IF NOT EXISTS bare (at INTEGER PRIMARY KEY, body TEXT)")
    for _ in range(30):
        begin = time.perf_counter()
        connection.execute("INSERT INTO bare (body) VALUES (?)", ("字" * 4000,))
        took.append((time.perf_counter() - begin) * 1000)
    connection.close()
    path.unlink()
    return took


def _tell(
    figures: Figures, what: str, took: Sequence[float], target: float, beside: Sequence[float] = (), name: str = ""
) -> None:
    told = f"p50 {statistics.median(took):.1f}, max {max(took):.1f} of {len(took)}"
    if beside:
        told += f"; {name or 'Qt filter'} p50 {statistics.median(beside):.1f}, p95 {_p95(beside):.1f}"
    figures.tell(f"{what}, p95", _p95(took), "ms", target, told)


def _p95(took: Sequence[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]
