"""The receiving area of an Office: what came from others, what taking it in would change, remarks, and moving a record to another office.

`plan` writes nothing. `receive` takes in, in one transaction, whatever nobody has to choose about or has chosen; a bad record and an open
conflict stay out and stop no other. A receiving office adds steps and remarks to what another one owns and never changes its answers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from jinqiu_desktop.errors import Failure, Problem, Progress, Severity, no_progress, problem, sentence
from jinqiu_desktop.forms import Form
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office.answers import Answer, answers_for
from jinqiu_desktop.office.archive import Archive, has_place
from jinqiu_desktop.office.desk import LEVELS, Desk
from jinqiu_desktop.office.receipts import Receipt, receipt_of, shown
from jinqiu_desktop.office.versions import Difference, Version, difference
from jinqiu_desktop.records import Answers, Remark, StepTaken, new_uid
from jinqiu_desktop.rules import Claim
from jinqiu_desktop.store import LARGEST_SCAN, BundleSeen, Held, Intake, Scan, TakenIn

if TYPE_CHECKING:
    from jinqiu_desktop.bundle import Choice, ImportPlan, Opened, Planned, RecordLine

BUNDLES = "*.jqb"

_MOST_STEPS = 3
"""Steps of one record that are told one by one."""


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """What a person chose: for records that ask, by uid; and whether a bundle older than one taken in before is wanted all the same."""

    records: Mapping[str, Choice] = field(default_factory=dict)
    older: bool = False


@dataclass(frozen=True, kw_only=True)
class Received:
    """What was taken in: the records changed, those left out, and how many remarks came."""

    sender: str
    plan: ImportPlan
    taken: tuple[str, ...]
    left_out: tuple[Planned, ...]
    remarks: int

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is worth knowing of the bundle and of single records."""
        return self.plan.all_problems()


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A bundle in a folder, by what stands on its outside: nothing of it was opened. `office` is empty for an unknown sender."""

    path: Path
    office: str
    seq: int
    created: datetime
    size: int
    is_received: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FromOffice:
    """What is here of one other office: how many records it owns, and which of its bundles were taken in."""

    card: Card
    records: int
    bundles: tuple[BundleSeen, ...]


class Receiving:
    """Other offices' bundles at one office."""

    def __init__(self, desk: Desk, archive: Archive) -> None:
        self._desk = desk
        self._archive = archive

    # --- looking ---

    def waiting(self, folder: Path) -> tuple[Waiting, ...]:
        """The bundles of other offices in a folder, in the order they were sealed by each; what is no bundle is passed over."""
        from jinqiu_desktop import bundle

        own = {one.uuid for one in self._desk.store.bundles("out")}
        cards = {peer.card.key_id.hex(): peer.card.office for peer in self._desk.store.peers()}
        seen = {one.uuid for one in self._desk.store.bundles("in")}
        found: list[Waiting] = []
        for path in sorted(folder.glob(BUNDLES)):
            try:
                peeked = bundle.peek(path)
            except Failure:
                continue
            if peeked.cover.uuid in own:
                continue
            found.append(
                Waiting(
                    path=path,
                    office=cards.get(peeked.key_id, ""),
                    seq=peeked.cover.seq,
                    created=peeked.cover.created,
                    size=peeked.size,
                    is_received=peeked.cover.uuid in seen,
                )
            )
        return tuple(sorted(found, key=lambda one: (one.office, one.seq)))

    def received(self) -> tuple[FromOffice, ...]:
        """What came from whom: every office whose card is known."""
        counted, bundles = self._desk.store.owned(), self._desk.store.bundles("in")
        return tuple(
            FromOffice(
                card=peer.card,
                records=counted.get(peer.card.sender, 0),
                bundles=tuple(one for one in bundles if one.peer == peer.card.sender),
            )
            for peer in self._desk.store.peers()
        )

    def plan(self, path: Path, progress: Progress = no_progress) -> ImportPlan:
        """What taking in a bundle would change; nothing is written. Raises `Failure` for each refusal of `bundle.open_bundle`; `Stopped`."""
        from jinqiu_desktop import bundle

        with self._opened(path, progress) as opened:
            return bundle.plan_import(opened, self._here(), progress)

    def differences(self, path: Path, uid: str, progress: Progress = no_progress) -> tuple[Difference, ...]:
        """Cell by cell, how a record in a bundle differs from the one here. Raises as `plan`, and `Failure` record.unknown."""
        from jinqiu_desktop import bundle

        record = self._archive.record(uid)
        with self._opened(path, progress) as opened:
            for line in _lines(opened, record.form, frozenset({uid})):
                incoming = bundle.record_of(self._desk.catalog.form(line.form, line.form_rev), line)
                remarks = [one for one in opened.remarks() if not isinstance(one, Problem) and one.uid == uid]
                held = self._desk.store.revisions(uid)
                before = {*line.parents, *(one.digest for one in line.chain)}
                said = [*remarks, *self._desk.store.remarks(uid)]
                ours = Version(self._desk.form_of(record), held, said)
                shared = [one for one in held if one.digest in before]
                theirs = Version(self._desk.form_of(incoming), [*shared, incoming], said)
                paths = bundle.differing(theirs.form, record.answers, incoming.answers)
                return tuple(difference(path, ours, theirs) for path in paths)
        raise Failure("record.unknown", name=uid)

    def progress(self, one: Planned) -> str:
        """The steps a record's log would gain, the last ones by name and day: 退票（2026-09-10）. Empty where it gains none."""
        words = [self._told_step(one.form, taken) for taken in one.steps[-_MOST_STEPS:]]
        if len(one.steps) > len(words):
            words.append(sentence(problem("", "progress.more", count=str(len(one.steps)))).what)
        return "、".join(words)

    def _told_step(self, form_id: str, taken: StepTaken) -> str:
        form = self._archive.form(form_id)
        step = form.steps.get(taken.step)
        label = step.label if step is not None else sentence(problem("", "progress.transfer")).what
        way = step.back.get(taken.outcome, "") if step is not None else ""
        code, outcome = "progress.step_back" if way else "progress.step", form.states.get(way, way)
        return sentence(problem("", code, label=label, outcome=outcome, on=taken.on.isoformat())).what

    # --- taking in ---

    def receive(self, path: Path, decisions: Decisions | None = None, progress: Progress = no_progress) -> Received:
        """Take in what nobody has to choose about, and what was chosen, in one transaction.

        Raises as `plan`, and `Failure` bundle.seen (taken in before, nothing left to take), bundle.older (unless wanted), record.changed,
        disk.full; `Refused` when a chosen mixture of two versions has errors. Then the archive is as it was.
        """
        from jinqiu_desktop import bundle

        chosen = decisions or Decisions()
        with self._opened(path, progress) as opened:
            plan = bundle.plan_import(opened, self._here(), progress)
            manifest = plan.manifest
            if plan.is_older and not chosen.older:
                told = next(one for one in plan.problems if one.code == "bundle.older")
                raise Failure("bundle.older", **dict(told.facts))
            due = [one for one in plan.records if self._is_due(one, chosen.records.get(one.uid))]
            if plan.is_seen and not due and not plan.remarks:
                raise Failure("bundle.seen", office=manifest.sender.office)
            wanted = {scan for one in due if _takes_answers(one, chosen.records.get(one.uid)) for scan in one.scans}
            scans = tuple(
                Scan(sha256=one.sha256, name=one.sha256[:12], open=partial(_scan, opened, at))
                for at, one in enumerate(manifest.attachments)
                if one.sha256 in wanted
            )
            known = {one.uid for one in plan.records if one.local_no} | {one.uid for one in due}
            remarks = tuple(one for one in plan.remarks if one.uid in known)
            left = [one for one in plan.records if _stays_out(one, chosen.records.get(one.uid))]
            receipt = receipt_of(
                plan,
                taken={one.uid for one in due},
                decided=chosen.records.keys(),
                left_out=left,
                progress=self.progress,
                remarks=len(remarks),
                profile=self._desk.profile,
                at=self._desk.clock(),
            )
            self._desk.store.take_in(
                Intake(
                    records=self._taken(opened, due, chosen.records),
                    total=len(due),
                    remarks=remarks,
                    scans=scans,
                    bundle=BundleSeen(
                        uuid=manifest.cover.uuid,
                        direction="in",
                        peer=manifest.sender.sender,
                        lineage=manifest.lineage,
                        seq=manifest.cover.seq,
                        digest=manifest.package_sha256,
                        at=self._desk.clock(),
                    ),
                    who=self._desk.profile.clerk,
                    facts={
                        "uuid": manifest.cover.uuid,
                        "sender": manifest.sender.sender,
                        "records": str(len(due)),
                        "remarks": str(len(remarks)),
                    },
                    receipt=receipt.to_text(),
                ),
                progress,
            )
        taken = {one.uid for one in due}
        return Received(
            sender=manifest.sender.office,
            plan=plan,
            taken=tuple(one.uid for one in plan.records if one.uid in taken),
            left_out=tuple(left),
            remarks=len(remarks),
        )

    def _is_due(self, one: Planned, choice: Choice | None) -> bool:
        if _stays_out(one, choice):
            return False
        steps = bool(one.steps) or bool(choice and choice.steps and one.disputed)
        return _takes_answers(one, choice) or ((steps or one.owner != one.was_owner) and bool(one.local_no))

    def _taken(self, opened: Opened, due: Sequence[Planned], chosen: Mapping[str, Choice]) -> Iterator[TakenIn]:
        """The records as they are to be here; their lines are read again, so that not all of them lie in memory."""
        by_uid = {one.uid: one for one in due if _takes_answers(one, chosen.get(one.uid))}
        for form_id in dict.fromkeys(one.form for one in by_uid.values()):
            for line in _lines(opened, form_id, by_uid.keys()):
                if line.digest == by_uid[line.uid].digest:
                    one = by_uid.pop(line.uid)
                    yield self._answers_of(one, line, chosen.get(one.uid))
        own = self._desk.card().sender
        for one in due:
            if not _takes_answers(one, chosen.get(one.uid)):
                code, more = self._desk.store.passed_on(one.uid)
                yield TakenIn(
                    uid=one.uid,
                    record=None,
                    owner="" if one.owner == own else one.owner,
                    log=_log(one, chosen.get(one.uid)),
                    code=code if one.owner != own else "",
                    more=more,
                    is_new_number=one.is_moved_here,
                )

    def _answers_of(self, one: Planned, line: RecordLine, choice: Choice | None) -> TakenIn:
        from jinqiu_desktop import bundle

        incoming = bundle.record_of(self._desk.catalog.form(line.form, line.form_rev), line)
        known = {digest: max(line.no - 1, 1) for digest in line.parents}
        ancestors = [*known.items(), *((each.digest, each.no) for each in line.chain)]
        is_own = one.owner == self._desk.card().sender
        record = incoming
        if choice is not None and is_own and one.change.value == "conflict":
            here = self._archive.record(one.uid)
            paths = [path for path in one.differs if choice.fields.get(path, choice.incoming)]
            record = self._archive.merged(here, incoming, paths)
            before = self._desk.store.chain(one.uid)
            ancestors += [(line.digest, line.no), (here.digest, here.no), *((digest, no) for no, digest in before)]
        return TakenIn(
            uid=one.uid,
            record=record,
            owner="" if is_own else one.owner,
            log=_log(one, choice),
            ancestors=tuple((no, digest) for digest, no in dict(ancestors).items()),
            code="" if is_own else line.code,
            more=line.more,
            is_new_number=one.is_moved_here,
        )

    def _opened(self, path: Path, progress: Progress) -> Opened:
        from jinqiu_desktop import bundle

        cards = [peer.card for peer in self._desk.store.peers()]
        opened = bundle.open_bundle(path, self._desk.keys(), cards, scratch=self._desk.folder, progress=progress)
        if opened.manifest.is_practice and not self._desk.is_practice:
            opened.close()
            raise Failure("practice.bundle", office=opened.manifest.sender.office)
        return opened

    def _here(self) -> _Here:
        return _Here(self._desk)

    # --- receipts ---

    def receipts(self, uuid: str) -> tuple[Receipt, ...]:
        """What was taken in of a bundle, one receipt each time; none for a bundle of before there were receipts."""
        return tuple(Receipt.from_text(one) for one in self._desk.store.receipts(uuid))

    def receipt_sheet(self, uuid: str) -> bytes:
        """The 收包单 of a bundle as PDF, one for each time something of it was taken in. Raises `Failure` receipt.none."""
        from jinqiu_desktop.printing import Job, read_paper, render

        receipts = self.receipts(uuid)
        if not receipts:
            raise Failure("receipt.none")
        catalog = self._desk.catalog
        paper = read_paper(catalog.paper_file("receipt"), catalog.form)
        made = render([Job(paper=paper, shown=shown(one, catalog)) for one in receipts], across=self._desk.across)
        self._desk.note("print", "", paper=paper.id, uuid=uuid)
        return made

    # --- going back ---

    def answers_for(self, sender: str) -> tuple[Answer, ...]:
        """What a return bundle for an office (its `Card.sender`) would carry, record by record."""
        return tuple(answers_for(self._desk, sender))

    # --- remarks ---

    def remark(self, uid: str, path: str, text: str, severity: Severity = Severity.ERROR) -> str:
        """Write a remark on one cell of a record, or on the record (`path` empty); returns its uuid. It travels back in a return bundle.

        Raises `Failure` record.unknown, remark.blank, remark.place.
        """
        record = self._archive.record(uid)
        if not text.strip():
            raise Failure("remark.blank")
        if path and not has_place(self._desk.form_of(record), record, path):
            raise Failure("remark.place", name=path)
        made = Remark(
            uuid=new_uid(self._desk.clock()),
            uid=uid,
            path=path,
            revision=record.digest,
            text=text.strip(),
            severity=severity.value,
            office=self._desk.profile.name,
        )
        self._desk.store.add_remark(made, self._desk.profile.clerk)
        return made.uuid

    def remarks(self, uid: str) -> tuple[Remark, ...]:
        """The remarks on a record, open and closed, oldest first."""
        return self._desk.store.remarks(uid)

    def close_remark(self, uuid: str) -> None:
        """Take a remark as settled. Raises `Failure` remark.unknown."""
        remark = self._desk.store.one_remark(uuid)
        if remark is None:
            raise Failure("remark.unknown")
        digest = self._archive.record(remark.uid).digest
        self._desk.store.close_remark(remark, digest, self._desk.profile.clerk)

    # --- moving ---

    def transfer(self, uids: str | Sequence[str], card: Path | Card) -> None:
        """Give records of ours to another office, which makes their revisions from now on; the next bundles carry them.

        Raises `Failure` record.unknown, record.foreign, card.damaged, transfer.self, transfer.draft while changes are not submitted; then
        none was given away.
        """
        receiver = card if isinstance(card, Card) else Card.load(card)
        if receiver.sender == self._desk.card().sender:
            raise Failure("transfer.self")
        moved = [self._moved(uid, receiver) for uid in ([uids] if isinstance(uids, str) else uids)]
        self._desk.store.give_away(moved, self._desk.profile.clerk)

    def _moved(self, uid: str, receiver: Card) -> TakenIn:
        from jinqiu_desktop import bundle

        store = self._desk.store
        record, log = self._archive.record(uid), store.steps(uid)
        if record.owner:
            raise Failure("record.foreign", name=record.number, office=self._desk.office_named(record))
        if store.draft(uid) is not None:
            raise Failure("transfer.draft", name=record.number)
        entry = bundle.transfer(
            uid,
            giver=self._desk.card(),
            keys=self._desk.keys(),
            to=receiver,
            person=self._desk.profile.clerk,
            on=self._desk.today(),
            at=self._desk.clock(),
            revision=record.digest,
            prev=log[-1].digest if log else "",
        )
        code = self._desk.key.check_code(record.digest)
        return TakenIn(uid=uid, record=None, owner=receiver.sender, log=(*log, entry), code=code)

    def given_to(self, uid: str) -> str:
        """The name of the office we gave a record to; empty when it is ours, or never was. Raises `Failure` record.unknown."""
        from jinqiu_desktop.bundle.ownership import TRANSFER

        record, own = self._archive.record(uid), self._desk.card().sender
        given = [one for one in self._desk.store.steps(uid) if one.step == TRANSFER and one.values.get("from") == own]
        return str(given[-1].values.get("office", "")) if given and record.owner else ""


