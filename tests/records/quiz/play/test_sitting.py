import datetime
import itertools
import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jixiao.records.quiz.models import Attempt, CampaignState, PlayerState
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.playing.drawing import order_of_options
from jixiao.records.quiz.playing.sitting import hand_in, open_set, sitting_of

pytestmark = pytest.mark.django_db
MOST = 6


def statements_of(queries):
    framing = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
    return [one["sql"] for one in queries if not one["sql"].startswith(framing)]


@pytest.fixture
def counted():
    """Send something and count its statements, those of the transaction itself left out."""

    def make(send):
        with CaptureQueriesContext(
            connection,
        ) as caught:
            answer = send()
        return answer, statements_of(caught.captured_queries)

    return make


def pressed(phone, place, option):
    """Return the place at which an option of the version is shown to the player."""
    asked = phone.sitting().asked[place]
    return str(order_of_options(phone.card, asked, handle=phone.player.handle).index(option))


def test_a_set_is_opened_answered_and_handed_in_each_within_six_statements(at_the_phone, counted):
    phone = at_the_phone()
    phone.get()  # the card is read once in a process, and kept
    page, opening = counted(phone.open)
    assert page.status_code == 200
    assert "第 1 题" in page.content.decode()
    kept, keeping = counted(lambda: phone.press(0, "0", go="1"))
    assert "第 2 题" in kept.content.decode()
    done, handing_in = counted(phone.hand_in)
    assert (done.status_code, done.headers["Location"]) == (303, f"{phone.here}result/{phone.day}/")
    assert [len(found) <= MOST for found in (opening, keeping, handing_in)] == [True] * 3, (
        opening,
        keeping,
        handing_in,
    )
    _, again = counted(lambda: phone.get("today/"))
    assert len(again) <= MOST
    assert not any("session" in sql or "orgs_person" in sql for sql in (*opening, *keeping, *handing_in))


def test_no_cookie_is_set_on_the_way_and_none_but_the_ticket_is_needed(at_the_phone):
    phone = at_the_phone()
    for answer in (phone.open(), phone.press(0, "0"), phone.hand_in()):
        assert not answer.cookies
        assert answer.headers["Cache-Control"] == "no-store, private"


def test_what_is_pressed_is_kept_as_the_option_of_the_version(at_the_phone):
    phone = at_the_phone(per_day=12, draw=[{"tag": "", "number": 12}])  # the whole bank, so there are both kinds
    phone.open()
    single = next(place for place, one in enumerate(phone.sitting().asked) if not one.is_multi)
    multi = next(place for place, one in enumerate(phone.sitting().asked) if one.is_multi)
    phone.press(single, pressed(phone, single, 2))
    phone.press(multi, pressed(phone, multi, 0), pressed(phone, multi, 3))
    assert phone.sitting().saved == {str(single): 0b100, str(multi): 0b1001}
    again = phone.get(f"today/?n={multi}").content.decode()
    assert again.count(" checked") == 2
    phone.press(multi)
    assert phone.sitting().saved[str(multi)] == 0


def test_a_page_that_is_opened_again_shows_the_first_question_that_is_open(at_the_phone):
    phone = at_the_phone()
    phone.open()
    phone.press(0, "0", go="1")
    phone.press(1, "0", go="2")
    assert "第 3 题" in phone.get("today/").content.decode()
    assert "第 3 题" in phone.open().content.decode()
    other = Client()
    other.cookies["jixiao-quiz"] = phone.client.cookies["jixiao-quiz"].value
    assert "第 3 题" in other.get(f"{phone.here}today/").content.decode()
    assert Attempt.objects.count() == 1


def test_the_script_keeps_a_press_without_a_page(at_the_phone):
    phone = at_the_phone()
    phone.open()
    answer = phone.press(0, "1", go="keep")
    assert (answer.status_code, answer.content) == (204, b"")
    assert "0" in phone.sitting().saved


def test_what_is_open_is_named_before_handing_in(at_the_phone):
    phone = at_the_phone()
    phone.open()
    phone.press(0, "0")
    told = phone.press(2, "0", go="check").content.decode()
    assert "还有 3 题没有答" in told
    assert re.findall(r'n=\d">第 (\d) 题', told.partition("没答的：")[2].partition("</p>")[0]) == ["2", "4", "5"]
    assert "还有 3 题没答，仍然交卷" in told


