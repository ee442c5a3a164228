"""Pages that come back: printed by the program, scanned askew, filed by the code at their foot; and what is not filed, and why."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import pdfs
import pytest
from offices import Someone, application, someone, trust_each_other
from PIL import Image

from jinqiu_desktop.errors import Failure, line
from jinqiu_desktop.kinds import Attached, Ref
from jinqiu_desktop.office.files import Brought
from jinqiu_desktop.office.scanned import Piece, State
from jinqiu_desktop.office.scans import Busy
from jinqiu_desktop.printing import pages
from jinqiu_desktop.records import attachments


@pytest.fixture
def one(tmp_path: Path) -> Someone:
    """A grass-roots office."""
    return someone(tmp_path / "厂", "示例厂工会")


@pytest.fixture
def household(one: Someone) -> str:
    """A household whose paper has several sheets."""
    return one.put()


def sheets(of: Someone, uid: str, *, paper: str = "") -> list[Image.Image]:
    """The sheets of a record's paper as a scanner gives them: 150 dots an inch, two degrees askew."""
    lines = [line for line in of.office.papers.set_of(uid) if line.uid == uid and (not paper or line.paper == paper)]
    (first, *_) = lines
    return [
        page.render(scale=150 / 72).to_pil().convert("L").rotate(2, fillcolor="white", expand=True)
        for page in pdfs.opened(of.office.papers.pdf([first]))
    ]


def saved(folder: Path, name: str, *pictures: Image.Image) -> Path:
    path = folder / name
    first, *more = (one.copy() for one in pictures)
    kind = {"jpg": "JPEG", "tif": "TIFF", "pdf": "PDF", "png": "PNG"}[name.rpartition(".")[2]]
    first.save(path, kind, **({"save_all": True, "append_images": more} if more else {}))
    return path


def codes(piece: Piece) -> list[str]:
    return [problem.code for problem in piece.told]


def words(piece: Piece) -> str:
    return "".join(line(problem) for problem in piece.told)


def kept_beside(of: Someone, uid: str) -> list[str]:
    """The names of the files that lie in records of scans which refer to a record."""
    archive = of.office.archive
    found = (archive.record(other) for other in archive.referring(uid))
    return [file.name for record in found if record.form == "scan" for file in attachments(record.answers)]


# --- filing by the code -----------------------------------------------------------------------------------------------


def test_a_sheet_scanned_askew_files_itself_beside_its_record_and_says_which_sheets_are_missing(
    one: Someone, household: str, tmp_path: Path
) -> None:
    digest = one.office.archive.record(household).digest
    first, *_, last = sheets(one, household)
    (piece,) = one.office.scans.take_in(saved(tmp_path, "扫描0001.jpg", first))
    assert (piece.state, piece.uid, codes(piece)) == (State.FILED, household, ["scan.filed", "scan.missing"])
    assert "缺第2、3页" in words(piece)
    assert one.office.archive.name(household) in words(piece)
    (name,) = kept_beside(one, household)
    assert name.endswith("（第1版第1页，共3页）.jpg")
    assert one.office.archive.record(household).digest == digest, "the paper still speaks of the newest revision"
    assert piece.kept is not None
    assert one.office.desk.store.attachment(piece.kept.sha256) == piece.path.read_bytes()
    (other,) = one.office.scans.take_in(saved(tmp_path, "扫描0003.jpg", last))
    assert "缺第2页" in words(other)
    assert one.office.scans.told_of(piece)[1:] == other.told[1:], "what was told before is told anew"
    assert len(one.office.archive.saved("scan", 10, 0)) == 1


def test_a_set_that_is_whole_misses_nothing(one: Someone, household: str, tmp_path: Path) -> None:
    (piece,) = one.office.scans.take_in(saved(tmp_path, "整套.pdf", *sheets(one, household)))
    assert codes(piece) == ["scan.filed"]
    assert piece.kept is not None
    assert piece.kept.sha256 == piece.sha256, "a file of one record is kept as it is"


