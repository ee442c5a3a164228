"""A city whose notice nobody read yet is one file of data: the whole way of its applications follows it, without a line of code."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pdfs
import pytest

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.demo import made_up_households
from jinqiu_desktop.errors import Refused
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.places import resources

NOW = datetime(2026, 8, 7, 6, 32, tzinfo=UTC)

CITY = """
id = "example-2026"
title = "示例市2026年金秋助学"
region = "420800"
issuer = "示例市总工会"
source = "编造的通知"
subsistence_line = "710"
subsistence_line_source = "本市低保标准每人每月710元"
unarchived_allowed = ["bachelor"]
archive_source = "在档困难职工家庭子女"

groups = [{code = "1", label = "在档困难职工家庭在校生", source = "在档困难职工家庭在校生"}]
needed = [{path = "school.region", when = {path = "school.type", is = "50"}}]

[campaign]
year = 2026

[posting]
days = 3
unit = "day"
source = "公示三天"

[income]
rule = "F3"
label = "家庭人均月收入"
line = "2000"
compare = "at_most"
on_fail = "discretion"
source = "人均月收入不高于2000元，略高的经审核可纳入"

[siblings]
rule = "raised"
factor = "1.2"
source = "双子女同时上学的每人提高20%"

[repeat]
rule = "refuse"
source = "当年不重复救助"

[[excluded]]
id = "sino_foreign"
label = "中外合作办学"
asks = "不是中外合作办学"
when = {path = "school.nature", is = "3"}
source = "中外合作办学的不予救助"

[[amounts]]
id = "bachelor"
label = "本科，十个月低保"
rule = "months"
months = "10"
schools = ["bachelor"]
archived = true
source = "本科按十个月低保标准"

[[amounts]]
id = "college_inside"
label = "大专，省内"
rule = "fixed"
amount = "3000"
schools = ["college"]
when = {path = "school.inside", is = true}
source = "大专省内3000元，省外4000元"

[[amounts]]
id = "college_outside"
label = "大专，省外"
rule = "fixed"
amount = "4000"
schools = ["college"]
when = {path = "school.inside", is = false}
source = "大专省内3000元，省外4000元"

[[amounts]]
id = "senior"
label = "高中，六个月低保，最高4000元"
rule = "months"
months = "6"
max = "4000"
schools = ["senior"]
source = "高中按六个月低保标准，最高4000元"

[[amounts]]
id = "unarchived"
label = "没有建档的本科"
rule = "cap"
max = "5000"
schools = ["bachelor"]
archived = false
source = "没有建档的不超过5000元"
"""


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office of the made-up city: the resources of the program, and one file more."""
    folder = tmp_path / "resources"
    folder.mkdir()
    for part in resources().iterdir():
        if part.name != "policies":
            (folder / part.name).symlink_to(part)
    (folder / "policies").mkdir()
    for pack in (resources() / "policies").iterdir():
        (folder / "policies" / pack.name).symlink_to(pack)
    (folder / "policies" / "example-2026.toml").write_text(CITY, encoding="utf-8")
    catalog = Catalog(folder)
    catalog.cross_check()
    profile = Profile(name="示例厂工会", level="市", region="420800", policy="example-2026", clerk="刘敏")
    return Office.setup(tmp_path / "data", profile, "示例厂的口令二〇二六", catalog=catalog, clock=lambda: NOW).office


def household(office: Office) -> str:
    """An archived household of made-up people: a worker and two children who study."""
    (stored,) = made_up_households(1, random.Random(1), NOW.date())
    uid = office.archive.put("household", {**stored, "worker_no": "ZG0001"})
    office.archive.step(uid, "archive", {"opinion": "同意建档", "signer": "何丽", "signed_on": "2026-08-01"})
    return uid


def child(office: Office, uid: str, place: int) -> str:
    return office.archive.record(uid).rows("members")[place].rid


def apply(office: Office, uid: str, rid: str, **typed: str) -> str:
    filling = office.archive.new("application", references={"household": Ref(uid), "student": Ref(uid, rid)})
    plain = {
        "kind": "新入学", "group": "建档立卡的困难职工家庭在校生", "school.type": "普通本科", "school.name": "示例大学",
        "school.entry": "2026-09", "school.years": "4", "school.major": "护理学", "reason": "收入低。", "guardian": "李春梅",
        "consent_on": "2026-08-05",
    }  # fmt: skip
    for path, text in {**plain, **{path.replace("__", "."): text for path, text in typed.items()}}.items():
        filling.type(path, text)
    return office.archive.submit(filling).uid


