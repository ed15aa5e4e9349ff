"""The words that bring a link to its contact, for a messenger and by e-mail."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.utils.translation import gettext as _

from core.formats import day, moment
from findings.models import Demand

from .models import RequestKind

log = logging.getLogger(__name__)


def due_of(link):
    """The day by which the request is to be answered; None when nothing is owed any more."""
    if link.kind != RequestKind.CONCLUSION:
        return link.request.due_on
    demands = Demand.objects.owed().filter(finding__conclusion=link.conclusion, unit__in=link.user.unit_ids)
    return min((demand.next_due_on for demand in demands), default=None)


def subject_of(link) -> str:
    if link.kind == RequestKind.CONCLUSION:
        return _("Conclusion %(number)s: remediation plan and report") % {"number": link.conclusion.number}
    words = {"what": link.get_kind_display(), "visit": day(link.visit.date)}
    return _("%(what)s, inspection of %(visit)s") % words


def message_of(link, address: str) -> str:
    """Ready text for any messenger."""
    agency = link.round.plan.agency.name
    lines = [
        _("Dear %(name)s, %(agency)s asks your unit: %(subject)s.")
        % {"name": link.user.get_full_name(), "agency": agency, "subject": subject_of(link)}
    ]
    if due := due_of(link):
        lines.append(_("At the latest on %s.") % day(due))
    lines.append(_("Open it here, without a password: %s") % address)
    lines.append(_("The link is for you alone and is valid until %s.") % moment(link.expires_at))
    return "\n".join(lines)


def mail(link, address: str) -> bool:
    """Send the message to the contact's address; False when it could not be handed to the mail server.

    Of a refusal only its kind is logged: the server's words name the address.
    """
    try:
        send_mail(subject_of(link), message_of(link, address), None, [link.user.email])
    except (OSError, SMTPException) as error:
        log.warning("The link %s could not be sent by e-mail: %s", link.pk, type(error).__name__)
        return False
    return True
