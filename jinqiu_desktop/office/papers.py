"""The papers area of an Office: which papers belong to a record, as PDF to look at, to print or to keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jinqiu_desktop.errors import Failure, Problem, Progress, Refused, no_progress, problem, sentence
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Form, row_path
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import PACK, Desk
from jinqiu_desktop.office.rosters import newest, write_lists
from jinqiu_desktop.places import told, write_whole
from jinqiu_desktop.policy import PolicyPack
from jinqiu_desktop.reckoning import Notice, notice_kept
from jinqiu_desktop.records import Audience, Record, Shown, StepTaken, Whole, show, shown_to
from jinqiu_desktop.rules import is_telephone, private_in, without_institutions
from jinqiu_desktop.workflow import TOLD

if TYPE_CHECKING:
    from jinqiu_desktop.office.exchange import SealedZip
    from jinqiu_desktop.printing import Job, Paper


KINDS = ("pdf", "docx", "xlsx")
"""The kinds of file a paper is kept as; docx only where its declaration says so, xlsx where it lists many records."""

PER_HEAD = "per_head"
"""The income a head: on paper as the notice's own sum tells it."""

TUITIONS = "pack.tuitions"
"""The tuition of every child, as that sum took it off."""

# What Windows allows in no file name; another office's name may have it.
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """One paper of a household's set: what it is, of which record, how many copies the notice asks for.

    A list names the records `among` in place of one, and may be `masked`. `has_word` = it can be kept as a Word file too.
    """

    paper: str
    title: str
    mark: str
    uid: str
    subject: str
    copies: int
    has_word: bool = False
    among: tuple[str, ...] = ()
    masked: bool = False


@dataclass(frozen=True, kw_only=True)
class Traced:
    """A paper led back by its QR code: to which record and revision, which sheet it is, whether both agree.

    `agrees` is None where nothing is known to compare with: an older revision of another office's record.
    """

    uid: str
    number: str
    paper: str
    rev: int
    sheet: str
    agrees: bool | None
    is_newest: bool


