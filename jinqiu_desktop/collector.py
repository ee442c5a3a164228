"""When Python's collector of cycles may run: not while a job makes objects by the million that all stay.

It looks for cycles whenever enough new objects have gathered, and in such a job finds the same lasting ones again and again: importing ten
thousand households spends a third of its time there, for nothing, since answers, records and submissions refer to each other in no circle.
What no one refers to any more is freed all the same. A program that collects at hours of its own asks `is_at_rest` before.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock


@dataclass(kw_only=True)
class _Rest:
    """How many blocks go on, and whether the first of them found the collector at work."""

    blocks: int = 0
    was_at_work: bool = False
    lock: Lock = field(default_factory=Lock)


_rest = _Rest()


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No collection of cycles until the last of several such blocks has ended, on whichever thread they are."""
    with _rest.lock:
        if not _rest.blocks:
            _rest.was_at_work = gc.isenabled()
            gc.disable()
        _rest.blocks += 1
    try:
        yield
    finally:
        with _rest.lock:
            _rest.blocks -= 1
            if not _rest.blocks and _rest.was_at_work:
                gc.enable()


def is_at_rest() -> bool:
    """Whether such a block goes on."""
    return _rest.blocks > 0
