"""Pages of the papers: the list, one paper with its preview, remarks and kept files, and the acts on it."""

from functools import partial

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, ListView, UpdateView

from core import files
from core.acts import VerbFormMixin, perform
from core.errors import DomainError
from core.models import Job
from inspections.models import Round
from inspections.workflow import RoundState

from . import permissions, publish
from .forms import AnswerForm, DocumentForm, RemarkForm
from .kinds import KINDS
from .models import Document, DocumentFile, DocumentRemark
from .render import render_html
from .source import captioned_photos


def visible_documents(user):
    """The papers that `user` sees, with their round, plan and agency."""
    return Document.objects.visible_to(user).select_related("round__plan__agency__parent", "round__checklist")


def visible_document(user, pk) -> Document:
    """One paper; 404 when `user` may not see it."""
    return get_object_or_404(visible_documents(user), pk=pk)


class DocumentListView(ListView):
    """The papers a person sees, and the rounds for which the person may open one."""

    template_name = "reports/document_list.html"
    context_object_name = "documents"
    paginate_by = 50

    def get_queryset(self):
        documents = visible_documents(self.request.user).prefetch_related("files")
        unanswered = Count("remarks", filter=Q(remarks__answered_at=None))
        return documents.annotate(unanswered=unanswered).order_by("-round__period_start", "kind", "pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(openable=self._openable(), **kwargs)

    def _openable(self):
        """(round, kind) pairs without a paper yet that this person may open, begun rounds only."""
        rounds = Round.objects.visible_to(self.request.user).exclude(state=RoundState.PREPARING)
        rounds = rounds.select_related("plan").prefetch_related("documents")
        return [
            (round_, kind)
            for round_ in rounds
            if permissions.can_manage_documents(self.request.user, round_)
            for kind in Document.Kind
            if kind not in {document.kind for document in round_.documents.all()}
        ]


class DocumentView(DetailView):
    template_name = "reports/document.html"
    context_object_name = "document"

    def get_queryset(self):
        return visible_documents(self.request.user).prefetch_related(
            "files__uploaded_by", "remarks__by", "remarks__answered_by"
        )

    def get_context_data(self, **kwargs):
        user, sections = self.request.user, KINDS[self.object.kind].sections
        remarks = [(remark, sections.get(remark.section, "")) for remark in self.object.remarks.all()]
        return super().get_context_data(
            sections=sections,
            remarks=remarks,
            remark_form=RemarkForm(sections=sections),
            may_manage=permissions.can_manage_documents(user, self.object.round),
            may_remark=permissions.can_remark(user, self.object),
            job=self._job(),
            **kwargs,
        )

    def _job(self):
        """The making that is under way, or the last one when it failed; what was made is among the files."""
        job = Job.objects.visible_to(self.request.user).filter(key=self.object.job_key).first()
        if job:
            job.close_if_stale()
        return job if job and job.state != Job.State.DONE else None


class DocumentUpdateView(VerbFormMixin, UpdateView):
    """Subject and date of a paper."""

    template_name = "reports/document_form.html"
    form_class = DocumentForm
    context_object_name = "document"
    done = gettext_lazy("Saved.")

    @cached_property
    def document(self) -> Document:
        return visible_document(self.request.user, self.kwargs["pk"])

    def allowed(self):
        return permissions.can_manage_documents(self.request.user, self.document.round)

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
    """The paper itself, the same HTML that the PDF is made of."""
    document = visible_document(request.user, pk)
    kind = KINDS[document.kind]
    paper = kind.build(document, page_url=lambda photo: reverse("reports:photo", args=[pk, photo.pk]))
    return HttpResponse(render_html(kind.template, paper, for_print=False))


def photo(request, pk, photo_pk):
    """A photo of the annex; whoever sees the paper sees the photos on it."""
    document = visible_document(request.user, pk)
    shown = captioned_photos(visit__round=document.round)
    return files.serve(get_object_or_404(shown, pk=photo_pk))


def download(request, pk, turn):
    documents = Document.objects.visible_to(request.user)
    kept = get_object_or_404(DocumentFile, document__in=documents.values("pk"), document=pk, turn=turn)
    return files.serve(kept, as_download=True)


@require_POST
def open_document(request, code, kind):
    round_ = get_object_or_404(Round.objects.visible_to(request.user), code=code)
    if kind not in KINDS:
        return redirect("reports:list")
    try:
        document = Document.open_for(round_, kind, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("reports:list")
    return redirect(document)


@require_POST
def make(request, pk):
    """The page shows how far the making is."""
    document = visible_document(request.user, pk)
    return perform(request, partial(publish.start, document), then=document)


@require_POST
def add_remark(request, pk):
    document = visible_document(request.user, pk)
    form = RemarkForm(request.POST, sections=KINDS[document.kind].sections)
    if not form.is_valid():
        messages.error(request, " ".join(message for found in form.errors.values() for message in found))
        return redirect(document)
    return perform(request, document.remark, then=_remarks_of(document), **form.cleaned_data)


@require_POST
def answer_remark(request, pk, remark_pk):
    document = visible_document(request.user, pk)
    remarks = DocumentRemark.objects.select_related("document__round__plan")
    remark = get_object_or_404(remarks, document=document, pk=remark_pk)
    form = AnswerForm(request.POST)
    answer = form.cleaned_data["answer"] if form.is_valid() else ""
    return perform(request, remark.settle, then=_remarks_of(document), answer=answer)


def _remarks_of(document) -> str:
    return f"{document.get_absolute_url()}#remarks"
