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


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("firmas: {}", [("error", "el plan está «aprobado», y no dice quién lo elaboró, revisó ni aprobó")]),
        (firmas(ELABORO), [("error", "el plan está «aprobado», y nadie firma como quien lo aprobó")]),
        (firmas(ELABORO, "aprobo: {comite: CIGD, acta: '25'}"), [("error", "«CIGD» aprueba sin fecha")]),
        (firmas(ELABORO, "aprobo: {comite: CIGD}"), [("error", "«CIGD» aprueba sin acta ni fecha")]),
        (firmas("autorizo: {nombre: Eva Gil, cargo: Directora}"), [("error", "«Eva Gil» aprueba sin fecha")]),
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
        firmas("vobo: {nombre: Luis Peña, cargo: Jefe, fecha: 2024-01-20}", APROBO),
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
