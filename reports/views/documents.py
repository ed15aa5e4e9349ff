"""Pages of the papers: the list, one paper with its preview, remarks and kept files, and the acts on it."""

from functools import partial
from io import BytesIO

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.db.models import Count, Q
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, ListView, UpdateView

from core import files
from core.acts import VerbFormMixin, perform
from core.errors import DomainError
from core.lists import Choice
from core.models import Job
from core.spreadsheets import EXCEL
from findings.models import Demand, Submission
from inspections.models import Round, Team
from units.models import Unit

from .. import permissions, publish
from ..box.scope import packable
from ..chain import ABOUT, ONCE_PER_THING
from ..chased import usually_chased
from ..forms import (
    AnswerForm,
    ChasedForm,
    ConclusionPaperForm,
    DocumentForm,
    LetterForm,
    MinutesForm,
    RemarkForm,
)
from ..kinds import KINDS, as_it_stands, docx_of, html_of
from ..models import Document, DocumentFile, DocumentRemark
from ..sheets import workbook
from ..source import captioned_photos
from ..workflow import DocumentState

ROUNDS_LISTED = 20
# Kinds of which something else than subject, date and urgency is said.
FORMS = {
    Document.Kind.REMINDER_LETTER: LetterForm,
    Document.Kind.MINUTES: MinutesForm,
    Document.Kind.CONCLUSION: ConclusionPaperForm,
}
REPORTS_AND_LETTERS = gettext_lazy("Reports and letters")
# What several papers of a kind are called, in the filter of the list.
KIND_NAMES = {
    Document.Kind.PLAN: gettext_lazy("Plans"),
    Document.Kind.TEAM_DECISION: gettext_lazy("Decisions on teams"),
    Document.Kind.OUTLINE: gettext_lazy("Outlines"),
    Document.Kind.SCHEDULE_NOTICE: gettext_lazy("Notices of schedule"),
    Document.Kind.MINUTES: gettext_lazy("Minutes"),
    Document.Kind.CONCLUSION: gettext_lazy("Notices of conclusion"),
    Document.Kind.REMINDER_LETTER: gettext_lazy("Reminder letters"),
    Document.Kind.ROUND_REPORT: gettext_lazy("Summary reports"),
    Document.Kind.YEARLY_REPORT: gettext_lazy("Yearly reports"),
    Document.Kind.RECEIPT: gettext_lazy("Receipts"),
}


def visible_documents(user):
    """The papers that `user` sees, with what they are about and their agency."""
    return Document.objects.visible_to(user).with_sources()


def things_of(kind, user):
    """What a paper of the kind may be about, of what `user` sees."""
    model = Document._meta.get_field(ABOUT[kind]).related_model
    if model is Team:
        return Team.objects.filter(round__in=Round.objects.visible_to(user)).select_related(
            "round__plan__agency"
        )
    return model.objects.visible_to(user)


def visible_document(user, pk) -> Document:
    """One paper; 404 when `user` may not see it."""
    return get_object_or_404(visible_documents(user), pk=pk)


