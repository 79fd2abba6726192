"""年度检查: whether an organisation had people, a place and activities in a year."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.community.models import Organisation, Verdict, YearlyCheck
from jixiao.records.community.organisations.events import OrganisationChecked
from jixiao.records.community.organisations.registering import tell
from jixiao.records.community.writing import require_lengths

FIELDS = ("has_people", "has_place", "has_activities", "activities", "verdict", "remark", "checked_on")


@transaction.atomic
def check_organisation(
    *, organisation: Organisation, unit_year: UnitYear, values: Mapping[str, Any], stamp: int | None, by: Actor
) -> YearlyCheck:
    """Write down how an organisation stood in a year, or change what was written; raises Stale for an older stamp.

    合格 has people, a place and activities (KX-Z09); 不合格 says what is wrong.
    """
    row = YearlyCheck.objects.filter(organisation=organisation, unit_year=unit_year).first()
    before = snapshot(row, FIELDS) if row else {}
    check = row or YearlyCheck(organisation=organisation, unit_year=unit_year)
    for name in FIELDS:
        if name in values:
            setattr(check, name, values[name])
    check.activities = check.activities or 0
    _require_right(check)
    check.by, check.at = by.person, by.at
    if row is None:
        _insert(check)
    else:
        save_stamped(check, stamp=stamp, fields=(*FIELDS, "by", "at"))
    was, became = changes(before, snapshot(check, FIELDS))
    tell(OrganisationChecked, organisation, unit_year, by=by, before=was, after=became)
    return check


def _require_right(check: YearlyCheck) -> None:
    has_all = check.has_people and check.has_place and check.has_activities
    if check.verdict == Verdict.GOOD and not has_all:
        cure = "缺一项的最高只能是基本合格"
        raise Refused("有人员、有场所、有活动没有都达到，不能合格", cure=cure, code="V231", field="verdict")
    if check.verdict == Verdict.BAD and not check.remark.strip():
        raise Refused("不合格没有写检查意见", cure="写明缺什么、怎样整改", code="V232", field="remark")
    if check.checked_on is None:
        raise Refused("没有填检查日期", code="V233", field="checked_on")
    if check.has_activities and not check.activities:
        raise Refused("有活动，活动次数却是 0", cure="填全年开展了几次", code="V234", field="activities")
    require_lengths(check, ("remark",))


def _insert(check: YearlyCheck) -> None:
    try:
        with transaction.atomic():
            check.save(force_insert=True)
    except IntegrityError:
        raise Refused("这个组织今年刚刚检查过", cure="刷新后在原来那条上修改", code="V235") from None
