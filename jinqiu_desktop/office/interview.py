"""Six questions about one student's household, a year later: what each opens, what was said, which grade it is now.

The six are what changes in a year: 收入, 在读学校和年级, 健康, 住址, 银行卡, 家庭人口. Each is answered by 没变 or by other answers. The grade goes up by itself; the
stage of schooling never does, for that would be a guess. An interview holds two fillings and saves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from jinqiu_desktop.errors import Problem, problem, sentence
from jinqiu_desktop.filling import CARRIED, CellView, Filling
from jinqiu_desktop.forms import Form, row_path
from jinqiu_desktop.kinds import Choices, Value, YearMonth
from jinqiu_desktop.records import Record

NEW, IN_SCHOOL = "1", "2"
"""新入学 and 在校圆梦, codes of application_kind."""

QUESTIONS = ("income", "school", "health", "address", "card", "people")
"""In the order in which they are asked."""

TO_BE_SAID = frozenset({"income", "health"})
"""Questions that nobody may pass over: only 没变 or another answer will do (facts of the desk: 收入 and 健康 are confirmed anew)."""

STAYS, ADDED = "stays", "added"
"""Cells of the last question that are in no form: whether a member still lives there, how many came."""

_SCHOOL = ("school.type", "school.name", "school.entry", "school.years", "school.major")
_FOLLOWING = ("unit", "entry_year", "years")
_BANK = ("bank.name", "bank.branch", "bank.card")
_PAYEE = ("payee.name", "payee.bank", "payee.card")
_NUMBERS = "一二三四五六七八"
_MOST_ADDED = 9


@dataclass(frozen=True, kw_only=True)
class Grade:
    """Which grade a student was in and is in now, in words; empty where it cannot be told. `problem` says that school is over."""

    before: str
    now: str
    problem: Problem | None = None


class Interview:
    """Six questions about one student's household, over a correction of the archive and a draft of this year's application.

    A cell is named by its form and its path: `household:head.income`. It shows as carried until it was confirmed or typed.
    """

    def __init__(self, before: Record, year: int, household: Filling, application: Filling, student: str) -> None:
        self.before, self.year = before, year
        self.household, self.application = household, application
        self._student = student
        self._old_card = household.value("bank.card")
        self._lived = (*household.row_ids("members"), *household.gone_row_ids("members"))
        self._came: list[str] = []
        self._said: dict[str, str] = {}
        self._sure: set[str] = set()
        self._other: set[str] = set()
        self._was: dict[tuple[str, str], str] = {}

    @property
    def name(self) -> str:
        """The student's name."""
        return _text(self.before.value("pupil.name"))

    @property
    def grade(self) -> Grade:
        """The grade goes up by itself, from the month of entry; school is over when its length has passed."""
        kind, entry, years = (self.application.value(path) for path in ("school.type", "school.entry", "school.years"))
        was, old = self.before.value("school.type"), self.before.value("school.entry")
        before = _grade(self.application.form, was, old, self.year - 1)
        if is_over(entry, years, self.year) or (entry is None and self._is_over_before):
            return Grade(
                before=before, now="", problem=problem("school.entry", "carry.finished", number=self.before.called)
            )
        return Grade(before=before, now=_grade(self.application.form, kind, entry, self.year))

    @property
    def _is_over_before(self) -> bool:
        return is_over(self.before.value("school.entry"), self.before.value("school.years"), self.year)

    # --- asking ---

    def cells(self, question: str) -> tuple[str, ...]:
        """The cells that a question opens, in the order in which they are asked; those too that do not apply now."""
        return tuple(self._keys(question))

    def keys(self, question: str) -> tuple[str, ...]:
        """The same without those that do not apply now."""
        return tuple(key for key in self._keys(question) if self.is_open(key))

    def _keys(self, question: str) -> Iterator[str]:
        rids = self._lived_here  # of who came everything is asked with the last question
        if question == "income":
            yield from ("household:head.income", *self._of_members(rids, "income"), "household:income.other")
        elif question == "school":
            yield from (f"application:{path}" for path in _SCHOOL)
            yield from self._of_members((self._student,), "identity", "education")
        elif question == "health":
            yield from ("household:head.health", "household:head.illness", *self._of_members(rids, "health", "illness"))
        elif question == "address":
            yield from (f"household:{path}" for path in ("house.address", "house.postcode", "house.type", "house.area"))
        elif question == "card":
            yield from (f"household:{path}" for path in _BANK)
            if self.before.value("payee.card") not in (None, self._old_card):
                yield from (f"application:{path}" for path in _PAYEE)
        else:
            yield from (f"{STAYS}:{rid}" for rid in self._lived)
            yield f"{ADDED}:"
            block = self.household.form.rows["members"]
            places = [one.path for group in block.groups if not group.folds for row in group.rows for one in row]
            yield from (key for rid in self._came for key in self._of_members((rid,), *places))

    @property
    def _lived_here(self) -> tuple[str, ...]:
        return tuple(rid for rid in self.household.row_ids("members") if rid not in self._came)

    @staticmethod
    def _of_members(rids: Iterable[str], *names: str) -> tuple[str, ...]:
        return tuple(f"household:{row_path('members', rid, name)}" for rid in rids for name in names)

    def is_open(self, key: str) -> bool:
        """Whether a person can type into a cell now."""
        filling, path = self._place(key)
        return filling is None or filling.is_open(path)

    def view(self, key: str) -> CellView:
        """A cell as a person sees it now: carried until somebody said that it is right."""
        filling, path = self._place(key)
        if filling is None:
            return self._view_of_people(key, path)
        made = filling.cell(path)
        if made.state in ("filled", "carried"):
            sure = key in self._sure and made.state == "filled"
            made = replace(made, state="filled" if sure else "carried", short="" if sure else CARRIED)
        elif made.state == "empty_required" and key in self._sure:
            made = replace(made, state="wrong", short=sentence(problem(path, "field.required")).short)
        return replace(made, path=key, label=filling.label(path))

    def _view_of_people(self, key: str, rid: str) -> CellView:
        is_number = key.startswith(ADDED)
        text = str(len(self._came)) if is_number else "是" if rid in self.household.row_ids("members") else "否"
        name = "" if is_number else self.household.row_name("members", rid)
        told = sentence(problem("", "carry.came" if is_number else "carry.lives", name=name))
        state = "filled" if key in self._sure else "carried"
        return CellView(
            path=key,
            label=told.short,
            star=False,
            kind="number" if is_number else "yes_no",
            text=text,
            shown=text,
            masked=text,
            state=state,
            short=CARRIED if state == "carried" else "",
            unit="位" if is_number else "",
            help=told.what,
            example="1" if is_number else "是",
            enabled=True,
        )

    def told(self, question: str) -> tuple[tuple[str, str], ...]:
        """What stands now, as the list of a question shows it: whose or what, and the answer; numbers of cards masked."""
        if question == "people":
            everyone = [self._head, *(self.household.row_name("members", rid) for rid in self._lived_here)]
            return tuple((name, "") for name in everyone)
        found: dict[str, list[str]] = {}
        for key in self.keys(question):
            filling, path = self._place(key)
            seen = self.view(key)
            if filling is None or not seen.shown or (question == "school" and filling is self.household):
                continue
            text = f"{seen.masked if 'card' in path else seen.shown}{seen.unit}"
            found.setdefault(self._whose(filling, path, question), []).append(text)
        return tuple((who, "、".join(texts)) for who, texts in found.items())

    def _whose(self, filling: Filling, path: str, question: str) -> str:
        if question not in TO_BE_SAID or path == "income.other":
            return filling.label(path)
        row = path.partition("[")[2].partition("]")[0]
        return filling.row_name("members", row) if row else self._head

    @property
    def _head(self) -> str:
        return self.household.title()

    # --- answering ---

    def said(self, question: str) -> str:
        """ "same", "changed", or nothing while it is open."""
        said = self._said.get(question, "")
        if said != "changed":
            return said
        keys = self.keys(question)
        is_told = any(key in self._other for key in keys) or all(key in self._sure for key in keys)
        return said if is_told and not (question == "school" and self.grade.problem) else ""

    def is_asking(self, question: str) -> bool:
        """Whether the cells of a question are open."""
        return self._said.get(question) == "changed"

    def say_same(self, question: str) -> bool:
        """没变: what stood there is right; what was typed meanwhile is taken back. Not where school is over: there it would be a guess."""
        if question == "school" and self._is_over_before:
            return False
        self._take_back(question)
        self._said[question] = "same"
        for key in self.keys(question):
            self.confirm(key)
        return True

    def say_changed(self, question: str) -> None:
        """变了: its cells open."""
        self._said[question] = "changed"

    def confirm(self, key: str) -> None:
        """What stands in a cell is right."""
        self._sure.add(key)
        filling, path = self._place(key)
        if filling is not None:
            filling.confirm(path)

    def type(self, key: str, text: str) -> None:
        """Another answer."""
        self._sure.add(key)
        self._other.add(key)
        filling, path = self._place(key)
        if filling is not None:
            self._write(filling, path, text)
            self._follow(key)
        elif key.startswith(STAYS):
            act = self.household.restore_row if text in ("1", "是") else self.household.remove_row
            act("members", path)
        else:
            self._come(int(text) if text.isascii() and text.isdigit() else 0)

    def _write(self, filling: Filling, path: str, text: str) -> None:
        self._was.setdefault((filling.form.id, path), filling.text(path))
        filling.type(path, text)

    def _take_back(self, question: str) -> None:
        if question == "people":
            self._come(0)
            for rid in set(self._lived) - set(self.household.row_ids("members")):
                self.household.restore_row("members", rid)
        keys = tuple(self._keys(question))
        followed = self._of_members((self._student,), *_FOLLOWING) if question == "school" else ()
        for key in (*keys, *followed, *(("application:kind",) if followed else ())):
            filling, path = self._place(key)
            if filling is not None and (filling.form.id, path) in self._was:
                filling.type(path, self._was.pop((filling.form.id, path)))
        self._other.difference_update(keys)

    def _come(self, count: int) -> None:
        while len(self._came) < min(count, _MOST_ADDED):
            self._came.append(self.household.add_row("members"))
        while len(self._came) > count:
            self.household.remove_row("members", self._came.pop())

    def _follow(self, key: str) -> None:
        """What is the same fact in another cell: the kind of application follows the year of entry, the member's school the application's."""
        if not key.startswith("application:school."):
            return
        entry = self.application.value("school.entry")
        if isinstance(entry, YearMonth):
            self._write(self.application, "kind", NEW if entry.year == self.year else IN_SCHOOL)
        told = {
            "unit": _text(self.application.value("school.name")),
            "entry_year": str(entry.year) if isinstance(entry, YearMonth) else "",
            "years": _text(self.application.value("school.years")),
        }
        for name in _FOLLOWING:
            if told[name]:
                self._write(self.household, row_path("members", self._student, name), told[name])

    def _place(self, key: str) -> tuple[Filling | None, str]:
        form, _, path = key.partition(":")
        return {"household": self.household, "application": self.application}.get(form), path

    # --- ending ---

    @property
    def open_questions(self) -> tuple[str, ...]:
        """What nobody has answered yet."""
        return tuple(one for one in QUESTIONS if not self.said(one))

    def problems(self) -> tuple[Problem, ...]:
        """What speaks against it: questions that are open, a student who left, school that is over."""
        count = len(self.open_questions)
        found = [problem("", "carry.open", count=str(count))] if count else []
        if self._student not in self.household.row_ids("members"):
            found.append(problem("student", "carry.gone", number=self.before.called))
        return tuple(found)


def is_over(entry: Value | None, years: Value | None, year: int) -> bool:
    """Whether school has ended by the autumn of a year: it began so many years before (domain: 入学时间 and 学制)."""
    length = int(Decimal(str(years)).to_integral_value(ROUND_CEILING)) if years is not None else 0
    return isinstance(entry, YearMonth) and year >= entry.year + length


def _grade(form: Form, kind: Value | None, entry: Value | None, year: int) -> str:
    """In the words of the list of schools; nothing before school and after more years than there are words for."""
    choices = getattr(form.fields["school.type"].kind, "choices", None)
    item = choices.item(str(kind)) if isinstance(choices, Choices) else None
    words = item.flags.get("grade") if item is not None else None
    if not words or not isinstance(entry, YearMonth) or not 0 <= year - entry.year < len(_NUMBERS):
        return ""
    return str(words).format(_NUMBERS[year - entry.year])


def _text(value: Value | None) -> str:
    return "" if value is None else str(value)
