import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.rooms import NOON

from jixiao.orgs.jobs import Progress
from jixiao.orgs.models import JobRun
from jixiao.records.stations.models import Delivery, Push, PushRule
from jixiao.records.stations.pushes.sending import run_push

pytestmark = pytest.mark.django_db


def page(county, who, path, /, **data):
    client = county.client(who)
    address = county.address(f"stations/{path}")
    return client.post(address, data) if data else client.get(address)


def test_a_push_goes_from_its_rule_to_the_receipts(county, stage):
    stage.station("示例村e站", audiences=["农民"], seen_at=NOON)
    content = stage.content()
    made = page(county, "clerk", "pushes/rules/new/", name="乡村农技", kinds=["village"], topics="农业技术、防灾减灾")
    assert made.status_code == 302
    assert PushRule.objects.get().topics == ["农业技术", "防灾减灾"]
    begun = page(county, "clerk", "pushes/new/", title="十月农技", rule=PushRule.objects.get().pk)
    push = Push.objects.get()
    assert begun.url.endswith(f"pushes/{push.pk}/choose/")
    assert "示例：秸秆还田" in page(county, "clerk", f"pushes/{push.pk}/choose/").content.decode()
    page(county, "clerk", f"pushes/{push.pk}/choose/", content=[content.pk])
    assert "还没有选内容" not in page(county, "clerk", f"pushes/{push.pk}/").content.decode()
    page(county, "clerk", f"pushes/{push.pk}/try/", go="1")
    shown = page(county, "clerk", f"pushes/{push.pk}/").content.decode()
    assert "示例村e站" in shown
    assert "发出的就是" in page(county, "clerk", f"pushes/{push.pk}/send/").content.decode()
    sent = page(county, "clerk", f"pushes/{push.pk}/send/", day="", stamp=Push.objects.get().version)
    assert sent.url == f"/jobs/{JobRun.objects.get().pk}/" or "/job" in sent.url
    run_push(Progress(JobRun.objects.get(), NOON))
    for path in (f"pushes/{push.pk}/receipts/", f"pushes/{push.pk}/receipts/?came=none", "pushes/"):
        answer = page(county, "viewer", path)
        assert answer.status_code == 200
    assert "没有收到" in page(county, "viewer", f"pushes/{push.pk}/receipts/").content.decode()
    assert "示例：秸秆还田" in page(county, "viewer", f"pushes/{push.pk}/receipts/contents/").content.decode()
    station = Delivery.objects.get().station_id
    assert "未收到" in page(county, "viewer", f"pushes/at/{station}/").content.decode()
    assert "示例村e站" in page(county, "viewer", f"pushes/of/{content.pk}/").content.decode()


def test_what_was_changed_since_is_told_on_the_form_and_nothing_is_lost(county, stage):
    stage.station()
    push = stage.push(stage.content())
    page(county, "clerk", f"pushes/{push.pk}/try/", go="1")
    stage.station("新站")
    answer = page(county, "clerk", f"pushes/{push.pk}/send/", day="2099-01-01", stamp=Push.objects.get().version)
    assert answer.status_code == 422
    assert "计划时间不对" in answer.content.decode()
    answer = page(county, "clerk", f"pushes/{push.pk}/send/", day="", stamp=Push.objects.get().version)
    assert "试算以后，e站、内容或规则有变化" in answer.content.decode()
    assert not JobRun.objects.exists()


def test_a_form_pressed_twice_does_it_once(county, stage):
    client = county.client("clerk")
    data = {"title": "甲", "once": "0b0e9a52-7f7e-4d0e-9d0e-2f1a6f1c9a11"}
    first = client.post(county.address("stations/pushes/new/"), data)
    second = client.post(county.address("stations/pushes/new/"), data)
    assert first.url == second.url
    assert Push.objects.count() == 1


def test_a_stale_rule_shows_both_sides(county, stage):
    rule = PushRule.objects.create(unit=stage.county.unit, name="甲")
    PushRule.objects.update(note="别人写的", version=2)
    answer = page(county, "clerk", f"pushes/rules/{rule.pk}/edit/", name="乙", note="我写的", stamp="1")
    assert answer.status_code == 409
    assert "别人写的" in answer.content.decode()


@pytest.mark.parametrize("path", ["new/", "rules/new/", "{pk}/edit/", "{pk}/choose/", "{pk}/send/", "{pk}/cancel/"])
def test_only_the_clerk_pushes(county, stage, path):
    push = stage.push(stage.content())
    where = f"pushes/{path.format(pk=push.pk)}"
    assert page(county, "viewer", where).status_code == 403
    assert page(county, "head", where, title="甲").status_code == 403
    assert page(county, "outsider", where).status_code == 404
    assert page(county, "clerk", where).status_code == 200


def test_a_push_of_another_unit_or_year_is_not_there(county, stage):
    other = Push.objects.create(unit_year=county.other_year, number=1, title="外单位")
    for path in ("", "edit/", "receipts/"):
        assert page(county, "clerk", f"pushes/{other.pk}/{path}").status_code == 404


def test_lists_take_as_many_statements_for_three_rows_as_for_one(county, stage):
    client, counts = county.client("clerk"), []
    for number in (1, 2):
        for one in range(number):
            stage.delivered(stage.station(f"站{number}{one}"), stage.content())
            PushRule.objects.create(unit=county.unit, name=f"规则{number}{one}")
        push = Push.objects.order_by("pk").last()
        paths = ("pushes/", "pushes/rules/", f"pushes/{push.pk}/", f"pushes/{push.pk}/receipts/")
        for path in paths:
            client.get(county.address(f"stations/{path}"))
        said = []
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(county.address(f"stations/{path}")).status_code == 200
            said.append(len(queries))
        counts.append(said)
    assert counts[0] == counts[1]
