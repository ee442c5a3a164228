"""Making, opening and closing a store, and everything that makes it refuse to open."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import stored
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import SENTENCES, Failure, Progress, Stopped
from jinqiu_desktop.keys import StoreKey
from jinqiu_desktop.store import Store, migrate, schema
from jinqiu_desktop.store.copy import faults
from jinqiu_desktop.store.engine import writer

ROOT = Path(__file__).parent.parent


@pytest.fixture
def declared(tmp_path: Path) -> Catalog:
    return stored.catalog(tmp_path / "resources")


@pytest.fixture
def made(tmp_path: Path, declared: Catalog) -> tuple[Path, StoreKey]:
    """A closed store with one family."""
    store, key = stored.new_store(tmp_path / "data", declared)
    store.commit(stored.submission(stored.uid(1), "单田芳", stored.idno(1)))
    store.close()
    return tmp_path / "data", key


def refusal(folder: Path, key: StoreKey, declared: Catalog, **options: object) -> str:
    """The code with which a store refuses to open; its files are as they were."""
    before = content(folder)
    with pytest.raises(Failure) as failing:
        Store.open(folder, key, declared, who="别人", **options)  # type: ignore[arg-type]
    assert str(failing.value)
    assert failing.value.code in SENTENCES
    assert content(folder) == before
    return failing.value.code


def content(folder: Path) -> dict[str, bytes]:
    """What lies in the databases and the key file of a folder."""
    return {
        name: (folder / name).read_bytes()
        for name in ("archive.db", "drafts.db", "keys.json")
        if (folder / name).exists()
    }


def in_child(code: str, *arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    """Runs a few lines in a program of its own."""
    lines = "import stored, sys\nfrom pathlib import Path\n" + textwrap.dedent(code)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    command = [sys.executable, "-c", lines, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, **options)  # type: ignore[call-overload, no-any-return]


OPEN = """
    from jinqiu_desktop.catalog import Catalog
    from jinqiu_desktop.errors import Failure
    from jinqiu_desktop.keys import KeyFile
    from jinqiu_desktop.store import Store
    data, resources = Path(sys.argv[1]), Path(sys.argv[2])
    key = KeyFile.load(data / "keys.json").unlock(stored.PASSPHRASE)
