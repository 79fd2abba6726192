"""People, what they may do where, and their sessions."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from jixiao.orgs.models.units import Unit
from jixiao.orgs.roles import ADMINISTRATORS, Role
from jixiao.orgs.stamps import Stamped


class Person(Stamped, AbstractBaseUser):
    """Somebody who signs in. There are no superusers: every right is a duty in a unit."""

    username = models.CharField("用户名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    initials = models.CharField("姓名拼音首字母", max_length=40, blank=True, db_index=True)
    office = models.CharField("科室", max_length=40, blank=True)
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("首次登录须改口令", default=True)
    password_changed_at = models.DateTimeField("口令修改时间", null=True, blank=True)

    objects = BaseUserManager()
    USERNAME_FIELD = "username"

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "人员"

    def __str__(self) -> str:
        """Return the name of the person."""
        return self.name


class Duty(models.Model):
    """A role that a person holds in a unit, from a day, perhaps to a day."""

    person = models.ForeignKey(Person, verbose_name="人员", on_delete=models.PROTECT, related_name="duties")
    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="duties")
    role = models.CharField("角色", max_length=20, choices=Role.choices)
    since = models.DateField("起始日期")
    until = models.DateField("截止日期", null=True, blank=True)

    class Meta:
        """One duty of a kind at a time; the three administrators are three people."""

        verbose_name = verbose_name_plural = "任职"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "role"], condition=Q(until=None), name="one_open_duty_of_a_kind"
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(until=None, role__in=sorted(ADMINISTRATORS)),
                name="administrators_are_apart",
            ),
        ]

    def __str__(self) -> str:
        """Return person, unit and role."""
        return f"{self.person_id}@{self.unit_id}:{self.role}"


class Delegation(models.Model):
    """代理: while away, somebody else acts for a person; what they do is written down under their own name."""

    duty = models.ForeignKey(Duty, verbose_name="被代理的任职", on_delete=models.PROTECT, related_name="delegations")
    to = models.ForeignKey(Person, verbose_name="代理人", on_delete=models.PROTECT, related_name="delegations")
    first_day = models.DateField("代理开始日期")
    last_day = models.DateField("代理结束日期")
    reason = models.CharField("代理事由", max_length=200)
    ended_at = models.DateTimeField("提前结束时间", null=True, blank=True)

    class Meta:
        """A delegation has a first and a last day."""

        verbose_name = verbose_name_plural = "代理"
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="delegation_ends_after_it_began")
        ]

    def __str__(self) -> str:
        """Return who acts from when to when."""
        return f"{self.to_id} {self.first_day}—{self.last_day}"


class DutyHandover(models.Model):
    """工作交接: duties passed on for good, with what was open on that day."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(Person, verbose_name="移交人", on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(Person, verbose_name="接收人", on_delete=models.PROTECT, related_name="+")
    day = models.DateField("交接日期")
    roles = models.JSONField("交接的角色", default=list)
    open_work = models.JSONField("未办结事项", default=list)
    remark = models.TextField("交接说明", blank=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "工作交接"

    def __str__(self) -> str:
        """Return who passed on to whom."""
        return f"{self.giver_id}→{self.taker_id}"


class SessionRecord(models.Model):
    """A sign-in that lasts: its key is kept only as a hash, so that nobody can take it over from this table."""

    key_hash = models.CharField("会话标识", max_length=64, unique=True)
    person = models.ForeignKey(Person, verbose_name="人员", on_delete=models.CASCADE, related_name="session_records")
    started_at = models.DateTimeField("登录时间")
    seen_at = models.DateTimeField("最近操作时间")
    address = models.GenericIPAddressField("登录地址", null=True, blank=True)
    agent = models.CharField("浏览器", max_length=200, blank=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    ended_because = models.CharField("结束原因", max_length=20, blank=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "登录会话"

    def __str__(self) -> str:
        """Return who signed in when."""
        return f"{self.person_id} {self.started_at:%Y-%m-%d %H:%M}"
