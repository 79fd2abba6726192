import datetime

from jixiao.orgs.desk import desk_of
from jixiao.records.outreach.at_the_workbench import figures, to_dos
from jixiao.records.outreach.planning import plan_activity
from jixiao.records.outreach.searching import search


def desk(county, rf, who="clerk", unit=None):
    request = rf.get("/")
    request.user = county.people[who]
    return desk_of(request, unit=(unit or county.unit).code, year=2024)


def test_figures_say_where_they_come_from_and_unfilled_is_not_zero(county, record, rf):
    seat = desk(county, rf)
    assert [figure.value for figure in figures(seat)] == ['<span class="unset">未填</span>'] * 3
    record(people=1200)
    sessions, served, leaflets = figures(seat)
    assert (sessions.value, sessions.unit, sessions.origin) == ("1", "场", "1 条记录")
    assert served.value == "1,200"
    assert "未填" in leaflets.value
    assert sessions.url.endswith("/measures/measure/outreach.sessions/")


def test_plans_past_their_day_and_results_without_proof_are_to_be_done(county, record, by, rf):
    late = datetime.date(2024, 5, 1)
    plan_activity(unit_year=county.unit_year, values={"name": "过期的", "planned_start": late}, by=by)
    made = record("没有佐证的")
    first, second = to_dos(desk(county, rf))
    assert (first.title, first.due, first.state) == ("登记「过期的」的结果", late, "late")
    assert second.title == "为「没有佐证的」附佐证"
    assert second.url.endswith(f"/outreach/{made.pk}/#proofs")
    assert list(to_dos(desk(county, rf, "viewer"))) == []


def test_many_results_without_proof_are_summed_up(county, record, rf):
    for number in range(14):
        record(f"第{number}")
    found = list(to_dos(desk(county, rf)))
    assert len(found) == 10
    assert found[-1].title == "还有 5 项活动没有佐证"


def test_names_are_found_by_words_and_first_letters_in_ones_own_unit(county, record, good, rf):
    record("社区科普联合行动")
    good("环保手提袋")
    seat = desk(county, rf)
    assert [hit.title for hit in search(seat, "sqkp")] == ["社区科普联合行动"]
    assert [hit.title for hit in search(seat, "示例广场")] == ["社区科普联合行动"]
    assert [hit.kind for hit in search(seat, "手提袋")] == ["物资"]
    assert list(search(desk(county, rf, "outsider", county.other), "社区")) == []
