import datetime
import re

import pytest
from tests.records.quiz.campaigns.conftest import exchanged, ranked

from jixiao.orgs.registering import open_year
from jixiao.records.quiz.campaigns.opening import open_campaign
from jixiao.records.quiz.models import (
    Campaign,
    CampaignChange,
    CampaignState,
    EntryCode,
    IdentityWay,
    PickUpPoint,
    PoolEntry,
    Prize,
    QuestionVersion,
)

pytestmark = pytest.mark.django_db
FAR = datetime.date(2099, 12, 31)
FORM = {
    "title": "示例有奖竞答", "contact": "0316-0000000", "first_day": "2024-9-14", "last_day": "2024-9-20",
    "per_day": "5", "points_each": "20", "draw": "健康 4\n不限 1", "least_seconds": "2", "feedback": "after_day",
    "audience": "all", "ways": ["code"], "places": "", "device_most": "3", "address_most": "300", "claim_days": "30",
    "hold_days": "7", "keep_days": "30", "intro": "", "consent": "", "guardian_consent": "", "theme": "",
    "organiser": "", "partners": "", "activity": "", "minutes": "", "shuffles_options": "on", "shows_ranking": "on",
}  # fmt: skip
PAGES = (
    "", "edit/", "draw-up-prizes/", "pick-up-points/", "rules/", "start/", "finish/", "changes/", "changes/more/",
    "changes/point/", "changes/last_day/", "pool/", "codes/", "preview/", "rehearse/",
)  # fmt: skip
FOR_THE_HEAD = {"start/", "finish/"}
OF_DRAFTS = {"edit/", "draw-up-prizes/", "pick-up-points/", "start/"}
OF_RUNNING = {"finish/", "changes/more/", "changes/point/", "changes/last_day/"}


def once(answer):
    found = re.search(r'name="once" value="([^"]+)"', answer.content.decode())
    assert found is not None
    return found[1]


@pytest.fixture
def clerk(county):
    return county.client("clerk")


@pytest.fixture
def running(ready, head):
    """Open a campaign that is still on today, whichever day that is."""
    campaign = ready(last_day=FAR, prizes=[ranked(), exchanged()])
    open_campaign(campaign=campaign, stamp=None, by=head, accepted=["Q117", "Q114"], reason="示例")
    return campaign


def test_a_campaign_is_drawn_up_on_the_pages_from_first_to_last(county, clerk, bank):
    bank(35)
    page = clerk.get(county.address("quiz/new/"))
    made = clerk.post(county.address("quiz/new/"), {**FORM, "once": once(page)})
    row = Campaign.objects.get()
    assert made.url == county.address(f"quiz/{row.pk}/")
    assert (row.draw, row.hold_minutes) == ([{"tag": "健康", "number": 4}, {"tag": "", "number": 1}], 7 * 24 * 60)
    rows = {
        "rows-TOTAL_FORMS": "2", "rows-INITIAL_FORMS": "0", "rows-0-grade": "一等奖", "rows-0-name": "示例水杯",
        "rows-0-way": "ranking", "rows-0-total": "5", "rows-0-worth": "50", "rows-0-rank_from": "1",
        "rows-0-rank_to": "5", "rows-1-way": "exchange",
    }  # fmt: skip
    assert clerk.post(county.address(f"quiz/{row.pk}/draw-up-prizes/"), rows).status_code == 302
    assert Prize.objects.get().worth.fen == 5000
    points = {
        "rows-TOTAL_FORMS": "1", "rows-INITIAL_FORMS": "0", "rows-0-name": "科普馆", "rows-0-address": "示例路 1 号",
        "rows-0-hours": "工作日",
    }  # fmt: skip
    assert clerk.post(county.address(f"quiz/{row.pk}/pick-up-points/"), points).status_code == 302
    assert PickUpPoint.objects.get().name == "科普馆"
    shown = clerk.get(county.address(f"quiz/{row.pk}/")).content.decode()
    assert "示例水杯" in shown
    assert "排名第 1—5 名" in shown


def test_the_head_reads_all_that_is_promised_and_opens(county, ready):
    row, head = ready(last_day=FAR), county.client("head")
    page = head.get(county.address(f"quiz/{row.pk}/start/"))
    assert "对公众的承诺" in page.content.decode()
    given = {"stamp": row.version, "once": once(page)}
    refused = head.post(county.address(f"quiz/{row.pk}/start/"), given)
    assert "没有改，也没有勾选照办" in refused.content.decode()
    given |= {"accepted": ["Q113", "Q117"], "reason": "补录往年的活动"}
    for _ in range(2):
        assert head.post(county.address(f"quiz/{row.pk}/start/"), given).url == county.address(f"quiz/{row.pk}/")
    row.refresh_from_db()
    assert (row.state, PoolEntry.objects.filter(campaign=row).count()) == (CampaignState.OPEN, 35)


