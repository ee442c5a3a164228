"""Table: a statistics table as a notice prints it, declared once as data; what it counts is said cell by cell.

`read_table_file` reads one TOML file strictly (formats.md §7). A cell names the form it counts, what of it (rows, distinct values, a sum) and a
condition whose paths may lead through references; or it is the sum of other cells, or a share of two. It knows no record, no store and
no file but its own: figures are made in `reports`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Final, NoReturn

from jinqiu_desktop.declared import Entry, read_toml
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.forms import Condition, Field, Form, Step, Test, read_condition
from jinqiu_desktop.kinds import ChoiceKind, ChoicesKind, Kind

FARTHEST: Final = 3
"""References a path may follow."""

THEN: Final = "@cutoff"
"""Ends a path that asks how something stood on the cut-off day: `state@cutoff`, `job_state@cutoff`."""

LAYOUTS: Final = ("grid", "sentences", "offices")
"""grid: number, item, figure in ruled cells; sentences: blanks inside the sentences; offices: one row for each office, the cells are columns."""

BLANK: Final = "﹍"
"""A run of these is the place of a figure inside a printed sentence."""

UNITS: Final = ("万元", "元", "人", "人次", "场", "个", "家", "%")
_MONEY: Final = ("万元", "元")
_MEASURES: Final = ("rows", "distinct", "sum")
_WORDS: Final = re.compile(r"\{(year|cutoff|begin)((?<=year)[+-][0-9])?\}")
_REPORTER: Final = re.compile(r"\{(office|person|phone)\}")
_BRACES: Final = re.compile(r"\{[^{}]*\}?|\}")
_FILLED_IN: Final = "{year}、{year-1}、{begin}、{cutoff}"
_AT_LINE: Final = re.compile(r"\(at line ([0-9]+), column [0-9]+\)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """What is counted: records of a form, or lines of its block `rows`; `measure` is rows, distinct or sum (of `path`, and where that is blank
    of `otherwise`); `where` narrows it.

    Constants in `where` may be {year}, {year-1}, {begin} (1 January) and {cutoff}.
    """

    form: str
    rows: str = ""
    measure: str = "rows"
    path: str = ""
    otherwise: str = ""
    where: Condition = field(default_factory=lambda: Condition(how="all", parts=()))

    def narrowed(self, more: Condition | Test | None) -> Counted:
        """The same, with a further condition."""
        if more is None:
            return self
        added = more.parts if isinstance(more, Condition) and more.how == "all" else (more,)
        return replace(self, where=Condition(how="all", parts=(*self.where.parts, *added)))

    def on(self, year: int, cutoff: date) -> Counted:
        """The same with its constants filled in."""
        return replace(self, where=_filled(self.where, year, cutoff))

    def paths(self) -> Iterator[str]:
        """Every path it looks at."""
        yield from filter(None, (self.path, self.otherwise))
        yield from self.where.paths()

    def tests(self) -> Iterator[Test]:
        """Every comparison it makes."""
        yield from tests_of(self.where)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One figure. `id` is its name inside the line (A1), `code` what is printed before it, `outer` the code over several cells; `before` are
    words printed before the code (其中：).

    `counted` says what it counts; with `sum_of` it is the sum of those cells of its line, and what `counted` finds beside them is listed as
    unassigned; `ratio_of` is a share in per cent, its part and its whole, and `target` the fact of the notice that says how high it should be
    (`pack.targets.employment_rate`). `joined`: it stands in the same printed sentence as the cell before. A figure is `at_most`
    another one, and is there `with` another one, or doubtful (V28).
    """

    id: str
    code: str
    outer: str
    label: str
    unit: str
    counted: Counted | None = None
    sum_of: tuple[str, ...] = ()
    ratio_of: tuple[str, ...] = ()
    target: str = ""
    before: str = ""
    joined: bool = False
    at_most: tuple[str, ...] = ()
    together: tuple[str, ...] = ()

    @property
    def is_money(self) -> bool:
        """Whether the figure is held in fen."""
        return self.unit in _MONEY


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A numbered line with its cells; `no` is the number as printed, `band` the words over its columns where offices are the rows; `file` is the
    file it is declared in, which may be another table's.
    """

    id: str
    no: str
    band: str
    cells: tuple[Cell, ...]
    file: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of figures; `where` narrows every cell in it, with `sum_of` it is the sum of those columns."""

    id: str
    label: str
    where: Condition | None = None
    sum_of: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """A statistics table. `year` and `cutoff` are those of its notice, used where nobody says otherwise.

    `official`: every word of it is the notice's; else it is this program's proposal and says so. `title`, `head`, `foot` and labels may
    hold {year} and {cutoff}; `head` also {office}, {person} and {phone}, printed as blanks where nothing is given.
    """

    id: str
    rev: int
    title: str
    official: bool
    notice: str
    year: int
    cutoff: str
    layout: str
    head: str
    foot: str
    note: str
    heads: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    decimals: int = 4
    landscape: bool = False

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """Every cell by its name in the table: 05.A1."""
        return {f"{line.id}.{cell.id}": cell for line in self.lines for cell in line.cells}

    def parts_of(self, key: str) -> tuple[str, ...]:
        """The names of the cells a cell is the sum of."""
        line = key.rpartition(".")[0]
        return tuple(f"{line}.{one}" for one in self.cells[key].sum_of)

    def cutoff_of(self, year: int) -> date:
        """The cut-off day of a year: that of the notice, in that year."""
        return date.fromisoformat(f"{year}-{self.cutoff}")


