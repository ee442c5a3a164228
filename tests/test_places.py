"""Files and folders that appear whole or not at all, and what a killed program left of them."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from jinqiu_desktop import places
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.places import fill_whole, has_halves, sweep, write_whole

LEFT = """
import os, sys
from pathlib import Path
from jinqiu_desktop.places import fill_whole, write_whole
folder = Path(sys.argv[1])
with write_whole(folder / "a.txt") as file, fill_whole(folder / "b") as inside:
    file.write("赵春燕".encode())
    file.flush()
    (inside / "c.txt").write_text("钱大壮", encoding="utf-8")
    os.kill(os.getpid(), 9)
"""


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A folder in which a program was killed while it wrote a file and a folder."""
    subprocess.run([sys.executable, "-c", LEFT, str(tmp_path)], cwd=Path(__file__).parent.parent, check=False)
    assert len(list(tmp_path.glob(".jinqiu-*.part"))) == 2
    assert len(list(tmp_path.rglob("c.txt"))) == 1
    return tmp_path


def test_what_a_killed_program_left_is_swept_before_the_next_file(left: Path) -> None:
    with write_whole(left / "a.txt") as file:
        file.write(b"whole")
    assert names(left) == ["a.txt"]


def test_what_a_killed_program_left_is_swept_before_the_next_folder(left: Path) -> None:
    with fill_whole(left / "b") as inside:
        (inside / "c.txt").write_bytes(b"whole")
    assert names(left) == ["b", "b/c.txt"]


def test_sweeping_tells_how_much_it_was(left: Path) -> None:
    assert (sweep(left), sweep(left), sweep(left / "none")) == (2, 0, 0)
    assert names(left) == []


def test_what_is_being_written_is_not_swept(tmp_path: Path) -> None:
    with write_whole(tmp_path / "a.txt") as file, fill_whole(tmp_path / "b") as inside:
        file.write(b"half")
        file.flush()
        (inside / "c.txt").write_bytes(b"half")
        assert sweep(tmp_path) == 0
        with write_whole(tmp_path / "d.txt") as other:
            other.write(b"whole")
    assert names(tmp_path) == ["a.txt", "b", "b/c.txt", "d.txt"]


def test_only_what_bears_our_name_is_swept(left: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    others = [".other.part", "jinqiu-x.part", ".jinqiu-x", "film.mp4.part", ".archive.db.part"]
    for name in others:
        (left / name).write_bytes(b"not ours to remove")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "lock").write_bytes(b"1")
    (left / ".jinqiu-link.part").symlink_to(elsewhere)
    assert sweep(left) == 2
    assert names(left) == sorted([*others, ".jinqiu-link.part"])
    assert names(elsewhere) == ["lock"]


def test_one_that_may_not_be_locked_yet_is_left_for_a_day(tmp_path: Path) -> None:
    file, folder = tmp_path / ".jinqiu-a.part", tmp_path / ".jinqiu-b.part"
    file.write_bytes(b"")
    folder.mkdir()
    assert sweep(tmp_path) == 0
    for path in (file, folder):
        os.utime(path, (0, time.time() - 90_000))
    assert sweep(tmp_path) == 2


def test_on_a_network_drive_everything_is_left_for_a_day(left: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "is_network_path", lambda path: True)
    assert sweep(left) == 0
    for path in left.glob(".jinqiu-*.part"):
        os.utime(path, (0, time.time() - 90_000))
    assert sweep(left) == 2


def test_a_drive_that_cannot_bring_the_name_to_the_disk_keeps_no_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.txt").write_bytes(b"old")

    def broken(folder: Path) -> None:
        raise OSError(errno.EIO, "broken", str(folder))

    monkeypatch.setattr(places, "_sync_folder", broken)
    with pytest.raises(Failure) as new, write_whole(tmp_path / "new.txt") as file:
        file.write(b"new")
    with pytest.raises(Failure) as laid_out, fill_whole(tmp_path / "folder") as inside:
        (inside / "a.txt").write_bytes(b"new")
    with write_whole(tmp_path / "old.txt") as file:  # it cannot come back, but what stands is whole
        file.write(b"new")
    assert (new.value.code, laid_out.value.code) == ("file.unreadable", "file.unreadable")
    assert (names(tmp_path), (tmp_path / "old.txt").read_bytes()) == (["old.txt"], b"new")


def test_a_folder_is_filled_whole_or_not_at_all(tmp_path: Path) -> None:
    def fill(out: Path, *, then: type[BaseException] | None = None) -> None:
        with fill_whole(out) as inside:
            (inside / "a.txt").write_bytes(b"a")
            if then is not None:
                raise then

    with pytest.raises(KeyboardInterrupt):
        fill(tmp_path / "out", then=KeyboardInterrupt)
    assert names(tmp_path) == []
    (tmp_path / "out").mkdir()
    fill(tmp_path / "out")
    assert names(tmp_path) == ["out", "out/a.txt"]
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    with pytest.raises(Failure) as taken:
        fill(tmp_path / "out")
    assert taken.value.code == "file.unreadable"
    with pytest.raises(Failure) as missing:
        fill(tmp_path / "none" / "out")
    assert missing.value.code == "file.missing"
    assert names(tmp_path) == ["out", "out/a.txt"]


def test_halves_are_seen_until_they_are_swept(left: Path) -> None:
    assert has_halves(left)
    sweep(left)
    assert not has_halves(left)
    assert has_halves(left / "none")  # a stick that is not in


def test_a_data_folder_tells_whether_it_is_there_and_has_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not places.folder_state(tmp_path).is_there
    (tmp_path / "keys.json").write_text("{}")
    assert places.folder_state(tmp_path) == places.FolderState(is_there=True)
    short = places.LOW_ROOM - 1
    monkeypatch.setattr(places.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=short))
    assert places.folder_state(tmp_path) == places.FolderState(is_there=True, is_low=True, free=4)


def test_a_folder_is_tried_by_writing_and_nothing_stays_behind(tmp_path: Path) -> None:
    assert places.is_writable(tmp_path)
    assert places.is_writable(tmp_path / "not" / "there yet")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Failure) as failing:
        places.could_write(tmp_path / "none")
    assert failing.value.code == "file.missing"


def test_the_drive_of_the_program_itself_is_no_stick() -> None:
    assert not places.is_removable(Path("/"))
