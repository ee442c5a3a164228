"""Counting in the store: each measure, comparison and path by hand over a few made-up records; and the derived steps are right after every act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from stored import NOW, new_store, uid

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.forms import Condition, Test
from jinqiu_desktop.kinds import Json, Ref, Value
from jinqiu_desktop.records import Answers, Record, Row, StepTaken, canonical, digest, new_uid
from jinqiu_desktop.store import Store, Submission
from jinqiu_desktop.store.book import BundleSeen
from jinqiu_desktop.store.intake import Intake, TakenIn
from jinqiu_desktop.tables import Counted

HOUSE = """
id = "house"
rev = 1
title = "一户"
summary = ["name"]
states = {draft = "草稿", open = "已提交", kept = "已建档", closed = "已撤档"}

[[page]]
id = "all"
label = "一户"
group = [{title = "一户", rows = [["name:12", "unit:12"], ["income:8", "size:8", "poor:8"], ["since:8", "mood:8", "tags:8"], ["told:24"]]}]

[[page]]
id = "people"
label = "成员"
rows = "people"

[[field]]
id = "name"
label = "姓名"
kind = "text"
list = true

[[field]]
id = "unit"
label = "单位"
kind = "text"
list = true

[[field]]
id = "income"
label = "年收入"
kind = "money"
list = true

[[field]]
id = "size"
label = "人口"
kind = "number"
list = true

[[field]]
id = "poor"
label = "低保"
kind = "yes_no"
list = true

[[field]]
id = "since"
label = "从哪天起"
kind = "date"
list = true

[[field]]
id = "mood"
label = "状况"
kind = "choice"
choices = "mood"
list = true

[[field]]
id = "tags"
label = "致困原因"
kind = "choices"
choices = "mood"
list = true

[[field]]
id = "told"
label = "只在纸上的话"
kind = "text"

[[rows]]
id = "people"
label = "成员"
group = [{rows = [["name:12", "grade:6", "fee:6"], ["nick:24"]]}]

  [[rows.field]]
  id = "name"
  label = "姓名"
  kind = "text"
  list = true

  [[rows.field]]
  id = "grade"
  label = "年级"
  kind = "number"
  list = true

  [[rows.field]]
  id = "fee"
  label = "学费"
  kind = "money"
  list = true

  [[rows.field]]
  id = "nick"
  label = "小名"
  kind = "text"

[[step]]
id = "submit"
label = "提交"
from = ["draft"]
to = "open"
freezes = true

[[step]]
id = "keep"
label = "建档"
from = ["open", "kept"]
to = "kept"
back = {refused = "closed"}
dated = "kept_on"

  [[step.field]]
  id = "kept_on"
  label = "日期"
  kind = "date"

  [[step.field]]
  id = "grant"
  label = "金额"
  kind = "money"

  [[step.field]]
  id = "mood"
  label = "状况"
  kind = "choice"
  choices = "mood"

  [[step.field]]
  id = "word"
  label = "意见"
  kind = "text"

[[step]]
id = "close"
label = "撤档"
from = ["kept"]
to = "closed"
"""

GIFT = """
id = "gift"
rev = 1
title = "一笔"
summary = ["house"]
states = {draft = "草稿", given = "已发"}

[[page]]
id = "all"
label = "一笔"
group = [{title = "一笔", rows = [["house:12", "child:12"], ["amount:12", "year:12"]]}]

[[field]]
id = "house"
label = "家庭"
kind = "reference"
target = "house"

[[field]]
id = "child"
label = "学生"
kind = "row_reference"
target = "house.people"

[[field]]
id = "amount"
label = "金额"
kind = "money"
list = true

[[field]]
id = "year"
label = "年度"
kind = "number"
list = true

[[step]]
id = "submit"
label = "提交"
from = ["draft"]
to = "given"
freezes = true
"""

NOTE = """
id = "note"
rev = 1
title = "一页"
summary = ["gift"]
states = {draft = "草稿", written = "已写"}

[[page]]
id = "all"
label = "一页"
group = [{title = "一页", rows = [["gift:12", "year:12"]]}]

[[page]]
id = "lines"
label = "各行"
rows = "lines"

