"""Parts of a paper that were printed one beside the other become one tagged PDF/A-3a."""

import subprocess
from collections import Counter
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Name

from reports.joining import join
from reports.papers.round_report.layout import arrange
from reports.parts import divide
from reports.render import render_html, render_pdf

from . import sample
from .conftest import TEMPLATE
from .reading import run

pytestmark = pytest.mark.usefixtures("poppler")

ATTACHED = {"du-lieu.json": b"{}"}


@pytest.fixture(scope="module")
def paper(sample_photos):
    return arrange(sample.round_report(sample_photos))


@pytest.fixture(scope="module")
def pieces(paper):
    """The bytes of the paper and of each of its annexes, printed apart."""
    parts = divide(paper, most=0)
    assert [(part.has_main, len(part.annexes)) for part in parts] == [(True, 0), (False, 1), (False, 1)]
    html = [render_html(TEMPLATE, paper, for_print=True, part=part) for part in parts]
    return [render_pdf(piece, ATTACHED if place == 0 else None).content for place, piece in enumerate(html)]


@pytest.fixture(scope="module")
def path(pieces, tmp_path_factory):
    path = tmp_path_factory.mktemp("joined") / "joined.pdf"
    with path.open("wb+") as target:
        join([BytesIO(piece) for piece in pieces], target)
    return path


@pytest.fixture(scope="module")
def joined(path):
    with pikepdf.open(path) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def whole(paper):
    """The same paper printed by one program."""
    made = render_pdf(render_html(TEMPLATE, paper, for_print=True), ATTACHED)
    with pikepdf.open(BytesIO(made.content)) as pdf:
        yield pdf


def structure(pdf):
    """Every element below the root, in the order of reading."""
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        yield element
        children = [child for child in element.get("/K", []) if isinstance(child, pikepdf.Dictionary)]
        waiting += [child for child in reversed(children) if child.get("/Type") == Name.StructElem]


def kinds(pdf):
    return [str(element.S) for element in structure(pdf)]


def parents(pdf):
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))


def marks(page):
    """The numbers of the marked content of a page, in the order in which it is drawn."""
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]:
            yield int(instruction.operands[1].MCID)


def test_every_mark_of_every_page_has_its_element(joined):
    tree = parents(joined)
    assert len({int(page.obj.StructParents) for page in joined.pages}) == len(joined.pages)
    for page in joined.pages:
        elements = tree[int(page.obj.StructParents)]
        numbers = list(marks(page))
        assert len(numbers) == len(elements) and set(numbers) == set(range(len(elements)))
        for number in numbers:
            element = elements[number]
            assert element.Pg.objgen == page.obj.objgen
            assert number in [int(kid) for kid in element.K if isinstance(kid, int)]


def test_the_tree_is_the_one_of_the_paper_printed_whole(joined, whole):
    assert kinds(joined) == kinds(whole)


def test_no_element_is_lost_between_the_parts(joined, pieces):
    apart = Counter()
    for piece in pieces:
        with pikepdf.open(BytesIO(piece)) as pdf:
            apart += Counter(kinds(pdf))
    found = Counter(kinds(joined))
    assert found["/TH"] == apart["/TH"] > 50 and found["/TD"] == apart["/TD"] > 100
    assert found["/Figure"] == apart["/Figure"] == 7 and found["/Document"] == 1


def test_every_element_stands_on_a_page_and_below_the_one_document(joined):
    pages = {page.obj.objgen for page in joined.pages}
    root = joined.Root.StructTreeRoot
    document, *elements = structure(joined)
    assert document.P.objgen == root.objgen
    assert {element.Pg.objgen for element in elements} == pages
    for parent in (document, *elements):
        for child in parent.K:
            if isinstance(child, pikepdf.Dictionary) and child.get("/Type") == Name.StructElem:
                assert child.P.objgen == parent.objgen


def test_nothing_of_the_trees_of_the_parts_is_left(joined):
    kept = [each for each in joined.objects if isinstance(each, pikepdf.Dictionary)]
    assert sum(each.get("/Type") == Name.StructTreeRoot for each in kept) == 1
    assert sum(each.get("/S") == Name.Document for each in kept) == 1
    assert sum(each.get("/Type") == Name.Catalog for each in kept) == 1


