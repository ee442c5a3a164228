"""Measurements, each beside what the plain tool underneath does in the same run: `dev.py bench NAME`, `dev.py bench` lists them.

A measurement prints one line a figure, with its target, and the whole exits 1 if a target was missed. It tests nothing for being right.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from hashlib import sha256
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from shutil import which

from bench_reports import bench_reports
from openpyxl import Workbook

from jinqiu_desktop.bundle import (
    Contents,
    Enclosure,
    RecordLine,
    Turn,
    extract,
    line_of,
    new_cover,
    open_bundle,
    seal,
)
from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.demo import made_up_households, sample
from jinqiu_desktop.demo.people import made_up_families
from jinqiu_desktop.forms import Form
from jinqiu_desktop.keys import KeyFile, OfficeKeys
from jinqiu_desktop.kinds import id_check_digit
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import Record, StepTaken, canonical, digest, new_rid, new_uid
from jinqiu_desktop.spreadsheet.layout import KEY, tables_of
from jinqiu_desktop.store import Store, Submission

HOUSEHOLDS = 100_000
IMPORTED = 10_000
NOW = datetime(2026, 8, 7, 6, 32, tzinfo=UTC)
PASSPHRASE = "只为量一量快慢"


@dataclass
class Figures:
    """What was measured, line by line, and whether a target was missed."""

    missed: bool = False

    def tell(self, what: str, value: float, unit: str, target: float | None = None, beside: str = "") -> None:
        """Print one figure, `target` its upper limit."""
        wanted = f"  (target ≤ {target:g} {unit})" if target is not None else ""
        self._tell(what, f"{value:>10.2f} {unit}{wanted}", target is not None and value > target, beside)

    def tell_at_least(self, what: str, value: float, unit: str, least: float, beside: str = "") -> None:
        """Print one figure, `least` its lower limit."""
        self._tell(what, f"{value:>10.2f} {unit}  (target ≥ {least:g} {unit})", value < least, beside)

    def _tell(self, what: str, figure: str, is_missed: bool, beside: str) -> None:
        self.missed |= is_missed
        sys.stdout.write(f"{what:<44}{figure}{'  MISSED' if is_missed else ''}  {beside}\n")
        sys.stdout.flush()


def _timed(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


# --- store ----------------------------------------------------------------------------------------------------------------


def bench_store(figures: Figures, households: int) -> None:
    """100,000 households: taking in, opening, searching, rebuilding; beside raw SQL on the same store."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        catalog = Catalog(resources())
        profile = Profile(name="示例厂工会", level="基层", region="341602", policy="general", clerk="刘敏")
        office = Office.setup(folder, profile, PASSPHRASE, catalog=catalog).office
        base = [office.archive.record(office.archive.put("household", one)) for one in _models(20)]
        store = office.desk.store
        chance = random.Random(7)
        took = _timed(lambda: store.commit_many(_submissions(catalog, base, households - len(base), chance)))
        figures.tell(f"taking in {households:,} households", took, "s")
        key = office.desk.key
        words = _words(store, chance)
        office.close()
        opened: list[Store] = []
        figures.tell("opening", _timed(lambda: opened.append(Store.open(folder, key, catalog))), "s", 1.0)
        store = opened[0]
        found = [_timed(lambda word=word: store.list("household", word, limit=50)) * 1000 for word in words]
        raw = _raw(folder, key, words)
        p95 = statistics.quantiles(found, n=20)[-1]
        figures.tell("search, p95 of 500", p95, "ms", 30.0, f"raw SQL p95 {statistics.quantiles(raw, n=20)[-1]:.2f} ms")
        figures.tell("search, median", statistics.median(found), "ms", None, f"raw SQL {statistics.median(raw):.2f} ms")
        uids = [line.uid for line in store.list("household", limit=200).lines]
        figures.tell("one record", _timed(lambda: [store.record(uid) for uid in uids]) / len(uids) * 1000, "ms")
        figures.tell("rebuild of the projection", _timed(store.rebuild), "s", 120.0)
        store.close()


