"""Form, Page, Field, Rows, Step: what an office fills in, declared once as data.

`read_form` reads one TOML file strictly (formats.md §4, §5) and refuses what it does not know, naming file and entry. A Form knows its
fields, their kinds, when they are shown and needed, how its pages are laid out and which steps a record can take. It holds no answers,
checks no answer and knows no screen, paper or database. `json_schema` gives the same form to other programs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinqiu_desktop.declared import Entry, read_toml
from jinqiu_desktop.kinds import Choices, Kind, Regions, Value, make_kind
from jinqiu_desktop.rules import CHECKS, COMPUTATIONS, ENTRY_CHECKS, ROW_FILLS, ROW_GIVES, WANTS

UNIQUE_ROLES = ("head", "student")
"""Roles of a claim that only one active record may have; a second use in any other role is only told."""

SHEET_UNITS = 24
"""A page on screen is a sheet this many units wide; the weights of one row of cells add up to it."""

_PATH = re.compile(r"(?P<rows>[a-z][a-z0-9_]*)(?:\[(?P<rid>[a-z2-7]{8})\])?\.(?P<field>[a-z][a-z0-9_]*)")
_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")


_BOUNDS = ("below", "from", "to")


# --- conditions -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Test:
    """One comparison of a condition: the value at `path` is, is in, has, lies below, from or up to."""

    __test__ = False  # a word of formats.md §5, not a test of pytest
    path: str
    how: str
    against: tuple[str, ...]

    def holds(self, value: Value | None) -> bool:
        """Whether a held value passes; a blank never does."""
        if value is None:
            return False
        if self.how == "has":
            return isinstance(value, tuple) and self.against[0] in value
        if self.how in _BOUNDS:
            return self._is_within(value)
        plain = ("true" if value else "false") if isinstance(value, bool) else str(value)
        return plain in self.against

    def _is_within(self, value: Value) -> bool:
        order = _order(value, self.against[0])
        if order is None:
            return False
        return order < 0 if self.how == "below" else order <= 0 if self.how == "to" else order >= 0


def _order(value: Value, bound: str) -> int | None:
    """-1, 0 or 1 as the value lies before, at or after the bound: dates as they are written, all else as numbers; None where it is neither."""
    if isinstance(value, date):
        written = value.isoformat()
        return (written > bound) - (written < bound)
    try:
        number, limit = Decimal(str(value)), Decimal(bound)
    except InvalidOperation:
        return None
    return (number > limit) - (number < limit)


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """all | any | not of conditions and tests (formats.md §5); nothing else, no arithmetic."""

    how: str
    parts: tuple[Condition | Test, ...]

    def holds(self, value_at: Callable[[str], Value | None]) -> bool:
        """Whether the condition is met, given the value at each path."""
        met = (
            part.holds(value_at(part.path)) if isinstance(part, Test) else part.holds(value_at) for part in self.parts
        )
        if self.how == "not":
            return not all(met)
        return all(met) if self.how == "all" else any(met)

    def paths(self) -> Iterator[str]:
        """Every path the condition looks at."""
        for part in self.parts:
            if isinstance(part, Test):
                yield part.path
            else:
                yield from part.paths()


def read_condition(entry: Entry | None) -> Condition | None:
    """A condition as a declaration writes it (formats.md §5), None where there is none. Raises `Failure` declaration.broken."""
    if entry is None:
        return None
    for how in ("all", "any"):
        if how in entry:
            parts = tuple(_read_part(one) for one in entry.tables(how))
            entry.done()
            return Condition(how=how, parts=parts)
    return Condition(how="all", parts=(_read_part(entry),))


def _read_part(entry: Entry) -> Condition | Test:
    if "all" in entry or "any" in entry:
        whole = read_condition(entry)
        assert whole is not None
        return whole
    if "not" in entry:
        inner = entry.table("not")
        entry.done()
        if inner is None:
            entry.refuse("not 里要有条件")
        return Condition(how="not", parts=(_read_part(inner),))
    path = entry.text("path")
    for how in ("is", "in", "has", *_BOUNDS):
        if how in entry:
            against = entry.raw(how)
            entry.done()
            many = against if isinstance(against, list) else [against]
            words = tuple(str(one).lower() if isinstance(one, bool) else str(one) for one in many)
            return Test(path=path, how="in" if how == "is" else how, against=words)
    entry.refuse("条件里要有 is、in、has、below、from 或 to")


# --- the parts of a form --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where a field's value comes from: the reference field of this form, and the path in what it refers to."""

    through: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing to fill in. `id` is the path inside its form (`head.idno`) or inside its Rows (`idno`).

    `prefill` gives a typed field its first value when the reference is chosen. `public_words` is the code list of which a row's reference
    gives an item: only the item's public words are written.
    """

    id: str
    label: str
    kind: Kind
    star: bool = False
    required: frozenset[str] = frozenset()
    required_when: Condition | None = None
    when: Condition | None = None
    compute: str | None = None
    source: Source | None = None
    target: str = ""
    printed: str = ""
    default: str = ""
    carry: bool = False
    carry_from: str = ""
    prefill: Source | None = None
    public_words: Choices | None = field(default=None, hash=False)
    auto: str = ""
    local: bool = False
    find: bool = False
    list: bool = False
    help: str = ""
    example: str = ""
    unit: str = ""
    renamed_from: str = ""

    @cached_property
    def is_typed(self) -> bool:
        """Whether a person fills it in; computed, copied and automatic fields are not in answers."""
        return self.compute is None and self.source is None and not self.auto


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a field stands in a row of cells, and how many of the sheet's units it takes."""

    path: str
    weight: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Cells under one heading, laid out as the paper is. A folding group hides while none of its cells applies."""

    title: str
    note: str
    rows: tuple[tuple[Place, ...], ...]
    folds: bool = False


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A block of like rows: family members, attachments. A row has an id (rid) for ever.

    With `through`, a reference field, the named rule `fill` gives its first rows from the record referred to; they are given anew when
    that field or one of `follows` changes, as long as nobody typed into them. The named rule `gives` fills the other cells of one row when
    one of its references `given_by` is chosen there. The named rule `wants` gives the checklist that the rows answer.
    """

    id: str
    label: str
    fields: Mapping[str, Field]
    groups: tuple[Group, ...]
    title: str = ""
    person: str = ""
    noun: str = "行"
    min: int = 0
    max: int = 100
    through: str = ""
    fill: str = ""
    follows: tuple[str, ...] = ()
    gives: str = ""
    given_by: tuple[str, ...] = ()
    wants: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page of the filling frame: groups of cells, or one block of rows. `tells`: what the notice says of the record stands below."""

    id: str
    label: str
    note: str
    groups: tuple[Group, ...] = ()
    rows: str = ""
    tells: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step a record can take (formats.md §4). Its fields belong to the step, never to the answers.

    `checks` look at the answers, `entry_checks` at what the step and those before it say; `reason` is the step's field that tells why a
    record goes back. `takes` names a period of the notice that passes first: its `<takes>.days` in units of `<takes>.unit`.
    `keeps_told`: its entry keeps what the notice says of the record on that day. `dated` is the step's field that says on which day it happened;
    without one it happened on the day it was taken.
    """

    id: str
    label: str
    begins: tuple[str, ...]
    to: str
    back: Mapping[str, str] = field(default_factory=dict)
    level: tuple[str, ...] = ()
    role: str = ""
    other_than: tuple[str, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)
    after: tuple[tuple[str, str], ...] = ()
    checks: tuple[str, ...] = ()
    entry_checks: tuple[str, ...] = ()
    reason: str = ""
    freezes: bool = False
    prints: tuple[str, ...] = ()
    deadline: str = ""
    takes: str = ""
    keeps_told: bool = False
    dated: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """What of a form waits to be done: records in one of `states`, in words of the desk, as 今天要做 tells them.

    `step` is what is then done: where it is done at one level only, it waits there, else at the office whose record it is, and with `received`
    also where it came to. A record waits until the date in its own field `on`, or once it has not changed for `months`; with neither it waits
    at once. With `newest_of`, a reference, only the newest record that names the same counts. It does not wait while a record in the state
    `held_by` (form.state) names it or what it refers to.
    """

    states: tuple[str, ...]
    label: str
    step: str = ""
    on: str = ""
    months: int = 0
    newest_of: str = ""
    held_by: str = ""
    received: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimOf:
    """A value that must be unique, or whose second use is told: kind, the paths it is made of (joined by |), and the role."""

    kind: str
    paths: tuple[str, ...]
    role: str

    @property
    def is_unique(self) -> bool:
        """Whether only one active record may hold the value: one household one archive, one application a student, year and kind."""
        return self.role in UNIQUE_ROLES


