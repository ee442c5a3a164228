"""The project as a whole: its map, its lock, its README and what its pinned parts must not do."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import jinqiu_desktop

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "jinqiu_desktop"
MODULES = sorted(
    file.relative_to(ROOT).as_posix()
    for file in PACKAGE.rglob("*.py")
    if "generated" not in file.parts and not file.name.startswith(".")
)
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.txt", "requirements-dev.txt")


def test_the_map_in_the_package_names_every_module_and_no_other() -> None:
    doc = jinqiu_desktop.__doc__ or ""
    mapped = re.findall(r"^ {4}(\w+) {2,}\S", doc, flags=re.MULTILINE)
    there = {file.stem for file in PACKAGE.glob("*.py")} | {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    assert sorted(mapped) == sorted(there - {"__init__"})


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_is_for(module: str) -> None:
    doc = ast.get_docstring(ast.parse((ROOT / module).read_text(encoding="utf-8")))
    assert doc, f"{module} has no docstring"


def test_every_module_has_its_layer() -> None:
    layers = PYPROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {name.strip(" ()") for layer in layers for name in layer.split("|")}
    there = {file.stem for file in PACKAGE.glob("*.py")} | {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    assert there - {"__init__"} <= named


def test_the_top_of_the_tree_is_the_given_one() -> None:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a checkout")
    top = {line.split("/", 1)[0] for line in listed.stdout.splitlines()}
    visible = {name for name in top if not name.startswith(".")}
    given = {"pyproject.toml", "README.md", "LICENSE", "jinqiu_desktop", "ui", "resources", "packaging", "tests"}
    assert visible <= given


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_pins_every_package_with_hashes_and_names_no_place(name: str) -> None:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    assert not re.search(
        r"https?:|file:|--\w*index|--find-links|--trusted-host| @ ", text.replace("--no-emit-index-url", "")
    )
    entries = re.split(r"\n(?=\w)", text.split("\n", 2)[2])
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.+-]+( ; [^\\]+)? \\\n", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_has_what_the_project_asks_for(name: str) -> None:
    project = PYPROJECT["project"]
    asked = [*project["dependencies"], *(project["optional-dependencies"]["dev"] if "dev" in name else [])]
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([\w.-]+)==(\S+)", text, flags=re.MULTILINE))
    for line in asked:
        wanted = Requirement(line)
        assert str(wanted.specifier) == f"=={locked[canonicalize_name(wanted.name)]}"


def test_every_package_that_is_shipped_has_its_licence_named() -> None:
    text = (ROOT / "packaging" / "requirements.txt").read_text(encoding="utf-8")
    shipped = set(re.findall(r"^([\w.-]+)==", text, flags=re.MULTILINE))
    licences = (ROOT / "packaging" / "licences.md").read_text(encoding="utf-8")
    named = {canonicalize_name(name) for name in re.findall(r"^\| ([\w.-]+) \|", licences, flags=re.MULTILINE)}
    assert shipped - named == set()


def test_the_commands_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"packaging/dev\.py (\w+)", readme))
    known = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "dev.py"), "--help"], capture_output=True, text=True, check=True
    ).stdout
    there = set(re.findall(r"^ {4}(\w+)", known, flags=re.MULTILINE))
    assert {"demo", "test"} <= told <= there


def test_the_pictures_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme)
    assert [one for one in pictures if not (ROOT / one).is_file()] == []


def test_a_thousand_calls_of_qt_keep_the_count_of_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 dropped one reference to None at each void call, which ends Python 3.11 after some thousands."""
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("甲")
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("乙")
    assert abs(sys.getrefcount(None) - before) < 20
