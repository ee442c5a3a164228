"""Commands about records: put, attach, list, show, check, step, print."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jinqiu_desktop.cli.answer import Add, Answer, Result, Usage, open_office, text_of, with_office
from jinqiu_desktop.errors import Failure, Problem, Severity
from jinqiu_desktop.office import Office, read_json

if TYPE_CHECKING:
    from jinqiu_desktop.forms import Form
    from jinqiu_desktop.records import StepTaken


def commands(add: Add) -> None:
    """The commands of this room and their words."""
    put = add("put", with_office(_put), "按 JSON 填一份，和手填一样检查")
    put.add_argument("form")
    put.add_argument("file")
    put.add_argument("--id")
    put.add_argument("--step", default="", help="办到哪一步，不写就是提交；draft 只存草稿")
    attach = add("attach", with_office(_attach), "附一份材料")
    attach.add_argument("id")
    attach.add_argument("file", type=Path)
    attach.add_argument("--type", required=True)
    listing = add("list", with_office(_list), "列出记录")
    listing.add_argument("form")
    listing.add_argument("--search", metavar="TEXT")
    listing.add_argument("--state", metavar="S")
    listing.add_argument("--limit", type=int, default=1000)
    add("show", with_office(_show), "看一份记录").add_argument("id")
    add("check", with_office(_check), "查出所有问题").add_argument("id", nargs="?")
    step = add("step", _step, "办一步")
    step.add_argument("id")
    step.add_argument("step")
    step.add_argument("--set", action="append", metavar="field=value")
    step.add_argument("--outcome", metavar="O")
    printing = add("print", _print, "打印纸表")
    printing.add_argument("paper", nargs="?")
    printing.add_argument("--id", action="append")
    printing.add_argument("--all", action="store_true")
    printing.add_argument("--blank", action="store_true")
    printing.add_argument("--revision", type=int, metavar="N", help="照旧的一版打印")
    printing.add_argument("--list", action="store_true")
    printing.add_argument("--format", choices=("pdf", "docx", "xlsx"), default="pdf", help="xlsx 只写名单")
    printing.add_argument("--masked", action="store_true", help="名单脱敏，传阅用")
    printing.add_argument("--reason", default="", metavar="TEXT", help="名单写成 Excel 又不脱敏的理由")
    printing.add_argument("--out", type=Path)


def _put(office: Office, asked: argparse.Namespace) -> Answer:
    text = _text_of_stdin() if asked.file == "-" else text_of(Path(asked.file))
    stored = read_json(text, asked.file)
    uid = office.archive.put(asked.form, stored, office.archive.find(asked.id) if asked.id else "", asked.step)
    doubts = () if asked.step == "draft" else office.archive.problems(uid)
    return Answer(result={"id": uid}, problems=doubts, lines=(uid,))


def _text_of_stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Failure("file.not_text", name="-") from error


def _attach(office: Office, asked: argparse.Namespace) -> Answer:
    uid = office.materials.attach(office.archive.find(asked.id), asked.file, asked.type)
    return Answer(result={"id": uid}, lines=(uid,))


def _list(office: Office, asked: argparse.Namespace) -> Answer:
    found = office.archive.listing(
        asked.form, asked.search or "", (asked.state,) if asked.state else (), limit=asked.limit
    )
    form = office.archive.form(asked.form)
    masked = [{path: form.field(path).kind.masked(value) for path, value in one.values.items()} for one in found.lines]
    rows = [
        {"id": one.uid, "number": one.number, "state": one.state, "is_draft": one.is_draft, "values": values}
        for one, values in zip(found.lines, masked, strict=True)
    ]
    lines = tuple(
        "\t".join([one.uid, one.number or "草稿", form.states.get(one.state, one.state), *values.values()])
        for one, values in zip(found.lines, masked, strict=True)
    )
    return Answer(result={"total": found.total, "rows": rows}, lines=(*lines, f"共 {found.total} {form.noun}"))


def _show(office: Office, asked: argparse.Namespace) -> Answer:
    from jinqiu_desktop.records import content_digest, to_json

    paper = office.papers.trace(asked.id) if asked.id.startswith("JQ1|") else None  # scanned from the foot of a paper
    uid = paper.uid if paper else office.archive.find(asked.id)
    whole = office.archive.whole(uid)
    steps = office.archive.steps(uid)
    result: dict[str, Result] = {
        "id": uid,
        "form": whole.form.id,
        "state": office.archive.state(uid),
        "is_draft": office.archive.has_draft(uid),
        "answers": to_json(whole.form, whole.answers),
        "derived": {path: whole.form.field(path).kind.stored(value) for path, value in whole.derived().items()},
        "content_digest": content_digest(whole.form, whole.answers, office.archive.referred(whole)),
        "steps": [
            {
                "step": one.step,
                "outcome": one.outcome,
                "on": one.on.isoformat(),
                "person": one.person,
                "office": one.office,
                "values": _said(whole.form, one),
            }
            for one in steps
        ],
    }
    under: tuple[str, ...] = ()
    if whole.form.tells:
        notice = office.papers.notice_of(uid)
        result["told"] = [asdict(one) for one in office.archive.explained(uid)]
        result["told_under"] = asdict(notice)
        under = (f"依据的通知\t{notice.title}\t{notice.source or notice.issuer}",)
    if result["state"] != "draft":
        record = office.archive.record(uid)
        result |= {"number": record.number, "revision": record.no, "digest": record.digest}
    if paper is not None:
        result["paper"] = asdict(paper)
    lines = [
        f"{key}: {json.dumps(result[key], ensure_ascii=False)}"
        for key in result
        if key not in ("answers", "derived", "told", "told_under", "steps", "state")
    ]
    state = office.archive.state(uid)
    lines.append(f"state: {whole.form.states.get(state, state)}")
    lines += [_step_line(whole.form, one) for one in steps]
    for path, value in whole.answers.values.items():
        field = whole.form.field(path)
        lines.append(f"{field.label}\t{field.kind.masked(value)}")
    lines += under
    for one in office.archive.explained(uid):
        told = (one.holds, one.label, one.figures, one.sum, one.result, one.bound, one.source)
        lines.append("\t".join(text for text in told if text))
    return Answer(result=result, lines=tuple(lines))


def _said(form: Form, taken: StepTaken) -> dict[str, Result]:
    """What a step says, as it is shown, by the labels of its fields; a step of no form (a transfer) by the names it is kept under."""
    declared = form.steps.get(taken.step)
    if declared is None:
        return {name: text for name, text in taken.values.items() if isinstance(text, str)}
    held = {name: one.kind.held(taken.values[name]) for name, one in declared.fields.items() if name in taken.values}
    return {
        declared.fields[name].label: declared.fields[name].kind.shown(value)
        for name, value in held.items()
        if value is not None
    }


def _step_line(form: Form, taken: StepTaken) -> str:
    declared = form.steps.get(taken.step)
    label = declared.label if declared is not None else taken.step
    back = declared.back.get(taken.outcome, "") if declared is not None else ""
    said = [f"{name}：{text}" for name, text in _said(form, taken).items()]
    told = (
        f"step: {label}",
        form.states.get(back, taken.outcome),
        taken.on.isoformat(),
        taken.office,
        taken.person,
        *said,
    )
    return "\t".join(text for text in told if text)


def _check(office: Office, asked: argparse.Namespace) -> Answer:
    if asked.id:
        uid = office.archive.find(asked.id)
        found = [(uid, one) for one in office.archive.problems(uid)]
        problems = tuple(one for _, one in found)
    else:
        found = list(office.archive.problems_of_all())
        problems = tuple(_of_record(office.archive.number(uid), one) for uid, one in found)
    result = [{"id": uid, "code": one.code, "where": one.where, "severity": one.severity.value} for uid, one in found]
    errors = any(one.severity is Severity.ERROR for one in problems)
    return Answer(result=result, problems=problems, lines=(f"共 {len(problems)} 处",), is_done=not errors)


def _of_record(number: str, one: Problem) -> Problem:
    label = f"{number} {one.fact('label') or one.where}".strip()
    return replace(one, facts=tuple((dict(one.facts) | {"label": label}).items()))


def _step(asked: argparse.Namespace) -> Answer:
    pairs = [pair.partition("=") for pair in asked.set or ()]
    if bare := [name for name, equals, _ in pairs if not equals]:
        raise Usage(f"--set 要写成 字段=内容，“{bare[0]}”没有等号。")
    typed = {name: text for name, _, text in pairs}
    with open_office(asked) as office:
        uid = office.archive.find(asked.id)
        if not asked.outcome and asked.step in office.archive.form(office.archive.form_id(uid)).steps:
            typed = {**office.together.offered(uid, asked.step), **typed}
        warnings = office.archive.step(uid, asked.step, typed, asked.outcome or "")
        state = office.archive.state(uid)
    return Answer(result={"id": uid, "state": state}, problems=warnings, lines=(state,))


def _print(asked: argparse.Namespace) -> Answer:
    if not asked.list and not (asked.paper and asked.out and [bool(asked.id), asked.all, asked.blank].count(True) == 1):
        raise Usage("print 要写明纸表、--out，以及 --id、--all、--blank 之一；print --list 列出纸表。")
    with open_office(asked) as office:
        return _list_papers(office) if asked.list else _print_paper(office, asked)


def _list_papers(office: Office) -> Answer:
    titles = {paper.id: paper.title for paper in office.papers.all()}
    result = [{"paper": paper_id, "title": title} for paper_id, title in titles.items()]
    return Answer(result=result, lines=tuple("\t".join(one) for one in titles.items()))


def _print_paper(office: Office, asked: argparse.Namespace) -> Answer:
    papers = office.papers
    if asked.blank:
        written = papers.blank(asked.paper, asked.out, kind=asked.format)
    else:
        uids = papers.all_of(asked.paper) if asked.all else [office.archive.find(one) for one in asked.id]
        written = papers.save(
            asked.paper,
            uids,
            asked.out,
            revision=asked.revision,
            kind=asked.format,
            masked=asked.masked,
            reason=asked.reason,
        )
    return Answer(result={"files": [str(one) for one in written]}, lines=tuple(str(one) for one in written))
