"""What products call things: the words of headings, states and channels, and the products themselves."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text import clean_line

from ..columns import Column, Count
from ..reading.aliases import key
from ..states import Channel, DossierState


class Product(models.Model):
    """One row is one kind of one-stop software, whose files all look alike."""

    name = models.CharField(gettext_lazy("name"), max_length=100, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name = gettext_lazy("one-stop software")
        verbose_name_plural = gettext_lazy("one-stop software")

    def __str__(self):
        return self.name


class Alias(models.Model):
    """One row is how one thing is called: by one product, or by any when none is named."""

    product = models.ForeignKey(
        Product,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="%(class)ses",
        verbose_name=gettext_lazy("one-stop software"),
        help_text=gettext_lazy("Left empty, it holds for every product."),
    )
    words = models.CharField(gettext_lazy("words"), max_length=200)
    key = models.CharField(gettext_lazy("folded words"), max_length=200, editable=False)

    MEANINGS: type[models.Choices]

    class Meta:
        abstract = True
        ordering = ["key"]

    def __str__(self):
        return self.words

    def save(self, *args, **kwargs):
        self.words = clean_line(self.words)
        self.key = key(self.words)
        super().save(*args, **kwargs)

    def clean(self):
        """The key is not in any form, so that words which stand already are looked for here."""
        self.key = key(self.words)
        if not self.key:
            raise ValidationError({"words": _("Words are letters or figures.")})
        is_new_product = self.product is not None and self.product_id is None
        twins = type(self).objects.filter(product_id=self.product_id, key=self.key).exclude(pk=self.pk)
        if not is_new_product and twins.exists():
            raise ValidationError({"words": _("These words already have a meaning.")})

    @classmethod
    def table(cls, product: Product | None) -> dict[str, models.Choices]:
        """Folded words → meaning, what `product` itself says before what holds for all; one query."""
        rows = cls.objects.filter(models.Q(product=None) | models.Q(product=product))
        rows = rows.order_by(models.F("product").asc(nulls_first=True))
        return {folded: cls.MEANINGS(meaning) for folded, meaning in rows.values_list("key", "meaning")}

    @classmethod
    def remember(cls, product: Product | None, words: str, meaning) -> None:
        """What a person said of the words of one product, or of all."""
        cls.objects.update_or_create(
            product=product, key=key(words), defaults={"words": clean_line(words)[:200], "meaning": meaning}
        )


def _once(name: str) -> list[models.UniqueConstraint]:
    """Words mean one thing within a product, and one thing for all products."""
    said = gettext_lazy("These words already have a meaning.")
    return [
        models.UniqueConstraint(
            fields=["product", "key"], name=f"{name}_once_per_product", violation_error_message=said
        ),
        models.UniqueConstraint(
            fields=["key"],
            condition=models.Q(product=None),
            name=f"{name}_once_for_all",
            violation_error_message=said,
        ),
    ]


class ColumnAlias(Alias):
    """One row is one heading of a column of dossiers."""

    MEANINGS = Column

    meaning = models.CharField(gettext_lazy("says"), max_length=20, choices=Column.choices)

    class Meta(Alias.Meta):
        verbose_name = gettext_lazy("heading of a column")
        verbose_name_plural = gettext_lazy("headings of columns")
        constraints = _once("column_alias")


class CountAlias(Alias):
    """One row is one heading of a column of a summary report."""

    MEANINGS = Count

    meaning = models.CharField(gettext_lazy("says"), max_length=20, choices=Count.choices)

    class Meta(Alias.Meta):
        verbose_name = gettext_lazy("heading of a summary report")
        verbose_name_plural = gettext_lazy("headings of summary reports")
        constraints = _once("count_alias")


class StateAlias(Alias):
    """One row is one word or code for a state of a dossier."""

    MEANINGS = DossierState

    meaning = models.PositiveSmallIntegerField(gettext_lazy("means"), choices=DossierState.choices)

    class Meta(Alias.Meta):
        verbose_name = gettext_lazy("name of a state")
        verbose_name_plural = gettext_lazy("names of states")
        constraints = _once("state_alias")


class ChannelAlias(Alias):
    """One row is one word or code for the way in which a dossier was handed in."""

    MEANINGS = Channel

    meaning = models.PositiveSmallIntegerField(gettext_lazy("means"), choices=Channel.choices)

    class Meta(Alias.Meta):
        verbose_name = gettext_lazy("name of a channel")
        verbose_name_plural = gettext_lazy("names of channels")
        constraints = _once("channel_alias")
