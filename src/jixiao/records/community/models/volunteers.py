"""科技志愿服务: volunteers and groups, shifts, hours confirmed by two sides, certificates (民政部令第67号)."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.models import Person, Unit, UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.community.models.organisations import Organisation
from jixiao.records.community.models.people import BEGINNING, Worker


class GroupLevel(models.TextChoices):
    """支队 of a city, 大队 of a county, 分队 below."""

    DETACHMENT = "detachment", "支队"
    BRIGADE = "brigade", "大队"
    SQUAD = "squad", "分队"


class VolunteerGroup(Stamped):
    """志愿服务队: a part of the county's volunteers."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="volunteer_groups")
    parent = models.ForeignKey(
        "self", verbose_name="上级队伍", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    level = models.CharField("队伍层级", max_length=10, choices=GroupLevel.choices)
    name = models.CharField("队伍名称", max_length=60)
    organisation = models.ForeignKey(
        Organisation, verbose_name="科协组织", null=True, blank=True, on_delete=models.PROTECT, related_name="groups"
    )
    removed_at = models.DateTimeField("停用时间", null=True, blank=True)

    class Meta:
        """A name once a unit; no group is its own parent."""

        verbose_name = verbose_name_plural = "志愿服务队"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"], condition=Q(removed_at=None), name="community_group_once_a_unit"
            ),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("pk")), name="community_group_not_its_own"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Volunteer(Stamped):
    """科技志愿者: one of the register. A minor has a guardian who agreed, with day and words; a telephone is sealed.

    ``site_number`` is the number at 中国科技志愿, by which its export is taken in again and again; ``site_minutes`` is
    what that export says, and counts nowhere here. The address of somebody's own page is made from ``door_turn``.
    """

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="volunteers")
    number = models.CharField("志愿者编号", max_length=16)
    site_number = models.CharField("全国平台编号", max_length=40, blank=True)
    worker = models.ForeignKey(
        Worker, verbose_name="科技工作者", null=True, blank=True, on_delete=models.PROTECT, related_name="volunteers"
    )
    group = models.ForeignKey(
        VolunteerGroup, verbose_name="志愿服务队", null=True, blank=True, on_delete=models.PROTECT,
        related_name="volunteers",
    )  # fmt: skip
    name = models.CharField("姓名", max_length=40)
    name_key = models.CharField("姓名检索", max_length=40)
    initials = models.CharField("拼音首字母", max_length=40, blank=True)
    pinyin = models.CharField("姓名拼音", max_length=120, blank=True)
    workplace = models.CharField("工作单位或学校", max_length=100, blank=True)
    skills = models.JSONField("技能", default=list, blank=True)
    phone = models.TextField("电话（密封）", blank=True)
    phone_masked = models.CharField("电话（隐去）", max_length=20, blank=True)
    phone_digest = models.CharField("电话摘要", max_length=64, blank=True)
    born = models.DateField("出生日期", null=True, blank=True)
    is_minor = models.BooleanField("未成年人", default=False)
    guardian = models.TextField("监护人（密封）", blank=True)
    guardian_agreed_on = models.DateField("监护人同意日期", null=True, blank=True)
    guardian_text = models.TextField("监护人同意内容", blank=True)
    consent_on = models.DateField("同意日期")
    consent_text = models.TextField("同意内容")
    registered_on = models.DateField("注册日期")
    door_turn = models.PositiveSmallIntegerField("个人链接换过几次", default=0)
    site_minutes = models.PositiveIntegerField("全国平台服务分钟数", null=True, blank=True)
    site_minutes_on = models.DateField("全国平台数据日期", null=True, blank=True)
    removed_at = models.DateTimeField("退出时间", null=True, blank=True)
    removed_because = models.CharField("退出原因", max_length=200, blank=True)

    class Meta:
        """A number once a unit; the site's number and a telephone with a name once; a minor's guardian agreed."""

        verbose_name = verbose_name_plural = "科技志愿者"
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="community_volunteer_number_once"),
            models.UniqueConstraint(
                fields=["unit", "site_number"],
                condition=Q(removed_at=None) & ~Q(site_number=""),
                name="community_site_number_once",
            ),
            models.UniqueConstraint(
                fields=["unit", "name_key", "phone_digest"],
                condition=Q(removed_at=None) & ~Q(phone_digest=""),
                name="community_volunteer_once",
            ),
            models.CheckConstraint(
                condition=Q(is_minor=False) | (Q(guardian_agreed_on__isnull=False) & ~Q(guardian_text="")),
                name="community_minor_has_guardian",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_because=""), name="community_left_says_why"
            ),
            models.CheckConstraint(
                condition=Q(site_minutes=None) | Q(site_minutes_on__isnull=False), name="community_site_hours_of_a_day"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "name_key"], name="community_volunteers_by_name", opclasses=BEGINNING),
            models.Index(fields=["unit", "initials"], name="community_volunteers_by_letter", opclasses=BEGINNING),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class ShiftState(models.TextChoices):
    """Whether a shift takes place."""

    PLANNED = "planned", "计划"
    CANCELLED = "cancelled", "已取消"


