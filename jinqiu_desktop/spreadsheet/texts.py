"""One cell as the text a person would have typed; and what Excel did to it that cannot be undone, as a code.

Nothing is repaired in silence: an id number that Excel took for a number is refused even where it looks whole (V30). What a text means is
decided where typing is decided, in kinds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from jinqiu_desktop.errors import Severity
from jinqiu_desktop.forms import Field
from jinqiu_desktop.kinds import ChoiceKind, ChoicesKind, eighteen
from jinqiu_desktop.spreadsheet.cells import Raw

_AS_TEXT = frozenset({"id_number", "bank_card"})
"""What a number cell may have lost digits of; a phone of 11 digits is whole in Excel."""

_DATES = frozenset({"date", "year_month"})
_EXACT = 10**15  # from here on a number of Excel has lost digits
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?[eE]\+?[0-9]{2}")
_SERIALS = range(10_000, 73_051)
"""Excel's numbers of days from 1927 to 2099; a number below may be a year, as 2009."""

_FIRST_DAY = date(1899, 12, 30)  # of a workbook whose days count from 1900, with the 29 February 1900 that never was
_FIRST_DAY_1904 = date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Taken:
    """The text of a cell; `code` tells what is wrong or to be known about it, `text` stands for what it was in the facts."""

    text: str
    code: str = ""
    severity: Severity = Severity.ERROR
    was: str = ""


def is_plain(field: Field) -> bool:
    """Whether a text in a cell of this field is taken just as it stands."""
    return field.kind.name not in _AS_TEXT and field.kind.name not in _DATES and field.kind.name != "phone"


def take(raw: Raw, field: Field, *, is_1904: bool = False) -> Taken:
    """The text of a cell for a field. `is_1904`: days of this workbook count from 1904."""
    text = plain(raw)
    kind = field.kind.name
    if code := _damage(raw, text, field):
        return Taken(text, code)
    if kind == "id_number" and (whole := eighteen(text)):
        return Taken(whole, "sheet.fifteen", Severity.HINT, text)
    if kind in _DATES:
        return _as_date(raw, text, is_month=kind == "year_month", is_1904=is_1904)
    if isinstance(field.kind, ChoiceKind | ChoicesKind) and is_code(text):
        return Taken(_as_code(text, field.kind))
    return Taken(text)


def is_code(text: str) -> bool:
    """Whether a text may be the code of a list: digits, which as text or number mean the same."""
    return text.isascii() and text.isdigit()


def plain(raw: Raw) -> str:
    """The text of a cell as a person would have typed it; numbers in their shortest spelling, as Excel shows them."""
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, int | float):
        return _spelled(raw)
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ")
    return raw.isoformat() if isinstance(raw, date | time) else str(raw)


def is_blank(raw: Raw) -> bool:
    """Whether nothing stands in a cell."""
    return isinstance(raw, str) and not raw.strip()


def _damage(raw: Raw, text: str, field: Field) -> str:
    """What Excel has done to an answer that cannot be undone, as a code; empty where the text can be taken."""
    kind = field.kind.name
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
    if isinstance(raw, int | float) and is_number and (abs(raw) >= _EXACT or not isfinite(raw)):
        return "sheet.digits_lost"
    if is_number and kind in _AS_TEXT:
        return "sheet.number_cell"
    if isinstance(raw, time | timedelta) or (isinstance(raw, date) and kind not in _DATES):
        return "sheet.became_date"
    if isinstance(raw, float) and kind == "year_month" and text.endswith(".1"):
        return "sheet.month_number"  # 2009.1 may have been 2009.10
    if (kind in _AS_TEXT or kind == "phone") and isinstance(raw, str) and _lost_its_end(text, field):
        return "sheet.digits_lost"
    return ""


def _lost_its_end(text: str, field: Field) -> bool:
    """Whether a text looks like a long number that once was a number in Excel: 4.10E+17, or zeros after the 15th digit that fit nothing."""
    squeezed = re.sub(r"\s", "", text)
    if _SCIENTIFIC.fullmatch(squeezed):
        return True
    zeros = len(squeezed) > 15 and squeezed.isascii() and squeezed.isdigit() and not squeezed[15:].strip("0")
    parsed = field.kind.parse(squeezed, date.max) if zeros else None
    return parsed is not None and any(slip.code in ("idno.check", "card.luhn") for slip in parsed.slips)


def _spelled(number: int | float) -> str:
    if not isfinite(number):
        return ""
    return format(Decimal(format(number, ".15g")).normalize() + 0, "f")  # 15 digits are what Excel keeps of a number


def _as_date(raw: Raw, text: str, *, is_month: bool, is_1904: bool) -> Taken:
    """A date; a bare number of five digits is a day that lost its format, which happens when only the values are pasted."""
    if re.fullmatch(r"[0-9]{5}", text) and int(text) in _SERIALS and not isinstance(raw, date):
        day = (_FIRST_DAY_1904 if is_1904 else _FIRST_DAY) + timedelta(days=int(text))
        spelled = day.isoformat()[:7] if is_month else day.isoformat()
        return Taken(spelled, "sheet.serial_date", Severity.HINT, text)
    # Excel makes the first day of a month out of 2009-07; that day was never meant.
    return Taken(text[:7] if is_month and isinstance(raw, date) and raw.day == 1 else text)


def _as_code(text: str, kind: ChoiceKind | ChoicesKind) -> str:
    """The code that a number means whose leading noughts Excel has dropped: 1 for 01."""
    if kind.choices.find(text) is not None:
        return text
    meant = [item.code for item in kind.choices.items if item.code.lstrip("0") == text]
    return meant[0] if len(meant) == 1 else text
