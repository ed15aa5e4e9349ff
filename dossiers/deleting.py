"""Deleting dossiers by the thousand, with what hangs on them."""

from .models import Dossier, Extract

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
