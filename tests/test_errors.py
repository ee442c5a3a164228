"""Sentences: every code that the package gives has one, every one is given somewhere, and all follow the words of the desk."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import jinqiu_desktop
from jinqiu_desktop.errors import SENTENCES, Failure, Severity, line, problem, sentence

PACKAGE = Path(jinqiu_desktop.__file__).parent
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}
GIVERS = {"problem": 1, "Failure": 0, "Slip": 0, "_wrong": 0, "say": 0, "Problem": None}
"""Who takes a code, and as which argument; None: only by name."""


def given_codes() -> Iterator[tuple[str, str]]:
    """Every code written out where a problem, a failure or a window's words are made, with its file and line."""
    for path, tree in TREES.items():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            if name not in GIVERS:
                continue
            place = GIVERS[name]
            codes = [call.args[place]] if place is not None and len(call.args) > place else []
            codes += [keyword.value for keyword in call.keywords if keyword.arg == "code"]
            for code in codes:
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    yield code.value, f"{path.name}:{code.lineno}"


def written_words() -> Iterator[str]:
    """Every text in the package outside errors.py, as a pattern: what an f-string fills in may be anything."""
    for path, tree in TREES.items():
        if path.name == "errors.py":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 60:
                yield re.escape(node.value)
            if isinstance(node, ast.JoinedStr):
                parts = (
                    re.escape(str(one.value)) if isinstance(one, ast.Constant) else "[a-z_.]+" for one in node.values
                )
                yield "".join(parts)


WORDS = ("window.", "verdict.", "progress.")
"""Codes that are words of a screen or a paper, not problems."""


def test_every_code_that_is_given_has_a_sentence() -> None:
    assert [(code, where) for code, where in given_codes() if code not in SENTENCES] == []


def test_every_sentence_is_given_somewhere() -> None:
    patterns = set(written_words())
    filled_in = [
        word for word in patterns if len(re.findall("[a-z]", word.replace("[a-z_.]+", ""))) >= 5 and "[a-z_.]+" in word
    ]
    loose = re.compile("|".join(f"(?:{word})" for word in filled_in))
    left = [code for code in SENTENCES if re.escape(code) not in patterns and not loose.fullmatch(code)]
    assert left == []


@pytest.mark.parametrize("code", [code for code in SENTENCES if not code.startswith(WORDS)])
def test_a_sentence_follows_the_words_of_the_desk(code: str) -> None:
    told = SENTENCES[code]
    whole = told.short + told.what + told.do
    assert len(re.findall(r"[\u4e00-\u9fff]", told.short)) <= 6
    assert told.what.endswith("。")
    assert not told.do or told.do.endswith("。")
    assert not re.search("非法|无效|失败|异常|数据库|密钥|令牌|！", whole)
    if code != "sheet.password":  # there it is the word on Excel's own menu
        assert "密码" not in whole


def test_the_words_of_the_window_follow_them_too() -> None:
    words = {code: told.what for code, told in SENTENCES.items() if code.startswith("window.")}
    of_a_zip = ("window.zipped.", "window.seal.zip_")  # 7-Zip asks for a 密码; a 口令 is only what opens this program
    assert [
        code
        for code, what in words.items()
        if re.search("非法|无效|失败|异常|数据库|密钥|令牌|！", what)
        or ("密码" in what and not code.startswith(of_a_zip))
    ] == []


def test_facts_are_filled_in_and_a_missing_one_leaves_a_gap() -> None:
    one = problem("members[k7f2m3qa].idno", "V05.member", Severity.WARNING, n="2", label="王小雨 · 身份证号")
    assert line(one) == "王小雨 · 身份证号：身份证号和第 2 位成员相同。一个人只填一次，请移走一处。"
    assert sentence(problem("", "V05.member")).what == "身份证号和第  位成员相同。"
    assert str(Failure("file.missing", name="a.json")) == "没有找到文件“a.json”。请核对文件名和所在文件夹。"


def test_a_fact_that_looks_like_a_place_for_facts_is_printed_as_it_is() -> None:
    assert line(problem("", "field.unknown", name="{0.__class__}")) == "表上没有“{0.__class__}”这一格。请核对名称。"
