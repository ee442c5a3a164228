"""The archive area of an Office: begin, keep, check, submit and find records.

Everything typed goes through `Filling`; this area gives it what it needs, hands its draft to the store, and turns a filling nothing
speaks against into a new revision with its step, in one transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from jinqiu_desktop.catalog import Shelf
from jinqiu_desktop.errors import Failure, Problem, Progress, Refused, Severity, no_progress, problem, sentence
from jinqiu_desktop.filling import Filling, Heeded, changed_since
from jinqiu_desktop.forms import Field, Form, Step, row_path
from jinqiu_desktop.kinds import Attached, Ref
from jinqiu_desktop.office.desk import PACK, Desk
from jinqiu_desktop.office.files import Files
from jinqiu_desktop.office.intake import Meant, type_json
from jinqiu_desktop.reckoning import Notice, ToldLine, from_json, to_json, told_lines
from jinqiu_desktop.records import (
    Answers,
    Applies,
    CopiedFrom,
    Json,
    Record,
    StepTaken,
    Whole,
    canonical,
    digest,
    new_uid,
    references,
    without_what_does_not_apply,
)
from jinqiu_desktop.rules import Around, Verdict, verdict
from jinqiu_desktop.store import DraftLine, Line, Listing, Question, Submission, Tally
from jinqiu_desktop.workflow import TOLD, StepAsked, onward_steps, open_steps, refusals, take


class Archive:
    """Records of one office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --- filling ---

    def new(self, form_id: str, *, carry: bool = True, references: Mapping[str, Ref] | None = None) -> Filling:
        """A new filling. With `carry` it takes over what the last record of this form says is carried; `references` are set at once."""
        form = self._desk.catalog.form(form_id)
        uid = new_uid(self._desk.clock())
        last = self._last(form) if carry and any(one.carry for one in form.fields.values()) else None
        made = Filling.fresh(form, uid, self._desk.around_new(uid), self._autos(), last)
        for path, ref in (references or {}).items():
            made.type(path, form.fields[path].kind.typed(ref))
        return made

    def edit(self, uid: str) -> Filling:
        """The filling of a draft as it was left, or of a saved record (更正). Raises `Failure` record.unknown, record.foreign."""
        self._refuse_foreign(self._desk.store.record(uid))
        return self.look(uid)

    def look(self, uid: str) -> Filling:
        """The same to look at: also of another office's record. Raises `Failure` record.unknown."""
        draft = self._desk.store.draft(uid)
        record = self._desk.store.record(uid)
        if draft is not None:
            form = self._desk.catalog.form(draft.form)
            return self._heeding(Filling.of_draft(form, draft, self._desk.around(uid), self._autos(record)))
        if record is None:
            raise Failure("record.unknown", name=uid)
        return self.as_saved(record)

    def _refuse_foreign(self, record: Record | None) -> None:
        """Only the owning office makes revisions (formats.md §8)."""
        if record is not None and record.owner:
            raise Failure("record.foreign", name=record.number, office=self._desk.office_named(record))

    def _heeding(self, filling: Filling) -> Filling:
        """With the open remarks of other offices at the very fields."""
        open_ones = [one for one in self._desk.store.remarks(filling.uid) if not one.closed_by]
        revisions = {one.digest: one for one in self._desk.store.revisions(filling.uid)} if open_ones else {}
        newest = next(reversed(revisions.values()), None)
        heeded: list[Heeded] = []
        for one in open_ones:
            if on := revisions.get(one.revision, newest):
                where = one.path if has_place(self._desk.form_of(on), on, one.path) else ""
                told_of = problem(where, "remark", Severity(one.severity), office=one.office, text=one.text)
                heeded.append(Heeded(uuid=one.uuid, problem=told_of, on=on))
        filling.heed(heeded)
        return filling

    def save(self, filling: Filling) -> datetime:
        """Put the draft on disk; returns when. Nothing needs to be right for it."""
        at = self._desk.clock()
        self._desk.store.save_draft(filling.draft(at))
        return at

    def discard(self, uid: str) -> None:
        """Throw a draft away; a saved record behind it stays as it was."""
        self._desk.store.drop_draft(uid)
        self._desk.note("draft.discard", uid)

    def submit(
        self, filling: Filling, step: str = "submit", typed: Mapping[str, str] | None = None, outcome: str = ""
    ) -> Record:
        """Turn a filling into a revision, taking a step with it. Raises `Refused` with everything that speaks against it.

        A record that has taken this step already gets a new revision and keeps its state (更正). Raises `Failure` record.changed when
        there is a newer revision than the one this filling began with.
        """
        made = self._submission(filling, self._asked(step, typed, outcome))
        return self._commit(filling, made)

    def correct(self, filling: Filling) -> Record:
        """A new revision of a saved record that takes no step: its state stays (更正). Raises as `submit`."""
        return self._commit(filling, self.correction(filling))

    def _commit(self, filling: Filling, made: Submission) -> Record:
        record = self._desk.store.commit(made)
        filling.base = record.digest
        return record

    def submission(self, filling: Filling) -> Submission:
        """What submitting a filling would write; acts that save several records write them together. Raises as `submit`."""
        return self._submission(filling, self._asked(filling.form.final_step))

    def first_submission(self, filling: Filling, step: str) -> Submission:
        """The same of a filling that was begun just now, up to a step: the store has nothing of it yet, which saving makes sure of."""
        asked = self._asked(step)
        return self._taking(filling, asked, (), None, self._desk.around_new(filling.uid, asked.step))

    def _asked(self, step: str, typed: Mapping[str, str] | None = None, outcome: str = "") -> StepAsked:
        return StepAsked(step=step, outcome=outcome, typed=typed, on=self._desk.today(), at=self._desk.clock())

    def _submission(self, filling: Filling, asked: StepAsked) -> Submission:
        taken, before = self._desk.store.steps(filling.uid), self._desk.store.record(filling.uid)
        return self._taking(filling, asked, taken, before, self._desk.around(filling.uid, asked.step))

    def _taking(
        self, filling: Filling, asked: StepAsked, taken: Sequence[StepTaken], before: Record | None, around: Around
    ) -> Submission:
        form = filling.form
        against = refusals(form, filling.whole, taken, asked, self._desk.actor(), around)
        if asked.step in onward_steps(form, taken) and any(one.code == "step.state" for one in against):
            return self.correction(filling)
        errors = [one for one in against if one.severity is Severity.ERROR]
        if asked.step in form.steps:
            errors += filling.blocking(asked.step)
        if errors:
            raise Refused(errors)
        record = self._revision(filling, asked.step, asked.at, before, around)
        kept = self._told_on_the_day(filling, asked.step)
        entry = take(form, filling.uid, taken, asked, self._desk.actor(), record.digest, kept)
        who = self._desk.profile.clerk
        return Submission(record=record, steps=(entry,), who=who, act=f"submit.{asked.step}", closes=filling.answered())

    def correction(self, filling: Filling) -> Submission:
        """What a correction would write; acts that save several records write them together. Raises as `correct`."""
        step = self.reached(filling.form, filling.uid)
        if errors := filling.blocking(step):
            raise Refused(errors)
        before, around = self._desk.store.record(filling.uid), self._desk.around(filling.uid, step)
        record = self._revision(filling, step, self._desk.clock(), before, around)
        who = self._desk.profile.clerk
        return Submission(record=record, who=who, act=f"correct.{step}", closes=filling.answered())

    def merged(self, record: Record, incoming: Record, paths: Collection[str]) -> Record:
        """A new revision of our record with two parents: our answers, with those of the other version at these paths.

        A path `members[k7f2m3qa]` takes over a row as a whole: its being there, or its being gone. Raises `Refused` when what comes out has
        errors, as typing it would.
        """
        filling = self.as_saved(record)
        was = self._desk.form_of(incoming)
        for path in paths:
            rows_id, _, rid = path.rstrip("]").partition("[")
            if path.endswith("]"):
                self._take_row(filling, incoming, was, rows_id, rid)
            else:
                value = incoming.answers.value(path)
                filling.take(path, was.field(path).kind.typed(value) if value is not None else "")
        made = self.correction(filling).record
        no = max(record.no, incoming.no) + 1
        return replace(made, no=no, parents=(record.digest, incoming.digest))

    @staticmethod
    def _take_row(filling: Filling, incoming: Record, was: Form, rows_id: str, rid: str) -> None:
        row = next((one for one in incoming.answers.rows(rows_id) if one.rid == rid), None)
        if row is None:
            filling.remove_row(rows_id, rid)
            return
        filling.add_row(rows_id, rid)
        for name, value in row.values.items():
            filling.take(row_path(rows_id, rid, name), was.rows[rows_id].fields[name].kind.typed(value))

    def reached(self, form: Form, uid: str) -> str:
        """The furthest step a record has taken: what it must satisfy as it stands; for a draft the step it is filled for."""
        taken = onward_steps(form, self._desk.store.steps(uid))
        return next((step for step in reversed(list(form.steps)) if step in taken), form.final_step)

    def _revision(self, filling: Filling, step: str, at: datetime, before: Record | None, around: Around) -> Record:
        form, uid = filling.form, filling.uid
        self._refuse_foreign(before)
        if filling.base != (before.digest if before else ""):
            raise Failure("record.changed", name=self.number(uid))
        answers = filling.answers()
        if form.is_frozen_at(step):
            answers = without_what_does_not_apply(form, answers, Applies(form, filling.whole.value))
        if referred := list(self._referred_rows(before, answers)):
            raise Refused(referred)
        whole = Whole(form, answers, around, autos=filling.autos)
        return Record(
            uid=uid,
            no=before.no + 1 if before else 1,
            number=before.number if before else "",
            form=form.id,
            form_rev=form.rev,
            answers=answers,
            digest=digest(form.id, form.rev, canonical(form, answers)),
            parents=(before.digest,) if before else (),
            frozen=whole.derived(),
            sources=self._sources(form, answers, before),
            notes=filling.notes,
            office=self._desk.profile.name,
            by=self._desk.profile.clerk,
            at=at,
        )

    def _referred_rows(self, before: Record | None, answers: Answers) -> Iterator[Problem]:
        """Rows taken away that another record still refers to (formats.md §2)."""
        for rows_id, rows in before.answers.blocks.items() if before else ():
            gone = {row.rid for row in rows} - {row.rid for row in answers.rows(rows_id)}
            for rid in sorted(gone):
                for uid in filter(self._is_live, self.referring(before.uid if before else "", rid)):
                    yield problem(rows_id, "record.referred", name=self.number(uid))

    def _is_live(self, uid: str) -> bool:
        record = self.record(uid)
        return not self._desk.form_of(record).is_ended(record.state)

    def _sources(self, form: Form, answers: Answers, before: Record | None) -> dict[str, CopiedFrom]:
        pack = self._desk.pack_of(before if form.tells else None)
        found = {PACK: CopiedFrom(uid=pack.id, no=0, digest=pack.digest)}
        for path, ref in references(form, answers):
            if record := self._desk.store.record(ref.uid):
                found[path] = CopiedFrom(uid=record.uid, no=record.no, digest=record.digest)
        return found

    def _autos(self, record: Record | None = None) -> dict[str, str]:
        return {"clerk": self._desk.profile.clerk if record is None else record.by}

    def _last(self, form: Form) -> Record | None:
        last = self.saved(form.id, 1, 0)
        return self._desk.store.record(last[0]) if last else None

    # --- records from elsewhere ---

    def put(self, form_id: str, stored: Json, uid: str = "", step: str = "") -> str:
        """Fill a form from JSON with the same checks as typing; returns the uid. `step` is the form's final one where none is
        named; "draft" only keeps a draft.

        Raises `Refused` with every problem, `Failure` record.other_form; then nothing was kept.
        """
        filling = self.edit(uid) if uid else self.new(form_id, carry=False)
        if filling.form.id != form_id:
            form = self.form(form_id)
            raise Failure("record.other_form", name=self.number(uid), form=form.title)
        step = step or filling.form.final_step
        strange = type_json(filling, stored, self.meant())
        if strange:
            raise Refused([*strange, *(filling.blocking(step) if step in filling.form.steps else ())])
        if step == "draft":
            self.save(filling)
        else:
            self.submit(filling, step)
        return filling.uid

    def meant(self) -> Meant:
        """What tells which record a text in a table or in JSON means."""
        return Meant(self._desk.store, self._desk.catalog, self._desk.today())

    # --- finding ---

    def listing(
        self, form_id: str, search: str = "", states: Sequence[str] = (), limit: int = 200, offset: int = 0
    ) -> Listing:
        """A page of the list of a form's records and drafts, newest change first."""
        return self._desk.store.list(form_id, search=search, states=tuple(states), limit=limit, offset=offset)

    def first(self, form_id: str, question: Question, limit: int) -> tuple[Line, ...]:
        """The first lines of what a question finds, newest change first; quick enough to be asked at every key."""
        return self._desk.store.first(form_id, question, limit)

    def order(self, form_id: str, question: Question) -> tuple[str, ...]:
        """The uids of everything that a question finds, in the order of the list: all pages of it, also after its lines have changed."""
        return self._desk.store.order(form_id, question)

    def lines(self, form_id: str, uids: Sequence[str]) -> tuple[Line, ...]:
        """The lines of these records and drafts, in this order; those that are gone are left out."""
        return self._desk.store.lines(form_id, uids)

    def saved_among(self, form_id: str, uids: Sequence[str]) -> tuple[str, ...]:
        """Which of these are saved records, in the order of the list."""
        return self._desk.store.saved_among(form_id, uids)

    def tally(self, form_id: str, question: Question) -> Tally:
        """How much of what a question finds is in each state, and how much has each mark."""
        return self._desk.store.tally(form_id, question)

    def counts(self, form_id: str, search: str = "") -> Mapping[str, int]:
        """How many of what was found are in each state."""
        return self._desk.store.counts(form_id, search)

    def drafts(self, form_id: str | None = None) -> tuple[DraftLine, ...]:
        """The fillings in progress."""
        return self._desk.store.drafts(form_id)

    def saved(self, form_id: str, limit: int, offset: int) -> tuple[str, ...]:
        """The uids of a form's saved records, newest change first, a page of them."""
        lines = self._desk.store.list(form_id, limit=limit, offset=offset, drafts=False).lines
        return tuple(line.uid for line in lines)

    def all_saved(self, form_id: str) -> Iterator[str]:
        """The uids of all a form's saved records."""
        offset = 0
        while uids := self.saved(form_id, 500, offset):
            offset += len(uids)
            yield from uids

    def number(self, uid: str) -> str:
        """What a record is called by people: its number, another office's after that office's name; or the uid of a draft."""
        record = self._desk.store.record(uid)
        return record.called if record else uid

    def name(self, uid: str) -> str:
        """What people call a record or draft by: the first of its summary that is filled in."""
        whole = self.whole(uid)
        held = ((path, whole.value(path)) for path in whole.form.summary)
        return next((whole.form.field(path).kind.shown(value) for path, value in held if value is not None), "")

    def form(self, form_id: str) -> Form:
        """A declared form."""
        return self._desk.catalog.form(form_id)

    def shelves(self) -> tuple[Shelf, ...]:
        """Where people look for each form."""
        return self._desk.catalog.shelves

    def form_id(self, uid: str) -> str:
        """The form of a draft or record. Raises `Failure` record.unknown."""
        draft = self._desk.store.draft(uid)
        return draft.form if draft else self.record(uid).form

    def record(self, uid: str) -> Record:
        """The newest revision of a record. Raises `Failure` record.unknown."""
        record = self._desk.store.record(uid)
        if record is None:
            raise Failure("record.unknown", name=uid)
        return record

    def find(self, named: str) -> str:
        """The uid a person means by a uid or a number JQ-…; drafts too. Raises `Failure` record.unknown."""
        uid = self._desk.store.find(named)
        if uid is None:
            raise Failure("record.unknown", name=named)
        return uid

    def has_draft(self, uid: str) -> bool:
        """Whether there is a filling in progress, of a new record or over a saved one."""
        return self._desk.store.draft(uid) is not None

    def referred(self, whole: Whole) -> tuple[Record, ...]:
        """The saved records that answers refer to, in the order in which they are named."""
        uids = dict.fromkeys(ref.uid for _, ref in references(whole.form, whole.answers))
        return tuple(record for uid in uids if (record := self._desk.store.record(uid)) is not None)

    def whole(self, uid: str) -> Whole:
        """A record with its frozen values, or a draft with its live ones. Raises `Failure` record.unknown."""
        if self._desk.store.draft(uid) is not None:
            return self.look(uid).whole
        return self._desk.whole_of(self.record(uid))

    def steps(self, uid: str) -> tuple[StepTaken, ...]:
        """The steps a record has taken."""
        return self._desk.store.steps(uid)

    def state(self, uid: str) -> str:
        """The state a record is in."""
        return self._desk.store.state(uid)

    def referring(self, uid: str, rid: str = "") -> tuple[str, ...]:
        """The records that refer to a record, or to one row of it."""
        return self._desk.store.referring(uid, rid or None)

    def problems(self, uid: str, step: str = "") -> tuple[Problem, ...]:
        """Everything wrong or doubtful in a draft or record, before a step, or else for where it stands."""
        filling = self.look(uid)
        found = filling.problems(step or self.reached(filling.form, uid))
        return (*found, *self._corrected_since(uid), *self.changed_since(uid))

    def _corrected_since(self, uid: str) -> Iterator[Problem]:
        """A record whose answers changed after somebody had judged and signed them: the last step that keeps what the notice said."""
        record, steps = self._desk.store.record(uid), self._desk.store.steps(uid)
        form = self._desk.form_of(record) if record is not None else None
        if record is None or form is None:
            return
        judged = [one for one in steps if one.step in form.steps and form.steps[one.step].keeps_told]
        last = judged[-1] if judged else None
        if last is not None and last.step != form.final_step and not last.outcome and last.revision != record.digest:
            yield problem("", "record.corrected", Severity.WARNING, step=form.steps[last.step].label, no=str(record.no))

    def changed_since(self, uid: str) -> tuple[Problem, ...]:
        """档案已变更: hints naming what a saved record copied that the archive says differently now; nothing for a draft or an ended one."""
        record = self._desk.store.record(uid)
        if record is None or self.has_draft(uid) or not self._is_live(uid):
            return ()
        form, around = self._desk.form_of(record), self._desk.around(uid)
        found = changed_since(form, record, around, self._desk.store.record)
        return tuple(one.at(one.where, label=form.field(one.where).label) for one in found)

    def problems_of_all(self) -> Iterator[tuple[str, Problem]]:
        """Every problem of every record and draft of every form."""
        for form_id in self._desk.catalog.form_ids:
            drafts = (line.uid for line in self.drafts(form_id))
            for uid in dict.fromkeys([*drafts, *self.all_saved(form_id)]):
                for one in self.problems(uid):
                    yield uid, one

    # --- steps and attachments ---

    def open_steps(self, uid: str) -> tuple[Step, ...]:
        """The steps a record can take now, at this office."""
        form = self.form(self.form_id(uid))
        found = open_steps(form, self.steps(uid), self._desk.profile.level)
        record = self._desk.store.record(uid)
        if record is not None and record.owner:  # what freezes answers makes a revision
            found = tuple(step for step in found if not step.freezes)
        return found

    def step(
        self, uid: str, step_id: str, typed: Mapping[str, str] | None = None, outcome: str = ""
    ) -> tuple[Problem, ...]:
        """Take a step; gives the warnings that stand. A step that freezes, or is the first, takes what was typed along.

        Raises `Refused` with what speaks against it; then nothing was done.
        """
        record, has_draft = self._desk.store.record(uid), self._desk.store.draft(uid) is not None
        if record is None and not has_draft:
            raise Failure("record.unknown", name=uid)
        asked, taken = self._asked(step_id, typed, outcome), self.steps(uid)
        filling = self.edit(uid) if record is None else self.as_saved(record)
        against = refusals(
            filling.form, filling.whole, taken, asked, self._desk.actor(), self._desk.around(uid, step_id)
        )
        against = (*against, *self._corrected_since(uid))
        warnings = tuple(one for one in against if one.severity is not Severity.ERROR)
        declared = filling.form.steps.get(step_id)
        is_final = declared is not None and declared.freezes and outcome not in declared.back
        if record is None or (is_final and (has_draft or len(warnings) == len(against))):
            self.submit(self.edit(uid), step_id, typed, outcome)
            return warnings
        entry = self._entry(record, filling, asked, taken, against)
        self._desk.store.add_steps(uid, (entry,), who=self._desk.profile.clerk, act=f"step.{step_id}")
        return warnings

    def weigh(
        self, uid: str, step_id: str, typed: Mapping[str, str] | None = None, outcome: str = ""
    ) -> tuple[StepTaken | None, tuple[Problem, ...]]:
        """As `entry`, but with everything that speaks against the step, doubts too, beside it; no entry where that stops it."""
        record, taken = self.record(uid), self.steps(uid)
        asked, filling = self._asked(step_id, typed, outcome), self.as_saved(record)
        around = self._desk.around(uid, step_id)
        against = refusals(filling.form, filling.whole, taken, asked, self._desk.actor(), around)
        against = (*against, *self._corrected_since(uid))
        try:
            return self._entry(record, filling, asked, taken, against), against
        except Refused as refused:
            return None, tuple(dict.fromkeys((*refused.problems, *against)))

    def entry(
        self, uid: str, step_id: str, typed: Mapping[str, str] | None = None, outcome: str = "", on: date | None = None
    ) -> StepTaken:
        """What a step that freezes nothing would leave in the log of a saved record; acts that take steps of several records log them
        together. `on` is the civil date of the step, today where none is given.

        Raises `Refused` with what speaks against it, `Failure` record.unknown.
        """
        record, taken = self.record(uid), self.steps(uid)
        asked = self._asked(step_id, typed, outcome)
        asked = asked if on is None else replace(asked, on=on)
        filling, around = self.as_saved(record), self._desk.around(uid, step_id)
        against = refusals(filling.form, filling.whole, taken, asked, self._desk.actor(), around)
        return self._entry(record, filling, asked, taken, against)

    def _entry(
        self,
        record: Record,
        filling: Filling,
        asked: StepAsked,
        taken: Sequence[StepTaken],
        against: Sequence[Problem],
    ) -> StepTaken:
        errors = [one for one in against if one.severity is Severity.ERROR]
        declared = filling.form.steps.get(asked.step)
        if not errors and declared is not None and asked.outcome not in declared.back:
            errors = list(filling.blocking(asked.step))
        if errors:
            raise Refused(errors)
        kept = self._told_on_the_day(filling, asked.step)
        return take(filling.form, record.uid, taken, asked, self._desk.actor(), record.digest, kept)

    # --- what the notice says ---

    def explained(self, of: str | Filling) -> tuple[ToldLine, ...]:
        """What the notice says of a record, each condition with its sum and sentence, the outcome last; nothing for a form without a notice.

        Of a filling or draft as it stands; of a saved record what was told when the last step kept it. Raises `Failure` record.unknown.
        """
        if isinstance(of, Filling):
            return self.told(of.whole, None, ())
        saved = None if self.has_draft(of) else self.record(of)
        return self.told(self.whole(of), saved, self.steps(of))

    def told(self, whole: Whole, saved: Record | None, steps: Sequence[StepTaken]) -> tuple[ToldLine, ...]:
        """The same for a revision and its steps, or for what is being filled."""
        if not whole.form.tells:
            return ()
        return told_lines(self.verdict(whole, saved, steps), lambda path: self._called(whole.form, path))

    def verdict(self, whole: Whole, saved: Record | None, steps: Sequence[StepTaken]) -> Verdict:
        """What the last step kept of a revision, else what the notice says now."""
        keeping = self._keeping(saved, steps)
        kept = from_json(keeping.values[TOLD]) if keeping is not None else None
        return kept or verdict(whole, whole.around)

    def told_by(self, uid: str) -> StepTaken | None:
        """The step that kept what `explained` tells of a saved record; None where it is worked out anew."""
        return None if self.has_draft(uid) else self._keeping(self._desk.store.record(uid), self.steps(uid))

    @staticmethod
    def _keeping(saved: Record | None, steps: Sequence[StepTaken]) -> StepTaken | None:
        own = (one for one in reversed(steps) if saved is not None and one.revision == saved.digest)
        return next((one for one in own if from_json(one.values.get(TOLD)) is not None), None)

    def _told_on_the_day(self, filling: Filling, step: str) -> Json:
        declared = filling.form.steps.get(step)
        if declared is None or not declared.keeps_told:
            return None
        before = self._desk.store.record(filling.uid) if filling.form.tells else None
        return to_json(verdict(filling.whole, filling.whole.around), Notice.of(self._desk.pack_of(before)))

    def _called(self, form: Form, path: str) -> str:
        """The printed label of a path of a form, or of the record behind one of its references."""
        if path in form.fields:
            return form.fields[path].label
        through, _, beyond = path.partition(".")
        if through not in form.references:
            return sentence(problem("", f"verdict.{path}")).what
        return self._called(self.form(form.fields[through].target.partition(".")[0]), beyond)

    def as_saved(self, record: Record) -> Filling:
        """A filling of a record as it was saved, whatever draft lies over it."""
        form, autos = self._desk.catalog.form(record.form), self._autos(record)
        around = self._desk.around(record.uid)
        return self._heeding(Filling.of_record(form, record, around, autos, was=self._desk.form_of(record)))

    def keep_file(self, path: Path, progress: Progress = no_progress) -> Attached:
        """Put a file, encrypted, beside the store. Raises as `Files.keep`."""
        return Files(self._desk).keep(path, progress)

    def attach(self, uid: str, path: Path, type_text: str) -> str:
        """Add a file to a record's materials; returns the uid. A saved record gets a new revision, a draft stays a draft."""
        filling = self.edit(uid)
        block = next((one for one in filling.form.rows.values() if _file_field(one.fields)), None)
        if block is None or not {"name", "type"} <= set(block.fields):
            raise Failure("attach.form")
        if block.fields["type"].kind.parse(type_text, self._desk.today()).value is None:
            raise Failure("attach.type", name=type_text)
        kept = self.keep_file(path)
        rid, file_field = filling.add_row(block.id), _file_field(block.fields)
        filling.take(row_path(block.id, rid, "name"), Path(kept.name).stem[:_LONGEST_TITLE])
        filling.take(row_path(block.id, rid, "type"), type_text)
        filling.take(row_path(block.id, rid, file_field), block.fields[file_field].kind.typed(kept))
        if self._desk.store.draft(uid) is not None:
            self.save(filling)
        else:
            self.correct(filling)
        self._desk.note("attach", uid, type=type_text)
        return uid


_LONGEST_TITLE = 60  # characters of 附件名称; the whole name stays with the file


def has_place(form: Form, record: Record, path: str) -> bool:
    """Whether a record has such a cell or block: the field is declared, and a row of that id is there."""
    rows_id, _, rest = path.partition("[")
    rid, _, name = rest.partition("].")
    if not rest:
        return path in form.fields or path in form.rows
    if rows_id not in form.rows or name not in form.rows[rows_id].fields:
        return False
    return any(row.rid == rid for row in record.rows(rows_id))


def _file_field(fields: Mapping[str, Field]) -> str:
    return next((name for name, one in fields.items() if one.kind.name == "attachment"), "")
