"""Which of the families that come with the program stands for which font of the office."""

from __future__ import annotations

from pecdocs.pdf.sfnt import plain_name

SANS, SERIF, MONO, CARLITO, CALADEA = "Liberation Sans", "Liberation Serif", "Liberation Mono", "Carlito", "Caladea"
TWINS = {
    **dict.fromkeys(("calibri", "carlito"), CARLITO),
    **dict.fromkeys(("cambria", "caladea"), CALADEA),
    **dict.fromkeys(("arial", "helvetica", "liberation sans", "arimo"), SANS),
    **dict.fromkeys(("times new roman", "times", "liberation serif", "tinos"), SERIF),
    **dict.fromkeys(("courier new", "courier", "liberation mono", "cousine"), MONO),
    "dejavu sans": "DejaVu Sans",
}
"""By the font asked for: the family as wide as it, letter by letter."""
_KINDS = {
    CARLITO: ("calibri", "aptos", "lato"),
    CALADEA: ("cambria",),
    MONO: ("courier", "mono", "consol", "code", "terminal", "typewriter"),
    SANS: ("sans", "gothic", "grotesk", "arial", "helvetica"),
    SERIF: (
        *("serif", "times", "roman", "garamond", "georgia", "palatino", "antiqua", "bookman", "century", "baskerville"),
        *("constantia", "didot", "bodoni", "minion", "merriweather", "playfair", "slab", "lora", "caslon", "goudy"),
    ),
}
"""By family: the words in the names of fonts like it; the first that fits counts."""


def nearest(name: str) -> str:
    """Give the family most like a font, by what its name says; without serifs, when it says nothing."""
    asked = plain_name(name)
    return next((family for family, words in _KINDS.items() if any(word in asked for word in words)), SANS)
