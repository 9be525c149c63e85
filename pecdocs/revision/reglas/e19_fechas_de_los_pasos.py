"""E19: steps with dates have one each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pecdocs.revision.control import dicha
from pecdocs.revision.model import Ejemplo, Gravedad, Hallado, Regla

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pecdocs.plan.model import Campos
    from pecdocs.plan.values import Fechas
    from pecdocs.revision.expediente import Expediente


def _buscar(expediente: Expediente) -> Iterator[Hallado]:
    for item in expediente.escritos():
        if len(item.pasos) > 1:
            yield from _counted(expediente, item)
            yield from _some(expediente, item)


def _counted(expediente: Expediente, item: Campos) -> Iterator[Hallado]:
    """Find several lines of dates beside another number of steps; it is certain where lines repeat each other."""
    steps, dates = len(item.pasos), len(item.fechas)
    if dates <= 1 or steps == dates:
        return
    words = list(dict.fromkeys(_words(each) for each in item.fechas))
    repeated = len(words) < dates
    quoted = " y ".join(f"«{each}»" for each in words if each)
    message = f"«{_name(item)}» tiene {steps} pasos y {dates} fechas{f': {quoted}' if quoted else ''}"
    if repeated:
        message += f", {'dos' if dates == len('ab') else dates} veces" if len(words) == 1 else ", repetidas"
    hint = "ponga a cada paso sus «fechas», o deje una sola para todos"
    yield Hallado(expediente.sitio(item, "fechas"), message, hint, None if repeated else Gravedad.NOTA)


def _words(fechas: Fechas) -> str:
    if fechas.impreso:
        return fechas.impreso
    ends = [dicha(each) for each in (fechas.inicio, fechas.fin) if each is not None]
    return " a ".join(ends) or ", ".join(map(str, (*fechas.anios, *fechas.meses)))


def _name(item: Campos) -> str:
    return item.nombre or str(getattr(item, "codigo", None) or getattr(item, "de", ""))


def _some(expediente: Expediente, item: Campos) -> Iterator[Hallado]:
    """Find steps without dates beside others that have them."""
    without = [n for n, each in enumerate(item.pasos) if not each.fechas]
    if not item.fechas and 0 < len(without) < len(item.pasos):
        position = without[0]
        message = f"el paso «{item.pasos[position].texto}» no tiene fechas, y otros de la actividad sí"
        place = expediente.sitio(item, "pasos", position, "texto")
        yield Hallado(place, message, "póngale sus «fechas»", Gravedad.AVISO)


REGLA = Regla(
    codigo="E19",
    titulo="Cada paso con fechas tiene las suyas",
    porque="Tres fechas junto a cinco pasos no dicen cuál es de cuál: quien ejecuta lo supone y quien hace el "
    "seguimiento supone otra cosa. Es un error si las fechas se repiten, que no pueden ser sino una por paso; si son "
    "distintas, una nota.",
    corregir="Ponga las «fechas» en cada paso, o una sola en la actividad.",
    ejemplo=Ejemplo(
        mal="""
            arbol:
              - codigo: TALLER
                nombre: Dictar talleres de lenguaje claro
                responsables: [TH]
                indicador: {numerador: Talleres dictados, denominador: Talleres programados}
                pasos: [Definir los temas, Convocar, Dictar los talleres]
                fechas:
                  - {inicio: 2024-02-01, fin: 2024-11-30}
                  - {inicio: 2024-02-01, fin: 2024-11-30}
                meta: {cantidad: 4, unidad: talleres}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
        bien="""
            arbol:
              - codigo: TALLER
                nombre: Dictar talleres de lenguaje claro
                responsables: [TH]
                indicador: {numerador: Talleres dictados, denominador: Talleres programados}
                pasos: [Definir los temas, Convocar, Dictar los talleres]
                fechas: {inicio: 2024-02-01, fin: 2024-11-30}
                meta: {cantidad: 4, unidad: talleres}
                programacion:
                  trimestral: {2024-T1: 1, 2024-T2: 1, 2024-T3: 1, 2024-T4: 1}
        """,
    ),
    buscar=_buscar,
)
