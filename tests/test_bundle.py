"""Bundles: what is sealed comes out the same, nothing else comes in, nothing is left over; and other programs agree."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pyrage
import pytest
from bundles import (
    COUNTY,
    LINEAGE,
    NAMES,
    NOW,
    OFFICE,
    PAYLOAD,
    REMARK,
    SCAN,
    STEP,
    STRANGER,
    UUID,
    Forge,
    Someone,
    code_of,
    contents,
    framed,
    manifest,
    parts,
    record,
    room_for,
    scan,
    sealed,
    tags,
    zipped,
)

from jinqiu_desktop.bundle import (
    Contents,
    Cover,
    Limits,
    RecordLine,
    Turn,
    bundle_name,
    extract,
    line_of,
    new_cover,
    open_bundle,
    opening,
    peek,
    record_of,
    scratch,
    seal,
    unit_code,
)
from jinqiu_desktop.bundle.bag import BAGIT, Bag, BagStream, Meter
from jinqiu_desktop.bundle.envelope import HEAD_SIZE, Frame, read_outer
from jinqiu_desktop.errors import SENTENCES, Failure, Problem, Refused, Stopped, no_progress
from jinqiu_desktop.forms import Known, read_form
from jinqiu_desktop.records import Answers, Record, Row, canonical, canonical_json, digest


@pytest.fixture(scope="module")
def office() -> Someone:
    return OFFICE


@pytest.fixture(scope="module")
def county() -> Someone:
    return COUNTY


@pytest.fixture(scope="module")
def stranger() -> Someone:
    return STRANGER


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory, office: Someone, county: Someone) -> Path:
    return sealed(tmp_path_factory.mktemp("bundle") / "good.jqb", office, county).path


# --- there and back -------------------------------------------------------------------------------------------------------


def test_what_was_sealed_is_what_the_receiver_reads(bundle: Path, office: Someone, county: Someone) -> None:
    with open_bundle(bundle, county.keys, [office.card]) as opened:
        assert list(opened.records("household")) == list(contents().records["household"])
        assert list(opened.steps()) == [STEP]
        assert list(opened.remarks()) == [REMARK]
        (file,) = opened.manifest.attachments
        assert (file.sha256, file.size, file.extension) == (hashlib.sha256(SCAN).hexdigest(), len(SCAN), "jpg")
        assert opened.attachment(file).read() == SCAN
        assert opened.check() == ()


def test_the_receiver_knows_from_whom_and_in_what_order(bundle: Path, office: Someone, county: Someone) -> None:
    with open_bundle(bundle, county.keys, [county.card, office.card]) as opened:
        manifest = opened.manifest
    assert manifest.sender == office.card
    assert manifest.cover == Cover(uuid=UUID, unit=unit_code(office.card), seq=12, prev="cd" * 32, created=NOW)
    assert (manifest.lineage, manifest.office, manifest.counts) == (LINEAGE, office.card.office, {"household": 3})
    assert manifest.receivers == (county.card.sender,)
    assert manifest.file_size == bundle.stat().st_size


def test_the_sender_is_told_what_was_written(tmp_path: Path, office: Someone, county: Someone) -> None:
    told = sealed(tmp_path / "a.jqb", office, county)
    assert told.sha256 == hashlib.sha256(told.path.read_bytes()).hexdigest()
    assert (told.size, told.households, told.attachments) == (told.path.stat().st_size, 3, 1)
    assert told.receivers == (county.card.office,)
    ciphertext = zipfile.ZipFile(told.path).read("package.zip.age")
    assert told.package_sha256 == hashlib.sha256(ciphertext).hexdigest()


def test_the_sender_and_an_age_secret_open_it_too(bundle: Path, office: Someone, county: Someone) -> None:
    for keys in (office.keys, county.keys.age):
        assert code_of(lambda keys=keys: open_bundle(bundle, keys, [office.card])) == ""


def test_the_cover_can_be_looked_at_without_any_key(bundle: Path, office: Someone) -> None:
    seen = peek(bundle)
    assert (seen.cover.seq, seen.key_id, seen.size) == (12, office.keys.key_id.hex(), bundle.stat().st_size)


def test_the_name_of_a_bundle_sorts_by_unit_day_and_sequence(office: Someone) -> None:
    late = datetime(2026, 8, 7, 20, 0, tzinfo=UTC)  # already the 8th in China
    cover = Cover(uuid=UUID, unit=unit_code(office.card), seq=12, created=late)
    unit = f"341602-{office.card.sender[:4].upper()}"
    assert bundle_name(cover) == f"JQ-{unit}-20260808-000012-0198f1c2.jqb"


def test_the_same_contents_make_the_same_bag() -> None:
    assert bag_bytes() == bag_bytes()


def bag_bytes() -> bytes:
    stream = BagStream(contents(), {"Format": "jqb/1"}, Meter(no_progress, 1, ""))
    return b"".join(iter(lambda: stream.read(8192), b""))


def test_fields_of_a_newer_program_are_passed_on(tmp_path: Path, office: Someone, county: Someone) -> None:
    newer = replace(record(1, "赵春燕"), more={"aaa": [1, {"b": None}], "zzz": "新"})
    path = sealed(tmp_path / "a.jqb", office, county, contents(newer)).path
    with open_bundle(path, county.keys, [office.card]) as opened:
        assert list(opened.records("household")) == [newer]


def test_a_record_of_a_form_survives_the_way_with_equal_digest(
    tmp_path: Path, office: Someone, county: Someone
) -> None:
    declared = tmp_path / "household.toml"
    declared.write_text(
        'id="household"\nrev=1\ntitle="表"\nstates={draft="草稿"}\n'
        '[[field]]\nid="head.name"\nlabel="姓名"\nkind="person_name"\n'
        '[[field]]\nid="head.income"\nlabel="收入"\nkind="money"\n'
        '[[rows]]\nid="members"\nlabel="成员"\n[[rows.field]]\nid="name"\nlabel="姓名"\nkind="person_name"\n',
        encoding="utf-8",
    )
    form = read_form(declared, Known(choices=lambda name: None, regions=None))  # type: ignore[arg-type]
    kinds = form.fields["head.income"].kind
    income = kinds.parse("12,000.50", NOW.date()).value
    assert income is not None
    answers = Answers(
        values={"head.name": "䶮𬱖", "head.income": income},
        blocks={"members": (Row(rid="k7f2m3qa", values={"name": "㛃"}),)},
    )
    written = digest(form.id, form.rev, canonical(form, answers))
    saved = Record(
        uid=UUID, no=1, number="JQ-2026-000001", form=form.id, form_rev=1, answers=answers, digest=written,
        frozen={"head.income": income}, at=NOW,
    )  # fmt: skip
    what = Contents(records={"household": [line_of(form, saved, code="c0de")]}, forms=[form])
    path = sealed(tmp_path / "a.jqb", office, county, what).path
    with open_bundle(path, county.keys, [office.card]) as opened:
        (line,) = opened.records("household")
        assert isinstance(line, RecordLine)
        received = record_of(form, line)
        schema = json.loads(opened.open("data/schema/household@1.json").read())
    assert received == saved
    assert digest(form.id, form.rev, canonical(form, received.answers)) == written
    assert schema["title"] == "表"


# --- programs nobody here wrote -------------------------------------------------------------------------------------------


def run(*words: str | Path, **more: Path) -> str:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stdout + done.stderr
    return str(done.stdout)


def test_other_programs_open_and_check_it(
    bundle: Path, tmp_path: Path, office: Someone, county: Someone, program: Callable[[str], str]
) -> None:
    secret, outer, bag = tmp_path / "secret", tmp_path / "outer", tmp_path / "bag"
    secret.write_text(county.keys.age_secret_file())
    assert "Everything is Ok" in run(program("7z"), "x", f"-o{outer}", bundle)
    assert sorted(file.name for file in outer.iterdir()) == ["README.txt", "package.zip.age", "package.zip.age.minisig"]
    assert f"Package-UUID={UUID}" in run(
        program("minisign"), "-Vm", outer / "package.zip.age", "-P", office.card.minisign
    )
    run(program("age"), "-d", "-i", secret, "-o", tmp_path / "package.zip", outer / "package.zip.age")
    assert "Everything is Ok" in run(program("7z"), "x", f"-o{bag}", tmp_path / "package.zip")
    run(program("sha256sum"), "-c", "--strict", "manifest-sha256.txt", cwd=bag)
    run(sys.executable, "-m", "bagit", "--validate", bag)


def test_an_extracted_bundle_is_a_valid_bag(bundle: Path, tmp_path: Path, office: Someone, county: Someone) -> None:
    with open_bundle(bundle, county.keys, [office.card]) as opened:
        extract(opened, tmp_path / "out")
        names = sorted(opened.names)
    there = sorted(
        file.relative_to(tmp_path / "out").as_posix() for file in (tmp_path / "out").rglob("*") if file.is_file()
    )
    assert there == names
    run(sys.executable, "-m", "bagit", "--validate", tmp_path / "out")


def test_minisign_refuses_another_comment(
    bundle: Path, tmp_path: Path, office: Someone, program: Callable[[str], str]
) -> None:
    with zipfile.ZipFile(bundle) as outer:
        outer.extractall(tmp_path)
    signature = tmp_path / "package.zip.age.minisig"
    signature.write_text(signature.read_text().replace("Seq=12", "Seq=13"))
    words = [program("minisign"), "-Vm", str(tmp_path / "package.zip.age"), "-P", office.card.minisign]
    assert subprocess.run(words, capture_output=True, check=False).returncode != 0


CHUNK = 65_536 + 16
"""Bytes of an age chunk with its tag."""


# --- damage ---------------------------------------------------------------------------------------------------------------


def refusal(tmp_path: Path, content: bytes, office: Someone, county: Someone) -> str:
    path = tmp_path / "changed.jqb"
    path.write_bytes(content)
    return code_of(lambda: open_bundle(path, county.keys, [office.card], scratch=tmp_path))


def test_no_bit_can_change_unseen(
    bundle: Path, tmp_path: Path, office: Someone, county: Someone, seed: int, counts: Callable[[int, int], int]
) -> None:
    good, chance = bundle.read_bytes(), random.Random(seed)
    outside = HEAD_SIZE * 8 + (len(good) - HEAD_SIZE - read_outer(bundle.open("rb")).size) * 8
    places = [chance.randrange(len(good) * 8) for _ in range(counts(400, 3000))]
    places += chance.sample(range(HEAD_SIZE * 8), counts(250, HEAD_SIZE * 8))
    places += [
        len(good) * 8 - 1 - one
        for one in chance.sample(range(outside - HEAD_SIZE * 8), counts(250, outside - HEAD_SIZE * 8))
    ]
    told = set()
    for place in places:
        bad = bytearray(good)
        bad[place // 8] ^= 1 << place % 8
        told.add(refusal(tmp_path, bytes(bad), office, county))
    assert "" not in told
    assert told <= {"bundle.not_a_bundle", "bundle.damaged", "bundle.unknown_sender", "bundle.signature"}
    assert refusal(tmp_path, good, office, county) == ""


def test_no_bit_of_the_age_header_can_change_even_if_signed_anew(
    bundle: Path, tmp_path: Path, office: Someone, county: Someone, seed: int, counts: Callable[[int, int], int]
) -> None:
    good, (ciphertext, comment) = bundle.read_bytes(), parts(bundle)
    header = ciphertext.index(b"\n", ciphertext.index(b"\n--- ") + 1) + 1
    tried = 0
    for place in random.Random(seed).sample(range(header * 8), counts(150, header * 8)):
        bad = bytearray(ciphertext)
        bad[place // 8] ^= 1 << place % 8
        assert refusal(tmp_path, good.replace(ciphertext, bytes(bad)), office, county) == "bundle.damaged"
        again = refusal(tmp_path, framed(bytes(bad), comment, office), office, county)
        assert again in {"bundle.ciphertext", "bundle.not_for_us", "bundle.stanza"}
        tried += 1
    assert tried >= 150
    assert refusal(tmp_path, good, office, county) == ""
    assert refusal(tmp_path, framed(ciphertext, comment, office), office, county) == ""


def test_a_piece_of_a_bundle_is_refused(
    bundle: Path, tmp_path: Path, office: Someone, county: Someone, seed: int, counts: Callable[[int, int], int]
) -> None:
    good, chance = bundle.read_bytes(), random.Random(seed)
    ends = {0, 1, HEAD_SIZE - 1, HEAD_SIZE, len(good) - 1, *chance.sample(range(len(good)), counts(200, len(good) - 1))}
    assert {refusal(tmp_path, good[:end], office, county) for end in ends} == {"bundle.not_a_bundle", "bundle.damaged"}
    assert refusal(tmp_path, good[: len(good) // 2], office, county) == "bundle.damaged"
    assert refusal(tmp_path, good, office, county) == ""


def test_added_and_swapped_pieces_are_refused(bundle: Path, tmp_path: Path, office: Someone, county: Someone) -> None:
    good = bundle.read_bytes()
    middle = len(good) // 2
    for bad in (good + b"\0", good + good, b"\0" + good, good[middle:] + good[:middle], good[:middle] + good):
        assert refusal(tmp_path, bad, office, county) in {"bundle.damaged", "bundle.not_a_bundle"}
    assert refusal(tmp_path, good, office, county) == ""


def test_chunks_cut_off_added_or_swapped_are_refused_even_if_signed_anew(
    tmp_path: Path, office: Someone, county: Someone
) -> None:
    large = Contents(attachments=[scan(random.Random(1).randbytes(200_000), "大.jpg")])
    path = sealed(tmp_path / "large.jqb", office, county, large).path
    good, (ciphertext, comment) = path.read_bytes(), parts(path)
    begins = ciphertext.index(b"\n", ciphertext.index(b"\n--- ") + 1) + 1 + 16
    boundaries = range(begins, len(ciphertext), CHUNK)
    head, chunks = ciphertext[:begins], [ciphertext[at : at + CHUNK] for at in boundaries]
    cut = [ciphertext[: end + more] for end in boundaries for more in (-1, 0, 1)]
    swapped = [
        head + b"".join([*chunks[:at], chunks[at + 1], chunks[at], *chunks[at + 2 :]]) for at in range(len(chunks) - 1)
    ]
    added = [
        ciphertext + b"\0",
        ciphertext + chunks[-1],
        ciphertext + ciphertext,
        head + chunks[0] + ciphertext[begins:],
    ]
    left_out = [head + b"".join([*chunks[:at], *chunks[at + 1 :]]) for at in range(len(chunks))]
    assert (len(cut), len(swapped), len(added), len(left_out)) == (12, 3, 4, 4)
    for bad in (*cut, *swapped, *added, *left_out):
        assert refusal(tmp_path, framed(bad, comment, office), office, county) == "bundle.ciphertext"
        assert refusal(tmp_path, good.replace(ciphertext, bad), office, county) == "bundle.damaged"
    ends = [HEAD_SIZE + end for end in boundaries]
    assert {refusal(tmp_path, good[: end + more], office, county) for end in ends for more in (-1, 0, 1)} == {
        "bundle.damaged"
    }
    assert refusal(tmp_path, good, office, county) == ""
    assert refusal(tmp_path, framed(ciphertext, comment, office), office, county) == ""


# --- forgery --------------------------------------------------------------------------------------------------------------


def test_another_receiver_cannot_open_it(bundle: Path, office: Someone, stranger: Someone) -> None:
    assert code_of(lambda: open_bundle(bundle, stranger.keys, [office.card])) == "bundle.not_for_us"


def test_a_sender_nobody_trusts_is_refused(bundle: Path, county: Someone, stranger: Someone) -> None:
    assert code_of(lambda: open_bundle(bundle, county.keys, [stranger.card, county.card])) == "bundle.unknown_sender"


def test_a_signature_of_another_bundle_is_refused(
    bundle: Path, tmp_path: Path, office: Someone, county: Someone
) -> None:
    other = sealed(tmp_path / "other.jqb", office, county, contents(record(9, "李四")))
    ciphertext, _ = parts(bundle)
    with other.path.open("rb") as file:
        signature = read_outer(file).minisig.to_bytes()
    import zlib

    frame = Frame.around(len(ciphertext), zlib.crc32(ciphertext), signature)
    assert refusal(tmp_path, frame.head + ciphertext + frame.tail, office, county) == "bundle.signature"


def test_a_signature_by_another_key_under_the_same_key_id_is_refused(
    bundle: Path, tmp_path: Path, office: Someone, county: Someone, stranger: Someone
) -> None:
    ciphertext, comment = parts(bundle)
    posing = replace(stranger.keys, key_id=office.keys.key_id)
    path = tmp_path / "posing.jqb"
    path.write_bytes(framed(ciphertext, comment, Someone(posing, stranger.card)))
    assert code_of(lambda: open_bundle(path, county.keys, [office.card])) == "bundle.signature"
    both = [replace(stranger.card, key_id=office.keys.key_id), office.card]
    assert code_of(lambda: open_bundle(path, county.keys, both)) == "bundle.wrong_unit"
    assert code_of(lambda: open_bundle(bundle, county.keys, both)) == ""


def test_a_ciphertext_signed_again_by_another_trusted_office_is_refused(
    bundle: Path, tmp_path: Path, office: Someone, county: Someone, stranger: Someone
) -> None:
    ciphertext, comment = parts(bundle)
    own = comment.replace(unit_code(office.card), unit_code(stranger.card))
    for said, code in ((comment, "bundle.wrong_unit"), (own, "bundle.mixed_up")):
        path = tmp_path / "again.jqb"
        path.write_bytes(framed(ciphertext, said, stranger))
        trusted = [office.card, stranger.card]
        assert code_of(lambda path=path, trusted=trusted: open_bundle(path, county.keys, trusted)) == code


@pytest.mark.parametrize("change", [("Seq=12", "Seq=13"), (UUID[:8], "0198f1c3"), ("Created=2026", "Created=2025")])
def test_another_cover_than_inside_is_refused(
    change: tuple[str, str], bundle: Path, tmp_path: Path, office: Someone, county: Someone
) -> None:
    ciphertext, comment = parts(bundle)
    assert change[0] in comment
    content = framed(ciphertext, comment.replace(*change), office)
    assert refusal(tmp_path, content, office, county) == "bundle.mixed_up"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("jqb/1", "jqb/2"), "bundle.newer"),
        (("jqb/1", "jqb/01"), "bundle.damaged"),
        (("Seq=12", "Seq=0"), "bundle.damaged"),
        (("Seq=12", "Seq=12 Seq=13"), "bundle.damaged"),
        (("Created=2026-08", "Created=2026-13"), "bundle.damaged"),
        (("Unit=", "Unit=../"), "bundle.damaged"),
    ],
)
def test_a_signed_comment_is_read_strictly(
    change: tuple[str, str], code: str, bundle: Path, tmp_path: Path, office: Someone, county: Someone
) -> None:
    ciphertext, comment = parts(bundle)
    content = framed(ciphertext, comment.replace(*change), office)
    assert refusal(tmp_path, content, office, county) == code
    assert code_of(lambda: peek(tmp_path / "changed.jqb")) == code


def test_words_of_a_newer_program_in_the_comment_are_passed_over(
    bundle: Path, tmp_path: Path, office: Someone, county: Someone
) -> None:
    ciphertext, comment = parts(bundle)
    assert refusal(tmp_path, framed(ciphertext, comment + " Later=1", office), office, county) == ""


def test_a_passphrase_or_too_many_receivers_are_refused_before_anything_is_spent(
    bundle: Path, tmp_path: Path, office: Someone, county: Someone
) -> None:
    _, comment = parts(bundle)
    costly = (
        b"age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA 30\n"
        + b"A" * 43
        + b"\n--- "
        + b"A" * 43
        + b"\n"
        + bytes(64)
    )
    many = io.BytesIO()
    pyrage.encrypt_io(io.BytesIO(b"x"), many, [pyrage.x25519.Identity.generate().to_public() for _ in range(70)])
    for ciphertext in (costly, many.getvalue()):
        assert refusal(tmp_path, framed(ciphertext, comment, office), office, county) == "bundle.stanza"


def test_what_is_no_bundle_is_told_as_such(tmp_path: Path, office: Someone, county: Someone) -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as made:
        made.writestr("a.txt", "x")
    for content in (b"", b"PK", other.getvalue(), b"%PDF-1.7\n" * 100):
        assert refusal(tmp_path, content, office, county) == "bundle.not_a_bundle"
    assert code_of(lambda: open_bundle(tmp_path / "none.jqb", county.keys, [])) == "file.missing"


# --- hostile bags ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def forge(tmp_path: Path, office: Someone, county: Someone) -> Forge:
    return Forge(tmp_path, office, county)


def test_the_forge_can_make_a_good_bundle(forge: Forge) -> None:
    assert forge.refusal(forge.with_payload(PAYLOAD)) == ""


@pytest.mark.parametrize(
    "name",
    [
        "../evil.jsonl", "data/../../evil", "/data/evil", "data//evil", "data/", "C:\\evil", "data/C:evil", "data\\evil", "data/con",
        "data/con.jsonl", "data/attachments/nul.jpg", "data/lpt1.x", "data/Evil.jsonl", "data/evil.", "data/evil ", "data/.hidden",
        "data/e\u0301", "data/\u00e9", "data/\u202ecod", "data/a\nb", "data/a:b", "evil.txt", "data/a/b/c/d", "data/" + "a" * 300, ".",
    ],
)  # fmt: skip
def test_a_name_that_could_lead_elsewhere_is_refused(name: str, forge: Forge) -> None:
    payload = {**PAYLOAD, name: b"x"}
    assert forge.refusal(forge.with_payload(payload)) == "bundle.name"
    assert not (forge.folder / "evil.jsonl").exists()


def test_two_files_of_one_name_are_refused(forge: Forge) -> None:
    name = "data/household.jsonl"
    with pytest.warns(UserWarning, match="Duplicate"):
        inside = zipped({**PAYLOAD, **tags(PAYLOAD, forge.told)}, (name, b"other"))
    assert forge.refusal(inside) == "bundle.name"


@pytest.mark.parametrize("mode", [0o120777, 0o040755, 0o020666, 0o060666, 0o010666])
def test_links_folders_and_devices_are_refused(mode: int, forge: Forge) -> None:
    entry = zipfile.ZipInfo("data/household.jsonl")
    entry.create_system, entry.external_attr = 3, mode << 16
    inside = zipped(tags(PAYLOAD, forge.told), (entry, PAYLOAD["data/household.jsonl"]))
    assert forge.refusal(inside) == "bundle.name"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_another_packing_is_refused(method: int, forge: Forge) -> None:
    assert forge.refusal(zipped({**PAYLOAD, **tags(PAYLOAD, forge.told)}, method=method)) == "bundle.zip"


def test_a_bomb_is_refused_by_its_header(forge: Forge) -> None:
    assert forge.refusal(forge.with_payload({"data/bomb.bin": bytes(30 << 20)})) == "bundle.limit"


def test_too_many_files_are_refused(forge: Forge) -> None:
    payload = {f"data/a{number}": b"" for number in range(20_001)}
    assert forge.refusal(forge.with_payload(payload)) == "bundle.limit"


def test_too_large_files_lines_and_sums_are_refused(forge: Forge) -> None:
    inside = forge.with_payload({"data/a.jsonl": b"x" * 2000, "data/b.jsonl": b"y" * 2000})
    assert forge.refusal(inside, Limits(each=1999)) == "bundle.limit"
    assert forge.refusal(inside, Limits(total=3999)) == "bundle.limit"
    assert forge.refusal(inside, Limits(files=5)) == "bundle.limit"
    path = forge.path(inside)
    with open_bundle(path, forge.county.keys, [forge.office.card], limits=Limits(line=1000)) as opened:
        assert code_of(opened.check) == "bundle.limit"


@pytest.mark.parametrize("where", ["local", "central"])
@pytest.mark.parametrize("told", [0, 1, 5, 5_000_000])
def test_a_lying_size_is_refused(where: str, told: int, forge: Forge) -> None:
    inside = bytearray(forge.with_payload({"data/a.bin": b"abc" * 700}))
    at = inside.index(b"PK\3\4") + 22 if where == "local" else inside.index(b"PK\1\2") + 24
    assert struct.unpack_from("<I", inside, at)[0] == 2100
    struct.pack_into("<I", inside, at, told)
    found = forge.refusal(bytes(inside))
    assert found in ({"bundle.zip", "bundle.limit"} if where == "central" else {""}), (
        "only the index is believed, and that is checked"
    )


def test_an_index_of_the_other_kind_is_refused(forge: Forge) -> None:
    inside = forge.with_payload(PAYLOAD)
    end = len(inside) - 22
    locator = b"PK\6\7" + bytes(16)
    assert forge.refusal(inside[:end] + locator + inside[end:]) == "bundle.zip"
    assert forge.refusal(inside + b"comment") == "bundle.zip"
    assert forge.refusal(b"junk" + inside) == "bundle.zip"
    assert forge.refusal(b"") == "bundle.zip"
    assert forge.refusal(b"no zip at all, but long enough to be looked at") == "bundle.zip"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"data/extra.jsonl": b"x"}, "bundle.bag"),
        ({"data/household.jsonl": b"{}\n"}, "bundle.hash"),
        ({"bagit.txt": b"BagIt-Version: 0.97\n"}, "bundle.bag"),
        ({"bagit.txt": BAGIT.replace(b"1.0", b"0.97")}, "bundle.hash"),
        ({"manifest-sha256.txt": b""}, "bundle.bag"),
        ({"manifest-sha256.txt": b"nonsense\n"}, "bundle.bag"),
        ({"tagmanifest-sha256.txt": b""}, "bundle.bag"),
        ({"tagmanifest-sha256.txt": None}, "bundle.bag"),
        ({"bag-info.txt": None}, "bundle.bag"),
        ({"data/household.jsonl": None}, "bundle.bag"),
    ],
)
def test_a_bag_must_be_what_its_manifests_say(change: Mapping[str, bytes | None], code: str, forge: Forge) -> None:
    files: dict[str, bytes | None] = {**PAYLOAD, **tags(PAYLOAD, forge.told), **change}
    assert forge.refusal(zipped({name: content for name, content in files.items() if content is not None})) == code


def test_tags_must_be_those_of_a_bag(forge: Forge) -> None:
    good = tags(PAYLOAD, forge.told)
    for name, content in (
        ("bagit.txt", BAGIT.replace(b"1.0", b"0.97")),
        ("bagit.txt", BAGIT.replace(b"\n", b"\r\n")),
        ("bag-info.txt", b"Format: jqb/1\nFormat: jqb/1\n"),
        ("bag-info.txt", b"x"),
    ):
        made = {**good, name: content}
        made["tagmanifest-sha256.txt"] = manifest(
            {key: made[key] for key in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")}
        )
        assert forge.refusal(zipped({**PAYLOAD, **made})) == "bundle.bag"


def test_an_attachment_must_bear_its_own_hash(forge: Forge) -> None:
    assert forge.refusal(forge.with_payload({f"data/attachments/{'0' * 64}.jpg": SCAN})) == "bundle.hash"


def test_a_bag_without_the_sender_inside_is_refused(forge: Forge) -> None:
    told = {name: value for name, value in forge.told.items() if name != "Sender"}
    assert forge.refusal(zipped({**PAYLOAD, **tags(PAYLOAD, told)})) == "bundle.mixed_up"


LINES = {
    "broken": b"{",
    "no object": b"[1]",
    "not UTF-8": b'{"a":"\xff"}',
    "not canonical": b'{"b":1, "a":2}',
    "doubled key": b'{"a":1,"a":2}',
    "not a number": b'{"a":NaN}',
    "deep": b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "huge number": b'{"a":' + b"9" * 5000 + b"}",
    "lone surrogate": b'{"a":"\\ud800"}',
    "empty": b"",
    "fields missing": b'{"uid":"1"}',
}


@pytest.mark.parametrize("what", LINES)
def test_a_line_that_is_wrong_by_itself_stops_no_other(what: str, forge: Forge) -> None:
    good = record(1, "赵春燕").to_text().encode()
    content = b"\n".join([good, LINES[what], good]) + b"\n"
    payload = {
        f"data/{name}.jsonl": content if name == "household" else LINES[what] + b"\n"
        for name in ("household", "steps", "remarks")
    }
    with open_bundle(forge.path(forge.with_payload(payload)), forge.county.keys, [forge.office.card]) as opened:
        first, wrong, last = opened.records("household")
        assert isinstance(first, RecordLine)
        assert first == last
        assert isinstance(wrong, Problem)
        assert (wrong.where, wrong.code) == ("data/household.jsonl:2", "bundle.line")
        assert [one.where for one in opened.check()] == [
            "data/household.jsonl:2",
            "data/steps.jsonl:1",
            "data/remarks.jsonl:1",
        ]


@pytest.mark.parametrize(
    "change",
    [
        {"digest": "00" * 32}, {"answers": {}}, {"form_rev": 2},
        {"no": "2"}, {"no": -1}, {"no": True}, {"at": "2026-08-07"}, {"at": "gestern"}, {"parents": "x"}, {"chain": [[1]]},
        {"sources": {"a": 1}}, {"sources": {"a": {"uid": "1"}}}, {"notes": {"a": 1}}, {"form": "other"}, {"answers": []},
    ],
)  # fmt: skip
def test_a_record_line_is_read_strictly(change: dict[str, object], forge: Forge) -> None:
    line = canonical_json({**json.loads(record(1, "赵春燕").to_text()), **change})
    inside = forge.with_payload({"data/household.jsonl": line.encode() + b"\n"})
    with open_bundle(forge.path(inside), forge.county.keys, [forge.office.card]) as opened:
        (wrong,) = opened.records("household")
        assert isinstance(wrong, Problem)
        assert wrong.code == (
            "bundle.digest"
            if next(iter(change)) in ("digest", "form_rev") or change == {"answers": {}}
            else "bundle.line"
        )


def test_a_changed_zip_is_refused_or_means_the_same(seed: int, counts: Callable[[int, int], int]) -> None:
    good = bag_bytes()
    wanted = {name: read_all(good, name) for name in zipfile.ZipFile(io.BytesIO(good)).namelist()}
    chance = random.Random(seed)
    accepted, told = 0, set()
    for _ in range(counts(1500, 40_000)):
        mutant = mutated(good, chance)
        try:
            bag = Bag(io.BytesIO(mutant), Limits(), no_progress)
        except Failure as failure:
            told.add(failure.code)
            continue
        accepted += 1
        assert {name: bag.open(name).read() for name in bag.names} == wanted
        bag.close()
    assert told <= {"bundle.zip", "bundle.name", "bundle.limit", "bundle.bag", "bundle.hash"}
    assert accepted < counts(1500, 40_000) // 4


def read_all(content: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(content)).read(name)


def mutated(good: bytes, chance: random.Random) -> bytes:
    content = bytearray(good)
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(content))
        how = chance.randrange(5)
        if how == 0:
            content[at] ^= 1 << chance.randrange(8)
        elif how == 1:
            content[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))
        elif how == 2:
            del content[at : at + chance.randrange(1, 40)]
        elif how == 3:
            content[at:at] = chance.randbytes(chance.randrange(1, 40))
        else:
            signature = chance.choice([found.start() for found in re.finditer(rb"PK[\1\3\5][\2\4\6]", good)])
            place = min(signature + chance.randrange(46), len(content) - 1)
            content[place] = chance.randrange(256)
    return bytes(content)


# --- nothing is left ------------------------------------------------------------------------------------------------------


class StopAt:
    """A person who stops the job at its n-th step."""

    def __init__(self, at: int = -1) -> None:
        self.steps, self.at = 0, at

    def step(self, at: int, of: int, doing: str) -> None:
        assert 0 <= at <= of
        assert doing
        self.steps += 1
        if self.steps == self.at:
            raise Stopped


def test_stopping_at_any_step_leaves_nothing(tmp_path: Path, office: Someone, county: Someone) -> None:
    whole = StopAt()
    sealed(tmp_path / "a.jqb", office, county, progress=whole)
    (tmp_path / "a.jqb").unlink()
    assert whole.steps > 8
    for at in range(1, whole.steps + 1):
        with pytest.raises(Stopped):
            sealed(tmp_path / "a.jqb", office, county, progress=StopAt(at))
        assert list(tmp_path.iterdir()) == []


def test_opening_and_extracting_can_be_stopped_and_leave_nothing(
    bundle: Path, tmp_path: Path, office: Someone, county: Someone
) -> None:
    whole = StopAt()
    open_bundle(bundle, county.keys, [office.card], scratch=tmp_path, progress=whole).close()
    for at in range(1, whole.steps + 1):
        with pytest.raises(Stopped):
            open_bundle(bundle, county.keys, [office.card], scratch=tmp_path, progress=StopAt(at))
    with open_bundle(bundle, county.keys, [office.card], scratch=tmp_path) as opened:
        for at in range(1, len(opened.names) + 1):
            with pytest.raises(Stopped):
                extract(opened, tmp_path / "out", StopAt(at))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [0, 100, 2000, 9000, 11_900])
def test_a_full_disk_leaves_nothing_and_the_old_file_as_it_was(
    size: int, tmp_path: Path, office: Someone, county: Someone
) -> None:
    (tmp_path / "a.jqb").write_bytes(b"old")
    with room_for(size):
        assert code_of(lambda: sealed(tmp_path / "a.jqb", office, county)) == "disk.full"
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]


def test_extracting_onto_a_full_disk_leaves_nothing(
    bundle: Path, tmp_path: Path, office: Someone, county: Someone
) -> None:
    with open_bundle(bundle, county.keys, [office.card]) as opened, room_for(3000):
        assert code_of(lambda: extract(opened, tmp_path / "out")) == "disk.full"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_files_in_it_is_not_written_into(
    bundle: Path, tmp_path: Path, office: Someone, county: Someone
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "file").write_text("x")
    with open_bundle(bundle, county.keys, [office.card]) as opened:
        extract(opened, tmp_path / "out")
        assert code_of(lambda: extract(opened, tmp_path / "out")) == "bundle.folder_taken"
        assert code_of(lambda: extract(opened, tmp_path / "file")) == "bundle.folder_taken"
        assert code_of(lambda: extract(opened, tmp_path / "none" / "out")) == "file.missing"


def test_a_fault_while_reading_an_attachment_leaves_nothing(tmp_path: Path, office: Someone, county: Someone) -> None:
    class Faulty(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "input/output error")

    def faulty() -> BinaryIO:
        return Faulty(SCAN)

    what = replace(contents(), attachments=[replace(scan(), open=faulty)])
    assert code_of(lambda: sealed(tmp_path / "a.jqb", office, county, what)) == "file.unreadable"
    assert list(tmp_path.iterdir()) == []


def test_what_should_not_be_sent_is_not_sealed(tmp_path: Path, office: Someone, county: Someone) -> None:
    out = tmp_path / "a.jqb"
    with pytest.raises(Refused) as refused:
        sealed(out, office, county, contents(record(1, "赵春燕"), record(2, "钱大壮", digest="00" * 32)))
    assert [(one.code, one.fact("number")) for one in refused.value.problems] == [("bundle.digest", "JQ-2026-000002")]
    changed = replace(contents(), attachments=[scan(told=b"other")])
    assert code_of(lambda: sealed(out, office, county, changed)) == "bundle.attachment"
    cover = new_cover(office.card, seq=1, prev="", created=NOW)
    nobody = code_of(
        lambda: seal(
            contents(), to=[], sender=office.card, keys=office.keys, cover=cover, turn=Turn(lineage=LINEAGE), out=out
        )
    )
    assert nobody == "bundle.nobody"
    assert list(tmp_path.iterdir()) == []


def test_no_name_reaches_the_disk_in_plain(
    tmp_path: Path, office: Someone, county: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()

    def named(dir: Path | None = None, buffering: int = -1) -> object:
        return tempfile.NamedTemporaryFile(dir=kept, buffering=buffering, delete=False)

    monkeypatch.setattr(tempfile, "TemporaryFile", named)
    path = sealed(tmp_path / "a.jqb", office, county).path
    with open_bundle(path, county.keys, [office.card]) as opened:
        assert opened.check() == ()
        extract(opened, tmp_path / "control")
    words = [name.encode(code) for name in NAMES for code in ("utf-8", "utf-16-le", "gbk")] + [SCAN[:64]]
    sealed_files = [file.read_bytes() for file in (path, *kept.iterdir())]
    assert len(sealed_files) == 3
    assert all(len(content) > 1000 for content in sealed_files)
    assert [word for word in words for content in sealed_files if word in content] == []
    plain = b"".join(file.read_bytes() for file in (tmp_path / "control").rglob("*") if file.is_file())
    assert all(name.encode() in plain for name in NAMES)


SEAL_AGAIN_AND_AGAIN = """
import sys
from pathlib import Path
from bundles import NAMES, Contents, record, scan, sealed, someone
folder, office, county = Path(sys.argv[1]), someone("甲工会"), someone("乙工会")
many = Contents(
    records={"household": [record(at, NAMES[at % 3]) for at in range(3000)]},
    attachments=[scan(bytes([at]) * 2_000_000, "a.jpg") for at in range(int(sys.argv[2]))],
)
print("ready", flush=True)
for at in range(int(sys.argv[3])):
    sealed(folder / f"{at}.jqb", office, county, many)
