#!/usr/bin/env python3
"""Fetches age's public test vectors (C2SP/CCTV, on npm as `cctv-age`) into build/vectors, where tests/test_vectors.py looks for them.

`python3 packaging/vectors.py` needs npm and nothing else; without npm it says so, and that one test is skipped. It is fetched once, held
against the hash below and never run: the test reads the vectors out of it as text. They are not copied into the project.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NAME = "cctv-age-0.2.0.tgz"
PACKAGE = "cctv-age@0.2.0"
SHA256 = "94a2a220a95b158a69997e84405bb5d4ef84adf05d15bf341b83ec3ba9dd846e"
FOLDER = Path(__file__).resolve().parent.parent / "build" / "vectors"


def main() -> int:
    """0 when they are there or npm is not; 1 when they could not be fetched, or are not the ones we know."""
    if _is_known(FOLDER / NAME):
        return 0
    npm = shutil.which("npm")
    if npm is None:
        print("vectors: npm is not installed; tests/test_vectors.py will skip age's vectors")
        return 0
    with tempfile.TemporaryDirectory() as empty:
        words = [npm, "pack", PACKAGE, "--silent", "--ignore-scripts", "--pack-destination", empty]
        fetched = Path(empty) / NAME
        if subprocess.run(words, cwd=empty, stdout=subprocess.DEVNULL, check=False).returncode or not _is_known(
            fetched
        ):
            print(f"vectors: npm did not give {PACKAGE} with SHA-256 {SHA256}", file=sys.stderr)
            return 1
        FOLDER.mkdir(parents=True, exist_ok=True)
        shutil.move(fetched, FOLDER / NAME)
    print(f"vectors: {FOLDER / NAME}")
    return 0


def _is_known(path: Path) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == SHA256


if __name__ == "__main__":
    sys.exit(main())
