"""A hostile bundle reaches the code that names it, writes nothing anywhere and costs little; every code of the reader is reached."""

from __future__ import annotations

import gc
import hashlib
import io
import json
import os
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyrage
import pytest
from bundles import (
    COUNTY,
    OFFICE,
    PAYLOAD,
    SCAN,
    STRANGER,
    Forge,
    Payload,
    Someone,
    code_of,
    contents,
    framed,
    parts,
    record,
    scan,
    sealed,
    tags,
    zipped,
)

from jinqiu_desktop.bundle import Limits, Turn, envelope, extract, new_cover, open_bundle, seal
from jinqiu_desktop.bundle.bag import Bag
from jinqiu_desktop.errors import SENTENCES, Failure, no_progress
from jinqiu_desktop.keys import Card
from jinqiu_desktop.records import canonical_json

READER = ("envelope", "bag", "manifests", "opening", "contents")


@dataclass(frozen=True, kw_only=True, slots=True)
class Hostile:
    """A bundle to be refused: what is done to it, by whom it is opened, and what should come of it."""

    what: str
    code: str
    make: Callable[[Forge], Path]
    opener: Someone = COUNTY
    trusted: Sequence[Card] = (OFFICE.card,)
    limits: Limits | None = None


# --- how they are made ----------------------------------------------------------------------------------------------------


def good(forge: Forge) -> Path:
    return forge.path(forge.with_payload(PAYLOAD))


def rewritten(change: Callable[[bytes], bytes]) -> Callable[[Forge], Path]:
    """The good bundle with other bytes."""

    def make(forge: Forge) -> Path:
        path = good(forge)
        path.write_bytes(change(path.read_bytes()))
        return path

    return make


def resigned(by: Someone, said: Callable[[str], str] = str) -> Callable[[Forge], Path]:
    """The good ciphertext, signed anew by somebody, perhaps under another comment."""

    def make(forge: Forge) -> Path:
        path = good(forge)
        ciphertext, comment = parts(path)
        path.write_bytes(framed(ciphertext, said(comment), by))
        return path

    return make


def ciphered(change: Callable[[bytes], bytes]) -> Callable[[Forge], Path]:
    """Another ciphertext, properly signed."""

    def make(forge: Forge) -> Path:
        path = good(forge)
        ciphertext, comment = parts(path)
        path.write_bytes(framed(change(ciphertext), comment, OFFICE))
        return path

    return make


def inside(make_zip: Callable[[Forge], bytes]) -> Callable[[Forge], Path]:
    """Another zip, properly encrypted and signed."""
    return lambda forge: forge.path(make_zip(forge))


def payload(files: Mapping[str, bytes]) -> Callable[[Forge], Path]:
    """Other files, properly listed."""
    return inside(lambda forge: forge.with_payload(files))


def files(change: Mapping[str, bytes | None]) -> Callable[[Forge], Path]:
    """The good files with some changed or gone, and the lists as they were."""

    def make_zip(forge: Forge) -> bytes:
        changed: dict[str, bytes | None] = {**PAYLOAD, **tags(PAYLOAD, forge.told), **change}
        return zipped({name: content for name, content in changed.items() if content is not None})

    return inside(make_zip)


def listed_as(spelt: Callable[[str], str]) -> Callable[[Forge], Path]:
    """The good files with the list in another spelling, whose own hash is right."""

    def make_zip(forge: Forge) -> bytes:
        made = tags(PAYLOAD, forge.told)
        made["manifest-sha256.txt"] = spelt(made["manifest-sha256.txt"].decode()).encode()
        listed = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
        made["tagmanifest-sha256.txt"] = "".join(
            f"{hashlib.sha256(made[name]).hexdigest()}  {name}\n" for name in listed
        ).encode()
        return zipped({**PAYLOAD, **made})

    return inside(make_zip)


def index_says(place: int, told: int) -> Callable[[Forge], Path]:
    """The good zip with a 32-bit number of its index changed for every member."""

    def make_zip(forge: Forge) -> bytes:
        changed = bytearray(forge.with_payload({"data/a.bin": b"abc" * 700}))
        for found in re.finditer(rb"PK\x01\x02", bytes(changed)):
            struct.pack_into("<I", changed, found.start() + place, told)
        return bytes(changed)

    return inside(make_zip)


