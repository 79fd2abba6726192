import re

import pytest
from django.test import Client
from tests.records.community.days import day

from jixiao.records.community.models import Knock, NominationNotice, NoticeObjection, Worker


@pytest.fixture
def shown(noticed):
    """Let a notice stand for long, so that the public page of whatever day this is shows it."""
    notice = noticed(("示例甲", "示例乙"))
    NominationNotice.objects.update(last_day=day(30).replace(year=2099))
    return notice


def read(answer):
    return answer.content.decode()


def test_the_public_reads_masked_names_without_script_and_objects(shown):
    phone, url = Client(), f"/home/honours/{shown.token}/"
    page = read(phone.get(url))
    assert "示*甲" in page
    assert "示例甲" not in page
    assert not re.search(r'\sstyle="|<script(?![^>]*src=)', page)
    empty = phone.post(f"{url}object/", {"text": " "})
    assert empty.status_code == 422
    given = {"nomination": str(shown.rows[0][0]), "text": "示例异议", "name": "示例丁", "phone": ""}
    told = re.search(r"<b>([2-9A-Z]{5} [2-9A-Z]{5})</b>", read(phone.post(f"{url}object/", given)))
    assert told
    code = told[1]
    assert "正在核实" in read(phone.post(f"{url}answer/", {"code": code.lower()}))
    wrong = phone.post(f"{url}answer/", {"code": "WRONG"})
    assert wrong.status_code == 422
    assert "查询码不对" in read(wrong)
    NoticeObjection.objects.update(state="dismissed", answer="查无实据", answered_by=shown.by, answered_at=shown.at)
    assert "查无实据" in read(phone.post(f"{url}answer/", {"code": code}))


def test_after_its_days_and_once_withdrawn_nobody_is_named(noticed):
    notice = noticed()
    url = f"/home/honours/{notice.token}/"
    over = read(Client().get(url))
    assert "公示期已满" in over
    assert "示*甲" not in over
    assert "不在公示期内" in read(Client().get(f"{url}object/"))
    NominationNotice.objects.update(withdrawn_at=notice.at, withdrawn_because="名单有误")
    gone = Client().get(url)
    assert gone.status_code == 410
    assert "名单有误" in read(gone)
    assert Client().get("/home/honours/unknown/").status_code == 404


def test_who_takes_back_what_they_agreed_to_is_masked_from_then_on(shown):
    row = NominationNotice.objects.get()
    row.rows[0][1] = "示例甲"
    row.save(update_fields=["rows"])
    assert "示例甲" not in read(Client().get(f"/home/honours/{row.token}/"))
    Worker.objects.update(privacy="closed")
    assert read(Client().get(f"/home/honours/{row.token}/")).count("（不公开）") == 2


def test_too_many_tries_of_a_network_are_told(shown):
    url = f"/home/honours/{shown.token}/answer/"
    Client().post(url, {"code": "WRONG"})
    Knock.objects.update(tries=60)
    assert Client().post(url, {"code": "WRONG"}).status_code == 429
