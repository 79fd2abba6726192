import datetime

import pytest
from django.urls import get_resolver
from tests.records.outreach.days import DAY
from tests.rooms import A_PAGE

from jixiao.engine.values import Money
from jixiao.orgs.models import UnitYear
from jixiao.orgs.registering import close_year
from jixiao.records.outreach import urls
from jixiao.records.outreach.certifying import issue_certificates
from jixiao.records.outreach.enrolling import enrol
from jixiao.records.outreach.handing_out import hand_out
from jixiao.records.outreach.models import Activity, Draft, Good, Outcome, StockMovement
from jixiao.records.outreach.planning import plan_activity
from jixiao.records.outreach.recording import amend_activity
from jixiao.records.outreach.resulting import record_outcome
from jixiao.records.outreach.signing import sign_in_by_clerk

FIELDS = {"name": "示例新活动", "start": "2024-09-19", "place": "示例广场", "people": "1,200", "counted_by": "点数"}


@pytest.fixture
def world(county, record, good, session, at):
    """One of everything, and the address of each page about it."""
    by, sitting, leaf, made = at(8), session(), good(stock=50), record(people=9)
    line = hand_out(activity=made, good=leaf, quantity=5, day=DAY, by=by)
    who = enrol(activity=sitting.activity, values={"name": "示例学员甲", "phone": "13800001234"}, by=by, walk_in=False)
    there = sign_in_by_clerk(session=sitting, trainee=who, by=at(8, 30))
    batch = issue_certificates(activity=sitting.activity, chosen=None, by=at(12))
    outcome = record_outcome(unit_year=county.unit_year, values={"name": "示例成果", "code": "C1"}, by=by)
    pks = {
        "sessions": sitting.pk, "attendances": there.pk, "certificates": batch.certificates.get().pk,
        "batches": batch.pk, "goods": leaf.pk, "movements": line.pk, "outcomes": outcome.pk,
    }  # fmt: skip
    return {"activity": made, "training": sitting.activity, "who": who, "pks": pks}


def addresses(world):
    """Return every address of the room, filled in from the world."""
    found = {}
    for pattern in urls.urlpatterns:
        route = str(pattern.pattern)
        first = route.partition("/")[0]
        of_training = any(word in route for word in ("roster", "certificates/", "sessions/new"))
        own = world["training"] if of_training else world["activity"]
        pk = world["pks"].get(first, own.pk)
        code = "1" if first == "handouts" else "C1" if first == "outcomes" else world["activity"].code
        filled = route.replace("<int:pk>", str(pk)).replace("<int:who>", str(world["who"].pk))
        filled = filled.replace("<str:code>", code).replace("<str:how>", "buy").replace("<str:subject>", "activity.new")
        found[pattern.name] = filled
    return found


def test_every_page_opens_for_the_clerk_and_none_for_another_unit(county, world):
    clerk, outsider = county.client("clerk"), county.client("outsider")
    for name, path in addresses(world).items():
        address = county.address(f"outreach/{path}")
        assert outsider.get(address).status_code == 404, name
        assert outsider.post(address, {}).status_code == 404, name
        if not name.endswith("_pdf"):
            assert clerk.get(address).status_code in {200, 302, 405}, name


def test_rows_of_another_unit_are_not_there_at_ones_own_desk(county, world):
    theirs = county.client("outsider")
    for name, path in addresses(world).items():
        if any(character.isdigit() for character in path):
            address = f"/{county.other.code}/2024/outreach/{path}"
            assert theirs.get(address).status_code in {404, 405}, name
            assert theirs.post(address, {"reason": "示例", "confirmed": "1"}).status_code in {404, 405}, name
    assert Activity.objects.filter(removed_at=None).count() == 2


def test_who_only_looks_reads_the_pages_and_writes_nothing(county, world):
    viewer = county.client("viewer")
    for path in ("", "print/", "calendar/", "calendar.ics", "goods/", "outcomes/", f"{world['activity'].pk}/"):
        assert viewer.get(county.address(f"outreach/{path}")).status_code == 200, path
    for name in ("new", "plan", "edit", "remove", "hand_out", "good_new", "move", "outcome_new", "session_new", "undo"):
        address = county.address(f"outreach/{addresses(world)[name]}")
        assert viewer.get(address).status_code == 403, name
        assert viewer.post(address, FIELDS).status_code == 403, name


