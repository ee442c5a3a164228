"""A process that types a household into the real window until it is killed: `python -m gui.typing_process FOLDER PASSPHRASE [K]`.

After each field it has left it prints `left PATH<tab>TEXT`. With K, the K-th write of a draft stops inside its transaction, after printing
`writing`, and waits there to be killed.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from gui.typist import Typist
from PySide6.QtCore import QEventLoop, Qt, QTimer
from sqlalchemy import Connection, event

from jinqiu_desktop.demo import sample
from jinqiu_desktop.forms import row_path
from jinqiu_desktop.gui.start import application
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office

PACE = 50
"""Milliseconds a field takes at the very least; nobody types faster."""


def main(folder: Path, passphrase: str, stop_in_write: int) -> None:
    """Open the office, open a new household, and type."""
    application()
    office = Office.open(folder, passphrase)
    if stop_in_write:
        _stop_inside(office, stop_in_write)
    window = MainWindow(folder)
    window.resize(1366, 697)
    window.show()
    window.show_office(office)
    window.new_record("household")
    frame = window.filling
    assert frame is not None
    _think()
    print(f"uid {frame.filling.uid}", flush=True)
    typist = Typist(frame)
    left = ""
    for path, text in _fields(typist):
        typist.reach(path)
        if left:
            print(left, flush=True)
        typist.answer(path, text)
        _think()
        left = f"left {path}\t{text}"
    print("end", flush=True)
    threading.Event().wait()


def _think() -> None:
    """The event loop runs as it does for a person between two fields (QTest.qWait would keep other threads out)."""
    loop = QEventLoop()
    QTimer.singleShot(PACE, loop.quit)
    loop.exec()


def _fields(typist: Typist) -> Iterator[tuple[str, str]]:
    """Every field of the sample in the order of the pages; goes from page to page and adds the rows on the way."""
    stored, filling = sample("household"), typist.frame.filling
    for at, page in enumerate(filling.form.pages):
        if at:
            typist.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        for row in stored.get(page.rows, ()) if page.rows else ():
            typist.press(Qt.Key.Key_F3)
            rid = filling.row_ids(page.rows)[-1]
            places = [
                place.path for group in filling.form.rows[page.rows].groups for line in group.rows for place in line
            ]
            yield from ((row_path(page.rows, rid, name), row[name]) for name in places if row.get(name))
        if not page.rows:
            yield from ((path, stored[path]) for path in filling.paths(page.id) if stored.get(path))


def _stop_inside(office: Office, at: int) -> None:
    seen = 0

    def on_commit(_connection: Connection) -> None:
        nonlocal seen
        seen += 1
        if seen == at:
            print("writing", flush=True)
            threading.Event().wait()

    event.listen(office.desk.store._drafts._writes, "commit", on_commit)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
