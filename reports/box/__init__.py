"""The round in a box: everything kept about a round or a visit in one ZIP that can prove itself."""
