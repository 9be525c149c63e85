"""W28: each name is written in one way."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pecdocs.revision.lengua import llano
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla
from pecdocs.revision.palabras import CONECTORES, letras, sin_conectores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pecdocs.reading.model import Modelo
    from pecdocs.revision.expediente import Expediente
    from pecdocs.revision.textos import Dicho

_WORD = re.compile(r"(?<![\w@./#-])[^\W\d_]{3,}(?![\w@]|[./]\w)")
_PLACES = ("Facebook", "Instagram", "Twitter", "YouTube", "TikTok", "WhatsApp", "LinkedIn", "Telegram")
"""Names of networks, of which a letter is often lost."""
_ALIKE = 92.0
"""How much alike, of 100, two names of a directory are for somebody to look whether they are one."""
_LONG, _FEW = 12, 2
_NAMED = 3
"""Words of a name after its first, by which it is known whatever joins them."""
_SPLIT = re.compile(
    r"\b(on|off|e|web|co|multi|inter|re|pre|pos|post|auto|ciber|tele|video|audio)[ -]([a-záéíóúñ]{3,})\b"
)
_TOKEN = re.compile(r"\w+|[^\w\s]")


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    yield from _capitals(expediente)
    yield from _networks(expediente)
    yield from _split_words(expediente)
    yield from _directory(expediente)
    yield from _joined(expediente)


def _capitals(expediente: Expediente) -> Iterator[Hallado]:
    """Find words with a capital in the middle (MinTIC, YouTube) that are also written with others."""
    forms: dict[str, dict[str, list[Dicho]]] = {}
    for dicho in expediente.dichos:
        if sum(map(str.isupper, dicho.texto)) > sum(map(str.islower, dicho.texto)):
            continue
        for word in _WORD.findall(dicho.texto):
            forms.setdefault(word.casefold(), {}).setdefault(word, []).append(dicho)
    wanted = {name.casefold(): name for name in (*expediente.plan.siglas, expediente.plan.entidad.sigla or "")}
    for key, written in forms.items():
        if len(written) < _FEW or not any(_inner(each) for each in written):
            continue
        counted = Counter({form: len(places) for form, places in written.items()})
        right = wanted.get(key) or max((form for form in counted if _inner(form)), key=lambda form: counted[form])
        for form, places in written.items():
            if form != right:
                yield _written(expediente, places, form, right)
    yield from _shortened(expediente, forms, wanted.values())


def _inner(word: str) -> bool:
    """Tell whether a word has small letters and a capital that is not its first."""
    return word != word.upper() and any(each.isupper() for each in word[1:])


def _written(expediente: Expediente, places: list[Dicho], form: str, right: str) -> Hallado:
    times = f" ({len(places)} veces)" if len(places) > 1 else ""
    message = f"«{form}»{times} se escribe en otras partes «{right}»"
    return Hallado(expediente.sitio_de(places[0]), message, "escríbalo siempre igual")


def _shortened(
    expediente: Expediente, forms: dict[str, dict[str, list[Dicho]]], names: Iterable[str]
) -> Iterator[Hallado]:
    """Find «Ministerio TIC» where the plan says «MinTIC»: its two parts, the first one whole."""
    for name in names:
        parts = re.fullmatch(r"([A-ZÑ][a-zñ]{2,})([A-ZÑ]{2,})", name)
        if parts is None or name.casefold() not in forms:
            continue
        whole = re.compile(rf"\b{parts[1]}[a-záéíóúñ]+ {parts[2]}\b")
        places = [(each, found[0]) for each in expediente.dichos if (found := whole.search(each.texto))]
        if places:
            yield _written(expediente, [each for each, _ in places], places[0][1], name)


def _networks(expediente: Expediente) -> Iterator[Hallado]:
    """Find the name of a network with a letter more, less or other; a telegrama is none."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - one import for all

    names = {letras(name): name for name in _PLACES}
    heads = {key[:2] for key in names}
    seen: set[str] = set()
    told: set[str] = set()
    for dicho in expediente.dichos:
        for word in _WORD.findall(dicho.texto):
            if word in seen:
                continue
            seen.add(word)
            plain = letras(word)
            if plain[:2] not in heads or plain in names or plain in told:
                continue
            near = [name for key, name in names.items() if OSA.distance(plain, key, score_cutoff=1) == 1]
            near = [name for name in near if plain not in {f"{letras(name)}{end}" for end in "sra"}]
            told.add(plain)
            if near:
                yield Hallado(expediente.sitio_de(dicho), f"«{word}» debe de ser «{near[0]}»", f"escriba «{near[0]}»")


