"""Submissions, revisions, steps, unique values, drafts, lists and search."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import stored
from sqlalchemy import text
from stored import NOW, idno, uid

from jinqiu_desktop.errors import Failure, Refused, Stopped
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.records import new_uid
from jinqiu_desktop.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made, _ = stored.new_store(tmp_path / "data", stored.catalog(tmp_path / "resources"))
    with made:
        yield made


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with two families that no test changes."""
    root = tmp_path_factory.mktemp("shelf")
    made, _ = stored.new_store(root / "data", stored.catalog(root / "resources"))
    members = [("区小红", idno(2))]
    made.commit(stored.submission(uid(1), "单田芳", idno(1), members=members, phone="13900001234"))
    made.commit(stored.submission(uid(2), "赵七", idno(777), phone="13777778888", unit="涡阳县供电所"))
    with made:
        yield made


def found(store: Store, search: str, form: str = "family") -> list[str]:
    """The uids a search finds, in order of the list."""
    return [line.uid for line in store.list(form, search).lines]


# --- submissions ------------------------------------------------------------------------------------------------------


def test_a_submission_is_read_back_with_its_number_state_and_digest(store: Store) -> None:
    given = stored.submission(uid(1), "单田芳", idno(1), members=[("单小红", idno(2)), ("单小明", idno(3))])
    saved = store.commit(given)
    assert saved.number == "JQ-2026-000001"
    assert saved.state == "submitted"
    assert saved.answers == given.record.answers
    assert store.record(uid(1)) == saved
    assert store.record(uid(1), 1) == saved
    assert store.record(uid(1), 2) is None
    assert store.record(uid(2)) is None
    assert store.steps(uid(1)) == given.steps
    assert [entry.act for entry in store.audit_log()] == ["submit"]


def test_numbers_count_on_within_the_civil_year_of_china(store: Store) -> None:
    new_year = NOW.replace(year=2026, month=12, day=31, hour=16, minute=0)  # midnight in China
    ends = [NOW, NOW, new_year - timedelta(seconds=1), new_year, new_year]
    many = [stored.submission(uid(at), "张三", idno(at), at=when) for at, when in enumerate(ends, start=1)]
    numbers = [record.number for record in store.commit_many(many)]
    assert numbers == [
        "JQ-2026-000001", "JQ-2026-000002", "JQ-2026-000003", "JQ-2027-000001", "JQ-2027-000002",
    ]  # fmt: skip


def test_a_number_that_came_with_a_record_is_kept_and_may_exist_at_another_office(store: Store) -> None:
    store.commit(stored.submission(uid(1), "张三", idno(1)))
    other = stored.submission(uid(2), "李四", idno(2))
    other = replace(other, record=replace(other.record, number="JQ-2026-000001", office="涡阳县某厂工会"))
    assert store.commit(other).number == "JQ-2026-000001"
    assert store.find("JQ-2026-000001") == uid(1)


def test_a_correction_is_a_new_revision_and_the_old_one_stays(store: Store) -> None:
    first = store.commit(stored.submission(uid(1), "张三", idno(1), members=[("张小", idno(2))]))
    second = store.commit(stored.submission(uid(1), "张叁", idno(1), no=2, steps=()))
    assert second.number == first.number
    assert second.state == "submitted"
    assert [record.answers.value("head.name") for record in store.revisions(uid(1))] == ["张三", "张叁"]
    assert store.record(uid(1), 1) == first
    assert found(store, "张三") == found(store, "张小") == []
    assert found(store, "张叁") == [uid(1)]
    assert store.find_claim("idno", idno(2)) == ()
    assert store.verify().is_sound


def test_a_submission_on_an_outdated_revision_or_log_is_refused(store: Store) -> None:
    store.commit(stored.submission(uid(1), "张三", idno(1)))
    for late in (
        stored.submission(uid(1), "张三", idno(1)),
        stored.submission(uid(1), "张三", idno(1), no=3, steps=()),
        stored.submission(uid(1), "张三", idno(1), no=2),  # its step does not follow the log
        stored.submission(uid(2), "李四", idno(2), no=2),
    ):
        with pytest.raises(Failure) as failing:
            store.commit(late)
        assert failing.value.code == "record.changed"
    assert len(store.revisions(uid(1))) == 1
    assert store.record(uid(2)) is None


