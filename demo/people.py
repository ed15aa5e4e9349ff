"""The invented people of the demonstration, their accounts, and the one password they share."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from units.models import User

from .register import find_unit
from .story import DATA, read_table

# Known to everybody who reads this file, so the demonstration refuses to load in production.
PASSWORD = "QuanHo@BacNinh18"  # noqa: S105

# What is sent there reaches nobody: names under .example are kept free for examples (RFC 2606).
MAIL_DOMAIN = "minh-hoa.example"


@dataclass(frozen=True)
class Account:
    """One line of people.csv; `unit_on` is a day on which the person's unit existed, today when empty."""

    username: str
    full_name: str
    role: str
    unit: str
    unit_on: str
    position: str


def accounts() -> list[Account]:
    return [Account(**row) for row in read_table(DATA / "people.csv")]


def load_people(today: date) -> dict[str, User]:
    """Everybody by username; an account that is already there keeps what was changed in it."""
    secret = make_password(PASSWORD)
    return {account.username: _person(account, secret, today) for account in accounts()}


def _person(account: Account, secret: str, today: date) -> User:
    day = date.fromisoformat(account.unit_on) if account.unit_on else today
    person, _created = User.objects.get_or_create(
        username=account.username,
        defaults={
            "full_name": account.full_name,
            "role": account.role,
            "unit": find_unit(account.unit, day) if account.unit else None,
            "position": account.position,
            "email": f"{account.username}@{MAIL_DOMAIN}",
            "password": secret,
            "is_staff": account.role == User.Role.ADMINISTRATOR,
            "invented": True,
        },
    )
    return person
