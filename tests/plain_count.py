"""Slow plain counting of a made-up city, the reference that the statistics tables are held against.

Every figure is told in plain loops over the city's own lists (`city.City`), never from a store, and every condition has a name, so that a
test can leave one out and see the figure change. Persons are counted, money is summed in fen. A is the sum of its parts wherever a
table has parts; what falls in no part is told by `unassigned`. The tables of 平顶山 2022, 青浦 2017 and 全总 2012 are official, the others are
this program's proposals.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import TypeAlias

from city import Application, City, Graduate, Household, Member, Partner, Payment, Service

# --- codes (resources/choices) --------------------------------------------------------------------------------------------

GOVERNMENT, SOCIETY, UNION, OTHERS = {"10"}, {"20"}, {"31", "32", "33", "34", "35"}, {"40"}
PROVINCE = "32"

FIRST, MIDDLE, HIGH = "初中及以前", "高中和中等职业教育", "大专以上"
STAGES = (FIRST, MIDDLE, HIGH)
STAGE_OF_SCHOOL = {
    "10": FIRST,  # preschool counts with primary and lower secondary school (domain §12.5)
    "20": FIRST,
    "30": FIRST,
    "40": MIDDLE,
    "41": MIDDLE,
    "42": MIDDLE,
    "50": HIGH,
    "51": HIGH,
    "52": HIGH,
    "53": HIGH,
}
SPECIAL = "35"
STAGE_OF_EDUCATION = {
    "01": FIRST,
    "02": FIRST,
    "03": FIRST,
    "04": MIDDLE,
    "05": MIDDLE,
    "06": HIGH,
    "07": HIGH,
    "08": HIGH,
    "09": HIGH,
}
COLLEGE = {"50", "51", "52", "53"}

CHILD = {
    *("20", "21", "22", "23", "24", "25", "26", "27", "29"),
    *("30", "31", "32", "33", "34", "35", "36", "37", "39"),
    *("41", "42", "43", "44"),
}
"""Relations of students (domain §3.19): sons without 女婿, daughters without 儿媳, grandchildren."""

MIGRANT = "2"
NEW_FORM = "8"
AID = "1"
WORK_STUDY = "1"
ON_ONES_OWN = {"02", "03"}
FAIR, POSTS, SUMMER_CLASS = "10", "20", "30"
PRACTICE, TRAINING, CERTIFICATE, GUIDING, FOUNDING, LOAN = "10", "20", "21", "30", "31", "32"
POLICY, JOB_MONEY = "40", "50"
NEW, IN_SCHOOL, LEAVER = ("1",), ("2",), ("3",)
AT_SCHOOL = (*NEW, *IN_SCHOOL)
"""申请类型: 新入学, 在校, 两后生."""

ALL = "合计"


# --- one counting ---------------------------------------------------------------------------------------------------------


@dataclass(kw_only=True)
class Counting:
    """One count of a city. `without` are conditions that are left out; `asked` are those that were looked at. `cohorts`: only these 届."""

    made: City
    without: frozenset[str] = frozenset()
    cohorts: frozenset[int] | None = None
    asked: set[str] = field(default_factory=set)

    def holds(self, condition: str, is_so: bool) -> bool:
        """Whether a condition holds, or is left out."""
        self.asked.add(condition)
        return is_so or condition in self.without

    @property
    def until(self) -> date:
        """The last day that counts."""
        return self.made.cutoff


Figure: TypeAlias = Callable[[Counting], int]


# --- money given (01) -----------------------------------------------------------------------------------------------------


def given(now: Counting, sources: Collection[str]) -> int:
    """Σ of the funds of some sources: not void on the last day, of this year, received by then."""
    return sum(
        one.amount
        for one in now.made.funds
        if now.holds("fund.state", one.state_on(now.until) in ("kept", "spent"))
        and now.holds("fund.year", one.year == now.made.year)
        and now.holds("fund.received_on", one.received_on <= now.until)
        and now.holds("fund.source", one.source in sources)
    )


# --- payments -------------------------------------------------------------------------------------------------------------


def paid(now: Counting) -> Iterator[Payment]:
    """P: 助学金 of this year's campaign that was paid by the last day and had not come back by then."""
    for one in now.made.payments:
        if (
            now.holds("payment.kind", one.kind == AID)
            and now.holds("payment.year", one.year == now.made.year)
            and now.holds("payment.state", one.state_on(now.until) == "paid")
        ):
            yield one


def stage_of(one: Payment) -> str:
    """By the school; at a special school by what the student attends there; empty where neither says."""
    if one.application.school == SPECIAL:
        return STAGE_OF_EDUCATION.get(one.application.student.education, "")
    return STAGE_OF_SCHOOL.get(one.application.school, "")


