"""The materials of an application: what is wanted, ticking what came, scans, the papers for the family, and the way up."""

from __future__ import annotations

from pathlib import Path

import pdfs
import pytest
from offices import NOW, Someone, application, someone, trust_each_other

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure, Refused, Severity
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import row_path
from jinqiu_desktop.kinds import Attached
from jinqiu_desktop.office.materials import enclose, receive, receive_all, scanned, take_back
from jinqiu_desktop.places import resources
from jinqiu_desktop.printing import read_paper
from jinqiu_desktop.rules import Wanted

ROWS = "received"
SCAN = Attached(sha256="0" * 64, size=7, name="身份证正反面.jpg")


@pytest.fixture
def factory(tmp_path: Path) -> Someone:
    """A grass-roots office under the notice of Bozhou."""
    return someone(tmp_path / "厂", "示例厂工会")


@pytest.fixture
def applied(factory: Someone) -> str:
    """An application of a new student."""
    return application(factory, factory.put())


@pytest.fixture
def listed(factory: Someone, applied: str) -> Filling:
    """Its list of materials, new."""
    return factory.office.materials.filling(applied)


def line(filling: Filling, line_id: str) -> Wanted:
    return next(one for one in filling.wanted(ROWS) if one.id == line_id)


def missing(filling: Filling, channel: str = "paper") -> list[str]:
    return [one.id for one in filling.wanted(ROWS) if one.channel == channel and one.missing]


def cells(filling: Filling) -> list[tuple[str, ...]]:
    names = ("type", "copies", "on")
    return [
        tuple(filling.text(row_path(ROWS, rid, name)) for name in names) for rid in filling.row_ids(ROWS)
    ]  # fmt: skip


# --- the list that belongs to an application ------------------------------------------------------------------------------


def test_a_new_list_knows_its_application_and_what_the_notice_wants(listed: Filling, applied: str) -> None:
    assert listed.text("application") == applied
    assert listed.text("complete_by") == "2023-08-20"
    wanted = listed.wanted(ROWS)
    assert [one.channel for one in wanted] == ["paper"] * 10 + ["online"] * 3
    assert (line(listed, "form").copies, line(listed, "identity").open_types) == (2, ("01", "02"))
    assert listed.wanted(ROWS) == listed.whole.wanted(ROWS)


def test_a_block_without_a_checklist_wants_nothing(factory: Someone) -> None:
    assert factory.office.archive.new("household").wanted("attachments") == ()


def test_the_list_is_found_again_as_a_draft_and_as_a_record_and_counts_with_it(
    factory: Someone, applied: str, listed: Filling
) -> None:
    office = factory.office
    assert (office.materials.of(applied).uid, len(office.archive.drafts("materials"))) == ("", 0)
    receive(listed, ROWS, line(listed, "form"))
    office.archive.save(listed)
    stand = office.materials.of(applied)
    assert (stand.uid, stand.is_draft, stand.complete("paper"), len(stand.lines("paper"))) == (listed.uid, True, 1, 10)
    assert office.materials.filling(applied).uid == listed.uid
    office.archive.submit(office.materials.filling(applied))
    stand = office.materials.of(applied)
    assert (stand.uid, stand.is_draft, stand.complete("paper")) == (listed.uid, False, 1)


def test_only_a_saved_application_has_a_list(factory: Someone, applied: str) -> None:
    office = factory.office
    draft = office.archive.new("application")
    draft.type("reason", "还没填完")
    office.archive.save(draft)
    household = str(office.archive.record(applied).sources["household"].uid)
    for uid, code in ((draft.uid, "materials.draft"), (household, "attach.form"), ("unheard", "record.unknown")):
        with pytest.raises(Failure) as caught:
            office.materials.filling(uid)
        assert caught.value.code == code
    assert office.materials.has_list("application")
    assert not office.materials.has_list("household")


