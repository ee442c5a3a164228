"""One campaign under one notice, by one office, day by day: archives, applications, 材料, 入户, 审核, 公示, 批准, 发放, and the papers of it all.

The county does here what its grass-roots offices do elsewhere, so that one store shows the whole way. Everything goes through Office, on the
days of the notice's own year. Who applies is told in `notices`; what comes out is told line by line, nothing is worked out here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.demo import ledgers
from jinqiu_desktop.demo.errand import Printed, application_for
from jinqiu_desktop.demo.notices import Family, Pupil, Round
from jinqiu_desktop.demo.parties import reason_of
from jinqiu_desktop.demo.people import made_up_families
from jinqiu_desktop.errors import Failure, Refused
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.office.materials import checked_rows, receive_all
from jinqiu_desktop.reckoning import ToldLine
from jinqiu_desktop.records import Json


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one application: number of its household, student, school, what the notice says, what was approved and where it stands.

    `verdict` is 符合, 不符合, or 未定 where a person decides; `because` are the short words behind it, `sums` the arithmetic. `amount` is in
    yuan, None where nothing was approved; `papers` are the titles of those that bear this application.
    """

    household: str
    student: str
    school: str
    verdict: str
    because: str
    sums: str
    amount: Decimal | None
    stands: str
    papers: tuple[str, ...]

    def result(self) -> Json:
        """For other programs; the amount as text."""
        return {**asdict(self), "amount": None if self.amount is None else f"{self.amount:f}", "papers": [*self.papers]}

    def lines(self) -> tuple[str, str]:
        """For a person: what became of it, and why."""
        amount = "—" if self.amount is None else f"{self.amount:f}"
        papers = f"{len(self.papers)} 种"
        cells = (self.household, self.student, self.school, self.verdict, amount, self.stands, papers)
        return _row(cells), f"      {'；'.join(filter(None, (self.because, self.sums)))}"


@dataclass(frozen=True, kw_only=True)
class Tabled:
    """A statistics table of the notice, reported: its title, how many of its figures are filled in, and its files as Excel and PDF."""

    title: str
    filled: int
    figures: int
    files: tuple[Path, ...]


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """A campaign led to its end: the notice, outcomes in the order of the households, what was paid in all (yuan), the files and the tables."""

    pack: str
    notice: str
    office: str
    outcomes: tuple[Outcome, ...]
    payments: int
    paid: Decimal
    papers: tuple[Printed, ...]
    bank_file: Path
    tables: tuple[Tabled, ...] = ()

    def result(self) -> Json:
        """For other programs; sums as text."""
        return {
            "policy": self.pack,
            "notice": self.notice,
            "office": self.office,
            "applications": [one.result() for one in self.outcomes],
            "payments": self.payments,
            "paid": f"{self.paid:f}",
            "papers": [{"title": one.title, "count": one.count, "file": str(one.path)} for one in self.papers],
            "bank_file": str(self.bank_file),
            "tables": [
                {"title": one.title, "filled": one.filled, "figures": one.figures, "files": [str(p) for p in one.files]}
                for one in self.tables
            ],
        }

    def lines(self) -> Iterator[str]:
        """For a person, as a table in plain text."""
        yield f"{self.notice}（{self.office}）"
        yield _row(_HEADINGS)
        for one in self.outcomes:
            yield from one.lines()
        papers = "，".join(f"{one.title} {one.count}" for one in self.papers)
        yield f"  发放 {self.payments} 笔，共 {self.paid:f} 元。纸表 {len(self.papers)} 种：{papers}。"
        for table in self.tables:
            yield f"  统计表《{table.title}》{table.figures} 个数，填出 {table.filled} 个。"
        yield f"  {self.bank_file.parent}"


def lead(under: Round, out: Path, catalog: Catalog) -> Campaign:
    """Leads the campaign of a round in a new office; its store and its files go into a new folder. Raises `Failure`, also for a refusal."""
    out.mkdir(parents=True)
    clock = _Clock(under.begins)
    profile = Profile(name=under.office, level="县区", region=under.region, policy=under.pack, clerk="周宁")
    passphrase = f"{under.office}自己的口令"
    with Office.setup(out / "档案", profile, passphrase, catalog=catalog, clock=clock).office as office:
        try:
            return _Leading(office=office, under=under, clock=clock, out=out).lead()
        except Refused as refused:
            raise Failure("demo.refused", office=under.office, reason=reason_of(refused)) from refused