[[field]]
id = "gift"
label = "哪一笔"
kind = "reference"
target = "gift"

[[field]]
id = "year"
label = "年度"
kind = "number"
list = true

[[rows]]
id = "lines"
label = "各行"
group = [{rows = [["who:12", "whose:12"], ["times:24"]]}]

  [[rows.field]]
  id = "who"
  label = "谁"
  kind = "row_reference"
  target = "house.people"

  [[rows.field]]
  id = "whose"
  label = "哪一户"
  kind = "reference"
  target = "house"

  [[rows.field]]
  id = "times"
  label = "次数"
  kind = "number"
  list = true

[[step]]
id = "submit"
label = "提交"
from = ["draft"]
to = "written"
freezes = true
"""

MOOD = """
id = "mood"
title = "状况"
source = "test"
date = 2026-01-01
item = [{code = "1", label = "好"}, {code = "2", label = "病"}, {code = "21", label = "残"}]
"""

BEGIN = date(2026, 1, 1)
CUTOFF = date(2026, 8, 31)
DAY = timedelta(days=1)
A, B, C, D = uid(1), uid(2), uid(3), uid(4)
MING, HONG, LIAN = "aaaaaaaa", "bbbbbbbb", "cccccccc"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A step of a test: which, on which day, with which outcome, and what it says."""

    step: str
    on: date
    outcome: str = ""
    values: Mapping[str, Json] = field(default_factory=dict)


SUBMITTED = Taken(step="submit", on=date(2026, 2, 1))


def log_of(of: str, *steps: Taken, prev: str = "", office: str = "甲厂工会") -> tuple[StepTaken, ...]:
    """A log whose entries follow one another."""
    found: list[StepTaken] = []
    for one in steps:
        entry = StepTaken(
            event=new_uid(NOW), uid=of, step=one.step, outcome=one.outcome, office=office, person="刘敏", on=one.on,
            at=NOW, values=one.values, prev=prev,
        )  # fmt: skip
        found.append(entry)
        prev = entry.digest
    return tuple(found)


def made(
    form: str,
    of: str,
    values: Mapping[str, Value],
    *steps: Taken,
    rows: Mapping[str, tuple[Row, ...]] | None = None,
    office: str = "甲厂工会",
) -> Submission:
    """A record as it is submitted."""
    record = Record(
        uid=of, no=1, number="", form=form, form_rev=1, answers=Answers(values=values, blocks=rows or {}), digest="",
        office=office, by="刘敏", at=NOW,
    )  # fmt: skip
    return Submission(
        record=record, steps=log_of(of, *(steps or (SUBMITTED,)), office=office), who="刘敏", act="submit"
    )


def keep(on: date, **values: Json) -> Taken:
    return Taken(step="keep", on=on, values=values)


def people(*told: tuple[str, str, int | None, str | None]) -> Mapping[str, tuple[Row, ...]]:
    """Members: rid, name, grade, fee."""
    rows = []
    for rid, name, grade, fee in told:
        values: dict[str, Value] = {"name": name}
        if grade is not None:
            values["grade"] = grade
        if fee is not None:
            values["fee"] = Decimal(fee)
        rows.append(Row(rid=rid, values=values))
    return {"people": tuple(rows)}