def sum_paid(now: Counting, stage: str) -> int:
    """Σ of what was paid to students of a stage."""
    return sum(one.amount for one in paid(now) if now.holds("payment.stage", stage_of(one) == stage))


def aided(now: Counting, stage: str, type_: str = "") -> list[Payment]:
    """The payments to students of a stage whose household has an archive, of one type where it is said.

    A household that is only registered has none (domain §12.6); one that was closed by then had one when it was aided.
    """
    return [
        one
        for one in paid(now)
        if now.holds("payment.archived", one.application.household.state_on(now.until) in ("archived", "closed"))
        and (not type_ or now.holds("payment.type", one.application.household.type == type_))
        and now.holds("payment.stage", stage_of(one) == stage)
    ]


def of_new_form(now: Counting) -> list[Payment]:
    """The payments to children of 新就业形态劳动者, with an archive or not."""
    return [one for one in paid(now) if now.holds("payment.group", one.application.group == NEW_FORM)]


def of_single_mothers(now: Counting) -> list[Payment]:
    """The payments to children of 困难单亲女职工."""
    return [
        one
        for one in paid(now)
        if now.holds("payment.woman", one.application.household.head_is_woman)
        and now.holds("payment.single", one.application.household.single_parent)
    ]


def persons(payments: Iterable[Payment]) -> int:
    """Distinct students, by their id numbers."""
    return len({one.application.student.idno for one in payments})


def money(payments: Iterable[Payment]) -> int:
    """Σ in fen."""
    return sum(one.amount for one in payments)


# --- children who go on to another school (03) ----------------------------------------------------------------------------


def going_on(now: Counting, stage: str) -> int:
    """Rows of children in archives who entered their school this year, aided or not."""
    return sum(
        1
        for household, member in members(now)
        if now.holds("child.archived", household.state_on(now.until) == "archived")
        and now.holds("child.relation", member.relation in CHILD)
        and now.holds("child.entry_year", member.entry_year == now.made.year)
        and now.holds("child.stage", STAGE_OF_EDUCATION.get(member.education, "") == stage)
    )


def members(now: Counting) -> Iterator[tuple[Household, Member]]:
    for household in now.made.households:
        for member in household.members:
            yield household, member


# --- partners and activities ----------------------------------------------------------------------------------------------


def partners(now: Counting) -> list[Partner]:
    """Work for students of this year that was registered by the last day, still offered or not."""
    return [
        one
        for one in now.made.partners
        if now.holds("partner.purpose", one.purpose == WORK_STUDY)
        and now.holds("partner.year", one.year == now.made.year)
        and now.holds("partner.state", one.state_on(now.until) in ("kept", "ended"))
    ]


def units(now: Counting) -> int:
    return len({one.unit for one in partners(now)})


def partner_posts(now: Counting) -> int:
    return sum(one.posts for one in partners(now))


def activities(now: Counting, kind: str, what: str) -> int:
    """Σ of times, posts, classes or persons of the activities of a kind."""
    return sum(
        {"times": one.times, "posts": one.posts, "classes": one.classes, "persons": one.persons}[what]
        for one in now.made.activities
        if now.holds("activity.state", one.state_on(now.until) == "kept")
        and now.holds("activity.year", one.year == now.made.year)
        and now.holds("activity.on", one.on <= now.until)
        and now.holds("activity.kind", one.kind == kind)
    )


# --- graduates ------------------------------------------------------------------------------------------------------------


def graduates(now: Counting, states: Collection[str] = ("tracked", "employed")) -> Iterator[Graduate]:
    """Those of this year's action who are in one of these states on the last day."""
    for one in now.made.graduates:
        if (
            now.holds("graduate.year", one.year == now.made.year)
            and now.holds("graduate.state", one.state_on(now.until) in states)
            and (now.cohorts is None or now.holds("cohort", one.graduation in now.cohorts))
        ):
            yield one


def fresh(now: Counting) -> int:
    return sum(now.holds("graduate.graduation", one.graduation == now.made.year) for one in graduates(now))


def earlier(now: Counting) -> int:
    return sum(now.holds("graduate.graduation", one.graduation < now.made.year) for one in graduates(now))


def on_ones_own(now: Counting) -> int:
    """Who found their own way: working, and the last that was said by then is 灵活就业 or 自主创业."""
    return sum(
        now.holds("graduate.job_state", job_state(one, now.until) in ON_ONES_OWN)
        for one in graduates(now, ("employed",))
    )


def job_state(one: Graduate, day: date) -> str:
    """The 就业状态 last said by a day."""
    said = one.job_state
    for step in one.steps:
        if step.on <= day and "job_state" in step.values:
            said = str(step.values["job_state"])
    return said


def needing_help(now: Counting) -> int:
    return sum(now.holds("graduate.needs_help", one.needs_help) for one in graduates(now, ("tracked",)))


