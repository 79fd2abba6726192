"""Parts of pages that are remembered carry comment marks: a new comment shows at once, to every reader."""

import dataclasses
import re

import pytest
from django.db import transaction
from tests.rooms import County, build_county
from tests.walking import walk_of

from jixiao.cycle.evaluation.models import ScoreRow
from jixiao.orgs.comments.commenting import answer_comment, comment_on, resolve_comment
from jixiao.orgs.models import Comment

OPEN = re.compile(r'comment-mark is-open" href="[^"]*\?on=([^"]+)"[^>]*>(批注 \d+)')


@pytest.fixture
def county(transactional_db: None) -> County:
    return build_county()


def marks(county: County, who: str, room: str) -> dict[str, str]:
    """Return the open marks on a page as that person sees it, by what they hang on."""
    page = county.client(who).get(county.address(f"{room}/")).content.decode()
    assert "comment-mark" in page
    return dict(OPEN.findall(page))


def said(county: County, subject: str, who: str) -> Comment:
    with transaction.atomic():
        return comment_on(unit_year=county.unit_year, subject=subject, text="请核对", by=county.actor(who))


def test_a_new_comment_shows_at_once_on_remembered_goals_and_scores(county: County) -> None:
    walk = walk_of(county)
    without = dataclasses.replace(walk.yearbook, handouts=())  # the ledger of goods cannot be emptied after the test
    dataclasses.replace(walk, yearbook=without).to("marked")
    row = ScoreRow.objects.select_related("indicator").first()
    assert row is not None
    for room, subject in (("goals", f"goals.indicator:{row.indicator_id}"), ("evaluation", f"evaluation.row:{row.pk}")):
        readers = ("viewer", "reviewer", "clerk")
        for who in readers:
            assert marks(county, who, room) == {}, (room, who)
        first = said(county, subject, "viewer")
        for who in readers:
            assert marks(county, who, room) == {subject: "批注 1"}, (room, who)
        said(county, subject, "reviewer")
        assert marks(county, "viewer", room) == {subject: "批注 2"}
        answer_comment(comment=first, text="已核对", by=county.actor("clerk"))
        resolve_comment(comment=first, by=county.actor("clerk"))
        assert marks(county, "viewer", room) == {subject: "批注 1"}
