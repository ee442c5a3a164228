"""The statistics tables: their strict reader, where their paths lead, and every printed word of the official ones held against its notice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from jinqiu_desktop import forms
from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.forms import Condition
from jinqiu_desktop.kinds import ChoiceKind
from jinqiu_desktop.places import resources
from jinqiu_desktop.tables import (
    BLANK,
    Cell,
    Column,
    Counted,
    Table,
    read_stages,
    read_table_file,
    trail,
    worded,
)

CATALOG = Catalog(resources())
TABLES = [CATALOG.table(one) for one in CATALOG.table_ids]
OFFICIAL = [one for one in TABLES if one.official]
CELLS = [pytest.param(table, key, id=f"{table.id}:{key}") for table in TABLES for key in table.cells]
NOTICES = Path(__file__).parent / "notices"

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda one: one.id)
each_official = pytest.mark.parametrize("table", OFFICIAL, ids=lambda one: one.id)
each_cell = pytest.mark.parametrize(("table", "key"), CELLS)


# --- the reader -----------------------------------------------------------------------------------------------------------

STAGES = """
by_grade = ["35"]
stage = [
  {label = "小学", schools = ["20"], education = ["02"]},
  {label = "大学", schools = ["50", "51"], education = ["06", "07"]},
]
"""

SMALL = """
id = "small"
rev = 1
title = "{year}年统计表"
official = true
notice = "town-2026"
year = 2026
cutoff = "08-31"
brackets = "()"
stages = "town"
heads = ["编号", "项目", "合计"]
column = [{id = "both", label = "合计", sum_of = ["men"]}, {id = "men", label = "男", where = [{path = "sex", is = "1"}]}]

[[line]]
id = "01"

  [[line.cell]]
  id = "A"
  label = "发放(万元)"
  unit = "万元"
  of = "payment"
  measure = "sum amount"
  where = [{path = "year", is = "{year}"}, {path = "paid_on", to = "{cutoff}"}]
  sum_of = ["B"]

  [[line.cell]]
  id = "B"
  label = "其中大学(万元)"
  unit = "万元"
  part_of = "A"
  where = [{stage = "大学", school = "school.type", grade = "student.education"}]
  at_most = ["01.A"]
  with = ["02.A"]

[[line]]
id = "02"
no = "二"

  [[line.cell]]
  id = "A"
  code = ""
  label = "人数(人)"
  unit = "人"
  of = "household.members"
  where = [{not = {path = "relation", is = "28"}}]
