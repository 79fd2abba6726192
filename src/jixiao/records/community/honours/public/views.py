"""The notice as anybody sees it, an objection to it, and the answer by code. No script, no account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.addressing import address_of
from jixiao.orgs.refusing import Refused, refusals_into
from jixiao.records.community.honours.naming import NOT_SHOWN
from jixiao.records.community.honours.objecting import file_objection, objection_by_code
from jixiao.records.community.honours.public.forms import ObjectionForm
from jixiao.records.community.knocking import LOOK_UP_OBJECTION, OBJECT, knock
from jixiao.records.community.models import Nomination, NominationNotice, NoticeObjection, Privacy
from jixiao.web.clock import now
from jixiao.web.masking import mask_name
from jixiao.web.paper_codes import spaced

GONE = 410


@never_cache
@require_GET
def notice(request: HttpRequest, token: str) -> HttpResponse:
    """Show a notice while it stands; after its days who was on it is no longer told, only that it is over."""
    row = _notice(token)
    status = GONE if row.withdrawn_at else 200
    return _page(request, "notice", row, {"rows": _rows(row) if _is_on(row) else []}, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def object_to(request: HttpRequest, token: str) -> HttpResponse:
    """Take an objection, and show the code its answer is read by, once."""
    row = _notice(token)
    rows = _rows(row) if _is_on(row) else []
    form = ObjectionForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            at = now()
            unit = row.call.unit_year.unit_id
            knock(unit=unit, limit=OBJECT, address=address_of(request), at=at)
            code = file_objection(notice=row, said=form.said(), at=at, on=at.astimezone(SHANGHAI).date())
            return _page(request, "objected", row, {"code": spaced(code)})
    return _page(request, "object", row, {"form": form, "rows": rows}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show what came of an objection to whoever has its code."""
    row, typed = _notice(token), request.POST.get("code", "")[:40]
    found: NoticeObjection | None = None
    refused: Refused | None = None
    if request.method == "POST":
        try:
            knock(unit=row.call.unit_year.unit_id, limit=LOOK_UP_OBJECTION, address=address_of(request), at=now())
            found = objection_by_code(row, typed)
            if found is None:
                refused = Refused("查询码不对", cure="核对提交时给的十位查询码，不分大小写", code="V557")
        except Refused as raised:
            refused = raised
    status = refused.status if refused else 200
    return _page(request, "answer", row, {"found": found, "refused": refused, "typed": typed}, status=status)


def _notice(token: str) -> NominationNotice:
    rows = NominationNotice.objects.select_related("call__unit_year__unit")
    return get_object_or_404(rows, token=token)


def _is_on(row: NominationNotice) -> bool:
    return row.withdrawn_at is None and row.first_day <= now().astimezone(SHANGHAI).date() <= row.last_day


def _rows(row: NominationNotice) -> list[list[object]]:
    """Return the frozen lines, masked further where somebody has withdrawn since that they agree to be shown."""
    pks = [line[0] for line in row.rows]
    levels = dict(Nomination.objects.filter(pk__in=pks).values_list("pk", "worker__privacy"))
    return [_line(line, levels.get(line[0])) for line in row.rows]


def _line(line: list[object], level: str | None) -> list[object]:
    pk, name, workplace, title, deeds = line
    if level == Privacy.CLOSED:
        return [pk, NOT_SHOWN, "", "", ""]
    if level == Privacy.OFFICE and "*" not in str(name):
        return [pk, mask_name(str(name)), workplace, title, deeds]
    return [pk, name, workplace, title, deeds]


def _page(
    request: HttpRequest, name: str, row: NominationNotice, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    shared = {"notice": row, "call": row.call, "unit": row.call.unit_year.unit, "is_on": _is_on(row)}
    return render(request, f"honour_notice/{name}.html", {**shared, **context}, status=status)
