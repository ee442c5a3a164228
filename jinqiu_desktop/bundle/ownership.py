"""Whose a record is: only its owner makes revisions of it, and ownership moves by an entry in its log (formats.md §8).

An entry `transfer` names who gives and who gets, by the fingerprints of their signing keys, and bears the giver's signature; so any office
that has the giver's card can follow it, through whatever hands the log came. It is no step of a form: the state stays as it is.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from jinqiu_desktop.keys import Card, OfficeKeys
from jinqiu_desktop.records import StepTaken, new_uid

TRANSFER = "transfer"


def transfer(
    uid: str, *, giver: Card, keys: OfficeKeys, to: Card, person: str, on: date, at: datetime, revision: str, prev: str
) -> StepTaken:
    """The entry by which an office gives a record at one revision (its digest) to another office."""
    signature = keys.sign(_said(uid, giver.sender, to.sender, revision))
    values = {
        "from": giver.sender,
        "to": to.sender,
        "office": to.office,
        "signature": base64.b64encode(signature).decode(),
    }
    return StepTaken(
        event=new_uid(at),
        uid=uid,
        step=TRANSFER,
        outcome="",
        office=giver.office,
        person=person,
        on=on,
        at=at,
        values=values,
        revision=revision,
        prev=prev,
    )


def giver_of(log: Iterable[StepTaken]) -> str:
    """Who gave a record away first, by its log; empty when nobody did."""
    return next((str(one.values.get("from", "")) for one in log if one.step == TRANSFER), "")


def owners(first: str, log: Iterable[StepTaken], cards: Mapping[str, Card]) -> tuple[str, ...]:
    """Whose a record was one after the other, from the first on; an entry its giver did not sign moves nothing."""
    found = [first]
    for one in log:
        card = cards.get(found[-1])
        if one.step == TRANSFER and card is not None and is_by(card, one):
            found.append(str(one.values["to"]))
    return tuple(found)


def is_by(card: Card, one: StepTaken) -> bool:
    """Whether an entry was signed by this office, for this record and receiver."""
    to, signature = one.values.get("to"), one.values.get("signature")
    if one.values.get("from") != card.sender or not isinstance(to, str) or not isinstance(signature, str):
        return False
    try:
        signed = base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return False
    return card.is_signed(signed, _said(one.uid, card.sender, to, one.revision))


def _said(uid: str, giver: str, to: str, revision: str) -> bytes:
    return f"jq-transfer/1\n{uid}\n{giver}\n{to}\n{revision}".encode()
