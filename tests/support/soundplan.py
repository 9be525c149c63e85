"""A small sound plan, of which the review says nothing, and parts of plans put over it."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

from pecdocs.cli.review_plan import expediente_of
from pecdocs.revision import revisar

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.revision import Expediente, Hallazgo

SOUND = """\
formato: comun
entidad:
  nombre: Instituto de Vivienda
  sigla: IV
  dependencia: Oficina de Comunicaciones
  pais: CO
documento:
  titulo: Plan Estratégico de Comunicaciones
  codigo: GC-PL-001
  version: "1"
  fecha: 2024-01-20
  vigencia: 2024
  estado: aprobado
siglas:
  IV: Instituto de Vivienda
roles:
  COM: {nombre: Oficina de Comunicaciones}
  TH: {nombre: Grupo de Talento Humano}
secciones:
  - codigo: OBJ
    titulo: Objetivo
    numeral: auto
    texto: |
      Dar a conocer los servicios del Instituto de Vivienda (IV) a quienes los necesitan.
  - codigo: PLAN
    titulo: Plan de acción
    numeral: auto
    tabla: matriz
  - codigo: SEG
    titulo: Seguimiento
    numeral: auto
    tabla: seguimiento
  - codigo: CONTROL
    titulo: Control de cambios
    numeral: auto
    tabla: cambios
niveles: [Objetivo, Actividad]
arbol:
  - codigo: EXT
    nombre: Dar a conocer los servicios
    hijos:
      - codigo: REV
        nombre: Publicar la revista institucional
        responsables: [COM]
        fechas: {inicio: 2024-03-01, fin: 2024-12-31}
        meta: {cantidad: 10, unidad: revistas}
        indicador: {numerador: Revistas publicadas, denominador: Revistas programadas, factor: 100}
        programacion:
          trimestral: {2024-T1: 1, 2024-T2: 3, 2024-T3: 3, 2024-T4: 3}
      - codigo: TALLER
        nombre: Dictar talleres de lenguaje claro
        responsables: [TH]
        fechas: {inicio: 2024-02-01, fin: 2024-11-30}
        meta: {cantidad: 4, unidad: talleres}
        indicador: {numerador: Talleres dictados, denominador: Talleres programados, factor: 100}
        programacion:
          trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
firmas:
  elaboro: {nombre: Ana Ruiz, cargo: Profesional de Comunicaciones, fecha: 2024-01-10}
  reviso: {nombre: Luis Peña, cargo: Jefe de Planeación, fecha: 2024-01-15}
  aprobo: {comite: Comité Institucional de Gestión y Desempeño, acta: "1", fecha: 2024-01-20}
"""
LOG = """\
cambios:
  - version: "1"
    fecha: 2024-01-20
    numerales: ["1", "2", "3", "4"]
    descripcion: Primera versión del plan.
"""
_FILES = re.compile(r"seguimiento/.+")


def plan_with(part: str, folder: Path) -> Path:
    """Write the sound plan with a part in the place of its own keys; `seguimiento/2024-T1:` is a file of its own."""
    blocks = {**_blocks(SOUND), **_blocks(dedent(part).strip() + "\n")}
    log = blocks.pop("cambios", LOG)
    for name in [name for name in blocks if _FILES.fullmatch(name)]:
        file = folder / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(blocks.pop(name).split("\n", 1)[1]), encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.yaml").write_text("".join(blocks.values()), encoding="utf-8")
    (folder / "cambios.yaml").write_text(log, encoding="utf-8")
    return folder


def expediente(part: str, folder: Path) -> Expediente:
    """Read the sound plan with a part in the place of its own keys."""
    return expediente_of(plan_with(part, folder))


def findings(codigo: str, part: str, folder: Path) -> list[Hallazgo]:
    """Give what one rule finds in the sound plan with a part in the place of its own keys."""
    return [each for each in revisar(expediente(part, folder)).hallazgos if each.regla == codigo]


def _blocks(text: str) -> dict[str, str]:
    """Give the text of each key that stands at the margin."""
    found: dict[str, str] = {}
    for block in re.split(r"(?m)^(?=\S)", text):
        if block:
            found[block.split(":", 1)[0]] = block
    return found
