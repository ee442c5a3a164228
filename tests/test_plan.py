"""Plans: what an import would change, from lines and what is here; no store, no file, no clock."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import stored
from stored import idno, uid

from jinqiu_desktop.bundle import Ancestor, Change, ImportPlan, Planned, RecordLine, Remark, plan_import
from jinqiu_desktop.bundle.contents import line_of
from jinqiu_desktop.bundle.envelope import Cover, unit_code
from jinqiu_desktop.bundle.opening import Enclosed, Manifest
from jinqiu_desktop.bundle.ownership import transfer
from jinqiu_desktop.bundle.plan import differing, disputes, united
from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import SENTENCES, Problem, problem
from jinqiu_desktop.forms import Form
from jinqiu_desktop.keys import Card, OfficeKeys
from jinqiu_desktop.records import Answers, Row, StepTaken, canonical, digest, from_json, state_of
from jinqiu_desktop.rules import Claim
from jinqiu_desktop.store import BundleSeen, Held

NOW = datetime(2026, 8, 7, 6, 32, tzinfo=UTC)
A, B = "a" * 64, "b" * 64
KEYS = {name: OfficeKeys.generate() for name in ("厂工会", "纺织厂工会", "区总工会")}
OFFICE, MILL, COUNTY = (
    KEYS[name].card(office=name, level="县区" if name == "区总工会" else "基层", region="341602") for name in KEYS
)


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return stored.catalog(tmp_path_factory.mktemp("resources"))


@pytest.fixture(scope="module")
def family(declared: Catalog) -> Form:
    return declared.form("family")


@dataclass
class Here:
    """A receiving office made of plain values."""

    declared: Catalog
    own: Card = COUNTY
    known: Mapping[str, Held] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    seen: tuple[BundleSeen, ...] = ()
    scans: frozenset[str] = frozenset()
    said: Mapping[str, Remark] = field(default_factory=dict)
    texts: Mapping[str, Answers] = field(default_factory=dict)
    levels: Sequence[str] = ("基层", "县区", "市")
    largest_scan: int = 1 << 20

    @property
    def cards(self) -> Mapping[str, Card]:
        return {one.sender: one for one in (OFFICE, MILL, COUNTY)}

    def form(self, form_id: str, rev: int) -> Form:
        return self.declared.form(form_id, rev)

    def held(self, uid: str) -> Held | None:
        return self.known.get(uid)

    def answers(self, uid: str) -> Answers | None:
        return self.texts.get(uid)

    def find_claim(self, kind: str, value: str) -> tuple[Claim, ...]:
        return tuple(one for one in self.claims if (one.kind, one.value) == (kind, value))

    def has_scan(self, sha256: str) -> bool:
        return sha256 in self.scans

    def remark(self, uuid: str) -> Remark | None:
        return self.said.get(uuid)

    def bundles(self) -> Sequence[BundleSeen]:
        return self.seen


@dataclass
class Carried:
    """An opened bundle made of plain values."""

    lines: Sequence[RecordLine | Problem] = ()
    log: Sequence[StepTaken | Problem] = ()
    notes: Sequence[Remark | Problem] = ()
    sender: Card = OFFICE
    seq: int = 1
    prev: str = ""
    lineage: str = "one"
    uuid: str = "0198f1c2-7b1d-4c3e-9a55-0123456789ab"
    scans: tuple[Enclosed, ...] = ()

    @property
    def manifest(self) -> Manifest:
        cover = Cover(uuid=self.uuid, unit=unit_code(self.sender), seq=self.seq, prev=self.prev, created=NOW)
        return Manifest(
            cover=cover, sender=self.sender, office=self.sender.office, lineage=self.lineage, after="", receivers=(),
            forms=tuple({"family": None} | {one.form: None for one in self.lines if isinstance(one, RecordLine)}),
            counts={"family": len(self.lines)}, attachments=self.scans, audit_head="", is_practice=False, program="", package_sha256=A,
            file_size=1, file_sha256=A,
        )  # fmt: skip

    def records(self, form: str) -> Iterator[RecordLine | Problem]:
        return (
            one
            for one in self.lines
            if (isinstance(one, Problem) and form == "family") or getattr(one, "form", "") == form
        )

    def steps(self) -> Iterable[StepTaken | Problem]:
        return self.log

    def remarks(self) -> Iterable[Remark | Problem]:
        return self.notes


def line(family: Form, number: int = 1, name: str = "张三", **changes: object) -> RecordLine:
    """A family as a line of a bundle."""
    submission = stored.submission(uid(number), name, idno(number))
    text = canonical(family, submission.record.answers)
    record = replace(submission.record, digest=digest("family", 1, text), number=f"JQ-2026-{number:06}")
    return replace(line_of(family, record), **changes)  # type: ignore[arg-type]


def here(one: RecordLine, **changes: object) -> Held:
    """The same as it lies at the receiver."""
    held = Held(
        uid=one.uid, form=one.form, number=one.number, office=one.office, no=one.no, digest=one.digest,
        owner=OFFICE.sender, known=frozenset({one.digest, *(each.digest for each in one.chain)}), steps=(),
    )  # fmt: skip
    return replace(held, **changes)  # type: ignore[arg-type]


def planned(carried: Carried, receiver: Here) -> ImportPlan:
    plan = plan_import(carried, receiver)  # type: ignore[arg-type]
    assert all(one.code in SENTENCES for one in plan.all_problems())
    return plan


def only(carried: Carried, receiver: Here) -> Planned:
    (found,) = planned(carried, receiver).records
    return found


def codes(one: Planned | ImportPlan) -> list[str]:
    return [each.code for each in one.problems]


def taken(step: str, prev: StepTaken | None = None, *, number: int = 1, **changes: object) -> StepTaken:
    made = stored.step(uid(number), step, prev=prev.digest if prev else "")
    return replace(made, **changes)  # type: ignore[arg-type]


# --- revisions ------------------------------------------------------------------------------------------------------------


def test_relations_follow_digests_and_chains_only(declared: Catalog, family: Form) -> None:
    old = line(family)
    new = line(family, name="张四", no=2, parents=(old.digest,), chain=(Ancestor(no=1, digest=old.digest),))
    other = line(family, name="王五", no=2, parents=(old.digest,), chain=(Ancestor(no=1, digest=old.digest),))
    for incoming, local, expected in (
        (old, None, Change.NEW),
        (old, here(old), Change.SAME),
        (new, here(old), Change.NEWER),
        (old, here(new), Change.OLDER),
        (other, here(new), Change.CONFLICT),
    ):
        receiver = Here(declared, known={local.uid: local} if local else {})
        for at in (NOW, NOW.replace(year=2020), NOW.replace(year=2099)):
            found = only(Carried([replace(incoming, at=at)]), receiver)
            assert (found.change, found.asks) == (expected, expected is Change.CONFLICT)
            assert found.is_changed == (expected in (Change.NEW, Change.NEWER))


def test_a_merged_revision_is_newer_for_both_sides(declared: Catalog, family: Form) -> None:
    left, right = line(family, name="张左"), line(family, name="张右")
    both = line(family, name="张合", no=2, parents=(left.digest, right.digest))
    for local in (left, right):
        assert only(Carried([both]), Here(declared, known={both.uid: here(local)})).change is Change.NEWER


def hostile(family: Form) -> Iterator[tuple[str, RecordLine]]:
    good = line(family)

    def spelt(**changes: object) -> RecordLine:
        answers = json.loads(good.answers) | changes
        text = json.dumps(answers, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return replace(good, answers=text, digest=digest("family", 1, text))

    yield "bundle.form", replace(good, form_rev=2, digest=digest("family", 2, good.answers))
    yield "bundle.form", replace(good, form="unheard", digest=digest("unheard", 1, good.answers))
    yield "bundle.schema", spelt(income=True)
    yield "bundle.schema", spelt(income="2000.50")
    yield "bundle.schema", spelt(**{"head.idno": "123"})
    yield "bundle.schema", spelt(**{"head.idno": []})
    yield "bundle.schema", spelt(born="1980-01-01")
    for rows in (1, {}, ["x"], [{}], [{"rid": 1}], [{"rid": "aaaaaaaa"}] * 2, [{"rid": "../../.."}]):
        yield "bundle.schema", spelt(members=rows)
    yield "bundle.schema", spelt(members=[{"rid": "aaaaaaaa", "name": 1}])
    yield "bundle.schema", replace(good, uid="../../etc")
    yield "bundle.schema", replace(good, no=0)
    yield "bundle.schema", replace(good, no=10**12)
    yield "bundle.schema", replace(good, number="")
    yield "bundle.schema", replace(good, office=" ")
    yield "bundle.schema", replace(good, parents=("x",))
    yield "bundle.schema", replace(good, frozen={"nowhere": 1})
    for strange in (1, [], {}, None, True, "x", [[]]):
        yield "bundle.schema", replace(good, frozen={"born": strange})


def test_a_record_that_cannot_be_kept_is_quarantined_and_stops_no_other(declared: Catalog, family: Form) -> None:
    fine = line(family, 2, "李四")
    tried = 0
    for code, bad in hostile(family):
        tried += 1
        found = planned(Carried([bad, fine, problem("data/family.jsonl:3", "bundle.line")]), Here(declared))
        assert found.counts["quarantined"] == 2, (code, bad)
        assert [codes(one) for one in found.records if one.uid == bad.uid] == [[code]], bad
        assert [one.change for one in found.records if one.uid == fine.uid] == [Change.NEW]
    assert tried > 25


def test_a_field_nobody_here_knows_is_kept_and_passed_on(declared: Catalog, family: Form) -> None:
    answers = json.loads(line(family).answers) | {"hobby": {"a": [1]}}
    text = json.dumps(answers, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    newer = line(family, answers=text, digest=digest("family", 1, text))
    assert only(Carried([newer]), Here(declared)).change is Change.NEW
    assert canonical(family, from_json(family, answers)) == text


def test_the_same_record_twice_in_one_bundle_is_taken_once(declared: Catalog, family: Form) -> None:
    plan = planned(Carried([line(family), line(family, name="张四")]), Here(declared))
    assert sorted((one.change.value, codes(one)) for one in plan.records) == [
        ("new", []),
        ("quarantined", ["bundle.twice"]),
    ]


# --- whose it is ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sender", "owner", "local_owner", "change", "code"),
    [
        (OFFICE, "", None, Change.NEW, ""),
        (OFFICE, "", OFFICE.sender, Change.NEWER, ""),
        (OFFICE, "", MILL.sender, Change.QUARANTINED, "bundle.foreign"),
        (OFFICE, MILL.sender, None, Change.QUARANTINED, "bundle.foreign"),
        (OFFICE, MILL.sender, MILL.sender, Change.QUARANTINED, "bundle.foreign"),
        (OFFICE, COUNTY.sender, None, Change.NEW, "bundle.lost"),
        (OFFICE, COUNTY.sender, "", Change.NEWER, "bundle.lost"),
    ],
)
def test_only_the_owner_makes_revisions(
    declared: Catalog, family: Form, sender: Card, owner: str, local_owner: str | None, change: Change, code: str
) -> None:
    old = line(family)
    new = line(family, name="张四", no=2, parents=(old.digest,), owner=owner)
    known = {} if local_owner is None else {old.uid: here(old, owner=local_owner)}
    found = only(Carried([new], sender=sender), Here(declared, known=known))
    assert (found.change, codes(found)) == (change, [code] if code else [])
    assert found.asks == (code == "bundle.lost")


def test_an_office_above_may_hand_on_what_others_own(declared: Catalog, family: Form) -> None:
    old = line(family)
    new = line(family, name="张四", no=2, parents=(old.digest,), owner=OFFICE.sender)
    city = replace(MILL, office="市总工会", level="市")
    found = only(Carried([new], sender=COUNTY), Here(declared, own=city, known={old.uid: here(old)}))
    assert (found.change, found.owner) == (Change.NEWER, OFFICE.sender)


def given(one: RecordLine, to: Card, by: str = "厂工会", **changes: object) -> StepTaken:
    keys = KEYS[by]
    card = next(card for card in (OFFICE, MILL, COUNTY) if card.office == by)
    made = transfer(
        one.uid, giver=card, keys=keys, to=to, person="刘敏", on=date(2026, 8, 7), at=NOW, revision=one.digest, prev=""
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_transfer_that_its_giver_signed_moves_a_record(declared: Catalog, family: Form) -> None:
    old = line(family)
    new = line(family, name="张四", no=2, parents=(old.digest,), owner=MILL.sender)
    entry = given(old, MILL)
    for known in ({}, {old.uid: here(old)}):
        found = only(Carried([new], [entry], sender=MILL), Here(declared, known=known))
        assert (found.owner, codes(found)) == (MILL.sender, [])
    mine = only(Carried([replace(new, owner=COUNTY.sender)], [given(old, COUNTY)]), Here(declared))
    assert (mine.change, mine.owner, mine.is_moved_here, mine.asks) == (Change.NEW, COUNTY.sender, True, False)
    for forged in (
        given(old, MILL, by="纺织厂工会"),
        replace(entry, values={**entry.values, "from": MILL.sender}),
        replace(entry, values={**entry.values, "to": COUNTY.sender}),
        replace(entry, values={**entry.values, "signature": "AAAA"}),
        replace(entry, values={**entry.values, "signature": 1}),
        replace(entry, values={}),
        replace(entry, revision=B),
    ):
        found = only(Carried([new], [forged], sender=MILL), Here(declared, known={old.uid: here(old)}))
        assert (found.change, codes(found)) == (Change.QUARANTINED, ["bundle.foreign"]), forged


def test_a_record_moved_here_may_not_clash_with_ours(declared: Catalog, family: Form) -> None:
    old = line(family, owner=COUNTY.sender)
    own = here(line(family, 2), owner="")
    claim = Claim(kind="idno", value=idno(1), role="head", uid=uid(2))
    found = only(Carried([old], [given(old, COUNTY)]), Here(declared, known={uid(2): own}, claims=(claim,)))
    assert (found.change, codes(found)) == (Change.QUARANTINED, ["claim.taken"])


# --- the same person ------------------------------------------------------------------------------------------------------


def test_a_head_another_office_has_is_shown_as_a_clash(declared: Catalog, family: Form) -> None:
    theirs = here(line(family, 2), owner=MILL.sender)
    for role, active, expected in (
        ("head", True, ["bundle.person_twice"]),
        ("member", True, ["bundle.person_twice"]),
        ("head", False, []),
    ):
        claim = Claim(kind="idno", value=idno(1), role=role, uid=uid(2), active=active)
        found = only(Carried([line(family)]), Here(declared, known={uid(2): theirs}, claims=(claim,)))
        assert (found.change, codes(found)) == (Change.NEW, expected)


# --- order of bundles -----------------------------------------------------------------------------------------------------


def seen(seq: int, *, uuid: str = "x", lineage: str = "one", digest_: str = A, peer: str = OFFICE.sender) -> BundleSeen:
    return BundleSeen(uuid=uuid, direction="in", peer=peer, lineage=lineage, seq=seq, digest=digest_, at=NOW)


@pytest.mark.parametrize(
    ("carried", "before", "expected"),
    [
        (Carried(seq=1), (), []),
        (Carried(seq=5, prev=B), (), ["bundle.gap"]),
        (Carried(seq=2, prev=A), (seen(1),), []),
        (Carried(seq=9, prev=A), (seen(1),), []),
        (Carried(seq=3, prev=B), (seen(1),), ["bundle.gap"]),
        (Carried(seq=3), (seen(1),), ["bundle.gap"]),
        (Carried(seq=1), (seen(1),), ["bundle.older"]),
        (Carried(seq=1, prev=B), (seen(2),), ["bundle.older"]),
        (Carried(seq=2, uuid="x", prev=A), (seen(1, uuid="x"),), ["bundle.seen"]),
        (Carried(seq=1, lineage="two"), (seen(9),), ["bundle.lineage"]),
        (Carried(seq=4, lineage="two", prev=B), (seen(9),), ["bundle.lineage", "bundle.gap"]),
        (Carried(seq=1), (seen(9, peer=MILL.sender),), []),
    ],
)
def test_replay_older_gap_and_new_lineage_are_each_told(
    declared: Catalog, carried: Carried, before: tuple[BundleSeen, ...], expected: list[str]
) -> None:
    plan = planned(carried, Here(declared, seen=before))
    assert codes(plan) == expected
    assert (plan.is_seen, plan.is_older) == ("bundle.seen" in expected, "bundle.older" in expected)


# --- steps ----------------------------------------------------------------------------------------------------------------


def test_logs_unite_to_the_same_order_on_both_sides(family: Form, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(200):
        root = taken("submit")
        common, left, right = [root], [], []
        for side in (left, right):
            last = root
            for _ in range(chance.randrange(4)):
                clock = NOW.replace(year=chance.randrange(2000, 2040))
                last = taken(chance.choice(["submit", "keep"]), last, at=clock)
                side.append(last)
        ours, theirs = [*common, *left], [*common, *right]
        one, other = united(family, ours, theirs), united(family, theirs, ours)
        assert one == other
        assert {each.event for each in one} == {each.event for each in (*ours, *theirs)}
        places = {each.digest: at for at, each in enumerate(one)}
        assert all(not each.prev or places[each.prev] < at for at, each in enumerate(one))
        assert united(family, one, ours) == one


def test_steps_are_united_by_event_and_the_state_follows(declared: Catalog, family: Form) -> None:
    one = line(family)
    submit = taken("submit")
    keep = taken("keep", submit)
    found = only(Carried([one], [submit, keep]), Here(declared, known={one.uid: here(one, steps=(submit,))}))
    assert (found.change, found.steps, found.is_changed) == (Change.SAME, (keep,), True)
    assert state_of(family, found.log) == "kept"
    again = only(Carried([one], [submit]), Here(declared, known={one.uid: here(one, steps=(submit, keep))}))
    assert (again.steps, again.log, again.is_changed) == ((), (submit, keep), False)


def test_answers_that_are_here_with_steps_that_are_not_are_told_as_progress(declared: Catalog, family: Form) -> None:
    old = line(family)
    new = line(family, name="张四", no=2, parents=(old.digest,), chain=(Ancestor(no=1, digest=old.digest),))
    submit = taken("submit")
    keep = taken("keep", submit)
    for incoming, local, ours, expected in (
        (old, old, (submit,), Change.PROGRESS),
        (old, old, (submit, keep), Change.SAME),
        (old, new, (submit,), Change.PROGRESS),
        (old, new, (submit, keep), Change.OLDER),
        (new, old, (submit,), Change.NEWER),
    ):
        plan = planned(Carried([incoming], [submit, keep]), Here(declared, known={local.uid: here(local, steps=ours)}))
        (found,) = plan.records
        assert found.state is expected
        assert {change: count for change, count in plan.counts.items() if count} == {expected.value: 1}
        assert found.change is (expected if expected is not Change.PROGRESS else found.change)
        assert found.change is not Change.PROGRESS, "what is taken is decided by the answers"


def test_two_outcomes_of_one_step_are_a_conflict_and_the_same_outcome_is_none(declared: Catalog, family: Form) -> None:
    one, submit = line(family), taken("submit")
    kept, refused = taken("keep", submit), taken("keep", submit, outcome="refused")
    later = taken("submit", refused)
    found = only(
        Carried([one], [submit, refused, later]), Here(declared, known={one.uid: here(one, steps=(submit, kept))})
    )
    assert (found.disputed, found.steps, found.log) == ((refused, later), (), (submit, kept))
    assert codes(found) == ["bundle.steps"]
    assert disputes([submit, kept], [submit, taken("keep", submit)]) == ()
    assert (
        disputes([submit, kept], [submit, kept, taken("keep", kept, outcome="refused")]) == ()
    )  # after ours, not against it


def test_steps_the_sender_may_not_bring_stay_out(declared: Catalog, family: Form, tmp_path: Path) -> None:
    bound = stored.FAMILY.replace('label = "建档"', 'label = "建档"\nlevel = ["县区"]')
    catalog = stored.catalog(tmp_path, family=bound)
    one, submit = line(family), taken("submit")
    keep = taken("keep", submit)
    known = {one.uid: here(one, steps=(submit,))}
    forged = only(Carried([one], [submit, keep]), Here(catalog, known=known))
    assert (forged.steps, codes(forged)) == ((), ["bundle.step"])
    own = {one.uid: here(one, owner="", steps=(submit,))}
    office = Here(catalog, own=OFFICE, known=own)
    assert only(Carried([replace(one, owner=OFFICE.sender)], [submit, keep], sender=COUNTY), office).steps == (keep,)
    altered = replace(submit, person="别人")
    strange = taken("unheard", submit)
    lone = replace(taken("keep"), prev=B)
    for bad, code in ((altered, "bundle.step"), (strange, "bundle.step"), (lone, "bundle.log")):
        found = only(Carried([one], [bad]), Here(declared, known=known))
        assert (found.steps, codes(found)) == ((), [code]), bad


def test_steps_and_remarks_of_records_that_are_not_there_are_told(declared: Catalog, family: Form) -> None:
    remark = Remark(
        uuid=uid(77), uid=uid(1), path="phone", revision=A, text="请核对", severity="error", office="区总工会"
    )  # fmt: skip
    strays = [replace(remark, uid=uid(9)), replace(remark, severity="fatal"), replace(remark, uuid="x")]
    plan = planned(Carried([line(family)], [taken("submit", number=8)], [remark, *strays]), Here(declared))
    assert plan.remarks == (remark,)
    assert codes(plan) == ["bundle.stray"] * 4
    closed = replace(remark, closed_by=B)
    for held, incoming, expected in ((remark, remark, ()), (remark, closed, (closed,)), (closed, remark, ())):
        receiver = Here(declared, said={remark.uuid: held})
        assert planned(Carried([line(family)], notes=[incoming]), receiver).remarks == expected


# --- differences ----------------------------------------------------------------------------------------------------------


def test_differences_are_named_cell_by_cell_and_rows_as_a_whole(family: Form) -> None:
    def answers(name: str, **rows: str) -> Answers:
        some = tuple(Row(rid=rid, values={"name": one}) for rid, one in rows.items())
        return Answers(values={"head.name": name, "unit": "厂"}, blocks={"members": some})

    ours = answers("张三", aaaaaaaa="甲", bbbbbbbb="乙")
    assert differing(family, ours, ours) == ()
    found = differing(family, ours, answers("张四", aaaaaaaa="丙", cccccccc="丁"))
    assert set(found) == {"head.name", "members[aaaaaaaa].name", "members[bbbbbbbb]", "members[cccccccc]"}


def test_a_plan_of_many_records_tells_its_progress_and_stays_small(declared: Catalog, family: Form) -> None:
    told: list[int] = []

    class Told:
        def step(self, at: int, of: int, doing: str) -> None:
            told.append(at)

    lines = [line(family, number, "张三") for number in range(1, 60)]
    plan = plan_import(Carried(lines), Here(declared), Told())  # type: ignore[arg-type]
    assert plan.counts["new"] == 59
    assert told == list(range(59))
