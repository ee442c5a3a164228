"""Kinds: what people write is understood, doubts are said, and the four faces of a value agree."""

from __future__ import annotations

import itertools
import json
import re
import sqlite3
import unicodedata
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jinqiu_desktop.errors import SENTENCES, Failure, Severity
from jinqiu_desktop.kinds import (
    KINDS,
    Attached,
    Choices,
    Item,
    Kind,
    Parsed,
    Ref,
    Regions,
    RegionsFile,
    Value,
    YearMonth,
    age_on,
    birth_of,
    eighteen,
    id_check_digit,
    luhn_ok,
    make_kind,
    read_choices,
    sex_of,
    uscc_ok,
)
from jinqiu_desktop.places import resources

TODAY = date(2026, 8, 7)
UID = "01900000-0000-7000-8000-000000000001"
VALID = ("341602200501010014", "341602200802290021", "640104200606150035", "410482200409300121", "11010519491231002X")
CARDS = ("6222020200000000006", "6217000000000000004")

CAUSES = Choices(
    id="cause",
    title="致困原因",
    source="测试",
    date=date(2026, 1, 1),
    items=(
        Item(code="1", label="本人大病", short="大病", aliases=("重病",)),
        Item(code="2", label="收入低"),
        Item(code="12", label="农、林、牧、渔业歉收"),
        Item(code="99", label="其他(文字描述)"),
        Item(code="21", label="享受低保", valid_to=date(2019, 12, 31)),
    ),
)


class Places:
    """Two regions, one of them abolished."""

    names: Mapping[str, str] = {"341602": "安徽省亳州市谯城区", "341281": "安徽省亳州市"}

    def name(self, code: str) -> str | None:
        return self.names.get(code)

    def find(self, text: str) -> str | None:
        return next((code for code, name in self.names.items() if text in (code, name)), None)

    def current(self, code: str) -> bool:
        return code == "341602"

    def search(self, text: str, limit: int) -> tuple[tuple[str, str], ...]:
        return tuple((code, name) for code, name in self.names.items() if text in name)[:limit]


PLACES: Regions = Places()


def kind(name: str, **options: object) -> Kind:
    return make_kind(name, options, CAUSES if name in ("choice", "choices") else None, PLACES)


def read(name: str, text: str, **options: object) -> Parsed:
    return kind(name, **options).parse(text, TODAY)


def codes(parsed: Parsed) -> list[str]:
    return [slip.code for slip in parsed.slips]


def refused(name: str, text: str, code: str, **options: object) -> None:
    parsed = read(name, text, **options)
    assert parsed.value is None
    assert codes(parsed) == [code]
    assert parsed.slips[0].severity is Severity.ERROR


def doubted(name: str, text: str, value: Value, code: str, severity: Severity = Severity.WARNING) -> None:
    parsed = read(name, text)
    assert parsed.value == value
    assert [(slip.code, slip.severity) for slip in parsed.slips] == [(code, severity)]


# --- every kind -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", KINDS)
def test_example_of_every_kind_is_valid_and_its_faces_agree(name: str) -> None:
    made = kind(name)
    parsed = made.parse(made.example(), TODAY)
    assert parsed.value is not None
    assert not parsed.slips
    assert made.name == name
    assert made.parse(made.typed(parsed.value), TODAY).value == parsed.value
    through_json = json.loads(json.dumps(made.stored(parsed.value)))
    assert made.held(through_json) == parsed.value
    assert made.shown(parsed.value)
    assert made.masked(parsed.value)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("blank", ["", "  ", "\u3000", "\n\t", "\u200b\ufeff", "\x00"])
def test_blank_text_is_no_value_and_no_problem(name: str, blank: str) -> None:
    assert read(name, blank) == Parsed(None)


@pytest.mark.parametrize("name", KINDS)
def test_unknown_option_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="unknown option"):
        kind(name, colour="red")


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("strange", [None, 7, 1.5, [], {}, ["?"], {"uid": 1}, " x\n", "\ud800", "１"])
def test_strange_json_is_never_held(name: str, strange: object) -> None:
    if isinstance(strange, str) and name in ("text", "long_text", "person_name") and strange == "１":
        return  # full-width letters are an ordinary text
    with pytest.raises(ValueError):  # noqa: PT011 - the contract is the type
        kind(name).held(strange)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", KINDS)
