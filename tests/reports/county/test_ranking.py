from fractions import Fraction

import pytest
from tests.rooms import County

from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.reviewing import review_row
from jixiao.engine.values import Points
from jixiao.orgs.roles import Role
from jixiao.reports.county.ranking import boxes_by_sector, boxes_by_year, largest_gaps, ranked
from jixiao.reports.county.sectors import keep_sectors
from jixiao.reports.county.standing import county_rows

pytestmark = pytest.mark.django_db


def rows(county: County):
    return list(county_rows([(county.finance, Role.REVIEWER)], year=2024).order_by("unit__code"))


def scored(county: County, own: str, agreed: str | None, *, other: str | None = None) -> None:
    for unit_year, total, final in ((county.unit_year, own, agreed), (county.other_year, other, None)):
        if total is not None:
            Evaluation.objects.create(
                unit_year=unit_year, total=Points.of(total), grade="优",
                agreed_total=None if final is None else Points.of(final), agreed_grade="良" if final else "",
            )  # fmt: skip


def test_equal_scores_share_a_place(county: County):
    scored(county, "95", "90", other="90")
    first, second = ranked(rows(county))
    assert [(one.place, one.is_tied, one.is_agreed) for one in (first, second)] == [(1, True, True), (1, True, False)]
    assert (first.score, first.grade) == (Fraction(90), "良")


def test_a_department_without_a_score_has_no_place_and_is_counted_in_its_group(county: County):
    scored(county, "95", "90")
    assert [one.place for one in ranked(rows(county))] == [1]
    keep_sectors(
        place=county.finance, given={county.unit.pk: "群团"}, held=[(county.finance, Role.REVIEWER)],
        by=county.actor("reviewer"),
    )  # fmt: skip
    group, rest = boxes_by_sector(rows(county))
    assert (group.name, group.count, group.unscored, group.mean) == ("群团", 1, 0, 90)
    assert (rest.name, rest.count, rest.unscored, rest.mean, rest.quarters[1]) == ("未分组", 0, 1, None, None)


def test_the_years_stand_beside_each_other(county: County):
    scored(county, "95", "90", other="80")
    (year,) = boxes_by_year([(county.finance, Role.REVIEWER)])
    assert (year.name, year.scores) == ("2024 年", (80, 90))


def test_the_largest_difference_is_told_with_its_reasons(evaluated: County):
    row = next(
        one
        for one in ScoreRow.objects.filter(evaluation__unit_year=evaluated.unit_year).order_by("pk")
        if one.score is not None and one.score.value > 3
    )
    lower = Points(row.score.value - 2)
    review_row(row=row, score=lower, opinion="示例：缺签到表", agreed=lower, by=evaluated.actor("reviewer"))
    (gap,) = largest_gaps(rows(evaluated))
    assert gap.apart == gap.agreed - gap.own < 0
    assert any("缺签到表" in reason for reason in gap.reasons)


def test_no_difference_is_no_gap(county: County):
    scored(county, "90", "90", other="80")
    assert largest_gaps(rows(county)) == []
