"""The engine of papers: strict reading, setting text, faces and rare characters, continuation, and what the PDF is like."""

from __future__ import annotations

import importlib.util
import io
import random
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pdfs
import pypdf
import pytest
import small

from jinqiu_desktop import places
from jinqiu_desktop.errors import Failure, Refused, Stopped, sentence
from jinqiu_desktop.forms import Form
from jinqiu_desktop.printing import Job, Paper, read_paper, render, uncovered
from jinqiu_desktop.printing import places as places_on
from jinqiu_desktop.printing.fonts import EM, ROLES, clean, widths
from jinqiu_desktop.printing.text import NO_END, NO_START, POINTER, Room, fit, wrap
from jinqiu_desktop.records import Shown

RARE = "䶮𬱖㛃𠅤𫖯𬭎㸆㭎䲟𬣙𬇕𫍣𫓹𬸪𬤊𪨰𫍽𪩘𠮷𤭢𪚥"

PAPER = """
id = "slip"
rev = 1
form = "tiny"
title = "小表"
official = false
copies = "2"
units = 24

[page]
margin_mm = 20

[heading]
mark = "附件0"
lines = ["小  表"]
h = 20

[[block]]
kind = "rows"

[[block.row]]
h = 12
cells = [{label = "姓名", w = 4}, {bind = "head.name", w = 8}, {label = "证号", w = 4}, {bind = "head.idno", w = 8}]

[[block.row]]
h = 12
cells = [
  {label = "出生", w = 4}, {bind = "head.birth", w = 8, blank = "自动算出"},
  {label = "健康", w = 4}, {bind = "head.health", w = 8, check = ["良好", "疾病", "残疾"]},
]

[[block]]
kind = "repeat"
bind = "members"
min = 1
max = 2
more = "continue"

[[block.head]]
h = 10
cells = [{label = "成员姓名", w = 12}, {label = "成员证号", w = 12}]

[[block.row]]
h = 10
cells = [{bind = "name", w = 12, name = "成员姓名"}, {bind = "idno", w = 12, name = "成员证号"}]

[[block]]
kind = "side"
label = {label = "单位", w = 4}
bind = "unit"
h = 30
foot = ["签字：          {head.birth.year:5}年{head.birth.month:4}月{head.birth.day:4}日"]
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Form:
    return small.tiny(tmp_path)


@pytest.fixture
def paper_of(tmp_path: Path, tiny: Form) -> Callable[[str], Paper]:
    def made(text: str = PAPER) -> Paper:
        path = tmp_path / "slip.toml"
        path.write_text(text, encoding="utf-8")
        return read_paper(path, {"tiny": tiny}.__getitem__)

    return made


def shown(*members: str, **values: str) -> Shown:
    told = {"head.name": "李春梅", "head.idno": "009901197503074622", "head.birth": "1975-03-07", "head.health": "疾病"}
    told |= {path.replace("__", "."): text for path, text in values.items()}
    rows = tuple({"rid": f"memberr{number + 2}", "name": name, "idno": ""} for number, name in enumerate(members))
    return Shown(
        form="tiny",
        uid="01912345-6789-7abc-8def-0123456789ab",
        number="JQ-2026-000001",
        rev=1,
        code="0123456789abcdef",
        draft=False,
        values=told,
        rows={"members": rows},
    )


# --- reading a paper ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "instead", "reason"),
    [
        ('title = "小表"', 'title = "小表"\ncolour = "red"', "不认识 colour"),
        ('label = "姓名", w = 4', 'label = "姓名", w = 5', "w 加起来不是 24"),
        ('bind = "head.name"', 'bind = "head.nickname"', "表单 tiny 里没有 head.nickname"),
        ('{bind = "name", w = 12', '{bind = "nickname", w = 12', "表单 tiny 里没有 members.nickname"),
        ('bind = "members"', 'bind = "cousins"', "表单 tiny 里没有 cousins"),
        ('bind = "unit"', 'bind = "step.submit.signer"', "表单 tiny 里没有 step.submit.signer"),
        ('kind = "side"', 'kind = "sidebar"', "不认识 kind = sidebar"),
        ('more = "continue"', 'more = "forget"', "不认识 more = forget"),
        ('label = "姓名", w = 4', 'label = "姓名", w = 4, face = "comic"', "不认识 face = comic"),
        ('label = "姓名", w = 4', 'label = "姓名", w = 4, min_size = 5', "min_size 要在 6 和 size 之间"),
        ('label = "姓名", w = 4', 'label = "姓名", bind = "unit", w = 4', "label 和 bind 只能写一个"),
        ("{head.birth.year:5}年", "{head.birth.year:5年", "花括号写法不对"),
        ('copies = "2"', 'copies = "many"', "copies 要写 pack 或份数"),
        ("h = 30", 'h = "30"', "h 要写数字"),
        ("rev = 1\nform", "form", "缺少 rev"),
        ('label = {label = "单位", w = 4}\n', "", "缺少 label"),
        ("max = 2", "max = 0", "min、max 或 per_page 的写法不对"),
        ("h = 12", "h = 0", "h 要大于 0"),
    ],
)
def test_a_paper_with_a_mistake_is_refused_naming_file_and_reason(
    paper_of: Callable[[str], Paper], written: str, instead: str, reason: str
) -> None:
    assert written in PAPER
    with pytest.raises(Failure) as refused:
        paper_of(PAPER.replace(written, instead, 1))
    assert refused.value.code == "declaration.broken"
    assert refused.value.facts["file"] == "slip.toml"
    assert reason in refused.value.facts["reason"]


def test_words_that_do_not_fit_their_cell_are_refused(paper_of: Callable[[str], Paper]) -> None:
    crowded = paper_of(PAPER.replace('label = "姓名"', f'label = "{"很长的标签" * 20}"'))
    with pytest.raises(Failure, match="格子里写不下"):
        render([Job(paper=crowded)])


def test_a_title_or_a_line_to_sign_wider_than_the_sheet_is_refused(paper_of: Callable[[str], Paper]) -> None:
    wide = paper_of(PAPER.replace('lines = ["小  表"]', f'lines = ["{"长标题" * 20}"]'))
    with pytest.raises(Failure, match="一行写不下"):
        render([Job(paper=wide)])
    wide = paper_of(PAPER.replace('foot = ["签字：', f'foot = ["{"签字" * 30}：'))
    with pytest.raises(Failure, match="一行写不下"):
        render([Job(paper=wide)])


def test_a_value_is_told_on_a_continuation_sheet_by_the_label_before_or_above_it(
    paper_of: Callable[[str], Paper],
) -> None:
    text = "".join(chr(0x5000 + number) for number in range(160))
    found = pdfs.texts(render([Job(paper=paper_of(PAPER), shown=shown(head__name=text))]))
    assert len(found) == 2
    assert found[1].startswith("附件0小表姓名")


# --- setting text ---------------------------------------------------------------------------------------------------------


def room(width: float = 100, height: float = 30, size: float = 10, min_size: float = 7) -> Room:
    return Room(width=width, height=height, size=size, min_size=min_size)


def test_a_text_stands_on_one_line_then_a_point_smaller_then_wrapped_then_shrunk() -> None:
    table = widths("fang")
    assert fit("字" * 10, room(), table).size == 10
    assert fit("字" * 11, room(), table).size == 9
    wrapped = fit("字" * 15, room(), table)
    assert (wrapped.size, wrapped.lines) == (10, ("字" * 10, "字" * 5))
    shrunk = fit("字" * 26, room(), table)
    assert (shrunk.size, len(shrunk.lines), shrunk.rest) == (8.5, 3, "")


def test_what_does_not_fit_at_the_least_size_is_cut_with_a_pointer_and_nothing_is_lost() -> None:
    text = "".join(chr(0x4E00 + number) for number in range(100))
    cut = fit(text, room(), widths("fang"))
    assert cut.size == 7
    assert cut.lines[-1].endswith(POINTER)
    assert "".join(cut.lines).removesuffix(POINTER) + cut.rest == text


def test_a_number_is_shrunk_rather_than_broken_and_broken_rather_than_clipped() -> None:
    table = widths("fang")
    fitted = fit("009901197503074622", room(width=70, height=40), table)
    assert fitted.lines == ("009901197503074622",)
    assert 7 <= fitted.size < 10
    broken = fit("0" * 60, room(width=70, height=40), table)
    assert "".join(broken.lines) == "0" * 60
    assert all(table.of(line) * broken.size <= 70 * EM for line in broken.lines)


def test_centred_text_is_broken_into_lines_of_like_length() -> None:
    fitted = fit("家庭其他非薪资年收入", replace(room(width=85), balance=True, size=10, min_size=10), widths("song"))
    assert fitted.lines == ("家庭其他非", "薪资年收入")


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(seed: int) -> None:
    table, by_chance = widths("fang"), random.Random(seed)
    letters = "字词句，。、；：？！（）《》“”0123Ax-."
    for _ in range(300):
        text = "字" + "".join(by_chance.choices(letters, k=by_chance.randrange(1, 80)))
        limit = by_chance.randrange(6000, 20000)
        spans = wrap(text, limit, limit, table, force=True)
        assert spans is not None
        assert "".join(text[span.start : span.end] for span in spans) == text
        for span, after in pairwise(spans):
            assert table.of(text[span.start : span.end]) <= limit
            if re.search(r"[^字词句]{4}", text[max(0, span.end - 4) : after.start + 4]):
                continue  # a run of marks wider than the line has to be parted somewhere
            assert text[after.start] not in NO_START
            assert text[span.end - 1] not in NO_END


def test_line_ends_of_a_typed_text_are_kept_and_blanks_at_a_break_are_not() -> None:
    table = widths("fang")
    assert fit("第一行\n第二行", room(), table).lines == ("第一行", "第二行")
    assert fit("字" * 10 + " " + "字" * 5, room(), table).lines == ("字" * 10, "字" * 5)


# --- faces ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_rare_characters_of_names_print_and_are_extracted_exactly(paper_of: Callable[[str], Paper], role: str) -> None:
    text = PAPER.replace('{bind = "head.name", w = 8}', f'{{bind = "head.name", w = 8, face = "{role}"}}')
    found = render([Job(paper=paper_of(text), shown=shown(head__name=RARE))])
    assert RARE in pdfs.texts(found)[0]
    assert RARE in "".join(pypdf.PdfReader(io.BytesIO(found)).pages[0].extract_text().split())


def test_each_code_above_the_first_plane_is_mapped_as_a_surrogate_pair(paper_of: Callable[[str], Paper]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(render([Job(paper=paper_of(PAPER), shown=shown(head__name="𬱖𠅤"))])))
    maps = [
        thing.get_object().get_data().decode("ascii")
        for number in range(1, len(reader.xref[0]) + 1)
        if b"beginbfchar" in _data(thing := reader.get_object(number))
    ]
    assert maps
    targets = [target for one in maps for target in re.findall(r"(?m)^<[0-9A-F]{2}> <([0-9A-F]{4,})>$", one)]
    assert "𬱖".encode("utf-16-be").hex().upper() in targets
    assert "𠅤".encode("utf-16-be").hex().upper() in targets
    assert all(len(target) in (4, 8) for target in targets)
    assert all(int(count) <= 100 for one in maps for count in re.findall(r"(\d+) beginbfchar", one))


def _data(thing: object) -> bytes:
    return thing.get_data() if isinstance(thing, pypdf.generic.StreamObject) else b""


def test_the_faces_together_have_every_han_character_of_gb_18030_level_3() -> None:
    han = [(0x3400, 0x4DB5), (0x4E00, 0x9FEF), (0x20000, 0x2A6D6)]
    further = [(0x2A700, 0x2B734), (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0)]
    assert not uncovered(chr(code) for first, last in (*han, *further) for code in range(first, last + 1))


def test_the_face_of_values_draws_no_character_as_another() -> None:
    table = widths("fang")
    wrong = "幹餘捨醜鬆鬱準滷癥衹鹼"  # upstream draws these as 干余舍丑松郁准卤症只碱
    assert {table.face_of(char) for char in wrong} == {"NotoSerifSC-Regular"}
    assert table.face_of("干") == "FandolFang"


def test_a_character_nobody_has_is_refused_by_path_before_anything_is_drawn(paper_of: Callable[[str], Paper]) -> None:
    odd = "李\U000323af"
    assert uncovered([odd, "李\ue000", "\ufdd0"]) == {"\U000323af", "\ue000", "\ufdd0"}
    with pytest.raises(Refused) as refused:
        render([Job(paper=paper_of(PAPER), shown=shown("王小雨", odd, head__name=odd))])
    assert [(one.where, one.code) for one in refused.value.problems] == [
        ("head.name", "paper.glyph"),
        ("members[memberr3].name", "paper.glyph"),
    ]
    assert "U+323AF" in sentence(refused.value.problems[0]).what
    assert [one.fact("label") for one in refused.value.problems] == ["姓名", "成员姓名"]


def test_variation_selectors_and_tabs_do_not_stop_a_paper() -> None:
    assert clean("葛\U000e0100\t一\u200b\r\n二") == "葛 一\n二"


def test_the_faces_are_those_of_the_recipe() -> None:
    recipe = _fonts_module()
    assert recipe.differing() == ()
    folder = places.resources() / "fonts"
    assert {path.name for path in folder.iterdir()} == {*recipe.read_recipe().files, "recipe.toml"}
    assert {name for chain in ROLES.values() for name in chain} <= {path.stem for path in folder.glob("*.ttf")}
    assert sum(path.stat().st_size for path in folder.iterdir()) < 75_000_000


def _fonts_module() -> ModuleType:
    path = Path(__file__).parent.parent / "packaging" / "fonts.py"
    spec = importlib.util.spec_from_file_location("packaging_fonts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


# --- more than fits -------------------------------------------------------------------------------------------------------


def test_rows_beyond_the_most_go_to_a_continuation_sheet_under_their_head(paper_of: Callable[[str], Paper]) -> None:
    first, second = pdfs.texts(render([Job(paper=paper_of(PAPER), shown=shown("甲", "乙", "丙", "丁"))]))
    assert "成员姓名（接续页）" in first
    assert first.endswith("1/2")
    assert "成员姓名成员证号" in second
    assert second.index("丙") < second.index("丁")


def test_hundreds_of_rows_and_ten_thousand_characters_are_all_printed(paper_of: Callable[[str], Paper]) -> None:
    text = "".join(chr(0x4E00 + number) for number in range(10_000))
    names = [f"名{number:03d}" for number in range(120)]
    found = "".join(pdfs.texts(render([Job(paper=paper_of(PAPER), shown=shown(*names, unit=text))])))
    assert all(found.count(name) == 1 for name in names)
    body = "".join(re.findall(r"[\u4e00-\u9fff]", found))
    at = 0
    for char in text[300:]:
        at = body.index(char, at) + 1


# --- the file -------------------------------------------------------------------------------------------------------------


def test_the_same_jobs_give_the_same_bytes(paper_of: Callable[[str], Paper]) -> None:
    jobs = [Job(paper=paper_of(PAPER), shown=shown("甲", head__name=RARE)), Job(paper=paper_of(PAPER))]
    assert render(jobs) == render(jobs)


def test_every_face_is_embedded_and_the_file_asks_not_to_be_scaled(paper_of: Callable[[str], Paper]) -> None:
    job = Job(paper=paper_of(PAPER), shown=shown(head__name=RARE), office="青禾县第一纺织厂工会")
    reader = pypdf.PdfReader(io.BytesIO(render([job])))
    catalog = reader.trailer["/Root"]
    assert catalog["/ViewerPreferences"]["/PrintScaling"] == "/None"
    assert catalog["/Lang"] == "zh-CN"
    assert reader.metadata is not None
    assert reader.metadata.title == "附件0 小表"
    assert reader.metadata.author == "青禾县第一纺织厂工会"
    fonts = [
        thing for number in range(1, len(reader.xref[0]) + 1)
        if isinstance(thing := reader.get_object(number), dict) and thing.get("/Type") == "/Font"
    ]  # fmt: skip
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] and "/ToUnicode" in font for font in fonts)
    assert [page.mediabox[2:] for page in reader.pages] == [
        [pytest.approx(595.28, abs=0.1), pytest.approx(841.89, abs=0.1)]
    ]


def test_copies_stand_one_whole_record_after_the_other(paper_of: Callable[[str], Paper]) -> None:
    found = pdfs.texts(render([Job(paper=paper_of(PAPER), shown=shown("甲", "乙", "丙"), copies=2)]))
    assert [page[-3:] for page in found] == ["1/2", "2/2", "1/2", "2/2"]


def test_on_two_sides_each_copy_begins_on_a_front(paper_of: Callable[[str], Paper]) -> None:
    pdf = render([Job(paper=paper_of(PAPER), shown=shown("甲"), copies=2), Job(paper=paper_of(PAPER))], two_sided=True)
    found = pdfs.texts(pdf)
    assert [bool(page) for page in found] == [True, False, True, False, True, False]
    assert pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"


def test_a_draft_is_marked_on_every_sheet_and_the_mark_is_light(paper_of: Callable[[str], Paper]) -> None:
    plain = Job(paper=paper_of(PAPER), shown=shown("甲", "乙", "丙"))
    drafted = Job(paper=plain.paper, shown=replace(shown("甲", "乙", "丙"), draft=True))
    for pdf in (render([plain], draft=True), render([drafted])):
        assert all(page.startswith("草稿") for page in pdfs.texts(pdf))
        mark = pdfs.chars(pdfs.opened(pdf)[0])[0]
        assert min(mark.color[:3]) > 200
    assert "草稿" not in "".join(pdfs.texts(render([plain])))


def test_values_are_dark_blue_on_the_screen_only(paper_of: Callable[[str], Paper]) -> None:
    job = Job(paper=paper_of(PAPER), shown=shown("甲"))
    on_screen = {char.text: char.color[:3] for char in pdfs.chars(pdfs.opened(render([job], screen=True))[0])}
    on_paper = {char.color[:3] for char in pdfs.chars(pdfs.opened(render([job]))[0])}
    red, green, blue = on_screen["甲"]
    assert blue > 2 * max(red, green)
    assert on_screen["姓"] == (0, 0, 0)
    assert on_paper == {(0, 0, 0)}


def test_hundreds_of_records_share_one_drawing_of_the_form(paper_of: Callable[[str], Paper]) -> None:
    paper = paper_of(PAPER)
    reader = pypdf.PdfReader(io.BytesIO(render([Job(paper=paper, shown=shown("甲")) for _ in range(30)])))
    forms = [
        number for number in range(1, len(reader.xref[0]) + 1)
        if isinstance(thing := reader.get_object(number), dict) and thing.get("/Subtype") == "/Form"
    ]  # fmt: skip
    assert len(reader.pages) == 30
    assert len(forms) == 1


def test_a_person_can_stop_between_two_records(paper_of: Callable[[str], Paper]) -> None:
    class Impatient:
        def step(self, at: int, of: int, doing: str) -> None:
            if at == 2:
                raise Stopped

    job = Job(paper=paper_of(PAPER), shown=shown())
    with pytest.raises(Stopped):
        render([job] * 5, progress=Impatient())


# --- cells ----------------------------------------------------------------------------------------------------------------


def test_a_blank_copy_has_the_words_of_automatic_cells_and_a_filled_one_the_value(
    paper_of: Callable[[str], Paper],
) -> None:
    (blank,) = pdfs.texts(render([Job(paper=paper_of(PAPER))]))
    (filled,) = pdfs.texts(render([Job(paper=paper_of(PAPER), shown=shown())]))
    assert "自动算出" in blank
    assert "自动算出" not in filled
    assert "1975-03-07" in filled


def test_a_date_is_printed_in_parts_without_leading_noughts(paper_of: Callable[[str], Paper]) -> None:
    (page,) = pdfs.opened(render([Job(paper=paper_of(PAPER), shown=shown())]))
    foot = [char for char in pdfs.chars(page) if char.text in "签年月日" or char.text.isdigit()]
    level = next(char for char in foot if char.text == "签")
    beside = sorted((char.x0, char.text) for char in foot if abs(char.middle[1] - level.middle[1]) < 4)
    assert "".join(text for _, text in beside) == "签1975年3月7日"


def test_the_option_that_is_the_value_is_ticked(paper_of: Callable[[str], Paper]) -> None:
    paper = paper_of(PAPER)
    ticked = _strokes(render([Job(paper=paper, shown=shown(head__health="疾病"))]))
    none = _strokes(render([Job(paper=paper, shown=shown(head__health=""))]))
    assert len(ticked) - len(none) == 2


def _strokes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    return [
        line
        for line in pdfs.lines(pdfs.opened(pdf)[0])
        if abs(line[0] - line[2]) > 0.1 and abs(line[1] - line[3]) > 0.1
    ]


def test_places_name_the_cell_of_each_path_for_a_click_on_the_page(paper_of: Callable[[str], Paper]) -> None:
    found = places_on(paper_of(PAPER), shown("甲", "乙", "丙"))
    by_path = {place.path: place for place in found}
    assert by_path["head.name"].page == 0
    assert by_path["members[memberr2].name"].page == 0
    assert by_path["members[memberr4].name"].page == 1
    name, idno = by_path["head.name"], by_path["head.idno"]
    assert name.y0 == idno.y0
    assert name.x1 < idno.x0
    empty = {place.path for place in places_on(paper_of(PAPER), shown())}
    assert "members" in empty