def special(name: str, mode: int) -> Callable[[Forge], Path]:
    """A member that says it is a link, a folder or a device."""

    def make_zip(forge: Forge) -> bytes:
        entry = zipfile.ZipInfo(name)
        entry.create_system, entry.external_attr = 3, mode << 16
        return zipped(tags(PAYLOAD, forge.told), (entry, b"../../../../etc/passwd"))

    return inside(make_zip)


def for_many(_: bytes) -> bytes:
    made = io.BytesIO()
    pyrage.encrypt_io(io.BytesIO(b"x"), made, [pyrage.x25519.Identity.generate().to_public() for _ in range(70)])
    return made.getvalue()


COSTLY = b"age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA 30\n%b\n--- %b\n" % (b"A" * 43, b"A" * 43)
WITHOUT_SENDER = inside(
    lambda forge: zipped({**PAYLOAD, **tags(PAYLOAD, {k: v for k, v in forge.told.items() if k != "Sender"})})
)
NAMES = [
    "../evil", "data/../../evil", "/evil", "data//evil", "C:\\evil", "data/C:evil", "data\\evil", "\\\\srv\\evil", "data/con", "data/aux.txt",
    "data/lpt1.x", "data/Evil", "data/evil.", "data/evil ", "data/.hidden", "data/e\u0301", "data/\u00e9", "data/\u202ecod", "data/a\nb",
    "data/a:b", "fetch.txt", "manifest-md5.txt", "tagmanifest-md5.txt", "data/a/b/c/d", "data/" + "a" * 300, "data/%2e%2e", "~/evil",
]  # fmt: skip