def fresh_here_without_work(now: Counting) -> int:
    return sum(
        now.holds("graduate.graduation", one.graduation == now.made.year)
        and now.holds("graduate.local", one.local is True)
        for one in graduates(now, ("tracked",))
    )


def earlier_without_work(now: Counting) -> int:
    return sum(now.holds("graduate.graduation", one.graduation < now.made.year) for one in graduates(now, ("tracked",)))


def found_work(now: Counting) -> int:
    """Who works on the last day and began this year, by the union's help: 「是工会帮忙实现的填是，统计表只数这些」. Of any year's action."""
    found = 0
    for one in now.made.graduates:
        employed = [step for step in one.steps if step.step == "employ" and step.on <= now.until]
        if (
            employed
            and now.holds("job.state", one.state_on(now.until) == "employed")
            and now.holds("job.employed_on", now.made.begin <= employed[-1].on)
            and now.holds("job.helped", employed[-1].values["helped"] is True)
            and (now.cohorts is None or now.holds("cohort", one.graduation in now.cohorts))
        ):
            found += 1
    return found


def of_migrants(now: Counting) -> int:
    return sum(
        now.holds("graduate.type", one.household is not None and one.household.type == MIGRANT)
        for one in graduates(now)
    )


def should_work(now: Counting, states: Collection[str]) -> int:
    """银川's first target: who needs help, and of them who works."""
    return sum(now.holds("graduate.needs_help", one.needs_help) for one in graduates(now, states))


def of_zero_employment(now: Counting, states: Collection[str]) -> int:
    """银川's second target: graduates of households where nobody has work, and of them who works."""
    return sum(
        now.holds("graduate.zero_employment", one.household is not None and one.household.zero_employment)
        for one in graduates(now, states)
    )


# --- services -------------------------------------------------------------------------------------------------------------


def services(now: Counting, kind: str) -> list[Service]:
    """One line for each service of a kind."""
    return [
        one
        for one in now.made.services
        if now.holds("service.state", one.state_on(now.until) == "kept")
        and now.holds("service.year", one.year == now.made.year)
        and now.holds("service.on", one.on <= now.until)
        and now.holds("service.kind", one.kind == kind)
        and (now.cohorts is None or now.holds("cohort", one.graduate.graduation in now.cohorts))
    ]


def served(now: Counting, kind: str) -> int:
    return len(services(now, kind))


def served_money(now: Counting, kind: str) -> int:
    return sum(one.amount for one in services(now, kind))


# --- 亳州 附件7: what is asked for --------------------------------------------------------------------------------------------


def asked_for(now: Counting, kinds: Collection[str] = ()) -> Iterator[Application]:
    """This year's applications that were handed in by the last day and neither ended nor sent back; by 申请类型 where it is said."""
    for one in now.made.applications:
        if (
            now.holds("demand.year", one.year == now.made.year)
            and now.holds("demand.state", one.state_on(now.until) not in ("draft", "returned", "closed"))
            and (not kinds or now.holds("demand.kind", one.kind in kinds))
        ):
            yield one


def has_archive(now: Counting, one: Application) -> bool:
    """On the last day; what was handed in but not decided on is none yet."""
    return one.household.state_on(now.until) == "archived"


def in_archive(now: Counting, schools: Collection[str], kinds: Collection[str]) -> int:
    """Students of 城镇困难职工 in archive at such schools; children of 困难农民工 have a column of their own."""
    return _students(
        one
        for one in asked_for(now, kinds)
        if now.holds("demand.archived", has_archive(now, one))
        and now.holds("demand.type", one.household.type != MIGRANT)
        and now.holds("demand.school", one.school in schools)
    )


def in_migrants_archive(now: Counting) -> int:
    """Students of 困难农民工 in archive, whatever they attend."""
    return _students(
        one
        for one in asked_for(now, (*AT_SCHOOL, *LEAVER))
        if now.holds("demand.archived", has_archive(now, one))
        and now.holds("demand.type", one.household.type == MIGRANT)
    )


def without_archive(now: Counting, schools: Collection[str], kinds: Collection[str]) -> int:
    """Students of either type without an archive."""
    return _students(
        one
        for one in asked_for(now, kinds)
        if now.holds("demand.archived", not has_archive(now, one)) and now.holds("demand.school", one.school in schools)
    )


def asked_by_new_form(now: Counting) -> int:
    """Of all the columns before: children of 新就业形态劳动者, with an archive or not."""
    applications = asked_for(now, (*AT_SCHOOL, *LEAVER))
    return _students(one for one in applications if now.holds("demand.group", one.group == NEW_FORM))


def asked_by_leavers(now: Counting) -> int:
    """Of all the columns before: 两后生, by 申请类型."""
    return _students(asked_for(now, LEAVER))


def wanted(one: Application) -> int:
    """What the notice gives (fen); where it leaves that open, what was asked for."""
    return (one.asked if one.planned is None else one.planned) or 0


