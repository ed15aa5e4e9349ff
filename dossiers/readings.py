"""How lateness is read where the sources leave room: sentences that a page with the figures shows."""

from django.utils.translation import gettext_lazy

READINGS = (
    gettext_lazy("The end and the due date are compared by calendar date, without the time of day."),
    gettext_lazy(
        "Received strictly after 15:00, or on a day off: the next working day is the day of receipt, "
        "which itself is not counted. Another time of day holds where the rule in force sets one."
    ),
    gettext_lazy(
        "The time from a request for papers to their handing in is taken off in working days. The due date "
        "of the file is read as the one appointed first: whether the software has already moved it cannot "
        "be told."
    ),
    gettext_lazy("While a request for papers is open, the day of the request is held against the due date."),
    gettext_lazy(
        "Other open dossiers are held against the end of the period; so is one waiting for a payment."
    ),
    gettext_lazy("What ended after the period counts as open at its end."),
    gettext_lazy("An end date on an open state stays open, with a notice."),
    gettext_lazy("Without a due date the time by law holds; a row without either is an error."),
    gettext_lazy("Of several rows with one code the first counts. Rows in error are listed and left out."),
    gettext_lazy("More than one request for papers makes late in the national rate only."),
    gettext_lazy(
        "Newly registered and refused dossiers count nowhere; withdrawn and stopped ones stay out of the "
        "rate of what was settled."
    ),
    gettext_lazy("Days late are working days: 0 where only days off lie between the due date and the end."),
)
