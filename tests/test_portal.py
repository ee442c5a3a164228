"""Files for a government website: what belongs to a set, that every file has room and nothing hidden in it, and that copies go again."""

from __future__ import annotations

import io
import json
import os
import random
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pdfs
import pypdfium2
import pytest
from offices import NOW, Someone, application, someone, trust_each_other
from PIL import Image

from jinqiu_desktop.cli import main
from jinqiu_desktop.errors import Failure, Refused, Stopped, no_progress
from jinqiu_desktop.office.exchange import Exchange
from jinqiu_desktop.office.portal import Limits, Options, Origin, Planned, limits_of
from jinqiu_desktop.office.today import Urgency
from jinqiu_desktop.printing import pictures
from jinqiu_desktop.printing.pictures import JPG, KINDS, PDF, fitted
from jinqiu_desktop.records import Json

MAKER, TURNED = 0x010F, 0x0112  # EXIF: who made the camera, how it was held


def photo(width: int = 1600, height: int = 1200, kind: str = "JPEG", mode: str = "RGB", **more: object) -> bytes:
    """A noisy picture, which hardly packs; a JPEG says who took it and that it lies on its side."""
    small = Image.frombytes("L", (200, 150), random.Random(1).randbytes(200 * 150))
    picture = small.resize((width, height), Image.Resampling.NEAREST).convert(mode)
    exif = Image.Exif()
    exif[MAKER], exif[TURNED] = "Somebody's camera", 6
    written = io.BytesIO()
    picture.save(written, kind, **({"exif": exif, "quality": 95, **more} if kind == "JPEG" else more))
    return written.getvalue()


