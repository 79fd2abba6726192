import pytest
from django.urls import reverse
from tests.cycle.indicators.growing import begun, shared_draft
from tests.rooms import County

from jixiao.cycle.indicators.growing.commenting import answer_comment, comment_on
from jixiao.cycle.indicators.growing.proposing import add_proposal
from jixiao.cycle.indicators.growing.renewing import ask_for_comments
from jixiao.cycle.indicators.models import ProposalComment
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.registering import open_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(county: County) -> ProposalComment:
    by, round_ = county.actor("reviewer"), begun(county)
    proposal = add_proposal(round_=round_, version=shared_draft(county), replaces=None, reason="示例", by=by)
    ask_for_comments(round_=round_, by=by)
    clerk = county.actor("clerk")
    return comment_on(proposal=proposal, unit=county.unit, stance="against", text="示例：口径不清", by=clerk)


def test_the_bureau_answers_and_another_word_of_the_unit_wants_another_answer(
    county: County, said: ProposalComment
) -> None:
    by = county.actor("reviewer")
    with pytest.raises(Refused) as caught:
        answer_comment(comment=said, answer=" ", stamp=None, by=by)
    assert caught.value.code == "U790"
    answer_comment(comment=said, answer="示例：已补口径", stamp=said.version, by=by)
    with pytest.raises(Stale):
        answer_comment(comment=said, answer="示例：再答", stamp=said.version, by=by)
    given = {"proposal": said.proposal, "unit": county.unit, "by": county.actor("clerk")}
    again = comment_on(stance="against", text="示例：口径不清", **given)
    assert again.answer == "示例：已补口径"
    changed = comment_on(stance="for", text="示例：同意", **given)
    assert (changed.answer, changed.answered_by) == ("", None)


def test_the_answer_stands_beside_the_comment_and_only_the_bureau_writes_it(
    county: County, said: ProposalComment
) -> None:
    open_year(unit=county.finance, year=2024, by=county.actor("system"))

    def at(name: str, unit, **kwargs) -> str:
        return reverse(f"indicators:{name}", kwargs={"unit": unit.code, "year": 2024, **kwargs})

    sent = {"answer": "示例：已补口径", "stamp": str(said.version)}
    clerk, reviewer = county.client("clerk"), county.client("reviewer")
    assert clerk.post(at("comment_answer", county.unit, pk=said.pk), sent).status_code == 403
    own = at("comment_answer", county.finance, pk=said.pk)
    assert "示例：口径不清" in reviewer.get(own).content.decode()
    assert reviewer.post(own, sent).status_code == 302
    assert "示例：已补口径" in clerk.get(at("round", county.unit, pk=said.proposal.round_id)).content.decode()
    assert reviewer.post(own, sent).status_code == 409
    outsider = county.client("outsider")
    page = outsider.get(at("round", county.other, pk=said.proposal.round_id)).content.decode()
    assert "示例：口径不清" not in page
