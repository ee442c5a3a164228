"""A disk that fails or is full, a program that is killed: sealing, opening and laying out leave what was there and no plaintext."""

from __future__ import annotations

import errno
import io
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType

import pytest
from bundles import COUNTY, NAMES, OFFICE, SCAN, code_of, contents, room_for, scan, sealed

from jinqiu_desktop.bundle import Contents, extract, open_bundle, verify_folder
from jinqiu_desktop.places import sweep

CODES = {errno.ENOSPC: "disk.full", errno.EIO: "file.unreadable"}
SYSTEM = (
    "open",
    "fsync",
    "replace",
    "rename",
    "mkdir",
    "rmdir",
    "unlink",
    "scandir",
    "listdir",
    "stat",
    "lstat",
    "dup",
    "write",
)
FILE = ("read", "readinto", "readline", "write", "seek", "flush", "close")


class Faults:
    """Counts the calls to the system; the one numbered `at` fails, or with `stays` all from there on that would take room."""

    def __init__(self, at: int = 0, error: int = errno.EIO, *, stays: bool = False) -> None:
        self.calls = Counter[str]()
        self._at, self._error, self._stays = at, error, stays

    def call(self, name: str, act: Callable[..., object], *given: object, **named: object) -> object:
        self.calls[name] += 1
        late = (
            self._stays and self.calls.total() > self._at > 0 and name in {"write", "mkdir", "file.write", "file.flush"}
        )
        if self.calls.total() == self._at or late:
            if name == "file.close":
                act()  # the handle is gone all the same
            raise OSError(self._error, os.strerror(self._error))
        return act(*given, **named)


class FaultyFile:
    """An open file whose calls are counted and may fail."""

    def __init__(self, file: object, faults: Faults) -> None:
        self._file, self._faults = file, faults

    def __getattr__(self, name: str) -> object:
        found = getattr(self._file, name)
        return partial(self._faults.call, f"file.{name}", found) if name in FILE else found

    def __enter__(self) -> FaultyFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._faults.call("file.close", self._file.close)  # type: ignore[attr-defined]


@contextmanager
def failing(faults: Faults) -> Iterator[Faults]:
    """Lets every call that Python code makes go through `faults`."""
    plain_open = io.open

    def opened(*given: object, **named: object) -> FaultyFile:
        return FaultyFile(faults.call("file.open", plain_open, *given, **named), faults)

    with pytest.MonkeyPatch.context() as patch:
        for name in SYSTEM:
            patch.setattr(os, name, partial(faults.call, name, getattr(os, name)))
        patch.setattr(io, "open", opened)
        patch.setattr("builtins.open", opened)
        yield faults


