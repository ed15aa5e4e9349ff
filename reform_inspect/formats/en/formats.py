"""English pages keep the day first, as every paper of the office does; only their numbers are English."""

from ..vi.formats import *  # noqa: F403

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
