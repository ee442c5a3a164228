"""今天要做: what waits for this office, how urgent it is and where it is done; and the next deadline with the plan counted back from it.

What of a form waits is declared there (`[[waiting]]`), what a notice sets are its deadlines; the rest is common to all offices: drafts,
records sent back, open remarks, missing materials, an old backup. Everything is asked of lists by state and date, never of every record. A
deadline warns and never blocks: once its year is over, or a person said it is done, it is told no more. Nothing is changed here but that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property

from jinqiu_desktop.errors import Problem, problem
from jinqiu_desktop.forms import Condition, Form, Rows, Step, Waiting
from jinqiu_desktop.kinds import Ref, Value
from jinqiu_desktop.office.desk import LEVELS, PACK, Desk
from jinqiu_desktop.office.due import REPORT
from jinqiu_desktop.office.lying import Lying
from jinqiu_desktop.policy import Deadline, PolicyPack
from jinqiu_desktop.records import Whole
from jinqiu_desktop.rules import Around, RowScope
from jinqiu_desktop.rules.days import days_between, first_day
from jinqiu_desktop.rules.materials import PAPER, checklist
from jinqiu_desktop.store import Brought, DraftLine, Line, Sought

BACKUP_DAYS, LATE_BACKUP_DAYS = 7, 30
"""Days after which a backup is due, and after which it is late."""

_MOST = 500  # records that one line leads to; of more it leads to their state
_TOLD = 3  # names a line tells
_AHEAD = timedelta(days=60)  # how far a date of a record is told before it comes
_DRAFT = "draft"
_DONE = "deadlines_done"


class Urgency(StrEnum):
    """How soon: the date is past, is today, lies within seven days (or there is none), or lies later."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One line of what is to do: `kind` is its sentence (today.<kind>), `count` how many of `noun` it is about, `due` its date if it has one.

    `left`: the working days that are left until then, or, less than nothing, the days it is late. It leads to the records `uids` of a form
    (empty: to those in `states`); `step` is what is then done. `names` are the first few. `key` names a deadline of the notice, which a
    person may call done.
    """

    kind: str
    urgency: Urgency
    count: int = 1
    due: date | None = None
    left: int = 0
    form: str = ""
    title: str = ""
    noun: str = ""
    label: str = ""
    states: tuple[str, ...] = ()
    uids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    step: str = ""
    key: str = ""

    def told(self) -> Problem:
        """Its sentence: what is to do; the short words are those of the button."""
        return problem("", f"today.{self.kind}", title=self.title, label=self.label, count=str(self.count))


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanLine:
    """One step on the way to a deadline: the latest day for it, in how many records it is still open, and the days it takes."""

    label: str
    by: date
    open: int
    noun: str = ""
    days: int = 0
    unit: str = "day"


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A deadline of the notice and the way to it, the earliest step first; `left` as in a task."""

    deadline: Deadline
    left: int
    lines: tuple[PlanLine, ...]


class Today:
    """What is to do at one office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def tasks(self, today: date, scans: int = 0) -> tuple[Task, ...]:
        """Everything that waits, the most urgent first; `scans` is how many pages lie in the scanner's folder and found no record."""
        found = list(_Look(self._desk, today, self._done()).everything())
        if scans:
            found.append(Task(kind="scans", urgency=Urgency.TODAY, count=scans))
        order = list(Urgency)
        return tuple(sorted(found, key=lambda one: (order.index(one.urgency), one.due or date.max)))

    def plan(self, today: date) -> Plan | None:
        """The next deadline of the notice for an office of this level and the plan counted back from it; None where there is none."""
        looked = _Look(self._desk, today, self._done())
        return next((looked.plan(one) for one in looked.deadlines if one.on >= today), None)

    def is_over(self, today: date) -> bool:
        """Whether the notice in force is of a year that is over: its deadlines are told no more."""
        return _is_over(self._desk, today)

    @property
    def year(self) -> str:
        """The year of the notice in force, empty where it names none."""
        return self._desk.pack.get("campaign.year") or ""

    def call_done(self, key: str) -> None:
        """A deadline of the notice in force is met: it is told no more."""
        done = sorted({*self._done(), key})
        self._desk.store.set_setting(_DONE, json.dumps(done, ensure_ascii=False))
        self._desk.note("deadline.done", "", deadline=key)

    def call_open(self, key: str) -> None:
        """It is not met after all."""
        self._desk.store.set_setting(_DONE, json.dumps(sorted(self._done() - {key}), ensure_ascii=False))
        self._desk.note("deadline.open", "", deadline=key)

    def _done(self) -> frozenset[str]:
        return frozenset(json.loads(self._desk.store.setting(_DONE) or "[]"))


