"""The ten states of a dossier that one-stop software tells the national portal, and the channels."""

from django.db import models
from django.utils.translation import gettext_lazy


class DossierState(models.IntegerChoices):
    """In the portal's own numbers; products word them differently, which StateAlias brings together."""

    REGISTERED = 1, gettext_lazy("Newly registered")
    RECEIVED = 2, gettext_lazy("Received")
    REFUSED = 3, gettext_lazy("Not received")
    IN_PROCESS = 4, gettext_lazy("In process")
    SUPPLEMENT = 5, gettext_lazy("Papers to be supplemented")
    PAYMENT = 6, gettext_lazy("Financial duty to be done")
    WITHDRAWN = 7, gettext_lazy("Withdrawn by the citizen")
    STOPPED = 8, gettext_lazy("Stopped")
    FINISHED = 9, gettext_lazy("Finished")
    RETURNED = 10, gettext_lazy("Result returned")


# Never taken in, so counted nowhere.
NEVER_RECEIVED = frozenset({DossierState.REGISTERED, DossierState.REFUSED})
# Ended without a result: the formula of finished dossiers passes them over.
ENDED_EARLY = frozenset({DossierState.WITHDRAWN, DossierState.STOPPED})
ENDED = ENDED_EARLY | {DossierState.FINISHED, DossierState.RETURNED}


class Channel(models.IntegerChoices):
    """How a dossier was handed in, in the portal's own numbers."""

    COUNTER = 1, gettext_lazy("At the counter")
    ONLINE = 2, gettext_lazy("Online")
    POST = 3, gettext_lazy("By public post")
