"""Vectors nobody here wrote, through our own reader: age (C2SP/CCTV), BagIt (Library of Congress), Ed25519 (Wycheproof).

Every vector is counted, and where we differ from what it expects, it stands here by its name with the reason.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import tarfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from bundles import COUNTY, NOW, OFFICE, UUID, code_of, framed, zipped

from jinqiu_desktop.bundle import Cover, Limits, open_bundle, unit_code, verify_folder
from jinqiu_desktop.bundle.bag import Bag
from jinqiu_desktop.bundle.envelope import Minisig, Outer, decrypt
from jinqiu_desktop.errors import no_progress

ROOT = Path(__file__).resolve().parent.parent
GIVEN = Path(os.environ.get("JINQIU_VECTORS") or ROOT.parent / "shared" / "vectors")
FETCHED = ROOT / "build" / "vectors" / "cctv-age-0.2.0.tgz"


def given(name: str) -> Path:
    path = GIVEN / name
    if not path.is_file():
        pytest.skip(f"{path} is not there; JINQIU_VECTORS names the folder that has it")
    return path


# --- age ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AgeVector:
    """One file of the suite: what should come of it, the keys to try, and the ciphertext."""

    told: Mapping[str, str]
    identities: tuple[str, ...]
    file: bytes

    @staticmethod
    def read(content: bytes) -> AgeVector:
        head, _, body = content.partition(b"\n\n")
        lines = [line.partition(": ") for line in head.decode().split("\n")]
        told = {name: value for name, _, value in lines}
        file = zlib.decompress(body) if told.get("compressed") == "zlib" else body
        return AgeVector(told, tuple(value for name, _, value in lines if name == "identity"), file)

    @property
    def is_ours(self) -> bool:
        """Whether it is of the kind we write: binary, for X25519 keys."""
        return (
            "armored" not in self.told
            and "passphrase" not in self.told
            and not any("-PQ-" in k for k in self.identities)
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What our opener made of it: the code of its refusal, or none, and the plaintext that had gone to the scratch file."""

    code: str
    payload: str


BY_EXPECTATION = {
    "success": "",
    "no match": "bundle.not_for_us",
    "HMAC failure": "bundle.ciphertext",
    "header failure": "bundle.ciphertext",
    "payload failure": "bundle.ciphertext",
    "armor failure": "bundle.ciphertext",
}

