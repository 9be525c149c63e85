"""The workbook of the seguimiento, whole: its sheets, made from one basis and one reckoning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pecdocs.collector import without_collector
from pecdocs.faults import Fault, Place, Severity
from pecdocs.layout.context import context_of
from pecdocs.layout.document import properties_of
from pecdocs.layout.libro.basis import basis_of
from pecdocs.layout.libro.calculo import calculo
from pecdocs.layout.libro.ficha import ficha
from pecdocs.layout.libro.form import Form, entrada_of, form_of
from pecdocs.layout.libro.formulario import formulario
from pecdocs.layout.libro.heads import period_text
from pecdocs.layout.libro.resumen import resumen
from pecdocs.layout.libro.tabla import tabla
from pecdocs.layout.standing import mark_of
from pecdocs.layout.workbook import Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.formato import FormatFolder
    from pecdocs.layout.libro.basis import Basis, Pedido
    from pecdocs.layout.libro.calculo import Calculo
    from pecdocs.plan import Plan
    from pecdocs.plan.model import Cambio
    from pecdocs.seguimiento import Answers
    from pecdocs.seguimiento.following import Followed


@dataclass(frozen=True, slots=True)
class Libro:
    """A workbook of the seguimiento, and where its Formulario has everything."""

    workbook: Workbook
    formulario: Form
    basis: Basis
    calculo: Calculo


@without_collector()
def lay_out_libro(  # noqa: PLR0913 - what a workbook is made from, and how
    plan: Plan,
    folder: FormatFolder,
    answers: Answers,
    pedido: Pedido,
    *,
    edited: Cambio | None = None,
    known: Followed | None = None,
    bare: bool = False,
) -> Libro:
    """Lay out the workbook that is asked for. Pure: no file is read or written.

    With `bare`, only what one that comes back is compared with: formulas without what they give, the reckoning without
    constants, no charts, no looks, and no ficha; nothing is reckoned. `edited` is the entry of the version that was
    approved, if the plan was edited since; `known` what is followed of the plan, for several workbooks of it.

    Raises InputError when the plan has no such period or role, or there is nothing to ask.
    """
    basis = basis_of(plan, folder, answers, pedido, edited, known=known, bare=bare)
    form = form_of(basis)
    entrada = entrada_of(form)
    reckoning = calculo(answers, basis.found, entrada if entrada.ranges else None, bare=bare)
    sheets = tuple(_sheets(basis, form, reckoning))
    workbook = Workbook(
        sheets=sheets if bare else (*sheets, ficha(basis, form, sheets)),
        context=context_of(plan, basis.locale, edited=edited),
        properties=properties_of(plan, basis.locale, f"Seguimiento {period_text(basis).partition(',')[0]}", edited),
        draft_mark=mark_of(plan, folder.formato, edited),
        warnings=tuple(_warnings(basis)),
    )
    return Libro(workbook, form, basis, reckoning)


def _sheets(basis: Basis, form: Form, reckoning: Calculo) -> Iterator[Sheet]:
    yield formulario(form, reckoning)
    official = tabla(basis, form, reckoning)
    if official is not None:
        yield official
    yield resumen(basis, form, reckoning)
    yield reckoning.sheet


def _warnings(basis: Basis) -> Iterator[Fault]:
    """Say what of the plan the workbook does not hold."""
    if basis.table is None:
        message = f"el formato «{basis.folder.codigo}» no tiene la tabla «seguimiento»"
        yield Fault(Place("formato"), message, "el libro va sin esa hoja", Severity.WARNING)
