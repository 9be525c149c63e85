"""The formulas of the sheet `Cálculo`, one class a kind of goal: what `seguimiento.kinds` does, said to a spreadsheet.

Only functions that Excel 2010 and LibreOffice share, and that take whole ranges without being entered as arrays:
SUMPRODUCT, LOOKUP, SUMIFS, COUNTIFS. `LOOKUP(2,1/(condition),range)` gives the last cell of a range for which a
condition holds: the others divide by zero, and LOOKUP passes over errors. Texts in ranges are passed over by SUMIFS,
and by SUMPRODUCT where ranges stand apart by commas.

No formula rounds. A percentage is a part of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pecdocs.layout.libro.columns import DATE
from pecdocs.seguimiento.states import Estado

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pecdocs.layout.libro.columns import Columns
    from pecdocs.layout.libro.parameters import Parameters

CHECK = "Revise"
"""What is shown in the place of what can't be: words where a number goes, or a number beside a state. No answer."""


def word(state: Estado) -> str:
    """Write the word of a state as a text in a formula."""
    return f'"{state.value}"'


BEGUN, NO_DATA, NONE_DUE = word(Estado.NO_INICIADO), word(Estado.SIN_DATO), word(Estado.NO_PROGRAMADO)
NO_GOAL = word(Estado.SIN_META)
STOPPED, NOT_APPLIED = word(Estado.SUSPENDIDA), word(Estado.NO_APLICA)


_MET = "IF({}>0,1,0)"
"""A milestone is 1 or 0."""


