"""Everything declared under resources/, indexed by name at start and read when asked for.

One Catalog is made per program. It hands out forms, code lists, regions and policy packs, each read strictly and once; papers are read
by `printing`, which asks here for their files. It holds no answers and never writes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NoReturn

from jinqiu_desktop.declared import Entry, read_toml
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.forms import Field, Form, Known, Test, read_form
from jinqiu_desktop.kinds import Choices, RegionsFile, read_choices
from jinqiu_desktop.policy import Holidays, PolicyPack, read_holidays, read_policy
from jinqiu_desktop.tables import (
    Cell,
    Column,
    Counted,
    Line,
    Table,
    can_be_added_up,
    listed,
    lost,
    misfit,
    read_table_file,
    tests_of,
    trail,
)

_PATHS = re.compile(r"(?<=[\"' ])[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*(?=[@\"']| or [a-z])")
"""What may be a path in the text of a table: a quoted word, or a word in a quoted measure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelved:
    """A form where people look for it: its icon, and the short name for a narrow window (empty: its title)."""

    form: str
    symbol: str = "document"
    brief: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """A group of the navigation, with its forms in order."""

    id: str
    label: str
    forms: tuple[Shelved, ...]


class Catalog:
    """The declarations of one resources folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.regions = RegionsFile(root / "regions" / "regions.sqlite")
        self._names = {kind: self._index(kind) for kind in ("forms", "papers", "policies", "choices", "tables")}
        self._forms: dict[str, Form] = {}
        self._choices: dict[str, Choices] = {}
        self._policies: dict[str, PolicyPack] = {}
        self._tables: dict[str, Table] = {}

    def _index(self, kind: str) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in (self.root / kind).glob("*.toml")))

    @property
    def form_ids(self) -> tuple[str, ...]:
        """The forms of today, without the published older revs."""
        return tuple(name for name in self._names["forms"] if "@" not in name)

    @property
    def paper_ids(self) -> tuple[str, ...]:
        """The printed papers."""
        return self._names["papers"]

    @property
    def policy_ids(self) -> tuple[str, ...]:
        """The notices whose rules are known."""
        return self._names["policies"]

    @property
    def table_ids(self) -> tuple[str, ...]:
        """The statistics tables."""
        return self._names["tables"]

    @property
    def choice_ids(self) -> tuple[str, ...]:
        """The code lists."""
        return self._names["choices"]

    def form(self, form_id: str, rev: int | None = None) -> Form:
        """A form: today's, or a published older rev. Raises `Failure` form.unknown or declaration.broken."""
        today = self._form(form_id)
        if rev is None or rev == today.rev:
            return today
        return self._form(f"{form_id}@{rev}")

    def _form(self, name: str) -> Form:
        if name not in self._forms:
            if name not in self._names["forms"]:
                raise Failure("form.unknown", name=name)
            known = Known(choices=self.choices, regions=self.regions)
            self._forms[name] = read_form(self.root / "forms" / f"{name}.toml", known)
        return self._forms[name]

    def choices(self, list_id: str) -> Choices | None:
        """A code list, or None when there is none of this name."""
        if list_id not in self._names["choices"]:
            return None
        if list_id not in self._choices:
            self._choices[list_id] = read_choices(self.root / "choices" / f"{list_id}.toml")
        return self._choices[list_id]

    def policy(self, pack_id: str) -> PolicyPack:
        """The rules of one notice. Raises `Failure` policy.unknown or declaration.broken."""
        if pack_id not in self._names["policies"]:
            raise Failure("policy.unknown", name=pack_id)
        if pack_id not in self._policies:
            self._policies[pack_id] = read_policy(self.root / "policies" / f"{pack_id}.toml")
        return self._policies[pack_id]

    def table(self, table_id: str) -> Table:
        """A statistics table, held against the forms it counts. Raises `Failure` table.unknown or declaration.broken."""
        if table_id not in self._names["tables"]:
            raise Failure("table.unknown", name=table_id)
        if table_id not in self._tables:
            read = read_table_file(self.root / "tables" / f"{table_id}.toml")
            if read.id != table_id:
                _refuse(table_id, "id", f"要和文件名一样，写成 {table_id}")
            self.cross_check_table(read)
            self._tables[table_id] = read
        return self._tables[table_id]

    def counted(self, form: Form) -> frozenset[str]:
        """The fields of a form that statistics tables may look at: those that the end of any path written in a table names.

        The tables are not read for it, only looked through: a store needs this whenever it is opened.
        """
        return frozenset(
            path for path, one in form.walk() if path in self._named_in_tables or one.id in self._named_in_tables
        )

    @cached_property
    def _named_in_tables(self) -> frozenset[str]:
        words = {word for text in self._table_texts() for word in _PATHS.findall(text)}
        return frozenset(word.split(".", at)[-1] for word in words for at in range(word.count(".") + 1))

    def _table_texts(self) -> Iterator[str]:
        for name in self._names["tables"]:
            yield (self.root / "tables" / f"{name}.toml").read_text(encoding="utf-8")

    @cached_property
    def holidays(self) -> Holidays:
        """The working days. Raises `Failure` declaration.broken."""
        return read_holidays(self.root / "holidays" / "cn.toml")

    @cached_property
    def shelves(self) -> tuple[Shelf, ...]:
        """Where each form stands; one that is named nowhere stands on the shelf for the rest. Raises `Failure` declaration.broken."""
        top = read_toml(self.root / "shelves.toml")
        made: list[Shelf] = []
        rests: list[str] = []
        for entry in top.tables("shelf"):
            forms = tuple(_shelved(one) for one in entry.tables("form"))
            made.append(Shelf(id=entry.text("id"), label=entry.text("label"), forms=forms))
            rests += [made[-1].id] if entry.flag("rest") else []
            entry.done()
        top.done()
        named = [one.form for shelf in made for one in shelf.forms]
        if len(rests) != 1 or len(named) != len(set(named)):
            _refuse("shelves", "shelf", "要有一组写 rest，一张表只摆一处")
        self._refuse_lost("shelves", "form", named, self.form_ids)
        left = tuple(Shelved(form=one) for one in self.form_ids if one not in named)
        return tuple(
            Shelf(id=one.id, label=one.label, forms=one.forms + (left if one.id in rests else ())) for one in made
        )

    def paper_file(self, paper_id: str) -> Path:
        """Where a paper is declared. Raises `Failure` paper.unknown."""
        if paper_id not in self._names["papers"]:
            raise Failure("paper.unknown", name=paper_id)
        return self.root / "papers" / f"{paper_id}.toml"

    def cross_check(self) -> None:
        """What declarations name in each other is there: forms, rows, fields behind a reference, papers, codes.

        Raises `Failure` declaration.broken. Each declaration by itself was checked when it was read.
        """
        for form in map(self.form, self.form_ids):
            self._refuse_lost(form.id, "papers", form.papers, self.paper_ids)
            for path, one in form.walk():
                if one.target:
                    self._fields_of(form, path)
                for source in filter(None, (one.source, one.prefill)):
                    if source.path not in self._fields_of(form, source.through):
                        _refuse(form.id, path, f"来源里没有 {source.path}")
            for waiting in filter(lambda one: one.held_by, form.waiting):
                holder, _, state = waiting.held_by.partition(".")
                self._refuse_lost(form.id, f"waiting[{waiting.label}]", [holder], self.form_ids)
                self._refuse_lost(form.id, f"waiting[{waiting.label}]", [state], self.form(holder).states)
        for pack in map(self.policy, self.policy_ids):
            self.cross_check_policy(pack)
        for table_id in self.table_ids:
            self.table(table_id)
        assert self.shelves  # read strictly, like the rest

    def cross_check_table(self, table: Table) -> None:
        """Every path of a table leads somewhere, and what it is compared with can be there. Raises `Failure` declaration.broken.

        A constant that nothing can ever equal would not fail, it would print a 0.
        """
        if table.notice and table.notice not in self.policy_ids:
            known = listed(self.policy_ids, table.notice)
            _refuse(table.id, "notice", f'没有通知 {table.notice}，{known}；不属于哪个通知的写 ""')
        for line in table.lines:
            for cell in line.cells:
                if cell.counted is not None:
                    self._check_cell(
                        _Place(file=line.file or f"{table.id}.toml", entry=_entry(line, cell)), cell, cell.counted
                    )
        asked = [cell.counted for cell in table.cells.values() if cell.counted is not None]
        for column in table.columns:
            self._check_column(_Place(file=f"{table.id}.toml", entry=f"column[{column.id}]"), column, asked)

    def _check_cell(self, place: _Place, cell: Cell, counted: Counted) -> None:
        if counted.form not in self.form_ids:
            place.refuse(f"没有表单 {counted.form}，{listed(self.form_ids, counted.form)}")
        form = self.form(counted.form)
        if counted.rows and counted.rows not in form.rows:
            rows = listed(form.rows) if form.rows else "它没有分行填的内容"
            place.refuse(f"表单 {form.id} 里没有 {counted.rows}，{rows}")
        for path in counted.paths():
            if not self._leads(counted, path):
                place.refuse(lost(self.form, counted.form, counted.rows, path))
        if counted.measure == "sum":
            for path in filter(None, (counted.path, counted.otherwise)):
                self._check_sum(place, cell, counted, path)
        for one in counted.tests():
            self._check_test(place, counted, one)

    def _check_sum(self, place: _Place, cell: Cell, counted: Counted, path: str) -> None:
        found = trail(self.form, counted.form, counted.rows, path).field
        if found is not None and can_be_added_up(found.kind, money=cell.is_money):
            return
        form = self.form(counted.form)
        fields = form.rows[counted.rows].fields if counted.rows else form.fields
        known = [name for name, one in fields.items() if can_be_added_up(one.kind, money=cell.is_money)]
        wanted = "金额" if cell.is_money else "整数"
        place.refuse(f"{path} 不是{wanted}，单位 {cell.unit} 加不出来" + (f"，{listed(known)}" if known else ""))

    def _check_test(self, place: _Place, counted: Counted, one: Test) -> None:
        found = trail(self.form, counted.form, counted.rows, one.path)
        form = self.form(found.hops[-1].form if found.hops else counted.form)
        if reason := misfit(form, found, one):
            place.refuse(reason)

    def _check_column(self, place: _Place, column: Column, asked: Iterable[Counted]) -> None:
        """A column narrows what its condition can be asked of, and must narrow something."""
        if column.where is None:
            return
        bases = {(one.form, one.rows): one for one in asked}.values()
        narrowed = [one for one in bases if all(self._leads(one, path) for path in column.where.paths())]
        for one in narrowed:
            for test in tests_of(column.where):
                self._check_test(place, one, test)
        if bases and not narrowed:
            first = next(iter(bases))
            path = next(path for path in column.where.paths() if not self._leads(first, path))
            place.refuse(f"没有一格能按它分开：{lost(self.form, first.form, first.rows, path)}")

    def _leads(self, counted: Counted, path: str) -> bool:
        try:
            trail(self.form, counted.form, counted.rows, path)
        except Failure:
            return False
        return True

    def cross_check_policy(self, pack: PolicyPack) -> None:
        """A pack names only papers, paths of the application, and codes that are there. Raises `Failure` declaration.broken."""
        self._refuse_lost(pack.id, "copies", pack.copies, self.paper_ids)
        self._refuse_lost(pack.id, "groups", (one.code for one in pack.groups), self._codes("object_group"))
        self._refuse_lost(pack.id, "annexes", filter(None, (one.paper for one in pack.annexes)), self.paper_ids)
        ways = filter(None, [pack.get("payment.channel")])
        self._refuse_lost(pack.id, "payment.channel", ways, self._codes("payment_way"))
        for one in pack.asked:
            codes = (code for group in one.needs for code in group)
            self._refuse_lost(pack.id, f"materials[{one.id}]", codes, self._codes("attachment_type"))
        for amount in pack.amounts:
            self._refuse_lost(pack.id, f"amounts[{amount.id}]", amount.funds, self._codes("fund_source"))
        application = self.form("application") if "application" in self.form_ids else None
        if application is None:
            return
        paths = {path for path, _ in application.walk()}
        self._refuse_lost(pack.id, "needed", (one.path for one in pack.needed), paths)
        self._refuse_lost(pack.id, "materials.of", (one.of for one in pack.asked if one.of), paths)
        for condition in pack.whens():
            own = (path for path in condition.paths() if path.partition(".")[0] not in application.references)
            self._refuse_lost(pack.id, "when", own, paths)

    def _codes(self, list_id: str) -> tuple[str, ...]:
        listed = self.choices(list_id)
        return tuple(item.code for item in listed.items) if listed else ()

    def _fields_of(self, form: Form, reference: str) -> Mapping[str, Field]:
        """The fields of the record, or of the row, that a field refers to."""
        target, _, rows_id = form.field(reference).target.partition(".")
        self._refuse_lost(form.id, reference, [target], self.form_ids)
        named = self.form(target)
        self._refuse_lost(form.id, reference, [rows_id] if rows_id else [], named.rows)
        return named.rows[rows_id].fields if rows_id else named.fields

    @staticmethod
    def _refuse_lost(file: str, entry: str, names: Iterable[str], known: Container[str]) -> None:
        for name in names:
            if name not in known:
                _refuse(file, entry, f"没有 {name}")

    def fingerprint(self) -> str:
        """SHA-256 (hex) over all forms and what tables count of them; when it changes, what is derived from the records is rebuilt (formats.md §1)."""
        total = hashlib.sha256(" ".join(sorted(self._named_in_tables)).encode())
        for name in self._names["forms"]:
            total.update(name.encode() + b"\0" + (self.root / "forms" / f"{name}.toml").read_bytes() + b"\0")
        return total.hexdigest()


def _shelved(entry: Entry) -> Shelved:
    made = Shelved(form=entry.text("id"), symbol=entry.text("symbol", "document"), brief=entry.text("brief", ""))
    entry.done()
    return made


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """Where in a file something is refused."""

    file: str
    entry: str

    def refuse(self, reason: str) -> NoReturn:
        raise Failure("declaration.broken", file=self.file, entry=self.entry, reason=reason)


def _entry(line: Line, cell: Cell) -> str:
    return f"line[{line.id}].cell[{cell.id}]"


def _refuse(file: str, entry: str, reason: str) -> NoReturn:
    raise Failure("declaration.broken", file=f"{file}.toml", entry=entry, reason=reason)