class DocumentListView(ListView):
    """The papers a person sees, and the rounds of which there are or may be papers.

    Receipts make themselves and there are many: they are listed only when asked for by ?kind=receipt. A unit
    sees all that it was sent, its receipts among them.
    """

    template_name = "reports/document_list.html"
    context_object_name = "documents"
    paginate_by = 50

    @cached_property
    def kind(self) -> str:
        kind = self.request.GET.get("kind", "")
        return kind if kind in Document.Kind.values else ""

    def get_queryset(self):
        documents = visible_documents(self.request.user).prefetch_related("files")
        if self.kind:
            documents = documents.filter(kind=self.kind)
        elif not self.request.user.is_unit_officer:
            documents = documents.exclude(kind=Document.Kind.RECEIPT)
        unanswered = Count("remarks", filter=Q(remarks__answered_at=None))
        return documents.annotate(unanswered=unanswered).order_by("-dated", "-pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            listed=KIND_NAMES.get(self.kind, REPORTS_AND_LETTERS),
            choices=self._choices(),
            rounds=self._rounds(),
            packable=packable(self.request.user)[:ROUNDS_LISTED],
            **kwargs,
        )

    def _choices(self) -> list[Choice]:
        if self.request.user.is_unit_officer:
            return []
        documents = Document.objects.visible_to(self.request.user).order_by()
        counts = dict(documents.values_list("kind").annotate(n=Count("pk")))
        without_receipts = sum(n for kind, n in counts.items() if kind != Document.Kind.RECEIPT)
        every = Choice("", REPORTS_AND_LETTERS, without_receipts, not self.kind)
        return [every] + [
            Choice(kind.value, KIND_NAMES[kind], counts[kind], kind == self.kind)
            for kind in Document.Kind
            if kind in counts
        ]

    def _rounds(self):
        """The rounds that the person sees, the newest first: each has its papers in order on a page."""
        if self.request.user.is_unit_officer:
            return []
        return Round.objects.visible_to(self.request.user).order_by("-period_start", "-pk")[:ROUNDS_LISTED]


class DocumentView(DetailView):
    """One paper of any kind; remarks are written where there are sections to remark on."""

    template_name = "reports/document.html"
    context_object_name = "document"

    def get_queryset(self):
        return visible_documents(self.request.user).prefetch_related(
            "files__uploaded_by", "remarks__by", "remarks__answered_by", "wordings"
        )

    def get_context_data(self, **kwargs):
        user, kind = self.request.user, KINDS[self.object.kind]
        remarks = [(remark, kind.parts.get(remark.section, "")) for remark in self.object.remarks.all()]
        worded = self.object.worded
        return super().get_context_data(
            parts=kind.parts,
            sections=[(section, name, section in worded) for section, name in kind.worded.items()],
            remarks=remarks,
            remark_form=RemarkForm(sections=kind.parts),
            may_word=permissions.can_word(user, self.object),
            may_make=permissions.can_make(user, self.object),
            may_remark=permissions.can_remark(user, self.object),
            may_issue=self.object.may("issue", user),
            may_register=permissions.can_register(user, self.object),
            is_issued=self.object.state == DocumentState.ISSUED,
            lacks_copy=self._lacks_copy(),
            job=self._job(),
            **kwargs,
        )

    def _lacks_copy(self) -> bool:
        """Whether the issued paper still waits for its numbered copy."""
        roles = {kept.role for kept in self.object.files.all()}
        return self.object.state == DocumentState.ISSUED and DocumentFile.Role.NUMBERED not in roles

    def _job(self):
        """The making that is under way, or the last one when it failed; what was made is among the files."""
        job = Job.objects.visible_to(self.request.user).filter(key=self.object.job_key).first()
        if job:
            job.close_if_stale()
        return job if job and job.state != Job.State.DONE else None


class DocumentUpdateView(VerbFormMixin, UpdateView):
    """Subject, date and urgency of a paper, by when a letter is to be answered, the term of a conclusion."""

    template_name = "reports/document_form.html"
    context_object_name = "document"
    done = gettext_lazy("Saved.")

    @cached_property
    def document(self) -> Document:
        return visible_document(self.request.user, self.kwargs["pk"])

    def allowed(self):
        return permissions.can_word(self.request.user, self.document)

    def get_form_class(self):
        """A version that replaces an issued conclusion keeps its term: by that the clocks run already."""
        kind = self.document.kind
        is_fixed = kind == Document.Kind.CONCLUSION and self.document.replaces_id
        return DocumentForm if is_fixed else FORMS.get(kind, DocumentForm)

    def get_object(self, queryset=None):
        # A copy of its own: the form writes into it what was typed.
        return visible_document(self.request.user, self.kwargs["pk"])

    def carry_out(self, form):
        form.save()

    def get_success_url(self):
        return self.document.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(cancel_url=self.document.get_absolute_url(), **kwargs)


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def preview(request, pk):
    """The paper itself, the same HTML that the PDF is made of; once approved as it was frozen."""
    document = visible_document(request.user, pk)
    return HttpResponse(html_of(document, as_it_stands(document), for_print=False))


