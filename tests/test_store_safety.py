"""Attachments, audit, backup and restore, damage, kill -9, and that nothing on the disk can be read without the key."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import signal
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import stored
from sqlcipher3 import dbapi2
from stored import NOW, idno, uid

from jinqiu_desktop.errors import SENTENCES, Failure, Stopped
from jinqiu_desktop.keys import KeyFile, OfficeKeys, StoreKey
from jinqiu_desktop.kinds import Attached
from jinqiu_desktop.records import Answers, DraftCell
from jinqiu_desktop.store import LARGEST_SCAN, BundleSeen, Store
from jinqiu_desktop.store.copy import faults
from jinqiu_desktop.store.engine import connect

ROOT = Path(__file__).parent.parent


class Office:
    """A store with its key, folder and catalogue."""

    def __init__(self, root: Path) -> None:
        self.declared = stored.catalog(root / "resources")
        self.folder = root / "data"
        self.store, self.key = stored.new_store(self.folder, self.declared)

    def again(self, **options: object) -> Store:
        """The store closed and opened again."""
        self.store.close()
        self.store = Store.open(self.folder, self.key, self.declared, who="测试员", **options)  # type: ignore[arg-type]
        return self.store


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.store.close()


def codes(office: Office) -> list[str]:
    """What a check finds; each code has its sentence."""
    problems = office.store.verify().problems
    assert all(one.code in SENTENCES for one in problems)
    return [one.code for one in problems]


def scan(store: Store, content: bytes = b"a scan", name: str = "身份证.jpg") -> Attached:
    """A file taken in."""
    return store.attach(io.BytesIO(content), name)


# --- attachments ------------------------------------------------------------------------------------------------------


def test_a_file_taken_in_comes_back_and_the_same_content_is_kept_once(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "身份证.jpg"
    path.write_bytes(b"a scan" * 1000)
    first = office.store.attach(path, path.name)
    second = scan(office.store, b"a scan" * 1000, "又一份.jpg")
    assert first == Attached(hashlib.sha256(b"a scan" * 1000).hexdigest(), 6000, "身份证.jpg")
    assert second.sha256 == first.sha256
    assert office.store.attachment(first.sha256) == b"a scan" * 1000
    (file,) = (one for one in (office.folder / "attachments").rglob("*") if one.is_file())
    assert first.sha256 not in file.name
    assert b"a scan" not in file.read_bytes()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "attachment.empty"), (bytes(LARGEST_SCAN + 1), "attachment.too_large")],
    ids=["empty", "large"],
)
def test_a_file_that_cannot_be_meant_is_refused(office: Office, content: bytes, code: str) -> None:
    with pytest.raises(Failure) as failing:
        scan(office.store, content)
    assert failing.value.code == code
    assert not [one for one in (office.folder / "attachments").rglob("*") if one.is_file()]


def test_a_missing_altered_or_exchanged_file_is_named(office: Office) -> None:
    one, other = scan(office.store, b"one"), scan(office.store, b"other")
    first, second = (office.store._files.file_of(held.sha256) for held in (one, other))
    whole = first.read_bytes()
    first.write_bytes(second.read_bytes())
    with pytest.raises(Failure) as exchanged:
        office.store.attachment(one.sha256)
    assert exchanged.value.code == "attachment.damaged"
    assert codes(office) == ["verify.attachment"]
    for at in range(len(whole)):
        first.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(Failure):
            office.store.attachment(one.sha256)
    first.unlink()
    with pytest.raises(Failure) as missing:
        office.store.attachment(one.sha256)
    assert missing.value.code == "attachment.missing"
    assert scan(office.store, b"one") == replace(one, name="身份证.jpg")  # taken in again, it is there again
    assert codes(office) == []


def test_a_file_nobody_names_is_swept_after_a_week_and_not_before(office: Office) -> None:
    named, drafted, loose = (scan(office.store, content) for content in (b"named", b"drafted", b"loose"))
    given = stored.submission(uid(1), "张三", idno(1))
    values = given.record.answers.values
    kept = {"file": {"sha256": named.sha256, "size": 5, "name": "x"}}
    office.store.commit(replace(given, record=replace(given.record, answers=Answers(values=values, kept=kept))))
    draft = stored.draft(uid(2), "李四")
    cell = DraftCell(text="x", value={"sha256": drafted.sha256, "size": 7, "name": "x"})
    office.store.save_draft(replace(draft, cells={**draft.cells, "file": cell}))
    assert office.store.sweep() == 0
    office.store._clock = lambda: NOW + timedelta(days=8)
    assert office.store.sweep() == 0  # the file itself is young yet
    for file in (office.folder / "attachments").rglob("*"):
        os.utime(file, (0, 0))
    part = office.folder / "attachments" / ".half.part"
    part.write_bytes(b"x")
    os.utime(part, (0, 0))
    assert office.store.sweep() == 2
    assert office.store.attachment(named.sha256) == b"named"
    assert office.store.attachment(drafted.sha256) == b"drafted"
    with pytest.raises(Failure):
        office.store.attachment(loose.sha256)
    assert codes(office) == []


# --- settings, other offices, bundles ---------------------------------------------------------------------------------


def test_settings_cards_and_bundles_are_kept(office: Office) -> None:
    store = office.store
    assert store.setting("clerk") is None
    store.set_setting("clerk", "张三")
    store.set_setting("clerk", "李四")
    keys = OfficeKeys.generate()
    store.set_setting("office_keys", keys.to_text(), secret=True)
    card = keys.card(office="县总工会", level="县区", region="341602")
    store.set_peer(card, "seal")
    store.set_peer(replace(card, office="谯城区总工会"), "seal")
    assert store.lineage()
    assert store.last_seq("out", store.lineage()) == 0
    for seq in (2, 1):
        store.note_bundle(BundleSeen(
            uuid=f"b{seq}", direction="out", peer=card.sender, lineage=store.lineage(), seq=seq, digest="00", at=NOW,
        ))  # fmt: skip
    store = office.again()
    assert store.setting("clerk") == "李四"
    assert OfficeKeys.from_text(store.setting("office_keys") or "") == keys
    assert [(peer.card.office, peer.trust) for peer in store.peers()] == [("谯城区总工会", "seal")]
    assert [seen.seq for seen in store.bundles("out")] == [1, 2]
    assert store.bundles("in") == ()
    assert store.last_seq("out", store.lineage()) == 2
    store.drop_peer(card.sender)
    assert store.peers() == ()


# --- audit ------------------------------------------------------------------------------------------------------------


def test_the_audit_log_tells_who_did_what_in_order(office: Office) -> None:
    office.store.audit("张三", "export", uid(1), {"count": "3"})
    office.store.audit("李四", "print")
    first, second = office.store.audit_log()
    assert (first.no, first.who, first.act, first.uid, first.facts) == (1, "张三", "export", uid(1), {"count": "3"})
    assert (second.no, second.prev) == (2, first.digest)
    assert office.store.audit_log(since=1) == (second,)


@pytest.mark.parametrize(
    ("change", "first"),
    [
        ("DELETE FROM audit WHERE no = 3", "3"),
        ("UPDATE audit SET who = '王五' WHERE no = 4", "4"),
        ("UPDATE audit SET facts = '{}' WHERE no = 2", "2"),
        ("UPDATE audit SET at = '2020-01-01' WHERE no = 5", "5"),
        ("UPDATE audit SET no = 10 - no WHERE no IN (4, 6)", "4"),
        ("UPDATE audit SET no = no - 1 WHERE no > 1", "1"),
        ("INSERT INTO audit SELECT 99, at, who, act, uid, facts, prev, digest FROM audit WHERE no = 6", "7"),
    ],
)
def test_an_edit_of_the_audit_log_shows_at_its_first_bad_entry(office: Office, change: str, first: str) -> None:
    for at in range(6):
        office.store.audit("张三", f"act{at}", facts={"count": str(at)})
    with office.store._engines.writes.begin() as connection:
        if "10 - no" in change:
            change = change.replace("10 - no", "no + 100") + "; UPDATE audit SET no = 110 - no WHERE no > 100"
        if "no - 1" in change:
            connection.exec_driver_sql("DELETE FROM audit WHERE no = 1")
        for statement in change.split("; "):
            connection.exec_driver_sql(statement)
    (problem,) = office.store.verify().problems
    assert (problem.code, problem.fact("no")) == ("verify.audit", first)


# --- what a check finds -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE step SET person = '王五' WHERE place = 2", "2"),
        ("""UPDATE step SET "values" = '{"amount":"3000"}' WHERE place = 1""", "1"),
        ("DELETE FROM step WHERE place = 1", "1"),
        ("UPDATE step SET at = 'x' WHERE place = 2", "2"),
    ],
)
def test_a_log_with_an_altered_or_missing_step_is_named(office: Office, change: str, place: str) -> None:
    given = stored.submission(uid(1), "张三", idno(1))
    office.store.commit(given)
    office.store.add_steps(uid(1), [stored.step(uid(1), "keep", prev=given.steps[-1].digest)])
    with office.store._engines.writes.begin() as connection:
        connection.exec_driver_sql(change)
    (problem,) = office.store.verify().problems
    assert (problem.code, problem.where, problem.fact("no")) == ("verify.step", uid(1), place)
    with pytest.raises(Failure) as failing:
        office.store.steps(uid(1))
    assert failing.value.code == "record.damaged"


def test_no_flipped_bit_of_a_database_goes_unseen(office: Office, seed: int, counts: Callable[[int, int], int]) -> None:
    office.store.commit_many(list(stored.families(random.Random(3), 40)))
    office.store.close()
    path = office.folder / "archive.db"
    whole, chance = path.read_bytes(), random.Random(seed)
    for _ in range(counts(25, 1000)):
        at, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        try:
            found = faults(path, office.key.database)
        except dbapi2.DatabaseError:
            continue  # the first page: it does not open at all
        assert "verify.cipher" in dict(found) or "verify.pages" in dict(found), at
    for _ in range(counts(5, 100)):
        path.write_bytes(whole[: chance.randrange(1, len(whole))])
        try:
            assert faults(path, office.key.database)
        except dbapi2.DatabaseError:
            continue
    path.write_bytes(whole)


def test_a_check_of_a_damaged_database_names_it_instead_of_failing(office: Office) -> None:
    office.store.commit_many(list(stored.families(random.Random(3), 40)))
    office.again()
    path = office.folder / "archive.db"
    whole = bytearray(path.read_bytes())
    for page in range(2, len(whole) // 4096):
        whole[page * 4096 + 100] ^= 1
    path.write_bytes(whole)
    for engine in (office.store._engines.reads, office.store._engines.writes):
        engine.dispose()  # so that nothing is remembered
    found = codes(office)
    assert "verify.cipher" in found or "verify.pages" in found


# --- backup and restore -----------------------------------------------------------------------------------------------


@pytest.fixture
def backed_up(office: Office, tmp_path: Path) -> Path:
    """A backup of one family, one draft and one scan."""
    office.store.commit(stored.submission(uid(1), "张三", idno(1)))
    office.store.save_draft(stored.draft(uid(2), "李四"))
    scan(office.store)
    path = tmp_path / "备份.zip"
    made = office.store.backup(path)
    assert made.size == path.stat().st_size
    assert made.files == 4
    return path


def test_a_backup_restores_everything_and_keeps_the_old_folder(office: Office, backed_up: Path) -> None:
    office.store.commit(stored.submission(uid(3), "王五", idno(3)))
    lineage = office.store.lineage()
    office.store.note_bundle(
        BundleSeen(uuid="b1", direction="out", peer="p", lineage=lineage, seq=7, digest="00", at=NOW)
    )
    office.store.close()
    keys = Store.keys_in_backup(backed_up)
    aside = Store.restore(backed_up, office.folder, keys.unlock(stored.PASSPHRASE))
    assert aside is not None
    assert (aside / "archive.db").is_file()
    store = office.again()
    assert [line.uid for line in store.list("family").lines] == [uid(2), uid(1)]
    assert store.attachment(hashlib.sha256(b"a scan").hexdigest()) == b"a scan"
    assert store.verify().is_sound
    assert store.lineage() not in ("", lineage)
    assert (store.setting("lineage.before") or "").split() == [lineage, "0"]
    assert not list(office.folder.parent.glob(".jinqiu-*"))
    old = Store.open(aside, office.key, office.declared)
    assert old.list("family", drafts=False).total == 2
    old.close()


def test_a_backup_restores_into_a_folder_that_is_not_there(office: Office, backed_up: Path, tmp_path: Path) -> None:
    assert Store.restore(backed_up, tmp_path / "new" / "data", office.key) is None
    with Store.open(tmp_path / "new" / "data", office.key, office.declared) as store:
        assert store.verify().is_sound


def test_a_backup_opens_with_the_passphrase_of_its_day_and_with_no_other_key(
    office: Office, backed_up: Path, tmp_path: Path
) -> None:
    path = office.folder / "keys.json"
    KeyFile.load(path).change_passphrase(office.key, "a newer passphrase", cost=stored.CHEAP).save(path)
    assert Store.keys_in_backup(backed_up).unlock(stored.PASSPHRASE) == office.key
    with pytest.raises(Failure) as failing:
        Store.restore(backed_up, tmp_path / "new", StoreKey.generate())
    assert failing.value.code == "passphrase.wrong"
    assert not (tmp_path / "new").exists()


def test_no_changed_byte_and_no_cut_of_a_backup_is_restored(
    office: Office, backed_up: Path, tmp_path: Path, seed: int, counts: Callable[[int, int], int]
) -> None:
    whole, chance = backed_up.read_bytes(), random.Random(seed)
    target = tmp_path / "new"
    outside = {one.header_offset for one in zipfile.ZipFile(backed_up).infolist()}
    for _ in range(counts(40, 1000)):
        at = chance.choice(
            [chance.randrange(len(whole)), min(len(whole) - 1, chance.choice(sorted(outside)) + chance.randrange(80))]
        )
        backed_up.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        try:
            Store.restore(backed_up, target, office.key)
        except Failure as failure:
            assert failure.code in ("backup.damaged", "backup.newer")  # noqa: PT017
            assert not target.exists()
            continue
        with Store.open(target, office.key, office.declared) as store:  # a date of the zip, at most
            assert store.verify().is_sound
        target.rename(tmp_path / f"restored-{at}-{chance.random()}")
    for cut in (0, 1, 100, len(whole) // 2, len(whole) - 1):
        backed_up.write_bytes(whole[:cut])
        with pytest.raises(Failure) as failing:
            Store.restore(backed_up, target, office.key)
        assert failing.value.code == "backup.damaged"
    assert not target.exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["../evil", "/evil", "attachments/../../evil", "extra.db", "C:\\evil", "keys.json"])
def test_a_backup_with_a_name_that_is_not_ours_writes_nothing(
    office: Office, backed_up: Path, tmp_path: Path, name: str
) -> None:
    hostile = tmp_path / "hostile.zip"
    with zipfile.ZipFile(backed_up) as good, zipfile.ZipFile(hostile, "w") as bad:
        manifest = json.loads(good.read("manifest.json"))
        manifest["files"].setdefault(name, [4, hashlib.sha256(b"evil").hexdigest()])
        for one in good.namelist():
            bad.writestr(one, json.dumps(manifest) if one == "manifest.json" else good.read(one))
        bad.writestr(name, b"evil")
    with pytest.raises(Failure) as failing:
        Store.restore(hostile, tmp_path / "deep" / "new", office.key)
    assert failing.value.code == "backup.damaged"
    assert not [one for one in tmp_path.rglob("*") if "evil" in one.name]


def test_a_backup_of_a_newer_program_is_refused(office: Office, backed_up: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.zip"
    with zipfile.ZipFile(backed_up) as good, zipfile.ZipFile(newer, "w") as made:
        for one in good.namelist():
            content = good.read(one)
            made.writestr(one, content.replace(b'"version": 1', b'"version": 2') if "manifest" in one else content)
    with pytest.raises(Failure) as failing:
        Store.keys_in_backup(newer)
    assert failing.value.code == "backup.newer"


def test_a_stopped_or_failing_backup_leaves_no_file(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.store.commit(stored.submission(uid(1), "张三", idno(1)))
    for stop_at in range(6):

        class Impatient:
            def __init__(self, left: int) -> None:
                self.left = left

            def step(self, at: int, of: int, doing: str) -> None:
                self.left -= 1
                if self.left < 0:
                    raise Stopped

        with pytest.raises(Stopped):
            office.store.backup(tmp_path / "b.zip", Impatient(stop_at))
    monkeypatch.setattr("jinqiu_desktop.store.copy.faults", lambda *_: (("verify.cipher", 1),))
    with pytest.raises(Failure) as failing:
        office.store.backup(tmp_path / "b.zip")
    assert failing.value.code == "backup.unsound"
    left = [one.name for one in (*tmp_path.iterdir(), *office.folder.iterdir())]
    assert not [name for name in left if name.startswith(".") or name == "b.zip"]


def test_a_backup_can_be_made_while_somebody_saves(office: Office, tmp_path: Path) -> None:
    office.store.commit_many(list(stored.families(random.Random(3), 200)))
    number = iter(range(1, 100))

    class Saving:
        def step(self, at: int, of: int, doing: str) -> None:
            office.store.commit(stored.submission(uid(one := next(number)), "张三", idno(one)))

    office.store.backup(tmp_path / "b.zip", Saving())
    with_saved = office.store.list("family").total
    assert with_saved > 200
    Store.restore(tmp_path / "b.zip", tmp_path / "new", office.key)
    with Store.open(tmp_path / "new", office.key, office.declared) as store:
        assert store.verify().is_sound
        assert 200 <= store.list("family").total <= with_saved


# --- nothing to be read without the key -------------------------------------------------------------------------------


def test_known_names_and_numbers_are_found_nowhere_on_the_disk(office: Office, tmp_path: Path) -> None:
    chance = random.Random(5)
    many = list(stored.families(chance, 25))
    planted = {str(one.record.value("head.name")) + "㐂" for one in many} | {"阿不都热合曼㐂"}
    for one, name in zip(many, sorted(planted), strict=False):
        answers = one.record.answers
        one.record.answers.values["head.name"] = name  # type: ignore[index]
        assert answers.value("head.name") == name
    office.store.commit_many(many)
    words = set(planted)
    for one in many:
        words |= {str(one.record.value("head.idno")), str(one.record.value("phone"))}
        words |= {str(row.value("idno")) for row in one.record.rows("members")}
    office.store.save_draft(stored.draft(uid(2), "阿不都热合曼㐂", members=("古丽㐂",)))
    content = "；".join(sorted(words)).encode()
    scan(office.store, content, "阿不都热合曼㐂.txt")
    office.store.set_setting("profile", "阿不都热合曼㐂")
    office.store.backup(tmp_path / "b.zip")
    plain = tmp_path / "control.txt"
    plain.write_text("\n".join(sorted(words)), encoding="utf-8")

    def hits(paths: Iterator[Path]) -> int:
        total = 0
        for path in paths:
            held = path.read_bytes() + path.name.encode()
            for word in words:
                total += sum(word.encode(coding) in held for coding in ("utf-8", "utf-16-le", "gb18030"))
        return total

    assert hits(iter([plain])) >= len(words)
    for moment in ("open", "closed"):
        paths = [one for one in (*office.folder.rglob("*"), tmp_path / "b.zip") if one.is_file()]
        if moment == "open":
            assert any(one.name.endswith("-wal") and one.stat().st_size for one in paths)
        assert hits(iter(paths)) == 0
        office.store.close()


def test_a_database_is_no_database_without_its_key(office: Office) -> None:
    office.store.close()
    for name in ("archive.db", "drafts.db"):
        assert not (office.folder / name).read_bytes().startswith(b"SQLite format 3")
        with pytest.raises(dbapi2.DatabaseError), closing(connect(office.folder / name, bytes(32))) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")


def test_an_implementation_not_ours_opens_the_store_with_the_same_key(office: Office) -> None:
    apsw = pytest.importorskip("apsw", reason="apsw-sqlite3mc is not installed")
    if not hasattr(apsw, "mc_version"):
        pytest.skip("this apsw is built without SQLite3 Multiple Ciphers")
    office.store.commit(stored.submission(uid(1), "张三", idno(1)))
    office.store.close()
    connection = apsw.Connection(str(office.folder / "archive.db"))
    connection.pragma("cipher", "sqlcipher")
    connection.pragma("legacy", 4)
    connection.execute(f"PRAGMA key = \"x'{office.key.database.hex()}'\"")
    (answers,) = connection.execute("SELECT answers FROM revision").fetchone()
    assert json.loads(answers)["head.name"] == "张三"
    connection.close()


# --- kill -9 ----------------------------------------------------------------------------------------------------------

KILLED = """
import random, stored, sys
from pathlib import Path
from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.keys import KeyFile
from jinqiu_desktop.store import Store
data, resources, first = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
key = KeyFile.load(data / "keys.json").unlock(stored.PASSPHRASE)
store = Store.open(data, key, Catalog(resources), who="测试员")
print("open", flush=True)
for number in range(first, first + 10_000):
    name = stored.SURNAMES[number % 20] + "三"
    store.save_draft(stored.draft(stored.uid(number), name))
    print(f"draft {number}", flush=True)
    person = stored.idno(number, region=f"99{number // 1000:04}")
    store.commit(stored.submission(stored.uid(number), name, person, members=[("小" + name, stored.idno(number % 999))]))
    print(f"saved {number}", flush=True)
