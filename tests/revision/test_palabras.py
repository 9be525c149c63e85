"""E26, W27, W28, W32, W33 and I38: siglas, names, publics, lists and slips."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from pecdocs.revision import Gravedad
from tests.support.soundplan import findings

if TYPE_CHECKING:
    from pathlib import Path

REST = """\
  - {codigo: PLAN, titulo: Plan de acción, numeral: auto, tabla: matriz}
  - {codigo: SEG, titulo: Seguimiento, numeral: auto, tabla: seguimiento}
  - {codigo: CONTROL, titulo: Control de cambios, numeral: auto, tabla: cambios}
"""


def text(words: str, title: str = "Objetivo") -> str:
    """Write a first section of these words, and the others of the sound plan."""
    said = indent(words, " " * 6)
    return f"secciones:\n  - codigo: OBJ\n    titulo: {title}\n    numeral: auto\n    texto: |\n{said}\n{REST}"


def tree(*lines: str) -> str:
    """Write a tree of one activity with these fields."""
    return "\n".join(["arbol:", "  - codigo: REV", *(f"    {line}" for line in lines)]) + "\n"


@pytest.mark.parametrize(
    ("part", "messages"),
    [
        (
            "siglas: {IV: Instituto de Vivienda, PEC: Plan Estratégico}\n",
            ["«PEC» está entre las siglas y el documento no la usa"],
        ),
        (text("Según el MIPG y el MIPG."), ["la sigla «MIPG» (2 veces) no se explica en ninguna parte"]),
        (text("Lo pide el SG-SST de cada sede."), ["la sigla «SG-SST» no se explica en ninguna parte"]),
        (text("Por medios ATL/BTL."), [f"la sigla «{each}» no se explica en ninguna parte" for each in ("ATL", "BTL")]),
        (
            "siglas: {MRSI: Modelo de Responsabilidad Institucional}\n"
            + text("El MRSI es el Modelo de Responsabilidad Social Institucional."),
            [
                "«MRSI» es «Modelo de Responsabilidad Institucional», y en la línea 23 el nombre es «Modelo de Responsabilidad Social Institucional»"  # noqa: E501 - as it is told
            ],
        ),
        (
            "roles:\n  COM: {nombre: Jefatura de Comunicación Social, sigla: J.C.S}\n"
            "  TH: {nombre: Dirección General, sigla: D.G.}\n"
            + tree("nombre: Publicar", "responsables: {roles: [COM], impreso: J.D.C.S./D.G.}"),
            ["las actividades dicen «J.D.C.S.», y la simbología dice «J.C.S»"],
        ),
        (
            "roles:\n  COM: {nombre: Jefatura de Comunicación Social, sigla: J.C.S.}\n"
            "  TH: {nombre: Dirección General, sigla: D.G.}\n"
            + tree("nombre: Publicar", "responsables: [COM]", "involucrados: {impreso: Equipo IV}"),
            ["«Equipo IV» no está en la simbología, que dice quién es cada sigla"],
        ),
    ],
)
def test_siglas_that_nobody_explains_or_uses_are_found(part: str, messages: list[str], tmp_path: Path) -> None:
    """In the legend, in the texts, in the cells of those who respond."""
    assert [each.mensaje for each in findings("E26", part, tmp_path)] == messages


@pytest.mark.parametrize(
    "words",
    [
        "El Modelo Integrado de Planeación y Gestión (MIPG) y el MIPG.",
        "El Modelo Integrado de Planeación y Gestión - MIPG.",
        "El MIPG (Modelo Integrado de Planeación y Gestión) lo pide.",
        "El MIPG, Modelo Integrado de Planeación y Gestión, lo pide.",
        "El Ministerio de Tecnologías de la Información (MinTIC) lo pide.",
        "Según el procedimiento GC-PR-001, GC- PR-001 y la ISO 9001, en el capítulo IV y la fase II.",
        "NO SE PUBLICA SIN APROBACIÓN DEL COMITÉ",
        "Esto es OBLIGATORIO para todos, y es muy obligatorio. NO se publica.",
        "En Bogotá D.C., con IVA, en PDF, por TV y en www.iv.gov.co/PQRSD, o a PQRS@iv.gov.co.",
        "La página WEB es la página web de la entidad.",
        "J.R. Pérez y las E.S.E. de EE. UU.",
    ],
)
def test_what_is_explained_or_is_no_sigla_is_left_alone(words: str, tmp_path: Path) -> None:
    """Words in capitals, codes, numerals, addresses, and siglas that everybody knows."""
    assert findings("E26", text(words), tmp_path) == []


def test_only_a_sigla_other_than_its_legend_is_an_error(tmp_path: Path) -> None:
    """What is not explained may be what nobody explains."""
    assert [each.gravedad for each in findings("E26", text("Según el MIPG."), tmp_path)] == [Gravedad.AVISO]


@pytest.mark.parametrize(
    ("part", "quoted"),
    [
        (
            text("La OAP coordina con la Oficina Asesora de Prensa y la Oficina Asesora de Planeación y Estudios."),
            "«OAP» puede ser «Oficina Asesora de Planeación» (línea 24) o «Oficina Asesora de Prensa» (línea 24)",
        ),
        (
            "siglas: {OAP: Oficina Asesora de Prensa}\n" + text("La Oficina Asesora de Planeación (OAP) lo mide."),
            "«OAP» es «Oficina Asesora de Planeación», y en la línea 14 es «Oficina Asesora de Prensa»",
        ),
    ],
)
def test_a_sigla_of_two_things_is_found(part: str, quoted: str, tmp_path: Path) -> None:
    """Said of two, or two that it could be."""
    assert [each.mensaje for each in findings("W27", part, tmp_path)] == [quoted]


@pytest.mark.parametrize(
    "part",
    [
        text("La OAP es la Oficina Asesora de Prensa."),
        "siglas: {IV: Instituto de Vivienda}\n" + text("El Instituto de Vivienda de Cali (IV) lo mide."),
        "siglas: {IV: Instituto de Vivienda}\n" + text("El Instituto de Viviendas (IV) lo mide."),
    ],
)
def test_a_sigla_of_one_thing_is_left_alone(part: str, tmp_path: Path) -> None:
    """One that is longer, or badly spelled, is no other."""
    assert findings("W27", part, tmp_path) == []


@pytest.mark.parametrize(
    ("words", "messages"),
    [
        ("Por YouTube y por Youtube.", ["«Youtube» se escribe en otras partes «YouTube»"]),
        ("Por instagra y Facebok.", ["«Facebok» debe de ser «Facebook»", "«instagra» debe de ser «Instagram»"]),
        ("Medios online y on line.", ["«on line» se escribe en otras partes «online»"]),
        (
            "El uso del Manual de uso de identidad visual. Según el Manual de uso de la identidad visual.",
            [
                "«Manual de uso de la identidad visual» se escribe en otra parte «Manual de uso de identidad visual» (línea 24)"  # noqa: E501 - as it is told
            ],
        ),
    ],
)
def test_a_name_written_in_two_ways_is_found(words: str, messages: list[str], tmp_path: Path) -> None:
    """With both ways quoted."""
    assert [each.mensaje for each in findings("W28", text(words), tmp_path)] == messages


def test_the_name_of_a_ministry_is_not_shortened_in_two_ways(tmp_path: Path) -> None:
    """«Ministerio TIC» is «MinTIC»; an address and a handle are not names."""
    part = "siglas: {MinTIC: Ministerio de las TIC}\n" + text(
        "El MinTIC, el Mintic, el Ministerio TIC y @mintic, en www.mintic.gov.co."
    )
    assert [each.mensaje for each in findings("W28", part, tmp_path)] == [
        "«Ministerio TIC» se escribe en otras partes «MinTIC»",
        "«Mintic» se escribe en otras partes «MinTIC»",
    ]


def test_two_people_of_nearly_one_name_are_for_somebody_to_look_at(tmp_path: Path) -> None:
    """They may be two; the same name without its accent is not."""
    part = """
        firmas:
          elaboro: {nombre: Luisa Fernanda Pérez Luna, cargo: Profesional, fecha: 2024-01-10}
          reviso:
            - {nombre: Luisa Fernanda Perez Luna, cargo: Jefe, fecha: 2024-01-15}
            - {nombre: Luis Fernando Pérez Luna, cargo: Jefe, fecha: 2024-01-15}
          aprobo: {comite: Comité de Gestión, acta: "1", fecha: 2024-01-20}
    """
    assert [(each.gravedad, each.mensaje) for each in findings("W28", part, tmp_path)] == [
        (Gravedad.AVISO, "«Luisa Fernanda Perez Luna» se escribe en otra parte «Luisa Fernanda Pérez Luna»"),
        (Gravedad.NOTA, "«Luis Fernando Pérez Luna» se parece a «Luisa Fernanda Pérez Luna»"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "La Oficina de Comunicaciones publica boletines; la Oficina de Comunicaciones publica los boletines.",
        "Las Redes sociales y las redes sociales, con un video y videos, a cargo de Facebook y facebook.",
        "Si no hay video, sino texto, por qué y porque.",
        "MINISTERIO DE VIVIENDA\n\nEl Ministerio de Vivienda.",
    ],
)
def test_what_is_not_a_name_may_be_written_in_two_ways(words: str, tmp_path: Path) -> None:
    """A sentence goes on as it will; a title is in capitals; a common word begins a sentence."""
    assert findings("W28", text(words), tmp_path) == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("alcance: INTERNO", "publico: CIUDADANÍA Y FUNCIONARIOS"), 1),
        (("alcance: Externo", "publico: Funcionarios y contratistas"), 1),
        (("alcance: Interno", "publico: Usuarios internos y comunidad universitaria"), 0),
        (("alcance: Interno y externo", "publico: Ciudadanía"), 0),
        (("alcance: Externo", "publico: Ciudadanía y funcionarios"), 0),
        (("publico: Ciudadanía", "descripcion: Se invita a gremios y universidades."), 1),
        (("publico: Gremios y universidades", "descripcion: Se invita a gremios y universidades."), 0),
    ],
)
def test_a_public_that_the_scope_denies_is_found(lines: tuple[str, ...], found: int, tmp_path: Path) -> None:
    """An inner poster does not reach the citizens; a university's own community is inside."""
    assert len(findings("W32", tree("nombre: Cartelera", *lines), tmp_path)) == found


