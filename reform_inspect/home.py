"""The first page: “What is asked of my unit” for the officers of units, “My work” for everybody else."""

from desk.views.home import HomeView as Desk
from portal.views.home import HomeView as Portal

_desk, _portal = Desk.as_view(), Portal.as_view()


def home(request):
    return (_portal if request.user.is_unit_officer else _desk)(request)
