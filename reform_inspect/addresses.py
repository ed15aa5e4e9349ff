"""Which page shows which thing: model label → address."""

from django.urls import reverse


def _page(name, field="pk"):
    return lambda thing: reverse(name, args=[getattr(thing, field)])


def _extract_page(extract):
    """Until it is confirmed an extract is looked at in its preview, and then with what hangs on it."""
    name = "field:extract" if extract.is_counted else "dossiers:preview"
    return reverse(name, args=[extract.pk])


ABSOLUTE_URL_OVERRIDES = {
    "units.unit": _page("desk:unit"),
    "inspections.plan": _page("desk:plan"),
    "inspections.round": _page("desk:round", "code"),
    "inspections.visit": _page("field:visit"),
    "inspections.selfreport": _page("field:self_report", "visit_id"),
    "inspections.checklistversion": _page("inspections:checklist"),
    "dossiers.extract": _extract_page,
    "findings.finding": _page("findings:finding", "number"),
    "findings.conclusion": _page("portal:conclusion"),
    "findings.consultation": _page("portal:consultation", "visit_id"),
    "findings.submission": _page("findings:submission"),
    "portal.accesslink": _page("portal:link"),
    "reports.document": _page("reports:document"),
    "findings.demand": lambda demand: reverse("findings:finding", args=[demand.finding.number]),
}
