"""The outside of a bundle: a plain zip of three files that shows who sent it, in what order, and nothing else.

    README.txt             how to open it with other programs
    package.zip.age        age v1, X25519 recipients: the receivers and the sending office itself
    package.zip.age.minisig  Ed25519 in minisign's prehashed form; its signed comment is the `Cover`

Every byte around the ciphertext follows from the ciphertext's size and CRC and from the signature, so the reader builds the frame anew
and refuses a file that differs anywhere: no byte of a bundle can change unseen. The frame is the same in every version of the format;
what may change is told by `Format=` in the signed comment. This module knows nothing of what is inside the ciphertext.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import struct
import uuid as uuids
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol

import pyrage

from jinqiu_desktop.bundle.flow import PIECE, Beside, Sips
from jinqiu_desktop.errors import Failure, Progress
from jinqiu_desktop.keys import Card, OfficeKeys
from jinqiu_desktop.places import told

FORMAT = "jqb/1"
SUFFIX = ".jqb"
README = """\
This file carries records of a trade-union office, encrypted for the receiver and signed by the sender.
本文件是工会帮扶档案的加密上报包。请用“金秋助学”程序接收；没有程序时，技术人员可用下列公开工具打开：

    minisign -Vm package.zip.age -P <public key of the sender, from its card>
    age -d -i <secret key of the receiver> -o package.zip package.zip.age
    7z x package.zip -obag
    bagit.py --validate bag
""".replace("\n", "\r\n").encode()

_LARGEST = 0xFFFF_0000  # bytes of ciphertext; the outer zip has no zip64, so that every Explorer opens it
_LARGEST_SIGNATURE = 4096  # bytes of a .minisig
_CHUNK = 1 << 20
_CHINA = timezone(timedelta(hours=8))  # one zone for the whole country; only the day in a file name depends on it
_COMMENT = b"jinqiu bundle"
_UNTRUSTED = "untrusted comment: jinqiu bundle"
_README, _CIPHERTEXT, _SIGNATURE = b"README.txt", b"package.zip.age", b"package.zip.age.minisig"
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_KIND = re.compile(rb"^-> (\S+)", re.MULTILINE)
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"((?:-> [!-~]+(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+)"
    rb"--- [A-Za-z0-9+/]{43}\n"
)
_DAY_ONE = 33  # 1980-01-01 as zip writes dates: the same contents give the same frame


# --- the cover ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Cover:
    """The public part of a bundle: its id, the sender's unit code, its place in the sender's sequence, and the ciphertext before it."""

    uuid: str
    unit: str
    seq: int
    created: datetime
    prev: str = ""

    def comment(self) -> str:
        """The signed comment that carries it."""
        return (
            f"Format={FORMAT} Package-UUID={self.uuid} Unit={self.unit} Seq={self.seq} "
            f"Prev={self.prev or 'none'} Created={self.created.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        )

    @staticmethod
    def read(comment: str) -> Cover:
        """Reads a signed comment strictly; words of a newer program are passed over. Raises `Failure` bundle.newer or bundle.damaged."""
        words = [word.partition("=") for word in comment.split(" ")]
        said = {name: value for name, _, value in words}
        if re.fullmatch(r"jqb/[1-9][0-9]{0,3}", said.get("Format", "")) and said["Format"] != FORMAT:
            raise Failure("bundle.newer", format=said["Format"])
        shapes = {
            "Format": FORMAT,
            "Package-UUID": r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "Unit": r"[0-9A-Za-z][0-9A-Za-z-]{0,31}",
            "Seq": r"[1-9][0-9]{0,8}",
            "Prev": r"[0-9a-f]{64}|none",
            "Created": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
        }
        fits = all(re.fullmatch(shape, said.get(name, "")) for name, shape in shapes.items())
        if not fits or len(said) != len(words):
            raise Failure("bundle.damaged")
        try:
            created = datetime.fromisoformat(said["Created"])
        except ValueError as error:
            raise Failure("bundle.damaged") from error
        prev = "" if said["Prev"] == "none" else said["Prev"]
        return Cover(uuid=said["Package-UUID"], unit=said["Unit"], seq=int(said["Seq"]), prev=prev, created=created)


def new_cover(sender: Card, *, seq: int, prev: str, created: datetime) -> Cover:
    """A cover for a new bundle of this sender, with a random id. `prev` is the SHA-256 of the ciphertext sent before, or empty."""
    moment = created.astimezone(UTC).replace(microsecond=0)
    return Cover(uuid=str(uuids.uuid4()), unit=unit_code(sender), seq=seq, prev=prev, created=moment)


def unit_code(sender: Card) -> str:
    """The short public code of an office in file names: its region and 4 characters of its signing key's fingerprint."""
    region = re.sub(r"[^0-9A-Za-z]", "", sender.region)[:12] or "000000"
    return f"{region}-{sender.sender[:4].upper()}"


