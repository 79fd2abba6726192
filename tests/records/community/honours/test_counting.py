from tests.records.community.days import day, noon

from jixiao.engine.values import UNFILLED, Period
from jixiao.orgs.deadlines.dues import dues_of
from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.seat import Desk
from jixiao.records.community.honours.at_the_workbench import to_dos
from jixiao.records.community.honours.awarding import record_honour
from jixiao.records.community.honours.counting import HONOURED, TALENT, count_honours
from jixiao.records.community.honours.recommending import recommend
from jixiao.records.community.honours.searching import search
from jixiao.records.community.models import Call, Nomination, NominationState

MAY = Period(2024)


def desk_of(county, who, at):
    person = county.people[who]
    held = duties_held(person, on=at.date())
    return Desk(person, county.unit, county.unit_year, roles_at(county.unit, held), held, at, None, 2024)


def test_people_recommended_are_counted_once_and_honours_by_their_day(county, noticed, worker, by):
    assert count_honours(unit_year=county.unit_year, period=MAY)[TALENT].value is UNFILLED
    noticed(("示例甲", "示例乙"))
    recommend(call=Call.objects.get(), stamp=None, by=county.actor("head", at=noon(21)))
    again = Call.objects.create(unit_year=county.unit_year, code="J9", title="示例", honour="示例", level="city")
    first = Nomination.objects.order_by("pk").first()
    Nomination.objects.create(
        call=again, worker=first.worker, proposer="示例", by=by.person, state=NominationState.RECOMMENDED,
        consented_on=day(1), sent_at=noon(1), recommended_on=day(22),
    )  # fmt: skip
    values = {"name": "示例奖", "level": "city", "awarded_on": day(1), "awarded_year": None}
    record_honour(unit_year=county.unit_year, whose=worker("示例丁"), values=values, by=by)
    found = count_honours(unit_year=county.unit_year, period=MAY)
    assert (found[TALENT].value, found[HONOURED].value) == (2, 1)
    assert [one.amount for one in found[TALENT].references] == [1, 1, 0]
    assert found[TALENT].note == "上报 3 人次"


def test_what_waits_is_told_to_whom_it_waits_for(county, opened, sent, in_review):
    in_review()
    assert [one.title for one in to_dos(desk_of(county, "viewer", noon(12)))] == ["评审 1 份举荐"]
    assert list(to_dos(desk_of(county, "clerk", noon(12)))) == []
    opened(title="示例另一份")
    assert [one.title for one in to_dos(desk_of(county, "head", noon(12)))] == ["「示例另一份」举荐已截止"]
    due = [one for one in dues_of([county.unit_year]) if one.kind == "表彰举荐"]
    assert [(one.title, one.due) for one in due] == [("「示例另一份」举荐截止", day(10))]


def test_the_search_finds_a_call_by_letters(county, opened):
    opened()
    assert [hit.title for hit in search(desk_of(county, "clerk", noon(3)), "yxkjgzz")] == ["示例县优秀科技工作者举荐"]
