"""A verdict in words: sums as a person writes them, bounds, sentences; and as a step keeps it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jinqiu_desktop.reckoning import TOLD_CELLS, Json, Notice, ToldLine, from_json, notice_kept, to_json, told_lines
from jinqiu_desktop.rules import Finding, Part, Verdict

LABELS = {"tuition": "年度学费", "household.income.total": "家庭年度总收入", "planned": "拟助金额"}


def part(sign: str, value: str, path: str = "", label: str = "") -> Part:
    return Part(sign=sign, value=Decimal(value), path=path, label=label)


def finding(**said: object) -> Finding:
    return Finding(**{"id": "amount", "source": "不超过2000元", "holds": True, "label": "补助", **said})  # type: ignore[arg-type]


def verdict(*findings: Finding, planned: str | None = None) -> Verdict:
    return Verdict(findings=findings, planned=None if planned is None else Decimal(planned), most=None, rule=None)


def told(one: Finding) -> ToldLine:
    return told_lines(verdict(one), lambda path: LABELS.get(path, path))[0]


INCOME = finding(
    id="income",
    parts=(
        part("", "24000", "household.income.total"),
        part("−", "6000", "tuition"),
        part("+", "4000", "planned"),
        part("÷", "12", label="个月"),
        part("÷", "3", "household.household.size"),
    ),
    result=Decimal("611.11"),
    compare="below",
    bound=Decimal(840),
)


@pytest.mark.parametrize(
    ("one", "told_sum", "result", "bound"),
    [
        (INCOME, "(24000 − 6000 + 4000) ÷ 12 ÷ 3", "611.11 元", "要低于 840 元"),
        (finding(parts=(part("", "1999.50", "tuition"),), result=Decimal(1999)), "1999.50 → 1999", "1999 元", ""),
        (
            finding(parts=(part("", "2001", "tuition"), part("≤", "2000", label="最高")), result=Decimal(2000)),
            "2001 → 2000",
            "2000 元",
            "",
        ),
        (
            finding(parts=(part("", "1500", "tuition"),), result=Decimal(1500), bound=Decimal(2000)),
            "1500",
            "1500 元",
            "不超过 2000 元",
        ),
        (
            finding(parts=(part("", "710", label="低保标准"), part("×", "10", label="个月")), result=Decimal(7100)),
            "710 × 10",
            "7100 元",
            "",
        ),
        (
            finding(
                parts=(
                    part("", "710", label="低保标准"),
                    part("×", "6", label="个月"),
                    part("≤", "4000", label="最高"),
                ),
                result=Decimal(4000),
            ),
            "710 × 6 → 4000",
            "4000 元",
            "",
        ),
        (finding(parts=(part("", "4000", label="补助标准"),), result=Decimal(4000)), "", "4000 元", ""),
        (
            finding(parts=(part("", "4000", label="补助标准"), part("×", "1.20")), result=Decimal(4800)),
            "4000 × 1.2",
            "4800 元",
            "",
        ),
        (finding(holds=None, missing=("tuition",)), "还没填：年度学费", "", ""),
    ],
)
def test_sums_are_written_as_a_person_writes_them(one: Finding, told_sum: str, result: str, bound: str) -> None:
    line = told(one)
    assert (line.sum, line.result, line.bound) == (told_sum, result, bound)


def test_a_sum_that_meets_the_line_exactly_shows_the_line() -> None:
    line = told(finding(id="income", holds=False, result=Decimal(840), compare="below", bound=Decimal(840)))
    assert (line.result, line.bound, line.holds) == ("840 元", "要低于 840 元", "不符合")


def test_a_step_keeps_the_name_of_the_notice_beside_what_it_says() -> None:
    notice = Notice(
        id="n-2018", title="示例通知", issuer="示例市总工会", source="《示例通知》，2018年7月26日", digest="ab"
    )
    kept = to_json(verdict(INCOME), notice)
    assert notice_kept(kept) == notice
    assert from_json(kept) == verdict(INCOME)
    assert [notice_kept(one) for one in (None, [], to_json(verdict(INCOME)), {"notice": "x"}, {"notice": {}})] == [
        None
    ] * 5


def test_figures_are_named_as_on_the_form() -> None:
    assert told(INCOME).figures.startswith("家庭年度总收入 24000，年度学费 6000，拟助金额 4000，12 个月")


@pytest.mark.parametrize(
    ("one", "state", "holds"),
    [
        (finding(result=Decimal(1)), "good", "符合"),
        (finding(), "warn", "要核定"),  # by a document that is not in the notice
        (finding(id="out.military", holds=False), "wrong", "不符合"),
        (finding(id="out.house", holds=False, strict=False), "warn", "要核定"),
        (finding(id="income", holds=None), "open", "未定"),
    ],
)
def test_whether_it_holds_is_one_word(one: Finding, state: str, holds: str) -> None:
    assert (told(one).state, told(one).holds) == (state, holds)


@pytest.mark.parametrize(
    ("source", "words"),
    [("避免重复", "“避免重复”"), ("default", "通知没有写，这是本程序的默认"), ("", "通知没有写")],
)
def test_a_sentence_is_quoted_and_our_own_choice_is_not(source: str, words: str) -> None:
    assert told(finding(source=source)).source == words


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ((finding(result=Decimal(1)),), "结论：照通知可以资助"),
        ((finding(result=Decimal(1)), finding(holds=False)), "结论：照通知不予资助"),
        ((finding(result=Decimal(1)), finding(holds=False, strict=False)), "结论：还不能定，或要由人核定"),
        ((finding(holds=None),), "结论：还不能定，或要由人核定"),
    ],
)
def test_the_outcome_stands_last(findings: tuple[Finding, ...], words: str) -> None:
    line = told_lines(verdict(*findings, planned="2000"), str)[-1]
    assert (line.id, line.label, line.result) == ("outcome", words, "2000 元")
    assert set(line.cells()) == {"rid", *TOLD_CELLS}


def test_what_a_step_keeps_is_told_again_to_the_letter() -> None:
    said = verdict(INCOME, finding(holds=None, missing=("tuition",)), finding(holds=False, strict=False), planned="0")
    again = from_json(to_json(said))
    assert again == said
    assert again is not None
    assert told_lines(again, str) == told_lines(said, str)


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "符合",
        {},
        {"findings": 1, "planned": None, "most": None},
        {"findings": [{"id": "x"}], "planned": None, "most": None},
        {"findings": [{"id": "x", "holds": "yes"}], "planned": None, "most": None},
        {"findings": [{"id": "x", "holds": True, "parts": [{"sign": "+"}]}], "planned": None, "most": None},
        {"findings": [], "planned": "viel", "most": None},
        {"findings": [], "planned": "NaN", "most": None},
    ],
)
def test_what_another_program_wrote_there_is_no_verdict(kept: Json) -> None:
    assert from_json(kept) is None