def test_schema_of_every_kind_fits_its_stored_example(name: str) -> None:
    made = kind(name)
    value = made.parse(made.example(), TODAY).value
    assert value is not None
    assert _fits(made.schema(), made.stored(value))
    assert not _fits(made.schema(), 7)


def _fits(schema: Mapping[str, object], stored: object) -> bool:
    """The few words of JSON Schema that kinds use."""
    types: dict[object, type] = {"string": str, "boolean": bool, "array": list, "object": dict, "integer": int}
    if type(stored) is not types[schema["type"]]:
        return False
    if "enum" in schema and stored not in schema["enum"]:  # type: ignore[operator]
        return False
    if isinstance(stored, str):
        return bool(re.search(str(schema.get("pattern", "")), stored))
    if isinstance(stored, dict):
        properties = schema["properties"]
        assert isinstance(properties, dict)
        return set(stored) == set(properties) and all(_fits(properties[key], stored[key]) for key in stored)
    if isinstance(stored, list):
        return all(_fits(schema["items"], one) for one in stored)  # type: ignore[arg-type]
    return True


anything = st.text(alphabet=st.characters(codec=None), max_size=24) | st.text(
    alphabet="0123456789０１２Xx年月日-/. 。,，、;元是否王·•\u3000\u0301\u200b", max_size=20
)


@pytest.mark.parametrize("name", KINDS)
@given(text=anything)
@example(text="a\u0301 • \u0301张\r\n三")
@example(text="\u2028x")
def test_whatever_is_typed_is_either_told_or_survives_all_faces(name: str, text: str) -> None:
    made = kind(name)
    parsed = made.parse(text, TODAY)
    errors = [slip for slip in parsed.slips if slip.severity is Severity.ERROR]
    assert all(slip.code in SENTENCES for slip in parsed.slips)
    if parsed.value is None:
        assert errors or not parsed.slips
        return
    assert not errors
    assert made.parse(made.typed(parsed.value), TODAY).value == parsed.value
    assert made.held(json.loads(json.dumps(made.stored(parsed.value)))) == parsed.value
    made.masked(parsed.value)


@pytest.mark.parametrize("name", KINDS)
@given(text=anything)
def test_a_mark_nobody_sees_changes_nothing_though_such_texts_are_read_the_long_way(name: str, text: str) -> None:
    assert kind(name).parse(f"{text}\ufeff", TODAY) == kind(name).parse(text, TODAY)


# --- texts and names --------------------------------------------------------------------------------------------------


def test_text_is_trimmed_normalised_and_on_one_line() -> None:
    assert read("text", " 谯城区\t某路\r\n1 号\x07\u200b ").value == "谯城区 某路 1 号"
    assert read("text", "e\u0301").value == unicodedata.normalize("NFC", "e\u0301")


def test_long_text_keeps_its_lines() -> None:
    assert read("long_text", "一 \r\n\r\n二\u2028三\n").value == "一\n\n二\n三"


def test_text_beyond_its_length_is_refused_by_count_of_characters() -> None:
    refused("text", "𠮷" * 5, "text.long", max=4)
    assert read("text", "𠮷" * 4, max=4).value == "𠮷" * 4


@pytest.mark.parametrize("name", ["𡌴𠮷𬎆", "䶮", "王䶮", "李𬱖", "㛃𠅤", "𬭎", "喆﨑"])
def test_rare_characters_of_a_name_are_kept_exactly(name: str) -> None:
    parsed = read("person_name", name)
    assert parsed.value == name
    assert codes(parsed) == (["name.length"] if len(name) < 2 else [])


@pytest.mark.parametrize("dot", "·•‧・･∙⋅．")
def test_every_middle_dot_becomes_the_same(dot: str) -> None:
    assert read("person_name", f"阿依古丽 {dot} 买买提") == Parsed("阿依古丽·买买提")


def test_spaced_out_name_is_closed_up_and_a_latin_one_is_not() -> None:
    assert read("person_name", " 张\u3000三 ") == Parsed("张三")
    assert read("person_name", "Anna  Maria") == Parsed("Anna Maria")


def test_doubtful_names_are_kept_with_a_warning() -> None:
    doubted("person_name", "张", "张", "name.length")
    doubted("person_name", "王" * 31, "王" * 31, "name.length")
    doubted("person_name", "张三1", "张三1", "name.characters")
    doubted("person_name", "张\ue000", "张\ue000", "name.private_use")


