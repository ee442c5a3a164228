"""Rules of what everybody may read: 公示 shows no number, illness, amount or student (domain §9.5), one line a household."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from jinqiu_desktop.errors import Problem, problem
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.rules.asked import Around, Check, Found, Lookup, RowScope, Scope, text_of
from jinqiu_desktop.rules.days import too_short
from jinqiu_desktop.rules.persons import members_of

_BETWEEN = re.compile(r"(?<=[0-9Xx])[\W_]{1,3}(?=[0-9Xx])")


_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


_ID_NUMBER = re.compile(r"(?<!\d)(?:\d{17}[0-9Xx]|\d{15})(?!\d)")


_TELEPHONE = re.compile(r"(?<!\d)\d{11}(?!\d)")


_LONG_NUMBER = re.compile(r"\d{11,}")


# The words of an illness or handicap: those of the code list illness (a test walks it), and how people put it.
_ILLNESS = re.compile(
    r"癌|瘤|残疾|残障|伤残|致残|瘫|昏迷|渐冻|尿毒|透析|化疗|放疗|血症|抑郁|自闭|孤独症|痴呆|艾滋|梗塞|脑梗|中风|"
    r"(?:视力|听力|言语|肢体|智力|精神|多重)(?:残|[一二三四1-4]级)|高血压|"
    r"(?:大|重|疾|患|生|因|得|有|染|性|病|神|脑|心脏|血管|血液|糖尿|血友|白血|肾|肝|肺|胃|颈椎|腰椎|精神|罕见|遗传|风湿|"
    r"职业|帕金森|默|元|压)病"
)


_INSTITUTION = re.compile(
    r"疾病预防控制|残疾人(?:联合会|康复|就业|福利|服务)|[\u4e00-\u9fff]{0,4}(?:病|瘤|癌症?)(?:医院|防治|研究所)"
)


def private_in(path: str, text: str) -> Iterator[Problem]:
    """What may not stand on a notice board in the text of a path (domain §9.5).

    Numbers are found also where blanks, hyphens or what nobody sees part them, in full-width and in Chinese digits too.
    """
    plain = "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    joined = _BETWEEN.sub("", plain.translate(_HAN_DIGITS))
    if _ID_NUMBER.search(joined):
        yield problem(path, "posting.idno")
    elif _TELEPHONE.search(joined):
        yield problem(path, "posting.phone")
    elif _LONG_NUMBER.search(joined):
        yield problem(path, "posting.digits")
    if _ILLNESS.search("".join(plain.split())):
        yield problem(path, "posting.illness")


def without_institutions(text: str) -> str:
    """A text without the names of those institutions that bear the word of an illness: somebody may work there."""
    return _INSTITUTION.sub("", "".join(text.split()))


def is_telephone(text: str) -> bool:
    """Whether a text can hold telephones, one or several: no run of digits in it is as long as an id number or a card."""
    parts = re.findall(r"[0-9Xx]+", unicodedata.normalize("NFKC", text))
    return all(len(part) <= 12 for part in parts)


def _posting_public(scope: Scope, around: Around) -> Iterator[Problem]:
    """公示 shows unit, name and a coarse reason: no number, illness, amount or student in what the paper prints (domain §9.5)."""
    yield from private_in("unit.name", without_institutions(text_of(scope.value("unit.name"))))
    phone = scope.value("phone")
    if isinstance(phone, str) and not is_telephone(phone):
        yield problem("phone", "posting.digits")
    for row in scope.rows("list"):
        yield from private_in(f"list[{row.rid}].unit", without_institutions(text_of(row.value("unit"))))
        for name in ("name", "reason"):
            yield from private_in(f"list[{row.rid}].{name}", text_of(row.value(name)))
        yield from _told_too_much(f"list[{row.rid}].reason", row, around)


_AMOUNT = re.compile(r"\d[\d,.]*\s*(?:元|万|块)")


def _told_too_much(path: str, row: RowScope, around: Around) -> Iterator[Problem]:
    reason = row.value("reason")
    if not isinstance(reason, str):
        return
    if _AMOUNT.search(unicodedata.normalize("NFKC", reason)):
        yield problem(path, "posting.amount")
    household = household_behind(row, around.lookup)
    members = [person.code("name") for person in members_of(household)] if household is not None else []
    if any(name and name in reason for name in members):
        yield problem(path, "posting.person")


def _posting_rows(scope: Scope, around: Around) -> Iterator[Problem]:
    """One line a household, also where two of its students apply; the application is one of that household."""
    seen: set[str] = set()
    for row in scope.rows("list"):
        application, household = row.value("application"), row.value("household")
        found = around.lookup.record(application.uid) if isinstance(application, Ref) else None
        behind = found.value("household") if found is not None else None
        if isinstance(behind, Ref) and isinstance(household, Ref) and behind.uid != household.uid:
            yield problem(f"list[{row.rid}].application", "posting.other_household")
        uid = household.uid if isinstance(household, Ref) else behind.uid if isinstance(behind, Ref) else ""
        if uid and uid in seen:
            yield problem(f"list[{row.rid}].household", "posting.twice")
        seen.add(uid)


def _posting_days(scope: Scope, around: Around) -> Iterator[Problem]:
    """A posting ends on or after the day it begins (V22)."""
    begins, ends = scope.value("begins"), scope.value("ends")
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        yield problem("ends", "V22.ends")
    yield from too_short(begins, ends, "ends", around)


def household_behind(row: RowScope, lookup: Lookup) -> Found | None:
    """The household a row is about: named itself, or through the application."""
    household, application = row.value("household"), row.value("application")
    if not isinstance(household, Ref) and isinstance(application, Ref):
        found = lookup.record(application.uid)
        household = found.value("household") if found is not None else None
    return lookup.record(household.uid) if isinstance(household, Ref) else None


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "posting.public": _posting_public,
        "posting.rows": _posting_rows,
        "posting.days": _posting_days,
    }
)
