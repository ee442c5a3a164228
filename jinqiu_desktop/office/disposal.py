"""The disposal area of an Office: whose retention is over (保管期限), and the one act that cannot be taken back.

An archive is kept for years from the day it was closed, what was paid longer, what was refused shorter; how long, the notice says. What is
due is put on a list (销毁清册) that two persons sign; only then, and only if nothing of it has changed since, its content is removed. The list
names no person and stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jinqiu_desktop.errors import Failure, Problem, Refused, Severity, problem
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.records import Json, Record
from jinqiu_desktop.rules.ledgers import DESTROYED

ARCHIVE, FINANCE, REFUSED = "1", "2", "3"
"""Codes of retention_class."""

_YEARS = {
    ARCHIVE: ("retention.archive_years", 10),
    FINANCE: ("retention.finance_years", 30),
    REFUSED: ("retention.rejected_years", 3),
}
_OF_A_HOUSEHOLD = ("application", "authorization", "visit", "scan")
_OF_AN_APPLICATION = ("materials", "visit", "scan")


@dataclass(frozen=True, kw_only=True)
class Disposable:
    """A record whose retention is over: of which class, since when it counted, until when it had to be kept."""

    record: Record
    title: str
    kind: str
    since: date
    due: date


class Disposal:
    """The end of one office's records."""

    def __init__(self, desk: Desk, archive: Archive) -> None:
        self._desk = desk
        self._archive = archive

    def due(self) -> tuple[Disposable, ...]:
        """Every record of this office whose retention is over today."""
        found: dict[str, Disposable] = {}
        for record in self._ours("household"):
            if record.state == "closed" and (since := self._day(record, "leave", "closed_on")):
                for one in (record, *self._with(record)):
                    self._add(found, one, ARCHIVE, since)
            elif record.state == "refused":
                self._add(found, record, REFUSED, self._last_day(record))
        for record in self._ours("application"):
            if record.state == "closed":
                self._add(found, record, REFUSED, self._last_day(record))
        for record in self._ours("payment"):
            if record.state in ("paid", "bounced", "repeated", "void"):
                self._add(found, record, FINANCE, self._last_day(record))
        return tuple(found.values())

    def list(self) -> Filling:
        """A 销毁清册 of everything that is due, to be signed. Raises `Failure` dispose.nothing."""
        due = self.due()
        if not due:
            raise Failure("dispose.nothing")
        filling = self._archive.new("dispose", carry=False)
        for rid in filling.row_ids("list"):
            filling.remove_row("list", rid)
        filling.type("made_on", self._desk.today().isoformat())
        filling.add_rows("list", (_row(one) for one in due))
        return filling

    def sign(self, stored: Json) -> str:
        """The same from a file: who approved, who witnesses, by which rule; gives the uid of the approved 销毁清册.

        Raises `Failure` dispose.nothing, `Refused`; then nothing was kept.
        """
        filling = self.list()
        self._archive.save(filling)
        try:
            return self._archive.put("dispose", stored, filling.uid)
        except Refused:
            self._archive.discard(filling.uid)
            raise

    def destroy(self, uid: str) -> tuple[Problem, ...]:
        """Remove for ever what an approved 销毁清册 lists; gives what is still to do by hand (backups).

        Raises `Failure` record.unknown, dispose.unsigned, `Refused` with what is not due or was changed; then nothing was removed.
        """
        signed = self._archive.record(uid)
        if signed.form != "dispose" or signed.state != "approved":
            raise Failure("dispose.unsigned")
        due = {one.record.uid: one.record for one in self.due()}
        if against := list(self._against(signed, due)):
            raise Refused(against)
        listed = [str(row.value("record")) for row in signed.rows("list")]
        self._desk.store.destroy(listed, who=self._desk.profile.clerk, facts={"list": signed.number})
        told = {"destroyed_on": self._desk.today().isoformat(), "count": str(len(listed))}
        self._desk.store.log([self._archive.entry(uid, "destroy", told)], who=self._desk.profile.clerk)
        return (problem("", "dispose.backups", Severity.WARNING),)

    def _against(self, signed: Record, due: dict[str, Record]) -> Iterator[Problem]:
        for row in signed.rows("list"):
            listed, number = str(row.value("record")), str(row.value("number"))
            if self._desk.store.state(listed) == DESTROYED:
                continue  # by an act that was cut off before it was written down
            if listed not in due or due[listed].number != number:
                yield problem("", "dispose.early", number=number)
            elif row.value("digest") != due[listed].digest:
                yield problem("", "dispose.changed", number=number)

    def _ours(self, form_id: str) -> Iterator[Record]:
        records = (self._archive.record(uid) for uid in self._archive.all_saved(form_id))
        return (one for one in records if not one.owner)

    def _with(self, household: Record) -> Iterator[Record]:
        """What belongs to an archive and ends with it."""
        for one in self._naming(household, _OF_A_HOUSEHOLD):
            yield one
            if one.form == "application":
                yield from self._naming(one, _OF_AN_APPLICATION)

    def _naming(self, record: Record, forms: tuple[str, ...]) -> Iterator[Record]:
        found = (self._desk.store.record(uid) for uid in self._archive.referring(record.uid))
        return (one for one in found if one is not None and one.form in forms and not one.owner)

    def _add(self, found: dict[str, Disposable], record: Record, kind: str, since: date) -> None:
        key, usual = _YEARS[kind]
        years = self._desk.pack.get(key)
        due = _years_on(since, int(years) if years else usual)
        if due <= self._desk.today() and record.uid not in found:
            title = self._archive.form(record.form).title
            found[record.uid] = Disposable(record=record, title=title, kind=kind, since=since, due=due)

    def _day(self, record: Record, step: str, field: str) -> date | None:
        day = self._desk.store.said(record.uid, step).get(field)
        return date.fromisoformat(day) if isinstance(day, str) else None

    def _last_day(self, record: Record) -> date:
        return max((one.on for one in self._archive.steps(record.uid)), default=record.at.date())


def _row(one: Disposable) -> dict[str, str]:
    return {
        "number": one.record.number,
        "record": one.record.uid,
        "title": one.title,
        "class": one.kind,
        "since": one.since.isoformat(),
        "due": one.due.isoformat(),
        "digest": one.record.digest,
    }


def _years_on(day: date, years: int) -> date:
    """The same day so many years on; the last of February where the year has no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
