"""Advice for the next budget: the rules propose for each project, the finance bureau adjusts with a reason."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.urls import reverse

from jixiao.cycle.followup.casing import ProjectCase, cases_of
from jixiao.cycle.followup.events import AdviceAdjusted, AdviceProposed
from jixiao.cycle.followup.giving import has_open_view
from jixiao.cycle.followup.models import Advice, AdviceStepKind, VerdictKind
from jixiao.cycle.followup.stepping import note_step
from jixiao.cycle.followup.wording import proposed_words
from jixiao.engine.scoring.advice import Proposal, Verdict, advice_table, cut_amount, propose
from jixiao.engine.values import Points
from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import JobRun, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot

KIND = "followup.propose"
ADJUSTED = ("adjusted_verdict", "adjusted_cut", "adjusted_because", "adjusted_by", "amount", "settled_at")
WHOLE = 100


@transaction.atomic
def propose_advice(*, unit_year: UnitYear, by: Actor) -> list[Advice]:
    """Let the rules propose for the unit and each of its projects; what was given out already stays as it is.

    Proposed again, it follows the numbers of now, and what the finance bureau adjusted stays adjusted.
    """
    there = {advice.project_code: advice for advice in Advice.objects.filter(unit_year=unit_year).defer("trace")}
    made: list[Advice] = []
    for one in cases_of(unit_year, on=by.on):
        old = there.get(one.code)
        if old is not None and old.given_at:
            continue
        made.append(_put(unit_year, one, old, by))
    after = {advice.project_name: advice.verdict for advice in made}
    if made:
        _tell(AdviceProposed, made[0], by, name=f"{unit_year.year}年度结果的下年预算建议", after=after)
    return made


def _put(unit_year: UnitYear, one: ProjectCase, old: Advice | None, by: Actor) -> Advice:
    proposal = propose(one.case, advice_table())
    values = {**_said(one), **_proposed(proposal), "proposed_at": by.at}
    if old is None:
        made = Advice.objects.create(unit_year=unit_year, project_code=one.code, **values)
        note_step(made, AdviceStepKind.PROPOSED, by=by, words=_why(made))
        return made
    was = proposed_words(old)
    if old.adjusted_verdict:
        cut = old.adjusted_cut.value / WHOLE if old.adjusted_cut is not None else Fraction(0)
        values["amount"] = cut_amount(one.case.budget, Verdict(old.adjusted_verdict), cut)
    for name, value in values.items():
        setattr(old, name, value)
    save_stamped(old, stamp=None, fields=values)
    if proposed_words(old) != was:
        note_step(old, AdviceStepKind.PROPOSED, by=by, words=f"规则现在建议：{proposed_words(old)}。{_why(old)}")
    return old


def _why(advice: Advice) -> str:
    return f"{advice.rule}（{advice.source}）" if advice.rule else "没有规则适用"


def _said(one: ProjectCase) -> dict[str, Any]:
    case = one.case
    return {
        "project_name": one.name[:120],
        "grade": case.grade,
        "total": case.total,
        "rate": case.rate.percent() if case.rate is not None else "",
        "repeated": case.repeated,
        "budget": case.budget,
    }


def _proposed(proposal: Proposal) -> dict[str, Any]:
    rule = proposal.rule
    return {
        "verdict": proposal.verdict.value,
        "cut": Points(proposal.cut * WHOLE),
        "amount": proposal.amount,
        "rule": rule.rule.title if rule else "",
        "source": rule.rule.source[:300] if rule else "",
        "trace": proposal.trace.to_json(),
    }


@transaction.atomic
def adjust_advice(
    *, advice: Advice, verdict: str, cut: Points | None, reason: str, by: Actor, stamp: int | None = None
) -> Advice:
    """Decide otherwise than the rules propose, with a reason; each version is kept.

    Refuses (U810) what was given out already, unless the unit sees it otherwise: then this settles its view. A cut
    needs a share above 0 and up to 100 % (U811); without a reason nothing is adjusted (U812).
    """
    if advice.given_at and not has_open_view(advice):
        cure = "已下达的只在单位有不同意见时调整；情况有变的，在下年预算审核时说明"
        raise Refused("这条建议已经下达", cure=cure, code="U810")
    if verdict not in VerdictKind.values:
        raise Refused("没有这种建议", cure="从列表里选", code="U811", field="verdict")
    share = cut.value if cut is not None else Fraction(0)
    if verdict == VerdictKind.CUT and not 0 < share <= WHOLE:
        raise Refused("压减要写比例", cure="写大于 0、不超过 100 的百分数", code="U811", field="cut")
    if not reason.strip():
        raise Refused("调整建议要写明理由", cure="写明依据，目标申报页会原样显示", code="U812", field="reason")
    before = snapshot(advice, ADJUSTED)
    kept = share if verdict == VerdictKind.CUT else Fraction(0)
    advice.adjusted_verdict, advice.adjusted_cut = verdict, Points(kept)
    advice.adjusted_because, advice.adjusted_by = reason.strip(), by.person
    advice.amount = cut_amount(advice.budget, Verdict(verdict), kept / WHOLE)
    advice.settled_at = by.at if advice.given_at else None
    save_stamped(advice, stamp=stamp, fields=ADJUSTED)
    earlier, later = changes(before, snapshot(advice, ADJUSTED))
    note_step(advice, AdviceStepKind.ADJUSTED, by=by, words=reason.strip())
    _tell(AdviceAdjusted, advice, by, name=advice.project_name, before=earlier, after=later, why=reason.strip())
    return advice


def ask_for_proposals(*, unit_years: list[UnitYear], year: int, by: Actor) -> JobRun:
    """Queue the proposing for many units; its progress stands on the page of the job."""
    order = {"unit_years": [one.pk for one in unit_years]}
    return ask_for_work(kind=KIND, title=f"提出 {year} 年度结果的下年预算建议", order=order, by=by)


def propose_for_all(progress: Progress) -> Mapping[str, Any]:
    """Propose for each unit of the order by itself; a unit that cannot be read is named and the others go on."""
    years = list(UnitYear.objects.filter(pk__in=progress.order["unit_years"]).select_related("unit").order_by("pk"))
    failed: list[str] = []
    done = 0
    for number, unit_year in enumerate(years):
        progress.tell(number, len(years), unit_year.unit.name)
        try:
            done += len(propose_advice(unit_year=unit_year, by=progress.by))
        except Refused as refused:
            failed.append(f"{unit_year.unit.name}：{refused}")
    progress.tell(len(years), len(years), f"提出 {done} 条建议，{len(failed)} 个单位没有办成")
    return {"advices": done, "failed": failed, "links": _links(years, done, failed)}


def _links(years: Sequence[UnitYear], done: int, failed: Sequence[str]) -> list[list[str]]:
    """Return where the page of the job leads to: the list of advice, and what could not be done."""
    if not years:
        return []
    place = {"unit": years[0].unit.code, "year": years[0].year}
    address = reverse("followup:advice", kwargs=place)
    return [[words, address] for words in (f"看 {done} 条建议", *failed)]


def _tell(told: type, advice: Advice, by: Actor, **more: Any) -> None:  # noqa: ANN401 - what tell takes
    publish_in(advice.unit_year, told, subject=f"followup.advice:{advice.pk}", by=by, **more)
