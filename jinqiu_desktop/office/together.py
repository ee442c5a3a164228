"""One step for many records: forty applications approved with one opinion, one signer, one date, and each with its own amount.

What is typed once holds for all; what a field of the step works out (`compute`) or takes over from an earlier step (`carry_from`) each
record has for itself, unless it was typed. Every record is weighed by the same rules as when it is taken alone. If one is refused nothing
is written, unless the person says that the others go on; then they go in one transaction. Nothing is decided here that a step does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from jinqiu_desktop.errors import Problem, Progress, Severity, no_progress, problem
from jinqiu_desktop.forms import Field, Step
from jinqiu_desktop.kinds import Value
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.campaign import NO_OBJECTION, Campaign
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.records import StepTaken
from jinqiu_desktop.rules import COMPUTATIONS
from jinqiu_desktop.store import Submission

_Made = StepTaken | Submission
"""What a step writes: an entry of the log, or with it a revision."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became, or would become, of one record: what the step says of it, the errors that stop it, the warnings that stand."""

    uid: str
    called: str
    name: str
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    is_taken: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether an error stops it."""
        return any(one.severity is Severity.ERROR for one in self.problems)


@dataclass(frozen=True, kw_only=True)
class OpenStep:
    """A step, and the records that can take it now."""

    step: Step
    uids: tuple[str, ...]


class Together:
    """Steps of many records at one office."""

    def __init__(self, desk: Desk, archive: Archive, campaign: Campaign) -> None:
        self._desk = desk
        self._archive = archive
        self._campaign = campaign

    def open_steps(self, uids: Sequence[str]) -> tuple[OpenStep, ...]:
        """The steps that some of these records of one form can take; of drafts only handing in.

        First the one that most can take; of two that as many can take, the one that is for this level. What ends a record comes last.
        """
        found: dict[str, list[str]] = {}
        steps: dict[str, Step] = {}
        ends: set[str] = set()
        for uid in uids:
            is_draft = self._archive.has_draft(uid)
            form = self._archive.form(self._archive.form_id(uid))
            ends |= {step.id for step in form.steps.values() if form.is_ended(step.to)}
            for step in self._archive.open_steps(uid):
                if step.id == form.final_step or not (is_draft or step.freezes):
                    steps[step.id] = step
                    found.setdefault(step.id, []).append(uid)
        ordered = sorted(found, key=lambda one: (one in ends, -len(found[one]), not steps[one].level))
        return tuple(OpenStep(step=steps[one], uids=tuple(found[one])) for one in ordered)

    def offered(self, uid: str, step_id: str) -> Mapping[str, str]:
        """What the step's fields hold for this record before anybody types: worked out, or taken over from an earlier step."""
        step = self._archive.form(self._archive.form_id(uid)).steps[step_id]
        return {name: one.kind.typed(value) for name, one, value in self._own(uid, step) if value is not None}

    def take(self, uid: str, step_id: str, typed: Mapping[str, str], outcome: str = "") -> tuple[Problem, ...]:
        """One record takes a step; a 公示 that ends without an objection takes along everything it covers. Raises as `Archive.step`."""
        step = self._archive.form(self._archive.form_id(uid)).steps.get(step_id)
        if step is not None and self._archive.form_id(uid) == "posting" and step_id == "finish" and not outcome:
            said = {name: self._parsed(step.fields[name], text) for name, text in typed.items() if name in step.fields}
            ended, down = said.get("ended_on"), said.get("taken_down_on")
            if said.get("objection") == NO_OBJECTION and isinstance(ended, date):
                down = down if isinstance(down, date) else None
                self._campaign.finish_posting(uid, ended_on=ended, taken_down_on=down)
                return ()
        return self._archive.step(uid, step_id, typed, outcome)

    def _parsed(self, declared: Field, text: str) -> Value | None:
        return declared.kind.parse(text, self._desk.today()).value

    def weigh(
        self,
        uids: Sequence[str],
        step_id: str,
        typed: Mapping[str, str],
        outcome: str = "",
        *,
        own: Mapping[str, Mapping[str, str]] | None = None,
        progress: Progress = no_progress,
    ) -> tuple[Outcome, ...]:
        """What would become of each record; nothing is written. `own` is what was typed for one record only, by uid."""
        return tuple(one for one, _ in self._weighed(uids, step_id, typed, outcome, own, progress))

    def step_many(
        self,
        uids: Sequence[str],
        step_id: str,
        typed: Mapping[str, str],
        outcome: str = "",
        *,
        own: Mapping[str, Mapping[str, str]] | None = None,
        accept_good: bool = False,
        progress: Progress = no_progress,
    ) -> tuple[Outcome, ...]:
        """Take a step of many records. If one is refused none is taken, unless `accept_good` lets the others go on.

        Raises `Refused` when values that must be unique are taken, `Stopped`; then nothing was done.
        """
        weighed = list(self._weighed(uids, step_id, typed, outcome, own, progress))
        good = [(one, made) for one, made in weighed if made is not None]
        if not good or (len(good) < len(weighed) and not accept_good):
            return tuple(one for one, _ in weighed)
        submissions = [made for _, made in good if isinstance(made, Submission)]
        entries = [made for _, made in good if isinstance(made, StepTaken)]
        if submissions:
            self._desk.store.commit_many(submissions, progress)
        if entries:
            self._desk.store.log(entries, who=self._desk.profile.clerk)
        return tuple(one if made is None else replace(one, is_taken=True) for one, made in weighed)

    def _weighed(
        self,
        uids: Sequence[str],
        step_id: str,
        typed: Mapping[str, str],
        outcome: str,
        own: Mapping[str, Mapping[str, str]] | None,
        progress: Progress,
    ) -> Iterator[tuple[Outcome, _Made | None]]:
        for at, uid in enumerate(uids):
            progress.step(at, len(uids), "核对")
            said = self._typed(uid, step_id, typed, own, outcome)
            made, problems = self._weigh(uid, step_id, said, outcome)
            yield (
                Outcome(
                    uid=uid,
                    called=self._archive.number(uid),
                    name=self._archive.name(uid),
                    typed=said,
                    problems=problems,
                ),
                made,
            )

    def _typed(
        self,
        uid: str,
        step_id: str,
        typed: Mapping[str, str],
        own: Mapping[str, Mapping[str, str]] | None,
        outcome: str,
    ) -> Mapping[str, str]:
        """What the step says of one record: its own words before the common ones, and those before what is worked out."""
        told = {**typed, **{name: text for name, text in (own or {}).get(uid, {}).items() if text}}
        return told if outcome else {**self.offered(uid, step_id), **told}

    def _weigh(
        self, uid: str, step_id: str, typed: Mapping[str, str], outcome: str
    ) -> tuple[_Made | None, tuple[Problem, ...]]:
        """What the step would write, nothing where it is refused, and everything that is said of it."""
        if self._archive.form(self._archive.form_id(uid)).final_step == step_id:
            filling = self._archive.edit(uid)
            if errors := filling.blocking(step_id):
                return None, errors
            return self._archive.submission(filling), ()
        if self._desk.store.record(uid) is None:
            return None, (problem("", "step.draft"),)
        return self._archive.weigh(uid, step_id, typed, outcome)

    def _own(self, uid: str, step: Step) -> Iterator[tuple[str, Field, Value | None]]:
        taken = self._archive.steps(uid)
        around = self._desk.around(uid, step.id)
        for name, declared in step.fields.items():
            if declared.compute:
                whole = self._archive.whole(uid)
                yield name, declared, COMPUTATIONS[declared.compute](whole, f"step.{step.id}.{name}", around)
            elif declared.carry_from:
                yield name, declared, _carried(declared, taken)


def _carried(declared: Field, taken: Sequence[StepTaken]) -> Value | None:
    """What an earlier step said: its newest entry that went onwards."""
    step, _, name = declared.carry_from.partition(".")
    for one in reversed(taken):
        if one.step == step and not one.outcome and name in one.values:
            return declared.kind.held(one.values[name])
    return None
