"""Figures of a small table over a store of plain dictionaries: blank and 0, sums, shares, columns, doubts; and how they are laid out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure, Severity, line, sentence
from jinqiu_desktop.kinds import Value
from jinqiu_desktop.places import resources
from jinqiu_desktop.reports import TOTAL, Counting, Figures, Reported, consolidated, doubts
from jinqiu_desktop.ruling import Sheet, laid_out, written
from jinqiu_desktop.tables import Counted, Table, read_table_file

DECLARED = Catalog(resources())
YEAR, CUTOFF = 2026, date(2026, 8, 31)
OFFICE = "示例市总工会"

TABLE = """
id = "tiny"
rev = 1
title = "{year}年小表"
official = false
notice = "general"
year = 2026
cutoff = "08-31"
layout = "grid"
brackets = "()"
head = "填报单位：{office}　填报人：{person}　联系电话：{phone}"
foot = "截至{cutoff}。"
note = "本表按申请数。"
heads = ["编号", "项目", "合计"]
decimals = 2

[[line]]
id = "01"

  [[line.cell]]
  id = "A"
  label = "共筹集(万元)"
  unit = "万元"
  of = "fund"
  measure = "sum amount"
  where = [{path = "year", is = "{year}"}]
  sum_of = ["B", "C"]

  [[line.cell]]
  id = "B"
  label = "其中政府(万元)"
  unit = "万元"
  part_of = "A"
  where = [{path = "source", is = "10"}]

  [[line.cell]]
  id = "C"
  label = "其中社会(万元)"
  unit = "万元"
  part_of = "A"
  where = [{path = "source", is = "20"}]

[[line]]
id = "02"

  [[line.cell]]
  id = "A"
  label = "共帮扶(人)"
  unit = "人"
  of = "payment"
  measure = "distinct pupil.idno"
  where = [{path = "year", is = "{year}"}]
  with = ["02.B"]

  [[line.cell]]
  id = "B"
  label = "共发放(元)"
  unit = "元"
  part_of = "A"
  measure = "sum amount"
  at_most = ["01.A"]

  [[line.cell]]
  id = "R"
  label = "已就业(%)"
  unit = "%"
  ratio_of = ["03.B", "03.A"]
  target = "pack.targets.employment_rate"

[[line]]
id = "03"

  [[line.cell]]
  id = "A"
  label = "毕业生(人)"
  unit = "人"
  of = "graduate"
  where = [{path = "year", is = "{year}"}]

  [[line.cell]]
  id = "B"
  label = "已就业(人)"
  unit = "人"
  part_of = "A"
  where = [{path = "state@cutoff", is = "employed"}]
  at_most = ["03.A"]

[[line]]
id = "04"

  [[line.cell]]
  id = "A"
  label = "服务共(次) A=B+C"
  unit = "人次"
  sum_of = ["B", "C"]

  [[line.cell]]
  id = "B"
  label = "联系单位"
  unit = "人次"
  of = "partner"
  where = [{path = "year", is = "{year}"}]

  [[line.cell]]
  id = "C"
  label = "活动"
  unit = "人次"
  of = "activity"
  where = [{path = "year", is = "{year}"}]
"""

COHORTS = """
[[column]]
id = "total"
label = "合计"
sum_of = ["first", "second"]

[[column]]
id = "first"
label = "{year-1}届"
where = [{path = "graduation", is = "{year-1}"}]

