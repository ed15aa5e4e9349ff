"""Deleting dossiers by the thousand, with what hangs on them."""

from django.db import transaction
from django.utils import timezone

from .models import Deletion, Dossier, DossierPerson, Extract, PersonalDataAllowance
from .permissions import can_allow_personal

_AT_ONCE = 5_000


def delete_dossiers(extract: Extract, *, keep=None) -> int:
    """Delete the dossiers of `extract`, but those that the queryset `keep` holds; how many went."""
    rows = Dossier.objects.filter(extract=extract)
    if keep is not None:
        rows = rows.exclude(pk__in=keep.values("pk"))
    deleted = 0
    while batch := list(rows.order_by("pk").values_list("pk", flat=True)[:_AT_ONCE]):
        Dossier.objects.filter(pk__in=batch).delete()
        deleted += len(batch)
    return deleted


@transaction.atomic
def withdraw(allowance: PersonalDataAllowance, *, by) -> None:
    """End an allowance at once: what was kept of persons under it goes, and the going is on record."""
    can_allow_personal(by).enforce()
    if not allowance.withdrawn_at:
        allowance.withdrawn_at = timezone.now()
        allowance.save(update_fields=["withdrawn_at"])
    for extract in allowance.extracts.all():
        persons = DossierPerson.objects.filter(dossier__extract=extract)
        number, _by_model = persons.delete()
        if number:
            kept = Dossier.objects.filter(extract=extract).count()
            Deletion.objects.create(extract=extract, deleted=0, kept=kept, persons=number)
