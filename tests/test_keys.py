"""The key file, the recovery code, the office's keys and public cards."""

from __future__ import annotations

import base64
import hashlib
import random
import subprocess
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jinqiu_desktop.errors import SENTENCES, Failure
from jinqiu_desktop.keys import Card, Cost, KeyFile, OfficeKeys, Recovery, StoreKey, is_weak

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "亳州 café 2026"


def made() -> tuple[KeyFile, Recovery, StoreKey]:
    key = StoreKey.generate()
    key_file, recovery = KeyFile.create(PASSPHRASE, office="谯城区某厂工会", key=key, cost=CHEAP)
    return key_file, recovery, key


def code_of(failing: pytest.ExceptionInfo[Failure]) -> str:
    assert failing.value.code in SENTENCES
    assert str(failing.value)
    return failing.value.code


def test_passphrase_and_recovery_code_open_the_same_key(tmp_path: Path) -> None:
    key_file, recovery, key = made()
    key_file.save(tmp_path / "keys.json")
    again = KeyFile.load(tmp_path / "keys.json")
    assert again == key_file
    assert again.office == "谯城区某厂工会"
    assert again.unlock(PASSPHRASE) == key
    assert again.unlock_by_recovery(str(recovery)) == key
    assert again.fits(key)
    assert not again.fits(StoreKey.generate())


def test_a_passphrase_typed_in_composed_and_decomposed_characters_is_the_same() -> None:
    key_file, _, key = made()
    assert key_file.unlock(unicodedata.normalize("NFD", PASSPHRASE)) == key


def test_a_wrong_passphrase_is_told_apart_from_a_damaged_file(tmp_path: Path) -> None:
    key_file, _, _ = made()
    with pytest.raises(Failure) as wrong:
        key_file.unlock("亳州 café 2025")
    assert code_of(wrong) == "passphrase.wrong"
    whole = key_file.to_bytes()
    path = tmp_path / "keys.json"
    path.write_bytes(whole[:-40])
    with pytest.raises(Failure) as damaged:
        KeyFile.load(path)
    assert code_of(damaged) == "keyfile.damaged"
    with pytest.raises(Failure) as missing:
        KeyFile.load(tmp_path / "none.json")
    assert code_of(missing) == "keyfile.missing"


def test_no_changed_byte_of_a_key_file_goes_unseen(seed: int, counts: Callable[[int, int], int]) -> None:
    key_file, _, _ = made()
    whole, chance = key_file.to_bytes(), random.Random(seed)
    for _ in range(counts(200, 3000)):
        at, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        changed = whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :]
        if changed[at : at + 1].isspace() and whole[at : at + 1].isspace():
            continue  # another blank between two words
        with pytest.raises(Failure) as failing:
            KeyFile.from_bytes(changed, "keys.json")
        assert failing.value.code == "keyfile.damaged"


@pytest.mark.parametrize(
    "cost",
    [
        Cost(memory_kib=1 << 21),
        Cost(passes=11),
        Cost(lanes=17),
        Cost(memory_kib=1),
        Cost(passes=0),
    ],
)
def test_a_key_file_that_asks_for_too_much_or_nonsense_is_refused_before_anything_is_tried(cost: Cost) -> None:
    key_file, _, _ = made()
    costly = replace(key_file, slots=tuple(replace(slot, cost=cost) for slot in key_file.slots))
    with pytest.raises(Failure) as failing:
        KeyFile.from_bytes(costly.to_bytes(), "keys.json")
    assert code_of(failing) == "keyfile.damaged"


def test_a_new_passphrase_closes_the_old_one_and_leaves_the_recovery_code() -> None:
    key_file, recovery, key = made()
    changed = key_file.change_passphrase(key, "another long one", cost=CHEAP)
    assert changed.unlock("another long one") == key
    assert changed.unlock_by_recovery(str(recovery)) == key
    with pytest.raises(Failure) as failing:
        changed.unlock(PASSPHRASE)
    assert code_of(failing) == "passphrase.wrong"
    with pytest.raises(Failure):
        key_file.change_passphrase(StoreKey.generate(), "another long one", cost=CHEAP)


