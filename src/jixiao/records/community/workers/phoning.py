"""A telephone number is looked at in full by those who need it; each look is written down."""

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import Worker
from jixiao.records.community.seals import unseal
from jixiao.records.community.workers.events import PhoneSeen
from jixiao.records.community.workers.registering import tell


@transaction.atomic
def see_phone(*, worker: Worker, unit_year: UnitYear, by: Actor) -> str:
    """Return a telephone number in full and write down who looked; refuses where none is kept."""
    found = unseal(worker.phone)
    if not found:
        raise Refused("没有登记电话", cure="修改这个人，补填电话", code="V112")
    tell(PhoneSeen, worker, unit_year, by=by)
    return found[0]
