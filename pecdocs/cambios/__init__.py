"""What differs between two versions of a plan, told in Spanish; git only supplies the older one."""

from pecdocs.cambios.diff import apply, diff
from pecdocs.cambios.model import Ausente, Change, Changes, Tipo
from pecdocs.cambios.places import Dibujo, Lugar, Vista

__all__ = ["Ausente", "Change", "Changes", "Dibujo", "Lugar", "Tipo", "Vista", "apply", "diff"]
