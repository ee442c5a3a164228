"""Makes the faces in resources/fonts/ again from public packages, by the recipe that lies beside them.

`dev.py fonts` calls `main`. The built faces are committed; this module only reproduces them (same bytes, held to the hashes in recipe.toml)
or tells that a file beside the recipe is not the one it should be. It fetches with npm and apt-get, needs fontTools and dpkg-deb, and takes
about two minutes; the program itself never calls it.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import hashlib
import io
import math
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import fontTools
from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "fonts"

# What the small faces hold besides 通用规范汉字表: Latin with tone marks, punctuation, signs, full-width forms, forms of a union clerk.
SYMBOLS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x2C6, 0x2DC), (0x391, 0x3C9), (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF),
    (0x2100, 0x2199), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x25FF), (0x2605, 0x2606), (0x2640, 0x2642), (0x2713, 0x2713),
    (0x3000, 0x3029), (0x3105, 0x3129), (0x3220, 0x3243), (0x3280, 0x32B0), (0x3300, 0x33FF), (0xFE30, 0xFE4F), (0xFF01, 0xFFEF),
)  # fmt: skip
CURVE_ERROR = 1.0  # units of 1000 an em: how far a quadratic curve may lie from the cubic one it stands for


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """A package of the npm registry or of Debian, and the hash of the file it comes as."""

    id: str
    source: str
    name: str
    version: str
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Face:
    """One face to build: which member of which package, which characters, under which family name; `heavier` = units added to
    each stroke, `raised` = units that all of it moves up."""

    file: str
    package: str
    member: str
    chars: str
    sha256: str
    family: str = ""
    note: str = ""
    heavier: int = 0
    raised: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Licence:
    """A licence text that lies beside the faces, and where in which package it stands."""

    file: str
    package: str
    member: str
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipe:
    """Everything recipe.toml says."""

    fonttools: str
    packages: Mapping[str, Package]
    faces: tuple[Face, ...]
    licences: tuple[Licence, ...]

    @property
    def files(self) -> dict[str, str]:
        """Every file it makes, with its hash."""
        return {one.file: one.sha256 for one in self.faces} | {one.file: one.sha256 for one in self.licences}


def read_recipe(folder: Path = FOLDER) -> Recipe:
    """The recipe of a folder; KeyError or TypeError when it is not one."""
    told = tomllib.loads((folder / "recipe.toml").read_text(encoding="utf-8"))
    return Recipe(
        fonttools=told["fonttools"],
        packages={one["id"]: Package(**one) for one in told["package"]},
        faces=tuple(Face(**one) for one in told["face"]),
        licences=tuple(Licence(**one) for one in told["licence"]),
    )


def differing(folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of faces and licences in a folder that are missing or not those of the recipe."""
    recipe = read_recipe(folder)
    return tuple(name for name, sha256 in recipe.files.items() if _hash_of(folder / name) != sha256)


def build(into: Path, packages: Path, recipe: Recipe) -> None:
    """Write every face and licence of the recipe into a folder, out of the package files in another."""
    opened = {one.id: _open(one, packages) for one in recipe.packages.values()}
    standard = _standard_characters(opened["unihan"])
    for licence in recipe.licences:
        (into / licence.file).write_bytes(_unpacked(opened[licence.package], licence.member))
    built: dict[str, frozenset[int]] = {}
    for face in recipe.faces:
        print(f"{face.file} …", flush=True)
        raw = _unpacked(opened[face.package], face.member)
        font = TTFont(io.BytesIO(raw), recalcTimestamp=False)
        wanted = _wanted(face.chars, font, standard, built)
        font = _subset(font, wanted)
        if "CFF " in font:
            _turn_into_truetype(font)
        if face.heavier or face.raised:
            _reshape(font, face)
        _name(font, face)
        font.save(into / face.file, reorderTables=True)
        built[face.file] = frozenset(font.getBestCmap())


