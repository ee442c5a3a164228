"""The made-up city and its plain count: every figure says something, every condition keeps something out, and a store holds it as the program writes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path

import city
import plain_count
import pytest
from city import HOUSEHOLDS, OFFICES, POLICIES, City, Thing, catalog, make_city, owner_of, submissions
from plain_count import ALL, OFFICIAL, TABLES, YEARS, count, knockouts
from stored import new_store

from jinqiu_desktop.kinds import Json
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.records import Record, StepTaken, state_of, to_json

NOTICES = Path(__file__).parent / "notices"
IN_NOTICE = {
    "pingdingshan-2022": "pingdingshan-2022",
    "qingpu-2017-1": "qingpu-2017",
    "qingpu-2017-2": "qingpu-2017",
    "national-2012": "national-2012",
}
ENDLESS = date(2100, 1, 1)

IMPLIED = {("bozhou-9", f"01.B@{ALL}", "cohort"), ("bozhou-9", f"10.A@{ALL}", "cohort")}
"""应届 are of the newest 届: there the column keeps nobody out."""


def of(table: str) -> City:
    return make_city(YEARS[table])


def county_of(year: int) -> City:
    """A third of a city."""
    made = make_city(year)
    return made.only(made.counties[1].name)


# --- the city -------------------------------------------------------------------------------------------------------------


def test_a_city_has_3_counties_40_offices_and_2000_households_spread_over_them() -> None:
    made = make_city(2022)
    assert (len(made.counties), len(made.offices), len(made.households)) == (3, OFFICES, HOUSEHOLDS) == (3, 40, 2000)
    assert all(len(made.only(one.name).households) >= 40 for one in made.offices)
    assert len({one.name for one in made.offices}) == OFFICES


def test_the_same_seed_gives_the_same_city_and_another_seed_another() -> None:
    one, again = make_city(2022), city._Making(2022, date(2022, 8, 31), city.SEED).city()
    assert one.payments == again.payments
    assert list(one.things())[::9] == list(again.things())[::9]
    assert one.payments != make_city(2022, None, city.SEED + 1).payments


def test_uids_ids_and_rows_come_once_but_for_the_children_of_two_archives() -> None:
    made = make_city(2022)
    uids = [one.uid for one in made.things()]
    numbers = [one.idno for household in made.households for one in household.members]
    assert len(set(uids)) == len(uids)
    assert len(numbers) - len(set(numbers)) == 12
    assert all(number.startswith("0099") for number in numbers)


def test_every_record_refers_only_to_what_comes_before_it_and_to_its_own_office() -> None:
    made = make_city(2012)
    office: dict[str, str] = {}
    for one in made.things():
        for uid in _referred(one.answers):
            assert office[uid] == one.office
        office[one.uid] = one.office


def _referred(answers: Mapping[str, Json]) -> Iterator[str]:
    return (str(held["uid"]) for held in answers.values() if isinstance(held, dict) and "uid" in held)


def test_the_parts_of_offices_and_counties_are_the_city() -> None:
    made = make_city(2022)
    assert sum(len(list(made.only(one.name).things())) for one in made.offices) == len(list(made.things()))
    assert sum(len(made.only(one.name).offices) for one in made.counties) == OFFICES


def test_some_days_lie_on_the_cut_off_and_some_payments_were_entered_after_they_were_paid() -> None:
    made = make_city(2022)
    last_steps = [(one, step) for one in made.payments for step in one.steps if step.step == "paid"]
    assert any(step.on == made.cutoff for _, step in last_steps)
    late = [one for one, step in last_steps if one.steps[0].on > made.cutoff >= step.on]
    assert late
    assert all(one.state_on(made.cutoff) == "paid" for one in late)
    for dated in ([one.received_on for one in made.funds], [one.on for one in made.services]):
        assert made.cutoff in dated


def test_nothing_but_payments_partners_and_graduates_is_registered_after_the_cut_off() -> None:
    """Whether what is registered late counts is then said by its own date alone."""
    made = make_city(2022)
    for things in (made.funds, made.services, made.activities):
        assert all(one.steps[0].on <= made.cutoff for one in things)


# --- the count ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", OFFICIAL)
def test_no_official_figure_is_zero_and_no_two_of_a_table_are_equal(table: str) -> None:
    figures = count(of(table), table)
    assert all(figures.values())
    assert len(set(figures.values())) == len(figures)  # a figure in another's place is seen


@pytest.mark.parametrize("table", TABLES)
def test_every_figure_has_something_to_count_and_every_condition_of_it_keeps_something_out_alone(table: str) -> None:
    made = of(table)
    figures = count(made, table)
    for key, changed in knockouts(made, table).items():
        assert figures[key], key
        for condition, figure in changed.items():
            if (table, key, condition) not in IMPLIED:
                assert figure != figures[key], f"{key} without {condition}"


def test_leaving_out_a_condition_nobody_asks_for_changes_nothing() -> None:
    made = make_city(2022)
    assert count(made, "pingdingshan-2022", {"no such"}) == count(made, "pingdingshan-2022")


@pytest.mark.parametrize(
    ("table", "lines", "parts"),
    [
        ("pingdingshan-2022", {"01": "BCDE", "02": "BCD", "03": "BCD", "04": "BCD"}, "05"),
        ("qingpu-2017-2", {"01": "BCDE", "02": "BCD", "03": "BCD", "04": "BCD"}, "05"),
        ("national-2012", {"01": "BCDE", "02": "BCD", "03": "BCD", "06": "BC"}, "04"),
        ("qingpu-2017-1", {"01": "BC"}, ""),
    ],
)
def test_a_is_the_sum_of_its_parts(table: str, lines: Mapping[str, str], parts: str) -> None:
    figures = count(of(table), table)
    for line, codes in lines.items():
        assert figures[f"{line}.A"] == sum(figures[f"{line}.{code}"] for code in codes)
    for place in "12" if parts else "":
        assert figures[f"{parts}.A{place}"] == sum(figures[f"{parts}.{code}{place}"] for code in "BCD")


@pytest.mark.parametrize("table", OFFICIAL)
def test_the_labels_of_an_official_table_stand_in_its_notice(table: str) -> None:
    notice = "".join((NOTICES / f"{IN_NOTICE[table]}.txt").read_text(encoding="utf-8").split())
    for one in TABLES[table]:
        assert "".join(one.label.split()) in notice, one.label


@pytest.mark.parametrize(("table", "last"), [("pingdingshan-2022", 7), ("qingpu-2017-1", 11), ("qingpu-2017-2", 7), ("national-2012", 16)])  # fmt: skip
def test_every_line_of_an_official_table_is_counted(table: str, last: int) -> None:
    keys = [one.key for one in TABLES[table]]
    assert list(dict.fromkeys(key[:2] for key in keys)) == [f"{line:02}" for line in range(1, last + 1)]
    assert len(set(keys)) == len(keys)


def test_a_student_in_two_archives_is_one_person_in_the_city_and_two_rows_beneath_it() -> None:
    made, table = make_city(2022), "pingdingshan-2022"
    beneath = [count(made.only(one.name), table) for one in made.offices]
    figures = count(made, table)
    assert figures["04.A"] < sum(one["04.A"] for one in beneath)
    for key in ("01.A", "02.A", "03.A", "05.A2", "06.A2", "07.B"):
        assert figures[key] == sum(one[key] for one in beneath)


def test_rows_of_offices_and_columns_of_years_add_up() -> None:
    made = make_city(2023)
    for table, key in (("bozhou-7", "01.F"), ("bozhou-7", "01.P"), ("anhui-2023", "01.A2")):
        figures = count(made, table)
        assert figures[f"{key}@{ALL}"] == sum(figures[f"{key}@{one.name}"] for one in made.offices)
    figures = count(made, "bozhou-9")
    for one in TABLES["bozhou-9"]:
        columns = [figures.get(f"{one.key}@{cohort}") for cohort in (2021, 2022, 2023)]
        if one.key.startswith(("04.", "05.")):
            assert columns == [None] * 3
        else:
            assert figures[f"{one.key}@{ALL}"] == sum(filter(None, columns))


def test_what_falls_in_no_stage_is_told_and_not_counted() -> None:
    made, table = make_city(2022), "pingdingshan-2022"
    figures, left = count(made, table), plain_count.unassigned(made, table)
    assert all(left.values())
    without_stage = count(made, table, {"payment.stage"})
    everybody = without_stage["04.B"]
    assert figures["04.A"] + left["04"] == everybody + 2  # two students stand in two stages


def test_a_few_things_are_counted_as_by_hand() -> None:
    made = make_city(2022)
    gift = replace(made.funds[0], source="20", year=2022, amount=150, received_on=made.cutoff)
    gift = replace(gift, steps=(city.Step(step="submit", on=made.cutoff, state="kept"),))
    later = replace(gift, received_on=date(2022, 9, 1))
    other = replace(gift, source="33", amount=7)
    good = next(one for one in made.payments if _counts(made, one))
    few = replace(made, funds=(gift, gift, later, other), payments=(good, good, replace(good, year=2021)))
    figures = count(few, "pingdingshan-2022")
    assert [figures[f"01.{code}"] for code in "ABCDE"] == [307, 0, 300, 7, 0]
    assert (figures["02.A"], figures["02.D"], figures["04.A"], figures["04.D"]) == (2 * good.amount,) * 2 + (1, 1)


def _counts(made: City, one: city.Payment) -> bool:
    """Paid in time to a university student of a household in archive."""
    archived = one.application.household.state_on(made.cutoff) == "archived"
    aid = one.kind == "1" and one.year == made.year and one.application.school == "51"
    return archived and aid and one.state_on(made.cutoff) == "paid"


# --- in a store -----------------------------------------------------------------------------------------------------------


def test_states_and_states_on_a_day_are_those_the_program_folds() -> None:
    made = county_of(2017)
    logs = {one.record.uid: one.steps for one in submissions(made)}
    for one in made.things():
        form, log = catalog().form(one.form), logs[one.uid]
        for day in (made.cutoff, made.begin, ENDLESS):
            assert state_of(form, log, day) == one.state_on(day)
        for at, taken in enumerate(log):
            assert state_of(form, log[:at]) in form.steps[taken.step].begins


def test_what_the_notice_plans_is_what_the_program_freezes() -> None:
    made = county_of(2023)
    frozen = {one.record.uid: one.record.frozen.get("planned") for one in submissions(made)}
    planned = {one.uid: None if one.planned is None else Decimal(one.planned) / 100 for one in made.applications}
    assert {uid: frozen[uid] for uid in planned} == planned


class Desk:
    """A new office that takes the city's things in, on the day each was first handed in."""

    def __init__(self, root: Path, made: City) -> None:
        self.day = made.begin
        self.uids: dict[str, str] = {}
        self.logs = {one.record.uid: one.steps for one in submissions(made)}
        policy, region = POLICIES[made.year], made.offices[0].region
        profile = Profile(name=made.offices[0].name, level="市", region=region, policy=policy, clerk=city.CLERK)
        self.office = Office.setup(root, profile, "城市的口令二〇二六", catalog=catalog(), clock=self._now).office

    def _now(self) -> datetime:
        return datetime.combine(self.day, time(4), UTC)

    def put(self, thing: Thing) -> str:
        """Put it by the program's own door, and let its log follow up to what another record brings about."""
        self.day = thing.steps[0].on
        answers = json.loads(renamed(json.dumps(thing.answers), self.uids))
        uid = self.uids[thing.uid] = self.office.archive.put(thing.form, answers, step=thing.steps[0].step)
        self.follow(thing, tuple(one for one in self.logs[thing.uid] if one.step != "pay"))
        return uid

    def follow(self, thing: Thing, log: Sequence[StepTaken]) -> None:
        """The steps of a log that were not taken yet."""
        uid, store = self.uids[thing.uid], self.office.desk.store
        for entry in log[len(store.steps(uid)) :]:
            store.add_steps(uid, (replace(entry, uid=uid, prev=store.steps(uid)[-1].digest),))


