"""What every area of an Office works with: the open store, the declarations, the pack in force, whose office it is, and the clock."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.forms import Form
from jinqiu_desktop.keys import Card, OfficeKeys, StoreKey
from jinqiu_desktop.office.packs import Packs
from jinqiu_desktop.office.practice import MARK, WATERMARK
from jinqiu_desktop.policy import PolicyPack
from jinqiu_desktop.records import Audience, Record, StepTaken, Whole, shown_to
from jinqiu_desktop.rules import Around
from jinqiu_desktop.store import Store
from jinqiu_desktop.workflow import Actor

PACK = "pack"
"""Under this name the sources of a revision name the notice it was filled under: its id, and the digest of its text."""

LEVELS = ("基层", "县区", "市")


@dataclass(frozen=True, kw_only=True)
class Profile:
    """Whose office this is: its name, level (one of LEVELS), region (six digits), the policy pack in force, and the clerk."""

    name: str
    level: str
    region: str
    policy: str
    clerk: str


@dataclass(kw_only=True)
class Desk:
    """The office's working place. Only the areas of Office use it."""

    folder: Path
    store: Store
    catalog: Catalog
    pack: PolicyPack
    profile: Profile
    key: StoreKey
    clock: Callable[[], datetime]

    @staticmethod
    def profile_of(store: Store) -> Profile:
        """The profile kept in a store. Raises `Failure` store.damaged when there is none: setting up was cut off."""
        kept = store.setting("profile")
        if kept is None:
            raise Failure("store.damaged", name="profile")
        return Profile(**json.loads(kept))

    def keep_profile(self, profile: Profile) -> None:
        """Write down whose office this is."""
        self.store.set_setting("profile", json.dumps(asdict(profile), ensure_ascii=False))
        self.profile = profile
        self.pack = self.packs.named(profile.policy)
        self.packs.keep(self.pack)

    @property
    def packs(self) -> Packs:
        """Every notice there is here."""
        return Packs(self.store, self.catalog)

    def pack_of(self, record: Record | None) -> PolicyPack:
        """The notice a revision was filled under; the one in force where it names none, or one whose text never came here."""
        named = record.sources.get(PACK) if record is not None else None
        if named is None or named.digest == self.pack.digest:
            return self.pack
        return self.packs.by_digest(named.digest) or self.pack

    def keep_keys(self, keys: OfficeKeys) -> None:
        """Write down the office's own signing and opening keys, inside the encrypted store."""
        self.store.set_setting("office_keys", keys.to_text(), secret=True)

    def keys(self) -> OfficeKeys:
        """The office's own keys."""
        return OfficeKeys.from_text(self.store.setting("office_keys") or "")

    def card(self) -> Card:
        """The office's public card."""
        return self.keys().card(office=self.profile.name, level=self.profile.level, region=self.profile.region)

    def office_named(self, record: Record) -> str:
        """The name of the office that owns a record, by its card, else by what stands on the record."""
        own = [self.profile.name] if not record.owner else []
        known = [peer.card.office for peer in self.store.peers() if peer.card.sender == record.owner]
        return next(iter([*own, *known]), record.office)

    def today(self) -> date:
        """The civil date here."""
        return self.clock().astimezone().date()

    @cached_property
    def is_practice(self) -> bool:
        """Whether this is a practice book: everybody in it is made up."""
        return self.store.setting(MARK) is not None

    @property
    def across(self) -> str:
        """The word that stands over everything that leaves a practice book; empty in a real archive."""
        return WATERMARK if self.is_practice else ""

    def stamp(self, book: Path) -> None:
        """Mark a workbook that was written here, when this is a practice book. Raises `Failure` disk.full, folder.read_only."""
        if self.is_practice and book.suffix.lower() == ".xlsx":
            from jinqiu_desktop.spreadsheet import stamp

            stamp(book, WATERMARK)

    def refuse_unmarked(self, path: Path) -> None:
        """Raise `Failure` practice.unmarked where a practice book would write a file that can bear no mark."""
        if self.is_practice:
            raise Failure("practice.unmarked", name=path.name)

    def actor(self) -> Actor:
        """Who is working now."""
        return Actor(office=self.profile.name, level=self.profile.level, person=self.profile.clerk)

    def around(self, uid: str, step: str | None = None) -> Around:
        """What rules may look at while one record is filled: of one that belongs to a campaign, the notice it was begun under."""
        record = self.store.record(uid)
        is_of_campaign = record is not None and self.form_of(record).tells
        return self._around(uid, self.pack_of(record if is_of_campaign else None), step)

    def around_new(self, uid: str, step: str | None = None) -> Around:
        """The same for a record that is begun now: the store has nothing of it."""
        return self._around(uid, self.pack, step)

    def _around(self, uid: str, pack: PolicyPack, step: str | None = None) -> Around:
        calendar = self.catalog.holidays
        return Around(lookup=self.store, pack=pack, today=self.today(), uid=uid, step=step, calendar=calendar)

    def note(self, act: str, uid: str, **facts: str) -> None:
        """One line in the audit log: ids, codes and counts, never answers."""
        self.store.audit(self.profile.clerk, act, uid, facts)

    def form_of(self, record: Record) -> Form:
        """The form of the rev a record was filled with."""
        return self.catalog.form(record.form, record.form_rev)

    def whole_of(self, record: Record) -> Whole:
        """A saved record with its frozen values."""
        around = self._around(record.uid, self.pack_of(record))
        return Whole(self.form_of(record), record.answers, around, frozen=record.frozen)

    def extras(
        self,
        form: Form,
        steps: tuple[StepTaken, ...],
        audience: Audience = Audience.PAPER,
        record: Record | None = None,
    ) -> Mapping[str, str]:
        """The strings a paper may bind besides the answers: the office, the pack, and what steps said, masked as the answers are."""
        found = {
            "office.name": self.profile.name,
            "office.clerk": self.profile.clerk,
            "office.region": self.catalog.regions.name(self.profile.region) or "",
            **{f"pack.{key}": text for key, text in self.pack_of(record).facts.items()},
        }
        for taken in steps:
            step = form.steps.get(taken.step)
            for name, held in taken.values.items() if step else ():
                declared = step.fields.get(name) if step else None
                if declared is not None:
                    found[f"step.{taken.step}.{name}"] = shown_to(audience, declared, declared.kind.held(held))
        return found
