"""One section of a paper worded by hand, beside what the data says."""

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from core.acts import perform

from .. import permissions
from ..blocks import Section
from ..forms import WordingForm
from ..kinds import KINDS, compose_from_data
from ..models import SectionWording
from ..rewording import fingerprint, to_text
from .documents import visible_document
from .issuing import OfDocumentMixin


class WordingView(OfDocumentMixin, FormView):
    """The words of a section, to be changed as plain paragraphs."""

    template_name = "reports/wording.html"
    form_class = WordingForm
    done = gettext_lazy("The words of the section are saved.")

    @cached_property
    def section(self) -> Section:
        """The section as the data says it."""
        wanted, paper = self.kwargs["section"], compose_from_data(self.document)
        parts = (*paper.sections, *paper.annexes) if wanted in KINDS[self.document.kind].worded else ()
        section = next((part for part in parts if part.id == wanted), None)
        if section is None:
            raise Http404
        return section

    @cached_property
    def generated(self) -> str:
        return to_text(self.section)

    @cached_property
    def wording(self) -> SectionWording | None:
        return self.document.wordings.filter(section=self.section.id).select_related("by").first()

    @property
    def current(self) -> str:
        return self.wording.text if self.wording else self.generated

    def allowed(self):
        return permissions.can_word(self.request.user, self.document)

    def get_initial(self):
        return {"text": self.current, "over": fingerprint(self.current)}

    def carry_out(self, form):
        self.document.word(
            self.section.id, by=self.request.user, generated=self.generated, **form.cleaned_data
        )

    def get_context_data(self, **kwargs):
        wording = self.wording
        return super().get_context_data(
            section_name=KINDS[self.document.kind].worded[self.section.id],
            generated=self.generated,
            current=self.current,
            wording=wording,
            has_moved_on=bool(wording) and wording.generated != self.generated,
            **kwargs,
        )


@require_POST
def unword(request, pk, section):
    document = visible_document(request.user, pk)
    done = _("The section says again what the data says.")
    return perform(request, lambda by: document.unword(section, by=by), done, then=document)
