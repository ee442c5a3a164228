"""The lists of a BagIt bag (RFC 8493): which files it says it holds, with which hashes, held against what is there.

The opener uses it for the bag inside a bundle, `verify_folder` for one laid out in a folder. It takes any bag of BagIt 0.93 to 1.0; what
more a bundle must be is for bag.py to say. It never opens a file because a list names it, only files it was given, and fetches nothing.
"""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from jinqiu_desktop.errors import Failure

LARGEST_LIST = 4 << 20
"""Bytes of a tag file worth reading: 20,000 files need 3 MB."""

_CHUNK = 1 << 18
_DECLARATION = re.compile(
    rb"BagIt-Version: (?:0\.9[3-7]|1\.0)\r?\nTag-File-Character-Encoding: ([A-Za-z0-9-]{1,20})(?:\r?\n)?"
)
_ENCODINGS = {"UTF-8": "utf-8", "UTF-16": "utf-16", "ISO-8859-1": "iso-8859-1", "US-ASCII": "ascii"}
_MANIFEST = re.compile(r"(tag)?manifest-(md5|sha1|sha224|sha256|sha384|sha512)\.txt")
_LINE = re.compile(r"([0-9A-Fa-f]{32,128})[ \t]+\*?(?:\./)*(\S.*)")
_FETCH = re.compile(r"\S+[ \t]+\S+[ \t]+(\S.*)")
_ESCAPED = {"%0A": "\n", "%0D": "\r", "%25": "%"}


class Files(Protocol):
    """The files of a bag, wherever they lie; `open` is only asked for one of `names`."""

    @property
    def names(self) -> Collection[str]:
        """Every file, with `/` between the parts of its path."""
        ...

    def open(self, name: str) -> BinaryIO:
        """The content of one."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifests:
    """What a bag's lists say, all of it found true: hash (hex) by name, by algorithm, of the payload and of the tag files."""

    payload: Mapping[str, Mapping[str, str]]
    tags: Mapping[str, Mapping[str, str]]


class Folder:
    """A bag laid out in a folder. Raises `Failure` bundle.name for links and devices, and OSError as it comes."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._sizes = dict(sorted(_regular_files(root)))
        self.size = sum(self._sizes.values())

    @property
    def names(self) -> Collection[str]:
        """Every file in it."""
        return self._sizes.keys()

    def open(self, name: str) -> BinaryIO:
        """The content of one."""
        return (self._root / name).open("rb")


def _regular_files(root: Path) -> Iterator[tuple[str, int]]:
    """Name and size of every file under a folder; no link is followed."""
    for path in sorted(root.iterdir()):
        found = path.lstat()
        if stat.S_ISDIR(found.st_mode):
            yield from ((f"{path.name}/{name}", size) for name, size in _regular_files(path))
        elif stat.S_ISREG(found.st_mode):
            yield path.name, found.st_size
        else:
            raise Failure("bundle.name")


def check_manifests(files: Files, read: Callable[[int], None]) -> Manifests:
    """Holds a bag against its own lists: every payload file is in every list, nothing else is, and every hash is right.

    `read` is told how many bytes were read on. Raises `Failure` bundle.bag, bundle.hash, bundle.limit, and whatever `files.open` raises.
    """
    encoding = _declared_encoding(files)
    lists: dict[str, dict[str, dict[str, str]]] = {"": {}, "tag": {}}
    for name in sorted(files.names):
        if found := _MANIFEST.fullmatch(name):
            lists[found[1] or ""][found[2]] = _listed(_text(files, name, encoding))
    payload = {name for name in files.names if name.startswith("data/")}
    if not lists[""] or any(one.keys() != payload for one in lists[""].values()):
        raise Failure("bundle.bag")
    outside = set(files.names) - payload
    if any(not one.keys() <= outside for one in lists["tag"].values()):
        raise Failure("bundle.bag")
    if "fetch.txt" in files.names and not _fetched(_text(files, "fetch.txt", encoding)) <= payload:
        raise Failure("bundle.bag")
    every = [*lists[""].items(), *lists["tag"].items()]
    for name in files.names:
        _check_hashes(files, name, {kind: one[name] for kind, one in every if name in one}, read)
    return Manifests(payload=lists[""], tags=lists["tag"])


def _declared_encoding(files: Files) -> str:
    declared = _DECLARATION.fullmatch(_read(files, "bagit.txt"))
    encoding = _ENCODINGS.get(declared[1].decode().upper()) if declared else None
    if encoding is None:
        raise Failure("bundle.bag")
    return encoding


def _read(files: Files, name: str) -> bytes:
    if name not in files.names:
        raise Failure("bundle.bag")
    with files.open(name) as file:
        content = file.read(LARGEST_LIST + 1)
    if len(content) > LARGEST_LIST:
        raise Failure("bundle.limit", name=name)
    return content


def _text(files: Files, name: str, encoding: str) -> list[str]:
    """The lines of a tag file; only CR, LF and CRLF end one."""
    try:
        text = _read(files, name).decode(encoding)
    except UnicodeDecodeError as error:
        raise Failure("bundle.bag") from error
    return [line for line in re.split(r"\r\n|\r|\n", text) if line]


def _listed(lines: list[str]) -> dict[str, str]:
    listed: dict[str, str] = {}
    for line in lines:
        parts = _LINE.fullmatch(line)
        name = _unescaped(parts[2]) if parts else ""
        if parts is None or name in listed:
            raise Failure("bundle.bag")
        listed[name] = parts[1].lower()
    return listed


def _fetched(lines: list[str]) -> set[str]:
    found = [_FETCH.fullmatch(line) for line in lines]
    return {_unescaped(one[1]) if one else "" for one in found}


def _unescaped(name: str) -> str:
    return re.sub("%(?:0[AaDd]|25)", lambda one: _ESCAPED[one[0].upper()], name)


def _check_hashes(files: Files, name: str, wanted: Mapping[str, str], read: Callable[[int], None]) -> None:
    found = {kind: hashlib.new(kind, usedforsecurity=False) for kind in wanted}
    with files.open(name) as file:
        while content := file.read(_CHUNK):
            read(len(content))
            for one in found.values():
                one.update(content)
    if any(found[kind].hexdigest() != hash_ for kind, hash_ in wanted.items()):
        raise Failure("bundle.hash", name=name)
