"""Redlines for tests: two versions of a plan, the documents of both, and the one that has both as tracked changes.

The list of changes at the front is in neither document: `without_list` takes its lines away, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from pecdocs.cambios import diff
from pecdocs.cambios.frases import resumen
from pecdocs.cambios.lectura import Lectura
from pecdocs.formato import read_formato
from pecdocs.layout import lay_out
from pecdocs.layout.cambios import Comparado
from pecdocs.layout.cambios.redline import lay_out_redline
from pecdocs.layout.locale import Locale
from pecdocs.layout.vista import vista
from pecdocs.plan import read_plan
from pecdocs.word import write_document
from pecdocs.word.tracked.document import write_redline
from pecdocs.word.tracked.lista import LIST_TITLE
from pecdocs.word.tracked.marks import Author
from tests.support.looks import looks, shapes
from tests.support.stories import story_texts
from tests.support.tracked import accept, reject
from tests.support.worddocuments import FILE, TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.formato import FormatFolder
    from pecdocs.layout.cambios.redline import Aspects, Things
    from pecdocs.plan import Plan
    from tests.support.stories import Stories

ANA = Author("Ana Ruiz", "2024-03-01T10:20:30Z")


@dataclass(frozen=True, slots=True)
class Redlined:
    """The documents of two versions in one format, as `generar` writes each, and the redline of both."""

    old: bytes
    new: bytes
    tracked: bytes
    lines: tuple[str, ...]
    """What the list at the front says, its title too."""

    def faults(self, accepted: bytes, rejected: bytes) -> list[str]:
        """Say what the redline with all changes accepted, and with all rejected, says that its version does not."""
        found = []
        for what, made, whole in (("aceptado", accepted, self.new), ("rechazado", rejected, self.old)):
            texts = self.without_list(story_texts(made))
            found += [f"{what}: {each}" for each in texts.differences(story_texts(whole))]
        return found

    def small_faults(self) -> list[str]:
        """Say the same as the small judge sees it, and what looks otherwise: styles and lists are tracked too."""
        accepted, rejected = accept(self.tracked), reject(self.tracked)
        found = self.faults(accepted, rejected)
        for what, made, whole in (("aceptado", accepted, self.new), ("rechazado", rejected, self.old)):
            for judge in (looks, shapes):
                both = zip(judge(made)[len(self.lines) :], judge(whole), strict=False)
                found += [f"{what}: {one!r} != {other!r}" for one, other in both if one != other][:1]
        return found

    def without_list(self, texts: Stories) -> Stories:
        """Take the list of changes, which must be there word by word, from the front of a document."""
        assert texts.body[: len(self.lines)] == self.lines
        return replace(texts, body=texts.body[len(self.lines) :])


def author_of(_things: Things, _aspects: Aspects) -> Author:
    """Say that Ana made every change."""
    return ANA


@cache
def format_folder(formato: str) -> FormatFolder:
    """Read a format once."""
    return read_formato(formato, TEMPLATES)


def redlined(old: Plan, new: Plan, formato: str | None = None) -> Redlined:
    """Take two versions through every stage; both in the format of the newer one, or in another."""
    folder = format_folder(formato or new.formato)
    template, plans = folder.file("plan.docx"), (old, new)
    vistas = vista(old, folder.formato), vista(new, folder.formato)
    locales = tuple(Locale(plan.entidad.pais, folder.formato.estilos) for plan in plans)
    changes = diff(old, new, vistas)
    lectura = Lectura(plans, (locales[0], locales[1]), vistas)
    blocks = resumen(changes, lectura)
    compared = Comparado(lectura, changes, blocks, (locales[0], locales[1]), ("", ""))
    laid = lay_out_redline(compared, folder)
    data = template.read_bytes()
    before, after = (write_document(lay_out(plan, folder), data, FILE, None) for plan in plans)
    tracked = write_redline(laid, author_of, data, FILE, colours=folder.colours(template))
    said = tuple(text for line in laid.lines if (text := line.text.strip()))
    return Redlined(before, after, tracked, (LIST_TITLE, *said) if said else ())


def of_folders(old: Path, new: Path, formato: str | None = None) -> Redlined:
    """Do the same with the plans of two folders."""
    return redlined(read_plan(old), read_plan(new), formato)