[[column]]
id = "second"
label = "{year}届"
where = [{path = "graduation", is = "{year}"}]
"""


@dataclass(frozen=True)
class Line:
    """A record of the plain store."""

    uid: str
    form: str
    values: Mapping[str, Value]
    office: str = OFFICE


class Plain:
    """Answers questions over plain lines, one by one, as the store does with its tables."""

    def __init__(self, *lines: Line) -> None:
        self._lines = lines

    def measure(
        self, asked: Sequence[Counted], cutoff: date, *, by_office: bool = False
    ) -> tuple[Mapping[str, int | None], ...]:
        return tuple(self._answer(one, by_office) for one in asked)

    def behind(self, asked: Counted, cutoff: date, office: str = "") -> tuple[str, ...]:
        return tuple(one.uid for one in self._met(asked) if not office or one.office == office)

    def _met(self, asked: Counted) -> list[Line]:
        return [one for one in self._lines if one.form == asked.form and asked.where.holds(one.values.get)]

    def _answer(self, asked: Counted, by_office: bool) -> Mapping[str, int | None]:
        met = self._met(asked)
        offices = sorted({one.office for one in met}) if by_office else [""]
        return {name: self._one(asked, [one for one in met if not name or one.office == name]) for name in offices}

    @staticmethod
    def _one(asked: Counted, met: Sequence[Line]) -> int | None:
        if asked.measure == "rows":
            return len(met)
        values = [one.values[asked.path] for one in met if asked.path in one.values]
        if asked.measure == "distinct":
            return len(set(values))
        return sum(int(Decimal(str(value)) * 100) for value in values) if values else None


def fund(uid: str, yuan: str, source: str, year: int = YEAR, office: str = OFFICE) -> Line:
    return Line(uid, "fund", {"year": year, "source": source, "amount": Decimal(yuan)}, office)


def payment(uid: str, yuan: str, idno: str, office: str = OFFICE) -> Line:
    return Line(uid, "payment", {"year": YEAR, "pupil.idno": idno, "amount": Decimal(yuan)}, office)


def graduate(uid: str, graduation: int, *, employed: bool = False) -> Line:
    values: dict[str, Value] = {"year": YEAR, "graduation": graduation}
    return Line(uid, "graduate", {**values, "state@cutoff": "employed" if employed else "tracked"})


Read = Callable[..., Table]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The small table, with other columns or another way to print it."""

    def made(more: str = "", **changes: str) -> Table:
        text = TABLE
        for old, new in changes.items():
            text = text.replace(f'{old} = "', f'{old} = "{new}" #', 1)
        head, _, lines = text.partition("[[line]]")
        path = tmp_path / "tiny.toml"
        path.write_text(f"{head}{more}\n[[line]]{lines}", encoding="utf-8")
        return read_table_file(path)

    return made


def counted(table: Table, *lines: Line) -> Figures:
    return Counting(Plain(*lines), DECLARED.form).figures(table, YEAR, CUTOFF, OFFICE)


def filled(table: Table, **values: int | None) -> Figures:
    """Figures as they might be, by line and cell: l01_A."""
    held = {key: {TOTAL: values.get(f"l{key.replace('.', '_')}")} for key in table.cells}
    return Figures(table=table, year=YEAR, cutoff=CUTOFF, office=OFFICE, columns=table.columns, values=held)


def shown(sheet: Sheet) -> dict[str, str]:
    """What is printed at each figure of the first column."""
    found = {one.key: one.text for row in sheet.rows for one in row.figures[:1]}
    return found | {
        piece.shown.key: piece.shown.text for row in sheet.rows for piece in row.words if piece.shown is not None
    }


# --- blank and 0 -----------------------------------------------------------------------------------------------------------


def test_what_an_office_does_not_keep_is_blank_and_what_it_keeps_and_found_none_of_is_0(read: Read) -> None:
    figures = counted(read(), fund("f1", "100", "10"))
    assert (figures.value("01.B"), figures.value("01.C"), figures.value("01.A")) == (10_000, 0, 10_000)
    assert (figures.value("02.A"), figures.value("02.B"), figures.value("03.A")) == (None, None, None)


def test_records_of_another_year_alone_leave_it_blank(read: Read) -> None:
    figures = counted(read(), fund("f1", "100", "10", year=YEAR - 1))
    assert {figures.value(f"01.{cell}") for cell in "ABC"} == {None}


def test_a_sum_is_of_what_is_there_and_of_blanks_blank(read: Read) -> None:
    partner = Line("s1", "partner", {"year": YEAR})
    figures = counted(read(), partner)
    assert (figures.value("04.B"), figures.value("04.C"), figures.value("04.A")) == (1, None, 1)
    assert {counted(read()).value(f"04.{cell}") for cell in "ABC"} == {None}
    both = counted(read(), partner, Line("a1", "activity", {"year": YEAR - 1}), Line("a2", "activity", {"year": YEAR}))
    assert (both.value("04.B"), both.value("04.C"), both.value("04.A")) == (1, 1, 2)


