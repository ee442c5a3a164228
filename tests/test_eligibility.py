"""What each notice gives: cases worked out by hand beside the notice's own words, one on each side of every boundary.

Nothing here is computed by the code under test; the sums stand in the comments. `tests/notices/<pack>.txt` is the notice as it was published.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from small import NOW

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.kinds import Ref, Value, YearMonth
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import Answers, Json, Record, Row, Whole
from jinqiu_desktop.rules import CHECKS, ENTRY_CHECKS, Around, Claim, Finding, Found, Verdict, verdict

CATALOG = Catalog(resources())
HOUSEHOLD, APPLICATION, SIBLING = "uid-household", "uid-application", "uid-sibling"
FIRST, SECOND = "aaaaaaaa", "bbbbbbbb"
MINE = ("V13", "V17", "V18", "unarchived", "notice.needs", "notice.group", "notice.nothing")
"""The checks of an application that ask the notice."""


def words(pack_id: str) -> str:
    """A notice without its blanks."""
    text = (Path(__file__).parent / "notices" / f"{pack_id}.txt").read_text(encoding="utf-8")
    return "".join(text.split())


@dataclass(frozen=True)
class Shelf:
    """The saved records around an application."""

    records: Mapping[str, Record]
    states: Mapping[str, str]
    aid: tuple[Claim, ...] = ()

    def record(self, uid: str) -> Found | None:
        return self.records.get(uid)

    def find_claim(self, kind: str, value: str) -> tuple[Claim, ...]:
        return tuple(one for one in self.aid if (one.kind, one.value) == (kind, value))

    def state(self, uid: str) -> str:
        return self.states.get(uid, "draft")

    def said(self, uid: str, step: str) -> Mapping[str, Json]:
        return {}

    def referring(self, uid: str) -> tuple[str, ...]:
        return tuple(uid for uid, one in self.records.items() if one.form == "application")


@dataclass(frozen=True, kw_only=True)
class Case:
    """One application under a notice. `changed`: what differs from the plain case (`None` blanks a cell); `sentence` is the notice's own."""

    name: str
    sentence: str
    changed: Mapping[str, Value | None] = field(default_factory=dict)
    total: str = "30000"
    size: int = 3
    state: str = "archived"
    sibling: Mapping[str, Value] | None = None
    sibling_state: str = "submitted"
    aided: bool = False
    step: str = "review"
    admitted: bool | None = True
    planned: str | None = None
    most: str | None = None
    per_head: str | None = None
    codes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def record(uid: str, form: str, values: Mapping[str, Value], frozen: Mapping[str, Value]) -> Record:
    return Record(
        uid=uid,
        no=1,
        number=f"JQ-{uid}",
        form=form,
        form_rev=1,
        digest="",
        at=NOW,
        answers=Answers(
            values=values, blocks={"members": (Row(rid=FIRST), Row(rid=SECOND))} if uid == HOUSEHOLD else {}
        ),
        frozen=frozen,
    )


def surroundings(pack_id: str, case: Case, base: Mapping[str, Value]) -> Around:
    household = record(
        HOUSEHOLD, "household", {}, {"income.total": Decimal(case.total), "household.size": Decimal(case.size)}
    )
    records = {HOUSEHOLD: household}
    states = {HOUSEHOLD: case.state, SIBLING: case.sibling_state}
    if case.sibling is not None:
        own = {"household": Ref(HOUSEHOLD), "student": Ref(HOUSEHOLD, SECOND), "year": base["year"]}
        records[SIBLING] = record(SIBLING, "application", own | dict(case.sibling), {})
    aid = (Claim(kind="aid", value="641|2018", role="student", uid="uid-other"),) if case.aided else ()
    lookup = Shelf(records=records, states=states, aid=aid)
    pack = CATALOG.policy(pack_id)
    return Around(lookup=lookup, pack=pack, today=date(2026, 8, 7), uid=APPLICATION, step=case.step)


