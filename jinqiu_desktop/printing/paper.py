"""Paper: a printed form as data (formats.md §6), read strictly from one TOML file.

A Paper says which words stand where and which answers go into which cell; sizes are millimetres and points, widths are shares of `units`.
The reader refuses an unknown key, a row whose shares do not add up and a binding that the form does not know, naming file and entry. Nothing
is measured or drawn here; that is layout.py and draw.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from jinqiu_desktop.declared import Entry, read_toml
from jinqiu_desktop.forms import Form, Test
from jinqiu_desktop.reckoning import TOLD_CELLS
from jinqiu_desktop.records import CHECKLIST_CELLS, CHECKLISTS, TOLD_ROWS

from .fonts import ROLES

Align = Literal["left", "center", "right"]

_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}
_A4 = (210.0, 297.0)
_HOLE = re.compile(r"\{(?P<path>[a-z0-9_.]+)(?P<capital>\|capital)?(?::(?P<gap>\d+)(?P<line>_?))?\}")
_PARTS = ("year", "month", "day")

RECORDS = "records"
"""The Rows of a paper over many records: each row is one of them."""

UNOFFICIAL = "样式为软件建议，非官方附件"
"""Stands at the foot of every sheet of a paper that no notice shows (domain §4)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """How a text is set: role of face, nominal and least size in points, where in its cell."""

    face: str
    size: float
    min_size: float
    align: Align = "center"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bind:
    """Where a text comes from: a path of the form, `step.…`, `pack.…`, `office.…`, or the field of a row.

    `part` takes one part of a date, `other` is asked where there is nothing, `capital` writes an amount in words (大写). `over` = "sum" adds
    up a field of all rows, "count" counts them.
    """

    path: str
    part: str = ""
    other: str = ""
    capital: bool = False
    over: Literal["each", "sum", "count"] = "each"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bound:
    """One thing a paper takes from a record: of which Rows (empty for the record itself), what, and by which words a person knows it."""

    rows: str
    bind: Bind
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Hole:
    """A place for a value inside a line of words: a gap of so many half-width blanks, perhaps over a line, where there is none."""

    bind: Bind | None
    gap: int
    underlined: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Template:
    """Words with holes in them, in order. The words are printed exactly as they stand, blanks and all."""

    parts: tuple[str | Hole, ...]

    @property
    def binds(self) -> Iterator[Bind]:
        """The bindings of its holes."""
        return (part.bind for part in self.parts if isinstance(part, Hole) and part.bind)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell of a row: words of the notice (`label`), or a value. `blank` is printed where there is no record, `unit` behind the value.

    `check` = boxes with their words; `ticks` = the value that ticks each, where it is another word.
    """

    weight: int
    style: Style
    label: str = ""
    bind: Bind | None = None
    blank: str = ""
    unit: str = ""
    check: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Cells side by side; `height` in millimetres."""

    height: float
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RowsBlock:
    """Rows of cells, one below the other."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RepeatBlock:
    """The same rows once for every row of the record's Rows `bind`, at least `least` times.

    `more` says what happens beyond what the notice prints: "sheet" = further sheets with `per_page` each; "row" = the sheet takes up to
    `most`, the others follow on a 续页; "continue" = the same with `most` as printed. `head` is printed above and again on a 续页.
    `side` is one merged cell at the left: beside each repetition when it has `{n}`, else beside head and all.
    """

    bind: str
    least: int
    most: int
    per_page: int
    more: Literal["sheet", "row", "continue"]
    rows: tuple[Row, ...]
    head: tuple[Row, ...] = ()
    side: Cell | None = None
    gap: float = 0.0

    @property
    def side_each(self) -> bool:
        """Whether the merged cell stands beside each repetition."""
        return self.side is not None and "{n}" in self.side.label


@dataclass(frozen=True, kw_only=True, slots=True)
class SideBlock:
    """A label beside one large cell: running text above (or room for a pen), lines to sign at its foot."""

    label: Cell
    height: float
    bind: Bind | None
    name: str
    style: Style
    indent: float
    foot: tuple[Template, ...]
    foot_indent: float
    foot_step: float


@dataclass(frozen=True, kw_only=True, slots=True)
class ProseBlock:
    """Paragraphs across the sheet. `before` and `after` in millimetres, `leading` in sizes, `indent` of the first line in ems."""

    paragraphs: tuple[Template, ...]
    style: Style
    leading: float
    indent: float
    before: float
    after: float
    justify: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ListBlock:
    """One line for every row of the record's Rows `bind`: a table, or ruled lines to write on; flows over sheets, its head again on each.

    `least` lines stand on a blank copy, and on a filled one if it is `padded`. `number` counts the lines, under `number_title` if that has
    words. `total` stands under the last line.
    """

    bind: str
    least: int
    most: int
    columns: tuple[Cell, ...]
    titles: tuple[Cell, ...]
    number: Cell | None
    number_title: Cell | None
    total: Row | None
    head_height: float
    height: float
    grid: bool
    padded: bool
    before: float


@dataclass(frozen=True, kw_only=True, slots=True)
class SignLine:
    """One line of places to sign: words with holes, each in its share of the width."""

    cells: tuple[tuple[int, Template, Align], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SignBlock:
    """Lines to sign, never parted from each other nor left alone on a sheet."""

    lines: tuple[SignLine, ...]
    style: Style
    height: float
    before: float


Block = RowsBlock | RepeatBlock | SideBlock | ProseBlock | ListBlock | SignBlock


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """The mark (附件3) and title above the first block; `height` in millimetres, `beside` = both on one line."""

    mark: str
    lines: tuple[Template, ...]
    height: float
    size: float
    beside: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """The QR code at the foot of a sheet: its side in millimetres, and what it says where that is not the record and its revision."""

    side: float = 20.0
    bind: Bind | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Many:
    """A paper over many records of its form, one line each: `per` is the answer that parts them into lists, `circulates` = also made with
    names and numbers masked, to be handed round."""

    per: str = ""
    circulates: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """One printed form. `width`, `height` and `margin` in millimetres; `fill` = rows are stretched so that a sheet is full.

    A `public` paper hangs on a notice board: what it says is scanned before it leaves, and only the answers `telephones` may be long numbers.
    `docx` = it also comes as a Word file. `many` = it lists many records.
    """

    id: str
    rev: int
    form: str
    title: str
    official: bool
    copies: str
    when: Test | None
    width: float
    height: float
    margin: float
    units: int
    style: Style
    fill: bool
    heading: Heading
    blocks: tuple[Block, ...]
    code: Code
    public: bool
    telephones: tuple[str, ...]
    docx: bool
    many: Many | None

    @property
    def proviso(self) -> str:
        """What the foot of each sheet says of a paper of ours that no notice shows. Nobody needs to think of it in a declaration."""
        return UNOFFICIAL if self.form and not self.official else ""

    @property
    def bound(self) -> Iterator[Bound]:
        """Everything the paper takes from a record."""
        yield from _bound_holes(self.heading.lines)
        for block in self.blocks:
            yield from _bound_in(block)


def read_paper(path: Path, form_of: Callable[[str], Form]) -> Paper:
    """Read one paper strictly. Raises `Failure` declaration.broken (file, entry, reason) or file.missing."""
    top = read_toml(path)
    page = top.table("page") or top.refuse("缺少 page")
    if page.text("size", "A4") != "A4":
        page.refuse("size 只能是 A4")
    short, long = _A4
    width, height = (long, short) if page.flag("landscape") else (short, long)
    margin = page.measure("margin_mm", 15)
    page.done()
    units = top.number("units", 24)
    if units < 1:
        top.refuse("units 至少是 1")
    style = Style(face="fang", size=top.measure("size", 10.5), min_size=top.measure("min_size", 7))
    reader = _Reader(units=units, style=style, label=_style(top.table("label"), replace(style, face="song")))
    paper = Paper(
        id=top.text("id"),
        rev=top.number("rev"),
        form=top.text("form", ""),
        title=top.text("title"),
        official=top.flag("official"),
        copies=_copies(top),
        when=_when(top.table("when")),
        width=width,
        height=height,
        margin=margin,
        units=units,
        style=style,
        fill=top.flag("fill"),
        heading=_heading(top.table("heading") or top.refuse("缺少 heading")),
        blocks=tuple(reader.block(entry) for entry in top.tables("block")),
        code=_code(top.table("code")),
        public=top.flag("public"),
        telephones=top.texts("telephones"),
        docx=top.flag("docx"),
        many=_many(top.table(RECORDS)),
    )
    top.done()
    if paper.docx and any(isinstance(block, RepeatBlock) and block.more == "sheet" for block in paper.blocks):
        top.refuse("有 more = sheet 的纸表不能写 docx")
    if lost := unknown_binds(paper, form_of):
        top.refuse(f"表单 {paper.form} 里没有 {lost[0]}")
    return paper


def unknown_binds(paper: Paper, form_of: Callable[[str], Form]) -> tuple[str, ...]:
    """The bindings of a paper that its form does not know, as written; any paper may bind `office.…` and `pack.…`, rows too.

    An answer of the record behind a reference is bound by the reference and its path there (`household.head.sex`).
    """
    known = _Known(form_of(paper.form) if paper.form else None, form_of, is_many=paper.many is not None)
    lost = [_written(one) for one in paper.bound if not all(known(one.rows, path) for path in _paths(one.bind))]
    others = [*paper.telephones, *([paper.code.bind.path] if paper.code.bind else [])]
    others += [paper.many.per] if paper.many and paper.many.per else []
    return (*lost, *(path for path in others if not known("", path)))


def _paths(bind: Bind) -> tuple[str, ...]:
    return (bind.path, bind.other) if bind.other else (bind.path,)


def _written(one: Bound) -> str:
    return ".".join(part for part in (one.rows, one.bind.path, one.bind.part) if part)


@dataclass(frozen=True, slots=True)
class _Known:
    """Whether the form of a paper has what is bound."""

    form: Form | None
    form_of: Callable[[str], Form]
    is_many: bool

    def __call__(self, rows: str, path: str) -> bool:
        if rows == RECORDS and self.is_many:
            return not path or self._is_known("", path)
        return self._is_known(rows, path)

    def _is_known(self, rows: str, path: str) -> bool:
        first, _, rest = path.partition(".")
        if rows or self.form is None or path in self.form.fields or first not in self.form.references:
            return _is_known(self.form, rows, path)
        target, _, block = self.form.fields[first].target.partition(".")
        behind = self.form_of(target)
        return rest in (behind.rows[block].fields if block else behind.fields)


def _is_known(form: Form | None, rows: str, path: str) -> bool:
    first, _, rest = (rows or path).partition(".")
    if first in ("pack", "office"):
        return bool(rest)
    if form is None:
        return False
    if rows == TOLD_ROWS and form.tells:
        return not path or path in TOLD_CELLS
    if rows:
        block, _, lines = rows.partition(".")
        if lines:
            is_answered = block in form.rows and bool(form.rows[block].wants) and lines in CHECKLISTS
            return is_answered and (not path or path in CHECKLIST_CELLS)
        return rows in form.rows and (not path or path in form.rows[rows].fields)
    if first == "step":
        step, _, field = rest.partition(".")
        return step in form.steps and field in form.steps[step].fields
    return path in form.fields


def _bound_in(block: Block) -> Iterator[Bound]:
    match block:
        case RowsBlock():
            yield from _bound_cells("", (cell for row in block.rows for cell in row.cells))
        case RepeatBlock():
            yield Bound(rows=block.bind, bind=Bind(path=""), name="")
            yield from _bound_cells(block.bind, (cell for row in block.rows for cell in row.cells))
        case ListBlock():
            yield Bound(rows=block.bind, bind=Bind(path=""), name="")
            yield from _bound_cells(block.bind, (*block.columns, *(block.total.cells if block.total else ())))
        case SideBlock():
            if block.bind:
                yield Bound(rows="", bind=block.bind, name=block.name)
            yield from _bound_holes(block.foot)
        case ProseBlock():
            yield from _bound_holes(block.paragraphs)
        case SignBlock():
            yield from _bound_holes(template for line in block.lines for _, template, _ in line.cells)


def _bound_cells(rows: str, cells: Iterable[Cell]) -> Iterator[Bound]:
    yield from (Bound(rows=rows, bind=cell.bind, name=cell.name) for cell in cells if cell.bind)


def _bound_holes(templates: Iterable[Template]) -> Iterator[Bound]:
    yield from (Bound(rows="", bind=bind, name="") for template in templates for bind in template.binds)


# --- reading --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reader:
    """Reads blocks with the paper's defaults."""

    units: int
    style: Style
    label: Style

    def block(self, entry: Entry) -> Block:
        kind = entry.text("kind")
        readers: dict[str, Callable[[Entry], Block]] = {
            "rows": self.rows_block,
            "repeat": self.repeat_block,
            "side": self.side_block,
            "prose": self.prose_block,
            "list": self.list_block,
            "sign": self.sign_block,
        }
        if kind not in readers:
            entry.refuse(f"不认识 kind = {kind}")
        made = readers[kind](entry)
        entry.done()
        return made

    def rows_block(self, entry: Entry) -> RowsBlock:
        return RowsBlock(rows=self.rows(entry, "row", self.units))

    def repeat_block(self, entry: Entry) -> RepeatBlock:
        beside = entry.table("side")
        side = self.cell(beside) if beside else None
        inner = self.units - (side.weight if side else 0)
        more = entry.text("more")
        if more not in ("sheet", "row", "continue"):
            entry.refuse(f"不认识 more = {more}")
        least = entry.number("min", 1)
        most, per_page = entry.number("max", max(least, 1)), entry.number("per_page", 1)
        if least < 0 or most < max(least, 1) or per_page < 1:
            entry.refuse("min、max 或 per_page 的写法不对")
        return RepeatBlock(
            bind=entry.text("bind"),
            least=least,
            most=most,
            per_page=per_page,
            more="sheet" if more == "sheet" else "row" if more == "row" else "continue",
            head=self.rows(entry, "head", inner if side and "{n}" not in side.label else self.units),
            rows=self.rows(entry, "row", inner),
            side=side,
            gap=entry.measure("gap", 0),
        )

    def side_block(self, entry: Entry) -> SideBlock:
        label = self.cell(entry.table("label") or entry.refuse("缺少 label"))
        if label.weight >= self.units:
            entry.refuse(f"label 的 w 要小于 {self.units}")
        style, bind = self.text_style(entry, replace(self.style, align="left")), entry.text("bind", "")
        return SideBlock(
            label=label,
            height=entry.measure("h"),
            bind=_bind(bind, entry) if bind else None,
            name=entry.text("name", _joined(label.label)),
            style=style,
            indent=entry.measure("indent", 0),
            foot=tuple(_template(text, entry) for text in entry.texts("foot")),
            foot_indent=entry.measure("foot_indent", 0),
            foot_step=entry.measure("foot_step", 8),
        )

    def prose_block(self, entry: Entry) -> ProseBlock:
        align = entry.text("align", "justify")
        style = self.text_style(
            entry, replace(self.style, align=_align("left" if align == "justify" else align, entry))
        )
        return ProseBlock(
            paragraphs=tuple(_template(text, entry) for text in entry.texts("text")),
            style=style,
            leading=entry.measure("leading", 1.75),
            indent=entry.measure("indent", 0),
            before=entry.measure("before", 0),
            after=entry.measure("after", 0),
            justify=align == "justify",
        )

    def list_block(self, entry: Entry) -> ListBlock:
        columns, titles = [], []
        numbered = entry.table("number")
        number = self.cell(numbered) if numbered else None
        for column in entry.tables("column"):
            weight = column.number("w")
            style = self.text_style(column, self.style)
            title = column.text("title")
            titles.append(Cell(weight=weight, style=self.label, label=title))
            bind = self.bound(column)
            columns.append(Cell(weight=weight, style=style, bind=bind, name=_joined(title)))
            column.done()
        if sum(cell.weight for cell in columns) + (number.weight if number else 0) != self.units:
            entry.refuse(f"各列的 w 加起来不是 {self.units}")
        least, total = entry.number("min", 1), self.rows(entry, "total", self.units)
        counted = entry.text("number_title", "")
        if len(total) > 1 or (total and "max" in entry):
            entry.refuse("total 只能有一行，也不能和 max 一起写")
        return ListBlock(
            bind=entry.text("bind"),
            least=least,
            most=entry.number("max", 0),
            columns=tuple(columns),
            titles=tuple(titles),
            number=number,
            number_title=replace(number, style=self.label, label=counted) if number and counted else None,
            total=total[0] if total else None,
            head_height=entry.measure("head_h"),
            height=entry.measure("h"),
            grid=entry.flag("grid", True),
            padded=entry.flag("padded", True),
            before=entry.measure("before", 0),
        )

    def sign_block(self, entry: Entry) -> SignBlock:
        lines = []
        for line in entry.tables("line"):
            cells = []
            for one in line.tables("cells"):
                cells.append(
                    (one.number("w"), _template(one.text("text"), one), _align(one.text("align", "left"), one))
                )
                one.done()
            line.done()
            if sum(weight for weight, _, _ in cells) != self.units:
                line.refuse(f"w 加起来不是 {self.units}")
            lines.append(SignLine(cells=tuple(cells)))
        return SignBlock(
            lines=tuple(lines),
            style=self.text_style(entry, self.style),
            height=entry.measure("h"),
            before=entry.measure("before", 0),
        )

    def rows(self, entry: Entry, key: str, units: int) -> tuple[Row, ...]:
        rows: list[Row] = []
        for one in entry.tables(key):
            row = Row(height=one.measure("h"), cells=tuple(self.cell(cell) for cell in one.tables("cells")))
            one.done()
            if row.height <= 0:
                one.refuse("h 要大于 0")
            if sum(cell.weight for cell in row.cells) != units:
                one.refuse(f"w 加起来不是 {units}")
            rows.append(_named(row, rows[-1] if rows else None))
        return tuple(rows)

    def cell(self, entry: Entry) -> Cell:
        weight = entry.number("w")
        label = entry.text("label", "")
        bind = self.bound(entry)
        if label and bind:
            entry.refuse("label 和 bind 只能写一个")
        if weight < 1:
            entry.refuse("w 至少是 1")
        made = Cell(
            weight=weight,
            style=self.text_style(entry, self.label if label else self.style),
            label=label,
            bind=bind,
            blank=entry.text("blank", ""),
            unit=entry.text("unit", ""),
            check=(check := entry.texts("check")),
            ticks=(ticks := entry.texts("ticks")),
            name=entry.text("name", ""),
        )
        entry.done()
        if ticks and len(ticks) != len(check):
            entry.refuse("ticks 要和 check 一样多")
        return made

    def bound(self, entry: Entry) -> Bind | None:
        """What a cell is bound to: one answer, or the sum or count of the rows of its list."""
        bind, added, counted = entry.text("bind", ""), entry.text("sum", ""), entry.flag("count")
        if [bool(bind), bool(added), counted].count(True) > 1:
            entry.refuse("bind、sum、count 只能写一个")
        if bind:
            return _full_bind(bind, entry)
        if added:
            return replace(_full_bind(added, entry), over="sum")
        return Bind(path="", over="count") if counted else None

    def text_style(self, entry: Entry, given: Style) -> Style:
        keys = entry.left()
        align = entry.text("align") if "align" in keys else given.align
        made = Style(
            face=_face(entry.text("face", given.face), entry),
            size=entry.measure("size", given.size),
            min_size=entry.measure("min_size", given.min_size),
            align=_align(align, entry),
        )
        if not 6 <= made.min_size <= made.size:
            entry.refuse("min_size 要在 6 和 size 之间")
        return made


