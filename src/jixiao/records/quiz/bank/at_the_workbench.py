"""What of the bank stands on the workbench: questions to review, and one's own that were sent back."""

from collections.abc import Iterable

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.quiz.access import may_keep, may_review_questions
from jixiao.records.quiz.bank.reviewing import awaiting_review
from jixiao.records.quiz.models import QuestionVersion, VersionState

MOST_TO_DOS = 5


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield how many questions wait for this person's review, and their own that were sent back: two statements."""
    if desk.unit_year is None:
        return
    if may_review_questions(desk):
        number = awaiting_review(desk.unit, desk.person).count()
        if number:
            url = desk.door("quiz:reviews")
            yield ToDo(f"审核 {number} 道竞答题目", "科学性、导向由两个人分别审", url, "审核题目")
    if may_keep(desk):
        back = QuestionVersion.objects.filter(
            question__unit=desk.unit, question__retired_at=None, state=VersionState.BACK, by=desk.person
        )
        for one in back.select_related("question").order_by("question__number")[:MOST_TO_DOS]:
            url = desk.door("quiz:question", pk=one.question_id)
            yield ToDo(f"修改退回的题目 {one.question}", one.text[:40], url, "修改题目")