def test_administrators_do_not_read_trade_pages(county, world):
    assert county.client("system").get(county.address("outreach/")).status_code == 403


def test_a_closed_year_is_only_looked_at(county, world, by):
    close_year(unit_year=UnitYear.objects.get(pk=county.unit_year.pk), by=by)
    clerk = county.client("clerk")
    assert clerk.get(county.address("outreach/")).status_code == 200
    assert clerk.post(county.address("outreach/new/"), FIELDS).status_code == 403
    page = clerk.get(county.address(f"outreach/{world['activity'].pk}/")).content.decode()
    assert "修改活动" not in page


def test_an_activity_is_written_down_by_its_form(county):
    clerk = county.client("clerk")
    rows = {"occasions-TOTAL_FORMS": "1", "occasions-INITIAL_FORMS": "0", "occasions-0-day": "2024-09-20"}
    answer = clerk.post(county.address("outreach/new/"), {**FIELDS, **rows, "partners": "甲局、乙局", "cost": "0.5"})
    made = Activity.objects.get()
    assert answer.headers["Location"] == county.address(f"outreach/{made.pk}/")
    assert (made.people, made.cost, made.occasions.get().day) == (1200, Money(500_000), datetime.date(2024, 9, 20))


def test_a_plan_is_written_down_by_its_form_and_gets_its_result(county):
    clerk = county.client("clerk")
    clerk.post(county.address("outreach/plan/"), {"name": "三下乡", "planned_start": "2024-12-10", "plan_only": "1"})
    made = Activity.objects.get()
    assert (made.state, made.planned_start) == ("planned", datetime.date(2024, 12, 10))
    fields = {**FIELDS, "name": "三下乡", "planned_start": "2024-12-10", "stamp": "1"}
    clerk.post(county.address(f"outreach/{made.pk}/result/"), fields)
    made.refresh_from_db()
    assert (made.state, made.people, made.planned_start) == ("held", 1200, datetime.date(2024, 12, 10))


def test_a_plan_is_cancelled_with_a_reason(county, by):
    made = plan_activity(unit_year=county.unit_year, values={"name": "三下乡"}, by=by)
    county.client("clerk").post(county.address(f"outreach/{made.pk}/cancel/"), {"reason": "示例"})
    assert Activity.objects.get().cancelled_because == "示例"


def test_a_form_sent_twice_writes_once(county):
    clerk, token = county.client("clerk"), "4f0c3c6e-0f4e-4a53-9d63-0d7b9b0a8f11"
    first, second = (clerk.post(county.address("outreach/new/"), {**FIELDS, "once": token}) for _ in "ab")
    assert first.headers["Location"] == second.headers["Location"]
    assert Activity.objects.count() == 1


def test_faults_stand_beside_their_fields_and_nothing_is_written(county):
    answer = county.client("clerk").post(
        county.address("outreach/new/"), {"name": "", "people": "200多", "start": "5月20日和24日", "links": "示例"}
    )
    page = answer.content.decode()
    for words in ("有 3 处要改", "不是整数", "一格只写一天", "没有填"):
        assert words in page
    assert not Activity.objects.exists()


def test_a_refusal_of_the_act_stands_beside_its_field(county, record):
    record(code="A1")
    page = county.client("clerk").post(county.address("outreach/new/"), {**FIELDS, "code": "A1"}).content.decode()
    assert "活动编号 A1 已经用过" in page
    assert 'id="id_code_error"' in page


