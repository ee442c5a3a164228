"""What an import would change: every record of a bundle held against what is here, and nothing written (formats.md §8).

Incoming revision R, local head L: equal = same; L in R's chain = newer; R in L's chain = older; else conflict. Steps are united by their
event, remarks by their uuid. No clock decides anything. A record that cannot be taken is quarantined with its problem and stops no other.
What is here comes through `Receiver`; the lines are read again when a plan is carried out, so a plan stays small.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from jinqiu_desktop.bundle.contents import RecordLine, record_of
from jinqiu_desktop.bundle.opening import Manifest, Opened
from jinqiu_desktop.bundle.ownership import TRANSFER, giver_of, owners
from jinqiu_desktop.errors import Failure, Problem, Progress, Severity, no_progress, problem
from jinqiu_desktop.forms import Form, Step, row_path
from jinqiu_desktop.keys import Card
from jinqiu_desktop.kinds import Value
from jinqiu_desktop.records import (
    Answers,
    Json,
    Record,
    Remark,
    StepTaken,
    attachments,
    canonical,
    canonical_json,
    claimed,
    is_rid,
)
from jinqiu_desktop.rules import Claim

_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HEX = re.compile(r"[0-9a-f]{64}")
_LONGEST_NUMBER = 40
_LARGEST_NO = 1_000_000


class Change(StrEnum):
    """What taking in one record would be. `PROGRESS` is only told (`Planned.state`): the answers are here, its log has entries that are not."""

    NEW = "new"
    NEWER = "newer"
    PROGRESS = "progress"
    SAME = "same"
    OLDER = "older"
    CONFLICT = "conflict"
    QUARANTINED = "quarantined"


class Local(Protocol):
    """What is here of a record."""

    @property
    def form(self) -> str: ...

    @property
    def number(self) -> str: ...

    @property
    def office(self) -> str: ...

    @property
    def no(self) -> int: ...

    @property
    def digest(self) -> str: ...

    @property
    def owner(self) -> str:
        """`Card.sender`; empty: the receiving office's own."""
        ...

    @property
    def known(self) -> frozenset[str]:
        """The digests of its whole chain, the head among them."""
        ...

    @property
    def steps(self) -> tuple[StepTaken, ...]: ...


class Before(Protocol):
    """A bundle that was taken in before."""

    @property
    def uuid(self) -> str: ...

    @property
    def peer(self) -> str: ...

    @property
    def lineage(self) -> str: ...

    @property
    def seq(self) -> int: ...

    @property
    def digest(self) -> str: ...


