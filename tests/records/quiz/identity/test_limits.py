import pytest
from tests.records.quiz.days import noon

from jixiao.records.quiz.identity.limits import HOUR, KEPT_WINDOWS, Limit, TooMany, count_try
from jixiao.records.quiz.models import Gate, GateKind

pytestmark = pytest.mark.django_db
TWO = Limit(GateKind.DEVICE, "try", 2, HOUR, "太频繁", "等一等")


def test_so_many_are_let_through_in_a_window_and_others_are_counted_apart(card):
    for _ in range(2):
        count_try(campaign=card.pk, limit=TWO, who="one", at=noon())
    with pytest.raises(TooMany) as refused:
        count_try(campaign=card.pk, limit=TWO, who="one", at=noon(minute=59))
    assert (refused.value.code, refused.value.status) == ("U962", 429)
    count_try(campaign=card.pk, limit=TWO, who="another", at=noon())
    count_try(campaign=card.pk, limit=TWO, who="one", at=noon(hour=13))


def test_windows_long_past_are_swept_away_and_what_counts_for_the_whole_campaign_is_not(card):
    whole = Limit(GateKind.DEVICE, "join", 2, 0, "太多", "换一台")
    for day in (14, 15, 16):
        count_try(campaign=card.pk, limit=TWO, who=f"of {day}", at=noon(day))
    count_try(campaign=card.pk, limit=whole, who="one", at=noon(14))
    count_try(campaign=card.pk, limit=whole, who="one", at=noon(20))
    assert KEPT_WINDOWS == 24
    assert sorted(Gate.objects.filter(deed="try").values_list("who", flat=True)) == ["of 15", "of 16"]
    with pytest.raises(TooMany):
        count_try(campaign=card.pk, limit=whole, who="one", at=noon(20))
