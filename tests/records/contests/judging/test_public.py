"""The door of the judges: let in by code, own works only, no names, kept and handed in without scripts."""

import pytest
from django.test import Client
from tests.records.contests import a_contest as made

from jixiao.measures import shelf
from jixiao.records.contests.judging.inviting import make_codes
from jixiao.records.contests.models import Assignment, Judge


@pytest.fixture
def contest(county):
    return made.a_contest(county, judge_from=None, judge_to=None)


@pytest.fixture
def at(contest):
    return f"/contest/{contest.token}/judge/"


@pytest.fixture
def judged(county, contest):
    panel, judges = made.a_panel(contest)
    works = [made.a_work(contest, number) for number in (1, 2, 3)]
    tasks = {
        (judge.number, entry.number): made.a_task(county, panel, judge, entry)
        for judge in judges
        for entry in works
    }  # fmt: skip
    return judges, works, tasks


def let_in(at, number=1):
    client = Client()
    assert client.post(f"{at}enter/", {"code": made.code_of(number).lower()}).status_code == 302
    client.post(f"{at}promise/")
    return client


def marks(task, *values, **more):
    criteria = task.entry.group.criteria.order_by("position")
    typed = {f"c{one.pk}": value for one, value in zip(criteria, values, strict=False)}
    return {**typed, "stamp": task.version, "remark": "", **more}


def test_nobody_comes_in_without_a_code(at, judged):
    client = Client()
    assert client.get(at).headers["Location"] == f"{at}enter/"
    refused = client.post(f"{at}enter/", {"code": "ABCDEFGHJK"})
    assert refused.status_code == 422
    assert "评审码不对" in refused.content.decode()


def test_a_judge_promises_before_they_see_anything(at, judged):
    client = Client()
    client.post(f"{at}enter/", {"code": made.code_of(1)})
    assert client.get(at).headers["Location"] == f"{at}promise/"
    client.post(f"{at}promise/")
    assert "示例作品1" in client.get(at).content.decode()
    assert Judge.objects.get(number=1).promised_at


def test_too_many_tries_are_stopped(at, judged, monkeypatch):
    monkeypatch.setattr("jixiao.records.contests.knocking.MOST_TRIES", 2)
    client = Client()
    codes = [client.post(f"{at}enter/", {"code": "X"}).status_code for _ in range(3)]
    assert codes == [422, 422, 429]


def test_a_new_code_ends_what_is_signed_in(at, judged, contest, by):
    client = let_in(at)
    make_codes(contest=contest, judges=[judged[0][0]], by=by)
    assert client.get(at).headers["Location"] == f"{at}enter/"


def test_a_judge_sees_only_their_own(at, judged):
    task = judged[2][2, "G1-001"]
    client = let_in(at)
    assert client.get(f"{at}{task.pk}/").status_code == 404
    assert client.post(f"{at}{task.pk}/", marks(task, 1)).status_code == 404
    assert client.get(f"{at}{task.pk}/recuse/").status_code == 404


def test_nothing_says_whose_a_work_is(at, judged, settings, tmp_path):
    settings.PROOFS, settings.DATA = tmp_path / "proofs", tmp_path
    task = judged[2][1, "G1-001"]
    work, sealed = made.a_file(task.entry, sha256="ab" * 32), made.a_file(task.entry, kind="sealed", sha256="cd" * 32)
    path = shelf.path_of(work.sha256)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%PDF-1.4")
    client = let_in(at)
    page = client.get(f"{at}{task.pk}/").content.decode()
    for word in ("示例第1小学", "张", "sealed", "盖章"):
        assert word not in page
    assert "G1-001 作品1" in page
    assert client.get(f"{at}{task.pk}/file/{sealed.pk}/").status_code == 404
    sent = client.get(f"{at}{task.pk}/file/{work.pk}/")
    assert sent.headers["Content-Disposition"] == "attachment; filename*=UTF-8''G1-001%20%E4%BD%9C%E5%93%811.pdf"
    assert b"".join(sent.streaming_content) == b"%PDF-1.4"
    sent.close()


