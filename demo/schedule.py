"""Making a round of the demonstration: plan, draws, teams and the visits in the schedule."""

from datetime import timedelta

from core.errors import DomainError
from inspections.models import (
    ChecklistVersion,
    CoverageTarget,
    Draw,
    Plan,
    Round,
    Team,
    TeamMember,
    Visit,
)
from units.models import Unit, User

from .clock import Clock, backdate, moment
from .register import find_unit
from .story import Story

Cast = dict[str, User]


def make_plan(story: Story, cast: Cast, clock: Clock) -> Plan:
    """The plan with its targets and its units, approved on the day of its decision."""
    words = dict(story.round["plan"])
    targets = words.pop("coverage")
    words.pop("closed_on", None)
    decided = words["decision_date"] = clock.day(words["decision_date"])
    agency = find_unit(words.pop("agency"), clock.day(story.visits[0]["day"]))
    plan = Plan.objects.create(agency=agency, **words)
    CoverageTarget.objects.bulk_create(
        CoverageTarget(plan=plan, level=level, percent=percent) for level, percent in targets.items()
    )
    _choose(plan, story, cast["chuyenvien"], clock)
    plan.approve(by=cast["lanhdao"])
    backdate(plan, moment(decided, 10))
    return plan


def _choose(plan: Plan, story: Story, officer: User, clock: Clock) -> None:
    """Units visited for themselves are chosen by hand, those visited under another one are drawn."""
    units = {row["key"]: find_unit(row["unit"], clock.day(row["day"])) for row in story.first_visits}
    plan.choose_units([units[row["key"]] for row in story.first_visits if not row["parent"]], by=officer)
    draws = story.round.get("draws", {})
    for parent, seed in draws.get("seeds", {}).items():
        expected = {units[row["key"]] for row in story.visits if row["parent"] == parent}
        _draw(plan, units[parent], expected, seed, draws, officer, clock)


def _draw(
    plan: Plan, parent: Unit, expected: set, seed: str, words: dict, officer: User, clock: Clock
) -> None:
    """Draw below `parent`. Raises DomainError when the seed does not draw the units the story visits."""
    day = clock.day(words["day"])
    pool = Unit.objects.active_on(day).filter(parent=parent).of_level(Unit.Level.COMMUNE)
    act = plan.draw_units(
        by=officer,
        pool=pool.exclude(code__in=words["leave_out"]),
        count=len(expected),
        label=words["label"].format(district=parent.name),
        parent=parent,
        seed=seed,
    )
    Draw.objects.filter(pk=act.pk).update(at=moment(day, 9))
    drawn = {row.unit for row in act.plan_units.select_related("unit")}
    if drawn != expected:
        raise DomainError(f"{seed} draws {sorted(map(str, drawn))}")


def make_round(story: Story, plan: Plan, cast: Cast, clock: Clock) -> tuple[Round, dict[str, Visit]]:
    """The round with its teams and what is asked, opened shortly before its period; its visits by key."""
    words = story.round["round"]
    officer = cast["chuyenvien"]
    round_ = Round.objects.create(
        plan=plan,
        code=words["code"],
        name=words["name"],
        period_start=clock.day(words["period_start"]),
        period_end=clock.day(words["period_end"]),
        checklist=ChecklistVersion.objects.get(code=words["checklist"]),
        illustrative=True,
    )
    round_.ask_defaults(by=officer)
    teams = {row["key"]: _team(round_, row, cast, clock) for row in story.round["team"]}
    visits = _schedule(story, round_, teams, cast, clock)
    _announce(story, round_, visits, officer, clock)
    round_.open(by=officer)
    backdate(round_, moment(round_.period_start - timedelta(days=3), 14))
    return round_, visits


def _team(round_: Round, row: dict, cast: Cast, clock: Clock) -> Team:
    team = Team.objects.create(
        round=round_,
        name=row["name"],
        decision_number=row.get("decision_number", ""),
        decision_date=clock.day(row["decision_date"]) if "decision_date" in row else None,
        decision_issuer=row.get("decision_issuer", ""),
    )
    TeamMember.objects.bulk_create(
        TeamMember(team=team, user=cast[member["user"]], role=member["role"], order=order)
        for order, member in enumerate(row["members"], start=1)
    )
    return team


def _schedule(
    story: Story, round_: Round, teams: dict[str, Team], cast: Cast, clock: Clock
) -> dict[str, Visit]:
    """The first visits of the story, a commune below the district it is visited under."""
    made: dict[str, Visit] = {}
    first_team = next(iter(teams.values()))
    for row in story.first_visits:
        team = teams.get(row.get("team", ""), first_team)
        made[row["key"]] = put_in(row, team, cast, clock, parent=made.get(row["parent"]))
    return made


def _announce(story: Story, round_: Round, visits: dict[str, Visit], officer: User, clock: Clock) -> None:
    """The notice of schedule, where the story tells of one, of all visits but those scheduled after it."""
    words = story.round.get("announcement")
    if words is None:
        return
    told = [visits[key] for key in visits.keys() - set(words["leaves_out"]) if visits[key].is_announceable]
    days = {visit.pk: visit.date for visit in told}
    Visit.announce(round_, days, by=officer, number=words["number"], on=clock.day(words["on"]))
    for visit in told:
        visit.refresh_from_db()


def put_in(row: dict[str, str], team: Team, cast: Cast, clock: Clock, **above: Visit | None) -> Visit:
    """The visit of one row; `above` is its parent, or the visit that it looks at again."""
    day = clock.day(row["day"])
    visit = Visit.schedule(
        by=cast["chuyenvien"],
        round=team.round,
        team=team,
        unit=find_unit(row["unit"], day),
        date=day,
        kind=row.get("kind") or "planned",
        place=row["place"],
        members=[cast[username] for username in row["members"].split()],
        **above,
    )
    visit.illustrative = True
    visit.save(update_fields=["illustrative"])
    return visit
