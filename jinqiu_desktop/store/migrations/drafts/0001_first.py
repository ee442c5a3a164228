"""The table of drafts of the first release."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """From nothing."""
    op.execute("""CREATE TABLE draft (
        uid TEXT NOT NULL PRIMARY KEY,
        form TEXT NOT NULL,
        base TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        body TEXT NOT NULL,
        sum TEXT NOT NULL,
        line TEXT NOT NULL,
        words TEXT NOT NULL
    )""")
    op.execute("CREATE INDEX ix_draft_form ON draft (form)")