class Papers:
    """Papers of one office's records."""

    def __init__(self, desk: Desk, archive: Archive) -> None:
        self._desk = desk
        self._archive = archive

    @cached_property
    def _papers(self) -> dict[str, Paper]:
        from jinqiu_desktop.printing import read_paper

        catalog = self._desk.catalog
        found = (read_paper(catalog.paper_file(name), catalog.form) for name in catalog.paper_ids)
        return {paper.id: paper for paper in found}

    def paper(self, paper_id: str) -> Paper:
        """A declared paper of a form. Raises `Failure` paper.unknown."""
        if paper_id not in self._papers or not self._papers[paper_id].form:
            raise Failure("paper.unknown", name=paper_id)
        return self._papers[paper_id]

    def all(self) -> tuple[Paper, ...]:
        """Every declared paper of a form; the recovery sheet has none."""
        return tuple(paper for paper in self._papers.values() if paper.form)

    def title(self, paper_id: str) -> str:
        """The mark and title of a paper, as 附件3 困难职工档案表格."""
        paper = self.paper(paper_id)
        return f"{paper.heading.mark} {paper.title}".strip()

    # --- which papers ---

    def of(self, uid: str) -> tuple[str, ...]:
        """The papers a record can be printed on, each by itself."""
        whole = self._archive.whole(uid)
        return tuple(paper.id for paper in self.all() if paper.many is None and self._fits(paper, whole, uid))

    def _fits(self, paper: Paper, whole: Whole, uid: str) -> bool:
        is_of_form = paper.form == whole.form.id and self._is_of_notice(paper, uid)
        return is_of_form and (paper.when is None or paper.when.holds(whole.value(paper.when.path)))

    def _is_of_notice(self, paper: Paper, uid: str) -> bool:
        """Whose copies the notice counts is the notice's own: 银川 has its 审批表, 亳州 附件1. One that counts none takes the official papers."""
        if paper.copies != "pack":
            return True
        counted = self._pack_of(self._desk.store.record(uid)).copies
        of_form = [one for one in self.all() if one.form == paper.form]
        if any(one.id in counted for one in of_form):
            return paper.id in counted
        return paper.official or not any(one.official for one in of_form)

    def _pack_of(self, record: Record | None) -> PolicyPack:
        """The pack whose papers a record is printed on: an application keeps to the one it was begun under."""
        tells = record is not None and self._desk.form_of(record).tells
        return self._desk.pack_of(record if tells else None)

    def notice_of(self, uid: str) -> Notice:
        """The notice the sums of an application are made under. One whose text never came here is named as a step named it, else by its id."""
        return self._notice(self._desk.store.record(uid), self._archive.steps(uid))

    def _notice(self, record: Record | None, steps: Sequence[StepTaken]) -> Notice:
        pack = self._pack_of(record)
        named = record.sources.get(PACK) if record is not None and self._desk.form_of(record).tells else None
        if named is None or named.digest == pack.digest:
            return Notice.of(pack)
        kept = (notice_kept(one.values.get(TOLD)) for one in reversed(steps))
        unheard = Notice(id=named.uid, title=named.uid, digest=named.digest)
        return next((one for one in kept if one is not None and one.digest == named.digest), unheard)

    def set_of(self, uid: str) -> tuple[PaperLine, ...]:
        """Every paper of a household in the order it is handed in: applications, archive, authorization, posting.

        Of the records that refer to it only what is handed in: a receipt or a reminder is printed from its own list.
        """
        subjects = dict.fromkeys([uid, *self._archive.referring(uid)])
        papers = [(subject, paper) for subject in subjects for paper in self.of(subject)]
        handed_in = [one for one in papers if self._is_handed_in(one[1])]
        own = [one for one in papers if one[0] == uid]
        if not any(one in handed_in for one in own):
            handed_in += own
        order = {paper.id: at for at, paper in enumerate(self.all())}
        return tuple(self._line(paper, subject) for subject, paper in sorted(handed_in, key=lambda one: order[one[1]]))

    def _is_handed_in(self, paper_id: str) -> bool:
        paper = self.paper(paper_id)
        return paper.official or paper.copies == "pack"

    def besides(self, uids: Sequence[str]) -> tuple[PaperLine, ...]:
        """What else can be printed of these records, not part of a set: lists over those of one form, then papers of our own."""
        lines: list[PaperLine] = []
        wholes = {uid: self._archive.whole(uid) for uid in uids}
        for paper in self.all():
            among = tuple(uid for uid in uids if paper.many and self._fits(paper, wholes[uid], uid))
            if among:
                lines += self._list_lines(paper, among)
        for uid in uids:
            handed_in = {line.paper for line in self.set_of(uid) if line.uid == uid}
            lines += [self._line(paper, uid) for paper in self.of(uid) if paper not in handed_in]
        return tuple(lines)

    def _list_lines(self, paper: Paper, among: tuple[str, ...]) -> Iterator[PaperLine]:
        copies = 1 if paper.copies == "pack" else int(paper.copies)
        line = PaperLine(
            paper=paper.id, title=paper.title, mark="", uid="", subject="", copies=copies, among=among, masked=False
        )
        yield line
        if paper.many and paper.many.circulates:
            yield replace(line, masked=True)

    def _line(self, paper_id: str, uid: str) -> PaperLine:
        paper = self.paper(paper_id)
        whole = self._archive.whole(uid)
        named = whole.value(whole.form.summary[0]) if whole.form.summary else None
        counted = self._pack_of(self._desk.store.record(uid)).copies
        copies = counted.get(paper_id, 1) if paper.copies == "pack" else int(paper.copies)
        return PaperLine(
            paper=paper_id,
            title=paper.title,
            mark=paper.heading.mark,
            uid=uid,
            subject=str(named or whole.form.title),
            copies=copies,
            has_word=paper.docx,
        )

    def all_of(self, paper_id: str) -> tuple[str, ...]:
        """Every saved record a paper can be printed for; a list, in the order of their numbers, leaves out those that have ended."""
        paper = self.paper(paper_id)
        uids = [uid for uid in self._archive.all_saved(paper.form) if self._fits(paper, self._archive.whole(uid), uid)]
        if paper.many is None:
            return tuple(uids)
        records = [self._archive.record(uid) for uid in uids]
        lasting = [one for one in records if not self._desk.form_of(one).is_ended(one.state)]
        return tuple(one.uid for one in sorted(lasting, key=lambda one: one.called))

    # --- as PDF ---

    def pdf(
        self,
        lines: Sequence[PaperLine],
        *,
        blank: bool = False,
        screen: bool = False,
        progress: Progress = no_progress,
    ) -> bytes:
        """The papers as one PDF, copies in order. `screen` shows what was filled in dark blue.

        Raises `Refused` when a character has no glyph, or a 公示 would show a number.
        """
        from jinqiu_desktop.printing import render

        jobs = [job for line in lines for job in self._jobs(line, blank=blank)]
        self._refuse_private(jobs)
        return render(jobs, screen=screen, across=self._desk.across, progress=progress)

    def _jobs(self, line: PaperLine, *, blank: bool = False) -> Iterator[Job]:
        if blank:
            yield self._job(line.paper, None, line.copies)
        elif line.among:
            lists = self._lists(line.paper, line.among, masked=line.masked)
            yield from (self._job(line.paper, shown, line.copies) for shown in lists.values())
        else:
            yield self._job(line.paper, self._shown(line.paper, line.uid), line.copies)

    def hand_out(self, lines: Sequence[PaperLine], progress: Progress = no_progress) -> bytes:
        """The papers as one PDF that leaves the screen, for a printer or a file; noted in the audit log. Raises as `pdf`."""
        made = self.pdf(lines, progress=progress)
        self._note_handed_out(lines)
        return made

    def hand_out_word(self, lines: Sequence[PaperLine], progress: Progress = no_progress) -> bytes:
        """Those of the papers that come as Word, as one Word file, one copy of each; noted in the audit log. Raises as `pdf`."""
        from jinqiu_desktop.printing import render_word

        once = [replace(line, copies=1) for line in lines if line.has_word]
        jobs = [job for line in once for job in self._jobs(line)]
        self._refuse_private(jobs)
        made = render_word(jobs, across=self._desk.across, progress=progress)
        self._note_handed_out(once)
        return made

    def _note_handed_out(self, lines: Sequence[PaperLine]) -> None:
        for uid in dict.fromkeys(line.uid for line in lines):
            papers = [line for line in lines if line.uid == uid]
            self._desk.note(
                "print", uid, paper=" ".join(one.paper for one in papers), count=str(sum(one.copies for one in papers))
            )

    def blank(self, paper_id: str, out: Path, *, kind: str = "pdf") -> tuple[Path, ...]:
        """Write a blank copy, to `out` where it ends in .pdf or .docx, else into that folder. Raises as `save`."""
        job = self._job(paper_id, None, 1)
        return _write_all({_named(out, paper_id, kind): self._drawn([job], kind, no_progress)})

    def save(
        self,
        paper_id: str,
        uids: Sequence[str],
        out: Path,
        *,
        revision: int | None = None,
        kind: str = "pdf",
        masked: bool = False,
        reason: str = "",
        progress: Progress = no_progress,
    ) -> tuple[Path, ...]:
        """Write a paper for records: one file where `out` ends as its kind does, else one a record, or a list, into that folder.

        `revision` prints an older one of each, as it was; `kind` is one of KINDS; `masked` = a list to be handed round. A workbook that is not
        masked needs a `reason`, which the audit log keeps. Raises `Failure` paper.subject for a record of another form, paper.none without any
        record, paper.no_word, paper.no_sheet, paper.not_handed_round, export.reason, record.unknown, folder.read_only, disk.full, `Refused` as
        `pdf`; then nothing was written.
        """
        if not uids:
            raise Failure("paper.none", paper=self.title(paper_id))
        if kind == "xlsx":
            return self._save_lists(paper_id, uids, out, masked=masked, reason=" ".join(reason.split()))
        many = self.paper(paper_id).many
        if masked and not (many and many.circulates):
            raise Failure("paper.not_handed_round", paper=self.title(paper_id))
        if many:
            lists = self._lists(paper_id, uids, masked=masked)
            jobs = {f"-{name}" if name else "": self._job(paper_id, shown, 1) for name, shown in lists.items()}
        else:
            jobs = {
                f"-{self._archive.number(uid)}": self._job(paper_id, self._shown(paper_id, uid, revision), 1)
                for uid in uids
            }
        self._refuse_private(jobs.values())
        if out.suffix.lower() == f".{kind}" and not out.is_dir():
            files = {out: self._drawn(list(jobs.values()), kind, progress)}
        else:
            drawn = {name: self._drawn([job], kind, progress) for name, job in jobs.items()}
            files = {_named(out, paper_id + _NOT_IN_NAMES.sub("-", name), kind): made for name, made in drawn.items()}
        written = _write_all(files)
        self._desk.note("print", uids[0] if len(uids) == 1 else "", paper=paper_id, count=str(len(uids)))
        return written

    def _save_lists(
        self, paper_id: str, uids: Sequence[str], out: Path, *, masked: bool, reason: str
    ) -> tuple[Path, ...]:
        """The lists as one workbook, a sheet for each."""
        if not masked and not reason:
            raise Failure("export.reason")
        paper, file = self.paper(paper_id), _named(out, paper_id, "xlsx")
        lists = self._lists(paper_id, uids, masked=masked)
        write_lists(paper, self._desk.catalog.form(paper.form), lists, file)
        self._desk.stamp(file)
        told = {"masked": "yes"} if masked else {"masked": "no", "reason": reason[:200]}
        self._desk.note("print", "", paper=paper_id, count=str(len(uids)), **told)
        return (file,)

    def _drawn(self, jobs: Sequence[Job], kind: str, progress: Progress) -> bytes:
        from jinqiu_desktop.printing import render, render_word

        if kind == "pdf":
            return render(jobs, across=self._desk.across, progress=progress)
        if lacking := [job.paper.id for job in jobs if not job.paper.docx]:
            raise Failure("paper.no_word", paper=self.title(lacking[0]))
        return render_word(jobs, across=self._desk.across, progress=progress)

    def _job(self, paper_id: str, shown: Shown | None, copies: int) -> Job:
        from jinqiu_desktop.printing import Job

        return Job(paper=self.paper(paper_id), shown=shown, copies=copies)

    def _refuse_private(self, jobs: Iterable[Job]) -> None:
        """The last look at what everybody will read: at the sheets themselves, whatever let it come so far (domain §9.5)."""
        found = [one for job in jobs if job.paper.public and job.shown for one in self._private_on(job, job.shown)]
        if found:
            raise Refused(found)

    def _private_on(self, job: Job, shown: Shown) -> Iterator[Problem]:
        from jinqiu_desktop.printing import words

        text = "\n".join(words(job))
        for path in job.paper.telephones:
            number = "".join(shown.values.get(path, "").split())
            if number and is_telephone(number):  # once: what stands elsewhere too is left to be found
                text = re.sub(r"\s*".join(map(re.escape, number)), "", text, count=1)
        told_of = "、".join(sentence(one).short for one in private_in("", without_institutions(text)))
        if told_of:
            yield problem("", "posting.printed", paper=self.title(job.paper.id), found=told_of, number=shown.number)

    def _lists(self, paper_id: str, uids: Sequence[str], *, masked: bool = False) -> Mapping[str, Shown]:
        """The records as lists, one for each value of what parts them. The list itself shows what all its records agree on."""
        many = self.paper(paper_id).many
        if many is None:
            raise Failure("paper.no_sheet", paper=self.title(paper_id))
        parted: dict[str, list[Shown]] = {}
        for uid in uids:
            shown = self._shown(paper_id, uid, audience=Audience.EXPORT if masked else Audience.PAPER)
            parted.setdefault(shown.values.get(many.per, ""), []).append(shown)
        return {name: _listed(members) for name, members in parted.items()}

    def _shown(
        self, paper_id: str, uid: str, revision: int | None = None, audience: Audience = Audience.PAPER
    ) -> Shown:
        paper, store = self.paper(paper_id), self._desk.store
        record = store.record(uid, revision)
        if record is None and (revision is not None or store.draft(uid) is None):
            raise Failure("record.unknown", name=uid)
        is_draft = record is None or (revision is None and store.draft(uid) is not None)
        whole = self._archive.whole(uid) if is_draft or record is None else self._desk.whole_of(record)
        if whole.form.id != paper.form:
            raise Failure(
                "paper.subject", paper=self.title(paper_id), form=self._archive.form(paper.form).title, name=uid
            )
        steps = _since_submitted(whole.form, self._steps_by(uid, revision))
        saved = None if is_draft else record
        extras = self._desk.extras(whole.form, steps, audience, saved)
        return show(
            whole,
            audience,
            uid=uid,
            number=record.number if record else "",
            rev=record.no if record else 0,
            code="" if is_draft or record is None else self._code_of(record) or "",
            draft=is_draft,
            extras={
                **extras,
                **(newest(whole.form, steps, audience, paper.many.per) if paper.many else {}),
                **self._behind(paper, whole, saved, audience),
                **self._told_under(paper, whole, record, saved, steps, audience),
            },
            told=tuple(line.cells() for line in self._archive.told(whole, saved, steps)),
        )

    def _told_under(
        self,
        paper: Paper,
        whole: Whole,
        record: Record | None,
        saved: Record | None,
        steps: tuple[StepTaken, ...],
        audience: Audience,
    ) -> dict[str, str]:
        """The notice by name, and the figures of its income sum as they were told: what was frozen before a sibling applied is older."""
        if not whole.form.tells:
            return {}
        notice = self._notice(record, self._archive.steps(record.uid) if record else ())
        found = {"pack.title": notice.title, "pack.issuer": notice.issuer, "pack.named": notice.named}
        if not {PER_HEAD, TUITIONS} & {one.bind.path for one in paper.bound}:
            return found
        said = self._archive.verdict(whole, saved, steps).findings
        income = next((one for one in said if one.id == "income"), None)
        parts = income.parts if income is not None else ()
        spent = [one.value for one in parts if one.sign == "−"]
        if not any(one.path == "tuition" for one in parts):  # not this notice's sum, or not yet to be made
            fees = (whole.value(path) for path in ("tuition", "tuition_others") if path in whole.form.fields)
            spent = [fee for fee in fees if isinstance(fee, Decimal)]
        tuitions = sum(spent, Decimal(0)) if spent else None
        figures = {PER_HEAD: income.result if income is not None else None, TUITIONS: tuitions}
        field = whole.form.fields[PER_HEAD]
        return found | {path: shown_to(audience, field, one) for path, one in figures.items() if one is not None}

    def _behind(self, paper: Paper, whole: Whole, record: Record | None, audience: Audience) -> dict[str, str]:
        """What a paper takes from the records its record refers to: of a saved one, as they were when it was saved."""
        found: dict[str, str] = {}
        paths = dict.fromkeys(path for one in paper.bound for path in (one.bind.path, one.bind.other))
        for path in paths:
            through, _, beyond = path.partition(".")
            ref = whole.value(through) if through in whole.form.references and path not in whole.form.fields else None
            if not isinstance(ref, Ref):
                continue
            was = record.sources.get(through) if record else None
            behind = self._desk.store.record(ref.uid, was.no) if was and was.uid == ref.uid else None
            behind = behind or self._desk.store.record(ref.uid)
            if behind is None:
                continue
            rows_id = whole.form.fields[through].target.partition(".")[2]
            at = row_path(rows_id, ref.rid, beyond) if rows_id else beyond
            value = behind.value(at)
            found[path] = "" if value is None else shown_to(audience, self._desk.form_of(behind).field(at), value)
        return found

    def _steps_by(self, uid: str, revision: int | None) -> tuple[StepTaken, ...]:
        """The steps taken on a revision or on one before it."""
        steps = self._archive.steps(uid)
        if revision is None:
            return steps
        known = {old.digest for old in self._desk.store.revisions(uid) if old.no <= revision}
        return tuple(one for one in steps if one.revision in known)

    # --- from paper back to record ---

    def trace(self, text: str) -> Traced:
        """What a scanned QR code `JQ1|paper|uid|rev|k/n|code` leads to (formats.md §6).

        Raises `Failure` paper.code for another text, paper.unknown, record.unknown where the record or that revision is not here.
        """
        found = _SCANNED.fullmatch(text.strip())
        if found is None:
            raise Failure("paper.code", name=text.strip()[:_LONGEST_SCAN])
        paper, uid, rev = self.paper(found["paper"]), found["uid"], int(found["rev"])
        newest = self._archive.record(uid)
        record = self._desk.store.record(uid, rev)
        if record is None or record.form != paper.form:
            raise Failure("record.unknown", name=f"{newest.number}（{rev}）")
        code = self._code_of(record)
        return Traced(
            uid=uid,
            number=record.number,
            paper=paper.id,
            rev=rev,
            sheet=found["sheet"],
            agrees=None if code is None else code == found["code"],
            is_newest=record.digest == newest.digest,
        )

    def _code_of(self, record: Record) -> str | None:
        """The code a paper of a revision bears: ours, or the one its office sent along with the newest; None for an older one of theirs."""
        if not record.owner:
            return self._desk.key.check_code(record.digest)
        code, _ = self._desk.store.passed_on(record.uid)
        return code if code and record.digest == self._archive.record(record.uid).digest else None

    # --- the office's card ---

    def card_sheet(self) -> bytes:
        """This office's public card as a page to hand out: name, level, region, the 8 groups to compare, and a QR code of the card's text."""
        from jinqiu_desktop.printing import Job, render

        card = self._desk.card()
        values = {f"office.group_{at}": group for at, group in enumerate(card.fingerprint.split(), start=1)}
        values |= {
            "office.name": card.office,
            "office.level": card.level,
            "office.region": self._desk.catalog.regions.name(card.region) or card.region,
            "office.on": self._desk.today().isoformat(),
            "office.card": card.to_text(),
        }
        shown = Shown(form="", uid="", number="", rev=0, code="", draft=False, values=values, rows={})
        return render([Job(paper=self._papers["card"], shown=shown)], across=self._desk.across)

    def password_sheet(self, sealed: SealedZip) -> bytes:
        """The password of an encrypted zip as a page that travels apart from it: for which file, in its groups, and how to open it."""
        from jinqiu_desktop.printing import Job, render

        profile = self._desk.profile
        sha256 = sealed.sha256.upper()
        values = {f"office.password_{at}": group for at, group in enumerate(sealed.password.split("-"), start=1)}
        values |= {
            "office.name": profile.name,
            "office.clerk": profile.clerk,
            "office.on": self._desk.today().isoformat(),
            "office.file": sealed.path.name,
            "office.what": f"{sealed.households} 户，共 {sealed.records} 份，{sealed.size} 字节",
            "office.sha256": " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8)),
        }
        shown = Shown(form="", uid="", number="", rev=0, code="", draft=False, values=values, rows={})
        return render([Job(paper=self._papers["password"], shown=shown)], across=self._desk.across)

    # --- the notice board ---

    def list_publicly(self, posting: Filling, uid: str) -> str:
        """Add a household, or the one of an application, to a posting; returns the row's id. A household has one row (domain §9.5).

        Unit, name and the coarse public reason come from the archive by the form's own rule; nothing else is copied.
        """
        record = self._archive.record(uid)
        household = record.value("household") if record.form == "application" else Ref(uid)
        for rid in posting.row_ids("list"):
            if posting.value(row_path("list", rid, "household")) == household:
                return rid
        rid = posting.add_row("list")
        kind = posting.form.rows["list"].fields[record.form].kind
        posting.take(row_path("list", rid, record.form), kind.typed(Ref(uid)))
        return rid


