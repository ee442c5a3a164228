"""The whole errand with made-up people: what `demo` shows, and how the frozen program checks itself.

Made-up offices with separate folders and passphrases: a grass-roots office types and imports households, fills applications, prints the
six annexes, seals a bundle and makes a backup; the county opens the bundle. Everything goes through Office, as for a person. Then these
two and a second grass-roots office go on as programs of their own, one process a command: only cards and bundles cross between them. The
county receives, returns one record with a remark, and receives it again mended. Names are drawn from short lists; id numbers begin with
0099, an area that does not exist.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.kinds import Ref, id_check_digit, luhn_ok
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.places import resources, told
from jinqiu_desktop.records import Json

_SURNAMES = "李王张刘陈杨赵周吴徐孙朱马胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶杜查仇单解翟覃区"
_GIVEN = "春梅建国志远秀英桂芳小雨小阳明华丽娟文静海燕永强玉兰晓东佳怡子轩雨桐思远浩然欣怡俊杰梓涵秋月德胜素珍"
_RARE = ("䶮", "𬱖", "㛃", "𠅤", "𬭎")
_UNITS = ("示例市第一纺织厂", "示例市机械厂", "示例市公交公司", "示例市建筑安装公司", "示例区环卫所")
_STREETS = ("纺织路", "建设路", "人民路", "车站路", "和平巷")
_SCHOOLS = {"初中": "示例市第五中学", "高中": "示例市第二高级中学", "大专": "示例职业技术学院", "本科": "示例大学"}

_PASSPHRASE, _COUNTY_PASSPHRASE, _OTHER_PASSPHRASE = (
    "秋天的第一张录取通知书",
    "县里另有一个口令",
    "第二家工会自己的口令",
)

FEWEST = 3
"""Households that the six annexes need: a worker with a student for 附件1 and 附件2, and a migrant worker for 附件4."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a demo made: the files by what they are, and the counts."""

    files: Mapping[str, tuple[Path, ...]]
    counts: Mapping[str, int]

    def result(self) -> Json:
        """The report for other programs."""
        files = {name: [str(path) for path in paths] for name, paths in self.files.items()}
        return {"files": files, "counts": dict(self.counts)}

    def lines(self) -> tuple[str, ...]:
        """The report for a person."""
        counted = "，".join(f"{name} {number}" for name, number in self.counts.items())
        return (counted, *(f"{name}：{path}" for name, paths in self.files.items() for path in paths))


def run_all(out: Path, *, households: int = 4, seed: int = 2026) -> Report:
    """The main job from an empty folder, then what goes between two offices and their county. Raises as `run`."""
    first = run(out, households=households, seed=seed)
    between = _between(out)
    return Report(files={**first.files, **between.files}, counts={**first.counts, **between.counts})


