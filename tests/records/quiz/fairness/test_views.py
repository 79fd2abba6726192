import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.records.quiz.days import noon

from jixiao.orgs.models import JobRun
from jixiao.records.quiz.fairness import urls
from jixiao.records.quiz.fairness.appealing import file_appeal
from jixiao.records.quiz.fairness.barring import bar_somebody
from jixiao.records.quiz.models import (
    Answer,
    Appeal,
    Barred,
    FaultReport,
    Player,
    PlayerState,
    Suspicion,
    SuspicionKind,
    SuspicionState,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(card, play, lead, excluded, by):
    """One of everything, and the address of each page about it."""
    who = play(card, wrong=2, device="d" * 64)
    play(card, "邻", device="d" * 64)
    version = Answer.objects.filter(is_right=False).first().entry.version
    return {
        "who": who, "excluded": excluded, "suspicion": lead(who).pk, "player": who.pk,
        "appeal": file_appeal(
            player=Player.objects.select_related("campaign__unit_year").get(pk=excluded.pk), text="示例", at=noon(21)
        ).pk,
        "fault": FaultReport.objects.create(campaign=card.campaign, version=version, text="示例", at=noon(15)).pk,
        "one": bar_somebody(campaign=card.campaign, phone="13800001234", label="示例", reason="示例", by=by).pk,
    }  # fmt: skip


def at(county, card, path=""):
    return county.address(f"quiz/fairness/{card.pk}/{path}")


def addresses(county, card, world):
    found = {}
    for pattern in urls.urlpatterns:
        path = str(pattern.pattern).replace("<int:pk>/", "")
        for name in ("suspicion", "player", "appeal", "fault", "one"):
            path = path.replace(f"<int:{name}>", str(world[name]))
        found[pattern.name] = at(county, card, path)
    return found


ONLY_SENT = {"fairness_scan", "fault_remedy"}
FOR = {
    "fairness_decide": ("head",), "player_report": ("clerk", "head"), "player_points": ("head",),
    "player_restore": ("head",), "barred_remove": ("clerk",),
}  # fmt: skip


def test_every_page_is_for_its_people_and_no_others(county, card, world):
    pages = {name: url for name, url in addresses(county, card, world).items() if name not in ONLY_SENT}
    for who in ("clerk", "head", "viewer"):
        client = county.client(who)
        for name, url in pages.items():
            wanted = 200 if who in FOR.get(name, ("clerk", "head", "viewer")) else 403
            assert client.get(url).status_code == wanted, (who, name)
    stranger = county.client("outsider")
    assert {stranger.get(url).status_code for url in pages.values()} == {404}
    assert county.client("system").get(pages["fairness"]).status_code == 403


def test_who_may_only_look_changes_nothing(county, card, world):
    viewer = county.client("viewer")
    for name in ("suspicion", "appeal", "fault", "barred", "fairness_scan", "fault_remedy", "player_points"):
        url = addresses(county, card, world)[name]
        assert viewer.post(url, {"verdict": "keep", "reason": "示例", "answer": "示例"}).status_code == 403, name
    clerk = county.client("clerk")
    for name in ("suspicion", "appeal", "fault", "fairness_decide"):
        given = {"verdict": "exclude", "reason": "示例", "answer": "示例"}
        assert clerk.post(addresses(county, card, world)[name], given).status_code == 403, name
    assert Suspicion.objects.filter(state=SuspicionState.OPEN).count() == 1


def test_rows_of_another_campaign_are_not_there(county, card, campaign, world):
    other = campaign(versions=[one.version for one in card.campaign.pool.all()])
    for name, url in addresses(county, other, world).items():
        if name in {"suspicion", "player", "appeal", "fault", "barred_remove"}:
            client = county.client("clerk" if name == "barred_remove" else "head")
            assert client.get(url).status_code == 404, name


def test_a_campaign_is_scanned_by_button_and_the_job_is_shown(county, card, world):
    clerk = county.client("clerk")
    page = clerk.post(at(county, card, "scan/"), follow=True)
    assert page.redirect_chain[-1][0] == f"/jobs/{JobRun.objects.get().pk}/"
    assert "核查「示例科普日有奖竞答」" in page.content.decode()


def test_a_lead_is_decided_and_a_stale_form_is_told(county, card, world):
    head, url = county.client("head"), at(county, card, f"suspicions/{world['suspicion']}/")
    empty = head.post(url, {"stamp": 1}).content.decode()
    assert "没有填" in empty
    given = {"stamp": 1, "verdict": "exclude", "reason": "示例：三秒五题"}
    Suspicion.objects.filter(pk=world["suspicion"]).update(version=2)
    assert head.post(url, given).status_code == 409
    page = head.post(url, {**given, "stamp": 2}, follow=True).content.decode()
    assert "已剔除" in page
    assert Player.objects.get(pk=world["player"]).state == PlayerState.EXCLUDED
    assert "已经有结论" in head.post(url, {**given, "stamp": 3}).content.decode()


def test_many_leads_are_decided_with_a_result_for_each(county, card, world, lead):
    second = lead(world["who"], SuspicionKind.ALIKE)
    head, url = county.client("head"), at(county, card, "decide/")
    assert "没有填" in head.post(url, {"verdict": "keep", "reason": "示例"}).content.decode()
    given = {"chosen": [world["suspicion"], second.pk], "verdict": "exclude", "reason": "示例"}
    page = head.post(url, given).content.decode()
    assert "办理结果" in page
    assert "没有办理：这条线索已经有结论" in page


def test_points_are_corrected_once_for_a_form_pressed_twice(county, card, world):
    head, url = county.client("head"), at(county, card, f"players/{world['player']}/points/")
    assert "扣分写负数" in head.post(url, {"change": "五", "reason": "示例"}).content.decode()
    assert "成了负数" in head.post(url, {"change": "-9999", "reason": "示例"}).content.decode()
    given = {"change": "20", "reason": "示例：漏记", "once": "3f0f8ca0-3f6b-4b6e-9a52-5d5d0f1d6a10"}
    before = Player.objects.get(pk=world["player"]).points
    for _ in range(2):
        assert "+20" in head.post(url, given, follow=True).content.decode()
    assert Player.objects.get(pk=world["player"]).points == before + 20


def test_an_appeal_is_answered_and_a_player_restored_or_reported(county, card, world, play):
    head = county.client("head")
    url = at(county, card, f"appeals/{world['appeal']}/")
    assert "没有填" in head.post(url, {"answer": " "}).content.decode()
    page = head.post(url, {"verdict": "reject", "answer": "示例：记录无误"}, follow=True).content.decode()
    assert "维持原决定" in page
    restore = at(county, card, f"players/{world['excluded'].pk}/restore/")
    assert "恢复参与者" in head.post(restore, {"reason": "示例"}, follow=True).content.decode()
    report = at(county, card, f"players/{world['player']}/report/")
    assert "有人代答" in county.client("clerk").post(report, {"told": "示例：有人代答"}, follow=True).content.decode()
    assert Appeal.objects.get().state == "rejected"


def test_a_fault_is_confirmed_and_its_points_are_queued(county, card, world):
    head, url = county.client("head"), at(county, card, f"faults/{world['fault']}/")
    page = head.post(url, {"verdict": "points", "answer": "示例：B 也对"}, follow=True)
    assert page.redirect_chain[-1][0].startswith("/jobs/")
    listed = head.get(at(county, card, "faults/")).content.decode()
    assert "83.33<small>‰" in listed  # one of twelve
    again = head.post(at(county, card, f"faults/{world['fault']}/remedy/"), follow=True)
    assert again.status_code == 200


def test_somebody_is_barred_and_taken_off(county, card, world):
    clerk, url = county.client("clerk"), at(county, card, "barred/")
    assert "手机号不对" in clerk.post(url, {"phone": "1", "label": "示例", "reason": "示例"}).content.decode()
    given = {"phone": "13900001234", "label": "示例评委", "reason": "评审"}
    page = clerk.post(url, given, follow=True).content.decode()
    assert "示例评委" in page
    assert "13900001234" not in page
    one = Barred.objects.get(label="示例评委")
    clerk.post(at(county, card, f"barred/{one.pk}/remove/"), {"reason": "示例"})
    assert not Barred.objects.filter(pk=one.pk).exists()


@pytest.mark.parametrize("path", ["", "players/", "barred/", "appeals/", "faults/"])
def test_each_list_takes_the_same_number_of_statements_for_one_row_and_three(county, card, play, lead, by, path):  # noqa: PLR0917 - fixtures and a case
    client = county.client("head")

    def add(number):
        for place in range(number):
            who = play(card, f"{path}{number}{place}", wrong=1)
            lead(who)
            Player.objects.filter(pk=who.pk).update(state=PlayerState.EXCLUDED)
            Appeal.objects.create(campaign=card.campaign, player=who, text="示例", at=noon(21))
            version = Answer.objects.filter(attempt__player=who).first().entry.version
            FaultReport.objects.create(campaign=card.campaign, version=version, player=who, text="示例", at=noon(21))
            phone = f"1380000{number}{place}00"
            bar_somebody(campaign=card.campaign, phone=phone, label="示例", reason="示例", by=by)

    def statements():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(at(county, card, path)).status_code == 200
        return len(seen)

    add(1)
    statements()
    one = statements()
    add(2)
    assert statements() == one


def test_what_is_not_decided_yet_is_no_gap_and_what_is_not_asked_neither(county, card, world):
    client = county.client("head")
    for path in ("", "players/", "appeals/", "faults/"):
        page = client.get(at(county, card, path)).content.decode()
        assert 'class="unset"' not in page, path


def test_the_history_of_fairness_tells_nothing_of_the_drawing_up(county, card, world):
    from jixiao.records.quiz.campaigns.drafting import FIELDS
    from jixiao.records.quiz.campaigns.events import CampaignDrafted
    from jixiao.records.quiz.campaigns.telling import tell
    from jixiao.records.quiz.fairness.scanning import scan_campaign

    head = county.actor("head")
    tell(CampaignDrafted, card.campaign, head, after={"抽题办法": [{"tag": ""}], "字段": len(FIELDS)})
    scan_campaign(campaign=card.campaign, by=head)
    page = county.client("head").get(at(county, card, "")).content.decode()
    assert "核查竞答" in page
    assert "拟定竞答" not in page
    assert "{&#x27;tag" not in page