def _style(entry: Entry | None, given: Style) -> Style:
    if entry is None:
        return given
    made = Style(
        face=_face(entry.text("face", given.face), entry),
        size=entry.measure("size", given.size),
        min_size=entry.measure("min_size", given.min_size),
    )
    entry.done()
    return made


def _named(row: Row, above: Row | None) -> Row:
    """Give each value cell the words it is told by: of the label before it, else of the label above it."""
    cells: list[Cell] = []
    for position, cell in enumerate(row.cells):
        before = row.cells[position - 1] if position else None
        if cell.bind and not cell.name:
            name = before.label if before else ""
            if not name and above and len(above.cells) == len(row.cells):
                name = above.cells[position].label
            cell = replace(cell, name=_joined(name))
        cells.append(cell)
    return replace(row, cells=tuple(cells))


def _joined(label: str) -> str:
    return "".join(label.split())


def _heading(entry: Entry) -> Heading:
    made = Heading(
        mark=entry.text("mark", ""),
        lines=tuple(_template(text, entry) for text in entry.texts("lines")),
        height=entry.measure("h"),
        size=entry.measure("size", 18),
        beside=entry.flag("beside"),
    )
    entry.done()
    return made


def _code(entry: Entry | None) -> Code:
    if entry is None:
        return Code()
    made = Code(side=entry.measure("mm", 20), bind=_bind(entry.text("bind"), entry))
    entry.done()
    return made


