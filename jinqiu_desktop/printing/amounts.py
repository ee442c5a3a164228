"""Amounts of money on papers: added up, and written in words (大写) so that nobody can change a figure with a pen.

The words follow 《正确填写票据和结算凭证的基本规定》 (Annex 1 of 中国人民银行《支付结算办法》, 1997): 整 after 元, one 零 for zeros between, 零
before 分 where there is no 角. Amounts come and go as the strings that a paper shows; nothing else is computed here.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from cn2an import an2cn


def in_capitals(text: str) -> str:
    """An amount in yuan in words: 2000 -> 贰仟元整. What is no amount stays as it is: a masked figure has no words."""
    amount = _amount(text)
    return text if amount is None else str(an2cn(f"{amount:.2f}", "rmb"))


def added_up(texts: Iterable[str]) -> str:
    """The sum of the amounts, spelled as each is; nothing where there is none."""
    amounts = [amount for text in texts if (amount := _amount(text)) is not None]
    if not amounts:
        return ""
    total = sum(amounts, Decimal(0))
    return f"{total:.0f}" if total == int(total) else f"{total:.2f}"


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "")) if text else None
    except InvalidOperation:
        return None
