"""The demo: the main job from an empty folder to a bundle that programs nobody here wrote accept."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from jinqiu_desktop.demo import Report, run, run_all, self_check
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office import Office, restore


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    out = tmp_path_factory.mktemp("demo") / "out"
    return out, run(out, households=4, seed=7)


def test_it_leaves_the_six_annexes_filled(made: tuple[Path, Report]) -> None:
    out, report = made
    papers = sorted((out / "纸表").glob("*.pdf"))
    assert [path.name[:3] for path in papers] == [f"附件{n}" for n in range(1, 7)]
    for path in papers:
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
        assert all("JQ-" in page for page in pages)
    first = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(papers[2]))
    assert "李春梅" in first
    assert "39600" in first
    assert report.counts["其中导入"] >= 1
    assert report.counts["装进"] == report.counts["打开"] > 0


def test_the_posting_shows_no_number_of_any_person(made: tuple[Path, Report]) -> None:
    out, _ = made
    posting = next((out / "纸表").glob("附件6*.pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(posting))
    assert "0099" not in text
    assert "139000" not in text


def test_what_was_sealed_was_opened_again_with_every_record(made: tuple[Path, Report]) -> None:
    out, report = made
    data = out / "县里打开的上报包" / "data"
    lines = [json.loads(line) for path in data.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    assert len([one for one in lines if "answers" in one]) == report.counts["装进"]


def test_the_backup_opens_with_the_passphrase(made: tuple[Path, Report], tmp_path: Path) -> None:
    out, report = made
    restore(out / "备份.jqbackup", tmp_path / "data", passphrase="秋天的第一张录取通知书")
    with Office.open(tmp_path / "data", "秋天的第一张录取通知书") as office:
        assert office.archive.listing("household").total == report.counts["户"]
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


@pytest.mark.parametrize("seed", range(3))
def test_the_fewest_households_fill_all_six_annexes_whatever_the_seed(tmp_path: Path, seed: int) -> None:
    run(tmp_path / "out", households=1, seed=seed)
    assert len(list((tmp_path / "out" / "纸表").glob("*.pdf"))) == 6


def test_a_folder_that_cannot_be_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for out in (tmp_path / "file", tmp_path / "file" / "x"):
        with pytest.raises(Failure):
            run(out)


def test_a_folder_in_use_is_refused(made: tuple[Path, Report]) -> None:
    with pytest.raises(Failure) as caught:
        run(made[0])
    assert caught.value.code == "file.exists"


def test_the_program_checks_itself() -> None:
    assert self_check()[-1] == "自查完成，都正常。"


def test_two_offices_and_their_county_as_programs_of_their_own(tmp_path: Path) -> None:
    out = tmp_path / "out"
    counts = run_all(out, households=1).counts
    assert counts["县里收下"] == counts["装进"] + 1
    assert (counts["两家都有的人"], counts["退回"], counts["意见"], counts["改好重收"]) == (1, 1, 1, 1)
    assert counts["其余没变"] + 1 == counts["县里与单位逐份相同"] == counts["装进"]
    with Office.open(out / "县总工会", "县里另有一个口令") as county:
        assert county.safety.verify().problems == ()
        assert len(county.receiving.received()) == 2
