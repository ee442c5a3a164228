"""The portal area of an Office: what a government website wants uploaded for an application, laid out as plain files, and taken away again.

What is asked for is the notice's (`[[materials]]`, channel online): a scan that came stands for it, of the list of materials or of the
archive; else the notice's own paper, printed now. The files hold personal data in the clear, so this office remembers where they lie
until they are gone (`lying`), and `purge` deletes exactly these. Nothing here talks to a website.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from itertools import count
from pathlib import Path
from types import MappingProxyType

from jinqiu_desktop.errors import Failure, Problem, Progress, Refused, Severity, no_progress, problem, sentence
from jinqiu_desktop.kinds import Attached, Item, Ref
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.office.exchange import Exchange
from jinqiu_desktop.office.lying import Left, Lying, Purged, lay
from jinqiu_desktop.office.materials import ONLINE, Materials, checked_rows
from jinqiu_desktop.office.papers import PaperLine, Papers
from jinqiu_desktop.places import fill_whole, told
from jinqiu_desktop.policy import UPLOADS
from jinqiu_desktop.records import Record, Whole
from jinqiu_desktop.rules import Material, Pack, RowScope

_LEAFLET = "README.txt"
_LONGEST = 40  # characters of one part of a file's name
_MOST_KB, _KEEP_DAYS = 2000, 7  # where the notice's pack says nothing


class Origin(StrEnum):
    """Where a file comes from: the list of materials, the household's archive, or printed now, without signature and seal."""

    LIST = "list"
    ARCHIVE = "archive"
    PRINTED = "printed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What the website takes: kinds of file, the first where anything will do; thousands of bytes of one file; days until the copies go."""

    kinds: tuple[str, ...]
    max_kb: int
    keep_days: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """How files are written: all of one `kind` (empty: a scan stays what it is), another limit, names in ASCII only.

    `chosen`: by their keys, what a person put in or left out against what was proposed.
    """

    kind: str = ""
    max_kb: int = 0
    ascii_names: bool = False
    chosen: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, kw_only=True, slots=True)
