"""What the entry of a change log may say of a version, from what changed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from pecdocs.cambios import diff
from pecdocs.cambios.entrada import Propuesta, contenido, propuesta
from pecdocs.cli import change_summary, close_version
from pecdocs.formato import read_formato
from pecdocs.layout.vista import vista
from pecdocs.plan import Plan, read_plan
from pecdocs.plan.model import Aceptado, Revision
from tests.cambios.test_diff import plan


def proposed(old: Plan, new: Plan) -> Propuesta:
    """Propose the entry of a version, as its format numbers things."""
    vistas = vista(old, read_formato(old.formato).formato), vista(new, read_formato(new.formato).formato)
    return propuesta(diff(old, new, vistas), (old, new), vistas)


def test_the_second_version_of_uspec_is_told_in_a_few_sentences() -> None:
    """By part of the document: what is few is named, what is many is counted, and no value is told."""
    found = proposed(read_plan(Path("data/uspec-2024")), read_plan(Path("data/uspec-2024-v2")))
    assert found == Propuesta(
        ("2.1", "2.2", "3.1", "3.2", "4.1"),
        "Se modificaron los textos de la sección «INTRODUCCIÓN» y de los numerales 2.1, 2.2 y 3.1. Se modificaron las "
        "metas de las actividades 4.1, 5.1, 5.2 y 6.1; los nombres de 7 actividades; las fechas del plan o proyecto 7 "
        "y de la actividad 7.1; otros datos de 8 actividades y de los planes o proyectos 2, 3 y 7. "
        "Cambió lo que muestra la tabla del numeral 3.1. En la tabla del numeral 4.1, se incluyeron las filas 2, 3, "
        "5.2 y 7, con 3 filas; se modificaron las metas de las filas 4.1 y 6.1 y otros datos de las filas 1.1, 4.1, "
        "5.1 y 6.1. Se actualizaron los datos del documento, las siglas y las firmas.",
    )


def test_the_same_plan_proposes_nothing() -> None:
    """Not even a version, a date, a state or what the review accepts make one."""
    old = read_plan(Path("data/uspec-2024-v2"))
    documento = old.documento.model_copy(update={"version": "03", "estado": "borrador"})
    revision = Revision(aceptados=(Aceptado(regla="W37", motivo="Así se publicó."),))
    new = old.model_copy(update={"documento": documento, "cambios": (), "revision": revision})
    assert contenido(diff(old, new)) == ()
    assert proposed(old, new) == Propuesta((), "")


def test_the_numerals_are_those_of_the_new_document_in_its_order() -> None:
    """2.9 before 2.10; a section of which nothing changed is not named."""
    sections = [
        {"codigo": f"S{n}", "titulo": f"Título {n}", "texto": f"Texto {n}", "numeral": f"2.{n}"} for n in range(8, 12)
    ]
    mended = [each | {"texto": f"{each['texto']}, corregido"} for each in sections[:3]]
    old, new = plan(secciones=sections), plan(secciones=[*mended, sections[3]])
    assert proposed(old, new).numerales == ("2.8", "2.9", "2.10")


def test_a_summary_shows_the_entry_that_closing_the_version_keeps(tmp_path: Path) -> None:
    """The same words and the same numerals, in Markdown as in cambios.yaml."""
    new = Path(shutil.copytree("data/uspec-2024-v2", tmp_path / "plan"))
    text = (new / "cambios.yaml").read_text(encoding="utf-8")
    (new / "cambios.yaml").write_text(text[: text.index('  - version: "02"')], encoding="utf-8")
    asked = close_version.Request(new, "02", date(2024, 2, 20), "borrador", since="data/uspec-2024", simulate=True)
    entry = close_version.run(asked).entry
    change_summary.run(change_summary.Request(new, "data/uspec-2024", types=("md",), folder=tmp_path), lambda _: None)
    (written,) = tmp_path.glob("*.md")
    assert f"| {', '.join(entry.numerales)} | {entry.descripcion} |" in written.read_text(encoding="utf-8")