def worded(text: str, year: int, cutoff: date) -> str:
    """A printed text with its year and days filled in: {year} 2022, {begin} 2022年1月1日, {cutoff} 2022年8月31日."""

    def word(found: re.Match[str]) -> str:
        if found[1] == "cutoff":
            return day_in_words(cutoff)
        if found[1] == "begin":
            return day_in_words(date(year, 1, 1))
        return str(year + int(found[2] or 0))

    return _WORDS.sub(word, text)


def day_in_words(day: date) -> str:
    """A day as papers print it: 2022年8月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


# --- where a path leads ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Hop:
    """A reference followed: the field that names the record (or the row of block `rows`), and the form it is of."""

    field: str
    form: str
    rows: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trail:
    """A path taken apart: the references it follows, and what it asks there.

    `asks` is field, state, step or office. `in_rows`: the field is one of the rows it began in. `step` is the step whose field is asked, `then`
    that it is asked as it stood on the cut-off day.
    """

    hops: tuple[Hop, ...]
    asks: str
    name: str
    in_rows: bool = False
    step: str = ""
    then: bool = False
    field: Field | None = None


def trail(form_of: Callable[[str], Form], form_id: str, rows_id: str, path: str) -> Trail:
    """Where a path leads from a form, or from a block of its rows. Raises `Failure` table.path."""
    form = form_of(form_id)
    fields = form.rows[rows_id].fields if rows_id in form.rows else {}
    if path in fields:
        return Trail(hops=(), asks="field", name=path, in_rows=True, field=fields[path])
    if (through := _reference_in(fields, path)) is not None:
        return _beyond(form_of, through, path, (), in_rows=True)
    return _in_record(form_of, form, path, ())


def _in_record(form_of: Callable[[str], Form], form: Form, path: str, hops: tuple[Hop, ...]) -> Trail:
    plain, then = path.removesuffix(THEN), path.endswith(THEN)
    if plain == "state":
        return Trail(hops=hops, asks="state", name="state", then=then)
    if path == "office":
        return Trail(hops=hops, asks="office", name="office")
    if plain.startswith("step."):
        step_id, _, name = plain.removeprefix("step.").partition(".")
        step = form.steps.get(step_id)
        if step is not None and name == "on":
            return Trail(hops=hops, asks="step", name="on", step=step_id, then=then)
        if step is not None and name in step.fields and name in counted_step_fields(form):
            return Trail(hops=hops, asks="step", name=name, step=step_id, then=then, field=step.fields[name])
    if plain in form.fields and (not then or plain in counted_step_fields(form)):
        return Trail(hops=hops, asks="field", name=plain, then=then, field=form.fields[plain])
    through = _reference_in(form.fields, path)
    if through is None or len(hops) == FARTHEST:
        raise Failure("table.path", name=path)
    return _beyond(form_of, through, path, hops)


def _reference_in(fields: Mapping[str, Field], path: str) -> Field | None:
    return next((one for name, one in fields.items() if one.target and path.startswith(f"{name}.")), None)


def _beyond(
    form_of: Callable[[str], Form], through: Field, path: str, hops: tuple[Hop, ...], *, in_rows: bool = False
) -> Trail:
    form_id, _, rows_id = through.target.partition(".")
    rest = path.removeprefix(f"{through.id}.")
    form = form_of(form_id)
    gone = (*hops, Hop(field=through.id, form=form_id, rows=rows_id))
    if not rows_id:
        found = _in_record(form_of, form, rest, gone)
    elif rest in form.rows[rows_id].fields:
        found = Trail(hops=gone, asks="field", name=rest, field=form.rows[rows_id].fields[rest])
    else:
        raise Failure("table.path", name=path)
    return found if not in_rows else _begun_in_rows(found)


def _begun_in_rows(found: Trail) -> Trail:
    return Trail(
        hops=found.hops,
        asks=found.asks,
        name=found.name,
        in_rows=True,
        step=found.step,
        then=found.then,
        field=found.field,
    )


_COUNTED_KINDS: Final = frozenset({"money", "number", "date", "yes_no", "choice"})


def counted_step_fields(form: Form) -> Mapping[str, Field]:
    """What steps of a form say that can be counted, by field id; a name that two steps use for different things is left out."""
    found: dict[str, Field] = {}
    clashing: set[str] = set()
    for step in form.steps.values():
        for name, one in _counted(step):
            if name in found and found[name].kind.column != one.kind.column:
                clashing.add(name)
            found.setdefault(name, one)
    return {name: one for name, one in found.items() if name not in clashing}


def _counted(step: Step) -> Iterator[tuple[str, Field]]:
    return ((name, one) for name, one in step.fields.items() if one.kind.name in _COUNTED_KINDS and name != "on")


# --- what a question may say ------------------------------------------------------------------------------------------------


def tests_of(where: Condition) -> Iterator[Test]:
    """Every comparison of a condition."""
    for part in where.parts:
        if isinstance(part, Test):
            yield part
        else:
            yield from tests_of(part)


def listed(names: Collection[str], wanted: str = "") -> str:
    """What is allowed, for a refusal: what looks like the wanted word, else the first of it all."""
    near = get_close_matches(wanted, names, n=3) if wanted else []
    if near:
        return f"相近的有：{'、'.join(near)}"
    shown = "、".join(sorted(names)[:_SHOWN])
    return f"有：{shown}" + (f" 等 {len(names)} 个" if len(names) > _SHOWN else "")


_SHOWN: Final = 20


def lost(form_of: Callable[[str], Form], form_id: str, rows_id: str, path: str) -> str:
    """Why a path leads nowhere, and which names there are where it is lost."""
    names = _names_at(form_of, form_id, rows_id, path)
    if path.removesuffix(THEN) in names:
        return f"{path} 不能这样问：引用最多跟 {FARTHEST} 层，{THEN} 只能写在 state 和办理时登记的项目后面"
    return f"{path} 哪里也不通，{listed(names, path)}"


def _names_at(form_of: Callable[[str], Form], form_id: str, rows_id: str, path: str) -> tuple[str, ...]:
    form = form_of(form_id)
    fields = {**form.fields, **(form.rows[rows_id].fields if rows_id in form.rows else {})}
    through = _reference_in(fields, path)
    if through is None:
        return (*fields, "state", "office", *(f"step.{one}.on" for one in form.steps))
    target, _, block = through.target.partition(".")
    if block:
        inner: Collection[str] = form_of(target).rows[block].fields
    else:
        inner = _names_at(form_of, target, "", path.removeprefix(f"{through.id}."))
    return tuple(f"{through.id}.{one}" for one in inner)


def can_be_added_up(kind: Kind, *, money: bool) -> bool:
    """Whether a sum of such values is what a unit says: fen where it is money, whole things elsewhere."""
    return kind.name == "money" if money else kind.name == "number" and kind.column == "integer"


def misfit(form: Form, found: Trail, test: Test) -> str:
    """Why no record could pass a test, with what is allowed there; empty where one could. The path was found to end in this form."""
    if found.asks == "state":
        return _unknown_codes(test, form.states, "状态") if test.how == "in" else f"{test.path} 只能用 is 或 in"
    if found.asks == "office":
        return "" if test.how == "in" else f"{test.path} 只能用 is 或 in"
    if found.field is None:
        return _no_days(test)
    kind, is_many = found.field.kind, isinstance(found.field.kind, ChoicesKind)
    if is_many != (test.how == "has"):
        return f"{test.path} 可以选几项，要用 has" if is_many else f"{test.path} 只有一个值，不能用 has"
    if isinstance(kind, ChoiceKind | ChoicesKind):
        return _unknown_codes(test, {item.code: item.label for item in kind.choices.items}, kind.choices.title)
    if kind.name == "yes_no":
        return (
            "" if test.how == "in" and set(test.against) <= {"true", "false"} else f"{test.path} 只能 is true 或 false"
        )
    if kind.name == "date":
        return _no_days(test)
    if kind.name in ("number", "money"):
        return _no_numbers(test)
    if found.field.target:
        return f"{test.path} 引用另一份档案，不能和一个值比；要问那份档案的哪一项，接着往下写"
    return ""


def _unknown_codes(test: Test, known: Mapping[str, str], title: str) -> str:
    odd = [one for one in test.against if one not in known]
    named = {f"{code}（{label}）" for code, label in known.items()}
    return f"{test.path} 不会是“{odd[0]}”，{title}{listed(named)}" if odd else ""


def _no_days(test: Test) -> str:
    odd = [one for one in test.against if one not in ("{begin}", "{cutoff}") and not _is_day(one)]
    return f"{test.path} 是日期，不会是“{odd[0]}”，要写 2026-08-31 这样的一天、{{begin}} 或 {{cutoff}}" if odd else ""


def _no_numbers(test: Test) -> str:
    odd = [one for one in test.against if not one.startswith("{year") and not _is_number(one)]
    return f"{test.path} 是数，不会是“{odd[0]}”，要写数字、{{year}} 或 {{year-1}}" if odd else ""


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


# --- reading ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A stage of schooling (学段): the codes of school_type and of education that fall under it."""

    label: str
    schools: tuple[str, ...]
    education: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stages:
    """The stages of one year's tables; schools `by_grade` have children of several stages: there their 当前学历 decides."""

    stages: Mapping[str, Stage]
    by_grade: tuple[str, ...]


