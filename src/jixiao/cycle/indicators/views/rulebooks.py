"""The rulebooks in words, the office's own in versions, and which of them the year is scored by."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.indicators.access import may_keep_rulebooks, may_look
from jixiao.cycle.indicators.bookshelf import chosen_for, find_shelved, key_of, shelf, text_of
from jixiao.cycle.indicators.choosing_rulebook import choosable, choose_rulebook
from jixiao.cycle.indicators.forms import ChooseForm, RulebookFileForm, WhyForm
from jixiao.cycle.indicators.keeping_rulebooks import (
    discard_rulebook,
    look_through,
    publish_rulebook,
    retire_rulebook,
    upload_rulebook,
)
from jixiao.cycle.indicators.models import RulebookVersion
from jixiao.cycle.indicators.queries import lines_about
from jixiao.cycle.indicators.views.seen import CHIPS
from jixiao.engine.errors import Finding, worst_first
from jixiao.engine.scoring import METHODS, Rulebook, rulebook_for
from jixiao.engine.scoring.describing import rules_in_words
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import UnitYear
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.seat import Desk
from jixiao.web.asking import ask, confirmed
from jixiao.web.sending import attachment

STATES = {"draft": "草稿", "published": "已发布", "retired": "已停用", "void": "已作废"}


@at_desk(may_look)
def rulebooks(request: DeskRequest) -> HttpResponse:
    """Show the shelf, and which rulebook the year is scored by."""
    desk = request.desk
    chosen = chosen_for(desk.its_year)
    shelves = shelf()
    rows = [(one, *_state(one.version), one.key == chosen.key) for one in shelves]
    context = {
        "shipped": [row for row in rows if row[0].version is None],
        "own": [row for row in rows if row[0].version is not None],
        "chosen": chosen,
        "is_default": not desk.its_year.rulebook,
        "may_keep": desk.may(may_keep_rulebooks),
        "form": _choose_form(desk, None),
        "methods": METHODS.values(),
    }
    return render(request, "indicators/rulebooks.html", context)


@at_desk(may_look)
def rulebook(request: DeskRequest, key: str) -> HttpResponse:
    """Show a rulebook in words: frames, methods, grades, caps, each with its source and its doubts."""
    desk = request.desk
    found = find_shelved(key)
    if found is None:
        raise Http404("没有这部规则集")
    used = UnitYear.objects.filter(rulebook=key).aggregate(total=Count("pk"))["total"]
    context = {
        "found": found,
        "book": found.book,
        "state": _state(found.version),
        "frames": [(frame, frame_weights(frame)) for frame in found.book.frames],
        "rules": list(rules_in_words(found.book)),
        "methods": methods_of(found.book),
        "used": used,
        "is_chosen": chosen_for(desk.its_year).key == key,
        "may_keep": desk.may(may_keep_rulebooks),
        "trail": lines_about([f"indicators.rulebook:{found.version.pk}"]) if found.version else [],
    }
    return render(request, "indicators/rulebook.html", context)


@at_desk(may_look)
def rulebook_export(request: DeskRequest, key: str) -> HttpResponse:
    """Send a rulebook as a TOML file that stands alone."""
    found = find_shelved(key)
    if request.method not in {"GET", "HEAD"} or found is None:
        raise Http404("没有这部规则集")
    return attachment(text_of(found), name=f"{key}.toml")


@at_desk(may_keep_rulebooks)
def rulebook_upload(request: DeskRequest) -> HttpResponse:
    """Take a rulebook of the office's own; a file with faults is shown with all of them."""
    desk = request.desk
    form = RulebookFileForm(request.POST or None, request.FILES or None)
    findings: tuple[Finding, ...] = ()
    if request.method == "POST" and form.is_valid():
        name, text = form.cleaned_data["file"]
        findings = look_through(text, name=name)[1]
        with refusals_into(form), transaction.atomic():
            version = upload_rulebook(text=text, name=name, by=desk.actor)
            address = desk.door("indicators:rulebook", key=key_of(version))
            claim(request, leads_to=address)
            messages.success(request, "已存为草稿，看过再发布")
            return redirect(address)
    context = {"form": form, "findings": worst_first(findings)}
    return render(request, "indicators/rulebook_upload.html", context)


