"""Where a figure of the sheet came from, down to the records and their proofs."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse

from jixiao.cycle.evaluation.access import may_read
from jixiao.cycle.evaluation.assessing import standing_assessment
from jixiao.cycle.evaluation.judged import agreed_result, judged_of, review_result
from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.scores import all_scores
from jixiao.cycle.evaluation.sheets import UNIT, result_for
from jixiao.cycle.evaluation.views.rows import row_or_404
from jixiao.cycle.evaluation.views.sheet import evaluation_or_404
from jixiao.measures.doors import link_of
from jixiao.measures.models import Proof
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.web.trace import trace_page

if TYPE_CHECKING:
    from jixiao.engine.values import Trace

MOST_PROOFS = 5000


@at_desk(may_read)
def trace_row(request: DeskRequest, pk: int) -> HttpResponse:
    """Show how a row came to its score."""
    row = row_or_404(request.desk, pk)
    trace: Trace | Mapping[str, Any] = row.trace
    if not trace:
        scored = all_scores(standing_assessment(row.evaluation)).get(row.indicator.code)
        if scored is None:
            raise Http404
        trace = scored.trace
    return trace_page(request, trace, link_of=resolver(request.desk, row.evaluation))


@at_desk(may_read)
def trace_total(request: DeskRequest) -> HttpResponse:
    """Show how the total of the unit, or of a project, was added up; also by the review and as agreed."""
    evaluation = evaluation_or_404(request.desk)
    assessment, project = standing_assessment(evaluation), request.GET.get("project", UNIT)
    result = result_for(assessment, project)
    if result is None:
        raise Http404
    by = {"review": review_result, "agreed": agreed_result}.get(request.GET.get("by", ""))
    if by is not None and evaluation.marked_at:
        result = by(judged_of(evaluation), assessment, project=project)
    return trace_page(request, result.trace, link_of=resolver(request.desk, evaluation))


@at_desk(may_read)
def trace_execution(request: DeskRequest) -> HttpResponse:
    """Show how 预算执行率 of the unit, or of a project, was scored; ``rate`` shows the rate alone."""
    evaluation = evaluation_or_404(request.desk)
    result = result_for(standing_assessment(evaluation), request.GET.get("project", UNIT))
    if result is None or result.execution is None:
        raise Http404
    trace = result.execution.rate_trace if "rate" in request.GET else result.execution.trace
    return trace_page(request, trace, link_of=resolver(request.desk, evaluation))


@at_desk(may_read)
def trace_group(request: DeskRequest, group: str) -> HttpResponse:
    """Show how a 一级指标 was added up."""
    evaluation = evaluation_or_404(request.desk)
    result = result_for(standing_assessment(evaluation), request.GET.get("project", UNIT))
    found = next((one for one in result.groups if one.name == group), None) if result else None
    if found is None:
        raise Http404
    return trace_page(request, found.trace, link_of=resolver(request.desk, evaluation))


def resolver(desk: Desk, evaluation: Evaluation) -> Callable[[str], str]:
    """Return what leads from a reference or the name of a proof to its page."""
    pages: dict[str, str] = {}
    proofs = Proof.objects.filter(unit_year=evaluation.unit_year, removed_at=None)
    for pk, name in proofs.order_by("-pk").values_list("pk", "name")[:MOST_PROOFS]:
        pages[name] = desk.door("measures:proof", pk=pk)
    rows = ScoreRow.objects.filter(evaluation=evaluation).values_list("pk", "indicator__code")
    for pk, code in rows[:MOST_PROOFS]:
        pages[f"indicators.{code}"] = desk.door("evaluation:row", pk=pk)

    def lead(reference: str) -> str:
        return pages.get(reference) or pages.get(reference.rpartition(".")[0]) or link_of(desk, reference)

    return lead
