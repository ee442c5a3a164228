"""What a reference is called on the screen, and what a text typed into its cell may mean. Asks the office; changes nothing."""

from __future__ import annotations

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.filling import CellView, Filling
from jinqiu_desktop.forms import row_path
from jinqiu_desktop.gui.editors import Suggest
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office

_MOST = 12
"""Lines of a list to choose from; whoever sees more types another letter."""


class Called:
    """The names behind the references of one filling."""

    def __init__(self, office: Office, filling: Filling) -> None:
        self._office, self._filling = office, filling

    def name(self, path: str) -> str:
        """What the reference at a path is called: the summary of its record, or the person of its row; nothing when it has gone."""
        ref = self._filling.value(path)
        if not isinstance(ref, Ref):
            return ""
        if ref.rid:
            return self._row_name(ref.uid, ref.rid)
        try:
            whole = self._office.archive.whole(ref.uid)
        except Failure:
            return ""
        return "　".join(str(value) for name in whole.form.summary[:1] if (value := whole.value(name)) is not None)

    def suggest(self, view: CellView) -> Suggest | None:
        """A list to choose from, for kinds whose answers are too many for a box."""
        if view.kind == "region":
            regions = getattr(self._filling.form.field(view.path).kind, "regions", None)
            return (
                (lambda text: tuple((f"{code} {name}", f"{code} {name}") for code, name in regions.search(text, _MOST)))
                if regions
                else None
            )
        if view.kind == "reference":
            return self._find_records(self._filling.form.field(view.path).target)
        if view.kind == "row_reference":
            return self._find_rows(view.path)
        return None

    def _find_records(self, target: str) -> Suggest:
        def found(text: str) -> tuple[tuple[str, str], ...]:
            listing = self._office.archive.listing(target, text, limit=_MOST)
            return tuple((line.uid, " ".join(str(part) for part in line.values.values())) for line in listing.lines)

        return found

    def _find_rows(self, path: str) -> Suggest:
        """The rows of the record that another cell of this form refers to: all of them, they are few."""
        target, _, rows_id = self._filling.form.field(path).target.partition(".")

        def found(text: str) -> tuple[tuple[str, str], ...]:
            del text
            fields = self._filling.form.fields.items()
            through = next((name for name, one in fields if one.kind.name == "reference" and one.target == target), "")
            ref = self._filling.value(through) if through else None
            if not isinstance(ref, Ref):
                return ()
            try:
                record = self._office.archive.record(ref.uid)
            except (
                Failure
            ):  # a draft that was never submitted has no rows to refer to; the cell of the reference says so
                return ()
            return tuple((f"{ref.uid}/{row.rid}", self._row_name(ref.uid, row.rid)) for row in record.rows(rows_id))

        return found

    def _row_name(self, uid: str, rid: str) -> str:
        try:
            whole = self._office.archive.whole(uid)
        except Failure:
            return ""
        for block in whole.form.rows.values():
            if block.person and (value := whole.value(row_path(block.id, rid, block.person))) is not None:
                return str(value)
        return ""
