"""What this room lets others count: the satisfaction rates KX-M01…M05 of surveys that are over."""

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction

from jixiao.engine.values import UNFILLED, Period
from jixiao.measures.catalogue import Counted, Measure, Reference, hang_door, hang_owner, hang_together
from jixiao.orgs.models import UnitYear
from jixiao.records.surveys.models import Survey, SurveyState, Target
from jixiao.records.surveys.queries import MOST_SURVEYS
from jixiao.records.surveys.rating import RULES, shown, wilson
from jixiao.records.surveys.tallying import Tally, tally_from

MOST_NAMED, MOST_NOTE = 2, 500
CODES = {
    Target.ACTIVITY: "surveys.activities", Target.TRAINING: "surveys.trainings",
    Target.SCIENTISTS: "surveys.scientists", Target.SCHOOLS: "surveys.schools", Target.TOWNSHIPS: "surveys.townships",
}  # fmt: skip
NAMES = {
    Target.ACTIVITY: "参加活动群众满意度", Target.TRAINING: "培训学员满意度", Target.SCIENTISTS: "科技工作者满意度",
    Target.SCHOOLS: "学校满意度", Target.TOWNSHIPS: "乡镇协作部门满意度",
}  # fmt: skip
_MEANING = "已截止的调查里答非常满意、满意的有效问卷占全部有效问卷多少；几项调查合并计算"
MEASURES = (
    *(Measure(code, NAMES[target], "%", _MEANING, target.value) for target, code in CODES.items()),
    Measure("surveys.valid", "满意度调查有效问卷数", "份", "已截止的调查的有效问卷合计"),
)


def count_surveys(*, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:
    """Return every measure of the room: one statement. Only frozen results count, by their last day.

    The whole year takes those too that were closed after its end: people are asked of a year in the spring after it.
    """
    rows = list(Survey.objects.filter(unit_year=unit_year).select_related("result").order_by("pk")[:MOST_SURVEYS])
    over = [
        (one, tally_from(one.result.figures))
        for one in rows
        if one.state == SurveyState.CLOSED and one.closes and _falls(one.closes, period, unit_year)
    ]
    running = [one for one in rows if one.state == SurveyState.OPEN]
    found = {
        code: _rate([pair for pair in over if pair[0].target == target], [r for r in running if r.target == target])
        for target, code in CODES.items()
    }
    references = tuple(_reference(one, tally, Fraction(tally.valid)) for one, tally in over)
    valid = Fraction(sum(tally.valid for _, tally in over)) if over else UNFILLED
    return {**found, "surveys.valid": Counted(valid, references, "各项调查有效问卷合计")}


def _falls(day: datetime.date, period: Period, unit_year: UnitYear) -> bool:
    whole = Period(unit_year.year)
    late = day > whole.last_day and period.last_day >= whole.last_day
    return period.contains(day) or (late and period.first_day <= whole.first_day)


def hang_all() -> None:
    """Hang everything on the board; called when Django starts."""
    hang_together(measures=MEASURES, count=count_surveys)
    hang_door("surveys.survey", "surveys:survey")
    hang_owner("surveys.survey", lambda year, pk: Survey.objects.filter(unit_year=year, pk=pk).exists())


def _rate(over: Sequence[tuple[Survey, Tally]], running: Sequence[Survey]) -> Counted:
    formula = str(RULES["rate"]["formula"])
    valid, satisfied = sum(one.valid for _, one in over), sum(one.satisfied for _, one in over)
    open_note = f"「{running[0].title}」还没有截止，不计" if running else ""
    if not valid:
        return Counted(UNFILLED, (), formula, open_note or "没有已截止的满意度调查")
    interval = wilson(satisfied, valid)
    notes = [f"满意 {satisfied:,} 份 ÷ 有效 {valid:,} 份 × 100% = {shown(Fraction(100 * satisfied, valid))}%"]
    if interval:
        notes.append(f"95% 置信区间 {interval.low}%—{interval.high}%（Wilson）")
    small = [f"「{one.title}」有效 {tally.valid} 份，少于 {tally.fewest} 份" for one, tally in over if tally.is_small]
    notes += [f"样本不足：{told}" for told in small[:MOST_NAMED]]
    notes += [f"样本不足的共 {len(small)} 项"] if len(small) > MOST_NAMED else []
    notes += [open_note] if open_note else []
    references = tuple(_reference(one, tally, None) for one, tally in over)
    return Counted(Fraction(100 * satisfied, valid), references, formula, "；".join(notes)[:MOST_NOTE])


def _reference(survey: Survey, found: Tally, amount: Fraction | None) -> Reference:
    note = f"{survey.opens} 至 {survey.closes}，满意 {found.satisfied:,} ÷ 有效 {found.valid:,}，拒访 {found.refused:,}"
    return Reference("surveys.survey", survey.pk, f"{survey.code} {survey.title}", amount, note)
