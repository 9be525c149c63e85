"""What `estilo` of a `formato.yaml` holds: colours, type and, for the PDF, the paper with its cover and its edges."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, WithJsonSchema

from pecdocs.reading.model import Abreviable, Lista, Modelo
from pecdocs.reading.values import Clave, Renglon, SiNo, patterned, within

Color = Annotated[str, patterned(r"^[0-9A-Fa-f]{6}$", 'escriba seis cifras o letras de la A a la F: "00B050"')]
Tono = Literal["titulos", "segundo", "bordes", "grupos", "totales", "texto", "gris", "blanco"]
"""Los colores de un papel, por su nombre: los de estilo y, además, texto, gris y blanco."""
Alinear = Literal["izquierda", "centro", "derecha", "justificado"]


def _from_to(least: float, most: float) -> WithJsonSchema:
    return WithJsonSchema({"type": "number", "minimum": least, "maximum": most})


Tamano = Annotated[Decimal, within("4", "72"), _from_to(4, 72)]
"""El tamaño de una letra, en puntos: de la que aún se lee a la del título de una portada."""
TamanoTexto = Annotated[Decimal, within("5", "24"), _from_to(5, 24)]
"""El de un texto, en puntos."""
Margen = Annotated[Decimal, within("0", "6"), _from_to(0, 6)]
"""Centímetros libres en un borde de la hoja: los más, en los dos bordes, dejan lugar al texto."""
Ancho = Annotated[Decimal, within("0.1", "1000"), _from_to(0.1, 1000)]
"""Una parte de un ancho, junto a otras."""
Alto = Annotated[Decimal, within("0", "40"), _from_to(0, 40)]
"""Centímetros de alto; ninguna hoja tiene más."""
Relleno = Annotated[Decimal, within("0", "5"), _from_to(0, 5)]
"""Centímetros libres dentro de una caja."""
Grosor = Annotated[Decimal, within("0", "20"), _from_to(0, 20)]
"""El de una línea, en puntos."""
Espacio = Annotated[Decimal, within("0", "500"), _from_to(0, 500)]
"""Puntos libres sobre una línea."""


class LineaPapel(Abreviable):
    """Una línea de la portada, del encabezado o del pie."""

    clave_principal: ClassVar[str] = "texto"
    ejemplo: ClassVar[str] = "VERSIÓN {documento.version}"

    texto: Renglon
    """Con campos: «Versión {documento.version}». Lo que va entre corchetes sale si sus campos dicen algo."""
    rotulo: Renglon | None = None
    """Lo que va delante, en negrita, si la línea dice algo: «Versión:»."""
    tamano: Tamano | None = None
    """El tamaño de la letra en puntos; sin esta clave, el del texto, y en encabezado y pie uno menor."""
    negrita: SiNo = False
    """La imprime en negrita."""
    mayusculas: SiNo = False
    """La imprime en mayúsculas."""
    color: Tono = "texto"
    """El color de la letra."""
    alinear: Alinear = "izquierda"
    """Dónde va en el ancho de su caja."""
    antes: Espacio = Decimal(0)
    """Los puntos que deja libres por encima."""


class CajaPapel(Modelo):
    """Una caja de líneas: en la portada van una bajo otra, en el encabezado y el pie una junto a otra."""

    lineas: Lista[LineaPapel] = ()
    """Lo que dice; la que no dice nada no sale."""
    ancho: Ancho = Decimal(1)
    """Su parte del ancho, junto a otras."""
    alto: Alto = Decimal(0)
    """Los centímetros que ocupa a lo menos."""
    vertical: Literal["arriba", "centro", "abajo"] = "arriba"
    """Dónde van las líneas en su alto."""
    relleno: Relleno = Decimal(0)
    """Los centímetros libres entre sus bordes y sus líneas."""
    fondo: Tono | None = None
    """El color del fondo."""
    bordes: Lista[Literal["arriba", "abajo", "izquierda", "derecha"]] = ()
    """Los lados que llevan una línea."""
    color: Tono = "bordes"
    """El color de esas líneas."""
    grosor: Grosor = Decimal("0.75")
    """Su grosor en puntos."""
    sobresale: Margen = Decimal(0)
    """En la portada y en inicio, los centímetros que sale a cada lado, sobre los márgenes."""


class CeldaPapel(Modelo):
    """Las celdas de una clase de filas o de una columna de una tabla; lo que no dice queda como en las demás."""

    fondo: Tono | None = None
    """El color del fondo."""
    color: Tono | None = None
    """El color de la letra; sin esta clave, el que se lee sobre su fondo."""
    negrita: SiNo | None = None
    """La imprime en negrita."""
    alinear: Literal["izquierda", "centro", "derecha"] | None = None
    """Dónde va en el ancho de la celda."""
    vertical: Literal["arriba", "centro"] | None = None
    """Dónde va en su alto."""
    tamano: Tamano | None = None
    """El tamaño de la letra en puntos."""


class FilasPapel(Modelo):
    """Las celdas de una tabla por la clase de su fila."""

    titulo: CeldaPapel = CeldaPapel.model_construct()
    """El título sobre toda la tabla."""
    encabezado: CeldaPapel = CeldaPapel.model_construct()
    """Los nombres de las columnas."""
    numeros: CeldaPapel = CeldaPapel.model_construct()
    """Los números de las columnas."""
    grupo: CeldaPapel = CeldaPapel.model_construct()
    """La fila que encabeza un grupo."""
    fila: CeldaPapel = CeldaPapel.model_construct()
    """Las filas del cuerpo."""
    total: CeldaPapel = CeldaPapel.model_construct()
    """La fila de totales."""


class TablaPapel(Modelo):
    """Lo que una tabla del PDF tiene distinto de las demás."""

    tamano: Tamano | None = None
    """El tamaño de la letra en puntos, que baja donde las palabras no caben."""
    filas: FilasPapel = FilasPapel.model_construct()
    """Las celdas por la clase de su fila."""
    columnas: dict[Clave, CeldaPapel] = Field(default_factory=dict)
    """En las filas del cuerpo, las celdas de una columna."""


class Margenes(Modelo):
    """Los centímetros entre el borde del papel y lo que se imprime: el encabezado arriba, el pie abajo."""

    arriba: Margen = Decimal("1.25")
    """Hasta el encabezado."""
    derecha: Margen = Decimal("2.5")
    """Hasta el texto."""
    abajo: Margen = Decimal("1.25")
    """Hasta el pie."""
    izquierda: Margen = Decimal("2.5")
    """Hasta el texto."""


class Medidas(Modelo):
    """La letra de un papel, su hoja y sus tablas."""

    letra: Renglon = "Calibri"
    """La letra del PDF; si no está a la mano, otra con sus mismas medidas."""
    tamano: TamanoTexto = Decimal(11)
    """El tamaño del texto del PDF, en puntos."""
    tamano_tablas: TamanoTexto = Decimal("9.5")
    """El de las tablas, que baja donde las palabras no caben."""
    tamanos_titulos: Lista[Tamano] = (Decimal(16), Decimal("13.5"), Decimal(12), Decimal(11))
    """El de los títulos por niveles; los de más abajo son como el último."""
    alinear: Literal["izquierda", "justificado"] = "izquierda"
    """Cómo va el texto."""
    alinear_encabezados: Literal["izquierda", "centro"] = "centro"
    """Cómo van los títulos de las columnas: «izquierda» es como sus columnas, y en el centro sobre varias."""
    papel: Literal["carta", "oficio", "a4"] = "carta"
    """El tamaño de la hoja del PDF."""
    orientacion: Literal["vertical", "horizontal"] = "vertical"
    """Cómo va la hoja donde una tabla no pide otra cosa."""
    margenes: Margenes = Margenes.model_construct()
    """Lo que queda libre en los bordes de la hoja."""
    tablas: dict[Clave, TablaPapel] = Field(default_factory=dict)
    """Las tablas que se ven distinto, por su nombre; lo de «todas» vale en cada una."""


class Papel(Modelo):
    """Lo que un documento en PDF lleva antes de su texto y en los bordes de cada página."""

    portada: Lista[CajaPapel] = ()
    """La primera página, que va sola y sin encabezado."""
    contenido: SiNo = False
    """Una página con la tabla de contenido."""
    inicio: Lista[CajaPapel] = ()
    """Lo que va sobre el texto, en su primera página."""
    encabezado: Lista[CajaPapel] = ()
    """Lo que va arriba en cada página."""
    pie: Lista[CajaPapel] = ()
    """Lo que va abajo en cada página."""
    medidas: Medidas = Medidas.model_construct()
    """La letra y la hoja, donde este papel no las toma de estilo."""


class Estilo(Medidas):
    """Los colores de la plantilla que se toma de comun, como RRGGBB, y el papel del PDF."""

    titulos: Color = "1F3A5F"
    """Títulos, filas de encabezado y meses marcados."""
    bordes: Color = "A3B1C4"
    """Las líneas de las tablas."""
    grupos: Color = "D6DFEA"
    """El fondo de las filas de grupo."""
    totales: Color = "EEF2F7"
    """El fondo de las filas de total y de la primera columna de niveles."""
    segundo: Color = "456789"
    """El segundo color de la entidad, en el PDF."""
    plan: Papel = Papel.model_construct()
    """El papel del plan."""
    hoja: Papel = Papel.model_construct()
    """El de lo que se dice del plan: el informe del seguimiento, el resumen de cambios."""


TODAS = "todas"
"""The name in `estilo.tablas` of what every table has."""

COLORES = ("titulos", "bordes", "grupos", "totales")
"""The colours of the Office templates of `comun`, which those of a format replace."""
