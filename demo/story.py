"""The demonstration's data files: one folder per round, read as they are and checked to be in NFC."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from core.text import nfc

DATA = Path(__file__).resolve().parent / "data"


def read_text(path: Path) -> str:
    """The file's text; ValueError when it is not composed (NFD is not found again in a database or a PDF)."""
    text = path.read_text(encoding="utf-8")
    if text != nfc(text):
        raise ValueError(f"{path.name} is not in NFC")
    return text


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file; a cell left out is empty."""
    return list(csv.DictReader(read_text(path).splitlines(), restval=""))


@dataclass(frozen=True)
class Story:
    """One round as told in its folder; `year` stands where the files say {year}."""

    folder: str
    year: int

    def table(self, name: str) -> list[dict[str, str]]:
        return read_table(DATA / self.folder / f"{name}.csv")

    def toml(self, name: str) -> dict:
        text = read_text(DATA / self.folder / f"{name}.toml")
        text = text.replace("{last_year}", str(self.year - 1)).replace("{year}", str(self.year))
        return tomllib.loads(text)

    @cached_property
    def round(self) -> dict:
        """The plan, the draws, the round, its teams and who signs its conclusions."""
        return self.toml("round")

    @cached_property
    def visits(self) -> list[dict[str, str]]:
        return self.table("visits")

    @property
    def first_visits(self) -> list[dict[str, str]]:
        """All but re-inspections, which are scheduled once the visit that they look at is concluded."""
        return [row for row in self.visits if not row.get("reinspects")]

    @cached_property
    def consultations(self) -> list[dict]:
        """Units asked for their word, with what they said; a round may have none."""
        return self.toml("consultations").get("consultation", [])

    def findings(self, kind: str) -> list[dict]:
        """The findings of one kind: strength, shortcoming or recommendation."""
        return self.toml(f"{kind}s")[kind]


def stories(year: int) -> list[Story]:
    """The rounds in the order in which they happened; the last one is under way in `year`."""
    return [Story("2017", 2017), Story("2018", 2018), Story("live", year)]
