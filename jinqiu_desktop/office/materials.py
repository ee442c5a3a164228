"""The materials area of an Office: the list that belongs to an application, ticking what came in, scans put where they belong.

What is wanted is the notice's (`rules.materials`); the list is a form of its own, found by what it declares: its rows answer a checklist
(`wants`) and it goes with the record it refers to (`goes_with`). Such rows have the fields type, copies, on, name and file. The functions
below tick a filling and save nothing; each is one act, taken back by one undo.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import Form, row_path
from jinqiu_desktop.kinds import Attached, Ref
from jinqiu_desktop.office.archive import Archive
from jinqiu_desktop.office.desk import Desk
from jinqiu_desktop.rules import Wanted

PAPER, ONLINE = "paper", "online"
_LONGEST_TITLE = 60  # characters of 材料名称; the whole name stays with the file


@dataclass(frozen=True, kw_only=True)
class Stand:
    """How far the materials of an application are. `uid` is that of their list, empty where there is none yet; a draft waits to be submitted.

    `can_open`: there is a list, or this office may begin one.
    """

    uid: str
    is_draft: bool
    can_open: bool
    wanted: tuple[Wanted, ...]

    def lines(self, channel: str) -> tuple[Wanted, ...]:
        """The lines of one channel, in the notice's order."""
        return of_channel(self.wanted, channel)

    def complete(self, channel: str) -> int:
        """How many lines of a channel miss nothing."""
        return sum(not one.missing for one in self.lines(channel))


class Materials:
    """The lists of materials of one office's applications."""

    def __init__(self, desk: Desk, archive: Archive) -> None:
        self._desk = desk
        self._archive = archive

    def has_list(self, form_id: str) -> bool:
        """Whether a record of this form has a list of materials: an application has."""
        return self._form_for(form_id) is not None

    def of(self, uid: str) -> Stand:
        """How far the materials of a record are. Raises `Failure` as `filling`, but shows another office's list too."""
        form = self._form_of(uid)
        listed = self._list_of(uid, form)
        filling = self._archive.look(listed) if listed else self._begun(uid, form)
        is_draft = bool(listed) and self._archive.has_draft(listed)
        can_open = bool(listed) or not self._archive.record(uid).owner
        return Stand(uid=listed, is_draft=is_draft, can_open=can_open, wanted=filling.wanted(checked_rows(form)))

    def filling(self, uid: str) -> Filling:
        """The list of a record as it was left, or a new one that nobody has typed into yet.

        Raises `Failure` attach.form for a form without such a list, materials.draft, record.unknown, record.foreign.
        """
        form = self._form_of(uid)
        listed = self._list_of(uid, form)
        if listed:
            return self._archive.edit(listed)
        if self._archive.record(uid).owner:
            self._archive.edit(uid)  # another office's application: its list is that office's too
        return self._begun(uid, form)

    def attach(self, uid: str, path: Path, type_text: str) -> str:
        """Put a scan into the materials of a record; returns the uid of what holds it: the record itself, or its list, made where there is none.

        A saved record gets a new revision, a draft stays a draft. Raises as `Archive.attach` and `filling`.
        """
        form = self._archive.form_id(uid)
        is_list = any(block.wants for block in self._archive.form(form).rows.values())
        if not is_list and not self.has_list(form):
            return self._archive.attach(uid, path, type_text)
        filling = self._archive.edit(uid) if is_list else self.filling(uid)
        rows_id = checked_rows(filling.form)
        meant = filling.form.rows[rows_id].fields["type"].kind.parse(type_text, self._desk.today()).value
        if meant is None:
            raise Failure("attach.type", name=type_text)
        enclose(filling, rows_id, self._archive.keep_file(path), (str(meant),))
        if self._archive.has_draft(filling.uid):
            self._archive.save(filling)
        elif filling.base:
            self._archive.correct(filling)
        else:
            self._archive.submit(filling, filling.form.final_step)
        self._desk.note("attach", filling.uid, type=type_text)
        return filling.uid

    def _form_of(self, uid: str) -> Form:
        """The form of the list that belongs to a saved record."""
        form = self._form_for(self._archive.form_id(uid))
        if form is None:
            raise Failure("attach.form")
        if self._desk.store.record(uid) is None:
            raise Failure("materials.draft")
        return form

    def _form_for(self, form_id: str) -> Form | None:
        for form in map(self._archive.form, self._desk.catalog.form_ids):
            is_list = any(block.wants for block in form.rows.values())
            if is_list and form.goes_with and form.fields[form.goes_with].target == form_id:
                return form
        return None

    def _list_of(self, uid: str, form: Form) -> str:
        """The list that refers to a record, also one that is a draft yet; empty when there is none."""
        store = self._desk.store
        for other in store.referring(uid):
            record = store.record(other)
            if record is not None and record.form == form.id:
                return other
        meant = form.fields[form.goes_with].kind.typed(Ref(uid))
        for line in self._archive.drafts(form.id):
            draft = store.draft(line.uid)
            cell = draft.cells.get(form.goes_with) if draft is not None else None
            if cell is not None and cell.text == meant:
                return line.uid
        return ""

    def _begun(self, uid: str, form: Form) -> Filling:
        return self._archive.new(form.id, references={form.goes_with: Ref(uid)})