def test_two_revisions_of_one_record_may_come_in_one_transaction(store: Store) -> None:
    many = [stored.submission(uid(1), "张三", idno(1)), stored.submission(uid(1), "张叁", idno(1), no=2, steps=())]
    assert [record.no for record in store.commit_many(many)] == [1, 2]
    assert found(store, "张叁") == [uid(1)]
    assert store.verify().is_sound


def test_many_submissions_are_saved_all_or_none(store: Store) -> None:
    many = list(stored.families(random.Random(3), 620))
    broken = [*many, stored.submission(uid(1), "张三", idno(1), no=9)]
    with pytest.raises(Failure):
        store.commit_many(broken)
    assert store.list("family").total == 0
    seen: list[int] = []

    class Counting:
        def step(self, at: int, of: int, doing: str) -> None:
            seen.append(at)

    assert len(store.commit_many(many, Counting())) == 620
    assert seen == list(range(620))
    assert store.list("family").total == 620
    assert store.verify().is_sound


def test_a_stopped_import_leaves_nothing(store: Store) -> None:
    class Impatient:
        def step(self, at: int, of: int, doing: str) -> None:
            if at == 500:
                raise Stopped

    with pytest.raises(Stopped):
        store.commit_many(list(stored.families(random.Random(3), 501)), Impatient())
    assert store.list("family").total == 0
    assert store.audit_log() == ()
    assert store.commit(stored.submission(uid(1), "张三", idno(1))).number == "JQ-2026-000001"


# --- unique values ----------------------------------------------------------------------------------------------------


def test_a_second_archive_of_the_same_head_is_refused_with_the_number_of_the_first(store: Store) -> None:
    store.commit(stored.submission(uid(1), "张三", idno(1)))
    with pytest.raises(Refused) as refused:
        store.commit(stored.submission(uid(2), "张三", idno(1)))
    (problem,) = refused.value.problems
    assert (problem.where, problem.code, problem.fact("number")) == ("head.idno", "V03", "JQ-2026-000001")
    assert store.record(uid(2)) is None
    assert store.list("family").total == 1
    assert len(store.audit_log()) == 1


def test_two_new_records_of_one_import_may_not_clash_either(store: Store) -> None:
    same = [stored.submission(uid(at), "张三", idno(1)) for at in (1, 2)]
    with pytest.raises(Refused) as refused:
        store.commit_many(same)
    assert [problem.code for problem in refused.value.problems] == ["V03"]
    far = [*stored.families(random.Random(3), 510), stored.submission(uid(3), "张三", idno(1))]
    with pytest.raises(Refused):
        store.commit_many([same[0], *far])  # the clash is with an earlier five hundred
    assert store.list("family").total == 0


def test_a_head_may_be_a_member_elsewhere_and_both_are_found(store: Store) -> None:
    store.commit(stored.submission(uid(1), "张三", idno(1), members=[("张小", idno(2))]))
    store.commit(stored.submission(uid(2), "李四", idno(3), members=[("张小", idno(2)), ("张三", idno(1))]))
    rid = store.record(uid(2)).rows("members")[1].rid  # type: ignore[union-attr]
    held = {(claim.role, claim.uid, claim.rid) for claim in store.find_claim("idno", idno(1))}
    assert held == {("head", uid(1), ""), ("member", uid(2), rid)}
    assert len(store.find_claim("idno", idno(2))) == 2
    assert store.find_claim("card", idno(2)) == ()


def test_a_refused_archive_claims_nothing_any_more(store: Store) -> None:
    first = stored.submission(uid(1), "张三", idno(1))
    store.commit(first)
    last = first.steps[-1].digest
    store.add_steps(uid(1), [stored.step(uid(1), "keep", outcome="refused", prev=last)])
    assert store.state(uid(1)) == "refused"
    assert [claim.active for claim in store.find_claim("idno", idno(1))] == [False]
    store.commit(stored.submission(uid(2), "张三", idno(1)))
    assert store.verify().is_sound


