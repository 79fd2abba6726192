"""参与码: a code that the county or a school gave out on paper; one code is one player, on whichever phone."""

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.campaigns.queries import digest_of_code
from jixiao.records.quiz.identity.joining import Newcomer
from jixiao.records.quiz.models import Campaign, EntryCode, IdentityWay
from jixiao.web.paper_codes import plain_code


def newcomer_by_code(*, campaign: Campaign, text: str) -> Newcomer:
    """Return who comes with a code, whose digest is kept; refuses one never given out, and one that was voided."""
    if not plain_code(text):
        raise Refused("没有填参与码", cure="填学校或工作人员发的纸条上的码", code="U955", field="c")
    key = digest_of_code(campaign, text)
    found = EntryCode.objects.filter(campaign=campaign, digest=key).first()
    if found is None or found.voided_on:
        cure = "核对纸条上的字母和数字；遗失、作废的请向发码的老师或工作人员另要一个"
        raise Refused("参与码不对", cure=cure, code="U955", field="c")
    return Newcomer(IdentityWay.CODE, key, found.group)
