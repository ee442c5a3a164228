"""Commands about spreadsheets: template, import, export."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinqiu_desktop.cli.answer import Add, Answer, Result, Usage, open_office, with_office, written
from jinqiu_desktop.errors import Severity
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.sheets import Checked, Imported
from jinqiu_desktop.office.weighing import RowVerdict

_LAYOUTS = ("sheets", "national")


def commands(add: Add) -> None:
    """The commands of this room and their words."""
    template = add("template", with_office(_template), "写出导入用的空表")
    template.add_argument("file", type=Path)
    template.add_argument("--form", default="household")
    template.add_argument("--layout", choices=_LAYOUTS, default="sheets", help="national = 全国系统的一行式表样")
    importing = add("import", _import, "从表格导入")
    importing.add_argument("file", type=Path)
    importing.add_argument("--form", default="household")
    importing.add_argument("--step", default="", help="新的办到哪一步，不写就是提交；household 可写 register（先登记）")
    importing.add_argument("--dry-run", action="store_true", help="只检查，什么都不写入")
    importing.add_argument("--accept-good", action="store_true", help="有错的不收，其余照收")
    importing.add_argument("--report", type=Path, metavar="OUT.xlsx", help="整张表，原因写在最后一栏")
    importing.add_argument("--refused", type=Path, metavar="OUT.xlsx", help="只写有错的行和原因，改好可单独再导入")
    importing.add_argument(
        "--column", action="append", metavar="表头=字段", help="这个表头是哪个字段，等号后空着就是不要；以后也照此办"
    )
    importing.add_argument("--forget-columns", action="store_true", help="先忘掉以前指定的表头")
    exporting = add("export", _export, "导出名单，默认脱敏；或导出一张统计表")
    exporting.add_argument("form", metavar="FORM|TABLE")
    exporting.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    exporting.add_argument("--search", metavar="TEXT")
    exporting.add_argument("--state", metavar="S")
    exporting.add_argument("--full", action="store_true", help="不脱敏，要写理由，记入日志")
    exporting.add_argument("--reason", default="", metavar="TEXT")
    exporting.add_argument("--layout", choices=_LAYOUTS, default="sheets", help="national = 全国系统的一行式表样")


def _template(office: Office, asked: argparse.Namespace) -> Answer:
    office.sheets.template(asked.file, asked.form, layout=asked.layout)
    return written(asked.file)


def _import(asked: argparse.Namespace) -> Answer:
    chosen = _columns(asked.column or ())
    with open_office(asked) as office:
        sheets = office.sheets
        if asked.forget_columns:
            sheets.forget_columns(asked.form)
        if chosen:
            sheets.keep_columns(asked.form, chosen)
        checked = sheets.check(asked.file, asked.form, step=asked.step)
        if asked.report is not None:
            sheets.write_report(checked, asked.report)
        if asked.refused is not None and checked.errors:
            sheets.write_refused(checked, asked.refused)
        stays_out = asked.dry_run or (checked.errors and not asked.accept_good)
        done = _nothing_of(checked) if stays_out else sheets.take_in(checked, accept_good=asked.accept_good)
        return _answer(done, office.archive.form(asked.form).noun)


def _columns(pairs: Sequence[str]) -> Mapping[str, str]:
    split = [pair.rpartition("=") for pair in pairs]
    if bare := [pair for pair, (_, equals, _) in zip(pairs, split, strict=True) if not equals]:
        raise Usage(f"--column 要写成 表头=字段，“{bare[0]}”没有等号。")
    return {head: path for head, _, path in split}


def _nothing_of(checked: Checked) -> Imported:
    return Imported(uids=(), counts=checked.counts, problems=checked.problems)


def _answer(done: Imported, noun: str) -> Answer:
    counts = done.counts
    result: dict[str, Result] = {"ids": list(done.uids), "good": done.good, "bad": done.bad}
    result |= {verdict.value: count for verdict, count in counts.items()}
    told = (
        f"收下 {len(done.uids)} {noun}；新增 {counts[RowVerdict.NEW]}，有变化 {counts[RowVerdict.CHANGED]}，"
        f"没变化 {counts[RowVerdict.SAME]}，有错 {counts[RowVerdict.WRONG]}。"
    )
    refused = not done.uids and any(one.severity is Severity.ERROR for one in done.problems)
    return Answer(result=result, problems=done.problems, lines=(told, *done.uids), is_done=not refused)


def _export(asked: argparse.Namespace) -> Answer:
    if asked.reason and not asked.full:
        raise Usage("--reason 是不脱敏导出的理由，要和 --full 一起写。")
    with open_office(asked) as office:
        if asked.form in {one.id for one in office.statistics.tables()}:
            office.statistics.write(office.statistics.figures(asked.form), asked.out)
            return written(asked.out)
        states = (asked.state,) if asked.state else ()
        done = office.sheets.export(
            asked.form,
            asked.out,
            search=asked.search or "",
            states=states,
            full=asked.full,
            reason=asked.reason,
            layout=asked.layout,
        )
        noun = office.archive.form(asked.form).noun
    result = {"file": str(done.file), "count": done.count, "drafts": done.drafts}
    told = (
        str(done.file),
        f"导出 {done.count} {noun}。",
        *((f"另有 {done.drafts} 份草稿没有导出。",) if done.drafts else ()),
    )
    return Answer(result=result, problems=done.problems, lines=told)