def planned(now: Counting, is_archived: bool) -> int:
    """Σ of the amounts the notice gives, and of what is asked for where it leaves the amount open."""
    return sum(
        wanted(one) for one in asked_for(now) if now.holds("demand.archived", has_archive(now, one) == is_archived)
    )


def planned_from(now: Counting, source: str) -> int:
    """The same by where the money is to come from; what names none, or another, is in none of these columns."""
    return sum(wanted(one) for one in asked_for(now) if now.holds("demand.fund", one.fund == source))


def _students(applications: Iterable[Application]) -> int:
    return len({one.student.idno for one in applications})


# --- 2023年度安徽省工会金秋助学汇总表: the province's money ---------------------------------------------------------------------------


def from_province(now: Counting, schools: Collection[str], others: bool = False) -> list[Payment]:
    """The payments from 工会投入(省) to students at such schools, or (`others`) at any but such."""
    return [
        one
        for one in paid(now)
        if now.holds("payment.fund", one.fund == PROVINCE)
        and now.holds("payment.school", (one.application.school in schools) != others)
    ]


# --- the tables -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a table prints beside a figure: the cell's key `line.cell`, its words and its unit. Money (万元, 元) is counted in fen."""

    key: str
    label: str
    unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    told: Told
    figure: Figure


def _cell(key: str, label: str, unit: str, figure: Figure) -> _Cell:
    return _Cell(told=Told(key=key, label=label, unit=unit), figure=figure)


def _sum(*parts: Figure) -> Figure:
    return lambda now: sum(part(now) for part in parts)


def _parts(line: str, labels: Iterable[str], unit: str, parts: Iterable[Figure], place: str = "") -> Iterator[_Cell]:
    """A with the sum, then B, C … with the parts; `place` is 1 or 2 where a part has two figures."""
    figures = tuple(parts)
    for code, label, figure in zip("ABCDE", labels, (_sum(*figures), *figures), strict=False):
        yield _cell(f"{line}.{code}{place}", label, unit, figure)


def _aided_persons(now: Counting, stage: str, type_: str) -> int:
    return persons(aided(now, stage, type_))


def _aided_money(now: Counting, stage: str, type_: str) -> int:
    return money(aided(now, stage, type_))


GIVEN = tuple(partial(given, sources=one) for one in (GOVERNMENT, SOCIETY, UNION, OTHERS))
PAID = tuple(partial(sum_paid, stage=one) for one in STAGES)
GOING_ON = tuple(partial(going_on, stage=one) for one in STAGES)
AIDED = tuple(partial(_aided_persons, stage=one, type_="") for one in STAGES)
MIGRANTS = tuple(partial(_aided_persons, stage=one, type_=MIGRANT) for one in STAGES)
MIGRANTS_MONEY = tuple(partial(_aided_money, stage=one, type_=MIGRANT) for one in STAGES)


def _study_2022(year: int) -> Iterator[_Cell]:
    """平顶山 2022, and what is proposed after it."""
    stages = ("其中初中及以前阶段", "其中高中和中等职业教育阶段", "其中大专以上")
    in_yuan, in_persons = (tuple(f"{one}({unit})" for one in stages) for unit in ("万元", "人"))
    sources = ("其中各级党委政府资助(万元)", "其中社会捐助(万元)", "其中各级工会投入(万元)", "其中其它方面筹集(万元)")
    yield from _parts("01", (f"{year}年助学活动共筹集资金(万元) (A=B+C+D+E)", *sources), "万元", GIVEN)
    yield from _parts("02", (f"{year}年助学活动共发放助学款(万元) (A=B+C+D)", *in_yuan), "万元", PAID)
    label = f"{year}年在档的困难职工和困难农民工家庭升学子女(人) (A=B+C+D)"
    yield from _parts("03", (label, *in_persons), "人", GOING_ON)
    label = f"{year}年助学活动中共资助困难职工和困难农民工子女(人) (A=B+C+D)"
    yield from _parts("04", (label, *in_persons), "人", AIDED)
    heads = ("其中小学和初中阶段(人)", "其中高中和中等职业教育阶段(人)", "大专以上(人)")
    label = f"{year}年助学活动中共资助困难农民工子女(人) (A1=B1+C1+D1)"
    yield from _parts("05", (label, *heads), "人", MIGRANTS, "1")
    sums = ("共发放助学款(万元) (A2=B2+C2+D2)", *["发放助学款(万元)"] * 3)
    yield from _parts("05", sums, "万元", MIGRANTS_MONEY, "2")
    label = f"{year}年助学活动共资助新就业形态劳动者子女(人)"
    yield _cell("06.A1", label, "人", lambda now: persons(of_new_form(now)))
    yield _cell("06.A2", "共发放助学款(万元)", "万元", lambda now: money(of_new_form(now)))
    yield _cell("07.A", "为在读困难职工子女勤工俭学和社会实践联系单位(家)", "家", units)
    yield _cell("07.B", "提供岗位(个)", "个", partner_posts)


