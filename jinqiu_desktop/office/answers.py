"""What a return bundle carries: the records of another office on which something was done or said here, and what that is.

Whether a step or a remark is ours is told by the store's own chained log of acts, which no bundle can write into; names of offices decide
nothing. What the owner has built upon already need not go back again. This module seals nothing and changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from jinqiu_desktop.forms import Form
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.records import Record, Remark, StepTaken
from jinqiu_desktop.store import AuditLine

RETURN = "return"
"""The act under which the audit log tells that answers went back: `to` whom, and the `uids` of the records."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What would go back with one record: steps and open remarks made here that its owner is not known to have.

    `returned` is when it last went into a return bundle; `is_new` says that something was done or said since, or that it never went.
    """

    record: Record
    title: str
    steps: tuple[StepTaken, ...]
    remarks: tuple[Remark, ...]
    returned: datetime | None
    is_new: bool


def answers_for(desk: Desk, sender: str) -> Iterator[Answer]:
    """The answers to the records an office (its `Card.sender`) owns, in the order the records came."""
    log, own = _Log(desk.store.answering(), sender), desk.card().sender
    for uid in desk.store.owned_by(sender):
        record = desk.store.record(uid) if uid in log.made else None
        if record is None:
            continue
        form, made = desk.form_of(record), log.made[uid]
        steps = tuple(_waiting(form, own, desk.store.steps(uid), made))
        remarks = tuple(one for one in desk.store.remarks(uid) if one.uuid in made and not one.closed_by)
        if not steps and not remarks:
            continue
        title = record.value(form.summary[0]) if form.summary else None
        yield Answer(
            record=record,
            title=str(title or ""),
            steps=steps,
            remarks=remarks,
            returned=log.returned.get(uid),
            is_new=any(one in log.fresh for one in (*(step.event for step in steps), *(each.uuid for each in remarks))),
        )


class _Log:
    """What the log of acts tells: what was made here, by record; what went back to the office, and when; what is newer than that."""

    def __init__(self, lines: Iterable[AuditLine], sender: str) -> None:
        self.made: dict[str, set[str]] = {}
        self.fresh: set[str] = set()
        self.returned: dict[str, datetime] = {}
        for line in lines:
            if line.act != RETURN:
                made = line.facts.get("event") or line.facts.get("remark") or ""
                self.made.setdefault(line.uid, set()).add(made)
                self.fresh.add(made)
            elif line.facts.get("to") == sender:
                for uid in line.facts.get("uids", "").split():
                    self.returned[uid] = line.at
                    self.fresh -= self.made.get(uid, set())


def _waiting(form: Form, own: str, log: Sequence[StepTaken], made: Collection[str]) -> Iterator[StepTaken]:
    """The steps made here that its owner is not known to have: it built on some already, and got what was there when we gave it away."""
    from jinqiu_desktop.bundle.ownership import TRANSFER

    known: set[str] = set()
    for one in reversed(log):
        step = form.steps.get(one.step)
        is_owners = (
            step is not None and step.freezes and one.event not in made
        )  # only the owner takes one that freezes answers
        if is_owners or one.digest in known or (one.step == TRANSFER and one.values.get("from") == own):
            known.add(one.prev)
    yield from (one for one in log if one.event in made and one.digest not in known)
