"""Filled tables as workbook and as PDF: the notice's words one by one, every figure in its place, blanks blank, numbers numbers, set up to be printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pdfs
import pytest
from offices import DECLARED, Someone, someone
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jinqiu_desktop.errors import Refused
from jinqiu_desktop.printing import drawn_figures, print_figures
from jinqiu_desktop.reports import TOTAL, Figures, Reported, Values
from jinqiu_desktop.ruling import Sheet, laid_out, ruled
from jinqiu_desktop.spreadsheet import write_figures
from jinqiu_desktop.tables import Cell, Column, Table

NOTICES = Path(__file__).parent / "notices"
OFFICE, PERSON, PHONE = "示例县总工会", "周文静", "0558-5550010"
TABLES = [DECLARED.table(name) for name in DECLARED.table_ids]
OFFICIAL = {
    "study-pingdingshan-2022": ("pingdingshan-2022", "附件\n\n2022年", ""),
    "work-qingpu-2017": ("qingpu-2017", " 附件 1 ", " 附件 2 "),
    "study-qingpu-2017": ("qingpu-2017", " 附件 2 ", " 上海市青浦区总工会  "),
    "national-2012": ("national-2012", "附件\n\n2012年", ""),
}
"""Where each official table is printed: the notice, where its annex begins, and what follows it."""

SENTENCES = [name for name in OFFICIAL if DECLARED.table(name).layout == "sentences"]
GRIDS = [one for one in TABLES if one.layout == "grid"]
BY_OFFICE = [one for one in TABLES if one.layout == "offices"]

each_official = pytest.mark.parametrize("name", OFFICIAL)
each_table = pytest.mark.parametrize("table", TABLES, ids=lambda one: one.id)
each_grid = pytest.mark.parametrize("table", GRIDS, ids=lambda one: one.id)
each_by_office = pytest.mark.parametrize("table", BY_OFFICE, ids=lambda one: one.id)


def columns_of(table: Table, offices: int) -> tuple[Column, ...]:
    if table.layout != "offices":
        return table.columns
    named = [f"示例第{at}纺织厂工会委员会" for at in range(1, offices + 1)]
    return (*(Column(id=name, label=name) for name in named), Column(id=TOTAL, label="合计"))


def filled(table: Table, value: Callable[[int, Cell], int | None], *, offices: int = 3, **more: Any) -> Figures:
    """Figures made by hand: `value` is given the running number of each."""
    columns, numbers = columns_of(table, offices), iter(range(1, 100_000))
    values = {key: {one.id: value(next(numbers), cell) for one in columns} for key, cell in table.cells.items()}
    return Figures(
        table=table,
        year=table.year,
        cutoff=table.cutoff_of(table.year),
        office=OFFICE,
        columns=columns,
        values=values,
        **more,
    )


def distinct(at: int, cell: Cell) -> int:
    """A figure that stands nowhere else: 1001.5 万元, 1001.5 元, 10.01%, 1001 人."""
    if cell.unit == "万元":
        return (1000 + at) * 1_000_000 + 500_000
    return (1000 + at) * 100 + 50 if cell.unit == "元" else 1000 + at


def distinct_text(at: int, cell: Cell) -> str:
    if cell.unit == "%":
        return f"{Decimal(1000 + at) / 100:f}".rstrip("0").rstrip(".") + "%"
    return f"{1000 + at}.5" if cell.is_money else str(1000 + at)


def nothing(at: int, cell: Cell) -> None:
    return None


def sheet_of(figures: Figures) -> Sheet:
    return laid_out(figures, person=PERSON, phone=PHONE)


@cache
def book_of(table: str, kind: Callable[[int, Cell], int | None], folder: Path) -> Path:
    figures = filled(DECLARED.table(table), kind)
    out = folder / f"{table}.xlsx"
    write_figures(sheet_of(figures), figures, out)
    return out


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("figures")


def paper_in(path: Path) -> Worksheet:
    return load_workbook(path)["统计表"]


def told(sheet: Worksheet) -> str:
    """Every text and number of a sheet, row by row, without blanks."""
    values = (cell.value for row in sheet.iter_rows() for cell in row)
    return "".join("".join(str(value).split()) for value in values if value is not None)


def written_in(figures: Figures, folder: Path) -> Any:
    path = folder / f"{figures.table.id}.xlsx"
    write_figures(sheet_of(figures), figures, path)
    return load_workbook(path)


def printed(figures: Figures) -> str:
    return "".join(pdfs.texts(drawn_figures(sheet_of(figures))))


def annex(name: str) -> str:
    """The annex of a notice as it is printed, without white space; blanks for a pen stay."""
    notice, begins, ends = OFFICIAL[name]
    text = (NOTICES / f"{notice}.txt").read_text(encoding="utf-8")
    text = text[text.index(begins) :]
    text = text[: text.index(ends, 5)] if ends else text
    text = "".join(text.split())
    return re.sub(r"^附件[12]?(?=2)", "", re.sub(r"^附件([12])", "附件", text) if name.endswith("2017") else text)


def unblanked(text: str) -> str:
    return text.replace("﹍", "").replace("_", "")


# --- the notice's words ----------------------------------------------------------------------------------------------------


@each_official
def test_a_blank_workbook_says_what_the_notice_prints_word_for_word(name: str, folder: Path) -> None:
    figures = replace(filled(DECLARED.table(name), nothing), office="")
    sheet = laid_out(figures)
    write_figures(sheet, figures, folder / "blank.xlsx")
    said = unblanked(told(paper_in(folder / "blank.xlsx")))
    assert said == unblanked(annex(name)) + "".join("".join(sheet.notes).split())


@each_official
def test_a_blank_page_says_what_the_notice_prints_word_for_word(name: str) -> None:
    sheet = laid_out(replace(filled(DECLARED.table(name), nothing), office=""))
    said = unblanked("".join(pdfs.texts(drawn_figures(sheet))))
    assert said == unblanked(annex(name)) + "".join("".join(sheet.notes).split())


@pytest.mark.parametrize("name", SENTENCES)
def test_the_blanks_of_the_sentences_are_where_the_notice_has_them(name: str, folder: Path) -> None:
    figures = filled(DECLARED.table(name), nothing)
    body = re.sub(r".*?联系电话：﹍+", "", annex(name))
    write_figures(sheet_of(figures), figures, folder / "blank.xlsx")
    for said in (told(paper_in(folder / "blank.xlsx")), printed(figures)):
        assert said.split(PHONE)[1].startswith(body)


@pytest.mark.parametrize("name", SENTENCES)
def test_every_figure_stands_in_its_blank_of_the_sentence(name: str, folder: Path) -> None:
    table = DECLARED.table(name)
    body = re.sub(r".*?联系电话：﹍+", "", annex(name))
    body = body.replace(
        "共发放助学款（万元）", "共发放助学款﹍﹍（万元）"
    )  # (05) of 2012: the notice left the blank out
    numbers = iter([distinct_text(at, cell) for at, cell in enumerate(table.cells.values(), start=1)])
    expected = re.sub("﹍﹍", lambda _: next(numbers), body)
    assert next(numbers, None) is None
    for said in (told(paper_in(book_of(name, distinct, folder))), printed(filled(table, distinct))):
        assert said.split(PHONE)[1].startswith(expected)


@each_table
def test_who_fills_it_in_stands_in_the_head_line(table: Table, folder: Path) -> None:
    for said in (told(paper_in(book_of(table.id, distinct, folder))), printed(filled(table, distinct))):
        assert f"填报人：{PERSON}联系电话：{PHONE}" in said
        assert "示例" in said.split("填报人")[0]


@pytest.mark.parametrize(
    ("name", "office", "head"),
    [
        ("study-qingpu-2017", "示例区总工会", "示例区总工会"),
        ("study-qingpu-2017", "", "﹍﹍﹍﹍工会"),
        ("national-2012", "安徽省总工会", "安徽省（区、市）总工会"),
        ("national-2012", "安徽", "安徽省（区、市）总工会"),
        ("study-pingdingshan-2022", "", "填报单位：_____"),
    ],
)
def test_a_name_does_not_repeat_what_is_printed_behind_its_blank(name: str, office: str, head: str) -> None:
    assert laid_out(replace(filled(DECLARED.table(name), nothing), office=office)).head[0] == head


@each_table
def test_only_a_proposal_says_that_it_is_not_official(table: Table, folder: Path) -> None:
    for said in (told(paper_in(book_of(table.id, distinct, folder))), printed(filled(table, distinct))):
        assert ("样式为软件建议，非官方附件" in said) is not table.official


# --- every figure in its cell ----------------------------------------------------------------------------------------------


@each_grid
def test_every_figure_stands_in_the_row_of_its_label_and_the_column_of_its_name(table: Table, folder: Path) -> None:
    sheet = paper_in(book_of(table.id, distinct, folder))
    front = sheet.max_column - len(table.columns)
    rows = [row for row in sheet.iter_rows() if isinstance(row[-1].value, int | float)]
    assert len(rows) == len(table.cells)
    numbers = iter(range(1, 10_000))
    for row, cell, shown in zip(rows, table.cells.values(), sheet_of(filled(table, distinct)).rows, strict=True):
        assert row[front - 1].value == "".join(piece.text for piece in shown.words)
        assert str(row[front - 1].value).startswith(cell.before + cell.label.replace("{year}", str(table.year)))
        for at in range(len(table.columns)):
            expected = distinct(next(numbers), cell)
            scale = {"万元": 1_000_000, "元": 100, "%": 10_000}.get(cell.unit, 1)
            assert Decimal(str(row[front + at].value)) == Decimal(expected) / scale


@each_grid
def test_on_the_page_every_label_is_followed_by_its_figures(table: Table) -> None:
    figures = filled(table, distinct)
    said, numbers = printed(figures), iter(range(1, 10_000))
    for row, cell in zip(sheet_of(figures).rows, table.cells.values(), strict=True):
        texts = [distinct_text(next(numbers), cell) for _ in table.columns]
        assert "".join("".join(piece.text for piece in row.words).split()) + "".join(texts) in said


@each_by_office
def test_offices_are_rows_under_two_heads_with_the_total_last(table: Table, folder: Path) -> None:
    sheet = paper_in(book_of(table.id, distinct, folder))
    (head,) = [row[0].row for row in sheet.iter_rows() if row[0].value == "序号"]
    bands = [cell.value for cell in sheet[head] if cell.value]
    assert bands == ["序号", "填报单位", *(line.band for line in table.lines)]
    assert [cell.value for cell in sheet[head + 1] if cell.value] == [cell.label for cell in table.cells.values()]
    names = [[cell.value for cell in sheet[head + 2 + at]][:2] for at in range(4)]
    assert names[:3] == [[at, f"示例第{at}纺织厂工会委员会"] for at in ("1", "2", "3")]
    assert names[3] == ["合计", None]
    for at, line in enumerate(table.lines):
        before = sum(len(one.cells) for one in table.lines[:at])
        merged = [one for one in sheet.merged_cells.ranges if (one.min_row, one.min_col) == (head, 3 + before)]
        assert [one.max_col - one.min_col + 1 for one in merged] == ([len(line.cells)] if len(line.cells) > 1 else [])
    numbers = iter(range(1, 10_000))
    for column, cell in enumerate(table.cells.values(), start=3):
        for row in range(head + 2, head + 6):
            scale = 1_000_000 if cell.unit == "万元" else 1
            found = Decimal(str(sheet.cell(row=row, column=column).value))
            assert found == Decimal(distinct(next(numbers), cell)) / scale


# --- numbers, blanks, merged cells, print set-up ---------------------------------------------------------------------------


def one_cell(value: int, unit: str) -> Figures:
    table = DECLARED.table("study-pingdingshan-2022")
    return filled(table, lambda at, cell: value if cell.unit == unit else None)


@pytest.mark.parametrize(
    ("value", "unit", "number", "form"),
    [
        (1_250_000, "万元", Decimal("1.25"), "0.00"),
        (3_000_000, "万元", 3, "0"),
        (123_456, "万元", Decimal("0.1235"), "0.0000"),
        (0, "万元", 0, "0"),
        (0, "人", 0, "0"),
        (17, "人", 17, "0"),
    ],
)
def test_a_figure_is_a_number_that_shows_no_zeros_at_its_end(
    value: int, unit: str, number: Decimal | int, form: str, tmp_path: Path
) -> None:
    sheet = written_in(one_cell(value, unit), tmp_path)["统计表"]
    cells = [row[-1] for row in sheet.iter_rows() if row[-1].value is not None and row[-1].data_type == "n"]
    assert cells
    # A sum and its parts are rounded together, so a part may differ by one in its last digit; the first is a sum alone.
    assert Decimal(str(cells[-1].value)) == number
    assert cells[-1].number_format == form


def test_what_was_not_filled_in_is_blank_and_zero_is_zero(tmp_path: Path) -> None:
    book = written_in(one_cell(0, "人"), tmp_path)
    data = list(book["数据"].iter_rows(min_row=2, values_only=True))
    assert {row[3] for row in data if row[6] == 0} == {"人"}
    assert {row[3] for row in data if row[6] is None} == {"万元", "家", "个"}
    held = {cell.value for row in book["统计表"].iter_rows() for cell in row}
    assert "" not in held


@each_table
def test_nothing_in_the_workbook_is_a_formula(table: Table, folder: Path) -> None:
    book = load_workbook(book_of(table.id, distinct, folder))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert cells
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_a_name_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    figures = replace(
        filled(DECLARED.table("study-pingdingshan-2022"), distinct),
        included=(Reported(office="=1+1工会", version=1, uid="u1"),),
    )
    (cell,) = [
        one for row in written_in(figures, tmp_path)["已报和未报"].iter_rows() for one in row if one.column == 2
    ][1:]
    assert (cell.value, cell.data_type) == ("=1+1工会", "s")


def test_a_number_goes_down_over_its_rows_and_a_code_across_where_it_has_no_parts(folder: Path) -> None:
    sheet = paper_in(book_of("study-pingdingshan-2022", distinct, folder))
    at = {str(sheet.cell(one.min_row, one.min_col).value): one for one in sheet.merged_cells.ranges}
    down = {name: (at[name].max_row - at[name].min_row + 1, at[name].max_col - at[name].min_col + 1) for name in at}
    assert down["(01)"] == (5, 1)
    assert down["(05)"] == (8, 1)
    assert down["(07)"] == (2, 1)
    assert down["编号"] == (1, 3)
    row = at["(05)"].min_row
    assert sheet.cell(row, 2).value == "(A)"
    assert [sheet.cell(row + at, 3).value for at in range(3)] == ["(A1)", "(A2)", "(B1)"]
    six = at["(06)"].min_row
    assert [str(one) for one in sheet.merged_cells.ranges if one.min_row == six and one.min_col == 2] == [
        f"B{six}:C{six + 1}"
    ]


@each_table
def test_the_sheet_is_set_up_to_be_printed(table: Table, folder: Path) -> None:
    sheet = paper_in(book_of(table.id, distinct, folder))
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation) == (9, "landscape" if table.landscape else "portrait")
    assert (setup.fitToWidth, setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (1, 0, True)
    assert sheet.print_options.horizontalCentered
    assert sheet.print_area == f"'统计表'!$A$1:${chr(64 + sheet.max_column)}${sheet.max_row}"
    if table.layout == "sentences":
        assert not sheet.print_title_rows
    else:
        first, last = (int(one.strip("$")) for one in str(sheet.print_title_rows).split(":"))
        assert last - first + 1 == (2 if table.layout == "offices" else 1)
    faces = {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert faces == {"宋体"}


# --- for a program, last year, who reported --------------------------------------------------------------------------------


@each_table
def test_a_program_finds_every_figure_by_its_key(table: Table, folder: Path) -> None:
    data = load_workbook(book_of(table.id, distinct, folder))["数据"]
    assert data.sheet_state == "hidden"
    found = {(row[0], row[4]): row for row in data.iter_rows(min_row=2, values_only=True)}
    numbers = iter(range(1, 10_000))
    columns = columns_of(table, 3)
    assert set(found) == {(key, one.id) for key in table.cells for one in columns}
    for key, cell in table.cells.items():
        for one in columns:
            _, number, label, unit, _, _, value = found[key, one.id]
            assert number == next(line.no for line in table.lines if cell in line.cells) + cell.outer + cell.code
            assert (unit, "﹍" in str(label)) == (cell.unit, False)
            assert str(value) == distinct_text(next(numbers), cell).rstrip("%")


def test_last_year_stands_beside_where_there_is_one(tmp_path: Path) -> None:
    table = DECLARED.table("study-pingdingshan-2022")
    before: Values = {"01.B": {"total": 3_000_000}, "04.B": {"total": 5}}
    figures = filled(table, lambda at, cell: 4_500_000 if cell.unit == "万元" else 7, before=before)
    rows = {(row[0], row[2]): row[4:] for row in written_in(figures, tmp_path)["上年对照"].iter_rows(values_only=True)}
    assert rows["编号", "单位"] == ("2022年", "2021年", "增减")
    assert rows["(01)(B)", "万元"] == (4.5, 3, 1.5)
    assert rows["(04)(B)", "人"] == (7, 5, 2)
    assert rows["(03)(A)", "人"] == (7, None, None)
    assert "上年对照" not in written_in(filled(table, distinct), tmp_path).sheetnames


def test_a_consolidated_table_names_who_reported_and_who_did_not(tmp_path: Path) -> None:
    table = DECLARED.table("study-pingdingshan-2022")
    figures = filled(
        table, distinct, included=(Reported(office="甲县总工会", version=2, uid="u1"),), missing=("乙县总工会",)
    )
    rows = list(written_in(figures, tmp_path)["已报和未报"].iter_rows(values_only=True))
    assert rows[1:] == [(1, "甲县总工会", "已报", 2), (2, "乙县总工会", "未报", None)]
    assert "已报和未报" not in written_in(filled(table, distinct), tmp_path).sheetnames


def test_a_target_of_the_notice_stands_beside_the_share() -> None:
    figures = filled(DECLARED.table("work-yinchuan-2018"), distinct)
    facts: Mapping[str, str] = {"targets.employment_rate": "60", "targets.zero_employment_rate": "100"}
    rows = laid_out(figures, fact=facts.get).rows
    said = ["".join(piece.text for piece in row.words) for row in rows]
    assert [one for one in said if "目标" in one] == ["帮扶就业率（%），目标 60%", "帮扶就业率（%），目标 100%"]
    assert "".join(pdfs.texts(drawn_figures(laid_out(figures, fact=facts.get)))).count("目标60%") == 1


# --- the page --------------------------------------------------------------------------------------------------------------


@each_table
def test_every_character_stands_inside_its_cell_and_the_page(table: Table) -> None:
    """Also a long list of offices with large figures, and names that have to be wrapped."""
    figures = filled(table, lambda at, cell: 12_345_678_900 + at if cell.is_money else 98_765, offices=40)
    for page in pdfs.opened(drawn_figures(sheet_of(figures))):
        width, height = page.get_size()
        assert (width > height) is table.landscape
        found, ruled_lines = pdfs.chars(page), pdfs.lines(page)
        left, right = min(one[0] for one in ruled_lines), max(one[2] for one in ruled_lines)
        top, bottom = max(one[3] for one in ruled_lines), min(one[1] for one in ruled_lines)
        inside = pdfs.Cell(20, 20, width - 20, height - 20)
        assert (left >= inside.x0, bottom >= inside.y0, right <= inside.x1, top <= inside.y1) == (True,) * 4
        for char in found:
            assert inside.holds(char)
            if bottom < char.middle[1] < top:
                assert pdfs.cell_around(char.middle, ruled_lines).holds(char), char


def test_a_long_table_goes_on_over_sheets_under_its_head(folder: Path) -> None:
    table = DECLARED.table("demand-bozhou-2023")
    figures = filled(table, distinct, offices=60)
    pages = pdfs.texts(drawn_figures(sheet_of(figures)))
    assert len(pages) > 2
    title = "".join(sheet_of(figures).title.split())
    for number, page in enumerate(pages, start=1):
        assert "序号填报单位" in page
        assert page.endswith(f"{number}/{len(pages)}")
        assert (title in page) is (number == 1)
    whole = "".join(pages)
    for at in range(1, 61):
        assert whole.count(f"示例第{at}纺织厂工会委员会") == 1
    assert whole.index("示例第60纺织厂") < whole.index("样式为软件建议")


def test_a_numbered_line_is_not_parted_by_the_end_of_a_sheet() -> None:
    table = DECLARED.table("national-2012")
    lines = tuple(replace(line, id=f"{at}{line.id}", no=f"{at}{line.no}") for at in (1, 2, 3) for line in table.lines)
    figures = filled(replace(table, lines=lines), distinct)
    sheet = sheet_of(figures)
    pages = pdfs.texts(drawn_figures(sheet))
    assert len(pages) > 1
    blocks: dict[int, str] = {}
    for cell in ruled(sheet).cells:
        blocks[cell.line] = blocks.get(cell.line, "") + "".join(cell.text.split())
    assert all(any(block in page for page in pages) for block in blocks.values())


@each_official
def test_an_official_table_stands_on_one_sheet(name: str) -> None:
    assert len(pdfs.texts(drawn_figures(sheet_of(filled(DECLARED.table(name), distinct))))) == 1


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    sheet = sheet_of(filled(DECLARED.table("national-2012"), distinct))
    print_figures(sheet, tmp_path / "a.pdf")
    print_figures(sheet, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_name_no_face_has_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    figures = replace(filled(DECLARED.table("study-pingdingshan-2022"), distinct), office="示\U000323aa县总工会")
    with pytest.raises(Refused) as caught:
        print_figures(sheet_of(figures), tmp_path / "a.pdf")
    assert [one.code for one in caught.value.problems] == ["paper.glyph"]
    assert not list(tmp_path.iterdir())


# --- from an office --------------------------------------------------------------------------------------------------------


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "county", "示例区总工会", "县区")
    yield made
    made.office.close()


def test_an_office_writes_a_table_as_workbook_and_as_page(county: Someone) -> None:
    office = county.office
    figures = office.statistics.figures("study-pingdingshan-2022", 2026, date(2026, 8, 31))
    for name in ("a.xlsx", "a.pdf"):
        office.statistics.write(figures, county.root / name, phone=PHONE)
    book = told(paper_in(county.root / "a.xlsx"))
    page = "".join(pdfs.texts((county.root / "a.pdf").read_bytes()))
    for said in (book, page):
        assert said.startswith(f"2026年“金秋助学”活动情况统计表填报单位：示例区总工会填报人：周宁联系电话：{PHONE}")
        assert "填报说明：数据统计截止日期为2026年8月31日。" in said
