"""A station tells its month: the months of a year, and the form of one. No account, no script."""

import dataclasses
import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import UnitYear, YearState
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.records.stations.models import MonthlyReturn, ReturnState, Station, StationState, YearRule
from jixiao.records.stations.sites.forms.months import MonthForm, initial_of_month, with_whole_days
from jixiao.records.stations.sites.months import DECEMBER, Month, last_day_of
from jixiao.records.stations.sites.queries import floor_of, months_of
from jixiao.records.stations.sites.returning import tell_month
from jixiao.records.stations.sites.standing import months_in, told_in
from jixiao.web.clock import now

_YEAR_LENGTH = 4


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A month in the list: how it stands, and whether it can be opened."""

    number: int
    colour: str
    words: str
    may_open: bool


@never_cache
@require_http_methods(["GET", "POST"])
def month(request: HttpRequest, token: str) -> HttpResponse:
    """Show the months of a station, and take one."""
    stations = Station.objects.select_related("unit").filter(removed_at=None)
    station = get_object_or_404(stations, return_token=token)
    if station.state != StationState.PLATED:
        label = StationState(station.state).label
        refused = Refused(f"这个e站现在是「{label}」，不用报月报", cure="有疑问请联系县科协", code="X003")
        context = {"station": station, "unit": station.unit, "refused": refused}
        return render(request, "stationmonth/refused.html", context, status=refused.status)
    at = now()
    on = at.astimezone(SHANGHAI).date()
    year, number = _asked(request, station, on)
    if request.method == "POST" and number is not None:
        return _taken(request, station, year=year, number=number, at=at)
    form = _form(request, station, year, number) if number and _may_open(station, year, number, on) else None
    return _page(request, station, year=year, number=number, form=form, on=on)


def _taken(request: HttpRequest, station: Station, *, year: int, number: int, at: datetime.datetime) -> HttpResponse:
    on = at.astimezone(SHANGHAI).date()
    form = _form(request, station, year, number)
    form.fields["teller"].required = "more" not in request.POST
    if "more" not in request.POST and form.is_valid():
        try:
            with refusals_into(form):
                made = tell_month(station=station, given=form.telling(), stamp=form.stamp, at=at, on=on)
                return redirect(f"{request.path}?year={year}&month={number}&done={made.activities}")
        except Stale:
            form = _fresh(request, station, year, number)
            refused = Refused("刚才有人报过这个月", cure="下面是您填的，核对以后再报一次就以这次为准", code="X011")
            return _page(request, station, year=year, number=number, form=form, on=on, refused=refused)
    return _page(request, station, year=year, number=number, form=form, on=on)


def _page(
    request: HttpRequest, station: Station, *, year: int, number: int | None, form: MonthForm | None,
    on: datetime.date, refused: Refused | None = None,
) -> HttpResponse:  # fmt: skip
    rule = YearRule.objects.filter(unit_year__unit=station.unit_id, unit_year__year=year).first() or YearRule()
    told = told_in({year}, [station]).get((station.pk, year), {})
    months = months_in(station, year, rule, told, on=on)
    first = station.plated_on.year if station.plated_on else year
    done = request.GET.get("done", "")
    adding = "more" in request.POST
    bad = form is not None and form.is_bound and bool(form.errors) and not adding
    context = {
        "station": station,
        "unit": station.unit,
        "rule": rule,
        "floor": floor_of(rule, station.kind),
        "today": on,
        "year": year,
        "number": number,
        "months": [_line(station, year, one, on) for one in months],
        "earlier": year - 1 if year > first else None,
        "later": year + 1 if year < on.year else None,
        "form": form,
        "row": months_of(station, year).get(number) if number else None,
        "done": number if done.isdecimal() and request.method == "GET" else None,
        "done_number": done[:3],
        "adding": adding,
        "refused": refused,
    }
    return render(request, "stationmonth/month.html", context, status=422 if bad or refused else 200)


def _form(request: HttpRequest, station: Station, year: int, number: int) -> MonthForm:
    row = _row(station, year, number)
    posted = with_whole_days(request.POST, year=year, month=number) if request.method == "POST" else None
    return MonthForm(
        posted, year=year, month=number, initial=initial_of_month(row), stamp=row.version if row else None,
        lines=len(row.lines.all()) if row else 0,
    )  # fmt: skip


def _fresh(request: HttpRequest, station: Station, year: int, number: int) -> MonthForm:
    """Return the form with what was typed, and the version that stands now."""
    row = _row(station, year, number)
    posted = with_whole_days(request.POST, year=year, month=number)
    posted["stamp"] = str(row.version) if row else ""
    return MonthForm(posted, year=year, month=number)


def _row(station: Station, year: int, number: int) -> MonthlyReturn | None:
    return months_of(station, year).get(number)


def _line(station: Station, year: int, one: Month, on: datetime.date) -> Line:
    if not _may_open(station, year, one.number, on):
        is_early = station.plated_on is not None and last_day_of(year, one.number) < station.plated_on
        return Line(one.number, "none", "授牌以前" if is_early else "还没有到", may_open=False)
    accepted = one.told is not None and one.told.state == ReturnState.ACCEPTED
    is_open = not one.is_owed and one.told is None
    words = f"{one.word}，已核定" if accepted else "可以报" if is_open else one.word
    return Line(one.number, one.colour, words, may_open=True)


def _may_open(station: Station, year: int, number: int, on: datetime.date) -> bool:
    begun = (year, number) <= (on.year, on.month)
    plated = station.plated_on is not None and last_day_of(year, number) >= station.plated_on
    return begun and plated


def _asked(request: HttpRequest, station: Station, on: datetime.date) -> tuple[int, int | None]:
    """Return the year and month asked for; without any, the last month that is over, where its year is open."""
    year_text, month_text = request.GET.get("year", ""), request.GET.get("month", "")
    last = on.replace(day=1) - datetime.timedelta(days=1)
    year = int(year_text) if year_text.isascii() and year_text.isdecimal() and len(year_text) == _YEAR_LENGTH else 0
    if not year:
        open_years = UnitYear.objects.filter(unit=station.unit_id, state=YearState.OPEN)
        years = set(open_years.values_list("year", flat=True))
        year = last.year if last.year in years else on.year if on.year in years else max(years, default=on.year)
        return year, last.month if year == last.year else None
    month = int(month_text) if month_text.isascii() and month_text.isdecimal() and len(month_text) < 3 else 0  # noqa: PLR2004 - a month
    return year, month if 1 <= month <= DECEMBER else None
