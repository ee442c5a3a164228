"""Sealing: contents become one file, written whole or not at all and opened again before it gets its name.

What is read flows through zip, age and signature in one pass; the plain bag never lies on a disk. It decides nothing about what is due to
be sent or to whom.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import jinqiu_desktop
from jinqiu_desktop.bundle.bag import BagStream, Meter, reading_back
from jinqiu_desktop.bundle.contents import Contents
from jinqiu_desktop.bundle.envelope import HEAD_SIZE, Cover, Frame, Measured, Minisig, encrypt
from jinqiu_desktop.bundle.opening import open_file
from jinqiu_desktop.errors import Failure, Progress, Refused, no_progress
from jinqiu_desktop.keys import Card, OfficeKeys
from jinqiu_desktop.places import write_whole

PRACTICE = "Practice"
"""The line of bag-info.txt that says: nobody in here is real."""

_LINE = 1500  # bytes a record takes, roughly: only for the progress told


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """A bundle's place in the order of one store's life: a restored store starts a new lineage after the last bundle it knew of."""

    lineage: str
    after: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sealed:
    """What was written: for whom, how large, how much. `package_sha256` is the `prev` of the next bundle."""

    path: Path
    cover: Cover
    size: int
    sha256: str
    package_sha256: str
    receivers: tuple[str, ...]
    counts: Mapping[str, int]
    attachments: int

    @property
    def households(self) -> int:
        """How many households are inside."""
        return self.counts.get("household", 0)


def seal(
    contents: Contents,
    *,
    to: Sequence[Card],
    sender: Card,
    keys: OfficeKeys,
    cover: Cover,
    turn: Turn,
    out: Path,
    scratch: Path | None = None,
    progress: Progress = no_progress,
) -> Sealed:
    """Writes a bundle for these receivers, which the sender can open as well.

    Raises `Refused` when a record's answers are not those of its digest; `Failure` bundle.nobody, bundle.attachment, bundle.too_large,
    bundle.limit, or as `places.write_whole`; `Stopped`. Then nothing is left at `out` that was not there before.
    """
    if not to:
        raise Failure("bundle.nobody")
    info = {name: value for name, value in bag_info(contents, cover, turn, sender, to).items() if value}
    with write_whole(out) as file:
        meter = Meter(progress, weight(contents), "封装")
        stream = BagStream(contents, info, meter)
        recipients = dict.fromkeys((*(card.age for card in to), sender.age))
        file.write(bytes(HEAD_SIZE))
        written = encrypt(stream.read, file, list(recipients))
        _close(file, written, Minisig.make(written.blake2b, cover.comment(), keys))
        with reading_back(contents), open_file(file, keys, [sender], scratch=scratch, progress=progress) as opened:
            if wrong := opened.check(progress):
                raise Refused(wrong)
    return Sealed(
        path=out,
        cover=cover,
        size=opened.manifest.file_size,
        sha256=opened.manifest.file_sha256,
        package_sha256=opened.manifest.package_sha256,
        receivers=tuple(card.office for card in to),
        counts={form: len(records) for form, records in contents.records.items()},
        attachments=len({one.sha256 for one in contents.attachments}),
    )


def bag_info(contents: Contents, cover: Cover, turn: Turn, sender: Card, to: Sequence[Card]) -> dict[str, str]:
    """What stands in bag-info.txt: the cover again, so that a ciphertext cannot get another one, and what only the receiver may know."""
    said = dict(word.split("=", 1) for word in cover.comment().split(" "))
    counts = " ".join(f"{form}={len(records)}" for form, records in sorted(contents.records.items()))
    return {
        **said,
        "Sender": sender.sender,
        "Source-Organization": " ".join(sender.office.split()),
        "Recipients": " ".join(card.sender for card in to),
        "Lineage": turn.lineage,
        "Lineage-After": turn.after,
        "Record-Count": counts,
        "Audit-Head": contents.audit_head,
        PRACTICE: "yes" if contents.is_practice else "",
        "Bag-Software-Agent": f"jinqiu-desktop {jinqiu_desktop.__version__}",
    }


def weight(contents: Contents) -> int:
    """Bytes there are to seal, roughly: only for the progress told."""
    lines = sum(len(records) for records in contents.records.values()) + len(contents.steps)
    return lines * _LINE + sum(one.size for one in contents.attachments)


def _close(file: BinaryIO, written: Measured, minisig: Minisig) -> None:
    frame = Frame.around(written.size, written.crc, minisig.to_bytes())
    file.write(frame.tail)
    file.seek(0)
    file.write(frame.head)
    file.flush()
    os.fsync(file.fileno())  # on a stick: what is opened again below is what is there
