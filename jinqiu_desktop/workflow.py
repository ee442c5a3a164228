"""The steps a record can take: which are open now, what a step needs, and the entry it leaves in the log.

Pure: the record's steps, the lookup, the day and the person are arguments; nothing is saved here. A step's own fields (opinion, signer,
date, amount) belong to the step, never to the answers (formats.md §4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.forms import Form, Step
from jinqiu_desktop.kinds import Value
from jinqiu_desktop.records import Json, StepTaken, Whole, new_uid, state_of
from jinqiu_desktop.rules import ENTRY_CHECKS, Around

TOLD = "notice.told"
"""Under this name the entry of a step keeps what the notice said; no field of a step can be called so."""


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who takes a step: the office, its level (基层, 县区, 市) and the person."""

    office: str
    level: str
    person: str


@dataclass(frozen=True, kw_only=True)
class StepAsked:
    """A step somebody wants to take: its id, the outcome (empty: onwards), and its own fields as typed."""

    step: str
    outcome: str = ""
    typed: Mapping[str, str] | None = None
    on: date
    at: datetime


def open_steps(form: Form, taken: Sequence[StepTaken], level: str) -> tuple[Step, ...]:
    """The steps a record can take from where it is, at this office's level."""
    state = state_of(form, taken)
    return tuple(
        step for step in form.steps.values() if state in step.begins and (not step.level or level in step.level)
    )


def onward_steps(form: Form, taken: Sequence[StepTaken]) -> frozenset[str]:
    """The steps a record has taken that did not send it back."""
    return frozenset(
        one.step for one in taken if one.step in form.steps and one.outcome not in form.steps[one.step].back
    )


def refusals(
    form: Form, whole: Whole, taken: Sequence[StepTaken], asked: StepAsked, actor: Actor, around: Around
) -> tuple[Problem, ...]:
    """Everything that speaks against taking a step now: wrong state, level, order, missing or unreadable fields, the same person twice."""
    step = form.steps.get(asked.step)
    if step is None:
        return (problem("", "step.unknown", step=asked.step),)
    return tuple(_order(form, step, taken, asked, actor)) or (
        *_fields(step, asked)[1],
        *_entry(form, step, whole, taken, asked, actor, around),
        *_persons(step, whole, taken, asked, actor),
    )


def take(
    form: Form, uid: str, taken: Sequence[StepTaken], asked: StepAsked, actor: Actor, revision: str, told: Json = None
) -> StepTaken:
    """The log entry of a step that nothing speaks against; `revision` is the digest of the answers it was taken on.

    `told` is what the notice said of the record, kept by a step that says so.
    """
    step = form.steps[asked.step]
    values, _ = _fields(step, asked)
    kept = {TOLD: told} if step.keeps_told and told is not None else {}
    return StepTaken(
        event=new_uid(asked.at),
        uid=uid,
        step=step.id,
        outcome=asked.outcome,
        office=actor.office,
        person=actor.person,
        on=day if isinstance(day := values.get(step.dated), date) else asked.on,
        at=asked.at,
        values={name: step.fields[name].kind.stored(value) for name, value in values.items()} | kept,
        revision=revision,
        prev=taken[-1].digest if taken else "",
    )


def _order(form: Form, step: Step, taken: Sequence[StepTaken], asked: StepAsked, actor: Actor) -> Iterator[Problem]:
    state = state_of(form, taken)
    if state not in step.begins:
        yield problem("", "step.state", step=step.label, state=form.states.get(state, state))
    if step.level and actor.level not in step.level:
        yield problem("", "step.level", step=step.label, level="、".join(step.level))
    if asked.outcome not in _outcomes(form, step):
        yield problem("", "step.outcome", step=step.label, outcome=asked.outcome)
    done = {(one.step, one.outcome) for one in taken}
    for needed, outcome in step.after:
        if (needed, outcome) not in done:
            yield problem("", "step.after", step=step.label, needed=form.steps[needed].label)


def _outcomes(form: Form, step: Step) -> frozenset[str]:
    """What a step may end in: onwards, a way back, or an outcome that another step waits for."""
    awaited = (outcome for other in form.steps.values() for needed, outcome in other.after if needed == step.id)
    return frozenset({"", *step.back, *awaited})


def _fields(step: Step, asked: StepAsked) -> tuple[dict[str, Value], tuple[Problem, ...]]:
    values: dict[str, Value] = {}
    found: list[Problem] = []
    typed = dict(asked.typed or {})
    for name, declared in step.fields.items():
        where = f"step.{step.id}.{name}"
        parsed = declared.kind.parse(typed.pop(name, "") or declared.default, asked.on)
        found += [slip.at(where, label=declared.label) for slip in parsed.slips if slip.severity is Severity.ERROR]
        if parsed.value is not None:
            values[name] = parsed.value
        elif step.id in declared.required and not parsed.slips and asked.outcome not in step.back:
            found.append(problem(where, "field.required", label=declared.label))
    found += [problem(f"step.{step.id}.{name}", "step.field", label=name, step=step.label) for name in typed]
    return values, tuple(found)


def _entry(
    form: Form,
    step: Step,
    whole: Whole,
    taken: Sequence[StepTaken],
    asked: StepAsked,
    actor: Actor,
    around: Around,
) -> Iterator[Problem]:
    """What the step's own checks see in its fields and in those of the steps before; whether going back says why."""
    own, _ = _fields(step, asked)
    told = {
        path: value
        for one in taken
        if one.step in form.steps and one.step != step.id
        for path, value in _held(form.steps[one.step], one)
    }
    told |= {f"step.{step.id}.{name}": value for name, value in own.items()}
    told |= {"outcome": asked.outcome, "on": asked.on, "level": actor.level}
    for name in step.entry_checks:
        yield from ENTRY_CHECKS[name](told.get, whole, around)
    if asked.outcome in step.back and step.reason and step.reason not in own:
        yield problem(f"step.{step.id}.{step.reason}", "step.reason", label=step.fields[step.reason].label)


def _held(step: Step, taken: StepTaken) -> Iterator[tuple[str, Value]]:
    """What an entry of the log says, by path; what another program wrote and this form cannot read is passed over."""
    for name, declared in step.fields.items():
        if name in taken.values:
            with suppress(ValueError):
                yield f"step.{step.id}.{name}", declared.kind.held(taken.values[name])


def _persons(step: Step, whole: Whole, taken: Sequence[StepTaken], asked: StepAsked, actor: Actor) -> Iterator[Problem]:
    """V25: the person of this step is another than the one of the fields or steps it names."""
    signer = (asked.typed or {}).get("signer") or actor.person
    for other in step.other_than:
        before = [one for one in taken if one.step == other]
        names = {one.person for one in before} | {str(one.values.get("signer", "")) for one in before}
        named = whole.value(other)
        if isinstance(named, str):
            names.add(named)
        if signer in names:
            yield problem(f"step.{step.id}.signer", "V25.step", Severity.WARNING, label=step.label, name=signer)
