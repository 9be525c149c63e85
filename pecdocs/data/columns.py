"""Every column of the open data, in one place: its name, which never changes, its type, its meaning, its keys.

The types are those of Frictionless Table Schema (https://datapackage.org/standard/table-schema/).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Type: TypeAlias = Literal["string", "number", "integer", "boolean", "date"]

LEVELS_ABOVE = 5
"""The levels above an activity that have columns of their own: a plan names six at most, the last of them its own."""
BETWEEN = " | "
"""What stands between the entries of a list in a file that has no lists."""

EDITED = "modificado"
"""How a plan stands that says that it is approved and is not what was."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column."""

    name: str
    meaning: str
    """In Spanish, for who reads the data."""
    type: Type = "string"
    unit: str = ""
    sources: tuple[str, ...] = ()
    """The keys that it holds: of the plan, `arbol.meta.cantidad`; of the period files, `respuestas.solicitado`."""
    is_list: bool = False
    """Whether it holds several of its type: an array in JSON, a text with « | » between them in CSV."""


def _levels() -> Iterator[Column]:
    for n in range(1, LEVELS_ABOVE + 1):
        where = "el grupo más alto en que está" if n == 1 else f"el grupo de nivel {n} en que está"
        yield Column(f"nivel{n}_codigo", f"el código de nivel{n}", sources=("arbol.codigo",))
        yield Column(f"nivel{n}", f"{where}; vacío si no hay tantos", sources=("arbol.nombre",))


def _node(name: str, meaning: str, *sources: str, type: Type = "string", unit: str = "") -> Column:  # noqa: A002
    return Column(name, meaning, type, unit, tuple(f"arbol.{each}" for each in sources))


def _list(name: str, meaning: str, *sources: str, type: Type = "string") -> Column:  # noqa: A002
    return Column(name, meaning, type, "", tuple(f"arbol.{each}" for each in sources), is_list=True)


_WHEN = tuple(f"{end}.{key}" for end in ("inicio", "fin") for key in ("fecha", "mes", "impreso"))
_DATES = (*_WHEN, "anios", "meses", "permanente", "previo_a", "impreso")
"""Every key of one of the `fechas`."""
_EACH_STEP = "uno por paso, en el orden de «pasos»; vacío en los que no lo dicen"

OF_PLAN = (
    Column("entidad", "el nombre de la entidad", sources=("entidad.nombre", "entidad.sigla")),
    Column("plan", "el título del plan", sources=("documento.titulo",)),
    Column("vigencia_desde", "el primer año del plan", "integer", "año", ("documento.vigencia.desde",)),
    Column("vigencia_hasta", "el último año del plan", "integer", "año", ("documento.vigencia.hasta",)),
    Column("version", "la versión del plan", sources=("documento.version",)),
)
OF_DOCUMENT = (
    Column("plan_codigo", "el código del documento", sources=("documento.codigo",)),
    Column(
        "plan_estado",
        f"borrador, en_revision o aprobado; {EDITED}, si cambió después de aprobarse",
        sources=("documento.estado",),
    ),
    Column(
        "plan_fecha",
        "la fecha de la versión: 2024-03-01, o 2024-03 si no se sabe el día",
        sources=("documento.fecha.fecha", "documento.fecha.mes"),
    ),
)
OF_PLACE = (
    Column("tabla", "la tabla del plan que dice lo de esta fila; vacío si es el árbol", sources=("tablas",)),
    Column("clase", "actividad, o grupo de ellas", sources=("arbol.hijos",)),
    Column("nivel", "a qué profundidad está, desde 1", "integer", "", ("arbol.hijos",)),
    Column("nivel_nombre", "cómo llama el plan a ese nivel", sources=("niveles.nombre",)),
    *_levels(),
)
CODIGO = Column("codigo", "el código de la actividad", sources=("arbol.codigo", "tablas.filas.de"))
ACTIVIDAD = _node("actividad", "su nombre; si no tiene, su primer paso", "nombre", "pasos.texto")
RESPONSABLES = _node("responsables", "las áreas a las que se pregunta", "responsables.roles")
INDICADOR = _node(
    "indicador",
    "el nombre del indicador",
    "indicador.nombre",
    "indicador.numerador",
    "indicador.impreso",
)
TIPO = _node(
    "tipo", "el tipo de la meta: suma, flujo, stock, capacidad, reduccion, hito o demanda", "meta.tipo", "meta.demanda"
)
UNIDAD = _node("unidad", "la unidad de programado y ejecutado", "meta.unidad")

