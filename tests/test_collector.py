"""The collector of cycles rests while it is told to, and goes on afterwards."""

from __future__ import annotations

import gc

import pytest

from jinqiu_desktop.collector import collector_at_rest


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
