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
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from jinqiu_desktop import keys
from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.cli import main
from jinqiu_desktop.demo import FEWEST, Report, made_up_households, run, run_all, self_check
from jinqiu_desktop.demo.campaign import Campaign, lead
from jinqiu_desktop.demo.errand import Share, fingerprint, hand_out_card, lay_open, refuse, seal, trust, type_in
from jinqiu_desktop.demo.notices import ROUNDS, Family, Pupil
from jinqiu_desktop.demo.parties import Apart, Founding, Here
from jinqiu_desktop.demo.people import SCHOOLS
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.keys import Card
from jinqiu_desktop.kinds import age_on, birth_of
from jinqiu_desktop.office import Office, Profile, restore
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import Json

TODAY = date(2026, 8, 7)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    out = tmp_path_factory.mktemp("demo") / "out"
    with pytest.MonkeyPatch.context() as patch:  # as conftest does, which comes after what is made for the whole module
        patch.setattr(keys, "Cost", partial(keys.Cost, memory_kib=64, passes=1, lanes=1))
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


def test_the_bundle_is_accepted_by_7z_minisign_age_bagit_and_sha256sum(
    made: tuple[Path, Report], tmp_path: Path, program: Callable[[str], str]
) -> None:
    seven, minisign, age, sha256sum = program("7z"), program("minisign"), program("age"), program("sha256sum")
    out, _ = made
    passphrase, secret = tmp_path / "passphrase", tmp_path / "county.agekey"
    passphrase.write_text("县里另有一个口令", encoding="utf-8")
    county = ["--data", str(out / "县总工会"), "--passphrase-file", str(passphrase)]
    assert main([*county, "keys", "secret", "--out", str(secret)]) == 0
    outer, inner = tmp_path / "outer", tmp_path / "inner"
    subprocess.run([seven, "x", f"-o{outer}", out / "上报包.jqb"], check=True, capture_output=True)
    package = outer / "package.zip.age"
    key = Card.load(out / "基层工会.jqcard").minisign
    subprocess.run([minisign, "-V", "-P", key, "-m", package], check=True, capture_output=True)
    plain = tmp_path / "package.zip"
    subprocess.run([age, "-d", "-i", secret, "-o", plain, package], check=True, capture_output=True)
    with zipfile.ZipFile(plain) as zipped:
        assert zipped.testzip() is None
    subprocess.run([seven, "x", f"-o{inner}", plain], check=True, capture_output=True)
    bag = next(path.parent for path in inner.rglob("bagit.txt"))
    bagit = [sys.executable, "-m", "bagit", "--validate", bag]
    sums = [[sha256sum, "--strict", "-c", name] for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt")]
    assert subprocess.run(bagit, capture_output=True).returncode == 0
    for one in sums:
        checked = subprocess.run(one, cwd=bag, check=True, capture_output=True, text=True).stdout.splitlines()
        assert checked
        assert all(line.endswith(": OK") for line in checked)
    bag.joinpath("data", "household.jsonl").write_bytes(b"{}\n")
    assert subprocess.run(bagit, capture_output=True).returncode != 0
    assert subprocess.run(sums[0], cwd=bag, capture_output=True).returncode != 0


def test_the_code_scanned_from_a_printed_paper_is_the_one_the_bundle_has_for_that_record(
    made: tuple[Path, Report],
) -> None:
    out, _ = made
    data = out / "县里打开的上报包" / "data"
    lines = [json.loads(line) for path in data.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    sealed = {one["uid"]: one for one in lines if "answers" in one}
    scanned = set()
    for path in sorted((out / "纸表").glob("附件*.pdf")):
        for page in pypdfium2.PdfDocument(path):
            picture = page.render(scale=150 / 72).to_pil().rotate(1, fillcolor="white")  # as it lies on a scanner
            (found,) = zxingcpp.read_barcodes(picture)
            mark, paper, uid, rev, _sheet, code = found.text.split("|")
            assert (mark, rev, code) == ("JQ1", str(sealed[uid]["no"]), sealed[uid]["code"])
            assert code != sealed[uid]["digest"][:16]  # only with the office's key
            scanned.add(paper)
    assert scanned == {f"annex{n}" for n in range(1, 7)}


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


def test_the_fewest_households_fill_all_six_annexes_whatever_the_seed(
    tmp_path: Path, counts: Callable[[int, int], int]
) -> None:
    for seed in range(counts(1, 8)):
        out = tmp_path / str(seed)
        assert run(out, households=1, seed=seed).counts["户"] == FEWEST
        assert len(list((out / "纸表").glob("*.pdf"))) == 6


def test_a_folder_that_cannot_be_one_or_is_in_use_is_refused(made: tuple[Path, Report], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for out, code in ((tmp_path / "file", ""), (tmp_path / "file" / "x", ""), (made[0], "file.exists")):
        with pytest.raises(Failure) as caught:
            run_all(out)
        assert code in caught.value.code


def test_the_program_checks_itself() -> None:
    assert self_check()[-1] == "自查完成，都正常。"


# --- a campaign under every notice ----------------------------------------------------------------------------------------

# What the notice says of each application (符合, 不符合, 未定), what was approved (yuan), where it stands, and words that must be told.
LED = {
    "yinchuan-2018": (
        # 今年考入高校的受助学生补助标准为:区内每人4000元;区外每人5000元. Below 840 the household is admitted, the aid counted in.
        ("符合", 5000, "已发放", "(30000 − 5800 + 5000) ÷ 12 ÷ 3 = 811.11 元"),  # 29200 ÷ 36
        ("符合", 4000, "已发放", "(28800 − 4600 + 4000) ÷ 12 ÷ 3 = 783.33 元"),  # 28200 ÷ 36
        # 往年考入高校的受助本科生: 区内每人3000元;区外每人4000元
        ("符合", 4000, "已发放", "(27600 − 6000 + 4000) ÷ 12 ÷ 3 = 711.11 元"),  # 25600 ÷ 36
        ("符合", 3000, "已发放", "(26400 − 4500 + 3000) ÷ 12 ÷ 3 = 691.67 元"),  # 24900 ÷ 36
        # 27600 ÷ 36 = 766.67 is below the line, 32600 ÷ 36 = 905.56 is not: the aid itself lifts the household over it
        ("不符合", None, "已终止", "905.56 元，要低于 840 元；不加工会助学资金时在线内"),
        ("不符合", None, "草稿", "不是二本以上高校"),  # 国家统招二本以上
        ("不符合", None, "草稿", "军队院校"),  # 军队院校除外
    ),
    "bozhou-2023": (
        # 按照缴纳学费发票的实际支出发放助学金（每生每年不超过2000元）, in whole yuan
        ("符合", 1865, "已发放", "年度学费 1865.50 → 1865 元"),
        ("符合", 2000, "已发放", "年度学费 2600，最高 2000 → 2000 元"),
        # 不符合建档条件的 … 高校在读 … 学生及接受特殊教育的残疾儿童 … 不超过2000元/人: the most, or what is asked
        ("符合", 2000, "已发放", "不符合建档条件的高校在读学生"),
        ("符合", 1500, "已发放", "接受特殊教育的残疾儿童；申请金额 1500 → 1500 元"),
        ("符合", 3000, "已发放", "按捐赠方意愿"),
        ("符合", 4000, "已发放", "按本地实施办法"),
    ),
    "pingdingshan-2022": (
        # 有两个及以上子女同时入学的，可以分别提供助学救助
        ("符合", 3000, "已发放", "同户不止一个子女申请，各按标准"),
        ("符合", 2000, "已发放", "同户不止一个子女申请，各按标准"),
        ("符合", 1500, "已发放", "有条件的工会可以纳入，金额由本地定"),
        ("未定", None, "退回补正", "没有建立困难职工档案"),
    ),
    "qingpu-2017": (
        # 有双子女就学 … 各级工会可适当提高助学标准
        ("符合", 3600, "已发放", "可适当提高，幅度由本单位定"),
        ("符合", 2400, "已发放", "可适当提高，幅度由本单位定"),
        ("符合", 3000, "已发放", "金额由本地定"),
        ("未定", None, "退回补正", "档案已提交，还没有建档"),
    ),
    "national-2012": (
        ("符合", 3000, "已发放", "金额由本地定"),
        ("符合", 1000, "已发放", "金额由本地定"),
        ("未定", None, "退回补正", "所选类别不在服务对象里"),
    ),
    "general": (
        ("符合", 2000, "已发放", "已建立困难职工档案"),
        ("符合", 1000, "已发放", "已建立困难职工档案"),
        ("未定", None, "退回补正", "非生产生活必需的机动车"),
    ),
}
PAID = {
    "yinchuan-2018": (4, 16000), "bozhou-2023": (6, 14365), "pingdingshan-2022": (3, 6500), "qingpu-2017": (3, 9000),
    "national-2012": (2, 4000), "general": (2, 3000),
}  # fmt: skip


def campaign_of(report: Report, pack: str) -> Campaign:
    return next(one for one in report.campaigns if one.pack == pack)


def test_there_is_a_campaign_under_every_notice_of_the_program(made: tuple[Path, Report]) -> None:
    known = Catalog(resources()).policy_ids
    assert sorted(one.pack for one in made[1].campaigns) == sorted(known) == sorted(LED) == sorted(PAID)


@pytest.mark.parametrize("pack", LED)
def test_a_campaign_comes_out_as_worked_out_by_hand(made: tuple[Path, Report], pack: str) -> None:
    led = campaign_of(made[1], pack)
    assert [(one.verdict, one.amount, one.stands) for one in led.outcomes] == [case[:3] for case in LED[pack]]
    for one, (*_, told) in zip(led.outcomes, LED[pack], strict=True):
        assert told in f"{one.because}；{one.sums}"
    assert (led.payments, int(led.paid)) == PAID[pack]


@pytest.mark.parametrize("pack", LED)
def test_a_campaign_leaves_its_papers(made: tuple[Path, Report], pack: str) -> None:
    out, report = made
    led = campaign_of(report, pack)
    approved = [one for one in led.outcomes if one.amount is not None]
    counts = {one.title: one.count for one in led.papers}
    assert counts["资助核算单"] == len(led.outcomes)
    assert counts["金秋助学资金发放花名册"] == led.payments == len(approved)
    assert (counts["附件6 公示"], counts["公示结果证明"]) == (1, 1)
    application = "审批表" if pack == "yinchuan-2018" else "申请表"
    assert all(any(application in title for title in one.papers) for one in approved)
    files = [*(one.path for one in led.papers), led.bank_file, *(path for one in led.tables for path in one.files)]
    assert {path.parent for path in files} == {out / pack}
    assert sorted(path.name for path in (out / pack).iterdir() if path.is_file()) == sorted(path.name for path in files)


@pytest.mark.parametrize("pack", [one.pack for one in ROUNDS])
def test_a_campaign_fills_the_tables_of_its_notice(made: tuple[Path, Report], pack: str) -> None:
    out, report = made
    led = campaign_of(report, pack)
    assert [bool(one.filled) for one in led.tables] == [True] * len(Catalog(resources()).policy(pack).tables)
    with Office.open(out / pack / "档案", f"{led.office}自己的口令") as office:
        reported = {one: office.statistics.reported(one, year)[0] for one, year in asked_of(office)}
    study = [one for name, one in reported.items() if name.startswith(("study", "national"))]
    assert [one.value("02.A") for one in study] == [led.paid * 100] * len(study)


def asked_of(office: Office) -> list[tuple[str, int]]:
    return [(one.id, one.year) for one in office.statistics.tables() if one.asked]


def test_the_papers_of_a_campaign_say_what_was_worked_out(made: tuple[Path, Report]) -> None:
    out, _ = made
    reckoning = text_of(out / "yinchuan-2018" / "资助核算单.pdf")
    assert "811.11" in reckoning
    assert "军队院校" in reckoning
    (roster,) = (out / "yinchuan-2018").glob("*花名册.pdf")
    assert "壹万陆仟元整" in text_of(roster)
    (posted,) = (out / "bozhou-2023").glob("附件6*.pdf")
    assert "0099" not in text_of(posted)


def test_the_store_of_a_campaign_holds_the_whole_way(made: tuple[Path, Report]) -> None:
    with Office.open(made[0] / "national-2012" / "档案", "示例县总工会自己的口令") as office:
        archive = office.archive
        assert office.desk.pack.id == "national-2012"
        assert office.safety.verify().problems == ()
        states = {form: Counter(one.state for one in archive.listing(form).lines) for form in ("payment", "posting")}
        paid = next(one for one in archive.all_saved("application") if archive.state(one) == "paid")
        steps = [(one.step, one.on.isoformat()) for one in archive.steps(paid)]
        households = [archive.record(uid) for uid in archive.all_saved("household")]
        alone = [one.value("head.sex") for one in households if one.value("head.single_parent") is True]
    assert states == {"payment": {"paid": 2}, "posting": {"finished": 1}}
    assert steps == [
        ("submit", "2012-07-30"),
        ("verify", "2012-07-31"),
        ("review", "2012-08-01"),
        ("posting", "2012-08-09"),
        ("center_review", "2012-08-10"),
        ("pay", "2012-08-14"),
    ]
    assert alone == ["2"], "the child of 困难单亲女职工"


def test_the_campaigns_are_told_as_tables_and_for_other_programs(made: tuple[Path, Report]) -> None:
    _, report = made
    told = list(campaign_of(report, "yinchuan-2018").lines())
    assert told[0].startswith("银川市2018年金秋助学活动")
    assert [told[2].split()[at] for at in (2, 3, 4, 5)] == ["普通本科", "符合", "5000", "已发放"]
    assert set(told) < set(report.lines())
    assert not any("0099" in line for line in told)
    results = {one["policy"]: one for one in json.loads(json.dumps(report.result()))["campaigns"]}
    assert {pack: (one["payments"], int(one["paid"])) for pack, one in results.items()} == PAID
    first = results["yinchuan-2018"]["applications"][0]
    assert (first["verdict"], first["amount"], first["household"]) == ("符合", "5000", "JQ-2018-000001")
    assert all(Path(paper["file"]).exists() for one in results.values() for paper in one["papers"])


def test_what_a_campaign_does_not_get_through_is_told_with_its_office(tmp_path: Path) -> None:
    poor = replace(ROUNDS[-1], families=(Family(income=24000, pupils=(Pupil(child="示例大学 0", granted="1.5"),)),))
    with pytest.raises(Failure) as caught:
        lead(poor, tmp_path / "out", Catalog(resources()))
    assert caught.value.code == "demo.refused"
    assert poor.office in str(caught.value)


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