def run(out: Path, *, households: int = 4, seed: int = 2026) -> Report:
    """Run the main job from an empty folder. Raises `Failure` file.exists when `out` is not empty."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        is_taken = any(out.iterdir())
    except OSError as error:
        raise told(error, str(out)) from error
    if is_taken:
        raise Failure("file.exists", name=str(out))
    catalog = Catalog(resources())
    office = Office.setup(
        out / "基层工会",
        Profile(name="示例市第一纺织厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="刘敏"),
        _PASSPHRASE,
        catalog=catalog,
    )
    county = Office.setup(
        out / "县总工会",
        Profile(name="示例区总工会", level="县区", region="341602", policy="bozhou-2023", clerk="周宁"),
        _COUNTY_PASSPHRASE,
        catalog=catalog,
    )
    with office.office as grassroots, county.office as upper:
        return _errand(grassroots, upper, out, max(FEWEST, households), random.Random(seed))


def _errand(grassroots: Office, upper: Office, out: Path, households: int, chance: random.Random) -> Report:
    archive = grassroots.archive
    typed = [archive.put("household", sample("household"))]
    drawn = list(made_up_households(households - 1, chance, grassroots.today()))
    half = len(drawn) // 2
    typed += [archive.put("household", one) for one in drawn[:half]]
    table = out / "导入的表.xlsx"
    archive.template(table, "household", drawn[half:])
    imported = archive.import_table(table)
    uids = (*typed, *imported.uids)
    applications, papers = _apply(grassroots, uids, out)
    card = out / "县总工会.jqcard"
    upper.exchange.export_card(card)
    own_card = out / "基层工会.jqcard"
    grassroots.exchange.export_card(own_card)
    grassroots.exchange.trust(card)
    upper.exchange.trust(own_card)
    sealed = grassroots.exchange.seal(card, out / "上报包.jqb", ())
    opened = upper.exchange.open(sealed.path, out / "县里打开的上报包")
    backup = out / "备份.jqbackup"
    grassroots.safety.backup(backup)
    return Report(
        files={
            "纸表": tuple(papers),
            "导入的表": (table,),
            "名片": (card, own_card),
            "上报包": (sealed.path,),
            "打开的上报包": (out / "县里打开的上报包",),
            "备份": (backup,),
        },
        counts={
            "户": len(uids),
            "其中导入": len(imported.uids),
            "申请": len(applications),
            "纸表": len(papers),
            "装进": sealed.records,
            "打开": opened.records,
        },
    )


def _apply(office: Office, uids: tuple[str, ...], out: Path) -> tuple[list[str], list[Path]]:
    """An application for every student of age, an authorization for every household, one posting; the six annexes of them."""
    archive = office.archive
    applications: list[str] = []
    authorizations: list[str] = []
    for uid in uids:
        for rid in _students(office, uid):
            applications.append(_application(office, uid, rid))
        filling = archive.new("authorization", references={"household": Ref(uid)})
        filling.type("agent", "刘敏")
        authorizations.append(archive.submit(filling).uid)
    posting = _posting(office, applications)
    papers = out / "纸表"
    papers.mkdir()
    by_kind = {
        "annex1": [uid for uid in applications if archive.record(uid).value("kind") == "1"],
        "annex2": [uid for uid in applications if archive.record(uid).value("kind") == "2"],
        "annex3": [uid for uid in uids if archive.record(uid).value("type") == "1"],
        "annex4": [uid for uid in uids if archive.record(uid).value("type") == "2"],
        "annex5": authorizations,
        "annex6": [posting],
    }
    written: list[Path] = []
    for paper, subjects in by_kind.items():
        written += office.papers.save(paper, subjects, papers / f"{office.papers.title(paper)}.pdf")
    return applications, written


def _students(office: Office, uid: str) -> Iterator[str]:
    for row in office.archive.record(uid).rows("members"):
        if row.value("education") in ("06", "07"):
            yield row.rid


def _application(office: Office, uid: str, rid: str) -> str:
    row = next(one for one in office.archive.record(uid).rows("members") if one.rid == rid)
    year = office.today().year
    entry = int(str(row.value("entry_year") or year))
    filling = office.archive.new("application", references={"household": Ref(uid), "student": Ref(uid, rid)})
    typed = {
        "kind": "新入学" if entry == year else "在校圆梦",
        "year": str(year),
        "school.type": "51" if row.value("education") == "07" else "50",
        "school.name": str(row.value("unit")),
        "school.entry": f"{entry}-09",
        "school.years": str(row.value("years")),
        "school.major": "机械设计制造及其自动化",
        "reason": "家庭收入低，老人长期患病，子女上学支出较大，学费和生活费难以承担，申请金秋助学救助，保证完成学业。",
        "guardian": str(office.archive.record(uid).value("head.name")),
    }
    for path, text in typed.items():
        filling.type(path, text)
    return office.archive.submit(filling).uid


def _posting(office: Office, applications: list[str]) -> str:
    begins = office.today()
    filling = office.archive.new("posting")
    typed = {
        "unit.name": office.profile.name.removesuffix("工会"),
        "begins": begins.isoformat(),
        "ends": (begins + timedelta(days=6)).isoformat(),
        "signed_on": begins.isoformat(),
        "phone": "0558-5550002",
    }
    for path, text in typed.items():
        filling.type(path, text)
    for uid in dict.fromkeys(_household_of(office, one) for one in applications):
        office.papers.list_publicly(filling, uid)
    return office.archive.submit(filling).uid


def _household_of(office: Office, application: str) -> str:
    ref = office.archive.record(application).value("household")
    assert isinstance(ref, Ref)
    return ref.uid


# --- between offices ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Program:
    """One office as a program of its own: every command is a new process that knows only its folder and passphrase."""

    folder: Path
    passphrase: str

    def do(self, *words: str | Path, given: Json = None) -> Json:
        """Runs one command; gives its result. Raises `Failure` demo.refused with what the program said."""
        frozen = Path(sys.executable).with_name(f"jinqiu-cli{Path(sys.executable).suffix}")
        program = [frozen] if getattr(sys, "frozen", False) else [sys.executable, "-m", "jinqiu_desktop"]
        paths = [str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
        done = subprocess.run(
            [*program, "--data", self.folder, "--json", *words],
            input=json.dumps(given, ensure_ascii=False).encode(),
            capture_output=True,
            env={
                **os.environ,
                "JINQIU_PASSPHRASE": self.passphrase,
                "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            },
            check=False,
        )
        if done.returncode:
            raise Failure("demo.refused", command=str(words[0]), reason=done.stderr.decode(errors="replace").strip())
        return json.loads(done.stdout)["result"]


def _between(out: Path) -> Report:
    """Two grass-roots offices and the county, after `run`: what the county holds, and one record returned, mended and received again."""
    first = _Program(folder=out / "基层工会", passphrase=_PASSPHRASE)
    second = _Program(folder=out / "第二家基层工会", passphrase=_OTHER_PASSPHRASE)
    county = _Program(folder=out / "县总工会", passphrase=_COUNTY_PASSPHRASE)
    card, county_card, first_card = out / "第二家基层工会.jqcard", out / "县总工会.jqcard", out / "基层工会.jqcard"
    second.do(
        *("setup", "--office", "示例区环卫所工会", "--level", "基层", "--region", "341602", "--policy", "bozhou-2023"),
        *("--clerk", "吴建国", "--sheet", out / "第二家恢复单.pdf"),
    )
    second.do("keys", "export", card)
    second.do("keys", "trust", county_card)
    second.do(
        "put", "household", "-", given=sample("household")
    )  # the same family as in the first office: a clash to be shown
    bundle = out / "第二家上报包.jqb"
    second.do("seal", "--to", county_card, "--out", bundle)
    county.do("keys", "trust", card)
    received = [county.do("receive", path) for path in (out / "上报包.jqb", bundle)]
    bad = next(row["id"] for row in reversed(received[0]["rows"]) if row["form"] == "household")
    county.do("remark", bad, "门牌号与户口簿不一致，请核对后重报。", "--at", "house.address")
    county.do("step", bad, "archive", "--outcome", "returned", "--set", "opinion=门牌号不一致，退回补正")
    back, again = out / "退回包.jqb", out / "重报包.jqb"
    county.do("return", "--to", first_card, "--out", back)
    returned = first.do("receive", back)
    first.do("put", "household", "-", "--id", bad, given={"house.address": "谯城区和平巷18号"})
    first.do("seal", "--to", county_card, "--out", again)
    mended = county.do("receive", again)
    same = county.do("receive", again, "--dry-run")
    clashes = [row for row in received[1]["rows"] if "bundle.person_twice" in row["problems"]]
    return Report(
        files={"第二家上报包": (bundle,), "退回包": (back,), "重报包": (again,)},
        counts={
            "县里收下": sum(len(one["taken"]) for one in received),
            "两家都有的人": len(clashes),
            "退回": len(returned["taken"]),
            "意见": returned["remarks"],
            "改好重收": mended["counts"]["newer"],
            "其余没变": mended["counts"]["same"],
            "县里与单位逐份相同": same["counts"]["same"],
        },
    )


# --- made-up people -------------------------------------------------------------------------------------------------------


def sample(name: str) -> Json:
    """A made-up record under resources/samples, as `put` takes it."""
    return json.loads((resources() / "samples" / f"{name}.json").read_text(encoding="utf-8"))


def made_up_households(count: int, chance: random.Random, today: date) -> Iterator[dict[str, Json]]:
    """So many different households, without errors, each with one to four members; every tenth head has a rare character."""
    used: set[str] = set()
    for at in range(count):
        yield _household(at, chance, today, used)


def _household(at: int, chance: random.Random, today: date, used: set[str]) -> dict[str, Json]:
    base: dict[str, Json] = dict(sample("household"))
    female = chance.random() < 0.5
    age = chance.randint(40, 55)
    surname = chance.choice(_SURNAMES)
    migrant = at % 3 == 1
    name = surname + (chance.choice(_RARE) if at % 10 == 4 else _given(chance))
    base |= {
        "type": "困难农民工" if migrant else "城镇困难职工",
        "difficulty": chance.choice(["深度困难职工", "相对困难职工", "意外致困职工"]),
        "head.name": name,
        "head.idno": _idno(chance, today.year - age, female, used),
        "head.health": "良好",
        "head.marriage": "离异",
        "head.single_parent": "是",
        "head.phone": f"1390000{chance.randint(0, 9999):04}",
        "head.unit": chance.choice(_UNITS),
        "head.income": str(chance.randint(12, 30) * 100),
        "income.other": str(chance.randint(0, 4) * 500),
        "house.address": f"谯城区{chance.choice(_STREETS)}{chance.randint(1, 99)}号",
        "house.area": str(chance.randint(30, 90)),
        "cause.main": chance.choice(["子女上学", "收入低", "本人下岗失业"]),
        "cause.minor": "家属残疾",
        "remark": "",
        "bank.card": _card(chance),
    }
    base.pop("head.illness")
    if migrant:
        base.pop("head.work_state")
        base.pop("head.work_since")
        base |= {
            "head.contract_on": f"{today.year - 3}-03-01",
            "head.contract_term": "五年以上",
            "house.registration": "农业",
        }
    fewest = 2 if at == 0 else 1  # the first second child is one for 附件2
    children = [_child(chance, today, surname, used, rank) for rank in range(chance.randint(fewest, 3))]
    base["members"] = children
    return base


def _child(chance: random.Random, today: date, surname: str, used: set[str], rank: int) -> dict[str, Json]:
    female = chance.random() < 0.5
    education, identity, age, years = (
        ("本科", "大学生", 18, "4"),
        ("大专", "大学生", 19, "3"),
        ("初中", "初中", 13, "3"),
    )[rank]
    return {
        "name": surname + _given(chance),
        "relation": "女儿" if female else "儿子",
        "nation": "汉族",
        "idno": _idno(chance, today.year - age, female, used),
        "income": "0",
        "model": "非劳模",
        "health": "良好",
        "insurance": "城乡居民基本医疗保险",
        "marriage": "未婚",
        "registration": "非农业",
        "identity": identity,
        "education": education,
        "entry_year": str(today.year if education == "本科" else today.year - 1),
        "years": years,
        "unit": _SCHOOLS[education],
    }


def _given(chance: random.Random) -> str:
    at = chance.randrange(0, len(_GIVEN) - 1, 2)
    return _GIVEN[at : at + 2]


def _idno(chance: random.Random, year: int, female: bool, used: set[str]) -> str:
    while True:
        born = date(year, 1, 1) + timedelta(days=chance.randrange(200))
        order = chance.randrange(100) * 2 + (0 if female else 1)
        first = f"0099{chance.randint(1, 99):02}{born:%Y%m%d}{order:03}"
        number = first + id_check_digit(first)
        if number not in used:
            used.add(number)
            return number


def _card(chance: random.Random) -> str:
    first = f"621700{chance.randrange(10**12):012}"
    return next(first + digit for digit in "0123456789" if luhn_ok(first + digit))


# --- checking itself ------------------------------------------------------------------------------------------------------


def self_check() -> tuple[str, ...]:
    """What a frozen program can check of itself, each a line: declarations, fonts, crypto, store, papers, one bundle, one backup."""
    catalog = Catalog(resources())
    catalog.cross_check()
    forms = [catalog.form(name) for name in catalog.form_ids]
    lists = [catalog.choices(name) for name in catalog.choice_ids]
    packs = [catalog.policy(name) for name in catalog.policy_ids]
    with tempfile.TemporaryDirectory(prefix="jinqiu-") as folder:
        report = run(Path(folder) / "demo", households=FEWEST)
    done = "，".join(f"{name} {number}" for name, number in report.counts.items())
    return (
        f"表单 {len(forms)}，代码表 {len(lists)}，通知 {len(packs)}，纸表 {len(catalog.paper_ids)}",
        done,
        "自查完成，都正常。",
    )