def test_two_people_at_one_form_both_see_both_versions(county, record, by):
    made = record(people=9)
    amend_activity(activity=made, values={"place": "新地点"}, stamp=1, by=by)
    answer = county.client("clerk").post(
        county.address(f"outreach/{made.pk}/edit/"), {**FIELDS, "stamp": "1", "place": "我的地点"}
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "新地点" in page
    assert "我的地点" in page
    assert Activity.objects.get().place == "新地点"


def test_what_is_typed_is_kept_until_it_is_saved_and_is_nobody_elses(county):
    clerk = county.client("clerk")
    answer = clerk.post(county.address("outreach/draft/activity.new/"), {"name": "没写完的", "occasions-0-day": "9月"})
    assert answer.content.decode().endswith("已暂存")
    page = clerk.get(county.address("outreach/new/")).content.decode()
    assert "没写完的" in page
    assert "没有保存的内容" in page
    assert not Activity.objects.exists()
    clerk.post(county.address("outreach/new/"), FIELDS)
    assert not Draft.objects.exists()


def test_one_more_day_is_added_without_losing_what_was_typed(county):
    answer = county.client("clerk").post(
        county.address("outreach/new/"),
        {"name": "打了一半", "add_row": "occasions", "occasions-TOTAL_FORMS": "0", "occasions-INITIAL_FORMS": "0"},
    )
    page = answer.content.decode()
    assert "打了一半" in page
    assert 'name="occasions-0-day"' in page
    assert not Activity.objects.exists()


def test_the_form_is_told_of_a_duplicate_while_it_is_filled(county, record):
    record("示例主场活动")
    answer = county.client("clerk").post(
        county.address("outreach/notice/0/"), {**FIELDS, "name": "示例主场宣传活动", "people": ""}
    )
    assert "疑似重复登记" in answer.content.decode()
    assert Activity.objects.count() == 1


def test_an_activity_goes_to_the_bin_and_comes_back(county, record):
    made, clerk = record(), county.client("clerk")
    page = clerk.post(county.address(f"outreach/{made.pk}/remove/"), {"reason": ""}).content.decode()
    assert "没有填" in page
    clerk.post(county.address(f"outreach/{made.pk}/remove/"), {"reason": "示例"})
    assert made.name in clerk.get(county.address("outreach/removed/")).content.decode()
    clerk.post(county.address(f"outreach/{made.pk}/restore/"))
    assert Activity.objects.get().removed_at is None


def test_goods_are_bought_and_handed_out_by_their_forms(county, record):
    made, clerk = record(), county.client("clerk")
    clerk.post(
        county.address("outreach/goods/new/"),
        {"name": "宣传单", "kind": "宣传资料", "measure": "份", "reusable": "否"},
    )
    leaf = Good.objects.get()
    clerk.post(
        county.address(f"outreach/goods/{leaf.pk}/buy/"), {"day": "2024-03-01", "quantity": "100", "amount": "15.00"}
    )
    told = {"good": leaf.pk, "quantity": "101", "day": "2024-09-19"}
    refused = clerk.post(county.address(f"outreach/{made.pk}/hand-out/"), told).content.decode()
    assert "库存只有 100份" in refused
    notice = clerk.post(county.address(f"outreach/{made.pk}/hand-out/notice/"), told).content.decode()
    assert "发放超过库存" in notice
    clerk.post(county.address(f"outreach/{made.pk}/hand-out/"), {**told, "quantity": "40"})
    clerk.post(county.address(f"outreach/{made.pk}/hand-out/"), {"good": leaf.pk, "quantity": "7", "off_ledger": "on"})
    assert Good.objects.get().stock == 60
    page = clerk.get(county.address(f"outreach/{made.pk}/")).content.decode()
    assert "未建账" in page
    for how, fields in (
        ("back", {"activity": made.pk, "quantity": "10"}),
        ("scrap", {"quantity": "2", "reason": "示例"}),
        ("count", {"quantity": "68"}),
    ):
        clerk.post(county.address(f"outreach/goods/{leaf.pk}/{how}/"), {"day": "2024-09-20", **fields})
    assert Good.objects.get().stock == 68
    line = StockMovement.objects.filter(kind="scrapped").get()
    clerk.post(county.address(f"outreach/movements/{line.pk}/undo/"), {"reason": "示例"})
    assert Good.objects.get().stock == 70
    assert clerk.get(county.address(f"outreach/goods/{leaf.pk}/nonsense/")).status_code == 404


def test_a_result_is_kept_by_its_form(county):
    clerk = county.client("clerk")
    clerk.post(county.address("outreach/outcomes/new/"), {"name": "示例作品", "number": "271", "measure": "件"})
    made = Outcome.objects.get()
    clerk.post(
        county.address(f"outreach/outcomes/{made.pk}/edit/"), {"name": "示例作品", "stamp": "1", "number": "270"}
    )
    assert Outcome.objects.get().number == 270
    clerk.post(county.address(f"outreach/outcomes/{made.pk}/remove/"), {"reason": "示例"})
    assert clerk.get(county.address(f"outreach/outcomes/{made.pk}/")).status_code == 404


@pytest.mark.parametrize("query", ["?kind=科普日", "?month=9", "?goal=G1", "?state=held", "?q=slzchd", "?sort=-people"])
def test_the_list_is_filtered_and_sorted_by_its_address(county, record, query):
    record("示例主场活动", goal_code="G1", people=5)
    later = datetime.date(2024, 10, 2)
    record("别的事", kind="培训", start=later, end=later, people=2)
    page = county.client("clerk").get(county.address(f"outreach/{query}")).content.decode()
    assert "示例主场活动" in page
    assert ("合计 1 行" in page) == (query not in {"?state=held", "?sort=-people"})


def test_an_estimate_is_shown_as_about(county, record):
    made = record(people=200, counted_by="估计")
    assert "约 200" in county.client("clerk").get(county.address(f"outreach/{made.pk}/")).content.decode()
    assert "约 200" in county.client("clerk").get(county.address("outreach/print/")).content.decode()


def test_the_list_goes_out_as_a_workbook(county, record):
    record(people=7)
    answer = county.client("clerk").get(county.address("outreach/?format=xlsx"))
    assert b"".join(answer.streaming_content).startswith(b"PK")


@pytest.mark.parametrize(
    "path", ["", "print/", "calendar/?month=9", "goods/", "goods/print/", "outcomes/", "removed/", "copy/"]
)
def test_lists_ask_the_same_number_of_statements_of_one_row_and_of_three(
    county, record, good, django_assert_max_num_queries, path
):
    clerk, by, seen = county.client("clerk"), county.actor("clerk"), []
    for number in range(4):
        made, leaf = record(f"第{number}", partners="甲局", schools=["示例一中"]), good(f"第{number}", stock=9)
        hand_out(activity=made, good=leaf, quantity=5, day=DAY, by=by)
        record_outcome(unit_year=county.unit_year, values={"name": f"第{number}"}, by=by)
        with django_assert_max_num_queries(A_PAGE) as asked:
            assert clerk.get(county.address(f"outreach/{path}")).status_code == 200
        seen.append(len(asked.captured_queries))
    assert len(set(seen[1:])) == 1


def test_the_detail_of_an_activity_says_where_it_counts(county, record, good, by):
    made = record(people=30, series="全国科普日")
    hand_out(activity=made, good=good(stock=9), quantity=5, day=DAY, by=by)
    page = county.client("clerk").get(county.address(f"outreach/{made.pk}/")).content.decode()
    for words in ("全国科普日系列活动场次", "KX-C09", "发放宣传资料数", "登记活动", "结果没有佐证"):
        assert words in page
    assert get_resolver().url_patterns


def test_the_calendar_file_is_sent(county, record):
    record()
    answer = county.client("clerk").get(county.address("outreach/calendar.ics"))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"BEGIN:VEVENT" in answer.content


def test_traces_of_the_yearbook_lead_to_the_record(county, record, good, by):
    made = record(code="A7")
    hand_out(activity=made, good=good(stock=9), quantity=5, day=DAY, by=by)
    clerk = county.client("clerk")
    assert clerk.get(county.address("outreach/code/A7/")).headers["Location"].endswith(f"/outreach/{made.pk}/")
    assert clerk.get(county.address("outreach/handouts/1/")).headers["Location"].endswith(f"/{made.pk}/#handouts")
    for path in ("code/A99/", "handouts/2/", "handouts/0/", "outcomes/code/C9/"):
        assert clerk.get(county.address(f"outreach/{path}")).status_code == 404
