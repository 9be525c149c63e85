"""What is left free between two things on a page, and never makes a page of its own."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable


class Gap(Flowable):
    """Points left free under what stands above; nothing at the top of a page, and no more than there is at its foot.

    reportlab's own Spacer goes to the next page where it does not fit: at the end of a document, an empty one.
    """

    def __init__(self, height: float = 0.0) -> None:
        super().__init__()
        self.height = height

    def wrap(self, *_: float) -> tuple[float, float]:
        """Give what it takes for sure: nothing."""
        return 0.0, 0.0

    def frameAction(self, frame: Any) -> None:  # noqa: N802 - reportlab's
        """Leave the points free, as reportlab asks for on a page."""
        if not frame._atTop:  # noqa: SLF001 - as reportlab's own actions do
            frame._y -= max(0.0, min(self.height, frame._y - frame._y1p))  # noqa: SLF001
