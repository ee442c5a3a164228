"""Freeze a store and a bundle of today into tests/golden/<version>, which every later program must open: `dev.py golden`.

Run at the close of an issue. A folder once written is never written again; its people are made up, its passphrase stands in `facts.json`.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import jinqiu_desktop
from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.demo import made_up_households, sample
from jinqiu_desktop.errors import Refused
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.office.statistics import REPORT
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import content_digest

GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "golden"
PASSPHRASE = "留给以后的程序打开"
DAY = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def freeze(name: str) -> Path:
    """Write one golden folder: the data folder, a bundle, both cards, and what should be found in them."""
    out = GOLDEN / name
    if out.exists():
        raise SystemExit(f"{out.name} is frozen already; raise the version in jinqiu_desktop/__init__.py first")
    with tempfile.TemporaryDirectory() as scratch:
        part = Path(scratch) / name
        part.mkdir()
        _write(part)
        shutil.copytree(part, out)
    return out


def _write(part: Path) -> None:
    catalog = Catalog(resources())
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="bozhou-2023", clerk="刘敏")
    with Office.setup(part / "data", profile, PASSPHRASE, catalog=catalog, clock=lambda: DAY).office as office:
        archive = office.archive
        uids = [archive.put("household", sample("household"))]
        uids += [archive.put("household", one) for one in made_up_households(2, random.Random(1), date(2026, 11, 21))]
        authorization = archive.new("authorization", references={"household": Ref(uids[0])})
        authorization.type("agent", "刘敏")
        uids.append(archive.submit(authorization).uid)
        uids += _one_of_each(office, uids[0])
        draft = archive.new("household")
        draft.type("head.name", "周世军")
        archive.save(draft)
        scan = part / "scan.jpg"
        scan.write_bytes(b"a made-up picture")
        archive.attach(uids[0], scan, "身份证")
        scan.unlink()
        office.exchange.export_card(part / "office.jqcard")
        office.exchange.export_secret(part / "office.agekey")
        office.exchange.seal(part / "office.jqcard", part / "up.jqb", uids)
        records = [archive.record(uid) for uid in uids]
        facts = {
            "program": jinqiu_desktop.__version__,
            "passphrase": PASSPHRASE,
            "records": {
                one.uid: {
                    "form": one.form,
                    "form_rev": one.form_rev,
                    "no": one.no,
                    "digest": one.digest,
                    "content_digest": content_digest(catalog.form(one.form), one.answers),
                    "state": archive.state(one.uid),
                }
                for one in records
            },
            "draft": {"uid": draft.uid, "head.name": "周世军"},
        }
    for left in ("lock", "holder.txt"):
        (part / "data" / left).unlink(missing_ok=True)
    (part / "facts.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")


def _one_of_each(office: Office, household: str) -> list[str]:
    """A record of every other form, filled with its own examples as far as they go together; what is refused is left out, and told."""
    archive, made = office.archive, dict[str, str]()
    child = next(row.rid for row in archive.record(household).rows("members") if row.value("education") is not None)
    known = {"household": Ref(household), "household.members": Ref(household, child)}
    for form_id in ("application", *office.desk.catalog.form_ids):
        if form_id in ("household", "authorization", REPORT, *made):
            continue
        form = archive.form(form_id)
        references = {path: known[one.target] for path, one in form.fields.items() if one.target in known}
        filling = archive.new(form_id, references=references)
        for path, one in form.fields.items():
            if one.is_typed and not one.target and not filling.text(path):
                filling.type(path, one.example)
        for path, text in _FITTING.get(form_id, {}).items():
            filling.type(path, text)
        try:
            made[form_id] = archive.submit(filling).uid
        except Refused as refused:
            archive.discard(filling.uid)
            codes = "、".join(f"{one.where} {one.code}" for one in refused.problems)
            sys.stderr.write(f"{form_id}: {codes}\n")
            continue
        known[form_id] = Ref(made[form_id])
    statistics = office.statistics
    made[REPORT] = statistics.report(statistics.figures(statistics.tables()[0].id)).uid
    return list(made.values())


_FITTING = {
    "application": {
        "kind": "1",
        "school.type": "51",
        "school.entry": "2026-09",
        "year": "2026",
        "fund": "",
        "declared": "",
    },
}
"""What the examples of a form lack to go together."""


if __name__ == "__main__":
    sys.stdout.write(f"{freeze(jinqiu_desktop.__version__)}\n")
