"""The counter: a code is scanned or typed, the prize is handed over and signed for, a mistake is undone."""

import functools

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import pressed
from jixiao.orgs.refusing import Refused, refusals_into
from jixiao.records.quiz.access import may_keep, may_look, may_see_contact
from jixiao.records.quiz.models import PickUpPoint, Redemption, RedemptionState, Taker
from jixiao.records.quiz.prizes.contacting import masked, open_winner, see_contact
from jixiao.records.quiz.prizes.finding_codes import find_by_code, why_not
from jixiao.records.quiz.prizes.forms import CodeForm, HandOverForm
from jixiao.records.quiz.prizes.handing import (
    Signing,
    cancel_redemption,
    hand_over,
    last_undo_day,
    subject_of,
    undo_hand_over,
)
from jixiao.records.quiz.prizes.queries import MOST_POINTS, hand_overs_of, history_of
from jixiao.records.quiz.prizes.views.finding_rows import redemption_at

LAST_POINT = "jixiao-quiz-point"
SCANNED = "?scanned=1"


@at_desk(may_keep, write=may_keep)
def scan(request: DeskRequest) -> HttpResponse:
    """Take a code, scanned or typed, and go to what it is for; say what is wrong with it where it is none."""
    typed = request.POST.get("code") or request.GET.get("code") or ""
    form = CodeForm({"code": typed} if typed or request.method == "POST" else None)
    status = 200
    if form.is_bound:
        status = Refused.status
        if form.is_valid():
            with refusals_into(form):
                found = find_by_code(unit=request.desk.unit, text=form.cleaned_data["code"], by=request.desk.actor)
                where = {"unit": request.desk.unit.code, "year": found.campaign.unit_year.year, "pk": found.pk}
                return redirect(reverse("quiz:redemption", kwargs=where) + SCANNED)
    return render(request, "quiz/prizes/scan.html", {"form": form}, status=status)


@at_desk(may_look, write=may_keep)
def redemption(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a prize somebody has a right to; hand it over."""
    desk = request.desk
    row = redemption_at(desk, pk)
    points = PickUpPoint.objects.filter(campaign=row.campaign_id).order_by("pk")
    initial = {"taker": Taker.SELF, "point": _point(request, points)}
    form = HandOverForm(request.POST or None, points=points, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            clean = form.cleaned_data
            here = desk.door("quiz:redemption", pk=row.pk)
            act = functools.partial(hand_over, redemption=row, signing=_signing(clean), by=desk.actor)
            answer = pressed(request, act, leads_to=here)
            messages.success(request, f"已发放「{row.prize}」")
            if clean["point"]:
                answer.set_cookie(LAST_POINT, str(clean["point"].pk), httponly=True, samesite="Lax")
            return answer
    fresh = redemption_at(desk, pk) if form.is_bound else row  # what was refused may stand otherwise in memory
    return render(request, "quiz/prizes/redemption.html", _context(request, fresh, form))


@at_desk(may_see_contact, write=may_see_contact)
@require_POST
def contact(request: DeskRequest, pk: int) -> HttpResponse:
    """Show name and telephone of a winner in full; the trail says who looked."""
    row = redemption_at(request.desk, pk)
    left = getattr(row, "contact", None)
    if left is None:
        raise Refused("领奖人没有填领奖信息", cure="请领奖人在「我的奖品」里填", code="U983")
    who = see_contact(contact=left, by=request.desk.actor)
    return render(request, "quiz/prizes/contact.html", {"row": row, "campaign": row.campaign, "who": who})


@at_desk(may_keep, write=may_keep)
def cancel(request: DeskRequest, pk: int) -> HttpResponse:
    """End somebody's right to a prize that was not fetched."""
    row = redemption_at(request.desk, pk)
    back = f"积分退还 {row.points} 分。" if row.points else ""
    return ask_reason(
        request,
        question=f"取消「{row.prize}」的领取？",
        consequence=f"参与编号 {row.player.handle}。领奖码作废，奖品放回库存。{back}领奖人在「我的奖品」里看到原因。",
        label="取消原因",
        verb="取消领取",
        back=request.desk.door("quiz:redemption", pk=row.pk),
        act=lambda reason: cancel_redemption(redemption=row, why=reason, by=request.desk.actor),
    )


@at_desk(may_keep, write=may_keep)
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Undo the hand-over that stands."""
    row = redemption_at(request.desk, pk)
    back = request.desk.door("quiz:redemption", pk=row.pk)
    last = next(iter(hand_overs_of(row)), None)
    if last is None or row.state != RedemptionState.GIVEN:
        raise Refused("这件奖品没有可以撤销的签收", cure="先看签收记录", code="U980")
    return ask_reason(
        request,
        question=f"撤销「{row.prize}」的签收？",
        consequence="原签收保留，另记一笔撤销；奖品回到待领取，领奖码重新有效，记了物资台账的同时冲销。先把奖品收回来。",
        label="撤销签收原因",
        verb="撤销签收",
        back=back,
        act=lambda reason: undo_hand_over(hand_over=last, why=reason, by=request.desk.actor),
    )


def _point(request: DeskRequest, points: QuerySet[PickUpPoint]) -> int | None:
    """Return the point that this browser handed out at last, or the only one."""
    known = list(points.values_list("pk", flat=True)[:MOST_POINTS])
    last = next((pk for pk in known if str(pk) == request.COOKIES.get(LAST_POINT)), None)
    return last or (known[0] if len(known) == 1 else None)


def _signing(clean: dict[str, object]) -> Signing:
    told = {name: clean[name] for name in ("point", "signature", "on_paper", "proxy_name", "proxy_phone", "note")}
    return Signing(taker=Taker(str(clean["taker"])), **told)  # type: ignore[arg-type] # cleaned by the form


def _context(request: DeskRequest, row: Redemption, form: HandOverForm) -> dict[str, object]:
    desk = request.desk
    handed = hand_overs_of(row)
    stands = row.state == RedemptionState.GIVEN and bool(handed)
    subjects = [f"quiz.redemption:{row.pk}", *map(subject_of, handed)]
    lines = [line for subject in subjects[:3] for line in history_of(subject, desk.its_year)]
    ledger = bool(row.prize.good) and bool(row.campaign.activity)
    return {
        "row": row,
        "campaign": row.campaign,
        "form": form,
        "contact": getattr(row, "contact", None),
        "refused": why_not(row),
        "is_told": row.state != RedemptionState.GIVEN or form.is_bound or "scanned" in request.GET,
        "handed": [(one, masked(open_winner(one.proxy)) or one.proxy) for one in handed],
        "in_ledger": ledger,
        "may_keep": desk.may(may_keep),
        "may_see_contact": desk.may(may_see_contact),
        "may_undo": stands and desk.may(may_keep) and last_undo_day(handed[0], desk.at),
        "history": sorted(lines, key=lambda line: -line.number),
    }
