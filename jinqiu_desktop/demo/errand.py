"""What the offices of the demo do, each a job for a `Party`: it takes an open Office and plain values, and gives plain values.

Everything goes through Office, as for a person. A job knows nothing of other offices but the files it is given.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from jinqiu_desktop.demo.people import SCHOOLS, School, made_up_households, sample
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.kinds import Ref, age_on, birth_of
from jinqiu_desktop.office import Office
from jinqiu_desktop.records import Json, Record, RowOf

if TYPE_CHECKING:
    from jinqiu_desktop.bundle import ImportPlan
    from jinqiu_desktop.office.exchange import SealedBundle

UNARCHIVED = 2
"""Which of the households drawn has no archive and is only registered: one with a student at university, whom the notice admits."""


@dataclass(frozen=True, kw_only=True)
class Share:
    """The households of one office: those from `first` until before `last` of all that are drawn from a seed."""

    seed: int
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class Filed:
    """What an office took down: uids by paper they go on, how many households came in by a table, how many have no archive."""

    households: tuple[str, ...]
    applications: tuple[str, ...]
    papers: Mapping[str, tuple[str, ...]]
    imported: int
    unarchived: int


@dataclass(frozen=True, kw_only=True)
class Printed:
    """The papers of one kind in one file, and of how many records."""

    title: str
    path: Path
    count: int


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What taking in a bundle came to: the records that changed, remarks, records by kind of change, and how many clash with other offices'."""

    sender: str
    uids: tuple[str, ...]
    remarks: int
    changes: Mapping[str, int]
    clashes: int


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """What the county did with what it received: the applications it approved with the amount for each, and the household it sent back."""

    approved: int
    amount: str
    returned: str


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A bundle that was not let in: the sentence, and the digest of the data folder before and after."""

    reason: str
    before: str
    after: str


# --- at the grass roots ---------------------------------------------------------------------------------------------------


def type_in(office: Office, share: Share) -> Filed:
    """The sample household and the office's share, typed one by one; the applications of their students; the steps up to the county."""
    return _file(office, _typed(office, _drawn(office, share)), ())


def type_and_import(office: Office, share: Share, table: Path) -> Filed:
    """The same with every second household imported from a table, which is written for it."""
    drawn = _drawn(office, share)
    typed = _typed(office, {at: one for at, one in drawn.items() if at % 2 == 0})
    office.sheets.template(table, "household", [one for at, one in drawn.items() if at % 2])
    return _file(office, typed, office.sheets.import_table(table).uids)


def _drawn(office: Office, share: Share) -> dict[int, Json]:
    drawn = enumerate(made_up_households(share.last, random.Random(share.seed), office.today()))
    return {at: one for at, one in drawn if at >= share.first}


def _typed(office: Office, drawn: Mapping[int, Json]) -> tuple[str, ...]:
    first = office.archive.put("household", sample("household"))
    steps = {UNARCHIVED: "register"}
    return (first, *(office.archive.put("household", one, step=steps.get(at, "")) for at, one in drawn.items()))


def _file(office: Office, typed: tuple[str, ...], imported: tuple[str, ...]) -> Filed:
    """An application for every student, an authorization for every household, one posting; and the steps up to the county."""
    archive, days = office.archive, _Days.before(office.today())
    records = [archive.record(uid) for uid in (*typed, *imported)]
    applications = [archive.record(uid) for record in records for uid in _applications(office, record)]
    posting = _posting(office, applications, days)
    for application in applications:
        _lead_to_county(office, application.uid, days)
    archived = [record for record in records if record.state != "registered"]
    papers = {
        "annex1": [one.uid for one in applications if one.value("kind") == "1"],
        "annex2": [one.uid for one in applications if one.value("kind") == "2"],
        "annex3": [one.uid for one in archived if one.value("type") == "1"],
        "annex4": [one.uid for one in archived if one.value("type") == "2"],
        "annex5": [_authorization(office, record.uid) for record in records],
        "annex6": [posting],
    }
    return Filed(
        households=tuple(one.uid for one in records),
        applications=tuple(one.uid for one in applications),
        papers={paper: tuple(uids) for paper, uids in papers.items() if uids},
        imported=len(imported),
        unarchived=len(records) - len(archived),
    )


def _applications(office: Office, household: Record) -> Iterator[str]:
    """Applications for the students of a household that are old enough, or go to a special school."""
    for row in household.rows("members"):
        school = SCHOOLS.get(str(row.value("unit")))
        if school is not None and school.kind:
            yield office.archive.put("application", application_for(household, row, office.today()))


