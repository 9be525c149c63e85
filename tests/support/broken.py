"""What the folders of tests/rotos can't hold as text: pictures, texts in other encodings, Office files badly saved.

A template is broken as people break it in Word: in a copy of the common format's, changed in its parts.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.planlibros import Opened
from tests.support.planlibros import changed as changed_plan
from tests.support.repos import play
from tests.support.wordtemplate import R_URI, p, unzipped, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

COMMON = Path(__file__).parent.parent.parent / "templates" / "comun" / "plan.docx"
DOCUMENT, HEADER, RELATIONS = "word/document.xml", "word/header1.xml", "word/_rels/document.xml.rels"
TYPES, STYLES = "[Content_Types].xml", "word/styles.xml"

PLAN = """\
formato: propio
entidad: {nombre: Instituto de Ejemplo, sigla: IDE}
documento: {titulo: Plan Estratégico de Comunicaciones, version: "1", fecha: 2024-01-31, vigencia: 2024}
roles: {COM: Oficina Asesora de Comunicaciones}
niveles: [Objetivo, Actividad]
secciones:
  - {codigo: INTRO, titulo: Introducción, texto: Este plan dice qué comunica el instituto.}
arbol:
  - codigo: INT
    nombre: Fortalecer la comunicación interna
    hijos:
      - {codigo: BOLETIN, nombre: Publicar el boletín, meta: 11, indicador: Boletines, responsables: COM}
"""
"""A plan without mistakes, for the broken templates."""

JPEG_FOR_PRINT = (
    b"\xff\xd8\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\2"
    b"\xff\xc0\0\x14\x08\0\x14\0\x28\4\1\x11\0\2\x11\0\3\x11\0\4\x11\0\xff\xd9"
)
"""A JPEG as a press saves it: four inks, and neither of the marks of a screen's picture."""
BITMAP = b"BM" + bytes(60)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
"""How a .doc begins, and any file of Office with a password."""


def build(name: str, folder: Path) -> None:
    """Put in the folder of the case called `name` what it needs and can't hold."""
    if name in TEMPLATES:
        own = folder / "plantillas" / "propio"
        _write(own / "plan.docx", TEMPLATES[name]())
        _write(own / "formato.yaml", b"nombre: Propio\norden: [secciones, intervencion]\n")
    if (folder / "plantillas").is_dir():
        _write(folder / "mi-plan" / "plan.yaml", PLAN.encode())
    for path, content in FILES.get(name, {}).items():
        _write(folder / "mi-plan" / path, content)
    if (folder / "pasos").is_dir():
        play(folder / "pasos", folder / "plan")
    if name in BOOKS:
        _write(folder / "cambiado.xlsx", BOOKS[name](folder / "plan"))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


FILES: dict[str, dict[str, bytes]] = {
    "57-logo-con-otro-nombre": {"logo.png": BITMAP},
    "58-logo-bmp": {"logo.png": BITMAP},
    "59-logo-de-imprenta": {"logo.jpg": JPEG_FOR_PRINT},
    "61-plan-en-latin-1": {"plan.yaml": PLAN.encode("latin-1")},
    "62-plan-en-utf-16": {"plan.yaml": PLAN.encode("utf-16")},
    "63-plan-de-word": {"plan.yaml": COMMON.read_bytes()},
}
"""The files beside a case's own, in its plan's folder."""


def _changed_plan(folder: Path) -> bytes:
    """Give the workbook of a plan as its officer sends it back: a goal, a role, a new activity, one that goes."""

    def change(book: Opened) -> None:
        book.put("Árbol", "REV", meta=12, responsables="COM; TH")
        book.put("Árbol", book.first_free("Árbol"), nivel="2 · Actividad", nombre="Atender a los medios")
        book.sheet("Árbol").delete_rows(book.row("Árbol", "BOL"))

    return changed_plan(folder, change)


BOOKS: dict[str, Callable[[Path], bytes]] = {"plan-en-excel": _changed_plan}
"""The workbook that came back, of the plan in the case's folder."""


def changed(part: str, old: str, new: str, *, pattern: bool = False) -> Callable[[], bytes]:
    """Give the maker of a copy of the common template with some words of a part changed, the first time they stand."""

    def make() -> bytes:
        members = unzipped(COMMON.read_bytes())
        text = members[part].decode()
        found = re.search(old if pattern else re.escape(old), text, re.DOTALL)
        assert found is not None, f"{part} lacks {old}"
        members[part] = (text[: found.start()] + new + text[found.end() :]).encode()
        return zipped(dict(members))

    return make


