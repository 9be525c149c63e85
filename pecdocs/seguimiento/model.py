"""What `seguimiento/<periodo>.yaml` holds: what was done in a period, who said so, and whether it is closed.

The Spanish texts under the fields are what an editor shows to the officer.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pecdocs.reading.model import Abreviable, Lista, Modelo
from pecdocs.reading.scalars import Unquoted
from pecdocs.reading.values import Codigo, Dia, Numero, Renglon, SiNo, Texto

_YES_NO = frozenset({"sí", "si", "no", "yes", "true", "false"})


class Ejecutado(Abreviable):
    """Lo hecho: un número en la unidad de la meta, o sí o no en un hito."""

    clave_principal: ClassVar[str] = "valor"

    valor: Numero | None = None
    """Cuánto se hizo."""
    porcentaje: SiNo = False
    """El número es un porcentaje: solo en las metas en %."""
    cumplido: SiNo | None = None
    """En un hito, si se cumplió."""

    @classmethod
    def from_scalar(cls, value: Any) -> dict[str, Any]:
        """Read `3` as a number, `25 %` as one in %, and `sí` as a milestone that was met."""
        text = (value.text if isinstance(value, Unquoted) else str(value)).strip()
        if text.casefold() in _YES_NO:
            return {"cumplido": text}
        if text.endswith("%"):
            return {"valor": text[:-1].strip(), "porcentaje": "sí"}
        return {"valor": value}


class Evidencia(Abreviable):
    """Lo que prueba lo hecho."""

    clave_principal: ClassVar[str] = "texto"

    texto: Texto | None = None
    """Qué es: «Actas 3 y 4, folio 12»."""
    url: Renglon | None = None
    """La dirección en que está."""
    ruta: Renglon | None = None
    """El archivo o la carpeta en que está."""
    fecha: Dia | None = None
    """Cuándo se consultó."""

    @classmethod
    def from_scalar(cls, value: Any) -> dict[str, Any]:
        """Read an address as one, and anything else as words."""
        is_address = isinstance(value, str) and value.startswith(("http://", "https://"))
        return {"url" if is_address else "texto": value}


class Tramite(Modelo):
    """Quién reportó, devolvió o validó, y cuándo."""

    por: Renglon
    """Quién."""
    fecha: Dia
    """Cuándo."""
    archivo: Renglon | None = None
    """El archivo en que llegó."""
    nota: Texto | None = None
    """Por qué, como el motivo de una devolución."""


class Valores(Abreviable):
    """Lo que un área responde de una actividad en un periodo."""

    clave_principal: ClassVar[str] = "ejecutado"

    ejecutado: Ejecutado | None = None
    """Lo hecho en el periodo: 3, 25 % o, en un hito, sí o no."""
    solicitado: Numero | None = None
    """Lo solicitado, en las metas a demanda."""
    estado: Literal["no_iniciado", "suspendida", "no_aplica"] | None = None
    """Por qué no hay un número: no_iniciado, suspendida o no_aplica."""
    evidencia: Lista[Evidencia] = ()
    """Lo que prueba lo hecho: texto, dirección o ruta."""
    analisis: Texto | None = None
    """Qué explica el resultado."""


class Congelado(Valores):
    """Lo que había antes de un cambio, o lo que quedó; solo las claves que cambiaron."""

    programado: Numero | None = None
    """Lo que estaba programado, si cambió."""
    linea_base: Numero | None = None
    """La línea base de la meta, si cambió."""
    tipo: Literal["suma", "flujo", "stock", "capacidad", "reduccion", "hito", "demanda"] | None = None
    """El tipo de la meta, si cambió; demanda, si era a demanda."""
    tope: Numero | None = None
    """El tope de la meta, si cambió; sin valor, si no tenía."""


class Enmienda(Modelo):
    """Un cambio hecho después de cerrar el periodo."""

    fecha: Dia
    """Cuándo se cambió."""
    solicito: Renglon
    """Quién lo solicitó."""
    autorizo: Renglon
    """Quién lo autorizó."""
    acta: Renglon | None = None
    """El acta o radicado que lo autoriza."""
    motivo: Texto
    """Por qué."""
    antes: Congelado
    """Lo que había antes: {ejecutado: 8}."""
    despues: Congelado = Congelado.model_construct()
    """Lo que quedó: {ejecutado: 9}. Con ella se nota si cambia otra vez."""


class Respuesta(Valores):
    """La respuesta de una actividad, con su trámite."""

    reportado: Tramite | None = None
    """Quién lo reportó, cuándo y en qué archivo."""
    devuelto: Tramite | None = None
    """Quién lo devolvió, cuándo y por qué."""
    validado: Tramite | None = None
    """Quién lo validó y cuándo."""
    cambios: Lista[Enmienda] = ()
    """Los cambios autorizados después del cierre, del primero al último."""


class Cierre(Modelo):
    """El cierre de un periodo: desde él nada cambia sin autorización."""

    fecha: Dia
    """Cuándo se cerró."""
    acta: Renglon | None = None
    """El acta del cierre."""
    por: Renglon | None = None
    """Quién lo cerró."""
    huellas: dict[Codigo, Renglon]
    """La huella de cada actividad al cerrar; la escribe una orden."""


class Registro(Modelo):
    """Lo que se hizo en un periodo."""

    cerrado: Cierre | None = None
    """El cierre, si el periodo ya se cerró."""
    respuestas: dict[Codigo, Respuesta] = {}
    """Una respuesta por actividad, por su codigo."""
