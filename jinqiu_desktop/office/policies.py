"""The policies area of an Office: which notices there are, which one is in force, and a pack from a stick.

A pack is taken in only when an office whose card is trusted here signed it (`FILE.minisig` beside it, prehashed Ed25519, as minisign writes
it). What it says is read strictly before anything is kept (`packs`). This module knows no rule of any notice.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.places import told, write_whole
from jinqiu_desktop.policy import PolicyPack, read_policy_text

LARGEST = 1 << 20
"""Bytes of a pack worth reading."""

_COMMENT = "jinqiu pack, signed by "
_FINGERPRINT = re.compile(r"\d{4}( \d{4}){7}")


@dataclass(frozen=True, kw_only=True, slots=True)
class PackLine:
    """One notice: its pack's id, title, region by name, issuer and year ("" where it has none). `signer` is the office that signed one
    from a stick, by name and fingerprint; empty for one that came with the program.
    """

    id: str
    title: str
    region: str
    issuer: str
    year: str
    digest: str
    is_in_force: bool
    signer: str = ""


class Policies:
    """Notices of one office."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> tuple[PackLine, ...]:
        """Every notice whose rules are known, the one in force marked."""
        return tuple(self._line(self._desk.packs.named(name)) for name in self._desk.packs.ids())

    def named(self, pack_id: str) -> PolicyPack:
        """A notice, in force or not. Raises `Failure` policy.unknown, declaration.broken."""
        return self._desk.packs.named(pack_id)

    def region(self, pack: PolicyPack) -> str:
        """The name of the region a notice is for."""
        return self._desk.catalog.regions.name(pack.region) or pack.region

    def add(self, path: Path) -> PackLine:
        """Take in a pack from a stick, signed beside it by an office whose card is trusted; it is not yet in force.

        Raises `Failure` file.missing, policy.unsigned, policy.stranger (whose key signed), policy.forged, policy.large, declaration.broken; then
        nothing was taken in.
        """
        data = _read(path)
        card = self._signer(path, data)
        pack = self._read_pack(path, data)
        self._desk.packs.add(pack, f"{card.office} {card.fingerprint}")
        self._desk.note("policy.add", "", policy=pack.id, digest=pack.digest, sender=card.sender)
        if pack.id == self._desk.profile.policy:
            self._desk.keep_profile(self._desk.profile)
        return self._line(pack)

    def choose(self, pack_id: str) -> PackLine:
        """Put a notice in force: what is begun from now on follows it; what was submitted before keeps its own.

        Raises `Failure` policy.unknown, declaration.broken.
        """
        pack = self._desk.packs.named(pack_id)
        self._desk.keep_profile(replace(self._desk.profile, policy=pack.id))
        self._desk.note("policy.choose", "", policy=pack.id, digest=pack.digest)
        return self._line(pack)

    def sign(self, path: Path) -> Path:
        """Sign a pack with this office's key, for offices that trust its card; gives the file written beside it.

        Raises `Failure` file.missing, policy.large, declaration.broken, folder.read_only, disk.full.
        """
        from jinqiu_desktop.bundle.envelope import Minisig

        data = _read(path)
        self._read_pack(path, data)
        comment = f"{_COMMENT}{self._desk.card().fingerprint}"
        beside = _beside(path)
        with write_whole(beside) as file:
            file.write(Minisig.make(hashlib.blake2b(data).digest(), comment, self._desk.keys()).to_bytes())
        self._desk.note("policy.sign", "", digest=hashlib.sha256(data).hexdigest())
        return beside

    def _read_pack(self, path: Path, data: bytes) -> PolicyPack:
        try:
            pack = read_policy_text(data.decode("utf-8"), path.name)
        except UnicodeDecodeError as error:
            raise Failure("file.not_text", name=path.name) from error
        self._desk.catalog.cross_check_policy(pack)
        return pack

    def _signer(self, path: Path, data: bytes) -> Card:
        from jinqiu_desktop.bundle.envelope import Minisig

        try:
            written = _beside(path).read_bytes()
        except OSError as error:
            raise Failure("policy.unsigned", name=path.name) from error
        trusted = [self._desk.card(), *(peer.card for peer in self._desk.store.peers())]
        try:
            signature = Minisig.read(written)
            return signature.signer(trusted, hashlib.blake2b(data).digest())
        except Failure as failure:
            if failure.code != "bundle.unknown_sender":
                raise Failure("policy.forged", name=path.name) from failure
            claimed = _FINGERPRINT.fullmatch(signature.comment.removeprefix(_COMMENT))
            fingerprint = claimed.group() if claimed else failure.facts["key_id"].upper()
            raise Failure("policy.stranger", name=path.name, fingerprint=fingerprint) from failure

    def _line(self, pack: PolicyPack) -> PackLine:
        said = self._desk.packs.added().get(pack.id, {})
        return PackLine(
            id=pack.id,
            title=pack.title,
            region=self.region(pack),
            issuer=pack.issuer,
            year=pack.get("campaign.year") or "",
            digest=pack.digest,
            is_in_force=pack.digest == self._desk.pack.digest,
            signer=said.get("signer", "") if said.get("digest") == pack.digest else "",
        )


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.minisig")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise Failure("file.missing", name=path.name) from error
    except OSError as error:
        raise told(error, path.name) from error
    if len(data) > LARGEST:
        raise Failure("policy.large", name=path.name)
    return data
