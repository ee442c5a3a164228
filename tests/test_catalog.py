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
