"""A scanned file as it is read: its pages, the codes at their feet, and which pages belong together because their codes lead to one revision.

Only reading: a code is held against the record and revision it names (formats.md §6), a part against what is kept already. Where a part is
filed, and whether it may be, is decided in scans.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from jinqiu_desktop.errors import Failure, Problem, Progress, Severity, no_progress, problem
from jinqiu_desktop.kinds import Attached
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.office.papers import Papers, Traced
from jinqiu_desktop.places import told
from jinqiu_desktop.rules.ledgers import DESTROYED

LARGEST_FILE: Final = 256 * 1024 * 1024
"""The largest file that is read, in bytes: a feeder's PDF of many records, of which every part must still fit beside the store."""

_OURS = "JQ1|"


class State(StrEnum):
    """How it stands with a part of a file: filed now, filed before, waiting for a person, for a page to be left, or unreadable."""

    FILED = "filed"
    KNOWN = "known"
    WAITING = "waiting"
    HELD = "held"
    UNREADABLE = "unreadable"

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do about it."""
        return self in (State.FILED, State.KNOWN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheets:
    """What the codes of some pages say, and was found right: the record and its revision, the paper, which of how many sheets."""

    uid: str
    paper: str
    rev: int
    sheets: tuple[int, ...]
    of: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """The pages (0 is the first) of a file that belong together. `sha256` (hex) is that of the file, which has `of` pages; `told` says how it
    stands, `uid` is the record it belongs to as far as that is known, `kept` the copy beside the store.
    """

    path: Path
    sha256: str
    pages: tuple[int, ...]
    of: int
    state: State
    told: tuple[Problem, ...]
    sheets: Sheets | None = None
    uid: str = ""
    kept: Attached | None = None

    @property
    def is_whole(self) -> bool:
        """Whether these are all pages of the file."""
        return len(self.pages) == self.of


class Reader:
    """Reads the scans that come back to one office; `kept` tells which files lie beside a record already."""

    def __init__(
        self, desk: Desk, archive: Archive, papers: Papers, kept: Callable[[str], tuple[Attached, ...]]
    ) -> None:
        self._desk, self._archive, self._papers, self._kept = desk, archive, papers, kept

    def look(self, path: Path, progress: Progress = no_progress) -> tuple[Piece, ...]:
        """What a file holds, and where each part belongs; nothing is written. A file that is no picture and no PDF holds nothing.

        A file that cannot be read is one piece that says why. Raises `Stopped`.
        """
        from jinqiu_desktop.printing.pages import Kind, codes, sound

        try:
            content = read_scan(path)
            found = sound(content, path.name) if content else None
            if found is None or found.kind is Kind.OTHER:
                return ()
            sha256 = hashlib.sha256(content).hexdigest()
            texts: list[tuple[str, ...]] = []
            for at in range(found.pages):
                progress.step(at, found.pages, path.name)
                texts.append(codes(content, at, path.name))
        except Failure as failure:
            said = said_by(failure)
            return (Piece(path=path, sha256="", pages=(), of=0, state=State.UNREADABLE, told=(said,)),)
        return tuple(self._compared(one, content) for one in self._parted(path, sha256, texts))

    def _parted(self, path: Path, sha256: str, texts: Sequence[tuple[str, ...]]) -> list[Piece]:
        """Pages of one revision of one record together, wherever they lie in the file; a run of pages without a code of ours together."""
        found: list[Piece] = []
        for at, said in enumerate(texts):
            sheets, problems = self._meant(said)
            page = Piece(
                path=path,
                sha256=sha256,
                pages=(at,),
                of=len(texts),
                state=State.WAITING,
                told=problems,
                sheets=sheets,
                uid=sheets.uid if sheets is not None else "",
            )
            same = next((place for place, one in enumerate(found) if _goes_on(one, page)), None)
            if same is None:
                found.append(page)
            else:
                found[same] = _joined(found[same], page)
        return found

    def _meant(self, texts: Iterable[str]) -> tuple[Sheets | None, tuple[Problem, ...]]:
        """What the codes of a page lead to; other people's codes, a school's or a bill's, say nothing here."""
        text = next((one for one in texts if one.startswith(_OURS)), None)
        if text is None:
            return None, (problem("", "scan.no_code", Severity.HINT),)
        try:
            traced = self._papers.trace(text)
        except Failure as failure:
            return None, (self._unknown(failure, text),)
        if self._archive.state(traced.uid) == DESTROYED:
            return None, (problem("", "scan.destroyed"),)
        if traced.agrees is None:
            return None, (differing(self._archive, "scan.unproven", traced.uid, traced.rev),)
        if not traced.agrees:
            return None, (problem("", "scan.foreign"),)
        return _sheets(traced), ()

    def _unknown(self, failure: Failure, text: str) -> Problem:
        """A revision that is newer than ours tells of a backup that was restored; anything else is another office's."""
        if failure.code == "record.unknown":
            _, _, uid, rev, *_ = text.split("|")
            newest = self._desk.store.record(uid)
            if newest is not None and int(rev) > newest.no:
                return differing(self._archive, "scan.ahead", uid, int(rev))
        return problem("", "scan.foreign")

    def _compared(self, piece: Piece, content: bytes) -> Piece:
        """A part that is kept already says so: beside the record its code names, or, without a code, anywhere."""
        digest = hashlib.sha256(content_of(piece, content)).hexdigest()
        if piece.sheets is None:
            is_plain = all(one.code == "scan.no_code" for one in piece.told)
            if not (is_plain and self._desk.store.knows_scan(digest)):
                return piece
            known = Attached(digest, 0, piece.path.name)
            return replace(piece, state=State.KNOWN, kept=known, told=(problem("", "scan.known", Severity.HINT),))
        kept = next((one for one in self._kept(piece.sheets.uid) if one.sha256 == digest), None)
        return replace(piece, state=State.KNOWN, kept=kept) if kept is not None else piece