SUBMISSIONS = (
    # kept with a grant before the day, and with another after it
    made(
        "house", A,
        {"name": "李伟", "unit": "一厂", "income": Decimal("1000.50"), "size": 3, "poor": True, "since": date(2026, 3, 1),
         "mood": "1", "tags": ("1", "21")},
        SUBMITTED, keep(date(2026, 3, 1), grant="500", mood="2"), keep(date(2026, 9, 5), grant="700.05", mood="21"),
        rows=people((MING, "李明", 3, "100"), (HONG, "李红", 9, "250.5")),
    ),
    # kept before, closed after the day
    made(
        "house", B,
        {"name": "王芳", "unit": "一厂", "income": Decimal(2000), "size": 4, "poor": False, "since": date(2026, 8, 31),
         "mood": "2", "tags": ("2",)},
        SUBMITTED, keep(date(2026, 8, 31)), Taken(step="close", on=date(2026, 9, 1)),
        rows=people((LIAN, "王莲", 9, None)),
    ),
    # refused; says hardly anything
    made("house", C, {"name": "张静"}, SUBMITTED, Taken(step="keep", on=date(2026, 4, 1), outcome="refused"), office="乙厂工会"),
    # handed in after the day only
    made("house", D, {"name": "赵磊", "unit": "二厂", "size": 0}, Taken(step="submit", on=date(2026, 9, 2)), office="乙厂工会"),
    made("gift", uid(11), {"house": Ref(A), "child": Ref(A, MING), "amount": Decimal(100), "year": 2026}),
    made("gift", uid(12), {"house": Ref(B), "child": Ref(B, LIAN), "amount": Decimal("0.05"), "year": 2026}),
    made("gift", uid(13), {"house": Ref(A), "amount": Decimal(7), "year": 2025}, office="乙厂工会"),
    made("gift", uid(14), {"year": 2026}),
    made(
        "note", uid(21), {"gift": Ref(uid(11)), "year": 2026},
        rows={"lines": (
            Row(rid="dddddddd", values={"who": Ref(A, HONG), "whose": Ref(A), "times": 2}),
            Row(rid="eeeeeeee", values={"who": Ref(B, LIAN), "whose": Ref(B), "times": 5}),
            Row(rid="ffffffff", values={}),
        )},
    ),
    made("note", uid(22), {"gift": Ref(uid(12)), "year": 2025}, rows={"lines": (Row(rid="dddddddd", values={"times": 1}),)}),
)  # fmt: skip


