import datetime

import pytest

from jixiao.records.outreach.codes import PASS_SECONDS, STEP, code_at, is_code_let_in, make_pass, nonce_of, seconds_left

SECRET, SITTING = "示例密钥", 7
TURN = datetime.datetime.fromtimestamp(STEP * 70_000_000, tz=datetime.UTC)


def later(seconds):
    return TURN + datetime.timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("seconds", "let_in"),
    [
        (-1, False),  # a code of the future, from a screen whose clock is fast
        (0, True),
        (STEP - 1, True),
        (STEP, True),  # the screen shows the next one, this one is the one before
        (2 * STEP - 1, True),
        (2 * STEP, False),
        (3600, False),
    ],
)
def test_the_code_on_the_screen_and_the_one_before_are_let_in(seconds, let_in):
    code = code_at(secret=SECRET, session=SITTING, at=TURN)
    assert is_code_let_in(code, secret=SECRET, session=SITTING, at=later(seconds)) is let_in


def test_a_code_is_of_one_sitting_and_one_secret():
    code = code_at(secret=SECRET, session=SITTING, at=TURN)
    assert not is_code_let_in(code, secret=SECRET, session=8, at=TURN)
    assert not is_code_let_in(code, secret=f"{SECRET}2", session=SITTING, at=TURN)
    assert not is_code_let_in("", secret=SECRET, session=SITTING, at=TURN)
    assert not is_code_let_in("中文", secret=SECRET, session=SITTING, at=TURN)


def test_the_code_changes_when_the_countdown_ends():
    assert (seconds_left(TURN), seconds_left(later(STEP - 1))) == (STEP, 1)
    assert 20 <= STEP <= 30


@pytest.mark.parametrize(("seconds", "good"), [(0, True), (PASS_SECONDS, True), (PASS_SECONDS + 1, False), (-1, False)])
def test_a_pass_lasts_five_minutes(seconds, good):
    given = make_pass(secret=SECRET, session=SITTING, at=TURN, nonce="示例")
    found = nonce_of(given, secret=SECRET, session=SITTING, at=later(seconds))
    assert found == ("示例" if good else None)


@pytest.mark.parametrize("given", ["", "..", "1.2.3", "x.y.z", "٣.a.b", "999999999999.n.mac"])
def test_what_is_no_pass_is_none(given):
    assert nonce_of(given, secret=SECRET, session=SITTING, at=TURN) is None


def test_a_pass_cannot_be_given_another_nonce_or_time():
    issued, nonce, mac = make_pass(secret=SECRET, session=SITTING, at=TURN, nonce="a").split(".")
    for forged in (f"{issued}.b.{mac}", f"{int(issued) + 60}.{nonce}.{mac}", f"{issued}.{nonce}.{mac[:-1]}!"):
        assert nonce_of(forged, secret=SECRET, session=SITTING, at=later(60)) is None
