"""Papers as Word files: the same Paper and the same strings as the PDF, in tables of fixed widths, for an office that works on in Word or WPS.

Words and their order are those of the PDF; where a page ends is Word's business: rows grow, tables flow, heads are repeated, so there is no
续页. Faces are only named (宋体, 仿宋 …), as an office PC has them. The QR code is left out on purpose: it vouches for what the record says, and
a Word file can be changed. What reaches a Paper is decided elsewhere; this module only writes it down.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from jinqiu_desktop.errors import Progress, no_progress
from jinqiu_desktop.records import Shown

from .board import FLOW_LEADING, MM, PAD, Source
from .fonts import EM, widths
from .layout import FOOT, titled
from .paper import (
    Align,
    Block,
    Cell,
    Hole,
    ListBlock,
    Paper,
    ProseBlock,
    RepeatBlock,
    Row,
    RowsBlock,
    SideBlock,
    SignBlock,
    Style,
    Template,
)
from .text import Room, fit

FACES = {"song": "宋体", "title": "宋体", "hei": "黑体", "fang": "仿宋"}
"""What the roles of a paper are called on an office PC."""

_RARE_FACE = "SimSun-ExtB"  # Windows' face for the characters above U+FFFF
_MARK_FACE = "Segoe UI Symbol"
_RARE = re.compile("([\U00020000-\U0003ffff]+)")
_MARKS = re.compile("([☐☑])")
_BOTTOM = 18.0  # millimetres below the last line; the PDF leaves more, for its QR code
_EDGE = 10.0
_CLOSE = 1.25  # of the size: from line to line in a cell
_LONG = 300  # characters of running text that may go over a page's end
_MARK_SIZE, _FOOT_SIZE, _ACROSS_SIZE = 12.0, 9.0, 22.0
_ALIGNED = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One paper to write: filled from a record, or a blank copy where `shown` is None; `foot` stands at the foot of each page."""

    paper: Paper
    shown: Shown | None
    foot: str


def write(
    pages: Sequence[Page], *, title: str, author: str, across: str = "", progress: Progress = no_progress
) -> bytes:
    """The papers as one Word file, each beginning on a page of its own; `across` stands over every page. Raises `Stopped`."""
    document = Document()
    normal = document.styles["Normal"].element.get_or_add_rPr()
    normal.insert(0, _faces("song"))
    normal.append(_made("w:lang", val="en-US", eastAsia="zh-CN"))
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, author, ""
    for at, page in enumerate(pages):
        progress.step(at, len(pages), page.paper.title)
        section = document.add_section(WD_SECTION.NEW_PAGE) if at else document.sections[0]
        _set_up(section, page, across=across, is_alone=len(pages) == 1)
        _Writer(document, page.paper, page.shown).write()
    progress.step(len(pages), len(pages), "")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(section: Section, page: Page, *, across: str, is_alone: bool) -> None:
    """Size, margins, header and footer of one paper. Only Word knows how many pages a paper has among others, so there it is left out."""
    paper = page.paper
    section.page_width, section.page_height = Mm(paper.width), Mm(paper.height)
    section.orientation = WD_ORIENTATION.LANDSCAPE if paper.width > paper.height else WD_ORIENTATION.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = Mm(paper.margin)
    section.bottom_margin, section.footer_distance, section.header_distance = Mm(_BOTTOM), Mm(_EDGE), Mm(_EDGE)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    if section._sectPr.find(qn("w:pgNumType")) is None:
        section._sectPr.find(qn("w:cols")).addprevious(_made("w:pgNumType", start="1"))
    if word := across or ("草稿" if page.shown and page.shown.draft else ""):
        head_with(section, word)
    foot, style = section.footer.paragraphs[0], Style(face="song", size=_FOOT_SIZE, min_size=_FOOT_SIZE)
    _spaced(foot, "left", _FOOT_SIZE)
    _runs(foot, page.foot, style)
    if page.shown and page.shown.number:
        _runs(foot, "    ", style)
        _field(foot, "PAGE", style)
        if is_alone:
            _runs(foot, "/", style)
            _field(foot, "NUMPAGES", style)


