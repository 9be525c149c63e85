"""Font files beyond those that come with the program: those of a format, and those of the system."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, Place, Severity
from pecdocs.pdf.sfnt import MOST_BYTES, Names, UnusableError, names, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = "letras"
"""The folder of a format's own fonts."""
_SUFFIX = ".ttf"
_ALIKE = frozenset({_SUFFIX, ".otf", ".ttc", ".otc", ".woff", ".woff2", ".pfb"})
"""Files that their author takes for fonts: what can't be used of them is told."""
_MOST_FILES = 20_000
HINT = "use archivos .ttf (TrueType) completos, cuya licencia permita incrustarlos"


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file and what it says of itself."""

    path: Path
    names: Names


def of_format(folders: Iterable[Path]) -> tuple[list[FontFile], list[Fault]]:
    """Give the font files in the `letras` folders of a format's folders, and a warning for each that can't be used."""
    found: list[FontFile] = []
    faults: list[Fault] = []
    for folder in folders:
        for path in _listed(folder / FOLDER):
            try:
                _refuse_strangers(path, folder)
                found.append(_opened(path))
            except UnusableError as error:
                faults.append(unusable(path, str(error)))
    return found, faults


def unusable(path: Path, reason: str) -> Fault:
    """Say that a font file can't be used, and why."""
    return Fault(Place(path.as_posix()), f"esta letra no se usa: el archivo {reason}", HINT, Severity.WARNING)


def of_system(name: str) -> list[FontFile]:
    """Give the files of a family among the system's fonts; those that can't be read are passed over."""
    return [each for each in _installed(tuple(system_folders())) if plain_name(name) in each.names.families]


def system_folders() -> Iterator[Path]:
    """Give the folders where Windows, macOS and Linux keep fonts, those of the user first."""
    environment = os.environ
    home = Path(environment.get("USERPROFILE" if sys.platform == "win32" else "HOME", "."))
    if sys.platform == "win32":
        yield Path(environment.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        yield Path(environment.get("WINDIR", r"C:\Windows")) / "Fonts"
    elif sys.platform == "darwin":
        yield from (home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    else:
        yield Path(environment.get("XDG_DATA_HOME", home / ".local" / "share")) / "fonts"
        yield from (home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


def contents(path: Path) -> bytes:
    """Read a font file. Raises UnusableError when it can't be read or is larger than any font."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnusableError("no se puede leer") from error
    if len(data) > MOST_BYTES:
        raise UnusableError(f"pesa más de {MOST_BYTES // 1024**2} MB")
    return data


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.casefold() in _ALIKE)
    except OSError:
        return []


def _refuse_strangers(path: Path, folder: Path) -> None:
    """Refuse what is no file of the format: a link out of its folder, or a device."""
    try:
        inside = path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError) as error:  # the second is a ring of links, before Python 3.13
        raise UnusableError("no se puede leer") from error
    if not inside:
        raise UnusableError("es un enlace a otro de fuera de la carpeta del formato")
    if not _is_file(path):
        raise UnusableError("no se puede leer")


def _is_file(path: Path) -> bool:
    """Tell whether a path is a file that opening does not wait for, as it does for a pipe."""
    try:
        return path.is_file()
    except OSError:
        return False


def _opened(path: Path) -> FontFile:
    try:
        with path.open("rb") as file:
            return FontFile(path, names(file))
    except OSError as error:
        raise UnusableError("no se puede leer") from error


@cache
def _installed(folders: tuple[Path, ...]) -> tuple[FontFile, ...]:
    found: list[FontFile] = []
    for path in _walked(folders):
        try:
            found.append(_opened(path))
        except UnusableError:
            continue
    return tuple(found)


def _walked(folders: Iterable[Path]) -> Iterator[Path]:
    """Give the TrueType files of folders and of those inside them, always in the same order."""
    seen = 0
    for folder in folders:
        for place, inner, files in os.walk(folder):
            inner.sort()
            for name in sorted(files):
                seen += 1
                path = Path(place, name)
                if seen <= _MOST_FILES and path.suffix.casefold() == _SUFFIX and _is_file(path):
                    yield path
