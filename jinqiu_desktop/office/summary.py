"""The summary area of an Office: the draft of the 活动总结 of a stage or of the whole campaign, for a clerk to finish in Word.

Its figures are those of the tables the notice asks for. A case may be told only of a household whose 授权书 is signed, and with the name masked
unless somebody asks otherwise. What the sections are called and how they are set is in `printing`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinqiu_desktop.errors import Failure, sentence
from jinqiu_desktop.forms import Condition, Test
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.office.statistics import Statistics
from jinqiu_desktop.policy import PolicyPack
from jinqiu_desktop.records import Audience, Record, shown_to
from jinqiu_desktop.reports import Figures, doubts
from jinqiu_desktop.ruling import laid_out, written
from jinqiu_desktop.tables import BLANK, Cell, Counted, Line, day_in_words, worded

if TYPE_CHECKING:
    from jinqiu_desktop.printing.summary import Beside

FALLBACK: Final = "study-pingdingshan-2022"
"""The table whose lines a summary tells where the notice in force asks for none that fits."""

_AUTHORIZATION: Final = "authorization"
_SIGNED: Final = "signed"
_AIDED: Final = ("paid", "entered", "graduated")
_OPEN: Final = ("application", "payment")
"""Forms whose waiting records a summary tells as open."""

_MONEY: Final = frozenset({"fund", "payment"})
_WORK: Final = frozenset({"graduate", "service", "activity", "partner"})
_IDENTITY: Final = re.compile(r"\s*[(（][A-Z][0-9A-Z=+]*=[0-9A-Z=+]*[)）]")
_NAMED: Final = re.compile("《([^》]+)》")
_OF_WHICH: Final = re.compile(r"^其中：?")
_TOTAL_LAYOUTS: Final = ("grid", "sentences")


@dataclass(frozen=True, kw_only=True, slots=True)
class OfferedCase:
    """A student whose case may be told: the application's uid and number, the name as it is printed, and what the summary says of the case."""

    uid: str
    number: str
    name: str
    told: str