def _study_2017() -> Iterator[_Cell]:
    """青浦 2017 附件2."""
    stages = ("小学和初中阶段", "高中和中等职业教育阶段", "大专以上")
    in_yuan, in_persons = (tuple(f"{one}﹍﹍（{unit}）" for one in stages) for unit in ("万元", "人"))
    sources = (
        "各级党委政府资助﹍﹍（万元）",
        "社会捐助﹍﹍（万元）",
        "各级工会投入﹍﹍（万元）",
        "其它方面筹集﹍﹍（万元）",
    )
    yield from _parts("01", ("2017年助学活动共筹集资金﹍﹍（万元）", *sources), "万元", GIVEN)
    yield from _parts("02", ("2017年助学活动共发放助学款﹍﹍（万元）", *in_yuan), "万元", PAID)
    label = "2017年在档的困难职工和困难农民工家庭升学子女﹍﹍（人）"
    yield from _parts("03", (label, *in_persons), "人", GOING_ON)
    label = "2017年助学活动中共资助困难职工和困难农民工子女﹍﹍（人）"
    yield from _parts("04", (label, *in_persons), "人", AIDED)
    label = "2017年助学活动中共资助困难农民工子女﹍﹍（人）"
    yield from _parts("05", (label, *in_persons), "人", MIGRANTS, "1")
    sums = ("共发放助学款﹍﹍（万元）", *["发放助学款﹍﹍（万元）"] * 3)
    yield from _parts("05", sums, "万元", MIGRANTS_MONEY, "2")
    classes, children = (partial(activities, kind=SUMMER_CLASS, what=what) for what in ("classes", "persons"))
    yield _cell("06.A", "2017年共举办或联合开展暑假托管班﹍﹍（个）", "个", classes)
    yield _cell("06.B", "照顾职工子女﹍﹍（人）", "人", children)
    yield _cell("07.A", "与﹍﹍（家）单位联系", "家", units)
    label = "为在读困难职工子女提供勤工俭学和社会实践岗位﹍﹍（个）"
    yield _cell("07.B", label, "个", partner_posts)


def _jobs_2017() -> Iterator[_Cell]:
    """青浦 2017 附件1, and what is proposed after it."""
    of, whole = "困难职工家庭高校毕业生", "就业招聘会等就业服务系列活动"
    yield _cell("01.A", f"本地区、本系统工会共有{of}﹍﹍（人）", "人", _sum(fresh, earlier))
    yield _cell("01.B", "应届毕业生﹍﹍（人）", "人", fresh)
    yield _cell("01.C", "往届毕业生﹍﹍（人）", "人", earlier)
    yield _cell("01.D", "已自谋职业﹍﹍（人）", "人", on_ones_own)
    yield _cell("01.E", "需要就业帮扶﹍﹍（人）", "人", needing_help)
    yield _cell("02.A", f"共为{of}提供实习见习机会﹍﹍（人次)", "人次", partial(served, kind=PRACTICE))
    yield _cell("03.A", f"向{of}提供就业技能培训﹍﹍（人次)", "人次", partial(served, kind=TRAINING))
    label = "帮助通过职业技能鉴定获得相应职业资格证书﹍﹍（人次)"
    yield _cell("03.B", label, "人次", partial(served, kind=CERTIFICATE))
    yield _cell("04.A", f"共举办{whole}﹍﹍（场）", "场", partial(activities, kind=FAIR, what="times"))
    yield _cell("04.B", "提供适合高校毕业生的就业岗位﹍﹍（个）", "个", partial(activities, kind=FAIR, what="posts"))
    label = f"通过国有大中型企业、劳模企业、社会爱心企业及政府公益性岗位等为{of}提供就业岗位﹍﹍（个）"
    yield _cell("05.A", label, "个", partial(activities, kind=POSTS, what="posts"))
    yield _cell("06.A", f"共为{of}提供创业指导﹍﹍（人次）", "人次", partial(served, kind=GUIDING))
    yield _cell("06.B", "提供创业培训﹍﹍（人次）", "人次", partial(served, kind=FOUNDING))
    yield _cell("06.C", "提供小额担保贷款﹍﹍（人次）", "人次", partial(served, kind=LOAN))
    yield _cell("06.D", "提供小额担保贷款﹍﹍（元）", "元", partial(served_money, kind=LOAN))
    yield _cell("07.A", f"共帮助落实对{of}的就业扶持政策﹍﹍（人次）", "人次", partial(served, kind=POLICY))
    yield _cell("08.A", f"共实际帮助{of}实现就业﹍﹍（人次）", "人次", found_work)
    yield _cell("09.A", f"共资助{of}求职﹍﹍（人次）", "人次", partial(served, kind=JOB_MONEY))
    yield _cell("09.B", "发放求职补贴﹍﹍（万元）", "万元", partial(served_money, kind=JOB_MONEY))
    label = f"在本地就读的尚未签约就业的应届{of}（含本地和外地生源学生）﹍﹍（人）"
    yield _cell("10.A", label, "人", fresh_here_without_work)
    yield _cell("11.A", f"往届未就业的{of}﹍﹍（人）", "人", earlier_without_work)