def bomb(side: int) -> bytes:
    """A PNG of a few kilobytes that says it is this wide and high."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 5000)) + chunk(b"IEND", b"")
    )


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def pages(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as document:
        return len(document)


def pdf(count: int = 1) -> bytes:
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(count):
            document.new_page(595, 842)
        written = io.BytesIO()
        document.save(written)
    return written.getvalue()


# --- one picture ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("most", [1_000_000, 300_000, 120_000])
def test_a_picture_has_room_is_readable_upright_and_says_nothing_of_its_camera(most: int) -> None:
    content = photo()
    (made,) = fitted(content, JPG, most, "照片")
    assert len(made) <= most
    picture = opened(made)
    assert (picture.format, dict(picture.getexif())) == ("JPEG", {})
    assert b"Somebody" in content
    assert b"Somebody" not in made
    assert picture.height > picture.width
    assert max(picture.size) <= 1600


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("BMP", "RGB"), ("TIFF", "L"), ("JPEG", "CMYK")]
)
def test_every_kind_of_scan_becomes_what_is_asked_for(kind: str, mode: str) -> None:
    content = photo(300, 200, kind, mode)
    (made,) = fitted(content, JPG, 200_000, "扫描件")
    assert opened(made).format == "JPEG"
    (made,) = fitted(content, PDF, 200_000, "扫描件")
    assert (made[:5], pages(made)) == (b"%PDF-", 1)


def test_a_small_picture_is_never_made_larger() -> None:
    (made,) = fitted(photo(320, 200), JPG, 2_000_000, "小图")
    assert sorted(opened(made).size) == [200, 320]


def test_what_is_transparent_becomes_white_paper() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(written, "PNG")
    assert opened(fitted(written.getvalue(), JPG, 10_000, "图")[0]).getpixel((5, 5)) == (255, 255, 255)


def test_every_picture_of_a_scanners_file_is_kept() -> None:
    written = io.BytesIO()
    first, second = Image.new("L", (60, 40), 255), Image.new("L", (40, 60), 0)
    first.save(written, "TIFF", save_all=True, append_images=[second])
    assert [opened(one).size for one in fitted(written.getvalue(), JPG, 10_000, "图")] == [(60, 40), (40, 60)]


@pytest.mark.parametrize("side", [7_100, 12_000, 60_000])
def test_a_picture_that_would_unpack_to_gigabytes_is_not_opened(side: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def unpacked(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", unpacked)
    with pytest.raises(Failure) as caught:
        fitted(bomb(side), JPG, 1_000_000, "图")
    assert caught.value.code == "picture.huge"
    assert side * side > pictures.MOST_PIXELS


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"no picture", photo()[:2000], b"\x89PNG\r\n\x1a\n" + b"x" * 60, bomb(400), b"%PDF-1.4 no"],
)
@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_read_is_told(content: bytes, kind: str) -> None:
    with pytest.raises(Failure) as caught:
        fitted(content, kind, 1_000_000, "图")
    assert caught.value.code == "picture.unreadable"
    assert "图" in str(caught.value)


def test_what_has_no_room_even_when_it_can_hardly_be_read_is_refused() -> None:
    with pytest.raises(Failure) as caught:
        fitted(photo(), JPG, 2_000, "图")
    assert (caught.value.code, caught.value.facts["limit"]) == ("picture.too_large", "2")


def test_a_pdf_goes_through_as_it_is_or_is_refused_or_becomes_pictures() -> None:
    content = pdf(2)
    assert fitted(content, PDF, len(content), "扫描件") == (content,)
    with pytest.raises(Failure) as caught:
        fitted(content, PDF, len(content) - 1, "扫描件")
    assert caught.value.code == "picture.pdf_large"
    assert [opened(one).format for one in fitted(content, JPG, 100_000, "扫描件")] == ["JPEG", "JPEG"]
    with pytest.raises(Failure) as caught:
        fitted(pdf(pictures.MOST_PAGES + 1), JPG, 100_000, "扫描件")
    assert caught.value.code == "picture.pages"


# --- the set of an application --------------------------------------------------------------------------------------------


@pytest.fixture
def one(tmp_path: Path) -> Someone:
    """A grass-roots office under the notice of 亳州 2023."""
    return someone(tmp_path / "厂", "示例厂工会")


@pytest.fixture
def applied(one: Someone) -> str:
    """An application of a new student."""
    return application(one, one.put())


def scan(of: Someone, uid: str, name: str, content: bytes | None = None, kind: str = "身份证") -> None:
    """A scan in the materials of an application, or in the archive of a household."""
    path = of.root / name
    path.write_bytes(content if content is not None else photo(400, 300, quality=80))
    of.office.materials.attach(uid, path, kind)


def told(planned: Planned) -> list[tuple[str, Origin, bool, tuple[str, ...]]]:
    return [(one.title, one.origin, one.is_in, one.names) for one in planned.uploads]


def student(of: Someone, uid: str) -> str:
    return str(of.office.archive.whole(uid).value("pupil.name"))


def lying(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_student_uploads_annex_1_the_archive_sheet_and_the_workers_card(one: Someone, applied: str) -> None:
    who = student(one, applied)
    scan(one, applied, "身份证正面.jpg")
    planned = one.office.portal.set_for(applied)
    assert told(planned) == [
        ("申请表", Origin.PRINTED, True, (f"01_申请表_{who}.pdf",)),
        ("档案表", Origin.PRINTED, True, (f"02_档案表_{who}.pdf",)),
        ("身份证", Origin.LIST, True, (f"03_身份证_{who}.jpg",)),
    ]
    assert planned.uploads[0].asked == "困难职工子女金秋助学申请表（附件1）"
    assert (planned.missing, planned.wrong) == ((), ())
    assert planned.folder == f"{planned.number}_{who}"


def test_a_student_in_school_uploads_annex_2(one: Someone, applied: str, tmp_path: Path) -> None:
    filling = one.office.archive.edit(applied)
    filling.type("kind", "在校圆梦")
    filling.type("school.entry", "2025-09")
    one.office.archive.correct(filling)
    planned = one.office.portal.set_for(applied)
    assert planned.uploads[0].asked == "在校“圆梦计划”助学申请表（附件2）"
    out = one.office.portal.write([applied], tmp_path / "out").folder
    (form,) = out.glob(f"*/{planned.uploads[0].names[0]}")
    assert "圆梦" in "".join(pdfs.texts(form.read_bytes()))
    assert [each.fact("label") for each in planned.missing] == ["职工身份证图片"]


def test_a_migrant_household_uploads_annex_4(one: Someone, tmp_path: Path) -> None:
    changes: dict[str, Json] = {"type": "2", "head.work_state": "", "head.work_since": ""}
    contract: dict[str, Json] = {"head.contract_on": "2020-01-01", "head.contract_term": "三年"}
    uid = one.put(1, **changes, **contract)
    out = one.office.portal.write([application(one, uid)], tmp_path / "out").folder
    (sheet,) = out.glob("*/02_*.pdf")
    assert "困难农民工档案" in "".join(pdfs.texts(sheet.read_bytes()))


def test_a_signed_scan_takes_the_place_of_the_printed_paper(one: Someone, applied: str) -> None:
    scan(one, applied, "签好的申请表.pdf", pdf(), "申请表")
    assert told(one.office.portal.set_for(applied))[0][1:] == (
        Origin.LIST,
        True,
        (f"01_申请表_{student(one, applied)}.pdf",),
    )


def test_a_scan_of_the_archive_serves_and_one_in_both_places_is_taken_once(one: Someone, applied: str) -> None:
    household = str(one.office.archive.record(applied).sources["household"].uid)
    scan(one, household, "身份证.jpg")
    assert told(one.office.portal.set_for(applied))[2][1] is Origin.ARCHIVE
    scan(one, applied, "身份证.jpg")
    cards = [each for each in told(one.office.portal.set_for(applied)) if each[0] == "身份证"]
    assert [each[1] for each in cards] == [Origin.LIST]


def test_the_card_of_somebody_else_is_left_out_until_a_person_puts_it_in(one: Someone, applied: str) -> None:
    name = f"{student(one, applied)}的身份证.jpg"
    scan(one, applied, name)
    planned = one.office.portal.set_for(applied)
    card = planned.uploads[2]
    assert (card.is_in, [each.code for each in card.told]) == (False, ["portal.other_person"])
    assert [each.code for each in planned.missing] == ["portal.missing"]
    planned = one.office.portal.set_for(applied, Options(chosen={card.key: True}))
    assert (planned.uploads[2].is_in, planned.missing) == (True, ())
    worker = str(one.office.archive.whole(applied).value("worker.name"))
    scan(one, applied, f"{worker}和{student(one, applied)}的身份证.jpg", photo(401, 300))
    assert [each.is_in for each in one.office.portal.set_for(applied).uploads[2:]] == [False, True]


def test_what_is_left_out_by_a_person_is_not_written_and_missing(one: Someone, applied: str, tmp_path: Path) -> None:
    key = one.office.portal.set_for(applied).uploads[0].key
    written = one.office.portal.write([applied], tmp_path / "out", Options(chosen={key: False}))
    assert len(written.problems) == 2
    assert [name.partition("/")[2] for name in lying(written.folder) if "/" in name] == [
        f"01_档案表_{student(one, applied)}.pdf"
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_everything_in_one_kind_and_every_file_within_its_limit(
    one: Someone, applied: str, tmp_path: Path, kind: str
) -> None:
    scan(one, applied, "身份证.jpg", photo())
    options = Options(kind=kind, max_kb=150, ascii_names=True)
    written = one.office.portal.write([applied], tmp_path / "out", options)
    files = [path for path in written.folder.rglob("*") if path.is_file() and path.name != "README.txt"]
    assert all(path.suffix == f".{kind}" and path.stat().st_size <= 150_000 for path in files)
    assert all(name.isascii() for name in lying(written.folder))
    assert any("shenfenzheng" in path.name for path in files)
    if kind == JPG:
        assert all(opened(path.read_bytes()).getexif() == {} for path in files)
        assert len([path for path in files if "danganbiao" in path.name]) > 1
    else:
        assert all(pages(path.read_bytes()) for path in files)


def test_the_folder_says_what_it_is_what_is_in_it_and_until_when(one: Someone, applied: str, tmp_path: Path) -> None:
    written = one.office.portal.write([applied], tmp_path / "out")
    text = (written.folder / "README.txt").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in text.replace(b"\r\n", b"")
    told_in = text.decode("utf-8-sig")
    until = (NOW.date() + timedelta(days=7)).isoformat()
    assert all(word in told_in for word in ("示例厂工会", "没有加密", until, "01_申请表", "职工身份证图片"))
    assert (written.until.isoformat(), written.applications, written.files) == (until, 1, 3)


def test_two_applications_with_the_same_number_have_two_folders(one: Someone, tmp_path: Path) -> None:
    both = [application(one, one.put(seed)) for seed in (1, 2)]
    assert len({name.split("/")[0] for name in lying(one.office.portal.write(both, tmp_path / "a").folder)}) == 3
    made = one.office.portal._set
    same = [replace(made(uid, Options()), planned=replace(made(uid, Options()).planned, folder="甲")) for uid in both]
    one.office.portal._set = lambda uid, _options: same[both.index(uid)]  # type: ignore[method-assign]
    written = one.office.portal.write(both, tmp_path / "b")
    assert {name.split("/")[0] for name in lying(written.folder)} == {"甲", "甲-2", "README.txt"}


# --- what is refused ------------------------------------------------------------------------------------------------------


def test_a_set_is_only_for_a_saved_application_of_a_notice_with_uploads(one: Someone, applied: str) -> None:
    portal, archive = one.office.portal, one.office.archive
    draft = archive.new("application")
    draft.type("reason", "还没填完")
    archive.save(draft)
    household = str(archive.record(applied).sources["household"].uid)
    for uid, code in ((draft.uid, "portal.unsaved"), (household, "portal.form"), ("unheard", "record.unknown")):
        with pytest.raises(Failure) as caught:
            portal.set_for(uid)
        assert caught.value.code == code
    assert (portal.has_sets("application"), portal.has_sets("household")) == (True, False)
    assert portal.open_to_upload() == (applied,)
    with pytest.raises(Failure) as caught:
        portal.set_for(applied, Options(kind="docx"))
    assert caught.value.code == "portal.kind"


def test_a_notice_without_uploads_says_so(tmp_path: Path) -> None:
    of = someone(tmp_path / "厂", "示例厂工会")
    of.office.desk.keep_profile(replace(of.office.profile, policy="yinchuan-2018"))
    assert (of.office.portal.has_sets("application"), of.office.portal.open_to_upload()) == (False, ())
    with pytest.raises(Failure) as caught:
        of.office.portal.write([], tmp_path / "out")
    assert caught.value.code == "portal.nothing"


def test_the_limits_are_the_notices_or_ours(one: Someone) -> None:
    assert one.office.portal.limits == Limits(kinds=(PDF, JPG), max_kb=2000, keep_days=7)
    assert limits_of(one.office.desk.packs.named("general")) == Limits(kinds=(PDF, JPG), max_kb=2000, keep_days=7)
    pack = one.office.desk.pack
    facts = {**pack.facts, "upload.formats": "jpg", "upload.max_kb": "500", "upload.keep_days": "3"}
    assert limits_of(replace(pack, facts=facts)) == Limits(kinds=(JPG,), max_kb=500, keep_days=3)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"no picture", "picture.unreadable"), (bomb(60_000), "picture.huge"), (None, "picture.pdf_large")],
)
def test_one_bad_scan_refuses_all_and_nothing_is_written(
    one: Someone, applied: str, tmp_path: Path, content: bytes | None, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:  # what another office or an older program kept was not looked at
        elsewhere.setattr("jinqiu_desktop.printing.pages.sound", lambda *_file: None)
        scan(one, applied, "身份证.jpg", content if content is not None else pdf() + b"\n%" + b"x" * 2_000_000)
    other = application(one, one.put(2))
    assert [each.code for each in one.office.portal.set_for(applied).wrong] == [code]
    with pytest.raises(Refused) as caught:
        one.office.portal.write([applied, other], tmp_path / "out")
    assert [each.code for each in caught.value.problems] == [code]
    assert list(tmp_path.iterdir()) == [one.root]
    assert one.office.portal.left() == ()
    # of everything there is, it is left out and told
    written = one.office.portal.write([], tmp_path / "out")
    assert (written.applications, written.problems[0].code) == (1, code)


def test_a_paper_with_an_open_draft_is_not_printed(one: Someone, applied: str) -> None:
    filling = one.office.archive.edit(applied)
    filling.type("reason", "又想到一句")
    one.office.archive.save(filling)
    planned = one.office.portal.set_for(applied)
    assert [each.code for each in planned.wrong] == ["portal.open_draft"]
    scan_of = one.root / "签好.pdf"
    scan_of.write_bytes(pdf())
    one.office.materials.attach(applied, scan_of, "申请表")
    assert one.office.portal.set_for(applied).wrong == ()


def test_a_set_of_nothing_is_not_written(one: Someone, applied: str, tmp_path: Path) -> None:
    keys = {each.key: False for each in one.office.portal.set_for(applied).uploads}
    with pytest.raises(Refused) as caught:
        one.office.portal.write([applied], tmp_path / "out", Options(chosen=keys))
    assert [each.code for each in caught.value.problems] == ["portal.empty"]


def test_a_folder_that_holds_something_is_not_touched(one: Someone, applied: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "别人的.txt").write_text("甲")
    with pytest.raises(Failure) as caught:
        one.office.portal.write([applied], tmp_path / "out")
    assert caught.value.code == "portal.folder"
    assert lying(tmp_path / "out") == ["别人的.txt"]


class Impatient:
    """Somebody who says 停下 at the second step."""

    def step(self, at: int, of: int, doing: str) -> None:
        del of, doing
        if at:
            raise Stopped


def test_stopping_and_a_full_disk_leave_nothing(
    one: Someone, applied: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [applied, application(one, one.put(2))]
    with pytest.raises(Stopped):
        one.office.portal.write(both, tmp_path / "out", progress=Impatient())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Failure) as caught:
        one.office.portal.write(both, tmp_path / "out")
    assert caught.value.code == "disk.full"
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == [one.root]
    assert one.office.portal.left() == ()
    assert [line.act for line in one.office.desk.store.audit_log() if line.act == "portal"] == []


KILLED = """
import os, sys
from pathlib import Path
sys.path[:0] = [{tests!r}]
from offices import DECLARED, NOW
from jinqiu_desktop.office import Office, lying, portal
laid = portal.lay
def dying(root, inner, contents):
    laid(root, inner, contents)
    os._exit(9)
