"""Somebody withdraws what they agreed to: from then on nobody outside of the unit sees them by name."""

import datetime

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.community.models import Privacy, Worker
from jixiao.records.community.workers.events import ConsentWithdrawn
from jixiao.records.community.workers.registering import tell


@transaction.atomic
def withdraw_consent(*, worker: Worker, unit_year: UnitYear, on: datetime.date, by: Actor) -> Worker:
    """Write down that somebody no longer agrees (《个人信息保护法》第十五条), and show them to the unit alone.

    Refuses where nothing was agreed to and a day before that.
    """
    if worker.consent_on is None or worker.consent_withdrawn_on is not None:
        raise Refused("没有可以撤回的同意", cure="这个人没有同意过，或已经撤回", code="V106")
    if on < worker.consent_on:
        raise Refused("撤回日期早于同意日期", cure="核对两个日期", code="V109", field="on")
    worker.consent_withdrawn_on = on
    worker.privacy = Privacy.OFFICE if worker.privacy == Privacy.OPEN else worker.privacy
    save_stamped(worker, stamp=worker.version, fields=("consent_withdrawn_on", "privacy"))
    tell(ConsentWithdrawn, worker, unit_year, by=by, after={"撤回日期": str(on)})
    return worker