class Suma:
    """Acumulado: ΣR / ΣP over a span."""

    answers: ClassVar[Mapping[str, str]] = {"ejecutado": "reportado", "estado": "estado"}
    """The columns of what an area answers, by the field of the form."""
    answered = "reportado"
    """The column that has a number where there is an answer."""
    is_milestone = False
    """Whether it answers with Sí and No."""

    def __init__(self, columns: Columns, top: Parameters) -> None:
        self.at, self.all, self.within = columns.cell, columns.block, columns.within
        self.keys, self.top = columns.periods, top

    def excused(self, key: str) -> str:
        """Say whether what was programmed is due: 0 where the area was excused."""
        state = self.at("estado", key)
        return f"IF(OR({state}={STOPPED},{state}={NOT_APPLIED}),0,1)"

    def nothing(self, key: str) -> str:
        """Say why nothing is due in a period."""
        return f"IF({self.at('exigible', key)}=1,{self.at('sin_programar')},{self.at('estado', key)})"

    def programmed(self, key: str) -> str:
        """Say why nothing was programmed, where nothing was."""
        return self.nothing(key)

    def done(self, key: str, *, typed: bool) -> str:
        """Give what was done in a period, or why there is no number."""
        found = f"IF({self.is_known(key)},{self.known(key)},{self.unknown_in(key)})"
        return f'IF({self.is_wrong(key)},"{CHECK}",{found})' if typed else found

    def is_wrong(self, key: str) -> str:
        """Tell whether what was written can't be."""
        return f'OR({self.at("reportado", key)}="{CHECK}",{self.at("estado", key)}="{CHECK}")'

    def is_known(self, key: str) -> str:
        """Tell whether there is a number that counts."""
        return f"AND({self.at('exigible', key)}=1,ISNUMBER({self.at('reportado', key)}))"

    def known(self, key: str) -> str:
        """Give the number that counts."""
        return self.at("reportado", key)

    def unknown_in(self, key: str) -> str:
        """Say why nobody gave a number in a period."""
        state = self.at("estado", key)
        return f'IF({state}<>"",{state},IF({self.at("esperado", key)}=1,{self.nobody_says(key)},{NONE_DUE}))'

    def nobody_says(self, key: str) -> str:  # noqa: ARG002
        """Give what stands where an answer is due and there is none."""
        return NO_DATA

    def percent(self, key: str, *, typed: bool) -> str:
        """Give the percentage of a period, or why there is none."""
        due, done = self.at("programado", key), self.at("ejecutado", key)
        share = f"IF(ISNUMBER({done}),{self.share(done, due)},{done})"
        found = f"IF(AND({self.at('exigible', key)}=1,{self.can(due)}),{share},{self.nothing(key)})"
        return f'IF({done}="{CHECK}",{done},{found})' if typed else found

    def can(self, due: str) -> str:
        """Tell whether something can be compared with what is due."""
        return f"N({due})>0"

    def share(self, done: str, due: str) -> str:
        """Give which part of what is due was done."""
        return f"{done}/{due}"

    def counted(self, span: str) -> str:
        """Give what a percentage counts for in a group: from nothing to the cap."""
        percent = self.at("porcentaje", span)
        return f"IF(ISNUMBER({percent}),{self.capped(percent)},IF({percent}={BEGUN},0,{percent}))"

    def capped(self, percent: str) -> str:
        """Give a percentage, not less than nothing and not over the cap."""
        return f"MAX(0,MIN({percent},{self.at('tope')}))"

    def reason(self, span: str) -> str:
        """Say why nothing would be due: the area was excused, or nothing was programmed.

        Of what has no goal, what is known outweighs where it was excused.
        """
        states, within = self.all("estado"), self.within(span)
        excused = f"IF(COUNTIFS({states},{NOT_APPLIED},{within},1)>0,{NOT_APPLIED},{self.at('sin_programar')})"
        stopped = f"IF(COUNTIFS({states},{STOPPED},{within},1)>0,{STOPPED},{excused})"
        known = f"SUMPRODUCT(ISNUMBER({self.all('ejecutado')})*{within})>0"
        return f"IF(AND({self.at('sin_programar')}={NO_GOAL},{known}),{NO_GOAL},{stopped})"

    def missing(self, span: str) -> str:
        """Count the answers that are due and that nobody gave."""
        silent = f"({self.all('estado')}<>{BEGUN})*(1-ISNUMBER({self.all(self.answered)}))"
        return f"SUMPRODUCT({self.all('esperado')}*{self.all('exigible')}*{silent}*{self.within(span)})"

    def unknown(self, span: str) -> str:
        """Say why nothing is known of a span."""
        begun = f"COUNTIFS({self.all('estado')},{BEGUN},{self.within(span)},1)>0"
        reason, missing = self.at("motivo", span), self.at("faltan", span)
        quiet = f"IF({reason}={NO_GOAL},{NONE_DUE},{reason})"
        return f"IF({begun},{BEGUN},IF({missing}>0,{NO_DATA},{quiet}))"

    def due_in(self, span: str) -> str:
        """Give what was due, or why nothing was; of the year, its goal."""
        if span == DATE:
            return self.due_to_date(span)
        goal = self.at("meta_del_anio")
        return f"IF(ISNUMBER({goal}),{goal},{self.at('motivo', span)})"

    def due_to_date(self, span: str) -> str:
        """Sum what was due."""
        due, live, within = self.all("programado"), self.all("exigible"), self.within(span)
        some = f"SUMPRODUCT(ISNUMBER({due})*{live}*{within})>0"
        return f"IF({some},SUMIFS({due},{live},1,{within},1),{self.at('motivo', span)})"

    def done_in(self, span: str) -> str:
        """Sum what was done, or say why nothing is known."""
        done, within = self.all("ejecutado"), self.within(span)
        return f"IF(SUMPRODUCT(ISNUMBER({done})*{within})>0,SUMIFS({done},{within},1),{self.unknown(span)})"

    def percent_in(self, span: str) -> str:
        """Give the percentage of a span, or why there is none."""
        due, done = self.at("programado", span), self.at("ejecutado", span)
        return f"IF({self.can(due)},IF(ISNUMBER({done}),{self.share(done, due)},{done}),{self.at('motivo', span)})"

    def counted_in(self, span: str) -> str:
        """Give what a span counts for; in the year, what nobody has reported or is not due yet counts as not done."""
        if span == DATE:
            return self.counted(span)
        percent, asked = self.at("porcentaje", span), self.can(self.at("programado", span))
        undone = f"OR({percent}={BEGUN},{percent}={NO_DATA},AND({percent}={NONE_DUE},{asked}))"
        return f"IF(ISNUMBER({percent}),{self.capped(percent)},IF({undone},0,{percent}))"

    def light(self, span: str) -> str:
        """Give the word of the semáforo."""
        return self.top.light(self.at("porcentaje", span))

    def exceeds(self, span: str) -> str:
        """Tell whether the goal was too low."""
        return self.top.exceeds(self.at("porcentaje", span))

    def behind(self, span: str) -> str | None:
        """Give what a sum carries over: what was due to date and was not done. Of no other kind there is any."""
        if type(self) is not Suma:
            return None
        return f"MAX(0,N({self.at('programado', span)})-N({self.at('ejecutado', span)}))"

    def last(self, values: str, condition: str, otherwise: str, shown: str = "{}") -> str:
        """Give the last of the values of the periods for which a condition holds, as `shown` has it."""
        if len(self.keys) == 1:
            return f"IF({condition}=1,{shown.format(values.partition(':')[0])},{otherwise})"
        found = f"LOOKUP(2,1/({condition}),{values})"
        return f"IFERROR({shown.format(found)},{otherwise})"


