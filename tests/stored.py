"""A made-up office for tests of the store: two small forms, a store with a cheap passphrase, and families of made-up people."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.keys import Cost, KeyFile, StoreKey
from jinqiu_desktop.kinds import Ref, id_check_digit
from jinqiu_desktop.records import Answers, Draft, DraftCell, DraftRow, Record, Row, StepTaken, new_rid, new_uid
from jinqiu_desktop.store import Store, Submission

NOW = datetime(2026, 8, 7, 6, 32, tzinfo=UTC)
PASSPHRASE = "金秋的风 2026 autumn"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
UNIT = "谯城区第三棉纺织厂"

FAMILY = """
id = "family"
rev = 1
title = "家庭"
summary = ["head.name", "head.idno"]
claims = [
  {kind = "idno", path = "head.idno", role = "head"},
  {kind = "idno", path = "members.idno", role = "member"},
]
states = {draft = "草稿", submitted = "已提交", kept = "已建档", refused = "不予建档"}

[[page]]
id = "head"
label = "户主"
group = [{title = "户主", rows = [["head.name:6", "head.idno:6", "phone:6", "unit:6"], ["income:12", "born:12"]]}]

[[page]]
id = "members"
label = "成员"
rows = "members"

[[field]]
id = "head.name"
label = "姓名"
kind = "person_name"
find = true

[[field]]
id = "head.idno"
label = "身份证号"
kind = "id_number"
find = true

[[field]]
id = "phone"
label = "电话"
kind = "phone"
find = true

[[field]]
id = "unit"
label = "单位"
kind = "text"
find = true
list = true

[[field]]
id = "income"
label = "年收入"
kind = "money"
list = true

[[field]]
id = "born"
label = "出生日期"
kind = "date"
compute = "birth_of_idno"
list = true

[[rows]]
id = "members"
label = "成员"
group = [{rows = [["name:12", "idno:12"]]}]

  [[rows.field]]
  id = "name"
  label = "姓名"
  kind = "person_name"
  find = true

  [[rows.field]]
  id = "idno"
  label = "身份证号"
  kind = "id_number"
  find = true

[[step]]
id = "submit"
label = "提交"
from = ["draft", "submitted"]
to = "submitted"
freezes = true

[[step]]
id = "keep"
label = "建档"
from = ["submitted"]
to = "kept"
back = {refused = "refused"}
"""

AID = """
id = "aid"
rev = 1
title = "申请"
summary = ["pupil"]
claims = [{kind = "application", of = ["pupil", "year"], role = "student"}]
states = {draft = "草稿", submitted = "已提交"}

[[page]]
id = "all"
label = "申请"
group = [{title = "申请", rows = [["family:6", "child:6", "pupil:6", "year:6"]]}]

[[field]]
id = "family"
label = "家庭"
kind = "reference"
target = "family"

[[field]]
id = "child"
label = "学生"
kind = "row_reference"
target = "family.members"

[[field]]
id = "pupil"
label = "学生身份证号"
kind = "id_number"
list = true

[[field]]
id = "year"
label = "年度"
kind = "number"

