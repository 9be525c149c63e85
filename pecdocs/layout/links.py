"""Which addresses of the data may be links: those of the web, written so that any Office file can hold them."""

from __future__ import annotations

import re
from urllib.parse import quote

_WEB = re.compile(r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_KEPT = "%/:?#@!$&'()*+,;=-._~"
"""What an address may hold besides letters and digits (RFC 3986, 2.2 and 2.3), and what is escaped already."""


def link_of(address: str) -> str | None:
    """Give an address as a link holds it, other letters escaped; None for what is no address of the web."""
    return quote(address, safe=_KEPT) if _WEB.fullmatch(address) else None
