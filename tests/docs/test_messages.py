"""The messages that the manual explains are those that the program gives."""

from __future__ import annotations

import errno
import os
import re
import shutil
import zipfile
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pytest

from pecdocs.cli.commands import run
from tests.docs.pages import MANUAL, ROOT, table

if TYPE_CHECKING:
    from pathlib import Path

HEADING = "6. Los mensajes"
STARTER = (ROOT / "templates" / "comun" / "inicio.yaml").read_text(encoding="utf-8")
GENERATE = ("generar", "p", "--salida", "salida")


@dataclass(frozen=True, slots=True)
class Case:
    """How to get a message: what to change in a starter plan, and what to run."""

    old: str = ""
    new: str = ""
    arguments: tuple[str, ...] = GENERATE
    libreoffice: str = "no"
    """The program that is named as LibreOffice's."""
    refused: int = 0
    """What the system answers to who writes, if it doesn't let them."""


TITLE = "titulo: Plan Estratégico de Comunicaciones"
OWN = "\nperiodos:\n  S1: {inicio: 2027-12-01, fin: 2027-12-10}\nroles:\n"
OVERLAPPING = OWN.replace("\nroles:", "\n  S2: {inicio: 2027-12-10, fin: 2027-12-17}\nroles:")
CASES = {
    "hay un tabulador en la sangría": Case("  sigla: EDE", "\tsigla: EDE"),
    "la sangría no cuadra con las líneas anteriores": Case("  sigla: EDE", " sigla: EDE"),
    "hay dos puntos «:» donde no se esperan": Case(TITLE, "titulo: Plan: interno"),
    "falta «:» después de la clave": Case("  sigla: EDE", "  sigla EDE"),
    "falta un espacio después de «:»": Case("  sigla: EDE", "  sigla:EDE"),
    "falta un espacio después del guion": Case("      - codigo: INT-CUL", "      -codigo: INT-CUL"),
    "hay un espacio que no es el corriente": Case("  sigla: EDE", "  sigla:\xa0EDE"),
    "las comillas de Word (“ ”) no son comillas para YAML": Case(TITLE, "titulo: “Plan: interno”"),
    "hay unas comillas sin cerrar": Case(TITLE, 'titulo: "Plan'),
    "YAML toma «…» y lo que sigue por un comentario": Case(TITLE, "titulo: Campaña #YoComunico"),
    "la línea queda fuera del texto que va antes": Case("      - ✓ Sigue", "    Además\n      - ✓ Sigue"),
    "es un archivo de Word, de Excel o PDF": Case(STARTER, "%PDF-1.7"),
    "el logo no es una imagen PNG o JPEG": Case("  # logo: logo.png", "  logo: plan.yaml"),
    "sobra texto después del valor": Case(TITLE, 'titulo: "Plan" interno'),
    "hay un corchete o una llave sin cerrar": Case("[COM, TH]", "[COM, TH"),
    "el texto empieza con un carácter reservado de YAML": Case(TITLE, "titulo: @plan"),
    "los alias de YAML (&, *) no se usan en un plan": Case(TITLE, "titulo: *plan"),
    "el archivo no está en UTF-8": Case("sigla: EDE", "sigla: \udcd1"),
    "clave repetida «…»": Case("  sigla: EDE", "  sigla: EDE\n  sigla: EDE"),
    "clave desconocida «…»": Case("  sigla: EDE", "  siglas: EDE"),
    "falta «…»": Case("- codigo: INT-CAN\n        ", "- "),
    "aquí va …, no …": Case(TITLE, "titulo:"),
    "codigo repetido «…»": Case("codigo: INT-CUL", "codigo: INT-CAN"),
    "«…» no sirve como «…»": Case("codigo: INT-CUL", "codigo: CAMPAÑAS"),
    "… es ambiguo: …": Case('version: "1"', "version: 1.10"),
    "«…» no está como año-mes-día": Case("fecha: 2027-01-15", "fecha: 15/01/2027"),
    "«…» no existe en el calendario": Case("fecha: 2027-01-15", "fecha: 2027-02-30"),
    "«…» junta la cantidad y la unidad": Case("{cantidad: 11, unidad: boletines}", "11 boletines"),
    "«…» no es una cantidad": Case("{cantidad: 11, unidad: boletines}", "Según necesidad"),
    "«…» se puede leer de dos maneras": Case("cantidad: 15000", "cantidad: 15.000"),
    "«…» no es un valor de «…»": Case("estado: borrador", "estado: final"),
    "no hay un rol «…» en «roles»": Case("responsables: [TH]", "responsables: [TIC]"),
    "no hay un periodo «…» en «periodos»": Case("trimestral: {2027-T4: 1}", "libre: {S1: 1}"),
    "el periodo «…» empieza el … y «…» termina el …": Case("\nroles:\n", OVERLAPPING),
    "no hay un nodo «…»": Case("de: INT-CUL", "de: INT-OTRO"),
    "«…» está a … de profundidad y «niveles» nombra …": Case("  - Actividad\n", ""),
    "la tabla «…» ya está en la sección «…»": Case("    titulo: Lineamientos", "    titulo: L\n    tabla: seguimiento"),
    "el texto de «…» tiene …": Case("      El Plan Estratégico", "      # Un título\n\n      El Plan Estratégico"),
    "no hay un archivo «…» en la carpeta del plan": Case("  # logo: logo.png", "  logo: logo.png"),
    "el registro de cambios no va en el plan": Case("formato: comun", "formato: comun\ncambios: []"),
    "no hay un formato «…»": Case("formato: comun", "formato: otro"),
    "aquí no hay ningún plan": Case(arguments=("generar", "nada")),
    "ya hay un plan en esta carpeta": Case(arguments=("nuevo", "p")),
    "el formato «…» no tiene la tabla «…»": Case("tabla: seguimiento", "tabla: avances"),
    "el formato «…» no imprime la firma «…»": Case("  reviso:", "  visto_bueno:"),
    "el formato «…» no imprime «…» en la firma «…»": Case(arguments=(*GENERATE, "--formato", "inm")),
    "la tabla «…» del formato «…» tiene … y el plan …": Case(arguments=(*GENERATE, "--formato", "mintic")),
    "«…» de … no sale en ninguna tabla de este documento": Case(arguments=(*GENERATE, "--formato", "inm")),
    "los periodos propios del plan no salen en ninguna tabla de este documento": Case("\nroles:\n", OWN),
    "la tabla «…» no sale en este documento": Case("tablas:\n", "tablas:\n  prospectiva: {titulo: Otra}\n"),
    "la tabla de contenido va sin números de página: …": Case(libreoffice="nada"),
    "el archivo fue cambiado a mano; no se reemplaza": Case("sigla: EDE", "sigla: EDITADO"),
    "el archivo parece abierto en otro programa": Case("sigla: EDE", "sigla: ABIERTO"),
    "el archivo es de solo lectura; no se reemplaza": Case("sigla: EDE", "sigla: MARCADO"),
    "no se puede escribir": Case(refused=errno.EACCES),
    "no se puede escribir: la carpeta es de solo lectura": Case(refused=errno.EROFS),
    "no cabe: el disco está lleno": Case(refused=errno.ENOSPC),
    "el disco o la red falló mientras se escribía": Case(refused=errno.EIO),
}
"""Each message as the manual writes it («…» stands for any words), and how to get it."""


