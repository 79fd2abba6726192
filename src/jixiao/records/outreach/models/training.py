"""Training sessions, who is on the roster, who was there."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.columns import MoneyColumn
from jixiao.orgs.models import Person, Unit
from jixiao.orgs.stamps import Stamped
from jixiao.records.outreach.models.activities import Activity


class SessionState(models.TextChoices):
    """Whether people may sign in."""

    CLOSED = "closed", "未开放签到"
    OPEN = "open", "正在签到"


class TrainingSession(Stamped):
    """培训场次: one sitting (第 n 次) of a training. ``token`` is its public address, ``secret`` makes the codes.

    The fee limit and the standard it comes from are the county's own (培训费管理办法 as each county set it).
    """

    activity = models.ForeignKey(Activity, verbose_name="科普活动", on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField("次序")
    subject = models.CharField("培训内容", max_length=120)
    starts_at = models.DateTimeField("开始时间")
    ends_at = models.DateTimeField("结束时间")
    place = models.CharField("培训地点", max_length=200)
    teacher = models.CharField("授课人岗位或职称", max_length=80, blank=True)
    teacher_fee = MoneyColumn("讲课费", null=True, blank=True)
    fee_limit = MoneyColumn("讲课费标准（每学时）", null=True, blank=True)
    fee_basis = models.CharField("讲课费标准出处", max_length=120, blank=True)
    pass_mark = models.DecimalField("考核合格线", max_digits=6, decimal_places=2, null=True, blank=True)
    question_set = models.CharField("考核题库", max_length=60, blank=True)
    state = models.CharField("签到状态", max_length=10, choices=SessionState.choices, default=SessionState.CLOSED)
    token = models.CharField("签到地址", max_length=40, unique=True)
    secret = models.CharField("签到密钥", max_length=64)
    opened_by = models.ForeignKey(
        Person, verbose_name="开放签到人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """One number an activity; a sitting ends after it began; who opened it answers for it."""

        verbose_name = verbose_name_plural = "培训场次"
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="session_number_once_an_activity"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(state=SessionState.CLOSED) | Q(opened_by__isnull=False), name="somebody_opened_the_sign_in"
            ),
        ]

    def __str__(self) -> str:
        """Return its number and subject."""
        return f"第{self.number}次 {self.subject}"


class SessionSubject(models.Model):
    """学时: how many hours of a sitting go to which subject."""

    session = models.ForeignKey(
        TrainingSession, verbose_name="培训场次", on_delete=models.CASCADE, related_name="subjects"
    )
    name = models.CharField("科目", max_length=80)
    hours = models.DecimalField("学时", max_digits=5, decimal_places=2)

    class Meta:
        """A subject once a sitting, with some time."""

        verbose_name = verbose_name_plural = "培训科目"
        constraints = [
            models.UniqueConstraint(fields=["session", "name"], name="a_subject_once_a_session"),
            models.CheckConstraint(condition=Q(hours__gt=0), name="a_subject_takes_time"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Trainee(models.Model):
    """学员: somebody on the roster. The phone is shown masked; of an identity number only a masked form is kept.

    ``person`` and ``unit`` say who of the county's performance staff it is, and of which unit on that day; elsewhere
    they are NULL. ``invited_at`` is when they were asked to come.
    """

    activity = models.ForeignKey(Activity, verbose_name="科普活动", on_delete=models.PROTECT, related_name="trainees")
    name = models.CharField("学员姓名", max_length=40)
    initials = models.CharField("拼音首字母", max_length=40, blank=True)
    workplace = models.CharField("学员单位", max_length=100, blank=True)
    phone = models.CharField("联系电话", max_length=20, blank=True)
    id_masked = models.CharField("身份证号（掩码）", max_length=18, blank=True)
    walk_in = models.BooleanField("现场报名", default=False)
    person = models.ForeignKey(
        Person, verbose_name="绩效人员", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey(
        Unit, verbose_name="绩效人员单位", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    invited_at = models.DateTimeField("邀请时间", null=True, blank=True)
    removed_at = models.DateTimeField("移出时间", null=True, blank=True)

    class Meta:
        """The same person once a training."""

        verbose_name = verbose_name_plural = "学员"
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "name", "workplace", "phone"],
                condition=Q(removed_at=None, person=None),
                name="a_trainee_once_a_training",
            ),
            models.UniqueConstraint(
                fields=["activity", "person"],
                condition=Q(removed_at=None, person__isnull=False),
                name="one_of_the_staff_once_a_training",
            ),
            models.CheckConstraint(
                condition=Q(person=None) | Q(unit__isnull=False), name="staff_on_a_roster_are_of_a_unit"
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class SignInWay(models.TextChoices):
    """How somebody signed in."""

    PHONE = "扫码", "扫码"
    CLERK = "代签", "工作人员登记"
    PAPER = "纸质", "纸质签到表"


class Attendance(models.Model):
    """签到: somebody was at a sitting. The database lets it be said once; one scan of the code serves one person."""

    session = models.ForeignKey(
        TrainingSession, verbose_name="培训场次", on_delete=models.PROTECT, related_name="attendances"
    )
    trainee = models.ForeignKey(Trainee, verbose_name="学员", on_delete=models.PROTECT, related_name="attendances")
    way = models.CharField("签到方式", max_length=4, choices=SignInWay.choices)
    signed_in_at = models.DateTimeField("签到时间")
    signed_out_at = models.DateTimeField("签退时间", null=True, blank=True)
    hours = models.DecimalField("认定学时", max_digits=5, decimal_places=2)
    test_before = models.DecimalField("训前测试成绩", max_digits=6, decimal_places=2, null=True, blank=True)
    test_after = models.DecimalField("训后考核成绩", max_digits=6, decimal_places=2, null=True, blank=True)
    passed = models.BooleanField("考核合格", null=True, blank=True)
    scan = models.CharField("扫码凭据", max_length=40, null=True, blank=True)  # noqa: DJ001 - NULL where nobody scanned, so that it may be unique
    by = models.ForeignKey(
        Person, verbose_name="登记人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """Once a person and sitting; once a scan; who leaves came before."""

        verbose_name = verbose_name_plural = "签到"
        constraints = [
            models.UniqueConstraint(fields=["session", "trainee"], name="signed_in_once_a_session"),
            models.UniqueConstraint(fields=["scan"], name="a_scan_serves_one_person"),
            models.CheckConstraint(
                condition=Q(signed_out_at=None) | Q(signed_out_at__gte=F("signed_in_at")), name="left_after_coming"
            ),
            models.CheckConstraint(condition=Q(hours__gte=0), name="hours_not_below_zero"),
        ]

    def __str__(self) -> str:
        """Return who."""
        return f"{self.trainee_id}@{self.session_id}"
