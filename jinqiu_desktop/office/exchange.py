"""The exchange area of an Office: cards, whom it trusts, sealing what goes up, opening what came."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from jinqiu_desktop.errors import Failure, Problem, Progress, Severity, no_progress, problem
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.places import write_whole
from jinqiu_desktop.records import Record, StepTaken, attachments, references
from jinqiu_desktop.store import BundleSeen

if TYPE_CHECKING:
    from jinqiu_desktop.bundle import Contents, Enclosure


@dataclass(frozen=True, kw_only=True)
class SealedBundle:
    """A bundle that was written and read back: for whom, how large, how much; `problems` tells what was left out."""

    path: Path
    receiver: str
    fingerprint: str
    size: int
    sha256: str
    records: int
    households: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True)
class OpenedBundle:
    """A bundle that was checked and laid out in a folder."""

    sender: str
    uuid: str
    records: int
    problems: tuple[Problem, ...]


class Exchange:
    """Bundles and cards of one office."""

    def __init__(self, desk: Desk, archive: Archive) -> None:
        self._desk = desk
        self._archive = archive

    # --- cards ---

    def card(self) -> Card:
        """This office's public card."""
        return self._desk.card()

    def export_card(self, path: Path) -> None:
        """Write this office's card to a file. Raises `Failure` folder.read_only, disk.full."""
        with write_whole(path) as file:
            file.write(self.card().to_text().encode())

    def trust(self, path: Path) -> Card:
        """Take in another office's card, after its fingerprint was compared. Raises `Failure` card.damaged, file.missing."""
        card = Card.load(path)
        self._desk.store.set_peer(card, "bundles")
        self._desk.note("trust", "", sender=card.sender)
        return card

    def trusted(self) -> tuple[Card, ...]:
        """The offices whose bundles are accepted."""
        return tuple(peer.card for peer in self._desk.store.peers())

    def export_secret(self, path: Path) -> None:
        """Write the secret that opens bundles sent here, for `age -d`. Whoever has it can read them; it is noted in the audit log."""
        with write_whole(path) as file:
            file.write(self._desk.keys().age_secret_file().encode())
            self._desk.note("secret.export", "")  # before the file has its name: no secret leaves unnoted

    # --- sealing and opening ---

    def seal(self, to: Path, out: Path, uids: Sequence[str], progress: Progress = no_progress) -> SealedBundle:
        """Seal records for the office of a card; without `uids` everything submitted. What they refer to goes along.

        Raises `Failure` card.damaged, seal.none, record.draft, file.exists, disk.full and those of `bundle.seal`; then nothing was written.
        """
        from jinqiu_desktop import bundle

        receiver = Card.load(to)
        if out.exists():
            raise Failure("file.exists", name=out.name)
        records = self._due(uids)
        if not records:
            raise Failure("seal.none")
        own, store = self.card(), self._desk.store
        lineage = store.lineage()
        seq = store.last_seq("out", lineage)
        before = next((one.digest for one in store.bundles("out") if (one.lineage, one.seq) == (lineage, seq)), "")
        cover = bundle.new_cover(own, seq=seq + 1, prev=before, created=self._desk.clock())
        sealed = bundle.seal(
            self._contents(records),
            to=[receiver],
            sender=own,
            keys=self._desk.keys(),
            cover=cover,
            turn=bundle.Turn(lineage=lineage, after=store.setting("lineage.before") or ""),
            out=out,
            scratch=self._desk.folder,
            progress=progress,
        )
        store.note_bundle(
            BundleSeen(
                uuid=cover.uuid,
                direction="out",
                peer=receiver.sender,
                lineage=lineage,
                seq=cover.seq,
                digest=sealed.package_sha256,
                at=cover.created,
            )
        )
        self._desk.note("seal", "", uuid=cover.uuid, to=receiver.sender, records=str(len(records)))
        return SealedBundle(
            path=out,
            receiver=receiver.office,
            fingerprint=receiver.fingerprint,
            size=sealed.size,
            sha256=sealed.sha256,
            records=len(records),
            households=sealed.households,
            problems=tuple(self._open_drafts(records)),
        )

    def _due(self, uids: Sequence[str]) -> list[Record]:
        """The records asked for with everything they refer to, or every saved record; each once."""
        wanted = list(uids) or [
            uid for form_id in self._desk.catalog.form_ids for uid in self._archive.all_saved(form_id)
        ]
        found: dict[str, Record] = {}
        while wanted:
            uid = wanted.pop()
            record = self._desk.store.record(uid) if uid not in found else None
            if record is not None:
                found[uid] = record
                wanted += [ref.uid for _, ref in references(self._desk.form_of(record), record.answers)]
            elif uid not in found and uid in uids:
                raise Failure("record.draft", name=uid)
        return sorted(found.values(), key=lambda one: one.uid)

    def _open_drafts(self, records: Sequence[Record]) -> list[Problem]:
        return [
            problem("", "draft.open", Severity.WARNING, name=record.number)
            for record in records
            if self._desk.store.draft(record.uid) is not None
        ]

    def _contents(self, records: Sequence[Record]) -> Contents:
        from jinqiu_desktop import bundle

        store = self._desk.store
        lines: dict[str, list[bundle.RecordLine]] = {}
        forms = {}
        steps: list[StepTaken] = []
        files: dict[str, Enclosure] = {}
        for record in records:
            form = self._desk.form_of(record)
            forms[form.id] = form
            chain = tuple(bundle.Ancestor(no=old.no, digest=old.digest) for old in store.revisions(record.uid)[:-1])
            code = self._desk.key.check_code(record.digest)
            lines.setdefault(form.id, []).append(bundle.line_of(form, record, code=code, chain=chain))
            steps += store.steps(record.uid)
            for one in attachments(record.answers):
                opens = partial(self._plain, one.sha256)
                files[one.sha256] = bundle.Enclosure(sha256=one.sha256, size=one.size, name=one.name, open=opens)
        log = store.audit_log()
        return bundle.Contents(
            records=lines,
            forms=tuple(forms.values()),
            steps=steps,
            attachments=tuple(files.values()),
            audit_head=log[-1].digest if log else "",
        )

    def _plain(self, sha256: str) -> BinaryIO:
        return io.BytesIO(self._desk.store.attachment(sha256))

    def open(self, path: Path, out: Path, progress: Progress = no_progress) -> OpenedBundle:
        """Check a bundle and lay it out in a new folder. Raises `Failure` for each refusal of `bundle.open_bundle`; then nothing was written."""
        from jinqiu_desktop import bundle

        trusted = (*self.trusted(), self.card())
        with bundle.open_bundle(
            path, self._desk.keys(), trusted, scratch=self._desk.folder, progress=progress
        ) as opened:
            problems = opened.check(progress)
            bundle.extract(opened, out, progress)
            manifest = opened.manifest
        self._desk.note("open", "", uuid=manifest.cover.uuid, sender=manifest.sender.sender)
        return OpenedBundle(
            sender=manifest.sender.office,
            uuid=manifest.cover.uuid,
            records=sum(manifest.counts.values()),
            problems=problems,
        )
