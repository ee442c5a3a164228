"""Lists as CSV, for banks that take no workbook: UTF-8 with the mark that Excel looks for, digits as they are, nothing that runs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO
from pathlib import Path

from jinqiu_desktop.places import write_whole
from jinqiu_desktop.spreadsheet.books import Shown
from jinqiu_desktop.spreadsheet.lists import ListColumn

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell of text must not begin with: a spreadsheet would take it for a formula."""


def write_csv(columns: Sequence[ListColumn], lines: Iterable[Sequence[Shown]], out: Path) -> None:
    """Writes a heading row and the lines. Raises `Failure` disk.full, folder.read_only, file.missing."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.label for column in columns])
    writer.writerows([[_harmless(value) for value in line] for line in lines])
    with write_whole(out) as file:
        file.write(text.getvalue().encode("utf-8-sig"))


def _harmless(value: Shown) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    told = str(value)
    return f"'{told}" if isinstance(value, str) and told.startswith(_RUNS) else told
