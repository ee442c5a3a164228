"""The tables of an office: filled, looked behind, frozen as they are reported, added up by the office above, and the same from the command line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from offices import DECLARED, NOW, Someone, application, someone, trust_each_other

from jinqiu_desktop.cli import main
from jinqiu_desktop.errors import Failure, Refused
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.reports import TOTAL, Figures

TABLE = "study-bozhou-2023"
YEAR, CUTOFF = 2026, date(2026, 8, 29)
VISITED = {"visitors": "周文静、吴建国", "visited_on": "2026-07-20", "found": "情况属实"}
REVIEWED = {"opinion": "情况属实，同意上报。", "signer": "吴建国", "signed_on": "2026-07-22"}
POSTED = {"begins": "2026-07-24", "ends": "2026-07-30", "objection": "无异议"}
APPROVED = {"opinion": "同意救助。", "signer": "何丽", "signed_on": "2026-08-01", "amount": "2000"}
PAID_ON = date(2026, 8, 7)


@pytest.fixture
def factory(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "factory", "示例厂工会")
    yield made
    made.office.close()


@pytest.fixture
def mill(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "mill", "示例纺织厂工会")
    yield made
    made.office.close()


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "county", "示例区总工会", "县区")
    yield made
    made.office.close()


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "city", "示例市总工会", "市")
    yield made
    made.office.close()


def fund(of: Someone, yuan: str, source: str = "10", *, year: int = YEAR) -> str:
    """Money that came in."""
    told = {"source": source, "year": str(year), "donor": "示例集团", "received_on": f"{year}-05-20", "amount": yuan}
    return of.office.archive.put("fund", told)


def paid(of: Someone, seed: int, batch: str) -> str:
    """A payment of 2,000 yuan that reached its student."""
    archive, campaign = of.office.archive, of.office.campaign
    uid = application(of, of.put(seed))
    for step, told in (("verify", VISITED), ("review", REVIEWED), ("posting", POSTED), ("center_review", APPROVED)):
        archive.step(uid, step, told)
    (made,) = campaign.payroll(batch, [uid])
    campaign.bank_file(batch, of.root / f"{batch}.xlsx")
    campaign.mark_paid(batch, PAID_ON)
    return made.uid


def filled(of: Someone, year: int = YEAR) -> Figures:
    return of.office.statistics.figures(TABLE, year)


def values(figures: Figures, *keys: str) -> list[int | None]:
    return [figures.value(key) for key in keys]


# --- filling ---------------------------------------------------------------------------------------------------------------


def test_a_table_counts_what_the_office_holds_and_leaves_blank_what_it_does_not_keep(county: Someone) -> None:
    money, payment = fund(county, "50000"), paid(county, 1, "一")
    fund(county, "1000", "20")
    figures = filled(county)
    assert (figures.year, figures.cutoff, figures.office) == (YEAR, CUTOFF, "示例区总工会")
    assert values(figures, "01.A", "01.B", "01.C", "01.D") == [5_100_000, 5_000_000, 100_000, 0]
    assert values(figures, "02.A", "02.D", "02.B") == [200_000, 200_000, 0]
    assert values(figures, "07.A", "07.B") == [None, None]
    statistics = county.office.statistics
    assert statistics.behind(figures, "01.B") == (money,)
    assert statistics.behind(figures, "02.A") == (payment,)
    assert statistics.behind(figures, "02.B") == ()
    assert statistics.behind(figures, "07.A") == ()


def test_until_another_day_is_counted_to_that_day(county: Someone) -> None:
    fund(county, "50000")
    paid(county, 1, "一")
    statistics = county.office.statistics
    assert values(statistics.figures(TABLE, YEAR, date(2026, 8, 6)), "01.A", "02.A") == [5_000_000, 0]
    assert values(statistics.figures(TABLE, YEAR, PAID_ON), "02.A") == [200_000]
    assert values(statistics.figures(TABLE, YEAR, date(2026, 5, 19)), "01.A") == [0]


def test_the_tables_of_the_notice_in_force_come_first_with_its_year(county: Someone) -> None:
    offered = county.office.statistics.tables()
    asked = [one.id for one in offered if one.asked]
    assert asked == list(county.office.desk.pack.tables) == [one.id for one in offered[: len(asked)]]
    assert {one.id for one in offered} == set(DECLARED.table_ids)
    first = offered[0]
    assert (first.year, first.cutoff) == (2023, DECLARED.table(first.id).cutoff_of(2023))
    assert all("{" not in one.title for one in offered)
    assert {one.year for one in offered if not one.asked} == {2026}


def test_an_unknown_table_is_told(county: Someone) -> None:
    with pytest.raises(Failure) as caught:
        county.office.statistics.figures("nothing")
    assert caught.value.code == "table.unknown"


def test_the_target_of_the_notice_in_force_is_printed(tmp_path: Path) -> None:
    profile = Profile(name="示例区总工会", level="县区", region="341602", policy="yinchuan-2018", clerk="周宁")
    founded = Office.setup(tmp_path / "yinchuan", profile, "金凤区的口令二〇二六", catalog=DECLARED, clock=lambda: NOW)
    with founded.office as office:
        rows = office.statistics.sheet(office.statistics.figures("work-yinchuan-2018", YEAR)).rows
    texts = ["".join(one.text for one in row.words) for row in rows]
    assert [text.partition("，")[2] for text in texts if "目标" in text] == ["目标 60%", "目标 100%"]


# --- reporting -------------------------------------------------------------------------------------------------------------


def test_a_report_is_frozen_and_a_correction_is_its_next_version(county: Someone) -> None:
    statistics = county.office.statistics
    fund(county, "50000.05")
    first = statistics.report(filled(county), phone="0558-5550010")
    assert (first.no, first.state) == (1, "reported")
    again = statistics.report(filled(county), phone="0558-5550010")
    assert (again.uid, again.no) == (first.uid, 1), "the same figures are no new version"
    paid(county, 1, "一")
    second = statistics.report(filled(county))
    assert (second.uid, second.no, second.state) == (first.uid, 2, "reported")
    then, now = statistics.version(first.uid, 1), statistics.version(first.uid)
    assert values(then, "01.A", "02.A") == [5_000_005, None]
    assert values(now, "01.A", "02.A") == [5_000_005, 200_000]
    assert (then.included[0].version, now.included[0].version) == (1, 2)
    assert (then.year, then.cutoff, then.office) == (YEAR, CUTOFF, "示例区总工会")
    assert [one.values for one in statistics.reported(TABLE, YEAR)] == [now.values]
    assert list(county.office.archive.all_saved("report")) == [first.uid]


def test_what_was_reported_comes_back_as_it_was_figure_by_figure(county: Someone) -> None:
    fund(county, "50000.05")
    paid(county, 1, "一")
    figures = filled(county)
    record = county.office.statistics.report(figures)
    back = county.office.statistics.version(record.uid)
    assert {key: back.value(key) for key in back.table.cells} == {
        key: figures.value(key) for key in figures.table.cells
    }
    assert back.columns == figures.columns
    assert county.office.statistics.doubts(back) == county.office.statistics.doubts(figures)
    rows = {str(row.value("key")): row for row in record.rows("figures")}
    assert (rows["01.A"].value("value"), rows["01.A"].value("unit")) == (Decimal("50000.05"), "元")
    assert "07.A" not in rows, "a blank is not reported as 0"


def test_a_table_with_columns_comes_back_with_all_of_them(county: Someone) -> None:
    statistics = county.office.statistics
    figures = statistics.figures("work-bozhou-2023", YEAR)
    values_told = {key: {one.id: None for one in figures.columns} for key in figures.table.cells}
    values_told["02.A"] = {TOTAL: 3, "first": None, "second": 1, "third": 2}
    record = statistics.report(replace(figures, values=values_told))
    back = statistics.version(record.uid)
    assert [one.id for one in back.columns] == [TOTAL, "first", "second", "third"]
    assert [back.value("02.A", one.id) for one in back.columns] == [3, None, 1, 2]


def test_another_day_is_another_report(county: Someone) -> None:
    statistics = county.office.statistics
    fund(county, "50000")
    one = statistics.report(filled(county))
    other = statistics.report(statistics.figures(TABLE, YEAR, date(2026, 6, 30)))
    assert one.uid != other.uid
    assert [each.cutoff for each in statistics.reported(TABLE, YEAR)] == [date(2026, 6, 30), CUTOFF]


def test_a_table_that_does_not_add_up_is_not_reported(county: Someone) -> None:
    statistics = county.office.statistics
    fund(county, "50000")
    figures = filled(county)
    broken = replace(figures, values={**figures.values, "01.A": {TOTAL: 1}})
    with pytest.raises(Refused) as caught:
        statistics.report(broken)
    assert [one.code for one in caught.value.problems] == ["V28"]
    assert list(county.office.archive.all_saved("report")) == []


def test_a_void_report_leaves_room_for_a_new_one(county: Someone) -> None:
    statistics = county.office.statistics
    fund(county, "50000")
    first = statistics.report(filled(county))
    county.office.archive.step(first.uid, "void", {"reason": "口径用错"})
    assert statistics.reported(TABLE, YEAR) == ()
    second = statistics.report(filled(county))
    assert (second.uid != first.uid, second.no) == (True, 1)


def test_last_years_figures_are_those_that_were_reported_else_those_the_records_give(county: Someone) -> None:
    statistics = county.office.statistics
    fund(county, "30000", year=YEAR - 1)
    assert filled(county).before["01.A"] == {TOTAL: 3_000_000}
    statistics.report(statistics.figures(TABLE, YEAR - 1))
    fund(county, "1", year=YEAR - 1)  # found later: what was reported stays
    now = filled(county)
    assert now.before["01.A"] == {TOTAL: 3_000_000}
    sheet = statistics.sheet(now)
    assert sheet.rows[0].figures[0].before == "3"
    statistics.report(statistics.figures(TABLE, YEAR - 1))
    assert filled(county).before["01.A"] == {TOTAL: 3_000_100}


# --- adding up -------------------------------------------------------------------------------------------------------------


def test_a_county_adds_up_what_came_in_bundles_and_says_who_is_missing(
    county: Someone, factory: Someone, mill: Someone
) -> None:
    trust_each_other(county, factory, mill)
    fund(county, "7")  # its own is not added
    fund(factory, "50000")
    report = factory.office.statistics.report(filled(factory))
    county.receive(factory.seal(county))
    whole = county.office.statistics.consolidated(TABLE, YEAR)
    assert values(whole, "01.A", "01.C", "02.A") == [5_000_000, 0, None]
    assert [(one.office, one.version) for one in whole.included] == [("示例厂工会", 1)]
    assert whole.missing == ("示例纺织厂工会",)
    fund(mill, "1000", "20")
    mill.office.statistics.report(filled(mill))
    county.receive(mill.seal(county))
    whole = county.office.statistics.consolidated(TABLE, YEAR)
    assert values(whole, "01.A", "01.B", "01.C", "02.A") == [5_100_000, 5_000_000, 100_000, None]
    assert whole.missing == ()
    assert set(county.office.statistics.behind(whole, "01.A")) == {one.uid for one in whole.included}
    assert report.uid in county.office.statistics.behind(whole, "01.A")
    assert county.office.statistics.behind(whole, "02.A") == ()
    assert values(filled(county), "01.A") == [5_100_700], "what was received are records like its own"


def test_who_has_nothing_to_report_reports_blanks_and_is_not_missing(county: Someone, factory: Someone) -> None:
    trust_each_other(county, factory)
    factory.office.statistics.report(filled(factory))
    county.receive(factory.seal(county))
    whole = county.office.statistics.consolidated(TABLE, YEAR)
    assert ([one.office for one in whole.included], whole.missing) == (["示例厂工会"], ())
    assert {whole.value(key) for key in whole.table.cells} == {None}
    assert whole.columns == whole.table.columns


def test_a_correction_from_below_takes_the_place_of_what_was_reported(county: Someone, factory: Someone) -> None:
    trust_each_other(county, factory)
    fund(factory, "50000")
    factory.office.statistics.report(filled(factory))
    county.receive(factory.seal(county))
    fund(factory, "10000")
    factory.office.statistics.report(filled(factory))
    county.receive(factory.seal(county))
    whole = county.office.statistics.consolidated(TABLE, YEAR)
    assert values(whole, "01.A") == [6_000_000]
    assert [one.version for one in whole.included] == [2]


def test_a_report_up_to_another_day_is_not_added(county: Someone, factory: Someone) -> None:
    trust_each_other(county, factory)
    fund(factory, "50000")
    factory.office.statistics.report(factory.office.statistics.figures(TABLE, YEAR, date(2026, 6, 30)))
    county.receive(factory.seal(county))
    statistics = county.office.statistics
    assert statistics.consolidated(TABLE, YEAR).missing == ("示例厂工会",)
    assert values(statistics.consolidated(TABLE, YEAR, date(2026, 6, 30)), "01.A") == [5_000_000]


def test_nobody_reported_is_blank_and_has_nothing_behind_it(county: Someone, factory: Someone, city: Someone) -> None:
    trust_each_other(county, factory, city)
    fund(county, "7")
    whole = county.office.statistics.consolidated(TABLE, YEAR)
    assert {whole.value(key) for key in whole.table.cells} == {None}
    assert whole.missing == ("示例厂工会",), "the city above owes the county nothing"
    assert county.office.statistics.behind(whole, "01.A") == ()


def test_what_a_county_passes_on_is_not_added_a_second_time_by_the_city(
    city: Someone, county: Someone, factory: Someone
) -> None:
    """A county seals everything, also what it received: its own report holds the factory's figures already."""
    trust_each_other(county, factory)
    trust_each_other(city, county)
    fund(factory, "50000")
    factory.office.statistics.report(filled(factory))
    county.receive(factory.seal(county))
    county.office.statistics.report(county.office.statistics.consolidated(TABLE, YEAR))
    city.receive(county.seal(city))
    assert len(list(city.office.archive.all_saved("report"))) == 2
    whole = city.office.statistics.consolidated(TABLE, YEAR)
    assert [one.office for one in whole.included] == ["示例区总工会"]
    assert values(whole, "01.A") == [5_000_000]