"""


# --- the ordinary way -------------------------------------------------------------------------------------------------


def test_what_was_saved_is_there_when_the_store_is_opened_again(made: tuple[Path, StoreKey], declared: Catalog) -> None:
    folder, key = made
    with Store.open(folder, key, declared, who="测试员") as store:
        assert [line.uid for line in store.list("family").lines] == [stored.uid(1)]
        assert store.verify().is_sound


def test_a_folder_may_have_blanks_percent_signs_and_han_in_its_name(tmp_path: Path, declared: Catalog) -> None:
    folder = tmp_path / "工会 100% 的档案?#&x=1"
    store, key = stored.new_store(folder, declared)
    store.commit(stored.submission(stored.uid(1), "单田芳", stored.idno(1)))
    store.backup(tmp_path / "备份 1%.zip")
    store.close()
    with Store.open(folder, key, declared) as again:
        assert again.list("family").total == 1


def test_a_second_store_in_the_same_folder_is_refused(made: tuple[Path, StoreKey], declared: Catalog) -> None:
    folder, _ = made
    before = content(folder)
    with pytest.raises(Failure) as failing:
        stored.new_store(folder, declared)
    assert failing.value.code == "store.exists"
    assert content(folder) == before


def test_a_store_that_could_not_be_made_leaves_nothing_in_the_way(
    tmp_path: Path, declared: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Failure("disk.full", name="keys.json")

    with monkeypatch.context() as patch:
        patch.setattr("jinqiu_desktop.keys.KeyFile.save", full)
        with pytest.raises(Failure):
            stored.new_store(tmp_path / "data", declared)
    store, _ = stored.new_store(tmp_path / "data", declared)
    store.close()


def test_passphrase_and_key_stand_in_no_text_about_an_engine(made: tuple[Path, StoreKey], declared: Catalog) -> None:
    folder, key = made
    with Store.open(folder, key, declared) as store:
        engines = store._engines
        shown = "".join(
            f"{one!r}{one.url!r}{one.pool!r}" for one in (engines.reads, engines.writes, engines.drafts_write)
        )
        assert key.database.hex() not in shown
        assert key.drafts.hex() not in shown
        with pytest.raises(Exception) as failing, engines.reads.connect() as connection:  # noqa: PT011
            connection.execute(text("SELECT :held FROM nowhere"), {"held": "单田芳"})
        assert "单田芳" not in str(failing.value)


# --- what is refused --------------------------------------------------------------------------------------------------


def test_an_empty_or_missing_folder_has_no_store(tmp_path: Path, declared: Catalog) -> None:
    assert refusal(tmp_path, StoreKey.generate(), declared) == "store.missing"
    assert refusal(tmp_path / "none", StoreKey.generate(), declared) == "store.missing"


def test_the_key_of_another_store_is_a_wrong_passphrase(made: tuple[Path, StoreKey], declared: Catalog) -> None:
    folder, _ = made
    assert refusal(folder, StoreKey.generate(), declared) == "passphrase.wrong"


def test_a_lost_key_file_is_named(made: tuple[Path, StoreKey], declared: Catalog) -> None:
    folder, key = made
    (folder / "keys.json").unlink()
    assert refusal(folder, key, declared) == "keyfile.missing"


@pytest.mark.parametrize("name", ["archive.db", "drafts.db"])
@pytest.mark.parametrize("place", [0, 5, 17, 100, 4000])
def test_a_damaged_first_page_is_told_apart_from_a_wrong_passphrase(
    name: str, place: int, made: tuple[Path, StoreKey], declared: Catalog
) -> None:
    folder, key = made
    whole = bytearray((folder / name).read_bytes())
    whole[place] ^= 1
    (folder / name).write_bytes(whole)
    assert refusal(folder, key, declared) == "store.damaged"


@pytest.mark.parametrize("name", ["archive.db", "drafts.db"])
def test_a_cut_or_missing_database_is_damage_and_no_new_store(
    name: str, made: tuple[Path, StoreKey], declared: Catalog
) -> None:
    folder, key = made
    whole = (folder / name).read_bytes()
    for rest in (whole[:4096], whole[:100], b""):
        (folder / name).write_bytes(rest)
        assert refusal(folder, key, declared) == "store.damaged"
    (folder / name).unlink()
    assert refusal(folder, key, declared) == "store.damaged"


@pytest.mark.parametrize("name", ["archive", "drafts"])
def test_a_store_of_a_newer_program_is_refused_without_change(
    name: str, made: tuple[Path, StoreKey], declared: Catalog
) -> None:
    folder, key = made
    engine = writer(folder / f"{name}.db", key.database if name == "archive" else key.drafts)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    engine.dispose()
    assert refusal(folder, key, declared) == "store.newer"
    assert refusal(folder, key, declared, read_only=True) == "store.newer"


def test_a_network_drive_is_refused_for_making_and_opening(
    made: tuple[Path, StoreKey], declared: Catalog, tmp_path: Path
) -> None:
    folder, key = made
    mounts = {"/": "ext4", str(tmp_path): "cifs"}
    assert refusal(folder, key, declared, mounts=mounts) == "folder.network"
    key_file, _ = stored.KeyFile.create(stored.PASSPHRASE, key=key, cost=stored.CHEAP)
    with pytest.raises(Failure) as failing:
        Store.create(tmp_path / "other", key_file, key, declared, who="测试员", mounts=mounts)
    assert failing.value.code == "folder.network"
    assert not (tmp_path / "other").exists()


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every user of this computer can read; pytest's own is private."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no user without rights to become")
@pytest.mark.parametrize("was_killed", [False, True], ids=["closed", "killed"])
def test_a_folder_that_cannot_be_written_is_opened_to_look_only(public: Path, was_killed: bool) -> None:
    data = public / "data"
    store, _ = stored.new_store(data, stored.catalog(public / "resources"))
    store.commit(stored.submission(stored.uid(1), "李四", stored.idno(1)))
    if was_killed:
        shutil.copytree(data, public / "as it lay")
    store.close()
    if was_killed:
        shutil.rmtree(data)
        (public / "as it lay").rename(data)
    assert (data / "archive.db-wal").exists() == was_killed
    for path in [data, *data.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    code = (
        OPEN.replace("data, resources", "become_nobody(); data, resources")
        + """
    import tempfile
    try:
        Store.open(data, key, Catalog(resources), who="别人")
    except Failure as failure:
        print(failure.code, failure.facts["name"] != "")
    with Store.open(data, key, Catalog(resources), who="别人", read_only=True) as store:
        print(store.is_read_only, store.list("family").total)
        try:
            store.set_setting("clerk", "张三")
        except Failure as failure:
            print(failure.code)
    print(len(list(Path(tempfile.gettempdir()).glob("jinqiu-*/archive.db"))))
    """
    )
    done = in_child(BECOME_NOBODY + code, data, public / "resources")
    assert done.stdout.splitlines()[:3] == ["folder.read_only True", "True 1", "store.read_only"], done.stderr
    assert done.stdout.splitlines()[3:] == ["0"], "the copies went with the store"


BECOME_NOBODY = """
    import os
    def become_nobody():
        if os.geteuid() == 0:  # root may write everywhere
            os.setgroups([]), os.setgid(65534), os.setuid(65534)
