"""Plans of before load: keys that were renamed get the name that they have now."""

from __future__ import annotations

from pecdocs.plan.folder import plan_from
from pecdocs.plan.migration import ANY, Renamed, migrate
from pecdocs.reading.source import parse_source

OLD = b"""
entidad: {}
documento: {titulo: Plan, version: "1", fecha: 2024-01-31, vigencia: 2024}
niveles: [Eje, Actividad]
arbol:
  - codigo: A
    nombre: Grupo
    encargados: [COM]
    hijos:
      - {codigo: B, nombre: Actividad, encargados: [COM]}
tablas:
  matriz:
    filas: [{de: B, encargados: [COM]}]
"""


def test_a_renamed_key_is_read_at_any_depth() -> None:
    """Of nodes and of rows, with the place where it stood."""
    source = parse_source(OLD, "plan.yaml")
    renamed = (
        Renamed(("arbol", ANY, "encargados"), "responsables"),
        Renamed(("tablas", ANY, "filas", ANY, "encargados"), "responsables"),
    )
    migrate(source, renamed)
    root, row = source.data["arbol"][0], source.data["tablas"]["matriz"]["filas"][0]
    assert [each.get("responsables") for each in (root, root["hijos"][0], row)] == [["COM"]] * 3
    assert source.place(("arbol", 0, "responsables")).line == 8


def test_a_file_with_both_names_is_left_to_the_reader() -> None:
    """It would lose one of two values."""
    source = parse_source(b"viejo: 1\nnuevo: 2\n", "plan.yaml")
    migrate(source, (Renamed(("viejo",), "nuevo"),))
    assert sorted(source.data) == ["nuevo", "viejo"]


def test_a_key_that_is_not_there_renames_nothing() -> None:
    """Nor one of another shape."""
    source = parse_source(b"arbol: nada\n", "plan.yaml")
    migrate(source, (Renamed(("arbol", ANY, "x"), "y"), Renamed(("tablas", ANY), "y")))
    assert source.data == {"arbol": "nada"}


def test_the_mistakes_of_a_plan_of_before_name_its_files_at_that_time() -> None:
    """As «v1:carpeta/plan.yaml»."""
    plan, faults = plan_from({"plan.yaml": b"formato: x", "cambios.yaml": b"cambios: 3"}, "v1:pec")
    assert plan is not None
    assert {fault.place.file for fault in faults} == {"v1:pec/plan.yaml", "v1:pec/cambios.yaml"}
