"""The rules of the control of the document: sign-off, version, dates, codes and channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.soundplan import findings

if TYPE_CHECKING:
    from pathlib import Path


def documento(**changed: str) -> str:
    """Write the document control of the sound plan with other values."""
    values = {
        "titulo": "Plan Estratégico de Comunicaciones",
        "codigo": "GC-PL-001",
        "version": '"1"',
        "fecha": "2024-01-20",
        "vigencia": "2024",
        "estado": "aprobado",
        **changed,
    }
    return "documento:\n" + "".join(f"  {key}: {value}\n" for key, value in values.items() if value)


def firmas(*signed: str) -> str:
    """Write a sign-off."""
    return "firmas:\n" + "".join(f"  {each}\n" for each in signed)


def log(*entries: str) -> str:
    """Write a change log of `version|fecha|descripcion`."""
    lines = ["cambios:"]
    for each in entries:
        version, fecha, descripcion = each.split("|")
        lines.append(f"  - {{version: '{version}', fecha: {fecha}, descripcion: '{descripcion}'}}")
    return "\n".join(lines) + "\n"


ELABORO = "elaboro: {nombre: Ana Ruiz, cargo: Profesional, fecha: 2024-01-10}"
APROBO = "aprobo: {comite: Comité de Gestión, acta: '1', fecha: 2024-01-20}"


BOTH = "{{version: '1', fecha: 2024-01-20, descripcion: Primera., elaboro: {}, aprobo: {}}}"


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (firmas("elaboro: {nombre: Eva Pérez}", "aprobo: {nombre: EVA  PEREZ}"), ["«EVA PEREZ» elabora y aprueba"]),
        (firmas("proyecto: {nombre: Eva Gil}", "autorizo: {nombre: Eva Gil}"), ["«Eva Gil» elabora y aprueba"]),
        (firmas("reviso: {nombre: Eva Gil}", "aprobo: {nombre: Eva Gil}"), []),
        (f"cambios: [{BOTH.format('Eva Gil', 'Eva Gil')}]", ["«Eva Gil» elabora y aprueba"]),
        (f"cambios: [{BOTH.format('Ana Ruiz', 'Eva Gil')}]", []),
    ],
)
def test_who_elaborates_and_approves_is_found_under_any_role(part: str, found: list[str], tmp_path: Path) -> None:
    """In the sign-off or in the log, whatever the accents of the name and the words of the roles."""
    assert [" ".join(each.mensaje.split()) for each in findings("E01", part, tmp_path)] == found


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("firmas: {}", [("error", "el plan está «aprobado», y no dice quién lo elaboró, revisó ni aprobó")]),
        (firmas(ELABORO), [("error", "el plan está «aprobado», y nadie firma como quien lo aprobó")]),
        (firmas(ELABORO, "aprobo: {comite: CIGD, acta: '25'}"), [("aviso", "«CIGD» aprueba sin fecha")]),
        ("cambios: []\n" + firmas("aprobo: {comite: CIGD, acta: '25'}"), [("error", "«CIGD» aprueba sin fecha")]),
        (firmas(ELABORO, "aprobo: {comite: CIGD}"), [("error", "«CIGD» aprueba sin acta ni fecha")]),
        (firmas("autorizo: {nombre: Eva Gil, cargo: Directora}"), [("aviso", "«Eva Gil» aprueba sin fecha")]),
        (
            firmas("aprobo: {nombre: Eva Gil, fecha: 2024-01-20}"),
            [("aviso", "«Eva Gil» aprueba sin cargo")],
        ),
        (
            firmas("proyecto: {nombre: Ana Ruiz}", APROBO),
            [("aviso", "«Ana Ruiz» elabora sin cargo ni fecha")],
        ),
    ],
)
def test_what_lacks_in_the_sign_off_of_an_approved_plan_is_found(
    part: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    """Its approval is an error; the rest, a warning."""
    assert [(each.gravedad, each.mensaje) for each in findings("E03", part, tmp_path)] == found


@pytest.mark.parametrize(
    "part",
    [
        documento(estado="borrador") + "firmas: {}",
        documento(estado="en_revision") + firmas("elaboro: {nombre: Ana Ruiz}", "aprobo: {comite: CIGD}"),
        firmas(ELABORO, "aprobo: {nombre: Eva Gil, cargo: Directora, fecha: {mes: 2024-01}}"),
        firmas("autorizo: {nombre: Eva Gil, cargo: Directora, fecha: 2024-01-20}"),
        firmas("aprobo: {comite: CIGD, fecha: 2024-01-20}")
        + "cambios:\n  - {version: '1', fecha: 2024-01-20, descripcion: Primera., acta: '1'}\n",
        firmas("vobo: {nombre: Luis Peña, cargo: Jefe, fecha: 2024-01-20}", APROBO),
        firmas("elaboro: {comite: Equipo de Comunicaciones, fecha: 2024-01-10}", APROBO),
        "firmas: {}\ncambios:\n  - {version: '1', fecha: 2024-01-20, descripcion: Primera., aprobo: CIGD, acta: '1'}\n",
    ],
)
def test_a_sign_off_that_is_whole_or_not_yet_due_is_sound(part: str, tmp_path: Path) -> None:
    """A draft owes none, and the change log may hold it."""
    assert findings("E03", part, tmp_path) == []


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            documento(version='"2"'),
            [("error", "la portada dice versión «2», y la última del registro es «1»")],
        ),
        (
            documento(version='"1"', estado="borrador") + log("1|2024-01-20|Primera.", "2|2024-03-01|Otra."),
            [("error", "la portada dice versión «1», y la última del registro es «2»")],
        ),
        (documento(version='"01"'), [("aviso", "la portada escribe la versión «01», y el registro, «1»")]),
        (
            documento(fecha='{mes: 2024-02, impreso: "FEBRERO 2024"}'),
            [("error", "la portada dice «FEBRERO 2024», y el registro fecha la versión «1» en «2024-01-20»")],
        ),
        (
            documento(version='"2"') + log("1|2024-02-20|Primera.", "2|2024-01-20|Se corrige la meta."),
            [("error", "la versión «2» es del «2024-01-20», anterior a la versión «1», del «2024-02-20»")],
        ),
        (
            log("1|2024-01-20|Se actualizó el plan."),
            [("aviso", "«Se actualizó», y «1» es la primera versión del registro")],
        ),
    ],
)
def test_a_cover_that_disagrees_with_the_change_log_is_found(
    part: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    """Of another version, of another date, or written in another way."""
    assert [(each.gravedad, each.mensaje) for each in findings("E05", part, tmp_path)] == found


@pytest.mark.parametrize(
    "part",
    [
        documento(version='"2"', estado="borrador"),
        documento(version='"2"', estado="en_revision"),
        documento(version="V-1", esquema_version="prefijo"),
        documento(fecha="{mes: 2024-01, impreso: ENERO 2024}"),
        documento(fecha="{impreso: ENERO 2024}"),
        documento(version='"5"') + log("5|2024-01-20|Se actualiza para 2024."),
        documento(version='"2"') + log("1|2023-01-20|Se actualizó el plan.", "2|2024-01-20|Se ajustan las metas."),
        log("1|2024-01-20|Creación del documento; se ajusta a la plantilla del sistema de gestión."),
        "cambios:\n  - {version: '2', orden: 2, fecha: 2024-01-20, descripcion: Otra.}\n"
        "  - {version: '1', orden: 1, fecha: 2023-01-20, descripcion: Primera.}\n" + documento(version='"2"'),
        "cambios: []\n",
    ],
)
def test_a_cover_and_a_log_that_may_stand_together_are_sound(part: str, tmp_path: Path) -> None:
    """The version that is being written is not in the log yet; a log may start at any version."""
    assert findings("E05", part, tmp_path) == []


TWO_VERSIONS = log("1|2024-01-20|Primera.", "2|2024-06-28|Se ajusta la meta.")
SECOND = documento(version='"2"', fecha="2024-06-28") + TWO_VERSIONS


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (
            SECOND + firmas("aprobo: {comite: CIGD, acta: '1', fecha: 2024-01-20}"),
            [("error", "«CIGD» aprueba la versión «2» el «2024-01-20», y la versión «1» es del «2024-01-20»")],
        ),
        (
            SECOND + firmas(ELABORO, "aprobo: {comite: CIGD, acta: '5', fecha: 2024-06-28}"),
            [("aviso", "«Ana Ruiz» elabora la versión «2» el «2024-01-10», y la versión «1» es del «2024-01-20»")],
        ),
        (
            documento(version='"2"', fecha="2024-06-28", estado="en_revision") + firmas(APROBO),
            [
                (
                    "error",
                    "«Comité de Gestión» aprueba la versión «2» el «2024-01-20», y la versión «1» es del «2024-01-20»",
                )
            ],
        ),
    ],
)
def test_a_version_with_the_sign_off_of_the_one_before_is_found(
    part: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    """Whether or not the log knows the new version already."""
    assert [(each.gravedad, each.mensaje) for each in findings("E47", part, tmp_path)] == found


@pytest.mark.parametrize(
    "part",
    [
        SECOND + firmas("aprobo: {comite: CIGD, acta: '5', fecha: 2024-06-20}"),
        documento(version='"2"', fecha="2024-06-28", estado="borrador"),
        documento(version='"2"', fecha="{mes: 2024-06}") + TWO_VERSIONS,
        SECOND + firmas("aprobo: {comite: CIGD, acta: '1'}"),
        firmas(APROBO),
    ],
)
def test_a_version_signed_after_the_one_before_or_not_yet_is_sound(part: str, tmp_path: Path) -> None:
    """What has no day to compare says nothing."""
    assert findings("E47", part, tmp_path) == []


@pytest.mark.parametrize(
    ("part", "messages"),
    [
        (
            firmas("aprobo: {nombre: Eva Gil, cargo: Asesora, vinculacion: contratista, fecha: 2024-01-20}"),
            ["aprueba «Eva Gil», «contratista»"],
        ),
        (
            firmas(
                "elaboro: {nombre: Ana Ruiz, cargo: Jefe de prensa}",
                "aprobo: {nombre: Eva Gil, cargo: Profesional Universitario}",
            ),
            ["aprueba «Profesional Universitario» lo que elabora «Jefe de prensa»"],
        ),
        (
            firmas(
                "elaboro: {nombre: Ana Ruiz, cargo: Profesional Especializado}",
                "reviso: {nombre: Luis Peña, cargo: Auxiliar administrativo}",
            ),
            ["revisa «Auxiliar administrativo» lo que elabora «Profesional Especializado»"],
        ),
    ],
)
def test_who_may_hardly_approve_or_review_is_found(part: str, messages: list[str], tmp_path: Path) -> None:
    """A contractor, and who is below the author."""
    assert [each.mensaje for each in findings("W02", part, tmp_path)] == messages


@pytest.mark.parametrize(
    "part",
    [
        firmas("elaboro: {nombre: Ana Ruiz, cargo: Jefe de prensa (Contratista)}", APROBO),
        firmas(
            "elaboro: {nombre: Ana Ruiz, cargo: Jefe de prensa}",
            "reviso: {nombre: Luis Peña, cargo: Profesional de planeación}",
        ),
        firmas(
            "elaboro: {nombre: Ana Ruiz, cargo: Asesora}",
            "reviso: [{nombre: Luis Peña, cargo: Técnico}, {nombre: Eva Gil, cargo: Secretaria General}]",
        ),
        firmas("elaboro: {nombre: Ana Ruiz, cargo: Directora}", "aprobo: {nombre: Eva Gil, cargo: Enlace}"),
        firmas("elaboro: {nombre: Ana Ruiz}", "aprobo: {nombre: Eva Gil, cargo: Técnico}"),
        firmas("elaboro: {nombre: Ana Ruiz, cargo: Directora técnica}", "aprobo: {nombre: Eva Gil, cargo: Alcaldesa}"),
    ],
)
def test_posts_that_may_stand_together_or_say_no_rank_are_sound(part: str, tmp_path: Path) -> None:
    """A contractor may write; planning's professional reviews how, not what; a post may be called anything."""
    assert findings("W02", part, tmp_path) == []


