"""How one line of an import plan reads: its sign, its short word, and in a sentence what would happen to it (look.md 12)."""

from __future__ import annotations

from dataclasses import dataclass

from jinqiu_desktop.bundle import Change, Choice, Planned
from jinqiu_desktop.errors import sentence
from jinqiu_desktop.gui.words import say


@dataclass(frozen=True, kw_only=True, slots=True)
class Sign:
    """A kind of change: symbol, ink, the code of its short word."""

    symbol: str
    ink: str
    code: str


SIGNS = {
    Change.CONFLICT: Sign(symbol="conflict", ink="wrong", code="window.plan.conflict"),
    Change.QUARANTINED: Sign(symbol="unreadable", ink="wrong", code="window.plan.quarantined"),
    Change.NEWER: Sign(symbol="newer", ink="carried", code="window.plan.newer"),
    Change.PROGRESS: Sign(symbol="forward", ink="carried", code="window.plan.progress"),
    Change.NEW: Sign(symbol="plus", ink="good", code="window.plan.new"),
    Change.SAME: Sign(symbol="same", ink="text_2", code="window.plan.same"),
    Change.OLDER: Sign(symbol="history", ink="text_2", code="window.plan.older"),
}
"""In the order of the chips."""
_DOES = {
    Change.NEWER: "window.plan.do_newer",
    Change.NEW: "window.plan.do_new",
    Change.SAME: "window.plan.do_same",
    Change.OLDER: "window.plan.do_older",
}


def shown_as(one: Planned) -> Change:
    """Under which chip a line stands: whatever asks for a person stands with the conflicts."""
    return Change.CONFLICT if one.asks or one.disputed else one.state


def is_decided(one: Planned, choice: Choice | None) -> bool:
    """Whether nobody has to choose about it any more."""
    return choice is not None or not (one.asks or one.disputed)


def is_taken(one: Planned, choice: Choice | None) -> bool:
    """Whether 收下 would write something of it."""
    if one.change is Change.QUARANTINED or (one.asks and choice is None):
        return False
    return one.is_changed or choice is not None


def counted(houses: int, others: int, remarks: int) -> str:
    """17 户 4 份 2 条意见: what there is none of is not said."""
    parts = (("window.take.houses", houses), ("window.take.others", others), ("window.take.remarks", remarks))
    return " ".join(say(code, count=count) for code, count in parts if count) or say("window.take.houses", count=0)


def fate(one: Planned, choice: Choice | None, remarks: int, progress: str) -> str:
    """What will happen, in words; so many remarks on the record come along, `progress` names the steps its log would gain."""
    words = [_answers(one, choice)]
    if one.change is Change.SAME and remarks:
        words = [say("window.plan.same_answers")]
    if progress and one.change not in (Change.QUARANTINED, Change.NEW):
        is_all = shown_as(one) is Change.PROGRESS and choice is None
        words = [*([] if is_all else words), say("window.plan.do_progress", steps=progress)]
    if remarks:
        words.append(say("window.plan.remarks", count=remarks))
    words += [sentence(each).what for each in one.problems if each.code == "bundle.person_twice"]
    return "；".join(word.rstrip("。") for word in words)


def _answers(one: Planned, choice: Choice | None) -> str:
    if one.change is Change.QUARANTINED:
        return say("window.plan.aside", why="".join(sentence(each).what for each in one.problems))
    if choice is not None:
        theirs = sum(choice.fields.get(path, choice.incoming) for path in one.differs)
        return say("window.plan.chosen", theirs=theirs, ours=len(one.differs) - theirs)
    if one.asks:
        code = "window.plan.ask" if one.change is Change.CONFLICT else "window.plan.ask_lost"
        return say(code, count=len(one.differs))
    if one.disputed:
        return say("window.plan.ask_steps", count=len(one.disputed))
    return say(_DOES[one.change], no=one.no)
