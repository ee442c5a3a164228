"""What a notice says of an application, in words a person can follow: each condition with its sum, its bound and the notice's sentence.

The rules give a `Verdict` of values; here it becomes lines for screen, 核算单 and the command line, and the JSON that a step keeps, so that
what was told on the day can be told again after notice and archive have moved on. Nothing is worked out here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from jinqiu_desktop.errors import Severity, problem, sentence
from jinqiu_desktop.policy import PolicyPack
from jinqiu_desktop.rules import Finding, Part, Verdict

Json = Any

TOLD_CELLS = ("label", "figures", "sum", "result", "bound", "holds", "source")
"""What a paper may bind of each line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """The notice a sum was made under: title and issuer, `source` with its full name and date, `digest` SHA-256 (hex) of the pack's text.

    Of a notice whose text never came here only `id` and `digest` are known; the title is the id then.
    """

    id: str
    title: str
    issuer: str = ""
    source: str = ""
    digest: str = ""

    @classmethod
    def of(cls, pack: PolicyPack) -> Notice:
        """The notice of a pack."""
        return cls(id=pack.id, title=pack.title, issuer=pack.issuer, source=pack.source, digest=pack.digest)

    @property
    def named(self) -> str:
        """What a person calls it by, in one line."""
        return self.source or self.title


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldLine:
    """One line: what is asked, the figures by name, the sum, its result beside the bound, whether it holds, and the sentence behind it.

    `state` is good, wrong, warn (for a person to weigh) or open; every text may be empty.
    """

    id: str
    label: str
    figures: str
    sum: str
    result: str
    bound: str
    holds: str
    state: str
    source: str

    def cells(self) -> Mapping[str, str]:
        """Its texts as a paper binds them."""
        return {"rid": self.id, **{name: getattr(self, name) for name in TOLD_CELLS}}


def told_lines(said: Verdict, label_of: Callable[[str], str]) -> tuple[ToldLine, ...]:
    """The lines of a verdict, the outcome last. `label_of` gives the printed label of a path of the application or of its household."""
    return (*(_line(one, label_of) for one in said.findings), _outcome(said))


def _line(one: Finding, label_of: Callable[[str], str]) -> ToldLine:
    missing = "、".join(label_of(path) for path in one.missing)
    return ToldLine(
        id=one.id,
        label=one.label or _words(one.id),
        figures="" if _is_plain(one) else "，".join(_figure(part, label_of) for part in one.parts),
        sum=_words("missing", labels=missing) if missing else "" if _is_plain(one) else _sum(one.parts, one.result),
        result="" if one.result is None else f"{_yuan(one.result)} 元",
        bound=_bound(one),
        holds=_words(_STATES[_state(one)]),
        state=_state(one),
        source=_source(one.source),
    )


def _is_plain(one: Finding) -> bool:
    """A standard of the notice that nothing was done to: its result says it all."""
    return len(one.parts) == 1 and not one.parts[0].path and one.parts[0].value == one.result


def _outcome(said: Verdict) -> ToldLine:
    state = {True: "good", False: "wrong", None: "open"}[said.admitted]
    return ToldLine(
        id="outcome",
        label=_words(f"outcome.{state}"),
        figures="",
        sum="",
        result="" if said.planned is None else f"{_yuan(said.planned)} 元",
        bound="",
        holds=_words(_STATES[state]),
        state=state,
        source="",
    )


_STATES = {"good": "yes", "wrong": "no", "warn": "weigh", "open": "open"}


def _state(one: Finding) -> str:
    if one.holds is None:
        return "open"
    if one.holds:
        return "warn" if one.id == "amount" and one.result is None else "good"
    return "wrong" if one.strict else "warn"


def _words(code: str, **facts: str) -> str:
    return sentence(problem("", f"verdict.{code}", Severity.HINT, **facts)).what


def _source(text: str) -> str:
    if not text:
        return _words("silent")
    return _words("default") if text == "default" else f"“{text}”"


def _bound(one: Finding) -> str:
    if one.bound is None:
        return ""
    return _words("below" if one.compare == "below" else "at_most", bound=_yuan(one.bound))


