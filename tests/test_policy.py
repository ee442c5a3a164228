"""Policy packs: what the strict reader takes and refuses, and the optional keys that let a rule speak."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from small import around

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.places import resources
from jinqiu_desktop.policy import PolicyPack, read_policy, read_policy_text

PACK = """
id = "town"
title = "某市"
region = "341600"
issuer = "某市总工会"
source = "测试"
standard_line = "840"
migrant_contract_months = 12
needed = [{path = "school.type"}, {path = "tuition", when = {path = "kind", is = "1"}}]
annexes = [{mark = "附件1", listed = "申请表", printed = "某市申请表", paper = "annex1"}, {mark = "附件2", listed = "汇总表", shown = false}]

[[excluded]]
id = "doctors"
label = "博士"
asks = "不是博士"
when = {path = "school.type", is = "53"}
source = "不含博士"

[campaign]
year = 2026
from = 2026-07-01

[copies]
annex1 = 2
annex1_source = "一式两份"

[payment]
payee = "student"
payee_source = "发给本人"
channel = "3"
channel_source = "会员卡发放"

[repeat]
rule = "refuse"
source = "避免重复"

[targets]
employment_rate = 60
source = "达到60%以上"

[[stages]]
id = "survey"
label = "摸底"
from = 2026-07-01
until = 2026-08-10
source = "第一阶段"

[[deadlines]]
id = "papers"
label = "报材料"
on = 2026-08-20
who = "各工会"
source = "8月20日前"

[posting]
days = 5
unit = "workday"
source = "default"

[upload]
formats = ["jpg", "pdf"]
max_kb = 500
keep_days = 3
source = "图片不超过500KB"

[[materials]]
id = "card"
label = "身份证图片"
channel = "online"
needs = [["01"]]
of = "worker.name"
source = "职工身份证图片"

[[amounts]]
id = "one"
label = "高校"
rule = "cap"
max = "2000"
schools = ["college"]
source = "不超过2000元"
"""


def read(folder: Path, text: str = PACK) -> PolicyPack:
    (folder / "town.toml").write_text(text, encoding="utf-8")
    return read_policy(folder / "town.toml")


def test_the_facts_of_a_notice_are_found_by_their_names(tmp_path: Path) -> None:
    pack = read(tmp_path)
    assert (pack.money("standard_line"), pack.money("unheard")) == (Decimal(840), None)
    assert [pack.get(key) for key in ("campaign.year", "campaign.from", "posting.days")] == ["2026", "2026-07-01", "5"]
    assert pack.amounts[0].most == Decimal(2000)
    assert [pack.get(f"upload.{key}") for key in ("formats", "max_kb", "keep_days")] == ["jpg pdf", "500", "3"]
    assert [(one.channel, one.of) for one in pack.asked] == [("online", "worker.name")]
    assert [pack.get(key) for key in ("payment.channel", "payment.channel_source")] == ["3", "会员卡发放"]
    assert [pack.get(key) for key in ("targets.employment_rate", "targets.source")] == ["60", "达到60%以上"]
    assert [pack.get(key) for key in ("stage.survey.from", "stage.survey.until")] == ["2026-07-01", "2026-08-10"]
    assert [(one.path, one.when is None) for one in pack.needed] == [("school.type", True), ("tuition", False)]
    assert [(one.listed, one.printed, one.is_shown) for one in pack.annexes] == [
        ("申请表", "某市申请表", True),
        ("汇总表", "汇总表", False),
    ]


def test_a_pack_kept_as_text_is_the_same_pack(tmp_path: Path) -> None:
    pack = read(tmp_path)
    again = read_policy_text(pack.text, "town.toml")
    assert again == pack
    assert again.digest == hashlib.sha256(PACK.encode()).hexdigest()
    with pytest.raises(Failure) as caught:
        read_policy_text(pack.text.replace("region", "regoin", 1), "town.toml")
    assert caught.value.facts["file"] == "town.toml"


OWN_WORDS = ("default", "本程序的默认清单", "本程序的默认提醒")
"""What stands in place of a sentence where a notice leaves something open."""


def sources(declared: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Every sentence a pack quotes, with its place; the citation at the top of the file is none."""
    if isinstance(declared, list):
        for place, one in enumerate(declared):
            yield from sources(one, f"{at}[{place}]")
    if isinstance(declared, dict):
        for key, one in declared.items():
            if isinstance(one, str) and ((key == "source" and at) or key.endswith("_source")):
                yield f"{at}.{key}", one
            else:
                yield from sources(one, f"{at}.{key}" if at else key)


