"""Activities: planned, held or cancelled; their days, partners and the places they reached."""

from django.db import models
from django.db.models import F, Q

from jixiao.engine.yearbook.record import ACTIVITY_KINDS
from jixiao.orgs.columns import MoneyColumn
from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.stamps import Stamped

STAFF_TRAINING = "绩效业务培训"
"""Training of the county's performance staff: recorded as a training, counted for itself, no activity of the 科普."""
KINDS = (*ACTIVITY_KINDS, STAFF_TRAINING)
KIND_CHOICES = [(kind, kind) for kind in KINDS]
COUNTING = [(way, way) for way in ("签到", "扫码", "点数", "估计", "系统计数")]


class ActivityState(models.TextChoices):
    """Whether an activity is still to come, took place, or will not."""

    PLANNED = "planned", "计划"
    HELD = "held", "已开展"
    CANCELLED = "cancelled", "已取消"


class Series(models.TextChoices):
    """The yearly events that an activity may be part of; 科普日 and 科技活动周 are not the same."""

    NONE = "", "不属于"
    POPULAR_SCIENCE_DAY = "全国科普日", "全国科普日"
    WORKERS_DAY = "全国科技工作者日", "全国科技工作者日"
    SCIENCE_WEEK = "全国科技活动周", "全国科技活动周"
    THREE_TO_COUNTRYSIDE = "三下乡", "文化科技卫生“三下乡”"
    SPRING = "科技之春", "“科技之春”宣传月"


class Audience(models.TextChoices):
    """Whom an activity is for."""

    YOUNG = "青少年", "青少年"
    FARMERS = "农民", "农民"
    WORKERS = "产业工人", "产业工人"
    ELDERLY = "老年人", "老年人"
    OFFICIALS = "领导干部和公务员", "领导干部和公务员"
    RESIDENTS = "社区居民", "社区居民"
    SCIENTISTS = "科技工作者", "科技工作者"
    PUBLIC = "公众", "公众"


