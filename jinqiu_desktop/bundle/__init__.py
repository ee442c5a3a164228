"""Bundles: one encrypted, signed file from office to office, in the format `jqb/1` (envelope.py and bag.py say what it looks like).

`seal` writes chosen records, steps, remarks and attachments for named receivers, whole or not at all; `open_bundle` checks everything a
file claims before it hands out one line; `extract` lays an opened bundle out as an ordinary BagIt folder, which `verify_folder`
holds against its own lists. All of it is a function of values: what to seal comes in, what was found comes out. This package opens no
store and trusts no card by itself. `plan_import` says what taking a bundle in would change, and whose word counts (ownership.py); nothing
here writes it.
"""

from jinqiu_desktop.bundle.bag import Limits
from jinqiu_desktop.bundle.contents import Ancestor, Contents, Enclosure, RecordLine, line_of, record_of
from jinqiu_desktop.bundle.envelope import Cover, Peeked, bundle_name, new_cover, peek, unit_code
from jinqiu_desktop.bundle.opening import Enclosed, Manifest, Opened, extract, open_bundle, verify_folder
from jinqiu_desktop.bundle.ownership import transfer
from jinqiu_desktop.bundle.plan import Change, Choice, ImportPlan, Planned, differing, plan_import, readable
from jinqiu_desktop.bundle.sealing import Sealed, Turn, seal
from jinqiu_desktop.records import Remark

__all__ = [
    "Ancestor",
    "Change",
    "Choice",
    "Contents",
    "Cover",
    "Enclosed",
    "Enclosure",
    "ImportPlan",
    "Limits",
    "Manifest",
    "Opened",
    "Peeked",
    "Planned",
    "RecordLine",
    "Remark",
    "Sealed",
    "Turn",
    "bundle_name",
    "differing",
    "extract",
    "line_of",
    "new_cover",
    "open_bundle",
    "peek",
    "plan_import",
    "readable",
    "record_of",
    "seal",
    "transfer",
    "unit_code",
    "verify_folder",
]
