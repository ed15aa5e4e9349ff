"""Finding the units that the data files name by their official code or by their name."""

from datetime import date

from units.models import Unit


def find_unit(reference: str, day: date) -> Unit:
    """The unit with this code, or of this name, that existed on `day`. Raises Unit.DoesNotExist."""
    field = "code" if reference.isdigit() else "name"
    return Unit.objects.active_on(day).select_related("parent").get(**{field: reference})
