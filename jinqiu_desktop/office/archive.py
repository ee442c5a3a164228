"""The archive area of an Office: begin, keep, check, submit and find records; import many from Excel.

Everything typed goes through `Filling`; this area gives it what it needs, hands its draft to the store, and turns a filling nothing
speaks against into a new revision with its step, in one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from jinqiu_desktop.errors import Failure, Problem, Progress, Refused, Severity, no_progress, problem
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Field, Form, Step, row_path
from jinqiu_desktop.kinds import Attached, Ref
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.places import told
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
from jinqiu_desktop.store import DraftLine, Listing, Submission
from jinqiu_desktop.workflow import StepAsked, open_steps, refusals, take


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import did or would do: the records made, and every problem at its cell."""

    uids: tuple[str, ...]
    good: int
    bad: int
    problems: tuple[Problem, ...]


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
        made = Filling.fresh(form, uid, self._desk.around(uid), self._autos(), last)
        for path, ref in (references or {}).items():
            made.type(path, form.fields[path].kind.typed(ref))
        return made

    def edit(self, uid: str) -> Filling:
        """The filling of a draft as it was left, or of a saved record (更正). Raises `Failure` record.unknown."""
        draft = self._desk.store.draft(uid)
        record = self._desk.store.record(uid)
        if draft is not None:
            form = self._desk.catalog.form(draft.form)
            return Filling.of_draft(form, draft, self._desk.around(uid), self._autos(record))
        if record is None:
            raise Failure("record.unknown", name=uid)
        return Filling.of_record(
            self._desk.catalog.form(record.form), record, self._desk.around(uid), self._autos(record)
        )

    def save(self, filling: Filling) -> datetime:
        """Put the draft on disk; returns when. Nothing needs to be right for it."""
        at = self._desk.clock()
        self._desk.store.save_draft(filling.draft(at))
        return at

    def discard(self, uid: str) -> None:
        """Throw a draft away; a saved record behind it stays as it was."""
        self._desk.store.drop_draft(uid)
        self._desk.note("draft.discard", uid)

    def submit(self, filling: Filling, step: str = "submit") -> Record:
        """Turn a filling into a revision, taking the step that freezes it. Raises `Refused` with everything that speaks against it.

        A record that is past this step already gets a new revision and keeps its state (更正).
        """
        return self._desk.store.commit(self._submission(filling, step))

    def _submission(self, filling: Filling, step_id: str) -> Submission:
        blocking = filling.blocking(step_id)
        if blocking:
            raise Refused(blocking)
        form, uid = filling.form, filling.uid
        taken = self._desk.store.steps(uid)
        applies = Applies(form, filling.whole.value)
        answers = without_what_does_not_apply(form, filling.answers(), applies)
        whole = Whole(form, answers, self._desk.around(uid, step_id), autos=filling.autos)
        before = self._desk.store.record(uid)
        if referred := list(self._referred_rows(before, answers)):
            raise Refused(referred)
        at = self._desk.clock()
        written = digest(form.id, form.rev, canonical(form, answers))
        record = Record(
            uid=uid,
            no=before.no + 1 if before else 1,
            number=before.number if before else "",
            form=form.id,
            form_rev=form.rev,
            answers=answers,
            digest=written,
            parents=(before.digest,) if before else (),
            frozen=whole.derived(),
            sources=self._sources(form, answers),
            notes=filling.notes,
            office=self._desk.profile.name,
            by=self._desk.profile.clerk,
            at=at,
        )
        steps: tuple[StepTaken, ...] = ()
        asked = StepAsked(step=step_id, on=self._desk.today(), at=at)
        against = refusals(form, whole, taken, asked, self._desk.actor())
        errors = [one for one in against if one.severity is Severity.ERROR]
        if not errors:
            steps = (take(form, uid, taken, asked, self._desk.actor(), written),)
        elif before is None or any(one.code != "step.state" for one in errors):
            raise Refused(errors)
        act = "submit" if steps else "correct"
        return Submission(record=record, steps=steps, who=self._desk.profile.clerk, act=f"{act}.{step_id}")

    def _referred_rows(self, before: Record | None, answers: Answers) -> Iterator[Problem]:
        """Rows taken away that another record still refers to (formats.md §2)."""
        for rows_id, rows in before.answers.blocks.items() if before else ():
            gone = {row.rid for row in rows} - {row.rid for row in answers.rows(rows_id)}
            for rid in sorted(gone):
                for uid in self.referring(before.uid if before else "", rid):
                    yield problem(rows_id, "record.referred", name=self.number(uid))

    def _sources(self, form: Form, answers: Answers) -> dict[str, CopiedFrom]:
        found: dict[str, CopiedFrom] = {}
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

    def put(self, form_id: str, stored: Json, uid: str = "", step: str = "submit") -> str:
        """Fill a form from JSON with the same checks as typing; returns the uid. `step` "draft" only keeps a draft.

        Raises `Refused` with every problem, and then nothing was kept.
        """
        filling = self.edit(uid) if uid else self.new(form_id, carry=False)
        unknown = _type_all(filling, stored)
        if unknown:
            raise Refused(unknown)
        if step == "draft":
            self.save(filling)
        else:
            self.submit(filling, step)
        return filling.uid

    def import_table(
        self,
        path: Path,
        form_id: str = "household",
        *,
        dry_run: bool = False,
        accept_good: bool = False,
        report: Path | None = None,
        progress: Progress = no_progress,
    ) -> Imported:
        """Read a filled template and take in its rows. A file with any error changes nothing unless `accept_good`.

        Raises `Failure` when the file cannot be read as a table at all.
        """
        from jinqiu_desktop import spreadsheet

        form = self._desk.catalog.form(form_id)
        incoming = spreadsheet.read_table(path, form, self._desk.today())
        problems = list(incoming.problems)
        spoilt = {one.fact("row") for one in incoming.problems if one.severity is Severity.ERROR}
        good: list[Submission] = []
        for at, one in enumerate(incoming.records):
            progress.step(at, len(incoming.records), "核对表格")
            filling = self.new(form_id, carry=False)
            cells = spreadsheet.fill(one, filling)
            found = [spreadsheet.at_cell(each, cells.get(each.where, one.address)) for each in filling.problems()]
            problems += found
            if one.key not in spoilt and not any(each.severity is Severity.ERROR for each in found):
                good.append(self._submission(filling, "submit"))
        if report is not None:
            spreadsheet.write_report(path, problems, report)
        bad = len(incoming.records) - len(good)
        has_errors = any(one.severity is Severity.ERROR for one in problems)
        takes_in = good and not dry_run and (accept_good or not has_errors)
        records = self._desk.store.commit_many(good, progress) if takes_in else ()
        return Imported(
            uids=tuple(record.uid for record in records), good=len(good), bad=bad, problems=tuple(problems)
        )

    def template(self, out: Path, form_id: str = "household", stored: Sequence[Json] = ()) -> None:
        """Write the import template of a form, empty or with rows as `put` takes them. Raises `Failure` folder.read_only, disk.full."""
        from jinqiu_desktop import spreadsheet

        fillings = [self.new(form_id, carry=False) for _ in stored]
        for filling, one in zip(fillings, stored, strict=True):
            _type_all(filling, one)
        spreadsheet.write_template(self._desk.catalog.form(form_id), out, self._desk.today(), fillings)

    # --- finding ---

    def listing(
        self, form_id: str, search: str = "", states: Sequence[str] = (), limit: int = 200, offset: int = 0
    ) -> Listing:
        """A page of the list of a form's records and drafts, newest change first."""
        return self._desk.store.list(form_id, search=search, states=tuple(states), limit=limit, offset=offset)

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
        """What a record is called by people: its number, or the uid of a draft."""
        record = self._desk.store.record(uid)
        return record.number if record else uid

    def form(self, form_id: str) -> Form:
        """A declared form."""
        return self._desk.catalog.form(form_id)

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

    def whole(self, uid: str) -> Whole:
        """A record with its frozen values, or a draft with its live ones. Raises `Failure` record.unknown."""
        if self._desk.store.draft(uid) is not None:
            return self.edit(uid).whole
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

    def problems(self, uid: str, step: str = "submit") -> tuple[Problem, ...]:
        """Everything wrong or doubtful in a draft or record."""
        return self.edit(uid).problems(step)

    def problems_of_all(self, form_id: str = "household") -> Iterator[tuple[str, Problem]]:
        """Every problem of every record and draft of a form."""
        drafts = (line.uid for line in self.drafts(form_id))
        for uid in dict.fromkeys([*drafts, *self.all_saved(form_id)]):
            for one in self.problems(uid):
                yield uid, one

    # --- steps and attachments ---

    def open_steps(self, uid: str) -> tuple[Step, ...]:
        """The steps a record can take now, at this office."""
        draft = self._desk.store.draft(uid)
        form = self._desk.catalog.form(draft.form if draft else self.record(uid).form)
        return open_steps(form, self.steps(uid), self._desk.profile.level)

    def step(self, uid: str, step_id: str, typed: Mapping[str, str] | None = None, outcome: str = "") -> None:
        """Take a step. A step that freezes takes the draft along. Raises `Refused` with what speaks against it."""
        draft = self._desk.store.draft(uid)
        record = self._desk.store.record(uid)
        if draft is None and record is None:
            raise Failure("record.unknown", name=uid)
        form = self._desk.catalog.form(draft.form if draft else self.record(uid).form)
        declared = form.steps.get(step_id)
        if declared is not None and declared.freezes and (draft is not None or record is None):
            self.submit(self.edit(uid), step_id)
            return
        if record is None:
            raise Refused((problem("", "step.state", step=step_id, state=form.states.get("draft", "draft")),))
        at = self._desk.clock()
        asked = StepAsked(step=step_id, outcome=outcome, typed=typed, on=self._desk.today(), at=at)
        taken = self.steps(uid)
        whole = self._desk.whole_of(record)
        against = refusals(form, whole, taken, asked, self._desk.actor())
        against = (*against, *(self.edit(uid).blocking(step_id) if not against else ()))
        if errors := [one for one in against if one.severity is Severity.ERROR]:
            raise Refused(errors)
        self._desk.store.add_steps(uid, (take(form, uid, taken, asked, self._desk.actor(), record.digest),))
        self._desk.note(f"step.{step_id}", uid, outcome=outcome)

    def keep_file(self, path: Path, progress: Progress = no_progress) -> Attached:
        """Put a file, encrypted, beside the store. Raises `Failure` file.missing, attachment.large, disk.full."""
        try:
            with path.open("rb") as source:
                return self._desk.store.attach(source, path.name, progress)
        except OSError as error:
            raise told(error, path.name) from error

    def attach(self, uid: str, path: Path, type_text: str) -> str:
        """Add a file to a record's materials; returns the uid. A saved record gets a new revision, a draft stays a draft."""
        filling = self.edit(uid)
        block = next((one for one in filling.form.rows.values() if _file_field(one.fields)), None)
        if block is None:
            raise Failure("attach.form")
        kind = block.fields["type"].kind
        if kind.parse(type_text, self._desk.today()).value is None:
            raise Failure("attach.type", name=type_text)
        kept = self.keep_file(path)
        rid = filling.add_row(block.id)
        filling.type(row_path(block.id, rid, "name"), path.stem)
        filling.type(row_path(block.id, rid, "type"), type_text)
        file_field = _file_field(block.fields)
        filling.type(row_path(block.id, rid, file_field), block.fields[file_field].kind.typed(kept))
        if self._desk.store.draft(uid) is not None or self._desk.store.record(uid) is None:
            self.save(filling)
        else:
            self.submit(filling)
        self._desk.note("attach", uid, type=type_text)
        return uid


