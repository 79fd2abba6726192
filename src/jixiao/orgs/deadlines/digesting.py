"""邮件摘要: what waits for a person, by e-mail, once a day; nothing is sent where nothing is due."""

import datetime
from collections.abc import Sequence
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet

from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.deadlines.dues import Due, dues_for
from jixiao.orgs.deadlines.wording import left_words
from jixiao.orgs.deadlines.working_days import WorkCalendar
from jixiao.orgs.models import DigestWish
from jixiao.orgs.queries import duties_held

MOST, MOST_LINES = 2000, 100
AHEAD = datetime.timedelta(days=30)
"""How far ahead the digest looks."""


def wishes_due(on: datetime.date) -> QuerySet[DigestWish]:
    """Return who has not had the digest of that day."""
    rows = DigestWish.objects.filter(Q(sent_on=None) | Q(sent_on__lt=on), person__is_active=True)
    return rows.select_related("person").order_by("pk")[:MOST]


def send_digest(*, wish: DigestWish, on: datetime.date) -> str:
    """Send one digest and return what came of it: sent, empty, taken by another, or failed.

    The day is claimed first, so that two runs at once do not send twice; it is given back where the mail failed.
    """
    free = Q(sent_on=None) | Q(sent_on__lt=on)
    if not DigestWish.objects.filter(free, pk=wish.pk).update(sent_on=on, fault=""):
        return "taken"
    dues = [one for one in dues_for(duties_held(wish.person, on=on)) if one.due <= on + AHEAD]
    if not dues:
        return "empty"
    try:
        letter_of(wish, dues, on=on, calendar=work_calendar()).send()
    except (SMTPException, OSError) as fault:
        DigestWish.objects.filter(pk=wish.pk).update(
            sent_on=wish.sent_on, fault=f"{type(fault).__name__}: {fault}"[:200]
        )
        return "failed"
    return "sent"


def letter_of(wish: DigestWish, dues: Sequence[Due], *, on: datetime.date, calendar: WorkCalendar) -> EmailMessage:
    """Return the letter: how many are overdue, then a line for each, overdue first."""
    late = sum(one.due < on for one in dues)
    subject = f"预算绩效待办：{len(dues)} 件" + (f"，其中逾期 {late} 件" if late else "")
    lines = [
        f"{wish.person.name}：",
        "",
        f"{on.year} 年 {on.month} 月 {on.day} 日，轮到您办理的有 {len(dues)} 件。",
        "",
    ]
    for one in dues[:MOST_LINES]:
        left = left_words(one.due, on, calendar)
        lines.append(f"· {one.unit_year.unit.name} {one.unit_year.year} 年度 {one.title}，{one.due} 到期，{left}")
        if settings.SITE and one.url:
            lines.append(f"  {settings.SITE}{one.url}")
    if len(dues) > MOST_LINES:
        lines.append(f"还有 {len(dues) - MOST_LINES} 件没有列出。")
    lines += ["", "每天最多一封，没有到期事项时不寄。不想再收的，在「我的账号」的「订阅」里停收。"]
    return EmailMessage(subject, "\n".join(lines), settings.DEFAULT_FROM_EMAIL, [wish.address])