def test_a_kept_archive_still_claims_although_no_step_leads_on(store: Store) -> None:
    first = stored.submission(uid(1), "张三", idno(1))
    store.commit(first)
    store.add_steps(uid(1), [stored.step(uid(1), "keep", prev=first.steps[-1].digest)])
    with pytest.raises(Refused):
        store.commit(stored.submission(uid(2), "张三", idno(1)))


def test_a_second_application_of_a_student_in_a_year_is_refused(store: Store) -> None:
    store.commit(stored.submission(uid(1), "张三", idno(1), members=[("张小", idno(2))]))
    rid = store.record(uid(1)).rows("members")[0].rid  # type: ignore[union-attr]
    store.commit(stored.application(uid(2), uid(1), rid, idno(2)))
    with pytest.raises(Refused) as refused:
        store.commit(stored.application(uid(3), uid(1), rid, idno(2)))
    assert [problem.code for problem in refused.value.problems] == ["V12"]
    store.commit(stored.application(uid(4), uid(1), rid, idno(2), year=2027))


# --- steps and references ---------------------------------------------------------------------------------------------


def test_a_step_changes_state_list_and_nothing_of_the_answers(store: Store) -> None:
    first = stored.submission(uid(1), "张三", idno(1))
    before = store.commit(first)
    later = NOW + timedelta(days=3)
    taken = stored.step(uid(1), "keep", prev=first.steps[-1].digest, at=later)
    store.add_steps(uid(1), [taken])
    store.add_steps(uid(1), [taken])  # the same entry again is no second one
    assert store.steps(uid(1)) == (*first.steps, taken)
    after = store.record(uid(1))
    assert after == replace(before, state="kept")
    (line,) = store.list("family").lines
    assert (line.state, line.changed_at) == ("kept", later)
    assert store.counts("family") == {"kept": 1}
    assert store.verify().is_sound


def test_a_step_that_does_not_follow_the_log_is_refused(store: Store) -> None:
    store.commit(stored.submission(uid(1), "张三", idno(1)))
    for record_uid, code in ((uid(1), "record.changed"), (uid(2), "record.unknown")):
        with pytest.raises(Failure) as failing:
            store.add_steps(record_uid, [stored.step(record_uid, "keep", prev="0" * 64)])
        assert failing.value.code == code


def test_who_refers_to_a_record_or_a_row_is_found(store: Store) -> None:
    store.commit(stored.submission(uid(1), "张三", idno(1), members=[("张小", idno(2)), ("张大", idno(3))]))
    first, second = (row.rid for row in store.record(uid(1)).rows("members"))  # type: ignore[union-attr]
    store.commit(stored.application(uid(2), uid(1), first, idno(2)))
    assert store.referring(uid(1)) == (uid(2),)
    assert store.referring(uid(1), first) == (uid(2),)
    assert store.referring(uid(1), second) == ()
    assert store.referring(uid(2)) == ()


def test_a_record_is_found_by_number_or_uid_and_a_draft_by_uid(store: Store) -> None:
    store.commit(stored.submission(uid(1), "张三", idno(1)))
    store.save_draft(stored.draft(uid(2), "李四"))
    assert store.find("jq-2026-000001 ") == uid(1)
    assert store.find(uid(1).upper()) == uid(1)
    assert store.find(uid(2)) == uid(2)
    assert store.find("JQ-2026-000002") is None


# --- damage -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("column", ["answers", "frozen", "notes", "digest", "at", "parents"])
def test_a_revision_that_is_not_what_was_written_is_never_used(store: Store, column: str) -> None:
    store.commit(stored.submission(uid(1), "张三", idno(1)))
    change = {
        "answers": """replace(answers, '张三', '张四')""",
        "frozen": "'{}'",
        "notes": """'{"V04@head.idno":"同意"}'""",
        "digest": "'00'",
        "at": "replace(at, '2026', '2025')",
        "parents": """'["00"]'""",
    }[column]
    with store._engines.writes.begin() as connection:
        connection.execute(text(f'UPDATE revision SET "{column}" = {change}'))
    store._remembered.clear()
    with pytest.raises(Failure) as failing:
        store.record(uid(1))
    assert failing.value.code == "record.damaged"
    assert "verify.record" in {problem.code for problem in store.verify().problems}