def _file_field(fields: Mapping[str, Field]) -> str:
    return next((name for name, one in fields.items() if one.kind.name == "attachment"), "")


def _type_all(filling: Filling, stored: Json) -> list[Problem]:
    """Type everything of a JSON object: `{"head.name": "…", "members": [{"name": "…"}]}`; stored spellings and words are both read."""
    unknown: list[Problem] = []
    if not isinstance(stored, dict):
        return [problem("", "json.broken", name="", reason="最外层要是一个对象")]
    form = filling.form
    ordered = sorted(stored, key=lambda key: (key not in form.fields, _is_reference(form, key) is False))
    for key in ordered:
        if key in form.fields:
            filling.take(key, _words(form, key, stored[key]))
        elif key in form.rows and isinstance(stored[key], list):
            unknown += _type_rows(filling, key, stored[key])
        else:
            unknown.append(problem(key, "field.unknown", name=key))
    return unknown


def _is_reference(form: Form, key: str) -> bool:
    return key in form.fields and form.fields[key].kind.name in ("reference", "row_reference")


def _type_rows(filling: Filling, rows_id: str, rows: list[Json]) -> list[Problem]:
    unknown: list[Problem] = []
    for rid in filling.row_ids(rows_id):
        filling.remove_row(rows_id, rid)
    for row in rows:
        rid = filling.add_row(rows_id)
        for name, held in row.items() if isinstance(row, dict) else ():
            if name == "rid":
                continue
            if name not in filling.form.rows[rows_id].fields:
                unknown.append(problem(f"{rows_id}.{name}", "field.unknown", name=name))
                continue
            filling.take(row_path(rows_id, rid, name), _words(filling.form, f"{rows_id}.{name}", held))
    return unknown


def _words(form: Form, path: str, held: Json) -> str:
    """What a person would have typed for a JSON value."""
    kind = form.field(path).kind
    if held is None:
        return ""
    try:
        return kind.typed(kind.held(held))
    except ValueError:
        pass  # not the stored spelling: take it as words
    if isinstance(held, bool):
        return "是" if held else "否"
    if isinstance(held, list):
        return "、".join(str(one) for one in held)
    return held if isinstance(held, str) else json.dumps(held, ensure_ascii=False)