def test_handing_in_twice_is_once(at_the_phone):
    phone = at_the_phone()
    phone.open()
    phone.press(0, pressed(phone, 0, 0))
    assert phone.hand_in().status_code == phone.hand_in().status_code == 303
    phone.player.refresh_from_db()
    assert (phone.player.sets, phone.player.lines) == (1, 1)
    assert phone.get("today/").headers["Location"].endswith(f"result/{phone.day}/")
    assert phone.press(1, "0").headers["Location"].endswith(f"result/{phone.day}/")


@pytest.mark.parametrize("feedback", ["at_once", "after_day"])
def test_nothing_that_is_sent_before_the_answers_may_be_known_depends_on_what_is_right(at_the_phone, feedback):
    """The same set with other answers right, another explanation and source: not a byte of any page is another."""
    phone = at_the_phone(feedback=feedback)

    def seen():
        pages = [phone.open(), phone.get("today/?n=0"), phone.press(1, "1", go="2"), phone.get("today/?n=check")]
        pages += [phone.get(f"fault/{phone.day}/1/"), phone.press(1, "1", go="keep")]
        bodies = [re.sub(rb'data-left="\d+">[^<]*<', b"<", page.content) for page in pages]
        return bodies, [dict(page.headers) for page in pages]

    seen()
    bodies, headers = seen()
    for entry in phone.card.campaign.pool.select_related("version"):
        entry.version.right = 0b1010 if entry.version.kind == "multi" else 0b1000
        entry.version.explanation, entry.version.source = "另一个解析", "另一个出处"
        entry.version.save()
    phone.card.campaign.version += 1
    phone.card.campaign.save()
    other, others = seen()
    assert bodies == other
    assert [{k: v for k, v in one.items() if k != "Content-Length"} for one in headers] == [
        {k: v for k, v in one.items() if k != "Content-Length"} for one in others
    ]
    assert "解析" not in b"".join(bodies).decode()


def test_the_time_that_is_over_is_told_and_what_was_kept_still_counts(at_the_phone):
    phone = at_the_phone(minutes=10)
    phone.open()
    phone.press(0, pressed(phone, 0, 0))
    early = phone.now() - datetime.timedelta(minutes=11)
    Attempt.objects.update(opened_at=early)
    late = phone.press(1, "0")
    assert late.status_code == 422
    assert "答题时间已到" in late.content.decode()
    assert "已经保存的答案照样计分" in phone.get("today/").content.decode()
    assert phone.hand_in().status_code == 303


def test_a_form_of_another_day_or_player_or_of_nobody_is_refused(at_the_phone):
    phone, other = at_the_phone(), at_the_phone(name="乙")
    phone.open()
    yesterday = (datetime.date.fromisoformat(phone.day) - datetime.timedelta(days=1)).isoformat()
    for given in ({"f": ""}, {"f": other.token()}, {"d": yesterday}, {"d": "x"}, {"f": "错"}):
        for path in ("open/", "today/", "hand-in/"):
            answer = phone.post(path, n="0", c0="0", **given)
            assert answer.status_code == 403, (given, path)
            assert "这一页已经过期" in answer.content.decode()
    assert phone.sitting().saved == {}


def test_a_set_of_yesterday_is_told_to_be_over(at_the_phone):
    phone = at_the_phone()
    yesterday = phone.now() - datetime.timedelta(days=1)
    open_set(card=phone.card, player=phone.player.pk, at=yesterday)
    day = yesterday.date()
    answer = phone.post("today/", n="0", c0="0", d=day.isoformat(), f=phone.token(day))
    assert answer.status_code == 422
    assert "这一天已经过去" in answer.content.decode()
    assert sitting_of(card=phone.card, player=phone.player.pk, day=day).saved == {}


