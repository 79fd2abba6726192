"""What the tests of the bank stand on: who writes and who reviews, and a question."""

import dataclasses

import pytest
from tests.records.quiz.days import noon

from jixiao.records.quiz.bank.reviewing import review_version, send_for_review
from jixiao.records.quiz.bank.wording import Said
from jixiao.records.quiz.bank.writing import write_question

SAID = Said(
    "single", "示例：人体最大的器官是什么？", ("皮肤", "肝脏", "心脏", "肺"), 0b1, "示例解析", "示例出处", ("健康",), 2
)


@pytest.fixture
def by(county):
    return county.actor("clerk", at=noon(1))


@pytest.fixture
def write(county, by):
    """Write a question; what is not given is that of SAID."""

    def make(*, who=None, picture=None, **values):
        said = dataclasses.replace(SAID, **values)
        return write_question(unit=county.unit, said=said, by=who or by, picture=picture)

    return make


@pytest.fixture
def passed(county, by):
    """Send a version and let two people pass it."""

    def do(version):
        send_for_review(version=version, stamp=version.version, by=by)
        for who, aspect in (("head", "science"), ("third", "guidance")):
            version = review_version(
                version=version, aspect=aspect, passed=True, note="", by=county.actor(who, at=noon(2))
            )
        return version

    return do
