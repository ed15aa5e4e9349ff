"""Late dossiers of the extract that the maker gives, by what the tests ask of them."""

from dossiers.models import Judgement, LateCause


def late_of(extract):
    """In the order of the list, the worst first."""
    return list(extract.dossiers.late().worst_first())


def cause(code="really-late") -> LateCause:
    return LateCause.objects.get(code=code)


def judge_all(extract, *, by, code="really-late", **words) -> int:
    """The same cause for every late dossier."""
    pks = [dossier.pk for dossier in late_of(extract)]
    return Judgement.decide(extract, pks, by=by, cause=cause(code), **words)
