"""How many cells a sheet unfolds to: the reader of books keeps a place for each of them, empty or not."""

# Some 24 bytes each. A sheet of one cell in the first row and one in the last corner is a bomb.
MOST_CELLS = 30_000_000
MOST_FAULTS = 10_000
# As many as Excel has.
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384


class TooLarge(Exception):
    """The sheet cannot be read in the memory there is."""


class TooManyFaults(Exception):
    """More cells have no value than can be told row by row."""


def check(rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        raise TooLarge
