"""Contents as far along as a test wants them."""

import datetime

import pytest

from jixiao.records.stations.contents.registering import register_content
from jixiao.records.stations.contents.reviewing import review_content, send_for_review
from jixiao.records.stations.contents.wording import Said


def said(**values):
    return Said(**{
        "title": "示例：雷雨天怎样防雷", "kind": "text", "body": "示例正文", "source": "示例县科协", "licence": "own",
        "topics": ("防灾减灾",), "audiences": ("公众",), **values,
    })  # fmt: skip


def article(**values):
    given = {"kind": "article", "link": "https://example.org/a", "published_on": datetime.date(2024, 3, 8)}
    return said(**{**given, **values})


@pytest.fixture
def content(county, by):
    """Make a content that is a draft, sent or passed."""

    def make(state="passed", *, what=None, **values):
        row = register_content(unit=county.unit, said=what or said(**values), by=by)
        if state == "draft":
            return row
        send_for_review(content=row, stamp=row.version, by=by)
        if state == "passed":
            for who, aspect in (("head", "science"), ("third", "guidance")):
                actor = county.actor(who, at=by.at)
                row = review_content(content=row, aspect=aspect, passed=True, note="", by=actor)
        return row

    return make