REFUSED_THOUGH_VALID = {
    **dict.fromkeys(
        ["armor_crlf", "armor_full_last_line", "armor_hybrid", "armor_no_eol", "armor_scrypt", "armor_whitespace_outside", "armor_x25519"],
        "a bundle's ciphertext is never armoured; what begins otherwise than age v1 is refused",
    ),
    "scrypt": "a passphrase may cost gigabytes: such a stanza is refused before anything is spent on it",
    **dict.fromkeys(
        ["hybrid", "hybrid_and_x25519", "hybrid_grease", "hybrid_multiple_recipients"],
        "pyrage reads no post-quantum identity (str4d/rage#598)",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def age_vectors() -> Mapping[str, AgeVector]:
    if not FETCHED.is_file():
        pytest.skip(f"{FETCHED} is not there; packaging/vectors.py fetches it where npm is")
    with tarfile.open(FETCHED) as archive:
        source = archive.extractfile("package/index.js")
        assert source is not None
        text = source.read().decode()
    found = re.findall(r'^// \.\./testdata/(\w+)\nvar \w+ = __toBinary\("([A-Za-z0-9+/=]*)"\);$', text, re.MULTILINE)
    return {name: AgeVector.read(base64.b64decode(content)) for name, content in found}


def opened(one: AgeVector) -> Outcome:
    """Through the step of the opener that takes a ciphertext apart. An identity that is not one of ours is tried as the county."""
    nothing = Minisig(key_id=b"", signature=b"", comment="", over_all=b"")
    outer = Outer(start=0, size=len(one.file), crc=0, minisig=nothing, file_size=len(one.file))
    (key,) = [key for key in one.identities if key.startswith("AGE-SECRET-KEY-1")][:1] or [COUNTY.keys.age]
    sink = io.BytesIO()
    code = code_of(lambda: decrypt(io.BytesIO(one.file), outer, key, sink, no_progress))
    return Outcome(code, hashlib.sha256(sink.getvalue()).hexdigest())


def test_the_age_vectors_are_all_there(age_vectors: Mapping[str, AgeVector]) -> None:
    expected = Counter(one.told["expect"] for one in age_vectors.values())
    assert len(age_vectors) == 143
    assert expected == {
        "header failure": 62, "success": 26, "armor failure": 22, "payload failure": 19, "no match": 13, "HMAC failure": 1,
    }  # fmt: skip
    assert sum(one.is_ours for one in age_vectors.values()) == 67


def test_age_vectors_come_out_as_expected_but_for_the_known_ones(age_vectors: Mapping[str, AgeVector]) -> None:
    valid = {name for name, one in age_vectors.items() if one.told["expect"] == "success"}
    accepted = {name for name, one in age_vectors.items() if opened(one).code == ""}
    assert accepted - valid == set()
    assert valid - accepted == set(REFUSED_THOUGH_VALID)
    assert len(accepted) == 14


def test_age_vectors_of_our_kind_get_the_right_sentence_and_no_wrong_plaintext(
    age_vectors: Mapping[str, AgeVector],
) -> None:
    for name, one in age_vectors.items():
        if one.is_ours:
            found = opened(one)
            assert found.code == BY_EXPECTATION[one.told["expect"]], name
            assert found.payload == one.told.get("payload", hashlib.sha256(b"").hexdigest()), name


def test_age_vectors_of_another_kind_are_refused_before_any_plaintext(age_vectors: Mapping[str, AgeVector]) -> None:
    others = [one for one in age_vectors.values() if not one.is_ours]
    found = [opened(one) for one in others]
    assert len(found) == 76
    assert {one.payload for one in found} == {hashlib.sha256(b"").hexdigest()}
    assert {one.code for one in found} == {"bundle.ciphertext", "bundle.stanza", "bundle.not_for_us"}
    costly = [one for one in others if b"\n-> scrypt " in one.file]
    assert len(costly) == 24
    assert {opened(one).code for one in costly} <= {"bundle.stanza", "bundle.ciphertext"}


def test_no_age_vector_opens_as_a_bundle(age_vectors: Mapping[str, AgeVector], tmp_path: Path) -> None:
    comment = Cover(uuid=UUID, unit=unit_code(OFFICE.card), seq=1, created=NOW).comment()
    path = tmp_path / "vector.jqb"
    told = Counter[str]()
    for one in age_vectors.values():
        path.write_bytes(framed(one.file, comment, OFFICE))
        (key,) = [key for key in one.identities if key.startswith("AGE-SECRET-KEY-1")][:1] or [COUNTY.keys.age]
        told[code_of(lambda key=key: open_bundle(path, key, [OFFICE.card], scratch=tmp_path))] += 1  # type: ignore[misc]
    assert told[""] == 0
    assert told["bundle.zip"] == 14  # those that decrypt
    assert told.total() == 143


# --- BagIt ----------------------------------------------------------------------------------------------------------------

BAGS = {"valid": 13, "invalid": 15, "linux-only": 6, "windows-only": 6, "warning": 6}
WARNED_OF = {
    "made-with-md5sum-tools": "accepted: the star before a name is what md5sum -b writes",
    "relative-path": "accepted: ./ before a name leads nowhere else",
    "duplicate-file-with-different-case": "refused: only one of the two files is there",
    "same-filename-listed-twice-with-different-normalization": "refused: only one of the two files is there",
    "same-filename-listed-twice-with-the-same-hash": "refused: a list names a file once, as BagIt 1.0 says",
    "special-system-files": "refused: .DS_Store is listed and not there",
}


@pytest.fixture(scope="module")
def bags(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The bags of the suite by `version/class/name`, each laid out in a folder."""
    root = tmp_path_factory.mktemp("bags")
    with tarfile.open(given("bagit-conformance-suite.tar")) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None:
                (root / member.name).parent.mkdir(parents=True, exist_ok=True)
                (root / member.name).write_bytes(content.read())
    return {path.relative_to(root).as_posix(): path for path in root.glob("v*/*/*") if path.is_dir()}


def test_the_bags_are_all_there(bags: Mapping[str, Path]) -> None:
    assert Counter(name.split("/")[1] for name in bags) == BAGS


def test_bags_are_taken_or_refused_as_expected(bags: Mapping[str, Path]) -> None:
    told = {name: code_of(lambda path=path: verify_folder(path)) for name, path in bags.items()}  # type: ignore[misc]
    for name, code in told.items():
        _, kind, bag = name.split("/")
        is_good = WARNED_OF[bag].startswith("accepted") if kind == "warning" else kind == "valid"
        assert (code == "") == is_good, f"{name}: {code}"
    assert Counter(told.values()) == {"": 15, "bundle.bag": 29, "bundle.hash": 2}


def test_no_other_bag_opens_as_ours(bags: Mapping[str, Path]) -> None:
    for path in bags.values():
        files = {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}
        code = code_of(lambda files=files: Bag(io.BytesIO(zipped(files)), Limits(), no_progress))  # type: ignore[misc]
        assert code in {"bundle.name", "bundle.bag"}, path


def test_a_changed_bag_of_the_suite_is_refused(bags: Mapping[str, Path], tmp_path: Path) -> None:
    good = bags["v1.0/valid/basicBag"]
    for file in (one for one in good.rglob("*") if one.is_file()):
        folder = tmp_path / file.name
        for one in (one for one in good.rglob("*") if one.is_file()):
            target = folder / one.relative_to(good)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(one.read_bytes() + (b"x" if one == file else b""))
        assert code_of(lambda folder=folder: verify_folder(folder)) in {"bundle.hash", "bundle.bag"}, file  # type: ignore[misc]


# --- Ed25519 --------------------------------------------------------------------------------------------------------------


def test_signatures_are_taken_or_refused_as_wycheproof_says() -> None:
    suite = json.loads(given("ed25519_test.json").read_text(encoding="utf-8"))
    told = Counter[tuple[str, bool]]()
    for group in suite["testGroups"]:
        card = replace(OFFICE.card, signing=bytes.fromhex(group["publicKey"]["pk"]))
        for one in group["tests"]:
            told[one["result"], card.is_signed(bytes.fromhex(one["sig"]), bytes.fromhex(one["msg"]))] += 1
    assert told == {("valid", True): 88, ("invalid", False): 63}
    assert told.total() == suite["numberOfTests"] == 151
