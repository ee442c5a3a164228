"""What the window says by itself: sentences of errors.py, by code, with their facts."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from jinqiu_desktop.errors import Failure, Problem, Refused, line, sentence

_MOST_LINES = 5


def say(sentence_code: str, /, **facts: object) -> str:
    """The words of a code of the section "window"."""
    told = tuple((name, str(value)) for name, value in facts.items())
    return sentence(Problem(where="", code=sentence_code, facts=told)).what


def told(error: BaseException) -> str:
    """What to show about a known failure; anything else is a bug and rises."""
    if isinstance(error, Failure):
        return str(error)
    if isinstance(error, Refused):
        lines = [line(one) for one in error.problems[:_MOST_LINES]]
        more = len(error.problems) - len(lines)
        return "\n".join([*lines, say("window.more", count=more)] if more else lines)
    raise error


def two_lengths(one: Problem) -> tuple[str, str]:
    """What is wrong, what to do."""
    words = sentence(one)
    return words.what, words.do


def short_path(folder: Path, most: int = 36) -> str:
    """A folder as a label has room for it: its end, which tells more than its beginning."""
    text = str(folder)
    return text if len(text) <= most else f"…{text[1 - most :]}"


def size_words(size: int) -> str:
    """A file's size as people read it: 87 KB, 1.8 MB."""
    return f"{max(1, round(size / 1000))} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def spoken_code(sha256: str) -> str:
    """What two people read to each other over the telephone: three groups of the hash of a file."""
    text = sha256[:9].upper()
    return " ".join(text[at : at + 3] for at in range(0, len(text), 3))


def moment(at: datetime, today: date) -> str:
    """今天 14:28, 昨天 17:20, 8月5日."""
    here = at.astimezone()
    days = (today - here.date()).days
    if days == 0:
        return say("window.today_at", time=f"{here:%H:%M}")
    if days == 1:
        return say("window.yesterday_at", time=f"{here:%H:%M}")
    return say("window.day", month=here.month, day=here.day)