def application_for(household: Record, row: RowOf, today: date) -> dict[str, Json]:
    """An application as `put` takes it, for a member at one of the made-up schools."""
    school, entry = SCHOOLS[str(row.value("unit"))], int(str(row.value("entry_year")))
    typed: dict[str, Json] = {
        "kind": "新入学" if entry == today.year else "在校圆梦",
        "year": str(today.year),
        "school.type": school.kind,
        "school.name": school.name,
        "school.entry": f"{entry}-09",
        "school.years": str(row.value("years")),
        "school.major": school.major,
        "reason": _reason(household, school),
    }
    typed |= _guardian(household, str(row.value("idno")), today)
    return typed | {"household": {"uid": household.uid}, "student": {"uid": household.uid, "rid": row.rid}}


def _reason(household: Record, school: School) -> str:
    sick = any(row.value("health") == "2" for row in household.rows("members"))
    parts = (
        "家庭收入低",
        "家人长期患病" if sick else "",
        "孩子康复和交通支出较大" if school.kind == "特殊教育" else "学费和生活费难以承担",
        "申请金秋助学救助，保证完成学业",
    )
    return "，".join(filter(None, parts)) + "。"


def _guardian(household: Record, idno: str, today: date) -> dict[str, str]:
    """A student under 18 has a guardian; for one under 14 the guardian has consented apart."""
    age = age_on(birth_of(idno), today)
    guardian = {"guardian": str(household.value("head.name"))} if age < 18 else {}
    return guardian | ({"consent_on": _Days.before(today).visited.isoformat()} if age < 14 else {})


def _authorization(office: Office, household: str) -> str:
    typed = {"household": {"uid": household}, "agent": office.profile.clerk, "union": office.profile.name}
    return office.archive.put("authorization", typed)


def _posting(office: Office, applications: list[Record], days: _Days) -> str:
    filling = office.archive.new("posting")
    typed = {
        "unit.name": office.profile.name.removesuffix("工会"),
        "begins": days.begins.isoformat(),
        "ends": days.ends.isoformat(),
        "signed_on": days.begins.isoformat(),
        "phone": "0558-5550002",
    }
    for path, text in typed.items():
        filling.type(path, text)
    for application in applications:
        office.papers.list_publicly(filling, application.uid)
    return office.archive.submit(filling).uid


@dataclass(frozen=True, kw_only=True)
class _Days:
    """When the office did what comes before the county's turn, all of it over by today."""

    visited: date
    reviewed: date
    begins: date
    ends: date

    @staticmethod
    def before(today: date) -> _Days:
        visited, reviewed, begins, ends = (today - timedelta(days=days) for days in (20, 17, 16, 10))
        return _Days(visited=visited, reviewed=reviewed, begins=begins, ends=ends)


def _lead_to_county(office: Office, application: str, days: _Days) -> None:
    reviewed = {"opinion": "情况属实，同意上报。", "signer": "吴建国", "signed_on": days.reviewed.isoformat()}
    posted = {"begins": days.begins.isoformat(), "ends": days.ends.isoformat(), "objection": "无异议"}
    visited = {"visitors": "周文静、吴建国", "visited_on": days.visited.isoformat(), "found": "情况属实"}
    for step, typed in {"verify": visited, "review": reviewed, "posting": posted}.items():
        office.archive.step(application, step, typed)


def print_papers(office: Office, papers: Mapping[str, tuple[str, ...]], out: Path) -> tuple[Printed, ...]:
    """The papers of records, each kind in one PDF of a new folder."""
    out.mkdir()
    written = []
    for paper, uids in papers.items():
        title = office.papers.title(paper)
        (path,) = office.papers.save(paper, uids, out / f"{title}.pdf")
        written.append(Printed(title=title, path=path, count=len(uids)))
    return tuple(written)


def back_up(office: Office, path: Path) -> None:
    """A backup, which is opened and compared once."""
    office.safety.backup(path)


def mend(office: Office, household: str, path: str, text: str) -> None:
    """Corrects the cell that another office remarked on, and submits again. Raises `Failure` demo.differs when the remark is not there."""
    if not any(one.code == "remark" and one.where == path for one in office.archive.problems(household)):
        raise Failure("demo.differs", what="退回的意见没有落在那一格")
    filling = office.archive.edit(household)
    filling.type(path, text)
    office.archive.submit(filling)


# --- between offices ------------------------------------------------------------------------------------------------------


