"""A made-up city of 3 counties, 40 offices and 2,000 households, drawn from a fixed random number, for tests of what is counted.

`make_city` gives plain lists of plain things: who lives there, who applied, what was paid, given, served, and on which day each step was
taken. Beside ordinary ones there is, for every reason why a thing may not count, one that only this reason keeps out. It knows nothing
of tables and statistics; `plain_count` counts these lists. `load` and `load_all` put a city into a store as the program itself would have
written it. Money is held in fen. Everybody is made up: id numbers begin with 0099, an area that does not exist.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count, product
from typing import ClassVar, TypeVar

from stored import GIVEN, SURNAMES

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.kinds import id_check_digit, luhn_ok
from jinqiu_desktop.office.desk import PACK
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import (
    CopiedFrom,
    Json,
    Record,
    StepTaken,
    Whole,
    canonical,
    digest,
    from_json,
    references,
)
from jinqiu_desktop.rules import Around, Claim
from jinqiu_desktop.store import BundleSeen, Intake, Store, Submission, TakenIn

SEED = 16  # with it no two figures of an official table are equal

CUTOFFS: Mapping[int, date] = {
    2012: date(2012, 8, 31),
    2017: date(2017, 8, 25),  # no cut-off is printed: the day of the report
    2018: date(2018, 8, 31),
    2022: date(2022, 8, 31),
    2023: date(2023, 8, 29),  # the day of the stage report
}

POLICIES: Mapping[int, str] = {
    2012: "national-2012",
    2017: "qingpu-2017",
    2018: "yinchuan-2018",
    2022: "pingdingshan-2022",
    2023: "bozhou-2023",
}

OFFICES, HOUSEHOLDS = 40, 2000
CLERK = "周文静"

_COUNTIES = (("示例东县", "341602"), ("示例南县", "341621"), ("示例西县", "341622"))
_WORKS = ("第一纺织厂", "机械厂", "公交公司", "建筑公司", "环卫所", "供水公司", "人民医院", "第二中学", "食品厂", "运输公司", "玻璃厂", "百货公司", "印刷厂")  # fmt: skip


# --- the things -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One entry of a log: which step, on which civil day, what was said with it (as stored), and the state it leads to."""

    step: str
    on: date
    state: str
    values: Mapping[str, Json] = field(default_factory=dict)
    outcome: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class County:
    """A county."""

    name: str
    region: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """A union office that keeps its own store."""

    name: str
    county: str
    region: str


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What every record of the city has: its uid, whose it is, its log in order, and its answers as `archive.put` takes them."""

    form: ClassVar[str]
    uid: str
    office: str
    steps: tuple[Step, ...]
    answers: Mapping[str, Json] = field(repr=False)

    def state_on(self, day: date) -> str:
        """The state on a day: where the last entry of the log leads whose day is not later; draft before the first."""
        state = "draft"
        for one in self.steps:
            if one.on <= day:
                state = one.state
        return state


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A member of a household; codes of relation, identity and education, which is empty for who never went to school."""

    rid: str
    name: str
    idno: str
    relation: str
    identity: str
    education: str = ""
    entry_year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Household(Thing):
    """An archive: `type` 1 城镇困难职工, 2 困难农民工; whether its head is a woman and a single parent; whether nobody has work."""

    form = "household"
    type: str
    head_name: str
    head_is_woman: bool
    single_parent: bool
    zero_employment: bool
    members: tuple[Member, ...]


@dataclass(frozen=True, kw_only=True)
class Application(Thing):
    """An application for one student; codes of kind, group (may be empty), school and fund (may be empty). `asked` and `planned`: what the family asks for
    and what 亳州's notice gives (fen)."""

    form = "application"
    household: Household
    student: Member
    kind: str
    year: int
    school: str
    group: str
    fund: str
    asked: int | None
    planned: int | None


@dataclass(frozen=True, kw_only=True)
class Payment(Thing):
    """A payment for an application; `kind` 1 助学金, 2 岗位补贴, 3 求职补贴; amount in fen."""

    form = "payment"
    application: Application
    kind: str
    year: int
    amount: int
    fund: str


@dataclass(frozen=True, kw_only=True)
class Fund(Thing):
    """A gift or allocation; code of its source, amount in fen."""

    form = "fund"
    source: str
    year: int
    amount: int
    received_on: date


@dataclass(frozen=True, kw_only=True)
class Graduate(Thing):
    """A graduate who is looked after; `graduation` is the year, `local` whether the school is here (None: not said), `job_state` a code."""

    form = "graduate"
    household: Household | None
    year: int
    graduation: int
    local: bool | None
    needs_help: bool
    job_state: str


@dataclass(frozen=True, kw_only=True)
class Service(Thing):
    """One service for a graduate; code of its kind, amount in fen (0 where none is asked for)."""

    form = "service"
    graduate: Graduate
    kind: str
    year: int
    on: date
    amount: int


@dataclass(frozen=True, kw_only=True)
class Activity(Thing):
    """A fair, a class, a meeting; code of its kind."""

    form = "activity"
    kind: str
    year: int
    on: date
    times: int
    posts: int
    classes: int
    persons: int


@dataclass(frozen=True, kw_only=True)
class Partner(Thing):
    """A unit that offers posts; `purpose` 1 勤工俭学和社会实践, 2 毕业生就业, 3 见习."""

    form = "partner"
    unit: str
    purpose: str
    year: int
    posts: int


@dataclass(frozen=True, kw_only=True)
class Survey(Thing):
    """What an office found out of a household before anybody applied."""

    form = "survey"
    year: int


_Some = TypeVar("_Some", bound=Thing)


