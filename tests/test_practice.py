"""The practice book: made-up people, three mistakes to mend, one household sent back, and a mark on everything that leaves it."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from offices import DECLARED, NOW, someone
from openpyxl import load_workbook

from jinqiu_desktop.demo.practice import PLANTED, make_book
from jinqiu_desktop.errors import Failure, Severity, Stopped
from jinqiu_desktop.office import Office
from jinqiu_desktop.office.practice import PASSPHRASE, is_book, throw_away


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice book, closed."""
    folder = tmp_path_factory.mktemp("practice") / "data-练习本"
    make_book(folder, catalog=DECLARED, clock=lambda: NOW)
    return folder


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of it, open."""
    folder = tmp_path / "data-练习本"
    shutil.copytree(made, folder)
    with Office.open(folder, PASSPHRASE, catalog=DECLARED, clock=lambda: NOW) as office:
        yield office


def said(pdf: bytes) -> list[str]:
    """The text of each page."""
    with pdfium.PdfDocument(pdf) as document:
        return [document[at].get_textpage().get_text_range() for at in range(len(document))]


def test_one_household_has_exactly_the_three_planted_errors_and_no_warning(book: Office) -> None:
    (draft,) = book.archive.drafts("household")
    filling = book.archive.edit(draft.uid)
    found = [one for one in filling.problems(filling.form.final_step) if one.severity is not Severity.HINT]
    assert [one.where for one in found] == [one.path for one in PLANTED]
    for one in PLANTED:
        filling.type(one.path, one.right)
    assert book.archive.submit(filling).number


def test_one_household_came_back_from_the_county_with_a_remark(book: Office) -> None:
    kinds = {one.kind: one for one in book.todo.tasks(book.today())}
    assert kinds["returned"].uids == kinds["remark"].uids
    assert len(book.archive.steps(kinds["returned"].uids[0])) == 2
    assert "backup_never" not in kinds


def test_every_printed_sheet_says_that_it_is_practice(book: Office, tmp_path: Path) -> None:
    uid = next(iter(book.archive.all_saved("application")))
    lines = book.papers.set_of(uid)
    assert lines
    for is_on_screen in (True, False):
        pages = said(book.papers.pdf(lines, screen=is_on_screen))
        assert all("练习" in page for page in pages)
    assert all("练习" in page for page in said(book.papers.pdf(lines, blank=True)))
    word = book.papers.hand_out_word(lines)
    with zipfile.ZipFile(io.BytesIO(word)) as parts:
        heads = [parts.read(name).decode() for name in parts.namelist() if name.startswith("word/header")]
    assert heads
    assert all("练习" in head for head in heads)


def test_a_real_archive_prints_no_such_word(tmp_path: Path) -> None:
    of = someone(tmp_path / "real", "示例厂工会")
    with of.office as office:
        pages = said(office.papers.pdf(office.papers.set_of(of.put(1))))
        assert not any("练习" in page for page in pages)


def test_statistics_and_lists_say_that_they_are_practice(book: Office, tmp_path: Path) -> None:
    figures = book.statistics.figures(book.desk.catalog.table_ids[0])
    book.statistics.write(figures, tmp_path / "table.pdf")
    assert all("练习" in page for page in said((tmp_path / "table.pdf").read_bytes()))
    book.statistics.write(figures, tmp_path / "table.xlsx")
    book.sheets.export("household", tmp_path / "list.xlsx")
    for name in ("table.xlsx", "list.xlsx"):
        sheets = load_workbook(tmp_path / name).worksheets
        shown = [one for one in sheets if one.sheet_state == "visible"]
        assert all(one.title.startswith("练习") for one in shown)
        assert all("练习" in str(one.oddHeader.center.text) for one in sheets)


def test_a_real_county_refuses_a_bundle_from_a_practice_book(book: Office, tmp_path: Path) -> None:
    county = someone(tmp_path / "county", "示例县总工会", "县区")
    county.office.exchange.trust(book.exchange.card())
    uid = next(iter(book.archive.all_saved("application")))
    path = tmp_path / "practice.jqb"
    book.exchange.seal(county.office.exchange.card(), path, (uid,))
    before = county.fingerprint()
    for act in (county.office.receiving.plan, county.office.receiving.receive):
        with pytest.raises(Failure) as failing:
            act(path)
        assert failing.value.code == "practice.bundle"
    assert county.fingerprint() == before
    county.office.close()


def test_a_book_is_made_anew_in_place_of_the_old_one(book: Office, tmp_path: Path) -> None:
    folder = book.desk.folder
    filling = book.archive.new("household", carry=False)
    filling.type("head.name", "周世军")
    book.archive.save(filling)
    book.close()
    make_book(folder, catalog=DECLARED, clock=lambda: NOW)
    with Office.open(folder, PASSPHRASE, catalog=DECLARED, clock=lambda: NOW) as office:
        assert len(office.archive.drafts("household")) == 1


def test_a_folder_with_anything_else_is_never_thrown_away(tmp_path: Path) -> None:
    of = someone(tmp_path / "real", "示例厂工会")
    of.office.close()
    folder = tmp_path / "real" / "data"
    for act in (throw_away, lambda one: make_book(one, catalog=DECLARED)):
        with pytest.raises(Failure) as failing:
            act(folder)
        assert failing.value.code == "practice.other"
    assert (folder / "archive.db").is_file()


def test_a_book_that_was_stopped_half_way_is_not_there(tmp_path: Path) -> None:
    class Halt:
        def step(self, at: int, of: int, doing: str) -> None:
            if at == 3:
                raise Stopped

    folder = tmp_path / "data-练习本"
    with pytest.raises(Stopped):
        make_book(folder, catalog=DECLARED, clock=lambda: NOW, progress=Halt())
    assert not is_book(folder)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_can_bear_no_mark_is_refused(book: Office, tmp_path: Path) -> None:
    with pytest.raises(Failure) as failing:
        book.desk.refuse_unmarked(tmp_path / "bank.csv")
    assert failing.value.code == "practice.unmarked"
