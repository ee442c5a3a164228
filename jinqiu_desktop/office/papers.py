"""The papers area of an Office: which papers belong to a record, as PDF to look at, to print or to keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jinqiu_desktop.errors import Failure, Problem, Progress, Refused, no_progress, problem, sentence
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Form, row_path
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.places import told, write_whole
from jinqiu_desktop.records import Audience, Record, Shown, StepTaken, show
from jinqiu_desktop.rules import is_telephone, private_in, without_institutions

if TYPE_CHECKING:
    from jinqiu_desktop.printing import Job, Paper


# What Windows allows in no file name; another office's name may have it.
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """One paper of a household's set: what it is, of which record, how many copies the notice asks for."""

    paper: str
    title: str
    mark: str
    uid: str
    subject: str
    copies: int


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
        """The papers a record can be printed on."""
        whole = self._archive.whole(uid)
        return tuple(
            paper.id
            for paper in self.all()
            if paper.form == whole.form.id and (paper.when is None or paper.when.holds(whole.value(paper.when.path)))
        )

    def set_of(self, uid: str) -> tuple[PaperLine, ...]:
        """Every paper of a household in the order it is handed in: applications, archive, authorization, posting."""
        subjects = [uid, *self._archive.referring(uid)]
        lines = [self._line(paper, subject) for subject in dict.fromkeys(subjects) for paper in self.of(subject)]
        order = {paper.id: at for at, paper in enumerate(self.all())}
        return tuple(sorted(lines, key=lambda line: order[line.paper]))

    def _line(self, paper_id: str, uid: str) -> PaperLine:
        paper = self.paper(paper_id)
        whole = self._archive.whole(uid)
        named = whole.value(whole.form.summary[0]) if whole.form.summary else None
        copies = self._desk.pack.copies.get(paper_id, 1) if paper.copies == "pack" else int(paper.copies)
        return PaperLine(
            paper=paper_id,
            title=paper.title,
            mark=paper.heading.mark,
            uid=uid,
            subject=str(named or whole.form.title),
            copies=copies,
        )

    def all_of(self, paper_id: str) -> tuple[str, ...]:
        """Every saved record a paper can be printed for."""
        return tuple(uid for uid in self._archive.all_saved(self.paper(paper_id).form) if paper_id in self.of(uid))

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

        jobs = [
            self._job(line.paper, None if blank else self._shown(line.paper, line.uid), line.copies) for line in lines
        ]
        self._refuse_private(jobs)
        return render(jobs, screen=screen, progress=progress)

    def hand_out(self, lines: Sequence[PaperLine], progress: Progress = no_progress) -> bytes:
        """The papers as one PDF that leaves the screen, for a printer or a file; noted in the audit log. Raises as `pdf`."""
        made = self.pdf(lines, progress=progress)
        for uid in dict.fromkeys(line.uid for line in lines):
            papers = [line for line in lines if line.uid == uid]
            self._desk.note(
                "print", uid, paper=" ".join(one.paper for one in papers), count=str(sum(one.copies for one in papers))
            )
        return made

    def blank(self, paper_id: str, out: Path) -> tuple[Path, ...]:
        """Write a blank copy, to `out` where it ends in .pdf, else into that folder. Raises as `save`."""
        from jinqiu_desktop.printing import render

        pdf = render([self._job(paper_id, None, 1)])
        return _write_all({_named(out, paper_id): pdf})

    def save(
        self,
        paper_id: str,
        uids: Sequence[str],
        out: Path,
        *,
        revision: int | None = None,
        progress: Progress = no_progress,
    ) -> tuple[Path, ...]:
        """Write a paper for records: one PDF where `out` ends in .pdf, else one file a record into that folder.

        `revision` prints an older one of each, as it was. Raises `Failure` paper.subject for a record of another form, paper.none
        without any record, record.unknown, folder.read_only, disk.full, `Refused` as `pdf`; then nothing was written.
        """
        from jinqiu_desktop.printing import render

        if not uids:
            raise Failure("paper.none", paper=self.title(paper_id))
        jobs = {uid: self._job(paper_id, self._shown(paper_id, uid, revision), 1) for uid in uids}
        self._refuse_private(jobs.values())
        if out.suffix.lower() == ".pdf" and not out.is_dir():
            files = {out: render([jobs[uid] for uid in uids], progress=progress)}
        else:
            pdfs = {uid: render([job], progress=progress) for uid, job in jobs.items()}
            called = {uid: _NOT_IN_NAMES.sub("-", self._archive.number(uid)) for uid in uids}
            files = {_named(out, f"{paper_id}-{called[uid]}"): pdf for uid, pdf in pdfs.items()}
        written = _write_all(files)
        self._desk.note("print", uids[0] if len(uids) == 1 else "", paper=paper_id, count=str(len(uids)))
        return written

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

    def _shown(self, paper_id: str, uid: str, revision: int | None = None) -> Shown:
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
        return show(
            whole,
            Audience.PAPER,
            uid=uid,
            number=record.number if record else "",
            rev=record.no if record else 0,
            code="" if is_draft or record is None else self._code_of(record) or "",
            draft=is_draft,
            extras=self._desk.extras(whole.form, _since_submitted(whole.form, self._steps_by(uid, revision))),
        )

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
        return render([Job(paper=self._papers["card"], shown=shown)])

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


def _since_submitted(form: Form, taken: tuple[StepTaken, ...]) -> tuple[StepTaken, ...]:
    """The steps since answers were last frozen: the opinion that sent a paper back does not stand on the next one."""
    frozen = [at for at, one in enumerate(taken) if one.step in form.steps and form.steps[one.step].freezes]
    return taken[frozen[-1] :] if frozen else taken


def _named(out: Path, stem: str) -> Path:
    """The file a person means by --out: that PDF, or one of this name in that folder, which is made when it is not there."""
    if out.suffix.lower() == ".pdf" and not out.is_dir():
        return out
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise told(error, str(out)) from error
    return out / f"{stem}.pdf"


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
