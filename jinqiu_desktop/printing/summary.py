"""The draft of a 活动总结 as a Word file: the sections an office writes every year, with the figures in their places and last year's beside.

It is a draft on purpose: what only people know stands in 【】 for a clerk to fill in, and every sentence may be changed. What is told, and whose
case may be told, is decided elsewhere; this module only sets it: the heading in 宋体, section titles in 黑体, the text in 仿宋, as an official letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from jinqiu_desktop.places import write_whole

from .fonts import clean
from .word import head_with

_TITLE, _TEXT, _TABLE = 22, 16, 10.5
_LEADING: Final = 28.0
_NUMBERS: Final = "一二三四五六七八九十"
_SECTIONS: Final = ("基本情况", "主要做法", "资金筹集和发放", "就业帮扶", "典型案例", "存在问题", "下一步打算")
_HEADS: Final = ("项目", "单位", "今年", "上年")
_WIDTHS: Final = (92.0, 18.0, 25.0, 25.0)  # millimetres
_WAYS: Final = (
    "一是摸清底数。逐户了解困难职工家庭子女的升学、在读和就业情况，建档立卡，因户施策。【请写本单位的做法】",
    "二是规范程序。坚持申请、入户核实、审核、公示、发放的程序，助学金打入银行卡，依档帮扶、实名管理。【请写本单位的做法】",
    "三是多方筹资。【请写争取党政支持、动员社会捐助、工会投入的做法】",
    "四是延伸链条。【请写勤工俭学、托管、结对帮扶、回访等做法】",
)
_NO_WORK: Final = "【今年还没有登记就业服务，请写开展的招聘、培训、见习等工作】"
_NO_MONEY: Final = "【今年还没有登记资金的筹集和发放】"
_NO_CASE: Final = "【没有选典型案例。只有签了授权书的家庭可以选】"
_CONSENT: Final = "（案例均取自签有授权书的家庭{masked}；对外宣传前请再征得本人同意。）"
_MASKED: Final = "，姓名已隐去一部分"
_NEXT_OF_STAGE: Final = (
    "一是抓紧办结尚未办完的申请，确保助学金在开学前后发放到位。",
    "二是继续跟踪未就业的毕业生，做到一人一策。",
    "三是做好资料归档和数据核对，按时报送总结和统计表。【请补充】",
)
_NEXT_OF_YEAR: Final = (
    "一是对受助学生定时联系、回访，跟踪到毕业就业。",
    "二是对在档家庭动态管理，符合条件的及时纳入，脱困的按程序退出。",
    "三是总结今年的做法和不足，提前做好明年的摸底。【请补充】",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """One figure of this year with last year's beside it, as they are read; blank = 未填."""

    label: str
    unit: str
    now: str
    before: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A case as it is told: the name as it may be printed, and the sentences the records have for it."""

    name: str
    told: str


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What a summary says; the office stands above its title. `basics`, `money` and `work` are sentences with the figures in them, `left` what is still open; days in words.

    `is_final` = of the whole campaign, else of its first stage; `is_masked` = the names in its cases are.
    """

    title: str
    office: str
    notice: str
    period: str
    cutoff: str
    written_on: str
    is_final: bool
    basics: tuple[str, ...]
    money: tuple[str, ...]
    work: tuple[str, ...]
    beside: tuple[Beside, ...]
    cases: tuple[Case, ...]
    left: tuple[str, ...]
    is_masked: bool = True


def write_summary(content: Summary, out: Path, *, across: str = "") -> None:
    """Write the draft; `across` stands at the head of every page. Raises `Failure` disk.full, folder.read_only, file.missing."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = content.title, content.office, ""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    if across:
        head_with(section, across)
    _write(document, content)
    file = BytesIO()
    document.save(file)
    with write_whole(out) as whole:
        whole.write(file.getvalue())


def _write(document: WordDocument, content: Summary) -> None:
    for line in (content.office, content.title):
        heading = _paragraph(document, "center", leading=34)
        _run(heading, line, "宋体", _TITLE, bold=True)
    heading.paragraph_format.space_after = Pt(20)
    for number, (title, paragraphs) in enumerate(zip(_SECTIONS, _sections(content), strict=True)):
        head = _paragraph(document, "left", indented=True)
        head.paragraph_format.keep_with_next = True
        _run(head, f"{_NUMBERS[number]}、{title}", "黑体", _TEXT)
        for text in paragraphs:
            _run(_paragraph(document, "justify", indented=True), text, "仿宋", _TEXT)
    for text in ("", content.office, content.written_on):
        signed = _paragraph(document, "right")
        signed.paragraph_format.keep_with_next = text != content.written_on
        _run(signed, text, "仿宋", _TEXT)
    if content.beside:
        over = _paragraph(document, "center")
        over.paragraph_format.page_break_before = True
        _run(over, "主要数据与上年对照", "黑体", _TEXT)
        _table(document, content.beside)


def _sections(content: Summary) -> Sequence[Sequence[str]]:
    """The paragraphs of each section, in the order of their titles."""
    stage = "" if content.is_final else "第一阶段的"
    opening = f"按照《{content.notice}》的要求，{content.office}于{content.period}组织开展了金秋助学活动，现将{stage}情况总结如下。数据截至{content.cutoff}。"
    told = [
        f"案例{_NUMBERS[at] if at < len(_NUMBERS) else at + 1}：{one.name}。{one.told}"
        for at, one in enumerate(content.cases)
    ]
    left = [*content.left, "【请写工作中的困难和不足】"]
    return (
        (opening, *content.basics),
        _WAYS,
        content.money or (_NO_MONEY,),
        content.work or (_NO_WORK,),
        (*told, _CONSENT.format(masked=_MASKED if content.is_masked else "")) if told else (_NO_CASE,),
        left,
        _NEXT_OF_YEAR if content.is_final else _NEXT_OF_STAGE,
    )


def _table(document: WordDocument, beside: Sequence[Beside]) -> None:
    table = document.add_table(rows=1, cols=len(_HEADS), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    lines = [_HEADS, *((one.label, one.unit, one.now, one.before) for one in beside)]
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(head.makeelement(qn("w:tblHeader"), {}))
    for number, line in enumerate(lines):
        row = table.rows[0] if number == 0 else table.add_row()
        for at, (text, width) in enumerate(zip(line, _WIDTHS, strict=True)):
            row.cells[at].width = Mm(width)
            _cell(row.cells[at], text, is_head=number == 0, is_label=at == 0)


def _cell(cell: _Cell, text: str, *, is_head: bool, is_label: bool) -> None:
    into = cell.paragraphs[0]
    into.alignment = WD_ALIGN_PARAGRAPH.LEFT if is_label and not is_head else WD_ALIGN_PARAGRAPH.CENTER
    _run(into, text, "黑体" if is_head else "宋体", _TABLE)


_ALIGNED: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def _paragraph(document: WordDocument, align: str, *, indented: bool = False, leading: float = _LEADING) -> Paragraph:
    made = document.add_paragraph()
    made.alignment = _ALIGNED[align]
    form = made.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(leading)
    if indented:
        form.first_line_indent = Pt(2 * _TEXT)
    return made


def _run(into: Paragraph, text: str, face: str, size: float, *, bold: bool = False) -> None:
    run = into.add_run(clean(text))
    run.font.name, run.font.size, run.font.bold = face, Pt(size), bold
    faces = run._r.get_or_add_rPr().get_or_add_rFonts()
    faces.set(qn("w:eastAsia"), face)
    faces.set(qn("w:hint"), "eastAsia")
