"""Commands between offices: keys, seal, open, receive, return, remark, transfer; and portal, what seal laid out for a website."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jinqiu_desktop.cli.answer import Add, Answer, Result, Usage, open_office, with_office, written
from jinqiu_desktop.errors import Failure, Severity, problem
from jinqiu_desktop.office import Decisions, Office
from jinqiu_desktop.office.portal import Options

if TYPE_CHECKING:
    from jinqiu_desktop.bundle import ImportPlan
    from jinqiu_desktop.office.exchange import SealedBundle


def commands(add: Add) -> None:
    """The commands of this room and their words."""
    keys = add("keys", with_office(_keys), "名片")
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
        "--as",
        dest="as_",
        choices=("jqb", "zip", "portal"),
        default="jqb",
        help="对方没有本程序时用 zip，密码另给；portal 写出网上申报的文件，没有加密",
    )
    seal.add_argument("--kind", choices=("pdf", "jpg"), help="网上申报：文件都写成这一种")
    seal.add_argument("--max-kb", type=int, metavar="N", help="网上申报：每个文件最多这么大")
    seal.add_argument("--ascii-names", action="store_true", help="网上申报：文件名只用英文字母和数字")
    portal = add("portal", with_office(_portal), "网上申报写出的文件：看还有哪些，删掉")
    portal.add_argument("what", choices=("list", "purge"))
    opening = add("open", with_office(_open_bundle), "打开上报包")
    opening.add_argument("file", type=Path)
    opening.add_argument("--out", type=Path, required=True, metavar="DIR")
    receiving = add("receive", with_office(_receive), "收下上报包或退回包")
    receiving.add_argument("file", type=Path)
    receiving.add_argument("--dry-run", action="store_true", help="只看会改什么，什么都不写")
    receiving.add_argument("--older", action="store_true", help="比已收的旧也收")
    receiving.add_argument("--mine", action="append", metavar="ID", help="有冲突的这一份，用本单位的")
    receiving.add_argument("--theirs", action="append", metavar="ID", help="有冲突的这一份，用包里的")
    giving_back = add("return", with_office(_return), "封退回包")
    giving_back.add_argument("--to", type=Path, required=True, metavar="CARD")
    giving_back.add_argument("--out", type=Path, required=True)
    giving_back.add_argument("--id", action="append")
    remark = add("remark", with_office(_remark), "给收到的一份写意见")
    remark.add_argument("id")
    remark.add_argument("text")
    remark.add_argument("--at", default="", metavar="FIELD", help="说的是哪一格，不写就是说整份")
    remark.add_argument("--warning", action="store_true", help="只是提醒，不挡提交")
    transfer = add("transfer", with_office(_transfer), "把一份移交给别的单位")
    transfer.add_argument("id")
    transfer.add_argument("--to", type=Path, required=True, metavar="CARD")


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
        return written(asked.file)
    if not (asked.passphrase_file or asked.recovery_file):
        office.safety.confirm_passphrase(_asked_again())
    exchange.export_secret(asked.out)
    return written(asked.out)


def _asked_again() -> str:
    try:
        return getpass.getpass("再输一次口令：")
    except EOFError as error:
        raise Failure("passphrase.none") from error


def _seal(asked: argparse.Namespace) -> Answer:
    if asked.as_ == "jqb" and asked.to is None:
        raise Usage("seal 要用 --to 写明收件单位的名片；对方没有本程序时用 --as zip。")
    if asked.as_ != "portal" and (asked.kind or asked.max_kb is not None or asked.ascii_names):
        raise Usage("--kind、--max-kb 和 --ascii-names 只和 --as portal 一起用。")
    if asked.max_kb is not None and asked.max_kb < 1:
        raise Usage("--max-kb 要写一个正整数。")
    with open_office(asked) as office:
        uids = [office.archive.find(one) for one in asked.id or ()]
        if asked.as_ == "portal":
            return _laid_out(office, asked, uids)
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
        "records": zipped.records,
        "households": zipped.households,
    }
    return Answer(result=result, problems=zipped.problems, lines=lines)


def _laid_out(office: Office, asked: argparse.Namespace, uids: Sequence[str]) -> Answer:
    options = Options(kind=asked.kind or "", max_kb=asked.max_kb or 0, ascii_names=asked.ascii_names)
    made = office.portal.write(uids, asked.out, options)
    warning = problem("", "portal.warning", Severity.WARNING, until=made.until.isoformat())
    result = {
        "folder": str(made.folder),
        "applications": made.applications,
        "files": made.files,
        "size": made.size,
        "until": made.until.isoformat(),
    }
    lines = (f"已写出：{made.folder}", f"{made.applications} 份申请，{made.files} 个文件，{made.size} 字节。")
    return Answer(result=result, problems=(warning, *made.problems), lines=lines)


def _portal(office: Office, asked: argparse.Namespace) -> Answer:
    if asked.what == "purge":
        purged = office.portal.purge()
        return Answer(
            result={"deleted": purged.files}, problems=purged.problems, lines=(f"删了 {purged.files} 个文件。",)
        )
    rows = [
        {"folder": str(one.folder), "files": one.files, "until": one.until.isoformat(), "seen": one.is_seen}
        for one in office.portal.left()
    ]
    return Answer(result=rows, lines=tuple(f"{one['folder']}\t{one['files']}\t{one['until']}" for one in rows))


_CHANGES = {
    "conflict": "有冲突",
    "quarantined": "打不开",
    "newer": "更新的",
    "progress": "有进展",
    "new": "新的",
    "older": "较旧",
    "same": "相同",
}


def _receive(office: Office, asked: argparse.Namespace) -> Answer:
    from jinqiu_desktop.bundle import Choice

    receiving = office.receiving
    if asked.dry_run:
        plan = receiving.plan(asked.file)
        return _planned(office, plan, ("现在什么都没写入。",), {"taken": []})
    mine = {uid: Choice(incoming=False) for uid in asked.mine or ()}
    theirs = {uid: Choice(incoming=True, steps=True) for uid in asked.theirs or ()}
    received = receiving.receive(asked.file, Decisions(records=mine | theirs, older=asked.older))
    told_lines = (f"收下 {len(received.taken)} 份，意见 {received.remarks} 条，留着没收 {len(received.left_out)} 份。",)
    result = {"taken": list(received.taken), "left_out": [one.uid for one in received.left_out]}
    return _planned(office, received.plan, told_lines, {**result, "remarks": received.remarks})


def _planned(office: Office, plan: ImportPlan, lines: tuple[str, ...], result: Mapping[str, Result]) -> Answer:
    rows = [
        {
            "id": one.uid,
            "form": one.form,
            "number": one.number,
            "office": one.office,
            "change": one.change.value,
            "state": one.state.value,
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
    told_rows = (
        (one.uid, f"{one.office}/{one.number}", _CHANGES[one.state.value], office.receiving.progress(one))
        for one in plan.records
    )
    each = ("\t".join(row).rstrip("\t") for row in told_rows)
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
