"""The preview of a campaign and its rehearsal."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import JobRun
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import Refused, refusals_into
from jixiao.records.quiz.access import may_keep, may_look
from jixiao.records.quiz.campaigns.days import length_of, where_it_stands
from jixiao.records.quiz.campaigns.draw_list import lines_of
from jixiao.records.quiz.campaigns.queries import campaigns_of, pick_up_points_of, prizes_of
from jixiao.records.quiz.campaigns.winning import prize_sentence
from jixiao.records.quiz.campaigns.wording import organiser_of, rules_with
from jixiao.records.quiz.models import Campaign, PrizeWay, QuestionKind
from jixiao.records.quiz.playing.cards import Card
from jixiao.records.quiz.playing.drawing import draw_set, order_of_options
from jixiao.records.quiz.rehearsal.forms import TrialForm
from jixiao.records.quiz.rehearsal.planned import planned_card
from jixiao.records.quiz.rehearsal.running import KIND, ask_for_rehearsal, is_small, rehearsed, trial_of
from jixiao.web.charts import Bar, Series, bar_chart, line_chart

USUAL = {"players": 500, "skill": 70, "comes": 80, "seed": 1}
LETTERS = "ABCDEFGH"
MOST_LINES, MOST_MARKS, MOST_LETTERS = 3, 8, 6


@at_desk(may_look)
def preview(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the landing, one set and the rules as players would see them; nothing is written."""
    row = _campaign(request, pk)
    prizes, points = prizes_of(row), pick_up_points_of(row)
    turn = request.GET.get("set", "0")
    nth = int(turn) if turn.isascii() and turn.isdecimal() and len(turn) < 4 else 0  # noqa: PLR2004 - a set of a year
    context = {
        "campaign": row,
        "organiser": organiser_of(row),
        "where": where_it_stands(row, on=request.desk.today),
        "length": length_of(row),
        "prizes": [(one, prize_sentence(row, one)) for one in prizes],
        "questions": _sample(planned_card(row), nth),
        "nth": nth,
        "rules": rules_with(row, prizes, points),
    }
    return render(request, "quiz/rehearsal/preview.html", context)


@at_desk(may_look)
def try_out(request: DeskRequest, pk: int) -> HttpResponse:
    """Run a small trial and show it, or the outcome of a large one that the worker ran."""
    row = _campaign(request, pk)
    form = TrialForm(request.GET if "players" in request.GET else USUAL)
    context: dict[str, Any] = {"campaign": row, "form": form, "found": None, "is_large": False}
    if "job" in request.GET:
        found, order = _of_job(request, row)
        context |= {**_shown(found, row), "form": TrialForm({name: order[name] for name in USUAL})}
    elif form.is_valid():
        try:
            trial = trial_of(row, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            context |= _shown(rehearsed(row, trial).to_json(), row) if is_small(trial) else {"is_large": True}
    return render(request, "quiz/rehearsal/rehearsal.html", context)


@at_desk(may_keep, write=may_keep)
def ask(request: DeskRequest, pk: int) -> HttpResponse:
    """Have a large trial run by the worker."""
    row = _campaign(request, pk)
    form = TrialForm(request.POST or None)
    here = request.desk.door("quiz:rehearse", pk=pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form), transaction.atomic():
            trial = trial_of(row, **form.cleaned_data)
            job = ask_for_rehearsal(campaign=row, trial=trial, page=here, by=request.desk.actor)
            address = reverse("orgs:job", kwargs={"pk": job.pk})
            claim(request, leads_to=address)
            return redirect(address)
    return render(request, "quiz/rehearsal/rehearsal.html", {"campaign": row, "form": form, "is_large": True})


def _campaign(request: DeskRequest, pk: int) -> Campaign:
    found = campaigns_of(request.desk.its_year).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _of_job(request: DeskRequest, row: Campaign) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    number = request.GET["job"]
    known = number.isascii() and number.isdecimal() and len(number) < 19  # noqa: PLR2004 - a key of the database
    rows = JobRun.objects.filter(kind=KIND, unit_year=request.desk.its_year, state=JobRun.State.DONE)
    job = rows.filter(pk=int(number)).first() if known else None
    if job is None or job.order.get("campaign") != row.pk:
        raise Http404
    return job.outcome["found"], job.order


def _sample(card: Card, nth: int) -> list[dict[str, Any]]:
    found = []
    for position in draw_set(card, handle="YULAN2", nth=nth):
        one = card.pool[position - 1]
        options = order_of_options(card, one, handle="YULAN2")
        words = [(LETTERS[place], one.options[option]) for place, option in enumerate(options)]
        found.append({"asked": one, "options": words, "kind": QuestionKind(one.kind).label})
    return found


def _shown(found: Mapping[str, Any], row: Campaign) -> dict[str, Any]:
    lines = lines_of(row)
    return {
        "found": found,
        "each": Decimal(found["sets"] / found["players"]).quantize(Decimal("0.1")) if found["players"] else 0,
        "through": [
            (lines[place]["tag"] or "不限标签", *numbers)
            for place, numbers in enumerate(found["through"])
            if place < len(lines)
        ],
        "spread": _spread(found["bands"], found["players"]),
        "chart": _stock_chart(found),
        "left": [(name, numbers[0], _gone_on(numbers), numbers[-1]) for name, numbers in found["stock"] if numbers],
    }


def _gone_on(numbers: Sequence[int]) -> int | None:
    return next((day for day, number in enumerate(numbers, start=1) if not number), None)


def _spread(bands: Sequence[Sequence[int]], players: int) -> SafeString:
    bars = [Bar(f"{low:,}—{high:,}", number, players, f"{number:,} 人") for low, high, number in bands]
    return bar_chart(bars, caption="积分分布：模拟的人最后各得多少分，单位：分")


def _stock_chart(found: Mapping[str, Any]) -> SafeString:
    days, totals = found["days"], [total for _, way, total, _ in found["reached"] if way == PrizeWay.EXCHANGE.label]
    stock = zip(found["stock"], totals, strict=True)
    told = [(name, total, numbers) for (name, numbers), total in stock if numbers][:MOST_LINES]
    if not told or days < 2:  # noqa: PLR2004 - a line has two ends
        return SafeString()
    step = max(1, -(-days // MOST_MARKS))
    axis = ["开始", *(f"第 {day} 天" if day % step == 0 else "" for day in range(1, days + 1))]
    styles = (("actual", "money"), ("actual", "goal"), ("plan", "money"))
    series = [
        Series(name[:MOST_LETTERS], (total, *numbers), style, hue)
        for (name, total, numbers), (style, hue) in zip(told, styles, strict=False)
    ]
    gone = [f"「{name}」第 {day} 天兑完" for name, _, numbers in told if (day := _gone_on(numbers))]
    finding = "；".join(gone) or "到最后一天都没有兑完"
    return line_chart(
        key="stock", title="兑换奖品每天收市时的剩余", finding=finding, axis=axis, series=series, unit="件"
    )
