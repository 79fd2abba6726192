import datetime

from jixiao.web import clock


def test_now_is_told_in_the_time_of_shanghai():
    assert clock.now().utcoffset() == datetime.timedelta(hours=8)


def test_the_day_turns_at_midnight_in_shanghai(monkeypatch):
    late_in_london = datetime.datetime(2019, 12, 31, 17, 0, tzinfo=datetime.UTC)
    monkeypatch.setattr(clock, "now", lambda: late_in_london.astimezone(clock.SHANGHAI))
    assert clock.today() == datetime.date(2020, 1, 1)
