"""参与码: a code that the county or a school gave out on paper; one code is one player, on whichever phone."""

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.identity.joining import Newcomer
from jixiao.records.quiz.models import Campaign, EntryCode, IdentityWay
from jixiao.records.quiz.seals import digest_of, plain_code


def code_digest(*, campaign: int, text: str) -> str:
    """Return the digest that a code is kept as, from how somebody types it."""
    return digest_of(campaign, "code", plain_code(text))


def newcomer_by_code(*, campaign: Campaign, text: str) -> Newcomer:
    """Return who comes with a code; refuses one that was never given out, and one that was voided."""
    digest = code_digest(campaign=campaign.pk, text=text)
    found = EntryCode.objects.filter(campaign=campaign, digest=digest).first()
    if found is None or found.voided_on:
        cure = "核对纸条上的字母和数字；遗失、作废的请向发码的老师或工作人员另要一个"
        raise Refused("参与码不对", cure=cure, code="U955", field="c")
    key = digest_of(campaign.unit_year.unit_id, IdentityWay.CODE.value, plain_code(text))
    return Newcomer(IdentityWay.CODE, key, found.group)
