import io

import docx
import pytest
from tests.records.contests.conftest import noon

from jixiao.engine.document import plain_text
from jixiao.engine.render import to_html
from jixiao.records.contests.entering.handing_in import hand_in
from jixiao.records.contests.entering.seal_form import seal_form, seal_form_docx

pytestmark = pytest.mark.django_db
ADDRESS = "https://example.cn/contest/x/works/1/"


def test_the_form_has_the_work_its_people_in_full_and_the_way_back(asking, school, ready):
    work = hand_in(entry=ready(asking(), school()), stamp=None, at=noon(10))
    words = plain_text(seal_form(work, address=ADDRESS))
    told = (
        work.number or "没有编号",
        "会浇水的花盆",
        "张小明",
        "2014-05",
        "示例教师",
        "技术",
        "示例承诺",
        "示例告知",
        "（盖章）",
        ADDRESS,
    )
    assert [word for word in told if word not in words] == []
    assert "<path" in to_html(seal_form(work, address=ADDRESS))


def test_the_word_form_carries_the_code_as_a_picture_and_a_draft_says_so(asking, school, ready):
    work = ready(asking(), school())
    paper = docx.Document(io.BytesIO(seal_form_docx(work, address=ADDRESS)))
    assert len(paper.inline_shapes) == 1
    assert "草稿（报送后编号）" in "".join(one.text for one in paper.paragraphs)