def _models(count: int) -> Iterator[object]:
    yield sample("household")
    yield from made_up_households(count - 1, random.Random(3), date(2026, 8, 7))


def _submissions(catalog: Catalog, base: list[Record], count: int, chance: random.Random) -> Iterator[Submission]:
    """Households like the models, with names, numbers, telephones, units and cards of their own."""
    form = catalog.form("household")
    for at in range(count):
        model = base[at % len(base)]
        uid = new_uid(NOW + timedelta(milliseconds=at))
        values = {
            **model.answers.values,
            "head.name": _name(chance),
            "head.idno": _idno(at * 8),
            "head.phone": f"139{at:08}",
            "head.unit": f"示例市第{at % 997}纺织厂",
            "bank.card": f"6217{at:015}",
        }
        rows = tuple(
            replace(row, rid=new_rid(), values={**row.values, "name": _name(chance), "idno": _idno(at * 8 + place)})
            for place, row in enumerate(model.answers.rows("members"), start=1)
        )
        answers = replace(model.answers, values=values, blocks={"members": rows})
        written = digest(form.id, form.rev, canonical(form, answers))
        taken = StepTaken(
            event=new_uid(NOW), uid=uid, step="submit", outcome="", office="示例厂工会", person="刘敏",
            on=NOW.date(), at=NOW, revision=written,
        )  # fmt: skip
        record = replace(
            model, uid=uid, no=1, number="", answers=answers, digest=written, parents=(), frozen={}, at=NOW
        )
        yield Submission(record=record, steps=(taken,), who="刘敏", act="submit.submit")


_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
_GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰玉红建国志远春梅海燕文华晓东雪梅国庆佳怡浩然"


def _name(chance: random.Random) -> str:
    return chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=2))


def _idno(serial: int) -> str:
    born = date(1960, 1, 1) + timedelta(days=serial % 15000)
    first = f"0099{serial // 15000000 % 100:02}{born:%Y%m%d}{serial // 15000 % 1000:03}"
    return first + id_check_digit(first)


def _words(store: Store, chance: random.Random) -> list[str]:
    """What clerks type: names, pinyin initials, the end of an id or telephone, two words together."""
    lines = store.list("household", limit=2000).lines
    words: list[str] = []
    for line in chance.sample(lines, 100):
        name, idno = str(line.values["head.name"]), str(line.values["head.idno"])
        words += [name, name[:2], idno[-4:], idno[:10], f"{name[0]} {idno[-4:]}"]
    return words


def _raw(folder: Path, key: object, words: list[str]) -> list[float]:
    """The same words as one plain prefix question in SQL on the same file, in milliseconds."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(folder / "archive.db"))
    connection.execute(f"PRAGMA key=\"x'{key.database.hex()}'\"")  # type: ignore[attr-defined]
    question = "SELECT DISTINCT n FROM term_household WHERE text >= ? AND text < ? LIMIT 50"
    times = []
    for word in words:
        first = word.split()[0]
        times.append(
            _timed(lambda first=first: connection.execute(question, (first, first + "\U0010ffff")).fetchall()) * 1000
        )
    connection.close()
    return times


# --- typing ---------------------------------------------------------------------------------------------------------------


def bench_typing(figures: Figures, _count: int) -> None:
    """One committed field: the core's whole check, and the draft on disk; beside parsing the text alone."""
    with tempfile.TemporaryDirectory() as scratch:
        profile = Profile(name="示例厂工会", level="基层", region="341602", policy="general", clerk="刘敏")
        with Office.setup(Path(scratch) / "data", profile, PASSPHRASE).office as office:
            filling = office.archive.edit(office.archive.put("household", sample("household")))
            paths = [path for page in filling.form.pages for path in filling.paths(page.id) if filling.is_open(path)]
            typed = [(path, filling.text(path)) for path in paths if filling.text(path)]
            today = office.today()
            alone = [_timed(lambda p=p, t=t: filling.form.field(p).kind.parse(t, today)) * 1000 for p, t in typed]
            checks = [_timed(lambda p=p, t=t: filling.type(p, t)) * 1000 for p, t in typed]
            saves = [_timed(lambda: office.archive.save(filling)) * 1000 for _ in range(200)]
            beside = f"parsing alone {statistics.median(alone):.3f} ms"
            figures.tell("typing one field, p95", statistics.quantiles(checks, n=20)[-1], "ms", 30.0, beside)
            figures.tell("draft on disk, p95", statistics.quantiles(saves, n=20)[-1], "ms", 50.0)


