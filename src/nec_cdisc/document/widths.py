"""How wide the columns of a table are: room for their longest word, then by how much stands in them."""

from __future__ import annotations

from nec_cdisc.document.model import Table, plain

#: Letters of a long word that a column makes room for; a longer one is broken.
WORD = 26
#: Letters of a cell that a column asks room for; what is longer goes on in further lines.
CELL = 60
#: Rows that are looked at; of a longer table the first ones.
ROWS = 20_000
#: Letters across a page, and across a wide one.
ACROSS, WIDE = 100, 150


def shares(table: Table, *, wide: bool = False) -> tuple[float, ...]:
    """Return the share of the width that each column gets; together they are 1."""
    columns = [[plain(row[at]) for row in table.rows[:ROWS]] for at in range(len(table.columns))]
    least: list[int] = []
    wished: list[int] = []
    for column, cells in zip(table.columns, columns, strict=True):
        words = [len(word) for cell in (column.heading, *cells) for word in cell.split()]
        lengths = sorted(min(len(cell), CELL) for cell in cells)
        usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
        least.append(min(max(words, default=1), WORD) + 3)
        wished.append(max(least[-1], usual))
    total = WIDE if wide else ACROSS
    over = total - sum(least)
    more = [float(wish - low) for wish, low in zip(wished, least, strict=True)]
    wanted = sum(more)
    given = [float(low) for low in least]
    if over > 0 and wanted:
        given = [low + over * extra / wanted for low, extra in zip(given, more, strict=True)]
    return tuple(part / sum(given) for part in given)
