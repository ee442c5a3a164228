"""Attached scans: one encrypted file each beside the database, named by a keyed hash of its content.

A file is on disk before the row that names it; a file without a row is swept after a week. The content is bound to its name, so that
two files cannot change places unseen.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.keys import StoreKey
from jinqiu_desktop.places import told, write_whole

LARGEST_SCAN: Final = 64 * 1024 * 1024
"""The largest attachment, in bytes."""

SWEPT_AFTER_DAYS: Final = 7

_MARK: Final = b"JQA1"
_NONCE: Final = 12


class AttachmentFiles:
    """The encrypted files of one store."""

    def __init__(self, folder: Path, key: StoreKey) -> None:
        self._folder = folder
        self._names = key.names
        self._cipher = AESGCM(key.attachments)

    def put(self, source: Path | BinaryIO, name: str) -> tuple[str, int]:
        """Encrypts and keeps a file; gives its SHA-256 (hex) and size in bytes. The same content is kept once.

        Raises `Failure` attachment.too_large, attachment.empty, file.missing, disk.full or folder.read_only.
        """
        content = _read(source, name)
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if not path.is_file() or self._opened(path) != content:
            nonce = secrets.token_bytes(_NONCE)
            try:
                path.parent.mkdir(exist_ok=True)
            except OSError as error:
                raise told(error, name) from error
            with write_whole(path) as file:
                file.write(_MARK + nonce + self._cipher.encrypt(nonce, content, path.stem.encode()))
        return digest, len(content)

    def get(self, digest: str) -> bytes:
        """The content of a kept file. Raises `Failure` attachment.missing or attachment.damaged."""
        path = self._path(digest)
        if not path.is_file():
            raise Failure("attachment.missing", name=digest[:12])
        content = self._opened(path)
        if content is None or hashlib.sha256(content).hexdigest() != digest:
            raise Failure("attachment.damaged", name=digest[:12])
        return content

    def file_of(self, digest: str) -> Path:
        """Where the encrypted file lies, for a backup."""
        return self._path(digest)

    def sweep(self, kept: frozenset[str]) -> int:
        """Deletes files of no kept digest, and unfinished ones, once they are a week old; gives how many."""
        wanted = {self._path(digest) for digest in kept}
        before = time.time() - SWEPT_AFTER_DAYS * 86_400
        gone = 0
        for path in self._folder.rglob("*"):
            if path.is_file() and path not in wanted and path.stat().st_mtime < before:
                with suppress(OSError):
                    path.unlink()
                    gone += 1
        return gone

    def _path(self, digest: str) -> Path:
        name = hmac.new(self._names, digest.encode(), hashlib.sha256).hexdigest()
        return self._folder / name[:2] / f"{name}.enc"

    def _opened(self, path: Path) -> bytes | None:
        held = path.read_bytes()
        if held[: len(_MARK)] != _MARK:
            return None
        nonce, sealed = held[len(_MARK) : len(_MARK) + _NONCE], held[len(_MARK) + _NONCE :]
        try:
            return self._cipher.decrypt(nonce, sealed, path.stem.encode())
        except (InvalidTag, ValueError):
            return None


def _read(source: Path | BinaryIO, name: str) -> bytes:
    if isinstance(source, Path):
        try:
            with source.open("rb") as file:
                return _read(file, name)
        except OSError as error:
            raise told(error, name) from error
    content = source.read(LARGEST_SCAN + 1)
    if len(content) > LARGEST_SCAN:
        raise Failure("attachment.too_large", name=name, limit=str(LARGEST_SCAN // (1024 * 1024)))
    if not content:
        raise Failure("attachment.empty", name=name)
    return content