def with_part(name: str, content: bytes) -> Callable[[], bytes]:
    """Give the maker of a copy of the common template with a part more, which nothing points to."""
    return lambda: zipped({**unzipped(COMMON.read_bytes()), name: content})


def _row_of(mark: str) -> str:
    """Give the pattern of the row that a prototype's mark stands in."""
    return rf"<w:tr>(?:(?!</w:tr>).)*{re.escape(mark)}.*?</w:tr>"


_TITLE = "{{ documento.titulo }}"
_BODY = "[[cuerpo]]"
_RUN = '</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">'
_DELETED = '<w:del w:id="9" w:author="Ana"><w:r><w:delText>{{ documento.lema }}</w:delText></w:r></w:del>'

TEMPLATES: dict[str, Callable[[], bytes]] = {
    "01-campo-mal-escrito": changed(DOCUMENT, _TITLE, "{{ documento.título }}"),
    "02-comillas-de-word": changed(DOCUMENT, _TITLE, "{{ documento.titulo|default(«Sin título») }}"),
    "03-etiqueta-partida-y-mal-escrita": changed(DOCUMENT, _TITLE, f"{{{{ docu{_RUN}mento.titlo }}}}"),
    "04-etiqueta-sin-cerrar": changed(DOCUMENT, _TITLE, "{{ documento.titulo"),
    "05-una-sola-llave": changed(DOCUMENT, _TITLE, "{ documento.titulo }"),
    "06-if-sin-endif": changed(DOCUMENT, "{%p endif %}", ""),
    "07-endfor-en-otra-celda": changed(
        DOCUMENT, _BODY, "[[cuerpo]]</w:t></w:r></w:p><w:tbl><w:tr>"
        f"<w:tc>{p('{% for s in siglas %}{{ s.sigla }}')}</w:tc><w:tc>{p('{{ s.significado }}{% endfor %}')}</w:tc>"
        "</w:tr></w:tbl><w:p><w:r><w:t>",
    ),
    "08-sin-cuerpo": changed(DOCUMENT, _BODY, ""),
    "09-dos-cuerpos": changed(DOCUMENT, "[[contenido]]", _BODY),
    "10-cuerpo-acompanado": changed(DOCUMENT, _BODY, "Aquí va el plan: [[cuerpo]]"),
    "11-sin-fila-prototipo": changed(DOCUMENT, _row_of("[[tabla · encabezado]]"), "", pattern=True),
    "12-prototipo-mal-escrito": changed(DOCUMENT, "[[tabla · fila]]", "[[tabla · filas]]"),
    "13-sin-tablas-prototipo": changed(
        DOCUMENT, r"\[\[cuerpo\]\].*</w:tbl>", "[[cuerpo]]</w:t></w:r></w:p>", pattern=True
    ),
    "14-doc-antiguo-o-con-contrasena": lambda: OLD_OFFICE,
    "15-pdf": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "16-odt": lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
    "17-con-macros": with_part("word/vbaProject.bin", OLD_OFFICE),
    "18-imagen-vinculada": changed(
        RELATIONS, "</Relationships>",
        f'<Relationship Id="rId99" Type="{R_URI}/image" Target="file:///C:/logos/logo.png" TargetMode="External"/>'
        "</Relationships>",
    ),
    "19-doctype": changed(DOCUMENT, "<w:document", "<!DOCTYPE x><w:document"),
    "20-sin-titulo-1": changed(STYLES, '<w:name w:val="heading 1"/>', '<w:name w:val="Título propio"/>'),
    "21-control-de-cambios": changed(DOCUMENT, _BODY, f"[[cuerpo]]</w:t></w:r></w:p><w:p>{_DELETED}<w:r><w:t>"),
    "22-encabezado-con-campo-ajeno": changed(HEADER, "{{ documento.titulo }}", "{{ documento.titulo }} {{ pagina }}"),
    "23-plantilla-dotx": changed(TYPES, "document.main+xml", "template.main+xml"),
    "24-campo-entre-corchetes": changed(DOCUMENT, _TITLE, "[[documento.titulo]]"),
    "25-archivo-cortado": lambda: COMMON.read_bytes()[:4000],
}  # fmt: skip
"""The template of each case that has one, by the case's name."""