@dataclass
class _Clock:
    """Noon of a day that is moved on by hand."""

    day: date

    def __call__(self) -> datetime:
        return datetime.combine(self.day, time(12)).astimezone(UTC)


@dataclass(frozen=True, kw_only=True)
class _Application:
    uid: str
    household: str
    pupil: Pupil


@dataclass(frozen=True, kw_only=True)
class _Leading:
    """One office on its way through a campaign. `materials` are the lists of what came in, by the uid of the application."""

    office: Office
    under: Round
    clock: _Clock
    out: Path
    materials: dict[str, str] = field(default_factory=dict)

    def lead(self) -> Campaign:
        applications = [one for family, drawn in self._families() for one in self._apply(family, drawn)]
        handed_in = [one for one in applications if self._hand_in(one)]
        for one in handed_in:
            self._visit(one)
        reviewed = [one for one in handed_in if self._review(one)]
        posting = self._post(reviewed)
        for one in reviewed:
            self._approve(one)
        payments, bank_file = self._pay(reviewed)
        ledgers.keep(self.office, self.clock.day)
        wanted = self._wanted(applications, reviewed, posting, payments)
        return Campaign(
            pack=self.under.pack,
            notice=self.office.desk.pack.title,
            office=self.under.office,
            outcomes=tuple(self._outcome(one, wanted) for one in applications),
            payments=len(payments),
            paid=self.office.campaign.roster(self._batch, ("paid",)).total,
            papers=tuple(self._printed(paper, uids) for paper, uids in wanted.items()),
            bank_file=bank_file,
            tables=tuple(map(self._tabled, self.office.desk.pack.tables)),
        )

    # --- archive and application ---

    def _families(self) -> Iterator[tuple[Family, dict[str, Json]]]:
        """The families with what `people` draws for them; nobody but the head earns, so that the income is as told."""
        families = self.under.families
        shapes = [(*one.others, *(pupil.child for pupil in one.pupils)) for one in families]
        drawn = made_up_families(shapes, Random(self.under.begins.year), self.clock.day)
        region = self.under.region
        place = self.office.desk.catalog.regions.name(region) or region
        for at, (family, one) in enumerate(zip(families, drawn, strict=True), start=1):
            yield (
                family,
                one
                | {
                    "worker_no": f"{region}{at:05}",
                    "head.income": str(family.income // 12),
                    "income.other": "0",
                    "house.region": region,
                    "house.address": f"{place}示例路{at}号",
                    "head.unit": f"示例市第{'一二三四五六七八'[at - 1]}机械厂",
                    "members": [{**member, "income": "0"} for member in one["members"]],
                },
            )

    def _apply(self, family: Family, drawn: dict[str, Json]) -> Iterator[_Application]:
        """The archive, as far as it gets, and a draft for each pupil."""
        archive = self.office.archive
        household = archive.put("household", drawn, step="register" if family.reaches == "register" else "")
        if family.reaches == "archive":
            told = {"opinion": "情况属实，同意建档。", "signer": "郑志强", "signed_on": self._today}
            archive.step(household, "verify", {**_VISIT, "visited_on": self._today})
            archive.step(household, "archive", told)
        record = archive.record(household)
        students = record.rows("members")[len(family.others) :]
        for row, pupil in zip(students, family.pupils, strict=True):
            typed = application_for(record, row, self.clock.day) | dict(pupil.typed)
            yield _Application(
                uid=archive.put("application", typed, step="draft"), household=record.number, pupil=pupil
            )

    def _hand_in(self, one: _Application) -> bool:
        """Hands it in with everything the notice asks for. One that the notice refuses at once stays a draft, which its 核算单 explains."""
        try:
            self.office.archive.step(one.uid, "submit")
        except Refused:
            if not self._is_left_out(one):
                raise
            return False
        listed = self.office.materials.filling(one.uid)
        receive_all(listed, checked_rows(listed.form))
        self.materials[one.uid] = self.office.archive.submit(listed).uid
        return True

    # --- 入户, 审核, 公示, 批准, 发放 ---

    def _visit(self, one: _Application) -> None:
        self._on(_VISITED)
        self.office.archive.step(one.uid, "verify", {**_VISIT, "visited_on": self._today})

    def _review(self, one: _Application) -> bool:
        """What the notice does not admit is ended with its reason, what has to wait goes back."""
        archive = self.office.archive
        self._on(_REVIEWED)
        signed = {"signer": "吴建国", "signed_on": self._today}
        if one.pupil.put_off:
            archive.step(one.uid, "review", {**signed, "opinion": one.pupil.put_off}, "returned")
            return False
        try:
            archive.step(one.uid, "review", {**signed, "opinion": "情况属实，同意上报。"})
        except Refused:
            if not self._is_left_out(one):
                raise
            opinion = f"{_because(archive.explained(one.uid))}。"
            archive.step(one.uid, "review", {**signed, "opinion": opinion}, "refused")
            return False
        return True

    def _is_left_out(self, one: _Application) -> bool:
        """Whether the notice does not admit it, so that a refusal had to come."""
        return self.office.archive.explained(one.uid)[-1].state == "wrong"

    def _post(self, reviewed: Sequence[_Application]) -> str:
        """One 公示 of all that were reviewed, without an objection."""
        self._on(_POSTED)
        posting = self.office.archive.new("posting")
        ends = self.under.begins + _TAKEN_DOWN - timedelta(days=1)
        told = {
            "unit.name": self.under.office,
            "begins": self._today,
            "ends": ends.isoformat(),
            "signed_on": self._today,
        }
        for path, text in {**told, "place": "厂务公开栏", "phone": "0558-5550002"}.items():
            posting.type(path, text)
        for one in reviewed:
            self.office.papers.list_publicly(posting, one.uid)
        uid = self.office.archive.submit(posting).uid
        self._on(_TAKEN_DOWN)
        self.office.campaign.finish_posting(uid)
        return uid

    def _approve(self, one: _Application) -> None:
        """As much as the notice gives; where it leaves that open, what the centre grants."""
        self._on(_APPROVED)
        planned = self.office.archive.whole(one.uid).value("planned")
        amount = one.pupil.granted if planned is None else str(planned)
        told = {"opinion": "同意救助。", "signer": "何丽", "signed_on": self._today, "amount": amount}
        self.office.archive.step(one.uid, "center_review", told)

    def _pay(self, approved: Sequence[_Application]) -> tuple[list[str], Path]:
        self._on(_LISTED)
        payments = self.office.campaign.payroll(self._batch, [one.uid for one in approved])
        bank_file = self.out / "交给银行的表.xlsx"
        self.office.campaign.bank_file(self._batch, bank_file)
        self._on(_PAID)
        self.office.campaign.mark_paid(self._batch, self.clock.day, voucher="记-08-0031")
        return [one.uid for one in payments], bank_file

    @property
    def _batch(self) -> str:
        return (self.under.begins + _LISTED).isoformat()

    # --- papers ---

    def _wanted(
        self,
        applications: Sequence[_Application],
        approved: Sequence[_Application],
        posting: str,
        payments: Sequence[str],
    ) -> Mapping[str, Sequence[str]]:
        """The papers with the records they are printed for. One that was not handed in has its 核算单, for the family to read why."""
        papers, wanted = self.office.papers, dict[str, list[str]]()
        records = [uid for one in applications for uid in (one.uid, self.materials.get(one.uid, "")) if uid]
        for uid in (*records, posting):
            is_draft = self.office.archive.has_draft(uid)
            for paper in papers.of(uid):
                if paper not in _NEEDLESS and (paper == _RECKONING or not is_draft):
                    wanted.setdefault(paper, []).append(uid)
        named = {_ROSTER, *(annex.paper for annex in self.office.desk.pack.annexes)}
        lists = (*papers.besides([one.uid for one in approved]), *papers.besides(payments))
        return {**wanted, **{one.paper: one.among for one in lists if one.among and one.paper in named}}

    def _printed(self, paper: str, uids: Sequence[str]) -> Printed:
        title = self.office.papers.title(paper)
        (path,) = self.office.papers.save(paper, uids, self.out / f"{title}.pdf")
        return Printed(title=title, path=path, count=len(uids))

    def _tabled(self, table: str) -> Tabled:
        """A table of the notice, filled, written and reported."""
        statistics = self.office.statistics
        figures = statistics.figures(table)
        statistics.report(figures, phone="0558-5550010")
        title = statistics.sheet(figures).title
        files = tuple(self.out / f"{title}.{kind}" for kind in ("xlsx", "pdf"))
        for path in files:
            statistics.write(figures, path, phone="0558-5550010")
        held = [one for by_column in figures.values.values() for one in by_column.values()]
        return Tabled(title=title, filled=sum(one is not None for one in held), figures=len(held), files=files)

    # --- told ---

    def _outcome(self, one: _Application, wanted: Mapping[str, Sequence[str]]) -> Outcome:
        archive, papers = self.office.archive, self.office.papers
        whole, told = archive.whole(one.uid), archive.explained(one.uid)
        approved = [taken.values["amount"] for taken in archive.steps(one.uid) if taken.step == "center_review"]
        mine = {one.uid, self.materials.get(one.uid, one.uid)}
        return Outcome(
            household=one.household,
            student=str(whole.value("pupil.name")),
            school=self._school(str(whole.value("school.type"))),
            verdict=told[-1].holds,
            because=_because(told),
            sums=_sums(told),
            amount=Decimal(approved[-1]) if approved else None,
            stands=whole.form.states[archive.state(one.uid)],
            papers=tuple(papers.title(paper) for paper, uids in wanted.items() if mine & set(uids)),
        )

    def _school(self, code: str) -> str:
        kinds = self.office.desk.catalog.choices("school_type")
        kind = kinds.item(code) if kinds is not None else None
        return (kind.short or kind.label) if kind is not None else code

    def _on(self, after: timedelta) -> None:
        self.clock.day = self.under.begins + after

    @property
    def _today(self) -> str:
        return self.clock.day.isoformat()


# Days after the Monday on which a round begins; the 公示 hangs for five working days.
_VISITED, _REVIEWED, _POSTED, _TAKEN_DOWN, _APPROVED, _LISTED, _PAID = (
    timedelta(days=days) for days in (1, 2, 3, 10, 11, 14, 15)
)
_VISIT = {"visitors": "周文静、吴建国", "found": "情况属实"}
_RECKONING, _ROSTER = "reckoning", "payroll"
_NEEDLESS = ("materials_missing",)  # everything came


def _because(told: Sequence[ToldLine]) -> str:
    """Why: what does not hold; else what is for a person to weigh; else what the amount is for, and what is said of two children."""
    *lines, outcome = told
    if outcome.state == "wrong":
        against = [one for one in lines if one.state == "wrong"]
    else:
        against = [one for one in lines if one.state == "open" or (one.state == "warn" and one.id != "amount")]
    if against:
        first, *others = against
        bound = f" {first.result}，{first.bound}" if first.bound else ""
        return "；".join([first.label + bound, *(one.label for one in others)])
    speaking = [one for one in lines if one.id == "amount" or one.id.startswith("siblings")]
    return "；".join(one.label for one in speaking or lines[:1])


def _sums(told: Sequence[ToldLine]) -> str:
    """The arithmetic of the income line and of an amount that was worked out."""
    income = [f"{one.label} {one.sum} = {one.result}" for one in told if one.id == "income" and one.sum]
    amount = [f"{one.figures} → {one.result}" for one in told if one.id == "amount" and one.figures]
    return "；".join((*income, *amount))


_HEADINGS = ("户", "学生", "学校", "结论", "批准元", "办到", "纸表")
_WIDTHS = (16, 8, 14, 8, 8, 12, 0)


def _row(cells: Iterable[str]) -> str:
    """One line of a table; a Han character is as wide as two letters."""
    padded = (text + " " * (width - _width(text)) for text, width in zip(cells, _WIDTHS, strict=True))
    return "  " + "".join(padded).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
