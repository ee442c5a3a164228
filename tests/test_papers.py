"""The six annexes of 亳州 2023 against the words of the notice itself (tests/notices, cut from it), never against our TOML."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pdfs
import pytest
import zxingcpp
from PIL.Image import Resampling

from jinqiu_desktop import places
from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.printing import Job, Paper, read_paper, render, words
from jinqiu_desktop.printing import places as places_on
from jinqiu_desktop.printing.fonts import EM, widths
from jinqiu_desktop.printing.layout import Planner
from jinqiu_desktop.records import Shown

ANNEXES = ("annex1", "annex2", "annex3", "annex4", "annex5", "annex6")
AUTOMATIC = ("自动算出", "自动生成无需填写")
MM = 72 / 25.4

CATALOG = Catalog(places.resources())


def paper(name: str) -> Paper:
    return read_paper(CATALOG.paper_file(name), CATALOG.form)


def tokens(name: str) -> list[str]:
    """The words of an annex in order, each without blanks: a cell or a line of the notice. Its page number and page break are not words.

    The vertical heads 家庭成员信息表格 N stand in the notice one character a line and come as one token.
    """
    text = (Path(__file__).parent / "notices" / f"{name}.txt").read_text(encoding="utf-8")
    text = re.sub(r"\n-{20,}\n", "\n", text)
    if name == "annex2":
        text = re.sub(r"\n1\n\s*$", "\n", text)
    text = re.sub(r"家\n庭\n成\n员\n信\n息\n表\n格\n(\d)", r"家庭成员信息表格\1", text)
    return [token for line in text.splitlines() if (token := "".join(line.split()))]


def printed(pdf: bytes) -> str:
    """All text of a blank copy without blanks and without the sheet's mark."""
    found = pdfs.texts(pdf)
    if len(found) == 1:
        return found[0]
    return "".join(page.removesuffix(f"{number}/{len(found)}") for number, page in enumerate(found, start=1))


# --- made-up people -------------------------------------------------------------------------------------------------------


def member(number: int, **values: str) -> dict[str, str]:
    row = {
        "rid": f"memberr{number + 1}",
        "name": f"成员{'甲乙丙丁戊己庚'[number - 1]}",
        "relation": "女儿",
        "nation": "汉族",
        "idno": f"0099012008022900{number:02d}",
        "birth": "2008-02-29",
        "age": "18",
        "sex": "女",
        "politics": "群众",
        "income": "0",
        "model": "非劳模",
        "health": "健康",
        "insurance": "未参保",
        "marriage": "未婚",
        "registration": "农业",
        "identity": "学生",
        "education": "普通高中",
        "entry_year": "2023",
        "years": "3",
        "unit": "青禾县第二中学",
    }
    return row | values


def household(*members: dict[str, str], **values: str) -> Shown:
    told = {
        "type": "城镇困难职工",
        "head.name": "李春梅",
        "head.idno": "009901197503074622",
        "head.age": "51",
        "income.total": "39600",
        "household.size": "4",
        "income.per_head": "825.00",
        "house.address": "青禾县城关镇纺织路12号3号楼2单元401",
        "entered_by": "刘敏",
    }
    return Shown(
        form="household",
        uid="01912345-6789-7abc-8def-0123456789ab",
        number="JQ-2026-000123",
        rev=2,
        code="0123456789abcdef",
        draft=False,
        values=told | values,
        rows={"members": members, "attachments": ()},
    )


def application(reason: str = "家里难以负担学费。", family: int = 3, **values: str) -> Shown:
    told = {
        "worker.name": "李春梅",
        "worker.unit": "青禾县第一纺织厂",
        "pupil.name": "王䶮",
        "school.years": "4",
        "reason": reason,
        "step.review.opinion": "情况属实，同意上报。",
        "step.review.signed_on": "2026-08-10",
    }
    people = tuple(
        {
            "rid": f"familyy{number + 2}",
            "relation": "母亲",
            "name": f"家人{number}",
            "unit": "务农",
            "phone": "13800001234",
        }
        for number in range(family)
    )
    return Shown(
        form="application",
        uid="01912345-6789-7abc-8def-0123456789ac",
        number="JQ-2026-000124",
        rev=1,
        code="fedcba9876543210",
        draft=False,
        values=told | values,
        rows={"family": people},
    )