def test_a_page_of_an_application_goes_into_its_materials(one: Someone, household: str, tmp_path: Path) -> None:
    applied = application(one, household)
    digest = one.office.archive.record(applied).digest
    (piece,) = one.office.scans.take_in(saved(tmp_path, "申请.png", sheets(one, applied, paper="annex1")[0]))
    assert piece.state is State.FILED
    listed = one.office.archive.record(one.office.materials.of(applied).uid)
    (row,) = listed.rows("received")
    assert (row.values["type"], row.values["copies"]) == ("20", 0)
    assert one.office.archive.record(applied).digest == digest
    assert kept_beside(one, applied) == []
    # the next one is a correction of that list
    (again,) = one.office.scans.take_in(saved(tmp_path, "再扫.jpg", sheets(one, applied, paper="annex1")[0]))
    assert (again.state, one.office.archive.record(listed.uid).no) == (State.FILED, 2)


def test_a_paper_of_an_older_revision_is_filed_and_says_so(one: Someone, household: str, tmp_path: Path) -> None:
    old = saved(tmp_path, "旧.jpg", sheets(one, household)[0])
    for at in range(2, 5):
        one.change(household, "house.address", f"谯城区建设路{at}号")
    (piece,) = one.office.scans.take_in(old)
    assert "纸上是第1版，电子是第4版" in words(piece)
    assert (piece.state, codes(piece)[-1]) == (State.FILED, "scan.revision")


def test_a_paper_that_is_newer_than_a_restored_archive_waits(
    one: Someone, household: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "codes", lambda *_: (f"JQ1|annex3|{household}|7|1/3|0123456789abcdef",))
    (piece,) = one.office.scans.take_in(saved(tmp_path, "新.jpg", Image.new("L", (600, 800), "white")))
    assert (piece.state, codes(piece)) == (State.WAITING, ["scan.ahead"])
    assert "纸上是第7版，电子是第1版" in words(piece)


