"""Files that are not what they seem: each is refused by its own sentence or read as said, and none takes the program with it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

import pytest
from openpyxl import Workbook
from small import TODAY, tiny
from test_spreadsheet import IDNO, NAMESPACE, OTHER, SHEET, XLS, changed, code_of, sheet_xml, simple

from jinqiu_desktop.errors import SENTENCES, Failure, Severity, line
from jinqiu_desktop.forms import Form
from jinqiu_desktop.spreadsheet import Incoming, cells, read_table, unpacked

SHEETS = Path(__file__).parent / "sheets"
HEADS = ["姓名", "身份证号", "工作单位"]


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return tiny(tmp_path)


def good(tmp_path: Path, *rows: list[object]) -> bytes:
    return simple(tmp_path / "good.xlsx", [[*HEADS], *(rows or (["李春梅", IDNO, "一厂"],))]).read_bytes()


def read(content: bytes, form: Form, tmp_path: Path, name: str = "x.xlsx") -> Incoming:
    (tmp_path / name).write_bytes(content)
    return read_table(tmp_path / name, form, TODAY)


def refusal(content: bytes, tmp_path: Path, name: str = "x.xlsx") -> str:
    (tmp_path / name).write_bytes(content)
    return code_of(lambda: cells.read_book(tmp_path / name))


def told(incoming: Incoming) -> list[tuple[str, str]]:
    return [(one.where, one.code) for one in incoming.problems if one.code != "sheet.column_missing"]


def packed(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return made.getvalue()


# --- .ods -----------------------------------------------------------------------------------------------------------------

_ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:body><office:spreadsheet>'
)
_ODS_MANIFEST = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
    b'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def text(word: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{word}</text:p></table:table-cell>'


def ods(rows: str, *, before: str = "", parts: Mapping[str, bytes] | None = None) -> bytes:
    """An .ods with one sheet 小表, its words over the columns, and these rows."""
    heads = f"<table:table-row>{''.join(map(text, HEADS))}</table:table-row>"
    sheet = f'{before}<table:table table:name="小表">{heads}{rows}</table:table>'
    content = f"{_ODS_HEAD}{sheet}</office:spreadsheet></office:body></office:document-content>".encode()
    named = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": _ODS_MANIFEST}
    return packed({**named, "content.xml": content, **(parts or {})})


ODS_ROW = f"<table:table-row>{text('李春梅')}{text(IDNO)}{text('一厂')}</table:table-row>"


def test_an_ods_is_read_like_any_other_table(form: Form, tmp_path: Path) -> None:
    incoming = read(ods(ODS_ROW), form, tmp_path, "x.ods")
    assert incoming.problems == ()
    (record,) = incoming.records
    assert {path: cell.text for path, cell in record.cells.items()} == {
        "head.name": "李春梅", "head.idno": IDNO, "unit": "一厂",
    }  # fmt: skip


def test_an_ods_tells_the_cells_that_are_spoilt_and_the_rows_that_are_hidden(form: Form, tmp_path: Path) -> None:
    number = '<table:table-cell office:value-type="float" office:value="341602200501010014"/>'
    error = text("#DIV/0!", 'office:string-value="" table:formula="of:=1/0" calcext:value-type="error"')
    blank = '<table:table-cell table:formula="of:=A1"/>'
    value = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    rows = f"<table:table-row>{text('甲')}{number}{error}</table:table-row>"
    rows += f'<table:table-row table:visibility="collapse">{text("乙")}{text(OTHER)}{blank}</table:table-row>'
    rows += f"<table:table-row>{text('丙')}{text(IDNO)}{value}</table:table-row>"
    incoming = read(ods(rows), form, tmp_path, "x.ods")
    assert told(incoming) == [
        ("小表!3", "sheet.hidden_rows"),
        ("小表!C4", "sheet.formulas"),
        ("小表!B2", "sheet.digits_lost"),
        ("小表!C2", "sheet.error_cell"),
        ("小表!C3", "sheet.formula_blank"),
    ]
    assert incoming.records[2].cells["unit"].text == "2"


ODS_FAR = {
    "rows said to be there a million times": ODS_ROW.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="9999999">'),
    "cells said to be there a million times": f'<table:table-row>{text("甲", "table:number-columns-repeated=" + chr(34) + "9999999" + chr(34))}</table:table-row>',
    "a far cell": f'<table:table-row table:number-rows-repeated="1048574"/><table:table-row><table:table-cell table:number-columns-repeated="16383"/>{text("甲")}</table:table-row>',
}  # fmt: skip


@pytest.mark.parametrize("what", ODS_FAR)
def test_an_ods_that_would_not_fit_into_memory_is_refused_before_it_is_read(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "_read_apart", None)  # nobody is even asked to read it
    assert refusal(ods(ODS_FAR[what]), tmp_path, "x.ods") == "sheet.too_large"


@pytest.mark.parametrize(
    "tail",
    [
        '<table:table-row table:number-rows-repeated="9999999"><table:table-cell table:number-columns-repeated="9999999"/></table:table-row>',
        '<table:table-row><table:table-cell/><table:covered-table-cell table:number-columns-repeated="9999999"/></table:table-row>',
    ],
)
def test_what_an_ods_repeats_without_content_is_nothing(tail: str, form: Form, tmp_path: Path) -> None:
    assert len(read(ods(ODS_ROW + tail), form, tmp_path, "x.ods").records) == 1


def test_an_ods_with_empty_rows_to_its_end_is_read(form: Form, tmp_path: Path) -> None:
    tail = '<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    assert len(read(ods(ODS_ROW + tail), form, tmp_path, "x.ods").records) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (ods("", parts={"META-INF/manifest.xml": b'<x><manifest:encryption-data a="b"/></x>'}), "sheet.password"),
        (ods("", parts={"mimetype": b"application/vnd.oasis.opendocument.text"}), "sheet.not_a_table"),
        (ods("", parts={"xl/workbook.xml": b"<workbook/>"}), "sheet.not_a_table"),
        (ods("<table:table-row>"), "sheet.damaged"),
        (ods('<table:table-row table:number-rows-repeated="0"/>'), "sheet.damaged"),
        (ods('<table:table-row table:number-rows-repeated="x"/>'), "sheet.damaged"),
        (ods("", parts={"content.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "sheet.damaged"),
        (ods("", parts={"Pictures/bomb": bytes(9 << 20)}), "sheet.too_large"),
    ],
)
def test_an_ods_that_is_not_what_it_seems_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    assert refusal(content, tmp_path, "x.ods") == code


def test_copies_of_other_files_in_an_ods_are_no_sheets_of_it(form: Form, tmp_path: Path) -> None:
    copy = f"<table:table table:name=\"'file:///x.ods'#$A\"><table:table-source/>{ODS_ROW * 3}</table:table>"
    incoming = read(ods(ODS_ROW, before=copy), form, tmp_path, "x.ods")
    assert told(incoming) == [("小表!A1", "sheet.links")]
    assert len(incoming.records) == 1


def test_a_template_that_libreoffice_saved_is_known_again(form: Form, tmp_path: Path) -> None:
    book = cells.read_book(SHEETS / "template.ods")
    assert book.template == f"{form.id}/{form.rev}"
    assert dict(book.sheets[0].names)[1, 1] == "head.idno"
    incoming = read_table(SHEETS / "template.ods", form, TODAY)
    assert incoming.records == ()
    assert {one.code for one in incoming.problems} == {"sheet.example_row"}


# --- passwords, macros, links, formulas -----------------------------------------------------------------------------------


def biff_with(old: int, new: int) -> bytes:
    """The .xls with the first record of one kind made one of another."""
    content = bytearray(XLS)
    at = content.index(old.to_bytes(2, "little") + b"\x70\x00")
    content[at : at + 2] = new.to_bytes(2, "little")
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        XLS[:8] + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000),
        biff_with(0x5C, 0x2F),
    ],
    ids=["xlsx", "xls"],
)
def test_a_workbook_with_a_password_is_told_as_such(content: bytes, tmp_path: Path) -> None:
    assert refusal(content, tmp_path) == "sheet.password"


def test_a_zip_with_a_password_is_told_as_such(tmp_path: Path) -> None:
    content = bytearray(good(tmp_path))
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(mark) + at] |= 1
    assert refusal(bytes(content), tmp_path) == "sheet.password"


def test_a_workbook_with_macros_is_read_and_the_macros_are_told(form: Form, tmp_path: Path) -> None:
    content = changed(good(tmp_path), {"xl/vbaProject.bin": b"Sub Auto_Open()"})
    incoming = read(content, form, tmp_path, "x.xlsm")
    assert told(incoming) == [("小表!A1", "sheet.macros")]
    assert incoming.records[0].cells["head.name"].text == "李春梅"
    assert incoming.problems[0].severity is Severity.HINT


def test_links_to_other_files_are_told_and_the_saved_values_taken(form: Form, tmp_path: Path) -> None:
    row = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>身份证号</t></is></c></row>'
        f'<row r="2"><c r="A2" t="str"><f>[1]Sheet1!$A$1</f><v>李春梅</v></c><c r="B2" t="str"><f>[1]Sheet1!$B$1</f><v>{IDNO}</v></c></row>'
    )
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    content = changed(good(tmp_path), {SHEET: sheet_xml(row), "xl/externalLinks/externalLink1.xml": link})
    incoming = read(content, form, tmp_path)
    assert told(incoming) == [("小表!A2", "sheet.formulas"), ("小表!A1", "sheet.links")]
    assert "2 格是公式" in line(incoming.problems[0])
    assert incoming.records[0].cells["head.idno"].text == IDNO


def test_formulas_give_their_saved_value_and_are_never_computed(form: Form, tmp_path: Path) -> None:
    inside = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>身份证号</t></is></c>'
        '<c r="C1" t="inlineStr"><is><t>工作单位</t></is></c></row>'
        f'<row r="2"><c r="A2" t="str"><f>"王"</f><v>李春梅</v></c><c r="B2" t="inlineStr"><is><t>{IDNO}</t></is></c><c r="C2"><f>1+1</f><v>7</v></c></row>'
        '<row r="3"><c r="A3" t="str"><f>""</f><v></v></c><c r="B3"><f>1+1</f></c><c r="C3"><f>1+1</f> <v> </v> </c></row>'
    )
    incoming = read(changed(good(tmp_path), {SHEET: sheet_xml(inside)}), form, tmp_path)
    assert incoming.records[0].cells["head.name"].text == "李春梅"
    assert incoming.records[0].cells["unit"].text == "7"
    assert told(incoming) == [
        ("小表!A2", "sheet.formulas"), ("小表!B3", "sheet.formula_blank"), ("小表!C3", "sheet.formula_blank"),
    ]  # fmt: skip
    blank = incoming.problems[-1]
    assert (blank.severity, blank.fact("row")) == (Severity.ERROR, "3")


# --- far, many and large --------------------------------------------------------------------------------------------------


def test_a_million_formatted_empty_rows_are_no_rows(form: Form, tmp_path: Path) -> None:
    heads = "".join(
        f'<c r="{letter}1" t="inlineStr"><is><t>{head}</t></is></c>' for letter, head in zip("ABC", HEADS, strict=True)
    )
    row = f'<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2" t="inlineStr"><is><t>{IDNO}</t></is></c></row>'
    empty = "".join(f'<row r="{at}" s="1"><c r="B{at}" s="1"/></row>' for at in range(3, 100_000))
    content = changed(
        good(tmp_path),
        {SHEET: sheet_xml(f'<row r="1">{heads}</row>{row}{empty}<row r="1048576"><c r="XFD1048576" s="1"/></row>')},
    )
    incoming = read(content, form, tmp_path)
    assert incoming.problems == ()
    assert len(incoming.records) == 1


def test_what_is_too_large_is_refused_before_the_reader_sees_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "CalamineWorkbook", None)
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refusal(changed(good(tmp_path), {SHEET: sheet_xml(far)}), tmp_path) == "sheet.too_large"
    assert refusal(changed(good(tmp_path), {"xl/bomb.bin": bytes(9 << 20)}), tmp_path) == "sheet.too_large"


def test_a_zip_bomb_of_many_parts_is_refused_by_its_sum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacked, "LARGEST_SUM", 1 << 20)
    parts = {f"xl/media/{at}": bytes([at]) * (300 << 10) for at in range(5)}
    assert refusal(changed(good(tmp_path), parts), tmp_path) == "sheet.too_large"


def large(tmp_path: Path) -> bytes:
    """A table that is no longer small."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("小表")
    sheet.append(HEADS)
    for at in range(12_000):
        sheet.append([f"甲{crc32(b'%d' % at)}", IDNO, f"单位{crc32(b'u%d' % at)}"])
    book.save(tmp_path / "large.xlsx")
    content = (tmp_path / "large.xlsx").read_bytes()
    assert len(content) > cells._SMALL
    return content


