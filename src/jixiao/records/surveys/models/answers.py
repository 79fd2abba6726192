"""Answers, none of them tied to a person; what was spent to give one; the frozen result."""

import secrets
import uuid

from django.db import models
from django.db.models import Q

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import Person
from jixiao.records.surveys.models.surveys import Group, Question, Survey


class ResponseWay(models.TextChoices):
    """How an answer came in."""

    PHONE = "phone", "手机"
    PAPER = "paper", "纸质"
    CALL = "call", "电话"


class Invalid(models.TextChoices):
    """Why a sheet is not 有效问卷."""

    NONE = "", "有效"
    EMPTY = "empty", "空白卷"
    UNRATED = "unrated", "总体满意度题未作答"
    REFUSED = "refused", "拒绝调查"


class Response(models.Model):
    """答卷: one filled-in sheet. It has a random id and a day, no moment: nothing in it leads to who answered.

    ``rated`` repeats the answer to 总体满意度 (0 = 非常满意), so that the rate is one statement. ``operator`` is who
    typed a paper or telephone sheet in, ``sheet`` the number on it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, verbose_name="满意度调查", on_delete=models.PROTECT, related_name="responses")
    group = models.ForeignKey(
        Group, verbose_name="调查分组", null=True, blank=True, on_delete=models.PROTECT, related_name="responses"
    )
    way = models.CharField("收卷方式", max_length=5, choices=ResponseWay.choices)
    invalid = models.CharField("无效原因", max_length=7, choices=Invalid.choices, blank=True)
    rated = models.PositiveSmallIntegerField("总体满意度", null=True, blank=True)
    day = models.DateField("答卷日期")
    operator = models.ForeignKey(
        Person, verbose_name="录入人", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sheet = models.CharField("卷号", max_length=20, blank=True)

    class Meta:
        """A sheet is typed in once, by somebody; what is valid was rated."""

        verbose_name = verbose_name_plural = "答卷"
        constraints = [
            models.UniqueConstraint(fields=["survey", "sheet"], condition=~Q(sheet=""), name="a_sheet_once_a_survey"),
            models.CheckConstraint(
                condition=Q(way=ResponseWay.PHONE) | Q(operator__isnull=False), name="somebody_typed_the_sheet_in"
            ),
            models.CheckConstraint(
                condition=(Q(invalid="") & Q(rated__isnull=False)) | (~Q(invalid="") & Q(rated=None)),
                name="what_is_valid_was_rated",
            ),
        ]
        indexes = [models.Index(fields=["survey", "invalid", "rated", "way", "group"], name="the_rate_at_a_glance")]

    def __str__(self) -> str:
        """Return the number of the sheet, or how it came in."""
        return self.sheet or self.get_way_display()


class Mark(models.Model):
    """选择: one option chosen in one sheet; ``row`` is the row of a 矩阵, 0 elsewhere."""

    response = models.ForeignKey(Response, verbose_name="答卷", on_delete=models.CASCADE, related_name="marks")
    question = models.ForeignKey(Question, verbose_name="问题", on_delete=models.PROTECT, related_name="marks")
    row = models.PositiveSmallIntegerField("矩阵行", default=0)
    option = models.PositiveSmallIntegerField("选项序")

    class Meta:
        """An option once a sheet; counted straight from the index."""

        verbose_name = verbose_name_plural = "选择"
        constraints = [
            models.UniqueConstraint(fields=["response", "question", "row", "option"], name="an_option_once_a_sheet")
        ]
        indexes = [
            models.Index(fields=["question", "row", "option"], name="options_counted"),
            models.Index(fields=["question", "response", "option"], name="options_crossed"),
        ]

    def __str__(self) -> str:
        """Return question and option."""
        return f"{self.question_id}:{self.option}"


class Remark(models.Model):
    """文字回答: what somebody wrote."""

    response = models.ForeignKey(Response, verbose_name="答卷", on_delete=models.CASCADE, related_name="remarks")
    question = models.ForeignKey(Question, verbose_name="问题", on_delete=models.PROTECT, related_name="remarks")
    text = models.TextField("文字")

    class Meta:
        """One text a question and sheet."""

        verbose_name = verbose_name_plural = "文字回答"
        constraints = [models.UniqueConstraint(fields=["response", "question"], name="one_text_a_question")]

    def __str__(self) -> str:
        """Return how it begins."""
        return self.text[:20]


def somewhere() -> int:
    """Return a number at random, so that a table keeps no order of what came first."""
    return secrets.randbits(62)


class Spent(models.Model):
    """已用资格: a code, a person or a device has answered. It says that, and not what: no answer hangs on it.

    The key is a digest; that it is there once is what keeps anybody from answering twice, also at the same moment.
    There is no day, and the number of the row is random: neither day nor order leads from a key to an answer.
    """

    id = models.BigAutoField(primary_key=True, default=somewhere, editable=False)
    survey = models.ForeignKey(Survey, verbose_name="满意度调查", on_delete=models.PROTECT, related_name="spent")
    key = models.CharField("资格摘要", max_length=64)

    class Meta:
        """Once a survey."""

        verbose_name = verbose_name_plural = "已用资格"
        constraints = [models.UniqueConstraint(fields=["survey", "key"], name="answered_once_a_survey")]

    def __str__(self) -> str:
        """Return how the digest begins."""
        return self.key[:8]


class Knock(models.Model):
    """来访计数: how often an address (as a digest) tried within a quarter of an hour; kept for a day."""

    survey = models.ForeignKey(Survey, verbose_name="满意度调查", on_delete=models.CASCADE, related_name="+")
    who = models.CharField("来访摘要", max_length=64)
    slot = models.PositiveIntegerField("时段")
    tries = models.PositiveIntegerField("次数", default=0)

    class Meta:
        """One line an address and quarter of an hour."""

        verbose_name = verbose_name_plural = "来访计数"
        constraints = [models.UniqueConstraint(fields=["survey", "who", "slot"], name="knocks_of_an_address")]

    def __str__(self) -> str:
        """Return how often."""
        return str(self.tries)


class SurveyResult(models.Model):
    """调查结果: the figures as they stood when the survey was closed. Never changed; gone where it is opened again."""

    survey = models.OneToOneField(Survey, verbose_name="满意度调查", on_delete=models.PROTECT, related_name="result")
    figures = models.JSONField("结果数字")
    at = models.DateTimeField("冻结时间")

    class Meta:
        """One a survey."""

        verbose_name = verbose_name_plural = "调查结果"

    def __str__(self) -> str:
        """Return when it was frozen."""
        return f"{self.at.astimezone(SHANGHAI):%Y-%m-%d}"
