"""Commands of statistics: fill a table, report it for good, add up what offices reported, write the year's summary."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from jinqiu_desktop.cli.answer import Add, Answer, Usage, day, with_office, written
from jinqiu_desktop.errors import Problem
from jinqiu_desktop.office import Office
from jinqiu_desktop.reports import TOTAL, Figures
from jinqiu_desktop.ruling import written as told


def commands(add: Add) -> None:
    """The commands of this room and their words."""
    report = add("report", with_office(_report), "统计表：填出来，写成文件")
    report.add_argument("table", nargs="?")
    report.add_argument("--year", type=int)
    report.add_argument("--until", metavar="DATE", help="截止日期，不写就是通知定的")
    report.add_argument("--consolidated", action="store_true", help="汇总下级报来的，不数本单位的档案")
    report.add_argument("--submit", action="store_true", help="定稿报送：冻结成一份统计表报送")
    report.add_argument("--phone", default="", help="印在表头的联系电话")
    report.add_argument("--behind", metavar="05.A1", help="列出这个数背后的记录")
    report.add_argument("--unassigned", metavar="02.A", help="列出分不进这一项下面各项、没有计入的记录")
    report.add_argument("--out", type=Path, metavar="FILE.xlsx|.pdf|.json")
    report.add_argument("--list", action="store_true", help="有哪些统计表")
    summary = add("summary", with_office(_summary), "活动总结的草稿")
    summary.add_argument("--out", type=Path, metavar="FILE.docx")
    summary.add_argument("--final", action="store_true", help="全年的，不写就是阶段的")
    summary.add_argument("--case", action="append", default=[], metavar="ID", help="写进总结的一个案例")
    summary.add_argument("--list", action="store_true", help="哪些学生可以写成案例")


def _report(office: Office, asked: argparse.Namespace) -> Answer:
    if asked.list or not asked.table:
        return _tables(office)
    until = day(asked.until, "--until")
    statistics = office.statistics
    if asked.consolidated:
        figures = statistics.consolidated(asked.table, asked.year, until)
    else:
        figures = statistics.figures(asked.table, asked.year, until)
    if asked.behind:
        return _records(office, _behind(office, figures, asked.behind))
    if asked.unassigned:
        left = [one for one in figures.unassigned if one.key == asked.unassigned]
        return _records(office, [uid for one in left for uid in office.statistics.behind_unassigned(figures, one)])
    result = statistics.as_json(figures)
    lines = list(_lines(figures))
    if asked.submit:
        record = statistics.report(figures, phone=asked.phone)
        result |= {"id": record.uid, "version": record.no}
        lines.append(f"已定稿：{record.called}，第 {record.no} 版")
    if asked.out is not None:
        statistics.write(figures, asked.out, phone=asked.phone)
        result |= {"file": str(asked.out)}
        lines.append(str(asked.out))
    problems: tuple[Problem, ...] = statistics.doubts(figures)
    return Answer(result=result, problems=problems, lines=tuple(lines))


def _summary(office: Office, asked: argparse.Namespace) -> Answer:
    if asked.list or asked.out is None:
        cases = office.summary.cases()
        rows = [{"id": one.uid, "number": one.number, "name": one.name, "told": one.told} for one in cases]
        return Answer(result=list(rows), lines=tuple(f"{one.uid}\t{one.number}\t{one.name}" for one in cases))
    office.summary.write(asked.out, final=asked.final, cases=[office.archive.find(one) for one in asked.case])
    return written(asked.out)


def _tables(office: Office) -> Answer:
    offered = office.statistics.tables()
    rows = [
        {"id": one.id, "title": one.title, "official": one.official, "year": one.year, "cutoff": one.cutoff.isoformat()}
        for one in offered
    ]
    lines = tuple(f"{one.id}\t{'' if one.official else '（非官方）'}{one.title}" for one in offered)
    return Answer(result=list(rows), lines=lines)


def _records(office: Office, uids: Sequence[str]) -> Answer:
    rows = [{"id": uid, "number": office.archive.number(uid)} for uid in uids]
    return Answer(result=list(rows), lines=tuple("\t".join(one.values()) for one in rows))


def _behind(office: Office, figures: Figures, key: str) -> Sequence[str]:
    named, _, column = key.partition("@")
    if named not in figures.table.cells:
        raise Usage(f"表里没有 {named}")
    columns = [one.id for one in figures.columns]
    column = column or (TOTAL if TOTAL in columns else columns[0])
    if column not in columns:
        raise Usage(f"表里没有“{column}”这一栏")
    return office.statistics.behind(figures, named, column)


def _lines(figures: Figures) -> list[str]:
    """Each figure on a line, without what it is called on paper: number, value and unit; then who is missing."""
    found = []
    for key, cell in figures.table.cells.items():
        values = (told(cell, figures.value(key, one.id), figures.table.decimals) for one in figures.columns)
        found.append("\t".join([key, *(one or "（未填）" for one in values), cell.unit]))
    for one in figures.unassigned:
        cell = figures.table.cells[one.key]
        found.append(f"{one.key}\t另有 {told(cell, one.value)} {cell.unit}分不进各项，未计入")
    if figures.missing:
        found.append(f"没有报来：{'、'.join(figures.missing)}")
    return found