def read_stages(path: Path) -> Stages:
    """A stage map, resources/tables/stages/<id>.toml. Raises `Failure` declaration.broken, file.missing."""
    top = read_toml(path)
    found = {}
    for entry in top.tables("stage"):
        one = Stage(label=entry.text("label"), schools=entry.texts("schools"), education=entry.texts("education"))
        entry.done()
        found[one.label] = one
    made = Stages(stages=found, by_grade=top.texts("by_grade"))
    top.done()
    return made


def read_table_file(path: Path) -> Table:
    """Read one table strictly. Raises `Failure` declaration.broken (file, entry, reason) or file.missing.

    With `lines_of` the lines of that table, in the same folder, come first, without the blanks inside their sentences.
    """
    try:
        return _read_table(path, ())
    except Failure as failure:
        facts = failure.facts
        if failure.code != "declaration.broken" or facts["entry"]:
            raise
        at = _AT_LINE.search(facts["reason"])
        reason = f"不合 TOML 的写法（{_AT_LINE.sub('', facts['reason']).strip()}）" if at else facts["reason"]
        entry = f"第 {at[1]} 行" if at else "开头"
        raise Failure(failure.code, file=facts["file"], entry=entry, reason=reason) from failure


def _read_table(path: Path, within: tuple[str, ...]) -> Table:
    """`within`: the tables that take over the lines of this one."""
    top = read_toml(path)
    others = top.text("lines_of", "")
    taken = _lines_of(path, others, within) if others else ()
    reading = _Reading(_stages_of(path, top.text("stages", "")), top.text("brackets", ""))
    made = Table(
        id=top.text("id"),
        rev=top.number("rev"),
        title=top.text("title"),
        official=top.flag("official"),
        notice=top.text("notice"),
        year=top.number("year"),
        cutoff=top.text("cutoff"),
        layout=top.text("layout", "grid"),
        head=top.text("head", ""),
        foot=top.text("foot", ""),
        note=top.text("note", ""),
        heads=top.texts("heads"),
        decimals=top.number("decimals", 4),
        landscape=top.flag("landscape"),
        columns=tuple(reading.column(one) for one in top.tables("column")) or (Column(id="total", label="合计"),),
        lines=(*map(_unblanked, taken), *(reading.line(one) for one in top.tables("line"))),
    )
    top.done()
    _cross_check(made, path.name)
    return made


