"""沿用去年: a student's application of last year becomes this year's, by six questions, or many at once as drafts nobody was asked about.

What was answered goes into the archive as one correction and into a draft of the application; why aid is needed is said there anew. What is
asked, and when it counts as answered, is in `interview`. What a form refuses is refused here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jinqiu_desktop.errors import Problem, Refused, problem
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.office.interview import IN_SCHOOL, NEW, QUESTIONS, Interview, is_over
from jinqiu_desktop.records import Record

_PAID_BEFORE = ("paid", "entered")
_OPEN_ARCHIVE = ("archived", "registered")
_CARRIED = (
    "household", "student", "school.type", "school.name", "school.entry", "school.years", "school.major", "school.region",
    "school.batch", "school.nature", "school.regular", "school.military", "guardian", "payee.name", "payee.bank", "payee.card", "group",
)  # fmt: skip
_ENDED_SCHOOL = ("school.name", "school.entry", "school.years", "school.major", "school.batch", "school.nature")
_PAGE = 500


@dataclass(frozen=True, kw_only=True)
class CarriedOver:
    """Drafts made for another year, and why the others have none (carry.*)."""

    drafts: tuple[str, ...]
    left_out: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True)
class Made:
    """What six answers came to: the draft of the application, and how many cells of the archive became others."""

    draft: str
    changed: int


class NextYear:
    """The next year of applications that were paid."""

    def __init__(self, desk: Desk, archive: Archive) -> None:
        self._desk = desk
        self._archive = archive

    forms: Mapping[str, tuple[str, ...]] = {"application": _PAID_BEFORE, "household": _OPEN_ARCHIVE}
    """In whose lists it begins, and in which states."""

    # --- one by one ---

    def queue(self, uids: Sequence[str]) -> tuple[str, ...]:
        """The applications meant by these, applications themselves or households: of a household the paid ones of its last year.

        Raises `Refused` carry.unpaid when none of them was paid.
        """
        found: dict[str, None] = {}
        for uid in uids:
            if self._archive.form_id(uid) != "household":
                found |= {uid: None} if self._archive.state(uid) in _PAID_BEFORE else {}
                continue
            several = [self._archive.record(one) for one in self._archive.referring(uid)]
            paid = [one for one in several if one.form == "application" and one.state in _PAID_BEFORE]
            last = max((_year(one) for one in paid), default=0)
            found |= dict.fromkeys(one.uid for one in paid if _year(one) == last)
        if not found:
            raise Refused([problem("", "carry.unpaid", number=self._archive.number(uid)) for uid in uids])
        return tuple(found)

    def waiting(self, year: int) -> tuple[str, ...]:
        """Everyone who was paid the year before and can be asked for this one, and was not yet."""
        records = (self._archive.record(uid) for uid in self._paid(year - 1))
        return tuple(
            one.uid for one in records if not self._is_answered(one, year) and self._refusal(one, year) is None
        )

    def _is_answered(self, before: Record, year: int) -> bool:
        """Whether the questions were asked already: the draft says of its year who confirmed it."""
        draft = self._desk.store.draft(uid) if (uid := self._draft_of(before, year)) else None
        return draft is not None and draft.cells["year"].state != "carried"

    def begin(self, uid: str) -> Interview:
        """The six questions for the year after a paid application, on the draft that 转入下一年 made where there is one.

        Raises `Refused` carry.*: not paid, the archive closed, the student gone, an application made already; `Failure` record.unknown.
        """
        before = self._archive.record(uid)
        if before.form != "application" or before.owner or before.state not in _PAID_BEFORE:
            raise Refused([problem("", "carry.unpaid", number=before.called)])
        year = _year(before) + 1
        if against := self._refusal(before, year):
            raise Refused([against])
        student, household = before.value("student"), before.value("household")
        if not isinstance(student, Ref) or not isinstance(household, Ref):
            raise Refused([problem("household", "carry.closed", number=before.called)])
        archive = self._archive.edit(household.uid)
        draft = self._draft_of(before, year) or self._carried(before, year)
        made = Interview(before, year, archive, self._archive.edit(draft), student.rid)
        if made.grade.problem is not None:  # where he goes on is asked, never guessed
            for path in _ENDED_SCHOOL:
                made.application.take(path, "")
        return made

    def keep(self, interview: Interview) -> None:
        """Puts both on disk as they stand. Nothing needs to be right for it."""
        self._archive.save(interview.application)
        if self._changes(interview):
            self._archive.save(interview.household)

    def leave(self, interview: Interview) -> None:
        """Nobody answered anything: the draft that was made for the questions goes again."""
        if interview.application.is_blank and not self._changes(interview):
            self._archive.discard(interview.application.uid)

    def finish(self, interview: Interview) -> Made:
        """The answers go into the archive as one correction, and the application is a draft with what was confirmed.

        Raises `Refused` with everything that speaks against it; then the archive is as it was, and what was typed is kept as drafts.
        """
        self.keep(interview)
        if against := interview.problems():
            raise Refused(against)
        changed = self._changes(interview)
        if changed:
            self._archive.correct(interview.household)
        elif self._archive.has_draft(interview.household.uid):
            self._archive.discard(interview.household.uid)
        for path in ("household", "student"):  # who lives there now is taken over anew
            interview.application.take(path, interview.application.text(path))
        interview.application.confirm("kind")
        interview.application.confirm("year")
        self._archive.save(interview.application)
        said = {question: interview.said(question) for question in QUESTIONS}
        self._desk.note("carry.answered", interview.application.uid, **said)
        return Made(draft=interview.application.uid, changed=changed)

    def _changes(self, interview: Interview) -> int:
        """How many cells of the archive are others than before, a row that came or went as one."""
        record = self._archive.record(interview.household.uid)
        was, now = self._archive.as_saved(record).answers(), interview.household.answers()
        paths = {path for path in {*was.values, *now.values} if was.value(path) != now.value(path)}
        rows = (
            {row.rid: row.values for row in was.rows("members")},
            {row.rid: row.values for row in now.rows("members")},
        )
        moved = set(rows[0]) ^ set(rows[1])
        cells = sum(
            rows[0][rid].get(name) != rows[1][rid].get(name)
            for rid in set(rows[0]) & set(rows[1])
            for name in {*rows[0][rid], *rows[1][rid]}
        )
        return len(paths) + len(moved) + cells

    # --- many at once ---

    def carry_over(self, year: int) -> CarriedOver:
        """Drafts of in-school applications for students who were paid the year before and are still at school in this one."""
        drafts: list[str] = []
        left_out: list[Problem] = []
        for uid in self._paid(year - 1):
            before = self._archive.record(uid)
            if against := self._not_carried(before, year):
                left_out.append(against)
            else:
                drafts.append(self._carried(before, year))
        return CarriedOver(drafts=tuple(drafts), left_out=tuple(left_out))

    def _paid(self, year: int) -> Iterator[str]:
        """Our own applications of a year that were paid."""
        uids: list[str] = []
        while lines := self._archive.listing("application", "", _PAID_BEFORE, limit=_PAGE, offset=len(uids)).lines:
            uids += [line.uid for line in lines]
        for uid in dict.fromkeys(uids):
            before = self._archive.record(uid)
            if not before.owner and before.value("year") == year:
                yield uid

    def _refusal(self, before: Record, year: int) -> Problem | None:
        """What nobody can answer away."""
        student, household = before.value("student"), before.value("household")
        archive = self._desk.store.record(household.uid) if isinstance(household, Ref) else None
        if archive is None or archive.state not in _OPEN_ARCHIVE:
            return problem("household", "carry.closed", number=before.called)
        if not isinstance(student, Ref) or all(row.rid != student.rid for row in archive.rows("members")):
            return problem("student", "carry.gone", number=before.called)
        for kind in (NEW, IN_SCHOOL):
            claims = self._desk.store.find_claim("application", f"{before.value('pupil.idno')}|{year}|{kind}")
            if any(claim.active for claim in claims):
                return problem("student", "carry.done", number=before.called)
        return None

    def _not_carried(self, before: Record, year: int) -> Problem | None:
        if against := self._refusal(before, year):
            return against
        if is_over(before.value("school.entry"), before.value("school.years"), year):
            return problem("school.entry", "carry.finished", number=before.called)
        if self._draft_of(before, year):
            return problem("student", "carry.done", number=before.called)
        return None

    def _draft_of(self, before: Record, year: int) -> str:
        """The draft of an application for this student and year, where there is one."""
        student = before.value("student")
        kind = self._archive.form("application").fields["student"].kind
        meant = {"student": kind.typed(student) if student is not None else "", "year": str(year)}
        drafts = (self._desk.store.draft(line.uid) for line in self._archive.drafts("application") if not line.base)
        return next(
            (
                one.uid
                for one in drafts
                if one is not None
                and all(path in one.cells and one.cells[path].text == text for path, text in meant.items())
            ),
            "",
        )

    def _carried(self, before: Record, year: int) -> str:
        """A draft with what stays the same; all of it is carried until somebody confirms it."""
        filling = self._archive.new("application", carry=False)
        fields = filling.form.fields
        held = {path: value for path in _CARRIED if (value := before.value(path)) is not None}
        for path, text in {
            "kind": IN_SCHOOL,
            "year": str(year),
            **{path: fields[path].kind.typed(value) for path, value in held.items()},
        }.items():
            filling.take(path, text)
        draft = filling.draft(self._desk.clock())
        cells = {path: replace(cell, state="carried") for path, cell in draft.cells.items()}
        self._desk.store.save_draft(replace(draft, cells=cells, undo=()))
        return filling.uid


def _year(record: Record) -> int:
    year = record.value("year")
    return year if isinstance(year, int) else 0
