"""The period files of a plan, changed in their place: comments and layout stay, and all of it must still read.

Each new text is made in memory, read back with all the others, and only then are the files replaced, all or none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from pecdocs.collector import without_collector
from pecdocs.editing import Block, Edit
from pecdocs.faults import Fault, InputError
from pecdocs.files import replace_all
from pecdocs.reading.source import shown
from pecdocs.reading.values import plain_number, read_number
from pecdocs.seguimiento.folder import FOLDER, try_answers
from pecdocs.seguimiento.model import Cierre, Evidencia, Registro, Respuesta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pecdocs.editing.writing import Value
    from pecdocs.intake.together import Change
    from pecdocs.plan import Plan
    from pecdocs.seguimiento import Rules

_NEW = "# Lo reportado en el periodo {period}. Cada actividad se responde por su codigo.\n\n"
_HEADING = re.compile(r"\A(\ufeff?(?:#.*\n)+)(?=respuestas:)")
"""The comment that heads a file, right above its answers."""
_INLINE = re.compile(r"(?m)^ *[\"']?([A-Za-z0-9_.-]+)[\"']? *: *\{")
_ORDER = tuple(Respuesta.model_fields)
_SECTIONS = tuple(Registro.model_fields)


@dataclass(slots=True)
class PeriodFiles:
    """The period files of a plan's folder, and what they are to hold."""

    folder: Path
    """That of the plan."""
    edits: dict[str, Edit] = field(default_factory=dict)
    old: dict[str, bytes | None] = field(default_factory=dict)
    inline: dict[str, frozenset[str]] = field(default_factory=dict)
    """The answers that are written between braces: with who reported them, one line would be too long."""
    made: dict[str, bytes] | None = None
    """The files as they will be, once they were asked for."""

    @without_collector()
    def apply(self, changes: Iterable[Change]) -> None:
        """Write changed answers into the files of their periods, and take out those that were withdrawn."""
        by_period = defaultdict(list)
        for change in changes:
            by_period[change.period].append(change)
        for period, each in by_period.items():
            edit = self._edit(period)
            if not edit.data:  # all at once: a new file may have thousands
                given = {change.codigo: Block(_answer(change.after)) for change in each if change.after is not None}
                edit.put(("respuestas",), Block(given))
                continue
            for change in each:
                self._apply(edit, change)

    def close(self, period: str, closing: Cierre) -> None:
        """Write the closing of a period."""
        self._edit(period, heading_apart=True).put(("cerrado",), _closing(closing), order=_SECTIONS)

    def path(self, period: str) -> Path:
        """Give the file of a period."""
        return self.folder / FOLDER / f"{period}.yaml"

    def check(self, plan: Plan, rules: Rules) -> None:
        """Read all the files as they will be. Raises InputError with what would be wrong in them."""
        with TemporaryDirectory(prefix="pecdocs-") as name:
            room = Path(name) / FOLDER
            room.mkdir()
            for file in (self.folder / FOLDER).glob("*"):
                if file.is_file() and file.suffix in {".yaml", ".yml"}:
                    (room / file.name).write_bytes(file.read_bytes())
            for period, data in self._new().items():
                (room / f"{period}.yaml").write_bytes(data)
            _, faults = try_answers(Path(name), plan, rules)
        if faults:
            raise InputError([self._renamed(fault, shown(Path(name))) for fault in faults])

    def write(self) -> list[Path]:
        """Replace the files, all or none; give those that were written."""
        new = self._new()
        replace_all({self.path(period): (self.old[period], data) for period, data in new.items()})
        return [self.path(period) for period in new]

    def _new(self) -> dict[str, bytes]:
        """Give the files that are new or changed; what they hold is read back, so each text is made once."""
        if self.made is None:
            self.made = {period: edit.text().encode() for period, edit in sorted(self.edits.items())}
        return self.made

    def _renamed(self, fault: Fault, room: str) -> Fault:
        """Say of the file itself what was found in its copy."""
        place, here = fault.place, shown(self.folder)
        file = place.file.replace(room, here, 1)
        return Fault(type(place)(file, place.line, place.column, place.spot), fault.message, fault.hint, fault.severity)

    def _edit(self, period: str, *, heading_apart: bool = False) -> Edit:
        """Open the file of a period, or begin one. With `heading_apart`, what heads the file is of no key of it."""
        self.made = None
        if period not in self.edits:
            path = self.path(period)
            self.old[period] = path.read_bytes() if path.is_file() else None
            text = (self.old[period] or _NEW.format(period=period).encode()).decode("utf-8")
            text = _HEADING.sub(r"\1\n", text) if heading_apart else text
            self.edits[period] = Edit(text, shown(path))
            self.inline[period] = frozenset(_INLINE.findall(text))
        return self.edits[period]

    def _apply(self, edit: Edit, change: Change) -> None:
        path = ("respuestas", change.codigo)
        if change.after is None:
            edit.remove(path)
            return
        data = _answer(change.after)
        written = ((edit.data or {}).get("respuestas") or {}).get(change.codigo)
        if not isinstance(written, dict) or change.codigo in self.inline[change.period]:
            edit.put(path, Block(data), order=_SECTIONS)
            return
        before = _answer(change.before) if change.before is not None else {}
        for key in [key for key in written if key not in data]:
            edit.remove((*path, key))
        for key, value in data.items():
            if key not in written or value != before.get(key):
                edit.put((*path, key), value, order=_ORDER)


def _answer(answer: Respuesta) -> dict[str, Value]:
    """Give an answer as a period file writes it."""
    done, found = answer.ejecutado, dict[str, Any]()
    if done is not None:
        found["ejecutado"] = (
            done.cumplido if done.cumplido is not None else _amount(done.valor, percent=done.porcentaje)
        )
    if answer.solicitado is not None:
        found["solicitado"] = _number(answer.solicitado)
    if answer.estado is not None:
        found["estado"] = answer.estado
    proofs = [_proof(each) for each in answer.evidencia]
    if proofs:
        found["evidencia"] = proofs if len(proofs) > 1 else proofs[0]
    if answer.analisis is not None:
        found["analisis"] = answer.analisis
    for name in ("reportado", "devuelto", "validado"):
        step = getattr(answer, name)
        if step is not None:
            found[name] = step.model_dump(exclude_none=True)
    if answer.cambios:
        found["cambios"] = [each.model_dump(exclude_unset=True) for each in answer.cambios]
    return found


def _proof(evidence: Evidencia) -> Any:
    """Give an evidence as its bare words or address, where that says it all."""
    data = evidence.model_dump(exclude_none=True)
    only = next(iter(data.values())) if len(data) == 1 else None
    return only if only is not None and Evidencia.from_scalar(only) == data else data


def _amount(number: Decimal | None, *, percent: bool) -> Any:
    if number is None:
        return None
    return f"{plain_number(number)} %" if percent else _number(number)


def _number(number: Decimal) -> Decimal:
    """Give a number as a file may hold it: 1.234 could be read as a thousand and more, 1.2340 could not."""
    text = plain_number(number)
    try:
        return read_number(text)
    except PydanticCustomError:
        return Decimal(f"{text}0")


def _closing(closing: Cierre) -> dict[str, Any]:
    data = closing.model_dump(exclude_none=True)
    found = {key: data[key] for key in ("fecha", "acta", "por") if key in data}
    return Block(found | {"huellas": Block(data["huellas"])})
