"""What the system answers when it won't let us write, in plain words."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, OutputError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ELSEWHERE = "elija otra carpeta"
_DENIED = ("no se puede escribir", "ciérrelo si está abierto en Word o Excel, o revise los permisos")
_FULL = ("no cabe: el disco está lleno", "libere espacio y repita la orden")
TAKEN = ("en esa ruta ya hay otra cosa", _ELSEWHERE)
_GONE = ("no se encuentra la carpeta, o es un enlace que no lleva a nada", "revise la ruta y repita la orden")
_OTHER = ("no se puede escribir en esta ruta", _ELSEWHERE)

_WORDS = {
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: ("no cabe: el archivo pasa del tamaño permitido", _ELSEWHERE),
    errno.EROFS: ("no se puede escribir: la carpeta es de solo lectura", _ELSEWHERE),
    errno.EIO: ("el disco o la red falló mientras se escribía", "repita la orden, o elija otra carpeta"),
    errno.ENAMETOOLONG: ("no se puede escribir: la ruta es demasiado larga", "elija una carpeta de ruta más corta"),
    errno.ENOENT: _GONE,
    errno.EEXIST: TAKEN,
    errno.ENOTDIR: TAKEN,
    errno.EISDIR: TAKEN,
}


@contextmanager
def plain_faults(path: Path) -> Iterator[None]:
    """Say in plain words why the system does not let `path` be written."""
    try:
        yield
    except OSError as error:
        raise refusal(path, *_WORDS.get(error.errno or 0, _OTHER)) from error


def refusal(path: Path, message: str, hint: str) -> OutputError:
    """Make the refusal to write `path`."""
    return OutputError([Fault(Place(path.as_posix()), message, hint)])
