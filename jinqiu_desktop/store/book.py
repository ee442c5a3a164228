"""The small tables: settings, the cards of other offices, and the log of bundles sent and taken in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from jinqiu_desktop.keys import Card
from jinqiu_desktop.store.schema import bundle as bundle_table
from jinqiu_desktop.store.schema import peer as peer_table
from jinqiu_desktop.store.schema import setting as setting_table


@dataclass(frozen=True, kw_only=True, slots=True)
class Peer:
    """Another office whose card was taken in; `trust` says for what, in the office's own words."""

    card: Card
    trust: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class BundleSeen:
    """A bundle this store made (`direction` "out") or took in ("in"). `peer` is the other side's `Card.sender`, `digest` the SHA-256
    of its ciphertext. Order is by (lineage, seq), never by clock."""

    uuid: str
    direction: str
    peer: str
    lineage: str
    seq: int
    digest: str
    at: datetime


def read_setting(connection: Connection, key: str) -> str | None:
    """A setting, or None."""
    return connection.execute(select(setting_table.c.value).where(setting_table.c.key == key)).scalar_one_or_none()


def write_setting(connection: Connection, key: str, value: str, *, secret: bool = False) -> None:
    """Keeps a setting in place of an older value."""
    row = {"key": key, "value": value, "secret": secret}
    connection.execute(insert(setting_table).values(row).on_conflict_do_update(index_elements=["key"], set_=row))


def read_peers(connection: Connection) -> tuple[Peer, ...]:
    """Every known office, in the order they came."""
    return tuple(_peer(row) for row in connection.execute(select(peer_table).order_by(peer_table.c.at)))


def write_peer(connection: Connection, peer: Peer) -> None:
    """Keeps an office's card in place of an older one of the same signing key."""
    row = {"sender": peer.card.sender, "card": peer.card.to_text(), "trust": peer.trust, "at": peer.at.isoformat()}
    connection.execute(insert(peer_table).values(row).on_conflict_do_update(index_elements=["sender"], set_=row))


def drop_peer(connection: Connection, sender: str) -> None:
    """Forgets an office."""
    connection.execute(delete(peer_table).where(peer_table.c.sender == sender))


def write_bundle(connection: Connection, seen: BundleSeen) -> None:
    """Notes a bundle; the same uuid is noted once."""
    row = {
        "uuid": seen.uuid,
        "direction": seen.direction,
        "peer": seen.peer,
        "lineage": seen.lineage,
        "seq": seen.seq,
        "digest": seen.digest,
        "at": seen.at.isoformat(),
    }
    connection.execute(insert(bundle_table).values(row).on_conflict_do_nothing())


def read_bundles(connection: Connection, direction: str) -> tuple[BundleSeen, ...]:
    """The bundles of one direction, by lineage and sequence."""
    ordered = select(bundle_table).where(bundle_table.c.direction == direction)
    rows = connection.execute(ordered.order_by(bundle_table.c.peer, bundle_table.c.lineage, bundle_table.c.seq))
    return tuple(_seen(row) for row in rows)


def write_receipt(connection: Connection, uuid: str, text: str) -> None:
    """Keeps what was taken in of a bundle this time; a bundle may be taken in again for what was left out."""
    write_setting(connection, f"receipt.{uuid}.{len(read_receipts(connection, uuid)) + 1:04}", text)


def read_receipts(connection: Connection, uuid: str) -> tuple[str, ...]:
    """What was taken in of a bundle each time, oldest first."""
    kept = select(setting_table.c.value).where(setting_table.c.key.startswith(f"receipt.{uuid}.", autoescape=True))
    return tuple(connection.execute(kept.order_by(setting_table.c.key)).scalars())


def last_seq(connection: Connection, direction: str, lineage: str) -> int:
    """The highest sequence number of a lineage in one direction; 0 when there is none."""
    highest = select(func.coalesce(func.max(bundle_table.c.seq), 0))
    mine = (bundle_table.c.direction == direction, bundle_table.c.lineage == lineage)
    return int(connection.execute(highest.where(*mine)).scalar_one())


def _peer(row: Row[tuple[str, str, str, str]]) -> Peer:
    return Peer(card=Card.from_text(row.card), trust=row.trust, at=datetime.fromisoformat(row.at))


def _seen(row: Row[tuple[str, str, str, str, int, str, str]]) -> BundleSeen:
    return BundleSeen(
        uuid=row.uuid,
        direction=row.direction,
        peer=row.peer,
        lineage=row.lineage,
        seq=row.seq,
        digest=row.digest,
        at=datetime.fromisoformat(row.at),
    )