class Activity(Stamped):
    """活动: one thing that was planned and done. A removed one lies in the recycle bin and counts nowhere.

    A field that does not apply (不适用) stands in ``not_applicable``; one that is NULL or empty is 未填; 0 is a number.
    """

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="activities"
    )
    code = models.CharField("活动编号", max_length=30)
    name = models.CharField("活动名称", max_length=120)
    initials = models.CharField("拼音首字母", max_length=100, blank=True)
    kind = models.CharField("类别", max_length=10, choices=KIND_CHOICES, blank=True)
    series = models.CharField("所属系列", max_length=10, choices=Series.choices, blank=True)
    theme = models.CharField("活动主题", max_length=120, blank=True)
    goal_code = models.CharField("对应目标", max_length=30, blank=True)
    project_code = models.CharField("列支项目", max_length=30, blank=True)
    state = models.CharField("活动状态", max_length=10, choices=ActivityState.choices)
    planned_start = models.DateField("计划开始日期", null=True, blank=True)
    planned_end = models.DateField("计划结束日期", null=True, blank=True)
    planned_place = models.CharField("计划地点", max_length=200, blank=True)
    plan = models.TextField("活动方案", blank=True)
    start = models.DateField("开始日期", null=True, blank=True)
    end = models.DateField("结束日期", null=True, blank=True)
    days = models.CharField("日期说明", max_length=100, blank=True)
    place = models.CharField("地点", max_length=200, blank=True)
    audiences = models.JSONField("服务对象", default=list, blank=True)
    people = models.PositiveIntegerField("参加人次", null=True, blank=True)
    counted_by = models.CharField("怎样计数", max_length=10, choices=COUNTING, blank=True)
    counting_note = models.CharField("计数说明", max_length=200, blank=True)
    serves_minors = models.BooleanField("服务未成年人", null=True, blank=True)
    cost = MoneyColumn("支出", null=True, blank=True)
    description = models.TextField("情况", blank=True)
    links = models.JSONField("宣传报道", default=list, blank=True)
    origin = models.CharField("出处", max_length=200, blank=True)
    proof_words = models.CharField("佐证材料名称", max_length=300, blank=True)
    not_applicable = models.JSONField("不适用的栏目", default=list, blank=True)
    cancelled_because = models.CharField("取消原因", max_length=200, blank=True)
    copied_from = models.ForeignKey(
        "self", verbose_name="复制自", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)
    removed_by = models.ForeignKey(
        Person, verbose_name="删除人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_because = models.CharField("删除原因", max_length=200, blank=True)

    class Meta:
        """A code names one activity of a year; days run forward; a cancelled one says why."""

        verbose_name = verbose_name_plural = "科普活动"
        constraints = [
            models.UniqueConstraint(
                fields=["unit_year", "code"], condition=Q(removed_at=None), name="activity_code_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")), name="activity_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=~Q(state=ActivityState.CANCELLED) | ~Q(cancelled_because=""), name="cancelled_says_why"
            ),
        ]
        indexes = [models.Index(fields=["unit_year", "start"], name="activities_by_day")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Occasion(models.Model):
    """场次安排: one of the days and places of an activity that was held more than once."""

    activity = models.ForeignKey(Activity, verbose_name="科普活动", on_delete=models.CASCADE, related_name="occasions")
    day = models.DateField("场次日期")
    place = models.CharField("场次地点", max_length=200, blank=True)
    people = models.PositiveIntegerField("场次人次", null=True, blank=True)

    class Meta:
        """One day in one place once."""

        verbose_name = verbose_name_plural = "场次安排"
        constraints = [models.UniqueConstraint(fields=["activity", "day", "place"], name="an_occasion_once")]

    def __str__(self) -> str:
        """Return day and place."""
        return f"{self.day} {self.place}"


class PartnerRole(models.TextChoices):
    """What a partner was: the host, or one of those who helped."""

    HOST = "host", "主办"
    CO_HOST = "co_host", "协办"


class Partner(models.Model):
    """合作单位 of an activity, in the order people wrote them."""

    activity = models.ForeignKey(Activity, verbose_name="科普活动", on_delete=models.CASCADE, related_name="partners")
    name = models.CharField("合作单位", max_length=100)
    role = models.CharField("合作方式", max_length=10, choices=PartnerRole.choices, default=PartnerRole.CO_HOST)
    position = models.PositiveSmallIntegerField("次序", default=0)

    class Meta:
        """A partner once an activity."""

        verbose_name = verbose_name_plural = "合作单位"
        constraints = [models.UniqueConstraint(fields=["activity", "name"], name="a_partner_once_an_activity")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class CoverageKind(models.TextChoices):
    """What kind of place an activity reached."""

    TOWNSHIP = "township", "乡镇（街道）"
    VILLAGE = "village", "村"
    COMMUNITY = "community", "社区"
    SCHOOL = "school", "学校"


class Coverage(models.Model):
    """覆盖: a township, village, community or school that an activity reached; counted once however often it was."""

    activity = models.ForeignKey(Activity, verbose_name="科普活动", on_delete=models.CASCADE, related_name="coverage")
    kind = models.CharField("覆盖类别", max_length=10, choices=CoverageKind.choices)
    name = models.CharField("覆盖单位", max_length=100)

    class Meta:
        """A place once an activity."""

        verbose_name = verbose_name_plural = "活动覆盖"
        constraints = [models.UniqueConstraint(fields=["activity", "kind", "name"], name="a_place_once_an_activity")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Draft(models.Model):
    """暂存: what somebody typed into a form and has not saved yet; nobody else sees it and it counts nowhere."""

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, verbose_name="填写人", on_delete=models.CASCADE, related_name="+")
    subject = models.CharField("暂存的表单", max_length=80)
    texts = models.JSONField("填写内容", default=dict)
    saved_at = models.DateTimeField("暂存时间")

    class Meta:
        """One draft a person and form."""

        verbose_name = verbose_name_plural = "暂存"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "person", "subject"], name="a_draft_a_person_and_form")
        ]

    def __str__(self) -> str:
        """Return the form."""
        return self.subject
