"""Every declaration under resources/ is walked: adding one adds its tests."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from small import NOW, Nobody, NoNotice

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure, Severity, line
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Field, Form, json_schema, row_path
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import Draft, content_digest, from_json, to_json
from jinqiu_desktop.rules import Around

CATALOG = Catalog(resources())
TODAY = date(2026, 8, 7)
FIELDS = [
    pytest.param(CATALOG.form(form_id), path, id=f"{form_id}:{path}")
    for form_id in CATALOG.form_ids
    for path, _ in CATALOG.form(form_id).walk()
]
NEEDS_A_RECORD = ("reference", "row_reference", "attachment")


def example(declared: Field) -> str:
    return declared.example or declared.kind.example()


def filled(form: Form) -> Filling:
    """The form with the example of every field, and two rows in every block."""
    around = Around(lookup=Nobody(), pack=NoNotice(), today=TODAY, uid="u1")
    filling = Filling.fresh(form, "u1", around)
    for path, declared in form.fields.items():
        if declared.is_typed:
            filling.type(path, example(declared))
    for block in form.rows.values():
        for _ in range(2):
            rid = filling.add_row(block.id)
            for name, declared in block.fields.items():
                if declared.is_typed:
                    filling.type(row_path(block.id, rid, name), example(declared))
    return filling


@pytest.mark.parametrize(("form", "path"), FIELDS)
def test_the_example_of_every_field_is_taken_as_it_stands(form: Form, path: str) -> None:
    declared = form.field(path)
    parsed = declared.kind.parse(example(declared), TODAY)
    assert not [slip for slip in parsed.slips if slip.severity is Severity.ERROR]
    assert parsed.value is not None
    assert declared.kind.held(declared.kind.stored(parsed.value)) == parsed.value
    assert declared.kind.parse(declared.kind.typed(parsed.value), TODAY).value == parsed.value
    jsonschema.validate(declared.kind.stored(parsed.value), declared.kind.schema())


@pytest.mark.parametrize(("form", "path"), FIELDS)
def test_every_field_that_is_typed_says_how_to_fill_it_and_stands_on_a_page(form: Form, path: str) -> None:
    declared = form.field(path)
    assert form.page_of(path), "on no page"
    if declared.is_typed:
        assert declared.help


@pytest.mark.parametrize("form_id", CATALOG.form_ids)
def test_sample_answers_of_every_form_round_trip(form_id: str) -> None:
    form = CATALOG.form(form_id)
    filling = filled(form)
    stored = to_json(form, filling.answers())
    jsonschema.Draft202012Validator.check_schema(json_schema(form))
    jsonschema.validate(stored, json_schema(form))
    again = from_json(form, stored)
    assert again.kept == {}
    assert to_json(form, again) == stored
    draft = Draft.from_json(filling.draft(NOW).to_json())
    around = Around(lookup=Nobody(), pack=NoNotice(), today=TODAY, uid="u1")
    assert content_digest(form, Filling.of_draft(form, draft, around).answers()) == content_digest(form, again)


@pytest.mark.parametrize("form_id", CATALOG.form_ids)
def test_every_problem_a_form_can_have_has_its_sentence(form_id: str) -> None:
    form = CATALOG.form(form_id)
    around = Around(lookup=Nobody(), pack=NoNotice(), today=TODAY, uid="u1")
    for filling in (Filling.fresh(form, "u1", around), filled(form)):
        for step in form.steps:
            assert all(line(one) for one in filling.problems(step))


@pytest.mark.parametrize("form_id", CATALOG.form_ids)
def test_a_form_can_be_walked_from_cell_to_cell_to_its_end(form_id: str) -> None:
    filling = filled(CATALOG.form(form_id))
    for page in filling.form.pages:
        at, steps = filling.first_path(page.id), 0
        while at is not None:
            assert filling.cell(at).enabled
            at, steps = filling.next_path(at), steps + 1
        assert steps == sum(filling.is_open(path) for path in filling.paths(page.id))


@pytest.mark.parametrize("list_id", CATALOG.choice_ids)
def test_every_code_list_names_its_source_and_date(list_id: str) -> None:
    choices = CATALOG.choices(list_id)
    assert choices is not None
    assert choices.id == list_id
    assert choices.source
    assert choices.date


@pytest.mark.parametrize("pack_id", CATALOG.policy_ids)
def test_every_policy_pack_is_read_strictly_and_names_its_source(pack_id: str) -> None:
    pack = CATALOG.policy(pack_id)
    assert pack.id == pack_id
    assert pack.source
    assert set(pack.copies) <= set(CATALOG.paper_ids)


def test_what_is_not_there_is_refused_by_name() -> None:
    for ask, code in (
        (CATALOG.form, "form.unknown"),
        (CATALOG.policy, "policy.unknown"),
        (CATALOG.paper_file, "paper.unknown"),
    ):
        with pytest.raises(Failure) as caught:
            ask("unheard")
        assert caught.value.code == code
    assert CATALOG.choices("unheard") is None


def test_the_fingerprint_changes_with_any_form(tmp_path: Path) -> None:
    folder = tmp_path / "resources"
    shutil.copytree(resources() / "forms", folder / "forms")
    before = Catalog(folder).fingerprint()
    with (folder / "forms" / "posting.toml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert Catalog(folder).fingerprint() != before


def test_what_declarations_name_in_each_other_is_there() -> None:
    CATALOG.cross_check()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("forms/application.toml", 'from = "household.head.name"', 'from = "household.head.nmae"'),
        ("forms/application.toml", 'from = "student.name"', 'from = "student.nmae"'),
        ("forms/application.toml", 'target = "household"', 'target = "houshold"'),
        ("forms/application.toml", 'target = "household.members"', 'target = "household.member"'),
        ("forms/authorization.toml", 'prefill = "household.head.phone"', 'prefill = "household.head.phnoe"'),
        ("forms/authorization.toml", 'prefill = "household.head.phone"', 'prefill = "houshold.head.phone"'),
        ("forms/posting.toml", 'gives = "posted_worker"', 'gives = "posted_student"'),
        ("forms/posting.toml", 'given_by = ["application"', 'given_by = ["aplication"'),
        ("forms/posting.toml", 'public_words = "cause"', 'public_words = "causes"'),
        ("forms/application.toml", 'entry_checks = ["two_visitors"]', 'entry_checks = ["three_visitors"]'),
        ("forms/application.toml", 'reason = "found"', 'reason = "fuond"'),
        ("forms/posting.toml", 'papers = ["annex6"]\n', 'papers = ["annex6", "annex7"]\n'),
        ("policies/general.toml", "annex6 = 1", "annex9 = 1"),
        ("policies/general.toml", "unarchived_allowed = []", 'needed = [{path = "school.colour"}]'),
        ("policies/general.toml", 'needs = [["20"]]', 'needs = [["77"]]'),
        ("policies/general.toml", '{path = "kind", is = "1"}', '{path = "knid", is = "1"}'),
    ],
)
def test_a_name_that_another_declaration_lacks_is_found(tmp_path: Path, file: str, old: str, new: str) -> None:
    folder = tmp_path / "resources"
    for part in ("forms", "choices", "policies", "papers"):
        shutil.copytree(resources() / part, folder / part)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Failure) as caught:
        Catalog(folder).cross_check()
    assert (caught.value.code, caught.value.facts["file"]) == ("declaration.broken", Path(file).name)


TABLE = """
id = "county-2026"
rev = 1
title = "{year}年县表"
official = false
notice = "general"
year = 2026
cutoff = "08-31"
heads = ["编号", "项目", "合计"]
column = [{id = "total", label = "合计"}, {id = "girls", label = "女生", where = [{path = "student.sex", is = "2"}]}]

