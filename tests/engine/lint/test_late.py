"""Patterns that are compiled late do what compiled ones do."""

import re

import pytest

from jixiao.engine.lint.late import late


def test_a_late_pattern_finds_what_a_compiled_one_finds():
    text = "下达12万元，支出9万元"
    for made in (late(r"(?P<number>\d+)万元"), re.compile(r"(?P<number>\d+)万元")):
        assert [found["number"] for found in made.finditer(text)] == ["12", "9"]
        assert made.findall(text, 5) == ["9"]
        assert made.sub("", text) == "下达，支出"


def test_a_late_pattern_heeds_its_flags():
    assert late(r"^支出", re.MULTILINE).search("收入\n支出") is not None


def test_a_late_pattern_that_nobody_asks_is_not_compiled():
    unfinished = late(r"(")
    with pytest.raises(re.error):
        unfinished.search("一")