"""


def read(folder: Path, text: str = SMALL) -> Table:
    (folder / "stages").mkdir(exist_ok=True)
    (folder / "stages" / "town.toml").write_text(STAGES, encoding="utf-8")
    (folder / "small.toml").write_text(text, encoding="utf-8")
    return read_table_file(folder / "small.toml")


def test_a_table_is_read_with_its_lines_cells_and_columns(tmp_path: Path) -> None:
    table = read(tmp_path)
    assert list(table.cells) == ["01.A", "01.B", "02.A"]
    assert [line.no for line in table.lines] == ["(01)", "二"]
    assert [cell.code for cell in table.cells.values()] == ["(A)", "(B)", ""]
    assert [(one.id, one.sum_of, one.where is None) for one in table.columns] == [
        ("both", ("men",), True),
        ("men", (), False),
    ]
    total, part = table.cells["01.A"], table.cells["01.B"]
    assert (table.parts_of("01.A"), part.at_most, part.together) == (("01.B",), ("01.A",), ("02.A",))
    assert [cell.is_money for cell in table.cells.values()] == [True, True, False]
    assert total.counted is not None
    assert (total.counted.form, total.counted.measure, total.counted.path) == ("payment", "sum", "amount")
    members = table.cells["02.A"].counted
    assert members is not None
    assert (members.form, members.rows, members.measure) == ("household", "members", "rows")
    assert table.cutoff_of(2027) == date(2027, 8, 31)


def test_a_part_asks_what_its_total_asks_and_more(tmp_path: Path) -> None:
    table = read(tmp_path)
    total, part = table.cells["01.A"].counted, table.cells["01.B"].counted
    assert total is not None
    assert part is not None
    assert part.where.parts[:2] == total.where.parts
    assert (part.form, part.measure, part.path) == (total.form, total.measure, total.path)


def test_a_part_may_add_up_something_else_than_its_total(tmp_path: Path) -> None:
    text = SMALL.replace('part_of = "A"', 'part_of = "A"\n  measure = "distinct pupil.idno"').replace(
        'label = "其中大学(万元)"\n  unit = "万元"', 'label = "其中大学(人)"\n  unit = "人"'
    )
    counted = read(tmp_path, text).cells["01.B"].counted
    assert counted is not None
    assert (counted.measure, counted.path) == ("distinct", "pupil.idno")


def test_the_stage_of_a_student_is_that_of_the_school_and_in_a_mixed_school_that_of_the_class(tmp_path: Path) -> None:
    counted = read(tmp_path).cells["01.B"].counted
    assert counted is not None
    stage = counted.where.parts[2]
    assert isinstance(stage, Condition)

    def falls_in(school: str | None, education: str | None) -> bool:
        return stage.holds({"school.type": school, "student.education": education}.get)

    assert falls_in("50", None)
    assert falls_in("51", "02")
    assert falls_in("35", "07")
    assert not falls_in("35", "02")
    assert not falls_in("35", None)
    assert not falls_in("20", "07")
    assert not falls_in(None, "07")


def test_constants_are_filled_in_for_the_year_and_the_day_asked_for() -> None:
    where = Condition(
        how="any",
        parts=(
            forms.Test(path="year", how="in", against=("{year}", "{year-2}", "2")),
            Condition(how="not", parts=(forms.Test(path="on", how="from", against=("{begin}",)),)),
            forms.Test(path="on", how="to", against=("{cutoff}",)),
        ),
    )
    filled = Counted(form="fund", where=where).on(2027, date(2027, 8, 5)).where
    assert [one.against for one in asked_in(filled)] == [("2027", "2025", "2"), ("2027-01-01",), ("2027-08-05",)]
    assert filled.how == "any"


def test_printed_words_carry_the_year_and_the_day_in_figures() -> None:
    day = date(2026, 8, 5)
    assert worded("{year}年（{year-1}届）截止{cutoff}。", 2026, day) == "2026年（2025届）截止2026年8月5日。"
    assert worded("自{begin}起", 2026, day) == "自2026年1月1日起"
    assert worded("{office}工会", 2026, day) == "{office}工会"


REFUSED = {
    "an unknown key of the table": ("rev = 1", 'rev = 1\nfooter = ""', "footer"),
    "an unknown key of a line": ('no = "二"', 'number = "二"', "number"),
    "an unknown key of a cell": ("with =", "beside =", "beside"),
    "an unknown key of a column": ('label = "男"', 'label = "男", width = 3', "width"),
    "a missing label": ('label = "人数(人)"', "", "label"),
    "an unknown layout": ("rev = 1", 'rev = 1\nlayout = "pie"', "pie"),
    "an unknown unit": ('unit = "人"', 'unit = "只"', "只"),
    "an unknown measure": ('"sum amount"', '"mean amount"', "measure"),
    "a sum of nothing": ('"sum amount"', '"sum"', "measure"),
    "lines with a path": ('"sum amount"', '"rows amount"', "measure"),
    "money that is not added up": ('measure = "sum amount"', "", "sum"),
    "an unknown stage": ('stage = "大学"', 'stage = "幼儿园"', "幼儿园"),
    "a stage without a stage map": ('stages = "town"', "", "大学"),
    "a part of nobody": ('part_of = "A"', 'part_of = "C"', "part_of"),
    "a part of a later cell": ('of = "payment"\n  measure = "sum amount"', 'part_of = "B"', "part_of"),
    "a sum of a cell that is not there": ('sum_of = ["B"]', 'sum_of = ["C"]', "C"),
    "a sum of a column that is not there": ('sum_of = ["men"]', 'sum_of = ["women"]', "women"),
    "more than a cell that is not there": ('["01.A"]', '["01.C"]', "01.C"),
    "together with a cell that is not there": ('["02.A"]', '["03.A"]', "03.A"),
    "a condition on nothing": ('of = "household.members"', "", "of"),
    "a cell that counts nothing": (
        '  of = "household.members"\n  where = [{not = {path = "relation", is = "28"}}]\n',
        "",
        "of",
    ),
    "a condition without a test": ('{path = "year", is = "{year}"}', '{path = "year"}', "is"),
    "an unknown test": ('{path = "year", is = "{year}"}', '{path = "year", like = "2"}', "is"),
    "two cells of one name": ('id = "B"', 'id = "A"', "同名"),
    "two lines of one number": ('id = "02"', 'id = "01"', "同号"),
    "a cut-off that is no day": ('"08-31"', '"08-32"', "cutoff"),
    "a cut-off that not every year has": ('"08-31"', '"02-29"', "cutoff"),
    "unknown braces in the title": ('"{year}年统计表"', '"{yaer}年统计表"', "{yaer}"),
    "unknown braces in a label": ('"人数(人)"', '"{yaer}人数(人)"', "{year-1}"),
    "unknown braces in the label of a column": ('label = "男"', 'label = "{sex}"', "{sex}"),
    "unknown braces in the foot": ("rev = 1", 'rev = 1\nfoot = "{office}"', "{office}"),
    "unknown braces in the head": ("rev = 1", 'rev = 1\nhead = "{clerk}"', "{phone}"),
    "braces that are not closed": ("rev = 1", 'rev = 1\nhead = "{office"', "{office"),
    "a year of a day": ('"{year}年统计表"', '"{cutoff-1}统计表"', "{cutoff-1}"),
    "braces where none are filled in": ("rev = 1", 'rev = 1\nnote = "{year}"', "{year}"),
    "unknown braces in a condition": ('to = "{cutoff}"', 'to = "{cutof}"', "{cutof}"),
    "braces inside a constant": ('to = "{cutoff}"', 'to = "{year}-09-01"', "单独"),
    "a test against nothing": ('is = "28"', "in = []", "relation"),
    "a bound of two": ('to = "{cutoff}"', 'to = ["{begin}", "{cutoff}"]', "一个值"),
    "a share that is no share": ('label = "人数(人)"\n  unit = "人"', 'label = "人数"\n  unit = "%"', "ratio_of"),
    "lines of itself": ("rev = 1", 'rev = 1\nlines_of = "small"', "自己"),
    "lines of a table that is not there": ("rev = 1", 'rev = 1\nlines_of = "smal"', "smal"),
    "a stage map that is not there": ('stages = "town"', 'stages = "village"', "town"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_table_that_says_what_nobody_knows_is_refused(tmp_path: Path, case: str) -> None:
    was, now, said = REFUSED[case]
    assert was in SMALL
    with pytest.raises(Failure) as caught:
        read(tmp_path, SMALL.replace(was, now, 1))
    assert caught.value.code == "declaration.broken"
    assert caught.value.facts["file"] == "small.toml"
    assert caught.value.facts["entry"]
    assert said in caught.value.facts["reason"]


@pytest.mark.parametrize(
    ("was", "now", "entry"),
    [
        ('notice = "town-2026"\n', "", "开头"),
        ("rev = 1", "rev = = 1", "第 3 行"),
        ('sum_of = ["B"]', 'sum_of = ["C"]', "line[01].cell[A]"),
        ('["01.A"]', '["01.C"]', "line[01].cell[B]"),
        ('sum_of = ["men"]', 'sum_of = ["women"]', "column[both]"),
        ('id = "02"', 'id = "01"', "line[01]"),
        ('"08-31"', '"08-32"', "cutoff"),
        ('to = "{cutoff}"', 'to = "{cutof}"', "line[01].cell[A].where[2]"),
    ],
)
def test_a_refusal_says_in_which_line_and_cell(tmp_path: Path, was: str, now: str, entry: str) -> None:
    assert was in SMALL
    with pytest.raises(Failure) as caught:
        read(tmp_path, SMALL.replace(was, now, 1))
    assert (caught.value.code, caught.value.facts["entry"]) == ("declaration.broken", entry)
    told = str(caught.value)
    assert told.startswith(f"资料文件“small.toml”的“{entry}”写错了：")
    assert "自己写的请照这句话改" in told


def test_tables_that_take_over_each_others_lines_are_refused(tmp_path: Path) -> None:
    other = SMALL.replace('id = "small"', 'id = "other"\nlines_of = "small"')
    (tmp_path / "other.toml").write_text(other, encoding="utf-8")
    with pytest.raises(Failure) as caught:
        read(tmp_path, SMALL.replace("rev = 1", 'rev = 1\nlines_of = "other"', 1))
    assert (caught.value.code, caught.value.facts["file"]) == ("declaration.broken", "other.toml")
    assert caught.value.facts["entry"] == "lines_of"


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(Failure) as caught:
        read_table_file(tmp_path / "none.toml")
    assert (caught.value.code, caught.value.facts["name"]) == ("file.missing", "none.toml")


def test_lines_taken_over_stand_first_without_the_blanks_inside_their_sentences(tmp_path: Path) -> None:
    read(tmp_path, SMALL.replace("发放(万元)", "发放﹍﹍(万元)"))
    after = """