# --- drafts -----------------------------------------------------------------------------------------------------------


def test_a_draft_comes_back_as_it_was_and_the_newest_wins(store: Store) -> None:
    first = stored.draft(uid(1), "单田芳", members=("单小红",))
    second = stored.draft(uid(1), "单田方", at=NOW + timedelta(seconds=1))
    store.save_draft(first)
    assert store.draft(uid(1)) == first
    store.save_draft(second)
    assert store.draft(uid(1)) == second
    assert store.draft(uid(2)) is None
    assert store.state(uid(1)) == "draft"
    store.drop_draft(uid(1))
    assert store.draft(uid(1)) is None


def test_a_draft_claims_nothing(store: Store) -> None:
    store.commit(stored.submission(uid(1), "张三", idno(1)))
    store.save_draft(stored.draft(uid(2), "张三"))
    assert len(store.find_claim("idno", idno(1))) == 1


def test_a_draft_is_listed_first_found_by_its_words_and_gone_when_submitted(store: Store) -> None:
    store.commit(stored.submission(uid(1), "张三", idno(1)))
    store.save_draft(stored.draft(uid(2), "单田芳", members=("区小红",)))
    listing = store.list("family")
    assert [(line.uid, line.state, line.is_draft) for line in listing.lines] == [
        (uid(2), "draft", True),
        (uid(1), "submitted", False),
    ]
    assert listing.total == 2
    assert listing.lines[0].values == {"head.name": "单田芳"}
    assert store.counts("family") == {"draft": 1, "submitted": 1}
    assert found(store, "stf") == found(store, "小红") == found(store, "田芳 oxh") == [uid(2)]
    assert store.counts("family", "田芳") == {"draft": 1}
    assert [line.uid for line in store.list("family", states=("draft",)).lines] == [uid(2)]
    assert [line.uid for line in store.list("family", states=("submitted",)).lines] == [uid(1)]
    assert [line.uid for line in store.list("family", drafts=False).lines] == [uid(1)]
    store.commit(stored.submission(uid(2), "单田芳", idno(2)))
    assert store.drafts() == ()
    assert store.draft(uid(2)) is None
    assert store.list("family").total == 2


def test_a_draft_beside_a_record_marks_its_line_and_makes_no_second_one(store: Store) -> None:
    saved = store.commit(stored.submission(uid(1), "张三", idno(1)))
    store.save_draft(stored.draft(uid(1), "张叁", base=saved.digest))
    (line,) = store.list("family").lines
    assert (line.is_draft, line.values["head.name"]) == (True, "张三")
    assert store.list("family").total == 1
    assert store.counts("family") == {"submitted": 1}
    assert [line.base for line in store.drafts("family")] == [saved.digest]
    assert store.drafts("aid") == ()


def test_a_removed_row_of_a_draft_is_not_found(store: Store) -> None:
    whole = stored.draft(uid(1), "张三", members=("区小红",))
    store.save_draft(whole)
    assert found(store, "小红") == [uid(1)]
    rows = tuple(replace(row, gone=True) for row in whole.rows["members"])
    store.save_draft(replace(whole, rows={"members": rows}))
    assert found(store, "小红") == []


def test_a_damaged_draft_is_named_and_not_opened(store: Store) -> None:
    store.save_draft(stored.draft(uid(1), "张三"))
    with store._engines.drafts_write.begin() as connection:
        connection.execute(text("UPDATE draft SET body = replace(body, '张三', '张四')"))
    with pytest.raises(Failure) as failing:
        store.draft(uid(1))
    assert failing.value.code == "draft.damaged"
    assert [problem.code for problem in store.verify().problems] == ["verify.draft"]