OF_NODE = (
    CODIGO,
    _node("numero", "su número, si el plan lo escribe; vacío si lo pone el lugar o no lleva", "numero"),
    ACTIVIDAD,
    _node("descripcion", "en qué consiste", "descripcion"),
    _list("pasos", "sus pasos, en orden", "pasos.texto"),
    _list("pasos_numero", f"su número escrito: {_EACH_STEP}", "pasos.numero"),
    _list(
        "pasos_fechas",
        f"cuándo se hace, como lo diría «tramos» y lo demás de las fechas: {_EACH_STEP}",
        *(f"pasos.fechas.{each}" for each in _DATES),
    ),
    _list("pasos_producto", f"lo que deja: {_EACH_STEP}", "pasos.producto"),
    _list(
        "pasos_frecuencia",
        f"cada cuánto se hace: {_EACH_STEP}",
        *(f"pasos.frecuencia.{each}" for each in ("cada", "veces", "impreso")),
    ),
    _list("productos", "lo que deja", "productos"),
    _node("meta", "la meta", "meta.cantidad", type="number", unit="la de «unidad»"),
    UNIDAD,
    TIPO,
    _node("linea_base", "el valor de partida de la meta", "meta.linea_base", type="number", unit="la de «unidad»"),
    _node("tope", "hasta qué porcentaje cuenta lo que pasa de la meta", "meta.tope", type="number", unit="%"),
    _node("meta_impreso", "la meta con las palabras del documento", "meta.impreso"),
    INDICADOR,
    _node("formula_numerador", "lo que se divide", "indicador.numerador"),
    _node("formula_denominador", "entre qué se divide", "indicador.denominador"),
    _node("formula_factor", "por cuánto se multiplica", "indicador.factor", type="number"),
    _node("formula_impreso", "la fórmula con las palabras del documento", "indicador.impreso"),
    _node(
        "inicio",
        "cuándo empieza: 2024-03-01, o 2024-03 si no se sabe el día",
        "fechas.inicio.fecha",
        "fechas.inicio.mes",
    ),
    _node("fin", "cuándo termina, escrito igual", "fechas.fin.fecha", "fechas.fin.mes"),
    _list(
        "tramos",
        "cada tramo, como 2024-03-01/2024-06-30; «..» es un extremo que no se sabe",
        *(f"fechas.{each}" for each in _WHEN if "impreso" not in each),
    ),
    _list("anios", "los años en que se hace", "fechas.anios", type="integer"),
    _list("meses", "los meses en que se hace, como 2024-04", "fechas.meses"),
    _node("permanente", "si se hace todo el tiempo", "fechas.permanente", type="boolean"),
    _list("previo_a", "el evento antes del cual se hace", "fechas.previo_a"),
    _list(
        "fechas_impreso",
        "las fechas con las palabras del documento",
        "fechas.impreso",
        "fechas.inicio.impreso",
        "fechas.fin.impreso",
    ),
    RESPONSABLES,
    _list("responsables_claves", "las claves de esas áreas en el plan", "responsables.roles"),
    _node("responsables_impreso", "los responsables con las palabras del documento", "responsables.impreso"),
    _node("involucrados", "las áreas que participan", "involucrados.roles"),
    _list("involucrados_claves", "las claves de esas áreas en el plan", "involucrados.roles"),
    _node("involucrados_impreso", "quiénes participan, con las palabras del documento", "involucrados.impreso"),
    _list("publico", "a quién se dirige", "publico"),
    _list("frecuencia", "cada cuánto: mensual, trimestral, permanente…", "frecuencia.cada"),
    _list("frecuencia_veces", "cuántas veces en cada lapso", "frecuencia.veces", type="number"),
    _list("frecuencia_impreso", "la frecuencia con las palabras del documento", "frecuencia.impreso"),
    _list("medio", "por qué medio", "medio"),
    _list("alcance", "interno, externo…", "alcance"),
    _node("presupuesto", "lo que cuesta", "presupuesto.valor", type="number", unit="la de «moneda»"),
    _node("moneda", "la moneda del presupuesto, con tres letras: COP, MXN…", "presupuesto.moneda"),
    _node("presupuesto_fuente", "de dónde sale", "presupuesto.fuente"),
    _node("sin_costo", "si no cuesta dinero aparte", "presupuesto.sin_costo", type="boolean"),
    _node("presupuesto_impreso", "el presupuesto con las palabras del documento", "presupuesto.impreso"),
    _node("peso", "cuánto pesa dentro de su grupo", "peso.valor", type="number", unit="%"),
    _node("peso_impreso", "el peso con las palabras del documento", "peso.impreso"),
    _list("observaciones", "observaciones", "observaciones"),
    _list("listas", "los textos de las listas que acompañan a lo que contiene", "listas.texto"),
    _list("listas_nombre", "cómo se llama la lista de cada texto de «listas»", "listas"),
    _list("listas_junto_a", "el código de la actividad junto a la que va cada texto de «listas»", "listas.junto_a"),
)
ESQUEMA = Column(
    "esquema",
    "cómo es el periodo: anual, semestral, cuatrimestral, trimestral, bimestral, mensual o libre; vacío si el plan no "
    "programa",
    sources=("arbol.programacion",),
)
PERIODO = (
    Column("periodo", "la clave del periodo", sources=("arbol.programacion", "periodos")),
    Column("fecha_inicio", "su primer día", "date", "", ("periodos.inicio",)),
    Column("fecha_fin", "su último día", "date", "", ("periodos.fin",)),
)
PERIODO_NOMBRE = Column("periodo_nombre", "el nombre del periodo, si el plan le da uno", sources=("periodos.titulo",))
CERRADO = Column("cerrado", "el día en que se cerró; vacío si no se ha cerrado", "date", "", ("cerrado.fecha",))
PROGRAMADO = Column(
    "programado",
    "lo programado en el periodo",
    "number",
    "la de «unidad»",
    ("arbol.programacion", "arbol.meta.cantidad"),
)
AS_WRITTEN = (
    Column(
        "programado_escrito",
        "el número como lo escribe el plan",
        "number",
        "% de la meta si «programado_porcentaje»; si no, la de «unidad»",
        ("arbol.programacion.valor",),
    ),
    Column(
        "programado_porcentaje",
        "si ese número es un porcentaje de la meta",
        "boolean",
        "",
        ("arbol.programacion.porcentaje",),
    ),
    Column(
        "programado_impreso",
        "lo programado con las palabras del documento",
        sources=("arbol.programacion.impreso",),
    ),
)
MEDIDO = (
    Column(
        "ejecutado",
        "lo hecho en el periodo",
        "number",
        "la de «unidad»",
        ("respuestas.ejecutado.valor", "respuestas.ejecutado.porcentaje", "respuestas.ejecutado.cumplido"),
    ),
    Column(
        "solicitado", "lo solicitado, en las metas a demanda", "number", "la de «unidad»", ("respuestas.solicitado",)
    ),
    Column("estado", "por qué no hay un porcentaje del periodo", sources=("respuestas.estado",)),
    Column("porcentaje", "el porcentaje del periodo: 100 es todo lo programado", "number", "%"),
    Column("a_la_fecha", "el porcentaje desde el comienzo hasta el fin del periodo", "number", "%"),
    Column("cuenta", "lo que ese porcentaje cuenta en los promedios, con su tope", "number", "%"),
    Column("semaforo", "la palabra del semáforo a la fecha"),
    Column("en_el_anio", "el porcentaje de la meta del año", "number", "%"),
    Column(
        "evidencia",
        "las evidencias, con una barra entre una y otra",
        sources=tuple(f"respuestas.evidencia.{each}" for each in ("texto", "url", "ruta", "fecha")),
    ),
    Column("analisis", "lo que explica el resultado", sources=("respuestas.analisis",)),
    Column("reportado_por", "quién reportó", sources=("respuestas.reportado.por",)),
    Column("reportado_fecha", "cuándo", "date", "", ("respuestas.reportado.fecha",)),
    Column("reportado_archivo", "en qué archivo", sources=("respuestas.reportado.archivo",)),
    Column("devuelto_por", "quién lo devolvió", sources=("respuestas.devuelto.por",)),
    Column("devuelto_fecha", "cuándo", "date", "", ("respuestas.devuelto.fecha",)),
    Column("validado_por", "quién lo validó", sources=("respuestas.validado.por",)),
    Column("validado_fecha", "cuándo", "date", "", ("respuestas.validado.fecha",)),
    Column(
        "cambios_despues_del_cierre",
        "cuántos cambios se autorizaron después del cierre",
        "integer",
        "",
        ("respuestas.cambios",),
    ),
)

OF_PERIOD = (ESQUEMA, *PERIODO, PERIODO_NOMBRE, PROGRAMADO, *AS_WRITTEN)

MATRIZ = (*OF_PLAN, *OF_DOCUMENT, *OF_PLACE, *OF_NODE, *OF_PERIOD)
"""The columns of a plan's matrix: the same for every plan."""
CORTE = (CERRADO, *MEDIDO)
"""Those that follow them where what was done stands beside."""


def columns(*, with_corte: bool) -> tuple[Column, ...]:
    """Give the columns of a matrix, with or without what was done."""
    return (*MATRIZ, *CORTE) if with_corte else MATRIZ