class Receiver(Protocol):
    """What a plan asks of the receiving office."""

    @property
    def own(self) -> Card: ...

    @property
    def cards(self) -> Mapping[str, Card]:
        """The cards it knows, its own too, by `Card.sender`."""
        ...

    @property
    def levels(self) -> Sequence[str]:
        """The levels of offices, lowest first."""
        ...

    @property
    def largest_scan(self) -> int:
        """The largest attached file it keeps, in bytes."""
        ...

    def form(self, form_id: str, rev: int) -> Form:
        """Raises `Failure` form.unknown."""
        ...

    def held(self, uid: str) -> Local | None: ...

    def answers(self, uid: str) -> Answers | None:
        """The answers of the newest revision that is here."""
        ...

    def find_claim(self, kind: str, value: str) -> tuple[Claim, ...]: ...

    def has_scan(self, sha256: str) -> bool: ...

    def remark(self, uuid: str) -> Remark | None: ...

    def bundles(self) -> Sequence[Before]:
        """The bundles taken in so far."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """What taking in one record would do.

    `steps` are the entries its log would gain, `disputed` those that stand against an entry of ours. `log` is the whole log afterwards,
    without what is disputed. With `asks` a person must choose before anything of the record's answers is taken: nothing is preselected.
    """

    uid: str
    form: str
    number: str
    office: str
    title: str
    change: Change
    no: int
    digest: str
    local_no: int = 0
    owner: str = ""
    was_owner: str = ""
    is_moved_here: bool = False
    asks: bool = False
    differs: tuple[str, ...] = ()
    steps: tuple[StepTaken, ...] = ()
    disputed: tuple[StepTaken, ...] = ()
    log: tuple[StepTaken, ...] = ()
    scans: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the record or its log would be another one afterwards."""
        return self.change in (Change.NEW, Change.NEWER) or bool(self.steps) or self.owner != self.was_owner

    @property
    def state(self) -> Change:
        """How it is told: a record whose answers stay and whose log grows is not the same, a step such as 退票 changes what is counted."""
        return Change.PROGRESS if self.steps and self.change in (Change.SAME, Change.OLDER) else self.change


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """What an import would change. `problems` tell of the bundle as a whole; those of a record stand with it."""

    manifest: Manifest
    records: tuple[Planned, ...]
    remarks: tuple[Remark, ...]
    problems: tuple[Problem, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many records are told as each kind of change, all kinds named."""
        found = Counter(one.state for one in self.records)
        return {change.value: found[change] for change in Change}

    @property
    def is_seen(self) -> bool:
        """Whether this very bundle was taken in before."""
        return any(one.code == "bundle.seen" for one in self.problems)

    @property
    def is_older(self) -> bool:
        """Whether a later bundle of the same sender was taken in before."""
        return any(one.code == "bundle.older" for one in self.problems)

    def all_problems(self) -> tuple[Problem, ...]:
        """The problems of the bundle and of each record."""
        return (*self.problems, *(problem for one in self.records for problem in one.problems))


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a person chose for a record that asks: the incoming answers or the ones here, or field by field (path -> `incoming`)."""

    incoming: bool
    fields: Mapping[str, bool] = field(default_factory=dict)
    steps: bool = False


def plan_import(opened: Opened, receiver: Receiver, progress: Progress = no_progress) -> ImportPlan:
    """Holds an opened bundle against what is here. Raises `Stopped`."""
    planning = _Planning(opened.manifest, receiver)
    total = sum(opened.manifest.counts.values())
    for form_id in opened.manifest.forms:
        for line in opened.records(form_id):
            progress.step(planning.count, max(total, planning.count), "比对记录")
            planning.add(line)
    for taken in opened.steps():
        planning.add_step(taken)
    for remark in opened.remarks():
        planning.add_remark(remark)
    records = planning.finish()
    return ImportPlan(
        manifest=opened.manifest,
        records=records,
        remarks=tuple(planning.remarks),
        problems=(*_order(opened.manifest, receiver.bundles()), *planning.problems),
    )


def _order(manifest: Manifest, before: Sequence[Before]) -> Iterator[Problem]:
    """Replay, older, gap and a new lineage: told by uuid, sequence and digests, never by a clock (facts/store.md §1.5)."""
    office, cover = manifest.sender.office, manifest.cover
    if any(one.uuid == cover.uuid for one in before):
        yield problem("", "bundle.seen", Severity.WARNING, office=office)
        return
    of_sender = [one for one in before if one.peer == manifest.sender.sender]
    line = [one for one in of_sender if one.lineage == manifest.lineage]
    last = max(line, key=lambda one: one.seq, default=None)
    if last is not None and cover.seq <= last.seq:
        yield problem("", "bundle.older", Severity.WARNING, office=office, seq=str(cover.seq), last=str(last.seq))
        return
    if of_sender and not line:
        yield problem("", "bundle.lineage", Severity.WARNING, office=office)
    if cover.prev != (last.digest if last else ""):
        yield problem("", "bundle.gap", Severity.WARNING, office=office)


class Unfit(Exception):
    """A record line that cannot be a record here; `problem` says why."""

    def __init__(self, told: Problem) -> None:
        super().__init__(told.code)
        self.problem = told


def readable(line: RecordLine, receiver: Receiver, carried: Collection[str]) -> tuple[Form, Record]:
    """The record of a line, if this office can keep it as it was made. Raises `Unfit`.

    `carried` are the SHA-256 of the scans that came along. What a form of the same rev declares must fit; a field it does not know stays
    aside and is passed on (formats.md §5).
    """
    number = line.number[:_LONGEST_NUMBER]
    try:
        form = receiver.form(line.form, line.form_rev)
    except Failure:
        raise Unfit(problem("", "bundle.form", number=number, form=line.form)) from None
    wrong = problem("", "bundle.schema", number=number)
    hexes = [line.digest, *line.parents, *(one.digest for one in line.chain)]
    if not _UID.fullmatch(line.uid) or not all(_HEX.fullmatch(one) for one in hexes):
        raise Unfit(wrong)
    if not 1 <= line.no <= _LARGEST_NO or not 0 < len(line.number) <= _LONGEST_NUMBER or not line.office.strip():
        raise Unfit(wrong)
    if not _is_shaped(form, json.loads(line.answers)):
        raise Unfit(wrong)
    try:
        record = record_of(form, line)
        sound = canonical(form, record.answers) == line.answers
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError) as error:
        raise Unfit(wrong) from error
    if not sound or any(_is_declared(form, path) for path in record.answers.kept):
        raise Unfit(wrong)
    for scan in attachments(record.answers):
        if scan.sha256 not in carried and not receiver.has_scan(scan.sha256):
            raise Unfit(problem("", "bundle.scan_missing", number=number, name=scan.name))
    return form, record


