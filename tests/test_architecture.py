"""The rooms know each other in one direction only, and so do the files inside a room."""

import pytest

from . import architecture
from .architecture import INSIDE, RANK, ROOT


def existing_rooms():
    return [room for room in RANK if (ROOT / room).is_dir()]


def wrong(room, found, path):
    return [
        f"{path.relative_to(ROOT)}:{line} names {other}"
        for line, other in found
        if not architecture.may_name(room, other)
    ]


@pytest.mark.parametrize("room", existing_rooms())
def test_python_of_a_room_names_only_itself_and_rooms_to_its_left(room):
    faults = []
    for path in architecture.python_files(room):
        found = architecture.rooms_in_python(path.read_text(), architecture.package_of(path))
        faults += wrong(room, found, path)
    assert not faults, "\n".join(faults)


def test_templates_of_a_room_name_only_itself_and_rooms_to_its_left():
    libraries = architecture.tag_libraries()
    faults = []
    for room, path in architecture.templates():
        faults += wrong(room, architecture.rooms_in_template(path.read_text(), libraries), path)
    assert not faults, "\n".join(faults)


def stands_above(module, room, part):
    """Whether `module` is a later part of the same room than `part`."""
    names = module.split(".")
    same_room = names[0] == room and len(names) > 1
    return same_room and names[1] in INSIDE and INSIDE.index(names[1]) > INSIDE.index(part)


@pytest.mark.parametrize("room", existing_rooms())
def test_files_inside_a_room_stand_on_each_other_in_one_direction(room):
    faults = []
    for path in architecture.python_files(room):
        part = path.relative_to(ROOT / room).with_suffix("").parts[0]
        imported = architecture.modules_imported(path.read_text(), architecture.package_of(path))
        faults += [
            f"{path.relative_to(ROOT)}:{line} imports {module}"
            for line, module in imported
            if part in INSIDE and stands_above(module, room, part)
        ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("room", existing_rooms())
def test_a_room_imports_no_private_helper_of_another(room):
    faults = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in architecture.python_files(room)
        for line, module in architecture.modules_imported(path.read_text(), architecture.package_of(path))
        if architecture.is_private_of_another(module, room)
    ]
    assert not faults, "\n".join(faults)


def test_one_file_alone_opens_the_door_to_weasyprint():
    doors = {
        str(path.relative_to(ROOT))
        for room in existing_rooms()
        for path in architecture.python_files(room)
        for _, module in architecture.modules_imported(path.read_text(), architecture.package_of(path))
        if module.split(".")[0] == "weasyprint"
    }
    assert doors == {"reports/pdf.py"}


# That the reader sees what it is there to see.

MADE_UP_PYTHON = """
from units.models import Unit
from . import permissions
def later():
    from desk import views
    from ..reports.content import Paper
class Row:
    visit = ForeignKey("inspections.Visit")
    page = reverse("field:visit")
    template_name = "demo/list.html"
    data = "units.csv"
"""

MADE_UP_TEMPLATE = """{% extends "layouts/page.html" %}
{% load paper i18n %}
{% url "desk:home" %}
{% include 'field/_answer.html' with label="desk: home" %}
"""


def test_the_reader_sees_imports_labels_page_names_and_templates():
    found = sorted(architecture.rooms_in_python(MADE_UP_PYTHON, "findings.management"))
    assert found == [
        (2, "units"),
        (3, "findings"),
        (5, "desk"),
        (6, "findings"),
        (8, "inspections"),
        (9, "field"),
        (10, "demo"),
    ]


def test_the_reader_sees_pages_fragments_and_tag_libraries_in_templates():
    found = list(architecture.rooms_in_template(MADE_UP_TEMPLATE, {"paper": "reports"}))
    assert found == [(2, "reports"), (3, "desk"), (4, "field")]


def test_models_that_import_views_would_be_seen():
    assert stands_above("findings.views.lists", "findings", "models")
    assert not stands_above("findings.permissions.can_see", "findings", "models")


def test_private_helpers_of_another_room_would_be_seen():
    assert architecture.is_private_of_another("core.jobs._run", "reports")
    assert not architecture.is_private_of_another("core.jobs._run", "core")
    assert not architecture.is_private_of_another("django.utils.translation._", "core")


@pytest.mark.parametrize(
    ("room", "other", "allowed"),
    [
        ("findings", "inspections", True),
        ("findings", "findings", True),
        ("findings", "reports", False),
        ("core", "units", False),
        ("desk", "portal", False),
        ("portal", "desk", False),
        ("demo", "desk", True),
        ("desk", "demo", False),
    ],
)
def test_direction_between_two_rooms(room, other, allowed):
    assert architecture.may_name(room, other) is allowed
