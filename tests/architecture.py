"""Reads which room each source file and template names, so that a test can hold the one direction."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# From left to right; a room may name itself and what stands before it. Siblings do not know each other.
ORDER = [
    {"core"},
    {"units"},
    {"inspections"},
    {"dossiers"},
    {"findings"},
    {"field"},
    {"reports"},
    {"portal", "desk"},
    {"demo"},
    {"reform_inspect"},
    {"bench"},
]
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in sorted(rooms)}

# Inside a room, too, one file stands on the other.
INSIDE = ["permissions", "workflow", "models", "forms", "views", "urls"]

# Shared parts of pages know no more than the ground does; base.html and its topbar know every room.
SHARED_TEMPLATES = {"components": "core", "layouts": "core"}

_ROOM = "|".join(RANK)
_DOTTED = re.compile(rf"({_ROOM})\.\w+(\.\w+)*")
_FILE_NAME = re.compile(r".*\.(csv|css|html|ico|js|json|md|po|png|svg|toml|txt|woff2)")
_URL_NAME = re.compile(rf"({_ROOM}):[\w-]+")
_TEMPLATE_NAME = re.compile(rf"({_ROOM})/[\w./-]+\.(html|svg|txt)")
_TAG = re.compile(r"{%.*?%}", re.DOTALL)
_QUOTED = re.compile(r"""["']([^"'\s]+)["']""")
_LOAD = re.compile(r"{%\s*load\s+([^%]+?)\s*%}")


def may_name(room: str, other: str) -> bool:
    return room == other or RANK[other] < RANK[room]


def is_private_of_another(module: str, room: str) -> bool:
    """Whether an imported name, as in "core.jobs._run", is a helper that another room keeps to itself."""
    home, *inside = module.split(".")
    return home in RANK and home != room and any(name.startswith("_") for name in inside)


def room_in_text(text: str) -> str | None:
    """The room that a string names as "room.Thing", "room:page" or "room/page.html"; else None."""
    if _FILE_NAME.fullmatch(text):
        match = _TEMPLATE_NAME.fullmatch(text)
    else:
        match = _DOTTED.fullmatch(text) or _URL_NAME.fullmatch(text)
    return match[1] if match else None


def modules_imported(source: str, package: str) -> Iterator[tuple[int, str]]:
    """(line, absolute dotted name) of every import, also of those inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def rooms_in_python(source: str, package: str) -> Iterator[tuple[int, str]]:
    """(line, room) for every room that a Python file imports or names in a string."""
    for line, module in modules_imported(source, package):
        if module.split(".")[0] in RANK:
            yield line, module.split(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and room_in_text(node.value):
            yield node.lineno, room_in_text(node.value)


def rooms_in_template(source: str, libraries: dict[str, str]) -> Iterator[tuple[int, str]]:
    """(line, room) for every room whose page, template or tag library a template names."""
    for tag in _TAG.finditer(source):
        line = source.count("\n", 0, tag.start()) + 1
        named = [room_in_text(text) for text in _QUOTED.findall(tag[0])]
        loaded = _LOAD.fullmatch(tag[0])
        named += [libraries.get(word) for word in (loaded[1].split() if loaded else [])]
        yield from ((line, room) for room in named if room)


def python_files(room: str) -> Iterator[Path]:
    return (path for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts)


def package_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).parent.parts)


def tag_libraries() -> dict[str, str]:
    return {path.stem: path.parts[-3] for room in RANK for path in (ROOT / room).glob("templatetags/*.py")}


def templates() -> Iterator[tuple[str, Path]]:
    """(room, file) of every template that belongs to a room; one for Word is not text."""
    for folder in [ROOT / "templates", *sorted(ROOT.glob("*/templates"))]:
        for path in sorted(folder.rglob("*.*")):
            first = path.relative_to(folder).parts[0]
            room = first if first in RANK else SHARED_TEMPLATES.get(first)
            is_text = path.is_file() and path.suffix != ".docx"
            if room and is_text and not path.name.startswith("topbar"):
                yield room, path
