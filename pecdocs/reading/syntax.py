"""PyYAML's complaints about a text that is not YAML, said in Spanish at the place they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, Place

if TYPE_CHECKING:
    import yaml


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What libyaml says (as a pattern), and how it is said here."""

    pattern: str
    message: str
    hint: str
    at_start: bool = False
    """Point at where the unfinished thing begins, not where libyaml gave up."""


_TAB = ("hay un tabulador en la sangría", "use espacios: YAML no admite tabuladores")
_LEFT_OVER = ("sobra texto después del valor", "si el texto lleva comillas o corchetes, enciérrelo todo entre comillas")
_UNCLOSED = ("hay un corchete o una llave sin cerrar", "cierre «]» o «}», y separe con comas")

_COMPLAINTS = (
    _Complaint(
        "mapping values are not allowed",
        "hay dos puntos «:» donde no se esperan",
        "si son parte del texto, enciérrelo entre comillas; si no, revise la línea anterior",
    ),
    _Complaint(
        "could not find expected ':'|scanning a simple key",
        "falta «:» después de la clave",
        "cada línea es «clave: valor»; si el texto sigue en otra línea, use «|»",
    ),
    _Complaint(
        "unknown escape|escape code|hexdecimal",
        "entre comillas dobles, «\\» empieza un código que YAML no conoce",
        "escriba «\\\\», o use comillas simples",
    ),
    _Complaint("quoted scalar|end of stream", "hay unas comillas sin cerrar", "cierre las comillas", at_start=True),
    _Complaint(
        "scanning an alias|scanning an anchor",
        "el texto empieza con «*» o «&», reservados de YAML",
        "enciérrelo entre comillas",
        at_start=True,
    ),
    _Complaint(
        "cannot start any token|node content|not allowed in this context|comment or line break",
        "el texto empieza con un carácter reservado de YAML",
        "encierre entre comillas el texto que empieza con @, `, %, -, ?, >, | o similares",
    ),
    _Complaint(
        "did not find expected key|did not find expected '-'|block mapping|block collection",
        "la sangría no cuadra con las líneas anteriores",
        "alinee la clave con sus hermanas, con espacios",
    ),
    _Complaint("flow sequence|flow mapping|expected ',' or", *_UNCLOSED, at_start=True),
    _Complaint(
        "directive|incompatible YAML",
        "hay una directiva «%» de YAML que no se entiende",
        "quite la línea que empieza con «%»",
    ),
    _Complaint(
        "tag",
        "hay una etiqueta «!» de YAML",
        "las etiquetas no se usan en un plan; encierre el texto entre comillas",
    ),
    _Complaint(
        "another document|document start",
        "hay dos documentos YAML en el archivo",
        "quite la línea «---» o «...», y lo que sigue",
    ),
)


def syntax_fault(error: yaml.MarkedYAMLError, text: str, file: str) -> Fault:
    """Say one of PyYAML's complaints."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = text.splitlines()
    written = lines[line] if line < len(lines) else ""
    place = Place(file, line + 1, column + 1)
    before, here = written[:column], written[column : column + 1]
    if not before.strip(" \t-") and "\t" in before + here:
        return Fault(place, *_TAB)
    said = f"{error.context or ''} {error.problem or ''}"
    if "did not find expected key" in said and before.strip():
        return Fault(place, *_LEFT_OVER)
    if "node content" in said and not "".join(lines[line:]).strip():
        return Fault(place, *_UNCLOSED)
    for complaint in _COMPLAINTS:
        if re.search(complaint.pattern, said):
            start = error.context_mark
            if complaint.at_start and start is not None and start.line < line:
                place = Place(file, start.line + 1, start.column + 1)
            return Fault(place, complaint.message, complaint.hint)
    return Fault(place, "YAML mal escrito", "revise comillas, dos puntos y sangría de esta línea y la anterior")