def test_what_was_added_up_stays_apart_from_what_was_counted_and_says_who_was_missing(
    county: Someone, factory: Someone, mill: Someone
) -> None:
    trust_each_other(county, factory, mill)
    statistics = county.office.statistics
    fund(factory, "50000")
    factory.office.statistics.report(filled(factory))
    county.receive(factory.seal(county))
    fund(county, "7")
    counted = statistics.report(filled(county))
    added = statistics.report(statistics.consolidated(TABLE, YEAR))
    assert (counted.no, added.no, counted.uid == added.uid) == (1, 1, False)
    again = statistics.version(added.uid)
    assert (again.added_up, again.offices, again.missing) == (True, ("示例厂工会",), ("示例纺织厂工会",))
    notes = statistics.sheet(again).notes
    assert "由 1 家报来的统计表加起来。" in notes
    assert any("示例纺织厂工会" in one and "未计入" in one for one in notes)
    assert not statistics.version(counted.uid).added_up


def test_of_two_reports_of_a_county_the_city_adds_the_sum_of_its_offices(
    city: Someone, county: Someone, factory: Someone
) -> None:
    trust_each_other(county, factory)
    trust_each_other(city, county)
    fund(factory, "50000")
    factory.office.statistics.report(filled(factory))
    county.receive(factory.seal(county))
    fund(county, "7")
    county.office.statistics.report(county.office.statistics.consolidated(TABLE, YEAR))
    county.office.statistics.report(filled(county))
    city.receive(county.seal(city))
    assert values(city.office.statistics.consolidated(TABLE, YEAR), "01.A") == [5_000_000]