def _copies(entry: Entry) -> str:
    text = entry.text("copies", "pack")
    if text != "pack" and not (text.isdigit() and int(text)):
        entry.refuse("copies 要写 pack 或份数")
    return text


def _when(entry: Entry | None) -> Test | None:
    if entry is None:
        return None
    made = Test(path=entry.text("path"), how="in", against=(entry.text("is"),))
    entry.done()
    return made


def _face(name: str, entry: Entry) -> str:
    if name not in ROLES:
        entry.refuse(f"不认识 face = {name}")
    return name


def _align(name: str, entry: Entry) -> Align:
    if name not in _ALIGNS:
        entry.refuse(f"不认识 align = {name}")
    return _ALIGNS[name]


def _bind(text: str, entry: Entry) -> Bind:
    if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*", text):
        entry.refuse(f"bind = {text} 的写法不对")
    head, _, last = text.rpartition(".")
    return Bind(path=head, part=last) if head and last in _PARTS else Bind(path=text)


def _full_bind(text: str, entry: Entry) -> Bind:
    """A binding with what may stand beside it: `or` = another path, `as = "capital"`."""
    other, shown_as = entry.text("or", ""), entry.text("as", "")
    if shown_as not in ("", "capital"):
        entry.refuse(f"不认识 as = {shown_as}")
    return replace(_bind(text, entry), other=_bind(other, entry).path if other else "", capital=bool(shown_as))


def _many(entry: Entry | None) -> Many | None:
    if entry is None:
        return None
    made = Many(per=entry.text("per", ""), circulates=entry.flag("circulates"))
    entry.done()
    return made


def _template(text: str, entry: Entry) -> Template:
    parts: list[str | Hole] = []
    at = 0
    for found in _HOLE.finditer(text):
        if found.start() > at:
            parts.append(text[at : found.start()])
        bind = None if found["path"] == "blank" else _bind(found["path"], entry)
        bind = replace(bind, capital=True) if bind and found["capital"] else bind
        parts.append(Hole(bind=bind, gap=int(found["gap"] or 0), underlined=bool(found["line"])))
        at = found.end()
    if at < len(text):
        parts.append(text[at:])
    if any("{" in part or "}" in part for part in parts if isinstance(part, str)):
        entry.refuse(f"“{text}”里的花括号写法不对")
    return Template(parts=tuple(parts))
