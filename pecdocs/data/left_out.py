"""What a plan and its period files hold and the open data does not, each with its reason: a test walks the models."""

from __future__ import annotations

LEFT_OUT = {
    "formato": "cómo se ve el documento, no qué dice",
    "entidad.logo": "una imagen, que está en el documento",
    "entidad.lema": "palabras de la portada",
    "documento.esquema_version": "cómo se numeran las versiones; el número está en «version»",
    "documento.fecha.impreso": "palabras de la portada; la fecha está en «plan_fecha»",
    "siglas": "el texto del documento",
    "roles.personas": "datos personales; los datos abiertos dicen el área, no quién la ocupa",
    "secciones": "el texto del documento",
    "tablas.titulo": "cómo se ve el documento; «tabla» dice de cuál es una fila",
    "tablas.notas": "el texto del documento",
    "seguimiento.esquema": "cada cuánto se reporta; los periodos están en sus columnas",
    "revision": "el trabajo interno de la revisión",
    "firmas": "datos personales; están en el documento firmado",
    "cambios": "el registro de cambios del documento, con nombres de personas",
    "cerrado.acta": "el trámite interno del cierre; el día está en «cerrado»",
    "cerrado.por": "el trámite interno del cierre",
    "cerrado.huellas": "con qué se nota si lo cerrado cambia",
    "respuestas.reportado.nota": "el trámite interno entre las áreas y planeación",
    "respuestas.devuelto.nota": "el trámite interno entre las áreas y planeación",
    "respuestas.devuelto.archivo": "el trámite interno entre las áreas y planeación",
    "respuestas.validado.nota": "el trámite interno entre las áreas y planeación",
    "respuestas.validado.archivo": "el trámite interno entre las áreas y planeación",
    "respuestas.cambios": "el trámite interno; cuántos hubo está en «cambios_despues_del_cierre»",
}
"""The key, alone or of all that stands below it, and why it is left out."""