def _split_words(expediente: Expediente) -> Iterator[Hallado]:
    """Find what is written in one word and in two: «online» and «on line»."""
    apart: dict[str, tuple[str, Dicho]] = {}
    for dicho in expediente.dichos:
        for found in _SPLIT.finditer(dicho.texto.casefold()):
            apart.setdefault(found[1] + found[2], (found[0], dicho))
    if not apart:
        return
    whole = {
        word for dicho in expediente.dichos for word in re.findall(r"\w+", dicho.texto.casefold()) if word in apart
    }
    for word in sorted(whole):
        said, dicho = apart[word]
        message = f"«{said}» se escribe en otras partes «{word}»"
        yield Hallado(expediente.sitio_de(dicho), message, "escríbalo siempre igual")


def _directory(expediente: Expediente) -> Iterator[Hallado]:
    """Find names of people and of offices, in the directory and in the sign-off, that are another's, nearly."""
    for entries in (_people(expediente), _offices(expediente)):
        first: dict[str, tuple[str, Modelo, str]] = {}
        for name, item, field in entries:
            key = " ".join(sin_conectores(name))
            if not key:
                continue
            known = first.setdefault(key, (name, item, field))
            if _differs(known[0], name):
                message = f"«{name}» se escribe en otra parte «{known[0]}»"
                yield Hallado(expediente.sitio(item, field), message, "escríbalo siempre igual")
        yield from _near(expediente, first)


def _differs(one: str, other: str) -> bool:
    """Tell whether a name is written in two ways; all in capitals is a way of the page, not of the name."""
    return one != other and not (one.isupper() or other.isupper())


def _people(expediente: Expediente) -> Iterator[tuple[str, Modelo, str]]:
    for signers in expediente.plan.firmas.values():
        yield from ((each.nombre, each, "nombre") for each in signers if each.nombre)
    for rol in expediente.plan.roles.values():
        yield from ((each.nombre, each, "nombre") for each in rol.personas)


def _offices(expediente: Expediente) -> Iterator[tuple[str, Modelo, str]]:
    plan = expediente.plan
    if plan.entidad.dependencia:
        yield plan.entidad.dependencia, plan.entidad, "dependencia"
    for rol in plan.roles.values():
        yield rol.nombre, rol, "nombre"
    for signers in plan.firmas.values():
        yield from ((each.dependencia, each, "dependencia") for each in signers if each.dependencia)
        yield from ((each.comite, each, "comite") for each in signers if each.comite)


