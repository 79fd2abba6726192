import pytest
from django.db import IntegrityError, transaction
from tests.records.community.days import noon

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.honours.nominating import (
    amend_nomination,
    nominate,
    return_nomination,
    send_nomination,
    withdraw_nomination,
)
from jixiao.records.community.models import Nomination, NominationState

GIVEN = {"proposer": "示例县教育局"}


def test_a_nomination_is_mended_until_all_of_it_is_there(opened, nominated, worker, by):
    call = opened()
    bare = nominate(call=call, nominee=worker("示例乙"), values=GIVEN, by=by)
    with pytest.raises(Refused, match="主要事迹、举荐意见、本人同意日期、证明材料"):
        send_nomination(row=bare, stamp=bare.version, by=by)
    row = nominated(call)
    send_nomination(row=row, stamp=row.version, by=by)
    assert Nomination.objects.get(pk=row.pk).state == NominationState.SENT
    assert "示例甲" not in TrailEntry.objects.latest("number").subject_name


def test_the_same_person_is_nominated_once_a_call_until_withdrawn(opened, nominated, by):
    call = opened()
    row = nominated(call)
    with pytest.raises(Refused) as said:
        nominate(call=call, nominee=row.worker, values=GIVEN, by=by)
    assert said.value.code == "V521"
    withdraw_nomination(row=row, reason="示例原因", by=by)
    nominate(call=call, nominee=row.worker, values=GIVEN, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.create(call=call, worker=row.worker, proposer="示例", by=by.person)


def test_only_within_the_days_and_by_those_who_may(opened, worker, county, by):
    call = opened(proposers=["示例县教育局", "示例县 医院"])
    for moment, words in ((noon(30, 4), "开始"), (noon(11), "截止")):
        with pytest.raises(Refused, match=words):
            nominate(call=call, nominee=worker(), values=GIVEN, by=county.actor("clerk", at=moment))
    with pytest.raises(Refused, match="不在可举荐单位里"):
        nominate(call=call, nominee=worker("示例丙"), values={"proposer": "示例县文化馆"}, by=by)
    assert nominate(call=call, nominee=worker("示例丁"), values={"proposer": "示例县医院"}, by=by).pk


def test_an_organisation_is_nominated_where_the_call_asks_for_one(opened, group, worker, by):
    call = opened(takes="organisation")
    with pytest.raises(Refused, match="集体"):
        nominate(call=call, nominee=worker(), values=GIVEN, by=by)
    assert nominate(call=call, nominee=group(), values=GIVEN, by=by).organisation.name == "示例镇科协"
    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.create(call=call, proposer="示例", by=by.person)


def test_what_was_handed_in_is_changed_only_when_it_is_given_back(opened, sent, head, by):
    row = sent(opened())
    with pytest.raises(Refused, match="不能修改"):
        amend_nomination(row=row, values={"deeds": "改"}, stamp=None, by=by)
    with pytest.raises(Refused, match="退回原因"):
        return_nomination(row=row, reason="", by=head)
    return_nomination(row=row, reason="缺证书", by=head)
    amend_nomination(row=row, values={"deeds": "示例新事迹"}, stamp=row.version, by=by)
    with pytest.raises(Stale):
        amend_nomination(row=Nomination.objects.get(pk=row.pk), values={"deeds": "旧"}, stamp=1, by=by)
    fresh = Nomination.objects.get(pk=row.pk)
    send_nomination(row=fresh, stamp=fresh.version, by=by)
    assert Nomination.objects.get(pk=row.pk).state_because == ""


@pytest.mark.parametrize(
    ("values", "code"),
    [({"proposer": " "}, "V527"), ({"deeds": "长" * 3001}, "V528"), ({"opinion": "长" * 1001}, "V528")],
)
def test_words_that_cannot_be_are_refused(opened, worker, by, values, code):
    with pytest.raises(Refused) as said:
        nominate(call=opened(), nominee=worker(), values={**GIVEN, **values}, by=by)
    assert said.value.code == code


def test_what_was_handed_in_was_agreed_to(opened, nominated):
    row = nominated(opened(), consented_on=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.filter(pk=row.pk).update(state=NominationState.SENT, sent_at=noon(3))