class Summaries:
    """Summaries of one office."""

    def __init__(self, desk: Desk, archive: Archive, statistics: Statistics) -> None:
        self._desk = desk
        self._archive = archive
        self._statistics = statistics

    def cases(self) -> tuple[OfferedCase, ...]:
        """The students aided this year whose household has signed a 授权书 that was not withdrawn."""
        consented = self._consented()
        records = (self._archive.record(uid) for uid in self._aided())
        return tuple(self._offered(one, masked=True) for one in records if self._household(one) in consented)

    def write(self, out: Path, *, final: bool, cases: Sequence[str] = (), masked: bool = True) -> None:
        """Write the draft as .docx with these cases, by the uids of `cases()`, in that order.

        Raises `Failure` report.format for another kind of file, summary.case for one that may not be told, disk.full, folder.read_only.
        """
        from jinqiu_desktop.printing.summary import Case, Summary, write_summary

        if out.suffix.lower() != ".docx":
            raise Failure("report.format", name=out.name)
        chosen = self._chosen(cases, masked=masked)
        found = self._figures(final=final)
        first = found[0]
        profile, pack = self._desk.profile, self._desk.pack
        stage = "" if final else "阶段性"
        content = Summary(
            title=f"{first.year}年金秋助学活动{stage}总结",
            office=profile.name,
            notice=_notice(pack),
            period=self._period(first),
            cutoff=day_in_words(first.cutoff),
            written_on=day_in_words(self._desk.today()),
            is_final=final,
            basics=tuple(_told(found, lambda forms: not forms & (_MONEY | _WORK))),
            money=tuple(_told(found, lambda forms: bool(forms & _MONEY))),
            work=tuple(_told(found, lambda forms: bool(forms & _WORK))),
            beside=tuple(_beside(found)),
            cases=tuple(Case(name=one.name, told=one.told) for one in chosen),
            left=tuple(self._left(found)),
            is_masked=masked,
        )
        write_summary(content, out, across=self._desk.across)
        self._desk.note(
            "summary.write", "", year=str(first.year), cases=str(len(cases)), masked="yes" if masked else "no"
        )

    # --- figures ---

    def _figures(self, *, final: bool) -> tuple[Figures, ...]:
        """The tables of the notice that are told line by line; of the whole campaign up to its end, or today."""
        catalog = self._desk.catalog
        asked = [one for one in self._desk.pack.tables if catalog.table(one).layout in _TOTAL_LAYOUTS]
        found = (self._statistics.figures(one) for one in asked or [FALLBACK])
        return tuple(
            self._statistics.figures(one.table.id, one.year, self._end(one)) if final else one for one in found
        )

    def _end(self, figures: Figures) -> date:
        told = self._desk.pack.get("campaign.until")
        until = date.fromisoformat(told) if told else date(figures.year, 12, 31)
        last = min(until, self._desk.today())
        return last if last.year == figures.year and last > figures.cutoff else figures.cutoff

    def _period(self, figures: Figures) -> str:
        begin, end = (self._desk.pack.get(f"campaign.{name}") for name in ("from", "until"))
        if not begin or not end:
            return f"{figures.year}年"
        return f"{day_in_words(date.fromisoformat(begin))}至{day_in_words(date.fromisoformat(end))}"

    # --- cases ---

    def _consented(self) -> frozenset[str]:
        records = (self._archive.record(uid) for uid in self._archive.all_saved(_AUTHORIZATION))
        refs = (one.value("household") for one in records if one.state == _SIGNED)
        return frozenset(ref.uid for ref in refs if isinstance(ref, Ref))

    def _aided(self) -> tuple[str, ...]:
        return self._desk.store.behind(_of_year("application", self._year(), _AIDED), self._desk.today())

    def _year(self) -> int:
        return int(self._desk.pack.get("campaign.year") or self._desk.today().year)

    @staticmethod
    def _household(application: Record) -> str:
        ref = application.value("household")
        return ref.uid if isinstance(ref, Ref) else ""

    def _chosen(self, uids: Sequence[str], *, masked: bool) -> list[OfferedCase]:
        consented = self._consented() if uids else frozenset()
        records = [self._archive.record(uid) for uid in uids]
        for one in records:
            if one.form != "application" or self._household(one) not in consented:
                raise Failure("summary.case", name=one.called)
        return [self._offered(one, masked=masked) for one in records]

    def _offered(self, application: Record, *, masked: bool) -> OfferedCase:
        audience = Audience.EXPORT if masked else Audience.PAPER

        def said(record: Record, path: str) -> str:
            value = record.value(path)
            return "" if value is None else shown_to(audience, self._desk.form_of(record).field(path), value)

        household = self._desk.store.record(self._household(application))
        cause = said(household, "cause.main") if household is not None else ""
        name, school = said(application, "pupil.name"), said(application, "school.type")
        parts = [f"{said(application, 'kind')}学生" if application.value("kind") else "学生"]
        parts += [f"就读{school}"] if school else []
        parts += [f"家庭因{cause}致困"] if cause else []
        amount = self._desk.store.said(application.uid, "pay").get("amount")
        aid = f"工会发放助学金{_plain(amount)}元。" if amount else "工会发放了助学金。"
        told = f"{'，'.join(parts)}。经申请、入户核实、审核和公示，{aid}【请写受助前后的情况】"
        return OfferedCase(uid=application.uid, number=application.called, name=name, told=told)

    # --- what is open ---

    def _left(self, found: Iterable[Figures]) -> Iterator[str]:
        for figures in found:
            yield from laid_out(figures).notes[bool(figures.table.note) :]
            yield from (f"{one.fact('label')}{sentence(one).what}" for one in doubts(figures))
        questions = list(self._waiting(self._year()))
        answers = self._desk.store.measure([one for _, one in questions], self._desk.today())
        waits = [
            f"{answer.get('')}{words}" for (words, _), answer in zip(questions, answers, strict=True) if answer.get("")
        ]
        if waits:
            yield f"到{day_in_words(self._desk.today())}，还有：{'；'.join(waits)}。"

    def _waiting(self, year: int) -> Iterator[tuple[str, Counted]]:
        for name in _OPEN:
            form = self._desk.catalog.form(name)
            for one in form.waiting:
                if one.states:
                    yield f"{form.noun}{form.title}{one.label}", _of_year(name, year, one.states)