id = "after"
rev = 1
title = "统计表"
official = false
notice = "town-2026"
year = 2026
cutoff = "08-31"
lines_of = "small"

[[line]]
id = "03"

  [[line.cell]]
  id = "A"
  label = "比例（%）"
  unit = "%"
  ratio_of = ["01.B", "01.A"]
  target = "pack.targets.employment_rate"
"""
    (tmp_path / "after.toml").write_text(after, encoding="utf-8")
    table = read_table_file(tmp_path / "after.toml")
    assert [line.no for line in table.lines] == ["(01)", "二", ""]
    assert table.cells["01.A"].label == "发放(万元)"
    assert table.cells["03.A"].ratio_of == ("01.B", "01.A")
    assert table.columns == (Column(id="total", label="合计"),)
    (tmp_path / "after.toml").write_text(after.replace('id = "03"', 'id = "02"'), encoding="utf-8")
    with pytest.raises(Failure) as caught:
        read_table_file(tmp_path / "after.toml")
    assert "同号" in caught.value.facts["reason"]
    assert [line.file for line in table.lines] == ["small.toml", "small.toml", "after.toml"]


# --- where paths lead -----------------------------------------------------------------------------------------------------


def test_a_path_follows_references_into_records_and_rows() -> None:
    plain = trail(CATALOG.form, "payment", "", "school.type")
    assert (plain.hops, plain.asks, plain.name, plain.then) == ((), "field", "school.type", False)
    through = trail(CATALOG.form, "service", "", "graduate.household.head.sex")
    assert [(hop.field, hop.form, hop.rows) for hop in through.hops] == [
        ("graduate", "graduate", ""),
        ("household", "household", ""),
    ]
    assert through.name == "head.sex"
    row = trail(CATALOG.form, "payment", "", "student.education")
    assert [(hop.field, hop.form, hop.rows) for hop in row.hops] == [("student", "household", "members")]
    own = trail(CATALOG.form, "household", "members", "education")
    assert (own.in_rows, own.hops) == (True, ())
    outside = trail(CATALOG.form, "household", "members", "type")
    assert (outside.in_rows, outside.name) == (False, "type")


def test_a_path_asks_for_a_state_a_step_an_office_and_how_it_was_on_the_day() -> None:
    now, then = (trail(CATALOG.form, "payment", "", path) for path in ("household.state", "household.state@cutoff"))
    assert [(one.asks, one.then, len(one.hops)) for one in (now, then)] == [("state", False, 1), ("state", True, 1)]
    day = trail(CATALOG.form, "graduate", "", "step.employ.on@cutoff")
    assert (day.asks, day.step, day.name, day.then) == ("step", "employ", "on", True)
    said = trail(CATALOG.form, "graduate", "", "step.employ.helped")
    assert (said.asks, said.name, said.then) == ("step", "helped", False)
    last = trail(CATALOG.form, "graduate", "", "job_state@cutoff")
    assert (last.asks, last.name, last.then) == ("field", "job_state", True)
    assert trail(CATALOG.form, "payment", "", "office").asks == "office"


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("payment", "colour"),
        ("payment", "household.colour"),
        ("payment", "student.colour"),
        ("payment", "pupil.name.length"),
        ("payment", "step.paint.on"),
        ("graduate", "step.employ.unit"),
        ("graduate", "school.name@cutoff"),
        ("service", "payment.repeats.application.household.type"),
        ("household", "members.idno"),
    ],
)
def test_a_path_that_leads_nowhere_or_too_far_is_refused(form: str, path: str) -> None:
    with pytest.raises(Failure) as caught:
        trail(CATALOG.form, form, "", path)
    assert caught.value.code == "table.path"


# --- what the tables count ------------------------------------------------------------------------------------------------


def asked_in(where: Condition) -> Iterator[forms.Test]:
    """Every test of a condition."""
    for part in where.parts:
        if isinstance(part, forms.Test):
            yield part
        else:
            yield from asked_in(part)


@each_cell
def test_every_path_leads_somewhere_and_every_code_is_one(table: Table, key: str) -> None:
    counted = table.cells[key].counted
    if counted is None:
        return
    summed = trail(CATALOG.form, counted.form, counted.rows, counted.path) if counted.path else None
    if counted.measure == "sum":
        assert summed is not None
        assert summed.field is not None
        assert summed.field.kind.name == ("money" if table.cells[key].is_money else "number")
    for one in asked_in(counted.where):
        found = trail(CATALOG.form, counted.form, counted.rows, one.path)
        form = CATALOG.form(found.hops[-1].form if found.hops else counted.form)
        if found.asks == "state":
            assert set(one.against) <= set(form.states)
        elif found.field is not None and isinstance(found.field.kind, ChoiceKind):
            assert [code for code in one.against if found.field.kind.choices.item(code) is None] == []
        elif found.field is not None and found.field.kind.name == "yes_no":
            assert one.against == ("true",)
        else:
            assert found.field is None or found.field.kind.name in ("number", "date")


@each_cell
def test_what_was_entered_late_counts_by_its_own_date_unless_it_was_void_by_then(table: Table, key: str) -> None:
    """Money received in August may be written down in September; nothing but the state says that it is there."""
    counted = table.cells[key].counted
    if counted is None or counted.form not in ("fund", "service", "activity"):
        return
    (states,) = (one for one in counted.where.parts if isinstance(one, Condition))

    def counts(on_the_day: str, now: str) -> bool:
        return states.holds({"state@cutoff": on_the_day, "state": now}.get)

    assert counts("draft", "kept")
    assert counts("kept", "kept")
    assert counts("kept", "void")
    assert not counts("void", "void")
    assert not counts("draft", "void")
    assert not counts("draft", "draft")


@each_cell
def test_every_constant_of_a_condition_is_filled_in(table: Table, key: str) -> None:
    counted = table.cells[key].counted
    if counted is not None:
        filled = counted.on(table.year, table.cutoff_of(table.year))
        assert [one for one in asked_in(filled.where) for text in one.against if "{" in text] == []


def follows(wanted: Condition | forms.Test, from_: tuple[Condition | forms.Test, ...]) -> bool:
    """Whether a condition is among others, or is one of codes of which another leaves fewer."""
    return wanted in from_ or any(
        isinstance(one, forms.Test)
        and isinstance(wanted, forms.Test)
        and (one.path, one.how) == (wanted.path, "in")
        and set(one.against) <= set(wanted.against)
        for one in from_
    )


@each_cell
def test_what_a_part_counts_is_counted_by_its_total(table: Table, key: str) -> None:
    cell = table.cells[key]
    parts = [table.cells[one] for one in table.parts_of(key)]
    assert {part.unit for part in parts} <= {cell.unit}
    if parts:
        assert cell.counted is not None
        for part in parts:
            assert part.counted is not None
            assert all(follows(one, part.counted.where.parts) for one in cell.counted.where.parts)
            assert part.counted.where != cell.counted.where
            assert (part.counted.measure, part.counted.path) == (cell.counted.measure, cell.counted.path)


@each_cell
def test_doubts_compare_figures_of_one_measure(table: Table, key: str) -> None:
    cell = table.cells[key]
    assert {table.cells[other].unit for other in cell.at_most} <= {cell.unit}
    for other in cell.together:
        assert key in table.cells[other].together


def codes_of(list_id: str) -> list[str]:
    declared = CATALOG.choices(list_id)
    assert declared is not None
    return [item.code for item in declared.items]


@pytest.mark.parametrize("stages", sorted((resources() / "tables" / "stages").glob("*.toml")), ids=lambda one: one.stem)
def test_every_kind_of_school_and_every_class_has_its_stage(stages: Path) -> None:
    """初中及以前阶段 and 小学和初中阶段 are two words of one table for the same children."""
    read_in = read_stages(stages)
    words = [label for label in read_in.stages if label != "小学和初中阶段" or "初中及以前阶段" not in read_in.stages]
    schools = [code for label in words for code in read_in.stages[label].schools]
    education = [code for label in words for code in read_in.stages[label].education]
    assert sorted([*schools, *read_in.by_grade, "90"]) == sorted(codes_of("school_type"))
    assert sorted(education) == sorted(codes_of("education"))
    if len(words) < len(read_in.stages):
        assert read_in.stages["小学和初中阶段"].schools == read_in.stages["初中及以前阶段"].schools
        assert read_in.stages["小学和初中阶段"].education == read_in.stages["初中及以前阶段"].education


def test_a_year_group_narrows_everything_but_activities() -> None:
    table = CATALOG.table("work-bozhou-2023")
    for key, cell in table.cells.items():
        assert cell.counted is not None
        for column in table.columns[1:]:
            assert column.where is not None
            for path in column.where.paths():
                if cell.counted.form == "activity":
                    assert key.startswith(("04.", "05."))
                else:
                    assert trail(CATALOG.form, cell.counted.form, "", path).field is not None
    assert [worded(one.label, 2023, date(2023, 8, 29)) for one in table.columns] == [
        "合计",
        "2021届",
        "2022届",
        "2023届",
    ]


# --- printed words --------------------------------------------------------------------------------------------------------

ENDS: Mapping[str, str] = {
    "work-qingpu-2017": "附件2",
    "study-qingpu-2017": "上海市青浦区总工会2017年7月12日印发",
}
"""What stands in the notice after a table; the others stand at its end."""


def solid(text: str) -> str:
    """A text without white space, and every run of figure blanks as one."""
    return re.sub(f"[_{BLANK}]+", BLANK, "".join(text.split()))


def printed_in_notice(table: Table) -> str:
    """The table's own part of its notice: from its title, which stands last where it is the table's."""
    notice = solid((NOTICES / f"{table.notice}.txt").read_text(encoding="utf-8"))
    begins = notice.rindex(solid(said(table, table.title)))
    return notice[begins:].partition(ENDS.get(table.id, "\0"))[0]


def said(table: Table, text: str) -> str:
    return worded(text, table.year, table.cutoff_of(table.year))


def words(table: Table) -> Iterator[str]:
    """Every word of a table in the order it is printed, figures as blanks."""
    yield table.title
    yield re.sub(r"\{(office|person|phone)\}", BLANK, table.head)
    yield from table.heads
    for line in table.lines:
        yield line.no
        outer = ""
        for cell in line.cells:
            yield "" if cell.outer == outer else cell.outer
            yield cell.before
            yield cell.code
            yield cell.label
            outer = cell.outer
    yield table.foot


@each_official
def test_an_official_table_is_its_notice_to_the_last_character(table: Table) -> None:
    assert solid("".join(said(table, one) for one in words(table))) == printed_in_notice(table)


def printed_cells(table: Table) -> list[tuple[str, Cell]]:
    return [(line.no, cell) for line in table.lines for cell in line.cells]


@each_official
def test_the_unit_of_a_figure_is_the_one_printed_beside_it(table: Table) -> None:
    for no, cell in printed_cells(table):
        assert re.findall(r"[（(](万元|元|人|人次|场|个|家)[）)]", cell.label) == [cell.unit], (no, cell.id)


@each_official
def test_a_figure_inside_a_sentence_has_its_blank(table: Table) -> None:
    """全总 2012 prints none before the money of (05)."""
    bare = [f"{no}{cell.id}" for no, cell in printed_cells(table) if BLANK not in cell.label]
    if table.layout == "sentences":
        assert bare == (["（05）A2"] if table.id == "national-2012" else [])
        assert {re.sub(f"[^{BLANK}]", "", cell.label) for _, cell in printed_cells(table)} <= {"", "﹍﹍"}
    else:
        assert len(bare) == len(table.cells)


NUMBERED = {
    "study-pingdingshan-2022": (7, "(01)", "(07)"),
    "work-qingpu-2017": (11, "（01）", "（11）"),
    "study-qingpu-2017": (7, "（01）", "（07）"),
    "national-2012": (16, "（01）", "（16）"),
}


@each_official
def test_every_number_of_an_official_table_is_there(table: Table) -> None:
    assert (len(table.lines), table.lines[0].no, table.lines[-1].no) == NUMBERED[table.id]


@each_official
def test_another_year_changes_only_the_year(table: Table) -> None:
    year, day = table.year + 3, table.cutoff_of(table.year + 3)
    for one in words(table):
        assert worded(one, year, day).replace(str(year), str(table.year)) == said(table, one)
        assert not re.search(r"20[0-9]{2}", one)


def test_printed_identities_are_the_sums_that_are_declared() -> None:
    table = CATALOG.table("study-pingdingshan-2022")
    printed = {
        key: found[1] for key, cell in table.cells.items() if (found := re.search(r"\(([A-E0-9=+]+)\)$", cell.label))
    }
    declared = {key: f"{key[3:]}={'+'.join(cell.sum_of)}" for key, cell in table.cells.items() if cell.sum_of}
    assert len(printed) == 6
    assert printed == declared


@pytest.mark.parametrize("table", [one for one in TABLES if not one.official], ids=lambda one: one.id)
def test_a_proposal_bears_the_title_its_notice_names(table: Table) -> None:
    assert solid(said(table, table.title)) in solid((NOTICES / f"{table.notice}.txt").read_text(encoding="utf-8"))
    assert [cell.label for cell in table.cells.values() if BLANK in cell.label] == []


@each_table
def test_a_table_for_children_before_school_says_where_they_are_counted(table: Table) -> None:
    if "小学和初中阶段" in "".join(cell.label for cell in table.cells.values()):
        assert "学前教育阶段的学生" in table.note


@each_table
def test_a_target_is_a_fact_of_the_notice(table: Table) -> None:
    facts = [cell.target.removeprefix("pack.") for cell in table.cells.values() if cell.target]
    assert len(facts) == (2 if table.id == "work-yinchuan-2018" else 0)
    assert [one for one in facts if CATALOG.policy(table.notice).get(one) is None] == []


def test_every_notice_names_its_tables() -> None:
    named = {table for pack in CATALOG.policy_ids for table in CATALOG.policy(pack).tables}
    assert named == set(CATALOG.table_ids)
    assert [one.id for one in TABLES if one.id not in CATALOG.policy(one.notice).tables] == []


@each_table
def test_the_cut_off_is_the_one_its_notice_fixes(table: Table) -> None:
    fixed = CATALOG.policy(table.notice).get("campaign.cutoff")
    assert CATALOG.policy(table.notice).get("campaign.year") == str(table.year)
    assert fixed in (None, table.cutoff_of(table.year).isoformat())
