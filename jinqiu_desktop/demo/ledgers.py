"""What a county writes down beside the applications: money that came in, graduates and what was done for them, events, units with posts.

Made up so that every line of a notice's tables has something to count. Days are those of the campaign: nothing lies after its last one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jinqiu_desktop.kinds import id_check_digit
from jinqiu_desktop.office import Office
from jinqiu_desktop.records import Json


@dataclass(frozen=True, kw_only=True)
class _Graduate:
    """A graduate: years since, whether they studied here and need help, and how they found work (job_state), if they did."""

    name: str
    since: int
    here: bool = False
    needs: bool = False
    work: str = ""

    def born(self, today: date) -> date:
        return date(today.year - self.since - 22, 6, 15)


_FUNDS = (
    ("10", "区人民政府", "30000"),
    ("20", "示例商会", "12000"),
    ("34", "本级工会经费", "40000"),
    ("40", "利息", "800"),
)
_GRADUATES = (
    _Graduate(name="陈小北", since=0, here=True, work="01"),
    _Graduate(name="林小南", since=0, here=True, needs=True),
    _Graduate(name="何小西", since=1, needs=True),
    _Graduate(name="郭小东", since=1, here=True, work="03"),
)
_SERVICES: Mapping[str, dict[str, Json]] = {
    "10": {},
    "20": {},
    "21": {"certificate": "护士执业资格证书"},
    "30": {},
    "31": {},
    "32": {"amount": "50000"},
    "40": {},
    "50": {"amount": "1500"},
}
_EVENTS = (
    {"kind": "10", "title": "阳光就业专场招聘会", "times": "2", "posts": "320"},
    {"kind": "20", "title": "爱心企业岗位对接", "posts": "45"},
    {"kind": "30", "title": "暑假托管班", "classes": "3", "persons": "86"},
)
_UNITS = (("示例市人民医院", "导诊、病案整理", "6"), ("示例市图书馆", "整理图书", "4"))


def keep(office: Office, today: date) -> None:
    """Writes the ledgers of a campaign into an office, each with the same checks as typing. Raises `Refused`."""
    year, day = str(today.year), today.isoformat()
    for form, answers in (*_given(year, day), *_held(year, day)):
        office.archive.put(form, answers)
    graduates = [office.archive.put("graduate", _told(one, at, today)) for at, one in enumerate(_GRADUATES, start=1)]
    for uid, one in zip(graduates, _GRADUATES, strict=True):
        if one.work:
            told = {"job_state": one.work, "employed_on": day, "unit": "示例市第一纺织厂", "helped": "是"}
            office.archive.step(uid, "employ", told)
    for kind, more in _SERVICES.items():
        answers = {"graduate": {"uid": graduates[0]}, "kind": kind, "year": year, "on": day, **more}
        office.archive.put("service", answers)


def _given(year: str, day: str) -> Iterator[tuple[str, Json]]:
    for source, donor, amount in _FUNDS:
        yield "fund", {"source": source, "year": year, "donor": donor, "amount": amount, "received_on": day}


def _held(year: str, day: str) -> Iterator[tuple[str, Json]]:
    for event in _EVENTS:
        yield "activity", {**event, "year": year, "on": day}
    for unit, work, posts in _UNITS:
        answers = {"unit": unit, "kind": "3", "purpose": "1", "year": year, "work": work, "posts": posts}
        yield "partner", answers


def _told(one: _Graduate, at: int, today: date) -> dict[str, Json]:
    seventeen = f"009901{one.born(today):%Y%m%d}{at:03}"
    return {
        "worker.name": f"{one.name[0]}建国",
        "pupil.name": one.name,
        "pupil.idno": seventeen + id_check_digit(seventeen),
        "year": str(today.year),
        "graduation": str(today.year - one.since),
        "school.name": "示例师范大学",
        "education": "07",
        "school.local": one.here,
        "needs_help": one.needs,
        "job_state": "07",
    }