def test_blank_is_printed_as_nothing_and_0_as_0(read: Read) -> None:
    texts = shown(laid_out(counted(read(), fund("f1", "100", "10"))))
    assert (texts["01.A"], texts["01.C"], texts["02.A"], texts["02.R"]) == ("0.01", "0", "", "")


# --- rounding --------------------------------------------------------------------------------------------------------------


def test_the_parts_of_a_rounded_sum_still_add_up(read: Read) -> None:
    """1.005 万 and 1.005 万 are 2.01 万: printed 1.01 and 1.00, not 1.01 twice."""
    texts = shown(laid_out(filled(read(), l01_A=2_010_000, l01_B=1_005_000, l01_C=1_005_000)))
    assert (texts["01.A"], texts["01.B"], texts["01.C"]) == ("2.01", "1.01", "1")


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[int, int], Table]:
    """A sum of so many parts, printed with so many decimals."""
    folder, found = tmp_path_factory.mktemp("wide"), {}
    for decimals in (0, 2, 4):
        for parts in range(1, 8):
            ids = [f"P{at}" for at in range(parts)]
            cells = "".join(
                f'[[line.cell]]\nid = "{one}"\nlabel = "{one}"\nunit = "万元"\nof = "fund"\nmeasure = "sum amount"\n'
                for one in ids
            )
            total = f'[[line.cell]]\nid = "A"\nlabel = "共"\nunit = "万元"\nsum_of = {ids}\n'.replace("'", '"')
            head = TABLE.partition("[[line]]")[0].replace("decimals = 2", f"decimals = {decimals}")
            path = folder / f"{decimals}-{parts}.toml"
            path.write_text(f'{head}[[line]]\nid = "01"\n{total}{cells}', encoding="utf-8")
            found[decimals, parts] = read_table_file(path)
    return found


@given(
    parts=st.lists(st.none() | st.integers(0, 10**12), min_size=1, max_size=7),
    decimals=st.sampled_from((0, 2, 4)),
)
@example(parts=[4_999] * 7, decimals=2)
@example(parts=[5_000, 5_000], decimals=2)
@example(parts=[9_999, 1], decimals=2)
@example(parts=[0, 0, None], decimals=2)
def test_a_printed_sum_is_exact_and_its_printed_parts_add_up_to_it(
    wide: Mapping[tuple[int, int], Table], parts: list[int | None], decimals: int
) -> None:
    table, there = wide[decimals, len(parts)], [one for one in parts if one is not None]
    total = sum(there) if there else None
    values = {"01.A": {TOTAL: total}} | {f"01.P{at}": {TOTAL: one} for at, one in enumerate(parts)}
    figures = Figures(table=table, year=YEAR, cutoff=CUTOFF, office=OFFICE, columns=table.columns, values=values)
    texts = shown(laid_out(figures))
    assert figures.value("01.A") == total, "what is held is never rounded"
    if total is None:
        assert set(texts.values()) == {""}
        return
    step = Decimal(1).scaleb(-decimals)
    exact = (Decimal(total) / 1_000_000).quantize(step, ROUND_HALF_UP)
    assert Decimal(texts["01.A"]) == exact
    assert sum(Decimal(texts[f"01.P{at}"]) for at, one in enumerate(parts) if one is not None) == exact
    for at, one in enumerate(parts):
        text = texts[f"01.P{at}"]
        assert (text == "") == (one is None)
        assert one is None or abs(Decimal(text) - Decimal(one) / 1_000_000) < step


def test_whole_yuan_with_four_decimals_are_exact() -> None:
    table = DECLARED.table("study-pingdingshan-2022")
    cell = table.cells["02.A"]
    assert written(cell, 123_456_700) == "123.4567"
    assert written(cell, 100) == "0.0001"
    assert written(cell, 1_000_000) == "1"
    assert written(cell, 10_000_000_000) == "10000"
    assert written(cell, 0) == "0"
    assert written(cell, None) == ""


def test_yuan_persons_and_per_cent_are_written_without_needless_zeros(read: Read) -> None:
    cells = read().cells
    assert written(cells["02.B"], 150_050) == "1500.5"
    assert written(cells["02.B"], 100_000) == "1000"
    assert written(cells["02.A"], 100) == "100"
    assert [written(cells["02.R"], one) for one in (0, 3_333, 5_000, 10_000)] == ["0%", "33.33%", "50%", "100%"]