import re  # its ru_maxrss would begin with that of the test
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


def sealing(folder: Path, attachments: int, times: int) -> subprocess.Popen[str]:
    """A program of its own that seals again and again."""
    path = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent)])
    words = [sys.executable, "-c", SEAL_AGAIN_AND_AGAIN, str(folder), str(attachments), str(times)]
    return subprocess.Popen(
        words, env={**os.environ, "PYTHONPATH": path, "TMPDIR": str(folder)}, stdout=subprocess.PIPE, text=True
    )


def largest_part(folder: Path) -> int:
    """Bytes of the largest unfinished file, which may get its name at any moment."""
    sizes = [0]
    for file in folder.glob(".*.part"):
        with suppress(FileNotFoundError):
            sizes.append(file.stat().st_size)
    return max(sizes)


def test_a_killed_seal_leaves_no_plaintext_and_no_bundle_by_halves(
    tmp_path: Path, seed: int, counts: Callable[[int, int], int]
) -> None:
    chance = random.Random(seed)
    parts = 0
    for round_ in range(counts(2, 20)):
        folder = tmp_path / str(round_)
        folder.mkdir()
        with sealing(folder, 4, 10_000) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            wanted = chance.randrange(20_000, 8_000_000)
            while largest_part(folder) <= wanted:
                assert child.poll() is None
            child.kill()
        for file in folder.iterdir():
            content = file.read_bytes()
            assert [name for name in NAMES if name.encode() in content] == []
            assert b"JFIF" not in content
            assert bytes([1]) * 64 not in content
            parts += file.suffix == ".part"
            if file.suffix == ".jqb":
                peek(file)
    assert parts > 0


