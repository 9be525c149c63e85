"""The whole plan as typed data: fields are named as the YAML keys.

The Spanish texts under the fields are what an editor shows to the officer: they are part of the JSON Schema.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field, PrivateAttr, StringConstraints

from pecdocs.plan.values import (
    EntradaLista,
    Fecha,
    Fechas,
    Frecuencia,
    Indicador,
    Meta,
    Paso,
    Peso,
    Presupuesto,
    Programacion,
    Responsables,
)
from pecdocs.reading.model import Abreviable, Lista, Modelo
from pecdocs.reading.values import Anio, Clave, ClaveAnio, Codigo, Dia, Entero, Esquema, Renglon, Texto, value_error

if TYPE_CHECKING:
    from pecdocs.faults import Fault, Place
    from pecdocs.reading.source import Source

MAX_LEVELS = 6

Pais = Literal[
    "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "UY", "VE"
]  # fmt: skip


class Logo(Abreviable):
    """El logo de la entidad."""

    clave_principal: ClassVar[str] = "archivo"

    archivo: Renglon
    """El archivo PNG o JPEG, en la carpeta del plan."""
    descripcion: Renglon | None = None
    """Lo que se ve en él, para quien no puede verlo."""


class Entidad(Modelo):
    """La entidad que hace el plan."""

    nombre: Renglon | None = None
    """El nombre completo."""
    sigla: Renglon | None = None
    """La sigla."""
    dependencia: Renglon | None = None
    """La dependencia que hace el plan."""
    ciudad: Renglon | None = None
    """La ciudad."""
    pais: Pais = "CO"
    """El país (CO, MX…): decide el idioma del documento, las fechas y los decimales."""
    logo: Logo | None = None
    """El logo: un archivo en la carpeta del plan."""
    lema: dict[ClaveAnio, Texto] = {}
    """El lema de cada año: {2022: "2022, AÑO DE…"}."""


class Vigencia(Abreviable):
    """El año o los años del plan."""

    ejemplo: ClassVar[str] = "{desde: 2019, hasta: 2022}"
    clave_principal: ClassVar[str] = "desde"

    desde: Anio
    """El primer año."""
    hasta: Anio | None = None
    """El último año, si son varios."""
    impreso: Renglon | None = None
    """Las palabras exactas que se imprimen, como «2019 - 2022»."""

    @classmethod
    def from_scalar(cls, value: Any) -> dict[str, Any]:
        """Read a year; several years are two keys."""
        found = re.fullmatch(r"\s*([0-9]{4})\s*[-–a/]\s*([0-9]{4})\s*", str(value))
        if found:
            raise value_error(f"«{value}» son dos años", f"escriba {{desde: {found[1]}, hasta: {found[2]}}}")
        return {"desde": value}

    @property
    def anios(self) -> tuple[int, ...]:
        """Every year of the plan."""
        return tuple(range(self.desde, (self.hasta or self.desde) + 1))


class Documento(Modelo):
    """El control del documento."""

    titulo: Renglon
    """El título."""
    subtitulo: Renglon | None = None
    """El subtítulo, si lo hay."""
    codigo: Renglon | None = None
    """El código del documento en el sistema de gestión."""
    version: Renglon
    """La versión, como se escribe: "1", "01", "1.0", "V-9"."""
    esquema_version: Literal["entero", "decimal", "prefijo", "libre"] | None = None
    """Cómo se numeran las versiones: entero (01), decimal (1.0), prefijo (V-9) o libre."""
    fecha: Fecha
    """La fecha de esta versión."""
    vigencia: Vigencia
    """El año del plan, o {desde: 2019, hasta: 2022}."""
    proceso: Renglon | None = None
    """El proceso del sistema de gestión."""
    clasificacion: Renglon | None = None
    """La clasificación de la información: pública, reservada…"""
    serie: Renglon | None = None
    """La serie y subserie de la tabla de retención documental."""
    estado: Literal["borrador", "en_revision", "aprobado"] = "borrador"
    """borrador, en_revision o aprobado: mientras no está aprobado lleva la marca de agua BORRADOR."""


class Persona(Modelo):
    """Quien ejerce un rol, y desde y hasta cuándo."""

    nombre: Renglon
    """El nombre."""
    cargo: Renglon | None = None
    """El cargo."""
    vinculacion: Renglon | None = None
    """Planta, contratista…"""
    desde: Fecha | None = None
    """Desde cuándo."""
    hasta: Fecha | None = None
    """Hasta cuándo."""


class Rol(Abreviable):
    """Un rol o dependencia que responde por actividades."""

    clave_principal: ClassVar[str] = "nombre"

    nombre: Renglon
    """El nombre que se imprime."""
    sigla: Renglon | None = None
    """La sigla con que sale en las tablas, si la tiene."""
    personas: tuple[Persona, ...] = ()
    """Quienes lo ejercen o ejercieron."""


class Periodo(Modelo):
    """Un periodo propio del plan, que no es un año ni una parte igual de él."""

    titulo: Renglon | None = None
    """Lo que se imprime sobre su columna, como «1 a 6 de diciembre»; sin esta clave, la suya."""
    inicio: Dia
    """El primer día: 2024-12-01."""
    fin: Dia
    """El último día: 2024-12-06."""


class Nivel(Abreviable):
    """Un nivel del árbol."""

    clave_principal: ClassVar[str] = "nombre"

    nombre: Renglon
    """Cómo se llama el nivel: Eje, Objetivo, Actividad…"""


_NO_PROGRAMACION = Programacion.model_construct()
"""One for all the nodes that have none: as a plain default, pydantic would copy it for each."""


class Campos(Modelo):
    """Lo que puede llevar un nodo a cualquier profundidad, y lo que la fila de una tabla puede cambiar."""

    numero: Renglon = "auto"
    """auto, ninguno, o como se escribe: «1.», «20a»."""
    nombre: Texto | None = None
    """El nombre."""
    descripcion: Texto | None = None
    """En qué consiste."""
    pasos: Lista[Paso] = ()
    """Los pasos, en orden."""
    productos: Lista[Texto] = ()
    """Lo que deja."""
    meta: Meta | None = None
    """La meta: {cantidad: 10, unidad: revistas}, o 100 %."""
    indicador: Indicador | None = None
    """El indicador: nombre, numerador, denominador."""
    fechas: Lista[Fechas] = ()
    """Cuándo se hace: {inicio: 2024-03-01, fin: 2024-12-31}, {anios: [2019, 2021]}, {permanente: sí}…"""
    programacion: Programacion = Field(default_factory=lambda: _NO_PROGRAMACION)
    """Lo programado en cada periodo."""
    responsables: Responsables | None = None
    """Las claves de los roles responsables: [COM, TH]."""
    involucrados: Responsables | None = None
    """Las claves de los roles que participan."""
    publico: Lista[Texto] = ()
    """A quién se dirige."""
    frecuencia: Lista[Frecuencia] = ()
    """Cada cuánto: mensual, trimestral, permanente…"""
    medio: Lista[Texto] = ()
    """Por qué medio."""
    alcance: Lista[Texto] = ()
    """Interno, externo…"""
    presupuesto: Presupuesto | None = None
    """Lo que cuesta."""
    peso: Peso | None = None
    """Cuánto pesa dentro de su grupo."""
    observaciones: Lista[Texto] = ()
    """Observaciones."""
    listas: dict[Clave, Lista[EntradaLista]] = Field(default_factory=dict)
    """Listas que acompañan a los hijos, una entrada por fila: {responsabilidades: […]}."""

    @property
    def nombre_o_paso(self) -> str:
        """The name; of what has none, its first step; nothing without either."""
        return self.nombre or (self.pasos[0].texto if self.pasos else "")


class Nodo(Campos):
    """Un nodo del árbol: un eje, un objetivo, una actividad…."""

    ejemplo: ClassVar[str] = "{codigo: …, nombre: …}"

    codigo: Codigo
    """El nombre estable del nodo, que no cambia aunque cambie de lugar: PUB-INT."""
    hijos: tuple[Nodo, ...] = ()
    """Los nodos que contiene."""

    @property
    def etiqueta(self) -> str:
        """How messages name this node."""
        return self.nombre_o_paso or self.codigo


class FilaTabla(Campos):
    """Una fila de una tabla: señala un nodo, y lo que lleva al lado cambia solo en esta tabla."""

    ejemplo: ClassVar[str] = "{de: …}"

    de: Renglon | None = None
    """El codigo del nodo que se dibuja."""
    codigo: Codigo | None = None
    """El nombre estable de la fila, si no señala un nodo."""
    hijos: tuple[FilaTabla, ...] | None = None
    """Las filas que contiene; sin esta clave, los hijos del nodo."""


class TablaPlan(Modelo):
    """Lo que el plan dice de una de sus tablas."""

    titulo: Renglon | None = None
    """El título de la tabla, sobre todas sus columnas."""
    filas: tuple[FilaTabla, ...] | None = None
    """Las filas; sin esta clave, el árbol entero."""
    notas: Lista[Texto] = ()
    """Notas bajo la tabla."""


class Seguimiento(Modelo):
    """Cómo se sigue el plan."""

    esquema: Esquema | None = None
    """Cada cuánto se reporta: trimestral, mensual…, o libre, por los periodos propios; sin esta clave, como diga
    el formato."""
    ponderacion: Literal["nivel", "padre", "ninguna"] = "ninguna"
    """Cómo se reparten los pesos: nivel (los hermanos suman 100), padre (suman el peso de su grupo)
    o ninguna (todos pesan igual)."""
    nota: Texto | None = None
    """Lo que se dice donde se imprime lo ejecutado: de dónde salen las cifras, o que son ilustrativas."""


class Seccion(Modelo):
    """Una sección del documento."""

    codigo: Codigo
    """El nombre estable de la sección: INTRO."""
    titulo: Renglon
    """El título."""
    numeral: Renglon = "ninguno"
    """auto (1, 1.1…), ninguno, o como se escribe: «1.», «2.2.»."""
    nota: Texto | None = None
    """La nota al pie del título."""
    texto: Annotated[str, StringConstraints(max_length=200_000)] | None = None
    """El texto, en Markdown."""
    tabla: Clave | None = None
    """La tabla que va después del texto."""
    secciones: tuple[Seccion, ...] = ()
    """Las secciones que contiene."""


class Firmante(Modelo):
    """Quien elaboró, revisó o aprobó: una persona o un comité."""

    nombre: Renglon | None = None
    """El nombre de la persona."""
    cargo: Renglon | None = None
    """El cargo."""
    dependencia: Renglon | None = None
    """La dependencia."""
    vinculacion: Renglon | None = None
    """Planta, contratista…"""
    comite: Renglon | None = None
    """El comité que aprueba."""
    acta: Renglon | None = None
    """El acta del comité."""
    fecha: Fecha | None = None
    """La fecha de la firma o del acta."""


class Cambio(Modelo):
    """Una entrada del registro de cambios: una por versión."""

    version: Renglon
    """La versión, como se escribe."""
    orden: Entero | None = None
    """El orden de la versión, si no es el de la lista."""
    fecha: Fecha
    """La fecha de la versión."""
    numerales: Lista[Renglon] = ()
    """Los numerales que cambiaron."""
    descripcion: Texto
    """Qué cambió."""
    justificacion: Texto | None = None
    """Por qué."""
    solicitud: Renglon | None = None
    """El número de la solicitud."""
    responsable: Renglon | None = None
    """Quién responde por el cambio."""
    elaboro: Renglon | None = None
    """Quién lo elaboró."""
    reviso: Renglon | None = None
    """Quién lo revisó."""
    aprobo: Renglon | None = None
    """Quién lo aprobó."""
    acta: Renglon | None = None
    """El acta que lo aprobó."""
    huella: Renglon | None = None
    """La huella de lo que se aprobó; la escribe un comando."""


class RegistroCambios(Modelo):
    """El archivo cambios.yaml: el registro de cambios, de la primera versión a la última."""

    ejemplo: ClassVar[str] = "«cambios:» y, debajo, una entrada por versión tras un guion «- »"

    cambios: tuple[Cambio, ...] = ()
    """Una entrada por versión, de la primera a la última."""


class Aceptado(Modelo):
    """Un hallazgo de la revisión que se acepta, con su razón."""

    ejemplo: ClassVar[str] = "{regla: W37, lugar: REV-1, motivo: …}"

    regla: Renglon
    """El código de la regla: E10."""
    lugar: Renglon | None = None
    """Dónde se acepta: el codigo del nodo o de la sección, o la parte del plan (firmas, documento, una tabla); sin
    esta clave, en todo el plan."""
    motivo: Texto
    """Por qué se acepta; sale en la hoja de revisión."""
    quien: Renglon | None = None
    """Quién lo acepta."""
    fecha: Fecha | None = None
    """Cuándo se aceptó."""


class Revision(Modelo):
    """Lo que se acepta de la revisión del plan, y quién la hizo."""

    ejemplo: ClassVar[str] = "{aceptados: [{regla: W37, lugar: REV-1, motivo: …}]}"

    aceptados: tuple[Aceptado, ...] = ()
    """Los hallazgos que se aceptan."""
    reviso: Lista[Renglon] = ()
    """Quiénes revisaron; sale en la hoja de revisión."""


class Plan(Modelo):
    """Un plan estratégico de comunicaciones."""

    formato: Renglon = "comun"
    """La carpeta de templates/ con que se dibuja."""
    entidad: Entidad
    """La entidad que hace el plan."""
    documento: Documento
    """El control del documento."""
    siglas: dict[Renglon, Texto] = {}
    """Las siglas del documento y su significado."""
    roles: dict[Codigo, Rol] = {}
    """El directorio: quiénes responden por las actividades."""
    periodos: dict[Codigo, Periodo] = {}
    """Los periodos propios, en orden: {S1: {inicio: 2024-12-01, fin: 2024-12-06}}; los nombra «programacion.libre»."""
    secciones: tuple[Seccion, ...] = ()
    """Las secciones del documento, en orden."""
    niveles: Annotated[tuple[Nivel, ...], Field(max_length=MAX_LEVELS)] = ()
    """Los nombres de los niveles del árbol, del más alto a la actividad: 6 como máximo."""
    arbol: tuple[Nodo, ...] = ()
    """Los nodos del plan."""
    tablas: dict[Clave, TablaPlan] = {}
    """Las tablas que no dibujan el árbol entero, o que llevan título o notas."""
    seguimiento: Seguimiento = Seguimiento.model_construct()
    """Cada cuánto se reporta lo hecho y cuánto pesa cada parte."""
    revision: Revision = Revision.model_construct()
    """Lo que se acepta de la revisión, y quién la hizo; no sale en los documentos."""
    firmas: dict[Clave, Lista[Firmante]] = {}
    """Quiénes firman, por rol: {elaboro: […], reviso: […], aprobo: […]}."""
    cambios: tuple[Cambio, ...] = ()
    """El registro de cambios; se escribe en cambios.yaml, junto al plan."""

    _source: Source | None = PrivateAttr(default=None)
    _paths: dict[int, tuple[str | int, ...]] | None = PrivateAttr(default=None)

    def place(self, item: Modelo, *fields: str | int) -> Place:
        """Tell where `item` (any part of this plan) or a field below it stands in the YAML.

        Raises LookupError when `item` is not of this plan or the plan was not read from files.
        """
        if self._source is None:
            raise LookupError("this plan was not read from a file")
        return self._source.place((*self.path(item), *fields))

    def fault(self, item: Modelo, fields: tuple[str | int, ...], message: str, hint: str = "") -> Fault:
        """Make a fault placed at a field of `item`."""
        if self._source is None:
            raise LookupError("this plan was not read from a file")
        return self._source.fault((*self.path(item), *fields), message, hint)

    def place_in_text(self, item: Modelo, field: str, line: int) -> Place:
        """Tell where the line `line` (from 0) of a text of several lines stands. Raises LookupError as `place` does."""
        if self._source is None:
            raise LookupError("this plan was not read from a file")
        return self._source.place_in_text((*self.path(item), field), line)

    def path(self, item: Modelo) -> tuple[str | int, ...]:
        """Give the keys and positions that lead from the plan to `item`."""
        if item is self:  # no need to walk all of it
            return ()
        paths = self._paths  # asked for once: pydantic is slow to give what is private
        if paths is None:
            paths = {}
            _file(self, (), paths)
            self._paths = paths
        return paths[id(item)]


def _file(value: Any, path: tuple[str | int, ...], paths: dict[int, tuple[str | int, ...]]) -> None:
    """Write down the path of a value and of every model below it; most values are texts, with nothing below."""
    if isinstance(value, Modelo):
        paths[id(value)] = path
        for name in value.model_fields_set:
            _file(getattr(value, name), (*path, name), paths)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            _file(item, (*path, position), paths)
    elif isinstance(value, dict):
        for key, item in value.items():
            _file(item, (*path, key), paths)
