"""The list of backups, the one the program makes by itself each day, which of those may go, and restoring, which overwrites nothing."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from offices import DECLARED, Someone, someone

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.office import Office, restore, try_backup
from jinqiu_desktop.office.backups import own_name, read_list, thin, worth_keeping

TODAY = date(2026, 8, 7)


@pytest.fixture
def of(tmp_path: Path) -> Someone:
    return someone(tmp_path / "here", "示例厂工会")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_backup_is_listed_with_its_date_size_count_and_that_it_was_opened(of: Someone, stick: Path) -> None:
    of.put(1)
    path = stick / "one.jqbackup"
    of.office.safety.backup(path)
    (known,) = of.office.safety.backups().made
    assert (known.path, known.size, known.is_tested, known.is_there) == (str(path), path.stat().st_size, True, True)
    assert known.when == of.office.desk.clock()
    assert of.office.safety.backup_counts() == {str(path): 1}


def test_the_list_tells_no_name_and_no_count_to_somebody_without_the_key(of: Someone, stick: Path) -> None:
    of.put(1)
    of.office.safety.backup(stick / "one.jqbackup")
    text = (of.root / "data" / "backups.json").read_text(encoding="utf-8")
    assert of.office.profile.name not in text
    assert set(json.loads(text)["made"][0]) == {"path", "at", "size", "is_tested"}


def test_a_backup_on_a_stick_that_is_not_in_is_listed_as_away(of: Someone, stick: Path) -> None:
    of.office.safety.backup(stick / "one.jqbackup")
    stick.rename(stick.with_name("pulled"))
    (known,) = read_list(of.root / "data").made
    assert not known.is_there


def test_what_lies_in_the_chosen_folder_is_listed_too(of: Someone, stick: Path) -> None:
    (stick / "found.jqbackup").write_bytes(b"x")
    of.office.safety.choose_backup_folder(stick)
    (known,) = of.office.safety.backups().made
    assert Path(known.path).name == "found.jqbackup"
    assert not known.is_tested


def test_a_backup_is_made_once_a_day_where_a_folder_is_chosen(of: Someone, stick: Path) -> None:
    safety = of.office.safety
    assert safety.back_up_by_itself() is None
    safety.choose_backup_folder(stick)
    made = safety.back_up_by_itself()
    assert made is not None
    assert made.path == stick / own_name(TODAY)
    assert safety.back_up_by_itself() is None
    assert safety.last_backup() is not None
    stick.rename(stick.with_name("pulled"))
    assert safety.back_up_by_itself() is None


def test_a_folder_that_is_not_there_cannot_be_chosen(of: Someone, tmp_path: Path) -> None:
    with pytest.raises(Failure) as failing:
        of.office.safety.choose_backup_folder(tmp_path / "none")
    assert failing.value.code == "file.missing"
    assert of.office.safety.backups().folder == ""


def test_a_second_backup_of_a_day_gets_a_name_of_its_own(of: Someone, stick: Path) -> None:
    safety = of.office.safety
    safety.choose_backup_folder(stick)
    first = safety.next_backup()
    assert first is not None
    safety.backup(first)
    second = safety.next_backup()
    assert second not in (None, first)


@given(st.sets(st.integers(0, 800), min_size=1, max_size=120))
def test_the_newest_seven_days_and_one_of_each_week_and_month_stay(ago: set[int]) -> None:
    days = {TODAY - timedelta(days=one) for one in ago}
    kept = set(worth_keeping(days, TODAY))
    newest = sorted(days, reverse=True)
    assert set(newest[:7]) <= kept <= days
    assert len(kept) <= 7 + 5 + 12
    months = list(dict.fromkeys((one.year, one.month) for one in newest))[:12]
    assert {(one.year, one.month) for one in kept} >= set(months)
    assert worth_keeping(kept, TODAY) == sorted(kept), "thinning twice takes no more"


def test_thinning_takes_only_what_the_program_made_by_itself(stick: Path) -> None:
    for ago in range(40):
        (stick / own_name(TODAY - timedelta(days=ago))).write_bytes(b"x")
    for name in ("工会备份20250101.jqbackup", "自动备份abc.jqbackup", "自动备份20250101.txt"):
        (stick / name).write_bytes(b"x")
    gone = thin(stick, TODAY)
    assert gone > 20
    left = {path.name for path in stick.iterdir()}
    assert {"工会备份20250101.jqbackup", "自动备份abc.jqbackup", "自动备份20250101.txt", own_name(TODAY)} <= left


def test_restoring_sets_aside_what_was_there_and_takes_no_backup_off_the_list(of: Someone, stick: Path) -> None:
    folder = of.root / "data"
    of.put(1)
    of.office.safety.backup(stick / "one.jqbackup")
    of.put(2)
    of.office.safety.backup(stick / "two.jqbackup")
    of.office.close()
    aside = restore(stick / "one.jqbackup", folder, passphrase=of.passphrase)
    assert aside is not None
    listed = read_list(folder)
    assert [Path(one.path).name for one in listed.made] == ["two.jqbackup", "one.jqbackup"]
    assert listed.aside == (str(aside),)
    for where, count in ((folder, 1), (aside, 2)):
        with Office.open(where, of.passphrase, catalog=DECLARED) as office:
            assert len(list(office.archive.all_saved("household"))) == count


def test_a_backup_is_tried_without_its_key_and_damage_is_told(of: Someone, stick: Path) -> None:
    path = stick / "one.jqbackup"
    of.office.safety.backup(path)
    try_backup(path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(Failure) as failing:
        try_backup(path)
    assert failing.value.code == "backup.damaged"


def test_an_unreadable_list_is_an_empty_one(of: Someone) -> None:
    (of.root / "data" / "backups.json").write_text('{"made": [{"path": 1}]}', encoding="utf-8")
    assert of.office.safety.backups().made == ()


def test_the_clerk_is_asked_again_by_passphrase_or_recovery_code(tmp_path: Path) -> None:
    of = someone(tmp_path / "there", "示例厂工会")
    recovery = of.office.safety.new_recovery()
    of.office.safety.confirm(passphrase=of.passphrase)
    of.office.safety.confirm(recovery=str(recovery))
    for asked, code in (
        ({"passphrase": "no such words"}, "passphrase.wrong"),
        ({"recovery": "A" * 32}, "recovery.wrong"),
    ):
        with pytest.raises(Failure) as failing:
            of.office.safety.confirm(**asked)
        assert failing.value.code == code


def test_nothing_is_written_while_the_folder_is_gone_and_it_goes_on_when_it_is_back(of: Someone) -> None:
    folder = of.root / "data"
    filling = of.office.archive.new("household", carry=False)
    filling.type("head.name", "周世军")
    folder.rename(of.root / "pulled")
    with pytest.raises(Failure) as failing:
        of.office.archive.save(filling)
    assert failing.value.code == "folder.gone"
    with pytest.raises(Failure):
        of.office.safety.come_back()
    (of.root / "pulled").rename(folder)
    of.office.safety.come_back()
    of.office.archive.save(filling)
    assert of.office.archive.has_draft(filling.uid)
