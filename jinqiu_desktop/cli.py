"""The command line: the same things a window does, for other programs and for a terminal. Fixed by design.md §9.

Exit 0 done; 1 refused, every problem on stderr as one Chinese line; 2 wrong usage. With `--json`, stdout is always one object
`{"ok", "problems", "result"}` (resources/answer.schema.json). The passphrase comes from a file or `JINQIU_PASSPHRASE`, never from an argument.
"""

from __future__ import annotations

import argparse
import getpass
import io
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from jinqiu_desktop.errors import Failure, Problem, Refused, Severity, line
from jinqiu_desktop.office import LEVELS, Decisions, Office, Profile, read_json, restore
from jinqiu_desktop.places import data_folder, told, write_whole

if TYPE_CHECKING:
    from jinqiu_desktop.bundle import ImportPlan
    from jinqiu_desktop.office.exchange import SealedBundle

Result = Any
"""What a command answers with: anything JSON can hold."""

READING = frozenset({"list", "show", "check", "verify"})
"""Commands that also work beside a program that holds the store."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a command did: its result, the problems it found (a refusal when any is an error), and the lines a person reads."""

    result: Result = None
    problems: tuple[Problem, ...] = ()
    lines: tuple[str, ...] = ()
    is_done: bool = True


class _Usage(Exception):
    """The words of a command do not go together; nothing was opened."""


