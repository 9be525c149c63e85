"""The review sheet of a plan, for any entity: of the same paper as the change summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.build_templates.cambios import plain_paper

if TYPE_CHECKING:
    from tools.build_templates.package import Template


def template() -> Template:
    """Write the template."""
    return plain_paper(
        "revision.docx",
        "Plantilla de la hoja de revisión",
        "Hoja de revisión",
        facts="hoja_ficha",
        small=("hoja_hallazgos", "hoja_aceptados", "hoja_reglas"),
        usual=("hoja_firmas",),
    )
