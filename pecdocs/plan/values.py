"""The values of a plan that carry both what they mean and, in `impreso`, the words to print.

The Spanish texts under the fields are what an editor shows to the officer: they are part of the JSON Schema.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pecdocs.reading.model import Abreviable, Lista, Modelo
from pecdocs.reading.scalars import Unquoted
from pecdocs.reading.values import (
    Anio,
    ClaveAnio,
    Codigo,
    Dia,
    Mes,
    Numero,
    Renglon,
    SiNo,
    Texto,
    clipped,
    patterned,
    value_error,
)

AUTO = "auto"
"""A number that its place gives."""
NINGUNO = "ninguno"
"""No number; for an entry of a list, no child to stand beside."""


class Fecha(Abreviable):
    """Una fecha: su valor y, si hace falta, las palabras con que se imprime."""

    clave_principal: ClassVar[str] = "fecha"

    fecha: Dia | None = None
    """El día, año-mes-día: 2024-03-01."""
    mes: Mes | None = None
    """El mes, cuando no se sabe el día: 2024-03."""
    impreso: Texto | None = None
    """Las palabras exactas que se imprimen, como «01 mar-2024»."""

    @classmethod
    def from_scalar(cls, value: Any) -> dict[str, Any]:
        """Read `2024-03` as a month and anything else as a day."""
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}", value):
            return {"mes": value}
        return {"fecha": value}

    @property
    def valor(self) -> date | str | None:
        """The day, or the month as text when only that is known."""
        return self.fecha or self.mes


class Fechas(Modelo):
    """Cuándo se hace algo: de un día a otro, en unos años o meses, siempre, o antes de un evento."""

    ejemplo: ClassVar[str] = "{inicio: 2024-03-01, fin: 2024-12-31}"

    inicio: Fecha | None = None
    """Cuándo empieza."""
    fin: Fecha | None = None
    """Cuándo termina."""
    anios: Lista[Anio] = ()
    """Los años en que se hace: [2019, 2021]."""
    meses: Lista[Mes] = ()
    """Los meses en que se hace: [2024-04, 2024-06]."""
    permanente: SiNo = False
    """Se hace todo el tiempo."""
    previo_a: Texto | None = None
    """El evento antes del cual se hace."""
    impreso: Texto | None = None
    """Las palabras exactas que se imprimen."""


class Cantidad(Abreviable):
    """Un número, en la unidad de la meta o en porcentaje de ella: 3, 25 %."""

    clave_principal: ClassVar[str] = "valor"

    valor: Numero | None = None
    """El número; con «%» detrás, el porcentaje de la meta."""
    porcentaje: SiNo = False
    """El número es un porcentaje de la meta; si la meta está en %, son puntos de ella."""
    impreso: Texto | None = None
    """Las palabras exactas que se imprimen."""

    @classmethod
    def from_scalar(cls, value: Any) -> dict[str, Any]:
        """Read `25 %` as a percentage and `3` as a quantity."""
        text = value.strip() if isinstance(value, str) else None
        if text is not None and text.endswith("%"):
            return {"valor": text[:-1].strip(), "porcentaje": "sí"}
        return {"valor": value}


class Peso(Abreviable):
    """Cuánto pesa algo dentro de su grupo, en porcentaje."""

    clave_principal: ClassVar[str] = "valor"

    valor: Numero | None = None
    """El porcentaje: 25."""
    impreso: Texto | None = None
    """Las palabras exactas que se imprimen."""

    @classmethod
    def from_scalar(cls, value: Any) -> dict[str, Any]:
        """Read `25` and `25 %` alike."""
        return {"valor": value.removesuffix("%").strip() if isinstance(value, str) else value}


class Meta(Abreviable):
    """La meta: cuánto, de qué, y cómo se acumula."""

    clave_principal: ClassVar[str] = "cantidad"

    cantidad: Numero | None = None
    """Cuánto: 10."""
    unidad: Texto | None = None
    """De qué: revistas, %, seguidores…"""
    tipo: Literal["suma", "flujo", "stock", "capacidad", "reduccion", "hito"] = "suma"
    """Cómo se acumula: suma (se suman los periodos), flujo (se promedian), stock (vale el último),
    capacidad y reduccion (desde la línea base), hito (se cumple o no)."""
    demanda: SiNo = False
    """Se hace cuando lo piden: se mide lo atendido sobre lo solicitado."""
    linea_base: Numero | None = None
    """El valor de partida, para capacidad y reduccion."""
    tope: Numero | None = None
    """Hasta qué porcentaje cuenta lo que pasa de la meta; sin esta clave, el del formato."""
    impreso: Texto | None = None
    """Las palabras exactas que se imprimen, como «Según necesidad»."""

    @classmethod
    def from_scalar(cls, value: Any) -> dict[str, Any]:
        """Read `100 %` as a quantity in %, and `10` as a bare quantity."""
        text = value.text if isinstance(value, Unquoted) else str(value).strip()
        if text.endswith("%"):
            return {"cantidad": text[:-1].strip(), "unidad": "%"}
        found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s+(.+)", text)
        if found:
            hint = f"escriba {{cantidad: {found[1]}, unidad: {found[2][:30]}}}"
            raise value_error(f"«{clipped(text)}» junta la cantidad y la unidad", hint)
        if not re.match(r"[-+]?[0-9]", text):
            raise value_error(
                f"«{clipped(text)}» no es una cantidad",
                'escriba {impreso: "…"}, con demanda: sí si se hace a solicitud',
            )
        return {"cantidad": value}


class Indicador(Abreviable):
    """Un indicador: su nombre y su fórmula."""

    clave_principal: ClassVar[str] = "nombre"

    nombre: Texto | None = None
    """Qué mide."""
    numerador: Texto | None = None
    """Lo hecho: «Revistas publicadas»."""
    denominador: Texto | None = None
    """Lo programado: «Revistas programadas»."""
    factor: Numero | None = None
    """Por cuánto se multiplica el cociente; 100 para un porcentaje."""
    impreso: Texto | None = None
    """La fórmula con las palabras exactas que se imprimen."""


class Programacion(Modelo):
    """Lo programado en cada periodo, por esquema; las claves llevan el año."""

    anual: dict[ClaveAnio, Cantidad] = {}
    """Por año: {2024: 10}."""
    semestral: dict[Annotated[str, patterned(r"^[0-9]{4}-S[12]$", "escriba 2024-S1 o 2024-S2")], Cantidad] = {}
    """Por semestre: {2024-S1: 5}."""
    cuatrimestral: dict[Annotated[str, patterned(r"^[0-9]{4}-C[1-3]$", "escriba 2024-C1 a 2024-C3")], Cantidad] = {}
    """Por cuatrimestre: {2024-C1: 3}."""
    trimestral: dict[Annotated[str, patterned(r"^[0-9]{4}-T[1-4]$", "escriba 2024-T1 a 2024-T4")], Cantidad] = {}
    """Por trimestre: {2024-T1: 25 %}."""
    bimestral: dict[Annotated[str, patterned(r"^[0-9]{4}-B[1-6]$", "escriba 2024-B1 a 2024-B6")], Cantidad] = {}
    """Por bimestre: {2024-B1: 2}."""
    mensual: dict[Annotated[str, patterned(r"^[0-9]{4}-(0[1-9]|1[0-2])$", "escriba 2024-01 a 2024-12")], Cantidad] = {}
    """Por mes: {2024-03: 1}."""
    libre: dict[Codigo, Cantidad] = {}
    """Por periodo propio, de los que el plan declara en «periodos»: {S1: 3}."""


class Responsables(Abreviable):
    """Quiénes responden: claves de «roles», no personas."""

    clave_principal: ClassVar[str] = "roles"
    abrevia_listas: ClassVar[bool] = True

    roles: Lista[Renglon] = ()
    """Las claves de los roles, como se definen en «roles»."""
    impreso: Texto | None = None
    """Las palabras exactas que se imprimen."""


class Frecuencia(Abreviable):
    """Cada cuánto se hace algo."""

    clave_principal: ClassVar[str] = "cada"

    cada: (
        Literal[
            "permanente",
            "diaria",
            "semanal",
            "quincenal",
            "mensual",
            "bimestral",
            "trimestral",
            "cuatrimestral",
            "semestral",
            "anual",
            "bienal",
            "unica",
            "eventual",
        ]
        | None
    ) = None
    """Cada cuánto: mensual, trimestral, permanente…"""
    veces: Numero | None = None
    """Cuántas veces en cada lapso, si es más de una: 2 por mes."""
    impreso: Texto | None = None
    """Las palabras exactas que se imprimen."""


class Presupuesto(Abreviable):
    """Lo que cuesta: un valor en la moneda del país, o sin costo."""

    clave_principal: ClassVar[str] = "valor"

    valor: Numero | None = None
    """El valor, sin puntos de miles."""
    moneda: Annotated[str, patterned(r"^[A-Z]{3}$", "escriba tres letras mayúsculas: COP, MXN…")] | None = None
    """La moneda, con tres letras: COP, MXN…"""
    fuente: Texto | None = None
    """De dónde sale: rubro, contrato, proyecto."""
    sin_costo: SiNo = False
    """No cuesta dinero aparte."""
    impreso: Texto | None = None
    """Las palabras exactas que se imprimen."""


class Paso(Abreviable):
    """Un paso de una actividad; puede tener sus fechas, su producto y su frecuencia."""

    clave_principal: ClassVar[str] = "texto"

    texto: Texto
    """Qué se hace."""
    numero: Renglon = "auto"
    """auto, ninguno, o como se escribe: «2.»."""
    fechas: Lista[Fechas] = ()
    """Cuándo se hace este paso."""
    producto: Texto | None = None
    """Qué deja este paso."""
    frecuencia: Frecuencia | None = None
    """Cada cuánto se hace este paso."""


class EntradaLista(Abreviable):
    """Una entrada de una lista que acompaña a los hijos de un nodo, una por fila."""

    clave_principal: ClassVar[str] = "texto"

    texto: Texto
    """El texto de la entrada."""
    junto_a: Renglon | None = None
    """El codigo del hijo en cuya fila va; «ninguno» si va en una fila sola; sin esta clave, en la siguiente libre."""
