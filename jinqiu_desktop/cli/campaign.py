"""Commands of the campaign: finish a 公示, roster, bank file, paid, returned, paid again, carried over, repeated aid; and the end of retention."""

from __future__ import annotations

import argparse
from pathlib import Path

from jinqiu_desktop.cli.answer import Add, Answer, Usage, day, open_office, text_of, with_office, written
from jinqiu_desktop.errors import line
from jinqiu_desktop.office import Objection, Office, read_json

_UPHELD = {"成立": True, "不成立": False}


def commands(add: Add) -> None:
    """The commands of this room and their words."""
    finish = add("finish-posting", _finish, "公示结束：名单上的申请各办公示一步")
    finish.add_argument("id")
    finish.add_argument("--objection", action="append", metavar="ID=成立:说明", help="有异议的一份，成立或不成立")
    finish.add_argument("--ended-on", metavar="DATE")
    finish.add_argument("--taken-down-on", metavar="DATE")
    payroll = add("payroll", with_office(_payroll), "把批准了的申请列入发放花名册")
    payroll.add_argument("--batch", required=True)
    payroll.add_argument("--id", action="append", required=True)
    add("roster", with_office(_roster), "一批发放的花名册和合计").add_argument("--batch", required=True)
    bank = add("bank-file", with_office(_bank_file), "写出交给银行的文件，待发放的转为已导出")
    bank.add_argument("--batch", required=True)
    bank.add_argument("--again", action="store_true", help="交过银行的再写一次，文件名注明第几次")
    bank.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx|FILE.csv")
    paid = add("paid", _paid, "银行发了这一批")
    paid.add_argument("--batch", required=True)
    paid.add_argument("--on", required=True, metavar="DATE")
    paid.add_argument("--except", dest="left", action="append", default=[], metavar="ID", help="没有发成的")
    paid.add_argument("--voucher", default="")
    bounced = add("bounced", _bounced, "退票")
    bounced.add_argument("id")
    bounced.add_argument("--reason", required=True)
    bounced.add_argument("--on", metavar="DATE")
    repeat = add("repeat", _repeat, "退票重发")
    repeat.add_argument("id")
    repeat.add_argument("--batch", required=True)
    repeat.add_argument("--set", action="append", metavar="field=value")
    carry = add("carry-over", with_office(_carry_over), "去年发放过、还在校的，起草今年的申请")
    carry.add_argument("--year", type=int, required=True)
    hits = add("repeated-aid", with_office(_repeated_aid), "和其他部门名单核对出来的重复帮扶")
    hits.add_argument("--year", type=int, required=True)
    hits.add_argument("--out", type=Path, metavar="FILE.xlsx")
    hits.add_argument("--reason", default="", help="写全号的理由，不写就遮住")
    dispose = add("dispose", with_office(_dispose), "保管到期的：列出来，或按两人签字的清册销毁")
    act = dispose.add_mutually_exclusive_group(required=True)
    act.add_argument("--list", action="store_true")
    act.add_argument("--do", type=Path, metavar="FILE.json", help="清册的批准人、监销人和依据")


def _pairs(texts: list[str] | None, name: str) -> dict[str, str]:
    parts = [text.partition("=") for text in texts or ()]
    if bare := [key for key, equals, _ in parts if not equals]:
        raise Usage(f"{name} 要写成 名称=内容，“{bare[0]}”没有等号。")
    return {key: value for key, _, value in parts}


def _finish(asked: argparse.Namespace) -> Answer:
    ended, down = day(asked.ended_on, "--ended-on"), day(asked.taken_down_on, "--taken-down-on")
    told = {named: text.partition(":") for named, text in _pairs(asked.objection, "--objection").items()}
    if strange := [how for how, _, _ in told.values() if how not in _UPHELD]:
        raise Usage(f"--objection 里要写 成立 或 不成立，不是“{strange[0]}”。")
    with open_office(asked) as office:
        find = office.archive.find
        objections = {find(named): Objection(upheld=_UPHELD[how], told=text) for named, (how, _, text) in told.items()}
        done = office.campaign.finish_posting(find(asked.id), objections, ended_on=ended, taken_down_on=down)
    result = {"taken": list(done.taken), "left_out": list(done.left_out)}
    return Answer(result=result, lines=(f"办了 {len(done.taken)} 份，另 {len(done.left_out)} 份不在公示这一步。",))