class Upload:
    """One thing to upload: what the notice asks for in its words, what this is, where it comes from, and the files it becomes (bytes in all).

    `told` says why it is left out, or what is wrong with it.
    """

    key: str
    asked: str
    title: str
    origin: Origin
    is_in: bool
    names: tuple[str, ...] = ()
    size: int = 0
    told: tuple[Problem, ...] = ()

    @property
    def is_wrong(self) -> bool:
        """Whether it cannot be written."""
        return self.is_in and any(one.severity is Severity.ERROR for one in self.told)


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """The files of one application, in the order of the notice, in a folder of their own; `missing` what is asked for and not there."""

    uid: str
    number: str
    who: str
    folder: str
    uploads: tuple[Upload, ...]
    missing: tuple[Problem, ...]

    @property
    def wrong(self) -> tuple[Problem, ...]:
        """What speaks against writing it."""
        found = [one for each in self.uploads if each.is_wrong for one in each.told if one.severity is Severity.ERROR]
        if not any(one.is_in for one in self.uploads):
            found.append(problem("", "portal.empty", name=self.number))
        return tuple(found)

    @property
    def files(self) -> int:
        """How many files it becomes."""
        return sum(len(one.names) for one in self.uploads if one.is_in)


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What was laid out, and until when it may lie there; `problems`: what is missing, what was left out."""

    folder: Path
    applications: int
    files: int
    size: int
    until: date
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Source:
    """Something that answers a line of the notice, before it is made into files."""

    key: str
    asked: Material
    types: tuple[str, ...]
    title: str
    origin: Origin
    is_in: bool
    name: str
    read: Callable[[], bytes]
    told: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scan:
    type: str
    name: str
    file: Attached
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class _Set:
    planned: Planned
    contents: Mapping[str, bytes]


class Portal:
    """Upload sets of one office."""

    def __init__(self, desk: Desk, archive: Archive, materials: Materials, papers: Papers, exchange: Exchange) -> None:
        self._desk = desk
        self._archive = archive
        self._materials = materials
        self._papers = papers
        self._exchange = exchange
        self._lying = Lying(desk)

    def has_sets(self, form_id: str) -> bool:
        """Whether the notice in force wants something uploaded for records of this form."""
        return self._materials.has_list(form_id) and any(one.channel == ONLINE for one in self._desk.pack.asked)

    @property
    def limits(self) -> Limits:
        """What the website of the notice in force takes."""
        return limits_of(self._desk.pack)

    def until(self) -> date:
        """Until when files written today may lie there."""
        return self._desk.today() + timedelta(days=self.limits.keep_days)

    # --- what would be written ---

    def set_for(self, uid: str, options: Options = Options()) -> Planned:
        """The files of one application, made once to know their sizes and thrown away again.

        Raises `Failure` portal.form, portal.unsaved, portal.none, portal.kind.
        """
        return self._set(uid, options).planned

    def plan(
        self,
        uids: Sequence[str],
        options: Options = Options(),
        progress: Progress = no_progress,
    ) -> tuple[Planned, ...]:
        """`set_for` several. Raises as it does; `Stopped`."""
        found = []
        for at, uid in enumerate(uids):
            progress.step(at, len(uids), self._archive.number(uid))
            found.append(self.set_for(uid, options))
        return tuple(found)

    def open_to_upload(self) -> tuple[str, ...]:
        """Every saved application that has not ended and for which something is to be uploaded."""
        found = []
        for form_id in filter(self.has_sets, self._desk.catalog.form_ids):
            for uid in self._archive.all_saved(form_id):
                record = self._archive.record(uid)
                if not self._desk.form_of(record).is_ended(record.state) and self._asked(uid, self._archive.whole(uid)):
                    found.append(uid)
        return tuple(found)

    def _set(self, uid: str, options: Options) -> _Set:
        record, whole = self._application(uid)
        limits = limits_of(self._desk.around(uid).pack)
        if options.kind and options.kind not in limits.kinds:
            raise Failure("portal.kind", kinds="、".join(limits.kinds))
        most = 1000 * (options.max_kb or limits.max_kb)
        asked = self._asked(uid, whole)
        if not asked:
            raise Failure("portal.none", pack=self._desk.pack.title)
        named = whole.value(whole.form.summary[0]) if whole.form.summary else None
        who, number = str(named or ""), record.called
        sources = [
            replace(one, is_in=options.chosen.get(one.key, one.is_in)) for one in self._sources(record, whole, asked)
        ]
        uploads: list[Upload] = []
        contents: dict[str, bytes] = {}
        for source in sources:
            at = 1 + sum(one.is_in for one in uploads)
            stem = "_".join(_safe(part, options.ascii_names) for part in (f"{at:02}", source.title, who) if part)
            made, upload = self._made(source, options.kind, limits, most, stem)
            uploads.append(upload)
            contents |= made
        planned = Planned(
            uid=uid,
            number=number,
            who=who,
            folder="_".join(_safe(part, options.ascii_names) for part in (number, who) if part),
            uploads=tuple(uploads),
            missing=tuple(self._missing(asked, sources, number)),
        )
        return _Set(planned=planned, contents=contents)

    def _application(self, uid: str) -> tuple[Record, Whole]:
        if not self._materials.has_list(self._archive.form_id(uid)):
            raise Failure("portal.form", name=self._archive.number(uid))
        record = self._desk.store.record(uid)
        if record is None:
            raise Failure("portal.unsaved", name=self._archive.number(uid))
        return record, self._desk.whole_of(record)

    def _asked(self, uid: str, whole: Whole) -> tuple[Material, ...]:
        asked = self._desk.around(uid).pack.asked
        return tuple(one for one in asked if one.channel == ONLINE and one.applies(whole.value))

    # --- what answers a line ---

    def _sources(self, record: Record, whole: Whole, asked: Iterable[Material]) -> Iterator[_Source]:
        scans, household = self._scans(record), self._household(record)
        people = _people(household) if household is not None else ()
        for line in asked:
            for group in line.needs:
                found = [one for one in scans if one.type in group]
                wanted = str(whole.value(line.of) or "") if line.of else ""
                others = tuple(one for one in people if one != wanted) if wanted else ()
                yield from (self._scanned(f"{record.uid}:{line.id}", line, one, wanted, others) for one in found)
                if not found:
                    yield from self._printed(line, group, record)

    def _scans(self, record: Record) -> tuple[_Scan, ...]:
        """Every scan that counts for an application, once: those of its list first."""
        found: list[_Scan] = []
        listed = self._materials.of(record.uid).uid
        if listed:
            filling = self._archive.look(listed)
            rows = filling.whole.rows(checked_rows(filling.form))
            found += _with_files(rows, Origin.LIST)
        household = self._household(record)
        if household is not None:
            found += _with_files(household.rows("attachments"), Origin.ARCHIVE)
        return tuple({(one.type, one.file.sha256): one for one in reversed(found)}.values())[::-1]

    def _household(self, record: Record) -> Record | None:
        ref = record.value("household")
        return self._desk.store.record(ref.uid) if isinstance(ref, Ref) else None

    def _scanned(self, key: str, line: Material, scan: _Scan, wanted: str, people: Sequence[str]) -> _Source:
        """A scan that bears the name of somebody else of the household is not proposed where the notice asks for one person's paper."""
        named = f"{scan.name} {scan.file.name}"
        others = [] if wanted and wanted in named else [one for one in people if one in named]
        hint = problem("", "portal.other_person", Severity.HINT, name=scan.name, other="、".join(others))
        return _Source(
            key=f"{key}:{scan.file.sha256}",
            asked=line,
            types=next(group for group in line.needs if scan.type in group),
            title=_called(self._type(scan.type)),
            origin=scan.origin,
            is_in=not others,
            name=scan.name,
            read=partial(self._desk.store.attachment, scan.file.sha256),
            told=(hint,) if others else (),
        )

    def _printed(self, line: Material, group: Sequence[str], record: Record) -> Iterator[_Source]:
        """The papers of the notice that a type of this group is: of the application, or of the record behind one of its references."""
        for code in group:
            item = self._type(code)
            form_id = str(item.flags.get("paper_of", ""))
            subject = self._subject(record, form_id) if form_id else None
            if subject is None:
                continue
            for paper_id in self._papers.of(subject.uid):
                paper = self._papers.paper(paper_id)
                if paper.copies == "pack":
                    yield _Source(
                        key=f"{record.uid}:{line.id}:{paper_id}",
                        asked=line,
                        types=tuple(group),
                        title=_called(item),
                        origin=Origin.PRINTED,
                        is_in=True,
                        name=self._papers.title(paper_id),
                        read=partial(self._paper, paper_id, subject),
                        told=(problem("", "portal.unsigned", Severity.HINT, name=paper.title),),
                    )
            return

    def _subject(self, record: Record, form_id: str) -> Record | None:
        if record.form == form_id:
            return record
        form = self._desk.form_of(record)
        for path in form.references:
            ref = record.value(path)
            if form.fields[path].target == form_id and isinstance(ref, Ref):
                return self._desk.store.record(ref.uid)
        return None

    def _paper(self, paper_id: str, subject: Record) -> bytes:
        if self._archive.has_draft(subject.uid):
            raise Failure("portal.open_draft", name=subject.called)
        paper = self._papers.paper(paper_id)
        line = PaperLine(
            paper=paper_id, title=paper.title, mark=paper.heading.mark, uid=subject.uid, subject="", copies=1
        )
        return self._papers.pdf([line])

    def _type(self, code: str) -> Item:
        listed = self._desk.catalog.choices("attachment_type")
        item = listed.item(code) if listed is not None else None
        assert item is not None  # the catalog holds every pack against the list
        return item

    def _made(
        self, source: _Source, kind: str, limits: Limits, most: int, stem: str
    ) -> tuple[Mapping[str, bytes], Upload]:
        """The files of a source and their names; what cannot be made says why."""
        from jinqiu_desktop.printing.pictures import PDF, fitted, is_pdf

        upload = Upload(
            key=source.key,
            asked=source.asked.label,
            title=source.title,
            origin=source.origin,
            is_in=source.is_in,
            names=(source.name,),
            told=source.told,
        )
        if not source.is_in:
            return {}, upload
        try:
            content = source.read()
            own = PDF if is_pdf(content) else "jpg"
            wanted = kind or (own if own in limits.kinds else limits.kinds[0])
            files = fitted(content, wanted, most, source.name)
        except Failure as failure:
            return {}, replace(upload, told=(problem("", failure.code, Severity.ERROR, **failure.facts), *source.told))
        except Refused as refused:
            return {}, replace(upload, told=(*refused.problems, *source.told))
        ends = [f"_{at}" for at in range(1, len(files) + 1)] if len(files) > 1 else [""]
        made = {f"{stem}{end}.{wanted}": file for end, file in zip(ends, files, strict=True)}
        return made, replace(upload, names=tuple(made), size=sum(map(len, files)))

    @staticmethod
    def _missing(asked: Iterable[Material], sources: Sequence[_Source], number: str) -> Iterator[Problem]:
        """A line none of whose proposals is in; of several groups one may be in and another one not."""
        for line in asked:
            answered = {one.types for one in sources if one.is_in and one.asked is line}
            if not set(line.needs) <= answered:
                yield problem("", "portal.missing", Severity.WARNING, name=number, label=line.label)

    # --- writing ---

    def write(
        self,
        uids: Sequence[str],
        folder: Path,
        options: Options = Options(),
        progress: Progress = no_progress,
    ) -> Written:
        """Lay out the sets of applications, each in a folder of its own, in one that is new or empty; all of them or nothing.

        Without `uids` those of `open_to_upload`; of these, what cannot be written is left out and told. Raises `Failure` portal.nothing,
        portal.folder, those of `set_for`, as `places.fill_whole`; `Refused` with everything that is wrong with what was asked for; `Stopped`.
        """
        due = tuple(dict.fromkeys(uids)) or self.open_to_upload()
        if not due:
            raise Failure("portal.nothing")
        try:
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise Failure("portal.folder", name=folder.name)
        except OSError as error:
            raise told(error, folder.name) from error
        out = folder.absolute()
        until = self.until()
        written: list[Planned] = []
        refused: list[Problem] = []
        digests: dict[str, str] = {}
        try:
            with self._exchange.unfinished_in(out.parent), fill_whole(out) as part:
                for at, uid in enumerate(due):
                    progress.step(at, len(due), self._archive.number(uid))
                    one = self._set(uid, options)
                    refused += one.planned.wrong
                    if not one.planned.wrong:
                        inner = _free(one.planned.folder, [each.folder for each in written])
                        digests |= lay(part, inner, one.contents)
                        written.append(replace(one.planned, folder=inner))
                if refused and (uids or not written):
                    raise Refused(refused)
                digests |= lay(part, "", {_LEAFLET: self._leaflet(written, until)})
                self._lying.remember(out, until, digests)  # before the folder has its name: no copy lies unremembered
                for planned in written:
                    self._desk.note("portal", planned.uid, files=str(planned.files))
        except BaseException:
            self._lying.forget(out)
            raise
        return Written(
            folder=out,
            applications=len(written),
            files=len(digests),
            size=sum(upload.size for planned in written for upload in planned.uploads if upload.is_in),
            until=until,
            problems=(
                *(replace(one, severity=Severity.WARNING) for one in refused),
                *(one for planned in written for one in planned.missing),
            ),
        )

    def _leaflet(self, written: Sequence[Planned], until: date) -> bytes:
        """What lies here, whose it is, and until when; for Windows' own editor."""
        day = f"{until:%Y-%m-%d}"
        lines = [
            _say("portal.readme_what", office=self._desk.profile.name, day=f"{self._desk.today():%Y-%m-%d}"),
            _say("portal.warning", until=day),
            _say("portal.readme_purge", until=day),
        ]
        for planned in written:
            lines += ["", planned.folder]
            lines += [f"    {name}  {one.title}" for one in planned.uploads if one.is_in for name in one.names]
            lines += [f"    {sentence(one).what}" for one in planned.missing]
        return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")

    # --- what lies there still ---

    def left(self) -> tuple[Left, ...]:
        """The folders that still hold files written here, the oldest first."""
        return self._lying.left()

    def purge(self, progress: Progress = no_progress) -> Purged:
        """Delete what was written, each file only while it is what it was, and nothing else."""
        return self._lying.purge(progress)