def authorization(persons: int) -> Shown:
    people = tuple(
        {"rid": f"personn{number + 2}", "name": f"家人{number}", "relation": "子女", "idno": "009901197503074622"}
        for number in range(persons)
    )
    return Shown(
        form="authorization",
        uid="01912345-6789-7abc-8def-0123456789ad",
        number="JQ-2026-000125",
        rev=1,
        code="0123456789abcdef",
        draft=False,
        values={"applied_for": "金秋助学救助", "phone": "13800001234", "signed_on": "2026-08-05"},
        rows={"persons": people},
    )


def posting(workers: int) -> Shown:
    rows = tuple(
        {
            "rid": f"workerr{number % 6 + 2}",
            "unit": "青禾县第一纺织厂",
            "name": f"职工{number:02d}",
            "reason": "子女上学",
        }
        for number in range(workers)
    )
    return Shown(
        form="posting",
        uid="01912345-6789-7abc-8def-0123456789ae",
        number="JQ-2026-000126",
        rev=1,
        code="0123456789abcdef",
        draft=False,
        values={"begins": "2026-08-13", "ends": "2026-08-19", "phone": "0558-5550002", "signed_on": "2026-08-13"},
        rows={"list": rows},
    )


SAMPLES = {
    "annex1": application(),
    "annex2": application(),
    "annex3": household(member(1), member(2)),
    "annex4": household(member(1), type="困难农民工"),
    "annex5": authorization(3),
    "annex6": posting(3),
}


def pdf_of(name: str, shown: Shown | None) -> bytes:
    return render([Job(paper=paper(name), shown=shown)])


# --- the words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ANNEXES)
def test_a_blank_copy_says_what_the_notice_says_word_for_word_and_in_its_order(name: str) -> None:
    assert printed(pdf_of(name, None)) == "".join(tokens(name))


@pytest.mark.parametrize("name", ANNEXES)
def test_each_token_of_the_notice_is_printed_exactly_as_often_on_a_blank_copy(name: str) -> None:
    whole, text = "".join(tokens(name)), printed(pdf_of(name, None))
    assert {token: text.count(token) for token in tokens(name)} == {token: whole.count(token) for token in tokens(name)}


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("name", ANNEXES)
def test_another_reader_finds_the_same_words(name: str, tmp_path: Path) -> None:
    (tmp_path / "blank.pdf").write_bytes(pdf := pdf_of(name, None))
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(tmp_path / "blank.pdf"), "-"]
    read = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
    assert ["".join(page.split()) for page in read.split("\f")[:-1]] == pdfs.texts(pdf)


@pytest.mark.parametrize("name", ANNEXES)
def test_a_filled_copy_adds_only_values_number_and_sheet_mark_and_drops_only_automatic_words(name: str) -> None:
    shown = SAMPLES[name]
    found = pdfs.texts(pdf_of(name, shown))
    words = Counter("".join(tokens(name)))
    bound = {one.bind.path for one in paper(name).bound if not one.rows}
    for token in AUTOMATIC:
        words -= Counter({char: tokens(name).count(token) * count for char, count in Counter(token).items()})
    words -= Counter({"annex3": "城镇困难职工", "annex4": "困难农民工"}.get(name, ""))  # comes as the value
    values = [text for path, text in shown.values.items() if path in bound]
    values += [text for block in shown.rows.values() for row in block for path, text in row.items() if path != "rid"]
    if name in ("annex5", "annex6"):  # dates are printed in parts
        dates = [text for text in values if re.fullmatch(r"\d{4}-\d\d-\d\d", text)]
        values = [text for text in values if text not in dates]
        values += ["".join(str(int(part)) for part in text.split("-")) for text in dates]
    for text in values:
        words += Counter("".join(text.split()))
    for number in range(1, len(found) + 1):
        words += Counter(f"{shown.number}{number}/{len(found)}")
    assert Counter("".join(found)) == words