def content_of(piece: Piece, content: bytes) -> bytes:
    """The bytes of a part: the file itself, or these pages of it. Raises `Failure` as `printing.pages.part`."""
    from jinqiu_desktop.printing.pages import part

    return content if piece.is_whole else part(content, piece.pages, piece.path.name)


def differing(archive: Archive, code: str, uid: str, rev: int) -> Problem:
    """Paper and record are of two revisions."""
    return problem("", code, Severity.WARNING, paper=str(rev), newest=str(archive.record(uid).no))


def said_by(failure: Failure) -> Problem:
    """A failure that is one file's, told beside it."""
    return Problem(where="", code=failure.code, facts=tuple(failure.facts.items()))


def listed(numbers: Sequence[int]) -> str:
    """1、2 or 1—4."""
    run = list(range(numbers[0], numbers[0] + len(numbers)))
    return f"{numbers[0]}—{numbers[-1]}" if len(numbers) > 2 and list(numbers) == run else "、".join(map(str, numbers))


def read_scan(path: Path) -> bytes:
    """A file as it lies. Raises `Failure` file.missing, file.unreadable, folder.read_only, attachment.too_large."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise told(error, path.name) from error
    if len(content) > LARGEST_FILE:
        raise Failure("attachment.too_large", name=path.name, limit=str(LARGEST_FILE // (1024 * 1024)))
    return content


def _goes_on(piece: Piece, page: Piece) -> bool:
    ours, its = piece.sheets, page.sheets
    if ours is not None and its is not None:
        return (ours.uid, ours.paper, ours.rev) == (its.uid, its.paper, its.rev)
    return ours is its and piece.told == page.told and piece.pages[-1] + 1 == page.pages[0]


def _joined(piece: Piece, page: Piece) -> Piece:
    ours, its = piece.sheets, page.sheets
    if ours is not None and its is not None:
        ours = replace(ours, sheets=tuple(sorted({*ours.sheets, *its.sheets})))
    return replace(piece, pages=(*piece.pages, *page.pages), sheets=ours)


def _sheets(traced: Traced) -> Sheets:
    at, _, of = traced.sheet.partition("/")
    return Sheets(uid=traced.uid, paper=traced.paper, rev=traced.rev, sheets=(int(at),), of=int(of))