@at_desk(may_keep_rulebooks)
def rulebook_publish(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, then let years choose a rulebook."""
    version = _version(pk)
    back = request.desk.door("indicators:rulebook", key=key_of(version))
    if not confirmed(request):
        consequence = "发布后内容不能再改。同一代码的前一版停用；已选用前一版的年度仍按前一版计分。"
        return ask(
            request, question=f"发布规则集「{version.title}」？", consequence=consequence, verb="发布规则集", back=back
        )
    publish_rulebook(version=version, by=request.desk.actor)
    messages.success(request, "已发布，各年度可以选用")
    return redirect(back)


@at_desk(may_keep_rulebooks)
def rulebook_retire(request: DeskRequest, pk: int) -> HttpResponse:
    """Let no further year choose a rulebook."""
    version = _version(pk)
    back = request.desk.door("indicators:rulebook", key=key_of(version))
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            retire_rulebook(version=version, why=form.cleaned_data["why"], by=request.desk.actor)
            messages.success(request, "已停用")
            return redirect(back)
    note = "停用后不能再选它；已选用它的年度仍按它计分。"
    context = {"form": form, "title": f"停用「{version.title}」", "verb": "停用规则集", "back": back, "note": note}
    return render(request, "indicators/ask.html", context)


@at_desk(may_keep_rulebooks)
def rulebook_discard(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, then throw away an upload that was not published."""
    version = _version(pk)
    if not confirmed(request):
        back = request.desk.door("indicators:rulebook", key=key_of(version))
        return ask(
            request,
            question=f"放弃「{version.title}」草稿？",
            consequence="上传的内容删去。",
            verb="放弃草稿",
            back=back,
        )
    discard_rulebook(version=version, by=request.desk.actor)
    messages.success(request, "已放弃草稿")
    return redirect(request.desk.door("indicators:rulebooks"))


@require_POST
@at_desk(may_look, write=may_keep_rulebooks)
def choose(request: DeskRequest) -> HttpResponse:
    """Choose the rules of the year."""
    desk = request.desk
    form = _choose_form(desk, request.POST)
    if not form.is_valid():
        raise Http404("没有这部规则集")
    choose_rulebook(unit_year=desk.its_year, key=form.cleaned_data["key"], by=desk.actor)
    messages.success(request, f"{desk.year} 年度的规则集已选定")
    return redirect(desk.door("indicators:rulebooks"))


def frame_weights(frame: object) -> list[tuple[str, object]]:
    """Return execution and groups of a frame with their weights; None where a unit deals them out freely."""
    groups = [(name, weight) for name, weight in frame.groups.items()]  # type: ignore[attr-defined] # Django and the engine give it at run time
    execution = frame.execution  # type: ignore[attr-defined] # Django and the engine give it at run time
    return [("预算执行率", execution), *groups] if execution else groups


def methods_of(book: Rulebook) -> list[tuple[object, str]]:
    """Return the methods a rulebook uses, each once, with its formula as the rulebook has set it."""
    codes = {choice.method: choice.parameters for choice in reversed(book.choices)}
    if any(frame.execution for frame in book.frames):
        codes[book.execution.method] = book.execution.parameters
    return [(method, method.formula(codes[code])) for code, method in METHODS.items() if code in codes]


def _choose_form(desk: Desk, data: object) -> ChooseForm:
    unit_year = desk.its_year
    listed = [(one.key, f"{one.key}　{one.book.title}") for one in choosable(shelf(), year=desk.year)]
    default = ("", f"不另选，默认 {rulebook_for(desk.year).code}")
    return ChooseForm(data, initial={"key": unit_year.rulebook}, choices=[default, *listed])


def _version(pk: int) -> RulebookVersion:
    return get_object_or_404(RulebookVersion, pk=pk)


def _state(version: RulebookVersion | None) -> tuple[str, str]:
    return ("approved", "随附") if version is None else (CHIPS[version.state], STATES[version.state])
