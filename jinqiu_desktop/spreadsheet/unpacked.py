"""What lies in the zip of an .xlsx or .ods: unpacked within bounds, and measured by a strict XML parser before a reader may spend memory on it.

Beside the size of each sheet it finds what the reader does not tell: cells that show an error, formulas without a value, hidden rows,
the names of single cells, macros and links to other files. It reads no value of a cell and knows no form.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import NoReturn
from xml.parsers import expat

LARGEST_ENTRY = 150 << 20
LARGEST_SUM = 300 << 20
MOST_CELLS = 6_000_000
"""Cells of the block from a sheet's A1 to its last filled cell, summed over the sheets."""

NAME_PREFIX = "JQ."
"""How the names begin by which a template knows its columns again."""

_RATIO = 200
_MOST_ENTRIES = 2_000
_LOCAL = struct.Struct("<4s5H3I2H")
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
_LETTERS = re.compile(r"[A-Za-z]{1,7}")
_DIGITS = re.compile(r"[0-9]{1,10}")
_ONE_CELL = re.compile(r"\$?(?:'((?:[^']|'')+)'|([^'!$]+))[.!]\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_IDENTITY = "[a-z0-9_]{1,60}/[0-9]{1,6}"
_TEMPLATE = re.compile(
    rf'<property\b[^>]*\bname="template_id"[^>]*>\s*<vt:lpwstr\b[^>]*>({_IDENTITY})</vt:lpwstr>'
    rf'|<meta:user-defined\b[^>]*\bmeta:name="template_id"[^>]*>({_IDENTITY})</meta:user-defined>'.encode()
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


class Trouble(Exception):
    """Why a file was not read: the code of a failure that does not know the file's name yet."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One sheet: `cells` of its block, and places as (row, column) from 0. `blanks` are formulas that were never computed."""

    cells: int
    errors: frozenset[tuple[int, int]]
    blanks: frozenset[tuple[int, int]]
    formulas: frozenset[tuple[int, int]]
    hidden: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class Package:
    """The sheets of a file by name, and what the file says of itself.

    `names`: sheet -> place -> name, of the names that are ours. `linked` are copies of sheets that stand in other files.
    """

    sheets: Mapping[str, Measured]
    names: Mapping[str, Mapping[tuple[int, int], str]] = field(default_factory=dict)
    template: str = ""
    is_1904: bool = False
    has_macros: bool = False
    has_links: bool = False
    linked: frozenset[str] = frozenset()
    is_ods: bool = False


def measure(content: bytes) -> Package:
    """Unpacks and measures an .xlsx, .xlsm or .ods. Raises `Trouble` sheet.not_a_table, .password, .too_large, .damaged."""
    try:
        parts = _unpacked(content)
        is_excel, is_ods = "xl/workbook.xml" in parts, parts.get("mimetype", b"").startswith(_ODS)
        # The reader would choose by itself between two of these, and one of them was not measured.
        if is_excel == is_ods or "xl/workbook.bin" in parts or ("content.xml" in parts) != is_ods:
            raise Trouble("sheet.not_a_table")
        package = _excel(parts) if is_excel else _ods(parts)
    except _TROUBLES as error:
        raise Trouble("sheet.damaged") from error
    if sum(one.cells for one in package.sheets.values()) > MOST_CELLS:
        raise Trouble("sheet.too_large")
    return package


def _unpacked(content: bytes) -> Mapping[str, bytes]:
    """The parts of the zip, none larger than it may be. What an entry claims is not believed: it is unpacked and counted."""
    parts: dict[str, bytes] = {}
    seen: set[str] = set()
    total = 0
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise Trouble("sheet.too_large")
    for entry in entries:
        part = _inflated(content, entry)
        total += len(part)
        if total > LARGEST_SUM:
            raise Trouble("sheet.too_large")
        if entry.filename.lower() in seen or len(part) != entry.file_size:
            raise Trouble("sheet.damaged")
        seen.add(entry.filename.lower())
        parts[entry.filename] = part
    return parts


def _inflated(content: bytes, entry: zipfile.ZipInfo) -> bytes:
    local = _LOCAL.unpack_from(content, entry.header_offset)
    start = entry.header_offset + _LOCAL.size + local[9] + local[10]
    packed = content[start : start + entry.compress_size]
    if entry.flag_bits & 1:
        raise Trouble("sheet.password")
    if entry.compress_type == zipfile.ZIP_STORED:
        return packed
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise Trouble("sheet.damaged")
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    part = stream.decompress(packed, LARGEST_ENTRY + 1)
    if len(part) > LARGEST_ENTRY or len(part) > _RATIO * max(len(packed), 4096):
        raise Trouble("sheet.too_large")
    if not stream.eof:
        raise Trouble("sheet.damaged")
    return part


class _Scan(ABC):
    """Goes through the XML of cells and keeps where they are; what they hold is the reader's."""

    def __init__(self) -> None:
        self._last_row = self._last_column = -1
        self._errors: set[tuple[int, int]] = set()
        self._blanks: set[tuple[int, int]] = set()
        self._formulas: set[tuple[int, int]] = set()
        self._hidden: set[int] = set()
        self._parser = expat.ParserCreate()

    def _go(self, part: bytes) -> None:
        if b"\0" in part:  # UTF-16, which the reader may take otherwise than we do
            raise Trouble("sheet.damaged")
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.Parse(part, True)

    @abstractmethod
    def _start(self, name: str, attributes: dict[str, str]) -> None: ...

    def _measured(self) -> Measured:
        return Measured(
            cells=(self._last_row + 1) * (self._last_column + 1),
            errors=frozenset(self._errors),
            blanks=frozenset(self._blanks),
            formulas=frozenset(self._formulas),
            hidden=frozenset(self._hidden),
        )


def _refuse_doctype(*_: object) -> NoReturn:
    raise Trouble("sheet.damaged")


# --- .xlsx ------------------------------------------------------------------------------------------------------------------


def _excel(parts: Mapping[str, bytes]) -> Package:
    scans = {
        name: _ExcelScan(part).measured() for name, part in parts.items() if any(mark in part for mark in _SHEET_MARKS)
    }
    book = _Workbook(parts)
    # A sheet's XML that no sheet names is measured too: the reader might find a way to it.
    sheets = {name: scans.pop(part) for name, part in book.files.items() if part in scans}
    return Package(
        sheets=sheets | scans,
        names=book.names,
        template=_template(parts.get("docProps/custom.xml", b"")),
        is_1904=book.is_1904,
        has_macros=any(name.lower().endswith("vbaproject.bin") for name in parts),
        has_links=any(name.lower().startswith("xl/externallinks/") for name in parts),
    )


class _ExcelScan(_Scan):
    def __init__(self, part: bytes) -> None:
        super().__init__()
        self._row, self._column = -1, 0
        self._cell = (0, 0)
        self._type: str | None = None
        self._is_formula = self._is_hidden = False
        self._go(part)

    def measured(self) -> Measured:
        return self._measured()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "v" or name == "is":
            self._fill()
        elif name == "f":
            self._begin_formula()
        elif name == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = 0
            self._is_hidden = attributes.get("hidden") in ("1", "true")
        elif ":" in name:
            self._start(name.rpartition(":")[2], attributes)

    def _fill(self) -> None:
        row, column = self._cell
        if row > self._last_row:
            self._last_row = row
        if column > self._last_column:
            self._last_column = column
        if self._is_hidden:
            self._hidden.add(row)
        if self._type == "e":
            self._errors.add(self._cell)
        if self._is_formula and self._type != "str":
            self._parser.CharacterDataHandler = self._has_value

    def _begin_formula(self) -> None:
        self._is_formula = True
        self._formulas.add(self._cell)
        if self._type != "str":
            self._blanks.add(self._cell)

    def _has_value(self, text: str) -> None:
        if text.strip():
            self._blanks.discard(self._cell)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._cell = (self._row, self._column)
        else:
            letters = reference.rstrip("0123456789")
            self._cell = (_row_number(reference[len(letters) :]), _column_number(letters))
        self._column = self._cell[1] + 1
        self._type = attributes.get("t")
        if self._is_formula:
            self._is_formula = False
            self._parser.CharacterDataHandler = None


@lru_cache(maxsize=64)
def _row_number(digits: str) -> int:
    if not _DIGITS.fullmatch(digits):
        raise Trouble("sheet.damaged")
    return int(digits) - 1


@lru_cache(maxsize=2000)
def _column_number(letters: str) -> int:
    if not _LETTERS.fullmatch(letters):
        raise Trouble("sheet.damaged")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


class _Workbook:
    """What the workbook says of its sheets: which part holds each, the names of their cells, and from when its days count."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._identities: dict[str, str] = {}
        self._targets: dict[str, str] = {}
        self._defined: dict[str, str] = {}
        self._name = ""
        self.is_1904 = False
        for part, handler in (("xl/workbook.xml", self._start), ("xl/_rels/workbook.xml.rels", self._relation)):
            parser = expat.ParserCreate()
            parser.StartElementHandler = handler
            parser.CharacterDataHandler = self._text
            parser.StartDoctypeDeclHandler = _refuse_doctype
            parser.Parse(parts.get(part, b"<none/>"), True)
        self.files = {name: self._targets.get(identity, "") for name, identity in self._identities.items()}
        self.names = _places_of(self._defined)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._name = attributes.get("name", "") if local == "definedName" else ""
        if local == "sheet":
            identity = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            self._identities[attributes.get("name", "")] = identity
        elif local == "workbookPr":
            self.is_1904 = attributes.get("date1904") in ("1", "true")

    def _text(self, text: str) -> None:
        if self._name.startswith(NAME_PREFIX):
            self._defined[self._name] = self._defined.get(self._name, "") + text

    def _relation(self, name: str, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "").removeprefix("/")
        self._targets[attributes.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"


def _places_of(defined: Mapping[str, str]) -> Mapping[str, Mapping[tuple[int, int], str]]:
    names: dict[str, dict[tuple[int, int], str]] = {}
    for name, reference in defined.items():
        match = _ONE_CELL.fullmatch(reference.strip())
        if match is not None:
            sheet = match[1].replace("''", "'") if match[1] else match[2]
            names.setdefault(sheet, {})[int(match[4]) - 1, _column_number(match[3])] = name.removeprefix(NAME_PREFIX)
    return names


def _template(part: bytes) -> str:
    match = _TEMPLATE.search(part)
    return (match[1] or match[2]).decode() if match else ""


# --- .ods -------------------------------------------------------------------------------------------------------------------


def _ods(parts: Mapping[str, bytes]) -> Package:
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b"") or "encrypted-package" in parts:
        raise Trouble("sheet.password")
    scan = _OdsScan(parts["content.xml"])
    return Package(
        sheets=scan.sheets,
        names=_places_of(scan.defined),
        template=_template(parts.get("meta.xml", b"")),
        has_macros=any(name.startswith(("Basic/", "Scripts/")) for name in parts),
        has_links=bool(scan.linked),
        linked=frozenset(scan.linked),
        is_ods=True,
    )


class _OdsScan(_Scan):
    """All sheets stand in one part. A row or cell may say that it stands there many times over."""

    def __init__(self, part: bytes) -> None:
        super().__init__()
        self.sheets: dict[str, Measured] = {}
        self.defined: dict[str, str] = {}
        self.linked: set[str] = set()
        self._name: str | None = None
        self._is_linked = False
        self._row, self._next_row = 0, 0
        self._column, self._next_column = 0, 0
        self._is_hidden = False
        self._go(part)
        self._close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table-cell" or name == "table:covered-table-cell":
            self._begin_cell(attributes)
        elif name == "text:p":
            self._fill()
        elif name == "table:table-row":
            self._row = self._next_row
            self._next_row += _times(attributes, "table:number-rows-repeated")
            self._column = self._next_column = 0
            self._is_hidden = attributes.get("table:visibility") in ("collapse", "filter")
        elif name == "table:table":
            self._close()
            self._name = attributes.get("table:name", "")
        elif name == "table:table-source":
            self._is_linked = True
        elif name == "table:named-range" and attributes.get("table:name", "").startswith(NAME_PREFIX):
            self.defined[attributes["table:name"]] = attributes.get("table:cell-range-address", "")

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._column = self._next_column
        self._next_column += _times(attributes, "table:number-columns-repeated")
        kind = attributes.get("office:value-type")
        is_formula = "table:formula" in attributes
        if kind is None and not is_formula:
            return
        self._fill()
        place = (self._row, self._column)
        if attributes.get("calcext:value-type") == "error":
            self._errors.add(place)
        if is_formula:
            self._formulas.add(place)
            if kind is None:
                self._blanks.add(place)

    def _fill(self) -> None:
        self._last_row = max(self._last_row, self._next_row - 1)
        self._last_column = max(self._last_column, self._next_column - 1)
        if self._is_hidden:
            self._hidden.add(self._row)

    def _close(self) -> None:
        if self._name is not None:
            self.sheets[self._name] = self._measured()
            self.linked |= {self._name} if self._is_linked else set()
        self._is_linked = False
        self._row = self._next_row = 0
        self._last_row = self._last_column = -1
        for found in (self._errors, self._blanks, self._formulas, self._hidden):
            found.clear()


def _times(attributes: Mapping[str, str], name: str) -> int:
    times = int(attributes.get(name, "1"))
    if not 1 <= times <= 10_000_000:
        raise Trouble("sheet.damaged")
    return times