def _lines_of(path: Path, others: str, within: tuple[str, ...]) -> tuple[Line, ...]:
    if others in (path.stem, *within):
        _refuse(path.name, "lines_of", f"不能接着自己的行写（{others}）")
    known = [one.stem for one in path.parent.glob("*.toml") if one != path]
    if others not in known:
        _refuse(path.name, "lines_of", f"没有统计表 {others}，{listed(known, others)}")
    return _read_table(path.parent / f"{others}.toml", (*within, path.stem)).lines


def _stages_of(path: Path, staged: str) -> Stages | None:
    if not staged:
        return None
    known = [one.stem for one in (path.parent / "stages").glob("*.toml")]
    if staged not in known:
        _refuse(path.name, "stages", f"没有学段表 {staged}，{listed(known, staged)}")
    return read_stages(path.parent / "stages" / f"{staged}.toml")


def _unblanked(line: Line) -> Line:
    return replace(line, cells=tuple(replace(cell, label=cell.label.replace(BLANK, "")) for cell in line.cells))


class _Reading:
    """Reads lines and cells; knows the stages and the brackets of the table."""

    def __init__(self, stages: Stages | None, brackets: str) -> None:
        self._stages = stages
        self._open, self._close = (brackets[0], brackets[1]) if len(brackets) == 2 else ("", "")

    def column(self, entry: Entry) -> Column:
        made = Column(
            id=entry.text("id"), label=entry.text("label"), where=self._where(entry), sum_of=entry.texts("sum_of")
        )
        entry.done()
        _refuse_braces(entry.file, entry.name, _WORDS.sub("", made.label), _FILLED_IN)
        return made

    def line(self, entry: Entry) -> Line:
        identity = entry.text("id")
        bases: dict[str, Counted] = {}
        cells = tuple(self._cell(one, bases) for one in entry.tables("cell"))
        no = entry.text("no", f"{self._open}{identity}{self._close}" if self._open else "")
        made = Line(id=identity, no=no, band=entry.text("band", ""), cells=cells, file=entry.file)
        entry.done()
        _refuse_braces(entry.file, entry.name, made.no + made.band)
        if len({cell.id for cell in cells}) < len(cells):
            entry.refuse("有两格同名")
        return made

    def _cell(self, entry: Entry, bases: dict[str, Counted]) -> Cell:
        identity = entry.text("id")
        counted = self._counted(entry, bases)
        if counted is not None:
            bases[identity] = counted
        outer = entry.text("outer", "")
        made = Cell(
            id=identity,
            code=self._bracketed(entry.text("code", identity)),
            outer=self._bracketed(outer),
            label=entry.text("label"),
            unit=entry.text("unit"),
            counted=counted,
            sum_of=entry.texts("sum_of"),
            ratio_of=entry.texts("ratio_of"),
            target=entry.text("target", ""),
            before=entry.text("before", ""),
            joined=entry.flag("joined"),
            at_most=entry.texts("at_most"),
            together=entry.texts("with"),
        )
        entry.done()
        _refuse_braces(entry.file, entry.name, _WORDS.sub("", made.label), _FILLED_IN)
        _refuse_braces(entry.file, entry.name, made.before + made.code + made.outer)
        if made.unit not in UNITS:
            entry.refuse(f"没有单位 {made.unit}，有：{'、'.join(UNITS)}")
        if (made.unit == "%") != bool(made.ratio_of) or len(made.ratio_of) not in (0, 2):
            entry.refuse("单位是 % 的一格要写 ratio_of 两格（部分、全体），别的单位不写")
        if counted is None and not made.sum_of and not made.ratio_of:
            entry.refuse("要写数什么：of、part_of、sum_of 或 ratio_of")
        if counted is not None and made.is_money and counted.measure != "sum":
            entry.refuse("以元计的一格要写 sum")
        return made

    def _bracketed(self, code: str) -> str:
        return f"{self._open}{code}{self._close}" if code else ""

    def _counted(self, entry: Entry, bases: Mapping[str, Counted]) -> Counted | None:
        part_of = entry.text("part_of", "")
        named = entry.text("of", "")
        measure = entry.text("measure", "")
        where = self._where(entry)
        if part_of:
            if part_of not in bases:
                entry.refuse(f"part_of 里没有 {part_of}，要写同一行前面数过的一格，{listed(bases)}")
            base = bases[part_of]
            return (base if not measure else _measured(entry, base, measure)).narrowed(where)
        if not named:
            if measure or where:
                entry.refuse("缺少 of")
            return None
        form, _, rows = named.partition(".")
        return _measured(entry, Counted(form=form, rows=rows), measure or "rows").narrowed(where)

    def _where(self, entry: Entry) -> Condition | None:
        parts = tuple(self._part(one) for one in entry.tables("where"))
        return Condition(how="all", parts=parts) if parts else None

    def _part(self, entry: Entry) -> Condition | Test:
        for how in ("all", "any"):
            if how in entry:
                parts = tuple(self._part(one) for one in entry.tables(how))
                entry.done()
                return Condition(how=how, parts=parts)
        if "stage" in entry:
            return self._staged(entry)
        made = read_condition(entry)
        assert made is not None
        for one in tests_of(made):
            _refuse_constants(entry, one)
        return made.parts[0] if made.how == "all" and len(made.parts) == 1 else made

    def _staged(self, entry: Entry) -> Condition | Test:
        """{stage = "大专以上", school = path, grade = path}: by the kind of school, and where that says nothing by the class the child is in."""
        label, school, grade = entry.text("stage"), entry.text("school", ""), entry.text("grade")
        entry.done()
        stage = self._stages.stages.get(label) if self._stages is not None else None
        if self._stages is None or stage is None:
            known = self._stages.stages if self._stages is not None else ()
            entry.refuse(f"没有学段 {label}，{listed(known)}" if known else f"没有学段 {label}，开头要写 stages")
        by_class = Test(path=grade, how="in", against=stage.education)
        if not school:
            return by_class
        mixed = Test(path=school, how="in", against=self._stages.by_grade)
        by_school = Test(path=school, how="in", against=stage.schools)
        return Condition(how="any", parts=(by_school, Condition(how="all", parts=(mixed, by_class))))


