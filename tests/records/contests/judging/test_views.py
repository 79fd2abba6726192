"""The pages of judging at a desk."""

import re

import pytest
from tests.records.contests import a_contest as made

from jixiao.records.contests.models import Assignment, Avoidance, Contest, Judge, Panel, Result


@pytest.fixture
def at(county, contest):
    return county.address(f"contests/{contest.pk}/")


@pytest.fixture
def clerk(county):
    return county.client("clerk")


def page(client, url, **more):
    answer = client.get(url, more)
    assert answer.status_code == 200, answer.content.decode()[-500:]
    return answer.content.decode()


def test_a_panel_and_a_judge_are_set_up_and_works_spread(contest, at, clerk):
    groups = [one.pk for one in contest.groups.all()]
    assert clerk.post(f"{at}panels/new/", {"name": "示例组", "groups": groups}).status_code == 302
    panel = Panel.objects.get()
    school = made.a_school(contest)
    for number in range(1, 4):
        told = {"name": "示例评委", "workplace": school.name if number == 1 else "", "panels": [panel.pk]}
        assert clerk.post(f"{at}judges/new/", told).status_code == 302
    assert Judge.objects.get(number=1).school == school
    made.a_work(contest, 1)
    spread = clerk.post(f"{at}tasks/balance/", {"seed": "2024"}).content.decode()
    assert "新分 2 份" in spread
    assert "评审组有 3 位评委，每件要 3 位；评委所在学校的作品 1 人" in spread
    assert "示例组" in page(clerk, f"{at}judges/")
    assert "G1-001" in page(clerk, f"{at}judging/")


def test_codes_are_shown_once(contest, at, clerk):
    _, (judge, *_) = made.a_panel(contest)
    before = judge.digest
    once = "7d0f9c1e-3c1f-4f43-9d3c-0a8a3e7f1a11"
    shown = clerk.post(f"{at}judges/codes/", {"chosen": [judge.pk], "once": once})
    assert re.search(r"[2-9A-Z]{5} [2-9A-Z]{5}", shown.content.decode())
    assert clerk.post(f"{at}judges/codes/", {"chosen": [judge.pk], "once": once}).status_code == 302
    assert Judge.objects.get(pk=judge.pk).digest != before


def test_a_work_is_given_by_hand_and_taken_back(contest, at, clerk):
    _, (judge, *_) = made.a_panel(contest)
    made.a_work(contest, 1)
    assert "没有编号为 Z9 的作品" in clerk.post(f"{at}tasks/", {"judge": judge.pk, "number": "Z9"}).content.decode()
    assert clerk.post(f"{at}tasks/", {"judge": judge.pk, "number": "G1-001"}).status_code == 302
    task = Assignment.objects.get()
    assert "收回" in page(clerk, f"{at}tasks/")
    assert clerk.post(f"{at}tasks/{task.pk}/back/", {"reason": "分错"}).status_code == 302
    assert Assignment.objects.get().state == "taken_back"


def test_avoidance_is_declared_and_lifted(county, contest, at, clerk):
    panel, (judge, other, *_) = made.a_panel(contest)
    made.a_task(county, panel, judge, made.a_work(contest, 1))
    url = f"{at}judges/{judge.pk}/avoid/"
    assert "填一项" in clerk.post(url, {"why": "亲属"}).content.decode()
    assert clerk.post(url, {"number": "G1-001", "whole": "on", "why": "亲属"}).status_code == 302
    row = Avoidance.objects.get()
    assert row.author is not None
    assert Assignment.objects.filter(state="assigned").exclude(judge=judge).exists()
    assert clerk.post(f"{url}{row.pk}/lift/", {"reason": "登记错了"}).status_code == 302
    assert not Avoidance.objects.exists()
    assert other.pk


def test_the_head_ends_judging_and_opens_a_score(county, contest, at):
    panel, judges = made.a_panel(contest)
    entry = made.a_work(contest, 1)
    for judge in judges:
        made.a_task(county, panel, judge, entry, points=(30, 30, 10))
    head = county.client("head")
    assert county.client("clerk").post(f"{at}judging/end/", {"reason": ""}).status_code == 403
    assert head.post(f"{at}judging/end/", {"reason": "", "stamp": "1"}).status_code == 302
    assert Result.objects.get().score == 70
    assert "70.00" in page(head, f"{at}ranking/")
    assert "70 分" in page(head, f"{at}ranking/{entry.pk}/")
    assert head.post(f"{at}judging/resume/", {"reason": "补评", "stamp": "2"}).status_code == 302
    assert Contest.objects.get().state == "judging"


def test_who_was_slower_is_told(county, contest, at):
    panel, judges = made.a_panel(contest)
    made.a_task(county, panel, judges[0], made.a_work(contest, 1), points=(1, 1, 1))
    answer = county.client("head").post(f"{at}judging/end/", {"reason": "就这样", "stamp": "7"})
    assert "别人刚刚也在办理" in answer.content.decode()


@pytest.mark.parametrize("place", ["judging/", "judges/", "tasks/", "ranking/", "judges/new/", "panels/new/"])
def test_nobody_of_another_unit_sees_it(county, at, place):
    assert county.client("outsider").get(f"{at}{place}").status_code == 404


@pytest.mark.parametrize(("place", "code"), [("judging/", 200), ("tasks/balance/", 403), ("judges/new/", 403)])
def test_who_only_looks_sees_and_changes_nothing(county, at, place, code):
    assert county.client("viewer").get(f"{at}{place}").status_code == code


@pytest.mark.parametrize("place", ["judging/", "judges/", "tasks/", "ranking/"])
def test_a_list_takes_the_same_statements_however_long(county, contest, at, clerk, place):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    panel, judges = made.a_panel(contest)
    counted = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            entry = made.a_work(contest, number)
            made.a_task(county, panel, judges[0], entry, points=(1, 1, number))
            made.a_result(entry, rank=number)
        clerk.get(f"{at}{place}")
        with CaptureQueriesContext(
            connection,
        ) as found:
            clerk.get(f"{at}{place}")
        counted.append(len(found))
    assert counted[0] == counted[1]
