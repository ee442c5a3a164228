"""A spreadsheet file as plain rows of cells: .xlsx and .xls, looked at before a reader may spend memory on them.

The fast reader (calamine) lays a sheet out as one dense block from its first to its last filled cell, and ends the whole program when that
block does not fit into memory; a file of 1 KB can ask for it. So an .xlsx is unpacked and measured here first, and an .xls, which cannot
be measured so easily, is read by a process of its own. This module knows no form.
"""

from __future__ import annotations

import multiprocessing
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn, TypeAlias
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.places import told

Raw: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
"""What stands in a cell; a blank cell is an empty text."""

LARGEST_FILE = 50 << 20
LARGEST_ENTRY = 50 << 20
LARGEST_SUM = 200 << 20
MOST_CELLS = 6_000_000
"""Cells of the block from a sheet's A1 to its last filled cell, summed over the sheets."""

_RATIO = 200
_MOST_ENTRIES = 2_000
_XLS_SECONDS = 60
_XLS_MEMORY = 3 << 30  # bytes of address space for reading an .xls, where the system can limit it
_LOCAL = struct.Struct("<4s5H3I2H")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEET_MARKS = tuple("sheetData".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
# What Python's zipfile, zlib and expat raise on a hostile file.
_TROUBLES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    ValueError,
    KeyError,
    OSError,
    EOFError,
    RuntimeError,
)
_REFERENCE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,10})")
_TEMPLATE = re.compile(
    rb"<property\b[^>]*\bname=\"template_id\"[^>]*>\s*<vt:lpwstr\b[^>]*>([a-z0-9_]{1,60}/[0-9]{1,6})</vt:lpwstr>"
)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet from its cell A1 on. `errors` are the cells that show #N/A and the like; in `rows` they are blank."""

    name: str
    rows: list[list[Raw]]
    errors: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Book:
    """The sheets of a file, and the template it was made from, where it says so."""

    sheets: tuple[Sheet, ...]
    template: str = ""


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
        if content.startswith(b"PK\3\4"):
            return _read_xlsx(content)
        if content.startswith(_OLE):
            return Book(sheets=_read_apart(content))
    except _Trouble as trouble:
        raise Failure(trouble.code, name=path.name) from trouble
    raise Failure("sheet.not_a_table", name=path.name)


