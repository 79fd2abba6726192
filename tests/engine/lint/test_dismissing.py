import datetime

import pytest
from tests.engine.lint.specimens import taken_of

from jixiao.engine.errors import BadFileError, Finding
from jixiao.engine.lint import (
    check_paper,
    dismiss,
    dismissals_from_toml,
    dismissals_to_toml,
    without_dismissed,
)

TODAY = datetime.date(2020, 11, 30)
FIRST, SECOND = "甲项目向服务对象服务对象发放补助。", "乙项目向服务对象服务对象开展培训。"
TEXT = f"一、情况\n{FIRST}\n{SECOND}"


def doubled(text: str) -> tuple[tuple[Finding, ...], str]:
    checked = check_paper(taken_of(text), name="样例")
    return tuple(finding for finding in checked.findings if finding.code == "W601"), checked.taken.text


def dismissed_second():
    findings, text = doubled(TEXT)
    assert len(findings) == 2
    return dismiss(findings[1], text=text, reason="引用原文", on=TODAY)


def test_only_the_one_that_was_meant_is_left_out():
    findings, text = doubled(TEXT)
    parted = without_dismissed(findings, [dismissed_second()], text=text)
    assert parted.told == findings[:1]
    assert [finding for finding, _ in parted.dismissed] == [findings[1]]
    assert not parted.expired


@pytest.mark.parametrize(
    "edited",
    [
        f"一、情况\n新加了一段说明。\n{FIRST}\n{SECOND}",
        f"一、情况\n{SECOND}\n{FIRST}",
        f"一、情况\n{SECOND}",
        TEXT.replace("乙项目", "另一个项目"),
    ],
)
def test_a_dismissal_outlives_edits_elsewhere(edited: str):
    findings, text = doubled(edited)
    parted = without_dismissed(findings, [dismissed_second()], text=text)
    assert len(parted.dismissed) == 1
    place = parted.dismissed[0][0].place.start or 0
    assert "培训" in text[place : place + 16]


def test_a_dismissal_ends_with_the_words_it_was_about():
    findings, text = doubled(TEXT.replace("服务对象服务对象开展", "服务对象开展"))
    parted = without_dismissed(findings, [dismissed_second()], text=text)
    assert parted.told == findings
    assert len(parted.expired) == 1


def test_another_fault_on_other_words_is_not_covered():
    findings, text = doubled(f"{TEXT}\n丙处向补助对象补助对象发放。")
    parted = without_dismissed(findings, [dismissed_second()], text=text)
    assert len(parted.told) == 2


def test_dismissals_come_back_from_their_file():
    kept = (dismissed_second(),)
    assert dismissals_from_toml(dismissals_to_toml(kept), name="x") == kept


def test_a_reason_is_wanted_and_a_spoilt_file_is_refused():
    findings, text = doubled(TEXT)
    with pytest.raises(BadFileError, match="理由"):
        dismiss(findings[0], text=text, reason=" ", on=TODAY)
    for spoilt in ("dismissed = 3", "[[dismissed]]\ncode = 'W601'", "[["):
        with pytest.raises(BadFileError, match="清单"):
            dismissals_from_toml(spoilt, name="x")
