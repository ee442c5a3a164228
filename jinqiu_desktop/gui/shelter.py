"""An error in a method that Qt calls goes to the last resort at once, and never back through Qt.

Decision (2026-11-22): every override of ours is wrapped when the program starts. Question: a bug in one `resizeEvent` ended the whole program a few
windows later, without a word. Reason: PySide keeps the error of an override until the call that led there returns to Python; an override of another
widget that Qt calls meanwhile is let go of once too often (seen in 6.10.3, 6.11.0, 6.11.3 and 6.12.0), until Python frees a function that is still in
use. Rejected: another PySide, for all of them do it; `try` in a hundred overrides, for one would be forgotten.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from types import FunctionType, TracebackType

from PySide6.QtCore import QObject

_OURS = "jinqiu_desktop."


class _Told:
    """Around a call: an error is told, and the call then gave nothing."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if kind is None or not isinstance(error, Exception):
            return False
        sys.excepthook(kind, error, trace)
        return True


_told = _Told()


def shelter(kinds: Iterable[type]) -> None:
    """Wraps what these classes override of Qt's. What Qt asks for and does not get, it takes as empty."""
    for kind in kinds:
        for name, method in list(vars(kind).items()):
            if isinstance(method, FunctionType) and _is_qts(kind, name):
                setattr(kind, name, _sheltered(method))


def ours() -> Iterator[type]:
    """Every class of this program that Qt knows by now."""
    waiting, seen = [QObject], set[type]()
    while waiting:
        kind = waiting.pop()
        fresh = [one for one in type.__subclasses__(kind) if one not in seen]
        seen.update(fresh)
        waiting += fresh
    yield from (one for one in seen if one.__module__.startswith(_OURS))


def _is_qts(kind: type, name: str) -> bool:
    of_qt = (one for one in kind.__mro__ if one.__module__.startswith("PySide6."))
    return not name.startswith("__") and any(name in vars(one) for one in of_qt)


def _sheltered(method: FunctionType) -> Callable[..., object]:
    @wraps(method)
    def sheltered(*given: object, **named: object) -> object:
        with _told:
            return method(*given, **named)
        return None

    return sheltered
