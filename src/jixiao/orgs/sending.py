"""A paper of the trade on its way out, as DOCX, PDF or a page; without a Chinese font it says that there is no PDF."""

from django.conf import settings
from django.http import Http404, HttpResponse

from jixiao.engine.document import Document
from jixiao.engine.errors import MissingFontError
from jixiao.engine.render import find_fonts, to_docx, to_html, to_pdf
from jixiao.orgs.refusing import Refused
from jixiao.web.sending import attachment

MAKERS = {
    "docx": to_docx,
    "html": lambda document: to_html(document).encode(),
    "pdf": lambda document: to_pdf(document, fonts=find_fonts(folder=settings.FONTS)),
}


def send_document(document: Document, kind: str, *, name: str = "") -> HttpResponse:
    """Return a paper as a download called by its title, or ``name``; another kind is not there (404).

    Refuses (U585) a PDF where the server has no Chinese font.
    """
    if kind not in MAKERS:
        raise Http404
    try:
        content = MAKERS[kind](document)
    except MissingFontError as missing:
        raise Refused("这台服务器没有中文字体，生成不了 PDF", cure=f"先下载 DOCX。{missing}", code="U585") from missing
    return attachment(content, name=f"{name or document.title}.{kind}")