def head_with(section: Section, word: str) -> None:
    """A word in large type at the head of every page of a section."""
    marked = section.header.paragraphs[0]
    _spaced(marked, "center", _ACROSS_SIZE)
    _runs(marked, word, Style(face="hei", size=_ACROSS_SIZE, min_size=_ACROSS_SIZE))


class _Writer:
    """Writes the blocks of one paper at the end of a document."""

    def __init__(self, document: WordDocument, paper: Paper, shown: Shown | None) -> None:
        self._document = document
        self._paper = paper
        self._shown = shown
        self._width = (paper.width - 2 * paper.margin) * MM
        self._unit = self._width / paper.units
        self._scale = self._closer()

    def write(self) -> None:
        self._heading()
        grid: list[BaseOxmlElement] = []
        for block in self._paper.blocks:
            if isinstance(block, RowsBlock | RepeatBlock | SideBlock):
                grid += self._grid_rows(block)
                continue
            self._add_table(grid)
            grid = []
            if isinstance(block, ProseBlock):
                self._prose(block)
            elif isinstance(block, ListBlock):
                self._gap(block.before)
                self._add_table(tuple(self._list_rows(block)))
            else:
                self._gap(block.before)
                self._add_table(tuple(self._sign_rows(block)), is_ruled=False)
        self._add_table(grid)

    def _closer(self) -> float:
        """How far rows are stretched or squeezed so that what is printed fills its one page, as in the PDF."""
        if not self._paper.fill:
            return 1.0
        natural = sum(self._natural(block) for block in self._paper.blocks)
        return (self._paper.height - self._paper.margin - self._paper.heading.height - FOOT) / natural

    @staticmethod
    def _natural(block: Block) -> float:
        match block:
            case RowsBlock():
                return sum(row.height for row in block.rows)
            case RepeatBlock():
                return sum(row.height for row in block.head) + block.most * sum(row.height for row in block.rows)
            case SideBlock():
                return block.height
            case ListBlock():
                return block.before + block.head_height + block.least * block.height
            case SignBlock():
                return block.before + block.height * len(block.lines)
            case ProseBlock():
                return block.before + block.after + len(block.paragraphs) * block.style.size * block.leading / MM

    # paragraphs

    def _paragraph(self, align: str, leading: float) -> Paragraph:
        made = self._document.add_paragraph()
        _spaced(made, align, leading)
        return made

    def _gap(self, height: float) -> None:
        """Room above a block; also keeps two tables from becoming one."""
        made = self._paragraph("left", max(1.0, height * MM))
        made.paragraph_format.keep_with_next = True

    def _heading(self) -> None:
        heading, used = self._paper.heading, 0.0
        last = None
        if heading.mark:
            last = self._paragraph("left", _MARK_SIZE * _CLOSE)
            _runs(last, heading.mark, Style(face="song", size=_MARK_SIZE, min_size=_MARK_SIZE))
            used += _MARK_SIZE * _CLOSE
        for text in (titled(line, self._shown) for line in heading.lines):
            last = self._paragraph("center", heading.size * FLOW_LEADING)
            _runs(last, text, Style(face="title", size=heading.size, min_size=heading.size))
            used += heading.size * FLOW_LEADING
        if last is not None:
            last.paragraph_format.space_after = Pt(max(0.0, heading.height * MM - used))

    def _prose(self, block: ProseBlock) -> None:
        style, last = block.style, len(block.paragraphs) - 1
        for at, template in enumerate(block.paragraphs):
            made = self._paragraph("justify" if block.justify else style.align, style.size * block.leading)
            made.paragraph_format.first_line_indent = Pt(block.indent * style.size)
            made.paragraph_format.space_before = Pt(block.before * MM if at == 0 else 0)
            made.paragraph_format.space_after = Pt(block.after * MM if at == last else 0)
            self._template(made, template, style, is_prose=True)

    def _template(self, into: Paragraph, template: Template, style: Style, *, is_prose: bool = False) -> None:
        """Words with holes: a value is set into the middle of its gap; in prose it takes the gap's place."""
        for part in template.parts:
            if isinstance(part, str):
                _runs(into, part, style)
                continue
            filled = self._value(part)
            text = filled if filled and is_prose and not part.underlined else _padded(filled, part.gap, style)
            if part.underlined:  # Word draws no line under blanks at the end of a line, but under these
                text = text.replace(" ", "\xa0")
            _runs(into, text, replace(style, face=style.face if is_prose else "fang"), is_underlined=part.underlined)

    def _value(self, hole: Hole) -> str:
        found = Source(hole.bind).value(self._shown) if hole.bind and self._shown else ""
        return found.replace("\n", "")

    # rows of tables

    def _add_table(self, rows: Sequence[BaseOxmlElement], *, is_ruled: bool = True) -> None:
        """A table of exactly the paper's width with one column a unit: every cell spans as many as its share."""
        if not rows:
            return
        table = self._document.add_table(rows=0, cols=1)._tbl
        properties = table.tblPr
        for old in properties:
            properties.remove(old)
        properties.append(_made("w:tblW", w=_twips(self._width), type="dxa"))
        properties.append(_made("w:jc", val="center"))
        if is_ruled:
            properties.append(_borders("w:tblBorders", ("top", "left", "bottom", "right", "insideH", "insideV")))
        properties.append(_made("w:tblLayout", type="fixed"))
        margins = OxmlElement("w:tblCellMar")
        margins.extend(
            _made(f"w:{side}", w=_twips(PAD if side in ("left", "right") else 0), type="dxa") for side in _SIDES
        )
        properties.append(margins)
        grid = table.tblGrid
        for old in grid:
            grid.remove(old)
        edges = [round(at * self._unit * 20) for at in range(self._paper.units + 1)]
        grid.extend(_made("w:gridCol", w=str(end - begin)) for begin, end in pairwise(edges))
        table.extend(rows)
        self._paragraph("left", 1.0)  # Word wants a paragraph behind a table

    def _grid_rows(self, block: RowsBlock | RepeatBlock | SideBlock) -> Iterator[BaseOxmlElement]:
        match block:
            case RowsBlock():
                yield from (self._row(row) for row in block.rows)
            case RepeatBlock():
                yield from self._repeated(block)
            case SideBlock():
                yield from self._beside(block)

    def _row(self, row: Row, rows: str = "", index: int = 0, merged: BaseOxmlElement | None = None) -> BaseOxmlElement:
        height = row.height * self._scale
        cells = [self._cell(cell, height, rows, index) for cell in row.cells]
        return _tr(height, [merged, *cells] if merged is not None else cells)

    def _repeated(self, block: RepeatBlock) -> Iterator[BaseOxmlElement]:
        count = max(block.least, self._count(block.bind)) if self._shown else block.least
        beside = block.side
        is_first = True

        def merged(label: str) -> BaseOxmlElement | None:
            if beside is None:
                return None
            if not is_first:
                return self._merged_cell(replace(beside, label=""), 0, "continue")
            return self._merged_cell(replace(beside, label=label), block.rows[0].height, "restart")

        for row in block.head:
            own = None if block.side_each or beside is None else merged(beside.label)
            yield self._row(row, merged=own)
            is_first = is_first and own is None
        for index in range(count):
            if block.side_each:
                is_first = True
            for row in block.rows:
                label = beside.label.replace("{n}", str(index + 1)) if beside else ""
                yield self._row(row, block.bind, index, merged(label))
                is_first = False

    def _beside(self, block: SideBlock) -> Iterator[BaseOxmlElement]:
        """A label beside two rows without a rule between: what is written, and the lines to sign, which stay at the foot."""
        weight, foot = self._paper.units - block.label.weight, len(block.foot) * block.foot_step
        height = block.height * self._scale - foot
        label = self._merged_cell(block.label, block.height * self._scale, "restart")
        text = Source(block.bind).value(self._shown) if block.bind and self._shown else ""
        big = self._empty(weight, without=("bottom",) if block.foot else ())
        width = weight * self._unit - 4 * PAD
        size = self._size(text, block.style, width, height * MM - 4 * PAD, block.indent, flows=True)
        for at, line in enumerate(text.split("\n")):
            into = _paragraph_in(big, at)
            _spaced(into, block.style.align, size * FLOW_LEADING)
            into.paragraph_format.first_line_indent = Pt(block.indent * size)
            into.paragraph_format.left_indent = into.paragraph_format.right_indent = Pt(PAD)
            _runs(into, line, replace(block.style, size=size))
        _paragraph_in(big, 0).paragraph_format.space_before = Pt(2 * PAD)
        if len(text) < _LONG:  # the lines to sign stay on the page of what is signed
            for into in (*big.paragraphs, *_Cell(label, self._document).paragraphs):  # type: ignore[arg-type]
                into.paragraph_format.keep_with_next = True
        yield _tr(height, [label, big._tc], parts=True)
        if not block.foot:
            return
        signed = self._empty(weight, without=("top",))
        words = replace(block.style, face=block.label.style.face)
        for at, template in enumerate(block.foot):
            into = _paragraph_in(signed, at)
            _spaced(into, "left", block.foot_step * MM)
            into.paragraph_format.left_indent = Pt(max(0.0, block.foot_indent * words.size - PAD))
            self._template(into, template, words)
        yield _tr(foot, [self._merged_cell(replace(block.label, label=""), 0, "continue"), signed._tc])

    def _list_rows(self, block: ListBlock) -> Iterator[BaseOxmlElement]:
        titles = (
            [block.number_title or Cell(weight=block.number.weight, style=block.number.style)] if block.number else []
        )
        ruled = () if block.grid else _SIDES
        head = [self._cell(cell, block.head_height, without=ruled) for cell in (*titles, *block.titles)]
        yield _tr(block.head_height, head, is_head=True)
        count = self._count(block.bind) if self._shown else block.least
        if self._shown is None or block.padded:
            count = max(block.least, count)
        for index in range(count):
            cells = []
            if block.number:
                label = block.number.label.replace("{n}", str(index + 1))
                cells.append(self._cell(replace(block.number, label=label), block.height, without=ruled))
            lined = () if block.grid else ("top", "left", "right")
            cells += [self._cell(cell, block.height, block.bind, index, without=lined) for cell in block.columns]
            yield _tr(block.height, cells)
        if block.total:
            cells = [self._cell(cell, block.total.height, block.bind) for cell in block.total.cells]
            yield _tr(block.total.height, cells)

    def _sign_rows(self, block: SignBlock) -> Iterator[BaseOxmlElement]:
        for at, line in enumerate(block.lines):
            cells = []
            for weight, template, align in line.cells:
                cell = self._empty(weight)
                _in_the_middle(cell)
                into = _paragraph_in(cell, 0)
                _spaced(into, align, block.style.size * _CLOSE)
                into.paragraph_format.keep_with_next = at + 1 < len(block.lines)
                self._template(into, template, block.style)
                cells.append(cell._tc)
            yield _tr(block.height, cells)

    def _count(self, rows: str) -> int:
        return len(self._shown.rows.get(rows, ())) if self._shown else 0

    # cells

    def _merged_cell(self, cell: Cell, height: float, how: str) -> BaseOxmlElement:
        """A cell that is one with those above or below it."""
        made = self._cell(cell, height)
        span = made.tcPr.find(qn("w:gridSpan"))
        span.addnext(_made("w:vMerge", val=how))
        return made

    def _cell(
        self, cell: Cell, height: float, rows: str = "", index: int = 0, without: Iterable[str] = ()
    ) -> BaseOxmlElement:
        made = self._empty(cell.weight, without)
        _in_the_middle(made)
        text, style = self._text(cell, rows, index)
        width = cell.weight * self._unit - 2 * PAD
        size = self._size(text, style, width, height * MM - PAD)
        into = _paragraph_in(made, 0)
        _spaced(into, style.align, size * _CLOSE)
        _runs(into, text, replace(style, size=size))
        return made._tc

    def _text(self, cell: Cell, rows: str, index: int) -> tuple[str, Style]:
        """What stands in a cell, and how it is set."""
        if cell.label or cell.bind is None:
            return cell.label, cell.style
        if self._shown is None:
            boxes = "　".join(f"☐{option}" for option in cell.check)
            return boxes or cell.blank or (f"   {cell.unit}" if cell.unit else ""), replace(cell.style, face="song")
        value = Source(cell.bind, rows, index).value(self._shown)
        if cell.check:
            ticked = value.replace("；", "、").split("、")
            pairs = zip(cell.check, cell.ticks or cell.check, strict=True)
            marked = (f"{'☑' if tick in ticked else '☐'}{option}" for option, tick in pairs)
            return "　".join(marked), replace(cell.style, face="song")
        return f"{value or '  '} {cell.unit}" if cell.unit else value, cell.style

    def _size(
        self, text: str, style: Style, width: float, height: float, indent: float = 0.0, *, flows: bool = False
    ) -> float:
        """The size at which the PDF would set it; Word's row grows where even the least is too large."""
        room = Room(
            width=width,
            height=height,
            size=style.size,
            min_size=style.min_size,
            leading=FLOW_LEADING if flows else _CLOSE,
            indent=indent,
            flows=flows,
        )
        return fit(text, room, widths(style.face)).size if text else style.size

    def _empty(self, weight: int, without: Iterable[str] = ()) -> _Cell:
        """A cell of so many units; `without` = the sides that bear no rule."""
        made = OxmlElement("w:tc")
        properties = OxmlElement("w:tcPr")
        properties.append(_made("w:tcW", w=_twips(weight * self._unit), type="dxa"))
        properties.append(_made("w:gridSpan", val=str(weight)))
        if sides := tuple(without):
            properties.append(_borders("w:tcBorders", sides, "nil"))
        made.append(properties)
        made.append(OxmlElement("w:p"))
        return _Cell(made, self._document)  # type: ignore[arg-type]  # a cell on its way into its table


