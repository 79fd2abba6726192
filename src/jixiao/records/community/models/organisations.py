"""科协组织 of the county: branches and associations, who leads them, and how they stood each year."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.models import Person, Unit, UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.community.models.people import Worker
from jixiao.records.community.models.places import Place


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    TOWNSHIP = "township", "乡镇（街道）科协"
    COMPANY = "company", "企业科协"
    SCHOOL = "school", "学校科协"
    COMMUNITY = "community", "社区（村）科协"
    SOCIETY = "society", "学会、协会"
    FARM = "farm", "农技协"
    ELDER = "elder", "老科协"
    ANTI_CULT = "anti_cult", "反邪教协会"


class OrganisationState(models.TextChoices):
    """Whether it works."""

    ACTIVE = "active", "正常运行"
    PAUSED = "paused", "停止活动"
    DISSOLVED = "dissolved", "已撤销"


class Organisation(Stamped):
    """科协组织: one of them, with its founding paper and its term. Belongs to the unit, not to a year."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="organisations")
    kind = models.CharField("组织类别", max_length=10, choices=OrganisationKind.choices)
    name = models.CharField("组织名称", max_length=100)
    initials = models.CharField("拼音首字母", max_length=100, blank=True)
    place = models.ForeignKey(
        Place, verbose_name="所在乡镇街道", null=True, blank=True, on_delete=models.PROTECT,
        related_name="organisations",
    )  # fmt: skip
    host = models.CharField("依托单位", max_length=100, blank=True)
    founded_on = models.DateField("成立日期", null=True, blank=True)
    paper_number = models.CharField("成立批复文号", max_length=60, blank=True)
    term_from = models.DateField("本届起", null=True, blank=True)
    term_to = models.DateField("本届止", null=True, blank=True)
    members = models.PositiveIntegerField("会员人数", null=True, blank=True)
    members_on = models.DateField("会员人数日期", null=True, blank=True)
    contact = models.CharField("联系人", max_length=40, blank=True)
    state = models.CharField(
        "组织状态", max_length=9, choices=OrganisationState.choices, default=OrganisationState.ACTIVE
    )
    dissolved_on = models.DateField("撤销日期", null=True, blank=True)
    state_because = models.CharField("停止或撤销原因", max_length=200, blank=True)
    remark = models.CharField("备注", max_length=300, blank=True)
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)
    removed_because = models.CharField("删除原因", max_length=200, blank=True)

    class Meta:
        """A name once a unit; a term runs forward; one that stopped says why, one that was dissolved when."""

        verbose_name = verbose_name_plural = "科协组织"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"], condition=Q(removed_at=None), name="community_organisation_once"
            ),
            models.CheckConstraint(
                condition=Q(term_from=None) | Q(term_to=None) | Q(term_to__gt=F("term_from")),
                name="community_term_runs_forward",
            ),
            models.CheckConstraint(
                condition=Q(state=OrganisationState.ACTIVE) | ~Q(state_because=""),
                name="community_stopped_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=OrganisationState.DISSOLVED) | Q(dissolved_on__isnull=False),
                name="community_dissolved_says_when",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_because=""), name="community_organisation_removed_why"
            ),
        ]
        indexes = [models.Index(fields=["unit", "kind"], name="community_organisations_kind")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class PostKind(models.TextChoices):
    """Which post somebody holds."""

    CHAIR = "chair", "主席（会长）"
    VICE = "vice", "副主席（副会长）"
    PART_TIME_VICE = "part_time_vice", "兼职副主席"
    SECRETARY = "secretary", "秘书长"


class ThreeHeads(models.TextChoices):
    """三长: 医院院长、学校校长、农技站长 as part-time vice chairs; in some provinces 科技型企业负责人 too (四长)."""

    NONE = "", "不是“三长”"
    HOSPITAL = "hospital", "医院院长"
    SCHOOL = "school", "学校校长"
    FARM_STATION = "farm_station", "农技站长"
    FIRM = "firm", "科技型企业负责人"


class Post(models.Model):
    """组织任职: who holds which post of an organisation, and whether as one of the 三长."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="科协组织", on_delete=models.CASCADE, related_name="posts"
    )
    kind = models.CharField("任职", max_length=14, choices=PostKind.choices)
    head = models.CharField("三长", max_length=12, choices=ThreeHeads.choices, blank=True)
    worker = models.ForeignKey(
        Worker, verbose_name="科技工作者", null=True, blank=True, on_delete=models.PROTECT, related_name="posts"
    )
    name = models.CharField("任职人", max_length=40)
    workplace = models.CharField("任职人单位", max_length=100, blank=True)
    since = models.DateField("任职起", null=True, blank=True)
    until = models.DateField("任职止", null=True, blank=True)

    class Meta:
        """Somebody holds a post of an organisation once at a time; days in order."""

        verbose_name = verbose_name_plural = "组织任职"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "name"], condition=Q(until=None), name="community_post_held_once"
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(until=None, kind=PostKind.CHAIR), name="community_one_chair"
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="community_post_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        """Return post and name."""
        return f"{self.get_kind_display()} {self.name}"


class Verdict(models.TextChoices):
    """How a yearly check came out."""

    GOOD = "good", "合格"
    FAIR = "fair", "基本合格"
    BAD = "bad", "不合格"


class YearlyCheck(Stamped):
    """年度检查: whether an organisation had people, a place and activities in a year (达标), and what was said."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="科协组织", on_delete=models.PROTECT, related_name="checks"
    )
    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="organisation_checks"
    )
    has_people = models.BooleanField("有人员")
    has_place = models.BooleanField("有场所")
    has_activities = models.BooleanField("有活动")
    activities = models.PositiveIntegerField("活动次数", default=0)
    verdict = models.CharField("检查结论", max_length=4, choices=Verdict.choices)
    remark = models.CharField("检查意见", max_length=300, blank=True)
    checked_on = models.DateField("检查日期")
    by = models.ForeignKey(Person, verbose_name="检查人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("登记时间")

    class Meta:
        """Once a year; 合格 has all three, 不合格 says what is wrong."""

        verbose_name = verbose_name_plural = "组织年度检查"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "unit_year"], name="community_check_once_a_year"),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.GOOD) | Q(has_people=True, has_place=True, has_activities=True),
                name="community_good_has_all_three",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.BAD) | ~Q(remark=""), name="community_bad_check_says_what"
            ),
        ]

    def __str__(self) -> str:
        """Return the verdict."""
        return str(self.get_verdict_display())
