"""Records of other offices: whose they are, which revisions are known by digest only, and revisions set aside by a decision.

A number is unique only among the numbers one office gives; two offices may bear the same name, and a restored office gives a number twice.
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_STEPS = (
    "ALTER TABLE record ADD COLUMN owner TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE record ADD COLUMN code TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE record ADD COLUMN more TEXT NOT NULL DEFAULT ''",
    "DROP INDEX record_number",
    "CREATE INDEX record_number ON record (number)",
    "CREATE INDEX record_owner ON record (owner)",
    """CREATE TABLE ancestor (
        uid TEXT NOT NULL REFERENCES record (uid),
        digest TEXT NOT NULL,
        no INTEGER NOT NULL,
        PRIMARY KEY (uid, digest)
    )""",
    """CREATE TABLE aside (
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
        PRIMARY KEY (uid, digest)
    )""",
)


def upgrade() -> None:
    """Everything there is belongs to this office: its owner is empty."""
    for statement in _STEPS:
        op.execute(statement)
