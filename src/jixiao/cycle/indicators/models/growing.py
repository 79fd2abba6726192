"""What makes the library grow: findings of the harvest, rounds of renewal with proposals and comments, sector sets."""

from django.db import models
from django.db.models import F, Q

from jixiao.cycle.indicators.models.library import Indicator, IndicatorVersion
from jixiao.orgs.columns import PointsColumn
from jixiao.orgs.models import Person, Unit
from jixiao.orgs.stamps import Stamped


class HarvestOutcome(models.TextChoices):
    """What the bureau made of a group of self-made indicators."""

    PROPOSED = "proposed", "已起草"
    DISMISSED = "dismissed", "不采纳"
    MERGED = "merged", "已归并"


class HarvestFinding(models.Model):
    """汇编结论: what was decided on a group of self-made indicators that are named alike.

    ``keys`` are the digests of the forms the group had: a later harvest that meets one of them again is settled.
    """

    authority = models.ForeignKey(Unit, verbose_name="汇编单位", on_delete=models.PROTECT, related_name="+")
    keys = models.JSONField("汇编写法", default=list)
    name = models.CharField("汇编名称", max_length=60)
    unit = models.CharField("汇编计量单位", max_length=20, blank=True)
    outcome = models.CharField("汇编结果", max_length=10, choices=HarvestOutcome.choices)
    why = models.CharField("汇编理由", max_length=300, blank=True)
    indicator = models.ForeignKey(
        Indicator, verbose_name="汇编起草的指标", null=True, on_delete=models.SET_NULL, related_name="harvested"
    )
    decided_by = models.ForeignKey(Person, verbose_name="汇编人", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField("汇编时间")

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "汇编结论"

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class KeptApart(models.Model):
    """分开的指标: two ways of writing that look alike and were found to be different; that is remembered."""

    authority = models.ForeignKey(Unit, verbose_name="认定单位", on_delete=models.PROTECT, related_name="+")
    left_key = models.CharField("一种写法标识", max_length=20)
    right_key = models.CharField("另一种写法标识", max_length=20)
    left_name = models.CharField("一种写法", max_length=100)
    right_name = models.CharField("另一种写法", max_length=100)
    why = models.CharField("分开理由", max_length=300)
    decided_by = models.ForeignKey(Person, verbose_name="认定人", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField("认定时间")

    class Meta:
        """A pair is kept apart once; the smaller key stands left."""

        verbose_name = verbose_name_plural = "分开的指标"
        constraints = [
            models.UniqueConstraint(fields=["authority", "left_key", "right_key"], name="a_pair_kept_apart_once"),
            models.CheckConstraint(condition=Q(left_key__lt=F("right_key")), name="the_smaller_key_stands_left"),
        ]

    def __str__(self) -> str:
        """Return both names."""
        return f"{self.left_name}、{self.right_name}"


STANDING = ~Q(outcome=HarvestOutcome.PROPOSED, indicator=None)
"""Findings that hold: a draft that was thrown away lets its group wait again."""


class RoundState(models.TextChoices):
    """Where a round of renewal stands."""

    PROPOSING = "proposing", "提议中"
    COMMENTING = "commenting", "征求意见"
    APPROVING = "approving", "审定中"
    PUBLISHED = "published", "已发布"


class UpdateRound(Stamped):
    """更新轮次: the library is renewed for a budget year: proposed, commented on, decided, put in force in one act."""

    authority = models.ForeignKey(
        Unit, verbose_name="更新组织单位", on_delete=models.PROTECT, related_name="update_rounds"
    )
    year = models.PositiveSmallIntegerField("更新适用年度")
    title = models.CharField("更新轮次名称", max_length=80)
    opens = models.DateField("征求意见开始")
    closes = models.DateField("征求意见截止")
    state = models.CharField("更新状态", max_length=12, choices=RoundState.choices, default=RoundState.PROPOSING)
    published_at = models.DateTimeField("更新发布时间", null=True)

    class Meta:
        """A bureau has one round under way."""

        verbose_name = verbose_name_plural = "更新轮次"
        constraints = [
            models.UniqueConstraint(
                fields=["authority"], condition=~Q(state="published"), name="one_round_under_way_of_an_authority"
            ),
            models.CheckConstraint(condition=Q(closes__gte=F("opens")), name="a_round_closes_after_it_opens"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class ProposalVerdict(models.TextChoices):
    """What the bureau decided on a proposal."""

    OPEN = "open", "未审定"
    APPROVED = "approved", "采纳"
    DROPPED = "dropped", "不采纳"


class RoundProposal(Stamped):
    """更新提案: a draft that is to come into force, an indicator that is to be retired, or one in place of another."""

    round = models.ForeignKey(UpdateRound, verbose_name="更新轮次", on_delete=models.PROTECT, related_name="proposals")
    draft = models.ForeignKey(
        IndicatorVersion, verbose_name="提案版本", null=True, on_delete=models.SET_NULL, related_name="proposals"
    )
    replaces = models.ForeignKey(
        Indicator, verbose_name="拟停用指标", null=True, on_delete=models.PROTECT, related_name="+"
    )
    successor = models.ForeignKey(
        Indicator, verbose_name="接替指标", null=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField("提案名称", max_length=100)
    reason = models.CharField("提案理由", max_length=300)
    verdict = models.CharField("审定意见", max_length=10, choices=ProposalVerdict.choices, default=ProposalVerdict.OPEN)
    verdict_why = models.CharField("审定理由", max_length=300, blank=True)
    proposed_by = models.ForeignKey(Person, verbose_name="提案人", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField("提案时间")
    decided_by = models.ForeignKey(Person, verbose_name="审定人", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField("审定时间", null=True)

    class Meta:
        """A draft stands once in a round, and so does an indicator that is to be retired."""

        verbose_name = verbose_name_plural = "更新提案"
        constraints = [
            models.UniqueConstraint(fields=["round", "draft"], name="a_draft_once_a_round"),
            models.UniqueConstraint(fields=["round", "replaces"], name="an_indicator_retired_once_a_round"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Stance(models.TextChoices):
    """What a unit thinks of a proposal."""

    FOR = "for", "赞成"
    AGAINST = "against", "不赞成"


class ProposalComment(Stamped):
    """提案意见: what a unit says of a proposal; it may change its mind while the round is open."""

    proposal = models.ForeignKey(
        RoundProposal, verbose_name="更新提案", on_delete=models.CASCADE, related_name="comments"
    )
    unit = models.ForeignKey(Unit, verbose_name="意见单位", on_delete=models.PROTECT, related_name="+")
    stance = models.CharField("意见态度", max_length=8, choices=Stance.choices)
    text = models.CharField("意见内容", max_length=500, blank=True)
    said_by = models.ForeignKey(Person, verbose_name="意见填报人", on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField("意见时间")
    answer = models.CharField("意见答复", max_length=500, blank=True)
    answered_by = models.ForeignKey(
        Person, verbose_name="答复人", null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField("答复时间", null=True)

    class Meta:
        """A unit has one opinion on a proposal."""

        verbose_name = verbose_name_plural = "提案意见"
        constraints = [models.UniqueConstraint(fields=["proposal", "unit"], name="one_comment_a_unit_and_proposal")]

    def __str__(self) -> str:
        """Return the stance."""
        return self.stance


class IndicatorSet(Stamped):
    """行业指标集: indicators that units of a sector usually promise together, with suggested points."""

    code = models.CharField("指标集代码", max_length=30, unique=True)
    title = models.CharField("指标集名称", max_length=60)
    sector = models.CharField("适用行业", max_length=30)
    remark = models.CharField("指标集说明", max_length=300, blank=True)
    source = models.CharField("指标集出处", max_length=200, blank=True)
    is_offered = models.BooleanField("供单位选用", default=True)

    class Meta:
        """How the table is called."""

        verbose_name = verbose_name_plural = "行业指标集"

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class SetMember(models.Model):
    """指标集成员: a shared indicator in a set, with the points that are suggested."""

    indicator_set = models.ForeignKey(
        IndicatorSet, verbose_name="行业指标集", on_delete=models.CASCADE, related_name="members"
    )
    indicator = models.ForeignKey(Indicator, verbose_name="指标", on_delete=models.PROTECT, related_name="+")
    weight = PointsColumn("建议分值", null=True, blank=True)
    order = models.PositiveSmallIntegerField("成员次序", default=0)

    class Meta:
        """An indicator stands once in a set."""

        verbose_name = verbose_name_plural = "指标集成员"
        constraints = [models.UniqueConstraint(fields=["indicator_set", "indicator"], name="an_indicator_once_a_set")]

    def __str__(self) -> str:
        """Return the indicator."""
        return str(self.indicator_id)