_SCANNED = re.compile(
    r"JQ1\|(?P<paper>\w+)\|(?P<uid>[0-9a-f-]{36})\|(?P<rev>\d{1,9})\|(?P<sheet>\d+/\d+)\|(?P<code>[0-9a-f]{16})"
)
_LONGEST_SCAN = 40  # characters of a strange text that are shown


def _listed(members: Sequence[Shown]) -> Shown:
    """Many records as the rows of one list; what all of them say, the list says too."""
    agreed = {
        path: text
        for path, text in members[0].values.items()
        if all(one.values.get(path) == text for one in members[1:])
    }
    rows = tuple({"rid": one.uid, **one.values} for one in members)
    from jinqiu_desktop.printing import RECORDS

    return Shown(
        form=members[0].form,
        uid="",
        number="",
        rev=0,
        code="",
        draft=any(one.draft for one in members),
        values=agreed,
        rows={RECORDS: rows},
    )


def _since_submitted(form: Form, taken: tuple[StepTaken, ...]) -> tuple[StepTaken, ...]:
    """The steps since answers were last frozen: the opinion that sent a paper back does not stand on the next one."""
    frozen = [at for at, one in enumerate(taken) if one.step in form.steps and form.steps[one.step].freezes]
    return taken[frozen[-1] :] if frozen else taken


def _named(out: Path, stem: str, kind: str) -> Path:
    """The file a person means by --out: that file, or one of this name in that folder, which is made when it is not there."""
    if out.suffix.lower() == f".{kind}" and not out.is_dir():
        return out
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise told(error, str(out)) from error
    return out / f"{stem}.{kind}"


def _write_all(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """All of the files or none: what was new is removed again when a later one cannot be written."""
    new: list[Path] = []
    for path, pdf in files.items():
        existed = path.exists()
        try:
            with write_whole(path) as file:
                file.write(pdf)
        except Failure:
            for one in new:
                one.unlink(missing_ok=True)
            raise
        if not existed:
            new.append(path)
    return tuple(files)
