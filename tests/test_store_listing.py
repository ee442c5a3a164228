"""What a list asks of the store: its first lines, its whole order, lines by uid, and how much of it is in which state or waits."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import stored
from stored import idno, uid

from jinqiu_desktop.records import Remark
from jinqiu_desktop.store import CHANGED, REMARKED, Question, Store

ALL = Question()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made, _ = stored.new_store(tmp_path / "data", stored.catalog(tmp_path / "resources"))
    with made:
        yield made


def put(store: Store, *numbers: int) -> None:
    for number in numbers:
        store.commit(stored.submission(uid(number), f"王{number}", idno(number)))


def test_the_first_lines_and_the_order_are_those_of_the_list(
    store: Store, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jinqiu_desktop.store.search._MANY", 12)  # so that wide words are among them,
    monkeypatch.setattr("jinqiu_desktop.store.search._AHEAD", 25)  # and those that do not fill a page at once
    chance = random.Random(seed)
    store.commit_many(list(stored.families(chance, 120)))
    for at in (901, 902, 903):
        store.save_draft(stored.draft(uid(at), chance.choice(stored.SURNAMES) + "新"))
    words = ["", *stored.SURNAMES[:6], "机械", "王 机械", "w", "1", "0", "zz"]
    for question in (Question(search=word, states=states) for word in words for states in ((), ("submitted",))):
        listing = store.list("family", question.search, question.states, limit=1000)
        order = store.order("family", question)
        assert order == tuple(line.uid for line in listing.lines), question
        assert len(order) == listing.total
        assert [line.uid for line in store.first("family", question, 9)] == list(order[:9]), question
        assert store.first("family", question, 9) == store.lines("family", order[:9])


def test_lines_come_in_the_order_they_are_asked_for_without_those_that_are_gone(store: Store) -> None:
    put(store, 1, 2, 3)
    store.save_draft(stored.draft(uid(3), "王改"))
    store.save_draft(stored.draft(uid(4), "李新"))
    asked = (uid(2), uid(99), uid(4), uid(3), uid(1))
    lines = store.lines("family", asked)
    assert [line.uid for line in lines] == [uid(2), uid(4), uid(3), uid(1)]
    assert [line.is_draft for line in lines] == [False, True, True, False]
    assert lines[1].values["head.name"] == "李新"
    assert store.lines("aid", (uid(4),)) == (), "a draft of another form"


def test_an_order_that_was_read_holds_while_lines_change(store: Store) -> None:
    put(store, *range(1, 8))
    order = store.order("family", ALL)
    store.commit(stored.submission(uid(50), "王新", idno(50)))
    store.commit(stored.submission(uid(2), "王改", idno(2), no=2, steps=()))
    shown = [line.uid for at in range(0, len(order), 3) for line in store.lines("family", order[at : at + 3])]
    assert shown == list(order), "each once: none twice, none passed over"


def test_what_is_ticked_is_told_as_the_list_has_it_and_without_drafts(store: Store) -> None:
    put(store, 1, 2, 3)
    store.save_draft(stored.draft(uid(4), "李新"))
    assert store.saved_among("family", [uid(1), uid(4), uid(3), uid(99)]) == (uid(3), uid(1))


def test_more_uids_than_a_statement_takes_variables(store: Store) -> None:
    put(store, 1)
    many = [uid(at) for at in range(40_000)]
    assert store.saved_among("family", many) == (uid(1),)
    assert [line.uid for line in store.lines("family", many)] == [uid(1)]


def test_marks_count_and_narrow_what_was_found(store: Store) -> None:
    put(store, 1, 2, 3)
    store.save_draft(stored.draft(uid(2), "王改"))
    store.save_draft(stored.draft(uid(4), "王新"))
    store.add_remark(
        Remark(
            uuid="r1", uid=uid(3), path="head.name", revision="", text="请核对", severity="error",
            office="示例县总工会",
        ),
        "周宁",
    )  # fmt: skip
    tally = store.tally("family", Question(search="王"))
    assert (tally.states, tally.marks) == ({"submitted": 3, "draft": 1}, {REMARKED: 1, CHANGED: 1})
    assert store.order("family", Question(mark=CHANGED)) == (uid(2),)
    assert store.order("family", Question(mark=REMARKED)) == (uid(3),)
    assert store.order("family", Question(search="王1", mark=REMARKED)) == ()
    assert store.tally("family", Question(mark=REMARKED)).states == {"submitted": 1}
    assert store.tally("family", Question(states=("kept",))).marks == {REMARKED: 0, CHANGED: 0}
    store.close_remark(store.open_remarks()[0], "x", "刘敏")
    assert store.order("family", Question(mark=REMARKED)) == ()


@pytest.mark.parametrize(
    ("surname", "readings"),
    [
        ("单", ("sd", "dd", "cd", "shan", "dan")), ("仇", ("qd", "cd", "qiu", "chou")),
        ("解", ("xd", "jd", "xie", "jie")), ("曾", ("zd", "cd", "zeng", "ceng")), ("查", ("zd", "cd", "zha", "cha")),
        ("翟", ("zd", "dd", "zhai", "di")), ("区", ("od", "qd", "ou", "qu")),
    ],
)  # fmt: skip
def test_a_draft_and_a_record_are_found_by_every_reading(store: Store, surname: str, readings: tuple[str, ...]) -> None:
    store.commit(stored.submission(uid(1), f"{surname}大", idno(1)))
    store.save_draft(stored.draft(uid(2), f"{surname}大"))
    found = {typed: store.order("family", Question(search=typed)) for typed in readings}
    assert found == dict.fromkeys(readings, (uid(2), uid(1)))
