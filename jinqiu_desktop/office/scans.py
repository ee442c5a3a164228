"""The scans area of an Office: what a page that comes back says by the code at its foot, where it belongs, and filing it there.

A page with our code (formats.md §6) leads to a record and a revision. It speaks of that revision for ever, so filing it must not make another
one: pages of an application go into its materials, which are a list of their own; pages of any other record, and of a record another office
owns, go into a record of the form `scan` that refers to it. Neither changes a digest that stands on paper. What bears no code of ours waits
until a person says where it belongs; then it may also go among the files of a draft, of which nothing is printed yet.

A file may hold the pages of several records: each gets its own part. The names of kept parts tell which sheets of which revision they are,
which is how a missing one is found. Files that were read are never changed or deleted; `put_aside` moves one, and only when every part of it
was read back from the store. How a file is read stands in scanned.py; watching a folder, and
when to look again, is the window's business.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from jinqiu_desktop.errors import Failure, Problem, Progress, Refused, Severity, no_progress, problem
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Form, Rows
from jinqiu_desktop.kinds import Attached, Choices, Item, Ref
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.office.files import Brought, Files, Shown, shown
from jinqiu_desktop.office.materials import Materials, checked_rows, enclose
from jinqiu_desktop.office.papers import Papers
from jinqiu_desktop.office.scanned import (
    Piece,
    Reader,
    Sheets,
    State,
    content_of,
    differing,
    listed,
    read_scan,
    said_by,
)
from jinqiu_desktop.places import told
from jinqiu_desktop.records import attachments

DONE_FOLDER: Final = "已归档"
"""Files that were filed may be moved into the subfolder of this name."""

_FORM = "scan"
_OTHER = "99"  # of attachment_type
_TYPES = "attachment_type"
_MOST_FOUND = 12
_LONGEST_TITLE = 60
_SHEETS = re.compile(r"(?P<title>.*)（第(?P<rev>\d+)版第(?P<sheets>\d+(?:、\d+)*)页，共(?P<of>\d+)页）(?:\.\w+)?")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_PASSED_OVER = re.compile(r"\..*|~\$.*|.*\.(?:tmp|part|crdownload|lock|ini|db)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A record a page may be filed under: what it is, what it is called, and its number."""

    uid: str
    form: str
    title: str
    name: str
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Busy:
    """What is open on the screen and must not be written behind its back: records that hold files, and the records whose files they hold."""

    places: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()


_AT_REST: Final = Busy()
_OF_THE_STORE = frozenset({"disk.full", "folder.read_only", "store.busy", "store.read_only"})
"""Failures that the next file would meet too."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a file is put: the filling and its rows, of which record, and whether the store has nothing of that filling yet."""

    filling: Filling
    rows_id: str
    of: str
    is_new: bool

    def is_in(self, busy: Busy) -> bool:
        return self.filling.uid in busy.places or (self.is_new and self.of in busy.targets)


