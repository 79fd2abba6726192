"""Whether a judge may mark a work: one pair, or those of a whole table at once."""

import dataclasses
from collections.abc import Mapping

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.judging.avoiding import Shunned, Work, shunned_by, why_not, works_of
from jixiao.records.contests.judging.queries import judge_words
from jixiao.records.contests.models import Contest, Entry, EntryState, Judge, Panel


def panel_for(judge: Judge, entry: Entry) -> Panel | None:
    """Return the panel in which a judge marks works of that group, None where there is none."""
    return judge.panels.filter(groups=entry.group_id).order_by("pk").first()


def check_pair(*, judge: Judge, entry: Entry) -> Panel:
    """Return the panel in which a judge may mark a work; refuse where they may not."""
    _require_there(judge, entry)
    return _require_fitting(judge, entry, panel_for(judge, entry), why_not(judge, entry))


def _require_there(judge: Judge, entry: Entry) -> None:
    if judge.removed_at:
        raise Refused(f"评委 {judge_words(judge)} 已经移出", cure="换一位评委", code="A521", field="judge")
    if entry.state != EntryState.QUALIFIED:
        raise Refused(f"作品 {entry.number} 没有通过资格审查", cure="先审查资格", code="A522", field="entry")


def _require_fitting(judge: Judge, entry: Entry, panel: Panel | None, reason: str) -> Panel:
    if panel is None:
        cause = f"{judge_words(judge)} 不在评「{entry.group}」的评审组里"
        raise Refused(cause, cure="先把评委排进评审组，或换一位", code="A523", field="judge")
    if reason:
        raise Refused(f"{judge_words(judge)} 要回避作品 {entry.number}：{reason}", cure="换一位评委", code="A524",
                      field="judge")  # fmt: skip
    return panel


@dataclasses.dataclass(frozen=True, slots=True)
class Pairs:
    """What is known of a contest to check many pairs: works and judges by their numbers; a few statements in all."""

    entries: Mapping[str, Entry]
    judges: Mapping[int, Judge]
    works: Mapping[int, Work]
    shunned: Mapping[int, Shunned]
    panels: Mapping[tuple[int, int], Panel]

    def check(self, *, judge: Judge, entry: Entry) -> Panel:
        """Return the panel in which a judge may mark a work; refuse where they may not."""
        _require_there(judge, entry)
        work = self.works.get(entry.pk)
        reason = self.shunned[judge.pk].why_not(work) if work else ""
        return _require_fitting(judge, entry, self.panels.get((judge.pk, entry.group_id)), reason)


def pairs_of(contest: Contest) -> Pairs:
    """Return what is known of a contest to check many pairs."""
    entries = {
        one.number or "": one
        for one in Entry.objects.filter(contest=contest, number__isnull=False).select_related("group")
    }
    judges = list(Judge.objects.filter(contest=contest).prefetch_related("panels__groups").order_by("number"))
    panels = {
        (judge.pk, group.pk): panel
        for judge in judges
        for panel in sorted(judge.panels.all(), key=lambda one: -one.pk)
        for group in panel.groups.all()
    }
    works = {one.pk: one for one in works_of(contest)}
    return Pairs(entries, {one.number: one for one in judges}, works, shunned_by(judges), panels)
