"""What a prize may be: dated limits with their sources, as shipped."""

import dataclasses
import datetime

from jixiao.engine.values import Money
from jixiao.records.quiz.campaigns.consent import shipped


@dataclasses.dataclass(frozen=True, slots=True)
class Limit:
    """The most a prize of a draw may be worth from a day on, and where that stands."""

    since: datetime.date
    most: Money
    source: str


def raffle_limit(on: datetime.date) -> Limit | None:
    """Return the limit in force on a day, None before there was one."""
    found = [
        Limit(one["since"], Money.of(one["most_yuan"]), one["source"])
        for one in shipped()["raffle_limit"]
        if one["since"] <= on
    ]
    return max(found, key=lambda one: one.since, default=None)


def cash_word(name: str) -> str:
    """Return the word by which a prize is money or as good as money, "" where it is a thing."""
    return next((word for word in shipped()["cash"]["words"] if word in name), "")
