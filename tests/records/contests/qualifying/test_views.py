import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.records.contests.conftest import noon

from jixiao.orgs.models import JobRun
from jixiao.records.contests.models import EntryState, Likeness, LikenessState

pytestmark = pytest.mark.django_db


@pytest.fixture
def works(contest, group, school, entry):
    """Two works that wait."""
    row = group(contest())
    return entry(row, school()), entry(row, school("示例第二小学"), title="第二件", names=("李四",))


@pytest.fixture
def alike(works):
    return Likeness.objects.create(entry=works[0], other=works[1], kind="text", percent=80, found_at=noon(9))


def test_ticked_works_pass_together_with_what_came_of_each(county, works):
    clerk, here = county.client("clerk"), county.address(f"contests/{works[0].contest_id}/qualifying/")
    assert "示例作品" in clerk.get(here).content.decode()
    assert clerk.post(here, {}).status_code == 422
    page = clerk.post(here, {"entry": [str(one.pk) for one in works]})
    assert "合格 2 件" in page.content.decode()
    assert "没有这样的作品" in clerk.get(here).content.decode()
    assert "第二件" in clerk.get(f"{here}?state=qualified").content.decode()


def test_one_work_is_decided_on_and_the_next_one_comes(county, works):
    clerk, first = county.client("clerk"), works[0]
    here = county.address(f"contests/entries/{first.pk}/qualify/")
    wrong = clerk.post(here, {"passed": "1", "own_topic": "on", "stamp": "1"})
    assert "没有勾选，不能判合格" in wrong.content.decode()
    assert "checked" in wrong.content.decode()
    done = clerk.post(here, {"passed": "0", "why": "不是自己制作", "stamp": "1"})
    assert done.url.endswith(f"/entries/{works[1].pk}/qualify/")
    assert "不是自己制作" in clerk.get(here).content.decode()
    assert clerk.post(f"{here}undo/", {"reason": "误判"}).status_code == 302
    first.refresh_from_db()
    assert first.state == EntryState.SUBMITTED
    stale = clerk.post(here, {"passed": "0", "why": "x", "stamp": "1"})
    assert stale.status_code == 302


def test_two_works_stand_side_by_side_and_the_decision_is_kept(county, works, alike):
    clerk = county.client("clerk")
    here = county.address(f"contests/likenesses/{alike.pk}/")
    page = clerk.get(here).content.decode()
    assert "示例作品" in page
    assert "第二件" in page
    assert "没有选核查结论" in clerk.post(here, {"why": "看过"}).content.decode()
    assert clerk.post(here, {"state": "copied", "why": "文字雷同"}).status_code == 302
    alike.refresh_from_db()
    assert alike.state == LikenessState.COPIED
    listed = clerk.get(county.address(f"contests/{works[0].contest_id}/likenesses/")).content.decode()
    assert "文字雷同" in listed


def test_comparing_is_asked_for_by_the_clerk_alone(county, works):
    address = county.address(f"contests/{works[0].contest_id}/likenesses/compare/")
    assert county.client("viewer").post(address).status_code == 403
    assert county.client("clerk").post(address).status_code == 302
    assert JobRun.objects.get().title.startswith("比对")


def test_a_stranger_finds_nothing_and_a_viewer_changes_nothing(county, works, alike):
    pk, contest = works[0].pk, works[0].contest_id
    paths = (f"{contest}/qualifying/", f"entries/{pk}/qualify/", f"{contest}/likenesses/", f"likenesses/{alike.pk}/")
    for path in paths:
        assert county.client("outsider").get(county.address(f"contests/{path}")).status_code == 404
        assert county.client("viewer").get(county.address(f"contests/{path}")).status_code == 200
    for path in paths[:2]:
        assert county.client("viewer").post(county.address(f"contests/{path}"), {}).status_code == 403


def test_the_lists_take_as_many_statements_for_three_as_for_one(county, contest, group, school, entry):
    row, clerk = group(contest()), county.client("clerk")
    one = entry(row, school())
    two = entry(row, school("二小"), title="乙", names=("李四",), state=EntryState.WITHDRAWN)
    Likeness.objects.create(entry=one, other=two, kind="text", percent=80, found_at=noon(9))
    paths = [county.address(f"contests/{row.contest_id}/{name}/") for name in ("qualifying", "likenesses")]
    counted = {}
    for path in paths:
        clerk.get(path)
        with CaptureQueriesContext(connection) as found:
            clerk.get(path)
        counted[path] = len(found)
    for number in (3, 4):
        more = entry(row, school(f"小学{number}"), title=f"丙{number}", names=("王五", "赵六"))
        Likeness.objects.create(entry=more, other=two, kind="text", percent=70, found_at=noon(9))
    for path in paths:
        with CaptureQueriesContext(connection) as found:
            clerk.get(path)
        assert len(found) == counted[path], path