class Scans:
    """The scans that come back to one office."""

    def __init__(self, desk: Desk, archive: Archive, materials: Materials, papers: Papers, files: Files) -> None:
        self._desk, self._archive, self._materials = desk, archive, materials
        self._papers, self._files = papers, files
        self._reader = Reader(desk, archive, papers, self._kept)

    def look(self, path: Path, progress: Progress = no_progress) -> tuple[Piece, ...]:
        """What a file holds, and where each part belongs; nothing is written. As `Reader.look`."""
        return self._reader.look(path, progress)

    def take_in(self, path: Path, busy: Busy = _AT_REST, progress: Progress = no_progress) -> tuple[Piece, ...]:
        """Looks at a file and files what bears our code. Raises `Failure` disk.full, folder.read_only, store.busy; `Stopped`."""
        return self.file(self.look(path, progress), busy)

    # --- telling ---

    def told_of(self, piece: Piece) -> tuple[Problem, ...]:
        """How it stands with a part now: where it lies, which sheets are missing, whether paper and record are of one revision."""
        sheets = piece.sheets
        if sheets is None or not piece.state.is_done:
            return piece.told
        filed = problem(
            "",
            "scan.filed",
            Severity.HINT,
            whose=self._archive.name(sheets.uid),
            number=self._archive.number(sheets.uid),
            title=self._papers.title(sheets.paper),
            pages=listed(sheets.sheets),
            of=str(sheets.of),
        )
        again = (problem("", "scan.known", Severity.HINT),) if piece.state is State.KNOWN else ()
        return (*again, filed, *self._doubts(sheets))

    def _doubts(self, sheets: Sheets) -> Iterator[Problem]:
        here = set(sheets.sheets)
        for one in self._kept(sheets.uid):
            found = _SHEETS.fullmatch(one.name)
            if found and found["title"] == self._plain_title(sheets.paper) and int(found["rev"]) == sheets.rev:
                here |= {int(at) for at in found["sheets"].split("、")}
        if missing := sorted(set(range(1, sheets.of + 1)) - here):
            yield problem("", "scan.missing", Severity.WARNING, pages=listed(missing))
        printed = self._desk.store.record(sheets.uid, sheets.rev)
        if printed is None or printed.digest != self._archive.record(sheets.uid).digest:
            yield differing(self._archive, "scan.revision", sheets.uid, sheets.rev)

    def whose(self, uid: str) -> str:
        """What people call a record."""
        return self._archive.name(uid)

    def show(self, piece: Piece, at: int, side: int) -> Shown:
        """The page `at` (0 is the first) of a part, no larger than `side` pixels; `pages` are those of the part.

        Of what was filed the copy beside the store is shown: the file may have been taken away since. Raises as `Files.show`.
        """
        if piece.kept is not None:
            return self._files.show(piece.kept.sha256, piece.path.name, at, side)
        made = shown(read_scan(piece.path), piece.path.name, piece.pages[at], side)
        return replace(made, pages=len(piece.pages))

    # --- filing ---

    def file(self, pieces: Iterable[Piece], busy: Busy = _AT_REST) -> tuple[Piece, ...]:
        """Files the parts that bear our code and are not filed yet, those of one record in one act; the others come back as they are.

        What is open on the screen is left alone: its parts are held. What a record refuses waits and says why. Raises `Failure` disk.full,
        folder.read_only, store.busy.
        """
        found = list(pieces)
        open_ones = [at for at, one in enumerate(found) if one.sheets is not None and not one.state.is_done]
        for uid in dict.fromkeys(found[at].uid for at in open_ones):
            places = [at for at in open_ones if found[at].uid == uid]
            filed = self._put(uid, [found[at] for at in places], "", busy)
            for at, one in zip(places, filed, strict=True):
                found[at] = one
        return tuple(replace(one, told=self.told_of(one)) for one in found)

    def file_under(self, pieces: Sequence[Piece], uid: str, type_code: str, busy: Busy = _AT_REST) -> tuple[Piece, ...]:
        """Files parts without a code of ours under a record a person chose, as files of a type. Raises as `file`, and record.unknown."""
        return tuple(self._put(uid, pieces, type_code, busy))

    def _put(self, uid: str, pieces: Sequence[Piece], type_code: str, busy: Busy) -> list[Piece]:
        try:
            place = self._place(uid, by_hand=bool(type_code))
            if place.is_in(busy):
                held = problem("", "scan.held", Severity.HINT)
                return [replace(one, state=State.HELD, told=(held,)) for one in pieces]
            kept = [self._enclosed(place, one, type_code) for one in pieces]
            self._commit(place.filling)
            for one in kept:
                self._desk.store.attachment(one.sha256)  # read back: only what opens again was filed
        except Failure as failure:
            if failure.code in _OF_THE_STORE:
                raise
            return _waiting(pieces, [said_by(failure)])
        except Refused as refused:
            return _waiting(pieces, refused.problems)
        self._desk.note("scan.file", uid, held_by=place.filling.uid, count=str(len(kept)))
        return [self._filed(one, uid, copy, type_code) for one, copy in zip(pieces, kept, strict=True)]

    def _filed(self, piece: Piece, uid: str, kept: Attached, type_code: str) -> Piece:
        made = replace(piece, state=State.FILED, kept=kept, uid=uid)
        if not type_code:
            return made
        item = self._item(type_code)
        said = problem(
            "",
            "scan.filed_as",
            Severity.HINT,
            whose=self._archive.name(uid),
            number=self._archive.number(uid),
            type=(item.short or item.label) if item is not None else type_code,
        )
        return replace(made, told=(said,))

    def _enclosed(self, place: _Place, piece: Piece, type_code: str) -> Attached:
        content = read_scan(piece.path)
        if hashlib.sha256(content).hexdigest() != piece.sha256:
            raise Failure("scan.changed", name=piece.path.name)
        kept = self._files.keep(Brought(name=self._name_of(piece), content=content_of(piece, content)))
        code = type_code or self._type_of(piece)
        fields = place.filling.form.rows[place.rows_id].fields
        if "copies" in fields:
            enclose(place.filling, place.rows_id, kept, (code,))
            return kept
        typed = {
            "type": code,
            "file": fields["file"].kind.typed(kept),
            "on": self._desk.today().isoformat(),
            "name": Path(kept.name).stem[:_LONGEST_TITLE],
        }
        place.filling.add_rows(place.rows_id, [{name: text for name, text in typed.items() if name in fields}])
        return kept

    def _commit(self, filling: Filling) -> None:
        if self._archive.has_draft(filling.uid):
            self._archive.save(filling)
        elif filling.base:
            self._archive.correct(filling)
        else:
            self._archive.submit(filling, filling.form.final_step)

    def _name_of(self, piece: Piece) -> str:
        """The name of a kept part: of a paper of ours which sheets of which revision, else that of its file and which pages of it."""
        end = piece.path.suffix.lower()
        if (sheets := piece.sheets) is not None:
            numbers = "、".join(map(str, sheets.sheets))
            return f"{self._plain_title(sheets.paper)}（第{sheets.rev}版第{numbers}页，共{sheets.of}页）{end}"
        if piece.is_whole:
            return piece.path.name
        return f"{piece.path.stem}（第{listed([at + 1 for at in piece.pages])}页）{end}"

    def _plain_title(self, paper_id: str) -> str:
        return _NOT_IN_NAMES.sub("-", self._papers.title(paper_id))

    # --- where it belongs ---

    def _place(self, uid: str, *, by_hand: bool) -> _Place:
        """The rows a file of this record is put into. Raises `Failure` record.unknown, materials.draft."""
        form = self._archive.form(self._archive.form_id(uid))
        rows = _file_rows(form)
        if by_hand and rows is not None and self._archive.has_draft(uid):
            return _Place(self._archive.edit(uid), rows.id, uid, is_new=False)
        record = self._desk.store.record(uid)
        if record is None:
            raise Failure("materials.draft")
        if self._materials.has_list(form.id) and not record.owner:
            filling = self._materials.filling(uid)
            return _Place(filling, checked_rows(filling.form), uid, is_new=not self._is_stored(filling))
        filling = self._beside(uid)
        beside = _file_rows(filling.form)
        assert beside is not None  # the form of scans is declared with them
        return _Place(filling, beside.id, uid, is_new=not self._is_stored(filling))

    def _is_stored(self, filling: Filling) -> bool:
        return bool(filling.base) or self._archive.has_draft(filling.uid)

    def _beside(self, uid: str) -> Filling:
        """The record of scans that belongs to a record, or a new one."""
        if (listed := self._listed_beside(uid)) != "":
            return self._archive.edit(listed)
        record, form = self._archive.record(uid), self._archive.form(_FORM)
        refs = {record.form: Ref(uid)}
        for path, one in self._desk.form_of(record).references.items():
            if isinstance(ref := record.value(path), Ref) and not ref.rid:
                refs.setdefault(one.target, ref)
        named = {path: refs[one.target] for path, one in form.references.items() if one.target in refs}
        filling = self._archive.new(_FORM, carry=False, references=named)
        filling.type("whose", self._archive.name(uid)[:_LONGEST_TITLE])
        filling.type("what", self._archive.form(record.form).title[:_LONGEST_TITLE])
        filling.type("record_no", record.called[:_LONGEST_TITLE])
        return filling

    def _listed_beside(self, uid: str) -> str:
        """Known by the number that stands in it: a record of scans may refer to the household too."""
        called = self._archive.record(uid).called
        near = dict.fromkeys(self._archive.referring(uid))
        near |= dict.fromkeys(line.uid for line in self._archive.listing(_FORM, called.split()[-1]).lines)
        for other in near:
            record = self._desk.store.record(other)
            is_ours = record is not None and record.form == _FORM and not record.owner
            if is_ours and record is not None and record.value("record_no") == called[:_LONGEST_TITLE]:
                return other
        return ""

    def _kept(self, uid: str) -> tuple[Attached, ...]:
        """Every file that lies in the materials of a record, and beside it."""
        holders = [self._listed_beside(uid)]
        form_id = self._archive.form_id(uid)
        if self._materials.has_list(form_id):
            holders.append(self._materials.of(uid).uid)
        found = (self._archive.whole(one).answers for one in holders if one)
        return tuple(file for answers in found for file in attachments(answers))

    def busy_with(self, filling: Filling) -> Busy:
        """What must be left alone while a filling is open on the screen."""
        if _file_rows(filling.form) is None:
            return Busy()
        is_list = filling.form.id == _FORM or any(one.wants for one in filling.form.rows.values())
        refs = (filling.value(path) for path in filling.form.references) if is_list else ()
        return Busy(places=frozenset({filling.uid}), targets=frozenset(one.uid for one in refs if isinstance(one, Ref)))

    # --- by hand ---

    def targets(self, search: str) -> tuple[Target, ...]:
        """The records a page may be filed under, those of the most usual forms first: saved ones, and drafts that hold files themselves."""
        found: list[Target] = []
        aims = [one.target for one in self._archive.form(_FORM).references.values()]
        for form in map(self._archive.form, aims):
            holds = _file_rows(form) is not None
            for line in self._archive.listing(form.id, search, limit=_MOST_FOUND).lines:
                if line.number or holds:
                    shown_as = (
                        form.fields[path].kind.shown(value)
                        for path in form.summary
                        if (value := line.values.get(path)) is not None
                    )
                    name = "　".join(shown_as)
                    found.append(Target(uid=line.uid, form=form.id, title=form.title, name=name, number=line.number))
        return tuple(found[:_MOST_FOUND])

    def types(self) -> tuple[Item, ...]:
        """What a page can be, as the list of file types says it."""
        choices = self._desk.catalog.choices(_TYPES)
        return choices.items if isinstance(choices, Choices) else ()

    def _item(self, code: str) -> Item | None:
        return next((one for one in self.types() if one.code == code), None)

    def _type_of(self, piece: Piece) -> str:
        """The type of file that a scan of a paper is."""
        paper = piece.sheets.paper if piece.sheets is not None else ""
        named = (one.code for one in self.types() if paper in str(one.flags.get("papers", "")).split())
        return next(named, _OTHER)

    # --- the files themselves ---

    def found_in(self, folder: Path) -> tuple[Path, ...]:
        """The files of a folder that may be scans, by name: no hidden ones, and none that a program is about to rename.

        Raises `Failure` file.missing, folder.read_only, file.unreadable.
        """
        try:
            entries = sorted(folder.iterdir())
            return tuple(
                one
                for one in entries
                if not _PASSED_OVER.fullmatch(one.name) and not one.is_symlink() and one.is_file()
            )
        except OSError as error:
            raise told(error, folder.name) from error

    def put_aside(self, path: Path, pieces: Sequence[Piece]) -> Path:
        """Moves a file of which every part was filed into the subfolder `DONE_FOLDER`; where it lies then. Nothing is ever written over.

        Before that each part is read back from the store. Raises `Failure` scan.changed (it is another file now), attachment.missing,
        attachment.damaged, file.missing, folder.read_only.
        """
        if not pieces or not all(one.state.is_done and one.kept is not None for one in pieces):
            raise Failure("scan.changed", name=path.name)
        if hashlib.sha256(read_scan(path)).hexdigest() != pieces[0].sha256:
            raise Failure("scan.changed", name=path.name)
        for one in pieces:
            if one.kept is not None:
                self._desk.store.attachment(one.kept.sha256)
        try:
            aside = path.parent / DONE_FOLDER
            aside.mkdir(exist_ok=True)
            free = next(one for one in _names(aside, path) if not one.exists())
            return path.rename(free)
        except OSError as error:
            raise told(error, path.name) from error


def _waiting(pieces: Sequence[Piece], problems: Sequence[Problem]) -> list[Piece]:
    return [replace(one, state=State.WAITING, told=tuple(problems)) for one in pieces]


def _file_rows(form: Form) -> Rows | None:
    """The rows of a form that are files with a type."""
    return next((one for one in form.rows.values() if {"file", "type"} <= set(one.fields)), None)


def _names(folder: Path, path: Path) -> Iterator[Path]:
    yield folder / path.name
    at = 2
    while True:
        yield folder / f"{path.stem} ({at}){path.suffix}"
        at += 1
