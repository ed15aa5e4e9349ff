"""The acts that lead a paper out of the office: review, approval, number and date, what comes after."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from core.acts import VerbFormMixin, note_of, perform
from core.errors import DomainError

from .. import permissions, publish
from ..chain import Kind
from ..forms import IssueForm, IssueMinutesForm, SignedFileForm
from ..models import Document, DocumentSettings
from .documents import visible_document

ISSUE_FORMS = {Kind.MINUTES: IssueMinutesForm}


@require_POST
def submit(request, pk):
    document = visible_document(request.user, pk)
    return perform(request, document.submit, _("The paper was submitted for review."), then=document)


@require_POST
def send_back(request, pk):
    document = visible_document(request.user, pk)
    done = _("The paper went back to be changed.")
    return perform(request, document.send_back, done, then=document, note=note_of(request))


@require_POST
def approve(request, pk):
    """The page shows how far the making of the bytes is; with them the paper is approved."""
    document = visible_document(request.user, pk)
    return perform(request, partial(publish.start_approval, document), then=document)


@require_POST
def reopen(request, pk):
    document = visible_document(request.user, pk)
    done = _("The approval was taken back.")
    return perform(request, document.reopen, done, then=document, note=note_of(request))


@require_POST
def make_numbered(request, pk):
    """Once more, where the making that followed the issue was interrupted."""
    document = visible_document(request.user, pk)
    return perform(request, partial(publish.start_numbered, document), then=document)


@require_POST
def withdraw(request, pk):
    document = visible_document(request.user, pk)
    done = _("The paper was withdrawn.")
    return perform(request, document.withdraw, done, then=document, note=note_of(request))


@require_POST
def supersede(request, pk):
    """Begin the version that is to replace the paper, and lead to it."""
    document = visible_document(request.user, pk)
    drafts = []
    reply = perform(request, lambda by: drafts.append(document.new_version(by=by)), then=document)
    return redirect(drafts[0]) if drafts else reply


class OfDocumentMixin(VerbFormMixin):
    """A form about one paper; it leads back to the paper's page."""

    @cached_property
    def document(self) -> Document:
        return visible_document(self.request.user, self.kwargs["pk"])

    def get_success_url(self):
        return self.document.get_absolute_url()

    def get_context_data(self, **kwargs):
        cancel_url = self.document.get_absolute_url()
        return super().get_context_data(document=self.document, cancel_url=cancel_url, **kwargs)


class IssueView(OfDocumentMixin, FormView):
    """Number, date and signer as the registry gave them; the paper takes effect with them."""

    template_name = "reports/issue.html"
    done = gettext_lazy("Number and date are entered; the issued copy is being made.")

    def allowed(self):
        return self.document.may("issue", self.request.user)

    def get_form_class(self):
        return IssueForm if self.document.replaces_id else ISSUE_FORMS.get(self.document.kind, IssueForm)

    def get_initial(self):
        settings = DocumentSettings.of(self.document.agency)
        return {"signer_name": settings.signer_name, "signer_title": " ".join(settings.signer_titles.split())}

    def carry_out(self, form):
        self.document.issue(by=self.request.user, **form.cleaned_data)

    def afterwards(self):
        try:
            publish.start_numbered(self.document, by=self.request.user)
        except DomainError as error:  # the page offers to make it as soon as that is possible
            messages.warning(self.request, str(error))


class SignedFileView(OfDocumentMixin, FormView):
    """The signed paper, scanned or signed digitally, kept beside the issued copy."""

    template_name = "reports/signed_file.html"
    form_class = SignedFileForm
    done = gettext_lazy("The signed paper is kept.")

    def allowed(self):
        return permissions.can_register(self.request.user, self.document)

    def carry_out(self, form):
        self.document.add_signed(form.cleaned_data["file"], by=self.request.user)