def planned(office: Office, uid: str) -> Decimal | None:
    value = office.archive.record(uid).value("planned")
    return value if isinstance(value, Decimal) else None


def until_posted(office: Office, uid: str) -> None:
    step = office.archive.step
    step(uid, "verify", {"visitors": "周文静、吴建国", "visited_on": "2026-08-01", "found": "情况属实"})
    step(uid, "review", {"opinion": "同意上报", "signer": "吴建国", "signed_on": "2026-08-02"})
    step(uid, "posting", {"begins": "2026-08-03", "ends": "2026-08-05", "objection": "无异议"})


def approve(office: Office, uid: str, amount: str) -> None:
    typed = {"opinion": "同意救助", "signer": "何丽", "signed_on": "2026-08-06", "amount": amount}
    office.archive.step(uid, "center_review", typed)


def test_months_of_the_subsistence_line_lead_from_filling_to_approval(office: Office) -> None:
    uid = household(office)
    first = apply(office, uid, child(office, uid, 0))
    assert planned(office, first) == Decimal(7100)  # 710 × 10
    assert [(one.sum, one.result) for one in office.archive.explained(first) if one.id == "amount"] == [
        ("710 × 10", "7100 元")
    ]
    until_posted(office, first)
    with pytest.raises(Refused) as caught:
        approve(office, first, "7101")
    assert [one.code for one in caught.value.problems] == ["V20.over"]
    approve(office, first, "7100")
    assert office.archive.state(first) == "approved"


def test_two_children_are_raised_and_the_place_of_the_school_decides(office: Office) -> None:
    uid = household(office)
    first = apply(office, uid, child(office, uid, 0))
    second = apply(
        office, uid, child(office, uid, 1), school__type="大专", school__region="湖北省武汉市", school__years="3"
    )
    assert planned(office, second) == Decimal(3600)  # 3000 × 1.2
    until_posted(office, first)
    with pytest.raises(Refused) as caught:
        approve(office, first, "8521")  # 710 × 10 × 1.2 = 8520, now that there are two
    assert [one.code for one in caught.value.problems] == ["V20.over"]
    approve(office, first, "8520")
    told = {one.id: one for one in office.archive.explained(first)}
    assert (told["amount"].sum, told["amount"].result) == ("710 × 10 × 1.2", "8520 元")
    assert told["siblings.raised"].source == "“双子女同时上学的每人提高20%”"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ({"school__type": "大专", "school__region": "湖南省长沙市", "school__years": "3"}, "4000"),
        ({"school__type": "普通高中", "school__years": "3"}, "4000"),  # 710 × 6 = 4260, at most 4000
    ],
)
def test_other_amounts_of_the_city(office: Office, typed: dict[str, str], amount: str) -> None:
    uid = household(office)
    assert planned(office, apply(office, uid, child(office, uid, 0), **typed)) == Decimal(amount)


def test_whom_the_city_leaves_out_is_refused_with_its_sentence(office: Office) -> None:
    uid = household(office)
    with pytest.raises(Refused) as caught:
        apply(office, uid, child(office, uid, 0), school__nature="中外合作办学")
    assert [(one.code, one.where, one.fact("source")) for one in caught.value.problems] == [
        ("V17", "school.nature", "中外合作办学的不予救助")
    ]
    with pytest.raises(Refused) as caught:
        apply(office, uid, child(office, uid, 0), school__type="大专", school__years="3")
    assert [(one.code, one.where) for one in caught.value.problems] == [("notice.needs", "school.region")]


def test_its_reckoning_prints(office: Office, tmp_path: Path) -> None:
    uid = household(office)
    (pdf,) = office.papers.save("reckoning", [apply(office, uid, child(office, uid, 0))], tmp_path / "r.pdf")
    text = "".join(pdfs.texts(pdf.read_bytes())).replace(" ", "")
    assert "710×10" in text
    assert "本科按十个月低保标准" in text
    assert "非官方附件" in text
