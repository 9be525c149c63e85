"""Random plans that are sound: goals that what is programmed sums to, dates in one style, signatures in their order.

Everything that a rule of the review looks at is drawn, and drawn so that it agrees: whatever the review finds in such a
plan, it is wrong.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn

Data = dict[str, Any]

_LENGTH = {"mensual": 1, "bimestral": 2, "trimestral": 3, "cuatrimestral": 4, "semestral": 6}
_LETTER = {"mensual": "M", "bimestral": "B", "trimestral": "T", "cuatrimestral": "C", "semestral": "S"}
_THINGS = (
    ("Publicar", "boletines internos", "Boletines internos publicados", "Boletines internos programados"),
    ("Emitir", "noticieros institucionales", "Noticieros emitidos", "Noticieros programados"),
    ("Dictar", "talleres de redacción", "Talleres dictados", "Talleres programados"),
    ("Realizar", "campañas de cultura organizacional", "Campañas realizadas", "Campañas programadas"),
    ("Elaborar", "videos de trámites", "Videos elaborados", "Videos programados"),
    ("Actualizar", "carteleras de las sedes", "Carteleras actualizadas", "Carteleras por actualizar"),
    ("Enviar", "comunicados de prensa", "Comunicados enviados", "Comunicados programados"),
)
_DONE = {"Publicar": "publicaron", "Emitir": "emitieron", "Dictar": "dictaron", "Realizar": "realizaron"}
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EDGE = 7
"""Days in which something is signed before it is approved."""


@st.composite
def coherent_plans(draw: DrawFn) -> Data:
    """Give a plan, its change log and the answers of its first period, as data: `plan`, `cambios`, `seguimiento`."""
    year = draw(st.integers(2023, 2030))
    scheme = draw(st.sampled_from(sorted(_LENGTH)))
    made = _versions(draw, year)
    activities = _activities(draw, year, scheme)
    country = draw(st.sampled_from(("CO", "MX")))
    plan: Data = {
        "formato": "comun",
        "entidad": {"nombre": "Instituto de Vivienda", "sigla": "IV", "pais": country},
        "documento": {
            "titulo": draw(st.sampled_from(("Plan Estratégico de Comunicaciones", f"Plan de Comunicaciones {year}"))),
            "codigo": "GC-PL-001",
            "version": made[-1]["version"],
            "fecha": made[-1]["fecha"],
            "vigencia": year,
            "estado": "aprobado",
        },
        "siglas": {"IV": "Instituto de Vivienda", "MIPG": "Modelo Integrado de Planeación y Gestión"},
        "roles": {"COM": {"nombre": "Oficina de Comunicaciones"}, "TH": {"nombre": "Grupo de Talento Humano"}},
        "secciones": _sections(draw, year),
        "niveles": ["Objetivo", "Actividad"],
        "seguimiento": {"esquema": scheme},
        "arbol": _tree(draw, activities),
        "firmas": _signatures(draw, made),
    }
    if country == "MX" and draw(st.booleans()):
        plan["entidad"]["lema"] = {year: f"{year}, Año de la Vivienda Digna"}
    if draw(st.booleans()):
        rows = [
            {"de": group["codigo"], "hijos": [{"de": each["codigo"]} for each in group["hijos"]]}
            for group in plan["arbol"]
        ]
        plan["tablas"] = {"seguimiento": {"filas": rows}}
    first = _key(year, scheme, 1)
    return {"plan": plan, "cambios": made, "seguimiento": {first: _answers(draw, year, scheme, first, activities)}}


def _versions(draw: DrawFn, year: int) -> list[Data]:
    """Give the log of one to three versions, each after the one before, the first one in January."""
    style: Callable[[int], str] = draw(st.sampled_from((str, lambda n: f"{n:02}", lambda n: f"{n}.0")))
    months = sorted({1, *draw(st.lists(st.integers(2, 12), max_size=2))})
    texts = ["Primera versión del plan."]
    texts += ["Se ajusta la meta de una actividad.", "Se elimina una actividad, por decisión del comité."]
    return [
        {
            "version": style(n),
            "fecha": f"{year}-{month:02}-{draw(st.integers(_EDGE + 1, 28)):02}",
            "numerales": ["1", "2", "3"] if n == 1 else ["2"],
            "descripcion": texts[n - 1],
        }
        for n, month in enumerate(months, 1)
    ]


def _signatures(draw: DrawFn, made: list[Data]) -> Data:
    """Give who signs the last version, in the days before its date; a committee approves, or a director."""
    day = made[-1]["fecha"]
    days = sorted(draw(st.lists(st.integers(0, _EDGE), min_size=3, max_size=3)), reverse=True)
    dates = [f"{day[:8]}{int(day[8:]) - each:02}" for each in days]
    approves = draw(
        st.sampled_from(
            (
                {"comite": "Comité Institucional de Gestión y Desempeño", "acta": "5"},
                {"nombre": "Eva Gil", "cargo": "Directora General"},
            )
        )
    )
    return {
        "elaboro": {"nombre": "Ana Ruiz", "cargo": "Profesional de Comunicaciones", "fecha": dates[0]},
        "reviso": {"nombre": "Luis Peña", "cargo": "Jefe de Planeación", "fecha": dates[1]},
        "aprobo": {**approves, "fecha": dates[2]},
    }


def _sections(draw: DrawFn, year: int) -> list[Data]:
    aims = (
        "Dar a conocer los servicios del IV a quienes los necesitan, según el MIPG.",
        f"El IV informa desde {year - 2}, como ordena la Ley 1712 de 2014 (ver el MIPG).",
        f"Frente al primer semestre de {year - 1}, el IV llega a más ciudadanos; el MIPG lo pide.",
        "Fortalecer la comunicación del IV:\n\n1. Con los ciudadanos.\n2. Con los funcionarios, según el MIPG.",
        "| Canal | Público |\n|---|---|\n| Página web del IV | Ciudadanía |\n| Intranet | |\n\nRige el MIPG.",
        "Escríbanos a contacto@vivienda.gov.co o a @InstitutoVivienda en Facebook e Instagram (IV). Sigue el MIPG.",
    )
    return [
        {"codigo": "OBJ", "titulo": "Objetivo", "numeral": "auto", "texto": draw(st.sampled_from(aims))},
        {"codigo": "PLAN", "titulo": "Plan de acción", "numeral": "auto", "tabla": "matriz"},
        {"codigo": "SEG", "titulo": "Seguimiento", "numeral": "auto", "tabla": "seguimiento"},
    ]


def _tree(draw: DrawFn, activities: list[Data]) -> list[Data]:
    """Give the activities under one objective or two."""
    at = draw(st.integers(1, len(activities)))
    groups = [("EXT", "Dar a conocer los servicios", activities[:at]), ("INT", "Unir a la entidad", activities[at:])]
    return [{"codigo": codigo, "nombre": name, "hijos": below} for codigo, name, below in groups if below]


def _activities(draw: DrawFn, year: int, scheme: str) -> list[Data]:
    things = draw(st.lists(st.sampled_from(_THINGS), min_size=1, max_size=5, unique=True))
    style = draw(st.sampled_from((None, "{2}/{1}/{0}", "{2}-{1}-{0}")))
    found = []
    for number, thing in enumerate(things, 1):
        kind = draw(st.sampled_from((_counted, _turns, _on_demand, _percentage, _level, _growth)))
        dated = _dates(draw)
        fields = kind(draw, year, scheme, dated, thing)
        steps = ["Preparar el contenido", "Revisarlo con el área", "Publicarlo"]
        if draw(st.booleans()):
            fields["pasos"] = draw(
                st.sampled_from(
                    (steps, steps[:2], ["Hacerlo en el primer semestre", "Presentar el informe en el segundo semestre"])
                )
            )
        if draw(st.booleans()):
            fields["observaciones"] = draw(
                st.sampled_from(
                    (
                        "Con apoyo de las áreas.",
                        "En el 2do trimestre (abril y junio).",
                        f"Antes, en {year - 1}, no se hacía.",
                    )
                )
            )
        found.append(
            {
                "codigo": f"ACT-{number}",
                "responsables": draw(st.sampled_from((["COM"], ["TH"], ["COM", "TH"]))),
                "fechas": {
                    name: _written(day, style) for name, day in zip(("inicio", "fin"), _days(year, dated), strict=True)
                },
                **fields,
            }
        )
    if draw(st.booleans()):
        found += _event(draw, year, scheme, style)
    return found


def _event(draw: DrawFn, year: int, scheme: str, style: str | None) -> list[Data]:
    """Give an event with its date, and what is done before it."""
    month = draw(st.integers(2, 12))
    day = f"{year}-{month:02}-15"
    key = _key(year, scheme, (month - 1) // _LENGTH[scheme] + 1)
    before: Data = draw(
        st.sampled_from(
            (
                {"previo_a": "audiencia pública de rendición de cuentas"},
                {
                    "impreso": "Antes de la audiencia pública de rendición de cuentas",
                    "previo_a": "audiencia pública de rendición de cuentas",
                },
            )
        )
    )
    return [
        {
            "codigo": "EVE",
            "nombre": "Celebrar la audiencia pública de rendición de cuentas",
            "fechas": {"inicio": _written(day, style), "fin": _written(day, style)},
            "meta": {"cantidad": 1, "unidad": "audiencia", "tipo": "hito"},
            "indicador": "Audiencia celebrada",
            "responsables": ["COM"],
            "programacion": {scheme: {key: 1}},
        },
        {
            "codigo": "INV",
            "nombre": "Invitar a los gremios",
            "fechas": before,
            "meta": {"cantidad": 1, "unidad": "invitación"},
            "indicador": "Invitación enviada",
            "responsables": ["COM"],
            "programacion": {scheme: {key: 1}},
        },
    ]


def _dates(draw: DrawFn) -> tuple[int, int]:
    """Give the first month and the last one of an activity."""
    first = draw(st.integers(1, 12))
    return first, draw(st.integers(first, 12))


def _days(year: int, months: tuple[int, int]) -> tuple[str, str]:
    return f"{year}-{months[0]:02}-01", f"{year}-{months[1]:02}-{_DAYS[months[1]]}"


def _written(day: str, style: str | None) -> Any:
    return day if style is None else {"fecha": day, "impreso": style.format(*day.split("-"))}


def _key(year: int, scheme: str, n: int) -> str:
    return f"{year}-{n:02}" if scheme == "mensual" else f"{year}-{_LETTER[scheme]}{n}"


def _shared(year: int, scheme: str, months: tuple[int, int], each: dict[int, int]) -> dict[str, int]:
    """Sum what is done in each month by the periods of a scheme."""
    found: dict[str, int] = {}
    for month in range(months[0], months[1] + 1):
        key = _key(year, scheme, (month - 1) // _LENGTH[scheme] + 1)
        found[key] = found.get(key, 0) + each.get(month, 0)
    return {key: amount for key, amount in found.items() if amount}


def _counted(draw: DrawFn, year: int, scheme: str, months: tuple[int, int], thing: tuple[str, ...]) -> Data:
    """Give things that are counted: so many a month, or some in some months."""
    verb, unit, done, programmed = thing
    active = range(months[0], months[1] + 1)
    if draw(st.booleans()):
        times = draw(st.integers(1, 4))
        each = dict.fromkeys(active, times)
        fields: Data = {"frecuencia": {"cada": "mensual", "veces": times}}
    else:
        each = {month: draw(st.integers(0, 3)) for month in active}
        each[months[0]] = max(each[months[0]], 1)
        fields = {}
    total = sum(each.values())
    name = f"{verb} {total} {unit}" if total > 1 and draw(st.booleans()) else f"{verb} {unit}"
    formula = {"numerador": done, "denominador": programmed, "factor": 100}
    return {
        **fields,
        "nombre": name,
        "meta": {"cantidad": total, "unidad": unit.split()[0]},
        "indicador": formula,
        "programacion": {scheme: _shared(year, scheme, months, each)},
    }


def _turns(draw: DrawFn, year: int, scheme: str, months: tuple[int, int], thing: tuple[str, ...]) -> Data:
    """Give things of which there is one each week, or each so many months, in all the dates of the activity."""
    verb, unit, done, programmed = thing
    first, last = (date.fromisoformat(day) for day in _days(year, months))
    length = months[1] - months[0] + 1
    often = draw(
        st.sampled_from(
            (
                ("semanal", ((last - first).days + 1) // 7),
                *((name, -(-length // each)) for name, each in _LENGTH.items()),
            )
        )
    )
    cada, total = often
    active = range(months[0], months[1] + 1)
    each = {month: total // length + (at < total % length) for at, month in enumerate(active)}
    return {
        "frecuencia": cada,
        "nombre": f"{verb} {unit}",
        "meta": {"cantidad": total, "unidad": unit.split()[0]},
        "indicador": {"numerador": done, "denominador": programmed, "factor": 100},
        "programacion": {scheme: _shared(year, scheme, months, each)},
    }


def _growth(draw: DrawFn, year: int, scheme: str, months: tuple[int, int], thing: tuple[str, ...]) -> Data:
    """Give a public that grows from a number to another, a little in each period."""
    keys = list(_shared(year, scheme, months, dict.fromkeys(range(months[0], months[1] + 1), 1)))
    base, step = draw(st.integers(100, 900)), draw(st.integers(1, 50))
    return {
        "nombre": f"Aumentar el público de {thing[1]}",
        "meta": {"cantidad": base + step * len(keys), "unidad": "personas", "tipo": "capacidad", "linea_base": base},
        "indicador": f"Público de {thing[1]}",
        "programacion": {scheme: {key: base + step * at for at, key in enumerate(keys, 1)}},
    }


def _on_demand(draw: DrawFn, _year: int, _scheme: str, _months: tuple[int, int], thing: tuple[str, ...]) -> Data:
    verb, unit, done, _ = thing
    noun = done.split()[0]
    goal: Data = {"demanda": True, "unidad": f"{unit.split()[0]} por atender"}
    if draw(st.booleans()):
        goal["impreso"] = "Según necesidad"
    formula = {"numerador": f"{noun} según lo pedido", "denominador": f"{noun} que se piden", "factor": 100}
    return {"nombre": f"{verb} {unit} a solicitud de las áreas", "meta": goal, "indicador": formula}


def _percentage(draw: DrawFn, year: int, scheme: str, months: tuple[int, int], thing: tuple[str, ...]) -> Data:
    """Give a goal of 100 % that is built period by period."""
    verb, unit, done, programmed = thing
    keys = list(_shared(year, scheme, months, dict.fromkeys(range(months[0], months[1] + 1), 1)))
    cuts = sorted(draw(st.lists(st.integers(1, 99), min_size=len(keys) - 1, max_size=len(keys) - 1, unique=True)))
    parts = [after - before for before, after in zip((0, *cuts), (*cuts, 100), strict=True)]
    return {
        "nombre": f"{verb} {unit}",
        "meta": {"cantidad": 100, "unidad": "%"},
        "indicador": {"numerador": done, "denominador": programmed, "factor": 100},
        "programacion": {scheme: {key: f"{part} %" for key, part in zip(keys, parts, strict=True)}},
    }


def _level(draw: DrawFn, year: int, scheme: str, months: tuple[int, int], thing: tuple[str, ...]) -> Data:
    """Give a level that is kept in each period."""
    verb, unit, done, programmed = thing
    keys = _shared(year, scheme, months, dict.fromkeys(range(months[0], months[1] + 1), 1))
    amount = draw(st.integers(50, 100))
    return {
        "nombre": f"{verb} {unit}",
        "meta": {"cantidad": amount, "unidad": "%", "tipo": draw(st.sampled_from(("flujo", "stock")))},
        "indicador": {"numerador": done, "denominador": programmed, "factor": 100},
        "programacion": {scheme: dict.fromkeys(keys, f"{amount} %")},
    }


def _answers(draw: DrawFn, year: int, scheme: str, first: str, activities: list[Data]) -> Data:
    """Give what is answered of the first period, after its end, with words that say the same number."""
    end = f"{year}-{_LENGTH[scheme]:02}"
    after = f"{year}-{_LENGTH[scheme] + 1:02}-05" if _LENGTH[scheme] < len(_DAYS) - 1 else f"{year + 1}-01-05"
    found: Data = {}
    for each in activities:
        programmed = each.get("programacion", {}).get(scheme, {}).get(first)
        reported = {"por": "Comunicaciones", "fecha": after}
        if each["meta"].get("tipo") == "hito":
            found[each["codigo"]] = {"ejecutado": "sí", "evidencia": "Acta", "reportado": reported}
        elif each["meta"].get("demanda"):
            asked = draw(st.integers(0, 20))
            done = draw(st.integers(0, asked))
            found[each["codigo"]] = {
                "ejecutado": done,
                "solicitado": asked,
                "evidencia": "Correos del periodo",
                "reportado": reported,
            }
            if asked:
                found[each["codigo"]]["analisis"] = f"Se atendieron {done} de {asked}."
        elif isinstance(programmed, int):
            done = draw(st.integers(0, programmed + 2))
            unit = each["meta"]["unidad"]
            said = draw(
                st.sampled_from(
                    (
                        f"Se publicaron {done} {unit}.",
                        f"De lo programado, hasta {end} van {done}.",
                        "Faltó el contrato.",
                    )
                )
            )
            found[each["codigo"]] = {
                "ejecutado": done,
                "evidencia": "Carpeta del área",
                "analisis": said,
                "reportado": reported,
            }
        elif programmed is not None:
            found[each["codigo"]] = {
                "ejecutado": f"{draw(st.integers(1, 100))} %",
                "evidencia": "Informe",
                "reportado": reported,
            }
    return {"respuestas": found}
