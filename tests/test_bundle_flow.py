"""Bytes on their way: sips out of pieces of any size, and work beside that keeps its order and tells what went wrong."""

from __future__ import annotations

import random
import threading

import pytest

from jinqiu_desktop.bundle.flow import Beside, Sips


def test_sips_of_any_size_are_the_pieces_one_after_the_other(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(200):
        pieces = [chance.randbytes(chance.randrange(12)) for _ in range(chance.randrange(8))]
        sips, found = Sips(iter(pieces)), []
        while taken := sips.read(size := chance.randrange(1, 9)):
            assert len(taken) <= size
            found.append(taken)
        assert b"".join(found) == b"".join(pieces)
        assert sips.read(5) == b""


def test_a_sip_is_short_only_at_the_end() -> None:
    sips = Sips(iter([b"ab", b"", b"cdefg", b"h"]))
    assert [sips.read(3) for _ in range(4)] == [b"abc", b"def", b"gh", b""]


def test_work_beside_keeps_its_order_and_ends_its_thread() -> None:
    before, done = threading.active_count(), bytearray()
    with Beside(done.extend) as beside:
        assert threading.active_count() == before  # a small bundle starts none
        for at in range(50):
            beside.give(bytes([at]))
        beside.wait()
        assert done == bytes(range(50))
    assert threading.active_count() == before


def test_what_goes_wrong_beside_is_raised_where_the_next_piece_is_given() -> None:
    def work(piece: bytes) -> None:
        if piece == b"bad":
            raise OSError(28, "No space left on device")

    with Beside(work) as beside:
        beside.give(b"good")
        beside.give(b"bad")
        with pytest.raises(OSError, match="No space"):
            beside.give(b"good")
        beside.give(b"bad")
        with pytest.raises(OSError, match="No space"):
            beside.wait()
