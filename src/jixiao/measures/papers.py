"""PDFs: how many pages, and a page as a picture. The library is not made for threads, so one at a time is in it."""

import threading
from pathlib import Path

import pypdfium2
from PIL import Image

from jixiao.orgs.refusing import Refused

_IN_USE = threading.Lock()
_POINTS_PER_INCH = 72
_MOST_SCALE = 4


def count_pages(path: Path) -> int:
    """Return how many pages a PDF has; raise Refused for one that is locked or broken."""
    try:
        with _IN_USE, pypdfium2.PdfDocument(path) as paper:
            pages = len(paper)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refused("PDF 加了密码，别人打不开", cure="去掉密码另存一份再传", code="U406") from error
        raise Refused("PDF 残缺，打不开", cure="在自己的电脑上打开看看，重新存一份再传", code="U408") from error
    if not pages:
        raise Refused("PDF 里一页也没有", cure="重新存一份再传", code="U408")
    return pages


def draw_page(path: Path, *, page: int, width: int) -> Image.Image:
    """Return a page of a PDF (the first is 1) as a picture about ``width`` wide; refuse one that cannot be drawn."""
    try:
        with _IN_USE, pypdfium2.PdfDocument(path) as paper:
            drawn = paper[page - 1]
            across = max(1.0, drawn.get_width())
            down = max(1.0, drawn.get_height())
            scale = min(_MOST_SCALE, width / across, 3 * width / down)
            return drawn.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Refused("这一页画不出来", cure="下载后在自己的电脑上看", code="U419") from error
