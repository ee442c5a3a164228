"""The code lists under resources/choices: strict, without two meanings for one word, and with the codes others rely on."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.forms import Condition, Form, Test
from jinqiu_desktop.kinds import Choices, Item, read_choices
from jinqiu_desktop.places import resources

LISTS = sorted((resources() / "choices").glob("*.toml"))
EVERY_LIST = pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
TODAY = date(2026, 8, 12)
LONGEST_SHOWN = 12
"""Characters of a word on screen and paper; a longer label needs a short one."""


@cache
def catalog() -> Catalog:
    return Catalog(resources())


def choices(list_id: str) -> Choices:
    return read_choices(resources() / "choices" / f"{list_id}.toml")


@EVERY_LIST
def test_a_list_says_what_it_is_and_where_it_comes_from(path: Path) -> None:
    read = read_choices(path)
    assert read.id == path.stem
    assert read.title
    assert read.source
    assert date(2026, 1, 1) <= read.date, "the day the list was last compared with its source"


@EVERY_LIST
def test_every_word_of_an_item_means_that_item(path: Path) -> None:
    read = read_choices(path)
    for item in read.items:
        for word in (item.code, item.label, item.short, *item.aliases):
            if word:
                assert read.find(word) is item, word


@EVERY_LIST
def test_words_on_screen_and_paper_are_short(path: Path) -> None:
    too_long = [item.label for item in read_choices(path).items if len(item.short or item.label) > LONGEST_SHOWN]
    assert not too_long


@EVERY_LIST
def test_a_list_can_be_chosen_from_today(path: Path) -> None:
    assert read_choices(path).open_on(TODAY)


@pytest.mark.parametrize(
    ("list_id", "text", "code"),
    [
        ("nation", "汉", "01"),
        ("nation", "汉族", "01"),
        ("nation", "毛难族", "36"),
        ("nation", "崩龙族", "46"),
        ("nation", "僳僳族", "20"),
        ("nation", "HA", "01"),
        ("illness", "癌症", "101"),
        ("illness", "尿毒症", "104"),
        ("illness", "视力一级(极重度)", "211"),
        ("illness", "肢体残疾２级", "242"),
        ("house_type", "自购房", "2"),
        ("marriage", "离婚", "3"),
        ("relation", "夫", "11"),
        ("relation", "妻子", "12"),
        ("relation", "儿子", "20"),
        ("relation", "女儿", "30"),
        ("relation", "父亲", "51"),
        ("relation", "奶奶", "62"),
        ("relation", "其他", "80"),
        ("relation", "非亲属", "99"),
        ("politics", "中共预备党员", "1"),
        ("politics", "九三学社社员", "4"),
        ("politics", "无党派人士", "9"),
        ("work_state", "下（待）岗", "2"),
        ("insurance", "城镇职工医保", "1"),
        ("industry", "煤炭系统", "B"),
        ("cause", "收入低无法维持基本生活", "07"),
        ("difficulty", "深度困难", "1"),
        ("education", "普通高中", "04"),
        ("school_type", "本科", "51"),
        ("identity", "大学生", "12"),
        ("application_kind", "圆梦计划", "2"),
        ("sex", "女", "2"),
        ("archive_type", "困难农民工", "2"),
    ],
)
def test_words_people_use_are_understood(list_id: str, text: str, code: str) -> None:
    found = choices(list_id).find(text)
    assert found is not None
    assert found.code == code


def test_everyday_relations_come_first() -> None:
    labels = [item.label for item in choices("relation").items[:6]]
    assert labels == ["丈夫", "妻子", "儿子", "女儿", "父亲", "母亲"]


def test_old_words_for_difficulty_are_kept_but_not_offered() -> None:
    read = choices("difficulty")
    old = read.find("低保边缘户")
    assert old is not None
    assert old not in read.open_on(TODAY)
    assert [item.label for item in read.open_on(TODAY)] == ["深度困难职工", "相对困难职工", "意外致困职工"]


def test_there_are_56_nationalities_in_the_order_of_the_standard() -> None:
    codes = [item.code for item in choices("nation").items]
    assert codes == [f"{number:02}" for number in range(1, 57)] + ["97", "98"]


def test_every_handicap_has_four_levels() -> None:
    by_group = [item for item in choices("illness").items if item.flags["group"] == "残疾"]
    assert [item.code for item in by_group] == [f"2{kind}{level}" for kind in range(1, 8) for level in range(1, 5)]


def test_public_reasons_name_no_illness_and_no_handicap() -> None:
    told = [item.public_label for item in choices("cause").items]
    assert all(told)
    assert not [word for word in told if any(sign in word for sign in "病残伤")]


def test_policies_set_amounts_for_schools_that_exist() -> None:
    known = {str(item.flags["amount_key"]) for item in choices("school_type").items}
    for pack_id in catalog().policy_ids:
        pack = catalog().policy(pack_id)
        named = {*pack.unarchived_allowed, *(school for rule in pack.amounts for school in rule.schools)}
        assert named <= known, pack_id


def test_conditions_of_forms_name_codes_that_exist() -> None:
    wrong = []
    for form_id in catalog().form_ids:
        form = catalog().form(form_id)
        for path, declared in form.walk():
            for condition in (declared.when, declared.required_when):
                wrong += [f"{form_id} {path}: {code}" for code in _unknown_codes(form, path, condition)]
    assert not wrong


def _unknown_codes(form: Form, path: str, condition: Condition | None) -> list[str]:
    found: list[str] = []
    for test in _tests(condition):
        beside = f"{path.rpartition('.')[0]}.{test.path}"
        asked = dict(form.walk()).get(beside if path not in form.fields else test.path) or form.fields[test.path]
        of_list: Choices | None = getattr(asked.kind, "choices", None)
        if of_list is not None:
            items: list[Item | None] = [of_list.item(code) for code in test.against]
            found += [code for code, item in zip(test.against, items, strict=True) if item is None]
    return found


def _tests(condition: Condition | None) -> list[Test]:
    if condition is None:
        return []
    return [test for part in condition.parts for test in ([part] if isinstance(part, Test) else _tests(part))]
