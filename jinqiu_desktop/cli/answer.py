"""What every command works with: its answer, the words that do not go together, the passphrase and the opened office."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from jinqiu_desktop.errors import Failure, Problem
from jinqiu_desktop.office import Office
from jinqiu_desktop.places import data_folder, told

Result = Any
"""What a command answers with: anything JSON can hold."""


READING = frozenset({"list", "show", "check", "verify"})
"""Commands that also work beside a program that holds the store."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a command did: its result, the problems it found (a refusal when any is an error), and the lines a person reads."""

    result: Result = None
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    is_done: bool = True


class Usage(Exception):
    """The words of a command do not go together; nothing was opened."""


def day(text: str | None, name: str) -> date | None:
    """A date of a command, or None where it is not given. Raises `Usage` naming the word of the command."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise Usage(f"{name} 要写成 2026-08-28 这样的日期。") from None


class Add(Protocol):
    """Adds a command: its name, what it does, and its line of help."""

    def __call__(
        self, name: str, act: Callable[[argparse.Namespace], Answer], help_text: str
    ) -> argparse.ArgumentParser: ...


def secret(path: str | None) -> str:
    return "" if path is None else text_of(Path(path)).strip("\r\n")


def text_of(path: Path) -> str:
    """A text file in UTF-8, with or without the mark that Windows puts at its beginning."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise told(error, path.name) from error
    except UnicodeDecodeError as error:
        raise Failure("file.not_text", name=path.name) from error


def passphrase(asked: argparse.Namespace) -> str:
    given = secret(asked.passphrase_file) or os.environ.get("JINQIU_PASSPHRASE", "")
    if not given:
        raise Failure("passphrase.none")
    return given


def open_office(asked: argparse.Namespace) -> Office:
    folder = data_folder(asked.data)
    read_only = asked.command in READING
    if recovery := secret(asked.recovery_file):
        return Office.open(folder, recovery=recovery, read_only=read_only)
    return Office.open(folder, passphrase(asked), read_only=read_only)


def with_office(act: Callable[[Office, argparse.Namespace], Answer]) -> Callable[[argparse.Namespace], Answer]:
    def opened(asked: argparse.Namespace) -> Answer:
        with open_office(asked) as office:
            return act(office, asked)

    return opened


def written(path: Path) -> Answer:
    return Answer(result={"file": str(path)}, lines=(str(path),))
