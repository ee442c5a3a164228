"""Filling: typing, problems, rows, drafts, carrying over, undo; on a small form written in small.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import FORM, NOW, around, tiny

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Severity
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Form, row_path
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import Answers, Draft, Record, Row, canonical, content_digest, digest, to_json


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


def test_several_cells_taken_at_once_are_taken_back_at_once(form: Form) -> None:
    filling = fresh(form)
    rid = filling.add_row("members")
    texts = {"head.name": "李春梅", "head.birth": "1975-03-07", row_path("members", rid, "name"): "王小雨"}
    filling.take_all(texts)
    assert [filling.text(path) for path in texts] == ["李春梅", "", "王小雨"]
    assert filling.undo() == "head.name"
    assert [filling.text(path) for path in texts] == ["", "", ""]
    assert filling.row_ids("members") == (rid,)


def test_of_several_cells_none_is_taken_when_one_of_them_stands_in_no_row(form: Form) -> None:
    filling = fresh(form)
    with pytest.raises(KeyError):
        filling.take_all({"head.name": "李春梅", row_path("members", "k7f2m3qa", "name"): "王小雨"})
    assert filling.text("head.name") == ""
    assert filling.undo() is None


def test_a_filling_says_which_values_it_would_claim() -> None:
    form = Catalog(resources()).form("household")
    filling = Filling.fresh(form, "u1", around())
    filling.take_all({"head.idno": "341602200501010014", "bank.card": "6222020200000000006"})
    filling.take(row_path("members", filling.add_row("members"), "idno"), "11010519491231002X")
    held = [("idno", "341602200501010014"), ("idno", "11010519491231002X"), ("card", "6222020200000000006")]
    assert sorted(filling.claimed()) == sorted(held)


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


def test_a_removed_row_nobody_typed_into_comes_back_by_undo_too(form: Form) -> None:
    filling = fresh(form)
    filling.type("unit", "示例厂")
    rid = filling.add_row("members")
    filling.remove_row("members", rid)
    assert filling.undo() == "members"
    assert filling.row_ids("members") == (rid,)
    assert filling.text(row_path("members", rid, "unit")) == "示例厂"


def test_an_automatic_choice_shows_its_words_without_the_code() -> None:
    household = Catalog(resources()).form("household")
    filling = Filling.fresh(household, "u1", around())
    filling.type("head.idno", "009901197503070023")
    assert filling.cell("head.sex").text == filling.cell("head.sex").shown == "女"


def test_a_row_that_is_not_there_cannot_be_typed_into(form: Form) -> None:
    with pytest.raises(KeyError):
        fresh(form).type("members[aaaaaaaa].name", "王小雨")


def test_half_a_character_from_a_broken_clipboard_can_still_be_kept(form: Form) -> None:
    filling = fresh(form)
    filling.type("head.name", "李\ud800")
    assert Draft.from_json(filling.draft(NOW).to_json()).cells["head.name"].text == "李\ufffd"
    filling.draft(NOW).to_json().encode()


def test_a_saved_record_of_an_older_rev_is_opened_under_the_names_of_today(tmp_path: Path, form: Form) -> None:
    filling = fresh(form)
    filling.type("head.health", "疾病")
    filling.type("unit", "示例厂")
    rid = filling.add_row("members")
    filling.type(row_path("members", rid, "name"), "王小雨")
    filling.type(row_path("members", rid, "unit"), "示例校")
    was = as_record(filling)
    text = FORM.replace("rev = 1", "rev = 2").replace(
        'id = "unit"\nlabel = "工作单位"', 'id = "firm"\nrenamed_from = "unit"\nlabel = "工作单位"'
    )
    text = text.replace('kind = "choice"\nchoices = "health"\ndefault = "1"', 'kind = "text"').replace(
        '"unit"\n\n[[step]]', '"firm"\n\n[[step]]'
    )
    text = text.replace(
        'id = "unit"\n  label = "单位"\n  kind = "text"\n', 'id = "note"\n  label = "单位"\n  kind = "text"\n'
    )
    today = tiny(tmp_path, text)
    again = Filling.of_record(today, was, around(), was=form)
    assert again.text("firm") == "示例厂"
    assert again.text("head.health") == "疾病"
    assert again.text(row_path("members", rid, "name")) == "王小雨"
    assert [one.fact("label") for one in again.problems() if one.code == "field.kept"] == [f"members[{rid}].unit"]
    assert to_json(today, again.answers())["members"][0]["unit"] == "示例校"
    draft = Draft.from_json(filling.draft(NOW).to_json())
    assert Filling.of_draft(today, draft, around()).text("firm") == "示例厂"


def test_what_an_older_form_had_no_place_for_finds_its_cell_again(form: Form) -> None:
    record = replace(as_record(fresh(form)), answers=Answers(kept={"unit": "示例厂", "head.health": "77"}))
    again = Filling.of_record(form, record, around())
    assert again.text("unit") == "示例厂"
    assert again.answers().kept == {"head.health": "77"}


def test_a_reference_to_nothing_to_another_form_or_to_no_row_is_told(tmp_path: Path) -> None:
    reference = '[[field]]\nid = "of"\nlabel = "哪一份"\nkind = "reference"\ntarget = "tiny"\n\n[[field]]\nid = "who"\nlabel = "哪一位"\nkind = "row_reference"\ntarget = "tiny.members"\n\n'
    with_one = tiny(tmp_path, FORM.replace("[[rows]]", reference + "[[rows]]"))
    uid, other, missing = (f"01900000-0000-7000-8000-00000000000{at}" for at in range(3))
    row = Row(rid="k7f2m3qa", values={"name": "王小雨"})
    known = replace(as_record(fresh(with_one), uid), answers=Answers(blocks={"members": (row,)}))
    around_two = around(known, replace(known, uid=other, form="family"))
    for typed, code in ((missing, "reference.missing"), (other, "reference.other_form"), (uid, "")):
        filling = Filling.fresh(with_one, "u1", around_two)
        assert [one.code for one in filling.type("of", typed)] == ([code] if code else [])
    filling = Filling.fresh(with_one, "u1", around_two)
    assert [one.code for one in filling.type("who", f"{uid}/aaaaaaaa")] == ["row_reference.missing"]
    assert filling.type("who", f"{uid}/k7f2m3qa") == ()


def test_a_condition_may_look_through_a_reference(tmp_path: Path) -> None:
    reference = '[[field]]\nid = "of"\nlabel = "哪一份"\nkind = "reference"\ntarget = "tiny"\n\n'
    text = FORM.replace("[[rows]]", reference + "[[rows]]").replace('path = "head.health"', 'path = "of.head.health"')
    form = tiny(tmp_path, text)
    uid = "01900000-0000-7000-8000-000000000001"
    filling = Filling.fresh(
        form, "u1", around(replace(as_record(fresh(form), uid), answers=Answers(values={"head.health": "2"})))
    )
    assert not filling.is_open("head.illness")
    filling.type("of", uid)
    assert filling.is_open("head.illness")


# --- whatever a person does, undo takes it back ---------------------------------------------------------------------------

_ACTS = st.one_of(
    st.tuples(
        st.just("type"),
        st.integers(0, 30),
        st.sampled_from(["", "李春梅", "2", "009901197503070023", "x" * 300, "e\u0301", "\u3000"]),
    ),
    st.tuples(st.sampled_from(["add", "remove", "restore", "confirm"]), st.integers(0, 30), st.just("")),
)


def _do(filling: Filling, what: str, at: int, text: str) -> None:
    cells = [path for page in filling.form.pages for path in filling.paths(page.id)] + ["unit"]
    present, gone = filling.row_ids("members"), filling.gone_row_ids("members")
    if what == "type":
        filling.take(cells[at % len(cells)], text)
    elif what == "confirm":
        filling.confirm(cells[at % len(cells)])
    elif what == "add":
        filling.add_row("members")
    elif what == "remove" and present:
        filling.remove_row("members", present[at % len(present)])
    elif what == "restore" and gone:
        filling.restore_row("members", gone[at % len(gone)])


def _seen(filling: Filling) -> tuple[object, ...]:
    paths = [path for page in filling.form.pages for path in filling.paths(page.id)] + ["unit"]
    rows = (filling.row_ids("members"), filling.gone_row_ids("members"))
    return (
        [(filling.text(path), filling.cell(path).state) for path in paths],
        rows,
        filling.problems(),
        filling.answers(),
    )


@given(before=st.lists(_ACTS, max_size=6), acts=st.lists(_ACTS, max_size=25))
def test_undoing_every_act_returns_to_where_it_began(
    before: list[tuple[str, int, str]], acts: list[tuple[str, int, str]]
) -> None:
    with TemporaryDirectory() as folder:
        form = tiny(Path(folder))
    begun = fresh(form)
    for one in before:
        _do(begun, *one)
    filling = Filling.of_draft(form, replace(begun.draft(NOW), undo=()), around())
    start = _seen(filling)
    for one in acts:
        _do(filling, *one)
        again = Filling.of_draft(form, Draft.from_json(filling.draft(NOW).to_json()), around())
        assert _seen(again) == _seen(filling)
    while filling.undo() is not None:
        pass
    assert _seen(filling) == start


def test_rows_that_follow_a_reference_come_and_go_with_it_and_with_undo() -> None:
    catalog = Catalog(resources())
    uid = "01900000-0000-7000-8000-000000000001"
    members = tuple(Row(rid=f"aaaaaaa{letter}", values={"name": f"王小{letter}", "relation": "30"}) for letter in "bcd")
    answers = Answers(values={"head.name": "李春梅"}, blocks={"members": members})
    household = Record(
        uid=uid, no=1, number="JQ-2026-000001", form="household", form_rev=1, answers=answers, digest="", at=NOW
    )
    filling = Filling.fresh(catalog.form("application"), "u1", around(household))
    filling.type("household", uid)
    assert filling.row_ids("family") == ("aaaaaaab", "aaaaaaac", "aaaaaaad")
    filling.type("student", f"{uid}/aaaaaaac")
    assert filling.row_ids("family") == ("aaaaaaab", "aaaaaaad")
    filling.undo()
    assert filling.row_ids("family") == ("aaaaaaab", "aaaaaaac", "aaaaaaad")
    filling.type("family[aaaaaaab].phone", "13900000001")
    filling.type("student", f"{uid}/aaaaaaac")
    assert filling.row_ids("family") == ("aaaaaaab", "aaaaaaac", "aaaaaaad"), "somebody typed into them"
    for _ in range(3):
        filling.undo()
    assert filling.row_ids("family") == ()


def household(**texts: str) -> Filling:
    """A household of the catalogue with these texts, dots written as two underscores, and one member who earns 1,120 yuan a month."""
    filling = Filling.fresh(Catalog(resources()).form("household"), "u1", around())
    rid = filling.add_row("members")
    filling.take(row_path("members", rid, "income"), "1120")
    filling.take(row_path("members", rid, "name"), "赵桂芳")
    for name, text in texts.items():
        filling.take(name.replace("__", "."), text)
    return filling


def test_the_yearly_income_is_explained_line_by_line_and_the_lines_add_up() -> None:
    filling = household(head__income="2180", income__other="600")
    work = filling.explanation("income.total").work
    assert [(one.label, one.sum, one.result) for one in work] == [
        ("本人月平均收入", "2,180 × 12", "26,160"),
        ("赵桂芳 · 月收入", "1,120 × 12", "13,440"),
        ("家庭其他非薪资年收入", "", "600"),
        ("家庭年度总收入", "", "40,200"),
    ]
    assert sum(Decimal(one.result.replace(",", "")) for one in work[:-1]) == filling.value("income.total")
    (per_head,) = filling.explanation("income.per_head").work
    assert (per_head.sum, per_head.result) == ("40,200 ÷ 12 ÷ 2", "1,675.00")


def test_a_sum_that_cannot_be_made_yet_is_explained_in_words_only() -> None:
    filling = household(head__income="2180")
    assert filling.explanation("income.total").work == ()
    assert filling.explanation("income.total").help


def test_a_cell_names_the_standard_of_its_list_and_the_paper_it_stands_on() -> None:
    filling = household()
    listed, form = filling.explanation("head.nation").basis
    assert "GB/T 3304" in listed
    assert form == filling.form.source
    assert filling.explanation("head.name").basis == (filling.form.source,)


@pytest.mark.parametrize("form_id", Catalog(resources()).form_ids)
def test_every_cell_of_every_form_can_say_what_to_write_or_where_it_comes_from(form_id: str) -> None:
    filling = Filling.fresh(Catalog(resources()).form(form_id), "u1", around())
    for block in filling.form.rows.values():
        filling.add_row(block.id)
    assert filling.form.source
    for page in filling.form.pages:
        for path in filling.paths(page.id):
            told = filling.explanation(path)
            assert told.help or told.copied, path
            assert filling.form.field(path).is_typed or told.help or told.copied, path


def test_a_copied_cell_names_the_reference_it_is_copied_through() -> None:
    filling = Filling.fresh(Catalog(resources()).form("application"), "u1", around())
    path = next(path for path, one in filling.form.fields.items() if one.source is not None)
    source = filling.form.fields[path].source
    assert source is not None
    assert filling.explanation(path).copied == filling.form.fields[source.through].label


@pytest.mark.parametrize("text", ["03", "回族", "03 回族", "０３"])
def test_a_choice_is_known_by_its_code_however_it_was_written(text: str) -> None:
    assert household(head__nation=text).cell("head.nation").chosen == ("03",)


def test_what_is_chosen_is_told_for_several_for_yes_or_no_and_for_what_is_in_no_list() -> None:
    filling = household(cause__minor="02、10", head__single_parent="是", head__nation="火星族")
    assert filling.cell("cause.minor").chosen == ("02", "10")
    assert filling.cell("head.single_parent").chosen == ("1",)
    assert filling.cell("head.nation").chosen == ()