def test_a_phone_that_is_nobodys_is_sent_to_join(at_the_phone):
    phone = at_the_phone()
    stranger = Client()
    for ticket, path in itertools.product(("", "1.abc", "x", "1.abc.HANDLE.mark"), ("open/", "today/", "hand-in/")):
        stranger.cookies["jixiao-quiz"] = ticket
        answer = stranger.post(f"{phone.here}{path}", {"f": phone.token(), "d": phone.day})
        assert answer.status_code == 403
        assert "这台手机还没有参加" in answer.content.decode()


def test_the_ticket_of_another_campaign_is_nobodys(at_the_phone, live):
    phone = at_the_phone()
    other = live(versions=[one.version for one in phone.card.campaign.pool.all()])
    assert phone.client.get(f"/quiz/{other.token}/today/").status_code == 403
    assert "我要参加" in phone.client.get(f"/quiz/{other.token}/").content.decode()


def test_a_handle_that_was_changed_in_the_ticket_makes_it_nobodys(at_the_phone):
    phone = at_the_phone()
    text = phone.client.cookies["jixiao-quiz"].value
    phone.client.cookies["jixiao-quiz"] = text.replace(phone.player.handle, "AAAAAA")
    assert phone.get("today/").status_code == 403


def test_whoever_was_excluded_is_told_and_gets_no_set(at_the_phone):
    phone = at_the_phone()
    phone.player.state = PlayerState.EXCLUDED
    phone.player.save()
    assert "您的参与资格已被取消" in phone.get().content.decode()
    answer = phone.open()
    assert answer.status_code == 422
    assert "您的参与资格已被取消" in answer.content.decode()


@pytest.mark.parametrize(("shift", "words"), [(5, "零点开始"), (-40, "竞答已经结束")])
def test_before_the_first_day_and_after_the_last_nothing_is_given_out(at_the_phone, shift, words):
    phone = at_the_phone()
    one = phone.card.campaign
    one.first_day += datetime.timedelta(days=shift)
    one.last_day += datetime.timedelta(days=shift)
    one.version += 1
    one.save()
    answer = phone.open()
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert phone.get("").status_code == 200


def test_a_campaign_that_was_closed_meanwhile_takes_nothing_any_more(at_the_phone):
    phone = at_the_phone()
    phone.open()
    one = phone.card.campaign
    one.state, one.closed_at, one.version = CampaignState.CLOSED, phone.now(), one.version + 1
    one.save()
    for answer in (phone.press(0, "0"), phone.hand_in(), phone.open()):
        assert answer.status_code == 422
        assert "竞答已经结束" in answer.content.decode()
    assert phone.sitting().saved == {}


def test_a_draft_and_an_unknown_address_are_not_there(at_the_phone):
    phone = at_the_phone()
    phone.card.campaign.state = CampaignState.DRAFT
    phone.card.campaign.save()
    for path in ("", "join/", "today/", "rules/", "ranking/", "points/"):
        assert phone.get(path).status_code == 404, path
    assert Client().get("/quiz/nobody-knows/").status_code == 404


def test_asking_for_the_address_of_a_form_opens_nothing_and_hands_nothing_in(at_the_phone):
    phone = at_the_phone()
    assert phone.get("open/").headers["Location"] == f"{phone.here}today/"
    assert phone.get("hand-in/").headers["Location"] == f"{phone.here}today/"
    assert phone.get("today/").headers["Location"] == phone.here
    assert not Attempt.objects.exists()


def test_nonsense_in_the_form_is_left_out(at_the_phone):
    phone = at_the_phone()
    phone.open()
    answer = phone.post("today/", n="99", c77="1", c0=["9", "x", "-1"], c1="9999", go="zzz")
    assert answer.status_code == 200
    assert json.loads(json.dumps(phone.sitting().saved)) in ({}, {"0": 0, "1": 0})


def test_the_result_of_a_day_before_hand_in_leads_back_to_the_set(at_the_phone):
    phone = at_the_phone()
    phone.open()
    assert phone.get(f"result/{phone.day}/").headers["Location"] == f"{phone.here}today/"


def test_a_card_kept_by_a_process_is_read_anew_when_the_campaign_changes(at_the_phone):
    phone = at_the_phone()
    phone.open()
    assert hand_in(card=card_of(phone.card.campaign), player=phone.player.pk, given={}, at=phone.now()).points == 0
