"""Notices of an office: which there are, one from a stick, and what was filled under one keeps it after another is in force."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from offices import Someone, application, someone, trust_each_other

from jinqiu_desktop.bundle.envelope import Minisig
from jinqiu_desktop.cli import main
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.office import Office
from jinqiu_desktop.places import resources
from jinqiu_desktop.policy import read_policy

BOZHOU = (resources() / "policies" / "bozhou-2023.toml").read_text(encoding="utf-8")


@pytest.fixture
def city(tmp_path: Path) -> Someone:
    """The office that sends notices out."""
    return someone(tmp_path / "city", "示例市总工会", "市")


@pytest.fixture
def works(tmp_path: Path) -> Someone:
    """The office that gets one on a stick."""
    return someone(tmp_path / "works", "示例厂工会")


def pack_file(folder: Path, text: str = BOZHOU, **changed: str) -> Path:
    """A made-up notice of next year, on a stick."""
    for old, new in {"bozhou-2023": "bozhou-2024", "year = 2023": "year = 2024", **changed}.items():
        assert old in text
        text = text.replace(old, new)
    path = folder / "通知.toml"
    path.write_text(text, encoding="utf-8")
    return path


def codes(caught: pytest.ExceptionInfo[Failure]) -> tuple[str, Mapping[str, str]]:
    return caught.value.code, caught.value.facts


def test_every_notice_of_the_program_is_listed_and_the_one_in_force_marked(works: Someone) -> None:
    listed = works.office.policies.all()
    assert {one.id for one in listed} >= {"bozhou-2023", "yinchuan-2018", "national-2012", "general"}
    assert [one.id for one in listed if one.is_in_force] == ["bozhou-2023"]
    yinchuan = next(one for one in listed if one.id == "yinchuan-2018")
    assert (yinchuan.year, yinchuan.region, yinchuan.issuer, yinchuan.signer) == (
        "2018",
        "宁夏回族自治区银川市",
        "银川市总工会",
        "",
    )


def test_a_notice_signed_by_a_trusted_office_is_taken_in_and_outlives_the_program(
    city: Someone, works: Someone
) -> None:
    trust_each_other(city, works)
    path = pack_file(city.root)
    city.office.policies.sign(path)
    line = works.office.policies.add(path)
    assert (line.id, line.year, line.is_in_force) == ("bozhou-2024", "2024", False)
    assert line.signer.startswith("示例市总工会 ")
    assert works.office.policies.choose("bozhou-2024").is_in_force
    path.unlink()
    works.open_again()
    assert works.office.profile.policy == "bozhou-2024"
    assert works.office.archive.new("application").text("year") == "2024"
    works.office.policies.choose("general")
    assert works.office.archive.new("application").text("year") == ""
    acts = [one.act for one in works.office.safety.audit_log()]
    assert [act for act in acts if act.startswith("policy.")] == ["policy.add", "policy.choose", "policy.choose"]


def test_a_stranger_is_refused_and_named_by_fingerprint(city: Someone, works: Someone) -> None:
    path = pack_file(city.root)
    city.office.policies.sign(path)
    with pytest.raises(Failure) as caught:
        works.office.policies.add(path)
    assert codes(caught) == (
        "policy.stranger",
        {"name": "通知.toml", "fingerprint": city.office.desk.card().fingerprint},
    )
    assert "bozhou-2024" not in {one.id for one in works.office.policies.all()}


def test_an_unsigned_or_altered_notice_is_refused(city: Someone, works: Someone) -> None:
    trust_each_other(city, works)
    path = pack_file(city.root)
    with pytest.raises(Failure) as caught:
        works.office.policies.add(path)
    assert caught.value.code == "policy.unsigned"
    beside = city.office.policies.sign(path)
    path.write_text(path.read_text(encoding="utf-8").replace('max = "2000"', 'max = "9000"', 1), encoding="utf-8")
    with pytest.raises(Failure) as caught:
        works.office.policies.add(path)
    assert caught.value.code == "policy.forged"
    pack_file(city.root)
    beside.write_bytes(beside.read_bytes()[:-9])
    with pytest.raises(Failure) as caught:
        works.office.policies.add(path)
    assert caught.value.code == "policy.forged"
    with pytest.raises(Failure) as caught:
        works.office.policies.add(path.with_name("没有.toml"))
    assert caught.value.code == "file.missing"


UNKNOWN = (
    ('rule = "cap"', 'rule = "formula"', "amounts[unarchived]"),
    ('issuer = "亳州市总工会"', 'issuer = "亳州市总工会"\nissued = "今天"', ""),
    ('needs = [["20"]]', 'needs = [["77"]]', "materials[form]"),
    ('path = "kind", is = "1"', 'path = "knid", is = "1"', "when"),
    ('paper = "annex6"', 'paper = "annex66"', "annexes"),
)


def test_a_notice_that_says_what_nobody_knows_is_refused_with_its_entry(city: Someone, works: Someone) -> None:
    trust_each_other(city, works)
    for old, new, entry in UNKNOWN:
        bad = pack_file(city.root, **{old: new})
        with pytest.raises(Failure) as caught:
            city.office.policies.sign(bad)  # our own program signs none such
        assert (caught.value.code, caught.value.facts["entry"]) == ("declaration.broken", entry)
        made = Minisig.make(hashlib.blake2b(bad.read_bytes()).digest(), "by hand", city.office.desk.keys())
        bad.with_name(f"{bad.name}.minisig").write_bytes(made.to_bytes())
        with pytest.raises(Failure) as caught:
            works.office.policies.add(bad)
        assert (caught.value.code, caught.value.facts["entry"]) == ("declaration.broken", entry)


def test_what_was_submitted_under_a_notice_keeps_it(city: Someone, works: Someone, tmp_path: Path) -> None:
    trust_each_other(city, works)
    office = works.office
    uid = application(works, works.put())
    told = office.archive.explained(uid)
    (before,) = office.papers.save("reckoning", [uid], tmp_path / "before.pdf")
    named = office.archive.record(uid).sources["pack"]
    assert (named.uid, named.digest) == (
        "bozhou-2023",
        read_policy(resources() / "policies" / "bozhou-2023.toml").digest,
    )
    # the city mends its notice under the same name
    path = city.root / "bozhou-2023.toml"
    path.write_text(BOZHOU.replace('max = "2000"', 'max = "1000"').replace("（试行）", ""), encoding="utf-8")
    city.office.policies.sign(path)
    assert office.policies.add(path).is_in_force
    works.open_again()
    assert works.office.archive.explained(uid) == told
    (after,) = works.office.papers.save("reckoning", [uid], tmp_path / "after.pdf")
    assert after.read_bytes() == before.read_bytes()
    # a correction stays under it; what is begun now is under the new one
    works.change(uid, "school.name", "另一所大学")
    assert works.office.archive.record(uid).sources["pack"] == named
    other = application(works, works.put(seed=2))
    assert works.office.archive.record(other).sources["pack"].digest != named.digest
    assert works.office.archive.explained(other) != told


def test_a_pack_that_lies_here_goes_into_the_backup(works: Someone, city: Someone, tmp_path: Path) -> None:
    trust_each_other(city, works)
    path = pack_file(city.root)
    city.office.policies.sign(path)
    works.office.policies.add(path)
    works.office.policies.choose("bozhou-2024")
    works.office.safety.backup(tmp_path / "b.jqbak")
    from jinqiu_desktop.office import restore

    restore(tmp_path / "b.jqbak", tmp_path / "again", passphrase=works.passphrase)
    with Office.open(tmp_path / "again", works.passphrase) as again:
        assert again.desk.pack.get("campaign.year") == "2024"


# --- from a terminal --------------------------------------------------------------------------------------------------


def run(of: Someone, monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[int, Any, str]:
    of.office.close()
    monkeypatch.setenv("JINQIU_PASSPHRASE", of.passphrase)
    out, err = io.StringIO(), io.StringIO()
    code = main(["--data", str(of.root / "data"), "--json", *words], out, err)
    return code, json.loads(out.getvalue())["result"] if out.getvalue() else None, err.getvalue()


def test_policies_are_listed_added_and_used_from_a_terminal(
    city: Someone, works: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust_each_other(city, works)
    path = pack_file(city.root)
    assert run(city, monkeypatch, "policies", "sign", str(path))[0] == 0
    code, result, _ = run(works, monkeypatch, "policies", "add", str(path))
    assert (code, [one["id"] for one in result]) == (0, ["bozhou-2024"])
    assert run(works, monkeypatch, "policies", "use", "bozhou-2024")[0] == 0
    code, result, _ = run(works, monkeypatch, "policies")
    assert [one["id"] for one in result if one["is_in_force"]] == ["bozhou-2024"]
    assert run(works, monkeypatch, "policies", "use", "unheard")[0] == 1


def test_show_carries_what_the_notice_says(works: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    uid = application(works, works.put())
    code, result, _ = run(works, monkeypatch, "show", uid)
    assert code == 0
    assert [one["id"] for one in result["told"]][-1] == "outcome"
    amount = next(one for one in result["told"] if one["id"] == "amount")
    assert "亳州市工会困难职工帮扶实施办法" in amount["source"]