def test_a_second_list_of_one_application_is_refused(factory: Someone, applied: str, listed: Filling) -> None:
    archive = factory.office.archive
    archive.submit(listed)
    second = archive.new("materials")
    second.type("application", applied)
    with pytest.raises(Refused) as caught:
        archive.submit(second)
    assert [one.code for one in caught.value.problems] == ["materials.twice"]


# --- ticking --------------------------------------------------------------------------------------------------------------


def test_a_ticked_line_is_a_row_with_all_missing_copies_of_today(listed: Filling) -> None:
    receive(listed, ROWS, line(listed, "form"))
    assert cells(listed) == [("20", "2", NOW.date().isoformat())]
    assert line(listed, "form").missing == 0
    assert listed.problems() == ()


def test_one_of_several_types_may_be_named_and_another_one_is_not_taken(listed: Filling) -> None:
    receive(listed, ROWS, line(listed, "identity"), "99")
    assert cells(listed) == []
    receive(listed, ROWS, line(listed, "identity"), "02")
    assert [row[0] for row in cells(listed)] == ["02"]


def test_a_tick_is_one_act_that_is_taken_back_at_once(listed: Filling) -> None:
    receive_all(listed, ROWS)
    assert missing(listed) == []
    listed.undo()
    assert len(missing(listed)) == 10
    assert listed.row_ids(ROWS) == ()


def test_everything_on_paper_is_received_at_once_and_nothing_twice(listed: Filling) -> None:
    receive(listed, ROWS, line(listed, "identity"), "02")
    receive_all(listed, ROWS)
    assert (missing(listed), len(missing(listed, "online"))) == ([], 3)
    count = len(listed.row_ids(ROWS))
    receive_all(listed, ROWS)
    receive(listed, ROWS, line(listed, "identity"))
    assert len(listed.row_ids(ROWS)) == count


def test_types_joined_by_and_are_ticked_one_after_the_other(factory: Someone) -> None:
    archive = factory.office.archive
    change = archive.edit(application(factory, factory.put(seed=2)))
    change.type("kind", "在校圆梦")
    change.type("school.entry", "2024-09")
    filling = factory.office.materials.filling(archive.correct(change).uid)
    receive(filling, ROWS, line(filling, "in_school"))
    assert line(filling, "in_school").open_types == ("13", "14", "15")
    receive(filling, ROWS, line(filling, "in_school"), "14")
    assert [row[0] for row in cells(filling)] == ["12", "14"]
    assert line(filling, "in_school").missing == 0


def test_what_was_ticked_by_mistake_is_taken_back_and_its_scan_stays(listed: Filling) -> None:
    receive(listed, ROWS, line(listed, "score"))
    take_back(listed, ROWS, line(listed, "score"))
    assert cells(listed) == []
    receive(listed, ROWS, line(listed, "identity"))
    enclose(listed, ROWS, SCAN, ("01",))
    take_back(listed, ROWS, line(listed, "identity"))
    assert cells(listed) == [("01", "0", "")]
    assert (line(listed, "identity").missing, line(listed, "online_identity").missing) == (1, 0)
    receive(listed, ROWS, line(listed, "identity"))  # the paper came after its scan: one row
    assert cells(listed) == [("01", "1", NOW.date().isoformat())]
    take_back(listed, ROWS, line(listed, "online_identity"))
    assert (line(listed, "identity").missing, line(listed, "online_identity").missing) == (0, 1)


def test_a_scan_alone_is_no_paper(listed: Filling) -> None:
    enclose(listed, ROWS, SCAN, ("01",))
    assert (line(listed, "identity").got, line(listed, "online_identity").got) == (0, 1)
    assert len(scanned(listed, ROWS, line(listed, "identity"))) == 1
    assert [one for one in listed.problems() if one.severity is Severity.ERROR] == []


