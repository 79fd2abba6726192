"""Put an open contest with a school and its code into the data of a served site, or end its notice. 示例 all of it.

Run as a program of its own with JIXIAO_DATA, since the tests themselves stand in another database.
"""

import datetime
import json
import secrets
import sys

UNIT, SCHOOL = "999900-115001", "示例县中心小学"
CRITERIA, AWARDS = (("创新性", 40), ("科学性", 40), ("表达", 20)), (("一等奖", 100),)


def seed() -> dict[str, object]:
    """Return the contest, its token, and the code of its school."""
    from jixiao.orgs.actor import SHANGHAI, Actor
    from jixiao.orgs.models import Person, UnitYear
    from jixiao.records.contests.contests.letting_in import issue_school_codes
    from jixiao.records.contests.models import AwardShare, Contest, Criterion, Group, Panel, School
    from jixiao.web.clock import now

    at = now()
    today, head = at.astimezone(SHANGHAI).date(), Person.objects.get(username="kexie.shenhe")
    year = UnitYear.objects.get(unit__code=UNIT, year=2024)
    made = Contest.objects.create(
        unit_year=year, code="S9", title="示例县青少年科技创新大赛", kind="innovation", state="open", made_by=head,
        made_at=at, opened_by=head, opened_at=at, token=secrets.token_urlsafe(12), contact="示例电话",
        entry_from=today - datetime.timedelta(days=3), entry_to=today + datetime.timedelta(days=3),
        consent="示例告知：收集姓名用于评审和发证，公示时隐去一部分。", promise="示例承诺",
    )  # fmt: skip
    group = Group.objects.create(
        contest=made, position=1, code="X1", name="小学科技创新成果", work_kind="project", grade_from=1, grade_to=6,
        judges_each=3, ticks=["own_topic", "scientific"], drops_ends=True,
    )  # fmt: skip
    for position, (name, most) in enumerate(CRITERIA, start=1):
        Criterion.objects.create(group=group, position=position, name=name, most=most)
    for position, (name, percent) in enumerate(AWARDS, start=1):
        AwardShare.objects.create(group=group, position=position, name=name, percent=percent)
    Panel.objects.create(contest=made, name="小学组评委").groups.set([group])
    school = School.objects.create(unit=year.unit, code="X09", name=SCHOOL)
    code = issue_school_codes(contest=made, schools=[school.pk], by=Actor(head, at))[0].code
    return {"contest": made.pk, "token": made.token, "code": code}


def end_notice() -> dict[str, object]:
    """Let the days of the notice be over; nobody can wait for them in a test."""
    from jixiao.orgs.actor import SHANGHAI
    from jixiao.records.contests.models import Contest
    from jixiao.web.clock import now

    today = now().astimezone(SHANGHAI).date()
    days = {"notice_from": today - datetime.timedelta(days=9), "notice_to": today - datetime.timedelta(days=1)}
    return {"moved": Contest.objects.filter(code="S9").update(**days)}


if __name__ == "__main__":
    from jixiao.cli.site import open_site

    open_site()
    print(json.dumps(end_notice() if sys.argv[1:] == ["end"] else seed()))  # noqa: T201 - read by the test