def _measured(entry: Entry, base: Counted, text: str) -> Counted:
    measure, _, paths = text.partition(" ")
    path, _, otherwise = paths.partition(" or ")
    if measure not in _MEASURES or (measure == "rows") == bool(path):
        entry.refuse("measure 要写 rows、distinct 路径 或 sum 路径（or 路径）")
    return replace(base, measure=measure, path=path, otherwise=otherwise)


def _refuse_constants(entry: Entry, one: Test) -> None:
    if not one.against or (one.how != "in" and len(one.against) > 1):
        entry.refuse(f"{one.path} 要和{'一个值' if one.how != 'in' else '至少一个值'}比")
    for text in one.against:
        _refuse_braces(
            entry.file,
            entry.name,
            _WORDS.sub("", text) if _WORDS.fullmatch(text) else text,
            f"{_FILLED_IN}，而且要单独写",
        )


def _refuse_braces(file: str, entry: str, left: str, allowed: str = "") -> None:
    """What is in braces and was not filled in would be printed, or compared, as it stands."""
    if (found := _BRACES.search(left)) is not None:
        only = f"只能用 {allowed}" if allowed else "这里不能用大括号"
        _refuse(file, entry, f"不认识 {found[0]}，{only}")


def _refuse(file: str, entry: str, reason: str) -> NoReturn:
    raise Failure("declaration.broken", file=file, entry=entry, reason=reason)


