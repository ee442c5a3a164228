"""kill -9 while somebody types: at most the field being typed is lost, at random moments and inside a draft's write."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from jinqiu_desktop.demo import sample
from jinqiu_desktop.office import Office, Profile

PASSPHRASE = "秋天的第一张通知书"
TESTS = Path(__file__).resolve().parent.parent
FIELDS = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="general", clerk="刘敏")
    Office.setup(tmp_path / "data", profile, PASSPHRASE).office.close()
    return tmp_path / "data"


def typed_until_killed(
    folder: Path, fields: int, pause: float, stop_in_write: int = 0
) -> tuple[str, list[tuple[str, str]]]:
    """Let a process type, kill it after so many fields and a pause (seconds); returns the uid and the fields it had left."""
    argv = [sys.executable, "-m", "gui.typing_process", str(folder), PASSPHRASE, str(stop_in_write)]
    paths = {"PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}", "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        argv, env={**os.environ, **paths}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        uid, left = "", []
        for line in child.stdout:
            word, _, rest = line.rstrip("\n").partition(" ")
            if word == "uid":
                uid = rest
            elif word == "left":
                path, _, text = rest.partition("\t")
                left.append((path, text))
            if word in ("writing", "end") or (not stop_in_write and len(left) >= fields):
                break
        else:
            assert child.stderr is not None
            pytest.fail(f"the typing process ended by itself: {child.stderr.read()}")
        threading.Event().wait(pause)
        child.kill()
        child.wait()
    return uid, left


def kept(folder: Path, uid: str, left: list[tuple[str, str]]) -> list[str]:
    """The fields left that are not in the draft as they were typed."""
    with Office.open(folder, PASSPHRASE) as office:
        assert office.safety.verify().problems == ()
        filling = office.archive.edit(uid)
        form = filling.form
        today = office.today()
        return [path for path, text in left if filling.value(path) != form.field(path).kind.parse(text, today).value]


def test_a_killed_program_loses_at_most_the_field_being_typed(
    folder: Path, seed: int, counts: Callable[[int, int], int]
) -> None:
    chance = random.Random(seed)
    for _ in range(counts(2, 100)):
        fields, pause = chance.randint(1, FIELDS), chance.uniform(0, 0.12)
        uid, left = typed_until_killed(folder, fields, pause)
        assert kept(folder, uid, left) in ([], [left[-1][0]] if pause < 0.05 else [])


def test_a_program_killed_inside_a_write_leaves_the_draft_before_it(
    folder: Path, seed: int, counts: Callable[[int, int], int]
) -> None:
    chance = random.Random(seed)
    for _ in range(counts(2, 20)):
        uid, left = typed_until_killed(folder, FIELDS, 0, stop_in_write=chance.randint(2, FIELDS))
        lost = kept(folder, uid, left)
        assert len(lost) <= 1
        assert lost in ([], [left[-1][0]])


def test_the_sample_has_enough_fields_to_be_killed_in() -> None:
    stored = sample("household")
    assert sum(1 for text in stored.values() if isinstance(text, str) and text) > 30
