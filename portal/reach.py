"""Which addresses belong to one request: all that a link opens."""

from core.models import Job
from findings.models import ConclusionFile, Submission, SubmissionFile
from inspections.models import SelfEvidence
from reports.models import Document

from .models import RequestKind

# Pages and acts whose address names the visit or the conclusion itself, as `pk`.
OF_ITSELF = {
    RequestKind.SELF_REPORT: {
        "field:self_report",
        "field:self_section",
        "field:self_sync",
        "field:self_report_send",
        "field:self_settle_keep",
        "field:self_settle_put_back",
    },
    RequestKind.COMMENTS: {"portal:consultation"},
    RequestKind.CONCLUSION: {"portal:conclusion", "portal:submit"},
}


def _evidence(link, pk):
    return SelfEvidence.objects.filter(pk=pk, report__visit=link.visit_id)


def _papers(link):
    return Submission.objects.visible_to(link.user).filter(conclusion=link.conclusion_id)


def _receipts(link, pk):
    return Document.objects.visible_to(link.user).filter(pk=pk, submission__in=_papers(link))


# Pages and files whose address names something that belongs to the request: whether it does.
OF_PARTS = {
    RequestKind.SELF_REPORT: {
        "field:self_evidence_caption": _evidence,
        "field:self_evidence_remove": _evidence,
        "inspections:self_evidence": _evidence,
        "inspections:self_thumbnail": _evidence,
    },
    RequestKind.COMMENTS: {},
    RequestKind.CONCLUSION: {
        "portal:sent": lambda link, pk: _papers(link).filter(pk=pk),
        "core:job": lambda link, pk: Job.objects.visible_to(link.user).filter(pk=pk),
        "reports:receipt": lambda link, pk: _papers(link).filter(pk=pk),
        "reports:document": _receipts,
        "reports:preview": _receipts,
        "reports:make": _receipts,
        "reports:download": _receipts,
        "findings:submission_file": lambda link, pk: SubmissionFile.objects.filter(
            pk=pk, submission__in=_papers(link)
        ),
        "findings:conclusion_file": lambda link, pk: ConclusionFile.objects.filter(
            pk=pk, conclusion=link.conclusion_id
        ),
    },
}


def is_within_reach(link, view_name: str, kwargs: dict) -> bool:
    """Whether the address belongs to the request of `link`."""
    if view_name in OF_ITSELF[link.kind]:
        return kwargs["pk"] == link.thing_id
    part = OF_PARTS[link.kind].get(view_name)
    return part is not None and part(link, kwargs.get("pk") or kwargs["submission_pk"]).exists()
