"""The measurement of statistics: every table counted once over 100,000 payments of 60,000 households, beside SQL written by hand for it.

The hand-written questions give the figures a notice prints and nothing else: no identities, nothing unassigned, no blank told from 0. Run by
`dev.py bench reports`; it tests nothing for being right.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.keys import KeyFile
from jinqiu_desktop.kinds import Ref, Value, id_check_digit
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import Answers, Record, Row, StepTaken, canonical, digest, new_rid, new_uid
from jinqiu_desktop.reports import Counting
from jinqiu_desktop.store import Store, Submission
from jinqiu_desktop.store.engine import reader

if TYPE_CHECKING:
    from bench import Figures

YEAR = 2026
NOW = datetime(YEAR, 9, 1, 4, tzinfo=UTC)
CUTOFF = date(YEAR, 8, 31)
OFFICE = "示例市总工会"

AT_ONCE = 5_000
"""Records that are saved together."""

PER_PAYMENT: Mapping[str, float] = {
    "household": 0.6,
    "payment": 1.0,
    "application": 0.2,
    "graduate": 0.2,
    "service": 0.1,
    "activity": 0.02,
    "fund": 0.02,
    "partner": 0.02,
}
"""Records of each form, as a share of the payments."""

TIMES = 3.0
"""What the program may take, in times of the SQL written by hand."""

QUICK = 0.1
"""Seconds: below this nobody waits, and what is compared is only how a question is put together."""


def bench_reports(figures: Figures, payments: int) -> None:
    """Every statistics table over 100,000 payments of 60,000 households; beside SQL written by hand for the same figures."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, catalog = Path(scratch) / "data", Catalog(resources())
        key_file, _ = KeyFile.create("只为量一量快慢")
        key = key_file.unlock("只为量一量快慢")
        with Store.create(folder, key_file, key, catalog, who="刘敏") as store:
            begin = time.perf_counter()
            made = _Made(catalog, payments).submissions()
            while some := list(islice(made, AT_ONCE)):  # what was saved is not kept in memory
                store.commit_many(some)
            took = time.perf_counter() - begin
        figures.tell(f"saving {payments:,} payments and the rest", took, "s")
        engine = reader(folder / "archive.db", key.database)
        with Store.open(folder, key, catalog) as store, engine.connect() as connection:
            counting = Counting(store, catalog.form)
            for table_id in catalog.table_ids:
                table, given = catalog.table(table_id), {"year": YEAR, "day": CUTOFF.isoformat()}
                ours, hand = [], []
                for _ in range(3):  # by turns, and the best of each: whatever else the computer does, both have it
                    begin = time.perf_counter()
                    counting.figures(table, YEAR, CUTOFF, OFFICE)
                    ours.append(time.perf_counter() - begin)
                    begin = time.perf_counter()
                    for question in BY_HAND[table_id]:
                        connection.execute(text(question), given).all()
                    hand.append(time.perf_counter() - begin)
                mine, plain = min(ours), min(hand)
                target = TIMES * plain if max(mine, plain) > QUICK else None
                figures.tell(table_id, mine, "s", target, f"by hand {plain:.2f} s, {mine / plain:.1f} times")
        engine.dispose()
    if (peak := _peak()) is not None:
        figures.tell("peak memory", peak, "MB", 350.0)


