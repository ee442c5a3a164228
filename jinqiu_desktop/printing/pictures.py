"""Scans and papers as a website takes them: JPG or PDF of at most so many bytes, with nothing inside but what is seen.

A picture is decoded and written anew, so that place, time and camera (EXIF) stay behind; it is made smaller by quality and by size until it
fits, never larger. A PDF goes through as it is or becomes one picture a page. Files are known by their content, never by their name, and
are suspects: the header is read before anything is unpacked, and no picture of more than `MOST_PIXELS` is.
"""

from __future__ import annotations

import io
import struct
import threading
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import pypdfium2
from PIL import Image, ImageOps

from jinqiu_desktop.errors import Failure

PDF, JPG = "pdf", "jpg"
KINDS = (PDF, JPG)
"""The kinds of file that are made."""

MOST_PIXELS: Final = 50_000_000
"""A picture of more is not opened: a small file may unpack to gigabytes."""

MOST_PAGES: Final = 20
"""Pages of one file that become pictures."""

ONE_AT_A_TIME = threading.RLock()
"""Held by whoever uses PDFium: it serves one thread at a time."""

FORMATS: Final = ("JPEG", "PNG", "BMP", "TIFF", "WEBP")
"""The kinds of picture that are read, as Pillow calls them."""

DAMAGED: Final = (OSError, SyntaxError, ValueError, EOFError, OverflowError, struct.error, zlib.error)
"""What reading a damaged picture raises."""

_SIDES = (3000, 2400, 2000, 1600, 1280, 1000)  # pixels of the longer side; below the last a paper cannot be read
_QUALITIES = (90, 82, 74, 66, 58)
_DOTS = 200 / 72  # a page of a PDF as a picture: 200 dots an inch

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def is_pdf(content: bytes) -> bool:
    """Whether a file says that it is a PDF."""
    return b"%PDF-" in content[:1024]


def fitted(content: bytes, kind: str, most: int, name: str) -> tuple[bytes, ...]:
    """A scan or a paper as one file or several of a kind, each of at most `most` bytes; `name` is what a person calls it.

    Raises `Failure` picture.unreadable, picture.huge, picture.pages, picture.too_large, picture.pdf_large.
    """
    if not is_pdf(content):
        encode = _as_jpeg if kind == JPG else _as_pdf
        return tuple(_small_enough(one, most, encode, name) for one in _frames(content, name))
    if kind == JPG:
        return tuple(_small_enough(one, most, _as_jpeg, name) for one in _pages(content, name))
    with opened(content, name):
        pass
    if len(content) > most:
        raise Failure("picture.pdf_large", name=name, size=_kilobytes(len(content)), limit=_kilobytes(most))
    return (content,)


def _frames(content: bytes, name: str) -> Iterator[Image.Image]:
    """The pictures in a file, upright; a scanner's TIFF may hold several."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as file:
                count = getattr(file, "n_frames", 1)
                if count > MOST_PAGES:
                    raise Failure("picture.pages", name=name, pages=str(count), limit=str(MOST_PAGES))
                for at in range(count):
                    file.seek(at)
                    refuse_huge(file.width * file.height, name)
                    if count == 1:
                        file.draft("RGB", (_SIDES[0], _SIDES[0]))  # a JPEG is unpacked no larger than it is needed
                    yield on_white(ImageOps.exif_transpose(file))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Failure("picture.huge", name=name, limit=str(MOST_PIXELS // 10_000)) from None
    except DAMAGED as error:
        raise Failure("picture.unreadable", name=name) from error


def refuse_huge(pixels: int, name: str) -> None:
    """Raises `Failure` picture.huge for more than `MOST_PIXELS`."""
    if pixels > MOST_PIXELS:
        raise Failure("picture.huge", name=name, limit=str(MOST_PIXELS // 10_000))


def on_white(picture: Image.Image) -> Image.Image:
    """Its colours and nothing else; what is transparent is paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        ground = Image.new("RGB", seen.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    plain = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    plain.info.clear()
    return plain


def _pages(content: bytes, name: str) -> Iterator[Image.Image]:
    with opened(content, name) as document:
        if len(document) > MOST_PAGES:
            raise Failure("picture.pages", name=name, pages=str(len(document)), limit=str(MOST_PAGES))
        for at in range(len(document)):
            try:
                page = document[at]
                scale = min(_DOTS, _SIDES[0] / max(*page.get_size(), 1.0))
                yield page.render(scale=scale).to_pil().convert("RGB")
            except pypdfium2.PdfiumError as error:
                raise Failure("picture.unreadable", name=name) from error


@contextmanager
def opened(content: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF that can be read and has a page. Raises `Failure` picture.unreadable."""
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise Failure("picture.unreadable", name=name) from error
        with document:
            if not len(document):
                raise Failure("picture.unreadable", name=name)
            yield document


def _small_enough(picture: Image.Image, most: int, encode: Callable[[Image.Image, int], bytes], name: str) -> bytes:
    """The largest and best of a picture that has room: first less quality, then fewer pixels, down to what can still be read."""
    own = max(picture.size)
    for side in dict.fromkeys(min(own, one) for one in _SIDES):
        picture = picture if side == max(picture.size) else _shrunk(picture, side / max(picture.size))
        if len(worst := encode(picture, _QUALITIES[-1])) > most:
            continue
        for quality in _QUALITIES[:-1]:
            if len(made := encode(picture, quality)) <= most:
                return made
        return worst
    raise Failure("picture.too_large", name=name, limit=_kilobytes(most))


def _shrunk(picture: Image.Image, by: float) -> Image.Image:
    width, height = (max(1, round(one * by)) for one in picture.size)
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _as_jpeg(picture: Image.Image, quality: int) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality)
    return written.getvalue()


def _as_pdf(picture: Image.Image, quality: int) -> bytes:
    """One page of the width of A4, or its height where the picture lies."""
    written = io.BytesIO()
    inches = 11.69 if picture.width > picture.height else 8.27
    picture.save(written, "PDF", quality=quality, resolution=max(72.0, picture.width / inches))
    return written.getvalue()


def _kilobytes(size: int) -> str:
    return str(-(-size // 1000))
