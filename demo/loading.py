"""The one act of the demonstration: bring all of it into the database, or nothing."""

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from core.errors import DomainError
from inspections.models import Plan, Round
from inspections.workflow import INSPECTED_STATES
from reports.models import Document, DocumentSettings

from .clock import Clock, backdate, moment
from .fieldwork import Fieldwork
from .people import load_people
from .schedule import Cast, make_plan, make_round
from .story import Story, stories

# What the story stands on: the register, the checklists and the working-day calendar.
GROUND = ["import_units", "import_checklists", "seed_holidays"]


def refuse_in_production() -> None:
    """Raise DomainError where real people work: the accounts and their password are public."""
    if settings.PRODUCTION:
        raise DomainError("Dữ liệu minh họa không được nạp vào hệ thống đang sử dụng chính thức.")


@transaction.atomic
def load_demonstration(*, stdout) -> list[str]:
    """Load what is missing and return the codes of the rounds added; a second run adds nothing."""
    refuse_in_production()
    for command in GROUND:
        call_command(command, stdout=stdout)
    clock = Clock.now()
    cast = load_people(clock.today)
    missing = [
        story
        for story in stories(clock.today.year)
        if not Round.objects.filter(code=story.round["round"]["code"]).exists()
    ]
    return [tell(story, cast, clock) for story in missing]


def tell(story: Story, cast: Cast, clock: Clock) -> str:
    """One round from its plan to where it stands today; returns its code."""
    plan = make_plan(story, cast, clock)
    round_, visits = make_round(story, plan, cast, clock)
    Fieldwork(story, round_, visits, cast, clock).carry_out()
    _open_report(round_, cast)
    _close(story, round_, plan, cast, clock)
    return round_.code


def _open_report(round_: Round, cast: Cast) -> None:
    """The summary report, opened by the officer and to be signed by the leader of the story."""
    leader = cast["lanhdao"]
    DocumentSettings.objects.get_or_create(
        agency=round_.plan.agency, defaults={"signer_name": leader.get_full_name()}
    )
    if round_.visits.filter(state__in=INSPECTED_STATES).exists():
        Document.open_for(round_, Document.Kind.ROUND_REPORT, by=cast["chuyenvien"])


def _close(story: Story, round_: Round, plan: Plan, cast: Cast, clock: Clock) -> None:
    for thing, words in [(round_, story.round["round"]), (plan, story.round["plan"])]:
        if "closed_on" in words:
            thing.close(by=cast["lanhdao"])
            backdate(thing, moment(clock.day(words["closed_on"]), 15))
