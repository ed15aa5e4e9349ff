"""Which files go into the box, where each stands in it, and what each is in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from core.formats import paper_day
from core.models import Attachment
from findings.models import ConclusionFile, SubmissionFile
from inspections.models import Evidence, PlanFile, SelfEvidence
from inspections.workflow import SelfReportState

from ..chain import Kind
from ..models import DocumentFile
from .names import Names, plain, suffix_of
from .scope import Scope

ROWS_AT_ONCE = 200
# What the copies of a paper are, in their file names.
ROLES = {
    DocumentFile.Role.PRINT: "ban-in-thu",
    DocumentFile.Role.TO_SIGN: "ban-trinh-ky",
    DocumentFile.Role.NUMBERED: "ban-phat-hanh",
    DocumentFile.Role.SIGNED: "ban-da-ky",
}
KIND_FOLDERS = {
    Kind.PLAN: "ke-hoach",
    Kind.TEAM_DECISION: "quyet-dinh-lap-doan",
    Kind.OUTLINE: "de-cuong",
    Kind.SCHEDULE_NOTICE: "thong-bao-lich",
    Kind.MINUTES: "bien-ban",
    Kind.CONCLUSION: "ket-luan",
    Kind.REMINDER_LETTER: "cong-van-don-doc",
    Kind.ROUND_REPORT: "bao-cao-tong-hop",
    Kind.YEARLY_REPORT: "bao-cao-nam",
    Kind.RECEIPT: "giay-xac-nhan",
}


@dataclass(frozen=True)
class Place:
    """Where a file stands and what it is; `more` goes into its entry in the manifest."""

    folder: str
    stem: str
    what: str
    more: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Piece:
    """One kept file with its path in the box."""

    attachment: Attachment
    path: str
    what: str
    more: dict


@dataclass(frozen=True)
class Source:
    """Kept files of one sort; `label` is for the page and the progress, `place` puts each file."""

    label: str
    rows: QuerySet
    place: Callable[[Attachment], Place]

    def measure(self) -> tuple[int, int]:
        """How many files, and their bytes as recorded."""
        found = self.rows.order_by().aggregate(n=Count("pk"), size=Sum("size"))
        return found["n"], found["size"] or 0

    def pieces(self, names: Names) -> Iterator[Piece]:
        for attachment in self._read():
            place = self.place(attachment)
            path = names.take(place.folder, place.stem, suffix_of(attachment))
            yield Piece(attachment, path, place.what, place.more)

    def _read(self) -> Iterator[Attachment]:
        """The rows some at a time, no query left open: SQLite lets nobody write who still reads behind."""
        ids = list(self.rows.values_list("pk", flat=True))
        for start in range(0, len(ids), ROWS_AT_ONCE):
            yield from self.rows.filter(pk__in=ids[start : start + ROWS_AT_ONCE])


def sources(scope: Scope) -> list[Source]:
    """Every sort of kept file, in the order in which they are packed.

    What a device sent too late and nobody has let in yet is no part of the visit and is left out.
    """
    return [
        Source(_("Files of the papers"), _document_files(scope), _place_document),
        Source(_("Photos and files of the visits"), _evidence(scope), _place_evidence),
        Source(_("Files of self-reports"), _self_evidence(scope), _place_self_evidence),
        Source(_("Scanned papers of the plan"), _plan_files(scope), _place_plan),
        Source(_("Scanned conclusions"), _conclusion_files(scope), _place_conclusion),
        Source(_("Files of plans and reports of units"), _submission_files(scope), _place_submission),
    ]


# The rows


def _document_files(scope):
    files = DocumentFile.objects.filter(document__in=scope.documents().values("pk")).defer("snapshot")
    return files.select_related(
        "document__plan",
        "document__round",
        "document__team",
        "document__visit",
        "document__unit",
        "document__submission",
    ).order_by("document", "turn")


def _evidence(scope):
    evidence = Evidence.objects.filter(visit__in=scope.visits()).select_related("visit", "criterion")
    return evidence.order_by("visit", "order", "pk")


def _self_evidence(scope):
    """Of what the units have sent; before that a self-report is theirs alone."""
    evidence = SelfEvidence.objects.filter(
        report__visit__in=scope.visits(), report__state=SelfReportState.SENT
    )
    return evidence.select_related("report__visit", "criterion").order_by("report", "order", "pk")


def _plan_files(scope):
    return PlanFile.objects.filter(plan=scope.round.plan_id).select_related("plan").order_by("pk")


def _conclusion_files(scope):
    files = ConclusionFile.objects.filter(conclusion__in=scope.conclusions().values("pk"))
    return files.select_related("conclusion").order_by("pk")


def _submission_files(scope):
    """Those of the whole paper, and those that go with what it says about a demand of ours."""
    files = SubmissionFile.objects.filter(submission__in=scope.submissions().values("pk"))
    ours = Q(item=None) | Q(item__in=scope.items().values("pk"))
    return (
        files.filter(ours)
        .select_related("submission__unit", "submission__conclusion", "item__demand__finding")
        .order_by("submission", "pk")
    )


# Their places


def _place_document(kept) -> Place:
    document = kept.document
    known_as = document.full_number or document.about_whom
    kind, role = document.get_kind_display(), kept.get_role_display()
    return Place(
        f"van-ban/{KIND_FOLDERS[document.kind]}",
        f"{plain(known_as, 40)}-vb{document.pk}-lan-{kept.turn}-{ROLES[kept.role]}",
        f"{kind}: {document.subject} ({document.about_whom}), lần {kept.turn}, {role}",
        {
            "number": document.full_number,
            "role": kept.role,
            "turn": kept.turn,
            "template_version": kept.template_version,
        },
    )


def _folder_of(visit) -> str:
    """The id stands at its end: two communes of one name may be visited on one day."""
    return f"{visit.date:%Y-%m-%d}-{plain(visit.body_name, 40)}-c{visit.pk}"


def _place_evidence(item) -> Place:
    code = item.criterion.code if item.criterion else ""
    return Place(
        f"minh-chung/{_folder_of(item.visit)}",
        f"{item.order:03}-{plain(f'{code} {item.caption or item.name}')}",
        _told("Minh chứng", item.visit, code, item.caption),
        {"visit": item.visit_id, "criterion": code},
    )


def _place_self_evidence(item) -> Place:
    visit = item.report.visit
    return Place(
        f"tu-kiem-tra/{_folder_of(visit)}",
        f"{item.order:03}-{plain(f'{item.criterion.code} {item.caption or item.name}')}",
        _told("Minh chứng tự kiểm tra", visit, item.criterion.code, item.caption),
        {"visit": visit.pk, "criterion": item.criterion.code},
    )


def _told(what, visit, code, caption) -> str:
    words = [visit.body_name, paper_day(visit.date), code and f"nội dung {code}", caption]
    return f"{what}: {', '.join(filter(None, words))}"


def _place_plan(kept) -> Place:
    return Place("ban-quet/ke-hoach", plain(_stem(kept.name)), f"Văn bản của kế hoạch: {kept.plan.title}")


def _place_conclusion(kept) -> Place:
    conclusion = kept.conclusion
    return Place(
        "ban-quet/ket-luan",
        plain(f"{conclusion.number} {_stem(kept.name)}"),
        f"Bản quét kết luận số {conclusion.number} ngày {paper_day(conclusion.date)}",
        {"number": conclusion.number},
    )


def _place_submission(kept) -> Place:
    submission, finding = kept.submission, kept.item.demand.finding.number if kept.item else ""
    sent_as = submission.get_kind_display()
    words = [submission.unit.body_name, paper_day(submission.reported_on), finding]
    return Place(
        f"ban-quet/khac-phuc/{plain(submission.unit.body_name, 40)}-dv{submission.unit_id}",
        plain(f"{submission.reported_on:%Y-%m-%d} {finding} {_stem(kept.name)}"),
        f"{sent_as}: {', '.join(filter(None, words))}",
        {"submission": submission.pk, "finding": finding},
    )


def _stem(name: str) -> str:
    """A file's name without its extension."""
    return name.rpartition(".")[0] or name
