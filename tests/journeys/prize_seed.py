"""Put a campaign with prizes and two players into the data of a served site; print what a phone needs. 示例 all of it.

Run as a program of its own with JIXIAO_DATA, since the tests themselves stand in another database.
"""

import datetime
import hashlib
import json
import secrets

UNIT, SEED = "999900-115001", "示例种子"


def seed() -> dict[str, object]:
    """Return the token of the campaign and the tickets of its players."""
    from jixiao.engine.values import Money
    from jixiao.orgs.models import Person, UnitYear
    from jixiao.records.quiz.identity.tickets import ticket_text
    from jixiao.records.quiz.models import Campaign, CampaignState, PickUpPoint, Player, Prize
    from jixiao.records.quiz.seals import digest_of, handle_of, seal
    from jixiao.web.clock import now

    at = now()
    unit_year = UnitYear.objects.get(unit__code=UNIT, year=2024)
    days = {"first_day": at.date() - datetime.timedelta(days=3), "last_day": at.date() + datetime.timedelta(days=3)}
    made = Campaign.objects.create(
        unit_year=unit_year, code="Q9", title="示例科普日有奖竞答", token=secrets.token_urlsafe(12), seed="s",
        state=CampaignState.OPEN,
        opened_by=Person.objects.get(username="kexie.shenhe"), opened_at=at, contact="示例电话", raffle_seal=seal(SEED),
        raffle_hash=hashlib.sha256(SEED.encode()).hexdigest(), **days,
    )  # fmt: skip
    for position, (grade, name, total, values) in enumerate(PRIZES, start=1):
        worth = Money(values.pop("worth"))
        Prize.objects.create(
            campaign=made, position=position, grade=grade, name=name, total=total, left=total, worth=worth, **values
        )
    PickUpPoint.objects.create(campaign=made, name="示例社区服务中心", address="示例路 1 号", hours="工作日 9:00—17:00")
    tickets = []
    for place, points in enumerate((260, 120)):
        key = digest_of(unit_year.unit_id, "code", str(place))
        handle = handle_of(campaign=made.pk, key=key, turn=0)
        one = Player.objects.create(
            campaign=made, key=key, handle=handle, way="code", points=points, balance=points, reached_at=at,
            agreed_at=at, joined_at=at,
        )  # fmt: skip
        tickets.append(ticket_text(one))
    return {"token": made.token, "campaign": made.pk, "tickets": tickets}


PRIZES: tuple[tuple[str, str, int, dict[str, object]], ...] = (
    ("三等奖", "示例环保手提袋", 20, {"way": "exchange", "cost": 100, "worth": 1250}),
    ("二等奖", "示例保温杯", 1, {"way": "exchange", "cost": 500, "worth": 4990}),
    ("一等奖", "示例科普图书", 5, {"way": "ranking", "rank_from": 1, "rank_to": 5, "worth": 12800}),
    ("幸运奖", "示例雨伞", 2, {"way": "raffle", "least_points": 60, "worth": 3500}),
)

if __name__ == "__main__":
    from jixiao.cli.site import open_site

    open_site()
    print(json.dumps(seed()))  # noqa: T201 - read by the test