HOSTILE = [
    Hostile(what="another kind of file", code="bundle.not_a_bundle", make=rewritten(lambda _: b"%PDF-1.7\n" * 100)),
    Hostile(what="one byte changed", code="bundle.damaged", make=rewritten(lambda b: b[:-40] + b"x" + b[-39:])),
    Hostile(what="its end cut off", code="bundle.damaged", make=rewritten(lambda b: b[:-1])),
    Hostile(what="a byte behind", code="bundle.damaged", make=rewritten(lambda b: b + b"\0")),
    Hostile(what="another one behind", code="bundle.damaged", make=rewritten(lambda b: b + b)),
    Hostile(what="a byte before", code="bundle.damaged", make=rewritten(lambda b: b"\0" + b)),
    Hostile(what="a later format", code="bundle.newer", make=resigned(OFFICE, lambda s: s.replace("jqb/1", "jqb/2"))),
    Hostile(what="a comment out of shape", code="bundle.damaged", make=resigned(OFFICE, lambda s: s + " Seq=9")),
    Hostile(what="an unknown signer", code="bundle.unknown_sender", make=resigned(STRANGER)),
    Hostile(
        what="a forged signature under a known key id",
        code="bundle.signature",
        make=resigned(Someone(replace(STRANGER.keys, key_id=OFFICE.keys.key_id), STRANGER.card)),
    ),
    Hostile(
        what="signed again by another trusted office",
        code="bundle.wrong_unit",
        make=resigned(STRANGER),
        trusted=(OFFICE.card, STRANGER.card),
    ),
    Hostile(what="another number outside", code="bundle.mixed_up", make=resigned(OFFICE, lambda s: s.replace("Seq=1 ", "Seq=2 "))),
    Hostile(what="no sender inside", code="bundle.mixed_up", make=WITHOUT_SENDER),
    Hostile(what="a passphrase of 2^30", code="bundle.stanza", make=ciphered(lambda _: COSTLY + bytes(64))),
    Hostile(what="seventy receivers", code="bundle.stanza", make=ciphered(for_many)),
    Hostile(what="for somebody else", code="bundle.not_for_us", make=good, opener=STRANGER),
    Hostile(what="a ciphertext cut short", code="bundle.ciphertext", make=ciphered(lambda c: c[:-20])),
    Hostile(what="no ciphertext", code="bundle.ciphertext", make=ciphered(lambda _: b"")),
    Hostile(what="an endless age header", code="bundle.ciphertext", make=ciphered(lambda _: b"age-encryption.org/v1\n-> " + b"a " * 90_000)),
    Hostile(what="no zip", code="bundle.zip", make=inside(lambda _: b"no zip at all, but long enough to be looked at")),
    Hostile(what="a zip behind something", code="bundle.zip", make=inside(lambda f: b"junk" + f.with_payload(PAYLOAD))),
    Hostile(what="another packing", code="bundle.zip", make=inside(lambda f: zipped(PAYLOAD, method=zipfile.ZIP_LZMA))),
    Hostile(what="sizes told too small", code="bundle.zip", make=index_says(24, 1)),
    Hostile(what="sizes told as nothing", code="bundle.zip", make=index_says(24, 0)),
    Hostile(what="sizes told too large", code="bundle.zip", make=index_says(24, 300_000)),
    Hostile(what="sizes told as four gigabytes", code="bundle.limit", make=index_says(24, 0xFFFF_FFFF)),
    Hostile(what="sizes told as two gigabytes", code="bundle.limit", make=index_says(24, 0x7FFF_FFFF)),
    Hostile(what="members elsewhere", code="bundle.zip", make=index_says(42, 77)),
    *(Hostile(what=f"the name {name[:20]!a}", code="bundle.name", make=payload({**PAYLOAD, name: b"x"})) for name in NAMES),
    *(
        Hostile(what=f"a member of mode {mode:o}", code="bundle.name", make=special("data/household.jsonl", mode))
        for mode in (0o120777, 0o040755, 0o020666, 0o060666, 0o010666)
    ),
    Hostile(what="a link among the lists", code="bundle.name", make=special("fetch.txt", 0o120777)),
    Hostile(what="too many files", code="bundle.limit", make=payload({f"data/a{at}": b"" for at in range(20_001)})),
    Hostile(what="a file of 30 MB of nothing", code="bundle.limit", make=payload({"data/bomb.bin": bytes(30 << 20)})),
    Hostile(what="a list of 5 MB", code="bundle.limit", make=listed_as(lambda text: text * 60_000)),
    Hostile(what="a larger sum than allowed", code="bundle.limit", make=payload({"data/a": SCAN, "data/b": SCAN}), limits=Limits(total=20_000)),
    Hostile(what="a file nobody listed", code="bundle.bag", make=files({"data/extra.jsonl": b"x"})),
    Hostile(what="a listed file missing", code="bundle.bag", make=files({"data/household.jsonl": None})),
    Hostile(what="no list of the lists", code="bundle.bag", make=files({"tagmanifest-sha256.txt": None})),
    Hostile(what="a list in another spelling", code="bundle.bag", make=listed_as(lambda text: text.replace("  ", " *"))),
    Hostile(what="a name listed twice", code="bundle.bag", make=listed_as(lambda text: text * 2)),
    Hostile(what="a way out in the list", code="bundle.bag", make=listed_as(lambda text: text + f"{'0' * 64}  ../evil\n")),
    Hostile(what="a file changed", code="bundle.hash", make=files({"data/household.jsonl": b"{}\n"})),
    Hostile(what="a list changed", code="bundle.hash", make=files({"bag-info.txt": b"Format: jqb/1\n"})),
    Hostile(what="a scan under another hash", code="bundle.hash", make=payload({f"data/attachments/{'0' * 64}.jpg": SCAN})),
]  # fmt: skip


# --- every one is refused -------------------------------------------------------------------------------------------------


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    (tmp_path / "stick").mkdir()
    return Forge(tmp_path / "stick", OFFICE, COUNTY)


