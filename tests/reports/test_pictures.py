"""Photos reach the PDF program brought down to what is printed."""

import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest
from django.conf import settings
from PIL import Image

from core.errors import DomainError
from reports.foreseeing import ForeseenPhotos
from reports.pictures import LONGER_SIDE, TooManyPixels, bring_down
from reports.reach import Reach
from reports.render import render_pdf

from .. import make

PAGE = (
    '<!doctype html><html lang="vi"><head><title>Ảnh</title><style>img {{ width: 79mm }}</style></head>'
    "<body>{body}</body></html>"
)
TURN_RIGHT = 6  # the value of the EXIF tag “orientation” of a telephone held upright


@pytest.fixture
def folder():
    folder = settings.MEDIA_ROOT / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def page_of(*paths):
    return PAGE.format(body="".join(f'<p><img alt="ảnh" src="{path.as_uri()}"></p>' for path in paths))


def brought_down(path):
    content, kind = bring_down(path)
    return Image.open(BytesIO(content)), kind


def test_a_photo_of_a_telephone_becomes_as_large_as_it_is_printed(folder):
    path = folder / "telephone.jpg"
    path.write_bytes(make.make_noise(size=(4000, 3000)).read())
    picture, kind = brought_down(path)
    assert (picture.size, kind) == ((LONGER_SIDE, LONGER_SIDE * 3 // 4), "image/jpeg")


def test_a_small_picture_stays_as_it_is(folder):
    path = folder / "small.png"
    Image.new("RGB", (LONGER_SIDE, 10)).save(path)
    assert bring_down(path) is None


def test_what_is_no_picture_stays_as_it_is(folder):
    path = folder / "style.css"
    path.write_text("p { color: red }")
    assert bring_down(path) is None


def test_a_photo_taken_upright_is_shown_upright(folder):
    path = folder / "upright.jpg"
    exif = Image.Exif()
    exif[0x0112] = TURN_RIGHT
    Image.new("RGB", (2400, 1200)).save(path, exif=exif)
    picture, _kind = brought_down(path)
    assert picture.size == (LONGER_SIDE // 2, LONGER_SIDE) and not picture.getexif()


def test_what_is_transparent_stays_so(folder):
    path = folder / "clear.png"
    Image.new("RGBA", (2000, 1000), (200, 0, 0, 100)).save(path)
    picture, kind = brought_down(path)
    assert (picture.mode, kind, picture.getchannel("A").getextrema()) == ("RGBA", "image/png", (100, 100))


def test_colours_of_a_printing_press_become_those_of_a_screen(folder):
    path = folder / "press.jpg"
    Image.new("CMYK", (2000, 1000)).save(path)
    assert brought_down(path)[0].mode == "RGB"


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(12_000, 9_000), (20_000, 20_000)])
def test_too_many_pixels_are_refused_before_they_are_unpacked(folder, size):
    path = folder / "bomb.png"
    Image.new("1", size).save(path)
    with pytest.raises(TooManyPixels, match=r"bomb\.png"):
        bring_down(path)


def test_the_person_reads_which_photo_has_too_many_pixels(folder):
    path = folder / "huge.png"
    Image.new("1", (12_000, 9_000)).save(path)
    with pytest.raises(DomainError, match=r"huge\.png"):
        render_pdf(page_of(path))


def test_ten_photos_of_a_telephone_take_no_more_memory_than_one(folder):
    paths = [folder / f"many-{number}.jpg" for number in range(10)]
    for path in paths:
        path.write_bytes(make.make_noise(size=(4000, 3000)).read())
    none, one, ten = (render_pdf(page_of(*some)) for some in ((), paths[:1], paths))
    assert one.peak_mb - none.peak_mb < 30  # unpacked it would be 36
    assert ten.peak_mb - one.peak_mb < 30
    with pikepdf.open(BytesIO(ten.content)) as pdf:
        widths = [int(image.Width) for image in pdf.pages[0].get_images().values()]
    assert len(widths) == 10 and max(widths) <= 468  # 79 mm at 150 dots an inch


def test_pictures_are_brought_down_without_django():
    """The PDF program starts in a third of the time without it."""
    code = "import sys, reports.printing, reports.pdf, reports.joining; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, check=False).returncode == 0


def test_photos_begin_before_weasyprint_is_read():
    """Half a second, in which the other processor unpacks them."""
    code = "import sys, reports.printing; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, check=False).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the libraries are found by searching only")
def test_no_other_program_is_asked_for_its_libraries():
    code = """
import sys
sys.addaudithook(lambda event, words: event == "subprocess.Popen" and sys.exit(f"asked {words[0]}"))
import reports.pdf
"""
    assert subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, check=False).returncode == 0


def test_a_photo_shown_twice_is_unpacked_once(folder, monkeypatch):
    path, asked = folder / "twice.jpg", []
    Image.new("RGB", (2000, 1000)).save(path)
    monkeypatch.setattr("reports.foreseeing.bring_down", asked.append)
    page = f'<img alt="a" src="{path.as_uri()}"><img src="{path.as_uri()}"><img src="file:///etc/hostname">'
    photos = ForeseenPhotos(page, Reach([folder]))
    photos.bring_down(path)
    photos.bring_down(path)
    assert asked == [path]
