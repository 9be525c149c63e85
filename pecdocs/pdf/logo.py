"""The entity's picture in a PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings

from PIL import Image
from reportlab.lib.utils import ImageReader

from pecdocs.faults import Fault, InputError, Place
from pecdocs.pdf.canvas import PAGINATION
from pecdocs.pdf.tags import Elem

if TYPE_CHECKING:
    from pathlib import Path

    from pecdocs.pdf.canvas import TaggedCanvas

_MOST_PIXELS = 40_000_000
"""More than any logo has: a picture of more would fill the memory."""
_MOST_DRAWN = 1600
"""The most pixels that are drawn, wide and high: a printer sets no more in the few centimetres of a logo."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, what it shows in words, and how large it is drawn, in points."""

    picture: Any
    description: str
    width: float
    height: float
    align: str = "izquierda"

    def within(self, box: tuple[float, float], align: str) -> Logo:
        """Give it as large as a box allows."""
        scale = min(box[0] / self.width, box[1] / self.height)
        return replace(self, width=self.width * scale, height=self.height * scale, align=align)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, room: float, parent: Elem | None) -> None:
        """Draw it from a corner down, as a Figure or, without an element, as an artifact."""
        x += {"centro": (room - self.width) / 2, "derecha": room - self.width}.get(self.align, 0.0)
        if parent is None:
            canvas.tag(PAGINATION)
        else:
            figure = Elem("Figure", parent, alt=self.description)
            left, foot = canvas.absolutePosition(x, top - self.height)
            figure.bbox = (left, foot, left + self.width, foot + self.height)
            canvas.tag(figure)
        canvas.drawImage(self.picture, x, top - self.height, self.width, self.height, mask="auto")
        canvas.tag(None)


def read_logo(path: Path, description: str) -> Logo:
    """Read a picture. Raises InputError when it can't be read, is no PNG or JPEG, or is too large."""
    place = Place(path.as_posix())
    hint = "ábralo en un programa de dibujo, como Paint, y guárdelo como PNG"
    try:
        with (
            catch_warnings(action="error", category=Image.DecompressionBombWarning),
            Image.open(BytesIO(path.read_bytes()), formats=("PNG", "JPEG")) as image,
        ):
            if image.width * image.height > _MOST_PIXELS:
                raise _too_large(place)
            image.draft("RGB", (_MOST_DRAWN, _MOST_DRAWN))
            transparent = "A" in image.getbands() or "transparency" in image.info
            picture = image.convert("RGBA" if transparent else "RGB")
            picture.thumbnail((_MOST_DRAWN, _MOST_DRAWN))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large(place) from None
    except (OSError, ValueError, SyntaxError):
        raise InputError([Fault(place, "el logo no es una imagen PNG o JPEG que se pueda leer", hint)]) from None
    return Logo(ImageReader(picture), description, float(picture.width), float(picture.height))


def _too_large(place: Place) -> InputError:
    return InputError([Fault(place, "el logo es demasiado grande", "guárdelo con menos puntos de ancho")])
