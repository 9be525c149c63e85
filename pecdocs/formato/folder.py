"""Where formats are, and reading one with what it takes from `comun`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pecdocs.faults import Fault, InputError, Place, did_you_mean
from pecdocs.formato.checks import check
from pecdocs.formato.estilo import COLORES, Estilo
from pecdocs.formato.model import Formato
from pecdocs.reading.source import try_source
from pecdocs.reading.validation import try_validate

if TYPE_CHECKING:
    from collections.abc import Collection

COMMON = "comun"
FORMAT_FILE = "formato.yaml"
PLAN_TEMPLATE = "plan.docx"
TABLES_TEMPLATE = "matriz.xlsx"
FORM_TEMPLATE = "seguimiento.xlsx"
REPORT_TEMPLATE = "informe.docx"
CHANGES_TEMPLATE = "cambios.docx"
REVIEW_TEMPLATE = "revision.docx"
_BUNDLED = Path(__file__).parent.parent / "_templates"
_CHECKOUT = Path(__file__).parent.parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class FormatFolder:
    """A format read: its name, its data completed from `comun`, and the folders its files are taken from."""

    codigo: str
    formato: Formato
    folders: tuple[Path, ...]

    def file(self, name: str) -> Path:
        """Give the Office file or text called `name`: the format's own, or else that of `comun`.

        Raises InputError when neither folder has it.
        """
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        place = Place(self.folders[0].as_posix())
        raise InputError([Fault(place, f"falta el archivo «{name}»", "cópielo de la carpeta de otro formato")])

    def borrows(self, file: Path) -> bool:
        """Tell whether a file is not the format's own, but that of `comun`."""
        return file.parent != self.folders[0]

    def colours(self, file: Path) -> dict[str, str]:
        """Give the colours to put in the place of those of a file, when the format borrows it."""
        if not self.borrows(file):
            return {}
        asked, made = self.formato.estilo, Estilo.model_construct()
        pairs = {getattr(made, name): getattr(asked, name) for name in COLORES}
        return {old: new.upper() for old, new in pairs.items() if new.upper() != old}


def roots(extra: Path | None = None) -> tuple[Path, ...]:
    """Give the folders where formats are looked for, first wins.

    They are `extra`, `templates/` in the working folder, and those that come with the program: inside the
    installed package or, in a checkout, beside it.
    """
    own = (extra,) if extra is not None else ()
    found = (*own, Path("templates"), _BUNDLED if _BUNDLED.is_dir() else _CHECKOUT)
    return tuple(root for root in found if root.is_dir())


def list_formatos(extra: Path | None = None) -> dict[str, Path]:
    """Give every format by name, with its folder."""
    found: dict[str, Path] = {}
    for root in roots(extra):
        for folder in sorted(root.iterdir()):
            if (folder / FORMAT_FILE).is_file():
                found.setdefault(folder.name, folder)
    return found


def read_formato(name: str, extra: Path | None = None, *, asked_at: Place | None = None) -> FormatFolder:
    """Read the format called `name`.

    `asked_at` is where the plan names it. Raises InputError when there is no such format or its `formato.yaml`
    holds mistakes.
    """
    known = list_formatos(extra)
    if name not in known:
        place = asked_at or Place("pecdocs")
        raise InputError([Fault(place, f"no hay un formato «{name}»", _way_to(name, known, extra))])
    folders = [known[name]] if name == COMMON else [known[name], known[COMMON]]
    faults: list[Fault] = []
    read = [
        (source, try_validate(Formato, source))
        for folder in folders
        if (source := try_source(folder / FORMAT_FILE, faults))
    ]
    formatos = [reading.model for _, reading in read if reading.model is not None]
    inherited = [name for formato in formatos[1:] for name in formato.tablas]
    for source, reading in read:
        if reading.model is not None:
            reading.add(check(reading.model, source, inherited))
        faults.extend(reading.faults)
    if faults:
        raise InputError(faults)
    return FormatFolder(name, _completed(formatos), tuple(folders))


def _way_to(name: str, known: Collection[str], extra: Path | None) -> str:
    """Say what to do about a format that is not there: perhaps its folder is, and something else is amiss."""
    if extra is not None and (extra / FORMAT_FILE).is_file():
        return f"señale con --plantillas la carpeta que contiene a «{extra.name}»"
    if any(folder.name == name for root in roots(extra) for folder in root.iterdir()):
        return f"su carpeta debe tener un {FORMAT_FILE}, con ese mismo nombre"
    return f"«pecdocs formatos» muestra los que hay; {did_you_mean(name, known)}"


def _completed(formatos: list[Formato]) -> Formato:
    """Complete a format with the keys it lacks: whole keys, but one by one its tables, and those of what it nests.

    It does not take the tables that it refuses.
    """
    own, *fallback = formatos
    if not fallback:
        return own
    common = fallback[0]
    given = {name: getattr(own, name) for name in own.model_fields_set}
    tables = {name: table for name, table in common.tablas.items() if name not in own.sin_tablas}
    order = tuple(name for name in common.orden if name not in own.sin_tablas)
    followed = {name: getattr(own.seguimiento, name) for name in own.seguimiento.model_fields_set}
    measured = common.seguimiento.model_copy(update=followed)
    looks = {name: getattr(own.estilo, name) for name in own.estilo.model_fields_set}
    style = common.estilo.model_copy(update=looks)
    found = {"orden": order, **given, "tablas": {**tables, **own.tablas}, "seguimiento": measured, "estilo": style}
    return common.model_copy(update=found)
