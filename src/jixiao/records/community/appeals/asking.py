"""Which appeal a code is for, and what the office may show again: the code it hands over, and who asked."""

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.community.appeals.events import AskerSeen, CodeShown
from jixiao.records.community.appeals.stepping import tell
from jixiao.records.community.models import Appeal
from jixiao.records.community.seals import code_of, digest_of, unseal
from jixiao.web.paper_codes import plain_code


def appeal_of_code(*, unit_id: int, typed: str) -> Appeal:
    """Return the appeal that a code is for, however it is typed; refuses one that is for none."""
    found = (
        Appeal.objects.select_related("unit_year__unit")
        .filter(query_digest=digest_of(unit_id, "code", plain_code(typed)), unit_year__unit=unit_id)
        .first()
    )
    if found is None:
        cure = "核对 10 位字母和数字；没有 0、1、I、L、O"
        raise Refused("没有这个查询码", cure=cure, code="V408", field="code")
    return found


@transaction.atomic
def show_code(*, appeal: Appeal, by: Actor) -> str:
    """Return the code of an appeal that the office hands over, and write down who looked.

    Refuses one that its asker alone was told: the office must not rate its own answers.
    """
    if not appeal.code_seed:
        raise Refused("网上提交的，查询码只告诉了本人", cure="本人丢了的，核实身份后当面告知办理情况", code="V409")
    tell(CodeShown, appeal, by=by)
    return code_of(appeal.unit_year.unit_id, appeal.code_seed)


@transaction.atomic
def see_asker(*, appeal: Appeal, by: Actor) -> tuple[str, str]:
    """Return name and telephone of an asker in full, and write down who looked; refuses where none were left."""
    found = unseal(appeal.asker)
    if not found and appeal.worker is not None:
        phone = unseal(appeal.worker.phone)
        found = (appeal.worker.name, phone[0] if phone else "")
    if not found:
        raise Refused("没有留姓名和电话", cure="通过查询页答复", code="V406")
    tell(AskerSeen, appeal, by=by)
    return found[0], found[1]
