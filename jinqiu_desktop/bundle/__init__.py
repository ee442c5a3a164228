"""Bundles: one encrypted, signed file from office to office, in the format `jqb/1` (envelope.py and bag.py say what it looks like).

`seal` writes chosen records, steps, remarks and attachments for named receivers, whole or not at all; `open_bundle` checks everything a
file claims before it hands out one line; `extract` lays an opened bundle out as an ordinary BagIt folder. All of it is a function of
values: what to seal comes in, what was found comes out. This package opens no store, decides no merge and trusts no card by itself.
"""

from jinqiu_desktop.bundle.bag import Limits
from jinqiu_desktop.bundle.contents import Ancestor, Contents, Enclosure, RecordLine, Remark, line_of, record_of
from jinqiu_desktop.bundle.envelope import Cover, Peeked, bundle_name, new_cover, peek, unit_code
from jinqiu_desktop.bundle.opening import Enclosed, Manifest, Opened, extract, open_bundle
from jinqiu_desktop.bundle.sealing import Sealed, Turn, seal

__all__ = [
    "Ancestor",
    "Contents",
    "Cover",
    "Enclosed",
    "Enclosure",
    "Limits",
    "Manifest",
    "Opened",
    "Peeked",
    "RecordLine",
    "Remark",
    "Sealed",
    "Turn",
    "bundle_name",
    "extract",
    "line_of",
    "new_cover",
    "open_bundle",
    "peek",
    "record_of",
    "seal",
    "unit_code",
]