def test_what_is_typed_is_kept_by_the_button_and_by_the_script(at, judged):
    task, client = judged[2][1, "G1-001"], let_in(at)
    client.post(f"{at}{task.pk}/", marks(task, "39.5", go="save"))
    page = client.get(f"{at}{task.pk}/").content.decode()
    assert 'value="39.5"' in page
    task.refresh_from_db()
    told = client.post(f"{at}{task.pk}/", marks(task, "39.5", "40", go="auto"))
    assert told.json()["stamp"] == task.version + 1
    wrong = client.post(f"{at}{task.pk}/", marks(task, "41", go="auto") | {"stamp": task.version + 1})
    assert (wrong.status_code, wrong.json()["field"]) == (422, f"c{task.entry.group.criteria.first().pk}")
    stale = client.post(f"{at}{task.pk}/", marks(task, "1", go="auto"))
    assert (stale.status_code, stale.json()["fault"]) == (409, "别人保存过这里")


def test_nothing_typed_is_lost_where_a_value_is_wrong(at, judged):
    task, client = judged[2][1, "G1-001"], let_in(at)
    answer = client.post(f"{at}{task.pk}/", marks(task, "多", "40", "20", go="submit", remark="示例评语"))
    page = answer.content.decode()
    assert answer.status_code == 422
    for word in ('value="多"', 'value="40"', "示例评语", "「创新性」"):
        assert word in page


def test_the_next_work_is_the_one_that_fewest_have_marked(at, judged):
    _, works, tasks = judged
    for number in (2, 3):
        Assignment.objects.filter(judge__number=number, entry=works[1]).update(
            state="submitted", score="90", submitted_at=made.AT
        )
    client, first = let_in(at), tasks[1, "G1-001"]
    answer = client.post(f"{at}{first.pk}/", marks(first, "40", "40", "20", go="next"))
    assert answer.headers["Location"] == f"{at}{tasks[1, 'G1-003'].pk}/"
    last = tasks[1, "G1-003"]
    answer = client.post(f"{at}{last.pk}/", marks(last, "40", "40", "20", go="next"))
    assert answer.headers["Location"] == f"{at}{tasks[1, 'G1-002'].pk}/"


def test_a_judge_steps_back_with_a_reason(at, judged):
    task, client = judged[2][1, "G1-001"], let_in(at)
    assert client.post(f"{at}{task.pk}/recuse/", {"why": ""}).status_code == 422
    assert client.post(f"{at}{task.pk}/recuse/", {"why": "亲属"}).status_code == 302
    assert client.get(f"{at}{task.pk}/").status_code == 404


def test_marks_are_taken_back_as_long_as_judging_lasts(at, judged, contest):
    task, client = judged[2][1, "G1-001"], let_in(at)
    client.post(f"{at}{task.pk}/", marks(task, "40", "40", "20", go="submit"))
    assert "100.00 分，已提交" in client.get(f"{at}{task.pk}/").content.decode()
    client.post(f"{at}{task.pk}/back/")
    assert Assignment.objects.get(pk=task.pk).state == "draft"
    type(contest).objects.update(state="deciding")
    task.refresh_from_db()
    answer = client.post(f"{at}{task.pk}/", marks(task, "1", go="save"))
    assert "评审已经结束" in answer.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_statements_however_long(county, at, contest, number, django_assert_num_queries):
    panel, (judge,) = made.a_panel(contest, judges=1)
    for place in range(number):
        made.a_task(county, panel, judge, made.a_work(contest, place + 1))
    client = let_in(at)
    with django_assert_num_queries(6):
        assert client.get(at).status_code == 200


def test_a_draft_has_no_door(county):
    contest = made.a_contest(county, state="draft")
    assert Client().get(f"/contest/{contest.token}/judge/enter/").status_code == 404


def test_names_that_stand_in_the_words_of_a_work_are_hidden(at, judged):
    _, works, tasks = judged
    works[0].title = "示例第1小学的花盆"
    works[0].abstract = "张示明和同学在示例第1小学做的花盆"
    works[0].save()
    client = let_in(at)
    said = client.get(f"{at}{tasks[1, works[0].number].pk}/").content.decode()
    assert "（隐去）和同学在（隐去）做的花盆" in said
    for page in (
        said,
        client.get(at).content.decode(),
        client.get(f"{at}{tasks[1, works[0].number].pk}/recuse/").content.decode(),
    ):
        assert "张示明" not in page
        assert "示例第1小学" not in page
