"""The publication folder of a plan: every kind of file, and the two that say what there is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pecdocs.cli.kinds import KINDS
from pecdocs.data import columns
from pecdocs.data.publicacion import INDEX, PACKAGE, Archivo, Publicacion, index_html, package_json
from pecdocs.faults import Fault, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pecdocs.cli.kinds import Work
    from pecdocs.data.columns import Column

_TABLES = frozenset({".csv", "-grupos.csv", "-tablas.csv"})
"""The files that have the columns of the open data."""


def published_kinds(work: Work) -> tuple[list[str], list[Fault]]:
    """Give the kinds of which a plan has something to publish, and a warning for each of the others."""
    lacking = {name: kind.lacks(work) for name, kind in KINDS.items()}
    hint = "se publica lo demás"
    place = Place(work.stem.parent.as_posix())
    told = [
        Fault(place, f"va sin {name}: el plan no tiene {what}", hint, Severity.WARNING)
        for name, what in lacking.items()
        if what
    ]
    return [name for name, what in lacking.items() if not what], told


def index_of(work: Work, files: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Give the files that say what a publication has, for people and for programs."""
    words, properties = work.document.context, work.document.properties
    document, entity, corte = words["documento"], words["entidad"], words["corte"]
    published = Publicacion(
        titulo=document["titulo"],
        entidad=entity["nombre"] or entity["sigla"],
        version=document["version"],
        fecha=document["fecha"],
        dia=properties.when.isoformat() if isinstance(properties.when, date) else "",
        vigencia=document["vigencia"],
        codigo=document["codigo"],
        estado=document["estado"],
        aviso=work.document.legend or work.document.draft_mark or "",
        corte=", ".join(each for each in (corte["periodo"], corte["fecha"], corte["estado"]) if each),
        idioma=properties.language,
        archivos=tuple(_archivos(work, files)),
    )
    page, package = index_html(published), package_json(published, work.stem.name)
    return {work.stem.with_name(INDEX): page, work.stem.with_name(PACKAGE): package}


def _archivos(work: Work, files: Mapping[Path, bytes]) -> Iterator[Archivo]:
    titles = {ending: title for kind in KINDS.values() for ending, title in kind.files.items()}
    for path, data in files.items():
        ending = path.name.removeprefix(work.stem.name)
        yield Archivo(path.name, titles[ending], data, _columns(work) if ending in _TABLES else ())


def _columns(work: Work) -> tuple[Column, ...]:
    return columns(with_corte=work.avances is not None)


def left_over(files: Mapping[Path, bytes]) -> tuple[Fault, ...]:
    """Warn of what stands in a publication's folder and will be none of it."""
    folder = next(iter(files)).parent
    names = {path.name for path in files}
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    others = [path for path in there if path.name not in names and not path.name.startswith(".")]
    message = "está en la carpeta de la publicación y no es parte de ella"
    hint = "si no va a publicarlo, quítelo"
    return tuple(Fault(Place(path.as_posix()), message, hint, Severity.WARNING) for path in others)