[[line]]
id = "05"

  [[line.cell]]
  id = "B1"
  label = "发放(万元)"
  unit = "万元"
  of = "payment"
  measure = "sum amount"
  where = [
    {path = "state@cutoff", is = "paid"},
    {path = "year", is = "{year}"},
    {path = "step.paid.on", to = "{cutoff}"},
    {path = "school.type", in = ["50", "51"]},
    {path = "household.head.sex", is = "1"},
  ]

  [[line.cell]]
  id = "B2"
  label = "成员(人)"
  unit = "人"
  of = "household.members"
"""


def county(tmp_path: Path, text: str = TABLE) -> Catalog:
    """The shipped declarations with one table more, as an engineer adds it."""
    folder = tmp_path / "resources"
    if not folder.exists():
        for part in ("forms", "choices", "policies", "papers", "tables"):
            shutil.copytree(resources() / part, folder / part)
    (folder / "tables" / "county-2026.toml").write_text(text, encoding="utf-8")
    return Catalog(folder)


def test_a_table_that_counts_what_can_be_there_is_taken(tmp_path: Path) -> None:
    assert list(county(tmp_path).table("county-2026").cells) == ["05.B1", "05.B2"]
    nobodys = TABLE.replace('notice = "general"', 'notice = ""')
    assert county(tmp_path, nobodys).table("county-2026").notice == ""


UNCOUNTABLE = {
    "a state that is not there": ('is = "paid"', 'is = "payed"', "B1", "paid（"),
    "a state below another": ('is = "paid"', 'below = "paid"', "B1", "is 或 in"),
    "a code that is not there": ('in = ["50", "51"]', 'in = ["50", "77"]', "B1", "“77”"),
    "a code behind a reference": ('"household.head.sex", is = "1"', '"household.head.sex", is = "7"', "B1", "1（男）"),
    "a day that is none": ('to = "{cutoff}"', 'to = "08-31"', "B1", "{cutoff}"),
    "a year as a day": ('to = "{cutoff}"', 'to = "{year}"', "B1", "{begin}"),
    "a number that is none": ('"year", is = "{year}"', '"year", is = "今年"', "B1", "{year-1}"),
    "a day as a number": ('"year", is = "{year}"', '"year", is = "{cutoff}"', "B1", "{year-1}"),
    "several of what is one": ('"year", is = "{year}"', '"year", has = "2026"', "B1", "has"),
    "a reference as a value": ('"year", is = "{year}"', '"household", is = "2026"', "B1", "引用"),
    "a sum of names": ('"sum amount"', '"sum pupil.name"', "B1", "amount"),
    "a sum of a state": ('"sum amount"', '"sum state"', "B1", "amount"),
    "a sum that falls back on a name": ('"sum amount"', '"sum amount or pupil.name"', "B1", "pupil.name"),
    "money as persons": (
        'of = "household.members"',
        'of = "payment"\n  measure = "sum amount"',
        "B2",
        "整数",
    ),
    "a path that leads nowhere": ('"sum amount"', '"sum amout"', "B1", "amount"),
    "a path that is lost behind a reference": (
        '"household.head.sex"',
        '"household.head.sxe"',
        "B1",
        "household.head.sex",
    ),
    "a path that does not change by the day": ('"step.paid.on"', '"school.name@cutoff"', "B1", "@cutoff"),
    "a form that is not there": ('of = "payment"', 'of = "payments"', "B1", "payment"),
    "rows that are not there": ('"household.members"', '"household.member"', "B2", "members"),
}


@pytest.mark.parametrize("case", UNCOUNTABLE)
def test_a_cell_that_could_only_show_0_is_refused_where_it_stands(tmp_path: Path, case: str) -> None:
    was, now, cell, said = UNCOUNTABLE[case]
    assert was in TABLE
    catalog = county(tmp_path, TABLE.replace(was, now, 1))
    for ask in (catalog.cross_check, lambda: catalog.table("county-2026")):
        with pytest.raises(Failure) as caught:
            ask()
        assert caught.value.code == "declaration.broken"
        assert (caught.value.facts["file"], caught.value.facts["entry"]) == (
            "county-2026.toml",
            f"line[05].cell[{cell}]",
        )
        assert said in caught.value.facts["reason"]


@pytest.mark.parametrize(
    ("was", "now", "entry", "said"),
    [
        ('id = "county-2026"', 'id = "county"', "id", "写成 county-2026"),
        ('"general"', '"pingdingshan-2055"', "notice", "pingdingshan-2022"),
        ('path = "student.sex", is = "2"', 'path = "student.sex", is = "5"', "column[girls]", "2（女）"),
        ('path = "student.sex", is = "2"', 'path = "student.colour", is = "2"', "column[girls]", "student.colour"),
    ],
)
def test_a_name_a_notice_or_a_column_that_cannot_be_is_refused(
    tmp_path: Path, was: str, now: str, entry: str, said: str
) -> None:
    assert was in TABLE
    with pytest.raises(Failure) as caught:
        county(tmp_path, TABLE.replace(was, now, 1)).table("county-2026")
    assert (caught.value.code, caught.value.facts["entry"]) == ("declaration.broken", entry)
    assert said in caught.value.facts["reason"]


def test_what_a_line_taken_over_says_wrong_is_told_of_its_own_file(tmp_path: Path) -> None:
    catalog = county(tmp_path, TABLE.replace('"sum amount"', '"sum amout"'))
    after = TABLE.partition("[[line]]")[0].replace('id = "county-2026"', 'id = "after"\nlines_of = "county-2026"')
    (catalog.root / "tables" / "after.toml").write_text(after, encoding="utf-8")
    with pytest.raises(Failure) as caught:
        Catalog(catalog.root).table("after")
    assert (caught.value.facts["file"], caught.value.facts["entry"]) == ("county-2026.toml", "line[05].cell[B1]")


def test_what_is_taken_where_another_is_blank_is_counted_too(tmp_path: Path) -> None:
    """The store keeps a column only for what a table names: also the first of two paths of a measure, and however they are quoted."""
    text = TABLE.replace('"sum amount"', '"distinct payee.bank or payee.name"').replace(
        '"school.type"', "'school.name'"
    )
    counted = county(tmp_path, text).counted(CATALOG.form("payment"))
    assert {"payee.bank", "payee.name", "school.name"} <= counted
