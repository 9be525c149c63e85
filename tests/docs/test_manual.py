"""The manual and the README say what the program does: their commands run, their examples are plans, nothing lacks."""

from __future__ import annotations

import re
import shlex
import shutil
from contextlib import redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING, get_args

import click
import pytest

from pecdocs.cli.commands import cli, run
from pecdocs.formato import estilo as estilo_model
from pecdocs.formato import model as formato_model
from pecdocs.formato import read_formato
from pecdocs.formato.fields import FIELDS
from pecdocs.layout.grid import RowKind
from pecdocs.layout.items import Item
from pecdocs.layout.locale import Locale
from pecdocs.layout.texts import Words, text_of
from pecdocs.plan import model as plan_model
from pecdocs.plan import read_plan, values
from pecdocs.seguimiento import model as seguimiento_model
from pecdocs.seguimiento import read_answers, rules_of
from pecdocs.word.tags import FILTERS
from tests.docs.pages import (
    MANUAL,
    README,
    ROOT,
    Block,
    anchor,
    blocks,
    codes,
    commands,
    headings,
    links,
    section,
    table,
    tables,
)
from tests.support.commands import every_command

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import BaseModel

STARTER = ROOT / "templates" / "comun" / "inicio.yaml"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the checkout's templates and plans."""
    for name in ("templates", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ── Commands ─────────────────────────────────────────────────────────────────────────────────────────────────


def do(line: str, folder: Path) -> int:
    """Run a command line of a page: `pecdocs` here and now, and the two commands that make its folders."""
    words = shlex.split(line)
    if words[0] == "cp":
        shutil.copytree(folder / words[2], folder / words[3])
    elif words[0] == "mkdir":
        (folder / words[1]).mkdir()
    elif words[0] == "pecdocs":
        into = words.index(">") if ">" in words else len(words)
        out = StringIO()
        with redirect_stdout(out):
            status = run(words[1:into])
        for name in words[into + 1 :]:
            (folder / name).write_text(out.getvalue(), encoding="utf-8")
        return status
    return 0


@pytest.mark.parametrize("page", [MANUAL, README], ids=lambda page: page.name)
def test_the_commands_of_a_page_work_in_order(page: Path, checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever types a page's commands one after another sees each one work.

    Nothing is warned of either, unless a plan is drawn in a format that is not its own, or was published without
    saying who approved it, or with errors that the review finds.
    """
    assert any(line.startswith("pecdocs ") for line in commands(page))
    for line in commands(page):
        assert do(line, checkout) == 0, line
        said = capsys.readouterr().err
        known = ("aviso: no se dice quién aprobó", "aviso: la revisión halla")
        unsigned = all(any(each in line for each in known) for line in said.splitlines())
        assert unsigned or ("generar" in line and "--formato" in line), line


@pytest.mark.usefixtures("checkout")
def test_the_first_document_is_where_the_manual_says(capsys: pytest.CaptureFixture[str]) -> None:
    """The answer that the manual quotes is the one that the program gives."""
    run(["nuevo", "mi-plan", "--formato", "uspec"])
    capsys.readouterr()
    run(["generar", "mi-plan"])
    assert f"`{capsys.readouterr().out.strip()}`" in MANUAL.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(every_command()))
def test_the_manual_has_each_command_and_all_its_options(name: str) -> None:
    """Each command has a heading, and under it its options and no others."""
    heading = next(each for each in headings(MANUAL) if re.match(rf"pecdocs {name}\b", each))
    known = {
        option
        for parameter in every_command()[name].params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
    assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*", section(MANUAL, heading))) == known


def test_the_manual_has_the_program_s_own_options() -> None:
    """`--version`, `--help` and its short form are named where commands are explained."""
    written = section(MANUAL, "7. Las órdenes")
    assert all(option in written for option in ("--version", "--help", "-h"))


def test_the_manual_names_no_command_that_does_not_exist() -> None:
    """Nothing after `pecdocs` is a word that the program refuses."""
    shown = [*codes(MANUAL.read_text(encoding="utf-8")), *commands(MANUAL)]
    named = {found[1] for each in shown if (found := re.match(r"pecdocs ([a-z]+)", each))}
    assert named == set(cli.commands)


# ── Examples ─────────────────────────────────────────────────────────────────────────────────────────────────


def examples(name: str) -> list[Block]:
    """Give the YAML blocks of the manual that belong to a file."""
    return [block for block in blocks(MANUAL, "yaml") if block.text.startswith(f"# {name}\n")]


PERIODS = ("seguimiento/2027-T1.yaml", "seguimiento/2027-T2.yaml")


def by_line(block: Block) -> str:
    """Name an example by its line in the manual."""
    return f"línea {block.line}"


def test_every_example_says_which_file_it_belongs_to() -> None:
    """No YAML of the manual is left unchecked."""
    names = ("plan.yaml", "cambios.yaml", "formato.yaml", *PERIODS)
    known = [block for name in names for block in examples(name)]
    assert sorted(known, key=by_line) == sorted(blocks(MANUAL, "yaml"), key=by_line)


def merged(starter: str, fragment: str) -> str:
    """Put a fragment's top-level blocks in the place of those of a plan.

    With a tree of its own go the tables that listed the other one.
    """
    keys = set(re.findall(r"(?m)^([a-z_]+):", fragment))
    dropped = keys | ({"tablas"} if "arbol" in keys else set())
    for key in dropped:
        starter = re.sub(rf"(?ms)^{key}:.*?(?=^[a-z_]+:|\Z)", "", starter)
    return starter + fragment


@pytest.mark.parametrize("example", examples("plan.yaml"), ids=by_line)
def test_an_example_of_a_plan_is_valid(example: Block, tmp_path: Path) -> None:
    """Each example, in the place of the same part of a starter plan, makes a plan without mistakes."""
    (tmp_path / "plan.yaml").write_text(merged(STARTER.read_text(encoding="utf-8"), example.text), encoding="utf-8")
    read_plan(tmp_path)


@pytest.mark.parametrize("example", examples("cambios.yaml"), ids=by_line)
def test_an_example_of_a_change_log_is_valid(example: Block, tmp_path: Path) -> None:
    """Each example of cambios.yaml is read beside a starter plan."""
    shutil.copy(STARTER, tmp_path / "plan.yaml")
    (tmp_path / "cambios.yaml").write_text(example.text, encoding="utf-8")
    assert len(read_plan(tmp_path).cambios) > 1


@pytest.mark.parametrize("example", examples("formato.yaml"), ids=by_line)
def test_an_example_of_a_format_draws_a_plan(example: Block, checkout: Path) -> None:
    """Each example of formato.yaml is a format: what it lacks comes from `comun`."""
    (checkout / "templates" / "mio").mkdir()
    (checkout / "templates" / "mio" / "formato.yaml").write_text(example.text, encoding="utf-8")
    assert run(["generar", "data/uspec-2024", "--formato", "mio"]) == 0


def test_the_examples_of_period_files_answer_the_example_of_a_plan(tmp_path: Path) -> None:
    """What the manual shows of a plan that is followed and of its periods fits together."""
    (plan_text,) = (block.text for block in examples("plan.yaml") if "\nseguimiento: " in block.text)
    (tmp_path / "plan.yaml").write_text(merged(STARTER.read_text(encoding="utf-8"), plan_text), encoding="utf-8")
    (tmp_path / "seguimiento").mkdir()
    for name in PERIODS:
        (example,) = examples(name)
        (tmp_path / name).write_text(example.text, encoding="utf-8")
    plan = read_plan(tmp_path)
    rules = rules_of(plan, read_formato(plan.formato, ROOT / "templates").formato)
    assert read_answers(tmp_path, plan, rules).last == "2027-T2"


def printed() -> list[tuple[str, str]]:
    """Give what the manual's tables say that is written and printed, where that is a field of a node."""
    return [
        (code, row[1])
        for each in tables(MANUAL)
        if each.titles == ("Se escribe", "Sale")
        for code, row in zip(each.codes(), each.rows, strict=True)
        if code.partition(":")[0] in plan_model.Campos.model_fields
    ]


@pytest.mark.parametrize(("code", "shown"), printed())
def test_a_field_prints_what_the_manual_says(code: str, shown: str, tmp_path: Path) -> None:
    """What stands under «Sale» is what the program prints for what stands under «Se escribe»."""
    fragment = f"niveles: [Actividad]\narbol:\n  - codigo: A\n    nombre: Una\n    {code}\n"
    (tmp_path / "plan.yaml").write_text(merged(STARTER.read_text(encoding="utf-8"), fragment), encoding="utf-8")
    plan = read_plan(tmp_path)
    words = Words(Locale("CO", read_formato("comun", ROOT / "templates").formato.estilos), plan.roles)
    lines = text_of(code.partition(":")[0], Item("A", plan.arbol[0]), words)
    assert "<br>".join(lines) == shown


def test_the_manual_shows_how_most_fields_print() -> None:
    """The tables of «Se escribe» and «Sale» are found, and hold the fields that are hard to write."""
    found = {code.partition(":")[0] for code, _ in printed()}
    assert found >= {"fechas", "meta", "indicador", "frecuencia", "presupuesto", "peso", "pasos"}


# ── Lists of keys ────────────────────────────────────────────────────────────────────────────────────────────

KEYS: list[tuple[str, str, type[BaseModel], set[str]]] = [
    ("Las partes del plan", "Clave", plan_model.Plan, {"cambios"}),
    ("La entidad", "Clave", plan_model.Entidad, set()),
    ("El documento", "Clave", plan_model.Documento, set()),
    ("Los responsables: roles", "Clave de un rol", plan_model.Rol, set()),
    ("Las secciones", "Clave", plan_model.Seccion, set()),
    ("Los niveles y el árbol", "Clave", plan_model.Nodo, set()),
    ("La meta", "Clave de la meta", values.Meta, set()),
    ("La programación", "Clave", values.Programacion, set()),
    ("Los periodos propios", "Clave de un periodo", plan_model.Periodo, set()),
    ("Las tablas", "Clave de una tabla", plan_model.TablaPlan, set()),
    ("El seguimiento", "Clave del seguimiento", plan_model.Seguimiento, set()),
    ("El archivo de un periodo", "Clave de una respuesta", seguimiento_model.Respuesta, set()),
    ("El cierre de un periodo", "Clave del cierre", seguimiento_model.Cierre, set()),
    ("El cierre de un periodo", "Clave de un cambio", seguimiento_model.Enmienda, set()),
    ("La revisión", "Clave de la revisión", plan_model.Revision, set()),
    ("La revisión", "Clave de un aceptado", plan_model.Aceptado, set()),
    ("Las firmas", "Clave de quien firma", plan_model.Firmante, set()),
    ("El registro de cambios: cambios.yaml", "Clave", plan_model.Cambio, set()),
    ("Claves del formato", "Clave", formato_model.Formato, set()),
    ("Claves de estilo", "Clave", estilo_model.Estilo, set()),
    ("Claves de estilo", "Clave de un papel", estilo_model.Papel, set()),
    ("Claves de estilo", "Clave de una caja", estilo_model.CajaPapel, set()),
    ("Claves de estilo", "Clave de una línea", estilo_model.LineaPapel, set()),
    ("Claves de estilo", "Clave de una tabla del PDF", estilo_model.TablaPapel, set()),
    ("Claves de estilo", "Clave de una celda", estilo_model.CeldaPapel, set()),
    ("Claves de estilos", "Clave", formato_model.Estilos, set()),
    ("Claves de una tabla", "Clave", formato_model.Tabla, set()),
    ("Claves de un nivel", "Clave", formato_model.NivelTabla, set()),
    ("Claves de una columna", "Clave", formato_model.Columna, set()),
    ("Claves de periodos", "Clave", formato_model.Periodos, set()),
    ("Claves de firmas", "Clave", formato_model.Firmas, set()),
    ("Claves de seguimiento", "Clave", formato_model.Seguimiento, set()),
]
"""A heading of the manual, the first title of its table, the model whose keys it lists, and those told elsewhere."""


@pytest.mark.parametrize(("heading", "title", "model", "elsewhere"), KEYS, ids=[f"{key[0]}-{key[1]}" for key in KEYS])
def test_a_table_of_keys_lists_all_and_no_others(
    heading: str, title: str, model: type[BaseModel], elsewhere: set[str]
) -> None:
    """Every key that the program reads is explained, and every key that is explained is read."""
    assert set(table(MANUAL, heading, title).codes()) == set(model.model_fields) - elsewhere


SMALL: list[tuple[str, type[BaseModel]]] = [
    ("personas", plan_model.Persona),
    ("documento.vigencia", plan_model.Vigencia),
    ("logo", plan_model.Logo),
    ("fechas", values.Fechas),
    ("fecha", values.Fecha),
    ("cantidad", values.Cantidad),
    ("indicador", values.Indicador),
    ("paso", values.Paso),
    ("frecuencia", values.Frecuencia),
    ("presupuesto", values.Presupuesto),
    ("responsables", values.Responsables),
    ("entrada", values.EntradaLista),
    ("fila", plan_model.FilaTabla),
    ("celda", formato_model.CeldaNivel),
    ("ejecutado", seguimiento_model.Ejecutado),
    ("evidencia", seguimiento_model.Evidencia),
    ("trámite", seguimiento_model.Tramite),
    ("antes", seguimiento_model.Congelado),
    ("despues", seguimiento_model.Congelado),
    ("registro", seguimiento_model.Registro),
    ("franja", formato_model.Franja),
    ("superado", formato_model.Superado),
    ("total", formato_model.Total),
    ("contenido", formato_model.Contenido),
    ("archivos", formato_model.Archivos),
    ("rol de firma", formato_model.RolFirma),
    ("margenes", estilo_model.Margenes),
    ("filas del PDF", estilo_model.FilasPapel),
    ("medidas", estilo_model.Medidas),
    ("campo de firma", formato_model.FilaFirma),
]
"""The mappings too small for a table of their own."""


@pytest.mark.parametrize(("name", "model"), SMALL, ids=[name for name, _ in SMALL])
def test_the_keys_without_a_table_are_shown_somewhere(name: str, model: type[BaseModel]) -> None:
    """Each key stands in some piece of code or example of the manual."""
    text = MANUAL.read_text(encoding="utf-8")
    shown = " ".join([*codes(text), *(block.text for block in blocks(MANUAL, "yaml"))])
    lacking = [key for key in model.model_fields if not re.search(rf"\b{key}\b", shown)]
    assert lacking == [], name


def test_the_manual_lists_the_fields_of_the_templates() -> None:
    """Each field of a Word template is in the manual, and no other."""
    assert table(MANUAL, "La plantilla plan.docx", "Campo").codes() == list(FIELDS)


def test_the_manual_lists_what_a_column_shows() -> None:
    """Each `campo` of a column is in the manual, and no other; those of other tables are in the text below."""
    listed = table(MANUAL, "Lo que una columna puede mostrar").codes()
    assert set(listed) == set(get_args(formato_model.Campo))
    below = set(codes(section(MANUAL, "Lo que una columna puede mostrar").rpartition("|\n")[2]))
    assert below >= {*get_args(formato_model.CampoCambio), "sigla", "significado"}


def test_the_manual_lists_the_fields_of_a_signature() -> None:
    """Each `campo` of the sign-off is in the manual."""
    row = next(row for row in table(MANUAL, "Claves de firmas").rows if row[0] == "`campos`")
    assert set(codes(row[1])) >= set(get_args(formato_model.CampoFirma))


def test_the_manual_lists_the_kinds_of_row() -> None:
    """Each kind of prototype row is in the manual, and no other."""
    assert set(table(MANUAL, "La plantilla plan.docx", "Clase de fila").codes()) == set(get_args(RowKind))


def test_the_manual_lists_the_filters() -> None:
    """Each filter that a template may use is in the manual, and no other."""
    written = section(MANUAL, "La plantilla plan.docx")
    sentence = written.partition("los filtros ")[2].partition(":")[0]
    assert set(codes(sentence)) == set(FILTERS)


def choices() -> list[tuple[str, str]]:
    """Give each value of a key that admits only some, with the key."""
    found = []
    for model in [model for _, _, model, _ in KEYS] + [model for _, model in SMALL]:
        for name, field in model.model_fields.items():
            plain = str(field.annotation)
            for values_of in re.findall(r"Literal\[([^\]]*)\]", plain):
                found += [(f"{model.__name__}.{name}", value) for value in re.findall(r"'([^']*)'", values_of)]
    return sorted(set(found))


def test_the_manual_names_every_value_of_a_key_with_few() -> None:
    """Whatever a key admits stands somewhere in the manual as code; of the countries, three are enough."""
    shown = set(codes(MANUAL.read_text(encoding="utf-8")))
    lacking = [(key, value) for key, value in choices() if key != "Entidad.pais" and value not in shown]
    assert lacking == []
    assert shown >= {"CO", "MX", "PE"}


# ── Links ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", [MANUAL, README], ids=lambda page: page.name)
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    """Each link to a heading or a file finds it."""
    anchors = {anchor(heading) for heading in headings(page)}
    targets = list(links(page))
    assert targets
    for target in targets:
        file, _, name = target.partition("#")
        if file:
            assert (page.parent / file).exists(), target
        else:
            assert name in anchors, target