class ServiceShift(Stamped):
    """服务班次: when and where volunteers are wanted, and how many. ``taken`` is raised with each who takes it."""

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="service_shifts"
    )
    code = models.CharField("班次编号", max_length=12)
    title = models.CharField("服务内容", max_length=100)
    place = models.CharField("服务地点", max_length=100)
    group = models.ForeignKey(
        VolunteerGroup, verbose_name="志愿服务队", null=True, blank=True, on_delete=models.PROTECT,
        related_name="shifts",
    )  # fmt: skip
    reference = models.CharField("对应活动", max_length=80, blank=True)
    starts_at = models.DateTimeField("服务开始时间")
    ends_at = models.DateTimeField("服务结束时间")
    slots = models.PositiveSmallIntegerField("名额")
    taken = models.PositiveSmallIntegerField("已报名", default=0)
    state = models.CharField("班次状态", max_length=9, choices=ShiftState.choices, default=ShiftState.PLANNED)
    cancelled_because = models.CharField("取消原因", max_length=200, blank=True)

    class Meta:
        """It ends after it begins; never more than the slots; cancelled says why."""

        verbose_name = verbose_name_plural = "服务班次"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "code"], name="community_shift_code_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="community_shift_ends_after"),
            models.CheckConstraint(condition=Q(taken__lte=F("slots")), name="community_never_over_the_slots"),
            models.CheckConstraint(
                condition=~Q(state=ShiftState.CANCELLED) | ~Q(cancelled_because=""), name="community_no_shift_says_why"
            ),
        ]
        indexes = [models.Index(fields=["unit_year", "starts_at"], name="community_shifts_by_time")]

    def __str__(self) -> str:
        """Return what is done."""
        return self.title


class TakingState(models.TextChoices):
    """What came of somebody taking a shift."""

    TAKEN = "taken", "已报名"
    DROPPED = "dropped", "已取消"
    SERVED = "served", "已服务"
    MISSED = "missed", "未到"


class ShiftTaking(Stamped):
    """班次报名: a volunteer takes a shift; hours (in minutes) planned, signed, and confirmed by both sides.

    ``said_minutes`` is what the volunteer confirms, ``confirmed_minutes`` what the office does; what counts is
    ``agreed_minutes``, which both confirmed alike. ``starts_at`` and ``ends_at`` are copied from the
    shift, so that overlaps are found in one table.
    """

    shift = models.ForeignKey(ServiceShift, verbose_name="服务班次", on_delete=models.PROTECT, related_name="takings")
    volunteer = models.ForeignKey(
        Volunteer, verbose_name="科技志愿者", on_delete=models.PROTECT, related_name="takings"
    )
    state = models.CharField("报名状态", max_length=7, choices=TakingState.choices, default=TakingState.TAKEN)
    starts_at = models.DateTimeField("服务开始时间")
    ends_at = models.DateTimeField("服务结束时间")
    planned_minutes = models.PositiveIntegerField("计划分钟数")
    signed_in_at = models.DateTimeField("签到时间", null=True, blank=True)
    signed_out_at = models.DateTimeField("签退时间", null=True, blank=True)
    said_minutes = models.PositiveIntegerField("本人确认分钟数", null=True, blank=True)
    said_at = models.DateTimeField("本人确认时间", null=True, blank=True)
    confirmed_minutes = models.PositiveIntegerField("单位确认分钟数", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Person, verbose_name="单位确认人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField("单位确认时间", null=True, blank=True)
    agreed_minutes = models.PositiveIntegerField("认定分钟数", null=True, blank=True)
    note = models.CharField("服务评价", max_length=200, blank=True)

    class Meta:
        """A volunteer once a shift unless dropped; signed out after in; who confirmed and when is known."""

        verbose_name = verbose_name_plural = "班次报名"
        constraints = [
            models.UniqueConstraint(
                fields=["shift", "volunteer"],
                condition=~Q(state=TakingState.DROPPED),
                name="community_taken_once_a_volunteer",
            ),
            models.CheckConstraint(
                condition=Q(signed_out_at=None) | Q(signed_in_at__isnull=False, signed_out_at__gte=F("signed_in_at")),
                name="community_signed_out_after_in",
            ),
            models.CheckConstraint(
                condition=Q(said_minutes=None) | Q(said_at__isnull=False), name="community_said_says_when"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_minutes=None) | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="community_confirmed_says_who",
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="community_taking_ends_after"),
            models.CheckConstraint(
                condition=Q(agreed_minutes=None)
                | Q(
                    state=TakingState.SERVED,
                    said_minutes=F("agreed_minutes"),
                    confirmed_minutes=F("agreed_minutes"),
                ),
                name="community_both_sides_agree",
            ),
        ]
        indexes = [models.Index(fields=["volunteer", "starts_at"], name="community_takings_by_time")]

    def __str__(self) -> str:
        """Return who."""
        return str(self.volunteer_id)