def everything(root: Path) -> Mapping[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def is_plain(content: bytes) -> bool:
    return SCAN[:64] in content or any(name.encode() in content for name in NAMES)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A stick with an older bundle under the very name, and a scan on the office's own disk."""
    for name in ("stick", "disk"):
        (tmp_path / name).mkdir()
    sealed(tmp_path / "stick" / "a.jqb", OFFICE, COUNTY)
    (tmp_path / "disk" / "scan.jpg").write_bytes(SCAN)
    return tmp_path


def seal_again(world: Path) -> None:
    given = replace(scan(), open=lambda: (world / "disk" / "scan.jpg").open("rb"))
    sealed(world / "stick" / "a.jqb", OFFICE, COUNTY, replace(contents(), attachments=[given]))


def lay_out(world: Path) -> None:
    with open_bundle(world / "stick" / "a.jqb", COUNTY.keys, [OFFICE.card], scratch=world / "disk") as opened:
        assert opened.check() == ()
        extract(opened, world / "stick" / "out")


ACTS = {"seal": seal_again, "lay out": lay_out}


@pytest.mark.parametrize("error", CODES)
@pytest.mark.parametrize("stays", [False, True])
@pytest.mark.parametrize("act", ACTS)
def test_a_fault_at_any_call_leaves_what_was_there(act: str, stays: bool, error: int, world: Path) -> None:
    before = everything(world)
    with failing(Faults()) as whole:
        ACTS[act](world)
    after = everything(world)
    told = Counter[str]()
    for at in range(1, whole.calls.total() + 1):
        reset(world, before)
        with failing(Faults(at, error, stays=stays)):
            code = code_of(lambda: ACTS[act](world))
        told[code] += 1
        left = everything(world)
        half = {name for name in left if ".jinqiu-" in name}
        assert not any(is_plain(left[name]) for name in half), at
        assert left.keys() - half == (before if code else after).keys(), at
        if code:
            assert {name: left[name] for name in before} == before, at
        sweep(world / "stick")
        assert everything(world).keys() == left.keys() - half, at
    assert told[CODES[error]] > whole.calls.total() // 2
    assert set(told) <= {"", CODES[error]}
    kinds = {"seal": {"replace"}, "lay out": {"rename", "mkdir", "scandir"}}[act]
    assert kinds | {"open", "file.open", "file.read", "file.write", "fsync", "file.flush"} <= set(whole.calls)
    assert whole.calls.total() > 50


def reset(world: Path, before: Mapping[str, bytes]) -> None:
    for path in sorted(world.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(world).as_posix() not in before:
            path.unlink()
        elif path.is_dir() and path not in (world / "stick", world / "disk"):
            path.rmdir()
    for name, content in before.items():
        (world / name).write_bytes(content)


# --- a full disk ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("size", [0, 1, 500, 4000, 9000])
def test_a_full_disk_leaves_what_was_there(size: int, act: str, world: Path) -> None:
    before = everything(world)
    with room_for(size):
        assert code_of(lambda: ACTS[act](world)) == "disk.full"
    assert everything(world) == before
    ACTS[act](world)


# --- a killed program -----------------------------------------------------------------------------------------------------

AGAIN_AND_AGAIN = """
import sys
from pathlib import Path
from bundles import COUNTY, OFFICE, open_bundle
from jinqiu_desktop.bundle import extract
from jinqiu_desktop.keys import Card
folder, secret = Path(sys.argv[1]), sys.argv[2]
card = Card.from_text((folder / "card").read_text(encoding="utf-8"))
print("ready", flush=True)
for at in range(10_000):
    with open_bundle(folder / "a.jqb", secret, [card], scratch=folder / "scratch") as opened:
        extract(opened, folder / "out" / str(at))
"""


@contextmanager
def laying_out(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A program of its own that opens a bundle and lays it out again and again; killed at the end."""
    there = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent)])
    words = [sys.executable, "-c", AGAIN_AND_AGAIN, str(folder), COUNTY.keys.age]
    with subprocess.Popen(words, env={**os.environ, "PYTHONPATH": there}, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        yield child
        child.kill()


def test_a_killed_opening_leaves_no_plaintext_after_the_next_act(
    tmp_path: Path, seed: int, counts: Callable[[int, int], int]
) -> None:
    chance = random.Random(seed)
    for name in ("out", "scratch"):
        (tmp_path / name).mkdir()
    (tmp_path / "card").write_text(OFFICE.card.to_text(), encoding="utf-8")
    many = Contents(attachments=[scan(SCAN + bytes([at]), "a.jpg") for at in range(60)])
    sealed(tmp_path / "a.jqb", OFFICE, COUNTY, many)
    halves = whole = 0
    for _ in range(counts(4, 60)):
        with laying_out(tmp_path) as child:
            wanted = chance.randrange(1, 60)
            while len(list((tmp_path / "out").glob(".jinqiu-*.part/files/data/attachments/*"))) < wanted:
                assert child.poll() is None
        halves += any(is_plain(one.read_bytes()) for one in (tmp_path / "out").glob(".jinqiu-*/**/*.jpg"))
        assert list((tmp_path / "scratch").iterdir()) == []
        with open_bundle(tmp_path / "a.jqb", COUNTY.keys, [OFFICE.card]) as opened:
            extract(opened, tmp_path / "out" / "next")
        for folder in (tmp_path / "out").iterdir():
            assert not folder.name.startswith(".")
            verify_folder(folder)
            for file in sorted(folder.rglob("*"), reverse=True):
                file.unlink() if file.is_file() else file.rmdir()
            folder.rmdir()
            whole += 1
    assert halves > 0
    assert whole >= counts(4, 60)


def test_a_killed_seal_is_swept_by_the_next_one(tmp_path: Path) -> None:
    killed = """
import os, sys
from pathlib import Path
from bundles import COUNTY, OFFICE, SCAN, contents, scan, sealed, replace
def killing():
    os.kill(os.getpid(), 9)
one = scan(os.urandom(3_000_000), "a.jpg")
last = replace(scan(b"y", "b.jpg"), sha256="f" * 64, open=killing)
sealed(Path(sys.argv[1]) / "a.jqb", OFFICE, COUNTY, replace(contents(), attachments=[one, last]))
"""
    there = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent)])
    done = subprocess.run(
        [sys.executable, "-c", killed, str(tmp_path)], env={**os.environ, "PYTHONPATH": there}, check=False
    )
    assert done.returncode == -9
    (part,) = tmp_path.glob(".jinqiu-*.part")
    assert part.stat().st_size > 2000
    assert not is_plain(part.read_bytes())
    sealed(tmp_path / "b.jqb", OFFICE, COUNTY)
    assert [file.name for file in tmp_path.iterdir()] == ["b.jqb"]
