"""Pages that show what is asked: the editions of the checklist and each edition in full."""

from django.contrib import messages
from django.db.models import Count, Prefetch
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, ListView

from core.acts import perform
from core.errors import DomainError
from units.models import Unit

from .. import permissions
from ..models import ChecklistVersion, Criterion
from ..models.checklists import LEVEL_FIELDS


def visible_checklist(user, pk) -> ChecklistVersion:
    """The edition of the checklist; 404 when `user` may not see it."""
    return get_object_or_404(ChecklistVersion.objects.visible_to(user), pk=pk)


class ChecklistListView(ListView):
    template_name = "inspections/checklist_list.html"
    context_object_name = "checklists"

    def get_queryset(self):
        versions = ChecklistVersion.objects.visible_to(self.request.user)
        counted = versions.annotate(criterion_count=Count("sections__criteria"))
        return counted.order_by("-valid_from", "-number")


class ChecklistView(DetailView):
    """One edition; `?level=` leaves what one level of unit is asked, `&core=1` a commune visit's default."""

    template_name = "inspections/checklist.html"
    context_object_name = "checklist"

    def get_queryset(self):
        versions = ChecklistVersion.objects.visible_to(self.request.user).select_related("copied_from")
        return versions.prefetch_related(Prefetch("sections__criteria", queryset=self._criteria()))

    def _criteria(self):
        level = self.request.GET.get("level", "")
        if level not in LEVEL_FIELDS:
            return Criterion.objects.all()
        chosen = Criterion.objects.for_level(level)
        return chosen.filter(core_for_commune=True) if self._only_core() else chosen

    def _only_core(self) -> bool:
        return self.request.GET.get("core") == "1"

    def get_context_data(self, **kwargs):
        sections = self.object.sections.all()
        return super().get_context_data(
            sections=[section for section in sections if section.criteria.all()],
            criterion_count=sum(len(section.criteria.all()) for section in sections),
            choices=self._choices(),
            may_manage=permissions.can_manage_checklists(self.request.user, self.object),
            **kwargs,
        )

    def _choices(self):
        """The links above the list: (query, label, whether it is the one shown)."""
        level = self.request.GET.get("level", "")
        commune = Unit.Level.COMMUNE
        core = level == commune and self._only_core()
        levels = [(f"level={each}", each.label, level == each and not core) for each in LEVEL_FIELDS]
        core_items = (f"level={commune}&core=1", _("Core items of a commune"), core)
        return [("", _("All"), level not in LEVEL_FIELDS), *levels, core_items]


@require_POST
def publish_checklist(request, pk):
    checklist = visible_checklist(request.user, pk)
    return perform(request, checklist.publish, _("%s is published.") % checklist.code, then=checklist)


@require_POST
def copy_checklist(request, pk):
    checklist = visible_checklist(request.user, pk)
    try:
        draft = checklist.copy(by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(checklist)
    messages.success(
        request, _("%(code)s was copied to the draft %(draft)s.") % {"code": checklist, "draft": draft.code}
    )
    return redirect(draft)
