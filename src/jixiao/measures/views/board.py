"""The board, a measure's own page, and the button that freezes everything."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.engine.values import Period
from jixiao.measures import access
from jixiao.measures.board import STATES, board_of, chosen, grouped, room_title
from jixiao.measures.board_export import board_workbook
from jixiao.measures.catalogue import MEASURES
from jixiao.measures.forms import PeriodForm
from jixiao.measures.models import EnteredValue, Reading
from jixiao.measures.panel import ProofsPanel, proofs_panel
from jixiao.measures.queries import batches_of, entered_values, is_in_force
from jixiao.measures.reading import readings_now, take_readings
from jixiao.measures.tracing import ledger_of
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.orgs.seat import Desk

_RECENT, _HISTORY = 5, 20


@at_desk(access.may_see_board)
def board(request: DeskRequest) -> HttpResponseBase:
    """Show every measure with what it counts now."""
    desk = request.desk
    period = asked_period(request.GET, year=desk.year)
    found = board_of(desk.its_year, period=period)
    asked = {key: request.GET.get(key, "").strip()[:60] for key in ("q", "room", "state")}
    state = asked["state"] if asked["state"] in STATES else ""
    lines = chosen(found.lines, text=asked["q"], room=asked["room"], state=state)
    if request.GET.get("format") == "xlsx":
        return board_workbook(lines, title=f"{desk.unit.name}{period}计量板")
    rooms = dict.fromkeys(line.room for line in found.lines)
    context = {
        "board": found,
        "groups": grouped(lines),
        "shown": len(lines),
        "asked": asked,
        "is_filtered": any(asked.values()),
        "rooms": [(room, room_title(room)) for room in rooms],
        "states": [(key, words) for key, (words, _) in STATES.items()],
        "batches": batches_of(desk.its_year)[:_RECENT],
        "period": period,
        "is_whole_year": period == Period(desk.year),
        "form": PeriodForm(initial={"first_month": period.first_month, "last_month": period.last_month}),
        "may_take": desk.may(access.may_take_readings),
    }
    return render(request, "measures/board.html", context)


@require_POST
@at_desk(access.may_see_board, write=access.may_take_readings)
def take(request: DeskRequest) -> HttpResponse:
    """Freeze everything as it counts now."""
    desk = request.desk
    period = asked_period(request.POST, year=desk.year)
    here = desk.door("measures:board") + month_query(period)
    with transaction.atomic():
        claim(request, leads_to=here)
        batch = take_readings(unit_year=desk.its_year, period=period, by=desk.actor)
    filled = batch.readings.exclude(value=None).count()
    messages.success(request, f"已取数：{batch.readings.count()} 个计量，{filled} 个有数，已冻结")
    return redirect(here)


@at_desk(access.may_see_board)
def measure(request: DeskRequest, code: str) -> HttpResponse:
    """Unfold what a measure counts now: formula, records, proofs, what was frozen and what was entered before."""
    desk = request.desk
    period = asked_period(request.GET, year=desk.year)
    now = next((one for one in readings_now(desk.its_year, period=period) if one.code == code), None)
    frozen = Reading.objects.filter(batch__unit_year=desk.its_year, code=code).select_related("batch__taken_by")
    history = list(frozen.order_by("-batch__taken_at", "-pk")[:_HISTORY])
    reading = now or (history[0] if history else None)
    if reading is None:
        raise Http404("没有这个计量")
    entered = list(entered_values(desk.its_year).filter(code=code).order_by("-pk")[:_HISTORY])
    context = {
        "reading": reading,
        "hung": MEASURES.get(code),
        "is_live": now is not None,
        "period": period,
        "ledger": ledger_of(desk, reading, page=page_number(request)),
        "history": history,
        "entered": entered,
        "panel": entered_panel(desk, entered),
        "room": room_title(code.partition(".")[0] if code in MEASURES else "entered"),
    }
    return render(request, "measures/measure.html", context)


def entered_panel(desk: Desk, entered: list[EnteredValue]) -> ProofsPanel | None:
    """Return the panel of proofs of the value in force, None where nothing is."""
    force = next((one for one in entered if is_in_force(one)), None)
    if force is None:
        return None
    return proofs_panel(desk, f"measures.entered:{force.pk}", f"填报：{force.name}")


def asked_period(asked: QueryDict, *, year: int) -> Period:
    """Return the months a query asks for, the whole year where it asks for none or for none that there are."""
    form = PeriodForm({"first_month": asked.get("first_month", "1"), "last_month": asked.get("last_month", "12")})
    return (
        Period(year, form.cleaned_data["first_month"], form.cleaned_data["last_month"])
        if form.is_valid()
        else Period(year)
    )


def month_query(period: Period) -> str:
    """Return the query that asks for those months, "" for the whole year."""
    if period == Period(period.year):
        return ""
    return f"?first_month={period.first_month}&last_month={period.last_month}"


def page_number(request: HttpRequest) -> int:
    """Return the page that was asked for, 1 where none was."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) < len(str(10**6)) else 1
