"""A program killed while it laid a bundle out: the next start takes the plain halves away, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import Someone, someone, trust_each_other

from jinqiu_desktop.errors import Failure

OPENING = """
import os, sys
from pathlib import Path
from offices import DECLARED
from jinqiu_desktop.office import Office
class Killing:
    def step(self, at, of, doing):
        if doing == "写出文件" and at == of - 3:
            os.kill(os.getpid(), 9)
data, passphrase, bundle, out = sys.argv[1:]
Office.open(Path(data), passphrase, catalog=DECLARED).exchange.open(Path(bundle), Path(out), Killing())
"""


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[tuple[Someone, Someone]]:
    factory, county = someone(tmp_path / "factory", "示例厂工会"), someone(tmp_path / "county", "示例县总工会", "县区")
    trust_each_other(factory, county)
    yield factory, county
    factory.office.close()
    county.office.close()


def killed_opening(county: Someone, path: Path, out: Path) -> None:
    """The county's program opens a bundle into a folder and is killed before the last files are there."""
    county.office.close()
    there = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent)])
    words = [sys.executable, "-c", OPENING, str(county.root / "data"), county.passphrase, str(path), str(out)]
    done = subprocess.run(words, env={**os.environ, "PYTHONPATH": there}, check=False)
    assert done.returncode == -9


def plain_left(folder: Path, name: str) -> set[Path]:
    return {one for one in folder.rglob("*") if one.is_file() and name.encode() in one.read_bytes()}


def test_the_next_start_takes_away_what_a_killed_opening_left_in_plain(
    offices: tuple[Someone, Someone], tmp_path: Path
) -> None:
    factory, county = offices
    record = factory.office.archive.record(factory.put())
    path, name = factory.seal(county), str(record.value("head.name"))
    desktop = tmp_path / "desktop"
    desktop.mkdir()
    county.office.exchange.open(path, desktop / "whole")
    whole = plain_left(desktop, name)
    assert whole
    killed_opening(county, path, desktop / "half")
    assert plain_left(desktop, name) > whole
    strange = desktop / ".jinqiu-somebody"
    strange.mkdir()
    (strange / "notes.txt").write_text(name, encoding="utf-8")
    county.open_again()
    assert plain_left(desktop, name) == {*whole, strange / "notes.txt"}
    assert sorted(one.name for one in desktop.iterdir()) == [".jinqiu-somebody", "whole"]
    assert county.office.exchange._unfinished() == []


def test_a_stick_that_is_not_in_is_swept_when_it_is_there_again(
    offices: tuple[Someone, Someone], tmp_path: Path
) -> None:
    factory, county = offices
    record = factory.office.archive.record(factory.put())
    path, name = factory.seal(county), str(record.value("head.name"))
    stick = tmp_path / "stick"
    stick.mkdir()
    killed_opening(county, path, stick / "half")
    shutil.move(stick, tmp_path / "pulled")
    county.open_again()
    assert county.office.exchange._unfinished() == [stick]
    shutil.move(tmp_path / "pulled", stick)
    assert plain_left(stick, name)
    county.open_again()
    assert plain_left(stick, name) == set()
    assert county.office.exchange._unfinished() == []


def test_what_another_program_is_still_writing_stays(offices: tuple[Someone, Someone], tmp_path: Path) -> None:
    factory, county = offices
    factory.put()
    path, desktop = factory.seal(county), tmp_path / "desktop"
    desktop.mkdir()
    killed_opening(county, path, desktop / "half")
    writing = """
import sys
from pathlib import Path
from jinqiu_desktop.places import fill_whole
with fill_whole(Path(sys.argv[1])) as inside:
    (inside / "a.txt").write_text("a")
    print("ready", flush=True)
    sys.stdin.read()
"""
    words = [sys.executable, "-c", writing, str(desktop / "other")]
    with subprocess.Popen(
        words, cwd=Path(__file__).parent.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        county.open_again()
        (part,) = desktop.iterdir()
        assert (part / "files" / "a.txt").exists()
        other.stdin.close()
    assert [one.name for one in desktop.iterdir()] == ["other"]
    county.open_again()
    assert [one.name for one in desktop.iterdir()] == ["other"]
    assert county.office.exchange._unfinished() == []


def test_an_opening_that_is_refused_or_done_leaves_no_note(offices: tuple[Someone, Someone], tmp_path: Path) -> None:
    factory, county = offices
    factory.put()
    path = factory.seal(county)
    county.office.exchange.open(path, tmp_path / "out")
    assert county.office.exchange._unfinished() == []
    with pytest.raises(Failure):
        county.office.exchange.open(path, tmp_path / "out")
    assert county.office.exchange._unfinished() == []
