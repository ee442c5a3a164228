"""Keys: the passphrase, the recovery sheet, the store key they open, the office's own keys and the public cards of others.

A store is encrypted with a random key that nobody ever types. `KeyFile` holds it wrapped twice: by the passphrase and by the printed
recovery code, so a new passphrase rewrites one small file and not one byte of the archive. `OfficeKeys` are the office's identity towards
others: an age identity to open bundles, an Ed25519 key to sign them; `Card` is their public half on paper or stick. This module opens no
store, seals no bundle and keeps nothing anywhere unless told the path.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import itertools
import json
import secrets
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pyrage
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from jinqiu_desktop.errors import Failure
from jinqiu_desktop.places import told, write_whole

SlotKind = Literal["passphrase", "recovery"]

_FORMAT = "jinqiu-keys/1"
_CARD_FORMAT = "jqcard/1"
_CARD_LINES = frozenset({"format", "office", "level", "region", "age", "minisign", "fingerprint"})
_SHORTEST = 8  # characters of a passphrase
_DIFFERENT = 4  # different characters in it
_LARGEST = 65_536  # bytes of a key file or card worth reading
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32: no I, L, O, U
_CONFUSED = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans(dict.fromkeys(" -_\t\r\n\u3000\u2010\u2011\u2012\u2013\u2014\u2212.·", ""))


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: Argon2id with this memory (KiB), passes and lanes (facts/store.md §2.3: 0.11–0.27 s)."""

    memory_kib: int = 65_536
    passes: int = 3
    lanes: int = 4

    def is_bearable(self) -> bool:
        """Whether a file may ask us for it: 1 GiB, 10 passes and 16 lanes at most, and nothing Argon2 itself refuses."""
        return 1 <= self.lanes <= 16 and 1 <= self.passes <= 10 and 8 * self.lanes <= self.memory_kib <= 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class StoreKey:
    """The key of one store: 32 random bytes, from which each use gets a key of its own. Printing it shows nothing."""

    secret: bytes

    @staticmethod
    def generate() -> StoreKey:
        """A new random key."""
        return StoreKey(secret=secrets.token_bytes(32))

    def __repr__(self) -> str:
        return "StoreKey(…)"

    @property
    def database(self) -> bytes:
        """The raw SQLCipher key of the archive."""
        return self._part("database")

    @property
    def drafts(self) -> bytes:
        """The raw SQLCipher key of the drafts."""
        return self._part("drafts")

    @property
    def attachments(self) -> bytes:
        """The AES-256 key of attachment files."""
        return self._part("attachments")

    @property
    def names(self) -> bytes:
        """The key by which an attachment's hash becomes its file name, so that a known scan cannot be recognised on the disk."""
        return self._part("names")

    def check_code(self, digest: str) -> str:
        """The 16 hex characters in a paper's QR code that bind it to the record's digest (formats.md §6)."""
        return hmac.new(self._part("codes"), digest.encode(), hashlib.sha256).hexdigest()[:16]

    def proof(self) -> bytes:
        """What a key file keeps to know the key again; it tells nothing about the key."""
        return hmac.new(self._part("proof"), b"jinqiu", hashlib.sha256).digest()

    def _part(self, use: str) -> bytes:
        return HKDFExpand(algorithm=SHA256(), length=32, info=f"jinqiu/1/{use}".encode()).derive(self.secret)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Recovery:
    """A recovery code: 160 random bits as 8 groups of 4 characters, printed once and kept in a drawer."""

    groups: tuple[str, ...]

    @staticmethod
    def generate() -> Recovery:
        """A new random code."""
        number = secrets.randbits(160)
        text = "".join(_LETTERS[number >> 5 * place & 31] for place in range(32))
        return Recovery(groups=tuple(text[at : at + 4] for at in range(0, 32, 4)))

    @staticmethod
    def read(typed: str) -> Recovery:
        """The code as a person typed it: small letters, full width, missing or odd dashes, O for 0 and I or L for 1 are all understood.

        Raises `Failure` recovery.shape when it is not 32 characters of the code's alphabet.
        """
        text = unicodedata.normalize("NFKC", typed).upper().translate(_BETWEEN).translate(_CONFUSED)
        if len(text) != 32 or set(text) - set(_LETTERS):
            raise Failure("recovery.shape", count=str(len(text)))
        return Recovery(groups=tuple(text[at : at + 4] for at in range(0, 32, 4)))

    def __str__(self) -> str:
        return "-".join(self.groups)

    def __repr__(self) -> str:
        return "Recovery(…)"

    def is_group(self, number: int, typed: str) -> bool:
        """Whether this is what the sheet shows as group `number` (1 to 8); first run asks two groups back."""
        text = unicodedata.normalize("NFKC", typed).upper().translate(_BETWEEN).translate(_CONFUSED)
        return hmac.compare_digest(text.encode(), self.groups[number - 1].encode())


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """The store key wrapped by one secret."""

    kind: SlotKind
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @staticmethod
    def close(key: StoreKey, secret: str, kind: SlotKind, cost: Cost) -> Slot:
        """Wraps the key with a secret that was normalised already."""
        empty = Slot(kind=kind, cost=cost, salt=secrets.token_bytes(16), nonce=secrets.token_bytes(12), wrapped=b"")
        return replace(empty, wrapped=AESGCM(empty._kek(secret)).encrypt(empty.nonce, key.secret, empty._head()))

    def open(self, secret: str) -> StoreKey | None:
        """The store key, or None when this is not the secret."""
        try:
            return StoreKey(secret=AESGCM(self._kek(secret)).decrypt(self.nonce, self.wrapped, self._head()))
        except InvalidTag:
            return None

    def to_json(self) -> dict[str, str | int]:
        """As it stands in the key file."""
        return {**self._facts(), "nonce": _b64(self.nonce), "ct": _b64(self.wrapped)}

    def _facts(self) -> dict[str, str | int]:
        cost = self.cost
        return {
            "kind": self.kind,
            "kdf": "argon2id",
            "m": cost.memory_kib,
            "t": cost.passes,
            "p": cost.lanes,
            "salt": _b64(self.salt),
        }

    def _head(self) -> bytes:
        return json.dumps(self._facts(), sort_keys=True).encode()

    def _kek(self, secret: str) -> bytes:
        cost = self.cost
        made = Argon2id(
            salt=self.salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
        )
        return made.derive(secret.encode())


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyFile:
    """The small file beside a store, and inside each of its backups, that lets a passphrase or the recovery code open it."""

    slots: tuple[Slot, ...]
    proof: bytes
    office: str = ""

    @staticmethod
    def create(
        passphrase: str, *, office: str = "", key: StoreKey | None = None, cost: Cost | None = None
    ) -> tuple[KeyFile, Recovery]:
        """A key file for a new (or the given) store key, and the recovery code to print; `office` is the name shown before unlocking.

        Raises `Failure` passphrase.weak.
        """
        cost = cost or Cost()
        made = key or StoreKey.generate()
        recovery = Recovery.generate()
        slots = (
            Slot.close(made, _strong(passphrase), "passphrase", cost),
            Slot.close(made, str(recovery), "recovery", cost),
        )
        return KeyFile(slots=slots, proof=made.proof(), office=office), recovery

    @staticmethod
    def load(path: Path) -> KeyFile:
        """Reads a key file strictly. Raises `Failure` keyfile.missing, keyfile.damaged, or what the system says about the file."""
        try:
            with path.open("rb") as file:
                text = file.read(_LARGEST + 1)
        except FileNotFoundError as error:
            raise Failure("keyfile.missing", name=path.name) from error
        except OSError as error:
            raise told(error, path.name) from error
        return KeyFile.from_bytes(text, path.name)

    @staticmethod
    def from_bytes(content: bytes, name: str) -> KeyFile:
        """Reads the content of a key file strictly. Raises `Failure` keyfile.damaged."""
        try:
            return _key_file(content)
        except (ValueError, KeyError, TypeError) as error:
            raise Failure("keyfile.damaged", name=name) from error

    def save(self, path: Path) -> None:
        """Writes it whole or not at all. Raises as `places.write_whole`."""
        with write_whole(path) as file:
            file.write(self.to_bytes())

    def to_bytes(self) -> bytes:
        """The text of the file, with a plain sum by which damage is told apart from a wrong passphrase."""
        slots = [slot.to_json() for slot in self.slots]
        body = {"format": _FORMAT, "office": self.office, "proof": _b64(self.proof), "slots": slots}
        return json.dumps({**body, "sum": _sum(body)}, indent=1, ensure_ascii=False).encode() + b"\n"

    def unlock(self, passphrase: str) -> StoreKey:
        """The store key. Raises `Failure` passphrase.wrong, or keyfile.damaged when a slot opens to another key."""
        return self._unlock("passphrase", _plain(passphrase), "passphrase.wrong")

    def unlock_by_recovery(self, typed: str) -> StoreKey:
        """The store key from the printed code. Raises `Failure` recovery.shape, recovery.wrong or keyfile.damaged."""
        return self._unlock("recovery", str(Recovery.read(typed)), "recovery.wrong")

    def fits(self, key: StoreKey) -> bool:
        """Whether this is the key inside."""
        return hmac.compare_digest(self.proof, key.proof())

    def change_passphrase(self, key: StoreKey, passphrase: str, *, cost: Cost | None = None) -> KeyFile:
        """The file with a new passphrase; the recovery code stays. Raises `Failure` passphrase.weak, passphrase.wrong (another key)."""
        return self._with(key, Slot.close(key, _strong(passphrase), "passphrase", cost or Cost()))

    def new_recovery(self, key: StoreKey, *, cost: Cost | None = None) -> tuple[KeyFile, Recovery]:
        """The file with a new recovery code; the passphrase stays. Raises `Failure` passphrase.wrong (another key)."""
        recovery = Recovery.generate()
        return self._with(key, Slot.close(key, str(recovery), "recovery", cost or Cost())), recovery

    def _with(self, key: StoreKey, slot: Slot) -> KeyFile:
        if not self.fits(key):
            raise Failure("passphrase.wrong")
        return replace(self, slots=(*(one for one in self.slots if one.kind != slot.kind), slot))

    def _unlock(self, kind: SlotKind, secret: str, wrong: str) -> StoreKey:
        for slot in self.slots:
            key = slot.open(secret) if slot.kind == kind else None
            if key is not None and not self.fits(key):
                raise Failure("keyfile.damaged", name="")
            if key is not None:
                return key
        raise Failure(wrong)


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """An office's public card: to whom a bundle may be sealed and whose signature it bears. Name, level and region are labels."""

    office: str
    level: str
    region: str
    age: str
    signing: bytes
    key_id: bytes

    @staticmethod
    def load(path: Path) -> Card:
        """Reads a card from a file. Raises `Failure` card.damaged, or what the system says about the file."""
        try:
            with path.open("rb") as file:
                text = file.read(_LARGEST)
        except OSError as error:
            raise told(error, path.name) from error
        try:
            return Card.from_text(text.decode("utf-8-sig"))
        except (UnicodeDecodeError, Failure) as error:
            raise Failure("card.damaged", name=path.name) from error

    @staticmethod
    def from_text(text: str) -> Card:
        """Reads a card strictly: an unknown or missing line, or a fingerprint that does not fit, is `Failure` card.damaged."""
        try:
            return _card(tomllib.loads(text))
        except (ValueError, KeyError, TypeError) as error:
            raise Failure("card.damaged", name="") from error

    def to_text(self) -> str:
        """The card as a small TOML file a person can read."""
        lines = {
            "format": _CARD_FORMAT,
            "office": self.office,
            "level": self.level,
            "region": self.region,
            "age": self.age,
            "minisign": self.minisign,
            "fingerprint": self.fingerprint,
        }
        return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in lines.items())

    @property
    def minisign(self) -> str:
        """The signing key in one line, as `minisign -P` takes it."""
        return _b64(b"Ed" + self.key_id + self.signing)

    @property
    def minisign_file(self) -> str:
        """The text of a public key file for `minisign -p`."""
        return f"untrusted comment: jinqiu {self.sender}\n{self.minisign}\n"

    @property
    def sender(self) -> str:
        """What a bundle names as its sender: 32 hex characters from the SHA-256 of the signing key (formats.md §8)."""
        return hashlib.sha256(self.signing).hexdigest()[:32]

    @property
    def fingerprint(self) -> str:
        """8 groups of 4 digits from the SHA-256 of both public keys, to be compared over the telephone."""
        number = int.from_bytes(hashlib.sha256(self.signing + self.age.encode()).digest(), "big") % 10**32
        text = f"{number:032d}"
        return " ".join(text[at : at + 4] for at in range(0, 32, 4))

    def is_signed(self, signature: bytes, content: bytes) -> bool:
        """Whether this office's key made the Ed25519 signature over the content."""
        try:
            Ed25519PublicKey.from_public_bytes(self.signing).verify(signature, content)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class OfficeKeys:
    """The office's secret keys. They lie inside the store, as a secret setting; printing them shows nothing."""

    age: str
    seed: bytes
    key_id: bytes

    @staticmethod
    def generate() -> OfficeKeys:
        """New random keys."""
        identity = str(pyrage.x25519.Identity.generate())
        return OfficeKeys(age=identity, seed=secrets.token_bytes(32), key_id=secrets.token_bytes(8))

    @staticmethod
    def from_text(text: str) -> OfficeKeys:
        """Reads what `to_text` gave. Raises `Failure` keyfile.damaged."""
        try:
            held = json.loads(text)
            pyrage.x25519.Identity.from_str(held["age"])
            return OfficeKeys(age=held["age"], seed=_sized(held["seed"], 32), key_id=_sized(held["key_id"], 8))
        except (ValueError, KeyError, TypeError, pyrage.IdentityError) as error:
            raise Failure("keyfile.damaged", name="") from error

    def to_text(self) -> str:
        """The secret keys as text, to be kept inside the store only."""
        return json.dumps({"age": self.age, "seed": _b64(self.seed), "key_id": _b64(self.key_id)}, sort_keys=True)

    def __repr__(self) -> str:
        return "OfficeKeys(…)"

    def card(self, *, office: str, level: str, region: str) -> Card:
        """The public half, with the labels of the office."""
        public = Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        age = str(pyrage.x25519.Identity.from_str(self.age).to_public())
        return Card(office=office, level=level, region=region, age=age, signing=public, key_id=self.key_id)

    def sign(self, content: bytes) -> bytes:
        """The raw Ed25519 signature (64 bytes) over the content."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(content)

    def age_secret_file(self) -> str:
        """The text of a secret key file for `age -d -i`, for recovery with other tools."""
        public = pyrage.x25519.Identity.from_str(self.age).to_public()
        return f"# public key: {public}\n{self.age}\n"


def is_weak(passphrase: str) -> bool:
    """Whether a passphrase is too easily guessed: under 8 characters, under 4 different ones, or a plain run like 12345678 or hgfedcba.

    A Han character counts for two: there are thousands to choose from.
    """
    text = _plain(passphrase)
    length = sum(2 if unicodedata.east_asian_width(sign) == "W" else 1 for sign in text)
    strides = {ord(after) - ord(before) for before, after in itertools.pairwise(text)}
    return length < _SHORTEST or len(set(text)) < _DIFFERENT or (len(strides) == 1 and strides <= {1, -1})


def _strong(passphrase: str) -> str:
    if is_weak(passphrase):
        raise Failure("passphrase.weak", shortest=str(_SHORTEST))
    return _plain(passphrase)


def _plain(passphrase: str) -> str:
    # The same Han or accented character may reach us composed or decomposed, by keyboard and system.
    return unicodedata.normalize("NFC", passphrase)


def _key_file(text: bytes) -> KeyFile:
    if len(text) > _LARGEST:
        raise ValueError("too large")
    held = json.loads(text)
    body = {name: part for name, part in held.items() if name != "sum"}
    if (
        set(held) != {"format", "office", "proof", "slots", "sum"}
        or held["format"] != _FORMAT
        or held["sum"] != _sum(body)
    ):
        raise ValueError("not a key file")
    slots = tuple(_slot(one) for one in held["slots"])
    if not slots:
        raise ValueError("no slot")
    return KeyFile(slots=slots, proof=_sized(held["proof"], 32), office=str(held["office"]))


def _slot(held: Mapping[str, str | int]) -> Slot:
    if held["kind"] not in ("passphrase", "recovery") or held["kdf"] != "argon2id":
        raise ValueError("unknown slot")
    cost = Cost(memory_kib=_whole(held["m"]), passes=_whole(held["t"]), lanes=_whole(held["p"]))
    if not cost.is_bearable():
        raise ValueError("cost")
    return Slot(
        kind="passphrase" if held["kind"] == "passphrase" else "recovery",
        cost=cost,
        salt=_sized(held["salt"], 16),
        nonce=_sized(held["nonce"], 12),
        wrapped=_sized(held["ct"], 48),
    )


def _card(held: Mapping[str, object]) -> Card:
    texts = {name: one for name, one in held.items() if isinstance(one, str) and one.isprintable()}
    if (
        set(texts) != _CARD_LINES
        or set(held) != _CARD_LINES
        or texts["format"] != _CARD_FORMAT
        or not texts["office"].strip()
    ):
        raise ValueError("not a card")
    signing = _sized(texts["minisign"], 42)
    if signing[:2] != b"Ed":
        raise ValueError("not an Ed25519 key")
    _check_recipient(texts["age"])
    card = Card(
        office=texts["office"],
        level=texts["level"],
        region=texts["region"],
        age=texts["age"],
        signing=signing[10:],
        key_id=signing[2:10],
    )
    if texts["fingerprint"] != card.fingerprint:
        raise ValueError("fingerprint")
    return card


def _check_recipient(text: str) -> None:
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise ValueError("not an age key") from error


def _sum(body: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _sized(text: object, size: int) -> bytes:
    if not isinstance(text, str):
        raise TypeError("not a text")
    try:
        content = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if len(content) != size:
        raise ValueError("size")
    return content


def _whole(number: object) -> int:
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError("not a whole number")
    return number
