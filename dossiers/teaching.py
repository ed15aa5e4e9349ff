"""What a person says of a file that nobody knew yet: its columns, the words of its states, its software."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from core import jobs
from core.errors import DomainError
from core.text import clean_line

from . import previewing
from .models import Extract, Product, StateAlias
from .permissions import can_teach_all
from .reading.aliases import key
from .reading.problems import ProblemKind

# More different words than this are no states: another column was taken for that of the states.
MOST_WORDS = 30


def unknown_states(extract: Extract) -> dict[str, int]:
    """The words for states that nobody knows, the most frequent first, with the number of their rows."""
    found = extract.problems.filter(kind=ProblemKind.UNKNOWN_STATE).exclude(value="")
    rows = found.order_by().values_list("value").annotate(n=Count("pk")).order_by("-n", "value")
    words: dict[str, tuple[str, int]] = {}
    for value, number in rows:
        first, before = words.get(key(value), (value, 0))
        words[key(value)] = (first, before + number)
    return dict(words.values())


def find_product(name: str) -> Product | None:
    """The software of that name, however it is written, new unless it is known; None without a name."""
    name = clean_line(name)
    if not name:
        return None
    known = next((product for product in Product.objects.all() if key(product.name) == key(name)), None)
    return known or Product.objects.create(name=name)


def read_otherwise(
    extract: Extract, *, by, states: Mapping[str, int] | None = None, product_name: str = "", **words
) -> jobs.Job:
    """Have it read again as a person says: `words` are those of `Extract.read_again`.

    `states` are the meanings of words, kept for the software of the file, or for all where it has none.
    """
    with transaction.atomic():
        words["product"] = words.get("product") or find_product(product_name)
        extract.read_again(by=by, **words)
        if states:
            _teach_states(extract.product, states, by=by)
    return previewing.start(extract, by=by)


def _teach_states(product: Product | None, states: Mapping[str, int], *, by) -> None:
    if product is None and not can_teach_all(by):
        raise DomainError(
            _("Choose the software of the file: what its words mean is remembered for it."), field="product"
        )
    for words, meaning in states.items():
        StateAlias.remember(product, words, meaning)
