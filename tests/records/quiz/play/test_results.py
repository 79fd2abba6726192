import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.records.quiz.days import pressed

from jixiao.measures.keeping import keep_proof
from jixiao.records.quiz.models import FaultReport, Gate
from jixiao.records.quiz.playing.drawing import order_of_options
from jixiao.records.quiz.playing.sitting import hand_in, open_set, save_answers

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


def played(phone, *, days_ago=0, right=True):
    """Play a day: all right, or all wrong."""
    at = phone.now() - datetime.timedelta(days=days_ago)
    sitting = open_set(card=phone.card, player=phone.player.pk, at=at)
    given = {place: one.right if right else 0b1000 for place, one in enumerate(sitting.asked)}
    save_answers(card=phone.card, player=phone.player.pk, given=pressed(given), at=at)
    return hand_in(card=phone.card, player=phone.player.pk, given={}, at=at)


def test_answers_and_explanations_are_told_at_once_where_that_is_set(at_the_phone):
    phone = at_the_phone(feedback="at_once")
    sitting = played(phone)
    page = text(phone.get(f"result/{phone.day}/"))
    assert page.count("答对了") == 5
    assert page.count("解析：示例解析（示例出处）") == 5
    asked = sitting.asked[0]
    order = order_of_options(phone.card, asked, handle=phone.player.handle)
    letters = "、".join("ABCD"[at] for at, option in enumerate(order) if asked.right >> option & 1)
    assert f"您选 {letters}，正确答案 {letters}" in page
    assert "<dd>100<small>分</small>" in page


def test_before_the_day_is_over_only_the_points_are_told_where_that_is_set(at_the_phone):
    phone = at_the_phone()
    played(phone, right=False)
    page = text(phone.get(f"result/{phone.day}/"))
    assert "<dd>0<small>分</small>" in page
    for words in ("解析：", "正确答案", "答错了", "is-right", "示例出处"):
        assert words not in page
    assert "零点公布" in page


def test_yesterdays_answers_are_told_also_of_a_set_that_was_not_handed_in(at_the_phone):
    phone = at_the_phone()
    yesterday = phone.now() - datetime.timedelta(days=1)
    played(phone, days_ago=1, right=False)
    page = text(phone.get(f"result/{yesterday.date()}/"))
    assert page.count("答错了") >= 3
    before = phone.now() - datetime.timedelta(days=2)
    open_set(card=phone.card, player=phone.player.pk, at=before)
    page = text(phone.get(f"result/{before.date()}/"))
    assert "没有交卷" in page
    assert page.count("没有答") == 5


def test_a_day_that_was_not_played_and_one_that_is_none_are_not_there(at_the_phone):
    phone = at_the_phone()
    for day in ("2024-01-01", "2024-02-30", "2024-13-01"):
        assert phone.get(f"result/{day}/").status_code == 404, day
    assert Client().get(f"{phone.here}result/{phone.day}/").status_code == 403


def test_every_line_of_ones_points_is_told(at_the_phone):
    phone = at_the_phone()
    played(phone, days_ago=1)
    played(phone)
    page = text(phone.get("points/"))
    assert "+100" in page
    assert "<dd>200<small>分</small>" in page
    assert page.count("答题得分") == 2
    assert phone.get("points/?page=2").status_code == 200
    assert Client().get(f"{phone.here}points/").status_code == 403


def test_the_points_take_as_many_statements_for_three_days_as_for_one(at_the_phone):
    phone = at_the_phone()
    numbers = []
    for days_ago in (2, 1, 0):
        played(phone, days_ago=days_ago)
        with CaptureQueriesContext(connection) as caught:
            phone.get("points/")
        numbers.append(len(caught))
    assert len(set(numbers[1:])) == 1
    assert max(numbers) <= 6


def test_a_faulty_question_is_reported_once_with_words(at_the_phone):
    phone = at_the_phone()
    phone.open()
    address = f"fault/{phone.day}/2/"
    asked = phone.sitting().asked[1]
    assert asked.text in text(phone.get(address))
    short = phone.post(address, text="错")
    assert (short.status_code, "没有写清哪里错" in text(short)) == (422, True)
    assert "收到了，谢谢您" in text(phone.post(address, text="示例：选项乙也对"))
    again = phone.post(address, text="示例：选项乙也对")
    assert "已经报告过" in text(again)
    found = FaultReport.objects.get()
    assert (found.version_id, found.player_id, found.text) == (asked.version, phone.player.pk, "示例：选项乙也对")
    assert phone.client.post(f"{phone.here}{address}", {"text": "示例：没有令牌"}).status_code == 403
    for place in (0, 6, 99):
        assert phone.get(f"fault/{phone.day}/{place}/").status_code == 404


def test_too_many_reports_are_429(at_the_phone):
    phone = at_the_phone()
    phone.open()
    phone.post(f"fault/{phone.day}/1/", text="示例：有误的题")
    Gate.objects.update(tries=20)
    assert phone.post(f"fault/{phone.day}/2/", text="示例：有误的题").status_code == 429


def test_a_picture_is_sent_to_whose_set_it_is_in_while_the_campaign_is_on(at_the_phone, county):
    from io import BytesIO

    from PIL import Image

    phone = at_the_phone()
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "white").save(drawn, "PNG")
    upload = SimpleUploadedFile("picture.png", drawn.getvalue())
    kept = keep_proof(
        unit_year=county.unit_year, upload=upload, name="示例题图", proof_class="working", by=county.actor("clerk")
    )
    phone.open()
    asked = phone.sitting().asked[0]
    entry = phone.card.campaign.pool.select_related("version").get(pk=asked.pk)
    entry.version.picture, entry.version.picture_words = kept, "示例：一张白图"
    entry.version.save()
    one = phone.card.campaign
    one.version += 1
    one.save()
    page = text(phone.get("today/?n=0"))
    assert f'picture/{phone.day}/1/" alt="示例：一张白图"' in page
    assert phone.get(f"picture/{phone.day}/2/").status_code == 404
    assert phone.get(f"picture/{phone.day}/9/").status_code == 404
    assert Client().get(f"{phone.here}picture/{phone.day}/1/").status_code == 403
    one.state, one.closed_at, one.version = "closed", phone.now(), one.version + 1
    one.save()
    assert phone.get(f"picture/{phone.day}/1/").status_code == 404
    one.state, one.closed_at, one.version = "open", None, one.version + 1
    one.save()
    answer = phone.get(f"picture/{phone.day}/1/")
    assert (answer.status_code, answer.headers["Content-Type"][:6]) == (200, "image/")
    answer.close()
