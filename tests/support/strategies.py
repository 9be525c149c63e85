"""Any valid plan, with hostile texts, for property tests (hypothesis).

`plan_data()` gives what a plan.yaml (with its change log under `cambios`) would hold once read as text: mappings,
lists and strings. `plans()` gives the same as a `Plan`; `as_files` writes the two files of a plan's folder. What they
give passes every check of pecdocs/plan: codes are unique, references exist, levels are named, Markdown is allowed.

Texts are made of what breaks writers of XML, Markdown and templates: `&`, `<`, quotes, `{{`, `{%`, `[[cuerpo]]`,
`<?x?>`, combining marks, emoji, right-to-left words, no-break spaces, very long words. Never of what the reader
refuses: control characters, private use, lone surrogates.

`tables()` gives any table over the tree as a formato.yaml would define it, for tests of grids that no format has.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from pecdocs.formato import Tabla
from pecdocs.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hypothesis.strategies import DrawFn, SearchStrategy

Data = dict[str, Any]

HOSTILE = (
    "a & b < c > d",
    "\"comillas\" 'simples' «latinas» “tipográficas”",
    "ñandú, pingüino, camión, Á",
    "👩‍👩‍👧‍👦 🇨🇴 ✓",
    "e\u0301 combinado, n\u0303",
    "palabra" * 60,
    "{{ documento.titulo }}",
    "{% for x in y %}{% endfor %}",
    "{# nota #}",
    "[[cuerpo]]",
    "[[tabla matriz · fila]]",
    "<?x version?>",
    "<w:p/> ]]> <!-- c -->",
    "&amp; &#13; &lt;",
    "a\u00a0b\u202fc",
    "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
    "=1+1",
    "-",
    "1.",
    "ninguno",
    "auto",
    "null",
    "sí",
    "{nombre} {vigencia} {periodo}",
    "C:\\ruta\\archivo",
    "a / b",
    "*a* _b_ `c` [d](e)",
    "| a | b |",
)
"""Texts that break a careless writer."""

_MONTHS = ("2024-01", "2024-06", "2024-12", "2023-11", "2025-02")
_DAYS = ("2024-01-01", "2024-02-29", "2024-12-31", "2023-06-15", "2025-03-01")
_NUMBERS = ("0", "1", "10", "2.5", "1234567.89", "-3", "0.1")
_LISTS = ("responsabilidades", "riesgos")
_ROLES = ("COM", "TH", "OAP")
_SIGNS = ("elaboro", "reviso", "aprobo")
_SCHEMES: dict[str, tuple[str, ...]] = {
    "anual": ("2023", "2024", "2025"),
    "semestral": ("2024-S1", "2024-S2"),
    "cuatrimestral": ("2024-C3",),
    "trimestral": ("2024-T1", "2024-T4", "2025-T1"),
    "bimestral": ("2024-B2",),
    "mensual": ("2024-03", "2024-11"),
    "libre": ("S1", "S3"),
}
_OWN_PERIODS: Data = {
    "S1": {"inicio": "2024-01-01", "fin": "2024-01-19"},
    "S2": {"inicio": "2024-06-03", "fin": "2024-06-07"},
    "S3": {"inicio": "2024-12-23", "fin": "2025-01-03"},
}

_letters = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp"))


@cache
def lines(max_size: int = 30) -> SearchStrategy[str]:
    """Give texts on one line, never empty."""
    any_text = st.text(_letters, min_size=1, max_size=max_size)
    return st.one_of(st.sampled_from(HOSTILE), any_text).map(lambda text: text.strip()).filter(bool)


@cache
def texts() -> SearchStrategy[str]:
    """Give texts of one or several lines, never empty."""
    return st.lists(lines(), min_size=1, max_size=3).map("\n".join)


@cache
def titles() -> SearchStrategy[str]:
    """Give texts for fields that stand on one line: runs of spaces are one space."""
    return lines().map(lambda text: " ".join(text.split())).filter(bool)


def some(item: SearchStrategy[Any], max_size: int = 3) -> SearchStrategy[list[Any]]:
    """Give lists of a few items."""
    return st.lists(item, max_size=max_size)


def optional(**fields: SearchStrategy[Any]) -> SearchStrategy[Data]:
    """Give mappings with any of these keys."""
    return st.fixed_dictionaries({}, optional=fields)


@cache
def dates() -> SearchStrategy[Data]:
    """Give one date: a day or a month, its own words, both, or neither."""
    value = st.one_of(
        st.fixed_dictionaries({"fecha": st.sampled_from(_DAYS)}),
        st.fixed_dictionaries({"mes": st.sampled_from(_MONTHS)}),
    )
    return st.builds(lambda one, other: {**one, **other}, value, optional(impreso=texts()))


@cache
def spans() -> SearchStrategy[Data]:
    """Give when something is done, in every way that a plan may say it."""
    return optional(
        inicio=dates(),
        fin=dates(),
        anios=some(st.sampled_from(("2023", "2024", "2025"))),
        meses=some(st.sampled_from(_MONTHS)),
        permanente=st.sampled_from(("sí", "no")),
        previo_a=texts(),
        impreso=texts(),
    )


@cache
def quantities() -> SearchStrategy[Data]:
    """Give a programmed quantity, a percentage, or words."""
    return optional(valor=st.sampled_from(_NUMBERS), porcentaje=st.sampled_from(("sí", "no")), impreso=texts())


@cache
def frequencies() -> SearchStrategy[Data]:
    """Give how often something is done."""
    every = st.sampled_from(("permanente", "mensual", "unica", "bienal"))
    return optional(cada=every, veces=st.sampled_from(("1", "2")), impreso=texts())


@cache
def steps() -> SearchStrategy[Data]:
    """Give a step, with or without what is its own."""
    return st.builds(
        lambda text, rest: {"texto": text, **rest},
        texts(),
        optional(
            numero=st.one_of(st.sampled_from(("auto", "ninguno", "1.", "a)")), titles()),
            fechas=some(spans(), 1),
            producto=texts(),
            frecuencia=frequencies(),
        ),
    )


@cache
def roles() -> SearchStrategy[Data]:
    """Give who answers, by role or in other words."""
    return optional(roles=st.lists(st.sampled_from(_ROLES), max_size=3), impreso=texts())


@cache
def fields() -> SearchStrategy[Data]:
    """Give every field that a node or a row may carry, save its name, its children and its lists."""
    return optional(
        numero=st.one_of(st.sampled_from(("auto", "ninguno", "1.", "20a")), titles()),
        descripcion=texts(),
        pasos=some(steps()),
        productos=some(texts()),
        meta=optional(
            cantidad=st.sampled_from(_NUMBERS),
            unidad=st.one_of(st.just("%"), texts()),
            demanda=st.sampled_from(("sí", "no")),
            linea_base=st.sampled_from(_NUMBERS),
            impreso=texts(),
        ),
        indicador=optional(
            nombre=texts(), numerador=texts(), denominador=texts(), factor=st.just("100"), impreso=texts()
        ),
        fechas=some(spans(), 2),
        programacion=optional(
            **{scheme: st.dictionaries(st.sampled_from(keys), quantities()) for scheme, keys in _SCHEMES.items()}
        ),
        responsables=roles(),
        involucrados=roles(),
        publico=some(texts(), 2),
        frecuencia=some(frequencies(), 2),
        medio=some(texts(), 2),
        alcance=some(texts(), 2),
        presupuesto=optional(
            valor=st.sampled_from(_NUMBERS),
            moneda=st.sampled_from(("COP", "MXN")),
            fuente=texts(),
            sin_costo=st.sampled_from(("sí", "no")),
            impreso=texts(),
        ),
        peso=st.sampled_from(_NUMBERS),
        observaciones=some(texts(), 2),
    )


@st.composite
def trees(draw: DrawFn, levels: int, new_code: Callable[[], str], at_least: int = 1) -> list[Data]:
    """Give a tree of at most so many levels, ragged: a group may have no children, a leaf may stand beside groups."""
    if levels == 0:
        return []
    found = []
    for _ in range(draw(st.integers(at_least, 3 if at_least else 2))):
        node: Data = {"codigo": new_code(), "nombre": draw(texts())}
        node |= draw(fields()) if draw(st.booleans()) else {}
        if node.get("pasos") and draw(st.booleans()):
            del node["nombre"]
        node["hijos"] = draw(trees(levels - 1, new_code, 0))
        if draw(st.booleans()):
            node["listas"] = {draw(st.sampled_from(_LISTS)): draw(_entries(codes_below(node)))}
        found.append(node)
    return found


@st.composite
def _entries(draw: DrawFn, codes: list[str]) -> list[Data]:
    """Give a list beside some children: anchors in the children's order, free entries and lone ones between them."""
    anchored = [code for code in codes if draw(st.booleans())]
    entries: list[Data] = [{"texto": draw(texts()), "junto_a": code} for code in anchored]
    for _ in range(draw(st.integers(0, 3))):
        other = {"texto": draw(texts()), **draw(optional(junto_a=st.just("ninguno")))}
        entries.insert(draw(st.integers(0, len(entries))), other)
    return entries