_SIDES = ("top", "left", "bottom", "right")


def _made(tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _twips(points: float) -> str:
    return str(round(points * 20))


def _borders(tag: str, sides: Iterable[str], how: str = "single") -> BaseOxmlElement:
    made = OxmlElement(tag)
    made.extend(_made(f"w:{side}", val=how, sz="4", space="0", color="000000") for side in sides)
    return made


def _tr(
    height: float, cells: Iterable[BaseOxmlElement], *, is_head: bool = False, parts: bool = False
) -> BaseOxmlElement:
    """A row of at least so many millimetres; a head is repeated on each page. Only running text `parts` at the end of a page."""
    row, properties = OxmlElement("w:tr"), OxmlElement("w:trPr")
    if not parts:
        properties.append(_made("w:cantSplit"))
    properties.append(_made("w:trHeight", val=_twips(height * MM), hRule="atLeast"))
    if is_head:
        properties.append(_made("w:tblHeader"))
    row.append(properties)
    row.extend(cells)
    return row


def _in_the_middle(cell: _Cell) -> None:
    cell._tc.get_or_add_tcPr().append(_made("w:vAlign", val="center"))


def _paragraph_in(cell: _Cell, at: int) -> Paragraph:
    while len(cell.paragraphs) <= at:
        cell.add_paragraph()
    found: Paragraph = cell.paragraphs[at]
    return found


def _spaced(paragraph: Paragraph, align: Align | str, leading: float) -> None:
    """Alignment, and the distance from line to line in points; no room around."""
    paragraph.alignment = _ALIGNED[align]
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(leading)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert(0, _made("w:snapToGrid", val="0"))


def _padded(value: str, gap: int, style: Style) -> str:
    missing = max(0, gap - widths(style.face).of(value) * 2 // EM)
    return " " * (missing // 2) + value + " " * (missing - missing // 2)


def _faces(role: str, name: str = "") -> BaseOxmlElement:
    called = name or FACES[role]
    return _made("w:rFonts", ascii=called, hAnsi=called, eastAsia=called, cs=called, hint="eastAsia")


def _runs(into: Paragraph, text: str, style: Style, *, is_underlined: bool = False) -> None:
    """A text in the face of its role; rare characters and check boxes in those that have them."""
    for piece in (part for rare in _RARE.split(text) for part in _MARKS.split(rare) if part):
        run = into.add_run(piece)
        named = _RARE_FACE if _RARE.match(piece) else _MARK_FACE if _MARKS.match(piece) else ""
        run._r.get_or_add_rPr().insert(0, _faces(style.face, named))
        run.font.size = Pt(style.size)
        run.font.bold = style.face == "title"
        run.font.underline = is_underlined or None


def _field(into: Paragraph, instruction: str, style: Style) -> None:
    """A number that Word works out: of the page, or of the pages of this paper."""
    _runs(into, "1", style)
    run = into.runs[-1]._r
    wrapped = _made("w:fldSimple", instr=instruction)
    run.addprevious(wrapped)
    wrapped.append(run)