def test_a_county_reports_its_own_table_after_it_received_those_of_its_offices(
    county: Someone, factory: Someone
) -> None:
    trust_each_other(county, factory)
    fund(factory, "50000")
    factory.office.statistics.report(filled(factory))
    county.receive(factory.seal(county))
    own = county.office.statistics.report(filled(county))
    assert (own.no, own.owner) == (1, "")
    assert [one.included[0].uid for one in county.office.statistics.reported(TABLE, YEAR)] == [own.uid]
    whole = county.office.statistics.consolidated(TABLE, YEAR)
    assert [one.office for one in whole.included] == ["示例厂工会"], "its own is not added to theirs"


def test_an_office_with_nobody_below_adds_up_nothing_not_even_its_own(county: Someone) -> None:
    fund(county, "7")
    county.office.statistics.report(filled(county))
    whole = county.office.statistics.consolidated(TABLE, YEAR)
    assert (whole.included, whole.missing, whole.value("01.A")) == ((), (), None)


def test_the_list_of_offices_says_who_is_missing(county: Someone, factory: Someone) -> None:
    trust_each_other(county, factory)
    for name in ("示例厂工会", "示例学校工会"):
        county.office.archive.put("office", {"name": name, "level": "1"})
    fund(factory, "50000")
    factory.office.statistics.report(filled(factory))
    county.receive(factory.seal(county))
    whole = county.office.statistics.consolidated(TABLE, YEAR)
    assert ([one.office for one in whole.included], whole.missing) == (["示例厂工会"], ("示例学校工会",))