def limits_of(pack: Pack) -> Limits:
    """What the website of a notice takes; the program's own where its pack says nothing."""
    kinds = (pack.get("upload.formats") or " ".join(UPLOADS)).split()
    return Limits(
        kinds=tuple(kinds),
        max_kb=int(pack.get("upload.max_kb") or _MOST_KB),
        keep_days=int(pack.get("upload.keep_days") or _KEEP_DAYS),
    )


def _with_files(rows: Iterable[RowScope], origin: Origin) -> Iterator[_Scan]:
    for row in rows:
        kind, file, name = (row.value(one) for one in ("type", "file", "name"))
        if isinstance(file, Attached):
            yield _Scan(type=str(kind or ""), name=str(name or Path(file.name).stem), file=file, origin=origin)


def _people(household: Record) -> tuple[str, ...]:
    """The names of everybody of a household."""
    named = (household.value("head.name"), *(row.value("name") for row in household.rows("members")))
    return tuple(str(one) for one in named if one)


def _called(item: Item) -> str:
    return item.short or item.label


def _safe(text: str, is_ascii: bool) -> str:
    """A part of a name that every system and website takes: letters, digits and -."""
    if is_ascii:
        from pypinyin import lazy_pinyin

        text = "".join(lazy_pinyin(text))
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^\w-]|_", "", text)[:_LONGEST]


def _free(name: str, taken: Collection[str]) -> str:
    """A name nobody has yet: two offices may both have a number 2."""
    tried = (f"{name}-{at}" for at in count(2))
    return name if name not in taken else next(one for one in tried if one not in taken)


def _say(code: str, **facts: str) -> str:
    return sentence(problem("", code, Severity.HINT, **facts)).what
