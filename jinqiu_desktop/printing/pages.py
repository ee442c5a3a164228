"""Files page by page: what a file is by its header, a picture of each page, the QR codes on it, some pages as a file of their own.

Whatever comes from a person is a suspect: a file is known by its content, never by its name, the header of a picture says its size before
anything is unpacked, and no picture of more than `MOST_PIXELS` is. Whether a code is of this office, and where a page belongs, is not known
here (`office.scans`); pictures.py makes files for a website out of the same pages.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pypdfium2
import zxingcpp
from PIL import Image, ImageOps

from jinqiu_desktop.errors import Failure

from .pictures import DAMAGED, FORMATS, MOST_PIXELS, is_pdf, on_white, opened, refuse_huge

MOST_PAGES: Final = 500
"""Pages of one file that are looked at: what a scanner's feeder takes, several times."""

_SOUGHT_FIRST: Final = 2000
"""Pixels of the longer side of a page when a code is sought: A4 at 170 dots an inch; 100 are enough. Only then in full."""

_DOTS: Final = 220 / 72
"""A page of a PDF in full: 220 dots an inch."""

_LONGEST_SIDE: Final = 5000
_ENDS = {"JPEG": ".jpg", "PNG": ".png", "BMP": ".bmp", "TIFF": ".tif", "WEBP": ".webp"}
# How a file of each kind begins: such a file that cannot be read is damaged, any other one is no picture.
_BEGINS = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|BM.{4}\x00{4}|II\*\x00|MM\x00\*|II\+\x00|MM\x00\+|RIFF.{4}WEBP", re.DOTALL
)
_QR = zxingcpp.barcode_formats_from_str("QRCode")
_OF_ITS_MAKING = re.compile(rb"/ID\s*\[\s*<[0-9A-F]+>\s*<[0-9A-F]+>\s*\]|/CreationDate\(D:\d+")


class Kind(StrEnum):
    """What a file is: a picture, a PDF, or something else, which is kept as it is and not looked into."""

    PICTURE = "picture"
    PDF = "pdf"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What the header of a file says: its kind, how many pages it has (none where it is neither), and the end its name should have."""

    kind: Kind
    pages: int
    end: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Raster:
    """A picture to show: width times height pixels of three bytes (red, green, blue), row by row from the top, upright."""

    width: int
    height: int
    rgb: bytes


def seen(content: bytes, name: str) -> Seen:
    """What a file is, by its header; nothing of a picture is unpacked. `name` is what a person calls it.

    Raises `Failure` picture.huge, picture.unreadable (it begins as a picture or a PDF and cannot be read), picture.pages.
    """
    if is_pdf(content):
        with opened(content, name) as document:
            return Seen(kind=Kind.PDF, pages=_counted(len(document), name), end=".pdf")
    if _BEGINS.match(content) is None:
        return Seen(kind=Kind.OTHER, pages=0, end="")
    with _picture(content, name) as file:
        return Seen(kind=Kind.PICTURE, pages=_frames(file, name), end=_ENDS[str(file.format)])


def sound(content: bytes, name: str) -> Seen:
    """The same, and what is a picture is unpacked once, as small as it can be: one that breaks off half-way is found before it is kept.

    Raises `Failure` as `seen`.
    """
    found = seen(content, name)
    if found.kind is Kind.PICTURE:
        with _picture(content, name) as file:
            for at in range(found.pages):
                _turn_to(file, at, name)
                if found.pages == 1:
                    file.draft("L", (max(1, file.width // 8), max(1, file.height // 8)))
                file.load()
    return found


def raster(content: bytes, at: int, side: int, name: str) -> Raster:
    """A page (0 is the first) no larger than `side` pixels, upright, on white. Raises `Failure` as `seen`, picture.unreadable for no such page."""
    page = _page(content, at, side, name).convert("RGB")
    return Raster(width=page.width, height=page.height, rgb=page.tobytes())


def codes(content: bytes, at: int, name: str) -> tuple[str, ...]:
    """The texts of the QR codes on a page: first looked for on a small picture of it, which is quick, then in full. Raises as `raster`."""
    for side in (_SOUGHT_FIRST, _LONGEST_SIDE):
        page = _page(content, at, side, name).convert("L")
        found = zxingcpp.read_barcodes(page, formats=_QR)
        if found or max(page.size) < side:
            return tuple(dict.fromkeys(one.text for one in found))
    return ()


def part(content: bytes, pages: Sequence[int], name: str) -> bytes:
    """These pages (0 is the first) of a file as a file of their own, a PDF or TIFF as before; the same pages give the same bytes.

    Raises `Failure` as `seen`.
    """
    written = io.BytesIO()
    if is_pdf(content):
        with opened(content, name) as document, pypdfium2.PdfDocument.new() as made:
            made.import_pages(document, list(pages))
            made.save(written)
        return _OF_ITS_MAKING.sub(_emptied, written.getvalue())
    with _picture(content, name) as file:
        frames: list[Image.Image] = []
        for at in pages:
            _turn_to(file, at, name)
            file.load()
            frames.append(file.copy())
        dots = file.info.get("dpi", (72, 72))
    frames[0].save(written, "TIFF", save_all=True, append_images=frames[1:], compression="tiff_lzw", dpi=dots)
    return written.getvalue()


def _emptied(found: re.Match[bytes]) -> bytes:
    """PDFium draws the id of a file by chance and notes the second: zeros of the same length in their place."""
    return re.sub(rb"<[0-9A-F]+>|\d+", lambda part: re.sub(rb"[0-9A-F]", b"0", part[0]), found[0])


def _page(content: bytes, at: int, side: int, name: str) -> Image.Image:
    if is_pdf(content):
        with opened(content, name) as document:
            try:
                page = document[at]
                longest = max(*page.get_size(), 1.0)
                bitmap = page.render(scale=min(_DOTS, side / longest, _LONGEST_SIDE / longest))
                picture: Image.Image = bitmap.to_pil()
                return picture.copy()
            except (pypdfium2.PdfiumError, IndexError) as error:
                raise Failure("picture.unreadable", name=name) from error
    if _BEGINS.match(content) is None:
        raise Failure("picture.unreadable", name=name)
    with _picture(content, name) as file:
        _turn_to(file, at, name)
        if getattr(file, "n_frames", 1) == 1:
            file.draft(None, (side, side))  # None: the mode stays
        upright = on_white(ImageOps.exif_transpose(file))
    if max(upright.size) > side:
        upright.thumbnail((side, side), Image.Resampling.BILINEAR)
    return upright


@contextmanager
def _picture(content: bytes, name: str) -> Iterator[Image.Image]:
    """A picture whose header can be read and does not tell of too many pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as file:
                refuse_huge(file.width * file.height, name)
                yield file
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Failure("picture.huge", name=name, limit=str(MOST_PIXELS // 10_000)) from None
    except DAMAGED as error:
        raise Failure("picture.unreadable", name=name) from error


def _turn_to(file: Image.Image, at: int, name: str) -> None:
    file.seek(at)
    refuse_huge(file.width * file.height, name)


def _frames(file: Image.Image, name: str) -> int:
    return _counted(getattr(file, "n_frames", 1) if file.format == "TIFF" else 1, name)


def _counted(pages: int, name: str) -> int:
    if pages > MOST_PAGES:
        raise Failure("picture.pages", name=name, pages=str(pages), limit=str(MOST_PAGES))
    return pages