def _is_shaped(form: Form, answers: Json) -> bool:
    """Rows are lists of objects, each with an id of its own."""
    for rows_id in form.rows:
        rows = answers.get(rows_id, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            return False
        rids = [row.get("rid") for row in rows]
        if not all(map(is_rid, rids)) or len(set(rids)) < len(rids):
            return False
    return True


def _is_declared(form: Form, path: str) -> bool:
    try:
        form.field(path)
    except KeyError:
        return path in form.rows
    return True


def united(form: Form, ours: Sequence[StepTaken], theirs: Sequence[StepTaken]) -> tuple[StepTaken, ...]:
    """Both logs as one: each entry after the one it followed; of two that followed the same, the form's earlier step comes first.

    Both offices come to the same order, whatever their clocks say. An entry that follows nothing known is left out.
    """
    left = {one.event: one for one in (*theirs, *ours)}
    order = {step: at for at, step in enumerate(form.steps)}
    placed: list[StepTaken] = []
    digests = {""}
    while ready := [one for one in left.values() if one.prev in digests]:
        following = min(ready, key=lambda one: (order.get(one.step, len(order)), one.event))
        placed.append(following)
        digests.add(following.digest)
        digests.discard("")
        del left[following.event]
    return tuple(placed)


def disputes(ours: Sequence[StepTaken], theirs: Sequence[StepTaken]) -> tuple[StepTaken, ...]:
    """Their entries that stand against one of ours: the same step, neither after the other, with another outcome; and what follows them."""
    mine, known = {one.event for one in ours}, {one.event for one in theirs}
    only_ours = [one for one in ours if one.event not in known]
    found: dict[str, StepTaken] = {}
    behind: dict[str, frozenset[str]] = {}
    for one in theirs:  # in their order: what one follows was seen before
        behind[one.digest] = behind.get(one.prev, frozenset()) | {one.prev}
        if one.event in mine:
            continue
        against = any(
            other.step == one.step
            and other.digest not in behind[one.digest]
            and (other.outcome, dict(other.values)) != (one.outcome, dict(one.values))
            for other in only_ours
        )
        if against or any(earlier.digest in behind[one.digest] for earlier in found.values()):
            found[one.event] = one
    return tuple(found.values())


def differing(form: Form, ours: Answers, theirs: Answers) -> tuple[str, ...]:
    """The paths at which two versions differ, in the order of the form; a row that only one has is named as `members[k7f2m3qa]`."""

    def cells(answers: Answers) -> dict[str, Value | None]:
        found: dict[str, Value | None] = dict(answers.values)
        for rows_id in form.rows:
            for row in answers.rows(rows_id):
                found[f"{rows_id}[{row.rid}]"] = True
                found |= {row_path(rows_id, row.rid, name): value for name, value in row.values.items()}
        return found

    mine, other = cells(ours), cells(theirs)
    changed = [path for path in dict.fromkeys([*mine, *other]) if mine.get(path) != other.get(path)]
    lone = {path for path in changed if path.endswith("]")}
    return tuple(path for path in changed if path in lone or path.rpartition(".")[0] not in lone)


@dataclass(kw_only=True, slots=True)
class _Seen:
    line: RecordLine
    form: Form
    planned: Planned
    local: Local | None
    relation: Change
    claims: tuple[tuple[str, Claim], ...]
    steps: list[StepTaken] = field(default_factory=list)


class _Planning:
    def __init__(self, manifest: Manifest, receiver: Receiver) -> None:
        self._manifest = manifest
        self._receiver = receiver
        self._me = receiver.own.sender
        self._sender = manifest.sender.sender
        fit = (one for one in manifest.attachments if 0 < one.size <= receiver.largest_scan)
        self._carried = frozenset(one.sha256 for one in fit)
        self._seen: dict[str, _Seen] = {}
        self._bad: list[Planned] = []
        self._unfit: set[str] = set()
        self._heads: dict[tuple[str, str], str] = {}
        self.remarks: list[Remark] = []
        self.problems: list[Problem] = []

    @property
    def count(self) -> int:
        """How many records were looked at."""
        return len(self._seen) + len(self._bad)

    def add(self, line: RecordLine | Problem) -> None:
        """One record of the bundle."""
        if isinstance(line, Problem):
            self._bad.append(_quarantined(line))
            return
        try:
            form, record = readable(line, self._receiver, self._carried)
        except Unfit as unfit:
            self._quarantine(line, unfit.problem)
            return
        if line.uid in self._seen:
            self._quarantine(line, problem("", "bundle.twice", number=line.number))
            return
        local = self._receiver.held(line.uid)
        if local is not None and not local.form:
            self._quarantine(line, problem("", "bundle.destroyed", number=line.number))
            return
        if local is not None and local.form != line.form:
            self._quarantine(line, problem("", "bundle.schema", number=line.number))
            return
        relation = _relation(line, local)
        title = record.value(form.summary[0]) if form.summary else None
        planned = Planned(
            uid=line.uid,
            form=line.form,
            number=line.number,
            office=line.office,
            title=str(title or ""),
            change=relation,
            no=line.no,
            digest=line.digest,
            local_no=local.no if local else 0,
            differs=self._differs(form, record, relation),
            scans=tuple(one.sha256 for one in attachments(record.answers)),
        )
        claims = tuple(_claims(form, record))
        thin = replace(line, answers="", frozen={}, notes={}, sources={})  # a plan of many records stays small
        self._seen[line.uid] = _Seen(
            line=thin, form=form, planned=planned, local=local, relation=relation, claims=claims
        )

    def add_step(self, taken: StepTaken | Problem) -> None:
        """One entry of a log; whether it is to be believed is seen when all of the log is there."""
        if isinstance(taken, Problem):
            self.problems.append(replace(taken, severity=Severity.WARNING))
        elif taken.uid in self._seen:
            self._seen[taken.uid].steps.append(taken)
        elif taken.uid not in self._unfit:
            self.problems.append(problem("", "bundle.stray", Severity.WARNING, name=taken.uid[:_LONGEST_NUMBER]))

    def add_remark(self, remark: Remark | Problem) -> None:
        """One remark: a new one, or one that was closed meanwhile."""
        if isinstance(remark, Problem):
            self.problems.append(replace(remark, severity=Severity.WARNING))
            return
        seen = self._seen.get(remark.uid)
        if seen is None or remark.severity not in set(Severity) or not _UID.fullmatch(remark.uuid):
            if remark.uid not in self._unfit:
                self.problems.append(problem("", "bundle.stray", Severity.WARNING, name=remark.uid[:_LONGEST_NUMBER]))
            return
        held = self._receiver.remark(remark.uuid)
        if held is None or (remark.closed_by and not held.closed_by and held.uid == remark.uid):
            self.remarks.append(remark)

    def finish(self) -> tuple[Planned, ...]:
        """Every record with what taking it in would be; what asks for a person comes first."""
        done = [self._finish(one) for one in self._seen.values()]
        self.remarks = [one for one in self.remarks if self._seen[one.uid].planned.change is not Change.QUARANTINED]
        first = [one for one in done if one.asks or one.disputed]
        return (*first, *self._bad, *(one for one in done if not (one.asks or one.disputed)))

    def _finish(self, seen: _Seen) -> Planned:
        line, local, form = seen.line, seen.local, seen.form
        problems: list[Problem] = []
        ours = local.steps if local else ()
        theirs = tuple(self._believed(form, ours, seen.steps, problems))
        disputed = disputes(ours, theirs)
        log = united(form, ours, [one for one in theirs if one not in disputed])
        if len({one.event for one in (*ours, *theirs)}) > len(log) + len(disputed):
            problems.append(problem("", "bundle.log", Severity.WARNING, number=line.number))
        known = {one.event for one in ours}
        chain = self._owners(seen, log)
        owner = chain[-1]
        was_owner = self._of(local) if local else owner
        planned = replace(
            seen.planned,
            owner=owner,
            was_owner=was_owner,
            steps=tuple(one for one in log if one.event not in known),
            disputed=disputed,
            log=log,
        )
        if disputed:
            problems.append(problem("", "bundle.steps", Severity.WARNING, number=line.number))
        refused = self._refused(seen, chain)
        if refused is None and owner == self._me:
            refused = self._own_clash(seen)
        if refused is not None:
            seen.planned = replace(planned, change=Change.QUARANTINED, problems=(refused,), steps=(), disputed=())
            return seen.planned
        is_change = seen.relation in (Change.NEW, Change.NEWER)
        moved_here = owner == self._me and (local is None or was_owner != self._me)
        # Nobody else makes revisions of ours: what we do not know of our own was lost here, and a person says whether it was ours.
        is_lost = is_change and owner == self._me and was_owner == self._me and len(chain) == 1
        if is_lost:
            problems.append(problem("", "bundle.lost", Severity.WARNING, number=line.number))
        if seen.relation is Change.CONFLICT:
            problems.append(problem("", "bundle.conflict", Severity.WARNING, number=line.number))
        problems += self._clashes(seen, owner)
        seen.planned = replace(
            planned,
            asks=is_lost or seen.relation is Change.CONFLICT,
            is_moved_here=moved_here and not is_lost,
            problems=tuple(problems),
        )
        return seen.planned

    # --- steps ---

    def _believed(
        self, form: Form, ours: Sequence[StepTaken], theirs: Sequence[StepTaken], problems: list[Problem]
    ) -> Iterator[StepTaken]:
        held = {one.event: one.digest for one in ours}
        for taken in theirs:
            if held.get(taken.event, taken.digest) != taken.digest or not _UID.fullmatch(taken.event):
                problems.append(problem("", "bundle.step", Severity.WARNING, step=taken.step))
            elif taken.event in held or self._is_due(form.steps.get(taken.step), taken):
                held[taken.event] = taken.digest
                yield taken
            else:
                problems.append(problem("", "bundle.step", Severity.WARNING, step=taken.step))

    def _is_due(self, step: Step | None, taken: StepTaken) -> bool:
        """Whether the sender may bring this entry: its fields fit, and it is not one of an office above the sender (V25, formats.md §4)."""
        if step is None:
            return taken.step == TRANSFER
        fits = all(_fits(step, name, held) for name, held in taken.values.items())
        rank = {level: at for at, level in enumerate(self._receiver.levels)}
        sender, here = (rank.get(card.level, 0) for card in (self._manifest.sender, self._receiver.own))
        lowest = min((rank.get(level, 0) for level in step.level), default=0)
        return fits and (sender > here or lowest <= sender)

    # --- whose it is ---

    def _of(self, local: Local) -> str:
        return local.owner or self._me

    def _owners(self, seen: _Seen, log: Sequence[StepTaken]) -> tuple[str, ...]:
        """Whose it was, from what is known here on: its owner here, else who gave it away first, else whom the sender names."""
        cards = {**self._receiver.cards, self._sender: self._manifest.sender}
        if seen.local is not None:
            known = {one.event for one in seen.local.steps}
            return owners(self._of(seen.local), [one for one in log if one.event not in known], cards)
        giver = giver_of(log)
        return owners(giver, log, cards) if giver else (seen.line.owner or self._sender,)

    def _refused(self, seen: _Seen, chain: tuple[str, ...]) -> Problem | None:
        """Why the sender may not bring this revision (formats.md §8: only the owning office makes revisions)."""
        if seen.relation in (Change.SAME, Change.OLDER):
            return None
        number, told_owner = seen.line.number, seen.line.owner or self._sender
        if seen.local is None and chain[-1] != told_owner:
            return problem("", "bundle.transfer", number=number)
        if self._sender in chain or chain[-1] == self._me:
            return None
        rank = {level: at for at, level in enumerate(self._receiver.levels)}
        relays = rank.get(self._manifest.sender.level, 0) > 0 and told_owner == chain[-1]
        return None if relays else problem("", "bundle.foreign", number=number)

    # --- the same person twice ---

    def _clashes(self, seen: _Seen, owner: str) -> Iterator[Problem]:
        """V03 and V04 across offices: shown, and stopping nothing; which archive stays is for people to settle."""
        for path, claim in seen.claims if seen.relation not in (Change.SAME, Change.OLDER) else ():
            others = [one for one in self._receiver.find_claim(claim.kind, claim.value) if one.active]
            for other in others:
                local = self._receiver.held(other.uid) if other.uid != seen.line.uid else None
                is_head = "head" in (claim.role, other.role) or claim.role == "student"
                if local is not None and is_head and self._of(local) != owner:
                    yield problem(
                        path, "bundle.person_twice", Severity.WARNING, number=f"{local.office}/{local.number}"
                    )
            first = self._heads.setdefault((claim.kind, claim.value), seen.line.uid) if claim.role == "head" else ""
            if first not in ("", seen.line.uid):
                line = self._seen[first].line
                yield problem(path, "bundle.person_twice", Severity.WARNING, number=f"{line.office}/{line.number}")

    def _own_clash(self, seen: _Seen) -> Problem | None:
        """A record that would be ours may not hold what another of ours holds: one household, one archive (V03)."""
        for path, claim in seen.claims:
            if claim.role not in ("head", "student"):
                continue
            for other in self._receiver.find_claim(claim.kind, claim.value):
                local = self._receiver.held(other.uid) if other.uid != seen.line.uid and other.active else None
                if local is not None and not local.owner and other.role == claim.role:
                    return problem(path, "claim.taken", number=local.number)
        return None

    # --- help ---

    def _differs(self, form: Form, record: Record, relation: Change) -> tuple[str, ...]:
        answers = self._receiver.answers(record.uid) if relation in (Change.CONFLICT, Change.NEWER) else None
        return differing(form, answers, record.answers) if answers is not None else ()

    def _quarantine(self, line: RecordLine, told: Problem) -> None:
        self._unfit.add(line.uid)
        self._bad.append(_quarantined(told, line))


def _quarantined(told: Problem, line: RecordLine | None = None) -> Planned:
    return Planned(
        uid=line.uid if line else "",
        form=line.form if line else "",
        number=line.number[:_LONGEST_NUMBER] if line else told.fact("number"),
        office=line.office if line else "",
        title="",
        change=Change.QUARANTINED,
        no=line.no if line else 0,
        digest=line.digest if line else "",
        problems=(told,),
    )


def _relation(line: RecordLine, local: Local | None) -> Change:
    if local is None:
        return Change.NEW
    if line.digest == local.digest:
        return Change.SAME
    if local.digest in {*line.parents, *(one.digest for one in line.chain)}:
        return Change.NEWER
    return Change.OLDER if line.digest in local.known else Change.CONFLICT


def _claims(form: Form, record: Record) -> Iterator[tuple[str, Claim]]:
    for one in form.claims:
        for path, rid, value in claimed(form, one, record):
            yield path, Claim(kind=one.kind, value=value, role=one.role, uid=record.uid, rid=rid)


def _fits(step: Step, name: str, held: Json) -> bool:
    declared = step.fields.get(name)
    if declared is None:
        return True
    try:
        return canonical_json(declared.kind.stored(declared.kind.held(held))) == canonical_json(held)
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError):
        return False