def test_a_file_where_there_is_no_checklist_is_a_row_with_its_name(factory: Someone) -> None:
    filling = factory.office.archive.new("household")
    enclose(filling, "attachments", SCAN)
    (rid,) = filling.row_ids("attachments")
    assert filling.text(row_path("attachments", rid, "name")) == "身份证正反面"
    assert filling.value(row_path("attachments", rid, "file")) == SCAN


# --- attach ---------------------------------------------------------------------------------------------------------------


def test_a_file_for_an_application_goes_into_its_list_which_is_made(
    factory: Someone, applied: str, tmp_path: Path
) -> None:
    (tmp_path / "通知书.jpg").write_bytes(b"made up")
    office = factory.office
    before = office.archive.record(applied).digest
    listed = office.materials.attach(applied, tmp_path / "通知书.jpg", "录取通知书")
    record = office.archive.record(listed)
    assert (record.form, record.state, record.no) == ("materials", "kept", 1)
    assert office.archive.record(applied).digest == before
    assert office.materials.attach(applied, tmp_path / "通知书.jpg", "身份证") == listed
    assert office.materials.attach(listed, tmp_path / "通知书.jpg", "01") == listed
    rows = office.archive.record(listed).rows(ROWS)
    assert [(row.value("type"), row.value("copies")) for row in rows] == [("11", 0), ("01", 0), ("01", 0)]
    with pytest.raises(Failure) as caught:
        office.materials.attach(applied, tmp_path / "通知书.jpg", "没有的类型")
    assert caught.value.code == "attach.type"


