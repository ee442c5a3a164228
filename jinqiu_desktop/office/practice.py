"""The practice book (练习本): an archive of made-up people in a folder of its own, to try things in without asking for a passphrase.

Here is what makes it one: a mark inside its store, which goes into every bundle it seals and over every sheet it prints, and a file
beside the store that tells a person, and us, that the folder may be thrown away. Who is in it is made up in demo/practice.py.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.places import told, write_whole

MARK = "practice"
"""The setting of a practice book's store."""

WATERMARK = "练习"
"""Over everything that leaves a practice book."""

PASSPHRASE = "练习本里没有真人"
"""Of every practice book: it holds nothing that is worth a secret."""

_TELLING = "练习本.txt"
_WORDS = "这个文件夹是练习本，里面的人都是编的。可以整个删掉，程序会另做一本。\n"


def is_book(folder: Path) -> bool:
    """Whether a folder holds a practice book."""
    return (folder / _TELLING).is_file()


def tell(folder: Path) -> None:
    """Say beside the store what the folder is. Raises `Failure` disk.full, folder.read_only."""
    with write_whole(folder / _TELLING) as file:
        file.write(_WORDS.encode())


def throw_away(folder: Path) -> None:
    """Remove a practice book; no folder is no mistake. Raises `Failure` practice.other when the folder holds anything else."""
    if not folder.exists():
        return
    if not is_book(folder):
        if not any(folder.iterdir()):
            return
        raise Failure("practice.other", name=str(folder))
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise told(error, str(folder)) from error
