"""A counted extract of the visit under way: 40 dossiers of three procedures, every fourth one late."""

from datetime import date

from django.utils import timezone

from dossiers.models import Dossier, Extract, Procedure, Sample
from tests.standing import standing

PROCEDURES = ["1.000001", "2.000002", "3.000003"]


def add_dossiers(extract, count, *, procedures=(), late_every=4, first=1, **fields):
    """`count` dossiers in the rows from `first` on, their procedures in turn, every so many settled late."""
    day = date(2018, 3, 1)
    fields = {"state": 10, "received_on": day, "due_on": day, "finished_on": day, "ended_on": day} | fields
    Dossier.objects.bulk_create(
        Dossier(
            extract=extract,
            row=row,
            code=f"H05.12-{row:06}",
            procedure=procedures[row % len(procedures)] if procedures else None,
            **{"standing": "late" if row % late_every == 0 else "on_time"} | fields,
        )
        for row in range(first, first + count)
    )


def make_counted(visit, *, by, **fields) -> Extract:
    fields = {"name": "xuat-ho-so.xlsx", "size": 1, "sha256": "0" * 64, "state": "counted"} | fields
    return Extract.objects.create(
        visit=visit,
        uploaded_by=by,
        period_start=date(2018, 1, 1),
        period_end=date(2018, 3, 31),
        counted_at=timezone.now(),
        **fields,
    )


@standing
def extract(visit, minh):
    extract = make_counted(visit, by=minh)
    procedures = [Procedure.objects.create(key=key, code=key, name=f"Thủ tục {key}") for key in PROCEDURES]
    add_dossiers(extract, 40, procedures=procedures)
    return extract


@standing
def sample(extract, minh):
    return Sample.draw_from(extract, by=minh, method="simple", size=5)


def rows_of(sample) -> list[int]:
    """The rows of the file that were drawn, in the order drawn."""
    return list(sample.dossiers.order_by("place").values_list("dossier__row", flat=True))
