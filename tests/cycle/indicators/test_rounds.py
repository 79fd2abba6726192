import datetime

import pytest
from django.urls import reverse
from tests.cycle.indicators.asking import publish_own
from tests.cycle.indicators.growing import begun, previewed, published, self_made, shared_draft
from tests.rooms import NOON, County

from jixiao.cycle.indicators.defining import discard_draft
from jixiao.cycle.indicators.growing.asking import left_to_comment
from jixiao.cycle.indicators.growing.commenting import comment_on
from jixiao.cycle.indicators.growing.proposing import add_proposal, propose_own, withdraw_proposal
from jixiao.cycle.indicators.growing.renewing import ask_for_comments, change_days, close_comments
from jixiao.cycle.indicators.growing.settling import decide_proposal, publish_round
from jixiao.cycle.indicators.models import IndicatorVersion, ProposalComment, RoundProposal, UpdateRound
from jixiao.cycle.indicators.publishing import publish_version
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.registering import open_year

pytestmark = pytest.mark.django_db
LATER = NOON + datetime.timedelta(days=11)


def refused(act, **given) -> str:
    with pytest.raises(Refused) as caught:
        act(**given)
    return caught.value.code


def old_shared(county: County) -> IndicatorVersion:
    draft = shared_draft(county, "GX-09", name="示例旧指标发放数量", unit="份", first_year=2020)
    return publish_version(version=draft, by=county.actor("reviewer"))


def approving(county: County) -> tuple[UpdateRound, RoundProposal]:
    by, old = county.actor("reviewer"), old_shared(county)
    round_ = begun(county)
    draft = shared_draft(county)
    proposal = add_proposal(round_=round_, version=draft, replaces=old.indicator, reason="示例", by=by)
    ask_for_comments(round_=round_, by=by)
    close_comments(round_=round_, by=county.actor("reviewer", at=LATER))
    return round_, proposal


def test_a_round_goes_from_proposing_to_published_and_retires_what_it_replaces(county: County) -> None:
    round_, proposal = approving(county)
    by = county.actor("reviewer", at=LATER)
    assert refused(publish_round, round_=round_, digest="", by=by) == "U792"
    decide_proposal(proposal=proposal, verdict="approved", why="示例：口径更清楚", stamp=None, by=by)
    assert published(round_, by=by).number == 1
    new = IndicatorVersion.objects.get(indicator__code="GX-01")
    old = IndicatorVersion.objects.get(indicator__code="GX-09")
    assert (new.state, new.first_year) == ("published", 2025)
    assert (old.state, old.last_year, old.successor_id) == ("retired", 2024, new.indicator_id)
    assert TrailEntry.objects.filter(event="indicators.round_published").count() == 1
    assert refused(publish_round, round_=round_, digest="", by=by) == "U784"


def test_a_round_is_published_whole_or_not_at_all(county: County) -> None:
    round_, proposal = approving(county)
    by = county.actor("reviewer", at=LATER)
    year = open_year(unit=county.unit, year=2025, by=county.actor("system"))
    old = IndicatorVersion.objects.get(indicator__code="GX-09")
    self_made(year, "示例旧指标发放数量", unit="份", version_pinned=old)
    decide_proposal(proposal=proposal, verdict="approved", why="示例", stamp=None, by=by)
    digest = previewed(round_, by=by)
    assert refused(publish_round, round_=round_, digest=digest, by=by) == "U733"
    assert IndicatorVersion.objects.get(indicator__code="GX-01").state == "draft"
    assert UpdateRound.objects.get().state == "approving"


def test_a_dropped_proposal_leaves_everything_as_it_was(county: County) -> None:
    round_, proposal = approving(county)
    by = county.actor("reviewer", at=LATER)
    assert refused(decide_proposal, proposal=proposal, verdict="dropped", why=" ", stamp=None, by=by) == "U791"
    decide_proposal(proposal=proposal, verdict="dropped", why="示例：意见不一", stamp=proposal.version, by=by)
    with pytest.raises(Stale):
        decide_proposal(proposal=proposal, verdict="approved", why="示例", stamp=proposal.version, by=by)
    assert published(round_, by=by).changes == []
    draft = IndicatorVersion.objects.get(indicator__code="GX-01")
    assert draft.state == "draft"
    discard_draft(version=draft, by=by)
    assert RoundProposal.objects.get().name == "GX-01 示例科普剧巡演场次"


def test_a_draft_in_a_round_is_not_changed_and_not_published_by_itself(county: County) -> None:
    by, round_, draft = county.actor("reviewer"), begun(county), shared_draft(county)
    proposal = add_proposal(round_=round_, version=draft, replaces=None, reason="示例", by=by)
    assert refused(publish_version, version=draft, by=by) == "U793"
    assert refused(discard_draft, version=draft, by=by) == "U793"
    assert refused(add_proposal, round_=round_, version=draft, replaces=None, reason="示例", by=by) == "U788"
    withdraw_proposal(proposal=proposal, by=by)
    publish_version(version=draft, by=by)


