"""The packs of one store: those of the program, those taken in from a stick, and what each said that was ever in force here.

Texts lie in the encrypted store by the SHA-256 of the text, so that what was filled under a notice can be checked and printed under it after
the notice has changed. Who may bring a pack is asked in `policies`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.policy import PolicyPack, read_policy_text
from jinqiu_desktop.store import Store

_ADDED = "policies"
"""The setting that names, by id, the digest and signer of each pack from a stick."""


class Packs:
    """The packs of one store: those taken in from a stick come before those of the program."""

    def __init__(self, store: Store, catalog: Catalog) -> None:
        self._store, self._catalog = store, catalog

    def ids(self) -> tuple[str, ...]:
        """Every pack there is."""
        return tuple(dict.fromkeys([*self._catalog.policy_ids, *self.added()]))

    def added(self) -> Mapping[str, Mapping[str, str]]:
        """By id, the digest and signer of each pack that came on a stick."""
        read = json.loads(self._store.setting(_ADDED) or "{}")
        return {str(name): {str(key): str(one) for key, one in said.items()} for name, said in read.items()}

    def named(self, pack_id: str) -> PolicyPack:
        """A pack by its id. Raises `Failure` policy.unknown, declaration.broken."""
        said = self.added().get(pack_id)
        kept = self.by_digest(said["digest"]) if said is not None else None
        return kept or self._catalog.policy(pack_id)

    def by_digest(self, digest: str) -> PolicyPack | None:
        """A pack by what its file said, whether or not it is in force; None where its text is not here."""
        text = self._store.setting(f"pack.{digest}")
        if text is not None:
            return read_policy_text(text, f"{digest[:8]}.toml")
        packs = (self._catalog.policy(name) for name in self._catalog.policy_ids)
        return next((one for one in packs if one.digest == digest), None)

    def keep(self, pack: PolicyPack) -> None:
        """Put away what a pack says, once."""
        if self._store.setting(f"pack.{pack.digest}") is None:
            self._store.set_setting(f"pack.{pack.digest}", pack.text)

    def add(self, pack: PolicyPack, signer: str) -> None:
        """A pack from a stick, in place of one of the same id."""
        self.keep(pack)
        said = {**self.added(), pack.id: {"digest": pack.digest, "signer": signer}}
        self._store.set_setting(_ADDED, json.dumps(said, ensure_ascii=False, sort_keys=True))
