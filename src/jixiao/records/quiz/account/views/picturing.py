"""Bars of an account, drawn on the server; each with its number beside it."""

from django.utils.safestring import SafeString

from jixiao.records.quiz.account.figures import percent
from jixiao.records.quiz.account.parts import Account
from jixiao.web.charts import Bar, bar_chart


def days_chart(account: Account) -> SafeString | None:
    """Return the sets of each day, None where nobody played."""
    days = account.days
    if not days:
        return None
    most = max(row.valid for row in days) or 1
    bars = [Bar(f"{row.day.month} 月 {row.day.day} 日", row.valid, most, f"{row.valid:,}") for row in days]
    return bar_chart(bars, caption="每天交卷的人次，剔除的不计")


def tags_chart(account: Account) -> SafeString | None:
    """Return how much of each tag was right, None where nothing was answered."""
    told = [row for row in account.tags if row.answers]
    if not told:
        return None
    bars = [Bar(row.tag, row.right, row.answers, percent(row.share), small=f"{row.answers:,} 题次 ") for row in told]
    return bar_chart(bars, caption="答对的题次 ÷ 作答题次；一题有几个标签的各计一次")
