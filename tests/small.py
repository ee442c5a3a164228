"""A small form, and stand-ins for store, notice and regions, for tests of the core."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from jinqiu_desktop.forms import Form, Known, read_form
from jinqiu_desktop.kinds import Choices, Json, read_choices
from jinqiu_desktop.records import Record
from jinqiu_desktop.rules import Amount, Around, Claim, Exclusion, Found, IncomeTest, Material, Need, Served, Siblings

TODAY = date(2026, 8, 7)
NOW = datetime(2026, 8, 7, 6, 32, tzinfo=UTC)

FORM = """
id = "tiny"
rev = 1
title = "小表"
summary = ["head.name"]
states = {draft = "草稿", submitted = "已提交"}
checks = ["V05"]

[[page]]
id = "head"
label = "户主"
group = [{title = "户主", rows = [["head.name:12", "head.idno:12"], ["head.birth:8", "head.health:8", "head.illness:8"]]}]

[[page]]
id = "members"
label = "家庭成员"
rows = "members"

[[field]]
id = "head.name"
label = "姓名"
kind = "person_name"
star = true
required = ["submit"]

[[field]]
id = "head.idno"
label = "身份证号"
kind = "id_number"
required = ["submit"]

[[field]]
id = "head.birth"
label = "出生日期"
kind = "date"
compute = "birth_of_idno"

[[field]]
id = "head.health"
label = "健康状况"
kind = "choice"
choices = "health"
default = "1"

[[field]]
id = "head.illness"
label = "疾病类别"
kind = "text"
when = {path = "head.health", in = ["2", "3"]}
required = ["submit"]

[[field]]
id = "unit"
label = "工作单位"
kind = "text"
carry = true

[[rows]]
id = "members"
label = "家庭成员"
person = "name"
group = [{rows = [["name:12", "idno:12"]]}]

  [[rows.field]]
  id = "name"
  label = "姓名"
  kind = "person_name"
  required = ["submit"]

  [[rows.field]]
  id = "idno"
  label = "身份证号"
  kind = "id_number"

  [[rows.field]]
  id = "unit"
  label = "单位"
  kind = "text"
  carry_from = "unit"

[[step]]
id = "submit"
label = "提交"
from = ["draft"]
to = "submitted"
freezes = true
"""

HEALTH = """
id = "health"
title = "健康状况"
source = "test"
date = 2026-01-01
item = [{code = "1", label = "良好"}, {code = "2", label = "疾病"}, {code = "3", label = "残疾"}]
"""


class Nobody:
    """A lookup that knows the records it was given."""

    def __init__(self, *records: Record) -> None:
        self._records = {one.uid: one for one in records}

    def record(self, uid: str) -> Found | None:
        return self._records.get(uid)

    def find_claim(self, kind: str, value: str) -> tuple[Claim, ...]:
        return ()

    def state(self, uid: str) -> str:
        return "draft"

    def referring(self, uid: str) -> tuple[str, ...]:
        return ()

    def said(self, uid: str, step: str) -> Mapping[str, Json]:
        return {}


class NoNotice:
    id = "none"

    def get(self, key: str) -> str | None:
        return None

    def money(self, key: str) -> Decimal | None:
        return None

    asked: tuple[Material, ...] = ()
    needed: tuple[Need, ...] = ()
    groups: tuple[Served, ...] = ()
    income: IncomeTest | None = None
    exclusions: tuple[Exclusion, ...] = ()
    amounts: tuple[Amount, ...] = ()
    siblings = Siblings(rule="each", source="")


class NoRegions:
    def name(self, code: str) -> str | None:
        return None

    def find(self, text: str) -> str | None:
        return None

    def current(self, code: str) -> bool:
        return False

    def search(self, text: str, limit: int) -> tuple[tuple[str, str], ...]:
        return ()


def tiny(folder: Path, text: str = FORM) -> Form:
    """The small form, or another text, read from a folder."""
    (folder / "tiny.toml").write_text(text, encoding="utf-8")
    (folder / "health.toml").write_text(HEALTH, encoding="utf-8")
    lists: dict[str, Choices] = {"health": read_choices(folder / "health.toml")}
    return read_form(folder / "tiny.toml", Known(choices=lists.get, regions=NoRegions()))


def around(*records: Record) -> Around:
    """What surrounds record u1 on the day of the tests."""
    return Around(lookup=Nobody(*records), pack=NoNotice(), today=TODAY, uid="u1")