def docx(request, pk):
    """The paper as it reads now, as a Word file; an annex of 5,000 rows takes less than two seconds."""
    document = visible_document(request.user, pk)
    try:
        made = docx_of(document, as_it_stands(document))
    except DomainError as error:  # the office took too much out of its template
        messages.error(request, str(error))
        return redirect(document)
    return _made(f"{document.stem}.docx", files.WORD, made)


def tables(request, pk):
    """The tables of the paper as it reads now, as an Excel file."""
    document = visible_document(request.user, pk)
    return _made(f"{document.stem}.xlsx", EXCEL, workbook(as_it_stands(document)))


def _made(name: str, content_type: str, content: bytes) -> FileResponse:
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=content_type)


def photo(request, pk, photo_pk):
    """A photo of the annex; whoever sees the paper sees the photos on it."""
    document = visible_document(request.user, pk)
    if document.round is None:
        raise Http404
    shown = captioned_photos(visit__round=document.round)
    return files.serve(get_object_or_404(shown, pk=photo_pk))


def download(request, pk, turn):
    documents = Document.objects.visible_to(request.user)
    kept = get_object_or_404(DocumentFile, document__in=documents.values("pk"), document=pk, turn=turn)
    return files.serve(kept, as_download=True)


@require_POST
def open_document(request, kind, pk):
    """Begin a paper about a plan, round, team or visit, or lead to the one that was begun."""
    if kind not in ONCE_PER_THING:
        raise Http404
    thing = get_object_or_404(things_of(kind, request.user), pk=pk)
    try:
        document = Document.open_for(thing, kind, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("reports:list")
    return redirect(document)


@require_POST
def draft_letter(request, unit_pk):
    """Draft the letter to a unit about the demands posted as `demand`, or about all that are late."""
    unit = get_object_or_404(Unit.objects.visible_to(request.user), pk=unit_pk)
    owed = Demand.objects.visible_to(request.user).owed().filter(unit=unit).select_related("finding")
    form = ChasedForm(request.POST, demands=owed)
    if not form.is_valid():
        messages.error(request, _("The unit no longer owes all that was ticked; look at the list again."))
        return redirect("reports:list")
    demands = form.cleaned_data["demand"] or usually_chased(unit, timezone.localdate(), owed)
    try:
        letter = Document.letter_to(unit, demands, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("reports:list")
    return redirect(letter)


@require_POST
def give_receipt(request, submission_pk):
    """Lead to the receipt for what a unit sent; its PDF is begun at once when there is none."""
    submissions = Submission.objects.visible_to(request.user).select_related(
        "conclusion__round__plan__agency__parent", "unit"
    )
    submission = get_object_or_404(submissions, pk=submission_pk)
    try:
        receipt = Document.receipt_of(submission, by=request.user)
        if not receipt.last_file:
            publish.start(receipt, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(submission)
    return redirect(receipt)


@require_POST
def make(request, pk):
    """The page shows how far the making is."""
    document = visible_document(request.user, pk)
    return perform(request, partial(publish.start, document), then=document)


@require_POST
def add_remark(request, pk):
    document = visible_document(request.user, pk)
    form = RemarkForm(request.POST, sections=KINDS[document.kind].parts)
    if not form.is_valid():
        messages.error(request, " ".join(message for found in form.errors.values() for message in found))
        return redirect(document)
    return perform(request, document.remark, then=_remarks_of(document), **form.cleaned_data)


@require_POST
def answer_remark(request, pk, remark_pk):
    document = visible_document(request.user, pk)
    remarks = DocumentRemark.objects.select_related("document")
    remark = get_object_or_404(remarks, document=document, pk=remark_pk)
    form = AnswerForm(request.POST)
    answer = form.cleaned_data["answer"] if form.is_valid() else ""
    return perform(request, remark.settle, then=_remarks_of(document), answer=answer)


def _remarks_of(document) -> str:
    return f"{document.get_absolute_url()}#remarks"
