#!/usr/bin/env python3
"""Every command a developer needs, with nothing but Python: `python3 packaging/dev.py COMMAND`.

It makes `.venv` from the lock in packaging/requirements-dev.txt and then strings standard tools together; each of them also works
without it (`pip install -e '.[dev]'`, `pytest`, `pyinstaller packaging/jinqiu.spec`). It holds no knowledge of the program itself.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements-dev.txt"
BUILD = ROOT / "build"
GENERATED = ROOT / "jinqiu_desktop" / "gui" / "generated"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

# What Qt's wheels take from a Linux system, and the Debian package that has it.
_QT_NEEDS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
}
_SCREEN_NEEDS = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def demo(extra: Sequence[str]) -> int:
    """from an empty disk to a bundle the county took in, and a campaign under each notice"""
    out = BUILD / "demo"
    _need_venv()
    shutil.rmtree(out, ignore_errors=True)
    BUILD.mkdir(exist_ok=True)
    print(f"demo: writing to {out}", flush=True)
    return _run([PYTHON, "-m", "jinqiu_desktop", "demo", "--out", out, *extra])


def run(extra: Sequence[str]) -> int:
    """open the window (or, with arguments, the command line)"""
    if not extra:
        _need_libraries({**_QT_NEEDS, **_SCREEN_NEEDS})
    _need_venv()
    return _run([PYTHON, "-m", "jinqiu_desktop", *extra])


def test(extra: Sequence[str]) -> int:
    """the tests: seeded, short counts, no screen"""
    return _pytest(extra)


def prove(extra: Sequence[str]) -> int:
    """the tests with full counts and the heavy ones, at a random seed that is printed"""
    seed = str(secrets.randbelow(2**32))
    return _pytest(["--counts", "full", "--seed", seed, *extra])


def check(extra: Sequence[str]) -> int:
    """ruff, mypy, import walls, drift of generated windows, the map of the package"""
    _need_libraries(_QT_NEEDS)
    _need_venv()
    steps: tuple[tuple[str, Callable[[], int]], ...] = (
        ("ruff", lambda: _run([BIN / "ruff", "check", *extra, ROOT])),
        ("format", lambda: _run([BIN / "ruff", "format", "--check", "--output-format", "concise", ROOT])),
        ("types", lambda: _run([BIN / "mypy"])),
        ("walls", lambda: _run([BIN / "lint-imports", "--no-logo"])),
        ("windows", _generated_drift),
        ("map", lambda: _run([PYTHON, "-m", "pytest", "-q", "tests/test_project.py"], _no_screen())),
    )
    failed = []
    for name, step in steps:
        print(f"== {name}", flush=True)
        if step() != 0:
            failed.append(name)
    print(f"check: {', '.join(failed)} failed" if failed else "check: all well", flush=True)
    return 1 if failed else 0


def ui(extra: Sequence[str]) -> int:
    """compile ui/*.ui to jinqiu_desktop/gui/generated"""
    _need_libraries(_QT_NEEDS)
    _need_venv()
    for old in GENERATED.glob("[!_]*.py"):
        old.unlink()
    _compile_windows(GENERATED)
    return 0


def freeze(extra: Sequence[str]) -> int:
    """the one-folder program under build/dist/jinqiu, which then checks itself"""
    _need_libraries(_QT_NEEDS)
    if sys.platform.startswith("linux") and not shutil.which("objdump"):
        _stop("PyInstaller needs objdump, which this system lacks: install it with `apt-get install -y binutils`.")
    python = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
    if sys.platform.startswith("linux") and not _loads(f"{python}.so.1.0"):
        _stop(
            f"PyInstaller needs {python}.so.1.0, which this system lacks: install it with `apt-get install -y {python}`."
        )
    _need_venv()
    since = time.monotonic()
    spec = ROOT / "packaging" / "jinqiu.spec"
    dist = BUILD / "dist"
    work = BUILD / "pyinstaller"
    tool: list[str | Path] = [
        BIN / "pyinstaller",
        "--noconfirm",
        "--log-level",
        "WARN",
        "--distpath",
        dist,
        "--workpath",
        work,
    ]
    failed = _run([*tool, *extra, spec])
    if failed:
        return failed
    folder = dist / "jinqiu"
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"freeze: {folder}, {size / 1e6:.0f} MB, {time.monotonic() - since:.0f} s", flush=True)
    twin = folder / ("jinqiu-cli.exe" if os.name == "nt" else "jinqiu-cli")
    with tempfile.TemporaryDirectory() as empty:  # away from the checkout, so that nothing is found by luck
        return _run([twin, "self-check"], {**_no_screen(), "JINQIU_DATA": str(Path(empty) / "data")}, Path(empty))


def fonts(extra: Sequence[str]) -> int:
    """build resources/fonts again from their sources"""
    return _script("fonts.py", extra)


def golden(extra: Sequence[str]) -> int:
    """freeze a store and a bundle of today into tests/golden"""
    return _script("golden.py", extra)


def bench(extra: Sequence[str]) -> int:
    """measure: `bench store` and others; `bench` lists them"""
    return _script("bench.py", extra)


def shots(extra: Sequence[str]) -> int:
    """pictures of the windows for README and help"""
    _need_libraries(_QT_NEEDS)
    return _script("shots.py", extra)


COMMANDS: tuple[Callable[[Sequence[str]], int], ...] = (
    demo, run, test, prove, check, ui, fonts, freeze, golden, bench, shots,
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Run one command; what follows its name is handed on to the tool behind it."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Developer commands of jinqiu-desktop.")
    parts = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        parts.add_parser(command.__name__, help=command.__doc__)
    chosen = parser.parse_args(arguments[:1])
    named = {command.__name__: command for command in COMMANDS}
    return named[chosen.command](arguments[1:])


def _pytest(extra: Sequence[str]) -> int:
    _need_libraries(_QT_NEEDS)
    _need_venv()
    return _run([PYTHON, "-m", "pytest", *extra], _no_screen())


def _script(name: str, extra: Sequence[str]) -> int:
    _need_venv()
    return _run([PYTHON, ROOT / "packaging" / name, *extra], _no_screen())


def _no_screen() -> dict[str, str]:
    return {"QT_QPA_PLATFORM": "offscreen"}


def _run(command: Sequence[str | Path], settings: Mapping[str, str] | None = None, folder: Path = ROOT) -> int:
    environment = {**os.environ, "PYTHONUTF8": "1", **(settings or {})}
    return subprocess.run([str(part) for part in command], cwd=folder, env=environment, check=False).returncode


def _compile_windows(into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    for source in sorted((ROOT / "ui").glob("*.ui")):
        target = into / f"{source.stem}.py"
        if _run([BIN / "pyside6-uic", source.relative_to(ROOT), "-o", target]):
            _stop(f"{source} cannot be compiled.")


def _generated_drift() -> int:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        _compile_windows(fresh)
        wanted = {file.name: file.read_bytes() for file in fresh.glob("*.py")}
    found = {file.name: file.read_bytes() for file in GENERATED.glob("[!_]*.py")}
    drift = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    for name in drift:
        print(f"jinqiu_desktop/gui/generated/{name} is not what ui/*.ui gives: run `dev.py ui`")
    return 1 if drift else 0


def _need_libraries(needs: Mapping[str, str]) -> None:
    if not sys.platform.startswith("linux"):
        return
    missing = [library for library in needs if not _loads(library)]
    if missing:
        packages = " ".join(needs[library] for library in missing)
        _stop(f"Qt needs {', '.join(missing)}, which this system lacks: install with `apt-get install -y {packages}`.")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _need_venv() -> None:
    stamp = VENV / "jinqiu-stamp"
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    if not _works(PYTHON):
        if importlib.util.find_spec("ensurepip") is None:
            _stop("This Python cannot make virtual environments: install that with `apt-get install -y python3-venv`.")
        print("dev.py: making .venv", flush=True)
        _must([Path(sys.executable), "-m", "venv", "--clear", VENV])
    print("dev.py: installing what packaging/requirements-dev.txt names", flush=True)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    _must([*pip, "--require-hashes", "-r", LOCK])
    _must([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT])
    stamp.write_text(wanted)


def _works(python: Path) -> bool:
    if not python.exists():
        return False
    fit = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([str(python), "-c", fit], capture_output=True, check=False).returncode == 0


def _must(command: Sequence[str | Path]) -> None:
    if _run(command):
        _stop(f"That did not work: {' '.join(str(part) for part in command)}")


def _stop(sentence: str) -> None:
    sys.exit(f"dev.py: {sentence}")


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 (this file alone may be started by an older one)
        sys.exit("dev.py: jinqiu-desktop needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    sys.exit(main(sys.argv[1:]))