def of_channel(wanted: tuple[Wanted, ...], channel: str) -> tuple[Wanted, ...]:
    """The lines handed in one way, in the notice's order."""
    return tuple(one for one in wanted if one.channel == channel)


def checked_rows(form: Form) -> str:
    """The block of a list whose rows answer the checklist."""
    return next(block.id for block in form.rows.values() if block.wants)


def receive(filling: Filling, rows_id: str, line: Wanted, code: str = "") -> None:
    """One type of a line came in today, in all copies that are missing: the one named, else the first that is still open."""
    if code in line.open_types or (not code and line.open_types):
        _receive(filling, rows_id, {code or line.open_types[0]: line.missing})


def receive_all(filling: Filling, rows_id: str, channel: str = PAPER) -> None:
    """Everything that is missing in a channel came in today; where one of several types would do, the first the notice names."""
    wanted: dict[str, int] = {}
    for line in filling.wanted(rows_id):
        for group in line.open_groups if line.channel == channel else ():
            wanted[group[0]] = max(line.missing, wanted.get(group[0], 0))
    if wanted:
        _receive(filling, rows_id, wanted)


def _receive(filling: Filling, rows_id: str, wanted: Mapping[str, int]) -> None:
    today = filling.today.isoformat()
    typed = {code: {"type": code, "copies": str(copies), "on": today} for code, copies in wanted.items()}
    for rid in filling.row_ids(rows_id):  # a type of which only a scan was there
        code = _text(filling, rows_id, rid, "type")
        if code in typed and not _has_paper(filling, rows_id, rid):
            filling.type_row(rows_id, rid, typed.pop(code))
    if typed:
        filling.add_rows(rows_id, typed.values())


def take_back(filling: Filling, rows_id: str, line: Wanted) -> None:
    """The last that came for a line was a slip: the paper goes and a scan of it stays, or the other way round for what is uploaded."""
    for rid in reversed(tuple(_answering(filling, rows_id, line.types))):
        has_paper, file = _has_paper(filling, rows_id, rid), _text(filling, rows_id, rid, "file")
        if line.channel == PAPER and has_paper:
            _leave(filling, rows_id, rid, {"copies": "0", "on": ""} if file else {})
            return
        if line.channel == ONLINE and file:
            _leave(filling, rows_id, rid, {"file": ""} if has_paper else {})
            return


def _leave(filling: Filling, rows_id: str, rid: str, typed: Mapping[str, str]) -> None:
    if typed:
        filling.type_row(rows_id, rid, typed)
    else:
        filling.remove_row(rows_id, rid)


def enclose(filling: Filling, rows_id: str, kept: Attached, types: tuple[str, ...] = ()) -> None:
    """A scan of one of these types: beside the paper that came without one, else in a row of its own, as the first of them and no paper.

    Without a type it is a row with the name of the file.
    """
    fields = filling.form.rows[rows_id].fields
    file = fields["file"].kind.typed(kept)
    bare = (rid for rid in _answering(filling, rows_id, types) if not _text(filling, rows_id, rid, "file"))
    if (rid := next(bare, "")) != "":
        filling.type_row(rows_id, rid, {"file": file})
        return
    typed = {
        "type": types[0] if types else "",
        "copies": "0",
        "name": Path(kept.name).stem[:_LONGEST_TITLE],
        "file": file,
    }
    filling.add_rows(rows_id, [{name: text for name, text in typed.items() if name in fields and text}])


def scanned(filling: Filling, rows_id: str, line: Wanted) -> tuple[Attached, ...]:
    """The files that stand in the rows that answer a line, in the order of the rows."""
    held = (filling.value(row_path(rows_id, rid, "file")) for rid in _answering(filling, rows_id, line.types))
    return tuple(one for one in held if isinstance(one, Attached))


def _answering(filling: Filling, rows_id: str, types: tuple[str, ...]) -> Iterator[str]:
    return (rid for rid in filling.row_ids(rows_id) if _text(filling, rows_id, rid, "type") in types)


def _has_paper(filling: Filling, rows_id: str, rid: str) -> bool:
    """Whether a row speaks of paper: no number of copies means one."""
    return filling.value(row_path(rows_id, rid, "copies")) != 0


def _text(filling: Filling, rows_id: str, rid: str, name: str) -> str:
    """What stands in a cell: of a choice its code, however it was typed."""
    value = filling.value(row_path(rows_id, rid, name))
    return "" if value is None else str(value)
