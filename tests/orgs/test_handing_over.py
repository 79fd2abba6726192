"""工作交接: duties change hands, open work is listed."""

import datetime

import pytest
from tests.rooms import County

from jixiao.orgs.handing import handover_of, send
from jixiao.orgs.handing_over import hand_over_duties, open_work_of
from jixiao.orgs.models import HandoverKind, ImportBatch
from jixiao.orgs.queries import duties_held
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 1, 15)


def pass_on(county: County, taker: str = "viewer"):
    clerk = county.people["clerk"]
    return hand_over_duties(
        giver=clerk,
        taker=county.people[taker],
        duties=list(clerk.duties.all()),
        day=DAY,
        remark="调离",
        by=county.actor("system"),
    )


def test_the_taker_begins_on_the_day_and_the_giver_ends_with_it(county: County) -> None:
    (record,) = pass_on(county)
    assert (record.roles, record.remark) == (["clerk"], "调离")
    assert Role.CLERK in {role for _, role in duties_held(county.people["viewer"], on=DAY)}
    assert not duties_held(county.people["clerk"], on=DAY + datetime.timedelta(days=1))


def test_open_work_is_kept_with_it(county: County) -> None:
    handover_of(county.unit_year, HandoverKind.GOALS)
    send(handover=handover_of(county.unit_year, HandoverKind.EVALUATION), by=county.actor("clerk"))
    ImportBatch.objects.create(
        unit_year=county.unit_year,
        plan="x",
        file_name="台账.xlsx",
        sha256="0",
        by=county.people["clerk"],
        at=county.actor("clerk").at,
    )
    (record,) = pass_on(county)
    assert [one["title"] for one in record.open_work] == ["绩效目标", "导入「台账.xlsx」"]
    assert [one.title for one in open_work_of(unit=county.unit, roles=[Role.HEAD])] == ["绩效自评"]
    assert open_work_of(unit=county.finance, roles=[Role.REVIEWER]) == []


def test_nobody_hands_over_to_themself_or_nothing_or_another_s(county: County) -> None:
    with pytest.raises(Refused, match="同一个人"):
        pass_on(county, "clerk")
    for duties, words in (([], "没有选"), (list(county.people["head"].duties.all()), "不属于")):
        with pytest.raises(Refused, match=words):
            hand_over_duties(
                giver=county.people["clerk"], taker=county.people["viewer"], duties=duties, day=DAY, remark="",
                by=county.actor("system"),
            )  # fmt: skip


def test_an_administrator_takes_no_work_of_the_trade_and_nothing_changes(county: County) -> None:
    with pytest.raises(Refused, match="业务角色"):
        pass_on(county, "audit")
    assert county.people["clerk"].duties.get().until is None
