"""The command line: the same things a window does, for other programs and for a terminal. Fixed by design.md §9.

Exit 0 done; 1 refused, every problem on stderr as one Chinese line; 2 wrong usage. With `--json`, stdout is always one object
`{"ok", "problems", "result"}` (resources/answer.schema.json). The passphrase comes from a file or `JINQIU_PASSPHRASE`, never from an argument.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from jinqiu_desktop.cli import bundles, campaign, records, safety, sheets, statistics
from jinqiu_desktop.cli.answer import Answer, Result, Usage
from jinqiu_desktop.errors import Failure, Problem, Refused, line


def main(argv: Sequence[str], out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Run one command; returns 0 done, 1 refused, 2 wrong usage."""
    stdout, stderr = out or _in_utf8(sys.stdout), err or _in_utf8(sys.stderr)
    try:
        asked = _parser().parse_args(list(argv))
        answer: Answer = asked.act(asked)
    except SystemExit as stop:
        return 2 if stop.code else 0
    except Usage as wrong:
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

    for room in (safety, records, sheets, bundles, campaign, statistics):
        room.commands(add)
    return top