def test_annex3_and_annex4_differ_in_exactly_four_places() -> None:
    three, four = tokens("annex3"), tokens("annex4")
    assert len(three) == len(four)
    assert [pair for pair in zip(three, four, strict=True) if pair[0] != pair[1]] == [
        ("附件3困难职工档案表格（*为必填项）", "附件4困难农民工档案表格（*为必填项）"),
        ("城镇困难职工", "困难农民工"),
        ("*工作状态", "*劳动合同签订时间"),
        ("*工作时间", "*合同期限"),
        ("工作单位", "*工作单位"),
    ]


# --- where they stand -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["annex3", "annex4"])
def test_each_label_stands_in_a_cell_of_its_own_in_reading_order_and_visible(name: str) -> None:
    document = pdfs.opened(pdf_of(name, None))
    wanted = tokens(name)
    title, labels = wanted[0], wanted[1:]
    assert len(document) == 3
    start = 0
    for number, page in enumerate(document, start=1):
        found = pdfs.chars(page)
        found = found[len(title) :] if number == 1 else found
        count = 0
        length = len(found) - len(f"{number}/3")
        while sum(map(len, labels[start : start + count])) < length:
            count += 1
        ruled = pdfs.lines(page)
        cells = []
        for run in pdfs.runs(found, labels[start : start + count]):
            cell = pdfs.cell_around(run[0].middle, ruled)
            assert all(cell.holds(char) for char in run), "".join(char.text for char in run)
            assert all(char.size >= 6 and char.color == (0, 0, 0, 255) for char in run)
            cells.append(cell)
        assert len(set(cells)) == len(cells)
        rest = [
            cell
            for cell, label in zip(cells, labels[start:], strict=False)
            if not label.startswith(("家庭成员", "附件"))
        ]
        tops = [(-round(cell.y1), round(cell.x0)) for cell in rest]
        assert tops == sorted(tops)
        start += count
    assert start == len(labels)


@pytest.mark.parametrize("name", ANNEXES)
def test_each_value_stands_inside_its_own_cell(name: str) -> None:
    shown = SAMPLES[name]
    found = places_on(paper(name), shown)
    document = pdfs.opened(pdf_of(name, shown))
    values = dict(shown.values)
    for rows, block in shown.rows.items():
        for row in block:
            values |= {f"{rows}[{row['rid']}].{field}": text for field, text in row.items() if field != "rid"}
    told = 0
    for number, page in enumerate(document):
        printed_here = pdfs.chars(page)
        for place in found:
            text = values.get(place.path, "")
            if place.page != number or not text or re.fullmatch(r"\d{4}-\d\d-\d\d", text):
                continue
            inside = [
                char
                for char in printed_here
                if place.x0 <= char.middle[0] <= place.x1 and place.y0 <= char.middle[1] <= place.y1
            ]
            assert "".join(text.split()) in "".join(char.text for char in inside), place.path
            assert all(place.x0 <= char.x0 and char.x1 <= place.x1 for char in inside), place.path
            assert all(place.y0 <= char.y0 and char.y1 <= place.y1 for char in inside), place.path
            told += 1
    assert told >= 6


@pytest.mark.parametrize("name", ANNEXES)
def test_nothing_is_printed_within_a_centimetre_of_the_edge(name: str) -> None:
    for shown in (None, SAMPLES[name]):
        for page in pdfs.opened(pdf_of(name, shown)):
            picture = page.render(scale=1, grayscale=True).to_pil().point(lambda dot: 255 - dot)
            left, top, right, bottom = picture.getbbox()
            edge = int(10 * MM) - 1
            assert left >= edge
            assert top >= edge
            assert right <= picture.width - edge
            assert bottom <= picture.height - edge


@pytest.mark.parametrize("name", ["annex1", "annex2"])
def test_there_is_room_to_sign_under_a_written_opinion(name: str) -> None:
    (page,) = pdfs.opened(pdf_of(name, SAMPLES[name]))
    text = pdfs.chars(page)
    signs = [char for char, after in pairwise(text) if char.text == "签" and after.text == "字"]
    assert len(signs) == 4
    for sign in signs[2:]:
        band = [char for char in text if sign.y1 + 3 * MM < char.y1 < sign.y1 + 15 * MM and char.x0 >= sign.x0]
        assert not band