def catalog(folder: Path) -> Catalog:
    for name in ("forms", "papers", "policies", "choices", "regions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in {"house": HOUSE, "gift": GIFT, "note": NOTE}.items():
        (folder / "forms" / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / "choices" / "mood.toml").write_text(MOOD, encoding="utf-8")
    return Catalog(folder)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The records above, only looked at."""
    root = tmp_path_factory.mktemp("measure")
    made_store, _ = new_store(root / "data", catalog(root / "declared"))
    made_store.commit_many(SUBMISSIONS)
    yield made_store
    made_store.close()


def says(path: str, how: str, *against: str) -> Test:
    return Test(path=path, how=how, against=against)


def of_all(*parts: Condition | Test) -> Condition:
    return Condition(how="all", parts=parts)


def of_any(*parts: Condition | Test) -> Condition:
    return Condition(how="any", parts=parts)


def none_of(*parts: Condition | Test) -> Condition:
    return Condition(how="not", parts=parts)


def question(of: str, *parts: Condition | Test, measure: str = "rows", path: str = "") -> Counted:
    form, _, rows = of.partition(".")
    return Counted(form=form, rows=rows, measure=measure, path=path, where=of_all(*parts))


def asked(store: Store, of: str, *parts: Condition | Test, measure: str = "rows", path: str = "") -> int | None:
    """The one answer."""
    (found,) = store.measure([question(of, *parts, measure=measure, path=path)], CUTOFF)
    assert list(found) == [""]
    return found[""]


def behind(store: Store, of: str, *parts: Condition | Test) -> tuple[str, ...]:
    return store.behind(question(of, *parts), CUTOFF)


# --- measures --------------------------------------------------------------------------------------------------------------


def test_rows_are_records_or_the_lines_of_a_block(store: Store) -> None:
    assert asked(store, "house") == 4
    assert asked(store, "house.people") == 3
    assert asked(store, "note.lines") == 4


def test_distinct_values_are_counted_once_and_blanks_never(store: Store) -> None:
    assert asked(store, "house", measure="distinct", path="unit") == 2
    assert asked(store, "house.people", measure="distinct", path="grade") == 2
    assert asked(store, "gift", measure="distinct", path="house.unit") == 1


def test_money_is_added_up_in_fen_and_numbers_as_they_are(store: Store) -> None:
    assert asked(store, "house", measure="sum", path="income") == 300_050
    assert asked(store, "house", measure="sum", path="size") == 7
    assert asked(store, "house.people", measure="sum", path="fee") == 35_050
    assert asked(store, "gift", measure="sum", path="amount") == 10_705


def test_the_sum_of_nothing_is_blank_and_the_count_of_nothing_is_0(store: Store) -> None:
    nobody = says("unit", "in", "三厂")
    assert asked(store, "house", nobody, measure="sum", path="income") is None
    assert asked(store, "house", nobody) == 0
    assert asked(store, "house", nobody, measure="distinct", path="unit") == 0
    only_blanks = says("name", "in", "张静")
    assert asked(store, "house", only_blanks, measure="sum", path="income") is None


# --- comparisons -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (says("unit", "in", "一厂"), [A, B]),
        (says("unit", "in", "一厂", "二厂"), [A, B, D]),
        (says("income", "in", "1000.5"), [A]),
        (says("income", "below", "2000"), [A]),
        (says("income", "to", "2000"), [A, B]),
        (says("income", "from", "2000"), [B]),
        (says("size", "in", "3"), [A]),
        (says("size", "below", "4"), [A, D]),
        (says("size", "to", "4"), [A, B, D]),
        (says("size", "from", "4"), [B]),
        (says("size", "below", "3.5"), [A, D]),
        (says("size", "from", "3.5"), [B]),
        (says("size", "in", "3.5"), []),
        (says("poor", "in", "true"), [A]),
        (says("poor", "in", "false"), [B]),
        (says("since", "to", "2026-08-31"), [A, B]),
        (says("since", "below", "2026-08-31"), [A]),
        (says("since", "from", "2026-08-31"), [B]),
        (says("mood", "in", "1", "21"), [A]),
        (says("tags", "has", "1"), [A]),
        (says("tags", "has", "21"), [A]),
        (says("tags", "has", "2"), [B]),
        (says("state", "in", "closed"), [B, C]),
        (says("office", "in", "乙厂工会"), [C, D]),
    ],
    ids=lambda one: f"{one.path} {one.how} {','.join(one.against)}" if isinstance(one, Test) else None,
)
def test_a_comparison_finds_what_it_says(store: Store, one: Test, expected: list[str]) -> None:
    assert list(behind(store, "house", one)) == expected
    assert asked(store, "house", one) == len(expected)


@pytest.mark.parametrize("how", ["in", "below", "from", "to", "has"])
def test_a_blank_meets_no_comparison_and_always_its_opposite(store: Store, how: str) -> None:
    """C says neither income nor tags: it is behind no comparison, and behind every not."""
    one = says("tags", "has", "1") if how == "has" else says("income", how, "5000")
    assert C not in behind(store, "house", one)
    assert C in behind(store, "house", none_of(one))
    whole = {A, B, C, D}
    assert set(behind(store, "house", one)) | set(behind(store, "house", none_of(one))) == whole
    assert asked(store, "house", one, none_of(one)) == 0


def test_all_any_and_not_go_into_one_another(store: Store) -> None:
    poor, first, large = says("poor", "in", "true"), says("unit", "in", "一厂"), says("size", "from", "4")
    assert behind(store, "house", of_all(first, poor)) == (A,)
    assert behind(store, "house", of_any(poor, large)) == (A, B)
    assert behind(store, "house", none_of(poor, first)) == (B, C, D), "not all of them"
    assert behind(store, "house", none_of(of_any(poor, large))) == (C, D)
    assert behind(store, "house", of_any(of_all(first, large), says("name", "in", "张静"))) == (B, C)
    assert behind(store, "house", of_all()) == (A, B, C, D)
    assert behind(store, "house", of_any()) == ()


def test_the_store_and_a_form_agree_on_what_a_condition_means(store: Store) -> None:
    """The same condition over the values themselves, as forms and rules weigh it."""
    conditions = (
        none_of(says("income", "below", "1500"), says("poor", "in", "true")),
        of_any(says("tags", "has", "2"), says("size", "in", "0")),
        of_all(none_of(says("since", "to", "2026-03-01")), none_of(says("mood", "in", "2"))),
    )
    for one in conditions:
        met = [
            each.record.uid
            for each in SUBMISSIONS
            if each.record.form == "house" and one.holds(each.record.answers.values.get)
        ]
        assert list(behind(store, "house", one)) == met


# --- paths -----------------------------------------------------------------------------------------------------------------


def test_a_path_goes_through_a_reference_and_a_second_one(store: Store) -> None:
    assert behind(store, "gift", says("house.unit", "in", "一厂")) == (uid(11), uid(12), uid(13))
    assert behind(store, "note", says("gift.house.name", "in", "王芳")) == (uid(22),)
    assert behind(store, "note", says("gift.child.grade", "in", "3")) == (uid(21),)
    assert asked(store, "note", measure="sum", path="gift.house.income") == 300_050


def test_a_path_goes_through_a_reference_to_a_row(store: Store) -> None:
    assert behind(store, "gift", says("child.grade", "in", "9")) == (uid(12),)
    assert asked(store, "gift", measure="sum", path="child.fee") == 10_000
    assert asked(store, "gift", measure="distinct", path="child.name") == 2


def test_rows_of_a_block_are_narrowed_by_what_their_record_says(store: Store) -> None:
    assert asked(store, "house.people", says("poor", "in", "true")) == 2
    assert asked(store, "house.people", says("grade", "in", "9"), says("poor", "in", "true")) == 1
    assert asked(store, "house.people", says("state@cutoff", "in", "kept")) == 3
    assert asked(store, "house.people", says("state", "in", "kept")) == 2
    assert asked(store, "note.lines", says("gift.house.name", "in", "李伟"), measure="sum", path="times") == 7
    assert behind(store, "house.people", says("grade", "in", "9")) == (A, B)
    assert behind(store, "house.people", says("poor", "in", "true")) == (A,), "each record once"


def test_a_row_may_refer_itself(store: Store) -> None:
    assert asked(store, "note.lines", says("who.grade", "in", "9"), measure="sum", path="times") == 7
    assert asked(store, "note.lines", says("whose.unit", "in", "一厂")) == 2
    assert asked(store, "note.lines", says("whose.state@cutoff", "in", "kept"), measure="sum", path="times") == 7
    assert asked(store, "note.lines", measure="distinct", path="who.name") == 2


def test_a_state_is_that_of_today_or_that_of_the_day(store: Store) -> None:
    assert behind(store, "house", says("state", "in", "kept")) == (A,)
    assert behind(store, "house", says("state@cutoff", "in", "kept")) == (A, B)
    assert behind(store, "house", says("state@cutoff", "in", "closed")) == (C,), "the outcome leads elsewhere"
    assert behind(store, "house", says("state@cutoff", "in", "draft")) == (D,), "handed in after the day"
    assert behind(store, "gift", says("house.state@cutoff", "in", "kept")) == (uid(11), uid(12), uid(13))
    before = store.behind(question("house", says("state@cutoff", "in", "kept")), CUTOFF - DAY)
    assert before == (A,), "the day itself counts, the day before does not"


def test_who_is_referred_to_by_nobody_stood_in_no_state(store: Store) -> None:
    """A gift that names no household is not one whose household was a draft."""
    assert behind(store, "gift", says("house.state@cutoff", "in", "draft")) == ()
    assert uid(14) in behind(store, "gift", none_of(says("house.state@cutoff", "in", "kept")))
    assert behind(store, "note.lines", says("whose.state@cutoff", "in", "draft")) == ()


def test_a_field_on_the_day_is_what_the_last_step_said_by_then_else_what_the_record_says(store: Store) -> None:
    assert behind(store, "house", says("mood", "in", "1")) == (A,)
    assert behind(store, "house", says("mood@cutoff", "in", "2")) == (A, B)
    assert behind(store, "house", says("mood@cutoff", "in", "21")) == ()
    after = store.behind(question("house", says("mood@cutoff", "in", "21")), date(2026, 9, 5))
    assert after == (A,)
    assert store.behind(question("house", says("mood@cutoff", "in", "1")), BEGIN) == (A,)
    assert behind(store, "gift", says("house.mood@cutoff", "in", "2")) == (uid(11), uid(12), uid(13))


def test_what_a_step_says_is_what_its_last_entry_says(store: Store) -> None:
    assert asked(store, "house", measure="sum", path="step.keep.grant") == 70_005
    assert asked(store, "house", measure="sum", path="step.keep.grant@cutoff") == 50_000
    assert behind(store, "house", says("step.keep.mood", "in", "21")) == (A,)
    assert behind(store, "house", says("step.keep.mood@cutoff", "in", "2")) == (A,)
    assert (
        asked(store, "gift", says("child.grade", "in", "3"), measure="sum", path="house.step.keep.grant@cutoff")
        == 50_000
    )


def test_the_day_of_a_step_is_asked_like_a_date(store: Store) -> None:
    assert behind(store, "house", says("step.keep.on", "from", "2026-09-01")) == (A,)
    assert behind(store, "house", says("step.keep.on@cutoff", "from", "2026-03-01")) == (A, B, C)
    assert behind(store, "house", says("step.keep.on@cutoff", "to", "2026-03-01")) == (A,)
    assert behind(store, "house", says("step.close.on", "from", "2026-01-01")) == (B,)
    assert behind(store, "house", says("step.close.on@cutoff", "from", "2026-01-01")) == ()


@pytest.mark.parametrize(
    ("of", "path"),
    [
        ("house", "nothing"),
        ("house", "told"),
        ("house", "state@today"),
        ("house", "income@cutoff"),
        ("house", "step.keep.word"),
        ("house", "step.keep.nothing"),
        ("house", "step.close.grant"),
        ("house", "step.burn.on"),
        ("house", "people.name"),
        ("house.people", "nick"),
        ("house.people", "grade@cutoff"),
        ("gift", "house.nothing"),
        ("gift", "child.nick"),
        ("gift", "child.poor"),
        ("gift", "amount.name"),
        ("gift", ""),
    ],
)
def test_a_path_that_leads_nowhere_is_told(store: Store, of: str, path: str) -> None:
    """`told` and `nick` are declared, but nothing projects them; `grant` is said by another step than close."""
    with pytest.raises(Failure) as caught:
        asked(store, of, says(path, "in", "1"))
    assert caught.value.code == "table.path"
    with pytest.raises(Failure) as caught:
        store.behind(question(of, measure="distinct", path=path or "nothing"), CUTOFF)
    assert caught.value.code == "table.path"


def test_a_constant_that_is_no_number_is_told(store: Store) -> None:
    with pytest.raises(Failure) as caught:
        asked(store, "house", says("size", "below", "many"))
    assert caught.value.code == "table.path"


def test_an_unknown_form_is_told(store: Store) -> None:
    with pytest.raises(Failure) as caught:
        asked(store, "nothing")
    assert caught.value.code == "form.unknown"


# --- several questions, offices, constants ---------------------------------------------------------------------------------


def test_answers_come_in_the_order_of_the_questions_whatever_they_share(store: Store) -> None:
    first = says("unit", "in", "一厂")
    questions = [
        question("house", first, says("poor", "in", "true")),
        question("gift", measure="sum", path="amount"),
        question("house", first, measure="sum", path="income"),
        question("house.people"),
        question("house", first, says("size", "from", "4")),
        question("gift", says("year", "in", "2025")),
    ]
    assert [one[""] for one in store.measure(questions, CUTOFF)] == [1, 10_705, 300_050, 3, 1, 1]
    assert store.measure([], CUTOFF) == ()


def test_answers_by_office_name_the_office_that_holds_the_record(store: Store) -> None:
    questions = [question("house"), question("gift", measure="sum", path="amount"), question("house.people")]
    houses, gifts, members = store.measure(questions, CUTOFF, by_office=True)
    assert houses == {"甲厂工会": 2, "乙厂工会": 2}
    assert gifts == {"甲厂工会": 10_005, "乙厂工会": 700}
    assert members == {"甲厂工会": 3}


def test_behind_is_narrowed_to_one_office_and_gives_each_record_once(store: Store) -> None:
    assert store.behind(question("house"), CUTOFF, "乙厂工会") == (C, D)
    assert store.behind(question("house.people"), CUTOFF, "乙厂工会") == ()
    assert store.behind(question("house", measure="sum", path="income"), CUTOFF) == (A, B), (
        "who says nothing is not behind it"
    )
    assert store.behind(question("house.people", measure="sum", path="fee"), CUTOFF) == (A,)


def test_constants_are_those_of_the_year_and_the_day(store: Store) -> None:
    def count_of(of: str, year: int, cutoff: date, one: Test) -> int | None:
        (found,) = store.measure([question(of, one).on(year, cutoff)], cutoff)
        return found[""]

    assert count_of("gift", 2026, CUTOFF, says("year", "in", "{year}")) == 3
    assert count_of("gift", 2026, CUTOFF, says("year", "in", "{year-1}")) == 1
    assert count_of("gift", 2024, CUTOFF, says("year", "in", "{year+1}", "{year+2}")) == 4
    assert count_of("house", 2026, CUTOFF, says("since", "to", "{cutoff}")) == 2
    assert count_of("house", 2026, CUTOFF - DAY, says("since", "to", "{cutoff}")) == 1
    assert count_of("house", 2026, CUTOFF, says("step.keep.on", "from", "{begin}")) == 3
    assert count_of("house", 2027, CUTOFF, says("step.keep.on", "from", "{begin}")) == 0
    assert count_of("house", 2026, CUTOFF, says("unit", "in", "{office}")) == 0, "no constant: a word like any other"


# --- the derived steps -----------------------------------------------------------------------------------------------------

Line = tuple[int, str, str, str, int | None, str | None]


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[Store]:
    """A store of one's own, with the first household."""
    made_store, _ = new_store(tmp_path / "data", catalog(tmp_path / "declared"))
    made_store.commit_many(SUBMISSIONS[:1])
    yield made_store
    made_store.close()


def lines(store: Store, of: str) -> list[Line]:
    """The derived log of a household: place, step, day, state it led to, grant in fen, mood."""
    question = 'SELECT place, step, "on", state, says_grant, says_mood FROM x_house__step WHERE uid = ? ORDER BY place'
    with store._engines.reads.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(question, (of,)).all()]


