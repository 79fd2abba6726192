"""A page made once and filled in for many is the page that each would have been given."""

import re

import pytest

from jixiao.records.quiz.play import moulds
from jixiao.records.quiz.play.moulds import HOLES, Kind, filled

pytestmark = pytest.mark.django_db


def page_of(**values):
    return "<p>{handle} {day} {left}</p>{progress}{choices}{form_token}{seconds}".format(**values)


def values(mark):
    return {name: f"{name} {mark}" for name in HOLES}


def test_a_page_is_rendered_once_and_filled_in_for_each():
    rendered = []

    def render(holes):
        rendered.append(holes)
        return page_of(**holes)

    for mark in ("甲", "乙"):
        assert filled(Kind(("once", 1), render), values(mark)) == page_of(**values(mark))
    assert len(rendered) == 1
    filled(Kind(("once", 2), render), values("丙"))
    assert len(rendered) == 2


def test_what_only_looks_like_a_hole_is_left_as_it_is():
    kind = Kind(("words",), lambda holes: f"handle {{handle}} \0other\0 {holes['handle']}")
    assert filled(kind, values("甲")) == "handle {handle} \0other\0 handle 甲"


def test_two_players_are_given_each_their_own_page_and_one_that_was_not_made_before_is_the_same(at_the_phone):
    pages = {}
    for name in ("甲", "乙"):
        phone = at_the_phone(name=name)
        phone.open()
        phone.press(1, "0")
        pages[name] = phone, [phone.get(f"today/?n={place}").content.decode() for place in range(5)]
    moulds._mould.cache_clear()
    for phone, made in pages.values():
        for place, page in enumerate(made):
            assert phone.player.handle in page
            assert phone.token() in page
            anew = phone.get(f"today/?n={place}").content.decode()
            left = re.compile(r'data-left="\d+">[^<]*<')
            assert left.sub("<", anew) == left.sub("<", page)
            assert "\0" not in page


def test_a_campaign_that_was_changed_has_pages_of_its_own(at_the_phone):
    phone = at_the_phone()
    phone.open()
    assert "答对一题 20 分" in phone.get("today/?n=0").content.decode()
    campaign = phone.card.campaign
    campaign.points_each, campaign.version = 30, campaign.version + 1
    campaign.save()
    assert "答对一题 30 分" in phone.get("today/?n=0").content.decode()