def test_what_is_not_said_is_refused(county: County) -> None:
    by, round_ = county.actor("reviewer"), begun(county)
    assert refused(begun, county=county) == "U782"
    assert refused(add_proposal, round_=round_, version=None, replaces=None, reason="示例", by=by) == "U787"
    assert refused(ask_for_comments, round_=round_, by=by) == "U785"
    opens = NOON.date()
    assert refused(change_days, round_=round_, opens=opens, closes=opens - datetime.timedelta(1), by=by) == "U783"
    own = publish_own(county)
    assert refused(add_proposal, round_=round_, version=own, replaces=None, reason="示例", by=by) == "U788"


def test_a_unit_proposes_its_own_indicator_with_origin(county: County) -> None:
    own, round_ = publish_own(county), begun(county)
    proposal = propose_own(round_=round_, version=own, reason="示例：别的单位也用", by=county.actor("clerk"))
    assert proposal.draft is not None
    assert proposal.draft.indicator.owner is None
    assert proposal.draft.source == "示例县科学技术协会 ZY-01 第 1 版"


def test_units_comment_while_the_round_is_open_and_may_change_their_mind(county: County) -> None:
    by, round_ = county.actor("reviewer"), begun(county)
    proposal = add_proposal(round_=round_, version=shared_draft(county), replaces=None, reason="示例", by=by)
    said = {"proposal": proposal, "unit": county.unit}
    clerk = county.actor("clerk")
    assert refused(comment_on, stance="for", text="", by=clerk, **said) == "U784"
    ask_for_comments(round_=round_, by=by)
    assert left_to_comment(round_, county.unit) == 1
    assert refused(comment_on, stance="against", text=" ", by=clerk, **said) == "U790"
    comment_on(stance="against", text="示例：口径不清", by=clerk, **said)
    comment_on(stance="for", text="", by=clerk, **said)
    assert ProposalComment.objects.get().stance == "for"
    assert left_to_comment(round_, county.unit) == 0
    assert refused(comment_on, stance="for", text="", by=county.actor("clerk", at=LATER), **said) == "U789"
    assert refused(close_comments, round_=round_, by=by) == "U786"


def test_the_round_is_walked_on_its_pages(county: County) -> None:
    from jixiao.web.clock import now

    open_year(unit=county.finance, year=2024, by=county.actor("system"))
    draft = shared_draft(county)
    reviewer, clerk, today = county.client("reviewer"), county.client("clerk"), now().date().isoformat()

    def at(name: str, *, unit=county.finance, **kwargs) -> str:
        return reverse(f"indicators:{name}", kwargs={"unit": unit.code, "year": 2024, **kwargs})

    sent = {"year": "2025", "title": "", "opens": "2020-01-01", "closes": today}
    assert reviewer.post(at("rounds"), sent).status_code == 302
    pk = UpdateRound.objects.get().pk
    assert reviewer.get(at("round_propose", pk=pk)).status_code == 200
    assert reviewer.post(at("round_propose", pk=pk), {"version": draft.pk, "reason": "示例"}).status_code == 302
    proposal = RoundProposal.objects.get()
    assert reviewer.post(at("round_next", pk=pk), {"confirmed": "1"}).status_code == 302
    home = clerk.get(f"/{county.unit.code}/2024/").content.decode()
    assert "1 个指标提案等您提意见" in home
    own = at("proposal_comment", unit=county.unit, pk=proposal.pk)
    assert clerk.post(own, {"stance": "for", "text": "示例同意"}).status_code == 302
    assert "示例同意" in reviewer.get(at("round", pk=pk)).content.decode()
    for name in ("round_next", "round_days"):
        assert clerk.post(at(name, unit=county.unit, pk=pk)).status_code == 403
    assert clerk.post(at("proposal_decide", unit=county.unit, pk=proposal.pk)).status_code == 403
    reviewer.post(at("round_next", pk=pk), {"confirmed": "1"})
    decision = {"verdict": "approved", "why": "示例", "stamp": str(proposal.version)}
    assert reviewer.post(at("proposal_decide", pk=proposal.pk), decision).status_code == 302
    digest = previewed(UpdateRound.objects.get(), by=county.actor("reviewer"))
    sent_on = reviewer.post(at("round_publish", pk=pk), {"confirmed": "1", "digest": digest})
    assert sent_on.headers["Location"] == at("release", number=1)
    assert UpdateRound.objects.get().state == "published"
    assert "已发布" in clerk.get(at("rounds", unit=county.unit)).content.decode()
