"""Who is told of what is owed, and who is telephoned."""

from collections import defaultdict

from units.models import User
from units.models.successions import succession_pairs

from .models.reminders import Step
from .owing import Owed


class People:
    """Everybody who may be told, read once: two queries, however many things are owed."""

    def __init__(self):
        roles = [User.Role.UNIT_OFFICER, User.Role.OFFICER, User.Role.LEADER]
        pairs = succession_pairs()
        self.leaders = []
        self._units, self._agencies = defaultdict(list), defaultdict(list)
        for person in User.objects.active().filter(role__in=roles, is_superuser=False):
            person.successions = pairs
            if person.is_leader:
                self.leaders.append(person)
            else:
                self._note(self._units if person.is_unit_officer else self._agencies, person)

    def _note(self, places, person):
        for unit in person.unit_ids:
            places[unit].append(person)

    def speaking_for(self, unit) -> list[User]:
        """As User.objects.speaking_for says: the officers of the unit, or of what it has become."""
        return self._units[unit.pk]

    def of_agency(self, owed: Owed) -> list[User]:
        return self._agencies[owed.agency_id]

    def of_unit(self, owed: Owed) -> list[User]:
        """Nobody answers for a unit that has ended until a successor is named."""
        return [] if owed.step == Step.SUCCESSOR else self.speaking_for(owed.unit)
