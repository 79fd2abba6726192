import pytest
from tests.engine.render.reading_back import differences

from jixiao.engine.document import Document, document_from_json, document_to_json
from jixiao.engine.render import find_fonts, to_docx, to_html, to_pdf


@pytest.mark.font
def test_the_report_shows_the_same_figures_in_the_same_order_in_all_three_forms(report: Document) -> None:
    pdf = to_pdf(report, fonts=find_fonts(folder=None))
    assert not differences(report, html=to_html(report), docx=to_docx(report), pdf=pdf)


def test_html_and_docx_of_the_report_agree_without_any_font(report: Document) -> None:
    assert not differences(report, html=to_html(report), docx=to_docx(report), pdf=None)


def test_the_report_survives_its_json_form(report: Document) -> None:
    assert document_from_json(document_to_json(report)) == report