def bundle_name(cover: Cover) -> str:
    """The file name offered for a bundle: ASCII, sorted by unit, day and sequence."""
    day = cover.created.astimezone(_CHINA).strftime("%Y%m%d")
    return f"JQ-{cover.unit}-{day}-{cover.seq:06d}-{cover.uuid[:8]}{SUFFIX}"


# --- the signature --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Minisig:
    """A minisign signature of the prehashed kind: over BLAKE2b-512 of the file, and over that signature with the comment."""

    key_id: bytes
    signature: bytes
    comment: str
    over_all: bytes

    @staticmethod
    def make(digest: bytes, comment: str, keys: OfficeKeys) -> Minisig:
        """Signs a digest and a comment with the office's key."""
        signature = keys.sign(digest)
        return Minisig(
            key_id=keys.key_id, signature=signature, comment=comment, over_all=keys.sign(signature + comment.encode())
        )

    @staticmethod
    def read(text: bytes) -> Minisig:
        """Reads a .minisig in the one spelling we write; anything else is `Failure` bundle.damaged."""
        try:
            lines = text.decode("ascii").split("\n")
            _, first, second, third, _ = lines
            head = base64.b64decode(first, validate=True)
            over_all = base64.b64decode(third, validate=True)
            comment = second.removeprefix("trusted comment: ")
        except (ValueError, binascii.Error) as error:
            raise Failure("bundle.damaged") from error
        made = Minisig(key_id=head[2:10], signature=head[10:], comment=comment, over_all=over_all)
        if len(head) != 74 or len(over_all) != 64 or made.to_bytes() != text:
            raise Failure("bundle.damaged")
        return made

    def to_bytes(self) -> bytes:
        """The .minisig file."""
        first = base64.b64encode(b"ED" + self.key_id + self.signature).decode()
        third = base64.b64encode(self.over_all).decode()
        return f"{_UNTRUSTED}\n{first}\ntrusted comment: {self.comment}\n{third}\n".encode()

    def is_by(self, card: Card, digest: bytes) -> bool:
        """Whether this office signed the digest and the comment."""
        signed = card.is_signed(self.signature, digest)
        return signed and card.is_signed(self.over_all, self.signature + self.comment.encode())

    def signer(self, trusted: Iterable[Card], digest: bytes) -> Card:
        """Whose signature it is. Raises `Failure` bundle.unknown_sender, bundle.signature or bundle.wrong_unit."""
        named = [card for card in trusted if card.key_id == self.key_id]
        if not named:
            raise Failure("bundle.unknown_sender", key_id=self.key_id.hex())
        signers = [card for card in named if self.is_by(card, digest)]
        if not signers:
            raise Failure("bundle.signature", office=named[0].office)
        return signers[0]