# --- import ---------------------------------------------------------------------------------------------------------------


def bench_import(figures: Figures, households: int) -> None:
    """10,000 households with 30,000 members from one workbook: read, checked, saved; beside the reader underneath alone."""
    from python_calamine import CalamineWorkbook

    with tempfile.TemporaryDirectory() as scratch:
        table = Path(scratch) / "名册.xlsx"
        profile = Profile(name="示例厂工会", level="基层", region="341602", policy="general", clerk="刘敏")
        with Office.setup(Path(scratch) / "data", profile, PASSPHRASE).office as office:
            members = _write_workbook(office.archive.form("household"), households, table)
            stages = _Stages()
            begin = time.perf_counter()
            done = office.sheets.import_table(table, progress=stages)
            stages.over()
            took = time.perf_counter() - begin
        if len(done.uids) != households:
            raise SystemExit(f"bench import: {len(done.uids):,} of {households:,} households were taken in")

        def read() -> None:
            with CalamineWorkbook.from_path(table) as book:
                for name in book.sheet_names:
                    book.get_sheet_by_name(name).to_python()

        alone = _timed(read)
        target = 30.0 if households == IMPORTED else None
        beside = f"{households / took:.0f} a second; calamine's bare read {alone:.2f} s"
        figures.tell(f"importing {households:,} households, {members:,} members", took, "s", target, beside)
        for doing, seconds in stages.took.items():
            figures.tell(f"  {doing}", seconds, "s")


class _Stages:
    """A `Progress` that adds up how long each part of a job took; what comes before the first step is reading the file."""

    def __init__(self) -> None:
        self.took: dict[str, float] = {}
        self._doing = "读取文件"
        self._since = time.perf_counter()

    def step(self, at: int, of: int, doing: str) -> None:
        """What was being done until now is over."""
        self.over()
        self._doing = doing

    def over(self) -> None:
        """Counts the time since the last step."""
        now = time.perf_counter()
        self.took[self._doing] = self.took.get(self._doing, 0.0) + now - self._since
        self._since = now


_FAMILIES = (
    ("配偶", "示例市第二高级中学 0", "母亲"),
    ("示例大学 0", "示例市第五中学 1"),
    ("配偶", "示例职业技术学院 1", "示例市特殊教育学校 3", "父亲"),
)
"""Who lives with the heads in the workbook: three members a household on the average."""


def _write_workbook(form: Form, households: int, path: Path) -> int:
    """A filled template with so many households; gives how many members they have."""
    main, members = tables_of(form)
    book = Workbook(write_only=True)
    sheets = [book.create_sheet(table.sheet) for table in (main, members)]
    for sheet, table in zip(sheets, (main, members), strict=True):
        sheet.append([column.band for column in table.columns])
        sheet.append([column.header for column in table.columns])
    shapes = islice(cycle(_FAMILIES), households)
    counted = 0
    for one in made_up_families(shapes, random.Random(5), date(2026, 8, 7)):
        sheets[0].append([one.get(column.path) for column in main.columns])
        for row in one["members"]:
            told = row | {KEY: one[main.key]}
            sheets[1].append([told.get(column.path) for column in members.columns])
            counted += 1
    book.save(path)
    return counted


# --- papers ---------------------------------------------------------------------------------------------------------------


