"""The theme part: it puts the entity's colours and typeface first in Word's own pickers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.build_templates.elements import DECLARATION

if TYPE_CHECKING:
    from tools.build_templates.look import Look

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = '<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">' + _SOLID + '<a:prstDash val="solid"/></a:ln>'


def theme_part(look: Look, name: str) -> str:
    """Write the theme of a template."""
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="{name}"><a:themeElements>'
        f"{_colours(look, name)}{_fonts(look, name)}{_effects(name)}"
        "</a:themeElements></a:theme>"
    )


def _colours(look: Look, name: str) -> str:
    scheme = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": look.accent,
        "lt2": look.pale,
        "accent1": look.accent,
        "accent2": look.second,
        "accent3": look.rule,
        "accent4": look.tint,
        "accent5": look.muted,
        "accent6": look.pale,
        "hlink": look.link,
        "folHlink": look.muted,
    }
    colours = "".join(f'<a:{key}><a:srgbClr val="{value}"/></a:{key}>' for key, value in scheme.items())
    return f'<a:clrScheme name="{name}">{colours}</a:clrScheme>'


def _fonts(look: Look, name: str) -> str:
    typefaces = f'<a:latin typeface="{look.font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'<a:fontScheme name="{name}"><a:majorFont>{typefaces}</a:majorFont>'
        f"<a:minorFont>{typefaces}</a:minorFont></a:fontScheme>"
    )


def _effects(name: str) -> str:
    lines = "".join(_LINE.format(width=width) for width in (6350, 12700, 19050))
    plain = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{plain * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )
