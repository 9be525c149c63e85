"""The rows of a table laid out page by page, in time that grows with the rows: each is looked at once.

A row taller than what is left goes to the next page or, if it is a tall one, goes on there. A label merged over rows
that end on another page stands there again with «(cont.)», for the eye alone: who listens to the document heard it
once, with all its rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pecdocs.pdf.tables import ABOVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pecdocs.pdf.lines import SetText
    from pecdocs.pdf.tables import Spot, TableSetting

_TALL = 0.4
"""A row taller than this part of a page may go on to the next one."""
_LEAST_LINES = 3
"""The fewest lines that such a row leaves behind on a page."""
_HEAD = 0.5
"""A head taller than this part of a page is drawn once: repeated, it would leave no room for rows."""
_HALF = 0.5
"""How full a page must be at least when a label that does not fit goes to the next one."""
_NEARLY = 0.01
"""Points that do not matter: heights are sums of fractions."""
_ANY = 1e9


class Piece(NamedTuple):
    """A part of a cell on a page: its text there, and the rows of the page that its box reaches over.

    `tagged` is false of what stands there again: a head on its second page, a label that goes on.
    """

    spot: Spot
    text: SetText
    row: int
    rows: int
    tagged: bool = True


class _Row(NamedTuple):
    """A row on a page; `cut` where it goes on to the next one."""

    row: int
    spots: Sequence[Spot]
    height: float
    cut: bool = False


class Label(NamedTuple):
    """A merged cell whose rows are not all drawn: the row of the page where it begins, what of it is not said yet."""

    spot: Spot
    began: int
    rest: SetText | None
    """None once all is said: on another page it stands again."""

    @property
    def end(self) -> int:
        """The row of the grid after its last."""
        return self.spot.row + self.spot.cell.rowspan

    @property
    def height(self) -> float:
        """What it needs, in points."""
        return 0.0 if self.rest is None else self.rest.height + 2 * ABOVE


class State(NamedTuple):
    """Where a page begins: the row, what of its cells the page before has not said, the labels that go on."""

    row: int = 0
    rests: tuple[Spot, ...] | None = None
    labels: tuple[Label, ...] = ()


class Page(NamedTuple):
    """What stands on a page: the heights of its rows, its pieces, and where the next one begins, if there is one."""

    heights: tuple[float, ...]
    pieces: tuple[Piece, ...]
    following: State | None

    @property
    def height(self) -> float:
        """The height of all its rows, in points."""
        return sum(self.heights)

    def under(self, head: Page, *, tagged: bool) -> Page:
        """Give the page with a head above its rows."""
        above = len(head.heights)
        heads = (piece._replace(tagged=tagged) for piece in head.pieces)
        rows = (piece._replace(row=piece.row + above) for piece in self.pieces)
        return Page((*head.heights, *self.heights), (*heads, *rows), self.following)


class Pager:
    """Fills pages with the rows of a table, one page at a time."""

    def __init__(self, setting: TableSetting) -> None:
        self.setting = setting
        self.rows = setting.grid.rows
        self._head = self._placed(State(), list(self._measured(State(), _ANY, _ANY, setting.grid.header_rows)))

    def _repeats(self, whole: float) -> bool:
        return self._head.height < whole * _HEAD

    def start(self, whole: float) -> State:
        """Give where the first page begins; `whole` is the height of a page, in points."""
        return State(self.setting.grid.header_rows if self._repeats(whole) else 0)

    def least(self, whole: float) -> float:
        """Give how much room the head and the first row of the body need, and the groups that lead to it."""
        first = self.setting.grid.header_rows
        height = self._head.height
        for row in self._measured(State(first), _ANY, _ANY, len(self.rows)):
            height += row.height
            if self.rows[row.row].kind != "grupo":
                break
        return min(height, whole * _HALF)

    def page(self, state: State, room: float, whole: float, *, first: bool) -> Page | None:
        """Fill a page of which `room` points are free and which is `whole` points high; None when no row fits it.

        On the `first` page of the table its head is content; on the others it stands again. What goes on begins on a
        page of its own: below rows that left some of it free, a second head would stand.
        """
        fresh = room > whole - _NEARLY
        if not first and not fresh:
            return None
        head = self._head if self._repeats(whole) else Page((), (), None)
        free = room - head.height
        rows = self._trimmed(list(self._measured(state, free, whole, len(self.rows))), free)
        if not fresh and all(self.rows[row.row].kind == "grupo" for row in rows):
            return None
        return self._placed(state, rows).under(head, tagged=first) if rows else None

    def _measured(self, state: State, room: float, whole: float, last: int) -> Iterator[_Row]:
        """Give the rows that fit, each with its height; the last one may be cut."""
        y = 0.0
        labels = {label.spot.column: (label.end, label.height, 0.0) for label in state.labels}
        """By column: the row after the last of its merged cell, what that needs, and where it begins on this page."""
        for r in range(state.row, last):
            spots = self._spots(state, r)
            labels |= {s.column: (r + s.cell.rowspan, s.height, y) for s in spots if s.cell.rowspan > 1}
            ends = [height - (y - began) for end, height, began in labels.values() if end == r + 1]
            own = [spot.height for spot in spots if spot.cell.rowspan == 1]
            height = max(*own, *ends, self.setting.leading + 2 * ABOVE, 0.0)
            if y + height > room + _NEARLY:
                if self._may_cut(height, room - y, whole, is_first=r == state.row and room > whole * _HALF):
                    yield _Row(r, spots, room - y, cut=True)
                return
            yield _Row(r, spots, height)
            y += height
            labels = {column: label for column, label in labels.items() if label[0] > r + 1}

    def _spots(self, state: State, r: int) -> Sequence[Spot]:
        return state.rests if state.rests is not None and r == state.row else self.setting.spots(r)

    def _may_cut(self, height: float, room: float, whole: float, *, is_first: bool) -> bool:
        """Tell whether a row that does not fit may leave a part of it behind."""
        least = 1 if is_first else _LEAST_LINES
        return (is_first or height > whole * _TALL) and room >= least * self.setting.leading + 2 * ABOVE

    def _trimmed(self, rows: list[_Row], room: float) -> list[_Row]:
        """Give the rows that stay: no group stays at the foot alone, and a label begins where it fits, if it can."""
        while rows:
            self._drop_groups(rows)
            lacks = self._lacking(rows)
            if lacks is None or rows[-1].cut:
                return rows
            began, lack = lacks
            used = sum(row.height for row in rows)
            before = sum(row.height for row in rows[:began])
            if used + lack <= room:
                rows[-1] = rows[-1]._replace(height=rows[-1].height + lack)
                return rows
            if before < room * _HALF:
                return rows
            del rows[began:]
        return rows

    def _drop_groups(self, rows: list[_Row]) -> None:
        """Take away the rows of groups at the foot of a page, when something follows and something stays."""
        last = len(rows)
        while last and self.rows[rows[last - 1].row].kind == "grupo":
            last -= 1
        if last and rows[-1].row + 1 < len(self.rows):
            del rows[last:]

    def _lacking(self, rows: list[_Row]) -> tuple[int, float] | None:
        """Give where the first label begins that goes on and lacks room, and the most that any lacks, in points."""
        end = rows[-1].row + 1
        if rows[-1].cut:
            return None
        found: tuple[int, float] | None = None
        for n, row in enumerate(rows):
            below = sum(each.height for each in rows[n:])
            for spot in row.spots:
                goes_on = spot.cell.rowspan > 1 and row.row + spot.cell.rowspan > end
                if goes_on and spot.height > below + _NEARLY and (found is None or spot.height - below > found[1]):
                    found = (found[0] if found else n, spot.height - below)
        return found

    def _placed(self, state: State, rows: Sequence[_Row]) -> Page:
        """Put rows on a page: the pieces of their cells, and where the next page goes on."""
        pieces: list[Piece] = []
        labels = list(state.labels)
        rests: list[Spot] = []
        tops = [0.0]
        for n, row in enumerate(rows):
            tops.append(tops[-1] + row.height)
            for spot in row.spots:
                if spot.cell.rowspan > 1:
                    labels.append(Label(spot, n, spot.text))
                else:
                    piece, rest = _single(spot, n, row)
                    pieces.append(piece)
                    rests += rest
            if labels and not row.cut:
                pieces += (self._label(each, n + 1, tops)[0] for each in labels if each.end == row.row + 1)
                labels = [each for each in labels if each.end > row.row + 1]
        goes_on = [self._label(label, len(rows), tops) for label in labels]
        pieces += (piece for piece, _ in goes_on)
        heights = tuple(row.height for row in rows)
        ordered = tuple(sorted(pieces, key=lambda piece: (piece.row, piece.spot.column)))
        return Page(heights, ordered, self._following(rows, rests, [label for _, label in goes_on]))

    def _label(self, label: Label, end: int, tops: Sequence[float]) -> tuple[Piece, Label]:
        """Give the piece of a label down to a row of the page, and what of it goes on."""
        room = tops[end] - tops[label.began] - 2 * ABOVE
        again = label.rest is None
        text = self.setting.continued(label.spot) if label.rest is None else label.rest
        shown, rest = text.split(room)
        piece = Piece(label.spot, shown, label.began, end - label.began, tagged=not again)
        return piece, Label(label.spot, 0, rest if rest.lines and not again else None)

    def _following(self, rows: Sequence[_Row], rests: list[Spot], labels: list[Label]) -> State | None:
        if not rows:
            return None
        last = rows[-1]
        if last.cut:
            return State(last.row, tuple(rests), tuple(labels))
        return State(last.row + 1, None, tuple(labels)) if last.row + 1 < len(self.rows) else None


def _single(spot: Spot, n: int, row: _Row) -> tuple[Piece, list[Spot]]:
    """Give the piece of a cell of one row and, if that row is cut, what of it goes on."""
    if not row.cut:
        return Piece(spot, spot.text, n, 1), []
    shown, rest = spot.text.split(row.height - 2 * ABOVE)
    return Piece(spot, shown, n, 1), [spot._replace(text=rest)]
