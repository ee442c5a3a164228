"""The papers no notice shows, walked one by one; amounts in words; lists over many records; which notice has which paper."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import house
import pdfs
import pytest

from jinqiu_desktop.demo import made_up_households, sample
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.printing import RECORDS, Job, Paper, read_paper, render
from jinqiu_desktop.printing.amounts import added_up, in_capitals
from jinqiu_desktop.printing.paper import UNOFFICIAL, Block, ListBlock, RepeatBlock, RowsBlock, SideBlock
from jinqiu_desktop.records import Shown

NOW = datetime(2026, 8, 7, 6, 32, tzinfo=UTC)
UNUSUAL = "琴瑟琵琶箫笛鼓钟磬埙茶盐酱醋柴粟麻糖姜蒜葱椒桂莲梅兰竹菊荷柳松柏桃李"
"""Each character once, none of them in the words of a paper."""


def pdf_of(name: str, shown: Shown | None) -> bytes:
    return render([Job(paper=house.paper(name), shown=shown)])


def labels(block: Block) -> Iterator[str]:
    """The words of the notice in the cells of a block."""
    if isinstance(block, SideBlock):
        yield block.label.label
    if isinstance(block, RowsBlock | RepeatBlock):
        yield from (cell.label for row in block.rows for cell in row.cells)
    if isinstance(block, ListBlock):
        yield from (cell.label for cell in block.titles)
        yield from (cell.label for cell in (block.total.cells if block.total else ()))


# --- amounts in words -----------------------------------------------------------------------------------------------------


# From 《正确填写票据和结算凭证的基本规定》, and written down by hand after it.
@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("2000", "贰仟元整"),
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("0.05", "伍分"),
        ("0.50", "伍角"),
        ("10", "壹拾元整"),
        ("20.10", "贰拾元壹角"),
        ("1005", "壹仟零伍元整"),
        ("10010", "壹万零壹拾元整"),
        ("100000", "壹拾万元整"),
        ("103453", "壹拾万叁仟肆佰伍拾叁元整"),
        ("1001000", "壹佰万壹仟元整"),
        ("10000000", "壹仟万元整"),
        ("100000000", "壹亿元整"),
        ("100010000", "壹亿零壹万元整"),
        ("500000003", "伍亿零叁元整"),
        ("1234567890.12", "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分"),
        ("12,000", "壹万贰仟元整"),
    ],
)
def test_an_amount_is_written_in_words_as_the_banks_want_it(amount: str, words: str) -> None:
    assert in_capitals(amount) == words


def test_what_is_no_amount_stays_and_nothing_stays_nothing() -> None:
    assert in_capitals("") == ""
    assert in_capitals("****") == "****"


def test_amounts_are_added_to_the_fen() -> None:
    assert added_up(["0.10", "0.20", "", "2000"]) == "2000.30"
    assert added_up(["1999.99", "0.01"]) == "2000"
    assert added_up(["", ""]) == ""


# --- every paper ----------------------------------------------------------------------------------------------------------


def test_the_papers_of_the_campaign_are_there() -> None:
    assert set(house.PAPERS) >= {
        "demand_list",
        "exit_approval",
        "folder_contents",
        "folder_cover",
        "minutes",
        "payroll",
        "posting_result",
        "rescue_list",
        "survey_sheet",
        "visit_check",
        "visit_sheet",
        "yinchuan_approval",
    }


@pytest.mark.parametrize("name", house.PAPERS)
def test_every_sheet_of_a_paper_of_our_own_says_that_it_is_not_official(name: str) -> None:
    printed_on = house.paper(name)
    for shown in (None, house.sample(printed_on, 40)):
        assert all(UNOFFICIAL in page for page in pdfs.texts(pdf_of(name, shown)))


def test_no_official_paper_says_so() -> None:
    for name in house.CATALOG.paper_ids:
        if house.paper(name).official:
            assert UNOFFICIAL not in "".join(pdfs.texts(pdf_of(name, None)))


@pytest.mark.parametrize("name", house.PAPERS)
def test_a_blank_copy_bears_the_title_and_every_label(name: str) -> None:
    printed_on = house.paper(name)
    said = "".join(pdfs.texts(pdf_of(name, None)))
    for block in printed_on.blocks:
        for label in labels(block):
            assert "".join(label.replace("{n}", "1").split()) in said, label


@pytest.mark.parametrize("name", house.PAPERS)
def test_a_filled_copy_bears_every_value(name: str) -> None:
    printed_on = house.paper(name)
    shown = house.sample(printed_on, 2)
    said = "".join(pdfs.texts(pdf_of(name, shown)))
    checked = {cell.bind.path for cell in _cells(printed_on) if cell.bind and cell.check}
    hidden = {one.bind.other for one in printed_on.bound}
    told = 0
    for one in printed_on.bound:
        row = shown.rows.get(one.rows, ({},))[0] if one.rows else shown.values
        value = row.get(one.bind.path, "")
        if one.bind.path in checked | hidden or one.bind.over != "each":
            continue
        if one.bind.part:
            value = str(int(value.split("-")[("year", "month", "day").index(one.bind.part)]))
        if one.bind.capital:
            value = in_capitals(value)
        assert "".join(value.split()) in said, one.bind.path
        told += 1
    assert told >= 3


def _cells(printed_on: Paper) -> Iterator[house.Cell]:
    for block in printed_on.blocks:
        if isinstance(block, RowsBlock | RepeatBlock):
            yield from (cell for row in block.rows for cell in row.cells)


@pytest.mark.parametrize("name", house.PAPERS)
def test_texts_far_too_long_are_printed_to_the_last_character(name: str) -> None:
    shown = house.sample(house.paper(name), 12, UNUSUAL)
    said = Counter("".join(pdfs.texts(pdf_of(name, shown))))
    counts = {char: said[char] for char in UNUSUAL}
    assert len(set(counts.values())) == 1, counts
    assert said[UNUSUAL[0]] >= 1


@pytest.mark.parametrize("name", house.PAPERS)
def test_nothing_is_printed_within_a_centimetre_of_the_edge(name: str) -> None:
    for shown in (None, house.sample(house.paper(name), 3)):
        for page in pdfs.opened(pdf_of(name, shown)):
            picture = page.render(scale=1, grayscale=True).to_pil().point(lambda dot: 255 - dot)
            left, top, right, bottom = picture.getbbox()
            edge = int(10 * 72 / 25.4) - 1
            assert min(left, top, picture.width - right, picture.height - bottom) >= edge


# --- lists ----------------------------------------------------------------------------------------------------------------


def test_a_list_of_a_hundred_has_its_head_on_every_sheet_and_its_total_on_the_last() -> None:
    line = house.sample(house.paper("payroll"), 1).rows[RECORDS][0]
    rows = tuple({**line, "rid": f"r{n}", "pupil.name": f"学生{n:03d}", "amount": "2000.50"} for n in range(100))
    pages = pdfs.texts(pdf_of("payroll", replace(house.sample(house.paper("payroll")), rows={RECORDS: rows})))
    assert len(pages) > 4
    assert all("序号学生姓名身份证号" in page for page in pages)
    assert all("".join(pages).count(f"学生{n:03d}") == 1 for n in range(100))
    assert "合计100笔金额200050元人民币（大写）贰拾万零伍拾元整" in pages[-1]
    assert not any("人民币" in page for page in pages[:-1])


def test_a_value_too_long_for_its_cell_makes_its_line_higher() -> None:
    printed_on = house.paper("rescue_list")
    line = house.sample(printed_on, 1).rows[RECORDS][0]
    long = {**line, "worker.unit": "示例市城关镇纺织路示范社区第一纺织厂退休职工管理服务中心工会委员会"}
    (page,) = pdfs.texts(pdf_of("rescue_list", replace(house.sample(printed_on), rows={RECORDS: (long,)})))
    assert "接续页" not in page


@pytest.mark.parametrize(
    ("written", "instead", "reason"),
    [
        ('bind = "records"', 'bind = "recrods"', "没有 recrods"),
        ('bind = "household.worker_no"', 'bind = "household.worker_nr"', "没有 records.household.worker_nr"),
        ('bind = "household.worker_no"', 'bind = "houshold.worker_no"', "没有 records.houshold.worker_no"),
        ('or = "planned"', 'or = "plannd"', "没有 records.step.center_review.amount"),
        ('per = "year"', 'per = "yaer"', "没有 yaer"),
        ('as = "capital"', 'as = "capitals"', "不认识 as = capitals"),
        ("[records]\n", "[records]\ncolour = 1\n", "不认识 colour"),
        ("count = true", 'count = true, sum = "planned"', "只能写一个"),
        ("min = 12", "min = 12\nmax = 20", "不能和 max 一起写"),
    ],
)
def test_a_slip_in_the_declaration_of_a_list_is_refused_by_name(
    tmp_path: Path, written: str, instead: str, reason: str
) -> None:
    said = house.CATALOG.paper_file("rescue_list").read_text(encoding="utf-8")
    assert written in said
    path = tmp_path / "rescue_list.toml"
    path.write_text(said.replace(written, instead, 1), encoding="utf-8")
    with pytest.raises(Failure, match=reason) as caught:
        read_paper(path, house.CATALOG.form)
    assert caught.value.code == "declaration.broken"


# --- from the office ------------------------------------------------------------------------------------------------------


def opened(folder: Path, policy: str) -> Office:
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy=policy, clerk="刘敏")
    return Office.setup(folder, profile, "秋天的第一张通知书", clock=lambda: NOW).office


ASKED_IN_YINCHUAN = {
    "school__region": "640104",
    "school__regular": "是",
    "school__military": "否",
    "school__batch": "本科一批",
}


def apply_for(office: Office, uid: str, **more: str) -> str:
    rid = office.archive.record(uid).rows("members")[0].rid
    filling = office.archive.new("application", references={"household": Ref(uid), "student": Ref(uid, rid)})
    typed = {
        "kind": "新入学",
        "year": "2026",
        "school.type": "普通本科",
        "school.name": "示例大学",
        "school.entry": "2026-09",
        "school.years": "4",
        "school.major": "护理学",
        "reason": "家庭收入低，学费难以承担。",
        "guardian": "李春梅",
    }
    for path, said in (typed | {path.replace("__", "."): text for path, text in more.items()}).items():
        filling.type(path, said)
    office.archive.save(filling)
    return filling.uid


def household(office: Office, seed: int = 0) -> str:
    (stored,) = made_up_households(1, random.Random(seed), NOW.date()) if seed else (sample("household"),)
    return office.archive.put("household", stored)


def test_the_notice_decides_which_application_paper_is_its_own(tmp_path: Path) -> None:
    for policy, has, has_not in (
        ("bozhou-2023", "annex1", "yinchuan_approval"),
        ("yinchuan-2018", "yinchuan_approval", "annex1"),
    ):
        with opened(tmp_path / policy, policy) as office:
            uid = apply_for(office, household(office))
            assert has in office.papers.of(uid)
            assert has_not not in office.papers.of(uid)
            assert has in {line.paper for line in office.papers.set_of(uid)}


def test_an_application_keeps_the_papers_and_the_name_of_its_notice_when_another_comes_into_force(
    tmp_path: Path,
) -> None:
    def printed(office: Office, name: str) -> str:
        (path,) = office.papers.save(name, [uid], tmp_path / f"{name}.pdf")
        return "".join("".join(pdfs.texts(path.read_bytes())).split())

    with opened(tmp_path / "data", "yinchuan-2018") as office:
        archive = household(office)
        uid = office.archive.submit(
            office.archive.edit(apply_for(office, archive, tuition="6000", **ASKED_IN_YINCHUAN))
        ).uid
        copies = {line.paper: line.copies for line in office.papers.set_of(uid)}
        assert office.papers.notice_of(uid).id == "yinchuan-2018"
        office.policies.choose("bozhou-2023")
    with Office.open(tmp_path / "data", "秋天的第一张通知书", clock=lambda: NOW) as office:
        assert "yinchuan_approval" in office.papers.of(uid)
        assert "annex1" not in office.papers.of(uid)
        assert {
            line.paper: line.copies for line in office.papers.set_of(uid) if line.uid == uid
        }.items() <= copies.items()
        assert uid in office.papers.all_of("yinchuan_approval")
        notice = office.papers.notice_of(uid)
        assert (notice.id, notice.issuer) == ("yinchuan-2018", "银川市总工会")
        assert "银川市总工会，2018年7月26日" in printed(office, "reckoning")
        assert "annex1" in office.papers.of(apply_for(office, archive))


def test_the_approval_paper_takes_its_figures_from_the_sum_that_is_told(tmp_path: Path) -> None:
    with opened(tmp_path / "data", "yinchuan-2018") as office:
        archive = household(office)
        uid = apply_for(office, archive, tuition="6000", tuition_others="1234", **ASKED_IN_YINCHUAN)
        office.archive.submit(office.archive.edit(uid))
        frozen = office.archive.whole(uid).value("per_head")
        (path,) = office.papers.save("yinchuan_approval", [uid], tmp_path / "a.pdf")
        text = "".join("".join(pdfs.texts(path.read_bytes())).split())
        (income,) = [one for one in office.archive.explained(uid) if one.id == "income"]
    assert "7234元" in text
    assert income.result == f"{frozen} 元"
    assert f"{frozen}元" in text


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with opened(tmp_path / "data", "bozhou-2023") as one:
        yield one


def test_a_paper_of_our_own_is_offered_beside_the_set_and_not_in_it(office: Office) -> None:
    uid = apply_for(office, household(office))
    handed_in = {line.paper for line in office.papers.set_of(uid)}
    besides = office.papers.besides([uid])
    assert "visit_check" not in handed_in
    assert {"visit_check", "rescue_list", "demand_list", "minutes"} <= {line.paper for line in besides}
    assert {line.masked for line in besides if line.paper == "rescue_list"} == {False, True}
    assert all(office.papers.pdf([line]).startswith(b"%PDF") for line in besides)


def test_the_archive_stands_on_a_paper_as_it_was_when_the_application_was_saved(office: Office) -> None:
    uid = household(office)
    application = office.archive.submit(office.archive.edit(apply_for(office, uid))).uid

    def printed() -> str:
        (line,) = [one for one in office.papers.besides([application]) if one.paper == "visit_check"]
        return "".join(pdfs.texts(office.papers.pdf([line])))

    phone = str(office.archive.record(uid).value("head.phone"))
    assert phone in printed()
    filling = office.archive.edit(uid)
    filling.type("head.phone", "13900009999")
    office.archive.correct(filling)
    assert phone in printed()
    assert "13900009999" not in printed()


def test_many_applications_are_one_list_in_full_and_another_masked(office: Office, tmp_path: Path) -> None:
    uids = [apply_for(office, household(office, seed)) for seed in (0, 3)]
    numbers = [str(office.archive.whole(uid).value("worker.idno")) for uid in uids]
    (full,) = office.papers.save("rescue_list", uids, tmp_path / "名单.pdf")
    (masked,) = office.papers.save("rescue_list", uids, tmp_path / "传阅.pdf", masked=True)
    in_full, handed_round = ("".join(pdfs.texts(one.read_bytes())) for one in (full, masked))
    assert all(number in in_full for number in numbers)
    assert not any(number in handed_round for number in numbers)
    assert "合计2人" in in_full
    assert "草稿" in in_full  # none of them is submitted


def test_lists_are_parted_by_what_the_paper_says(office: Office, tmp_path: Path) -> None:
    uid = household(office)
    uids = [apply_for(office, uid), apply_for(office, uid, year="2025", school__entry="2025-09")]
    written = office.papers.save("rescue_list", uids, tmp_path / "lists")
    assert {one.name for one in written} == {"rescue_list-2026.pdf", "rescue_list-2025.pdf"}
    assert all("合计1人" in "".join(pdfs.texts(one.read_bytes())) for one in written)


def test_a_paper_that_is_no_list_to_hand_round_is_not_masked(office: Office, tmp_path: Path) -> None:
    uid = apply_for(office, household(office))
    for name in ("annex1", "demand_list"):
        with pytest.raises(Failure) as caught:
            office.papers.save(name, [uid], tmp_path / "x.pdf", masked=True)
        assert caught.value.code == "paper.not_handed_round"