def _near(expediente: Expediente, names: dict[str, tuple[str, Modelo, str]]) -> Iterator[Hallado]:
    """Find names that differ in a letter or two: those that begin and end alike, or nearly, are compared."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - one import for all

    by_start: dict[str, list[str]] = {}
    for key in names:
        if len(key) >= _LONG and " " in key:
            by_start.setdefault(key[:3], []).append(key)
    for several in by_start.values():
        for at, key in enumerate(several):
            before = several[max(0, at - 50) : at]
            like = process.extractOne(key, before, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            if like is not None and not _numbered_apart(key, like[0]):
                name, item, field = names[key]
                message = f"«{name}» se parece a «{names[like[0]][0]}»"
                hint = "si es lo mismo, escríbalo igual"
                yield Hallado(expediente.sitio(item, field), message, hint, Gravedad.NOTA)


def _numbered_apart(one: str, other: str) -> bool:
    return [each for each in one.split() if each.isdigit() or len(each) == 1] != [
        each for each in other.split() if each.isdigit() or len(each) == 1
    ]


def _joined(expediente: Expediente) -> Iterator[Hallado]:
    """Find a name whose words are joined in two ways: «Manual de uso de identidad», «de uso de la identidad»."""
    first: dict[tuple[str, ...], tuple[str, Dicho]] = {}
    told: set[tuple[str, ...]] = set()
    for dicho in expediente.dichos:
        for key, said in _windows(dicho.texto):
            known = first.setdefault(key, (said, dicho))
            if key not in told and _joined_apart(known[0], said):
                told.add(key)
                place = expediente.sitio_de(known[1])
                message = f"«{said}» se escribe en otra parte «{known[0]}» (línea {place.place.line})"
                yield Hallado(expediente.sitio_de(dicho), message, "escríbalo siempre igual")


def _joined_apart(one: str, other: str) -> bool:
    """Tell whether two names of the same words are joined by another «de»: «de» and «de la», «y» and «y de».

    An article alone is none of a name: «la Oficina publica boletines», «la Oficina publica los boletines».
    """
    pairs = [each for each in zip(_joins(one), _joins(other), strict=True) if each[0] != each[1]]
    return bool(pairs) and all({*first, *second} & {"de", "del"} for first, second in pairs)


def _joins(name: str) -> list[tuple[str, ...]]:
    """Give what joins each word of a name to the one before."""
    gaps: list[tuple[str, ...]] = []
    gap: tuple[str, ...] = ()
    for word in llano(name).split():
        if word in CONECTORES:
            gap = (*gap, word)
        else:
            gaps.append(gap)
            gap = ()
    return gaps


def _windows(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give, of each word with a capital that begins no sentence, it and the words after it, without what joins them."""
    if not any(map(str.isupper, text[1:])) or text.isupper():
        return
    tokens = _TOKEN.findall(text)
    for at in range(1, len(tokens)):
        if (
            tokens[at][0].isupper()
            and len(tokens[at]) > _NAMED
            and tokens[at - 1].isalpha()
            and tokens[at - 1].islower()
        ):
            said = [tokens[at]]
            key = [llano(tokens[at])]
            for token in tokens[at + 1 :]:
                if not token.isalpha() or len(key) > _NAMED:
                    break
                said.append(token)
                if token.casefold() not in CONECTORES:
                    key.append(llano(token))
            if len(key) > _NAMED:
                yield tuple(key), " ".join(said)


REGLA = Regla(
    codigo="W28",
    titulo="Cada nombre se escribe de una sola manera",
    porque="Quien busca «MinTIC» no halla «Mintic», y de dos nombres casi iguales de una oficina no se sabe si son "
    "una o dos. Lo que solo se parece es una nota.",
    corregir="Escoja una escritura, la oficial, y úsela en todo el documento.",
    ejemplo=Ejemplo(
        mal="""
            firmas:
              elaboro:
                nombre: Ana Ruiz
                cargo: Profesional
                dependencia: Grupo de comunicaciones
                fecha: 2024-01-10
              reviso:
                nombre: Luis Peña
                cargo: Jefe de Planeación
                dependencia: Grupo de Comunicaciones.
                fecha: 2024-01-15
              aprobo: {comite: Comité Institucional de Gestión y Desempeño, acta: "1", fecha: 2024-01-20}
        """,
        bien="""
            firmas:
              elaboro:
                nombre: Ana Ruiz
                cargo: Profesional
                dependencia: Grupo de Comunicaciones
                fecha: 2024-01-10
              reviso:
                nombre: Luis Peña
                cargo: Jefe de Planeación
                dependencia: Grupo de Comunicaciones
                fecha: 2024-01-15
              aprobo: {comite: Comité Institucional de Gestión y Desempeño, acta: "1", fecha: 2024-01-20}
        """,
    ),
    buscar=_buscar,
)
