"""Policy packs: what the strict reader takes and refuses, and the optional keys that let a rule speak."""

from __future__ import annotations

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
from jinqiu_desktop.policy import PolicyPack, read_policy

PACK = """
id = "town"
title = "某市"
region = "341600"
issuer = "某市总工会"
source = "测试"
standard_line = "840"
migrant_contract_months = 12
needed = ["school.type"]

[[excluded]]
id = "doctors"
label = "博士"
when = {path = "school.type", is = "53"}
source = "不含博士"

[campaign]
year = 2026
from = 2026-07-01

[copies]
annex1 = 2

[posting]
days = 5
unit = "workday"
source = "default"

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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("region", "regoin"),
        ('rule = "cap"', 'rule = "formula"'),
        ('max = "2000"', 'max = "viel"'),
        ('standard_line = "840"', 'standard_line = "x"'),
        ("migrant_contract_months = 12", 'migrant_contract_months = "12"'),
        ('needed = ["school.type"]', 'needed = "school.type"'),
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
