"""A campaign with many players, written straight into the tables as a county would have them, on either database."""

import contextlib
import dataclasses
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.cli.site import open_site

if TYPE_CHECKING:
    from jixiao.records.quiz.models import Campaign, Player

QUESTIONS, PER_DAY, DAYS = 60, 5, 7
GRADES = (("一等奖", 5), ("二等奖", 10), ("三等奖", 20))
COST = 100
TOKEN = "bench"


@contextlib.contextmanager
def opened_on(database: str) -> Iterator[Path]:
    """Open a site of nothing on ``sqlite`` or on a throwaway cluster of ``postgresql``; yield its folder."""
    with tempfile.TemporaryDirectory(prefix="jixiao-quiz-") as folder, contextlib.ExitStack() as stack:
        os.environ["JIXIAO_DATA"] = folder
        os.environ["DATABASE_URL"] = ""
        if database == "postgresql":
            from tests.on_postgresql import DURABLE, cluster, find_binaries  # noqa: PLC0415 - only where it is wanted

            binaries = find_binaries()
            assert binaries is not None, "no PostgreSQL server here: apt-get install postgresql"
            os.environ["DATABASE_URL"] = stack.enter_context(cluster(binaries, settings=DURABLE))
        open_site()
        from django.db import connection  # noqa: PLC0415 - Django is started by now

        from jixiao.cli.migrate import bring_up  # noqa: PLC0415

        bring_up()
        yield Path(folder)
        connection.close()


def there_is(database: str) -> bool:
    """Return whether that database can be had here."""
    if database == "sqlite":
        return True
    from tests.on_postgresql import find_binaries  # noqa: PLC0415 - as above

    return find_binaries() is not None


def a_campaign() -> "Campaign":
    """Open a campaign that is on today, with a pool of questions and the 35 prizes of the first case."""
    from bench.small_county import a_small_county  # noqa: PLC0415 - Django is started by now
    from jixiao.records.quiz.models import Campaign, PoolEntry, Prize, Question, QuestionVersion  # noqa: PLC0415

    year, by = a_small_county()
    first = by.on
    made = Campaign.objects.create(
        unit_year=year, code="Q1", title="示例有奖竞答", first_day=first, last_day=first, per_day=PER_DAY,
        points_each=20, draw=[{"tag": "", "number": PER_DAY}], ways=["code"], seed="seed", state="open",
        token=TOKEN, opened_by=by.person, opened_at=by.at, device_most=100, address_most=1_000_000,
    )  # fmt: skip
    for number in range(1, QUESTIONS + 1):
        question = Question.objects.create(unit=year.unit, number=number)
        version = QuestionVersion.objects.create(
            question=question, number=1, kind="single", text=f"示例题目 {number}：下列说法正确的是哪一项？",
            options=["示例选项甲", "示例选项乙", "示例选项丙", "示例选项丁"], right=1 << number % 4, state="passed",
            by=by.person, at=by.at, explanation="示例解析", source="示例出处",
        )  # fmt: skip
        PoolEntry.objects.create(campaign=made, position=number, version=version)
    for position, (grade, total) in enumerate(GRADES, start=1):
        Prize.objects.create(
            campaign=made, position=position, grade=grade, name="示例奖品", way="exchange", total=total, left=total,
            cost=COST,
        )  # fmt: skip
    return made


@dataclasses.dataclass(frozen=True, slots=True)
class Ticket:
    """A player, the cookie their phone keeps, and the token of their forms of that day."""

    player: int
    cookie: str
    form_token: str
    day: str


def players(campaign: "Campaign", number: int, *, points: int = 0, kind: str = "player") -> list[Ticket]:
    """Let so many people have joined; with points where they are to have earned some (a line of the ledger says so)."""
    from jixiao.records.quiz.models import Player, PointsLine  # noqa: PLC0415 - Django is started by now
    from jixiao.records.quiz.seals import digest_of  # noqa: PLC0415

    at, unit = campaign.opened_at, campaign.unit_year.unit_id
    assert at is not None
    keys = [digest_of(unit, "code", f"{kind}{each}") for each in range(number)]
    taken = set(Player.objects.filter(campaign=campaign).values_list("handle", flat=True))
    rows = [
        Player(
            campaign=campaign, key=key, handle=_a_free_handle(campaign.pk, key, taken), way="code",
            agreed_at=at, joined_at=at, points=points, balance=points, lines=1 if points else 0,
            reached_at=at if points else None,
        )
        for key in keys
    ]  # fmt: skip
    Player.objects.bulk_create(rows, batch_size=2000)
    made = list(Player.objects.filter(campaign=campaign).order_by("-pk")[:number])
    if points:
        lines = [
            PointsLine(player=one, number=1, kind="corrected", change=points, balance=points, note="示例", at=at)
            for one in made
        ]
        PointsLine.objects.bulk_create(lines, batch_size=2000)
    return [_ticket(campaign, one) for one in reversed(made)]


def _a_free_handle(campaign: int, key: str, taken: set[str]) -> str:
    from jixiao.records.quiz.seals import handle_of  # noqa: PLC0415 - Django is started by now

    found = next(name for turn in range(10) if (name := handle_of(campaign=campaign, key=key, turn=turn)) not in taken)
    taken.add(found)
    return found


def _ticket(campaign: "Campaign", player: "Player") -> Ticket:
    from jixiao.records.quiz.identity.tickets import TICKET, form_token, ticket_in, ticket_text  # noqa: PLC0415

    text, day = ticket_text(player), campaign.first_day
    known = ticket_in({TICKET: text}, campaign=campaign.pk)
    assert known is not None
    assert day is not None
    return Ticket(player.pk, f"{TICKET}={text}", form_token(known, campaign=campaign.pk, day=day), day.isoformat())
