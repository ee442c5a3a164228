"""What of an office's records may go up to another office (上报), and what stands against the rest.

A record of our own goes when its form's checks at the step `report` find no error: rules that only warn while a paper is on its way are
strict there (V24 the guardian, V27 the materials where the notice says so). What refers to a record that stays, stays with it, so that
nobody receives half a case. Three kinds are passed on as they are, because here is nothing to mend: what another office fills in and
answers for (also when it goes through us to the next level), what has ended by a refusal, and an open remark, which is the receiver's own
word. Nothing is sealed or changed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinqiu_desktop.errors import Failure, Problem, Progress, Refused, Severity, no_progress, problem, sentence
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.records import Record, references

REPORT = "report"
"""The step whose checks are asked: no form takes it, sealing does."""

_HOUSEHOLD = "household"


@dataclass(frozen=True, kw_only=True)
class Unready:
    """A saved record that does not go up yet: the errors at its own cells, or `behind`, the number of one it refers to that does not go.

    `form` and `subject` are what a person calls it: the form's title and whom it is about. `mend_uid` and `mend_path` lead to the first
    cell to be mended, which may be in the other record.
    """

    record: Record
    form: str
    subject: str
    mend_uid: str
    mend_path: str
    problems: tuple[Problem, ...] = ()
    behind: str = ""

    def told(self, severity: Severity = Severity.WARNING) -> Problem:
        """The record's number and why it stays: seal.unready, seal.behind."""
        names = {"name": self.record.called, "form": self.form}
        if self.behind:
            return problem("", "seal.behind", severity, **names, behind=self.behind)
        reasons = "；".join(dict.fromkeys(sentence(one).what.removesuffix("。") for one in self.problems))
        return problem("", "seal.unready", severity, **names, reasons=reasons)


@dataclass(frozen=True, kw_only=True)
class Due:
    """What may go up, and what does not yet; `needed` are the uids that something of it refers to."""

    records: tuple[Record, ...]
    unready: tuple[Unready, ...]
    needed: frozenset[str]

    def uids(self) -> tuple[str, ...]:
        """The uids of what may go. Raises `Refused` with why when everything stays, `Failure` seal.none when there is nothing at all."""
        if self.records:
            return tuple(one.uid for one in self.records)
        if self.unready:
            raise Refused(one.told(Severity.ERROR) for one in self.unready)
        raise Failure("seal.none")


class Dues:
    """What is due of one office."""

    def __init__(self, desk: Desk, archive: Archive) -> None:
        self._desk = desk
        self._archive = archive

    def everything(self, progress: Progress = no_progress) -> Due:
        """Every saved record of every form."""
        uids = (uid for form_id in self._desk.catalog.form_ids for uid in self._archive.all_saved(form_id))
        return self._judged(self._records(uids), progress)

    def of(self, uids: Sequence[str], progress: Progress = no_progress) -> Due:
        """These records, everything they refer to, and what goes with them: consents, the materials of an application.

        Raises `Failure` record.draft for one that was never submitted.
        """
        found: dict[str, Record] = {}
        waiting = set(uids)
        while waiting:
            more = self._records(waiting)
            if drafts := [uid for uid in uids if uid in waiting - more.keys()]:
                raise Failure("record.draft", name=drafts[0])
            found |= more
            waiting = {uid for one in more.values() for uid in (*self._referred(one), *self._companions(one.uid))}
            waiting -= found.keys()
        return self._judged(found, progress)

    def of_households(self, uids: Sequence[str], progress: Progress = no_progress) -> Due:
        """These households and everything that belongs to nobody else: applications, consents, what goes with them.

        A 公示 over several households goes when all of them do.
        """
        found, waiting = self._records(uids), list(uids)
        while waiting:
            around = {other for uid in waiting for other in self._archive.referring(uid)} - found.keys()
            more = {one.uid: one for one in self._records(around).values() if self._referred(one) <= found.keys()}
            found |= more
            waiting = list(more)
        return self._judged(found, progress)

    def households(self, uids: Sequence[str]) -> frozenset[str]:
        """The households among these records, and those the others belong to."""
        found = self._records(uids)
        behind = self._records(uid for one in found.values() for uid in self._referred(one))
        return frozenset(uid for uid, one in (found | behind).items() if one.form == _HOUSEHOLD)

    def _records(self, uids: Iterable[str]) -> dict[str, Record]:
        found = (self._desk.store.record(uid) for uid in uids)
        return {one.uid: one for one in found if one is not None}

    def _referred(self, record: Record) -> frozenset[str]:
        return frozenset(ref.uid for _, ref in references(self._desk.form_of(record), record.answers))

    def _companions(self, uid: str) -> Iterator[str]:
        """The records whose form says that they go with the record they refer to."""
        for other in self._records(self._archive.referring(uid)).values():
            form = self._desk.form_of(other)
            ref = other.answers.value(form.goes_with) if form.goes_with else None
            if isinstance(ref, Ref) and ref.uid == uid:
                yield other.uid

    def _judged(self, records: Mapping[str, Record], progress: Progress) -> Due:
        unready: dict[str, Unready] = {}
        for at, record in enumerate(records.values()):
            progress.step(at, len(records), "核对能不能上报")
            if errors := self._errors(record):
                unready[record.uid] = self._unready(record, record.uid, errors[0].where, problems=errors)
        referred = {uid: self._referred(record) for uid, record in records.items()}
        while behind := dict(self._behind(records, referred, unready)):
            unready |= behind
        ready = sorted(records.keys() - unready.keys())
        return Due(
            records=tuple(records[uid] for uid in ready),
            unready=tuple(unready[uid] for uid in sorted(unready)),
            needed=frozenset().union(*(referred[uid] for uid in ready)),
        )

    def _errors(self, record: Record) -> tuple[Problem, ...]:
        form = self._desk.catalog.form(record.form)
        if record.owner or form.is_ended(record.state):
            return ()
        was, around = self._desk.form_of(record), self._desk.around(record.uid)
        return Filling.of_record(form, record, around, {"clerk": record.by}, was=was).blocking(REPORT)

    def _behind(
        self, records: Mapping[str, Record], referred: Mapping[str, frozenset[str]], unready: Mapping[str, Unready]
    ) -> Iterator[tuple[str, Unready]]:
        for uid, record in records.items():
            held_up = sorted(referred[uid] & unready.keys()) if uid not in unready else ()
            if held_up:
                cause = unready[held_up[0]]
                yield uid, self._unready(record, cause.mend_uid, cause.mend_path, behind=cause.record.called)

    def _unready(
        self, record: Record, uid: str, path: str, *, problems: tuple[Problem, ...] = (), behind: str = ""
    ) -> Unready:
        form, whole = self._desk.catalog.form(record.form), self._desk.whole_of(record)
        subject = whole.value(form.summary[0]) if form.summary else None
        return Unready(
            record=record,
            form=form.title,
            subject=str(subject or form.title),
            mend_uid=uid,
            mend_path=path,
            problems=problems,
            behind=behind,
        )
