"""What `formato.yaml` holds. The Spanish texts under the fields are for the people who write a format."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Literal

from pecdocs.formato.estilo import Color, Estilo
from pecdocs.reading.model import Abreviable, Lista, Modelo
from pecdocs.reading.values import Clave, Conteo, Esquema, Numero, Renglon, SiNo, Texto

SECTIONS = "secciones"
"""In `orden`: the plan's own sections."""
SIGN_OFF = "firmas"
"""In `orden`, or as the table of a section: the Elaboró / Revisó / Aprobó block."""
FOLLOWED = "seguimiento"
"""The table of a plan whose rows are followed."""
MAX_HEADING_LEVEL = 6
"""The lowest level of titles: what is deeper looks like it."""

Campo = Literal[
    "numero",
    "nombre",
    "titulo",
    "actividad",
    "descripcion",
    "pasos",
    "productos",
    "fechas",
    "inicio",
    "fin",
    "meta",
    "indicador",
    "responsables",
    "involucrados",
    "publico",
    "frecuencia",
    "medio",
    "alcance",
    "presupuesto",
    "peso",
    "observaciones",
    "ejecutado",
    "programado_a_la_fecha",
    "a_la_fecha",
    "semaforo",
    "en_el_anio",
    "rezago",
    "analisis",
    "evidencia",
]
"""Lo que una columna puede mostrar de un nodo. `titulo` es el número y el nombre; `actividad`, además, los pasos."""

CAMPOS_DE_AVANCE = frozenset(
    {
        *("ejecutado", "programado_a_la_fecha", "a_la_fecha", "semaforo", "en_el_anio", "rezago"),
        *("analisis", "evidencia"),
    }
)
"""The campos that say what was done: empty in a document without a cut-off."""

CampoCambio = Literal[
    "version",
    "fecha",
    "numerales",
    "descripcion",
    "justificacion",
    "solicitud",
    "responsable",
    "elaboro",
    "reviso",
    "aprobo",
    "acta",
]
CampoFirma = Literal["nombre", "cargo", "dependencia", "fecha", "acta", "comite", "vinculacion", "firma"]


class Periodos(Abreviable):
    """Una columna por periodo."""

    clave_principal: ClassVar[str] = "esquema"

    esquema: Esquema
    """anual, semestral, cuatrimestral, trimestral, bimestral o mensual; libre: los periodos que el plan declara."""
    muestra: Literal["programado", "marca"] = "programado"
    """programado: la cantidad programada; marca: una señal en los periodos activos."""
    rango: Literal["vigencia", "datos"] = "vigencia"
    """vigencia: los periodos de la vigencia; datos: todos los que la programación nombra."""
    titulo: Renglon = "{periodo}"
    """El título de cada columna; admite {periodo}, {anio}, {n}, {romano}, {mes}, {inicial}."""
    marca: Renglon = "X"
    """La señal de un periodo activo."""


class Columna(Modelo):
    """Una columna: su título y lo que muestra."""

    codigo: Clave
    """El nombre de la columna."""
    titulo: Renglon | None = None
    """El título; una columna de nivel toma por omisión el nombre del nivel. Admite {vigencia}."""
    grupo: Renglon | None = None
    """El título que agrupa a esta columna con sus vecinas."""
    numero: Renglon | None = None
    """El número que le da el formulario oficial, bajo el título: «20a»; con periodos admite {n} y demás."""
    nivel: Conteo | None = None
    """El nivel del árbol que muestra, desde 1; sin esta clave, la actividad de la fila."""
    campo: Literal[Campo, CampoCambio, "sigla", "significado"] | None = None
    """Lo que muestra."""
    lista: Clave | None = None
    """La lista del nodo que va junto a sus hijos, como «responsabilidades»."""
    periodos: Periodos | None = None
    """Una columna por periodo, en lugar de una sola."""
    ancho: Numero = 10  # type: ignore[assignment]  # pydantic reads it as it reads YAML
    """El ancho, en proporción a las otras columnas; con periodos, el de cada una."""
    si_vacia: Literal["dejar", "omitir"] = "dejar"
    """Qué se hace cuando ningún nodo tiene lo que muestra: dejar la columna vacía, u omitirla."""
    alinear: Literal["izquierda", "centro", "derecha", "justificado"] = "izquierda"
    """Cómo se alinea el texto."""


class CeldaNivel(Abreviable):
    """Lo que una fila de nivel muestra en una columna: un campo o un texto fijo."""

    clave_principal: ClassVar[str] = "campo"

    campo: Literal[Campo, "programado"] | None = None
    """Un campo del nodo."""
    texto: Renglon | None = None
    """Un texto fijo; en las columnas de periodos admite {romano} y demás."""