def _national_2012() -> Iterator[_Cell]:
    """全总 2012."""
    stages = ("其中小学和初中阶段", "其中高中和中等职业教育阶段", "其中大专以上")
    in_yuan, in_persons = (tuple(f"{one}﹍﹍（{unit}）" for one in stages) for unit in ("万元", "人"))
    sources = ("其中各级党委政府资助﹍﹍（万元）", "其中社会捐助﹍﹍（万元）", "其中各级工会投入﹍﹍（万元）", "其中其它方面筹集﹍﹍（万元）")  # fmt: skip
    yield from _parts("01", ("2012年助学活动共筹集资金﹍﹍（万元）", *sources), "万元", GIVEN)
    yield from _parts("02", ("2012年助学活动共发放助学款﹍﹍（万元）", *in_yuan), "万元", PAID)
    label = "2012年助学活动中共资助困难职工和困难农民工子女﹍﹍（人）"
    yield from _parts("03", (label, *in_persons), "人", AIDED)
    label = "2012年助学活动中共资助困难农民工子女﹍﹍（人）"
    yield from _parts("04", (label, *in_persons[:2], "大专以上﹍﹍（人）"), "人", MIGRANTS, "1")
    sums = ("共发放助学款﹍﹍（万元）", *["发放助学款﹍﹍（万元）"] * 3)
    yield from _parts("04", sums, "万元", MIGRANTS_MONEY, "2")
    label = "2012年助学活动中共资助困难单亲女职工子女﹍﹍（人）"
    yield _cell("05.A1", label, "人", lambda now: persons(of_single_mothers(now)))
    yield _cell("05.A2", "共发放助学款（万元）", "万元", lambda now: money(of_single_mothers(now)))
    of, whole = "困难职工家庭高校毕业生", "就业招聘会等就业服务系列活动"
    yield _cell("06.A", f"省（区、市）共有{of}﹍﹍(人)", "人", _sum(fresh, earlier))
    yield _cell("06.B", "其中应届毕业生﹍﹍（人）", "人", fresh)
    yield _cell("06.C", "其中往届毕业生﹍﹍（人）", "人", earlier)
    yield _cell("07.A", f"共为{of}提供实习见习机会﹍﹍（人次)", "人次", partial(served, kind=PRACTICE))
    yield _cell("08.A", f"向{of}提供就业技能培训﹍﹍(人次)", "人次", partial(served, kind=TRAINING))
    label = "帮助通过职业技能鉴定获得相应职业资格证书﹍﹍(人次)"
    yield _cell("08.B", label, "人次", partial(served, kind=CERTIFICATE))
    yield _cell("09.A", f"共举办{whole}﹍﹍(场)", "场", partial(activities, kind=FAIR, what="times"))
    yield _cell("09.B", "提供适合高校毕业生的就业岗位﹍﹍(个)", "个", partial(activities, kind=FAIR, what="posts"))
    label = f"运用国有大中型企业、劳模企业、社会爱心企业及政府公益性岗位等资源，为{of}提供就业岗位﹍﹍(个)"
    yield _cell("10.A", label, "个", partial(activities, kind=POSTS, what="posts"))
    yield _cell("11.A", f"共为{of}提供创业指导﹍﹍(人次)", "人次", partial(served, kind=GUIDING))
    yield _cell("11.B", "提供创业培训﹍﹍(人次)", "人次", partial(served, kind=FOUNDING))
    yield _cell("11.C", "提供小额担保贷款﹍﹍（人次）", "人次", partial(served, kind=LOAN))
    yield _cell("11.D", "提供小额担保贷款﹍﹍（元）", "元", partial(served_money, kind=LOAN))
    yield _cell("12.A", f"共帮助落实对{of}的就业扶持政策﹍﹍（人次）", "人次", partial(served, kind=POLICY))
    yield _cell("13.A", f"共帮助{of}实现就业﹍﹍（人次）", "人次", found_work)
    yield _cell("14.A", f"共资助{of}求职﹍﹍（人次）", "人次", partial(served, kind=JOB_MONEY))
    yield _cell("14.B", "发放求职补贴﹍﹍（万元）", "万元", partial(served_money, kind=JOB_MONEY))
    label = f"在本地就读的尚未签约就业的应届{of}（含本地和外地生源学生）﹍﹍（人）"
    yield _cell("15.A", label, "人", fresh_here_without_work)
    yield _cell("16.A", f"往届未就业的{of}﹍﹍（人）", "人", earlier_without_work)


