"""Filling: typing, problems, rows, drafts, carrying over, undo; on a small form written in small.py."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jinqiu_desktop.errors import Severity
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Form, row_path
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.records import Draft, Record, canonical, content_digest, digest
from small import NOW, around, tiny


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return tiny(tmp_path)


def fresh(form: Form, carry: Record | None = None) -> Filling:
    return Filling.fresh(form, "u1", around(), carry=carry)


def as_record(filling: Filling, uid: str = "u1") -> Record:
    answers = filling.answers()
    written = digest(filling.form.id, filling.form.rev, canonical(filling.form, answers))
    return Record(
        uid=uid, no=1, number="JQ-2026-000001", form="tiny", form_rev=1, answers=answers, digest=written, at=NOW
    )


def codes(filling: Filling, step: str = "submit") -> list[tuple[str, str]]:
    return [(one.where, one.code) for one in filling.problems(step)]


def test_what_is_missing_is_told_for_every_cell_at_once(form: Form) -> None:
    assert codes(fresh(form)) == [("head.name", "field.required"), ("head.idno", "field.required")]


def test_a_wrong_text_is_kept_as_typed_and_told(form: Form) -> None:
    filling = fresh(form)
    found = filling.type("head.idno", "341602200501010015")
    assert next(one.severity for one in found if one.where == "head.idno") is Severity.ERROR
    assert filling.text("head.idno") == "341602200501010015"
    assert filling.value("head.idno") is None
    assert filling.cell("head.idno").state == "wrong"


def test_a_computed_cell_follows_what_it_is_computed_from(form: Form) -> None:
    filling = fresh(form)
    filling.type("head.idno", "341602200501010014")
    assert filling.value("head.birth") == date(2005, 1, 1)
    assert filling.cell("head.birth").state == "automatic"
    assert filling.type("head.birth", "2005-01-02")[0].code == "field.automatic"
    filling.type("head.idno", "")
    assert filling.value("head.birth") is None


def test_a_cell_that_does_not_apply_is_skipped_keeps_its_text_and_is_not_required(form: Form) -> None:
    filling = fresh(form)
    filling.type("head.health", "2")
    assert ("head.illness", "field.required") in codes(filling)
    assert filling.next_path("head.health") == "head.illness"
    filling.type("head.illness", "腰颈椎病")
    filling.type("head.health", "良好")
    assert filling.cell("head.illness").state == "not_applicable"
    assert filling.text("head.illness") == "腰颈椎病"
    assert filling.next_path("head.idno") == "head.health"
    assert filling.next_path("head.health") is None


def test_a_default_is_carried_until_it_is_confirmed(form: Form) -> None:
    filling = fresh(form)
    assert filling.cell("head.health").state == "carried"
    filling.confirm("head.health")
    assert filling.cell("head.health").state == "filled"


def test_the_last_record_gives_what_is_carried_over(form: Form) -> None:
    before = fresh(form)
    before.type("unit", "青禾县第一纺织厂")
    before.type("head.name", "李春梅")
    after = fresh(form, carry=as_record(before, "u0"))
    assert after.text("unit") == "青禾县第一纺织厂"
    assert after.text("head.name") == ""
    assert after.cell("unit").state == "carried"


def test_a_new_row_takes_over_from_the_head(form: Form) -> None:
    filling = fresh(form)
    filling.type("unit", "青禾县第一纺织厂")
    rid = filling.add_row("members")
    assert filling.text(row_path("members", rid, "unit")) == "青禾县第一纺织厂"
    assert filling.cell(row_path("members", rid, "unit")).short == "照户主"


def test_a_removed_row_can_be_restored_and_undo_takes_back_each_act(form: Form) -> None:
    filling = fresh(form)
    rid = filling.add_row("members")
    name = row_path("members", rid, "name")
    filling.type(name, "王小雨")
    filling.remove_row("members", rid)
    assert filling.row_ids("members") == ()
    assert filling.gone_row_ids("members") == (rid,)
    assert filling.undo() == "members"
    assert filling.row_ids("members") == (rid,)
    assert filling.undo() == name
    assert filling.text(name) == ""
    assert filling.undo() == "members"
    assert filling.row_ids("members") == ()
    assert filling.undo() is None


def test_an_empty_row_leaves_whole(form: Form) -> None:
    filling = fresh(form)
    rid = filling.add_row("members")
    filling.remove_row("members", rid)
    assert filling.gone_row_ids("members") == ()


def test_the_same_person_twice_is_told_at_the_rows_own_cell(form: Form) -> None:
    filling = fresh(form)
    filling.type("head.idno", "341602200501010014")
    rid = filling.add_row("members")
    filling.type(row_path("members", rid, "idno"), "341602200501010014")
    assert (row_path("members", rid, "idno"), "V05.head") in codes(filling)


def test_a_draft_comes_back_as_it_was_left(form: Form) -> None:
    filling = fresh(form)
    filling.type("head.name", "李春梅")
    filling.type("head.idno", "不是号码")
    rid = filling.add_row("members")
    filling.type(row_path("members", rid, "name"), "王小雨")
    filling.cursor = "head.idno"
    again = Filling.of_draft(form, Draft.from_json(filling.draft(NOW).to_json()), around())
    assert again.text("head.idno") == "不是号码"
    assert again.cursor == "head.idno"
    assert again.row_ids("members") == (rid,)
    assert codes(again) == codes(filling)
    assert again.undo() == row_path("members", rid, "name")


def test_a_noted_warning_keeps_its_reason(form: Form) -> None:
    filling = fresh(form)
    filling.type("head.name", "李")
    warning = next(one for one in filling.problems() if one.severity is Severity.WARNING)
    filling.note(warning, "证件上就是单字")
    assert next(one for one in filling.problems() if one.code == warning.code).fact("note") == "证件上就是单字"
    assert filling.cell("head.name").state == "filled"


def test_the_same_content_has_the_same_digest_however_the_rows_are_called(form: Form) -> None:
    def filled() -> Filling:
        filling = fresh(form)
        filling.type("head.name", "李春梅")
        filling.type("head.idno", "34160220050101001 4")
        filling.type(row_path("members", filling.add_row("members"), "name"), "王小雨")
        return filling

    one, other = filled(), filled()
    assert canonical(form, one.answers()) != canonical(form, other.answers())
    assert content_digest(form, one.answers()) == content_digest(form, other.answers())


def test_a_saved_record_is_opened_again_for_correction(form: Form) -> None:
    filling = fresh(form)
    filling.type("head.name", "李春梅")
    rid = filling.add_row("members")
    filling.type(row_path("members", rid, "name"), "王小雨")
    record = as_record(filling)
    again = Filling.of_record(form, record, around())
    assert again.base == record.digest
    assert content_digest(form, again.answers()) == content_digest(form, filling.answers())
    assert again.row_ids("members") == (rid,)
    assert again.value("head.name") == "李春梅"
    assert not isinstance(again.value("head.name"), Ref)
