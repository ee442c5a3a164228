"""Bytes on their way through: small sips out of large pieces, and work done beside while the next piece is made.

age asks for 8 KiB at a time, in a call each, so what stands behind such a call has to be little. Hashing and compressing let go of the
interpreter, so two of them can run at once on the two cores an office computer has. There is no other thread in this package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

PIECE = 1 << 20
"""Bytes of a piece that is worth handing over."""


class Sips:
    """Hands out the pieces of an iterator in the sizes asked for: age asks for 8 KiB at a time, whatever lies ready."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = b""
        self._at = 0

    def read(self, size: int) -> bytes:
        """The next bytes; fewer than asked only at the end."""
        taken = self._piece[self._at : self._at + size]
        self._at += len(taken)
        while len(taken) < size and (piece := next(self._pieces, None)) is not None:
            self._piece, self._at = piece, min(size - len(taken), len(piece))
            taken += piece[: self._at]
        return taken


class Beside:
    """Calls `work` with each piece, in order, in a thread of its own that begins with the first; no more than one piece is ahead.

    To be used as a context manager, or closed.
    """

    def __init__(self, work: Callable[[bytes], object]) -> None:
        self._work = work
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
        self._ahead: Future[object] | None = None

    def __enter__(self) -> Beside:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def give(self, piece: bytes) -> None:
        """The next piece. Raises what `work` raised for the one before."""
        self.wait()
        self._ahead = self._pool.submit(self._work, piece)

    def wait(self) -> None:
        """Until everything given is done. Raises what `work` raised."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None:
            ahead.result()

    def close(self) -> None:
        """The thread ends; what was given last is still done, and what goes wrong with it is told to nobody."""
        self._pool.shutdown()
