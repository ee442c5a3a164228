"""The campaign area of an Office: what is done to many records at once between 公示 and the day the money is there.

A 公示 is finished and every application it covers takes its own step; approved applications become a roster, the roster a file for the bank,
the bank's answer the steps of payments and applications; what came back is paid again; lists of other bodies are held against our own. Each act is weighed as its single steps are, and done as a whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from jinqiu_desktop.errors import Failure, Problem, Progress, Refused, no_progress, problem, sentence
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Form
from jinqiu_desktop.kinds import Ref, Value, age_on, birth_of
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.records import Record, StepTaken
from jinqiu_desktop.rules.payment import AID, GUARDIAN, STUDENT, WORKER
from jinqiu_desktop.store import Submission

NO_OBJECTION, UPHELD, NOT_UPHELD = "0", "1", "2"
"""Codes of objection."""

_STUDENT_CARD, _WORKER_CARD = "1", "2"  # codes of payment_way
_KIND_OF_PAYMENT = {"4": "3", "5": "2"}  # 毕业生求职补贴, 勤工俭学岗位补贴: by application_kind; all others are aid
_UNPAID = ("waiting", "exported")
_BEFORE_REVIEW = ("submitted", "verified", "returned")
_IDENTITY = {"02": "16", "03": "15", "04": "14", "05": "13", "06": "12", "07": "12", "08": "11", "09": "11"}
"""人员身份 of a student by 学段, both as codes."""


@dataclass(frozen=True, kw_only=True)
class Objection:
    """What somebody objected to one application or archive of a 公示, and what came of it."""

    upheld: bool
    told: str


@dataclass(frozen=True, kw_only=True)
class Finished:
    """A finished 公示: the records that took their own step by it, and those of the list that stand elsewhere by now."""

    taken: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RosterLine:
    """One line of a 发放花名册. Nothing is masked: it is for the bank and the office's own files."""

    uid: str
    number: str
    state: str
    student: str
    idno: str
    school: str
    amount: Decimal
    payee: str
    bank: str
    branch: str
    card: str


@dataclass(frozen=True, kw_only=True)
class Roster:
    """The payments of a batch that are to be paid or were, and their sum (yuan); `file` is where they were written for the bank."""

    batch: str
    lines: tuple[RosterLine, ...]
    file: Path | None = None

    @property
    def total(self) -> Decimal:
        """合计, in yuan."""
        return sum((line.amount for line in self.lines), Decimal(0))


@dataclass(frozen=True, kw_only=True)
class RepeatedAid:
    """Aid of another body in a year in which the same person has an application or a payment here."""

    aided: Record
    applications: tuple[Record, ...]
    payments: tuple[Record, ...]