def _yinchuan_jobs() -> Iterator[_Cell]:
    """As 青浦 附件1, with the two targets of the notice: 60 % of those who need help, 100 % of those of 零就业 households."""
    working = ("employed",)
    yield from _jobs_2017()
    yield _cell("12.A", "需要就业帮扶的毕业生", "人", partial(should_work, states=("tracked", "employed")))
    yield _cell("12.B", "其中已就业", "人", partial(should_work, states=working))
    yield _cell("13.A", "零就业困难职工家庭毕业生", "人", partial(of_zero_employment, states=("tracked", "employed")))
    yield _cell("13.B", "其中已就业", "人", partial(of_zero_employment, states=working))


def _bozhou_jobs() -> Iterator[_Cell]:
    """As 青浦 附件1, and 农民工家庭毕业生."""
    yield from _jobs_2017()
    yield _cell("12.A", "农民工家庭毕业生", "人", of_migrants)


def _bozhou_demand() -> Iterator[_Cell]:
    """domain §4.1. 小计 and 合计 are sums of their columns; L and M are told beside, not added."""
    archived = (
        ("学前", partial(in_archive, schools={"10"}, kinds=AT_SCHOOL)),
        ("义务教育", partial(in_archive, schools={"20", "30"}, kinds=AT_SCHOOL)),
        ("高中(含中职)", partial(in_archive, schools={"40", "41", "42"}, kinds=AT_SCHOOL)),
        ("高校新入学", partial(in_archive, schools=COLLEGE, kinds=NEW)),
        ("高校在读", partial(in_archive, schools=COLLEGE, kinds=IN_SCHOOL)),
    )
    others = (
        ("高校新入学", partial(without_archive, schools=COLLEGE, kinds=NEW)),
        ("高校在读", partial(without_archive, schools=COLLEGE, kinds=IN_SCHOOL)),
        ("特殊教育残疾儿童", partial(without_archive, schools={SPECIAL}, kinds=AT_SCHOOL)),
    )
    sums = (("建档类", partial(planned, is_archived=True)), ("非建档类", partial(planned, is_archived=False)))
    sources = (("省总", "32"), ("市", "33"), ("县区", "34"), ("基层", "35"), ("社会", "20"))
    columns: list[tuple[str, str, Figure]] = [(label, "人", figure) for label, figure in archived]
    columns.append(("小计", "人", _sum(*(figure for _, figure in archived))))
    columns.append(("困难农民工子女", "人", in_migrants_archive))
    columns += [(label, "人", figure) for label, figure in others]
    columns.append(("小计", "人", _sum(*(figure for _, figure in others))))
    columns += [("新就业形态劳动者子女", "人", asked_by_new_form), ("两后生", "人", asked_by_leavers)]
    columns += [(label, "万元", figure) for label, figure in sums]
    columns.append(("合计", "万元", _sum(*(figure for _, figure in sums))))
    columns += [(label, "万元", partial(planned_from, source=code)) for label, code in sources]
    for code, (label, unit, figure) in zip("ABCDEFGHIJKLMNOPQRSTU", columns, strict=True):
        yield _cell(f"01.{code}", label, unit, figure)


def _anhui() -> Iterator[_Cell]:
    """The province's money: 高校, 特殊教育, others, and all of it."""
    kinds = (
        partial(from_province, schools=COLLEGE),
        partial(from_province, schools={SPECIAL}),
        partial(from_province, schools={*COLLEGE, SPECIAL}, others=True),
    )
    labels = ("合计", "高校在读学生", "特殊教育残疾儿童", "其他")
    counted = tuple(_of(persons, one) for one in kinds)
    summed = tuple(_of(money, one) for one in kinds)
    yield from _parts("01", labels, "人", counted, "1")
    yield from _parts("01", labels, "万元", summed, "2")


def _of(measure: Callable[[Iterable[Payment]], int], payments: Callable[[Counting], list[Payment]]) -> Figure:
    return lambda now: measure(payments(now))


_CELLS: Mapping[str, tuple[_Cell, ...]] = {
    "pingdingshan-2022": tuple(_study_2022(2022)),
    "qingpu-2017-1": tuple(_jobs_2017()),
    "qingpu-2017-2": tuple(_study_2017()),
    "national-2012": tuple(_national_2012()),
    "bozhou-7": tuple(_bozhou_demand()),
    "bozhou-8": tuple(_study_2022(2023)),
    "bozhou-9": tuple(_bozhou_jobs()),
    "yinchuan-1": tuple(_study_2022(2018)),
    "yinchuan-2": tuple(_yinchuan_jobs()),
    "anhui-2023": tuple(_anhui()),
}