# --- more than the notice has room for --------------------------------------------------------------------------------------


def test_five_members_give_five_numbered_tables() -> None:
    names = ["王䶮", "赵𬱖", "钱㛃", "孙𠅤", "周𬭎"]
    shown = household(*(member(number, name=name) for number, name in enumerate(names, start=1)))
    found = pdfs.texts(pdf_of("annex3", shown))
    assert len(found) == 4
    assert [page.count("*关系（是户主的）") for page in found] == [0, 2, 2, 1]
    everything = "".join(found)
    for number, name in enumerate(names, start=1):
        assert f"家庭成员信息表格{number}" in everything
        assert everything.count(name) == 1
    assert "家庭成员信息表格6" not in everything


def test_a_fourth_relative_and_a_long_reason_go_to_a_continuation_sheet_and_nothing_is_lost() -> None:
    reason = "".join(f"第{number}句，家里收入低。" for number in range(1, 90))
    shown = application(reason=reason, family=5)
    first, second = pdfs.texts(pdf_of("annex1", shown))
    assert first.count("（接续页）") == 2
    assert "其他共同生活家庭成员信息（接续页）" in first
    assert "家人2" in first
    assert "家人3" not in first
    assert "家人4" in second
    begun = re.search(r"第1句.*?(?=（接续页）)", first)
    assert begun
    rest = reason.removeprefix(begun.group())
    assert rest
    assert rest in second
    assert second.startswith("附件1困难职工子女金秋助学申请表")
    assert second.endswith("JQ-2026-0001242/2")


def test_four_attachments_stand_on_the_sheet_and_the_others_on_a_continuation_sheet() -> None:
    rows = tuple({"rid": f"attachh{n + 2}", "name": f"材料{n}", "type": "身份证", "remark": ""} for n in range(6))
    shown = replace(household(), rows={"members": (), "attachments": rows})
    found = pdfs.texts(pdf_of("annex3", shown))
    assert len(found) == 4
    assert "附件名称（接续页）" in found[0]
    assert "材料3" in found[0]
    assert "材料4" in found[3]
    assert "材料5" in found[3]


def test_a_hundred_attachments_have_their_heads_on_every_continuation_sheet() -> None:
    rows = tuple(
        {"rid": f"attachh{n % 6 + 2}", "name": f"材料{n:03d}", "type": "身份证", "remark": ""} for n in range(100)
    )
    shown = replace(household(), rows={"members": (), "attachments": rows})
    found = pdfs.texts(pdf_of("annex3", shown))
    assert len(found) > 6
    assert all("附件附件名称附件类型备注" in page for page in found[3:])
    assert all("".join(found).count(f"材料{n:03d}") == 1 for n in range(100))


def test_a_sixth_person_of_the_authorization_stands_on_a_continuation_sheet_and_the_signatures_on_the_first() -> None:
    first, second = pdfs.texts(pdf_of("annex5", authorization(7)))
    assert "授权家庭：（户主签字、指模）" in first
    assert "5.家人4" in first
    assert "6.家人5子女" in second
    assert "7.家人6子女" in second
    assert "经办人" not in second


def test_the_authorization_is_signed_on_the_sheet_of_its_text_even_when_much_is_applied_for() -> None:
    sample = authorization(5)
    shown = replace(sample, values=dict(sample.values) | {"applied_for": "金秋助学救助和一次性生活补助" * 3})
    (page,) = pdfs.texts(pdf_of("annex5", shown))
    assert "授权家庭：" in page


def test_running_text_with_its_values_is_copied_in_one_piece() -> None:
    assert "本家庭已提出申请享受金秋助学救助，本家庭同意" in pdfs.texts(pdf_of("annex5", SAMPLES["annex5"]))[0]
    assert "公示期自2026年8月13日起至2026年8月19日止" in pdfs.texts(pdf_of("annex6", SAMPLES["annex6"]))[0]


