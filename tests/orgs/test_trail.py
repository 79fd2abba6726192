"""The trail: written with its act or not at all, chained, and append-only in the database too."""

import importlib

import pytest
from django.db import DatabaseError, connection, transaction
from tests.rooms import County

from jixiao.engine.values import Money
from jixiao.orgs.looking_back import check_trail
from jixiao.orgs.models import TrailEntry, TrailHead
from jixiao.orgs.registering import YearOpened
from jixiao.orgs.trail import changes, digest_of, plain, publish, verify_trail

LEFT_OUT = {YearOpened.code: ("jixiao.records.left_out.following.do_something",)}
guard = importlib.import_module("jixiao.orgs.migrations.0002_trail_is_append_only")


@pytest.fixture
def unguarded(county: County) -> None:
    """Somebody with a console and the rights of an owner: the triggers are gone."""
    for statement in guard._BACK[connection.vendor]:
        with connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.django_db
def test_an_untouched_trail_is_whole(county: County) -> None:
    verdict = verify_trail()
    assert (verdict.fault, verdict.lines) == ("", TrailEntry.objects.count())


@pytest.mark.django_db
def test_checking_is_itself_written_down(county: County) -> None:
    verdict = check_trail(by=county.actor("audit"))
    last = TrailEntry.objects.order_by("-number")[0]
    assert (last.event, last.after) == ("orgs.trail_verified", {"行数": verdict.lines, "结论": "完整"})
    assert verify_trail().lines == verdict.lines + 1


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["person_name", "after", "why", "at"])
def test_an_edited_line_is_found(unguarded: None, field: str) -> None:
    value = {"after": {"姓名": "别人"}, "at": "2020-01-01T00:00:00Z"}.get(field, "别人")
    TrailEntry.objects.filter(number=3).update(**{field: value})
    assert (verify_trail().number, verify_trail().fault) == (3, "第 3 行被改过")


@pytest.mark.django_db
def test_an_edited_line_with_a_new_digest_of_its_own_is_found_at_the_next(unguarded: None) -> None:
    entry = TrailEntry.objects.get(number=3)
    entry.person_name = "别人"
    entry.digest = digest_of(entry)
    entry.save()
    assert verify_trail().fault == "第 4 行接不上前一行"


@pytest.mark.django_db
def test_a_removed_line_is_found(unguarded: None) -> None:
    TrailEntry.objects.filter(number=3).delete()
    assert verify_trail().fault == "第 3 行不见了"


@pytest.mark.django_db
def test_a_removed_last_line_is_found(unguarded: None) -> None:
    TrailEntry.objects.order_by("-number")[0].delete()
    assert "链尾" in verify_trail().fault


@pytest.mark.django_db
def test_an_inserted_line_is_found(unguarded: None, county: County) -> None:
    last = TrailEntry.objects.order_by("-number")[0]
    forged = TrailEntry(**{
        field.attname: getattr(last, field.attname) for field in TrailEntry._meta.fields if field.attname != "id"
    })  # fmt: skip
    forged.number, forged.previous = last.number + 1, last.digest
    forged.digest = digest_of(forged)
    forged.save(force_insert=True)
    assert "链尾" in verify_trail().fault


@pytest.mark.django_db
@pytest.mark.parametrize("act", [lambda rows: rows.update(why="改"), lambda rows: rows.delete()])
def test_the_database_itself_forbids_change_and_removal(county: County, act) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        act(TrailEntry.objects.filter(number=3))
    assert verify_trail().fault == ""


@pytest.mark.django_db(transaction=True)
def test_publishing_outside_of_a_transaction_is_refused(county: County) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        publish(YearOpened(unit_id=county.unit.pk), by=county.actor("system"))


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_line(county: County) -> None:
    before = TrailHead.objects.get().number

    @transaction.atomic
    def fail() -> None:
        publish(YearOpened(unit_id=county.unit.pk), by=county.actor("system"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert TrailHead.objects.get().number == before == TrailEntry.objects.count()


@pytest.mark.django_db(transaction=True)
def test_the_guard_stands_again_after_a_flush(county: County) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        TrailEntry.objects.filter(number=1).delete()


def test_values_are_kept_as_plain_json() -> None:
    assert plain({"金额": Money(123), "表": [1, None], "层": {"a": True}}) == {
        "金额": "1.23元",
        "表": [1, None],
        "层": {"a": True},
    }


def test_only_what_changed_is_kept() -> None:
    assert changes({"甲": 1, "乙": 2}, {"甲": 1, "乙": 3, "丙": 4}) == ({"乙": 2, "丙": None}, {"乙": 3, "丙": 4})


@pytest.mark.django_db
def test_a_handler_of_a_room_that_is_left_out_is_skipped(county: County, settings) -> None:
    event = YearOpened(unit_id=None, year=2031, subject="year:2031", name="2031")
    settings.WIRING = f"{__name__}.LEFT_OUT"
    with transaction.atomic():
        publish(event, by=county.actor("audit"))
    assert TrailEntry.objects.order_by("-number")[0].event == event.code