"""


def test_a_full_disk_is_told_and_the_store_stays_as_it_was(made: tuple[Path, StoreKey], declared: Catalog) -> None:
    folder, key = made
    with Store.open(folder, key, declared) as store:
        with store._engines.writes.begin() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
        saved, failed = 0, ""
        for number in range(2, 60):
            try:
                store.commit(stored.submission(stored.uid(number), "张三", stored.idno(number), unit="长" * 3000))
                saved += 1
            except Failure as failure:
                failed = failure.code
                break
        assert failed == "disk.full"
        assert store.list("family").total == 1 + saved
        assert store.verify().is_sound
        store.save_draft(stored.draft(stored.uid(99), "李四"))  # drafts have room of their own
    with Store.open(folder, key, declared) as again:
        assert again.list("family", drafts=False).total == 1 + saved
        again.commit(stored.submission(stored.uid(100), "王五", stored.idno(100)))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit to the size of files")
def test_a_limit_to_the_size_of_files_is_a_full_disk(made: tuple[Path, StoreKey], tmp_path: Path) -> None:
    folder, _ = made
    done = in_child(
        OPEN
        + """
    import resource
    store = Store.open(data, key, Catalog(resources), who="别人")
    largest = max(path.stat().st_size for path in data.iterdir() if path.is_file())
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 20_000, largest + 20_000))
    def told(act):
        try:
            for _ in range(100):
                act()
        except Failure as failure:
            print(failure.code)
    numbers = iter(range(2, 1000))
    def commit():
        number = next(numbers)
        store.commit(stored.submission(stored.uid(number), "张三", stored.idno(number), unit="长" * 3000))
    def keep():
        number = next(numbers)
        store.save_draft(stored.draft(stored.uid(number), "张三" * 2000))
    def attach():
        (data.parent / "scan").write_bytes(b"")
        import io
        store.attach(io.BytesIO(bytes(largest + 30_000)), "scan.jpg")
    def back():
        store.backup(data.parent / "backup.zip")
    for act in (commit, keep, attach, back):
        told(act)
    print(sorted(path.name for path in data.parent.iterdir() if "backup" in path.name or path.name.startswith(".")))
    print([path.name for path in data.rglob(".*")])
    """,
        folder,
        tmp_path / "resources",
    )
    assert done.stdout.splitlines() == ["disk.full"] * 4 + ["[]", "[]"], done.stderr


# --- one program at a time --------------------------------------------------------------------------------------------

HOLD = (
    OPEN
    + """
    store = Store.open(data, key, Catalog(resources), who="王会计")
    print("open", flush=True)
    sys.stdin.read()
