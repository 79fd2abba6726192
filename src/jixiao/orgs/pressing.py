"""A form pressed at a desk: its act is done once, and the same form sent again goes where the first one led."""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.once import claim_once
from jixiao.web.once import token_of

Made = TypeVar("Made")


def claim(request: DeskRequest, *, leads_to: str) -> None:
    """Take the token of the form inside the transaction of its act; one that was taken before goes where that led.

    That is AlreadyDone, which the middleware of the refusals answers where no view does.
    """
    claim_once(str(token_of(request) or ""), by=request.desk.actor, leads_to=leads_to)


def done_once(request: DeskRequest, act: Callable[[], Made], leads_to: Callable[[Made], str]) -> HttpResponse:
    """Do the act that a form asks for and go where it leads; the same form sent again only goes there."""
    with transaction.atomic():
        address = leads_to(act())
        claim(request, leads_to=address)
    return redirect(address)


def done_first(request: DeskRequest, act: Callable[[], Made], *, leads_to: str) -> Made:
    """Do an act that refuses a second time; the same form sent again goes where ``leads_to`` says, unrefused."""
    with transaction.atomic():
        claim(request, leads_to=leads_to)
        return act()


def pressed(request: DeskRequest, act: Callable[[], object], *, leads_to: str) -> HttpResponse:
    """Do such an act and go where it leads."""
    done_first(request, act, leads_to=leads_to)
    return redirect(leads_to)
