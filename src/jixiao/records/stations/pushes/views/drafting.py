"""A push is begun, and its title and rule are changed."""

from django.http import HttpResponse

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.stations.access import may_keep
from jixiao.records.stations.models import PushRule
from jixiao.records.stations.pushes.drafting import amend_push, draft_push
from jixiao.records.stations.pushes.forms import PushForm
from jixiao.records.stations.pushes.views.finding_rows import answer_form, push_at


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Begin a push."""
    desk, form = request.desk, PushForm(request.POST or None, unit=request.desk.unit)
    return answer_form(
        request, form=form, title="拟定推送", verb="保存，去选内容", back=desk.door("stations:pushes"),
        leads_to=lambda made: desk.door("stations:push_choose", pk=made.pk),
        act=lambda: draft_push(unit_year=desk.its_year, by=desk.actor, title=_title(form), rule=_rule(form)),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change title and rule of a draft."""
    desk, row = request.desk, push_at(request.desk, pk)
    initial = {"title": row.title, "rule": row.rule_id}
    form = PushForm(request.POST or None, unit=desk.unit, initial=initial, stamp=row.version)
    back = desk.door("stations:push", pk=pk)

    def theirs() -> tuple[dict[str, object], int]:
        fresh = push_at(desk, pk)
        return {"title": fresh.title, "rule": fresh.rule_id}, fresh.version

    return answer_form(
        request, form=form, title=f"修改「{row.title}」", verb="保存修改", back=back, leads_to=lambda _: back,
        theirs=theirs, act=lambda: amend_push(
            push=row, stamp=form.stamp, by=desk.actor, title=_title(form), rule=_rule(form)
        ),
    )  # fmt: skip


def _title(form: PushForm) -> str:
    return str(form.cleaned_data["title"])


def _rule(form: PushForm) -> PushRule | None:
    found = form.cleaned_data["rule"]
    return found if isinstance(found, PushRule) else None