"""
)


@pytest.fixture
def held(made: tuple[Path, StoreKey], tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that holds the store."""
    lines = "import stored, sys\nfrom pathlib import Path\n" + textwrap.dedent(HOLD)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    command = [sys.executable, "-c", lines, str(made[0]), str(tmp_path / "resources")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        yield program
        program.kill()


def test_a_second_program_is_refused_and_told_who_holds_the_store(
    held: subprocess.Popen[str], made: tuple[Path, StoreKey], declared: Catalog
) -> None:
    folder, key = made
    with pytest.raises(Failure) as failing:
        Store.open(folder, key, declared, who="别人")
    assert failing.value.code == "store.in_use"
    assert failing.value.facts["who"] == "王会计"
    assert "王会计" in str(failing.value)
    with pytest.raises(Failure) as restoring:
        Store.restore(backup_of(folder, key, declared), folder, key)
    assert restoring.value.code == "store.in_use"


def backup_of(folder: Path, key: StoreKey, declared: Catalog) -> Path:
    """A backup made beside another program."""
    path = folder.parent / "beside.zip"
    with Store.open(folder, key, declared, read_only=True) as store:
        store.backup(path)
    return path


def test_a_second_program_may_read_but_change_nothing(
    held: subprocess.Popen[str], made: tuple[Path, StoreKey], declared: Catalog
) -> None:
    folder, key = made
    with Store.open(folder, key, declared, read_only=True) as store:
        assert store.list("family").total == 1
        assert store.verify().is_sound
        changes = (
            lambda: store.commit(stored.submission(stored.uid(2), "张三", stored.idno(2))),
            lambda: store.save_draft(stored.draft(stored.uid(3), "张三")),
            lambda: store.set_setting("clerk", "张三"),
            lambda: store.audit("张三", "look"),
            store.rebuild,
        )
        for change in changes:
            with pytest.raises(Failure) as failing:
                change()
            assert failing.value.code == "store.read_only"
        with pytest.raises(Failure) as below, store._engines.reads.begin() as connection:
            connection.execute(schema.setting.delete())
        assert below.value.code == "folder.read_only"


def test_a_killed_program_gives_the_store_back(
    held: subprocess.Popen[str], made: tuple[Path, StoreKey], declared: Catalog
) -> None:
    folder, key = made
    held.kill()
    held.wait()
    assert (folder / "holder.txt").exists()
    with Store.open(folder, key, declared, who="别人") as store:
        assert store.list("family").total == 1


# --- from older to newer ----------------------------------------------------------------------------------------------


def test_the_migrations_make_exactly_the_tables_the_program_knows(made: tuple[Path, StoreKey]) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    folder, key = made
    for path, secret, metadata in (
        (folder / "archive.db", key.database, schema.archive),
        (folder / "drafts.db", key.drafts, schema.drafts),
    ):
        engine = writer(path, secret)
        with engine.begin() as connection:

            def is_ours(
                made_object: object, name: str | None, kind: str, reflected: bool, other: object, known=metadata
            ) -> bool:
                return kind != "table" or name in known.tables

            context = MigrationContext.configure(
                connection, opts={"include_object": is_ours, "compare_server_default": False}
            )
            assert compare_metadata(context, metadata) == []
        engine.dispose()


TODAY = migrate.revisions(migrate.MIGRATIONS / "archive")[-1]

NEXT = """
from alembic import op

revision = "9001"
down_revision = "{today}"


def upgrade():
    op.execute("ALTER TABLE record ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'")
    {then}
"""


@pytest.fixture
def next_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that knows one more revision of the archive; its file is given."""
    line = tmp_path / "migrations" / "archive"
    shutil.copytree(migrate.MIGRATIONS / "archive", line)
    monkeypatch.setattr("jinqiu_desktop.store.store._ARCHIVE", line)
    (line / "9001_colour.py").write_text(NEXT.format(today=TODAY, then=""), encoding="utf-8")
    return line / "9001_colour.py"


def test_an_older_store_is_copied_and_then_brought_to_today(
    made: tuple[Path, StoreKey], declared: Catalog, next_program: Path
) -> None:
    folder, key = made
    assert refusal(folder, key, declared, read_only=True) == "store.other_forms"
    before = content(folder)["archive.db"]
    with Store.open(folder, key, declared) as store:
        with store._engines.reads.connect() as connection:
            assert connection.execute(text("SELECT colour FROM record")).scalars().all() == ["red"]
        assert store.list("family").total == 1
    (copy,) = (folder / "copies").iterdir()
    assert TODAY in copy.name
    assert faults(copy, key.database) == ()
    (folder / "archive.db").write_bytes(copy.read_bytes())
    next_program.unlink()
    with Store.open(folder, key, declared) as store:
        assert store.list("family").total == 1
    assert before != b""


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    made: tuple[Path, StoreKey], declared: Catalog, next_program: Path
) -> None:
    folder, key = made
    next_program.write_text(NEXT.format(today=TODAY, then='op.execute("SELECT * FROM nowhere")'), encoding="utf-8")
    with pytest.raises(OperationalError):
        Store.open(folder, key, declared)
    next_program.unlink()
    with Store.open(folder, key, declared) as store:
        assert store.verify().is_sound


def test_changed_forms_rebuild_what_is_derived_and_progress_can_stop_it(
    made: tuple[Path, StoreKey], tmp_path: Path
) -> None:
    folder, key = made
    changed = stored.FAMILY.replace('label = "年收入"', 'label = "年收入（元）"\nfind = true')
    newer = stored.catalog(tmp_path / "newer", family=changed)
    assert refusal(folder, key, newer, read_only=True) == "store.other_forms"

    class Impatient(Progress):
        def step(self, at: int, of: int, doing: str) -> None:
            raise Stopped

    with pytest.raises(Stopped):
        Store.open(folder, key, newer, progress=Impatient())
    with Store.open(folder, key, newer) as store:
        assert store.list("family", "2000.5").total == 1
        assert store.verify().is_sound
    with Store.open(folder, key, newer, read_only=True) as store:
        assert store.list("family").total == 1


def test_a_draft_left_over_by_a_crash_after_its_submission_is_dropped_at_opening(
    made: tuple[Path, StoreKey], declared: Catalog
) -> None:
    folder, key = made
    with Store.open(folder, key, declared) as store:
        store.save_draft(stored.draft(stored.uid(2), "张三"))
        kept = stored.submission(stored.uid(2), "张三", stored.idno(2))
        store.commit(replace(kept, drop_draft=False))
        assert store.draft(stored.uid(2)) is not None
        later = stored.NOW.replace(minute=59)
        store.save_draft(stored.draft(stored.uid(1), "单田芳", at=later))
    with Store.open(folder, key, declared) as store:
        assert store.draft(stored.uid(2)) is None
        assert store.draft(stored.uid(1)) is not None


def test_write_whole_leaves_no_probe_behind(made: tuple[Path, StoreKey], declared: Catalog) -> None:
    folder, key = made
    Store.open(folder, key, declared).close()
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]