def bench_papers(figures: Figures, _count: int) -> None:
    """500 households on 附件3 in one file; beside one Table of plain cells a page by the PDF library's own layout."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, SimpleDocTemplate, Table

    with tempfile.TemporaryDirectory() as scratch:
        profile = Profile(name="示例厂工会", level="基层", region="341602", policy="general", clerk="刘敏")
        with Office.setup(Path(scratch) / "data", profile, PASSPHRASE).office as office:
            uid = office.archive.put("household", sample("household"))
            took = _timed(lambda: office.papers.save("annex3", [uid] * 500, Path(scratch) / "all.pdf"))
        pdfmetrics.registerFont(TTFont("bench", str(resources() / "fonts" / "NotoSerifSC-Regular.ttf")))
        cells = [["困难职工档案表格"] * 10 for _ in range(17)]

        def platypus() -> None:
            pages = [
                part
                for _ in range(150)
                for part in (Table(cells, style=[("FONT", (0, 0), (-1, -1), "bench", 7)]), PageBreak())
            ]
            SimpleDocTemplate(str(Path(scratch) / "plain.pdf"), pagesize=landscape(A4)).build(pages)

        plain = 150 / _timed(platypus)
        figures.tell(
            "1,500 pages of 附件3", took, "s", 15.0, f"{1500 / took:.0f} pages/s; platypus tables {plain:.0f} pages/s"
        )


# --- bundles --------------------------------------------------------------------------------------------------------------


def bench_bundle(figures: Figures, households: int) -> None:
    """200 MB of scans sealed, opened, laid out; then 100,000 households alone; beside the age program on the same scans."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        ours, theirs = (OfficeKeys.generate() for _ in range(2))
        office = ours.card(office="示例厂工会", level="基层", region="341602")
        county = theirs.card(office="示例区总工会", level="县区", region="341602")
        chance = random.Random(7)
        pages = [chance.randbytes(2_000_000) for _ in range(100)]
        scans = tuple(
            Enclosure(sha256=sha256(page).hexdigest(), size=len(page), name="扫描.jpg", open=partial(BytesIO, page))
            for page in pages
        )
        lines = _lines(folder, households)

        def sealed(what: Contents, out: Path) -> None:
            cover = new_cover(office, seq=1, prev="", created=NOW)
            seal(what, to=[county], sender=office, keys=ours, cover=cover, turn=Turn(lineage=cover.uuid), out=out)

        def opened(path: Path) -> None:
            open_bundle(path, theirs, [office]).close()

        def laid_out(path: Path) -> None:
            with open_bundle(path, theirs, [office]) as found:
                extract(found, folder / "out")

        few = Contents(records={"household": lines[:1000]}, attachments=scans)
        megabytes = sum(map(len, pages)) / 1e6
        plain = folder / "scans"
        plain.write_bytes(b"".join(pages))
        has_age, secret = which("age") is not None, folder / "secret"
        secret.write_text(theirs.age_secret_file())
        ours_took, there_took, back_took = [], [], []
        for _ in range(
            7
        ):  # by turns, and the middle one of each: whatever else the computer does meanwhile, both have it
            ours_took.append(_timed(lambda: sealed(few, folder / "few.jqb")))
            if has_age:
                there_took.append(_age("-r", county.age, "-o", folder / "scans.age", plain))
                back_took.append(_age("-d", "-i", secret, "-o", folder / "back", folder / "scans.age"))
        speed = megabytes / statistics.median(ours_took)
        figures.tell_at_least("sealing 200 MB of scans, opened again", speed, "MB/s", 60.0)
        if has_age:
            there, back = (megabytes / statistics.median(took) for took in (there_took, back_took))
            beside = f"age {there:.0f} MB/s, back {back:.0f}, there and back {1 / (1 / there + 1 / back):.0f}"
            figures.tell_at_least("  of what age does one way", speed / there, "×", 0.15, beside)
        figures.tell("opening it, every hash checked", megabytes / _timed(lambda: opened(folder / "few.jqb")), "MB/s")
        figures.tell("laying it out, read back", megabytes / _timed(lambda: laid_out(folder / "few.jqb")), "MB/s")
        many = Contents(records={"household": lines})
        took = _timed(lambda: sealed(many, folder / "many.jqb"))
        size = sum(len(one.to_text().encode()) for one in lines) / 1e6
        figures.tell(f"sealing {len(lines):,} households", took, "s", None, f"{size / took:.0f} MB/s of {size:.0f} MB")


