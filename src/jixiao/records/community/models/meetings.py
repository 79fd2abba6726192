"""协会和支部活动, and papers of advice: what the associations and the party branch did, by their kind."""

from django.db import models
from django.db.models import Q

from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.community.models.organisations import Organisation


class MeetingKind(models.TextChoices):
    """Whose activity it was."""

    ELDER = "elder", "老科协"
    ANTI_CULT = "anti_cult", "反邪教协会"
    FARM = "farm", "农技协"
    PARTY_BRANCH = "party_branch", "党支部"
    BRANCH = "branch", "基层科协"
    SOCIETY = "society", "学会、协会"


class Meeting(Stamped):
    """协会支部活动: something an association or the party branch did on a day.

    ``advice`` is how often advice was given (咨询、建言), ``services`` how often farmers or firms were served; NULL is
    未填. ``reference`` names a record of another room it was part of (outreach.activity:12), as plain text.
    """

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="community_meetings"
    )
    code = models.CharField("活动编号", max_length=12)
    kind = models.CharField("活动主体", max_length=12, choices=MeetingKind.choices)
    organisation = models.ForeignKey(
        Organisation, verbose_name="科协组织", null=True, blank=True, on_delete=models.PROTECT, related_name="meetings"
    )
    day = models.DateField("活动日期")
    title = models.CharField("活动名称", max_length=100)
    place = models.CharField("活动地点", max_length=100, blank=True)
    what = models.TextField("活动情况", blank=True)
    people = models.PositiveIntegerField("参加人数", null=True, blank=True)
    advice = models.PositiveIntegerField("咨询建言次数", null=True, blank=True)
    services = models.PositiveIntegerField("服务次数", null=True, blank=True)
    reference = models.CharField("对应活动", max_length=80, blank=True)
    by = models.ForeignKey(Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("登记时间")
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)
    removed_because = models.CharField("删除原因", max_length=200, blank=True)

    class Meta:
        """A code once a year; removed says why."""

        verbose_name = verbose_name_plural = "协会支部活动"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "code"], name="community_meeting_code_once"),
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_because=""), name="community_meeting_removed_why"
            ),
        ]
        indexes = [models.Index(fields=["unit_year", "kind", "day"], name="community_meetings_by_day")]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class AdvicePaper(Stamped):
    """决策咨询报告: a paper of advice that was handed in, to whom, and what came of it."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="advice_papers"
    )
    code = models.CharField("报告编号", max_length=12)
    title = models.CharField("报告题目", max_length=120)
    author = models.CharField("作者或课题组", max_length=100, blank=True)
    organisation = models.ForeignKey(
        Organisation, verbose_name="科协组织", null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    handed_to = models.CharField("报送对象", max_length=100)
    handed_on = models.DateField("报送日期")
    outcome = models.CharField("批示或采纳情况", max_length=300, blank=True)
    by = models.ForeignKey(Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("登记时间")
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)
    removed_because = models.CharField("删除原因", max_length=200, blank=True)

    class Meta:
        """A code once a year; removed says why."""

        verbose_name = verbose_name_plural = "决策咨询报告"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "code"], name="community_paper_code_once"),
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_because=""), name="community_paper_removed_says_why"
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title
