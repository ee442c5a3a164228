"""Papers: a Paper (layout as data) and shown records become PDF or Word; blank copies, continuation sheets, rare characters, QR codes.

    paper = read_paper(catalog.paper_file("annex3"), catalog.form)
    pdf = render([Job(paper=paper, shown=show(record, Audience.PAPER, …))])

paper.py reads a declaration, fonts.py knows the faces, text.py sets a text into a box, board.py composes a sheet, layout.py lays a record on
its sheets, draw.py writes PDF; word.py writes Word files and amounts.py amounts in words; pages.py looks
into files page by page (header, picture, QR codes), pictures.py makes papers and scans into JPG or PDF of a given size; figures.py lays filled statistics tables on sheets, summary.py drafts a 活动总结. This package
decides nothing about who may see what: it prints the strings it is given, and prints or previews nowhere itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jinqiu_desktop.errors import Problem, Progress, Refused, no_progress, problem
from jinqiu_desktop.records import Shown

from .board import Source
from .draw import Book, Page
from .figures import drawn_figures, print_figures
from .fonts import one_at_a_time, uncovered
from .layout import Place, Planner, Sheet, places
from .paper import RECORDS, Paper, read_paper, unknown_binds

_DRAFT = "草稿"

__all__ = [
    "RECORDS",
    "Job",
    "Paper",
    "Place",
    "drawn_figures",
    "places",
    "print_figures",
    "problems",
    "read_paper",
    "render",
    "render_word",
    "uncovered",
    "unknown_binds",
    "words",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One record on one paper, so many copies of it. `shown` = None is a blank copy to be filled in by pen.

    The office's name goes into the properties of the file: the sheet itself bears nothing beside the notice's words but what formats.md §6
    allows.
    """

    paper: Paper
    shown: Shown | None = None
    office: str = ""
    copies: int = 1


def render(
    jobs: Sequence[Job],
    *,
    progress: Progress = no_progress,
    draft: bool = False,
    screen: bool = False,
    two_sided: bool = False,
    across: str = "",
) -> bytes:
    """The jobs as one PDF, in order; the same jobs give the same bytes.

    `draft` prints 草稿 across each sheet (a shown draft always has it), `across` another word in its place. `screen` shows values in dark blue, for the window only.
    `two_sided` adds an empty page where needed, so that each copy begins on a front. Raises `Refused` with `paper.glyph` for each value that
    holds a character no face has, `Failure` declaration.broken, and `Stopped`.
    """
    if found := [one for job in jobs for one in problems(job)]:
        raise Refused(found)
    with one_at_a_time:
        return _render(jobs, progress=progress, draft=draft, screen=screen, two_sided=two_sided, across=across)


def _render(
    jobs: Sequence[Job], *, progress: Progress, draft: bool, screen: bool, two_sided: bool, across: str
) -> bytes:
    numbers = dict.fromkeys(job.shown.number for job in jobs if job.shown and job.shown.number)
    book = Book(
        title=_titles(jobs),
        author=_offices(jobs),
        subject="、".join(list(numbers)[:20]),
        is_screen=screen,
        is_two_sided=two_sided,
    )
    planners: dict[int, Planner] = {}
    for at, job in enumerate(jobs):
        progress.step(at, len(jobs), job.paper.title)
        planner = planners.setdefault(id(job.paper), Planner(job.paper))
        sheets = planner.sheets(job.shown)
        for _ in range(job.copies):
            for number, sheet in enumerate(sheets, start=1):
                over = across or (_DRAFT if draft or (job.shown is not None and job.shown.draft) else "")
                book.add(_page(job, sheet, number, len(sheets), across=over))
            if two_sided and len(sheets) % 2:
                book.add_blank(job.paper)
    progress.step(len(jobs), len(jobs), "")
    return book.closed()


def render_word(jobs: Sequence[Job], *, progress: Progress = no_progress, across: str = "") -> bytes:
    """The jobs as one Word file, one copy of each; `across` as for `render`. Raises `Stopped`."""
    from .word import Page as WordPage
    from .word import write

    pages = [
        WordPage(paper=job.paper, shown=job.shown, foot=_foot(job.paper.proviso, job.shown.number if job.shown else ""))
        for job in jobs
    ]
    return write(pages, title=_titles(jobs), author=_offices(jobs), across=across, progress=progress)


def words(job: Job) -> tuple[str, ...]:
    """What each sheet of a job says to a reader, line by line in reading order, without its foot. Raises as `render`."""
    if found := problems(job):
        raise Refused(found)
    with one_at_a_time:
        sheets = Planner(job.paper).sheets(job.shown)
    texts = (sorted((*sheet.frame.words, *sheet.values), key=lambda line: line.order) for sheet in sheets)
    return tuple("\n".join(line.text for line in lines) for lines in texts)


def problems(job: Job) -> tuple[Problem, ...]:
    """What keeps a job from being printed: values with characters that no face has, each by its path."""
    if job.shown is None:
        return ()
    values = list(_values(job.paper, job.shown))
    lost = uncovered(value.text for value in values)
    return tuple(
        problem(
            value.path, "paper.glyph", label=value.name, chars=_named(lost & set(value.text)), number=job.shown.number
        )
        for value in values
        if lost & set(value.text)
    )


@dataclass(frozen=True, slots=True)
class _Value:
    path: str
    name: str
    text: str


def _values(paper: Paper, shown: Shown) -> Iterable[_Value]:
    """Every value that a paper prints of a record."""
    for one in paper.bound:
        if one.rows and not one.bind.path:
            continue
        is_of_each = one.rows and one.bind.over == "each"
        for index in range(len(shown.rows.get(one.rows, ())) if is_of_each else 1):
            source = Source(one.bind, one.rows, index)
            yield _Value(source.path(shown), one.name, source.value(shown))


def _named(chars: frozenset[str]) -> str:
    return "、".join(f"{char}（U+{ord(char):04X}）" for char in sorted(chars))


def _page(job: Job, sheet: Sheet, number: int, count: int, *, across: str) -> Page:
    shown = job.shown
    said = job.paper.proviso
    if shown is None:
        foot = _foot(said, f"{number}/{count}" if count > 1 else "")
        return Page(paper=job.paper, sheet=sheet, foot=foot, qr="", across=across)
    foot = _foot(said, shown.number, f"{number}/{count}" if shown.number or count > 1 else "")
    fields = ("JQ1", job.paper.id, shown.uid, str(shown.rev), f"{number}/{count}", shown.code)
    qr = "|".join(fields) if shown.uid and shown.code else ""
    if job.paper.code.bind is not None:
        qr = shown.values.get(job.paper.code.bind.path, "")
    return Page(paper=job.paper, sheet=sheet, foot=foot, qr=qr, across=across)


def _titles(jobs: Sequence[Job]) -> str:
    return "、".join(dict.fromkeys(f"{job.paper.heading.mark} {job.paper.title}".strip() for job in jobs))


def _offices(jobs: Sequence[Job]) -> str:
    return "、".join(dict.fromkeys(job.office for job in jobs if job.office))


def _foot(*parts: str) -> str:
    return "    ".join(part for part in parts if part)
