"""The short code by which anybody can ask whether a paper is one of ours."""

import secrets

# No letter or digit that is taken for another on paper or on the telephone.
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12


def new_code() -> str:
    """Twelve letters and digits (59 bits) in groups of four: not to be guessed, quick to type."""
    letters = "".join(secrets.choice(LETTERS) for _place in range(LENGTH))
    return "-".join(letters[start : start + 4] for start in range(0, LENGTH, 4))
