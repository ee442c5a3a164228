"""收包单: what was taken in from one bundle and what was not, kept with the bundle and printed for whoever brought it.

A receipt is made together with the import, in the same transaction, and tells later what was decided then, whatever became of the records.
It holds names and numbers of records, no answers; its words are made when it is printed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Problem, Severity, problem, sentence
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office.desk import Profile
from jinqiu_desktop.records import Json, Shown, canonical_json

if TYPE_CHECKING:
    from jinqiu_desktop.bundle import ImportPlan, Planned

Fate = Literal["in", "out", "rest"]
"""Taken in, left out, or nothing to take: it is here already."""

_CHANGES = ("new", "newer", "same", "older", "conflict", "quarantined")
_IN_ORDER: dict[Fate, int] = {"in": 0, "out": 1, "rest": 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceiptLine:
    """One record of a bundle: what it is called, what taking it in would be (`Change`), what became of it, what was to be said of it."""

    form: str
    title: str
    number: str
    change: str
    fate: Fate
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """One taking in of one bundle. `size` in bytes; `sha256` (hex) is that of the file as it lay on the stick."""

    uuid: str
    seq: int
    size: int
    sha256: str
    sealed: datetime
    sender: Card
    receiver: str
    clerk: str
    at: datetime
    remarks: int
    lines: tuple[ReceiptLine, ...]
    problems: tuple[Problem, ...] = ()

    def count(self, change: str) -> int:
        """How many records of a kind of change."""
        return sum(one.change == change for one in self.lines)

    def to_text(self) -> str:
        """The receipt as canonical JSON."""
        return canonical_json(
            {
                "uuid": self.uuid,
                "seq": self.seq,
                "size": self.size,
                "sha256": self.sha256,
                "sealed": self.sealed.isoformat(),
                "sender": self.sender.to_text(),
                "receiver": self.receiver,
                "clerk": self.clerk,
                "at": self.at.isoformat(),
                "remarks": self.remarks,
                "lines": [
                    [one.form, one.title, one.number, one.change, one.fate, _told(one.problems)] for one in self.lines
                ],
                "problems": _told(self.problems),
            }
        )

    @staticmethod
    def from_text(text: str) -> Receipt:
        """The receipt that `to_text` wrote."""
        held = json.loads(text)
        return Receipt(
            uuid=held["uuid"],
            seq=held["seq"],
            size=held["size"],
            sha256=held["sha256"],
            sealed=datetime.fromisoformat(held["sealed"]),
            sender=Card.from_text(held["sender"]),
            receiver=held["receiver"],
            clerk=held["clerk"],
            at=datetime.fromisoformat(held["at"]),
            remarks=held["remarks"],
            lines=tuple(
                ReceiptLine(form=form, title=title, number=number, change=change, fate=fate, problems=_problems(told))
                for form, title, number, change, fate, told in held["lines"]
            ),
            problems=_problems(held["problems"]),
        )


def receipt_of(
    plan: ImportPlan,
    *,
    taken: Collection[str],
    decided: Collection[str],
    left_out: Sequence[Planned],
    progress: Callable[[Planned], str],
    remarks: int,
    profile: Profile,
    at: datetime,
) -> Receipt:
    """What is about to be taken in, as a receipt; `decided` are the records about which a person chose, `progress` names new steps."""
    manifest = plan.manifest

    def told(one: Planned) -> Iterator[Problem]:
        yield from one.problems
        if one.uid in decided:
            yield problem("", "receipt.decided")
        if one.state == "progress" and one.uid in taken:
            yield problem("", "receipt.progress", steps=progress(one))

    return Receipt(
        uuid=manifest.cover.uuid,
        seq=manifest.cover.seq,
        size=manifest.file_size,
        sha256=manifest.file_sha256,
        sealed=manifest.cover.created,
        sender=manifest.sender,
        receiver=profile.name,
        clerk=profile.clerk,
        at=at,
        remarks=remarks,
        lines=tuple(
            ReceiptLine(
                form=one.form,
                title=one.title,
                number=one.number,
                change=one.change.value,
                fate="out" if one in left_out else "in" if one.uid in taken else "rest",
                problems=tuple(told(one)),
            )
            for one in plan.records
        ),
        problems=plan.problems,
    )


def shown(receipt: Receipt, catalog: Catalog) -> Shown:
    """The strings of the paper `receipt`."""
    sealed, at = receipt.sealed.astimezone(), receipt.at.astimezone()
    ordered = sorted(receipt.lines, key=lambda one: (_IN_ORDER[one.fate], one.form, one.number))
    values: Mapping[str, str] = {
        "office.sender": receipt.sender.office,
        "office.level": receipt.sender.level,
        "office.fingerprint": receipt.sender.fingerprint,
        "office.uuid": receipt.uuid,
        "office.seq": str(receipt.seq),
        "office.size": f"{receipt.size:,}",
        "office.sha256": receipt.sha256,
        "office.sealed": f"{sealed:%Y-%m-%d}",
        "office.name": receipt.receiver,
        "office.clerk": receipt.clerk,
        "office.at": f"{at:%Y-%m-%d %H:%M}",
        "office.total": str(len(receipt.lines)),
        "office.in": str(sum(one.fate == "in" for one in receipt.lines)),
        "office.out": str(sum(one.fate == "out" for one in receipt.lines)),
        "office.remarks": str(receipt.remarks),
        "office.told": "".join(_plain(one) for one in receipt.problems) or _plain(problem("", "receipt.nothing")),
        **{f"office.{change}": str(receipt.count(change)) for change in _CHANGES},
    }
    rows = tuple(dict(_row(str(at), one, catalog)) for at, one in enumerate(ordered, start=1))
    return Shown(form="", uid="", number="", rev=0, code="", draft=False, values=values, rows={"office.records": rows})


def _row(at: str, one: ReceiptLine, catalog: Catalog) -> Iterator[tuple[str, str]]:
    title = catalog.form(one.form).title if one.form in catalog.form_ids else one.form
    yield from (("at", at), ("form", title), ("title", one.title), ("number", one.number))
    yield "change", sentence(problem("", f"receipt.{one.change}")).short
    yield "fate", sentence(problem("", f"receipt.{one.fate}")).short
    yield "why", "".join(_plain(each) for each in one.problems)


def _plain(one: Problem) -> str:
    return sentence(one).what


def _told(problems: Sequence[Problem]) -> Json:
    return [[one.where, one.code, one.severity.value, [list(fact) for fact in one.facts]] for one in problems]


def _problems(told: Json) -> tuple[Problem, ...]:
    return tuple(
        Problem(where=where, code=code, severity=Severity(severity), facts=tuple((name, text) for name, text in facts))
        for where, code, severity, facts in told
    )
