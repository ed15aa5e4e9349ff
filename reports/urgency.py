"""How urgent a paper is, and the stamp that says so (Decree 30/2020/NĐ-CP, annex I, cell 10b).

There is no stamp of secrecy: state secrets are neither drafted nor kept on machines with a network (Law
29/2018/QH14 on the Protection of State Secrets, article 5).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .content import Stamp


class Urgency(models.TextChoices):
    URGENT = "urgent", _("Urgent")
    VERY_URGENT = "very-urgent", _("Very urgent")
    EXPRESS = "express", _("To be delivered at once")


STAMPS = {
    Urgency.URGENT: Stamp("Khẩn", 20),
    Urgency.VERY_URGENT: Stamp("Thượng khẩn", 40),
    Urgency.EXPRESS: Stamp("Hỏa tốc", 30),
}