# --- out -------------------------------------------------------------------------------------------------------------------


def test_json_has_every_figure_in_its_own_unit_and_null_for_a_blank(county: Someone) -> None:
    fund(county, "50000.5")
    fund(county, "30000", year=YEAR - 1)
    out = county.root / "表.JSON"
    county.office.statistics.write(filled(county), out)
    told = json.loads(out.read_text(encoding="utf-8"))
    by_key = {one["key"]: one for one in told["figures"]}
    assert (by_key["01.A"]["unit"], by_key["01.A"]["values"], by_key["01.A"]["before"]) == (
        "万元", {TOTAL: "5.00005"}, {TOTAL: "3"},
    )  # fmt: skip
    assert by_key["02.A"]["values"] == {TOTAL: None}
    assert (told["table"], told["year"], told["cutoff"], told["official"]) == (TABLE, YEAR, "2026-08-29", False)
    assert [one.facts["table"] for one in county.office.safety.audit_log() if one.act == "report.write"] == [TABLE]


def test_another_kind_of_file_is_refused(county: Someone) -> None:
    fund(county, "1")
    out = county.root / "表.txt"
    with pytest.raises(Failure) as caught:
        county.office.statistics.write(filled(county), out)
    assert caught.value.code == "report.format"
    assert not out.exists()