def _figure(part: Part, label_of: Callable[[str], str]) -> str:
    label = label_of(part.path) if part.path else part.label
    if part.sign == "≤":
        return f"{part.label} {_yuan(part.value)}" if part.label == "最高" else f"{part.label} = {_yuan(part.value)}"
    if part.label == "个月":
        return f"{_plain(part.value)} 个月"
    return f"{label} {_plain(part.value) if part.sign in ('×', '÷') else _yuan(part.value)}"


def _sum(parts: Sequence[Part], result: Decimal | None) -> str:
    """(24000 − 6000 + 4000) ÷ 12 ÷ 3; what a bound or whole yuan make of it stands behind an arrow."""
    added = [one for one in parts if one.sign in ("", "+", "−")]
    text = " ".join(f"{one.sign} {_yuan(one.value)}".strip() for one in added)
    scaled = [one for one in parts if one.sign in ("×", "÷")]
    text = f"({text})" if len(added) > 1 and scaled else text
    text = " ".join([text, *(f"{one.sign} {_plain(one.value)}" for one in scaled)])
    bounded = any(one.sign == "≤" for one in parts)
    is_cut = len(parts) == 1 and result != parts[0].value
    if result is not None and added and (bounded or is_cut):
        return f"{text} → {_yuan(result)}"
    return text.strip()


def _yuan(value: Decimal) -> str:
    if value == value.to_integral_value():
        return f"{value:.0f}"
    return f"{value:.2f}" if value == round(value, 2) else f"{value:f}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


# --- what a step keeps ------------------------------------------------------------------------------------------------


def to_json(said: Verdict, notice: Notice | None = None) -> Json:
    """A verdict as a step keeps it, with the notice it was made under."""
    return {
        **({} if notice is None else {"notice": asdict(notice)}),
        "findings": [_stored(asdict(one)) for one in said.findings],
        "planned": _text(said.planned),
        "most": _text(said.most),
    }


def _stored(held: Json) -> Json:
    if isinstance(held, dict):
        return {key: _stored(one) for key, one in held.items() if one not in ("", None, ()) or key == "holds"}
    if isinstance(held, list | tuple):
        return [_stored(one) for one in held]
    return _text(held) if isinstance(held, Decimal) else held


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def from_json(kept: Json) -> Verdict | None:
    """A verdict that a step kept; None for what another program wrote there."""
    try:
        findings = tuple(_finding(one) for one in kept["findings"])
        return Verdict(findings=findings, planned=_money(kept["planned"]), most=_money(kept["most"]), rule=None)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation):
        return None


def notice_kept(kept: Json) -> Notice | None:
    """The notice a step named beside its verdict; None where it names none."""
    named = kept.get("notice") if isinstance(kept, dict) else None
    if not isinstance(named, dict) or not {"id", "title", "digest"} <= named.keys():
        return None
    return Notice(**{key: str(named.get(key, "")) for key in ("id", "title", "issuer", "source", "digest")})


def _finding(kept: Json) -> Finding:
    holds = kept["holds"]
    if holds not in (True, False, None):
        raise ValueError("holds")
    return Finding(
        id=str(kept["id"]),
        source=str(kept.get("source", "")),
        holds=holds,
        label=str(kept.get("label", "")),
        parts=tuple(_parts(kept.get("parts", []))),
        result=_money(kept.get("result")),
        compare=str(kept.get("compare", "")),
        bound=_money(kept.get("bound")),
        missing=tuple(str(path) for path in kept.get("missing", [])),
        strict=bool(kept.get("strict", False)),
    )


def _parts(kept: Json) -> Iterator[Part]:
    for one in kept:
        yield Part(
            sign=str(one.get("sign", "")),
            value=Decimal(str(one["value"])),
            path=str(one.get("path", "")),
            label=str(one.get("label", "")),
        )


def _money(text: Json) -> Decimal | None:
    value = None if text is None else Decimal(str(text))
    if value is not None and not value.is_finite():
        raise ValueError("not an amount")
    return value
