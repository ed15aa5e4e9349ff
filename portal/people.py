"""Who is told of what is owed, and who is telephoned."""

from collections import defaultdict

from units.models import User
from units.models.successions import succession_pairs

from .models import AccessLink
from .models.reminders import Step
from .owing import Owed


class People:
    """Everybody who may be told, read once: three queries, however many things are owed.

    A contact is told of the one request that a valid link opens to them, and of nothing else.
    """

    def __init__(self):
        roles = [User.Role.UNIT_OFFICER, User.Role.OFFICER, User.Role.LEADER]
        pairs = succession_pairs()
        self.leaders = []
        self._units, self._agencies = defaultdict(list), defaultdict(list)
        for person in User.objects.active().filter(role__in=roles, is_superuser=False):
            person.successions = pairs
            if person.is_leader:
                self.leaders.append(person)
            elif not person.is_contact:
                self._note(self._units if person.is_unit_officer else self._agencies, person)

        self._contacts = defaultdict(list)
        for link in AccessLink.objects.valid().filter(user__is_active=True).select_related("user__unit"):
            link.user.successions = pairs
            self._contacts[link.kind, link.thing_id].append(link.user)

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
        if owed.step == Step.SUCCESSOR:
            return []
        contacts = self._contacts[key_of(owed.request)]
        here = {person for person in contacts if owed.unit.pk in person.unit_ids}
        return [*self.speaking_for(owed.unit), *sorted(here, key=lambda person: person.pk)]


def key_of(request: dict) -> tuple[str, int]:
    """(kind, id of its visit or conclusion) of a request as an AccessLink names it."""
    return request["kind"], request.get("visit_id") or request.get("conclusion_id")