# --- shares ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("employed", "others", "expected"), [(1, 2, 3_333), (2, 1, 6_667), (0, 3, 0), (3, 0, 10_000), (1, 7, 1_250)]
)
def test_a_share_is_rounded_to_hundredths_of_a_per_cent(read: Read, employed: int, others: int, expected: int) -> None:
    made = [graduate(f"g{at}", YEAR, employed=at < employed) for at in range(employed + others)]
    assert counted(read(), *made).value("02.R") == expected


def test_a_share_of_nobody_is_blank(read: Read) -> None:
    assert counted(read()).value("02.R") is None
    old = Line("g", "graduate", {"year": YEAR - 1})
    assert counted(read(), old).value("02.R") is None
    table = read()
    whole = consolidated(table, YEAR, CUTOFF, OFFICE, [filled(table, l03_A=0, l03_B=0)])
    assert whole.value("02.R") is None


def test_a_share_of_a_consolidated_table_is_of_the_sums_not_a_sum_of_shares(read: Read) -> None:
    table = read()
    one, other = filled(table, l03_A=3, l03_B=3, l02_R=10_000), filled(table, l03_A=1, l03_B=0, l02_R=0)
    whole = consolidated(table, YEAR, CUTOFF, OFFICE, [one, other])
    assert (whole.value("03.A"), whole.value("03.B"), whole.value("02.R")) == (4, 3, 7_500)


# --- doubts ----------------------------------------------------------------------------------------------------------------


def doubted(figures: Figures) -> dict[str, tuple[str, Severity]]:
    return {one.where: (one.code, one.severity) for one in doubts(figures)}


def test_a_sum_that_is_not_that_of_its_parts_is_an_error(read: Read) -> None:
    good = filled(read(), l01_A=30, l01_B=10, l01_C=20)
    assert doubts(good) == ()
    assert doubted(filled(read(), l01_A=31, l01_B=10, l01_C=20)) == {"01.A": ("V28", Severity.ERROR)}
    assert doubted(filled(read(), l01_A=10, l01_B=10)) == {}
    assert doubted(filled(read(), l01_A=0)) == {"01.A": ("V28", Severity.ERROR)}, "0 is not the sum of blanks"
    assert doubted(filled(read(), l01_B=5)) == {"01.A": ("V28", Severity.ERROR)}


def test_a_part_above_its_whole_and_a_figure_without_the_other_are_doubtful(read: Read) -> None:
    table = read()
    funded = {"l01_A": 100, "l01_B": 100}
    assert doubted(filled(table, **funded, l02_A=1, l02_B=100)) == {}
    assert doubted(filled(table, **funded, l02_A=1, l02_B=101)) == {"02.B": ("V28.at_most", Severity.WARNING)}
    assert doubted(filled(table, l02_A=1, l02_B=1)) == {"02.B": ("V28.at_most", Severity.WARNING)}, (
        "blank is no more than 0"
    )
    assert doubted(filled(table, **funded, l02_A=1, l02_B=0)) == {"02.A": ("V28.with", Severity.WARNING)}
    assert doubted(filled(table, **funded, l02_A=1)) == {"02.A": ("V28.with", Severity.WARNING)}
    assert doubted(filled(table, **funded, l02_A=0)) == {}


def test_a_doubt_names_what_it_is_about_in_a_whole_sentence(read: Read) -> None:
    told = {
        one.code: one
        for figures in (filled(read(), l01_A=1, l01_B=2, l02_B=5), filled(read(), l02_A=1))
        for one in doubts(figures)
    }
    assert set(told) == {"V28", "V28.at_most", "V28.with"}
    assert "B+C" in sentence(told["V28"]).what
    assert "共筹集(万元)" in sentence(told["V28.at_most"]).what
    assert "共发放(元)" in sentence(told["V28.with"]).what
    for one in told.values():
        assert "{" not in line(one)


