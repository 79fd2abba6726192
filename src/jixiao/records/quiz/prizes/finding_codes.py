"""The code at the counter: what it is for, and why it is none where it is none."""

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Campaign, PlayerState, Redemption, RedemptionState
from jixiao.records.quiz.prizes.releasing import release_due
from jixiao.records.quiz.seals import digest_of
from jixiao.web.paper_codes import LENGTH, LETTERS, plain_code
from jixiao.web.printing import moment_text

MOST_CAMPAIGNS = 2_000
ROWS = Redemption.objects.select_related(
    "prize", "player", "contact", "campaign__unit_year__unit", "prize__campaign__unit_year"
)


def find_by_code(*, unit: Unit, text: str, by: Actor) -> Redemption:
    """Return what a code is for; whatever was not fetched in time is released first.

    Refuses what is no code, one nobody was given, and one of another unit; of that nothing else is said.
    """
    code = plain_code(text)
    if len(code) != LENGTH or set(code) - set(LETTERS):
        cure = f"领奖码是 {LENGTH} 位字母和数字，没有 0、1、I、L、O；请对着手机再输一次，或扫码"
        raise Refused(f"「{code or '空'}」不像领奖码", cure=cure, code="U974", field="code")
    places = Campaign.objects.exclude(opened_at=None).order_by("-pk").values_list("pk", "unit_year__unit")
    owners = {digest_of(pk, "redeem", code): owner for pk, owner in places[:MOST_CAMPAIGNS]}
    found = ROWS.filter(digest__in=owners).first()
    if found is None:
        cure = "请领奖人打开「我的奖品」当面出示；截图或抄写的要核对每一位"
        raise Refused("没有这个领奖码", cure=cure, code="U974", field="code")
    if owners[found.digest or ""] != unit.pk:
        raise Refused("这是别的单位的领奖码", cure="请领奖人到活动主办单位的领奖点", code="U975", field="code")
    if found.state == RedemptionState.RESERVED and release_due(campaign=found.campaign, at=by.at):
        found = ROWS.get(pk=found.pk)
    return found


def why_not(redemption: Redemption) -> Refused | None:
    """Return why a prize is not handed over (given, released, cancelled, its player excluded); None where it may be."""
    when = moment_text(redemption.ended_at) if redemption.ended_at else ""
    match redemption.state:
        case RedemptionState.GIVEN:
            return Refused(f"这件奖品已于 {when} 领走", cure="不能再领；认为有误的，看签收记录", code="U976")
        case RedemptionState.RELEASED:
            cure = "奖品已放回库存；用积分换的，积分已退还，可以再换"
            return Refused(f"这件奖品逾期未领，已于 {when} 收回", cure=cure, code="U977")
        case RedemptionState.CANCELLED:
            return Refused(f"这件奖品已于 {when} 取消：{redemption.ended_because}", code="U977")
    if redemption.player.state != PlayerState.PLAYING:
        cure = "不发放；申诉成立恢复资格后再来，或取消这件并写明原因"
        return Refused("这位参与者的资格已被取消", cure=cure, code="U979")
    return None
