"""Strict reading of declarations: a TOML file gives text, flags, numbers and tables of exactly the names we know, or a `Failure` says where.

Forms, papers, policies and code lists are data that may arrive on a stick; an unknown key is a mistake, never ignored. This module
knows TOML only, not what a form or a paper is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeVar

from jinqiu_desktop.errors import Failure

_T = TypeVar("_T")


class Entry:
    """One table of a declaration. Each getter takes a key out; `done()` refuses what is left."""

    def __init__(self, table: Mapping[str, object], file: str, name: str) -> None:
        self._left = dict(table)
        self.file = file
        self.name = name

    def refuse(self, reason: str) -> NoReturn:
        """Raise `Failure` declaration.broken for this entry."""
        raise Failure("declaration.broken", file=self.file, entry=self.name, reason=reason)

    def _take(self, key: str, kind: type[_T], default: _T | None) -> _T:
        value = self._left.pop(key, default)
        if value is None:
            self.refuse(f"缺少 {key}")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.refuse(f"{key} 的写法不对")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there."""
        return self._take(key, str, default)

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        return self._take(key, bool, default)

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return self._take(key, int, default)

    def measure(self, key: str, default: float | None = None) -> float:
        """A length or size; whole numbers are accepted."""
        value = self._left.pop(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool):
            self.refuse(f"{key} 要写数字")
        return float(value)

    def day(self, key: str) -> date | None:
        """A date, or None when it is not given."""
        value = self._left.pop(key, None)
        if value is not None and type(value) is not date:
            self.refuse(f"{key} 要写日期")
        return value

    def days(self, key: str) -> tuple[date, ...]:
        """A list of dates."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(type(one) is date for one in value):
            self.refuse(f"{key} 要写成一列日期")
        return tuple(value)

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts."""
        value = self._left.pop(key, list(default))
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.refuse(f"{key} 要写成一列文字")
        return tuple(value)

    def raw(self, key: str) -> object | None:
        """Whatever stands there, unread."""
        return self._left.pop(key, None)

    def table(self, key: str) -> Entry | None:
        """A table inside this one."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.refuse(f"{key} 要写成一组")
        return Entry(value, self.file, f"{self.name}.{key}")

    def tables(self, key: str) -> Iterator[Entry]:
        """A list of tables, each named by its id, label or position."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.refuse(f"{key} 要写成多组")
        for position, one in enumerate(value, start=1):
            named = one.get("id") or one.get("label") or position
            yield Entry(one, self.file, f"{self.name}.{key}[{named}]" if self.name else f"{key}[{named}]")

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def left(self) -> tuple[str, ...]:
        """The keys not yet taken."""
        return tuple(self._left)

    def done(self) -> None:
        """Raise when a key nobody knows is left."""
        if self._left:
            self.refuse(f"不认识 {'、'.join(self._left)}")


def read_toml(path: Path) -> Entry:
    """The top table of a TOML file. Raises `Failure` file.missing or declaration.broken."""
    try:
        return read_toml_text(path.read_text(encoding="utf-8"), path.name)
    except FileNotFoundError as error:
        raise Failure("file.missing", name=path.name) from error
    except UnicodeDecodeError as error:
        raise Failure("declaration.broken", file=path.name, entry="", reason=str(error)) from error


def read_toml_text(text: str, name: str) -> Entry:
    """The top table of a TOML text; `name` is what its file is called. Raises `Failure` declaration.broken."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Failure("declaration.broken", file=name, entry="", reason=str(error)) from error
    return Entry(table, name, "")