def told(store: Store) -> list[str]:
    return [f"{one.code} {one.where}" for one in store.verify().problems]


FIRST: list[Line] = [
    (1, "submit", "2026-02-01", "open", None, None),
    (2, "keep", "2026-03-01", "kept", 50_000, "2"),
    (3, "keep", "2026-09-05", "kept", 70_005, "21"),
]


def test_the_log_is_derived_when_a_record_is_saved(writing: Store) -> None:
    assert lines(writing, A) == FIRST
    assert told(writing) == []


def test_a_later_revision_does_not_touch_its_log_and_its_own_step_is_added(writing: Store) -> None:
    before = writing.record(A)
    assert before is not None
    more = log_of(A, Taken(step="close", on=date(2026, 10, 1)), prev=writing.steps(A)[-1].digest)
    writing.commit(Submission(record=replace(before, no=2), steps=more, who="刘敏", act="correct"))
    assert lines(writing, A) == [*FIRST, (4, "close", "2026-10-01", "closed", None, None)]
    assert told(writing) == []


def test_steps_that_are_added_are_derived_behind_those_there(writing: Store) -> None:
    more = log_of(A, Taken(step="close", on=date(2026, 10, 1)), prev=writing.steps(A)[-1].digest)
    writing.add_steps(A, more)
    writing.add_steps(A, more)  # it has it already
    assert lines(writing, A) == [*FIRST, (4, "close", "2026-10-01", "closed", None, None)]
    assert told(writing) == []


