"""From a `Source` to a typed model: every mistake found, and as much of the model as can be checked further.

Pydantic gives a model only when all of it is right. So that a wrong date does not hide a repeated codigo, the
offending values are taken out of the raw data (or, where they are required, something that would do is put in) and the
rest is read again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from pecdocs.faults import Place, nearest
from pecdocs.reading.complaints import is_about_key, say, value_path
from pecdocs.reading.model import Abreviable
from pecdocs.reading.shape import annotation_at, field_at, keys_at, model_at, stand_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic_core import ErrorDetails

    from pecdocs.faults import Fault
    from pecdocs.reading.source import Source

    Propose = Callable[[str, dict[str, Any]], str | None]
    """Gives a value for a missing key of a mapping, if it has one to propose."""

_Model = TypeVar("_Model", bound=BaseModel)
_Path = tuple[str | int, ...]

_ROUNDS = 6
"""How many times the rest is read again; each round mends all it finds, a misspelt key may hide more below it."""

_TYPO = 80.0
"""How much alike two keys are, of 100, for one to be read as the other misspelt."""


@dataclass(slots=True)
class Reading(Generic[_Model]):
    """What came of reading a model."""

    model: _Model | None = None
    """The model; where there are faults, without the values at fault. None when nothing could be made of it."""
    faults: list[Fault] = field(default_factory=list)
    lost: list[_Path] = field(default_factory=list)
    """The paths of the values that were left out."""
    touched: set[Place] = field(default_factory=set)
    """Where the mappings stand that lost or changed a value: what is said of them would be an echo."""

    def add(self, faults: Iterable[Fault]) -> None:
        """Add faults, without the echoes of what is known."""
        self.faults.extend(fault for fault in faults if fault.place not in self.touched)


def try_validate(model: type[_Model], source: Source, propose: Propose | None = None) -> Reading[_Model]:
    """Read `source` as `model`. Where there are mistakes, `source` is changed: what is wrong is taken out of it."""
    reading = Reading[_Model](faults=list(source.faults), touched={fault.place for fault in source.faults})
    mender = _Mender(model, source, propose or (lambda _key, _mapping: None), reading)
    for _ in range(_ROUNDS):
        try:
            reading.model = model.model_validate(source.data)
        except ValidationError as error:
            mender.mend(error.errors(include_url=False))
        else:
            break
    return reading


@dataclass(slots=True)
class _Mender(Generic[_Model]):
    """Turns complaints into faults, and takes what they are about out of the data."""

    model: type[_Model]
    source: Source
    propose: Propose
    reading: Reading[_Model]
    proposed: dict[_Path, str] = field(default_factory=dict)

    def mend(self, details: list[ErrorDetails]) -> None:
        """Note a fault for each complaint, and mend the data for another round."""
        renamed = self._misspelt(details)
        explained = {*renamed.values(), *self._main_keys(details)}
        told = [each for each in details if each["type"] != "missing" or value_path(each) not in explained]
        self.reading.add(map(self._fault, told))
        self.reading.touched.update(map(self._mapping_place, details))
        at_once = {value_path(detail): detail["type"] for detail in details}  # a key and its value may both be wrong
        for path, kind in reversed(at_once.items()):  # the later items of a list first: the others stay in place
            if path in renamed:
                self.source.rename(path, str(renamed[path][-1]))
            elif kind != "missing":
                self._take_out(path)
            elif path not in renamed.values():
                self._fill(path)

    def _misspelt(self, details: list[ErrorDetails]) -> dict[_Path, _Path]:
        """Give the path of each misspelt key, and what it should be."""
        found: dict[_Path, _Path] = {}
        for detail in details:
            *parent, name = value_path(detail) or ("",)
            mapping = self.source.get(parent)
            if detail["type"] != "extra_forbidden" or not isinstance(mapping, dict):
                continue
            free = [key for key in keys_at(self.model, parent) if key not in mapping]
            right = nearest(str(name), free, at_least=_TYPO)
            if right is not None:
                found.setdefault((*parent, name), (*parent, right))
        return found

    def _main_keys(self, details: list[ErrorDetails]) -> set[_Path]:
        """Give the main keys of the mappings that are meant as texts: `- Nota: así` misses no `texto`."""
        found: set[_Path] = set()
        for detail in details:
            parent = value_path(detail)[:-1]
            model = model_at(self.model, parent) if detail["type"] == "extra_forbidden" else None
            if model is not None and issubclass(model, Abreviable) and len(self.source.get(parent) or ()) == 1:
                found.add((*parent, model.clave_principal))
        return found

    def _mapping_place(self, detail: ErrorDetails) -> Place:
        path = value_path(detail)
        return self.source.place(path[:-1] if detail["type"] == "missing" else self.source.written(path)[:-1])

    def _fault(self, detail: ErrorDetails) -> Fault:
        path = value_path(detail)
        names = [step for step in self.source.written(path) if isinstance(step, str)]
        message, hint = say(detail, self.model, names)
        if detail["type"] == "missing" or detail["input"] is None:
            hint = self._proposal(path) or hint
        at = path[:-1] if detail["type"] == "missing" else path
        return self.source.fault(at, message, hint, at_key=is_about_key(detail))

    def _proposal(self, path: _Path) -> str | None:
        mapping = self.source.get(path[:-1])
        code = self.propose(str(path[-1]), mapping) if path and isinstance(mapping, dict) else None
        if code is None:
            return None
        self.proposed[path] = code
        return f"agregue «{path[-1]}: {code}»"

    def _fill(self, path: _Path) -> None:
        """Put something that would do where a required value is missing."""
        mapping = self.source.get(path[:-1])
        if isinstance(mapping, dict):
            mapping[str(path[-1])] = self._stand_in(path)

    def _stand_in(self, path: _Path) -> Any:
        return self.proposed.get(path) or stand_in(annotation_at(self.model, path), f"x{len(self.reading.lost)}")

    def _take_out(self, path: _Path) -> None:
        """Take a value out of the data; where it is required, put in something that would do."""
        path = self.source.written(path)
        self.reading.lost.append(path)
        required = field_at(self.model, path)
        if not path:
            self.source.data = stand_in(self.model, "x")
        elif required is not None and required.is_required():
            self._fill(path)
        else:
            self.source.remove(path)
