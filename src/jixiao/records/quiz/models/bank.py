"""The bank: questions and their versions, the two reviews of each, sets of questions, and reports of faults."""

from django.db import models
from django.db.models import Q

from jixiao.measures.models import Proof
from jixiao.orgs.models import Person, Unit
from jixiao.orgs.stamps import Stamped

MOST_OPTIONS = 8
HARDEST = 5


class QuestionKind(models.TextChoices):
    """What may be answered."""

    SINGLE = "single", "单选"
    MULTI = "multi", "多选"
    JUDGE = "judge", "判断"


class VersionState(models.TextChoices):
    """How far a version of a question is."""

    DRAFT = "draft", "草稿"
    SENT = "sent", "待审"
    BACK = "back", "退回"
    PASSED = "passed", "审核通过"


class Aspect(models.TextChoices):
    """What a reviewer looks at: whether it is true, and whether it may be said."""

    SCIENCE = "science", "科学性"
    GUIDANCE = "guidance", "导向"


class Question(Stamped):
    """题目: one question of a unit's bank through all its versions. It belongs to the unit, not to a year.

    A retired one is drawn no more; what was asked of it stays as it was asked.
    """

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="quiz_questions")
    number = models.PositiveIntegerField("题库编号")
    retired_at = models.DateTimeField("停用时间", null=True, blank=True)
    retired_because = models.CharField("停用原因", max_length=200, blank=True)

    class Meta:
        """A number once a unit; a retired one says why."""

        verbose_name = verbose_name_plural = "题目"
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="quiz_question_number_once_a_unit"),
            models.CheckConstraint(
                condition=Q(retired_at=None) | ~Q(retired_because=""), name="quiz_retired_question_says_why"
            ),
        ]

    def __str__(self) -> str:
        """Return its number."""
        return f"T{self.number}"


class QuestionVersion(Stamped):
    """题目版本: what is asked, in one wording. Once it has passed it is never changed: another wording is another one.

    ``options`` are the answers in order (判断: 对, 错); ``right`` is a bit for each right one (option 0 is 1, option 1
    is 2, option 2 is 4 …). ``plain`` is the text without spaces and punctuation, by which likeness is found.
    """

    question = models.ForeignKey(Question, verbose_name="题目", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("题目版本号")
    kind = models.CharField("题型", max_length=6, choices=QuestionKind.choices)
    text = models.CharField("题干", max_length=500)
    plain = models.CharField("题干比对文本", max_length=500, blank=True)
    options = models.JSONField("选项", default=list)
    right = models.PositiveSmallIntegerField("正确答案")
    explanation = models.TextField("解析", blank=True)
    source = models.CharField("题目出处", max_length=300, blank=True)
    tags = models.JSONField("标签", default=list, blank=True)
    difficulty = models.PositiveSmallIntegerField("难度", default=2)
    picture = models.ForeignKey(
        Proof, verbose_name="题图", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    picture_words = models.CharField("题图文字说明", max_length=200, blank=True)
    state = models.CharField("审核状态", max_length=6, choices=VersionState.choices, default=VersionState.DRAFT)
    by = models.ForeignKey(Person, verbose_name="命题人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("命题时间")

    class Meta:
        """A number once a question; something is right; a picture has words for those who do not see it."""

        verbose_name = verbose_name_plural = "题目版本"
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="quiz_version_number_once_a_question"),
            models.CheckConstraint(
                condition=Q(right__gt=0, right__lt=1 << MOST_OPTIONS), name="quiz_something_is_right"
            ),
            models.CheckConstraint(
                condition=Q(difficulty__gte=1, difficulty__lte=HARDEST), name="quiz_difficulty_from_1_to_5"
            ),
            models.CheckConstraint(
                condition=Q(picture=None) | ~Q(picture_words=""), name="quiz_picture_has_words_beside_it"
            ),
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(state__in=[VersionState.DRAFT, VersionState.SENT, VersionState.BACK]),
                name="quiz_one_version_under_way",
            ),
        ]
        indexes = [models.Index(fields=["question", "state"], name="quiz_versions_by_state")]

    def __str__(self) -> str:
        """Return its text."""
        return self.text


class Review(models.Model):
    """题目审核: a person's verdict on one aspect of a version. Two people must pass it, neither its author."""

    version = models.ForeignKey(
        QuestionVersion, verbose_name="题目版本", on_delete=models.PROTECT, related_name="reviews"
    )
    aspect = models.CharField("审核方面", max_length=8, choices=Aspect.choices)
    round = models.PositiveSmallIntegerField("第几轮审核", default=1)
    passed = models.BooleanField("审核结论")
    note = models.CharField("审核意见", max_length=300, blank=True)
    by = models.ForeignKey(Person, verbose_name="题目审核人", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("审核时间")

    class Meta:
        """An aspect once a round, nobody for two aspects; who sends it back says why."""

        verbose_name = verbose_name_plural = "题目审核"
        constraints = [
            models.UniqueConstraint(fields=["version", "round", "aspect"], name="quiz_aspect_reviewed_once"),
            models.UniqueConstraint(fields=["version", "round", "by"], name="quiz_two_people_review"),
            models.CheckConstraint(condition=Q(passed=True) | ~Q(note=""), name="quiz_sent_back_says_why"),
        ]

    def __str__(self) -> str:
        """Return aspect and verdict."""
        return f"{self.get_aspect_display()} {'通过' if self.passed else '退回'}"


class QuestionSet(Stamped):
    """题组: questions that are asked together, in a training or as one bucket of a campaign."""

    unit = models.ForeignKey(Unit, verbose_name="单位", on_delete=models.PROTECT, related_name="quiz_sets")
    name = models.CharField("题组名称", max_length=80)
    note = models.CharField("题组说明", max_length=200, blank=True)
    questions = models.ManyToManyField(Question, verbose_name="题目", related_name="sets", blank=True)
    removed_at = models.DateTimeField("删除时间", null=True, blank=True)

    class Meta:
        """A name once a unit."""

        verbose_name = verbose_name_plural = "题组"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"], condition=Q(removed_at=None), name="quiz_set_name_once_a_unit"
            )
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
