"""Faces: which bundled font draws a character, how wide it is, and which characters no face has.

A paper names a role (宋体 labels, 仿宋 values, 黑体, a title); a role is a chain of bundled faces, and a character is drawn by the first face
that has it (facts: single faces lose rare names). Only bundled faces are measured and embedded, so a page breaks alike on every computer. The
big face of rare characters is read only when a character needs it. This module also mends the ToUnicode map that reportlab 5.1 writes wrongly
above U+FFFF, so that rare names can be copied and searched. It lays out nothing.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from functools import cache

from reportlab.pdfbase import pdfmetrics, ttfonts

from jinqiu_desktop import places

ROLES = {
    "song": ("NotoSerifSC-Regular", "HanaRare"),
    "title": ("NotoSerifSC-Black", "NotoSerifSC-Regular", "HanaRare"),
    "hei": ("NotoSansSC-Regular", "NotoSerifSC-Regular", "HanaRare"),
    "fang": ("FandolFang", "NotoSerifSC-Regular", "HanaRare"),
}
EM = 1000
"""Widths are whole units of which this many make one em."""

GAP = "\ufdd0"
"""Half an em of room for a pen; a noncharacter, so that no typed text can hold one."""

EN_BLANK = "\u2002"
"""A blank of half an em, as between the words of the notice."""

_IGNORABLE = re.compile("[\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_UNCLEAN = re.compile(_IGNORABLE.pattern[:-1] + "\r\t\xa0]")
_loading = threading.RLock()

one_at_a_time = threading.Lock()
"""Held while a document is drawn: a face keeps one reading position for all of them."""


def face(name: str) -> ttfonts.TTFont:
    """The face of this file name, read and registered with reportlab on first use."""
    with _loading:
        if name not in pdfmetrics.getRegisteredFontNames():
            path = places.resources() / "fonts" / f"{name}.ttf"
            pdfmetrics.registerFont(ttfonts.TTFont(name, str(path), asciiReadable=False, shapable=False))
        return pdfmetrics.getFont(name)


class Widths(dict[str, int]):
    """Advance of each character in one role, in units of `EM`; filled as characters are met. A character nobody has counts as one em."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.faces: dict[str, str] = {}
        self._chain = ROLES[role]
        self[GAP], self.faces[GAP] = EM // 2, ""

    def __missing__(self, char: str) -> int:
        found = _face_with(char, self._chain)
        self.faces[char] = found
        width = int(face(found).face.getCharWidth(ord(char))) if found else EM
        self[char] = width
        return width

    def of(self, text: str) -> int:
        """The advance of a whole text."""
        return sum([self[char] for char in text])

    def face_of(self, char: str) -> str:
        """The name of the face that draws a character, or an empty text."""
        if char not in self.faces:
            self[char]
        return self.faces[char]


def _face_with(char: str, chain: Iterable[str]) -> str:
    code = ord(char)
    for name in chain:
        if code in face(name).face.charToGlyph:
            return name
    return ""


@cache
def widths(role: str) -> Widths:
    """The one table of advances for a role."""
    return Widths(role)


def clean(text: str) -> str:
    """The text as it is drawn: line ends alike, tabs as blanks; variation selectors and marks of no width are left out."""
    if not _UNCLEAN.search(text):
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\xa0", " ")
    return _IGNORABLE.sub("", plain)


def uncovered(texts: Iterable[str]) -> frozenset[str]:
    """The characters that no bundled face has; a paper with one of them is refused instead of printing an empty box."""
    table = widths("fang")
    met = frozenset().union(*map(clean, texts)) - {"\n"}
    return frozenset(char for char in met if not table.face_of(char))


def _to_unicode(name: str, subset: list[int]) -> str:
    """The map from codes to UTF-16 of one embedded subset; above U+FFFF a surrogate pair (reportlab 5.1 writes odd hex there)."""
    pairs = [(code, char) for code, char in enumerate(subset) if char]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):  # a block holds at most 100 (Adobe technical note 5014)
        block = pairs[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in block]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


ttfonts.makeToUnicodeCMap = _to_unicode