MX = "entidad: {nombre: Instituto de Vivienda, sigla: IV, pais: MX}\n"


@pytest.mark.parametrize(
    ("part", "count"),
    [
        (firmas("aprobo: {comite: CIGD, acta: '1', fecha: 2024-01-31}"), 0),
        (firmas("aprobo: {comite: CIGD, acta: '1', fecha: 2024-02-01}"), 1),
        (firmas("aprobo: {comite: CIGD, acta: '1', fecha: 2023-12-20}"), 0),
        (MX + firmas("aprobo: {comite: Junta, acta: '1', fecha: 2024-03-20}"), 0),
        (MX + firmas("aprobo: {comite: Junta, acta: '1', fecha: 2024-04-02}"), 1),
        (
            documento(vigencia="{desde: 2024, hasta: 2027}")
            + firmas("aprobo: {comite: CIGD, acta: '1', fecha: 2024-06-28}"),
            0,
        ),
        (
            documento(vigencia="{desde: 2024, hasta: 2027}")
            + firmas("aprobo: {comite: CIGD, acta: '1', fecha: 2024-12-05}"),
            1,
        ),
        (SECOND + firmas("aprobo: {comite: CIGD, acta: '5', fecha: 2024-06-28}"), 0),
        (firmas("aprobo: {comite: CIGD, acta: '1', fecha: {mes: 2024-05}}"), 0),
    ],
)
def test_a_first_version_approved_too_late_is_found(part: str, count: int, tmp_path: Path) -> None:
    """By the law in Colombia, later elsewhere; a later version changes a plan in force."""
    assert len(findings("W04", part, tmp_path)) == count


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (documento(codigo=""), [("aviso", "el documento no tiene «codigo»")]),
        (documento(codigo="", estado="borrador"), []),
        (MX + documento(codigo=""), [("nota", "el documento no tiene «codigo»")]),
        ("entidad: {sigla: IV}", [("aviso", "la entidad no tiene «nombre»")]),
        ("cambios: []", [("aviso", "la versión «1» no está en ningún registro de cambios")]),
        ("cambios: []\n" + documento(estado="en_revision"), []),
        (documento(), []),
    ],
)
def test_a_document_that_does_not_say_which_it_is_is_found(
    part: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    """Its code, its entity, its version in a log."""
    assert [(each.gravedad, each.mensaje) for each in findings("W39", part, tmp_path)] == found


def activities(*observaciones: str) -> str:
    """Write activities with an observation each."""
    lines = ["niveles: [Actividad]", "arbol:"]
    for n, each in enumerate(observaciones):
        said = f", observaciones: '{each}'" if each else ""
        lines.append(f"  - {{codigo: A{n}, nombre: Publicar la revista número {n}, responsables: [COM]{said}}}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("observaciones", "count"),
    [
        (("No aplica", "No aplica", "No aplica"), 1),
        (("N/A", "N/A", "", "n/a"), 1),
        (("-", "-", "-", "-"), 1),
        (("No aplica", "No aplica"), 0),
        (("No aplica", "No aplica", "Depende del contrato"), 0),
        (("Interno", "Interno", "Interno"), 0),
        (("", "", ""), 0),
    ],
)
def test_a_column_full_of_the_same_filler_is_found(observaciones: tuple[str, ...], count: int, tmp_path: Path) -> None:
    """Once for the column; one row that says something makes the others an answer."""
    assert len(findings("W40", activities(*observaciones), tmp_path)) == count