TABLES: Mapping[str, tuple[Told, ...]] = {table: tuple(one.told for one in cells) for table, cells in _CELLS.items()}
"""The cells of each table in the order in which they are counted. Labels of the official ones are the notice's, without its line breaks."""

OFFICIAL = ("pingdingshan-2022", "qingpu-2017-1", "qingpu-2017-2", "national-2012")
BY_OFFICE = ("bozhou-7", "anhui-2023")
BY_COHORT = "bozhou-9"

YEARS: Mapping[str, int] = {
    "pingdingshan-2022": 2022,
    "qingpu-2017-1": 2017,
    "qingpu-2017-2": 2017,
    "national-2012": 2012,
    "bozhou-7": 2023,
    "bozhou-8": 2023,
    "bozhou-9": 2023,
    "yinchuan-1": 2018,
    "yinchuan-2": 2018,
    "anhui-2023": 2023,
}
"""The year of each table's notice."""


# --- counting a table -----------------------------------------------------------------------------------------------------


def count(made: City, table: str, without: Collection[str] = ()) -> dict[str, int]:
    """Every figure of a table by its key, persons or fen. `without` names conditions that are left out.

    A table with a row for each office has keys `01.A@<office>` and `01.A@合计`, the sum of the rows; 亳州 附件9 has `01.A@2023` for each 届 and
    `01.A@合计`; its activities have no 届 and stand in 合计 alone.
    """
    return {key: figure for one in _CELLS[table] for key, figure in _figures(made, table, one, frozenset(without))}


def filters(made: City, table: str) -> dict[str, frozenset[str]]:
    """By key (of tables with columns: of 合计) the names of the conditions that each figure asks for."""
    found: dict[str, frozenset[str]] = {}
    for one in _CELLS[table]:
        now = Counting(made=made, cohorts=_cohorts(made) if _has_cohorts(table, one) else None)
        one.figure(now)
        found[_key(table, one)] = frozenset(now.asked)
    return found


def total(made: City, table: str, key: str, without: Collection[str] = ()) -> int:
    """One figure, as `count` gives it; of a table with columns that of 合计."""
    one = next(each for each in _CELLS[table] if _key(table, each) == key)
    return dict(_figures(made, table, one, frozenset(without)))[key]


def knockouts(made: City, table: str) -> dict[str, dict[str, int]]:
    """By key and condition: the figure when this one condition is left out. It always differs, or nobody would see it missing."""
    conditions = filters(made, table)
    return {key: {one: total(made, table, key, {one}) for one in sorted(names)} for key, names in conditions.items()}


def unassigned(made: City, table: str) -> dict[str, int]:
    """By line: what falls in no stage and is not counted: payments under money (02), students or members elsewhere."""
    now = Counting(made=made)
    lines = {
        "paid": sum(1 for one in paid(now) if not stage_of(one)),
        "going_on": going_on(now, ""),
        "aided": persons(aided(now, "")),
        "migrants": persons(aided(now, "", MIGRANT)),
    }
    told = {"02": "paid", "03": "going_on", "04": "aided", "05": "migrants"}
    if table == "national-2012":
        told = {"02": "paid", "03": "aided", "04": "migrants"}
    return {line: lines[name] for line, name in told.items()}


def _figures(made: City, table: str, one: _Cell, without: frozenset[str]) -> Iterator[tuple[str, int]]:
    key = one.told.key
    if table in BY_OFFICE:
        rows = [one.figure(Counting(made=office, without=without)) for office in _offices(made)]
        yield from ((f"{key}@{office.name}", row) for office, row in zip(made.offices, rows, strict=True))
        yield f"{key}@{ALL}", sum(rows)
    elif _has_cohorts(table, one):
        for cohort in sorted(_cohorts(made)):
            yield f"{key}@{cohort}", one.figure(Counting(made=made, without=without, cohorts=frozenset({cohort})))
        yield f"{key}@{ALL}", one.figure(Counting(made=made, without=without, cohorts=_cohorts(made)))
    else:
        yield _key(table, one), one.figure(Counting(made=made, without=without))


def _key(table: str, one: _Cell) -> str:
    has_columns = table in BY_OFFICE or table == BY_COHORT
    return f"{one.told.key}@{ALL}" if has_columns else one.told.key


def _has_cohorts(table: str, one: _Cell) -> bool:
    """In 亳州 附件9 everything but the activities (lines 04 and 05)."""
    return table == BY_COHORT and not one.told.key.startswith(("04.", "05."))


def _cohorts(made: City) -> frozenset[int]:
    """The three 届 of 亳州's notice."""
    return frozenset({made.year - 2, made.year - 1, made.year})


@cache
def _offices(made: City) -> tuple[City, ...]:
    """What each office has."""
    return tuple(made.only(one.name) for one in made.offices)