@pytest.mark.heavy
def test_sealing_and_opening_much_takes_little_memory(tmp_path: Path) -> None:
    with sealing(tmp_path, 60, 1) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        megabytes = int(child.stdout.readline())
    assert (tmp_path / "0.jqb").stat().st_size > 100_000_000
    assert megabytes < 350  # of which 120 are the files themselves, held by the test


def test_the_scratch_file_reads_back_what_was_written_anywhere(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = chance.randbytes(100_000)
    with scratch.Scratch(tmp_path) as file:
        at = 0
        while at < len(content):
            at += file.write(content[at : at + chance.randrange(1, 9000)])
        for _ in range(300):
            start, size = chance.randrange(len(content) + 50), chance.randrange(1, 500)
            file.seek(start)
            assert file.read(size) == content[start : start + size]
        file.seek(-10, 2)
        assert file.read() == content[-10:]
        assert list(tmp_path.iterdir()) == []


# --- codes ----------------------------------------------------------------------------------------------------------------


def test_every_code_has_its_sentence_and_every_sentence_its_code() -> None:
    sources = [file.read_text(encoding="utf-8") for file in Path(opening.__file__).parent.glob("*.py")]
    raised = {code for text in sources for code in re.findall(r'"(bundle\.\w+)"', text)}
    assert raised == {code for code in SENTENCES if code.startswith("bundle.")}
    for code in raised:
        told = SENTENCES[code]
        assert 1 <= len(told.short) <= 6
        assert told.what.endswith("。")
        assert told.do.endswith("。")
