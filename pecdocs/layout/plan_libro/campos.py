"""Which fields of a node a workbook of the plan shows, each in a column, and what of them a cell can hold.

A field that says more than a cell can hold (several dates, steps with their own numbers) is `FIXED`: it is shown as
such, and stays as it is in `plan.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from pecdocs.layout.workbook import FIRST_DAY, MAX_CELL_TEXT
from pecdocs.plan.values import Cantidad, Fecha, Frecuencia, Meta, Paso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Campos, Rol

Kind = Literal[
    "texto", "renglon", "codigo", "numero", "si_no", "fecha", "textos", "pasos", "codigos", "anios", "meses", "palabra"
]
"""How a cell says a value: `renglon` and `codigo` on one line; `textos` and `pasos` one a line; `codigos`, `anios` and
`meses` apart by «;»; `fecha` a day, or a month as text; `palabra` one of a few words."""


class Fixed(Enum):
    """Stands for what a cell can't hold."""

    FIXED = "en plan.yaml"


FIXED = Fixed.FIXED


@dataclass(frozen=True, slots=True)
class Parte:
    """What is programmed in a period: a quantity, or a percentage of the goal."""

    valor: Decimal
    porcentaje: bool = False


Content: TypeAlias = str | Decimal | bool | date | tuple[str, ...] | Parte | Fixed | None
"""What a cell says: a tuple is of texts."""

_MOST_DIGITS = 15
"""The digits of a number that a spreadsheet keeps."""

BETWEEN = "; "
"""What stands between the codes, years or months of one cell."""


def words_of(model: type[Any], name: str) -> tuple[str, ...]:
    """Give the words that a field of a model knows."""
    return tuple(word for word in _literals(model.model_fields[name].annotation) if isinstance(word, str))


def _literals(annotation: Any) -> Iterator[Any]:
    for part in getattr(annotation, "__args__", ()):
        yield from _literals(part) if hasattr(part, "__args__") else (part,)


@dataclass(frozen=True, slots=True)
class Campo:
    """A column: which field of the node it shows, and how."""

    key: str
    label: str
    path: tuple[str, ...]
    """The keys that lead to it from the node; a list on the way has one item at most."""
    kind: Kind
    width: float
    group: str = ""
    """What stands over it and its neighbours."""
    usual: bool = False
    """Whether it is shown though no node says anything in it."""
    words: tuple[str, ...] = ()
    prompt: str = ""

    @property
    def name(self) -> str:
        """How messages call it."""
        return f"{self.group}: {self.label.lower()}" if self.group else self.label


_TIPO, _CADA = words_of(Meta, "tipo"), words_of(Frecuencia, "cada")
_PRINTED = "Las palabras exactas que se imprimen, si no son las de siempre."
_BY_LINE = "Uno en cada renglón de la celda (Alt+Entrar)."
_CODES = "Códigos de la hoja Responsables; varios, con «;»: COM; TH."


def _printed(key: str, group: str, path: tuple[str, ...], label: str = "Impreso") -> Campo:
    return Campo(f"{key}_impreso", label, (*path, "impreso"), "texto", 16, group, prompt=_PRINTED)