def renamed(text: str, names: Mapping[str, str]) -> str:
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def test_the_records_are_what_filling_them_in_gives(tmp_path: Path) -> None:
    """A sample of each form, opened and saved again without a change: the same answers, the same frozen values and sources."""
    made = make_city(2022)
    part = made.only(made.offices[0].name)
    desk = Desk(tmp_path / "data", part)
    with desk.office as office:
        city.load(office.desk.store, part)
        for form in {one.form for one in part.things()}:
            things = [one for one in part.things() if one.form == form]
            for one in things[:: max(1, len(things) // 6)]:
                desk.day = _put_right_on(one)
                before = office.archive.record(one.uid)
                after = office.archive.correct(office.archive.edit(one.uid))
                assert after.answers == before.answers, (form, one)
                assert after.frozen == before.frozen, (form, one)
                assert _copied(after) == _copied(before), (form, one)


def _put_right_on(one: Thing) -> date:
    """When its answers were written: of a gift or service with a day after the cut-off, on that day."""
    told = [date.fromisoformat(str(one.answers[name])) for name in ("received_on", "on") if name in one.answers]
    return max(one.steps[0].on, *told) if told else one.steps[0].on


def _copied(record: Record) -> dict[str, str]:
    return {path: one.digest for path, one in record.sources.items()}


def test_the_answers_come_in_by_put_as_they_are(tmp_path: Path) -> None:
    """Twenty students by put, each with household, application, payment and their logs; then what refers to nothing."""
    made = county_of(2022)
    chains = [(one.application.household, one.application, one) for one in made.payments if _is_plain(made, one)][:20]
    alone = [*made.funds[:8], *made.activities[:4], *made.partners[:4], *made.households[-4:]]
    written = {one.record.uid: one.record for one in submissions(made)}
    desk = Desk(tmp_path / "data", made)
    with desk.office as office:
        things: list[Thing] = [one for one in alone if _put_right_on(one) == one.steps[0].on]
        for thing in things:
            desk.put(thing)
        for household, application, payment in chains:
            for thing in (household, application, payment):
                desk.put(thing)
                things.append(thing)
            desk.follow(application, desk.logs[application.uid])
        back = {new: old for old, new in desk.uids.items()}
        for thing in things:
            record, meant = office.archive.record(desk.uids[thing.uid]), written[thing.uid]
            form = catalog().form(thing.form)
            assert json.loads(renamed(json.dumps(to_json(form, record.answers)), back)) == to_json(form, meant.answers)
            assert record.frozen == meant.frozen
            assert record.state == thing.state_on(ENDLESS)
    assert (len(chains), len({one.form for one in things})) == (20, 6)


def _is_plain(made: City, one: city.Payment) -> bool:
    """A grant of this year, listed before it was paid, whose student was not aided before."""
    others = [each for each in made.payments if each.application.student.idno == one.application.student.idno]
    in_time = one.steps[0].step == "submit" and one.steps[0].on <= made.cutoff
    return one.kind == "1" and one.year == made.year and in_time and others == [one]


def test_a_whole_city_is_taken_in_from_its_offices(tmp_path: Path) -> None:
    """Two offices of it, so that the test stays quick."""
    made = make_city(2022)
    part = made.only(*(one.name for one in made.offices[5:7]))
    store, _ = new_store(tmp_path / "data", catalog())
    with store:
        city.load_all(store, part)
        assert dict(store.owned()) == {
            owner_of(one.name): len(list(part.only(one.name).things())) for one in part.offices
        }
        for one in islice(part.things(), 0, None, 50):
            record = store.record(one.uid)
            assert record is not None
            assert (record.office, record.state) == (one.office, one.state_on(ENDLESS))