def test_a_list_of_publics_without_those_of_inside_is_told_where_the_plan_works_for_them(tmp_path: Path) -> None:
    """As a note: somebody may be named in another way."""
    part = text("Ciudadanía y academia.", "Público objetivo") + tree("nombre: Comunicación interna")
    (told,) = findings("W32", part, tmp_path)
    assert told.gravedad is Gravedad.NOTA
    assert "nadie de la entidad" in told.mensaje
    whole = text("Ciudadanía, academia y funcionarios.", "Público objetivo") + tree("nombre: Comunicación interna")
    assert findings("W32", whole, tmp_path) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("- a) Uno.\n- b) Dos.\n- b) Tres.", 1),
        ("- a) Uno.\n- b) Dos.\n\nOtra lista:\n\n- a) Uno.", 0),
        ("1. Uno.\n1. Dos.\n1. Tres.", 0),
        ("Por Facebook, Instagram, YouTube y TikTok.\n\nEn Facebook, Instagram y YouTube.", 1),
        ("Por Facebook, Instagram y YouTube.\n\nEn Facebook se publica el video.", 0),
    ],
)
def test_lists_that_do_not_agree_are_found(words: str, found: int, tmp_path: Path) -> None:
    """Repeated letters, and channels that one list lacks; Markdown counts by itself."""
    assert len(findings("W33", text(words), tmp_path)) == found


