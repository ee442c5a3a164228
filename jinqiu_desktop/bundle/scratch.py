"""A temporary file that nobody else can read: what lies on the disk is encrypted with a key that exists only in memory.

A decrypted bundle must be read here and there (a zip has its index at the end) and may be larger than memory; yet no answer may reach the
disk in plain (facts/store.md §4, P12). After a crash nothing is left but noise. This is no safe for anything that should last.
"""

from __future__ import annotations

import io
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

_BLOCK = 16
_LARGE = 1 << 18


class Scratch(io.RawIOBase):
    """Written once from the start, then read anywhere. `folder` is where the noise lies; the system's temporary folder by default."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        # On POSIX the file has no name, on Windows it is removed when closed: also when the program is killed.
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - closed in close()
        self._key = os.urandom(32)
        self._at = 0
        self._size = 0
        self._written = 0
        self._waiting = bytearray()  # written in large pieces: age hands out small ones
        self._stream: CipherContext = self._from(0)
        self._stream_at = 0

    def writable(self) -> bool:
        """It takes what is written at its end."""
        return True

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be read from anywhere."""
        return True

    def write(self, content: ReadableBuffer, /) -> int:
        """Adds at the end."""
        size = memoryview(content).nbytes
        self._waiting += content
        self._size += size
        self._at = self._size
        if len(self._waiting) >= _LARGE:
            self._pass_on()
        return size

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fills the buffer from where it stands."""
        if self._waiting:
            self._pass_on()
        self._file.seek(self._at)
        room = memoryview(buffer)
        content = self._file.read(len(room)) or b""
        room[: len(content)] = self._stream_for(self._at).update(content)
        self._at += len(content)
        self._stream_at = self._at
        return len(content)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Goes to a place."""
        start = {0: 0, 1: self._at, 2: self._size}[whence]
        if start + offset < 0:
            raise ValueError("before the beginning")
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        """Where it stands."""
        return self._at

    def close(self) -> None:
        """Forgets everything."""
        self._waiting.clear()
        with suppress(OSError):  # whoever closes it wants nothing of it any more
            self._file.close()
        super().close()

    def _pass_on(self) -> None:
        self._file.seek(self._written)
        left = memoryview(self._stream_for(self._written).update(self._waiting))
        self._waiting.clear()
        self._written = self._stream_at = self._size
        while left:
            left = left[self._file.write(left) :]

    def _stream_for(self, at: int) -> CipherContext:
        if at != self._stream_at:
            self._stream = self._from(at)
        return self._stream

    def _from(self, at: int) -> CipherContext:
        counter = (at // _BLOCK).to_bytes(_BLOCK, "big")
        stream = Cipher(AES(self._key), CTR(counter)).encryptor()
        stream.update(bytes(at % _BLOCK))
        return stream
