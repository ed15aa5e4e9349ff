"""Places on a page that rooms to the right fill: the page names the place, the project who fills it.

settings.SLOTS maps the name of a place to functions `(request, thing) -> HTML`, by their dotted names.
"""

from django.conf import settings
from django.utils.module_loading import import_string


def fill(name: str, request, thing) -> list[str]:
    """What each of the functions wired to this place says of `thing`, in their order."""
    return [import_string(filler)(request, thing) for filler in settings.SLOTS.get(name, ())]
