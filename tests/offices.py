"""Two grass-roots offices and the county above them, each with its own data, keys and passphrase, for tests of what goes between them."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.demo import made_up_households
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Decisions, Office, Profile
from jinqiu_desktop.office.receiving import Received
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import Json

NOW = datetime(2026, 8, 7, 6, 32, tzinfo=UTC)
DECLARED = Catalog(resources())


@dataclass(eq=False)
class Someone:
    """An office of the test, with the files it hands out."""

    office: Office
    root: Path
    passphrase: str

    @property
    def card(self) -> Path:
        """Its card as a file."""
        path = self.root / "名片.jqcard"
        if not path.exists():
            self.office.exchange.export_card(path)
        return path

    def put(self, seed: int = 1, **changes: Json) -> str:
        """A household of made-up people, submitted."""
        (stored,) = made_up_households(1, random.Random(seed), NOW.date())
        return self.office.archive.put("household", {**stored, **changes})

    def change(self, uid: str, path: str, text: str) -> None:
        """A correction of one cell."""
        filling = self.office.archive.edit(uid)
        filling.type(path, text)
        self.office.archive.correct(filling)

    def seal(self, to: Someone, name: str = "", uids: Sequence[str] = ()) -> Path:
        """A bundle for another office."""
        path = self.root / f"{name or len(list(self.root.glob('*.jqb')))}.jqb"
        return self.office.exchange.seal(to.card, path, uids).path

    def give_back(self, to: Someone, uids: Sequence[str] = ()) -> Path:
        """A return bundle."""
        path = self.root / f"退{len(list(self.root.glob('*.jqb')))}.jqb"
        return self.office.exchange.return_to(to.card, path, uids).path

    def receive(self, path: Path, decisions: Decisions | None = None) -> Received:
        """Take a bundle in."""
        return self.office.receiving.receive(path, decisions)

    def counts(self, path: Path) -> Mapping[str, int]:
        """What taking a bundle in would be, without the zeros."""
        return {change: count for change, count in self.office.receiving.plan(path).counts.items() if count}

    def digests(self) -> dict[str, str]:
        """The digest of every record here."""
        archive = self.office.archive
        return {uid: archive.record(uid).digest for form in DECLARED.form_ids for uid in archive.all_saved(form)}

    def fingerprint(self) -> str:
        """A digest over every line of every table."""
        found = hashlib.sha256()
        with self.office.desk.store._engines.reads.connect() as connection:
            names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            for (name,) in names.all():
                rows = connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()
                found.update(repr((name, sorted(map(repr, rows)))).encode())
        return found.hexdigest()

    def open_again(self) -> None:
        """Close the program and start it again."""
        self.office.close()
        self.office = Office.open(self.root / "data", self.passphrase, catalog=DECLARED, clock=lambda: NOW)


def someone(root: Path, name: str, level: str = "基层") -> Someone:
    """A new office."""
    root.mkdir()
    passphrase = f"{name}的口令二〇二六"
    profile = Profile(
        name=name, level=level, region="341602", policy="bozhou-2023", clerk="刘敏" if level == "基层" else "周宁"
    )
    founded = Office.setup(root / "data", profile, passphrase, catalog=DECLARED, clock=lambda: NOW)
    return Someone(founded.office, root, passphrase)


def trust_each_other(*everyone: Someone) -> None:
    """Everyone takes in the cards of the others."""
    for one in everyone:
        for other in everyone:
            if other is not one:
                one.office.exchange.trust(other.card)


def application(of: Someone, uid: str) -> str:
    """An application for the first student of a household."""
    archive = of.office.archive
    rid = archive.record(uid).rows("members")[0].rid
    filling = archive.new("application", references={"household": Ref(uid), "student": Ref(uid, rid)})
    typed = {
        "kind": "新入学", "year": "2026", "school.type": "普通本科", "school.name": "示例大学", "school.entry": "2026-09",
        "school.years": "4", "school.major": "护理学", "reason": "家庭收入低，学费难以承担。", "guardian": "李春梅",
    }  # fmt: skip
    for path, text in typed.items():
        filling.type(path, text)
    return archive.submit(filling).uid