def test_a_new_recovery_code_closes_the_old_one_and_leaves_the_passphrase() -> None:
    key_file, recovery, key = made()
    changed, fresh = key_file.new_recovery(key, cost=CHEAP)
    assert changed.unlock_by_recovery(str(fresh)) == key
    assert changed.unlock(PASSPHRASE) == key
    with pytest.raises(Failure) as failing:
        changed.unlock_by_recovery(str(recovery))
    assert code_of(failing) == "recovery.wrong"


def test_a_recovery_code_is_160_bits_in_8_groups_and_no_letter_in_it_can_be_misread() -> None:
    codes = {str(Recovery.generate()) for _ in range(200)}
    assert len(codes) == 200
    letters = set("".join(codes)) - {"-"}
    assert letters == set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert all([len(group) for group in code.split("-")] == [4] * 8 for code in codes)


@pytest.mark.parametrize(
    "typed",
    [
        "abcd-efgh-jkmn-pqrs-tvwx-yz01-2345-6789",
        "ABCDEFGHJKMNPQRSTVWXYZ0123456789",
        "abcd efgh jkmn pqrs tvwx yzoi 2345 6789",
        "ＡＢＣＤ－ＥＦＧＨ－ＪＫＭＮ－ＰＱＲＳ－ＴＶＷＸ－ＹＺＯＬ－２３４５－６７８９",
        " ABCD—EFGH—JKMN—PQRS—TVWX—YZ0l—2345—6789\r\n",
    ],
)
def test_a_recovery_code_is_read_however_it_is_typed(typed: str) -> None:
    assert str(Recovery.read(typed)) == "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789"


def test_a_recovery_code_of_the_wrong_shape_says_how_much_is_there() -> None:
    for typed, count in (("ABCD", "4"), ("ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-678", "31"), ("U" * 32, "32"), ("", "0")):
        with pytest.raises(Failure) as failing:
            Recovery.read(typed)
        assert code_of(failing) == "recovery.shape"
        assert failing.value.facts["count"] == count


def test_two_groups_typed_back_are_compared_one_by_one() -> None:
    recovery = Recovery.read("ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789")
    assert recovery.is_group(1, "abcd")
    assert recovery.is_group(6, "YZoI")
    assert not recovery.is_group(2, "abcd")


@pytest.mark.parametrize("passphrase", ["1234567", "12345678", "87654321", "aaaaaaaa", "abababab", "abcdefgh", ""])
def test_a_passphrase_that_is_guessed_at_once_is_refused(passphrase: str) -> None:
    assert is_weak(passphrase)
    with pytest.raises(Failure) as failing:
        KeyFile.create(passphrase, cost=CHEAP)
    assert code_of(failing) == "passphrase.weak"


@pytest.mark.parametrize("passphrase", ["20260807ab", "金秋助学办公室八楼", "correct horse", "1357 2468"])
def test_an_ordinary_passphrase_is_good_enough(passphrase: str) -> None:
    assert not is_weak(passphrase)


def test_the_real_cost_opens_within_a_second() -> None:
    key_file, _ = KeyFile.create(PASSPHRASE)
    assert key_file.slots[0].cost == Cost(memory_kib=65_536, passes=3, lanes=4)
    started = time.monotonic()
    with pytest.raises(Failure):
        key_file.unlock("something else")
    assert time.monotonic() - started < 1


def test_each_use_has_a_key_of_its_own_and_none_is_ever_shown() -> None:
    key_file, recovery, key = made()
    parts = [key.secret, key.database, key.drafts, key.attachments, key.names, key.proof()]
    assert len(set(parts)) == len(parts)
    keys = OfficeKeys.generate()
    shown = f"{key!r}{key}{key_file!r}{recovery!r}{keys!r}{keys}"
    secrets = [*parts[:-1], keys.seed]
    for secret in secrets:
        assert secret.hex() not in shown
        assert base64.b64encode(secret).decode() not in shown
        assert repr(secret)[2:-1] not in shown
    assert str(recovery) not in shown
    assert "AGE-SECRET-KEY" not in shown


def test_a_check_code_is_16_hex_characters_and_follows_key_and_digest() -> None:
    key, other = StoreKey.generate(), StoreKey.generate()
    code = key.check_code("00ff")
    assert len(code) == 16
    assert int(code, 16) >= 0
    assert code == key.check_code("00ff")
    assert code not in (key.check_code("00fe"), other.check_code("00ff"))