def test_a_stale_form_shows_both_versions(county, clerk, draft):
    row = draft()
    Campaign.objects.filter(pk=row.pk).update(version=5, theme="别人写的主题")
    answer = clerk.post(county.address(f"quiz/{row.pk}/edit/"), {**FORM, "stamp": "1"})
    assert answer.status_code == 409
    assert "别人写的主题" in answer.content.decode()


@pytest.mark.parametrize(
    ("values", "told"),
    [({"title": ""}, "没有填"), ({"draw": "健康"}, "读不出来"), ({"last_day": "2024-9-1"}, "结束日期早于开始日期"),
     ({"per_day": "99"}, "要在 1 至 50 之间"), ({"ways": ["fax"]}, "fax")],
)  # fmt: skip
def test_a_wrong_value_is_told_beside_its_field(county, clerk, values, told):
    answer = clerk.post(county.address("quiz/new/"), {**FORM, **values})
    assert told in answer.content.decode()
    assert not Campaign.objects.exists()


def test_prizes_that_are_wrong_come_back_with_what_was_typed(county, clerk, draft):
    row = draft()
    rows = {
        "rows-TOTAL_FORMS": "1", "rows-INITIAL_FORMS": "0", "rows-0-grade": "一等奖", "rows-0-name": "示例水杯",
        "rows-0-way": "exchange", "rows-0-total": "5",
    }  # fmt: skip
    answer = clerk.post(county.address(f"quiz/{row.pk}/draw-up-prizes/"), rows).content.decode()
    assert "没有写兑换要多少积分" in answer
    assert "示例水杯" in answer
    more = clerk.post(county.address(f"quiz/{row.pk}/draw-up-prizes/"), {**rows, "add_row": "rows"}).content.decode()
    assert "rows-1-grade" in more


def test_changes_are_made_once_and_stand_on_the_page(county, clerk, running, bank):
    base = county.address(f"quiz/{running.pk}/")
    page = clerk.get(f"{base}changes/claim_days/")
    given = {"claim_days": "60", "why": "方便乡镇", "stamp": running.version, "once": once(page)}
    for _ in range(2):
        assert clerk.post(f"{base}changes/claim_days/", given).url == f"{base}changes/"
    assert CampaignChange.objects.count() == 1
    assert "方便乡镇" in clerk.get(base).content.decode()
    exchange = Prize.objects.get(campaign=running, way="exchange")
    assert clerk.post(f"{base}changes/more/", {"prize": exchange.pk, "total": "40", "why": "赞助"}).status_code == 302
    point = {"name": "甲镇", "address": "镇政府", "hours": "周三", "why": "方便"}
    assert clerk.post(f"{base}changes/point/", point).status_code == 302
    refused = clerk.post(f"{base}changes/title/", {"contact": "x", "why": "改名"})
    assert "名称已经公布" in refused.content.decode()


def test_a_question_is_withdrawn_on_its_page(county, clerk, ready, head):
    row = ready(last_day=FAR, questions=36)
    open_campaign(campaign=row, stamp=None, by=head, accepted=["Q117"], reason="示例")
    answer = clerk.post(county.address(f"quiz/{row.pk}/pool/"), {"position": "3", "why": "答案有误"})
    assert answer.status_code == 302
    assert PoolEntry.objects.get(campaign=row, position=3).withdrawn_at


def test_a_sheet_of_codes_is_shown_once(county, clerk, draft):
    row = draft(audience="list", places=["示例小学"])
    address = county.address(f"quiz/{row.pk}/codes/")
    given = {"number": "3", "group": "示例小学", "once": once(clerk.get(address))}
    slips = clerk.post(address, given).content.decode()
    assert slips.count("quiz-slip-code") == 3
    assert clerk.post(address, given, follow=True).redirect_chain
    assert EntryCode.objects.count() == 3
    assert clerk.post(f"{address}void/", {"first": "1", "last": "2", "reason": "遗失"}).status_code == 302
    assert EntryCode.objects.filter(voided_on=None).count() == 1


