"""The fixed tables, as SQLAlchemy sees them: truth in `archive.db`, drafts in `drafts.db`.

Alembic makes and changes them (migrations/); a test compares both. What is derived from truth is in `projection`, not here.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text, text

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
    Index("record_number", "office", "number", unique=True),
)

revision = Table(
    "revision",
    archive,
    Column("uid", Text, ForeignKey("record.uid"), primary_key=True),
    Column("no", Integer, primary_key=True),
    Column("form", Text, nullable=False),
    Column("form_rev", Integer, nullable=False),
    Column("answers", Text, nullable=False),  # canonical JSON
    Column("digest", Text, nullable=False),
    Column("parents", Text, nullable=False),
    Column("frozen", Text, nullable=False),
    Column("sources", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("office", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("sum", Text, nullable=False),  # over the whole row: SQLCipher may hand out a damaged overflow page as zeros
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
