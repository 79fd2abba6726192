"""An honour from the call to the archive, on the pages of those whose turn it is."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jixiao.records.community.models import Call, CallState, Honour, Nomination, NominationNotice, NoticeObjection
from jixiao.web.clock import today

DAY = datetime.timedelta(days=1)
CALL = {
    "title": "示例举荐", "honour": "示例荣誉", "level": "county", "takes": "worker", "quota": "1", "is_scored": "on",
    "reviewers_wanted": "2", "notice_days": "5", "giver": "示例县人民政府",
}  # fmt: skip


@pytest.fixture
def at(county):
    """Return what somebody does at an address of the room: reads it, or sends a form and reads what came of it."""
    clients = {who: county.client(who) for who in ("clerk", "head", "viewer", "third")}

    def do(who, path, *, say="", fails=False, **given):
        address = county.address(f"community/honours/{path}")
        client = clients[who]
        answer = client.post(address, given, follow=True) if given else client.get(address)
        text = answer.content.decode()
        is_refused = answer.status_code in {403, 422} or "fault" in text
        assert is_refused == fails, (path, text[-3000:])
        assert say in text, (path, say)
        return text

    return do


def test_from_the_call_to_the_archive(county, at, worker):
    first, second = worker("示例甲"), worker("示例乙", workplace="示例县医院")
    call = called(at)
    at("clerk", f"{call}/nominate/", fails=False, say="先查找")
    rows = [handed_in(county, at, call, one) for one in (first, second)]
    late = {"stamp": "2", "proposer": "示例县教育局"}
    at("clerk", f"nominations/{rows[0]}/edit/", fails=True, **late, say="要改的，请审核人退回")
    for who, workplace in (("viewer", "示例县农业局"), ("third", "示例县气象局")):
        person = str(county.people[who].pk)
        at("head", f"{call}/reviewers/", person=person, workplace=workplace, say=workplace)
    at("head", f"{call}/begin/", fails=True, stamp="", say="才截止")
    Call.objects.update(opens=today() - 9 * DAY, closes=today() - DAY)
    at("head", f"{call}/begin/", stamp="", say="评审中")
    reviewed(at, call, rows)
    objection_code = shown(at, call, rows[0])
    answered(at, objection_code)
    at("head", f"{call}/recommend/", fails=True, stamp="", say="现在不能上报")
    NominationNotice.objects.update(first_day=today() - 9 * DAY, last_day=today() - DAY)
    at("head", f"{call}/recommend/", stamp="", say="已上报")
    assert Nomination.objects.get(pk=rows[1]).state_because == "评审通过，名额已满，没有列入公示名单"
    number = "示科协〔2024〕9号"
    at("clerk", f"nominations/{rows[0]}/award/", awarded_on=str(today()), paper_number=number, say="已获表彰")
    honour = Honour.objects.get()
    at("clerk", f"honours/{honour.pk}/archive/", number="示科-永久-1", say="示科-永久-1")
    at("clerk", f"honours/{honour.pk}/archive/", fails=True, number="示科-永久-2", say="已经归档")
    assert (honour.worker, honour.paper_number, Call.objects.get().state) == (first, number, CallState.DONE)
    assert "示例荣誉" in county.client("clerk").get(county.address(f"community/workers/{first.pk}/")).content.decode()


def called(at):
    """Draw the call up and open it: the clerk may not."""
    at("clerk", "new/", **CALL, opens=str(today()), closes=str(today()))
    call = Call.objects.get().pk
    at("clerk", f"{call}/open/", fails=True, stamp="1")
    at("head", f"{call}/open/", stamp="1", say="正在举荐")
    return call


def handed_in(county, at, call, who):
    """Nominate somebody, bring what it lacks, hand it in."""
    at("clerk", f"{call}/nominate/?who={who.pk}", proposer="示例县教育局", say="还不能提交")
    row = Nomination.objects.get(worker=who)
    at("clerk", f"nominations/{row.pk}/send/", fails=True, stamp=str(row.version), say="还缺")
    given = {"proposer": "示例县教育局", "deeds": "示例事迹", "opinion": "同意举荐", "consented_on": str(today())}
    page = at("clerk", f"nominations/{row.pk}/edit/", **given, stamp=str(row.version), say="证明材料")
    subject = re.search(r'name="subject" value="([^"]+)"', page)
    assert subject
    upload = SimpleUploadedFile("示例.txt", f"示例材料 {row.pk}".encode())
    sent = {"subject": subject[1], "label": "示例", "proof_class": "working", "files": upload, "next": "/"}
    county.client("clerk").post(county.address("measures/proofs/attach/"), sent)
    row.refresh_from_db()
    at("clerk", f"nominations/{row.pk}/send/", stamp=str(row.version), say="已提交")
    return row.pk


def reviewed(at, call, rows):
    """Let both vote, the one not seeing what the other said; then the head counts."""
    at("viewer", f"nominations/{rows[0]}/vote/", vote="yes", points="95", words="示例：很好")
    assert "示例：很好" not in at("third", f"nominations/{rows[0]}/vote/")
    at("head", f"{call}/votes/", fails=True, stamp="", say="没有评完")
    for who, row, points in (("third", rows[0], "90"), ("viewer", rows[1], "80"), ("third", rows[1], "82")):
        at(who, f"nominations/{row}/vote/", vote="yes", points=points)
    at("viewer", f"nominations/{rows[0]}/vote/", fails=True, vote="no", points="1", words="示例", say="提交后不能改")
    at("head", f"{call}/votes/", say="92.50")
    at("head", f"{call}/votes/", stamp="", say="公示出来是这样")


def shown(at, call, row):
    """Show the first to the public, who objects from a phone without an account."""
    at("head", f"{call}/notice/", chosen=[str(row)], contact="0316-0000000", say="公示页")
    phone, url = Client(), f"/home/honours/{NominationNotice.objects.get().token}/"
    page = phone.get(url).content.decode()
    assert "示*甲" in page
    assert "示例甲" not in page
    told = phone.post(f"{url}object/", {"text": "示例异议", "nomination": str(row)}).content.decode()
    code = re.search(r"<b>([2-9A-Z]{5} [2-9A-Z]{5})</b>", told)
    assert code
    return url, code[1]


def answered(at, objection):
    """Answer the objection; who made it reads the answer by its code."""
    url, code = objection
    pk = NoticeObjection.objects.get().pk
    at("clerk", f"objections/{pk}/", fails=True, verdict="dismissed", answer="示例：不属实")
    at("head", f"objections/{pk}/", verdict="dismissed", answer="示例：不属实", say="异议不成立")
    assert "示例：不属实" in Client().post(f"{url}answer/", {"code": code}).content.decode()
