import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.records.community.days import day

from jixiao.records.community.honours.awarding import record_honour
from jixiao.records.community.models import (
    Call,
    CallState,
    Honour,
    Nomination,
    NominationNotice,
    NominationState,
    NoticeObjection,
)

CALL = {
    "title": "示例举荐", "honour": "示例荣誉", "level": "county", "takes": "worker", "quota": "2",
    "opens": "2024-05-01", "closes": "2099-12-30", "reviewers_wanted": "2", "notice_days": "5",
}  # fmt: skip


@pytest.fixture
def clerk(county):
    return county.client("clerk")


@pytest.fixture
def chief(county):
    return county.client("head")


def here(county, path=""):
    return county.address(f"community/honours/{path}")


def read(answer):
    return answer.content.decode()


def test_a_call_is_drawn_up_opened_and_a_nomination_says_what_it_lacks(county, clerk, chief, worker):
    empty = read(clerk.post(here(county, "new/"), {}))
    assert "举荐通知名称" in empty
    clerk.post(here(county, "new/"), CALL)
    call = Call.objects.get()
    assert clerk.post(here(county, f"{call.pk}/open/"), {"stamp": "1"}).status_code == 403
    chief.post(here(county, f"{call.pk}/open/"), {"stamp": "1"})
    assert Call.objects.get().state == CallState.OPEN
    who = worker("示例甲")
    assert "示例甲" in read(clerk.get(here(county, f"{call.pk}/nominate/"), {"q": "slj"}))
    assert "没有找到" in read(clerk.get(here(county, f"{call.pk}/nominate/"), {"q": "zzz"}))
    address = here(county, f"{call.pk}/nominate/?who={who.pk}")
    made = read(clerk.post(address, {"proposer": "示例县教育局", "deeds": "示例"}, follow=True))
    assert "还不能提交，缺：举荐意见、本人同意日期、证明材料（至少一份）" in made
    row = Nomination.objects.get()
    refused = clerk.post(here(county, f"nominations/{row.pk}/send/"), {"stamp": "1"})
    assert refused.status_code == 422


def test_reviewers_vote_on_their_page_and_the_head_counts(county, chief, in_review):
    call = in_review()
    row, viewer, third = Nomination.objects.get(), county.client("viewer"), county.client("third")
    assert "示例县医院" in read(viewer.get(here(county, f"{call.pk}/review/")))
    assert county.client("clerk").get(here(county, f"{call.pk}/review/")).status_code == 422
    vote = here(county, f"nominations/{row.pk}/vote/")
    assert "没有写理由" in read(viewer.post(vote, {"vote": "no"}))
    viewer.post(vote, {"vote": "yes"})
    assert "差 1 票" in read(chief.get(here(county, f"{call.pk}/votes/")))
    third.post(vote, {"vote": "yes"})
    chief.post(here(county, f"{call.pk}/votes/"), {"stamp": ""})
    assert Nomination.objects.get().state == NominationState.PASSED
    assert "示*甲" in read(chief.get(here(county, f"{call.pk}/notice/")))
    given = {"chosen": [str(row.pk)], "contact": "0316-0000000"}
    chief.post(here(county, f"{call.pk}/notice/"), given)
    assert NominationNotice.objects.get().contact == "0316-0000000"


def test_what_was_shown_is_recommended_awarded_and_filed(county, clerk, chief, noticed):
    notice = noticed()
    call, row = notice.call, Nomination.objects.get()
    chief.post(here(county, f"{call.pk}/recommend/"), {"stamp": ""})
    assert Nomination.objects.get().state == NominationState.RECOMMENDED
    told = read(clerk.post(here(county, f"nominations/{row.pk}/award/"), {"awarded_on": "2024-01-01"}))
    assert "早于上报日期" in told
    on = Nomination.objects.get().recommended_on
    clerk.post(here(county, f"nominations/{row.pk}/award/"), {"awarded_on": str(on)})
    honour = Honour.objects.get()
    clerk.post(here(county, f"honours/{honour.pk}/archive/"), {"number": "示例-1"})
    assert "示例-1" in read(clerk.get(here(county, f"honours/{honour.pk}/")))
    assert "示例县优秀科技工作者" in read(clerk.get(here(county, "honours/")))


