"""The inside of a bundle: a BagIt 1.0 bag (RFC 8493) in a zip, written as a stream and read with suspicion.

    bagit.txt  bag-info.txt  manifest-sha256.txt  tagmanifest-sha256.txt
    data/schema/<form>@<rev>.json   data/<form>.jsonl   data/steps.jsonl   data/remarks.jsonl   data/attachments/<sha256>.<ext>

The writer never holds more than a chunk, so no plaintext touches the disk; the same contents give the same bytes. The reader takes names,
sizes and hashes only from what it has checked itself: it counts while reading, unpacks nothing by name and believes no header.
"""

from __future__ import annotations

import errno
import hashlib
import io
import json
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, BinaryIO, TypeVar

from jinqiu_desktop.bundle.contents import Contents, Enclosure, step_text
from jinqiu_desktop.bundle.flow import Sips
from jinqiu_desktop.bundle.manifests import LARGEST_LIST, check_manifests
from jinqiu_desktop.errors import Failure, Progress
from jinqiu_desktop.forms import json_schema
from jinqiu_desktop.places import told

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_T = TypeVar("_T")

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ATTACHMENTS = "data/attachments/"
_TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
_TAGMANIFEST = "tagmanifest-sha256.txt"
_CHUNK = 1 << 18
_DENSE = frozenset({"jpg", "jpeg", "png", "gif", "webp", "heic", "zip", "docx", "xlsx", "7z", "rar", "mp4"})
_PART = re.compile(r"[a-z0-9](?:[a-z0-9_.@-]{0,78}[a-z0-9_-])?")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_END = struct.Struct("<4s4H2IH")
# What Python's zipfile and zlib raise on a hostile file, found by feeding them 40,000 of them (facts/store.md, D).
_TROUBLES = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much a bundle may unpack to: files, bytes of one and of all, how often larger than packed, bytes of one line of JSON."""

    files: int = 20_000
    each: int = 512 << 20
    total: int = 4 << 30
    ratio: int = 200
    line: int = 4 << 20


class Meter:
    """Tells a `Progress` of small pieces of work, not too often."""

    def __init__(self, progress: Progress, of: int, doing: str) -> None:
        self._progress = progress
        self._of = max(of, 1)
        self._doing = doing
        self._at = self._told = 0
        progress.step(0, self._of, doing)

    def add(self, done: int) -> None:
        """So much more is done."""
        self._at += done
        if self._at - self._told >= self._of // 500:
            self._told = self._at
            self._progress.step(min(self._at, self._of), self._of, self._doing)


# --- writing --------------------------------------------------------------------------------------------------------------


class BagStream:
    """The bytes of the zip, made while they are read: `read(size)` lets the writer go on just far enough."""

    def __init__(self, contents: Contents, info: Mapping[str, str], meter: Meter) -> None:
        self._written: list[bytes] = []
        self._ready = Sips(self._pieces(contents, info))
        self._meter = meter
        self._hashes: dict[str, str] = {}
        self._payload = self._total = 0

    def read(self, size: int) -> bytes:
        """The next bytes; fewer than asked only at the end."""
        return self._ready.read(size)

    def write(self, content: bytes) -> int:
        """What zipfile calls."""
        self._written.append(content)
        return len(content)

    def flush(self) -> None:
        """What zipfile calls."""

    def _pieces(self, contents: Contents, info: Mapping[str, str]) -> Iterator[bytes]:
        for _ in self._write(contents, info):
            yield b"".join(self._written)
            self._written.clear()

    def _write(self, contents: Contents, info: Mapping[str, str]) -> Iterator[bool]:
        # zipfile writes to anything that can write; without tell() it puts sizes behind each member.
        with zipfile.ZipFile(self, "w") as archive:  # type: ignore[call-overload]
            yield from self._member(archive, "bagit.txt", [BAGIT])
            for form in sorted(contents.forms, key=lambda one: (one.id, one.rev)):
                schema = json.dumps(json_schema(form), ensure_ascii=False, sort_keys=True, indent=1).encode()
                yield from self._member(archive, f"data/schema/{form.id}@{form.rev}.json", [schema])
            for form_id, records in sorted(contents.records.items()):
                yield from self._lines(archive, form_id, (one.to_text() for one in records))
            yield from self._lines(archive, "steps", map(step_text, contents.steps))
            yield from self._lines(archive, "remarks", (one.to_text() for one in contents.remarks))
            for one in sorted(contents.attachments, key=lambda one: one.sha256):
                yield from self._attachment(archive, one)
            payload = sorted(self._hashes.items())
            manifest = "".join(f"{found}  {name}\n" for name, found in payload if name.startswith("data/")).encode()
            told = {**info, "Payload-Oxum": f"{self._total}.{self._payload}"}
            bag_info = "".join(f"{name}: {value}\n" for name, value in told.items()).encode()
            yield from self._member(archive, "bag-info.txt", [bag_info])
            yield from self._member(archive, "manifest-sha256.txt", [manifest])
            tags = "".join(f"{self._hashes[name]}  {name}\n" for name in sorted(_TAGS)).encode()
            yield from self._member(archive, _TAGMANIFEST, [tags])
        yield True

    def _lines(self, archive: zipfile.ZipFile, name: str, lines: Iterable[str]) -> Iterator[bool]:
        def counted() -> Iterator[bytes]:
            for line in lines:
                self._meter.add(len(line))
                yield line.encode() + b"\n"

        yield from self._member(archive, f"data/{name}.jsonl", counted())

    def _attachment(self, archive: zipfile.ZipFile, one: Enclosure) -> Iterator[bool]:
        name = f"{ATTACHMENTS}{one.sha256}.{extension(one.name)}"
        if name in self._hashes:
            return
        with one.open() as file:
            yield from self._member(archive, name, iter(lambda: self._counted(file.read(_CHUNK)), b""), one.sha256)

    def _counted(self, content: bytes) -> bytes:
        self._meter.add(len(content))
        return content

    def _member(self, archive: zipfile.ZipFile, name: str, chunks: Iterable[bytes], sha256: str = "") -> Iterator[bool]:
        """Writes one file; `sha256` is its hash where that is told already, to be found out on reading back whether it is true."""
        entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
        entry.create_system = 3
        entry.external_attr = 0o644 << 16
        dense = name.rsplit(".", 1)[-1] in _DENSE
        entry.compress_type = zipfile.ZIP_STORED if dense else zipfile.ZIP_DEFLATED
        found, size = hashlib.sha256(), 0
        with archive.open(entry, "w") as out:
            for chunk in chunks:
                if not sha256:
                    found.update(chunk)
                size += len(chunk)
                out.write(chunk)
                if self._written:
                    yield True
        self._hashes[name] = sha256 or found.hexdigest()
        if name.startswith("data/"):
            self._payload += 1
            self._total += size
        yield True


@contextmanager
def reading_back(contents: Contents) -> Iterator[None]:
    """While what was just sealed is read again: everything in it was hashed on the way, but attachments, whose hash was told, only now.

    Raises `Failure` bundle.attachment for one that is another than was told.
    """
    try:
        yield
    except Failure as error:
        wrong = [one.name for one in contents.attachments if one.sha256 in error.facts.get("name", "")]
        if error.code != "bundle.hash" or not wrong:
            raise
        raise Failure("bundle.attachment", name=wrong[0]) from error


def extension(name: str) -> str:
    """The lower-case ASCII extension of a file's name, `bin` where it has none of use."""
    found = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    return found if re.fullmatch(r"[a-z0-9]{1,8}", found) else "bin"


