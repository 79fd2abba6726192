from typing import Any

from jixiao.web.asking import ask as question
from jixiao.web.asking import confirmed

ASKED: dict[str, Any] = {
    "question": "删除这场活动？",
    "verb": "删除活动",
    "back": "/list/",
    "consequence": "照片一起删除",
    "kept": [("reason", "重复")],
}


def test_the_question_is_a_page_without_scripts(ask):
    html = question(ask("/delete/"), **ASKED).content.decode()
    for words in (
        "<h1>删除这场活动？</h1>",
        "删除活动</button>",
        'name="confirmed" value="1"',
        'name="reason" value="重复"',
        'name="once"',
        'class="frame"',
        'href="/list/"',
    ):
        assert words in html


def test_the_question_is_a_dialog_where_htmx_asks(ask):
    html = question(ask("/delete/", htmx="dialog"), **ASKED).content.decode()
    assert html.strip().startswith("<dialog")
    assert 'class="frame"' not in html


def test_only_the_verb_confirms(ask):
    assert confirmed(ask(post={"confirmed": "1"}))
    assert not confirmed(ask(post={}))
    assert not confirmed(ask("/?confirmed=1"))