def codes_below(node: Data) -> list[str]:
    """Give the codes of all that stands below a node, parents first."""
    return [code for child in node["hijos"] for code in (child["codigo"], *codes_below(child))]


@st.composite
def rows(draw: DrawFn, codes: list[str], new_code: Callable[[], str], depth: int = 2) -> list[Data]:
    """Give listed rows: of nodes with what they override, null included, or of the table alone."""
    found = []
    for _ in range(draw(st.integers(0, 2))):
        row: Data = draw(fields()) if draw(st.booleans()) else {}
        if len(codes) > 0 and draw(st.booleans()):
            row["de"] = draw(st.sampled_from(codes))
            row |= draw(optional(nombre=st.one_of(st.none(), texts()), meta=st.none(), indicador=st.none()))
        else:
            row |= {"codigo": new_code(), "nombre": draw(texts())}
        if depth and draw(st.booleans()):
            row["hijos"] = draw(rows(codes, new_code, depth - 1))
        if draw(st.booleans()):
            row["listas"] = {draw(st.sampled_from(_LISTS)): draw(_entries([]))}
        found.append(row)
    return found


@cache
def markdown() -> SearchStrategy[str]:
    """Give a section's text: paragraphs, lists, quotes, small tables, footnotes and links around hostile words."""
    word = lines().map(escaped)
    paragraph = st.one_of(word, word.map("**{}**".format), word.map("[{}](https://ejemplo.gov.co/a?b=1&c=2)".format))
    marker = st.sampled_from(("- ", "- ✓ ", "- a) ", "1. ", "7) ", "> "))
    listed = st.builds(
        lambda mark, items: "\n".join(mark + item for item in items), marker, st.lists(word, min_size=1, max_size=3)
    )
    nested = st.builds("- {}\n  - {}\n\n    {}".format, word, word, word)
    table = st.builds("| {} | {} |\n|:--|--:|\n| {} | {} |".format, word, word, word, word)
    note = st.builds("{0}[^n]\n\n[^n]: {1}".format, word, word)
    blocks = st.lists(st.one_of(paragraph, listed, nested, table), max_size=3)
    return st.builds(lambda found, last: "\n\n".join([*found, *last]), blocks, st.lists(note, max_size=1))


