"""The page of one dossier: its facts, its arithmetic step by step, its cause with its history, its photos."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.acts import perform
from core.errors import DomainError
from core.files import serve, serve_thumbnail

from .. import permissions
from ..fetching import counted_extract
from ..forms.judging import JudgeForm
from ..forms.photos import PhotoForm
from ..models import Dossier, DossierPerson, DossierPhoto, LateCause
from ..stored import arithmetic_of


def dossier_page(request, extract_pk, pk):
    extract = counted_extract(request.user, extract_pk)
    related = ("procedure", "suggested", "judgement__cause", "judgement__decided_by")
    dossier = get_object_or_404(extract.dossiers.select_related(*related), pk=pk)
    judgement = getattr(dossier, "judgement", None)
    may_judge = dossier.is_late and permissions.can_judge(request.user, extract)
    context = {
        "extract": extract,
        "visit": extract.visit,
        "dossier": dossier,
        "judgement": judgement,
        "arithmetic": arithmetic_of(extract, dossier),
        "person": _person(request.user, extract, dossier),
        "changes": dossier.judgement_changes.select_related("old", "new", "by"),
        "photos": dossier.photos.all() if permissions.can_see_persons(request.user, extract) else [],
        "may_judge": may_judge,
        "form": may_judge and _form(dossier, judgement),
        "photo_form": may_judge and PhotoForm(),
        "may_recount": permissions.can_recount(request.user, extract),
    }
    return render(request, "dossiers/dossier.html", context)


def _form(dossier, judgement) -> JudgeForm:
    """What stands, or else what is suggested."""
    causes = list(LateCause.objects.filter(in_use=True))
    if judgement is None:
        return JudgeForm(initial={"cause": dossier.suggested_id}, causes=causes)
    kept = {"cause": judgement.cause_id, "note": judgement.note, "register_on": judgement.register_on}
    return JudgeForm(initial=kept, causes=causes)


def _person(user, extract, dossier) -> DossierPerson | None:
    """Who handed it in, where an administrator allowed to keep it."""
    if not extract.allowance_id or not permissions.can_see_persons(user, extract):
        return None
    return DossierPerson.objects.filter(dossier=dossier).first()


# Its photos


def _page(dossier: Dossier) -> str:
    return reverse("dossiers:dossier", args=[dossier.extract_id, dossier.pk])


@require_POST
def add_photos(request, extract_pk, pk):
    extract = counted_extract(request.user, extract_pk)
    dossier = get_object_or_404(extract.dossiers, pk=pk)
    dossier.extract = extract
    form = PhotoForm(request.POST, request.FILES)
    uploads = form.cleaned_data["file"] if form.is_valid() else []
    try:
        DossierPhoto.attach(dossier, uploads, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The photos are kept."))
    return redirect(_page(dossier))


def _photo(request, extract_pk, pk) -> DossierPhoto:
    """A photo of a dossier of this very extract, for those who may see whom it names; else 404."""
    extract = counted_extract(request.user, extract_pk)
    if not permissions.can_see_persons(request.user, extract):
        raise Http404
    photos = DossierPhoto.objects.select_related("dossier")
    photo = get_object_or_404(photos, pk=pk, dossier__extract=extract)
    photo.dossier.extract = extract
    return photo


def photo(request, extract_pk, pk):
    return serve(_photo(request, extract_pk, pk))


def photo_thumbnail(request, extract_pk, pk):
    item = _photo(request, extract_pk, pk)
    if not item.is_image:
        raise Http404
    return serve_thumbnail(item)


@require_POST
def remove_photo(request, extract_pk, pk):
    item = _photo(request, extract_pk, pk)
    return perform(request, item.remove, _("The file is removed."), then=_page(item.dossier))
