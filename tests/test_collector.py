"""The collector of cycles rests while it is told to, and goes on afterwards."""

from __future__ import annotations

import gc

import pytest

from jinqiu_desktop.collector import collector_at_rest, is_at_rest


def test_the_collector_rests_and_goes_on_even_after_a_failure() -> None:
    @collector_at_rest()
    def failing() -> None:
        assert not gc.isenabled()
        raise KeyError

    assert gc.isenabled()
    with pytest.raises(KeyError):
        failing()
    assert gc.isenabled()


def test_one_rest_inside_another_does_not_end_it() -> None:
    with collector_at_rest():
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_rest_is_known_while_it_goes_on_and_ends_nothing_that_was_not_at_work() -> None:
    gc.disable()
    try:
        with collector_at_rest():
            assert is_at_rest()
        assert not is_at_rest()
        assert not gc.isenabled()
    finally:
        gc.enable()
