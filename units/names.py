"""How a unit's body is named from its territory: “Huyện Quế Võ” is governed by “UBND huyện Quế Võ”."""

# The levels with a people's committee (ủy ban nhân dân); every other unit is a body itself.
TERRITORIAL_LEVELS = frozenset({"province", "district", "commune"})


def body_name(level: str, name: str) -> str:
    """The name that papers use: the people's committee of a territory, otherwise the unit's own name.

    The words are the same for the district-level city of Bắc Ninh (until 30/6/2025) and for the central
    city of Bắc Ninh (since 9/2026): only the level tells them apart, so papers also need the level.
    """
    if level not in TERRITORIAL_LEVELS or not name:
        return name
    return f"UBND {name[0].lower()}{name[1:]}"
