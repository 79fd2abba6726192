import datetime

import pytest
from tests.rooms import NOON, County

from jixiao.disclosure.models import DisclosureItem, Publication
from jixiao.disclosure.publishing import agree_to_publish, ask_to_publish, refuse_to_publish, withdraw_publication
from jixiao.disclosure.queries import public_on
from jixiao.orgs.refusing import Refused
from jixiao.reports.models import ReportVersion

TODAY = NOON.date()


def ask(county: County, filed: ReportVersion, day: datetime.date = TODAY) -> Publication:
    return ask_to_publish(version=filed, planned_on=day, by=county.actor("clerk"))


def test_what_was_asked_for_is_not_public_before_the_head_agrees(county: County, filed: ReportVersion):
    publication = ask(county, filed)
    assert not public_on(TODAY).exists()
    agree_to_publish(publication=publication, by=county.actor("head"))
    assert public_on(TODAY).get() == publication


def test_it_is_public_from_its_day_on_and_not_before(county: County, filed: ReportVersion):
    day = TODAY + datetime.timedelta(days=3)
    agree_to_publish(publication=ask(county, filed, day), by=county.actor("head"))
    assert not public_on(TODAY).exists()
    assert not public_on(day - datetime.timedelta(days=1)).exists()
    assert public_on(day).exists()


def test_a_day_gone_by_is_refused(county: County, filed: ReportVersion):
    with pytest.raises(Refused, match="过去"):
        ask(county, filed, TODAY - datetime.timedelta(days=1))


def test_a_draft_is_refused(county: County, filed: ReportVersion):
    filed.filed_at = None
    with pytest.raises(Refused, match="定稿"):
        ask(county, filed)


def test_only_one_is_in_force(county: County, filed: ReportVersion):
    ask(county, filed)
    with pytest.raises(Refused, match="已经有公开页"):
        ask(county, filed)


def test_the_one_who_asked_does_not_agree(county: County, filed: ReportVersion):
    with pytest.raises(Refused, match="自己送审"):
        agree_to_publish(publication=ask(county, filed), by=county.actor("clerk"))


def test_a_refused_one_can_be_asked_for_again(county: County, filed: ReportVersion):
    refuse_to_publish(publication=ask(county, filed), reason="日期不妥（示例）", by=county.actor("head"))
    assert ask(county, filed).withdrawn_at is None


def test_a_withdrawn_page_wants_a_reason_and_is_gone(county: County, published: Publication):
    with pytest.raises(Refused, match="理由"):
        withdraw_publication(publication=published, reason=" ", by=county.actor("head"))
    withdraw_publication(publication=published, reason="数字有误（示例）", by=county.actor("head"))
    assert not public_on(TODAY).exists()


def test_the_register_gets_the_address_and_the_day(published: Publication):
    item = DisclosureItem.objects.get(key="evaluation")
    assert item.address == f"/public/{published.unit_year.unit.code}/2024/"
    assert item.published_on == TODAY
