"""Pages of the exchange between the agency and the units, one file per thing that goes between them."""