# --- the office's keys and cards --------------------------------------------------------------------------------------


def card(keys: OfficeKeys) -> Card:
    return keys.card(office='谯城区"某"厂工会', level="基层", region="341602")


def test_a_card_survives_its_file_and_names_its_keys(tmp_path: Path) -> None:
    keys = OfficeKeys.generate()
    given = card(keys)
    path = tmp_path / "office.jqcard"
    path.write_text("\ufeff" + given.to_text(), encoding="utf-8")  # Notepad puts a mark before the text
    assert Card.load(path) == given
    groups = given.fingerprint.split(" ")
    assert [len(group) for group in groups] == [4] * 8
    assert given.fingerprint.replace(" ", "").isdigit()
    other = card(OfficeKeys.generate())
    assert other.fingerprint != given.fingerprint
    assert other.sender != given.sender
    assert keys.card(office="换了名字", level="县区", region="341600").sender == given.sender


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('office = "', 'extra = "1"\noffice = "'),
        ('level = "基层"\n', ""),
        ('format = "jqcard/1"', 'format = "jqcard/2"'),
        ('age = "age1', 'age = "age2'),
        ('minisign = "RW', 'minisign = "RX'),
        ('fingerprint = "', 'fingerprint = "0'),
        ('region = "341602"', "region = 341602"),
        ('office = "', 'office = "\\u0000'),
    ],
)
def test_a_card_with_a_wrong_line_is_refused(old: str, new: str, tmp_path: Path) -> None:
    text = card(OfficeKeys.generate()).to_text()
    assert old in text
    path = tmp_path / "office.jqcard"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Failure) as failing:
        Card.load(path)
    assert code_of(failing) == "card.damaged"


def test_a_signature_holds_for_its_content_and_card_only() -> None:
    keys, other = OfficeKeys.generate(), OfficeKeys.generate()
    signature = keys.sign(b"content")
    assert card(keys).is_signed(signature, b"content")
    assert not card(keys).is_signed(signature, b"contenT")
    assert not card(other).is_signed(signature, b"content")


def test_the_office_keys_survive_their_text_and_refuse_another() -> None:
    keys = OfficeKeys.generate()
    assert OfficeKeys.from_text(keys.to_text()) == keys
    for text in ("", "{}", keys.to_text().replace("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-2")):
        with pytest.raises(Failure) as failing:
            OfficeKeys.from_text(text)
        assert code_of(failing) == "keyfile.damaged"


def test_age_opens_with_the_secret_key_file_what_was_sealed_to_the_card(
    program: Callable[[str], str], tmp_path: Path
) -> None:
    keys = OfficeKeys.generate()
    (tmp_path / "secret.txt").write_text(keys.age_secret_file(), encoding="utf-8")
    recipient = card(keys).age
    sealed = subprocess.run([program("age"), "-r", recipient], input=b"content", capture_output=True, check=True).stdout
    (tmp_path / "sealed.age").write_bytes(sealed)
    opened = subprocess.run(
        [program("age"), "-d", "-i", tmp_path / "secret.txt", tmp_path / "sealed.age"], capture_output=True, check=True
    )
    assert opened.stdout == b"content"


def test_minisign_takes_the_card_as_public_key(program: Callable[[str], str], tmp_path: Path) -> None:
    keys = OfficeKeys.generate()
    content, trusted = b"a bundle", "Format=jqb/1"
    signature = keys.sign(hashlib.blake2b(content).digest())
    both = keys.sign(signature + trusted.encode())
    mark = base64.b64encode(b"ED" + keys.key_id + signature).decode()
    lines = ["untrusted comment: x", mark, f"trusted comment: {trusted}", base64.b64encode(both).decode(), ""]
    (tmp_path / "bundle").write_bytes(content)
    (tmp_path / "bundle.minisig").write_text("\n".join(lines), encoding="utf-8", newline="\n")
    (tmp_path / "key.pub").write_text(card(keys).minisign_file, encoding="utf-8", newline="\n")
    for given in (["-P", card(keys).minisign], ["-p", str(tmp_path / "key.pub")]):
        subprocess.run([program("minisign"), "-Vm", tmp_path / "bundle", *given], capture_output=True, check=True)