class _Trouble(Exception):
    """Why a file was not read: the code of a failure that does not know the file's name yet."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _sheets(content: bytes) -> tuple[Sheet, ...]:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            names = enumerate(book.sheet_names)
            return tuple(
                Sheet(name=name, rows=list(book.get_sheet_by_index(at).to_python(skip_empty_area=False)))
                for at, name in names
            )
    except PasswordError as error:
        raise _Trouble("sheet.password") from error
    except CalamineError as error:
        raise _Trouble("sheet.damaged") from error


# --- .xlsx: unpack and measure, then read ----------------------------------------------------------------------------------


def _read_xlsx(content: bytes) -> Book:
    try:
        parts = _unpacked(content)
        scans = {name: _Scan(part) for name, part in parts.items() if any(mark in part for mark in _SHEET_MARKS)}
        files = _files_of_sheets(parts)
    except _TROUBLES as error:
        raise _Trouble("sheet.damaged") from error
    if sum(scan.cells for scan in scans.values()) > MOST_CELLS:
        raise _Trouble("sheet.too_large")
    template = _TEMPLATE.search(parts.get("docProps/custom.xml", b""))
    sheets = tuple(
        Sheet(name=sheet.name, rows=sheet.rows, errors=scans[files[sheet.name]].errors)
        if files.get(sheet.name) in scans
        else sheet
        for sheet in _sheets(content)
    )
    return Book(sheets=sheets, template=template[1].decode() if template else "")


def _unpacked(content: bytes) -> Mapping[str, bytes]:
    """The parts of the zip, none larger than it may be. What an entry claims is not believed: it is unpacked and counted."""
    parts: dict[str, bytes] = {}
    total = 0
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise _Trouble("sheet.too_large")
    for entry in entries:
        part = _inflated(content, entry)
        total += len(part)
        if total > LARGEST_SUM:
            raise _Trouble("sheet.too_large")
        if entry.filename.lower() in {name.lower() for name in parts} or len(part) != entry.file_size:
            raise _Trouble("sheet.damaged")
        parts[entry.filename] = part
    # The reader would also take these two for a table, and they were not measured.
    if "xl/workbook.xml" not in parts or "xl/workbook.bin" in parts or "content.xml" in parts:
        raise _Trouble("sheet.not_a_table")
    return parts


def _inflated(content: bytes, entry: zipfile.ZipInfo) -> bytes:
    local = _LOCAL.unpack_from(content, entry.header_offset)
    start = entry.header_offset + _LOCAL.size + local[9] + local[10]
    packed = content[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return packed
    if entry.compress_type != zipfile.ZIP_DEFLATED or entry.flag_bits & 1:
        raise _Trouble("sheet.damaged")
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    part = stream.decompress(packed, LARGEST_ENTRY + 1)
    if len(part) > LARGEST_ENTRY or len(part) > _RATIO * max(len(packed), 4096):
        raise _Trouble("sheet.too_large")
    if not stream.eof:
        raise _Trouble("sheet.damaged")
    return part


class _Scan:
    """How large a block the cells of one sheet's XML span, and which of them show an error; found by a strict XML parser."""

    def __init__(self, part: bytes) -> None:
        if b"\0" in part:  # UTF-16, which the reader may take otherwise than we do
            raise _Trouble("sheet.damaged")
        self._row, self._column = -1, 0
        self._cell = (0, 0)
        self._is_error = False
        self._last_row = self._last_column = -1
        self._errors: set[tuple[int, int]] = set()
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.Parse(part, True)
        self.cells = (self._last_row + 1) * (self._last_column + 1)
        self.errors = frozenset(self._errors)

    def _doctype(self, *_: object) -> NoReturn:
        raise _Trouble("sheet.damaged")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2] if ":" in name else name
        if local == "c":
            self._begin_cell(attributes)
        elif local == "v" or local == "is":
            row, column = self._cell
            if row > self._last_row:
                self._last_row = row
            if column > self._last_column:
                self._last_column = column
            if self._is_error:
                self._errors.add(self._cell)
        elif local == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = 0

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._cell = (self._row, self._column)
        if "r" in attributes:
            reference = _REFERENCE.fullmatch(attributes["r"])
            if reference is None:
                raise _Trouble("sheet.damaged")
            self._cell = (int(reference[2]) - 1, _column_number(reference[1]))
        self._column = self._cell[1] + 1
        self._is_error = attributes.get("t") == "e"


@lru_cache(maxsize=2000)
def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _files_of_sheets(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """The part that holds each sheet."""
    names: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "sheet":
            identity = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            names[attributes.get("name", "")] = identity

    def relation(name: str, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "").removeprefix("/")
        targets[attributes.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"

    for part, handler in (("xl/workbook.xml", sheet), ("xl/_rels/workbook.xml.rels", relation)):
        parser = expat.ParserCreate()
        parser.StartElementHandler = handler
        parser.Parse(parts.get(part, b"<none/>"), True)
    return {name: targets.get(identity, "") for name, identity in names.items()}


# --- .xls: read apart -------------------------------------------------------------------------------------------------------


def _read_apart(content: bytes) -> tuple[Sheet, ...]:
    """Reads in a process of its own: if that one dies or takes too long, this one goes on."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    reader = context.Process(target=_read_and_send, args=(theirs,), daemon=True)
    reader.start()
    theirs.close()
    try:
        ours.send_bytes(content)
        if not ours.poll(_XLS_SECONDS):
            raise _Trouble("sheet.too_large")
        answer = ours.recv()
    except (EOFError, OSError) as error:  # it died
        raise _Trouble("sheet.damaged") from error
    finally:
        ours.close()
        reader.kill()
        reader.join()
    if isinstance(answer, str):
        raise _Trouble(answer)
    return tuple(answer)


def _read_and_send(pipe: Connection) -> None:
    _limit_memory()
    content = pipe.recv_bytes()
    try:
        sheets = _sheets(content)
    except _Trouble as trouble:
        pipe.send(trouble.code)
        return
    cells = sum(len(sheet.rows) * len(sheet.rows[0]) for sheet in sheets if sheet.rows)
    pipe.send("sheet.too_large" if cells > MOST_CELLS else sheets)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; there a process that asks for too much ends as well
        return
    resource.setrlimit(resource.RLIMIT_AS, (_XLS_MEMORY, _XLS_MEMORY))
