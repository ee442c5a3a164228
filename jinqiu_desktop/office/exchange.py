"""The exchange area of an Office: cards, whom it trusts, sealing what goes up, opening what came."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from jinqiu_desktop.errors import Failure, Problem, Progress, Refused, Severity, no_progress, problem
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office.answers import RETURN, answers_for
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.office.due import Due, Dues
from jinqiu_desktop.places import has_halves, sweep, write_whole
from jinqiu_desktop.records import Record, Remark, StepTaken, attachments
from jinqiu_desktop.store import BundleSeen

if TYPE_CHECKING:
    from jinqiu_desktop.bundle import Contents, Cover, Enclosure, Turn

_UNFINISHED = "unfinished"  # the setting with the folders in which something is being laid out


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
class SealedZip:
    """An encrypted zip that was written and read back, and the signature beside it. Nothing keeps the `password`: it is shown once."""

    path: Path
    signature: Path
    password: str = field(repr=False)
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

    def trust(self, card: Path | Card) -> Card:
        """Take in another office's card, after its fingerprint was compared. Raises `Failure` card.damaged, file.missing."""
        card = card if isinstance(card, Card) else Card.load(card)
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

    def due(self, households: Sequence[str] = (), progress: Progress = no_progress) -> Due:
        """What may go up of these households with everything that is theirs alone, and what not and why; without them of everything saved."""
        dues = Dues(self._desk, self._archive)
        return dues.of_households(households, progress) if households else dues.everything(progress)

    def households(self, uids: Sequence[str]) -> frozenset[str]:
        """The households among these records, and those the others belong to."""
        return Dues(self._desk, self._archive).households(uids)

    def seal(
        self, to: Path | Card, out: Path, uids: Sequence[str] = (), progress: Progress = no_progress
    ) -> SealedBundle:
        """Seal records for the office of a card, with what they refer to and what goes with them; without `uids` everything saved.

        Of everything, what is not ready for 上报 (due.py) is left out and told in `problems`; records that were asked for and are not ready
        raise `Refused`. Raises `Failure` card.damaged, seal.none, record.draft, file.exists, disk.full and those of `bundle.seal`; then
        nothing was written.
        """
        receiver = to if isinstance(to, Card) else Card.load(to)
        due = self._due(uids, progress)
        sealed = self._seal(receiver, out, due.records, progress)
        return replace(sealed, problems=(*(one.told() for one in due.unready), *sealed.problems))

    def return_to(
        self, to: Path | Card, out: Path, uids: Sequence[str] = (), progress: Progress = no_progress
    ) -> SealedBundle:
        """Seal a return bundle for the office that owns records: the records as they are, with our steps and remarks.

        Without `uids` every record of that office with an answer (`answers_for`). Raises as `seal`, and `Failure` return.none,
        return.foreign.
        """
        receiver, store = to if isinstance(to, Card) else Card.load(to), self._desk.store
        if strangers := [uid for uid in uids if (held := store.held(uid)) is None or held.owner != receiver.sender]:
            raise Failure("return.foreign", name=self._archive.number(strangers[0]), office=receiver.office)
        due = list(dict.fromkeys(uids)) or [one.record.uid for one in answers_for(self._desk, receiver.sender)]
        records = [record for uid in due if (record := store.record(uid)) is not None]
        if not records:
            raise Failure("return.none", office=receiver.office)
        sealed = self._seal(receiver, out, records, progress)
        self._desk.note(RETURN, "", to=receiver.sender, uids=" ".join(one.uid for one in records))
        return sealed

    def seal_zip(self, out: Path, uids: Sequence[str] = (), progress: Progress = no_progress) -> SealedZip:
        """Seal records for a receiver without the program: an encrypted zip, a signature beside it, and a password that is shown once.

        What goes in, stays out or is refused is as for `seal`; scans always go along.
        """
        from jinqiu_desktop.bundle.zipped import seal_zip

        due = self._due(uids, progress)
        turn, cover = self._turn(out, due.records, "")
        zipped = seal_zip(
            self._contents(due.records, None),
            sender=self.card(),
            keys=self._desk.keys(),
            cover=cover,
            turn=turn,
            out=out,
            scratch=self._desk.folder,
            progress=progress,
        )
        self._note_sealed(cover, turn, "", zipped.sha256, len(due.records))
        return SealedZip(
            path=zipped.path,
            signature=zipped.signature,
            password=zipped.password,
            size=zipped.size,
            sha256=zipped.sha256,
            records=len(due.records),
            households=zipped.counts.get("household", 0),
            problems=(*(one.told() for one in due.unready), *self._open_drafts(due.records)),
        )

    def _seal(self, receiver: Card, out: Path, records: Sequence[Record], progress: Progress) -> SealedBundle:
        from jinqiu_desktop import bundle

        turn, cover = self._turn(out, records, receiver.sender)
        sealed = bundle.seal(
            self._contents(records, receiver),
            to=[receiver],
            sender=self.card(),
            keys=self._desk.keys(),
            cover=cover,
            turn=turn,
            out=out,
            scratch=self._desk.folder,
            progress=progress,
        )
        self._note_sealed(cover, turn, receiver.sender, sealed.package_sha256, len(records))
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

    def _turn(self, out: Path, records: Sequence[Record], receiver: str) -> tuple[Turn, Cover]:
        """The place of the next bundle in the order of this store."""
        from jinqiu_desktop import bundle

        if out.exists():
            raise Failure("file.exists", name=out.name)
        if not records:
            raise Failure("seal.none")
        store = self._desk.store
        lineage = store.lineage()
        sent = [one for one in store.bundles("out") if one.lineage == lineage]
        # What came before for this receiver: one that never got the others' bundles must not think that some are missing.
        before = max((one for one in sent if one.peer == receiver), key=lambda one: one.seq, default=None)
        cover = bundle.new_cover(
            self.card(),
            seq=max((one.seq for one in sent), default=0) + 1,
            prev=before.digest if before else "",
            created=self._desk.clock(),
        )
        return bundle.Turn(lineage=lineage, after=store.setting("lineage.before") or ""), cover

    def _note_sealed(self, cover: Cover, turn: Turn, receiver: str, digest: str, records: int) -> None:
        self._desk.store.note_bundle(
            BundleSeen(
                uuid=cover.uuid,
                direction="out",
                peer=receiver,
                lineage=turn.lineage,
                seq=cover.seq,
                digest=digest,
                at=cover.created,
            )
        )
        self._desk.note("seal", "", uuid=cover.uuid, to=receiver or "zip", records=str(records))

    def _due(self, uids: Sequence[str], progress: Progress) -> Due:
        """What goes in. Raises `Refused` when something that was asked for is not ready, or nothing is."""
        dues = Dues(self._desk, self._archive)
        due = dues.of(uids, progress) if uids else dues.everything(progress)
        if due.unready and (uids or not due.records):
            raise Refused(one.told(Severity.ERROR) for one in due.unready)
        return due

    def _open_drafts(self, records: Sequence[Record]) -> list[Problem]:
        return [
            problem("", "draft.open", Severity.WARNING, name=record.called)
            for record in records
            if self._desk.store.draft(record.uid) is not None
        ]

    def _contents(self, records: Sequence[Record], receiver: Card | None) -> Contents:
        """What goes into the bundle. Scans stay away from the office that owns the record and has them already."""
        from jinqiu_desktop import bundle

        store = self._desk.store
        lines: dict[str, list[bundle.RecordLine]] = {}
        forms = {}
        steps: list[StepTaken] = []
        remarks: list[Remark] = []
        files: dict[str, Enclosure] = {}
        for record in records:
            form = self._desk.form_of(record)
            forms[form.id, form.rev] = form
            chain = tuple(bundle.Ancestor(no=no, digest=digest) for no, digest in store.chain(record.uid))
            code, more = store.passed_on(record.uid)
            code = code or self._desk.key.check_code(record.digest)
            line = bundle.line_of(form, record, code=code, chain=chain, more=more)
            lines.setdefault(form.id, []).append(line)
            steps += store.steps(record.uid)
            remarks += store.remarks(record.uid)
            goes_home = receiver is not None and record.owner == receiver.sender
            for one in () if goes_home else attachments(record.answers):
                opens = partial(self._plain, one.sha256)
                files[one.sha256] = bundle.Enclosure(sha256=one.sha256, size=one.size, name=one.name, open=opens)
        log = store.audit_log()
        return bundle.Contents(
            records=lines,
            forms=tuple(forms.values()),
            steps=steps,
            remarks=remarks,
            attachments=tuple(files.values()),
            audit_head=log[-1].digest if log else "",
            is_practice=self._desk.is_practice,
        )

    def _plain(self, sha256: str) -> BinaryIO:
        return io.BytesIO(self._desk.store.attachment(sha256))

    def open(self, path: Path, out: Path, progress: Progress = no_progress) -> OpenedBundle:
        """Check a bundle and lay it out in a new folder. Raises `Failure` for each refusal of `bundle.open_bundle`; then nothing was written.

        Where it is laid out is noted until it is done: after a kill the next start takes away what lies there by halves (`sweep`).
        """
        from jinqiu_desktop import bundle

        trusted = (*self.trusted(), self.card())
        with bundle.open_bundle(
            path, self._desk.keys(), trusted, scratch=self._desk.folder, progress=progress
        ) as opened:
            problems = opened.check(progress)
            with self.unfinished_in(out.absolute().parent):
                bundle.extract(opened, out, progress)
            manifest = opened.manifest
        self._desk.note("open", "", uuid=manifest.cover.uuid, sender=manifest.sender.sender)
        return OpenedBundle(
            sender=manifest.sender.office,
            uuid=manifest.cover.uuid,
            records=sum(manifest.counts.values()),
            problems=problems,
        )

    def sweep(self) -> None:
        """Take away what a killed program of ours left half laid out, in plain, where it was noted; only what bears our own mark of that.

        A folder that cannot be seen now, as on a stick that is not in, stays noted. What another program of ours is writing there stays.
        """
        noted = self._unfinished()
        for folder in noted:
            sweep(folder)
        left = [folder for folder in noted if has_halves(folder)]
        if left != noted:
            self._keep_unfinished(left)

    @contextmanager
    def unfinished_in(self, folder: Path) -> Iterator[None]:
        """Something is being laid out in a folder, in plain: after a kill the next start looks there (`sweep`)."""
        before = self._unfinished()
        self._keep_unfinished(list(dict.fromkeys([*before, folder])))
        try:
            yield
        finally:  # a kill never comes here
            self._keep_unfinished(before)

    def _unfinished(self) -> list[Path]:
        return [Path(one) for one in json.loads(self._desk.store.setting(_UNFINISHED) or "[]")]

    def _keep_unfinished(self, folders: Sequence[Path]) -> None:
        self._desk.store.set_setting(_UNFINISHED, json.dumps([str(one) for one in folders], ensure_ascii=False))