NOTICES = ("bozhou-2023", "national-2012", "pingdingshan-2022", "qingpu-2017", "yinchuan-2018")


@pytest.mark.parametrize("pack_id", NOTICES)
def test_every_value_of_a_notice_stands_with_a_sentence_of_the_notice(pack_id: str) -> None:
    notice = (Path(__file__).parent / "notices" / f"{pack_id}.txt").read_text(encoding="utf-8")
    declared = tomllib.loads((resources() / "policies" / f"{pack_id}.toml").read_text(encoding="utf-8"))
    quoted = [(at, words) for at, words in sources(declared) if words not in OWN_WORDS]
    assert len(quoted) >= 8
    said = "".join(notice.split())
    assert [(at, words) for at, words in quoted if "".join(words.split()) not in said] == []
    for one in declared["annexes"]:
        assert "".join(one["listed"].split()) in said
        assert "".join(one.get("printed", one["listed"]).split()) in said


def test_the_general_rules_quote_nobody() -> None:
    declared = tomllib.loads((resources() / "policies" / "general.toml").read_text(encoding="utf-8"))
    assert {words for _, words in sources(declared)} <= set(OWN_WORDS)


# What each notice fixes, read in it by hand (domain §6.3, §1). None: the notice leaves it open.
FIXED: Mapping[str, Mapping[str, str | None]] = {
    "bozhou-2023": {
        "campaign.year": "2023",
        "campaign.cutoff": None,
        "deadline.archive": "2023-07-14",
        "deadline.papers": "2023-08-20",
        "deadline.stage_report": "2023-08-29",
        "deadline.final_report": "2023-11-28",
        "standard_line": None,
        "payment.channel": "1",
    },
    "pingdingshan-2022": {
        "campaign.from": "2022-07-01",
        "campaign.until": "2022-09-30",
        "campaign.cutoff": "2022-08-31",
        "deadline.final_report": "2022-09-06",
        "standard_line": None,
    },
    "qingpu-2017": {
        "campaign.from": None,
        "campaign.cutoff": None,
        "deadline.final_report": "2017-08-25",
        "payment.channel": "1",
    },
    "national-2012": {
        "campaign.from": "2012-07-01",
        "campaign.until": "2012-08-31",
        "campaign.cutoff": "2012-08-31",
        "deadline.final_report": "2012-09-10",
    },
    "yinchuan-2018": {
        "campaign.from": "2018-07-01",
        "campaign.until": "2018-08-31",
        "campaign.cutoff": None,
        "deadline.papers": "2018-08-13",
        "deadline.pay": "2018-08-25",
        "deadline.final_report": "2018-08-31",
        "stage.survey.until": "2018-08-10",
        "stage.carry_out.from": "2018-08-10",
        "stage.carry_out.until": "2018-08-25",
        "stage.review.until": "2018-08-31",
        "standard_line": "840",
        "repeat.rule": "refuse",
        "payment.payee": "student",
        "payment.channel": "3",
        "targets.employment_rate": "60",
        "targets.zero_employment_rate": "100",
    },
}


@pytest.mark.parametrize("pack_id", NOTICES)
def test_a_pack_holds_what_its_notice_fixes_and_says_what_it_leaves_open(pack_id: str) -> None:
    pack = read_policy(resources() / "policies" / f"{pack_id}.toml")
    assert {key: pack.get(key) for key in FIXED[pack_id]} == FIXED[pack_id]
    assert (pack.get("posting.days"), pack.get("posting.unit"), pack.get("posting.source")) == (
        "5",
        "workday",
        "default",
    )
    years = [pack.get(f"retention.{what}") for what in ("archive_years", "finance_years", "rejected_years", "source")]
    assert years == ["10", "30", "3", "default"]


