"""PyYAML's complaints about a text that is not YAML, said in Spanish at the place they mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pecdocs.faults import Fault, Place

if TYPE_CHECKING:
    import yaml
    from yaml import Mark


class _Said(NamedTuple):
    """A message and its way out."""

    message: str
    hint: str


_TAB = _Said("hay un tabulador en la sangría", "use espacios: YAML no admite tabuladores")
_QUOTES = _Said("hay unas comillas sin cerrar", "cierre las comillas")
_UNCLOSED = _Said("hay un corchete o una llave sin cerrar", "cierre «]» o «}», y separe con comas")
_COMMA = _Said(
    "falta una coma entre los corchetes o las llaves", "separe con comas; un texto con signos va entre comillas"
)
_COLON = _Said(
    "hay dos puntos «:» donde no se esperan",
    "un texto que lleva «: » va entre comillas rectas, o en las líneas que siguen a «|»",
)
_NO_COLON = _Said(
    "falta «:» después de la clave", "cada línea es «clave: valor»; si el texto sigue en otra línea, use «|»"
)
_INDENT = _Said(
    "la sangría no cuadra con las líneas anteriores",
    "alinee la línea con sus hermanas, con espacios; si va dentro de otra, falta la línea de su clave, como «hijos:»",
)
_OUTSIDE = _Said(
    "la línea queda fuera del texto que va antes",
    "dele la sangría de ese texto; si es una clave, escríbala como «clave: valor»",
)
_LEFT_OVER = _Said(
    "sobra texto después del valor",
    "si el texto lleva comillas o corchetes, enciérrelo todo entre comillas simples: '…'",
)
_STAR = _Said("el texto empieza con «*» o «&», reservados de YAML", "enciérrelo entre comillas")
_RESERVED = _Said(
    "el texto empieza con un carácter reservado de YAML",
    "encierre entre comillas el texto que empieza con @, `, %, -, ?, >, | o similares",
)
_UNKNOWN = _Said("YAML mal escrito", "revise comillas, dos puntos y sangría de esta línea y la anterior")

_COMPLAINTS = {
    "mapping values are not allowed": _COLON,
    "could not find expected ':'|scanning a simple key": _NO_COLON,
    "unknown escape|escape code|hexdecimal": _Said(
        "entre comillas dobles, «\\» empieza un código que YAML no conoce", "escriba «\\\\», o use comillas simples"
    ),
    "quoted scalar|end of stream": _QUOTES,
    "scanning an alias|scanning an anchor": _STAR,
    "cannot start any token|node content|not allowed in this context": _RESERVED,
    "comment or line break": _Said(
        "sobra texto después de «|»", "el texto va en las líneas que siguen, con dos espacios más"
    ),
    "did not find expected key|did not find expected '-'|block mapping|block collection": _INDENT,
    "flow sequence|flow mapping|expected ',' or": _COMMA,
    "directive|incompatible YAML": _Said(
        "hay una directiva «%» de YAML que no se entiende", "quite la línea que empieza con «%»"
    ),
    "tag": _Said(
        "hay una etiqueta «!» de YAML", "las etiquetas no se usan en un plan; encierre el texto entre comillas"
    ),
    "another document|document start": _Said(
        "hay dos documentos YAML en el archivo", "quite la línea «---» o «...», y lo que sigue"
    ),
}
"""What libyaml says (as a pattern), and how it is said here."""

_SLIPS = {
    r"^\s*[\u00a0\u2007\u202f]|[:-][\u00a0\u2007\u202f]": _Said(
        "hay un espacio que no es el corriente", "bórrelo y escríbalo con la barra espaciadora"
    ),
    r"^\s*(- +)*-[^\s-]": _Said("falta un espacio después del guion", "escriba «- » delante de cada elemento"),
    r"^\s*(- +)*\w+:[^\s:/]": _Said("falta un espacio después de «:»", "cada línea es «clave: valor»"),
    r"[:,[{-] *[“”]": _Said(
        "las comillas de Word (“ ”) no son comillas para YAML", 'cámbielas por comillas rectas: "…"'
    ),
}
"""What is likelier wrong with a line (a pattern) than what the parser says of it: marks that look like others."""

_KEY = re.compile(r"\s*(- +)*\w+")


def syntax_fault(error: yaml.MarkedYAMLError, text: str, file: str, last: Any = None) -> Fault:
    """Say one of PyYAML's complaints; `last` is the event of the text read before it."""
    complaint, mark = _complaint(error)
    line, column = mark.line, mark.column
    lines = text.splitlines()
    written = lines[line] if line < len(lines) else ""
    before, here = written[:column], written[column : column + 1]
    if not before.strip(" \t-") and "\t" in before + here:
        complaint = _TAB
    elif _runs_into(line, last, {"'", '"'}):
        complaint, line, column = _QUOTES, last.start_mark.line, last.start_mark.column
    elif _runs_into(line, last, {"|"}):
        complaint = _OUTSIDE
    else:
        slips = (said for pattern, said in _SLIPS.items() if re.search(pattern, written))
        complaint = next(slips, None) or _nearer(complaint, before, rest="".join(lines[line:]))
    return Fault(Place(file, line + 1, column + 1), *complaint)


def _complaint(error: yaml.MarkedYAMLError) -> tuple[_Said, Mark]:
    """Find what is said of an error, and where: an unfinished thing where it begins, not where libyaml gave up."""
    said = f"{error.context or ''} {error.problem or ''}"
    found = next((complaint for pattern, complaint in _COMPLAINTS.items() if re.search(pattern, said)), _UNKNOWN)
    end: Any = error.problem_mark or error.context_mark
    start: Any = error.context_mark or end
    if found is _COMMA and start.line < end.line:
        return _UNCLOSED, start
    return found, (start if found in {_NO_COLON, _QUOTES, _STAR} else end)


def _nearer(complaint: _Said, before: str, rest: str) -> _Said:
    """Tell apart what libyaml says in the same words: by the text before it in its line, and from its line on."""
    if complaint is _COLON and _KEY.fullmatch(before):
        return _INDENT
    if complaint is _INDENT and before.strip(" -"):
        return _LEFT_OVER
    return _UNCLOSED if complaint is _RESERVED and not rest.strip() else complaint


def _runs_into(line: int, last: Any, styles: set[str]) -> bool:
    """Tell whether the text read last is of several lines, in one of these styles, and ends on this line."""
    return last is not None and last.style in styles and last.start_mark.line < last.end_mark.line == line