def test_each_message_of_the_manual_has_a_case() -> None:
    """The table of messages and these cases hold the same messages."""
    assert sorted(table(MANUAL, HEADING).codes()) == sorted(CASES)


@pytest.mark.parametrize("message", CASES)
def test_the_program_says_it(
    message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message that the manual explains is said, word by word."""
    case = CASES[message]
    assert case.old in STARTER
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p").mkdir()
    text = STARTER.replace(case.old, case.new, 1) if case.old else STARTER
    (tmp_path / "p" / "plan.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    (tmp_path / "salida").mkdir()
    (tmp_path / "salida" / "editado-pec-2027-v1.docx").write_bytes(b"de otra mano")
    (tmp_path / "salida" / ".~lock.abierto-pec-2027-v1.docx#").write_bytes(b"")
    monkeypatch.setenv("PECDOCS_SOFFICE", case.libreoffice)
    (tmp_path / "salida" / "marcado-pec-2027-v1.docx").touch(mode=0o444)
    if case.refused:
        monkeypatch.setattr("os.fsync", partial(_refuse, case.refused))
    run(list(case.arguments))
    pattern = re.escape(message).replace("…", ".+")
    assert re.search(rf": (error|aviso): {pattern}", capsys.readouterr().err)


def _refuse(number: int, _file: int) -> None:
    raise OSError(number, os.strerror(number))


def test_the_message_that_the_manual_takes_apart_is_a_real_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first example is, but for its line, what the program prints."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mi-plan").mkdir()
    text = STARTER.replace("fecha: 2027-01-15", "fecha: 15/01/2027", 1)
    (tmp_path / "mi-plan" / "plan.yaml").write_text(text, encoding="utf-8")
    run(["generar", "mi-plan"])
    said = capsys.readouterr().err.splitlines()[0]
    shown = next(line for line in MANUAL.read_text(encoding="utf-8").splitlines() if "15/01/2027" in line)
    assert re.sub(r":\d+:", ":", said) == re.sub(r":\d+:", ":", shown)


def test_the_mistake_of_a_template_that_the_manual_shows_is_a_real_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A field misspelt on the cover of a copied format is said as the manual shows it."""
    monkeypatch.chdir(tmp_path)
    copy = tmp_path / "templates" / "mi-entidad"
    shutil.copytree(ROOT / "templates" / "uspec", copy)
    misspelt = (b"{{ documento.titulo|upper }}", b"{{ documento.titlo }}")
    original = ROOT / "templates" / "uspec" / "plan.docx"
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(copy / "plan.docx", "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(*misspelt) if name == "word/document.xml" else part)
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "plan.yaml").write_text(STARTER, encoding="utf-8")
    run([*GENERATE, "--formato", "mi-entidad"])
    shown = next(line for line in MANUAL.read_text(encoding="utf-8").splitlines() if line.startswith("templates/"))
    assert capsys.readouterr().err.splitlines()[0] == shown