@dataclass(frozen=True, kw_only=True)
class Form:
    """A declared form: everything else about it (screen, paper, sheet, schema, checks) is derived from here.

    A record of it is passed up together with the one its reference `goes_with` names: a consent with its household. `source` says in words
    where the form comes from: the notice and its annex, or that it is a ledger of this program.
    """

    id: str
    rev: int
    title: str
    noun: str
    summary: tuple[str, ...]
    states: Mapping[str, str]
    checks: tuple[str, ...]
    claims: tuple[ClaimOf, ...]
    pages: tuple[Page, ...]
    fields: Mapping[str, Field]
    rows: Mapping[str, Rows]
    steps: Mapping[str, Step]
    papers: tuple[str, ...] = ()
    goes_with: str = ""
    ended: tuple[str, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    source: str = ""

    def field(self, path: str) -> Field:
        """The field at a path, with or without a row id. KeyError when the form has none."""
        if path in self.fields:
            return self.fields[path]
        parts = split_path(path)
        return self.rows[parts.rows].fields[parts.field]

    def walk(self) -> Iterator[tuple[str, Field]]:
        """Every field with its path; fields of Rows as `members.income`."""
        yield from self.fields.items()
        for block in self.rows.values():
            for name, one in block.fields.items():
                yield f"{block.id}.{name}", one

    def path_today(self, path: str) -> str:
        """The path of today for one of an older rev: a renamed field is found under its new name."""
        if path in self.fields or "[" not in path:
            return self._renamed.get(path, path)
        parts = split_path(path)
        now = self._renamed.get(f"{parts.rows}.{parts.field}", "")
        return row_path(parts.rows, parts.rid, now.partition(".")[2]) if now else path

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        fields = {one.renamed_from: path for path, one in self.fields.items() if one.renamed_from}
        rows = [(block.id, one) for block in self.rows.values() for one in block.fields.values() if one.renamed_from]
        return fields | {f"{rows_id}.{one.renamed_from}": f"{rows_id}.{one.id}" for rows_id, one in rows}

    def is_ended(self, state: str) -> bool:
        """Whether a record in this state holds no claim any more: the form says so, or it was turned down and no step leads on from there."""
        if state in self.ended:
            return True
        leads_on = any(state in step.begins for step in self.steps.values())
        arrived = any(state == step.to for step in self.steps.values())
        turned_down = any(state in step.back.values() for step in self.steps.values())
        return turned_down and not arrived and not leads_on

    @property
    def tells(self) -> bool:
        """Whether the notice says something of its records, line by line."""
        return any(page.tells for page in self.pages)

    def page_of(self, path: str) -> str:
        """The id of the page that shows a path, or an empty text."""
        template = without_rid(path)
        block = template.split(".")[0]
        for page in self.pages:
            if page.rows and page.rows == block and template not in self.fields:
                return page.id
            if any(place.path == template for group in page.groups for row in group.rows for place in row):
                return page.id
        return ""

    def needed_at(self, field: Field, step: str) -> bool:
        """Whether a field must be present at a step: it is asked there or at a step that stands before it."""
        return bool(field.required) and any(one in field.required for one in self._up_to(step))

    def is_frozen_at(self, step: str) -> bool:
        """Whether answers are frozen at a step: it freezes them, or one that stands before it did."""
        return any(self.steps[one].freezes for one in self._up_to(step))

    def _up_to(self, step: str) -> tuple[str, ...]:
        order = tuple(self.steps)
        return order[: order.index(step) + 1] if step in order else ()

    @property
    def final_step(self) -> str:
        """The step that makes a record of a filling: 提交 where there is one, else the first that freezes."""
        freezing = [step.id for step in self.steps.values() if step.freezes]
        return "submit" if "submit" in self.steps or not freezing else freezing[0]

    @cached_property
    def references(self) -> Mapping[str, Field]:
        """The form's own fields that name another record, or a row of one."""
        return {path: one for path, one in self.fields.items() if one.target}


# --- paths ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PathParts:
    """A path taken apart: the Rows, the row's id (may be empty) and the field."""

    rows: str
    rid: str
    field: str


@lru_cache(maxsize=10_000)
def split_path(path: str) -> PathParts:
    """`members[k7f2m3qa].income` -> its parts. KeyError when the text is no path into Rows."""
    found = _PATH.fullmatch(path)
    if found is None:
        raise KeyError(path)
    return PathParts(found["rows"], found["rid"] or "", found["field"])


def row_path(rows: str, rid: str, field_id: str) -> str:
    """The path of a field in one row."""
    return f"{rows}[{rid}].{field_id}"


@lru_cache(maxsize=10_000)
def without_rid(path: str) -> str:
    """The path as the form declares it: `members[k7f2m3qa].income` -> `members.income`."""
    return re.sub(r"\[[a-z2-7]{8}\]", "", path)


# --- reading --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a form may name: code lists and regions. The catalogue gives it."""

    choices: Callable[[str], Choices | None]
    regions: Regions


def read_form(path: Path, known: Known) -> Form:
    """Read one form strictly. Raises `Failure` declaration.broken (file, entry, reason) or file.missing."""
    top = read_toml(path)
    identity, rev = top.text("id"), top.number("rev")
    fields = {one.id: one for one in (_read_field(entry, known, in_rows=False) for entry in _unique(top, "field"))}
    rows = {one.id: one for one in (_read_rows(entry, known) for entry in _unique(top, "rows"))}
    form = Form(
        id=identity,
        rev=rev,
        title=top.text("title"),
        noun=top.text("noun", "份"),
        summary=top.texts("summary"),
        states=_texts_by_name(top.table("states")),
        checks=top.texts("checks"),
        claims=tuple(_read_claim(one) for one in top.tables("claims")),
        papers=top.texts("papers"),
        goes_with=top.text("goes_with", ""),
        ended=top.texts("ended"),
        waiting=tuple(_read_waiting(one) for one in top.tables("waiting")),
        source=top.text("source", ""),
        fields=fields,
        rows=rows,
        steps={one.id: one for one in (_read_step(entry, known) for entry in _unique(top, "step"))},
        pages=tuple(_read_page(one) for one in top.tables("page")),
    )
    top.done()
    _cross_check(form, top)
    return form


def _unique(top: Entry, key: str) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in top.tables(key):
        if entry.name in seen:
            entry.refuse("写了两次")
        seen.add(entry.name)
        yield entry


_KIND_OPTIONS = ("max", "min", "decimals", "past", "mask")


def _read_field(entry: Entry, known: Known, *, in_rows: bool) -> Field:
    identity = entry.text("id")
    if not _ID.fullmatch(identity) or (in_rows and "." in identity):
        entry.refuse("id 只能用小写字母、数字和下划线")
    options: dict[str, Any] = {key: entry.raw(key) for key in _KIND_OPTIONS if key in entry}
    unit = entry.text("unit", "")
    listed = entry.text("choices", "")
    choices = known.choices(listed) if listed else None
    if listed and choices is None:
        entry.refuse(f"没有代码表 {listed}")
    kind_name = entry.text("kind")
    try:
        kind = make_kind(kind_name, options, choices, known.regions)
    except ValueError as error:
        entry.refuse(f"类型 {kind_name}：{error}")
    worded = entry.text("public_words", "")
    public_words = known.choices(worded) if worded else None
    if worded and public_words is None:
        entry.refuse(f"没有代码表 {worded}")
    compute = entry.text("compute", "") or None
    if compute and compute not in COMPUTATIONS:
        entry.refuse(f"没有算法 {compute}")
    made = Field(
        id=identity,
        label=entry.text("label"),
        kind=kind,
        star=entry.flag("star"),
        required=frozenset(entry.texts("required")),
        required_when=read_condition(entry.table("required_when")),
        when=read_condition(entry.table("when")),
        compute=compute,
        source=_read_source(entry, "from"),
        target=entry.text("target", ""),
        printed=entry.text("printed", ""),
        default=entry.text("default", ""),
        carry=entry.flag("carry"),
        carry_from=entry.text("carry_from", ""),
        prefill=_read_source(entry, "prefill"),
        public_words=public_words,
        auto=entry.text("auto", ""),
        local=entry.flag("local"),
        find=entry.flag("find"),
        list=entry.flag("list"),
        help=entry.text("help", ""),
        example=entry.text("example", ""),
        unit=unit,
        renamed_from=entry.text("renamed_from", ""),
    )
    entry.done()
    if kind.name in ("reference", "row_reference") and not made.target:
        entry.refuse("缺少 target")
    return made


def _read_source(entry: Entry, key: str) -> Source | None:
    text = entry.text(key, "")
    if not text:
        return None
    through, _, path = text.partition(".")
    if not path:
        entry.refuse(f"{key} 要写成 引用字段.路径")
    return Source(through=through, path=path)


def _read_rows(entry: Entry, known: Known) -> Rows:
    fields = [_read_field(one, known, in_rows=True) for one in _unique(entry, "field")]
    made = Rows(
        id=entry.text("id"),
        label=entry.text("label"),
        fields={one.id: one for one in fields},
        groups=tuple(_read_group(one) for one in entry.tables("group")),
        title=entry.text("title", ""),
        person=entry.text("person", ""),
        noun=entry.text("noun", "行"),
        min=entry.number("min", 0),
        max=entry.number("max", 100),
        through=entry.text("from", ""),
        fill=entry.text("fill", ""),
        follows=entry.texts("follows"),
        gives=entry.text("gives", ""),
        given_by=entry.texts("given_by"),
        wants=entry.text("wants", ""),
    )
    entry.done()
    if not _ID.fullmatch(made.id) or "." in made.id:
        entry.refuse("id 只能用小写字母、数字和下划线")
    if bool(made.through) != bool(made.fill) or (made.fill and made.fill not in ROW_FILLS):
        entry.refuse(f"from 和 fill 要一起写，没有填法 {made.fill}")
    if bool(made.gives) != bool(made.given_by) or (made.gives and made.gives not in ROW_GIVES):
        entry.refuse(f"gives 和 given_by 要一起写，没有填法 {made.gives}")
    if made.wants and made.wants not in WANTS:
        entry.refuse(f"没有清单 {made.wants}")
    return made


def _read_page(entry: Entry) -> Page:
    made = Page(
        id=entry.text("id"),
        label=entry.text("label"),
        note=entry.text("note", ""),
        groups=tuple(_read_group(one) for one in entry.tables("group")),
        rows=entry.text("rows", ""),
        tells=entry.flag("tells"),
    )
    entry.done()
    return made


def _read_group(entry: Entry) -> Group:
    lines = entry.raw("rows")
    if not isinstance(lines, list):
        entry.refuse("rows 要写成几行格子")
    made = Group(
        title=entry.text("title", ""),
        note=entry.text("note", ""),
        folds=entry.flag("folds"),
        rows=tuple(tuple(_read_place(one, entry) for one in line) for line in lines),
    )
    entry.done()
    for row in made.rows:
        if sum(place.weight for place in row) != SHEET_UNITS:
            entry.refuse(f"{row[0].path} 那一行的宽度加起来不是 {SHEET_UNITS}")
    return made


def _read_place(text: object, entry: Entry) -> Place:
    path, _, weight = str(text).partition(":")
    if not weight.isdigit():
        entry.refuse(f"格子 {text} 要写成 路径:宽度")
    return Place(path=path, weight=int(weight))


def _read_claim(entry: Entry) -> ClaimOf:
    one = entry.text("path", "")
    made = ClaimOf(kind=entry.text("kind"), paths=(one,) if one else entry.texts("of"), role=entry.text("role"))
    entry.done()
    return made


def _texts_by_name(entry: Entry | None) -> Mapping[str, str]:
    return {} if entry is None else {key: entry.text(key) for key in entry.left()}


def _read_step(entry: Entry, known: Known) -> Step:
    fields = [_read_field(one, known, in_rows=True) for one in _unique(entry, "field")]
    after = tuple((one.text("step"), one.text("outcome", "")) for one in entry.tables("after"))
    made = Step(
        id=entry.text("id"),
        label=entry.text("label"),
        begins=entry.texts("from"),
        to=entry.text("to"),
        back=_texts_by_name(entry.table("back")),
        level=entry.texts("level"),
        role=entry.text("role", ""),
        other_than=entry.texts("other_than"),
        fields={one.id: one for one in fields},
        after=after,
        checks=entry.texts("checks"),
        entry_checks=entry.texts("entry_checks"),
        reason=entry.text("reason", ""),
        freezes=entry.flag("freezes"),
        prints=entry.texts("prints"),
        deadline=entry.text("deadline", ""),
        takes=entry.text("takes", ""),
        keeps_told=entry.flag("keeps_told"),
        dated=entry.text("dated", ""),
    )
    entry.done()
    return made


def _read_waiting(entry: Entry) -> Waiting:
    made = Waiting(
        states=entry.texts("states"),
        label=entry.text("label"),
        step=entry.text("step", ""),
        on=entry.text("on", ""),
        months=entry.number("months", 0),
        newest_of=entry.text("newest_of", ""),
        held_by=entry.text("held_by", ""),
        received=entry.flag("received"),
    )
    entry.done()
    if made.on and made.months:
        entry.refuse("on 和 months 只写一个")
    return made


def _cross_check(form: Form, top: Entry) -> None:
    """Everything a form names in itself exists: paths on pages, conditions, sources, claims, states, checks, steps."""
    paths = {path for path, _ in form.walk()}
    for page in form.pages:
        _refuse_lost(top, f"页 {page.id} 上没有字段", _placed(page.groups), form.fields)
        _refuse_lost(top, f"页 {page.id} 上没有明细", [page.rows] if page.rows else [], form.rows)
    for block in form.rows.values():
        _refuse_lost(top, f"明细 {block.id} 没有字段", _placed(block.groups), block.fields)
        _refuse_lost(top, f"明细 {block.id} 没有字段", [block.person] if block.person else [], block.fields)
        followed = [path for path in (block.through, *block.follows) if path]
        _refuse_lost(top, f"明细 {block.id} 跟着的字段没有", followed, form.fields)
        _refuse_lost(top, f"明细 {block.id} 没有字段", block.given_by, block.fields)
    for path, one in form.walk():
        _cross_check_field(form, path, one, paths, top)
    for claim in form.claims:
        _refuse_lost(top, "claims 里没有字段", claim.paths, paths)
    _refuse_lost(top, "summary 里没有字段", form.summary, paths)
    every = [path for page in form.pages for path in _placed(page.groups)]
    if twice := [path for path in form.fields if every.count(path) > 1]:
        top.refuse(f"页上的字段 {twice[0]} 摆了两次")
    _refuse_lost(top, "没有检查", form.checks, CHECKS)
    _refuse_lost(top, "goes_with 里没有引用字段", [form.goes_with] if form.goes_with else [], form.references)
    _refuse_lost(top, "ended 里没有状态", form.ended, form.states)
    for step in form.steps.values():
        named = f"步骤 {step.id}"
        _refuse_lost(top, f"{named} 没有状态", (*step.begins, step.to, *step.back.values()), form.states)
        _refuse_lost(top, f"{named} 没有检查", step.checks, CHECKS)
        _refuse_lost(top, f"{named} 没有检查", step.entry_checks, ENTRY_CHECKS)
        _refuse_lost(top, f"{named} 没有字段", [step.reason] if step.reason else [], step.fields)
        dates = [name for name, declared in step.fields.items() if declared.kind.name == "date"]
        _refuse_lost(top, f"{named} 没有日期字段", [step.dated] if step.dated else [], dates)
        _refuse_lost(top, f"{named} 的 after 里没有步骤", [needed for needed, _ in step.after], form.steps)
        _refuse_lost(top, f"{named} 的 other_than 里没有", step.other_than, {*paths, *form.steps})
        _refuse_lost(top, f"{named} 没有纸表", step.prints, form.papers)
        for declared in step.fields.values():
            _refuse_lost(top, f"{named} 的 {declared.id} 没有步骤", sorted(declared.required), form.steps)
            if declared.carry_from:
                earlier, _, name = declared.carry_from.partition(".")
                known = form.steps[earlier].fields if earlier in form.steps else ()
                _refuse_lost(top, f"{named} 的 {declared.id} 的 carry_from 里没有", [name], known)
    for waits in form.waiting:
        named = f"waiting {waits.label}"
        listed = [path for path, declared in form.fields.items() if declared.list and declared.kind.name == "date"]
        _refuse_lost(top, f"{named} 没有状态", waits.states, form.states)
        _refuse_lost(top, f"{named} 没有步骤", [waits.step] if waits.step else [], form.steps)
        _refuse_lost(top, f"{named} 没有列在名单上的日期", [waits.on] if waits.on else [], listed)
        _refuse_lost(top, f"{named} 没有引用字段", [waits.newest_of] if waits.newest_of else [], form.references)


def _cross_check_field(form: Form, path: str, one: Field, paths: Container[str], top: Entry) -> None:
    block_name = path.rsplit(".", 1)[0] if path not in form.fields else ""
    for condition in (one.when, one.required_when):
        for named in condition.paths() if condition else ():
            is_beyond = named.partition(".")[0] in form.references  # a path through a reference ends in another form
            if named not in paths and f"{block_name}.{named}" not in paths and not is_beyond:
                top.refuse(f"{path} 的条件里没有字段 {named}")
    if one.source:
        _refuse_lost(top, f"{path} 的来源里没有引用字段", [one.source.through], form.references)
    if one.prefill:
        _refuse_lost(top, f"{path} 的 prefill 里没有引用字段", [one.prefill.through], form.references)
    _refuse_lost(top, f"{path} 的 carry_from 里没有字段", [one.carry_from] if one.carry_from else [], form.fields)
    _refuse_lost(top, f"{path} 的 required 里没有步骤", sorted(one.required), form.steps)


def _placed(groups: Iterable[Group]) -> Iterator[str]:
    return (place.path for group in groups for row in group.rows for place in row)


def _refuse_lost(top: Entry, what: str, names: Iterable[str], known: Container[str]) -> None:
    for name in names:
        if name not in known:
            top.refuse(f"{what} {name}")


# --- for other programs ---------------------------------------------------------------------------------------------------


def json_schema(form: Form) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record's answers as they stand in a bundle."""
    properties: dict[str, Any] = {
        path: {"title": one.label, **one.kind.schema()} for path, one in form.fields.items() if one.is_typed
    }
    for block in form.rows.values():
        cells = {name: {"title": one.label, **one.kind.schema()} for name, one in block.fields.items() if one.is_typed}
        cells["rid"] = {"type": "string", "pattern": "^[a-z2-7]{8}$"}
        items = {"type": "object", "properties": cells, "required": ["rid"], "additionalProperties": True}
        properties[block.id] = {"title": block.label, "type": "array", "items": items}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": form.title,
        "$id": f"urn:jinqiu:form:{form.id}:{form.rev}",
        "type": "object",
        "properties": properties,
        "additionalProperties": True,
    }
