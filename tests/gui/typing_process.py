"""A process that types a household and its student's application into the real window until it is killed.

`python -m gui.typing_process FOLDER PASSPHRASE [K]`. It prints `uid UID` when it begins a form, `at PATH` when the focus is in a field, and
`left PATH<tab>TEXT` when it has left one. With K, the K-th write of a draft stops inside its transaction, after printing `writing`, and waits
there to be killed.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from gui.typist import Typist
from PySide6.QtCore import QEventLoop, Qt, QTimer
from sqlalchemy import Connection, event

from jinqiu_desktop.demo import sample
from jinqiu_desktop.forms import row_path
from jinqiu_desktop.gui.start import application
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office
from jinqiu_desktop.records import Json

_SPEAKING = threading.Lock()
PACE = 50
"""Milliseconds a field takes at the very least; nobody types faster."""


def main(folder: Path, passphrase: str, stop_in_write: int) -> None:
    """Open the office, and type both forms as the golden test does."""
    application()
    office = Office.open(folder, passphrase)
    if stop_in_write:
        _stop_inside(office, stop_in_write)
    window = MainWindow(folder)
    window.resize(1366, 697)
    window.show()
    window.show_office(office)
    window.new_record("household")
    assert window.filling is not None
    _think()
    typist = Typist(window.filling)
    _type(typist, sample("household"))
    typist.hand_in()
    uid = typist.frame.filling.uid
    _until(lambda: office.archive.state(uid) == "submitted")
    _until(lambda: typist.focus().objectName() == "submit" and typist.focus().isEnabled())
    typist.tab_to("related_new:application")
    typist.press(Qt.Key.Key_Return)
    _until(lambda: window.filling is not typist.frame)
    typist.frame = window.filling
    golden = sample("application")
    del golden["household"]  # the one it was begun from
    _type(typist, golden | {"student": "王小雨"})
    _say("end")
    threading.Event().wait()


def _type(typist: Typist, stored: Mapping[str, Json]) -> None:
    _say(f"uid {typist.frame.filling.uid}")
    left = ""
    for path, text in _fields(typist, stored):
        typist.reach(path)
        if left:
            _say(left)
        _say(f"at {path}")
        typist.answer(path, text)
        _think()
        left = f"left {path}\t{text}"
    typist.frame.commit()
    _think()
    _say(left)


def _say(words: str) -> None:
    """One line, whole: two threads speak here, and `print` would let one begin within the line of the other."""
    with _SPEAKING:
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()


def _think() -> None:
    """The event loop runs as it does for a person between two fields (QTest.qWait would keep other threads out)."""
    loop = QEventLoop()
    QTimer.singleShot(PACE, loop.quit)
    loop.exec()


def _until(is_there: Callable[[], bool]) -> None:
    while not is_there():
        _think()


def _fields(typist: Typist, stored: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """Every field of a sample in the order of the pages; goes from page to page and adds the rows on the way."""
    filling = typist.frame.filling
    for at, page in enumerate(filling.form.pages):
        if at:
            typist.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        rows = stored.get(page.rows, ()) if page.rows else ()
        assert isinstance(rows, (list, tuple))
        for row in rows:
            assert isinstance(row, dict)
            typist.press(Qt.Key.Key_F3)
            rid = filling.row_ids(page.rows)[-1]
            places = [
                place.path for group in filling.form.rows[page.rows].groups for line in group.rows for place in line
            ]
            yield from ((row_path(page.rows, rid, name), str(row[name])) for name in places if row.get(name))
        if not page.rows:
            yield from ((path, str(stored[path])) for path in filling.paths(page.id) if stored.get(path))


def _stop_inside(office: Office, at: int) -> None:
    seen = 0

    def on_commit(_connection: Connection) -> None:
        nonlocal seen
        seen += 1
        if seen == at:
            _say("writing")
            threading.Event().wait()

    event.listen(office.desk.store._drafts._writes, "commit", on_commit)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
