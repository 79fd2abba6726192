"""The pages of the training of performance staff: the bureau's, a unit's, one's own, and what stands beside units."""

import io

import openpyxl
import pytest
from tests.orgs.asking import statements

from jixiao.orgs.models import Person
from jixiao.records.outreach.inviting import invite_staff
from jixiao.records.outreach.models import STAFF_TRAINING, Activity, ActivityState, Trainee
from jixiao.records.outreach.planning import plan_activity
from jixiao.web.clock import now


def page_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def came(school):
    invite_staff(activity=school.activity, people=school.pks("clerk"), by=school.by)
    school.come("clerk")
    return school


def test_the_bureau_sees_units_with_their_trained_staff_and_who_is_missing(came):
    page = page_of(came.county.client("reviewer"), came.address("staff/"))
    assert "示例县图书馆" in page
    assert "部分培训" in page
    assert "未培训" in page
    assert "示例审核（审核）" in page
    missing = page_of(came.county.client("reviewer"), came.address("staff/?training=none"))
    assert "示例县图书馆" in missing
    assert ">示例县科学技术协会</th>" not in missing


def test_a_unit_sees_its_own_people_only(came):
    clerk = came.county.client("clerk")
    answer = clerk.get(came.county.address("outreach/staff/"), follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[0][0].endswith("outreach/staff/people/")
    assert "示例审核" in page
    assert "（外单位）" not in page
    assert clerk.get(came.address("staff/")).status_code == 404
    assert came.county.client("outsider").get(came.county.address("outreach/staff/")).status_code == 404
    assert came.county.client("system").get(came.address("staff/")).status_code == 403


def test_the_missing_are_asked_in_one_go_and_find_it_in_their_bell(came):
    on = now().date()
    plan = plan_activity(
        unit_year=came.year, by=came.by,
        values={"name": "示例补训班", "kind": STAFF_TRAINING, "planned_start": on, "planned_place": "示例会议室"},
    )  # fmt: skip
    reviewer = came.county.client("reviewer")
    answer = reviewer.post(came.address("staff/invite/"), {"training": plan.pk}, follow=True)
    assert "已邀请 5 人" in answer.content.decode()
    again = reviewer.post(came.address("staff/invite/"), {"training": plan.pk}, follow=True)
    assert "没有新邀请的人；5 人本来就在名单里" in again.content.decode()
    assert Trainee.objects.filter(activity=plan).count() == 5
    todo = page_of(came.county.client("outsider"), f"/{came.county.other.code}/2024/todo/")
    assert "参加绩效业务培训「示例补训班」" in todo
    assert "示例补训班" not in page_of(came.county.client("clerk"), came.county.address("todo/"))
    mine = page_of(came.county.client("outsider"), f"/{came.county.other.code}/2024/outreach/staff/mine/")
    assert "示例补训班" in mine
    assert "示例会议室" in mine


def test_who_may_not_ask_is_refused(came):
    address = came.address("staff/invite/")
    for who, status in (("clerk", 404), ("system", 403), ("viewer", 404)):
        assert came.county.client(who).post(address, {"training": came.activity.pk}).status_code == status, who
    own = came.county.address("outreach/staff/invite/")
    assert came.county.client("viewer").post(own, {"training": came.activity.pk}).status_code == 403
    assert came.county.client("reviewer").post(own, {"training": came.activity.pk}).status_code == 403
    assert came.county.client("clerk").post(own, {"training": came.activity.pk}).status_code == 404
    assert came.county.client("trainer").post(address, {"training": "x" * 30}).status_code == 404
    assert Trainee.objects.count() == 1


def test_chosen_people_are_asked_from_the_roster_and_a_stranger_is_refused(came):
    trainer, address = came.county.client("trainer"), came.address(f"{came.activity.pk}/invite/")
    page = page_of(trainer, came.address(f"{came.activity.pk}/roster/"))
    assert "列入绩效人员" in page
    answer = trainer.post(address, {"people": list(came.pks("head", "outsider"))}, follow=True)
    assert "已列入名单 2 人" in answer.content.decode()
    refused = trainer.post(address, {"people": [Person.objects.get(username="viewer.shili").pk]})
    assert refused.status_code == 422
    assert "任职" in refused.content.decode()
    assert trainer.post(address, {}).status_code == 422


def test_the_lists_are_given_as_workbooks(came):
    client = came.county.client("reviewer")
    for path, expected in (("staff/?format=xlsx", "示例县图书馆"), ("staff/people/?format=xlsx", "示例县科学技术协会")):
        content = b"".join(client.get(came.address(path)).streaming_content)
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
        assert expected in cells
        assert "未培训" in cells


def test_it_stands_beside_units_and_people_and_says_untrained_where_nobody_was(came):
    units = page_of(came.county.client("reviewer"), f"/{came.county.finance.code}/2024/units/")
    assert "1/2 人" in units
    assert "本年 3 学时" in units
    assert "未培训" in units
    unit = page_of(came.county.client("reviewer"), f"/{came.county.finance.code}/2024/units/{came.county.unit.pk}/")
    assert "3 学时" in unit
    people = page_of(came.county.client("system"), f"/{came.county.finance.code}/2024/people/")
    assert "3 学时，最近 11-05" in people
    assert "未培训" in people
    profile = page_of(came.county.client("clerk"), came.county.address("profile/"))
    assert "1/2 人" in profile


def test_a_list_takes_as_many_statements_for_few_trained_as_for_many(came):
    client = came.county.client("reviewer")
    client.get(came.address("staff/"))
    few = statements(lambda: client.get(came.address("staff/")))
    invite_staff(activity=came.activity, people=came.pks("head", "outsider"), by=came.by)
    came.come("head", "outsider")
    assert statements(lambda: client.get(came.address("staff/"))) == few


def test_the_search_finds_a_training_and_who_was_at_it(came):
    trainer = came.county.client("trainer")
    base = f"/{came.county.finance.code}/2024/search/?q="
    assert "示例绩效业务培训班" in page_of(trainer, f"{base}绩效业务培训")
    assert "示例填报" in page_of(trainer, f"{base}示例填报")
    assert came.county.client("system").get(f"{base}绩效业务培训").content.decode().count("示例绩效业务培训班") == 0


def test_a_training_is_planned_with_its_kind_chosen(came):
    trainer = came.county.client("trainer")
    page = page_of(trainer, came.address("plan/?kind=绩效业务培训"))
    assert '<option value="绩效业务培训" selected>' in page
    trainer.post(came.address("plan/"), {"name": "示例二期", "kind": "绩效业务培训", "planned_start": "2024-12-02"})
    assert Activity.objects.get(name="示例二期").state == ActivityState.PLANNED
