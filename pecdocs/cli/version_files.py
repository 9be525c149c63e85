"""The two files of a version, plan.yaml and cambios.yaml, with a version closed in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pecdocs.cambios.huella import edited_since, huella
from pecdocs.editing import Block, Edit
from pecdocs.editing.fields import put_fields
from pecdocs.editing.writing import Quoted
from pecdocs.faults import InputError
from pecdocs.files import replace_all
from pecdocs.plan.folder import CHANGES_FILE, PLAN_FILE, plan_file, plan_from
from pecdocs.plan.model import Cambio, Documento, Plan
from pecdocs.reading.source import shown

if TYPE_CHECKING:
    from pathlib import Path

_NEW = "# El registro de cambios del plan: una entrada por versión, de la primera a la última.\n"
_FIGURES = re.compile(r"[0-9.,]+")
_ORDER = tuple(Documento.model_fields)


class VersionFiles:
    """What both files hold, and what they will."""

    def __init__(self, path: Path) -> None:
        """Take what the files hold by now: whoever changes one from here on is not overwritten."""
        self.plan = plan_file(path)
        self.log = self.plan.with_name(CHANGES_FILE)
        self.old = {each: _content(each) for each in (self.plan, self.log)}
        self.new: dict[Path, bytes] = {}

    def close(self, plan: Plan, entry: Cambio, estado: str) -> Cambio:
        """Write a version into both texts; give its entry with the fingerprint of the plan as it will be.

        Raises InputError with what would be wrong in them.
        """
        log = self._edit()
        log.insert(("cambios",), len(plan.cambios), Block(_fields(entry)))
        return self._end(log, self._stated(plan, entry, estado), len(plan.cambios), entry)

    def keep(self) -> None:
        """Leave both as they are."""
        self.new = {path: data for path, data in self.old.items() if data is not None}

    def complete(self, plan: Plan, before: Cambio, entry: Cambio, estado: str) -> Cambio:
        """Write what an entry lacks, and the state of the plan; give the entry with the fingerprint."""
        log, at = self._edit(), plan.cambios.index(before)
        old = _fields(before)
        for name, value in _fields(entry).items():
            if value != old.get(name) and name != "fecha":
                log.put(("cambios", at, name), value, order=tuple(Cambio.model_fields))
        documento = plan.documento
        stays = entry.model_copy(update={"version": documento.version, "fecha": documento.fecha})
        return self._end(log, self._stated(plan, stays, estado), at, entry)

    def _end(self, log: Edit, plan: bytes, at: int, entry: Cambio) -> Cambio:
        """Write the fingerprint of the plan as it will be into its entry."""
        self.new = {self.plan: plan, self.log: log.text().encode()}
        mark = huella(self._read())
        log.put(("cambios", at, "huella"), mark)
        self.new[self.log] = log.text().encode()
        if edited_since(self._read()) is not None:
            raise AssertionError("a version that was closed just now has another fingerprint")
        return entry.model_copy(update={"huella": mark})

    def changed(self) -> dict[Path, tuple[bytes | None, bytes]]:
        """Give, of each file that will differ, what it holds and what it will."""
        return {path: (self.old[path], new) for path, new in self.new.items() if self.old[path] != new}

    def write(self) -> None:
        """Replace the files, both or none."""
        replace_all(self.changed())

    def restore(self) -> None:
        """Put back what was there before `write`."""
        replace_all({path: (new, old) for path, (old, new) in self.changed().items() if old is not None})
        for path, (old, _) in self.changed().items():
            if old is None:
                path.unlink(missing_ok=True)

    def _stated(self, plan: Plan, entry: Cambio, estado: str) -> bytes:
        """Give the text of plan.yaml with the version, its date and its state."""
        text = (self.old[self.plan] or b"").decode("utf-8")
        edit = Edit(text, shown(self.plan))
        documento = plan.documento
        for field, old, new in (("version", documento.version, entry.version), ("estado", documento.estado, estado)):
            if old != new:
                edit.put(("documento", field), new, order=_ORDER)
        if documento.fecha.fecha != entry.fecha.fecha:
            self._date(edit, plan, entry, text)
        return edit.text().encode()

    def _date(self, edit: Edit, plan: Plan, entry: Cambio, text: str) -> None:
        """Write the date; words that were printed in the place of the old one would be false."""
        place = plan.place(plan.documento, "fecha")
        line = text.removeprefix("\ufeff").splitlines()[(place.line or 1) - 1]
        if isinstance(edit.get(("documento", "fecha")), dict) and not line[(place.column or 1) - 1 :].startswith("{"):
            fields = {"fecha": entry.fecha.fecha, "mes": None, "impreso": None}
            put_fields(edit, (), Plan, ("documento", "fecha"), fields)
        else:
            edit.put(("documento", "fecha"), entry.fecha.fecha)

    def _edit(self) -> Edit:
        """Open cambios.yaml, or begin one."""
        return Edit((self.old[self.log] or _NEW.encode()).decode("utf-8"), shown(self.log))

    def _read(self) -> Plan:
        """Read both files as they will be. Raises InputError with what would be wrong in them."""
        files = {PLAN_FILE: self.new[self.plan], CHANGES_FILE: self.new[self.log]}
        plan, faults = plan_from(files, shown(self.plan.parent))
        if plan is None or faults:
            raise InputError(faults)
        return plan


def _fields(entry: Cambio) -> dict[str, Any]:
    """Give the fields of an entry as the file writes them."""
    texts = {name: _text(getattr(entry, name)) for name in Cambio.model_fields}
    found = texts | {"fecha": entry.fecha.fecha, "numerales": [_text(each) for each in entry.numerales] or None}
    return {name: value for name, value in found.items() if value is not None}


def _text(value: Any) -> Any:
    """Quote a text of figures, which an editor would take for a number."""
    return Quoted(value) if isinstance(value, str) and _FIGURES.fullmatch(value) else value


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # reading it as a plan says why
        return None