# --- reading --------------------------------------------------------------------------------------------------------------


class Bag:
    """A bag whose every file was found, named, counted and hashed. Raises `Failure` bundle.zip, .name, .limit, .bag, .hash."""

    def __init__(self, file: BinaryIO, limits: Limits, progress: Progress) -> None:
        self._limits = limits
        _quiet(lambda: _check_end(file, limits), "")
        self._archive = _quiet(lambda: zipfile.ZipFile(file), "")
        self._entries = _quiet(lambda: _entries(self._archive.infolist(), limits), "")
        meter = Meter(progress, sum(entry.file_size for entry in self._entries.values()), "核对内容")
        lists = check_manifests(self, meter.add)
        self.hashes = lists.payload.get("sha256", {})
        tags = lists.tags.get("sha256", {})
        if set(tags) != set(_TAGS) or set(self._entries) != {*self.hashes, *_TAGS, _TAGMANIFEST}:
            raise Failure("bundle.bag")
        if not (self._is_plain("manifest-sha256.txt", self.hashes) and self._is_plain(_TAGMANIFEST, tags)):
            raise Failure("bundle.bag")
        for name, found in self.hashes.items():
            if name.startswith(ATTACHMENTS) and not name.startswith(f"{ATTACHMENTS}{found}."):
                raise Failure("bundle.hash", name=name)
        self.info = self._info()
        oxum = f"{sum(self._entries[name].file_size for name in self.hashes)}.{len(self.hashes)}"
        if self._content("bagit.txt") != BAGIT or self.info.get("Payload-Oxum") != oxum:
            raise Failure("bundle.bag")

    @property
    def names(self) -> Collection[str]:
        """Every file, tag files too."""
        return self._entries.keys()

    def size(self, name: str) -> int:
        """Bytes of a file."""
        return self._entries[name].file_size

    def open(self, name: str) -> BinaryIO:
        """The content of a file, to be read through; its hash was checked before."""
        entry = self._entries[name]
        return io.BufferedReader(_Member(_quiet(lambda: self._archive.open(entry), name), entry), _CHUNK)

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file, without their ends. Raises `Failure` bundle.limit when one is too long."""
        if name not in self._entries:
            return
        with self.open(name) as file:
            while line := file.readline(self._limits.line):
                if not line.endswith(b"\n") and len(line) >= self._limits.line:
                    raise Failure("bundle.limit", name=name)
                yield line.removesuffix(b"\n")

    def close(self) -> None:
        """Nothing can be read afterwards."""
        self._archive.close()

    def _content(self, name: str) -> bytes:
        """The whole of a tag file, whose size was checked before."""
        with self.open(name) as file:
            return file.read()

    def _is_plain(self, name: str, listed: Mapping[str, str]) -> bool:
        """Whether a list is spelt as we do: other readers could take another spelling differently."""
        return self._content(name) == "".join(f"{found}  {one}\n" for one, found in listed.items()).encode()

    def _info(self) -> dict[str, str]:
        said: dict[str, str] = {}
        for line in self._content("bag-info.txt").decode("utf-8", errors="replace").split("\n")[:-1]:
            name, between, value = line.partition(": ")
            if not between or name in said:
                raise Failure("bundle.bag")
            said[name] = value
        return said


class _Member(io.RawIOBase):
    """One member of the zip, read with our own exceptions only, and refused when it ends before the size it claims."""

    def __init__(self, content: IO[bytes], entry: zipfile.ZipInfo) -> None:
        super().__init__()
        self._inner = content
        self._name = entry.filename
        self._left = entry.file_size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        room = memoryview(buffer)
        content = _quiet(lambda: self._inner.read(len(room)), self._name)
        room[: len(content)] = content
        self._left -= len(content)
        if not content and self._left:
            raise Failure("bundle.zip")
        return len(content)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()


def _quiet(read: Callable[[], _T], name: str) -> _T:
    try:
        return read()
    except _TROUBLES as error:
        if disk := _fault_of_disk(error):
            raise told(disk, name) from error
        raise Failure("bundle.zip") from error


def _fault_of_disk(error: BaseException | None) -> OSError | None:
    """What the disk said, also where zipfile took it for a bad zip. EINVAL and no number at all are its answers to a hostile index."""
    while error is not None:
        if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
            return error
        error = error.__context__
    return None


def _check_end(file: BinaryIO, limits: Limits) -> None:
    """Looks at the zip's end record before zipfile reads an index of whatever size it claims."""
    size = file.seek(0, 2)
    file.seek(max(size - _END.size - 20, 0))
    before, end = file.read(min(20, size - _END.size)), file.read()
    signature, _, _, here, files, index, start, comment = _END.unpack(end)
    # zipfile prefers a zip64 record wherever it finds one; ours has none.
    plain = signature == b"PK\5\6" and here == files and not comment and not before.startswith(b"PK\6\7")
    if not plain or start + index + _END.size != size:
        raise Failure("bundle.zip")
    if files > limits.files or index > limits.files * 256:
        raise Failure("bundle.limit", name="")