# --- amounts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2000", "2000"),
        ("2,000元", "2000"),
        ("２０００", "2000"),
        ("￥2，000．50", "2000.5"),
        ("2000.00", "2000"),
        ("002000", "2000"),
        ("1 234 567.89 元整", "1234567.89"),
        ("人民币 12 圆整", "12"),
        ("0", "0"),
    ],
)
def test_money_is_read_as_people_write_it(text: str, amount: str) -> None:
    parsed = read("money", text)
    assert parsed == Parsed(Decimal(amount))
    assert kind("money").stored(Decimal(amount)) == amount


@pytest.mark.parametrize("text", ["两千", "2,00", "1e5", "1.5万", "2000-3000", "NaN", "元", "1.2.3"])
def test_money_that_is_no_amount_is_refused(text: str) -> None:
    refused("money", text, "money.unreadable")


def test_money_knows_fen_and_its_limits() -> None:
    refused("money", "0.001", "number.decimals")
    refused("money", "-1", "number.low")
    assert read("money", "-1", min="-5").value == Decimal(-1)
    refused("money", "9" * 14, "number.high")
    assert kind("money").column == "fen"
    assert kind("money").shown(Decimal("2000.5")) == "2000.50"
    assert kind("money").shown(Decimal("2000.00")) == "2000"


def test_amounts_have_one_stored_spelling() -> None:
    for loose in ("2000.00", "2000.", "+1", "-0", "01", "2E3", "1,000", " 1"):
        with pytest.raises(ValueError):  # noqa: PT011
            kind("money").held(loose)


def test_number_holds_whole_numbers_or_decimals_as_declared() -> None:
    assert read("number", "３年", unit="年").value == 3
    assert kind("number").column == "integer"
    assert read("number", "86.50㎡", decimals=2, unit="㎡").value == Decimal("86.5")
    assert kind("number", decimals=1).column == "fen"
    refused("number", "2.5", "number.whole")
    refused("number", "2.55", "number.decimals", decimals=1)
    refused("number", "1979", "number.low", min=1980, max=2100)
    refused("number", "2101", "number.high", min=1980, max=2100)
    refused("number", "二", "number.unreadable")


@pytest.mark.parametrize("options", [{"decimals": 3}, {"min": 2, "max": 1}, {"min": 0.5}, {"decimals": True}])
def test_wrong_options_of_a_number_are_refused(options: Mapping[str, object]) -> None:
    with pytest.raises(ValueError, match="number"):
        make_kind("number", options)


# --- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "1975-03-07",
        "19750307",
        "1975年3月7日",
        "1975/3/7",
        "1975.3.7",
        "１９７５．０３．０７",
        "1975。3。7",
        "1975 年 3 月 7 日",
        "1975-03-07 00:00:00",
        "1975—3—7",
    ],
)
def test_date_is_read_as_people_write_it(text: str) -> None:
    assert read("date", text) == Parsed(date(1975, 3, 7))


def test_two_digit_year_is_taken_only_when_it_means_one_century() -> None:
    doubted("date", "75.3.7", date(1975, 3, 7), "date.century", Severity.HINT)
    refused("date", "05.3.7", "date.two_digits")
    refused("date", "26-8-7", "date.two_digits")


def test_dates_that_are_none_are_refused() -> None:
    refused("date", "2009-02-29", "date.unreal")
    refused("date", "20091301", "date.unreal")
    refused("date", "1899-12-31", "date.range")
    refused("date", "197503", "date.unreadable")
    refused("date", "春节", "date.unreadable")
    refused("date", "2026-08-08", "date.future", past=True)
    assert read("date", "2026-08-07", past=True).value == TODAY
    assert read("date", "2026-08-08").value == date(2026, 8, 8)


@pytest.mark.parametrize("text", ["2009-07", "2009.7", "2009年7月", "200907", "2009/07", "２００９年７月"])
def test_month_is_read_as_people_write_it(text: str) -> None:
    assert read("year_month", text) == Parsed(YearMonth(2009, 7))


@pytest.mark.parametrize("text", ["96.7", "96-7", "96年7月", "９６．７", "96/07"])
def test_month_of_a_year_of_two_digits_is_taken_when_it_means_one_century(text: str) -> None:
    doubted("year_month", text, YearMonth(1996, 7), "date.century", Severity.HINT)