def fetch(recipe: Recipe, into: Path) -> None:
    """Download the packages that a folder does not hold yet; RuntimeError when one is not the file the recipe was made with."""
    for one in recipe.packages.values():
        if _find(one, into) is None:
            command = _npm(one) if one.source == "npm" else ["apt-get", "download", f"{one.name}={one.version}"]
            subprocess.run(command, cwd=into, check=True, stdout=subprocess.DEVNULL)
        found = _find(one, into)
        if found is None:
            raise RuntimeError(
                f"{one.name} {one.version}: its download holds another file than the recipe's ({one.sha256})"
            )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: check the faces, or build them anew and compare (0 the same, 1 another)."""
    parser = argparse.ArgumentParser(
        description="build the bundled faces again and compare them with the committed ones"
    )
    parser.add_argument(
        "--check", action="store_true", help="only compare the files beside the recipe with their hashes"
    )
    parser.add_argument(
        "--packages", type=Path, help="a folder with the package files (nothing is fetched that lies there)"
    )
    parser.add_argument("--out", type=Path, help="where the built faces are left (else they are thrown away)")
    asked = parser.parse_args(arguments)
    if asked.check:
        return _report(differing(), "differs from the recipe")
    recipe = read_recipe()
    with tempfile.TemporaryDirectory() as room:
        packages = asked.packages or Path(room, "packages")
        into = asked.out or Path(room, "faces")
        packages.mkdir(exist_ok=True)
        into.mkdir(exist_ok=True)
        fetch(recipe, packages)
        build(into, packages, recipe)
        (into / "recipe.toml").write_bytes((FOLDER / "recipe.toml").read_bytes())
        for name in recipe.files:
            print(f"{_hash_of(into / name)}  {(into / name).stat().st_size:>10,}  {name}")
        if fontTools.version != recipe.fonttools:
            print(f"fontTools is {fontTools.version}, the recipe was made with {recipe.fonttools}", file=sys.stderr)
        return _report(differing(into), "came out with other bytes")


def _report(names: tuple[str, ...], what: str) -> int:
    for name in names:
        print(f"{name} {what}", file=sys.stderr)
    return 1 if names else 0


def _hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _npm(one: Package) -> list[str]:
    return ["npm", "pack", "--silent", f"{one.name}@{one.version}"]


def _find(one: Package, folder: Path) -> Path | None:
    stem = one.name.removeprefix("@").replace("/", "-")
    return next((path for path in sorted(folder.glob(f"{stem}[-_]*")) if _hash_of(path) == one.sha256), None)


def _open(one: Package, folder: Path) -> tarfile.TarFile:
    path = _find(one, folder)
    if path is None:
        raise RuntimeError(f"{one.name} {one.version} is not in {folder}")
    if one.source == "npm":
        return tarfile.open(path)
    listed = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(path)], check=True, stdout=subprocess.PIPE)
    return tarfile.open(fileobj=io.BytesIO(listed.stdout))


def _unpacked(archive: tarfile.TarFile, member: str) -> bytes:
    file = archive.extractfile(member)
    if file is None:
        raise RuntimeError(f"{member} is not a file")
    raw = file.read()
    if member.endswith(".gz"):
        return gzip.decompress(raw)
    return bz2.decompress(raw) if member.endswith(".bz2") else raw


def _standard_characters(unihan: tarfile.TarFile) -> frozenset[int]:
    """通用规范汉字表 of 2013, 8105 characters, as Unihan's kTGH lists it."""
    lines = _unpacked(unihan, "./usr/share/unicode/Unihan_OtherMappings.txt.bz2").decode("utf-8").splitlines()
    found = frozenset(int(line.split("\t")[0][2:], 16) for line in lines if "\tkTGH\t" in line)
    if len(found) != 8105:
        raise RuntimeError(f"kTGH lists {len(found)} characters, not 8105")
    return found


def _wanted(chars: str, font: TTFont, standard: frozenset[int], built: Mapping[str, frozenset[int]]) -> frozenset[int]:
    held = frozenset(one for one in font.getBestCmap() if one >= 0x20 and not 0xE000 <= one <= 0xF8FF)
    if chars == "all":
        return held
    if chars == "standard":
        return held & (standard | frozenset(_symbols()))
    beyond = chars.removeprefix("han beyond ")
    return frozenset(one for one in held if _is_han(one)) - built[beyond]