class Stock(Suma):
    """Stock: R / P of the last period."""

    def due_to_date(self, span: str) -> str:
        """Give the last level programmed."""
        due = self.all("programado")
        return self.last(due, f"ISNUMBER({due})*{self.all('exigible')}*{self.within(span)}", self.at("motivo", span))

    def done_in(self, span: str) -> str:
        """Give the last level reported."""
        done = self.all("ejecutado")
        return self.last(done, f"ISNUMBER({done})*{self.within(span)}", self.unknown(span))


class Capacidad(Stock):
    """Capacidad: (R - LB) / (P - LB) of the last period."""

    def can(self, due: str) -> str:
        """Ask for a way up from the baseline."""
        base = self.at("linea_base")
        return f"AND(ISNUMBER({base}),ISNUMBER({due}),{due}>{base})"

    def share(self, done: str, due: str) -> str:
        """Give how much of the way up is done."""
        base = self.at("linea_base")
        return f"({done}-{base})/({due}-{base})"


class Reduccion(Stock):
    """Reducción: (LB - R) / (LB - P) of the last period."""

    def can(self, due: str) -> str:
        """Ask for a way down from the baseline."""
        base = self.at("linea_base")
        return f"AND(ISNUMBER({base}),ISNUMBER({due}),{due}<{base})"

    def share(self, done: str, due: str) -> str:
        """Give how much of the way down is done."""
        base = self.at("linea_base")
        return f"({base}-{done})/({base}-{due})"


class Hito(Stock):
    """Hito: 0 or 1; once it is due it stays due, and the last answer counts."""

    is_milestone = True

    def known(self, key: str) -> str:
        """Take any number over nothing as met."""
        return _MET.format(self.at("reportado", key))

    def nobody_says(self, key: str) -> str:
        """Take a milestone that was met before it was due as met."""
        before = self.keys[: self.keys.index(key)]
        if not before:
            return NO_DATA
        done = self.all("ejecutado", before)
        if len(before) == 1:
            return f"IF(N({self.at('ejecutado', before[0])})>0,1,{NO_DATA})"
        return f"IF(IFERROR(LOOKUP(2,1/ISNUMBER({done}),{done}),0)>0,1,{NO_DATA})"

    def share(self, done: str, due: str) -> str:  # noqa: ARG002
        """Give 0 or 1."""
        return done

    def due_to_date(self, span: str) -> str:
        """Ask for it once it has been programmed."""
        due, live = self.all("programado"), self.all("exigible")
        return f'IF(COUNTIFS({due},">0",{live},1,{self.within(span)},1)>0,1,{self.at("motivo", span)})'

    def done_in(self, span: str) -> str:
        """Give the last answer; what one period takes from those before it is no answer of its own."""
        return self.last_answer(self.within(span), self.unknown(span))

    def last_answer(self, periods: str, otherwise: str) -> str:
        """Give whether it was met, as the last answer of some periods says."""
        done = self.all("reportado")
        return self.last(done, f"ISNUMBER({done})*{self.all('exigible')}*{periods}", otherwise, _MET)

    def unknown(self, span: str) -> str:
        """Take a milestone that was met in an earlier year as met, while nothing else is said in this one."""
        unknown = super().unknown(span)
        if span == DATE:
            return unknown
        before = self.last_answer(f"({self.within(DATE)}-{self.within(span)})", "0")
        silent = f"{self.at('motivo', span)}={NONE_DUE},COUNTIFS({self.all('estado')},{BEGUN},{self.within(span)},1)=0"
        return f"IF(AND({silent},{before}=1),1,{unknown})"