def test_month_drops_a_day_with_a_hint_and_refuses_what_is_none() -> None:
    doubted("year_month", "2009年7月1日", YearMonth(2009, 7), "year_month.day", Severity.HINT)
    refused("year_month", "2009-13", "year_month.unreal")
    doubted("year_month", "20090701", YearMonth(2009, 7), "year_month.day", Severity.HINT)
    refused("year_month", "2009", "year_month.no_month")
    refused("year_month", "2009年", "year_month.no_month")
    refused("year_month", "09.7", "date.two_digits")
    refused("year_month", "约96年", "year_month.unreadable")
    refused("year_month", "1809-07", "date.range")


def test_months_are_ordered_and_real() -> None:
    assert YearMonth(2009, 7) < YearMonth(2010, 1)
    with pytest.raises(ValueError, match="month"):
        YearMonth(2009, 13)


# --- lists ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["是", "有", "1", "Y", "yes", "TRUE", "１", "√", "1 是"])
def test_yes_is_understood(text: str) -> None:
    assert read("yes_no", text).value is True


@pytest.mark.parametrize("text", ["否", "无", "0", "n", "No", "false", "不是", "0 否"])
def test_no_is_understood(text: str) -> None:
    assert read("yes_no", text).value is False


def test_neither_yes_nor_no_is_refused() -> None:
    refused("yes_no", "2", "yes_no.unreadable")


@pytest.mark.parametrize("text", ["1", "本人大病", "大病", "重病", "1 本人大病", "１ 大 病", "1本人大病"])
def test_choice_is_found_by_code_label_short_label_alias_or_both(text: str) -> None:
    assert read("choice", text) == Parsed("1")


@pytest.mark.parametrize("text", ["其他（文字描述）", "其他(文字描述)", "99 其他（文字描述）"])
def test_choice_does_not_mind_full_width_brackets(text: str) -> None:
    assert read("choice", text).value == "99"


def test_choice_outside_its_list_is_refused_and_an_ended_one_doubted() -> None:
    refused("choice", "3", "choice.unknown")
    refused("choice", "1 收入低", "choice.unknown")
    doubted("choice", "享受低保", "21", "choice.ended")
    assert read("choice", "享受低保").slips[0].facts == (("item", "享受低保"),)


def test_choice_shows_code_and_label_in_its_editor_and_label_on_paper() -> None:
    assert kind("choice").typed("1") == "1 本人大病"
    assert kind("choice").shown("1") == "本人大病"


@pytest.mark.parametrize(
    "text", ["1、2", "2,1", "收入低；本人大病", "1 2", "2 收入低 1 本人大病", "大病;2", "1\n2", "1,2,2", "１，２"]
)
def test_choices_are_split_and_stand_in_the_order_of_the_list(text: str) -> None:
    assert read("choices", text) == Parsed(("1", "2"))


def test_label_with_separators_is_one_choice() -> None:
    assert read("choices", "12 农、林、牧、渔业歉收、本人大病").value == ("1", "12")
    made = kind("choices")
    assert made.parse(made.typed(("1", "12")), TODAY).value == ("1", "12")


def test_two_choices_are_not_read_as_the_label_they_make_together() -> None:
    items = (Item(code="20", label="儿子"), Item(code="29", label="其他儿子"), Item(code="80", label="其他"))
    made = make_kind("choices", {}, replace(CAUSES, items=items))
    assert made.parse("其他、儿子", TODAY).value == ("20", "80")
    assert made.parse("2 0", TODAY).value is None


@pytest.mark.parametrize("path", sorted((resources() / "choices").glob("*.toml")), ids=lambda path: path.stem)
def test_every_word_of_every_code_list_leads_to_its_item(path: Path) -> None:
    choices = read_choices(path)
    one, several = make_kind("choice", {}, choices), make_kind("choices", {}, choices)
    for item in choices.items:
        for word in (item.code, item.label, item.short, *item.aliases, one.typed(item.code)):
            assert not word or one.parse(word, TODAY).value == item.code
    for first, second in itertools.pairwise(choices.items):
        codes = (first.code, second.code)
        for text in (several.typed(codes), several.shown(codes), " ".join(codes), f"{second.label}、{first.label}"):
            assert several.parse(text, TODAY).value == codes