def _of_year(form: str, year: int, states: Sequence[str]) -> Counted:
    tests = (
        Test(path="year", how="in", against=(str(year),)),
        Test(path="state", how="in", against=tuple(states)),
    )
    return Counted(form=form, where=Condition(how="all", parts=tests))


# --- figures as sentences ------------------------------------------------------------------------------------------------


def _told(found: Iterable[Figures], wanted: Callable[[frozenset[str]], bool]) -> Iterator[str]:
    for figures in found:
        for line in figures.table.lines:
            forms = frozenset(cell.counted.form for cell in line.cells if cell.counted is not None)
            if wanted(forms) and (text := _sentence(figures, line)):
                yield text


def _sentence(figures: Figures, line: Line) -> str:
    """A line of a table as one sentence: 2022年助学活动共筹集资金12.5万元（上年10万元），其中各级党委政府资助5万元，社会捐助2万元。"""
    parts: list[str] = []
    column = figures.columns[0].id
    for cell in line.cells:
        key = f"{line.id}.{cell.id}"
        value = figures.value(key, column)
        if value is None:
            continue
        text = _filled_in(figures, cell, value)
        if parts and any(_OF_WHICH.match(one) for one in parts):
            text = _OF_WHICH.sub("", text)
        before = figures.before.get(key, {}).get(column)
        if not parts and before is not None:
            text += f"（上年{_amount(figures, cell, before)}）"
        parts.append(text)
    return f"{'，'.join(parts)}。" if parts else ""


def _filled_in(figures: Figures, cell: Cell, value: int) -> str:
    """The words of a cell with its figure where its blank or its unit stands."""
    label = _IDENTITY.sub("", cell.before + worded(cell.label, figures.year, figures.cutoff))
    amount = _amount(figures, cell, value)
    place = re.compile(rf"{BLANK}*[(（]{re.escape(cell.unit)}[)）]")
    if place.search(label):
        return place.sub(amount, label, count=1).strip()
    return f"{label.replace(BLANK, '').strip()}{amount}"


def _amount(figures: Figures, cell: Cell, value: int) -> str:
    text = written(cell, value, figures.table.decimals)
    return text if cell.unit == "%" else f"{text}{cell.unit}"


def _beside(found: Iterable[Figures]) -> Iterator[Beside]:
    from jinqiu_desktop.printing.summary import Beside

    for figures in found:
        column = figures.columns[0].id
        if not any(one.get(column) is not None for one in figures.before.values()):
            continue
        for key, cell in figures.table.cells.items():
            now, before = figures.value(key, column), figures.before.get(key, {}).get(column)
            if now is None and before is None:
                continue
            label = _IDENTITY.sub("", worded(cell.label, figures.year, figures.cutoff)).replace(BLANK, "")
            texts = (written(cell, one, figures.table.decimals) for one in (now, before))
            yield Beside(
                label=label.replace(f"（{cell.unit}）", "").replace(f"({cell.unit})", ""),
                unit=cell.unit,
                now=next(texts),
                before=next(texts),
            )


def _notice(pack: PolicyPack) -> str:
    """The notice by its name, as its source gives it, else by the title of its pack."""
    found = _NAMED.search(pack.source)
    return found[1] if found else pack.title


def _plain(amount: object) -> str:
    value = Decimal(str(amount))
    return f"{value:.0f}" if value == int(value) else f"{value:.2f}"
