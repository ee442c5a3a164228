"""Made-up people: households as `put` takes them, every one different, none with an error.

They differ in what makes papers and rules differ: 城镇 and 农民工, one to six members, students of every stage, entering or in school, minors,
a child with special schooling, illness, rare characters. Names are drawn from short lists; id numbers begin with 0099, an area that does
not exist, and have a right check digit; telephones and cards are of no one. The same random numbers give the same people.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from jinqiu_desktop.kinds import id_check_digit, luhn_ok
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import Json


@dataclass(frozen=True, kw_only=True, slots=True)
class School:
    """A made-up school: the stage of its students in the archive's words, its 学校种类 and subject on an application.

    `kind` is empty where nobody applies. `begins` is the age at entry, `years` how long it takes.
    """

    name: str
    education: str
    identity: str
    begins: int
    years: int
    kind: str = ""
    major: str = ""


def sample(name: str) -> dict[str, Json]:
    """A made-up record under resources/samples, as `put` takes it."""
    return dict(json.loads((resources() / "samples" / f"{name}.json").read_text(encoding="utf-8")))


def made_up_households(count: int, chance: random.Random, today: date) -> Iterator[dict[str, Json]]:
    """So many different households, without errors; shapes follow one another, so that a few show much.

    The first is a single parent with a child that enters a university and one at college, the second a migrant worker's with a child
    that enters high school, the third a single parent's with one student at university.
    """
    yield from made_up_families((_SHAPES[at % len(_SHAPES)] for at in range(count)), chance, today)


def made_up_families(shapes: Iterable[Sequence[str]], chance: random.Random, today: date) -> Iterator[dict[str, Json]]:
    """A household of each shape: who lives with the head. A child is told by its school and the years it has been there, as 示例大学 0."""
    drawing = _Drawing(chance=chance, today=today)
    for at, shape in enumerate(shapes):
        yield drawing.household(at, shape)


SCHOOLS: Mapping[str, School] = MappingProxyType(
    {
        one.name: one
        for one in (
            School(name="示例市实验小学", education="小学", identity="小学", begins=6, years=6),
            School(name="示例市第五中学", education="初中", identity="初中", begins=12, years=3),
            School(name="示例市第二高级中学", education="高中", identity="高中", begins=15, years=3, kind="普通高中"),
            School(name="示例市纺织职业学校", education="中职中技", identity="中职中技", begins=15, years=3, kind="中职", major="数控技术应用"),
            School(name="示例职业技术学院", education="大专", identity="大学生", begins=18, years=3, kind="大专", major="护理"),
            School(name="示例大学", education="本科", identity="大学生", begins=18, years=4, kind="普通本科", major="机械设计制造及其自动化"),
            School(name="示例师范大学", education="硕士", identity="研究生", begins=22, years=3, kind="硕士", major="学科教学（数学）"),
            School(name="示例市特殊教育学校", education="小学", identity="小学", begins=8, years=6, kind="特殊教育"),
        )
    }
)  # fmt: skip
"""The made-up schools by name."""

# 示例大学 0 enters this year.
_SHAPES = (
    ("示例大学 0", "示例职业技术学院 1"),
    ("配偶", "示例市第二高级中学 0"),
    ("示例大学 1",),
    ("配偶", "示例大学 0", "示例市第五中学 1", "父亲", "母亲"),
    ("示例职业技术学院 2",),
    ("配偶", "示例市特殊教育学校 3", "母亲"),
    ("配偶", "示例师范大学 0", "示例大学 2", "示例市实验小学 3", "父亲", "母亲"),
    ("示例市纺织职业学校 0", "示例市第五中学 2"),
    ("配偶", "示例职业技术学院 0", "示例市纺织职业学校 1", "母亲"),
    ("示例大学 3", "父亲", "母亲"),
)

_SURNAMES = "李王张刘陈杨赵周吴徐孙朱马胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶杜查仇单解翟覃区"
_GIVEN = "春梅建国志远秀英桂芳小雨小阳明华丽娟文静海燕永强玉兰晓东佳怡子轩雨桐思远浩然欣怡俊杰梓涵秋月德胜素珍"
_RARE = ("䶮", "𬱖", "㛃", "𠅤", "𬭎")
_UNITS = ("示例市第一纺织厂", "示例市机械厂", "示例市公交公司", "示例市建筑安装公司", "示例区环卫所")
_STREETS = ("纺织路", "建设路", "人民路", "车站路", "和平巷")


@dataclass(frozen=True, kw_only=True)
class _Drawing:
    """The people drawn so far: no id number comes twice."""

    chance: random.Random
    today: date
    used: set[str] = field(default_factory=set)

    def household(self, at: int, shape: Sequence[str]) -> dict[str, Json]:
        chance, is_migrant = self.chance, at % 3 == 1
        is_woman, surname = chance.random() < 0.5, chance.choice(_SURNAMES)
        age = max(_age_of(one) for one in shape if " " in one) + chance.randint(22, 28)
        nation = "回族" if at % 9 == 5 else "汉族"
        members = [self._member(one, surname, age, is_woman) | {"nation": nation} for one in shape]
        if at % 10 == 6:
            members[1]["name"] = surname + chance.choice(_RARE)
        base = sample("household") | {
            "difficulty": chance.choice(["深度困难职工", "相对困难职工", "意外致困职工"]),
            "head.name": surname + (chance.choice(_RARE) if at % 10 == 4 else self._given()),
            "head.nation": nation,
            "head.idno": self._idno(age, is_woman),
            "head.marriage": "已婚" if "配偶" in shape else chance.choice(["离异", "丧偶"]),
            "head.single_parent": "否" if "配偶" in shape else "是",
            "head.phone": self._phone(),
            "head.unit": chance.choice(_UNITS),
            "head.income": str(chance.randint(12, 30) * 100),
            "income.other": str(chance.randint(0, 4) * 500),
            "house.type": chance.choice(["自建房", "商品房", "承租单位公房", "租房"]),
            "house.area": str(chance.randint(30, 90)),
            "house.address": f"谯城区{chance.choice(_STREETS)}{chance.randint(1, 99)}号",
            "bank.card": self._card(),
            "remark": "",
            "members": members,
        }
        return base | self._health(at) | self._work(is_migrant) | self._causes(members)

    def _health(self, at: int) -> dict[str, Json]:
        if at % 4 == 3:
            return {"head.health": "疾病", "head.illness": self.chance.choice(["腰颈椎病", "糖尿病", "肝病"])}
        return {"head.health": "良好", "head.illness": ""}

    def _work(self, is_migrant: bool) -> dict[str, Json]:
        if not is_migrant:
            since = f"{self.today.year - self.chance.randint(5, 15)}-07"
            return {"type": "城镇困难职工", "head.work_state": "在岗", "head.work_since": since}
        return {
            "type": "困难农民工",
            "head.work_state": "",
            "head.work_since": "",
            "head.contract_on": f"{self.today.year - 3}-03-01",
            "head.contract_term": "五年以上",
            "house.registration": "农业",
        }

    def _causes(self, members: list[dict[str, Json]]) -> dict[str, Json]:
        minor = ["家属残疾"] if any(one["health"] == "残疾" for one in members) else []
        minor += ["供养直系亲属大病"] if any(one["health"] == "疾病" for one in members) else []
        main = self.chance.choice(["子女上学", "收入低"])
        other = "收入低" if main == "子女上学" else "子女上学"
        spending = str(self.chance.randint(15, 45) * 800)
        return {"cause.main": main, "cause.minor": "、".join([*minor, other]), "cause.spending": spending}

    # --- members ---

    def _member(self, role: str, surname: str, age_of_head: int, head_is_woman: bool) -> dict[str, Json]:
        if " " in role:
            return self._student(role, surname)
        if role == "配偶":
            return self._spouse(age_of_head, head_is_woman)
        return self._parent(role, surname, age_of_head)

    def _student(self, role: str, surname: str) -> dict[str, Json]:
        name, _, grade = role.partition(" ")
        school, age, is_woman = SCHOOLS[name], _age_of(role), self.chance.random() < 0.5
        told = {
            "identity": school.identity,
            "education": school.education,
            "entry_year": str(self.today.year - int(grade)),
            "years": str(school.years),
            "unit": school.name,
            "politics": "共青团员" if age > 14 and self.chance.random() < 0.5 else "群众",
        }
        if age >= 18:
            told["phone"] = self._phone()
        if school.kind == "特殊教育":
            told |= {"health": "残疾", "illness": "听力残疾二级"}
        relation = "女儿" if is_woman else "儿子"
        return self._person(surname + self._given(), relation, age, is_woman) | told

    def _spouse(self, age_of_head: int, head_is_woman: bool) -> dict[str, Json]:
        age, relation = age_of_head + self.chance.randint(-3, 3), "丈夫" if head_is_woman else "妻子"
        person = self._person(self._name(), relation, age, not head_is_woman) | {"marriage": "已婚"}
        if self.chance.random() < 0.3:
            return person | {"health": "残疾", "illness": "肢体残疾二级", "identity": "无劳动能力"}
        work = self.chance.choice(["灵活就业", "务农"])
        return person | {"identity": work, "income": str(self.chance.randint(3, 12) * 100)}

    def _parent(self, role: str, surname: str, age_of_head: int) -> dict[str, Json]:
        age, is_woman = age_of_head + self.chance.randint(22, 27), role == "母亲"
        person = self._person(self._name() if is_woman else surname + self._given(), role, age, is_woman)
        if self.chance.random() < 0.5:
            person |= {"health": "疾病", "illness": self.chance.choice(["高血压病", "心血管病", "一般疾病"])}
        work = self.chance.choice(["退休", "务农"])
        income = self.chance.randint(9, 18) * 100 if work == "退休" else self.chance.randint(12, 20) * 10
        return person | {"marriage": "已婚", "identity": work, "income": str(income)}

    def _person(self, name: str, relation: str, age: int, is_woman: bool) -> dict[str, Json]:
        return {
            "name": name,
            "relation": relation,
            "idno": self._idno(age, is_woman),
            "income": "0",
            "model": "非劳模",
            "health": "良好",
            "insurance": "城乡居民基本医疗保险",
            "marriage": "未婚",
            "registration": "非农业",
        }

    # --- single cells ---

    def _name(self) -> str:
        return self.chance.choice(_SURNAMES) + self._given()

    def _given(self) -> str:
        at = self.chance.randrange(0, len(_GIVEN) - 1, 2)
        return _GIVEN[at : at + 2]

    def _phone(self) -> str:
        return f"1390000{self.chance.randint(0, 9999):04}"

    def _idno(self, age: int, is_woman: bool) -> str:
        """Of somebody who reaches this age in the first half of this year."""
        while True:
            born = date(self.today.year - age, 1, 1) + timedelta(days=self.chance.randrange(200))
            order = self.chance.randrange(100) * 2 + (0 if is_woman else 1)
            first = f"0099{self.chance.randint(1, 99):02}{born:%Y%m%d}{order:03}"
            number = first + id_check_digit(first)
            if number not in self.used:
                self.used.add(number)
                return number

    def _card(self) -> str:
        first = f"621700{self.chance.randrange(10**12):012}"
        return next(first + digit for digit in "0123456789" if luhn_ok(first + digit))


def _age_of(role: str) -> int:
    name, _, grade = role.partition(" ")
    return SCHOOLS[name].begins + int(grade)