def test_a_doubt_of_one_column_says_which(read: Read) -> None:
    table = read(COHORTS)
    values: dict[str, dict[str, int | None]] = {key: {} for key in table.cells}
    values["03.A"], values["03.B"] = {TOTAL: 3, "first": 1, "second": 2}, {TOTAL: 3, "first": 2, "second": 1}
    figures = Figures(table=table, year=YEAR, cutoff=CUTOFF, office=OFFICE, columns=table.columns, values=values)
    assert list(doubted(figures)) == ["03.B@first"]


# --- what falls in no part -------------------------------------------------------------------------------------------------


def test_what_falls_in_no_part_is_told_and_not_counted(read: Read) -> None:
    table = read()
    lines = [
        fund("f1", "10000", "10"),
        fund("f2", "5000", "20"),
        fund("f3", "2500.5", "40"),
        fund("f4", "1", "99", YEAR - 1),
    ]
    figures = counted(table, *lines)
    assert figures.value("01.A") == 1_500_000
    (left,) = figures.unassigned
    assert (left.key, left.column, left.value) == ("01.A", TOTAL, 250_050)
    counting = Counting(Plain(*lines), DECLARED.form)
    assert counting.behind_unassigned(figures, left) == ("f3",)
    assert counting.behind(figures, "01.A") == ("f1", "f2")
    notes = laid_out(figures).notes
    assert notes[:2] == ("样式为软件建议，非官方附件。", "本表按申请数。")
    assert "(01)(A) 另有 0.25 万元" in notes[2]
    assert "未计入" in notes[2]
    assert counted(table, *lines[:2]).unassigned == ()


# --- columns ---------------------------------------------------------------------------------------------------------------


def test_columns_divide_what_they_can_and_leave_the_rest_in_the_first(read: Read) -> None:
    table = read(COHORTS)
    lines = [
        graduate("g1", YEAR, employed=True),
        graduate("g2", YEAR - 1),
        graduate("g3", YEAR),
        graduate("g4", YEAR - 5),
        Line("s1", "partner", {"year": YEAR}),
        fund("f1", "10000", "10"),
    ]
    figures = counted(table, *lines)

    def across(key: str) -> list[int | None]:
        return [figures.value(key, one.id) for one in table.columns]

    assert across("03.A") == [3, 1, 2], "the total is the sum of the columns: who is in none is not in it"
    assert across("03.B") == [1, 0, 1]
    assert across("02.R") == [3_333, 0, 5_000]
    assert across("04.B") == [1, None, None]
    assert across("04.A") == [1, None, None]
    assert across("01.A") == [1_000_000, None, None]
    counting = Counting(Plain(*lines), DECLARED.form)
    assert counting.behind(figures, "03.A") == ("g2", "g1", "g3")
    assert counting.behind(figures, "03.A", "second") == ("g1", "g3")
    assert counting.behind(figures, "04.A") == ("s1",)
    assert counting.behind(figures, "04.B", "first") == ()
    assert counting.behind(figures, "02.R", "second") == ("g1", "g3")
    assert [row.figures[0].column for row in laid_out(figures).rows][:1] == [TOTAL]
    assert laid_out(figures).heads == ("编号", "项目", "合计", "2025届", "2026届")


# --- offices ---------------------------------------------------------------------------------------------------------------


def test_offices_are_rows_with_a_total_and_what_one_does_not_keep_is_blank_for_it(read: Read) -> None:
    table = read(layout="offices")
    lines = [
        fund("f1", "10000", "10", office="甲区总工会"),
        fund("f2", "20000", "20", office="乙区总工会"),
        fund("f3", "7", "40", office="乙区总工会"),
        payment("p1", "500", "x", office="甲区总工会"),
        payment("p2", "500", "x", office="乙区总工会"),
        payment("p3", "500", "x", office="乙区总工会"),
    ]
    figures = counted(table, *lines)
    first, second, total = (one.id for one in figures.columns)
    assert (first, second, total) == ("乙区总工会", "甲区总工会", TOTAL)
    assert [figures.value("01.A", one.id) for one in figures.columns] == [2_000_000, 1_000_000, 3_000_000]
    assert [figures.value("02.A", one.id) for one in figures.columns] == [1, 1, 2], "each office counts its own persons"
    assert figures.value("03.A", first) is None
    (left,) = figures.unassigned
    assert (left.column, left.value) == ("乙区总工会", 700)
    counting = Counting(Plain(*lines), DECLARED.form)
    assert counting.behind(figures, "02.B", "乙区总工会") == ("p2", "p3")
    assert counting.behind(figures, "02.B", TOTAL) == ("p1", "p2", "p3")
    assert counting.behind_unassigned(figures, left) == ("f3",)
    sheet = laid_out(figures)
    assert [(row.no, row.words[0].text) for row in sheet.rows] == [
        ("1", "乙区总工会"),
        ("2", "甲区总工会"),
        ("", "合计"),
    ]
    assert len(sheet.heads) == 3 + len(table.cells)
    assert [one.span for one in sheet.bands] == [3, 3, 2, 3]
    assert "乙区总工会：" in sheet.notes[2]


