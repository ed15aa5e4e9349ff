"""Rows that one test after the other asks for are made once, and stand until a test does without them.

Only `@standing` fixtures stand: they do nothing but write rows and give back what they have written. Each
lies in a savepoint of its own, on those that it builds upon and below the transaction of the test. A test
finds exactly those that it asks for: the others are taken back before it begins. It gets copies of their
objects, so that whatever it does to the rows and to the objects is gone after it. Only files stay as it has
left them: a test that removes or changes one has it made by a fixture that does not stand, or by itself.
"""

from collections.abc import Callable
from copy import deepcopy
from functools import wraps
from inspect import signature
from typing import NamedTuple

import pytest
from django.db import transaction
from django.utils import translation


class Layer(NamedTuple):
    """What one fixture has written: its savepoint, and the objects of it and of all below it."""

    make: Callable
    savepoint: transaction.Atomic
    objects: dict


class Stage:
    """The fixtures that stand, from the ground up; `lent` are the copies for the test that runs."""

    def __init__(self):
        self.layers, self.lent = [], {}

    def prepare(self, wanted: dict[Callable, dict[str, Callable]]):
        """Let stand exactly what is wanted: fixtures, each after those whose objects it takes by name."""
        kept = 0
        while kept < len(self.layers) and self.layers[kept].make in wanted:
            kept += 1
        while len(self.layers) > kept:
            self._take_back()
        standing = {layer.make for layer in self.layers}
        for make, takes in wanted.items():
            if make not in standing:
                self._build(make, takes)
        self.lent = self._copies()

    def clear(self):
        """Before and after what begins a transaction for more than one test."""
        self.prepare({})

    def _build(self, make, takes):
        savepoint = transaction.atomic()
        savepoint.__enter__()
        try:
            objects = self._copies()
            with translation.override("vi"):
                objects[make] = make(**{name: objects.get(taken) for name, taken in takes.items()})
        except BaseException as error:
            savepoint.__exit__(type(error), error, error.__traceback__)
            raise
        self.layers.append(Layer(make, savepoint, objects))

    def _take_back(self):
        transaction.set_rollback(True)
        self.layers.pop().savepoint.__exit__(None, None, None)

    def _copies(self):
        return deepcopy(self.layers[-1].objects) if self.layers else {}


STAGE = Stage()


def standing(make):
    """A fixture whose rows stand from test to test; it takes only others of its kind, and `db`."""

    @wraps(make)
    def lend(**takes):
        # A test that may not share it has it made for itself.
        return STAGE.lent[make] if make in STAGE.lent else make(**takes)

    lend.stands = make
    return pytest.fixture(lend)


def asks_the_database(item) -> bool:
    """Whether a test may ask the database; pytest-django refuses it to all others.

    A test that looks for fixtures by name may come upon one that does.
    """
    fixtures = item._fixtureinfo
    return (
        "django_db_setup" in fixtures.names_closure
        or "request" in fixtures.argnames
        or bool(item.get_closest_marker("django_db"))
    )


def commits(item) -> bool:
    """Whether a test does without a transaction around it, as pytest-django tells."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or not {
        "transactional_db",
        "live_server",
    }.isdisjoint(item.fixturenames)


def wanted_by(item) -> dict[Callable, dict[str, Callable]]:
    """What may stand below a test, each after those that it takes."""
    definitions = {name: found[-1] for name, found in item._fixtureinfo.name2fixturedefs.items()}
    if any("time_machine" in definition.argnames for definition in definitions.values()):
        return {}  # a fixture sets the clock before others write by it
    wanted = {}

    def want(name):
        """What stands under a name, and first what it takes; None when that is no fixture that can."""
        make = getattr(definitions[name].func, "stands", None) if name in definitions else None
        if make and make not in wanted:
            takes = {taken: want(taken) for taken in signature(make).parameters}
            if any(found is None for taken, found in takes.items() if taken != "db"):
                return None
            wanted[make] = takes
        return make

    for name in item.fixturenames:
        want(name)
    return wanted