CAMPOS: tuple[Campo, ...] = (
    Campo("numero", "N.º", ("numero",), "renglon", 8, prompt="«auto», «ninguno», o como se imprime: 1.2"),
    Campo("nombre", "Nombre", ("nombre",), "texto", 46, usual=True),
    Campo("descripcion", "Descripción", ("descripcion",), "texto", 40),
    Campo("pasos", "Pasos", ("pasos",), "pasos", 30, prompt=_BY_LINE),
    Campo("productos", "Productos", ("productos",), "textos", 24, usual=True, prompt=_BY_LINE),
    Campo("meta", "Cantidad", ("meta", "cantidad"), "numero", 10, "Meta", usual=True),
    Campo("unidad", "Unidad", ("meta", "unidad"), "texto", 15, "Meta", usual=True),
    Campo("tipo", "Tipo", ("meta", "tipo"), "palabra", 11, "Meta", usual=True, words=_TIPO),
    Campo("demanda", "A demanda", ("meta", "demanda"), "si_no", 9, "Meta", usual=True),
    Campo("linea_base", "Línea base", ("meta", "linea_base"), "numero", 10, "Meta", usual=True),
    Campo("tope", "Tope %", ("meta", "tope"), "numero", 8, "Meta"),
    _printed("meta", "Meta", ("meta",)),
    Campo("indicador", "Nombre", ("indicador", "nombre"), "texto", 26, "Indicador", usual=True),
    Campo("numerador", "Numerador", ("indicador", "numerador"), "texto", 20, "Indicador", usual=True),
    Campo("denominador", "Denominador", ("indicador", "denominador"), "texto", 20, "Indicador", usual=True),
    Campo("factor", "Factor", ("indicador", "factor"), "numero", 8, "Indicador"),
    _printed("indicador", "Indicador", ("indicador",)),
    Campo("inicio", "Inicio", ("fechas", "inicio"), "fecha", 12, "Fechas", usual=True),
    _printed("inicio", "Fechas", ("fechas", "inicio"), "Inicio impreso"),
    Campo("fin", "Fin", ("fechas", "fin"), "fecha", 12, "Fechas", usual=True),
    _printed("fin", "Fechas", ("fechas", "fin"), "Fin impreso"),
    Campo("anios", "Años", ("fechas", "anios"), "anios", 12, "Fechas", prompt="Años con «;»: 2024; 2026"),
    Campo("meses", "Meses", ("fechas", "meses"), "meses", 14, "Fechas", prompt="Meses con «;»: 2024-04; 2024-06"),
    Campo("permanente", "Permanente", ("fechas", "permanente"), "si_no", 10, "Fechas"),
    Campo("previo_a", "Previo a", ("fechas", "previo_a"), "texto", 16, "Fechas"),
    _printed("fechas", "Fechas", ("fechas",)),
    Campo(
        "responsables", "Códigos", ("responsables", "roles"), "codigos", 14, "Responsables", usual=True, prompt=_CODES
    ),
    _printed("responsables", "Responsables", ("responsables",)),
    Campo("involucrados", "Códigos", ("involucrados", "roles"), "codigos", 14, "Involucrados", prompt=_CODES),
    _printed("involucrados", "Involucrados", ("involucrados",)),
    Campo("frecuencia", "Cada", ("frecuencia", "cada"), "palabra", 12, "Frecuencia", usual=True, words=_CADA),
    Campo("veces", "Veces", ("frecuencia", "veces"), "numero", 8, "Frecuencia"),
    _printed("frecuencia", "Frecuencia", ("frecuencia",)),
    Campo("peso", "Peso %", ("peso", "valor"), "numero", 8, "Peso", usual=True),
    _printed("peso", "Peso", ("peso",)),
    Campo("publico", "Público", ("publico",), "textos", 20, prompt=_BY_LINE),
    Campo("medio", "Medio", ("medio",), "textos", 18, prompt=_BY_LINE),
    Campo("alcance", "Alcance", ("alcance",), "textos", 14, prompt=_BY_LINE),
    Campo("presupuesto", "Valor", ("presupuesto", "valor"), "numero", 13, "Presupuesto"),
    Campo("moneda", "Moneda", ("presupuesto", "moneda"), "renglon", 9, "Presupuesto"),
    Campo("fuente", "Fuente", ("presupuesto", "fuente"), "texto", 18, "Presupuesto"),
    Campo("sin_costo", "Sin costo", ("presupuesto", "sin_costo"), "si_no", 9, "Presupuesto"),
    _printed("presupuesto", "Presupuesto", ("presupuesto",)),
    Campo("observaciones", "Observaciones", ("observaciones",), "textos", 24, usual=True, prompt=_BY_LINE),
)
"""The columns of the tree, in order, after those of level and codigo."""

CAMPOS_ROL: tuple[Campo, ...] = (
    Campo("nombre", "Nombre", ("nombre",), "renglon", 60, usual=True),
    Campo("sigla", "Sigla", ("sigla",), "renglon", 16, usual=True),
)
"""The columns of the roles, after that of their codigo."""


def content(item: Campos | Rol, campo: Campo) -> Content:
    """Give what a node or a role says in a column, as it is written: what it leaves out says nothing."""
    value: Any = item
    for name in campo.path:
        if isinstance(value, tuple):
            if len(value) > 1:
                return FIXED
            value = value[0] if value else None
        if value is None or name not in value.model_fields_set:
            return None
        value = getattr(value, name)
    found = _said(value, campo.kind)
    return found if _fits(found) else FIXED


def programmed(item: Campos, scheme: str, key: str) -> Content:
    """Give what is programmed in a period."""
    part: Cantidad | None = getattr(item.programacion, scheme).get(key)
    if part is None:
        return None
    found = Parte(part.valor, part.porcentaje) if part.valor is not None and part.impreso is None else FIXED
    return found if _fits(found) else FIXED


def _said(value: Any, kind: Kind) -> Content:
    """Give a field's value as a cell's content."""
    if value is None or value == ():
        return None
    if isinstance(value, Fecha):
        return FIXED if value.fecha is not None and value.mes is not None else value.valor
    if kind == "pasos":
        return FIXED if any(_is_rich(each) for each in value) else tuple(each.texto for each in value)
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return value  # type: ignore[no-any-return]


def _is_rich(paso: Paso) -> bool:
    return bool(paso.model_fields_set - {"texto"})


def _fits(value: Content) -> bool:
    """Tell whether a cell can hold a content so that it is read back as the same."""
    if isinstance(value, Parte):
        return _fits(value.valor)
    if isinstance(value, Decimal):
        return len(value.as_tuple().digits) <= _MOST_DIGITS
    if isinstance(value, date):
        return value >= FIRST_DAY
    if isinstance(value, tuple):
        return not any("\n" in each for each in value) and _fits("\n".join(value))
    return not isinstance(value, str) or (len(value) <= MAX_CELL_TEXT and value != FIXED.value)
