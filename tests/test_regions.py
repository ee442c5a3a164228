"""The table of regions beside the program, and the recipe that makes it."""

from __future__ import annotations

import hashlib
import importlib.util
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from jinqiu_desktop.kinds import RegionsFile
from jinqiu_desktop.places import resources

FILE = resources() / "regions" / "regions.sqlite"
RECIPE = Path(__file__).resolve().parent.parent / "packaging" / "regions.py"


@pytest.fixture
def table() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        yield opened


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("regions_recipe", RECIPE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("code", "full"),
    [
        ("341600", "安徽省亳州市"),
        ("341602", "安徽省亳州市谯城区"),
        ("341621", "安徽省亳州市涡阳县"),
        ("341622", "安徽省亳州市蒙城县"),
        ("341623", "安徽省亳州市利辛县"),
        ("410400", "河南省平顶山市"),
        ("410402", "河南省平顶山市新华区"),
        ("410403", "河南省平顶山市卫东区"),
        ("410404", "河南省平顶山市石龙区"),
        ("410411", "河南省平顶山市湛河区"),
        ("410421", "河南省平顶山市宝丰县"),
        ("410422", "河南省平顶山市叶县"),
        ("410423", "河南省平顶山市鲁山县"),
        ("410425", "河南省平顶山市郏县"),
        ("410481", "河南省平顶山市舞钢市"),
        ("410482", "河南省平顶山市汝州市"),
        ("640100", "宁夏回族自治区银川市"),
        ("640104", "宁夏回族自治区银川市兴庆区"),
        ("640105", "宁夏回族自治区银川市西夏区"),
        ("640106", "宁夏回族自治区银川市金凤区"),
        ("640121", "宁夏回族自治区银川市永宁县"),
        ("640122", "宁夏回族自治区银川市贺兰县"),
        ("640181", "宁夏回族自治区银川市灵武市"),
        ("310118", "上海市青浦区"),
        ("340000", "安徽省"),
        ("410000", "河南省"),
        ("640000", "宁夏回族自治区"),
        ("310000", "上海市"),
        ("419001", "河南省济源市"),
        ("442000", "广东省中山市"),
    ],
)
def test_places_of_the_notices_are_in_force_under_their_full_names(code: str, full: str) -> None:
    regions = RegionsFile(FILE)
    assert regions.name(code) == full
    assert regions.current(code)
    assert regions.find(full) == code


@pytest.mark.parametrize(
    ("code", "full", "successor"),
    [
        ("110103", "北京市崇文区", "110101"),
        ("341223", "安徽省阜阳市涡阳县", "341621"),
        ("342100", "安徽省阜阳地区", "341200"),
        ("340221", "安徽省芜湖市芜湖县", "340210"),
        ("510212", "四川省重庆市沙坪坝区", None),
        ("330104", "浙江省杭州市江干区", "330102"),
        ("540422", "西藏自治区林芝市米林县", "540481"),
    ],
)
def test_abolished_codes_keep_the_name_they_had(
    table: sqlite3.Connection, code: str, full: str, successor: str | None
) -> None:
    assert RegionsFile(FILE).name(code) == full
    assert not RegionsFile(FILE).current(code)
    followed = [row[0] for row in table.execute("SELECT successor FROM region WHERE code = ?", (code,))]
    assert successor is None or followed[-1] == successor


def test_the_table_is_whole_and_as_large_as_the_country(table: sqlite3.Connection) -> None:
    assert table.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    provinces, cities, counties = table.execute(
        "SELECT sum(code LIKE '%0000'), sum(code LIKE '%00' AND code NOT LIKE '%0000'), sum(code NOT LIKE '%00')"
        " FROM region WHERE valid_to IS NULL AND code <> '830000'"
    ).fetchone()
    assert provinces == 34
    assert 330 <= cities <= 340
    assert 2840 <= counties <= 2860


def test_no_code_has_two_names_at_one_time(table: sqlite3.Connection) -> None:
    twice = table.execute(
        "SELECT a.code FROM region a JOIN region b ON a.code = b.code AND a.valid_from < b.valid_from"
        " WHERE coalesce(a.valid_to, 9999) >= b.valid_from"
    ).fetchall()
    assert not twice


def test_every_parent_and_every_successor_is_a_code_of_the_table(table: sqlite3.Connection) -> None:
    for column in ("parent", "successor"):
        lost = table.execute(
            f"SELECT code FROM region WHERE {column} <> '' AND {column} NOT IN (SELECT code FROM region)"
        ).fetchall()
        assert not lost, column


def test_names_are_found_by_index(table: sqlite3.Connection) -> None:
    plan = table.execute("EXPLAIN QUERY PLAN SELECT code FROM region WHERE name = '谯城区'").fetchall()
    assert any("region_name" in str(step) for step in plan)


def test_the_readme_beside_the_table_is_about_this_table() -> None:
    told = (FILE.parent / "README.txt").read_text(encoding="utf-8")
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() in told


def test_the_recipe_follows_a_county_through_its_codes(recipe: ModuleType) -> None:
    history = [
        recipe.Region(code="340000", name="安徽省", valid_from=1980, valid_to=None),
        recipe.Region(code="341200", name="阜阳市", valid_from=1996, valid_to=None),
        recipe.Region(code="341223", name="涡阳县", valid_from=1996, valid_to=1999),
        recipe.Region(code="341621", name="涡阳县", valid_from=2000, valid_to=None),
    ]
    current = {
        "340000": recipe.Region(code="340000", name="安徽省", full="安徽省", valid_from=1980, valid_to=None),
        "341200": recipe.Region(code="341200", name="阜阳市", full="安徽省阜阳市", valid_from=1980, valid_to=None),
        "341621": recipe.Region(
            code="341621", name="涡阳县", full="安徽省亳州市涡阳县", valid_from=1980, valid_to=None
        ),
    }
    rows = recipe.merged(history, current, {("341223", 2000): {"341621"}})
    old = next(row for row in rows if row.code == "341223")
    assert (old.full, old.parent, old.successor) == ("安徽省阜阳市涡阳县", "341200", "341621")
    new = next(row for row in rows if row.code == "341621")
    assert (new.full, new.valid_from, new.valid_to) == ("安徽省亳州市涡阳县", 2000, None)


def test_the_recipe_writes_the_same_bytes_twice(recipe: ModuleType) -> None:
    rows = [
        recipe.Region(code=f"{code:06}", name=f"县{code}", full=f"省县{code}", valid_from=1980, valid_to=None)
        for code in range(110101, 110601)
    ]
    assert recipe.table(rows) == recipe.table(rows)


def test_the_recipe_refuses_a_package_it_does_not_know(recipe: ModuleType, tmp_path: Path) -> None:
    (tmp_path / recipe.HISTORY.file).write_bytes(b"another file")
    with pytest.raises(SystemExit):
        recipe.opened(tmp_path, recipe.HISTORY)
