import io

import docx

from jixiao.engine.document import Document, Paragraph, Text
from jixiao.engine.render import to_docx, to_html
from jixiao.engine.render.qr_codes import qr_chart, qr_place, with_qr_pictures

ADDRESS = "https://example.cn/verify/1"


def paper(block):
    return Document(title="示例", author="示例", year=2024, blocks=(Paragraph((Text("前"),)), block), mark="")


def test_the_code_is_drawn_and_says_what_it_is_for():
    html = to_html(paper(qr_chart(ADDRESS, alt="查验二维码")))
    assert "<path" in html
    assert "查验二维码" in html


def test_in_word_each_marked_place_gets_its_picture():
    plain = to_docx(paper(qr_place()))
    done = docx.Document(io.BytesIO(with_qr_pictures(plain, [ADDRESS])))
    assert len(done.inline_shapes) == 1
    assert "二维码" not in "".join(one.text for one in done.paragraphs)
