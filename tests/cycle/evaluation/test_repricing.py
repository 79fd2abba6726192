"""What the scores of a marked year would be under another formula: asked for, never written."""

from django.urls import reverse
from tests.cycle.evaluation.conftest import Case
from tests.cycle.indicators.asking import DEFINITION

from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.repricing import RepricedYears
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.cycle.indicators.defining import draft_indicator, draft_next_version
from jixiao.cycle.indicators.definition import Definition, Place
from jixiao.cycle.indicators.growing.repriced import Redefined, YearRepriced
from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.cycle.indicators.publishing import publish_version
from jixiao.orgs.models import Unit


def pinned(case: Case) -> tuple[GoalIndicator, IndicatorVersion]:
    """Pin a shared version to a row whose value is computed by a formula and that scored."""
    rows = ScoreRow.objects.exclude(indicator__formula="").filter(score__isnull=False, indicator__project_code="")
    row = next(one for one in rows.select_related("indicator").order_by("indicator__order") if one.score.value > 0)
    goal = row.indicator
    said = {**DEFINITION.values(), "name": goal.name, "unit": goal.unit, "operator": goal.operator}
    by = case.county.actor("reviewer")
    place = Place(code="GX-01", frame="MOF10", level1="产出指标", level2="数量指标")
    draft = draft_indicator(owner=None, place=place, definition=Definition(**said), distinct=True, by=by)
    version = publish_version(version=draft, by=by)
    GoalIndicator.objects.filter(pk=goal.pk).update(version_pinned=version)
    return goal, version


def repriced(version: IndicatorVersion, formula: str, unit: str, method: str = "") -> tuple[YearRepriced, ...]:
    changes = {version.indicator_id: Redefined("GX-01", formula, method, unit)}
    return tuple(RepricedYears(changes=changes, first=2024, last=2024, units=Unit.objects.all()))


def test_the_formula_it_has_gives_the_score_it_has(marked: Case) -> None:
    goal, version = pinned(marked)
    (year,) = repriced(version, goal.formula, goal.unit, goal.scoring_method)
    (row,) = year.rows
    assert row.before == row.after == ScoreRow.objects.get(indicator=goal).score
    assert row.difference is not None
    assert row.difference.value == 0
    assert year.total_before == year.total_after == marked.evaluation.total


def test_another_formula_gives_another_score_and_nothing_is_written(marked: Case) -> None:
    goal, version = pinned(marked)
    before = list(ScoreRow.objects.order_by("pk").values()), list(Evaluation.objects.values())
    (year,) = repriced(version, f"({goal.formula}) × 0", goal.unit)
    (row,) = year.rows
    assert row.difference is not None
    assert row.difference.value < 0
    assert year.difference == row.difference
    assert (list(ScoreRow.objects.order_by("pk").values()), list(Evaluation.objects.values())) == before


def test_a_year_that_nobody_marked_has_no_scores(started: Case) -> None:
    from jixiao.orgs.models import UnitYear

    assert UnitYear.objects.filter(year=2024).exists()
    changes = {1: Redefined("GX-01", "", "", "")}
    assert len(RepricedYears(changes=changes, first=2023, last=2023, units=Unit.objects.all())) == 0


def test_the_preview_of_a_draft_shows_before_and_after(marked: Case) -> None:
    goal, version = pinned(marked)
    draft = draft_next_version(
        indicator=version.indicator, first_year=2025, by=marked.county.actor("reviewer")
    )  # fmt: skip
    IndicatorVersion.objects.filter(pk=draft.pk).update(formula=f"({goal.formula}) × 0")
    place = {"unit": marked.county.unit.code, "year": 2024, "pk": version.indicator_id}
    page = marked.county.client("reviewer").get(reverse("indicators:impact", kwargs=place)).content.decode()
    assert "2024 年度得分重算" in page
    assert "97.74 →" in page
    statistics = reverse("indicators:statistics", kwargs={"unit": place["unit"], "year": 2024})
    client = marked.county.client("reviewer")
    listed = client.get(f"{statistics}?used=yes").content.decode()
    assert "GX-01" in listed
    assert client.get(f"{statistics}?verdict=always_full").status_code == 200
    assert client.get(f"{statistics}?export=xlsx&used=yes").status_code == 200