portal.lay = dying
office = Office.open(Path({data!r}), {passphrase!r}, catalog=DECLARED, clock=lambda: NOW)
office.portal.write([{uid!r}], Path({out!r}))
"""


def test_a_killed_program_leaves_halves_that_the_next_start_takes_away(
    one: Someone, applied: str, tmp_path: Path
) -> None:
    one.office.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    code = KILLED.format(
        tests=str(Path(__file__).parent), data=str(one.root / "data"), passphrase=one.passphrase, uid=applied,
        out=str(stick / "out"),
    )  # fmt: skip
    ended = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent.parent, check=False)
    assert ended.returncode == 9
    assert [path.name for path in stick.iterdir()] != []
    one.open_again()
    assert list(stick.iterdir()) == []
    assert one.office.portal.left() == ()
    one.office.close()


# --- until they are gone --------------------------------------------------------------------------------------------------


@pytest.fixture
def out(one: Someone, applied: str, tmp_path: Path) -> Path:
    """A folder that was written."""
    scan(one, applied, "身份证.jpg")
    return one.office.portal.write([applied], tmp_path / "out").folder


def test_copies_are_told_today_until_they_are_purged(one: Someone, out: Path) -> None:
    def told_today(after: int) -> list[tuple[Urgency, int]]:
        tasks = one.office.todo.tasks(NOW.date() + timedelta(days=after))
        return [(task.urgency, task.count) for task in tasks if task.kind == "portal"]

    (left,) = one.office.portal.left()
    assert (left.folder, left.files, left.is_seen) == (out, 4, True)
    assert (told_today(0), told_today(8)) == ([(Urgency.WEEK, 4)], [(Urgency.OVERDUE, 4)])
    purged = one.office.portal.purge()
    assert (purged.files, purged.problems, out.exists()) == (4, (), False)
    assert (told_today(8), one.office.portal.left()) == ([], ())


def test_files_deleted_by_hand_are_told_no_more(one: Someone, out: Path) -> None:
    first, *others = [path for path in out.rglob("*") if path.is_file()]
    first.unlink()
    assert one.office.portal.left()[0].files == 3
    for path in others:
        path.unlink()
    assert one.office.portal.left() == ()


def test_only_our_own_unchanged_files_are_deleted(one: Someone, out: Path) -> None:
    inner = next(path for path in out.iterdir() if path.is_dir())
    changed, untouched, *_ = sorted(inner.iterdir())
    changed.write_bytes(b"somebody worked on it")
    (inner / "别人的.txt").write_text("甲")
    target = out.parent / "目标.pdf"
    target.write_bytes(untouched.read_bytes())
    untouched.unlink()
    untouched.symlink_to(target)
    purged = one.office.portal.purge()
    assert [each.code for each in purged.problems] == ["portal.kept"]
    assert (purged.files, purged.problems[0].fact("count")) == (2, "2")
    assert target.exists()
    assert sorted(path.name for path in inner.iterdir()) == sorted([changed.name, untouched.name, "别人的.txt"])
    assert one.office.portal.left()[0].files == 2
    changed.unlink()
    untouched.unlink()
    assert one.office.portal.left() == ()
    assert (inner / "别人的.txt").exists()


def test_a_folder_put_in_the_place_of_ours_is_not_emptied(one: Someone, out: Path) -> None:
    copy = out.parent / "别处"
    inner = next(path for path in out.iterdir() if path.is_dir())
    inner.rename(copy)
    inner.symlink_to(copy, target_is_directory=True)
    one.office.portal.purge()
    assert len(list(copy.iterdir())) == 3


def test_a_stick_that_is_not_in_is_asked_for(one: Someone, applied: str, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    one.office.portal.write([applied], stick / "out")
    stick.rename(tmp_path / "pulled")
    (left,) = one.office.portal.left()
    assert (left.is_seen, left.files) == (False, 3)
    purged = one.office.portal.purge()
    assert (purged.files, [each.code for each in purged.problems]) == (0, ["portal.away"])
    (tmp_path / "pulled").rename(stick)
    assert one.office.portal.purge().files == 3
    assert list(stick.iterdir()) == []


def test_the_audit_log_names_records_and_counts_and_no_person(one: Someone, applied: str, out: Path) -> None:
    one.office.portal.purge(no_progress)
    lines = [line for line in one.office.desk.store.audit_log() if line.act.startswith("portal")]
    assert [(line.act, line.uid) for line in lines] == [("portal", applied), ("portal.purge", "")]
    assert student(one, applied) not in str(lines)
    assert str(out) not in str(lines)


def test_the_county_writes_a_set_of_what_it_received(one: Someone, applied: str, tmp_path: Path) -> None:
    county = someone(tmp_path / "县", "示例县总工会", "县区")
    trust_each_other(one, county)
    scan(one, applied, "身份证.jpg")
    county.receive(one.seal(county))
    assert [each[1] for each in told(county.office.portal.set_for(applied))] == [
        Origin.PRINTED, Origin.PRINTED, Origin.LIST,
    ]  # fmt: skip


def test_where_copies_are_laid_out_is_noted_while_they_are(
    one: Someone, applied: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[str] = []
    kept = Exchange._keep_unfinished

    def keep(exchange: Exchange, folders: list[Path]) -> None:
        noted.append("、".join(map(str, folders)))
        kept(exchange, folders)

    monkeypatch.setattr(Exchange, "_keep_unfinished", keep)
    one.office.portal.write([applied], tmp_path / "out")
    assert noted == [str(tmp_path), ""]


# --- from a terminal ------------------------------------------------------------------------------------------------------


@pytest.fixture
def run(one: Someone, applied: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, object]]:
    """One command on the office's data; what it answers."""
    scan(one, applied, "身份证.jpg")
    one.office.close()
    monkeypatch.setenv("JINQIU_PASSPHRASE", one.passphrase)

    def command(*words: object) -> dict[str, object]:
        out, err = io.StringIO(), io.StringIO()
        code = main(["--data", str(one.root / "data"), "--json", *map(str, words)], out, err)
        return {"code": code, **(json.loads(out.getvalue()) if out.getvalue() else {})}

    return command


