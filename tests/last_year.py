"""An office in which an application was paid last year, its household archived: what 沿用去年 begins with."""

from __future__ import annotations

from jinqiu_desktop.demo import sample
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office
from jinqiu_desktop.records import Json

_VISITED = {"visitors": "周文静、吴建国", "visited_on": "2026-07-20", "found": "情况属实"}
_POSTED = {"begins": "2026-07-24", "ends": "2026-07-30", "objection": "无异议"}
_STEPS = (
    ("verify", _VISITED),
    ("review", {"opinion": "情况属实，同意上报。", "signer": "吴建国", "signed_on": "2026-07-22"}),
    ("posting", _POSTED),
    ("center_review", {"opinion": "同意救助。", "signer": "何丽", "signed_on": "2026-08-01", "amount": "2000"}),
    ("pay", {"paid_on": "2026-08-05", "amount": "2000"}),
)
_ARCHIVED = {
    "opinion": "同意建档",
    "signer": "郑志强",
    "signed_on": "2026-07-31",
    "union": "示例区总工会，示工〔2026〕12号",
}


def household(office: Office, **changes: Json) -> str:
    """The golden household, archived."""
    uid = office.archive.put("household", {**sample("household"), "worker_no": "3416020001234", **changes})
    for step, typed in (("verify", _VISITED), ("posting", _POSTED), ("archive", _ARCHIVED)):
        office.archive.step(uid, step, typed)
    return uid


def paid(office: Office, uid: str, at: int = 0, **changes: Json) -> str:
    """An application for one of its children, paid in 2026."""
    rid = office.archive.record(uid).rows("members")[at].rid
    filling = office.archive.new(
        "application", carry=False, references={"household": Ref(uid), "student": Ref(uid, rid)}
    )
    typed = {**sample("application"), **changes}
    for path in ("household", "student"):
        del typed[path]
    for path, text in typed.items():
        filling.take(path, str(text))
    made = office.archive.submit(filling).uid
    for step, told in _STEPS:
        office.archive.step(made, step, told)
    return made
