"""A spreadsheet file as plain rows of cells: .xlsx, .xls and .ods, looked at before a reader may spend memory on them.

The fast reader (calamine) lays a sheet out as one dense block from its first to its last filled cell, and ends the whole program when that
block does not fit into memory; a file of 1 KB can ask for it. So what lies in a zip is measured first (`unpacked`), and all but a small
.xlsx is read by a process of its own with limits of time and memory; an .xls cannot be measured at all. This module knows no form.
"""

from __future__ import annotations

import gc
import multiprocessing
import re
import struct
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.places import told
from jinqiu_desktop.spreadsheet.unpacked import MOST_CELLS, Measured, Package, Trouble, measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Raw: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
"""What stands in a cell; a blank cell is an empty text."""

Merged: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last place (row and column from 0) of cells that are drawn as one."""

LARGEST_FILE = 50 << 20

_SMALL = (
    256 << 10
)  # bytes; to start a process takes longer than to read a table of this size, and its zip holds 50 MB at the most
_SECONDS = 60
_MEMORY = 3 << 30  # bytes of address space for the reading process, where the system can limit it
_ZIP = b"PK\3\4"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # how Excel wraps a workbook that has a password
_GLOBALS = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00")  # the first record of an .xls
_RECORD = struct.Struct("<HH")
_FILEPASS = 0x2F
_FIRST_RECORDS = 16
_MERGED_WITHIN = 24  # rows from the top: heads only


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet from its cell A1 on; places are (row, column) from 0.

    `errors` are the cells that show #N/A and the like, `uncomputed` the formulas whose value nobody has saved: in `rows` they are blank.
    Every other formula (`formulas`) stands in `rows` as the value that was saved. `hidden` are the rows that Excel does not show.
    `names` are the names by which a template knows its columns again. `merged` are the first and last places of what is drawn as one cell
    near the top of the sheet; an .ods says nothing of them.
    """

    name: str
    rows: list[list[Raw]]
    errors: frozenset[tuple[int, int]] = frozenset()
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    formulas: frozenset[tuple[int, int]] = frozenset()
    hidden: frozenset[int] = frozenset()
    names: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Book:
    """The sheets of a file, and what it says of itself: its template, the day its dates count from, macros, links to other files."""

    sheets: tuple[Sheet, ...]
    template: str = ""
    is_1904: bool = False
    has_macros: bool = False
    has_links: bool = False


def read_book(path: Path) -> Book:
    """Reads every sheet. Raises `Failure` sheet.not_a_table, .password, .too_large, .damaged, or what the system says about the file."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise told(error, path.name) from error
    if len(content) > LARGEST_FILE:
        raise Failure("sheet.too_large", name=path.name)
    try:
        if content.startswith(_ZIP):
            package = measure(content) if len(content) <= _SMALL else None
            return _read_zip(content, package) if package and not package.is_ods else _read_apart(content)
        if content.startswith(_OLE):
            return _read_apart(content)
    except Trouble as trouble:
        raise Failure(trouble.code, name=path.name) from trouble
    raise Failure("sheet.not_a_table", name=path.name)


def _read_zip(content: bytes, package: Package) -> Book:
    return Book(
        sheets=tuple(_with_places(sheet, package) for sheet in _sheets(content, package)),
        template=package.template,
        is_1904=package.is_1904,
        has_macros=package.has_macros,
        has_links=package.has_links,
    )


def _with_places(sheet: Sheet, package: Package) -> Sheet:
    found = package.sheets.get(sheet.name, _NOTHING)
    return Sheet(
        name=sheet.name,
        rows=sheet.rows,
        errors=found.errors,
        uncomputed=found.blanks,
        formulas=found.formulas - found.blanks - found.errors,
        hidden=found.hidden,
        names=package.names.get(sheet.name, {}),
        merged=sheet.merged,
    )


_NOTHING = Measured(cells=0, errors=frozenset(), blanks=frozenset(), formulas=frozenset(), hidden=frozenset())


def _sheets(content: bytes, package: Package | None = None) -> tuple[Sheet, ...]:
    """The sheets as the reader gives them; what an .ods only keeps a copy of is no sheet of it."""
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            left_out = package.linked if package else frozenset()
            read = ((name, book.get_sheet_by_index(at)) for at, name in enumerate(book.sheet_names))
            return tuple(
                Sheet(name=name, rows=list(one.to_python(skip_empty_area=False)), merged=tuple(_merged(one)))
                for name, one in read
                if name not in left_out
            )
    except PasswordError as error:
        raise Trouble("sheet.password") from error
    except CalamineError as error:
        raise Trouble("sheet.damaged") from error


def _merged(sheet: CalamineSheet) -> Iterator[Merged]:
    """In their order from the top."""
    found = sheet.merged_cell_ranges or ()
    return (one for one in sorted(found) if one[1][0] < _MERGED_WITHIN)


def _read_xls(content: bytes) -> Book:
    if _LOCKED in content or _has_filepass(content):
        raise Trouble("sheet.password")
    sheets = _sheets(content)
    if sum(len(sheet.rows) * len(sheet.rows[0]) for sheet in sheets if sheet.rows) > MOST_CELLS:
        raise Trouble("sheet.too_large")
    return Book(sheets=sheets)


def _has_filepass(content: bytes) -> bool:
    """Whether an .xls says at its beginning that the rest is locked; the reader would only call it damaged ([MS-XLS] 2.4.117)."""
    begins = _GLOBALS.search(content)
    at = begins.start() if begins else len(content)
    for _ in range(_FIRST_RECORDS):
        if at + _RECORD.size > len(content):
            return False
        kind, length = _RECORD.unpack_from(content, at)
        if kind == _FILEPASS:
            return True
        at += _RECORD.size + length
    return False


# --- in a process of its own ------------------------------------------------------------------------------------------------


def _read_apart(content: bytes) -> Book:
    """Reads in a process of its own: if that one dies or takes too long, this one goes on."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    reader = context.Process(target=_read_and_send, args=(theirs,), daemon=True)
    reader.start()
    theirs.close()
    try:
        ours.send_bytes(content)
        if not ours.poll(_SECONDS):
            raise Trouble("sheet.too_large")
        answer = ours.recv()
    except (EOFError, OSError) as error:  # it died
        raise Trouble("sheet.damaged") from error
    finally:
        ours.close()
        reader.kill()
        reader.join()
    if not isinstance(answer, Book):
        raise Trouble(answer)
    return answer


def _read_and_send(pipe: Connection) -> None:
    gc.disable()  # this process ends before it would matter
    _limit_memory()
    content = pipe.recv_bytes()
    try:
        pipe.send(_read_zip(content, measure(content)) if content.startswith(_ZIP) else _read_xls(content))
    except Trouble as trouble:
        pipe.send(trouble.code)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; there a process that asks for too much ends as well
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
