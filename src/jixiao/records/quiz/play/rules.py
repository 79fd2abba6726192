"""The rules of a campaign as its public page says them: sections of a title and sentences, made from what is set.

A stand-in until ``campaigns.wording.rules_of`` is there: the page asks this one function.
"""

import dataclasses

from jixiao.records.quiz.models import Audience, Campaign, Feedback

WAYS = {"wechat": "微信", "phone": "手机号和验证码", "code": "参与码"}


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """A part of the rules: its title, its sentences."""

    title: str
    sentences: tuple[str, ...]


def rules_of(campaign: Campaign) -> list[Section]:
    """Return the rules: how long, what is asked, who may take part, when answers are shown, how the ranking goes."""
    one = campaign
    assert one.first_day is not None  # noqa: S101 - an open campaign has days
    assert one.last_day is not None  # noqa: S101 - as above
    days = (one.last_day - one.first_day).days + 1
    first, last = (f"{day.year} 年 {day.month} 月 {day.day} 日" for day in (one.first_day, one.last_day))
    asked = [f"每天 {one.per_day} 题，答对一题 {one.points_each} 分，多选题全对才得分。"]
    if one.minutes:
        asked.append(f"从点「开始答题」起 {one.minutes} 分钟内交卷，到时只算已经保存的答案。")
    shown = "交卷后马上公布答案和解析。" if one.feedback == Feedback.AT_ONCE else "答案和解析第二天零点公布。"
    who = {
        Audience.ALL: "不限参与范围。",
        Audience.COUNTY: "本县居民，参加时自选乡镇、街道。",
        Audience.LIST: "名单内的学校和单位，凭参与码参加。",
    }[Audience(one.audience)]
    minors = "不满 14 周岁的须监护人同意。" if one.lets_minors else "不满 14 周岁的不参加。"
    ways = "、".join(WAYS[way] for way in one.ways if way in WAYS)
    return [
        Section("活动时间", (
            f"{first}零点至{last}二十四时，共 {days} 天。",
            "一天是北京时间的一个日历日，零点换题，没有交卷的不补。",
        )),
        Section("怎样答题", (*asked, "每人每天一份题，交卷后不能改。", shown)),
        Section("谁可以参加", (who, minors, f"参与方式：{ways}。一人只参加一次。")),
        Section("排行", ("先比累计积分，再比累计用时（短的在前），再比先达到的时间。",)),
    ]  # fmt: skip