class NivelTabla(Modelo):
    """Cómo se dibuja un nivel del árbol."""

    dibujo: Literal["columna", "banda", "fila"] = "columna"
    """columna: una celda que abarca sus filas; banda: una fila de lado a lado; fila: una fila con sus celdas."""
    celdas: dict[Clave, CeldaNivel] = {}
    """Con «fila»: lo que muestra en cada columna; las que no se nombran quedan vacías."""


class Total(Modelo):
    """Una fila de totales al final de la tabla."""

    etiqueta: Renglon = "Total"
    """El texto de la primera celda."""
    sumar: Lista[Clave]
    """Las columnas que se suman."""


class Tabla(Modelo):
    """Una tabla del documento."""

    fuente: Literal["arbol", "cambios", "siglas", "roles"] = "arbol"
    """De dónde salen las filas."""
    descripcion: Renglon
    """Qué es la tabla, para quien no puede verla."""
    filas: Clave | None = None
    """La tabla del plan cuyas filas muestra; sin esta clave, la que se llama como ella."""
    cuando: Literal["siempre", "corte"] = "siempre"
    """siempre, o solo con --corte: una tabla que sin lo ejecutado no dice nada."""
    rotulo: Renglon | None = None
    """El encabezado que la precede cuando ninguna sección la coloca."""
    titulo: Renglon | None = None
    """Una fila de título sobre todas las columnas."""
    niveles: tuple[NivelTabla, ...] = ()
    """Cómo se dibuja cada nivel por encima de la actividad, desde el más alto."""
    columnas: tuple[Columna, ...]
    """Las columnas, en orden."""
    profundidad: Conteo | None = None
    """Cuántos niveles del árbol se dibujan; sin esta clave, todos."""
    numeracion: Literal["jerarquica", "por_grupo", "corrida"] = "jerarquica"
    """Los números automáticos: 1.1, 1.2 (jerarquica); 1, 2 en cada grupo (por_grupo); 1…n (corrida)."""
    orientacion: Literal["vertical", "horizontal"] = "vertical"
    """La de la página; horizontal solo donde la tabla lo necesita."""
    repetir_cada: Conteo | None = None
    """Tras cuántas líneas estimadas se repite la celda de un nivel que abarca muchas filas."""
    caracteres: Conteo = 110
    """Cuántos caracteres caben, más o menos, a lo ancho de la tabla: con ellos se estiman las líneas."""
    total: Total | None = None
    """La fila de totales."""
    notas: Lista[Texto] = ()
    """Notas bajo la tabla."""
    nota_programacion: Texto | None = None
    """La nota que dice que lo impreso es lo programado, mientras no hay ejecución."""
    nota_ejecucion: Texto | None = None
    """La que va en su lugar con --corte, cuando se imprime lo ejecutado; admite {corte}."""


class Contenido(Modelo):
    """La tabla de contenido."""

    niveles: Conteo = 3
    """Cuántos niveles de títulos lista."""


class RolFirma(Modelo):
    """Un rol del bloque de firmas."""

    rol: Clave
    """La clave del rol en «firmas» del plan: elaboro, reviso, aprobo…"""
    titulo: Renglon
    """Lo que se imprime: «Elaboró:»."""


class FilaFirma(Modelo):
    """Un dato de quien firma."""

    campo: CampoFirma
    """Qué dato."""
    titulo: Renglon | None = None
    """Lo que se imprime antes: «Nombre:»."""


class Firmas(Modelo):
    """El bloque Elaboró / Revisó / Aprobó."""

    forma: Literal["columnas", "lineas"] = "columnas"
    """columnas: una tabla con una columna por rol; lineas: un renglón por persona."""
    titulo: Renglon | None = None
    """El título del bloque."""
    rotulo: Renglon | None = None
    """El encabezado que lo precede."""
    descripcion: Renglon = "Quiénes elaboraron, revisaron y aprobaron el documento"
    """Qué es la tabla, para quien no puede verla."""
    roles: tuple[RolFirma, ...] = ()
    """Los roles, en orden."""
    campos: tuple[FilaFirma, ...] = ()
    """Con «columnas»: los datos de cada persona, uno por fila."""
    persona: tuple[Renglon, ...] = ("{nombre}", "{cargo}")
    """Con «lineas»: los datos de una persona; lo que no tiene se omite."""
    comite: tuple[Renglon, ...] = ("{comite}", "Acta {acta}", "{fecha}")
    """Los datos de un comité que aprueba."""
    separador: str = " - "
    """Lo que va entre los datos de una persona."""


class Archivos(Modelo):
    """Los nombres de los archivos, sin extensión; admiten {sigla}, {vigencia}, {version}, {codigo}."""

    plan: Renglon = "{sigla}-pec-{vigencia}-v{version}"
    """El documento del plan."""
    informe: Renglon = "{sigla}-informe-{periodo}"
    """El informe de seguimiento; admite además {periodo}."""
    datos: Renglon = "{sigla}-seguimiento-{periodo}"
    """Los datos abiertos del seguimiento; admite además {periodo}."""
    libro: Renglon = "{sigla}-seguimiento-{periodo}-{area}"
    """El libro del seguimiento de un área; admite también {periodo} y {area}."""
    cambios: Renglon = "{sigla}-cambios-v{desde}-v{version}"
    """El resumen de cambios; admite también {desde}, la versión anterior."""
    revision: Renglon = "{sigla}-revision-v{version}"
    """La hoja de revisión."""