def test_a_long_posting_repeats_its_head_and_is_stamped_on_the_last_sheet() -> None:
    found = pdfs.texts(pdf_of("annex6", posting(40)))
    assert len(found) == 3
    assert all("单位名称职工姓名困难原因" in page for page in found)
    assert [("（盖章）" in page) for page in found] == [False, False, True]
    assert [page.count("我单位困难职工申请帮扶救助") for page in found] == [1, 0, 0]
    everything = "".join(found)
    assert all(everything.count(f"职工{number:02d}") == 1 for number in range(40))


def test_a_posting_shows_unit_name_and_reason_and_no_other_field_of_its_rows() -> None:
    assert {one.bind.path for one in paper("annex6").bound if one.rows} == {"", "unit", "name", "reason"}


@pytest.mark.parametrize("name", ANNEXES)
def test_every_cell_too_full_for_its_paper_is_carried_on_and_nothing_leaves_its_cell(name: str) -> None:
    text = "".join(chr(0x4E00 + number * 7) for number in range(260))
    sample, printed_on = SAMPLES[name], paper(name)
    for rows, bind in ((one.rows, one.bind) for one in printed_on.bound):
        if bind.part or not bind.path:
            continue
        shown = replace(sample, values={bind.path: text}, rows={})
        if rows:
            shown = replace(sample, values={}, rows={rows: ({"rid": "aaaaaaa2", bind.path: text},)})
        lines = [line for sheet in Planner(printed_on).sheets(shown) for line in sheet.values]
        left = "".join(line.text for line in lines).replace("（接续页）", "")
        assert left.replace("\u2002\u2002\u2002年", "").removesuffix(" 年") == text, (rows, bind.path)
        for line in lines:
            cell, size = line.cell, line.size
            if cell is None:
                continue  # running text has no cell
            assert size >= 7
            assert cell.x0 <= line.x
            assert line.x + widths(line.face).of(line.text) * size / EM <= cell.x1
            assert cell.y0 - 0.01 <= line.y - 0.12 * size, (rows, bind.path)
            assert line.y + 0.88 * size <= cell.y1 + 0.01, (rows, bind.path)


# --- the code -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ANNEXES)
@pytest.mark.parametrize("askew", [2, -2])
def test_each_sheet_bears_a_code_that_a_scanner_reads_askew_at_100_dpi(name: str, askew: int) -> None:
    shown, read = SAMPLES[name], []
    document = pdfs.opened(pdf_of(name, shown))
    for page in document:
        picture = page.render(scale=100 / 72).to_pil().rotate(askew, resample=Resampling.BICUBIC, fillcolor="white")
        read += [code.text for code in zxingcpp.read_barcodes(picture)]
    sheets = [f"{n}/{len(document)}" for n in range(1, len(document) + 1)]
    assert read == [f"JQ1|{name}|{shown.uid}|{shown.rev}|{sheet}|{shown.code}" for sheet in sheets]


@pytest.mark.parametrize("name", ANNEXES)
def test_what_is_scanned_before_it_hangs_is_what_a_reader_finds_on_the_sheets(name: str) -> None:
    job = Job(paper=paper(name), shown=SAMPLES[name])
    found = pdfs.texts(render([job]))
    told = ["".join(text.split()) for text in words(job)]
    assert [Counter(text) for text in told] == [
        Counter(text.removesuffix(f"{SAMPLES[name].number}{at}/{len(found)}")) for at, text in enumerate(found, start=1)
    ]


def test_only_the_notice_board_is_scanned_and_only_its_telephone_may_be_a_number() -> None:
    assert {name: paper(name).telephones for name in ANNEXES if paper(name).public} == {"annex6": ("phone",)}


def test_the_card_is_no_paper_of_a_form_and_its_code_says_the_card() -> None:
    card = paper("card")
    assert (card.form, card.official, card.code.side >= 60) == ("", False, True)
    assert card.code.bind is not None
    assert card.code.bind.path == "office.card"


@pytest.mark.parametrize("name", ANNEXES)
def test_a_blank_copy_and_an_unsaved_draft_bear_no_code(name: str) -> None:
    unsaved = replace(SAMPLES[name], code="", draft=True)
    for shown in (None, unsaved):
        for page in pdfs.opened(pdf_of(name, shown)):
            assert zxingcpp.read_barcodes(page.render(scale=2).to_pil()) == []