def test_cells_still_name_their_own_heads(joined):
    cells = [element for element in structure(joined) if "/ID" in element or "/A" in element]
    ids = [str(cell.ID) for cell in cells if "/ID" in cell]
    named = [str(head) for cell in cells for head in cell.get("/A", {}).get("/Headers", [])]
    assert len(ids) == len(set(ids)) and named and set(named) <= set(ids)


def test_every_figure_says_in_words_what_it_shows(joined):
    figures = [element for element in structure(joined) if Name.Figure == element.S]
    assert all(str(figure.get("/Alt", "")) for figure in figures)


def test_it_says_once_that_it_is_of_archive_quality(joined):
    xmp = joined.Root.Metadata.read_bytes().decode()
    assert xmp.count('pdfaid:part="3"') == xmp.count('pdfaid:conformance="A"') == 1
    assert len(joined.Root.OutputIntents) == 1
    assert str(joined.Root.Lang) == "vi" and joined.Root.MarkInfo.Marked
    assert joined.Root.ViewerPreferences.DisplayDocTitle
    assert str(joined.docinfo.Title).startswith("Báo cáo Kết quả kiểm tra")


def test_the_data_of_the_paper_is_still_inside(joined):
    assert joined.attachments["du-lieu.json"].get_file().read_bytes() == ATTACHED["du-lieu.json"]
    assert {str(file.AFRelationship) for file in joined.Root.AF} == {"/Data"}


def outline(pdf):
    places = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}

    def listed(items, depth=0):
        for item in items:
            yield depth, item.title, places[item.destination[0].objgen]
            yield from listed(item.children, depth + 1)

    with pdf.open_outline() as opened:
        return list(listed(opened.root))


def test_bookmarks_are_those_of_the_paper_printed_whole(joined, whole):
    assert outline(joined) == outline(whole)
    assert max(page for _depth, _title, page in outline(joined)) > 8


def test_its_text_is_that_of_the_parts(path, pieces, tmp_path):
    texts = []
    for place, piece in enumerate(pieces):
        (tmp_path / f"{place}.pdf").write_bytes(piece)
        texts.append(run("pdftotext", "-layout", tmp_path / f"{place}.pdf", "-"))
    assert run("pdftotext", "-layout", path, "-") == "".join(texts)


def test_its_pages_look_as_those_of_the_paper_printed_whole(path, sample_pdf):
    assert run("pdftotext", "-bbox", path, "-") == run("pdftotext", "-bbox", sample_pdf, "-")


@pytest.mark.parametrize("command", [["pdfinfo", "-struct"], ["pdftotext"], ["pdffonts"], ["pdfinfo"]])
def test_other_programs_open_it_without_a_word(path, command):
    tail = ["-"] if command == ["pdftotext"] else []
    done = subprocess.run([*command, path, *tail], capture_output=True, check=True)
    assert done.stderr == b""


def test_its_syntax_is_sound(joined):
    assert joined.check_pdf_syntax() == []


LINKS = (
    '<!doctype html><html lang="vi"><head><title>Thử</title></head><body>'
    '<h1 id="{name}">{name}</h1><p><a href="#{name}">tới {name}</a></p></body></html>'
)


def test_links_lead_to_their_own_part_and_are_tagged():
    made = [render_pdf(LINKS.format(name=name)).content for name in ("a", "b")]
    target = BytesIO()
    join([BytesIO(piece) for piece in made], target)
    with pikepdf.open(target) as pdf:
        destinations = list(pdf.Root.Names.Dests.Names)
        pages = {str(n): d[0].objgen for n, d in zip(destinations[::2], destinations[1::2], strict=True)}
        assert pages == {name: page.obj.objgen for name, page in zip("ab", pdf.pages, strict=True)}
        tree = parents(pdf)
        for page in pdf.pages:
            (annotation,) = page.obj.Annots
            assert Name.Link == tree[int(annotation.StructParent)].S
