"""The fixed tables, as SQLAlchemy sees them: truth in `archive.db`, drafts in `drafts.db`.

Alembic makes and changes them (migrations/); a test compares both. What is derived from truth is in `projection`, not here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, PrimaryKeyConstraint, Table, Text, text

archive = MetaData()

record = Table(
    "record",
    archive,
    Column("n", Integer, primary_key=True),  # short number inside this store, by which search words point to a record
    Column("uid", Text, nullable=False, unique=True),
    Column("number", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("head", Integer, nullable=False),  # newest revision
    Column("state", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column(
        "draft_at", Text, nullable=False
    ),  # saved_at of the draft it was last made from; tells a draft left over by a crash
    Column("owner", Text, nullable=False, server_default=""),  # Card.sender of whose record it is; empty: this office's
    Column("code", Text, nullable=False, server_default=""),  # what the owner's papers bear in their QR code
    Column("more", Text, nullable=False, server_default=""),  # what a newer program said of it, to be passed on
    Index("record_number", "number"),
    Index("record_owner", "owner"),
)


def _revision_columns() -> Iterator[Column[Any]]:
    yield Column("form", Text, nullable=False)
    yield Column("form_rev", Integer, nullable=False)
    yield Column("answers", Text, nullable=False)  # canonical JSON
    yield Column("digest", Text, nullable=False)
    yield Column("parents", Text, nullable=False)
    yield Column("frozen", Text, nullable=False)
    yield Column("sources", Text, nullable=False)
    yield Column("notes", Text, nullable=False)
    yield Column("office", Text, nullable=False)
    yield Column("by", Text, nullable=False)
    yield Column("at", Text, nullable=False)
    # Over the whole row: SQLCipher may hand out a damaged overflow page as zeros.
    yield Column("sum", Text, nullable=False)


revision = Table(
    "revision",
    archive,
    Column("uid", Text, ForeignKey("record.uid"), primary_key=True),
    Column("no", Integer, primary_key=True),
    *_revision_columns(),
)

ancestor = Table(  # revisions known by their digest only: another office made them, or they were set aside
    "ancestor",
    archive,
    Column("uid", Text, ForeignKey("record.uid"), primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("no", Integer, nullable=False),
)

aside = Table(  # revisions in whose place a person chose another one: kept whole, used no more
    "aside",
    archive,
    Column("uid", Text, ForeignKey("record.uid"), nullable=False),
    Column("no", Integer, nullable=False),
    *_revision_columns(),
    PrimaryKeyConstraint("uid", "digest"),
)

step = Table(
    "step",
    archive,
    Column("event", Text, primary_key=True),
    Column("uid", Text, ForeignKey("record.uid"), nullable=False),
    Column("place", Integer, nullable=False),  # position in the record's own log
    Column("step", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("on", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("values", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("prev", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("step_of_record", "uid", "place", unique=True),
)

remark = Table(
    "remark",
    archive,
    Column("uuid", Text, primary_key=True),
    Column("uid", Text, nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("closed_by", Text, nullable=False),
)

attachment = Table(
    "attachment",
    archive,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("at", Text, nullable=False),
)

peer = Table(
    "peer",
    archive,
    Column("sender", Text, primary_key=True),
    Column("card", Text, nullable=False),
    Column("trust", Text, nullable=False),
    Column("at", Text, nullable=False),
)

bundle = Table(
    "bundle",
    archive,
    Column("uuid", Text, primary_key=True),
    Column("direction", Text, nullable=False),
    Column("peer", Text, nullable=False),
    Column("lineage", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("bundle_order", "direction", "peer", "lineage", "seq"),
)

audit = Table(
    "audit",
    archive,
    Column("no", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("uid", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("prev", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

setting = Table(
    "setting",
    archive,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("secret", Boolean, nullable=False, server_default=text("0")),
)

drafts = MetaData()

draft = Table(
    "draft",
    drafts,
    Column("uid", Text, primary_key=True),
    Column("form", Text, nullable=False, index=True),
    Column("base", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("sum", Text, nullable=False),
    Column("line", Text, nullable=False),  # derived: what a list shows, as JSON
    Column("words", Text, nullable=False),  # derived: its search words, one a line
)