def test_a_file_for_an_open_list_waits_in_its_draft(
    factory: Someone, applied: str, listed: Filling, tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").write_bytes(b"made up")
    receive(listed, ROWS, line(listed, "identity"))
    factory.office.archive.save(listed)
    factory.office.materials.attach(applied, tmp_path / "a.jpg", "身份证")
    stand = factory.office.materials.of(applied)
    assert (stand.is_draft, stand.complete("online")) == (True, 1)


def test_a_file_for_a_household_stays_with_the_household(factory: Someone, tmp_path: Path) -> None:
    (tmp_path / "户口簿.jpg").write_bytes(b"made up")
    uid = factory.put()
    assert factory.office.materials.attach(uid, tmp_path / "户口簿.jpg", "户口簿") == uid
    assert factory.office.archive.record(uid).rows("attachments")[-1].value("name") == "户口簿"


# --- papers ---------------------------------------------------------------------------------------------------------------


def received_some(factory: Someone, listed: Filling) -> str:
    receive(listed, ROWS, line(listed, "form"))
    receive(listed, ROWS, line(listed, "identity"))
    listed.type("brought_by", "周文静")
    listed.type("phone", "0558-5550002")
    listed.type("bring_to", "办公楼203室")
    return factory.office.archive.submit(listed).uid


def text_of(factory: Someone, paper: str, uid: str, out: Path) -> str:
    (path,) = factory.office.papers.save(paper, [uid], out)
    return "".join(pdfs.texts(path.read_bytes()))


def test_the_receipt_says_what_came_from_whom_and_what_is_missing(
    factory: Someone, listed: Filling, tmp_path: Path
) -> None:
    text = text_of(factory, "materials_receipt", received_some(factory, listed), tmp_path / "a.pdf")
    came, _, lacks = text.partition("还缺下列材料")
    for words in ("申请表22026-08-07", "身份证12026-08-07", "周文静", "示例厂工会"):
        assert words in came
    for words in (
        "分数条纸质11",
        "录取通知书复印件（一式两份）纸质22",
        "职工身份证图片网上11",
        "收件人（签字）",
        "样式为软件建议，非官方附件",
    ):
        assert words in lacks
    assert "附件1（一式两份）" not in text


def test_the_reminder_says_what_by_when_where_and_whom_to_call(
    factory: Someone, listed: Filling, tmp_path: Path
) -> None:
    text = text_of(factory, "materials_missing", received_some(factory, listed), tmp_path / "a.pdf")
    for words in ("分数条纸质1", "2023年8月20日以前补来", "办公楼203室", "0558-5550002", "样式为软件建议，非官方附件"):
        assert words in text
    assert "户口簿复印件" not in text


def test_a_complete_list_reminds_of_nothing_and_blank_copies_have_lines_to_write_on(
    factory: Someone, listed: Filling, tmp_path: Path
) -> None:
    receive_all(listed, ROWS)
    for code in ("20", "26", "01"):
        enclose(listed, ROWS, SCAN, (code,))
    assert (missing(listed), missing(listed, "online")) == ([], [])
    factory.office.archive.save(listed)
    text = text_of(factory, "materials_receipt", listed.uid, tmp_path / "a.pdf").partition("还缺下列材料")[2]
    assert "纸质" not in text
    assert "网上" not in text
    for paper in ("materials_receipt", "materials_missing"):
        (path,) = factory.office.papers.blank(paper, tmp_path / f"{paper}.pdf")
        (page,) = pdfs.opened(path.read_bytes())
        assert len(pdfs.lines(page)) > 10


def test_papers_for_the_family_are_not_in_the_set_that_is_handed_in(
    factory: Someone, applied: str, listed: Filling
) -> None:
    uid = received_some(factory, listed)
    assert [one.paper for one in factory.office.papers.set_of(applied)] == ["annex1"]
    assert [one.paper for one in factory.office.papers.set_of(uid)] == ["materials_missing", "materials_receipt"]


def test_a_paper_binds_only_the_lines_a_block_with_a_checklist_has(tmp_path: Path) -> None:
    catalog = Catalog(resources())
    text = catalog.paper_file("materials_missing").read_text(encoding="utf-8")
    for old, new in (
        ("received.missing", "received.lost"),
        ("received.missing", "whose.missing"),
        ('bind = "channel"', 'bind = "way"'),
    ):
        broken = tmp_path / "materials_missing.toml"
        broken.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(Failure) as caught:
            read_paper(broken, catalog.form)
        assert caught.value.code == "declaration.broken"


# --- on the way up --------------------------------------------------------------------------------------------------------


def test_what_is_missing_is_told_before_the_review_and_not_before(
    factory: Someone, applied: str, listed: Filling
) -> None:
    archive = factory.office.archive
    assert "V27" not in {one.code for one in archive.problems(applied, "submit")}
    (told,) = [one for one in archive.problems(applied, "review") if one.code == "V27"]
    assert (told.fact("n"), told.severity) == ("10", Severity.WARNING)
    receive_all(listed, ROWS)
    archive.submit(listed)
    assert "V27" not in {one.code for one in archive.problems(applied, "review")}


def test_the_list_and_its_scans_go_up_with_the_application(factory: Someone, applied: str, tmp_path: Path) -> None:
    county = someone(tmp_path / "县", "示例县总工会", "县区")
    trust_each_other(factory, county)
    (tmp_path / "身份证.jpg").write_bytes(b"made up")
    listed = factory.office.materials.attach(applied, tmp_path / "身份证.jpg", "身份证")
    county.receive(factory.seal(county, uids=[applied]))
    stand = county.office.materials.of(applied)
    assert (stand.uid, stand.complete("online"), stand.can_open) == (listed, 1, True)
    assert county.digests() == factory.digests()
    with pytest.raises(Failure) as caught:
        county.office.materials.filling(applied)
    assert caught.value.code == "record.foreign"


def test_the_county_makes_no_list_for_an_application_of_another_office(
    factory: Someone, applied: str, tmp_path: Path
) -> None:
    county = someone(tmp_path / "县", "示例县总工会", "县区")
    trust_each_other(factory, county)
    county.receive(factory.seal(county, uids=[applied]))
    stand = county.office.materials.of(applied)
    assert (stand.uid, stand.can_open) == ("", False)
    with pytest.raises(Failure) as caught:
        county.office.materials.filling(applied)
    assert caught.value.code == "record.foreign"
