"""A rehearsal is run for a page: at once where it is small, as background work where it is large."""

from collections.abc import Mapping
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import JobRun
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.campaigns.days import length_of
from jixiao.records.quiz.campaigns.queries import prizes_of
from jixiao.records.quiz.models import Campaign, Prize
from jixiao.records.quiz.rehearsal.planned import planned_card
from jixiao.records.quiz.rehearsal.rehearsing import Goods, Outcome, Trial, rehearse

KIND = "quiz.rehearse"
AT_ONCE, MOST_PLAYERS = 20_000, 2_000_000  # players times days


def trial_of(campaign: Campaign, *, players: int, skill: int, comes: int, seed: int) -> Trial:
    """Return a trial of a campaign; refuses one without days or of a size that nobody waits for."""
    days = length_of(campaign)
    if not days:
        raise Refused("没有起止日期，不能试算", cure="先在「修改」里填两个日期", code="U954")
    if not players >= 1 or players * days > MOST_PLAYERS:
        cure = f"{days} 天的，填 1 至 {MOST_PLAYERS // days:,} 人"
        raise Refused("试算的人数不对", cure=cure, code="U954", field="players")
    if not (0 <= skill <= 100 and 1 <= comes <= 100):  # noqa: PLR2004 - per cent
        raise Refused("百分数要在 0 至 100 之间", cure="平均答对率 0—100，参加率 1—100", code="U954")
    return Trial(players, days, skill, comes, seed)


def rehearsed(campaign: Campaign, trial: Trial) -> Outcome:
    """Return what a trial comes to."""
    return rehearse(planned_card(campaign), [_goods(one) for one in prizes_of(campaign)], trial)


def is_small(trial: Trial) -> bool:
    """Return whether a page can wait for it."""
    return trial.players * trial.days <= AT_ONCE


def ask_for_rehearsal(*, campaign: Campaign, trial: Trial, page: str, by: Actor) -> JobRun:
    """Have a large trial run by the worker; ``page`` is where its outcome is shown."""
    order = {
        "campaign": campaign.pk, "players": trial.players, "skill": trial.skill, "comes": trial.comes,
        "seed": trial.seed, "page": page,
    }  # fmt: skip
    title = f"试算「{campaign.title}」：{trial.players:,} 人 {trial.days} 天"
    return ask_for_work(kind=KIND, title=title[:120], order=order, by=by, unit_year=campaign.unit_year)


def run_rehearsal(progress: Progress) -> Mapping[str, Any]:
    """Run a trial that was asked for; the outcome is kept with the job."""
    order = progress.order
    campaign = Campaign.objects.select_related("unit_year__unit").get(pk=order["campaign"])
    trial = trial_of(campaign, players=order["players"], skill=order["skill"], comes=order["comes"], seed=order["seed"])
    progress.tell(0, trial.players, "模拟答题")
    found = rehearsed(campaign, trial)
    progress.tell(trial.players, trial.players, "完成")
    link = f"{order['page']}?job={progress.job.pk}"
    return {"found": found.to_json(), "links": [["看试算结果", link]]}


def _goods(one: Prize) -> Goods:
    return Goods(
        str(one), one.way, one.total, cost=one.cost or 0, per_person=one.per_person, first=one.rank_from or 0,
        last=one.rank_to or 0, least=one.least_points, short=one.name,
    )  # fmt: skip
