"""Office: everything a person can do with one office's data; the one door for window and command line.

An Office is made by `setup` or `open` and holds areas: `archive` (records and their filling), `materials` (what came for an application),
`sheets` (tables in and out), `papers` (printing), `files` (what is attached), `scans` (pages that come back), `exchange` (cards, sealing, opening), `receiving` (what other offices sent, remarks), `portal` (files for a government website), `safety` (passphrase, backup,
verify, audit), `todo` (what is to do today) `together` (a step of many records), `campaign` (公示, 发放), `next_year` (沿用去年) and `disposal` (the end of retention). It decides what happens and in which order; how a thing is stored, drawn or sealed is in the rooms
below. Those heavy rooms are imported when first needed, so that starting stays quick.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Failure, Progress, no_progress
from jinqiu_desktop.keys import KeyFile, OfficeKeys, Recovery, StoreKey
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.campaign import Campaign, Objection
from jinqiu_desktop.office.desk import LEVELS, Desk, Profile
from jinqiu_desktop.office.disposal import Disposal
from jinqiu_desktop.office.exchange import Exchange
from jinqiu_desktop.office.files import Files
from jinqiu_desktop.office.intake import read_json
from jinqiu_desktop.office.materials import Materials
from jinqiu_desktop.office.next_year import NextYear
from jinqiu_desktop.office.packs import Packs
from jinqiu_desktop.office.papers import Papers
from jinqiu_desktop.office.policies import Policies
from jinqiu_desktop.office.portal import Portal
from jinqiu_desktop.office.receiving import Decisions, Receiving
from jinqiu_desktop.office.safety import Safety, restore, try_backup
from jinqiu_desktop.office.scans import Scans
from jinqiu_desktop.office.sheets import Sheets
from jinqiu_desktop.office.statistics import Statistics
from jinqiu_desktop.office.summary import Summaries
from jinqiu_desktop.office.today import Today
from jinqiu_desktop.office.together import Together
from jinqiu_desktop.places import is_network_path, resources

__all__ = ["LEVELS", "Decisions", "Founded", "Objection", "Office", "Profile", "read_json", "restore", "try_backup"]


class Founded:
    """A new office, and the recovery code that is shown once, on paper."""

    def __init__(self, office: Office, recovery: Recovery) -> None:
        self.office = office
        self.recovery = recovery


class Office:
    """One office's data, open. Close it, or use it as a context manager."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.archive = Archive(desk)
        self.materials = Materials(desk, self.archive)
        self.papers = Papers(desk, self.archive)
        self.files = Files(desk)
        self.scans = Scans(desk, self.archive, self.materials, self.papers, self.files)
        self.exchange = Exchange(desk, self.archive)
        self.receiving = Receiving(desk, self.archive)
        self.portal = Portal(desk, self.archive, self.materials, self.papers, self.exchange)
        self.safety = Safety(desk)
        self.policies = Policies(desk)
        self.todo = Today(desk)
        self.campaign = Campaign(desk, self.archive)
        self.next_year = NextYear(desk, self.archive)
        self.together = Together(desk, self.archive, self.campaign)
        self.disposal = Disposal(desk, self.archive)
        self.sheets = Sheets(desk, self.archive)
        self.statistics = Statistics(desk, self.archive)
        self.summary = Summaries(desk, self.archive, self.statistics)

    @property
    def profile(self) -> Profile:
        """Whose office this is."""
        return self.desk.profile

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether a folder holds an office's data."""
        return (folder / "keys.json").is_file()

    @staticmethod
    def setup(
        folder: Path, profile: Profile, passphrase: str, *, catalog: Catalog | None = None, clock: Clock | None = None
    ) -> Founded:
        """Make a new office in an empty folder, with its keys.

        Raises `Failure` office.exists, office.blank, office.level, office.region, policy.unknown, passphrase.weak, folder.read_only,
        folder.network; then nothing was made.
        """
        from jinqiu_desktop.store import Store

        declared = catalog or Catalog(resources())
        if Office.exists(folder):
            raise Failure("office.exists", name=str(folder))
        if is_network_path(folder):
            raise Failure("folder.network", name=str(folder))
        if not profile.name.strip() or not profile.clerk.strip():
            raise Failure("office.blank")
        if profile.level not in LEVELS:
            raise Failure("office.level", name=profile.level)
        if declared.regions.name(profile.region) is None:
            raise Failure("office.region", name=profile.region)
        pack = declared.policy(profile.policy)
        key = StoreKey.generate()
        key_file, recovery = KeyFile.create(passphrase, key=key)
        store = Store.create(folder, key_file, key, declared, who=profile.clerk, clock=clock or _now)
        desk = Desk(
            folder=folder, store=store, catalog=declared, pack=pack, profile=profile, key=key, clock=clock or _now
        )
        office = Office(desk)
        try:
            desk.keep_profile(profile)
            desk.keep_keys(OfficeKeys.generate())
            desk.note("setup", "", office=profile.name, level=profile.level, policy=profile.policy)
        except BaseException:
            office.abandon()
            raise
        return Founded(office, recovery)

    @staticmethod
    def open(
        folder: Path,
        passphrase: str = "",
        *,
        recovery: str = "",
        read_only: bool = False,
        catalog: Catalog | None = None,
        clock: Clock | None = None,
        progress: Progress = no_progress,
    ) -> Office:
        """Open an office with its passphrase or its recovery code.

        Raises `Failure` office.none, passphrase.wrong, recovery.wrong, and what the store refuses: store.* and folder.*.
        """
        if not Office.exists(folder):
            raise Failure("office.none", name=str(folder))
        key_file = KeyFile.load(folder / "keys.json")
        key = key_file.unlock_by_recovery(recovery) if recovery else key_file.unlock(passphrase)
        return Office.open_with(folder, key, read_only=read_only, catalog=catalog, clock=clock, progress=progress)

    @staticmethod
    def open_with(
        folder: Path,
        key: StoreKey,
        *,
        read_only: bool = False,
        catalog: Catalog | None = None,
        clock: Clock | None = None,
        progress: Progress = no_progress,
    ) -> Office:
        """Open an office with a key that was unlocked already (the window after its lock page)."""
        from jinqiu_desktop.store import Store

        declared = catalog or Catalog(resources())
        store = Store.open(folder, key, declared, read_only=read_only, progress=progress, clock=clock or _now)
        try:
            profile = Desk.profile_of(store)
            packs = Packs(store, declared)
            pack = packs.named(profile.policy)
            if not read_only:
                packs.keep(pack)
            store.name_holder(profile.clerk)
        except BaseException:
            store.close()
            raise
        office = Office(
            Desk(folder=folder, store=store, catalog=declared, pack=pack, profile=profile, key=key, clock=clock or _now)
        )
        if not read_only:
            office.exchange.sweep()
        return office

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened to look only: every change is refused with store.read_only."""
        return self.desk.store.is_read_only

    def today(self) -> date:
        """The civil date at this office."""
        return self.desk.today()

    def abandon(self) -> None:
        """Close and remove an office that was just set up and could not be finished, so that setting up can begin again."""
        self.desk.store.abandon()

    def close(self) -> None:
        """Close the store and free the folder for others."""
        self.desk.store.close()

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)
