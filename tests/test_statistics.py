"""Every figure of every table, counted in the store, is what a plain count of the made-up city's own lists gives; and every condition of it bites."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import city
import plain_count
import pytest

from jinqiu_desktop.errors import Severity
from jinqiu_desktop.forms import Condition, Test
from jinqiu_desktop.keys import KeyFile, StoreKey
from jinqiu_desktop.reports import TOTAL, Counting, Figures, Reported, consolidated, doubts
from jinqiu_desktop.ruling import laid_out
from jinqiu_desktop.store import Store
from jinqiu_desktop.tables import Counted, Table

TABLES: Mapping[str, str] = {
    "study-pingdingshan-2022": "pingdingshan-2022",
    "work-qingpu-2017": "qingpu-2017-1",
    "study-qingpu-2017": "qingpu-2017-2",
    "national-2012": "national-2012",
    "demand-bozhou-2023": "bozhou-7",
    "study-bozhou-2023": "bozhou-8",
    "work-bozhou-2023": "bozhou-9",
    "study-yinchuan-2018": "yinchuan-1",
    "work-yinchuan-2018": "yinchuan-2",
    "summary-anhui-2023": "anhui-2023",
}
"""Our tables, and what the plain count calls them."""

RECEIVED = 2022
COHORTS = {"first": -2, "second": -1, "third": 0}
OFFICE = "示例市总工会"
ALL = plain_count.ALL


@dataclass(frozen=True, slots=True)
class CityInStore:
    """A city and the store that holds it."""

    made: city.City
    store: Store

    def figures(self, table: str) -> Figures:
        declared = city.catalog().table(table)
        return Counting(self.store, city.catalog().form).figures(declared, self.made.year, self.made.cutoff, OFFICE)


@pytest.fixture(scope="module")
def counted_city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], CityInStore]]:
    """The city of a year in one store, loaded once; that of one year as the city union has it, every record received from its office."""
    found: dict[int, CityInStore] = {}

    def of_year(year: int) -> CityInStore:
        if year not in found:
            key = StoreKey.generate()
            key_file, _ = KeyFile.create("三月桃花开十里", key=key)
            folder = tmp_path_factory.mktemp("city") / str(year)
            store = Store.create(folder, key_file, key, city.catalog(), who="周文静")
            made = city.make_city(year)
            (city.load_all if year == RECEIVED else city.load)(store, made)
            found[year] = CityInStore(made, store)
        return found[year]

    yield of_year
    for one in found.values():
        one.store.close()


def keys_of(figures: Figures) -> dict[str, int | None]:
    """Our figures under the keys of the plain count."""
    table = figures.table
    found: dict[str, int | None] = {}
    for key, by_column in figures.values.items():
        if table.cells[key].ratio_of:
            continue
        for column, value in by_column.items():
            found[plain_key(table, key, column, figures.year)] = value
    return found


def plain_key(table: Table, key: str, column: str, year: int) -> str:
    if table.layout == "offices":
        return f"01.{key.rpartition('.')[2]}@{ALL if column == TOTAL else column}"
    if len(table.columns) == 1:
        return key
    return f"{key}@{ALL if column == table.columns[0].id else year + COHORTS[column]}"


@pytest.mark.parametrize("table", TABLES)
def test_every_figure_equals_the_plain_count(table: str, counted_city: Callable[[int], CityInStore]) -> None:
    held = counted_city(plain_count.YEARS[TABLES[table]])
    figures = held.figures(table)
    assert {key: one for key, one in keys_of(figures).items() if one is not None} == plain_count.count(
        held.made, TABLES[table]
    )
    assert doubts(figures) == ()


@pytest.mark.parametrize("table", [one for one in TABLES if city.catalog().table(one).official])
def test_no_line_of_an_official_table_is_zero(table: str, counted_city: Callable[[int], CityInStore]) -> None:
    figures = counted_city(plain_count.YEARS[TABLES[table]]).figures(table)
    assert [key for key, by_column in figures.values.items() if not all(by_column.values())] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_condition_of_every_cell_bites(table: str, counted_city: Callable[[int], CityInStore]) -> None:
    """Left out one at a time, each test of each cell changes its figure."""
    held = counted_city(plain_count.YEARS[TABLES[table]])
    declared, (year, cutoff) = city.catalog().table(table), (held.made.year, held.made.cutoff)
    asked: list[tuple[str, Counted]] = []
    for key, cell in declared.cells.items():
        if cell.counted is not None:
            asked.append((f"{key} whole", cell.counted))
            asked += [(f"{key} without {told}", one) for told, one in knocked_out(cell.counted)]
    answers = held.store.measure([one.on(year, cutoff) for _, one in asked], cutoff)
    figures = {told: answer[""] for (told, _), answer in zip(asked, answers, strict=True)}
    whole = {told.removesuffix(" whole"): figure for told, figure in figures.items() if told.endswith(" whole")}
    dull = [told for told, figure in figures.items() if " without " in told and figure == whole[told.split(" ")[0]]]
    assert len(figures) > 2 * len(whole)
    assert dull == []


def knocked_out(counted: Counted) -> Iterator[tuple[str, Counted]]:
    """The question without each one of its conditions: the tests and the alternatives at its top."""
    parts = counted.where.parts
    for at, part in enumerate(parts):
        rest = Condition(how="all", parts=(*parts[:at], *parts[at + 1 :]))
        yield told_of(part), replace(counted, where=rest)


def told_of(part: Condition | Test) -> str:
    return f"{part.path} {part.how}" if isinstance(part, Test) else "|".join(part.paths())


@pytest.mark.parametrize("table", ["study-pingdingshan-2022", "study-qingpu-2017", "national-2012"])
def test_what_falls_in_no_stage_is_listed_and_not_counted(
    table: str, counted_city: Callable[[int], CityInStore]
) -> None:
    held = counted_city(plain_count.YEARS[TABLES[table]])
    figures = held.figures(table)
    counting = Counting(held.store, city.catalog().form)
    plain = plain_count.unassigned(held.made, TABLES[table])
    persons = {one.key[:2]: one for one in figures.unassigned if not figures.table.cells[one.key].is_money}
    assert {line: one.value for line, one in persons.items()} == {
        line: count for line, count in plain.items() if line in persons
    }
    assert persons
    money = next(one for one in figures.unassigned if one.key == "02.A")
    assert len(counting.behind_unassigned(figures, money)) == plain["02"]
    notes = laid_out(figures).notes
    assert sum("未计入" in one for one in notes) == len(figures.unassigned)


def test_the_records_behind_a_figure_are_those_that_were_counted(counted_city: Callable[[int], CityInStore]) -> None:
    held = counted_city(2022)
    figures = held.figures("study-pingdingshan-2022")
    counting = Counting(held.store, city.catalog().form)
    made = {one.uid: one for one in held.made.payments}
    behind = counting.behind(figures, "02.D")
    assert sum(made[uid].amount for uid in behind) == figures.value("02.D")
    assert set(counting.behind(figures, "02.A")) == {
        uid for part in "BCD" for uid in counting.behind(figures, f"02.{part}")
    }
    assert len(counting.behind(figures, "07.A")) >= (figures.value("07.A") or 0)


def test_an_office_alone_counts_what_is_its_own(tmp_path: Path) -> None:
    made = city.make_city(2022)
    office = made.offices[5]
    alone = made.only(office.name)
    key = StoreKey.generate()
    key_file, _ = KeyFile.create("三月桃花开十里", key=key)
    with Store.create(tmp_path / "store", key_file, key, city.catalog(), who="周文静") as store:
        city.load(store, alone)
        found = Counting(store, city.catalog().form).figures(
            city.catalog().table("study-pingdingshan-2022"), 2022, made.cutoff, office.name
        )
    got = {key: one or 0 for key, one in keys_of(found).items()}
    assert got == plain_count.count(alone, "pingdingshan-2022")


def test_what_forty_offices_report_adds_up_and_who_is_missing_is_blank_not_zero() -> None:
    made = city.make_city(2022)
    table = city.catalog().table("study-pingdingshan-2022")
    reports = [as_reported(table, made, office.name) for office in made.offices]
    whole = consolidated(table, 2022, made.cutoff, OFFICE, reports)
    plain = [plain_count.count(made.only(office.name), "pingdingshan-2022") for office in made.offices]
    assert {key: whole.value(key, "total") for key in table.cells} == {
        key: sum(one[key] for one in plain) for key in table.cells
    }
    assert [one.office for one in whole.included] == [office.name for office in made.offices]
    assert not [one for one in doubts(whole) if one.severity is Severity.ERROR]
    nobody = consolidated(table, 2022, made.cutoff, OFFICE, [])
    assert {nobody.value(key, "total") for key in table.cells} == {None}


def as_reported(table: Table, made: city.City, office: str) -> Figures:
    plain = plain_count.count(made.only(office), "pingdingshan-2022")
    return Figures(
        table=table,
        year=made.year,
        cutoff=made.cutoff,
        office=office,
        columns=table.columns,
        values={key: {"total": one} for key, one in plain.items()},
        included=(Reported(office=office, version=1, uid=office),),
    )


def test_every_path_of_every_table_lies_in_a_typed_column(counted_city: Callable[[int], CityInStore]) -> None:
    """No report parses answers: what a table looks at is projected because a table names it."""
    catalog, store = city.catalog(), counted_city(2022).store
    questions = [
        cell.counted.on(2022, city.CUTOFFS[2022])
        for table in map(catalog.table, catalog.table_ids)
        for cell in table.cells.values()
        if cell.counted is not None
    ]
    assert len(store.measure(questions, city.CUTOFFS[2022])) == len(questions)
