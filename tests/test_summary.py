"""The draft of the 活动总结: its sections and figures, last year's beside, and cases of nobody who has not signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from offices import Someone, someone

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.printing.summary import Beside, Case, Summary, write_summary

YEAR = "2023"  # the campaign of the notice the offices of the tests work under
STEPS = (
    ("verify", {"visitors": "周文静、吴建国", "visited_on": "2026-07-20", "found": "情况属实"}),
    ("review", {"opinion": "情况属实。", "signer": "吴建国", "signed_on": "2026-07-22"}),
    ("posting", {"begins": "2026-07-24", "ends": "2026-07-30", "objection": "无异议"}),
    ("center_review", {"opinion": "同意救助。", "signer": "何丽", "signed_on": "2026-08-01", "amount": "2500"}),
    ("pay", {"paid_on": "2026-08-05", "amount": "2500"}),
)
SECTIONS = ["基本情况", "主要做法", "资金筹集和发放", "就业帮扶", "典型案例", "存在问题", "下一步打算"]
CONTENT = Summary(
    title="2026年金秋助学活动总结",
    office="示例县总工会",
    notice="关于开展金秋助学活动的通知",
    period="2026年7月至9月",
    cutoff="2026年8月31日",
    written_on="2026年9月6日",
    is_final=True,
    basics=("共有升学子女 21 人。",),
    money=("共筹集资金12.5万元。",),
    work=("举办招聘会3场。",),
    beside=(Beside(label="共筹集资金", unit="万元", now="12.5", before=""),),
    cases=(Case(name="张*明", told="新入学学生。"), Case(name="李*", told="在校学生。")),
    left=("有1份申请等公示。",),
)


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "county", "示例区总工会", "县区")
    yield made
    made.office.close()


def apply(of: Someone, household: str, until: str = "pay") -> str:
    """An application of the year, taken as far as a step."""
    archive = of.office.archive
    rid = archive.record(household).rows("members")[0].rid
    filling = archive.new("application", references={"household": Ref(household), "student": Ref(household, rid)})
    typed = {
        "kind": "新入学", "year": YEAR, "school.type": "普通本科", "school.name": "示例大学", "school.entry": f"{YEAR}-09",
        "school.years": "4", "school.major": "护理学", "reason": "家庭收入低。", "guardian": "李春梅",
    }  # fmt: skip
    for path, text in typed.items():
        filling.type(path, text)
    uid = archive.submit(filling).uid
    for step, values in STEPS:
        if until == "submit":
            break
        archive.step(uid, step, values)
        if step == until:
            break
    return uid


def sign(of: Someone, household: str) -> str:
    archive = of.office.archive
    uid = archive.submit(archive.new("authorization", references={"household": Ref(household)})).uid
    archive.step(uid, "sign", {"everyone": "是", "signed_on": "2026-08-01"})
    return uid


def raise_money(of: Someone, amount: str, year: str = YEAR) -> None:
    filling = of.office.archive.new("fund")
    typed = {
        "year": year,
        "source": "工会投入(基层)",
        "donor": "示例厂工会",
        "received_on": f"{year}-07-20",
        "amount": amount,
    }
    for path, text in typed.items():
        filling.type(path, text)
    of.office.archive.submit(filling)


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


# --- the file --------------------------------------------------------------------------------------------------------------


def test_the_draft_has_its_seven_sections_in_order_with_what_is_told(tmp_path: Path) -> None:
    write_summary(CONTENT, tmp_path / "a.docx")
    document = Document(str(tmp_path / "a.docx"))
    lines = [one.text for one in document.paragraphs if one.text]
    assert lines[:2] == ["示例县总工会", "2026年金秋助学活动总结"]
    heads = [lines.index(f"{number}、{title}") for number, title in zip("一二三四五六七", SECTIONS, strict=True)]
    assert heads == sorted(heads)
    between = [lines[begin + 1 : end] for begin, end in zip(heads, [*heads[1:], len(lines)], strict=True)]
    for told, section in (
        ("共有升学子女 21 人。", 0),
        ("共筹集资金12.5万元。", 2),
        ("举办招聘会3场。", 3),
        ("案例一：张*明。新入学学生。", 4),
        ("案例二：李*。在校学生。", 4),
        ("有1份申请等公示。", 5),
    ):
        assert told in between[section]
    assert "《关于开展金秋助学活动的通知》" in between[0][0]
    assert "数据截至2026年8月31日" in between[0][0]


def test_last_year_stands_beside_in_a_table(tmp_path: Path) -> None:
    write_summary(CONTENT, tmp_path / "a.docx")
    (table,) = Document(str(tmp_path / "a.docx")).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [["项目", "单位", "今年", "上年"], ["共筹集资金", "万元", "12.5", ""]]
    write_summary(replace(CONTENT, beside=()), tmp_path / "b.docx")
    assert not Document(str(tmp_path / "b.docx")).tables


def test_what_only_people_know_is_left_to_them(tmp_path: Path) -> None:
    write_summary(replace(CONTENT, money=(), work=(), cases=(), left=()), tmp_path / "a.docx")
    text = text_of(tmp_path / "a.docx")
    for words in ("【今年还没有登记资金", "【今年还没有登记就业服务", "【没有选典型案例", "【请写工作中的困难和不足】"):
        assert words in text


def test_a_stage_and_the_whole_year_look_ahead_differently(tmp_path: Path) -> None:
    write_summary(CONTENT, tmp_path / "a.docx")
    write_summary(replace(CONTENT, is_final=False), tmp_path / "b.docx")
    final, stage = text_of(tmp_path / "a.docx"), text_of(tmp_path / "b.docx")
    assert "第一阶段" not in final
    assert "第一阶段" in stage
    assert ("明年的摸底" in final, "明年的摸底" in stage) == (True, False)


# --- cases -----------------------------------------------------------------------------------------------------------------


def test_only_students_aided_this_year_whose_household_has_signed_are_offered(county: Someone) -> None:
    signed, unsigned, waiting = county.put(1), county.put(2), county.put(3)
    aided = apply(county, signed)
    apply(county, unsigned)
    apply(county, waiting, "submit")
    assert county.office.summary.cases() == ()
    sign(county, signed)
    sign(county, waiting)
    (offered,) = county.office.summary.cases()
    assert offered.uid == aided
    assert offered.number == county.office.archive.number(aided)


def test_an_authorization_that_was_withdrawn_or_never_signed_offers_nobody(county: Someone) -> None:
    household = county.put(1)
    apply(county, household)
    archive = county.office.archive
    letter = archive.submit(archive.new("authorization", references={"household": Ref(household)})).uid
    assert county.office.summary.cases() == ()
    archive.step(letter, "sign", {}, outcome="withdrawn")
    assert county.office.summary.cases() == ()


def test_a_case_is_told_with_the_name_masked(county: Someone) -> None:
    household = county.put(1)
    uid = apply(county, household)
    sign(county, household)
    name = str(county.office.archive.whole(uid).value("pupil.name"))
    (offered,) = county.office.summary.cases()
    county.office.summary.write(county.root / "a.docx", final=False, cases=[uid])
    county.office.summary.write(county.root / "b.docx", final=False, cases=[uid], masked=False)
    masked, in_full = text_of(county.root / "a.docx"), text_of(county.root / "b.docx")
    assert name not in offered.name + offered.told
    assert "*" in offered.name
    assert (name in masked, name in in_full) == (False, True)
    assert ("姓名已隐去" in masked, "姓名已隐去" in in_full) == (True, False)
    assert f"案例一：{offered.name}。" in masked
    assert "工会发放助学金2500元" in masked
    record = county.office.archive.record(household)
    for private in ("head.idno", "head.phone", "head.name", "head.unit"):
        if told := record.value(private):
            assert str(told) not in masked
    note = county.office.safety.audit_log()[-1]
    assert note.act == "summary.write"


def test_a_case_nobody_may_tell_is_refused_and_nothing_is_written(county: Someone) -> None:
    household = county.put(1)
    uid = apply(county, household)
    for one in (uid, household):
        with pytest.raises(Failure) as caught:
            county.office.summary.write(county.root / "a.docx", final=True, cases=[one])
        assert caught.value.code == "summary.case"
    assert not (county.root / "a.docx").exists()


def test_a_summary_is_a_word_file_and_nothing_else(county: Someone) -> None:
    with pytest.raises(Failure) as caught:
        county.office.summary.write(county.root / "a.pdf", final=True)
    assert caught.value.code == "report.format"


# --- figures ---------------------------------------------------------------------------------------------------------------


def test_figures_stand_in_sentences_with_last_years_beside(county: Someone) -> None:
    raise_money(county, "125000")
    raise_money(county, "80000", "2022")
    county.office.summary.write(county.root / "a.docx", final=False)
    text = text_of(county.root / "a.docx")
    assert (
        "2023年助学活动共筹集资金12.5万元（上年8万元），其中各级党委政府资助0万元，社会捐助0万元，各级工会投入12.5万元，其它方面筹集0万元。"
        in text
    )
    assert "按照《关于开展2023年金秋助学活动和阳光就业暖心行动的通知》的要求" in text
    assert "于2023年7月13日至2023年11月28日" in text
    assert "数据截至2023年8月29日" in text
    assert "项目\n单位\n今年\n上年" in text
    assert "2023年助学活动共筹集资金\n万元\n12.5\n8" in text


def test_the_summary_of_the_year_counts_to_its_end(county: Someone) -> None:
    county.office.summary.write(county.root / "a.docx", final=True)
    assert "数据截至2023年11月28日" in text_of(county.root / "a.docx")


def test_what_waits_stands_among_what_is_open(county: Someone) -> None:
    apply(county, county.put(1), "submit")
    apply(county, county.put(2), "verify")
    apply(county, county.put(3), "verify")
    county.office.summary.write(county.root / "a.docx", final=False)
    text = text_of(county.root / "a.docx")
    assert "1份困难职工子女助学申请等入户核实" in text or "1份助学申请等入户核实" in text
    assert "2份助学申请等审核签字" in text
