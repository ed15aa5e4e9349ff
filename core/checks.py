"""System checks: whether this machine has a face that can set an official paper in Vietnamese."""

import shutil
import subprocess

from django.core.checks import Warning

# Decree 30/2020 asks for Times New Roman; Liberation Serif 2 has the same widths and every Vietnamese letter,
# version 1 lacks 92 of them.
FAMILIES = ("Times New Roman", "Liberation Serif")
STYLES = ("Regular", "Bold", "Italic", "Bold Italic")
LETTERS = frozenset([*range(0x1EA0, 0x1EFA), *map(ord, "ĂăÂâĐđÊêÔôƠơƯư₫")])
HINT = "Install Liberation Serif 2 (Debian: fonts-liberation2) or Times New Roman."


def check_document_font(app_configs, **kwargs):
    """One warning when the face that papers will get lacks Vietnamese letters, in any of the four styles."""
    if not shutil.which("fc-match"):
        return [Warning("fc-match is missing, so the fonts of papers cannot be checked.", id="core.W001")]
    lacking = [style for style in STYLES if not _is_complete(*_resolve(style))]
    if not lacking:
        return []
    return [
        Warning(
            f"No complete Vietnamese serif face for papers: {', '.join(lacking)}.", hint=HINT, id="core.W002"
        )
    ]


def _resolve(style: str) -> tuple[str, str]:
    """Family names and character ranges of the face that fontconfig, and so WeasyPrint, takes for `style`."""
    pattern = f"{','.join(FAMILIES)}:style={style}:{'bold' if 'Bold' in style else 'regular'}"
    if "Italic" in style:
        pattern += ":italic"
    command = ["fc-match", "--format", "%{family}\n%{charset}", pattern]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False).stdout
    families, _newline, charset = answer.partition("\n")
    return families, charset


def _is_complete(families: str, charset: str) -> bool:
    """Whether the face is one of ours and holds every letter; `charset` is "20-7e a0-17f 1ea0 …" in hex."""
    have = set()
    for part in charset.split():
        first, _dash, last = part.partition("-")
        have.update(range(int(first, 16), int(last or first, 16) + 1))
    return any(name in families for name in FAMILIES) and have >= LETTERS