def everything(root: Path) -> Mapping[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def received(path: Path, out: Path, by: Someone, trusted: Sequence[Card], limits: Limits | None) -> None:
    """What a county does with a file on a stick."""
    with open_bundle(path, by.keys, trusted, scratch=out.parent, limits=limits) as opened:
        opened.check()
        extract(opened, out)


def test_the_good_one_among_them_is_taken(forge: Forge, tmp_path: Path) -> None:
    received(good(forge), tmp_path / "out", COUNTY, [OFFICE.card], None)
    assert (tmp_path / "out" / "data" / "household.jsonl").read_bytes() == PAYLOAD["data/household.jsonl"]


@pytest.mark.parametrize("one", HOSTILE, ids=lambda one: one.what)
def test_a_hostile_bundle_is_refused_by_name_and_writes_nothing(one: Hostile, forge: Forge, tmp_path: Path) -> None:
    path = one.make(forge)
    before = everything(tmp_path)
    assert code_of(lambda: received(path, tmp_path / "out", one.opener, one.trusted, one.limits)) == one.code
    assert everything(tmp_path) == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["stick"]


def codes_of_reader() -> set[str]:
    folder = Path(envelope.__file__).parent
    texts = [(folder / f"{name}.py").read_text(encoding="utf-8") for name in READER]
    return {code for text in texts for code in re.findall(r'"(bundle\.\w+)"', text)}


LINES = {"bundle.line": {"at": "gestern"}, "bundle.digest": {"digest": "00" * 32}}


def line_problem(forge: Forge, change: Mapping[str, str]) -> str:
    line = canonical_json({**json.loads(record(1, "赵春燕").to_text()), **change}).encode() + b"\n"
    path = forge.path(forge.with_payload({"data/household.jsonl": line}))
    with open_bundle(path, COUNTY.keys, [OFFICE.card]) as opened:
        (problem,) = opened.check()
    return problem.code


def written_too_large(forge: Forge, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(envelope, "_LARGEST", 4000)
    return code_of(lambda: sealed(forge.folder / "a.jqb", OFFICE, COUNTY))


def written_changed(forge: Forge, _: pytest.MonkeyPatch) -> str:
    what = replace(contents(), attachments=[scan(told=b"other")])
    return code_of(lambda: sealed(forge.folder / "a.jqb", OFFICE, COUNTY, what))


def laid_out_over_files(forge: Forge, _: pytest.MonkeyPatch) -> str:
    return code_of(lambda: received(good(forge), forge.folder, COUNTY, [OFFICE.card], None))


WRITER = {
    "bundle.too_large": written_too_large,
    "bundle.attachment": written_changed,
    "bundle.folder_taken": laid_out_over_files,
}


@pytest.mark.parametrize("code", LINES)
def test_a_wrong_line_is_told_by_its_code(code: str, forge: Forge) -> None:
    assert line_problem(forge, LINES[code]) == code


@pytest.mark.parametrize("code", WRITER)
def test_what_cannot_be_written_is_told_by_its_code(code: str, forge: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(forge.folder)
    assert WRITER[code](forge, monkeypatch) == code
    assert set(everything(forge.folder)) - set(before) <= {"forged.jqb"}


def test_every_code_of_the_reader_is_reached_by_a_package() -> None:
    reached = {one.code for one in HOSTILE} | set(LINES) | set(WRITER)
    assert reached == codes_of_reader()
    assert reached <= set(SENTENCES)
    assert len(HOSTILE) >= 70


def test_nobody_to_send_to_is_told_by_its_code(tmp_path: Path) -> None:
    cover = new_cover(OFFICE.card, seq=1, prev="", created=record(1, "赵").at)
    turn = Turn(lineage=cover.uuid)
    with pytest.raises(Failure) as refused:
        seal(contents(), to=[], sender=OFFICE.card, keys=OFFICE.keys, cover=cover, turn=turn, out=tmp_path / "a.jqb")
    assert refused.value.code == "bundle.nobody"
    assert list(tmp_path.iterdir()) == []


def test_a_member_that_cannot_be_opened_is_refused_without_an_afterthought(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader of a member used to be closed by its half-made object, which raised behind everybody's back."""
    behind: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", behind.append)
    content = bytearray(zipped({**PAYLOAD, **tags(PAYLOAD, {})}))
    content[content.index(b"PK\3\4")] = 0
    with pytest.raises(Failure) as refused:
        Bag(io.BytesIO(content), Limits(), no_progress)
    assert refused.value.code == "bundle.zip"
    del refused
    gc.collect()
    assert behind == []


# --- what it costs --------------------------------------------------------------------------------------------------------

MEASURED = """
import re, sys
from pathlib import Path
from bundles import code_of
from jinqiu_desktop.bundle import open_bundle
from jinqiu_desktop.keys import Card
secret, card = sys.argv[1], Card.from_text(Path(sys.argv[2]).read_text(encoding="utf-8"))
def all_of_it(path):
    with open_bundle(path, secret, [card]) as opened:
        return [one.code for one in opened.check()]
for path in map(Path, sys.argv[3:]):
    found = []
    code = code_of(lambda: found.extend(all_of_it(path)))
    # What the child itself took at most; its ru_maxrss would begin with that of the test.
    print(path.name, code or "opened", *found, re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def half_empty(size: int) -> Payload:
    """A file that unpacks to nearly 200 times its size, which is allowed."""
    dense = os.urandom(size // 190)
    return {"data/a.bin": dense + bytes(size - len(dense))}


def of_small_things(form: str, thing: bytes, room: int) -> Payload:
    """One line of JSON as long as a line may be, of things that take much more room in memory."""
    shell = json.loads(record(1, "赵春燕").to_text())
    head, tail = canonical_json({**shell, "answers": {"a": [1]}}).encode().split(b"[1]")
    count = (room - len(head) - len(tail) - 3) // (len(thing) + 1)
    return {f"data/{form}.jsonl": head + b"[" + b",".join([thing] * count) + b"]" + tail + b"\n"}


def stored(forge: Forge, payload: Payload) -> bytes:
    """Not packed, so that no ratio gives it away."""
    return zipped({**payload, **tags(payload, forge.told)}, method=zipfile.ZIP_STORED)


def bombs(folder: Path, size: int) -> Iterator[Path]:
    room = Limits().line
    made: dict[str, Callable[[Forge], bytes]] = {
        "unpacked": lambda forge: forge.with_payload(half_empty(size)),
        "objects": lambda forge: stored(forge, of_small_things("household", b'{"":0}', room)),
        "lists": lambda forge: stored(forge, of_small_things("household", b"[0]", room)),
        "steps": lambda forge: stored(forge, of_small_things("steps", b'{"":0}', room)),
        "too long a line": lambda forge: forge.with_payload({"data/household.jsonl": os.urandom(room).replace(b"\n", b"x") * 2}),
        "many files": lambda forge: forge.with_payload({f"data/attachments/a{at}": b"" for at in range(19_900)}),
        "many facts": lambda forge: zipped(
            {**PAYLOAD, **tags(PAYLOAD, {**forge.told, **{f"F{at}": str(at) for at in range(250_000)}})}
        ),
    }  # fmt: skip
    for name, make in made.items():
        (folder / name).mkdir()
        forge = Forge(folder / name, OFFICE, COUNTY)
        yield forge.path(make(forge)).rename(folder / f"{name.replace(' ', '-')}.jqb")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what a program took at most")
def test_no_bundle_takes_much_memory(tmp_path: Path, counts: Callable[[int, int], int]) -> None:
    card = tmp_path / "card"
    card.write_text(OFFICE.card.to_text(), encoding="utf-8")
    paths = list(bombs(tmp_path, counts(48 << 20, 500 << 20)))
    words = [sys.executable, "-c", MEASURED, COUNTY.keys.age, str(card), *map(str, paths)]
    there = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent)])
    done = subprocess.run(
        words, env={**os.environ, "PYTHONPATH": there}, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    lines = [line.split(" ") for line in done.stdout.splitlines()]
    assert {line[0]: line[1:-1] for line in lines} == {
        "unpacked.jqb": ["opened"],
        "objects.jqb": ["opened", "bundle.digest"],
        "lists.jqb": ["opened", "bundle.digest"],
        "steps.jqb": ["opened", "bundle.line"],
        "too-long-a-line.jqb": ["bundle.limit"],
        "many-files.jqb": ["bundle.hash"],
        "many-facts.jqb": ["opened"],
    }
    assert max(int(line[-1]) for line in lines) < 350_000, done.stdout  # KiB
