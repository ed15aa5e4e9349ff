"""What papers of an inspection rest on (“Căn cứ …”): the decisions on the plan and on the teams."""

import re

from reports.frame import lower_first
from reports.prose import paper_date


def decision_bases(plan, teams) -> tuple[str, ...]:
    """The decision that approved the plan, then those that set up the teams, each as it is quoted.

    The plan itself where no decision was entered.
    """
    papers = [(plan.decision_number, plan.decision_date, plan.decision_issuer, _plan_matter(plan))]
    papers += [
        (team.decision_number, team.decision_date, team.decision_issuer, f"về việc thành lập {team.name}")
        for team in teams
    ]
    quoted = (_quote(*paper) for paper in papers if paper[0])
    return tuple(dict.fromkeys(quoted)) or (f"Căn cứ {plan.title}",)


def _plan_matter(plan) -> str:
    """What the decision is about; its own title may begin with “Quyết định về việc”."""
    matter = plan.decision_title or f"phê duyệt {plan.title}"
    return "về việc " + lower_first(re.sub(r"(?i)^(quyết định )?về việc ", "", matter))


def _quote(number, day, issuer, matter) -> str:
    words = [
        "Căn cứ Quyết định số",
        number,
        paper_date(day) if day else "",
        f"của {issuer}" if issuer else "",
        matter,
    ]
    return " ".join(filter(None, words))
