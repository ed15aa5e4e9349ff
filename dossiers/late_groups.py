"""The late dossiers of an extract by their causes: late in fact, in the software only, or not known yet."""

from dataclasses import dataclass

from django.db.models import Count, Q

from .models import Extract, LateCause

Group = LateCause.Group


@dataclass(frozen=True)
class LateGroups:
    """The three groups add up to all late; `suggested` are those undetermined for which the data hint."""

    real: int = 0
    software: int = 0
    undetermined: int = 0
    suggested: int = 0

    @property
    def all(self) -> int:
        return self.real + self.software + self.undetermined


def groups_of(dossiers) -> LateGroups:
    """The groups of late dossiers; one aggregate."""
    unknown = Q(judgement=None)
    return LateGroups(
        **dossiers.late()
        .order_by()
        .aggregate(
            real=Count("pk", filter=Q(judgement__cause__group=Group.REAL)),
            software=Count("pk", filter=Q(judgement__cause__group=Group.SOFTWARE)),
            undetermined=Count("pk", filter=unknown),
            suggested=Count("pk", filter=unknown & Q(suggested__in_use=True)),
        )
    )


def late_groups(extract: Extract) -> LateGroups:
    """A summary report names no dossier, so that all its late ones are undetermined."""
    if extract.is_summary:
        return LateGroups(undetermined=extract.totals.counts.all_late if extract.totals else 0)
    return groups_of(extract.dossiers)