def test_every_page_opens_for_its_people_and_is_not_there_for_others(county, clerk, chief, noticed):
    call, row = noticed().call, Nomination.objects.get()
    stranger, viewer = county.client("outsider"), county.client("viewer")
    looked = ("", f"{call.pk}/", f"{call.pk}/notice/", f"nominations/{row.pk}/", "honours/")
    for path in looked:
        for client in (clerk, chief, viewer):
            assert client.get(here(county, path)).status_code == 200, path
        assert stranger.get(here(county, path)).status_code == 404, path
    for path in ("new/", f"nominations/{row.pk}/edit/", f"nominations/{row.pk}/withdraw/", "honours/new/"):
        assert clerk.get(here(county, path)).status_code == 200, path
        assert viewer.get(here(county, path)).status_code == 403, path
    for path in (f"{call.pk}/reviewers/", f"{call.pk}/cancel/", f"{call.pk}/votes/", f"{call.pk}/notice/withdraw/"):
        assert chief.get(here(county, path)).status_code == 200, path
        assert clerk.get(here(county, path)).status_code == 403, path
    for path in ("999/", "nominations/999/", "honours/999/", "objections/999/"):
        assert clerk.get(here(county, path)).status_code == 404, path


def test_papers_come_as_word_and_others_are_not_there(county, clerk, noticed):
    call, row = noticed().call, Nomination.objects.get()
    for path in (f"{call.pk}/notice.docx", f"nominations/{row.pk}/form.docx"):
        assert clerk.get(here(county, path)).content.startswith(b"PK"), path
    assert "示*甲" in read(clerk.get(here(county, f"{call.pk}/notice.html")))
    assert "示例事迹" in read(clerk.get(here(county, f"nominations/{row.pk}/form.html")))
    assert clerk.get(here(county, f"{call.pk}/notice.exe")).status_code == 404
    assert county.client("viewer").get(here(county, f"nominations/{row.pk}/form.html")).status_code == 403


def test_one_kept_closed_is_told_to_those_who_keep_the_register_alone(county, clerk, noticed):
    noticed()
    row = Nomination.objects.get()
    type(row.worker).objects.update(privacy="closed")
    path = here(county, f"nominations/{row.pk}/")
    assert "示例甲" in read(clerk.get(path))
    seen = read(county.client("viewer").get(path))
    assert "示例甲" not in seen
    assert "示例县第一中学" not in seen


def test_lists_take_the_same_number_of_statements(county, clerk, worker, by, noticed):
    notice = noticed()
    pages = ("", f"{notice.call_id}/", "honours/")

    def counted():
        found = []
        for path in pages:
            with CaptureQueriesContext(connection) as seen:
                clerk.get(here(county, path))
            found.append(len(seen))
        return found

    record_honour(unit_year=county.unit_year, whose=worker("示例丁"), values=_honour("一"), by=by)
    counted()
    one = counted()
    for name in ("二", "三"):
        other = worker(f"示例{name}")
        record_honour(unit_year=county.unit_year, whose=other, values=_honour(name), by=by)
        Nomination.objects.create(call=notice.call, worker=other, proposer="示例", by=by.person)
        Call.objects.create(unit_year=county.unit_year, code=f"K{name}", title="示例", honour="示例", level="city")
    assert counted() == one


def test_an_objection_is_answered_by_the_head(county, clerk, chief, noticed):
    notice = noticed()
    row = NoticeObjection.objects.create(
        notice=notice, nomination_id=notice.rows[0][0], query_digest="x", text="示例异议", at=notice.at
    )
    path = here(county, f"objections/{row.pk}/")
    assert clerk.post(path, {"verdict": "dismissed", "answer": "查无实据"}).status_code == 403
    assert "异议答复" in read(chief.post(path, {"verdict": "dismissed"}))
    assert NoticeObjection.objects.get().state == "open"
    chief.post(path, {"verdict": "dismissed", "answer": "查无实据"})
    assert "查无实据" in read(clerk.get(path))


def _honour(name):
    return {"name": f"示例奖{name}", "level": "city", "awarded_on": day(1), "awarded_year": None}
