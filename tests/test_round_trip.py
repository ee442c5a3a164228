"""What leaves in full as a list says the same when it is read again, for a record of every form: the newest golden store has them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Severity, line
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.intake import with_references
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import Answers, content_digest
from jinqiu_desktop.spreadsheet import fill, read_table

GOLDEN = max(
    (path.parent for path in (Path(__file__).parent / "golden").glob("*/facts.json")), key=lambda path: path.name
)
WITHOUT = {"payment", "dispose", "scan"}
"""Forms the golden store has no record of: they need a story before them."""

MADE_HERE = {"report"}
"""Nobody fills it in: the program writes it when a table is reported."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A copy of the golden store."""
    folder = tmp_path_factory.mktemp("golden") / "data"
    shutil.copytree(GOLDEN / "data", folder)
    facts = json.loads((GOLDEN / "facts.json").read_text(encoding="utf-8"))
    with Office.open(folder, facts["passphrase"]) as opened:
        yield opened


def test_the_golden_store_has_a_record_of_nearly_every_form(office: Office) -> None:
    there = {form_id for form_id in Catalog(resources()).form_ids if office.archive.saved(form_id, 1, 0)}
    assert set(Catalog(resources()).form_ids) - there == WITHOUT


@pytest.mark.parametrize("form_id", sorted(set(Catalog(resources()).form_ids) - WITHOUT - MADE_HERE))
def test_a_list_in_full_reads_back_as_the_same_answers(office: Office, form_id: str, tmp_path: Path) -> None:
    archive, out = office.archive, tmp_path / "list.xlsx"
    office.sheets.export(form_id, out, full=True, reason="核对导出和导入")
    form = archive.form(form_id)
    incoming = read_table(out, form, office.desk.today())
    assert [line(one) for one in incoming.problems if one.severity is Severity.ERROR] == []
    again = []
    for one in incoming.records:
        filling = archive.new(form_id, carry=False)
        fill(with_references(one, filling, archive.meant()), filling)
        again.append(content_digest(form, filling.answers()))
    before = [content_digest(form, without_files(archive.record(uid).answers)) for uid in archive.all_saved(form_id)]
    assert sorted(again) == sorted(before)


def without_files(answers: Answers) -> Answers:
    """A scan does not go into a cell."""
    return replace(answers, blocks={name: rows for name, rows in answers.blocks.items() if name != "attachments"})