# --- the frame ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Outer:
    """Where the ciphertext lies in a bundle whose frame is whole, and the signature beside it."""

    start: int
    size: int
    crc: int
    minisig: Minisig
    file_size: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything of a bundle before and after its ciphertext."""

    head: bytes
    tail: bytes

    @staticmethod
    def around(size: int, crc: int, signature: bytes) -> Frame:
        """The frame for a ciphertext of this size and CRC-32."""
        members = (
            (_README, len(README), zlib.crc32(README)),
            (_CIPHERTEXT, size, crc),
            (_SIGNATURE, len(signature), zlib.crc32(signature)),
        )
        head = _local(*members[0]) + README + _local(*members[1])
        tail = _local(*members[2]) + signature
        offsets = (0, len(_local(*members[0])) + len(README), len(head) + size)
        central = b"".join(_central(*member, offset) for member, offset in zip(members, offsets, strict=True))
        count = len(members)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(central), len(head) + size + len(tail), len(_COMMENT))
        return Frame(head, tail + central + end + _COMMENT)


def _local(name: bytes, size: int, crc: int) -> bytes:
    return _LOCAL.pack(b"PK\3\4", 20, 0, 0, 0, _DAY_ONE, crc, size, size, len(name), 0) + name


def _central(name: bytes, size: int, crc: int, offset: int) -> bytes:
    return _CENTRAL.pack(b"PK\1\2", 20, 20, 0, 0, 0, _DAY_ONE, crc, size, size, len(name), 0, 0, 0, 0, 0, offset) + name


HEAD_SIZE = len(Frame.around(0, 0, b"").head)


def read_outer(file: BinaryIO) -> Outer:
    """Reads and rebuilds the frame. Raises `Failure` bundle.not_a_bundle or bundle.damaged."""
    file_size = file.seek(0, 2)
    file.seek(0)
    head = file.read(HEAD_SIZE)
    if not head.startswith(_local(_README, len(README), zlib.crc32(README))) and _CIPHERTEXT not in head:
        raise Failure("bundle.not_a_bundle")
    if len(head) < HEAD_SIZE:
        raise Failure("bundle.damaged")
    local = _LOCAL.unpack_from(head, HEAD_SIZE - _LOCAL.size - len(_CIPHERTEXT))
    crc, size = local[6], local[7]
    tail_size = file_size - HEAD_SIZE - size
    if not 0 < tail_size <= 2 * _LARGEST_SIGNATURE:
        raise Failure("bundle.damaged")
    file.seek(HEAD_SIZE + size)
    tail = file.read(tail_size)
    if len(tail) < _LOCAL.size:
        raise Failure("bundle.damaged")
    begins = _LOCAL.size + len(_SIGNATURE)
    signature = tail[begins : begins + min(_LOCAL.unpack_from(tail)[7], _LARGEST_SIGNATURE)]
    if Frame.around(size, crc, signature) != Frame(head, tail):
        raise Failure("bundle.damaged")
    return Outer(start=HEAD_SIZE, size=size, crc=crc, minisig=Minisig.read(signature), file_size=file_size)


@dataclass(frozen=True, kw_only=True, slots=True)
class Peeked:
    """What a bundle says of itself before anything is proved: good for a list of files on a stick, never for trust."""

    cover: Cover
    key_id: str
    size: int


def peek(path: Path) -> Peeked:
    """Reads a bundle's cover unproved. Raises `Failure` bundle.not_a_bundle, .damaged, .newer, or what the system says about the file."""
    try:
        with path.open("rb") as file:
            outer = read_outer(file)
    except OSError as error:
        raise told(error, path.name) from error
    return Peeked(cover=Cover.read(outer.minisig.comment), key_id=outer.minisig.key_id.hex(), size=outer.file_size)


# --- the ciphertext -------------------------------------------------------------------------------------------------------