def urgency_of(due: date | None, today: date) -> Urgency:
    """How soon a date is; what has none waits this week."""
    if due is None:
        return Urgency.WEEK
    if due <= today:
        return Urgency.TODAY if due == today else Urgency.OVERDUE
    return Urgency.WEEK if due <= today + timedelta(days=7) else Urgency.LATER


def deadline_key(pack_id: str, deadline: Deadline) -> str:
    """What a deadline is called where it is written down that it is met."""
    return f"{pack_id}:{deadline.id}"


class _Look:
    """One look over the office on one day."""

    def __init__(self, desk: Desk, today: date, done: frozenset[str]) -> None:
        self._desk, self._today, self._done = desk, today, done
        self._forms = tuple(map(desk.catalog.form, desk.catalog.form_ids))

    def everything(self) -> Iterator[Task]:
        yield from self._backup()
        yield from self._plain_copies()
        for deadline in self.deadlines:
            yield self._deadline(deadline)
        yield from self._remarks()
        drafts = self._desk.store.drafts()
        for form in self._forms:
            yield from self._drafts(form, [one for one in drafts if one.form == form.id])
            yield from self._returned(form)
            for one in form.waiting:
                yield from self._waits(form, one)
            yield from self._materials(form)

    # --- the notice ---

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """What the notice asks of an office of this level and nobody called done, the earliest first."""
        pack, level = self._desk.pack, self._desk.profile.level
        asked = [one for one in pack.deadlines if _is_for(one, level) and not _is_over(self._desk, self._today)]
        return tuple(
            sorted((one for one in asked if deadline_key(pack.id, one) not in self._done), key=lambda one: one.on)
        )

    def plan(self, deadline: Deadline) -> Plan:
        """The way to a deadline: every form with a step that is due then."""
        lines: dict[tuple[str, date], PlanLine] = {}
        for form in self._forms:
            for one in form.waiting:
                path = self._path(form, one, deadline)
                if path and (by := self._latest(path, deadline)) is not None:
                    step = path[0]
                    days, unit = self._period(step)
                    open_now = self._sought(form, one, None).count
                    lines[step.label, by] = PlanLine(
                        label=step.label, by=by, open=open_now, noun=form.noun, days=days, unit=unit
                    )
        ordered = sorted(lines.values(), key=lambda one: one.by)
        return Plan(deadline=deadline, left=self._left(deadline.on), lines=tuple(ordered))

    def _deadline(self, one: Deadline) -> Task:
        key = deadline_key(self._desk.pack.id, one)
        urgency = urgency_of(one.on, self._today)
        left = self._left(one.on)
        return Task(kind="deadline", urgency=urgency, due=one.on, left=left, label=one.label, title=one.who, key=key)

    def _due(self, form: Form, states: Sequence[str], step: str = "") -> date | None:
        """The latest day for what waits in these states, counted back from the deadline it leads to."""
        days = []
        for deadline in self.deadlines:
            path = self._path(form, Waiting(states=tuple(states), label="", step=step), deadline)
            if path and (by := self._latest(path, deadline)) is not None:
                days.append(by)
        return min(days, default=None)

    def _path(self, form: Form, one: Waiting, deadline: Deadline) -> tuple[Step, ...]:
        """The steps from where a record waits to the one that is due by a deadline, both counted; none where it does not lead there."""
        begin = form.steps.get(one.step)
        if begin is not None:
            return _way(form, begin, deadline.id)
        ways = [_way(form, step, deadline.id) for step in form.steps.values() if set(step.begins) & set(one.states)]
        return min((way for way in ways if way), key=len, default=())

    def _latest(self, path: Sequence[Step], deadline: Deadline) -> date | None:
        """The latest day for the first of these steps when the last is due by a deadline: working days, and what takes time begins in time."""
        calendar = self._desk.catalog.holidays
        by = first_day(deadline.on, 1, "workday", calendar)
        for at, step in reversed(list(enumerate(path))):
            days, unit = self._period(step)
            if days:
                by = first_day(by, days, unit, calendar)
                if at:
                    by = first_day(by - timedelta(days=1), 1, "workday", calendar)
        return by

    def _period(self, step: Step) -> tuple[int, str]:
        days = self._desk.pack.get(f"{step.takes}.days") if step.takes else None
        return int(days or 0), self._desk.pack.get(f"{step.takes}.unit") or "day"

    def _left(self, due: date) -> int:
        if due < self._today:
            return (due - self._today).days
        return days_between(self._today + timedelta(days=1), due, "workday", self._desk.catalog.holidays)

    # --- records ---

    def _drafts(self, form: Form, drafts: Sequence[DraftLine]) -> Iterator[Task]:
        if drafts:
            due = self._due(form, (_DRAFT,), form.final_step)
            yield self._task("draft", form, drafts, len(drafts), due, states=(_DRAFT,))

    def _returned(self, form: Form) -> Iterator[Task]:
        """What was sent back to be mended and handed in anew: states a step goes back to, and from which one that freezes begins."""
        sent_back = {state for step in form.steps.values() for state in step.back.values()}
        states = tuple(
            s for s in form.states if s in sent_back and any(s in x.begins for x in form.steps.values() if x.freezes)
        )
        if states:
            listing = self._desk.store.sought(form.id, Sought(states=states, ours=True), _MOST)
            if listing.total:
                due = self._due(form, states, form.final_step)
                urgency = min(Urgency.TODAY, urgency_of(due, self._today), key=list(Urgency).index)
                yield self._task(
                    "returned",
                    form,
                    listing.lines,
                    listing.total,
                    due,
                    states=states,
                    step=form.final_step,
                    urgency=urgency,
                )

    def _remarks(self) -> Iterator[Task]:
        by_uid = dict.fromkeys(one.uid for one in self._desk.store.open_remarks())
        for form in self._forms if by_uid else ():
            listing = self._desk.store.sought(form.id, Sought(uids=tuple(by_uid), ours=True), _MOST)
            if listing.total:
                yield self._task("remark", form, listing.lines, listing.total, None, urgency=Urgency.TODAY)

    def _waits(self, form: Form, one: Waiting) -> Iterator[Task]:
        step = form.steps.get(one.step)
        if step is not None and step.level and self._desk.profile.level not in step.level:
            return
        if one.on:
            for since, until in self._spans():
                found = self._sought(form, one, (since, until))
                if found.count:
                    yield self._waiting(form, one, found, min(found.dues, default=until))
            return
        found = self._sought(form, one, None)
        if found.count:
            yield self._waiting(form, one, found, self._due(form, one.states, one.step) if one.step else None)

    def _spans(self) -> Iterator[tuple[date | None, date]]:
        day = timedelta(days=1)
        yield None, self._today - day
        yield self._today, self._today
        yield self._today + day, self._today + 7 * day
        yield self._today + 8 * day, self._today + _AHEAD

    def _sought(self, form: Form, one: Waiting, span: tuple[date | None, date] | None) -> _Found:
        step = form.steps.get(one.step)
        sought = Sought(
            states=one.states,
            ours=not one.received and (step is None or not step.level),
            on=one.on,
            since=span[0] if span else None,
            until=span[1] if span else None,
            before=_months_ago(self._today, one.months) if one.months else None,
            newest_of=one.newest_of,
        )
        needs_lines = bool(one.held_by or one.on)
        listing = self._desk.store.sought(form.id, sought, _MOST if needs_lines else _TOLD)
        lines, count = listing.lines, listing.total
        if len(lines) < count <= _MOST:
            return _Found(lines=lines, uids=self._desk.store.sought_uids(form.id, sought), count=count)
        if one.held_by and lines:
            holder, _, state = one.held_by.partition(".")
            held = self._desk.store.named_by(holder, state)
            free = tuple(line for line in lines if not held & {line.uid, *_refers_to(form, line)})
            lines, count = free, count - (len(lines) - len(free))
        dues = tuple(day for line in lines if isinstance(day := line.values.get(one.on), date)) if one.on else ()
        uids = tuple(line.uid for line in lines)
        return _Found(lines=lines, uids=uids if count == len(uids) <= _MOST else (), count=count, dues=dues)

    def _waiting(self, form: Form, one: Waiting, found: _Found, due: date | None) -> Task:
        task = self._task("waiting", form, found.lines, found.count, due, states=one.states, step=one.step)
        return replace(task, label=one.label, uids=found.uids)

    def _materials(self, form: Form) -> Iterator[Task]:
        """Applications on their way to a deadline whose papers are not all there (V27): the checklist of the notice, beside what came."""
        for target, rows in _checked(form):
            aim = self._desk.catalog.form(target)
            states = tuple(state for state in aim.states if state != _DRAFT and _goes_up(aim, state))
            listing = self._desk.store.sought(aim.id, Sought(states=states, ours=True), _MOST * 20)
            if not states or not listing.lines:
                continue
            came: dict[str, list[Brought]] = {}
            for one in self._desk.store.brought(form.id, rows.id, form.goes_with):
                came.setdefault(one.uid, []).append(one)
            under = self._desk.store.copied_from(aim.id, states, PACK)
            packs = {digest: self._desk.packs.by_digest(digest) or self._desk.pack for digest in set(under.values())}
            begun_under = {uid: packs[digest] for uid, digest in under.items()}
            short = list(self._short(aim, listing.lines, came, begun_under))
            if short:
                dues = [self._due(aim, one.states, one.step) for one in aim.waiting if set(one.states) & set(states)]
                due = min((day for day in dues if day is not None), default=None)
                yield self._task("materials", aim, short, len(short), due)

    def _short(
        self,
        form: Form,
        lines: Sequence[Line],
        came: Mapping[str, Sequence[Brought]],
        begun_under: Mapping[str, PolicyPack],
    ) -> Iterator[Line]:
        """The lines whose papers are not all there, by the notice each was begun under; what is alike is held against it once."""
        known: dict[tuple[object, ...], bool] = {}
        listed = _listed(form)
        for line in lines:
            pack, brought = begun_under.get(line.uid, self._desk.pack), came.get(line.uid, ())
            scope = _LineScope(self._desk, form, line, listed)
            asked = (one.when for one in pack.asked if isinstance(one.when, Condition))
            paths = dict.fromkeys(path for when in asked for path in when.paths())
            alike = (pack.digest, *((one.type, one.copies) for one in brought), *map(scope.value, paths))
            if alike not in known:
                around = Around(lookup=self._desk.store, pack=pack, today=self._today, uid=line.uid)
                wanted = checklist(scope, tuple(map(_CameRow, brought)), around)
                known[alike] = any(one.missing for one in wanted if one.channel == PAPER)
            if known[alike]:
                yield line

    def _plain_copies(self) -> Iterator[Task]:
        """Files that were written for a website and lie somewhere in the clear."""
        for one in Lying(self._desk).left():
            urgency, label = urgency_of(one.until, self._today), str(one.folder)
            yield Task(
                kind="portal", urgency=urgency, count=one.files, due=one.until, left=self._left(one.until), label=label
            )

    def _backup(self) -> Iterator[Task]:
        if self._desk.is_practice:
            return
        told = self._desk.store.setting("last_backup")
        if told is None:
            if any(self._desk.store.sought(form.id, Sought(), 1).total for form in self._forms):
                yield Task(kind="backup_never", urgency=Urgency.TODAY)
            return
        days = (self._today - datetime.fromisoformat(told).astimezone().date()).days
        if days >= BACKUP_DAYS:
            urgency = Urgency.OVERDUE if days >= LATE_BACKUP_DAYS else Urgency.TODAY
            yield Task(kind="backup", urgency=urgency, count=days)

    def _task(
        self,
        kind: str,
        form: Form,
        lines: Sequence[Line] | Sequence[DraftLine],
        count: int,
        due: date | None,
        *,
        states: tuple[str, ...] = (),
        step: str = "",
        urgency: Urgency | None = None,
    ) -> Task:
        is_whole = count == len(lines) <= _MOST
        return Task(
            kind=kind,
            urgency=urgency or urgency_of(due, self._today),
            count=count,
            due=due,
            left=0 if due is None else self._left(due),
            form=form.id,
            title=form.title,
            noun=form.noun,
            states=states,
            uids=tuple(line.uid for line in lines[:_MOST]) if is_whole or not states else (),
            names=tuple(filter(None, (_called(form, line.values) for line in lines[:_TOLD]))),
            step=step,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """A few lines, to tell their names, and the uids of all of them, none when they are very many."""

    lines: tuple[Line, ...]
    uids: tuple[str, ...]
    count: int
    dues: tuple[date, ...] = ()


class _CameRow:
    """A type of paper that came, as a row of a checklist's list."""

    def __init__(self, came: Brought) -> None:
        self._came = came
        self.rid = came.type

    def value(self, field_id: str) -> Value | None:
        counted: dict[str, Value] = {"type": self._came.type, "copies": self._came.copies}
        return counted.get(field_id)


class _LineScope:
    """A line of a list as the rules read an application: what the list lacks is looked up in the record, which is rarely asked.

    It names no household, so that nobody reads its scans: only paper is counted here.
    """

    def __init__(self, desk: Desk, form: Form, line: Line, listed: frozenset[str]) -> None:
        self._desk, self._form, self._line, self._listed = desk, form, line, listed

    def value(self, path: str) -> Value | None:
        if path in self._form.references:
            return None
        return self._line.values.get(path) if path in self._listed else self._whole.value(path)

    def rows(self, rows_id: str) -> Sequence[RowScope]:
        del rows_id
        return ()

    @cached_property
    def _whole(self) -> Whole:
        record = self._desk.store.record(self._line.uid)
        assert record is not None
        return self._desk.whole_of(record)


def _listed(form: Form) -> frozenset[str]:
    """The paths whose values the lines of a form's list hold."""
    claimed = {path for claim in form.claims for path in claim.paths} | {*form.summary}
    return frozenset(path for path, one in form.fields.items() if one.list or one.find or path in claimed)


def _way(form: Form, first: Step, deadline: str) -> tuple[Step, ...]:
    """The shortest way from a step to one that is due by a deadline, both counted."""
    ways: list[tuple[Step, ...]] = [(first,)]
    seen = {first.id}
    while ways:
        way = ways.pop(0)
        if way[-1].deadline == deadline and way[-1].id != form.final_step:
            return way
        for step in form.steps.values():
            if way[-1].to in step.begins and step.id not in seen:
                seen.add(step.id)
                ways.append((*way, step))
    return (first,) if first.deadline == deadline else ()


def _goes_up(form: Form, state: str) -> bool:
    """Whether a record in this state is on its way to being passed up, which asks for its materials (V27)."""
    seen, waiting = {state}, [state]
    while waiting:
        now = waiting.pop()
        for step in form.steps.values():
            if now in step.begins and not step.freezes:
                if step.id == REPORT:
                    return True
                waiting += [step.to] if step.to not in seen else []
                seen.add(step.to)
    return False


def _checked(form: Form) -> Iterator[tuple[str, Rows]]:
    """The form that a list of materials belongs to, and its rows that answer a checklist."""
    for block in form.rows.values():
        if block.wants and form.goes_with:
            yield form.fields[form.goes_with].target, block


def _refers_to(form: Form, line: Line) -> Iterator[str]:
    return (ref.uid for path in form.references if isinstance(ref := line.values.get(path), Ref))


def _called(form: Form, values: Mapping[str, Value]) -> str:
    """What a person calls a record: the first words of its summary."""
    path = next((path for path in form.summary if path in values), "")
    return form.fields[path].kind.shown(values[path]) if path else ""


def _is_for(deadline: Deadline, level: str) -> bool:
    """Whether a deadline is for an office of this level; one that names no level is for all."""
    named = [one for one in LEVELS if f"各{one}" in deadline.who]
    return not named or level in named


def _is_over(desk: Desk, today: date) -> bool:
    year = desk.pack.get("campaign.year")
    return year is not None and int(year) < today.year


def _months_ago(today: date, months: int) -> datetime:
    at = today.year * 12 + today.month - 1 - months
    day = min(today.day, 28)
    return datetime.combine(date(at // 12, at % 12 + 1, day), time.min, UTC)
