"""The tag of a closed version: both files are kept in git with it, or nothing is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pecdocs.cambios.versiones import Historia, etiqueta
from pecdocs.faults import Fault, InputError, OutputError, Place
from pecdocs.git.process import GitError
from pecdocs.git.saving import Saved, refusals, save
from pecdocs.plan.folder import CHANGES_FILE, PLAN_FILE, plan_file
from pecdocs.reading.source import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pecdocs.cli.version_files import VersionFiles
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Cambio


def tag_refusals(path: Path, version: str) -> list[Fault]:
    """Give every reason for which git can't keep a version of the plan at `path`."""
    try:
        past = Historia(path)
        name = etiqueta(past.nombre, version)
        return list(refusals(past.repository, plan_file(path).parent, (PLAN_FILE, CHANGES_FILE), name))
    except InputError as error:
        return [replace(each, hint="cierre la versión sin --etiqueta") for each in error.faults]
    except GitError as error:
        return [_fault(path, error)]


class VersionTag:
    """The tag of a version."""

    def __init__(self, path: Path, plan: Plan, entry: Cambio) -> None:
        self.path = path
        self.past = Historia(path)
        self.name = etiqueta(self.past.nombre, entry.version)
        act = f"\n\nActa: {entry.acta}" if entry.acta else ""
        self.message = f"Versión {entry.version}: {plan.documento.titulo}\n\n{entry.descripcion}{act}\n"
        self.saved: Saved | None = None

    def write(self, files: VersionFiles) -> None:
        """Write the files and keep them in git; what git refuses leaves them as they were. Raises FaultError."""
        contents = {path.name: data for path, data in files.new.items()}
        try:
            saved = save(self.past.repository, contents, self.message, self.name)
            files.write()
            try:
                saved.publish()
            except GitError:
                files.restore()
                raise
        except GitError as error:
            raise OutputError([_fault(self.path, error)]) from None
        self.saved = saved

    def lines(self) -> Iterator[str]:
        """Say what was kept, or would be."""
        if self.saved is None:
            yield f"haría la etiqueta: {self.name}"
        else:
            yield f"etiqueta: {self.name} (revisión {self.saved.short})"


def _fault(path: Path, error: GitError) -> Fault:
    said = (str(error).splitlines() or [""])[-1]
    return Fault(Place(shown(path)), f"git no pudo guardar la versión: {said}", "guárdela usted, y repita la orden")