"""


def test_what_was_acknowledged_survives_a_killed_program(
    office: Office, tmp_path: Path, seed: int, counts: Callable[[int, int], int]
) -> None:
    office.store.close()
    chance = random.Random(seed)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    first, saved = 1, 0
    for _ in range(counts(4, 200)):
        command = [
            sys.executable,
            "-c",
            textwrap.dedent(KILLED),
            str(office.folder),
            str(tmp_path / "resources"),
            str(first),
        ]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
            assert program.stdout is not None
            assert program.stdout.readline() == "open\n"
            told = [program.stdout.readline() for _ in range(chance.randrange(1, 40))]
            # Spinning a while, not sleeping: the kill falls anywhere inside a write.
            for _ in range(chance.randrange(200_000)):
                pass
            os.kill(program.pid, signal.SIGKILL)
            told += program.stdout.readlines()
        whole = [line.split() for line in told if line.endswith("\n")]
        with Store.open(office.folder, office.key, office.declared) as store:
            for what, number in whole:
                record_uid = uid(int(number))
                if what == "saved":
                    saved += 1
                    record = store.record(record_uid)
                    assert record is not None
                    assert len(record.rows("members")) == len(store.steps(record_uid)) == 1
                else:
                    assert store.draft(record_uid) is not None or store.record(record_uid) is not None
            assert store.verify().is_sound
            last = max((int(number) for _, number in whole), default=first)
            first = last + 2
    assert saved
