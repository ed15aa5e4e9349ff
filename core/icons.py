"""The drawings of lucide, read from an archive that is opened once.

The package opens it anew for each icon, and reading its list of 1,600 names takes longer than a whole page.
"""

from functools import cache, lru_cache
from importlib import resources
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from lucide import IconDoesNotExist

_SVG = "{http://www.w3.org/2000/svg}"


@lru_cache(maxsize=1024)
def draw(name: str, size: int, **attributes: str) -> str:
    """The icon as SVG to stand inside a page, its attributes named as in Python (`aria_hidden`)."""
    svg = ElementTree.fromstring(_source(name))
    for node in svg.iter():
        node.tag = node.tag.removeprefix(_SVG)
    svg.attrib |= {"width": str(size), "height": str(size)}
    svg.attrib |= {key.replace("_", "-"): str(value) for key, value in attributes.items()}
    return ElementTree.tostring(svg, encoding="unicode")


def _source(name: str) -> bytes:
    try:
        return _archive().read(f"{name}.svg")
    except KeyError:
        raise IconDoesNotExist(f"The icon {name!r} does not exist.") from None


@cache
def _archive() -> ZipFile:
    return ZipFile(BytesIO((resources.files("lucide") / "lucide.zip").read_bytes()))