def _cross_check(table: Table, file: str) -> None:
    if table.layout not in LAYOUTS:
        _refuse(file, "layout", f"没有版式 {table.layout}，有：{'、'.join(LAYOUTS)}")
    try:
        date.fromisoformat(f"2001-{table.cutoff}")  # a day of every year: not 29 February
        table.cutoff_of(table.year)
    except ValueError:
        _refuse(file, "cutoff", "cutoff 要写成 08-31，year 要写成 2026")
    for entry, text in (("title", table.title), ("foot", table.foot)):
        _refuse_braces(file, entry, _WORDS.sub("", text), _FILLED_IN)
    _refuse_braces(
        file, "head", _REPORTER.sub("", _WORDS.sub("", table.head)), f"{_FILLED_IN}、{{office}}、{{person}}、{{phone}}"
    )
    _refuse_braces(file, "note", table.note)
    _refuse_braces(file, "heads", "".join(table.heads))
    _check_lines(table, file)


def _check_lines(table: Table, file: str) -> None:
    ids = [line.id for line in table.lines]
    for line in table.lines:
        if ids.count(line.id) > 1:
            _refuse(file, f"line[{line.id}]", "有两行同号")
    columns = [one.id for one in table.columns]
    for column in table.columns:
        _refuse_lost(file, f"column[{column.id}]", column.sum_of, columns)
    for line in table.lines:
        cells = [cell.id for cell in line.cells]
        for cell in line.cells:
            entry = f"line[{line.id}].cell[{cell.id}]"
            _refuse_lost(file, entry, cell.sum_of, cells)
            _refuse_uneven(file, entry, cell, [one for one in line.cells if one.id in cell.sum_of])
            _refuse_lost(file, entry, (*cell.at_most, *cell.together, *cell.ratio_of), table.cells)