class Campaign:
    """What is done to many records of one office."""

    def __init__(self, desk: Desk, archive: Archive) -> None:
        self._desk = desk
        self._archive = archive

    # --- 公示 ---

    def finish_posting(
        self,
        uid: str,
        objections: Mapping[str, Objection] | None = None,
        *,
        ended_on: date | None = None,
        taken_down_on: date | None = None,
    ) -> Finished:
        """Finish a 公示; every reviewed application it covers, and every archive that waits for it, takes its own step with the same days.

        A line names a worker: it covers all applications of that household that were reviewed before it began. Dates are today where none
        is given. Raises `Refused` with everything that speaks against any of them; then nothing was done.
        """
        posting, objections = self._archive.record(uid), objections or {}
        ended_on, down = ended_on or self._desk.today(), taken_down_on or self._desk.today()
        found: list[Problem] = []
        covered = list(self._covered(posting, found))
        found += [
            problem("", "posting.not_listed", number=self._archive.number(one))
            for one in objections
            if one not in covered
        ]
        days = {path: _iso(posting.value(path)) for path in ("begins", "ends")}
        entries = [self._posted(found, one, days, objections.get(one), ended_on) for one in covered]
        own = {"objection": _worst(objections.values()), "told": self._objections_told(objections)}
        own |= {"ended_on": ended_on.isoformat(), "taken_down_on": down.isoformat()}
        last = self._entry(found, uid, "finish", own, max(ended_on, down))
        if found or last is None:
            raise Refused(found)
        self._log([*(entry for entry in entries if entry is not None), last])
        named = dict.fromkeys(
            ref.uid for row in posting.rows("list") if isinstance(ref := row.value("application"), Ref)
        )
        return Finished(taken=tuple(covered), left_out=tuple(one for one in named if one not in covered))

    def _posted(
        self, found: list[Problem], uid: str, days: Mapping[str, str], objection: Objection | None, on: date
    ) -> StepTaken | None:
        told = {"told": objection.told} if objection is not None else {}
        typed = {**days, **told, "objection": _worst([objection] if objection is not None else [])}
        return self._entry(
            found, uid, "posting", typed, on, "upheld" if objection is not None and objection.upheld else ""
        )

    def _covered(self, posting: Record, found: list[Problem]) -> Iterator[str]:
        """The applications and archives whose own 公示 this is."""
        seen: set[str] = set()
        for row in posting.rows("list"):
            named, household = row.value("application"), row.value("household")
            application = self._desk.store.record(named.uid) if isinstance(named, Ref) else None
            if application is not None and application.state in _BEFORE_REVIEW:
                found.append(problem("", "posting.not_reviewed", number=application.called))
            if application is not None and not isinstance(household, Ref):
                household = application.value("household")
            several = [application] if application is not None else []
            if isinstance(household, Ref):
                several += [one for one in self._beside(household.uid, posting) if one not in several]
            for one in several:
                waits = one.state == ("verified" if one.form == "household" else "reviewed")
                if waits and one.uid not in seen:
                    seen.add(one.uid)
                    yield one.uid

    def _beside(self, household: str, posting: Record) -> Iterator[Record]:
        """The archive itself, and its applications that were reviewed before the 公示 began."""
        store, begins = self._desk.store, _iso(posting.value("begins"))
        for uid in (household, *store.referring(household)):
            one = store.record(uid)
            if one is None or one.form not in ("household", "application"):
                continue
            signed = str(store.said(uid, "review").get("signed_on", "")) if one.form == "application" else ""
            if signed <= begins:
                yield one

    def _objections_told(self, objections: Mapping[str, Objection]) -> str:
        return "；".join(f"{self._archive.number(uid)}：{one.told}" for uid, one in objections.items())

    # --- 发放 ---

    def payroll(
        self,
        batch: str,
        uids: Sequence[str],
        *,
        changes: Mapping[str, Mapping[str, str]] | None = None,
        progress: Progress = no_progress,
    ) -> tuple[Record, ...]:
        """A payment for each of these approved applications, all in one batch. `changes` are cells typed for one of them, by its uid.

        The payee is the one of the application; where it names no card, the worker with the card of the archive. Raises `Refused` with what
        speaks against any of them, `Failure` record.unknown; then nothing was done.
        """
        found: list[Problem] = []
        made: list[Submission] = []
        for at, uid in enumerate(dict.fromkeys(uids)):
            progress.step(at, len(uids), "列花名册")
            application = self._archive.record(uid)
            if application.form != "application":
                found.append(problem("", "payment.not_application", number=application.called))
                continue
            filling = self._paying(application, batch)
            if filling.value("payee.card") is None and "payee.card" not in (changes or {}).get(uid, {}):
                found.append(problem("", "payment.no_card", number=application.called))
            _type(filling, (changes or {}).get(uid, {}))
            made += self._submission(found, filling, application.called)
        if found:
            raise Refused(found)
        return self._desk.store.commit_many(made, progress)

    def _paying(self, application: Record, batch: str) -> Filling:
        """A payment of what was approved, as far as it can be told beforehand."""
        filling = self._archive.new("payment", carry=False, references={"application": Ref(application.uid)})
        approved = filling.value("approved")
        kind = _KIND_OF_PAYMENT.get(str(application.value("kind")), AID)
        _type(filling, {"batch": batch, "kind": kind, "amount": "" if approved is None else str(approved)})
        _type(filling, self._payee(filling, application))
        return filling

    def _payee(self, filling: Filling, application: Record) -> Mapping[str, str]:
        household = filling.value("household")
        archive = self._desk.store.record(household.uid) if isinstance(household, Ref) else None
        card, worker = filling.value("payee.card"), filling.value("worker.name")
        of_worker = archive.value("bank.card") if archive is not None else None
        bank = _text(archive.value("bank.name")) if archive is not None else ""
        branch = _text(archive.value("bank.branch")) if archive is not None else ""
        if card is None:
            to_worker = {"payee.bank": bank, "payee.branch": branch, "payee.card": _text(of_worker)}
            return {**to_worker, **self._to(filling, WORKER), "payee.name": _text(worker)}
        name = filling.value("payee.name") or filling.value("pupil.name")
        is_workers = card == of_worker and _text(filling.value("payee.bank")) == bank
        told = {"payee.name": _text(name), "payee.branch": branch if is_workers else ""}
        if name == worker:
            return {**told, **self._to(filling, WORKER)}
        if name is not None and name == application.value("guardian") and name != filling.value("pupil.name"):
            return {**told, **self._to(filling, GUARDIAN), "payee.reason": self._why_guardian(filling)}
        return {**told, **self._to(filling, STUDENT)}

    @staticmethod
    def _to(filling: Filling, relation: str) -> Mapping[str, str]:
        """Whose account it is; a student's card is no worker's."""
        way = filling.value("way")
        return {
            "payee.relation": relation,
            "way": _WORKER_CARD if (relation, way) == (WORKER, _STUDENT_CARD) else _text(way),
        }

    def _why_guardian(self, filling: Filling) -> str:
        """Written beforehand only where the student is under age; else a person says why."""
        idno = filling.value("pupil.idno")
        under_age = isinstance(idno, str) and age_on(birth_of(idno), self._desk.today()) < 18
        return sentence(problem("", "payment.guardian_reason")).what if under_age else ""

    def roster(self, batch: str, states: Sequence[str] = (*_UNPAID, "paid")) -> Roster:
        """The payments of a batch that are in one of these states. Raises `Failure` payment.batch_empty when there is none."""
        lines = tuple(_line(one) for one in self._in_batch(batch) if one.state in states)
        if not lines:
            raise Failure("payment.batch_empty", name=batch)
        return Roster(batch=batch, lines=lines)

    def _in_batch(self, batch: str) -> tuple[Record, ...]:
        claims = self._desk.store.find_claim("batch", batch)
        records = (self._desk.store.record(claim.uid) for claim in claims)
        return tuple(sorted((one for one in records if one is not None), key=lambda one: one.number))

    def bank_file(self, batch: str, path: Path, *, again: bool = False) -> Roster:
        """Write what the bank pays of a batch, .xlsx or .csv; what still waited is exported by it. Noted in the audit log.

        What the bank has already it would pay twice: that is written only `again`, into a file whose name says for which time.
        Raises `Failure` payment.batch_empty, payment.bank_again, csv.kind, disk.full, folder.read_only, `Refused`; then nothing was done.
        """
        from jinqiu_desktop import spreadsheet

        if path.suffix.lower() not in (".xlsx", ".csv"):
            raise Failure("csv.kind", name=path.name)
        roster, found, today = self.roster(batch, _UNPAID), list[Problem](), self._desk.today()
        title = "发放"
        if first := self._first_exported(roster):
            if not again:
                raise Failure("payment.bank_again", name=batch, first=first)
            time = f"（第 {self._times_written(batch) + 1} 次）"
            title, path = f"{title}{time}", path.with_name(f"{path.stem}{time}{path.suffix}")
        waiting = [line.uid for line in roster.lines if line.state == "waiting"]
        told = {"exported_on": today.isoformat()}
        entries = [entry for uid in waiting if (entry := self._entry(found, uid, "export", told, today)) is not None]
        if found:
            raise Refused(found)
        lines = [
            (str(at), one.payee, one.card, one.bank, one.branch, one.amount, one.student, one.number)
            for at, one in enumerate(roster.lines, start=1)
        ]
        columns = [spreadsheet.ListColumn(label=label, width=width) for label, width in _BANK_COLUMNS]
        total = ("合计", "", "", "", "", roster.total, "", str(len(lines)))
        if path.suffix.lower() == ".xlsx":
            spreadsheet.write_list(title, columns, [*lines, total], path)
            self._desk.stamp(path)
        else:
            self._desk.refuse_unmarked(path)
            spreadsheet.write_csv(columns, lines, path)
        try:
            self._log(entries)
        except BaseException:
            path.unlink(missing_ok=True)  # a file nobody noted would be written, and paid, a second time
            raise
        self._desk.note("payment.bank_file", "", batch=batch, count=str(len(lines)))
        return replace(roster, file=path)

    def _first_exported(self, roster: Roster) -> str:
        """The day on which the first of what the bank has already went to it; empty where it has nothing of the roster."""
        uids = [line.uid for line in roster.lines if line.state == "exported"]
        exports = (one for uid in uids for one in self._archive.steps(uid) if one.step == "export")
        return min((one.on.isoformat() for one in exports), default="")

    def _times_written(self, batch: str) -> int:
        """How often the file of a batch was written; at least once, as this is asked of what the bank has."""
        log = self._desk.store.audit_log()
        return max(1, sum(one.act == "payment.bank_file" and one.facts.get("batch") == batch for one in log))

    def mark_paid(
        self, batch: str, on: date, except_: Iterable[str] = (), *, voucher: str = "", progress: Progress = no_progress
    ) -> tuple[str, ...]:
        """The bank paid a batch on this day, but for these payments; their applications are paid with them. Gives the uids of the payments.

        An application of another office takes its step here too, and it goes back to that office in a return bundle. Raises `Failure`
        payment.batch_empty, payment.not_in_batch, `Refused`, also for a day before one was approved or exported; then nothing was done.
        """
        left, batched = set(except_), self._in_batch(batch)
        if strange := sorted(left - {one.uid for one in batched}):
            raise Failure("payment.not_in_batch", number=self._archive.number(strange[0]), name=batch)
        paid = [one for one in batched if one.state in _UNPAID and one.uid not in left]
        if not paid:
            raise Failure("payment.batch_empty", name=batch)
        found: list[Problem] = []
        if on > self._desk.today():
            found.append(problem("step.paid.paid_on", "date.future", label=batch))
        entries: dict[str, StepTaken | None] = {}
        for at, one in enumerate(paid):
            progress.step(at, len(paid), "登记发放")
            told = {"paid_on": on.isoformat(), "voucher": voucher}
            entries[one.uid] = self._entry(found, one.uid, "paid", told, on)
            application = one.value("application")
            if isinstance(application, Ref) and self._desk.store.state(application.uid) == "approved":
                spent = {"paid_on": on.isoformat(), "amount": str(one.value("amount")), "way": _text(one.value("way"))}
                entries.setdefault(application.uid, self._entry(found, application.uid, "pay", spent, on))
        if found:
            raise Refused(found)
        self._log([entry for entry in entries.values() if entry is not None])
        return tuple(one.uid for one in paid)

    def bounced(self, uid: str, reason: str, on: date | None = None) -> None:
        """The bank sent a payment back. Raises `Refused`, `Failure` record.unknown."""
        on = on or self._desk.today()
        self._log([self._archive.entry(uid, "bounced", {"reason": reason, "on": on.isoformat()}, on=on)])

    def repeat(self, uid: str, batch: str, changes: Mapping[str, str] | None = None) -> Record:
        """Pay again what came back, in another batch, with these cells changed (a mended card). Raises `Refused`, `Failure` record.unknown."""
        first = self._archive.record(uid)
        filling = self._archive.new("payment", carry=False)
        typed = {path: filling.form.fields[path].kind.typed(value) for path, value in first.answers.values.items()}
        again = {"repeats": filling.form.fields["repeats"].kind.typed(Ref(uid)), "batch": batch}
        _type(filling, {**typed, **again, **(changes or {})})
        made = self._archive.submit(filling)
        self._log([self._archive.entry(uid, "repeat", {"batch": batch})])
        return made

    # --- 摸底 ---

    def from_survey(self, uid: str) -> Filling:
        """A new archive with what a survey found out, not saved yet. Raises `Failure` record.unknown, survey.filed."""
        survey = self._archive.record(uid)
        if survey.form != "survey" or survey.state != "kept":
            raise Failure("survey.filed")
        filling = self._archive.new("household")
        _type(filling, _typed_as(filling, survey, _FROM_SURVEY))
        members = filling.form.rows["members"].fields
        children = []
        for row in survey.rows("children"):
            found = {name: row.value(source) for name, source in _FROM_CHILD.items()}
            found["identity"] = _IDENTITY.get(_text(row.value("education")))
            children.append(
                {name: members[name].kind.typed(value) for name, value in found.items() if value is not None}
            )
        filling.add_rows("members", children)
        return filling

    # --- aid of other bodies ---

    def repeated_aid(self, year: int) -> tuple[RepeatedAid, ...]:
        """Aid of other bodies in a year to persons who have an application or a payment here, as their lists were taken in."""
        store, found = self._desk.store, list[RepeatedAid]()
        kinds = self._desk.catalog.choices("application_kind")
        for uid in self._archive.all_saved("aided"):
            aided = self._archive.record(uid)
            idno = aided.value("idno")
            if aided.value("year") != year or aided.state != "kept":
                continue
            keys = [("application", f"{idno}|{year}|{item.code}") for item in (kinds.items if kinds else ())]
            claims = {claim.uid: claim for key in keys for claim in store.find_claim(*key) if claim.active}
            paid = [
                claim for claim in store.find_claim("aid", f"{idno}|{year}") if claim.active and claim.role == "aid"
            ]
            if claims or paid:
                found.append(
                    RepeatedAid(
                        aided=aided,
                        applications=tuple(self._archive.record(one) for one in claims),
                        payments=tuple(self._archive.record(claim.uid) for claim in paid),
                    )
                )
        return tuple(found)

    def hit_list(self, year: int, path: Path, reason: str = "") -> int:
        """Write the list of `repeated_aid` as .xlsx, masked unless a reason is given, which the audit log keeps; gives how many lines.

        Raises `Failure` disk.full, folder.read_only.
        """
        from jinqiu_desktop import spreadsheet

        form, lines = self._archive.form("aided"), []
        for one in self.repeated_aid(year):
            shown = [_shown(form, one.aided, name, full=bool(reason)) for name in _HIT_FIELDS]
            ours = [_numbers(one.applications), _numbers(one.payments)]
            lines.append((one.aided.called, *shown, *ours, str(sum(_yuan(paid) for paid in one.payments) or "")))
        labels = ["编号", *(form.fields[name].label for name in _HIT_FIELDS), "本会申请", "本会发放", "本会发放（元）"]
        columns = [spreadsheet.ListColumn(label=label, width=20) for label in labels]
        spreadsheet.write_list(f"{year}年重复帮扶核对", columns, lines, path)
        self._desk.stamp(path)
        self._desk.note("aided.hit_list", "", count=str(len(lines)), **({"reason": reason} if reason else {}))
        return len(lines)

    # --- weighing and writing ---

    def _entry(
        self, found: list[Problem], uid: str, step: str, typed: Mapping[str, str], on: date, outcome: str = ""
    ) -> StepTaken | None:
        """The entry a step would leave; what speaks against it is added to `found`, under the record's number."""
        try:
            return self._archive.entry(uid, step, typed, outcome, on)
        except Refused as refused:
            found += _under(self._archive.number(uid), refused.problems)
            return None

    def _submission(self, found: list[Problem], filling: Filling, called: str) -> tuple[Submission, ...]:
        try:
            return (self._archive.submission(filling),)
        except Refused as refused:
            found += _under(called, refused.problems)
            return ()

    def _log(self, entries: Sequence[StepTaken]) -> None:
        self._desk.store.log(entries, who=self._desk.profile.clerk)