[[step]]
id = "submit"
label = "提交"
from = ["draft"]
to = "submitted"
freezes = true
"""

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑解曾单仇查翟区覃"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂建国志红梅玲长乐行"


def uid(number: int) -> str:
    """The uid of record `number` of a test."""
    return f"0198810d-0000-7000-8000-{number:012x}"


def catalog(folder: Path, *, family: str = FAMILY, aid: str = AID) -> Catalog:
    """A catalogue of the two small forms."""
    for name in ("forms", "papers", "policies", "choices", "regions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "forms" / "family.toml").write_text(family, encoding="utf-8")
    (folder / "forms" / "aid.toml").write_text(aid, encoding="utf-8")
    return Catalog(folder)


def new_store(folder: Path, declared: Catalog) -> tuple[Store, StoreKey]:
    """An empty store, open, whose clock stands still."""
    key_file, _ = KeyFile.create(PASSPHRASE, cost=CHEAP)
    key = key_file.unlock(PASSPHRASE)
    return Store.create(folder, key_file, key, declared, who="测试员", clock=lambda: NOW), key


def idno(number: int, birth: date = date(1980, 2, 3), region: str = "990101") -> str:
    """The id number of a made-up person; region 99 is given to nobody."""
    first = f"{region}{birth:%Y%m%d}{number % 1000:03}"
    return first + id_check_digit(first)


def submission(
    record_uid: str,
    name: str,
    number: str,
    *,
    members: Iterable[tuple[str, str]] = (),
    no: int = 1,
    at: datetime = NOW,
    phone: str = "",
    unit: str = UNIT,
    income: str = "2000.5",
    steps: tuple[StepTaken, ...] | None = None,
) -> Submission:
    """A family as it is submitted."""
    rows = tuple(Row(rid=new_rid(), values={"name": one, "idno": held}) for one, held in members)
    values = {"head.name": name, "head.idno": number, "unit": unit, "income": Decimal(income)}
    answers = Answers(
        values={**values, **({"phone": phone} if phone else {})}, blocks={"members": rows} if rows else {}
    )
    record = Record(
        uid=record_uid,
        no=no,
        number="",
        form="family",
        form_rev=1,
        answers=answers,
        digest="",
        frozen={"born": date(int(number[6:10]), int(number[10:12]), int(number[12:14]))},
        office="谯城区某厂工会",
        by="测试员",
        at=at,
    )
    taken = (step(record_uid, "submit", at=at),) if steps is None else steps
    return Submission(record=record, steps=taken, who="测试员", act="submit")


def step(record_uid: str, step_id: str, *, prev: str = "", outcome: str = "", at: datetime = NOW) -> StepTaken:
    """One entry in the log of a record."""
    return StepTaken(
        event=new_uid(at), uid=record_uid, step=step_id, outcome=outcome, office="谯城区某厂工会", person="测试员",
        on=at.date(), at=at, prev=prev,
    )  # fmt: skip


def application(record_uid: str, family: str, rid: str, pupil: str, year: int = 2026) -> Submission:
    """An application for one row of a family."""
    values = {"family": Ref(family), "child": Ref(family, rid), "pupil": pupil, "year": year}
    record = Record(
        uid=record_uid, no=1, number="", form="aid", form_rev=1, answers=Answers(values=values), digest="",
        office="谯城区某厂工会", by="测试员", at=NOW,
    )  # fmt: skip
    return Submission(record=record, steps=(step(record_uid, "submit"),), who="测试员", act="submit")


def draft(draft_uid: str, name: str, *, at: datetime = NOW, base: str = "", members: tuple[str, ...] = ()) -> Draft:
    """A filling in progress."""
    cells = {"head.name": DraftCell(text=name, value=name), "head.idno": DraftCell(text="9901", value=None)}
    rows = tuple(DraftRow(rid=new_rid()) for _ in members)
    for row, member in zip(rows, members, strict=True):
        cells[f"members[{row.rid}].name"] = DraftCell(text=member, value=member)
    return Draft(
        uid=draft_uid, form="family", form_rev=1, base=base, cells=cells, rows={"members": rows} if rows else {},
        cursor="head.idno", saved_at=at,
    )  # fmt: skip


def families(chance: random.Random, count: int) -> Iterator[Submission]:
    """Many families, each with one to four members, in a hundred and fifty units."""

    def name() -> str:
        return chance.choice(SURNAMES) + "".join(chance.choice(GIVEN) for _ in range(chance.choice((1, 2, 2))))

    def person(at: int) -> str:
        born = date(1950, 1, 1) + timedelta(days=chance.randrange(24_000))
        first = f"99{at % 10_000:04}{born:%Y%m%d}{chance.randrange(1000):03}"
        return first + id_check_digit(first)

    for at in range(count):
        when = NOW + timedelta(seconds=at)
        members = tuple((name(), person(at)) for _ in range(chance.choice((1, 2, 2, 3, 4))))
        phone = f"139{chance.randrange(10**8):08}"
        unit = f"谯城区{chance.choice(GIVEN)}{chance.choice(GIVEN)}第{chance.randrange(1, 6)}机械制造有限公司"
        income = str(chance.randrange(10_000, 90_000))
        yield submission(
            new_uid(when), name(), f"{person(at)}", members=members, at=when, phone=phone, unit=unit, income=income
        )