class Estilos(Modelo):
    """Cómo se escriben números y fechas."""

    fecha: Literal["dd/mm/aaaa", "aaaa-mm-dd", "larga"] = "dd/mm/aaaa"
    """31/01/2024, 2024-01-31 o 31 de enero de 2024."""
    porcentaje: Literal["junto", "separado"] = "junto"
    """25% o 25 %."""
    siglas_de_roles: SiNo = False
    """Imprime la sigla de los roles en lugar de su nombre."""


class Franja(Modelo):
    """Una franja del semáforo: de su límite, incluido, al de la siguiente, sin él."""

    desde: Numero
    """El porcentaje en que empieza, incluido."""
    palabra: Renglon
    """La palabra que va siempre junto al color."""
    color: Color = "808080"
    """El color, como RRGGBB; sin esta clave, gris."""


class Superado(Modelo):
    """Lo que se dice de lo que pasa de lo programado."""

    palabra: Renglon = "Superado"
    """La palabra que va siempre junto al color."""
    color: Color = "2E75B6"
    """El color, como RRGGBB."""


class Seguimiento(Modelo):
    """Cómo se mide lo hecho."""

    esquema: Esquema = "trimestral"
    """Cada cuánto se reporta, si el plan no lo dice."""
    tope: Numero = Decimal(100)
    """Hasta qué porcentaje cuenta, en los promedios, lo que pasa de la meta."""
    umbral: Numero = Decimal(120)
    """El porcentaje por encima del cual se avisa que la meta es muy baja."""
    semaforo: tuple[Franja, ...] = (
        Franja.model_construct(desde=Decimal(0), palabra="Crítico", color="C00000"),
        Franja.model_construct(desde=Decimal(60), palabra="En riesgo", color="FFC000"),
        Franja.model_construct(desde=Decimal(80), palabra="Adecuado", color="00B050"),
    )
    """Las franjas, de la más baja a la más alta; la primera empieza en 0."""
    superado: Superado | None = Superado.model_construct()
    """Lo que pasa de 100; sin valor, es de la última franja."""
    analisis_bajo: Numero | None = None
    """El porcentaje por debajo del cual el informe pide un análisis; sin esta clave, donde empieza la última franja."""
    marca_preliminar: Renglon = "PRELIMINAR"
    """La marca de agua del informe mientras el periodo no se ha cerrado."""


class Formato(Modelo):
    """Un formato; lo que no dice lo toma de `comun`."""

    nombre: Renglon
    """Cómo se llama."""
    descripcion: Texto | None = None
    """De quién es y para qué sirve."""
    orden: tuple[Clave, ...] = ("secciones", "matriz", "cambios", "firmas")
    """Lo que lleva el documento y en qué orden; las tablas que una sección coloca salen en ella."""
    contenido: Contenido = Contenido.model_construct()
    """La tabla de contenido, si la plantilla tiene lugar para ella."""
    estilos: Estilos = Estilos.model_construct()
    """Números y fechas."""
    estilo: Estilo = Estilo.model_construct()
    """Los colores de las plantillas que el formato toma de comun."""
    archivos: Archivos = Archivos.model_construct()
    """Nombres de los archivos."""
    marca_borrador: Renglon = "BORRADOR"
    """La marca de agua mientras el documento no está aprobado."""
    marca_modificado: Renglon = "MODIFICADO DESPUÉS DE APROBADO"
    """La marca de agua de lo que se modificó después de aprobado."""
    leyenda_modificado: Renglon = (
        "Este plan se modificó después de aprobada la versión {version} ({aprobacion}): no es el que se aprobó."
    )
    """Lo que dice el documento que se modificó después de aprobado; admite {version}, {acta}, {fecha} y {aprobacion},
    que son el acta, si la hay, y la fecha."""
    tablas: dict[Clave, Tabla] = {}
    """Las tablas."""
    sin_tablas: Lista[Clave] = ()
    """Las tablas de `comun` que este formato no tiene."""
    firmas: Firmas = Firmas.model_construct()
    """El bloque de firmas."""
    seguimiento: Seguimiento = Seguimiento.model_construct()
    """Cómo se mide lo hecho: periodos, topes y semáforo."""

    @property
    def official(self) -> str:
        """The name of the table that shows what is followed: the one over those rows, or the one called as they are."""
        return next((name for name, table in self.tablas.items() if table.filas == FOLLOWED), FOLLOWED)