def _age(*words: str | Path) -> float:
    return _timed(lambda: subprocess.run(["age", *map(str, words)], check=True))


def _lines(folder: Path, count: int) -> list[RecordLine]:
    """As many made-up households as a bundle carries them."""
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="general", clerk="刘敏")
    with Office.setup(folder / "data", profile, PASSPHRASE).office as office:
        form = office.desk.catalog.form("household")
        base = [line_of(form, office.archive.record(office.archive.put("household", one))) for one in _models(20)]
    return [replace(base[at % 20], uid=new_uid(NOW), number=f"JQ-2026-{at:06}") for at in range(count)]


# --- key derivation -------------------------------------------------------------------------------------------------------


def bench_unlock(figures: Figures, _count: int) -> None:
    """Opening the key slot with a passphrase (Argon2id); beside PBKDF2 as SQLCipher would do it."""
    import hashlib

    key_file, _ = KeyFile.create(PASSPHRASE)
    took = min(_timed(lambda: key_file.unlock(PASSPHRASE)) for _ in range(5))
    plain = _timed(lambda: hashlib.pbkdf2_hmac("sha512", PASSPHRASE.encode(), b"salt", 256_000))
    figures.tell("unlock by passphrase", took, "s", 1.0, f"PBKDF2 256,000 rounds {plain:.2f} s")


# --- the desk -------------------------------------------------------------------------------------------------------------


def bench_desk(figures: Figures, households: int) -> None:
    """The window at 20,000 persons, alone and during an import, and at 100,000 rows; beside Qt's own filter and bare widgets."""
    from bench_desk import PERSONS, bench_list, bench_work

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        office, persons = _stocked(folder / "some", PERSONS)
        table = folder / "名册.xlsx"
        _write_workbook(office.archive.form("household"), IMPORTED, table)
        bench_work(figures, office, persons, table)
        office, _ = _stocked(folder / "many", 0, households)
        bench_list(figures, office)


def _stocked(folder: Path, persons: int, households: int = 0) -> tuple[Office, int]:
    """An office with so many persons, or households; and how many persons they are."""
    catalog = Catalog(resources())
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="general", clerk="刘敏")
    office = Office.setup(folder, profile, PASSPHRASE, catalog=catalog).office
    base = [office.archive.record(office.archive.put("household", one)) for one in _models(20)]
    sizes = [1 + len(one.answers.rows("members")) for one in base]
    many = households or persons * len(base) // sum(sizes) + 1
    office.desk.store.commit_many(_submissions(catalog, base, many - len(base), random.Random(7)))
    return office, sum(islice(cycle(sizes), many))


BENCHES = {
    "store": bench_store,
    "typing": bench_typing,
    "import": bench_import,
    "papers": bench_papers,
    "bundle": bench_bundle,
    "unlock": bench_unlock,
    "reports": bench_reports,
    "desk": bench_desk,
}


def main(argv: list[str]) -> int:
    """Run the benches named; without a name, list them. A number after the name is a count."""
    if not argv or argv[0] not in BENCHES:
        sys.stdout.writelines(f"{name:<10}{(bench.__doc__ or '').strip()}\n" for name, bench in BENCHES.items())
        return 0 if not argv else 2
    figures, usual = Figures(), IMPORTED if argv[0] == "import" else HOUSEHOLDS
    BENCHES[argv[0]](figures, int(argv[1]) if len(argv) > 1 else usual)
    return 1 if figures.missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
