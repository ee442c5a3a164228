"""What a bundle carries: records, steps and remarks, each as one line of canonical JSON, and attached files by their hash.

A line read back is a value again or a `Problem` that names file and line, so that one bad record never stops the others (formats.md §8).
Fields a newer program of the same format wrote are kept in `more` and passed on. This module reads and writes lines; it knows no zip.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import BinaryIO, NoReturn

from jinqiu_desktop.errors import Problem, problem
from jinqiu_desktop.forms import Form
from jinqiu_desktop.kinds import Json, Value
from jinqiu_desktop.records import CopiedFrom, Record, Remark, StepTaken, canonical, canonical_json, digest, from_json


@dataclass(frozen=True, kw_only=True, slots=True)
class Ancestor:
    """An earlier revision in a record's chain: its number and digest."""

    no: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class RecordLine:
    """One record's newest revision as it is carried. `answers` is the canonical text that `digest` was made of.

    `owner` is the `Card.sender` of the office that makes its revisions; empty: the office that sealed it.
    """

    uid: str
    no: int
    number: str
    form: str
    form_rev: int
    answers: str
    digest: str
    office: str
    by: str
    at: datetime
    code: str = ""
    owner: str = ""
    parents: tuple[str, ...] = ()
    chain: tuple[Ancestor, ...] = ()
    frozen: Mapping[str, Json] = field(default_factory=dict)
    sources: Mapping[str, CopiedFrom] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Json] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether the answers are those the digest was made of."""
        return self.digest == digest(self.form, self.form_rev, self.answers)

    def to_text(self) -> str:
        """The line, without its end."""
        told: dict[str, Json] = {
            **self.more,
            "at": self.at.isoformat(),
            "by": self.by,
            "chain": [[one.no, one.digest] for one in self.chain],
            "code": self.code,
            "digest": self.digest,
            "form": self.form,
            "form_rev": self.form_rev,
            "frozen": dict(self.frozen),
            "no": self.no,
            "notes": dict(self.notes),
            "number": self.number,
            "office": self.office,
            "parents": list(self.parents),
            "sources": {
                path: {"uid": one.uid, "no": one.no, "digest": one.digest} for path, one in self.sources.items()
            },
            "uid": self.uid,
        }
        if self.owner:
            told["owner"] = self.owner
        if min(told) > "answers":  # then the canonical text can stand as it is, unparsed
            return f'{{"answers":{self.answers},{canonical_json(told)[1:]}'
        return canonical_json({**told, "answers": json.loads(self.answers)})


@dataclass(frozen=True, kw_only=True, slots=True)
class Enclosure:
    """An attached file to be carried. `open` gives its plain content, from wherever it is kept."""

    sha256: str
    size: int
    name: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, kw_only=True)
class Contents:
    """What is to be sealed: the records of each form, the schemas of those forms, the log, the remarks and the files.

    `is_practice` marks made-up people from a practice book.
    """

    records: Mapping[str, Collection[RecordLine]] = field(default_factory=dict)
    forms: Collection[Form] = ()
    steps: Collection[StepTaken] = ()
    remarks: Collection[Remark] = ()
    attachments: Collection[Enclosure] = ()
    audit_head: str = ""
    is_practice: bool = False


def line_of(
    form: Form,
    record: Record,
    *,
    code: str = "",
    chain: tuple[Ancestor, ...] = (),
    more: Mapping[str, Json] | None = None,
) -> RecordLine:
    """A record as it is carried; `code` is what its papers bear in their QR code, `more` what a newer program said of it."""
    return RecordLine(
        uid=record.uid,
        no=record.no,
        number=record.number,
        form=record.form,
        form_rev=record.form_rev,
        answers=canonical(form, record.answers),
        digest=record.digest,
        office=record.office,
        by=record.by,
        at=record.at,
        code=code,
        owner=record.owner,
        parents=record.parents,
        chain=chain,
        frozen={path: form.field(path).kind.stored(value) for path, value in record.frozen.items()},
        sources=record.sources,
        notes=record.notes,
        more=more or {},
    )


def record_of(form: Form, line: RecordLine) -> Record:
    """A carried record as a value of its form (of the rev it names). Raises ValueError when a frozen value has no place or does not fit."""
    return Record(
        uid=line.uid,
        no=line.no,
        number=line.number,
        form=line.form,
        form_rev=line.form_rev,
        answers=from_json(form, json.loads(line.answers)),
        digest=line.digest,
        parents=line.parents,
        frozen={path: _held(form, path, stored) for path, stored in line.frozen.items()},
        sources=line.sources,
        notes=line.notes,
        office=line.office,
        by=line.by,
        at=line.at,
        owner=line.owner,
    )


def _held(form: Form, path: str, stored: Json) -> Value:
    try:
        return form.field(path).kind.held(stored)
    except KeyError as error:
        raise ValueError(path) from error


def step_text(taken: StepTaken) -> str:
    """A step as one line, without its end."""
    return canonical_json(
        {
            "event": taken.event,
            "uid": taken.uid,
            "step": taken.step,
            "outcome": taken.outcome,
            "office": taken.office,
            "person": taken.person,
            "on": taken.on.isoformat(),
            "at": taken.at.isoformat(),
            "values": dict(taken.values),
            "revision": taken.revision,
            "prev": taken.prev,
        }
    )


def read_record(text: bytes, form: str, where: str) -> RecordLine | Problem:
    """The record in a line of `data/<form>.jsonl`, or what is wrong with it: bundle.line, bundle.digest."""
    try:
        line = _record(text.decode(), form)
    except (ValueError, RecursionError):
        return problem(where, "bundle.line")
    return line if line.is_sound else problem(where, "bundle.digest", number=line.number)


def read_step(text: bytes, where: str) -> StepTaken | Problem:
    """The step in a line of `data/steps.jsonl`, or bundle.line."""
    try:
        held = _Fields.canonical(text.decode())
        return StepTaken(
            event=held.text("event"),
            uid=held.text("uid"),
            step=held.text("step"),
            outcome=held.text("outcome"),
            office=held.text("office"),
            person=held.text("person"),
            on=date.fromisoformat(held.text("on")),
            at=held.moment("at"),
            values=held.object("values"),
            revision=held.text("revision"),
            prev=held.text("prev"),
        )
    except (ValueError, RecursionError):
        return problem(where, "bundle.line")


def read_remark(text: bytes, where: str) -> Remark | Problem:
    """The remark in a line of `data/remarks.jsonl`, or bundle.line."""
    try:
        held = _Fields.canonical(text.decode())
        return Remark(**{name: held.text(name) for name in Remark.__slots__})
    except (ValueError, RecursionError):
        return problem(where, "bundle.line")


class _Fields:
    """One JSON object of a line; every getter takes its field out and raises ValueError when it is not of that shape."""

    def __init__(self, line: str) -> None:
        held = json.loads(line, parse_constant=_refuse_constant)
        if not isinstance(held, dict):
            raise ValueError("not an object")
        self.left: dict[str, Json] = held

    @staticmethod
    def canonical(line: str) -> _Fields:
        """One spelling only: no doubled key, no other order, nothing a second reader could take differently."""
        held = _Fields(line)
        if canonical_json(held.left) != line:
            raise ValueError("not canonical")
        return held

    def take(self, name: str) -> Json:
        if name not in self.left:
            raise ValueError(name)
        return self.left.pop(name)

    def text(self, name: str) -> str:
        value = self.take(name)
        if not isinstance(value, str):
            raise ValueError(name)
        return value

    def whole(self, name: str) -> int:
        return _whole(self.take(name))

    def object(self, name: str) -> dict[str, Json]:
        value = self.take(name)
        if not isinstance(value, dict):
            raise ValueError(name)
        return value

    def list(self, name: str) -> list[Json]:
        value = self.take(name)
        if not isinstance(value, list):
            raise ValueError(name)
        return value

    def moment(self, name: str) -> datetime:
        value = datetime.fromisoformat(self.text(name))
        if value.tzinfo is None:
            raise ValueError(name)
        return value


def _record(text: str, form: str) -> RecordLine:
    held = _Fields(text)
    named = held.text("form")
    if named != form:
        raise ValueError("form")
    read = RecordLine(
        uid=held.text("uid"),
        no=held.whole("no"),
        number=held.text("number"),
        form=named,
        form_rev=held.whole("form_rev"),
        answers=canonical_json(held.object("answers")),
        digest=held.text("digest"),
        office=held.text("office"),
        by=held.text("by"),
        at=held.moment("at"),
        code=held.text("code"),
        owner=_text(held.left.pop("owner", "")),
        parents=tuple(_text(one) for one in held.list("parents")),
        chain=tuple(_ancestor(one) for one in held.list("chain")),
        frozen=held.object("frozen"),
        sources={path: _source(one) for path, one in held.object("sources").items()},
        notes={path: _text(one) for path, one in held.object("notes").items()},
        more=held.left,
    )
    if read.to_text() != text:  # one spelling only, as above; the answers are spelt out but once
        raise ValueError("not canonical")
    return read


def _ancestor(held: Json) -> Ancestor:
    if not isinstance(held, list) or len(held) != 2:
        raise ValueError("chain")
    return Ancestor(no=_whole(held[0]), digest=_text(held[1]))


def _source(held: Json) -> CopiedFrom:
    if not isinstance(held, dict) or set(held) != {"uid", "no", "digest"}:
        raise ValueError("sources")
    return CopiedFrom(uid=_text(held["uid"]), no=_whole(held["no"]), digest=_text(held["digest"]))


def _text(held: Json) -> str:
    if not isinstance(held, str):
        raise ValueError("not a text")
    return held


def _whole(held: Json) -> int:
    if not isinstance(held, int) or isinstance(held, bool) or held < 0:
        raise ValueError("not a whole number")
    return held


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