def test_steps_of_several_records_are_derived_for_each(writing: Store) -> None:
    writing.commit_many([replace_uid(SUBMISSIONS[1])])
    prevs = {of: writing.steps(of)[-1].digest for of in (A, D)}
    both = [log_of(of, keep(date(2026, 10, 2), grant="1"), prev=prevs[of])[0] for of in (A, D)]
    writing.log(both, who="刘敏")
    assert lines(writing, A)[-1] == (4, "keep", "2026-10-02", "kept", 100, None)
    assert lines(writing, D)[-1] == (4, "keep", "2026-10-02", "kept", 100, None)
    assert told(writing) == []


def replace_uid(one: Submission) -> Submission:
    """The same household under another uid."""
    taken = [Taken(step=each.step, on=each.on, outcome=each.outcome, values=each.values) for each in one.steps]
    return replace(one, record=replace(one.record, uid=D), steps=log_of(D, *taken))


def test_steps_that_come_in_between_move_the_places(writing: Store) -> None:
    """Another office took a step at the same time: its entry goes before ours, and ours moves behind."""
    record, held = writing.record(A), writing.steps(A)
    assert record is not None
    theirs = log_of(A, keep(date(2026, 5, 1), grant="9"), prev=held[1].digest)
    moved = (*held[:2], *theirs, *held[2:])
    writing.take_in(intake(TakenIn(uid=A, record=None, owner="", log=moved)))
    assert lines(writing, A) == [
        *FIRST[:2],
        (3, "keep", "2026-05-01", "kept", 900, None),
        (4, "keep", "2026-09-05", "kept", 70_005, "21"),
    ]
    (found,) = writing.measure([question("house", measure="sum", path="step.keep.grant@cutoff")], CUTOFF)
    assert found == {"": 900}
    assert [one for one in told(writing) if "derived" in one] == []