class Sink(Protocol):
    """Something bytes are written to."""

    def write(self, content: bytes, /) -> int: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What was found while a ciphertext passed; BLAKE2b is what is signed."""

    size: int
    crc: int
    blake2b: bytes


class _Measure:
    """Counts and hashes what passes, on the way to a sink or to nowhere; the hashing is done beside. A context manager."""

    def __init__(self, sink: Sink | None = None) -> None:
        self._sink = sink
        self._size = self._crc = 0
        self._blake = hashlib.blake2b(digest_size=64)
        self._waiting: list[bytes] = []  # handed over in large pieces: age hands out small ones
        self._room = PIECE
        self._beside = Beside(self._hash)

    def __enter__(self) -> _Measure:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._beside.close()

    def write(self, content: bytes) -> int:
        self._size += len(content)
        if self._size > _LARGEST:
            raise Failure("bundle.too_large", limit=str(_LARGEST >> 30))
        self._waiting.append(content)
        self._room -= len(content)
        if self._room <= 0:
            self._beside.give(b"".join(self._waiting))
            self._waiting.clear()
            self._room = PIECE
        return len(content) if self._sink is None else self._sink.write(content)

    def found(self) -> Measured:
        self._beside.wait()
        self._hash(b"".join(self._waiting))  # a small bundle needs no helper at all
        self._waiting.clear()
        return Measured(size=self._size, crc=self._crc, blake2b=self._blake.digest())

    def _hash(self, content: bytes) -> None:
        self._crc = zlib.crc32(content, self._crc)
        self._blake.update(content)


class _Careful:
    """Stands between pyrage and a reader or writer, and keeps what was raised there: pyrage would only pass on its text."""

    def __init__(self, call: Callable[..., int | bytes]) -> None:
        self._call = call
        self.trouble: BaseException | None = None

    def read(self, size: int = -1) -> int | bytes:
        try:
            return self._call(size)
        except BaseException as error:
            self.trouble = error
            raise

    def write(self, content: bytes) -> int | bytes:
        try:
            return self._call(content)
        except BaseException as error:
            self.trouble = error
            raise

    def flush(self) -> None:
        return None


def encrypt(read: Callable[[int], bytes], sink: Sink, to: Sequence[str]) -> Measured:
    """Encrypts what `read(size)` gives for these age recipients. Whatever reading or writing raises comes through as it is."""
    recipients = [pyrage.x25519.Recipient.from_str(one) for one in to]
    with _Measure(sink) as measure:
        reader, writer = _Careful(read), _Careful(measure.write)
        try:
            pyrage.encrypt_io(reader, writer, recipients)
        except (pyrage.EncryptError, OSError, ValueError, RuntimeError):
            raise (reader.trouble or writer.trouble or Failure("bundle.ciphertext")) from None
        return measure.found()


@dataclass(frozen=True, kw_only=True, slots=True)
class Digests:
    """The hashes of a bundle: BLAKE2b of the ciphertext is signed, its SHA-256 (hex) is what the next bundle names as `Prev`.

    `file_sha256` is that of the whole file, as `sha256sum` tells it.
    """

    blake2b: bytes
    sha256: str
    file_sha256: str


def digests(file: BinaryIO, outer: Outer, progress: Progress) -> Digests:
    """Reads the file through once. Raises `Failure` bundle.damaged when the ciphertext's CRC or size is another."""
    file.seek(0)
    ciphertext, whole = hashlib.sha256(), hashlib.sha256(file.read(outer.start))
    with _Measure() as counter:
        for at, content in _slices(file, outer):
            progress.step(at, outer.size, "核对签名")
            counter.write(content)
            ciphertext.update(content)
            whole.update(content)
        found = counter.found()
    if found.crc != outer.crc or found.size != outer.size:
        raise Failure("bundle.damaged")
    whole.update(file.read())
    return Digests(blake2b=found.blake2b, sha256=ciphertext.hexdigest(), file_sha256=whole.hexdigest())


def check_stanzas(head: bytes) -> None:
    """Looks at an age header before anything is spent on it. Raises `Failure` bundle.stanza or bundle.ciphertext.

    A passphrase stanza may cost gigabytes (facts/store.md §1.1); more than 64 receivers is not one of ours. The grammar is that of
    C2SP age v1; pyrage alone also takes a stanza whose last, short line is missing.
    """
    header = _HEADER.match(head)
    if header is None:
        raise Failure("bundle.ciphertext")
    kinds = _KIND.findall(header[1])
    if b"scrypt" in kinds or len(kinds) > 64:
        raise Failure("bundle.stanza")


def decrypt(file: BinaryIO, outer: Outer, secret: str, sink: Sink, progress: Progress) -> None:
    """Decrypts into a sink that must be thrown away when this raises: `Failure` bundle.stanza, bundle.not_for_us, bundle.ciphertext.

    A file whose ciphertext stops early has already written some of its plaintext (facts/store.md §1.1).
    """
    file.seek(outer.start)
    check_stanzas(file.read(min(outer.size, 65_536)))

    def pieces() -> Iterator[bytes]:
        for at, content in _slices(file, outer):
            progress.step(at, outer.size, "解密")
            yield content

    reader, writer = _Careful(Sips(pieces()).read), _Careful(sink.write)
    identity = pyrage.x25519.Identity.from_str(secret)
    try:
        pyrage.decrypt_io(reader, writer, [identity])
    except (pyrage.DecryptError, OSError, ValueError, RuntimeError) as error:
        if trouble := reader.trouble or writer.trouble:
            raise trouble from None
        foreign = "No matching keys" in str(error)
        raise Failure("bundle.not_for_us" if foreign else "bundle.ciphertext") from error


def _slices(file: BinaryIO, outer: Outer) -> Iterator[tuple[int, bytes]]:
    file.seek(outer.start)
    at = 0
    while content := file.read(min(_CHUNK, outer.size - at)):
        yield at, content
        at += len(content)
