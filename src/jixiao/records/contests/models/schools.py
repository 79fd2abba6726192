"""The schools, the codes that let them in, and the places they have in a group."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.models import Person, Unit
from jixiao.orgs.stamps import Stamped
from jixiao.records.contests.models.contests import Contest
from jixiao.records.contests.models.groups import Group


class Stage(models.TextChoices):
    """What kind of school it is."""

    PRIMARY = "primary", "小学"
    NINE_YEAR = "nine_year", "九年一贯制学校"
    JUNIOR = "junior", "初中"
    SENIOR = "senior", "高中"
    WHOLE = "whole", "完全中学"
    VOCATIONAL = "vocational", "中等职业学校"
    OTHER = "other", "其他"


class School(Stamped):
    """学校: one that may enter contests of the unit, year after year. Who answers there is sealed (seals)."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="contest_schools")
    code = models.CharField("学校编号", max_length=20)
    name = models.CharField("学校名称", max_length=60)
    initials = models.CharField("拼音首字母", max_length=60, blank=True)
    stage = models.CharField("学校类别", max_length=10, choices=Stage.choices, default=Stage.PRIMARY)
    town = models.CharField("所在乡镇街道", max_length=40, blank=True)
    pupils = models.PositiveIntegerField("在校学生数", null=True, blank=True)
    teachers = models.PositiveIntegerField("专任教师数", null=True, blank=True)
    contact_seal = models.TextField("联系人（密封）", blank=True)
    phone_seal = models.TextField("联系人电话（密封）", blank=True)
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        """A code and a name once a unit."""

        verbose_name = verbose_name_plural = "学校"
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], name="school_code_once_a_unit"),
            models.UniqueConstraint(fields=["unit", "name"], name="school_name_once_a_unit"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class SchoolAccess(models.Model):
    """学校报名码: by which a school is let in to a contest, kept as a digest. Revoking it ends what is signed in."""

    contest = models.ForeignKey(Contest, verbose_name="赛事", on_delete=models.CASCADE, related_name="accesses")
    school = models.ForeignKey(School, verbose_name="学校", on_delete=models.PROTECT, related_name="accesses")
    digest = models.CharField("报名码摘要", max_length=64)
    made_by = models.ForeignKey(Person, verbose_name="发码人", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("发码时间")
    used_at = models.DateTimeField("最近进入时间", null=True, blank=True)
    revoked_at = models.DateTimeField("报名码作废时间", null=True, blank=True)

    class Meta:
        """A code once a contest; one that works a school and contest."""

        verbose_name = verbose_name_plural = "学校报名码"
        constraints = [
            models.UniqueConstraint(fields=["contest", "digest"], name="school_code_digest_once"),
            models.UniqueConstraint(
                fields=["contest", "school"], condition=Q(revoked_at=None), name="one_working_code_a_school"
            ),
        ]

    def __str__(self) -> str:
        """Return whose it is."""
        return str(self.school_id)


class Knock(models.Model):
    """试码计数: how often codes were tried from one address (a digest) within an hour, at which door."""

    contest = models.ForeignKey(Contest, verbose_name="赛事", on_delete=models.CASCADE, related_name="+")
    door = models.CharField("入口", max_length=10)
    who = models.CharField("网络摘要", max_length=64)
    slot = models.PositiveIntegerField("时段")
    tries = models.PositiveIntegerField("次数", default=0)

    class Meta:
        """One line a digest, door and hour."""

        verbose_name = verbose_name_plural = "试码计数"
        constraints = [
            models.UniqueConstraint(fields=["contest", "door", "who", "slot"], name="contest_tries_counted_once")
        ]

    def __str__(self) -> str:
        """Return how often."""
        return str(self.tries)


class Quota(models.Model):
    """名额: how many works a school may hand in to a group, and how many it did. ``most`` NULL is no limit.

    ``taken`` is changed only by one UPDATE that the CHECK holds; it equals the works that hold a place.
    """

    group = models.ForeignKey(Group, verbose_name="参赛组别", on_delete=models.CASCADE, related_name="quotas")
    school = models.ForeignKey(School, verbose_name="学校", on_delete=models.PROTECT, related_name="quotas")
    most = models.PositiveIntegerField("名额", null=True, blank=True)
    taken = models.PositiveIntegerField("已用名额", default=0)

    class Meta:
        """A line a group and school; never more taken than there are."""

        verbose_name = verbose_name_plural = "名额"
        constraints = [
            models.UniqueConstraint(fields=["group", "school"], name="quota_once_a_group_and_school"),
            models.CheckConstraint(condition=Q(most=None) | Q(taken__lte=F("most")), name="quota_never_passed"),
            models.CheckConstraint(condition=Q(taken__gte=0), name="quota_never_below_zero"),
        ]

    def __str__(self) -> str:
        """Return how many are taken."""
        return f"{self.taken}/{self.most if self.most is not None else '不限'}"