def _entries(listed: Iterable[zipfile.ZipInfo], limits: Limits) -> dict[str, zipfile.ZipInfo]:
    found: dict[str, zipfile.ZipInfo] = {}
    total = 0
    for entry in listed:
        mode = entry.external_attr >> 16
        plain = stat.S_IFMT(mode) in (0, stat.S_IFREG)  # no link, no folder, no device
        if not plain or not _is_safe(entry) or entry.filename in found:
            raise Failure("bundle.name")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or entry.flag_bits & 0x61:
            raise Failure("bundle.zip")
        total += entry.file_size
        swollen = entry.file_size > limits.ratio * max(entry.compress_size, 4096)
        most = limits.each if entry.filename.startswith("data/") else LARGEST_LIST
        if swollen or entry.file_size > most or total > limits.total or len(found) >= limits.files:
            raise Failure("bundle.limit", name=entry.filename)
        found[entry.filename] = entry
    return found


def _is_safe(entry: zipfile.ZipInfo) -> bool:
    """Lower-case ASCII parts that no system takes for a device, a drive or a way out; so two names never fold into one."""
    name = entry.filename
    if entry.orig_filename != name:
        return False
    if name in _TAGS or name == _TAGMANIFEST:
        return True
    parts = name.split("/")
    return (
        parts[0] == "data"
        and 2 <= len(parts) <= 4
        and all(_PART.fullmatch(part) and not _DEVICES.fullmatch(part) for part in parts)
    )