@pytest.mark.parametrize(
    ("pack_id", "rule", "is_said"),
    [
        ("bozhou-2023", "each", False),
        ("pingdingshan-2022", "each", True),
        ("qingpu-2017", "raised", True),
        ("national-2012", "each", False),
        ("yinchuan-2018", "each", False),
    ],
)
def test_two_children_of_one_household_are_aided_as_the_notice_says(pack_id: str, rule: str, is_said: bool) -> None:
    said = read_policy(resources() / "policies" / f"{pack_id}.toml").siblings
    assert (said.rule, said.factor, said.source != "default") == (rule, None, is_said)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("region", "regoin"),
        ('rule = "cap"', 'rule = "formula"'),
        ('max = "2000"', 'max = "viel"'),
        ('standard_line = "840"', 'standard_line = "x"'),
        ("migrant_contract_months = 12", 'migrant_contract_months = "12"'),
        ('needed = [{path = "school.type"}', 'needed = ["school.type"'),
        ('{path = "tuition", when', '{path = "tuition", if'),
        ('asks = "不是博士"\n', ""),
        ('channel_source = "会员卡发放"', 'chanel_source = "会员卡发放"'),
        ('payee = "student"', 'payee = "school"'),
        ('rule = "refuse"', 'rule = "forbid"'),
        ('unit = "workday"', 'unit = "week"'),
        ('formats = ["jpg", "pdf"]', 'formats = ["jpg", "docx"]'),
        ('formats = ["jpg", "pdf"]', "formats = []"),
        ("max_kb = 500", "max_kb = 0"),
        ("keep_days = 3", "keep_dayz = 3"),
        ("employment_rate = 60", 'employment_rate = "60%"'),
        ("employment_rate = 60", "employment = 60"),
        ('annex1_source = "一式两份"', "annex1_source = 2"),
        ("until = 2026-08-10", "until = 2026-06-10"),
        ("until = 2026-08-10\n", ""),
        ('who = "各工会"\nsource = "8月20日前"', 'who = "各工会"'),
        ('printed = "某市申请表"', 'prints = "某市申请表"'),
        ('when = {path = "school.type", is = "53"}', 'when = {path = "school.type", like = "53"}'),
        ('when = {path = "school.type", is = "53"}\n', ""),
        ('max = "2000"\n', ""),
        ("year = 2026", "year = true"),
    ],
)
def test_a_mistake_in_a_pack_is_refused_with_its_file(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(Failure) as caught:
        read(tmp_path, PACK.replace(old, new, 1))
    assert (caught.value.code, caught.value.facts["file"]) == ("declaration.broken", "town.toml")


def codes(form_id: str, pack: PolicyPack, **typed: str) -> set[str]:
    filling = Filling.fresh(Catalog(resources()).form(form_id), "u1", replace(around(), pack=pack))
    for path, text in typed.items():
        filling.take(path.replace("__", "."), text)
    return {one.code for one in filling.problems()}


def test_a_notice_may_say_how_long_a_migrant_must_have_had_the_contract(tmp_path: Path) -> None:
    pack, typed = read(tmp_path), {"type": "困难农民工", "head__contract_on": "2026-03-01"}
    assert "V26" in codes("household", pack, **typed)
    assert "V26" not in codes("household", read(tmp_path, PACK.replace("migrant_contract_months = 12\n", "")), **typed)


def test_a_notice_may_leave_schools_out(tmp_path: Path) -> None:
    pack = read(tmp_path)
    assert "V17" in codes("application", pack, school__type="53")
    assert "V17" not in codes("application", pack, school__type="51")


def test_a_days_fact_is_a_date(tmp_path: Path) -> None:
    assert read(tmp_path).get("campaign.from") == date(2026, 7, 1).isoformat()


def test_a_notice_that_lets_the_unarchived_apply_says_whom_and_in_which_words() -> None:
    pack = read_policy(resources() / "policies" / "bozhou-2023.toml")
    assert tuple((pack.get("unarchived_allowed") or "").split()) == pack.unarchived_allowed
    told = pack.get("unarchived.sentence") or ""
    assert "不符合建档条件" in told
    assert "不超过2000元" in told
    silent = read_policy(resources() / "policies" / "general.toml")
    assert (silent.get("unarchived_allowed"), silent.get("unarchived.sentence")) == (None, None)
