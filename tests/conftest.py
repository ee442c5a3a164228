"""What every test gets: no screen, no network, an empty home of its own, and seeded counts."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt

import pytest
from hypothesis import settings

from jinqiu_desktop import keys

DEFAULT_SEED = 20230718
_HOMES = count()

settings.register_profile("short", derandomize=True, database=None, deadline=None, max_examples=50)
settings.register_profile("full", database=None, deadline=None, max_examples=2000, print_blob=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--counts", choices=("short", "full"), default="short", help="full: the counts that prove")
    parser.addoption("--seed", type=int, default=DEFAULT_SEED, help="seed of everything drawn by chance")


@pytest.hookimpl(tryfirst=True)  # before hypothesis reads its seed
def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile(config.getoption("--counts"))
    if config.getoption("--counts") == "full" and config.getoption("hypothesis_seed", None) is None:
        config.option.hypothesis_seed = str(config.getoption("--seed"))


def pytest_report_header(config: pytest.Config) -> str:
    return f"counts: {config.getoption('--counts')}, seed: {config.getoption('--seed')}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--counts") == "full":
        return
    heavy = [item for item in items if item.get_closest_marker("heavy")]
    if heavy:
        items[:] = [item for item in items if not item.get_closest_marker("heavy")]
        config.hook.pytest_deselected(items=heavy)


@pytest.fixture(scope="session")
def seed(pytestconfig: pytest.Config) -> int:
    """The seed of this run; give it to `random.Random`."""
    return int(pytestconfig.getoption("--seed"))


@pytest.fixture(scope="session")
def counts(pytestconfig: pytest.Config) -> Callable[[int, int], int]:
    """`counts(short, full)`: how often to try, in minutes or to prove."""
    full = pytestconfig.getoption("--counts") == "full"
    return lambda few, many: many if full else few


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """The path of a program nobody here wrote (`age`, `minisign`, `7z` …); without it the test is skipped, on CI it fails."""

    def path_of(name: str) -> str:
        found = shutil.which(name)
        if found is None and os.environ.get("CI"):
            pytest.fail(f"{name} is not installed here; .ci/run should have done so")
        if found is None:
            pytest.skip(f"{name} is not installed")
        return found

    return path_of


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def _empty_home(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = _homes / str(next(_HOMES))
    home.mkdir()
    for name, folder in {
        "HOME": home,
        "USERPROFILE": home,
        "LOCALAPPDATA": home / "AppData" / "Local",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_CACHE_HOME": home / ".cache",
        "JINQIU_DATA": home / "data",
    }.items():
        monkeypatch.setenv(name, str(folder))
    for name in ("JINQIU_PASSPHRASE", "JINQIU_RESOURCES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _cheap_passphrases(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase is made dear on purpose, half a second each; only the tests of keys pay for it."""
    if not request.module.__name__.endswith("test_keys"):
        monkeypatch.setattr(keys, "Cost", partial(keys.Cost, memory_kib=64, passes=1, lanes=1))


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    def refuse_far(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError(f"a test reached for the network: {address}")
        return near(self, address)

    patch = pytest.MonkeyPatch()
    near = socket.socket.connect
    patch.setattr(socket.socket, "connect", refuse_far)
    patch.setattr(socket.socket, "connect_ex", refuse_far)
    yield
    patch.undo()
