"""The preview of a whole round: the year scored again with every proposal at once, kept, and nothing of it written."""

from django.urls import reverse
from tests.cycle.evaluation.conftest import Case
from tests.cycle.evaluation.test_repricing import pinned
from tests.cycle.indicators.growing import begun, previewed, worked

from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.cycle.indicators.defining import draft_next_version
from jixiao.cycle.indicators.growing.concerned import digest_of
from jixiao.cycle.indicators.growing.previewing import ask_for_preview
from jixiao.cycle.indicators.growing.proposing import add_proposal
from jixiao.cycle.indicators.models import IndicatorVersion, PreviewLine, UpdateRound


def proposed(case: Case) -> tuple[GoalIndicator, UpdateRound]:
    """A round whose one draft would score a marked row by nothing at all."""
    goal, version = pinned(case)
    by = case.county.actor("reviewer")
    round_ = begun(case.county)
    draft = draft_next_version(indicator=version.indicator, first_year=2025, by=by)
    IndicatorVersion.objects.filter(pk=draft.pk).update(formula=f"({goal.formula}) × 0")
    add_proposal(round_=round_, version=IndicatorVersion.objects.get(pk=draft.pk), replaces=None, reason="示例", by=by)
    return goal, round_


def test_the_preview_says_from_what_to_what_and_in_which_direction(marked: Case) -> None:
    goal, round_ = proposed(marked)
    before = list(ScoreRow.objects.order_by("pk").values()), list(Evaluation.objects.values())
    run = worked(ask_for_preview(round_=round_, at=None, by=marked.county.actor("reviewer")))
    assert (list(ScoreRow.objects.order_by("pk").values()), list(Evaluation.objects.values())) == before
    line = PreviewLine.objects.get()
    score = ScoreRow.objects.get(indicator=goal).score
    assert (line.year, line.direction) == (2024, "down")
    assert line.total_before == marked.evaluation.total
    assert line.moved.value == -score.value == line.total_after.value - line.total_before.value
    assert [(row["code"], row["before"], row["after"]) for row in line.rows] == [(goal.code, score.text(), "0.00")]
    assert run.counts["down"] == run.counts["moved"] == 1


def test_marking_again_makes_the_preview_old(marked: Case) -> None:
    from jixiao.cycle.evaluation.marking import mark

    _, round_ = proposed(marked)
    digest = previewed(round_, by=marked.county.actor("reviewer"))
    assert digest == digest_of(round_)
    later = marked.county.actor("clerk")
    later = type(later)(later.person, later.at.replace(hour=20), later.address)
    mark(evaluation=marked.evaluation, by=later)
    assert digest_of(round_) != digest


def test_another_department_does_not_see_the_scores(marked: Case) -> None:
    _, round_ = proposed(marked)
    previewed(round_, by=marked.county.actor("reviewer"))

    def page(who: str, unit) -> str:
        place = {"unit": unit.code, "year": 2024, "pk": round_.pk}
        return marked.county.client(who).get(reverse("indicators:preview", kwargs=place)).content.decode()

    total = marked.evaluation.total.text()
    assert total in page("clerk", marked.county.unit)
    assert total not in page("outsider", marked.county.other)
