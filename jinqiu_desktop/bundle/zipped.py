"""The way out for a receiver without the program: the same bag in a zip that any 7-Zip opens with a password, and a signature beside it.

The zip (WinZip's AES-256) holds one member, `package.zip`, so that not even names and numbers of files show. The password is made by chance
and must go another way than the file. `minisign -Vm FILE.zip` holds the zip against the sender's card. This is not received by the program.
"""

from __future__ import annotations

import hashlib
import io
import math
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, Final

import pyzipper

from jinqiu_desktop.bundle.bag import Bag, BagStream, Limits, Meter, reading_back
from jinqiu_desktop.bundle.contents import Contents
from jinqiu_desktop.bundle.envelope import Cover, Minisig
from jinqiu_desktop.bundle.scratch import Scratch
from jinqiu_desktop.bundle.sealing import Turn, bag_info, weight
from jinqiu_desktop.errors import Failure, Progress, no_progress
from jinqiu_desktop.keys import Card, OfficeKeys
from jinqiu_desktop.places import write_whole

_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another one on paper
_GROUPS: Final = 6
_MEMBER: Final = "package.zip"
_CHUNK: Final = 1 << 18

PASSWORD_BITS: Final = math.floor(_GROUPS * 4 * math.log2(len(_LETTERS)))
"""How many bits of chance are in a password: at least 100."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Zipped:
    """What was written: the zip, the signature beside it, and the password that is shown once and printed apart."""

    path: Path
    signature: Path
    password: str
    size: int
    sha256: str
    counts: Mapping[str, int]


def seal_zip(
    contents: Contents,
    *,
    sender: Card,
    keys: OfficeKeys,
    cover: Cover,
    turn: Turn,
    out: Path,
    scratch: Path | None = None,
    progress: Progress = no_progress,
) -> Zipped:
    """Writes the zip and its signature, both or neither, and opens the zip again before it gets its name.

    Raises `Failure` bundle.attachment, bundle.ciphertext, or as `places.write_whole`; `Stopped`.
    """
    password = new_password()
    info = {name: value for name, value in bag_info(contents, cover, turn, sender, ()).items() if value}
    signature = out.with_name(f"{out.name}.minisig")
    was_there = signature.exists()
    try:
        with write_whole(out) as file:
            stream = BagStream(contents, info, Meter(progress, weight(contents), "封装"))
            with _zip(file, password) as archive, archive.open(_entry(), "w", force_zip64=True) as member:
                while content := stream.read(_CHUNK):
                    member.write(content)
            file.flush()
            with reading_back(contents):
                _check(file, password, scratch, progress)
            size, sha256, blake2b = _measured(file)
            with write_whole(signature) as beside:
                beside.write(Minisig.make(blake2b, cover.comment(), keys).to_bytes())
    except BaseException:
        if not was_there:
            signature.unlink(missing_ok=True)
        raise
    counts = {form: len(records) for form, records in contents.records.items()}
    return Zipped(path=out, signature=signature, password=password, size=size, sha256=sha256, counts=counts)


def new_password() -> str:
    """A password by chance, in groups of four that can be read out over the telephone."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(_GROUPS))


def _zip(file: IO[bytes], password: str) -> pyzipper.AESZipFile:
    archive = pyzipper.AESZipFile(
        file, "w", compression=pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES, encryption_kwargs={"nbits": 256}
    )
    archive.setpassword(password.encode())
    return archive


def _entry() -> pyzipper.zipfile_aes.AESZipInfo:
    return pyzipper.zipfile_aes.AESZipInfo(_MEMBER, date_time=(1980, 1, 1, 0, 0, 0))


def _check(file: BinaryIO, password: str, scratch: Path | None, progress: Progress) -> None:
    """Reads what was written: on a stick, what is opened here is what is there."""
    file.seek(0)
    with Scratch(scratch) as plain:
        try:
            with pyzipper.AESZipFile(file) as archive:
                archive.setpassword(password.encode())
                with archive.open(_MEMBER) as member:
                    while content := member.read(_CHUNK):
                        plain.write(content)
        except (pyzipper.BadZipFile, RuntimeError) as error:
            raise Failure("bundle.ciphertext") from error
        Bag(io.BufferedReader(plain, 1 << 16), Limits(), progress).close()


def _measured(file: BinaryIO) -> tuple[int, str, bytes]:
    size, sha256, blake2b = 0, hashlib.sha256(), hashlib.blake2b()
    file.seek(0)
    while content := file.read(_CHUNK):
        size += len(content)
        sha256.update(content)
        blake2b.update(content)
    return size, sha256.hexdigest(), blake2b.digest()