def test_an_earlier_campaign_is_copied_by_one_press(county, clerk, ready):
    row = ready()
    open_year(unit=county.unit, year=2025, by=county.actor("system"))
    address = county.address("quiz/copy/", year=2025)
    given = {"source": row.pk, "once": once(clerk.get(address))}
    for _ in range(2):
        clerk.post(address, given)
    assert Campaign.objects.filter(unit_year__year=2025).count() == 1
    assert clerk.post(address, {"source": "999"}).status_code == 404


def test_closing_asks_first_and_wants_a_reason_before_its_time(county, running):
    head, address = county.client("head"), county.address(f"quiz/{running.pk}/finish/")
    assert "还没有到时候" in head.get(address).content.decode()
    assert "写明原因" in head.post(address, {"stamp": running.version}).content.decode()
    assert head.post(address, {"stamp": running.version, "reason": "停办"}).status_code == 302
    running.refresh_from_db()
    assert running.state == CampaignState.CLOSED


def test_a_draft_is_removed(county, clerk, draft):
    row = draft()
    assert clerk.post(county.address(f"quiz/{row.pk}/remove/"), {"stamp": row.version}).status_code == 302
    assert not Campaign.objects.exists()


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_there_for_its_own_and_nobody_else(county, draft, running, page):
    own = county.client("head" if page in FOR_THE_HEAD else "clerk")
    for row, other in ((draft(), OF_RUNNING), (running, OF_DRAFTS)):
        address = county.address(f"quiz/{row.pk}/{page}")
        assert own.get(address).status_code == (422 if page in other else 200)
        assert county.client("outsider").get(address).status_code == 404
        foreign = f"/{county.other.code}/2024/quiz/{row.pk}/{page}"
        who = "outside_head" if page in FOR_THE_HEAD else "outsider"
        assert county.client(who).get(foreign).status_code == 404


@pytest.mark.parametrize("page", ["new/", "copy/", "{pk}/edit/", "{pk}/start/", "{pk}/changes/", "{pk}/codes/"])
def test_who_only_looks_may_not_keep(county, running, page):
    assert county.client("viewer").get(county.address("quiz/" + page.format(pk=running.pk))).status_code == 403


def test_a_clerk_does_not_open_or_close(county, clerk, running):
    for page in ("start/", "finish/"):
        assert clerk.post(county.address(f"quiz/{running.pk}/{page}"), {"reason": "x"}).status_code == 403


def test_the_list_takes_the_same_statements_for_one_and_for_three(county, clerk, draft, django_assert_max_num_queries):
    def counted():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            assert clerk.get(county.address("quiz/")).status_code == 200
        return len(captured)

    draft()
    clerk.get(county.address("quiz/"))
    one = counted()
    draft(), draft()
    assert counted() == one
    assert clerk.get(county.address("quiz/") + "?export=xlsx").status_code == 200


def test_a_preview_shows_a_sample_and_writes_nothing(county, clerk, ready):
    row = ready()
    shown = clerk.get(county.address(f"quiz/{row.pk}/preview/?set=1")).content.decode()
    assert shown.count('class="question"') == 5
    assert "预览" in shown
    assert not PoolEntry.objects.exists()
    QuestionVersion.objects.update(kind="judge", options=["对", "错"], right=1)
    assert "判断 · 健康" in clerk.get(county.address(f"quiz/{row.pk}/preview/")).content.decode()


def test_a_trial_is_shown_with_its_chart_and_a_large_one_goes_to_the_worker(county, clerk, ready):
    row = ready()
    address = county.address(f"quiz/{row.pk}/rehearse/")
    shown = clerk.get(f"{address}?players=60&skill=90&comes=100&seed=3").content.decode()
    assert "<svg" in shown
    assert "示例环保袋" in shown
    large = clerk.get(f"{address}?players=50000&skill=90&comes=100&seed=3")
    assert "后台试算" in large.content.decode()
    given = {"players": "50", "skill": "90", "comes": "100", "seed": "3", "once": once(large)}
    job = clerk.post(f"{address}ask/", given)
    assert job.url.startswith("/jobs/")
    number = job.url.rstrip("/").rpartition("/")[2]
    from jixiao.orgs.jobs import do_job
    from jixiao.orgs.models import JobRun

    do_job.func(int(number))
    assert JobRun.objects.get(pk=number).state == "done"
    assert "最高分" in clerk.get(f"{address}?job={number}").content.decode()
    assert clerk.get(f"{address}?job=999999").status_code == 404
    assert "不对" in clerk.get(f"{address}?players=0&skill=9&comes=9&seed=1").content.decode()


