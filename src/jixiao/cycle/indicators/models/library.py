"""The library of indicators and the rulebooks of an office, each in versions with a life of their own."""

from django.db import models
from django.db.models import F, Q

from jixiao.measures.models import ProofClass
from jixiao.orgs.models import Person, Unit
from jixiao.orgs.stamps import Stamped


class VersionState(models.TextChoices):
    """Where a version stands. A published one has no end yet; a retired one stays in force for the years it had.

    A void one was published in error and promised by nobody: it is in force for no year.
    """

    DRAFT = "draft", "草稿"
    PUBLISHED = "published", "已发布"
    RETIRED = "retired", "已停用"
    VOID = "void", "已作废"


class Indicator(models.Model):
    """指标: what is promised and judged, under one code for life. ``owner`` is None for the shared library."""

    code = models.CharField("指标代码", max_length=30)
    owner = models.ForeignKey(
        Unit, verbose_name="所属指标库单位", null=True, on_delete=models.PROTECT, related_name="indicators"
    )
    frame = models.CharField("指标框架", max_length=20)
    level1 = models.CharField("一级指标", max_length=20)
    level2 = models.CharField("二级指标", max_length=30)
    order = models.PositiveIntegerField("排列次序", default=0)

    class Meta:
        """A code is used once in a library."""

        verbose_name = verbose_name_plural = "指标"
        constraints = [
            models.UniqueConstraint(fields=["owner", "code"], name="a_code_once_a_library"),
            models.UniqueConstraint(fields=["code"], condition=Q(owner=None), name="a_code_once_in_the_shared_library"),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class IndicatorVersion(Stamped):
    """指标版本: the definition sheet as it holds for budget years from one to another. A goal pins one."""

    indicator = models.ForeignKey(Indicator, verbose_name="指标", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("版本号")
    state = models.CharField("版本状态", max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    first_year = models.PositiveSmallIntegerField("启用年度")
    last_year = models.PositiveSmallIntegerField("停用年度", null=True, blank=True)
    successor = models.ForeignKey(
        Indicator, verbose_name="替代指标", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField("三级指标", max_length=60)
    initials = models.CharField("指标名称拼音首字母", max_length=100, blank=True, db_index=True)
    meaning = models.TextField("指标解释", blank=True)
    operator = models.CharField("指标性质", max_length=4)
    unit = models.CharField("度量单位", max_length=20, blank=True)
    usual_target = models.CharField("参考指标值", max_length=60, blank=True)
    formula = models.CharField("计算公式", max_length=1000, blank=True)
    formula_words = models.CharField("计算公式说明", max_length=500, blank=True)
    value_basis = models.CharField("指标值设定依据", max_length=40, blank=True)
    origin = models.CharField("指标来源", max_length=40, blank=True)
    value_method = models.CharField("完成值取值方式", max_length=40, blank=True)
    proof_class = models.CharField("佐证要求类别", max_length=10, choices=ProofClass.choices, blank=True)
    evidence = models.CharField("佐证材料要求", max_length=300, blank=True)
    scoring_method = models.CharField("计分方法", max_length=60, blank=True)
    scoring_note = models.CharField("赋分规则", max_length=500, blank=True)
    source = models.CharField("出处", max_length=200, blank=True)
    mark = models.CharField("依据性质", max_length=10, blank=True)
    doubt = models.CharField("存疑", max_length=300, blank=True)
    published_at = models.DateTimeField("发布时间", null=True)
    published_by = models.ForeignKey(
        Person, verbose_name="发布人", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """Versions are numbered within an indicator; one is being drafted and one is in force with no end, at most."""

        verbose_name = verbose_name_plural = "指标版本"
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="a_version_number_once"),
            models.UniqueConstraint(fields=["indicator"], condition=Q(state="draft"), name="one_draft_of_an_indicator"),
            models.UniqueConstraint(
                fields=["indicator"], condition=Q(state="published"), name="one_open_version_of_an_indicator"
            ),
            models.CheckConstraint(
                condition=Q(state="retired", last_year__isnull=False) | (~Q(state="retired") & Q(last_year=None)),
                name="a_retired_version_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(last_year=None) | Q(last_year__gte=F("first_year")), name="a_version_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        """Return name and number."""
        return f"{self.name} v{self.number}"


class RulebookVersion(models.Model):
    """An office's own rulebook, as the TOML it uploaded; those that ship with jixiao are not in this table."""

    code = models.CharField("规则集代码", max_length=30)
    number = models.PositiveSmallIntegerField("规则集版本号")
    state = models.CharField("规则集状态", max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    title = models.CharField("规则集名称", max_length=100)
    since = models.DateField("规则集施行日期")
    until = models.DateField("规则集失效日期", null=True)
    text = models.TextField("规则集正文")
    published_at = models.DateTimeField("规则集发布时间", null=True)
    published_by = models.ForeignKey(
        Person, verbose_name="规则集发布人", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        """Versions are numbered within a code; one at most can be chosen for new years."""

        verbose_name = verbose_name_plural = "规则集版本"
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="a_rulebook_number_once"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(state="published"), name="one_published_rulebook_of_a_code"
            ),
        ]

    def __str__(self) -> str:
        """Return code and number."""
        return f"{self.code} v{self.number}"
