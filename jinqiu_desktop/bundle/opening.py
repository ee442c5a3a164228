"""Opening: a bundle is a suspect until everything it claims has been checked, in this order (facts/store.md, D).

frame → whose signature → format → unit → stanzas → decrypt → zip → names and sizes → manifest = payload → every hash → inside = outside;
then, while they are read, each line and each record's digest. Nothing is handed out before the order is through; a line that is wrong by
itself is a `Problem` and stops no other. Whether a bundle is new, old or a copy is for the caller, who knows what came before.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TypeVar

from jinqiu_desktop.bundle.bag import ATTACHMENTS, Bag, Limits, Meter
from jinqiu_desktop.bundle.contents import RecordLine, read_record, read_remark, read_step
from jinqiu_desktop.bundle.envelope import Cover, Digests, Outer, decrypt, digests, read_outer
from jinqiu_desktop.bundle.manifests import Folder, check_manifests
from jinqiu_desktop.bundle.scratch import Scratch
from jinqiu_desktop.errors import Failure, Problem, Progress, no_progress
from jinqiu_desktop.keys import Card, OfficeKeys
from jinqiu_desktop.places import fill_whole, told
from jinqiu_desktop.records import Remark, StepTaken

_T = TypeVar("_T")
_SUFFIX = ".jsonl"
_LOGS = frozenset({"steps", "remarks"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Enclosed:
    """An attached file in a bundle."""

    sha256: str
    size: int
    extension: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What is proved of an opened bundle: who sent it, its cover, its lineage, for whom it was meant, what it holds."""

    cover: Cover
    sender: Card
    office: str
    lineage: str
    after: str
    receivers: tuple[str, ...]
    forms: tuple[str, ...]
    counts: dict[str, int]
    attachments: tuple[Enclosed, ...]
    audit_head: str
    is_practice: bool
    program: str
    package_sha256: str
    file_sha256: str
    file_size: int


