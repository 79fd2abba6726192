"""A paper made visible: one tree of blocks as HTML, as DOCX and as PDF, with the same figures in the same order.

``to_html`` and ``to_docx`` need no font; ``to_pdf`` sets type and takes a ``FontSet`` from ``find_fonts``. The heavy
libraries are loaded by the first call that needs them. Typography: GB/T 9704—2012.
"""

from jixiao.engine.render.fonts import Font, FontRole, FontSet, find_fonts, missing_font_finding
from jixiao.engine.render.html.page import to_html
from jixiao.engine.render.pdf.setting import to_pdf, to_pdf_with_findings
from jixiao.engine.render.word.package import to_docx, to_docx_with_traces

__all__ = [
    "Font",
    "FontRole",
    "FontSet",
    "find_fonts",
    "missing_font_finding",
    "to_docx",
    "to_docx_with_traces",
    "to_html",
    "to_pdf",
    "to_pdf_with_findings",
]