def test_a_channel_that_is_not_measured_is_told(tmp_path: Path) -> None:
    """Where the plan measures others, each under its title."""
    part = f"""\
secciones:
  - codigo: OBJ
    titulo: Monitoreo
    numeral: auto
    texto: En Facebook, Twitter, Instagram y TikTok.
    secciones:
      - {{codigo: FB, titulo: Facebook, numeral: auto}}
      - {{codigo: TW, titulo: Twitter, numeral: auto}}
      - {{codigo: IG, titulo: Instagram, numeral: auto}}
{REST}"""
    (told,) = findings("W33", part, tmp_path)
    assert told.mensaje == "«Monitoreo» no mide «TikTok», y el plan los nombra entre sus canales"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("Informar a la población –", "informar a la población –"),
        ("Informar, educar y", "informar, educar y"),
        ("Cada uno de las actividades.", "cada uno de las"),
        ("Una vez a al año.", "vez a al año."),
        ("Con base a lo anterior.", "con base a"),
        ("Se se informa.", ""),
        ("Ya se se informa.", "ya se se informa."),
        ("Por inducción y inducción.", "inducción y inducción"),
        ("En español y inglés.", "y inglés"),
        ("Emite los mensaje.", "los mensaje"),
        ("Hacer el publicación.", "el publicación"),
        ("La rendicion de cuentas.", "rendicion"),
        ("Los grupos (públicos y privados.", "los grupos (públicos y privados"),
        ("Se actualizo el plan.", "se actualizo"),
    ],
)
def test_a_slip_is_a_note_with_its_words(words: str, quoted: str, tmp_path: Path) -> None:
    """Those that are slips whatever the text says."""
    told = [each for each in findings("I38", text(words), tmp_path) if each.gravedad is Gravedad.NOTA]
    assert (not quoted and not told) or f"«{quoted}»" in told[0].mensaje.casefold()


@pytest.mark.parametrize(
    "words",
    [
        "Que los reconozcan y los divulga quien las publica; poco a poco, paso a paso.",
        "El comité se creó y se actualizó; yo actualizo. Una de las áreas y cada uno de los grupos.",
        "Sobre a) y b), según el literal c): rendicion@iv.gov.co, www.iv.gov.co/rendicion y #Rendicion.",
        "Televisión, Vision Mundial y Caracol Television, en docx y xlsx; nieve y hielo; siete u ocho.",
        "- Informar,\n- Educar, y\n- Acompañar.",
        "El texto sigue\nen el renglón que viene (y el paréntesis\ntambién).",
        "Así:\n\n- Uno (1).\n- Dos.",
        "Contenido :) y más.",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(words: str, tmp_path: Path) -> None:
    """Pronouns before verbs, addresses, foreign words, lists, texts that go on in the next line."""
    assert findings("I38", text(words), tmp_path) == []