# --- command line ----------------------------------------------------------------------------------------------------------


def run(of: Someone, *argv: object) -> tuple[int, Any, str]:
    """A command on the office's own folder; the office is closed for it and open again after."""
    out, err = io.StringIO(), io.StringIO()
    secret = of.root / "口令.txt"
    secret.write_text(f"{of.passphrase}\n", encoding="utf-8")
    of.office.close()
    code = main(
        ["--data", str(of.root / "data"), "--passphrase-file", str(secret), "--json", *map(str, argv)], out, err
    )
    of.open_again()
    return code, json.loads(out.getvalue()) if out.getvalue() else None, err.getvalue()


def test_the_command_line_lists_the_tables(county: Someone) -> None:
    code, answer, _ = run(county, "report", "--list")
    assert code == 0
    assert {one["id"] for one in answer["result"]} == set(DECLARED.table_ids)
    assert set(answer["result"][0]) == {"id", "title", "official", "year", "cutoff"}


def test_the_command_line_fills_writes_and_reports(county: Someone) -> None:
    fund(county, "50000")
    out = county.root / "表.json"
    code, answer, err = run(county, "report", TABLE, "--year", YEAR, "--submit", "--out", out)
    assert code == 0, err
    result = answer["result"]
    assert (result["version"], result["cutoff"], result["file"]) == (1, "2026-08-29", str(out))
    assert county.office.archive.state(result["id"]) == "reported"
    by_key = {one["key"]: one["values"][TOTAL] for one in result["figures"]}
    assert (by_key["01.A"], by_key["02.A"]) == ("5", None)
    assert out.is_file()
    code, answer, _ = run(county, "report", TABLE, "--year", YEAR, "--submit")
    assert (code, answer["result"]["version"]) == (0, 1)


