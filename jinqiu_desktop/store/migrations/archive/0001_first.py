"""The fixed tables of the first release."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

_TABLES = (
    """CREATE TABLE record (
        n INTEGER NOT NULL PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        number TEXT NOT NULL,
        form TEXT NOT NULL,
        office TEXT NOT NULL,
        head INTEGER NOT NULL,
        state TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        draft_at TEXT NOT NULL
    )""",
    "CREATE UNIQUE INDEX record_number ON record (office, number)",
    """CREATE TABLE revision (
        uid TEXT NOT NULL REFERENCES record (uid),
        no INTEGER NOT NULL,
        form TEXT NOT NULL,
        form_rev INTEGER NOT NULL,
        answers TEXT NOT NULL,
        digest TEXT NOT NULL,
        parents TEXT NOT NULL,
        frozen TEXT NOT NULL,
        sources TEXT NOT NULL,
        notes TEXT NOT NULL,
        office TEXT NOT NULL,
        "by" TEXT NOT NULL,
        at TEXT NOT NULL,
        sum TEXT NOT NULL,
        PRIMARY KEY (uid, no)
    )""",
    """CREATE TABLE step (
        event TEXT NOT NULL PRIMARY KEY,
        uid TEXT NOT NULL REFERENCES record (uid),
        place INTEGER NOT NULL,
        step TEXT NOT NULL,
        outcome TEXT NOT NULL,
        office TEXT NOT NULL,
        person TEXT NOT NULL,
        "on" TEXT NOT NULL,
        at TEXT NOT NULL,
        "values" TEXT NOT NULL,
        revision TEXT NOT NULL,
        prev TEXT NOT NULL,
        digest TEXT NOT NULL
    )""",
    "CREATE UNIQUE INDEX step_of_record ON step (uid, place)",
    """CREATE TABLE remark (
        uuid TEXT NOT NULL PRIMARY KEY,
        uid TEXT NOT NULL,
        path TEXT NOT NULL,
        revision TEXT NOT NULL,
        text TEXT NOT NULL,
        severity TEXT NOT NULL,
        office TEXT NOT NULL,
        at TEXT NOT NULL,
        closed_by TEXT NOT NULL
    )""",
    "CREATE INDEX ix_remark_uid ON remark (uid)",
    """CREATE TABLE attachment (
        sha256 TEXT NOT NULL PRIMARY KEY,
        size INTEGER NOT NULL,
        at TEXT NOT NULL
    )""",
    """CREATE TABLE peer (
        sender TEXT NOT NULL PRIMARY KEY,
        card TEXT NOT NULL,
        trust TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
    """CREATE TABLE bundle (
        uuid TEXT NOT NULL PRIMARY KEY,
        direction TEXT NOT NULL,
        peer TEXT NOT NULL,
        lineage TEXT NOT NULL,
        seq INTEGER NOT NULL,
        digest TEXT NOT NULL,
        at TEXT NOT NULL
    )""",
    "CREATE INDEX bundle_order ON bundle (direction, peer, lineage, seq)",
    """CREATE TABLE audit (
        no INTEGER NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        act TEXT NOT NULL,
        uid TEXT NOT NULL,
        facts TEXT NOT NULL,
        prev TEXT NOT NULL,
        digest TEXT NOT NULL
    )""",
    """CREATE TABLE setting (
        "key" TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL,
        secret BOOLEAN NOT NULL DEFAULT 0
    )""",
)


def upgrade() -> None:
    """From nothing."""
    for statement in _TABLES:
        op.execute(statement)