def main(argv: Sequence[str], out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Run one command; returns 0 done, 1 refused, 2 wrong usage."""
    stdout, stderr = out or _in_utf8(sys.stdout), err or _in_utf8(sys.stderr)
    try:
        asked = _parser().parse_args(list(argv))
        answer: Answer = asked.act(asked)
    except SystemExit as stop:
        return 2 if stop.code else 0
    except _Usage as wrong:
        stderr.write(f"{wrong}\n")
        return 2
    except Refused as refused:
        answer = Answer(problems=refused.problems, is_done=False)
    except Failure as failure:
        told_of = Problem(where="", code=failure.code, facts=tuple(failure.facts.items()))
        answer = Answer(problems=(told_of,), is_done=False)
    stderr.writelines(f"{line(one)}\n" for one in answer.problems)
    try:
        if asked.json:
            json.dump(_as_json(answer), stdout, ensure_ascii=False, indent=1)
            stdout.write("\n")
        else:
            stdout.writelines(f"{text}\n" for text in answer.lines)
        stdout.flush()
    except BrokenPipeError:  # the program that read has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0 if answer.is_done else 1


def _in_utf8(stream: TextIO) -> TextIO:
    """A terminal of another encoding must not end a command at the first rare character."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def _as_json(answer: Answer) -> Mapping[str, Result]:
    problems = [
        {"code": one.code, "severity": one.severity.value, "where": one.where, "message": line(one)}
        for one in answer.problems
    ]
    return {"ok": answer.is_done, "problems": problems, "result": answer.result}


# --- opening --------------------------------------------------------------------------------------------------------------


def _secret(path: str | None) -> str:
    return "" if path is None else _text_of(Path(path)).strip("\r\n")


def _text_of(path: Path) -> str:
    """A text file in UTF-8, with or without the mark that Windows puts at its beginning."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise told(error, path.name) from error
    except UnicodeDecodeError as error:
        raise Failure("file.not_text", name=path.name) from error


def _passphrase(asked: argparse.Namespace) -> str:
    given = _secret(asked.passphrase_file) or os.environ.get("JINQIU_PASSPHRASE", "")
    if not given:
        raise Failure("passphrase.none")
    return given


def _open(asked: argparse.Namespace) -> Office:
    folder = data_folder(asked.data)
    read_only = asked.command in READING
    if recovery := _secret(asked.recovery_file):
        return Office.open(folder, recovery=recovery, read_only=read_only)
    return Office.open(folder, _passphrase(asked), read_only=read_only)


def _with_office(act: Callable[[Office, argparse.Namespace], Answer]) -> Callable[[argparse.Namespace], Answer]:
    def opened(asked: argparse.Namespace) -> Answer:
        with _open(asked) as office:
            return act(office, asked)

    return opened


# --- commands -------------------------------------------------------------------------------------------------------------


def _demo(asked: argparse.Namespace) -> Answer:
    from jinqiu_desktop.demo import run_all

    report = run_all(asked.out, households=asked.households, seed=asked.random)
    return Answer(result=report.result(), lines=report.lines())


def _self_check(asked: argparse.Namespace) -> Answer:
    from jinqiu_desktop.demo import self_check

    lines = self_check()
    return Answer(result=list(lines), lines=lines)


def _setup(asked: argparse.Namespace) -> Answer:
    profile = Profile(name=asked.office, level=asked.level, region=asked.region, policy=asked.policy, clerk=asked.clerk)
    sheet = asked.sheet or Path("金秋助学-恢复单.pdf")
    if sheet.exists():
        raise Failure("file.exists", name=str(sheet))
    founded = Office.setup(data_folder(asked.data), profile, _passphrase(asked))
    with founded.office as office:
        try:
            with write_whole(sheet) as file:
                file.write(office.safety.recovery_sheet(founded.recovery))
        except BaseException:
            office.abandon()  # an office whose recovery code nobody has seen is worse than none
            raise
        result = {
            "data": str(data_folder(asked.data)),
            "sheet": str(sheet),
            "fingerprint": office.exchange.card().fingerprint,
        }
    return Answer(
        result=result, lines=(f"已建好：{result['data']}", f"恢复单：{sheet}（请打印后锁好，再删掉这个文件）")
    )


def _put(office: Office, asked: argparse.Namespace) -> Answer:
    text = _text_of_stdin() if asked.file == "-" else _text_of(Path(asked.file))
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
    uid = office.archive.attach(office.archive.find(asked.id), asked.file, asked.type)
    return Answer(result={"id": uid}, lines=(uid,))


def _template(office: Office, asked: argparse.Namespace) -> Answer:
    office.archive.template(asked.file, asked.form)
    return _written(asked.file)


def _written(path: Path) -> Answer:
    return Answer(result={"file": str(path)}, lines=(str(path),))


def _import(office: Office, asked: argparse.Namespace) -> Answer:
    imported = office.archive.import_table(
        asked.file, asked.form, dry_run=asked.dry_run, accept_good=asked.accept_good, report=asked.report
    )
    refused = not imported.uids and any(one.severity is Severity.ERROR for one in imported.problems)
    result = {"ids": list(imported.uids), "good": imported.good, "bad": imported.bad}
    told_lines = (f"收下 {len(imported.uids)} 户；能收 {imported.good} 户，有错 {imported.bad} 户。", *imported.uids)
    return Answer(result=result, problems=imported.problems, lines=told_lines, is_done=not refused)


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
            {"step": one.step, "outcome": one.outcome, "on": one.on.isoformat(), "person": one.person} for one in steps
        ],
    }
    if result["state"] != "draft":
        record = office.archive.record(uid)
        result |= {"number": record.number, "revision": record.no, "digest": record.digest}
    if paper is not None:
        result["paper"] = asdict(paper)
    lines = [
        f"{key}: {json.dumps(result[key], ensure_ascii=False)}" for key in result if key not in ("answers", "derived")
    ]
    for path, value in whole.answers.values.items():
        field = whole.form.field(path)
        lines.append(f"{field.label}\t{field.kind.masked(value)}")
    return Answer(result=result, lines=tuple(lines))


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
        raise _Usage(f"--set 要写成 字段=内容，“{bare[0]}”没有等号。")
    typed = {name: text for name, _, text in pairs}
    with _open(asked) as office:
        uid = office.archive.find(asked.id)
        warnings = office.archive.step(uid, asked.step, typed, asked.outcome or "")
        state = office.archive.state(uid)
    return Answer(result={"id": uid, "state": state}, problems=warnings, lines=(state,))


def _print(asked: argparse.Namespace) -> Answer:
    if not asked.list and not (asked.paper and asked.out and [bool(asked.id), asked.all, asked.blank].count(True) == 1):
        raise _Usage("print 要写明纸表、--out，以及 --id、--all、--blank 之一；print --list 列出纸表。")
    with _open(asked) as office:
        return _list_papers(office) if asked.list else _print_paper(office, asked)


def _list_papers(office: Office) -> Answer:
    titles = {paper.id: paper.title for paper in office.papers.all()}
    result = [{"paper": paper_id, "title": title} for paper_id, title in titles.items()]
    return Answer(result=result, lines=tuple("\t".join(one) for one in titles.items()))


def _print_paper(office: Office, asked: argparse.Namespace) -> Answer:
    papers = office.papers
    if asked.blank:
        written = papers.blank(asked.paper, asked.out)
    else:
        uids = papers.all_of(asked.paper) if asked.all else [office.archive.find(one) for one in asked.id]
        written = papers.save(asked.paper, uids, asked.out, revision=asked.revision)
    return Answer(result={"files": [str(one) for one in written]}, lines=tuple(str(one) for one in written))


def _backup(office: Office, asked: argparse.Namespace) -> Answer:
    made = office.safety.backup(asked.file)
    return Answer(
        result={"file": str(asked.file), "size": made.size, "files": made.files},
        lines=(f"已备份并打开核对过：{asked.file}",),
    )


def _restore(asked: argparse.Namespace) -> Answer:
    aside = restore(
        asked.file,
        data_folder(asked.data),
        passphrase="" if asked.recovery_file else _passphrase(asked),
        recovery=_secret(asked.recovery_file),
    )
    lines = [f"已恢复到：{data_folder(asked.data)}", *([f"原来的档案移到：{aside}"] if aside else [])]
    return Answer(result={"data": str(data_folder(asked.data)), "aside": str(aside or "")}, lines=tuple(lines))


def _verify(office: Office, asked: argparse.Namespace) -> Answer:
    checked = office.safety.verify()
    done = not checked.problems
    return Answer(
        result=dict(checked.counts), problems=checked.problems, lines=("档案完好。",) if done else (), is_done=done
    )


def _new_passphrase(office: Office, asked: argparse.Namespace) -> Answer:
    office.safety.change_passphrase(_secret(asked.new_passphrase_file))
    return Answer(lines=("口令已换。",))


def _audit(office: Office, asked: argparse.Namespace) -> Answer:
    log = office.safety.audit_log()
    lines = tuple(f"{one.no}\t{one.at.isoformat()}\t{one.who}\t{one.act}\t{one.uid}" for one in log)
    if asked.out:
        with write_whole(asked.out) as file:
            file.write("".join(f"{text}\n" for text in lines).encode())
        return _written(asked.out)
    entries = (
        {
            "no": one.no,
            "at": one.at.isoformat(),
            "who": one.who,
            "act": one.act,
            "id": one.uid,
            "facts": dict(one.facts),
        }
        for one in log
    )
    return Answer(result=list(entries), lines=lines)


def _keys(office: Office, asked: argparse.Namespace) -> Answer:
    exchange = office.exchange
    if asked.what == "show":
        card = exchange.card()
        lines = (f"{card.office}（{card.level}）", f"核对码 {card.fingerprint}", card.age, card.minisign)
        result = {"office": card.office, "fingerprint": card.fingerprint, "age": card.age, "minisign": card.minisign}
        return Answer(result=result, lines=lines)
    if asked.what == "trust":
        card = exchange.trust(asked.file)
        told_line = f"{card.office} 核对码 {card.fingerprint}"
        return Answer(result={"office": card.office, "fingerprint": card.fingerprint}, lines=(told_line,))
    if asked.what == "export":
        exchange.export_card(asked.file)
        return _written(asked.file)
    if not (asked.passphrase_file or asked.recovery_file):
        office.safety.confirm_passphrase(_asked_again())
    exchange.export_secret(asked.out)
    return _written(asked.out)


def _asked_again() -> str:
    try:
        return getpass.getpass("再输一次口令：")
    except EOFError as error:
        raise Failure("passphrase.none") from error


def _seal(asked: argparse.Namespace) -> Answer:
    if asked.as_ == "jqb" and asked.to is None:
        raise _Usage("seal 要用 --to 写明收件单位的名片；对方没有本程序时用 --as zip。")
    with _open(asked) as office:
        uids = [office.archive.find(one) for one in asked.id or ()]
        if asked.as_ == "zip":
            return _sealed_zip(office, asked.out, uids)
        return _sealed(office.exchange.seal(asked.to, asked.out, uids))


def _return(office: Office, asked: argparse.Namespace) -> Answer:
    uids = [office.archive.find(one) for one in asked.id or ()]
    return _sealed(office.exchange.return_to(asked.to, asked.out, uids))


def _sealed(sealed: SealedBundle) -> Answer:
    lines = (
        f"已封好：{sealed.path}",
        f"交给 {sealed.receiver}，核对码 {sealed.fingerprint}，{sealed.households} 户，{sealed.size} 字节。",
    )
    result = {
        "file": str(sealed.path),
        "size": sealed.size,
        "sha256": sealed.sha256,
        "records": sealed.records,
        "households": sealed.households,
        "to": sealed.fingerprint,
    }
    return Answer(result=result, problems=sealed.problems, lines=lines)


def _sealed_zip(office: Office, out: Path, uids: Sequence[str]) -> Answer:
    zipped = office.exchange.seal_zip(out, uids)
    lines = (
        f"已封好：{zipped.path}，签名 {zipped.signature}",
        f"打开密码（只显示这一次，请另外告诉对方，不要和文件放在一起）：{zipped.password}",
    )
    result = {
        "file": str(zipped.path),
        "signature": str(zipped.signature),
        "password": zipped.password,
        "size": zipped.size,
        "sha256": zipped.sha256,
        "records": sum(zipped.counts.values()),
    }
    return Answer(result=result, lines=lines)


_CHANGES = {
    "conflict": "有冲突",
    "quarantined": "打不开",
    "newer": "更新的",
    "new": "新的",
    "older": "较旧",
    "same": "相同",
}


def _receive(office: Office, asked: argparse.Namespace) -> Answer:
    from jinqiu_desktop.bundle import Choice

    receiving = office.receiving
    if asked.dry_run:
        plan = receiving.plan(asked.file)
        return _planned(plan, ("现在什么都没写入。",), {"taken": []})
    mine = {uid: Choice(incoming=False) for uid in asked.mine or ()}
    theirs = {uid: Choice(incoming=True, steps=True) for uid in asked.theirs or ()}
    received = receiving.receive(asked.file, Decisions(records=mine | theirs, older=asked.older))
    told_lines = (f"收下 {len(received.taken)} 份，意见 {received.remarks} 条，留着没收 {len(received.left_out)} 份。",)
    result = {"taken": list(received.taken), "left_out": [one.uid for one in received.left_out]}
    return _planned(received.plan, told_lines, {**result, "remarks": received.remarks})


def _planned(plan: ImportPlan, lines: tuple[str, ...], result: Mapping[str, Result]) -> Answer:
    rows = [
        {
            "id": one.uid,
            "form": one.form,
            "number": one.number,
            "office": one.office,
            "change": one.change.value,
            "no": one.no,
            "local_no": one.local_no,
            "asks": one.asks,
            "changed": one.is_changed,
            "differs": list(one.differs),
            "steps": len(one.steps),
            "problems": [each.code for each in one.problems],
        }
        for one in plan.records
    ]
    counted = "，".join(f"{label} {plan.counts[change]}" for change, label in _CHANGES.items())
    each = (f"{one.uid}\t{one.office}/{one.number}\t{_CHANGES[one.change.value]}" for one in plan.records)
    # What is wrong with single lines or asks for a person stops no other line: nothing here is a refusal.
    told_of = tuple(replace(one, severity=Severity.WARNING) for one in plan.all_problems())
    told = {"sender": plan.manifest.sender.office, "uuid": plan.manifest.cover.uuid, "counts": plan.counts}
    return Answer(
        result={**told, **result, "rows": rows},
        problems=told_of,
        lines=(f"来自 {plan.manifest.sender.office}：{counted}", *each, *lines),
    )


def _remark(office: Office, asked: argparse.Namespace) -> Answer:
    uuid = office.receiving.remark(
        office.archive.find(asked.id), asked.at, asked.text, Severity.WARNING if asked.warning else Severity.ERROR
    )
    return Answer(result={"remark": uuid}, lines=(uuid,))


def _transfer(office: Office, asked: argparse.Namespace) -> Answer:
    uid = office.archive.find(asked.id)
    office.receiving.transfer(uid, asked.to)
    return Answer(result={"id": uid}, lines=(uid,))


def _open_bundle(office: Office, asked: argparse.Namespace) -> Answer:
    opened = office.exchange.open(asked.file, asked.out)
    lines = (f"已打开到：{asked.out}", f"来自 {opened.sender}，{opened.records} 份记录。")
    result = {"out": str(asked.out), "sender": opened.sender, "records": opened.records, "uuid": opened.uuid}
    return Answer(result=result, problems=opened.problems, lines=lines)


# --- usage ----------------------------------------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="jinqiu-desktop", description="金秋助学桌面端", allow_abbrev=False)
    top.add_argument("--data", type=Path, metavar="DIR", help="放档案的文件夹")
    top.add_argument("--passphrase-file", metavar="FILE", help="口令在这个文件里")
    top.add_argument("--recovery-file", metavar="FILE", help="用恢复码代替口令")
    top.add_argument("--json", action="store_true", help="结果写成一个 JSON 对象")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, act: Callable[[argparse.Namespace], Answer], help_text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help_text, allow_abbrev=False)
        made.set_defaults(act=act)
        return made

    demo = add("demo", _demo, "用编造的人走一遍：建档、申请、打印、封包、打开")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    demo.add_argument("--households", type=int, default=4, metavar="N")
    demo.add_argument("--random", type=int, default=2026, metavar="N", help="随机数的起点")
    setup = add("setup", _setup, "新建一个单位的档案")
    setup.add_argument("--office", required=True, metavar="NAME")
    setup.add_argument("--level", required=True, choices=LEVELS)
    setup.add_argument("--region", required=True, metavar="CODE")
    setup.add_argument("--policy", required=True, metavar="ID")
    setup.add_argument("--clerk", required=True, metavar="NAME")
    setup.add_argument("--sheet", type=Path, metavar="FILE.pdf", help="恢复单写到哪里")
    put = add("put", _with_office(_put), "按 JSON 填一份，和手填一样检查")
    put.add_argument("form")
    put.add_argument("file")
    put.add_argument("--id")
    put.add_argument("--step", default="", help="办到哪一步，不写就是提交；draft 只存草稿")
    attach = add("attach", _with_office(_attach), "附一份材料")
    attach.add_argument("id")
    attach.add_argument("file", type=Path)
    attach.add_argument("--type", required=True)
    template = add("template", _with_office(_template), "写出导入用的空表")
    template.add_argument("file", type=Path)
    template.add_argument("--form", default="household")
    importing = add("import", _with_office(_import), "从表格导入")
    importing.add_argument("file", type=Path)
    importing.add_argument("--form", default="household")
    importing.add_argument("--dry-run", action="store_true")
    importing.add_argument("--accept-good", action="store_true")
    importing.add_argument("--report", type=Path, metavar="OUT.xlsx")
    listing = add("list", _with_office(_list), "列出记录")
    listing.add_argument("form")
    listing.add_argument("--search", metavar="TEXT")
    listing.add_argument("--state", metavar="S")
    listing.add_argument("--limit", type=int, default=1000)
    add("show", _with_office(_show), "看一份记录").add_argument("id")
    add("check", _with_office(_check), "查出所有问题").add_argument("id", nargs="?")
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
    printing.add_argument("--format", choices=("pdf",), default="pdf")
    printing.add_argument("--out", type=Path)
    add("backup", _with_office(_backup), "备份").add_argument("file", type=Path)
    add("restore", _restore, "从备份恢复").add_argument("file", type=Path)
    add("verify", _with_office(_verify), "核对档案是否完好")
    passphrase = add("passphrase", _with_office(_new_passphrase), "换口令")
    passphrase.add_argument("--new-passphrase-file", required=True, metavar="FILE")
    add("audit", _with_office(_audit), "操作记录").add_argument("--out", type=Path)
    add("self-check", _self_check, "程序自查")
    keys = add("keys", _with_office(_keys), "名片")
    what = keys.add_subparsers(dest="what", required=True)
    what.add_parser("show")
    what.add_parser("export").add_argument("file", type=Path)
    what.add_parser("trust").add_argument("file", type=Path)
    what.add_parser("secret").add_argument("--out", type=Path, required=True)
    seal = add("seal", _seal, "封上报包")
    seal.add_argument("--to", type=Path, metavar="CARD")
    seal.add_argument("--out", type=Path, required=True)
    seal.add_argument("--id", action="append")
    seal.add_argument(
        "--as", dest="as_", choices=("jqb", "zip"), default="jqb", help="对方没有本程序时用 zip，密码另给"
    )
    opening = add("open", _with_office(_open_bundle), "打开上报包")
    opening.add_argument("file", type=Path)
    opening.add_argument("--out", type=Path, required=True, metavar="DIR")
    receiving = add("receive", _with_office(_receive), "收下上报包或退回包")
    receiving.add_argument("file", type=Path)
    receiving.add_argument("--dry-run", action="store_true", help="只看会改什么，什么都不写")
    receiving.add_argument("--older", action="store_true", help="比已收的旧也收")
    receiving.add_argument("--mine", action="append", metavar="ID", help="有冲突的这一份，用本单位的")
    receiving.add_argument("--theirs", action="append", metavar="ID", help="有冲突的这一份，用包里的")
    giving_back = add("return", _with_office(_return), "封退回包")
    giving_back.add_argument("--to", type=Path, required=True, metavar="CARD")
    giving_back.add_argument("--out", type=Path, required=True)
    giving_back.add_argument("--id", action="append")
    remark = add("remark", _with_office(_remark), "给收到的一份写意见")
    remark.add_argument("id")
    remark.add_argument("text")
    remark.add_argument("--at", default="", metavar="FIELD", help="说的是哪一格，不写就是说整份")
    remark.add_argument("--warning", action="store_true", help="只是提醒，不挡提交")
    transfer = add("transfer", _with_office(_transfer), "把一份移交给别的单位")
    transfer.add_argument("id")
    transfer.add_argument("--to", type=Path, required=True, metavar="CARD")
    return top
