import pytest
from tests.records.quiz.days import noon

from jixiao.records.quiz.campaigns.pooling import buckets_of, freeze_pool, passed_versions
from jixiao.records.quiz.models import PoolEntry, Question, QuestionVersion, VersionState

pytestmark = pytest.mark.django_db


def test_each_question_stands_in_one_bucket_and_later_lines_take_what_is_left(draft, bank):
    versions = bank(9)
    for place, tags in enumerate((["健康"], ["健康", "防灾"], ["防灾"])):
        for one in versions[place * 3 : place * 3 + 3]:
            one.tags = tags
            one.save(update_fields=["tags"])
    lines = [{"tag": "健康", "number": 2}, {"tag": "防灾", "number": 2}, {"tag": "", "number": 1}]
    campaign = draft(draw=lines)
    assert [len(one.versions) for one in buckets_of(campaign)] == [6, 3, 0]
    assert freeze_pool(campaign) == 9
    rows = PoolEntry.objects.filter(campaign=campaign).order_by("position")
    assert [one.bucket for one in rows] == [0] * 6 + [1] * 3
    assert [one.position for one in rows] == list(range(1, 10))


def test_only_the_newest_passed_version_of_a_question_in_use_is_asked(county, bank):
    versions = bank(3)
    newer = QuestionVersion.objects.create(
        question=versions[0].question, number=2, kind="judge", text="新的说法？", options=["对", "错"], right=1,
        state=VersionState.PASSED, by=county.people["clerk"], at=noon(2),
    )  # fmt: skip
    QuestionVersion.objects.create(
        question=versions[1].question, number=2, kind="judge", text="还没有审？", options=["对", "错"], right=1,
        state=VersionState.SENT, by=county.people["clerk"], at=noon(2),
    )  # fmt: skip
    Question.objects.filter(pk=versions[2].question_id).update(retired_at=noon(2), retired_because="过时")
    assert passed_versions(county.unit) == [newer, versions[1]]
    assert passed_versions(county.unit, tag="健康") == [versions[1]]