class RecordKind(models.TextChoices):
    """What else is recorded of a volunteer beside the services."""

    TRAINING = "training", "培训"
    AWARD = "award", "表彰奖励"


class VolunteerRecord(models.Model):
    """志愿者培训和奖励: a training somebody went to, or an award they got; the rule wants both recorded."""

    volunteer = models.ForeignKey(
        Volunteer, verbose_name="科技志愿者", on_delete=models.PROTECT, related_name="records"
    )
    kind = models.CharField("记录类别", max_length=8, choices=RecordKind.choices)
    day = models.DateField("记录日期")
    title = models.CharField("培训或奖励名称", max_length=100)
    giver = models.CharField("举办或授予单位", max_length=100, blank=True)
    by = models.ForeignKey(Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("登记时间")
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)
    removed_because = models.CharField("删除原因", max_length=200, blank=True)

    class Meta:
        """The same once a volunteer and day; removed says why."""

        verbose_name = verbose_name_plural = "志愿者培训和奖励"
        constraints = [
            models.UniqueConstraint(
                fields=["volunteer", "kind", "day", "title"],
                condition=Q(removed_at=None),
                name="community_record_once_a_day",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_because=""), name="community_record_removed_why"
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class RequestState(models.TextChoices):
    """What came of an application for a certificate."""

    WAITING = "waiting", "待受理"
    ISSUED = "issued", "已出具"
    REFUSED = "refused", "不予出具"


class CertificateRequest(models.Model):
    """证明申请: a volunteer, or the office for them, asks for a certificate over some days; one waits at a time."""

    volunteer = models.ForeignKey(
        Volunteer, verbose_name="科技志愿者", on_delete=models.PROTECT, related_name="requests"
    )
    first_day = models.DateField("服务开始日期")
    last_day = models.DateField("服务结束日期")
    purpose = models.CharField("证明用途", max_length=100, blank=True)
    at = models.DateTimeField("申请时间")
    state = models.CharField("申请状态", max_length=7, choices=RequestState.choices, default=RequestState.WAITING)
    decided_by = models.ForeignKey(
        Person, verbose_name="受理人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField("受理时间", null=True, blank=True)
    refused_because = models.CharField("不予出具原因", max_length=200, blank=True)

    class Meta:
        """One waits at a time; days in order; a no says why; who decided is known."""

        verbose_name = verbose_name_plural = "证明申请"
        constraints = [
            models.UniqueConstraint(
                fields=["volunteer"], condition=Q(state=RequestState.WAITING), name="community_one_request_waits"
            ),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="community_request_days_in_order"),
            models.CheckConstraint(
                condition=~Q(state=RequestState.REFUSED) | ~Q(refused_because=""), name="community_refused_request_why"
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.WAITING) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="community_request_decided_by",
            ),
        ]

    def __str__(self) -> str:
        """Return its state."""
        return str(self.get_state_display())


class ServiceCertificate(models.Model):
    """志愿服务记录证明: what somebody served, as it stood when it was issued; anybody can verify it by its ``code``.

    ``rows`` are frozen: ``[day, what, place, minutes, note]``; so are ``trainings`` and ``awards``: ``[day, title,
    giver]``. It is shown to the public, masked, until ``notice_until``. It is issued by whoever recorded it, without
    charge
    (民政部令第67号); one that was issued wrongly is revoked and says why.
    """

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="+")
    volunteer = models.ForeignKey(
        Volunteer, verbose_name="科技志愿者", on_delete=models.PROTECT, related_name="certificates"
    )
    number = models.CharField("证明编号", max_length=20)
    code = models.CharField("验证码", max_length=12, unique=True)
    name = models.CharField("志愿者姓名", max_length=40)
    first_day = models.DateField("服务开始日期")
    last_day = models.DateField("服务结束日期")
    minutes = models.PositiveIntegerField("服务分钟数")
    rows = models.JSONField("服务记录", default=list)
    trainings = models.JSONField("培训记录", default=list)
    awards = models.JSONField("奖励记录", default=list)
    request = models.OneToOneField(
        CertificateRequest, verbose_name="证明申请", null=True, blank=True, on_delete=models.PROTECT,
        related_name="certificate",
    )  # fmt: skip
    responsible = models.CharField("出具责任人", max_length=40)
    notice_until = models.DateField("公示结束日期")
    issued_on = models.DateField("出具日期")
    by = models.ForeignKey(Person, verbose_name="出具人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("登记时间")
    revoked_at = models.DateTimeField("作废时间", null=True, blank=True)
    revoked_because = models.CharField("作废原因", max_length=200, blank=True)

    class Meta:
        """A number once a unit; days in order; revoked says why."""

        verbose_name = verbose_name_plural = "志愿服务记录证明"
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="community_certificate_number_once"),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="community_certificate_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(revoked_because=""), name="community_revoked_says_why"
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return self.number