def test_too_many_or_unknown_choices_are_refused() -> None:
    refused("choices", "1、2、12", "choices.many", max=2)
    refused("choices", "1、别的", "choice.unknown")
    refused("choices", "别的," * 5000, "choice.unknown")
    assert read("choices", "1," * 20000).value == ("1",)
    assert read("choices", "、，；") == Parsed(None)


def test_choices_are_held_only_in_the_order_of_the_list_and_once() -> None:
    for strange in (["2", "1"], ["1", "1"], ["7"], []):
        with pytest.raises(ValueError):  # noqa: PT011
            kind("choices").held(strange)  # type: ignore[arg-type]


def test_choice_without_its_list_is_refused() -> None:
    with pytest.raises(ValueError, match="code list"):
        make_kind("choice", {"list": "cause"})
    with pytest.raises(ValueError, match="code list"):
        make_kind("choices", {"list": "health"}, CAUSES)
    with pytest.raises(ValueError, match="unknown kind"):
        make_kind("colour", {})


# --- code lists -------------------------------------------------------------------------------------------------------

LIST = """
id = "health"
title = "健康状况"
source = "测试"
date = 2026-01-01
[[item]]
code = "1"
label = "良好"
aliases = ["健康"]
[[item]]
code = "2"
label = "疾病"
short = "病"
valid_from = 2000-01-01
valid_to = 2019-12-31
public_label = "家庭支出较大"
flags = { illness = true, group = "b" }
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "health.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_code_list_is_read_from_its_file(tmp_path: Path) -> None:
    choices = read_choices(written(tmp_path, LIST))
    assert (choices.id, choices.date) == ("health", date(2026, 1, 1))
    assert [item.code for item in choices.open_on(date(2019, 12, 31))] == ["1", "2"]
    assert [item.code for item in choices.open_on(TODAY)] == ["1"]
    ill = choices.item("2")
    assert ill is not None
    assert (ill.short, ill.public_label, dict(ill.flags)) == ("病", "家庭支出较大", {"illness": True, "group": "b"})
    assert choices.find("病") is ill
    assert choices.find("健 康") is choices.item("1")
    assert choices.find("3") is None


@pytest.mark.parametrize(
    ("old", "new", "entry", "reason"),
    [
        ('code = "2"', 'code = "1"', "1", "重复"),
        ('short = "病"', 'shart = "病"', "item[疾病]", "shart"),
        ('short = "病"', 'short = "健康"', "2", "健康"),
        ('title = "健康状况"', 'titel = "健康状况"', "", "title"),
        ("illness = true", "illness = 1", "item[疾病].flags", "illness"),
        ("valid_to = 2019-12-31", 'valid_to = "2019"', "item[疾病]", "valid_to"),
        ('label = "良好"', 'label = " "', "item[ ]", "label"),
        ("date = 2026-01-01", "", "", "date"),
    ],
)
def test_broken_code_list_names_file_entry_and_reason(
    tmp_path: Path, old: str, new: str, entry: str, reason: str
) -> None:
    with pytest.raises(Failure) as told:
        read_choices(written(tmp_path, LIST.replace(old, new)))
    assert told.value.code == "declaration.broken"
    assert (told.value.facts["file"], told.value.facts["entry"]) == ("health.toml", entry)
    assert reason in told.value.facts["reason"]


# --- regions ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def regions(tmp_path: Path) -> RegionsFile:
    path = tmp_path / "regions.sqlite"
    rows = [
        ("340000", "安徽省", "安徽省", "", 1983, None, None),
        ("341600", "亳州市", "安徽省亳州市", "340000", 2000, None, None),
        ("341602", "谯城区", "安徽省亳州市谯城区", "341600", 2000, None, None),
        ("341281", "亳州市", "安徽省亳州市", "340000", 1986, 2000, "341602"),
        ("110105", "朝阳区", "北京市朝阳区", "110100", 1983, None, None),
        ("210103", "朝阳区", "测试省朝阳区", "210100", 1983, None, None),
        ("410403", "东区", "河南省平顶山市东区", "410400", 1983, 1986, None),
        ("410403", "卫东区", "河南省平顶山市卫东区", "410400", 1986, None, None),
    ]
    with closing(sqlite3.connect(path)) as file:
        file.execute(
            "CREATE TABLE region(code TEXT, name TEXT, full TEXT, parent TEXT, valid_from INT, valid_to INT NULL,"
            " successor TEXT NULL, PRIMARY KEY (code, valid_from))"
        )
        file.executemany("INSERT INTO region VALUES (?,?,?,?,?,?,?)", rows)
        file.commit()
    return RegionsFile(path)


def test_regions_know_names_old_and_new(regions: RegionsFile) -> None:
    assert regions.name("341602") == "安徽省亳州市谯城区"
    assert regions.name("410403") == "河南省平顶山市卫东区"
    assert regions.name("341281") == "安徽省亳州市"
    assert regions.name("999999") is None
    assert regions.current("341602")
    assert not regions.current("341281")


def test_region_is_found_by_code_or_unique_name(regions: RegionsFile) -> None:
    assert regions.find("341602") == "341602"
    assert regions.find("谯城区") == "341602"
    assert regions.find("亳州市谯城区") == "341602"
    assert regions.find("市朝阳区") == "110105"
    assert regions.find("省") is None
    assert regions.find("安徽省 亳州市") == "341600"  # the one in force goes before the abolished one
    assert regions.find("河南省平顶山市东区") == "410403"
    assert regions.find("朝阳区") is None
    assert regions.find("") is None


def test_region_search_puts_those_in_force_first(regions: RegionsFile) -> None:
    assert regions.search("亳州", 9) == (
        ("341600", "安徽省亳州市"),
        ("341602", "安徽省亳州市谯城区"),
        ("341281", "安徽省亳州市"),
    )
    assert regions.search("3416", 1) == (("341600", "安徽省亳州市"),)
    assert regions.search(" ", 9) == ()


def test_missing_or_damaged_regions_are_told(tmp_path: Path) -> None:
    with pytest.raises(Failure) as missing:
        RegionsFile(tmp_path / "none.sqlite").name("1")
    assert missing.value.code == "file.missing"
    (tmp_path / "bad.sqlite").write_bytes(b"no database at all, but long enough to be looked at" * 20)
    with pytest.raises(Failure) as damaged:
        RegionsFile(tmp_path / "bad.sqlite").name("1")
    assert damaged.value.code == "declaration.broken"


def test_region_is_kept_even_when_no_table_knows_it() -> None:
    assert read("region", "安徽省亳州市谯城区") == Parsed("341602")
    assert read("region", "341602 安徽省亳州市谯城区") == Parsed("341602")
    doubted("region", "341281", "341281", "region.ended", Severity.HINT)
    doubted("region", "999999", "999999", "region.unknown")
    refused("region", "某某新区", "region.not_found")
    refused("region", "341602 北京市", "region.not_found")
    assert kind("region").shown("341602") == "安徽省亳州市谯城区"
    assert kind("region").shown("999999") == "999999"
    assert make_kind("region", {}).parse("341602", TODAY).value == "341602"


# --- id numbers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", VALID)
def test_id_numbers_of_the_standard_are_valid(number: str) -> None:
    assert read("id_number", number).value == number
    assert id_check_digit(number[:17]) == number[17]


@pytest.mark.parametrize(
    "text",
    ["11010519491231002x", " 110105 19491231 002X ", "１１０１０５１９４９１２３１００２Ｘ", "'110105-19491231-002x"],
)
def test_id_number_is_folded(text: str) -> None:
    assert read("id_number", text).value == "11010519491231002X"


@pytest.mark.parametrize("number", VALID)
def test_one_changed_digit_or_two_swapped_neighbours_are_found(number: str) -> None:
    for place in range(18):
        for digit in "0123456789X":
            changed = f"{number[:place]}{digit}{number[place + 1 :]}"
            assert (read("id_number", changed).value is None) == (changed != number)
        swapped = number[:place] + number[place : place + 2][::-1] + number[place + 2 :]
        assert (read("id_number", swapped).value is None) == (swapped != number)


def test_wrong_id_numbers_are_told_apart() -> None:
    refused("id_number", "341602200501010013", "idno.check")
    refused("id_number", "440524188001010014", "idno.early")
    refused("id_number", "341602200902290028", "idno.birth")
    refused("id_number", "341602202608080019", "idno.future")
    refused("id_number", "110105491231002", "idno.fifteen")
    refused("id_number", "3416022005010100", "idno.length")
    refused("id_number", "34160220050101001400", "idno.length")
    refused("id_number", "4.10481E+17", "idno.characters")
    refused("id_number", "341602200501010014.0", "idno.characters")
    refused("id_number", "X41602200501010014", "idno.characters")


def test_no_problem_of_an_id_number_tells_a_digit_of_it() -> None:
    for text in ("341602200501010013", "440524188001010014", "341602200902290028", "110105491231002"):
        for slip in read("id_number", text).slips:
            told = SENTENCES[slip.code]
            assert not re.search(r"[0-9X]{3,}", dict(slip.facts).get("count", ""))
            assert slip.facts in (
                (),
                (("count", "15"),),
            )
            assert "应为" not in told.what + told.do
            assert "应该是" not in told.what + told.do


def test_strange_area_is_only_a_hint() -> None:
    first17 = "99999920050101001"
    doubted("id_number", (n := first17 + id_check_digit(first17)), n, "idno.area", Severity.HINT)
    doubted("id_number", VALID[2], VALID[2], "idno.area", Severity.HINT)  # 640104 is not among the two regions here
    assert read("id_number", VALID[0]) == Parsed(VALID[0])
    assert make_kind("id_number", {}).parse(VALID[2], TODAY) == Parsed(VALID[2])


def test_very_old_person_is_doubted() -> None:
    first17 = "34160219050101001"
    number = first17 + id_check_digit(first17)
    assert codes(read("id_number", number)) == ["idno.age"]
    assert read("id_number", number).slips[0].severity is Severity.WARNING


def test_birth_and_sex_are_read_from_the_number() -> None:
    assert birth_of(VALID[1]) == date(2008, 2, 29)
    assert (sex_of(VALID[0]), sex_of(VALID[1]), sex_of(VALID[4])) == ("1", "2", "2")
    for strange in ("", "341602200902290028", "34160220050101001"):
        with pytest.raises(ValueError):  # noqa: PT011
            birth_of(strange)
    with pytest.raises(ValueError, match="id number"):
        sex_of("1")
    with pytest.raises(ValueError, match="digits"):
        id_check_digit("1")


def test_who_is_born_on_29_february_is_older_on_1_march() -> None:
    born = date(2008, 2, 29)
    assert age_on(born, date(2026, 2, 28)) == 17
    assert age_on(born, date(2026, 3, 1)) == 18
    assert age_on(born, date(2028, 2, 29)) == 20


def test_fifteen_digits_are_converted_for_import_only() -> None:
    assert eighteen("110105 491231 002") == "11010519491231002X"
    assert eighteen("110105491331002") is None  # no thirteenth month
    assert eighteen("110105491231996") is None  # born before 1900
    assert eighteen("11010519491231002X") is None


def test_only_a_valid_id_number_is_held() -> None:
    for strange in ("341602200501010013", "440524188001010014", "11010519491231002x", "110105491231002"):
        with pytest.raises(ValueError):  # noqa: PT011
            kind("id_number").held(strange)


# --- other numbers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["13800001234", "138 0000 1234", "138-0000-1234", "+86 13800001234", "8613800001234", "１３８００００１２３４"],
)
def test_mobile_number_is_folded(text: str) -> None:
    assert read("phone", text) == Parsed("13800001234")


def test_other_phone_numbers_are_kept_with_a_warning() -> None:
    doubted("phone", "(0558)5551234", "05585551234", "phone.shape")
    doubted("phone", "12800001234", "12800001234", "phone.shape")
    refused("phone", "13800001234/13900001234", "phone.characters")
    refused("phone", "无", "phone.characters")


@pytest.mark.parametrize("number", CARDS)
def test_bank_cards_agree_with_luhn(number: str) -> None:
    assert luhn_ok(number)
    grouped = " ".join(number[place : place + 4] for place in range(0, len(number), 4))
    assert read("bank_card", grouped) == Parsed(number)


def test_bank_card_that_fails_luhn_is_kept_with_a_warning() -> None:
    doubted("bank_card", "6222020200000000007", "6222020200000000007", "card.luhn")
    refused("bank_card", "62220202000", "card.length")
    refused("bank_card", "62220202000000000060", "card.length")
    refused("bank_card", "6.22202E+18", "card.characters")
    assert not luhn_ok("")


def test_postcode_only_warns() -> None:
    assert read("postcode", "２３６ 800") == Parsed("236800")
    doubted("postcode", "23680", "23680", "postcode.shape")
    doubted("postcode", "996800", "996800", "postcode.shape")
    doubted("postcode", "006800", "006800", "postcode.shape")
    refused("postcode", "不详", "postcode.characters")


@pytest.mark.parametrize("code", ["91350100M000100Y43", "11320000MB151840XJ"])
def test_social_credit_codes_agree_with_their_check_character(code: str) -> None:
    assert uscc_ok(code)
    assert not uscc_ok(code[:-1] + ("1" if code[-1] != "1" else "2"))
    assert not uscc_ok(code.lower())
    assert not uscc_ok("I" + code[1:])


# --- references and files ---------------------------------------------------------------------------------------------


def test_references_are_uid_and_rid() -> None:
    assert read("reference", UID.upper()).value == Ref(UID)
    assert read("row_reference", f"{UID}/k7f2m3qa").value == Ref(UID, "k7f2m3qa")
    assert kind("row_reference").stored(Ref(UID, "k7f2m3qa")) == {"uid": UID, "rid": "k7f2m3qa"}
    refused("reference", "JQ-2026-000123", "reference.unreadable")
    refused("row_reference", UID, "row_reference.unreadable")


def test_attachment_is_hash_size_and_name() -> None:
    file = Attached("ab" * 32, 1024, "录取 通知书.jpg")
    made = kind("attachment")
    assert made.parse(made.typed(file), TODAY).value == file
    assert made.shown(file) == "录取 通知书.jpg"
    for name in ("../x", "a\\b", "", " x"):
        with pytest.raises(ValueError):  # noqa: PT011
            made.held({"sha256": "ab" * 32, "size": 1, "name": name})
        assert made.parse(f"{'ab' * 32} 1 {name}", TODAY).value != Attached("ab" * 32, 1, name)
    refused("attachment", "录取通知书.jpg", "attachment.unreadable")


def test_value_of_another_kind_is_a_bug_and_says_so() -> None:
    with pytest.raises(TypeError):
        kind("money").stored("2000")
    with pytest.raises(TypeError):
        kind("number").stored(True)
    with pytest.raises(TypeError):
        kind("text").typed(7)


# --- masks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "masked"),
    [
        ("id_number", "341602200501010014", "341602********0014"),
        ("bank_card", "6222020200000000006", "6222 **** **** 0006"),
        ("bank_card", "622202020006", "6222 **** **** 0006"),
        ("phone", "13800001234", "138****1234"),
        ("phone", "5551234", "5****34"),
        ("person_name", "张三", "张*"),
        ("person_name", "张小明", "张*明"),
        ("person_name", "𠮷", "𠮷*"),
        ("person_name", "阿依·买提", "阿***提"),
        ("text", "某路 1 号", "某路 1 号"),
        ("text", "王老师 13800001234，0558-5551234", "王老师 1********34，0*********34"),
        ("long_text", "身份证 341602 20050101 0014", "身份证 3*****************14"),
        ("attachment", Attached("ab" * 32, 1, "张三录取通知书.jpg"), "***.jpg"),
    ],
)
def test_outsiders_see_no_middle_digits(name: str, value: Value, masked: str) -> None:
    assert kind(name).masked(value) == masked


def test_masks_that_a_form_may_ask_for() -> None:
    assert kind("text", mask="address").masked("谯城区某某路 1 号") == "谯城区某某路***"
    assert kind("date", mask="year").masked(date(2008, 2, 29)) == "2008-**-**"
    assert kind("date").masked(date(2008, 2, 29)) == "2008-02-29"
    for name in ("text", "date"):
        with pytest.raises(ValueError, match="mask"):
            kind(name, mask="all")


@given(middle=st.text(alphabet="0123456789", min_size=11, max_size=11))
def test_no_mask_of_a_number_holds_its_middle(middle: str) -> None:
    card = f"6222{middle}0006"
    assert middle[:6] not in kind("bank_card").masked(card).replace("6222", "").replace("0006", "")
    assert set(kind("bank_card").masked(card)[4:-4]) <= set(" *")
    assert set(kind("phone").masked(f"138{middle[:4]}1234")[3:-4]) == {"*"}
    assert middle[1:-2] not in kind("text").masked(f"账号{middle}")