@dataclass(frozen=True, kw_only=True, eq=False)
class City:
    """Everything there is, at the campaign of a year with the day up to which is counted."""

    year: int
    cutoff: date
    policy: str
    counties: tuple[County, ...]
    offices: tuple[Office, ...]
    households: tuple[Household, ...]
    applications: tuple[Application, ...]
    payments: tuple[Payment, ...]
    funds: tuple[Fund, ...]
    graduates: tuple[Graduate, ...]
    services: tuple[Service, ...]
    activities: tuple[Activity, ...]
    partners: tuple[Partner, ...]
    surveys: tuple[Survey, ...]

    @property
    def begin(self) -> date:
        """The first day of the campaign's year."""
        return date(self.year, 1, 1)

    def only(self, *names: str) -> City:
        """What some offices have; a county's name means all its offices."""
        offices = tuple(one for one in self.offices if one.name in names or one.county in names)
        own = {one.name for one in offices}

        def of(things: Iterable[_Some]) -> tuple[_Some, ...]:
            return tuple(one for one in things if one.office in own)

        return replace(
            self,
            counties=tuple(one for one in self.counties if any(office.county == one.name for office in offices)),
            offices=offices,
            households=of(self.households),
            applications=of(self.applications),
            payments=of(self.payments),
            funds=of(self.funds),
            graduates=of(self.graduates),
            services=of(self.services),
            activities=of(self.activities),
            partners=of(self.partners),
            surveys=of(self.surveys),
        )

    def things(self) -> Iterator[Thing]:
        """Every record, what is referred to before what refers to it."""
        yield from self.surveys
        yield from self.households
        yield from self.funds
        yield from self.applications
        yield from self.payments
        yield from self.graduates
        yield from self.services
        yield from self.activities
        yield from self.partners


@cache
def make_city(year: int, cutoff: date | None = None, seed: int = SEED) -> City:
    """The city at the campaign of a year; the same year, cut-off and seed give the same city. Raises KeyError for a year without a notice."""
    return _Making(year, cutoff or CUTOFFS[year], seed).city()


# --- making it ------------------------------------------------------------------------------------------------------------

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Schooling:
    """A kind of school: what its students are called in the archive, and when they begin. `education` is empty where nobody says."""

    school: str
    education: str
    identity: str
    begins: int
    years: int


_SCHOOLINGS = tuple(
    _Schooling(school=school, education=education, identity=identity, begins=begins, years=years)
    for school, education, identity, begins, years in (
        ("10", "01", "17", 3, 3),
        ("20", "02", "16", 6, 6),
        ("30", "03", "15", 12, 3),
        ("35", "02", "16", 7, 6),
        ("35", "05", "13", 15, 3),
        ("35", "06", "12", 18, 3),
        ("35", "", "24", 9, 6),  # a disabled child of whom nobody says the class
        ("10", "", "17", 3, 3),  # a child at preschool whose 学历 nobody wrote down
        ("40", "04", "14", 15, 3),
        ("41", "05", "13", 15, 3),
        ("42", "05", "13", 15, 3),
        ("50", "06", "12", 18, 3),
        ("51", "07", "12", 18, 4),
        ("52", "08", "11", 22, 3),
        ("53", "09", "11", 25, 4),
        ("90", "04", "03", 15, 3),  # 两后生: finished school, goes to none
    )
)
_AT = {one.school: one for one in reversed(_SCHOOLINGS)}
_LIKELY = tuple(_AT[school] for school in ("20", "30", "40", "41", "50", "51"))

_CHILDREN = ("20", "30", "20", "30", "22", "32", "31", "21", "27", "37")
_OTHERS_AT_SCHOOL = ("28", "38", "73", "77", "93", "94", "12")
"""Relations of students who are no children of the head: 女婿, 儿媳, 弟弟, 妹妹, 侄子, 侄女, 妻子."""