def _peak() -> float | None:
    """The most memory this process ever had, in MB; None where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return None
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM:")), None)


# --- records ---------------------------------------------------------------------------------------------------------------


class _Made:
    """Records of made-up people, as they are saved: answers and log, without what no table looks at."""

    def __init__(self, catalog: Catalog, payments: int) -> None:
        self._catalog = catalog
        self._chance = random.Random(11)
        self._serial = count()
        self._counts = {form: int(share * payments) for form, share in PER_PAYMENT.items()}
        self._students: list[tuple[str, str, str]] = []

    def submissions(self) -> Iterator[Submission]:
        """All of them, households first."""
        for form, wanted in self._counts.items():
            make = getattr(self, f"_{form}")
            for at in range(wanted):
                yield make(at)

    def _household(self, at: int) -> Submission:
        chance, uid = self._chance, self._uid()
        values: dict[str, Value] = {
            "head.idno": self._idno(),
            "head.sex": chance.choice("12"),
            "head.single_parent": chance.random() < 0.2,
            "type": chance.choice("112"),
            "zero_employment": chance.random() < 0.1,
        }
        rows = []
        for relation, education in (("10", "05"), (chance.choice(("20", "30")), chance.choice(_GRADES))):
            row: dict[str, Value] = {"idno": self._idno(), "relation": relation, "education": education}
            if relation != "10":
                row["entry_year"] = YEAR - chance.randrange(4)
                self._students.append((uid, rid := new_rid(), str(row["idno"])))
            rows.append(Row(rid=rid if relation != "10" else new_rid(), values=row))
        steps = [("submit", 40), ("archive", 60)]
        if at % 25 == 0:
            steps.append(("leave", 200 + at % 100))
        return self._submission("household", uid, values, steps, rows=tuple(rows))

    def _payment(self, at: int) -> Submission:
        chance = self._chance
        household, rid, idno = self._students[at % len(self._students)]
        values: dict[str, Value] = {
            "kind": "1" if at % 20 else "2",
            "year": YEAR if at % 10 else YEAR - 1,
            "application": Ref(self._uid()),
            "household": Ref(household),
            "student": Ref(household, rid),
            "pupil.idno": idno,
            "school.type": chance.choice(_SCHOOLS),
            "group": chance.choice(("1", "2", "8")),
            "amount": Decimal(chance.randrange(5, 60) * 100),
            "fund": chance.choice(("10", "20", "32", "33")),
        }
        steps = [("submit", 100 + at % 60), ("export", 165), ("paid", 170 + at % 100)]
        if at % 40 == 0:
            steps.append(("bounced", 250))
        return self._submission("payment", self._uid(), values, steps)

    def _application(self, at: int) -> Submission:
        chance = self._chance
        household, rid, idno = self._students[at % len(self._students)]
        values: dict[str, Value] = {
            "kind": chance.choice("123"),
            "year": YEAR,
            "household": Ref(household),
            "student": Ref(household, rid),
            "pupil.idno": idno,
            "school.type": chance.choice(_SCHOOLS),
            "group": chance.choice(("1", "2", "8")),
            "planned": Decimal(2000),
            "fund": chance.choice(("20", "32", "33", "34", "35")),
        }
        return self._submission("application", self._uid(), values, [("submit", 120), ("verify", 130 + at % 120)])

    def _graduate(self, at: int) -> Submission:
        chance = self._chance
        household, rid, _ = self._students[at % len(self._students)]
        values: dict[str, Value] = {
            "year": YEAR,
            "household": Ref(household),
            "student": Ref(household, rid),
            "pupil.idno": self._idno(),
            "graduation": YEAR - chance.randrange(3),
            "school.local": chance.random() < 0.5,
            "job_state": "01",
            "needs_help": chance.random() < 0.4,
        }
        steps: list[tuple[str, int]] = [("submit", 150)]
        if at % 3 == 0:
            steps.append(("employ", 180 + at % 120))
        return self._submission("graduate", self._uid(), values, steps)

    def _service(self, at: int) -> Submission:
        kind = self._chance.choice(("10", "20", "21", "30", "31", "32", "40", "50"))
        values: dict[str, Value] = {"kind": kind, "amount": Decimal(300)}
        return self._ledger("service", "on", at, values)

    def _activity(self, at: int) -> Submission:
        kind = self._chance.choice(("10", "20", "30"))
        values: dict[str, Value] = {"kind": kind, "times": 1, "posts": 40, "classes": 2, "persons": 35}
        return self._ledger("activity", "on", at, values)

    def _fund(self, at: int) -> Submission:
        values: dict[str, Value] = {
            "source": self._chance.choice(("10", "20", "31", "32", "33", "34", "35", "40")),
            "amount": Decimal(50_000),
        }
        return self._ledger("fund", "received_on", at, values)

    def _partner(self, at: int) -> Submission:
        values: dict[str, Value] = {"purpose": "1", "year": YEAR, "unit": f"示例市第{at % 1500}纺织厂", "posts": 4}
        return self._submission("partner", self._uid(), values, [("submit", 120)])

    def _ledger(self, form: str, dated: str, at: int, values: Mapping[str, Value]) -> Submission:
        day = date(YEAR, 1, 1) + timedelta(days=at % 300)
        return self._submission(form, self._uid(), {**values, "year": YEAR, dated: day}, [("submit", at % 300)])

    def _submission(
        self,
        form_id: str,
        uid: str,
        values: Mapping[str, Value],
        steps: Sequence[tuple[str, int]],
        rows: tuple[Row, ...] = (),
    ) -> Submission:
        """A record with the steps it took, each on a day of the year counted from 0."""
        form = self._catalog.form(form_id)
        known = {path: value for path, value in values.items() if path in form.fields}
        answers = Answers(values=known, blocks={"members": rows} if rows else {})
        written = digest(form.id, form.rev, canonical(form, answers))
        taken, prev = [], ""
        for step, day in steps:
            told = {"helped": "true"} if step == "employ" else {}
            one = StepTaken(
                event=self._uid(),
                uid=uid,
                step=step,
                outcome="",
                office=OFFICE,
                person="刘敏",
                on=date(YEAR, 1, 1) + timedelta(days=day),
                at=NOW,
                values={**told, "job_state": "02"} if step == "employ" else {},
                revision=written,
                prev=prev,
            )
            taken.append(one)
            prev = one.digest
        record = Record(
            uid=uid,
            no=1,
            number="",
            form=form.id,
            form_rev=form.rev,
            answers=answers,
            digest=written,
            frozen={path: value for path, value in values.items() if path in form.fields},
            office=OFFICE,
            by="刘敏",
            at=NOW,
        )
        return Submission(record=record, steps=tuple(taken), who="刘敏", act="submit.submit")

    def _uid(self) -> str:
        return new_uid(NOW + timedelta(milliseconds=next(self._serial)))

    def _idno(self) -> str:
        serial = next(self._serial)
        born = date(1960, 1, 1) + timedelta(days=serial % 15000)
        first = f"00{99 - serial // 15_000_000:02}99{born:%Y%m%d}{serial // 15000 % 1000:03}"
        return first + id_check_digit(first)


_GRADES = ("02", "03", "04", "05", "06", "07", "08")
_SCHOOLS = ("20", "30", "35", "40", "41", "50", "51", "52", "90")

# --- by hand ---------------------------------------------------------------------------------------------------------------

_STOOD = (
    """(SELECT s.state FROM x_{form}__step s WHERE s.uid = {of} AND s."on" <= :day ORDER BY s.place DESC LIMIT 1)"""
)


def _stood(form: str, of: str) -> str:
    """How a record stood on the cut-off day: its log lies together, so this is one look into an index."""
    return _STOOD.format(form=form, of=of)


def _cells(cells: Sequence[str]) -> str:
    return ", ".join(cells)


def _stages(aggregate: str, met: str, stages: Sequence[str]) -> list[str]:
    return [aggregate.format(f"{met} AND stage = {at}") for at, _ in enumerate(stages)]


_SUM, _PERSONS = "sum(CASE WHEN {} THEN amount END)", "count(DISTINCT CASE WHEN {} THEN idno END)"
_STAGE = """CASE WHEN school IN ('10', '20', '30') OR school = '35' AND education IN ('01', '02', '03') THEN 0
    WHEN school IN ('40', '41', '42') OR school = '35' AND education IN ('04', '05') THEN 1
    WHEN school IN ('50', '51', '52', '53') OR school = '35' AND education IN ('06', '07', '08', '09') THEN 2 END"""


def _payments(*more: str) -> str:
    """Payments of one year, by stage: of all, of archived households, of migrant workers; then what else a table prints of them."""
    archived = "stood IN ('archived', 'closed')"
    migrant = f"type = '2' AND {archived}"
    cells = ["sum(amount)", *_stages(_SUM, "true", "bcd"), _PERSONS.format(archived)]
    cells += [*_stages(_PERSONS, archived, "bcd"), _PERSONS.format(migrant), _SUM.format(migrant)]
    cells += [*_stages(_PERSONS, migrant, "bcd"), *_stages(_SUM, migrant, "bcd")]
    for one in more:
        cells += [_PERSONS.format(one), _SUM.format(one)]
    return f"""WITH paid AS MATERIALIZED (
        SELECT *, {_STAGE} AS stage FROM (
            SELECT p.amount, p.pupil__idno AS idno, p.school__type AS school, p."group" AS belongs, m.education, h.type,
                h.head__sex AS sex, h.head__single_parent AS single, {_stood("household", "p.household")} AS stood
            FROM x_payment p
            LEFT JOIN x_household h ON h.uid = p.household
            LEFT JOIN x_household_members m ON m.uid = p.student AND m.rid = p.student__rid
            WHERE p.kind = '1' AND p.year = :year AND {_stood("payment", "p.uid")} = 'paid'))
        SELECT {_cells(cells)} FROM paid"""  # noqa: S608 (our own words)


_FUNDS = f"""SELECT sum(amount), sum(CASE WHEN source = '10' THEN amount END), sum(CASE WHEN source = '20' THEN amount END),
    sum(CASE WHEN source IN ('31', '32', '33', '34', '35') THEN amount END), sum(CASE WHEN source = '40' THEN amount END)
    FROM x_fund f WHERE year = :year AND received_on <= :day
    AND (state IN ('kept', 'spent') OR {_stood("fund", "f.uid")} IN ('kept', 'spent'))"""  # noqa: S608

_ENTERED = f"""SELECT count(*), count(CASE WHEN education IN ('01', '02', '03') THEN 1 END),
    count(CASE WHEN education IN ('04', '05') THEN 1 END), count(CASE WHEN education IN ('06', '07', '08', '09') THEN 1 END)
    FROM x_household_members m WHERE entry_year = :year AND (relation BETWEEN '20' AND '44') AND relation <> '40'
    AND {_stood("household", "m.uid")} = 'archived'"""  # noqa: S608

_PARTNERS = f"""SELECT count(DISTINCT unit), sum(posts) FROM x_partner p
    WHERE purpose = '1' AND year = :year AND {_stood("partner", "p.uid")} IN ('kept', 'ended')"""  # noqa: S608

_CLASSES = f"""SELECT sum(classes), sum(persons) FROM x_activity a WHERE kind = '30' AND year = :year AND "on" <= :day
    AND (state = 'kept' OR {_stood("activity", "a.uid")} = 'kept')"""  # noqa: S608

_SERVICES = f"""SELECT {_cells([f"count(CASE WHEN kind = '{kind}' THEN 1 END)" for kind in (10, 20, 21, 30, 31, 32, 40, 50)])},
    sum(CASE WHEN kind = '32' THEN amount END), sum(CASE WHEN kind = '50' THEN amount END)
    FROM x_service s WHERE year = :year AND "on" <= :day AND (state = 'kept' OR {_stood("service", "s.uid")} = 'kept')"""  # noqa: S608

_ACTIVITIES = f"""SELECT sum(CASE WHEN kind = '10' THEN times END), sum(CASE WHEN kind = '10' THEN posts END),
    sum(CASE WHEN kind = '20' THEN posts END)
    FROM x_activity a WHERE year = :year AND "on" <= :day AND (state = 'kept' OR {_stood("activity", "a.uid")} = 'kept')"""  # noqa: S608

_EMPLOYED = """(SELECT s.{column} FROM x_graduate__step s WHERE s.uid = g.uid AND s.step = 'employ' AND s."on" <= :day
    ORDER BY s.place DESC LIMIT 1)"""
_SAID = """coalesce((SELECT s.says_job_state FROM x_graduate__step s WHERE s.uid = g.uid AND s."on" <= :day
    AND s.says_job_state IS NOT NULL ORDER BY s.place DESC LIMIT 1), g.job_state)"""


def _graduates(*more: str, by_cohort: bool = False) -> str:
    there = "year = :year AND stood IN ('tracked', 'employed')"
    met = [
        f"{there} AND graduation = :year",
        f"{there} AND graduation < :year",
        "year = :year AND stood = 'employed' AND job IN ('02', '03')",
        "year = :year AND stood = 'tracked' AND needs_help",
        "stood = 'employed' AND employed >= :year || '-01-01' AND helped",
        "year = :year AND stood = 'tracked' AND graduation = :year AND local",
        "year = :year AND stood = 'tracked' AND graduation < :year",
        *more,
    ]
    columns = ["true", *(f"graduation = :year - {back}" for back in (2, 1, 0))] if by_cohort else ["true"]
    cells = [f"count(CASE WHEN {one} AND {column} THEN 1 END)" for column in columns for one in met]
    return f"""WITH stood AS MATERIALIZED (
        SELECT g.year, g.graduation, g.needs_help, g.school__local AS local, h.type, h.zero_employment, a."group" AS belongs,
            {_stood("graduate", "g.uid")} AS stood, {_SAID} AS job,
            {_EMPLOYED.format(column='"on"')} AS employed, {_EMPLOYED.format(column="says_helped")} AS helped
        FROM x_graduate g LEFT JOIN x_household h ON h.uid = g.household LEFT JOIN x_application a ON a.uid = g.application)
        SELECT {_cells(cells)} FROM stood"""  # noqa: S608


def _demand() -> str:
    kinds, high, kept = "kind IN ('1', '2')", "school IN ('50', '51', '52', '53')", "house = 'archived'"
    persons = [
        f"{kinds} AND {kept} AND type = '1' AND school = '10'",
        f"{kinds} AND {kept} AND type = '1' AND school IN ('20', '30')",
        f"{kinds} AND {kept} AND type = '1' AND school IN ('40', '41', '42')",
        f"kind = '1' AND {kept} AND type = '1' AND {high}",
        f"kind = '2' AND {kept} AND type = '1' AND {high}",
        f"{kept} AND type = '2'",
        f"kind = '1' AND NOT {kept} AND {high}",
        f"kind = '2' AND NOT {kept} AND {high}",
        f"{kinds} AND NOT {kept} AND school = '35'",
        "belongs = '8'",
        "kind = '3'",
    ]
    money = [kept, f"NOT {kept}", *(f"fund = '{one}'" for one in (32, 33, 34, 35, 20))]
    cells = [_PERSONS.format(one) for one in persons] + [_SUM.format(one) for one in money]
    return f"""WITH asked AS MATERIALIZED (
        SELECT r.office, a.kind, a."group" AS belongs, a.fund, a.planned AS amount, a.pupil__idno AS idno, a.school__type AS school,
            h.type, coalesce({_stood("household", "a.household")}, 'draft') AS house, {_stood("application", "a.uid")} AS stood
        FROM x_application a JOIN record r ON r.n = a.n LEFT JOIN x_household h ON h.uid = a.household WHERE a.year = :year)
        SELECT office, {_cells(cells)} FROM asked WHERE stood NOT IN ('draft', 'returned', 'closed') GROUP BY office"""  # noqa: S608


_KINDS = ("school IN ('50', '51', '52', '53')", "school = '35'", "school NOT IN ('35', '50', '51', '52', '53')")
_ANHUI = f"""WITH paid AS MATERIALIZED (
    SELECT r.office, p.amount, p.pupil__idno AS idno, p.school__type AS school FROM x_payment p JOIN record r ON r.n = p.n
    WHERE p.kind = '1' AND p.year = :year AND p.fund = '32' AND {_stood("payment", "p.uid")} = 'paid')
    SELECT office, count(DISTINCT idno), sum(amount), {_cells([one.format(kind) for one in (_PERSONS, _SUM) for kind in _KINDS])}
    FROM paid GROUP BY office"""  # noqa: S608

_STUDY = (_FUNDS, _payments("belongs = '8'"), _ENTERED, _PARTNERS)
_HELPED = "year = :year AND stood IN ('tracked', 'employed') AND {}"

BY_HAND: Mapping[str, tuple[str, ...]] = {
    "study-pingdingshan-2022": _STUDY,
    "study-bozhou-2023": _STUDY,
    "study-yinchuan-2018": _STUDY,
    "study-qingpu-2017": (_FUNDS, _payments(), _ENTERED, _CLASSES, _PARTNERS),
    "national-2012": (_FUNDS, _payments("sex = '2' AND single"), _graduates(), _SERVICES, _ACTIVITIES),
    "work-qingpu-2017": (_graduates(), _SERVICES, _ACTIVITIES),
    "work-bozhou-2023": (
        _graduates(_HELPED.format("(type = '2' OR belongs = '8')"), by_cohort=True),
        _SERVICES,
        _ACTIVITIES,
    ),
    "work-yinchuan-2018": (
        _graduates(
            _HELPED.format("needs_help"),
            "year = :year AND stood = 'employed' AND needs_help",
            _HELPED.format("zero_employment"),
            "year = :year AND stood = 'employed' AND zero_employment",
        ),
        _SERVICES,
        _ACTIVITIES,
    ),
    "demand-bozhou-2023": (_demand(),),
    "summary-anhui-2023": (_ANHUI,),
}
"""The questions a good engineer would write for each table over the same derived tables."""