def test_the_command_line_counts_until_a_day_and_refuses_what_is_none(county: Someone) -> None:
    fund(county, "50000")
    code, answer, _ = run(county, "report", TABLE, "--year", YEAR, "--until", "2026-05-01")
    assert (code, answer["result"]["cutoff"]) == (0, "2026-05-01")
    assert {one["key"]: one["values"][TOTAL] for one in answer["result"]["figures"]}["01.A"] == "0"
    assert run(county, "report", TABLE, "--until", "五月")[0] == 2
    assert run(county, "report", TABLE, "--until", "2026-02-30")[0] == 2
    assert run(county, "report", TABLE, "--year", "今年")[0] == 2
    assert run(county, "report", TABLE, "--year", YEAR, "--behind", "99.Z")[0] == 2
    assert run(county, "report", TABLE, "--year", YEAR, "--behind", "01.A@nothing")[0] == 2
    code, answer, _ = run(county, "report", "nothing")
    assert (code, [one["code"] for one in answer["problems"]]) == (1, ["table.unknown"])
    code, answer, _ = run(county, "report", TABLE, "--year", YEAR, "--out", county.root / "表.doc")
    assert (code, [one["code"] for one in answer["problems"]]) == (1, ["report.format"])


def test_a_table_is_exported_as_a_list_is(county: Someone, tmp_path: Path) -> None:
    fund(county, "50000")
    out = tmp_path / "table.xlsx"
    code, answer, _ = run(county, "export", TABLE, "--out", out)
    assert (code, answer["ok"], out.stat().st_size > 0) == (0, True, True)


def ids(ran: tuple[int, Any, str]) -> list[str]:
    return [one["id"] for one in ran[1]["result"]]


def test_the_command_line_says_whose_records_are_behind_a_figure(county: Someone) -> None:
    first, second = fund(county, "50000"), fund(county, "1000", "20")
    assert ids(run(county, "report", TABLE, "--year", YEAR, "--behind", "01.A")) == [first, second]
    assert ids(run(county, "report", TABLE, "--year", YEAR, "--behind", f"01.C@{TOTAL}")) == [second]
    assert ids(run(county, "report", TABLE, "--year", YEAR, "--behind", "07.A")) == []


def test_the_command_line_looks_behind_the_total_of_all_offices(county: Someone) -> None:
    uid = application(county, county.put(1))
    code, answer, _ = run(county, "report", "demand-bozhou-2023", "--year", YEAR, "--behind", "03.K")
    assert (code, [one["id"] for one in answer["result"]]) == (0, [uid])


def test_the_command_line_adds_up_and_tells_who_is_missing(county: Someone, factory: Someone, mill: Someone) -> None:
    trust_each_other(county, factory, mill)
    fund(factory, "50000")
    factory.office.statistics.report(filled(factory))
    county.receive(factory.seal(county))
    code, answer, _ = run(county, "report", TABLE, "--year", YEAR, "--consolidated")
    result = answer["result"]
    assert (code, result["missing"]) == (0, ["示例纺织厂工会"])
    assert [(one["office"], one["version"]) for one in result["included"]] == [("示例厂工会", 1)]
    assert {one["key"]: one["values"][TOTAL] for one in result["figures"]}["01.A"] == "5"