def test_no_office_at_all_leaves_only_an_empty_total(read: Read) -> None:
    figures = counted(read(layout="offices"))
    assert [one.id for one in figures.columns] == [TOTAL]
    assert {figures.value(key) for key in figures.table.cells} == {None}


# --- consolidation ---------------------------------------------------------------------------------------------------------


def test_consolidation_adds_line_by_line_and_keeps_blank_what_all_left_blank(read: Read) -> None:
    table = read()
    reports = [
        replace(filled(table, l01_A=10, l01_B=10, l03_A=0), included=(Reported(office="甲", version=2, uid="u1"),)),
        replace(filled(table, l01_A=5, l01_C=5), included=(Reported(office="乙", version=1, uid="u2"),)),
    ]
    whole = consolidated(table, YEAR, CUTOFF, OFFICE, reports)
    assert [whole.value(key) for key in ("01.A", "01.B", "01.C", "03.A", "03.B")] == [15, 10, 5, 0, None]
    assert [(one.office, one.version) for one in whole.included] == [("甲", 2), ("乙", 1)]
    assert doubts(whole) == ()
    nobody = consolidated(table, YEAR, CUTOFF, OFFICE, [])
    assert nobody.columns == table.columns
    assert {nobody.value(key) for key in table.cells} == {None}


def test_rows_of_offices_are_put_together_and_their_totals_added(read: Read) -> None:
    table = read(layout="offices")
    one = counted(table, fund("f1", "100", "10", office="甲厂"), fund("f2", "100", "10", office="乙厂"))
    other = counted(table, fund("f3", "100", "10", office="丙厂"))
    whole = consolidated(table, YEAR, CUTOFF, OFFICE, [one, other])
    assert [column.id for column in whole.columns] == ["乙厂", "甲厂", "丙厂", TOTAL]
    assert [whole.value("01.A", column.id) for column in whole.columns] == [10_000, 10_000, 10_000, 30_000]


# --- laid out --------------------------------------------------------------------------------------------------------------


def test_a_grid_prints_number_code_words_and_figures(read: Read) -> None:
    sheet = laid_out(counted(read(), fund("f1", "10000", "10")), person="周宁", phone="0951-5550001")
    assert sheet.title == "2026年小表"
    assert sheet.head == ("填报单位：示例市总工会", "填报人：周宁", "联系电话：0951-5550001")
    assert sheet.foot == "截至2026年8月31日。"
    first, second = sheet.rows[0], sheet.rows[1]
    assert (first.no, first.code, first.words[0].text, first.figures[0].text) == ("(01)", "(A)", "共筹集(万元)", "1")
    assert (second.no, second.code) == ("", "(B)")


def test_last_years_figures_stand_beside_rounded_like_this_years(read: Read) -> None:
    before = {"01.A": {TOTAL: 2_010_000}, "01.B": {TOTAL: 1_005_000}, "01.C": {TOTAL: 1_005_000}}
    figures = replace(filled(read(), l01_A=0, l01_B=0, l01_C=0), before=before)
    texts = [row.figures[0].before for row in laid_out(figures).rows[:4]]
    assert texts == ["2.01", "1.01", "1", ""]


def test_the_target_of_the_notice_is_printed_behind_the_words(read: Read) -> None:
    facts = {"targets.employment_rate": "60"}
    rows = laid_out(counted(read()), fact=facts.get).rows
    assert "".join(one.text for one in rows[5].words) == "已就业(%)，目标 60%"
    assert "".join(one.text for one in laid_out(counted(read())).rows[5].words) == "已就业(%)"


