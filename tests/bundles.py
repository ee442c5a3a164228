"""Made-up offices and their bundles for the tests: what is sealed, a forge for hostile ones, a disk that is full."""

from __future__ import annotations

import hashlib
import io
import resource
import signal
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from jinqiu_desktop.bundle import (
    Ancestor,
    Contents,
    Cover,
    Enclosure,
    Limits,
    Opened,
    RecordLine,
    Sealed,
    Turn,
    new_cover,
    open_bundle,
    seal,
    unit_code,
)
from jinqiu_desktop.bundle.bag import BAGIT
from jinqiu_desktop.bundle.envelope import Frame, Minisig, encrypt, read_outer
from jinqiu_desktop.errors import Failure, Progress, no_progress
from jinqiu_desktop.keys import Card, OfficeKeys
from jinqiu_desktop.records import Remark, StepTaken, canonical_json, digest

NOW = datetime(2026, 8, 7, 6, 32, 11, tzinfo=UTC)
UUID = "0198f1c2-7b1d-4c3e-9a55-0123456789ab"
LINEAGE = "0198f1c2-0000-7000-8000-00000000000a"
NAMES = ("赵春燕", "钱大壮", "孙小梅")
SCAN = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40


@dataclass(frozen=True, slots=True)
class Someone:
    """An office of the test: its keys and its card."""

    keys: OfficeKeys
    card: Card


def someone(name: str, level: str = "基层", region: str = "341602") -> Someone:
    keys = OfficeKeys.generate()
    return Someone(keys, keys.card(office=name, level=level, region=region))


OFFICE = someone("谯城区某厂工会")
COUNTY = someone("谯城区总工会", "县区")
STRANGER = someone("别处工会", region="410403")


def record(number: int, name: str, **changes: str) -> RecordLine:
    answers = canonical_json(
        {"head.name": name, "income.other": "2000", "members": [{"rid": "k7f2m3qa", "name": name}]}
    )
    line = RecordLine(
        uid=f"0198f1c2-7b1d-7c3e-9a55-{number:012d}",
        no=2,
        number=f"JQ-2026-{number:06d}",
        form="household",
        form_rev=1,
        answers=answers,
        digest=digest("household", 1, answers),
        office="谯城区某厂工会",
        by="李会计",
        at=NOW,
        code="0123456789abcdef",
        parents=("ab" * 32,),
        chain=(Ancestor(no=1, digest="ab" * 32),),
        frozen={"head.age": 41},
        notes={"V04@head.idno": "已对照证件"},
    )
    return replace(line, **changes)  # type: ignore[arg-type]


STEP = StepTaken(
    event="0198f1c2-7b1d-7c3e-9a55-00000000e001",
    uid="0198f1c2-7b1d-7c3e-9a55-000000000001",
    step="submit",
    outcome="",
    office="谯城区某厂工会",
    person="李会计",
    on=date(2026, 8, 7),
    at=NOW,
    values={"opinion": "同意"},
    revision="ab" * 32,
)
REMARK = Remark(
    uuid="0198f1c2-7b1d-7c3e-9a55-00000000f001",
    uid="0198f1c2-7b1d-7c3e-9a55-000000000001",
    path="head.idno",
    revision="ab" * 32,
    text="请核对末位",
    severity="warning",
    office="谯城区总工会",
)


def scan(content: bytes = SCAN, name: str = "身份证.JPG", told: bytes | None = None) -> Enclosure:
    sha256 = hashlib.sha256(content if told is None else told).hexdigest()
    return Enclosure(sha256=sha256, size=len(content), name=name, open=lambda: io.BytesIO(content))


def contents(*lines: RecordLine) -> Contents:
    given = lines or tuple(record(at, name) for at, name in enumerate(NAMES, start=1))
    return Contents(records={"household": given}, steps=[STEP], remarks=[REMARK], attachments=[scan()])


def sealed(
    out: Path, office: Someone, county: Someone, what: Contents | None = None, progress: Progress = no_progress
) -> Sealed:
    return seal(
        what or contents(),
        to=[county.card],
        sender=office.card,
        keys=office.keys,
        cover=replace(new_cover(office.card, seq=12, prev="cd" * 32, created=NOW), uuid=UUID),
        turn=Turn(lineage=LINEAGE),
        out=out,
        scratch=out.parent,
        progress=progress,
    )


def code_of(act: Callable[[], object]) -> str:
    """The code of the failure an act ends in; an empty text when it ends well."""
    try:
        made = act()
    except Failure as failure:
        return failure.code
    if isinstance(made, Opened):
        made.close()
    return ""


def parts(path: Path) -> tuple[bytes, str]:
    """The ciphertext and the signed comment of a bundle."""
    with path.open("rb") as file:
        outer = read_outer(file)
        file.seek(outer.start)
        return file.read(outer.size), outer.minisig.comment


def framed(ciphertext: bytes, comment: str, signer: Someone) -> bytes:
    """A bundle of this ciphertext, correctly framed and signed."""
    signature = Minisig.make(hashlib.blake2b(ciphertext).digest(), comment, signer.keys).to_bytes()
    frame = Frame.around(len(ciphertext), zlib.crc32(ciphertext), signature)
    return frame.head + ciphertext + frame.tail


def info(office: Someone, cover: Cover) -> dict[str, str]:
    return dict(word.split("=", 1) for word in cover.comment().split(" ")) | {"Sender": office.card.sender}


Payload = dict[str, bytes]
PAYLOAD: Payload = {"data/household.jsonl": record(1, "赵春燕").to_text().encode() + b"\n"}


def tags(payload: Mapping[str, bytes], told: Mapping[str, str]) -> Payload:
    """The tag files that go with a payload."""
    made = {"bagit.txt": BAGIT}
    oxum = f"{sum(map(len, payload.values()))}.{len(payload)}"
    made["bag-info.txt"] = "".join(f"{k}: {v}\n" for k, v in {**told, "Payload-Oxum": oxum}.items()).encode()
    made["manifest-sha256.txt"] = manifest(payload)
    return {**made, "tagmanifest-sha256.txt": manifest(made)}


def manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()).encode()


def zipped(
    files: Mapping[str, bytes], *more: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in (*files.items(), *more):
            archive.writestr(name, content)
    return made.getvalue()


class Forge:
    """Makes bundles of any inside, properly encrypted and signed by a trusted office that went bad."""

    def __init__(self, folder: Path, office: Someone, county: Someone) -> None:
        self.folder, self.office, self.county = folder, office, county
        self.cover = Cover(uuid=UUID, unit=unit_code(office.card), seq=1, created=NOW)
        self.told = info(office, self.cover)

    def path(self, inside: bytes) -> Path:
        ciphertext = io.BytesIO()
        encrypt(io.BytesIO(inside).read, ciphertext, [self.county.card.age])
        path = self.folder / "forged.jqb"
        path.write_bytes(framed(ciphertext.getvalue(), self.cover.comment(), self.office))
        return path

    def refusal(self, inside: bytes, limits: Limits | None = None) -> str:
        path = self.path(inside)
        return code_of(
            lambda: open_bundle(path, self.county.keys, [self.office.card], scratch=self.folder, limits=limits)
        )

    def with_payload(self, payload: Mapping[str, bytes]) -> bytes:
        return zipped({**payload, **tags(payload, self.told)})


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file can grow past this many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
