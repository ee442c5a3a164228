"""Name lists as workbooks: the paper's own columns and words, masked or in full for a reason, amounts as numbers and everything else as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import house
import pytest
from offices import Someone, application, someone
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from test_campaign import approved
from test_house_papers import pdf_of

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.printing import RECORDS
from jinqiu_desktop.printing.paper import UNOFFICIAL, ListBlock
from jinqiu_desktop.printing.rosters import has_roster, roster

LISTS = [name for name in house.PAPERS if has_roster(house.paper(name))]
REASON = "报市总工会权益保障部"
each_list = pytest.mark.parametrize("name", LISTS)


@pytest.fixture
def factory(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "factory", "示例厂工会")
    yield made
    made.office.close()


def sheet_in(path: Path) -> Worksheet:
    (sheet,) = load_workbook(path).worksheets
    return sheet


def values(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def graduate(of: Someone, *, year: str = "2026") -> str:
    household = of.put(1)
    filling = of.office.archive.new("graduate", references={"household": Ref(household)})
    typed = {
        "worker.name": "李春梅", "pupil.name": "王小雨", "pupil.idno": "009901200406150026", "pupil.phone": "13900000627",
        "year": year, "graduation": year, "school.name": "示例师范大学", "education": "本科", "needs_help": "是",
        "wish.pay": "4000", "referrals": "3", "job_state": "求职中",
    }  # fmt: skip
    for path, text in typed.items():
        filling.type(path, text)
    return of.office.archive.submit(filling).uid


def test_the_three_lists_the_issue_asks_for_are_there() -> None:
    assert {"demand_list", "rescue_list", "graduate_list"} <= set(LISTS)


@each_list
def test_a_list_has_the_columns_and_the_strings_of_its_paper(name: str) -> None:
    paper = house.paper(name)
    (block,) = [one for one in paper.blocks if isinstance(one, ListBlock)]
    shown = house.sample(paper, 4)
    found = roster(paper, shown)
    own = [one for one in found.columns if not one.is_number]
    assert [one.label for one in own] == ["".join(one.label.split()) for one in block.titles]
    assert len(found.lines) == len(shown.rows[block.bind]) == 4
    for line, row in zip(found.lines, shown.rows[block.bind], strict=True):
        told = dict(zip([one.path for one in found.columns], line, strict=True))
        for path, text in told.items():
            if path and row.get(path):
                assert text == row[path]
    assert found.proviso == UNOFFICIAL
    assert "{" not in found.title


def test_the_columns_of_the_graduates_are_those_of_the_reference() -> None:
    labels = [
        one.label for one in roster(house.paper("graduate_list"), house.sample(house.paper("graduate_list"))).columns
    ]
    assert labels == [
        "序号", "职工姓名", "毕业生姓名", "性别", "身份证号", "毕业院校", "学历", "专业", "毕业年份", "政治面貌", "意向地区", "意向岗位",
        "意向薪资（元）", "需要帮扶", "求职补贴（元）", "培训", "见习", "推荐岗位（次）", "洽谈（次）", "签约单位", "签约日期", "就业状态",
        "联系电话", "帮扶人", "更新日期",
    ]  # fmt: skip


def test_a_list_in_full_needs_a_reason_that_is_noted(factory: Someone) -> None:
    uid = application(factory, factory.put(1))
    with pytest.raises(Failure) as caught:
        factory.office.papers.save("rescue_list", [uid], factory.root / "a.xlsx", kind="xlsx", reason="  ")
    assert caught.value.code == "export.reason"
    assert not (factory.root / "a.xlsx").exists()
    (path,) = factory.office.papers.save("rescue_list", [uid], factory.root / "a.xlsx", kind="xlsx", reason=REASON)
    assert path == factory.root / "a.xlsx"
    note = factory.office.safety.audit_log()[-1]
    assert (note.act, note.facts["masked"], note.facts["reason"]) == ("print", "no", REASON)


@pytest.mark.parametrize("name", ["demand_list", "rescue_list"])
def test_a_workbook_holds_what_the_paper_prints_and_numbers_only_where_something_is_counted(
    name: str, factory: Someone
) -> None:
    uids = [application(factory, factory.put(seed)) for seed in (1, 2)]
    (path,) = factory.office.papers.save(name, uids, factory.root / "a.xlsx", kind="xlsx", reason=REASON)
    title, heads, *lines = values(sheet_in(path))
    assert (
        title[0]
        == {"demand_list": "2026年金秋助学活动需求名单", "rescue_list": "2026年“金秋助学”救助困难职工统计名单"}[name]
    )
    assert lines[-1][0] == UNOFFICIAL
    first = dict(zip(heads, lines[0], strict=True))
    whole = factory.office.archive.whole(uids[0])
    assert first["序号"] == 1
    assert first["学生姓名"] == whole.value("pupil.name")
    assert first["身份证号"] == whole.value("worker.idno")
    sheet = sheet_in(path)
    texts = [cell for row in sheet.iter_rows(min_row=3) for cell in row if isinstance(cell.value, str)]
    assert {cell.number_format for cell in texts} == {"@"}
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_amounts_are_numbers_and_their_sum_is_a_value_under_them(tmp_path: Path) -> None:
    county = someone(tmp_path / "county", "示例区总工会", "县区")
    uids = [approved(county, seed, amount) for seed, amount in ((1, "2000"), (2, "1500"))]
    (path,) = county.office.papers.save("rescue_list", uids, county.root / "a.xlsx", kind="xlsx", reason=REASON)
    county.office.close()
    _, heads, *lines = values(sheet_in(path))
    column = heads.index("救助金额（元）")
    assert [line[column] for line in lines[:3]] == [2000, 1500, 3500]
    assert [line[0] for line in lines[:3]] == [1, 2, "合计"]


@pytest.mark.parametrize("name", ["demand_list", "rescue_list"])
def test_a_masked_list_shows_no_number_of_anybody_and_needs_no_reason(name: str, factory: Someone) -> None:
    uid = application(factory, factory.put(1))
    (path,) = factory.office.papers.save(name, [uid], factory.root / "a.xlsx", kind="xlsx", masked=True)
    said = str(values(sheet_in(path)))
    whole = factory.office.archive.whole(uid)
    for private in ("worker.idno", "pupil.idno", "worker.name", "pupil.name"):
        assert str(whole.value(private)) not in said
    assert factory.office.safety.audit_log()[-1].facts["masked"] == "yes"


def test_lists_that_are_parted_are_sheets_of_one_workbook(factory: Someone) -> None:
    one, other = graduate(factory), factory.office.archive
    filling = other.new("graduate")
    for at, text in {
        "worker.name": "赵国强", "pupil.name": "赵小松", "pupil.idno": "009901200306150037", "year": "2025", "graduation": "2025",
        "school.name": "示例大学", "education": "本科", "needs_help": "否", "job_state": "求职中",
    }.items():  # fmt: skip
        filling.type(at, text)
    uids = [one, other.submit(filling).uid]
    (path,) = factory.office.papers.save("graduate_list", uids, factory.root, kind="xlsx", masked=True)
    assert path == factory.root / "graduate_list.xlsx"
    assert set(load_workbook(path).sheetnames) == {"2025", "2026"}


def test_a_graduate_stands_in_the_list_as_the_last_step_told(factory: Someone) -> None:
    uid = graduate(factory)
    archive = factory.office.archive

    def told() -> dict[object, object]:
        (path,) = factory.office.papers.save(
            "graduate_list", [uid], factory.root / "a.xlsx", kind="xlsx", reason=REASON
        )
        _, heads, line, *_ = values(sheet_in(path))
        return dict(zip(heads, line, strict=True))

    assert (told()["就业状态"], told()["意向薪资（元）"], told()["推荐岗位（次）"]) == ("求职中", 4000, 3)
    assert told()["身份证号"] == "009901200406150026"
    archive.step(
        uid, "employ", {"job_state": "已签约", "employed_on": "2026-08-03", "unit": "示例市人民医院", "helped": "是"}
    )
    employed = told()
    assert (employed["就业状态"], employed["签约单位"], employed["签约日期"]) == (
        "已签约",
        "示例市人民医院",
        "2026-08-03",
    )
    archive.step(uid, "lose", {"on": "2026-08-06", "job_state": "求职中"})
    assert told()["就业状态"] == "求职中"


def test_a_list_is_set_up_to_be_printed(factory: Someone) -> None:
    uid = application(factory, factory.put(1))
    (path,) = factory.office.papers.save("rescue_list", [uid], factory.root / "a.xlsx", kind="xlsx", masked=True)
    sheet = sheet_in(path)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$2:$2"


def test_a_paper_that_is_no_list_has_no_workbook(factory: Someone) -> None:
    uid = application(factory, factory.put(1))
    with pytest.raises(Failure) as caught:
        factory.office.papers.save("annex1", [uid], factory.root / "a.xlsx", kind="xlsx", masked=True)
    assert caught.value.code == "paper.no_sheet"
    assert not (factory.root / "a.xlsx").exists()


def test_the_list_of_graduates_prints_too() -> None:
    paper = house.paper("graduate_list")
    shown = house.sample(paper, 30)
    assert len(shown.rows[RECORDS]) == 30
    assert pdf_of("graduate_list", shown).startswith(b"%PDF")
