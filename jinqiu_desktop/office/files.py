"""The files area of an Office: what a person brings is looked at by its header and kept; what is kept is shown page by page.

A picture or a PDF is taken when it can be read and has no more than 50 megapixels a picture; anything else (a spreadsheet, a Word file) is
kept as it is and never looked into. Nothing is written in clear: a picture of a page is made in memory from the decrypted file. Where a file
belongs is for others to say.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinqiu_desktop.errors import Failure, Problem, Progress, no_progress
from jinqiu_desktop.kinds import Attached
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.places import told
from jinqiu_desktop.store import LARGEST_SCAN

if TYPE_CHECKING:
    from jinqiu_desktop.printing.pages import Raster

_LONGEST_NAME = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """A file that lies nowhere yet: a picture that was copied in another program, and a name for it."""

    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What came of bringing several files: those that are kept, in order, and why each of the others is not."""

    files: tuple[Attached, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A page of a kept file to look at: `pages` there are in all; `raster` is None for a file that is neither a picture nor a PDF."""

    pages: int
    raster: Raster | None


class Files:
    """The attached files of one office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def keep(self, brought: Path | Brought, progress: Progress = no_progress) -> Attached:
        """Put a file, encrypted, beside the store.

        Raises `Failure` file.missing, file.unreadable, attachment.too_large, attachment.empty, picture.huge, picture.unreadable,
        picture.pages, disk.full.
        """
        from jinqiu_desktop.printing.pages import sound

        name = short_name(brought.name)
        content = brought.content if isinstance(brought, Brought) else read_file(brought)
        if 0 < len(content) <= LARGEST_SCAN:  # else the store says so
            sound(content, name)
        return self._desk.store.attach(io.BytesIO(content), name, progress)

    def keep_all(self, brought: Sequence[Path | Brought], progress: Progress = no_progress) -> Kept:
        """The same for several files: one that is refused does not stop the rest. Raises `Failure` disk.full, folder.read_only; `Stopped`."""
        files: list[Attached] = []
        problems: list[Problem] = []
        for at, one in enumerate(brought):
            progress.step(at, len(brought), one.name)
            try:
                files.append(self.keep(one))
            except Failure as failure:
                if failure.code not in _OF_THE_FILE:
                    raise
                problems.append(Problem(where="", code=failure.code, facts=tuple(failure.facts.items())))
        return Kept(files=tuple(files), problems=tuple(problems))

    def show(self, sha256: str, name: str, at: int, side: int) -> Shown:
        """A page of a kept file (0 is the first), upright, no larger than `side` pixels.

        Raises `Failure` attachment.missing, attachment.damaged, picture.huge, picture.unreadable, picture.pages.
        """
        return shown(self._desk.store.attachment(sha256), name, at, side)


_OF_THE_FILE = frozenset(
    {
        "file.missing",
        "file.unreadable",
        "attachment.too_large",
        "attachment.empty",
        "picture.huge",
        "picture.unreadable",
        "picture.pages",
    }
)
"""Failures that are this one file's: the next may be kept all the same."""


def shown(content: bytes, name: str, at: int, side: int) -> Shown:
    """A page of a file that was read already. Raises `Failure` as `Files.show` but for the store's own."""
    from jinqiu_desktop.printing.pages import Kind, raster, seen

    found = seen(content, name)
    if found.kind is Kind.OTHER:
        return Shown(pages=0, raster=None)
    return Shown(pages=found.pages, raster=raster(content, at, side, name))


def read_file(path: Path) -> bytes:
    """A file, and one byte more than may be kept where it is larger. Raises `Failure` file.missing, file.unreadable."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_SCAN + 1)
    except OSError as error:
        raise told(error, path.name) from error


def short_name(name: str) -> str:
    """A file's name as it can be kept: halves of characters replaced, the middle left out where it is very long."""
    plain = name.encode("utf-8", "replace").decode()
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - 20]}…{plain[-19:]}"
