"""What the tests of the register share: the whole register, and short ways to say days and units."""

from datetime import date

import pytest

from tests.standing import standing
from units.models import Unit
from units.register_import import import_register


@standing
def register(db):
    """All that the data files tell."""
    return import_register()


@pytest.fixture
def unit_on(register):
    """The unit of a name (or code) that existed on a day."""

    def find(name, *day):
        return Unit.objects.active_on(date(*day)).get(name=name)

    return find