def _payroll(office: Office, asked: argparse.Namespace) -> Answer:
    made = office.campaign.payroll(asked.batch, [office.archive.find(one) for one in asked.id])
    uids = tuple(record.uid for record in made)
    doubts = tuple(one for uid in uids for one in office.archive.problems(uid))
    return Answer(result={"ids": list(uids)}, problems=doubts, lines=uids)


def _roster(office: Office, asked: argparse.Namespace) -> Answer:
    roster = office.campaign.roster(asked.batch)
    rows = [
        {"id": one.uid, "number": one.number, "state": one.state, "amount": f"{one.amount:f}"} for one in roster.lines
    ]
    lines = [f"{one.number}\t{one.student}\t{one.amount:f}\t{one.state}" for one in roster.lines]
    total = f"{roster.total:f}"
    return Answer(result={"rows": rows, "total": total}, lines=(*lines, f"共 {len(lines)} 笔，{total} 元"))


def _bank_file(office: Office, asked: argparse.Namespace) -> Answer:
    return written(office.campaign.bank_file(asked.batch, asked.out, again=asked.again).file or asked.out)


def _paid(asked: argparse.Namespace) -> Answer:
    on = day(asked.on, "--on")
    with open_office(asked) as office:
        left = [office.archive.find(one) for one in asked.left]
        uids = office.campaign.mark_paid(asked.batch, on or office.today(), left, voucher=asked.voucher)
    return Answer(result={"ids": list(uids)}, lines=(f"登记了 {len(uids)} 笔发放。",))


def _bounced(asked: argparse.Namespace) -> Answer:
    on = day(asked.on, "--on")
    with open_office(asked) as office:
        uid = office.archive.find(asked.id)
        office.campaign.bounced(uid, asked.reason, on)
    return Answer(result={"id": uid, "state": "bounced"}, lines=("已登记退票。",))


def _repeat(asked: argparse.Namespace) -> Answer:
    changes = _pairs(asked.set, "--set")
    with open_office(asked) as office:
        made = office.campaign.repeat(office.archive.find(asked.id), asked.batch, changes)
    return Answer(result={"id": made.uid}, lines=(made.uid,))


def _carry_over(office: Office, asked: argparse.Namespace) -> Answer:
    done = office.next_year.carry_over(asked.year)
    left = tuple(line(one) for one in done.left_out)
    result = {"drafts": list(done.drafts), "left_out": [one.code for one in done.left_out]}
    return Answer(result=result, lines=(*done.drafts, *left, f"起草了 {len(done.drafts)} 份，{len(left)} 份没有起草。"))


def _repeated_aid(office: Office, asked: argparse.Namespace) -> Answer:
    if asked.out:
        office.campaign.hit_list(asked.year, asked.out, asked.reason)
        return written(asked.out)
    found = office.campaign.repeated_aid(asked.year)
    rows = [
        {
            "id": one.aided.uid,
            "applications": [each.uid for each in one.applications],
            "payments": [each.uid for each in one.payments],
        }
        for one in found
    ]
    lines = (
        f"{one.aided.called}\t{'、'.join(each.called for each in (*one.applications, *one.payments))}" for one in found
    )
    return Answer(result=rows, lines=(*lines, f"共 {len(found)} 人"))


def _dispose(office: Office, asked: argparse.Namespace) -> Answer:
    due = office.disposal.due()
    if asked.list:
        rows = [
            {"id": one.record.uid, "number": one.record.number, "class": one.kind, "due": one.due.isoformat()}
            for one in due
        ]
        lines = (f"{one.record.number}\t{one.title}\t{one.due.isoformat()}" for one in due)
        return Answer(result=rows, lines=(*lines, f"共 {len(due)} 份"))
    uid = office.disposal.sign(read_json(text_of(asked.do), asked.do.name))
    left = office.disposal.destroy(uid)
    return Answer(result={"id": uid, "count": len(due)}, problems=left, lines=(f"已销毁 {len(due)} 份，清册 {uid}",))
