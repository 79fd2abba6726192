"""Awards are proposed by their shares and changed with a reason; nobody outside sees them before they are published."""

from collections import Counter

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.contests.judging.queries import tell
from jixiao.records.contests.models import Contest, ContestState, Group, Result, ResultState
from jixiao.records.contests.publishing.events import AwardChanged, AwardsProposed
from jixiao.records.contests.publishing.queries import results_of
from jixiao.records.contests.publishing.shares import Proposal, Share, places_of, propose

MOST_AWARD, MOST_WHY = 20, 300


@transaction.atomic
def propose_awards(*, contest: Contest, by: Actor) -> dict[Group, Proposal]:
    """Propose awards by the shares of each group, over what was proposed before; return what to look at."""
    _require_deciding(contest)
    rows = list(results_of(contest).filter(state=ResultState.PENDING, rank__isnull=False).order_by("rank", "entry"))
    if not rows:
        raise Refused("还没有评审结果", cure="先结束评审", code="A600")
    found, changed = {}, []
    for group in contest.groups.order_by("position"):
        mine = [row for row in rows if row.group_id == group.pk]
        made = propose([(row.pk, row.rank or 0) for row in mine], shares_of(group))
        for row in mine:
            row.award, row.why = made.awards.get(row.pk, ""), ""
            row.decided_by, row.decided_at = by.person, by.at
        found[group] = made
        changed += mine
    Result.objects.bulk_update(changed, ["award", "why", "decided_by", "decided_at"], batch_size=200)
    given = Counter(row.award for row in changed if row.award)
    tell(AwardsProposed, contest, by, after={"作品": len(changed), **given})
    return found


@transaction.atomic
def change_award(*, result: Result, award: str, why: str, stamp: int | None, by: Actor) -> Result:
    """Give a work another award, or none, with a reason. Refuses an award its group does not have."""
    contest = result.entry.contest
    _require_deciding(contest)
    said, name = why.strip(), award.strip()
    if not said:
        raise Refused("没有写调整理由", cure="写明根据，如：评审会议纪要", code="A601", field="why")
    if name and not result.group.awards.filter(name=name).exists():
        raise Refused(f"「{result.group}」没有奖项「{name}」", cure="从这个组别的奖项里选", code="A602", field="award")
    before = result.award
    result.award, result.why = name, said[:MOST_WHY]
    result.decided_by, result.decided_at = by.person, by.at
    save_stamped(result, stamp=stamp, fields=("award", "why", "decided_by", "decided_at"))
    tell(AwardChanged, contest, by, before={"作品编号": result.entry.number, "奖项": before or "无"},
         after={"作品编号": result.entry.number, "奖项": name or "无"}, why=said)  # fmt: skip
    return result


def shares_of(group: Group) -> list[Share]:
    """Return the awards of a group, best first."""
    return [Share(one.name, one.percent) for one in group.awards.order_by("position")]


def overfull(contest: Contest) -> list[str]:
    """Return which awards go to more works than their share allows, in words."""
    found = []
    given = Counter(
        results_of(contest).exclude(award="").exclude(state=ResultState.CANCELLED).values_list("group", "award")
    )
    judged = Counter(results_of(contest).values_list("group", flat=True))
    for group in contest.groups.order_by("position"):
        for name, most in places_of(shares_of(group), judged[group.pk]).items():
            number = given.get((group.pk, name), 0)
            if number > most:
                found.append(f"「{group}」{name} {number} 件，按比例最多 {most} 件")
    return found


def _require_deciding(contest: Contest) -> None:
    if contest.state != ContestState.DECIDING:
        cure = "先结束评审" if contest.state in {ContestState.OPEN, ContestState.JUDGING} else "公布以后只能取消奖项"
        raise Refused("赛事不在定奖阶段", cure=cure, code="A603")
