import pytest

from jixiao.records.stations.pushes import matching
from jixiao.records.stations.pushes.matching import Piece, Place, match, suits

ANY: dict[str, list[str]] = {"audiences": [], "topics": [], "kinds": [], "townships": []}


def place(pk, **values):
    given = {"name": f"站{pk}", "kind": "village", "township": "甲乡", "audiences": (), "is_online": True}
    return Place(pk=pk, **{**given, "room_mb": None, **values})


def piece(pk, **values):
    return Piece(pk=pk, **{"title": f"内容{pk}", "topics": ("农业技术",), "audiences": (), "size": 1, **values})


def test_without_a_rule_every_station_gets_every_content():
    found = match(ANY, [place(1), place(2)], [piece(7), piece(8)])
    assert [(one.stations, one.contents) for one in found.blocks] == [((1, 2), (7, 8))]
    assert found.pairs == 4
    assert not found.stations_left
    assert not found.contents_left


def test_a_station_gets_only_what_is_for_those_it_serves():
    places = [place(1, audiences=("农民",)), place(2, audiences=("青少年",)), place(3, audiences=("公众",)), place(4)]
    pieces = [piece(7, audiences=("农民",)), piece(8, audiences=("青少年", "农民")), piece(9)]
    found = match(ANY, places, pieces)
    got = {pk: one.contents for one in found.blocks for pk in one.stations}
    assert got == {1: (7, 8, 9), 2: (8, 9), 3: (7, 8, 9), 4: (7, 8, 9)}


def test_who_gets_nothing_is_told_why():
    rule = {"audiences": ["农民"], "topics": ["农业技术"], "kinds": ["village"], "townships": ["甲乡"]}
    places = [
        place(1, audiences=("农民",)), place(2, kind="school"), place(3, township="乙乡"),
        place(4, audiences=("青少年",)), place(5, why_not="未在挂牌状态（暂停）"),
    ]  # fmt: skip
    pieces = [piece(7), piece(8, topics=("健康生活",)), piece(9, audiences=("老年人",)), piece(10, why_not="已撤回")]
    found = match(rule, places, pieces)
    assert [(one.stations, one.contents) for one in found.blocks] == [((1,), (7,))]
    assert dict(found.stations_left) == {
        2: matching.OTHER_KIND, 3: matching.OTHER_PLACE, 4: matching.OTHER_PEOPLE, 5: "未在挂牌状态（暂停）",
    }  # fmt: skip
    assert dict(found.contents_left) == {8: matching.OTHER_TOPIC, 9: matching.OTHER_AUDIENCE, 10: "已撤回"}


def test_a_station_that_no_content_suits_is_told_so():
    found = match(ANY, [place(1, audiences=("老年人",))], [piece(7, audiences=("青少年",))])
    assert found.pairs == 0
    assert dict(found.stations_left) == {1: matching.NO_CONTENT_FITS}


@pytest.mark.parametrize(
    "changed",
    [{"township": "乙乡"}, {"why_not": "未在挂牌状态（暂停）"}, {"room_mb": 5}, {"audiences": ("农民",)}],
)
def test_whatever_decides_changes_the_digest(changed):
    was = match(ANY, [place(1)], [piece(7)]).digest
    assert match(ANY, [place(1, **changed)], [piece(7)]).digest != was
    assert match(ANY, [place(1)], [piece(7)]).digest == was


def test_everybody_suits_everybody():
    assert suits(("公众",), frozenset({"农民"}))
    assert suits(("农民",), frozenset({"公众"}))
    assert not suits(("农民",), frozenset({"青少年"}))
