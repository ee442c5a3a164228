"""The encrypted zip for a receiver without the program: 7-Zip and minisign take it, nobody without the password, nothing is half done."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import pyzipper
from bundles import NOW, OFFICE, contents, scan
from offices import Someone, someone

from jinqiu_desktop.bundle import Turn, new_cover
from jinqiu_desktop.bundle.zipped import PASSWORD_BITS, new_password, seal_zip
from jinqiu_desktop.cli import main
from jinqiu_desktop.errors import Failure, Stopped


@pytest.fixture
def factory(tmp_path: Path) -> Iterator[Someone]:
    made = someone(tmp_path / "factory", "示例厂工会")
    yield made
    made.office.close()


def attached(factory: Someone, tmp_path: Path) -> str:
    uid = factory.put()
    scan = tmp_path / "证.jpg"
    scan.write_bytes(b"a made-up scan" * 9000)
    factory.office.archive.attach(uid, scan, "身份证")
    return uid


def test_other_programs_open_it_with_the_password_and_the_card(
    factory: Someone, tmp_path: Path, program: Callable[[str], str]
) -> None:
    seven, minisign = program("7z"), program("minisign")
    uid = attached(factory, tmp_path)
    zipped = factory.office.exchange.seal_zip(tmp_path / "给街道.zip", ())
    assert zipped.signature == tmp_path / "给街道.zip.minisig"
    assert (zipped.size, zipped.records, zipped.households) == (zipped.path.stat().st_size, 1, 1)
    key = factory.office.exchange.card().minisign
    subprocess.run([minisign, "-V", "-P", key, "-m", zipped.path], check=True, capture_output=True)
    listed = subprocess.run([seven, "l", "-slt", zipped.path], check=True, capture_output=True, text=True).stdout
    assert "Method = AES-256" in listed
    assert re.findall(r"^Path = (package.*)$", listed, re.MULTILINE) == ["package.zip"]
    out = tmp_path / "out"
    for password, code in (("wrong", 2), (zipped.password, 0)):
        done = subprocess.run([seven, "x", f"-p{password}", "-y", f"-o{out}", zipped.path], capture_output=True)
        assert done.returncode == code
    subprocess.run([seven, "x", f"-o{out}", out / "package.zip"], check=True, capture_output=True)
    bag = next(path.parent for path in out.rglob("bagit.txt"))
    subprocess.run([sys.executable, "-m", "bagit", "--validate", bag], check=True, capture_output=True)
    (line,) = (bag / "data" / "household.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["uid"] == uid
    (scan,) = (bag / "data" / "attachments").iterdir()
    assert scan.read_bytes() == b"a made-up scan" * 9000


def test_nothing_of_it_can_be_read_without_the_password(factory: Someone, tmp_path: Path) -> None:
    uid = attached(factory, tmp_path)
    zipped = factory.office.exchange.seal_zip(tmp_path / "a.zip", [uid])
    content = zipped.path.read_bytes() + zipped.signature.read_bytes()
    record = factory.office.archive.record(uid)
    for secret in (str(record.value("head.name")), str(record.value("head.idno")), "household", "a made-up scan", uid):
        assert secret.encode() not in content
    with pyzipper.AESZipFile(zipped.path) as archive, pytest.raises(RuntimeError):
        archive.read("package.zip", pwd=b"wrong")


def test_an_attachment_that_is_another_than_was_told_is_found_on_reading_back(tmp_path: Path) -> None:
    given = contents()
    wrong = replace(given, attachments=[scan(told=b"other")])
    cover = new_cover(OFFICE.card, seq=1, prev="", created=NOW)
    with pytest.raises(Failure) as failed:
        seal_zip(
            wrong,
            sender=OFFICE.card,
            keys=OFFICE.keys,
            cover=cover,
            turn=Turn(lineage=cover.uuid),
            out=tmp_path / "a.zip",
        )
    assert failed.value.code == "bundle.attachment"
    assert list(tmp_path.iterdir()) == []


def test_a_password_has_a_hundred_bits_and_no_letter_like_another() -> None:
    made = {new_password() for _ in range(200)}
    assert len(made) == 200
    letters = set("".join(made)) - {"-"}
    assert not letters & set("01OIL")
    assert 100 <= PASSWORD_BITS <= math.log2(len(letters)) * 24


def test_a_fault_leaves_neither_zip_nor_signature(
    factory: Someone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attached(factory, tmp_path)
    out = tmp_path / "away"
    out.mkdir()

    class Stopping:
        def __init__(self, at: int) -> None:
            self.left = at

        def step(self, at: int, of: int, doing: str) -> None:
            self.left -= 1
            if not self.left:
                raise Stopped

    stopped, before = 0, factory.fingerprint()
    for at in range(1, 1000):
        try:
            factory.office.exchange.seal_zip(out / "a.zip", (), Stopping(at))
        except Stopped:
            stopped += 1
            assert list(out.iterdir()) == []
            assert factory.fingerprint() == before
            continue
        break
    assert stopped > 3
    synced = os.fsync
    failed = 0
    for at in range(1, 20):
        left = [at]

        def failing(handle: int, left: list[int] = left) -> None:
            left[0] -= 1
            if not left[0]:
                raise OSError(28, "No space left on device")
            synced(handle)

        monkeypatch.setattr(os, "fsync", failing)
        code = ""
        try:
            factory.office.exchange.seal_zip(out / f"{at}.zip", ())
        except Failure as failure:
            code = failure.code
        if not code:
            break
        failed += 1
        assert code == "disk.full"
        assert not [path for path in out.iterdir() if path.name.startswith((f"{at}.", "."))]
    assert failed > 1


def test_the_command_line_shows_the_password_once_and_refuses_a_bundle_for_nobody(
    factory: Someone, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    factory.put()
    factory.office.close()
    monkeypatch.setenv("JINQIU_PASSPHRASE", factory.passphrase)
    data = ["--data", str(factory.root / "data"), "--json", "seal", "--out", str(tmp_path / "a.zip")]
    assert main([*data, "--as", "zip"]) == 0
    result = json.loads(capsys.readouterr().out)["result"]
    assert (result["records"], len(result["password"])) == (1, 29)
    assert main(data) == 2
    assert main([*data, "--as", "zip"]) == 1  # it is there already
    factory.open_again()
    assert result["password"] not in repr(factory.office.safety.audit_log())
