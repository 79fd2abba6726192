import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cycle.indicators.growing import begun, previewed, self_made, shared_draft
from tests.rooms import NOON, County

from jixiao.cycle.indicators.defining import draft_next_version
from jixiao.cycle.indicators.growing.concerned import concerns_of, digest_of
from jixiao.cycle.indicators.growing.previewing import ask_for_preview
from jixiao.cycle.indicators.growing.proposing import add_proposal
from jixiao.cycle.indicators.growing.renewing import ask_for_comments, change_days, close_comments
from jixiao.cycle.indicators.growing.settling import decide_proposal, publish_round
from jixiao.cycle.indicators.models import IndicatorVersion, UpdateRound
from jixiao.cycle.indicators.publishing import publish_version
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year

pytestmark = pytest.mark.django_db


def shared(county: County, code: str, **said) -> IndicatorVersion:
    return publish_version(
        version=shared_draft(county, code, **{"first_year": 2020, **said}), by=county.actor("reviewer")
    )


def ready(county: County, *, verdict: str = "approved") -> UpdateRound:
    """A round that changes one indicator and retires another in favour of a third, all decided."""
    by = county.actor("reviewer")
    changed = shared(county, "GX-11", name="示例甲场次")
    goes, stays = shared(county, "GX-12", name="示例乙人次"), shared(county, "GX-13", name="示例丙人次")
    round_ = begun(county, days=0)
    draft = draft_next_version(indicator=changed.indicator, first_year=2025, by=by)
    add_proposal(round_=round_, version=draft, replaces=None, reason="示例", by=by)
    retired = {"version": None, "replaces": goes.indicator, "successor": stays.indicator}
    add_proposal(round_=round_, reason="示例", by=by, **retired)
    ask_for_comments(round_=round_, by=by)
    close_comments(round_=round_, by=by)
    for proposal in round_.proposals.all():
        decide_proposal(proposal=proposal, verdict=verdict, why="示例", stamp=None, by=by)
    return UpdateRound.objects.get(pk=round_.pk)


def refused(round_: UpdateRound, digest: str, county: County) -> str:
    with pytest.raises(Refused) as caught:
        publish_round(round_=round_, digest=digest, by=county.actor("reviewer"))
    return caught.value.code


def test_what_each_proposal_does_is_told_apart(county: County) -> None:
    found = concerns_of(ready(county))
    assert [(one.indicator.code, one.kind) for one in found] == [("GX-11", "changed"), ("GX-12", "replaced")]
    assert [one.by.code if one.by else "" for one in found] == ["GX-11", "GX-13"]


def test_what_was_dropped_changes_nothing(county: County) -> None:
    assert concerns_of(ready(county, verdict="dropped")) == []


def test_nobody_publishes_unseen_and_no_other_digest_will_do(county: County) -> None:
    round_ = ready(county)
    assert refused(round_, "", county) == "U796"
    assert refused(round_, digest_of(round_), county) == "U796"
    digest = previewed(round_, by=county.actor("reviewer"))
    assert digest == digest_of(round_)
    assert refused(round_, "", county) == "U796"
    assert refused(round_, "0" * 64, county) == "U797"
    assert publish_round(round_=round_, digest=digest, by=county.actor("reviewer")).number == 1


def test_after_another_decision_it_must_be_looked_at_again(county: County) -> None:
    round_, by = ready(county), county.actor("reviewer")
    digest = previewed(round_, by=by)
    proposal = round_.proposals.order_by("pk")[0]
    decide_proposal(proposal=proposal, verdict="dropped", why="示例", stamp=None, by=by)
    assert refused(round_, digest, county) == "U797"
    assert publish_round(round_=round_, digest=previewed(round_, by=by), by=by).changes[0]["kind"] == "retired"


def test_after_somebody_promised_the_indicator_it_must_be_looked_at_again(county: County) -> None:
    round_, by = ready(county), county.actor("reviewer")
    digest = previewed(round_, by=by)
    held = IndicatorVersion.objects.get(indicator__code="GX-11", number=1)
    self_made(county.unit_year, "示例甲场次", version_pinned=held)
    assert refused(round_, digest, county) == "U797"


def test_without_a_proposal_there_is_nothing_to_preview(county: County) -> None:
    with pytest.raises(Refused) as caught:
        ask_for_preview(round_=begun(county), at=None, by=county.actor("reviewer"))
    assert caught.value.code == "U796"


def test_the_days_of_the_round_are_not_part_of_what_was_looked_at(county: County) -> None:
    by, round_ = county.actor("reviewer"), begun(county)
    add_proposal(round_=round_, version=shared_draft(county), replaces=None, reason="示例", by=by)
    digest = previewed(round_, by=by)
    change_days(round_=round_, opens=NOON.date(), closes=NOON.date(), by=by)
    assert digest_of(round_) == digest


def test_the_bureau_looks_and_publishes_on_the_page_and_pressing_twice_publishes_once(county: County) -> None:
    open_year(unit=county.finance, year=2024, by=county.actor("system"))
    round_, client = ready(county), county.client("reviewer")
    place = {"unit": county.finance.code, "year": 2024}
    at = reverse("indicators:preview", kwargs={**place, "pk": round_.pk})
    send = reverse("indicators:round_publish", kwargs={**place, "pk": round_.pk})
    assert "发布这一轮" not in client.get(at).content.decode()
    digest = previewed(round_, by=county.actor("reviewer"))
    page = client.get(at).content.decode()
    assert digest in page
    assert "是最新的" in page
    asked = client.post(send, {"digest": digest}).content.decode()
    assert digest in asked
    assert UpdateRound.objects.get().state == "approving"
    stale = client.post(send, {"digest": "0" * 64, "confirmed": "1"}).content.decode()
    assert "有变化" in stale
    for _ in range(2):
        done = client.post(send, {"digest": digest, "confirmed": "1"})
        assert done.headers["Location"] == reverse("indicators:release", kwargs={**place, "number": 1})
    assert client.get(done.headers["Location"]).status_code == 200
    assert "已经发布" in client.get(at).content.decode()


def test_the_page_warns_of_goals_that_promise_what_is_to_be_retired(county: County) -> None:
    round_ = ready(county)
    year = open_year(unit=county.unit, year=2025, by=county.actor("system"))
    held = IndicatorVersion.objects.get(indicator__code="GX-12")
    self_made(year, "示例乙人次", version_pinned=held)
    place = {"unit": county.unit.code, "year": 2024, "pk": round_.pk}
    page = county.client("reviewer").get(reverse("indicators:preview", kwargs=place)).content.decode()
    assert "有 1 张 2025 年度及以后的申报表引用要停用的指标" in page


def test_the_page_takes_as_many_statements_for_three_proposals_as_for_one(county: County) -> None:
    by, round_, client = county.actor("reviewer"), begun(county), county.client("reviewer")
    place = {"unit": county.unit.code, "year": 2024, "pk": round_.pk}
    at = reverse("indicators:preview", kwargs=place)

    def statements() -> int:
        previewed(round_, by=by)
        client.get(at)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(at).status_code == 200
        return len(seen)

    goes = [shared(county, f"GX-3{number}", name=f"示例{word}类长度") for number, word in enumerate("甲乙丙")]
    stays = [shared(county, f"GX-4{number}", name=f"示例{word}类重量") for number, word in enumerate("丁戊己")]

    def retire(number: int) -> None:
        given = {"replaces": goes[number].indicator, "successor": stays[number].indicator}
        add_proposal(round_=round_, version=None, reason="示例", by=by, **given)

    retire(0)
    one = statements()
    retire(1)
    retire(2)
    assert statements() == one
