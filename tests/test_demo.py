"""The demo: from an empty folder to what the county holds, by offices that know only files of each other."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from jinqiu_desktop.demo import FEWEST, Report, made_up_households, run, run_all, self_check
from jinqiu_desktop.demo.errand import Share, fingerprint, hand_out_card, lay_open, refuse, seal, trust, type_in
from jinqiu_desktop.demo.parties import Apart, Founding, Here
from jinqiu_desktop.demo.people import SCHOOLS
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.keys import Card
from jinqiu_desktop.kinds import age_on, birth_of
from jinqiu_desktop.office import Office, Profile, restore
from jinqiu_desktop.records import Json

TODAY = date(2026, 8, 7)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    out = tmp_path_factory.mktemp("demo") / "out"
    return out, run_all(out, households=6, seed=7)


def text_of(path: Path) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


# --- what it leaves -------------------------------------------------------------------------------------------------------


def test_it_leaves_the_six_annexes_filled(made: tuple[Path, Report]) -> None:
    out, report = made
    papers = sorted((out / "纸表").glob("*.pdf"))
    assert [path.name[:3] for path in papers] == [f"附件{n}" for n in range(1, 7)]
    for path in papers:
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
        assert all("JQ-" in page for page in pages)
    first = text_of(papers[2])
    assert "李春梅" in first
    assert "39600" in first
    assert "情况属实，同意上报。" in text_of(papers[0])
    assert (report.counts["户"], report.counts["其中未建档"]) == (6, 1)
    assert report.counts["其中导入"] >= 1


def test_the_posting_shows_no_number_of_any_person(made: tuple[Path, Report]) -> None:
    out, _ = made
    text = text_of(next((out / "纸表").glob("附件6*.pdf")))
    assert "李春梅" in text
    assert "0099" not in text
    assert "139000" not in text


def test_what_was_sealed_was_opened_again_with_every_record(made: tuple[Path, Report]) -> None:
    out, report = made
    data = out / "县里打开的上报包" / "data"
    lines = [json.loads(line) for path in data.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    assert len([one for one in lines if "answers" in one]) == report.counts["打开"] > 0


def test_the_backup_opens_with_the_passphrase(made: tuple[Path, Report], tmp_path: Path) -> None:
    out, _ = made
    restore(out / "备份.jqbackup", tmp_path / "data", passphrase="秋天的第一张录取通知书")
    with Office.open(out / "基层工会", "秋天的第一张录取通知书", read_only=True) as office:
        households = office.archive.listing("household").total
    with Office.open(tmp_path / "data", "秋天的第一张录取通知书") as office:
        assert office.archive.listing("household").total == households
        assert office.safety.verify().problems == ()


def test_the_bundle_is_accepted_by_7z_minisign_age_and_bagit(
    made: tuple[Path, Report], tmp_path: Path, program: Callable[[str], str]
) -> None:
    seven, minisign, age = program("7z"), program("minisign"), program("age")
    out, _ = made
    with Office.open(out / "县总工会", "县里另有一个口令") as county:
        county.exchange.export_secret(tmp_path / "county.agekey")
    outer, inner = tmp_path / "outer", tmp_path / "inner"
    subprocess.run([seven, "x", f"-o{outer}", out / "上报包.jqb"], check=True, capture_output=True)
    package = outer / "package.zip.age"
    key = Card.load(out / "基层工会.jqcard").minisign
    subprocess.run([minisign, "-V", "-P", key, "-m", package], check=True, capture_output=True)
    plain = tmp_path / "package.zip"
    subprocess.run([age, "-d", "-i", tmp_path / "county.agekey", "-o", plain, package], check=True, capture_output=True)
    with zipfile.ZipFile(plain) as zipped:
        assert zipped.testzip() is None
    subprocess.run([seven, "x", f"-o{inner}", plain], check=True, capture_output=True)
    bag = next(path.parent for path in inner.rglob("bagit.txt"))
    bagit = [sys.executable, "-m", "bagit", "--validate", bag]
    assert subprocess.run(bagit, capture_output=True).returncode == 0
    bag.joinpath("data", "household.jsonl").write_bytes(b"{}\n")
    assert subprocess.run(bagit, capture_output=True).returncode != 0


# --- what it shows --------------------------------------------------------------------------------------------------------


def test_the_county_holds_what_the_offices_have_and_one_record_came_again(made: tuple[Path, Report]) -> None:
    out, report = made
    counts = report.counts
    assert counts["县里收下"] == counts["装进"] == counts["县里与单位逐份相同"]
    assert [counts[name] for name in ("两家都有的户", "批准", "退回", "意见", "改好重收")] == [1] * 5
    assert counts["其余没变"] + 1 == counts["打开"]
    with Office.open(out / "县总工会", "县里另有一个口令") as county:
        assert county.safety.verify().problems == ()
        assert len(county.receiving.received()) == 2
        states = Counter(one.state for one in county.archive.listing("application").lines)
    assert states["approved"] == 1


def test_it_tells_households_papers_sizes_and_what_the_county_did(made: tuple[Path, Report]) -> None:
    _, report = made
    lines = report.lines()
    for word in ("附件1 ", "附件6 1 份", "KB", "2000 元", "没有变，拒收前后的摘要都是", "全部相同", "退回包.jqb"):
        assert any(word in line for line in lines), word
    assert json.loads(json.dumps(report.result()))["counts"] == report.counts
    assert all(Path(path).exists() for paths in report.result()["files"].values() for path in paths)
    for secret in ("秋天的第一张", "另有一个口令", "0099"):
        assert not any(secret in line for line in report.story), secret


def test_the_same_number_draws_the_same_families_in_this_process_too(made: tuple[Path, Report], tmp_path: Path) -> None:
    assert run(tmp_path / "out", households=6, seed=7).counts == made[1].counts


@pytest.mark.parametrize("seed", range(2))
def test_the_fewest_households_fill_all_six_annexes_whatever_the_seed(tmp_path: Path, seed: int) -> None:
    counts = run(tmp_path / "out", households=1, seed=seed).counts
    assert len(list((tmp_path / "out" / "纸表").glob("*.pdf"))) == 6
    assert counts["户"] == FEWEST


def test_a_folder_that_cannot_be_one_or_is_in_use_is_refused(made: tuple[Path, Report], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for out, code in ((tmp_path / "file", ""), (tmp_path / "file" / "x", ""), (made[0], "file.exists")):
        with pytest.raises(Failure) as caught:
            run_all(out)
        assert code in caught.value.code


def test_the_program_checks_itself() -> None:
    assert self_check()[-1] == "自查完成，都正常。"


# --- offices apart --------------------------------------------------------------------------------------------------------


def founding(folder: Path, name: str = "示例厂工会") -> Founding:
    profile = Profile(name=name, level="基层", region="341602", policy="bozhou-2023", clerk="刘敏")
    return Founding(folder=folder, profile=profile, passphrase="秋天的第一张录取通知书")


def process_of(office: Office) -> int:
    return os.getpid()


def end_at_once(office: Office) -> None:
    os._exit(3)


def leave_blank(office: Office) -> None:
    office.archive.put("household", {})


def test_an_office_apart_is_one_process_for_all_its_jobs_and_frees_its_folder(tmp_path: Path) -> None:
    with Apart(founding(tmp_path / "one")) as party:
        waiting = [party.begin(process_of), party.begin(process_of)]
        party.do(hand_out_card, tmp_path / "card.jqcard")
        numbers = {wait() for wait in waiting}
    assert len(numbers) == 1
    assert numbers != {os.getpid()}
    Office.open(tmp_path / "one", "秋天的第一张录取通知书").close()
    assert Card.load(tmp_path / "card.jqcard").office == "示例厂工会"


def test_what_an_office_refuses_is_told_with_its_name_and_sentence_and_it_goes_on(tmp_path: Path) -> None:
    with Apart(founding(tmp_path / "one")) as party:
        refused = party.begin(leave_blank)
        missing = party.begin(lay_open, tmp_path / "none.jqb", tmp_path / "out")
        after = party.begin(process_of)
        for wait, word in ((refused, "姓名"), (missing, "没有找到文件“none.jqb”")):
            with pytest.raises(Failure) as caught:
                wait()
            assert caught.value.code == "demo.refused"
            assert "示例厂工会" in str(caught.value)
            assert word in str(caught.value)
        assert after() > 0


def test_an_office_that_cannot_be_set_up_says_why(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"")
    with Apart(founding(tmp_path / "one")) as party, pytest.raises(Failure) as caught:
        party.do(process_of)
    assert caught.value.code == "demo.refused"


def test_an_office_that_dies_ends_the_demo_with_a_sentence(tmp_path: Path) -> None:
    with Apart(founding(tmp_path / "one")) as party:
        dying = party.begin(end_at_once)
        for wait in (dying, lambda: party.do(process_of)):
            with pytest.raises(Failure) as caught:
                wait()
            assert caught.value.code == "demo.ended"
            assert "示例厂工会" in str(caught.value)


def test_a_county_that_lets_a_damaged_bundle_in_ends_the_demo(tmp_path: Path) -> None:
    with Here(founding(tmp_path / "one")) as one, Here(founding(tmp_path / "two", "县总工会")) as two:
        one.do(hand_out_card, tmp_path / "one.jqcard")
        two.do(hand_out_card, tmp_path / "two.jqcard")
        two.do(trust, tmp_path / "one.jqcard")
        one.do(type_in, Share(seed=1, first=0, last=0))
        path = one.do(seal, tmp_path / "two.jqcard", tmp_path / "up.jqb").path
        with pytest.raises(Failure) as caught:
            two.do(refuse, path)
    assert caught.value.code == "demo.differs"


def test_the_fingerprint_of_a_folder_sees_every_byte(tmp_path: Path) -> None:
    (tmp_path / "attachments").mkdir()
    (tmp_path / "attachments" / "a").write_bytes(b"1")
    before = fingerprint(tmp_path)
    (tmp_path / "lock").write_bytes(b"")
    assert fingerprint(tmp_path) == before
    (tmp_path / "attachments" / "a").write_bytes(b"2")
    assert fingerprint(tmp_path) != before


# --- made-up people -------------------------------------------------------------------------------------------------------


def drawn(count: int, seed: int = 1) -> list[dict[str, Json]]:
    return list(made_up_households(count, random.Random(seed), TODAY))


def test_twenty_households_are_of_every_sort() -> None:
    families = drawn(19)
    members = [one for each in families for one in each["members"]]
    students = [one for one in members if one.get("unit") in SCHOOLS]
    assert Counter(one["type"] for one in families).keys() == {"城镇困难职工", "困难农民工"}
    assert {len(one["members"]) for one in families} >= {1, 2, 3, 4, 5, 6}
    assert {one["unit"] for one in students} == SCHOOLS.keys()
    assert {one["entry_year"] == "2026" for one in students} == {True, False}
    ages = {age_on(birth_of(one["idno"]), TODAY) for one in students if SCHOOLS[one["unit"]].kind}
    assert min(ages) < 14 < max(age for age in ages if age < 18) < max(ages)
    assert {one["health"] for one in members} == {"良好", "疾病", "残疾"}
    names = [*(one["head.name"] for one in families), *(one["name"] for one in members)]
    assert any(ord(char) > 0xFFFF for name in names for char in name)


def test_everyone_has_an_id_number_of_no_place_and_of_their_own() -> None:
    families = drawn(60)
    numbers = [number for one in families for number in (one["head.idno"], *(each["idno"] for each in one["members"]))]
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("0099") for number in numbers)


def test_the_same_random_number_draws_the_same_people() -> None:
    assert drawn(8, seed=3) == drawn(8, seed=3) != drawn(8, seed=4)
    assert drawn(8)[:5] == drawn(5)