def filled(pack_id: str, case: Case, base: Mapping[str, Value]) -> Whole:
    own: dict[str, Value | None] = {
        "household": Ref(HOUSEHOLD),
        "student": Ref(HOUSEHOLD, FIRST),
        **base,
        **case.changed,
    }
    values = {path: value for path, value in own.items() if value is not None}
    frozen = {"pupil.idno": "641"}
    form = CATALOG.form("application")
    return Whole(form, Answers(values=values), surroundings(pack_id, case, base), frozen=frozen)


def codes(whole: Whole) -> list[str]:
    return sorted(one.code for name in MINE for one in CHECKS[name](whole, whole.around))


def yuan(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def hold(pack_id: str, case: Case, base: Mapping[str, Value]) -> Verdict:
    """Everything a case says, against what was worked out by hand."""
    whole = filled(pack_id, case, base)
    said = verdict(whole, whole.around)
    assert "".join(case.sentence.split()) in words(pack_id), "not the notice's words"
    assert any(case.sentence in one.source for one in said.findings), [one.source for one in said.findings]
    assert (said.admitted, said.planned, said.most) == (case.admitted, yuan(case.planned), yuan(case.most))
    assert whole.value("planned") == yuan(case.planned)
    if case.per_head is not None:
        assert whole.value("per_head") == yuan(case.per_head)
    assert codes(whole) == sorted(case.codes)
    ids = [one.id for one in said.findings]
    assert set(case.told) <= set(ids), ids
    missing = {path for one in said.findings for path in one.missing}
    assert missing == set(case.missing)
    return said


def refused(name: str, sentence: str, *codes: str, **more: Any) -> Case:
    """A case that is admitted nowhere and given nothing."""
    return Case(name=name, sentence=sentence, admitted=False, planned="0", most="0", codes=codes, **more)


def given(name: str, sentence: str, amount: str, **more: Any) -> Case:
    """A case that is given just this."""
    return Case(name=name, sentence=sentence, **{"planned": amount, "most": amount, **more})


def by(notice: Sequence[Case]) -> list[Any]:
    return [pytest.param(one, id=one.name) for one in notice]


# --- 银川 2018 --------------------------------------------------------------------------------------------------------

YINCHUAN: Mapping[str, Value] = {
    "kind": "1",
    "year": 2018,
    "group": "1",
    "school.type": "51",
    "school.entry": YearMonth(2018, 9),
    "school.region": "640104",
    "school.batch": "2",
    "school.regular": True,
    "school.military": False,
    "tuition": Decimal(5000),
}
"""今年考入区内二本，年学费 5000 元；家里三口人，年收入 30000 元：(30000 − 5000 + 4000) ÷ 12 ÷ 3 = 805.56。"""

NEW = "今年考入高校的受助学生补助标准为:区内每人4000元;区外每人5000元"
EARLIER = "往年考入高校的受助本科生(仍符合救助条件的)补助标准为:区内每人3000元;区外每人4000元"
LINE = "加上工会助学资金后,家庭实际人均月收入低于840元的职工(农民工)家庭"
SCHOOL = "高校(国家统招二本以上,军队院校除外)"
IN_SCHOOL: Mapping[str, Value | None] = {"kind": "2", "school.entry": YearMonth(2016, 9)}
FAR: Mapping[str, Value | None] = {"school.region": "110108"}

JUNIOR: Mapping[str, Value | None] = {"school.type": "50", "school.batch": "5"}
ALSO: Mapping[str, Value] = {"tuition": Decimal(4000), "planned": Decimal(4000)}
"""A brother or sister who applies too: tuition 4000, aid 4000."""

YINCHUAN_CASES = (
    given("今年 区内 本科", NEW, "4000", per_head="805.56"),
    # (30000 − 5000 + 5000) ÷ 36 = 833.33
    given("今年 区外 本科", NEW, "5000", changed=FAR, per_head="833.33"),
    # (30000 − 5000 + 3000) ÷ 36 = 777.78
    given("往年 区内 本科", EARLIER, "3000", changed=IN_SCHOOL, per_head="777.78"),
    given("往年 区外 本科", EARLIER, "4000", changed={**IN_SCHOOL, **FAR}, per_head="805.56"),
    # Left out: no aid is added back, (30000 − 5000) ÷ 36 = 694.44
    refused("今年 区内 专科", SCHOOL, "V17", "notice.nothing", changed=JUNIOR, per_head="694.44", told=("out.batch",)),
    refused("今年 区外 专科", SCHOOL, "V17", "notice.nothing", changed={**JUNIOR, **FAR}, told=("out.batch",)),
    refused("往年 区内 专科", EARLIER, "V17", "notice.nothing", changed={**IN_SCHOOL, **JUNIOR}, told=("amount.none",)),
    refused("往年 区外 专科", SCHOOL, "V17", "notice.nothing", changed={**IN_SCHOOL, **JUNIOR, **FAR}),
    refused(
        "今年 区内 军校",
        SCHOOL,
        "V17",
        changed={"school.military": True},
        per_head="694.44",
        told=("out.military", "met.regular", "met.batch"),
    ),
    refused("今年 区外 军校", SCHOOL, "V17", changed={"school.military": True, **FAR}, told=("out.military",)),
    refused("往年 区内 军校", SCHOOL, "V17", changed={"school.military": True, **IN_SCHOOL}, told=("out.military",)),
    refused("往年 区外 军校", SCHOOL, "V17", changed={"school.military": True, **IN_SCHOOL, **FAR}),
    refused("不是统招", SCHOOL, "V17", changed={"school.regular": False}, told=("out.regular", "met.military")),
    given("一本", SCHOOL, "4000", changed={"school.batch": "1"}, told=("met.batch", "met.regular", "met.military")),
    given("本科批合并录取", SCHOOL, "4000", changed={"school.batch": "3"}),
    refused("三本", SCHOOL, "V17", changed={"school.batch": "4"}, told=("out.batch",)),
    refused("高中", SCHOOL, "V17", "notice.nothing", changed={"school.type": "40", "school.batch": None}),
    given("今年考上硕士", NEW, "4000", changed={"school.type": "52", "school.batch": None}),
    # Of those who came in earlier only 本科生 have a standard: nothing, although no school is left out. (30000 − 5000 + 0) ÷ 36 = 694.44
    refused(
        "往年考上的硕士",
        EARLIER,
        "notice.nothing",
        changed={**IN_SCHOOL, "school.type": "52", "school.batch": None},
        per_head="694.44",
        told=("amount.none", "met.military"),
    ),
    # The line, 区内 4000: (31239.64 − 5000 + 4000) ÷ 36 = 30239.64 ÷ 36 = 839.99
    given("839.99", LINE, "4000", total="31239.64", per_head="839.99", told=("income",)),
    # 30240 ÷ 36 = 840
    refused("840", LINE, "V18.refused", total="31240", per_head="840", told=("income", "income.lifted")),
    # 30240.36 ÷ 36 = 840.01
    refused("840.01", LINE, "V18.refused", total="31240.36", per_head="840.01"),
    # 30239.90 ÷ 36 = 839.9972…: to the fen it would be 840, and it lies below
    given("差一厘不到840", LINE, "4000", total="31239.90", per_head="839.9972"),
    # 30240.10 ÷ 36 = 840.0028
    refused("过840一厘", LINE, "V18.refused", total="31240.10", per_head="840.0028"),
    refused("840 提交时只提醒", LINE, "V18", total="31240", step="submit"),
    # The aid itself lifts the household over: without it 26000 ÷ 36 = 722.22, with 区外 5000 31000 ÷ 36 = 861.11
    refused(
        "助学金自己把这一户抬过线",
        LINE,
        "V18.refused",
        changed=FAR,
        total="31000",
        per_head="861.11",
        told=("income.lifted",),
    ),
    # The same household, 区内 4000: 30000 ÷ 36 = 833.33
    given("同一户上区内的不过线", LINE, "4000", total="31000", per_head="833.33"),
    # Over the line without any aid: 35000 ÷ 36 = 972.22; with it 39000 ÷ 36 = 1083.33
    refused("本来就过线", LINE, "V18.refused", total="40000", per_head="1083.33", told=("income",)),
    # (31500 − 5000 − 1200 + 4000) ÷ 36 = 29300 ÷ 36 = 813.89; without the 1200 it would be 847.22
    given(
        "没申请的子女的学费也减",
        LINE,
        "4000",
        changed={"tuition_others": Decimal(1200)},
        total="31500",
        per_head="813.89",
    ),
    # Four persons: (40000 − 5000 + 4000) ÷ 48 = 812.50
    given("四口人", LINE, "4000", total="40000", size=4, per_head="812.50"),
    # Two children: (31000 − 5000 − 4000 + 4000 + 4000) ÷ 36 = 30000 ÷ 36 = 833.33
    given("两个子女", LINE, "4000", sibling=ALSO, total="31000", per_head="833.33", told=("siblings.each",)),
    # (31239 − 5000 − 4000 + 4000 + 4000) ÷ 36 = 30239 ÷ 36 = 839.97; one yuan more 30240 ÷ 36 = 840
    given("两个子女 线下", LINE, "4000", sibling=ALSO, total="31239", per_head="839.97"),
    refused("两个子女 线上", LINE, "V18.refused", sibling=ALSO, total="31240", per_head="840"),
    # The other one's 5000 counts too: (31000 − 5000 − 4000 + 4000 + 5000) ÷ 36 = 31000 ÷ 36 = 861.11
    refused(
        "两个子女的助学金都加",
        LINE,
        "V18.refused",
        sibling={**ALSO, "planned": Decimal(5000)},
        total="31000",
        per_head="861.11",
        told=("income.lifted",),
    ),
    # An application that was ended counts for nothing: (31239 − 5000 + 4000) ÷ 36 = 839.97
    given("另一份已终止", LINE, "4000", sibling=ALSO, sibling_state="closed", total="31239", per_head="839.97"),
    Case(
        name="另一份没填学费",
        sentence=LINE,
        sibling={"planned": Decimal(4000)},
        admitted=None,
        planned="4000",
        most="4000",
        codes=("V18.unknown",),
        missing=("siblings",),
    ),
    Case(
        name="没填学校所在地",
        sentence=SCHOOL,
        changed={"school.region": None},
        admitted=None,
        codes=("V18.unknown", "notice.needs"),
        missing=("school.inside",),
    ),
    Case(
        name="没填学费",
        sentence=LINE,
        changed={"tuition": None},
        admitted=None,
        planned="4000",
        most="4000",
        codes=("V18.unknown", "notice.needs"),
        missing=("tuition",),
    ),
    Case(
        name="没填批次",
        sentence=SCHOOL,
        changed={"school.batch": None},
        admitted=None,
        planned="4000",
        most="4000",
        codes=("notice.needs",),
        missing=("school.batch",),
    ),
    given(
        "没选服务对象", NEW, "4000", changed={"group": None}, admitted=None, missing=("group",), told=("group.unsaid",)
    ),
    given(
        "所选对象不在其列",
        NEW,
        "4000",
        changed={"group": "8"},
        admitted=None,
        codes=("notice.group",),
        told=("group.other",),
    ),
    given(
        "没有建档",
        "提交在档困难职工档案资料",
        "4000",
        state="registered",
        admitted=None,
        codes=("unarchived.unsaid",),
        told=("archive.none",),
    ),
    given("档案待批", "提交在档困难职工档案资料", "4000", state="submitted", admitted=None, told=("archive.asked",)),
    refused("本年已有资助", "避免重复帮扶救助", "V13", aided=True, told=("repeat.found",)),
    given("没有查到重复资助", "避免重复帮扶救助", "4000", told=("repeat",)),
    # 求职补贴 is by other policies: neither school nor line is asked
    Case(
        name="毕业生求职补贴",
        sentence="认真落实好工会推动未就业困难职工家庭高校毕业生的相关补贴政策",
        changed={"kind": "4", "group": "5", "school.military": True},
        total="99999",
    ),
)


@pytest.mark.parametrize("case", by(YINCHUAN_CASES))
def test_yinchuan(case: Case) -> None:
    hold("yinchuan-2018", case, YINCHUAN)


# --- 亳州 2023 --------------------------------------------------------------------------------------------------------

BOZHOU: Mapping[str, Value] = {"kind": "1", "year": 2023, "group": "1", "school.type": "51", "school.region": "340104"}
"""在档家庭，今年考上本科。"""

BY_LOCAL = "符合建档条件的困难职工子女入学，助学金标准按照《亳州市工会困难职工帮扶实施办法（试行）》及有关规定执行"
INVOICE = "助学救助标准按照缴纳学费发票的实际支出发放助学金（每生每年不超过2000元）"
AT_MOST = "按照不超过2000元/人的标准发放助学金"
DONOR = "社会各界捐款资金可按照捐赠方意愿确定资金使用对象和标准"


def school(code: str, tuition: str = "", **more: Value) -> dict[str, Value | None]:
    """At a school of this kind, with this invoice."""
    return {"school.type": code, **({"tuition": Decimal(tuition)} if tuition else {}), **more}


def unarchived(name: str, amount: str, most: str = "2000", **changed: Value | None) -> Case:
    """A household that is registered only, and served as one of 送温暖."""
    own = {"school.type": "51", **{path.replace("_", "."): value for path, value in changed.items()}, "group": "2"}
    return given(
        name,
        AT_MOST,
        amount,
        most=most,
        changed=own,
        state="registered",
        codes=("unarchived.allowed",),
        told=("archive.unarchived",),
    )


BOZHOU_CASES = (
    Case(name="在档 本科新生", sentence=BY_LOCAL, told=("archive", "group", "repeat")),
    Case(name="在档 本科在校", sentence=BY_LOCAL, changed={"kind": "2"}),
    Case(name="在档 大专", sentence=BY_LOCAL, changed=school("50")),
    Case(name="在档 博士", sentence=BY_LOCAL, changed=school("53")),
    Case(name="在档 特殊教育", sentence=BY_LOCAL, changed=school("35", "900")),
    Case(name="在档 两后生", sentence=BY_LOCAL, changed={**school("90"), "kind": "3", "group": "4"}),
    given("高中 发票1999", INVOICE, "1999", changed=school("40", "1999")),
    given("高中 发票1999.99", INVOICE, "1999", changed=school("40", "1999.99")),
    given("高中 发票2000", INVOICE, "2000", changed=school("40", "2000")),
    given("高中 发票2000.01", INVOICE, "2000", changed=school("40", "2000.01")),
    given("高中 发票2001", INVOICE, "2000", changed=school("40", "2001")),
    given("幼儿园 发票800.50", INVOICE, "800", changed=school("10", "800.50")),
    given("小学 发票0", INVOICE, "0", changed=school("20", "0")),
    given("初中 发票1", INVOICE, "1", changed=school("30", "1")),
    given("中职 发票2500", INVOICE, "2000", changed=school("41", "2500")),
    given("技工学校 发票1200", INVOICE, "1200", changed=school("42", "1200")),
    # What was asked for does not matter where the invoice decides
    given("高中 申请3000 发票1500", INVOICE, "1500", changed=school("40", "1500", asked=Decimal(3000))),
    Case(
        name="高中 没有发票",
        sentence=INVOICE,
        changed=school("40"),
        admitted=None,
        most="2000",
        missing=("tuition",),
    ),
    unarchived("未建档 本科 没写申请金额", "2000"),
    unarchived("未建档 本科 申请1999", "1999", asked=Decimal(1999)),
    unarchived("未建档 本科 申请2000", "2000", asked=Decimal(2000)),
    unarchived("未建档 本科 申请2001", "2000", asked=Decimal(2001)),
    unarchived("未建档 本科 申请1500.50", "1500", asked=Decimal("1500.50")),
    unarchived("未建档 大专", "2000", school_type="50"),
    unarchived("未建档 硕士", "2000", school_type="52"),
    unarchived("未建档 特殊教育", "2000", school_type="35"),
    unarchived("未建档 省总经费", "2000", fund="32"),
    # The bound is one of 省总 money; of the county's own the notice says nothing
    Case(
        name="未建档 县里的钱",
        sentence=AT_MOST,
        changed={"fund": "34", "group": "2"},
        state="registered",
        admitted=None,
        codes=("unarchived.allowed",),
        told=("amount.open", "archive.unarchived"),
    ),
    # 学前、义务、高中 are for archived households only
    Case(
        name="未建档 高中",
        sentence="不符合建档条件的困难职工家庭高校在读",
        changed={**school("40", "1500"), "group": "3"},
        state="registered",
        admitted=None,
        codes=("unarchived",),
        told=("amount.open", "archive.none"),
    ),
    Case(name="捐款 申请5000", sentence=DONOR, changed={"fund": "20", "asked": Decimal(5000)}, planned="5000"),
    Case(name="捐款 没写申请金额", sentence=DONOR, changed={"fund": "20"}, admitted=None, missing=("asked",)),
    # The donor's wish comes before the invoice and its bound
    Case(
        name="捐款 高中 申请3000",
        sentence=DONOR,
        changed=school("40", "1500", fund="20", asked=Decimal(3000)),
        planned="3000",
    ),
    Case(
        name="捐款 未建档",
        sentence=DONOR,
        changed={"fund": "20", "asked": Decimal(3000), "group": "2"},
        state="registered",
        planned="3000",
        codes=("unarchived.allowed",),
    ),
    given("两个子女 高中", INVOICE, "2000", changed=school("40", "2600"), sibling=ALSO, told=("siblings.each",)),
    given(
        "档案待批 高中",
        INVOICE,
        "1800",
        changed=school("40", "1800"),
        state="submitted",
        admitted=None,
        told=("archive.asked",),
    ),
    Case(
        name="岗位补贴",
        sentence="对在档困难职工家庭高校学子开展暑期专项勤工俭学活动，给予岗位补贴",
        changed={"kind": "5"},
    ),
    Case(
        name="单亲女职工子女不在其列", sentence=BY_LOCAL, changed={"group": "7"}, admitted=None, codes=("notice.group",)
    ),
    Case(
        name="没选学校种类", sentence=BY_LOCAL, changed={"school.type": None}, admitted=None, missing=("school.type",)
    ),
)


@pytest.mark.parametrize("case", by(BOZHOU_CASES))
def test_bozhou(case: Case) -> None:
    hold("bozhou-2023", case, BOZHOU)


# --- the three notices that state no sums -----------------------------------------------------------------------------

OTHERS = {
    "pingdingshan-2022": (
        Case(name="在档 本科", sentence="对在档困难职工家庭子女进行跟踪助学，直至其本、专科毕业"),
        Case(
            name="在档 小学",
            sentence="有条件的工会可以将高等教育之外的学前教育、小学、初中、高中、中职、高职等纳入助学范围",
            changed=school("20"),
        ),
        Case(
            name="在档 高中",
            sentence="有条件的工会可以将高等教育之外的学前教育、小学、初中、高中、中职、高职等纳入助学范围",
            changed=school("40"),
        ),
        Case(
            name="两个子女",
            sentence="困难职工家庭有两个及以上子女同时入学的，可以分别提供助学救助",
            sibling=ALSO,
            told=("siblings.each",),
        ),
        Case(
            name="新就业形态",
            sentence="把符合条件的新就业形态劳动者子女纳入助学活动范围，同等条件同等帮扶",
            changed={"group": "8"},
        ),
        Case(
            name="岗位补贴",
            sentence="可以对资助过的往届生开展暑期专项勤工俭学活动，并给予岗位补贴",
            changed={"kind": "5"},
        ),
        Case(
            name="没有建档",
            sentence="对在档困难职工家庭子女进行跟踪助学",
            state="registered",
            admitted=None,
            codes=("unarchived.unsaid",),
            told=("archive.none",),
        ),
        Case(
            name="两后生没有写",
            sentence="对在档困难职工家庭子女进行跟踪助学",
            changed={"kind": "3"},
            admitted=None,
            told=("amount.open",),
        ),
    ),
    "qingpu-2017": (
        Case(name="在档 本科", sentence="补助上学期间所需生活费和路费"),
        Case(
            name="两个子女",
            sentence="对于困难家庭有双子女就学或叠加其他特殊原因的，各级工会可适当提高助学标准",
            sibling=ALSO,
            told=("siblings.open",),
        ),
        Case(name="一个子女不提高", sentence="其中以子女就读高中、大学和应届高校毕业生为重点帮扶对象", told=("group",)),
        Case(
            name="新就业形态没有写",
            sentence="补助上学期间所需生活费和路费",
            changed={"group": "8"},
            admitted=None,
            codes=("notice.group",),
        ),
        Case(name="求职", sentence="享受“技、保、公、创”的国家助业补贴", changed={"kind": "4", "group": "5"}),
    ),
    "national-2012": (
        Case(
            name="在档 本科", sentence="通过解决交通费、生活费、书本费等实际问题，帮助困难职工和农民工家庭子女顺利入学"
        ),
        Case(
            name="单亲女职工子女",
            sentence="2012年助学活动中共资助困难单亲女职工子女",
            changed={"group": "7"},
            told=("group",),
        ),
        Case(name="依档帮扶", sentence="依档帮扶，实名制管理", told=("archive",)),
        Case(
            name="没有建档",
            sentence="依档帮扶，实名制管理",
            state="registered",
            admitted=None,
            codes=("unarchived.unsaid",),
            told=("archive.none",),
        ),
    ),
}


@pytest.mark.parametrize(
    ("pack_id", "case"),
    [pytest.param(pack_id, one, id=f"{pack_id}:{one.name}") for pack_id, some in OTHERS.items() for one in some],
)
def test_notices_without_sums_say_whom_they_aid_and_leave_the_sum_open(pack_id: str, case: Case) -> None:
    said = hold(pack_id, case, {**BOZHOU, "year": 2012})
    assert (said.planned, said.most) == (None, None)


def test_there_are_cases_enough() -> None:
    assert len(YINCHUAN_CASES) >= 20
    assert len(BOZHOU_CASES) >= 20


# --- what the center may approve --------------------------------------------------------------------------------------


def approving(pack_id: str, base: Mapping[str, Value], amount: str, **changed: Value | None) -> list[str]:
    case = Case(name="", sentence="", changed={path.replace("__", "."): value for path, value in changed.items()})
    whole = filled(pack_id, case, base)
    told = {"step.center_review.amount": Decimal(amount)}
    return [one.code for one in ENTRY_CHECKS["amount_by_notice"](told.get, whole, whole.around)]


@pytest.mark.parametrize(
    ("amount", "changed", "found"),
    [
        ("3999", {}, ["V20.uniform"]),  # 各县(市)区不得随意提高或降低救助标准
        ("4000", {}, []),
        ("4001", {}, ["V20.over"]),
        ("4000.50", {}, ["V20.whole", "V20.over"]),
        ("5000", {"school__region": "110108"}, []),
        ("1", {"school__type": "50"}, ["V20.over"]),
        ("1", {"school__military": True}, ["V20.over"]),
    ],
)
def test_yinchuan_has_one_standard_for_everybody(amount: str, changed: dict[str, Value], found: list[str]) -> None:
    assert approving("yinchuan-2018", YINCHUAN, amount, **changed) == found


@pytest.mark.parametrize(
    ("amount", "changed", "found"),
    [
        ("1998", {"school__type": "40", "tuition": Decimal("1999.50")}, []),
        ("1999", {"school__type": "40", "tuition": Decimal("1999.50")}, []),
        ("2000", {"school__type": "40", "tuition": Decimal("1999.50")}, ["V20.over"]),
        ("2001", {"school__type": "40", "tuition": Decimal(3000)}, ["V20.over"]),
        ("8000", {}, ["V20.open"]),
        ("8000", {"fund": "20", "asked": Decimal(5000)}, []),
        ("0", {}, ["V20.whole", "V20.open"]),
    ],
)
def test_bozhou_pays_no_more_than_the_invoice_or_its_bound(
    amount: str, changed: dict[str, Value], found: list[str]
) -> None:
    assert approving("bozhou-2023", BOZHOU, amount, **changed) == found


# --- how it is told ---------------------------------------------------------------------------------------------------


def line(said: Verdict, id: str) -> Finding:
    return next(one for one in said.findings if one.id == id)


def test_the_sum_of_the_income_is_told_figure_by_figure() -> None:
    case = Case(name="", sentence="", sibling=ALSO, changed={"tuition_others": Decimal(600)})
    whole = filled("yinchuan-2018", case, YINCHUAN)
    parts = line(verdict(whole, whole.around), "income").parts
    assert [(one.sign, f"{one.value}", one.path or one.label) for one in parts] == [
        ("", "30000", "household.income.total"),
        ("−", "5000", "tuition"),
        ("−", "4000", "另一子女学费"),
        ("−", "600", "tuition_others"),
        ("+", "4000", "planned"),
        ("+", "4000", "另一子女拟助"),
        ("÷", "12", "个月"),
        ("÷", "3", "household.household.size"),
    ]


def test_the_way_to_every_yuan_can_be_read_from_the_first_condition_to_the_last() -> None:
    whole = filled("yinchuan-2018", Case(name="", sentence=""), YINCHUAN)
    said = verdict(whole, whole.around)
    assert [(one.id, one.holds) for one in said.findings] == [
        ("group", True),
        ("archive", True),
        ("met.batch", True),
        ("met.regular", True),
        ("met.military", True),
        ("income", True),
        ("amount", True),
        ("repeat", True),
    ]
    assert all("".join(one.source.split()) in words("yinchuan-2018") for one in said.findings)


def test_an_income_by_necessary_spending_is_worked_out_and_lets_in_at_discretion() -> None:
    case = Case(name="", sentence="", total="30000")
    whole = filled("yinchuan-2018", case, YINCHUAN)
    test = CATALOG.policy("yinchuan-2018").income
    assert test is not None
    pack = replace(
        CATALOG.policy("yinchuan-2018"), income=replace(test, rule="F4", on_fail="discretion", compare="at_most")
    )
    blank = replace(whole.around, pack=pack)
    assert [one.code for one in CHECKS["V18"](whole, blank)] == ["V18.unknown"]
    household = record(
        HOUSEHOLD,
        "household",
        {"cause.spending": Decimal(-240)},
        {"income.total": Decimal(30000), "household.size": Decimal(3)},
    )
    # (30000 + 240) ÷ 36 = 840, which is at most 840
    spent = replace(blank, lookup=Shelf(records={HOUSEHOLD: household}, states={HOUSEHOLD: "archived"}))
    assert list(CHECKS["V18"](whole, spent)) == []
    poorer = replace(household, answers=Answers(values={"cause.spending": Decimal(-241)}))
    over = replace(spent, lookup=Shelf(records={HOUSEHOLD: poorer}, states={HOUSEHOLD: "archived"}))
    assert [one.code for one in CHECKS["V18"](whole, over)] == ["V18.discretion"]


def test_what_a_worker_declares_is_for_a_person_to_weigh() -> None:
    whole = filled("general", Case(name="", sentence="", changed={"declared": ("1", "3")}), BOZHOU)
    assert codes(whole) == ["V19", "V19"]
    assert verdict(whole, whole.around).admitted is None
    assert codes(filled("general", Case(name="", sentence=""), BOZHOU)) == []
