"""A campaign: what is promised to whoever plays, the questions it asks, and every change after it was opened."""

from django.db import models
from django.db.models import F, Q

from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.stamps import Stamped
from jixiao.records.quiz.models.bank import QuestionVersion


class CampaignState(models.TextChoices):
    """Whether a campaign is being drawn up, is on, is over, or has its account closed."""

    DRAFT = "draft", "草稿"
    OPEN = "open", "已发布"
    CLOSED = "closed", "已结束"


class Feedback(models.TextChoices):
    """When a player sees what was right."""

    AT_ONCE = "at_once", "交卷后马上看"
    AFTER_DAY = "after_day", "当天结束后看"


class Audience(models.TextChoices):
    """Who may take part."""

    ALL = "all", "不限"
    COUNTY = "county", "本县居民（自选乡镇、街道）"
    LIST = "list", "名单内（学校等，凭参与码）"


class IdentityWay(models.TextChoices):
    """How somebody is told from others."""

    WECHAT = "wechat", "微信"
    PHONE = "phone", "手机号"
    CODE = "code", "参与码"


class Campaign(Stamped):
    """竞答活动: ``token`` is its public address; what stands here is settled once it is open, but for what is logged.

    A day is a calendar day in Asia/Shanghai. ``draw`` are the lines of a day's set: ``[{"tag": "健康", "number": 2}]``,
    their numbers adding up to ``per_day`` ("" draws from whatever is left). ``ways`` are the IdentityWays let in,
    ``places`` what players of Audience.COUNTY choose from, or the groups of Audience.LIST. ``activity`` names the
    activity it is the quiz of (outreach.activity:12), "" where none. ``seed`` shuffles each player's questions;
    ``raffle_seal`` is the sealed seed of the draw, ``raffle_hash`` its SHA-256 that is public from the first day.
    """

    unit_year = models.ForeignKey(
        UnitYear, verbose_name="单位年度", on_delete=models.PROTECT, related_name="quiz_campaigns"
    )
    code = models.CharField("竞答编号", max_length=10)
    title = models.CharField("竞答名称", max_length=120)
    theme = models.CharField("竞答主题", max_length=120, blank=True)
    organiser = models.CharField("主办单位", max_length=120, blank=True)
    partners = models.CharField("协办单位", max_length=200, blank=True)
    contact = models.CharField("咨询电话", max_length=60, blank=True)
    intro = models.TextField("活动说明", blank=True)
    activity = models.CharField("对应活动", max_length=60, blank=True)
    state = models.CharField("竞答状态", max_length=6, choices=CampaignState.choices, default=CampaignState.DRAFT)
    first_day = models.DateField("竞答开始日期", null=True, blank=True)
    last_day = models.DateField("竞答结束日期", null=True, blank=True)
    per_day = models.PositiveSmallIntegerField("每天题数", default=5)
    points_each = models.PositiveSmallIntegerField("每题积分", default=1)
    draw = models.JSONField("抽题办法", default=list, blank=True)
    shuffles_options = models.BooleanField("选项乱序", default=True)
    minutes = models.PositiveSmallIntegerField("每天答题时限（分钟）", null=True, blank=True)
    least_seconds = models.PositiveSmallIntegerField("每题最少秒数", default=2)
    feedback = models.CharField("答案公布", max_length=9, choices=Feedback.choices, default=Feedback.AFTER_DAY)
    shows_ranking = models.BooleanField("公开排行", default=True)
    audience = models.CharField("参与范围", max_length=6, choices=Audience.choices, default=Audience.ALL)
    ways = models.JSONField("参与方式", default=list, blank=True)
    places = models.JSONField("乡镇街道或学校", default=list, blank=True)
    lets_minors = models.BooleanField("不满 14 周岁可以参加", default=False)
    consent = models.TextField("个人信息告知", blank=True)
    guardian_consent = models.TextField("监护人告知", blank=True)
    device_most = models.PositiveSmallIntegerField("一台手机最多几人", default=3)
    address_most = models.PositiveIntegerField("一个网络每小时最多新增几人", default=300)
    claim_days = models.PositiveSmallIntegerField("领奖期限（天）", default=30)
    hold_minutes = models.PositiveIntegerField("兑换后保留（分钟）", default=7 * 24 * 60)
    keep_days = models.PositiveSmallIntegerField("领奖信息保存（天）", default=30)
    is_reviewed = models.BooleanField("题目须双人审核", default=True)
    seed = models.CharField("抽题种子", max_length=64, blank=True)
    raffle_seal = models.TextField("抽奖种子（密封）", blank=True)
    raffle_hash = models.CharField("抽奖种子摘要", max_length=64, blank=True)
    token = models.CharField("竞答地址", max_length=40, unique=True)
    copied_from = models.ForeignKey(
        "self", verbose_name="复制自", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_by = models.ForeignKey(
        Person, verbose_name="发布人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField("发布时间", null=True, blank=True)
    closed_by = models.ForeignKey(
        Person, verbose_name="结束竞答的人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField("结束竞答时间", null=True, blank=True)

    class Meta:
        """A code once a year; the last day is not before the first; an open one has days, questions and somebody."""

        verbose_name = verbose_name_plural = "竞答活动"
        constraints = [
            models.UniqueConstraint(fields=["unit_year", "code"], name="quiz_code_once_a_year"),
            models.CheckConstraint(
                condition=Q(first_day=None) | Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="quiz_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(state=CampaignState.DRAFT)
                | Q(first_day__isnull=False, last_day__isnull=False, opened_by__isnull=False, opened_at__isnull=False),
                name="quiz_open_campaign_has_days",
            ),
            models.CheckConstraint(condition=Q(per_day__gte=1, points_each__gte=1), name="quiz_asks_and_gives"),
            models.CheckConstraint(
                condition=~Q(state=CampaignState.CLOSED) | Q(closed_at__isnull=False), name="quiz_closed_says_when"
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class PoolEntry(models.Model):
    """入选题目: a version that a campaign may ask, in the bucket (line of ``draw``) it is drawn for.

    Fixed when the campaign is opened. ``withdrawn_at`` takes a faulty one out of later sets; what was answered stays.
    """

    campaign = models.ForeignKey(Campaign, verbose_name="竞答活动", on_delete=models.CASCADE, related_name="pool")
    position = models.PositiveSmallIntegerField("入选序号")
    version = models.ForeignKey(
        QuestionVersion, verbose_name="题目版本", on_delete=models.PROTECT, related_name="pooled"
    )
    bucket = models.PositiveSmallIntegerField("抽题组别", default=0)
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True)

    class Meta:
        """A place and a version once a campaign."""

        verbose_name = verbose_name_plural = "入选题目"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "position"], name="quiz_pool_place_once"),
            models.UniqueConstraint(fields=["campaign", "version"], name="quiz_pool_version_once"),
        ]

    def __str__(self) -> str:
        """Return its place."""
        return str(self.position)


class CampaignChange(models.Model):
    """变更公示: what was changed of a campaign after it was opened; on its public page, and never changed."""

    campaign = models.ForeignKey(Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="changed")
    what = models.CharField("变更事项", max_length=60)
    before = models.TextField("变更前", blank=True)
    after = models.TextField("变更后", blank=True)
    why = models.CharField("变更原因", max_length=300)
    by = models.ForeignKey(Person, verbose_name="变更人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("变更时间")

    class Meta:
        """It says why."""

        verbose_name = verbose_name_plural = "变更公示"
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="quiz_change_says_why")]

    def __str__(self) -> str:
        """Return what was changed."""
        return self.what


class EntryCode(models.Model):
    """参与码: given out by the county or a school, kept as a digest. ``group`` is the class or place it is for."""

    campaign = models.ForeignKey(Campaign, verbose_name="竞答活动", on_delete=models.PROTECT, related_name="codes")
    number = models.PositiveIntegerField("码号")
    group = models.CharField("参与码组别", max_length=60, blank=True)
    digest = models.CharField("参与码摘要", max_length=64)
    issued_on = models.DateField("制码日期")
    voided_on = models.DateField("作废日期", null=True, blank=True)

    class Meta:
        """A number and a digest once a campaign."""

        verbose_name = verbose_name_plural = "参与码"
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="quiz_code_number_once"),
            models.UniqueConstraint(fields=["campaign", "digest"], name="quiz_code_digest_once"),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return str(self.number)