_BANK_COLUMNS = (
    ("序号", 6), ("户名", 12), ("银行卡号", 24), ("开户银行", 20), ("支行名称", 24), ("金额（元）", 12), ("学生姓名", 12), ("编号", 18),
)  # fmt: skip
_FROM_SURVEY = (
    "type",
    "head.name",
    "head.idno",
    "head.unit",
    "head.phone",
    "head.income",
    "house.address",
    "cause.main",
)
_FROM_CHILD = {
    "name": "name", "idno": "idno", "relation": "relation", "education": "education", "unit": "school", "entry_year": "entry_year",
    "years": "years",
}  # fmt: skip
_HIT_FIELDS = ("name", "idno", "year", "body", "project", "amount", "on")


def _type(filling: Filling, typed: Mapping[str, str]) -> None:
    for path, text in typed.items():
        filling.take(path, text)


def _typed_as(filling: Filling, source: Record, paths: Iterable[str]) -> Mapping[str, str]:
    """The values of another record as they are typed into the same paths here."""
    fields = filling.form.fields
    return {path: fields[path].kind.typed(value) for path in paths if (value := source.value(path)) is not None}


def _under(number: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    return (one.at(one.where, label=f"{number} {one.fact('label')}".strip()) for one in problems)


def _text(value: Value | None) -> str:
    return "" if value is None else str(value)


def _iso(value: Value | None) -> str:
    return value.isoformat() if isinstance(value, date) else ""


def _worst(objections: Iterable[Objection]) -> str:
    several = tuple(objections)
    return UPHELD if any(one.upheld for one in several) else NOT_UPHELD if several else NO_OBJECTION


def _yuan(payment: Record) -> Decimal:
    amount = payment.value("amount")
    return amount if isinstance(amount, Decimal) else Decimal(0)


def _line(payment: Record) -> RosterLine:
    def text(path: str) -> str:
        return _text(payment.value(path))

    return RosterLine(
        uid=payment.uid,
        number=payment.number,
        state=payment.state,
        student=text("pupil.name"),
        idno=text("pupil.idno"),
        school=text("school.name"),
        amount=_yuan(payment),
        payee=text("payee.name"),
        bank=text("payee.bank"),
        branch=text("payee.branch"),
        card=text("payee.card"),
    )


def _numbers(records: Iterable[Record]) -> str:
    return "、".join(one.called for one in records)


def _shown(form: Form, record: Record, path: str, *, full: bool) -> str:
    value, kind = record.value(path), form.fields[path].kind
    return "" if value is None else kind.shown(value) if full else kind.masked(value)