class Opened:
    """A bundle that passed every check. To be closed; its lines and files are read from a scratch file that goes with it."""

    def __init__(self, manifest: Manifest, bag: Bag, scratch: Scratch) -> None:
        self.manifest = manifest
        self._bag = bag
        self._scratch = scratch

    def __enter__(self) -> Opened:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forgets the plain content."""
        self._bag.close()
        self._scratch.close()

    @property
    def names(self) -> tuple[str, ...]:
        """Every file of the bag."""
        return tuple(self._bag.names)

    def open(self, name: str) -> BinaryIO:
        """The content of one file of the bag."""
        return self._bag.open(name)

    def records(self, form: str) -> Iterator[RecordLine | Problem]:
        """The records of a form, one by one; a line that is wrong by itself is a Problem (bundle.line, bundle.digest)."""
        return self._each(form, lambda line, where: read_record(line, form, where))

    def steps(self) -> Iterator[StepTaken | Problem]:
        """The steps taken, in the order they were sealed."""
        return self._each("steps", read_step)

    def remarks(self) -> Iterator[Remark | Problem]:
        """The remarks on records of the receiver."""
        return self._each("remarks", read_remark)

    def attachment(self, one: Enclosed) -> BinaryIO:
        """The plain content of an attached file."""
        return self._bag.open(f"{ATTACHMENTS}{one.sha256}.{one.extension}")

    def check(self, progress: Progress = no_progress) -> tuple[Problem, ...]:
        """Reads every line and tells what is wrong by itself."""
        every: list[Iterable[object]] = [self.records(form) for form in self.manifest.forms]
        found: list[Problem] = []
        for at, lines in enumerate([*every, self.steps(), self.remarks()]):
            progress.step(at, len(every) + 2, "核对记录")
            found += [line for line in lines if isinstance(line, Problem)]
        return tuple(found)

    def _each(self, name: str, read: Callable[[bytes, str], _T]) -> Iterator[_T]:
        file = f"data/{name}{_SUFFIX}"
        for number, line in enumerate(self._bag.lines(file), start=1):
            yield read(line, f"{file}:{number}")


def open_bundle(
    path: Path,
    keys: OfficeKeys | str,
    trusted: Iterable[Card],
    *,
    scratch: Path | None = None,
    limits: Limits | None = None,
    progress: Progress = no_progress,
) -> Opened:
    """Opens a bundle with the office's keys (or the text of an age secret), if one of the trusted offices signed it.

    `scratch` is a folder for the encrypted temporary file. Raises `Failure` with a code of its own for each refusal: bundle.not_a_bundle,
    .damaged, .unknown_sender, .signature, .newer, .wrong_unit, .stanza, .not_for_us, .ciphertext, .zip, .name, .limit, .bag, .hash,
    .mixed_up, or what the system says about the file; `Stopped`.
    """
    try:
        with path.open("rb") as file:
            return open_file(file, keys, trusted, scratch=scratch, limits=limits, progress=progress)
    except OSError as error:
        raise told(error, path.name) from error


def open_file(
    file: BinaryIO,
    keys: OfficeKeys | str,
    trusted: Iterable[Card],
    *,
    scratch: Path | None = None,
    limits: Limits | None = None,
    progress: Progress = no_progress,
) -> Opened:
    """The same for a file that is open already."""
    outer = read_outer(file)
    found = digests(file, outer, progress)
    signer = outer.minisig.signer(trusted, found.blake2b)
    cover = Cover.read(outer.minisig.comment)
    if not cover.unit.endswith(f"-{signer.sender[:4].upper()}"):
        raise Failure("bundle.wrong_unit", unit=cover.unit, office=signer.office)
    plain = Scratch(scratch)
    try:
        decrypt(file, outer, keys if isinstance(keys, str) else keys.age, plain, progress)
        bag = Bag(io.BufferedReader(plain, 1 << 16), limits or Limits(), progress)
        manifest = _manifest(bag, cover, signer, outer, found)
    except BaseException:
        plain.close()
        raise
    return Opened(manifest, bag, plain)


def extract(opened: Opened, out: Path, progress: Progress = no_progress) -> None:
    """Lays the bag out as a folder, whole or not at all, and reads it back before it gets its name. The folder must be new or empty.

    Raises `Failure` bundle.folder_taken, or as `places.fill_whole` and `verify_folder`; `Stopped`.
    """
    try:
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise Failure("bundle.folder_taken", name=out.name)
    except OSError as error:
        raise told(error, out.name) from error
    with fill_whole(out) as folder:
        for at, name in enumerate(opened.names):
            progress.step(at, len(opened.names), "写出文件")
            target = folder.joinpath(*name.split("/"))  # checked names only: bag._is_safe
            target.parent.mkdir(parents=True, exist_ok=True)
            with opened.open(name) as content, target.open("xb") as file:
                shutil.copyfileobj(content, file, 1 << 18)
                file.flush()
                os.fsync(file.fileno())
        verify_folder(folder, progress)


def verify_folder(folder: Path, progress: Progress = no_progress) -> None:
    """Holds a bag that was laid out in a folder against its own lists.

    Raises `Failure` bundle.bag, .hash, .name, .limit, or what the system says about the folder; `Stopped`.
    """
    try:
        files = Folder(folder)
        check_manifests(files, Meter(progress, files.size, "核对文件").add)
    except OSError as error:
        raise told(error, folder.name) from error


def _manifest(bag: Bag, cover: Cover, signer: Card, outer: Outer, found: Digests) -> Manifest:
    info = bag.info
    said = dict(word.split("=", 1) for word in cover.comment().split(" "))
    if any(info.get(name) != value for name, value in said.items()) or info.get("Sender") != signer.sender:
        raise Failure("bundle.mixed_up", office=signer.office)
    forms = [name.removeprefix("data/").removesuffix(_SUFFIX) for name in bag.names if name.endswith(_SUFFIX)]
    return Manifest(
        cover=cover,
        sender=signer,
        office=info.get("Source-Organization", ""),
        lineage=info.get("Lineage", ""),
        after=info.get("Lineage-After", ""),
        receivers=tuple(info.get("Recipients", "").split()),
        forms=tuple(form for form in forms if form not in _LOGS and "/" not in form),
        counts=_counts(info.get("Record-Count", "")),
        attachments=tuple(_enclosed(name, bag.size(name)) for name in bag.names if name.startswith(ATTACHMENTS)),
        audit_head=info.get("Audit-Head", ""),
        is_practice="Practice" in info,
        program=info.get("Bag-Software-Agent", ""),
        package_sha256=found.sha256,
        file_sha256=found.file_sha256,
        file_size=outer.file_size,
    )


def _counts(text: str) -> dict[str, int]:
    pairs = (word.partition("=") for word in text.split())
    return {name: int(value) for name, _, value in pairs if value.isascii() and value.isdigit() and len(value) < 10}


def _enclosed(name: str, size: int) -> Enclosed:
    sha256, _, extension = name.removeprefix(ATTACHMENTS).partition(".")
    return Enclosed(sha256=sha256, size=size, extension=extension)
