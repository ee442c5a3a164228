"""The store: the only door to the encrypted database; SQLAlchemy, SQLCipher and Alembic never leave this package.

store        Store: opening, drafts, submissions, lists, attachments, settings, backup, verify, rebuild
folder       what lies where in an office's data folder
lock         one program at a time, and who it is
engine       SQLAlchemy over SQLCipher; the sentences for what the database may answer
schema       the fixed tables; migrate and migrations/ bring older stores to them
ledger       truth: revisions and steps, written once, checked when read
writing      how a submission becomes truth and everything derived from it
intake       how another office's records become part of it
remarks      what a receiving office says about answers
projection   what is derived: typed tables, search words, claims
terms        which words a value is found by, and which a typed search looks for
search       lists and counts
drafts       fillings in progress, in a database of their own
attachments  scans as encrypted files
destroying   content removed for ever at the end of retention
audit        the chained log of who did what
book         settings, other offices, bundles seen
copy         a database copied and checked; backup packs a whole store and restores it; verify checks one
"""

from jinqiu_desktop.store.attachments import LARGEST_SCAN
from jinqiu_desktop.store.audit import AuditLine
from jinqiu_desktop.store.backup import Backup
from jinqiu_desktop.store.book import BundleSeen, Peer
from jinqiu_desktop.store.drafts import DraftLine
from jinqiu_desktop.store.intake import Held, Intake, Scan, TakenIn
from jinqiu_desktop.store.search import CHANGED, MARKS, REMARKED, Brought, Line, Listing, Question, Sought, Tally
from jinqiu_desktop.store.store import Store
from jinqiu_desktop.store.verify import Verification
from jinqiu_desktop.store.writing import Submission

__all__ = [
    "CHANGED",
    "LARGEST_SCAN",
    "MARKS",
    "REMARKED",
    "AuditLine",
    "Backup",
    "Brought",
    "BundleSeen",
    "DraftLine",
    "Held",
    "Intake",
    "Line",
    "Listing",
    "Peer",
    "Question",
    "Scan",
    "Sought",
    "Store",
    "Submission",
    "TakenIn",
    "Tally",
    "Verification",
]
