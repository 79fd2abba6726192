import re

import pytest
from django.test import Client

from jixiao.records.community.appeals.asking import show_code
from jixiao.records.community.knocking import HAND_IN
from jixiao.records.community.models import Appeal, Knock

pytestmark = pytest.mark.django_db
TYPED = {"kind": "need", "text": "示例：缺技术指导", "name": "示例甲乙", "phone": "13800001234"}


@pytest.fixture
def citizen():
    return Client()


def here(door, path=""):
    return f"/home/{door.token}/{path}"


def handed_in(citizen, door, **values):
    return citizen.post(here(door), {**TYPED, **values})


def code_in(answer):
    (found,) = re.findall(r'query-code">([2-9A-Z ]{11})<', answer.content.decode())
    return found


def test_an_appeal_is_handed_in_and_looked_up(citizen, door):
    assert "提交诉求建议" in citizen.get(here(door)).content.decode()
    answer = handed_in(citizen, door)
    assert "已收到，编号 S1" in answer.content.decode()
    assert "no-cache" in answer["Cache-Control"]
    status = citizen.post(here(door, "status/"), {"code": code_in(answer)})
    assert "已收到您提交的诉求" in status.content.decode()
    assert "13800001234" not in status.content.decode()
    assert "示例甲乙" not in status.content.decode()


def test_a_form_sent_twice_tells_the_same_code(citizen, door):
    once = "6f5902ac-237b-4cbb-9d3b-2f4f6f3f0001"
    assert code_in(handed_in(citizen, door, once=once)) == code_in(handed_in(citizen, door, once=once))
    assert Appeal.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"text": ""}, "没有填"),
        ({"phone": "12"}, "电话号码不对"),
        ({"is_anonymous": "1"}, "选了匿名，又留了姓名或电话"),
        ({"text": "长" * 2001}, "2000"),
        ({"kind": "nothing"}, "类别"),
    ],
)
def test_what_is_wrong_is_said_nothing_is_lost_and_no_code_is_told(citizen, door, values, said):
    answer = handed_in(citizen, door, **values)
    text = answer.content.decode()
    if "kind" not in values:
        assert said in text
    assert "query-code" not in text
    assert values.get("text", TYPED["text"])[:100] in text
    assert not Appeal.objects.exists()


def test_a_door_that_was_shut_meanwhile_tells_no_code(citizen, door):
    type(door).objects.update(is_open=False)
    text = handed_in(citizen, door).content.decode()
    assert "现在不接受网上提交" in text
    assert "query-code" not in text
    assert "缺技术指导" in text


def test_a_code_that_is_none_is_said_beside_the_field(citizen, door):
    answer = citizen.post(here(door, "status/"), {"code": "ABCDE FGHJK"})
    assert answer.status_code == 422
    assert "没有这个查询码" in answer.content.decode()
    assert citizen.get(here(door, "status/")).status_code == 200
    assert citizen.get(here(door, "rate/")).status_code == 302


def test_who_tries_too_often_is_told_to_wait(citizen, door):
    handed_in(citizen, door)
    Knock.objects.update(tries=HAND_IN.most)
    assert handed_in(citizen, door).status_code == 429
    assert Appeal.objects.count() == 1


def test_an_answer_is_rated_by_its_code_once(citizen, door, answered, by):
    code = show_code(appeal=answered(), by=by)
    page = citizen.post(here(door, "status/"), {"code": code}).content.decode()
    assert "示例：已请专家讲课" in page
    nothing = citizen.post(here(door, "rate/"), {"code": code, "words": "示例的话"})
    assert "没有选满意程度" in nothing.content.decode()
    assert "示例的话" in nothing.content.decode()
    assert "谢谢您的评价" in citizen.post(here(door, "rate/"), {"code": code, "rating": "5"}).content.decode()
    assert "已经评价过" in citizen.post(here(door, "rate/"), {"code": code, "rating": "1"}).content.decode()
    assert citizen.post(here(door, "rate/"), {"code": "", "rating": "1"}).status_code == 422
    assert Appeal.objects.get().rating == 5


def test_a_door_that_is_none_is_not_there(citizen, door):
    known = here(door)
    unknown = known.replace(door.token, "nothing")
    assert citizen.get(unknown).status_code == 404
    assert citizen.get(f"{unknown}status/").status_code == 404
