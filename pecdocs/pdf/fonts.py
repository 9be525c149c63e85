"""The fonts of a PDF: the twin of an office font, as wide as it, registered with reportlab and always embedded."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from pecdocs.faults import Fault, Place, Severity
from pecdocs.pdf import characters
from pecdocs.pdf.fontfiles import FOLDER, contents, of_format, of_system, unusable
from pecdocs.pdf.sfnt import DAMAGED, UnusableError, check, plain_name
from pecdocs.pdf.twins import TWINS, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pecdocs.pdf.fontfiles import FontFile

SHIPPED = Path(__file__).parent / "letras"
"""The folder of the fonts that come with the program, with their licences."""
_FOUR = ("Regular", "Bold", "Italic", "BoldItalic")
_FILES = {
    "Carlito": tuple(f"Carlito-{each}" for each in _FOUR),
    "Caladea": tuple(f"Caladea-{each}" for each in _FOUR),
    "Liberation Sans": tuple(f"LiberationSans-{each}" for each in _FOUR),
    "Liberation Serif": tuple(f"LiberationSerif-{each}" for each in _FOUR),
    "Liberation Mono": ("LiberationMono-Regular",) * 4,
    "DejaVu Sans": ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans", "DejaVuSans-Bold"),
}
"""By family: the files of regular, bold, italic and bold italic type."""
_SPANISH = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789áéíóúüñÁÉÍÓÚÜÑ¿?¡!.,;:()- ")
"""A font without these is one of signs, or damaged."""
_SUBSET = 200
"""How many characters are tried at once; a PDF's font has at most 256."""
_CODES = 0x110000
_BROKEN = (TTFError, struct.error, LookupError, ValueError, TypeError, ArithmeticError, AssertionError, AttributeError)
"""What reading a damaged font with reportlab may raise."""
_FALLBACK = {False: "DejaVuSans", True: "DejaVuSans-Bold"}
"""The font of the signs that another lacks; whether it is bold."""


_TO_UNICODE = "toUnicodeCMap:"
"""What reportlab's names of the tables begin with that say which characters a font's codes are."""
_TOO_LONG = re.compile(r"(?<= )<([0-9A-F]{5,6})>$", re.MULTILINE)


class _Font(TTFont):
    """A font of which the characters above U+FFFF are told in UTF-16 too (ISO 32000-1, 9.10.3), as emoji are."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's
        """Put the font in a document, as reportlab asks for when it is complete."""
        known = set(doc.idToObject)
        super().addObjects(doc)
        for name in doc.idToObject.keys() - known:
            if name.startswith(_TO_UNICODE):
                table = doc.idToObject[name]
                table.content = _TOO_LONG.sub(_in_pairs, table.content)


def _in_pairs(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


@dataclass(frozen=True, slots=True)
class Face:
    """A font registered with reportlab, and which characters it draws."""

    name: str
    """What reportlab knows it by."""
    family: str
    bold: bool
    covered: frozenset[str]
    """The characters that it has a glyph for, and that may be drawn."""
    plain: frozenset[str]
    """Those of them that are drawn just as they stand: a text of these needs no more looking at."""
    widths: Mapping[int, float]
    """The advance of a character's glyph, in thousandths of an em."""

    @property
    def fallback(self) -> str:
        """The name of the font that draws what this one lacks."""
        return _FALLBACK[self.bold]


@dataclass(frozen=True, slots=True)
class Family:
    """The four fonts of a family, by the names that reportlab knows them by; one that is lacking is the regular one."""

    name: str
    regular: str
    bold: str
    italic: str
    bold_italic: str
    faults: tuple[Fault, ...] = ()
    """What to warn of: another family was asked for, a file can't be used, there is no bold type."""


_faces: dict[str, Face] = {}
"""Every font registered so far, by its name."""


def face(name: str) -> Face:
    """Give a registered font by its name; those that come with the program are registered when first asked for."""
    found = _faces.get(name)
    if found is None:
        found = next(_shipped(family, n) for family, files in _FILES.items() for n in range(4) if files[n] == name)
    return found


def family(name: str, folders: Iterable[Path] = (), asked_at: Place | None = None) -> Family:
    """Give the family to draw with where the font called `name` is asked for; never fails.

    It is, first, that of the `letras` folder of one of `folders`, those of the format; then the family as wide as it
    that comes with the program; then the system's; and then the one most like it, with a warning at `asked_at`.
    """
    files, faults = of_format(folders)
    own = _found(name, [each for each in files if plain_name(name) in each.names.families], faults)
    twin = TWINS.get(plain_name(name))
    if own is None and twin is None:
        own = _found(name, of_system(name), [])  # what the system lacks is not the official's doing
    if own is None and twin is None:
        twin = nearest(name)
        faults.append(_not_found(name, twin, asked_at or Place("pecdocs")))
    made = own or shipped(twin or nearest(name))
    return replace(made, faults=(*faults, *made.faults))