class Flujo(Suma):
    """Flujo: the mean of the periods' percentages. Never a sum."""

    def averaged(self, span: str) -> str:
        """Say which periods are averaged: those that count."""
        return f'{self.all("cuenta")},">=0",{self.within(span)},1'

    def due_in(self, span: str) -> str:
        """Give the mean of what was programmed in the periods that are averaged, or else in all."""
        due, live, within = self.all("programado"), self.all("exigible"), self.within(span)
        mean = f"SUMIFS({due},{live},1,{within},1)/SUMPRODUCT(ISNUMBER({due})*{live}*{within})"
        other = f"IFERROR({mean},{self.at('motivo', span)})"
        return f"IFERROR(AVERAGEIFS({due},{self.averaged(span)}),{other})"

    def done_in(self, span: str) -> str:
        """Give the mean of what was done; what has not begun is nothing done."""
        done, percent, within = self.all("ejecutado"), self.at("porcentaje", span), self.within(span)
        some = self.averaged(span)
        mean = f"SUMIFS({done},{some})/COUNTIFS({some})"
        other = f'IFERROR(AVERAGEIFS({done},{done},">=0",{within},1),{self.unknown(span)})'
        return f"IF({percent}={BEGUN},{percent},IFERROR({mean},{other}))"

    def percent_in(self, span: str) -> str:
        """Give the mean of the percentages; one that has not begun is nothing done."""
        percents, within, some = self.all("porcentaje"), self.within(span), f"COUNTIFS({self.averaged(span)})"
        begun = f"COUNTIFS({percents},{BEGUN},{within},1)={some}"
        mean = f"IF({begun},{BEGUN},SUMIFS({percents},{within},1)/{some})"
        state = self.top.one_state(f"COUNTIFS({percents},{self.top.words},{within},1)")
        reason = self.at("motivo", span)
        return f"IF({some}=0,IF({reason}={NO_GOAL},{reason},{state}),{mean})"

    def counted_in(self, span: str) -> str:
        """Give the mean of what counts of each period."""
        counted = self.all("cuenta")
        return f'IFERROR(AVERAGEIFS({counted},{counted},">=0",{self.within(span)},1),{self.at("porcentaje", span)})'


class Demanda(Suma):
    """A demanda: Σ attended / Σ requested. When nobody asked there is no percentage."""

    answers: ClassVar[Mapping[str, str]] = {**Suma.answers, "solicitado": "solicitado"}
    answered = "ejecutado"

    def programmed(self, key: str) -> str:
        """Give what was requested where nothing was programmed."""
        return f"IF(ISNUMBER({self.at('ejecutado', key)}),{self.at('solicitado', key)},{self.at('ejecutado', key)})"

    def is_wrong(self, key: str) -> str:
        """Refuse also what was attended without what was requested, and the other way round."""
        done, asked, state = (self.at(what, key) for what in ("reportado", "solicitado", "estado"))
        return f'OR({done}="{CHECK}",{asked}="{CHECK}",{state}="{CHECK}",COUNT({done},{asked})=1)'

    def is_known(self, key: str) -> str:
        """Ask for what was attended and what was requested."""
        both = f"COUNT({self.at('reportado', key)},{self.at('solicitado', key)})=2"
        return f"AND({self.at('exigible', key)}=1,{both})"

    def unknown_in(self, key: str) -> str:
        """Say why nobody gave a number: where no answer is due, that nothing was."""
        live, asked, state = (self.at(what, key) for what in ("exigible", "esperado", "estado"))
        return f'IF(AND({live}=1,{asked}=0),{self.at("sin_programar")},IF({state}<>"",{state},{NO_DATA}))'

    def percent(self, key: str, *, typed: bool) -> str:  # noqa: ARG002
        """Give what was attended of what was requested."""
        return self.attended(self.at("solicitado", key), self.at("ejecutado", key))

    def attended(self, asked: str, done: str) -> str:
        """Tell nobody's asking from nobody's answering."""
        nobody = word(Estado.SIN_DEMANDA)
        return f"IF(ISNUMBER({done}),IF({asked}>0,{done}/{asked},{nobody}),{done})"

    def due_in(self, span: str) -> str:
        """Sum what was requested where what was attended is known too."""
        done = self.at("ejecutado", span)
        asked = f"SUMPRODUCT(ISNUMBER({self.all('ejecutado')})*{self.within(span)},{self.all('solicitado')})"
        return f"IF(ISNUMBER({done}),{asked},{done})"

    def unknown(self, span: str) -> str:
        """Say why nothing is known: nothing was due, or nobody has answered."""
        owed = f"SUMPRODUCT({self.all('esperado')}*{self.all('exigible')}*{self.within(span)})>0"
        return f"IF({owed},{super().unknown(span)},{self.at('motivo', span)})"

    def percent_in(self, span: str) -> str:
        """Give what was attended of what was requested."""
        return self.attended(self.at("programado", span), self.at("ejecutado", span))

    def counted_in(self, span: str) -> str:
        """Give what a span counts for, the year as any other."""
        return self.counted(span)


KINDS: dict[str, type[Suma]] = {
    "suma": Suma,
    "flujo": Flujo,
    "stock": Stock,
    "capacidad": Capacidad,
    "reduccion": Reduccion,
    "hito": Hito,
    "demanda": Demanda,
}
"""The formulas by the kind of goal, as `seguimiento.kinds.KINDS`."""
