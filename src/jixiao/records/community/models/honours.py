"""表彰举荐: a call for nominations, who was nominated and reviewed, the public notice, and what came of it."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.models import Person, Unit, UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.community.models.organisations import Organisation
from jixiao.records.community.models.people import Worker


class HonourLevel(models.TextChoices):
    """Who gives an honour."""

    NATION = "nation", "国家级"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"


class NomineeKind(models.TextChoices):
    """Who is honoured: a person, or an organisation."""

    WORKER = "worker", "个人"
    ORGANISATION = "organisation", "集体"


class CallState(models.TextChoices):
    """Where a call stands."""

    DRAFT = "draft", "草稿"
    OPEN = "open", "正在举荐"
    REVIEW = "review", "评审中"
    NOTICE = "notice", "公示中"
    DONE = "done", "已上报"
    CANCELLED = "cancelled", "已取消"


class Call(Stamped):
    """举荐通知: an honour for which people may be nominated, how many at most, and between which days.

    ``recommended`` counts who was recommended and is raised in the transaction of each: the database refuses one over
    the quota. ``proposers`` are those who may nominate, anybody where there are none; with ``is_scored`` a reviewer
    gives points beside the vote.
    """

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="honour_calls"
    )
    code = models.CharField("举荐编号", max_length=12)
    title = models.CharField("举荐通知名称", max_length=120)
    honour = models.CharField("荣誉名称", max_length=100)
    level = models.CharField("荣誉级别", max_length=8, choices=HonourLevel.choices)
    giver = models.CharField("授予单位", max_length=100, blank=True)
    paper_number = models.CharField("通知文号", max_length=60, blank=True)
    conditions = models.TextField("举荐条件", blank=True)
    takes = models.CharField("举荐对象", max_length=12, choices=NomineeKind.choices, default=NomineeKind.WORKER)
    proposers = models.JSONField("可举荐单位", default=list, blank=True)
    is_scored = models.BooleanField("评审打分", default=False)
    quota = models.PositiveSmallIntegerField("举荐名额", null=True, blank=True)
    recommended = models.PositiveSmallIntegerField("已举荐", default=0)
    reviewers_wanted = models.PositiveSmallIntegerField("评审人数", default=3)
    opens = models.DateField("举荐开始日期", null=True, blank=True)
    closes = models.DateField("举荐截止日期", null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField("公示天数", default=5)
    state = models.CharField("举荐状态", max_length=9, choices=CallState.choices, default=CallState.DRAFT)
    cancelled_because = models.CharField("取消原因", max_length=200, blank=True)

    class Meta:
        """A code once a year; days in order; never over the quota; cancelled says why."""

        verbose_name = verbose_name_plural = "举荐通知"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "code"], name="community_call_code_once"),
            models.CheckConstraint(
                condition=Q(opens=None) | Q(closes=None) | Q(closes__gte=F("opens")),
                name="community_call_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[CallState.DRAFT, CallState.CANCELLED])
                | Q(opens__isnull=False, closes__isnull=False),
                name="community_open_call_has_days",
            ),
            models.CheckConstraint(
                condition=Q(quota=None) | Q(recommended__lte=F("quota")), name="community_never_over_the_quota"
            ),
            models.CheckConstraint(
                condition=~Q(state=CallState.CANCELLED) | ~Q(cancelled_because=""), name="community_cancelled_call_why"
            ),
            models.CheckConstraint(
                condition=Q(reviewers_wanted__gte=2, notice_days__gte=1), name="community_two_reviewers_and_a_day"
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class CallReviewer(models.Model):
    """举荐评审人: who reviews the nominations of a call; ``workplace`` is what they keep out of (回避)."""

    call = models.ForeignKey(Call, verbose_name="举荐通知", on_delete=models.CASCADE, related_name="reviewers")
    person = models.ForeignKey(Person, verbose_name="评审人", on_delete=models.PROTECT, related_name="+")
    workplace = models.CharField("评审人工作单位", max_length=100)
    by = models.ForeignKey(Person, verbose_name="指定人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("指定时间")

    class Meta:
        """Somebody once a call, with where they work."""

        verbose_name = verbose_name_plural = "举荐评审人"
        constraints = [
            models.UniqueConstraint(fields=["call", "person"], name="community_reviewer_once_a_call"),
            models.CheckConstraint(condition=~Q(workplace=""), name="community_reviewer_works_somewhere"),
        ]

    def __str__(self) -> str:
        """Return where they work."""
        return self.workplace


class NominationState(models.TextChoices):
    """Where a nomination stands."""

    DRAFT = "draft", "草稿"
    SENT = "sent", "已提交"
    RETURNED = "returned", "退回修改"
    PASSED = "passed", "评审通过"
    FAILED = "failed", "评审未通过"
    NOTICED = "noticed", "公示中"
    RECOMMENDED = "recommended", "已上报"
    AWARDED = "awarded", "已获表彰"
    MISSED = "missed", "未获表彰"
    WITHDRAWN = "withdrawn", "撤回"


class Nomination(Stamped):
    """举荐: a person or an organisation nominated in answer to a call; ``consented_on`` is when they agreed."""

    call = models.ForeignKey(Call, verbose_name="举荐通知", on_delete=models.PROTECT, related_name="nominations")
    worker = models.ForeignKey(
        Worker, verbose_name="科技工作者", null=True, blank=True, on_delete=models.PROTECT, related_name="nominations"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name="科协组织", null=True, blank=True, on_delete=models.PROTECT,
        related_name="nominations",
    )  # fmt: skip
    proposer = models.CharField("举荐单位", max_length=100)
    deeds = models.TextField("主要事迹", blank=True)
    opinion = models.TextField("举荐意见", blank=True)
    consented_on = models.DateField("本人同意日期", null=True, blank=True)
    state = models.CharField("举荐进展", max_length=11, choices=NominationState.choices, default=NominationState.DRAFT)
    state_because = models.CharField("举荐进展说明", max_length=300, blank=True)
    by = models.ForeignKey(Person, verbose_name="登记人", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField("提交时间", null=True, blank=True)
    decided_at = models.DateTimeField("评审决定时间", null=True, blank=True)
    recommended_on = models.DateField("上报日期", null=True, blank=True)
    result_on = models.DateField("结果日期", null=True, blank=True)

    class Meta:
        """Somebody once a call, unless withdrawn; what was sent was agreed to; a no says why."""

        verbose_name = verbose_name_plural = "举荐"
        constraints = [
            models.CheckConstraint(
                condition=Q(worker__isnull=False, organisation=None) | Q(worker=None, organisation__isnull=False),
                name="community_one_is_nominated",
            ),
            models.UniqueConstraint(
                fields=["call", "organisation"],
                condition=~Q(state=NominationState.WITHDRAWN),
                name="community_group_named_once_a_call",
            ),
            models.UniqueConstraint(
                fields=["call", "worker"],
                condition=~Q(state=NominationState.WITHDRAWN),
                name="community_nominated_once_a_call",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[NominationState.DRAFT, NominationState.RETURNED, NominationState.WITHDRAWN])
                | Q(consented_on__isnull=False, sent_at__isnull=False),
                name="community_sent_nomination_agreed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[NominationState.RETURNED, NominationState.FAILED, NominationState.WITHDRAWN])
                | ~Q(state_because=""),
                name="community_no_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[NominationState.RECOMMENDED, NominationState.AWARDED, NominationState.MISSED])
                | Q(recommended_on__isnull=False),
                name="community_recommended_says_when",
            ),
        ]
        indexes = [models.Index(fields=["call", "state"], name="community_nominations_by_state")]

    def __str__(self) -> str:
        """Return state and who."""
        return f"{self.worker_id or self.organisation_id} {self.get_state_display()}"


class NominationReview(models.Model):
    """举荐评审: what one reviewer thinks of a nomination; one a reviewer."""

    nomination = models.ForeignKey(Nomination, verbose_name="举荐", on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(Person, verbose_name="评审人", on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField("同意举荐", null=True, blank=True)
    recused = models.BooleanField("回避", default=False)
    points = models.PositiveSmallIntegerField("评分", null=True, blank=True)
    words = models.CharField("评审意见", max_length=300, blank=True)
    at = models.DateTimeField("评审时间")

    class Meta:
        """One a reviewer; either recused or with a vote; a no and a recusal say why."""

        verbose_name = verbose_name_plural = "举荐评审"
        constraints = [
            models.UniqueConstraint(fields=["nomination", "reviewer"], name="community_one_vote_a_reviewer"),
            models.CheckConstraint(
                condition=Q(recused=True, agrees=None) | Q(recused=False, agrees__isnull=False),
                name="community_vote_or_recusal",
            ),
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(words=""), name="community_no_vote_says_why"),
            models.CheckConstraint(
                condition=Q(points=None) | Q(points__lte=100, recused=False), name="community_points_up_to_100"
            ),
        ]

    def __str__(self) -> str:
        """Return who."""
        return str(self.reviewer_id)


class NominationNotice(models.Model):
    """举荐公示: who is to be recommended, as shown to the public for some days. ``rows`` are frozen.

    A row is ``[nomination, name, workplace, title, deeds]``, as far as each agreed to be shown.
    """

    call = models.ForeignKey(Call, verbose_name="举荐通知", on_delete=models.PROTECT, related_name="notices")
    token = models.CharField("公示地址", max_length=40, unique=True)
    rows = models.JSONField("公示名单", default=list)
    first_day = models.DateField("公示开始日期")
    last_day = models.DateField("公示结束日期")
    contact = models.CharField("受理电话", max_length=40)
    by = models.ForeignKey(Person, verbose_name="公示人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("公示时间")
    withdrawn_at = models.DateTimeField("公示撤下时间", null=True, blank=True)
    withdrawn_because = models.CharField("公示撤下原因", max_length=200, blank=True)

    class Meta:
        """One stands at a time; days in order; withdrawn says why."""

        verbose_name = verbose_name_plural = "举荐公示"
        constraints = [
            models.UniqueConstraint(
                fields=["call"], condition=Q(withdrawn_at=None), name="community_one_notice_stands"
            ),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="community_notice_days_in_order"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""), name="community_withdrawn_notice_why"
            ),
        ]

    def __str__(self) -> str:
        """Return its last day."""
        return f"{self.last_day}"


class ObjectionState(models.TextChoices):
    """What came of an objection."""

    OPEN = "open", "待核实"
    UPHELD = "upheld", "异议成立"
    DISMISSED = "dismissed", "异议不成立"


class NoticeObjection(models.Model):
    """公示异议: what somebody has against a nomination that is shown; who says it is sealed, and answered."""

    notice = models.ForeignKey(
        NominationNotice, verbose_name="举荐公示", on_delete=models.PROTECT, related_name="objections"
    )
    nomination = models.ForeignKey(
        Nomination, verbose_name="举荐", null=True, blank=True, on_delete=models.PROTECT, related_name="objections"
    )
    query_digest = models.CharField("查询码摘要", max_length=64, unique=True)
    text = models.CharField("异议内容", max_length=1000)
    asker = models.TextField("姓名和电话（密封）", blank=True)
    asker_masked = models.CharField("姓名（隐去）", max_length=40, blank=True)
    at = models.DateTimeField("异议时间")
    state = models.CharField("异议状态", max_length=9, choices=ObjectionState.choices, default=ObjectionState.OPEN)
    answer = models.CharField("异议答复", max_length=500, blank=True)
    answered_by = models.ForeignKey(
        Person, verbose_name="答复人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        """An answer says something, who and when."""

        verbose_name = verbose_name_plural = "举荐异议"
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ObjectionState.OPEN)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="community_objection_is_answered",
            )
        ]

    def __str__(self) -> str:
        """Return its state."""
        return str(self.get_state_display())


class Honour(Stamped):
    """荣誉: what somebody was awarded, through a nomination here or otherwise; ``archive_number`` once it is filed."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(
        Worker, verbose_name="科技工作者", null=True, blank=True, on_delete=models.PROTECT, related_name="honours"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name="科协组织", null=True, blank=True, on_delete=models.PROTECT, related_name="honours"
    )
    nomination = models.OneToOneField(
        Nomination, verbose_name="举荐", null=True, blank=True, on_delete=models.PROTECT, related_name="award"
    )
    name = models.CharField("荣誉名称", max_length=100)
    level = models.CharField("荣誉级别", max_length=8, choices=HonourLevel.choices)
    giver = models.CharField("授予单位", max_length=100, blank=True)
    paper_number = models.CharField("表彰文号", max_length=60, blank=True)
    awarded_on = models.DateField("表彰日期", null=True, blank=True)
    awarded_year = models.PositiveSmallIntegerField("表彰年度", null=True, blank=True)
    archive_number = models.CharField("归档号", max_length=40, blank=True)
    archived_at = models.DateTimeField("归档时间", null=True, blank=True)
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)
    removed_because = models.CharField("删除原因", max_length=200, blank=True)

    class Meta:
        """The same honour of a year once a person or organisation; a filed one has its number; removed says why."""

        verbose_name = verbose_name_plural = "荣誉"
        constraints = [
            models.CheckConstraint(
                condition=Q(worker__isnull=False, organisation=None) | Q(worker=None, organisation__isnull=False),
                name="community_one_is_honoured",
            ),
            models.UniqueConstraint(
                fields=["organisation", "name", "awarded_year"],
                condition=Q(removed_at=None),
                name="community_group_honour_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_because=""), name="community_honour_removed_says_why"
            ),
            models.UniqueConstraint(
                fields=["worker", "name", "awarded_year"],
                condition=Q(removed_at=None),
                name="community_honour_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(archived_at=None) | ~Q(archive_number=""), name="community_archived_has_number"
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
