"""The demonstration's photos: calm scenes of an office, drawn with plain shapes and marked as drawn."""

from collections.abc import Callable
from io import BytesIO

import fontpkg
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 800
# Drawn twice as large and shrunk: Pillow's shapes have no smooth edges of their own.
SCALE = 2

INK, BRAND, PALE, PAPER, WALL, FLOOR = "#0f2a43", "#123f6d", "#e8f0f8", "#ffffff", "#eef1f4", "#d5dbe1"
WOOD, WOOD_DARK, SKIN, HAIR = "#c9a77c", "#a98558", "#e3bd9b", "#33302e"
LINE, GREEN, AMBER = "#b5c0cb", "#5d9b7d", "#d9a441"


class Canvas:
    """Shapes in the coordinates of the finished picture."""

    def __init__(self):
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), WALL)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, left, top, width, height, fill, *, outline=None, radius=0):
        corners = [side * SCALE for side in (left, top, left + width, top + height)]
        self.pen.rounded_rectangle(corners, radius * SCALE, fill=fill, outline=outline, width=2 * SCALE)

    def circle(self, x, y, radius, fill):
        self.pen.ellipse(
            [side * SCALE for side in (x - radius, y - radius, x + radius, y + radius)], fill=fill
        )

    def line(self, *points, fill=INK, width=3):
        self.pen.line([(x * SCALE, y * SCALE) for x, y in points], fill=fill, width=width * SCALE)

    def text(self, x, y, words, *, size=28, fill=INK, weight=500, anchor="mm"):
        font = ImageFont.truetype(str(fontpkg.path("Be Vietnam Pro", weight=weight)), size * SCALE)
        self.pen.text((x * SCALE, y * SCALE), words, font=font, fill=fill, anchor=anchor)

    def jpeg(self) -> bytes:
        out = BytesIO()
        self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "JPEG", quality=88)
        return out.getvalue()


def draw_scene(name: str) -> bytes:
    """A JPEG of the scene, with “Ảnh minh họa” across its foot. Raises KeyError for an unknown scene."""
    canvas = Canvas()
    canvas.box(0, 560, WIDTH, 240, FLOOR)
    SCENES[name](canvas)
    canvas.box(0, 730, WIDTH, 70, INK)
    canvas.text(WIDTH / 2, 764, "Ảnh minh họa", size=32, fill=PAPER, weight=600)
    return canvas.jpeg()


def person(canvas: Canvas, x, y, coat, *, size=1.0) -> None:
    """A standing or sitting person seen from the front; `y` is where the shoulders are cut off below."""
    canvas.box(x - 62 * size, y - 150 * size, 124 * size, 150 * size, coat, radius=46 * size)
    canvas.box(x - 14 * size, y - 178 * size, 28 * size, 40 * size, SKIN)
    canvas.circle(x, y - 212 * size, 44 * size, HAIR)
    canvas.circle(x, y - 202 * size, 38 * size, SKIN)


def sheet(canvas: Canvas, left, top, width, height, *, lines=6) -> None:
    """A sheet of paper with rows of writing."""
    canvas.box(left, top, width, height, PAPER, outline=LINE)
    step = (height - 24) / (lines + 1)
    canvas.box(left + 12, top + 12, width * 0.6, 8, BRAND)
    for row in range(1, lines + 1):
        length = width - 24 - (row % 3) * width * 0.12
        canvas.box(left + 12, top + 12 + row * step, length, 4, LINE)


