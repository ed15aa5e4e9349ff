"""Deleting what is no longer needed: dossiers whose time is over, and files that nobody confirmed.

Luật 91/2025/QH15: personal data are kept no longer than their purpose asks. What stays of an extract is its
numbers, the late dossiers with their causes, and the sample.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from .deleting import delete_dossiers
from .lateness import ALL_LATE
from .models import Deletion, Dossier, DossierPerson, Extract, PersonalDataAllowance, SampledDossier
from .permissions import can_allow_personal
from .workflow import ExtractState

logger = logging.getLogger(__name__)


def due_for_reduction():
    """Extracts whose single dossiers have been kept long enough, or whose reduction was broken off."""
    over = Q(state=ExtractState.COUNTED, keep_until__lt=timezone.localdate())
    dossiers = Dossier.objects.filter(extract=OuterRef("pk"))
    persons = DossierPerson.objects.filter(dossier__extract=OuterRef("pk"))
    unfinished = Exists(dossiers.exclude(_is_kept())) | Exists(persons)
    return Extract.objects.filter(over | (Q(state=ExtractState.REDUCED) & unfinished))


def _is_kept() -> Q:
    return Q(standing__in=ALL_LATE) | Exists(SampledDossier.objects.filter(dossier=OuterRef("pk")))


def never_confirmed():
    """Files that were read, or not even that, and forgotten."""
    since = timezone.now() - timedelta(days=settings.EXPORT_UNCONFIRMED_DAYS)
    waiting = [ExtractState.READING, ExtractState.READ]
    return Extract.objects.filter(state__in=waiting, uploaded_at__lt=since)


def taken_back():
    """Extracts that were taken back while their dossiers still stand."""
    stands = Dossier.objects.filter(extract=OuterRef("pk"))
    return Extract.objects.filter(Exists(stands), state=ExtractState.DISCARDED)


def reduce(extract: Extract) -> Deletion:
    """Delete the dossiers of `extract` but the late and the sampled ones, and all that names persons.

    Its state goes first: nothing is counted anew or drawn from a list of which half is gone.
    """
    if extract.state == ExtractState.COUNTED:
        extract.move("reduce", by=None)
    persons = _delete_persons(extract)
    kept = Dossier.objects.filter(_is_kept(), extract=extract)
    return _log(extract, delete_dossiers(extract, keep=kept), persons)


def clear(extract: Extract) -> Deletion:
    """Delete all dossiers of an extract that was taken back."""
    persons = _delete_persons(extract)
    return _log(extract, delete_dossiers(extract), persons)


@transaction.atomic
def expire(extract: Extract) -> None:
    """Discard a file that nobody confirmed."""
    extract.move("expire", by=None)
    extract.drop_file()
    logger.info("Extract %s was never confirmed: its file is deleted", extract.pk)


@transaction.atomic
def withdraw(allowance: PersonalDataAllowance, *, by) -> None:
    """End an allowance at once: what was kept of persons under it goes, and the going is on record."""
    can_allow_personal(by).enforce()
    if not allowance.withdrawn_at:
        allowance.withdrawn_at = timezone.now()
        allowance.save(update_fields=["withdrawn_at"])
    for extract in allowance.extracts.all():
        if persons := _delete_persons(extract):
            _log(extract, 0, persons)


def _delete_persons(extract: Extract) -> int:
    persons, _each = DossierPerson.objects.filter(dossier__extract=extract).delete()
    return persons


def _log(extract: Extract, deleted: int, persons: int) -> Deletion:
    kept = extract.dossiers.count()
    logger.info("Extract %s: %s dossiers deleted, %s kept, %s persons", extract.pk, deleted, kept, persons)
    return Deletion.objects.create(extract=extract, deleted=deleted, kept=kept, persons=persons)
