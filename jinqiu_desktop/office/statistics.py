"""The statistics area of an Office: fill a table, see who is behind a number, report it for good, add up what offices reported.

What is counted is in the tables (resources/tables), how it is counted in `reports` and `store`. A report is a record like any other: it is
frozen when it is reported, a correction is its next version, and it travels up in a bundle.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from jinqiu_desktop.errors import Failure, Problem, Refused, Severity, problem
from jinqiu_desktop.kinds import Json
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import LEVELS, Desk
from jinqiu_desktop.records import Record
from jinqiu_desktop.reports import TOTAL, Counting, Figures, Reported, Unassigned, Values, consolidated, doubts
from jinqiu_desktop.ruling import Sheet, laid_out
from jinqiu_desktop.tables import Cell, Column, Table, worded

REPORT = "report"
"""The form of a reported table."""

_REPORTED = "reported"
_ENDED = "ended"


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """A table one may fill: official, and whether the notice in force asks for it; its year is that of the campaign. `notice` is what the notice
    is called that it comes from.
    """

    id: str
    title: str
    official: bool
    asked: bool
    year: int
    cutoff: date
    notice: str = ""


class Statistics:
    """The tables of one office."""

    def __init__(self, desk: Desk, archive: Archive) -> None:
        self._desk = desk
        self._archive = archive

    def tables(self) -> tuple[Offered, ...]:
        """Every table there is, those the notice in force asks for first."""
        asked = self._desk.pack.tables
        ordered = [*asked, *(one for one in self._desk.catalog.table_ids if one not in asked)]
        broken = {one.where for one in self.broken()}
        return tuple(self._offered(self._desk.catalog.table(one), one in asked) for one in ordered if one not in broken)

    def broken(self) -> tuple[Problem, ...]:
        """The tables whose declaration cannot be used, and why; `where` is the table's id."""
        asked = [*self._desk.pack.tables, *self._desk.catalog.table_ids]
        return tuple(one for table_id in dict.fromkeys(asked) for one in self._wrong_with(table_id))

    def _wrong_with(self, table_id: str) -> Iterator[Problem]:
        try:
            self._desk.catalog.table(table_id)
        except Failure as failure:
            yield problem(table_id, failure.code, Severity.ERROR, **failure.facts)

    def _offered(self, table: Table, asked: bool) -> Offered:
        year = self._year(table)
        cutoff = self._cutoff(table, year)
        title = worded(table.title, year, cutoff)
        packs = self._desk.catalog
        notice = packs.policy(table.notice).title if table.notice in packs.policy_ids else ""
        return Offered(
            id=table.id, title=title, official=table.official, asked=asked, year=year, cutoff=cutoff, notice=notice
        )

    def figures(self, table_id: str, year: int | None = None, until: date | None = None) -> Figures:
        """A table filled from this office's store, own and received records, with last year's figures beside.

        Raises `Failure` table.unknown.
        """
        table = self._desk.catalog.table(table_id)
        year = self._year(table) if year is None else year
        cutoff = until or self._cutoff(table, year)
        counting, office = self._counting, self._desk.profile.name
        found = counting.figures(table, year, cutoff, office)
        return replace(found, before=self._last_year(table, year, cutoff))

    def _last_year(self, table: Table, year: int, cutoff: date) -> Values:
        """What was reported a year ago, else what the records say of it."""
        day = _a_year_before(cutoff)
        kept = [one for one in self.reported(table.id, year - 1) if one.cutoff == day]
        return (kept[-1] if kept else self._counting.figures(table, year - 1, day, "")).values

    @property
    def _counting(self) -> Counting:
        return Counting(self._desk.store, self._desk.catalog.form)

    def _year(self, table: Table) -> int:
        of_notice = self._desk.pack.get("campaign.year") if table.id in self._desk.pack.tables else None
        return int(of_notice or (table.year if table.notice == self._desk.pack.id else self._desk.today().year))

    def _cutoff(self, table: Table, year: int) -> date:
        """The day up to which is counted: as the notice in force says for its own tables, else as the table's notice said, in that year."""
        told = self._desk.pack.get("campaign.stat_cutoff") if table.id in self._desk.pack.tables else None
        day = date.fromisoformat(told) if told else table.cutoff_of(year)
        return day if day.year == year else table.cutoff_of(year)

    def sheet(self, figures: Figures, *, phone: str = "") -> Sheet:
        """A filled table as it is laid out on paper, with who filled it in."""
        person = figures.person or self._desk.profile.clerk
        return laid_out(figures, person=person, phone=phone or figures.phone, fact=self._desk.pack.get)

    def doubts(self, figures: Figures) -> tuple[Problem, ...]:
        """What does not fit together in a table (V28)."""
        return doubts(figures)

    def behind(self, figures: Figures, key: str, column: str = TOTAL) -> tuple[str, ...]:
        """The uids of the records a figure counts, none behind a blank; of a consolidated table, the reports it was added up from."""
        if figures.value(key, column) is None:
            return ()
        if figures.included:
            return tuple(one.uid for one in figures.included)
        return self._counting.behind(figures, key, column)

    def behind_unassigned(self, figures: Figures, one: Unassigned) -> tuple[str, ...]:
        """The uids of the records that fall in no part of a total."""
        return self._counting.behind_unassigned(figures, one)

    # --- reporting ---

    def report(self, figures: Figures, *, phone: str = "", remark: str = "") -> Record:
        """Freeze a table as it is reported; one reported before for the same year and day gets its next version, the same figures none.

        Raises `Refused` when a printed identity does not hold.
        """
        errors = [one for one in doubts(figures) if one.severity is Severity.ERROR]
        if errors:
            raise Refused(errors)
        answers = self._answers(figures, phone, remark)
        before = self._of(figures)
        if before is not None and _told_alike(self._figures_of(before), figures):
            return before
        uid = self._archive.put(REPORT, answers, before.uid if before else "")
        return self._archive.record(uid)

    def _answers(self, figures: Figures, phone: str, remark: str) -> Json:
        table = figures.table
        filled: dict[str, Json] = {
            "title": worded(table.title, figures.year, figures.cutoff),
            "table": table.id,
            "table_rev": str(table.rev),
            "year": str(figures.year),
            "cutoff": figures.cutoff.isoformat(),
            "union": self._desk.profile.name,
            "added_up": figures.added_up,
            "person": self._desk.profile.clerk,
            "reported_on": self._desk.today().isoformat(),
        }
        filled |= {name: text for name, text in (("phone", phone), ("remark", remark)) if text}
        filled["figures"] = [
            {
                "key": key,
                "column": column.id,
                "label": worded(cell.label, figures.year, figures.cutoff)[:120],
                "unit": "元" if cell.is_money else cell.unit,
                "value": str(_outside(cell, value)),
            }
            for column in figures.columns
            for key, cell in table.cells.items()
            if (value := figures.value(key, column.id)) is not None
        ]
        filled["beside"] = [
            {"key": one.key, "column": one.column, "value": str(_outside(table.cells[one.key], one.value))}
            for one in figures.unassigned
        ]
        added = figures.included if figures.added_up else ()
        there: list[Json] = [{"name": one.office, "version": str(one.version)} for one in added]
        missing: list[Json] = [{"name": name} for name in figures.missing]
        filled["offices"] = there + missing
        return filled

    def reported(self, table_id: str, year: int) -> tuple[Figures, ...]:
        """What this office reported of a table for a year, the earliest day first; each in its newest version."""
        found = [one for one in self._reports(table_id, year) if not one.owner]
        return tuple(sorted((self._figures_of(one) for one in found), key=lambda one: one.cutoff))

    def version(self, uid: str, no: int | None = None) -> Figures:
        """A reported table as it was in one of its versions. Raises `Failure` record.unknown."""
        record = self._archive.record(uid) if no is None else self._desk.store.record(uid, no)
        if record is None:
            raise Failure("record.unknown", name=uid)
        found = self._figures_of(record)
        return found if record.owner else replace(found, before=self._last_year(found.table, found.year, found.cutoff))

    def consolidated(self, table_id: str, year: int | None = None, until: date | None = None) -> Figures:
        """The sum of what subordinate offices reported for a year and day, with who is in it and who is missing. Raises `Failure` table.unknown."""
        table = self._desk.catalog.table(table_id)
        year = self._year(table) if year is None else year
        cutoff = until or self._cutoff(table, year)
        below = self._subordinate()
        whole = self._added_up(table, year, cutoff, below)
        return replace(
            whole,
            before=self._added_up(table, year - 1, _a_year_before(cutoff), below).values,
            missing=tuple(name for name in below if name not in whole.offices),
        )

    def _added_up(self, table: Table, year: int, cutoff: date, below: Sequence[str]) -> Figures:
        # An office may have counted its records and added up its offices' reports: then the sum stands for it.
        received = [one for one in self._reports(table.id, year) if one.owner and one.value("cutoff") == cutoff]
        received.sort(key=lambda one: one.value("added_up") is True)
        last = {one.owner: one for one in received}
        found = [self._figures_of(one) for one in last.values()]
        # A county passes on what its own offices sent it; its report has their figures in it already.
        reports = [one for one in found if one.office in below or not below]
        return consolidated(table, year, cutoff, self._desk.profile.name, reports)

    def _subordinate(self) -> tuple[str, ...]:
        """The offices below, as the list of them says, else those of a lower level whose cards are trusted."""
        listed = [self._archive.record(uid) for uid in self._archive.all_saved("office")]
        names = [str(one.value("name")) for one in listed if one.state != _ENDED]
        cards = [] if names else [peer.card for peer in self._desk.store.peers()]
        lower = LEVELS[: LEVELS.index(self._desk.profile.level)]
        return tuple(sorted({*names, *(card.office for card in cards if card.level in lower)}))

    def _of(self, figures: Figures) -> Record | None:
        """What this office reported of the same table, for the same year and day and in the same way."""
        own = [one for one in self._reports(figures.table.id, figures.year) if not one.owner]
        alike = (one for one in own if one.value("added_up") == figures.added_up)
        return next((one for one in alike if one.value("cutoff") == figures.cutoff), None)

    def _reports(self, table_id: str, year: int) -> list[Record]:
        found = (self._archive.record(uid) for uid in self._archive.all_saved(REPORT))
        return [
            one
            for one in found
            if one.value("table") == table_id and one.value("year") == year and one.state == _REPORTED
        ]

    def _figures_of(self, record: Record) -> Figures:
        table = self._desk.catalog.table(str(record.value("table")))
        year, cutoff = record.value("year"), record.value("cutoff")
        assert isinstance(cutoff, date)
        values = self._values_of(table, record)
        names = dict.fromkeys(str(row.value("column")) for row in record.rows("figures"))
        return Figures(
            table=table,
            year=int(str(year)),
            cutoff=cutoff,
            office=self._desk.office_named(record),
            columns=tuple(Column(id=name, label="合计" if name == TOTAL else name) for name in names) or table.columns
            if table.layout == "offices"
            else table.columns,
            values=values,
            included=(Reported(office=self._desk.office_named(record), version=record.no, uid=record.uid),),
            unassigned=tuple(self._beside(table, record)),
            offices=tuple(str(row.value("name")) for row in record.rows("offices") if row.value("version") is not None),
            missing=tuple(str(row.value("name")) for row in record.rows("offices") if row.value("version") is None),
            added_up=record.value("added_up") is True,
            person=str(record.value("person") or ""),
            phone=str(record.value("phone") or ""),
        )

    @staticmethod
    def _beside(table: Table, record: Record) -> Iterator[Unassigned]:
        for row in record.rows("beside"):
            key, value = str(row.value("key")), row.value("value")
            if key in table.cells and value is not None:
                held = _inside(table.cells[key], Decimal(str(value)))
                yield Unassigned(key=key, column=str(row.value("column")), value=held)

    @staticmethod
    def _values_of(table: Table, record: Record) -> dict[str, dict[str, int | None]]:
        found: dict[str, dict[str, int | None]] = {}
        for row in record.rows("figures"):
            key, value = str(row.value("key")), row.value("value")
            cell = table.cells.get(key)
            if cell is not None and value is not None:
                found.setdefault(key, {})[str(row.value("column"))] = _inside(cell, Decimal(str(value)))
        return found

    # --- out ---

    def write(self, figures: Figures, out: Path, *, phone: str = "") -> None:
        """A filled table as .xlsx, .pdf or .json, by the name of the file. Raises `Failure` report.format, disk.full, folder.read_only."""
        sheet = self.sheet(figures, phone=phone)
        kind = out.suffix.lower()
        if kind == ".xlsx":
            from jinqiu_desktop.spreadsheet import write_figures

            write_figures(sheet, figures, out)
            self._desk.stamp(out)
        elif kind == ".pdf":
            from jinqiu_desktop.printing import print_figures

            print_figures(sheet, out, across=self._desk.across)
        elif kind == ".json":
            from jinqiu_desktop.places import write_whole

            with write_whole(out) as file:
                file.write(json.dumps(self.as_json(figures), ensure_ascii=False, indent=1).encode())
        else:
            raise Failure("report.format", name=out.name)
        self._desk.note("report.write", "", table=figures.table.id, year=str(figures.year))

    def as_json(self, figures: Figures) -> dict[str, Json]:
        """A filled table for other programs: figures in the cell's own unit as decimal text, null where nothing was filled in."""
        table = figures.table
        columns = [column.id for column in figures.columns]
        return {
            "table": table.id,
            "title": worded(table.title, figures.year, figures.cutoff),
            "official": table.official,
            "year": figures.year,
            "cutoff": figures.cutoff.isoformat(),
            "office": figures.office,
            "figures": [
                {
                    "key": key,
                    "label": worded(cell.label, figures.year, figures.cutoff),
                    "unit": cell.unit,
                    "values": {name: _told(cell, figures.value(key, name)) for name in columns},
                    "before": {name: _told(cell, figures.before.get(key, {}).get(name)) for name in columns},
                }
                for key, cell in table.cells.items()
            ],
            "unassigned": [
                {"key": one.key, "column": one.column, "value": _told(table.cells[one.key], one.value)}
                for one in figures.unassigned
            ],
            "included": [{"office": one.office, "version": one.version, "id": one.uid} for one in figures.included],
            "missing": list(figures.missing),
        }


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def _told_alike(before: Figures, now: Figures) -> bool:
    """Whether a report would say the same again: figures, what was not counted, and of a sum who is in it."""
    beside = [{(one.key, one.column, one.value) for one in each.unassigned} for each in (before, now)]
    same = (before.offices, before.missing) == (now.offices, now.missing) and beside[0] == beside[1]
    return same and _there(before.values) == _there(now.values)


def _there(values: Values) -> Mapping[str, Mapping[str, int | None]]:
    """The figures that are there, as a reported table holds them: what is blank is left out."""
    filled = {key: {name: one for name, one in by.items() if one is not None} for key, by in values.items()}
    return {key: by for key, by in filled.items() if by}


def _outside(cell: Cell, value: int) -> Decimal | int:
    """A figure as it is reported: money in yuan, shares in per cent."""
    return Decimal(value) / 100 if cell.is_money or cell.unit == "%" else value


def _inside(cell: Cell, value: Decimal) -> int:
    return int(value * 100) if cell.is_money or cell.unit == "%" else int(value)


def _told(cell: Cell, value: int | None) -> str | None:
    if value is None:
        return None
    return str(Decimal(value) / 1_000_000 if cell.unit == "万元" else _outside(cell, value))
