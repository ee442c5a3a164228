"""Two versions of one record held beside each other: what each says in a cell, and who wrote it there, when and why (formats.md §8).

A bundle carries the newest revision whole and the earlier ones by digest only. Where an earlier one is kept here, what a side left as it was
is told of that revision, so that it shows which side changed a cell. Nothing is chosen here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from jinqiu_desktop.forms import Form
from jinqiu_desktop.kinds import Value
from jinqiu_desktop.records import Record, Remark


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One version of a cell: what stands there in words, and the revision that brought it there: its number, person, office and moment.

    `why` is what that version's clerk wrote as a reason; `mends` the remarks it was changed for. Both empty where nobody said why.
    """

    words: str
    no: int
    by: str
    office: str
    at: datetime
    why: str = ""
    mends: tuple[Remark, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One cell in which two versions differ, and how each side came to it."""

    path: str
    label: str
    here: Side
    incoming: Side


class Version:
    """One side of a comparison: its revisions that are known here, oldest first, and what may tell why a cell was changed."""

    def __init__(self, form: Form, revisions: Sequence[Record], remarks: Iterable[Remark]) -> None:
        self.form = form
        self._revisions = revisions
        self._remarks = tuple(remarks)

    def label(self, path: str) -> str:
        """The label of a cell, or of the rows when a whole row differs."""
        return self.form.rows[path.partition("[")[0]].label if path.endswith("]") else self.form.field(path).label

    def side(self, path: str) -> Side:
        """What stands there in the newest revision, and which one brought it there."""
        newest = self._revisions[-1]
        brought = newest
        for one in reversed(self._revisions):
            if _cell(one, path) != _cell(newest, path):
                break
            brought = one
        whys = (text for key, text in newest.notes.items() if _is_within(key.partition("@")[2], path))
        mended = {
            one.uuid: one for one in self._remarks if one.closed_by == brought.digest and _is_within(one.path, path)
        }
        return Side(
            words=self._words(newest, path),
            no=brought.no,
            by=brought.by,
            office=brought.office,
            at=brought.at,
            why="；".join(dict.fromkeys(whys)),
            mends=tuple(mended.values()),
        )

    def _words(self, record: Record, path: str) -> str:
        value = _cell(record, path)
        if path.endswith("]"):
            return "有" if value else ""
        return "" if value is None else self.form.field(path).kind.shown(value)


def difference(path: str, ours: Version, theirs: Version) -> Difference:
    """One cell, as each side has it and came to it."""
    return Difference(path=path, label=theirs.label(path), here=ours.side(path), incoming=theirs.side(path))


def _cell(record: Record, path: str) -> Value | None:
    """The value of a cell; of a whole row, whether it is there."""
    rows_id, _, rid = path.rstrip("]").partition("[")
    if path.endswith("]"):
        return any(row.rid == rid for row in record.answers.rows(rows_id))
    return record.answers.value(path)


def _is_within(where: str, path: str) -> bool:
    """Whether a note or a remark is about a cell, or about a cell of the row that is meant as a whole."""
    return where == path or (path.endswith("]") and where.startswith(f"{path}."))