def test_a_draft_is_saved_while_an_import_holds_the_archive(store: Store) -> None:
    class Typing:
        def step(self, at: int, of: int, doing: str) -> None:
            if at in (0, 500):
                store.save_draft(stored.draft(uid(at + 1), "张三"))

    store.commit_many(list(stored.families(random.Random(3), 600)), Typing())
    assert {line.uid for line in store.drafts()} == {uid(1), uid(501)}


# --- lists and search -------------------------------------------------------------------------------------------------


def test_a_list_holds_its_fields_as_values_newest_change_first(store: Store) -> None:
    for at in (1, 2, 3):
        store.commit(stored.submission(uid(at), "张三", idno(at), at=NOW + timedelta(minutes=at), phone="13900001234"))
    listing = store.list("family", limit=2)
    assert (listing.total, [line.uid for line in listing.lines]) == (3, [uid(3), uid(2)])
    assert [line.uid for line in store.list("family", limit=2, offset=2).lines] == [uid(1)]
    line = listing.lines[0]
    assert line.number == "JQ-2026-000003"
    assert line.values["income"] == Decimal("2000.5")
    assert line.values["unit"] == stored.UNIT
    assert str(line.values["born"]) == "1980-02-03"


def test_references_in_a_list_are_references(store: Store) -> None:
    store.commit(stored.application(uid(2), uid(1), "abcdefgh", idno(2)))
    (line,) = store.list("aid").lines
    assert line.values["family"] == Ref(uid(1))
    assert line.values["child"] == Ref(uid(1), "abcdefgh")


def test_pages_of_drafts_and_records_together_show_each_once(store: Store) -> None:
    for at in range(1, 6):
        store.commit(stored.submission(uid(at), "张三", idno(at)))
        store.save_draft(stored.draft(uid(10 + at), "张三"))
    seen = [line.uid for offset in range(0, 10, 3) for line in store.list("family", limit=3, offset=offset).lines]
    assert len(seen) == 10
    assert set(seen) == {uid(at) for at in (*range(1, 6), *range(11, 16))}


@pytest.mark.parametrize(
    "typed",
    [
        "单田芳", "单", "田芳", "芳", "stf", "dtf", "ctf", "STF", "ｓｔｆ", "shantianfang", "dantian", "区小红", "oxh", "qxh", "红",
        idno(1), idno(1)[:10], idno(1)[-4:], idno(1)[-6:], idno(2)[-4:], "13900001234", "1390", "1234", "001234",
        "JQ-2026-000001", "jq2026000001", "000001", "三棉", "谯城区", "棉纺织厂", "单 小红", "小红 单", "棉纺 stf 1234",
        " 单　田 ", "单·田芳",
    ],
)  # fmt: skip
def test_a_family_is_found_by(shelf: Store, typed: str) -> None:
    assert uid(1) in found(shelf, typed)
    assert shelf.list("family", typed).total == len(found(shelf, typed))


@pytest.mark.parametrize("typed", ["李", "田单", "tf x", "99999", "单 赵", "棉纺 1235", "12345678901234567890123"])
def test_no_family_is_found_by(shelf: Store, typed: str) -> None:
    assert found(shelf, typed) == []
    assert shelf.counts("family", typed) == {}


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "'", '"; --', "\0", "·"])
def test_what_is_no_word_leaves_the_whole_list(shelf: Store, typed: str) -> None:
    assert found(shelf, typed) == [uid(2), uid(1)]


@pytest.mark.parametrize(
    ("surname", "initials"),
    [("单", "sd"), ("仇", "qc"), ("解", "xj"), ("曾", "zc"), ("查", "zc"), ("翟", "zd"), ("区", "oq"), ("覃", "qt"),
     ("尉迟", "yw"), ("万俟", "mw"), ("黑", "h"), ("谌", "cs"), ("䶮", "y")],
)  # fmt: skip
def test_a_surname_is_found_in_every_reading(store: Store, surname: str, initials: str) -> None:
    store.commit(stored.submission(uid(1), f"{surname}乐", idno(1)))
    assert all(found(store, initial) == [uid(1)] for initial in initials)