def test_a_code_that_is_not_ours_is_told_and_not_filed(
    one: Someone, household: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = someone(tmp_path / "别厂", "别的厂工会")
    scan = saved(tmp_path, "别人的.jpg", sheets(other, other.put(2))[0])
    (piece,) = one.office.scans.take_in(scan)
    assert (piece.state, codes(piece)) == (State.WAITING, ["scan.foreign"])
    assert "不是本机构的" in words(piece)
    for text in (f"JQ1|annex3|{household}|1|1/3|0123456789abcdef", "JQ1|nothing"):
        monkeypatch.setattr(pages, "codes", lambda *_, text=text: (text,))
        (forged,) = one.office.scans.take_in(scan)
        assert codes(forged) == ["scan.foreign"]
    assert one.office.archive.saved("scan", 10, 0) == ()


def test_other_peoples_codes_say_nothing_and_the_page_waits(
    one: Someone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "codes", lambda *_: ("https://example.invalid/bill/1",))
    (piece,) = one.office.scans.take_in(saved(tmp_path, "发票.jpg", Image.new("L", (600, 800), "white")))
    assert (piece.state, codes(piece)) == (State.WAITING, ["scan.no_code"])


def test_the_same_content_is_filed_once(one: Someone, household: str, tmp_path: Path) -> None:
    first = saved(tmp_path, "一.jpg", sheets(one, household)[0])
    one.office.scans.take_in(first)
    again = tmp_path / "二.jpg"
    again.write_bytes(first.read_bytes())
    (piece,) = one.office.scans.take_in(again)
    assert (piece.state, codes(piece)[0]) == (State.KNOWN, "scan.known")
    assert "已经归过" in words(piece)
    assert len(kept_beside(one, household)) == 1


@pytest.mark.parametrize("end", ["pdf", "tif"])
def test_a_file_with_pages_of_several_records_is_parted_by_their_codes(one: Someone, tmp_path: Path, end: str) -> None:
    first, second = one.put(1), one.put(2)
    blank = Image.new("L", (1240, 1754), "white")
    mine, theirs = sheets(one, first), sheets(one, second)
    path = saved(tmp_path, f"一叠.{end}", mine[0], blank, theirs[0], mine[1])
    found = one.office.scans.take_in(path)
    assert [(piece.uid, piece.pages, piece.state) for piece in found] == [
        (first, (0, 3), State.FILED),
        ("", (1,), State.WAITING),
        (second, (2,), State.FILED),
    ]
    kept = found[0].kept
    assert kept is not None
    content = one.office.desk.store.attachment(kept.sha256)
    assert b"/CreationDate(D:2" not in content, "the same pages give the same bytes at any second"
    part = pages.seen(content, "x")
    assert (part.pages, part.end) == (2, f".{end}")
    assert "第1版第1、2页，共3页" in kept.name
    assert [piece.state for piece in one.office.scans.take_in(path)] == [State.KNOWN, State.WAITING, State.KNOWN]


def test_a_county_files_the_paper_of_an_office_below_beside_it(one: Someone, household: str, tmp_path: Path) -> None:
    county = someone(tmp_path / "县", "县总工会", "县区")
    trust_each_other(one, county)
    applied = application(one, household)
    scan = saved(tmp_path, "申请.jpg", sheets(one, applied, paper="annex1")[0])
    county.receive(one.seal(county, uids=[household, applied]))
    (piece,) = county.office.scans.take_in(scan)
    assert piece.state is State.FILED
    assert len(kept_beside(county, applied)) == 1
    (record,) = (county.office.archive.record(uid) for uid in county.office.archive.saved("scan", 10, 0))
    assert record.value("household") == Ref(household), "it goes and ends with the household"


# --- what is open on the screen -----------------------------------------------------------------------------------------


def test_a_list_that_is_open_on_the_screen_is_left_alone_until_it_is_left(
    one: Someone, household: str, tmp_path: Path
) -> None:
    applied = application(one, household)
    scan = saved(tmp_path, "申请.jpg", sheets(one, applied, paper="annex1")[0])
    on_screen = one.office.materials.filling(applied)  # begun, nothing saved yet
    busy = one.office.scans.busy_with(on_screen)
    (held,) = one.office.scans.take_in(scan, busy)
    assert (held.state, codes(held)) == (State.HELD, ["scan.held"])
    assert one.office.materials.of(applied).uid == ""
    one.office.archive.save(on_screen)
    assert one.office.scans.file([held], busy)[0].state is State.HELD
    (filed,) = one.office.scans.file([held])
    assert filed.state is State.FILED
    assert one.office.materials.of(applied).is_draft, "what a clerk had begun stays a draft"
    assert len(one.office.archive.look(on_screen.uid).row_ids("received")) == 1


def test_a_household_that_is_being_corrected_holds_nothing_up(one: Someone, household: str, tmp_path: Path) -> None:
    scan = saved(tmp_path, "a.jpg", sheets(one, household)[0])
    filling = one.office.archive.edit(household)
    filling.type("house.address", "谯城区建设路9号")
    one.office.archive.save(filling)
    busy = one.office.scans.busy_with(filling)
    assert busy == Busy(places=frozenset({household}))
    (piece,) = one.office.scans.take_in(scan, busy)
    assert piece.state is State.FILED


# --- by hand --------------------------------------------------------------------------------------------------------------


def test_a_page_without_a_code_is_filed_by_hand_and_then_known(one: Someone, household: str, tmp_path: Path) -> None:
    path = saved(tmp_path, "身份证.jpg", Image.new("L", (600, 400), "grey"))
    (piece,) = one.office.scans.take_in(path)
    (target, *_) = one.office.scans.targets(one.office.archive.name(household))
    assert (target.uid, target.title) == (household, "困难职工档案")
    digest = one.office.archive.record(household).digest
    (filed,) = one.office.scans.file_under([piece], target.uid, "01")
    assert (filed.state, codes(filed)) == (State.FILED, ["scan.filed_as"])
    assert "身份证" in words(filed)
    assert kept_beside(one, household) == ["身份证.jpg"]
    assert one.office.archive.record(household).digest == digest
    assert [codes(one) for one in one.office.scans.take_in(path)] == [["scan.known"]]


def test_a_page_filed_by_hand_goes_among_the_files_of_a_draft(one: Someone, household: str, tmp_path: Path) -> None:
    one.office.archive.save(one.office.archive.edit(household))
    (piece,) = one.office.scans.take_in(saved(tmp_path, "户口簿.jpg", Image.new("L", (600, 400), "grey")))
    draft = one.office.archive.edit(household)
    busy = one.office.scans.busy_with(draft)
    assert one.office.scans.file_under([piece], household, "02", busy)[0].state is State.HELD
    before = len(draft.row_ids("attachments"))
    assert one.office.scans.file_under([piece], household, "02")[0].state is State.FILED
    draft = one.office.archive.edit(household)
    rid = draft.row_ids("attachments")[-1]
    assert len(draft.row_ids("attachments")) == before + 1
    assert draft.value(f"attachments[{rid}].type") == "02"
    assert isinstance(draft.value(f"attachments[{rid}].file"), Attached)


def test_a_file_that_changed_since_it_was_read_is_not_filed(one: Someone, household: str, tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", Image.new("L", (600, 400), "grey"))
    (piece,) = one.office.scans.look(path)
    saved(tmp_path, "a.jpg", Image.new("L", (600, 400), "black"))
    (refused,) = one.office.scans.file_under([piece], household, "01")
    assert (refused.state, codes(refused)) == (State.WAITING, ["scan.changed"])


# --- the files themselves -----------------------------------------------------------------------------------------------


def test_a_filed_file_is_moved_aside_only_when_asked_and_never_over_another(
    one: Someone, household: str, tmp_path: Path
) -> None:
    folder = tmp_path / "扫描"
    folder.mkdir()
    path = saved(folder, "a.jpg", sheets(one, household)[0])
    found = one.office.scans.take_in(path)
    assert path.is_file()
    content = path.read_bytes()
    aside = one.office.scans.put_aside(path, found)
    assert (aside, path.exists(), aside.read_bytes()) == (folder / "已归档" / "a.jpg", False, content)
    path.write_bytes(content)
    assert one.office.scans.put_aside(path, one.office.scans.take_in(path)).name == "a (2).jpg"
    assert one.office.scans.found_in(folder) == (), "a subfolder is not looked into"


def test_what_is_not_safe_in_the_store_is_not_moved(one: Someone, household: str, tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", sheets(one, household)[0])
    waiting = one.office.scans.look(path)
    filed = one.office.scans.file(waiting)
    kept = filed[0].kept
    assert kept is not None
    for pieces in ((), waiting):
        with pytest.raises(Failure, match=r"a\.jpg"):
            one.office.scans.put_aside(path, pieces)
    next((one.root / "data" / "attachments").rglob("*.enc")).write_bytes(b"JQA1" + bytes(60))
    with pytest.raises(Failure) as caught:
        one.office.scans.put_aside(path, filed)
    assert caught.value.code == "attachment.damaged"
    saved(tmp_path, "a.jpg", Image.new("L", (60, 40), "black"))
    with pytest.raises(Failure) as caught:
        one.office.scans.put_aside(path, filed)
    assert caught.value.code == "scan.changed"
    assert path.is_file()


def test_only_files_that_may_be_scans_are_looked_at(one: Someone, tmp_path: Path) -> None:
    folder = tmp_path / "扫描"
    folder.mkdir()
    for name in (
        ".x.jpg",
        "~$a.pdf",
        "a.jpg.part",
        "b.TMP",
        "Thumbs.db",
        "desktop.ini",
        "一.jpg",
        "二.PDF",
        "说明.docx",
    ):
        (folder / name).write_bytes(b"made up")
    (folder / "夹").mkdir()
    os.symlink(folder / "一.jpg", folder / "三.jpg")
    assert [path.name for path in one.office.scans.found_in(folder)] == ["一.jpg", "二.PDF", "说明.docx"]
    assert one.office.scans.look(folder / "说明.docx") == ()
    with pytest.raises(Failure) as caught:
        one.office.scans.found_in(folder / "没有")
    assert caught.value.code == "file.missing"


def header(wide: int, high: int) -> bytes:
    """The beginning of a PNG of this size, with nothing behind it: whoever unpacks it finds it damaged."""
    parts = b"IHDR" + struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0), b"IDAT"
    chunks = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_picture_of_51_megapixels_is_refused_by_its_header(
    one: Someone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda _self: pytest.fail("it was unpacked"))
    path = tmp_path / "大.pdf"  # a name says nothing
    path.write_bytes(header(10_000, 5_100))
    (piece,) = one.office.scans.take_in(path)
    assert (piece.state, codes(piece)) == (State.UNREADABLE, ["picture.huge"])
    kept = one.office.files.keep_all([path])
    assert [problem.code for problem in kept.problems] == ["picture.huge"]
    assert kept.files == ()


def test_every_file_that_is_refused_is_told_and_the_others_are_kept(one: Someone, tmp_path: Path) -> None:
    whole = io.BytesIO()
    Image.effect_noise((400, 300), 60).save(whole, "JPEG")
    brought = {
        "好.jpg": whole.getvalue(),
        "断.jpg": whole.getvalue()[: len(whole.getvalue()) // 2],
        "空.jpg": b"",
        "坏.pdf": b"%PDF-1.4 nothing behind",
        "表.docx": b"PK\x03\x04 another program's",
    }
    for name, content in brought.items():
        (tmp_path / name).write_bytes(content)
    files = [*(tmp_path / name for name in brought), tmp_path / "没有.jpg", Brought(name="粘贴.png", content=b"")]
    kept = one.office.files.keep_all(files)
    assert [file.name for file in kept.files] == ["好.jpg", "表.docx"], "what is neither is kept as it is"
    assert [(problem.code, problem.fact("name")) for problem in kept.problems] == [
        ("picture.unreadable", "断.jpg"),
        ("attachment.empty", "空.jpg"),
        ("picture.unreadable", "坏.pdf"),
        ("file.missing", "没有.jpg"),
        ("attachment.empty", "粘贴.png"),
    ]


def test_a_picture_is_shown_upright_and_small_and_a_pdf_page_by_page(one: Someone, tmp_path: Path) -> None:
    lying = Image.new("RGB", (400, 200), "red")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by the one who held the camera
    lying.save(tmp_path / "照片.jpg", exif=exif)
    saved(tmp_path, "两页.pdf", Image.new("L", (300, 400), "white"), Image.new("L", (400, 300), "white"))
    (tmp_path / "表.docx").write_bytes(b"PK\x03\x04")
    files = one.office.files
    photo, pdf, other = (files.keep(tmp_path / name) for name in ("照片.jpg", "两页.pdf", "表.docx"))
    seen = files.show(photo.sha256, photo.name, 0, 100)
    assert seen.raster is not None
    assert (seen.pages, seen.raster.width, seen.raster.height) == (1, 50, 100)
    second = files.show(pdf.sha256, pdf.name, 1, 200)
    assert second.raster is not None
    assert (second.pages, second.raster.width > second.raster.height) == (2, True)
    assert files.show(other.sha256, other.name, 0, 100).raster is None
    with pytest.raises(Failure) as caught:
        files.show(pdf.sha256, pdf.name, 2, 100)
    assert caught.value.code == "picture.unreadable"
    assert not list(one.root.rglob("*.png")), "nothing is written in clear"
