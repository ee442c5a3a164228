"""What stands in a practice book: a few made-up households with their applications, one left unfinished with three mistakes, one sent back.

The office in it and its county are made up too, and so is everybody in it. The county works in a folder of its own that is gone afterwards;
what it sent back came as a bundle, as it does in earnest. What makes an archive a practice book stands in office/practice.py.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.demo.errand import application_for
from jinqiu_desktop.demo.people import SCHOOLS, made_up_households, sample
from jinqiu_desktop.errors import Progress, no_progress
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.office.practice import MARK, PASSPHRASE, tell, throw_away
from jinqiu_desktop.places import fill_whole
from jinqiu_desktop.records import Json

Clock = Callable[[], datetime]

_SEED = 20230718
_HOUSEHOLDS = 4
_NOTICE, _REGION = "bozhou-2023", "341602"
_REMARKED = "house.address"
_STEPS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Planted:
    """A mistake in the unfinished household: where, and what stands there. What the made-up paper says is in the sample."""

    path: str
    wrong: str

    @property
    def right(self) -> str:
        """What the made-up paper says."""
        return str(sample("household")[self.path])


PLANTED = (
    Planted(path="head.idno", wrong="009901197503070028"),
    Planted(path="head.illness", wrong=""),
    Planted(path="head.phone", wrong="1380000462九"),
)
"""The three of them, in the order of the paper."""


def make_book(
    folder: Path, *, catalog: Catalog | None = None, clock: Clock | None = None, progress: Progress = no_progress
) -> None:
    """Make a practice book in a folder, in place of one that is there; the folder appears only when all is in it.

    Takes a few seconds. Raises `Failure` practice.other, folder.*, disk.full; `Stopped`. Then an older book is gone, and no new one there.
    """
    clock = clock or _now
    progress.step(0, _STEPS, "收起旧的练习本")
    throw_away(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (
        fill_whole(folder) as scratch,
        _founded(scratch, "练习厂工会", "基层", "练习人", catalog, clock) as office,
        tempfile.TemporaryDirectory(prefix="jinqiu-") as elsewhere,
    ):
        tell(scratch)
        progress.step(1, _STEPS, "编几户人家")
        returned = _fill(office)
        progress.step(2, _STEPS, "请编出来的县里看一遍")
        _send_back(office, returned, Path(elsewhere), catalog, clock)
        progress.step(3, _STEPS, "留一户没填完的")
        office.archive.put("household", _with_mistakes(), step="draft")
        progress.step(_STEPS, _STEPS, "")


def _founded(folder: Path, name: str, level: str, clerk: str, catalog: Catalog | None, clock: Clock) -> Office:
    profile = Profile(name=name, level=level, region=_REGION, policy=_NOTICE, clerk=clerk)
    office = Office.setup(folder, profile, PASSPHRASE, catalog=catalog, clock=clock).office
    office.desk.store.set_setting(MARK, "yes")
    return office


def _fill(office: Office) -> str:
    """Households and an application for each student; gives the household that the county will send back."""
    archive, uids = office.archive, []
    for one in made_up_households(_HOUSEHOLDS, random.Random(_SEED), office.today()):
        uids.append(archive.put("household", one))
        record = archive.record(uids[-1])
        for row in record.rows("members"):
            school = SCHOOLS.get(str(row.value("unit")))
            if school is not None and school.kind:
                archive.put("application", application_for(record, row, office.today()))
    return uids[0]


def _send_back(office: Office, uid: str, elsewhere: Path, catalog: Catalog | None, clock: Clock) -> None:
    with _founded(elsewhere / "county", "练习县总工会", "县区", "练习县的人", catalog, clock) as county:
        up, down = elsewhere / "up.jqb", elsewhere / "down.jqb"
        office.exchange.trust(county.exchange.card())
        county.exchange.trust(office.exchange.card())
        office.exchange.seal(county.exchange.card(), up)
        county.receiving.receive(up)
        county.receiving.remark(uid, _REMARKED, "门牌号与户口簿不一致，请核对后重报。")
        county.archive.step(uid, "archive", {"opinion": "门牌号不一致，退回补正。"}, "returned")
        county.exchange.return_to(office.exchange.card(), down, (uid,))
        office.receiving.receive(down)


def unfinished() -> str:
    """The name of the head of the household that was left unfinished."""
    return str(sample("household")["head.name"])


def _with_mistakes() -> dict[str, Json]:
    return sample("household") | {one.path: one.wrong for one in PLANTED}


def _now() -> datetime:
    return datetime.now(UTC)