def test_a_record_that_comes_in_brings_its_log(writing: Store) -> None:
    other = SUBMISSIONS[1]
    digested = numbered(writing, other)
    writing.take_in(intake(TakenIn(uid=B, record=digested, owner="sender", log=other.steps)))
    assert [(one[1], one[3]) for one in lines(writing, B)] == [
        ("submit", "open"),
        ("keep", "kept"),
        ("close", "closed"),
    ]
    assert told(writing) == []


def numbered(store: Store, one: Submission) -> Record:
    """The record as another office sent it: with a number and the digest of its answers."""
    form = store._catalog.form(one.record.form)
    written = digest(form.id, form.rev, canonical(form, one.record.answers))
    return replace(one.record, number="JQ-2026-000077", digest=written)


def intake(*records: TakenIn) -> Intake:
    seen = BundleSeen(uuid=uid(99), direction="in", peer="sender", lineage="sender", seq=1, digest="0" * 64, at=NOW)
    return Intake(records=records, total=len(records), bundle=seen, who="刘敏")


def test_nothing_is_left_of_the_log_of_a_destroyed_record(writing: Store) -> None:
    writing.destroy([A], who="刘敏", facts={})
    assert lines(writing, A) == []
    assert writing.measure([question("house")], CUTOFF) == ({"": 0},)
    assert told(writing) == []


