"""诉求建议: what somebody asks for, who has it in hand until when, what was answered, and how it was liked."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.community.models.people import Worker
from jixiao.records.community.models.visits import Visited


class AppealKind(models.TextChoices):
    """What it is."""

    NEED = "need", "诉求"
    ADVICE = "advice", "建议"


class AppealSource(models.TextChoices):
    """How it came."""

    VISIT = "visit", "走访中听到"
    PUBLIC = "public", "网上提交"
    DESK = "desk", "来访、来电、来信"


class AppealState(models.TextChoices):
    """Where it stands."""

    RECEIVED = "received", "已收到"
    ASSIGNED = "assigned", "办理中"
    ANSWERED = "answered", "已答复"
    RATED = "rated", "已评价"
    CLOSED = "closed", "已办结"
    REFUSED = "refused", "不予受理"


ANSWERED = (AppealState.ANSWERED, AppealState.RATED)
"""States in which an answer stands and the asker may still say what they think of it."""


class Rating(models.IntegerChoices):
    """How the asker likes the answer."""

    VERY_GOOD = 5, "非常满意"
    GOOD = 4, "满意"
    FAIR = 3, "基本满意"
    BAD = 2, "不满意"
    VERY_BAD = 1, "非常不满意"


class CallResult(models.TextChoices):
    """What a follow-up call brought."""

    SOLVED = "solved", "已解决"
    PARTLY = "partly", "部分解决"
    UNSOLVED = "unsolved", "没有解决"
    UNREACHED = "unreached", "没有联系上"


class Appeal(Stamped):
    """诉求建议: one of them. ``query_digest`` is of the code by which its asker looks it up without an account.

    ``code_seed`` is what the code is made from where the office hands it over (visits, the desk), so that it can be
    shown again; it is empty where the asker alone was shown the code.
    An anonymous one has neither name nor telephone. One from a visit names the entry of the register; one from the
    public page has the name and telephone that were typed, sealed. ``deadline`` is set when it is assigned.
    """

    unit_year = models.ForeignKey(UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="appeals")
    number = models.CharField("诉求编号", max_length=16)
    query_digest = models.CharField("查询码摘要", max_length=64, unique=True)
    code_seed = models.CharField("查询码来源", max_length=64, blank=True)
    kind = models.CharField("诉求类别", max_length=6, choices=AppealKind.choices, default=AppealKind.NEED)
    source = models.CharField("来源", max_length=6, choices=AppealSource.choices)
    topic = models.CharField("诉求标题", max_length=60)
    text = models.TextField("诉求内容")
    worker = models.ForeignKey(
        Worker, verbose_name="科技工作者", null=True, blank=True, on_delete=models.PROTECT, related_name="appeals"
    )
    visited = models.OneToOneField(
        Visited, verbose_name="慰问对象", null=True, blank=True, on_delete=models.PROTECT, related_name="appeal"
    )
    is_anonymous = models.BooleanField("匿名", default=False)
    asker = models.TextField("姓名和电话（密封）", blank=True)
    asker_masked = models.CharField("姓名（隐去）", max_length=40, blank=True)
    received_at = models.DateTimeField("收到时间")
    state = models.CharField("办理状态", max_length=8, choices=AppealState.choices, default=AppealState.RECEIVED)
    deadline = models.DateField("答复期限", null=True, blank=True)
    answer = models.TextField("答复", blank=True)
    answered_by = models.ForeignKey(
        Person, verbose_name="答复人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    rating = models.PositiveSmallIntegerField("评价", choices=Rating.choices, null=True, blank=True)
    rating_words = models.CharField("评价的话", max_length=300, blank=True)
    rated_at = models.DateTimeField("评价时间", null=True, blank=True)
    called_on = models.DateField("回访日期", null=True, blank=True)
    call_result = models.CharField("回访结果", max_length=9, choices=CallResult.choices, blank=True)
    call_note = models.CharField("回访记录", max_length=300, blank=True)
    refused_by = models.CharField("不予受理的单位", max_length=60, blank=True)
    refused_because = models.CharField("不予受理的原因", max_length=300, blank=True)
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)

    class Meta:
        """A number once a year; each state has what it says; an anonymous one names nobody; who refused is named."""

        verbose_name = verbose_name_plural = "诉求建议"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "number"], name="community_appeal_number_once"),
            models.CheckConstraint(
                condition=Q(is_anonymous=False) | Q(asker="", asker_masked="", worker=None, visited=None),
                name="community_anonymous_names_nobody",
            ),
            models.CheckConstraint(
                condition=~Q(source=AppealSource.VISIT) | Q(visited__isnull=False, worker__isnull=False),
                name="community_visit_names_its_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=AppealState.ASSIGNED) | Q(deadline__isnull=False),
                name="community_assigned_has_deadline",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[AppealState.RECEIVED, AppealState.ASSIGNED, AppealState.REFUSED])
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="community_answered_says_something",
            ),
            models.CheckConstraint(
                condition=~Q(state=AppealState.RATED) | Q(rating__isnull=False), name="community_rated_has_rating"
            ),
            models.CheckConstraint(
                condition=Q(rating=None) | Q(rating__gte=1, rating__lte=5, rated_at__isnull=False),
                name="community_rating_is_one_of_five",
            ),
            models.CheckConstraint(
                condition=~Q(state=AppealState.REFUSED) | (~Q(refused_by="") & ~Q(refused_because="")),
                name="community_refused_names_who",
            ),
            models.CheckConstraint(
                condition=~Q(state=AppealState.CLOSED) | Q(closed_at__isnull=False), name="community_closed_says_when"
            ),
            models.CheckConstraint(
                condition=Q(called_on=None) | ~Q(call_result=""), name="community_call_has_a_result"
            ),
        ]
        indexes = [
            models.Index(fields=["unit_year", "state", "deadline"], name="community_appeals_by_state"),
            models.Index(fields=["unit_year", "received_at"], name="community_appeals_by_time"),
        ]

    def __str__(self) -> str:
        """Return number and topic."""
        return f"{self.number} {self.topic}"


class HandlingRole(models.TextChoices):
    """Whether somebody has an appeal in hand or helps with it."""

    LEAD = "lead", "承办"
    HELP = "help", "协办"


class HandlingState(models.TextChoices):
    """What came of it."""

    ASKED = "asked", "办理中"
    DONE = "done", "已提交意见"
    REFUSED = "refused", "退回"
    RELEASED = "released", "改派"


class Handling(Stamped):
    """承办协办: an office (with or without an account) asked to see to an appeal; one that refused is named."""

    appeal = models.ForeignKey(Appeal, verbose_name="诉求建议", on_delete=models.PROTECT, related_name="handlings")
    role = models.CharField("承办或协办", max_length=4, choices=HandlingRole.choices)
    office = models.CharField("承办单位", max_length=60)
    person = models.ForeignKey(
        Person, verbose_name="承办人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField("承办状态", max_length=8, choices=HandlingState.choices, default=HandlingState.ASKED)
    said = models.TextField("承办意见", blank=True)
    asked_at = models.DateTimeField("交办时间")
    ended_at = models.DateTimeField("承办结束时间", null=True, blank=True)

    class Meta:
        """One leads at a time; an office once at a time; who refuses or answers says something."""

        verbose_name = verbose_name_plural = "承办协办"
        constraints = [
            models.UniqueConstraint(
                fields=["appeal"],
                condition=Q(role=HandlingRole.LEAD, state__in=[HandlingState.ASKED, HandlingState.DONE]),
                name="community_one_lead_an_appeal",
            ),
            models.UniqueConstraint(
                fields=["appeal", "office"], condition=Q(state=HandlingState.ASKED), name="community_office_asked_once"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[HandlingState.DONE, HandlingState.REFUSED]) | ~Q(said=""),
                name="community_handling_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state=HandlingState.ASKED) | Q(ended_at__isnull=False, ended_at__gte=F("asked_at")),
                name="community_handling_ends_after",
            ),
        ]

    def __str__(self) -> str:
        """Return the office."""
        return self.office


class AppealStep(models.Model):
    """办理过程: what was done with an appeal, in order. Never changed, never deleted.

    ``told`` is what the asker reads on the page of their code; ``inside`` only the office.
    """

    appeal = models.ForeignKey(Appeal, verbose_name="诉求建议", on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField("步骤")
    deed = models.CharField("办理动作", max_length=20)
    told = models.CharField("告知内容", max_length=300, blank=True)
    inside = models.CharField("内部说明", max_length=300, blank=True)
    by = models.ForeignKey(
        Person, verbose_name="办理人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField("办理时间")

    class Meta:
        """A number once an appeal."""

        verbose_name = verbose_name_plural = "办理过程"
        constraints = [models.UniqueConstraint(fields=["appeal", "number"], name="community_step_number_once")]

    def __str__(self) -> str:
        """Return what was done."""
        return self.deed
