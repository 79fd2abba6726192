"""What this room says to whoever writes the next year's goals (``settings.HEARD_LATER``)."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from jixiao.cycle.followup.giving import has_open_view
from jixiao.cycle.followup.models import Advice, Problem, ProblemState, VerdictKind
from jixiao.cycle.followup.queries import HIDDEN
from jixiao.cycle.followup.wording import words_of
from jixiao.cycle.goals.hearing import Heard
from jixiao.orgs.models import UnitYear

MOST = 30
TONES = {
    VerdictKind.PRIORITY: "green",
    VerdictKind.KEEP: "green",
    VerdictKind.CUT: "amber",
    VerdictKind.MERGE: "amber",
    VerdictKind.CANCEL: "red",
}


def say_to_goals(unit_year: UnitYear) -> Iterable[Heard]:
    """Say what was advised by last year's result, and which problems of last year are still to be put right."""
    last = UnitYear.objects.select_related("unit").filter(unit=unit_year.unit_id, year=unit_year.year - 1).first()
    if last is None:
        return ()
    return (*_advices(last), *_problems(last))


def _advices(last: UnitYear) -> Iterator[Heard]:
    rows = Advice.objects.filter(unit_year=last, given_at__isnull=False).defer("trace")
    for advice in rows.order_by("project_code")[:MOST]:
        verdict = VerdictKind(advice.adjusted_verdict or advice.verdict)
        less = f"，约减 {advice.amount.text('万元')} 万元" if advice.amount and advice.amount.fen else ""
        why = advice.adjusted_because or (f"{advice.rule}（{advice.source}）" if advice.rule else "没有规则适用")
        if has_open_view(advice):
            why = f"{why}；单位有不同意见，等财政局答复：{advice.answer_words}"
        url = _door(last, "followup:advice_page", pk=advice.pk)
        yield Heard(advice.project_name, f"预算建议：{words_of(advice)}{less}", why, url, TONES[verdict])


def _problems(last: UnitYear) -> Iterator[Heard]:
    rows = Problem.objects.filter(unit_year=last).exclude(state__in=(*HIDDEN, ProblemState.CLOSED))
    for problem in rows.order_by("due", "pk")[:MOST]:
        due = f"，期限 {problem.due:%Y-%m-%d}" if problem.due else ""
        words = f"上年问题未销号：{problem.title}"
        why = f"{ProblemState(problem.state).label}{due}；{problem.ground}"
        url = _door(last, "followup:problem", pk=problem.pk)
        yield Heard(problem.project_code or "部门整体", words, why, url, "amber")


def _door(unit_year: UnitYear, name: str, **parts: object) -> str:
    return reverse(name, kwargs={"unit": unit_year.unit.code, "year": unit_year.year, **parts})
