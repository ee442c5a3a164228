"""Papers as Word files: the words and their order are those of the PDF; widths are fixed; faces are named, not carried."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import house
import pytest

from jinqiu_desktop.cli import main
from jinqiu_desktop.demo import sample
from jinqiu_desktop.errors import Failure, Refused
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.printing import Job, render_word, words
from jinqiu_desktop.printing.word import FACES
from jinqiu_desktop.records import Shown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAPERS = tuple(name for name in house.CATALOG.paper_ids if house.paper(name).docx)
BOXES = str.maketrans("", "", "☐☑")


def parts(word: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word)) as file:
        return {name: file.read(name) for name in file.namelist()}


def body(word: bytes) -> ET.Element:
    found = ET.fromstring(parts(word)["word/document.xml"]).find(f"{W}body")
    assert found is not None
    return found


def text(element: ET.Element) -> str:
    """All words in the order of the file, without blanks and boxes to tick: a tick is drawn in the PDF, written in Word."""
    return "".join("".join(one.text or "" for one in element.iter(f"{W}t")).split()).translate(BOXES)


def drawn(job: Job) -> str:
    return "".join("".join(words(job)).split())


def word(name: str, shown: Shown | None) -> bytes:
    return render_word([Job(paper=house.paper(name), shown=shown)])


def of(name: str, rows: int = 3) -> Shown:
    return house.sample(house.paper(name), rows)


def test_the_four_papers_of_the_issue_come_as_word() -> None:
    assert set(PAPERS) == {"annex1", "annex2", "annex5", "annex6", "yinchuan_approval"}


@pytest.mark.parametrize("name", PAPERS)
def test_a_blank_word_file_says_what_the_blank_pdf_says_in_its_order(name: str) -> None:
    assert text(body(word(name, None))) == drawn(Job(paper=house.paper(name)))


@pytest.mark.parametrize("name", PAPERS)
def test_a_filled_word_file_says_what_the_filled_pdf_says_in_its_order(name: str) -> None:
    shown = of(name)
    assert text(body(word(name, shown))) == drawn(Job(paper=house.paper(name), shown=shown))


@pytest.mark.parametrize("name", PAPERS)
def test_each_table_is_of_fixed_width_and_each_row_fills_it(name: str) -> None:
    printed_on = house.paper(name)
    room = (printed_on.width - 2 * printed_on.margin) / 25.4 * 1440
    for table in body(word(name, of(name))).iter(f"{W}tbl"):
        columns = [int(one.get(f"{W}w", "0")) for one in table.iter(f"{W}gridCol")]
        layout = table.find(f"{W}tblPr/{W}tblLayout")
        assert layout is not None
        assert layout.get(f"{W}type") == "fixed"
        assert len(columns) == printed_on.units
        assert abs(sum(columns) - room) <= 1
        for row in table.iter(f"{W}tr"):
            spans = [int(one.get(f"{W}val", "0")) for one in row.iter(f"{W}gridSpan")]
            widths = [int(one.get(f"{W}w", "0")) for one in row.iter(f"{W}tcW")]
            assert sum(spans) == printed_on.units
            assert abs(sum(widths) - room) <= len(widths)


@pytest.mark.parametrize("name", PAPERS)
def test_faces_are_named_as_an_office_pc_has_them_and_nothing_is_embedded(name: str) -> None:
    made = word(name, of(name))
    found = {one.get(f"{W}eastAsia") for one in body(made).iter(f"{W}rFonts")}
    assert {"宋体", "仿宋"} & found
    assert found <= {*FACES.values(), "Segoe UI Symbol", "SimSun-ExtB"}
    assert not [part for part in parts(made) if part.startswith(("word/fonts", "word/media"))], "no face, no QR code"


def test_a_rare_name_is_set_in_the_face_that_has_it() -> None:
    made = word(
        "annex6", replace(of("annex6"), rows={"list": ({"rid": "aaaaaaa2", "name": "王𬱖", "unit": "", "reason": ""},)})
    )
    runs = {run: text(run) for run in body(made).iter(f"{W}r")}
    (rare,) = [run for run, said in runs.items() if said == "𬱖"]
    faces = rare.find(f"{W}rPr/{W}rFonts")
    assert faces is not None
    assert faces.get(f"{W}eastAsia") == "SimSun-ExtB"


def test_a_list_that_flows_repeats_its_head_and_loses_nobody() -> None:
    rows = tuple({"rid": f"r{at}", "unit": "示例厂", "name": f"职工{at:03d}", "reason": "子女上学"} for at in range(90))
    made = body(word("annex6", replace(of("annex6"), rows={"list": rows})))
    (table,) = [one for one in made.iter(f"{W}tbl") if "职工姓名" in text(one)]
    heads = [row for row in table.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert [text(row) for row in heads] == ["单位名称职工姓名困难原因"]
    assert all(text(table).count(f"职工{at:03d}") == 1 for at in range(90))


def test_a_long_reason_and_a_sixth_relative_stand_whole_where_the_pdf_goes_on_elsewhere() -> None:
    reason = "".join(f"第{number}句，家里收入低。" for number in range(1, 90))
    shown = of("annex1", rows=6)
    said = text(body(word("annex1", replace(shown, values={**shown.values, "reason": reason}))))
    assert reason in said
    assert "接续页" not in said
    assert said.count(house.said(house.CATALOG.form("application").rows["family"].fields["phone"])) == 6


def foot(made: bytes) -> str:
    return "".join(text(ET.fromstring(part)) for name, part in parts(made).items() if "footer" in name)


def test_the_foot_bears_the_number_and_says_what_is_not_official() -> None:
    assert foot(word("annex1", of("annex1"))).startswith("JQ-2026-000123")
    assert foot(word("annex1", None)) == ""
    assert foot(word("yinchuan_approval", None)) == "样式为软件建议，非官方附件"
    assert foot(word("yinchuan_approval", of("yinchuan_approval"))).startswith("样式为软件建议，非官方附件")


def test_a_draft_says_so_on_every_page() -> None:
    made = parts(word("annex6", replace(of("annex6"), draft=True)))
    assert "草稿" in "".join(text(ET.fromstring(part)) for name, part in made.items() if "header" in name)


def test_two_records_in_one_file_have_a_part_each_with_their_own_number() -> None:
    jobs = [Job(paper=house.paper("annex1"), shown=replace(of("annex1"), number=f"JQ-2026-00000{n}")) for n in (1, 2)]
    made = render_word(jobs)
    assert len(list(body(made).iter(f"{W}sectPr"))) == 2
    assert "JQ-2026-000001" in foot(made)
    assert "JQ-2026-000002" in foot(made)


# --- from the office ------------------------------------------------------------------------------------------------------


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="刘敏")
    clock = datetime(2026, 8, 7, 6, 32, tzinfo=UTC)
    with Office.setup(tmp_path / "data", profile, "秋天的第一张通知书", clock=lambda: clock).office as opened:
        yield opened


def posted(office: Office, phone: str = "0558-5550002") -> str:
    filling = office.archive.new("posting")
    typed = {
        "unit.name": "示例厂",
        "begins": "2026-08-13",
        "ends": "2026-08-19",
        "phone": phone,
        "signed_on": "2026-08-13",
    }
    for path, one in typed.items():
        filling.type(path, one)
    office.papers.list_publicly(filling, office.archive.put("household", sample("household")))
    office.archive.save(filling)
    return filling.uid


def test_a_paper_is_kept_as_word_beside_the_pdf_and_noted(office: Office, tmp_path: Path) -> None:
    uid = posted(office)
    (whole,) = office.papers.save("annex6", [uid], tmp_path / "公示.docx", kind="docx")
    (named,) = office.papers.save("annex6", [uid], tmp_path / "out", kind="docx")
    assert whole.name == "公示.docx"
    assert named.suffix == ".docx"
    assert "李春梅" in text(body(whole.read_bytes()))
    (blank,) = office.papers.blank("annex1", tmp_path / "空白.docx", kind="docx")
    assert "困难职工子女金秋助学申请表" in text(body(blank.read_bytes()))


def test_a_posting_that_shows_a_number_is_refused_as_word_too(office: Office, tmp_path: Path) -> None:
    uid = posted(office)
    filling = office.archive.edit(uid)
    filling.type("unit.name", "示例厂")
    (rid,) = filling.row_ids("list")
    filling.type(f"list[{rid}].unit", "示例厂 电话13800001234")
    office.archive.save(filling)
    with pytest.raises(Refused) as caught:
        office.papers.save("annex6", [uid], tmp_path / "公示.docx", kind="docx")
    assert {one.code for one in caught.value.problems} == {"posting.printed"}
    assert not (tmp_path / "公示.docx").exists()


def test_a_paper_without_a_word_form_is_refused_and_nothing_is_written(office: Office, tmp_path: Path) -> None:
    uid = office.archive.put("household", sample("household"))
    for act in (
        lambda: office.papers.save("annex3", [uid], tmp_path / "附件3.docx", kind="docx"),
        lambda: office.papers.blank("annex3", tmp_path / "附件3.docx", kind="docx"),
    ):
        with pytest.raises(Failure) as caught:
            act()
        assert caught.value.code == "paper.no_word"
    assert not (tmp_path / "附件3.docx").exists()


def test_the_command_writes_word_and_refuses_a_kind_it_does_not_know(office: Office, tmp_path: Path) -> None:
    office.close()
    (tmp_path / "口令.txt").write_text("秋天的第一张通知书", encoding="utf-8")

    def asked(paper: str, kind: str, out: Path) -> int:
        given = ["--data", str(tmp_path / "data"), "--passphrase-file", str(tmp_path / "口令.txt")]
        return main(
            [*given, "print", paper, "--blank", "--format", kind, "--out", str(out)], io.StringIO(), io.StringIO()
        )

    assert asked("annex6", "docx", tmp_path / "公示.docx") == 0
    assert "困难原因" in text(body((tmp_path / "公示.docx").read_bytes()))
    assert asked("annex3", "docx", tmp_path / "附件3.docx") == 1
    assert asked("annex6", "odt", tmp_path / "公示.odt") == 2