def _symbols() -> Iterator[int]:
    for first, last in SYMBOLS:
        yield from range(first, last + 1)


def _is_han(code: int) -> bool:
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x323AF


def _subset(font: TTFont, wanted: frozenset[int]) -> TTFont:
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "VORG", "FFTM"]
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 10, 13, 14]
    options.name_languages = [0x409]
    options.recalc_timestamp = False
    worker = subset.Subsetter(options)
    worker.populate(unicodes=wanted)
    worker.subset(font)
    return font


def _turn_into_truetype(font: TTFont) -> None:
    """Replace PostScript outlines, which reportlab refuses, by quadratic ones within `CURVE_ERROR`."""
    order = font.getGlyphOrder()
    drawn = font.getGlyphSet()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, CURVE_ERROR, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = outlines
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for unused in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"):
        setattr(maxp, unused, 0)
    maxp.maxSizeOfInstructions = 0
    maxp.maxComponentElements = 0
    font["post"].formatType = 3.0
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"
    glyf.compile(font)  # fills loca and the bounds that maxp and hhea ask for


def _reshape(font: TTFont, face: Face) -> None:
    """Make every stroke heavier, as FT_Outline_Embolden does (each point moves out along the bisector of its corner), and move it up."""
    for glyph in font["glyf"].glyphs.values():
        if glyph.numberOfContours <= 0:
            continue
        points, first = glyph.coordinates, 0
        contours = []
        for last in glyph.endPtsOfContours:
            contours.append(points[first : last + 1])
            first = last + 1
        outwards = (
            face.heavier / 2 if sum(map(_area, contours)) < 0 else -face.heavier / 2
        )  # some glyphs run the other way round
        glyph.coordinates = GlyphCoordinates([point for contour in contours for point in _moved(contour, outwards)])
        glyph.coordinates.translate((0, face.raised))
        glyph.coordinates.toInt()
    font["maxp"].recalc(font)
    font["hhea"].recalc(font)


def _area(contour: Sequence[tuple[float, float]]) -> float:
    """Twice the area, negative when the contour runs clockwise."""
    return sum(contour[at - 1][0] * y - x * contour[at - 1][1] for at, (x, y) in enumerate(contour))


def _moved(contour: Sequence[tuple[float, float]], strength: float) -> list[tuple[float, float]]:
    """A closed contour with its points moved to the left of its course (to the right by a negative strength)."""
    moved = []
    count = len(contour)
    for at, (x, y) in enumerate(contour):
        before = next((contour[at - back] for back in range(1, count) if contour[at - back] != (x, y)), None)
        after = next(
            (contour[(at + on) % count] for on in range(1, count) if contour[(at + on) % count] != (x, y)), None
        )
        if before is None or after is None:
            moved.append((x, y))
            continue
        long_in, long_out = math.dist(before, (x, y)), math.dist((x, y), after)
        ix, iy = (x - before[0]) / long_in, (y - before[1]) / long_in
        ox, oy = (after[0] - x) / long_out, (after[1] - y) / long_out
        along = ix * ox + iy * oy
        if along <= -0.94:  # a spike: moving it would shoot far out
            moved.append((x, y))
            continue
        turn, short = ox * iy - oy * ix, min(long_in, long_out)
        reach = strength / (1 + along)
        if strength * turn > short * (1 + along):  # an inner corner of short sides
            reach = short / turn
        moved.append((x - (iy + oy) * reach, y + (ix + ox) * reach))
    return moved


def _name(font: TTFont, face: Face) -> None:
    names = font["name"]
    if face.family:
        spaceless = face.family.replace(" ", "")
        for number, text in (
            (1, face.family),
            (2, "Regular"),
            (3, f"{spaceless}-Regular"),
            (4, face.family),
            (6, f"{spaceless}-Regular"),
        ):
            names.setName(text, number, 3, 1, 0x409)
    if face.note:
        names.setName(face.note, 10, 3, 1, 0x409)
    names.names = [one for one in names.names if one.platformID == 3]


if __name__ == "__main__":
    sys.exit(main())
