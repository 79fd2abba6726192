import pytest
from django.db import IntegrityError, transaction
from tests.records.community.days import day, noon

from jixiao.orgs.refusing import Refused
from jixiao.records.community.honours.noticing import show_notice, withdraw_notice
from jixiao.records.community.honours.objecting import Objecting, answer_objection, file_objection, objection_by_code
from jixiao.records.community.honours.recommending import recommend
from jixiao.records.community.honours.reviewing import settle_review
from jixiao.records.community.models import Call, CallState, Nomination, NominationState, NoticeObjection

OBJECTION = Objecting(text="示例异议")


@pytest.fixture
def over(county):
    return county.actor("head", at=noon(21))


def test_a_notice_stands_for_working_days_and_masks_as_each_agreed(noticed, worker):
    notice = noticed(("示例甲",))
    assert (notice.first_day, notice.last_day) == (day(13), day(20))
    assert [row[1:4] for row in notice.rows] == [["示*甲", "示例县第一中学", "高级教师"]]
    assert Call.objects.get().state == CallState.NOTICE


def test_one_shown_openly_stands_by_name_and_one_of_the_closed_not_at_all(  # noqa: PLR0917 - fixtures
    county, opened, sent, in_review, voted, worker
):
    call = in_review(("示例甲", "示例乙"))
    first, second = Nomination.objects.order_by("pk")
    type(first.worker).objects.filter(pk=first.worker_id).update(privacy="open", consent_on=day(1), consent_text="同意")
    type(first.worker).objects.filter(pk=second.worker_id).update(privacy="closed")
    for row in Nomination.objects.all():
        voted(row, viewer=True, third=True)
    by = county.actor("head", at=noon(13))
    settle_review(call=call, stamp=None, by=by)
    notice = show_notice(call=call, chosen={first.pk, second.pk}, contact="0316", stamp=None, by=by)
    assert notice.rows[0][1] == "示例甲"
    assert notice.rows[1][1:] == ["（不公开）", "", "", ""]


def test_nobody_more_than_the_quota_no_telephone_and_a_second_notice_are_refused(county, in_review, voted):
    call = in_review(("示例甲", "示例乙", "示例丙"))
    for row in Nomination.objects.all():
        voted(row, viewer=True, third=True)
    by = county.actor("head", at=noon(13))
    settle_review(call=call, stamp=None, by=by)
    every = list(Nomination.objects.order_by("pk").values_list("pk", flat=True))
    for chosen, contact, code in (
        ((), "0316", "V540"),
        ((0,), "0316", "V540"),
        (every, "0316", "V541"),
        (every[:1], " ", "V542"),
    ):
        with pytest.raises(Refused) as said:
            show_notice(call=call, chosen=chosen, contact=contact, stamp=None, by=by)
        assert said.value.code == code
    notice = show_notice(call=call, chosen=every[:2], contact="0316", stamp=None, by=by)
    with pytest.raises(Refused):
        show_notice(call=call, chosen=every[2:], contact="0316", stamp=None, by=by)
    withdraw_notice(notice=notice, reason="示例原因", by=by)
    assert set(Nomination.objects.values_list("state", flat=True)) == {NominationState.PASSED}
    again = show_notice(call=Call.objects.get(), chosen=every[1:], contact="0316", stamp=None, by=by)
    assert len(again.rows) == 2


def test_whom_nobody_objects_to_is_recommended_after_the_last_day(noticed, county, over):
    noticed(("示例甲", "示例乙"))
    with pytest.raises(Refused, match="公示到"):
        recommend(call=Call.objects.get(), stamp=None, by=county.actor("head", at=noon(20)))
    assert recommend(call=Call.objects.get(), stamp=None, by=over) == 2
    call = Call.objects.get()
    assert (call.state, call.recommended) == (CallState.DONE, 2)
    assert set(Nomination.objects.values_list("state", "recommended_on")) == {("recommended", day(21))}
    with pytest.raises(IntegrityError), transaction.atomic():
        Call.objects.update(recommended=3)


def test_an_objection_is_answered_by_code_and_one_that_holds_ends_the_nomination(noticed, over):
    notice = noticed(("示例甲", "示例乙"))
    pk = notice.rows[0][0]
    code = file_objection(
        notice=notice, said=Objecting("示例异议", pk, "示例丁", "13800000000"), at=noon(14), on=day(14)
    )
    row = objection_by_code(notice, f" {code[:5].lower()} {code[5:]}")
    assert "示例丁" not in row.asker
    assert row.asker_masked == "示*丁"
    with pytest.raises(Refused, match="没有答复"):
        recommend(call=Call.objects.get(), stamp=None, by=over)
    with pytest.raises(Refused, match="没有写答复"):
        answer_objection(objection=row, upheld=True, answer=" ", by=over)
    answer_objection(objection=row, upheld=True, answer="材料不实", by=over)
    with pytest.raises(Refused, match="已经答复"):
        answer_objection(objection=row, upheld=False, answer="再答", by=over)
    assert recommend(call=Call.objects.get(), stamp=None, by=over) == 1
    assert Nomination.objects.get(pk=pk).state == NominationState.FAILED
    assert objection_by_code(notice, "WRONGCODE1") is None


@pytest.mark.parametrize(
    ("said", "on", "code"),
    [
        (OBJECTION, day(12), "V550"), (OBJECTION, day(21), "V550"), (Objecting(" "), day(14), "V551"),
        (Objecting("长" * 1001), day(14), "V551"), (Objecting("示例", 999_999), day(14), "V552"),
    ],
)  # fmt: skip
def test_an_objection_that_cannot_be_is_refused(noticed, said, on, code):
    with pytest.raises(Refused) as refused:
        file_objection(notice=noticed(), said=said, at=noon(14), on=on)
    assert refused.value.code == code
    assert not NoticeObjection.objects.exists()


def test_an_objection_to_the_whole_list_is_not_upheld_by_itself(noticed, over):
    notice = noticed()
    file_objection(notice=notice, said=OBJECTION, at=noon(14), on=day(14))
    with pytest.raises(Refused, match="没有指明对象"):
        answer_objection(objection=NoticeObjection.objects.get(), upheld=True, answer="示例", by=over)