def notice_board(canvas: Canvas, left, top, width, height, *, missing=()) -> None:
    canvas.box(left, top, width, height, WOOD, radius=8)
    canvas.box(left + 12, top + 12, width - 24, height - 24, PALE)
    canvas.box(left + 12, top + 12, width - 24, 62, BRAND)
    canvas.text(left + width / 2, top + 43, "NIÊM YẾT THỦ TỤC HÀNH CHÍNH", size=26, fill=PAPER, weight=600)
    columns = int((width - 60) // 130)
    gap = (width - 24 - columns * 110) / (columns + 1)
    for place in range(columns * 2):
        if place not in missing:
            across, down = place % columns, place // columns
            sheet(canvas, left + 12 + gap + across * (110 + gap), top + 96 + down * 162, 110, 144)


def desk(canvas: Canvas, left, width, *, top=470) -> None:
    canvas.box(left, top, width, 34, WOOD_DARK, radius=6)
    canvas.box(left + 10, top + 34, width - 20, 226, WOOD)


def board_scene(canvas: Canvas) -> None:
    """A notice board with empty places."""
    notice_board(canvas, 150, 90, 900, 450, missing={4, 8, 9})


def guide_scene(canvas: Canvas) -> None:
    """A head of a centre shows the notice board to three visitors."""
    notice_board(canvas, 60, 70, 640, 450)
    person(canvas, 640, 730, BRAND, size=1.5)
    canvas.line((575, 560), (500, 440), fill=BRAND, width=30)
    canvas.circle(497, 432, 18, SKIN)
    for x, coat in ((820, GREEN), (960, INK), (1095, AMBER)):
        person(canvas, x, 730, coat, size=1.4)


def _counter(canvas: Canvas, signs: tuple[str, ...]) -> None:
    canvas.text(WIDTH / 2, 70, "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ", size=34, fill=BRAND, weight=700)
    for place, x in enumerate((230, 600, 970)):
        person(canvas, x, 474, (BRAND, GREEN, BRAND)[place])
        if place < len(signs):
            canvas.box(x - 140, 130, 280, 62, BRAND, radius=8)
            canvas.text(x, 161, signs[place], size=24, fill=PAPER, weight=600)
    desk(canvas, 40, 1120)
    for x in (330, 700, 1070):
        canvas.box(x - 60, 396, 100, 70, INK, radius=6)
        canvas.box(x - 24, 462, 28, 10, INK)


def counter_scene(canvas: Canvas) -> None:
    """A person is served at the counter."""
    _counter(canvas, ("Tư pháp - Hộ tịch", "Đất đai - Xây dựng", "Văn hóa - Xã hội"))
    person(canvas, 470, 730, AMBER, size=1.35)
    sheet(canvas, 520, 430, 70, 44, lines=2)


def named_counter_scene(canvas: Canvas) -> None:
    _counter(canvas, ("Tư pháp - Hộ tịch", "Đất đai - Xây dựng", "Văn hóa - Xã hội"))


def bare_counter_scene(canvas: Canvas) -> None:
    """A counter where no place says what it is for."""
    _counter(canvas, ())


def register_scene(canvas: Canvas) -> None:
    """An open register whose last columns stay empty."""
    canvas.box(0, 0, WIDTH, 730, WOOD)
    canvas.box(110, 90, 980, 560, WOOD_DARK, radius=12)
    canvas.box(130, 105, 470, 530, PAPER)
    canvas.box(602, 105, 470, 530, PAPER)
    canvas.text(365, 140, "SỔ TIẾP NHẬN HỒ SƠ", size=26, fill=BRAND, weight=700)
    canvas.text(837, 140, "Ngày hẹn trả · Ngày trả · Ký nhận", size=22)
    for row in range(11):
        y = 185 + row * 40
        canvas.line((150, y), (580, y), fill=LINE, width=2)
        canvas.line((622, y), (1052, y), fill=LINE, width=2)
        if row < 10:
            canvas.box(160, y + 16, 240 + row * 37 % 150, 6, INK)
        if row in {0, 1, 3, 6}:
            canvas.box(640, y + 16, 110, 6, INK)
    for x in (770, 910):
        canvas.line((x, 185), (x, 585), fill=LINE, width=2)


def screen_scene(canvas: Canvas) -> None:
    """The list of dossiers on a screen, some of them late."""
    desk(canvas, 60, 1080, top=600)
    canvas.box(230, 80, 740, 450, INK, radius=14)
    canvas.box(250, 100, 700, 410, PAPER)
    canvas.box(560, 530, 80, 60, INK)
    canvas.box(480, 586, 240, 16, INK, radius=6)
    canvas.box(250, 100, 700, 54, BRAND)
    canvas.text(600, 127, "HỒ SƠ ĐANG GIẢI QUYẾT", size=24, fill=PAPER, weight=600)
    for row in range(7):
        y = 178 + row * 46
        late = row in {1, 4}
        canvas.box(280, y + 8, 320 - row * 23 % 90, 10, LINE)
        canvas.box(770, y, 150, 28, AMBER if late else GREEN, radius=14)
        canvas.text(845, y + 14, "Quá hạn" if late else "Trong hạn", size=17, fill=INK if late else PAPER)


def meeting_scene(canvas: Canvas) -> None:
    """The team and the unit on both sides of a long table."""
    canvas.box(300, 60, 600, 80, BRAND, radius=6)
    canvas.text(600, 100, "KIỂM TRA CÔNG TÁC CCHC", size=32, fill=PAPER, weight=700)
    for place, x in enumerate((220, 410, 600, 790, 980)):
        person(canvas, x, 480, (BRAND, GREEN, INK, BRAND, AMBER)[place])
    desk(canvas, 80, 1040)
    for x in (220, 410, 600, 790, 980):
        sheet(canvas, x - 45, 440, 90, 36, lines=1)


SCENES: dict[str, Callable[[Canvas], None]] = {
    "board": board_scene,
    "guide": guide_scene,
    "counter": counter_scene,
    "named_counter": named_counter_scene,
    "bare_counter": bare_counter_scene,
    "register": register_scene,
    "screen": screen_scene,
    "meeting": meeting_scene,
}
