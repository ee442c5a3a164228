"""Python's collector of cycles, put to rest while a job makes objects by the million that all stay.

It looks for cycles whenever enough new objects have gathered, and in such a job finds the same lasting ones again and again: importing ten
thousand households spends a third of its time there, for nothing, since answers, records and submissions refer to each other in no circle.
What no one refers to any more is freed all the same.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No collection of cycles until the end; one of several at a time ends it for all of them."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
