"""The evening over real HTTP: the sets of a day by 32 phones at once, and the rush on prizes with a worker killed."""

import dataclasses
import datetime
import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bench.phones import Ask, Figures, Phone, Told, all_at_once, get, post
from bench.quiz_site import COST, GRADES, PER_DAY, TOKEN
from bench.serving import family_of

if TYPE_CHECKING:
    from bench.quiz_site import Ticket
    from jixiao.records.quiz.models import Campaign

CLIENTS = 32
OPEN, ANSWER, HAND_IN, REDEEM, RANKING = "open", "answer", "hand in", "redeem", "ranking"
CSRF_COOKIE, CSRF = "jixiao-csrf", "0123456789abcdefghijklmnopqrstuv"
PIECES = sum(total for _, total in GRADES)


@dataclasses.dataclass(frozen=True, slots=True)
class Rushed:
    """What the rush came to."""

    figures: Figures
    given: int
    """Answers that said a prize was promised, each request counted once."""
    killed: int


def sets_of_a_day(
    port: int, tickets: "Sequence[Ticket]", *, day: datetime.date, clients: int = CLIENTS, sent: int = 1
) -> Figures:
    """Let every player open today's set, answer it and hand it in; each answer is looked at.

    ``sent`` is how often each request is sent; with more than once, each player also has so many phones.
    """
    phones = (_evening(port, one, day, nth, sent) for nth, one in enumerate(tickets) for _ in range(sent))
    return all_at_once(port, phones, clients=clients)


def rush(
    port: int, tickets: "Sequence[Ticket]", *, prizes: Sequence[int], server: int, clients: int = CLIENTS
) -> Rushed:
    """Let every player redeem, each request sent twice, all at once, with one worker killed in the middle."""
    told: dict[str, int] = {}
    killer = _Killer(server, after=len(tickets) // 3)
    figures = all_at_once(
        port,
        (_redeeming(port, one, prizes[nth % len(prizes)], told, killer) for nth, one in enumerate(tickets)),
        clients=clients,
    )
    return Rushed(figures, sum(1 for status in told.values() if status == HTTPStatus.FOUND), killer.killed)


def places(port: int, *, times: int) -> Figures:
    """Ask for the ranking so often, one after another."""
    asks = [Ask(RANKING, get(f"/quiz/{TOKEN}/ranking/", host=_host(port)))]

    def phone() -> Phone:
        for ask in asks * times:
            _require((yield ask), HTTPStatus.OK)

    return all_at_once(port, [phone()], clients=1)


def _evening(port: int, ticket: "Ticket", day: datetime.date, nth: int, sent: int) -> Phone:
    base = {"f": ticket.form_token, "d": day.isoformat()}
    chosen = {f"c{place}": str((nth + place) % 4) for place in range(PER_DAY)}
    opened = {HTTPStatus.OK} if sent == 1 else {HTTPStatus.OK, HTTPStatus.SEE_OTHER}  # the other phone handed it in
    steps: tuple[tuple[str, str, dict[str, str], set[HTTPStatus]], ...] = (
        (OPEN, "open", {}, opened),
        (ANSWER, "today", {"go": "keep", **chosen}, {HTTPStatus.NO_CONTENT}),
        (HAND_IN, "hand-in", {}, {HTTPStatus.SEE_OTHER}),
    )
    for name, path, more, expected in steps:
        body = urlencode({**base, **more}).encode()
        ask = Ask(name, post(f"/quiz/{TOKEN}/{path}/", body, host=_host(port), cookie=ticket.cookie))
        for _ in range(sent):
            _require((yield ask), *expected)


def _redeeming(port: int, ticket: "Ticket", prize: int, told: dict[str, int], killer: "_Killer") -> Phone:
    once = f"00000000-0000-4000-8000-{ticket.player:012d}"
    body = urlencode({"csrfmiddlewaretoken": CSRF, "prize": str(prize), "once": once}).encode()
    cookie = f"{ticket.cookie}; {CSRF_COOKIE}={CSRF}"
    ask = Ask(REDEEM, post(f"/quiz/{TOKEN}/prizes/", body, host=_host(port), cookie=cookie))
    for _ in range(2):
        answer: Told = yield ask
        assert answer.status in {HTTPStatus.FOUND, HTTPStatus.UNPROCESSABLE_ENTITY}, answer.status
        assert told.setdefault(once, answer.status) == answer.status, "the same request, told otherwise"
    killer.count()


class _Killer:
    """Kills one worker of the server once so many phones are through: kill -9, as when the memory runs out."""

    def __init__(self, server: int, *, after: int) -> None:
        self.server, self.left, self.killed = server, after, 0

    def count(self) -> None:
        """Count a phone that is through."""
        self.left -= 1
        if self.left == 0:
            threading.Thread(target=self._kill).start()

    def _kill(self) -> None:
        time.sleep(0.01)  # in the middle of what the phones ask next
        victim = family_of(self.server)[-1]
        os.kill(victim, signal.SIGKILL)
        self.killed = victim


def _require(answer: Told, *expected: int) -> None:
    assert answer.status in expected, f"{answer.status}: {answer.body.decode(errors='replace')[:2000]}"


def _host(port: int) -> str:
    return f"127.0.0.1:{port}"


def promised(campaign: "Campaign") -> Iterator[tuple[str, int, int]]:
    """Yield of each prize its grade, how many pieces there are and how many are promised."""
    from jixiao.records.quiz.models import Prize  # noqa: PLC0415 - Django is started by now

    for one in Prize.objects.filter(campaign=campaign).order_by("position"):
        yield one.grade, one.total, one.reserved


def spent(campaign: "Campaign") -> int:
    """Return how many points were spent, by the balances of all."""
    from django.db.models import F, Sum  # noqa: PLC0415 - Django is started by now

    from jixiao.records.quiz.models import Player  # noqa: PLC0415

    return int(Player.objects.filter(campaign=campaign).aggregate(all=Sum(F("points") - F("balance")))["all"] or 0)


__all__ = ["COST", "PIECES", "Rushed", "places", "promised", "rush", "sets_of_a_day", "spent"]
