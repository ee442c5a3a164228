"""Working days and how long a notice must hang (V22): counted by the holidays that were announced, else by weekends, and it says which."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from jinqiu_desktop.errors import Problem, Severity, problem
from jinqiu_desktop.kinds import Value
from jinqiu_desktop.rules.asked import Around, Calendar


def days_between(begins: date, ends: date, unit: str, calendar: Calendar) -> int:
    """How many days (unit "day") or working days ("workday") lie from `begins` to `ends`, both counted."""
    every = (begins + timedelta(days=n) for n in range((ends - begins).days + 1))
    return sum(unit != "workday" or calendar.is_working(day) for day in every)


def last_day(begins: date, days: int, unit: str, calendar: Calendar) -> date:
    """The day on which so many days, the first one counted, are full."""
    day, left = begins, days
    while True:
        left -= unit != "workday" or calendar.is_working(day)
        if left <= 0:
            return day
        day += timedelta(days=1)


def first_day(ends: date, days: int, unit: str, calendar: Calendar) -> date:
    """The latest day to begin on so that so many days are full by `ends`: plans backwards from a deadline."""
    day, left = ends, days
    while True:
        left -= unit != "workday" or calendar.is_working(day)
        if left <= 0:
            return day
        day -= timedelta(days=1)


def too_short(begins: Value | None, ends: Value | None, path: str, around: Around) -> Iterator[Problem]:
    """V22: the period is as long as the notice wants, in its own days; a warning, for the length is our default in most notices."""
    wanted, unit = around.pack.get("posting.days"), around.pack.get("posting.unit") or "day"
    if wanted is None or not isinstance(begins, date) or not isinstance(ends, date) or ends < begins:
        return
    calendar = around.calendar
    got = days_between(begins, ends, unit, calendar)
    if got < int(wanted):
        least = last_day(begins, int(wanted), unit, calendar)
        told = {"got": str(got), "days": wanted, "unit": _UNITS.get(unit, unit), "least": least.isoformat()}
        if unit != "workday" or (calendar.knows(begins.year) and calendar.knows(least.year)):
            yield problem(path, "V22.short", Severity.WARNING, **told)
        else:
            yield problem(path, "V22.short.weekends", Severity.WARNING, **told)


_UNITS = {"workday": "个工作日", "day": "天"}
