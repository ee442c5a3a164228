"""Commands about the office itself: setup, backup, restore, verify, passphrase, audit; and the demo and the check of the program."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from jinqiu_desktop.cli.answer import Add, Answer, passphrase, secret, with_office, written
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.office import LEVELS, Office, Profile, restore
from jinqiu_desktop.places import data_folder, write_whole


def commands(add: Add) -> None:
    """The commands of this room and their words."""
    demo = add("demo", _demo, "用编造的人走一遍：建档、申请、打印、封包、收包、退回，再照各份通知各办一次")
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
    add("backup", with_office(_backup), "备份").add_argument("file", type=Path)
    add("restore", _restore, "从备份恢复").add_argument("file", type=Path)
    add("verify", with_office(_verify), "核对档案是否完好")
    passphrase = add("passphrase", with_office(_new_passphrase), "换口令")
    passphrase.add_argument("--new-passphrase-file", required=True, metavar="FILE")
    add("audit", with_office(_audit), "操作记录").add_argument("--out", type=Path)
    policies = add("policies", with_office(_policies), "通知：有哪些、收一份、签一份、改用哪一份")
    what = policies.add_subparsers(dest="what")
    what.add_parser("add").add_argument("file", type=Path)
    what.add_parser("sign").add_argument("file", type=Path)
    what.add_parser("use").add_argument("id")
    add("self-check", _self_check, "程序自查")


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
    founded = Office.setup(data_folder(asked.data), profile, passphrase(asked))
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
        passphrase="" if asked.recovery_file else passphrase(asked),
        recovery=secret(asked.recovery_file),
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
    office.safety.change_passphrase(secret(asked.new_passphrase_file))
    return Answer(lines=("口令已换。",))


def _policies(office: Office, asked: argparse.Namespace) -> Answer:
    policies = office.policies
    if asked.what == "sign":
        return written(policies.sign(asked.file))
    lines = policies.all()
    if asked.what == "add":
        lines = (policies.add(asked.file),)
    elif asked.what == "use":
        lines = (policies.choose(asked.id),)
    told = (
        "\t".join([one.id, one.title, one.region, one.year, *(["现在用"] if one.is_in_force else [])]) for one in lines
    )
    return Answer(result=[asdict(one) for one in lines], lines=tuple(told))


def _audit(office: Office, asked: argparse.Namespace) -> Answer:
    log = office.safety.audit_log()
    lines = tuple(
        "\t".join(
            (
                str(one.no),
                one.at.isoformat(),
                one.who,
                one.act,
                one.uid,
                *(f"{key}={one.facts[key]}" for key in one.facts),
            )
        )
        for one in log
    )
    if asked.out:
        with write_whole(asked.out) as file:
            file.write("".join(f"{text}\n" for text in lines).encode())
        return written(asked.out)
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