def escaped(text: str) -> str:
    """Write a text so that Markdown takes it to the letter."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


@st.composite
def sections(draw: DrawFn, new_code: Callable[[], str], places: list[str], depth: int = 2) -> list[Data]:
    """Give sections, nested, each with or without a text, a note on its title and one of the tables of `places`."""
    found = []
    for _ in range(draw(st.integers(0, 2))):
        section: Data = {"codigo": new_code(), "titulo": draw(titles())}
        section |= draw(
            optional(
                numeral=st.one_of(st.sampled_from(("auto", "ninguno", "1.")), titles()), nota=texts(), texto=markdown()
            )
        )
        if len(places) > 0 and draw(st.booleans()):
            section["tabla"] = places.pop()
        if depth and draw(st.booleans()):
            section["secciones"] = draw(sections(new_code, places, depth - 1))
        found.append(section)
    return found


@cache
def signers() -> SearchStrategy[Data]:
    """Give a person or a committee that signs."""
    who = st.one_of(st.fixed_dictionaries({"nombre": titles()}), st.fixed_dictionaries({"comite": titles()}))
    rest = optional(cargo=titles(), dependencia=titles(), vinculacion=titles(), acta=titles(), fecha=dates())
    return st.builds(lambda one, other: {**one, **other}, who, rest)


@cache
def changes() -> SearchStrategy[Data]:
    """Give an entry of the change log."""
    rest = optional(
        numerales=some(titles()),
        justificacion=texts(),
        solicitud=titles(),
        responsable=titles(),
        elaboro=titles(),
        reviso=titles(),
        aprobo=titles(),
        acta=titles(),
    )
    entry = st.fixed_dictionaries({"version": titles(), "fecha": dates(), "descripcion": texts()})
    return st.builds(lambda one, other: {**one, **other}, entry, rest)


def _codes() -> Callable[[], str]:
    used = iter(range(1, 10_000))
    return lambda: f"X-{next(used)}"


@st.composite
def plan_data(draw: DrawFn) -> Data:
    """Give any valid plan as what its files hold, the change log under `cambios`."""
    new_code = _codes()
    levels = draw(st.sampled_from((2, 3, 1, 4, 5, 6, 0)))
    tree = draw(trees(levels, new_code))
    codes = [code for root in tree for code in (root["codigo"], *codes_below(root))]
    tables = [
        "matriz",
        "intervencion",
        "prospectiva",
        "seguimiento",
        "cronograma",
        "siglas",
        "cambios",
        "firmas",
        "otra",
    ]
    places = draw(st.permutations(tables))
    vigencia = {"desde": "2024", **draw(optional(hasta=st.sampled_from(("2024", "2025")), impreso=titles()))}
    listed = optional(titulo=titles(), notas=some(texts(), 2), filas=rows(codes, new_code))
    return {
        "entidad": draw(
            optional(
                nombre=titles(),
                sigla=titles(),
                dependencia=titles(),
                ciudad=titles(),
                pais=st.sampled_from(("CO", "MX")),
                lema=st.fixed_dictionaries({"2024": texts()}),
            )
        ),
        "documento": {
            "titulo": draw(titles()),
            "version": draw(titles()),
            "fecha": draw(dates()),
            "vigencia": vigencia,
            **draw(
                optional(
                    subtitulo=titles(),
                    codigo=titles(),
                    proceso=titles(),
                    clasificacion=titles(),
                    serie=titles(),
                    estado=st.sampled_from(("borrador", "en_revision", "aprobado")),
                )
            ),
        },
        "siglas": draw(st.dictionaries(titles(), texts(), max_size=2)),
        "roles": {code: {"nombre": draw(titles()), **draw(optional(sigla=titles()))} for code in _ROLES},
        "periodos": {key: {**period, **draw(optional(titulo=titles()))} for key, period in _OWN_PERIODS.items()},
        "secciones": draw(sections(new_code, places)),
        "niveles": [draw(titles()) for _ in range(levels)],
        "arbol": tree,
        "tablas": draw(st.dictionaries(st.sampled_from(tables[:5]), listed, max_size=2)),
        "firmas": draw(st.dictionaries(st.sampled_from(_SIGNS), some(signers(), 2))),
        "cambios": draw(st.lists(changes(), max_size=2, unique_by=lambda entry: entry["version"])),
    }


def plans() -> SearchStrategy[Plan]:
    """Give any valid plan."""
    return plan_data().map(Plan.model_validate)


class _Quoted(yaml.SafeDumper):
    """Writes every text in double quotes, so that no YAML reader takes it for anything else, and null as nothing."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the dumper's own signature
        """Write a value that comes twice two times."""
        return True


_Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
_Quoted.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def as_files(data: Data, folder: Path) -> None:
    """Write the files of a plan in a folder: plan.yaml, and cambios.yaml beside it."""
    plan = {key: value for key, value in data.items() if key != "cambios"}
    for name, held in (("plan.yaml", plan), ("cambios.yaml", {"cambios": data["cambios"]})):
        text = yaml.dump(held, Dumper=_Quoted, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / name).write_text(text, encoding="utf-8")


@st.composite
def tables(draw: DrawFn) -> Tabla:
    """Give any table over the tree: levels drawn in any way, columns in any order, periods, totals, repetition."""
    levels = draw(st.integers(0, 5))
    columns = [_column(draw, n) for n in range(draw(st.integers(1, 4)))]
    columns += [{"codigo": f"n{n}", "nivel": str(n)} for n in range(1, levels + 1) if draw(st.booleans())]
    codes = [column["codigo"] for column in columns]
    cells = st.dictionaries(st.sampled_from(codes), st.sampled_from(("titulo", "meta", "programado", "fechas")))
    data: Data = {
        "descripcion": "Tabla",
        "niveles": [
            {"dibujo": draw(st.sampled_from(("columna", "banda", "fila"))), "celdas": draw(cells)}
            for _ in range(levels)
        ],
        "columnas": draw(st.permutations(columns)),
        **draw(
            optional(
                titulo=titles(),
                profundidad=st.sampled_from(("1", "2")),
                numeracion=st.sampled_from(("jerarquica", "por_grupo", "corrida")),
                repetir_cada=st.sampled_from(("1", "3", "20")),
                total=st.fixed_dictionaries({"sumar": st.lists(st.sampled_from(codes), min_size=1)}),
            )
        ),
    }
    return Tabla.model_validate(data)


def _column(draw: DrawFn, n: int) -> Data:
    """Give a column that is not a level's."""
    campo = st.sampled_from(("nombre", "titulo", "actividad", "meta", "fechas", "presupuesto", "peso", "numero"))
    periods = st.fixed_dictionaries(
        {"esquema": st.sampled_from(tuple(_SCHEMES)), "muestra": st.sampled_from(("programado", "marca"))},
        optional={"rango": st.just("datos"), "titulo": st.sampled_from(("{n}", "{periodo}"))},
    )
    shown = st.one_of(
        campo.map(lambda name: {"campo": name}),
        st.sampled_from(_LISTS).map(lambda name: {"lista": name}),
        periods.map(lambda each: {"periodos": each}),
    )
    heads = optional(titulo=titles(), grupo=st.sampled_from(("G", "H")), numero=st.sampled_from(("1", "20a")))
    return {"codigo": f"c{n}", **draw(shown), **draw(heads)}