class _Here:
    """What a plan asks of this office (`bundle.plan.Receiver`)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.own = desk.card()
        self.cards = {card.sender: card for card in (*(peer.card for peer in desk.store.peers()), self.own)}
        self.levels = LEVELS
        self.largest_scan = LARGEST_SCAN
        self.form: Callable[[str, int], Form] = desk.catalog.form

    def held(self, uid: str) -> Held | None:
        return self._desk.store.held(uid)

    def answers(self, uid: str) -> Answers | None:
        record = self._desk.store.record(uid)
        return record.answers if record else None

    def find_claim(self, kind: str, value: str) -> tuple[Claim, ...]:
        return self._desk.store.find_claim(kind, value)

    def has_scan(self, sha256: str) -> bool:
        return self._desk.store.knows_scan(sha256)

    def remark(self, uuid: str) -> Remark | None:
        return self._desk.store.one_remark(uuid)

    def bundles(self) -> tuple[BundleSeen, ...]:
        return self._desk.store.bundles("in")


def _takes_answers(one: Planned, choice: Choice | None) -> bool:
    """Whether the incoming revision, or a mixture with it, becomes the newest here."""
    if one.asks:
        return choice is not None and (choice.incoming or any(choice.fields.values()))
    return one.change.value in ("new", "newer")


def _stays_out(one: Planned, choice: Choice | None) -> bool:
    """A record that cannot be taken, or that asks and about which nobody has chosen."""
    return one.change.value == "quarantined" or (one.asks and choice is None)


def _log(one: Planned, choice: Choice | None) -> tuple[StepTaken, ...]:
    return (*one.log, *one.disputed) if choice is not None and choice.steps else one.log


def _lines(opened: Opened, form_id: str, uids: Collection[str]) -> Iterator[RecordLine]:
    for line in opened.records(form_id):
        if not isinstance(line, Problem) and line.uid in uids:
            yield line


def _scan(opened: Opened, at: int) -> BinaryIO:
    return opened.attachment(opened.manifest.attachments[at])
