"""How one paper quotes another: the decisions on which a round rests, and what the agency is there for."""

import re

from .frame import lower_first
from .prose import paper_date


def bases_of_round(plan, teams=()) -> tuple[str, ...]:
    """The decision that approved the plan, then those that set up `teams`, each as it is quoted."""
    quoted = (*decision_on_plan(plan), *(words for team in teams for words in _decision_on_team(team)))
    return tuple(dict.fromkeys(quoted)) or (f"Căn cứ {plan.title}",)


def decision_on_plan(plan) -> tuple[str, ...]:
    """The decision that approved the plan, where its number was entered."""
    if not plan.decision_number:
        return ()
    matter = plan.decision_title or f"phê duyệt {plan.title}"
    # Its own title may begin with “Quyết định về việc”.
    about = "về việc " + lower_first(re.sub(r"(?i)^(quyết định )?về việc ", "", matter))
    return (f"Căn cứ {_quote('Quyết định', plan, about)}",)


def _decision_on_team(team) -> tuple[str, ...]:
    if not team.decision_number:
        return ()
    return (f"Căn cứ {_quote('Quyết định', team, f'về việc thành lập {team.name}')}",)


def _quote(kind: str, row, matter: str) -> str:
    """The decision that a plan or a team keeps the number, date and issuer of."""
    return quote(kind, row.decision_number, row.decision_date, row.decision_issuer, matter)


def quote(kind: str, number: str, day, issuer: str, matter: str = "") -> str:
    """“Quyết định số 563/QĐ-SNV ngày … của Sở Nội vụ về việc …”; what is not known is left out."""
    words = [kind, f"số {number}", paper_date(day) if day else "", f"của {issuer}" if issuer else "", matter]
    return " ".join(filter(None, words))


def checklist_words(checklist) -> str:
    """By which checklist a round asks, with the resolution on which that rests."""
    return f"Nội dung kiểm tra thực hiện theo {lower_first(checklist.name)} ({checklist.legal_basis})."


def functions_of(agency) -> str:
    """The basis that every agency has."""
    return f"Căn cứ chức năng, nhiệm vụ, quyền hạn của {agency.body_name}"