def _refuse_uneven(file: str, entry: str, cell: Cell, parts: Sequence[Cell]) -> None:
    """A sum is of plain figures, so that what is rounded still adds up; and of its own form, or nothing could be told to fall in no part."""
    if any(part.sum_of for part in parts):
        _refuse(file, entry, "里面加的不能又是合计")
    whole = cell.counted
    if whole is not None and any(
        part.counted is not None and (part.counted.form, part.counted.rows) != (whole.form, whole.rows)
        for part in parts
    ):
        _refuse(file, entry, "里面加的要与它数同一张表")


def _refuse_lost(file: str, entry: str, wanted: Sequence[str], known: Collection[str]) -> None:
    for one in wanted:
        if one not in known:
            _refuse(file, entry, f"说的 {one} 没有，{listed(known, one)}")


def _filled(condition: Condition, year: int, cutoff: date) -> Condition:
    def part(one: Condition | Test) -> Condition | Test:
        if isinstance(one, Condition):
            return _filled(one, year, cutoff)
        return Test(path=one.path, how=one.how, against=tuple(_constant(text, year, cutoff) for text in one.against))

    return Condition(how=condition.how, parts=tuple(part(one) for one in condition.parts))


def _constant(text: str, year: int, cutoff: date) -> str:
    found = _WORDS.fullmatch(text)
    if found is None:
        return text
    if found[1] == "cutoff":
        return cutoff.isoformat()
    return f"{year}-01-01" if found[1] == "begin" else str(year + int(found[2] or 0))