def _not_found(name: str, twin: str, place: Place) -> Fault:
    message = f"no se encontró la letra «{name}»: el PDF sale con {twin}"
    hint = f"instálela, o copie sus archivos .ttf en la carpeta «{FOLDER}» del formato"
    return Fault(place, message, hint, Severity.WARNING)


def _found(name: str, files: Sequence[FontFile], faults: list[Fault]) -> Family | None:
    """Make a family of its files, those that can be used; `faults` gathers why others can't."""
    faces: dict[tuple[bool, bool], Face] = {}
    for file in files:
        style = file.names.bold, file.names.italic
        if style not in faces:
            try:
                faces[style] = _read(contents(file.path), name, bold=style[0])
            except UnusableError as error:
                faults.append(unusable(file.path, str(error)))
    regular = faces.get((False, False))
    if regular is None:
        return None
    bold, italic = faces.get((True, False), regular), faces.get((False, True), regular)
    both = faces.get((True, True), bold if bold is not regular else italic)
    faults.extend(_lacking(name, files[0].path, faces))
    return together(name, regular.name, bold.name, italic.name, both.name)


def _lacking(name: str, path: Path, faces: Collection[tuple[bool, bool]]) -> Iterator[Fault]:
    styles = {(True, False): "negrita", (False, True): "cursiva"}
    lacking = " ni ".join(word for style, word in styles.items() if style not in faces)
    if lacking:
        message = f"la letra «{name}» no tiene {lacking}: esas palabras salen como las demás"
        hint = "agregue sus otros archivos .ttf a la misma carpeta"
        yield Fault(Place(path.parent.as_posix()), message, hint, Severity.WARNING)


@cache
def shipped(name: str) -> Family:
    """Give a family of those that come with the program, registered."""
    return together(name, *(_shipped(name, n).name for n in range(4)))


def together(name: str, regular: str, bold: str, italic: str, bold_italic: str) -> Family:
    """Make four registered fonts a family, so that bold and italic marks inside a paragraph find them."""
    pdfmetrics.registerFontFamily(regular, regular, bold, italic, bold_italic)
    return Family(name, regular, bold, italic, bold_italic)


def _shipped(family: str, n: int) -> Face:
    name = _FILES[family][n]
    data = (SHIPPED / f"{name}.ttf").read_bytes()
    return _faces.get(name) or _registered(_parsed(data, name), family, bold="Bold" in name)


def _read(data: bytes, family: str, *, bold: bool) -> Face:
    """Register a font that comes from elsewhere, seen to be whole. Raises UnusableError.

    Its name tells its contents, here and in the PDF: reportlab takes two files of the same name for one.
    """
    digest = sha256(data).hexdigest()[:8]
    name = f"{re.sub('[^A-Za-z0-9]', '', family)}-{digest}"
    if name in _faces:
        return _faces[name]
    check(data)
    try:
        font = _parsed(data, name)
        font.face.name = type(font.face.name)(font.face.name + f"-{digest}".encode())
        made = _face(font, family, bold=bold)
        if not made.covered.issuperset(_SPANISH):
            raise UnusableError("no tiene todas las letras del español")
        _try_out(font, made)
    except _BROKEN as error:
        raise UnusableError(DAMAGED) from error
    return _registered(font, family, bold=bold)


def _parsed(data: bytes, name: str) -> _Font:
    """Parse a font, so that neither reportlab's settings nor whether uharfbuzz is installed show in a document."""
    font = _Font(name, BytesIO(data), asciiReadable=1)
    font.shapable = False
    return font


def _try_out(font: TTFont, made: Face) -> None:
    """Embed every character once, as reportlab will: what fails, fails here and not when the document is finished."""
    codes = sorted(map(ord, made.covered))
    for start in range(0, len(codes), _SUBSET):
        font.face.makeSubset([0, *codes[start : start + _SUBSET]])


def _registered(font: TTFont, family: str, *, bold: bool) -> Face:
    pdfmetrics.registerFont(font)
    made = _face(font, family, bold=bold)
    return _faces.setdefault(made.name, made)


def _face(font: TTFont, family: str, *, bold: bool) -> Face:
    """Say what a font draws, and leave reportlab no other character of it: some point to glyphs that are not there."""
    read, widths = font.face, font.face.charWidths
    own = {chr(code) for code, glyph in read.charToGlyph.items() if 0 < glyph < read.numGlyphs and code < _CODES}
    if " " in own:  # reportlab draws it for a no-break space
        own.add("\u00a0")
        widths[0xA0] = widths[0x20]
    covered = characters.drawable(own)
    codes = set(map(ord, covered))
    read.charToGlyph = {code: glyph for code, glyph in read.charToGlyph.items() if code in codes}
    return Face(font.fontName, family, bold, covered, characters.plain(covered), widths)
