"""The spreadsheet area of an Office: templates out, filled tables in by the ritual clerks know, lists out.

In: the file is checked first and nothing is written; what was checked says of each record whether it is new, changes one that is here, says the
same again, or is wrong; then all of it is taken in, or the good ones, in one transaction. A row means a record that is here when both hold
the first unique claim of their form (one household, one archive). What a row leaves blank stays as it was, and no row of a record is ever
taken away by a table. What a text means is decided in `Filling`, what a file holds in `spreadsheet`.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from jinqiu_desktop.collector import collector_at_rest
from jinqiu_desktop.errors import Failure, Problem, Progress, Refused, Severity, no_progress, problem
from jinqiu_desktop.forms import Form, Step
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.office.intake import type_json
from jinqiu_desktop.office.outgoing import Out, Outgoing
from jinqiu_desktop.office.weighing import CheckedRecord, RowVerdict, Weighing, identity_of
from jinqiu_desktop.places import told
from jinqiu_desktop.records import Json
from jinqiu_desktop.store import Line, Submission
from jinqiu_desktop.workflow import open_steps

if TYPE_CHECKING:
    from jinqiu_desktop.spreadsheet import HeaderMatch, IncomingRecord, Layout, Target

_MAPPING = "mapping."  # setting: which words over a column mean which field; words only, never an answer
_FILES = "imported"  # setting: when a file was taken in, by its SHA-256
_FILES_REMEMBERED = 99
_TOGETHER = 50  # records whose rules look into the store together
_PAGE = 500
_LONGEST_REASON = 200


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A table as it was checked: nothing of it is written yet. `sha256` is the file's, so that only what was checked is taken in."""

    path: Path
    form_id: str
    sha256: str
    records: tuple[CheckedRecord, ...]
    problems: tuple[Problem, ...]
    submissions: tuple[Submission, ...] = field(repr=False)
    refused: tuple[IncomingRecord, ...] = field(repr=False)

    @property
    def counts(self) -> Mapping[RowVerdict, int]:
        """How many records there are of each verdict."""
        found = Counter(one.verdict for one in self.records)
        return {verdict: found[verdict] for verdict in RowVerdict}

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the whole file from being taken in, also where it belongs to no record."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)

    @property
    def is_unclear(self) -> bool:
        """Whether words over a column look like a field's and a person should say what they mean."""
        return any(one.code == "sheet.column_alike" for one in self.problems)


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What an import did or would do: the records made or changed, how many of each verdict, and every problem at its cell."""

    uids: tuple[str, ...]
    counts: Mapping[RowVerdict, int]
    problems: tuple[Problem, ...]

    @property
    def good(self) -> int:
        """How many records have nothing wrong."""
        return sum(count for verdict, count in self.counts.items() if verdict is not RowVerdict.WRONG)

    @property
    def bad(self) -> int:
        """How many records have an error."""
        return self.counts[RowVerdict.WRONG]


@dataclass(frozen=True, kw_only=True)
class Exported:
    """A list that was written: how many records, how many drafts were left out, and what did not fit."""

    file: Path
    count: int
    drafts: int
    problems: tuple[Problem, ...] = ()


class Sheets:
    """Tables in and out at one office."""

    def __init__(self, desk: Desk, archive: Archive) -> None:
        self._desk = desk
        self._archive = archive

    # --- templates ---

    def template(
        self, out: Path, form_id: str = "household", stored: Sequence[Json] = (), layout: Layout = "sheets"
    ) -> None:
        """Write the import template of a form, empty or with rows as `put` takes them.

        Raises `Failure` sheet.no_national, folder.read_only, disk.full.
        """
        from jinqiu_desktop import spreadsheet

        form = self._form_for(form_id, layout)
        fillings = [self._archive.new(form_id, carry=False) for _ in stored]
        meant = self._archive.meant()
        for filling, one in zip(fillings, stored, strict=True):
            type_json(filling, one, meant)
        spreadsheet.write_template(form, out, self._desk.today(), fillings, layout)

    def has_national(self, form_id: str) -> bool:
        """Whether a form has the wide layout of the national system."""
        from jinqiu_desktop import spreadsheet

        return bool(spreadsheet.national_block(self._desk.catalog.form(form_id)))

    def _form_for(self, form_id: str, layout: Layout) -> Form:
        form = self._desk.catalog.form(form_id)
        if layout == "national" and not self.has_national(form_id):
            raise Failure("sheet.no_national", title=form.title)
        return form

    # --- what words over columns mean ---

    def targets(self, form_id: str) -> tuple[Target, ...]:
        """What a person may choose for a column."""
        from jinqiu_desktop import spreadsheet

        return spreadsheet.targets(self._desk.catalog.form(form_id))

    def heads(self, path: Path, form_id: str, chosen: Mapping[str, str] | None = None) -> tuple[HeaderMatch, ...]:
        """Every column of a file, and what its words are taken for. Raises as `check`."""
        from jinqiu_desktop import spreadsheet

        form = self._desk.catalog.form(form_id)
        return spreadsheet.match_headers(path, form, self._desk.today(), self._chosen(form_id, chosen))

    def columns(self, form_id: str) -> Mapping[str, str]:
        """The words over columns that somebody has chosen a field for, as they are used for every table of this form; "" = left out."""
        kept = json.loads(self._desk.store.setting(_MAPPING + form_id) or "{}")
        there = {one.path for one in self.targets(form_id)} | {""} if kept else ()
        return {head: path for head, path in kept.items() if path in there}

    def keep_columns(self, form_id: str, chosen: Mapping[str, str]) -> None:
        """Use these fields for these words from now on, beside those chosen before. Raises `Failure` sheet.no_field."""
        there = {one.path for one in self.targets(form_id)} | {""}
        if strange := [path for path in chosen.values() if path not in there]:
            raise Failure("sheet.no_field", name=strange[0], title=self._desk.catalog.form(form_id).title)
        self._keep(form_id, {**self.columns(form_id), **chosen})

    def forget_columns(self, form_id: str) -> None:
        """Nothing is chosen for this form any more."""
        self._keep(form_id, {})

    def _keep(self, form_id: str, chosen: Mapping[str, str]) -> None:
        self._desk.store.set_setting(_MAPPING + form_id, json.dumps(dict(chosen), ensure_ascii=False))

    def _chosen(self, form_id: str, chosen: Mapping[str, str] | None) -> Mapping[str, str]:
        return {**self.columns(form_id), **(chosen or {})}

    # --- in ---

    @collector_at_rest()
    def check(
        self,
        path: Path,
        form_id: str = "household",
        chosen: Mapping[str, str] | None = None,
        *,
        step: str = "",
        progress: Progress = no_progress,
    ) -> Checked:
        """Read a table and say what taking it in would do; nothing is written. `chosen` come beside the columns kept for the form.

        New records take `step`, one of `first_steps`, the form's final one where none is named. Raises `Failure` step.unknown, and when the
        file cannot be read as a table at all: sheet.*, file.missing; `Stopped`.
        """
        from jinqiu_desktop import spreadsheet

        if step and step not in {one.id for one in self.first_steps(form_id)}:
            raise Failure("step.unknown", step=step)
        form, sha256 = self._desk.catalog.form(form_id), _sha256(path)
        incoming = spreadsheet.read_table(
            path, form, self._desk.today(), self._chosen(form_id, chosen), step or form.final_step, progress
        )
        found = (*incoming.problems, *self._taken_before(form, sha256))
        checking = Weighing(self._desk, self._archive, form, step or form.final_step, incoming, found)
        for begin in range(0, len(incoming.records), _TOGETHER):
            checking.take(incoming.records[begin : begin + _TOGETHER], progress, len(incoming.records))
        checking.conclude(self.first_steps(form_id))
        return Checked(
            path=path,
            form_id=form_id,
            sha256=sha256,
            records=tuple(checking.records),
            problems=tuple(checking.problems),
            submissions=tuple(checking.submissions),
            refused=tuple(checking.refused),
        )

    def first_steps(self, form_id: str) -> tuple[Step, ...]:
        """The steps a new record can take at this office: how far a table may bring it, the least first."""
        return open_steps(self._desk.catalog.form(form_id), (), self._desk.profile.level)

    @collector_at_rest()
    def take_in(self, checked: Checked, *, accept_good: bool = False, progress: Progress = no_progress) -> Imported:
        """Take in what was checked, all of it, or with `accept_good` all that is not wrong, in one transaction.

        Raises `Refused` with the errors of the file, or with what has changed in the store since; `Failure` import.file_changed,
        record.changed, disk.full; `Stopped`. Then nothing was taken in.
        """
        self._refuse_another_file(checked)
        if checked.errors and not accept_good:
            raise Refused(checked.errors)
        saved = self._desk.store.commit_many(checked.submissions, progress) if checked.submissions else ()
        counts = {verdict.value: str(count) for verdict, count in checked.counts.items()}
        self._desk.note("import", "", form=checked.form_id, **counts)
        if saved:
            self._remember(checked.sha256)
        return Imported(uids=tuple(one.uid for one in saved), counts=checked.counts, problems=checked.problems)

    def import_table(
        self,
        path: Path,
        form_id: str = "household",
        *,
        dry_run: bool = False,
        accept_good: bool = False,
        report: Path | None = None,
        progress: Progress = no_progress,
    ) -> Imported:
        """Check a table and take it in at one go, for programs. A file with any error changes nothing unless `accept_good`.

        Raises as `check` and `take_in`, but for the errors of the file, which are given; and when the report cannot be written.
        """
        checked = self.check(path, form_id, progress=progress)
        if report is not None:
            self.write_report(checked, report)
        if dry_run or (checked.errors and not accept_good):
            return Imported(uids=(), counts=checked.counts, problems=checked.problems)
        return self.take_in(checked, accept_good=accept_good, progress=progress)

    def write_report(self, checked: Checked, out: Path) -> None:
        """The file that was checked, whole, with every problem at its cell and in its row's last column.

        Raises `Failure` import.file_changed, disk.full, folder.read_only.
        """
        from jinqiu_desktop import spreadsheet

        self._refuse_another_file(checked)
        spreadsheet.write_report(checked.path, checked.problems, out)

    def write_refused(self, checked: Checked, out: Path) -> None:
        """Only what is wrong, with the reasons: mended, it is a table to check by itself. Raises as `write_report`."""
        from jinqiu_desktop import spreadsheet

        self._refuse_another_file(checked)
        spreadsheet.write_refused(checked.path, checked.refused, checked.problems, out)

    def _taken_before(self, form: Form, sha256: str) -> Iterator[Problem]:
        """The very same file came before; only forms whose records know each other again are safe from having all of it twice."""
        day = self._files().get(sha256)
        if day is not None and identity_of(form) is None:
            yield problem("", "import.again", Severity.WARNING, day=day, row="")

    def _remember(self, sha256: str) -> None:
        others = {one: day for one, day in self._files().items() if one != sha256}
        files = {**dict(list(others.items())[-_FILES_REMEMBERED:]), sha256: self._desk.today().isoformat()}
        self._desk.store.set_setting(_FILES, json.dumps(files))

    def _files(self) -> Mapping[str, str]:
        found: Mapping[str, str] = json.loads(self._desk.store.setting(_FILES) or "{}")
        return found

    @staticmethod
    def _refuse_another_file(checked: Checked) -> None:
        if _sha256(checked.path) != checked.sha256:
            raise Failure("import.file_changed", name=checked.path.name)

    # --- out ---

    def export(
        self,
        form_id: str,
        out: Path,
        *,
        search: str = "",
        states: Sequence[str] = (),
        uids: Sequence[str] | None = None,
        full: bool = False,
        reason: str = "",
        layout: Layout = "sheets",
        progress: Progress = no_progress,
    ) -> Exported:
        """Write the saved records that were found, or these `uids`, as a workbook: masked, or in full for a reason that is noted.

        What is `local` is never written. Raises `Failure` export.reason, export.none, sheet.no_national, disk.full, folder.read_only;
        `Stopped`. Then there is no file.
        """
        from jinqiu_desktop.spreadsheet.export import write_book

        reason = " ".join(reason.split())[:_LONGEST_REASON]
        if full and not reason:
            raise Failure("export.reason")
        form = self._form_for(form_id, layout)
        lines = self._archive.lines(form_id, uids) if uids is not None else self._found(form_id, search, states)
        saved = [line.uid for line in lines if line.number]
        if not saved:
            raise Failure("export.none", noun=form.noun)
        outgoing = Outgoing(form, self._desk.store, self._desk.catalog, full=full)
        write_book(outgoing.sheets(self._told(saved, progress), layout), out)
        self._desk.stamp(out)
        facts = {"form": form_id, "layout": layout, "count": str(len(saved)), "masked": "no" if full else "yes"}
        try:
            self._desk.note("export", "", **facts, **({"reason": reason} if full else {}))
        except BaseException:
            out.unlink(missing_ok=True)  # nothing leaves that nobody noted
            raise
        return Exported(file=out, count=len(saved), drafts=len(lines) - len(saved), problems=tuple(outgoing.problems))

    def _found(self, form_id: str, search: str, states: Sequence[str]) -> list[Line]:
        found: list[Line] = []
        while True:
            listing = self._archive.listing(form_id, search, states, limit=_PAGE, offset=len(found))
            found += listing.lines
            if len(found) >= listing.total or not listing.lines:
                return found

    def _told(self, uids: Sequence[str], progress: Progress) -> Iterator[Out]:
        for at, uid in enumerate(uids):
            progress.step(at, len(uids), "整理名单")
            record = self._archive.record(uid)
            office = self._desk.office_named(record) if record.owner else ""
            yield Out(record=record, whole=self._desk.whole_of(record), office=office)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise told(error, path.name) from error
