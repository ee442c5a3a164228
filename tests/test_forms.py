"""Forms: what the strict reader takes and refuses, conditions, paths, the JSON Schema."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
from small import FORM, tiny

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.forms import Condition, Form, json_schema, row_path, split_path, without_rid
from jinqiu_desktop.records import Answers, Applies, Row, to_json


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return tiny(tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('label = "工作单位"', 'label = "工作单位"\nlabl = "x"'),
        ('id = "unit"\nlabel = "工作单位"\nkind = "text"', 'id = "unit"\nlabel = "工作单位"\nkind = "txt"'),
        ('choices = "health"', 'choices = "helth"'),
        ('compute = "birth_of_idno"', 'compute = "birth"'),
        ('"head.name:12", "head.idno:12"', '"head.name:12", "head.idno:11"'),
        ('"head.name:12"', '"head.nam:12"'),
        ('checks = ["V05"]', 'checks = ["V99"]'),
        ('path = "head.health"', 'path = "head.helth"'),
        ('to = "submitted"', 'to = "submited"'),
        ('id = "unit"', 'id = "head.name"'),
        ('required = ["submit"]', 'required = ["sumbit"]'),
        ("rev = 1", 'rev = "1"'),
    ],
)
def test_a_mistake_in_a_declaration_is_refused_with_file_and_entry(tmp_path: Path, old: str, new: str) -> None:
    assert old in FORM
    with pytest.raises(Failure) as caught:
        tiny(tmp_path, FORM.replace(old, new, 1))
    assert caught.value.code == "declaration.broken"
    assert caught.value.facts["file"] == "tiny.toml"
    assert caught.value.facts["reason"]


def test_a_path_into_rows_is_taken_apart_and_put_together() -> None:
    parts = split_path("members[k7f2m3qa].income")
    assert row_path(parts.rows, parts.rid, parts.field) == "members[k7f2m3qa].income"
    assert without_rid("members[k7f2m3qa].income") == "members.income"
    with pytest.raises(KeyError):
        split_path("members[K7].income")


def test_a_field_asked_at_a_step_is_needed_at_all_later_ones(form: Form) -> None:
    assert form.needed_at(form.field("head.name"), "submit")
    assert not form.needed_at(form.field("unit"), "submit")
    assert not form.needed_at(form.field("head.name"), "unheard")


def test_a_cell_applies_when_its_condition_holds(form: Form) -> None:
    for code, applies in (("1", False), ("2", True), ("3", True)):
        answers = Answers(values={"head.health": code})
        assert Applies(form, answers.value)("head.illness") is applies
    assert not Applies(form, Answers().value)("head.illness")


@pytest.mark.parametrize(
    ("toml", "value", "met"),
    [
        ('{any = [{path = "unit", is = "a"}, {path = "unit", is = "b"}]}', "b", True),
        ('{all = [{path = "unit", is = "a"}, {path = "unit", is = "b"}]}', "b", False),
        ('{not = {path = "unit", is = "a"}}', "b", True),
        ('{path = "unit", below = 10}', "9.5", True),
        ('{path = "unit", below = 10}', "10", False),
        ('{path = "unit", from = 10}', "10", True),
        ('{path = "unit", from = 10}', "words", False),
        ('{path = "unit", in = ["a", "c"]}', "c", True),
    ],
)
def test_each_shape_of_condition_is_read_and_met(tmp_path: Path, toml: str, value: str, met: bool) -> None:
    text = FORM.replace('when = {path = "head.health", in = ["2", "3"]}', f"when = {toml}")
    when = tiny(tmp_path, text).field("head.illness").when
    assert isinstance(when, Condition)
    assert when.holds({"unit": value}.get) is met
    assert not Condition(how="all", parts=when.parts).holds({}.get) or toml.startswith("{not")


def test_the_schema_accepts_stored_answers_and_refuses_others(form: Form) -> None:
    schema = json_schema(form)
    row = Row(rid="k7f2m3qa", values={"name": "王小雨"})
    stored = to_json(form, Answers(values={"head.name": "李春梅"}, blocks={"members": (row,)}))
    jsonschema.validate(stored, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"head.idno": 3}, schema)
    assert "head.birth" not in schema["properties"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('carry_from = "unit"', 'carry_from = "unti"'),
        ('person = "name"', 'person = "nmae"'),
        ('id = "members"\nlabel = "家庭成员"\nperson', 'id = "Members"\nlabel = "家庭成员"\nperson'),
        ('["head.birth:8", "head.health:8"', '["head.name:8", "head.health:8"'),
        ("freezes = true", 'freezes = true\nother_than = ["nobody"]'),
        ("freezes = true", 'freezes = true\nprints = ["annex9"]'),
        ("freezes = true", 'freezes = true\nafter = [{step = "never"}]'),
        (
            "freezes = true",
            'freezes = true\nfield = [{id = "a", label = "甲", kind = "text"}, {id = "a", label = "乙", kind = "text"}]',
        ),
        ("freezes = true", 'freezes = true\nfield = [{id = "a", label = "甲", kind = "text", required = ["never"]}]'),
        ('path = "head.health"', 'path = "unit.head.health"'),
        ('id = "unit"\n', 'id = "unit"\nfrom = "head.name.x"\n'),
    ],
)
def test_what_a_form_names_in_itself_must_be_there(tmp_path: Path, old: str, new: str) -> None:
    assert old in FORM
    with pytest.raises(Failure) as caught:
        tiny(tmp_path, FORM.replace(old, new, 1))
    assert caught.value.code == "declaration.broken"


def test_a_path_may_have_digits_in_its_names(tmp_path: Path) -> None:
    form = tiny(
        tmp_path,
        FORM.replace('id = "name"\n', 'id = "name2"\n')
        .replace("name:12", "name2:12")
        .replace('person = "name"', 'person = "name2"')
        .replace("head.name2:12", "head.name:12"),
    )
    assert form.field("members[k7f2m3qa].name2").label == "姓名"


def test_a_record_is_made_by_submitting_or_else_by_the_first_step_that_freezes(tmp_path: Path) -> None:
    assert tiny(tmp_path).final_step == "submit"
    lent = FORM.replace('id = "submit"', 'id = "lend"').replace('["submit"]', '["lend"]')
    assert tiny(tmp_path, lent).final_step == "lend"
