"""What a publication folder says of its files: `datapackage.json` for programs, `indice.html` for people.

The package is that of the Data Package standard, 2.0 (https://datapackage.org/standard/data-package/): name, title,
size and hash of every file, and the columns of those that are tables.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from pecdocs.data.diccionario import table_schema
from pecdocs.data.jsonfile import json_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.data.columns import Column
    from pecdocs.data.jsonfile import Json

PACKAGE, INDEX = "datapackage.json", "indice.html"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_FORMATS = {
    ".docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".pdf": ("PDF", "application/pdf"),
    ".csv": ("CSV", "text/csv"),
    ".json": ("JSON", "application/json"),
}
"""How a format is called, and its media type (IANA)."""


@dataclass(frozen=True, slots=True)
class Archivo:
    """A file that is published."""

    name: str
    title: str
    data: bytes
    columns: tuple[Column, ...] = ()
    """Those of a table."""

    @property
    def ending(self) -> str:
        """What its name ends in."""
        return PurePath(self.name).suffix

    @property
    def formato(self) -> str:
        """How its format is called."""
        return _FORMATS[self.ending][0]

    @property
    def hash(self) -> str:
        """Its SHA-256."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Publicacion:
    """What is published: the plan in words as its documents print them, and the files."""

    titulo: str
    entidad: str
    version: str
    fecha: str
    """As it is printed; `dia` for programs, empty where the day is not known."""
    dia: str
    vigencia: str
    codigo: str
    estado: str
    aviso: str
    """That it is not what was approved; empty where it is."""
    corte: str
    idioma: str
    archivos: tuple[Archivo, ...]


def package_json(published: Publicacion, name: str) -> bytes:
    """Give the package of a publication; `name` is that of its folder."""
    found: dict[str, Json] = {
        "$schema": _PROFILE,
        "name": name,
        "title": published.titulo,
        "description": f"{published.titulo}. {published.entidad}. Versión {published.version}: {published.estado}.",
        "version": published.version,
        "contributors": [{"title": published.entidad, "roles": ["creator"]}],
    }
    if published.dia:
        found["created"] = f"{published.dia}T00:00:00Z"
    return json_bytes({**found, "resources": [_resource(each, published) for each in published.archivos]})


def _resource(file: Archivo, published: Publicacion) -> Json:
    found: dict[str, Json] = {
        "name": file.name,
        "path": file.name,
        "title": file.title,
        "format": file.ending[1:],
        "mediatype": _FORMATS[file.ending][1],
        "bytes": len(file.data),
        "hash": f"sha256:{file.hash}",
        "version": published.version,
        "fecha": published.dia or published.fecha,
    }
    if file.columns:
        found |= {"type": "table", "encoding": "utf-8", "schema": table_schema(file.columns)}
    return found


_STYLE = """
body{font:1.05rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:60rem;margin:0 auto;padding:1rem}
a{color:#0b4a8f}a:focus{outline:3px solid #0b4a8f;outline-offset:2px}
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top}
thead th{background:#eef2f6}tbody th{font-weight:normal}td{white-space:nowrap}td.n{text-align:right}
dt{font-weight:bold;float:left;clear:left;margin-right:.5rem}dd{margin-left:8rem}
code{font-size:.85rem;overflow-wrap:anywhere}.aviso{border-left:.4rem solid #9b1c1c;padding:.5rem 1rem;font-weight:bold}
"""


def index_html(published: Publicacion) -> bytes:
    """Give the page that says what is published: it asks nothing of the network, and runs nothing."""
    return "\n".join(_page(published)).encode()


def _page(published: Publicacion) -> Iterator[str]:
    title = f"{published.titulo} - {published.entidad}"
    yield f'<!DOCTYPE html>\n<html lang="{escape(published.idioma)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{escape(published.titulo)}</h1>"
    if published.aviso:
        yield f'<p class="aviso">{escape(published.aviso)}</p>'
    yield "<dl>"
    yield from (f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in _facts(published) if value)
    yield "</dl>"
    yield from _table(published)
    yield "<h2>Para comprobar un archivo</h2>"
    yield "<p>La huella SHA-256 de un archivo cambia si cambia una sola letra de él. En Windows la"
    yield "muestra, en una ventana de comandos, <code>certutil -hashfile ARCHIVO SHA256</code>; en Linux,"
    yield "<code>sha256sum ARCHIVO</code>.</p>"
    yield f'<p>Para programas, lo mismo está en <a href="{PACKAGE}">{PACKAGE}</a>, según el estándar Data Package.</p>'
    yield "</main>\n</body>\n</html>\n"


def _facts(published: Publicacion) -> Sequence[tuple[str, str]]:
    return (
        ("Entidad", published.entidad),
        ("Código", published.codigo),
        ("Versión", published.version),
        ("Fecha", published.fecha),
        ("Vigencia", published.vigencia),
        ("Estado", published.estado),
        ("Corte", published.corte),
    )


def _table(published: Publicacion) -> Iterator[str]:
    yield "<table>\n<caption>Los archivos</caption>\n<thead>\n<tr>"
    yield "".join(f'<th scope="col">{each}</th>' for each in ("Archivo", "Formato", "Tamaño", "Versión", "Fecha"))
    yield "</tr>\n</thead>\n<tbody>"
    for file in published.archivos:
        link = f'<a href="{quote(file.name)}" download>{escape(file.title)}</a>'
        digest = f"<br>{escape(file.name)}<br><code>SHA-256: {file.hash}</code>"
        cells = (file.formato, _size(len(file.data)), escape(published.version), escape(published.fecha))
        described = "".join(
            f'<td class="n">{each}</td>' if n == 1 else f"<td>{each}</td>" for n, each in enumerate(cells)
        )
        yield f'<tr><th scope="row">{link}{digest}</th>{described}</tr>'
    yield "</tbody>\n</table>"


def _size(count: int) -> str:
    """Write a size as people read it; the package has it exact."""
    return f"{count} bytes" if count < 1000 else f"{round(count / 1000)} kB"  # noqa: PLR2004 - a kB
