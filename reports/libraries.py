"""Loading WeasyPrint without a search that takes as long as the loading.

It first tries names that its libraries have on other systems. For each that does not load cffi asks
`find_library`, which on Linux starts ldconfig, gcc and ld: some fifty programs before every PDF. The names
that the libraries have on Linux come later and load without that.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import util


@contextmanager
def loaded_by_name() -> Iterator[None]:
    """On Linux libraries are not searched for inside the block."""
    search = util.find_library
    if sys.platform == "linux":
        util.find_library = lambda name: None
    try:
        yield
    finally:
        util.find_library = search