def test_characters_this_python_does_not_know_yet_are_found(store: Store) -> None:
    names = ["䶮", "𬱖", "㛃", "𠅤", "𬭎", "\U00031350"]
    for at, rare in enumerate(names, start=1):
        store.commit(stored.submission(uid(at), f"王{rare}", idno(at)))
    assert [found(store, rare) for rare in names] == [[uid(at)] for at in range(1, 7)]
    assert len(found(store, "王")) == 6


def test_names_of_other_peoples_are_found_by_any_part(store: Store) -> None:
    store.commit(stored.submission(uid(1), "买买提·吐尔逊", idno(1)))
    store.commit(stored.submission(uid(2), "Mary Smith", idno(2)))
    assert found(store, "吐尔逊") == found(store, "买买提吐") == found(store, "mmt") == [uid(1)]
    assert found(store, "smith") == found(store, "mary") == [uid(2)]


def test_wide_and_narrow_words_find_the_same_as_reading_every_record(
    store: Store, seed: int, counts: Callable[[int, int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jinqiu_desktop.store.search._MANY", 40)  # so that both ways are gone here
    chance = random.Random(seed)
    many = list(stored.families(chance, counts(150, 1500)))
    store.commit_many(many)
    names = {
        one.record.uid: [one.record.value("head.name"), *(row.value("name") for row in one.record.rows("members"))]
        for one in many
    }
    for _ in range(counts(60, 600)):
        words = [chance.choice(stored.SURNAMES + stored.GIVEN) for _ in range(chance.choice((1, 1, 2, 3)))]
        expected = {
            record_uid
            for record_uid, held in names.items()
            if all(any(word in str(name) for name in held) for word in words)
        }
        typed = " ".join(words)
        listing = store.list("family", typed, limit=10_000)
        unit = {one.record.uid for one in many if any(word in str(one.record.value("unit")) for word in words)}
        assert expected <= {line.uid for line in listing.lines} <= expected | unit
        assert listing.total == len(listing.lines) == sum(store.counts("family", typed).values())
        some = store.list("family", typed, limit=7)
        assert some.lines == listing.lines[:7]
        assert store.list("family", typed, states=("kept",)).total == 0


def test_the_whole_of_what_is_derived_can_be_built_again(store: Store) -> None:
    store.commit_many(list(stored.families(random.Random(3), 120)))
    before = [store.list("family", typed, limit=500) for typed in ("", "王", "机械", "w")]
    store.rebuild()
    assert [store.list("family", typed, limit=500) for typed in ("", "王", "机械", "w")] == before
    assert store.verify().is_sound


def test_what_is_derived_is_compared_with_truth(store: Store) -> None:
    store.commit_many(list(stored.families(random.Random(3), 20)))
    first = store.list("family", limit=1).lines[0].uid
    for change in (
        f"UPDATE x_family SET income = 1 WHERE uid = '{first}'",
        f"DELETE FROM claim WHERE uid = '{first}'",
        f"DELETE FROM x_family_members WHERE uid = '{first}'",
        f"DELETE FROM term_family WHERE n = (SELECT n FROM x_family WHERE uid = '{first}')",
        f"INSERT INTO term_family SELECT n, 'x' FROM x_family WHERE uid = '{first}'",
    ):
        with store._engines.writes.begin() as connection:
            connection.execute(text(change))
        found_problems = store.verify().problems
        assert {(one.code, one.where) for one in found_problems} == {("verify.derived", first)}, change
        store.rebuild()
        assert store.verify().is_sound
    with store._engines.writes.begin() as connection:
        connection.execute(text("INSERT INTO claim VALUES ('idno', '1', 'member', 'nobody', '', 1, 1)"))
    assert [one.where for one in store.verify().problems] == ["claim"]


def test_uids_in_order_of_time_keep_their_order(store: Store) -> None:
    made = [new_uid(NOW + timedelta(milliseconds=at)) for at in range(50)]
    assert made == sorted(made)
