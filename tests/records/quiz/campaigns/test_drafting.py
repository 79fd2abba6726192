import datetime

import pytest
from tests.records.quiz.campaigns.conftest import exchanged
from tests.records.quiz.days import FIRST

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.quiz.campaigns.drafting import amend_campaign, draft_campaign, remove_campaign
from jixiao.records.quiz.campaigns.inviting import issue_codes
from jixiao.records.quiz.campaigns.prizing import keep_prizes
from jixiao.records.quiz.models import Campaign, Prize

pytestmark = pytest.mark.django_db


def test_a_draft_gets_a_number_an_address_and_the_shipped_consent(draft, county):
    first, second = draft(), draft(lets_minors=True)
    assert (first.code, second.code) == ("Q1", "Q2")
    assert first.token != second.token
    assert "示例县科学技术协会" in first.consent
    assert "0316-0000000" in first.consent
    assert first.guardian_consent == ""
    assert "监护人" in second.guardian_consent
    line = TrailEntry.objects.latest("number")
    assert (line.title, line.after["参与方式"], line.after["抽题办法"]) == ("拟定竞答", ["参与码"], [])


def test_the_trail_tells_ways_and_draw_in_words(draft, by):
    campaign = draft()
    values = {"ways": ["wechat", "code"], "draw": [{"tag": "健康", "number": 4}, {"tag": "", "number": 1}]}
    amend_campaign(campaign=campaign, values=values, stamp=campaign.version, by=by)
    after = TrailEntry.objects.latest("number").after
    assert after == {"参与方式": ["微信", "参与码"], "抽题办法": ["健康 4", "不限 1"]}


def test_what_is_changed_stands_in_the_trail_and_a_stale_form_is_told(draft, by):
    campaign = draft()
    stamp = campaign.version
    amend_campaign(campaign=campaign, values={"per_day": 10}, stamp=stamp, by=by)
    line = TrailEntry.objects.latest("number")
    assert (line.before, line.after) == ({"每天题数": 5}, {"每天题数": 10})
    with pytest.raises(Stale):
        amend_campaign(campaign=campaign, values={"per_day": 8}, stamp=stamp, by=by)


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"title": "  "}, "U940", "title"),
        ({"last_day": FIRST - datetime.timedelta(1)}, "U940", "last_day"),
        ({"activity": "outreach.activity:99"}, "U940", "activity"),
        ({"per_day": 0}, "U941", "per_day"),
        ({"points_each": None}, "U941", "points_each"),
        ({"keep_days": 400}, "U941", "keep_days"),
        ({"ways": ["fax"]}, "U942", "ways"),
        ({"places": ["长" * 61]}, "U942", "places"),
    ],
)
def test_a_value_that_cannot_be_is_refused_beside_its_field(draft, values, code, field):
    with pytest.raises(Refused) as refused:
        draft(**values)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_an_activity_of_the_year_may_be_chosen(draft, county, by):
    from jixiao.records.outreach.models import Activity

    row = Activity.objects.create(
        unit_year=county.unit_year, code="A1", name="示例科普日", kind="科普活动", state="planned"
    )
    campaign = draft(activity=f"outreach.activity:{row.pk}")
    row.delete()
    assert amend_campaign(campaign=campaign, values={"theme": "示例"}, stamp=None, by=by).activity


def test_an_open_campaign_is_not_amended(campaign, by):
    with pytest.raises(Refused) as refused:
        amend_campaign(campaign=campaign(), values={"title": "另一个"}, stamp=None, by=by)
    assert refused.value.code == "U935"


def test_a_draft_goes_with_its_prizes_but_not_once_codes_are_printed(draft, by):
    campaign = draft()
    keep_prizes(campaign=campaign, prizes=[exchanged()], stamp=None, by=by)
    remove_campaign(campaign=campaign, stamp=None, by=by)
    assert (Campaign.objects.count(), Prize.objects.count()) == (0, 0)
    other = draft()
    issue_codes(campaign=other, number=1, group="", by=by)
    with pytest.raises(Refused) as refused:
        remove_campaign(campaign=other, stamp=None, by=by)
    assert refused.value.code == "U938"


def test_places_are_kept_once_each(county, by):
    values = {"title": "示例", "places": [" 甲镇 ", "乙镇", "甲镇", ""], "ways": ["code", "code"]}
    made = draft_campaign(unit_year=county.unit_year, values=values, by=by)
    assert (made.places, made.ways) == (["甲镇", "乙镇"], ["code"])
