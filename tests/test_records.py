"""Records: ids, canonical spelling, digests, the fold of steps, drafts as text, and what each audience sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from small import NOW, TODAY, around, tiny

from jinqiu_desktop.forms import Form
from jinqiu_desktop.records import (
    Answers,
    Applies,
    Audience,
    Row,
    StepTaken,
    Whole,
    canonical,
    canonical_json,
    content_digest,
    digest,
    from_json,
    is_rid,
    new_rid,
    new_uid,
    show,
    state_of,
    to_json,
    without_what_does_not_apply,
)

ROW = Row(rid="k7f2m3qa", values={"name": "王小雨", "idno": "009901200802290020"})
ANSWERS = Answers(
    values={"head.name": "李春梅", "head.idno": "009901197503070023", "head.health": "1", "head.illness": "旧病"},
    blocks={"members": (ROW, Row(rid="aaaabbbb", values={"name": "走了"}, gone=True))},
)


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return tiny(tmp_path)


def test_uids_are_version_7_and_sort_by_time() -> None:
    made = [new_uid(NOW + timedelta(seconds=at)) for at in range(3)]
    assert made == sorted(made)
    assert all(uid[14] == "7" and uid[19] in "89ab" and len(uid) == 36 for uid in made)
    assert new_uid(NOW) != new_uid(NOW)


def test_answers_come_back_from_their_stored_form(form: Form) -> None:
    again = from_json(form, to_json(form, ANSWERS))
    assert again.values == ANSWERS.values
    assert again.rows("members") == (ROW,)


def test_what_the_form_does_not_know_is_kept_and_written_again(form: Form) -> None:
    stored = {**to_json(form, ANSWERS), "newer.field": {"any": 1}, "head.health": "77"}
    again = from_json(form, stored)
    assert again.kept == {"newer.field": {"any": 1}, "head.health": "77"}
    assert to_json(form, again)["newer.field"] == {"any": 1}


def test_a_renamed_field_is_found_under_its_new_name(tmp_path: Path) -> None:
    from small import FORM

    renamed = FORM.replace('id = "unit"\n', 'id = "unit"\nrenamed_from = "company"\n', 1)
    form = tiny(tmp_path, renamed)
    assert from_json(form, {"company": "示例厂"}).value("unit") == "示例厂"


def test_the_canonical_text_sorts_keys_leaves_out_blanks_and_composes(form: Form) -> None:
    one = Answers(values={"head.name": "e\u0301", "unit": "厂"})
    other = Answers(values={"unit": "厂", "head.name": "\u00e9"})
    assert canonical(form, one) == canonical(form, other) == '{"head.name":"é","unit":"厂"}'
    assert digest("tiny", 1, canonical(form, one)) != digest("tiny", 2, canonical(form, one))


def test_the_state_is_the_fold_of_the_steps_also_at_a_date(form: Form) -> None:
    taken = StepTaken(
        event="e", uid="u", step="submit", outcome="", office="o", person="p", on=date(2026, 8, 7), at=NOW
    )
    assert state_of(form, []) == "draft"
    assert state_of(form, [taken]) == "submitted"
    assert state_of(form, [taken], on=date(2026, 8, 6)) == "draft"


def test_a_steps_digest_covers_everything_in_it() -> None:
    taken = StepTaken(event="e", uid="u", step="s", outcome="", office="o", person="p", on=TODAY, at=NOW)
    others = [
        replace(taken, person="q"),
        replace(taken, values={"amount": "1"}),
        replace(taken, prev="x"),
        replace(taken, at=datetime(2026, 1, 1, tzinfo=UTC)),
    ]
    assert len({taken.digest, *(one.digest for one in others)}) == 5


def test_what_does_not_apply_and_rows_taken_away_are_not_submitted(form: Form) -> None:
    whole = Whole(form, ANSWERS, around())
    kept = without_what_does_not_apply(form, ANSWERS, Applies(form, whole.value))
    assert "head.illness" not in kept.values
    assert [row.rid for row in kept.blocks["members"]] == ["k7f2m3qa"]


def test_paper_sees_everything_that_applies_and_the_notice_board_no_number(form: Form) -> None:
    whole = Whole(form, ANSWERS, around())
    paper = show(whole, Audience.PAPER)
    assert paper.values["head.idno"] == "009901197503070023"
    assert paper.values["head.birth"] == "1975-03-07"
    assert paper.values["head.illness"] == ""
    assert paper.values["head.health"] == "良好"
    assert [row["name"] for row in paper.rows["members"]] == ["王小雨"]
    for audience in (Audience.PUBLIC, Audience.EXPORT):
        masked = show(whole, audience)
        assert "19750307" not in masked.values["head.idno"]
        assert "20080229" not in masked.rows["members"][0]["idno"]


def test_a_frozen_value_stands_whatever_is_computed_today(form: Form) -> None:
    whole = Whole(form, ANSWERS, around(), frozen={"head.birth": date(1975, 3, 8)})
    assert whole.value("head.birth") == date(1975, 3, 8)


def test_what_a_row_had_no_place_for_is_written_where_it_was_found(form: Form) -> None:
    stored = {"members": [{"rid": "k7f2m3qa", "name": "王小雨", "newer": {"any": 1}}], "later": [1]}
    again = from_json(form, stored)
    assert again.kept == {"members[k7f2m3qa].newer": {"any": 1}, "later": [1]}
    assert to_json(form, again) == stored
    assert canonical(form, again) == canonical_json(stored)


def test_the_content_digest_leaves_out_rids_and_rows_taken_away(form: Form) -> None:
    other = Answers(values=ANSWERS.values, blocks={"members": (replace(ROW, rid="zzzzzzzz"),)})
    gone_first = Answers(values=ANSWERS.values, blocks={"members": tuple(reversed(ANSWERS.blocks["members"]))})
    assert content_digest(form, ANSWERS) == content_digest(form, other) == content_digest(form, gone_first)
    assert content_digest(form, ANSWERS) != content_digest(form, Answers(values=ANSWERS.values))


def test_a_row_id_from_outside_is_looked_at() -> None:
    assert is_rid(new_rid())
    assert not any(is_rid(one) for one in ("", "AAAAAAAA", "aaaaaaa", "aaaaaaa1", 7, None, "a]aaaaaa"))