def test_a_terminal_writes_lists_and_purges(
    run: Callable[..., dict[str, object]], applied: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    made = run(
        "seal", "--as", "portal", "--out", out, "--id", applied, "--kind", "jpg", "--max-kb", "300", "--ascii-names"
    )
    assert (made["code"], made["ok"]) == (0, True)
    assert [each["code"] for each in made["problems"]] == ["portal.warning"]  # type: ignore[index, union-attr]
    listed = run("portal", "list")["result"]
    assert [each["folder"] for each in listed] == [str(out)]  # type: ignore[union-attr, index, call-overload]
    assert run("seal", "--as", "portal", "--out", out)["code"] == 1
    purged = run("portal", "purge")
    assert (purged["result"], out.exists()) == ({"deleted": made["result"]["files"]}, False)  # type: ignore[index]
    assert run("portal", "list")["result"] == []


def test_words_that_do_not_go_together_are_wrong_usage(run: Callable[..., dict[str, object]], tmp_path: Path) -> None:
    assert run("seal", "--as", "zip", "--out", tmp_path / "a.zip", "--kind", "pdf")["code"] == 2
    assert run("seal", "--as", "portal", "--out", tmp_path / "a", "--max-kb", "0")["code"] == 2
    assert not os.path.lexists(tmp_path / "a")
