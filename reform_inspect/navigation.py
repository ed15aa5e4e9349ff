"""The main menu: which parts of the site a person is offered, and which one is open."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from units.models import User

STAFF = frozenset(User.Role.values) - {User.Role.UNIT_OFFICER}


@dataclass(frozen=True)
class Part:
    """One entry of the menu: where it leads, whose menu has it, and which pages belong to it."""

    label: str
    view: str
    icon: str
    rooms: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset(User.Role.values)

    def holds(self, match) -> bool:
        return bool(match) and (match.view_name in {self.view, *self.pages} or match.app_name in self.rooms)

    def offered_to(self, user) -> bool:
        return user.role in self.roles


PARTS = [
    Part(_("My work"), "desk:home", "list-todo", pages=frozenset({"home", "portal:home"})),
    Part(
        _("Plans and rounds"),
        "desk:plans",
        "calendar-check",
        rooms=frozenset({"dossiers", "field", "inspections"}),
        pages=frozenset({"desk:plan", "desk:round"}),
        roles=STAFF,
    ),
    Part(
        _("Shortcomings and remediation"),
        "findings:list",
        "triangle-alert",
        rooms=frozenset({"findings"}),
        pages=frozenset({"portal:conclusion", "portal:submit", "portal:consultation"}),
    ),
    Part(
        _("Sent to units"),
        "portal:sent_requests",
        "send",
        pages=frozenset({"portal:link", "portal:link_make", "portal:sent"}),
        roles=frozenset({User.Role.LEADER, User.Role.OFFICER}),
    ),
    Part(
        _("Chasing"),
        "portal:chase",
        "megaphone",
        roles=frozenset({User.Role.LEADER, User.Role.OFFICER}),
    ),
    Part(_("Units"), "units:list", "building-2", pages=frozenset({"desk:unit"})),
    Part(_("Figures"), "desk:figures", "chart-column", roles=STAFF),
    Part(_("Documents"), "reports:list", "file-text", rooms=frozenset({"reports"}), roles=STAFF),
]


def context(request):
    """For every page: the menu of the person who asks.

    A contact who came by a link has no menu: the link opens one request.
    The administration is not a part: it stands in the person's own menu, beside the password.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"navigation": []}
    return {
        "navigation": [
            {
                "label": part.label,
                "url": reverse(part.view),
                "icon": part.icon,
                "active": part.holds(request.resolver_match),
            }
            for part in PARTS
            if part.offered_to(user) and not user.is_contact
        ],
    }