def test_a_rebuild_gives_the_same_lines(writing: Store) -> None:
    writing.rebuild()
    assert lines(writing, A) == FIRST
    assert told(writing) == []


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM x_house__step WHERE place = 2",
        "UPDATE x_house__step SET state = 'closed' WHERE place = 3",
        "UPDATE x_house__step SET says_grant = 1 WHERE place = 3",
        "UPDATE x_house__step SET \"on\" = '2026-03-02' WHERE place = 2",
        'INSERT INTO x_house__step (uid, place, step, "on", state) SELECT uid, 9, step, "on", state FROM x_house__step WHERE place = 1',
    ],
)
def test_a_changed_line_of_a_log_is_found_and_a_rebuild_mends_it(writing: Store, damage: str) -> None:
    with writing._engines.writes.begin() as connection:
        connection.exec_driver_sql(damage)
    assert f"verify.derived {A}" in told(writing)
    writing.rebuild()
    assert lines(writing, A) == FIRST
    assert told(writing) == []


def test_a_line_of_a_record_nobody_knows_is_found_too(writing: Store) -> None:
    stray = "INSERT INTO x_house__step (uid, place, step, \"on\", state) VALUES ('stray', 1, 'submit', '2026-01-01', 'open')"
    with writing._engines.writes.begin() as connection:
        connection.exec_driver_sql(stray)
    assert told(writing) == ["verify.derived x_house__step"]


def test_what_a_step_says_and_does_not_fit_today_is_blank(writing: Store) -> None:
    """A log is never changed; a form may be. What an entry says in a way its field no longer reads is no reason to fail."""
    odd = log_of(A, keep(date(2026, 10, 1), grant="many", mood=["1"]), prev=writing.steps(A)[-1].digest)
    writing.add_steps(A, odd)
    assert lines(writing, A)[-1] == (4, "keep", "2026-10-01", "kept", None, None)
    writing.rebuild()
    assert told(writing) == []