def test_a_large_table_is_read_by_another_process_with_the_same_result(form: Form, tmp_path: Path) -> None:
    content = large(tmp_path)
    incoming = read(content, form, tmp_path)
    assert len(incoming.records) == 12_000
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cells, "_SMALL", len(content))
        assert read(content, form, tmp_path) == incoming


def test_the_other_process_refuses_by_the_same_codes(tmp_path: Path) -> None:
    content = large(tmp_path)
    assert (
        refusal(changed(content, {SHEET: sheet_xml("<row>")}, zipfile.ZIP_STORED) + bytes(300 << 10), tmp_path)
        == "sheet.damaged"
    )
    far = sheet_xml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert (
        refusal(changed(content, {SHEET: far, "xl/x": bytes(300 << 10)}, zipfile.ZIP_STORED), tmp_path)
        == "sheet.too_large"
    )


def test_a_process_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "_SECONDS", 0)
    assert refusal(XLS, tmp_path, "x.xls") == "sheet.too_large"


@pytest.mark.parametrize("cut", [4, 30, 200, 2000])
def test_a_file_cut_short_is_damaged(cut: int, tmp_path: Path) -> None:
    assert refusal(good(tmp_path)[:cut], tmp_path) == "sheet.damaged"


@pytest.mark.parametrize(
    "code",
    ["sheet.not_a_table", "sheet.password", "sheet.too_large", "sheet.damaged", "sheet.no_table", "sheet.other_form"],
)
def test_each_refusal_has_a_sentence_of_its_own_that_says_what_to_do(code: str) -> None:
    sentence = str(Failure(code, name="名单.xlsx", title="小表"))
    assert "名单.xlsx" in sentence
    assert [SENTENCES[code].what == one.what for one in SENTENCES.values()].count(True) == 1


def test_a_cell_name_that_is_no_name_is_damaged(tmp_path: Path) -> None:
    for reference in ("1", "A", "A0B", "Ａ1", "A１"):
        content = changed(good(tmp_path), {SHEET: sheet_xml(f'<row r="1"><c r="{reference}"><v>1</v></c></row>')})
        assert refusal(content, tmp_path) == "sheet.damaged", reference


def test_names_of_cells_are_taken_only_where_they_are_ours(tmp_path: Path) -> None:
    names = (
        f"<workbook {NAMESPACE}><definedNames><definedName name='JQ.head.name'>'小表'!$A$1</definedName>"
        "<definedName name='Other'>'小表'!$B$1</definedName><definedName name='JQ.gone'>#REF!</definedName>"
        "<definedName name='JQ.many'>小表!$A$1:$B$2</definedName></definedNames></workbook>"
    )
    package = unpacked.measure(changed(good(tmp_path), {"xl/workbook.xml": names.encode()}))
    assert package.names == {"小表": {(0, 0): "head.name"}}
