"""A paper made visible: one tree of blocks as HTML, as DOCX and as PDF, with the same figures in the same order.

``to_html`` and ``to_docx`` need no font; ``to_pdf`` sets type and takes a ``FontSet`` from ``find_fonts``. The heavy
libraries are loaded by the first call that needs them. Typography: GB/T 9704—2012.

``to_html_part`` is the paper as a piece of another page, which says where its figures lead.

What was found in a paper that anybody wrote goes back as comments in its own DOCX (``annotate_docx``), as a page with
its text and the findings (``findings_page``), and for many papers as one table (``many_page``, ``many_workbook``).
"""

from jixiao.engine.render.fonts import Font, FontRole, FontSet, find_fonts, missing_font_finding
from jixiao.engine.render.html.checked import findings_page
from jixiao.engine.render.html.checked_many import many_page
from jixiao.engine.render.html.leaf import to_html_part
from jixiao.engine.render.html.page import to_html
from jixiao.engine.render.pdf.setting import to_pdf, to_pdf_with_findings
from jixiao.engine.render.tally import CheckedRow
from jixiao.engine.render.word.package import to_docx, to_docx_with_traces
from jixiao.engine.render.word.returning import annotate_docx, docx_of_text, mend_docx
from jixiao.engine.render.workbook.checked import many_workbook

__all__ = [
    "CheckedRow",
    "Font",
    "FontRole",
    "FontSet",
    "annotate_docx",
    "docx_of_text",
    "find_fonts",
    "findings_page",
    "many_page",
    "many_workbook",
    "mend_docx",
    "missing_font_finding",
    "to_docx",
    "to_docx_with_traces",
    "to_html",
    "to_html_part",
    "to_pdf",
    "to_pdf_with_findings",
]