def test_figures_of_sentences_stand_in_their_blanks() -> None:
    table = DECLARED.table("national-2012")
    values: dict[str, dict[str, int | None]] = {key: {TOTAL: None} for key in table.cells}
    values["01.A"] = {TOTAL: 12_000_000}
    figures = Figures(
        table=table, year=2012, cutoff=date(2012, 8, 31), office="安徽省总工会", columns=table.columns, values=values
    )
    sheet = laid_out(figures)
    first, second = sheet.rows[0], sheet.rows[1]
    assert "".join(one.text for one in first.words) == "2012年助学活动共筹集资金 12 （万元）"
    assert "".join(one.text for one in second.words) == "其中各级党委政府资助﹍﹍（万元）", "blank stays a blank"
    in_words = {piece.shown.key for row in sheet.rows for piece in row.words if piece.shown is not None}
    assert in_words == set(table.cells)
    assert all(row.figures == () for row in sheet.rows)


def test_a_sentence_whose_blank_the_notice_forgot_shows_its_figure_before_the_unit() -> None:
    table = DECLARED.table("national-2012")
    forgotten = [key for key, cell in table.cells.items() if "﹍" not in cell.label]
    assert forgotten
    values: dict[str, dict[str, int | None]] = {key: {TOTAL: 7_000_000} for key in table.cells}
    figures = Figures(
        table=table, year=2012, cutoff=date(2012, 8, 31), office=OFFICE, columns=table.columns, values=values
    )
    for key in forgotten:
        cell = table.cells[key]
        row = next(
            row for row in laid_out(figures).rows if any(one.shown and one.shown.key == key for one in row.words)
        )
        text = "".join(one.text for one in row.words)
        assert text.endswith(f" {written(cell, 7_000_000)} （{cell.unit}）")


@pytest.mark.parametrize(
    ("table", "office", "expected"),
    [
        ("work-qingpu-2017", "青浦区总工会", "青浦区总工会"),
        ("work-qingpu-2017", "示例厂工会", "示例厂工会"),
        ("work-qingpu-2017", "示例厂工会委员会", "示例厂工会"),
        ("work-qingpu-2017", "示例商会", "示例商会工会"),
        ("work-qingpu-2017", "示例厂", "示例厂工会"),
        ("national-2012", "安徽省总工会", "安徽省（区、市）总工会"),
        ("national-2012", "上海市总工会", "上海省（区、市）总工会"),
        ("national-2012", "安徽", "安徽省（区、市）总工会"),
        ("study-pingdingshan-2022", "示例市总工会", "填报单位：示例市总工会"),
    ],
)
def test_the_name_of_an_office_does_not_double_what_is_printed_behind_its_blank(
    table: str, office: str, expected: str
) -> None:
    declared = DECLARED.table(table)
    figures = Figures(
        table=declared, year=2022, cutoff=CUTOFF, office=office, columns=declared.columns,
        values={key: {} for key in declared.cells},
    )  # fmt: skip
    assert laid_out(figures).head[0] == expected


def test_what_is_not_given_is_left_to_be_written_by_hand() -> None:
    declared = DECLARED.table("study-pingdingshan-2022")
    figures = Figures(
        table=declared, year=2022, cutoff=CUTOFF, office="", columns=declared.columns,
        values={key: {} for key in declared.cells},
    )  # fmt: skip
    for part, label in zip(laid_out(figures).head, ("填报单位：", "填报人：", "联系电话："), strict=True):
        assert part.startswith(label)
        assert set(part.removeprefix(label)) == {"_"}


# --- declarations that could not be counted right --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('label = "其中政府(万元)"\n  unit = "万元"', 'label = "其中政府(万元)"\n  unit = "万元"\n  sum_of = ["C"]'),
        ('part_of = "A"\n  where = [{path = "source", is = "20"}]', 'of = "payment"\n  measure = "sum amount"'),
    ],
)
def test_a_sum_of_sums_or_of_another_form_is_refused(tmp_path: Path, old: str, new: str) -> None:
    assert old in TABLE
    path = tmp_path / "tiny.toml"
    path.write_text(TABLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Failure) as caught:
        read_table_file(path)
    assert caught.value.code == "declaration.broken"
