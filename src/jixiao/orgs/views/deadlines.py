"""到期: what is due at this desk and below it, reminders to many units at once, and the calendar of one's deadlines."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jixiao.orgs.access import is_reviewer, may_look
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.deadlines.calendar import work_calendar, year_to_enter
from jixiao.orgs.deadlines.dues import dues_for, dues_of, years_at
from jixiao.orgs.deadlines.ics import deadline_file
from jixiao.orgs.deadlines.listing import WHEN, listing_at
from jixiao.orgs.deadlines.reminding import remind_units
from jixiao.orgs.deadlines.subscribing import person_of_feed
from jixiao.orgs.desk import DeskRequest, at_office
from jixiao.orgs.pressing import claim
from jixiao.orgs.queries import duties_held
from jixiao.orgs.refusing import AlreadyDone
from jixiao.web.clock import now
from jixiao.web.sending import attachment

PAGE, MOST_TO_DOS = 100, 50
ICS = "text/calendar; charset=utf-8"


@at_office(may_look)
def deadline_page(request: DeskRequest) -> HttpResponse:
    """Show what waits for this person and all that is due at the desk: overdue first."""
    desk = request.desk
    asked = {key: request.GET.get(key, "") for key in ("unit", "kind", "turn", "when")}
    listing = listing_at(desk, asked)
    page = Paginator(listing.rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "listing": listing,
        "page": page,
        "asked": asked,
        "is_filtered": any(asked.values()),
        "when": [(key, word, listing.counts[key]) for key, word in WHEN.items()],
        "to_dos": desk.waiting.items[:MOST_TO_DOS],
        "left_out": max(0, len(desk.waiting.items) - MOST_TO_DOS),
        "calendar": work_calendar(),
        "today": desk.today,
        "year_to_enter": year_to_enter(desk.today),
        "may_remind": desk.may(is_reviewer) and any(row.may_remind for row in page),
    }
    return render(request, "orgs/deadlines.html", context)


@require_POST
@at_office(is_reviewer)
def remind(request: DeskRequest) -> HttpResponse:
    """Remind the units that were ticked, and show what came of each row."""
    desk = request.desk
    back = desk.door("orgs:todo")
    chosen = set(request.POST.getlist("due"))
    dues = [one for one in dues_of(years_at(desk)) if one.key in chosen] if chosen else []
    try:
        with transaction.atomic():
            claim(request, leads_to=back)
            results = remind_units(dues=dues, note=request.POST.get("note", ""), by=desk.actor)
    except AlreadyDone as already:
        messages.success(request, "刚才已经催办过，没有重复催办")
        return redirect(already.address)
    gone = len(chosen) - len(dues)
    return render(request, "orgs/reminded.html", {"results": results, "gone": gone, "back": back})


@at_office(may_look)
def download_calendar(request: DeskRequest) -> HttpResponse:
    """Send what is due at this desk as a calendar file."""
    desk = request.desk
    name = f"{desk.unit.name} {desk.year} 年度到期事项"
    content = deadline_file(dues_of(years_at(desk)), name=name, domain=request.get_host(), at=desk.at)
    return attachment(content, name=f"{name}.ics")


@require_GET
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Send a person's own deadlines to whoever has the private address; a void one is not there."""
    person = person_of_feed(token)
    if person is None:
        raise Http404("没有这个订阅地址")
    at = now()
    dues = dues_for(duties_held(person, on=at.astimezone(SHANGHAI).date()))
    content = deadline_file(dues, name="预算绩效待办", domain=request.get_host(), at=at)
    response = HttpResponse(content, content_type=ICS)
    response.headers["Cache-Control"] = "private, no-store"
    return response