_ARCHIVE_STORIES = ("archived", "archived_late", "closed", "closed_late", "registered", "submitted", "returned", "refused")  # fmt: skip
_PAYMENT_STORIES = ("good", "on_the_day", "late", "waiting", "bounced", "bounced_late", "void", "entered_late")
_UNPAID_STORIES = ("submitted", "verified", "reported", "approved", "returned", "refused", "ended", "ended_late", "draft")  # fmt: skip
_KEPT_STORIES = ("good", "on_the_day", "late", "void", "void_late")
_JOB_STORIES = (
    "tracked",
    "updated",
    "updated_late",
    "employed",
    "employed_alone",
    "employed_last_year",
    "employed_late",
    "lost",
    "lost_late",
    "employed_again",
    "ended",
    "ended_after_work",
    "ended_late",
    "registered_late",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Recipe:
    """What one household with a student shall be like; the rest is drawn.

    `story` is what became of the payment, `asked` of an application that was not paid; `applied` is the 申请类型, `kind` that of the payment.
    """

    schooling: _Schooling
    story: str = "good"
    asked: str = ""
    applied: str = ""
    entered: int | None = None
    type: str = "1"
    archive: str = "archived"
    kind: str = "1"
    year_before: bool = False
    group: str = ""
    woman: bool | None = None
    single: bool | None = None
    fund: str = ""


def _recipes() -> Iterator[_Recipe]:
    """For whatever is counted, one thing for every single reason why it may not count, and one that does count."""
    for schooling, type_ in product(_SCHOOLINGS, ("1", "2")):
        made = _Recipe(schooling=schooling, type=type_)
        yield from _every_way(made)
        yield from (replace(made, archive=one) for one in ("registered", "closed", "archived_late", "submitted"))
    for school, archive in product(("40", "51"), ("archived", "registered")):
        made = _Recipe(schooling=_AT[school], archive=archive)
        yield from _every_way(replace(made, group="8"))
        yield from _every_way(replace(made, woman=True, single=True))
    for woman, single in ((True, False), (False, True), (False, False)):
        yield _Recipe(schooling=_AT["51"], woman=woman, single=single)
    for school in ("20", "35", "51"):  # the province's money
        yield from _every_way(_Recipe(schooling=_AT[school], fund="32"))
    yield from _demands()


def _every_way(made: _Recipe) -> Iterator[_Recipe]:
    """A payment that counts, and one for each way in which it may not."""
    yield from (replace(made, story=story) for story in _PAYMENT_STORIES)
    yield from (replace(made, kind=kind) for kind in ("2", "3"))
    yield replace(made, year_before=True)


def _demands() -> Iterator[_Recipe]:
    """Applications that were not paid: by school, archive, new or not, and where the money is to come from."""
    for school, archive, entered in product(("10", "20", "35", "40", "51", "90"), ("archived", "registered"), (0, 2)):
        made = _Recipe(schooling=_AT[school], archive=archive, entered=entered, asked="verified", fund="32")
        yield from (replace(made, asked=asked) for asked in ("submitted", "draft", "returned", "ended", "ended_late"))
        yield from (replace(made, applied=applied) for applied in ("4", "5"))
        yield replace(made, year_before=True)
        yield from (replace(made, type="2", applied=applied) for applied in ("", "5"))
    for fund, group in product(("20", "32", "33", "34", "35"), ("1", "8")):
        made = _Recipe(schooling=_AT["20"], fund=fund, group=group, asked="verified", applied="2")
        yield from (replace(made, asked=asked) for asked in ("submitted", "draft", "returned", "ended"))
        yield from (replace(made, applied=applied) for applied in ("3", "5"))
        yield replace(made, year_before=True)


class _Making:
    """One city being made: the random numbers, and what was drawn so far."""

    def __init__(self, year: int, cutoff: date, seed: int) -> None:
        self.year, self.cutoff = year, cutoff
        self.chance = random.Random(f"{year} {cutoff} {seed}")
        self.counties = tuple(County(name=name, region=region) for name, region in _COUNTIES)
        self.offices = tuple(self._office(at) for at in range(OFFICES))
        self._uids, self._persons, self._rids, self._workers = count(1), count(1), count(1), count(1)
        self.households: list[Household] = []
        self.applications: list[Application] = []
        self.payments: list[Payment] = []
        self.graduates: list[Graduate] = []

    def city(self) -> City:
        self._families()
        self._two_archives()
        self._two_stages()
        self._two_payments()
        funds = tuple(self._funds())
        self._graduates()
        return City(
            year=self.year,
            cutoff=self.cutoff,
            policy=POLICIES[self.year],
            counties=self.counties,
            offices=self.offices,
            households=tuple(self.households),
            applications=tuple(self.applications),
            payments=tuple(self.payments),
            funds=funds,
            graduates=tuple(self.graduates),
            services=tuple(self._services()),
            activities=tuple(self._activities()),
            partners=tuple(self._partners()),
            surveys=tuple(self._surveys()),
        )

    def _office(self, at: int) -> Office:
        county = self.counties[at % len(self.counties)]
        nth = at // len(self.counties)
        name = f"{county.name}总工会" if nth == 0 else f"{county.name}{_WORKS[nth - 1]}工会"
        return Office(name=name, county=county.name, region=county.region)

    # --- households ---

    def _families(self) -> None:
        """Those that show one thing each, then ordinary ones up to the number there is to be; office after office has one."""
        recipes = list(_recipes())
        extra = 2 * _TWO_ARCHIVES + 2 + _TWO_PAYMENTS
        for at in range(HOUSEHOLDS - extra):
            office = self.offices[at % OFFICES]
            if at < len(recipes):
                self._told_family(office, recipes[at])
            else:
                self._ordinary_family(office)

    def _told_family(self, office: Office, recipe: _Recipe) -> None:
        household = self._household(
            office,
            (recipe.schooling,),
            type_=recipe.type,
            archive=recipe.archive,
            woman=recipe.woman,
            single=recipe.single,
            entered=recipe.entered,
        )
        application = self._application(
            household,
            household.members[0],
            recipe.schooling,
            story=recipe.asked or "approved",
            kind=recipe.applied,
            year=self.year - 1 if recipe.year_before else self.year,
            group=recipe.group,
            fund=recipe.fund,
        )
        if not recipe.asked:
            self._pay(application, recipe.story, kind=recipe.kind)

    def _ordinary_family(self, office: Office) -> None:
        chance = self.chance
        schoolings = [chance.choice(_LIKELY if chance.random() < 0.8 else _SCHOOLINGS) for _ in range(self._few())]
        archive = "archived" if chance.random() < 0.75 else chance.choice(_ARCHIVE_STORIES)
        household = self._household(office, schoolings, type_=chance.choice("1112"), archive=archive)
        for member, schooling in zip(household.members, schoolings, strict=False):
            drawn = chance.random()
            group = chance.choice(("", "1", "1", "1", "2", "3", "8"))
            if drawn < 0.2:
                self._application(household, member, schooling, story=chance.choice(_UNPAID_STORIES), group=group)
            elif drawn < 0.4:
                application = self._application(household, member, schooling, story="approved", group=group)
                self._pay(application, "good" if chance.random() < 0.7 else chance.choice(_PAYMENT_STORIES))
                self._bounce_and_repeat(application)

    def _two_archives(self) -> None:
        """Children of divorced parents stand in the archives of both, in two offices, and were aided in both."""
        for at in range(_TWO_ARCHIVES):
            schooling = _LIKELY[at % len(_LIKELY)]
            here = self._household(self.offices[at], (schooling,), single=True, woman=True)
            there = self._household(self.offices[at + 1], (), single=True, woman=False, also=here.members[0])
            self._pay(self._application(here, here.members[0], schooling, story="approved"), "good")
            again = self._application(there, there.members[0], schooling, kind="5", story="approved")
            self._pay(again, "good")

    def _two_stages(self) -> None:
        """A student who was aided at high school in the spring and at university in the autumn, in either type of archive."""
        senior, bachelor = _AT["40"], _AT["51"]
        for type_ in ("1", "2"):
            household = self._household(self.offices[3], (bachelor,), type_=type_, entered=0)
            student = household.members[0]
            self._pay(self._application(household, student, bachelor, story="approved"), "good")
            self._pay(self._application(household, student, senior, kind="2", story="approved"), "good")

    def _two_payments(self) -> None:
        """Students whose one office paid twice in the year."""
        for at in range(_TWO_PAYMENTS):
            schooling = _LIKELY[at % len(_LIKELY)]
            household = self._household(
                self.offices[-1 - at], (schooling,), type_="12"[at % 2], woman=True, single=True
            )
            student = household.members[0]
            for kind in ("", "5"):
                application = self._application(household, student, schooling, kind=kind, story="approved", group="8")
                self._pay(application, "good")

    def _few(self) -> int:
        return self.chance.choice((1, 1, 2, 2, 3))

    def _household(
        self,
        office: Office,
        schoolings: Sequence[_Schooling],
        *,
        type_: str = "1",
        archive: str = "archived",
        woman: bool | None = None,
        single: bool | None = None,
        also: Member | None = None,
        entered: int | None = None,
    ) -> Household:
        """`also` is a child that stands in another archive too; `entered` is how long ago the students entered their schools."""
        chance = self.chance
        is_woman = chance.random() < 0.5 if woman is None else woman
        is_single = chance.random() < 0.3 if single is None else single
        begun = date(self.year - 2, 3, 1) + chance.randrange(440) * _DAY  # before the campaign of last year
        if archive == "archived_late":
            begun = self.cutoff - 70 * _DAY
        steps = self._archive_steps(archive, begun)
        head = self._person(chance.randint(45, 52), is_woman)
        members = [self._student(one, chance.choice(_CHILDREN), entered) for one in schoolings]
        members += [also] if also is not None else []
        if chance.random() < 0.15:
            schooling = chance.choice(_LIKELY)
            members.append(self._student(schooling, chance.choice(_OTHERS_AT_SCHOOL), chance.choice((0, 0, 1))))
        if chance.random() < 0.3:
            name, idno = self._person(chance.randint(70, 76), True)
            members.append(Member(rid=self._rid(), name=name, idno=idno, relation="52", identity="04"))
        zero = chance.random() < 0.1
        made = Household(
            uid=self._uid(),
            office=office.name,
            steps=steps,
            answers={},
            type=type_,
            head_name=head[0],
            head_is_woman=is_woman,
            single_parent=is_single,
            zero_employment=zero,
            members=tuple(members),
        )
        self.households.append(replace(made, answers=self._household_answers(made, head[1], office, begun)))
        return self.households[-1]

    def _archive_steps(self, story: str, begun: date) -> tuple[Step, ...]:
        if story == "registered":
            return (Step(step="register", on=begun, state="registered"),)
        visited = begun + 5 * _DAY
        told = {"visitors": "周文静、吴建国", "visited_on": _iso(visited), "found": "情况属实"}
        submitted = Step(step="submit", on=begun, state="submitted")
        if story == "submitted":
            return (submitted,)
        if story == "returned":
            again = replace(submitted, on=visited)
            returned = Step(step="verify", outcome="returned", on=visited, state="returned", values=told)
            return (submitted, returned) if self.chance.random() < 0.5 else (submitted, returned, again)
        if story == "refused":
            return (submitted, Step(step="verify", outcome="refused", on=visited, state="refused", values=told))
        signed = self.cutoff + 5 * _DAY if story == "archived_late" else begun + 14 * _DAY
        decided = {
            "opinion": "情况属实，同意建档",
            "signer": "郑志强",
            "signed_on": _iso(signed),
            "union": "示例市总工会",
        }
        log = (
            submitted,
            Step(step="verify", on=visited, state="verified", values=told),
            Step(step="archive", on=signed, state="archived", values=decided),
        )
        if story not in ("closed", "closed_late"):
            return log
        left = self.cutoff - self.chance.randrange(2) * _DAY if story == "closed" else self.cutoff + _DAY
        values = {"reason": "1", "closed_on": _iso(left), "signer": "郑志强"}
        return (*log, Step(step="leave", on=left, state="closed", values=values))

    def _household_answers(self, made: Household, idno: str, office: Office, begun: date) -> dict[str, Json]:
        chance = self.chance
        work: dict[str, Json] = {"head.work_state": "1", "head.work_since": f"{self.year - chance.randint(5, 15)}-07"}
        if made.type == "2":
            work = {"head.contract_on": f"{begun.year - 3}-03-01", "head.contract_term": "6"}
        difficulty = "1" if begun.year >= 2020 else "11" if begun.year >= 2012 else "21"
        return {
            "worker_no": f"{office.region}{next(self._workers):07}",
            "difficulty": difficulty,
            "type": made.type,
            "standard": "5",
            "head.name": made.head_name,
            "head.nation": "01",
            "head.politics": "3",
            "head.idno": idno,
            "head.health": "1",
            **work,
            "house.type": chance.choice("1257"),
            "head.phone": f"1390000{chance.randrange(10_000):04}",
            "head.model": "1",
            "head.marriage": "3" if made.single_parent else "1",
            "head.single_parent": made.single_parent,
            "head.insurance": "1",
            "house.address": f"示例路{chance.randint(1, 99)}号",
            "head.unit": office.name.removesuffix("工会"),
            "head.industry": "C",
            "head.income": str(chance.randint(12, 30) * 100),
            "income.other": str(chance.randint(0, 4) * 500),
            "house.region": office.region,
            "house.registration": "1",
            "zero_employment": made.zero_employment,
            "cause.main": "10",
            "filed_by": CLERK,
            "reviewed_by": "吴建国",
            "members": [self._member_answers(one) for one in made.members],
        }

    @staticmethod
    def _member_answers(one: Member) -> dict[str, Json]:
        told: dict[str, Json] = {
            "rid": one.rid,
            "name": one.name,
            "relation": one.relation,
            "nation": "01",
            "idno": one.idno,
            "income": "1200" if one.identity == "04" else "0",
            "model": "1",
            "health": "1",
            "insurance": "1",
            "marriage": "1" if one.relation in ("12", "28", "38", "52") else "2",
            "registration": "1",
            "identity": one.identity,
        }
        told |= {"education": one.education} if one.education else {}
        if one.entry_year is not None:
            years = next(each.years for each in _SCHOOLINGS if each.education == one.education)
            told |= {"entry_year": str(one.entry_year), "years": str(years), "unit": "示例学校"}
        return told

    def _student(self, schooling: _Schooling, relation: str, entered: int | None = None) -> Member:
        """A student; without `entered` one in three entered this year."""
        chance = self.chance
        since = chance.choice((0, 1, 2)) if entered is None else entered
        age = schooling.begins + since
        name, idno = self._person(age, relation in ("30", "31", "32", "37", "38", "77", "94", "12"))
        told = schooling.identity in ("11", "12", "13", "14", "15", "16", "17")
        return Member(
            rid=self._rid(),
            name=name,
            idno=idno,
            relation=relation,
            identity=schooling.identity,
            education=schooling.education,
            entry_year=self.year - since if told else None,
        )

    # --- applications and payments ---

    def _application(
        self,
        household: Household,
        student: Member,
        schooling: _Schooling,
        *,
        story: str,
        kind: str = "",
        year: int | None = None,
        group: str = "",
        fund: str = "",
    ) -> Application:
        """Without a kind it is the one the student's schooling gives: 新入学, 在校 or 两后生."""
        chance, campaign = self.chance, self.year if year is None else year
        entry = student.entry_year if student.entry_year is not None else campaign
        entry = min(entry, campaign - 1) if kind in ("2", "5") else min(entry, campaign)
        if not kind:
            kind = "3" if schooling.school == "90" else "1" if entry == campaign else "2"
        source = fund or chance.choice(("", "10", "20", "31", "32", "33", "34", "35", "35", "40"))
        asked = chance.randint(8, 30) * 100 if chance.random() < 0.8 else None
        tuition = chance.randint(5, 60) * 100 if chance.random() < 0.9 else None
        begun = _on_campaign(self.cutoff, campaign) - chance.randint(40, 55) * _DAY
        steps = self._application_steps(story, begun, asked or 2000)
        told: dict[str, Json] = {
            "kind": kind,
            "year": str(campaign),
            "household": {"uid": household.uid},
            "student": {"uid": household.uid, "rid": student.rid},
            "school.type": schooling.school,
            "school.name": "示例学校",
            "school.entry": f"{entry}-09",
            "school.years": str(schooling.years),
            "reason": "家庭收入低，学费难以负担。",
            "guardian": household.head_name,
            "consent_on": _iso(begun),
            "payee.name": student.name,
            "payee.bank": "示例银行",
            "payee.card": self._card(),
            "family": [],
        }
        told |= {"school.major": "护理学"} if schooling.school in ("41", "42", "50", "51", "52", "53") else {}
        told |= {"group": group} if group else {}
        told |= {"fund": source} if source else {}
        told |= {"asked": str(asked)} if asked is not None else {}
        told |= {"tuition": str(tuition)} if tuition is not None else {}
        has_archive = household.state_on(steps[0].on) in ("submitted", "verified", "posted", "returned", "archived")
        planned = _planned(kind, schooling.school, has_archive, source, asked, tuition)
        made = Application(
            uid=self._uid(),
            office=household.office,
            steps=steps,
            answers=told,
            household=household,
            student=student,
            kind=kind,
            year=campaign,
            school=schooling.school,
            group=group,
            fund=source,
            asked=None if asked is None else asked * 100,
            planned=planned,
        )
        self.applications.append(made)
        return made

    def _application_steps(self, story: str, begun: date, amount: int) -> tuple[Step, ...]:
        if story == "draft":
            return (Step(step="submit", on=self.cutoff + 2 * _DAY, state="submitted"),)
        visited, reviewed, posted = begun + 2 * _DAY, begun + 3 * _DAY, begun + 11 * _DAY
        told = {"visitors": "周文静、吴建国", "visited_on": _iso(visited), "found": "情况属实"}
        signed = {"opinion": "情况属实，同意上报。", "signer": "吴建国", "signed_on": _iso(reviewed)}
        hung = {"begins": _iso(reviewed + _DAY), "ends": _iso(posted), "objection": "0"}
        granted = {
            "opinion": "同意救助。",
            "signer": "何丽",
            "signed_on": _iso(posted + 2 * _DAY),
            "amount": str(amount),
        }
        whole = (
            Step(step="submit", on=begun, state="submitted"),
            Step(step="verify", on=visited, state="verified", values=told),
            Step(step="review", on=reviewed, state="reviewed", values=signed),
            Step(step="posting", on=posted, state="posted", values=hung),
            Step(step="report", on=posted + _DAY, state="reported"),
            Step(step="center_review", on=posted + 2 * _DAY, state="approved", values=granted),
        )
        if story in ("returned", "refused"):
            state = "returned" if story == "returned" else "closed"
            return (*whole[:2], replace(whole[2], outcome=story, state=state))
        if story in ("ended", "ended_late"):
            day = self.cutoff if story == "ended" else self.cutoff + _DAY
            return (*whole, Step(step="end", on=day, state="closed", values={"reason": "3"}))
        return whole[: {"submitted": 1, "verified": 2, "reported": 5}.get(story, 6)]

    def _pay(self, application: Application, story: str, *, kind: str = "1") -> Payment:
        """A payment of an application that was approved, and its application's own step where it was made."""
        year = application.year
        end = _on_campaign(self.cutoff, year)
        paid = {
            "on_the_day": end,
            "late": end + _DAY,
            "entered_late": end - 2 * _DAY,
        }.get(story, end - self.chance.randint(3, 12) * _DAY)
        made = self._payment(application, self._payment_steps(story, paid, end), kind=kind)
        if any(one.step == "paid" for one in made.steps):
            values = {"paid_on": _iso(paid), "amount": _yuan(made.amount), "way": "1"}
            at = self.applications.index(application)
            said = Step(step="pay", on=paid, state="paid", values=values)
            self.applications[at] = replace(application, steps=(*application.steps, said))
            self.payments[-1] = replace(made, application=self.applications[at])
        return self.payments[-1]

    def _payment_steps(self, story: str, paid: date, end: date) -> tuple[Step, ...]:
        submitted = Step(step="submit", on=end - 18 * _DAY, state="waiting")
        if story == "void":
            void = Step(step="void", on=end - 5 * _DAY, state="void", values={"reason": "学生放弃入学"})
            return (submitted, void)
        exported = Step(
            step="export", on=end - 15 * _DAY, state="exported", values={"exported_on": _iso(end - 15 * _DAY)}
        )
        if story == "waiting":
            return (submitted, exported)
        done = Step(step="paid", on=paid, state="paid", values={"paid_on": _iso(paid), "voucher": "记-08-0031"})
        if story == "entered_late":
            return (replace(submitted, on=end + 2 * _DAY), done)
        if story in ("bounced", "bounced_late"):
            back = end if story == "bounced" else end + _DAY
            values = {"reason": "户名与卡号不符", "on": _iso(back)}
            return (submitted, exported, done, Step(step="bounced", on=back, state="bounced", values=values))
        return (submitted, exported, done)

    def _bounce_and_repeat(self, application: Application) -> None:
        """Of some that came back another payment is made, before the cut-off or after it."""
        first = self.payments[-1]
        if first.application.uid != application.uid or first.state_on(self.cutoff) != "bounced":
            return
        noted = Step(step="repeat", on=self.cutoff, state="repeated", values={"batch": "2"})
        self.payments[-1] = replace(first, steps=(*first.steps, noted))
        paid = self.chance.choice((self.cutoff, self.cutoff + 4 * _DAY))
        values = {"paid_on": _iso(paid), "voucher": "记-08-0032"}
        again = (
            Step(step="submit", on=self.cutoff, state="waiting"),
            Step(step="paid", on=paid, state="paid", values=values),
        )
        self._payment(first.application, again, kind=first.kind, amount=first.amount, repeats=first)

    def _payment(
        self,
        application: Application,
        steps: tuple[Step, ...],
        *,
        kind: str,
        amount: int | None = None,
        repeats: Payment | None = None,
    ) -> Payment:
        granted = next(int(str(one.values["amount"])) for one in application.steps if one.step == "center_review")
        less = self.chance.random() < 0.2
        fen = amount if amount is not None else granted * 100 - (30050 if less else 0)
        fund = application.fund
        told: dict[str, Json] = {
            "kind": kind,
            "year": str(application.year),
            "batch": _iso(steps[0].on),
            "application": {"uid": application.uid},
            "household": {"uid": application.household.uid},
            "student": {"uid": application.household.uid, "rid": application.student.rid},
            "amount": _yuan(fen),
            "amount_reason": "春季学期另发",
            "way": "1",
            "payee.relation": "1",
            "payee.name": application.student.name,
            "payee.bank": "示例银行",
            "payee.branch": "示例支行",
            "payee.card": application.answers["payee.card"],
        }
        told |= {"fund": fund} if fund else {}
        told |= {"repeats": {"uid": repeats.uid}} if repeats is not None else {}
        made = Payment(
            uid=self._uid(),
            office=application.office,
            steps=steps,
            answers=told,
            application=application,
            kind=kind,
            year=application.year,
            amount=fen,
            fund=fund,
        )
        self.payments.append(made)
        return made

    # --- registers ---

    def _kept(self, story: str, day: date) -> tuple[Step, ...]:
        """The log of something that is registered and may be void; it is there before the cut-off."""
        kept = Step(step="submit", on=min(day, self.cutoff), state="kept")
        if story in ("void", "void_late"):
            void = self.cutoff if story == "void" else self.cutoff + _DAY
            return (kept, Step(step="void", on=void, state="void", values={"reason": "重复登记"}))
        return (kept,)

    def _day(self, story: str, year: int) -> date:
        """When it happened: `late` is after the cut-off (the day was put right after it was registered)."""
        end = _on_campaign(self.cutoff, year)
        if story == "on_the_day":
            return end
        return end + _DAY if story == "late" else end - self.chance.randint(1, 80) * _DAY

    def _stories(self) -> Iterator[tuple[str, int]]:
        """Every way a registered thing can go, with its year, and some ordinary ones."""
        yield from ((story, self.year) for story in _KEPT_STORIES)
        yield ("good", self.year - 1)
        yield from (("good", self.year) for _ in range(3))

    def _any_office(self) -> Office:
        return self.chance.choice(self.offices)

    def _funds(self) -> Iterator[Fund]:
        for source in ("10", "20", "31", "32", "33", "34", "35", "40"):
            for story, year in (*self._stories(), ("spent", self.year), ("spent_late", self.year)):
                day = self._day(story, year)
                fen = self.chance.randint(30, 900) * 10_000 + self.chance.choice((0, 0, 50, 5))
                steps = self._kept(story, day)
                if story in ("spent", "spent_late"):
                    spent = self.cutoff if story == "spent" else self.cutoff + 20 * _DAY
                    steps = (*steps, Step(step="spend", on=spent, state="spent", values={"on": _iso(spent)}))
                told: dict[str, Json] = {
                    "source": source,
                    "year": str(year),
                    "donor": "示例商会",
                    "amount": _yuan(fen),
                    "received_on": _iso(day),
                }
                yield Fund(
                    uid=self._uid(), office=self._any_office().name, steps=steps, answers=told, source=source,
                    year=year, amount=fen, received_on=day,
                )  # fmt: skip

    def _activities(self) -> Iterator[Activity]:
        for kind in ("10", "20", "30", "31", "32", "40", "50", "60", "70", "80", "90"):
            for story, year in self._stories():
                day = self._day(story, year)
                posts = self.chance.randint(5, 300) if kind in ("10", "20") else 0
                classes = self.chance.randint(1, 4) if kind in ("30", "31", "32") else 0
                times, persons = self.chance.randint(1, 3), self.chance.randint(8, 60)
                told: dict[str, Json] = {
                    "kind": kind,
                    "year": str(year),
                    "title": "示例活动",
                    "on": _iso(day),
                    "times": str(times),
                    "persons": str(persons),
                }
                told |= {"posts": str(posts)} if posts else {}
                told |= {"classes": str(classes)} if classes else {}
                yield Activity(
                    uid=self._uid(), office=self._any_office().name, steps=self._kept(story, day), answers=told,
                    kind=kind, year=year, on=day, times=times, posts=posts, classes=classes, persons=persons,
                )  # fmt: skip

    def _partners(self) -> Iterator[Partner]:
        """Units come twice, with two kinds of work and in two offices; what does not count is a unit of its own."""
        for purpose in ("1", "2", "3"):
            for at in range(12):
                yield self._partner(f"示例公司{at % 8 + 1}号", purpose, "kept", self.year)
            for at, story in enumerate(("kept", "ended", "ended_late", "registered_late")):
                yield self._partner(f"示例公司{purpose}{at}另号", purpose, story, self.year)
            yield self._partner(f"示例公司{purpose}去年号", purpose, "kept", self.year - 1)

    def _partner(self, unit: str, purpose: str, story: str, year: int) -> Partner:
        begun = self._day("late" if story == "registered_late" else "good", year)
        steps: tuple[Step, ...] = (Step(step="submit", on=begun, state="kept"),)
        if story in ("ended", "ended_late"):
            day = self.cutoff if story == "ended" else self.cutoff + _DAY
            steps = (*steps, Step(step="end", on=day, state="ended", values={"on": _iso(day), "filled": "2"}))
        posts = self.chance.randint(1, 12)
        told: dict[str, Json] = {
            "unit": unit,
            "kind": self.chance.choice("12345"),
            "purpose": purpose,
            "year": str(year),
            "work": "导诊",
            "posts": str(posts),
        }
        return Partner(
            uid=self._uid(), office=self._any_office().name, steps=steps, answers=told, unit=unit, purpose=purpose,
            year=year, posts=posts,
        )  # fmt: skip

    def _surveys(self) -> Iterator[Survey]:
        for household in self.chance.sample(self.households, 300):
            day = self.cutoff - self.chance.randint(40, 60) * _DAY
            kept = Step(step="submit", on=day, state="kept")
            later = self.chance.choice(
                (
                    (),
                    (Step(step="file", on=day + 9 * _DAY, state="filed", values={"on": _iso(day + 9 * _DAY)}),),
                    (Step(step="drop", on=day + 9 * _DAY, state="dropped", values={"reason": "本人不愿申请"}),),
                )
            )
            told: dict[str, Json] = {
                "head.name": household.head_name,
                "head.idno": household.answers["head.idno"],
                "year": str(self.year),
                "head.unit": household.answers["head.unit"],
                "type": household.type,
                "household.size": str(1 + len(household.members)),
                "cause.main": "10",
                "found_by": CLERK,
                "found_on": _iso(day),
            }
            yield Survey(
                uid=self._uid(), office=household.office, steps=(kept, *later), answers=told, year=self.year
            )  # fmt: skip

    # --- graduates ---

    def _graduates(self) -> None:
        """For each 届, each place of study and each way a life may go one, then ordinary ones."""
        cohorts = (self.year, self.year - 1, self.year - 2, self.year - 3)
        for story, graduation, local in product(_JOB_STORIES, cohorts, (True, False)):
            self._graduate(story, graduation, local=local, year=self.year)
        for graduation, story in product(cohorts, ("tracked", "employed", "employed_alone", "ended")):
            self._graduate(story, graduation, local=True, year=self.year - 1, zero=True)
            self._graduate(story, graduation, local=None, year=self.year, zero=True)
        for _ in range(160):
            story = self.chance.choice(_JOB_STORIES)
            self._graduate(
                story,
                self.chance.choice(cohorts[:3]),
                local=self.chance.choice((True, False, None)),
                year=self.chance.choice((self.year, self.year, self.year, self.year - 1)),
            )

    def _graduate(
        self, story: str, graduation: int, *, local: bool | None, year: int, zero: bool | None = None
    ) -> Graduate:
        chance = self.chance
        likely = [one for one in self.households if zero is None or one.zero_employment == zero]
        household = chance.choice(likely) if zero or chance.random() < 0.9 else None
        office = household.office if household is not None else self._any_office().name
        needs_help = chance.random() < 0.7
        first = chance.choice(("00", "07", "07", "08"))
        name, idno = self._person(self.year - graduation + 22, chance.random() < 0.5)
        told: dict[str, Json] = {
            "worker.name": household.head_name if household is not None else "李春梅",
            "pupil.name": name,
            "pupil.idno": idno,
            "year": str(year),
            "graduation": str(graduation),
            "school.name": "示例师范大学",
            "education": chance.choice(("06", "07")),
            "needs_help": needs_help,
            "job_state": first,
        }
        told |= {"household": {"uid": household.uid}} if household is not None else {}
        told |= {"school.local": local} if local is not None else {}
        made = Graduate(
            uid=self._uid(), office=office, steps=self._job_steps(story, year), answers=told, household=household,
            year=year, graduation=graduation, local=local, needs_help=needs_help, job_state=first,
        )  # fmt: skip
        self.graduates.append(made)
        return made

    def _job_steps(self, story: str, year: int) -> tuple[Step, ...]:
        """`employed_alone`: without the union's help. What is late comes after the cut-off."""
        end, begin = self.cutoff, date(self.year, 1, 1)
        before, after = end - self.chance.randint(2, 60) * _DAY, end + _DAY
        begun = Step(step="submit", on=date(year - 1, 7, 1), state="tracked")
        if story == "registered_late":
            return (replace(begun, on=after),)
        if story in ("updated", "updated_late"):
            return (begun, _update(before if story == "updated" else after, "02"))
        if story == "tracked":
            return (begun, _update(before, "07"))
        work = self.chance.choice(("01", "02", "03"))
        if story in ("employed", "employed_alone"):
            return (begun, _employ(self.chance.choice((before, begin, end)), work, helped=story == "employed"))
        if story == "employed_late":
            return (begun, _employ(after, work))
        spring, last_year = begin + 40 * _DAY, begin - _DAY
        if story == "employed_last_year":
            return (begun, _employ(last_year, work))
        if story in ("lost", "lost_late"):
            return (begun, _employ(spring, work), _lose(end if story == "lost" else after))
        if story == "employed_again":
            return (begun, _employ(last_year, "01"), _lose(spring), _employ(before, work))
        log = (begun, _employ(spring, work)) if story == "ended_after_work" else (begun,)
        day = after if story == "ended_late" else end
        values = {"reason": "1" if story == "ended_after_work" else "4", "on": _iso(day)}
        return (*log, Step(step="end", on=day, state="ended", values=values))

    def _services(self) -> Iterator[Service]:
        """For each kind and 届 every way it can go, then ordinary ones."""
        chance = self.chance
        by_cohort = {
            graduation: [one for one in self.graduates if one.graduation == graduation]
            for graduation in (self.year, self.year - 1, self.year - 2, self.year - 3)
        }
        for at, kind in enumerate(("10", "20", "21", "30", "31", "32", "40", "50", "60", "61", "90")):
            for graduates in by_cohort.values():
                more = [("good", self.year)] * at  # no two kinds come equally often
                for story, year in (*self._stories(), *more):
                    yield self._service(chance.choice(graduates), kind, story, year)

    def _service(self, graduate: Graduate, kind: str, story: str, year: int) -> Service:
        day = self._day(story, year)
        yuan = {"32": self.chance.randint(20, 90) * 1000, "50": self.chance.randint(3, 15) * 100}.get(kind, 0)
        told: dict[str, Json] = {
            "graduate": {"uid": graduate.uid},
            "kind": kind,
            "year": str(year),
            "on": _iso(day),
            "provider": "示例公司",
        }
        told |= {"amount": str(yuan)} if yuan else {}
        told |= {"certificate": "护士执业资格证书"} if kind == "21" else {}
        return Service(
            uid=self._uid(), office=graduate.office, steps=self._kept(story, day), answers=told, graduate=graduate,
            kind=kind, year=year, on=day, amount=yuan * 100,
        )  # fmt: skip

    # --- single values ---

    def _uid(self) -> str:
        return f"{0x01980000 + self.year:08x}-0000-7000-8000-{next(self._uids):012x}"

    def _rid(self) -> str:
        number, letters = next(self._rids), "abcdefghijklmnopqrstuvwxyz234567"
        return "".join(letters[number >> 5 * place & 31] for place in range(7, -1, -1))

    def _person(self, age: int, is_woman: bool) -> tuple[str, str]:
        """Name and id number of somebody who reaches this age in the first half of the year."""
        number, chance = next(self._persons), self.chance
        born = date(self.year - age, 1, 1) + chance.randrange(170) * _DAY
        order = number % 500 * 2 + (0 if is_woman else 1)
        first = f"0099{number // 500 + 1:02}{born:%Y%m%d}{order:03}"
        name = chance.choice(SURNAMES) + "".join(chance.choice(GIVEN) for _ in range(chance.choice((1, 2, 2))))
        return name, first + id_check_digit(first)

    def _card(self) -> str:
        first = f"621700{self.chance.randrange(10**12):012}"
        return next(first + digit for digit in "0123456789" if luhn_ok(first + digit))


_TWO_ARCHIVES, _TWO_PAYMENTS = 12, 12


def _update(on: date, job_state: str) -> Step:
    return Step(step="update", on=on, state="tracked", values={"job_state": job_state, "on": _iso(on)})


def _employ(on: date, job_state: str, *, helped: bool = True) -> Step:
    values = {"job_state": job_state, "employed_on": _iso(on), "helped": helped}
    return Step(step="employ", on=on, state="employed", values=values)


def _lose(on: date) -> Step:
    return Step(step="lose", on=on, state="tracked", values={"on": _iso(on), "job_state": "07"})


def _planned(
    kind: str, school: str, has_archive: bool, fund: str, asked: int | None, tuition: int | None
) -> int | None:
    """What 亳州's notice gives, in fen; None where it leaves it open: a donor's money as asked for, the tuition of who has an archive and is not
    yet at college, and up to 2000 yuan of the province's money for a college or special-school student without one."""
    most = 2000
    if fund == "20":
        return None if asked is None else asked * 100
    if has_archive:
        below = school in ("10", "20", "30", "40", "41", "42") and kind in ("1", "2")
        return min(tuition, most) * 100 if below and tuition is not None else None
    served = school in ("35", "50", "51", "52", "53") and kind in ("1", "2") and fund in ("", "32")
    return min(most if asked is None else asked, most) * 100 if served else None


def _on_campaign(cutoff: date, year: int) -> date:
    """The same day of the campaign of another year."""
    return cutoff.replace(year=year)


def _iso(day: date) -> str:
    return day.isoformat()


def _yuan(fen: int) -> str:
    """As money is stored."""
    yuan, rest = divmod(fen, 100)
    return f"{yuan}.{rest:02}".rstrip("0") if rest else str(yuan)


# --- into a store ---------------------------------------------------------------------------------------------------------


@cache
def catalog() -> Catalog:
    """The program's own forms, lists and notices."""
    return Catalog(resources())


def owner_of(office: str) -> str:
    """What stands as the owner of a received record of an office: 32 hex characters, as of its card."""
    return hashlib.sha256(office.encode()).hexdigest()[:32]


def submissions(made: City) -> list[Submission]:
    """Every record with its log, as the program writes them: copied and computed values frozen on the day of the first step."""
    pieces = _Pieces(made)
    return [pieces.submission(one) for one in made.things()]


def load(store: Store, made: City) -> None:
    """The city, or what some of its offices have, as the store's own records."""
    store.commit_many(submissions(made))


def load_all(store: Store, made: City) -> None:
    """The city as a county or a city has it: each office's records received from it, with their owner."""
    by_office: dict[str, list[TakenIn]] = {one.name: [] for one in made.offices}
    for at, one in enumerate(submissions(made), start=1):
        numbered = replace(one.record, number=f"JQ-{one.record.at.year}-{at:06}")
        owner = owner_of(one.record.office)
        taken = TakenIn(uid=one.record.uid, record=numbered, owner=owner, log=one.steps)
        by_office[one.record.office].append(taken)
    for seq, (office, records) in enumerate(by_office.items(), start=1):
        came = datetime.combine(made.cutoff + 40 * _DAY, time(4), UTC)
        bundle = BundleSeen(
            uuid=f"{owner_of(office)}-{made.year}", direction="in", peer=owner_of(office), lineage=owner_of(office),
            seq=seq, digest=hashlib.sha256(office.encode()).hexdigest(), at=came,
        )  # fmt: skip
        store.take_in(Intake(records=records, total=len(records), bundle=bundle, who=CLERK))


class _Pieces:
    """The records made so far, as rules may ask for them while the next one is made."""

    def __init__(self, made: City) -> None:
        self._catalog = catalog()
        self._pack = self._catalog.policy(made.policy)
        self._things: dict[str, Thing] = {}
        self._records: dict[str, Record] = {}
        self._referring: dict[str, list[str]] = {}
        self._today = made.begin
        self._events = count(1)

    def submission(self, thing: Thing) -> Submission:
        form = self._catalog.form(thing.form)
        answers = from_json(form, thing.answers)
        self._today = first = thing.steps[0].on
        around = Around(
            lookup=self, pack=self._pack, today=first, uid=thing.uid, step="submit", calendar=self._catalog.holidays
        )
        whole = Whole(form, answers, around, autos={"clerk": CLERK})
        sources = {PACK: CopiedFrom(uid=self._pack.id, no=0, digest=self._pack.digest)}
        referred = references(form, answers)
        sources |= {path: self._copied(ref.uid) for path, ref in referred}
        record = Record(
            uid=thing.uid,
            no=1,
            number="",
            form=form.id,
            form_rev=form.rev,
            answers=answers,
            digest=digest(form.id, form.rev, canonical(form, answers)),
            frozen=whole.derived(),
            sources=sources,
            office=thing.office,
            by=CLERK,
            at=_noon(first),
        )
        self._things[thing.uid], self._records[thing.uid] = thing, record
        for uid in {ref.uid for _, ref in referred}:
            self._referring.setdefault(uid, []).append(thing.uid)
        return Submission(record=record, steps=tuple(self._log(thing, record)), who=CLERK, act="submit.submit")

    def _copied(self, uid: str) -> CopiedFrom:
        found = self._records[uid]
        return CopiedFrom(uid=uid, no=found.no, digest=found.digest)

    def _log(self, thing: Thing, record: Record) -> Iterator[StepTaken]:
        prev = ""
        for one in thing.steps:
            taken = StepTaken(
                event=f"{thing.uid[:8]}-0000-7000-9000-{next(self._events):012x}",
                uid=thing.uid,
                step=one.step,
                outcome=one.outcome,
                office=thing.office,
                person=CLERK,
                on=one.on,
                at=_noon(max(one.on, thing.steps[0].on)),
                values=one.values,
                revision=record.digest,
                prev=prev,
            )
            prev = taken.digest
            yield taken

    # What rules ask.

    def record(self, uid: str) -> Record | None:
        return self._records.get(uid)

    def find_claim(self, kind: str, value: str) -> tuple[Claim, ...]:
        return ()

    def state(self, uid: str) -> str:
        return self._things[uid].state_on(self._today) if uid in self._things else "draft"

    def referring(self, uid: str) -> tuple[str, ...]:
        return tuple(self._referring.get(uid, ()))

    def said(self, uid: str, step: str) -> Mapping[str, Json]:
        taken = [one for one in self._things[uid].steps if one.step == step and not one.outcome]
        return taken[-1].values if taken else {}


def _noon(day: date) -> datetime:
    """Noon in China."""
    return datetime.combine(day, time(4), UTC)