def hand_out_card(office: Office, path: Path) -> None:
    """The office's public card as a file."""
    office.exchange.export_card(path)


def trust(office: Office, *cards: Path) -> None:
    """Takes in the cards of others."""
    for card in cards:
        office.exchange.trust(card)


def seal(office: Office, card: Path, out: Path) -> SealedBundle:
    """A bundle of everything submitted, for the office of a card."""
    return office.exchange.seal(card, out, ())


def give_back(office: Office, card: Path, out: Path) -> SealedBundle:
    """A return bundle of everything the office of a card has an answer to."""
    return office.exchange.return_to(card, out)


def lay_open(office: Office, path: Path, out: Path) -> int:
    """A bundle checked and laid out in a folder, for other programs; gives how many records it holds."""
    return office.exchange.open(path, out).records


def receive(office: Office, path: Path) -> Taken:
    """Takes a bundle in."""
    received = office.receiving.receive(path)
    return _taken(received.plan, received.taken, received.remarks)


def look_into(office: Office, path: Path) -> Taken:
    """What taking a bundle in would change; nothing is written."""
    plan = office.receiving.plan(path)
    return _taken(plan, tuple(one.uid for one in plan.records if one.is_changed), len(plan.remarks))


def _taken(plan: ImportPlan, uids: tuple[str, ...], remarks: int) -> Taken:
    households = [one for one in plan.records if one.form == "household"]
    clashing = [one for one in households if any(each.code == "bundle.person_twice" for each in one.problems)]
    return Taken(
        sender=plan.manifest.sender.office,
        uids=uids,
        remarks=remarks,
        changes={change: count for change, count in plan.counts.items() if count},
        clashes=len(clashing),
    )


def refuse(office: Office, path: Path) -> Refusal:
    """Tries to take in a bundle that was tampered with. Raises `Failure` demo.differs when it is let in."""
    before = fingerprint(office.desk.folder)
    try:
        office.receiving.receive(path)
    except Failure as failure:
        return Refusal(reason=str(failure), before=before, after=fingerprint(office.desk.folder))
    raise Failure("demo.differs", what="改坏的包也收下了")


def fingerprint(folder: Path) -> str:
    """A digest over every file of a data folder, as it lies on the disk; without what only says that it is open."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in ("lock", "holder.txt") and path.suffix != ".db-shm":
            found.update(f"{path.relative_to(folder).as_posix()}\n".encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def holdings(office: Office) -> Mapping[str, str]:
    """Every record here by its uid: the digest of its answers and, behind it, of the last entry of its log."""
    found: dict[str, str] = {}
    for form in office.desk.catalog.form_ids:
        for uid in office.archive.all_saved(form):
            log = office.archive.steps(uid)
            found[uid] = f"{office.archive.record(uid).digest} {log[-1].digest if log else ''}"
    return found


# --- at the county --------------------------------------------------------------------------------------------------------


def review(office: Office, uids: tuple[str, ...], cell: str) -> Reviewed:
    """Approves the applications of households without an archive with the most the notice allows; sends one archive back with a remark.

    `uids` are the records of one sender; `cell` is where the remark stands.
    """
    records = [office.archive.record(uid) for uid in uids]
    unarchived = {one.uid for one in records if one.form == "household" and one.state == "registered"}
    due = [one for one in records if one.form == "application" and _household_of(one) in unarchived]
    amount = str(max(rule.most for rule in office.desk.pack.amounts if rule.archived is False and rule.most))
    today = office.today().isoformat()
    for one in due:
        typed = {"opinion": "同意救助。", "signer": "何丽", "signed_on": today, "amount": amount}
        office.archive.step(one.uid, "center_review", typed)
    returned = next(one for one in reversed(records) if one.form == "household" and one.state == "submitted")
    office.receiving.remark(returned.uid, cell, "门牌号与户口簿不一致，请核对后重报。")
    office.archive.step(returned.uid, "archive", {"opinion": "门牌号不一致，退回补正。"}, "returned")
    return Reviewed(approved=len(due), amount=amount, returned=returned.uid)


def _household_of(application: Record) -> str:
    household = application.value("household")
    return household.uid if isinstance(household, Ref) else ""


def held_by_form(office: Office) -> Mapping[str, int]:
    """How many records of each form are here, by the form's title."""
    forms = office.desk.catalog.form_ids
    counted = {office.archive.form(form).title: len(list(office.archive.all_saved(form))) for form in forms}
    return {title: count for title, count in counted.items() if count}