def test_ways_are_words_on_the_page(county, clerk, draft):
    row = draft(ways=[IdentityWay.CODE.value, IdentityWay.PHONE.value])
    assert "参与码、手机号" in clerk.get(county.address(f"quiz/{row.pk}/")).content.decode()


def test_every_field_of_the_form_stands_under_a_head():
    from jixiao.records.quiz.campaigns.forms.drawing_up import GROUPS, CampaignForm

    shown = [name for _, names in GROUPS for name in names]
    assert sorted(shown) == sorted(CampaignForm.base_fields)


def test_a_finding_leads_to_the_field_where_it_is_mended(county, clerk, ready):
    row = ready(contact="", title="示例9.14-21有奖竞答")
    shown = clerk.get(county.address(f"quiz/{row.pk}/")).content.decode()
    assert county.address(f"quiz/{row.pk}/edit/#id_contact") in shown
    assert county.address(f"quiz/{row.pk}/edit/#id_title") in shown


def test_the_page_of_a_campaign_takes_the_same_statements_for_one_prize_and_for_three(county, clerk, running):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def counted():
        with CaptureQueriesContext(connection) as captured:
            assert clerk.get(county.address(f"quiz/{running.pk}/")).status_code == 200
        return len(captured)

    counted()
    before = counted()
    for number in (3, 4, 5):
        Prize.objects.create(
            campaign=running, position=number, grade="纪念奖", name="示例", way="exchange", cost=1, total=1, left=1
        )
        CampaignChange.objects.create(
            campaign=running, what="示例", why="示例", by=county.people["clerk"], at=running.opened_at
        )
    assert counted() == before


def test_the_page_of_a_campaign_leads_to_every_part_under_the_name_of_its_page(county, campaign, prize):
    row = campaign()
    prize(row)
    client, here = county.client("clerk"), county.address("quiz/")
    page = client.get(f"{here}{row.pk}/").content.decode()
    for path, title in (
        (f"fairness/{row.pk}/players/", "参与者"),
        (f"prizes/{row.pk}/", "奖品台账"),
        (f"fairness/{row.pk}/", "公平核查"),
        (f"account/{row.pk}/", "活动总结"),
    ):
        assert f'href="{here}{path}">{title}</a>' in page
        shown = client.get(f"{here}{path}").content.decode()
        assert f"<h1>{title}" in shown
        assert f'href="{here}{row.pk}/"' in shown


def test_a_campaign_that_was_taken_over_shows_no_figures_that_nobody_knows(county, campaign, prize):
    row = campaign(first_day=datetime.date(2019, 9, 1), last_day=datetime.date(2019, 9, 20))
    prize(row)
    client = county.client("clerk")
    page = client.get(county.address(f"quiz/{row.pk}/")).content.decode()
    assert "参与情况</h2>" not in page
    assert "100 分兑换" not in page
    ledger = client.get(county.address(f"quiz/prizes/{row.pk}/")).content.decode()
    assert ledger.count("未填") >= 3
    assert "扫码发奖" not in ledger


def test_the_list_counts_nobody_where_nobody_knows_how_many_took_part(county, campaign, clerk):
    campaign(first_day=datetime.date(2019, 9, 1), last_day=datetime.date(2019, 9, 20))
    shown = clerk.get(county.address("quiz/")).content.decode()
    assert shown.count('class="unset"') == 3
    assert 'class="n">0<' not in shown


def test_a_campaign_that_was_taken_over_shows_what_contradicts_and_no_setting_that_nobody_published(
    county, campaign, prize, clerk
):
    days = {"first_day": datetime.date(2019, 9, 1), "last_day": datetime.date(2019, 9, 20)}
    row = campaign(title="9.14-20日示例竞答", **days)
    prize(row)
    shown = clerk.get(county.address(f"quiz/{row.pk}/")).content.decode()
    assert "Q101" in shown
    assert "原文留着不改" in shown
    for words in ("参与者</a>", "公平核查</a>", "入选题目", "预览", "结束后 30 天", "参与码"):
        assert words not in shown, words
    rules = clerk.get(county.address(f"quiz/{row.pk}/rules/")).content.decode()
    assert "这里不补写" in rules
    for words in ("100 分兑换", "每人限", "领奖期限", "一台手机", "参与码"):
        assert words not in rules, words
    assert "没有可以核查的" in clerk.get(county.address(f"quiz/fairness/{row.pk}/")).content.decode()
